//! Names, addresses and numbers taken out of a text: labels or bars stand for them, and a key tells which stands for whom.
//!
//! `persons` and `names` say where somebody is named, `forms` finds all further ways of writing a name, `patterns` what is told
//! by its form alone; `key` gives the labels. What has been redacted is read again until nothing more is found, so that redacting
//! the result once more changes nothing.

mod analysed;
#[cfg(any(test, feature = "analysis", all(feature = "wasm", feature = "export")))]
mod border;
mod facts;
mod forms;
mod key;
mod names;
mod pass;
mod patterns;
mod pieces;

pub(crate) use analysed::Analysed;
#[cfg(feature = "analysis")]
pub(crate) use analysed::{facts, words};
pub(crate) use facts::Reader;
#[cfg(all(feature = "wasm", feature = "export"))]
pub(crate) use facts::{Facts, Word};
use key::Labels;
pub use key::{Key, KeyEntry};

use serde::Serialize;

use crate::error::{Error, ErrorCode};
use crate::output::Notice;
use crate::text::{ByteSpan, OffsetUnit, Offsets};

/// What is redacted. The names are part of the public interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// Human beings.
    Person,
    /// Companies, ministries, parties, teams, media.
    Organization,
    /// Countries, cities, regions, buildings, sites.
    Place,
    /// Nationalities, religions, peoples.
    Group,
    /// Named happenings.
    Event,
    /// Laws, programmes, titles of works.
    Work,
    /// Named things that are made or sold.
    Product,
    /// E-mail addresses.
    Email,
    /// Telephone numbers.
    Phone,
    /// Web addresses, and names of accounts ("@name").
    Url,
    /// Numbers of bank accounts (IBAN) and payment cards, told by their check digits.
    Account,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 11] = [
        Self::Person,
        Self::Organization,
        Self::Place,
        Self::Group,
        Self::Event,
        Self::Work,
        Self::Product,
        Self::Email,
        Self::Phone,
        Self::Url,
        Self::Account,
    ];

    /// The kind as it stands in options and in the key.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Group => "group",
            Self::Event => "event",
            Self::Work => "work",
            Self::Product => "product",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Url => "url",
            Self::Account => "account",
        }
    }

    /// The word of its labels.
    const fn noun(self) -> &'static str {
        match self {
            Self::Person => "Person",
            Self::Organization => "Organization",
            Self::Place => "Place",
            Self::Group => "Group",
            Self::Event => "Event",
            Self::Work => "Work",
            Self::Product => "Product",
            Self::Email => "Email",
            Self::Phone => "Phone",
            Self::Url => "Link",
            Self::Account => "Account",
        }
    }
}

/// What stands in the place of what was taken out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Style {
    /// "Person 1", "Email 2": the same for the same throughout.
    #[default]
    Labels,
    /// A bar of always the same length.
    Bars,
}

/// The bar of [`Style::Bars`].
const BAR: &str = "█████";

/// What is to be redacted, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedactOptions {
    /// What is taken out.
    pub kinds: Vec<Kind>,
    /// What stands in its place.
    pub style: Style,
}

impl Default for RedactOptions {
    /// Persons, addresses, numbers; labels.
    fn default() -> Self {
        let kinds = vec![Kind::Person, Kind::Email, Kind::Phone, Kind::Url, Kind::Account];
        Self { kinds, style: Style::Labels }
    }
}

impl RedactOptions {
    /// The options by the names of kinds and style as they come from outside; what is not given stays as in the default.
    ///
    /// # Errors
    /// [`ErrorCode::BadOption`] for an unknown name, and where there is no kind.
    pub fn parse<S: AsRef<str>>(kinds: Option<&[S]>, style: Option<&str>) -> Result<Self, Error> {
        let bad = |message: String| Error::new(ErrorCode::BadOption, message);
        let mut options = Self::default();
        if let Some(names) = kinds {
            options.kinds.clear();
            for name in names.iter().map(|name| name.as_ref().trim()) {
                let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == name);
                let all = || Kind::ALL.map(Kind::as_str).join(", ");
                let kind =
                    kind.ok_or_else(|| bad(format!("There is no kind '{name}'; there are {}.", all())))?;
                if !options.kinds.contains(&kind) {
                    options.kinds.push(kind);
                }
            }
            if options.kinds.is_empty() {
                return Err(bad(
                    "'kinds' is empty; name what is to be redacted, such as 'person'.".to_owned()
                ));
            }
        }
        options.style = match style {
            None | Some("labels") => Style::Labels,
            Some("bars") => Style::Bars,
            Some(other) => return Err(bad(format!("'style' is '{other}'; it must be 'labels' or 'bars'."))),
        };
        Ok(options)
    }

    fn has(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }
}

/// A redacted text. All offsets are in the unit of [`Options::offsets`](crate::Options::offsets).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Redacted {
    /// The text with labels or bars.
    pub text: String,
    /// The text that was redacted, where the caller does not hold it: the input was bytes, or repair changed it. It holds all
    /// names, and does not go with the result when that is serialized.
    #[serde(skip)]
    pub source: Option<String>,
    /// What was taken out where, in text order.
    pub replacements: Vec<Replacement>,
    /// Capitalized words that were left within sentences though no list knows them: possible names, in text order, the
    /// first hundred.
    pub unsure: Vec<Unsure>,
    /// What the reader should know: always "redaction-unsure", which says what cannot be promised.
    pub notices: Vec<Notice>,
    /// Who the labels stand for: of the key that was given, and what came to it. It is a secret, and does not go with the result
    /// when that is serialized.
    #[serde(skip)]
    pub key: Key,
}

