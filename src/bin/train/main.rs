//! `nutgraf-train DATA [OPTIONS]`: fits the model of English to the corpora of a data folder and writes it with its card,
//! or, with one of the options that leave something out, only tells what that changes.

#![forbid(unsafe_code)]

mod card;
mod names;
mod packs;
mod rankers;
mod tags;

use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use nutgraf::lang::en::model::FITS;
use nutgraf::model::file::Sections;
use nutgraf::model::fingerprint::Fingerprint;
use nutgraf::model::lexicon::Lexicon;
use nutgraf::model::weights::Weights;
use nutgraf::model::{Model, VERSION};
use nutgraf::train::ner::Plan;
use nutgraf::train::{languages, lexicon, ner, pos, score};

const USAGE: &str =
    "usage: nutgraf-train DATA [--output FOLDER] [--without silver|share-alike|second|domains]...
       nutgraf-train tags DATA MODEL [--output MODEL] [SETTING=NUMBER]...
       nutgraf-train lexicon DATA MODEL
       nutgraf-train fingerprint MODEL
       nutgraf-train lighten DATA MODEL
       nutgraf-train rankers DATA [CRATE]
       nutgraf-train languages SOURCES OUTPUT [SHARE]
       nutgraf-train packs FOLDER STEMMERS LIST... [--check]
       nutgraf-train packs --only FOLDER LIST

DATA is the folder that holds ner/, clusters/, pos/, keyphrases/ and summaries/. The model and its card are written to
FOLDER. With `tags` only the parts of speech are fitted, and take the place of those of the model's file MODEL; with
`lexicon` the words are counted anew, and names and parts of speech stay as they are in MODEL. With `fingerprint`
the model is said to fit the word lists that the program has now. With `lighten` features are left out of it whose weights
have fewer steps than the settings ask for, as if it had been fitted with these settings. With `rankers` the rankers
of keyphrases and of sentences are fitted with the model that the program has; their weights are source files of the
folder CRATE, their card is models/rankers.toml there. With
`languages` the table by which languages are told apart is made from SOURCES, with a SHARE (1.0) of the usual number of weights.
With `packs` the packs of other languages are written into FOLDER, from
its languages.txt, amounts.txt and dates.txt, the files LIST, and the stemmers in STEMMERS; with --check they are only compared, with
--only the lists of one file take the place of those in the packs.";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).peekable();
    if arguments.next_if(|first| first == "tags").is_some() {
        return tags::main(arguments.collect());
    }
    if arguments.next_if(|first| first == "fingerprint").is_some() {
        let Some(model) = arguments.next() else { return usage() };
        return ended(keep(Path::new(&model)));
    }
    if arguments.next_if(|first| first == "lighten").is_some() {
        let (Some(data), Some(model)) = (arguments.next(), arguments.next()) else { return usage() };
        return ended(lighten(Path::new(&data), Path::new(&model)));
    }
    if arguments.next_if(|first| first == "rankers").is_some() {
        let (Some(data), folder) = (arguments.next(), arguments.next()) else { return usage() };
        return ended(rankers::fit(Path::new(&data), folder.as_deref().map(Path::new)));
    }
    if arguments.next_if(|first| first == "names").is_some() {
        return ended(names::main(arguments.collect()));
    }
    if arguments.next_if(|first| first == "packs").is_some() {
        return ended(packs::main(arguments.collect()));
    }
    if arguments.next_if(|first| first == "languages").is_some() {
        let (Some(sources), Some(output)) = (arguments.next(), arguments.next()) else { return usage() };
        let Ok(share) = arguments.next().map_or(Ok(1.0), |share| share.parse()) else { return usage() };
        let made = languages::make(Path::new(&sources), share, &mut |line| println!("{line}"));
        return ended(made.and_then(|table| std::fs::write(output, table)));
    }
    if arguments.next_if(|first| first == "lexicon").is_some() {
        let (Some(data), Some(model)) = (arguments.next(), arguments.next()) else { return usage() };
        return ended(count_anew(Path::new(&data), Path::new(&model)));
    }
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
    ended(run(Path::new(&data), output.as_deref().map(Path::new), &plan))
}

