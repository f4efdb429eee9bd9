//! What the tagger of parts of speech learns from.

use std::fs;
use std::io;
use std::path::Path;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use crate::annotate::tags::{LABELS, Pos};

type Map<K, V> = HashMap<K, V, FxBuildHasher>;

/// A sentence with the labels that each of its words may have.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    pub words: Vec<String>,
    /// Labels as bits, see [`Pos::label`].
    pub allowed: Vec<u32>,
    /// How much it counts.
    pub weight: f32,
}

/// A word of a treebank.
#[derive(Clone, Debug)]
pub struct Tagged {
    pub word: String,
    pub tag: Pos,
    /// Its tag of the Penn Treebank's set.
    pub penn: String,
}

/// The sentences of a file of lines "word, lemma, universal tag, Penn tag".
///
/// # Errors
/// Where it cannot be read.
pub fn treebank(path: &Path) -> io::Result<Vec<Vec<Tagged>>> {
    sentences(path, |line| {
        let mut parts = line.split('\t');
        let (word, tag, penn) = (parts.next()?, parts.nth(1)?, parts.next()?);
        Some(Tagged { word: word.to_owned(), tag: Pos::from_name(tag)?, penn: penn.to_owned() })
    })
}

fn sentences<T>(path: &Path, read: impl Fn(&str) -> Option<T>) -> io::Result<Vec<Vec<T>>> {
    let mut all = vec![Vec::new()];
    for line in fs::read_to_string(path)?.lines() {
        if line.trim().is_empty() || line.starts_with("-DOCSTART-") {
            all.push(Vec::new());
        } else if let (Some(word), Some(last)) = (read(line), all.last_mut()) {
            last.push(word);
        }
    }
    all.retain(|sentence| !sentence.is_empty());
    Ok(all)
}

/// Which universal tags go with a tag of the Penn Treebank's set, counted in a treebank that has both.
pub struct PennTags {
    of_word: Map<(String, String), [u32; LABELS]>,
    of_tag: Map<String, [u32; LABELS]>,
}

/// Share of a Penn tag's occurrences below which a universal tag is taken for an error.
const RARE: f32 = 0.02;

impl PennTags {
    /// Counts them.
    pub fn of(treebank: &[Vec<Tagged>]) -> Self {
        let mut counts = Self { of_word: Map::default(), of_tag: Map::default() };
        for word in treebank.iter().flatten() {
            let label = usize::from(word.tag.label());
            let penn = penn(&word.penn).to_owned();
            counts.of_word.entry((word.word.to_lowercase(), penn.clone())).or_default()[label] += 1;
            counts.of_tag.entry(penn).or_default()[label] += 1;
        }
        counts
    }

    /// The labels that a word may have that was given a Penn tag, as bits.
    pub fn labels(&self, word: &str, tag: &str) -> u32 {
        let common = |counts: &[u32; LABELS]| {
            let least = RARE * counts.iter().sum::<u32>() as f32;
            let labels = (0..LABELS).filter(|&label| counts[label] > 0 && counts[label] as f32 >= least);
            labels.fold(0, |bits, label| bits | 1 << label)
        };
        if !word.contains(char::is_alphanumeric) {
            return u32::MAX;
        }
        let tag = penn(tag);
        let labels = match self.of_word.get(&(word.to_lowercase(), tag.to_owned())) {
            Some(counts) if counts.iter().sum::<u32>() > 1 => common(counts),
            _ => self.of_tag.get(tag).map_or(u32::MAX, common),
        };
        // The corpus often calls names common nouns.
        let may_be_name = matches!(tag, "NN" | "NNS") && word.starts_with(char::is_uppercase);
        labels | if may_be_name { 1 << Pos::ProperNoun.label() | 1 << Pos::Noun.label() } else { 0 }
    }
}

/// One name for what corpora write differently.
fn penn(tag: &str) -> &str {
    match tag {
        "(" => "-LRB-",
        ")" => "-RRB-",
        "..." | "-" | "--" => ":",
        other => other,
    }
}

/// A text without universal tags, and what else is known of its words.
pub struct Text {
    pub sentence: Sentence,
    /// Words inside names of people, organizations and places.
    pub named: Vec<bool>,
}

/// Texts whose names are known: file below `ner/`, most sentences to take.
const NAMED: &[(&str, usize)] = &[
    ("train/gum.train.bio", usize::MAX),
    ("train/wikigold.train.bio", usize::MAX),
    ("train/gmb_norm.train.bio", 20_000),
    ("silver/wikipedia.bio", 20_000),
    ("silver/speeches.bio", 6_000),
];

/// Texts with Penn tags.
const PENN: &[&str] = &["masc_newspaper", "masc_other"];

/// All texts without universal tags.
///
/// # Errors
/// Where one cannot be read.
pub fn texts(folder: &Path, tags: &PennTags) -> io::Result<Vec<Text>> {
    let two = |line: &str| {
        let mut parts = line.split('\t');
        let word = parts.next().filter(|word| !word.is_empty())?;
        Some((word.to_owned(), parts.next_back().unwrap_or("O").to_owned()))
    };
    let mut all = Vec::new();
    for file in PENN {
        for words in sentences(&folder.join("pos").join(format!("{file}.train.tsv")), two)? {
            let allowed = words.iter().map(|(word, tag)| tags.labels(word, tag)).collect();
            let named = vec![false; words.len()];
            let words = words.into_iter().map(|(word, _)| word).collect();
            all.push(Text { sentence: Sentence { words, allowed, weight: 1.0 }, named });
        }
    }
    for &(file, most) in NAMED {
        for words in sentences(&folder.join("ner").join(file), two)?.into_iter().take(most) {
            let is_name =
                |tag: &str| ["PER", "PERSON", "LOC", "ORG", "GPE"].iter().any(|kind| tag.ends_with(kind));
            let named = words.iter().map(|(_, tag)| is_name(tag)).collect();
            let allowed = vec![u32::MAX; words.len()];
            let words = words.into_iter().map(|(word, _)| word).collect();
            all.push(Text { sentence: Sentence { words, allowed, weight: 1.0 }, named });
        }
    }
    Ok(all)
}
