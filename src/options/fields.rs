//! Which keys of an analysis are asked for.

use crate::error::{Error, ErrorCode};

/// The keys of an analysis that are computed and written, all of them by default. Stages that nothing asked for needs are not run.
///
/// ```
/// use nutgraf::Options;
/// use nutgraf::options::Fields;
///
/// let fields = Fields::parse(&["stats", "entities.name", "entities.count"])?;
/// let text = "The Port of Vellmar will close its coal terminal, Harbour Master Ines Calloway said.";
/// let analysis = nutgraf::analyze(text, &Options { fields, ..Options::default() });
/// assert!(analysis.entities.iter().any(|entity| entity.name == "Ines Calloway"));
/// assert!(analysis.keywords.is_empty());
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fields {
    /// The keys that are asked for, whole or in parts: the bit of each.
    keys: u32,
    /// For each key, by its number: a bit for each of its parts.
    parts: [u16; Key::COUNT],
}

/// A key of the analysis, by its number in [`NAMES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Schema,
    Text,
    Notices,
    Repairs,
    Language,
    Title,
    Published,
    Metadata,
    Blocks,
    Sentences,
    Stats,
    Readability,
    Totals,
    Keywords,
    Ngrams,
    Keyphrases,
    Summary,
    Nutgraf,
    Entities,
    Quotes,
    Dates,
    Amounts,
    Corrections,
    Watch,
}

/// All keys.
const NAMES: &str = "schema, text, notices, repairs, language, title, published, metadata, blocks, sentences, stats, readability, \
                     totals, keywords, ngrams, keyphrases, summary, nutgraf, entities, quotes, dates, amounts, corrections, watch";

/// The lists of which parts may be asked for one by one: the keys of the things in them, in the order in which they are written.
const PARTS: [(Key, &str); 10] = [
    (Key::Blocks, "start, end, kind, body, language, source"),
    (Key::Sentences, "start, end, block"),
    (Key::Keywords, "text, lemma, count, mentions, dispersion, keyness, variants"),
    (Key::Ngrams, NO_PLACES),
    (Key::Keyphrases, "text, score, count, mentions"),
    (Key::Summary, "start, end, sentence, rank, score, reasons, context, contextOf"),
    (Key::Entities, "id, kind, name, aliases, gender, roles, count, mentions, why, watch, sure"),
    (Key::Quotes, "start, end, kind, speaker, speakerName, mention, cue"),
    (Key::Dates, "start, end, kind, value"),
    (Key::Amounts, "start, end, kind, value, unit, alternatives, valueTo"),
];

/// Parts that are places in the text: nobody can make anything of them without it.
const PLACES: &str = "start, end, mentions, mention, cue, contextOf";

/// The parts of the only list without any.
const NO_PLACES: &str = "text, words, count, g2";

/// All parts of a key.
const WHOLE: u16 = u16::MAX;

/// Names as an error tells them, one by one.
fn each(names: &str) -> impl Iterator<Item = &str> {
    names.split(' ').map(|name| name.strip_suffix(',').unwrap_or(name))
}

/// The number of a name among names.
#[inline(never)]
fn number(names: &str, name: &str) -> Option<usize> {
    each(names).position(|known| known == name)
}

impl Key {
    const COUNT: usize = Self::Watch as usize + 1;

    /// What is small, known anyway, and tells how to take the rest: written whatever is asked for.
    const ALWAYS: u32 = Self::bits(&[
        Self::Schema,
        Self::Notices,
        Self::Repairs,
        Self::Language,
        Self::Title,
        Self::Published,
        Self::Metadata,
    ]);

    /// A set of keys: the bit of each.
    pub(crate) const fn bits(keys: &[Self]) -> u32 {
        let mut bits = 0;
        let mut at = 0;
        while at < keys.len() {
            bits |= 1 << keys[at] as u32;
            at += 1;
        }
        bits
    }

    /// The key as it is written.
    #[cfg(feature = "export")]
    pub(crate) fn name(self) -> &'static str {
        each(NAMES).nth(self as usize).unwrap_or_default()
    }
}

impl Default for Fields {
    fn default() -> Self {
        const { Self::of((1 << Key::COUNT) - 1) }
    }
}

impl Fields {
    /// The keys of these names, and those that are always given. "entities.name" is of each entity its name. The text comes with
    /// whatever has places in it.
    ///
    /// # Errors
    /// [`ErrorCode::BadOption`] for a name that there is not; the message says which there are.
    pub fn parse<S: AsRef<str>>(names: &[S]) -> Result<Self, Error> {
        let mut fields = const { Self::of(Key::ALWAYS) };
        for name in names {
            fields.add(name.as_ref())?;
        }
        Ok(fields)
    }

    /// These keys, and those that are always given.
    #[cfg(feature = "export")]
    pub(crate) fn with(keys: u32) -> Self {
        Self::of(keys | Key::ALWAYS)
    }

