//! What holds for the analysis of any text, one named rule a line: the contract of `nutgraf::output` as tests can check it.
//!
//! Shared by the property tests and the fuzz targets. [`check`] holds one analysis against all rules of [`RULES`];
//! [`relate`] makes further analyses of the same text and compares them ([`RELATIONS`]).

// Each program that this module is part of uses its own share of it.
#![allow(dead_code)]

macro_rules! ensure {
    ($holds:expr, $($message:tt)+) => {
        let holds: bool = $holds;
        if !holds {
            return Err(format!($($message)+));
        }
    };
}

mod facts;
mod json;
mod relations;
mod shape;
mod words;

pub use relations::RELATIONS;

use nutgraf::output::Span;
use nutgraf::text::OffsetUnit;
use nutgraf::{Analysis, Options};

/// What is wrong, where a rule is broken.
pub type Outcome = Result<(), String>;

/// A rule: its name, and whether it holds.
pub type Rule = (&'static str, fn(&Checked<'_>) -> Outcome);

/// All rules about one analysis, by what they are about.
pub const RULES: [&[Rule]; 4] = [shape::RULES, words::RULES, facts::RULES, json::RULES];

/// One analysis with all that it came from.
pub struct Checked<'a> {
    /// What is checked.
    pub analysis: &'a Analysis,
    /// The text as it was given.
    pub given: &'a str,
    /// The text that was analysed, which all spans refer to.
    pub text: &'a str,
    /// What was asked for.
    pub options: &'a Options,
    /// The byte at which each offset stands, in the unit of the options; `None` inside a character.
    bytes: Vec<Option<usize>>,
}

impl<'a> Checked<'a> {
    /// An analysis of the string `given`.
    pub fn new(analysis: &'a Analysis, given: &'a str, options: &'a Options) -> Self {
        let text = analysis.text.as_deref().unwrap_or(given);
        Self { analysis, given, text, options, bytes: bytes_of(text, options.offsets) }
    }

    /// The bytes of a span; an error where it is empty, runs backwards, leaves the text or cuts a character.
    pub fn bytes(&self, span: Span) -> Result<std::ops::Range<usize>, String> {
        let at = |offset: u32| self.bytes.get(offset as usize).copied().flatten();
        match (at(span.start), at(span.end)) {
            (Some(start), Some(end)) if start < end => Ok(start..end),
            (Some(_), Some(_)) => Err(format!("{span:?} holds nothing")),
            _ => Err(format!("{span:?} leaves the text or cuts a character")),
        }
    }

    /// The words of a span.
    pub fn cut(&self, span: Span) -> Result<&'a str, String> {
        Ok(&self.text[self.bytes(span)?])
    }

    /// Whether lists stop before the text does.
    pub fn is_windowed(&self) -> bool {
        self.analysis.notices.iter().any(|notice| notice.code == "windowed")
    }

    /// All spans lie in the text, in order, and none overlaps the one before.
    pub fn ascend(&self, spans: impl IntoIterator<Item = Span>) -> Outcome {
        let mut last = 0;
        for span in spans {
            self.bytes(span)?;
            ensure!(span.start >= last, "{span:?} begins before {last}");
            last = span.end;
        }
        Ok(())
    }

    /// What the spans leave of `within` is white space; they are in order.
    pub fn cover(&self, within: std::ops::Range<usize>, spans: impl IntoIterator<Item = Span>) -> Outcome {
        let mut at = within.start;
        for span in spans {
            let bytes = self.bytes(span)?;
            ensure!(at <= bytes.start && bytes.end <= within.end, "{span:?} is out of order or outside");
            ensure!(is_blank(&self.text[at..bytes.start]), "{:?} is left out", &self.text[at..bytes.start]);
            at = bytes.end;
        }
        ensure!(is_blank(&self.text[at..within.end]), "{:?} is left out", &self.text[at..within.end]);
        Ok(())
    }
}

/// Whether there is nothing but white space.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// Whether words can be shown: there are some, with no white space around them.
pub fn is_trimmed(text: &str) -> bool {
    !text.is_empty() && text.trim() == text
}

fn bytes_of(text: &str, unit: OffsetUnit) -> Vec<Option<usize>> {
    let mut bytes = Vec::with_capacity(text.len() + 1);
    for (at, character) in text.char_indices() {
        bytes.push(Some(at));
        let inside = match unit {
            OffsetUnit::Utf8 => character.len_utf8(),
            OffsetUnit::Utf16 => character.len_utf16(),
            OffsetUnit::Chars => 1,
        };
        bytes.extend((1..inside).map(|_| None));
    }
    bytes.push(Some(text.len()));
    bytes
}

/// Analyses a text and holds the result against every rule.
///
/// # Panics
/// Where one is broken, with its name.
pub fn check(text: &str, options: &Options) -> Analysis {
    let analysis = nutgraf::analyze(text, options);
    let checked = Checked::new(&analysis, text, options);
    for (name, holds) in RULES.iter().copied().flatten() {
        if let Err(what) = holds(&checked) {
            panic!("rule \"{name}\" is broken: {what}\ntext: {text:?}\noptions: {options:?}");
        }
    }
    analysis
}

/// Holds an analysis against one relation, by its number in [`RELATIONS`] (taken round and round).
///
/// # Panics
/// Where it is broken, with its name.
pub fn relate(number: usize, analysis: &Analysis, text: &str, options: &Options) {
    let (name, holds) = RELATIONS[number % RELATIONS.len()];
    if let Err(what) = holds(&Checked::new(analysis, text, options)) {
        panic!("relation \"{name}\" is broken: {what}\ntext: {text:?}\noptions: {options:?}");
    }
}