fn ended(result: io::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Replaces the lexicon of a model's file.
fn count_anew(data: &Path, model: &Path) -> io::Result<()> {
    let bytes = std::fs::read(model)?;
    let sections = Sections::read(&bytes, VERSION).map_err(io::Error::other)?;
    let section = |name: &[u8; 4]| sections.get(name).map(<[u8]>::to_vec).map_err(io::Error::other);
    let words = lexicon::make(data, Plan::default().words)?;
    println!("lexicon: {} bytes", words.len());
    let file = Model::write([words, section(b"NAME")?, section(b"TAGS")?], FITS);
    Model::read(&file, FITS).map_err(io::Error::other)?;
    std::fs::write(model, file)
}

/// Leaves features out of a model's file whose weights have fewer steps than the settings ask for: these are no part of the
/// fit, but of how its weights are written.
fn lighten(data: &Path, model: &Path) -> io::Result<()> {
    let bytes = std::fs::read(model)?;
    let sections = Sections::read(&bytes, VERSION).map_err(io::Error::other)?;
    let section = |name: &[u8; 4]| sections.get(name).map_err(io::Error::other);
    let lighter = |name: &[u8; 4], sturdiest: i8| {
        let weights = Weights::read(section(name)?).map_err(io::Error::other)?;
        let labels = weights.labels();
        let steps: Vec<Vec<i16>> = (0..=labels).map(|from| weights.steps(from)[..labels].to_vec()).collect();
        let mut rows = weights.rows();
        rows.retain(|(_, row)| row.iter().any(|entry| entry.weight.abs() >= sturdiest));
        io::Result::Ok(Weights::write(&steps, &rows))
    };
    let names = lighter(b"NAME", Plan::default().rounding.sturdiest)?;
    let tags = lighter(b"TAGS", pos::Plan::default().rounding.sturdiest)?;
    println!("tags: {} bytes", tags.len());
    let file = Model::write([section(b"LEXI")?.to_vec(), names, tags], FITS);
    scores(data, &file)?;
    let tagged = pos::score(data, &Model::read(&file, FITS).map_err(io::Error::other)?)?;
    println!("given tokens {:.2} %, own tokens {:.2} %", tagged.given.percent(), tagged.own.percent());
    std::fs::write(model, file)
}

/// Says of a model's file that it fits the word lists of this program, whose change has left its scores where they were.
/// Other templates cannot be kept so: their weights are of other features.
fn keep(model: &Path) -> io::Result<()> {
    let bytes = std::fs::read(model)?;
    let sections = Sections::read(&bytes, VERSION).map_err(io::Error::other)?;
    let section = |name: &[u8; 4]| sections.get(name).map_err(io::Error::other);
    let was = Fingerprint::read(section(b"FITS")?).map_err(io::Error::other)?;
    Fingerprint { lists: FITS.lists, ..was }.check(FITS).map_err(io::Error::other)?;
    let [words, names, tags] = [section(b"LEXI")?, section(b"NAME")?, section(b"TAGS")?].map(<[u8]>::to_vec);
    let file = Model::write([words, names, tags], FITS);
    Model::read(&file, FITS).map_err(io::Error::other)?;
    std::fs::write(model, file)
}

fn usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}

fn run(data: &Path, output: Option<&Path>, plan: &Plan) -> io::Result<()> {
    if !data.join("ner/train").is_dir() {
        return Err(io::Error::other(format!("{}: it holds no ner/train", data.display())));
    }
    let started = Instant::now();
    let mut tell = |line: String| println!("{:4.0} s  {line}", started.elapsed().as_secs_f32());
    let words = lexicon::make(data, plan.words)?;
    let read = Lexicon::read(&words).map_err(io::Error::other)?;
    let names = ner::train(data, &read, plan, &mut tell)?;
    // Experiments on names do without parts of speech, which take longest.
    let tags = match output {
        Some(_) => pos::train(data, &read, &pos::Plan::default(), &mut tell)?,
        None => pos::none(),
    };
    let file = |names| Model::write([words.clone(), names, tags.clone()], FITS);
    let model = file(names);
    let scores = scores(data, &model)?;
    let Some(output) = output else { return Ok(()) };
    tell("The same without silver and share-alike corpora, for the card:".to_owned());
    let open = Plan { without_silver: true, without_share_alike: true, ..plan.clone() };
    let open = file(ner::train(data, &read, &open, &mut tell)?);
    let open_scores = self::scores(data, &open)?;
    let tagged = pos::score(data, &Model::read(&model, FITS).map_err(io::Error::other)?)?;
    std::fs::write(output.join("en.nut"), &model)?;
    let card = card::Card {
        data,
        sizes: [("lexicon", words.len()), ("tags", tags.len()), ("file", model.len())],
        scores: &scores,
        open_scores: &open_scores,
        tags: [("given_tokens", tagged.given.percent()), ("own_tokens", tagged.own.percent())],
    };
    std::fs::write(output.join("en.toml"), card.write()?)?;
    tell("wrote en.nut and en.toml".to_owned());
    Ok(())
}

/// Scores the names of a model on the development sets, and prints them.
fn scores(data: &Path, file: &[u8]) -> io::Result<Vec<score::Scores>> {
    let model = Model::read(file, FITS).map_err(io::Error::other)?;
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
    println!("        mean F1 {:.2}, {} bytes", score::mean(&scores), file.len());
    Ok(scores)
}
