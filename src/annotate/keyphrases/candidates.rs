//! What may be a keyphrase: noun phrases with their parts, single words and names where parts of speech are known, parts
//! of runs of content words elsewhere. Each phrase is counted under its lemmas, with what its places say about it.

use rustc_hash::FxHashMap;

use crate::annotate::entities::{Entity, EntityKind, MentionForm};
use crate::annotate::runs::{LINK, each_run};
use crate::annotate::salience::{LemmaId, Salience, is_counted};
use crate::annotate::tags::Pos;
use crate::lang::{en, words};
use crate::text::{BlockKind, Document, TokenFlags, TokenKind, TokenRange};

/// Longest phrase, in words; longer ones are names only.
const MAX_WORDS: usize = 5;
/// Longest phrase of words without known parts of speech.
const MAX_RUN_WORDS: usize = 4;
/// Longest name, in words.
pub const MAX_KEY: usize = 6;
/// Distinct phrases that are followed; in a text of many megabytes only those that appear early are.
const MAX_CANDIDATES: usize = 1 << 20;

/// The words of a phrase: lemmas, or words without one (see [`is_lemma`]), then [`NONE`].
pub type Key = [u32; MAX_KEY];

/// Stands for "no word" in a [`Key`] of fewer words.
pub const NONE: u32 = u32::MAX;
/// Marks the number of a word without lemma.
const BARE: u32 = 1 << 31;

/// Whether a part of a [`Key`] is the key of a lemma.
pub fn is_lemma(part: u32) -> bool {
    part < BARE
}

/// The words of a key.
pub fn parts(key: &Key) -> &[u32] {
    let length = key.iter().position(|&part| part == NONE).unwrap_or(MAX_KEY);
    &key[..length]
}

/// Words as a key; what is too many is left off.
pub fn padded(words: &[u32]) -> Key {
    let mut key = [NONE; MAX_KEY];
    for (slot, word) in key.iter_mut().zip(words) {
        *slot = *word;
    }
    key
}

/// The parts of speech of a phrase's words where it first stands, as bits of what is among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// Parts of speech of the first and the last word; `Other` where they are not known.
    pub first: Option<Pos>,
    /// See `first`.
    pub last: Option<Pos>,
    /// One bit for each part of speech.
    pub among: u32,
}

impl Pattern {
    /// Whether one of the words is a `tag`.
    pub fn has(self, tag: Pos) -> bool {
        self.among & 1 << tag as u32 != 0
    }

    /// Whether every word is a `tag`.
    pub fn is_only(self, tag: Pos) -> bool {
        self.among == 1 << tag as u32
    }
}

/// A phrase that may be a keyphrase.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its words.
    pub key: Key,
    /// Where it stands for the first time.
    pub first: TokenRange,
    /// Content words before its first place, and before its last.
    pub first_word: u32,
    /// See `first_word`.
    pub last_word: u32,
    /// Index among the counted blocks of the block where it stands first.
    pub first_block: u32,
    /// Index among the counted sentences of the sentence where it stands first, and last.
    pub first_sentence: u32,
    last_sentence: u32,
    /// Occurrences.
    pub count: u32,
    /// Sentences with an occurrence.
    pub sentences: u32,
    /// Occurrences where nothing belongs to the phrase on its left, on its right, on both sides.
    pub left_ends: u32,
    /// See `left_ends`.
    pub right_ends: u32,
    /// See `left_ends`.
    pub alone: u32,
    /// Occurrences as a part of a longer name.
    pub name_parts: u32,
    /// Occurrences that are a name as a whole, by kind in the order of [`EntityKind::ALL`].
    pub names: [u32; EntityKind::ALL.len()],
    /// Occurrences with a capital that is a choice, in capitals only, with a capital in the last word, at the
    /// beginning of a sentence.
    pub capitalized: u32,
    /// See `capitalized`.
    pub capitals: u32,
    /// See `capitalized`.
    pub capital_ends: u32,
    /// See `capitalized`.
    pub beginnings: u32,
    /// Whether it once stands between quotation marks or brackets.
    pub enclosed: bool,
    /// Occurrences after a determiner, after a preposition, before a preposition, before a verb.
    pub after_determiner: u32,
    /// See `after_determiner`.
    pub after_adposition: u32,
    /// See `after_determiner`.
    pub before_adposition: u32,
    /// See `after_determiner`.
    pub before_verb: u32,
    /// Distinct longer phrases that it is a part of.
    pub longer: u32,
    /// Occurrences of the commonest phrase that is one word longer and holds it.
    pub in_longer: u32,
    /// Parts of speech where it first stands.
    pub pattern: Pattern,
}

