//! Golden cases: `tests/cases/<slug>/source.txt`, optionally `options.json`, and the whole analysis in
//! `expected.json`. `NUTGRAF_BLESS=1 cargo test --test golden` writes the expectations anew; read the diff before
//! committing it.

use std::fs;
use std::path::{Path, PathBuf};

use nutgraf::options::RawOptions;
use nutgraf::{Analysis, Options};
use serde_json::Value;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|case| case.join("source.txt").exists());
    cases.sort();
    assert!(cases.len() >= 8, "the golden cases are missing");
    cases
}

fn options(case: &Path) -> Options {
    match fs::read_to_string(case.join("options.json")) {
        Ok(json) => serde_json::from_str::<RawOptions>(&json).unwrap().check().unwrap(),
        Err(_) => Options::default(),
    }
}

fn analyze(case: &Path) -> Analysis {
    nutgraf::analyze_bytes(&fs::read(case.join("source.txt")).unwrap(), &options(case)).unwrap()
}

#[test]
fn analyses_are_as_expected() {
    let bless = std::env::var_os("NUTGRAF_BLESS").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let found = serde_json::to_value(analyze(&case)).unwrap();
        let file = case.join("expected.json");
        if bless {
            fs::write(&file, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
            continue;
        }
        let expected: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        let differences = differences(&expected, &found, "");
        if !differences.is_empty() {
            wrong.push(format!("{}:\n  {}", case.display(), differences.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{}\nNUTGRAF_BLESS=1 accepts the new results.", wrong.join("\n"));
}

/// The paths at which two values differ, at most a dozen.
fn differences(expected: &Value, found: &Value, path: &str) -> Vec<String> {
    let mut out = Vec::new();
    match (expected, found) {
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))) {
                let (left, right) = (a.get(key).unwrap_or(&Value::Null), b.get(key).unwrap_or(&Value::Null));
                out.extend(differences(left, right, &format!("{path}.{key}")));
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (i, (left, right)) in a.iter().zip(b).enumerate() {
                out.extend(differences(left, right, &format!("{path}[{i}]")));
            }
        }
        _ if expected == found => {}
        _ => out.push(format!("{path}: expected {expected:.200}, found {found:.200}")),
    }
    out.truncate(12);
    out
}

/// What holds for every analysis of every text.
#[test]
fn invariants_hold() {
    for case in cases() {
        let analysis = analyze(&case);
        let text = analysis.text.as_deref().unwrap();
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut covered = vec![false; units.len()];
        for block in &analysis.blocks {
            covered[block.span.start as usize..block.span.end as usize].fill(true);
        }
        let is_space = |unit: u16| char::from_u32(u32::from(unit)).is_some_and(char::is_whitespace);
        for (at, unit) in units.iter().enumerate() {
            assert!(covered[at] || is_space(*unit), "{}: unit {at} is in no block", case.display());
        }
        for pair in analysis.blocks.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "{}: blocks overlap", case.display());
        }
        for pair in analysis.sentences.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "{}: sentences overlap", case.display());
        }
        let mut mentions: Vec<_> =
            analysis.entities.iter().flat_map(|e| &e.mentions).map(|m| m.span).collect();
        mentions.sort_by_key(|span| span.start);
        for pair in mentions.windows(2) {
            assert!(pair[0].end <= pair[1].start, "{}: mentions overlap", case.display());
        }
        for quote in &analysis.quotes {
            let known = quote.speaker.as_deref().is_none_or(|id| analysis.entity(id).is_some());
            assert!(known, "{}: a quote's speaker is no entity", case.display());
        }
        assert!(analysis.summary.windows(2).all(|pair| pair[0].sentence < pair[1].sentence));
    }
}

/// The three units of offsets tell of the same places.
#[test]
fn offset_units_agree() {
    for case in cases() {
        let source = fs::read(case.join("source.txt")).unwrap();
        let with = |offsets| {
            let options = Options { offsets, ..options(&case) };
            nutgraf::analyze_bytes(&source, &options).unwrap()
        };
        let utf16 = with(nutgraf::text::OffsetUnit::Utf16);
        let utf8 = with(nutgraf::text::OffsetUnit::Utf8);
        let chars = with(nutgraf::text::OffsetUnit::Chars);
        let text = utf8.text.as_deref().unwrap();
        let units: Vec<u16> = text.encode_utf16().collect();
        let characters: Vec<char> = text.chars().collect();
        for ((a, b), c) in utf16.sentences.iter().zip(&utf8.sentences).zip(&chars.sentences) {
            let from_units = String::from_utf16(&units[a.span.start as usize..a.span.end as usize]).unwrap();
            let from_bytes = &text[b.span.start as usize..b.span.end as usize];
            let from_chars: String = characters[c.span.start as usize..c.span.end as usize].iter().collect();
            assert_eq!(from_units, from_bytes);
            assert_eq!(from_chars, from_bytes);
        }
    }
}

/// The same text gives the same bytes, every time.
#[test]
fn the_result_is_deterministic() {
    for case in cases() {
        let first = serde_json::to_string(&analyze(&case)).unwrap();
        assert_eq!(first, serde_json::to_string(&analyze(&case)).unwrap(), "{}", case.display());
    }
}