/// One place where something was taken out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Replacement {
    /// Inclusive, in the text that was redacted.
    pub start: u32,
    /// Exclusive.
    pub end: u32,
    /// Where the label or bar begins in the redacted text.
    pub at: u32,
    /// The label, also where a bar is shown.
    pub label: String,
    /// As [`Kind::as_str`] has it.
    pub kind: &'static str,
}

/// A word that may be a name and was left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Unsure {
    /// Inclusive, in the redacted text.
    pub start: u32,
    /// Exclusive.
    pub end: u32,
    /// The word.
    pub text: String,
}

/// Most words in [`Redacted::unsure`].
const MOST_UNSURE: usize = 100;

/// How often a text is read at most. What is found at the second reading is next to what was found at the first one; hardly
/// ever is there anything at the third.
const MOST_READINGS: usize = 6;

/// One thing that is taken out, while it is done.
struct Cut {
    /// In the text that is redacted.
    source: ByteSpan,
    /// In the redacted text as it is so far.
    now: ByteSpan,
    label: String,
    kind: Kind,
}

/// Redacts a text. `key` is empty, or what came back for another text of the same collection; `unit` is that of the offsets.
pub(crate) fn redact<R: Reader>(
    reader: &R,
    given: &str,
    unit: OffsetUnit,
    wanted: &RedactOptions,
    key: Key,
) -> Result<Redacted, R::Error> {
    let mut facts = reader.read(given, None)?;
    let source = facts.text.take();
    let original = source.as_deref().unwrap_or(given);
    let mut notices = std::mem::take(&mut facts.notices);
    if !facts.has_names {
        notices.push((
            "redaction-no-names".to_owned(),
            format!(
                "Names are not found in texts of this language ({}): only addresses, numbers, and names that the key holds were \
                 taken out.",
                facts.language
            ),
        ));
    } else if !facts.has_lists {
        notices.push((
            "redaction-fewer-names".to_owned(),
            format!(
                "Fewer names are found in texts of this language ({}) than in English ones: some are likely to be left.",
                facts.language
            ),
        ));
    }
    let mut text = original.to_owned();
    let mut cuts: Vec<Cut> = Vec::new();
    let mut unsure = Vec::new();
    let mut known = Labels::new(key);
    for reading in 0..MOST_READINGS {
        if reading > 0 {
            facts = reader.read(&text, Some(&facts.language))?;
        }
        let read = pass::read(&text, &facts, reader, wanted, &mut known)?;
        unsure = read.unsure;
        if read.finds.is_empty() {
            break;
        }
        (text, cuts) = apply(&text, cuts, read.finds, wanted.style);
        if reading + 1 == MOST_READINGS {
            unsure.clear();
        }
    }
    let (before, after) = (Offsets::new(original, unit), Offsets::new(&text, unit));
    notices.push((
        "redaction-unsure".to_owned(),
        "Names that were not found are still in the text; read it before it is passed on. What is told of somebody can show who it \
         is without a name."
            .to_owned(),
    ));
    let replacements = cuts
        .into_iter()
        .map(|cut| Replacement {
            start: before.convert(cut.source.start()),
            end: before.convert(cut.source.end()),
            at: after.convert(cut.now.start()),
            label: cut.label,
            kind: cut.kind.as_str(),
        })
        .collect();
    let unsure = unsure
        .into_iter()
        .map(|span| Unsure {
            start: after.convert(span.start()),
            end: after.convert(span.end()),
            text: span.of(&text).to_owned(),
        })
        .collect();
    let notice =
        |(code, message): (String, String)| Notice { code: code.into(), message, span: None, language: None };
    Ok(Redacted {
        source,
        replacements,
        unsure,
        notices: notices.into_iter().map(notice).collect(),
        key: known.into_key(),
        text,
    })
}

/// The text with labels or bars for what was found, and all that has been cut out of it so far, in text order.
fn apply(text: &str, before: Vec<Cut>, finds: Vec<pass::Find>, style: Style) -> (String, Vec<Cut>) {
    let mut out = String::with_capacity(text.len());
    let mut cuts = Vec::with_capacity(before.len() + finds.len());
    let mut before = before.into_iter().peekable();
    let mut copied = 0;
    // How far the text that is redacted is ahead of the one at hand, in bytes.
    let mut ahead = 0isize;
    let shifted = |at: usize, by: isize| at.wrapping_add_signed(by);
    let keep = |cut: Cut, out_length: isize, cuts: &mut Vec<Cut>, ahead: &mut isize| {
        *ahead = cut.source.end() as isize - cut.now.end() as isize;
        let now = ByteSpan::new(shifted(cut.now.start(), out_length), shifted(cut.now.end(), out_length));
        cuts.push(Cut { now, ..cut });
    };
    for find in finds {
        while let Some(cut) = before.next_if(|cut| cut.now.end() <= find.span.start()) {
            keep(cut, out.len() as isize - copied as isize, &mut cuts, &mut ahead);
        }
        out.push_str(&text[copied..find.span.start()]);
        let start = out.len();
        out.push_str(if style == Style::Bars { BAR } else { &find.label });
        let source = ByteSpan::new(shifted(find.span.start(), ahead), shifted(find.span.end(), ahead));
        let now = ByteSpan::new(start, out.len());
        cuts.push(Cut { source, now, label: find.label, kind: find.kind });
        copied = find.span.end();
    }
    for cut in before {
        keep(cut, out.len() as isize - copied as isize, &mut cuts, &mut ahead);
    }
    out.push_str(&text[copied..]);
    (out, cuts)
}
