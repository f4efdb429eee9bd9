//! Walks through the text of a Word document: its paragraphs, tables and text boxes, and what is in each.

use super::super::Part;
use super::super::xml::{Event, Space, Tag, Xml};
use super::super::zipped::{blocks, grid};
use super::numbering::Numbering;
use super::properties::{ParagraphProperties, RunProperties};
use super::styles::{Role, Styles};
use super::symbols;
use crate::import::decoded::PartKind;

/// A place in the text that refers to a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteRef {
    /// Whether the note stands at the end of the document, and not of a page.
    pub is_endnote: bool,
    /// Its identifier.
    pub id: String,
}

/// A part of a document that holds paragraphs and tables, on the way through it.
#[derive(Debug)]
pub struct Body<'x> {
    xml: Xml<'x>,
    styles: &'x Styles,
    numbering: Numbering,
    notes: Vec<NoteRef>,
    /// Text that the next paragraph begins with: a large first letter, or a paragraph whose end was deleted.
    carried: String,
    /// The fields that have begun, outermost first: whether what comes now is their code, which is not shown.
    fields: Vec<bool>,
    /// How many cells of tables surround this place.
    cells: usize,
}

/// A paragraph on the way through it.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    properties: ParagraphProperties,
    /// Whether its style hides what it holds.
    is_hidden: bool,
    /// The properties of the run that is read.
    run: Run,
    /// What text boxes hold that hang on it.
    boxes: Vec<Part>,
}

/// What counts for the characters of a run.
#[derive(Clone, Debug, Default)]
struct Run {
    is_hidden: bool,
    /// The font, if it is one of signs.
    font: Option<String>,
}

impl<'x> Body<'x> {
    /// Begins to read a part of a document.
    pub fn new(text: &'x str, styles: &'x Styles, numbering: Numbering) -> Self {
        let xml = Xml::new(text);
        Self {
            xml,
            styles,
            numbering,
            notes: Vec::new(),
            carried: String::new(),
            fields: Vec::new(),
            cells: 0,
        }
    }

