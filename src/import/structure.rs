//! The article's own structure: title, byline, metadata line, dateline, headings, paragraphs.
//!
//! What is not clearly something else is a paragraph. What can be told without knowing where the article begins (mail
//! headers, links, rules, subtitles) is marked in [`super::surroundings`], the headline is chosen among the lines
//! before the first paragraph in [`super::preamble`], and here everything gets its kind.

use time::Date;

use super::Repair;
use super::byline;
use super::dateline;
use super::decoded::{Hint, PartKind};
use super::layout::{self, Layout};
use super::lines::{self, Link, Opening, Role};
use super::metadata::{self, Certainty};
use super::surroundings;
use super::unit::{Unit, is_running_text};
use super::wording;
use crate::text::{Block, BlockKind, ByteSpan};

/// What the text says about itself.
pub struct Structure {
    /// In text order; every character that is not white space lies in exactly one.
    pub blocks: Vec<Block>,
    /// The article's own date.
    pub published: Option<Date>,
}

/// Divides `text` into blocks. Line breaks inside a paragraph of wrapped lines divide nothing. `layout` is how
/// [`Repair::Auto`] reads its lines, where the caller knows.
pub fn find(text: &str, layout: Option<Layout>) -> Structure {
    let layout = layout.unwrap_or_else(|| layout::of(text, Repair::Auto));
    of_units(text, units(layout))
}

/// The structure of a text whose parts its container knew: only what that left open is guessed.
pub fn find_hinted(text: &str, hints: &[Hint]) -> Structure {
    let mut all = Vec::with_capacity(hints.len());
    for hint in hints {
        let part = hint.span.of(text);
        let start = hint.span.start() + (part.len() - part.trim_start().len());
        match hint.kind {
            PartKind::Lines | PartKind::WrappedLines => {
                let inner = units(layout::of(part, Repair::Auto));
                let from = hint.span.start();
                all.extend(inner.into_iter().map(|unit| Unit {
                    span: ByteSpan::new(from + unit.span.start(), from + unit.span.end()),
                    ..unit
                }));
            }
            kind => all.push(known_unit(kind, ByteSpan::new(start, start + part.trim().len()))),
        }
    }
    open_headings(text, &mut all);
    of_units(text, all)
}

/// The unit of a part whose kind the container knew.
fn known_unit(kind: PartKind, span: ByteSpan) -> Unit {
    let (role, known) = match kind {
        PartKind::Title => (Role::Prose, Some(BlockKind::Title)),
        PartKind::Heading => (Role::Prose, Some(BlockKind::Heading)),
        PartKind::ListItem => (Role::Item, Some(BlockKind::ListItem)),
        PartKind::Caption | PartKind::Note => (Role::Prose, Some(BlockKind::Caption)),
        PartKind::Quote => (Role::Prose, Some(BlockKind::Quote)),
        PartKind::Table => (Role::Table, Some(BlockKind::Table)),
        PartKind::Code => (Role::Code, Some(BlockKind::Code)),
        PartKind::Verse => (Role::Verse, Some(BlockKind::Paragraph)),
        PartKind::Furniture => (Role::Furniture, Some(BlockKind::Furniture)),
        PartKind::Paragraph | PartKind::Lines | PartKind::WrappedLines => (Role::Prose, None),
    };
    Unit { span, role, quoted: false, apart: true, known, label: 0 }
}

/// Where no part is called the headline, the headings before the first running text are candidates. A document has one
/// headline; others of that kind are headings.
fn open_headings(text: &str, units: &mut [Unit]) {
    let first = units.iter().position(|&unit| unit.known.is_none() && is_running_text(text, unit));
    let mut titles = units.iter().take(first.unwrap_or(units.len())).enumerate();
    let title = titles.find(|(_, unit)| unit.known == Some(BlockKind::Title)).map(|(at, _)| at);
    for (at, unit) in units.iter_mut().enumerate() {
        match unit.known {
            Some(BlockKind::Title)
                if title.is_some_and(|title| at > title) || first.is_some_and(|first| at > first) =>
            {
                unit.known = Some(BlockKind::Heading);
            }
            Some(BlockKind::Heading) if title.is_none() && first.is_some_and(|first| at < first) => {
                unit.known = None
            }
            _ => {}
        }
    }
}

