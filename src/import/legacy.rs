//! Text in an encoding from before Unicode: chardetng tells which, encoding_rs decodes it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::decode::{Decoded, decoded_as};

/// Decodes bytes that are not UTF-8. Always succeeds: the detector's last resort is windows-1252, which gives every
/// byte a meaning.
pub fn decode(bytes: &[u8]) -> Decoded {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    // Not told that this is the end: a character cut off there would rule its encoding out.
    detector.feed(bytes, false);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let (mut lost, mut first) = (0, None);
    if had_errors {
        first = text.find(char::REPLACEMENT_CHARACTER);
        lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    }
    let notice = decoded_as(encoding.name(), lost, "character", first);
    Decoded { text: text.into_owned(), notices: vec![notice] }
}
