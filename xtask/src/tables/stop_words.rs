//! The stop words: lists of the crate stop-words 0.10.1 (MIT OR Apache-2.0), which ships those of stopwords-iso (MIT) and of NLTK's
//! stop word corpus, with this project's corrections and additions in `xtask/data/stop_words.txt`. Of a long list the most
//! frequent words are kept; how frequent they are is told by wordfreq 3.1.1.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::{Sources, data};

/// Words of the source lists that are kept of a language, by frequency; those that this project adds come on top.
const MOST: usize = 150;
/// Words that are rarer than this are left out: as hundredths of a power of ten below all words together.
const RAREST: &str = "520";

/// The names of NLTK's lists.
const NLTK: &[(&str, &str)] = &[
    ("az", "azerbaijani"),
    ("be", "belarusian"),
    ("eu", "basque"),
    ("fi", "finnish"),
    ("hu", "hungarian"),
    ("ne", "nepali"),
    ("sq", "albanian"),
    ("ta", "tamil"),
    ("uz", "uzbek"),
];

/// The lists in the form of the sources of packs.
pub fn lists(sources: &Sources) -> Result<String> {
    let package = "cargo/vendor/stop-words/src";
    let iso: Value = serde_json::from_str(&sources.read(&format!("{package}/iso/stopwords-iso.json"))?)?;
    let corrections = std::fs::read_to_string(data("stop_words.txt"))?;
    let sections = sections(&corrections)?;
    let frequencies = frequencies(sources, &sections)?;
    let mut text = String::new();
    for section in &sections {
        let mut words: BTreeSet<String> = BTreeSet::new();
        match section.list {
            List::Own => {}
            List::Iso(code) => {
                let list =
                    iso.get(code).and_then(Value::as_array).with_context(|| format!("no list {code}"))?;
                words.extend(list.iter().filter_map(Value::as_str).filter_map(usable));
            }
            List::Nltk => {
                let (_, name) = NLTK
                    .iter()
                    .find(|(code, _)| *code == section.code)
                    .with_context(|| format!("no list of NLTK for {}", section.code))?;
                words.extend(sources.read(&format!("{package}/nltk/{name}"))?.lines().filter_map(usable));
            }
        }
        for word in section.without.iter().chain(&section.with) {
            words.remove(*word);
        }
        let mut words: Vec<String> = words.into_iter().collect();
        if let Some(ranks) = frequencies.get(listed_as(section.code)) {
            words.retain(|word| ranks.contains_key(word));
            words.sort_by_key(|word| (ranks[word], word.clone()));
            words.truncate(MOST);
        }
        words.extend(section.with.iter().map(|word| (*word).to_owned()));
        words.sort_unstable();
        words.dedup();
        text.push_str(&format!("[{}]\nstop-words {}\n", section.code, words.join(" ")));
    }
    Ok(text)
}

/// The language under whose code wordfreq has its list.
pub fn listed_as(code: &str) -> &str {
    match code {
        "bs" | "hr" | "sr" => "sh",
        "nn" | "no" => "nb",
        "tl" => "fil",
        other => other,
    }
}

/// How frequent words are: for each language that wordfreq has, the place of a word's list, 0 for the most frequent.
type Frequencies = BTreeMap<String, BTreeMap<String, u32>>;

fn frequencies(sources: &Sources, sections: &[Section<'_>]) -> Result<Frequencies> {
    let mut arguments = vec!["python/wordfreq/data", RAREST];
    arguments.extend(sections.iter().map(|section| listed_as(section.code)));
    let mut all = Frequencies::new();
    for line in sources.script("frequencies.py", &arguments)?.lines() {
        let mut fields = line.split('\t');
        if let (Some(code), Some(rank), Some(word)) = (fields.next(), fields.next(), fields.next()) {
            all.entry(code.to_owned()).or_default().insert(word.to_owned(), rank.parse()?);
        }
    }
    Ok(all)
}

/// The word as it can stand in a text as one token; `None` for phrases, single letters of an alphabet and signs.
fn usable(word: &str) -> Option<String> {
    // The Arabic list writes short vowels, which texts leave out.
    let plain: String =
        word.trim().chars().filter(|c| !matches!(c, '\u{640}' | '\u{64b}'..='\u{652}')).collect();
    let lower = plain.to_lowercase();
    let first = lower.chars().next()?;
    let is_letter =
        |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '·' | '\u{200c}') || is_mark(c);
    let ideograph = matches!(first, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    let long_enough = ideograph || lower.chars().nth(1).is_some();
    (first.is_alphabetic() && long_enough && lower.chars().all(is_letter)).then_some(lower)
}

/// Vowel signs and the like of the scripts of India, Thai and Hebrew, which are no letters by themselves.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{900}'..='\u{dff}' | '\u{e30}'..='\u{e4e}')
}

enum List<'t> {
    Own,
    Iso(&'t str),
    Nltk,
}

struct Section<'t> {
    code: &'t str,
    list: List<'t>,
    without: Vec<&'t str>,
    with: Vec<&'t str>,
}

fn sections(text: &str) -> Result<Vec<Section<'_>>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some((code, list)) = line.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
            let list = match list.trim() {
                "own" => List::Own,
                "nltk" => List::Nltk,
                "iso" => List::Iso(code),
                other => {
                    List::Iso(other.strip_prefix("iso:").with_context(|| format!("what is '{other}'?"))?)
                }
            };
            sections.push(Section { code, list, without: Vec::new(), with: Vec::new() });
            continue;
        }
        let section = sections.last_mut().context("words before the first language")?;
        match line.split_at_checked(1) {
            Some(("-", words)) => section.without.extend(words.split_whitespace()),
            Some(("+", words)) => section.with.extend(words.split_whitespace()),
            _ => bail!("what is '{line}'?"),
        }
    }
    Ok(sections)
}
