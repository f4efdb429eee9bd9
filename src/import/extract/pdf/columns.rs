//! Cuts a page into columns and puts them into reading order.
//!
//! A gutter is a strip of white that runs through several rows and has text on both sides. The page is cut at its
//! tallest gutter into what stands above, left, right and below, and each of these again. Strips between the cells of a
//! table are no gutters: there short texts share their baselines.

use super::geometry::Area;
use super::lines::{Line, is_ideograph, lines};
use super::words::Word;

/// How deep a page is cut.
const MAX_DEPTH: usize = 24;
/// How many candidates for gutters are followed at once.
const MAX_STRIPS: usize = 160;
/// The least width of a gutter, in sizes of the text beside it.
const MIN_GUTTER: f32 = 0.75;
/// The fewest rows on each side of a gutter.
const MIN_ROWS: usize = 3;
/// How many characters lines have on average that are columns' and not cells of a table.
const COLUMN_CHARS: usize = 14;
/// The same where the lines on both sides do not share baselines.
const UNEVEN_CHARS: usize = 5;

/// The most rows of a block that stands above columns.
const MAX_HEAD_ROWS: usize = 20;

/// Lines that follow one another in one column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its lines, from top to bottom.
    pub lines: Vec<Line>,
    /// The box around them.
    pub area: Area,
}

/// The columns of a page in reading order.
pub fn columns(words: Vec<Word>, size: f32, is_right_to_left: bool) -> Vec<Column> {
    let mut found = Vec::new();
    cut(words, size, is_right_to_left, 0, &mut found);
    found
}

fn cut(words: Vec<Word>, size: f32, is_right_to_left: bool, depth: usize, columns: &mut Vec<Column>) {
    if words.is_empty() {
        return;
    }
    let gutter = if depth < MAX_DEPTH { gutter(&words, size) } else { None };
    let Some(gutter) = gutter else {
        let lines = lines(words);
        let area = lines.iter().map(|line| line.area).reduce(Area::union).unwrap_or_default();
        columns.push(Column { lines, area });
        return;
    };
    let mut sides: [Vec<Word>; 4] = Default::default();
    let middle = f32::midpoint(gutter.left, gutter.right);
    for word in words {
        let side = match (word.base(), f32::midpoint(word.area.left, word.area.right)) {
            (base, _) if base < gutter.top => 0,
            (base, _) if base > gutter.bottom => 3,
            (_, center) if (center < middle) != is_right_to_left => 1,
            _ => 2,
        };
        if let Some(side) = sides.get_mut(side) {
            side.push(word);
        }
    }
    for side in sides {
        cut(side, size, is_right_to_left, depth + 1, columns);
    }
}

/// What stands in a row without a gap as wide as a gutter.
#[derive(Clone, Copy, Debug)]
struct Segment {
    left: f32,
    right: f32,
    chars: usize,
    size: f32,
}

struct Row {
    base: f32,
    segments: Vec<Segment>,
}

/// A strip of white that runs on from row to row.
#[derive(Clone, Copy, Debug)]
struct Strip {
    left: f32,
    right: f32,
    first: usize,
}

fn rows(words: &[Word], size: f32) -> Vec<Row> {
    let mut order: Vec<&Word> = words.iter().collect();
    order.sort_by(|a, b| a.base().total_cmp(&b.base()));
    let mut rows: Vec<(f32, Vec<&Word>)> = Vec::new();
    for word in order {
        match rows.last_mut() {
            Some((base, row)) if word.base() - *base <= 0.25 * word.size.min(size) => row.push(word),
            _ => rows.push((word.base(), vec![word])),
        }
    }
    rows.into_iter().map(|(base, row)| Row { base, segments: segments(row, size) }).collect()
}

fn segments(mut row: Vec<&Word>, size: f32) -> Vec<Segment> {
    row.sort_by(|a, b| a.area.left.total_cmp(&b.area.left));
    let mut segments: Vec<Segment> = Vec::new();
    for word in row {
        // A sign of a script without spaces counts for about two letters.
        let chars = word.text.chars().map(|char| if is_ideograph(char) { 2 } else { 1 }).sum::<usize>();
        match segments.last_mut() {
            Some(last) if word.area.left - last.right < MIN_GUTTER * size.max(word.size.min(last.size)) => {
                last.right = last.right.max(word.area.right);
                last.chars += chars;
                last.size = last.size.max(word.size);
            }
            _ => segments.push(Segment {
                left: word.area.left,
                right: word.area.right,
                chars,
                size: word.size,
            }),
        }
    }
    segments
}

/// The tallest gutter.
fn gutter(words: &[Word], size: f32) -> Option<Area> {
    let rows = rows(words, size);
    let mut best: Option<(f32, Area)> = None;
    let mut strips: Vec<Strip> = Vec::new();
    let mut judge = |strip: &Strip, end: usize| {
        if let Some((score, area)) = judged(&rows, strip, end, size)
            && best.is_none_or(|(other, _)| score > other)
        {
            best = Some((score, area));
        }
    };
    for (at, row) in rows.iter().enumerate() {
        let gaps = gaps(row);
        let mut next: Vec<Strip> = Vec::new();
        for strip in &strips {
            let mut lives = false;
            for &(left, right) in &gaps {
                let (left, right) = (left.max(strip.left), right.min(strip.right));
                if right - left >= MIN_GUTTER * size {
                    lives |= (left, right) == (strip.left, strip.right);
                    keep(&mut next, Strip { left, right, first: strip.first });
                }
            }
            // A strip that goes on narrower might have been better as it was.
            if !lives {
                judge(strip, at);
            }
        }
        for &(left, right) in &gaps {
            keep(&mut next, Strip { left, right, first: at });
        }
        strips = next;
    }
    for strip in &strips {
        judge(strip, rows.len());
    }
    best.map(|(_, area)| area)
}

