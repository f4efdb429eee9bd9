//! Tells what a message says from what it answers.

use crate::import::decoded::PartKind;
use crate::import::extract::Part;
use mail_parser::ContentType;
use std::borrow::Cow;

/// What mail programs put above a whole message that is answered.
const ORIGINALS: [&str; 10] = [
    "original message",
    "ursprüngliche nachricht",
    "originalnachricht",
    "message d'origine",
    "message d’origine",
    "mensaje original",
    "mensagem original",
    "messaggio originale",
    "oorspronkelijk bericht",
    "исходное сообщение",
];

/// How the line ends that names whom the quotation is from.
const WROTE: [&str; 14] = [
    "wrote:",
    "writes:",
    "said:",
    "schrieb:",
    "a écrit :",
    "a écrit:",
    "escribió:",
    "escreveu:",
    "ha scritto:",
    "schreef:",
    "napisał:",
    "napisał(a):",
    "пишет:",
    "написал:",
];

/// Lines that may belong to such a line; long addresses break it.
const MAX_INTRODUCTION: usize = 3;

/// The text with the lines joined that were broken for sending (RFC 3676), where it was sent so.
pub fn unflowed<'t>(text: &'t str, kind: Option<&ContentType<'_>>) -> Cow<'t, str> {
    let attribute = |name: &str| kind.and_then(|kind| kind.attribute(name)).unwrap_or_default();
    if !attribute("format").eq_ignore_ascii_case("flowed") {
        return Cow::Borrowed(text);
    }
    let deletes_space = attribute("delsp").eq_ignore_ascii_case("yes");
    let mut joined = String::with_capacity(text.len());
    // The depth of quotation of the line that goes on.
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let content = line.trim_start_matches('>');
        let depth = line.len() - content.len();
        let content = content.strip_prefix(' ').unwrap_or(content);
        if open.is_some_and(|before| before == depth) {
            joined.push_str(content);
        } else {
            if !joined.is_empty() {
                joined.push('\n');
            }
            joined.extend(std::iter::repeat_n('>', depth));
            joined.push_str(if depth > 0 { " " } else { "" });
            joined.push_str(content);
        }
        open = (content.ends_with(' ') && content != "-- ").then_some(depth);
        if open.is_some() && deletes_space {
            joined.pop();
        }
    }
    Cow::Owned(joined)
}

/// The parts of a plain text.
pub fn divide(text: &str) -> Vec<Part> {
    let lines: Vec<&str> = text.lines().collect();
    let mut quoted: Vec<bool> = lines.iter().map(|line| is_quoted(line)).collect();
    let own = |quoted: &[bool], end: usize| (0..end).any(|at| !quoted[at] && !lines[at].trim().is_empty());
    if let Some(at) = lines.iter().position(|line| is_original(line)).filter(|&at| own(&quoted, at)) {
        quoted[at..].fill(true);
    }
    for at in 1..lines.len() {
        if quoted[at] && !quoted[at - 1] {
            mark_introduction(&lines, &mut quoted, at);
        }
    }
    let mut parts = Vec::new();
    let mut start = 0;
    while start < lines.len() {
        let end = (start..lines.len()).find(|&at| quoted[at] != quoted[start]).unwrap_or(lines.len());
        if quoted[start] {
            quotations(&lines[start..end], &mut parts);
        } else {
            let text = lines[start..end].join("\n");
            if !text.trim().is_empty() {
                parts.push(Part::new(PartKind::Lines, text));
            }
        }
        start = end;
    }
    parts
}

/// Whether a line is marked as quoted.
fn is_quoted(line: &str) -> bool {
    line.starts_with('>') || line.starts_with(" >")
}

/// Whether a line sets off a whole message that is answered.
fn is_original(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| c == '-' || c == '_' || c == '=' || c.is_whitespace());
    line.trim_start().starts_with("--") && ORIGINALS.contains(&bare.to_lowercase().as_str())
}

/// Marks the lines above a quotation that say whom it is from.
fn mark_introduction(lines: &[&str], quoted: &mut [bool], start: usize) {
    let is_empty = |at: usize| lines[at].trim().is_empty();
    let Some(last) = (0..start).rev().take(2).find(|&at| !is_empty(at) && !quoted[at]) else { return };
    let end = lines[last].trim_end().to_lowercase();
    let introduces =
        WROTE.iter().any(|wrote| end.ends_with(wrote)) || end.ends_with(':') && end.contains('@');
    if !introduces {
        return;
    }
    let before =
        (0..last).rev().take(MAX_INTRODUCTION - 1).take_while(|&at| !is_empty(at) && !quoted[at]).last();
    // An introduction that begins further up stands in a paragraph of its own.
    let first = before.filter(|&at| at == 0 || is_empty(at - 1) || quoted[at - 1]).unwrap_or(last);
    quoted[first..start].fill(true);
}

/// The paragraphs of a quotation.
fn quotations(lines: &[&str], parts: &mut Vec<Part>) {
    let mut text = String::new();
    for line in lines.iter().map(|line| line.trim_start_matches(['>', ' ']).trim()).chain([""]) {
        if line.is_empty() && !text.is_empty() {
            parts.push(Part::new(PartKind::Quote, std::mem::take(&mut text)));
        } else if !line.is_empty() {
            text.push_str(if text.is_empty() { "" } else { " " });
            text.push_str(line);
        }
    }
}
