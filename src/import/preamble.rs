//! What stands before an article's first paragraph: the search for its headline, and what that makes of the lines around
//! it.

use super::byline;
use super::dateline;
use super::lines::{self, Opening, Role};
use super::metadata::{self, MetadataKind};
use super::structure::{BlockBuilder, can_be_heading, is_labelled, markdown_heading, section_number};
use super::unit::Unit;
use super::wording;
use crate::lang::en::names;
use crate::text::BlockKind;

/// A headline and what stands around it is looked for in so many units; a text whose first paragraph comes later is
/// no article.
const LONGEST_PREAMBLE: usize = 40;

/// So many lines of which each could be a headline are a list.
const MOST_CANDIDATES: usize = 12;

/// What a unit before the first paragraph is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Sort {
    /// That is clear from itself.
    Known(BlockKind),
    /// It could be the headline.
    Candidate,
    /// Neither.
    Other,
}

impl BlockBuilder<'_> {
    /// Reads the units before the first paragraph; returns how many they are.
    pub(super) fn preamble(&mut self, units: &[Unit]) -> usize {
        let head = &units[..units.len().min(LONGEST_PREAMBLE)];
        let running = head.iter().position(|&unit| self.is_running_text(unit) && !self.is_aside(unit));
        let body = match running {
            Some(body) => self.after_standfirst(head, body),
            // A list, a table or a poem may be all there is; a headline is whatever stands before it.
            None => match head.iter().position(|&unit| is_matter(unit)) {
                Some(body) if body > 0 && head[..body].len() <= 4 => body,
                _ => return 0,
            },
        };
        let sorts: Vec<Sort> = head[..body].iter().map(|&unit| self.sort(unit)).collect();
        let title = self.choose_title(&head[..=body], &sorts);
        let kicker = title.and_then(|title| self.kicker(head, &sorts, title));
        for at in 0..body {
            let unit = head[at];
            let kind = match (sorts[at], title) {
                (Sort::Known(kind), _) => kind,
                (Sort::Candidate, Some(title)) if at == title => BlockKind::Title,
                (_, Some(_)) if Some(at) == kicker => BlockKind::Kicker,
                (_, Some(title)) if at > title => self.under_title(units, &sorts, at),
                (_, Some(_)) => self.over_title(units, &sorts, at),
                (_, None) => self.plain_kind(units, at),
            };
            if matches!(kind, BlockKind::Date | BlockKind::Byline) {
                self.publish(self.date_of(unit, false));
            }
            self.push(unit, kind);
        }
        body
    }

    /// The first paragraph, where the running text at `body` is a standfirst: a byline or date stands under it.
    fn after_standfirst(&self, head: &[Unit], body: usize) -> usize {
        if !head[..body].iter().any(|&unit| self.sort(unit) == Sort::Candidate)
            || self.of(head[body]).len() > 400
        {
            return body;
        }
        let Some(next) =
            (body + 1..head.len()).find(|&at| self.is_running_text(head[at]) && !self.is_aside(head[at]))
        else {
            return body;
        };
        let between = &head[body + 1..next];
        let is_dated = between.iter().any(|&unit| {
            self.sort(unit) == Sort::Known(BlockKind::Byline) && !byline::is_credit(self.of(unit))
                || unit.known.is_none() && metadata::is_full_date(self.of(unit))
        });
        if is_dated && between.iter().all(|&unit| !is_matter(unit)) { next } else { body }
    }

    /// Whether running text stands around the article: a notice about cookies, a picture's caption.
    fn is_aside(&self, unit: Unit) -> bool {
        let text = self.of(unit);
        unit.known.is_some() || wording::is_furniture(text) || wording::is_caption(text)
    }

    /// What a unit before the first paragraph is.
    fn sort(&self, unit: Unit) -> Sort {
        if let Some(kind) = unit.known {
            return Sort::Known(kind);
        }
        if unit.role != Role::Prose || unit.quoted {
            return Sort::Other;
        }
        let text = self.of(unit);
        if is_address(text) || wording::is_furniture(text) {
            return Sort::Known(BlockKind::Furniture);
        }
        if wording::is_caption(text) && !(text.starts_with("Source") && metadata::is_full_date(text)) {
            return Sort::Known(BlockKind::Caption);
        }
        if let Some(metadata) = metadata::read(text, false) {
            return Sort::Known(match metadata.kind {
                MetadataKind::Date => BlockKind::Date,
                MetadataKind::Byline => BlockKind::Byline,
                MetadataKind::Count => BlockKind::Furniture,
            });
        }
        if byline::is_author(text) || byline::is_credit(text) {
            return Sort::Known(BlockKind::Byline);
        }
        if self.can_be_title(unit) { Sort::Candidate } else { Sort::Other }
    }

    fn can_be_title(&self, unit: Unit) -> bool {
        let text = self.of(unit);
        let text = markdown_heading(text).unwrap_or(text);
        unit.role == Role::Prose
            && !unit.quoted
            && (4..=200).contains(&text.len())
            && text.split_whitespace().count() <= 28
            && !text.ends_with(['.', ':', ',', ';', '。'])
            && !lines::ends_open(text)
            && lines::opening(text) != Opening::Lower
            && text.chars().any(char::is_alphabetic)
            && !is_labelled(text)
            && !holds_sentences(text)
            && !(section_number(text) > 0 && text.split_whitespace().count() <= 4)
    }

    /// The unit that is the headline. `head` ends with the first paragraph, `sorts` before it.
    fn choose_title(&self, head: &[Unit], sorts: &[Sort]) -> Option<usize> {
        if sorts.contains(&Sort::Known(BlockKind::Title)) {
            return None;
        }
        let body = sorts.len();
        let is_letter = head[..body].iter().any(|&unit| is_greeting(self.of(unit)));
        let candidates: Vec<usize> = (0..body).filter(|&at| sorts[at] == Sort::Candidate).collect();
        if is_letter || candidates.len() > MOST_CANDIDATES && !self.is_dated_after(sorts, &candidates) {
            return None;
        }
        let first = candidates.iter().copied().find(|&at| {
            let text = self.of(head[at]);
            !wording::is_kicker(text) && !text.contains(" | ")
        });
        let mut best: Option<(i32, usize)> = None;
        for &at in &candidates {
            let score = self.title_score(head, sorts, at) + if Some(at) == first { 3 } else { 0 };
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, at));
            }
        }
        let (_, title) = best?;
        // What stands before a list is its headline only where it looks like one.
        let is_certain = self.is_running_text(head[body])
            || title == 0 && head.len() > 1 && head[1].apart && !is_labelled(self.of(head[0]));
        is_certain.then_some(title)
    }

    /// Whether any of the candidates has a date or an author under it.
    fn is_dated_after(&self, sorts: &[Sort], candidates: &[usize]) -> bool {
        candidates.iter().any(|&at| is_metadata(sorts.get(at + 1)))
    }

    /// How much the unit looks like a headline: by its length, what stands under it, and how it is marked.
    fn title_score(&self, head: &[Unit], sorts: &[Sort], at: usize) -> i32 {
        let text = self.of(head[at]);
        let words = text.split_whitespace().count();
        let unspaced = text.chars().next().is_some_and(lines::is_unspaced);
        let mut score = match words {
            _ if unspaced => 2,
            1 => -2,
            2 | 3 => 0,
            4..=6 | 17..=20 => 2,
            7..=16 => 3,
            _ => 1,
        };
        let level = text.len() - text.trim_start_matches('#').len();
        if markdown_heading(text).is_some() {
            score += if level == 1 { 4 } else { 1 };
        }
        if wording::is_kicker(text) {
            score -= 4;
        }
        if text.contains(" | ") {
            score -= 2;
        }
        // "Journal of Tides 4 (2019) 12–19" is where it was printed.
        if text.ends_with(|c: char| c.is_ascii_digit()) && text.contains("(19") | text.contains("(20") {
            score -= 5;
        }
        // The further down, the less.
        let before = (0..at).filter(|&before| {
            matches!(sorts[before], Sort::Candidate | Sort::Other)
                && !wording::is_kicker(self.of(head[before]))
        });
        score -= before.count().min(3) as i32;
        // Nothing but a byline, a date, buttons and at most one standfirst between it and a date or byline.
        let mut rest = (at + 1..sorts.len()).filter(|&next| !is_ignored(sorts[next]));
        let (next, after) = (rest.next(), rest.next());
        if is_metadata(next.and_then(|next| sorts.get(next))) {
            score += 3;
        } else if next.is_none()
            || next.is_some_and(|next| {
                sorts[next] == Sort::Candidate && head[next].apart || self.is_running_text(head[next])
            }) && is_metadata(after.and_then(|after| sorts.get(after)))
        {
            score += 2;
        }
        // A name that is no sentence, under a date: the author.
        if byline::is_name(text) && at > 0 && is_metadata(sorts.get(at - 1)) {
            score -= 2;
        }
        if head[at + 1..=sorts.len()].iter().any(|&unit| is_matter(unit)) {
            score -= 1;
        }
        score
    }

    /// The unit above the headline that labels it.
    fn kicker(&self, head: &[Unit], sorts: &[Sort], title: usize) -> Option<usize> {
        let at = (0..title).rev().find(|&at| !is_ignored(sorts[at]))?;
        if !matches!(sorts[at], Sort::Candidate | Sort::Other)
            || head[at].role != Role::Prose
            || head[at].quoted
        {
            return None;
        }
        let text = self.of(head[at]);
        let words = |text: &str| text.split_whitespace().count();
        let is_label = wording::is_kicker(text)
            || words(text) <= 4 && text.len() <= 60 && words(self.of(head[title])) > words(text);
        (is_label && !is_labelled(text)).then_some(at)
    }

    /// The kind of a line above the headline that is no kicker: what is left of menus, or a name of the paper.
    fn over_title(&self, units: &[Unit], sorts: &[Sort], at: usize) -> BlockKind {
        let text = self.of(units[at]);
        let is_page = sorts.contains(&Sort::Known(BlockKind::Furniture));
        let is_short = is_page && text.split_whitespace().count() <= 4 && !lines::ends_sentence(text);
        match self.plain_kind(units, at) {
            BlockKind::Paragraph | BlockKind::Heading if wording::is_kicker(text) => BlockKind::Kicker,
            BlockKind::Paragraph
                if is_short && units[at].role == Role::Prose && !text.ends_with([',', ':']) =>
            {
                BlockKind::Furniture
            }
            kind => kind,
        }
    }

    /// The kind of a line between the headline and the first paragraph: the author's name beside a date or what the
    /// author is, else a standfirst.
    fn under_title(&self, units: &[Unit], sorts: &[Sort], at: usize) -> BlockKind {
        let unit = units[at];
        let text = self.of(unit);
        if unit.role != Role::Prose || unit.quoted || !can_be_heading(text) || is_labelled(text) {
            return self.plain_kind(units, at);
        }
        let beside = |other: Option<usize>| {
            other
                .and_then(|other| sorts.get(other))
                .is_some_and(|sort| matches!(sort, Sort::Known(BlockKind::Date | BlockKind::Byline)))
        };
        // Buttons may stand between.
        let ignored = [BlockKind::Furniture, BlockKind::Caption];
        let above = self.blocks.iter().rev().map(|block| block.kind).find(|kind| !ignored.contains(kind));
        let follows = matches!(above, Some(BlockKind::Date | BlockKind::Byline));
        let after = (at + 1..sorts.len()).find(|&other| !is_ignored(sorts[other]));
        let is_from = text.starts_with("Reporting from ") || text.starts_with("Special to ");
        // "Ines Calloway in Vellmar", "Ines Calloway @calloway"
        let name =
            [" in ", " @", " and "].iter().fold(text, |text, end| text.split(end).next().unwrap_or(text));
        let names_role = |other: usize| {
            sorts.get(other).is_some() && !units[other].apart && {
                let text = self.of(units[other]);
                byline::is_role(text) || byline::is_outlet(text)
            }
        };
        if (is_from
            || byline::is_role(text)
            || !unit.apart && (byline::is_outlet(text) || dateline::is_known_place(text)))
            && follows
            || byline::is_name_with_role(name)
            || byline::is_name(name)
                && !wording::is_kicker(text)
                && (follows || beside(after) || names_role(at + 1) || self.is_strange_name(units, at, name))
        {
            return BlockKind::Byline;
        }
        BlockKind::Heading
    }
}

