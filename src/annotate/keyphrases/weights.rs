//! Weights of the ranker of keyphrases. Written by `cargo xtask train --only rankers`; do not edit.

/// Of the features that the weights were fitted to, by which a test tells whether they changed since.
#[cfg(test)]
pub const FINGERPRINT: u64 = 0x1d0a_bc8a_3255_af31;

/// For each feature of a phrase.
#[rustfmt::skip]
pub const WEIGHTS: &[i16] = &[
      4158, // LogCount
     -2081, // LogCountSquared
      -744, // MultiwordOnce
      1796, // FirstPlace
      -153, // LogPlaceSquared
     -1032, // FirstSentence
      -546, // FirstThreeSentences
     -1428, // LogSentence
      -521, // LogWordSentence
      1614, // OneWord
     -1284, // FourWords
     -3265, // FiveWordsOrMore
      2702, // LongestWord
      1622, // ShortestWord
     -3812, // InTitle
      2433, // NounsOnly
     -4353, // LoneAdjective
     -3399, // LoneVerb
      1579, // AdjectiveFirst
     -5768, // NumeralFirst
     -3665, // FunctionWordInside
      3210, // EverAlone
       868, // RightEnd
     -1176, // LogLonger
      1172, // Person
      1506, // Organization
      2293, // Place
      1836, // Group
       107, // LastLogFrequency
       -63, // LogFrequencySquared
       939, // Unknown
       301, // LoneAdjectiveLogFrequency
       870, // MeanLogCountSquared
      1841, // MaxLogCount
     -3069, // RelativeCount
       947, // Capitalized
     -1908, // LastCapitalized
      2539, // AllCapitals
       828, // SentenceStart
      2715, // Enclosed
      1334, // AfterDeterminer
      1522, // AfterPreposition
      -532, // BeforePreposition
       622, // BeforeVerb
     -2775, // SingleLogCount
       956, // SingleLogCountSquared
      -511, // SingleFirstPlace
      1811, // SingleLogSentence
      -616, // SingleLongestWord
      4287, // SingleInTitle
     -3408, // SingleNoun
     -1119, // SingleProperNoun
     -1653, // SingleEverAlone
       181, // SingleLongerByPlace
     -2876, // SinglePerson
     -1798, // SinglePlace
         6, // SingleLogFrequencySquared
      3598, // SingleRelativeCount
       731, // SingleCapitalized
      1884, // SingleSentenceStart
      -424, // SingleAfterDeterminer
      -890, // SingleBeforeVerb
];
