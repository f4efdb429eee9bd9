//! Walks through the text of an `OpenDocument` text: its paragraphs, lists, tables and text boxes, and what is in each.

use super::super::Part;
use super::super::xml::{Event, Space, Tag, Xml};
use super::super::zipped::{blocks, grid};
use super::lists::Lists;
use super::styles::Styles;
use crate::import::decoded::PartKind;

/// How many spaces in a row are kept; more make no difference to a reader.
const MAX_SPACES: usize = 80;

/// A document on the way through it.
#[derive(Debug)]
pub struct Body<'x> {
    xml: Xml<'x>,
    styles: &'x Styles,
    lists: Lists,
    footnotes: Vec<String>,
    endnotes: Vec<String>,
    /// How many tables of contents and the like surround this place.
    indexes: usize,
}

/// A paragraph on the way through it.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    /// Whether the characters that come are hidden.
    is_hidden: bool,
    /// What text boxes hold that hang on it.
    boxes: Vec<Part>,
}

impl<'x> Body<'x> {
    /// Begins to read `content.xml`.
    pub fn new(text: &'x str, styles: &'x Styles) -> Self {
        let (footnotes, endnotes) = (Vec::new(), Vec::new());
        Self { xml: Xml::new(text), styles, lists: Lists::default(), footnotes, endnotes, indexes: 0 }
    }

