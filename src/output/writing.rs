//! How an analysis is written: of its keys, and of those of the things in its lists, the ones that were asked for.
//!
//! serde's `flatten` would write a map, whose keys a serializer does not know beforehand; the fields of a struct are known.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{
    Amount, Analysis, Block, Corrected, DateMention, Entity, Keyphrase, Keyword, Mention, Ngram, Notice,
    Quote, Readability, Sentence, SummarySentence,
};
use crate::corrections::Rule;
use crate::options::Key;

/// A kind: one of a few names, written as such.
struct Name(&'static str);

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit_variant("Name", 0, self.0)
    }
}

/// A thing in a list, some parts of which are asked for.
trait Item {
    /// Writes the parts that have a bit, in the order of `options::fields`.
    fn write<S: Serializer>(&self, parts: u16, serializer: S) -> Result<S::Ok, S::Error>;
}

/// A thing and its parts.
struct Parts<'a, T>(&'a T, u16);

impl<T: Item> Serialize for Parts<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(self.1, serializer)
    }
}

/// Things and the parts of each.
struct List<'a, T>(&'a [T], u16);

impl<T: Item> Serialize for List<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|item| Parts(item, self.1)))
    }
}

/// An object, of which those fields are written that are asked for.
struct Object<S> {
    object: S,
    /// A bit for each of the fields that come.
    asked: u32,
}

impl<S: SerializeStruct> Object<S> {
    fn field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), S::Error> {
        let is_asked = self.asked & 1 != 0;
        self.asked >>= 1;
        if is_asked { self.object.serialize_field(key, value) } else { Ok(()) }
    }

    fn optional<T: Serialize>(&mut self, key: &'static str, value: Option<T>) -> Result<(), S::Error> {
        match value {
            Some(value) => self.field(key, &value),
            None => {
                self.asked >>= 1;
                self.object.skip_field(key)
            }
        }
    }
}

/// What things are written as: the parts that all have, then those that may be missing.
macro_rules! items {
    ($($type:ident($it:ident) { $($key:literal: $value:expr),+ $(; $($optional:literal: $maybe:expr),+)? $(,)? })+) => {$(
        impl Item for $type {
            fn write<S: Serializer>(&self, parts: u16, serializer: S) -> Result<S::Ok, S::Error> {
                let $it = self;
                let is_there = [$(($key, true).1,)+ $($($maybe.is_some(),)+)?];
                let is_written = |&(at, is_there): &(usize, bool)| is_there && parts & 1 << at != 0;
                let length = is_there.into_iter().enumerate().filter(is_written).count();
                let object = serializer.serialize_struct(stringify!($type), length)?;
                let mut object = Object { object, asked: u32::from(parts) };
                $(object.field($key, &$value)?;)+
                $($(object.optional($optional, $maybe)?;)+)?
                object.object.end()
            }
        }

        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.write(u16::MAX, serializer)
            }
        }
    )+};
}

