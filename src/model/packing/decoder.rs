//! The reader of packed tables.

use super::coder::{LOWEST_STATE, SCALE_BITS, Symbols, WORD_BITS};
use crate::model::file::{Cursor, ModelError};

/// What the lower bits of a state stand for.
#[derive(Clone, Copy)]
struct Slot {
    symbol: u8,
    /// How many slots the symbol has, and which of them this is.
    frequency: u16,
    offset: u16,
}

/// Reads symbols from bytes.
pub struct Decoder<'a> {
    /// Those of all contexts, `1 << SCALE_BITS` of each.
    slots: Vec<Slot>,
    state: u32,
    words: std::slice::Iter<'a, [u8; 2]>,
}

impl<'a> Decoder<'a> {
    /// Begins to read `bytes`, whose symbols have so many contexts.
    ///
    /// # Errors
    /// Where there are fewer, or their frequencies are impossible.
    pub fn new(bytes: &'a [u8], contexts: usize) -> Result<Self, ModelError> {
        let mut cursor = Cursor { rest: bytes };
        let mut slots = Vec::with_capacity(contexts << SCALE_BITS);
        for _ in 0..contexts {
            read_context(&mut cursor, &mut slots)?;
        }
        let state = cursor.number()?;
        let (words, []) = cursor.rest.as_chunks() else { return Err(ModelError::Damaged) };
        Ok(Self { slots, state, words: words.iter() })
    }

    /// # Errors
    /// Where what was read is not all that was written.
    pub fn finish(mut self) -> Result<(), ModelError> {
        let is_end = self.state == LOWEST_STATE && self.words.next().is_none();
        if is_end { Ok(()) } else { Err(ModelError::Damaged) }
    }

    #[inline]
    fn widen(&mut self) {
        if self.state < LOWEST_STATE {
            self.state = match self.words.next() {
                Some(word) => self.state << WORD_BITS | u32::from(u16::from_le_bytes(*word)),
                // And so it stays, until `finish` sees it.
                None => 0,
            };
        }
    }
}

/// Appends the slots of one context.
fn read_context(cursor: &mut Cursor<'_>, slots: &mut Vec<Slot>) -> Result<(), ModelError> {
    let end = slots.len() + (1 << SCALE_BITS);
    let mut next = 0u32;
    while slots.len() < end {
        let mut frequency = u16::from(cursor.byte()?);
        if frequency == 0 {
            next += 1 + u32::from(cursor.byte()?);
            continue;
        }
        if frequency >= 128 {
            frequency = (frequency & 127) << 8 | u16::from(cursor.byte()?);
        }
        let symbol = u8::try_from(next).map_err(|_| ModelError::Damaged)?;
        slots.extend((0..frequency).map(|offset| Slot { symbol, frequency, offset }));
        next += 1;
    }
    if slots.len() == end { Ok(()) } else { Err(ModelError::Damaged) }
}

impl Symbols for Decoder<'_> {
    #[inline]
    fn symbol(&mut self, context: usize, _: u8) -> u8 {
        let low = self.state as usize % (1 << SCALE_BITS);
        let slot = self.slots[context << SCALE_BITS | low];
        self.state = u32::from(slot.frequency) * (self.state >> SCALE_BITS) + u32::from(slot.offset);
        self.widen();
        slot.symbol
    }

    #[inline]
    fn number(&mut self, bits: u32, _: u32) -> u32 {
        let number = self.state & ((1 << bits) - 1);
        self.state >>= bits;
        self.widen();
        number
    }
}
