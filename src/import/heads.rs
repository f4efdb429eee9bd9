//! Page numbers, running heads and the lines of browsers' prints that a copy left between the lines of wrapped text,
//! with no empty line around them.
//!
//! Such lines interrupt sentences, which is how they are told: one that recurs does so at some of its places, one that
//! counts on belongs to others that do, and one that stands once must have broken a full line from the next.

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::furniture::{fingerprint, parse_page_number};
use super::lines::{self, Line, Opening, Role};

/// Longest line that is one of these, in characters: a title, a site and a time.
const LONGEST: u16 = 140;

/// Longest line that a line breaker made, in columns.
const WIDEST: usize = 160;

/// Fewest lines of text that runs over pages.
const FEWEST_LINES: usize = 8;

/// Most lines between two pages: a foot and a head of two lines each.
const LONGEST_BREAK: usize = 4;

/// Characters that a line which is interrupted has, at least.
const NARROWEST: u16 = 30;

/// Lines at the top of a text among which its title is.
const TOP: usize = 4;

/// What a line between two pages may be.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Sign {
    /// A page's number; `sure` where it says that it is one.
    Number { value: u32, sure: bool },
    /// An address, surely of a page where it has the page's number, or a day and time before a title; with its hash.
    Print { sure: bool, print: u64 },
    /// Words, with a hash of them.
    Head(u64),
}

/// Gives the role [`Role::Furniture`] to such lines.
pub fn mark(text: &str, lines: &mut [Line]) {
    let Some(width) = usual_width(lines) else { return };
    let mut reader = Reader { text, lines, width, signs: Vec::new(), heads: HashMap::default() };
    reader.find();
    if reader.signs.is_empty() {
        return;
    }
    let marked = reader.decide();
    for at in marked {
        lines[at].role = Role::Furniture;
    }
}

/// The columns to which most lines are full, where the text is wrapped.
fn usual_width(lines: &[Line]) -> Option<u16> {
    if lines.len() < FEWEST_LINES {
        return None;
    }
    let mut counts = [0_usize; WIDEST + 2];
    lines.iter().for_each(|line| counts[usize::from(line.width()).min(WIDEST + 1)] += 1);
    // The width that a tenth of the lines exceed, and how many come near it.
    let mut above = 0;
    let width = (0..counts.len()).rev().find(|&width| {
        above += counts[width];
        above * 10 > lines.len()
    })?;
    let full: usize = counts[width * 4 / 5..].iter().sum();
    ((usize::from(NARROWEST)..=WIDEST).contains(&width) && full * 5 >= lines.len() * 2)
        .then_some(width as u16)
}

struct Reader<'t> {
    text: &'t str,
    lines: &'t [Line],
    /// Columns of full lines.
    width: u16,
    /// The lines that may stand between pages, in text order; whether each interrupts a sentence.
    signs: Vec<(usize, Sign, bool)>,
    /// How often each head occurs, and how often it interrupts.
    heads: HashMap<u64, (u32, u32), FxBuildHasher>,
}