/// All candidates of a document.
pub struct Candidates {
    /// In order of discovery, which is that of the text.
    pub list: Vec<Candidate>,
    slots: FxHashMap<Key, u32>,
    /// Content words, sentences and blocks that were walked through.
    pub words: u32,
    /// See `words`.
    pub sentences: u32,
    /// See `words`.
    pub blocks: u32,
}

/// An occurrence of a phrase.
pub struct Occurrence {
    /// The phrase.
    pub key: Key,
    /// Where it stands.
    pub range: TokenRange,
    /// Whether nothing belongs to the phrase on its left.
    left_end: bool,
    /// Whether nothing belongs to the phrase on its right.
    right_end: bool,
}

/// Where the walk is.
#[derive(Clone, Copy, Default)]
struct Place {
    words: u32,
    sentence: u32,
    block: u32,
}

/// What phrases are looked for in.
pub struct Ground<'a> {
    /// The article.
    pub document: &'a Document<'a>,
    /// Its lemmas.
    pub salience: &'a Salience,
    /// Parts of speech; empty where they are not known.
    pub tags: &'a [Pos],
    /// The names, in text order.
    mentions: Vec<(TokenRange, EntityKind)>,
    /// For each token the number of the name that holds it.
    name_of: Vec<u32>,
}

const NO_NAME: u32 = u32::MAX;

impl<'a> Ground<'a> {
    /// Lays out the names of an article.
    pub fn new(
        document: &'a Document<'a>,
        salience: &'a Salience,
        tags: &'a [Pos],
        entities: &[Entity],
    ) -> Self {
        let mut mentions: Vec<(TokenRange, EntityKind)> = Vec::new();
        for entity in entities {
            let named = entity.mentions.iter().filter(|mention| mention.form != MentionForm::Nominal);
            mentions.extend(named.map(|mention| (mention.tokens, entity.kind)));
        }
        mentions.sort_unstable_by_key(|(range, _)| *range);
        let mut name_of = vec![NO_NAME; document.tokens.len()];
        for (number, (range, _)) in mentions.iter().enumerate() {
            name_of[range.indices()].fill(number as u32);
        }
        Self { document, salience, tags, mentions, name_of }
    }

    fn name(&self, index: usize) -> Option<(TokenRange, EntityKind)> {
        self.mentions.get(self.name_of[index] as usize).copied()
    }

    fn tag(&self, index: usize) -> Option<Pos> {
        self.tags.get(index).copied()
    }

    fn part(&self, index: usize) -> u32 {
        let token = &self.document.tokens[index];
        self.salience.lemma_of(token).map_or(BARE | token.word.index() as u32, LemmaId::key)
    }

    fn has_lemma(&self, index: usize) -> bool {
        self.salience.lemma_of(&self.document.tokens[index]).is_some()
    }

    /// Finds and counts the candidates.
    pub fn candidates(&self) -> Candidates {
        let mut found =
            Candidates { list: Vec::new(), slots: FxHashMap::default(), words: 0, sentences: 0, blocks: 0 };
        let end = self.each(|occurrence, place| found.add(self, &occurrence, place));
        (found.words, found.sentences, found.blocks) = (end.words, end.sentence, end.block);
        found.count_longer();
        found
    }

