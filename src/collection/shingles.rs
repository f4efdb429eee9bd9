//! Runs of words by which texts are compared: shingles (Broder, "On the resemblance and containment of documents", 1997) and
//! their MinHash, of which so many bits are kept that chance agreements do not matter (Li and König, "b-Bit Minwise Hashing",
//! 2010).

use rustc_hash::FxHashSet;

use crate::lang::spaceless::is_spaceless;

/// Words of a shingle.
pub const WORDS: usize = 3;
/// Values of a signature.
pub const HASHES: usize = 128;

/// A word of a text that is compared: its bytes, and a number for it in lower case.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    pub start: u32,
    pub end: u32,
    pub key: u64,
}

/// The words of a text: runs of letters and digits, whatever marks, case and line ends are around them. What has no spaces between
/// words is read sign by sign.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(text.len() / 6);
    let mut open = false;
    for (at, c) in text.char_indices() {
        let end = (at + c.len_utf8()) as u32;
        if !c.is_alphanumeric() {
            // A word with a straight and with a curly apostrophe is one; so is one with its accents apart.
            open &= matches!(c, '\'' | '’' | '\u{ad}' | '\u{300}'..='\u{36f}');
            continue;
        }
        let alone = is_spaceless(c);
        match words.last_mut().filter(|_| open && !alone) {
            Some(word) => {
                word.end = end;
                word.key = extended(word.key, c);
            }
            None => words.push(Word { start: at as u32, end, key: extended(0xcbf2_9ce4_8422_2325, c) }),
        }
        open = !alone;
    }
    for word in &mut words {
        word.key = mix(word.key);
    }
    words
}

/// FNV-1a (Fowler, Noll and Vo) over characters in lower case: the same number on machines of any width.
fn extended(mut key: u64, c: char) -> u64 {
    let mut add = |c: char| key = (key ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3);
    if c.is_ascii() {
        add(c.to_ascii_lowercase())
    } else {
        c.to_lowercase().for_each(add)
    }
    key
}

/// The shingles of words, in order: each is the number of the run that begins there.
pub fn shingles(words: &[Word]) -> impl Iterator<Item = u64> + '_ {
    words.windows(WORDS).map(|run| run.iter().fold(0, |all: u64, word| mix(all.rotate_left(23) ^ word.key)))
}

/// The distinct shingles of a text and their MinHash; no values where there is no shingle.
pub fn sign(text: &str) -> (u32, Vec<u16>) {
    let words = words(text);
    let distinct: FxHashSet<u64> = shingles(&words).collect();
    if distinct.is_empty() {
        return (0, Vec::new());
    }
    // One permutation of the numbers for each value: an odd factor and what is added.
    let mut least = [u64::MAX; HASHES];
    for &shingle in &distinct {
        let (a, b) = (mix(shingle), mix(shingle ^ 0x6a09_e667_f3bc_c908) | 1);
        let mut hash = a;
        for value in &mut least {
            // Kirsch and Mitzenmacher (2006): two hashes make as many as are wanted.
            hash = hash.wrapping_add(b).rotate_left(9);
            *value = (*value).min(hash.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        }
    }
    (distinct.len() as u32, least.iter().map(|&value| mix(value) as u16).collect())
}

/// Scatters the bits of a number (the finisher of MurmurHash3, whose constants are Appleby's).
pub fn mix(mut number: u64) -> u64 {
    number ^= number >> 33;
    number = number.wrapping_mul(0xff51_afd7_ed55_8ccd);
    number ^= number >> 33;
    number = number.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    number ^ number >> 33
}

/// The share of values that two signatures have in common, which estimates the resemblance (Jaccard) of the sets.
pub fn resemblance(a: &[u16], b: &[u16]) -> f64 {
    let same = a.iter().zip(b).filter(|(a, b)| a == b).count();
    same as f64 / HASHES as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_case_make_no_other_shingle() {
        let (count, signature) = sign("The ferry sank, and nobody was hurt.");
        assert_eq!((count, signature), sign("the FERRY sank - and\nnobody was hurt"));
        assert_eq!(count, 5);
        assert_eq!(sign("too short"), (0, Vec::new()));
    }

    /// Of texts of numbers, so many of which they have in common.
    #[test]
    fn signatures_estimate_the_resemblance() {
        let text = |from: u32, to: u32| (from..to).map(|n| format!("word{n}")).collect::<Vec<_>>().join(" ");
        for shift in [0, 100, 500, 1000, 1700] {
            let jaccard = f64::from(1998 - shift) / f64::from(1998 + shift);
            let (one, other) = (sign(&text(0, 2000)), sign(&text(shift, 2000 + shift)));
            let found = resemblance(&one.1, &other.1);
            // Three standard errors.
            let tolerance = 3.0 * (jaccard * (1.0 - jaccard) / HASHES as f64).sqrt() + 1e-9;
            assert!((found - jaccard).abs() <= tolerance, "{found} for {jaccard}");
        }
        assert!(resemblance(&sign(&text(0, 900)).1, &sign(&text(5000, 5900)).1) < 0.02);
    }
}
