//! The dateline before an agency's first sentence: "VELLMAR, April 30 (AP) —".

use time::Date;

use super::{lines, metadata, months, wording};
use crate::lang::en::{common_words, names, places};

/// Longest dateline, in bytes.
const LONGEST: usize = 120;

/// News agencies and broadcasters whose name in brackets makes a dateline by itself. Sorted.
const AGENCIES: &[&str] = &[
    "AFP",
    "AKI",
    "ANI",
    "ANN",
    "ANSA",
    "AP",
    "APA",
    "APS",
    "Anadolu",
    "BBC",
    "BNA",
    "Bernama",
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
    "MAP",
    "MENA",
    "NAN",
    "NBC",
    "PTI",
    "Prensa Latina",
    "QNA",
    "REUTERS",
    "RFE/RL",
    "RIA",
    "Reuters",
    "SPA",
    "TASS",
    "TT",
    "UNI",
    "UPI",
    "VOA",
    "Voz de America",
    "WAM",
    "Xinhua",
    "Yonhap",
    "dpa",
];

/// Words before a dash or colon that say what follows and no place, in small letters, with sections of papers beside
/// them ([`wording::is_kicker`]).
const LABELS: &str = " alert analysis answer background breaking comment correction developing editor editorial \
    exclusive explained explainer fact facts fake feature headline interview latest live note notes obituary opinion \
    photo photos picture pictures preview profile published question quote recap report result results review source \
    sources spoiler statement story summary tip update updated verdict video warning watch why ";

/// The ends of many nouns that are labels, and of few places that are not known.
const ENDS_OF_NOUNS: [&str; 9] = ["er", "ers", "ics", "ing", "ism", "ity", "ment", "ness", "ion"];

/// The dateline at the start of `paragraph`, which begins an article of the text `text`: its length in bytes, and its
/// date where it holds a full one. The text after it must look like the start of a sentence.
pub fn find(paragraph: &str, text: &str) -> Option<(usize, Option<Date>)> {
    let head = &paragraph[..paragraph.floor_char_boundary(LONGEST)];
    if let Some(found) = city_and_day(head) {
        return Some(found);
    }
    let mut scanner = Scanner { head, at: 0 };
    let place = scanner.place()?;
    let touches = !head[..scanner.at].ends_with(' ');
    let agency = scanner.agency();
    let is_sure = agency.is_some_and(|name| {
        AGENCIES.binary_search(&name).is_ok()
            || scanner.ends_with_stroke() && !place.is_empty() && !name.contains(char::is_lowercase)
    });
    scanner.stop_after_stroke();
    let dash = scanner.dash();
    let sign = dash.or_else(|| scanner.colon().then_some(':'));
    let mut date = dates(place).chain(agency.into_iter().flat_map(dates)).next();
    let is_dated = date.is_some();
    if dash.is_some() || is_dated {
        date = scanner.date_and_sign().or(date);
    }
    if dash.is_some() {
        scanner.agency_and_stop();
    }
    let end = scanner.at;
    let rest = paragraph[end..].trim_start();
    let origin =
        Origin { place, sign: sign.unwrap_or(' '), touches: touches && agency.is_none(), rest, text };
    let is_origin = match place {
        "" => is_sure || agency.is_some() && dash.is_some(),
        _ if is_sure && is_capitalized(place) => true,
        _ => sign.is_some() && !is_label(place) && (is_dated && is_named(place) || origin.is_place()),
    };
    let first = rest.chars().find(|c| c.is_alphanumeric())?;
    let length = paragraph[..end].trim_end().len();
    (is_origin && !first.is_lowercase() && rest.len() >= 20).then(|| (length, date.flatten()))
}

/// What stands before the sign that ends a dateline, and after it.
struct Origin<'t> {
    place: &'t str,
    /// A dash or a colon.
    sign: char,
    /// Whether the sign touches the word before it.
    touches: bool,
    rest: &'t str,
    /// The whole text, which may name the place again.
    text: &'t str,
}

impl Origin<'_> {
    /// Whether it is a place, and no label, person or first half of a sentence.
    fn is_place(&self) -> bool {
        let is_dash = self.sign != ':';
        let words = self.place.split_whitespace().count();
        let is_short = words <= 3 && is_capitalized(self.place);
        is_in_capitals(self.place) && (is_dash || words <= 3)
            || is_known_place(self.place)
            || is_dash && words <= 3 && is_paper(self.place)
            || is_short
                && (self.is_named_again()
                    || self.sign == '-' && self.touches && self.begins_sentence()
                    || words == 1 && self.rest.len() >= 50 && self.is_no_noun())
    }

    /// Whether the text says "in Vellmar" or the like of the place.
    fn is_named_again(&self) -> bool {
        let city = self.place.split(',').next().unwrap_or_default();
        let text = &self.text[..self.text.floor_char_boundary(FARTHEST)];
        !city.is_empty()
            && memchr::memmem::find_iter(text.as_bytes(), city.as_bytes())
                .any(|at| [" in ", " near "].iter().any(|word| text[..at].ends_with(word)))
    }

    /// Whether the rest begins with a word that stands at the start of sentences and in no compound: "Vellmar- The …".
    fn begins_sentence(&self) -> bool {
        let first = self.rest.split_whitespace().next().unwrap_or_default();
        ["A", "An", "At", "In", "On", "The"].contains(&first) || first.starts_with(['"', '“', '‘'])
    }

    /// Whether a word that no list of places has is neither a common word nor a person's name, as far as lists, its
    /// end and the text tell.
    fn is_no_noun(&self) -> bool {
        const TABLES: [&str; 3] =
            [common_words::COMMON_WORDS, common_words::FUNCTION_WORDS, names::FIRST_NAMES];
        let folded = self.place.to_lowercase();
        let text = &self.text[..self.text.floor_char_boundary(FARTHEST)];
        self.place.len() >= 5
            && self.place.chars().all(char::is_alphabetic)
            && !ENDS_OF_NOUNS.iter().any(|end| folded.ends_with(end))
            && !is_in(&TABLES, &folded)
            && memchr::memmem::find(text.as_bytes(), folded.as_bytes()).is_none()
    }
}

