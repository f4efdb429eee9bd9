//! What the words of lines show: where sentences end, where hyphens were put in, what begins an item or a caption.

use super::lines::is_ideograph;
use rustc_hash::FxHashMap;

/// How often words occur in the document inside of lines.
#[derive(Debug, Default)]
pub struct Vocabulary {
    counts: FxHashMap<String, u32>,
}

/// Beginnings of compounds that keep their hyphen.
const PREFIXES: [&str; 11] =
    ["non", "self", "well", "quasi", "cross", "two", "three", "four", "five", "six", "state-of-the"];

impl Vocabulary {
    /// Counts the words of a line. Its last one may be cut.
    pub fn count(&mut self, line: &str) {
        let mut words = line.split_whitespace();
        words.next_back();
        for word in words {
            let word = key(word);
            if word.chars().count() > 2 {
                *self.counts.entry(word).or_default() += 1;
            }
        }
    }

    fn occurs(&self, word: &str) -> u32 {
        self.counts.get(&key(word)).copied().unwrap_or(0)
    }

    /// Adds a line to the text before it.
    pub fn join(&self, text: &mut String, line: &str) {
        let (Some(last), Some(first)) = (text.chars().next_back(), line.chars().next()) else {
            text.push_str(line);
            return;
        };
        if is_hyphen(last)
            && text.chars().rev().nth(1).is_some_and(char::is_alphanumeric)
            && first.is_alphanumeric()
        {
            // A word in capitals is known only by its other occurrences.
            let is_cut = if first.is_lowercase() {
                !self.keeps_hyphen(text, line)
            } else {
                self.is_known_whole(text, line)
            };
            if is_cut {
                text.pop();
            }
        } else if last == '\u{ad}' {
            text.pop();
        } else if !(is_ideograph(last) && is_ideograph(first)) {
            text.push(' ');
        }
        text.push_str(line);
    }

    /// Whether a word of capitals that a hyphen cuts occurs in one piece, and not with a hyphen.
    fn is_known_whole(&self, text: &str, line: &str) -> bool {
        let (head, tail) = halves(text, line);
        let is_capital = head.chars().all(char::is_uppercase);
        is_capital && self.occurs(&format!("{head}{tail}")) > self.occurs(&format!("{head}-{tail}"))
    }

    /// Whether the hyphen at the end of a line belongs to its word.
    fn keeps_hyphen(&self, text: &str, line: &str) -> bool {
        let (head, tail) = halves(text, line);
        let (whole, compound) =
            (self.occurs(&format!("{head}{tail}")), self.occurs(&format!("{head}-{tail}")));
        if whole != compound {
            return compound > whole;
        }
        if PREFIXES.contains(&head.to_lowercase().as_str()) || head.chars().any(char::is_numeric) {
            return true;
        }
        if let Some((_, last)) = head.rsplit_once('-') {
            return last.chars().count() <= 3 || self.occurs(last) > 0;
        }
        // Both halves are words of their own and the whole is not known.
        head.chars().count() == 1
            || head.chars().count() > 3
                && key(tail).chars().count() > 3
                && self.occurs(head) > 1
                && self.occurs(tail) > 1
    }
}

/// What stands before the hyphen at the end of a text, and after it at the beginning of the next line.
fn halves<'a>(text: &'a str, line: &'a str) -> (&'a str, &'a str) {
    let head = text.rsplit(char::is_whitespace).next().unwrap_or("").trim_end_matches(is_hyphen);
    let head = head.trim_start_matches(|char: char| !char.is_alphanumeric());
    (head, line.split(char::is_whitespace).next().unwrap_or(""))
}

fn key(word: &str) -> String {
    word.trim_matches(|char: char| !char.is_alphanumeric()).to_lowercase()
}

/// Whether a character is a hyphen.
pub fn is_hyphen(char: char) -> bool {
    matches!(char, '-' | '\u{2010}')
}

/// Whether a text ends with the end of a sentence, closing quotes and brackets aside.
pub fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|char: char| {
        matches!(char, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』' | '）') || char.is_whitespace()
    });
    text.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '؟', ';', '।'])
}

/// Whether a text begins with the mark of a list item that is no number.
pub fn is_bullet(text: &str) -> bool {
    bullet(text).is_some()
}

/// The text after a bullet.
pub fn bullet(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(|char: char| {
        matches!(
            char,
            '•' | '◦'
                | '▪'
                | '▫'
                | '‣'
                | '●'
                | '○'
                | '■'
                | '□'
                | '◆'
                | '◇'
                | '➢'
                | '➤'
                | '►'
                | '▶'
                | '✓'
                | '✔'
                | '❖'
                | '∙'
                | '·'
                | '⁃'
                | '\u{f0b7}'
        )
    });
    let rest = rest.or_else(|| text.strip_prefix(['-', '–', '—', '*']).filter(|rest| rest.starts_with(' ')));
    rest.map(str::trim_start)
}

/// Whether a text begins with a number or letter as items of lists do: `1.`, `(a)`, `iv)`.
pub fn begins_item(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("");
    let inner = first.trim_start_matches(['(', '[']).trim_end_matches(['.', ')', ']', ':']);
    let is_marked = first.ends_with(['.', ')', ']']);
    let is_number = !inner.is_empty() && inner.len() <= 3 && inner.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_roman =
        !inner.is_empty() && inner.len() <= 4 && inner.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    is_marked && (is_number || is_letter || is_roman)
}

