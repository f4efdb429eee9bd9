//! What an `OpenDocument` text's styles say of the paragraphs and spans that have them, and of its lists.

use std::collections::BTreeMap;

use super::super::xml::{Event, Space, Tag, Xml};
use super::super::zipped::blocks::Numerals;
use crate::import::decoded::PartKind;

/// How many styles may be based on each other in a row.
const MAX_CHAIN: usize = 30;

/// A style of paragraphs or of spans.
#[derive(Clone, Debug, Default)]
struct Style {
    parent: Option<String>,
    kind: Option<PartKind>,
    is_hidden: Option<bool>,
    list: Option<String>,
}

/// How a level of a list is numbered.
#[derive(Clone, Debug, Default)]
pub struct Level {
    /// `None` for bullets and for no number.
    pub numerals: Option<Numerals>,
    /// What stands before the number.
    pub prefix: String,
    /// What stands after it.
    pub suffix: String,
    /// How many levels the number shows, this one included.
    pub shown: usize,
    /// The first number.
    pub start: u32,
}

/// All styles of a document. Those of paragraphs and of spans may have the same names.
#[derive(Clone, Debug, Default)]
pub struct Styles {
    styles: BTreeMap<(bool, String), Style>,
    lists: BTreeMap<String, BTreeMap<usize, Level>>,
}

impl Styles {
    /// Adds the styles in `styles.xml` or at the head of `content.xml`.
    pub fn add(&mut self, text: &str) {
        let mut xml = Xml::new(text);
        loop {
            match xml.next() {
                Event::Open(tag) if tag.is(Space::Style, "style") => self.add_style(&tag, &mut xml),
                Event::Open(tag) if tag.is(Space::Text, "list-style") => self.add_list(&tag, &mut xml),
                Event::Open(tag)
                    if matches!(tag.name(), "body" | "master-styles") && tag.space == Space::Office =>
                {
                    return;
                }
                Event::End => return,
                _ => {}
            }
        }
    }

    fn add_style(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) {
        let name = tag.attribute("name").unwrap_or_default();
        let is_paragraph = match tag.attribute("family").as_deref() {
            Some("paragraph") => true,
            Some("text") => false,
            _ => return xml.skip(),
        };
        let mut style = Style {
            parent: tag.attribute("parent-style-name"),
            kind: kind_of(&name).or_else(|| kind_of(&tag.attribute("display-name")?)),
            is_hidden: None,
            list: tag.attribute("list-style-name").filter(|name| !name.is_empty()),
        };
        loop {
            match xml.next() {
                Event::Open(tag) => {
                    if tag.is(Space::Style, "text-properties")
                        && let Some(display) = tag.attribute("display")
                    {
                        style.is_hidden = Some(display == "none");
                    }
                    xml.skip();
                }
                Event::Close | Event::End => break,
                Event::Text(_) => {}
            }
        }
        self.styles.insert((is_paragraph, name), style);
    }

    fn add_list(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) {
        let name = tag.attribute("name").unwrap_or_default();
        let mut levels = BTreeMap::new();
        loop {
            match xml.next() {
                Event::Open(tag) => {
                    if let Some(level) = tag.number("level") {
                        levels.insert(level, level_of(&tag));
                    }
                    xml.skip();
                }
                Event::Close | Event::End => break,
                Event::Text(_) => {}
            }
        }
        self.lists.insert(name, levels);
    }

    fn chain<'s>(
        &'s self,
        is_paragraph: bool,
        name: Option<&str>,
    ) -> impl Iterator<Item = &'s Style> + use<'s> {
        let find = move |name: &str| self.styles.get(&(is_paragraph, name.to_owned()));
        let next = move |style: &&Style| style.parent.as_deref().and_then(find);
        std::iter::successors(name.and_then(find), next).take(MAX_CHAIN)
    }

    /// What a paragraph of this style is, if its style says.
    pub fn kind(&self, name: Option<&str>) -> Option<PartKind> {
        let own = self.chain(true, name).find_map(|style| style.kind);
        // A program's own styles need not be in the file; what is based on them is known by their names.
        let missing = || self.chain(true, name).last().map_or(name, |style| style.parent.as_deref());
        own.or_else(|| missing().and_then(kind_of))
    }

    /// Whether a paragraph style hides its text.
    pub fn hides_paragraph(&self, name: Option<&str>) -> bool {
        self.chain(true, name).find_map(|style| style.is_hidden).unwrap_or(false)
    }

    /// Whether a style of spans hides or shows their text; `None` where it does not say.
    pub fn hides_span(&self, name: Option<&str>) -> Option<bool> {
        self.chain(false, name).find_map(|style| style.is_hidden)
    }

    /// The style of lists that a paragraph style comes with.
    pub fn list_of(&self, name: Option<&str>) -> Option<&str> {
        self.chain(true, name).find_map(|style| style.list.as_deref())
    }

    /// How a level (from 1) of a list of this style is numbered.
    pub fn level(&self, list: &str, level: usize) -> Option<&Level> {
        self.lists.get(list)?.get(&level)
    }
}

