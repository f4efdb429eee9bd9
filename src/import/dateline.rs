//! The dateline before an agency's first sentence: "VELLMAR, April 30 (AP) —".

use time::Date;

use super::metadata;

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
    let mut reader = Reader { head, at: 0 };
    let place = reader.place()?;
    let agency = reader.agency();
    let mut dash = reader.dash() || has_day(place) && reader.colon();
    let known = agency.is_some_and(|name| AGENCIES.binary_search(&name).is_ok());
    let is_place = match place {
        "" => known || agency.is_some() && dash,
        place => known && is_capitalized(place) || dash && is_in_capitals(place),
    };
    if !is_place || !(dash || known) {
        return None;
    }
    let mut date = full_date(place);
    if let Some(later) = reader.date_and_colon() {
        date = Some(later);
        dash = true;
    }
    let end = reader.at;
    let rest = paragraph[end..].trim_start();
    let first = rest.chars().find(|c| c.is_alphanumeric())?;
    let starts_sentence = if dash || known { !first.is_lowercase() } else { false };
    (starts_sentence && rest.len() >= 20).then(|| (paragraph[..end].trim_end().len(), date))
}

struct Reader<'t> {
    head: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
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

    /// A dash of any length, with the spaces around it.
    fn dash(&mut self) -> bool {
        let before = self.at;
        self.skip_spaces();
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches(['—', '–', '-', '_', '―']).len();
        if length == 0 {
            self.at = before;
            return false;
        }
        self.at += length;
        self.skip_spaces();
        true
    }

    /// A colon, which stands for a dash after a day: "VELLMAR, July 25: The port …".
    fn colon(&mut self) -> bool {
        let found = self.rest().starts_with(':');
        self.at += usize::from(found);
        self.skip_spaces();
        found
    }

    /// "25 July 2022:".
    fn date_and_colon(&mut self) -> Option<Date> {
        let (head, _) = self.rest().split_once(':')?;
        let words: Vec<&str> = head.split_whitespace().take(8).collect();
        let (date, length) = metadata::date(&words)?;
        (length == words.len()).then(|| {
            self.at += head.len() + 1;
            self.skip_spaces();
            date
        })
    }
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
    })
}

/// Whether the place ends in a day of a month.
fn has_day(place: &str) -> bool {
    place.split_once(',').is_some_and(|(_, day)| day.contains(|c: char| c.is_ascii_digit()))
}

fn full_date(place: &str) -> Option<Date> {
    let words: Vec<&str> = place.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    (0..words.len()).find_map(|at| metadata::date(&words[at..])).map(|(date, _)| date)
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
            "VELLMAR: The port will close next year.",
            "VELLMAR, July 25 The Public Anti- Corruption Office will close.",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }
}
