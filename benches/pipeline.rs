//! `cargo bench`, or `cargo xtask bench` with WebAssembly beside it: how fast the analysis is and how it grows.
//!
//! The texts are real news of the data folder where it is there, up to 4 MB of it, and generated news, which is as much work
//! (tests/news.rs), above that or in its place. Prints one JSON object a line. Given a folder, it also writes the texts it
//! measured with there, so that the measurements in Node and in the browser are of the same texts. With `--peers` it only
//! writes the texts that peers/ reads.

mod support;

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use nutgraf::import::Article;
use nutgraf::options::Repair;
use nutgraf::{Analyzer, Options, segment};
use serde_json::json;
use support::{data, memory, news, text};

#[global_allocator]
static HEAP: memory::Counted = memory::Counted;

/// Texts of real news, where there is any.
const SIZES: [(&str, usize); 3] = [("100 kB", 100_000), ("1 MB", 1_000_000), ("4 MB", 4_000_000)];
/// Texts of generated news, the first for comparison with what is real and with what is larger.
const GENERATED: [(&str, usize); 3] =
    [("1 MB generated", 1_000_000), ("10 MB generated", 10_000_000), ("64 MB generated", 64_000_000)];
/// Up to here with `--quick`, in bytes.
const QUICK: usize = 1_000_000;
/// All news that is not generated news of a size, in bytes.
const REAL: usize = 4_100_000;
/// The collection of articles in the data folder, and the one that fills up the largest text: long, of many short pieces.
const COLLECTION: &str = "worldwide";
const FILLING: &str = "abc";
/// The languages of the texts that peers/ compares boundaries in, and the sizes of those that it ranks phrases of.
const PEERS: [&str; 4] = ["English", "Russian", "German", "Korean"];
const PEER_SIZES: [(&str, usize); 4] =
    [("10 kB", 10_000), ("100 kB", 100_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000)];

/// Articles of about 800 words, measured one by one.
const ARTICLE_WORDS: std::ops::RangeInclusive<usize> = 760..=840;
/// …at most so many of them.
const ARTICLES: usize = 50;
/// The article that a fresh process reads.
const SHORT_WORDS: std::ops::RangeInclusive<usize> = 290..=310;

fn main() {
    // cargo adds --bench.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let quick = arguments.iter().any(|argument| argument == "--quick");
    let folder = arguments.iter().find(|argument| !argument.starts_with("--")).map(Path::new);
    let news = News::collect();
    if arguments.iter().any(|argument| argument == "--peers") {
        return news.write_for_peers(folder.expect("a folder for the texts is named"));
    }
    println!("{}", json!({ "texts": news.described }));
    news.write(folder);
    measure_articles(&news.of_length(ARTICLE_WORDS));
    for (name, bytes) in SIZES {
        if !quick || bytes <= QUICK {
            let text = news.joined(bytes);
            keep(folder, &format!("{name}.txt"), &text);
            measure(name, &text);
        }
    }
    for (name, bytes) in GENERATED {
        if !quick || bytes <= QUICK {
            let text = news::text(bytes);
            keep(folder, &format!("{name}.txt"), &text);
            measure(name, &text);
        }
    }
}

/// The articles that are measured.
struct News {
    articles: Vec<String>,
    /// What follows them in the largest text.
    filling: Vec<String>,
    /// Where they come from, for whoever reads the figures.
    described: String,
}

impl News {
    fn collect() -> Self {
        match (data::articles(COLLECTION), data::articles(FILLING)) {
            (Ok(articles), Ok(filling)) => {
                let described =
                    format!("{} real articles, and generated news where it says so", articles.len());
                Self { articles, filling, described }
            }
            (Err(reason), _) | (_, Err(reason)) => {
                let mut bytes = 0;
                let enough = |article: &String| {
                    bytes += article.len();
                    bytes < REAL
                };
                let articles = news::articles().take_while(enough).collect();
                Self { articles, filling: Vec::new(), described: format!("all generated: {reason}") }
            }
        }
    }

    /// A text of them, one after the other.
    fn joined(&self, bytes: usize) -> String {
        news::joined(self.articles.iter().chain(&self.filling).cloned(), bytes)
    }

    fn of_length(&self, words: std::ops::RangeInclusive<usize>) -> Vec<&str> {
        let fits = |text: &&str| words.contains(&text.split_whitespace().count());
        self.articles.iter().map(String::as_str).filter(fits).take(ARTICLES).collect()
    }

