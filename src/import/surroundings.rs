//! What stands around and between the parts of an article and can be told without knowing where it begins: the headers
//! of mails, rules and underlines, times of subtitles, links to other articles, signatures.

use super::lines::Role;
use super::unit::{Unit, is_running_text};
use super::wording::{self, MailLabel};
use crate::text::BlockKind;

/// Gives such units their kind.
pub fn mark(text: &str, units: &mut [Unit]) {
    mark_mail(text, units);
    let mut at = 0;
    while at < units.len() {
        let unit = units[at];
        if unit.known.is_some() || unit.role != Role::Prose || unit.quoted {
            at += 1;
            continue;
        }
        let line = unit.of(text);
        if is_rule(line) {
            units[at].known = Some(BlockKind::Furniture);
            mark_underlined(text, units, at);
        } else if is_subtitle_time(line) {
            units[at].known = Some(BlockKind::Furniture);
            if let Some(number) = at.checked_sub(1).filter(|&before| is_number(units[before].of(text))) {
                units[number].known = Some(BlockKind::Furniture);
            }
        } else if wording::is_contact(line) {
            units[at].known = Some(BlockKind::Furniture);
            at += mark_contact(text, units, at + 1);
        } else if wording::is_lead(line) {
            units[at].known = Some(BlockKind::Furniture);
            at += mark_links(text, units, at + 1);
        }
        at += 1;
    }
}

/// Most lines of a mail's header; as it is sent it has dozens.
const LONGEST_HEADER: usize = 48;
/// Bytes of its longest line.
const LONGEST_LABELLED: usize = 400;

/// Marks the headers of mails and the lines that announce an earlier mail. The first header of a text tells its title
/// and date.
fn mark_mail(text: &str, units: &mut [Unit]) {
    let mut at = 0;
    let mut is_first = true;
    while at < units.len() {
        let (length, is_header) = header(text, &units[at..]);
        if is_header {
            let is_own = is_first && at <= 1;
            let mut has_title = false;
            for unit in &mut units[at..at + length] {
                let line = unit.of(text);
                let label = wording::mail_label(line);
                let rest = label.map_or(0, |(_, length)| line.len() - length);
                unit.known = Some(match label {
                    Some((MailLabel::Subject, length)) if is_own && rest >= 4 && !has_title => {
                        has_title = true;
                        unit.label = (length + reply_mark(&line[length..])) as u16;
                        BlockKind::Title
                    }
                    Some((MailLabel::Date, length)) if is_own && rest >= 4 => {
                        unit.label = length as u16;
                        BlockKind::Date
                    }
                    _ => BlockKind::Furniture,
                });
            }
            is_first = false;
            at += length;
            continue;
        }
        // What is no header has none further down in it.
        at += length.saturating_sub(1);
        let unit = units[at];
        let line = unit.of(text);
        let precedes_quote = !unit.quoted && units.get(at + 1).is_some_and(|next| next.quoted);
        if unit.role == Role::Prose
            && (announces_mail(line, precedes_quote) || !unit.quoted && is_signature_mark(line))
        {
            units[at].known = Some(BlockKind::Furniture);
            // "On 3 June 2024 at 10:12, Ines / <ines@example.org> wrote:"
            if line.starts_with('<') && !unit.apart && at > 0 {
                units[at - 1].known = Some(BlockKind::Furniture);
            }
            if is_signature_mark(line) {
                at += mark_signature(text, units, at + 1);
            }
        }
        at += 1;
    }
}

/// How many units at the start of `units` begin with a mail's labels, or go on from such a line, and whether they are a
/// header: lines with at least three labels, or two of which one is the subject, with no empty line between.
fn header(text: &str, units: &[Unit]) -> (usize, bool) {
    let (mut labels, mut length, mut has_from, mut has_subject) = (0, 0, false, false);
    for (at, unit) in units.iter().enumerate().take(LONGEST_HEADER) {
        let line = unit.of(text);
        if unit.role != Role::Prose || line.len() > LONGEST_LABELLED || at > 0 && unit.apart && labels < 1 {
            break;
        }
        let line = line.trim_start_matches(['>', ' ']);
        match wording::mail_label(line) {
            Some((label, _)) => {
                has_from |= label == MailLabel::From;
                has_subject |= label == MailLabel::Subject;
                labels += 1;
            }
            None if labels > 0 && !unit.apart && is_indented(text, unit.span.start()) => {}
            None => break,
        }
        length = at + 1;
    }
    (length, labels >= 3 && (has_from || has_subject) || labels == 2 && has_from && has_subject)
}

