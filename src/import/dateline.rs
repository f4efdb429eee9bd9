//! The dateline before an agency's first sentence: "VELLMAR, April 30 (AP) —".

use time::Date;

use super::months;
use crate::lang::en::places;

/// Longest dateline, in bytes.
const LONGEST: usize = 120;

/// News agencies and broadcasters whose name in brackets makes a dateline by itself.
const AGENCIES: &[&str] = &[
    "AFP",
    "ANI",
    "ANSA",
    "AP",
    "BBC",
    "Bloomberg",
    "CBS",
    "CBS/AP",
    "CNN",
    "CNN Business",
    "DPA",
    "EFE",
    "IANS",
    "INTERFAX",
    "IPS",
    "Interfax",
    "KUNA",
    "Kyodo",
    "NBC",
    "PTI",
    "REUTERS",
    "RFE/RL",
    "RIA",
    "Reuters",
    "SPA",
    "TASS",
    "UPI",
    "WAM",
    "Xinhua",
    "Yonhap",
    "dpa",
];

/// Words in capitals before a dash that are labels and no places.
const LABELS: &[&str] = &[
    "ANALYSIS",
    "BREAKING",
    "COMMENT",
    "CORRECTION",
    "EXCLUSIVE",
    "NOTE",
    "OPINION",
    "UPDATE",
    "VIDEO",
    "WATCH",
];

/// The dateline at the start of `paragraph`: its length in bytes, and its date where it holds a full one. The text after
/// it must look like the start of a sentence.
pub fn find(paragraph: &str) -> Option<(usize, Option<Date>)> {
    let head = &paragraph[..paragraph.floor_char_boundary(LONGEST)];
    if let Some(found) = city_and_day(head) {
        return Some(found);
    }
    let mut scanner = Scanner { head, at: 0 };
    let place = scanner.place()?;
    let agency = scanner.agency();
    scanner.stop_after_stroke();
    let sign = scanner.dash();
    let mut dash = sign.is_some() || has_day(place) && scanner.colon();
    let known = agency.is_some_and(|name| AGENCIES.binary_search(&name).is_ok());
    let is_place = match place {
        "" => known || agency.is_some() && dash,
        place => {
            known && is_capitalized(place)
                || dash && is_in_capitals(place)
                || matches!(sign, Some('—' | '–' | '―')) && is_known_place(place)
        }
    };
    if !is_place || !(dash || known) {
        return None;
    }
    let mut date = full_date(place);
    if let Some(later) = scanner.date_and_sign() {
        date = later.or(date);
        dash = true;
    }
    if sign.is_some() {
        scanner.agency_and_stop();
    }
    let end = scanner.at;
    let rest = paragraph[end..].trim_start();
    let first = rest.chars().find(|c| c.is_alphanumeric())?;
    let starts_sentence = if dash || known { !first.is_lowercase() } else { false };
    (starts_sentence && rest.len() >= 20).then(|| (paragraph[..end].trim_end().len(), date))
}

struct Scanner<'t> {
    head: &'t str,
    at: usize,
}

