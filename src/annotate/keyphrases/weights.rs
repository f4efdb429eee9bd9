//! Weights of the ranker of keyphrases. Written by `cargo xtask train --only rankers`; do not edit.

/// Of the features that the weights were fitted to, by which a test tells whether they changed since.
#[cfg(test)]
pub const FINGERPRINT: u64 = 0x1d0a_bc8a_3255_af31;

/// For each feature of a phrase.
#[rustfmt::skip]
pub const WEIGHTS: &[i16] = &[
      4084, // LogCount
     -2073, // LogCountSquared
      -810, // MultiwordOnce
      1753, // FirstPlace
      -152, // LogPlaceSquared
     -1018, // FirstSentence
      -551, // FirstThreeSentences
     -1400, // LogSentence
      -541, // LogWordSentence
      1439, // OneWord
     -1300, // FourWords
     -3306, // FiveWordsOrMore
      2699, // LongestWord
      1580, // ShortestWord
     -3818, // InTitle
      2432, // NounsOnly
     -4377, // LoneAdjective
     -3445, // LoneVerb
      1581, // AdjectiveFirst
     -5795, // NumeralFirst
     -3758, // FunctionWordInside
      3203, // EverAlone
       847, // RightEnd
     -1195, // LogLonger
      1332, // Person
      1704, // Organization
      2576, // Place
      1500, // Group
       108, // LastLogFrequency
       -64, // LogFrequencySquared
       926, // Unknown
       299, // LoneAdjectiveLogFrequency
       877, // MeanLogCountSquared
      1826, // MaxLogCount
     -3047, // RelativeCount
       930, // Capitalized
     -1992, // LastCapitalized
      2511, // AllCapitals
       808, // SentenceStart
      2655, // Enclosed
      1321, // AfterDeterminer
      1506, // AfterPreposition
      -532, // BeforePreposition
       641, // BeforeVerb
     -2697, // SingleLogCount
       944, // SingleLogCountSquared
      -507, // SingleFirstPlace
      1803, // SingleLogSentence
      -549, // SingleLongestWord
      4303, // SingleInTitle
     -3450, // SingleNoun
     -1197, // SingleProperNoun
     -1623, // SingleEverAlone
       189, // SingleLongerByPlace
     -2977, // SinglePerson
     -2107, // SinglePlace
         8, // SingleLogFrequencySquared
      3553, // SingleRelativeCount
       830, // SingleCapitalized
      1980, // SingleSentenceStart
      -414, // SingleAfterDeterminer
      -918, // SingleBeforeVerb
];