fn of_units(text: &str, mut units: Vec<Unit>) -> Structure {
    surroundings::mark(text, &mut units);
    let mut reader = BlockBuilder { text, blocks: Vec::with_capacity(units.len() + 1), published: None };
    let body = reader.preamble(&units);
    reader.body(&units, body);
    Structure { blocks: reader.blocks, published: reader.published.map(|(_, date)| date) }
}

fn units(layout: Layout) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for line in layout.lines {
        let span = ByteSpan::new(line.start(), line.end());
        match units.last_mut() {
            // A paragraph that goes on after a page number is in two blocks here.
            Some(unit)
                if line.link == Link::Kept || line.link == Link::Wrapped && unit.role != Role::Furniture =>
            {
                unit.span = unit.span.cover(span);
            }
            _ => units.push(Unit {
                span,
                role: line.role,
                quoted: line.is_quoted(),
                apart: line.link == Link::Apart,
                known: None,
                label: 0,
            }),
        }
    }
    units
}

/// Turns units into blocks.
pub(super) struct BlockBuilder<'t> {
    pub(super) text: &'t str,
    pub(super) blocks: Vec<Block>,
    published: Option<(Certainty, Date)>,
}

impl<'t> BlockBuilder<'t> {
    pub(super) fn of(&self, unit: Unit) -> &'t str {
        unit.span.of(self.text)
    }

    pub(super) fn push(&mut self, unit: Unit, kind: BlockKind) {
        if unit.label > 0 && unit.known == Some(kind) {
            let (start, end) = (unit.span.start(), unit.span.end());
            let at = start + usize::from(unit.label);
            let label = self.text[start..at].trim_end().len();
            self.blocks.push(Block { span: ByteSpan::new(start, start + label), kind: BlockKind::Furniture });
            self.blocks.push(Block { span: ByteSpan::new(at, end), kind });
        } else {
            self.blocks.push(Block { span: unit.span, kind });
        }
    }

    pub(super) fn publish(&mut self, published: Option<(Certainty, Date)>) {
        if let Some((certainty, date)) = published
            && self.published.is_none_or(|(before, _)| certainty > before)
        {
            self.published = Some((certainty, date));
        }
    }

    /// The day that a line of metadata names. The day on which a message was sent is its day of publication.
    pub(super) fn date_of(&self, unit: Unit, labelled_only: bool) -> Option<(Certainty, Date)> {
        let line = &self.of(unit)[usize::from(unit.label)..];
        if unit.label > 0 {
            return metadata::sent_on(line).map(|day| (Certainty::Published, day));
        }
        metadata::read(line, labelled_only)?.published
    }

    /// Whether the unit is a sentence or more of running text.
    pub(super) fn is_running_text(&self, unit: Unit) -> bool {
        is_running_text(self.text, unit)
    }

    /// Reads the units from `from` on.
    fn body(&mut self, units: &[Unit], from: usize) {
        let mut is_first = true;
        for at in from..units.len() {
            let unit = units[at];
            let kind = self.body_kind(units, at);
            if kind == BlockKind::Date {
                self.publish(self.date_of(unit, true));
            }
            let opens = is_first && kind == BlockKind::Paragraph && self.is_running_text(unit);
            is_first = is_first && !opens;
            match opens.then(|| self.dateline(units, at)).flatten() {
                Some((length, date)) => self.split_dateline(unit, length, date),
                None => self.push(unit, kind),
            }
        }
    }

    /// The dateline of the first paragraph, which is unit `at`. Where others beneath it begin with a label, too, a
    /// colon stands after who speaks or what it is about.
    fn dateline(&self, units: &[Unit], at: usize) -> Option<(usize, Option<Date>)> {
        let paragraph = self.of(units[at]);
        let (length, date) = dateline::find(paragraph, self.text)?;
        let begins_labelled = |unit: &Unit| {
            let start = self.of(*unit);
            let (label, _) = start[..start.floor_char_boundary(30)].split_once(": ")?;
            (label.starts_with(char::is_uppercase) && label.split(' ').count() <= 3).then_some(())
        };
        let is_series = paragraph[..length].ends_with(':')
            && units[at + 1..].iter().take(6).any(|unit| begins_labelled(unit).is_some());
        (!is_series).then_some((length, date))
    }

    fn split_dateline(&mut self, unit: Unit, length: usize, date: Option<Date>) {
        self.publish(date.map(|date| (Certainty::Dateline, date)));
        let (start, end) = (unit.span.start(), unit.span.end());
        let rest = self.text[start + length..end].trim_start().len();
        self.blocks.push(Block { span: ByteSpan::new(start, start + length), kind: BlockKind::Dateline });
        self.blocks.push(Block { span: ByteSpan::new(end - rest, end), kind: BlockKind::Paragraph });
    }

    fn body_kind(&self, units: &[Unit], at: usize) -> BlockKind {
        let unit = units[at];
        if let Some(kind) = unit.known {
            return kind;
        }
        let text = self.of(unit);
        if unit.role == Role::Prose && !unit.quoted && units.len() > 1 {
            if wording::is_furniture(text) {
                return BlockKind::Furniture;
            }
            if wording::is_caption(text) {
                return BlockKind::Caption;
            }
            if byline::is_credit(text) {
                return BlockKind::Byline;
            }
            if metadata::read(text, true).is_some()
                || metadata::is_clock(text)
                || metadata::is_full_date(text)
            {
                return BlockKind::Date;
            }
            if text.len() <= 80 && metadata::is_by_somebody(text) {
                return BlockKind::Byline;
            }
        }
        self.plain_kind(units, at)
    }

    /// The kind of a unit that is no metadata.
    pub(super) fn plain_kind(&self, units: &[Unit], at: usize) -> BlockKind {
        let unit = units[at];
        match unit.role {
            Role::Furniture => BlockKind::Furniture,
            Role::Table => BlockKind::Table,
            Role::Code => BlockKind::Code,
            _ if unit.quoted => BlockKind::Quote,
            Role::Inset if at > 0 && self.introduces(units[at - 1]) => BlockKind::Quote,
            Role::Item if self.is_list_item(units, at) => BlockKind::ListItem,
            Role::Prose | Role::Item | Role::Inset if self.is_heading(units, at) => BlockKind::Heading,
            Role::Prose | Role::Item | Role::Verse | Role::Inset => BlockKind::Paragraph,
        }
    }

    /// Whether a quotation set apart may follow: the unit is one already, ends with a colon, or is running text.
    fn introduces(&self, unit: Unit) -> bool {
        unit.role == Role::Inset || self.of(unit).ends_with(':') || self.is_running_text(unit)
    }

    /// Whether the item has another beside it, an introduction, or a mark that nothing else has.
    fn is_list_item(&self, units: &[Unit], at: usize) -> bool {
        let beside = |other: Option<usize>| {
            other.and_then(|other| units.get(other)).is_some_and(|unit| unit.role == Role::Item)
        };
        let introduced = at.checked_sub(1).is_some_and(|before| self.of(units[before]).ends_with(':'));
        let marker = self.of(units[at]).split_whitespace().next().unwrap_or_default();
        let clear = lines::is_bullet(marker) && !matches!(marker, "-" | "–" | "—" | "*" | "§");
        clear || introduced || beside(at.checked_sub(1)) || beside(Some(at + 1))
    }

    /// Whether the unit is a short line of its own between paragraphs.
    fn is_heading(&self, units: &[Unit], at: usize) -> bool {
        let text = self.of(units[at]);
        if markdown_heading(text).is_some() {
            return true;
        }
        let body = heading_words(text);
        let is_short = (2..=80).contains(&body.len()) && body.split_whitespace().count() <= 12;
        let is_numbered = body.len() < text.len();
        if at == 0 && !is_numbered || !is_short || !can_be_heading(body) || is_labelled(body) {
            return false;
        }
        let Some(next) =
            units[at + 1..].iter().copied().find(|next| next.known != Some(BlockKind::Furniture))
        else {
            return false;
        };
        let follows_text = at.checked_sub(1).is_none_or(|before| {
            let before = units[before];
            self.is_running_text(before)
                || before.role != Role::Prose
                || before.known.is_some()
                || lines::ends_sentence(self.of(before))
                || wording::is_furniture(self.of(before))
                || is_numbered && units[at].apart
        });
        // A list or table has a heading of its own only where that stands by itself.
        let heads_list = matches!(next.role, Role::Item | Role::Table) && units[at].apart;
        let heads_text = self.is_running_text(next)
            || is_numbered
                && units[at].apart
                && next.role == Role::Prose
                && lines::ends_sentence(self.of(next));
        follows_text && (heads_text || heads_list)
    }
}

