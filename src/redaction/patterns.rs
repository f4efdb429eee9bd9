//! What is told by its form alone: telephone numbers, numbers of accounts and cards; and what has been redacted before.

use super::Kind;
use crate::text::ByteSpan;

/// Something that was found by its form.
pub struct Pattern {
    /// Where it stands.
    pub span: ByteSpan,
    /// What it is.
    pub kind: Kind,
    /// In a form that is the same for all ways of writing it.
    pub name: String,
}

/// Words before which a number is a telephone's, in lower case.
const PHONE_CUES: &[&str] = &[
    "tel",
    "phone",
    "telephone",
    "call",
    "mobile",
    "cell",
    "fax",
    "ring",
    "whatsapp",
    "dial",
    "telefon",
    "handy",
    "hotline",
    "mob",
    "ph",
    "teléfono",
    "téléphone",
    "telefono",
    "helpline",
    "tel.no",
];

/// Words before which a number is none.
const OTHER_CUES: &[&str] = &["isbn", "issn", "doi", "version"];

/// Bytes before a number in which a cue is looked for.
const CUE_BYTES: usize = 24;

/// Most digits of a telephone number (E.164), and of a payment card.
const MOST_PHONE_DIGITS: usize = 15;
const MOST_CARD_DIGITS: usize = 19;

/// The labels that the text has, with their numbers, and bars: neither is redacted again. In text order.
pub fn labels(text: &str) -> Vec<(ByteSpan, Kind, u32)> {
    let mut found = Vec::new();
    for kind in Kind::ALL {
        let noun = kind.noun();
        for (at, _) in text.match_indices(noun) {
            let rest = &text[at + noun.len()..];
            let digits =
                rest.strip_prefix(' ').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
            let number = rest.get(1..=digits).and_then(|digits| digits.parse::<u32>().ok());
            if let Some(number) = number {
                // A number that nobody gave out does not make labels long.
                let number = if number < 1_000_000 { number } else { 0 };
                found.push((ByteSpan::new(at, at + noun.len() + 1 + digits), kind, number));
            }
        }
    }
    let mut at = 0;
    while let Some(begin) = text[at..].find('█').map(|found| at + found) {
        let length: usize = text[begin..].chars().take_while(|&c| c == '█').map(char::len_utf8).sum();
        found.push((ByteSpan::new(begin, begin + length), Kind::Person, 0));
        at = begin + length;
    }
    found.sort_unstable_by_key(|(span, ..)| *span);
    found
}

fn ends_in_word(text: &str) -> bool {
    text.chars().next_back().is_some_and(char::is_alphanumeric)
}

/// All accounts and telephone numbers, in text order.
pub fn find(text: &str) -> Vec<Pattern> {
    let bytes = text.as_bytes();
    let mut found: Vec<Pattern> = Vec::new();
    let mut at = 0;
    while let Some(begin) = bytes[at..].iter().position(u8::is_ascii_digit).map(|digit| at + digit) {
        let next = account(text, begin).or_else(|| phone(text, begin));
        match next {
            Some(pattern) => {
                at = pattern.span.end().max(begin + 1);
                let after_last = found.last().is_none_or(|last| last.span.end() <= pattern.span.start());
                if after_last {
                    found.push(pattern);
                }
            }
            None => at = begin + bytes[begin..].iter().take_while(|byte| byte.is_ascii_digit()).count(),
        }
    }
    found
}

/// The number of an account or a card that has its first digit at `begin`.
fn account(text: &str, begin: usize) -> Option<Pattern> {
    let made = |start: usize, end: usize, name: String| {
        let follows_word = text[end..].chars().next().is_some_and(char::is_alphanumeric);
        let is_apart = !ends_in_word(&text[..start]) && !follows_word;
        is_apart.then(|| Pattern { span: ByteSpan::new(start, end), kind: Kind::Account, name })
    };
    // IBAN: two letters, two check digits, up to thirty letters and digits.
    let head = begin
        .checked_sub(2)
        .filter(|&start| text.as_bytes()[start..begin].iter().all(u8::is_ascii_alphabetic));
    if let Some(start) = head {
        let mut signs = String::new();
        let mut best = None;
        for (at, c) in text[start..].char_indices() {
            if c.is_ascii_alphanumeric() {
                signs.push(c.to_ascii_uppercase());
            } else if !matches!(c, ' ' | '-' | '\u{a0}' | '\u{202f}') || at < 4 {
                break;
            }
            let end = start + at + c.len_utf8();
            if signs.len() > 34 {
                break;
            }
            if c.is_ascii_alphanumeric()
                && signs.len() >= 15
                && is_iban(&signs)
                && !text[end..].starts_with(|c: char| c.is_alphanumeric())
            {
                best = Some((end, signs.clone()));
            }
        }
        if let Some((end, name)) = best {
            return made(start, end, name);
        }
    }
    // A card: 13 to 19 digits, in groups or not.
    let (digits, end) = digits(text, begin, |c| matches!(c, ' ' | '-' | '\u{a0}'));
    let is_card =
        (13..=MOST_CARD_DIGITS).contains(&digits.len()) && (b'2'..=b'6').contains(&digits.as_bytes()[0]);
    if is_card && is_luhn(&digits) { made(begin, end, digits) } else { None }
}

/// Digits from `begin` with single separators between them, and the end of the last.
fn digits(text: &str, begin: usize, separates: impl Fn(char) -> bool) -> (String, usize) {
    let (mut found, mut end, mut separated) = (String::new(), begin, false);
    for (at, c) in text[begin..].char_indices() {
        if c.is_ascii_digit() {
            found.push(c);
            end = begin + at + 1;
            separated = false;
        } else if separates(c) && !separated {
            separated = true;
        } else {
            break;
        }
    }
    (found, end)
}

