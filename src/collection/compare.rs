//! How two groups of documents differ: the words that set them apart, the names in one or in both, dates and amounts by side, and
//! the passages that they share.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use hashbrown::HashMap;
use rustc_hash::{FxBuildHasher, FxHashSet};
use serde::Serialize;

use super::rows::number;
use super::shingles::{Word, words as words_of};
use super::words::Words;
use super::{AMOUNTS, Collection, KINDS, entities, passages};
use crate::annotate::keywords::measure;
use crate::error::{Error, ErrorCode};
use crate::output::round;

/// Things of a list that are told.
const MOST: usize = 500;
/// Words of a passage that two texts share; fewer are turns of phrase.
const SHORTEST_PASSAGE: usize = 8;

/// Two groups of documents beside each other. Pairs of numbers are of the one group, then of the other.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Comparison {
    /// The version of the shape, as of a report.
    pub schema: u32,
    /// Documents.
    pub documents: [u32; 2],
    /// Words of title and body.
    pub words: [u64; 2],
    /// Words that set the groups apart, the most telling ones first.
    pub keywords: Vec<Keyed>,
    /// Names, those in most documents first.
    pub names: Vec<Sided>,
    /// Dates that are named, in order.
    pub dates: Vec<Sided>,
    /// Amounts, by kind, unit and size.
    pub amounts: Vec<Sided>,
    /// Passages that stand in both, the longest first; none where the texts were not at hand.
    pub passages: Vec<Shared>,
}

/// A word and how its frequencies differ: the log-likelihood ratio of Rayson and Garside (2000), and the log ratio of Hardie (2014).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Keyed {
    /// In lower case.
    pub lemma: String,
    /// Occurrences.
    pub counts: [u64; 2],
    /// Documents that have it.
    pub documents: [u32; 2],
    /// Occurrences to be expected in the first group if it were as frequent in both.
    pub expected: f64,
    /// The log-likelihood ratio; above 15.13 it is significant at 0.01 %.
    pub g2: f64,
    /// How many times the one frequency is the other, in doublings: 1 twice as frequent in the first group, -1 half as. Where one
    /// is none, half an occurrence stands for it.
    pub log_ratio: f64,
    /// "here" where it is more frequent in the first group, else "there".
    pub direction: &'static str,
}

/// A name, date or amount, and on which side it stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Sided {
    /// The kind of a name or an amount; "date".
    pub kind: &'static str,
    /// The name; the date; the amount with its unit.
    pub text: String,
    /// Documents that have it.
    pub documents: [u32; 2],
    /// Mentions.
    pub mentions: [u64; 2],
    /// "here", "there" or "both".
    pub side: &'static str,
}

/// A passage that stands in documents of both groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Shared {
    /// As it is written in the first group.
    pub text: String,
    /// Its words.
    pub words: u32,
    /// The id of a document of the first group that has it.
    pub here: String,
    /// The id of a document of the second group that has it.
    pub there: String,
}

/// Compares two groups, by ids.
pub fn compare(
    collection: &Collection,
    groups: [&[&str]; 2],
    texts: &mut dyn FnMut(&str) -> Option<String>,
) -> Result<Comparison, Error> {
    let [here, there] = [places(collection, groups[0])?, places(collection, groups[1])?];
    if let Some(&both) = here.iter().find(|place| there.contains(place)) {
        let id = collection.id(both);
        return Err(bad(format!("The document '{id}' is in both groups; leave it in one.")));
    }
    let sides = [&here[..], &there[..]];
    let words =
        sides.map(|side| side.iter().map(|&at| u64::from(collection.record(at as usize).words)).sum());
    let (dates, amounts) = facts(collection, sides);
    Ok(Comparison {
        schema: super::rows::REPORT_SCHEMA,
        documents: sides.map(|side| side.len() as u32),
        words,
        keywords: keywords(collection, sides, words),
        names: names(collection, sides),
        dates,
        amounts,
        passages: shared(collection, sides, texts),
    })
}

fn bad(message: String) -> Error {
    Error::new(ErrorCode::BadOption, message)
}

/// The places of the documents of these ids, in the order of the ids.
fn places(collection: &Collection, ids: &[&str]) -> Result<Vec<u32>, Error> {
    let mut sorted = ids.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    if sorted.is_empty() {
        return Err(bad("A group has no document; name at least one on each side.".to_owned()));
    }
    let place = |id: &&str| {
        let place = collection.place_of(id).map(|place| place as u32);
        place.ok_or_else(|| bad(format!("There is no document '{id:.80}' in the collection; add it first.")))
    };
    sorted.iter().map(place).collect()
}

fn keywords(collection: &Collection, sides: [&[u32]; 2], words: [u64; 2]) -> Vec<Keyed> {
    let counted = sides.map(|side| Words::count(collection, side));
    let lemmas: FxHashSet<u32> = counted.iter().flat_map(Words::each).map(|(lemma, ..)| lemma).collect();
    let small = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    let keyed = |lemma: u32| {
        let [a, b] = [counted[0].of(lemma), counted[1].of(lemma)];
        let keyness = measure([small(a.0), small(words[0])], [small(b.0), small(words[1])]);
        let share = |count: u64, words: u64| {
            let count = if count == 0 { 0.5 } else { count as f64 };
            count / words.max(1) as f64
        };
        let ratio = share(a.0, words[0]) / share(b.0, words[1]);
        Keyed {
            lemma: collection.text(lemma).to_owned(),
            counts: [a.0, b.0],
            documents: [a.1, b.1],
            expected: round(keyness.expected),
            g2: round(keyness.g2),
            log_ratio: round(libm::log2(ratio)),
            direction: if ratio > 1.0 { "here" } else { "there" },
        }
    };
    let mut keyed: Vec<Keyed> = lemmas.into_iter().map(keyed).collect();
    keyed.sort_by(|a, b| b.g2.total_cmp(&a.g2).then_with(|| a.lemma.cmp(&b.lemma)));
    keyed.truncate(MOST);
    keyed
}

