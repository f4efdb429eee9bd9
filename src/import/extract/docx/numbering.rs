//! Counts the items of a Word document's lists, and writes their numbers as Word shows them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::xml::{Event, Space, Tag, Xml};
use super::super::zipped::blocks::Numerals;
use super::properties::is_on;

/// How many levels a list has.
const LEVELS: usize = 9;

/// A label longer than this, in characters, is no number.
const MAX_LABEL: usize = 40;

/// How a level of a list is numbered.
#[derive(Clone, Debug, Default)]
struct Level {
    /// `None` for bullets, for no number, and for numerals that are not written here.
    numerals: Option<Numerals>,
    /// "%1.%2)": the numbers of levels, and what stands around them.
    pattern: String,
    start: u32,
    /// The level (from 1) whose items begin this one anew; 0 for never. Any higher level does so by itself.
    restart: Option<u32>,
    /// Whether the numbers of all levels are shown in Arabic numerals, as laws have it.
    is_legal: bool,
}

/// A list as it is defined, or a change to that.
type Levels = BTreeMap<usize, Level>;

/// A list that paragraphs refer to.
#[derive(Clone, Debug, Default)]
struct List {
    definition: u32,
    levels: Levels,
    starts: BTreeMap<usize, u32>,
}

/// The lists of a document, with the numbers that they have come to.
#[derive(Clone, Debug, Default)]
pub struct Numbering {
    definitions: BTreeMap<u32, Levels>,
    /// Definitions that only name the style of another list.
    linked: BTreeMap<u32, String>,
    /// The definitions of such styles.
    styles: BTreeMap<String, u32>,
    lists: BTreeMap<u32, List>,
    /// By definition: lists of the same continue each other.
    counts: BTreeMap<u32, [Option<u32>; LEVELS]>,
    /// The lists and levels whose own start has been taken.
    begun: BTreeSet<(u32, usize)>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read(text: &str) -> Self {
        let (mut xml, mut numbering) = (Xml::new(text), Self::default());
        loop {
            match xml.next() {
                Event::Open(tag) if tag.is(Space::Word, "abstractNum") => {
                    numbering.add_definition(&tag, &mut xml);
                }
                Event::Open(tag) if tag.is(Space::Word, "num") => numbering.add_list(&tag, &mut xml),
                Event::End => return numbering,
                _ => {}
            }
        }
    }

    fn add_definition(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) {
        let Some(id) = tag.number("abstractNumId") else { return xml.skip() };
        let mut levels = Levels::new();
        loop {
            match xml.next() {
                Event::Open(tag) => match tag.name() {
                    "lvl" => read_level(&tag, xml, &mut levels),
                    "numStyleLink" => {
                        self.linked.extend(tag.attribute("val").map(|style| (id, style)));
                        xml.skip();
                    }
                    "styleLink" => {
                        self.styles.extend(tag.attribute("val").map(|style| (style, id)));
                        xml.skip();
                    }
                    _ => xml.skip(),
                },
                Event::Close | Event::End => break,
                Event::Text(_) => {}
            }
        }
        self.definitions.insert(id, levels);
    }

    fn add_list(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) {
        let Some(id) = tag.number("numId") else { return xml.skip() };
        let (mut list, mut level) = (List::default(), 0);
        let mut depth = 1;
        while depth > 0 {
            match xml.next() {
                Event::Open(tag) => match tag.name() {
                    "lvl" => read_level(&tag, xml, &mut list.levels),
                    name => {
                        match name {
                            "abstractNumId" => list.definition = tag.number("val").unwrap_or_default(),
                            "lvlOverride" => level = tag.number("ilvl").unwrap_or_default(),
                            "startOverride" => {
                                list.starts.extend(tag.number("val").map(|start| (level, start)));
                            }
                            _ => {}
                        }
                        depth += 1;
                    }
                },
                Event::Close => depth -= 1,
                Event::End => break,
                Event::Text(_) => {}
            }
        }
        self.lists.insert(id, list);
    }

    /// The definition that counts for a list: that of the style that its own only names.
    fn definition(&self, id: u32) -> u32 {
        self.linked.get(&id).and_then(|style| self.styles.get(style)).copied().unwrap_or(id)
    }

    /// How a level of a list is numbered.
    fn level<'n>(&'n self, list: &'n List, definition: u32, level: usize) -> Option<&'n Level> {
        list.levels.get(&level).or_else(|| self.definitions.get(&definition)?.get(&level))
    }

    /// Counts an item and gives its number, with what stands around it; empty where it has a bullet or nothing.
    pub fn next(&mut self, list_id: u32, level: u32) -> String {
        let level = usize::try_from(level).unwrap_or(0).min(LEVELS - 1);
        let Some(list) = self.lists.get(&list_id) else { return String::new() };
        let definition = self.definition(list.definition);
        let start_of = |level: usize| self.level(list, definition, level).map_or(1, |own| own.start);
        let starts: [u32; LEVELS] = std::array::from_fn(start_of);
        let mut counts = self.counts.get(&definition).copied().unwrap_or_default();
        let begin = list.starts.get(&level).filter(|_| !self.begun.contains(&(list_id, level))).copied();
        if begin.is_some() {
            self.begun.insert((list_id, level));
        }
        for (at, count) in counts.iter_mut().enumerate() {
            let start = starts.get(at).copied().unwrap_or(1);
            if at < level {
                // A level that was jumped over counts as begun.
                *count = Some(count.unwrap_or(start));
            } else if at == level {
                *count = begin.or_else(|| count.map(|count| count.saturating_add(1))).or(Some(start));
            } else if self.restarts(list, definition, at, level) {
                *count = None;
            }
        }
        let label = self.label(list, definition, level, &counts);
        self.counts.insert(definition, counts);
        label
    }

