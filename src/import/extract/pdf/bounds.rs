//! Bounds on what a hostile file may cost: what its streams grow to when they are decoded, and how much is read.

use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use memchr::memmem;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_HAS_MORE_INPUT;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
use std::borrow::Cow;

/// The most pages that are read.
pub const MAX_PAGES: usize = 5_000;
/// The most glyphs that are read from a page. A newspaper page holds about 40,000.
pub const MAX_PAGE_GLYPHS: usize = 300_000;
/// The most glyphs that are read from a document.
pub const MAX_GLYPHS: usize = 20_000_000;
/// The most operators that are carried out for a page.
pub const MAX_PAGE_OPERATORS: usize = 10_000_000;
/// The most operators that are carried out for a document.
pub const MAX_OPERATORS: usize = 300_000_000;
/// How deep form objects may stand in one another.
pub const MAX_FORM_DEPTH: usize = 16;
/// How many form objects are drawn on a page.
pub const MAX_PAGE_FORMS: usize = 20_000;
/// How deep graphics states may be saved.
pub const MAX_SAVED_STATES: usize = 512;
/// The most bytes that a stream may grow to.
pub const MAX_STREAM_BYTES: usize = 256 << 20;
/// The most bytes that all streams of objects in a document may grow to together.
const MAX_OBJECT_BYTES: usize = 512 << 20;
/// The most streams of a document, counted by the words at their beginnings and ends.
const MAX_STREAMS: usize = 2_000_000;
/// A window of DEFLATE.
const WINDOW: usize = 32 << 10;
/// How far before its data the dictionary of a stream is looked for.
const MAX_DICTIONARY: usize = 4 << 10;

/// The most bytes that a filter makes of one; `None` for those of images, which are never decoded.
fn ratio(filter: Filter) -> Option<usize> {
    match filter {
        Filter::FlateDecode => Some(1_032),
        // Codes of 12 bits for up to 3,838 bytes each.
        Filter::LzwDecode => Some(2_560),
        Filter::RunLengthDecode => Some(64),
        Filter::AsciiHexDecode | Filter::Ascii85Decode | Filter::Crypt => Some(4),
        _ => None,
    }
}

/// How many bytes `data` inflates to, counted without keeping them, up to about `limit`. Where it is damaged, the rest
/// counts with the most that it could become.
fn inflated_size(data: &[u8], limit: usize) -> usize {
    let mut rest = match data {
        [first, second, rest @ ..]
            if first & 0x0f == 8
                && u16::from_be_bytes([*first, *second]).is_multiple_of(31)
                && second & 0x20 == 0 =>
        {
            rest
        }
        _ => data,
    };
    let mut state = Box::new(DecompressorOxide::new());
    let mut window = vec![0; WINDOW];
    let (mut size, mut at) = (0, 0);
    while size <= limit {
        let (status, read, written) =
            decompress(&mut state, rest, &mut window, at, TINFL_FLAG_HAS_MORE_INPUT);
        rest = rest.get(read..).unwrap_or_default();
        size += written;
        at = (at + written) % WINDOW;
        match status {
            TINFLStatus::HasMoreOutput => {}
            TINFLStatus::Done => break,
            _ => return size.saturating_add(rest.len().saturating_mul(1_032)),
        }
    }
    size
}

/// Whether a stream can be decoded within bounds.
pub fn is_modest(stream: &Stream<'_>) -> bool {
    let filters = stream.filters();
    let ratio = filters.iter().try_fold(1, |all: usize, filter| Some(all.saturating_mul(ratio(*filter)?)));
    let Some(ratio) = ratio else { return false };
    let raw = stream.raw_data();
    raw.len().saturating_mul(ratio) <= MAX_STREAM_BYTES
        || filters.as_slice() == [Filter::FlateDecode]
            && inflated_size(&raw, MAX_STREAM_BYTES) <= MAX_STREAM_BYTES
}

/// Whether the streams of objects, which the parser decodes by itself, stay within bounds as far as can be seen before
/// it runs: those of an encrypted file cannot be looked into.
pub fn has_modest_objects(bytes: &[u8]) -> bool {
    const NAMES: [&[u8]; 2] = [b"ObjStm", b"XRef"];
    if memmem::find(bytes, b"/Encrypt").is_some() {
        return true;
    }
    let mut total = 0;
    let mut end = 0;
    for (count, at) in memmem::find_iter(bytes, b"stream").enumerate() {
        if count > MAX_STREAMS {
            return false;
        }
        // `endstream`, and what stands inside a stream that was counted.
        if at < end || bytes.get(at.wrapping_sub(3)..at) == Some(b"end") {
            continue;
        }
        let head = bytes.get(at.saturating_sub(MAX_DICTIONARY)..at).unwrap_or_default();
        let head = memmem::rfind(head, b"obj").and_then(|start| head.get(start..)).unwrap_or(head);
        let head = unescaped(head);
        if !NAMES.iter().any(|name| memmem::find(&head, name).is_some()) {
            continue;
        }
        let data = bytes.get(at + b"stream".len()..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let length = memmem::find(data, b"endstream").unwrap_or(data.len());
        let data = data.get(..length).unwrap_or_default();
        end = at + length;
        total += inflated_size(data, MAX_OBJECT_BYTES - total);
        if total > MAX_OBJECT_BYTES {
            return false;
        }
    }
    true
}

/// The bytes with the numbers of characters in names (`#53`) resolved.
fn unescaped(head: &[u8]) -> Cow<'_, [u8]> {
    if !head.contains(&b'#') {
        return Cow::Borrowed(head);
    }
    let digit = |at: usize| head.get(at).and_then(|&byte| char::from(byte).to_digit(16));
    let mut plain = Vec::with_capacity(head.len());
    let mut at = 0;
    while let Some(&byte) = head.get(at) {
        let escaped = digit(at + 1).zip(digit(at + 2)).filter(|_| byte == b'#');
        let escaped = escaped.and_then(|(high, low)| u8::try_from(16 * high + low).ok());
        plain.push(escaped.unwrap_or(byte));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// zlib: a thousand times the letter `a`.
    const PACKED: [u8; 17] = [120, 218, 75, 76, 28, 5, 163, 96, 20, 12, 119, 0, 0, 249, 135, 122, 40];

    #[test]
    fn what_streams_inflate_to_is_counted_and_no_further_than_needed() {
        assert_eq!(inflated_size(&PACKED, 1 << 20), 1_000);
        assert_eq!(inflated_size(&PACKED[2..], 1 << 20), 1_000);
        assert_eq!(inflated_size(b"", 1 << 20), 0);
        // Damaged data counts with the most that it could become.
        assert!(inflated_size(&[0xff; 100], 1 << 20) > 90_000);
    }

    #[test]
    fn only_streams_of_objects_are_counted() {
        let file = |kind: &str, data: &[u8]| {
            let head = format!("1 0 obj <</Type/{kind}>> stream\n");
            [head.as_bytes(), data, b"\nendstream endobj"].concat()
        };
        let bomb = vec![0xff; MAX_OBJECT_BYTES / 1_000];
        assert!(has_modest_objects(&file("ObjStm", &PACKED)));
        assert!(has_modest_objects(&file("XObject", &bomb)));
        for kind in ["ObjStm", "XRef", "Obj#53tm"] {
            assert!(!has_modest_objects(&file(kind, &bomb)), "{kind}");
        }
    }
}
