//! How an analysis is read again. Its names (kinds, forms, reasons, units) are looked up among those that there are, which also
//! tells an analysis of another version, or none at all. What has a place in the text is read as it is written: serde's `flatten`
//! would keep all of it twice, and its code is a tenth of the wasm file.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use super::{
    Amount, Analysis, Block, Corrected, DateMention, Entity, Formula, Keyphrase, Keyword, Language, Measure,
    Mention, Metadata, Name, Ngram, Notice, Nutgraf, Quote, Readability, ReadabilityScores, Repair, Sentence,
    Span, Stats, SummarySentence, Totals, Watched,
};
use crate::annotate::amounts::AmountKind;
use crate::annotate::coreference::MentionForm;
use crate::annotate::dates::DateKind;
use crate::annotate::keywords::Direction;
use crate::annotate::names::EntityKind;
use crate::annotate::quotes::QuoteKind;
use crate::annotate::summary::features::Reason;
use crate::corrections::{Place, Rule, Target};
use crate::import::REPAIRS;
use crate::lang::en::units;
use crate::options::{Fields, Key};
use crate::text::BlockKind;

/// A set of names.
trait Names {
    /// What one of them is.
    const WHAT: &str;

    /// The name that is written like this.
    fn find(name: &str) -> Option<&'static str>;
}

/// A name of the set, as it stands in the analysis.
struct Found<N>(&'static str, PhantomData<N>);

impl<'de, N: Names> Deserialize<'de> for Found<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Finder(PhantomData))
    }
}

struct Finder<N>(PhantomData<N>);

impl<N: Names> Visitor<'_> for Finder<N> {
    type Value = Found<N>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(N::WHAT)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        let found =
            N::find(name).ok_or_else(|| E::custom(format_args!("\"{name:.40}\" is not {}", N::WHAT)))?;
        Ok(Found(found, PhantomData))
    }
}

/// Sets of names, and the functions that read one of each.
macro_rules! names {
    ($($function:ident $set:ident $what:literal: $names:expr;)+) => {$(
        enum $set {}

        impl Names for $set {
            const WHAT: &str = $what;

            fn find(name: &str) -> Option<&'static str> {
                $names.into_iter().find(|known| *known == name)
            }
        }

        pub fn $function<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'static str, D::Error> {
            Found::<$set>::deserialize(deserializer).map(|found| found.0)
        }
    )+};
}

names! {
    repair Repairs "a kind of repair": REPAIRS;
    block Blocks "a kind of block": BlockKind::ALL.map(BlockKind::as_str);
    entity Entities "a kind of entity": EntityKind::ALL.map(EntityKind::as_str);
    form Forms "a form of mention": MentionForm::ALL.map(MentionForm::as_str);
    quote Quotes "a kind of quotation": QuoteKind::ALL.map(QuoteKind::as_str);
    date Dates "a kind of date": DateKind::ALL.map(DateKind::as_str);
    amount Amounts "a kind of amount": AmountKind::ALL.map(AmountKind::as_str);
    direction Directions "a direction": Direction::ALL.map(Direction::as_str);
}

enum Reasons {}

impl Names for Reasons {
    const WHAT: &str = "a reason";

    fn find(name: &str) -> Option<&'static str> {
        Reason::ALL.map(Reason::as_str).into_iter().find(|known| *known == name)
    }
}

pub fn reasons<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<&'static str>, D::Error> {
    let found = Vec::<Found<Reasons>>::deserialize(deserializer)?;
    Ok(found.into_iter().map(|found| found.0).collect())
}

enum Genders {}

impl Names for Genders {
    const WHAT: &str = "a gender";

    fn find(name: &str) -> Option<&'static str> {
        ["f", "m"].into_iter().find(|known| *known == name)
    }
}

pub fn gender<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<&'static str>, D::Error> {
    Ok(Option::<Found<Genders>>::deserialize(deserializer)?.map(|found| found.0))
}

enum Units {}

impl Names for Units {
    const WHAT: &str = "a unit";

