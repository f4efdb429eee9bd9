//! The table of n-gram weights: its format, read with checks.
//!
//! `languages.bin` is written by `cargo xtask languages` and has, after four bytes of magic and one of version, for
//! each group of [`super::ngrams::GROUPS`]: the number of its classes (1 byte); each class's language code (3 bytes,
//! padded with zeros); for each class the mean of its evidence in text of its own (2 bytes, in 1/256 nat a letter);
//! the size of a weight's step (1 byte, in 1/64 nat); the number of rows and the length of the stream in bytes (4 bytes
//! each); the stream. Numbers are little-endian. The stream holds the rows in ascending order of their keys, as
//! [`crate::model::packing::rows::Layout`] says.

use super::ngrams::{CLASS_BITS, GROUPS, Group, HEAVIEST, KEY_BITS};
use crate::lang::Language;
use crate::model::packing::decoder::{Decoder, Truncated};
use crate::model::packing::rows::{Entry, Layout};

const MAGIC: &[u8; 4] = b"NLID";
const VERSION: u8 = 1;

/// What is wrong with a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableError {
    /// It does not begin as a table of this version does.
    Magic,
    /// It ends too early.
    Truncated,
    /// It says something impossible.
    Damaged,
}

impl From<Truncated> for TableError {
    fn from(_: Truncated) -> Self {
        Self::Truncated
    }
}

/// A language of a group. Languages that are written in several scripts have a class in several groups, and Serbian in
/// Latin letters is a class beside Serbian in Cyrillic ones.
#[derive(Clone, Copy, Debug)]
pub struct Class {
    /// The language.
    pub language: Language,
    /// Mean evidence for it in text of its own, in nats a letter.
    pub evidence: f64,
}

/// The weights of one group: a sparse matrix of n-grams by classes.
pub struct Model {
    /// The columns.
    pub classes: Vec<Class>,
    /// Nats a step.
    pub step: f64,
    /// For each key whether it has a row.
    known: Vec<u64>,
    /// For each word of `known`, the rows before it.
    rows_before: Vec<u32>,
    /// Where each row begins in `entries`, and where the last ends.
    starts: Vec<u32>,
    entries: Vec<Entry>,
}

impl Model {
    /// The row of an n-gram: empty where it says nothing.
    #[inline]
    pub fn row(&self, key: u32) -> &[Entry] {
        let (word, bit) = (key as usize / 64, key % 64);
        let Some(&bits) = self.known.get(word) else { return &[] };
        if bits >> bit & 1 == 0 {
            return &[];
        }
        let row = (self.rows_before[word] + (bits & ((1 << bit) - 1)).count_ones()) as usize;
        &self.entries[self.starts[row] as usize..self.starts[row + 1] as usize]
    }

    /// Mean over the languages of their evidence. That of a language with few sources may be too high.
    pub fn usual_evidence(&self) -> f64 {
        self.classes.iter().map(|class| class.evidence).sum::<f64>() / self.classes.len() as f64
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, TableError> {
        let count = usize::from(reader.byte()?);
        if !(1..=1 << CLASS_BITS).contains(&count) {
            return Err(TableError::Damaged);
        }
        let mut languages = Vec::with_capacity(count);
        for _ in 0..count {
            let code = std::str::from_utf8(reader.take(3)?).map_err(|_| TableError::Damaged)?;
            languages.push(Language::from_code(code.trim_end_matches('\0')).ok_or(TableError::Damaged)?);
        }
        let mut classes = Vec::with_capacity(count);
        for language in languages {
            let evidence = u16::from_le_bytes([reader.byte()?, reader.byte()?]);
            classes.push(Class { language, evidence: f64::from(evidence) / 256.0 });
        }
        let step = f64::from(reader.byte()?) / 64.0;
        let rows = reader.number()?;
        if rows >= 1 << KEY_BITS {
            return Err(TableError::Damaged);
        }
        let length = reader.number()? as usize;
        let mut decoder = Decoder::new(reader.take(length)?)?;

        let mut layout = Layout::new(CLASS_BITS, HEAVIEST);
        let mut known = vec![0u64; 1 << (KEY_BITS - 6)];
        let mut starts = vec![0];
        let mut entries = Vec::new();
        let mut next = 0u32;
        for _ in 0..rows {
            let key = next.checked_add(layout.gap(&mut decoder, 0)?).ok_or(TableError::Damaged)?;
            *known.get_mut(key as usize / 64).ok_or(TableError::Damaged)? |= 1 << (key % 64);
            next = key + 1;
            let first = entries.len();
            layout.row(&mut decoder, &[], &mut entries)?;
            if entries[first..].iter().any(|entry| usize::from(entry.class) >= count) {
                return Err(TableError::Damaged);
            }
            starts.push(entries.len() as u32);
        }
        let mut before = 0;
        let rows_before = known
            .iter()
            .map(|bits| {
                before += bits.count_ones();
                before - bits.count_ones()
            })
            .collect();
        Ok(Self { classes, step, known, rows_before, starts, entries })
    }
}

/// The models of all groups.
#[derive(Default)]
pub struct Table {
    models: Vec<Model>,
}

impl Table {
    /// Reads a table.
    pub fn read(bytes: &[u8]) -> Result<Self, TableError> {
        let mut reader = Reader { rest: bytes };
        if reader.take(4).ok() != Some(MAGIC) || reader.byte()? != VERSION {
            return Err(TableError::Magic);
        }
        let models = GROUPS.iter().map(|_| Model::read(&mut reader)).collect::<Result<_, _>>()?;
        if reader.rest.is_empty() { Ok(Self { models }) } else { Err(TableError::Damaged) }
    }

    /// The model of a group.
    pub fn model(&self, group: Group) -> Option<&Model> {
        self.models.get(group as usize)
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], TableError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(TableError::Truncated)?;
        self.rest = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, TableError> {
        Ok(self.take(1)?[0])
    }

    fn number(&mut self) -> Result<u32, TableError> {
        let mut number = [0; 4];
        number.copy_from_slice(self.take(4)?);
        Ok(u32::from_le_bytes(number))
    }
}
