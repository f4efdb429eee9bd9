//! Words of which a letter or a ligature stands apart, as drop caps and fonts of PDF files leave them: "T he mayor",
//! "e ffi cient", "sta ff".
//!
//! Only what makes a word that English has is put together; a text that shows it often is believed further.

use std::borrow::Cow;

use crate::lang::classes::Classes;
use crate::lang::en::classes::classify_word;
use crate::text::order;

/// Bytes of the longest word that is looked up.
const LONGEST: usize = 24;

/// Words of a text that must surely be broken before those are mended that nothing knows.
const FEWEST: usize = 2;

/// White space that is taken out of a word: 8 bytes, since a text may hold many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edit {
    from: u32,
    length: u8,
    /// Whether the "i" of a ligature was lost with it.
    adds_i: bool,
    /// Whether the word that comes about is known, or only its parts are not.
    sure: bool,
    /// Whether it begins a paragraph.
    first: bool,
}

/// How many words were mended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// Spaces taken out of words.
    pub joined: u32,
    /// Ligatures whose last letter was lost.
    pub ligatures: u32,
}

/// The text with such words put together.
pub fn mend(text: &str) -> (Cow<'_, str>, Mended) {
    let mut edits = believed(capitals(text));
    edits.extend(believed(ligatures(text)));
    if edits.is_empty() {
        return (Cow::Borrowed(text), Mended::default());
    }
    order::sort_by_key(&mut edits, |edit| edit.from);
    let (mut out, mut copied, mut mended) = (String::with_capacity(text.len()), 0, Mended::default());
    for edit in edits {
        let from = edit.from as usize;
        if from < copied {
            continue;
        }
        out.push_str(&text[copied..from]);
        out.push_str(if edit.adds_i { "i" } else { "" });
        copied = from + usize::from(edit.length);
        mended.joined += 1;
        mended.ligatures += u32::from(edit.adds_i);
    }
    out.push_str(&text[copied..]);
    (Cow::Owned(out), mended)
}

/// The edits that are made: all where several are sure, one that is sure where it begins a paragraph.
fn believed(edits: Vec<Edit>) -> Vec<Edit> {
    let sure = edits.iter().filter(|edit| edit.sure).count();
    if sure >= FEWEST { edits } else { edits.into_iter().filter(|edit| edit.sure && edit.first).collect() }
}

/// What the lists know of the parts of a word together; none of what is too long or no word of ASCII.
fn classes(parts: &[&str]) -> Classes {
    let mut buffer = [0_u8; LONGEST];
    let mut length = 0;
    for byte in parts.iter().flat_map(|part| part.bytes()) {
        let Some(place) = buffer.get_mut(length).filter(|_| byte.is_ascii_alphabetic()) else {
            return Classes::default();
        };
        *place = byte.to_ascii_lowercase();
        length += 1;
    }
    std::str::from_utf8(&buffer[..length]).map(classify_word).unwrap_or_default()
}

fn is_known(parts: &[&str]) -> bool {
    let is_letter =
        parts.iter().map(|part| part.len()).sum::<usize>() == 1 && !matches!(parts, ["a" | "A" | "I"]);
    !is_letter && classes(parts).any(Classes::ANY_NAME | Classes::COMMON | Classes::FUNCTION)
}

/// The letters of ASCII that end `text`, or (`ahead`) begin it.
fn word(text: &str, ahead: bool) -> &str {
    fn length(bytes: impl Iterator<Item = u8>) -> usize {
        bytes.take(LONGEST).take_while(u8::is_ascii_alphabetic).count()
    }
    if ahead { &text[..length(text.bytes())] } else { &text[text.len() - length(text.bytes().rev())..] }
}

/// Whether a letter or digit stands on this side of the cut.
fn goes_on(beside: Option<char>) -> bool {
    beside.is_some_and(char::is_alphanumeric)
}

