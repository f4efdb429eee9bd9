//! The blocks of a Markdown text.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::import::decoded::PartKind;
use crate::import::extract::{Part, markup};

/// The fewest lines of verse.
const MIN_VERSE: usize = 3;

/// The most characters of a line of verse.
const MAX_VERSE_LINE: usize = 80;

/// The blocks of a text.
#[derive(Debug, Default)]
pub struct Blocks {
    /// They, with the footnotes at the end.
    pub parts: Vec<Part>,
    /// Which of them is the title, by its place: a heading of the first level before all others.
    pub title: Option<usize>,
}

/// Reads a text without front matter.
pub fn read(text: &str) -> Blocks {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options) {
        reader.event(event);
    }
    reader.finish()
}

/// What blocks stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Container {
    /// A list, with the number of its next item where it is numbered.
    List(Option<u64>),
    Item,
    Quote,
    /// A quotation by its form, which GitHub shows as a warning or a hint.
    Alert,
    Note,
}

/// A text that is being read.
#[derive(Debug, Default)]
struct Reader {
    blocks: Blocks,
    notes: Vec<Part>,
    containers: Vec<Container>,
    /// How many of the containers are notes.
    open_notes: usize,
    has_heading: bool,
    /// The text of the block that is being read.
    text: String,
    /// Whether a line ended in it that its author did not end.
    is_wrapped: bool,
    /// The number of the item whose text comes next.
    marker: Option<String>,
    /// What stands in place of the pictures of the block, and how many of them and of links are open.
    alternative: String,
    pictures: usize,
    links: usize,
    /// The rows of a table, and the cells of the last one.
    rows: Vec<String>,
    cells: Vec<String>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.put(&text);
            }
            Event::Html(html) => self.text.push_str(&html),
            Event::InlineHtml(html) if html.starts_with("<br") => self.put("\n"),
            Event::SoftBreak => {
                self.is_wrapped = true;
                self.put("\n");
            }
            Event::HardBreak => self.put("\n"),
            Event::Rule => self.end_block(),
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Image { .. } => self.pictures += 1,
            Tag::Link { .. } => self.links += 1,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            _ => self.end_block(),
        }
        match tag {
            Tag::List(number) => self.containers.push(Container::List(*number)),
            Tag::Item => {
                if let Some(Container::List(Some(number))) = self.containers.last_mut() {
                    self.marker = Some(format!("{number}. "));
                    *number = number.saturating_add(1);
                }
                self.containers.push(Container::Item);
            }
            Tag::BlockQuote(None) => self.containers.push(Container::Quote),
            Tag::BlockQuote(Some(_)) => self.containers.push(Container::Alert),
            Tag::FootnoteDefinition(_) => {
                self.open_notes += 1;
                self.containers.push(Container::Note);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::Link => self.links = self.links.saturating_sub(1),
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::CodeBlock => {
                let text = std::mem::take(&mut self.text);
                self.push(PartKind::Code, text);
            }
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::TableCell => {
                self.alternative.clear();
                self.cells.push(words(&std::mem::take(&mut self.text)));
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.rows.push(std::mem::take(&mut self.cells).join("\t"));
            }
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.rows);
                self.push(PartKind::Table, rows.join("\n"));
            }
            TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => {
                self.end_block();
                self.marker = None;
                if self.containers.pop() == Some(Container::Note) {
                    self.open_notes -= 1;
                }
            }
            _ => self.end_block(),
        }
    }

    /// Adds text to the block, or to what stands in place of a picture. One in a link is a button.
    fn put(&mut self, text: &str) {
        match (self.pictures, self.links) {
            (0, _) => self.text.push_str(text),
            (_, 0) => self.alternative.push_str(text),
            _ => {}
        }
    }

    /// Ends a block of lines.
    fn end_block(&mut self) {
        let text = std::mem::take(&mut self.text);
        let alternative = std::mem::take(&mut self.alternative);
        let is_wrapped = std::mem::take(&mut self.is_wrapped);
        if text.trim().is_empty() {
            // What is said of a picture that stands alone is shown under it.
            self.push(PartKind::Caption, alternative);
            return;
        }
        match self.kind() {
            PartKind::Paragraph if !is_wrapped && is_verse(&text) => self.push(PartKind::Verse, text),
            kind => {
                let marker = self.marker.take().unwrap_or_default();
                self.push(kind, marker + &text);
            }
        }
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        let text = std::mem::take(&mut self.text);
        let alternative = std::mem::take(&mut self.alternative);
        // Many a project has its emblem for a heading.
        let text = if text.trim().is_empty() { alternative } else { text };
        self.push_heading(text, level == HeadingLevel::H1);
    }

    fn end_html(&mut self) {
        let html = std::mem::take(&mut self.text);
        let has_first_level = html.contains("<h1") || html.contains("<H1");
        for part in markup::parts(&html) {
            match part.kind {
                PartKind::Heading => self.push_heading(part.text, has_first_level),
                PartKind::Paragraph => self.push(self.kind(), part.text),
                kind => self.push(kind, part.text),
            }
        }
    }

    /// The first heading is the title, if it is of the first level.
    fn push_heading(&mut self, text: String, is_of_first_level: bool) {
        if text.trim().is_empty() {
            return;
        }
        let is_first = !std::mem::replace(&mut self.has_heading, true);
        if is_first && is_of_first_level && self.open_notes == 0 {
            self.blocks.title = Some(self.blocks.parts.len());
        }
        self.push(PartKind::Heading, text);
    }

    /// What a block of lines is, by what it stands in.
    fn kind(&self) -> PartKind {
        match self.containers.last() {
            Some(Container::Item | Container::List(_)) => PartKind::ListItem,
            Some(Container::Quote) => PartKind::Quote,
            Some(Container::Note) => PartKind::Note,
            Some(Container::Alert) | None => PartKind::Paragraph,
        }
    }

    fn push(&mut self, kind: PartKind, text: String) {
        if text.trim().is_empty() {
            return;
        }
        let parts = if self.open_notes > 0 { &mut self.notes } else { &mut self.blocks.parts };
        parts.push(Part::new(kind, text));
    }

    fn finish(mut self) -> Blocks {
        self.end_block();
        self.blocks.parts.append(&mut self.notes);
        self.blocks
    }
}

