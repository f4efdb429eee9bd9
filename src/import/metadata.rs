//! Lines and openings that tell when, where and by whom an article was published.

use time::{Date, Month};

use super::wording;

/// What a line of metadata is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// Which of the kinds that follow.
    pub kind: MetadataKind,
    /// The day that it names, and how surely that is the day of publication.
    pub published: Option<(Certainty, Date)>,
}

/// The kinds of lines of metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetadataKind {
    /// It holds a date.
    Date,
    /// It names the author.
    Byline,
    /// It only counts something.
    Count,
}

/// How surely a date is the day of publication; the greatest wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The day of a change.
    Updated,
    /// The day in a dateline: when it was written.
    Dateline,
    /// A day without a label.
    Plain,
    /// "Published …".
    Published,
}

/// Longest line of metadata, in bytes.
const LONGEST: usize = 160;

/// Reads a line as metadata; `None` where it is anything else. `labelled` lines only ("Published: …"), or any.
pub fn read(line: &str, labelled_only: bool) -> Option<Metadata> {
    if line.len() > LONGEST
        || line.contains('\n')
        || labelled_only && !line.contains(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let words: Vec<&str> = line
        .split(|c: char| {
            c.is_whitespace() || matches!(c, '|' | '•' | '·' | '—' | '–' | ',' | '(' | ')' | '@')
        })
        .filter(|word| !word.is_empty() && !matches!(*word, "-" | "--" | "/" | ":"))
        .collect();
    let label = label(&words);
    if labelled_only && label.is_none() {
        return None;
    }
    let byline = !labelled_only && is_byline(&words);
    let (mut published, mut named, mut others) = (None::<(Certainty, Date)>, 0, 0);
    let mut certainty = label.unwrap_or(Certainty::Plain);
    let mut at = 0;
    while at < words.len() {
        if let Some((date, length)) = date(&words[at..]) {
            if published.is_none_or(|(before, _)| certainty > before) {
                published = Some((certainty, date));
            }
            at += length;
            continue;
        }
        let word = words[at].trim_end_matches([':', '.']);
        match label_word(word) {
            Some(next) => certainty = next,
            None if is_time_word(word) => {}
            None if word.starts_with(char::is_uppercase) => named += 1,
            None => others += 1,
        }
        at += 1;
    }
    if byline {
        return Some(Metadata { kind: MetadataKind::Byline, published });
    }
    if published.is_some()
        && others == 0
        && named <= if label.is_some() { 6 } else { 3 }
        && !line.ends_with('.')
    {
        return Some(Metadata { kind: MetadataKind::Date, published });
    }
    let counts =
        !labelled_only && (wording::is_count(line) || line.bytes().all(|byte| byte.is_ascii_digit()));
    counts.then_some(Metadata { kind: MetadataKind::Count, published: None })
}

/// Whether the line starts with a label, and what that says about its date.
fn label(words: &[&str]) -> Option<Certainty> {
    let first = words.first()?.trim_end_matches(':');
    label_word(first).or_else(|| {
        let is_adverb = ["first", "last", "originally", "article", "story", "date"]
            .iter()
            .any(|w| first.eq_ignore_ascii_case(w));
        is_adverb.then(|| label_word(words.get(1)?.trim_end_matches(':')))?
    })
}

fn label_word(word: &str) -> Option<Certainty> {
    let known = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    if known(&["published", "posted", "publication", "issued", "created", "date"]) {
        Some(Certainty::Published)
    } else if known(&["updated", "modified", "edited", "changed", "revised", "update"]) {
        Some(Certainty::Updated)
    } else {
        None
    }
}

/// Words that stand beside a date: weekdays, times, zones, particles.
fn is_time_word(word: &str) -> bool {
    const WORDS: [&str; 38] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "am",
        "pm",
        "a.m",
        "p.m",
        "gmt",
        "utc",
        "bst",
        "cet",
        "cest",
        "est",
        "edt",
        "pst",
        "ist",
        "at",
        "on",
        "first",
        "last",
        "originally",
        "article",
        "story",
        "of",
    ];
    let lower = word.to_lowercase();
    let is_number = lower.starts_with(|c: char| c.is_ascii_digit())
        && lower
            .trim_end_matches("am")
            .trim_end_matches("pm")
            .trim_end_matches('h')
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b":.".contains(&byte));
    is_number || WORDS.contains(&lower.as_str())
}

/// Whether the line is "By …" with nothing but names after it.
fn is_byline(words: &[&str]) -> bool {
    let rest = match words {
        ["By" | "BY" | "by", rest @ ..] => rest,
        ["Written" | "Words" | "Text" | "Story" | "Reporting" | "Reported", "by" | "By", rest @ ..] => rest,
        _ => return false,
    };
    let is_name = |word: &&str| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || matches!(
                *word,
                "and"
                    | "in"
                    | "for"
                    | "of"
                    | "the"
                    | "de"
                    | "da"
                    | "del"
                    | "di"
                    | "van"
                    | "von"
                    | "der"
                    | "den"
                    | "bin"
                    | "al"
                    | "&"
                    | "with"
                    | "at"
            )
            || is_time_word(word)
    };
    let first_is_name =
        rest.first().is_some_and(|word| word.starts_with(char::is_uppercase) && month(word).is_none());
    first_is_name
        && rest.len() <= 14
        && rest.iter().all(is_name)
        && !rest.first().is_some_and(|word| is_time_word(word))
}

