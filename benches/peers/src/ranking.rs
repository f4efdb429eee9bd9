//! What ranks phrases and sentences, native: Nutgraf's stages and other crates give ten keyphrases, ten keywords, a
//! summary of three sentences. Each contender starts from the bare text and does all that its answer needs.

use std::hint::black_box;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use keyword_extraction::rake::{Rake, RakeParams};
use keyword_extraction::text_rank::{TextRank, TextRankParams};
use keyword_extraction::tf_idf::{TextSplit, TfIdf, TfIdfParams};
use keyword_extraction::yake::{Yake, YakeParams};
use yake_rust::{Config, StopWords};

use crate::Contender;
use crate::stages::{self, ASKED};

/// The longest summary that lede may give, in characters: it counts no sentences. Three of the texts' sentences are
/// about as long.
const SUMMARY_CHARS: usize = 500;
/// What is read before the clock starts, in bytes, so that lists, models and patterns are there.
const WARMING: usize = 10_000;
/// A short run is repeated for about this long.
const LEAST: Duration = Duration::from_millis(300);
/// …but not more often than this.
const MOST_RUNS: usize = 50;

/// All, Nutgraf first in each task.
pub fn contenders() -> Vec<Contender> {
    let peers = [
        Contender { task: "keyphrases", library: "yake-rust", run: yake_rust },
        Contender { task: "keyphrases", library: "keyword_extraction, YAKE", run: extraction_yake },
        Contender { task: "keyphrases", library: "keyword_extraction, TextRank", run: extraction_text_rank },
        Contender { task: "keyphrases", library: "lede, top_terms", run: lede_terms },
        Contender { task: "phrases between stop words", library: "rake", run: rake },
        Contender {
            task: "phrases between stop words",
            library: "keyword_extraction, RAKE",
            run: extraction_rake,
        },
        Contender { task: "keywords", library: "keyword_extraction, TF-IDF", run: extraction_tf_idf },
        Contender { task: "summary", library: "lede, summarize", run: lede_summary },
    ];
    let mut all: Vec<Contender> = stages::CONTENDERS.into_iter().chain(peers).collect();
    // Stable, so Nutgraf stays first.
    all.sort_by_key(|one| stages::CONTENDERS.iter().position(|nutgraf| nutgraf.task == one.task));
    all
}

/// Seconds that a contender needs for a text: the median of as many runs as fit in [`LEAST`], after one of the text's
/// start that is not counted.
pub fn seconds(contender: &Contender, text: &str) -> f64 {
    let end = (0..=WARMING.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    black_box((contender.run)(black_box(&text[..end])));
    let started = Instant::now();
    let mut runs = Vec::new();
    while runs.is_empty() || (started.elapsed() < LEAST && runs.len() < MOST_RUNS) {
        let began = Instant::now();
        black_box((contender.run)(black_box(text)));
        runs.push(began.elapsed().as_secs_f64());
    }
    runs.sort_by(f64::total_cmp);
    runs[runs.len() / 2]
}

/// The same list for all that want one.
fn stop_words() -> &'static StopWords {
    static WORDS: OnceLock<StopWords> = OnceLock::new();
    WORDS.get_or_init(|| StopWords::predefined("en").expect("the feature for English is on"))
}

fn stop_word_list() -> &'static [String] {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    WORDS.get_or_init(|| stop_words().iter().cloned().collect())
}

fn yake_rust(text: &str) -> usize {
    yake_rust::get_n_best(ASKED, text, stop_words(), &Config::default()).len()
}

fn extraction_yake(text: &str) -> usize {
    Yake::new(YakeParams::WithDefaults(text, stop_word_list())).get_ranked_keywords(ASKED).len()
}

fn extraction_text_rank(text: &str) -> usize {
    TextRank::new(TextRankParams::WithDefaults(text, stop_word_list())).get_ranked_phrases(ASKED).len()
}

fn lede_terms(text: &str) -> usize {
    lede::extract::top_terms::top_terms(text, ASKED).len()
}

/// Gives all phrases, ranked; there is no asking for fewer.
fn rake(text: &str) -> usize {
    static RAKE: OnceLock<rake::Rake> = OnceLock::new();
    let rake = RAKE.get_or_init(|| {
        let mut words = rake::StopWords::new();
        for word in stop_word_list() {
            words.insert(word.clone());
        }
        rake::Rake::new(words)
    });
    rake.run(text).len()
}

fn extraction_rake(text: &str) -> usize {
    Rake::new(RakeParams::WithDefaults(text, stop_word_list())).get_ranked_phrases(ASKED).len()
}

fn extraction_tf_idf(text: &str) -> usize {
    let params = TfIdfParams::TextBlock(text, stop_word_list(), None, TextSplit::Sentences);
    TfIdf::new(params).get_ranked_words(ASKED).len()
}

fn lede_summary(text: &str) -> usize {
    lede::summarize(text, SUMMARY_CHARS, lede::Mode::Default).summary.len()
}
