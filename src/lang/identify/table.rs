//! The table of n-gram weights: its format, read with checks.
//!
//! `languages.bin` is written by `cargo xtask languages` and has, after four bytes of magic and one of version, for
//! each group of [`super::ngrams::GROUPS`]: the number of its classes (1 byte); each class's language code (3 bytes,
//! padded with zeros); for each class the mean of its evidence in text of its own (2 bytes, in 1/256 nat a letter);
//! the size of a weight's step (1 byte, in 1/64 nat); the number of rows and the length of the stream in bytes (4 bytes
//! each); the stream. Numbers are little-endian. The stream holds the rows in ascending order of their keys, as
//! [`crate::model::packing::rows::Layout`] says.

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

    fn read(cursor: &mut Cursor<'_>) -> Result<Self, ModelError> {
        let count = usize::from(cursor.byte()?);
        if !(1..=1 << CLASS_BITS).contains(&count) {
            return Err(ModelError::Damaged);
        }
        let mut languages = Vec::with_capacity(count);
        for _ in 0..count {
            let code = std::str::from_utf8(cursor.take(3)?).map_err(|_| ModelError::Damaged)?;
            languages.push(Language::from_code(code.trim_end_matches('\0')).ok_or(ModelError::Damaged)?);
        }
        let mut classes = Vec::with_capacity(count);
        for language in languages {
            let evidence = u16::from_le_bytes([cursor.byte()?, cursor.byte()?]);
            classes.push(Class { language, evidence: f64::from(evidence) / 256.0 });
        }
        let step = f64::from(cursor.byte()?) / 64.0;
        let rows = cursor.number()?;
        if rows >= 1 << KEY_BITS {
            return Err(ModelError::Damaged);
        }
        let length = cursor.number()? as usize;
        let rows = Layout::new(rows, KEY_BITS).read(cursor.take(length)?, count)?;
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
        Ok(Self { classes, step, known, rows_before, rows })
    }
}

/// The models of all groups.
#[derive(Default)]
pub struct Table {
    models: Vec<Model>,
}

impl Table {
    /// Reads a table.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut cursor = Cursor { rest: bytes };
        if cursor.take(4).ok() != Some(MAGIC) || cursor.byte()? != VERSION {
            return Err(ModelError::Foreign);
        }
        let models = GROUPS.iter().map(|_| Model::read(&mut cursor)).collect::<Result<_, _>>()?;
        if cursor.rest.is_empty() { Ok(Self { models }) } else { Err(ModelError::Damaged) }
    }

    /// The model of a group.
    pub fn model(&self, group: Group) -> Option<&Model> {
        self.models.get(group as usize)
    }
}
