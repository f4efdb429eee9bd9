//! An analysis as an HTML report: one document without a script, which needs nothing else and can be printed.
//!
//! All markup is written here; what stands in the text or the analysis goes through [`escape`]. A policy in the document lets
//! nothing in but its own style: should markup slip through, it could neither run nor ask a server for anything.

use std::borrow::Cow;

use super::markup::{escape, one_line};
use super::{bars, drawing, strip, timeline};
use crate::output::plain::{Cutter, KINDS, TOLD, facts, figures, most_unusual, push, told};
use crate::output::{Analysis, Block, Entity, Span};
use crate::text::OffsetUnit;

/// The style of the report, after that of the drawings.
const STYLE: &str = include_str!("report.css");

/// The SHA-256 of both styles as the policy names it; a test counts it anew.
const STYLE_HASH: &str = "TaT720yKG48CUF+dj2tOK0HrdFIJDLddvnYBZha6bNI=";

/// A report on one article.
pub fn page(analysis: &Analysis, text: &str, unit: OffsetUnit) -> String {
    let cutter = Cutter::new(analysis, text, unit);
    let title = analysis.title.map(|title| cutter.cut(title.start, title.end));
    let title = title.or_else(|| analysis.metadata.title.clone());
    let head = Report::begin(title.as_deref().unwrap_or(UNTITLED));
    [&head, &Report::article(analysis, text, unit, None), Report::END].concat()
}

/// The version of the crate.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The heading of an article that has none.
const UNTITLED: &str = "Analysis";

/// A report in pieces, on any number of articles: [`Self::begin`], [`Self::article`] for each, [`Self::END`].
pub struct Report;

impl Report {
    /// The last piece.
    pub const END: &str = concat!(
        "</main>\n<footer><p>Made by Nutgraf ",
        env!("CARGO_PKG_VERSION"),
        " on the reader's own device. Names, dates and amounts were found by a program, which may be wrong.</p></footer>\n\
         </body>\n</html>\n"
    );

    /// The first piece; `title` is the document's.
    pub fn begin(title: &str) -> String {
        let title = one_line(title);
        let title = escape(&title);
        let drawing = drawing::STYLE;
        format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; \
             base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" content=\"Nutgraf {VERSION}\">\n\
             <title>{title}</title>\n<style>{drawing}{STYLE}</style>\n</head>\n<body>\n<main>\n"
        )
    }

    /// What there is to say of one article. `text` is the text that was analysed, where the analysis does not have its own;
    /// `unit` the unit of the analysis' offsets. Of several articles, `file` names where each comes from; its headings are one
    /// step lower.
    pub fn article(analysis: &Analysis, text: &str, unit: OffsetUnit, file: Option<&str>) -> String {
        let cutter = Cutter::new(analysis, text, unit);
        let writer =
            Writer { out: String::new(), level: if file.is_some() { 2 } else { 1 }, analysis, cutter };
        writer.article(text, unit, file)
    }

    /// The heading of a report on several articles.
    pub fn heading(title: &str) -> String {
        format!("<h1>{}</h1>\n", escape(title))
    }
}

struct Writer<'a> {
    out: String,
    /// Of the article's own heading.
    level: u8,
    analysis: &'a Analysis,
    cutter: Cutter<'a>,
}

