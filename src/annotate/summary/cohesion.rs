//! Which sentences cannot be understood without the one before, and whom "he" and "she" mean.
//!
//! What ties sentences together is reference ("They"), conjunction ("But") and what is left out ("Some were"): cohesion
//! (Halliday and Hasan, "Cohesion in English", 1976). The first words tell; "he" and "she" count wherever they stand.
//!
//! One pass from the first sentence to the last keeps in mind the woman and the man who were spoken of last (recency,
//! with preference for the subject: Hobbs, "Resolving pronoun references", 1978, much simplified). Where two could be
//! meant, nobody is.

use crate::annotate::coreference::{Entity, Gender, MentionForm, given_gender, title_gender};
use crate::annotate::names::EntityKind;
use crate::annotate::tags::Pos;
use crate::document::Document;
use crate::lang::en::discourse::{CONNECTING, CONNECTIVES, HE, KNOWN_PEOPLE, SHE, TIMES, is_human};
use crate::text::{BlockKind, TokenKind, TokenRange};

use super::Sources;

/// How much a sentence depends on the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dependence {
    /// It stands by itself.
    #[default]
    Independent,
    /// It reads a little as if something were missing: "He also …", "The company said …".
    Weak,
    /// It cannot be understood without the sentence before: "But …", "They …".
    Strong,
    /// It is no whole sentence: half of a quotation, a line without a verb or without an end mark.
    Fragment,
}

/// Who must be known for a sentence to be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Antecedent {
    /// Index of the entity.
    Entity(usize),
    /// Index of the quotation whose speaker it is.
    Speaker(usize),
}

/// What ties a sentence to those before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cohesion {
    /// How much it depends on them.
    pub dependence: Dependence,
    /// Whom its pronoun, its short name or its description means.
    pub antecedent: Option<Antecedent>,
    /// The token of the pronoun, or the first of the description.
    pub anaphor: Option<usize>,
}

/// Sentences after which somebody who is not mentioned again is forgotten.
const MEMORY: usize = 3;
/// Tokens at the beginning of a sentence in which words that tie it to the one before are looked for.
const OPENING: usize = 8;

/// What ties each sentence of the document to those before it. In languages other than English only cut quotations are
/// known.
pub fn find(sources: &Sources<'_, '_>) -> Vec<Cohesion> {
    let document = sources.document;
    let mut reading = Reading::new(sources);
    let mut found = vec![Cohesion::default(); document.sentences.len()];
    let mut first = true;
    for (index, sentence) in document.sentences.iter().enumerate() {
        let kind = document.block_of(sentence).kind;
        if !kind.is_body() || kind == BlockKind::Heading {
            continue;
        }
        let cut = is_cut(document, sentence.tokens);
        if document.pack.has_discourse() {
            found[index] = reading.read(index, sentence.tokens);
            if first && found[index].antecedent.is_none() {
                found[index].dependence = Dependence::Independent;
            }
        }
        if cut {
            found[index].dependence = Dependence::Fragment;
        }
        first = false;
    }
    found
}

struct Reading<'s, 'd, 't> {
    sources: &'s Sources<'d, 't>,
    /// Mentions of people in text order: first token, entity, whether by a common noun.
    mentions: Vec<(usize, usize, MentionForm)>,
    next_mention: usize,
    /// The first quotation that is not over.
    next_quote: usize,
    /// For each token whether it stands inside a quotation; empty where there is none.
    quoted: Vec<bool>,
    gender: Vec<Option<Gender>>,
    /// Who was spoken of last, and in which sentence: a woman, a man.
    focus: [Option<(usize, usize)>; 2],
    /// For each word whether the body had it before.
    seen: Vec<bool>,
}

impl<'s, 'd, 't> Reading<'s, 'd, 't> {
    fn new(sources: &'s Sources<'d, 't>) -> Self {
        let document = sources.document;
        let mut mentions = Vec::new();
        let mut gender = vec![None; sources.entities.len()];
        for (number, entity) in sources.entities.iter().enumerate() {
            if entity.kind == EntityKind::Person {
                gender[number] = gender_of(document, entity);
            }
            mentions.extend(entity.mentions.iter().map(|m| (m.tokens.start(), number, m.form)));
        }
        mentions.sort_unstable_by_key(|(start, ..)| *start);
        let seen = vec![false; document.vocabulary.len()];
        let mut quoted = vec![false; if sources.quotes.is_empty() { 0 } else { document.tokens.len() }];
        for quote in sources.quotes {
            quoted[quote.tokens.indices()].fill(true);
        }
        Self { sources, mentions, next_mention: 0, next_quote: 0, quoted, gender, focus: [None; 2], seen }
    }

