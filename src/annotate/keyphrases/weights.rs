//! Weights of the ranker of keyphrases, a line a feature. Written by `cargo xtask train`.

use super::features::COUNT;

/// A score of 1 in these units.
pub const SCALE: f64 = 4096.0;

/// For each feature, in the order of [`super::features::NAMES`].
#[rustfmt::skip]
pub const WEIGHTS: [i16; COUNT] = [
      1359, // log count
      -962, // first place, share
      -780, // first place, log
      -915, // first sentence
      2508, // first blocks
      2245, // 1 word
      1545, // 2 words
       -12, // 4 words
     -1649, // 5 words or more
      3586, // log characters
     -1374, // words in title, all
     -2230, // words in title, share
      1871, // proper nouns only
      2258, // nouns only
       102, // proper noun among others
       498, // adjective alone
       385, // verb alone
      1289, // begins with adjective
     -6295, // begins with numeral
     -3299, // name of another shape
      -361, // stands alone, share
      2931, // ever stands alone
       522, // left end, share
      1239, // right end, share
       482, // log count alone
     -1317, // log longer phrases
      -941, // part of a name
       -57, // person
      1195, // organization
       857, // place
      1458, // group
       179, // rarity, least
      -826, // rarity, mean
       176, // rarity of last word
      3102, // log count of words, mean
      -312, // log count of words, least
        70, // log count of words, sum
      -707, // log count of last word
       120, // keyness, mean
       -16, // keyness, least
       495, // keyness of last word
        -1, // association
       721, // share of its words' counts
      1206, // share of its rarest word's count
      1366, // capitalized
     -1397, // last word capitalized
      1079, // begins sentences
      2712, // in quotes or brackets
      1382, // after determiner
      1715, // after preposition
      -317, // before preposition
       469, // before verb
     -2487, // hyphen
       -26, // digit
      -155, // 1 word: log count
       755, // 1 word: first place, log
     -1143, // 1 word: log characters
      3630, // 1 word: words in title, all
     -1542, // 1 word: ever stands alone
        89, // 1 word: stands alone, share
       841, // 1 word: log longer phrases
       -32, // 1 word: rarity, mean
     -2105, // 1 word: log count of words, mean
       697, // 1 word: keyness, mean
      -582, // 1 word: after determiner
      -509, // 1 word: after preposition
      -275, // 1 word: before preposition
      -813, // 1 word: before verb
     19908, // names: 1 word
    -20756, // names: 4 words
    -28872, // names: 5 words or more
      6996, // names: verb alone
      6631, // names: adjective alone
    -10942, // names: log count
     -1675, // names: first place, log
      5707, // names: log characters
      8426, // names: log count of words, mean
      1952, // names: begins with adjective
     -3991, // names: stands alone, share
      2045, // names: rarity, mean
];
