//! Builds parts out of tokens, with the elements that are open.

use super::elements::{Implied, Role, is_hidden};
use super::entities;
use super::lines;
use super::tables::Table;
use super::tokens::{Tag, Token, Tokens};
use crate::import::decoded::PartKind;
use crate::import::extract::Part;

/// Elements that are open at once; those inside are read as if their tags were missing.
const MAX_DEPTH: usize = 256;

/// Tables inside tables; those inside are read as mere blocks.
const MAX_TABLES: usize = 16;

/// An element that is open.
#[derive(Debug)]
struct Open<'h> {
    name: &'h str,
    role: Role,
    state: State,
}

/// What the open elements mean for the text.
#[derive(Clone, Copy, Debug)]
struct State {
    kind: PartKind,
    is_left_out: bool,
    keeps_space: bool,
}

/// The reader's memory.
#[derive(Debug)]
pub struct Builder<'h> {
    open: Vec<Open<'h>>,
    /// How many elements are open beyond [`MAX_DEPTH`].
    beyond: usize,
    /// The part that is being read; a line feed for each `br`.
    text: String,
    /// Its kind.
    kind: PartKind,
    /// Where the innermost raised text began, and whether there was a link in it.
    raised: Option<(usize, bool)>,
    tables: Vec<Table>,
    parts: Vec<Part>,
}

/// The parts of `html`.
pub fn build(html: &str) -> Vec<Part> {
    let mut builder = Builder {
        open: Vec::new(),
        beyond: 0,
        text: String::new(),
        kind: PartKind::Paragraph,
        raised: None,
        tables: Vec::new(),
        parts: Vec::new(),
    };
    let mut tokens = Tokens::new(html);
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(text) => builder.text(&entities::decode(text)),
            Token::Data(text) => builder.text(text),
            Token::Open(tag) => {
                let raw = tokens.raw(&tag);
                if !tokens.lacks_end(&tag) {
                    builder.open(tag);
                }
                // Of elements with raw content, only that of `xmp` is shown.
                if let Some(raw) = raw {
                    builder.text(raw);
                }
            }
            Token::Close(name) => builder.close(name),
        }
    }
    builder.finish()
}

impl<'h> Builder<'h> {
    fn state(&self) -> State {
        let outside = State { kind: PartKind::Paragraph, is_left_out: false, keeps_space: false };
        self.open.last().map_or(outside, |open| open.state)
    }

