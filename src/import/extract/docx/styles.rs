//! What a Word document's styles say of the paragraphs and runs that have them.

use std::collections::BTreeMap;

use super::super::xml::{Event, Space, Tag, Xml};
use super::properties::{ParagraphProperties, RunProperties, is_on};

/// How many styles may be based on each other in a row.
const MAX_CHAIN: usize = 30;

/// What a paragraph is by its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The document's title.
    Title,
    /// A heading of any level.
    Heading,
    /// The words under a picture or table.
    Caption,
    /// A quotation set apart.
    Quote,
    /// Program text.
    Code,
    /// An entry of a table of contents, or the heading above.
    Contents,
}

/// A style as it stands in the file.
#[derive(Clone, Debug, Default)]
struct Style {
    based_on: Option<String>,
    role: Option<Role>,
    paragraph: ParagraphProperties,
    run: RunProperties,
}

/// All styles of a document, by their identifiers.
#[derive(Clone, Debug, Default)]
pub struct Styles {
    styles: BTreeMap<String, Style>,
    default_paragraph: Option<String>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(text: &str) -> Self {
        let (mut xml, mut styles) = (Xml::new(text), Self::default());
        loop {
            match xml.next() {
                Event::Open(tag) if tag.is(Space::Word, "style") => styles.add(&tag, &mut xml),
                Event::End => return styles,
                _ => {}
            }
        }
    }

    fn add(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) {
        let id = tag.attribute("styleId").unwrap_or_default();
        let is_default = tag.attribute("default").is_some_and(|value| is_on(Some(&value)));
        if is_default && tag.attribute("type").as_deref() == Some("paragraph") {
            self.default_paragraph = Some(id.clone());
        }
        let mut style = Style::default();
        loop {
            match xml.next() {
                Event::Open(tag) if tag.space == Space::Word => {
                    let value = tag.attribute("val");
                    match tag.name() {
                        "name" => style.role = value.as_deref().and_then(role_of),
                        "basedOn" => style.based_on = value,
                        "pPr" => {
                            style.paragraph = ParagraphProperties::read(xml);
                            continue;
                        }
                        "rPr" => {
                            style.run = RunProperties::read(xml);
                            continue;
                        }
                        _ => {}
                    }
                    xml.skip();
                }
                Event::Open(_) => xml.skip(),
                Event::Close | Event::End => break,
                Event::Text(_) => {}
            }
        }
        self.styles.insert(id, style);
    }

    /// The style with this identifier and those that it is based on, nearest first; the default where there is none.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = &'s Style> {
        let known = id.filter(|id| self.styles.contains_key(*id));
        let first = known.or(self.default_paragraph.as_deref()).and_then(|id| self.styles.get(id));
        let next = |style: &&'s Style| style.based_on.as_ref().and_then(|id| self.styles.get(id));
        std::iter::successors(first, next).take(MAX_CHAIN)
    }

    /// What a paragraph of this style is.
    pub fn role(&self, id: Option<&str>) -> Option<Role> {
        for style in self.chain(id) {
            if style.role.is_some() {
                return style.role;
            }
            match style.paragraph.is_heading {
                Some(true) => return Some(Role::Heading),
                Some(false) => return None,
                None => {}
            }
        }
        // A document that names a style that it does not hold, as those that programs make do.
        id.filter(|id| !self.styles.contains_key(*id)).and_then(role_of)
    }

    /// The list of a paragraph of this style, and the level in it.
    pub fn list(&self, id: Option<&str>) -> (Option<u32>, Option<u32>) {
        let list = self.chain(id).find_map(|style| style.paragraph.list);
        (list, self.chain(id).find_map(|style| style.paragraph.level))
    }

    /// Whether text of this paragraph style is hidden.
    pub fn hides(&self, id: Option<&str>) -> bool {
        self.chain(id).find_map(|style| style.run.is_hidden).unwrap_or(false)
    }

    /// What a style of characters says.
    pub fn run(&self, id: &str) -> RunProperties {
        let mut found = RunProperties::default();
        if self.styles.contains_key(id) {
            for style in self.chain(Some(id)) {
                found.is_hidden = found.is_hidden.or(style.run.is_hidden);
                found.font = found.font.or_else(|| style.run.font.clone());
            }
        }
        found
    }
}

/// What the name of a style says. Word keeps the names of its own styles in English, whatever language it shows; the
/// identifiers are translated, and so are the names that other programs give.
fn role_of(name: &str) -> Option<Role> {
    let name = name.trim().to_lowercase();
    let base = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    Some(match base {
        "title" | "titel" | "titre" | "título" | "titolo" => Role::Title,
        "heading" | "überschrift" | "titre niveau" | "kop" | "rubrik" | "overskrift" => Role::Heading,
        "caption" | "image caption" | "table caption" | "beschriftung" | "légende" => Role::Caption,
        "quote" | "intense quote" | "block quote" | "block text" | "quotations" | "zitat" => Role::Quote,
        "html preformatted" | "preformatted text" | "source code" | "macro" | "macro text" | "code" => {
            Role::Code
        }
        "toc" | "toc heading" | "contents heading" | "contents" | "table of figures" | "index"
        | "index heading" => Role::Contents,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(inner: &str) -> Styles {
        Styles::read(&format!("<w:styles>{inner}</w:styles>"))
    }

    #[test]
    fn roles_come_by_name_by_outline_and_by_what_a_style_is_based_on() {
        let styles = styles(
            "<w:style w:type='paragraph' w:default='1' w:styleId='Standard'><w:name w:val='Normal'/></w:style>
             <w:style w:styleId='berschrift1'><w:name w:val='heading 1'/><w:basedOn w:val='Standard'/></w:style>
             <w:style w:styleId='Kapitel'><w:name w:val='Kapitel'/><w:basedOn w:val='berschrift1'/></w:style>
             <w:style w:styleId='Rubrum'><w:name w:val='Rubrum'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>
             <w:style w:styleId='Flat'><w:basedOn w:val='Rubrum'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr></w:style>
             <w:style w:styleId='T'><w:name w:val='Title'/></w:style>
             <w:style w:styleId='A'><w:basedOn w:val='B'/></w:style>
             <w:style w:styleId='B'><w:basedOn w:val='A'/></w:style>",
        );
        let table = [
            (Some("berschrift1"), Some(Role::Heading)),
            (Some("Kapitel"), Some(Role::Heading)),
            (Some("Rubrum"), Some(Role::Heading)),
            (Some("T"), Some(Role::Title)),
            (Some("Heading2"), Some(Role::Heading)),
            (Some("Flat"), None),
            (Some("A"), None),
            (None, None),
        ];
        for (id, expected) in table {
            assert_eq!(styles.role(id), expected, "{id:?}");
        }
    }

    #[test]
    fn lists_and_hiding_are_inherited() {
        let styles = styles(
            "<w:style w:styleId='List'><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='4'/></w:numPr></w:pPr></w:style>
             <w:style w:styleId='Own'><w:basedOn w:val='List'/><w:rPr><w:vanish/></w:rPr></w:style>
             <w:style w:styleId='Shown'><w:basedOn w:val='Own'/><w:rPr><w:vanish w:val='0'/></w:rPr></w:style>",
        );
        assert_eq!(styles.list(Some("Own")), (Some(4), Some(1)));
        assert!(styles.hides(Some("Own")) && !styles.hides(Some("Shown")) && !styles.hides(None));
        assert_eq!(styles.run("Own").is_hidden, Some(true));
        assert_eq!(styles.run("None").is_hidden, None);
    }
}