/// Whether lines that their author ended are verse, or an address: several short ones.
fn is_verse(text: &str) -> bool {
    let lines = || text.trim().lines();
    lines().count() >= MIN_VERSE && lines().all(|line| line.chars().count() <= MAX_VERSE_LINE)
}

/// The words of a cell.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts as lines of "kind: text".
    fn shown(text: &str) -> String {
        let line = |part: &Part| format!("{:?}: {}", part.kind, part.text.trim_end().replace('\n', "/"));
        read(text).parts.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn marks_become_parts() {
        for (text, expected) in [
            ("Low *tide* is **now**, ~~not~~ `here`.", "Paragraph: Low tide is now, not here."),
            ("## The pier {#pier}\nText", "Heading: The pier\nParagraph: Text"),
            (
                "- Oar\n- Sail\n  - Jib\n- [x] Rope",
                "ListItem: Oar\nListItem: Sail\nListItem: Jib\nListItem: Rope",
            ),
            ("3. Oar\n\n   More\n4. Sail", "ListItem: 3. Oar\nListItem: More\nListItem: 4. Sail"),
            ("> We sail.\n>\n> - Oar", "Quote: We sail.\nListItem: Oar"),
            ("> [!NOTE]\n> Mind the gap.", "Paragraph: Mind the gap."),
            ("# ![Harbour](a.svg)\n\n## ![](b.svg) Pier\n***", "Heading: Harbour\nHeading:  Pier"),
            ("|![a](a.png)|\n|--|\n|North|\n\n![The quay](b.png)", "Table: /North\nCaption: The quay"),
            ("```rust\nfn a() {\n}\n```", "Code: fn a() {/}"),
            ("|Pier|Boats|\n|--|--|\n|North|*1* 2|", "Table: Pier\tBoats/North\t1 2"),
            (
                "Tide[^1] [^2].\n\n[^1]: A *rise*.\n\nEnd",
                "Paragraph: Tide [^2].\nParagraph: End\nNote: A rise.",
            ),
            (
                "See [the list](a.example) and <https://b.example>.",
                "Paragraph: See the list and https://b.example.",
            ),
            ("![The pier](a.png)\n\nText ![x](y.png)", "Caption: The pier\nParagraph: Text "),
            ("[![Build](a.png)](b.example) [![Tests](c.png)](d.example)", ""),
            ("H<sub>2</sub>O &amp; salt<!-- x -->", "Paragraph: H2O & salt"),
            ("<div class=a>\n\nText\n\n</div>\n<!-- x -->", "Paragraph: Text"),
            ("Salt wind\\\nover the bar,  \nslow bell", "Verse: Salt wind/over the bar,/slow bell"),
            ("Salt wind\nover the bar,\nslow bell", "Paragraph: Salt wind/over the bar,/slow bell"),
            ("1. ```\n   x\n   ```\n2. y", "Code: x\nListItem: 2. y"),
            ("Tide\n: A rise", "Paragraph: Tide\nParagraph: A rise"),
        ] {
            assert_eq!(shown(text).trim_end(), expected.trim_end(), "{text}");
        }
    }

    #[test]
    fn hostile_texts_are_survived() {
        for piece in [
            "# a\n",
            "> ",
            "- ",
            "[",
            "![",
            "*a_",
            "`",
            "<",
            "<!--",
            "[^1]:",
            "|",
            "#",
            "&",
            "1. ",
            "<div>\n\n",
            "\\",
        ] {
            read(&piece.repeat(10_000));
            read(&(piece.to_owned() + "a\n").repeat(5_000));
        }
    }
}
