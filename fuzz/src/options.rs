//! Options out of an input: what stands behind the last U+001E (the record separator of ASCII) of a text.
//!
//! Either JSON as the other edges take it ("…\u{1e}{\"repair\": \"never\"}"), for inputs that people read, or a few bytes, each
//! of which chooses one option, for inputs that are mutated. A text without U+001E has the default options.

use nutgraf::Options;
use nutgraf::corrections::{Corrections, KINDS, Place, Rule, Target};
use nutgraf::options::{RawLimits, RawOptions};
use nutgraf::watch::{Entry, Watch};

/// Parts text and options.
const SEPARATOR: u8 = 0x1e;

/// Bytes behind the separator that choose; what is longer is text.
const MOST_BYTES: usize = 400;

/// The text of an input, and its options.
pub fn split(input: &[u8]) -> (String, Options) {
    let at = input.iter().rposition(|&byte| byte == SEPARATOR).filter(|at| input.len() - at <= MOST_BYTES);
    let (text, chosen) = at.map_or((input, &[][..]), |at| (&input[..at], &input[at + 1..]));
    let text = String::from_utf8_lossy(text).into_owned();
    let raw = match chosen.first() {
        Some(b'{') => serde_json::from_slice(chosen).unwrap_or_default(),
        _ => choose(chosen, &text),
    };
    match raw.check() {
        Ok(options) => (text, options),
        Err(error) => {
            assert!(error.message().ends_with('.'), "a wrong option has its sentence: {error}");
            (text, Options::default())
        }
    }
}

/// Options by bytes: each chooses from a short list whose first entry is the default; missing bytes are 0.
fn choose(bytes: &[u8], text: &str) -> RawOptions {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
    let of = |at: usize, list: &[&'static str]| {
        Some(list[usize::from(byte(at)) % list.len()]).filter(|name: &&str| !name.is_empty())
    };
    let number =
        |at: usize, list: &[f64]| Some(list[usize::from(byte(at)) % list.len()]).filter(|x| *x != 0.0);
    let few = [0.0, 1.0, 2.0, 3.0, 7.0, 40.0, 1e6];
    let ratio = number(4, &[0.0, 0.01, 0.2, 0.5, 1.0, 1.5, f64::NAN]);
    let limits = |first: usize| RawLimits {
        keywords: number(first, &few),
        ngrams: number(first + 1, &few),
        keyphrases: number(first + 2, &few),
        mentions: number(first + 3, &few),
        entities: number(first + 4, &few),
    };
    // Words of the text itself, which are the ones that make a difference.
    let words = || text.split_whitespace().map(str::to_owned);
    RawOptions {
        repair: of(0, &["", "always", "never"]).map(str::to_owned),
        offsets: of(1, &["", "utf8", "chars"]).map(str::to_owned),
        language: of(2, &["", "en", "de", "zh", "th", "ja", "ru", "ar", "tr", "und", "tlh", "english"])
            .map(str::to_owned),
        sentences: number(3, &[0.0, 1.0, 2.0, 5.0, 12.0, 2000.0, 2.5]).filter(|_| ratio.is_none()),
        ratio,
        date: of(5, &["", "2024-02-29", "2023-12-31", "0001-01-01", "9999-12-31", "2024-13-01"])
            .map(str::to_owned),
        title: match byte(6) % 4 {
            0 => None,
            1 => Some("Coal terminal of Vellmar to close by 2027".to_owned()),
            2 => Some(words().take(6).collect::<Vec<_>>().join(" ")),
            _ => Some("\u{feff}“§ ".to_owned()),
        },
        window: number(7, &[0.0, 1.0, 2.0, 9.0, 30.0, 100.0, 1000.0, -1.0]),
        stop_words: match byte(8) % 4 {
            0 => None,
            1 => Some(words().take(3).collect()),
            2 => Some(vec!["harbour".to_owned(), "ROE".to_owned(), " ".to_owned()]),
            _ => Some(words().step_by(2).take(40).collect()),
        },
        limits: bytes.get(9).map(|_| limits(9)),
        // For files; the rules are about a text, and some of them give its bytes in several encodings.
        encoding: None,
        corrections: (byte(14) % 4 != 0).then(|| corrections(usize::from(byte(14)), words())),
        // The invariants are about all of an analysis.
        fields: None,
        language_hints: match byte(15) % 3 {
            0 => None,
            1 => Some(vec!["en".to_owned(), "uz".to_owned()]),
            _ => Some(vec!["tr".to_owned(), "english".to_owned()]),
        },
        watch: (byte(16) % 3 != 0).then(|| watch(usize::from(byte(16)), words())),
    }
}

/// Words of the text, some of them in other forms, alone and two by two.
fn watch(first: usize, words: impl Iterator<Item = String>) -> Watch {
    let words: Vec<String> = words.skip(first % 5).take(12).collect();
    let entry = |name: String| Entry { name, ..Entry::default() };
    let mut entries: Vec<Entry> = words.iter().map(|word| entry(word.to_lowercase() + "s")).collect();
    entries.extend(words.windows(2).map(|pair| Entry {
        kind: Some(KINDS[(first + pair[0].len()) % KINDS.len()].to_owned()),
        ..entry(pair.join(" "))
    }));
    entries.retain(|entry| entry.name.contains(char::is_alphanumeric));
    entries.push(entry("Vellmar".to_owned()));
    Watch { entries }
}

/// A rule of each sort about words of the text, beginning with number `first`.
fn corrections(first: usize, words: impl Iterator<Item = String>) -> Corrections {
    let mut words = words.skip(first % 7).step_by(1 + first % 5);
    let mut word = || words.next().unwrap_or_else(|| "Vellmar".to_owned());
    let target = |name: String| Target { name: Some(name), ..Target::default() };
    let place = |quote: String| Some(Place { quote, occurrence: 1 + first as u32 % 3 });
    let kind = |at: usize| KINDS[(first + at) % KINDS.len()].to_owned();
    let rules = vec![
        Rule::Add { text: word(), kind: kind(0), at: None },
        Rule::Rename { target: target(word()), to: word() },
        Rule::Merge { target: target(word()), with: vec![target(word()), target(word())] },
        Rule::Add { text: format!("{} {}", word(), word()), kind: kind(1), at: place(word()) },
        Rule::Split { target: Target { at: place(word()), ..Target::default() }, name: Some(word()) },
        Rule::Retype { target: Target { kind: Some(kind(2)), ..target(word()) }, kind: kind(3) },
        Rule::Hide { target: target(word()) },
    ];
    Corrections { rules, ..Corrections::default() }
}
