//! The article's own structure: title, byline, metadata line, dateline, headings, paragraphs.
//!
//! What is not clearly something else is a paragraph.

use time::Date;

use super::dateline;
use super::layout;
use super::lines::{self, Link, Opening, Role};
use super::metadata::{self, Certainty, MetadataKind};
use super::wording;
use crate::options::Repair;
use crate::text::{Block, BlockKind, ByteSpan};

/// What the text says about itself.
pub struct Structure {
    /// In text order; every character that is not white space lies in exactly one.
    pub blocks: Vec<Block>,
    /// The article's own date.
    pub published: Option<Date>,
}

/// Divides `text` into blocks. Line breaks inside a paragraph of wrapped lines divide nothing.
pub fn find(text: &str) -> Structure {
    let units = units(text);
    let mut reader = Reader { text, blocks: Vec::with_capacity(units.len() + 1), published: None };
    let body = reader.preamble(&units);
    reader.body(&units, body);
    Structure { blocks: reader.blocks, published: reader.published.map(|(_, date)| date) }
}

/// Lines that belong together.
#[derive(Clone, Copy, Debug)]
struct Unit {
    span: ByteSpan,
    role: Role,
    quoted: bool,
}

fn units(text: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for line in layout::of(text, Repair::Auto).lines {
        let span = ByteSpan::new(line.start(), line.end());
        match units.last_mut() {
            // A paragraph that goes on after a page number is in two blocks here.
            Some(unit)
                if line.link == Link::Kept || line.link == Link::Wrapped && unit.role != Role::Furniture =>
            {
                unit.span = unit.span.cover(span);
            }
            _ => units.push(Unit { span, role: line.role, quoted: line.is_quoted() }),
        }
    }
    units
}

/// A headline and what stands around it is looked for in so many units; a text whose first paragraph comes later is
/// no article.
const LONGEST_PREAMBLE: usize = 16;

struct Reader<'t> {
    text: &'t str,
    blocks: Vec<Block>,
    published: Option<(Certainty, Date)>,
}

