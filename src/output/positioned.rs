//! How things with a place in the text are written: `start` and `end` beside their other fields.
//!
//! serde's `flatten` would write a map, whose keys a serializer does not know beforehand, and plain strings for kinds:
//! JavaScript would get a new string for each key and kind of each of the thousands of things in a long text. Fields of
//! a struct and names of variants are made once.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Amount, Block, Corrected, DateMention, Mention, Quote, Sentence};
use crate::corrections::Rule;

/// A kind: one of a few names, written as such.
struct Name(&'static str);

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit_variant("Name", 0, self.0)
    }
}

macro_rules! positioned {
    ($($type:ident($it:ident) { $($key:literal: $value:expr),+ $(; $($optional:literal: $maybe:expr),+)? $(,)? })+) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $it = self;
                let mut object = serializer.serialize_struct(stringify!($type), 2 + [$($key),+].len() $($(+ usize::from($maybe.is_some()))+)?)?;
                object.serialize_field("start", &$it.span.start)?;
                object.serialize_field("end", &$it.span.end)?;
                $(object.serialize_field($key, &$value)?;)+
                $($(match &$maybe {
                    Some(value) => object.serialize_field($optional, value)?,
                    None => object.skip_field($optional)?,
                })+)?
                object.end()
            }
        }
    )+};
}

positioned! {
    Block(block) { "kind": Name(block.kind), "body": block.body; "language": block.language, "source": block.source }
    Sentence(sentence) { "block": sentence.block }
    Mention(mention) { "form": Name(mention.form) }
    DateMention(date) { "kind": Name(date.kind), "value": date.value }
    Amount(amount) {
        "kind": Name(amount.kind),
        "value": amount.value,
        "unit": amount.unit.map(Name),
        "alternatives": amount.alternatives,
    }
    Quote(quote) {
        "kind": Name(quote.kind),
        "speaker": quote.speaker,
        "speakerName": quote.speaker_name,
        "mention": quote.mention,
        "cue": quote.cue,
    }
}

/// The rule's own fields, and `applied`.
impl Serialize for Corrected {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Corrected", 5)?;
        match &self.rule {
            Rule::Rename { target, to } => {
                object.serialize_field("do", "rename")?;
                object.serialize_field("target", target)?;
                object.serialize_field("to", to)?;
            }
            Rule::Retype { target, kind } => {
                object.serialize_field("do", "retype")?;
                object.serialize_field("target", target)?;
                object.serialize_field("kind", kind)?;
            }
            Rule::Merge { target, with } => {
                object.serialize_field("do", "merge")?;
                object.serialize_field("target", target)?;
                object.serialize_field("with", with)?;
            }
            Rule::Split { target, name } => {
                object.serialize_field("do", "split")?;
                object.serialize_field("target", target)?;
                match name {
                    Some(name) => object.serialize_field("name", name)?,
                    None => object.skip_field("name")?,
                }
            }
            Rule::Hide { target } => {
                object.serialize_field("do", "hide")?;
                object.serialize_field("target", target)?;
            }
            Rule::Add { text, kind, at } => {
                object.serialize_field("do", "add")?;
                object.serialize_field("text", text)?;
                object.serialize_field("kind", kind)?;
                match at {
                    Some(at) => object.serialize_field("at", at)?,
                    None => object.skip_field("at")?,
                }
            }
        }
        object.serialize_field("applied", &self.applied)?;
        object.end()
    }
}
