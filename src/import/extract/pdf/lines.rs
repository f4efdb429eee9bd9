//! Puts the words of a column together to lines.

use super::geometry::{Area, median};
use super::words::{Word, is_left_to_right, is_right_to_left, reading_order, settle_amid_right_to_left};

/// A line of a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its words, from left to right.
    pub words: Vec<Word>,
    /// The box around those that stand on its baseline.
    pub area: Area,
    /// The usual size of its letters.
    pub size: f32,
    /// Whether most of it is bold.
    pub is_bold: bool,
    /// Whether most of it slants.
    pub is_italic: bool,
    /// Whether most of it is set in letters of one width.
    pub is_fixed: bool,
}

/// How many rows away the larger word may be that a small one is a mark to.
const MARK_ROWS: usize = 10;
/// How much smaller than the word beside it a raised or lowered mark is.
const MARK_SIZES: std::ops::Range<f32> = 0.4..0.88;
/// How much larger than the text beside it the first letter of a paragraph is that reaches over several lines.
const DROP_CAP: f32 = 1.7;

/// The lines that words make, from top to bottom.
pub fn lines(words: Vec<Word>) -> Vec<Line> {
    let mut rows = rows(words);
    seat_marks(&mut rows);
    seat_drop_caps(&mut rows);
    let mut lines: Vec<Line> = rows.into_iter().filter_map(line).collect();
    lines.sort_by(|a, b| a.area.bottom.total_cmp(&b.area.bottom));
    lines
}

