//! Analyses generated news and prints what the heap was asked for, as one JSON object. Valgrind, around it, counts the
//! instructions of `start` and `work`, which therefore stay functions of their own.
//!
//!   nutgraf-counts articles   twenty articles, one by one
//!   nutgraf-counts text       one text of 100 kB
//!   nutgraf-counts FOLDER     the text files of a folder, one by one in the order of their names
//!
//! The first two depend on nothing but the generator. The third is for looking at real news by hand.

#[path = "../../support/memory.rs"]
mod memory;
#[path = "../../support/news/mod.rs"]
mod news;

use std::fs;
use std::hint::black_box;
use std::path::Path;

use memory::Demand;
use nutgraf::{Analyzer, Options};

#[global_allocator]
static HEAP: memory::Counted = memory::Counted;

const ARTICLES: usize = 20;
const TEXT: usize = 100_000;

fn main() {
    let texts = match std::env::args().nth(1).as_deref() {
        Some("articles") => news::articles().take(ARTICLES).collect(),
        Some("text") => vec![news::text(TEXT)],
        Some(folder) => files(folder.as_ref()),
        None => panic!("the first lines of main.rs say how to call this"),
    };
    let first = news::articles().nth(ARTICLES).expect("there are articles without end");
    let mut analyzer = Analyzer::default();
    let ((), started) = memory::demand(|| start(&mut analyzer, &first));
    let ((), demand) = memory::demand(|| work(&mut analyzer, &texts));
    let Demand { peak, allocations, .. } = demand;
    println!(
        "{{\"documents\":{},\"bytes\":{},\"peak\":{peak},\"allocations\":{allocations},\"start\":{{\"bytes\":{},\"held\":{},\"allocations\":{}}}}}",
        texts.len(),
        texts.iter().map(String::len).sum::<usize>(),
        first.len(),
        started.held,
        started.allocations,
    );
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).expect("the folder holds texts in UTF-8")).collect()
}

/// The first analysis of the process, of another article than those that are counted: the model is decoded, tables are
/// built.
#[inline(never)]
fn start(analyzer: &mut Analyzer, article: &str) {
    black_box(analyzer.analyze(black_box(article), &Options::default()));
}

#[inline(never)]
fn work(analyzer: &mut Analyzer, texts: &[String]) {
    for text in texts {
        black_box(analyzer.analyze(black_box(text), &Options::default()));
    }
}
