//! What packs hold of dates and times, from its source `packs/dates.txt`: for one or several languages, "[fr es]", and
//! under `[all]` for every one of them, lines such as "month=3 märz" with a class, its value and the words that mean it
//! ("_" stands for a space), and lines such as "pattern {number} {unit} {ago}?" with the items of a pattern.
//!
//! A value is a number or a name of [`VALUES`], or up to three of them divided by commas, as `lang::pack::times::Sense`
//! keeps them.

use std::collections::BTreeMap;

use crate::lang::pack::times::{ITEMS, Times};

/// The names of values.
const VALUES: &[(&str, i16)] = &[
    ("second", 0),
    ("minute", 1),
    ("hour", 2),
    ("day", 3),
    ("weekend", 4),
    ("week", 5),
    ("fortnight", 6),
    ("month", 7),
    ("quarter", 8),
    ("half-year", 9),
    ("year", 10),
    ("decade", 11),
    ("century", 12),
    ("millennium", 13),
    ("morning", 1),
    ("afternoon", 2),
    ("evening", 3),
    ("night", 4),
    ("daytime", 5),
    ("spring", 0),
    ("summer", 1),
    ("fall", 2),
    ("winter", 3),
    ("past", 0),
    ("present", 1),
    ("future", 2),
    ("before-last", -2),
    ("last", -1),
    ("this", 0),
    ("next", 1),
    ("coming", 5),
    ("previous", 6),
    ("some", -1),
    ("half", -2),
    ("one-and-a-half", -3),
    ("plural", 1),
    ("abbreviated", 1),
    ("it", 0),
];

/// What one language's pack holds of time, as lists for its file.
#[derive(Default)]
pub struct Source {
    /// The language.
    pub code: String,
    /// Words with what they mean.
    pub words: Vec<String>,
    /// The patterns, in letters.
    pub patterns: Vec<String>,
}

/// The words of a language with their senses, and its patterns.
type Lists = (BTreeMap<String, Vec<String>>, Vec<String>);

/// Reads the source of all languages.
///
/// # Errors
/// Names the line that is wrong.
pub fn read(text: &str) -> Result<Vec<Source>, String> {
    let mut languages: BTreeMap<&str, Lists> = BTreeMap::new();
    let mut codes: Vec<&str> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let wrong = |what: String| format!("line {}: {what}: {line}", number + 1);
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(named) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            codes = named.split(' ').collect();
            continue;
        }
        let (name, rest) = line.split_once(' ').ok_or_else(|| wrong("no words".into()))?;
        for code in &codes {
            let (words, patterns) = languages.entry(code).or_default();
            if name == "pattern" {
                patterns
                    .push(rest.split_whitespace().map(item).collect::<Result<String, _>>().map_err(wrong)?);
                continue;
            }
            let sense = sense(name).map_err(wrong)?;
            for form in rest.split_whitespace() {
                let senses = words.entry(form.replace('_', " ")).or_default();
                if !senses.contains(&sense) {
                    senses.push(sense.clone());
                }
            }
        }
    }
    let (shared, general) = languages.remove("all").unwrap_or_default();
    let source = |(code, (mut words, mut patterns)): (&str, Lists)| {
        for (form, senses) in &shared {
            words.entry(form.clone()).or_default().extend(senses.iter().cloned());
        }
        patterns.extend(general.iter().cloned());
        let words = words.into_iter().map(|(form, senses)| format!("{form}={}", senses.join(" ")));
        Source { code: code.to_owned(), words: words.collect(), patterns }
    };
    let sources: Vec<Source> = languages.into_iter().map(source).collect();
    for source in &sources {
        let boxed = |list: &[String]| list.iter().map(|word| word.as_str().into()).collect::<Vec<Box<str>>>();
        Times::read(&boxed(&source.words), boxed(&source.patterns))
            .map_err(|error| format!("{}: {error}", source.code))?;
    }
    Ok(sources)
}

/// The letter of "{month}" or "{month}?", with its question mark.
fn item(written: &str) -> Result<String, String> {
    let (name, mark) = written.strip_suffix('?').map_or((written, ""), |name| (name, "?"));
    let name =
        name.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).ok_or("items stand in braces")?;
    Ok(format!("{}{mark}", letter(name)?))
}

fn letter(name: &str) -> Result<char, String> {
    let found = ITEMS.iter().find(|(other, _)| *other == name);
    found.map(|(_, letter)| *letter).ok_or_else(|| format!("no item is called {name}"))
}

/// "M3" for "month=3", "R1027" for "relative=day,it,2".
fn sense(written: &str) -> Result<String, String> {
    let (class, value) = written.split_once('=').unwrap_or((written, "0"));
    let mut number = 0;
    for (field, factor) in value.split(',').zip([1, 32, 512]) {
        let named = VALUES.iter().find(|(name, _)| *name == field).map(|(_, value)| *value);
        number += factor * named.or_else(|| field.parse().ok()).ok_or_else(|| format!("what is {field}?"))?;
    }
    Ok(format!("{}{number}", letter(class)?))
}
