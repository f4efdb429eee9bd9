//! The teacher: a large conditional random field and two networks, too big to ship, that label open texts for the tagger
//! that ships. Where something is known of a text's words (a Penn tag, that they are part of a name) it has a say.

use std::fs;
use std::io;
use std::path::Path;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::network::{Network, Row, Study, Word};
use super::sets::{Sentence, Text};
use super::{best, fit};
use crate::annotate::tags::{LABELS, Pos};
use crate::model::features::{feature, pair, text};
use crate::model::lexicon::Case;
use crate::train::crf::{Crf, Sequences, Settings};
use crate::train::dictionary::Dictionary;
use crate::train::random::Random;

/// Clusters of words of all sizes, of all words there are.
pub struct Clusters(HashMap<String, [u64; 3], FxBuildHasher>);

impl Clusters {
    /// Reads them.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let table = fs::read_to_string(folder.join("clusters/word_clusters.tsv"))?;
        let mut all = HashMap::default();
        for line in table.lines() {
            let mut parts = line.split('\t');
            let word = parts.next().unwrap_or_default();
            let mut next =
                || parts.next().and_then(|number| number.parse::<u64>().ok()).map_or(0, |number| number + 1);
            all.entry(word.to_owned()).or_insert([next(), next(), next()]);
        }
        Ok(Self(all))
    }

    fn of(&self, written: &str, lower: &str) -> [u64; 3] {
        let found = self.0.get(written).or_else(|| self.0.get(lower));
        found.copied().unwrap_or_default()
    }
}

/// A word as the teacher's templates see it.
struct Seen {
    lower: String,
    text: u64,
    case: u64,
    clusters: [u64; 3],
}

fn see(written: &str, clusters: &Clusters) -> Seen {
    let lower = written.to_lowercase().replace('’', "'");
    let digits: String = lower.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    Seen {
        text: text(&digits),
        case: Case::of(written) as u64,
        clusters: clusters.of(written, &lower),
        lower,
    }
}

fn outline(seen: &Seen) -> u64 {
    let class = |c: char| {
        if c.is_alphabetic() {
            'a'
        } else if c.is_numeric() {
            '0'
        } else {
            c
        }
    };
    let mut outline: Vec<char> = seen.lower.chars().map(class).collect();
    outline.dedup();
    pair(text(&outline.into_iter().collect::<String>()), seen.case)
}

fn tail(form: &str, characters: usize) -> u64 {
    text(form.char_indices().rev().nth(characters - 1).map_or(form, |(at, _)| &form[at..]))
}

fn head(form: &str, characters: usize) -> u64 {
    text(form.char_indices().nth(characters).map_or(form, |(at, _)| &form[..at]))
}

/// Templates from here on are of the word itself, in the order of the networks' interest.
const LONE: u32 = 3;

/// What a word says by itself; templates below [`LONE`] are those of one word alone.
fn observe_word(seen: &Seen, add: &mut impl FnMut(u32, u64)) {
    let [coarse, middle, fine] = seen.clusters;
    let lower = &seen.lower;
    add(1, seen.text);
    add(2, pair(seen.text, seen.case));
    add(LONE, seen.case);
    add(4, outline(seen));
    for length in 1..=4u32 {
        add(4 + length, tail(lower, length as usize));
        add(8 + length, head(lower, length as usize));
    }
    add(13, coarse);
    add(14, middle);
    add(15, fine);
}