    fn read(&mut self, index: usize, range: TokenRange) -> Cohesion {
        while self.mentions.get(self.next_mention).is_some_and(|(start, ..)| *start < range.start()) {
            self.next_mention += 1;
        }
        let rest = &self.mentions[self.next_mention..];
        let count = rest.partition_point(|(start, ..)| *start < range.end());
        let here = self.next_mention..self.next_mention + count;
        let quotes = self.sources.quotes;
        while quotes.get(self.next_quote).is_some_and(|quote| quote.tokens.end() <= range.start()) {
            self.next_quote += 1;
        }
        let cohesion = self.cohesion(index, range, here.clone());
        self.remember(index, range, here, cohesion.antecedent);
        for token in &self.sources.document.tokens[range.indices()] {
            self.seen[token.word.index()] = true;
        }
        cohesion
    }

    fn form(&self, at: usize) -> &'d str {
        self.sources.document.form(at)
    }

    fn tag(&self, at: usize) -> Pos {
        self.sources.tags.get(at).copied().unwrap_or(Pos::Other)
    }

    fn is_verb(&self, at: usize) -> bool {
        matches!(self.tag(at), Pos::Verb | Pos::Auxiliary)
    }

    fn is_quoted(&self, at: usize) -> bool {
        self.quoted.get(at).copied().unwrap_or(false)
    }

    fn cohesion(&mut self, index: usize, range: TokenRange, here: std::ops::Range<usize>) -> Cohesion {
        let opening = self.opening(range);
        if let Some(cohesion) = self.quotation(range) {
            return Cohesion { dependence: cohesion.dependence.max(opening), ..cohesion };
        }
        if let Some((at, gender)) = self.pronoun(range, &here) {
            let Some(entity) = self.resolve(index, at, gender) else {
                return Cohesion { dependence: Dependence::Strong, antecedent: None, anaphor: None };
            };
            self.gender[entity] = Some(gender);
            return Cohesion {
                dependence: opening,
                antecedent: Some(Antecedent::Entity(entity)),
                anaphor: Some(at),
            };
        }
        // "The ministry said": whose name is known.
        let first = first_word(self.sources.document, range);
        let described = self.mentions[here].iter().find(|(start, ..)| *start <= first + 1);
        if let Some((start, entity, MentionForm::Nominal)) = described {
            let antecedent = Some(Antecedent::Entity(*entity));
            return Cohesion { dependence: opening.min(Dependence::Weak), antecedent, anaphor: Some(*start) };
        }
        Cohesion { dependence: opening, antecedent: None, anaphor: None }
    }

    /// Sentences that are spoken and do not tell by whom.
    fn quotation(&self, range: TokenRange) -> Option<Cohesion> {
        let quote = self.sources.quotes.get(self.next_quote)?;
        let first = first_word(self.sources.document, range);
        if quote.tokens.start() > first || quote.tokens.end() <= first {
            return None;
        }
        let within = |part: Option<TokenRange>| part.is_some_and(|part| range.contains(part));
        let whole = quote.tokens.end() + 2 >= range.end();
        if whole && !within(quote.mention) {
            let known = quote.speaker_name.is_some();
            let antecedent = known.then_some(Antecedent::Speaker(self.next_quote));
            return Some(Cohesion {
                dependence: if known { Dependence::Independent } else { Dependence::Strong },
                antecedent,
                anaphor: None,
            });
        }
        None
    }

    /// The first "he" or "she" outside of quotations that nobody in the sentence before it can be.
    fn pronoun(&self, range: TokenRange, here: &std::ops::Range<usize>) -> Option<(usize, Gender)> {
        let at =
            range.indices().find(|at| gender_of_pronoun(self.form(*at)).is_some() && !self.is_quoted(*at))?;
        let gender = gender_of_pronoun(self.form(at))?;
        let fits = |entity: usize| {
            self.sources.entities[entity].kind == EntityKind::Person
                && self.gender[entity].is_none_or(|known| known == gender)
        };
        let mut persons = self.mentions[here.clone()].iter().filter(|(_, entity, _)| fits(*entity));
        if persons.clone().any(|(start, ..)| *start < at) {
            return None;
        }
        let first = first_word(self.sources.document, range);
        // "In his speech, Okafor said": who is meant comes after.
        let ahead = matches!(self.tag(first), Pos::Adposition | Pos::SubordinatingConjunction)
            || matches!(self.form(first), "when" | "as" | "while" | "after" | "before" | "since");
        if ahead && persons.any(|(start, ..)| *start > at) {
            return None;
        }
        // "The woman said she": somebody without a name, spoken of in the same sentence.
        let nominative = matches!(self.form(at), "he" | "she");
        let described = (range.start()..at).any(|i| match self.tag(i) {
            Pos::ProperNoun => !nominative && self.is_verb(i + 1),
            Pos::Noun => title_gender(self.form(i)) == Some(gender) || is_human(self.form(i)),
            _ => false,
        });
        if described { None } else { Some((at, gender)) }
    }

    fn resolve(&self, index: usize, at: usize, gender: Gender) -> Option<usize> {
        let spoken = self.sources.quotes[self.next_quote..].iter().take(4).find_map(|quote| {
            let mention = quote.mention?;
            if mention.indices().contains(&at) { quote.speaker } else { None }
        });
        let fits = |entity: &usize| {
            self.sources.entities[*entity].kind == EntityKind::Person
                && self.gender[*entity].is_none_or(|known| known == gender)
        };
        let recent = self.focus[gender as usize].filter(|(_, last)| index - last <= MEMORY);
        let recent = recent.map(|(entity, _)| entity);
        match spoken.filter(fits) {
            // Two ways of finding out that do not agree.
            Some(spoken) if recent.is_some_and(|recent| recent != spoken) => None,
            Some(spoken) => Some(spoken),
            None => recent.filter(fits),
        }
    }

    /// Keeps in mind whom the sentence is about.
    fn remember(
        &mut self,
        index: usize,
        range: TokenRange,
        here: std::ops::Range<usize>,
        antecedent: Option<Antecedent>,
    ) {
        let verb =
            range.indices().find(|at| self.is_verb(*at) && !self.is_quoted(*at)).unwrap_or(range.end());
        for (slot, gender) in [Gender::Female, Gender::Male].into_iter().enumerate() {
            if let Some(Antecedent::Entity(entity)) = antecedent
                && self.gender[entity] == Some(gender)
            {
                self.focus[slot] = Some((entity, index));
                continue;
            }
            let fits = |entity: usize| {
                self.sources.entities[entity].kind == EntityKind::Person
                    && self.gender[entity].is_none_or(|known| known == gender)
            };
            let mut persons = self.mentions[here.clone()]
                .iter()
                .filter(|(start, entity, _)| fits(*entity) && !self.is_quoted(*start))
                .map(|(start, entity, _)| (*start, *entity));
            let Some((start, entity)) = persons.next() else { continue };
            let alone = persons.all(|(_, other)| other == entity);
            self.focus[slot] = (alone || start < verb).then_some((entity, index));
        }
    }

    /// What the first words tell.
    fn opening(&self, range: TokenRange) -> Dependence {
        use Dependence::{Independent, Strong, Weak};
        let first = first_word(self.sources.document, range);
        let form = self.form(first);
        let next = self.form(first + 1);
        let is_free_time = TIMES.binary_search(&next).is_ok();
        let dependence = match form {
            "it" if self.is_expletive(first) => Independent,
            "he" | "she" | "his" | "her" => Independent,
            "it" | "its" | "they" | "their" | "them" | "theirs" | "others" | "such" | "neither" | "which" => {
                Strong
            }
            "this" if is_free_time => Independent,
            "these" if next == "days" => Independent,
            "those" if next == "who" => Independent,
            "this" | "that" | "these" | "those" => Strong,
            "both" if (first..(first + 6).min(range.end())).any(|at| self.form(at) == "and") => Independent,
            "both" => Strong,
            "one" | "some" | "many" | "most" | "all" | "several" | "few" if self.is_verb(first + 1) => Strong,
            "another" => Weak,
            "so" if next == "far" => Independent,
            "later" if TIMES.binary_search(&self.form(first + 2)).is_ok() || next == "on" => Weak,
            "the" if KNOWN_PEOPLE.binary_search(&next).is_ok() && self.is_bare(first + 1) => Strong,
            "the" if self.is_bare(first + 1) && self.has_seen(first + 1) => Weak,
            _ if CONNECTIVES.binary_search(&form).is_ok() => Strong,
            _ if self.tag(first) == Pos::Adposition
                && matches!(next, "this" | "that" | "these" | "those")
                && TIMES.binary_search(&self.form(first + 2)).is_err() =>
            {
                Strong
            }
            _ if CONNECTING.iter().any(|phrase| self.opens_with(first, phrase)) => Strong,
            _ => Independent,
        };
        let tie =
            (first..(first + OPENING).min(range.end())).filter(|at| !self.is_quoted(*at)).map(
                |at| match self.form(at) {
                    "however" | "meanwhile" | "therefore" | "nevertheless" | "nonetheless" | "likewise" => {
                        Strong
                    }
                    "also" | "too" | "instead" | "then" => Weak,
                    _ => Independent,
                },
            );
        tie.fold(dependence, Dependence::max)
    }

    fn opens_with(&self, first: usize, phrase: &str) -> bool {
        phrase.split(' ').enumerate().all(|(i, word)| self.form(first + i) == word)
    }

    /// Whether the noun at `at` is all that is said: "The man said", "The man, 27, said"; not "The man who".
    fn is_bare(&self, at: usize) -> bool {
        self.is_verb(at + 1) || self.form(at + 1) == ","
    }

    fn has_seen(&self, at: usize) -> bool {
        self.sources.document.tokens.get(at).is_some_and(|token| self.seen[token.word.index()])
    }

    /// "It is not clear whether", "It was the first time that".
    fn is_expletive(&self, at: usize) -> bool {
        let is =
            matches!(self.form(at + 1), "is" | "was" | "'s" | "remains" | "remained" | "seems" | "became");
        let window = at + 2..at + 9;
        is && (window.clone().take(3).any(|i| self.tag(i) == Pos::Adjective)
            || window.clone().any(|i| self.form(i) == "first"))
            && window.clone().any(|i| {
                matches!(
                    self.form(i),
                    "that" | "to" | "how" | "whether" | "if" | "who" | "why" | "when" | "for" | "since"
                )
            })
    }
}