impl<'t> Scanner<'t> {
    fn rest(&self) -> &'t str {
        &self.head[self.at..]
    }

    fn skip_spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
    }

    /// Everything before a bracket, a dash or a line break; "" where the text begins with a bracket.
    fn place(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let end = rest.char_indices().find(|&(at, c)| {
            // "ALGIERS- The …", but not "the Anti- Corruption Office".
            let capitals =
                || rest[..at].rsplit(' ').next().is_some_and(|word| !word.contains(char::is_lowercase));
            let spaced =
                || rest[..at].ends_with(' ') || rest[at + c.len_utf8()..].starts_with(' ') && capitals();
            matches!(c, '(' | '—' | '–' | '_' | ':' | '\n')
                || c == '/' && rest[..at].ends_with(' ')
                || c == '-' && spaced()
        });
        let (end, found) = end?;
        let place = rest[..end].trim_end();
        if found == '\n' || place.split_whitespace().count() > 8 {
            return None;
        }
        self.at += end;
        Some(place)
    }

    /// "(AP)" or "/PRNewswire/".
    fn agency(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let close = match rest.chars().next()? {
            '(' => ')',
            '/' => '/',
            _ => return None,
        };
        let end = rest[1..].find(close)?;
        let name = &rest[1..=end];
        if name.len() > 25 || !name.starts_with(char::is_alphabetic) {
            return None;
        }
        self.at += end + 2;
        Some(name)
    }

    /// The full stop in "MOSCOW, March 12. /TASS/. The …".
    fn stop_after_stroke(&mut self) {
        if self.head[..self.at].ends_with('/') && self.rest().starts_with(". ") {
            self.at += 1;
        }
    }

    /// A dash of any length, with the spaces around it; Spanish agencies write ".-".
    fn dash(&mut self) -> Option<char> {
        let before = self.at;
        self.skip_spaces();
        let rest = self.rest();
        let stopped = rest.strip_prefix('.').unwrap_or(rest);
        let sign = stopped.chars().next().filter(|sign| DASHES.contains(sign));
        if sign.is_none() {
            self.at = before;
            return None;
        }
        self.at += rest.len() - stopped.trim_start_matches(DASHES).len();
        self.skip_spaces();
        sign
    }

    /// A colon, which stands for a dash after a day: "VELLMAR, July 25: The port …".
    fn colon(&mut self) -> bool {
        let found = self.rest().starts_with(':');
        self.at += usize::from(found);
        self.skip_spaces();
        found
    }

    /// "25 July 2022:", "June 3, 2024 –": the date after the first dash, where it is a full one.
    fn date_and_sign(&mut self) -> Option<Option<Date>> {
        let rest = self.rest();
        let end = rest.find([':', '—', '–', '―', '(']).or_else(|| rest.find(" - ").map(|at| at + 1))?;
        let head = &rest[..end];
        if head.len() > 40 {
            return None;
        }
        let words: Vec<&str> = head.split([' ', ',']).filter(|word| !word.is_empty()).take(8).collect();
        let (length, date) = match months::date(&words) {
            Some((date, length)) => (length, Some(date)),
            None => (months::partial_date(&words)?, None),
        };
        if length != words.len() {
            return None;
        }
        let before = self.at;
        self.at += end;
        if self.rest().starts_with('(') && self.agency().is_none() {
            self.at = before;
            return None;
        }
        if self.dash().is_some() || self.colon() {
            return Some(date);
        }
        self.at = before;
        None
    }

    /// "RIA Novosti." or "/TASS/." after the dash, as Russian agencies write it.
    fn agency_and_stop(&mut self) {
        let rest = self.rest();
        let Some((head, _)) = rest.split_once(['.', '\n']) else { return };
        let bare = head.trim_matches('/');
        let is_agency = bare.len() <= 40
            && bare.split(' ').count() <= 2
            && (head.len() > bare.len() || RUSSIAN_AGENCIES.contains(&bare));
        if is_agency {
            self.at += head.len() + 1;
            self.skip_spaces();
        }
    }
}

/// "Vellmar, 30. April 2024. The …", as press offices write it.
fn city_and_day(head: &str) -> Option<(usize, Option<Date>)> {
    let (city, rest) = head.split_once(", ")?;
    if city.len() > 40
        || city.split(' ').count() > 3
        || !is_capitalized(city)
        || city.contains(['.', ':', '—', '–', '('])
    {
        return None;
    }
    let words: Vec<&str> = rest.split(' ').take(6).collect();
    let (date, length) = months::date(&words)?;
    let last = words.get(length - 1)?;
    let day = words[..length].iter().map(|word| word.len() + 1).sum::<usize>() - 1;
    let end = city.len() + 2 + day;
    let next = head.get(end..)?.trim_start().chars().next()?;
    (last.ends_with(['.', ':']) && next.is_uppercase()).then_some((end, Some(date)))
}

/// Agencies that stand after the dash.
const RUSSIAN_AGENCIES: [&str; 8] =
    ["РИА Новости", "ТАСС", "Интерфакс", "РБК", "Sputnik", "RIA Novosti", "TASS", "Interfax"];

/// Signs that part a dateline from the text.
const DASHES: [char; 5] = ['—', '–', '-', '_', '―'];