impl Reader<'_> {
    /// Finds all lines that may stand between pages.
    fn find(&mut self) {
        for at in 0..self.lines.len() {
            if let Some(Sign::Head(print) | Sign::Print { print, .. }) = self.sign(at) {
                self.heads.entry(print).or_default().0 += 1;
            }
        }
        let mut at = 0;
        while at < self.lines.len() {
            let length = (at..self.lines.len().min(at + LONGEST_BREAK))
                .take_while(|&at| self.lines[at].role == Role::Furniture || self.break_sign(at).is_some())
                .count();
            let interrupts = length > 0 && self.interrupts(at, length);
            for line in at..at + length {
                let Some(sign) = self.break_sign(line) else { continue };
                if let Sign::Head(print) | Sign::Print { print, .. } = sign
                    && interrupts
                {
                    self.heads.entry(print).or_default().1 += 1;
                }
                self.signs.push((line, sign, interrupts));
            }
            at += length.max(1);
        }
    }

    /// What line `at` may be; a head that stands once is no full line of text.
    fn break_sign(&self, at: usize) -> Option<Sign> {
        self.sign(at).filter(|sign| match sign {
            Sign::Head(print) => {
                let is_short = || {
                    let next = self.lines.get(at + 1);
                    next.is_none_or(|&next| {
                        u32::from(lines::need(self.text, self.lines[at], next)) * 10
                            < u32::from(self.width) * 8
                    })
                };
                self.heads.get(print).is_some_and(|&(count, _)| count >= 2) || is_short()
            }
            _ => true,
        })
    }

    /// What line `at` may be.
    fn sign(&self, at: usize) -> Option<Sign> {
        let line = self.lines[at];
        if line.width() > LONGEST || line.is_quoted() || line.role != Role::Prose {
            return None;
        }
        let words = line.text(self.text);
        // "… until / 1993." is the end of a paragraph.
        if let Some(number) = parse_page_number(words).filter(|_| !words.ends_with('.')) {
            return Some(Sign::Number { value: number.value, sure: number.is_named });
        }
        if is_page_of(words) {
            let value = words.split('/').next()?.parse().ok()?;
            return Some(Sign::Number { value, sure: false });
        }
        if let Some(sure) = print_line(words) {
            return Some(Sign::Print { sure, print: fingerprint(words) });
        }
        let may_be_head = matches!(lines::opening(words), Opening::Upper | Opening::Other)
            && (!lines::ends_sentence(words) || words.contains('©'))
            && !words.ends_with([',', ';', ':', '-'])
            && lines::list_marker(words) == 0
            && words.bytes().filter(u8::is_ascii_alphabetic).count() >= 3;
        may_be_head.then(|| Sign::Head(fingerprint(words)))
    }

    /// Whether a sentence goes on over the `length` lines from `at` on.
    fn interrupts(&self, at: usize, length: usize) -> bool {
        let before = at.checked_sub(1).map(|before| self.lines[before]);
        let (Some(before), Some(after)) = (before, self.lines.get(at + length)) else { return false };
        let body = before.text(self.text);
        let is_open = before.width() >= NARROWEST && !lines::ends_sentence(body) && !body.ends_with(':');
        let is_full =
            || u32::from(lines::need(self.text, before, *after)) * 100 >= u32::from(self.width) * 85;
        match lines::opening(after.text(self.text)) {
            Opening::Lower => is_open,
            // A name may go on with a capital.
            Opening::Upper => is_open && is_full(),
            Opening::Caseless | Opening::Other => false,
        }
    }

    /// The lines that surely stand between pages.
    fn decide(&self) -> Vec<usize> {
        let mut sure: Vec<bool> = self
            .signs
            .iter()
            .map(|&(at, sign, interrupts)| match sign {
                Sign::Number { sure, .. } => sure || interrupts,
                Sign::Print { sure, print } => sure || self.is_head(at, print, interrupts),
                Sign::Head(print) => self.is_head(at, print, interrupts),
            })
            .collect();
        self.count_on(&mut sure);
        // What stands beside a sure line of a page break is of the same break, where it is no head that was judged.
        for at in 1..self.signs.len() {
            let (before, here) = (self.signs[at - 1], self.signs[at]);
            let adjoin = before.0 + 1 == here.0;
            let is_open = |sign: Sign| !matches!(sign, Sign::Head(_));
            if adjoin && sure[at - 1] && is_open(here.1) {
                sure[at] = true;
            }
            if adjoin && sure[at] && is_open(before.1) {
                sure[at - 1] = true;
            }
        }
        self.signs.iter().zip(sure).filter(|&(_, sure)| sure).map(|(&(at, ..), _)| at).collect()
    }

    /// Numbers that count on are page numbers if one of them is, or if there are as many lines between any two.
    fn count_on(&self, sure: &mut [bool]) {
        let numbers: Vec<(usize, usize, u32)> = (0..)
            .zip(&self.signs)
            .filter_map(|(index, &(at, sign, _))| match sign {
                Sign::Number { value, .. } => Some((index, at, value)),
                _ => None,
            })
            .collect();
        for run in numbers.chunk_by(|before, number| number.2 == before.2 + 1) {
            let gaps = || run.windows(2).map(|pair| pair[1].1 - pair[0].1);
            let (least, most) = (gaps().min().unwrap_or(0), gaps().max().unwrap_or(0));
            let is_even = run.len() >= 3 && least >= FEWEST_LINES && most * 2 <= least * 3;
            if is_even || run.iter().any(|&(index, ..)| sure[index]) {
                run.iter().for_each(|&(index, ..)| sure[index] = true);
            }
        }
    }

    /// Whether the head at line `at` is one. The title at the top is none, however often the pages repeat it.
    fn is_head(&self, at: usize, print: u64, interrupts: bool) -> bool {
        let (count, interrupting) = self.heads.get(&print).copied().unwrap_or_default();
        let line = self.lines[at];
        if count == 1 {
            return interrupts && self.breaks_full_line(at);
        }
        let is_title = at < TOP && !interrupts && line.text(self.text).split_whitespace().count() >= 4;
        // Half of the pages end with a paragraph at most; no heading ever stands inside a sentence.
        interrupting > 0 && interrupting * 4 >= count && !is_title
    }

    /// Whether line `at`, in capitals as names and titles are, ends before the line is full, and stands between two
    /// lines that a line breaker parted.
    fn breaks_full_line(&self, at: usize) -> bool {
        let (Some(before), Some(after)) = (at.checked_sub(1), self.lines.get(at + 1)) else { return false };
        let (before, line) = (self.lines[before], self.lines[at]);
        let words = line.text(self.text);
        let is_name = words.split_whitespace().all(|word| {
            word.len() <= 3 || word.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())
        });
        is_name
            && !lines::ends_open(before.text(self.text))
            && u32::from(lines::need(self.text, line, *after)) * 10 < u32::from(self.width) * 7
            && u32::from(lines::need(self.text, before, *after)) * 100 >= u32::from(self.width) * 95
    }
}

