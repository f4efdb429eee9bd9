//! `cargo xtask sizes`: what the page and the package weigh, against the snapshot in benches/sizes.snap.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::arguments::Arguments;
use crate::run::{self, root};
use crate::{package, site};

const FIRST_LOAD: &str = "first load";
/// The sum of all packs of languages, of which a visit fetches those that its texts need.
const PACKS: &str = "all packs";
/// gzip, with the trained model inside: 900 kB once the packs have moved out, 3 for whom pronouns mean, 25 for contexts and
/// corrections, 4 for what redaction, which is fetched on demand, asks of the analysis, 20 for the page as
/// a tool, 9 for documents: what they are, and the parts and metadata that their importers hand over, 15 for rules that real
/// articles ask for, 4 of the 7 that languages of the page, keeping and back and forward take; 35 less since the model of English
/// leaves out what hardly counts, with what dates, amounts, quotes and words of other languages take of it; 25 for what people are called
/// in other languages, paragraphs in another language, who speaks, and how sure a name is.
const FIRST_LOAD_LIMIT: u64 = 970_000;
/// What a gzip size may differ from the snapshot: both have to be exceeded.
const TOLERANCE_PERCENT: u64 = 3;
const TOLERANCE_BYTES: u64 = 2_000;

/// One thing's size in bytes.
#[derive(Clone, Debug, Default, PartialEq)]
struct Size {
    name: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

pub fn command(mut arguments: Arguments) -> Result<()> {
    let update = arguments.flag("--update");
    arguments.finish()?;
    if !update {
        return compare();
    }
    let sizes = measure()?;
    let text = table(&sizes);
    print!("{text}");
    fs::write(snapshot(), text).context("benches/sizes.snap cannot be written")?;
    check_first_load(&sizes)
}

fn snapshot() -> PathBuf {
    root().join("benches").join("sizes.snap")
}

/// Fails where something has grown beyond the tolerance.
pub fn compare() -> Result<()> {
    let sizes = measure()?;
    print!("{}", table(&sizes));
    check_first_load(&sizes)?;
    let text = fs::read_to_string(snapshot())
        .context("benches/sizes.snap cannot be read: `cargo xtask sizes --update` writes it")?;
    let kept = parse(&text)?;
    let mut grown = Vec::new();
    for size in &sizes {
        let Some(before) = kept.iter().find(|before| before.name == size.name) else {
            bail!("benches/sizes.snap has no line \"{}\": `cargo xtask sizes --update` writes it", size.name);
        };
        let (now, then) = (size.gzip, before.gzip);
        if is_beyond(now, then) {
            grown.push(format!("{} from {then} to {now} bytes gzip", size.name));
        } else if is_beyond(then, now) {
            println!(
                "{} has shrunk from {then} to {now} bytes gzip: keep it with `cargo xtask sizes --update`",
                size.name
            );
        }
    }
    if !grown.is_empty() {
        bail!("grown: {}. If it is worth it, `cargo xtask sizes --update`", grown.join("; "));
    }
    Ok(())
}

/// Whether a size is more than the tolerance above another.
fn is_beyond(size: u64, other: u64) -> bool {
    size > other + TOLERANCE_BYTES && size * 100 > other * (100 + TOLERANCE_PERCENT)
}

fn check_first_load(sizes: &[Size]) -> Result<()> {
    match sizes.iter().find(|size| size.name == FIRST_LOAD) {
        Some(size) if size.gzip > FIRST_LOAD_LIMIT => {
            bail!("the first load is {} bytes gzip, more than {FIRST_LOAD_LIMIT}", size.gzip)
        }
        _ => Ok(()),
    }
}

fn measure() -> Result<Vec<Size>> {
    let folder = site::build()?;
    let mut all = BTreeSet::new();
    list(&folder, "", &mut all)?;
    let first = first_load(&folder, &all)?;

    let tarball = package::pack()?;
    let mut weights = weigh(all.iter().map(|name| folder.join(name)).chain([tarball]))?;
    let package = weights.pop().context("the package was not weighed")?;

    let single = [
        "pkg/nutgraf_bg.wasm",
        "pkg/nutgraf_import_bg.wasm",
        "pkg/nutgraf_html_bg.wasm",
        "pkg/nutgraf_pdf_bg.wasm",
        "pkg/nutgraf_cjk_bg.wasm",
        "pkg/nutgraf_export_bg.wasm",
        "pkg/nutgraf.js",
        "pkg/nutgraf_export.js",
    ];
    let mut sizes: Vec<Size> = Vec::new();
    let mut whole = Size { name: "site".into(), ..Size::default() };
    let mut start = Size { name: FIRST_LOAD.into(), ..Size::default() };
    let mut packs = Size { name: PACKS.into(), ..Size::default() };
    for (name, size) in all.iter().zip(weights) {
        let is_pack = name.ends_with(".nut");
        let sums =
            [Some(&mut whole), first.contains(name).then_some(&mut start), is_pack.then_some(&mut packs)];
        for sum in sums.into_iter().flatten() {
            sum.raw += size.raw;
            sum.gzip += size.gzip;
            sum.brotli += size.brotli;
        }
        if is_pack || single.contains(&name.as_str()) {
            sizes.push(Size { name: name.clone(), ..size });
        }
    }
    sizes.push(packs);
    sizes.push(start);
    sizes.push(whole);
    sizes.push(Size { name: "npm package".into(), ..package });
    Ok(sizes)
}

fn list(folder: &Path, prefix: &str, names: &mut BTreeSet<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{name}/"), names)?;
        } else {
            names.insert(name);
        }
    }
    Ok(())
}

