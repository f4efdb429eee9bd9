//! Rich Text Format: takes the text out of documents of word processors that are written with backslashes and braces
//! (Rich Text Format Specification 1.9.1, Microsoft 2008).

mod flow;
mod fonts;
mod info;
mod lexer;
mod styles;
mod words;

#[cfg(test)]
mod tests;

use flow::Flow;
use fonts::Fonts;
use info::Info;
use lexer::{Lexer, Token};
use styles::Styles;
use words::Destination;

use super::{Error, Extract, Known, Part, damaged, notice};
use crate::import::decoded::PartKind;

/// How deep groups go that have a state of their own; deeper ones share that of the last. Those of real documents are
/// a few dozen deep.
const MAX_DEPTH: usize = 1000;

/// Reads a document.
///
/// # Errors
/// That it is damaged, where there is no text and its end is missing.
pub fn read(bytes: &[u8], known: &Known<'_>) -> Result<Extract, Error> {
    let start = bytes.windows(5).position(|window| window == b"{\\rtf").ok_or_else(|| damaged(WHAT))?;
    let last_paragraph = bytes.windows(4).rposition(|window| window == b"\\par").unwrap_or(start);
    let mut reader = Reader {
        lexer: Lexer::new(bytes.get(start..).unwrap_or_default()),
        tail: bytes.len() - last_paragraph,
        is_utf8: !bytes.is_ascii() && str::from_utf8(bytes).is_ok(),
        fonts: Fonts::new(known.encoding),
        ..Reader::default()
    };
    reader.run();
    reader.finish()
}

/// What people call such a document.
const WHAT: &str = "a Rich Text document";

/// What a group inherits from the one around it and has for itself.
#[derive(Clone, Copy, Debug, Default)]
struct State {
    destination: Destination,
    /// Of a text that is written twice: what its Unicode half holds, while the other one is skipped.
    outer: Destination,
    font: Option<i32>,
    /// How many characters after one of Unicode repeat it for older programs.
    repeated: usize,
    is_hidden: bool,
    is_deleted: bool,
    paragraph: Paragraph,
    /// How many flows are open in it.
    flows: usize,
}

/// What a paragraph's own marks say of it.
#[derive(Clone, Copy, Debug, Default)]
struct Paragraph {
    style: i32,
    level: Option<i32>,
    is_in_list: bool,
    is_in_table: bool,
}

/// A document that is being read.
#[derive(Debug, Default)]
struct Reader<'a> {
    lexer: Lexer<'a>,
    /// How many bytes there are from the last end of a paragraph on.
    tail: usize,
    /// Whether the whole file is UTF-8, and bytes above ASCII that stand in it as they are mean that.
    is_utf8: bool,
    fonts: Fonts,
    styles: Styles,
    info: Info,
    state: State,
    /// The states of the groups around.
    stack: Vec<State>,
    /// How many groups are open that have no state of their own.
    depth_beyond: usize,
    /// Whether the next control word begins a group that a program may not know.
    is_optional: bool,
    /// Bytes of text that wait for those that belong to them.
    bytes: Vec<u8>,
    /// How many characters are still to be passed over, since one of Unicode stood for them.
    to_skip: usize,
    /// The first half of a character that is written as two.
    surrogate: Option<u16>,
    /// The bullet or number of a list's item.
    marker: String,
    /// The innermost run of paragraphs that is being read.
    flow: Flow,
    /// Those in which it stands.
    outer_flows: Vec<Flow>,
    /// The footnotes and endnotes.
    notes: Vec<Part>,
}

