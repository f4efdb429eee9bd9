//! Which older encoding bytes are in. chardetng has the first word: it knows what browsers know. It does not know the
//! encodings of DOS and the Macintosh, and takes some Central European texts for Western ones; so its reading is compared
//! with others of the same bytes, by how much each looks like a language, and overruled where the evidence is clear.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    IBM866, ISO_2022_JP, ISO_8859_2, ISO_8859_4, ISO_8859_5, ISO_8859_13, KOI8_U, MACINTOSH, WINDOWS_1250,
    WINDOWS_1251, WINDOWS_1252, WINDOWS_1254, WINDOWS_1257, X_MAC_CYRILLIC,
};

use super::Reading;
use super::dos::{IBM437, IBM850, IBM852};
use super::likeness::Likeness;

/// Readings that can overrule the first one, and what speaks against each before its text is seen, in nats: those of DOS
/// and of the old Macintosh are rare. (That of the Macintosh for Cyrillic differs in capitals and one small letter only from
/// windows-1251.)
static RIVALS: [(Reading, f64); 14] = [
    (Reading::Standard(WINDOWS_1252), 0.0),
    (Reading::Standard(WINDOWS_1250), 0.0),
    (Reading::Standard(WINDOWS_1251), 0.0),
    (Reading::Standard(WINDOWS_1254), 1.0),
    (Reading::Standard(WINDOWS_1257), 1.0),
    (Reading::Standard(ISO_8859_2), 1.0),
    (Reading::Standard(KOI8_U), 1.0),
    (Reading::Standard(ISO_8859_5), 2.0),
    (Reading::Standard(IBM866), 2.0),
    (Reading::Standard(MACINTOSH), 1.0),
    (Reading::Standard(X_MAC_CYRILLIC), 0.5),
    (Reading::Dos(&IBM850), 1.0),
    (Reading::Dos(&IBM852), 1.5),
    (Reading::Dos(&IBM437), 1.5),
];

/// By so many nats a reading must be better than the first one. With less, more texts of a few words are spoilt than
/// mended.
const CLEAR: f64 = 2.0;

/// Bytes that are compared; of a longer file the first so many that lie around bytes beyond ASCII.
const SAMPLE_BYTES: usize = 8 << 10;

/// The likeliest reading of bytes that are not UTF-8.
pub fn detect(bytes: &[u8]) -> Reading {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    // Not told that this is the end: a character cut off there would rule its encoding out.
    detector.feed(bytes, false);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let first = Reading::Standard(guess);
    // That one shows beyond doubt.
    if guess == ISO_2022_JP {
        return first;
    }
    let sample = sample(bytes);
    let likeness = Likeness::new(&sample);
    let score = |reading: Reading| likeness.of(&reading.decode(&sample).0);
    // Rare, and taken for by chardetng where a text has one accent.
    let is_rare = guess == ISO_8859_4 || guess == ISO_8859_13;
    let mut best = (first, score(first) + if is_rare { -CLEAR } else { CLEAR });
    for &(rival, against) in RIVALS.iter().filter(|(rival, _)| rival.name() != guess.name()) {
        let likely = score(rival) - against;
        if likely > best.1 {
            best = (rival, likely);
        }
    }
    best.0
}

/// The part of the bytes that is compared.
fn sample(bytes: &[u8]) -> Cow<'_, [u8]> {
    if bytes.len() <= SAMPLE_BYTES {
        return bytes.into();
    }
    let mut taken = Vec::with_capacity(2 * SAMPLE_BYTES);
    let mut rest = bytes;
    while !rest.is_empty() && taken.len() < SAMPLE_BYTES {
        // Up to a space, where no character of several bytes can be cut.
        let least = rest.len().min(256);
        let end = rest[least..].iter().take(256).position(|byte| *byte <= b' ').unwrap_or(0);
        let (piece, tail) = rest.split_at(least + end);
        if !piece.is_ascii() {
            taken.extend_from_slice(piece);
        }
        rest = tail;
    }
    taken.into()
}
