//! What a printed page has around its text: page numbers and running heads.

use std::hash::Hasher;

use hashbrown::HashMap;
use rustc_hash::{FxBuildHasher, FxHasher};

use super::lines::{self, Line, Opening, Role};

/// Longest running head, in characters.
const LONGEST_HEAD: u16 = 100;

/// Gives the role [`Role::Furniture`] to page numbers and running heads. Only what is sure: a lone number needs a form
/// feed beside it or a sentence that it interrupts, or must be the next after such a number.
pub fn mark(text: &str, lines: &mut [Line]) {
    mark_repeated(text, lines);
    let numbers: Vec<(usize, PageNumber)> =
        (0..lines.len()).filter_map(|at| Some((at, page_number(text, lines, at)?))).collect();
    if numbers.is_empty() {
        return;
    }
    let mut sure = vec![false; numbers.len()];
    for (index, &(at, number)) in numbers.iter().enumerate() {
        sure[index] = number.is_named || touches_form_feed(text, lines, at) || interrupts(text, lines, at);
    }
    // Numbers that count on are all page numbers if one of them is. Sections of an essay are numbered too, but those
    // numbers interrupt no sentence.
    let mut from = 0;
    for run in numbers.chunk_by(|(_, before), (_, number)| number.value == before.value + 1) {
        let of_run = from..from + run.len();
        let any = sure[of_run.clone()].contains(&true);
        sure[of_run].fill(any);
        from += run.len();
    }
    let repeated = repeated_lines(text, lines, &numbers);
    for ((at, _), _) in numbers.iter().zip(&sure).filter(|&(_, &sure)| sure) {
        lines[*at].role = Role::Furniture;
        for beside in neighbours(*at, lines.len()) {
            if is_running_head(text, lines, beside, &repeated) {
                lines[beside].role = Role::Furniture;
            }
        }
    }
    // The first page has its head at the top of the text.
    if let Some(first) = lines.first().copied()
        && first.role == Role::Prose
        && repeated.get(&fingerprint(first.text(text))).is_some_and(|&count| count >= 2)
        && lines.iter().skip(1).any(|line| {
            line.role == Role::Furniture && fingerprint(line.text(text)) == fingerprint(first.text(text))
        })
    {
        lines[0].role = Role::Furniture;
    }
}

/// Marks heads and feet that have their page's number in them or none at all: lines that stand by themselves, occur
/// three times or more, their digits aside, and interrupt a sentence half of those times or begin pages.
fn mark_repeated(text: &str, lines: &mut [Line]) {
    let stands_apart = |lines: &[Line], at: usize| {
        let line = lines[at];
        let before = at.checked_sub(1).map(|before| lines[before]);
        line.width() <= LONGEST_HEAD
            && (line.blanks() > 0 || line.begins_page(text, before))
            && lines.get(at + 1).is_none_or(|next| next.blanks() > 0 || next.begins_page(text, Some(line)))
            && line.text(text).chars().any(char::is_alphabetic)
            && !lines::ends_sentence(line.text(text))
            && !line.is_quoted()
    };
    // How often, and how often it interrupts.
    let mut seen = HashMap::<u64, (u32, u32), FxBuildHasher>::default();
    for at in 0..lines.len() {
        if stands_apart(lines, at) {
            let counts = seen.entry(fingerprint(lines[at].text(text))).or_default();
            counts.0 += 1;
            counts.1 += u32::from(parts_a_sentence(text, lines, at) || touches_form_feed(text, lines, at));
        }
    }
    seen.retain(|_, &mut (count, parting)| count >= 3 && parting * 2 >= count);
    if seen.is_empty() {
        return;
    }
    for at in 0..lines.len() {
        if stands_apart(lines, at) && seen.contains_key(&fingerprint(lines[at].text(text))) {
            lines[at].role = Role::Furniture;
        }
    }
}

/// Whether a sentence goes on over the lines that stand by themselves around line `at`.
fn parts_a_sentence(text: &str, lines: &[Line], at: usize) -> bool {
    let is_small = |line: &&Line| line.width() <= 30 && line.blanks() > 0;
    let before = lines[..at].iter().rev().take(3).find(|line| !is_small(line));
    let after = lines[at + 1..].iter().take(3).find(|line| !is_small(line));
    let (Some(before), Some(after)) = (before, after) else { return false };
    before.width() >= 30
        && !lines::ends_sentence(before.text(text))
        && !before.text(text).ends_with(':')
        && lines::opening(after.text(text)) == Opening::Lower
}

/// The number of a page.
#[derive(Clone, Copy)]
pub struct PageNumber {
    /// The number.
    pub value: u32,
    /// Whether it says that it is one: "Page 3", "3 of 12".
    pub is_named: bool,
}

/// The number of line `at`, where it is a page number's line: alone, or with a running head only.
fn page_number(text: &str, lines: &[Line], at: usize) -> Option<PageNumber> {
    let line = lines[at];
    if line.width() > 24 {
        return None;
    }
    let before_is_apart =
        line.blanks() > 0 || line.begins_page(text, at.checked_sub(1).map(|before| lines[before]));
    let after_is_apart =
        lines.get(at + 1).is_none_or(|next| next.blanks() > 0 || next.begins_page(text, Some(line)));
    if !before_is_apart && !after_is_apart {
        return None;
    }
    let number = parse_page_number(line.text(text))?;
    (number.is_named || before_is_apart && after_is_apart).then_some(number)
}