/// What is fetched when it is needed for the first time.
const LATER: [&str; 11] = [
    "nutgraf.html",
    "pkg/nutgraf_import_bg.wasm",
    "pkg/nutgraf_import.js",
    "pkg/nutgraf_html_bg.wasm",
    "pkg/nutgraf_html.js",
    "pkg/nutgraf_pdf_bg.wasm",
    "pkg/nutgraf_pdf.js",
    "pkg/nutgraf_cjk_bg.wasm",
    "pkg/nutgraf_cjk.js",
    "pkg/nutgraf_export_bg.wasm",
    "pkg/nutgraf_export.js",
];
/// Beginnings of the names of what the page's script loads later.
const LATER_PARTS: [&str; 7] =
    ["collection-", "correcting-", "example-", "keeping-", "session-", "taking-", "watched-"];

/// The files that index.html leads to: every quoted path in it, and in what it leads to, that names a file of the site.
/// Too many rather than too few: a path that is only fetched later counts as well, apart from [`LATER`] and [`LATER_PARTS`].
fn first_load(folder: &Path, all: &BTreeSet<String>) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::from(["index.html".to_owned()]);
    let mut waiting = vec!["index.html".to_owned()];
    while let Some(name) = waiting.pop() {
        // The service worker names every file, and fetches them once the page stands.
        let followed =
            [".html", ".css", ".js"].iter().any(|ending| name.ends_with(ending)) && name != "sw.js";
        if !followed {
            continue;
        }
        let text = fs::read_to_string(folder.join(&name))?;
        let beside = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        for path in quoted(&text) {
            let path = path.trim_start_matches("./");
            let beside = if beside.is_empty() { path.to_owned() } else { format!("{beside}/{path}") };
            for candidate in [beside, path.to_owned()] {
                let is_later = LATER.contains(&candidate.as_str())
                    || LATER_PARTS.iter().any(|part| candidate.starts_with(part));
                let wanted = all.contains(&candidate) && !is_later;
                if wanted && found.insert(candidate.clone()) {
                    waiting.push(candidate);
                }
            }
        }
    }
    if !found.contains("pkg/nutgraf_bg.wasm") {
        bail!(
            "nothing that index.html leads to names pkg/nutgraf_bg.wasm: the first load cannot be measured"
        );
    }
    Ok(found)
}

/// What stands between quotation marks or brackets and could be a path.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split(['"', '\'', '`', '(', ')', '\n']).filter(|part| {
        (3..100).contains(&part.len()) && part.contains('.') && !part.contains(char::is_whitespace)
    })
}

fn weigh(files: impl Iterator<Item = PathBuf>) -> Result<Vec<Size>> {
    let answer = run::output(run::node("xtask/src/weigh.mjs").args(files))?;
    let weights: Vec<Value> = serde_json::from_str(&answer).context("weigh.mjs did not answer with JSON")?;
    let number = |weight: &Value, key: &str| weight[key].as_u64().context("weigh.mjs left out a number");
    weights
        .iter()
        .map(|weight| {
            let [raw, gzip, brotli] = ["raw", "gzip", "brotli"].map(|key| number(weight, key));
            Ok(Size { name: String::new(), raw: raw?, gzip: gzip?, brotli: brotli? })
        })
        .collect()
}

fn table(sizes: &[Size]) -> String {
    let mut text = String::from(
        "# Bytes. First load: all that index.html leads to. Written by `cargo xtask sizes --update`.\n",
    );
    let _ = writeln!(text, "{:<28}{:>10}{:>10}{:>10}", "", "raw", "gzip", "brotli");
    for size in sizes {
        let _ = writeln!(text, "{:<28}{:>10}{:>10}{:>10}", size.name, size.raw, size.gzip, size.brotli);
    }
    text
}

fn parse(text: &str) -> Result<Vec<Size>> {
    let mut sizes = Vec::new();
    for line in text.lines().skip(2) {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let [name @ .., raw, gzip, brotli] = columns.as_slice() else {
            bail!("benches/sizes.snap: no sizes in \"{line}\"")
        };
        let number =
            |text: &str| text.parse::<u64>().with_context(|| format!("benches/sizes.snap: no size: {text}"));
        sizes.push(Size {
            name: name.join(" "),
            raw: number(raw)?,
            gzip: number(gzip)?,
            brotli: number(brotli)?,
        });
    }
    Ok(sizes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_reads_back() {
        let sizes = vec![
            Size { name: "first load".into(), raw: 1_234_567, gzip: 345_678, brotli: 234_567 },
            Size { name: "pkg/a.js".into(), raw: 3, gzip: 2, brotli: 1 },
        ];
        assert_eq!(parse(&table(&sizes)).unwrap(), sizes);
        assert!(parse("#\n#\nnonsense").is_err());
    }

    #[test]
    fn small_growth_is_let_pass() {
        assert!(!is_beyond(101_900, 100_000));
        assert!(!is_beyond(102_900, 100_000));
        assert!(is_beyond(103_100, 100_000));
        assert!(!is_beyond(3_000, 1_500), "a small file may change by a large share");
    }

    #[test]
    fn quoted_paths_are_found() {
        let text = "import { a } from \"./pkg/index.js\";\nbody { background: url(icons/x.svg) }\nconst note = \"It ended. Then\";";
        let paths: Vec<&str> = quoted(text).collect();
        assert!(paths.contains(&"./pkg/index.js") && paths.contains(&"icons/x.svg"));
        assert!(!paths.iter().any(|path| path.contains("ended")));
    }
}
