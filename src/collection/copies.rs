//! Near-copies: the same story twice, with another headline, a cut tail, other words here and there.
//!
//! Documents that agree in two values of their MinHash at once are candidates (locality-sensitive hashing by banding; Leskovec,
//! Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3); then their words are compared, where the texts are at hand, and
//! the containment is estimated from the signatures else. Work grows with the documents: of those that share a band, each is
//! compared with a few before it.

use std::cmp::Reverse;

use hashbrown::{HashMap, HashSet};
use rustc_hash::FxBuildHasher;
use serde::Serialize;

use super::passages::Change;
use super::shingles::{HASHES, Word, resemblance, words};
use super::{Collection, passages};
use crate::output::round;

/// Values of a band: two documents of resemblance r share one of the 64 with a chance of 1 - (1 - r²)⁶⁴.
const ROWS: usize = 2;
/// Documents of a band with which one is compared.
const MOST_COMPARED: usize = 16;
/// Members of a group that a document must be a copy of, too.
const MOST_MEMBERS: usize = 8;

/// Containment of the shorter one's words from which on documents of one length are copies.
const COPY: f64 = 0.5;
/// What that grows by where the shorter one is nothing beside the other: who cuts a story down leaves its words alone, and two
/// stories on one event, told from one statement, have half of their words in common.
const CUT: f64 = 0.3;
/// Estimates from which on documents are compared.
const POSSIBLE: f64 = 0.2;
/// Documents of fewer shingles are not compared: a headline alone is no story.
const FEWEST_SHINGLES: u32 = 20;

/// Changes that are told between two copies.
const MOST_CHANGES: usize = 60;
/// Texts that are held at a time.
const MOST_TEXTS: usize = 64;

/// Documents that are copies of one another.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Copies {
    /// Their places in [`super::Report::documents`]: the longest first, the others in order.
    pub documents: Vec<u32>,
    /// The least containment of one of them in the first, 0 to 1: which share of the shorter one's words stands, in runs of three,
    /// in the other.
    pub similarity: f64,
    /// Whether `similarity` was only estimated, since the texts were not at hand.
    pub estimated: bool,
    /// How each of the others differs from the first; missing where the texts were not at hand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<Difference>,
}

/// How a copy differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Difference {
    /// Its place in [`super::Report::documents`].
    pub document: u32,
    /// All changes.
    pub count: u32,
    /// The first ones.
    pub changes: Vec<Change>,
}

type Texts<'t> = &'t mut dyn FnMut(&str) -> Option<String>;

/// What is known of a document.
struct Signed {
    id: u32,
    shingles: u32,
    signature: Vec<u16>,
}

/// The groups of copies, the largest first.
pub fn copies(collection: &Collection, order: &[u32], texts: Texts<'_>) -> Vec<Copies> {
    let mut signed = Vec::with_capacity(order.len());
    for &at in order {
        let record = collection.record(at as usize);
        signed.push(Signed { id: record.id, shingles: record.shingles, signature: record.signature });
    }
    let mut comparer = Comparer {
        collection,
        signed: &signed,
        texts,
        held: HashMap::default(),
        known: HashMap::default(),
        is_estimated: false,
    };
    let groups = group(&mut comparer, candidates(&signed));
    let mut copies: Vec<Copies> = groups.into_iter().map(|group| comparer.describe(group)).collect();
    copies.sort_by_key(|copies| (Reverse(copies.documents.len()), copies.documents[0]));
    copies
}

/// How much of the shorter one is in the other, as far as the signatures tell.
fn estimate(a: &Signed, b: &Signed) -> f64 {
    let jaccard = resemblance(&a.signature, &b.signature);
    let both = f64::from(a.shingles) + f64::from(b.shingles);
    let shared = jaccard * both / (1.0 + jaccard);
    (shared / f64::from(a.shingles.min(b.shingles)).max(1.0)).min(1.0)
}

/// Pairs that may be copies, with their estimate, likeliest first.
fn candidates(signed: &[Signed]) -> Vec<(u32, u32)> {
    let long: Vec<u32> = (0..signed.len() as u32)
        .filter(|&at| {
            signed[at as usize].shingles >= FEWEST_SHINGLES && signed[at as usize].signature.len() == HASHES
        })
        .collect();
    let mut found: HashSet<(u32, u32), FxBuildHasher> = HashSet::default();
    let mut band: Vec<(u32, u32)> = Vec::with_capacity(long.len());
    for first in (0..HASHES).step_by(ROWS) {
        band.clear();
        band.extend(long.iter().map(|&at| {
            let values = &signed[at as usize].signature[first..first + ROWS];
            (u32::from(values[0]) << 16 | u32::from(values[1]), at)
        }));
        band.sort_unstable();
        for same in band.chunk_by(|a, b| a.0 == b.0) {
            for (number, &(_, other)) in same.iter().enumerate().skip(1) {
                for &(_, one) in &same[number.saturating_sub(MOST_COMPARED)..number] {
                    if !found.contains(&(one, other))
                        && estimate(&signed[one as usize], &signed[other as usize]) >= POSSIBLE
                    {
                        found.insert((one, other));
                    }
                }
            }
        }
    }
    let mut pairs: Vec<(u32, u32)> = found.into_iter().collect();
    let likeness = |pair: &(u32, u32)| {
        let chance = estimate(&signed[pair.0 as usize], &signed[pair.1 as usize]);
        (Reverse((chance * 1e6) as u32), *pair)
    };
    pairs.sort_by_cached_key(likeness);
    pairs
}

