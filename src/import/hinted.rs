//! A text whose container knew its parts: mended part by part, so that the parts stay what they are.

use std::borrow::Cow;

use super::decoded::{Hint, PartKind};
use super::repair::{self, Counts};
use super::{Repair, RepairCount};
use crate::text::ByteSpan;

/// A text with its parts, mended.
pub struct Hinted {
    /// The text: its parts with an empty line between two.
    pub text: String,
    /// The parts.
    pub hints: Vec<Hint>,
    /// What was mended.
    pub repairs: Vec<RepairCount>,
}

/// Whether the hints are in order, lie inside the text and leave out nothing but white space: only then can the text be
/// divided by them.
pub fn are_sound(text: &str, hints: &[Hint]) -> bool {
    let mut at = 0;
    for hint in hints {
        let gap = text.get(at..hint.span.start());
        let is_sound = gap.is_some_and(|gap| gap.trim().is_empty())
            && text.get(hint.span.start()..hint.span.end()).is_some_and(|part| !part.trim().is_empty());
        if !is_sound {
            return false;
        }
        at = hint.span.end();
    }
    !hints.is_empty() && text.get(at..).is_some_and(|rest| rest.trim().is_empty())
}

/// Mends the parts of `text`: of plain text its lines, too, of everything else the characters only, since its container
/// broke nothing else. The hints are sound.
pub fn mend(text: &str, hints: &[Hint], mode: Repair) -> Hinted {
    let mut counts = Counts::default();
    let mut mended = Hinted {
        text: String::with_capacity(text.len()),
        hints: Vec::with_capacity(hints.len()),
        repairs: Vec::new(),
    };
    for hint in hints {
        let part = hint.span.of(text);
        let part = match (mode, hint.kind) {
            (Repair::Never, _) => Cow::Borrowed(part),
            (_, PartKind::Lines) => repair::mend(part, mode, &mut counts).0,
            (_, PartKind::WrappedLines) => repair::mend(part, Repair::Always, &mut counts).0,
            _ => repair::mend_characters(part, &mut counts),
        };
        if part.trim().is_empty() {
            continue;
        }
        mended.text.push_str(if mended.text.is_empty() { "" } else { "\n\n" });
        let start = mended.text.len();
        mended.text.push_str(&part);
        mended.hints.push(Hint { span: ByteSpan::new(start, mended.text.len()), ..*hint });
    }
    mended.repairs = counts.list();
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hints(text: &str, parts: &[(PartKind, &str)]) -> Vec<Hint> {
        let hint = |&(kind, part): &(PartKind, &str)| {
            let start = text.find(part).unwrap();
            Hint { span: ByteSpan::new(start, start + part.len()), kind, page: 0 }
        };
        parts.iter().map(hint).collect()
    }

    #[test]
    fn hints_that_leave_something_out_are_not_used() {
        let text = "Low tide\n\nThe ferry waits.";
        let all = hints(text, &[(PartKind::Heading, "Low tide"), (PartKind::Paragraph, "The ferry waits.")]);
        assert!(are_sound(text, &all));
        assert!(!are_sound(text, &all[..1]) && !are_sound(text, &all[1..]) && !are_sound(text, &[]));
        assert!(!are_sound(text, &[all[1], all[0]]));
        assert!(!are_sound("Low", &all));
    }

    #[test]
    fn parts_are_mended_each_in_its_way() {
        let text = "The of\u{fb01}ce\n\nthe fer\u{ad}ry waits   here\n\nlow  tide";
        let all = hints(
            text,
            &[
                (PartKind::Heading, "The of\u{fb01}ce"),
                (PartKind::Paragraph, "the fer\u{ad}ry waits   here"),
                (PartKind::Code, "low  tide"),
            ],
        );
        let mended = mend(text, &all, Repair::Auto);
        assert_eq!(mended.text, "The office\n\nthe ferry waits   here\n\nlow  tide");
        assert_eq!(mended.hints[1].span.of(&mended.text), "the ferry waits   here");
        assert_eq!(mended.hints[1].kind, PartKind::Paragraph);
        assert_eq!(mend(text, &all, Repair::Never).text, text);
    }
}
