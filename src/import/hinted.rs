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
    use crate::import::{Article, Extract, Part};

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

    /// The kinds of the blocks of an article with these parts.
    fn kinds(parts: &[(PartKind, &str)]) -> Vec<&'static str> {
        let parts = parts.iter().map(|&(kind, text)| Part::new(kind, text)).collect();
        let decoded = Extract { parts, ..Extract::default() }.into_decoded();
        let article = Article::from_decoded(&decoded, Repair::Auto);
        article.blocks.iter().map(|block| block.kind.as_str()).collect()
    }

    #[test]
    fn what_is_known_is_not_guessed() {
        use PartKind::*;
        const RUNNING: &str =
            "The harbour council opened the new bridge on Monday, a year later than it was planned.";
        /// Parts, and the kinds of the blocks that come of them.
        type Row = (&'static [(PartKind, &'static str)], &'static [&'static str]);
        let table: &[Row] = &[
            (&[(Title, "Low tide"), (Paragraph, RUNNING)], &["title", "paragraph"]),
            // A heading before the text is its headline where nothing else is.
            (&[(Heading, "The bridge is open"), (Paragraph, RUNNING)], &["title", "paragraph"]),
            (
                &[(Title, "The bridge is open"), (Heading, "What it cost"), (Paragraph, RUNNING)],
                &["title", "heading", "paragraph"],
            ),
            // There is one headline.
            (
                &[(Title, "One"), (Paragraph, RUNNING), (Title, "Two"), (Paragraph, RUNNING)],
                &["title", "paragraph", "heading", "paragraph"],
            ),
            (&[(Title, "One"), (Title, "Two")], &["title", "heading"]),
            // What is no paragraph is none, however it reads; what is one may be a byline or a day.
            (
                &[
                    (Caption, RUNNING),
                    (Quote, RUNNING),
                    (ListItem, RUNNING),
                    (Note, RUNNING),
                    (Furniture, RUNNING),
                ],
                &["caption", "quote", "list-item", "caption", "furniture"],
            ),
            (
                &[
                    (Title, "Low tide"),
                    (Paragraph, "By Ines Marl"),
                    (Paragraph, "3 May 2024"),
                    (Paragraph, RUNNING),
                ],
                &["title", "byline", "date", "paragraph"],
            ),
            (
                &[(Paragraph, RUNNING), (Table, "a\tb\n1\t2"), (Code, "let a;\n  b")],
                &["paragraph", "table", "code"],
            ),
            // Lines whose structure nobody told are read as plain text is.
            (
                &[(
                    Lines,
                    "Low tide\n\nThe ferry waits at the pier until the water\ncomes back in the evening.\n\n- mud\n- wind",
                )],
                &["title", "paragraph", "list-item", "list-item"],
            ),
        ];
        for (parts, expected) in table {
            assert_eq!(kinds(parts), *expected, "{parts:?}");
        }
    }

    #[test]
    fn parts_know_their_pages() {
        let parts = [(1, "One."), (1, "Two."), (3, "Three.")];
        let part = |(page, text): (u32, &str)| Part { page, ..Part::new(PartKind::Paragraph, text) };
        let decoded = Extract { parts: parts.map(part).to_vec(), ..Extract::default() }.into_decoded();
        let article = Article::from_decoded(&decoded, Repair::Auto);
        let pages = |article: &Article<'_>| {
            article.blocks.iter().map(|block| article.page_at(block.span.start())).collect::<Vec<_>>()
        };
        assert_eq!(pages(&article), [Some(1), Some(1), Some(3)]);
        assert_eq!(pages(&Article::from_text("One.", Repair::Auto)), [None]);
    }
}