fn observe(sentence: &[Seen], index: usize, add: &mut impl FnMut(u32, u64)) {
    let own = &sentence[index];
    observe_word(own, add);
    let (tail2, tail3) = (tail(&own.lower, 2), tail(&own.lower, 3));
    let [coarse, middle, _] = own.clusters;
    add(16, tail(&own.lower, 5));
    add(17, pair(middle, own.case));
    add(18, pair(middle, tail2));
    add(19, pair(coarse, tail3));
    add(20, pair(tail3, own.case));
    let outside = Seen { lower: "\u{1}".to_owned(), text: 1, case: 0, clusters: [0; 3] };
    let at =
        |offset: isize| index.checked_add_signed(offset).and_then(|at| sentence.get(at)).unwrap_or(&outside);
    for (base, offset) in [(30, -2), (40, -1), (50, 1), (60, 2)] {
        let other = at(offset);
        add(base, other.text);
        add(base + 1, other.case);
        add(base + 2, tail(&other.lower, 3));
        add(base + 3, tail(&other.lower, 2));
        for (template, cluster) in (base + 4..).zip(other.clusters) {
            add(template, cluster);
        }
    }
    for (base, offset) in [(70, -1), (80, 1)] {
        let other = at(offset);
        add(base, pair(own.text, other.text));
        add(base + 1, pair(middle, other.clusters[1]));
        add(base + 2, pair(other.text, middle));
        add(base + 3, pair(other.text, tail3));
        add(base + 4, pair(other.text, tail2));
        add(base + 5, pair(own.text, other.clusters[1]));
        add(base + 6, pair(own.text, tail(&other.lower, 2)));
        add(base + 7, pair(own.case, other.text));
        add(base + 8, pair(other.text, at(2 * offset).text));
    }
    let (before, after) = (at(-1), at(1));
    add(90, pair(before.text, after.text));
    add(91, pair(before.clusters[0], pair(coarse, after.clusters[0])));
    add(92, pair(own.case, pair(before.case, after.case)));
    add(93, pair(own.case, u64::from(index == 0)));
    if index == 0 {
        add(94, pair(own.text, own.case));
    }
    let long =
        sentence.iter().filter(|seen| seen.lower.len() > 3 && seen.lower.contains(char::is_alphabetic));
    let (all, capitalized) =
        long.fold((0, 0), |(all, some), seen| (all + 1, some + usize::from(seen.case != 0)));
    let capitals = if all < 2 { 0 } else { 1 + capitalized * 4 / all };
    add(95, pair(capitals as u64, own.case));
}

/// The teacher.
pub struct Teacher<'c> {
    clusters: &'c Clusters,
    crf: Crf,
    numbers: Dictionary,
    networks: Vec<Network>,
    words: Dictionary,
}

impl<'c> Teacher<'c> {
    /// Learns from sentences of which the first `gold` were labeled by people.
    pub fn new(
        sentences: &[Sentence],
        gold: usize,
        clusters: &'c Clusters,
        tell: &mut dyn FnMut(String),
    ) -> Self {
        let has_silver = sentences.len() > gold;
        let mut numbers = Dictionary::default();
        let mut data = Sequences::new();
        for sentence in sentences {
            let seen: Vec<Seen> = sentence.words.iter().map(|word| see(word, clusters)).collect();
            for (index, &allowed) in sentence.allowed.iter().enumerate() {
                observe(&seen, index, &mut |template, value| {
                    data.features.push(numbers.count(feature(template, value)));
                });
                data.tokens.push(data.features.len());
                data.allowed.push(allowed);
            }
            data.sequences.push(data.allowed.len());
            data.weights.push(sentence.weight);
        }
        let data = numbers.drop_rare(data, if has_silver { 4 } else { 2 });
        let alpha = if has_silver { 0.2 } else { 0.1 };
        let settings = Settings { epochs: 4, alpha, beta: 1.0, l1: 1.0, l2: 0.0, dropout: 0.0 };
        let crf = fit(&data, numbers.len(), settings, 0, tell);
        drop(data);
        let mut teacher = Self { clusters, crf, numbers, networks: Vec::new(), words: Dictionary::default() };
        teacher.teach_networks(sentences, gold, tell);
        teacher
    }

