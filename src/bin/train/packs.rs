//! `nutgraf-train packs`: writes the packs of other languages.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use nutgraf::lang::pack::{CODES, FREQUENCIES, Pack};
use nutgraf::train::packs::Languages;
use nutgraf::train::{frequencies, pack_names};

pub fn main(mut arguments: Vec<String>) -> io::Result<()> {
    let check = arguments.iter().any(|argument| argument == "--check");
    arguments.retain(|argument| argument != "--check");
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
        let path = path.display();
        let text = fs::read_to_string(path.to_string())
            .map_err(|error| io::Error::other(format!("{path}: {error}")))?;
        languages.read(&text).map_err(|problem| io::Error::other(format!("{path}: {problem}")))?;
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

/// The project's own sources: what is edited by hand, and the fitted rules of dictionary forms.
fn own(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let fitted = fs::read_dir(folder.join("lemmas"))?.map(|entry| Ok(entry?.path()));
    let mut paths = fitted.collect::<io::Result<Vec<PathBuf>>>()?;
    paths.sort();
    paths.extend(["languages.txt", "readability.txt"].map(|name| folder.join(name)));
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