/// Bytes of which it is told at once whether there is a capital to look at among them.
const AT_ONCE: usize = 64;

/// Capitals that a space or the end of a line parts from their words.
fn capitals(text: &str) -> Vec<Edit> {
    let bytes = text.as_bytes();
    let mut edits = Vec::new();
    for first in (0..bytes.len()).step_by(AT_ONCE) {
        // With the byte behind them. All are compared, so that many are at once.
        let stretch = &bytes[first..bytes.len().min(first + AT_ONCE + 1)];
        let ends = |byte: u8, next: u8| byte.is_ascii_uppercase() & ((next == b' ') | (next == b'\n'));
        let pairs = || stretch.iter().zip(&stretch[1..]);
        if !pairs().fold(false, |found, (&byte, &next)| found | ends(byte, next)) {
            continue;
        }
        for (at, _) in pairs().enumerate().filter(|(_, (byte, next))| ends(**byte, **next)) {
            edits.extend(capital(text, first + at));
        }
    }
    edits
}

/// The space after the capital at `start`, where it is one too many.
fn capital(text: &str, start: usize) -> Option<Edit> {
    let before = text[..start].chars().next_back();
    let gap = &text[start + 1..];
    let rest = gap.trim_start_matches(['\r', '\n', ' ']);
    let length = gap.len() - rest.len();
    let line_ends = gap[..length].bytes().filter(|&byte| byte == b'\n').count();
    let first = before.is_none_or(|before| before == '\n');
    let is_gap = length == 1 && gap.starts_with(' ') || first && (1..=2).contains(&line_ends) && length <= 4;
    let opens =
        before.is_none_or(|before| before.is_whitespace() || matches!(before, '"' | '“' | '‘' | '(' | '—'));
    let tail = word(rest, true);
    if !is_gap || !opens || tail.is_empty() || goes_on(rest[tail.len()..].chars().next()) {
        return None;
    }
    let is_small = tail.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_large = first && tail.bytes().all(|byte| byte.is_ascii_uppercase());
    if !is_small && !is_large {
        return None;
    }
    let letter = &text[start..=start];
    let is_word = matches!(letter, "A" | "I");
    let alone = is_known(&[tail]);
    if is_word && alone {
        return None;
    }
    let whole = classes(&[letter, tail]);
    let joined = whole.any(Classes::COMMON | Classes::FUNCTION) || !alone && whole.any(Classes::ANY_NAME);
    let sure = joined && (!alone || whole.any(Classes::FUNCTION));
    // Letters of which nothing is known are no word.
    let likely = !alone && tail.len() >= if is_word { 3 } else { 2 } && is_small && line_ends == 0;
    (sure || likely).then_some(Edit {
        from: start as u32 + 1,
        length: length as u8,
        adds_i: false,
        sure,
        first,
    })
}

/// Ligatures with a space before them, after them or both.
fn ligatures(text: &str) -> Vec<Edit> {
    let bytes = text.as_bytes();
    let mut edits = Vec::new();
    let mut end = 0;
    for at in memchr::memchr_iter(b'f', bytes) {
        let parted = at > 0 && bytes[at - 1] == b' ' && matches!(bytes.get(at + 1), Some(b'f' | b'i' | b'l'));
        if parted && at >= end {
            let found = ligature(text, at, &mut edits);
            end = found.unwrap_or(end);
        }
    }
    edits
}

