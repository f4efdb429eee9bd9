//! Collections of real news, where the data folder is there (`NUTGRAF_DATA`, else `../shared` beside the project): near-copies that
//! are made of its articles are found and nothing else, digests keep within their room.

#[path = "../benches/support/mod.rs"]
mod support;

use std::collections::{BTreeMap, HashMap, HashSet};

use nutgraf::collection::{Report, ReportOptions};
use nutgraf::{Analyzer, Collection};
use support::data;
use support::news::Dice;

/// Every so manieth article has copies.
const STEP: usize = 3;

/// How copies are made: another headline, a cut tail, other words in a share of the text, and all of it.
const WAYS: [&str; 6] = [
    "retitled",
    "cut",
    "edited by 10 %",
    "edited by 20 %",
    "edited by 30 %",
    "retitled, cut, edited by 15 %",
];

fn copy(text: &str, way: usize, dice: &mut Dice) -> String {
    let (title, body) = text.split_once('\n').unwrap_or(("", text));
    match way {
        0 => format!("In brief: the news of the day\n{body}"),
        1 => format!("{title}\n{}", cut(body, 25 + dice.below(25))),
        2..=4 => format!("{title}\n{}", edited(body, (way - 1) * 10, dice)),
        _ => format!("Late news from abroad\n{}", edited(&cut(body, 30), 15, dice)),
    }
}

/// The text without so many hundredths at its end.
fn cut(text: &str, percent: usize) -> String {
    let kept = text.floor_char_boundary(text.len() * (100 - percent) / 100);
    text[..kept].to_owned()
}

/// Other words in so many hundredths of the text: half of it in sentences that are written anew, half in single words.
fn edited(text: &str, percent: usize, dice: &mut Dice) -> String {
    let mut out = String::new();
    for sentence in text.split_inclusive(". ") {
        if dice.below(200) < percent {
            let words = sentence.split_whitespace().count();
            let anew: Vec<String> = (0..words).map(|_| format!("word{}", dice.below(5000))).collect();
            out += &anew.join(" ");
            out += ". ";
            continue;
        }
        for word in sentence.split_inclusive(' ') {
            match dice.below(400) {
                0.. if dice.below(400) >= 2 * percent => out += word,
                0..133 => {}
                133..266 => out += &format!("other{} ", dice.below(5000)),
                _ => out += &format!("{word}more{} ", dice.below(5000)),
            }
        }
    }
    out
}

fn collected<'t>(documents: impl IntoIterator<Item = (&'t str, &'t str)>) -> Collection {
    let (mut analyzer, options) = (Analyzer::default(), Collection::options());
    let mut collection = Collection::default();
    for (id, text) in documents {
        let analysis = analyzer.analyze(text, &options);
        let mut part = Collection::default();
        part.add(id, &analysis, text, options.offsets).unwrap();
        let size = part.to_bytes().len();
        let room = 1024 + text.len() / 4 + id.len();
        assert!(size <= room, "{id}: {size} bytes for {} of text", text.len());
        collection.merge(&part);
    }
    collection
}

/// The story that a document tells: the number before the dash.
fn story(id: &str) -> &str {
    id.split('-').next().unwrap_or(id)
}

/// Whether two fifths of the sentences of the shorter article stand in the other to the letter: the folder has
/// some articles twice, and one that was written anew.
fn is_same_story(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let sentences: Vec<&str> =
        short.split(['.', '\n']).map(str::trim).filter(|part| part.len() > 40).collect();
    let there = sentences.iter().filter(|sentence| long.contains(**sentence)).count();
    there * 5 >= sentences.len() * 2 && there > 2
}

/// Pairs of documents in one group.
fn pairs(report: &Report) -> HashSet<(String, String)> {
    let mut pairs = HashSet::new();
    for group in &report.copies {
        let ids: Vec<&String> = group.documents.iter().map(|&at| &report.documents[at as usize].id).collect();
        for (at, one) in ids.iter().enumerate() {
            for other in &ids[at + 1..] {
                let (first, last) = if one < other { (one, other) } else { (other, one) };
                pairs.insert(((*first).clone(), (*last).clone()));
            }
        }
    }
    pairs
}

#[test]
fn copies_of_news_are_found_and_nothing_else() {
    let articles = match data::articles("worldwide") {
        Ok(articles) => articles,
        Err(reason) => return println!("skipped: {reason}"),
    };
    let mut dice = Dice::default();
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for (number, article) in articles.iter().enumerate() {
        texts.insert(format!("{number:04}"), article.clone());
        if number % STEP == 0 {
            let way = number / STEP % WAYS.len();
            texts.insert(format!("{number:04}-{way}"), copy(article, way, &mut dice));
        }
    }
    let collection = collected(texts.iter().map(|(id, text)| (id.as_str(), text.as_str())));
    let options = ReportOptions::default();
    let mut by_words = |id: &str| texts.get(id).cloned();
    let found = pairs(&collection.report_with(&options, &mut by_words));
    let estimated = pairs(&collection.report(&options));
    for (what, found) in [("word by word", &found), ("estimated", &estimated)] {
        let made: Vec<(String, String)> =
            texts.keys().filter(|id| id.contains('-')).map(|id| (story(id).to_owned(), id.clone())).collect();
        let mut missed: HashMap<&str, usize> = HashMap::new();
        for pair in made.iter().filter(|pair| !found.contains(pair)) {
            *missed.entry(WAYS[pair.1.as_bytes()[5] as usize - usize::from(b'0')]).or_default() += 1;
        }
        let is_other = |(a, b): &&(String, String)| {
            let (a, b) = (story(a), story(b));
            a != b && !is_same_story(&texts[a], &texts[b])
        };
        let others: Vec<&(String, String)> = found.iter().filter(is_other).collect();
        let unseen: Vec<&str> =
            made.iter().filter(|pair| !found.contains(pair)).map(|pair| &*pair.1).collect();
        let recall = 1.0 - missed.values().sum::<usize>() as f64 / made.len() as f64;
        let right = found.len() - others.len();
        let precision = right as f64 / found.len().max(1) as f64;
        println!(
            "{what}: {} made, recall {recall:.4}, precision {precision:.4}; missed {missed:?} {unseen:?}; other pairs {others:?}",
            made.len()
        );
        if what == "word by word" {
            assert!(recall >= 0.98 && precision >= 0.98, "recall {recall}, precision {precision}");
            assert!(others.is_empty(), "different stories: {others:?}");
        }
    }
}