impl BlockBuilder<'_> {
    /// Whether `name`, alone above the first paragraph as unit `at`, begins with a known given name and is of nobody
    /// in the article: then it is the author's.
    fn is_strange_name(&self, units: &[Unit], at: usize, name: &str) -> bool {
        let first = name.split(' ').next().unwrap_or_default().to_lowercase();
        let last = name.rsplit(' ').next().unwrap_or_default();
        let rest = &self.text[units[at].span.end()..];
        let rest = &rest[..rest.floor_char_boundary(FARTHEST)];
        units[at].apart
            && units.get(at + 1).is_some_and(|&next| next.apart && self.is_running_text(next))
            && names::FIRST_NAMES.split_ascii_whitespace().any(|known| known == first)
            && memchr::memmem::find(rest.as_bytes(), last.as_bytes()).is_none()
            && memchr::memmem::find(&self.text.as_bytes()[..units[at].span.start()], last.as_bytes())
                .is_none()
    }
}

/// Bytes of the text in which an author's name is looked for.
const FARTHEST: usize = 16 << 10;

/// Whether the unit is part of an article without being running text.
fn is_matter(unit: Unit) -> bool {
    unit.known.is_none()
        && (unit.quoted || matches!(unit.role, Role::Item | Role::Table | Role::Code | Role::Verse))
}

