//! Who said what: quotations with their speakers.
//!
//! `speakers` reads the words around the quotation marks, which are paired already; here it is decided what is a
//! quotation at all (a title or a doubtful word in quotation marks is none), and quotations without a verb of saying
//! go to whoever speaks before them.

mod elsewhere;
mod meant;
mod speakers;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use crate::annotate::coreference::{Entity, Pronoun};
use crate::annotate::names::EntityKind;
use crate::annotate::quotations::Quotation;
use crate::annotate::tags::Pos;
use crate::document::Document;
use crate::text::{TokenKind, TokenRange};
use speakers::{Cue, Speakers};

/// Whether a quotation is a sentence of its own or a part of one. The names are part of the public interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteKind {
    /// Whole sentences, or a clause that a cue introduces.
    Direct,
    /// A few quoted words within the writer's own sentence.
    Partial,
}

impl QuoteKind {
    /// All of them.
    #[cfg(feature = "export")]
    pub const ALL: [Self; 2] = [Self::Direct, Self::Partial];

    /// The kind as it stands in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Partial => "partial",
        }
    }
}

/// One quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words inside the marks.
    pub tokens: TokenRange,
    /// Whether it stands for itself.
    pub kind: QuoteKind,
    /// Index of the speaker among the entities.
    pub speaker: Option<usize>,
    /// The speaker's fullest name in the text, also where it is no entity ("a spokesman").
    pub speaker_name: Option<String>,
    /// The words at the cue that name the speaker ("he", "Calloway").
    pub mention: Option<TokenRange>,
    /// The word that says it is said ("emphasized").
    pub cue: Option<TokenRange>,
}

/// Finds what is said among `quotations`, in text order.
pub fn find(
    document: &Document<'_>,
    tags: &[Pos],
    quotations: &[Quotation],
    entities: &[Entity],
    pronouns: &[Pronoun],
) -> Vec<Quote> {
    if quotations.is_empty() {
        return Vec::new();
    }
    let is_elsewhere = !document.pack.has_rules_of_names();
    // Whom the words around a quotation name as its speaker is known of some languages alone.
    let is_known = !is_elsewhere || document.pack.speech().is_known();
    let (entities, pronouns) = if is_known { (entities, pronouns) } else { (&[][..], &[][..]) };
    let speakers = Speakers::new(document, tags, entities);
    let (is_elsewhere, known) = (is_elsewhere && is_known, Vec::new());
    Reading {
        document,
        entities,
        pronouns,
        speakers,
        speaker: None,
        speaker_since: 0,
        body: None,
        is_elsewhere,
        known,
        last_cue: None,
        called: OnceCell::new(),
    }
    .read(quotations)
}

/// A speaker as known from a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Speaker {
    entity: Option<usize>,
    name: Option<String>,
}

/// Tokens of a sentence that are searched for who it is about.
const MAX_SENTENCE: usize = 200;

/// Quotations of one sentence that may share a cue.
const MAX_SERIES: usize = 8;

struct Reading<'d, 't> {
    document: &'d Document<'t>,
    entities: &'d [Entity],
    pronouns: &'d [Pronoun],
    speakers: Speakers<'d, 't>,
    /// Who said something last, by name or not: quotations without a cue go on with them.
    speaker: Option<Speaker>,
    /// The token at which they were.
    speaker_since: usize,
    /// What was it last that spoke and is called "it": "the council".
    body: Option<Speaker>,
    /// Whether the lists of a pack tell who says it, rather than the rules of English.
    is_elsewhere: bool,
    /// Names of speakers who are no entities.
    known: Vec<String>,
    /// The cue of the quotation before.
    last_cue: Option<Cue>,
    /// People by the words of their roles, from when an office is first looked for.
    called: OnceCell<FxHashMap<String, Vec<usize>>>,
}

