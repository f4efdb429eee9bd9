//! What is taken out of a text, and what is left: cases with their reasons, properties, and the share of persons of which any
//! part is left on the development sets of the data folder (`NUTGRAF_DATA`, else `../shared` beside the project; without it
//! those checks are skipped, and say so).

use std::fs;
use std::path::{Path, PathBuf};

use nutgraf::options::{Options, Repair};
use nutgraf::redaction::{Key, Kind, RedactOptions};
use nutgraf::{OffsetUnit, redact};

#[path = "redaction/bio.rs"]
mod bio;

fn set(name: &str) -> Option<Vec<bio::Text>> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let data = std::env::var_os("NUTGRAF_DATA").map_or_else(beside, PathBuf::from);
    let path = data.join(format!("data/ner/dev/{name}.dev.bio"));
    let Ok(source) = fs::read_to_string(&path) else {
        eprintln!("skipped: no {}", path.display());
        return None;
    };
    Some(bio::read(&source))
}

fn options() -> Options {
    let language = nutgraf::Language::from_code("en");
    Options { repair: Repair::Never, offsets: OffsetUnit::Utf8, language, ..Options::default() }
}

fn persons() -> RedactOptions {
    RedactOptions { kinds: vec![Kind::Person], ..RedactOptions::default() }
}

/// What was measured on one set.
#[derive(Default)]
struct Measured {
    /// Names of persons, and those of which any part is left.
    persons: usize,
    left: usize,
    /// Words that are no part of a person's name, and those that were taken out.
    words: usize,
    needless: usize,
    /// Words that were taken out.
    taken: usize,
}

fn measure(texts: &[bio::Text]) -> Measured {
    let mut measured = Measured::default();
    let (tell_left, tell_needless) = (std::env::var_os("TELL_LEFT").is_some(), std::env::var_os("TELL_NEEDLESS").is_some());
    for text in texts {
        let redacted = redact(&text.text, &options(), &persons(), Key::default());
        let is_taken = |start: usize, end: usize| {
            redacted.replacements.iter().any(|cut| cut.start as usize <= start && end <= cut.end as usize)
        };
        let is_word = |start: usize, end: usize| text.text[start..end].chars().any(char::is_alphabetic);
        for &(start, end) in &text.persons {
            let words = || text.words.iter().filter(|word| start <= word.0 && word.1 <= end && is_word(word.0, word.1));
            measured.persons += 1;
            let left = words().any(|&(from, to)| !is_taken(from, to));
            measured.left += usize::from(left);
            if left && tell_left {
                let (a, b) = (text.text.floor_char_boundary(start.saturating_sub(50)), text.text.ceil_char_boundary((end + 40).min(text.text.len())));
                let analysis = nutgraf::analyze(&text.text, &options());
                let kinds: Vec<_> = analysis.entities.iter().flat_map(|e| e.mentions.iter().map(move |m| (e.kind, m.span, e.name.clone()))).filter(|(_, m, _)| (m.start as usize) < end && start < m.end as usize).map(|(k, _, n)| (k, n)).collect();
                println!("LEFT {:?} {kinds:?} in {:?}", &text.text[start..end], &text.text[a..b]);
            }
        }
        for &(start, end) in text.words.iter().filter(|word| is_word(word.0, word.1)) {
            let is_person = text.persons.iter().any(|person| person.0 <= start && end <= person.1);
            measured.taken += usize::from(is_taken(start, end));
            if !is_person {
                measured.words += 1;
                measured.needless += usize::from(is_taken(start, end));
                if tell_needless && is_taken(start, end) {
                    let (a, b) = (text.text.floor_char_boundary(start.saturating_sub(40)), text.text.ceil_char_boundary((end + 30).min(text.text.len())));
                    println!("NEEDLESS {:?} in {:?}", &text.text[start..end], &text.text[a..b]);
                }
            }
        }
    }
    measured
}

/// The share of persons of which any part is left, in per cent.
fn share_left(name: &str) -> Option<f64> {
    let measured = measure(&set(name)?);
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole as f64;
    println!(
        "{name}: of {} persons {:.2} % left in part; {:.2} % of {} other words taken out, {:.1} % of all that was taken out",
        measured.persons,
        share(measured.left, measured.persons),
        share(measured.needless, measured.words),
        measured.words,
        share(measured.needless, measured.taken),
    );
    Some(share(measured.left, measured.persons))
}

#[test]
fn few_persons_are_left_in_news_of_the_whole_world() {
    let Some(share) = share_left("worldwide") else { return };
    assert!(share <= 6.0, "{share:.2} % of the persons are left in part");
}

#[test]
fn few_persons_are_left_in_an_encyclopedia() {
    let Some(share) = share_left("wikigold") else { return };
    assert!(share <= 8.0, "{share:.2} % of the persons are left in part");
}
