//! An article itself as Markdown: what is a heading, a list or a table in it is marked as one.

use super::markdown::escape;
use crate::import::{Article, is_enumerator, list_marker};
use crate::text::BlockKind;

/// The text of an article as Markdown. What stands around it (page numbers, menus) is left out.
pub fn article_markdown(article: &Article<'_>) -> String {
    let mut out = String::with_capacity(article.text.len() + article.text.len() / 16);
    let mut before = None;
    for block in article.blocks.iter().filter(|block| block.kind != BlockKind::Furniture) {
        let is_list = block.kind == BlockKind::ListItem && before == Some(BlockKind::ListItem);
        if before.is_some() {
            out.push_str(if is_list { "\n" } else { "\n\n" });
        }
        write(&mut out, block.kind, block.span.of(&article.text));
        before = Some(block.kind);
    }
    out.push('\n');
    out
}

fn write(out: &mut String, kind: BlockKind, text: &str) {
    match kind {
        BlockKind::Title => *out += &format!("# {}", line(text)),
        BlockKind::Heading => *out += &format!("## {}", line(text)),
        BlockKind::Caption | BlockKind::Byline | BlockKind::Date | BlockKind::Kicker => {
            *out += &format!("*{}*", line(text));
        }
        BlockKind::Quote => lines(out, text, "> "),
        BlockKind::Code => {
            // A fence that is longer than any in the text.
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest.max(2) + 1);
            *out += &format!("{fence}\n{text}\n{fence}");
        }
        BlockKind::Table => table(out, text),
        BlockKind::ListItem => {
            let (marker, item) = text.split_at(list_marker(text));
            // Markdown has numbers, but not letters.
            let number = marker.trim_end().trim_end_matches('.');
            let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
            match (is_number, is_enumerator(marker.trim_end())) {
                (true, _) => *out += &format!("{number}. {}", line(item)),
                (false, true) => *out += &format!("- {}", line(text)),
                (false, false) => *out += &format!("- {}", line(item)),
            }
        }
        BlockKind::Paragraph | BlockKind::Dateline | BlockKind::Furniture => lines(out, text, ""),
    }
}

/// The text in one line.
fn line(text: &str) -> String {
    escape(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The text with its line breaks, `mark` before each line.
fn lines(out: &mut String, text: &str, mark: &str) {
    for (number, line) in text.lines().enumerate() {
        *out += if number > 0 { "  \n" } else { "" };
        *out += mark;
        *out += &escape(line.trim());
    }
}

/// Rows with a tab between cells; the first one heads the table, for Markdown has no other.
fn table(out: &mut String, text: &str) {
    let rows: Vec<Vec<&str>> = text.lines().map(|row| row.split('\t').map(str::trim).collect()).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    for (number, row) in rows.iter().enumerate() {
        *out += if number > 0 { "\n|" } else { "|" };
        for column in 0..columns {
            let cell = row.get(column).copied().unwrap_or_default();
            *out += &format!(" {} |", escape(cell));
        }
        if number == 0 {
            *out += "\n|";
            *out += &" --- |".repeat(columns);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Extract, Part, PartKind, Repair};

    #[test]
    fn what_the_container_knew_is_marked() {
        let parts = [
            (PartKind::Title, "The bridge *opens*"),
            (PartKind::Paragraph, "The harbour council opened the new bridge on Monday, a year late."),
            (PartKind::Heading, "What it cost"),
            (PartKind::ListItem, "Steel"),
            (PartKind::ListItem, "• Paint"),
            (PartKind::ListItem, "3. Rope"),
            (PartKind::ListItem, "(a) Tar"),
            (PartKind::Table, "Part\tPrice\nSteel\t3 | 4"),
            (PartKind::Code, "let a = `b`;"),
            (PartKind::Furniture, "Page 3"),
        ];
        let parts = parts.iter().map(|&(kind, text)| Part::new(kind, text)).collect();
        let decoded = Extract { parts, ..Extract::default() }.into_decoded();
        let article = Article::from_decoded(&decoded, Repair::Auto);
        let expected = "# The bridge \\*opens\\*\n\n\
            The harbour council opened the new bridge on Monday, a year late.\n\n\
            ## What it cost\n\n- Steel\n- Paint\n3. Rope\n- (a) Tar\n\n\
            | Part | Price |\n| --- | --- |\n| Steel | 3 \\| 4 |\n\n\
            ```\nlet a = `b`;\n```\n";
        assert_eq!(article_markdown(&article), expected);
    }
}