/// Whether the line is one that browsers print at the edge of a page, and surely so: an address with the number of the
/// page ("https://example.org/tides 2/4"), or a day and a time ("5/14/19, 10:14 AM Low tide").
fn print_line(words: &str) -> Option<bool> {
    let mut parts = words.split_whitespace();
    let (first, last) = (parts.next()?, words.rsplit(char::is_whitespace).next()?);
    let is_address = |word: &str| word.starts_with("https://") || word.starts_with("http://");
    if is_address(first) || is_address(last) {
        let is_numbered = is_page_of(first) || is_page_of(last);
        return (is_numbered || words.split_whitespace().count() == 1 || is_address(last))
            .then_some(is_numbered);
    }
    let is_day = first.ends_with(',')
        && first.bytes().filter(u8::is_ascii_digit).count() >= 4
        && first.bytes().filter(|byte| matches!(byte, b'/' | b'.' | b'-')).count() == 2;
    let is_time =
        |time: &str| time.contains(':') && time.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    (is_day && parts.next().is_some_and(is_time)).then_some(false)
}

/// "2/4": a page of so many.
fn is_page_of(word: &str) -> bool {
    let number = |digits: &str| digits.parse::<u16>().ok().filter(|_| digits.len() <= 3);
    word.split_once('/')
        .and_then(|(page, of)| Some((number(page)?, number(of)?)))
        .is_some_and(|(page, of)| (1..=of).contains(&page))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: [&str; 20] = [
        "Night ferry for the island",
        "The ferry between the island and the town will run at",
        "night from the first of May on, the port said. It had",
        "been asked for by the bakers, who go to work at three.",
        "One of the two boats is old and will be mended before",
        "that. The crew has been told that it can choose hours,",
        "and nobody has to go by night who does not want to, as",
        "the harbour master said.",
        "The fares rise by a tenth, which the council had not",
        "wanted. It meets again in April and will then vote on",
        "the pier, of which half is closed. Divers have looked",
        "at the piles and found that the sea has eaten a third",
        "of them, more than was thought when the last sum was",
        "put aside for it.",
        "The island has nine hundred people and one school, to",
        "which children from three villages go. In winter the",
        "boats are often late, and lessons begin when they are",
        "there. Parents have long asked for a bridge, but that",
        "would cost more than the county has in a year, and it",
        "has other plans.",
    ];

    /// The text with `between` after the lines at `places`; a sign "#" in it is the number of the page.
    fn pages(places: &[usize], between: &[&str]) -> String {
        let mut out = Vec::new();
        let mut page = 0;
        for (at, line) in TEXT.iter().enumerate() {
            out.push((*line).to_owned());
            if places.contains(&at) {
                page += 1;
                out.extend(between.iter().map(|line| line.replace('#', &page.to_string())));
            }
        }
        out.join("\n")
    }

    /// The lines that are marked.
    fn marked(text: &str) -> Vec<&str> {
        let mut lines = lines::read(text);
        mark(text, &mut lines);
        lines.iter().filter(|line| line.role == Role::Furniture).map(|line| line.text(text)).collect()
    }

    #[test]
    fn lines_between_pages_are_told() {
        let table: [(&[usize], &[&str], &[&str]); 9] = [
            (&[4, 10, 16], &["#"], &["1", "2", "3"]),
            // One of them stands after a paragraph.
            (&[5, 13], &["- # -"], &["- 1 -", "- 2 -"]),
            (&[9], &["Page # of 2"], &["Page 1 of 2"]),
            (&[5, 11], &["Coast Courier"], &["Coast Courier", "Coast Courier"]),
            (&[5, 13], &["Coast Courier | #"], &["Coast Courier | 1", "Coast Courier | 2"]),
            (&[11], &["Coast Courier"], &["Coast Courier"]),
            (
                &[5, 13],
                &[
                    "https://courier.example/ferry #/3",
                    "5/14/19, 10:14 AM Night ferry for the island - Courier",
                ],
                &[
                    "https://courier.example/ferry 1/3",
                    "5/14/19, 10:14 AM Night ferry for the island - Courier",
                    "https://courier.example/ferry 2/3",
                    "5/14/19, 10:14 AM Night ferry for the island - Courier",
                ],
            ),
            // The title stays where it is one.
            (&[5, 11], &["Night ferry for the island"], &["Night ferry for the island"; 2]),
            (&[5], &["#", "Night ferry for the island"], &["1", "Night ferry for the island"]),
        ];
        for (places, between, expected) in table {
            let text = pages(places, between);
            assert_eq!(marked(&text), expected, "{text}");
        }
    }

    #[test]
    fn other_lines_stay() {
        for (places, between) in [
            (&[7_usize, 13][..], &["The pier"][..]),
            (&[7, 13], &["#"]),
            (&[7], &["1993"]),
            (&[9], &["in Vellmar"]),
            (&[], &[]),
        ] {
            let text = pages(places, between);
            assert_eq!(marked(&text), Vec::<&str>::new(), "{text}");
        }
        assert!(marked("One line\n2\nis no page").is_empty());
    }
}
