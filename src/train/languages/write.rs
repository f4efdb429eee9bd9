//! Writes the table in the format that `src/lang/identify/table.rs` describes and reads.

use super::train::Trained;
use crate::lang::identify::ngrams::KEY_BITS;
use crate::model::packing::rows::Layout;

/// The table in the making.
pub struct Table {
    bytes: Vec<u8>,
}

impl Default for Table {
    fn default() -> Self {
        // Magic and version.
        Self { bytes: b"NLID\x02".to_vec() }
    }
}

impl Table {
    /// Appends a group; returns the bytes that it takes.
    pub fn add(&mut self, codes: &[&str], model: &Trained) -> usize {
        let before = self.bytes.len();
        self.bytes.push(codes.len() as u8);
        for code in codes {
            let mut padded = [0; 3];
            padded[..code.len()].copy_from_slice(code.as_bytes());
            self.bytes.extend(padded);
        }
        for evidence in &model.evidence {
            let clamped = (evidence * 256.0).round().clamp(0.0, f64::from(u16::MAX));
            self.bytes.extend((clamped as u16).to_le_bytes());
        }
        self.bytes.push(model.step);
        let stream = Layout::new(model.rows.len() as u32, KEY_BITS).write(&model.rows, codes.len());
        self.bytes.extend((model.rows.len() as u32).to_le_bytes());
        self.bytes.extend((stream.len() as u32).to_le_bytes());
        self.bytes.extend(stream);
        self.bytes.len() - before
    }

    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}
