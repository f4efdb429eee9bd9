//! Which names and words are those of a watch list: as they are written there, without accents, inflected, spelt otherwise, in
//! another script; and how sure that is.

use super::coreference::{Entity, Spelling, plain};
use super::salience::Salience;
use crate::document::Document;
use crate::text::{TokenRange, order};
use crate::watch::Watch;

/// An entry that fits.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// Its place in the list.
    pub entry: u32,
    /// From 0 to 1.
    pub sure: f64,
    how: How,
    /// The kind that was found, where the list asked for another.
    is_other_kind: bool,
}

/// How a name fits an entry, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum How {
    Same,
    Plain,
    Inflected,
    Respelled,
    Transliterated,
    Surname,
}

impl Match {
    fn new(entry: u32, how: How, is_other_kind: bool) -> Self {
        let sure = match how {
            How::Same => 1.0,
            How::Plain => 0.95,
            How::Inflected => 0.85,
            How::Respelled => 0.8,
            How::Transliterated => 0.75,
            How::Surname => 0.4,
        };
        Self { entry, sure: if is_other_kind { sure / 2.0 } else { sure }, how, is_other_kind }
    }

    /// Why it is so sure and no surer, in words for the reader.
    pub fn why(&self) -> String {
        let how = match self.how {
            How::Same => "as in the list",
            How::Plain => "written without accents or hyphens",
            How::Inflected => "another form of the word",
            How::Respelled => "another spelling",
            How::Transliterated => "in another script",
            How::Surname => "the surname alone",
        };
        if self.is_other_kind { format!("{how}; of another kind") } else { how.to_owned() }
    }
}

/// A word or name in the forms by which it is compared.
struct Form {
    whole: Part,
    /// Its words, where it has several.
    words: Vec<Part>,
}

/// The whole or a word of it.
struct Part {
    /// In lower case, one space between words.
    folded: String,
    /// In Latin letters without accents, hyphens and spaces.
    plain: String,
    /// How that sounds.
    sound: String,
    /// Whether it was in Latin letters.
    is_latin: bool,
}

/// An entry that was found in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Watched {
    /// Which one, and how sure.
    pub found: Match,
    /// The place of the entity that it is; `None` for a word.
    pub entity: Option<usize>,
    /// Where the word stands; nothing for an entity, whose mentions tell.
    pub mentions: Vec<TokenRange>,
}

/// Looks for the entries of a list: first among the entities, with all their forms, then among the words outside of those.
pub fn find(
    document: &Document<'_>,
    entities: &[Entity],
    salience: Option<&Salience>,
    watch: &Watch,
) -> Vec<Watched> {
    let mut matcher = Matcher::new(watch);
    let mut watched: Vec<Watched> = Vec::new();
    let mut taken = vec![false; document.tokens.len()];
    for (number, entity) in entities.iter().enumerate() {
        let mut best: Vec<Match> = Vec::new();
        for form in [&entity.name].into_iter().chain(&entity.aliases) {
            for found in matcher.name(form, entity.kind.as_str()) {
                // A surname says nothing beside the full name of another.
                if found.how == How::Surname && form != &entity.name {
                    continue;
                }
                match best.iter_mut().find(|known| known.entry == found.entry) {
                    Some(known) if known.sure < found.sure => *known = found,
                    Some(_) => {}
                    None => best.push(found),
                }
            }
        }
        for mention in &entity.mentions {
            taken[mention.tokens.indices()].fill(true);
        }
        let found = best.into_iter();
        watched.extend(found.map(|found| Watched { found, entity: Some(number), mentions: Vec::new() }));
    }
    let words = document.vocabulary.words().map(|word| {
        let lemma = salience.and_then(|salience| salience.lemma(word).map(|lemma| salience.key(lemma)));
        matcher.opening(document.vocabulary.form(word), lemma)
    });
    let openings: Vec<Vec<u32>> = words.collect();
    // Where the words of each entry are told.
    let mut words = vec![usize::MAX; watch.entries.len()];
    let mut until = 0;
    for at in 0..document.tokens.len() {
        if at < until || taken[at] {
            continue;
        }
        for &number in &openings[document.tokens[at].word.index()] {
            let length = matcher.wanted[number as usize].form.words.len().max(1);
            let range = TokenRange::new(at, at + length);
            if range.end() > taken.len() || taken[range.indices()].contains(&true) {
                continue;
            }
            let text = document.range_string(range);
            let lemma = salience.filter(|_| length == 1).and_then(|salience| {
                salience.lemma(document.tokens[at].word).map(|lemma| salience.key(lemma))
            });
            let Some(found) = matcher.one(number, &text, lemma) else { continue };
            until = range.end();
            match watched.get_mut(words[found.entry as usize]) {
                Some(known) => {
                    if known.found.sure < found.sure {
                        known.found = found;
                    }
                    known.mentions.push(range);
                }
                None => {
                    words[found.entry as usize] = watched.len();
                    watched.push(Watched { found, entity: None, mentions: vec![range] });
                }
            }
            break;
        }
    }
    watched
}

