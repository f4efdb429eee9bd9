//! Letters, words and n-grams as the language model sees them. The generator of the table (`cargo xtask languages`)
//! compiles this very file, so that the two can never see a text differently.

/// Scripts whose languages are told apart by n-grams. The order is that of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Group {
    /// The Latin script.
    Latin = 0,
    /// The Cyrillic script.
    Cyrillic = 1,
    /// The Arabic script.
    Arabic = 2,
    /// Devanagari.
    Devanagari = 3,
    /// Chinese characters, and Kana with them.
    Han = 4,
}

/// All groups in the order of the table.
pub const GROUPS: [Group; 5] = [Group::Latin, Group::Cyrillic, Group::Arabic, Group::Devanagari, Group::Han];

/// The group that a letter is of, and the letter in lower case; `None` for everything else. Vowel signs of Devanagari
/// and combining accents are no letters here, as in the counts that the model is made from.
#[inline]
pub fn letter(c: char) -> Option<(Group, char)> {
    if c.is_ascii() {
        return c.is_ascii_alphabetic().then(|| (Group::Latin, c.to_ascii_lowercase()));
    }
    let group = match c {
        '\u{c0}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' if c != '×' && c != '÷' => Group::Latin,
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => Group::Cyrillic,
        '\u{620}'..='\u{64a}'
        | '\u{66e}'..='\u{66f}'
        | '\u{671}'..='\u{6d3}'
        | '\u{6d5}'
        | '\u{6ee}'..='\u{6ef}'
        | '\u{6fa}'..='\u{6fc}'
        | '\u{750}'..='\u{77f}'
        | '\u{8a0}'..='\u{8c9}'
        | '\u{fb50}'..='\u{fbb1}'
        | '\u{fbd3}'..='\u{fd3d}'
        | '\u{fe70}'..='\u{fefc}' => Group::Arabic,
        '\u{904}'..='\u{939}' | '\u{93d}' | '\u{950}' | '\u{958}'..='\u{961}' | '\u{971}'..='\u{97f}' => {
            Group::Devanagari
        }
        '\u{3005}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3134f}' => Group::Han,
        _ => return None,
    };
    match group {
        // A capital whose small letter is written with two characters (İ) counts as the first of them.
        Group::Latin | Group::Cyrillic => Some((group, c.to_lowercase().next().unwrap_or(c))),
        _ => Some((group, c)),
    }
}

/// Longest n-gram in characters, the edges of the word included.
pub const LONGEST: usize = 5;

/// Longest word that is looked at, in letters; a longer run is cut into such pieces.
pub const LONGEST_WORD: usize = 24;

/// Bits of an n-gram's key. Different n-grams may share a key; the weights were trained with that.
pub const KEY_BITS: u32 = 18;
/// Bits of a language's place in its group.
pub const CLASS_BITS: u32 = 6;

/// Stands for the edge of a word in an n-gram.
const EDGE: u32 = 1;

/// Stands for the apostrophe of the Uzbek letters oʻ and gʻ.
pub const OKINA: char = '\u{2bb}';

fn extend(hash: u32, symbol: u32) -> u32 {
    (hash ^ symbol).wrapping_mul(0x9e37_79b1).rotate_left(15)
}

/// The last steps of MurmurHash3 (Austin Appleby, public domain), cut to the length of a key.
fn finish(hash: u32) -> u32 {
    let mixed = (hash ^ (hash >> 15)).wrapping_mul(0x85eb_ca6b);
    (mixed ^ (mixed >> 13)) >> (32 - KEY_BITS)
}

/// Calls `f` with the key of each n-gram of one word in lower case. Chinese characters count one by one and without
/// edges, for there are no spaces between their words.
#[inline]
pub fn keys_of_word(group: Group, word: &[char], mut f: impl FnMut(u32)) {
    let seed = group as u32 + 1;
    if group == Group::Han {
        word.iter().for_each(|&c| f(finish(extend(seed, c as u32))));
        return;
    }
    let mut edged = [EDGE; LONGEST_WORD + 2];
    let length = word.len().min(LONGEST_WORD);
    for (symbol, c) in edged[1..].iter_mut().zip(&word[..length]) {
        *symbol = *c as u32;
    }
    let edged = &edged[..length + 2];
    for start in 0..=length {
        let end = edged.len().min(start + LONGEST);
        let mut hash = seed;
        for (i, symbol) in edged[start..end].iter().enumerate() {
            hash = extend(hash, *symbol);
            // An edge alone says nothing.
            if start + i > 0 {
                f(finish(hash));
            }
        }
    }
}

/// Calls `f` with each run of letters of one group, in lower case.
pub fn each_word(text: &str, mut f: impl FnMut(Group, &[char])) {
    let mut word = [' '; LONGEST_WORD];
    let mut length = 0;
    let mut current = Group::Latin;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = if let Some((group, lower)) = letter(c) {
            if group != current || length == LONGEST_WORD {
                if length > 0 {
                    f(current, &word[..length]);
                }
                length = 0;
                current = group;
            }
            Some(lower)
        } else if length > 0
            && length < LONGEST_WORD
            && current == Group::Latin
            && is_okina(c, word[length - 1], chars.peek().copied())
        {
            Some(OKINA)
        } else {
            None
        };
        if let Some(lower) = next {
            word[length] = lower;
            length += 1;
        } else if length > 0 {
            f(current, &word[..length]);
            length = 0;
        }
    }
    if length > 0 {
        f(current, &word[..length]);
    }
}

/// Whether an apostrophe makes the Uzbek letter oʻ or gʻ of the letter before it. The plain and the closing one do so
/// only before a small letter: "O'Brien" has none.
fn is_okina(c: char, before: char, after: Option<char>) -> bool {
    matches!(before, 'o' | 'g')
        && match c {
            'ʻ' | '‘' | '`' => true,
            '\'' | '’' | 'ʼ' => after.is_some_and(char::is_lowercase),
            _ => false,
        }
}