    fn find(name: &str) -> Option<&'static str> {
        units::code(name)
    }
}

pub fn unit<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<&'static str>, D::Error> {
    Ok(Option::<Found<Units>>::deserialize(deserializer)?.map(|found| found.0))
}

/// An analysis, as it is written: what was not asked for is not there. Things in lists have all of their parts.
#[derive(serde::Deserialize)]
pub struct AnalysisRead {
    schema: u32,
    #[serde(default, deserialize_with = "there")]
    text: Option<Option<String>>,
    notices: Vec<Notice>,
    repairs: Vec<Repair>,
    language: Language,
    title: Option<Span>,
    published: Option<String>,
    metadata: Metadata,
    blocks: Option<Vec<Block>>,
    sentences: Option<Vec<Sentence>>,
    stats: Option<Stats>,
    readability: Option<Readability>,
    totals: Option<Totals>,
    keywords: Option<Vec<Keyword>>,
    ngrams: Option<Vec<Ngram>>,
    keyphrases: Option<Vec<Keyphrase>>,
    summary: Option<Vec<SummarySentence>>,
    #[serde(default, deserialize_with = "there")]
    nutgraf: Option<Option<Nutgraf>>,
    entities: Option<Vec<Entity>>,
    quotes: Option<Vec<Quote>>,
    dates: Option<Vec<DateMention>>,
    amounts: Option<Vec<Amount>>,
    corrections: Option<Vec<Corrected>>,
    watch: Option<Vec<Watched>>,
}

/// A value that may be `null` and is there all the same.
fn there<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

impl From<AnalysisRead> for Analysis {
    fn from(read: AnalysisRead) -> Self {
        let mut keys = 0;
        macro_rules! taken {
            ($field:ident $key:ident) => {{
                if read.$field.is_some() {
                    keys |= Key::bits(&[Key::$key]);
                }
                read.$field.unwrap_or_default()
            }};
        }
        Self {
            schema: read.schema,
            text: taken!(text Text),
            notices: read.notices,
            repairs: read.repairs,
            language: read.language,
            title: read.title,
            published: read.published,
            metadata: read.metadata,
            blocks: taken!(blocks Blocks),
            sentences: taken!(sentences Sentences),
            stats: taken!(stats Stats),
            readability: taken!(readability Readability),
            totals: taken!(totals Totals),
            keywords: taken!(keywords Keywords),
            ngrams: taken!(ngrams Ngrams),
            keyphrases: taken!(keyphrases Keyphrases),
            summary: taken!(summary Summary),
            nutgraf: taken!(nutgraf Nutgraf),
            entities: taken!(entities Entities),
            quotes: taken!(quotes Quotes),
            dates: taken!(dates Dates),
            amounts: taken!(amounts Amounts),
            corrections: taken!(corrections Corrections),
            fields: {
                // Without a list there is no such key; of an analysis that has all the others it was asked for.
                let watch = Key::bits(&[Key::Watch]);
                let is_whole = Fields::with(keys | watch) == Fields::default();
                Fields::with(if is_whole || read.watch.is_some() { keys | watch } else { keys })
            },
            watch: read.watch,
        }
    }
}