    /// Calls `visit` with every occurrence of a phrase, sentence by sentence.
    pub fn each_occurrence(&self, mut visit: impl FnMut(Occurrence)) {
        self.each(|occurrence, _| visit(occurrence));
    }

    fn each(&self, mut visit: impl FnMut(Occurrence, Place)) -> Place {
        if self.tags.is_empty() { self.each_in_runs(&mut visit) } else { self.each_in_phrases(&mut visit) }
    }

    /// Counted sentences with the place where each begins.
    fn each_sentence(&self, mut visit: impl FnMut(TokenRange, &mut Place)) -> Place {
        let mut place = Place::default();
        let mut block = None;
        for sentence in &self.document.sentences {
            if !is_counted(self.document.block_of(sentence).kind) {
                continue;
            }
            place.block += u32::from(block.is_some_and(|block| block != sentence.block));
            block = Some(sentence.block);
            visit(sentence.tokens, &mut place);
            place.sentence += 1;
        }
        place
    }

    fn each_in_phrases(&self, visit: &mut impl FnMut(Occurrence, Place)) -> Place {
        let mut run: Vec<(usize, u32)> = Vec::new();
        let mut next_name = 0;
        self.each_sentence(|sentence, place| {
            let start = *place;
            let mut seen_words = place.words;
            let mut last = *place;
            for index in sentence.indices() {
                let in_run = self.goes_on(&run, index, sentence.end());
                if in_run {
                    run.push((index, seen_words));
                } else if !self.is_tie(&run, index, sentence.end()) {
                    self.parts_of_run(&mut run, last, visit);
                    if self.tag(index) == Some(Pos::Verb) && self.has_lemma(index) {
                        run.push((index, seen_words));
                        self.parts_of_run(&mut run, last, visit);
                    }
                }
                seen_words += u32::from(self.has_lemma(index));
                last.words = seen_words;
            }
            self.parts_of_run(&mut run, last, visit);
            // Names that are no noun phrases of that length: "Bank of England".
            let mut words = start.words;
            let mut at = sentence.start();
            while let Some(&(range, _)) =
                self.mentions.get(next_name).filter(|(r, _)| r.start() < sentence.end())
            {
                next_name += 1;
                if range.start() < sentence.start() || range.end() > sentence.end() || self.is_phrase(range) {
                    continue;
                }
                words += (at..range.start()).filter(|&i| self.has_lemma(i)).count() as u32;
                at = at.max(range.start());
                let key: Vec<u32> =
                    range.indices().filter(|&i| self.is_wordlike(i)).map(|i| self.part(i)).collect();
                if key.len() <= MAX_KEY && key.iter().any(|&part| is_lemma(part)) {
                    let occurrence = Occurrence { key: padded(&key), range, left_end: true, right_end: true };
                    visit(occurrence, Place { words, ..start });
                }
            }
            place.words = seen_words;
        })
    }

    fn is_wordlike(&self, index: usize) -> bool {
        matches!(self.document.tokens[index].kind, TokenKind::Word | TokenKind::Number)
    }

    /// Whether a token continues or begins a noun phrase.
    fn goes_on(&self, run: &[(usize, u32)], index: usize, end: usize) -> bool {
        if !self.is_wordlike(index) {
            return false;
        }
        match self.tag(index) {
            Some(Pos::Noun | Pos::ProperNoun | Pos::Numeral) => true,
            // "two million tonnes last year" is no phrase.
            Some(Pos::Adjective) => self.has_lemma(index),
            // A participle before a noun: "proposed law".
            Some(Pos::Verb) => {
                let form = self.document.form(index);
                run.is_empty()
                    && self.has_lemma(index)
                    && ["ed", "ing", "en"].iter().any(|ending| form.ends_with(ending))
                    && index + 1 < end
                    && matches!(self.tag(index + 1), Some(Pos::Noun | Pos::ProperNoun | Pos::Adjective))
            }
            _ => false,
        }
    }

