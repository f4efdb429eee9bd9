//! `nutgraf-train packs`: writes the packs of other languages.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use nutgraf::lang::pack::{CODES, FREQUENCIES, Pack};
use nutgraf::train::packs::{Languages, put_lists};
use nutgraf::train::{frequencies, pack_names, pack_times};

/// What is said of dates and times, in a form of its own.
const TIMES: &str = "dates.txt";
/// What stands beside the packs, and is read for them: the lists that are kept by hand.
const SOURCES: [&str; 6] =
    ["languages.txt", "amounts.txt", "quotes.txt", "roles.txt", "readability.txt", TIMES];

pub fn main(mut arguments: Vec<String>) -> io::Result<()> {
    let check = arguments.iter().any(|argument| argument == "--check");
    arguments.retain(|argument| argument != "--check");
    if let [only, folder, source] = &arguments[..]
        && only == "--only"
    {
        return put(Path::new(folder), Path::new(source));
    }
    let [folder, stemmers, counted, lists @ ..] = &arguments[..] else {
        return Err(io::Error::other(
            "name the folder of the packs, that of the stemmers, the frequencies, and the lists",
        ));
    };
    let counted = fs::read_to_string(counted)?;
    let counted = counted_words(&counted);
    let folder = Path::new(folder);
    let mut languages = Languages::default();
    for path in lists.iter().map(PathBuf::from).chain(own(folder)?) {
        read(&mut languages, &path)?;
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
        let bytes = match counted.get(code) {
            Some(words) => with_frequencies(&bytes, words)?,
            None => bytes,
        };
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

/// The project's own sources: what is edited by hand, and the fitted rules of dictionary forms.
fn own(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let fitted = fs::read_dir(folder.join("lemmas"))?.map(|entry| Ok(entry?.path()));
    let mut paths = fitted.collect::<io::Result<Vec<PathBuf>>>()?;
    paths.sort();
    paths.extend(SOURCES.map(|name| folder.join(name)));
    Ok(paths)
}

/// For each language its words with their ranks, from lines of language, rank and word.
fn counted_words(lines: &str) -> BTreeMap<&str, Vec<(&str, u32)>> {
    let mut counted: BTreeMap<&str, Vec<(&str, u32)>> = BTreeMap::new();
    for line in lines.lines() {
        let mut fields = line.split('\t');
        if let (Some(code), Some(rank), Some(word)) = (fields.next(), fields.next(), fields.next())
            && let Ok(rank) = rank.parse()
        {
            counted.entry(code).or_default().push((word, rank));
        }
    }
    counted
}

fn with_frequencies(pack: &[u8], words: &[(&str, u32)]) -> io::Result<Vec<u8>> {
    let read = Pack::from_bytes(pack).map_err(io::Error::other)?;
    let section = frequencies::section(&read, words.iter().copied());
    pack_names::with_section(pack, FREQUENCIES, section)
}
