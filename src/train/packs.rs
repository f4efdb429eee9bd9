//! Writes the pack files of languages from their sources, which are text: a language begins with its code in brackets, and each line
//! after that is the name of a list and its words, divided by spaces. A list may go on over several lines. "as CODE NAME"
//! takes a list of another language; "stemmer NAME" a program of Snowball; "U+0640" stands for a character that is hard to see.
//! "=" parts a character from what stands for it. The lists that tell who says something become one, "speech", and those
//! that tell what people are called another, "roles": their words begin with the letters of their lists.

use std::collections::{BTreeMap, BTreeSet};

use super::snowball;
use crate::lang::Language;
use crate::lang::pack::snowball::Program;
use crate::lang::pack::{LETTERED, Pack, SECTIONS, VERSION, words};
use crate::model::file;

/// The lists of one language by their names.
type Lists = BTreeMap<String, Vec<String>>;

/// The sources of all languages by their codes.
#[derive(Default)]
pub struct Languages {
    all: BTreeMap<String, Lists>,
}

impl Languages {
    /// Takes up a source; a list that is there already is made longer.
    ///
    /// # Errors
    /// Names the line that is wrong.
    pub fn read(&mut self, source: &str) -> Result<(), String> {
        let mut lists: Option<&mut Lists> = None;
        for (number, line) in source.lines().enumerate() {
            let wrong = |what: &str| format!("line {}: {what}: {line}", number + 1);
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(code) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                let language = Language::from_code(code).filter(|language| language.code() == code);
                language.ok_or_else(|| wrong("no code of a language"))?;
                lists = Some(self.all.entry(code.to_owned()).or_default());
                continue;
            }
            let lists = lists.as_deref_mut().ok_or_else(|| wrong("a list without a language"))?;
            let (name, words) = line.split_once(' ').ok_or_else(|| wrong("a list without words"))?;
            if !is_list(name) {
                return Err(wrong("no list is called so"));
            }
            if name == "as" {
                lists.entry("as".into()).or_default().push(words.to_owned());
                continue;
            }
            let words = words.split(' ').filter(|word| !word.is_empty()).map(word);
            if let Some((section, letter)) = lettered(name) {
                let words = words.map(|word| word.map(|word| format!("{letter}{word}")));
                let words = words.collect::<Option<Vec<_>>>().ok_or_else(|| wrong("no character"))?;
                lists.entry(section.into()).or_default().extend(words);
                continue;
            }
            lists
                .entry(name.to_owned())
                .or_default()
                .extend(words.collect::<Option<Vec<_>>>().ok_or_else(|| wrong("no character"))?);
        }
        Ok(())
    }

    /// Adds a list of words to a language.
    pub fn add(&mut self, code: &str, name: &str, words: Vec<String>) {
        self.all.entry(code.to_owned()).or_default().entry(name.to_owned()).or_default().extend(words);
    }

    /// The codes of the languages.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.all.keys().map(String::as_str)
    }

    /// The pack's file of a language. `program` gives the generated source of a stemmer by its name.
    ///
    /// # Errors
    /// Where a list is not what it should be.
    pub fn pack(
        &self,
        code: &str,
        program: impl Fn(&str) -> Result<String, String>,
    ) -> Result<Vec<u8>, String> {
        let mut lists = self.all.get(code).cloned().unwrap_or_default();
        for line in lists.remove("as").unwrap_or_default() {
            let (other, name) = line.split_once(' ').ok_or_else(|| format!("as {line}"))?;
            let list = self.all.get(other).and_then(|lists| lists.get(name));
            let list = list.ok_or_else(|| format!("{other} has no {name}"))?;
            lists.entry(name.to_owned()).or_default().extend(list.iter().cloned());
        }
        let mut sections = vec![(crate::lang::pack::LANGUAGE, code.as_bytes().to_vec())];
        if let Some(name) = lists.remove("stemmer").and_then(|names| names.into_iter().next()) {
            let bytes = snowball::compile(&program(&name)?)?;
            Program::read(&bytes).map_err(|error| format!("{name}: {error}"))?;
            sections.push((crate::lang::pack::PROGRAM, bytes));
        }
        let cyrillic = lists.remove("cyrillic").unwrap_or_default();
        if let Some(listed) = lists.get_mut("stop-words") {
            // The words are looked up as they are folded.
            let folded = [sections[0].clone(), (section("folded")?, list(lists_folded(&self.all, code)))];
            let folded = file::write(VERSION, &folded);
            let folder = Pack::from_bytes(&folded).map_err(|error| error.to_string())?;
            let mut words: BTreeSet<String> =
                listed.iter().map(|word| folder.fold(word).into_owned()).collect();
            words.extend(listed.iter().map(|word| in_cyrillic(&folder.fold(word), &cyrillic)));
            *listed = words.into_iter().collect();
        }
        for (name, key) in SECTIONS {
            if let Some(words) = lists.remove(*name) {
                sections.push((*key, list_of(name, &words)));
            }
        }
        let bytes = file::write(VERSION, &sections);
        Pack::from_bytes(&bytes).map_err(|error| error.to_string())?;
        Ok(bytes)
    }
}

