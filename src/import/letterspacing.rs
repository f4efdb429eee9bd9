//! Letter-spaced lines: "A B S T R A C T" for "ABSTRACT", as headings are set in print.

use std::borrow::Cow;

/// Fewest letters of a line that is taken for one.
const FEWEST: usize = 5;

/// A text with its letter-spaced lines closed up, and how many they are.
pub fn mend(text: &str) -> (Cow<'_, str>, u32) {
    let (mut out, mut copied, mut count) = (String::new(), 0, 0);
    let mut start = 0;
    let ends = memchr::memchr3_iter(b'\n', b'\r', 0x0c, text.as_bytes());
    for end in ends.map(|at| at + 1).chain([text.len()]) {
        let line = &text[start..end];
        let at = start + (line.len() - line.trim_start().len());
        start = end;
        let body = line.trim();
        // A quick look first: the second character of nearly every line is no space.
        if body.as_bytes().get(1) != Some(&b' ') && body.is_ascii() {
            continue;
        }
        if let Some(closed) = closed(body) {
            out.push_str(&text[copied..at]);
            out.push_str(&closed);
            copied = at + body.len();
            count += 1;
        }
    }
    if count == 0 {
        return (Cow::Borrowed(text), 0);
    }
    out.push_str(&text[copied..]);
    (Cow::Owned(out), count)
}

/// The line without the spaces between its letters; `None` where it is not letter-spaced. Two and more spaces part
/// words.
fn closed(line: &str) -> Option<String> {
    if line.len() > 240 {
        return None;
    }
    let mut letters = 0;
    for token in line.split_whitespace() {
        let mut characters = token.chars();
        let (first, second) = (characters.next()?, characters.next());
        let is_single = second.is_none()
            || second.is_some_and(|mark| matches!(mark, ',' | ':' | '.')) && characters.next().is_none();
        if !is_single || !(first.is_alphabetic() || matches!(first, '&' | '-' | '–' | ':' | ',')) {
            return None;
        }
        letters += usize::from(first.is_alphabetic());
    }
    let signs: Vec<char> = line.chars().filter(|c| c.is_alphabetic()).collect();
    // "A B C D E" is an alphabet, and "x x x x x" is nothing.
    let steps = signs.windows(2).filter(|pair| (pair[1] as u32).wrapping_sub(pair[0] as u32) <= 1).count();
    let is_uncased = !signs.iter().all(|c| c.is_uppercase()) && !signs.iter().all(|c| c.is_lowercase());
    if letters < FEWEST || steps * 2 > letters || is_uncased && !signs.first()?.is_uppercase() {
        return None;
    }
    let words: Vec<String> = line
        .split("  ")
        .map(|word| word.split_whitespace().collect::<String>())
        .filter(|word| !word.is_empty())
        .collect();
    Some(words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaced_lines_are_closed_up() {
        let (text, count) =
            mend("A B S T R A C T\n\nThe port.\n  N I G H T   F E R R Y\r\nÜ B E R S I C H T\n");
        assert_eq!((text.as_ref(), count), ("ABSTRACT\n\nThe port.\n  NIGHT FERRY\r\nÜBERSICHT\n", 3));
    }

    #[test]
    fn other_lines_stay() {
        for text in [
            "A B C D E F",
            "A cat",
            "I am a B",
            "x x x x x x",
            "1 2 3 4 5",
            "A B C",
            "T-shirt",
            "",
            "a b\nc d",
        ] {
            assert!(matches!(mend(text).0, Cow::Borrowed(_)), "{text}");
        }
    }
}
