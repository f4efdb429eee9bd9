//! What a caller may ask for, and the checks on it. Every wrong value is an error that says what would be right.

mod fields;

use serde::Deserialize;

use crate::corrections::Corrections;
use crate::error::{Error, ErrorCode};
pub use crate::import::Repair;
use crate::import::{Encoding, iso_date};
use crate::lang::{Language, Packs};
use crate::text::{Day, Decimal, OffsetUnit};
use crate::watch::Watch;
pub use fields::Fields;
pub(crate) use fields::Key;

/// Options of one analysis.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Options {
    /// The language of the text; `None` finds it out.
    pub language: Option<Language>,
    /// The languages of the reader, which a short text is in more likely than in others; where `language` is given, they mean
    /// nothing.
    pub language_hints: Vec<Language>,
    /// The day that "yesterday" and "June 13" are resolved against; `None` takes the article's own date.
    pub date: Option<Day>,
    /// How long the summary is.
    pub summary: SummaryLength,
    /// Whether broken lines and the like are repaired.
    pub repair: Repair,
    /// The unit of all offsets in the result.
    pub offsets: OffsetUnit,
    /// A title that is known apart from the text; it weighs as a title and has no span.
    pub title: Option<String>,
    /// Words that keywords, n-grams and keyphrases leave out, beside the language's own: forms, lemmas or names, in any
    /// case. An n-gram may have them inside. The summary gives them no weight.
    pub stop_words: Vec<String>,
    /// How many of each thing are listed.
    pub limits: Limits,
    /// Lists that go with positions (blocks, sentences, mentions, quotes, dates, amounts) stop at this offset, in the
    /// unit of `offsets`; counts and rankings are of the whole text all the same. For showing the head of a very
    /// large text.
    pub window: Option<u32>,
    /// What bytes are read as; `None` finds it out. A string has been read already, so for that it means nothing.
    pub encoding: Option<Encoding>,
    /// What the reader knows better: names that are renamed, joined, parted, told anew, hidden or added.
    pub corrections: Option<Corrections>,
    /// Names and words that are looked for.
    pub watch: Option<Watch>,
    /// What is computed and written of the analysis.
    pub fields: Fields,
    /// What is known of languages other than English: those that are built in, and those that were added.
    pub packs: Packs,
}

/// The length of the summary.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SummaryLength {
    /// Number of sentences; at most 1,000 are chosen.
    Sentences(u32),
    /// Share of the sentences of the body, above 0 and up to 1; at least one sentence, at most 1,000.
    Ratio(f64),
}

impl Default for SummaryLength {
    fn default() -> Self {
        Self::Sentences(3)
    }
}

/// How many of each thing are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Keywords, most frequent first.
    pub keywords: usize,
    /// N-grams, best first.
    pub ngrams: usize,
    /// Keyphrases, best first.
    pub keyphrases: usize,
    /// Mentions of one keyword or keyphrase, or of one entity where `entities` is limited.
    pub mentions: usize,
    /// Entities, most mentioned first; no limit unless asked for.
    pub entities: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { keywords: 200, ngrams: 100, keyphrases: 100, mentions: 1000, entities: usize::MAX }
    }
}

/// Options as they come from outside, by the names of the public interface; checked by [`RawOptions::check`].
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RawOptions {
    /// "auto" or a code.
    pub language: Option<String>,
    /// Codes, see [`Options::language_hints`].
    pub language_hints: Option<Vec<String>>,
    /// "2024-04-30".
    pub date: Option<String>,
    /// Number of sentences of the summary.
    pub sentences: Option<f64>,
    /// Share of the sentences.
    pub ratio: Option<f64>,
    /// "auto", "always" or "never".
    pub repair: Option<String>,
    /// "utf16", "utf8" or "chars".
    pub offsets: Option<String>,
    /// A title given apart.
    pub title: Option<String>,
    /// See [`Options::stop_words`].
    pub stop_words: Option<Vec<String>>,
    /// See [`Limits`].
    pub limits: Option<RawLimits>,
    /// See [`Options::window`].
    pub window: Option<f64>,
    /// "auto" or a label.
    pub encoding: Option<String>,
    /// See [`Options::corrections`].
    pub corrections: Option<Corrections>,
    /// See [`Options::watch`].
    pub watch: Option<Watch>,
    /// The names of [`Options::fields`].
    pub fields: Option<Vec<String>>,
}

/// Limits as they come from outside.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RawLimits {
    /// See [`Limits::keywords`].
    pub keywords: Option<f64>,
    /// See [`Limits::ngrams`].
    pub ngrams: Option<f64>,
    /// See [`Limits::keyphrases`].
    pub keyphrases: Option<f64>,
    /// See [`Limits::mentions`].
    pub mentions: Option<f64>,
    /// See [`Limits::entities`].
    pub entities: Option<f64>,
}