fn gender_of_pronoun(form: &str) -> Option<Gender> {
    if HE.contains(&form) {
        Some(Gender::Male)
    } else if SHE.contains(&form) {
        Some(Gender::Female)
    } else {
        None
    }
}

/// What titles, roles and the given name tell.
fn gender_of(document: &Document<'_>, entity: &Entity) -> Option<Gender> {
    let titles = entity
        .mentions
        .iter()
        .take(5)
        .filter_map(|mention| title_gender(document.form(mention.tokens.start().checked_sub(1)?)));
    let roles = entity
        .roles
        .iter()
        .flat_map(|role| role.split(' '))
        .filter_map(|word| title_gender(&word.to_lowercase()));
    let name = entity.name.to_lowercase();
    titles.chain(roles).next().or_else(|| given_gender(name.split(' ').next()?))
}

/// The first word of a range; quotation marks and brackets do not count.
pub fn first_word(document: &Document<'_>, range: TokenRange) -> usize {
    let mut words = range.indices().filter(|i| {
        !matches!(document.tokens[*i].kind, TokenKind::Punctuation | TokenKind::Symbol | TokenKind::Clitic)
    });
    words.next().unwrap_or(range.start())
}

/// Whether a quotation opens in the sentence and does not close in it, or the other way round.
fn is_cut(document: &Document<'_>, range: TokenRange) -> bool {
    let (mut depth, mut straight) = (0i32, 0u32);
    for token in &document.tokens[range.indices()] {
        match token.span.of(document.text) {
            "“" | "«" | "``" => depth += 1,
            "”" | "»" | "''" => depth -= 1,
            "\"" => straight += 1,
            _ => {}
        }
    }
    // German and others write „…“ and »…«; and not every script ends sentences with a mark.
    straight % 2 == 1 || document.pack.has_discourse() && (depth != 0 || !has_end(document, range))
}

/// Whether an end mark stands at the end, also before a closing quotation mark or bracket.
fn has_end(document: &Document<'_>, range: TokenRange) -> bool {
    let text = document.range_text(range).trim_end_matches(['"', '”', '’', '\'', ')', ']', ' ']);
    text.ends_with(['.', '!', '?', '…', ':', ';'])
}
