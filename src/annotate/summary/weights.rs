//! Weights of the summary's rankers. Written by `cargo xtask train --only rankers`; do not edit.

/// Of the features that the weights were fitted to, by which a test tells whether they changed since.
#[cfg(test)]
pub const FINGERPRINT: u64 = 0x068a_d327_b411_c1bb;

/// For each feature of a sentence.
#[rustfmt::skip]
pub const SENTENCE: &[i16] = &[
     -2715, // First
      1384, // Second
      1034, // Third
        24, // Near
     -3174, // Depth
     -1198, // Relative
     -2359, // Length
       340, // Short
      1578, // Long
      1432, // Centrality
      1515, // Coverage
      2141, // Density
      1336, // Peak
         0, // Title
      1617, // LikeLead
      1972, // New
      5315, // Again
     -1641, // Names
      2379, // NewNames
       183, // MainName
       996, // MainNames
     -1343, // Person
     -1382, // Organization
       454, // Place
      1478, // Numbers
      1059, // Sums
      1513, // Dates
     -2391, // Quoted
     -3670, // QuoteStart
     -1911, // QuoteWhole
       159, // Said
     -1973, // Question
      1160, // Dependent
       499, // WeaklyDependent
      2025, // Pronoun
      -555, // FirstPerson
       244, // Pronouns
       601, // Nouns
      -882, // ProperNouns
       153, // Verbs
      -179, // Adjectives
     -1029, // Adverbs
        29, // Numerals
      -713, // Verbless
      -283, // Broken
        -7, // Brackets
     -2255, // Colon
      -764, // LeadWords
     -1552, // EarlyWords
];

/// For each feature of a lemma.
#[rustfmt::skip]
pub const CLUES: &[i16] = &[
      2021, // Count
      -556, // Once
      1286, // Share
       167, // FirstSentence
       220, // FirstThree
     -1240, // Near
     -4145, // Depth
       288, // LastPlace
      -588, // Spread
      -297, // LogFrequency
       -25, // Unknown
      -235, // Person
      -271, // Organization
      -107, // Place
      -237, // OtherName
      1333, // NameCount
       709, // Noun
       602, // Verb
       640, // Adjective
       547, // ProperNoun
       306, // Length
      -312, // Quoted
     -1929, // Constant
];

/// What a lemma that is said again takes off, times its chance.
pub const REPEATED: i16 = 2569;
