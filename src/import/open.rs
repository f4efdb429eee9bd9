//! Bytes to text, whatever holds it: the one way in for those who have a whole file in hand.

use super::decode::{Decoder, text_or_error};
use super::decoded::Decoded;
use super::encoding::Encoding;
use crate::error::Error;

/// The text of a file: plain text in any encoding, or a document in any format that this build opens.
///
/// ```
/// let decoded = nutgraf::import::decode(b"\xef\xbb\xbfFerry")?;
/// assert_eq!(decoded.text, "Ferry");
/// # Ok::<(), nutgraf::Error>(())
/// ```
///
/// # Errors
/// [`Unsupported`](crate::ErrorCode::Unsupported) for a container that is not opened, and for what takes a feature that is not built in;
/// [`Archive`](crate::ErrorCode::Archive) for one of several documents; [`Unreadable`](crate::ErrorCode::Unreadable) for binary data, damage and documents without text;
/// [`PasswordNeeded`](crate::ErrorCode::PasswordNeeded) for what is locked; [`TooLong`](crate::ErrorCode::TooLong) above [`crate::import::MAX_TEXT_BYTES`].
pub fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
    decode_as(bytes, None)
}

/// The text of a file whose encoding was chosen by hand; `None` finds it out, as [`decode`] does. What is no text in that
/// encoding becomes U+FFFD and is counted in the notice. A byte order mark of that very encoding is no
/// part of the text.
///
/// # Errors
/// As [`decode`], but with an encoding nothing counts as binary data.
pub fn decode_as(bytes: &[u8], encoding: Option<Encoding>) -> Result<Decoded, Error> {
    let mut decoder = Decoder::with_capacity(bytes.len()).read_as(encoding);
    decoder.push(bytes)?;
    let outcome = decoder.finish()?;
    #[cfg(feature = "importer")]
    if let super::decode::Outcome::Document(format, bytes) = &outcome {
        let known = super::extract::Known { encoding, ..Default::default() };
        return super::extract::open(*format, bytes, &known)?.into_text();
    }
    text_or_error(outcome)
}
