//! How likely each lemma of the document is to stand in a summary of it, told by numbers that are no words: how often
//! and where it stands, whether it is a name, how rare it is (supervised concept weighting after Li, Qian and Liu,
//! "Using Supervised Bigram-based ILP for Extractive Summarization", 2013).

use super::Sources;
use crate::annotate::features::features;
use crate::annotate::logs::{Remembered, log2_1p};
use crate::annotate::names::EntityKind;
use crate::annotate::salience::LemmaId;
use crate::annotate::tags::Pos;
use crate::text::BlockKind;

features! {
    /// The features of a lemma. Sentences are those of the body with five words or more; headings are none.
    pub enum Clue {
        /// Occurrences.
        Count: "log2(1 + count)/3, at most 2",
        /// It stands once at most.
        Once: "yes = 1",
        /// Occurrences against those of the text's commonest lemma.
        Share: "count / greatest count, 0..1",
        /// It stands in the first sentence.
        FirstSentence: "yes = 1",
        /// It stands in one of the first three sentences, or in none.
        FirstThree: "yes = 1",
        /// Sentences before the first where it stands.
        Near: "1/(1 + sentences)",
        /// Sentences before the first where it stands.
        Depth: "log2(1 + sentences)/7, at most 1",
        /// Sentences up to the last where it stands.
        LastPlace: "share of sentences, 0..1",
        /// Sentences from the first to the last where it stands.
        Spread: "share of sentences, 0..1",
        /// Frequency in general English; 0 in other languages.
        LogFrequency: "log2(1 + per million)/10",
        /// General English hardly ever has it; 0 in other languages.
        Unknown: "yes = 1",
        /// It stands in a mention of a person.
        Person: "yes = 1",
        /// It stands in a mention of an organization.
        Organization: "yes = 1",
        /// It stands in a mention of a place.
        Place: "yes = 1",
        /// It stands in a mention of something else.
        OtherName: "yes = 1",
        /// Mentions of the entity that is mentioned most, of those in whose mentions it stands.
        NameCount: "log2(1 + mentions)/4, at most 2",
        /// It is a common noun.
        Noun: "share of occurrences, 0..1",
        /// It is a verb.
        Verb: "share of occurrences, 0..1",
        /// It is an adjective.
        Adjective: "share of occurrences, 0..1",
        /// It is a proper noun.
        ProperNoun: "share of occurrences, 0..1",
        /// Bytes of the lemma in UTF-8.
        Length: "bytes/10, at most 1.5",
        /// It stands inside a quotation.
        Quoted: "share of occurrences, 0..1",
        /// The intercept of the regression.
        Constant: "always 1",
    }
}

/// The lemmas of a document with their chances.
pub struct Concepts {
    chances: Vec<f64>,
}

impl Concepts {
    /// One mark for each lemma, none set.
    pub fn marks(&self) -> Vec<bool> {
        vec![false; self.chances.len()]
    }

    /// From 0 to 1.
    pub fn chance(&self, lemma: LemmaId) -> f64 {
        self.chances[lemma.index()]
    }

    /// Weighs the lemmas.
    pub fn weigh(sources: &Sources<'_, '_>, weights: &[i16; Clue::COUNT]) -> Self {
        Self::from_rows(&clues(sources), &weights.map(super::weight))
    }

    /// The chances by given weights.
    pub fn from_rows(rows: &[[f32; Clue::COUNT]], weights: &[f64; Clue::COUNT]) -> Self {
        let chances = rows
            .iter()
            .map(|row| {
                let sum: f64 = row.iter().zip(weights).map(|(x, w)| f64::from(*x) * w).sum();
                1.0 / (1.0 + libm::exp(-sum))
            })
            .collect();
        Self { chances }
    }
}

#[derive(Clone, Copy, Default)]
struct Seen {
    first: u32,
    last: u32,
    sentences: u32,
    count: u32,
    quoted: u32,
    tags: [u16; 4],
}

