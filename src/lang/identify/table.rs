//! The table of n-gram weights: its format, read with checks.
//!
//! `languages.bin` is written by `cargo xtask languages` and has, after four bytes of magic and one of version, for
//! each group of [`super::ngrams::GROUPS`]: the number of its classes (1 byte); each class's language code (3 bytes,
//! padded with zeros); for each class the mean of its evidence in text of its own (2 bytes, in 1/256 nat a letter);
//! the size of a weight's step (1 byte, in 1/64 nat); the number of rows and the length of the stream in bytes (4 bytes
//! each); the stream. Numbers are little-endian. The stream holds the rows in ascending order of their keys, as
//! [`crate::model::packing::rows::Layout`] says.

use std::sync::OnceLock;

use super::ngrams::{CLASS_BITS, GROUPS, Group, KEY_BITS};
use crate::lang::Language;
use crate::model::file::{Cursor, ModelError};
use crate::model::packing::rows::{Entry, Layout, Rows};

const MAGIC: &[u8; 4] = b"NLID";
const VERSION: u8 = 2;

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
    rows: Rows,
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
        let Rows { starts, entries, .. } = &self.rows;
        &entries[starts[row] as usize..starts[row + 1] as usize]
    }

    /// Mean over the languages of their evidence. That of a language with few sources may be too high.
    pub fn usual_evidence(&self) -> f64 {
        self.classes.iter().map(|class| class.evidence).sum::<f64>() / self.classes.len() as f64
    }
}

/// What the file has of one group, not yet looked at.
pub struct Part<'a> {
    count: usize,
    codes: &'a [u8],
    evidence: &'a [u8],
    step: u8,
    rows: u32,
    stream: &'a [u8],
}

impl<'a> Part<'a> {
    fn read(cursor: &mut Cursor<'a>) -> Result<Self, ModelError> {
        let count = usize::from(cursor.byte()?);
        let (codes, evidence) = (cursor.take(3 * count)?, cursor.take(2 * count)?);
        let (step, rows, length) = (cursor.byte()?, cursor.number()?, cursor.number()? as usize);
        Ok(Self { count, codes, evidence, step, rows, stream: cursor.take(length)? })
    }

    /// Unpacks the weights.
    ///
    /// # Errors
    /// Where they are damaged.
    pub fn model(&self) -> Result<Model, ModelError> {
        if !(1..=1 << CLASS_BITS).contains(&self.count) || self.rows >= 1 << KEY_BITS {
            return Err(ModelError::Damaged);
        }
        let mut classes = Vec::with_capacity(self.count);
        for (code, evidence) in self.codes.chunks(3).zip(self.evidence.chunks(2)) {
            let code = std::str::from_utf8(code).map_err(|_| ModelError::Damaged)?;
            let language = Language::from_code(code.trim_end_matches('\0')).ok_or(ModelError::Damaged)?;
            let evidence = evidence.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte));
            classes.push(Class { language, evidence: f64::from(evidence) / 256.0 });
        }
        let rows = Layout::new(self.rows, KEY_BITS).read(self.stream, self.count)?;
        let mut known = vec![0u64; 1 << (KEY_BITS - 6)];
        for key in &rows.keys {
            known[*key as usize / 64] |= 1 << (key % 64);
        }
        let mut before = 0;
        let rows_before = known
            .iter()
            .map(|bits| {
                before += bits.count_ones();
                before - bits.count_ones()
            })
            .collect();
        Ok(Model { classes, step: f64::from(self.step) / 64.0, known, rows_before, rows })
    }
}

/// The models of all groups, each unpacked when a text first asks for it: most texts are in one script.
#[derive(Default)]
pub struct Table<'a> {
    groups: Vec<(Part<'a>, OnceLock<Option<Model>>)>,
}

impl<'a> Table<'a> {
    /// Reads a table.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let mut cursor = Cursor { rest: bytes };
        if cursor.take(4).ok() != Some(MAGIC) || cursor.byte()? != VERSION {
            return Err(ModelError::Foreign);
        }
        let group = |_| Ok((Part::read(&mut cursor)?, OnceLock::new()));
        let groups = GROUPS.iter().map(group).collect::<Result<_, _>>()?;
        if cursor.rest.is_empty() { Ok(Self { groups }) } else { Err(ModelError::Damaged) }
    }

    /// The model of a group; `None` where it is damaged.
    pub fn model(&self, group: Group) -> Option<&Model> {
        let (part, model) = self.groups.get(group as usize)?;
        model.get_or_init(|| part.model().ok()).as_ref()
    }

    /// Its groups, packed.
    #[cfg(test)]
    pub fn parts(&self) -> impl Iterator<Item = &Part<'a>> {
        self.groups.iter().map(|(part, _)| part)
    }
}