/// A name of the list.
struct Wanted {
    entry: u32,
    form: Form,
    /// Whether it is only the last word of one, which may be a surname.
    is_surname: bool,
}

/// Knows the entries of a list.
pub struct Matcher {
    spelling: Spelling,
    kinds: Vec<Option<String>>,
    wanted: Vec<Wanted>,
    /// Their numbers by the first two letters of their sound, in order; the letters are the upper half.
    starts: Vec<u64>,
}

impl Matcher {
    /// A matcher of a list.
    pub fn new(watch: &Watch) -> Self {
        let mut matcher =
            Self { spelling: Spelling::default(), kinds: Vec::new(), wanted: Vec::new(), starts: Vec::new() };
        for (number, entry) in watch.entries.iter().enumerate() {
            for name in [&entry.name].into_iter().chain(&entry.aliases) {
                let form = matcher.form(name);
                let last = form.words.last().map(|last| last.folded.clone());
                matcher.want(number as u32, form, false);
                let may_be_person = entry.kind.as_deref().is_none_or(|kind| kind == "person");
                if let Some(last) = last.filter(|last| may_be_person && last.len() > 2) {
                    let form = matcher.form(&last);
                    matcher.want(number as u32, form, true);
                }
            }
            matcher.kinds.push(entry.kind.clone());
        }
        order::sort(&mut matcher.starts);
        matcher
    }

    fn want(&mut self, entry: u32, form: Form, is_surname: bool) {
        self.starts.push(start(&form) << 32 | self.wanted.len() as u64);
        self.wanted.push(Wanted { entry, form, is_surname });
    }

    /// The names of the list that begin like a form.
    fn beginning_like(&self, form: &Form) -> impl Iterator<Item = (u32, &Wanted)> {
        let start = start(form);
        let from = self.starts.partition_point(|&key| key >> 32 < start);
        let same = self.starts[from..].iter().take_while(move |&&key| key >> 32 == start);
        same.map(|&key| (key as u32, &self.wanted[key as u32 as usize]))
    }

    /// The entries that a name of this kind fits, each once.
    pub fn name(&mut self, name: &str, kind: &str) -> Vec<Match> {
        self.find(name, Some(kind))
    }

    /// The entries that a word fits which is no name.
    pub fn word(&mut self, word: &str) -> Vec<Match> {
        self.find(word, None)
    }

    /// The names of the list that a text may begin with which begins with this word, or with its lemma.
    fn opening(&mut self, word: &str, lemma: Option<&str>) -> Vec<u32> {
        let mut found: Vec<u32> = Vec::new();
        for word in [Some(word), lemma].into_iter().flatten() {
            let form = self.form(word);
            for (number, wanted) in self.beginning_like(&form) {
                let first = wanted.form.words.first().unwrap_or(&wanted.form.whole);
                let fits = !wanted.is_surname && compare_parts(first, &form.whole).is_some();
                if fits && !found.contains(&number) {
                    found.push(number);
                }
            }
        }
        found
    }

    /// How a text that is no entity fits one name of the list.
    fn one(&mut self, number: u32, text: &str, lemma: Option<&str>) -> Option<Match> {
        let (form, lemma) = (self.form(text), lemma.map(|lemma| self.form(lemma)));
        let Wanted { entry, form: wanted, .. } = &self.wanted[number as usize];
        let by_lemma = || lemma.and_then(|lemma| compare(wanted, &lemma)).map(|how| how.max(How::Inflected));
        let how = compare(wanted, &form).or_else(by_lemma)?;
        Some(Match::new(*entry, how, self.kinds[*entry as usize].is_some()))
    }

    fn find(&mut self, name: &str, kind: Option<&str>) -> Vec<Match> {
        let form = self.form(name);
        let mut found: Vec<(u32, How)> = Vec::new();
        let mut add = |entry: u32, how: How| match found.iter_mut().find(|(known, _)| *known == entry) {
            Some((_, known)) => *known = how.min(*known),
            None => found.push((entry, how)),
        };
        let may_be_surname = kind == Some("person") && form.words.is_empty();
        for (_, wanted) in self.beginning_like(&form) {
            if wanted.is_surname && !may_be_surname {
                continue;
            }
            if let Some(how) = compare(&wanted.form, &form) {
                add(wanted.entry, if wanted.is_surname { How::Surname } else { how });
            }
        }
        let is_other = |entry: u32| {
            let wanted = self.kinds[entry as usize].as_deref();
            wanted.is_some_and(|wanted| Some(wanted) != kind)
        };
        found.iter().map(|&(entry, how)| Match::new(entry, how, is_other(entry))).collect()
    }

