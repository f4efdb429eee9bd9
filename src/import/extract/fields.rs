//! What fields of metadata have in common, whatever holds them: entered text, days, tags of languages.

#[cfg(any(feature = "html", feature = "import"))]
use crate::import::months;
use crate::text::Day;

/// What was entered, in one line; `None` where that is nothing.
#[cfg(feature = "import")]
pub fn entered(text: &str) -> Option<String> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

/// A tag of a language as BCP 47 writes it; `None` for what is none.
pub fn language(tag: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    let primary = tag.split('-').next().unwrap_or_default();
    let is_tag = (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && tag.len() <= 35
        && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_tag.then_some(tag)
}

/// A day of the calendar as `YYYY-MM-DD`; `None` where there is no such day.
pub fn day(year: i32, month: u8, day: u8) -> Option<String> {
    let day = Day::new(year, month, day)?;
    (1000..=9999).contains(&year).then(|| day.to_string())
}

/// The day at the beginning of a date or moment as machines write it: "2024-05-06T10:00:00Z", "2024/05/06", "20240506".
#[cfg(any(feature = "html", feature = "import"))]
pub fn machine_date(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (year, month, rest) = match digits {
        // A longer number counts seconds.
        8 => (text.get(..4)?, text.get(4..6)?, text.get(6..8)?),
        4 => (text.get(..4)?, text.get(5..7)?, text.get(8..10)?),
        _ => return None,
    };
    let is_parted = || {
        let sign = text.as_bytes().get(4);
        sign == text.as_bytes().get(7) && matches!(sign, Some(b'-' | b'/' | b'.'))
    };
    let number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?;
    (digits == 8 || is_parted()).then(|| day(year.parse().ok()?, number(month)?, number(rest)?))?
}

/// Words before a date in a sentence of metadata, at most: "Published on Tuesday,".
#[cfg(any(feature = "html", feature = "import"))]
const MAX_BEFORE: usize = 6;

/// The day in a date, also as people write it: "Tue, 19 Nov 2019 10:00:00 GMT", "November 19, 2019".
#[cfg(any(feature = "html", feature = "import"))]
pub fn date(text: &str) -> Option<String> {
    machine_date(text).or_else(|| {
        let words: Vec<&str> = text.split_whitespace().take(MAX_BEFORE + 5).collect();
        (0..words.len().min(MAX_BEFORE))
            .find_map(|at| months::date(&words[at..]))
            .map(|(date, _)| Day(date).to_string())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_however_they_are_written() {
        for (text, expected) in [
            ("2024-05-06", "2024-05-06"),
            (" 2024-05-06T10:00:00+02:00", "2024-05-06"),
            ("2024/05/06/low-tide", "2024-05-06"),
            ("20240506", "2024-05-06"),
            ("20240506T1000", "2024-05-06"),
            ("Tue, 19 Nov 2019 10:00:00 GMT", "2019-11-19"),
            ("November 19, 2019", "2019-11-19"),
            ("Publié le 3 mars 2024", "2024-03-03"),
            ("6. Mai 2024", "2024-05-06"),
        ] {
            assert_eq!(date(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "",
            "soon",
            "2024",
            "1715000000",
            "2024-13-01",
            "2023-02-29",
            "0000-00-00",
            "2024-05/06",
            "05/06/2024",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
        assert_eq!(machine_date("4 April 2011"), None);
    }

    #[test]
    fn what_was_entered_is_one_line() {
        assert_eq!((entered(" Low \n tide "), entered(" ")), (Some("Low tide".to_owned()), None));
    }

    #[test]
    fn tags_of_languages_are_told() {
        for (tag, expected) in [
            ("en", Some("en")),
            ("pt_BR", Some("pt-BR")),
            (" nn ", Some("nn")),
            ("English", None),
            ("e", None),
            ("", None),
            ("en GB", None),
        ] {
            assert_eq!(language(tag).as_deref(), expected, "{tag}");
        }
    }
}
