//! Finds what is printed on pages beside their text: running heads and feet, page numbers, stamps in the margin.
//!
//! They stand at the top or the bottom, and recur on other pages at the same height with the same words, their digits
//! aside, or hold a number that counts the pages.

use super::lines::{Line, lines};
use super::wording::ends_sentence;
use super::words::Word;
use rustc_hash::{FxHashMap, FxHashSet};

/// How many rows at the top and at the bottom of a page may be furniture.
const EDGE_ROWS: usize = 5;
/// How far two rows at the same height may lie apart, in points.
const SAME_HEIGHT: f32 = 6.0;

/// A row near the edge of a page.
struct Row {
    page: usize,
    base: f32,
    /// How many rows lie between it and the edge.
    depth: usize,
    is_top: bool,
    /// Its text without spaces, every number replaced by one `#`.
    pattern: String,
    /// The numbers at its beginning and its end.
    numbers: Vec<i64>,
    /// The white between it and the text, in sizes.
    gap: f32,
    is_number: bool,
}

/// Takes the furniture out of the pages; tells how much that was.
pub fn take_out(pages: &mut [Vec<Word>]) {
    let mut rows: Vec<Row> = Vec::new();
    for (at, words) in pages.iter().enumerate() {
        rows.extend(edge_rows(at, words));
    }
    let recurring = recurring(&rows, pages.len());
    let counting = counting(&rows);
    let mut found: Vec<&Row> = rows
        .iter()
        .enumerate()
        .filter(|(at, row)| {
            recurring.contains(at) || counting.contains(at) && row.gap > 0.9 || row.is_number && row.gap > 0.9
        })
        .map(|(_, row)| row)
        .collect();
    // Furniture lies outside of all text: where a row stays, those behind it stay.
    found.sort_by_key(|row| (row.page, row.is_top, row.depth));
    let mut reached: FxHashMap<(usize, bool), usize> = FxHashMap::default();
    let mut taken: FxHashMap<usize, Vec<&Row>> = FxHashMap::default();
    for row in found {
        let next = reached.entry((row.page, row.is_top)).or_default();
        // A row between may be a line of another kind of furniture.
        if row.depth <= *next + 1 {
            *next = row.depth + 1;
            taken.entry(row.page).or_default().push(row);
        }
    }
    for (page, rows) in taken {
        let Some(words) = pages.get_mut(page) else { continue };
        let is_left = |word: &Word| !rows.iter().any(|row| belongs(word, row));
        // Pages that repeat each other, forms and labels, are text.
        if words.iter().filter(|word| is_left(word)).count() * 2 >= words.len() {
            words.retain(is_left);
        }
    }
}

fn belongs(word: &Word, row: &Row) -> bool {
    (word.base() - row.base).abs() <= 0.5 * word.size
}

fn edge_rows(page: usize, words: &[Word]) -> Vec<Row> {
    let lines = lines(words.to_vec());
    let count = lines.len();
    let mut rows = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if at < EDGE_ROWS {
            let gap = lines.get(at + 1).map(|next| next.area.top - line.area.bottom);
            rows.push(row(page, line, at, true, gap));
        }
        if count - 1 - at < EDGE_ROWS && (at >= EDGE_ROWS || count > 1) {
            let gap =
                at.checked_sub(1).and_then(|at| lines.get(at)).map(|last| line.area.top - last.area.bottom);
            rows.push(row(page, line, count - 1 - at, false, gap));
        }
    }
    rows
}

fn row(page: usize, line: &Line, depth: usize, is_top: bool, gap: Option<f32>) -> Row {
    let text = line.text();
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let number = |token: &&str| token.trim_matches(|char: char| !char.is_alphanumeric()).parse::<i64>().ok();
    let edges = [tokens.first(), tokens.last()].into_iter().flatten();
    // A sentence with a number before it is a footnote.
    let numbers = if ends_sentence(&text) { Vec::new() } else { edges.filter_map(number).collect() };
    let is_number = depth == 0 && is_page_number(&tokens);
    let gap = gap.unwrap_or(0.0) / line.size.max(1.0);
    Row { page, base: line.area.bottom, depth, is_top, pattern: pattern(&text), numbers, gap, is_number }
}

/// The text with a `#` for each number and without spaces.
fn pattern(text: &str) -> String {
    let mut pattern = String::new();
    for char in text.chars().filter(|char| !char.is_whitespace()) {
        match char {
            _ if char.is_numeric() && pattern.ends_with('#') => {}
            _ if char.is_numeric() => pattern.push('#'),
            _ => pattern.extend(char.to_lowercase()),
        }
    }
    pattern
}

/// Whether a row is nothing but the number of its page.
fn is_page_number(tokens: &[&str]) -> bool {
    let text: String = tokens.concat().to_lowercase();
    let text = text
        .trim_matches(|char: char| matches!(char, '-' | '–' | '—' | '|' | '•' | '[' | ']' | '.' | '(' | ')'));
    let is_digits =
        |text: &str| !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_roman = |text: &str| {
        !text.is_empty()
            && text.len() <= 6
            && text.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x' | b'l' | b'c'))
    };
    let rest = ["page", "seite", "página", "pagina", "sida", "side", "strona", "p."]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let has_parts = ["of", "/", "von", "de", "sur", "di", "z"].iter().any(|middle| {
        rest.split_once(middle).is_some_and(|(page, pages)| is_digits(page) && is_digits(pages))
    });
    tokens.len() <= 5 && (is_digits(rest) || is_roman(rest) || has_parts)
}

/// The rows that recur on other pages.
fn recurring(rows: &[Row], pages: usize) -> FxHashSet<usize> {
    let mut groups: FxHashMap<(&str, bool), Vec<usize>> = FxHashMap::default();
    for (at, row) in rows.iter().enumerate() {
        if row.pattern.chars().any(|char| char.is_alphanumeric() || char == '#') {
            groups.entry((&row.pattern, row.is_top)).or_default().push(at);
        }
    }
    let mut found = FxHashSet::default();
    for group in groups.into_values() {
        for &at in &group {
            let Some(row) = rows.get(at) else { continue };
            let others = group
                .iter()
                .filter_map(|&other| rows.get(other))
                .filter(|other| other.page != row.page && (other.base - row.base).abs() <= SAME_HEIGHT)
                .take(2)
                .count();
            // Short pages of large documents may happen to look alike; of two pages, one other is all there is.
            if others >= 2 || others == 1 && (pages <= 4 || row.pattern.len() > 8) {
                found.insert(at);
            }
        }
    }
    found
}

/// The rows that hold a number which grows with the pages.
fn counting(rows: &[Row]) -> FxHashSet<usize> {
    let mut groups: FxHashMap<(i64, bool), Vec<usize>> = FxHashMap::default();
    let offset =
        |row: &Row, number: i64| i64::try_from(row.page).map_or(i64::MAX, |page| number.saturating_sub(page));
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.depth <= 1) {
        for &number in &row.numbers {
            groups.entry((offset(row, number), row.is_top)).or_default().push(at);
        }
    }
    let mut found = FxHashSet::default();
    for group in groups.into_values() {
        for &at in &group {
            let Some(row) = rows.get(at) else { continue };
            let has_other = group
                .iter()
                .filter_map(|&other| rows.get(other))
                .any(|other| other.page != row.page && (other.base - row.base).abs() <= SAME_HEIGHT);
            if has_other {
                found.insert(at);
            }
        }
    }
    found
}
