//! A report on a collection as HTML: one document without a script, as that on one article, with the same style and policy.

use super::rows::Report;
use super::tables::CollectionTable;
use crate::output::export::Report as Page;
use crate::output::export::markup::{escape, one_line};

/// Rows of a table that are shown; all of them are in the tables.
const SHOWN: usize = 200;
/// Changes of a copy that are shown.
const CHANGES: usize = 12;

/// The tables in the order in which they are told, with their headings.
const TABLES: [(CollectionTable, &str); 10] = [
    (CollectionTable::Watch, "Watch list"),
    (CollectionTable::Documents, "Documents"),
    (CollectionTable::Entities, "Who and what"),
    (CollectionTable::Edges, "Named together"),
    (CollectionTable::Copies, "Copies"),
    (CollectionTable::Words, "Words"),
    (CollectionTable::Phrases, "Phrases"),
    (CollectionTable::Quotes, "Who said what"),
    (CollectionTable::Dates, "When"),
    (CollectionTable::Amounts, "How much"),
];

impl Report {
    /// The report as an HTML document of its own.
    pub fn html(&self) -> String {
        let totals = &self.totals;
        let title = format!("{} documents", totals.documents);
        let mut out = Page::begin(&title) + &Page::heading(&title);
        let facts = [
            (totals.words, "words"),
            (totals.entities, "names"),
            (totals.lemmas, "different words"),
            (totals.quotes, "quotations"),
            (totals.copies, "groups of copies"),
        ];
        let facts: Vec<String> = facts.iter().map(|(count, what)| format!("{count} {what}")).collect();
        out += &format!("<p class=\"facts\">{}</p>\n", facts.join(" · "));
        self.periods_html(&mut out);
        for (table, heading) in TABLES {
            self.table_html(table, heading, &mut out);
            if table == CollectionTable::Copies {
                self.changes_html(&mut out);
            }
        }
        out + Page::END
    }

    fn periods_html(&self, out: &mut String) {
        if self.periods.len() < 2 {
            return;
        }
        out.push_str("<h2>Published</h2>\n");
        let rows = self.periods.iter();
        let rows = rows.map(|row| vec![row.period.clone(), row.documents.to_string(), row.words.to_string()]);
        table("Documents by date", &["period", "documents", "words"], rows.collect(), out);
    }

    fn table_html(&self, which: CollectionTable, heading: &str, out: &mut String) {
        let rows = self.rows(which);
        if rows.is_empty() {
            return;
        }
        *out += &format!("<h2>{heading}</h2>\n");
        let left = rows.len().saturating_sub(SHOWN);
        table(heading, which.columns(), rows.into_iter().take(SHOWN).collect(), out);
        if left > 0 {
            *out += &format!(
                "<p class=\"note\">and {left} more, which are in the table “{}”.</p>\n",
                which.as_str()
            );
        }
    }

    /// What differs between copies.
    fn changes_html(&self, out: &mut String) {
        for copies in &self.copies {
            for difference in copies.differences.iter().filter(|difference| difference.count > 0) {
                let [first, other] = [copies.documents[0], difference.document]
                    .map(|document| one_line(&self.documents[document as usize].id));
                let caption = format!("{other} beside {first}");
                let rows = difference.changes.iter().take(CHANGES);
                let rows = rows.map(|change| vec![change.removed.clone(), change.added.clone()]).collect();
                table(&caption, &["there", "here"], rows, out);
            }
        }
    }
}

/// A table, the first cell of each row its heading. What is a number stands to the right.
fn table(caption: &str, columns: &[&str], rows: Vec<Vec<String>>, out: &mut String) {
    *out += &format!("<table>\n<caption>{}</caption>\n<thead>\n<tr>", escape(caption));
    for column in columns {
        *out += &format!("<th scope=\"col\">{column}</th>");
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for (place, cell) in row.iter().enumerate() {
            let cell = one_line(cell);
            let is_number = !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit() || b == b'.');
            let (begin, end) = if place == 0 { ("<th scope=\"row\"", "</th>") } else { ("<td", "</td>") };
            *out += &match is_number && place > 0 {
                true => format!("{begin} class=\"number\">{cell}{end}"),
                false => format!("{begin}><bdi>{}</bdi>{end}", escape(&cell)),
            };
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}
