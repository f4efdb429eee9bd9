//! What documents say together: `cargo run --example collection -- article.txt another.txt …`.

use std::error::Error;
use std::{env, fs};

use nutgraf::collection::ReportOptions;
use nutgraf::{Analyzer, Collection, Watch};

fn main() -> Result<(), Box<dyn Error>> {
    let mut collection = Collection::default();
    let (mut analyzer, options) = (Analyzer::default(), Collection::options());
    for file in env::args().skip(1) {
        let analysis = analyzer.analyze_bytes(&fs::read(&file)?, &options)?;
        // An analysis of bytes has its text with it. What was read elsewhere, in another thread or on another machine, comes as bytes.
        let mut part = Collection::default();
        part.add(&file, &analysis, "", options.offsets)?;
        collection.merge(&Collection::from_bytes(&part.to_bytes())?);
    }
    let watch = Some(Watch::parse("ferry\nTamarind Steel")?);
    let report = collection.report_with(&ReportOptions { watch, ..ReportOptions::default() }, &mut |id| {
        nutgraf::extract(&fs::read(id).ok()?, &Collection::options()).ok()
    });
    for entity in report.entities.iter().take(10) {
        println!("{} ({}): {} documents", entity.name, entity.kind, entity.documents);
    }
    for copies in &report.copies {
        let ids = copies.documents.iter().map(|&at| report.documents[at as usize].id.as_str());
        println!("copies: {}", ids.collect::<Vec<_>>().join(", "));
    }
    for entry in &report.watch {
        println!("watched: {} in {} documents", entry.watch, entry.documents);
    }
    if let [first, .., last] = &collection.ids()[..] {
        let comparison = collection.compare(&[first], &[last], &mut |_| None)?;
        for word in comparison.keywords.iter().take(5) {
            println!("{}: {} here, {} there", word.lemma, word.counts[0], word.counts[1]);
        }
    }
    Ok(())
}