/// A cell of a table: words of ours, words of the text, a number.
enum Cell<'a> {
    Ours(Cow<'a, str>),
    Text(Cow<'a, str>),
    Number(String),
}

impl<'a> Writer<'a> {
    fn article(mut self, text: &str, unit: OffsetUnit, file: Option<&str>) -> String {
        let analysis = self.analysis;
        let language = self.language();
        let title = analysis.title.map(|title| self.cut(title));
        let title = title.or_else(|| analysis.metadata.title.clone());
        let level = self.level;
        self.out.push_str("<article>\n<header>\n");
        match &title {
            Some(title) => {
                let title = escape(title);
                push(&mut self.out, format_args!("<h{level} dir=\"auto\"{language}>{title}</h{level}>\n"));
            }
            None => push(&mut self.out, format_args!("<h{level}>{UNTITLED}</h{level}>\n")),
        }
        if let Some(file) = file {
            push(
                &mut self.out,
                format_args!("<p class=\"facts\">File: <bdi>{}</bdi></p>\n", escape(&one_line(file))),
            );
        }
        push(&mut self.out, format_args!("<p class=\"facts\">{}</p>\n", escape(&facts(analysis))));
        for notice in &analysis.notices {
            push(&mut self.out, format_args!("<p class=\"note\">{}</p>\n", escape(&notice.message)));
        }
        self.out.push_str("</header>\n");
        self.summary(&language);
        self.entities(text, unit);
        self.quotes();
        self.dates(text, unit);
        self.amounts();
        self.words();
        self.text(&language);
        self.out.push_str("</article>\n");
        self.out
    }

    fn cut(&self, span: Span) -> String {
        self.cutter.cut(span.start, span.end)
    }

    /// The attribute that says in which language the text is.
    fn language(&self) -> String {
        attribute(&self.analysis.language.code)
    }

    /// A heading of a section.
    fn heading(&mut self, heading: &str) {
        let level = self.level + 1;
        push(&mut self.out, format_args!("<h{level}>{heading}</h{level}>\n"));
    }

    fn figure(&mut self, drawing: &drawing::Drawing) {
        if !drawing.is_empty() {
            push(&mut self.out, format_args!("<figure>\n{}</figure>\n", drawing.part()));
        }
    }

    fn summary(&mut self, language: &str) {
        let analysis = self.analysis;
        if !analysis.summary.is_empty() {
            self.heading("In brief");
            self.out.push_str("<ul>\n");
            for sentence in &analysis.summary {
                let sentence = told(&self.cutter, sentence);
                push(&mut self.out, format_args!("<li dir=\"auto\"{language}>{}</li>\n", escape(&sentence)));
            }
            self.out.push_str("</ul>\n");
        }
        if let Some(block) = analysis.nutgraf.and_then(|nutgraf| analysis.blocks.get(nutgraf.block as usize))
        {
            self.heading("Why it matters");
            let block = self.cut(block.span);
            push(&mut self.out, format_args!("<p dir=\"auto\"{language}>{}</p>\n", escape(&block)));
        }
    }

    fn entities(&mut self, text: &str, unit: OffsetUnit) {
        let analysis = self.analysis;
        if analysis.entities.is_empty() {
            return;
        }
        self.heading("Who and what");
        self.figure(&strip::strip(analysis, text, unit));
        for (kind, caption) in KINDS {
            let of_kind = analysis.entities.iter().filter(|entity| entity.kind == kind);
            let rows = of_kind.map(|entity: &'a Entity| {
                [
                    Cell::Text(Cow::Borrowed(&entity.name)),
                    Cell::Number(entity.count.to_string()),
                    Cell::Text(entity.roles.join("; ").into()),
                    Cell::Text(entity.aliases.join(", ").into()),
                ]
            });
            self.table(caption, ["Name", "Mentions", "Roles", "Also"], rows);
        }
    }

    fn quotes(&mut self) {
        let analysis = self.analysis;
        if analysis.quotes.is_empty() {
            return;
        }
        self.heading("Who said what");
        let rows: Vec<_> = analysis
            .quotes
            .iter()
            .map(|quote| {
                let speaker = match &quote.speaker_name {
                    Some(name) => Cell::Text(Cow::Borrowed(name.as_str())),
                    None => Cell::Ours("unknown".into()),
                };
                [speaker, Cell::Text(format!("“{}”", self.cut(quote.span)).into())]
            })
            .collect();
        self.table("Quotations", ["Speaker", "Words"], rows.into_iter());
    }

    fn dates(&mut self, text: &str, unit: OffsetUnit) {
        let analysis = self.analysis;
        if analysis.dates.is_empty() {
            return;
        }
        self.heading("When");
        self.figure(&timeline::timeline(analysis, text, unit));
        let rows: Vec<_> = analysis
            .dates
            .iter()
            .map(|date| {
                let value = if date.value.is_empty() { "unresolved" } else { &date.value };
                [
                    Cell::Text(self.cut(date.span).into()),
                    Cell::Ours(Cow::Borrowed(value)),
                    Cell::Ours(Cow::Borrowed(date.kind)),
                ]
            })
            .collect();
        self.table("Expressions of time", ["Expression", "Value", "Kind"], rows.into_iter());
    }

    fn amounts(&mut self) {
        let analysis = self.analysis;
        let amounts = analysis.amounts.iter().filter(|amount| !matches!(amount.kind, "number" | "ordinal"));
        let rows: Vec<_> = amounts
            .map(|amount| {
                [
                    Cell::Text(self.cut(amount.span).into()),
                    Cell::Number(figures(amount)),
                    Cell::Ours(Cow::Borrowed(amount.unit.unwrap_or_default())),
                ]
            })
            .collect();
        if !rows.is_empty() {
            self.heading("How much");
            self.table("Amounts", ["Expression", "Value", "Unit"], rows.into_iter());
        }
    }

    fn words(&mut self) {
        let analysis = self.analysis;
        if analysis.keywords.is_empty() && analysis.keyphrases.is_empty() {
            return;
        }
        self.heading("Words");
        self.figure(&bars::bars(analysis));
        let words = analysis.keywords.iter().take(TOLD).map(|word| {
            let forms: Vec<&str> = word.variants.iter().map(|form| form.text.as_str()).collect();
            [
                Cell::Text(Cow::Borrowed(word.text.as_str())),
                Cell::Number(word.count.to_string()),
                Cell::Text(forms.join(", ").into()),
            ]
        });
        self.table("The most frequent words", ["Word", "Count", "Other forms"], words);
        let unusual = most_unusual(analysis).into_iter().map(|(word, keyness)| {
            [
                Cell::Text(Cow::Borrowed(word.text.as_str())),
                Cell::Number(word.count.to_string()),
                Cell::Number(format!("{:.2}", keyness.expected)),
            ]
        });
        self.table("Unusually frequent here", ["Word", "Count", "Expected"], unusual);
        let phrases = analysis.keyphrases.iter().take(TOLD).map(|phrase| {
            [Cell::Text(Cow::Borrowed(phrase.text.as_str())), Cell::Number(phrase.count.to_string())]
        });
        self.table("Phrases", ["Phrase", "Count"], phrases);
    }

    /// A table, unless it has no rows. The first cell of a row is its heading.
    fn table<'c, const N: usize>(
        &mut self,
        caption: &str,
        columns: [&str; N],
        rows: impl Iterator<Item = [Cell<'c>; N]>,
    ) {
        let mut rows = rows.peekable();
        let Some(first) = rows.peek() else { return };
        let numbers = first.each_ref().map(|cell| matches!(cell, Cell::Number(_)));
        push(&mut self.out, format_args!("<table>\n<caption>{caption}</caption>\n<thead>\n<tr>"));
        for (column, is_number) in columns.into_iter().zip(numbers) {
            let class = if is_number { " class=\"number\"" } else { "" };
            push(&mut self.out, format_args!("<th scope=\"col\"{class}>{column}</th>"));
        }
        self.out.push_str("</tr>\n</thead>\n<tbody>\n");
        for row in rows {
            self.out.push_str("<tr>");
            for (place, cell) in row.into_iter().enumerate() {
                let (begin, end) = if place == 0 { ("<th scope=\"row\"", "</th>") } else { ("<td", "</td>") };
                match cell {
                    Cell::Ours(words) => {
                        push(&mut self.out, format_args!("{begin}>{}{end}", escape(&words)));
                    }
                    Cell::Text(words) => {
                        let words = one_line(&words);
                        push(&mut self.out, format_args!("{begin}><bdi>{}</bdi>{end}", escape(&words)));
                    }
                    Cell::Number(number) => {
                        push(&mut self.out, format_args!("{begin} class=\"number\">{number}{end}"));
                    }
                }
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table>\n");
    }

    /// The text with its names marked.
    fn text(&mut self, language: &str) {
        let analysis = self.analysis;
        if analysis.blocks.is_empty() {
            return;
        }
        let mut mentions: Vec<(Span, &Entity)> = Vec::new();
        for entity in &analysis.entities {
            mentions.extend(entity.mentions.iter().map(|mention| (mention.span, entity)));
        }
        mentions.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        self.heading("The text");
        let used: Vec<&str> = KINDS
            .iter()
            .map(|(kind, _)| *kind)
            .filter(|kind| mentions.iter().any(|(_, entity)| entity.kind == *kind))
            .collect();
        if !used.is_empty() {
            let marks: Vec<String> =
                used.iter().map(|kind| format!("<mark class=\"{kind}\">{kind}</mark>")).collect();
            push(
                &mut self.out,
                format_args!("<p class=\"facts\">Names are underlined: {}.</p>\n", marks.join(", ")),
            );
        }
        push(&mut self.out, format_args!("<div class=\"text\" dir=\"auto\"{language}>\n"));
        let mut next = 0;
        for block in &analysis.blocks {
            self.block(block, &mentions, &mut next);
        }
        self.out.push_str("</div>\n");
    }

    /// One block; `next` is the first mention that has not been passed.
    fn block(&mut self, block: &Block, mentions: &[(Span, &Entity)], next: &mut usize) {
        let (element, class) = match block.kind {
            "table" | "code" => ("pre", block.kind),
            "title" | "heading" | "list-item" | "quote" => ("p", block.kind),
            "paragraph" => ("p", ""),
            _ => ("p", "aside"),
        };
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let language = block.language.as_deref().map(attribute).unwrap_or_default();
        push(&mut self.out, format_args!("<{element}{class} dir=\"auto\"{language}>"));
        let mut at = block.span.start;
        while let Some((span, entity)) = mentions.get(*next) {
            if span.start >= block.span.end {
                break;
            }
            *next += 1;
            // One within another, or across a border.
            if span.start < at || span.end > block.span.end || span.end <= span.start {
                continue;
            }
            let (before, words) = (self.cutter.raw(at, span.start), self.cutter.raw(span.start, span.end));
            let name = one_line(&entity.name);
            push(
                &mut self.out,
                format_args!(
                    "{}<mark class=\"{kind}\" title=\"{} ({kind})\">{}</mark>",
                    escape(before),
                    escape(&name),
                    escape(words),
                    kind = entity.kind,
                ),
            );
            at = span.end;
        }
        push(&mut self.out, format_args!("{}</{element}>\n", escape(self.cutter.raw(at, block.span.end))));
    }
}

/// The attribute `lang`; empty, which is "unknown", for what is no code of a language.
fn attribute(code: &str) -> String {
    let is_code = code != "und" && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    format!(" lang=\"{}\"", if is_code { code } else { "" })
}
