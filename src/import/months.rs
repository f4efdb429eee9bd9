//! Names of months in the languages of the articles that are read most, and dates written with them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use time::{Date, Month};

/// The names of each month, in small letters: English, German, Austrian, French, Spanish, Italian, Portuguese, Dutch,
/// Swedish, Danish, Russian, Ukrainian, Polish, Czech, Turkish, Uzbek, Indonesian, Romanian, Greek, Arabic (both
/// series), Persian calendar months excluded. Forms are those that stand beside a day.
const MONTHS: [&str; 12] = [
    "january januar jänner janvier enero gennaio janeiro januari января січня stycznia ledna ocak yanvar \
     ianuarie ιανουαρίου يناير",
    "february februar feber février febrero febbraio fevereiro februari февраля лютого lutego února şubat fevral \
     februarie φεβρουαρίου فبراير",
    "march märz mars marzo março maart marts марта березня marca března mart maret martie μαρτίου مارس",
    "april avril abril aprile апреля квітня kwietnia dubna nisan aprel aprilie απριλίου أبريل ابريل",
    "may mai mayo maggio maio mei maj мая травня maja května mayıs mei μαΐου مايو",
    "june juni juin junio giugno junho июня червня czerwca června haziran iyun iunie ιουνίου يونيو",
    "july juli juillet julio luglio julho июля липня lipca července temmuz iyul iulie ιουλίου يوليو",
    "august août aout agosto augustus augusti августа серпня sierpnia srpna ağustos avgust agustus αυγούστου أغسطس",
    "september septembre septiembre settembre setembro сентября вересня września září eylül sentabr septembrie \
     σεπτεμβρίου سبتمبر",
    "october oktober octobre octubre ottobre outubro октября жовтня października října ekim oktabr octombrie \
     οκτωβρίου أكتوبر",
    "november novembre noviembre novembro ноября листопада listopada kasım noyabr noiembrie νοεμβρίου نوفمبر",
    "december dezember décembre diciembre dicembre dezembro desember декабря грудня grudnia prosince aralık dekabr \
     decembrie δεκεμβρίου ديسمبر",
];

/// The numbers of the months by their names, and by the first three to five letters of these.
static NUMBERS: LazyLock<FxHashMap<&'static str, u8>> = LazyLock::new(|| {
    let mut numbers = FxHashMap::default();
    let names = || {
        (1..).zip(MONTHS).flat_map(|(number, names)| names.split_whitespace().map(move |name| (number, name)))
    };
    // Whole names come first: "mart" is March and no cut name of another month.
    for (number, name) in names() {
        numbers.entry(name).or_insert(number);
    }
    for (number, name) in names() {
        for (at, _) in name.char_indices().skip(3).take(3) {
            numbers.entry(&name[..at]).or_insert(number);
        }
    }
    numbers
});

/// The month that `word` names, whole or cut to at least three letters.
pub fn month(word: &str) -> Option<Month> {
    let bare = word.trim_end_matches('.');
    if bare.len() > 24 || !bare.starts_with(char::is_alphabetic) {
        return None;
    }
    let lower = bare.to_lowercase();
    let number = *NUMBERS.get(lower.as_str())?;
    // "Oct", "Sept", "févr.": more than three letters of a name cut short have a full stop, or "Jane" is one.
    let is_whole = || MONTHS[usize::from(number) - 1].split_whitespace().any(|name| name == lower);
    let letters = lower.chars().count();
    (letters == 3 || bare.len() < word.len() || lower == "sept" || is_whole()).then_some(())?;
    Month::try_from(number).ok()
}

/// `YYYY-MM-DD`, strictly.
pub fn iso_date(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |range: std::ops::Range<usize>| {
        let digits = text.get(range)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u16>().ok())?
    };
    let month = Month::try_from(u8::try_from(number(5..7)?).ok()?).ok()?;
    let year = i32::from(number(0..4)?);
    if year == 0 {
        return None;
    }
    Date::from_calendar_date(year, month, u8::try_from(number(8..10)?).ok()?).ok()
}

/// A full date at the start of `words`, and how many words it takes.
pub fn date(words: &[&str]) -> Option<(Date, usize)> {
    let word = |at: usize| words.get(at).map(|word| word.trim_end_matches([',', '.', ':', ';', ')']));
    if let Some(date) = word(0).and_then(numeric_date) {
        return Some((date, 1));
    }
    let (day, month, year, length) = parts(words)?;
    let year = year?;
    Some((Date::from_calendar_date(year, month, day).ok()?, length))
}

/// Whether a day of a month without a year stands at the start of `words`, and how many words it takes. Also a date in
/// numbers that can be read in two ways.
pub fn partial_date(words: &[&str]) -> Option<usize> {
    if words.first().is_some_and(|word| is_ambiguous_date(word)) {
        return Some(1);
    }
    parts(words).filter(|(_, _, year, _)| year.is_none()).map(|(.., length)| length)
}

