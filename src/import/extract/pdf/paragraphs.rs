//! Puts the lines of columns together to paragraphs and tables.

use super::columns::Column;
use super::geometry::{Area, median};
use super::lines::Line;
use super::wording::{begins_caption, begins_item, ends_sentence, is_bullet};

/// Lines that belong together.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its lines.
    pub lines: Vec<Line>,
    /// Whether they are the rows of a table.
    pub is_table: bool,
    /// The page on which it begins, from 1.
    pub page: u32,
    /// Which of all columns of the document it stands in.
    pub column: usize,
    /// The box around that.
    pub area: Area,
    /// Whether its first line is set in.
    pub is_indented: bool,
    /// Whether its last line is as long as the others.
    pub is_full: bool,
}

/// A gap in a line that is wider than any between words, in sizes.
const CELL_GAP: f32 = 1.6;
/// How many lines with such gaps make a table.
const TABLE_ROWS: usize = 3;
/// How much further than usual the next row lies where a table ends.
const TABLE_PITCH: f32 = 2.2;
/// How much further than usual the next line lies where a paragraph ends.
const PARAGRAPH_PITCH: f32 = 1.3;
/// The same where a sentence ends and another begins.
const SENTENCE_PITCH: f32 = 1.12;
/// How much of its width a line is short of that ends a paragraph.
const SHORT: f32 = 0.06;
/// The same where indents show where paragraphs begin.
const SHORT_WITH_INDENTS: f32 = 0.2;
/// The most that lines of a paragraph lie apart where the document shows nothing else, in sizes.
const MAX_PITCH: f32 = 1.7;
/// How far an indent reaches at least, in sizes.
const INDENT: f32 = 0.7;

/// The paragraphs of a document, whose pages' columns these are.
pub fn paragraphs(pages: Vec<Vec<Column>>, size: f32) -> Vec<Paragraph> {
    let pitch = usual_pitch(&pages, size).unwrap_or(1.2);
    let mut paragraphs = Vec::new();
    let mut number = 0;
    for (page, columns) in (1..).zip(pages) {
        for column in columns {
            let short = if has_indents(&column.lines) { SHORT_WITH_INDENTS } else { SHORT };
            let stretches = Context { column: &column, pitch, short }.stretches();
            let mut lines = column.lines.into_iter();
            paragraphs.extend(stretches.into_iter().map(|stretch| Paragraph {
                lines: lines.by_ref().take(stretch.length).collect(),
                is_table: stretch.is_table,
                page,
                column: number,
                area: column.area,
                is_indented: stretch.is_indented,
                is_full: stretch.is_full,
            }));
            number += 1;
        }
    }
    paragraphs
}

/// How far lines of body text lie apart, in sizes.
fn usual_pitch(pages: &[Vec<Column>], size: f32) -> Option<f32> {
    let lines: Vec<&Line> = pages.iter().flatten().flat_map(|column| &column.lines).collect();
    let pitches: Vec<f32> = lines
        .iter()
        .zip(lines.iter().skip(1))
        .filter(|(a, b)| (a.size - size).abs() < 0.05 * size && (b.size - size).abs() < 0.05 * size)
        .map(|(a, b)| (b.area.bottom - a.area.bottom) / size)
        .filter(|pitch| (0.8..3.0).contains(pitch))
        .collect();
    (pitches.len() > 3).then(|| median(pitches, 1.2))
}

struct Context<'c> {
    column: &'c Column,
    /// The usual pitch in the document, in sizes.
    pitch: f32,
    /// How much of its width a line is short of that ends a paragraph.
    short: f32,
}

/// Lines of a column that make a paragraph or a table.
struct Stretch {
    length: usize,
    is_table: bool,
    is_indented: bool,
    is_full: bool,
}

/// Whether the paragraphs of a column begin with indents.
fn has_indents(lines: &[Line]) -> bool {
    let left = |at: usize| lines.get(at).map_or(0.0, |line| line.area.left);
    let is_indented = |at: usize| {
        let size = lines.get(at).map_or(10.0, |line| line.size);
        (INDENT * size..5.0 * size).contains(&(left(at) - left(at - 1)))
            && (left(at + 1) - left(at - 1)).abs() < 0.2 * size
    };
    (1..lines.len().saturating_sub(1)).filter(|&at| is_indented(at)).count() >= 2
}

