//! Which sentences cannot be understood without the one before.
//!
//! What ties sentences together is reference ("They"), conjunction ("But") and what is left out ("Some were"): cohesion
//! (Halliday and Hasan, "Cohesion in English", 1976). The first words tell; "he" and "she" count wherever they stand.

use crate::annotate::coreference::{Bond, MentionForm};
use crate::annotate::tags::Pos;
use crate::document::Document;
use crate::lang::en::discourse::{CONNECTING, CONNECTIVES, KNOWN_PEOPLE, TIMES};
use crate::text::{BlockKind, TokenRange, order};

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
            found[index] = reading.read(sentence.tokens);
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
    /// Mentions by a common noun in text order: first token, entity.
    mentions: Vec<(usize, usize)>,
    /// The first quotation that is not over.
    next_quote: usize,
    /// For each token whether it stands inside a quotation; empty where there is none.
    quoted: Vec<bool>,
    /// For each word whether the body had it before.
    seen: Vec<bool>,
}

impl<'s, 'd, 't> Reading<'s, 'd, 't> {
    fn new(sources: &'s Sources<'d, 't>) -> Self {
        let document = sources.document;
        let entities = sources.entities.iter().enumerate();
        let mut mentions: Vec<(usize, usize)> = entities
            .flat_map(|(number, entity)| entity.mentions.iter().map(move |mention| (number, mention)))
            .filter(|(_, mention)| mention.form == MentionForm::Nominal)
            .map(|(number, mention)| (mention.tokens.start(), number))
            .collect();
        order::sort(&mut mentions);
        let seen = vec![false; document.vocabulary.len()];
        let mut quoted = vec![false; if sources.quotes.is_empty() { 0 } else { document.tokens.len() }];
        for quote in sources.quotes {
            quoted[quote.tokens.indices()].fill(true);
        }
        Self { sources, mentions, next_quote: 0, quoted, seen }
    }

    fn read(&mut self, range: TokenRange) -> Cohesion {
        let quotes = self.sources.quotes;
        while quotes.get(self.next_quote).is_some_and(|quote| quote.tokens.end() <= range.start()) {
            self.next_quote += 1;
        }
        let cohesion = self.cohesion(range);
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

    fn cohesion(&self, range: TokenRange) -> Cohesion {
        let opening = self.opening(range);
        if let Some(cohesion) = self.quotation(range) {
            return Cohesion { dependence: cohesion.dependence.max(opening), ..cohesion };
        }
        if let Some(cohesion) = self.pronoun(range) {
            return Cohesion { dependence: cohesion.dependence.max(opening), ..cohesion };
        }
        // "The ministry said": whose name is known.
        let first = self.sources.document.first_word(range);
        let next = self.mentions.partition_point(|(start, _)| *start < range.start());
        if let Some(&(start, entity)) = self.mentions.get(next).filter(|(start, _)| *start <= first + 1) {
            let antecedent = Some(Antecedent::Entity(entity));
            return Cohesion { dependence: opening.min(Dependence::Weak), antecedent, anaphor: Some(start) };
        }
        Cohesion { dependence: opening, antecedent: None, anaphor: None }
    }

    /// Sentences that are spoken and do not tell by whom.
    fn quotation(&self, range: TokenRange) -> Option<Cohesion> {
        let quote = self.sources.quotes.get(self.next_quote)?;
        let first = self.sources.document.first_word(range);
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

    /// What the first "he" or "she" of a sentence tells, where the sentence does not say itself who is meant.
    fn pronoun(&self, range: TokenRange) -> Option<Cohesion> {
        let pronouns = self.sources.pronouns;
        let next = pronouns.partition_point(|pronoun| pronoun.token < range.start());
        let here = pronouns[next..].iter().take_while(|pronoun| pronoun.token < range.end());
        // What "it" means is hardly ever sure; the first words tell of it.
        let first = { here }.find(|pronoun| pronoun.gender.is_some())?;
        let antecedent = first.antecedent.map(Antecedent::Entity);
        match first.bond {
            Bond::Within => None,
            Bond::Sure if antecedent.is_some() => {
                Some(Cohesion { dependence: Dependence::Independent, antecedent, anaphor: Some(first.token) })
            }
            _ => Some(Cohesion { dependence: Dependence::Strong, antecedent: None, anaphor: None }),
        }
    }

    /// What the first words tell.
    fn opening(&self, range: TokenRange) -> Dependence {
        use Dependence::{Independent, Strong, Weak};
        let first = self.sources.document.first_word(range);
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
            _ if self.is_connected(first) => Strong,
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

    /// Whether one of the phrases that tie sentences together begins at `first`. In their order those with the same first
    /// word stand together.
    fn is_connected(&self, first: usize) -> bool {
        let form = self.form(first);
        let from = CONNECTING.partition_point(|phrase| *phrase < form);
        let like = CONNECTING[from..].iter().take_while(|phrase| phrase.starts_with(form));
        { like }.any(|phrase| self.opens_with(first, phrase))
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

/// Whether a quotation opens in the sentence and does not close in it, or the other way round.
fn is_cut(document: &Document<'_>, range: TokenRange) -> bool {
    let (mut depth, mut straight) = (0i32, 0u32);
    for token in document.tokens[range.indices()].iter().filter(|token| !token.is_word()) {
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

#[cfg(test)]
mod tests {
    use crate::lang::en::discourse::{CONNECTING, CONNECTIVES, KNOWN_PEOPLE, TIMES};

    #[test]
    fn lists_are_in_alphabetical_order() {
        for list in [&CONNECTING[..], &CONNECTIVES, &KNOWN_PEOPLE, &TIMES] {
            assert!(list.is_sorted());
        }
    }
}
