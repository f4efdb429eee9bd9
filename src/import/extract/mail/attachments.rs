//! The files that were sent with a message.

use crate::import::extract::Member;
use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

/// How many are taken out of a message.
const MAX_COUNT: usize = 200;

/// The longest name of a file, in characters.
const MAX_NAME: usize = 150;

/// The attachments that may be documents, and how many there are beyond [`MAX_COUNT`].
pub fn of(message: &Message<'_>) -> (Vec<Member>, usize) {
    let parts: Vec<&MessagePart<'_>> = message.attachments().filter(|part| !is_furniture(part)).collect();
    let members =
        parts.iter().take(MAX_COUNT).enumerate().filter_map(|(at, part)| member(part, at + 1)).collect();
    (members, parts.len().saturating_sub(MAX_COUNT))
}

/// Whether a part belongs to the message itself: its signature, or a picture in its text.
fn is_furniture(part: &MessagePart<'_>) -> bool {
    let Some(kind) = part.content_type() else { return false };
    let subtype = kind.subtype().unwrap_or_default().to_ascii_lowercase();
    let is_inline = || {
        let is_attached = part.content_disposition().is_some_and(mail_parser::ContentType::is_attachment);
        part.content_id().is_some() || !is_attached
    };
    match kind.ctype().to_ascii_lowercase().as_str() {
        "image" => is_inline(),
        "application" => {
            matches!(subtype.as_str(), "pgp-signature" | "pkcs7-signature" | "x-pkcs7-signature" | "pgp-keys")
        }
        _ => false,
    }
}

fn member(part: &MessagePart<'_>, number: usize) -> Option<Member> {
    let name = part.attachment_name().map(clean).filter(|name| !name.is_empty());
    let (bytes, ending) = match &part.body {
        PartType::Message(message) => (message.raw_message().to_vec(), "eml"),
        PartType::Text(text) => (text.as_bytes().to_vec(), "txt"),
        PartType::Html(text) => (text.as_bytes().to_vec(), "html"),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => (bytes.to_vec(), "bin"),
        PartType::Multipart(_) => return None,
    };
    let subject = || match &part.body {
        PartType::Message(message) => message.subject().map(clean).filter(|name| !name.is_empty()),
        _ => None,
    };
    let name = name.or_else(subject).unwrap_or_else(|| format!("attachment-{number}"));
    let has_ending =
        name.rsplit_once('.').is_some_and(|(_, end)| (1..=5).contains(&end.len()) && !end.contains(' '));
    let is_message = ending == "eml" && !name.to_ascii_lowercase().ends_with(".eml");
    let name = if is_message || !has_ending { format!("{name}.{ending}") } else { name };
    (!bytes.is_empty()).then_some(Member { name, bytes })
}

/// A name without folders and control characters.
fn clean(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let kept = name.chars().map(|c| if matches!(c, '/' | '\\') || c.is_control() { '_' } else { c });
    kept.take(MAX_NAME).collect::<String>().trim_matches(['.', ' ']).to_owned()
}