/// Day, month, year where it has one, and words of a date that names its month.
fn parts(words: &[&str]) -> Option<(u8, Month, Option<i32>, usize)> {
    let of = |at: usize| {
        usize::from(words.get(at).is_some_and(|word| matches!(*word, "of" | "de" | "del" | "di")))
    };
    let word = |at: usize| words.get(at).map(|word| word.trim_end_matches([',', ':', ';', ')']));
    let day = |at| word(at).and_then(day_number);
    let year = |at| word(at).map(|word| word.trim_end_matches('.')).and_then(year_number);
    let named = |at| word(at).and_then(month);
    if let Some(day) = day(0) {
        let at = 1 + of(1);
        let month = named(at)?;
        let at = at + 1 + of(at + 1);
        return Some(match year(at) {
            Some(year) => (day, month, Some(year), at + 1),
            None => (day, month, None, 2 + of(1)),
        });
    }
    let (month, day) = (named(0)?, day(1)?);
    Some(match year(2) {
        Some(year) => (day, month, Some(year), 3),
        None => (day, month, None, 2),
    })
}

/// "2024-04-30", "30.04.2024", "4/30/2024", "2024年4月30日", where only one reading is possible.
fn numeric_date(word: &str) -> Option<Date> {
    let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // The time of an ISO date does not matter here.
    let word = word.split_once('T').map_or(word, |(date, _)| date);
    let (first, second, third, is_ordered) = numbers(word)?;
    let small = |part: &str| (part.len() <= 2).then(|| part.parse::<u8>().ok())?;
    let (year, month, day) = match (year_number(first), year_number(third)) {
        (Some(year), None) => (year, small(second)?, small(third)?),
        (None, Some(year)) if !is_ordered => match (small(first)?, small(second)?) {
            (day, month) if day > 12 || day == month => (year, month, day),
            (month, day) if day > 12 => (year, month, day),
            // With full stops the day is first, wherever that is written.
            (day, month) if word.contains('.') => (year, month, day),
            _ => return None,
        },
        _ => return None,
    };
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// The three numbers of a date, and whether signs between them say which is which.
fn numbers(word: &str) -> Option<(&str, &str, &str, bool)> {
    let separator = word.chars().find(|c| !c.is_ascii_digit())?;
    if separator == '年' || separator == '년' {
        let (year, rest) = word.split_once(separator)?;
        let (month, rest) = rest.split_once(['月', '월'])?;
        let day = rest.split(['日', '일']).next()?;
        return Some((year, month, day, true));
    }
    if !matches!(separator, '-' | '/' | '.') {
        return None;
    }
    let mut parts = word.split(separator);
    let found = (parts.next()?, parts.next()?, parts.next()?, false);
    parts.next().is_none().then_some(found)
}

/// "04/05/2024": a date, but not which.
fn is_ambiguous_date(word: &str) -> bool {
    let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
    let is_small =
        |part: &str| (1..=2).contains(&part.len()) && part.parse().is_ok_and(|n: u8| (1..=31).contains(&n));
    numbers(word).is_some_and(|(first, second, third, is_ordered)| {
        !is_ordered && is_small(first) && is_small(second) && year_number(third).is_some()
    })
}

fn year_number(word: &str) -> Option<i32> {
    let year =
        (word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok())??;
    (1800..2200).contains(&year).then_some(year)
}

/// "3", "03", "3rd", "3.", "1er", "1º".
fn day_number(word: &str) -> Option<u8> {
    let digits = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    if !(1..=2).contains(&digits) {
        return None;
    }
    let ending = &word[digits..];
    let is_ordinal = ["", ".", "st", "nd", "rd", "th", "er", "º", "°"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known));
    is_ordinal.then(|| word[..digits].parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_many_languages() {
        for line in [
            "30 April 2024",
            "30. April 2024",
            "April 30th 2024",
            "Apr. 30 2024",
            "30 avril 2024",
            "30 avr. 2024",
            "30 de abril de 2024",
            "30 aprile 2024",
            "30 апреля 2024",
            "30 kwietnia 2024",
            "30 Nisan 2024",
            "30 أبريل 2024",
            "2024年4月30日",
            "30.4.2024",
            "2024/04/30",
        ] {
            let words: Vec<&str> = line.split(' ').collect();
            let found = date(&words).map(|(date, length)| (format!("{date:?}"), length));
            assert_eq!(found, Some(("2024-04-30".to_owned(), words.len())), "{line}");
        }
        assert_eq!(month("août"), Some(Month::August));
        assert_eq!(month("févr."), Some(Month::February));
        assert_eq!(month("Sept."), Some(Month::September));
        assert_eq!(month("mai"), Some(Month::May));
        assert_eq!((month("Mr."), month("Jane"), month("Augusta")), (None, None, None));
        assert_eq!(date(&["1er", "mars", "2025"]).map(|(date, _)| date.day()), Some(1));
    }

    #[test]
    fn what_is_no_full_date() {
        for line in ["04/05/2024", "30 April", "April 2024", "31 April 2024", "99.99.2024", "3 Maya 2024"] {
            assert_eq!(date(&line.split(' ').collect::<Vec<_>>()), None, "{line}");
        }
        assert_eq!(partial_date(&["04/05/2024"]), Some(1));
        assert_eq!(partial_date(&["30", "April"]), Some(2));
        assert_eq!(partial_date(&["May", "3", "2024"]), None);
        assert_eq!(partial_date(&["30", "boats"]), None);
    }
}