/// Whether a blank stands before the byte `at` of the text.
fn is_indented(text: &str, at: usize) -> bool {
    text[..at].ends_with([' ', '\t'])
}

/// Bytes of "RE: ", "Fwd: ", "AW: " at the start of a subject; all of them where there are several.
pub fn reply_mark(subject: &str) -> usize {
    let mut at = 0;
    while let Some((mark, rest)) = subject[at..].split_once(':') {
        let known = ["re", "fw", "fwd", "aw", "wg", "tr", "rv", "r", "i", "enc", "res"];
        if !known.contains(&mark.to_lowercase().as_str()) || rest.trim_start().is_empty() || at > 60 {
            break;
        }
        at += mark.len() + 1 + (rest.len() - rest.trim_start().len());
    }
    at
}

/// "-----Original Message-----", "On 3 June 2024, Ines wrote:", "---------- Forwarded message ---------". What stands
/// right above a quotation (`precedes_quote`) is believed with less.
fn announces_mail(line: &str, precedes_quote: bool) -> bool {
    let line = line.trim_start_matches(['>', ' ']);
    if line.len() > 240 {
        return false;
    }
    let bare = line.trim_matches(['-', '_', ' ']);
    const MARKS: [&str; 9] = [
        "original message",
        "forwarded message",
        "begin forwarded message:",
        "ursprüngliche nachricht",
        "weitergeleitete nachricht",
        "message d'origine",
        "message transféré",
        "mensaje original",
        "исходное сообщение",
    ];
    let is_ruled = bare.len() < line.len() || line.ends_with(':');
    if is_ruled && bare.len() <= 40 && MARKS.contains(&bare.to_lowercase().as_str()) {
        return true;
    }
    // An address and a colon: "2024-06-03 10:12 Ines <ines@example.org>:".
    if line.ends_with(':') && line.contains('@') && precedes_quote {
        return true;
    }
    const WROTE: [(&str, &str); 11] = [
        ("On ", "wrote:"),
        ("On ", "writes:"),
        ("On ", "said:"),
        ("Am ", ":"),
        ("Le ", "a écrit :"),
        ("Le ", "a écrit:"),
        ("El ", "escribió:"),
        ("Il ", "ha scritto:"),
        ("Em ", "escreveu:"),
        ("Op ", "schreef:"),
        ("", "пишет:"),
    ];
    let is_dated = || line.contains(|c: char| c.is_ascii_digit());
    // In an article somebody may have said something on a day, too.
    let is_sent = || precedes_quote || line.contains('@') || has_clock(line);
    WROTE.iter().any(|(start, end)| {
        line.starts_with(start)
            && line.ends_with(end)
            && is_dated()
            && (*start != "Am " || line.contains("schrieb"))
            && (*end != "said:" || is_sent())
    })
}