fn is_metadata(sort: Option<&Sort>) -> bool {
    matches!(sort, Some(Sort::Known(BlockKind::Date | BlockKind::Byline)))
}

/// Whether such a unit stands between a headline and its byline without parting them.
fn is_ignored(sort: Sort) -> bool {
    matches!(sort, Sort::Known(BlockKind::Furniture | BlockKind::Caption))
}

/// Whether the line holds the end of one sentence and the start of another: "It is late. A story about hats".
fn holds_sentences(text: &str) -> bool {
    text.match_indices(['.', '!', '?']).any(|(at, _)| {
        text[at + 1..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase))
            && text[..at]
                .rsplit(' ')
                .next()
                .is_some_and(|word| word.len() >= 4 && word.chars().all(char::is_lowercase))
            && text[..at].len() >= 40
    })
}

/// Whether the line is a web address, or a picture in Markdown, and nothing else.
fn is_address(line: &str) -> bool {
    if (line.starts_with("![") || line.starts_with("[![")) && line.ends_with(')') {
        return true;
    }
    let starts = ["https://", "http://", "www."].iter().any(|start| line.starts_with(start));
    starts && !line.contains(char::is_whitespace)
}

/// Whether the line greets a reader, as letters do.
fn is_greeting(line: &str) -> bool {
    const GREETINGS: [&str; 19] = [
        "Hi", "Hello", "Hey", "Dear", "Liebe", "Lieber", "Hallo", "Sehr", "Cher", "Chère", "Chers",
        "Bonjour", "Estimado", "Estimada", "Hola", "Gentile", "Caro", "Cara", "Prezado",
    ];
    let first = line.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    line.len() <= 60
        && line.split_whitespace().count() <= 6
        && (line.ends_with([',', '!', ':']) && GREETINGS.contains(&first)
            || ["Hi", "Hello", "Hey", "Hallo", "Bonjour", "Hola"].contains(&first)
                && line.split_whitespace().count() <= 2)
}