impl Context<'_> {
    /// The column cut into paragraphs and tables.
    fn stretches(&self) -> Vec<Stretch> {
        let lines = &self.column.lines;
        let tables = table_rows(lines);
        let is_table = |at: usize| tables.get(at).copied().unwrap_or(false);
        let mut stretches = Vec::new();
        let mut start = 0;
        for at in 1..=lines.len() {
            let ends = at == lines.len()
                || is_table(at) != is_table(at - 1)
                || if is_table(at) { self.is_far(at, TABLE_PITCH) } else { self.breaks(start, at) };
            if ends {
                stretches.extend(self.stretch(start, at, is_table(start)));
                start = at;
            }
        }
        stretches
    }

    fn stretch(&self, start: usize, end: usize, is_table: bool) -> Option<Stretch> {
        let (first, last) = (self.line(start)?, self.line(end - 1)?);
        let second = self.line(start + 1).filter(|_| end > start + 1);
        let left = second.map_or_else(|| self.left(start), |second| second.area.left);
        Some(Stretch {
            length: end - start,
            is_table,
            is_indented: first.area.left - left > INDENT * first.size,
            is_full: last.area.right > self.right(end - 1) - 2.0 * last.size,
        })
    }

    fn line(&self, at: usize) -> Option<&Line> {
        self.column.lines.get(at)
    }

    /// Lines near one that are set alike.
    fn near(&self, at: usize) -> impl Iterator<Item = &Line> {
        let size = self.line(at).map_or(0.0, |line| line.size);
        let lines = self.column.lines.get(at.saturating_sub(12)..(at + 13).min(self.column.lines.len()));
        lines.into_iter().flatten().filter(move |line| (line.size - size).abs() < 0.1 * size)
    }

    /// The right edge of the text around a line.
    fn right(&self, at: usize) -> f32 {
        self.near(at).map(|line| line.area.right).fold(f32::NEG_INFINITY, f32::max)
    }

    /// The left edge of the text around a line.
    fn left(&self, at: usize) -> f32 {
        self.near(at).map(|line| line.area.left).fold(f32::INFINITY, f32::min)
    }

    /// How far lines around one usually lie apart.
    fn pitch(&self, at: usize) -> f32 {
        let Some(line) = self.line(at) else { return 0.0 };
        let near: Vec<&Line> = self.near(at).collect();
        let pitches: Vec<f32> = near
            .iter()
            .zip(near.iter().skip(1))
            .map(|(a, b)| b.area.bottom - a.area.bottom)
            .filter(|pitch| (0.8..3.0).contains(&(pitch / line.size)))
            .collect();
        let usual = self.pitch * line.size;
        if pitches.len() < 2 { usual } else { median(pitches, usual).min(usual.max(MAX_PITCH * line.size)) }
    }

    /// Whether a line lies further below the one before than `factor` times the usual.
    fn is_far(&self, at: usize, factor: f32) -> bool {
        let (Some(a), Some(b)) = (self.line(at - 1), self.line(at)) else { return false };
        b.area.bottom - a.area.bottom > factor * self.pitch(at - 1).max(self.pitch(at)).max(a.size)
    }

    /// Whether a paragraph that began at `start` ends before the line `at`.
    fn breaks(&self, start: usize, at: usize) -> bool {
        let (Some(a), Some(b)) = (self.line(at - 1), self.line(at)) else { return true };
        let (before, text) = (a.text(), b.text());
        let size = a.size.min(b.size);
        if (a.size - b.size).abs() > 0.12 * a.size.max(b.size) && !is_fragment(a) && !is_fragment(b) {
            return true;
        }
        if self.is_far(at, PARAGRAPH_PITCH) || b.area.bottom - a.area.bottom < 0.3 * size && !is_fragment(b) {
            return true;
        }
        if is_bullet(&text) || begins_caption(&text) && (ends_sentence(&before) || b.is_bold) {
            return true;
        }
        let begins_lower = text.chars().next().is_some_and(char::is_lowercase);
        let ends = ends_sentence(&before);
        if ends && !begins_lower && self.is_far(at, SENTENCE_PITCH) {
            return true;
        }
        let is_short = self.is_short(at);
        if a.is_bold != b.is_bold && (is_short || a.area.right < self.right(at - 1) - 3.0 * size) {
            return true;
        }
        if a.is_right_to_left() || b.is_right_to_left() {
            return self.breaks_mirrored(at, &before);
        }
        let is_list = self.line(start).map(Line::text).is_some_and(|first| begins_item(&first));
        if begins_item(&text) && (ends || is_short && is_list || b.area.left < a.area.left - INDENT * size) {
            return true;
        }
        if is_centered(a, self.column.area) && is_centered(b, self.column.area) {
            return ends && is_short && !begins_lower;
        }
        if self.is_new_indent(start, at) && !begins_lower {
            return true;
        }
        // Scripts without capitals do not show where sentences begin.
        let is_caseless =
            text.chars().next().is_some_and(|char| char.is_alphabetic() && !char.is_uppercase());
        is_short && !begins_lower && (ends || !is_caseless) && !before.ends_with(['-', '‐', ','])
    }

    /// Whether the first word of a line would have stood on the one before if they belonged together.
    fn is_short(&self, at: usize) -> bool {
        let (Some(a), Some(b)) = (self.line(at - 1), self.line(at)) else { return false };
        let first = b.words.iter().zip(b.words.iter().skip(1)).find(|(_, next)| !next.is_glued);
        let width = first.map_or(b.area.width(), |(word, _)| word.area.right - b.area.left);
        let right = self.right(at - 1);
        a.area.right + width + 0.6 * a.size < right
            && a.area.right < right - self.short * (right - self.left(at - 1))
    }

    /// [`Self::breaks`] by the ends of lines that run from right to left.
    fn breaks_mirrored(&self, at: usize, before: &str) -> bool {
        let Some(a) = self.line(at - 1) else { return true };
        let width = self.column.area.width();
        a.area.left > self.left(at - 1) + 0.2 * width
            && (ends_sentence(before) || a.area.left > self.left(at - 1) + 0.5 * width)
    }

    /// Whether a line is set in as the first of a paragraph is, or set out as the next item of a list.
    fn is_new_indent(&self, start: usize, at: usize) -> bool {
        let (Some(a), Some(b)) = (self.line(at - 1), self.line(at)) else { return false };
        let indent = INDENT * a.size;
        let step = b.area.left - a.area.left;
        let next = self.line(at + 1).filter(|next| (next.size - b.size).abs() < 0.1 * b.size);
        let is_item =
            self.line(start).map(Line::text).is_some_and(|text| is_bullet(&text) || begins_item(&text));
        if is_item && self.line(start).is_some_and(|first| b.area.left > first.area.left + 0.3 * a.size) {
            return false;
        }
        if step > indent {
            // A hanging indent begins with the second line and goes on.
            let is_hanging =
                at - 1 == start && next.is_some_and(|next| (next.area.left - b.area.left).abs() < indent);
            return !is_hanging && step < 8.0 * a.size;
        }
        if step < -indent {
            let is_first = at - 1 == start;
            return !is_first;
        }
        // Both are set in: items of one line each, as the lines around show.
        let left = self.left(at);
        b.area.left - left > indent
            && at - 1 == start
            && next.is_some_and(|next| (next.area.left - left).abs() < 0.3 * a.size)
            && ends_sentence(&a.text())
    }
}