/// Whether the line holds a time of day: "10:12".
fn has_clock(line: &str) -> bool {
    let is_clock = |five: &[u8]| match five {
        [a, b':', c, d, ..] => [a, c, d].iter().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    line.as_bytes().windows(4).any(is_clock)
}

/// The line that mail programs put before a signature.
fn is_signature_mark(line: &str) -> bool {
    line == "--"
}

/// Most lines of a signature.
const LONGEST_SIGNATURE: usize = 12;

/// Marks the short lines from `from` on up to running text; returns how many.
fn mark_signature(text: &str, units: &mut [Unit], from: usize) -> usize {
    let length = units[from..]
        .iter()
        .take(LONGEST_SIGNATURE)
        .take_while(|&&unit| {
            let line = unit.of(text);
            unit.role == Role::Prose
                && !unit.quoted
                && line.len() <= 100
                && !is_running_text(text, unit)
                && !announces_mail(line, false)
                && wording::mail_label(line).is_none_or(|(label, _)| label == MailLabel::To)
        })
        .count();
    units[from..from + length].iter_mut().for_each(|unit| unit.known = Some(BlockKind::Furniture));
    length
}

/// Marks the lines under "Press contact:"; returns how many.
fn mark_contact(text: &str, units: &mut [Unit], from: usize) -> usize {
    let length = units[from..]
        .iter()
        .take(LONGEST_SIGNATURE)
        .take_while(|&&unit| {
            unit.role == Role::Prose
                && !unit.apart
                && unit.known.is_none()
                && unit.of(text).len() <= 80
                && !is_running_text(text, unit)
        })
        .count();
    units[from..from + length].iter_mut().for_each(|unit| unit.known = Some(BlockKind::Furniture));
    length
}

/// Whether the line is nothing but signs: "___", "* * *", "-----", "###".
fn is_rule(line: &str) -> bool {
    line.len() <= 200
        && line.chars().all(|c| {
            c.is_whitespace()
                || matches!(
                    c,
                    '-' | '_'
                        | '*'
                        | '='
                        | '~'
                        | '#'
                        | '•'
                        | '·'
                        | '–'
                        | '—'
                        | '+'
                        | '⁂'
                        | '◆'
                        | '■'
                        | '.'
                        | '^'
                )
        })
        && line.chars().filter(|c| !c.is_whitespace()).count() >= 2
        && !line.chars().all(|c| c == '.')
}

/// A short line right above an underline is a heading.
fn mark_underlined(text: &str, units: &mut [Unit], at: usize) {
    let Some(before) = at.checked_sub(1) else { return };
    let (line, rule) = (units[before].of(text), units[at].of(text));
    let is_line =
        rule.len() >= 3 && ['=', '-', '~', '^'].iter().any(|&sign| rule.trim_matches(sign).is_empty());
    let is_heading = is_line
        && !units[at].apart
        && units[before].known.is_none()
        && units[before].role == Role::Prose
        && !units[before].quoted
        && line.len() <= 120
        && !line.contains('\n')
        && (before == 0 || units[before].apart)
        && line.chars().any(char::is_alphabetic);
    // The first heading of a text is left to the search for its title.
    if is_heading && units[..before].iter().any(|unit| unit.known.is_none()) {
        units[before].known = Some(BlockKind::Heading);
    }
}

/// "00:00:01,000 --> 00:00:03,500".
fn is_subtitle_time(line: &str) -> bool {
    line.len() <= 80
        && line.split_once("-->").is_some_and(|(from, to)| {
            let is_time = |time: &str| {
                let time = time.split_whitespace().next().unwrap_or_default();
                time.len() >= 5 && time.bytes().all(|byte| byte.is_ascii_digit() || b":,.".contains(&byte))
            };
            is_time(from.trim()) && is_time(to.trim())
        })
}

fn is_number(line: &str) -> bool {
    (1..=6).contains(&line.len()) && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// Most links after a line that announces them.
const MOST_LINKS: usize = 12;

/// Marks the headlines of other articles from `from` on; returns how many. A last one that has text under it and an
/// empty line before it is a heading of this article.
fn mark_links(text: &str, units: &mut [Unit], from: usize) -> usize {
    let is_link = |unit: &Unit| {
        let line = unit.of(text);
        unit.known.is_none()
            && matches!(unit.role, Role::Prose | Role::Item)
            && !unit.quoted
            && line.len() <= 120
            && !line.contains('\n')
            && !is_running_text(text, *unit)
            && !line.ends_with(['.', ':', ','])
    };
    let mut length = units[from..].iter().take(MOST_LINKS).take_while(|unit| is_link(unit)).count();
    let next = units.get(from + length);
    if length > 0 && units[from + length - 1].apart && next.is_some_and(|&next| is_running_text(text, next)) {
        length -= 1;
    }
    units[from..from + length].iter_mut().for_each(|unit| unit.known = Some(BlockKind::Furniture));
    length
}