/// Whether a text begins with the number of a section: `2`, `2.`, `2.1`, `A.`, `IV.`.
pub fn begins_section(text: &str) -> bool {
    let Some((first, rest)) = text.split_once(char::is_whitespace) else { return false };
    let inner = first.trim_end_matches(['.', ')', ':']);
    let is_number = !inner.is_empty()
        && inner.len() <= 8
        && inner.split('.').all(|part| {
            !part.is_empty() && part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit())
        });
    let is_letter =
        inner.len() == 1 && inner.len() < first.len() && inner.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_roman =
        !inner.is_empty() && inner.len() <= 5 && inner.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    (is_number || is_letter || is_roman) && rest.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a text begins as the words under a figure or table do: `Figure 3:`, `Tab. 2`.
pub fn begins_caption(text: &str) -> bool {
    const NAMES: [&str; 20] = [
        "figure",
        "fig.",
        "fig",
        "table",
        "tab.",
        "box",
        "chart",
        "exhibit",
        "abbildung",
        "abb.",
        "tabelle",
        "tableau",
        "figura",
        "tabla",
        "tabela",
        "tabella",
        "tabel",
        "scheme",
        "algorithm",
        "photo",
    ];
    let mut words = text.split_whitespace();
    let (Some(name), Some(number)) = (words.next(), words.next()) else { return false };
    let is_number = |text: &str| {
        let inner = text.trim_end_matches(['.', ':', ')', '|', ',']);
        !inner.is_empty()
            && (inner.starts_with(|char: char| char.is_ascii_digit()) && inner.len() <= 5
                || inner.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X')))
    };
    let is_marked = number.ends_with(['.', ':', '|'])
        || words.next().is_none_or(|next| {
            next.starts_with(|char: char| {
                char.is_uppercase() || matches!(char, '–' | '-' | '|' | '—' | '.' | ':')
            })
        });
    NAMES.contains(&name.to_lowercase().as_str())
        && name.starts_with(char::is_uppercase)
        && is_number(number)
        && is_marked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(seen: &[&str], before: &str, after: &str) -> String {
        let mut vocabulary = Vocabulary::default();
        seen.iter().for_each(|line| vocabulary.count(line));
        let mut text = before.to_owned();
        vocabulary.join(&mut text, after);
        text
    }

    #[test]
    fn hyphens_at_line_ends_are_undone_where_they_were_put_in() {
        for (seen, before, after, expected) in [
            (&[][..], "the har-", "bour wall", "the harbour wall"),
            (&["a well-known pier is"], "a well-", "known pier", "a well-known pier"),
            (&[], "a self-", "taught pilot", "a self-taught pilot"),
            (&[], "the x-", "axis", "the x-axis"),
            (&["the ferry-boat came"], "a ferry-", "boat", "a ferry-boat"),
            (&["the ferryboat came"], "a ferry-", "boat", "a ferryboat"),
            (&["one FERRYBOAT came"], "FERRY-", "BOAT sank", "FERRYBOAT sank"),
            (&[], "Upper-", "Lower ferry", "Upper-Lower ferry"),
            (&[], "life-threa-", "tening", "life-threatening"),
            (&[], "pages 3-", "7", "pages 3-7"),
            (&[], "no hyphen", "here", "no hyphen here"),
            (&[], "港の", "議会", "港の議会"),
            (&[], "", "Low tide", "Low tide"),
        ] {
            assert_eq!(joined(seen, before, after), expected);
        }
    }

    #[test]
    fn beginnings_of_lines() {
        type Test = fn(&str) -> bool;
        let table: [(&str, Test, &[&str], &[&str]); 4] = [
            (
                "item",
                begins_item,
                &["1. Ropes", "(a) Ropes", "iv) Ropes", "[2] Ropes"],
                &["(100 g) of rope", "Ropes", "1 rope", ""],
            ),
            (
                "section",
                begins_section,
                &["2 Ferries", "2.1. Ferries", "A. Ferries", "IV. Ferries"],
                &["2 ferries", "Ferries", "1950 Ferries"],
            ),
            (
                "caption",
                begins_caption,
                &["Figure 1. The pier", "Fig. 2: The pier", "Table II Ferries", "Tabelle 3: Fähren"],
                &["Figure it out", "figure 1 shows", "Table 2 shows that"],
            ),
            ("bullet", is_bullet, &["• rope", "– rope", "* rope", "▪ rope"], &["-rope", "*rope", "rope"]),
        ];
        for (name, test, yes, no) in table {
            yes.iter().for_each(|text| assert!(test(text), "{name}: {text}"));
            no.iter().for_each(|text| assert!(!test(text), "{name}: {text}"));
        }
    }

    #[test]
    fn ends_of_sentences() {
        for (text, expected) in
            [("Low tide.", true), ("“Low tide.”", true), ("低い。", true), ("low", false), ("", false)]
        {
            assert_eq!(ends_sentence(text), expected, "{text}");
        }
    }
}
