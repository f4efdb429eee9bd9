//! A collection as bytes: "NGC", a version, how many bytes there are before they are squeezed, the squeezed bytes, the signatures,
//! and a sum of all that. Texts stand in it once, in order, each without what it shares with the one before; documents in the
//! order of their ids. So a collection has one form, in whatever order it was put together.

use super::record::Record;
use super::squeeze::{squeeze, unsqueeze};
use super::wire::{Damaged, Reader, Writer};
use super::{Collection, shingles};
use crate::error::{Error, ErrorCode};
use crate::model::features;

const MAGIC: &[u8; 3] = b"NGC";
/// Raised with every change of what the bytes mean.
const VERSION: u8 = 1;

/// The bytes of a digest.
pub fn size(record: &Record<String>) -> usize {
    write(std::slice::from_ref(record)).len()
}

/// Writes records, which are in the order of their ids.
pub fn write<S: AsRef<str> + Clone + Ord>(records: &[Record<S>]) -> Vec<u8> {
    let mut texts: Vec<S> = Vec::new();
    for record in records {
        record.each_text(|text| texts.push(text.clone()));
    }
    texts.sort_unstable();
    texts.dedup();
    write_with(texts.iter().map(AsRef::as_ref), records.len(), |at| {
        // Every text is among them.
        records[at].map(|text| texts.binary_search(text).unwrap_or_default() as u32)
    })
}

/// Writes `texts`, which ascend, and as many records as there are.
pub fn write_with<'t>(
    texts: impl ExactSizeIterator<Item = &'t str>,
    count: usize,
    mut record: impl FnMut(usize) -> Record<u32>,
) -> Vec<u8> {
    let mut out = Writer::default();
    let mut signatures = Vec::new();
    out.number(texts.len() as u32);
    let mut before = "";
    for text in texts {
        let shared = text.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
        out.number(shared as u32);
        out.number((text.len() - shared) as u32);
        out.bytes.extend_from_slice(&text.as_bytes()[shared..]);
        before = text;
    }
    out.number(count as u32);
    for at in 0..count {
        let record = record(at);
        record.write(&mut out);
        signatures.extend(record.signature_bytes());
    }
    let squeezed = squeeze(&out.bytes);
    let mut head = Writer::default();
    head.bytes.extend_from_slice(MAGIC);
    head.byte(VERSION);
    head.number(out.bytes.len() as u32);
    head.number(squeezed.len() as u32);
    let mut bytes = head.bytes;
    bytes.extend_from_slice(&squeezed);
    bytes.extend_from_slice(&signatures);
    let sum = sum(&bytes);
    bytes.extend_from_slice(&sum.to_le_bytes());
    bytes
}

fn sum(bytes: &[u8]) -> u32 {
    let mixed = features::bytes(bytes);
    (mixed ^ mixed >> 32) as u32
}

/// Reads what was written.
///
/// # Errors
/// [`ErrorCode::VersionMismatch`] for the bytes of another version, [`ErrorCode::Unreadable`] for what is none or damaged.
pub fn read(bytes: &[u8]) -> Result<Collection, Error> {
    let unreadable = |message: &str| Error::new(ErrorCode::Unreadable, message);
    match bytes.strip_prefix(MAGIC).and_then(<[u8]>::first) {
        None => return Err(unreadable("These bytes are no collection; give what toBytes() gave.")),
        Some(&version) if version != VERSION => {
            let message = format!(
                "The collection is of version {version}, this program reads version {VERSION}; collect the documents anew."
            );
            return Err(Error::new(ErrorCode::VersionMismatch, message));
        }
        Some(_) => {}
    }
    checked(bytes)
        .map_err(|Damaged| unreadable("The collection is damaged or cut off; collect the documents anew."))
}

fn checked(bytes: &[u8]) -> Result<Collection, Damaged> {
    let (bytes, found) = bytes.split_last_chunk::<4>().ok_or(Damaged)?;
    if sum(bytes) != u32::from_le_bytes(*found) {
        return Err(Damaged);
    }
    let mut head = Reader::new(bytes.get(MAGIC.len() + 1..).ok_or(Damaged)?);
    let length = head.number()?;
    let squeezed_length = head.number()?;
    let squeezed = head.take(squeezed_length as usize)?;
    let body = unsqueeze(squeezed, length as usize).ok_or(Damaged)?;
    let mut from = Reader::new(&body);
    let mut collection = Collection::default();
    let mut numbers = Vec::new();
    let mut text: Vec<u8> = Vec::new();
    for _ in 0..from.count()? {
        let shared = from.number()? as usize;
        if shared > text.len() {
            return Err(Damaged);
        }
        text.truncate(shared);
        let rest = from.number()? as usize;
        text.extend_from_slice(from.take(rest)?);
        let text = std::str::from_utf8(&text).map_err(|_| Damaged)?;
        numbers.push(collection.intern(text));
    }
    for _ in 0..from.count()? {
        let mut record = Record::read(&mut from)?;
        record.read_signature(&mut head)?;
        let mut is_damaged = false;
        let record = record.map(|&number| match numbers.get(number as usize) {
            Some(&number) => number,
            None => {
                is_damaged = true;
                0
            }
        });
        if is_damaged || record.signature.len() > shingles::HASHES || collection.holds(record.id) {
            return Err(Damaged);
        }
        collection.put(&record);
    }
    if from.is_at_end() && head.is_at_end() { Ok(collection) } else { Err(Damaged) }
}