/// A pack's file with other lists of some names, which `languages` has of the language `code`; all else stays as it is.
///
/// # Errors
/// Where the file is no pack, or would be none.
pub fn put_lists(pack: &[u8], languages: &Languages, code: &str) -> Result<Vec<u8>, String> {
    let sections = file::Sections::read(pack, VERSION).map_err(|error| error.to_string())?;
    let mut all: Vec<([u8; 4], Vec<u8>)> =
        sections.all().map(|(name, bytes)| (name, bytes.to_vec())).collect();
    let place = |key: [u8; 4]| SECTIONS.iter().position(|(_, other)| *other == key);
    for (name, words) in languages.all.get(code).into_iter().flatten() {
        let key = section(name)?;
        match all.iter_mut().find(|(other, _)| *other == key) {
            Some((_, bytes)) => *bytes = list_of(name, words),
            None => {
                // What is no list stands before the lists, or behind them where it is fitted.
                let is_before = |(other, _): &([u8; 4], Vec<u8>)| match place(*other) {
                    Some(other) => Some(other) < place(key),
                    None => {
                        !crate::lang::pack::NAMES.contains(other) && *other != crate::lang::pack::FREQUENCIES
                    }
                };
                let at = all.iter().take_while(|section| is_before(section)).count();
                all.insert(at, (key, list_of(name, words)));
            }
        }
    }
    let bytes = file::write(VERSION, &all);
    Pack::from_bytes(&bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

fn lists_folded<'l>(all: &'l BTreeMap<String, Lists>, code: &str) -> &'l [String] {
    all.get(code).and_then(|lists| lists.get("folded")).map_or(&[], Vec::as_slice)
}

/// A section; one of several lists in an order in which they pack well.
fn list_of(name: &str, words: &[String]) -> Vec<u8> {
    if LETTERED.iter().all(|(section, _)| *section != name) {
        return list(words);
    }
    let words: BTreeSet<String> = words.iter().cloned().collect();
    list(&words.into_iter().collect::<Vec<_>>())
}

fn list(words: &[String]) -> Vec<u8> {
    words::write(words.iter().map(String::as_str))
}

fn section(name: &str) -> Result<[u8; 4], String> {
    let found = SECTIONS.iter().find(|(other, _)| *other == name);
    found.map(|(_, key)| *key).ok_or_else(|| format!("no section {name}"))
}

fn is_list(name: &str) -> bool {
    matches!(name, "as" | "stemmer" | "cyrillic") || section(name).is_ok() || lettered(name).is_some()
}

/// The section that a list becomes a part of, and the letter before its words.
fn lettered(name: &str) -> Option<(&'static str, char)> {
    LETTERED.iter().find_map(|(section, lists)| {
        let (_, letter) = lists.iter().find(|(list, _)| *list == name)?;
        Some((*section, *letter))
    })
}

/// A word as it is written in a source; `None` where a character has no such number.
fn word(written: &str) -> Option<String> {
    let character = |part: &str| match part.strip_prefix("U+") {
        Some(digits) => u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).map(String::from),
        None => Some(part.to_owned()),
    };
    match written.split_once('=') {
        Some((from, to)) => Some(character(from)? + &character(to)?),
        None => character(written),
    }
}

/// A word of the Latin alphabet in Cyrillic letters, by the pairs of letters, longer ones first; itself where there are none.
fn in_cyrillic(word: &str, pairs: &[String]) -> String {
    let pairs: Vec<(&str, &str)> = pairs
        .iter()
        .filter_map(|pair| pair.char_indices().next_back().map(|(at, _)| pair.split_at(at)))
        .collect();
    let mut cyrillic = String::new();
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        if let Some((latin, letter)) = pairs.iter().find(|(latin, _)| rest.starts_with(latin)) {
            // An Uzbek "e" at the beginning is another letter.
            let opens = cyrillic.is_empty() && *latin == "e";
            cyrillic.push_str(if opens { "э" } else { letter });
            rest = &rest[latin.len()..];
        } else {
            cyrillic.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    cyrillic
}