    /// Whether a hyphen ties the words on both sides together.
    fn is_tie(&self, run: &[(usize, u32)], index: usize, end: usize) -> bool {
        !run.is_empty()
            && self.document.form(index) == "-"
            && !self.document.tokens[index].space_before()
            && index + 1 < end
            && !self.document.tokens[index + 1].space_before()
    }

    /// Visits the parts of a noun phrase and empties it.
    fn parts_of_run(
        &self,
        run: &mut Vec<(usize, u32)>,
        place: Place,
        visit: &mut impl FnMut(Occurrence, Place),
    ) {
        while run.last().is_some_and(|&(index, _)| self.tag(index) == Some(Pos::Numeral)) {
            run.pop();
        }
        for start in 0..run.len() {
            let (from, words) = run[start];
            let numeral = self.tag(from) == Some(Pos::Numeral);
            if !numeral && !self.has_lemma(from) {
                continue;
            }
            let mut key = [NONE; MAX_KEY];
            for length in 1..=MAX_WORDS.min(run.len() - start) {
                let (to, _) = run[start + length - 1];
                key[length - 1] = self.part(to);
                let fits = match length {
                    1 => !numeral && !en::is_vague(self.document.form(to)),
                    _ => matches!(self.tag(to), Some(Pos::Noun | Pos::ProperNoun)),
                };
                if !fits || !self.has_lemma(to) || self.clips_name(from, to) {
                    continue;
                }
                let occurrence = Occurrence {
                    key,
                    range: TokenRange::new(from, to + 1),
                    left_end: start == 0,
                    right_end: start + length == run.len(),
                };
                visit(occurrence, Place { words, ..place });
            }
        }
        run.clear();
    }

    /// Whether a phrase takes words out of a name that mean something else without the rest, or runs from one name into
    /// another: "Calloway" of "Ines Calloway", "Ministry" of "Ministry of Trade".
    fn clips_name(&self, from: usize, to: usize) -> bool {
        let cuts = |(name, kind): (TokenRange, EntityKind)| {
            let before = name.start() < from;
            let after = name.end() > to + 1;
            let within = name.start() <= from && name.end() > to;
            match kind {
                EntityKind::Person => before || after,
                _ if within => after && self.tag(to + 1) == Some(Pos::Adposition),
                EntityKind::Group => false,
                _ => before || after,
            }
        };
        if self.name(from).is_some_and(cuts) || self.name(to).is_some_and(cuts) {
            return true;
        }
        // "the ambassador to Vellmar Dora Quint", "Secretary of State Dora Quint"
        let after_of = from.checked_sub(1).is_some_and(|before| self.document.form(before) == "of");
        (from + 1..=to).any(|index| {
            let person = |(name, kind): &(TokenRange, EntityKind)| {
                name.start() == index && *kind == EntityKind::Person
            };
            let after_name = || self.name(index - 1).is_some_and(|(_, kind)| kind != EntityKind::Group);
            self.name(index).filter(person).is_some() && (after_of || after_name())
        })
    }

    /// Whether [`Ground::parts_of_run`] comes upon a name as a whole.
    fn is_phrase(&self, range: TokenRange) -> bool {
        let wordlike = range.indices().filter(|&i| self.is_wordlike(i)).count();
        let inner = |i: usize| {
            self.is_wordlike(i)
                && match self.tag(i) {
                    Some(Pos::Adjective) => self.has_lemma(i),
                    tag => matches!(tag, Some(Pos::Noun | Pos::ProperNoun | Pos::Numeral)),
                }
                || i > range.start() && self.document.form(i) == "-"
        };
        let (first, last) = (range.start(), range.end() - 1);
        let ends = match range.len() {
            1 => self.tag(first) != Some(Pos::Numeral),
            _ => matches!(self.tag(last), Some(Pos::Noun | Pos::ProperNoun)),
        };
        let begins = self.has_lemma(first) || self.tag(first) == Some(Pos::Numeral);
        wordlike <= MAX_WORDS && ends && begins && self.has_lemma(last) && range.indices().all(inner)
    }

