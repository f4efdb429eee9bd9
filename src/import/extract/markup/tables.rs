//! Tells tables that hold data from those that only lay out a page.

use crate::import::decoded::PartKind;
use crate::import::extract::Part;

/// A table that is being read.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Vec<Vec<Part>>>,
    /// Captions, and text outside of cells.
    captions: Vec<Part>,
    /// Whether it has heads of columns or rows.
    has_heads: bool,
    /// Whether it says of itself that it only lays out, or holds another table.
    is_layout: bool,
}

/// The longest text in a cell of a table of data, in bytes; more than this is running text.
const MAX_CELL: usize = 300;

impl Table {
    /// A table, `is_layout` if it says so itself.
    pub fn new(is_layout: bool) -> Self {
        Self { is_layout, ..Self::default() }
    }

    /// Begins a row.
    pub fn row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Begins a cell, in a row of its own where none is open.
    pub fn cell(&mut self, is_head: bool) {
        self.has_heads |= is_head;
        if self.rows.is_empty() {
            self.row();
        }
        if let Some(row) = self.rows.last_mut() {
            row.push(Vec::new());
        }
    }

    /// Adds a part to the open cell.
    pub fn push(&mut self, part: Part) {
        let cell = self.rows.last_mut().and_then(|row| row.last_mut());
        match cell {
            Some(cell) if part.kind != PartKind::Caption => cell.push(part),
            _ => self.captions.push(part),
        }
    }

    /// Adds what a table inside this one held.
    pub fn nest(&mut self, parts: Vec<Part>) {
        self.is_layout = true;
        for part in parts {
            self.push(part);
        }
    }

    /// Its parts: one for a table of data, else those in its cells.
    pub fn into_parts(self) -> Vec<Part> {
        let mut parts = self.captions;
        if is_data(&self.rows, self.has_heads) && !self.is_layout {
            let rows: Vec<String> = self.rows.iter().map(|row| line(row)).collect();
            let rows: Vec<&str> =
                rows.iter().map(|row| row.trim_end()).filter(|row| !row.is_empty()).collect();
            parts.push(Part::new(PartKind::Table, rows.join("\n")));
        } else {
            parts.extend(self.rows.into_iter().flatten().flatten());
        }
        parts
    }
}

/// A row as a line.
fn line(row: &[Vec<Part>]) -> String {
    let cells: Vec<String> = row
        .iter()
        .map(|cell| {
            let words: Vec<&str> = cell.iter().flat_map(|part| part.text.split_whitespace()).collect();
            words.join(" ")
        })
        .collect();
    cells.join("\t")
}

/// Whether rows hold data: short cells of a single block each, in at least two rows and two columns. With heads, cells may
/// hold several blocks.
fn is_data(rows: &[Vec<Vec<Part>>], has_heads: bool) -> bool {
    let filled = |row: &[Vec<Part>]| row.iter().filter(|cell| !cell.is_empty()).count();
    let columns = rows.iter().map(|row| filled(row)).max().unwrap_or(0);
    let full = rows.iter().filter(|row| filled(row) >= 2).count();
    let fits = |cell: &Vec<Part>| {
        let length: usize = cell.iter().map(|part| part.text.len()).sum();
        let is_plain = cell.iter().all(|part| matches!(part.kind, PartKind::Paragraph | PartKind::Quote));
        has_heads && length <= 4 * MAX_CELL || cell.len() <= 1 && length <= MAX_CELL && is_plain
    };
    columns >= 2 && full >= 2 && rows.iter().flatten().all(fits)
}