    /// The document itself.
    pub fn xml(&mut self) -> &mut Xml<'x> {
        &mut self.xml
    }

    /// The notes that the text referred to, in its order.
    pub fn notes(&self) -> &[NoteRef] {
        &self.notes
    }

    /// What is in the rest of the element that has begun, or of the document.
    pub fn read(&mut self) -> Vec<Part> {
        let mut parts = Vec::new();
        self.blocks(&mut parts);
        let carried = std::mem::take(&mut self.carried);
        blocks::append(&mut parts, PartKind::Paragraph, &carried);
        parts
    }

    /// Reads paragraphs and tables to the end of the element that has begun.
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
            (Space::Word, "p") => self.paragraph(parts),
            (Space::Word, "tbl") => {
                let mut rows = Vec::new();
                self.rows(&mut rows);
                grid::append(rows, parts);
            }
            (
                Space::Word,
                "del" | "moveFrom" | "sectPr" | "sdtPr" | "sdtEndPr" | "customXmlPr" | "background",
            ) => {
                self.xml.skip();
            }
            (Space::Compatibility, "AlternateContent") => self.block_alternatives(parts),
            // A formula that is a paragraph of its own.
            (Space::Math, _) => {
                let mut paragraph = Paragraph::default();
                self.inline(&mut paragraph);
                self.finish(paragraph, parts);
            }
            // Controls, tracked insertions and the like hold more of the same.
            _ => self.blocks(parts),
        }
    }

    /// Reads the first of several forms of the same that has text.
    fn block_alternatives(&mut self, parts: &mut Vec<Part>) {
        let before = parts.len();
        loop {
            match self.xml.next() {
                Event::Open(tag) if tag.name() == "Choice" || tag.name() == "Fallback" => {
                    if parts.len() == before { self.blocks(parts) } else { self.xml.skip() }
                }
                Event::Open(_) => self.xml.skip(),
                Event::Close | Event::End => return,
                Event::Text(_) => {}
            }
        }
    }

    /// Reads the rows of a table to the end of the element that has begun.
    fn rows(&mut self, rows: &mut grid::Grid) {
        loop {
            match self.xml.next() {
                Event::Open(tag) => match (tag.space, tag.name()) {
                    (Space::Word, "tr") => {
                        let (mut row, mut is_deleted) = (Vec::new(), false);
                        self.cells(&mut row, &mut is_deleted);
                        if !is_deleted {
                            rows.push(row);
                        }
                    }
                    (Space::Word, "tblPr" | "tblGrid" | "sdtPr" | "del" | "moveFrom") => self.xml.skip(),
                    _ => self.rows(rows),
                },
                Event::Close | Event::End => return,
                Event::Text(_) => {}
            }
        }
    }

    /// Reads the cells of a row to the end of the element that has begun.
    fn cells(&mut self, row: &mut Vec<Vec<Part>>, is_deleted: &mut bool) {
        loop {
            match self.xml.next() {
                Event::Open(tag) => match (tag.space, tag.name()) {
                    (Space::Word, "tc") => {
                        self.cells += 1;
                        row.push(self.read());
                        self.cells -= 1;
                    }
                    (Space::Word, "trPr") => *is_deleted |= RunProperties::read(&mut self.xml).is_deleted,
                    (Space::Word, "tblPrEx" | "sdtPr") => self.xml.skip(),
                    _ => self.cells(row, is_deleted),
                },
                Event::Close | Event::End => return,
                Event::Text(_) => {}
            }
        }
    }

    fn paragraph(&mut self, parts: &mut Vec<Part>) {
        let carried = std::mem::take(&mut self.carried);
        let mut paragraph = Paragraph { text: carried, ..Paragraph::default() };
        paragraph.is_hidden = self.styles.hides(None);
        self.inline(&mut paragraph);
        // The code of a field seldom passes the end of its paragraph; one that was never closed would hide the rest.
        self.fields.iter_mut().for_each(|is_code| *is_code = false);
        self.finish(paragraph, parts);
    }

    /// Adds a paragraph that was read, as what it is.
    fn finish(&mut self, paragraph: Paragraph, parts: &mut Vec<Part>) {
        let Paragraph { text, properties, boxes, .. } = paragraph;
        if properties.is_drop_cap || properties.is_joined {
            self.carried = text;
            parts.extend(boxes);
            return;
        }
        let style = properties.style.as_deref();
        let (style_list, style_level) = self.styles.list(style);
        let list = properties.list.or(style_list).filter(|list| *list > 0);
        let level = properties.level.or(style_level).unwrap_or(0);
        let label = list.map(|list| self.numbering.next(list, level));
        let role = match properties.is_heading {
            Some(true) => self.styles.role(style).or(Some(Role::Heading)),
            _ => self.styles.role(style),
        };
        let kind = match role {
            Some(Role::Title) => PartKind::Title,
            Some(Role::Heading) => PartKind::Heading,
            Some(Role::Contents) => PartKind::Furniture,
            Some(Role::Caption) => PartKind::Caption,
            Some(Role::Code) => PartKind::Code,
            _ if list.is_some() => PartKind::ListItem,
            Some(Role::Quote) => PartKind::Quote,
            None => PartKind::Paragraph,
        };
        match label {
            // A cell that holds only a number numbers its row; a paragraph that does says nothing.
            Some(label)
                if kind == PartKind::ListItem
                    && !label.is_empty()
                    && (self.cells > 0 || !text.trim().is_empty()) =>
            {
                blocks::append(parts, kind, &format!("{label} {text}"));
            }
            _ => blocks::append(parts, kind, &text),
        }
        parts.extend(boxes);
    }

    /// Reads runs to the end of the element that has begun.
    fn inline(&mut self, paragraph: &mut Paragraph) {
        loop {
            match self.xml.next() {
                Event::Open(tag) => match tag.space {
                    Space::Word => self.word_element(&tag, paragraph),
                    Space::Compatibility if tag.name() == "AlternateContent" => self.alternatives(paragraph),
                    Space::Math if tag.name() == "t" => {
                        let text = self.xml.text();
                        self.push(&text, paragraph);
                    }
                    _ => self.inline(paragraph),
                },
                Event::Close | Event::End => return,
                Event::Text(_) => {}
            }
        }
    }

    fn word_element(&mut self, tag: &Tag<'_>, paragraph: &mut Paragraph) {
        match tag.name() {
            "pPr" => {
                paragraph.properties = ParagraphProperties::read(&mut self.xml);
                paragraph.is_hidden = self.styles.hides(paragraph.properties.style.as_deref());
            }
            "r" => {
                let run = Run { is_hidden: paragraph.is_hidden, font: None };
                let outer = std::mem::replace(&mut paragraph.run, run);
                self.inline(paragraph);
                paragraph.run = outer;
            }
            "rPr" => self.run_properties(paragraph),
            "t" => {
                // Line breaks between the characters are spaces; those that are meant are elements.
                let text = self.xml.text().replace(['\n', '\r'], " ");
                self.push(&text, paragraph);
            }
            "p" => {
                // A paragraph in a paragraph, which only damage or a text box without its frame makes.
                let mut inner = Vec::new();
                self.paragraph(&mut inner);
                paragraph.boxes.extend(inner);
            }
            "txbxContent" => self.text_box(paragraph),
            "fldChar" => {
                self.field(tag.attribute("fldCharType").as_deref());
                self.xml.skip();
            }
            "footnoteReference" | "endnoteReference" => {
                if !self.is_hidden(paragraph) {
                    let is_endnote = tag.name() == "endnoteReference";
                    self.notes.extend(tag.attribute("id").map(|id| NoteRef { is_endnote, id }));
                }
                self.xml.skip();
            }
            "sym" => {
                let font = tag.attribute("font").unwrap_or_default();
                let code = tag.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                if let Some(sign) = code.and_then(|code| symbol(&font, code)) {
                    self.push(sign.encode_utf8(&mut [0; 4]), paragraph);
                }
                self.xml.skip();
            }
            name => {
                if let Some(text) = standing_for(name) {
                    self.push(text, paragraph);
                }
                if holds_no_text(name) || standing_for(name).is_some() {
                    self.xml.skip();
                } else {
                    self.inline(paragraph);
                }
            }
        }
    }

    fn run_properties(&mut self, paragraph: &mut Paragraph) {
        let own = RunProperties::read(&mut self.xml);
        let style = own.style.as_deref().map(|id| self.styles.run(id)).unwrap_or_default();
        let run = &mut paragraph.run;
        run.is_hidden = own.is_hidden.or(style.is_hidden).unwrap_or(paragraph.is_hidden);
        run.font = own.font.or(style.font).filter(|font| symbols::is_symbolic(font));
    }

    /// What a text box holds is a flow of its own, which fields and hidden text outside do not touch.
    fn text_box(&mut self, paragraph: &mut Paragraph) {
        let (fields, carried) = (std::mem::take(&mut self.fields), std::mem::take(&mut self.carried));
        paragraph.boxes.extend(self.read());
        (self.fields, self.carried) = (fields, carried);
    }

    /// Reads the first of several forms of the same that has text.
    fn alternatives(&mut self, paragraph: &mut Paragraph) {
        let before = (paragraph.text.len(), paragraph.boxes.len());
        loop {
            match self.xml.next() {
                Event::Open(tag) if tag.name() == "Choice" || tag.name() == "Fallback" => {
                    let is_first = before == (paragraph.text.len(), paragraph.boxes.len());
                    if is_first { self.inline(paragraph) } else { self.xml.skip() }
                }
                Event::Open(_) => self.xml.skip(),
                Event::Close | Event::End => return,
                Event::Text(_) => {}
            }
        }
    }

    /// A field begins, goes over from its code to what it shows, or ends.
    fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.fields.push(true),
            Some("separate") => {
                if let Some(is_code) = self.fields.last_mut() {
                    *is_code = false;
                }
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    fn is_hidden(&self, paragraph: &Paragraph) -> bool {
        paragraph.run.is_hidden || self.fields.contains(&true)
    }

    /// Adds characters of the run, unless they are not shown.
    fn push(&self, piece: &str, paragraph: &mut Paragraph) {
        if self.is_hidden(paragraph) {
            return;
        }
        match &paragraph.run.font {
            Some(font) => symbols::append(font, piece, &mut paragraph.text),
            None => paragraph.text.extend(piece.chars().filter(|one| *one != '\u{ad}')),
        }
    }
}

/// The character that `w:sym` means.
fn symbol(font: &str, code: u32) -> Option<char> {
    if symbols::is_symbolic(font) {
        return symbols::character(font, code);
    }
    // The private characters of other fonts are ornaments.
    char::from_u32(code).filter(|_| !(0xe000..=0xf8ff).contains(&code))
}

/// The text that an empty element stands for.
fn standing_for(name: &str) -> Option<&'static str> {
    Some(match name {
        "tab" | "ptab" => "\t",
        "br" | "cr" => "\n",
        "noBreakHyphen" => "\u{2011}",
        "softHyphen" => "",
        _ => return None,
    })
}

/// Whether what an element holds is never a part of the text: codes of fields, what was deleted or moved away,
/// properties, the small reading aids over characters.
fn holds_no_text(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "delText"
            | "instrText"
            | "delInstrText"
            | "sdtPr"
            | "sdtEndPr"
            | "smartTagPr"
            | "customXmlPr"
            | "rubyPr"
            | "rt"
            | "fldData"
            | "ffData"
    )
}