impl Reading<'_, '_> {
    fn read(&mut self, quotations: &[Quotation]) -> Vec<Quote> {
        let mut quotes: Vec<Quote> = Vec::new();
        // Quotes of paragraphs that go on without a closing mark: who says them may come at the end.
        let mut run: Vec<usize> = Vec::new();
        let mut sentence = 0;
        for (number, quotation) in quotations.iter().enumerate() {
            let before = number.checked_sub(1).map(|i| quotations[i]);
            let next = quotations.get(number + 1);
            sentence = self.read_up_to(sentence, quotation, before.as_ref());
            let continues =
                before.is_some_and(|b| b.is_open && (b.block + 1 >= quotation.block)) && !run.is_empty();
            let continues = continues || self.is_elsewhere && !run.is_empty() && quotation.goes_on;
            let cue = if self.is_elsewhere {
                self.cue_elsewhere(quotations, number)
            } else {
                self.cue(quotation, &quotations[..number], next)
            };
            self.last_cue = cue.clone();
            let kind = self.kind(quotation, cue.as_ref(), continues);
            let Some(kind) = kind else { continue };
            let speaker = match &cue {
                Some(cue) => Some(self.resolve_cue(cue)),
                None if continues => None,
                None if self.is_elsewhere && !self.stands_alone(quotation) => None,
                None => self.speaker.clone(),
            };
            if kind == QuoteKind::Partial && cue.as_ref().is_none_or(|cue| self.is_author(cue)) {
                continue;
            }
            let speaker = if continues && speaker.is_none() {
                run.last().and_then(|&last: &usize| self.speaker_of(&quotes[last]))
            } else {
                speaker
            };
            let is_apart = |words: &TokenRange| !words.overlaps(quotation.inner);
            quotes.push(Quote {
                tokens: quotation.inner,
                kind,
                speaker: speaker.as_ref().and_then(|s| s.entity),
                speaker_name: speaker.as_ref().and_then(|s| s.name.clone()),
                // A name with a nickname in it, R. "Bob" Ode, may begin inside the marks.
                // A pronoun that is tied to its verb has no words of its own.
                mention: cue
                    .as_ref()
                    .and_then(|cue| {
                        Some(cue.source.as_ref()?.mention).filter(|words| !words.overlaps(cue.tokens))
                    })
                    .filter(is_apart),
                cue: cue.as_ref().map(|cue| cue.tokens).filter(is_apart).filter(|words| self.is_word(*words)),
            });
            let this = quotes.len() - 1;
            if !continues {
                run.clear();
            }
            run.push(this);
            if let Some(speaker) = speaker.filter(|s| s.entity.is_some() || s.name.is_some()) {
                // A cue at the end of a run holds for all of it.
                if cue.is_some() && continues {
                    for &earlier in &run {
                        if quotes[earlier].cue.is_none() {
                            quotes[earlier].speaker = speaker.entity;
                            quotes[earlier].speaker_name = speaker.name.clone();
                        }
                    }
                }
                if !cue.as_ref().is_some_and(|cue| self.speakers.is_claim(cue)) {
                    self.say(speaker, quotation.open);
                }
            } else if cue.is_some() {
                // Somebody spoke of whom nothing is known: what follows is not said by whoever spoke before.
                self.speaker = None;
            }
        }
        quotes
    }

    /// Reads the sentences before a quotation, from the one before on, for who they are about. Returns the number of
    /// the sentence that holds the quotation's mark.
    fn read_up_to(&mut self, from: usize, quotation: &Quotation, before: Option<&Quotation>) -> usize {
        let mut at = from;
        while let Some(sentence) = self.document.sentences.get(at) {
            // The words of the sentence outside quotations.
            let start = before.map_or(0, |before| before.end).max(sentence.tokens.start());
            let end = sentence.tokens.end().min(quotation.open);
            self.read_sentence(start, end);
            if sentence.tokens.end() > quotation.open {
                break;
            }
            at += 1;
        }
        at
    }

    /// Takes note of who a sentence is about.
    fn read_sentence(&mut self, start: usize, end: usize) {
        if start >= end {
            return;
        }
        if self.is_elsewhere {
            self.read_topic(start..end);
            return;
        }
        if let Some(source) = self.speakers.reported(start..end) {
            let speaker = self.resolve(&source);
            if speaker.entity.is_some() || speaker.name.is_some() {
                // Others in the sentence are spoken of by whoever speaks in it.
                self.say(speaker, end - 1);
                return;
            }
        }
        let opens_with_pronoun =
            (start..end.min(start + 4)).any(|i| matches!(self.document.form(i), "he" | "she"));
        let mentions = self.speakers.mentions_in(start..end.min(start + MAX_SENTENCE));
        // "After a row with Quint, Berger left": whom it is about stands behind the opening phrase.
        let main = self.speakers.past_opening_phrase(start, end - 1);
        let mut persons = mentions.iter().filter(|m| self.speakers.is_person(m.1));
        let person =
            { persons.clone() }.find(|m| m.0.start() >= main).or_else(|| persons.next()).map(|m| m.1);
        if let Some(person) = person.filter(|_| !opens_with_pronoun) {
            self.say(self.named(person), start);
        }
    }

