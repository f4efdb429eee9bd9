//! The style sheet: which paragraphs are headings, captions, quotations.

use std::collections::BTreeMap;

use crate::import::decoded::PartKind;

/// The outline level of body text; those of headings are below.
const BODY_LEVEL: i32 = 9;

/// How many styles are followed from one to that on which it is based.
const MAX_BASES: usize = 16;

/// What word processors call their headings in the languages that they come in, in lower case and without the number.
const HEADINGS: [&str; 27] = [
    "heading",
    "überschrift",
    "titre",
    "título",
    "titolo",
    "kop",
    "rubrik",
    "overskrift",
    "otsikko",
    "nagłówek",
    "nadpis",
    "címsor",
    "заголовок",
    "başlık",
    "titlu",
    "encabezado",
    "pealkiri",
    "virsraksts",
    "antraštė",
    "naslov",
    "επικεφαλίδα",
    "見出し",
    "标题",
    "標題",
    "제목",
    "כותרת",
    "عنوان",
];

/// What they call the title of a document.
const TITLES: [&str; 8] =
    ["title", "titel", "document title", "otsikko", "tytuł", "название", "표제", "表題"];

/// What they call the words under a picture.
const CAPTIONS: [&str; 9] = [
    "caption",
    "beschriftung",
    "légende",
    "epígrafe",
    "legenda",
    "didascalia",
    "bijschrift",
    "billedtekst",
    "図表番号",
];

/// What they call quotations that are set apart.
const QUOTES: [&str; 8] =
    ["quote", "intense quote", "block text", "quotations", "zitat", "citation", "cita", "citazione"];

/// A style of paragraphs.
#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    /// The outline level, where the style gives one.
    level: Option<i32>,
    base: Option<i32>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    styles: BTreeMap<i32, Style>,
    /// The style that is being described, and its number: 0 where it has none.
    entry: Style,
    number: i32,
}

impl Styles {
    /// The style that is being described has this number.
    pub fn set_number(&mut self, number: i32) {
        self.number = number;
    }

    /// It has this outline level.
    pub fn set_level(&mut self, level: i32) {
        self.entry.level = Some(level);
    }

    /// It is based on the style with this number.
    pub fn set_base(&mut self, base: i32) {
        self.entry.base = Some(base);
    }

    /// A piece of its name.
    pub fn add_to_name(&mut self, text: &str) {
        self.entry.name.push_str(text);
    }

    /// The description ends.
    pub fn end(&mut self) {
        let mut style = std::mem::take(&mut self.entry);
        let number = std::mem::take(&mut self.number);
        style.name = style.name.trim_matches([';', ' ']).to_lowercase();
        if !style.name.is_empty() {
            self.styles.insert(number, style);
        }
    }

    /// What paragraphs of this style are; `level` is the outline level that the paragraph gives itself.
    pub fn kind(&self, number: i32, level: Option<i32>) -> PartKind {
        let own = level.and_then(kind_of_level);
        let mut next = Some(number);
        for _ in 0..MAX_BASES {
            let Some(style) = next.and_then(|number| self.styles.get(&number)) else { break };
            if let Some(kind) =
                kind_of_name(&style.name).or_else(|| own.or_else(|| kind_of_level(style.level?)))
            {
                return kind;
            }
            next = style.base.filter(|_| style.level.is_none());
        }
        own.unwrap_or(PartKind::Paragraph)
    }
}

/// A heading, where the level is one.
fn kind_of_level(level: i32) -> Option<PartKind> {
    (0..BODY_LEVEL).contains(&level).then_some(PartKind::Heading)
}

/// What a style of this name is for.
fn kind_of_name(name: &str) -> Option<PartKind> {
    // "heading 1,Chapter": names can have further ones behind them.
    let name = name.split(',').next().unwrap_or(name).trim();
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let is_numbered = stem.len() < name.len();
    if is_numbered && HEADINGS.contains(&stem) || name == "subtitle" {
        return Some(PartKind::Heading);
    }
    let kinds =
        [(PartKind::Title, &TITLES[..]), (PartKind::Caption, &CAPTIONS[..]), (PartKind::Quote, &QUOTES[..])];
    kinds.into_iter().find(|(_, names)| names.contains(&name)).map(|(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_says_what_its_paragraphs_are() {
        let mut styles = Styles::default();
        for (number, name, level, base) in [
            (0, "Normal;", None, None),
            (1, "heading 1;", None, Some(0)),
            (2, "Überschrift 2;", None, Some(0)),
            (3, "Chapter;", Some(0), Some(0)),
            (4, "Harbour news;", None, Some(1)),
            (5, "Title;", None, Some(0)),
            (6, "caption;", None, Some(0)),
            (7, "Heading News;", None, Some(7)),
            (8, "Plain again;", Some(9), Some(1)),
        ] {
            styles.set_number(number);
            styles.add_to_name(name);
            if let Some(level) = level {
                styles.set_level(level);
            }
            if let Some(base) = base {
                styles.set_base(base);
            }
            styles.end();
        }
        use PartKind::{Caption, Heading, Paragraph, Title};
        for (number, level, kind) in [
            (0, None, Paragraph),
            (0, Some(0), Heading),
            (0, Some(9), Paragraph),
            (1, None, Heading),
            (2, None, Heading),
            (3, None, Heading),
            (4, None, Heading),
            (5, Some(0), Title),
            (6, None, Caption),
            (7, None, Paragraph),
            (8, None, Paragraph),
            (99, None, Paragraph),
            (99, Some(3), Heading),
        ] {
            assert_eq!(styles.kind(number, level), kind, "{number} {level:?}");
        }
    }
}
