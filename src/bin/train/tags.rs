//! `nutgraf-train tags`: fits the tagger of parts of speech alone, for trying settings out.

use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use nutgraf::lang::en::model::FITS;
use nutgraf::model::file::Sections;
use nutgraf::model::lexicon::Lexicon;
use nutgraf::model::{Model, VERSION};
use nutgraf::train::pos::{self, Plan};

/// Runs it with the arguments after "tags".
pub fn main(arguments: Vec<String>) -> ExitCode {
    super::ended(run(&arguments))
}

fn run(arguments: &[String]) -> io::Result<()> {
    let [data, old, rest @ ..] = arguments else { return Err(io::Error::other(super::USAGE)) };
    let data = Path::new(data);
    let mut plan = Plan::default();
    let (mut output, mut rest) = (None, rest.iter());
    while let Some(argument) = rest.next() {
        if argument == "--output" {
            output = rest.next();
            continue;
        }
        let unknown = || io::Error::other(format!("no such setting: {argument}"));
        let (name, number) = argument.split_once('=').ok_or_else(unknown)?;
        let number: f32 = number.parse().map_err(io::Error::other)?;
        match name {
            "epochs" => plan.settings.epochs = number as usize,
            "l1" => plan.settings.l1 = number,
            "alpha" => plan.settings.alpha = number,
            "refits" => plan.refits = number as usize,
            "least" => plan.least = number as u32,
            "silver" => plan.silver = number,
            "retokenized" => plan.retokenized = number,
            "rounds" => plan.rounds = number as usize,
            "steps" => plan.rounding.steps = number,
            "heaviest" => plan.rounding.heaviest = number as i8,
            "sturdiest" => plan.rounding.sturdiest = number as i8,
            _ => return Err(unknown()),
        }
    }
    let started = Instant::now();
    let bytes = std::fs::read(old)?;
    let sections = Sections::read(&bytes, VERSION).map_err(io::Error::other)?;
    let section = |name: &[u8; 4]| sections.get(name).map(<[u8]>::to_vec).map_err(io::Error::other);
    let (words, names) = (section(b"LEXI")?, section(b"NAME")?);
    let lexicon = Lexicon::read(&words).map_err(io::Error::other)?;
    let mut tell = |line: String| println!("{:4.0} s  {line}", started.elapsed().as_secs_f32());
    let tags = pos::train(data, &lexicon, &plan, &mut tell)?;
    let file = Model::write([words, names, tags], FITS);
    if let Some(output) = output {
        std::fs::write(output, &file)?;
    }
    let score = pos::score(data, &Model::read(&file, FITS).map_err(io::Error::other)?)?;
    tell(format!(
        "given tokens {:.3} %, own tokens {:.3} % of {}",
        score.given.percent(),
        score.own.percent(),
        score.own.all
    ));
    for (right, found, count) in score.confusions.iter().take(12) {
        println!("        {} as {}: {count}", right.as_str(), found.as_str());
    }
    Ok(())
}