impl<'t> Reader<'t> {
    fn of(&self, unit: Unit) -> &'t str {
        unit.span.of(self.text)
    }

    fn push(&mut self, unit: Unit, kind: BlockKind) {
        self.blocks.push(Block { span: unit.span, kind });
    }

    fn publish(&mut self, published: Option<(Certainty, Date)>) {
        if let Some((certainty, date)) = published
            && self.published.is_none_or(|(before, _)| certainty > before)
        {
            self.published = Some((certainty, date));
        }
    }

    /// Whether the unit is a sentence or more of running text.
    fn is_running_text(&self, unit: Unit) -> bool {
        let text = self.of(unit);
        // A headline may be a question or an exclamation, but hardly one of this length.
        let least = if text.ends_with(['?', '!', '？', '！']) { 120 } else { 24 };
        let is_sentence = text.len() >= least && lines::ends_sentence(text) && !wording::is_caption(text);
        unit.role == Role::Prose && !unit.quoted && (is_sentence || text.len() >= 240)
    }

    /// Reads the units before the first paragraph; returns how many they are.
    fn preamble(&mut self, units: &[Unit]) -> usize {
        let head = &units[..units.len().min(LONGEST_PREAMBLE)];
        let Some(body) = head.iter().position(|&unit| self.is_running_text(unit)) else {
            return 0;
        };
        let kinds: Vec<Option<BlockKind>> =
            head[..body].iter().map(|&unit| self.preamble_kind(unit)).collect();
        let is_letter = head[..body].iter().any(|&unit| is_greeting(self.of(unit)));
        let mut titles =
            (0..body).filter(|&at| !is_letter && kinds[at].is_none() && self.can_be_title(head[at]));
        let title = titles.next().map(|first| match titles.next() {
            Some(second) if second == first + 1 && self.is_kicker(head[first], head[second]) => {
                (Some(first), second)
            }
            _ => (None, first),
        });
        for at in 0..body {
            let kind = match (kinds[at], title) {
                (Some(kind), _) => kind,
                (None, Some((_, title))) if at == title => BlockKind::Title,
                (None, Some((Some(kicker), _))) if at == kicker => BlockKind::Kicker,
                (None, Some((_, title))) if at > title => {
                    let is_dated = kinds.get(at + 1) == Some(&Some(BlockKind::Date));
                    self.under_title(head[at], is_dated).unwrap_or_else(|| self.plain_kind(units, at))
                }
                (None, _) => self.plain_kind(units, at),
            };
            if matches!(kind, BlockKind::Date | BlockKind::Byline) {
                let metadata = metadata::read(self.of(head[at]), false);
                self.publish(metadata.and_then(|metadata| metadata.published));
            }
            self.push(head[at], kind);
        }
        body
    }

    /// The kind of a unit before the first paragraph, apart from titles.
    fn preamble_kind(&self, unit: Unit) -> Option<BlockKind> {
        if unit.role != Role::Prose || unit.quoted {
            return None;
        }
        let text = self.of(unit);
        if is_address(text) || wording::is_furniture(text) {
            return Some(BlockKind::Furniture);
        }
        if wording::is_caption(text) {
            return Some(BlockKind::Caption);
        }
        metadata::read(text, false).map(|metadata| match metadata.kind {
            MetadataKind::Date => BlockKind::Date,
            MetadataKind::Byline => BlockKind::Byline,
            MetadataKind::Count => BlockKind::Furniture,
        })
    }

    fn can_be_title(&self, unit: Unit) -> bool {
        let text = self.of(unit);
        let text = markdown_heading(text).unwrap_or(text);
        unit.role == Role::Prose
            && !unit.quoted
            && (4..=160).contains(&text.len())
            && text.split_whitespace().count() <= 28
            && !text.ends_with(['.', ':', ',', ';', '。'])
            && !lines::ends_open(text)
            && lines::opening(text) != Opening::Lower
            && text.chars().any(char::is_alphabetic)
            && !["Q:", "Q.", "A:", "Email:", "From:", "To:"].iter().any(|label| text.starts_with(label))
    }

    /// Whether `first` is a label above the headline `second`.
    fn is_kicker(&self, first: Unit, second: Unit) -> bool {
        let (first, second) = (self.of(first), self.of(second));
        let words = |text: &str| text.split_whitespace().count();
        let in_capitals = |text: &str| !text.chars().any(char::is_lowercase);
        wording::is_kicker(first) && words(second) > words(first)
            || words(first) <= 3 && in_capitals(first) && words(second) >= 4 && !in_capitals(second)
    }

    /// The kind of a line between the headline and the first paragraph: the author's name above a date, or a subheading.
    fn under_title(&self, unit: Unit, is_dated: bool) -> Option<BlockKind> {
        let text = self.of(unit);
        if unit.role != Role::Prose || unit.quoted || !can_be_heading(text) {
            return None;
        }
        let is_name = (2..=3).contains(&text.split_whitespace().count())
            && text.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
            && !text.contains(|c: char| c.is_ascii_digit())
            && !wording::is_kicker(text);
        Some(if is_name && is_dated { BlockKind::Byline } else { BlockKind::Heading })
    }

    /// Reads the units from `from` on.
    fn body(&mut self, units: &[Unit], from: usize) {
        let mut is_first = true;
        for at in from..units.len() {
            let unit = units[at];
            let kind = self.body_kind(units, at);
            if kind == BlockKind::Date {
                let metadata = metadata::read(self.of(unit), true);
                self.publish(metadata.and_then(|metadata| metadata.published));
            }
            let opens = is_first && kind == BlockKind::Paragraph && self.is_running_text(unit);
            is_first = is_first && !opens;
            match opens.then(|| dateline::find(self.of(unit))).flatten() {
                Some((length, date)) => self.split_dateline(unit, length, date),
                None => self.push(unit, kind),
            }
        }
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
        let text = self.of(unit);
        if unit.role == Role::Prose && !unit.quoted && units.len() > 1 {
            if wording::is_furniture(text) {
                return BlockKind::Furniture;
            }
            if wording::is_caption(text) {
                return BlockKind::Caption;
            }
            if metadata::read(text, true).is_some() {
                return BlockKind::Date;
            }
        }
        self.plain_kind(units, at)
    }

    /// The kind of a unit that is no metadata.
    fn plain_kind(&self, units: &[Unit], at: usize) -> BlockKind {
        let unit = units[at];
        match unit.role {
            Role::Furniture => BlockKind::Furniture,
            Role::Table => BlockKind::Table,
            Role::Code => BlockKind::Code,
            _ if unit.quoted => BlockKind::Quote,
            Role::Item if self.is_list_item(units, at) => BlockKind::ListItem,
            Role::Prose | Role::Item if self.is_heading(units, at) => BlockKind::Heading,
            Role::Prose | Role::Item | Role::Verse => BlockKind::Paragraph,
        }
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
        let Some(&next) = units.get(at + 1) else { return false };
        let follows_text = at.checked_sub(1).is_none_or(|before| {
            let before = units[before];
            self.is_running_text(before)
                || before.role != Role::Prose
                || lines::ends_sentence(self.of(before))
        });
        let body = text[lines::list_marker(text)..].trim_start();
        let is_short = body.len() <= 80 && body.split_whitespace().count() <= 12 && !body.is_empty();
        at > 0 && is_short && follows_text && can_be_heading(body) && self.is_running_text(next)
    }
}

fn can_be_heading(text: &str) -> bool {
    text.len() <= 120
        && text.split_whitespace().count() <= 14
        && !text.contains('\n')
        && matches!(lines::opening(text), Opening::Upper | Opening::Caseless)
        && text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '”' | '"' | '’' | '\'' | ')' | '»'))
        && !lines::ends_sentence(text)
}

/// The words of a Markdown heading.
fn markdown_heading(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    ((1..=6).contains(&level) && words.starts_with(' ') && !words.contains('\n')).then(|| words.trim_start())
}

/// Whether the line is a web address and nothing else.
fn is_address(line: &str) -> bool {
    let starts = ["https://", "http://", "www."].iter().any(|start| line.starts_with(start));
    starts && !line.contains(char::is_whitespace)
}

/// Whether the line greets a reader, as letters do.
fn is_greeting(line: &str) -> bool {
    let first = line.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    line.len() <= 60
        && line.split_whitespace().count() <= 4
        && (line.ends_with([',', '!', ':']) && ["Hi", "Hello", "Hey", "Dear"].contains(&first)
            || ["Hi", "Hello", "Hey"].contains(&line))
}