/// ISO 13616: the number with its head at its end leaves 1 when it is divided by 97.
fn is_iban(signs: &str) -> bool {
    let bytes = signs.as_bytes();
    let is_formed =
        bytes[..2].iter().all(u8::is_ascii_uppercase) && bytes[2..4].iter().all(u8::is_ascii_digit);
    let rest = bytes[4..].iter().chain(&bytes[..4]).fold(0u32, |rest, &byte| {
        let value = char::from(byte).to_digit(36).unwrap_or(0);
        (rest * if value > 9 { 100 } else { 10 } + value) % 97
    });
    is_formed && rest == 1
}

/// ISO/IEC 7812: every second digit from the right doubled, the sum of all digits ends in 0.
fn is_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let value = u32::from(byte - b'0') * if place % 2 == 1 { 2 } else { 1 };
            if value > 9 { value - 9 } else { value }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The telephone number that has its first digit at `begin`.
fn phone(text: &str, begin: usize) -> Option<Pattern> {
    // What stands before the first digit and belongs to it: "+", "(", "(+".
    let mut start = begin;
    while let Some(sign) = text[..start].chars().next_back().filter(|c| matches!(c, '+' | '(')) {
        start -= sign.len_utf8();
        if begin - start == 2 {
            break;
        }
    }
    let before = &text[..start];
    let is_bad_before = before.chars().next_back().is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(c, '$' | '€' | '£' | '¥' | '%' | '_' | '.' | ',' | '/' | '-' | '#' | '=')
    });
    // Groups of digits, with at most two signs between them.
    let mut groups: Vec<(usize, usize)> = Vec::new();
    let mut at = begin;
    let mut total = 0;
    loop {
        let length = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        if length == 0 || total + length > MOST_PHONE_DIGITS {
            break;
        }
        groups.push((at, at + length));
        total += length;
        at += length;
        let between: usize = text[at..]
            .chars()
            .take_while(|&c| {
                matches!(
                    c,
                    ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2010}'
                        ..='\u{2013}'
                )
            })
            .take(3)
            .map(char::len_utf8)
            .sum();
        if between == 0 || text[at..at + between].contains(". ") {
            break;
        }
        at += between;
    }
    let end = groups.last()?.1;
    let follows = text[end..].chars().next();
    let is_bad_after = follows.is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '€' | '_' | '°'))
        || (follows == Some(',') || follows == Some(':') || follows == Some('.'))
            && text[end + 1..].starts_with(|c: char| c.is_ascii_digit());
    if is_bad_after || is_bad_before {
        return None;
    }
    let digits: String = groups.iter().map(|&(from, to)| &text[from..to]).collect();
    let sizes: Vec<usize> = groups.iter().map(|(from, to)| to - from).collect();
    let cue_begin = text.floor_char_boundary(start.saturating_sub(CUE_BYTES));
    let words: Vec<String> = text[cue_begin..start]
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let near = &words[words.len().saturating_sub(3)..];
    let has_cue = near.iter().any(|word| PHONE_CUES.contains(&word.as_str()));
    let has_other = near.last().is_some_and(|word| OTHER_CUES.contains(&word.as_str()))
        || near.iter().any(|word| word == "isbn");
    let is_international = text[start..begin].contains('+') || digits.starts_with("00") && total >= 10;
    let is_date = date_like(&sizes, &digits);
    let is_decimal = sizes[0] == 1 && text[groups[0].1..].starts_with('.') && !is_international;
    let is_north_american = matches!(sizes[..], [3, 3, 4] | [1, 3, 3, 4])
        && (sizes.len() == 3 || digits.starts_with('1'))
        && digits.trim_start_matches('1').as_bytes().first().is_some_and(|&first| first > b'1');
    let is_national = digits.starts_with('0')
        && (9..=12).contains(&total)
        && sizes.len() <= 6
        && (sizes.len() > 1 || (10..=11).contains(&total))
        && (2..=6).contains(&sizes[0].max(if sizes.len() == 1 { 3 } else { 0 }).min(6));
    let in_brackets = text[start..begin].starts_with('(')
        && matches!(sizes[..], [2..=5, ..])
        && (7..=12).contains(&total)
        && sizes.len() > 1;
    let is_phone = !has_other
        && !is_decimal
        && (is_international && (7..=MOST_PHONE_DIGITS).contains(&total)
            || !is_date
                && (is_north_american || is_national || in_brackets && text[begin..end].contains(')'))
            || !is_date && has_cue && (6..=MOST_PHONE_DIGITS).contains(&total));
    if !is_phone {
        return None;
    }
    // An opening bracket that closes after the number is not the number's.
    let start = if text[start..end].contains('(') && !text[start..end].contains(')') {
        begin - usize::from(is_international && text[..begin].ends_with('+'))
    } else {
        start
    };
    let name = match (is_international, digits.strip_prefix("00")) {
        (true, Some(rest)) if !text[start..begin].contains('+') => format!("+{rest}"),
        (true, _) => format!("+{digits}"),
        _ => digits,
    };
    Some(Pattern { span: ByteSpan::new(start, end), kind: Kind::Phone, name })
}

/// Whether groups of digits begin like a day: "01.05.2024", "2024-05-01".
fn date_like(sizes: &[usize], digits: &str) -> bool {
    let number = |range: std::ops::Range<usize>| {
        digits.get(range).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0)
    };
    match sizes {
        [4, 1..=2, 1..=2, ..] => (1000..2200).contains(&number(0..4)),
        &[day @ 1..=2, month @ 1..=2, 4, ..] => (1000..2200).contains(&number(day + month..day + month + 4)),
        [4, 4] => (1000..2200).contains(&number(0..4)) && (1000..2200).contains(&number(4..8)),
        _ => false,
    }
}
