//! Time and memory of collections: `cargo bench --bench collection -- 1000 10000 100000`, on two threads.
//!
//! The documents are generated news, in which new words and names keep coming as in real news, and one in twenty is a story of the
//! last hundred again, with another headline and a cut tail. Articles are made while others are read, and none is kept.
//!
//! `cargo bench --bench collection -- --documents 50000` writes the documents themselves, as lines of JSON: what other programs are
//! measured with (`python/scale.py`).

#[path = "support/mod.rs"]
mod support;

use std::io::{self, BufWriter, Write};
use std::time::{Duration, Instant};

use nutgraf::collection::ReportOptions;
use nutgraf::{Analyzer, Collection};
use support::memory;
use support::news::{self, Dice};

#[global_allocator]
static HEAP: memory::Counted = memory::Counted;

const THREADS: usize = 2;
/// Articles that are made at a time.
const BATCH: usize = 256;

fn main() {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some("--documents") {
        let count = arguments.next().and_then(|count| count.parse().ok()).expect("--documents NUMBER");
        write(count).expect("the documents can be written to standard output");
        return;
    }
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1000, 10_000] } else { sizes };
    println!(
        "documents  text MB  read s  report s  ms a document  growth  held kB a document  peak MB  bytes kB a document"
    );
    let mut before = None;
    for size in sizes {
        before = Some(measure(size, before));
    }
}

/// Articles with some of them told again.
struct Stories {
    news: news::News,
    dice: Dice,
    last: Vec<String>,
}

impl Iterator for Stories {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        if self.last.len() == 100 && self.dice.chance(50) {
            let told = &self.last[self.dice.below(100)];
            let body = told.split_once("\n\n").map_or(told.as_str(), |(_, body)| body);
            let paragraphs: Vec<&str> = body.split("\n\n").collect();
            let kept = paragraphs.len() - paragraphs.len() * self.dice.below(30) / 100;
            return Some(format!("What is known so far\n\n{}", paragraphs[..kept].join("\n\n")));
        }
        let article = self.news.next()?;
        if self.last.len() == 100 {
            self.last.remove(0);
        }
        self.last.push(article.clone());
        Some(article)
    }
}

impl Stories {
    fn new() -> Self {
        Self { news: news::articles(), dice: Dice::default(), last: Vec::new() }
    }
}

/// The id of a document.
fn id(number: usize) -> String {
    format!("d{number:06}")
}

/// Writes so many documents, one a line.
fn write(count: usize) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for (number, text) in Stories::new().take(count).enumerate() {
        writeln!(out, "{}", serde_json::json!({"id": id(number), "text": text}))?;
    }
    out.flush()
}

/// Collects so many documents and makes the report; the milliseconds a document.
fn measure(size: usize, before: Option<f64>) -> f64 {
    let options = Collection::options();
    let mut stories = Stories::new();
    let mut analyzers: Vec<Analyzer> = (0..THREADS).map(|_| Analyzer::default()).collect();
    let (mut reading, mut bytes) = (Duration::ZERO, 0);
    let ((collection, report), demand) = memory::demand(|| {
        let mut collection = Collection::default();
        let mut made = 0;
        while made < size {
            let batch: Vec<(String, String)> = (made..size.min(made + BATCH))
                .zip(&mut stories)
                .map(|(number, text)| (id(number), text))
                .collect();
            made += batch.len();
            bytes += batch.iter().map(|(_, text)| text.len()).sum::<usize>();
            let begin = Instant::now();
            let parts: Vec<Collection> = std::thread::scope(|scope| {
                let shares = batch.chunks(batch.len().div_ceil(THREADS)).zip(&mut analyzers);
                let work = shares.map(|(share, analyzer)| {
                    let options = &options;
                    scope.spawn(move || {
                        let mut part = Collection::default();
                        for (id, text) in share {
                            let analysis = analyzer.analyze(text, options);
                            part.add(id, &analysis, text, options.offsets).expect("all fields are there");
                        }
                        part
                    })
                });
                let work: Vec<_> = work.collect();
                work.into_iter().map(|thread| thread.join().expect("no analysis panics")).collect()
            });
            parts.iter().for_each(|part| collection.merge(part));
            reading += begin.elapsed();
        }
        let begin = Instant::now();
        let report = collection.report(&ReportOptions::default());
        (collection, (report, begin.elapsed()))
    });
    let (report, reporting) = report;
    let each = (reading + reporting).as_secs_f64() * 1000.0 / size as f64;
    let held = demand.held as f64 / 1000.0 / size as f64;
    let growth = before.map_or_else(|| "-".to_owned(), |before| format!("{:.3}", each / before));
    println!(
        "{size:>9}  {:>7.1}  {:>6.1}  {:>8.2}  {each:>13.3}  {growth:>6}  {held:>18.2}  {:>7.1}  {:>19.2}",
        bytes as f64 / 1e6,
        reading.as_secs_f64(),
        reporting.as_secs_f64(),
        demand.peak as f64 / 1e6,
        collection.to_bytes().len() as f64 / 1000.0 / size as f64,
    );
    println!(
        "           {} entities, {} words, {} groups of copies, {} dates",
        report.totals.entities, report.totals.lemmas, report.totals.copies, report.totals.dates
    );
    each
}