    fn say(&mut self, speaker: Speaker, at: usize) {
        self.remember_name(&speaker);
        let is_body = match speaker.entity {
            Some(entity) => !self.speakers.is_person(entity),
            None => speaker.name.as_deref().is_some_and(|name| self.speakers.may_be(name, None)),
        };
        if is_body {
            self.body = Some(speaker.clone());
        }
        (self.speaker, self.speaker_since) = (Some(speaker), at);
    }

    /// The cue of a quotation: after it, before it in its sentence, or before a colon that ends the paragraph before.
    fn cue(&self, quotation: &Quotation, earlier: &[Quotation], next: Option<&Quotation>) -> Option<Cue> {
        let document = self.document;
        let before = earlier.last();
        let last = quotation.end.saturating_sub(1).max(quotation.open);
        let host = document.sentences.get(document.sentence_of(last))?;
        let own = document.sentences.get(document.sentence_of(quotation.open))?;
        let bound = before.map_or(0, |b| b.end);
        let lead = own.tokens.start().max(bound)..quotation.open;
        // "he added: “…”" is nearer than anything after.
        let introduced = !lead.is_empty() && matches!(document.token_text(quotation.open - 1), ":" | ",");
        if introduced && let Some(cue) = self.speakers.before(lead.clone()) {
            let near = cue.tokens.end() + 12 >= quotation.open;
            if near {
                return Some(cue);
            }
        }
        if !quotation.is_open {
            let end = next.map_or(host.tokens.end(), |n| host.tokens.end().min(n.open));
            let rest = quotation.end..end.max(quotation.end);
            let cue = self.speakers.by_whom(quotation.open, quotation.end, rest.end);
            let cue = cue.or_else(|| self.speakers.after(rest.clone(), self.is_spoken(quotation)));
            // "“…” as rich as those of others, Doe told the paper"
            let is_clause =
                quotation.inner.len() > 6 && document.tokens[quotation.inner.start()].is_capitalized();
            let cue = cue.or_else(|| if is_clause { self.speakers.at_end(rest) } else { None });
            let cue = cue.or_else(|| self.signature(quotation.end, next));
            if cue.is_some() {
                return cue;
            }
        }
        if quotation.open > 0 && document.token_text(quotation.open - 1) == ":" {
            let cue = self.speakers.named_before_colon(quotation.open - 1, own.tokens.start().max(bound));
            if cue.is_some() {
                return cue;
            }
        }
        if own.tokens.start() < quotation.open {
            // What stands before an earlier quotation of the same sentence introduces this one as well.
            let whole = own.tokens.start()..quotation.open;
            // "called it “…” and “…”", "said that “…” and that “…”"
            let joins =
                |at: usize| matches!(document.form(at), "," | "and" | "or" | "but" | "that" | "to" | "as");
            let is_joined = before.is_some_and(|before| before.end > own.tokens.start())
                && !lead.is_empty()
                && lead.clone().all(joins);
            return if is_joined && self.last_cue.is_some() {
                self.last_cue.clone()
            } else {
                { self.speakers.before(lead) }
                    .or_else(|| self.speakers.before(Self::before_first(whole, earlier)))
            };
        }
        // A colon ends the sentence or the paragraph before.
        let at = own.tokens.start();
        let previous = document.sentence_of(at).checked_sub(1)?;
        let previous = document.sentences.get(previous).filter(|_| at == quotation.open)?.tokens;
        let colon = document.token_text(previous.end() - 1) == ":";
        // "Police issued a statement titled “…”:"
        let whole = || Self::before_first(previous.start()..quotation.open, earlier);
        colon
            .then(|| self.speakers.before(previous.start().max(bound)..previous.end() - 1))
            .flatten()
            .or_else(|| if colon { self.speakers.before(whole()) } else { None })
    }

    /// Whether a quotation is a clause that the words behind it have to complete: it ends with a comma, "?" or "!", or one follows,
    /// and it is no title.
    fn is_spoken(&self, quotation: &Quotation) -> bool {
        let document = self.document;
        let inner = quotation.inner;
        let is_plain = |token: &crate::text::Token| {
            token.kind == TokenKind::Word && token.span.len() > 3 && !token.is_capitalized()
        };
        let ends = matches!(document.token_text(inner.end() - 1), "," | "?" | "!");
        let is_followed =
            document.tokens[inner.start()].is_capitalized() && document.token_text(quotation.end) == ",";
        inner.len() > 3 && (ends || is_followed) && document.tokens[inner.indices()].iter().any(is_plain)
    }