    fn text(&mut self, text: &str) {
        let state = self.state();
        if state.is_left_out {
            return;
        }
        if self.text.is_empty() {
            self.kind = state.kind;
        }
        if state.keeps_space {
            self.text.push_str(text);
            return;
        }
        for c in text.chars() {
            if !c.is_ascii_whitespace() {
                self.text.push(c);
            } else if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
    }

    fn open(&mut self, tag: Tag<'h>) {
        let role = Role::of_tag(&tag);
        match role {
            Role::Nothing => return,
            Role::Break => return self.line_break(),
            Role::Rule => return self.flush(),
            Role::LeftOut if tag.is_closed => return,
            Role::Inline => self.open_inline(&tag),
            _ => self.open_block(role),
        }
        if tag.is_closed {
            return;
        }
        if self.open.len() >= MAX_DEPTH {
            self.beyond += 1;
            return;
        }
        match role {
            Role::Table if self.tables.len() < MAX_TABLES => {
                let is_layout =
                    tag.attribute("role").is_some_and(|role| role == "presentation" || role == "none");
                self.tables.push(Table::new(is_layout));
            }
            Role::Row | Role::Cell => {
                if let Some(table) = self.tables.last_mut() {
                    match role {
                        Role::Row => table.row(),
                        _ => table.cell(tag.name.eq_ignore_ascii_case("th")),
                    }
                }
            }
            _ => {}
        }
        let state = self.state_in(role, &tag);
        self.open.push(Open { name: tag.name, role, state });
    }

    /// What `tag` means for the text in it.
    fn state_in(&self, role: Role, tag: &Tag<'_>) -> State {
        let mut state = self.state();
        // Notes and menus are so throughout.
        let is_fixed = matches!(state.kind, PartKind::Note | PartKind::Furniture);
        let kind = match role {
            Role::Heading => PartKind::Heading,
            Role::Item => PartKind::ListItem,
            Role::Quote => PartKind::Quote,
            Role::Caption => PartKind::Caption,
            Role::Cell if state.kind != PartKind::Quote => PartKind::Paragraph,
            Role::Furniture => PartKind::Furniture,
            Role::Note => PartKind::Note,
            Role::Code => PartKind::Code,
            _ => state.kind,
        };
        if !is_fixed {
            state.kind = kind;
        }
        state.keeps_space |= role == Role::Code;
        let is_reading = matches!(tag.name, "rt" | "rp" | "RT" | "RP");
        state.is_left_out |= role == Role::LeftOut || is_reading || is_hidden(tag);
        state
    }

    fn open_inline(&mut self, tag: &Tag<'h>) {
        match tag.name {
            "q" if !self.state().is_left_out => self.text("“"),
            "sup" => self.raised = Some((self.text.len(), false)),
            "a" => {
                if let Some((_, has_link)) = &mut self.raised {
                    *has_link = true;
                }
            }
            // The reading of a character ends where the next one begins.
            "rt" | "rp" | "rb" | "rtc" => {
                let is_reading = |open: &Open<'_>| matches!(open.name, "rt" | "rp" | "rb");
                if self.open.last().is_some_and(is_reading) {
                    self.pop();
                }
            }
            _ => {}
        }
    }

    /// Ends what a block ends by beginning.
    fn open_block(&mut self, role: Role) {
        if role != Role::LeftOut {
            self.flush();
        }
        let held = |open: &Open<'_>| role.implied_end(open.role) != Implied::Neither;
        let found = self.open.iter().rposition(held);
        let ends = |open: &Open<'_>| role.implied_end(open.role) == Implied::Ends;
        if let Some(at) = found.filter(|&at| self.open.get(at).is_some_and(ends)) {
            while self.open.len() > at {
                self.pop();
            }
        }
    }

    fn close(&mut self, name: &str) {
        let role = Role::of_name(name);
        match role {
            Role::Nothing => return,
            Role::Break => return self.line_break(),
            _ if self.beyond > 0 => {
                self.beyond -= 1;
                if role.is_block() {
                    self.flush();
                }
                return;
            }
            _ => {}
        }
        if role.is_block() && !self.state().is_left_out {
            self.flush();
        }
        let found = self
            .open
            .iter()
            .rev()
            .take_while(|open| open.name.eq_ignore_ascii_case(name) || !role.is_held_by(open.role));
        let depth =
            found.enumerate().find(|(_, open)| open.name.eq_ignore_ascii_case(name)).map(|(at, _)| at);
        for _ in 0..depth.map_or(0, |depth| depth + 1) {
            self.pop();
        }
    }

    /// Ends the innermost open element.
    fn pop(&mut self) {
        let Some(open) = self.open.last() else { return };
        let (name, role, is_left_out) = (open.name, open.role, open.state.is_left_out);
        if role.is_block() && !is_left_out {
            self.flush();
        }
        if role == Role::Inline {
            match name {
                "q" if !is_left_out => self.text("”"),
                "sup" => self.end_raised(),
                _ => {}
            }
        }
        self.open.pop();
        let is_table = role == Role::Table
            && self.open.iter().filter(|open| open.role == Role::Table).count() < self.tables.len();
        if let Some(table) = self.tables.pop_if(|_| is_table) {
            let parts = table.into_parts();
            match self.tables.last_mut() {
                Some(outer) => outer.nest(parts),
                None => self.parts.extend(parts),
            }
        }
    }

    /// Takes out a raised number that links to a note.
    fn end_raised(&mut self) {
        if let Some((start, true)) = self.raised.take() {
            let is_mark = self.text.get(start..).is_some_and(|mark| {
                let mark = mark.trim();
                mark.len() <= 6 && mark.chars().all(|c| c.is_ascii_digit() || "[]()*†‡, ".contains(c))
            });
            if is_mark {
                self.text.truncate(start);
            }
        }
    }

    fn line_break(&mut self) {
        if !self.state().is_left_out && !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// Ends the part that is being read.
    fn flush(&mut self) {
        self.raised = None;
        if self.text.trim().is_empty() {
            self.text.clear();
            return;
        }
        let text = std::mem::take(&mut self.text);
        let tables = &mut self.tables;
        let parts = &mut self.parts;
        lines::divide(text, self.kind, &mut |part| match tables.last_mut() {
            Some(table) => table.push(part),
            None => parts.push(part),
        });
    }

    fn finish(mut self) -> Vec<Part> {
        self.flush();
        while !self.open.is_empty() {
            self.pop();
        }
        self.parts
    }
}