    fn each_in_runs(&self, visit: &mut impl FnMut(Occurrence, Place)) -> Place {
        let mut starts: Vec<(usize, Place)> = Vec::new();
        let end = self.each_sentence(|sentence, place| {
            starts.push((sentence.start(), *place));
            place.words += sentence.indices().filter(|&i| self.has_lemma(i)).count() as u32;
        });
        let nouns_only = words::capitalizes_nouns(self.document.language);
        let mut at = 0;
        let mut run: Vec<(usize, u32)> = Vec::new();
        let (mut counted_to, mut words) = (0, 0);
        each_run(self.document, self.salience, |whole| {
            let Some(&(first, _)) = whole.words.first() else { return };
            while starts.get(at + 1).is_some_and(|(start, _)| *start <= first) {
                at += 1;
            }
            let Some(&(start, place)) = starts.get(at) else { return };
            if counted_to < start {
                (counted_to, words) = (start, place.words);
            }
            for (number, &(index, lemma)) in whole.words.iter().enumerate() {
                if !self.ends_phrase(index) {
                    run.push((index, lemma.key()));
                }
                if self.ends_phrase(index) || number + 1 == whole.words.len() {
                    for start in 0..run.len() {
                        words += (counted_to..run[start].0).filter(|&i| self.has_lemma(i)).count() as u32;
                        counted_to = counted_to.max(run[start].0);
                        self.parts_of_words(&run, start, nouns_only, Place { words, ..place }, visit);
                    }
                    run.clear();
                }
            }
        });
        end
    }

    fn parts_of_words(
        &self,
        run: &[(usize, u32)],
        start: usize,
        nouns_only: bool,
        place: Place,
        visit: &mut impl FnMut(Occurrence, Place),
    ) {
        if run[start].1 == LINK {
            return;
        }
        let mut key = [NONE; MAX_KEY];
        for length in 1..=MAX_RUN_WORDS.min(run.len() - start) {
            let (index, part) = run[start + length - 1];
            key[length - 1] = part;
            if part == LINK || nouns_only && !self.document.tokens[index].is_capitalized() {
                continue;
            }
            let occurrence = Occurrence {
                key,
                range: TokenRange::new(run[start].0, index + 1),
                left_end: start == 0,
                right_end: start + length == run.len(),
            };
            visit(occurrence, place);
        }
    }

    /// Whether a word divides phrases where no parts of speech are known. In a headline every word may be capitalized,
    /// so a capital does not make a name there.
    fn ends_phrase(&self, index: usize) -> bool {
        let document = self.document;
        let form = document.form(index);
        if !document.language.is_english() {
            return words::is_verb(document.language, form);
        }
        if en::is_vague(form) {
            return true;
        }
        let in_headline = || {
            let sentence = document.sentences[document.sentence_of(index)];
            document.block_of(&sentence).kind == BlockKind::Title
        };
        en::is_verb_or_adverb(form) && (!document.tokens[index].is_capitalized() || in_headline())
    }
}

impl Candidates {
    fn add(&mut self, ground: &Ground<'_>, occurrence: &Occurrence, place: Place) {
        let full = self.list.len() >= MAX_CANDIDATES;
        let slot = match self.slots.get(&occurrence.key) {
            Some(&slot) => slot as usize,
            None if full => return,
            None => {
                self.slots.insert(occurrence.key, self.list.len() as u32);
                self.list.push(Candidate::new(ground, occurrence, place));
                self.list.len() - 1
            }
        };
        self.list[slot].add(ground, occurrence, place);
    }