fn level_of(tag: &Tag<'_>) -> Level {
    let format = tag.attribute("num-format").filter(|_| tag.name() == "list-level-style-number");
    let numerals = format.and_then(|format| {
        Some(match format.as_str() {
            "1" => Numerals::Decimal,
            "01" => Numerals::PaddedDecimal,
            "a" => Numerals::LowerLetter,
            "A" => Numerals::UpperLetter,
            "i" => Numerals::LowerRoman,
            "I" => Numerals::UpperRoman,
            _ => return None,
        })
    });
    Level {
        numerals,
        prefix: tag.attribute("num-prefix").unwrap_or_default(),
        suffix: tag.attribute("num-suffix").unwrap_or_default(),
        shown: tag.number("display-levels").unwrap_or(1),
        start: tag.number("start-value").unwrap_or(1),
    }
}

/// What the name of a style says. The names of `LibreOffice`'s own styles are English in every language; a space in them is
/// written as `_20_`.
fn kind_of(name: &str) -> Option<PartKind> {
    let name = name.replace("_20_", " ").to_lowercase();
    let base = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    Some(match base {
        "title" => PartKind::Title,
        "heading" | "bibliography heading" => PartKind::Heading,
        "caption" | "illustration" | "drawing" | "figure" => PartKind::Caption,
        "quotations" | "quote" | "block quotation" => PartKind::Quote,
        "preformatted text" | "source code" => PartKind::Code,
        "contents" | "contents heading" | "index" | "index heading" | "toc" => PartKind::Furniture,
        // What is based on a heading or on an index and yet is neither.
        "subtitle" | "bibliography" => PartKind::Paragraph,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_lists_and_hiding_are_inherited() {
        let mut styles = Styles::default();
        styles.add(
            "<office:s><style:style style:name='Heading_20_1' style:family='paragraph'/>
             <style:style style:name='P1' style:family='paragraph' style:parent-style-name='Heading_20_1'/>
             <style:style style:name='P2' style:family='paragraph' style:parent-style-name='Preformatted_20_Text'/>
             <style:style style:name='P3' style:family='paragraph' style:list-style-name='L1'><style:text-properties
               text:display='none'/></style:style>
             <style:style style:name='P4' style:family='paragraph' style:parent-style-name='P3'/>
             <style:style style:name='P5' style:family='paragraph' style:parent-style-name='P5'/>
             <style:style style:name='P1' style:family='text'><style:text-properties text:display='true'/></style:style>
             <text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-suffix=')'
               style:num-format='a' text:start-value='3'/><text:list-level-style-bullet text:level='2'/></text:list-style>
             </office:s>",
        );
        for (name, kind) in [
            ("P1", Some(PartKind::Heading)),
            ("Heading_20_2", Some(PartKind::Heading)),
            ("P2", Some(PartKind::Code)),
            ("P3", None),
            ("P5", None),
            ("Subtitle", Some(PartKind::Paragraph)),
        ] {
            assert_eq!(styles.kind(Some(name)), kind, "{name}");
        }
        assert!(styles.hides_paragraph(Some("P4")) && !styles.hides_paragraph(Some("P1")));
        assert_eq!((styles.hides_span(Some("P1")), styles.hides_span(None)), (Some(false), None));
        assert_eq!(styles.list_of(Some("P4")), Some("L1"));
        let level = styles.level("L1", 1).unwrap();
        assert_eq!(
            (level.numerals, level.start, level.suffix.as_str()),
            (Some(Numerals::LowerLetter), 3, ")")
        );
        assert!(styles.level("L1", 2).unwrap().numerals.is_none() && styles.level("L2", 1).is_none());
    }
}