/// What is known of each lemma.
pub fn clues(sources: &Sources<'_, '_>) -> Vec<[f32; Clue::COUNT]> {
    let (document, salience) = (sources.document, sources.salience);
    let mut seen = vec![Seen::default(); salience.len()];
    let mut quotes = sources.quotes.iter().peekable();
    let mut place = 0u32;
    for (_, sentence) in document.body_sentences() {
        let range = sentence.tokens;
        let countable = document.tokens[range.indices()].iter().filter(|t| t.is_countable()).count();
        if document.block_of(sentence).kind == BlockKind::Heading || countable < super::MIN_WORDS {
            continue;
        }
        place += 1;
        for i in range.indices() {
            while quotes.next_if(|quote| quote.tokens.end() <= i).is_some() {}
            let Some(lemma) = salience.lemma_of(&document.tokens[i]) else { continue };
            let one = &mut seen[lemma.index()];
            if one.last != place {
                one.sentences += 1;
            }
            if one.count == 0 {
                one.first = place;
            }
            one.last = place;
            one.count += 1;
            one.quoted += u32::from(quotes.peek().is_some_and(|quote| quote.tokens.indices().contains(&i)));
            let tag = match sources.tags.get(i) {
                Some(Pos::Noun) => 0,
                Some(Pos::Verb) => 1,
                Some(Pos::Adjective) => 2,
                Some(Pos::ProperNoun) => 3,
                _ => continue,
            };
            one.tags[tag] = one.tags[tag].saturating_add(1);
        }
    }
    let mut rows = vec![[0f32; Clue::COUNT]; salience.len()];
    for entity in sources.entities {
        let clue = match entity.kind {
            EntityKind::Person => Clue::Person,
            EntityKind::Organization => Clue::Organization,
            EntityKind::Place => Clue::Place,
            _ => Clue::OtherName,
        };
        let count = log2_1p(entity.mentions.len() as u32) as f32 / 4.0;
        for mention in entity.mentions.iter().take(20) {
            for token in &document.tokens[mention.tokens.indices()] {
                if let Some(lemma) = salience.lemma_of(token) {
                    let row = &mut rows[lemma.index()];
                    row[clue as usize] = 1.0;
                    row[Clue::NameCount as usize] = row[Clue::NameCount as usize].max(count).min(2.0);
                }
            }
        }
    }
    let all = f64::from(place.max(1));
    let has_frequencies = document.pack.model().is_some();
    let most = seen.iter().map(|one| one.count).max().unwrap_or(1).max(1);
    let mut log_frequency = Remembered::new(|per_million| libm::log2(1.0 + per_million) / 10.0);
    for ((lemma, one), row) in salience.lemmas().zip(&seen).zip(&mut rows) {
        let mut set = |clue: Clue, value: f64| row[clue as usize] = value as f32;
        let before = one.first.max(1) - 1;
        let (count, first) = (f64::from(one.count), f64::from(before));
        let flag = |yes: bool| f64::from(u8::from(yes));
        set(Clue::Count, log2_1p(one.count).min(6.0) / 3.0);
        set(Clue::Once, flag(one.count <= 1));
        set(Clue::Share, count / f64::from(most));
        set(Clue::FirstSentence, flag(one.first == 1));
        set(Clue::FirstThree, flag(one.first <= 3));
        set(Clue::Near, 1.0 / (1.0 + first));
        set(Clue::Depth, log2_1p(before).min(7.0) / 7.0);
        set(Clue::LastPlace, f64::from(one.last) / all);
        set(Clue::Spread, f64::from(one.last - one.first.min(one.last)) / all);
        if has_frequencies {
            let per_million = salience.per_million(lemma);
            set(Clue::LogFrequency, log_frequency.of(per_million));
            set(Clue::Unknown, flag(per_million == 0.0));
        }
        let tagged = count.max(1.0);
        set(Clue::Noun, f64::from(one.tags[0]) / tagged);
        set(Clue::Verb, f64::from(one.tags[1]) / tagged);
        set(Clue::Adjective, f64::from(one.tags[2]) / tagged);
        set(Clue::ProperNoun, f64::from(one.tags[3]) / tagged);
        set(Clue::Length, (salience.form(lemma).len() as f64 / 10.0).min(1.5));
        set(Clue::Quoted, f64::from(one.quoted) / tagged);
        set(Clue::Constant, 1.0);
    }
    rows
}