    /// Who signs a quotation that ends before `dash`: "— Jo Adler, tenant" up to the end of the paragraph, or as one.
    fn signature(&self, dash: usize, next: Option<&Quotation>) -> Option<Cue> {
        let document = self.document;
        let sentence = document.sentences.get(document.sentence_of(dash))?;
        let end = next.map_or(sentence.tokens.end(), |next| sentence.tokens.end().min(next.open));
        self.speakers.signed(dash, end)
    }

    /// The part of a sentence before its first quotation.
    fn before_first(range: std::ops::Range<usize>, earlier: &[Quotation]) -> std::ops::Range<usize> {
        let near = earlier.iter().rev().take(MAX_SERIES);
        let first = near.take_while(|other| other.open >= range.start).last();
        first.map_or(range.start..range.start, |first| range.start..first.open)
    }

    /// Whether the words in the marks are a quotation, and of which kind; `continues` where the one before is left open for it.
    fn kind(&self, quotation: &Quotation, cue: Option<&Cue>, continues: bool) -> Option<QuoteKind> {
        if self.is_elsewhere {
            return self.kind_elsewhere(quotation, cue, continues);
        }
        let document = self.document;
        let inner = quotation.inner;
        let tokens = &document.tokens[inner.indices()];
        let words: Vec<_> = tokens.iter().filter(|token| token.kind == TokenKind::Word).collect();
        let first = words.first()?;
        let texts = tokens.iter().rev().map(|token| token.span.of(document.text));
        let last =
            { texts }.find(|text| !matches!(*text, "'" | "’" | "”" | "\"" | ")" | "]")).unwrap_or_default();
        let ends_sentence = matches!(last, "." | "!" | "?" | "…" | "..." | ",") || quotation.is_open;
        let preceding = if quotation.open > 0 { document.token_text(quotation.open - 1) } else { "" };
        let introduced = cue.is_some_and(|cue| {
            let end = cue.tokens.end();
            end <= quotation.open && (preceding == ":" || preceding == "," && end + 6 >= quotation.open)
        });
        let followed = cue.is_some_and(|cue| cue.tokens.start() >= quotation.end);
        // A title: every word that can be is capitalized.
        let content = words.iter().filter(|token| token.span.len() > 3);
        let (mut count, mut capitals) = (0, 0);
        for token in content {
            count += 1;
            capitals += usize::from(token.is_capitalized());
        }
        let is_title = first.is_capitalized()
            && capitals == count
            && words.len() <= 9
            && (count > 1 || words.len() <= 2);
        let speaks = introduced || followed && (last == "," || ends_sentence);
        // "the rate (“blue dollar”)"
        if preceding == "(" && document.token_text(quotation.end) == ")" && !ends_sentence {
            return None;
        }
        if is_title && !(speaks && matches!(last, "," | "." | "!" | "?")) {
            return None;
        }
        let is_work =
            self.speakers.mentions_in(inner.start().saturating_sub(2)..inner.end()).iter().any(
                |(range, entity)| self.entities[*entity].kind == EntityKind::Work && range.contains(inner),
            );
        if is_work || words.len() < 2 && cue.is_none() {
            return None;
        }
        let is_sentence = first.is_capitalized() && (words.len() >= 4 || followed || continues);
        let direct = introduced
            || is_sentence && (ends_sentence || speaks)
            || followed && words.len() > 3 && last == ",";
        Some(if direct { QuoteKind::Direct } else { QuoteKind::Partial })
    }

    fn speaker_of(&self, quote: &Quote) -> Option<Speaker> {
        (quote.speaker.is_some() || quote.speaker_name.is_some())
            .then(|| Speaker { entity: quote.speaker, name: quote.speaker_name.clone() })
    }

    fn named(&self, entity: usize) -> Speaker {
        Speaker { entity: Some(entity), name: Some(self.entities[entity].name.clone()) }
    }

    /// "I came upon news of “…”": whether the author speaks, whose words in marks are no quotation.
    fn is_author(&self, cue: &Cue) -> bool {
        let source = cue.source.as_ref().filter(|source| source.mention.len() == 1);
        source.is_some_and(|source| matches!(self.document.form(source.mention.start()), "i" | "we"))
    }

    /// Whether a cue is a word that says it is said, rather than a mark.
    fn is_word(&self, cue: TokenRange) -> bool {
        self.document.tokens[cue.start()].is_word()
    }
}