    /// Counts, for each phrase, the distinct longer ones that it is a part of.
    fn count_longer(&mut self) {
        for slot in 0..self.list.len() {
            let (key, count) = (self.list[slot].key, self.list[slot].count);
            let words = parts(&key);
            for length in 1..words.len() {
                for part in words.windows(length) {
                    if let Some(&inner) = self.slots.get(&padded(part)) {
                        let inner = &mut self.list[inner as usize];
                        inner.longer += 1;
                        if length + 1 == words.len() {
                            inner.in_longer = inner.in_longer.max(count);
                        }
                    }
                }
            }
        }
    }
}

impl Candidate {
    fn new(ground: &Ground<'_>, occurrence: &Occurrence, place: Place) -> Self {
        let range = occurrence.range;
        let tags = range.indices().filter(|&i| ground.is_wordlike(i)).filter_map(|i| ground.tag(i));
        let pattern = Pattern {
            first: ground.tag(range.start()),
            last: ground.tag(range.end() - 1),
            among: tags.fold(0, |bits, tag| bits | 1 << tag as u32),
        };
        Self {
            key: occurrence.key,
            first: range,
            first_word: place.words,
            last_word: place.words,
            first_block: place.block,
            first_sentence: place.sentence,
            last_sentence: u32::MAX,
            count: 0,
            sentences: 0,
            left_ends: 0,
            right_ends: 0,
            alone: 0,
            name_parts: 0,
            names: [0; EntityKind::ALL.len()],
            capitalized: 0,
            capitals: 0,
            capital_ends: 0,
            beginnings: 0,
            enclosed: false,
            after_determiner: 0,
            after_adposition: 0,
            before_adposition: 0,
            before_verb: 0,
            longer: 0,
            in_longer: 0,
            pattern,
        }
    }

    fn add(&mut self, ground: &Ground<'_>, occurrence: &Occurrence, place: Place) {
        let document = ground.document;
        let (range, left, right) = (occurrence.range, occurrence.left_end, occurrence.right_end);
        let (first, last) = (range.start(), range.end() - 1);
        self.count += 1;
        self.last_word = place.words;
        self.sentences += u32::from(self.last_sentence != place.sentence);
        self.last_sentence = place.sentence;
        self.left_ends += u32::from(left);
        self.right_ends += u32::from(right);
        self.alone += u32::from(left && right);
        if let Some((name, kind)) = ground.name(first).filter(|(name, _)| name.contains(range)) {
            if name == range {
                self.names[kind as usize] += 1;
            } else {
                self.name_parts += 1;
            }
        }
        let (token, end) = (&document.tokens[first], &document.tokens[last]);
        let begins = token.flags.has(TokenFlags::SENTENCE_START);
        self.capitalized += u32::from(token.is_capitalized() && !begins);
        self.capitals += u32::from(token.flags.has(TokenFlags::ALL_CAPS));
        self.capital_ends += u32::from(end.is_capitalized());
        self.beginnings += u32::from(begins);
        self.enclosed |= left && right && is_enclosed(document, range);
        if let Some(before) = first.checked_sub(1).and_then(|i| ground.tag(i)) {
            self.after_determiner += u32::from(before == Pos::Determiner);
            self.after_adposition += u32::from(before == Pos::Adposition);
        }
        if let Some(after) = ground.tag(last + 1) {
            self.before_adposition += u32::from(after == Pos::Adposition);
            self.before_verb += u32::from(matches!(after, Pos::Verb | Pos::Auxiliary));
        }
    }
}

/// Whether a phrase stands between quotation marks or brackets.
fn is_enclosed(document: &Document<'_>, range: TokenRange) -> bool {
    let before = range.start().checked_sub(1).map_or("", |i| document.token_text(i));
    let after = document.token_text(range.end());
    matches!(before, "\"" | "“" | "``" | "''" | "(" | "‘" | "'" | "«" | "„")
        && matches!(after, "\"" | "”" | "''" | ")" | "’" | "'" | "»" | "“")
}
