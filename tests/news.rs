//! Generated news is what it is measured for: as much work as real news. Its measures are compared with those of 929 real
//! articles, which stand here as numbers; where the data folder is there (`NUTGRAF_DATA`, else `../shared` beside the
//! project), the numbers are compared with the articles, too, and what the heap is asked for.

#[path = "../benches/support/mod.rs"]
mod support;

use nutgraf::Options;
use support::statistics::{self, Measure};
use support::{data, memory, news};

#[global_allocator]
static HEAP: memory::Counted = memory::Counted;

/// As `statistics::measure` gives them for the articles of plain/worldwide.jsonl.
const NEWS: [(&str, f64); 26] = [
    ("distinct words in 1,000", 416.0),
    ("distinct words in 10,000", 2600.0),
    ("distinct words in 100,000", 12690.0),
    ("distinct words in 500,000", 33894.0),
    ("the 100 most frequent words, % of all", 44.02),
    ("distinct words of an article, % of its words", 47.14),
    ("pairs of words that an article repeats, %", 21.54),
    ("bytes a word", 6.44),
    ("words an article, lowest tenth", 183.0),
    ("words an article, median", 427.0),
    ("words an article, highest tenth", 1030.0),
    ("words a paragraph", 34.58),
    ("words a sentence", 22.07),
    ("words a sentence, lowest tenth", 6.0),
    ("words a sentence, median", 21.0),
    ("words a sentence, highest tenth", 38.0),
    ("capitals within sentences, in 1,000 words", 125.8),
    ("those that an article repeats, %", 60.37),
    ("distinct ones of an article, in 1,000 words", 71.36),
    ("numbers in 1,000 words", 15.73),
    ("quotation marks in 1,000 words", 17.3),
    ("names found in 1,000 words", 30.1),
    ("mentions of names in 1,000 words", 63.92),
    ("dates in 1,000 words", 14.06),
    ("amounts in 1,000 words", 12.36),
    ("quotes in 1,000 words", 8.7),
];

/// By how much generated news may differ, of one.
const TOLERANCE: f64 = 0.12;
/// The same for what the heap is asked for.
const COST: f64 = 0.15;
/// By how much the numbers above may differ from the articles: what the analysis finds in them changes with it.
const MEASURED: f64 = 0.03;
/// What is counted in whole words may differ by one of them.
const WORD: f64 = 1.0;
/// Every so manieth article is analysed whole for what it costs.
const STEP: usize = 4;

/// The allocator counts all threads, so one function is the whole test.
#[test]
fn generated_news_is_like_real_news() {
    let generated: Vec<String> = news::articles().take(930).collect();
    compare("generated", &measures(&generated), TOLERANCE);

    let real = match data::articles("worldwide") {
        Ok(real) => real,
        Err(reason) => return println!("not compared with the articles themselves: {reason}"),
    };
    compare("real", &measures(&real), MEASURED);
    let _ = nutgraf::analyze("Tables that are built once are not the text's.", &Options::default());
    let [made, real] = [generated, real].map(|articles| allocations(&articles));
    println!("allocations a kB: {made:.0} generated, {real:.0} real");
    assert!((made / real - 1.0).abs() < COST, "{made:.0} allocations a kB, and {real:.0} in real news");
}

fn measures(articles: &[String]) -> Vec<Measure> {
    statistics::measure(articles.iter().map(String::as_str))
}

fn compare(what: &str, measures: &[Measure], tolerance: f64) {
    let mut apart = Vec::new();
    println!("{what}:");
    for (name, expected) in NEWS {
        let found = measures.iter().find(|measure| measure.name == name).map_or(0.0, |measure| measure.value);
        println!("  {name:<46} {found:>9.2}, and {expected:>9.2} in real news");
        let whole = if name.starts_with("words a") { WORD } else { 0.0 };
        if (found - expected).abs() > (expected * tolerance).max(whole) {
            apart.push(format!("{name}: {found:.2}, not {expected:.2}"));
        }
    }
    assert_eq!(measures.len(), NEWS.len(), "a measure has no number here");
    assert!(apart.is_empty(), "{what}: {apart:#?}");
}

/// Of some of the articles, analysed one by one, for each kB.
fn allocations(articles: &[String]) -> f64 {
    let chosen: Vec<&String> = articles.iter().step_by(STEP).collect();
    let (_, demand) = memory::demand(|| {
        for text in &chosen {
            let _ = nutgraf::analyze(text, &Options::default());
        }
    });
    demand.allocations as f64 * 1000.0 / chosen.iter().map(|text| text.len()).sum::<usize>() as f64
}