const fn side(documents: [u32; 2]) -> &'static str {
    match documents {
        [_, 0] => "here",
        [0, _] => "there",
        _ => "both",
    }
}

/// Names of both groups, joined as over all documents.
fn names(collection: &Collection, sides: [&[u32]; 2]) -> Vec<Sided> {
    let mut order: Vec<(&str, u32, usize)> = Vec::new();
    for (number, side) in sides.into_iter().enumerate() {
        for &at in side {
            order.push((collection.id(at), at, number));
        }
    }
    order.sort_unstable();
    let places: Vec<u32> = order.iter().map(|(_, at, _)| *at).collect();
    let joins = entities::join(collection, &places);
    let sided = |joined: entities::Joined| {
        let (mut documents, mut mentions) = ([0; 2], [0; 2]);
        for (document, count) in joined.documents {
            let number = order[document as usize].2;
            documents[number] += 1;
            mentions[number] += u64::from(count);
        }
        let (kind, text) = (KINDS[usize::from(joined.kind)], collection.text(joined.name).to_owned());
        Sided { kind, text, documents, mentions, side: side(documents) }
    };
    joins.entities.into_iter().take(MOST).map(sided).collect()
}

/// Documents and mentions of each side.
type BySide = ([u32; 2], [u64; 2]);
/// Kind, unit, value and upper end.
type AmountKey<'a> = (u8, &'a str, u64, Option<u64>);

/// Dates and amounts by side.
fn facts(collection: &Collection, sides: [&[u32]; 2]) -> (Vec<Sided>, Vec<Sided>) {
    let mut dates: BTreeMap<&str, BySide> = BTreeMap::new();
    // By kind, unit and value: the bits of what is not negative are in the order of the values.
    let mut amounts: BTreeMap<AmountKey<'_>, BySide> = BTreeMap::new();
    for (number, side) in sides.into_iter().enumerate() {
        for &at in side {
            let record = collection.record(at as usize);
            for date in &record.dates {
                let (documents, mentions) = dates.entry(collection.text(date.value)).or_default();
                documents[number] += 1;
                mentions[number] += u64::from(date.count);
            }
            let mut here: BTreeMap<_, u64> = BTreeMap::new();
            for amount in &record.amounts {
                let key = (amount.kind, collection.text(amount.unit), amount.value, amount.to);
                *here.entry(key).or_default() += 1;
            }
            for (key, count) in here {
                let (documents, mentions) = amounts.entry(key).or_default();
                documents[number] += 1;
                mentions[number] += count;
            }
        }
    }
    let date = |(value, (documents, mentions)): (&str, BySide)| Sided {
        kind: "date",
        text: value.to_owned(),
        documents,
        mentions,
        side: side(documents),
    };
    let amount = |((kind, unit, value, to), (documents, mentions)): (AmountKey<'_>, BySide)| {
        let to = to.map(|to| format!("–{}", number(to))).unwrap_or_default();
        let text = format!("{}{to} {unit}", number(value));
        Sided {
            kind: AMOUNTS[usize::from(kind)],
            text: text.trim().to_owned(),
            documents,
            mentions,
            side: side(documents),
        }
    };
    (dates.into_iter().map(date).take(MOST).collect(), amounts.into_iter().map(amount).take(MOST).collect())
}

/// Passages that stand in both groups, each once.
fn shared(
    collection: &Collection,
    sides: [&[u32]; 2],
    texts: &mut dyn FnMut(&str) -> Option<String>,
) -> Vec<Shared> {
    let mut here: Vec<(u32, String, Vec<Word>)> = Vec::new();
    for &at in sides[0] {
        if let Some(text) = texts(collection.id(at)) {
            let words = words_of(&text);
            here.push((at, text, words));
        }
    }
    let mut begins: HashMap<u64, (u32, u32), FxBuildHasher> = HashMap::default();
    for (number, (_, _, words)) in here.iter().enumerate() {
        for (at, run) in words.windows(SHORTEST_PASSAGE).enumerate() {
            begins.entry(key(run)).or_insert((number as u32, at as u32));
        }
    }
    let mut found: Vec<Shared> = Vec::new();
    let mut known: FxHashSet<u64> = FxHashSet::default();
    for &at in sides[1] {
        let Some(text) = texts(collection.id(at)) else { continue };
        let words = words_of(&text);
        let mut next = 0;
        while let Some(run) = words.get(next..next + SHORTEST_PASSAGE) {
            let Some(&(number, place)) = begins.get(&key(run)) else {
                next += 1;
                continue;
            };
            let (document, source, theirs) = &here[number as usize];
            let rest = theirs[place as usize..].iter().zip(&words[next..]);
            let length = rest.take_while(|(a, b)| a.key == b.key).count();
            let passage = &theirs[place as usize..place as usize + length];
            if length >= SHORTEST_PASSAGE && known.insert(key(passage)) {
                found.push(Shared {
                    text: passages::span(source, passage),
                    words: length as u32,
                    here: collection.id(*document).to_owned(),
                    there: collection.id(at).to_owned(),
                });
            }
            next += length.max(1);
        }
    }
    found.sort_by(|a, b| (Reverse(a.words), &a.text).cmp(&(Reverse(b.words), &b.text)));
    found.truncate(MOST);
    found
}

fn key(run: &[Word]) -> u64 {
    run.iter().fold(run.len() as u64, |all, word| super::shingles::mix(all.rotate_left(23) ^ word.key))
}