/// Things with a place, as they are written.
macro_rules! placed {
    ($($read:ident for $type:ident { $($(#[$meta:meta])* $field:ident: $of:ty,)+ })+) => {$(
        #[derive(serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $read {
            start: u32,
            end: u32,
            $($(#[$meta])* $field: $of,)+
        }

        impl From<$read> for $type {
            fn from(read: $read) -> Self {
                Self { span: Span { start: read.start, end: read.end }, $($field: read.$field,)+ }
            }
        }
    )+};
}

placed! {
    BlockRead for Block {
        #[serde(deserialize_with = "block")]
        kind: Name,
        body: bool,
        language: Option<String>,
        source: Option<String>,
    }
    SentenceRead for Sentence {
        block: u32,
    }
    SummarySentenceRead for SummarySentence {
        sentence: u32,
        rank: u32,
        score: f64,
        #[serde(deserialize_with = "reasons")]
        reasons: Vec<Name>,
        context: Option<String>,
        context_of: Option<Span>,
    }
    MentionRead for Mention {
        #[serde(deserialize_with = "form")]
        form: Name,
    }
    QuoteRead for Quote {
        #[serde(deserialize_with = "quote")]
        kind: Name,
        speaker: Option<String>,
        speaker_name: Option<String>,
        mention: Option<Span>,
        cue: Option<Span>,
    }
    DateMentionRead for DateMention {
        #[serde(deserialize_with = "date")]
        kind: Name,
        value: String,
    }
    AmountRead for Amount {
        #[serde(deserialize_with = "amount")]
        kind: Name,
        value: f64,
        value_to: Option<f64>,
        #[serde(deserialize_with = "unit")]
        unit: Option<Name>,
        alternatives: Vec<Measure>,
    }
}

/// A rule's own fields, and what came of it.
#[derive(serde::Deserialize)]
pub struct CorrectedRead {
    r#do: String,
    target: Option<Target>,
    to: Option<String>,
    kind: Option<String>,
    with: Option<Vec<Target>>,
    name: Option<String>,
    text: Option<String>,
    at: Option<Place>,
    applied: u32,
}

impl TryFrom<CorrectedRead> for Corrected {
    type Error = &'static str;

    fn try_from(read: CorrectedRead) -> Result<Self, Self::Error> {
        const INCOMPLETE: &str = "a correction is incomplete";
        let target = || read.target.clone().ok_or(INCOMPLETE);
        let rule = match read.r#do.as_str() {
            "rename" => Rule::Rename { target: target()?, to: read.to.ok_or(INCOMPLETE)? },
            "retype" => Rule::Retype { target: target()?, kind: read.kind.ok_or(INCOMPLETE)? },
            "merge" => Rule::Merge { target: target()?, with: read.with.ok_or(INCOMPLETE)? },
            "split" => Rule::Split { target: target()?, name: read.name },
            "hide" => Rule::Hide { target: target()? },
            "add" => Rule::Add {
                text: read.text.ok_or(INCOMPLETE)?,
                kind: read.kind.ok_or(INCOMPLETE)?,
                at: read.at,
            },
            _ => return Err("a correction does what this version does not know"),
        };
        Ok(Self { rule, applied: read.applied })
    }
}

/// A notice may have a place.
#[derive(serde::Deserialize)]
pub struct NoticeRead {
    code: String,
    message: String,
    start: Option<u32>,
    end: Option<u32>,
    language: Option<String>,
}

impl From<NoticeRead> for Notice {
    fn from(read: NoticeRead) -> Self {
        let span = read.start.zip(read.end).map(|(start, end)| Span { start, end });
        Self { code: read.code.into(), message: read.message, span, language: read.language }
    }
}

/// The scores of the whole body, and those without quotes beside them.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadabilityRead {
    flesch_reading_ease: Option<f64>,
    flesch_kincaid_grade: Option<f64>,
    gunning_fog: Option<f64>,
    smog: Option<f64>,
    coleman_liau: Option<f64>,
    automated_readability: Option<f64>,
    words_per_sentence: Option<f64>,
    syllables_per_word: Option<f64>,
    without_quotes: ReadabilityScores,
    #[serde(default)]
    formulas: Vec<Formula>,
}

impl From<ReadabilityRead> for Readability {
    fn from(read: ReadabilityRead) -> Self {
        let all = ReadabilityScores {
            flesch_reading_ease: read.flesch_reading_ease,
            flesch_kincaid_grade: read.flesch_kincaid_grade,
            gunning_fog: read.gunning_fog,
            smog: read.smog,
            coleman_liau: read.coleman_liau,
            automated_readability: read.automated_readability,
            words_per_sentence: read.words_per_sentence,
            syllables_per_word: read.syllables_per_word,
        };
        Self { all, without_quotes: read.without_quotes, formulas: read.formulas }
    }
}
