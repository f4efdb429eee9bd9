//! Documents without their names, with one key for all of them: `cargo run --example redact -- key.json article.txt …`.
//!
//! Each is written beside the one it was made of, as `article.redacted.txt`. The key tells who is who: it belongs elsewhere.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use nutgraf::redaction::Key;
use nutgraf::{Options, RedactOptions};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let file_of_key = arguments.next().ok_or("name a file for the key, and documents")?;
    // Somebody has the same label in all documents, also in those of an earlier run.
    let mut key: Key = match fs::read(&file_of_key) {
        Ok(known) => serde_json::from_slice(&known)?,
        Err(_) => Key::default(),
    };
    key.check()?;
    for file in arguments {
        let (options, wanted) = (Options::default(), RedactOptions::default());
        let redacted = nutgraf::redact_bytes(&fs::read(&file)?, &options, &wanted, key)?;
        key = redacted.key;
        // Before the text: a text whose names nobody can tell any more is lost.
        fs::write(&file_of_key, serde_json::to_vec_pretty(&key)?)?;
        fs::write(file.with_extension("redacted.txt"), redacted.text)?;
        for word in redacted.unsure {
            eprintln!("{}: left, and may be a name: {}", file.display(), word.text);
        }
    }
    Ok(())
}
