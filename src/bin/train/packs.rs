//! `nutgraf-train packs`: writes the packs of other languages.

use std::fs;
use std::io;
use std::path::Path;

use nutgraf::lang::pack::CODES;
use nutgraf::train::packs::Languages;
use nutgraf::train::{pack_names, pack_times};

pub fn main(mut arguments: Vec<String>) -> io::Result<()> {
    let check = arguments.iter().any(|argument| argument == "--check");
    arguments.retain(|argument| argument != "--check");
    let [folder, stemmers, lists @ ..] = &arguments[..] else {
        return Err(io::Error::other("name the folder of the packs, that of the stemmers, and the lists"));
    };
    let folder = Path::new(folder);
    let mut languages = Languages::default();
    let own = folder.join("languages.txt").display().to_string();
    for path in lists.iter().chain([&own]) {
        let text = fs::read_to_string(path).map_err(|error| io::Error::other(format!("{path}: {error}")))?;
        languages.read(&text).map_err(|problem| io::Error::other(format!("{path}: {problem}")))?;
    }
    for times in times_of(folder)? {
        languages.add(&times.code, "times", times.words);
        languages.add(&times.code, "time-patterns", times.patterns);
    }
    let program = |name: &str| {
        let path = Path::new(stemmers).join(format!("{name}.rs"));
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    for code in languages.codes() {
        let path = folder.join(format!("{code}.nut"));
        let bytes = languages
            .pack(code, program)
            .map_err(|problem| io::Error::other(format!("the pack of {code}: {problem}")))?;
        // What finds names is fitted, not written here: it stays.
        let now = fs::read(&path).unwrap_or_default();
        let bytes = match pack_names::names_of(&now) {
            Ok(names) => pack_names::put_into(&bytes, &names)?,
            Err(_) => bytes,
        };
        if now == bytes {
            continue;
        }
        if check {
            let path = path.display();
            return Err(io::Error::other(format!(
                "{path} differs from what its sources give: run `cargo xtask tables`"
            )));
        }
        fs::write(&path, &bytes)?;
        println!("{}: {} bytes", path.display(), bytes.len());
    }
    let codes: Vec<&str> = languages.codes().collect();
    if codes != CODES {
        let codes: Vec<String> = codes.iter().map(|code| format!("{code:?}")).collect();
        return Err(io::Error::other(format!("src/lang/pack/packs.rs should list {}", codes.join(" "))));
    }
    Ok(())
}

/// `nutgraf-train times`: writes only the words and patterns of time into the packs, for which nothing need be fetched.
pub fn times(folder: &Path) -> io::Result<()> {
    for times in times_of(folder)? {
        let path = folder.join(format!("{}.nut", times.code));
        let now = fs::read(&path)?;
        let bytes = pack_times::put_into(&now, &times)?;
        if now != bytes {
            fs::write(&path, &bytes)?;
            println!("{}: {} bytes", path.display(), bytes.len());
        }
    }
    Ok(())
}

fn times_of(folder: &Path) -> io::Result<Vec<pack_times::Source>> {
    let path = folder.join("dates.txt");
    let text = fs::read_to_string(&path)?;
    pack_times::read(&text).map_err(|problem| io::Error::other(format!("{}: {problem}", path.display())))
}
