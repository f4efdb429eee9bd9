//! The properties of paragraphs and runs that decide what of them is read, and as what.

use super::super::xml::{Event, Space, Xml};

/// The first outline level that is no heading's: body text.
const BODY_LEVEL: u32 = 9;

/// What a paragraph's properties say; `None` where they do not.
#[derive(Clone, Debug, Default)]
pub struct ParagraphProperties {
    /// The identifier of its style.
    pub style: Option<String>,
    /// Whether its outline level is that of a heading.
    pub is_heading: Option<bool>,
    /// The list that it is an item of; 0 takes it out of the list of its style.
    pub list: Option<u32>,
    /// Its level in the list.
    pub level: Option<u32>,
    /// Whether it is a large first letter that stands beside the next paragraph.
    pub is_drop_cap: bool,
    /// Whether its end was deleted by a tracked change: the next paragraph continues it.
    pub is_joined: bool,
}

impl ParagraphProperties {
    /// Reads `w:pPr`, which has begun.
    pub fn read(xml: &mut Xml<'_>) -> Self {
        let mut found = Self::default();
        loop {
            match xml.next() {
                Event::Open(tag) if tag.space == Space::Word => {
                    match tag.name() {
                        "pStyle" => found.style = tag.attribute("val"),
                        "outlineLvl" => {
                            found.is_heading = tag.number("val").map(|level: u32| level < BODY_LEVEL);
                        }
                        "framePr" => {
                            let kind = tag.attribute("dropCap");
                            found.is_drop_cap = matches!(kind.as_deref(), Some("drop" | "margin"));
                        }
                        "numPr" => {
                            found.read_list(xml);
                            continue;
                        }
                        "rPr" => {
                            found.is_joined = RunProperties::read(xml).is_deleted;
                            continue;
                        }
                        _ => {}
                    }
                    xml.skip();
                }
                Event::Open(_) => xml.skip(),
                Event::Close | Event::End => return found,
                Event::Text(_) => {}
            }
        }
    }

    fn read_list(&mut self, xml: &mut Xml<'_>) {
        loop {
            match xml.next() {
                Event::Open(tag) => {
                    match tag.name() {
                        "ilvl" => self.level = tag.number("val"),
                        "numId" => self.list = tag.number("val"),
                        _ => {}
                    }
                    xml.skip();
                }
                Event::Close | Event::End => return,
                Event::Text(_) => {}
            }
        }
    }
}

/// What a run's properties say; `None` where they do not.
#[derive(Clone, Debug, Default)]
pub struct RunProperties {
    /// The identifier of its style.
    pub style: Option<String>,
    /// Whether it is hidden text.
    pub is_hidden: Option<bool>,
    /// The font of its Western characters.
    pub font: Option<String>,
    /// Whether what has the properties was deleted or moved away by a tracked change.
    pub is_deleted: bool,
}

impl RunProperties {
    /// Reads `w:rPr`, which has begun.
    pub fn read(xml: &mut Xml<'_>) -> Self {
        let mut found = Self::default();
        loop {
            match xml.next() {
                Event::Open(tag) => {
                    if tag.space == Space::Word {
                        match tag.name() {
                            "rStyle" => found.style = tag.attribute("val"),
                            "vanish" => found.is_hidden = Some(is_on(tag.attribute("val").as_deref())),
                            "rFonts" => {
                                found.font = tag.attribute("ascii").or_else(|| tag.attribute("hAnsi"));
                            }
                            "del" | "moveFrom" => found.is_deleted = true,
                            _ => {}
                        }
                    }
                    xml.skip();
                }
                Event::Close | Event::End => return found,
                Event::Text(_) => {}
            }
        }
    }
}

/// Whether a property that is on or off is on: it is where no value is given.
pub fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}
