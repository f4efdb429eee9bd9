//! What HTML's elements mean for the text in them.

use super::tokens::Tag;

/// What an element does to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Part of a line.
    Inline,
    /// Begins and ends a paragraph: `div`, `section`.
    Block,
    /// `p`, which other blocks end.
    Paragraph,
    /// `h1` to `h6`.
    Heading,
    /// `li`, `dt` and `dd`, which the next of them ends.
    Item,
    /// `ul`, `ol`, `dl`.
    List,
    /// `blockquote`, and what mail programs wrap an answered message in.
    Quote,
    /// `pre`.
    Code,
    /// `table`.
    Table,
    /// `tr`.
    Row,
    /// `td`, `th`.
    Cell,
    /// `caption`, `figcaption`.
    Caption,
    /// A menu or the foot of a page.
    Furniture,
    /// A footnote or endnote.
    Note,
    /// Not part of the text: pictures, programs, controls.
    LeftOut,
    /// `br`.
    Break,
    /// Without content, and a boundary between paragraphs: `hr`.
    Rule,
    /// Without content or meaning: `img`, `meta`; and `html`, `body`, `tbody`, whose tags may be missing anyway.
    Nothing,
}

impl Role {
    /// The role of the element with this name.
    pub fn of_name(name: &str) -> Self {
        // No name of HTML is longer than "blockquote".
        let mut lower = [0; 10];
        let Some(buffer) = lower.get_mut(..name.len()) else { return Self::Inline };
        buffer.copy_from_slice(name.as_bytes());
        buffer.make_ascii_lowercase();
        match &*buffer {
            b"p" => Self::Paragraph,
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Self::Heading,
            b"li" | b"dt" | b"dd" => Self::Item,
            b"ul" | b"ol" | b"dl" | b"menu" | b"dir" => Self::List,
            b"blockquote" => Self::Quote,
            b"pre" | b"listing" | b"plaintext" | b"xmp" => Self::Code,
            b"table" => Self::Table,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"caption" | b"figcaption" => Self::Caption,
            b"nav" => Self::Furniture,
            b"br" => Self::Break,
            b"hr" => Self::Rule,
            b"div" | b"section" | b"article" | b"main" | b"header" | b"footer" | b"aside" | b"address"
            | b"center" | b"figure" | b"details" | b"summary" | b"form" | b"fieldset" | b"legend"
            | b"hgroup" | b"search" | b"optgroup" => Self::Block,
            b"html" | b"body" | b"head" | b"tbody" | b"thead" | b"tfoot" | b"col" | b"colgroup" | b"img"
            | b"meta" | b"link" | b"base" | b"wbr" | b"input" | b"area" | b"source" | b"track" | b"param"
            | b"embed" | b"frame" | b"basefont" | b"isindex" => Self::Nothing,
            b"script" | b"style" | b"template" | b"noscript" | b"svg" | b"math" | b"iframe" | b"object"
            | b"applet" | b"noembed" | b"noframes" | b"title" | b"textarea" | b"select" | b"button"
            | b"datalist" | b"audio" | b"video" | b"canvas" | b"map" | b"frameset" | b"progress"
            | b"meter" => Self::LeftOut,
            _ => Self::Inline,
        }
    }

    /// The role of the element that a tag opens, its attributes considered.
    pub fn of_tag(tag: &Tag<'_>) -> Self {
        let role = Self::of_name(tag.name);
        if matches!(role, Self::Break | Self::Rule | Self::Nothing | Self::LeftOut) {
            return role;
        }
        for (name, value) in tag.attributes() {
            let has = |known: &[&str]| value.split_ascii_whitespace().any(|word| known.contains(&word));
            let found = match name {
                "epub:type" if has(&NOTES) => Some(Self::Note),
                "epub:type" if has(&["noteref", "pagebreak"]) => Some(Self::LeftOut),
                "role" if has(&["doc-footnote", "doc-endnote"]) => Some(Self::Note),
                "role" if has(&["doc-noteref", "doc-pagebreak"]) => Some(Self::LeftOut),
                "role" if has(&["navigation", "menu", "menubar"]) => Some(Self::Furniture),
                "class" if role == Self::Block && has(&["gmail_quote", "yahoo_quoted"]) => Some(Self::Quote),
                _ => None,
            };
            // Lists and tables keep their own structure.
            if let Some(found) = found.filter(|_| !matches!(role, Self::Table | Self::Row | Self::Cell)) {
                return found;
            }
        }
        role
    }

    /// Whether it ends the paragraph in front of it.
    pub fn is_block(self) -> bool {
        !matches!(self, Self::Inline | Self::Break | Self::Nothing | Self::LeftOut)
    }

    /// What the start tag of an element with this role means for an element that is open around it.
    pub fn implied_end(self, open: Self) -> Implied {
        let (ends, holds) = match self {
            Self::Row => (matches!(open, Self::Row | Self::Cell), open == Self::Table),
            Self::Cell => (open == Self::Cell, matches!(open, Self::Table | Self::Row)),
            Self::Item => {
                (open == Self::Item, matches!(open, Self::List | Self::Table | Self::Cell | Self::LeftOut))
            }
            Self::Heading => (matches!(open, Self::Heading | Self::Paragraph), open != Self::Inline),
            _ if self.is_block() => (open == Self::Paragraph, open != Self::Inline),
            _ => (false, true),
        };
        match (ends, holds) {
            (true, _) => Implied::Ends,
            (_, true) => Implied::Holds,
            _ => Implied::Neither,
        }
    }

    /// Whether the end tag of an element with this role does not reach past an open element with the role `open`.
    pub fn is_held_by(self, open: Self) -> bool {
        match self {
            Self::Inline => open != Self::Inline,
            Self::Table => false,
            Self::Row | Self::Cell => open == Self::Table,
            Self::Item => matches!(open, Self::List | Self::Table | Self::Cell),
            _ => matches!(open, Self::Table | Self::Cell),
        }
    }
}

/// What a start tag means for an element that is open around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Implied {
    /// It ends it.
    Ends,
    /// It stays inside it, and those further out are not touched either.
    Holds,
    /// That depends on those further out.
    Neither,
}

/// The words of EPUB's structural semantics for notes.
const NOTES: [&str; 5] = ["footnote", "endnote", "rearnote", "note", "footnotes"];

/// Whether an element is not shown, by its own attributes.
pub fn is_hidden(tag: &Tag<'_>) -> bool {
    tag.attributes().any(|(name, value)| match name.len() {
        6 if name.eq_ignore_ascii_case("hidden") => !value.eq_ignore_ascii_case("until-found"),
        11 if name.eq_ignore_ascii_case("aria-hidden") => value.eq_ignore_ascii_case("true"),
        5 if name.eq_ignore_ascii_case("style") => {
            let style: String = value.chars().filter(|c| !c.is_whitespace()).collect();
            let style = style.to_ascii_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden")
        }
        _ => false,
    })
}
