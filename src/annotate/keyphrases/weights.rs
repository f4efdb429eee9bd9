//! Weights of the ranker of keyphrases, a line a feature. Written by `cargo xtask train`.

use super::features::COUNT;

/// A score of 1 in these units.
pub const SCALE: f64 = 4096.0;

/// For each feature, in the order of [`super::features::NAMES`].
#[rustfmt::skip]
pub const WEIGHTS: [i16; COUNT] = [
      4158, // log count
     -2081, // log count, squared
      -744, // 2 words or more, once
      1796, // first place, share
      -153, // first place, log, squared
     -1032, // first sentence
      -546, // first three sentences
     -1428, // first sentence, log
      -521, // first sentence of a word, log
      1614, // 1 word
     -1284, // 4 words
     -3265, // 5 words or more
      2702, // longest word, log characters
      1622, // shortest word, log characters
     -3812, // words in title, share
      2433, // nouns only
     -4353, // adjective alone
     -3399, // verb alone
      1579, // begins with adjective
     -5768, // begins with numeral
     -3665, // name of another shape
      3210, // ever stands alone
       868, // right end, share
     -1176, // log longer phrases
      1172, // person
      1506, // organization
      2293, // place
      1836, // group
       107, // rarity of last word
       -63, // rarity, squared, mean
       939, // words not in general English, share
       301, // adjective alone: rarity
       870, // log count of words, mean, squared
      1841, // log count of words, most
     -3069, // count of words against the commonest, mean
       947, // capitalized
     -1908, // last word capitalized
      2539, // in capitals
       828, // begins sentences
      2715, // in quotes or brackets
      1334, // after determiner
      1522, // after preposition
      -532, // before preposition
       622, // before verb
     -2775, // 1 word: log count
       956, // 1 word: log count, squared
      -511, // 1 word: first place, share
      1811, // 1 word: first sentence, log
      -616, // 1 word: log characters
      4287, // 1 word: words in title, share
     -3408, // 1 word: nouns only
     -1119, // 1 word: proper nouns only
     -1653, // 1 word: ever stands alone
       181, // 1 word: log longer phrases, first place, log
     -2876, // 1 word: person
     -1798, // 1 word: place
         6, // 1 word: rarity, squared, mean
      3598, // 1 word: count of words against the commonest, mean
       731, // 1 word: capitalized
      1884, // 1 word: begins sentences
      -424, // 1 word: after determiner
      -890, // 1 word: before verb
];
