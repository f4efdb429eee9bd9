//! Weights of the summary's rankers. Written by `cargo xtask train --only rankers`; do not edit.

/// Of the features that the weights were fitted to, by which a test tells whether they changed since.
#[cfg(test)]
pub const FINGERPRINT: u64 = 0x068a_d327_b411_c1bb;

/// For each feature of a sentence.
#[rustfmt::skip]
pub const SENTENCE: &[i16] = &[
     -2508, // First
      1366, // Second
      1140, // Third
       113, // Near
     -3107, // Depth
     -1036, // Relative
     -2468, // Length
       146, // Short
      1411, // Long
      1372, // Centrality
      1771, // Coverage
      1964, // Density
      1353, // Peak
         0, // Title
      1603, // LikeLead
      1129, // New
      5339, // Again
     -1876, // Names
      2783, // NewNames
       736, // MainName
       132, // MainNames
     -1584, // Person
     -1575, // Organization
        63, // Place
      1815, // Numbers
      1426, // Sums
      1659, // Dates
     -2261, // Quoted
     -3985, // QuoteStart
     -1872, // QuoteWhole
       -20, // Said
     -2217, // Question
      1289, // Dependent
       473, // WeaklyDependent
      1795, // Pronoun
      -100, // FirstPerson
       507, // Pronouns
       237, // Nouns
      -771, // ProperNouns
        11, // Verbs
      -414, // Adjectives
      -632, // Adverbs
       363, // Numerals
      -718, // Verbless
      -283, // Broken
       -84, // Brackets
     -2514, // Colon
      -944, // LeadWords
     -1665, // EarlyWords
];

/// For each feature of a lemma.
#[rustfmt::skip]
pub const CLUES: &[i16] = &[
      2016, // Count
      -558, // Once
      1291, // Share
       170, // FirstSentence
       220, // FirstThree
     -1243, // Near
     -4148, // Depth
       290, // LastPlace
      -591, // Spread
      -302, // LogFrequency
       -24, // Unknown
      -302, // Person
      -315, // Organization
      -134, // Place
      -261, // OtherName
      1384, // NameCount
       707, // Noun
       598, // Verb
       641, // Adjective
       570, // ProperNoun
       303, // Length
      -313, // Quoted
     -1917, // Constant
];

/// What a lemma that is said again takes off, times its chance.
pub const REPEATED: i16 = 2605;