/// Words that stand on one baseline, from left to right.
fn rows(mut words: Vec<Word>) -> Vec<Vec<Word>> {
    words.sort_by(|a, b| a.base().total_cmp(&b.base()));
    let mut rows: Vec<Vec<Word>> = Vec::new();
    for word in words {
        // A baseline that wavers less than letters overlap is one.
        let fits = rows
            .last()
            .and_then(|row| row.first())
            .is_some_and(|first| (word.base() - first.base()).abs() <= 0.3 * word.size.min(first.size));
        match rows.last_mut().filter(|_| fits) {
            Some(row) => row.push(word),
            None => rows.push(vec![word]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.area.left.total_cmp(&b.area.left));
    }
    rows
}

/// Moves raised and lowered marks to the rows of the larger words that they stand beside.
fn seat_marks(rows: &mut Vec<Vec<Word>>) {
    let mut moves: Vec<(usize, usize, Word)> = Vec::new();
    for at in 0..rows.len() {
        let hosts: Vec<Option<usize>> =
            rows.get(at).into_iter().flatten().map(|word| host_row(rows, at, word)).collect();
        if hosts.iter().all(Option::is_none) {
            continue;
        }
        let Some(row) = rows.get_mut(at) else { continue };
        let mut hosts = hosts.into_iter();
        row.retain(|word| {
            let host = hosts.next().flatten();
            moves.extend(host.map(|host| (host, at, word.clone())));
            host.is_none()
        });
    }
    for (host, _, word) in moves {
        if let Some(row) = rows.get_mut(host) {
            let place = row.partition_point(|other| other.area.left < word.area.left);
            row.insert(place, word);
        }
    }
    rows.retain(|row| !row.is_empty());
}

/// The row that holds the larger word which a small one in the row `at` is a mark to.
fn host_row(rows: &[Vec<Word>], at: usize, mark: &Word) -> Option<usize> {
    let first = at.saturating_sub(MARK_ROWS);
    let near = rows.get(first..(at + MARK_ROWS + 1).min(rows.len()))?;
    near.iter()
        .zip(first..)
        .filter(|&(_, row)| row != at)
        .find(|(row, _)| is_beside_larger(row, mark))
        .map(|(_, row)| row)
}

fn is_beside_larger(row: &[Word], mark: &Word) -> bool {
    let place = row.partition_point(|word| word.area.left < mark.area.left);
    let beside = |word: &Word, reach: f32| {
        let rise = (word.base() - mark.base()) / word.size;
        let gap = (mark.area.left - word.area.right).max(word.area.left - mark.area.right);
        MARK_SIZES.contains(&(mark.size / word.size))
            && (-0.5..0.8).contains(&rise)
            && gap < reach * word.size
    };
    let before = place.checked_sub(1).and_then(|before| row.get(before));
    let after = row.get(place);
    // The mark of a footnote stands before it with a space.
    before.is_some_and(|word| beside(word, if mark.text.chars().count() <= 3 { 1.0 } else { 0.4 }))
        || after.is_some_and(|word| beside(word, if place == 0 { 4.5 } else { 0.3 }))
}

/// Puts large first letters that reach down over several lines before the first of these.
fn seat_drop_caps(rows: &mut Vec<Vec<Word>>) {
    let is_letter =
        |word: &Word| word.text.chars().count() == 1 && word.text.chars().all(char::is_alphabetic);
    for at in 0..rows.len() {
        let Some(cap) = rows.get(at).and_then(|row| row.iter().find(|word| is_letter(word))).cloned() else {
            continue;
        };
        let mut lines: Vec<usize> = Vec::new();
        for row in at.saturating_sub(MARK_ROWS)..(at + 2).min(rows.len()) {
            let beside = rows.get(row).into_iter().flatten().any(|word| {
                let gap = word.area.left - cap.area.right;
                cap.size > DROP_CAP * word.size
                    && (-0.3 * word.size..1.5 * word.size).contains(&gap)
                    && word.area.bottom > cap.area.top
                    && word.area.top < cap.area.bottom
            });
            if beside {
                lines.push(row);
            }
        }
        let [first, ..] = lines.as_slice() else { continue };
        if lines.len() < 2 && lines.contains(&at) {
            continue;
        }
        let first = *first;
        if let Some(row) = rows.get_mut(at) {
            row.retain(|word| *word != cap);
        }
        for row in lines {
            let words = rows.get_mut(row).into_iter().flatten();
            if let Some(word) = words.into_iter().find(|word| word.area.left > cap.area.left) {
                word.area.left = cap.area.left;
                if row == first {
                    word.text.insert_str(0, &cap.text);
                }
            }
        }
    }
    rows.retain(|row| !row.is_empty());
}

fn line(mut words: Vec<Word>) -> Option<Line> {
    words.sort_by(|a, b| a.area.left.total_cmp(&b.area.left));
    let weight = |test: &dyn Fn(&Word) -> bool| -> usize {
        words.iter().filter(|word| test(word)).map(|word| word.text.chars().count()).sum()
    };
    let all = weight(&|_| true);
    let mut sizes: Vec<f32> = Vec::new();
    for word in &words {
        sizes.extend(std::iter::repeat_n(word.size, word.text.chars().count().min(1_000)));
    }
    let size = median(sizes, 10.0);
    let (is_bold, is_italic, is_fixed) = (
        2 * weight(&|word| word.look.is_bold) > all,
        2 * weight(&|word| word.look.is_italic) > all,
        2 * weight(&|word| word.look.is_fixed) > all,
    );
    let main = words.iter().filter(|word| word.size >= 0.8 * size).map(|word| word.area);
    let area = main.reduce(Area::union).or_else(|| words.first().map(|word| word.area))?;
    Some(Line { words, area, size, is_bold, is_italic, is_fixed })
}

impl Line {
    /// Its text, with `gap` where the words stand wider apart than `wide`.
    pub fn text_with(&self, gap: &str, wide: f32) -> String {
        let order = self.order();
        let texts = self.settled(&order);
        let mut text = String::new();
        let mut before: Option<(usize, &Word)> = None;
        for (at, word) in order.iter().filter_map(|&at| Some((at, self.words.get(at)?))) {
            if self.is_note_mark(at, word) {
                continue;
            }
            if let Some((place, before)) = before {
                // Where a line runs from right to left, the later word stands to the left.
                let is_glued = place + 1 == at && word.is_glued || at + 1 == place && before.is_glued;
                let space = (word.area.left - before.area.right).max(before.area.left - word.area.right);
                let is_glued = is_glued && space < 0.25 * word.size.max(before.size)
                    || self.is_shifted(word) && space < 0.1 * self.size
                    || self.is_shifted(before) && space < 0.1 * self.size
                    || space < 0.6 * self.size && is_joining(&text, &word.text);
                text.push_str(if space > wide {
                    gap
                } else if is_glued {
                    ""
                } else {
                    " "
                });
            }
            text.push_str(texts.get(at).map_or(word.text.as_str(), String::as_str));
            before = Some((at, word));
        }
        text
    }

    /// Its text.
    pub fn text(&self) -> String {
        self.text_with(" ", f32::INFINITY)
    }

    /// The order in which its words are read.
    fn order(&self) -> Vec<usize> {
        let texts: Vec<&str> = self.words.iter().map(|word| word.text.as_str()).collect();
        let count = |test: fn(&str) -> bool| texts.iter().filter(|text| test(text)).count();
        if count(is_right_to_left) == 0 {
            return (0..texts.len()).collect();
        }
        reading_order(&texts)
    }

    /// The texts of its words, by their places, where it runs from right to left.
    fn settled(&self, order: &[usize]) -> Vec<String> {
        if !self.is_right_to_left() {
            return Vec::new();
        }
        let mut ordered: Vec<String> =
            order.iter().filter_map(|&at| self.words.get(at)).map(|word| word.text.clone()).collect();
        for run in ordered.chunk_by_mut(|a, b| is_right_to_left(a) == is_right_to_left(b)) {
            if run.first().is_some_and(|word| !is_right_to_left(word)) {
                settle_amid_right_to_left(run);
            }
        }
        let mut texts = vec![String::new(); self.words.len()];
        for (&at, word) in order.iter().zip(ordered) {
            texts.get_mut(at).into_iter().for_each(|text| text.clone_from(&word));
        }
        texts
    }

    /// Whether a word is smaller than its line and stands above or below its baseline.
    fn is_shifted(&self, word: &Word) -> bool {
        word.size < 0.88 * self.size && (word.base() - self.area.bottom).abs() > 0.08 * self.size
    }

    /// Whether a word is the mark of a footnote: a raised small number or sign after a word.
    fn is_note_mark(&self, at: usize, word: &Word) -> bool {
        let is_raised = word.size < 0.88 * self.size && self.area.bottom - word.base() > 0.15 * self.size;
        let is_mark =
            |char: char| char.is_ascii_digit() || matches!(char, ',' | '*' | '†' | '‡' | '§' | '¶' | '∗');
        let is_closing =
            |char: char| matches!(char, '.' | ',' | ';' | ':' | '”' | '"' | ')' | '’' | '?' | '!');
        let carries = |host: &Word| {
            host.size > word.size
                && (host.area.right - word.area.left).abs() < 0.35 * self.size
                && (host.text.ends_with(is_closing)
                    || host.text.chars().filter(|char| char.is_alphabetic()).count() > 1)
        };
        is_raised
            && word.text.chars().all(is_mark)
            && word.text.len() <= 8
            && self.words.get(at.saturating_sub(2)..at).into_iter().flatten().any(carries)
    }

    /// Whether it runs from right to left.
    pub fn is_right_to_left(&self) -> bool {
        let count = |test: fn(&str) -> bool| self.words.iter().filter(|word| test(&word.text)).count();
        count(is_right_to_left) > count(|text| is_left_to_right(text) && !is_right_to_left(text))
    }
}

/// Whether nothing can stand between two pieces that touch: scripts without spaces.
fn is_joining(before: &str, after: &str) -> bool {
    before.chars().next_back().is_some_and(is_ideograph) && after.chars().next().is_some_and(is_ideograph)
}

/// Whether a character belongs to a script that is written without spaces between words.
pub fn is_ideograph(char: char) -> bool {
    matches!(char, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}
