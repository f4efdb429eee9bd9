//! What large word lists tell of a language in general: the rules that give words their dictionary form, fitted to the dictionaries
//! of simplemma 1.1.2, and how frequent words are, by wordfreq 3.1.1.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::stop_words::listed_as;
use super::{Sources, data};
use crate::run;

/// Languages whose dictionary forms are learnt. Not those of which simplemma has no dictionary that tells inflection from
/// derivation (Indonesian, Malay, Tagalog) or is whole (Persian), or takes common words for forms of rare ones (Finnish), or
/// wordfreq no frequencies; nor Slovene and Turkish, whose
/// sources may not, or not certainly, be passed on.
const WITH_LEMMAS: [&str; 27] = [
    "bg", "ca", "cs", "da", "de", "el", "es", "fr", "hr", "hu", "it", "lt", "lv", "mk", "nb", "nl", "nn",
    "pl", "pt", "ro", "ru", "sk", "sv", "uk", "bs", "sr", "no",
];
/// Languages whose words wordfreq counted as this program divides them.
const COUNTED: [&str; 41] = [
    "ar", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hi", "hr", "hu",
    "id", "it", "lt", "lv", "mk", "ms", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr",
    "sv", "ta", "tl", "tr", "uk", "ur", "zh",
];
/// Words that are rarer than this are left out: as hundredths of a power of ten below all words together.
const RAREST: &str = "560";

/// Fits the rules of dictionary forms and writes them into `packs/lemmas/`; `lists` has the stop words.
pub fn lemmas(sources: &Sources, lists: &Path) -> Result<()> {
    let folder = run::root().join("packs/lemmas");
    std::fs::create_dir_all(&folder)?;
    let mut fit = run::program("python3");
    fit.current_dir(&sources.folder).arg(data("lemmas.py"));
    fit.args(["python/simplemma/strategies/dictionaries/data", "python/wordfreq/data"]);
    run::run(fit.arg(lists).arg(folder).args(WITH_LEMMAS))
}

/// Writes how frequent words are: a line with language, rank and word for each.
pub fn frequencies(sources: &Sources) -> Result<PathBuf> {
    let mut lines = String::new();
    for code in COUNTED {
        let listed = listed_as(code);
        for line in sources.script("frequencies.py", &["python/wordfreq/data", RAREST, listed])?.lines() {
            let rest = line.strip_prefix(listed).unwrap_or(line);
            lines.push_str(code);
            lines.push_str(rest);
            lines.push('\n');
        }
    }
    let path = sources.folder.join("frequencies.txt");
    std::fs::write(&path, lines).context("cannot write the frequencies")?;
    Ok(path)
}
