//! The sentence break test of Unicode (UAX #29): where the rules here differ from it, and why.

use std::collections::BTreeSet;

use super::Splitter;
use crate::lang::{Language, Packs};
use crate::segment::forms::Words;
use crate::segment::tokens::Tokenizer;
use crate::text::{ByteSpan, TokenRange};

const CASES: &str = include_str!("../../../tests/fixtures/unicode/sentence_break.txt");

/// The text of a case, and its boundaries as numbers of characters other than white space before them. White space
/// belongs to no sentence, so on which side of it a boundary stands makes no difference.
fn parse(line: &str) -> (String, BTreeSet<usize>) {
    let mut text = String::new();
    let mut breaks = BTreeSet::new();
    let mut count = 0;
    for part in line.split_ascii_whitespace() {
        match part {
            "÷" => {
                breaks.insert(count);
            }
            "×" => {}
            code => {
                let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a code point");
                count += usize::from(!c.is_whitespace());
                text.push(c);
            }
        }
    }
    breaks.remove(&0);
    breaks.remove(&count);
    (text, breaks)
}

/// Our boundaries in the same measure.
fn ours(text: &str) -> BTreeSet<usize> {
    let mut words = Words::default();
    let mut tokens = Vec::new();
    Tokenizer::new(text, &mut words).tokenize(ByteSpan::new(0, text.len()), &mut tokens);
    let mut sentences = Vec::new();
    Splitter::new(text, &Packs::default().get_or_empty(Language::ENGLISH)).split(
        &tokens,
        TokenRange::new(0, tokens.len()),
        0,
        &mut sentences,
    );
    let end = |token: usize| text[..tokens[token].span.end()].chars().filter(|c| !c.is_whitespace()).count();
    let mut breaks: BTreeSet<usize> =
        sentences.iter().map(|sentence| end(sentence.tokens.end() - 1)).collect();
    breaks.remove(&text.chars().filter(|c| !c.is_whitespace()).count());
    breaks
}
/// Every case in which the boundaries differ, with the reason.
const DIFFERENCES: &[(&str, &[&str])] = &[
    (
        "A mark at the beginning, with no white space after it, belongs to what follows: \"!Kung\", \".net\".",
        &[
            ".A",
            ".\u{308}A",
            ".ƻ",
            ".\u{308}ƻ",
            ".\0",
            ".\u{308}\0",
            "!a",
            "!\u{308}a",
            "!A",
            "!\u{308}A",
            "!ƻ",
            "!\u{308}ƻ",
            "!0",
            "!\u{308}0",
            "!\0",
            "!\u{308}\0",
        ],
    ),
    (
        "A single line break is white space: which breaks end a paragraph was decided before.",
        &[
            "\r\na\n\u{308}",
            "a.\r\na",
            "A.\r\nA",
            "\u{2060}e\u{2060}t\u{2060}c\u{2060}.\u{2060})\u{2060}\n\u{2060}\u{308}\u{2060}T\u{2060}h\u{2060}e\u{2060}\u{2060}",
            "\u{2060}a\u{2060}.\u{2060}\r\u{2060}\n\u{2060}",
            "\u{2060}a\u{2060}.\u{2060}\r\u{2060}\n \u{2060}\u{2060}",
            "\u{2060}a\u{2060}.\u{2060}\r\u{2060}\na\u{2060}\u{2060}",
            "\u{2060}A\u{2060}.\u{2060}\r\u{2060}\nA\u{2060}\u{2060}",
        ],
    ),
    (
        "After an abbreviation or a mark with nothing but a sign without width before the next word, the sentence goes on.",
        &["etc.)’\u{a0}\u{308}The", "etc.)’\u{308}The", "etc.它"],
    ),
    (
        "As above, with a word joiner after every character: a word joiner that follows a mark stands alone.",
        &[
            "\u{2060}(\u{2060}\"\u{2060}G\u{2060}o\u{2060}.\u{2060}\"\u{2060})\u{2060} \u{2060}(\u{2060}H\u{2060}e\u{2060} \u{2060}d\u{2060}i\u{2060}d\u{2060}.\u{2060})\u{2060}\u{2060}",
            "\u{2060}(\u{2060}“\u{2060}G\u{2060}o\u{2060}?\u{2060}”\u{2060})\u{2060} \u{2060}(\u{2060}H\u{2060}e\u{2060} \u{2060}d\u{2060}i\u{2060}d\u{2060}.\u{2060})\u{2060}\u{2060}",
            "\u{2060}U\u{2060}.\u{2060}S\u{2060}.\u{2060}A\u{2060}\u{300}?\u{2060} \u{2060}H\u{2060}e\u{2060}\u{2060}",
            "\u{2060}e\u{2060}t\u{2060}c\u{2060}.\u{2060})\u{2060}’\u{2060}\u{a0}\u{2060}T\u{2060}h\u{2060}e\u{2060}\u{2060}",
            "\u{2060}e\u{2060}t\u{2060}c\u{2060}.\u{2060})\u{2060}’\u{2060}\u{a0}\u{2060}‘\u{2060}(\u{2060}T\u{2060}h\u{2060}e\u{2060}\u{2060}",
            "\u{2060}e\u{2060}t\u{2060}c\u{2060}.\u{2060})\u{2060}’\u{2060}\u{a0}\u{2060}\u{308}T\u{2060}h\u{2060}e\u{2060}\u{2060}",
            "\u{2060}e\u{2060}t\u{2060}c\u{2060}.\u{2060})\u{2060}’\u{2060}\u{308}T\u{2060}h\u{2060}e\u{2060}\u{2060}",
            "\u{2060}e\u{2060}t\u{2060}c\u{2060}.\u{2060}它\u{2060}\u{2060}",
            "\u{2060}!\u{2060} \u{2060} \u{2060}\u{2060}",
        ],
    ),
];

#[test]
fn differences_from_unicode_are_those_listed() {
    let listed: BTreeSet<&str> = DIFFERENCES.iter().flat_map(|(_, cases)| *cases).copied().collect();
    let cases: Vec<_> = CASES.lines().filter(|line| !line.starts_with('#')).map(parse).collect();
    assert_eq!(cases.len(), 512);
    let found: BTreeSet<&str> =
        cases.iter().filter(|(text, breaks)| ours(text) != *breaks).map(|(text, _)| text.as_str()).collect();
    let unlisted: Vec<_> = found.difference(&listed).collect();
    let outdated: Vec<_> = listed.difference(&found).collect();
    assert!(
        unlisted.is_empty() && outdated.is_empty(),
        "unlisted {unlisted:?}, no longer different {outdated:?}"
    );
}
