//! `nutgraf-train packs`: writes the packs of other languages.

use std::fs;
use std::io;
use std::path::Path;

use nutgraf::lang::pack::CODES;
use nutgraf::train::pack_names;
use nutgraf::train::packs::Languages;

/// The sources in the folder of the packs that are edited by hand.
const OWN: [&str; 2] = ["languages.txt", "quotes.txt"];

pub fn main(mut arguments: Vec<String>) -> io::Result<()> {
    if let [only, folder] = &arguments[..]
        && only == "--speech"
    {
        return put_speech(Path::new(folder));
    }
    let check = arguments.iter().any(|argument| argument == "--check");
    arguments.retain(|argument| argument != "--check");
    let [folder, stemmers, lists @ ..] = &arguments[..] else {
        return Err(io::Error::other("name the folder of the packs, that of the stemmers, and the lists"));
    };
    let folder = Path::new(folder);
    let mut languages = Languages::default();
    let own = OWN.map(|name| folder.join(name).display().to_string());
    for path in lists.iter().chain(&own) {
        let text = fs::read_to_string(path).map_err(|error| io::Error::other(format!("{path}: {error}")))?;
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

/// Writes what tells who says something into the packs that are there, and nothing else: no other source is needed.
fn put_speech(folder: &Path) -> io::Result<()> {
    let mut languages = Languages::default();
    languages.read(&fs::read_to_string(folder.join("quotes.txt"))?).map_err(io::Error::other)?;
    for code in languages.codes() {
        let path = folder.join(format!("{code}.nut"));
        let now = fs::read(&path)?;
        let bytes = languages.put_speech(code, &now);
        let bytes = bytes.map_err(|problem| io::Error::other(format!("the pack of {code}: {problem}")))?;
        if now != bytes {
            fs::write(&path, &bytes)?;
            println!("{}: {} bytes", path.display(), bytes.len());
        }
    }
    Ok(())
}