    const fn of(keys: u32) -> Self {
        let mut fields = Self { keys, parts: [0; Key::COUNT] };
        let mut key = 0;
        while key < Key::COUNT {
            if keys & 1 << key != 0 {
                fields.parts[key] = WHOLE;
            }
            key += 1;
        }
        fields
    }

    fn add(&mut self, name: &str) -> Result<(), Error> {
        let mut known = NAMES;
        // A part stands behind a dot.
        let list = name.split('.').next().unwrap_or_default();
        let part = name.get(list.len() + 1..);
        let mut found = number(NAMES, list);
        let mut asked = WHOLE;
        let parts = PARTS.iter().find(|(key, _)| Some(*key as usize) == found).map(|(_, parts)| *parts);
        let mut has_places = parts.is_some_and(|parts| parts != NO_PLACES);
        if let Some(part) = part {
            known = parts.unwrap_or(NAMES);
            let at = parts.and_then(|parts| number(parts, part));
            asked = at.map_or(0, |at| 1 << at);
            found = found.filter(|_| at.is_some());
            has_places = number(PLACES, part).is_some();
        }
        let Some(key) = found else {
            let message = format!("There is no field '{name}'; there are {known}.");
            return Err(Error::new(ErrorCode::BadOption, message));
        };
        self.choose(key, asked);
        if has_places {
            self.choose(Key::Text as usize, WHOLE);
        }
        Ok(())
    }

    fn choose(&mut self, key: usize, parts: u16) {
        self.keys |= 1 << key;
        self.parts[key] |= parts;
    }

    /// The keys that are asked for, whole or in parts: the bit of each.
    pub(crate) const fn keys(&self) -> u32 {
        self.keys
    }

    /// Whether the key is asked for, or some of its parts.
    pub(crate) const fn has(&self, key: Key) -> bool {
        self.keys & 1 << key as u32 != 0
    }

    /// The parts of a list that are asked for, a bit for each.
    pub(crate) const fn parts(&self, key: Key) -> u16 {
        self.parts[key as usize]
    }

    /// The first list of which some parts are asked for.
    #[cfg(feature = "export")]
    pub(crate) fn parted(&self) -> Option<&'static str> {
        let parted = |(key, _): &&(Key, &str)| self.has(*key) && self.parts(*key) != WHOLE;
        PARTS.iter().find(parted).map(|(key, _)| key.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(names: &[&str]) -> Vec<&'static str> {
        let keys = Fields::parse(names).unwrap().keys() & !Key::ALWAYS;
        each(NAMES).enumerate().filter(|(at, _)| keys & 1 << at != 0).map(|(_, name)| name).collect()
    }

    #[test]
    fn keys_have_their_names() {
        let names: Vec<&str> = each(NAMES).collect();
        assert_eq!(names.len(), Key::COUNT);
        for key in [
            Key::Schema,
            Key::Metadata,
            Key::Totals,
            Key::Summary,
            Key::Amounts,
            Key::Corrections,
            Key::Watch,
        ] {
            assert_eq!(names[key as usize], format!("{key:?}").to_lowercase());
        }
    }

    #[test]
    fn the_text_comes_with_places() {
        assert_eq!(keys(&[]), [""; 0]);
        assert_eq!(keys(&["stats", "language"]), ["stats"]);
        assert_eq!(keys(&["text"]), ["text"]);
        assert_eq!(keys(&["entities"]), ["text", "entities"]);
        assert_eq!(keys(&["entities.name", "entities.kind"]), ["entities"]);
        for name in ["entities.mentions", "quotes.cue", "summary.contextOf", "dates.end"] {
            assert_eq!(keys(&[name])[0], "text", "{name}");
        }
    }

    #[test]
    fn a_list_and_its_part_are_the_list() {
        let dates = Fields::parse(&["dates"]).unwrap();
        assert_eq!(Fields::parse(&["dates.value", "dates"]).unwrap(), dates);
        assert_ne!(Fields::parse(&["dates.value"]).unwrap(), dates);
        let all: Vec<&str> = each(NAMES).collect();
        assert_eq!(Fields::parse(&all), Ok(Fields::default()));
    }

    #[test]
    fn an_unknown_name_is_told_the_known_ones() {
        for (name, known) in [
            ("people", "there are schema, text, notices"),
            ("", "there are schema, text"),
            ("Entities", "corrections, watch"),
            ("entities.names", "there are id, kind, name"),
            ("entities.", "there are id, kind, name"),
            ("stats.words", "there are schema, text"),
        ] {
            let error = Fields::parse(&[name]).unwrap_err();
            assert_eq!(error.code(), ErrorCode::BadOption);
            assert!(error.message().contains(known), "{name}: {}", error.message());
            assert!(
                error.message().starts_with(&format!("There is no field '{name}'")),
                "{}",
                error.message()
            );
        }
    }
}