    fn write(&self, folder: Option<&Path>) {
        let lines: String = (0..)
            .zip(&self.articles)
            .map(|(id, text)| json!({ "id": id.to_string(), "text": text }).to_string() + "\n")
            .collect();
        keep(folder, "articles.jsonl", &lines);
        keep(folder, "articles.json", &json!(self.of_length(ARTICLE_WORDS)).to_string());
        keep(folder, "short.json", &json!(self.of_length(SHORT_WORDS)).to_string());
    }

    fn write_for_peers(&self, folder: &Path) {
        let sizes = folder.join("sizes");
        let analysis = folder.join("analysis");
        for folder in [&sizes, &analysis] {
            std::fs::create_dir_all(folder).expect("the folder can be written to");
        }
        for (name, bytes) in PEER_SIZES {
            keep(Some(&sizes), &format!("{name}.txt"), &news::text(bytes));
        }
        for (language, text) in PEERS.map(|language| (language, text::in_language(language))) {
            keep(Some(folder), &format!("{language}.txt"), &text);
        }
        keep(Some(&analysis), "article.json", &json!(self.of_length(ARTICLE_WORDS)).to_string());
        for (name, bytes) in SIZES.into_iter().filter(|(_, bytes)| *bytes <= QUICK) {
            let text = self.joined(bytes);
            keep(Some(&analysis), &format!("{name}.json"), &json!([text]).to_string());
        }
    }
}

fn keep(folder: Option<&Path>, name: &str, text: &str) {
    if let Some(folder) = folder {
        std::fs::write(folder.join(name), text).expect("the folder can be written to");
    }
}

/// The median over articles that are analysed in turn, so that none is read twice in a row.
fn measure_articles(articles: &[&str]) {
    let options = Options::default();
    let mut turn = articles.iter().cycle();
    let mut next = || turn.next().expect("there are articles of this length");
    // Tables that are built once are not the articles'.
    let mut analyzer = Analyzer::default();
    black_box(analyzer.analyze(next(), &options));
    let (_, demand) = memory::demand(|| {
        for text in articles {
            black_box(analyzer.analyze(text, &options));
        }
    });
    let seconds = seconds(articles.len(), || analyzer.analyze(next(), &options));
    let bytes = articles.iter().map(|text| text.len()).sum::<usize>() / articles.len();
    let each = memory::Demand { allocations: demand.allocations / articles.len(), ..demand };
    report("analyze", "article", bytes, seconds, Some(each));
}

fn measure(name: &str, text: &str) {
    let options = Options::default();
    if name == "1 MB" {
        report("tokenize", name, text.len(), seconds(1, || nutgraf::tokenize(text)), None);
        let article = Article::from_text(text, Repair::Never);
        let (_document, demand) = memory::demand(|| segment::segment(&article, &options));
        let held = memory::Demand { peak: demand.held, ..demand };
        report("segment", name, text.len(), seconds(1, || segment::segment(&article, &options)), Some(held));
    }
    let (_, demand) = memory::demand(|| nutgraf::analyze(text, &options));
    report("analyze", name, text.len(), seconds(1, || nutgraf::analyze(text, &options)), Some(demand));
}

/// The median of as many runs as a second holds, in whole rounds, or of five where that takes no more than twenty.
fn seconds<T>(round: usize, mut work: impl FnMut() -> T) -> f64 {
    const SECOND: Duration = Duration::from_secs(1);
    const LONG: Duration = Duration::from_secs(20);
    let started = Instant::now();
    let mut runs = Vec::new();
    let wanted = |runs: usize| {
        let elapsed = started.elapsed();
        runs == 0 || !runs.is_multiple_of(round) || elapsed < SECOND || (elapsed < LONG && runs < 5 * round)
    };
    while wanted(runs.len()) {
        let began = Instant::now();
        black_box(work());
        runs.push(began.elapsed().as_secs_f64());
    }
    runs.sort_by(f64::total_cmp);
    runs[runs.len() / 2]
}

fn report(task: &str, size: &str, bytes: usize, seconds: f64, demand: Option<memory::Demand>) {
    let line = json!({
        "place": "native", "task": task, "size": size, "bytes": bytes, "seconds": seconds,
        "memory": demand.as_ref().map(|demand| demand.peak),
        "allocations": demand.as_ref().map(|demand| demand.allocations),
    });
    println!("{line}");
}