    fn teach_networks(&mut self, sentences: &[Sentence], gold: usize, tell: &mut dyn FnMut(String)) {
        for sentence in sentences {
            for word in &sentence.words {
                observe_word(&see(word, self.clusters), &mut |template, value| {
                    self.words.count(feature(template, value));
                });
            }
        }
        self.words.drop_rare(Sequences::new(), if sentences.len() > gold { 5 } else { 2 });
        let all: Vec<Vec<Word>> = sentences.iter().map(|sentence| self.words(sentence)).collect();
        for nth in 0..2 {
            let mut random = Random::new(nth);
            let mut network = Network::new(self.words.len(), &mut random);
            // The first learns from all there is, the second from people only.
            let from_all = nth == 0 && all.len() > gold;
            let (count, epochs, dropout) = if from_all { (all.len(), 4, 0.2) } else { (gold, 9, 0.4) };
            let mut order: Vec<usize> = (0..count).collect();
            for epoch in 0..epochs {
                random.shuffle(&mut order);
                for (done, &number) in order.iter().enumerate() {
                    let share = (epoch as f32 + done as f32 / count as f32) / epochs as f32;
                    let sentence = &sentences[number];
                    let study =
                        Study { rate: 0.05 * (1.0 - share).max(0.02), weight: sentence.weight, dropout };
                    network.learn(&all[number], &sentence.allowed, study, &mut random);
                }
            }
            tell(format!("network {} has learnt", nth + 1));
            self.networks.push(network);
        }
    }

    fn words(&self, sentence: &Sentence) -> Vec<Word> {
        let word = |word: &String| {
            let mut features = Word { shared: Vec::new(), own: Vec::new() };
            observe_word(&see(word, self.clusters), &mut |template, value| {
                let list = if template < LONE { &mut features.own } else { &mut features.shared };
                list.extend(self.words.get(feature(template, value)));
            });
            features
        };
        sentence.words.iter().map(word).collect()
    }

    /// How likely each label is at each word.
    pub fn read(&self, sentence: &Sentence) -> Vec<Row> {
        let seen: Vec<Seen> = sentence.words.iter().map(|word| see(word, self.clusters)).collect();
        let tokens: Vec<Vec<u32>> = (0..seen.len())
            .map(|index| {
                let mut features = Vec::new();
                observe(&seen, index, &mut |template, value| {
                    features.extend(self.numbers.get(feature(template, value)));
                });
                features
            })
            .collect();
        let mut rows: Vec<Row> = self
            .crf
            .probabilities(&tokens)
            .iter()
            .map(|row| std::array::from_fn(|label| row[label] * self.networks.len() as f32))
            .collect();
        let words = self.words(sentence);
        for network in &self.networks {
            for (row, more) in rows.iter_mut().zip(network.read(&words)) {
                row.iter_mut().zip(more).for_each(|(sum, value)| *sum += value);
            }
        }
        for row in &mut rows {
            let sum: f32 = row.iter().sum();
            row.iter_mut().for_each(|value| *value /= sum);
        }
        rows
    }

    /// The text with the labels that its words may have: the likeliest, and the next where it is far from sure.
    pub fn label(&self, given: &Text, weight: f32) -> Sentence {
        const SURE: f32 = 0.7;
        const POSSIBLE: f32 = 0.05;
        // The Penn tags err, so they persuade and do not decide.
        const AGAINST_PENN: f32 = 0.3;
        let sentence = &given.sentence;
        let (noun, name) = (usize::from(Pos::Noun.label()), usize::from(Pos::ProperNoun.label()));
        let mut allowed = Vec::with_capacity(sentence.words.len());
        for (index, mut row) in self.read(sentence).into_iter().enumerate() {
            let is_capitalized = sentence.words[index].starts_with(char::is_uppercase);
            if given.named[index] && is_capitalized && best(&row) == noun {
                row[name] += row[noun];
                row[noun] = 0.0;
            }
            let may_be = sentence.allowed[index];
            let inside: f32 =
                (0..LABELS).filter(|label| may_be >> label & 1 == 1).map(|label| row[label]).sum();
            if inside > 0.1 {
                for (label, value) in row.iter_mut().enumerate() {
                    *value *= if may_be >> label & 1 == 1 { 1.0 } else { AGAINST_PENN };
                }
            }
            let sum: f32 = row.iter().sum();
            let (mut labels, mut held) = (0u32, 0.0);
            while held < SURE * sum {
                let label = best(&row);
                if labels != 0 && row[label] < POSSIBLE * sum {
                    break;
                }
                labels |= 1 << label;
                held += row[label];
                row[label] = -1.0;
            }
            allowed.push(labels);
        }
        Sentence { words: sentence.words.clone(), allowed, weight }
    }
}