/// A heading's words without its number or marker: "2. Boats", "2.1 Boats", "2 Boats".
fn heading_words(text: &str) -> &str {
    let marker = lines::list_marker(text);
    if marker > 0 {
        return text[marker..].trim_start();
    }
    text[section_number(text)..].trim_start()
}

/// Bytes of "2" or "2.1" before a heading's words.
pub(super) fn section_number(text: &str) -> usize {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = text.len() - rest.len();
    let is_number = (1..=6).contains(&number)
        && rest.starts_with(lines::is_blank)
        && text.starts_with(|c: char| c.is_ascii_digit());
    if is_number && rest.trim_start().starts_with(char::is_uppercase) { number } else { 0 }
}

pub(super) fn can_be_heading(text: &str) -> bool {
    let text = text.strip_suffix("[edit]").unwrap_or(text);
    text.len() <= 120
        && text.split_whitespace().count() <= 14
        && !text.contains('\n')
        && matches!(lines::opening(text), Opening::Upper | Opening::Caseless)
        && text.ends_with(|c: char| {
            c.is_alphanumeric() || matches!(c, '”' | '"' | '’' | '\'' | ')' | '»' | '?' | '？')
        })
        && (!lines::ends_sentence(text) || is_question(text))
}

/// Whether the line is a short question that nobody in an interview or a play asks ("Courier: And then?").
fn is_question(text: &str) -> bool {
    text.ends_with(['?', '？'])
        && text.split_whitespace().count() <= 11
        && !text.contains([':', ',', '"', '“'])
}

/// The words of a Markdown heading.
pub(super) fn markdown_heading(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    ((1..=6).contains(&level) && words.starts_with(lines::is_blank) && !words.contains('\n'))
        .then(|| words.trim_start())
}

/// Whether the line is a field with its label, as in forms, minutes and the heads of mails and releases.
pub(super) fn is_labelled(line: &str) -> bool {
    const LABELS: [&str; 20] = [
        "Q",
        "A",
        "Email",
        "E-mail",
        "From",
        "To",
        "Cc",
        "Re",
        "Date",
        "Phone",
        "Tel",
        "Fax",
        "Contact",
        "Contacts",
        "Present",
        "Apologies",
        "Absent",
        "Attendees",
        "Place",
        "Venue",
    ];
    if line.starts_with("Q. ") || line.starts_with("A. ") && line.ends_with(['.', '?']) {
        return true;
    }
    line.split_once(':').is_some_and(|(label, _)| LABELS.contains(&label.trim_end()))
}