/// Adds a strip, unless one that is as wide and at least as tall is there.
fn keep(strips: &mut Vec<Strip>, strip: Strip) {
    if strips.len() >= MAX_STRIPS {
        return;
    }
    let is_known = strips
        .iter()
        .any(|other| other.left <= strip.left && other.right >= strip.right && other.first <= strip.first);
    if !is_known {
        strips.push(strip);
    }
}

/// The white in a row.
fn gaps(row: &Row) -> Vec<(f32, f32)> {
    let mut gaps = Vec::with_capacity(row.segments.len() + 1);
    let mut left = f32::NEG_INFINITY;
    for segment in &row.segments {
        gaps.push((left, segment.left));
        left = left.max(segment.right);
    }
    gaps.push((left, f32::INFINITY));
    gaps
}

/// How good a strip up to row `end` is as a gutter, and where it really is one.
fn judged(rows: &[Row], strip: &Strip, end: usize, size: f32) -> Option<(f32, Area)> {
    if strip.left == f32::NEG_INFINITY || strip.right == f32::INFINITY {
        return None;
    }
    let rows = rows.get(strip.first..end)?;
    let left = |row: &Row| row.segments.iter().rfind(|segment| segment.right <= strip.left).copied();
    let right = |row: &Row| row.segments.iter().find(|segment| segment.left >= strip.right).copied();
    let range = |side: &dyn Fn(&Row) -> Option<Segment>| {
        let has = |row: &Row| side(row).is_some();
        Some((rows.iter().position(has)?, rows.iter().rposition(has)?))
    };
    let (left_range, right_range) = (range(&left)?, range(&right)?);
    // Where there is text on both sides.
    let (mut first, mut last) = (left_range.0.max(right_range.0), left_range.1.min(right_range.1));
    if first >= last {
        return None;
    }
    let core = rows.get(first..=last)?;
    if !is_between_columns(core, &left, &right) {
        return None;
    }
    let base = |at: usize| rows.get(at).map_or(0.0, |row| row.base);
    let height = base(last) - base(first);
    // What goes on in one of the columns belongs to it, as long as no large gap comes between.
    let pitch = 2.2 * size;
    let bounds = (left_range.0.min(right_range.0), left_range.1.max(right_range.1));
    while last < bounds.1 && base(last + 1) - base(last) <= pitch {
        last += 1;
    }
    while first > bounds.0 && base(first) - base(first - 1) <= pitch {
        first -= 1;
    }
    first += block_before(rows.get(first..=last)?, strip, size);
    let width = (strip.right - strip.left).min(3.0 * size);
    let area = Area {
        left: strip.left,
        right: strip.right,
        top: base(first) - 0.4 * size,
        bottom: base(last) + 0.4 * size,
    };
    Some((height * (1.0 + width / (6.0 * size)), area))
}

/// How many rows at the head of a gutter are a block of their own, such as the authors side by side above the text:
/// their lines do not fill the columns, and white runs below them through both.
fn block_before(rows: &[Row], strip: &Strip, size: f32) -> usize {
    let edges = rows
        .iter()
        .flat_map(|row| &row.segments)
        .fold((f32::INFINITY, f32::NEG_INFINITY), |edges, segment| {
            (edges.0.min(segment.left), edges.1.max(segment.right))
        });
    let widths = (strip.left - edges.0, edges.1 - strip.right);
    let fills = |row: &Row| {
        row.segments.iter().any(|segment| {
            let column = if segment.right <= strip.left { widths.0 } else { widths.1 };
            segment.right - segment.left > 0.8 * column
        })
    };
    let head = rows.iter().take(MAX_HEAD_ROWS.min(rows.len() / 2)).take_while(|row| !fills(row)).count();
    let gap =
        |at: usize| rows.get(at).zip(rows.get(at - 1)).map_or(0.0, |(row, before)| row.base - before.base);
    (1..=head).rev().find(|&at| gap(at) > 1.9 * size).unwrap_or(0)
}

/// Whether the text on both sides is that of columns, and not of a table.
fn is_between_columns(
    core: &[Row],
    left: &dyn Fn(&Row) -> Option<Segment>,
    right: &dyn Fn(&Row) -> Option<Segment>,
) -> bool {
    let (mut rows, mut chars, mut both) = ([0, 0], [0, 0], 0);
    for row in core {
        let sides = [left(row), right(row)];
        both += usize::from(sides.iter().all(Option::is_some));
        for (side, segment) in sides.iter().enumerate() {
            if let (Some(segment), Some(rows), Some(chars)) =
                (segment, rows.get_mut(side), chars.get_mut(side))
            {
                *rows += 1;
                *chars += segment.chars;
            }
        }
    }
    let fewest = rows[0].min(rows[1]);
    let is_uneven = 2 * both < fewest;
    let least = if is_uneven { UNEVEN_CHARS } else { COLUMN_CHARS };
    fewest >= MIN_ROWS && rows[0] * least <= chars[0] && rows[1] * least <= chars[1]
}
