//! A run of paragraphs and tables: the body of a document, a footnote, a box of text.

use crate::import::decoded::PartKind;
use crate::import::extract::Part;

/// The fewest lines in a paragraph that are taken to be more than a break here or there.
const MIN_LINES: usize = 3;

/// A run of paragraphs and tables that is being read.
#[derive(Debug, Default)]
pub struct Flow {
    /// What is finished.
    pub parts: Vec<Part>,
    /// What comes after the paragraph that is being read: the boxes that hang on it.
    pub boxes: Vec<Part>,
    /// The paragraph that is being read.
    pub paragraph: String,
    /// Whether that paragraph has the mark of a list.
    pub is_item: bool,
    /// Whether it is a footnote or endnote.
    pub is_note: bool,
    table: Table,
}

/// A table that is being read.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<Vec<Cell>>,
    row: Vec<Cell>,
    cell: Cell,
}

/// The paragraphs of a cell.
type Cell = Vec<Part>;

impl Flow {
    /// A run that begins, which may be a note.
    pub fn new(is_note: bool) -> Self {
        Self { is_note, ..Self::default() }
    }

    /// Ends the paragraph, which is of this kind and may stand in a table.
    pub fn end_paragraph(&mut self, kind: PartKind, is_in_table: bool) {
        let text = std::mem::take(&mut self.paragraph);
        let is_item = std::mem::take(&mut self.is_item);
        if !is_in_table {
            self.end_table();
        }
        let kind = if is_item && kind == PartKind::Paragraph { PartKind::ListItem } else { kind };
        let parts = if is_in_table { &mut self.table.cell } else { &mut self.parts };
        // Some programs write an empty line where others end the paragraph.
        for text in text.split("\n\n").filter(|text| !text.trim().is_empty()) {
            // Lines that end inside a paragraph can be verse, an address or a text that was wrapped.
            let has_lines = kind == PartKind::Paragraph && text.trim().lines().count() >= MIN_LINES;
            parts.push(Part::new(if has_lines { PartKind::Lines } else { kind }, text));
        }
        self.parts.append(&mut self.boxes);
    }

    /// Ends the cell, and with it the paragraph.
    pub fn end_cell(&mut self, kind: PartKind) {
        self.end_paragraph(kind, true);
        self.table.row.push(std::mem::take(&mut self.table.cell));
    }

    /// Ends the row; a paragraph at its end that no cell took becomes one.
    pub fn end_row(&mut self, kind: PartKind) {
        self.end_paragraph(kind, true);
        if !self.table.cell.is_empty() {
            self.table.row.push(std::mem::take(&mut self.table.cell));
        }
        if !self.table.row.is_empty() {
            self.table.rows.push(std::mem::take(&mut self.table.row));
        }
    }

    /// Ends everything.
    pub fn end(&mut self, kind: PartKind) {
        self.end_paragraph(kind, false);
    }

    /// Ends the table. What has one column only is a frame around paragraphs.
    fn end_table(&mut self) {
        let mut table = std::mem::take(&mut self.table);
        // What a damaged file leaves open.
        table.row.push(table.cell);
        table.rows.push(table.row);
        let filled = |row: &Vec<Cell>| row.iter().filter(|cell| !cell.is_empty()).count();
        match table.rows.iter().map(filled).max().unwrap_or(0) {
            0 => {}
            1 => self.parts.extend(table.rows.into_iter().flatten().flatten()),
            _ => {
                let lines: Vec<_> =
                    table.rows.iter().filter(|row| filled(row) > 0).map(|row| line(row)).collect();
                self.parts.push(Part::new(PartKind::Table, lines.join("\n")));
            }
        }
    }
}

/// The line that a row is.
fn line(row: &[Cell]) -> String {
    let cells: Vec<_> = row.iter().map(|cell| words(cell).join(" ")).collect();
    cells.join("\t").trim_end().to_owned()
}

/// The words of a cell.
fn words(cell: &[Part]) -> Vec<&str> {
    cell.iter().flat_map(|part| part.text.split_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow(cells: &[&[&str]]) -> Vec<Part> {
        let mut flow = Flow::default();
        for row in cells {
            for cell in *row {
                flow.paragraph.push_str(cell);
                flow.end_cell(PartKind::Paragraph);
            }
            flow.end_row(PartKind::Paragraph);
        }
        flow.end(PartKind::Paragraph);
        flow.parts
    }

    #[test]
    fn rows_become_lines() {
        let parts = flow(&[&["Pier", "Ferries  a\nday"], &["", ""], &["North", "12", ""]]);
        assert_eq!(parts, [Part::new(PartKind::Table, "Pier\tFerries a day\nNorth\t12")]);
    }

    #[test]
    fn a_frame_is_no_table() {
        let parts = flow(&[&["The pier is closed."], &["", "The ferry sails."]]);
        assert_eq!(
            parts,
            ["The pier is closed.", "The ferry sails."].map(|text| Part::new(PartKind::Paragraph, text))
        );
    }

    #[test]
    fn an_empty_line_ends_a_paragraph() {
        let text = "Low tide.\n\nHigh tide.\nEbb.\n\nSalt wind\nover the bar,\nslow bell";
        let mut flow = Flow { paragraph: text.to_owned(), ..Flow::default() };
        flow.end(PartKind::Paragraph);
        let expected = [
            Part::new(PartKind::Paragraph, "Low tide."),
            Part::new(PartKind::Paragraph, "High tide.\nEbb."),
            Part::new(PartKind::Lines, "Salt wind\nover the bar,\nslow bell"),
        ];
        assert_eq!(flow.parts, expected);
    }
}
