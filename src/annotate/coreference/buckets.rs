//! Values by key in two vectors: most keys have one value, which is not worth an allocation of its own.

use super::graph::{MAX_COMPARED, Map};

/// At most [`MAX_COMPARED`] values for each key, in the order in which they came.
pub struct Buckets<T> {
    /// For each key the first and last of its links, and their number.
    ends: Map<u64, (u32, u32, u32)>,
    /// A value, and the next link of its key.
    links: Vec<(T, u32)>,
}

const NONE: u32 = u32::MAX;

impl<T> Default for Buckets<T> {
    fn default() -> Self {
        Self { ends: Map::default(), links: Vec::new() }
    }
}

impl<T: Copy + PartialEq> Buckets<T> {
    /// Adds a value, unless the key has it or is full.
    pub fn add(&mut self, key: u64, value: T) {
        if self.get(key).any(|known| known == value) {
            return;
        }
        let at = self.links.len() as u32;
        let end = self.ends.entry(key).or_insert((at, NONE, 0));
        if end.2 as usize >= MAX_COMPARED {
            return;
        }
        if end.1 != NONE {
            self.links[end.1 as usize].1 = at;
        }
        *end = (end.0, at, end.2 + 1);
        self.links.push((value, NONE));
    }

    /// The values of a key.
    pub fn get(&self, key: u64) -> impl Iterator<Item = T> + '_ {
        let mut at = self.ends.get(&key).map_or(NONE, |end| end.0);
        std::iter::from_fn(move || {
            let &(value, next) = self.links.get(at as usize)?;
            at = next;
            Some(value)
        })
    }

    /// Whether a key has values.
    pub fn has(&self, key: u64) -> bool {
        self.ends.contains_key(&key)
    }

    /// Whether a key has so many values that some were left out.
    pub fn is_full(&self, key: u64) -> bool {
        self.ends.get(&key).is_some_and(|end| end.2 as usize >= MAX_COMPARED)
    }
}