/// Whether the place, up to a comma, is a city or country that is known, or has its country beside it.
fn is_known_place(place: &str) -> bool {
    let (city, rest) = place.split_once(',').unwrap_or((place, ""));
    let folded = |name: &str| name.trim().to_lowercase().replace(' ', "_");
    let known = |name: &str| {
        let name = folded(name);
        [places::CITIES, places::COUNTRIES, places::STATES]
            .iter()
            .any(|table| table.split_ascii_whitespace().any(|known| known == name))
    };
    place.split_whitespace().count() <= 5
        && is_capitalized(place)
        && (known(city) || !rest.is_empty() && known(rest))
}

/// Whether the place's first part, up to a comma, is in capital letters: "ST. PETERSBURG, Russia".
fn is_in_capitals(place: &str) -> bool {
    let (city, rest) = place.split_once(',').unwrap_or((place, ""));
    let letters = city.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && city.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '-' | '\'' | '’' | '/'))
        && LABELS.binary_search(&city).is_err()
        && is_capitalized(rest)
}

/// Whether every word is a name or part of a date.
fn is_capitalized(words: &str) -> bool {
    words.split_whitespace().all(|word| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || matches!(word, "of" | "de" | "the" | "and" | "al")
            || months::month(word.trim_end_matches(',')).is_some()
    })
}

/// Whether the place ends in a day of a month.
fn has_day(place: &str) -> bool {
    place.split_once(',').is_some_and(|(_, day)| day.contains(|c: char| c.is_ascii_digit()))
}

fn full_date(place: &str) -> Option<Date> {
    let words: Vec<&str> = place.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    (0..words.len()).find_map(|at| months::date(&words[at..])).map(|(date, _)| date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dateline(paragraph: &str) -> Option<(&str, Option<String>)> {
        find(paragraph).map(|(length, date)| (&paragraph[..length], date.map(|date| format!("{date:?}"))))
    }

    #[test]
    fn lists_are_sorted() {
        assert!(AGENCIES.is_sorted() && LABELS.is_sorted());
    }

    #[test]
    fn datelines_of_agencies() {
        let rest = "The port will close next year.";
        for (head, date) in [
            ("VELLMAR, April 30 (AP) —", None),
            ("VELLMAR (Coast News) -", None),
            ("NEW VELLMAR _", None),
            ("ST. VELLMAR, Norland —", None),
            ("VELLMAR CITY, July 25:", None),
            ("(CNN) --", None),
            ("(CNN)", None),
            ("Old Vellmar, Norland (Reuters) –", None),
            ("VELLMAR, 30 April 2024 (AFP) –", Some("2024-04-30")),
            ("VELLMAR – 25 July 2022:", Some("2022-07-25")),
            ("VELLMAR, July 25, 2022 /PRNewswire/ --", Some("2022-07-25")),
            ("VELLMAR, Norland – July 25, 2022 –", Some("2022-07-25")),
            ("Vellmar, 25 jul (EFE).-", None),
            ("Vellmar (EFE).-", None),
            ("ВЕЛЛЬМАР, 25 июля — РИА Новости.", None),
            ("Paris —", None),
            ("Vellmar, 25. Juli 2022.", Some("2022-07-25")),
            ("VELLMAR, July 25. /TASS/.", None),
            ("Vellmar, France —", None),
            ("MADRID, July 25 (Coast Wire) --", None),
        ] {
            assert_eq!(dateline(&format!("{head} {rest}")), Some((head, date.map(str::to_owned))), "{head}");
        }
        assert_eq!(dateline("(CNN)The port will close next year."), Some(("(CNN)", None)));
        assert_eq!(dateline("VELLMAR (AP)_ The port will close next year."), Some(("VELLMAR (AP)_", None)));
    }

    #[test]
    fn sentences_have_none() {
        for text in [
            "The port — the oldest in the land — will close.",
            "NORCOM — the company that runs the port — will close it.",
            "Ines Calloway (Independent) said that the port will close.",
            "UPDATE — The port will close after all, the council said.",
            "VELLMAR will close its port next year, the council said.",
            "Vellmar - The port will close next year.",
            "(See also page 4.) The port will close next year.",
            "VELLMAR —",
            "Surprise — The port will close next year, the council said.",
            "Paris — the port of call — will close next year, the council said.",
            "VELLMAR: The port will close next year.",
            "VELLMAR, July 25 The Public Anti- Corruption Office will close.",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }
}