/// Puts copies together. Two groups become one where members of each are copies of members of the other: a page that holds two
/// stories makes no copies of them.
fn group(comparer: &mut Comparer<'_, '_>, pairs: Vec<(u32, u32)>) -> Vec<Vec<u32>> {
    let mut group_of: HashMap<u32, usize, FxBuildHasher> = HashMap::default();
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for (one, other) in pairs {
        let place = |document: u32| group_of.get(&document).copied();
        let (a, b) = (place(one), place(other));
        if a.is_some() && a == b || !comparer.are_copies(one, other) {
            continue;
        }
        let members = |place: Option<usize>, document: u32| {
            place.map_or_else(
                || vec![document],
                |place| groups[place].iter().copied().take(MOST_MEMBERS).collect(),
            )
        };
        let (here, there) = (members(a, one), members(b, other));
        let all_fit = here.iter().all(|&one| there.iter().all(|&other| comparer.are_copies(one, other)));
        if !all_fit {
            continue;
        }
        let target = match (a, b) {
            (Some(a), Some(b)) => {
                let moved = std::mem::take(&mut groups[b]);
                for &document in &moved {
                    group_of.insert(document, a);
                }
                groups[a].extend(moved);
                continue;
            }
            (Some(place), None) | (None, Some(place)) => place,
            (None, None) => {
                groups.push(Vec::new());
                groups.len() - 1
            }
        };
        for document in [one, other] {
            if group_of.insert(document, target) != Some(target) {
                groups[target].push(document);
            }
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// A text with its words.
struct Held {
    text: String,
    words: Vec<Word>,
}

/// Compares documents; what was compared once is known.
struct Comparer<'c, 't> {
    collection: &'c Collection,
    signed: &'c [Signed],
    texts: Texts<'t>,
    held: HashMap<u32, Option<Held>, FxBuildHasher>,
    known: HashMap<(u32, u32), f64, FxBuildHasher>,
    is_estimated: bool,
}

impl Comparer<'_, '_> {
    fn are_copies(&mut self, one: u32, other: u32) -> bool {
        let [a, b] = [one, other].map(|document| f64::from(self.signed[document as usize].shingles));
        self.compare(one, other) >= COPY + CUT * (1.0 - a.min(b) / a.max(b).max(1.0))
    }

    /// The containment of the shorter one in the other; whether it was estimated is told apart.
    fn compare(&mut self, one: u32, other: u32) -> f64 {
        let pair = (one.min(other), one.max(other));
        if let Some(&known) = self.known.get(&pair) {
            // A negative number stands for an estimate.
            self.is_estimated = known < 0.0;
            return known.abs();
        }
        if self.held.len() + 2 > MOST_TEXTS {
            self.held.clear();
        }
        self.hold(one);
        self.hold(other);
        let text = |document: u32| self.held.get(&document).and_then(Option::as_ref);
        let found = match (text(one), text(other)) {
            (Some(a), Some(b)) => passages::containment(&a.words, &b.words),
            _ => -estimate(&self.signed[one as usize], &self.signed[other as usize]).max(f64::MIN_POSITIVE),
        };
        self.known.insert(pair, found);
        self.is_estimated = found < 0.0;
        found.abs()
    }

    fn hold(&mut self, document: u32) {
        if self.held.contains_key(&document) {
            return;
        }
        let id = self.collection.text(self.signed[document as usize].id);
        let text = (self.texts)(id);
        self.held.insert(document, text.map(|text| Held { words: words(&text), text }));
    }

    fn describe(&mut self, mut group: Vec<u32>) -> Copies {
        group.sort_unstable_by_key(|&document| (Reverse(self.signed[document as usize].shingles), document));
        group[1..].sort_unstable();
        let first = group[0];
        let mut similarity = 1.0f64;
        let mut is_estimated = false;
        let mut differences = Vec::new();
        for &other in &group[1..] {
            similarity = similarity.min(self.compare(first, other));
            is_estimated |= self.is_estimated;
            self.held.retain(|&document, _| document == first || document == other);
            self.hold(first);
            self.hold(other);
            let text = |document: u32| self.held.get(&document).and_then(Option::as_ref);
            if let (Some(a), Some(b)) = (text(first), text(other)) {
                let (changes, count) =
                    passages::changes([&a.text, &b.text], [&a.words, &b.words], MOST_CHANGES);
                differences.push(Difference { document: other, count, changes });
            }
        }
        Copies { documents: group, similarity: round(similarity), estimated: is_estimated, differences }
    }
}