impl Reader<'_> {
    /// Reads to the end of the outermost group.
    fn run(&mut self) {
        self.state.repeated = 1;
        while let Some(token) = self.lexer.next() {
            self.token(token);
            if self.stack.is_empty() {
                return;
            }
        }
    }

    /// The document.
    fn finish(mut self) -> Result<Extract, Error> {
        self.flush();
        let is_damaged = !self.stack.is_empty();
        while !self.outer_flows.is_empty() {
            self.close_flow();
        }
        self.flow.end(self.kind());
        let mut parts = self.flow.parts;
        parts.append(&mut self.notes);
        if is_damaged && parts.is_empty() {
            return Err(damaged(WHAT));
        }
        let message =
            "This document is damaged, and parts of it may be missing. Compare the text with another copy.";
        let notices = is_damaged.then(|| notice("damaged", message)).into_iter().collect();
        Ok(Extract { parts, metadata: self.info.into_metadata(), notices, members: Vec::new() })
    }

    fn token(&mut self, token: Token<'_>) {
        if matches!(token, Token::Word(..) | Token::Open | Token::Close) {
            self.flush();
            self.to_skip = 0;
        }
        match token {
            Token::Text(text) => self.text(text),
            Token::Hex(byte) => self.byte(byte),
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Word(word, number) => self.word(word, number),
            Token::Open => self.open(),
            Token::Close => self.close(),
        }
    }

    fn text(&mut self, text: &[u8]) {
        let skipped = self.to_skip.min(text.len());
        self.to_skip -= skipped;
        let text = text.get(skipped..).unwrap_or_default();
        match str::from_utf8(text) {
            Ok(text) if self.is_utf8 && !text.is_ascii() => {
                self.flush();
                self.put(text);
            }
            _ => self.bytes.extend_from_slice(text),
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
        } else {
            self.bytes.push(byte);
        }
    }

    fn symbol(&mut self, symbol: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
            return;
        }
        self.flush();
        match symbol {
            b'*' => self.is_optional = true,
            b'\r' | b'\n' => self.end_paragraph(),
            _ => self.put_character(words::symbol(symbol)),
        }
    }

    fn open(&mut self) {
        self.is_optional = false;
        if self.stack.len() >= MAX_DEPTH {
            self.depth_beyond += 1;
            return;
        }
        self.stack.push(self.state);
    }

    fn close(&mut self) {
        self.is_optional = false;
        if self.depth_beyond > 0 {
            self.depth_beyond -= 1;
            return;
        }
        // A brace too many does not end the document while there are paragraphs.
        if self.stack.len() == 1 && self.lexer.rest().len() >= self.tail {
            return;
        }
        let Some(outside) = self.stack.pop() else { return };
        while self.outer_flows.len() > outside.flows {
            self.close_flow();
        }
        let inside = std::mem::replace(&mut self.state, outside);
        match inside.destination {
            Destination::Styles => self.styles.end(),
            Destination::Marker if outside.destination != Destination::Marker => self.end_marker(),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let is_optional = std::mem::take(&mut self.is_optional);
        match (self.state.destination, word) {
            // A text twice: for older programs, and in Unicode. The outer group is not read but for the latter.
            (Destination::Skipped, "ud") => self.state.destination = self.state.outer,
            (Destination::Skipped, _) => {}
            (_, "upr") => {
                self.state.outer = self.state.destination;
                self.state.destination = Destination::Skipped;
            }
            (_, "u") => self.unit(number.unwrap_or(0)),
            (_, "uc") => self.state.repeated = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1),
            _ => match words::destination(word, is_optional) {
                // Nothing can make the whole document something else.
                Some(destination) if self.stack.len() > 1 => self.begin(destination, word),
                _ => self.mark(word, number),
            },
        }
    }

    /// Begins what the group holds.
    fn begin(&mut self, destination: Destination, word: &str) {
        self.state.destination = match self.state.destination {
            Destination::Text => destination,
            // Names of fonts and the like hold no text of the document.
            outer if destination == Destination::Text => outer,
            _ => Destination::Skipped,
        };
        if self.state.destination == Destination::Skipped {
            self.state.outer = Destination::Skipped;
        }
        if self.state.destination == Destination::Text && matches!(word, "footnote" | "shptxt" | "dptxbxtext")
        {
            self.open_flow(word == "footnote");
        }
    }

    /// A control word that begins no group, by what it stands in.
    fn mark(&mut self, word: &str, number: Option<i32>) {
        match self.state.destination {
            Destination::Fonts => match (word, number) {
                ("f", Some(number)) => self.fonts.enter(number),
                ("fcharset", Some(charset)) => self.fonts.set_charset(charset),
                ("cpg", Some(page)) => self.fonts.set_font_page(page),
                _ => {}
            },
            Destination::Styles => match (word, number) {
                ("s", Some(number)) => self.styles.set_number(number),
                ("outlinelevel", Some(level)) => self.styles.set_level(level),
                ("sbasedon", Some(base)) => self.styles.set_base(base),
                ("f", number) => self.state.font = number,
                _ => {}
            },
            Destination::Info | Destination::Created => {
                self.state.destination = self.info.word(word, number, self.state.destination);
            }
            Destination::Text | Destination::Marker | Destination::Title | Destination::Author => {
                self.format(word, number);
            }
            Destination::Skipped => {}
        }
    }

    /// A control word in the text.
    fn format(&mut self, word: &str, number: Option<i32>) {
        let is_on = number != Some(0);
        match word {
            "par" | "sect" | "page" | "column" => self.end_paragraph(),
            "cell" => self.flow.end_cell(self.kind()),
            "row" => self.flow.end_row(self.kind()),
            // A table in a cell is read as paragraphs of that.
            "nestcell" | "nestrow" => self.flow.end_paragraph(self.kind(), true),
            "pard" => self.state.paragraph = Paragraph::default(),
            "plain" => {
                self.state.font = None;
                self.state.is_hidden = false;
                self.state.is_deleted = false;
            }
            "f" => self.state.font = number,
            "v" => self.state.is_hidden = is_on,
            "deleted" => self.state.is_deleted = is_on,
            "s" => self.state.paragraph.style = number.unwrap_or(0),
            "outlinelevel" => self.state.paragraph.level = number,
            "ls" => self.state.paragraph.is_in_list = is_on,
            "intbl" => self.state.paragraph.is_in_table = is_on,
            "ansicpg" => self.fonts.set_page(number.unwrap_or(0)),
            "mac" => self.fonts.set_page(10_000),
            "pc" => self.fonts.set_page(437),
            "pca" => self.fonts.set_page(850),
            "deff" => self.fonts.set_default(number.unwrap_or(0)),
            _ => self.put_character(words::character(word)),
        }
    }

    /// A unit of UTF-16. Some programs write whole characters above its range.
    fn unit(&mut self, number: i32) {
        self.to_skip = self.state.repeated;
        let number = if number < 0 { number + 0x1_0000 } else { number };
        let first = self.surrogate.take();
        let character = match (u16::try_from(number), first) {
            (Ok(unit @ 0xd800..=0xdbff), _) => {
                self.surrogate = Some(unit);
                return;
            }
            (Ok(unit @ 0xdc00..=0xdfff), Some(first)) => {
                char::decode_utf16([first, unit]).next().and_then(Result::ok)
            }
            _ => u32::try_from(number).ok().and_then(char::from_u32),
        };
        let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
        self.put_character(self.fonts.character(character, self.state.font));
    }

    /// Decodes the bytes that wait.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        if self.state.destination != Destination::Skipped {
            let text = self.fonts.decode(&self.bytes, self.state.font);
            self.put(&text);
        }
        self.bytes.clear();
    }

    fn put_character(&mut self, character: Option<char>) {
        if let Some(character) = character {
            self.put(character.encode_utf8(&mut [0; 4]));
        }
    }

    /// Puts text where it belongs.
    fn put(&mut self, text: &str) {
        if self.state.is_hidden || self.state.is_deleted {
            return;
        }
        match self.state.destination {
            Destination::Text => self.flow.paragraph.push_str(text),
            Destination::Marker => self.marker.push_str(text),
            Destination::Fonts => self.fonts.add_to_name(text),
            Destination::Styles => self.styles.add_to_name(text),
            Destination::Title => self.info.title.push_str(text),
            Destination::Author => self.info.author.push_str(text),
            Destination::Skipped | Destination::Info | Destination::Created => {}
        }
    }

    /// Takes a number into its item and leaves a bullet out.
    fn end_marker(&mut self) {
        let marker = std::mem::take(&mut self.marker);
        let marker = marker.trim();
        self.flow.is_item = true;
        if is_number(marker) {
            self.flow.paragraph.push_str(marker);
            self.flow.paragraph.push(' ');
        }
    }

    fn end_paragraph(&mut self) {
        if self.state.destination == Destination::Text {
            self.flow.end_paragraph(self.kind(), self.state.paragraph.is_in_table);
        }
    }

    /// What the paragraph is.
    fn kind(&self) -> PartKind {
        let Paragraph { style, level, is_in_list, .. } = self.state.paragraph;
        match self.styles.kind(style, level) {
            PartKind::Paragraph if is_in_list => PartKind::ListItem,
            kind => kind,
        }
    }

    /// Begins text that stands outside of the paragraph: a note, a box.
    fn open_flow(&mut self, is_note: bool) {
        let flow = Flow::new(is_note);
        self.outer_flows.push(std::mem::replace(&mut self.flow, flow));
        self.state.flows = self.outer_flows.len();
        self.state.paragraph = Paragraph::default();
    }

    /// Ends it.
    fn close_flow(&mut self) {
        let Some(outer) = self.outer_flows.pop() else { return };
        self.flow.end(self.kind());
        let inner = std::mem::replace(&mut self.flow, outer);
        if inner.is_note {
            self.notes.extend(inner.parts.into_iter().map(|part| Part { kind: PartKind::Note, ..part }));
        } else {
            self.flow.boxes.extend(inner.parts);
        }
    }
}

/// Whether the mark of an item counts it. A bullet can be a letter: Word takes an "o" of Courier for one.
fn is_number(marker: &str) -> bool {
    marker.contains(char::is_numeric)
        || marker.contains(char::is_alphabetic) && marker.ends_with(['.', ')', '、', '．', '）'])
}