/// Whether one of the tables of words has `word`.
fn is_in(tables: &[&str], word: &str) -> bool {
    tables.iter().any(|table| table.split_ascii_whitespace().any(|known| known == word))
}

/// Bytes of the text in which a place is looked for.
const FARTHEST: usize = 16 << 10;

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
            // "ALGIERS- The …" and "Algiers- The …", but not "the Anti- Corruption Office".
            let capitals = || {
                let mut words = rest[..at].rsplit(' ');
                words.next().is_some_and(|word| !word.contains(char::is_lowercase))
                    || words.nth(2).is_none() && !rest.starts_with("The ")
            };
            let spaced =
                || rest[..at].ends_with(' ') || rest[at + c.len_utf8()..].starts_with(' ') && capitals();
            let after = &rest[at + c.len_utf8()..];
            matches!(c, '(' | '—' | '–' | '_' | ':' | '\n')
                || c == '/' && rest[..at].ends_with(' ') && !after.starts_with(' ')
                || c == '-' && (spaced() || after.starts_with('-'))
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

    /// Whether what was read last is an agency between strokes.
    fn ends_with_stroke(&self) -> bool {
        self.head[..self.at].ends_with('/')
    }

    /// The full stop in "MOSCOW, March 12. /TASS/. The …".
    fn stop_after_stroke(&mut self) {
        if self.ends_with_stroke() && self.rest().starts_with(". ") {
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

    /// A colon, which may stand for a dash: "VELLMAR, July 25: The port …".
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
        let words: Vec<&str> = words(head).take(8).collect();
        let (length, date) = date_at(&words)?;
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

/// Whether the place, up to a comma, is a city, region or country that is known, or has one beside it.
pub fn is_known_place(place: &str) -> bool {
    const TABLES: [&str; 4] = [places::CITIES, places::COUNTRIES, places::STATES, places::REGIONS];
    let (city, rest) = place.split_once(',').unwrap_or((place, ""));
    let known = |name: &str| is_in(&TABLES, &name.trim().to_lowercase().replace(' ', "_"));
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
        && is_capitalized(rest)
}

/// Whether every word is a name or part of a date.
fn is_capitalized(words: &str) -> bool {
    words.split_whitespace().all(|word| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || matches!(word, "of" | "de" | "the" | "and" | "al" | "&" | "/" | ",")
            || months::month(word.trim_end_matches(',')).is_some()
    })
}

/// Whether what stands before a sign says what follows: "BREAKING", "Match report".
fn is_label(place: &str) -> bool {
    wording::is_kicker(place)
        || words(place).any(|word| LABELS.contains(&format!(" {} ", word.to_lowercase())))
}

/// Whether it is a name as papers and agencies have, and no heading ("Good News").
fn is_paper(name: &str) -> bool {
    [" News", " Press"].iter().any(|end| name.ends_with(end))
        && !["Bad", "Good", "Local", "Top", "World"].iter().any(|start| name.starts_with(start))
}

/// Whether a dated place names something beside the day: "afrol News, 27 January", but not "On 27 January". A paper's
/// own name may begin with a small letter.
fn is_named(place: &str) -> bool {
    let first = words(place).next().unwrap_or_default();
    let rest = place.trim_start().get(first.len()..).unwrap_or_default();
    !lines::ends_open(&format!(" {}", first.to_lowercase()))
        && is_capitalized(rest)
        && words(place).any(|word| {
            word.starts_with(char::is_uppercase)
                && months::month(word).is_none()
                && !metadata::is_time_word(word)
        })
}

/// The words of a place.
fn words(place: &str) -> impl Iterator<Item = &str> {
    place.split([' ', ',']).filter(|word| !word.is_empty())
}

/// The date at the start of `words`: how many they are, and the day where it is a full one. "June 2022" is one, too.
fn date_at(words: &[&str]) -> Option<(usize, Option<Date>)> {
    if let Some((date, length)) = months::date(words) {
        return Some((length, Some(date)));
    }
    if let Some(length) = months::partial_date(words) {
        return Some((length, None));
    }
    let [month, year, ..] = words else { return None };
    let is_year = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    (is_year && months::month(month).is_some() && year.bytes().all(|byte| byte.is_ascii_digit()))
        .then_some((2, None))
}

/// The dates in a place, full ones as days.
fn dates(place: &str) -> impl Iterator<Item = Option<Date>> {
    let words: Vec<&str> = words(place).take(12).collect();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < words.len() {
            let found = date_at(&words[at..]);
            at += found.map_or(1, |(length, _)| length.max(1));
            if let Some((_, date)) = found {
                return Some(date);
            }
        }
        None
    })
}

#[cfg(test)]
mod tests;
