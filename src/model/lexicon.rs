//! What is known of words from large texts: the cluster of a word's vector, and how often it stands there.
//!
//! In the file: for each of 256 fine clusters the coarse one of 64 that most of its words are in (1 byte each); the
//! number of words that the frequencies were counted in (4 bytes); the number of words here (4 bytes); the stream of
//! words: the keys of all in ascending order, as [`Layout`] says, then of each the cluster and the class of the count.

use super::features::{pair, text};
use super::file::{Cursor, ModelError};
use super::packing::coder::Symbols;
use super::packing::decoder::Decoder;
use super::packing::rows::{BESIDE_KEYS, Layout};

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Case {
    /// "word"
    Lower,
    /// "Word"
    Capitalized,
    /// "WORD"
    Upper,
    /// "wOrd", "WorD"
    Mixed,
}

impl Case {
    /// Of a written form.
    pub fn of(form: &str) -> Self {
        let mut letters = form.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next() else { return Self::Lower };
        let (mut upper, mut lower) = (0u32, 0u32);
        for c in letters {
            *(if c.is_uppercase() { &mut upper } else { &mut lower }) += 1;
        }
        match (first.is_uppercase(), upper, lower) {
            (true, 0, _) => Self::Capitalized,
            (true, _, 0) => Self::Upper,
            (false, 0, _) => Self::Lower,
            _ => Self::Mixed,
        }
    }
}

/// Bits of a word's key: with tens of thousands of words, one in a hundred unknown words looks like a known one.
const KEY_BITS: u32 = 22;

/// Bits of a class of counts.
const CLASS_BITS: u32 = 5;
/// Counts below this one are not told apart from none.
pub const LEAST_COUNT: u32 = 8;

#[cfg(any(test, feature = "internals"))]
/// The class of a count: 0 below [`LEAST_COUNT`], then two for each doubling.
pub fn class_of(count: u32) -> u8 {
    let doublings = libm::log2(f64::from(count.max(1)) / f64::from(LEAST_COUNT));
    if count < LEAST_COUNT { 0 } else { (1.0 + 2.0 * doublings).min(f64::from((1 << CLASS_BITS) - 1)) as u8 }
}

/// The count that stands for a class: the geometric middle of the counts in it, rounded.
pub fn count_of(class: u8) -> u32 {
    match class {
        0 => 0,
        _ => libm::round(f64::from(LEAST_COUNT) * libm::exp2((f64::from(class) - 0.5) / 2.0)) as u32,
    }
}

// What a word has in the stream beside its key.
const CLUSTER: usize = BESIDE_KEYS;
const CLASS: usize = BESIDE_KEYS + 1;
const CONTEXTS: usize = BESIDE_KEYS + 2;

const CLUSTER_BITS: u32 = 8;
/// Number of fine clusters.
pub const CLUSTERS: usize = 1 << CLUSTER_BITS;
const MOST_WORDS: u32 = 1 << 18;

/// The key of a folded form that is written so.
#[cfg(any(test, feature = "train"))]
pub fn key(form: &str, case: Case) -> u32 {
    key_of(text(form), case)
}

/// The key of a folded form, as [`text`], that is written so.
fn key_of(form: u64, case: Case) -> u32 {
    (pair(form, case as u64) >> (64 - KEY_BITS)) as u32
}

/// The cluster of a word, coarse and fine, counted from 1; 0 for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cluster {
    /// Of 64.
    pub coarse: u16,
    /// Of 256.
    pub fine: u16,
}

/// The lexicon of a model.
pub struct Lexicon {
    coarse: [u8; CLUSTERS],
    /// Open addressing: the key plus one in the upper 24 bits, the cluster in the lower 8; 0 where free.
    places: Vec<u32>,
    /// The class of the count, for each of `places`.
    classes: Vec<u8>,
    counted: u32,
}