/// Whether a line is only a scrap, such as the index of a formula.
fn is_fragment(line: &Line) -> bool {
    line.words.iter().map(|word| word.text.chars().count()).sum::<usize>() < 4
}

/// Whether a line stands in the middle of its column with white on both sides.
pub fn is_centered(line: &Line, column: Area) -> bool {
    let (left, right) = (line.area.left - column.left, column.right - line.area.right);
    left > 1.5 * line.size && right > 1.5 * line.size && (left - right).abs() < 1.5 * line.size
}

/// Which lines are rows of tables: they have gaps where those next to them have gaps too.
fn table_rows(lines: &[Line]) -> Vec<bool> {
    let gaps: Vec<Vec<(f32, f32)>> = lines.iter().map(cell_gaps).collect();
    let overlap = |a: usize, b: usize| {
        let (Some(a), Some(b)) = (gaps.get(a), gaps.get(b)) else { return false };
        a.iter().any(|a| b.iter().any(|b| a.1.min(b.1) - a.0.max(b.0) > 2.0))
    };
    let mut rows = vec![false; lines.len()];
    let mut start = 0;
    for at in 1..=lines.len() {
        if at < lines.len() && overlap(at - 1, at) {
            continue;
        }
        if at - start >= TABLE_ROWS {
            rows.iter_mut().take(at).skip(start).for_each(|row| *row = true);
        }
        start = at;
    }
    rows
}

/// The gaps in a line that are wider than those between words.
fn cell_gaps(line: &Line) -> Vec<(f32, f32)> {
    let mut gaps = Vec::new();
    let mut right = f32::INFINITY;
    for word in &line.words {
        if word.area.left - right > CELL_GAP * line.size {
            gaps.push((right, word.area.left));
        }
        right = if right == f32::INFINITY { word.area.right } else { right.max(word.area.right) };
    }
    // A bullet or a number with its tab makes no table.
    let begins_item = line.words.first().is_some_and(|word| is_bullet(&word.text) || begins_item(&word.text));
    if begins_item
        && gaps.len() == 1
        && gaps.first().map(|gap| gap.0) <= line.words.first().map(|word| word.area.right)
    {
        gaps.clear();
    }
    gaps
}

/// The rows of a table: a line each, with tabs between the cells.
pub fn table_text(lines: &[Line]) -> String {
    let rows: Vec<String> =
        lines.iter().map(|line| line.text_with("\t", CELL_GAP * 0.6 * line.size)).collect();
    rows.join("\n")
}
