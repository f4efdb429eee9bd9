//! Files of several messages (mbox, RFC 4155): each begins with a line "From ".

use crate::import::container::is_message;
use crate::import::extract::{Extract, Member, notice};
use std::borrow::Cow;

/// How many messages are taken out of a file.
const MAX_MESSAGES: usize = 5000;

/// The messages of a mailbox, without the lines that set them off; none if it is a message by itself.
pub fn split(bytes: &[u8]) -> Vec<Cow<'_, [u8]>> {
    let mut messages = Vec::new();
    if !bytes.starts_with(b"From ") {
        return messages;
    }
    let mut start = 0;
    for at in memchr::memmem::find_iter(bytes, b"\nFrom ").map(|at| at + 1) {
        // In the text of a message such a line has no empty one in front, or no head behind it.
        let is_apart = bytes[..at].ends_with(b"\n\n") || bytes[..at].ends_with(b"\n\r\n");
        if is_apart && bytes.get(at..).is_some_and(|rest| is_message(rest, false)) {
            messages.extend(bytes.get(start..at).map(without_envelope));
            start = at;
        }
    }
    messages.extend(bytes.get(start..).map(without_envelope));
    messages
}

/// A message without its first line, and with "From " where the file has ">From " for it.
fn without_envelope(message: &[u8]) -> Cow<'_, [u8]> {
    let end = memchr::memchr(b'\n', message).map_or(message.len(), |at| at + 1);
    let message = &message[end..];
    if memchr::memmem::find(message, b"\n>From ").is_none() {
        return Cow::Borrowed(message);
    }
    let mut mended = Vec::with_capacity(message.len());
    let mut from = 0;
    for at in memchr::memmem::find_iter(message, b"\n>From ") {
        mended.extend_from_slice(&message[from..=at]);
        from = at + 2;
    }
    mended.extend_from_slice(&message[from..]);
    Cow::Owned(mended)
}

/// The messages as documents of their own.
pub fn members(messages: Vec<Cow<'_, [u8]>>) -> Extract {
    let mut extract = Extract::default();
    let count = messages.len();
    let digits = count.min(MAX_MESSAGES).to_string().len();
    for (at, message) in messages.into_iter().take(MAX_MESSAGES).enumerate() {
        let name = format!("message-{:0digits$}.eml", at + 1);
        extract.members.push(Member { name, bytes: message.into_owned() });
    }
    if count > MAX_MESSAGES {
        let message = format!(
            "Only the first {MAX_MESSAGES} of {count} messages were read; divide the mailbox to read the rest."
        );
        extract.notices.push(notice("too-long", message));
    }
    extract
}