impl Lexicon {
    /// Reads a section of a model's file.
    ///
    /// # Errors
    /// Where it ends too early or says something impossible.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut cursor = Cursor { rest: bytes };
        let mut coarse = [0; CLUSTERS];
        coarse.copy_from_slice(cursor.take(CLUSTERS)?);
        let counted = cursor.number()?;
        let count = cursor.number()?;
        if count > MOST_WORDS {
            return Err(ModelError::Damaged);
        }
        let mut decoder = Decoder::new(cursor.rest, CONTEXTS)?;
        let keys = Layout::new(count, KEY_BITS).read_keys(&mut decoder)?;
        let mut places = vec![0u32; (keys.len() * 2).next_power_of_two().max(2)];
        let mut classes = vec![0u8; places.len()];
        let mask = places.len() - 1;
        for key in keys {
            let mut place = key as usize & mask;
            while places[place] != 0 {
                place = (place + 1) & mask;
            }
            places[place] = (key + 1) << CLUSTER_BITS | u32::from(decoder.symbol(CLUSTER, 0));
            classes[place] = decoder.symbol(CLASS, 0) % (1 << CLASS_BITS);
        }
        decoder.finish()?;
        Ok(Self { coarse, places, classes, counted })
    }

    /// Writes a section: words with their fine cluster and the class of their count ([`class_of`]), in ascending order of
    /// keys; `counted` words were counted.
    #[cfg(any(test, feature = "train"))]
    pub fn write(coarse: &[u8; CLUSTERS], words: &[(u32, u8, u8)], counted: u32) -> Vec<u8> {
        let mut bytes = coarse.to_vec();
        bytes.extend(counted.to_le_bytes());
        bytes.extend((words.len() as u32).to_le_bytes());
        let mut encoder = super::packing::encoder::Encoder::default();
        let mut keys: Vec<u32> = words.iter().map(|(key, ..)| *key).collect();
        Layout::new(words.len() as u32, KEY_BITS).pass_keys(&mut encoder, &mut keys);
        for &(_, cluster, class) in words {
            encoder.symbol(CLUSTER, cluster);
            encoder.symbol(CLASS, class);
        }
        bytes.extend(encoder.finish(CONTEXTS));
        bytes
    }

    /// The cluster of a folded form, as [`text`], that is written so; where that way of writing has none, of another way.
    pub fn cluster(&self, form: u64, case: Case) -> Cluster {
        let ways = [case, Case::Lower, Case::Capitalized, Case::Upper];
        let found = ways.iter().find_map(|&way| self.find(key_of(form, way)));
        found.map_or_else(Cluster::default, |place| {
            let fine = self.places[place] as u8;
            Cluster { coarse: u16::from(self.coarse[usize::from(fine)]) + 1, fine: u16::from(fine) + 1 }
        })
    }

    /// How often a folded form stands in the texts that were counted, however it is capitalized there: in steps of half a
    /// doubling, and 0 where that is less than [`LEAST_COUNT`].
    pub fn count(&self, form: &str) -> u32 {
        count_of(self.class(form))
    }

    /// The class of that count, see [`count_of`].
    pub fn class(&self, form: &str) -> u8 {
        // The count stands with one way of writing the word.
        let ways = [Case::Lower, Case::Capitalized, Case::Upper, Case::Mixed];
        let form = text(form);
        let places = ways.iter().filter_map(|&way| self.find(key_of(form, way)));
        places.map(|place| self.classes[place]).max().unwrap_or(0)
    }

    /// Whether a folded form is known to be written so.
    pub fn is_written(&self, form: &str, case: Case) -> bool {
        self.find(key_of(text(form), case)).is_some()
    }

    /// Number of words in the texts that were counted.
    pub fn counted(&self) -> u32 {
        self.counted
    }

    fn find(&self, key: u32) -> Option<usize> {
        let mask = self.places.len() - 1;
        let mut place = key as usize & mask;
        loop {
            let held = self.places[place];
            if held >> CLUSTER_BITS == key + 1 {
                return Some(place);
            }
            if held == 0 {
                return None;
            }
            place = (place + 1) & mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_words_are_read_again() {
        let coarse = std::array::from_fn(|fine| (fine / 4) as u8);
        let mut words = vec![
            (key("harbor", Case::Lower), 9, class_of(40)),
            (key("turkey", Case::Lower), 17, class_of(9)),
            (key("turkey", Case::Capitalized), 200, class_of(1000)),
        ];
        words.sort_unstable();
        let lexicon = Lexicon::read(&Lexicon::write(&coarse, &words, 5000)).unwrap();
        assert_eq!((lexicon.count("harbor"), lexicon.count("unheard"), lexicon.counted()), (38, 0, 5000));
        assert!((800..1250).contains(&lexicon.count("turkey")));
        let of = |form, case| lexicon.cluster(text(form), case);
        assert_eq!(of("harbor", Case::Capitalized), Cluster { coarse: 3, fine: 10 });
        assert_eq!(of("turkey", Case::Capitalized).fine, 201);
        assert_eq!(of("turkey", Case::Upper).fine, 18);
        assert_eq!(of("unheard", Case::Lower), Cluster::default());
    }

    #[test]
    fn classes_hold_counts_near_their_middle() {
        assert_eq!((class_of(0), class_of(7), class_of(8), count_of(0)), (0, 0, 1, 0));
        for count in LEAST_COUNT..100_000 {
            let middle = f64::from(count_of(class_of(count)));
            assert!((0.79..1.26).contains(&(middle / f64::from(count))), "{count}: {middle}");
        }
    }

    #[test]
    fn cases() {
        let of = Case::of;
        assert_eq!(
            [of("word"), of("Word"), of("WORD"), of("W.")],
            [Case::Lower, Case::Capitalized, Case::Upper, Case::Capitalized]
        );
        assert_eq!(
            [of("iPhone"), of("McDonald"), of("42"), of("Été")],
            [Case::Mixed, Case::Mixed, Case::Lower, Case::Capitalized]
        );
    }
}
