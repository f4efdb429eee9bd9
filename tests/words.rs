//! What is known of English words, on the data folder: lemmas against those that people gave in a treebank (development
//! set), by the program's own parts of speech; how often words stand in general English against a count of the texts.
//! Says so where the folder is not there.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::PathBuf;

use nutgraf::annotate::{salience, tags};
use nutgraf::import::Article;
use nutgraf::lang::Language;
use nutgraf::options::{Options, Repair};
use nutgraf::segment;

/// Sentences that make one document.
const SENTENCES: usize = 20;
/// Kinds of words with content.
const CONTENT: [&str; 4] = ["NOUN", "VERB", "ADJ", "PROPN"];

fn data(file: &str) -> Option<String> {
    let folder = std::env::var_os("NUTGRAF_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let text = fs::read_to_string(folder.join("data").join(file)).ok();
    if text.is_none() {
        eprintln!("skipped: no {file} in the data folder");
    }
    text
}

#[test]
fn words_of_a_treebank_get_their_lemmas() {
    let Some(text) = data("pos/ewt.dev.tlux") else { return };
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    let sentences: Vec<&[Vec<&str>]> = rows.split(|row| row.len() < 3).filter(|s| !s.is_empty()).collect();
    let options = Options { language: Some(Language::ENGLISH), ..Options::default() };
    let model = nutgraf::lang::en::model::model();
    let mut tally: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let mut wrong: BTreeMap<String, u32> = BTreeMap::new();
    for sentences in sentences.chunks(SENTENCES) {
        let mut text = String::new();
        let mut gold = BTreeMap::new();
        for sentence in sentences {
            for row in *sentence {
                gold.insert(text.len(), (row[0], row[1].to_lowercase(), row[2]));
                text.push_str(row[0]);
                text.push(' ');
            }
            text.push_str("\n\n");
        }
        let article = Article::from_text(&text, Repair::Never);
        let document = segment::segment(&article, &options);
        let tags = tags::tag(&document, document.memory(model).as_mut());
        let salience = salience::weigh(&document, &tags, &[], model, &[]);
        for (index, token) in document.tokens.iter().enumerate() {
            let Some((form, lemma, tag)) = gold.get(&token.span.start()) else { continue };
            if !CONTENT.contains(tag) || *form != document.token_text(index) {
                continue;
            }
            let Some(found) = salience.lemma_of(token) else { continue };
            let (right, all) = tally.entry(tag).or_default();
            *all += 1;
            if salience.form(found) == lemma {
                *right += 1;
            } else {
                *wrong.entry(format!("{tag} {form}: {} for {lemma}", salience.form(found))).or_default() += 1;
            }
        }
    }
    let (right, all) = tally.values().fold((0, 0), |sum, (right, all)| (sum.0 + right, sum.1 + all));
    let share = |right: u32, all: u32| 100.0 * f64::from(right) / f64::from(all.max(1));
    for (tag, (right, all)) in &tally {
        println!("{tag}: {:.2} % of {all}", share(*right, *all));
    }
    println!("content words: {:.2} % of {all}", share(right, all));
    let mut wrong: Vec<_> = wrong.into_iter().collect();
    wrong.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (what, count) in wrong.iter().take(20) {
        println!("{count} {what}");
    }
    assert!(share(right, all) > 96.0);
}

#[test]
fn reference_counts_are_those_of_the_texts() {
    let files = [
        "silver/gmb.bio",
        "silver/masc.bio",
        "silver/wikipedia.bio",
        "silver/speeches.bio",
        "train/uner_ewt.train.bio",
        "train/gum.train.bio",
    ];
    let texts: Option<Vec<String>> = files.iter().map(|file| data(&format!("ner/{file}"))).collect();
    let Some(texts) = texts else { return };
    let mut counts: HashMap<String, u32> = HashMap::new();
    for row in texts.iter().flat_map(|text| text.lines()) {
        if let Some((word, _)) = row.split_once('\t') {
            *counts.entry(word.to_lowercase()).or_default() += 1;
        }
    }
    let lexicon = &nutgraf::lang::en::model::model().expect("the model is inside the program").lexicon;
    let words: u32 =
        counts.iter().filter(|(word, _)| word.starts_with(char::is_alphabetic)).map(|(_, n)| n).sum();
    let share = f64::from(lexicon.counted()) / f64::from(words);
    assert!((0.98..1.02).contains(&share), "{} of {words} words", lexicon.counted());
    // A class is half a doubling; its middle is off by a quarter of one at most, and a little by how words are divided.
    for word in [
        "agreement",
        "ambassador",
        "cheap",
        "cooperation",
        "ferry",
        "germany",
        "government",
        "korea",
        "meeting",
        "ministry",
        "passenger",
        "people",
        "school",
        "technology",
        "uzbekistan",
        "vote",
        "water",
        "weather",
    ] {
        let (found, counted) = (lexicon.count(word), counts.get(word).copied().unwrap_or(0));
        let ratio = f64::from(found) / f64::from(counted);
        assert!((0.82..1.22).contains(&ratio), "{word}: {found} for {counted}");
    }
    assert!(counts["outsourcing"] < 8 && lexicon.count("outsourcing") == 0, "a rare word counts as none");
}
