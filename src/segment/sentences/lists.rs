//! Lists within a paragraph: "1. First item 2. Second item", "a) … b) …", "• … • …".
//!
//! Only a sentence that begins with a marker opens such a list, and only the marker that follows in the count goes on
//! with it, so a number in running text stays where it is.

use super::Scan;
use super::marks::is_bullet;
use crate::text::TokenKind;

/// What stands at the beginning of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    bullet: Option<char>,
    count: Count,
    style: Style,
}

/// Where an item stands in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Count {
    /// A bullet alone.
    None,
    Number(u16),
    Letter(u8),
    /// "2.1", which no item follows.
    Section,
}

/// How a marker is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// "•"
    Bare,
    /// "1."
    Stop,
    /// "1)"
    Bracket,
    /// "1.)"
    StopBracket,
    /// "(1)"
    Brackets,
}

impl Marker {
    /// Whether `next` is the marker of the item that follows.
    fn is_followed_by(self, next: Self) -> bool {
        let counts_on = match (self.count, next.count) {
            (Count::None, Count::None) => true,
            (Count::Number(this), Count::Number(that)) => that == this + 1,
            (Count::Letter(this), Count::Letter(that)) => that == this + 1,
            _ => false,
        };
        counts_on && self.style == next.style && self.bullet == next.bullet
    }

    /// "1."
    fn is_first(self) -> bool {
        self.count == Count::Number(1) && self.style == Style::Stop && self.bullet.is_none()
    }

    /// Whether such a marker is one wherever a sentence begins: "5. That is a lot" is not, while hardly a sentence but
    /// the first of a list begins with "1.".
    fn is_certain(self) -> bool {
        let counted = matches!(self.count, Count::Letter(_)) || self.is_first();
        self.bullet.is_some() || self.style != Style::Stop || counted
    }
}

/// "2.1", "3.10.2": the number of a section.
fn is_section(number: &[u8]) -> bool {
    number.len() <= 8
        && number.contains(&b'.')
        && number.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.')
}

/// Digits of the greatest number that counts an item.
const MOST_DIGITS: usize = 3;

/// The value of a few digits, which may be fullwidth ones ("１").
fn small_number(digits: &str) -> Option<u16> {
    let mut value = 0;
    for (place, digit) in digits.chars().enumerate() {
        let ascii = match digit {
            '０'..='９' => digit as u32 - '０' as u32,
            _ => digit.to_digit(10)?,
        };
        if place == MOST_DIGITS {
            return None;
        }
        value = value * 10 + ascii as u16;
    }
    Some(value)
}

impl Scan<'_> {
    /// The marker at token `at`, and the token after it.
    pub fn marker(&self, at: usize) -> Option<(Marker, usize)> {
        let bullet = self.char_at(at).filter(|&c| is_bullet(c));
        let first = at + usize::from(bullet.is_some());
        if bullet.is_some() && first >= self.tokens.len() {
            return None;
        }
        if let Some((count, style, end)) = self.counted(first) {
            return Some((Marker { bullet, count, style }, end));
        }
        bullet.map(|_| (Marker { bullet, count: Count::None, style: Style::Bare }, first))
    }

    /// "1.", "1)", "1.)", "(1)" and the same with a small letter; white space stands after it.
    fn counted(&self, at: usize) -> Option<(Count, Style, usize)> {
        let opened = self.str_at(at) == "(";
        let first = at + usize::from(opened);
        let token = self.tokens.get(first)?;
        let text = self.str(first);
        let count = match (token.kind, text.as_bytes()) {
            (TokenKind::Number, digits) if is_section(digits) => Count::Section,
            (TokenKind::Number, _) => Count::Number(small_number(text)?),
            (TokenKind::Word, &[letter @ b'a'..=b'z']) => Count::Letter(letter),
            _ => return None,
        };
        let glued = |at: usize| if self.is_glued(at) { self.str_at(at) } else { "" };
        let (style, end) = match (opened, glued(first + 1), glued(first + 2)) {
            (true, ")", _) => (Style::Brackets, first + 2),
            (false, ".", ")") => (Style::StopBracket, first + 3),
            // The fullwidth stop has its white space within.
            (false, "．", _) if self.tokens.get(first + 2)?.kind != TokenKind::Number => {
                return Some((count, Style::Stop, first + 2));
            }
            (false, ".", _) => (Style::Stop, first + 2),
            (false, ")", _) => (Style::Bracket, first + 2),
            _ => return None,
        };
        self.tokens.get(end)?.space_before().then_some((count, style, end))
    }

    /// Takes the marker at the beginning of a sentence; gives the first token after it.
    pub fn take_marker(&mut self) -> usize {
        let start = self.start;
        let Some((marker, end)) = self.marker(start) else { return start };
        let expected = self.list.is_some_and(|list| list.is_followed_by(marker));
        let opens_list = self.begins_line(start) || expected;
        if !(opens_list || marker.is_certain()) {
            return start;
        }
        // "1. FC Nord" may be an ordinal: its stop ends no sentence, but no "2." is looked for.
        if !opens_list && marker.is_first() && self.writes_ordinals() {
            return end;
        }
        self.list = Some(marker);
        end
    }

    /// "as follows: 1. Open the lid": after a colon a list begins inside a sentence. Gives the token after the marker.
    pub fn open_list(&mut self, at: usize) -> Option<usize> {
        if at == self.start || self.str(at - 1) != ":" || !self.tokens[at].space_before() {
            return None;
        }
        let (marker, end) = self.marker(at)?;
        let stops = matches!(marker.style, Style::Stop | Style::StopBracket);
        if marker.count != Count::Number(1) || !stops || end >= self.tokens.len() {
            return None;
        }
        self.list = Some(marker);
        Some(end)
    }

    /// Whether the next item of the list begins at `at`, inside a sentence.
    pub fn begins_item(&self, at: usize) -> bool {
        let Some(list) = self.list else { return false };
        // "1) rain, 2) snow and 3) hail" is one sentence.
        at > self.start
            && self.tokens[at].space_before()
            && !matches!(self.str(at - 1), "," | ";" | "and" | "or")
            && self
                .marker(at)
                .is_some_and(|(marker, end)| list.is_followed_by(marker) && end < self.tokens.len())
    }
}
