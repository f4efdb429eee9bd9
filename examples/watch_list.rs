//! Which documents name somebody of a list: `cargo run --example watch_list -- list.txt article.txt …`.
//!
//! The list has a name a line, or is a table with other spellings and notes: see `nutgraf::Watch`.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use nutgraf::options::Fields;
use nutgraf::{Analyzer, Options, Watch};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let list = arguments.next().ok_or("name a list, and documents")?;
    let options = Options {
        watch: Some(Watch::parse(&fs::read_to_string(list)?)?),
        // Nothing else is asked for, and most of the work for it is not done.
        fields: Fields::parse(&["watch"])?,
        ..Options::default()
    };
    let mut analyzer = Analyzer::default();
    for file in arguments {
        let analysis = analyzer.analyze_bytes(&fs::read(&file)?, &options)?;
        for hit in analysis.watch.unwrap_or_default() {
            println!(
                "{}: {} ({} times, {:.0} % sure: {})",
                file.display(),
                hit.watch,
                hit.count,
                hit.sure * 100.0,
                hit.why
            );
        }
    }
    Ok(())
}
