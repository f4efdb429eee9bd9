//! How well languages are told on the development sets of the data folder (`NUTGRAF_DATA`), and how honest the
//! confidence is (skipped, with a word, where there is no such folder); and which packs a text is told to lack.

use std::collections::BTreeMap;
use std::path::PathBuf;

use nutgraf::lang::identify;
use nutgraf::{Language, Options, Packs};

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

const ENGLISH: &str =
    "The council of Ostrava Bay voted on Tuesday to keep the night ferry running for another year.";
const GERMAN: &str =
    "Der Rat der Stadt hat am Dienstag beschlossen, dass die Fähre bis zum nächsten Jahr fährt.";
const CHINESE: &str = "市议会星期二批准了新桥的计划，渡船明年继续开。";
const JAPANESE: &str = "昨日港町の議会は夜の渡し船を残すと決めた。";
const THAI: &str = "สภาเมืองอนุมัติแผนการสร้างสะพานใหม่";
const KOREAN: &str = "항구 도시 의회는 화요일에 야간 여객선을 계속 운항하기로 결정했다.";

/// The languages that the notices name, in order, where no pack is loaded; with just these the analysis is that of all packs.
fn check_lacking(text: &str, title: Option<&str>, expected: &[&str]) {
    let with = |packs| Options { packs, title: title.map(str::to_owned), ..Options::default() };
    let lacking = |packs: &Packs| {
        let mut analysis = nutgraf::analyze(text, &with(packs.clone()));
        let told = analysis.notices.extract_if(.., |notice| notice.code == "language-pack-missing");
        let languages: Vec<String> = told.map(|notice| notice.language.unwrap()).collect();
        (languages, analysis)
    };
    let mut packs = Packs::none();
    let (first, without) = lacking(&packs);
    assert_eq!(first, expected, "{text}");
    let whole = nutgraf::analyze(text, &with(Packs::default()));
    assert_eq!(without == whole, expected.is_empty(), "{text}: the packs make a difference");
    for code in expected {
        let file = format!("{}/packs/{code}.nut", env!("CARGO_MANIFEST_DIR"));
        packs.add(nutgraf::Pack::from_bytes(&std::fs::read(file).unwrap()).unwrap());
    }
    assert_eq!(lacking(&packs), (Vec::new(), whole), "{text}");
    assert_eq!(nutgraf::tokenize_with(text, &packs), nutgraf::tokenize(text), "{text}");
}

#[test]
fn packs_that_a_text_lacks_are_told() {
    let english = Language::from_code("en").unwrap();
    assert!(Packs::none().get(english).is_some() && Packs::none().languages() == [english]);
    let quoting = |quoted: &[&str]| format!("{ENGLISH} {ENGLISH}\n\n“{}” {ENGLISH}\n", quoted.join("” "));
    for (quoted, expected) in [
        (&[] as &[&str], &[] as &[&str]),
        (&[CHINESE], &["zh"]),
        (&[JAPANESE], &["ja"]),
        (&[THAI], &["th"]),
        (&[THAI, CHINESE], &["th", "zh"]),
        (&[CHINESE, THAI, CHINESE], &["zh", "th"]),
        (&[CHINESE, JAPANESE, THAI], &["zh", "ja", "th"]),
        (&["เมือง的渡船明年"], &["th", "zh"]),
        // A handful of characters.
        (&["渡船好"], &["zh"]),
        // One word, whatever is known: a single character, a word of Katakana. Scripts that no pack divides.
        (&["船", "船 船", "エネルギー", "ເມືອງ", "មេឃ", KOREAN], &[]),
    ] {
        check_lacking(&quoting(quoted), None, expected);
    }
    check_lacking(&format!("{GERMAN} {GERMAN}"), None, &["de"]);
    check_lacking(&format!("{GERMAN} {CHINESE} {GERMAN} {THAI} {GERMAN}"), None, &["de", "zh", "th"]);
    check_lacking(&format!("{CHINESE}{CHINESE}"), None, &["zh"]);
    check_lacking(&format!("{CHINESE}{CHINESE}\n\n{THAI}\n"), None, &["zh", "th"]);
    check_lacking(&format!("{JAPANESE}{JAPANESE}\n\n議会決定。{THAI}\n"), None, &["ja", "th"]);
    check_lacking(&format!("{KOREAN} {KOREAN} 夜間旅客船"), None, &["ko", "zh"]);
    check_lacking(
        &format!("{ENGLISH} {THAI} {ENGLISH} {ENGLISH}"),
        Some("议会星期二批准了新桥"),
        &["th", "zh"],
    );
}
