//! The words of a phrase as numbers, by which it is found again.

/// Longest name, in words.
pub const MAX_KEY: usize = 6;

/// The words of a phrase: lemmas, or words without one (see [`is_lemma`]), then [`NONE`].
pub type Key = [u32; MAX_KEY];

/// Stands for "no word" in a [`Key`] of fewer words.
pub const NONE: u32 = u32::MAX;
/// Marks the number of a word without lemma.
pub const BARE: u32 = 1 << 31;

/// Whether a part of a [`Key`] is the key of a lemma.
pub fn is_lemma(part: u32) -> bool {
    part < BARE
}

/// The words of a key.
pub fn parts(key: &Key) -> &[u32] {
    let length = key.iter().position(|&part| part == NONE).unwrap_or(MAX_KEY);
    &key[..length]
}

/// Words as a key; what is too many is left off.
pub fn padded(words: &[u32]) -> Key {
    let mut key = [NONE; MAX_KEY];
    for (slot, word) in key.iter_mut().zip(words) {
        *slot = *word;
    }
    key
}
