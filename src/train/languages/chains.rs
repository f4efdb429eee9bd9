//! Words made up from counts of n-grams: a chain that puts one letter after the other, each with its probability after
//! the letters before it.

use std::collections::{BTreeMap, HashMap};

use std::io;

use fst::Streamer;

use crate::lang::identify::ngrams::{LONGEST_WORD, OKINA, each_word, letter};

/// Random numbers: SplitMix64 (Steele, Lea, Flood 2014).
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to 1, 1 excluded.
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// From 0 to `n`, `n` excluded.
    pub fn below(&mut self, n: usize) -> usize {
        (self.unit() * n as f64) as usize
    }
}

/// The words of one class.
pub struct WordGenerator {
    pub chains: Vec<Chain>,
    pub prior: f64,
    pub spell: fn(&[char]) -> Vec<char>,
}

impl WordGenerator {
    /// A made-up word.
    pub fn word(&self, random: &mut Random) -> Vec<char> {
        let chain = random.below(self.chains.len());
        let mut word = (self.spell)(&self.chains[chain].word(random));
        word.truncate(LONGEST_WORD);
        word
    }
}

/// Values with their share, to draw from.
struct Urn<T> {
    items: Vec<T>,
    /// Sums of the shares up to each item.
    sums: Vec<f64>,
    /// At least the last sum; what is above it stands for nothing being drawn.
    total: f64,
}

impl<T> Default for Urn<T> {
    fn default() -> Self {
        Self { items: Vec::new(), sums: Vec::new(), total: 0.0 }
    }
}

impl<T> Urn<T> {
    fn add(&mut self, item: T, share: f64) {
        let sum = self.sums.last().copied().unwrap_or(0.0) + share;
        self.items.push(item);
        self.sums.push(sum);
        self.total = self.total.max(sum);
    }

    fn draw(&self, random: &mut Random) -> Option<&T> {
        let x = random.unit() * self.total;
        self.items.get(self.sums.partition_point(|sum| *sum <= x))
    }
}

/// Packs up to five letters, so that they can be looked up fast.
fn pack(letters: &[char]) -> u128 {
    letters.iter().fold(0, |packed, &c| packed << 21 | c as u128)
}

/// How words begin, and which letter follows on which.
pub struct Chain {
    /// Beginnings; whether they are whole words.
    starts: Urn<(Vec<char>, bool)>,
    /// Letters that follow on the last `order` letters; nothing drawn means that the word ends.
    next: HashMap<u128, Urn<char>>,
    order: usize,
}

impl Chain {
    fn word(&self, random: &mut Random) -> Vec<char> {
        let Some((start, whole)) = self.starts.draw(random) else { return Vec::new() };
        let mut word = start.clone();
        while !whole && word.len() < LONGEST_WORD {
            let context = pack(&word[word.len() - self.order..]);
            let Some(&letter) = self.next.get(&context).and_then(|urn| urn.draw(random)) else { break };
            word.push(letter);
        }
        word
    }

