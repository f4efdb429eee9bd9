//! Who and what is named in the documents of a folder, as a table: `cargo run --example folder_to_csv -- folder > names.csv`.
//!
//! What cannot be read is said on standard error and left out.

use std::error::Error;
use std::{env, fs, io};

use nutgraf::output::{Table, csv, csv_lines};
use nutgraf::{Analyzer, Options};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args_os().nth(1).ok_or("name a folder")?;
    let mut files: Vec<_> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    files.retain(|file| file.is_file());
    files.sort();
    // One analyser for all: it keeps what it has found out about words.
    let (mut analyzer, options) = (Analyzer::default(), Options::default());
    print!("{}", csv_lines(&[[&["file"], Table::Entities.columns()].concat()]));
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        match analyzer.analyze_bytes(&fs::read(&file)?, &options) {
            Ok(analysis) => {
                let text = analysis.text.clone().unwrap_or_default();
                print!(
                    "{}",
                    csv_lines(&csv(&analysis, &text, options.offsets, Table::Entities, Some(&name)))
                );
            }
            Err(error) => eprintln!("{name}: {error}"),
        }
    }
    Ok(())
}