impl RawOptions {
    /// The names of all options, for edges that must refuse unknown ones themselves.
    pub const NAMES: [&'static str; 15] = [
        "language",
        "languageHints",
        "date",
        "sentences",
        "ratio",
        "repair",
        "offsets",
        "title",
        "stopWords",
        "limits",
        "window",
        "encoding",
        "corrections",
        "watch",
        "fields",
    ];
    /// The names inside `limits`.
    pub const LIMIT_NAMES: [&'static str; 5] = ["keywords", "ngrams", "keyphrases", "mentions", "entities"];

    /// Checks every value.
    ///
    /// # Errors
    /// [`ErrorCode::BadOption`], naming the option, the value and what would be right.
    pub fn check(self) -> Result<Options, Error> {
        let mut options = Options::default();
        if let Some(code) = &self.language {
            options.language = parse_language(code)?;
        }
        if let Some(codes) = &self.language_hints {
            options.language_hints = parse_language_hints(codes)?;
        }
        if let Some(date) = &self.date {
            options.date = Some(parse_date(date)?);
        }
        options.summary = match (self.sentences, self.ratio) {
            (Some(_), Some(_)) => {
                return Err(bad("'sentences' and 'ratio' were both given; give one of them."));
            }
            (Some(n), None) => SummaryLength::Sentences(whole("sentences", n)? as u32),
            (None, Some(ratio)) if ratio > 0.0 && ratio <= 1.0 => SummaryLength::Ratio(ratio),
            (None, Some(ratio)) => {
                return Err(bad(format!("'ratio' is {}; it must be above 0 and at most 1.", Decimal(ratio))));
            }
            (None, None) => SummaryLength::default(),
        };
        if let Some(name) = &self.repair {
            options.repair = parse_repair(name)?;
        }
        if let Some(name) = &self.offsets {
            options.offsets = parse_offsets(name)?;
        }
        options.title = self.title.filter(|title| !title.trim().is_empty());
        let stop_words = self.stop_words.unwrap_or_default();
        options.stop_words = stop_words.iter().map(|word| word.trim().to_owned()).collect();
        options.stop_words.retain(|word| !word.is_empty());
        if let Some(raw) = self.limits {
            let limits = &mut options.limits;
            for (name, value, limit) in [
                ("limits.keywords", raw.keywords, &mut limits.keywords),
                ("limits.ngrams", raw.ngrams, &mut limits.ngrams),
                ("limits.keyphrases", raw.keyphrases, &mut limits.keyphrases),
                ("limits.mentions", raw.mentions, &mut limits.mentions),
                ("limits.entities", raw.entities, &mut limits.entities),
            ] {
                if let Some(value) = value {
                    *limit = whole(name, value)?;
                }
            }
        }
        if let Some(window) = self.window {
            options.window = Some(whole("window", window)? as u32);
        }
        if let Some(label) = &self.encoding {
            options.encoding = parse_encoding(label)?;
        }
        if let Some(corrections) = &self.corrections {
            corrections.check()?;
        }
        options.corrections = self.corrections;
        if let Some(watch) = &self.watch {
            watch.check()?;
        }
        options.watch = self.watch;
        if let Some(names) = &self.fields {
            options.fields = Fields::parse(names)?;
        }
        Ok(options)
    }
}

/// A language by its code, `None` for "auto".
///
/// # Errors
/// [`ErrorCode::BadOption`] where the code is not two or three lower-case letters.
pub fn parse_language(code: &str) -> Result<Option<Language>, Error> {
    if code == "auto" {
        return Ok(None);
    }
    Language::from_code(code).map(Some).ok_or_else(|| {
        bad(format!("'{code}' is no language code; give 'auto', or a code of ISO 639 such as 'en' or 'uz'."))
    })
}

/// Most languages that a reader is taken to have.
const MOST_HINTS: usize = 16;

/// The languages of a reader, of which the first ones count. Codes that no language has are left out: what a browser tells is
/// no mistake of the reader.
///
/// # Errors
/// [`ErrorCode::BadOption`] where one is not of two or three lower-case letters.
pub(crate) fn parse_language_hints(codes: &[impl AsRef<str>]) -> Result<Vec<Language>, Error> {
    let is_code = |code: &&str| (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase());
    let codes = || codes.iter().map(AsRef::as_ref).take(MOST_HINTS);
    if let Some(wrong) = codes().find(|code| !is_code(code)) {
        return Err(bad(format!(
            "'languageHints' has '{wrong}', which is no language code; give codes of ISO 639 such as 'en' or 'uz'."
        )));
    }
    Ok(codes().filter_map(Language::from_code).collect())
}

/// A day, "2024-04-30".
///
/// # Errors
/// [`ErrorCode::BadOption`] where it is no day of the calendar in that form.
pub fn parse_date(text: &str) -> Result<Day, Error> {
    iso_date(text).map(Day).ok_or_else(|| bad(format!("'{text}' is no date; write it like 2024-04-30.")))
}

/// The value of `repair`.
///
/// # Errors
/// [`ErrorCode::BadOption`] for any other word.
pub fn parse_repair(name: &str) -> Result<Repair, Error> {
    match name {
        "auto" => Ok(Repair::Auto),
        "always" => Ok(Repair::Always),
        "never" => Ok(Repair::Never),
        _ => Err(bad(format!("'repair' is '{name}'; it must be 'auto', 'always' or 'never'."))),
    }
}

/// The value of `offsets`.
///
/// # Errors
/// [`ErrorCode::BadOption`] for any other word.
pub fn parse_offsets(name: &str) -> Result<OffsetUnit, Error> {
    match name {
        "utf16" => Ok(OffsetUnit::Utf16),
        "utf8" => Ok(OffsetUnit::Utf8),
        "chars" => Ok(OffsetUnit::Chars),
        _ => Err(bad(format!("'offsets' is '{name}'; it must be 'utf16', 'utf8' or 'chars'."))),
    }
}

/// An encoding by its label, `None` for "auto".
///
/// # Errors
/// [`ErrorCode::BadOption`] where no encoding that is read has this label.
pub fn parse_encoding(label: &str) -> Result<Option<Encoding>, Error> {
    if label == "auto" {
        return Ok(None);
    }
    Encoding::for_label(label).map(Some).ok_or_else(|| {
        bad(format!(
            "'{label}' is no encoding that is read; give 'auto', or a label such as 'utf-8', 'utf-16le', \
             'windows-1250', 'iso-8859-2', 'macintosh' or 'cp852'."
        ))
    })
}

/// A whole number from 1 to 2³²−1.
pub(crate) fn whole(name: &str, value: f64) -> Result<usize, Error> {
    if value.fract() == 0.0 && (1.0..=f64::from(u32::MAX)).contains(&value) {
        Ok(value as usize)
    } else {
        Err(bad(format!("'{name}' is {}; it must be a whole number from 1 up.", Decimal(value))))
    }
}

fn bad(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::BadOption, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(raw: RawOptions) -> String {
        let error = raw.check().unwrap_err();
        assert_eq!(error.code(), ErrorCode::BadOption);
        error.message().to_owned()
    }

    #[test]
    fn every_wrong_value_is_named() {
        let text = |s: &str| Some(s.to_owned());
        assert!(message(RawOptions { language: text("zz"), ..Default::default() }).contains("zz"));
        assert!(message(RawOptions { date: text("0000-01-01"), ..Default::default() }).contains("0000"));
        assert!(message(RawOptions { language: text("English"), ..Default::default() }).contains("English"));
        let hints = Some(vec!["en".to_owned(), "en-US".to_owned()]);
        assert!(message(RawOptions { language_hints: hints, ..Default::default() }).contains("'en-US'"));
        assert!(message(RawOptions { date: text("30.4.2024"), ..Default::default() }).contains("2024-04-30"));
        assert!(
            message(RawOptions { date: text("2024-02-30"), ..Default::default() }).contains("2024-02-30")
        );
        assert!(message(RawOptions { sentences: Some(0.0), ..Default::default() }).contains("sentences"));
        assert!(message(RawOptions { sentences: Some(2.5), ..Default::default() }).contains("whole"));
        assert!(message(RawOptions { ratio: Some(1.5), ..Default::default() }).contains("ratio"));
        assert!(
            message(RawOptions { ratio: Some(0.5), sentences: Some(3.0), ..Default::default() })
                .contains("both")
        );
        assert!(message(RawOptions { repair: text("yes"), ..Default::default() }).contains("never"));
        assert!(message(RawOptions { offsets: text("bytes"), ..Default::default() }).contains("utf8"));
        for label in ["utf-32", "klingon", ""] {
            let told = message(RawOptions { encoding: text(label), ..Default::default() });
            assert!(told.contains(&format!("'{label}'")) && told.contains("'windows-1250'"), "{told}");
        }
        let fields = Some(vec!["summary".into(), "people".into()]);
        assert!(message(RawOptions { fields, ..Default::default() }).contains("'people'"));
        let limits = Some(RawLimits { keywords: Some(-1.0), ..Default::default() });
        assert!(message(RawOptions { limits, ..Default::default() }).contains("limits.keywords"));
    }

    #[test]
    fn right_values_arrive() {
        let raw = RawOptions {
            language: Some("uz".into()),
            date: Some("2024-04-30".into()),
            ratio: Some(0.25),
            offsets: Some("chars".into()),
            window: Some(1000.0),
            stop_words: Some(vec![" Mayor ".into(), "  ".into()]),
            encoding: Some("cp1250".into()),
            ..Default::default()
        };
        let options = raw.check().unwrap();
        assert_eq!(options.language.map(|l| l.code().to_owned()), Some("uz".to_owned()));
        assert_eq!(options.date.map(|day| day.to_string()).as_deref(), Some("2024-04-30"));
        assert_eq!(options.summary, SummaryLength::Ratio(0.25));
        assert_eq!(options.offsets, OffsetUnit::Chars);
        assert_eq!(options.window, Some(1000));
        assert_eq!(options.stop_words, ["Mayor"]);
        assert_eq!(options.limits, Limits::default());
        assert_eq!(options.encoding.map(Encoding::name), Some("windows-1250"));
        let auto = RawOptions { encoding: Some("auto".into()), ..Default::default() };
        assert_eq!(auto.check(), Ok(Options::default()));
    }
}
