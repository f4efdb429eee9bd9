//! `cargo bench`, or `cargo xtask bench` with WebAssembly beside it: how fast the analysis is and how it grows.
//!
//! Prints one JSON object a line. Given a folder, it also writes the texts it measured with there, so that the
//! measurements in Node and in the browser are of the same texts. With `--peers` it only writes the texts that peers/ reads.

mod support;

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use nutgraf::import::Article;
use nutgraf::options::Repair;
use nutgraf::{Options, segment};
use serde_json::json;
use support::{memory, text};

#[global_allocator]
static HEAP: memory::Counted = memory::Counted;

const SIZES: [(&str, usize); 5] = [
    ("10 kB", 10_000),
    ("100 kB", 100_000),
    ("1 MB", 1_000_000),
    ("10 MB", 10_000_000),
    ("64 MB", 64_000_000),
];
/// The languages of the texts that peers/ reads.
const PEERS: [&str; 4] = ["English", "Russian", "German", "Korean"];
/// The largest of the texts that it ranks phrases and sentences of, in bytes.
const LARGEST_FOR_PEERS: usize = 10_000_000;
const ARTICLE_WORDS: usize = 800;

fn main() {
    // cargo adds --bench.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let quick = arguments.iter().any(|argument| argument == "--quick");
    let folder = arguments.iter().find(|argument| !argument.starts_with("--")).map(Path::new);
    let options = Options::default();
    if arguments.iter().any(|argument| argument == "--peers") {
        let folder = folder.expect("a folder for the texts is named");
        let sizes = folder.join("sizes");
        std::fs::create_dir_all(&sizes).expect("the folder can be written to");
        for (name, bytes) in SIZES.into_iter().filter(|(_, bytes)| *bytes <= LARGEST_FOR_PEERS) {
            keep(Some(&sizes), name, &text::text(bytes));
        }
        for (language, text) in PEERS.map(|language| (language, text::in_language(language))) {
            keep(Some(folder), language, &text);
        }
        return;
    }

    let article = article();
    keep(folder, "article", &article);
    report("analyze", "article", &article, seconds(|| nutgraf::analyze(&article, &options)), None);

    for (name, bytes) in SIZES {
        if quick && bytes > 1_000_000 {
            break;
        }
        let text = text::text(bytes);
        keep(folder, name, &text);
        if bytes == 1_000_000 {
            report("tokenize", name, &text, seconds(|| nutgraf::tokenize(&text)), None);
            let article = Article::from_text(&text, Repair::Never);
            let (_document, demand) = memory::demand(|| segment::segment(&article, &options));
            let held = memory::Demand { peak: demand.held, ..demand };
            report("segment", name, &text, seconds(|| segment::segment(&article, &options)), Some(held));
        }
        let (_, demand) = memory::demand(|| nutgraf::analyze(&text, &options));
        report("analyze", name, &text, seconds(|| nutgraf::analyze(&text, &options)), Some(demand));
    }
}

/// The start of one of our cases and what follows, up to 800 words.
fn article() -> String {
    let whole = text::cases().join("\n\n");
    let words = whole
        .match_indices(char::is_whitespace)
        .filter(|&(at, _)| !whole[..at].ends_with(char::is_whitespace));
    let end = words.map(|(at, _)| at).nth(ARTICLE_WORDS - 1).unwrap_or(whole.len());
    whole[..end].to_owned()
}

fn keep(folder: Option<&Path>, name: &str, text: &str) {
    if let Some(folder) = folder {
        std::fs::write(folder.join(format!("{name}.txt")), text).expect("the folder can be written to");
    }
}

/// The median of as many runs as a second holds, and of five where that takes no more than twenty.
fn seconds<T>(mut work: impl FnMut() -> T) -> f64 {
    let started = Instant::now();
    let mut runs = Vec::new();
    let wanted = |runs: usize| match started.elapsed().as_secs() {
        0 => runs < 500,
        1..20 => runs < 5,
        _ => runs < 1,
    };
    while wanted(runs.len()) {
        let began = Instant::now();
        black_box(work());
        runs.push(began.elapsed().as_secs_f64());
    }
    runs.sort_by(f64::total_cmp);
    runs[runs.len() / 2]
}

fn report(task: &str, size: &str, text: &str, seconds: f64, demand: Option<memory::Demand>) {
    let line = json!({
        "place": "native", "task": task, "size": size, "bytes": text.len(), "seconds": seconds,
        "memory": demand.as_ref().map(|demand| demand.peak),
        "allocations": demand.as_ref().map(|demand| demand.allocations),
    });
    println!("{line}");
}
