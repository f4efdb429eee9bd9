//! `nutgraf-train rankers`: the small rankers, whose weights are source files, and their card.

use std::fs;
use std::io;
use std::path::Path;

use nutgraf::train::{keyphrases, summary};

const HEAD: &str = r#"# The rankers of keyphrases and of sentences: written by `cargo xtask train`, with src/annotate/*/weights.rs.

[rankers]
task = "which phrases say what an English text is about; which sentences sum it up, in any language"
method = "keyphrases: linear, softmax over the candidates of a document. Summary: logistic regression of each lemma's chance to stand in a summary, then a linear score of sentences fitted to least expected loss of ROUGE"
features = "counts, places, lengths, parts of speech, kinds of names, frequency in general English; no words"
command = "cargo xtask train --only rankers"
license = "MIT OR Apache-2.0: numbers that hold nothing of the texts"

[[corpus]]
name = "keyphrases/duc2001.train.jsonl, kpcrowd500n.train.jsonl, semeval2017.train.jsonl, inspec.train.jsonl"
use = "weights of the ranker of keyphrases"

[[corpus]]
name = "summaries/cnn_train.jsonl"
use = "weights of the summary's rankers"

# Keyphrases: F1 at 5, 10 and 15 in percent. Left out: fitted without that set, scored on its development part.
"#;

/// Fits both rankers and prints their figures; writes weights and card below `folder`, where one is given.
pub fn fit(data: &Path, folder: Option<&Path>) -> io::Result<()> {
    let phrases = keyphrases::train(data, &mut |line| println!("{line}"))?;
    let sentences = summary::train(data, &mut |line| println!("{line}"))?;
    print!("{}", sentences.card());
    let Some(folder) = folder else { return Ok(()) };
    fs::write(folder.join("src/annotate/keyphrases/weights.rs"), phrases.source())?;
    fs::write(folder.join("src/annotate/summary/weights.rs"), &sentences.code)?;
    fs::write(folder.join("models/rankers.toml"), format!("{HEAD}{}{}", phrases.card(), sentences.card()))
}
