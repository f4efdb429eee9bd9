//! Writes all that an article can become into a folder: `cargo run --example exports -- article.txt folder`.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use nutgraf::Options;
use nutgraf::output::export::{Export, ExportOptions, export};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let (Some(article), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("name an article and a folder".into());
    };
    fs::create_dir_all(&folder)?;
    let text = nutgraf::extract(&fs::read(article)?, &Options::default())?;
    let analysis = nutgraf::analyze(&text, &Options::default());
    for (file, what) in [
        ("report.html", "html"),
        ("report.md", "markdown"),
        ("names.csv", "csv:entities"),
        ("quotes.csv", "csv:quotes"),
        ("strip.svg", "svg:strip"),
        ("timeline.svg", "svg:timeline"),
        ("words.svg", "svg:bars"),
    ] {
        let options = ExportOptions { bom: file.ends_with(".csv"), ..ExportOptions::default() };
        fs::write(folder.join(file), export(&analysis, &text, Export::parse(what)?, options))?;
    }
    Ok(())
}
