//! What the items of one pattern hold.

use super::super::expression::{Clock, Count};
use super::super::lexicon::Shape;

/// Most items of a pattern that hold something.
const MOST: usize = 16;

/// The values of a pattern's items.
pub struct Slots {
    held: [(u8, i32); MOST],
    length: usize,
    /// How many units.
    pub count: Option<Count>,
    /// A time of day in figures.
    pub clock: Option<Clock>,
    /// A date in figures.
    pub shape: Shape,
}

impl Slots {
    /// Without anything.
    pub const fn new() -> Self {
        Self { held: [(0, 0); MOST], length: 0, count: None, clock: None, shape: Shape::None }
    }

    /// Keeps the value of an item.
    pub fn put(&mut self, item: u8, value: i32) {
        if let Some(slot) = self.held.get_mut(self.length) {
            *slot = (item, value);
            self.length += 1;
        }
    }

    /// The value of an item.
    pub fn get(&self, item: u8) -> Option<i32> {
        self.held[..self.length].iter().find(|(other, _)| *other == item).map(|(_, value)| *value)
    }

    /// Whether there is such an item.
    pub fn has(&self, item: u8) -> bool {
        self.get(item).is_some()
    }

    /// Whether an item is the only one that says anything.
    pub fn has_only(&self, item: u8) -> bool {
        self.has(item)
            && self.held[..self.length].iter().all(|(other, _)| *other == item || other.is_ascii_lowercase())
    }
}