    /// Whether an item of `level` makes the deeper level `at` begin anew.
    fn restarts(&self, list: &List, definition: u32, at: usize, level: usize) -> bool {
        match self.level(list, definition, at).and_then(|own| own.restart) {
            Some(0) => false,
            Some(restart) => usize::try_from(restart).is_ok_and(|restart| level < restart),
            None => true,
        }
    }

    /// The label of an item when its list has come to these numbers.
    fn label(&self, list: &List, definition: u32, level: usize, counts: &[Option<u32>; LEVELS]) -> String {
        let Some(own) = self.level(list, definition, level).filter(|own| own.numerals.is_some()) else {
            return String::new();
        };
        let (mut label, mut signs) = (String::new(), own.pattern.chars().peekable());
        while let Some(sign) = signs.next() {
            let Some(digit) = signs.peek().and_then(|next| next.to_digit(10)).filter(|_| sign == '%') else {
                label.push(sign);
                continue;
            };
            signs.next();
            let at = usize::try_from(digit).unwrap_or(0).saturating_sub(1);
            let shown = self.level(list, definition, at).and_then(|level| level.numerals);
            let numerals = if own.is_legal { Some(Numerals::Decimal) } else { shown };
            let number = counts.get(at).copied().flatten();
            // A number that cannot be written right is better left out.
            let Some(number) = numerals.zip(number).and_then(|(numerals, number)| numerals.write(number))
            else {
                return String::new();
            };
            label.push_str(&number);
        }
        if label.chars().count() > MAX_LABEL { String::new() } else { label.trim().to_owned() }
    }
}

/// Reads `w:lvl`, which has begun.
fn read_level(tag: &Tag<'_>, xml: &mut Xml<'_>, levels: &mut Levels) {
    let at = tag.number("ilvl").unwrap_or_default();
    let mut level = Level { start: 0, ..Level::default() };
    loop {
        match xml.next() {
            Event::Open(tag) => {
                let value = tag.attribute("val");
                match tag.name() {
                    "start" => level.start = tag.number("val").unwrap_or(0),
                    "numFmt" => level.numerals = value.as_deref().and_then(numerals),
                    "lvlText" => level.pattern = value.unwrap_or_default(),
                    "isLgl" => level.is_legal = is_on(value.as_deref()),
                    "lvlRestart" => level.restart = tag.number("val"),
                    _ => {}
                }
                xml.skip();
            }
            Event::Close | Event::End => break,
            Event::Text(_) => {}
        }
    }
    if at < LEVELS {
        levels.insert(at, level);
    }
}

fn numerals(format: &str) -> Option<Numerals> {
    Some(match format {
        "decimal" | "decimalFullWidth" | "decimalHalfWidth" => Numerals::Decimal,
        "decimalZero" => Numerals::PaddedDecimal,
        "lowerLetter" => Numerals::LowerLetter,
        "upperLetter" => Numerals::UpperLetter,
        "lowerRoman" => Numerals::LowerRoman,
        "upperRoman" => Numerals::UpperRoman,
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Numerals::Circled,
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => Numerals::Chinese,
        "russianLower" => Numerals::LowerRussian,
        "russianUpper" => Numerals::UpperRussian,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(at: u32, format: &str, text: &str) -> String {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>"
        )
    }

    fn sample() -> Numbering {
        let outline = level(0, "decimal", "%1.")
            + &level(1, "lowerLetter", "%1.%2)")
            + &level(2, "bullet", "•")
            + &level(3, "decimal", "%1.%2.%4").replace("</w:lvl>", "<w:isLgl/></w:lvl>");
        let roman = level(0, "upperRoman", "Article %1") + &level(1, "hebrew1", "%2");
        Numbering::read(&format!(
            "<w:numbering><w:abstractNum w:abstractNumId='0'>{outline}</w:abstractNum>
             <w:abstractNum w:abstractNumId='1'><w:styleLink w:val='S'/>{roman}</w:abstractNum>
             <w:abstractNum w:abstractNumId='2'><w:numStyleLink w:val='S'/></w:abstractNum>
             <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>
             <w:num w:numId='2'><w:abstractNumId w:val='0'/>
               <w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>
             <w:num w:numId='3'><w:abstractNumId w:val='2'/></w:num></w:numbering>"
        ))
    }

    #[test]
    fn items_are_counted_as_word_does() {
        let mut numbering = sample();
        let items = [
            (1, 0, "1."),
            (1, 1, "1.a)"),
            (1, 1, "1.b)"),
            (1, 2, ""),
            (1, 3, "1.2.1"),
            (1, 0, "2."),
            (1, 1, "2.a)"),
            (2, 0, "5."),
            (2, 0, "6."),
            (1, 0, "7."),
            (3, 0, "Article I"),
            (3, 1, ""),
            (3, 0, "Article II"),
            (9, 0, ""),
            (1, 400, ""),
        ];
        for (at, (list, level, expected)) in items.into_iter().enumerate() {
            assert_eq!(numbering.next(list, level), expected, "{at}");
        }
    }
}