    /// A chain of five letters from lingua's model of a language: for each n-gram up to five letters the logarithm of
    /// its share among those that begin with the same letters. N-grams were counted within words, so what an n-gram's
    /// continuations leave of its count are ends of words, and the other way round beginnings.
    pub fn of_lingua(model: &[u8]) -> io::Result<Self> {
        let map = fst::Map::new(model).map_err(io::Error::other)?;
        let mut ngrams: Vec<(Vec<char>, f64)> = Vec::new();
        let mut stream = map.stream();
        while let Some((key, value)) = stream.next() {
            ngrams.push((
                std::str::from_utf8(key).map_err(io::Error::other)?.chars().collect(),
                f64::from_bits(value),
            ));
        }
        ngrams.sort_by(|a, b| (a.0.len(), &a.0).cmp(&(b.0.len(), &b.0)));

        // Shares of all letters, of the n-gram and of what goes on to its left, to its right, and to both sides.
        let mut share: HashMap<u128, f64> = HashMap::new();
        let (mut left, mut right, mut both) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (letters, value) in &mut ngrams {
            let n = letters.len();
            let before =
                if n == 1 { 1.0 } else { share.get(&pack(&letters[..n - 1])).copied().unwrap_or(0.0) };
            *value = before * libm::exp(*value);
            share.insert(pack(letters), *value);
            if n > 1 {
                *left.entry(pack(&letters[1..])).or_insert(0.0) += *value;
                *right.entry(pack(&letters[..n - 1])).or_insert(0.0) += *value;
            }
            if n > 2 {
                *both.entry(pack(&letters[1..n - 1])).or_insert(0.0) += *value;
            }
        }
        let of = |shares: &HashMap<u128, f64>, letters: &[char]| {
            shares.get(&pack(letters)).copied().unwrap_or(0.0)
        };
        let once = ngrams.iter().map(|(_, share)| *share).fold(1.0, f64::min);
        let only_letters = ngrams.iter().all(|(letters, _)| letters.len() == 1);

        let mut chain = Self { starts: Urn::default(), next: HashMap::new(), order: 4 };
        for (letters, value) in ngrams {
            match letters.len() {
                // Chinese and Japanese have single characters only.
                1 if only_letters => chain.starts.add((letters, true), value),
                1..=3 => {
                    let whole = value - of(&left, &letters) - of(&right, &letters) + of(&both, &letters);
                    if whole > 1.5 * once {
                        chain.starts.add((letters, true), whole);
                    }
                }
                4 => {
                    chain.next.entry(pack(&letters)).or_default().total = value;
                    let beginning = value - of(&left, &letters);
                    if beginning > 1.5 * once {
                        chain.starts.add((letters, false), beginning);
                    }
                }
                _ => chain.next.entry(pack(&letters[..4])).or_default().add(letters[4], value),
            }
        }
        Ok(chain)
    }

    /// A chain of three letters from counts of trigrams in which a space stands for the edge of a word; so does whatever
    /// is no letter here.
    pub fn of_trigrams(all: &BTreeMap<String, BTreeMap<String, f64>>, name: &str) -> io::Result<Self> {
        let counts = all.get(name).ok_or_else(|| io::Error::other(format!("trigrams has no {name}")))?;
        let mut chain = Self { starts: Urn::default(), next: HashMap::new(), order: 2 };
        for (trigram, count) in counts {
            let mut letters: Vec<char> = trigram.chars().collect();
            for i in 0..letters.len() {
                if letter(letters[i]).is_none() {
                    // The apostrophe of Uzbek oʻ and gʻ, which may stand first with its letter cut off.
                    let is_okina = matches!(letters[i], 'ʻ' | '‘' | 'ʼ' | '’')
                        && (i == 0 || matches!(letters[i - 1], 'o' | 'g'));
                    letters[i] = if is_okina { OKINA } else { ' ' };
                }
            }
            match letters.as_slice() {
                [' ', a, ' '] => chain.starts.add((vec![*a], true), *count),
                [' ', a, b] => chain.starts.add((vec![*a, *b], false), *count),
                [a, b, ' '] if *a != ' ' => {
                    let urn = chain.next.entry(pack(&[*a, *b])).or_default();
                    urn.total = urn.total.max(urn.sums.last().copied().unwrap_or(0.0)) + count;
                }
                [a, b, c] if ![a, b, c].contains(&&' ') => {
                    let urn = chain.next.entry(pack(&[*a, *b])).or_default();
                    // The ends of words that the space brought first stay on top.
                    let ends = urn.total - urn.sums.last().copied().unwrap_or(0.0);
                    urn.add(*c, *count);
                    urn.total = urn.sums.last().copied().unwrap_or(0.0) + ends;
                }
                _ => {}
            }
        }
        Ok(chain)
    }

    /// The words of a text as they are.
    pub fn of_text(text: &str) -> Self {
        let mut starts = Urn::default();
        each_word(text, |_, word| starts.add((word.to_vec(), true), 1.0));
        Self { starts, next: HashMap::new(), order: 1 }
    }
}
