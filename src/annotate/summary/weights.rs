//! Weights of the summary's rankers. Written by `cargo xtask train --only rankers`; do not edit.

/// Of the features that the weights were fitted to, by which a test tells whether they changed since.
#[cfg(test)]
pub const FINGERPRINT: u64 = 0x068a_d327_b411_c1bb;

/// For each feature of a sentence.
#[rustfmt::skip]
pub const SENTENCE: &[i16] = &[
     -1292, // First
      2067, // Second
      1560, // Third
       823, // Near
     -2734, // Depth
       372, // Relative
     -1349, // Length
       152, // Short
       388, // Long
       884, // Centrality
      2143, // Coverage
      2057, // Density
      1646, // Peak
         0, // Title
       927, // LikeLead
      -748, // New
      3819, // Again
     -1452, // Names
      1581, // NewNames
     -1050, // MainName
      -140, // MainNames
     -2102, // Person
       177, // Organization
       596, // Place
      1939, // Numbers
       863, // Sums
     -1430, // Dates
     -1545, // Quoted
     -2122, // QuoteStart
     -2315, // QuoteWhole
      2314, // Said
     -1638, // Question
      1052, // Dependent
      2392, // WeaklyDependent
      -224, // Pronoun
       434, // FirstPerson
       256, // Pronouns
        87, // Nouns
      -983, // ProperNouns
      -441, // Verbs
      -267, // Adjectives
     -1049, // Adverbs
        31, // Numerals
      -712, // Verbless
      -283, // Broken
      -983, // Brackets
     -2671, // Colon
      -701, // LeadWords
     -3449, // EarlyWords
];

/// For each feature of a lemma.
#[rustfmt::skip]
pub const CLUES: &[i16] = &[
      2000, // Count
      -559, // Once
      1291, // Share
       185, // FirstSentence
       230, // FirstThree
     -1278, // Near
     -4155, // Depth
       288, // LastPlace
      -585, // Spread
      -303, // LogFrequency
       -24, // Unknown
      -336, // Person
      -334, // Organization
      -171, // Place
      -229, // OtherName
      1430, // NameCount
       704, // Noun
       596, // Verb
       634, // Adjective
       574, // ProperNoun
       304, // Length
      -308, // Quoted
     -1900, // Constant
];

/// What a lemma that is said again takes off, times its chance.
pub const REPEATED: i16 = 2347;
