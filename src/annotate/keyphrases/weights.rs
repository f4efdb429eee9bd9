//! Weights of the ranker of keyphrases. Written by `cargo xtask train --only rankers`; do not edit.

/// Of the features that the weights were fitted to, by which a test tells whether they changed since.
#[cfg(test)]
pub const FINGERPRINT: u64 = 0x1d0a_bc8a_3255_af31;

/// For each feature of a phrase.
#[rustfmt::skip]
pub const WEIGHTS: &[i16] = &[
      3625, // LogCount
     -1419, // LogCountSquared
      -568, // MultiwordOnce
      1510, // FirstPlace
      -246, // LogPlaceSquared
     -2191, // FirstSentence
     -1023, // FirstThreeSentences
      -882, // LogSentence
      -538, // LogWordSentence
     -4247, // OneWord
      -482, // FourWords
     -2744, // FiveWordsOrMore
      1980, // LongestWord
       793, // ShortestWord
      -881, // InTitle
      2382, // NounsOnly
     -3995, // LoneAdjective
     -6623, // LoneVerb
      1442, // AdjectiveFirst
     -8681, // NumeralFirst
     -7178, // FunctionWordInside
      3194, // EverAlone
      2451, // RightEnd
     -1568, // LogLonger
      1379, // Person
      2627, // Organization
      1393, // Place
      4272, // Group
        96, // LastLogFrequency
       -67, // LogFrequencySquared
      1596, // Unknown
       -25, // LoneAdjectiveLogFrequency
       947, // MeanLogCountSquared
      1555, // MaxLogCount
     -3256, // RelativeCount
      1230, // Capitalized
     -2664, // LastCapitalized
      1773, // AllCapitals
      1392, // SentenceStart
      2667, // Enclosed
       982, // AfterDeterminer
      1503, // AfterPreposition
     -1239, // BeforePreposition
       147, // BeforeVerb
       405, // SingleLogCount
      -171, // SingleLogCountSquared
      2933, // SingleFirstPlace
     -1058, // SingleLogSentence
      -161, // SingleLongestWord
      -266, // SingleInTitle
     -1018, // SingleNoun
      2236, // SingleProperNoun
      1189, // SingleEverAlone
       308, // SingleLongerByPlace
     -6815, // SinglePerson
       250, // SinglePlace
      -135, // SingleLogFrequencySquared
      1940, // SingleRelativeCount
       519, // SingleCapitalized
      4444, // SingleSentenceStart
      -376, // SingleAfterDeterminer
      -251, // SingleBeforeVerb
];