/// Puts the ligature at `at`, which a space stands before, to its word; returns where that ends.
fn ligature(text: &str, at: usize, edits: &mut Vec<Edit>) -> Option<usize> {
    let own = word(&text[at..], true);
    let (before, after) = (&text[..at - 1], &text[at + own.len()..]);
    let left = word(before, false);
    if left.is_empty()
        || left.len() > 1 && left.bytes().any(|byte| byte.is_ascii_uppercase()) && is_known(&[left])
    {
        return None;
    }
    let space =
        |at: usize, adds_i: bool, sure: bool| Edit { from: at as u32, length: 1, adds_i, sure, first: false };
    if !matches!(own, "ff" | "fi" | "fl" | "ffi" | "ffl") {
        // "di fferent": no word begins so.
        if own.starts_with("ff") && is_known(&[left, own]) {
            edits.push(space(at - 1, false, true));
            return Some(at + own.len());
        }
        return None;
    }
    let end = at + own.len();
    let right = after.strip_prefix(' ').map_or("", |after| word(after, true));
    let right = if right.bytes().all(|byte| byte.is_ascii_lowercase()) { right } else { "" };
    let whole_end = end + 1 + right.len();
    let is_double = own.len() > 2 || own == "ff";
    if !right.is_empty() && is_known(&[left, own, right]) {
        edits.extend([space(at - 1, false, true), space(end, false, true)]);
        return Some(whole_end);
    }
    if !right.is_empty() && own == "ff" && is_known(&[left, "ffi", right]) {
        edits.extend([space(at - 1, false, true), space(end, true, true)]);
        return Some(whole_end);
    }
    if !is_double && !right.is_empty() && is_known(&[own, right]) {
        edits.push(space(end, false, true));
        return Some(whole_end);
    }
    if is_double && is_known(&[left, own]) {
        edits.push(space(at - 1, false, true));
        return Some(end);
    }
    // No word begins with these, and no unknown rest stands alone.
    if is_double && !right.is_empty() && !is_known(&[right]) {
        edits.extend([space(at - 1, false, false), space(end, false, false)]);
        return Some(whole_end);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_put_to_their_words() {
        for (broken, whole, joined) in [
            ("T he ferry left.", "The ferry left.", 1),
            ("It rained.\n\nW hen they came, he sat.", "It rained.\n\nWhen they came, he sat.", 1),
            ("T\nhe ferry left.", "The ferry left.", 1),
            ("T\n\nHE ferry left.", "THE ferry left.", 1),
            (
                "“T hey wait,” said K olb in V ellmar. B ut A pril came.",
                "“They wait,” said Kolb in Vellmar. But April came.",
                5,
            ),
            ("W e saw it. A nd a man, I n May, A man.", "We saw it. And a man, In May, A man.", 3),
        ] {
            let (text, mended) = mend(broken);
            assert_eq!((text.as_ref(), mended.joined), (whole, joined));
            assert!(matches!(mend(&text).0, Cow::Borrowed(_)), "{text} is mended again");
        }
    }

    #[test]
    fn ligatures_are_put_to_their_words() {
        for (broken, whole, joined) in [
            ("a di ff erent o ffi ce", "a different office", 4),
            ("the sta ff said that the fi rst fl ood", "the staff said that the first flood", 3),
            ("It is di ff cult for an e ffi cient firm", "It is difficult for an efficient firm", 4),
            ("a di fferent e fficient way", "a different efficient way", 2),
            ("this a ff ects the e ffi cient o ffi ce", "this affects the efficient office", 6),
        ] {
            let (text, mended) = mend(broken);
            assert_eq!((text.as_ref(), mended.joined), (whole, joined));
            assert!(matches!(mend(&text).0, Cow::Borrowed(_)), "{text} is mended again");
        }
        assert_eq!(mend("di ff cult, e ffi cient").1.ligatures, 1);
    }

    #[test]
    fn letters_that_stand_alone_stay() {
        for text in [
            "A man and I saw vitamin C deficiency and Plan B was late.",
            "Malcolm X said that Group A teams and T cells won.",
            "I am. A word. I was a boy.",
            "Hepatitis C an infection",
            "sci fi and hi fi films, see p. 3 ff and 12 fl oz",
            "The staff saw the first five flats of a fine office.",
            "Section D\n\nthe end",
            "A\n\nman",
            "X\nY\nz",
        ] {
            assert!(matches!(mend(text).0, Cow::Borrowed(_)), "{text}");
        }
    }
}