    /// The document itself.
    pub fn xml(&self) -> &Xml<'x> {
        &self.xml
    }

    /// The notes that the text referred to: footnotes, then endnotes.
    pub fn into_notes(self) -> Vec<String> {
        let mut notes = self.footnotes;
        notes.extend(self.endnotes);
        notes
    }

    /// What is in the document's body.
    pub fn read(&mut self) -> Vec<Part> {
        let mut parts = Vec::new();
        loop {
            match self.xml.next() {
                Event::Open(tag) if tag.is(Space::Office, "body") => self.blocks(&mut parts),
                Event::Open(tag) if tag.space == Space::Office && tag.name().starts_with("document") => {}
                Event::Open(_) => self.xml.skip(),
                Event::End => return parts,
                _ => {}
            }
        }
    }

    /// Reads paragraphs, lists and tables to the end of the element that has begun.
    fn blocks(&mut self, parts: &mut Vec<Part>) {
        loop {
            match self.xml.next() {
                Event::Open(tag) => self.block(&tag, parts),
                Event::Close | Event::End => return,
                Event::Text(_) => {}
            }
        }
    }

    fn block(&mut self, tag: &Tag<'_>, parts: &mut Vec<Part>) {
        match (tag.space, tag.name()) {
            (Space::Text, "p" | "h") => self.paragraph(tag, parts),
            (Space::Text, "list" | "ordered-list" | "unordered-list") => {
                self.lists.begin(tag);
                self.blocks(parts);
                self.lists.end();
            }
            (Space::Text, "list-item") => {
                self.lists.item(tag.number("start-value"));
                self.blocks(parts);
            }
            (Space::Text, "list-header") => {
                self.lists.header();
                self.blocks(parts);
            }
            (Space::Text, "section") if tag.attribute("display").as_deref() == Some("none") => {
                self.xml.skip();
            }
            (Space::Text, name) if is_index(name) => {
                self.indexes += 1;
                self.blocks(parts);
                self.indexes -= 1;
            }
            (Space::Table, "table") => {
                let outer = self.lists.set_aside();
                let mut rows = Vec::new();
                self.rows(&mut rows);
                grid::append(rows, parts);
                self.lists = outer;
            }
            (space, name) if holds_no_text(space, name) => self.xml.skip(),
            // Sections, frames, groups of shapes and the like hold more of the same.
            _ => self.blocks(parts),
        }
    }

    /// Reads the rows of a table to the end of the element that has begun.
    fn rows(&mut self, rows: &mut grid::Grid) {
        loop {
            match self.xml.next() {
                Event::Open(tag) => match (tag.space, tag.name()) {
                    (Space::Table, "table-row") => {
                        let mut row = Vec::new();
                        self.cells(&mut row);
                        rows.push(row);
                    }
                    (Space::Table, "table-header-rows" | "table-rows" | "table-row-group") => self.rows(rows),
                    _ => self.xml.skip(),
                },
                Event::Close | Event::End => return,
                Event::Text(_) => {}
            }
        }
    }

    /// Reads the cells of a row to the end of the element that has begun.
    fn cells(&mut self, row: &mut Vec<Vec<Part>>) {
        loop {
            match self.xml.next() {
                Event::Open(tag) => match (tag.space, tag.name()) {
                    (Space::Table, "table-cell") => {
                        let mut cell = Vec::new();
                        self.blocks(&mut cell);
                        row.push(cell);
                    }
                    (Space::Table, "covered-table-cell") => {
                        self.xml.skip();
                        row.push(Vec::new());
                    }
                    _ => self.xml.skip(),
                },
                Event::Close | Event::End => return,
                Event::Text(_) => {}
            }
        }
    }

    fn paragraph(&mut self, tag: &Tag<'_>, parts: &mut Vec<Part>) {
        let style = tag.attribute("style-name");
        let style = style.as_deref();
        let is_header = tag.name() == "h";
        let kind = match self.styles.kind(style) {
            _ if self.indexes > 0 => PartKind::Furniture,
            Some(kind @ (PartKind::Title | PartKind::Heading)) => kind,
            _ if is_header => PartKind::Heading,
            Some(kind @ PartKind::Code) => kind,
            _ if self.lists.is_inside() => PartKind::ListItem,
            kind => kind.unwrap_or(PartKind::Paragraph),
        };
        let label = self.lists.label(self.styles, self.styles.list_of(style));
        let mut paragraph =
            Paragraph { is_hidden: self.styles.hides_paragraph(style), ..Paragraph::default() };
        self.inline(&mut paragraph);
        let Paragraph { text, boxes, .. } = paragraph;
        if kind == PartKind::ListItem && !label.is_empty() && !text.trim().is_empty() {
            blocks::append(parts, kind, &format!("{label} {text}"));
        } else {
            blocks::append(parts, kind, &text);
        }
        parts.extend(boxes);
    }

    /// Reads characters to the end of the element that has begun.
    fn inline(&mut self, paragraph: &mut Paragraph) {
        loop {
            match self.xml.next() {
                Event::Open(tag) => match tag.space {
                    Space::Text => self.text_element(&tag, paragraph),
                    Space::Draw | Space::Table => self.text_box(&tag, paragraph),
                    space if holds_no_text(space, tag.name()) => self.xml.skip(),
                    _ => self.inline(paragraph),
                },
                Event::Text(text) if !paragraph.is_hidden => {
                    // Line breaks between the characters are spaces; those that are meant are elements.
                    let shown = text.chars().filter(|one| *one != '\u{ad}');
                    paragraph.text.extend(shown.map(|one| if one.is_ascii_whitespace() { ' ' } else { one }));
                }
                Event::Text(_) => {}
                Event::Close | Event::End => return,
            }
        }
    }

    fn text_element(&mut self, tag: &Tag<'_>, paragraph: &mut Paragraph) {
        match tag.name() {
            "s" => {
                let count = tag.number("c").unwrap_or(1).min(MAX_SPACES);
                self.stand_in(&" ".repeat(count), paragraph);
            }
            "tab" | "tab-stop" => self.stand_in("\t", paragraph),
            "line-break" => self.stand_in("\n", paragraph),
            "span" => {
                let outer = paragraph.is_hidden;
                let own = self.styles.hides_span(tag.attribute("style-name").as_deref());
                paragraph.is_hidden = own.unwrap_or(outer);
                self.inline(paragraph);
                paragraph.is_hidden = outer;
            }
            "note" | "footnote" | "endnote" => {
                let is_endnote =
                    tag.name() == "endnote" || tag.attribute("note-class").as_deref() == Some("endnote");
                let text = self.apart(|parts, body| body.blocks(parts));
                let text = text.iter().map(|part| part.text.trim()).collect::<Vec<_>>().join(" ");
                if !text.is_empty() && !paragraph.is_hidden {
                    let notes = if is_endnote { &mut self.endnotes } else { &mut self.footnotes };
                    notes.push(text);
                }
            }
            "p" | "h" | "list" | "section" => {
                let inner = self.apart(|parts, body| body.block(tag, parts));
                paragraph.boxes.extend(inner);
            }
            name if holds_no_text(Space::Text, name) => self.xml.skip(),
            _ => self.inline(paragraph),
        }
    }

    /// Adds what an empty element stands for.
    fn stand_in(&mut self, text: &str, paragraph: &mut Paragraph) {
        if !paragraph.is_hidden {
            paragraph.text.push_str(text);
        }
        self.xml.skip();
    }

    /// Reads what hangs on a paragraph and is text of its own.
    fn text_box(&mut self, tag: &Tag<'_>, paragraph: &mut Paragraph) {
        let inner = self.apart(|parts, body| body.block(tag, parts));
        paragraph.boxes.extend(inner);
    }

    /// Reads a flow of text that the lists around it do not go on in.
    fn apart(&mut self, read: impl FnOnce(&mut Vec<Part>, &mut Self)) -> Vec<Part> {
        let outer = self.lists.set_aside();
        let mut parts = Vec::new();
        read(&mut parts, self);
        self.lists = outer;
        parts
    }
}

/// Whether an element is a table of contents or another list of places in the document.
fn is_index(name: &str) -> bool {
    matches!(
        name,
        "table-of-content"
            | "illustration-index"
            | "table-index"
            | "object-index"
            | "user-index"
            | "alphabetical-index"
    )
}

/// Whether what an element holds is never a part of the text: what was deleted, remarks, the marks of notes, numbers as
/// they were shown, hidden fields, templates of indexes, the small reading aids over characters, descriptions of pictures.
fn holds_no_text(space: Space, name: &str) -> bool {
    match space {
        Space::Text => {
            name.ends_with("-source")
                || matches!(
                    name,
                    "tracked-changes"
                        | "note-citation"
                        | "footnote-citation"
                        | "endnote-citation"
                        | "hidden-text"
                        | "hidden-paragraph"
                        | "number"
                        | "ruby-text"
                        | "script"
                )
        }
        Space::Office => {
            matches!(name, "annotation" | "annotation-end" | "forms" | "binary-data" | "event-listeners")
        }
        Space::Draw => {
            matches!(name, "object" | "object-ole" | "applet" | "plugin" | "glue-point" | "image-map")
        }
        Space::Other => matches!(name, "title" | "desc" | "math"),
        _ => false,
    }
}
