//! How well languages are told on the development sets of the data folder (`NUTGRAF_DATA`), and how honest the
//! confidence is. Skipped, with a word, where there is no such folder.

use std::collections::BTreeMap;
use std::path::PathBuf;

use nutgraf::lang::identify;

const MAIN: &[&str] =
    &["en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "tr", "ko", "ja", "zh", "ar", "fa", "hi"];

fn set(name: &str) -> Option<Vec<(String, String)>> {
    let folder = std::env::var_os("NUTGRAF_DATA").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    let path = folder.join(format!("data/langid/{name}.dev.jsonl"));
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: {} is not there", path.display());
        return None;
    };
    let line = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        (value["lang"].as_str().unwrap().to_owned(), value["text"].as_str().unwrap().to_owned())
    };
    Some(text.lines().map(line).collect())
}

/// Mean accuracy over all languages and over the main ones, in percent; and the confidence with whether it was right.
fn measure(cases: &[(String, String)]) -> (f64, f64, Vec<(f64, bool)>) {
    let mut counts: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let mut confidences = Vec::new();
    for (language, text) in cases {
        let found = identify(text);
        let right = found.language.code() == language;
        let count = counts.entry(language).or_default();
        count.0 += u32::from(right);
        count.1 += 1;
        confidences.push((found.confidence, right));
    }
    let accuracy = |(right, all): &(u32, u32)| f64::from(*right) / f64::from(*all) * 100.0;
    let mean = |values: Vec<f64>| values.iter().sum::<f64>() / values.len() as f64;
    let all = mean(counts.values().map(accuracy).collect());
    let main = mean(MAIN.iter().filter_map(|code| counts.get(code)).map(accuracy).collect());
    let each: Vec<String> =
        counts.iter().map(|(code, count)| format!("{code} {:.0}", accuracy(count))).collect();
    println!("{}", each.join(", "));
    (all, main, confidences)
}

/// Mean distance of confidence and accuracy over ten bins, weighted by their cases (expected calibration error).
fn calibration_error(confidences: &[(f64, bool)]) -> f64 {
    let mut bins = [(0.0, 0.0, 0.0); 10];
    for (confidence, right) in confidences {
        let bin = &mut bins[((confidence * 10.0) as usize).min(9)];
        *bin = (bin.0 + 1.0, bin.1 + confidence, bin.2 + f64::from(u8::from(*right)));
    }
    for (count, confidence, right) in bins {
        println!("  {count} cases: confidence {:.3}, right {:.3}", confidence / count, right / count);
    }
    bins.iter().map(|(_, confidence, right)| (confidence - right).abs()).sum::<f64>()
        / confidences.len() as f64
}

#[test]
fn sentences() {
    let Some(cases) = set("lingua_sentences") else { return };
    let (all, main, confidences) = measure(&cases);
    let error = calibration_error(&confidences);
    println!(
        "sentences: {all:.2} over all languages, {main:.2} over the main ones; calibration error {error:.3}"
    );
    assert!(all >= 94.5 && main >= 98.0 && error < 0.05);
}

#[test]
fn pairs_of_words() {
    let Some(cases) = set("lingua_word_pairs") else { return };
    let (all, main, confidences) = measure(&cases);
    let error = calibration_error(&confidences);
    println!(
        "pairs of words: {all:.2} over all languages, {main:.2} over the main ones; calibration error {error:.3}"
    );
    assert!(all >= 78.0 && main >= 85.0 && error < 0.06);
}
