//! `nutgraf-train DATA [OPTIONS]`: fits the model of English to the corpora of a data folder and writes it with its card,
//! or, with one of the options that leave something out, only tells what that changes.

mod card;

use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use nutgraf::model::Model;
use nutgraf::model::lexicon::Lexicon;
use nutgraf::train::ner::Plan;
use nutgraf::train::{lexicon, ner, score};

const USAGE: &str =
    "usage: nutgraf-train DATA [--output FOLDER] [--without silver|share-alike|second|domains]...

DATA is the folder that holds ner/, clusters/ and pos/. The model and its card are written to FOLDER.";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (mut data, mut output, mut plan) = (None, None, Plan::default());
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--output" => output = arguments.next(),
            "--without" => match arguments.next().as_deref() {
                Some("silver") => plan.without_silver = true,
                Some("share-alike") => plan.without_share_alike = true,
                Some("second") => plan.without_second = true,
                Some("domains") => plan.without_domains = true,
                _ => return usage(),
            },
            _ if data.is_none() => data = Some(argument),
            _ => return usage(),
        }
    }
    let Some(data) = data else { return usage() };
    match run(Path::new(&data), output.as_deref().map(Path::new), &plan) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}

fn run(data: &Path, output: Option<&Path>, plan: &Plan) -> io::Result<()> {
    if !data.join("ner/train").is_dir() {
        return Err(io::Error::other(format!("{}: it holds no ner/train", data.display())));
    }
    let (file, scores) = fit(data, plan)?;
    if let Some(output) = output {
        println!("The same without silver and share-alike corpora, for the card:");
        let open = Plan { without_silver: true, without_share_alike: true, ..plan.clone() };
        let (open_file, open_scores) = fit(data, &open)?;
        std::fs::write(output.join("en.nut"), &file)?;
        let text = card::write(data, &file, &scores, (open_file.len(), &open_scores))?;
        std::fs::write(output.join("en.toml"), text)?;
        println!("wrote en.nut and en.toml");
    }
    Ok(())
}

/// The model's file and its scores on the development sets.
fn fit(data: &Path, plan: &Plan) -> io::Result<(Vec<u8>, Vec<score::Scores>)> {
    let started = Instant::now();
    let words = lexicon::make(data, plan.words)?;
    let read = Lexicon::read(&words).map_err(io::Error::other)?;
    let mut tell = |line: String| println!("{:4.0} s  {line}", started.elapsed().as_secs_f32());
    tell(format!("lexicon: {} bytes", words.len()));
    let names = ner::train(data, &read, plan, &mut tell)?;
    let file = nutgraf::model::file::write(&[(*b"LEXI", words), (*b"NAME", names)]);
    let model = Model::read(&file).map_err(io::Error::other)?;
    let scores = score::score(data, Some(&model))?;
    for one in &scores {
        let all = one.all();
        let kinds: Vec<String> = score::KINDS
            .iter()
            .zip(one.kinds)
            .filter(|(_, counts)| counts.has_gold())
            .map(|(kind, counts)| format!("{kind} {:5.2}", counts.f1()))
            .collect();
        println!(
            "        {:<18} F1 {:5.2}  P {:5.2}  R {:5.2}   {}",
            one.set,
            all.f1(),
            all.precision(),
            all.recall(),
            kinds.join("  ")
        );
    }
    tell(format!("mean F1 {:.2}, {} bytes", score::mean(&scores), file.len()));
    Ok((file, scores))
}
