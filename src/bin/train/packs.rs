//! `nutgraf-train packs`: writes the packs of other languages.

use std::fs;
use std::io;
use std::path::Path;

use nutgraf::lang::pack::CODES;
use nutgraf::train::packs::{Languages, put_lists};
use nutgraf::train::{pack_names, pack_times};

/// What is said of dates and times, in a form of its own.
const TIMES: &str = "dates.txt";
/// What stands beside the packs, and is read for them: the lists that are kept by hand.
const SOURCES: [&str; 4] = ["languages.txt", "amounts.txt", "quotes.txt", TIMES];

pub fn main(mut arguments: Vec<String>) -> io::Result<()> {
    let check = arguments.iter().any(|argument| argument == "--check");
    arguments.retain(|argument| argument != "--check");
    if let [only, folder, source] = &arguments[..]
        && only == "--only"
    {
        return put(Path::new(folder), Path::new(source));
    }
    let [folder, stemmers, lists @ ..] = &arguments[..] else {
        return Err(io::Error::other("name the folder of the packs, that of the stemmers, and the lists"));
    };
    let folder = Path::new(folder);
    let mut languages = Languages::default();
    let own = SOURCES.map(|name| folder.join(name));
    for path in lists.iter().map(Path::new).chain(own.iter().map(|path| &**path)) {
        read(&mut languages, path)?;
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

fn read(languages: &mut Languages, path: &Path) -> io::Result<()> {
    let wrong = |problem: String| io::Error::other(format!("{}: {problem}", path.display()));
    let text = fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
    if path.ends_with(TIMES) {
        for times in pack_times::read(&text).map_err(wrong)? {
            languages.add(&times.code, "times", times.words);
            languages.add(&times.code, "time-patterns", times.patterns);
        }
        return Ok(());
    }
    languages.read(&text).map_err(wrong)
}

/// Puts the lists of one source into the packs of a folder; all else that they hold stays.
fn put(folder: &Path, source: &Path) -> io::Result<()> {
    let mut languages = Languages::default();
    read(&mut languages, source)?;
    for code in languages.codes() {
        let path = folder.join(format!("{code}.nut"));
        let bytes = put_lists(&fs::read(&path)?, &languages, code)
            .map_err(|problem| io::Error::other(format!("{}: {problem}", path.display())))?;
        fs::write(&path, &bytes)?;
        println!("{}: {} bytes", path.display(), bytes.len());
    }
    Ok(())
}