items! {
    Block(block) {
        "start": block.span.start, "end": block.span.end, "kind": Name(block.kind), "body": block.body;
        "language": block.language.as_ref(), "source": block.source.as_ref()
    }
    Sentence(sentence) { "start": sentence.span.start, "end": sentence.span.end, "block": sentence.block }
    Keyword(word) {
        "text": word.text,
        "lemma": word.lemma,
        "count": word.count,
        "mentions": word.mentions,
        "dispersion": word.dispersion;
        "keyness": word.keyness.as_ref(),
        "variants": Some(&word.variants).filter(|variants| !variants.is_empty())
    }
    Ngram(ngram) { "text": ngram.text, "words": ngram.words, "count": ngram.count, "g2": ngram.g2 }
    Keyphrase(phrase) {
        "text": phrase.text, "score": phrase.score, "count": phrase.count, "mentions": phrase.mentions
    }
    SummarySentence(sentence) {
        "start": sentence.span.start,
        "end": sentence.span.end,
        "sentence": sentence.sentence,
        "rank": sentence.rank,
        "score": sentence.score,
        "reasons": sentence.reasons;
        "context": sentence.context.as_ref(),
        "contextOf": sentence.context_of.as_ref()
    }
    Entity(entity) {
        "id": entity.id,
        "kind": Name(entity.kind),
        "name": entity.name,
        "aliases": entity.aliases,
        "gender": entity.gender.map(Name),
        "roles": entity.roles,
        "count": entity.count,
        "mentions": entity.mentions,
        "why": entity.why;
        "watch": entity.watch.as_ref(),
        "sure": entity.sure
    }
    Notice(notice) {
        "code": notice.code, "message": notice.message;
        "start": notice.span.map(|span| span.start),
        "end": notice.span.map(|span| span.end),
        "language": notice.language.as_ref()
    }
    Readability(read) {
        "fleschReadingEase": read.all.flesch_reading_ease,
        "fleschKincaidGrade": read.all.flesch_kincaid_grade,
        "gunningFog": read.all.gunning_fog,
        "smog": read.all.smog,
        "colemanLiau": read.all.coleman_liau,
        "automatedReadability": read.all.automated_readability,
        "wordsPerSentence": read.all.words_per_sentence,
        "syllablesPerWord": read.all.syllables_per_word,
        "withoutQuotes": read.without_quotes;
        "formulas": Some(&read.formulas).filter(|formulas| !formulas.is_empty())
    }
    Mention(mention) { "start": mention.span.start, "end": mention.span.end, "form": Name(mention.form) }
    Quote(quote) {
        "start": quote.span.start,
        "end": quote.span.end,
        "kind": Name(quote.kind),
        "speaker": quote.speaker,
        "speakerName": quote.speaker_name,
        "mention": quote.mention,
        "cue": quote.cue,
    }
    DateMention(date) {
        "start": date.span.start, "end": date.span.end, "kind": Name(date.kind), "value": date.value
    }
    Amount(amount) {
        "start": amount.span.start,
        "end": amount.span.end,
        "kind": Name(amount.kind),
        "value": amount.value,
        "unit": amount.unit.map(Name),
        "alternatives": amount.alternatives;
        "valueTo": amount.value_to
    }
}

impl Serialize for Analysis {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (fields, asked) = (&self.fields, self.fields.keys());
        let left_out = self.watch.is_none() && fields.has(Key::Watch);
        let length = asked.count_ones() as usize - usize::from(left_out);
        let object = serializer.serialize_struct("Analysis", length)?;
        let mut it = Object { object, asked };
        it.field("schema", &self.schema)?;
        it.field("text", &self.text)?;
        it.field("notices", &self.notices)?;
        it.field("repairs", &self.repairs)?;
        it.field("language", &self.language)?;
        it.field("title", &self.title)?;
        it.field("published", &self.published)?;
        it.field("metadata", &self.metadata)?;
        it.field("blocks", &List(&self.blocks, fields.parts(Key::Blocks)))?;
        it.field("sentences", &List(&self.sentences, fields.parts(Key::Sentences)))?;
        it.field("stats", &self.stats)?;
        it.field("readability", &self.readability)?;
        it.field("totals", &self.totals)?;
        it.field("keywords", &List(&self.keywords, fields.parts(Key::Keywords)))?;
        it.field("ngrams", &List(&self.ngrams, fields.parts(Key::Ngrams)))?;
        it.field("keyphrases", &List(&self.keyphrases, fields.parts(Key::Keyphrases)))?;
        it.field("summary", &List(&self.summary, fields.parts(Key::Summary)))?;
        it.field("nutgraf", &self.nutgraf)?;
        it.field("entities", &List(&self.entities, fields.parts(Key::Entities)))?;
        it.field("quotes", &List(&self.quotes, fields.parts(Key::Quotes)))?;
        it.field("dates", &List(&self.dates, fields.parts(Key::Dates)))?;
        it.field("amounts", &List(&self.amounts, fields.parts(Key::Amounts)))?;
        it.field("corrections", &self.corrections)?;
        it.optional("watch", self.watch.as_ref())?;
        it.object.end()
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
