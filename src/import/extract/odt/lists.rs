//! Counts the items of an `OpenDocument` text's lists, and writes their numbers.

use std::collections::BTreeMap;

use super::super::xml::Tag;
use super::styles::Styles;

/// The most levels whose numbers stand in one label.
const MAX_SHOWN: usize = 10;

/// A list that has begun.
#[derive(Clone, Debug)]
struct List {
    style: Option<String>,
    /// The number of its last item; `None` before the first.
    count: Option<u32>,
    /// Its identifier, which later lists may say that they continue.
    id: Option<String>,
}

/// The lists that surround a place in the text, outermost first.
#[derive(Debug, Default)]
pub struct Lists {
    open: Vec<List>,
    /// The last number of each style and level, for lists that continue the one before.
    by_style: BTreeMap<(Option<String>, usize), u32>,
    by_id: BTreeMap<String, u32>,
    /// Whether the next paragraph is the first of an item with a number.
    is_due: bool,
}

impl Lists {
    /// A list begins.
    pub fn begin(&mut self, tag: &Tag<'_>) {
        let outer = self.open.last().and_then(|list| list.style.clone());
        let style = tag.attribute("style-name").filter(|name| !name.is_empty()).or(outer);
        let continued = tag.attribute("continue-list").and_then(|id| self.by_id.get(&id)).copied();
        let is_continued = tag.attribute("continue-numbering").as_deref() == Some("true");
        let last = self.by_style.get(&(style.clone(), self.open.len())).copied().filter(|_| is_continued);
        self.open.push(List { style, count: continued.or(last), id: tag.attribute("id") });
    }

    /// The innermost list ends.
    pub fn end(&mut self) {
        if let Some(list) = self.open.pop()
            && let Some(count) = list.count
        {
            self.by_style.insert((list.style, self.open.len()), count);
            self.by_id.extend(list.id.map(|id| (id, count)));
        }
        self.is_due = false;
    }

    /// An item begins; where it says so, with a number of its own.
    pub fn item(&mut self, start: Option<u32>) {
        self.is_due = true;
        if let (Some(list), Some(start)) = (self.open.last_mut(), start) {
            list.count = start.checked_sub(1);
        }
    }

    /// A heading of the list begins, which has no number.
    pub fn header(&mut self) {
        self.is_due = false;
    }

    /// Whether a list surrounds this place.
    pub fn is_inside(&self) -> bool {
        !self.open.is_empty()
    }

    /// Sets the lists aside for a text that does not belong to them: a note, a text box.
    pub fn set_aside(&mut self) -> Self {
        std::mem::take(self)
    }

    /// The number of the item whose first paragraph begins, with what stands around it; empty where it has a bullet or
    /// nothing. `paragraph_list` is the style of lists that the paragraph's own style comes with.
    pub fn label(&mut self, styles: &Styles, paragraph_list: Option<&str>) -> String {
        if !std::mem::take(&mut self.is_due) {
            return String::new();
        }
        let depth = self.open.len();
        let Some(list) = self.open.last_mut() else { return String::new() };
        if list.style.is_none() {
            list.style = paragraph_list.map(str::to_owned);
        }
        let level = list.style.as_deref().and_then(|style| styles.level(style, depth));
        let start = level.map_or(1, |level| level.start);
        list.count = Some(list.count.map_or(start, |count| count.saturating_add(1)));
        let Some(level) = level.filter(|level| level.numerals.is_some()) else { return String::new() };
        let first = depth.saturating_sub(level.shown.clamp(1, MAX_SHOWN));
        let numbers = self.open.iter().enumerate().skip(first).map(|(at, list)| {
            let numerals = styles.level(list.style.as_deref()?, at + 1)?.numerals?;
            numerals.write(list.count?)
        });
        // Levels with bullets show no number in those below them.
        let numbers: Vec<String> = numbers.flatten().collect();
        format!("{}{}{}", level.prefix, numbers.join("."), level.suffix).trim().to_owned()
    }
}
