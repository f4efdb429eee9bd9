//! Tables of documents: whether they hold data or only place text beside other text.

use super::super::Part;
use crate::import::decoded::PartKind;

/// A paragraph of so many characters is running text, which a cell of data hardly is.
const LONG: usize = 200;

/// The cells of a table, by rows, each with what stands in it.
pub type Grid = Vec<Vec<Vec<Part>>>;

/// Adds what a table holds to the document: a table with a line for each row, or, where it only places running text, that.
pub fn append(grid: Grid, parts: &mut Vec<Part>) {
    if is_layout(&grid) {
        parts.extend(grid.into_iter().flatten().flatten());
        return;
    }
    let page = grid.iter().flatten().flatten().map(|part| part.page).find(|page| *page > 0).unwrap_or(0);
    let mut text = String::new();
    for row in &grid {
        let start = text.len();
        for (at, cell) in row.iter().enumerate() {
            text.push_str(if at > 0 { "\t" } else { "" });
            append_words(cell, &mut text);
        }
        let line = text.get(start..).map_or(0, |line| line.trim_end_matches('\t').len());
        text.truncate(start + line);
        text.push_str(if line > 0 { "\n" } else { "" });
    }
    if !text.trim().is_empty() {
        parts.push(Part { text, kind: PartKind::Table, page });
    }
}

/// The words of a cell, with single spaces between.
fn append_words(cell: &[Part], text: &mut String) {
    let words = cell.iter().flat_map(|part| part.text.split_whitespace());
    for (at, word) in words.enumerate() {
        text.push_str(if at > 0 { " " } else { "" });
        text.push_str(word);
    }
}

/// Whether a table only places text: it has a single column, or more than half of what it holds is running text.
fn is_layout(grid: &Grid) -> bool {
    let is_filled = |cell: &&Vec<Part>| cell.iter().any(|part| !part.text.trim().is_empty());
    if grid.iter().all(|row| row.iter().filter(is_filled).count() <= 1) {
        return true;
    }
    let (mut all, mut long) = (0, 0);
    for part in grid.iter().flatten().flatten() {
        let length = part.text.chars().count();
        all += length;
        long += if length >= LONG { length } else { 0 };
    }
    long * 2 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[&str]]) -> Grid {
        let cell = |text: &&str| vec![Part::new(PartKind::Paragraph, *text)];
        rows.iter().map(|row| row.iter().map(cell).collect()).collect()
    }

    #[test]
    fn data_stays_a_table_and_layout_does_not() {
        let long = "The council met in the hall by the harbour. ".repeat(6);
        let table: [(Grid, &[PartKind]); 4] = [
            (grid(&[&["Pier", "Ferries"], &["North  side", "12"]]), &[PartKind::Table]),
            (grid(&[&["In a frame"], &["", "only words"]]), &[PartKind::Paragraph; 3]),
            (grid(&[&["1", &long], &["2", &long]]), &[PartKind::Paragraph; 4]),
            (grid(&[]), &[]),
        ];
        for (grid, kinds) in table {
            let mut parts = Vec::new();
            append(grid, &mut parts);
            assert_eq!(parts.iter().map(|part| part.kind).collect::<Vec<_>>(), kinds);
            assert!(kinds != [PartKind::Table] || parts[0].text == "Pier\tFerries\nNorth side\t12\n");
        }
    }
}
