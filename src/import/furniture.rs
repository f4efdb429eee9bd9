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
}

#[derive(Clone, Copy)]
struct PageNumber {
    value: u32,
    /// Whether it says that it is one: "Page 3", "3 of 12".
    is_named: bool,
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

/// "12", "- 12 -", "[12]", "Page 3", "Page 3 of 12", "3 of 12", "3/12".
fn parse_page_number(line: &str) -> Option<PageNumber> {
    let bare =
        line.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '[' | ']' | '|' | ' ' | '~' | '·' | '.'));
    let (rest, has_name) = match bare.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("page")) {
        true => (bare.get(4..)?.trim_start(), true),
        false => (bare, false),
    };
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    if !(1..=4).contains(&digits) {
        return None;
    }
    let value = rest[..digits].parse().ok()?;
    let tail = rest[digits..].trim_start();
    let total = tail.strip_prefix("of ").or_else(|| tail.strip_prefix('/').filter(|_| has_name));
    match total {
        Some(total) if is_number(total.trim()) => Some(PageNumber { value, is_named: true }),
        None if tail.is_empty() => Some(PageNumber { value, is_named: has_name }),
        _ => None,
    }
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

/// A hash of the line without its digits.
fn fingerprint(line: &str) -> u64 {
    let mut hasher = FxHasher::default();
    line.bytes().filter(|byte| !byte.is_ascii_digit()).for_each(|byte| hasher.write_u8(byte));
    hasher.finish()
}