/// "12", "- 12 -", "[12]", "Page 3", "Page 3 of 12", "3 of 12", "3/12", "xii", "Seite 3 von 12".
pub fn parse_page_number(line: &str) -> Option<PageNumber> {
    let bare =
        line.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '[' | ']' | '|' | ' ' | '~' | '·' | '.'));
    let first = bare.split(' ').next().unwrap_or_default();
    let (rest, has_name) = match is_page_word(first) {
        true => (bare.get(first.len()..)?.trim_start(), true),
        false => (bare, false),
    };
    if let Some(value) = roman_number(rest) {
        return Some(PageNumber { value, is_named: has_name });
    }
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    if !(1..=4).contains(&digits) {
        return None;
    }
    let value = rest[..digits].parse().ok()?;
    let tail = rest[digits..].trim_start();
    let of = ["of ", "von ", "sur ", "de ", "di ", "из ", "van "].iter().find_map(|of| tail.strip_prefix(of));
    let total = of.or_else(|| tail.strip_prefix('/').filter(|_| has_name));
    match total {
        Some(total) if is_number(total.trim()) => Some(PageNumber { value, is_named: true }),
        None if tail.is_empty() => Some(PageNumber { value, is_named: has_name }),
        _ => None,
    }
}

fn is_page_word(word: &str) -> bool {
    const WORDS: [&str; 10] =
        ["page", "seite", "página", "pagina", "pág.", "pag.", "p.", "s.", "стр.", "страница"];
    word.len() <= 16 && WORDS.contains(&word.to_lowercase().as_str())
}

/// "iv", "XII": a Roman number up to 89, written as it should be.
fn roman_number(word: &str) -> Option<u32> {
    const SIGNS: [(&str, u32); 7] =
        [("l", 50), ("xl", 40), ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1)];
    let is_one_case =
        word.bytes().all(|byte| b"ivxl".contains(&byte)) || word.bytes().all(|byte| b"IVXL".contains(&byte));
    if word.is_empty() || word.len() > 8 || !is_one_case {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    let (mut rest, mut value) = (lower.as_str(), 0);
    for (sign, worth) in SIGNS {
        let most = if matches!(sign, "x" | "i") { 3 } else { 1 };
        for _ in 0..most {
            let Some(next) = rest.strip_prefix(sign) else { break };
            (rest, value) = (next, value + worth);
        }
    }
    rest.is_empty().then_some(value)
}

fn is_number(word: &str) -> bool {
    (1..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn touches_form_feed(text: &str, lines: &[Line], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| lines[before]);
    lines[at].begins_page(text, before)
        || lines.get(at + 1).is_some_and(|next| next.begins_page(text, Some(lines[at])))
}

/// Whether the line stands in the middle of a sentence.
fn interrupts(text: &str, lines: &[Line], at: usize) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).map(|before| lines[before]), lines.get(at + 1))
    else {
        return false;
    };
    let body = before.text(text);
    before.width() >= 30
        && !lines::ends_sentence(body)
        && !body.ends_with(':')
        && lines::opening(after.text(text)) == Opening::Lower
}

/// Whether line `at`, beside a page number, is a running head: on the page's first line, or seen on other pages too.
fn is_running_head(text: &str, lines: &[Line], at: usize, repeated: &Repeated) -> bool {
    let line = lines[at];
    let before = at.checked_sub(1).map(|before| lines[before]);
    let begins_page = line.begins_page(text, before);
    let stands_apart = lines.get(at + 1).is_none_or(|next| next.blanks() > 0)
        && (begins_page || line.blanks() > 0 || before.is_some_and(|before| before.role == Role::Furniture));
    line.width() <= LONGEST_HEAD
        && stands_apart
        && (begins_page && !lines::ends_sentence(line.text(text).trim_end_matches('?'))
            || repeated.get(&fingerprint(line.text(text))).is_some_and(|&count| count >= 2))
}

type Repeated = HashMap<u64, u32, FxBuildHasher>;

/// How often each line beside a page number occurs there, its digits aside.
fn repeated_lines(text: &str, lines: &[Line], numbers: &[(usize, PageNumber)]) -> Repeated {
    let mut repeated = Repeated::default();
    for &(at, _) in numbers {
        for beside in neighbours(at, lines.len()) {
            *repeated.entry(fingerprint(lines[beside].text(text))).or_default() += 1;
        }
    }
    repeated
}

/// The lines before and after line `at` of `count`.
fn neighbours(at: usize, count: usize) -> impl Iterator<Item = usize> {
    [at.checked_sub(1), Some(at + 1).filter(|&next| next < count)].into_iter().flatten()
}

/// A hash of the line without its digits, spaces and marks of ASCII.
pub fn fingerprint(line: &str) -> u64 {
    let mut hasher = FxHasher::default();
    line.bytes()
        .filter(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii())
        .for_each(|byte| hasher.write_u8(byte));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages_are_read() {
        for (line, value, is_named) in [
            ("12", 12, false),
            ("- 12 -", 12, false),
            ("[12]", 12, false),
            ("Page 3", 3, true),
            ("PAGE 3 of 12", 3, true),
            ("3 of 12", 3, true),
            ("Page 3/12", 3, true),
            ("Seite 3 von 12", 3, true),
            ("Página 3 de 12", 3, true),
            ("– xii –", 12, false),
            ("XLIV", 44, false),
            ("Page iv", 4, true),
        ] {
            let found = parse_page_number(line).map(|number| (number.value, number.is_named));
            assert_eq!(found, Some((value, is_named)), "{line}");
        }
        for line in ["iiii", "vx", "mix", "12 boats", "3 of them", "Page", "10:42", "12345", ""] {
            assert!(parse_page_number(line).is_none(), "{line}");
        }
    }
}