    fn form(&mut self, name: &str) -> Form {
        let lower = name.to_lowercase();
        let words = lower.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        // "Dilshod R. Akhatov" is who is looked for as Dilshod Akhatov.
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let full = |word: &&&str| word.chars().count() > 1;
        let folded = if words.len() > 2 && words.iter().filter(full).count() > 1 {
            words.iter().filter(full).copied().collect::<Vec<_>>().join(" ")
        } else {
            words.join(" ")
        };
        let parts = folded.split(' ').map(|word| self.part(word)).collect::<Vec<_>>();
        let words = if parts.len() > 1 { parts } else { Vec::new() };
        Form { whole: self.part(&folded), words }
    }

    fn part(&mut self, folded: &str) -> Part {
        let latin = romanized(folded);
        let is_latin = latin == folded;
        let mut plain = plain(&latin).into_owned();
        plain.retain(char::is_alphanumeric);
        let sound =
            String::from_utf8_lossy(self.spelling.letters_of([plain.as_str()].into_iter())).into_owned();
        Part { folded: folded.to_owned(), plain, sound, is_latin }
    }
}

fn start(form: &Form) -> u64 {
    let letters = form.words.first().unwrap_or(&form.whole).sound.bytes();
    letters.take(2).fold(0, |start, letter| start << 8 | u64::from(letter))
}

/// Endings of names and words in languages that inflect them, in Latin letters.
const ENDINGS: &str = "s es ed ing n en e er a u i y o om em am im ym oy ey oi ei ogo ego omu emu ami akh ah ov ev ovi ou ni ning \
                       ga da dan nin in un de den ta te lar ler lari";

/// Letters that an ending may take the place of: "ferry" and "ferries", "Мария" and "Марии".
const YIELDING: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];

/// The shortest word that may have an ending.
const SHORTEST_STEM: usize = 4;

fn compare(wanted: &Form, found: &Form) -> Option<How> {
    let by_words = || {
        let pairs = wanted.words.iter().zip(&found.words);
        let is_as_long = wanted.words.len() == found.words.len() && !wanted.words.is_empty();
        // As sure as its least sure word.
        pairs
            .map(|(wanted, found)| compare_parts(wanted, found))
            .try_fold(How::Same, |all, how| Some(all.max(how?)))
            .filter(|_| is_as_long)
    };
    compare_parts(&wanted.whole, &found.whole).or_else(by_words)
}

fn compare_parts(wanted: &Part, found: &Part) -> Option<How> {
    if wanted.folded == found.folded {
        return Some(How::Same);
    }
    let is_same_script = wanted.is_latin == found.is_latin;
    let other = |how: How| if is_same_script { how } else { How::Transliterated };
    if wanted.plain == found.plain {
        return Some(other(How::Plain));
    }
    if has_ending(&wanted.plain, &found.plain) || is_singular(&wanted.plain, &found.plain) {
        return Some(other(How::Inflected));
    }
    let sounds = wanted.sound == found.sound || has_ending(&wanted.sound, &found.sound);
    (sounds && wanted.sound.len() > SHORTEST_STEM).then_some(other(How::Respelled))
}

/// Whether `found` is `wanted` with an ending, in place of its last vowel or behind it.
fn has_ending(wanted: &str, found: &str) -> bool {
    let is_ending = |rest: &str| {
        let rest = rest.strip_prefix('i').filter(|rest| *rest == "es" || *rest == "ed").unwrap_or(rest);
        ENDINGS.split_ascii_whitespace().any(|ending| ending == rest)
    };
    let behind = |stem: &str| stem.len() >= SHORTEST_STEM && found.strip_prefix(stem).is_some_and(is_ending);
    behind(wanted) || wanted.strip_suffix(YIELDING).is_some_and(behind)
}

/// Whether the list has the plural of what was found: "engines" and "engine", "ferries" and "ferry".
fn is_singular(wanted: &str, found: &str) -> bool {
    let stem = found.strip_suffix('y').unwrap_or(found);
    let ending = wanted.strip_prefix(stem).unwrap_or_default();
    found.len() >= SHORTEST_STEM
        && matches!((stem.len() < found.len(), ending), (false, "s" | "es") | (true, "ies" | "ys"))
}

/// Letters of Cyrillic and Greek and how they are written in Latin ones, most usual in English.
const LETTERS: &str = "аa бb вv гg дd еe ёyo жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya \
                       іi їyi єye ґg ўo қq ғg ҳh ђdj јj љlj њnj ћc џdz ѓg ќk \
                       αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo \
                       άa έe ήi ίi όo ύy ώo ϊi ϋy ΐi";

/// The text in Latin letters, where it is in Cyrillic or Greek ones.
fn romanized(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let letter = (c as u32 >= 0x370)
            .then(|| LETTERS.split_ascii_whitespace().find_map(|pair| pair.strip_prefix(c)));
        match letter.flatten() {
            Some(latin) => out.push_str(latin),
            None => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