/// A full date at the start of `words`, and how many words it takes.
pub fn date(words: &[&str]) -> Option<(Date, usize)> {
    let word = |at: usize| words.get(at).map(|word| word.trim_end_matches([',', '.', ':', ';', ')']));
    if let Some(date) = word(0).and_then(numeric_date) {
        return Some((date, 1));
    }
    let day = |at| word(at).and_then(day_number);
    let year = |at| word(at).and_then(year_number);
    let month = |at| word(at).and_then(month);
    let of = usize::from(word(1) == Some("of"));
    if let (Some(day), Some(month), Some(year)) = (day(0), month(1 + of), year(2 + of)) {
        return Some((Date::from_calendar_date(year, month, day).ok()?, 3 + of));
    }
    if let (Some(month), Some(day), Some(year)) = (month(0), day(1), year(2)) {
        return Some((Date::from_calendar_date(year, month, day).ok()?, 3));
    }
    None
}

/// "2024-04-30", "30.04.2024", "4/30/2024", where only one reading is possible.
fn numeric_date(word: &str) -> Option<Date> {
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    // The time of an ISO date does not matter here.
    let word = word.split_once('T').map_or(word, |(date, _)| date);
    let separator = word.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, '-' | '/' | '.') {
        return None;
    }
    let mut parts = word.split(separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let small = |part: &str| (part.len() <= 2).then(|| part.parse::<u8>().ok())?;
    let (year, month, day) = match (year_number(first), year_number(third)) {
        (Some(year), None) => (year, small(second)?, small(third)?),
        (None, Some(year)) => match (small(first)?, small(second)?) {
            (day, month) if day > 12 || day == month => (year, month, day),
            (month, day) if day > 12 => (year, month, day),
            _ => return None,
        },
        _ => return None,
    };
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

fn year_number(word: &str) -> Option<i32> {
    let year =
        (word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok())??;
    (1800..2200).contains(&year).then_some(year)
}

/// "3", "03", "3rd".
fn day_number(word: &str) -> Option<u8> {
    let digits = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let ending = &word[digits..];
    let is_ordinal = ["", "st", "nd", "rd", "th"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    ((1..=2).contains(&digits) && is_ordinal)
        .then(|| word[..digits].parse().ok())
        .flatten()
        .filter(|day| (1..=31).contains(day))
}

/// An English month, whole or cut to at least three letters.
fn month(word: &str) -> Option<Month> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let lower = word.trim_end_matches('.').to_lowercase();
    let is_cut = |month: &str| lower == month || matches!(lower.len(), 3 | 4) && month.starts_with(&lower);
    let number = MONTHS.iter().position(|month| is_cut(month))? + 1;
    Month::try_from(number as u8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(line: &str) -> Option<String> {
        read(line, false)?.published.map(|(_, date)| format!("{date:?}"))
    }

    fn kind(line: &str) -> Option<MetadataKind> {
        read(line, false).map(|metadata| metadata.kind)
    }

    #[test]
    fn dates_of_publication_in_all_orders() {
        for line in [
            "Digitalization 30 April 2024 2525",
            "Published: 30 April 2024",
            "Tuesday, April 30, 2024 | 10:15 GMT",
            "Apr. 30th, 2024",
            "2024-04-30",
            "2024-04-30T10:15:00Z",
            "30.04.2024",
            "04/30/2024 9.30pm",
            "30/04/2024",
            "Updated 2 May 2024, 10:15 · Published 30 April 2024",
            "London, 30th of April 2024",
        ] {
            assert_eq!(published(line).as_deref(), Some("2024-04-30"), "{line}");
            assert_eq!(kind(line), Some(MetadataKind::Date), "{line}");
        }
        for line in ["04/05/2024", "30 April", "April 2024", "31 April 2024", "99.99.2024"] {
            assert_eq!(published(line), None, "{line}");
        }
    }

    #[test]
    fn sentences_and_headlines_are_no_metadata() {
        for line in [
            "The bridge was opened on 30 April 2024",
            "Vellmar celebrates opening of bridge on 30 April 2024",
            "By the river they found a boat",
            "By Monday the water had gone",
            "It rained on 3 May 2024.",
        ] {
            assert_eq!(kind(line), None, "{line}");
        }
    }

    #[test]
    fn bylines_hold_names() {
        for line in [
            "By Ines Calloway",
            "BY INES CALLOWAY and TOM ABARA",
            "By Ines Calloway, Harbour Correspondent",
            "Written by Ines van der Berg",
        ] {
            assert_eq!(kind(line), Some(MetadataKind::Byline), "{line}");
        }
        assert_eq!(published("By Ines Calloway | 3 May 2024").as_deref(), Some("2024-05-03"));
        assert_eq!(kind("2525"), Some(MetadataKind::Count));
        assert_eq!(kind("4 min read"), Some(MetadataKind::Count));
    }

    #[test]
    fn labels_order_dates() {
        let certainty = |line: &str| {
            read(line, true).and_then(|metadata| metadata.published).map(|(certainty, _)| certainty)
        };
        assert_eq!(certainty("Last updated: 3 May 2024"), Some(Certainty::Updated));
        assert_eq!(certainty("First published 3 May 2024"), Some(Certainty::Published));
        assert_eq!(certainty("3 May 2024"), None);
    }
}
