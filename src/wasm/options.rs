//! The options of an analysis as JavaScript gives them; their values are checked by [`RawOptions::check`].

use wasm_bindgen::prelude::*;

use super::fields::{Fields, bad};
use super::languages;
use crate::corrections::{Corrections, Place, Rule, Target};
use crate::error::Error;
use crate::options::{Options, RawLimits, RawOptions, whole};

/// Reads and checks the options of one call. A property that is `undefined` or `null` counts as not given.
pub fn read(value: &JsValue) -> Result<Options, Error> {
    Ok(Options { packs: languages::loaded(), ..raw(value)?.check()? })
}

fn raw(value: &JsValue) -> Result<RawOptions, Error> {
    let Some(fields) = Fields::of(value, "", &RawOptions::NAMES)? else {
        return Ok(RawOptions::default());
    };
    Ok(RawOptions {
        language: fields.string("language")?,
        date: fields.string("date")?,
        sentences: fields.number("sentences")?,
        ratio: fields.number("ratio")?,
        repair: fields.string("repair")?,
        offsets: fields.string("offsets")?,
        title: fields.string("title")?,
        stop_words: fields.strings("stopWords")?,
        limits: limits(&fields.get("limits"))?,
        window: fields.number("window")?,
        encoding: fields.string("encoding")?,
        corrections: corrections(&fields.get("corrections"))?,
    })
}

fn corrections(value: &JsValue) -> Result<Option<Corrections>, Error> {
    const RULE_FIELDS: [&str; 8] = ["do", "target", "to", "kind", "with", "name", "text", "at"];
    let names = ["corrections", "rules"];
    let Some(fields) = Fields::of(value, "corrections", &names)? else { return Ok(None) };
    let rule = |(index, value): (usize, JsValue)| {
        let path = format!("corrections.rules[{index}]");
        // What an analysis lists may be handed back as it is.
        let names = RULE_FIELDS.iter().copied().chain(["applied"]).collect::<Vec<_>>();
        let fields =
            Fields::of(&value, path, &names)?.ok_or_else(|| bad("A correction is missing.".to_owned()))?;
        let target = || target(&fields.get("target"), fields.path("target"));
        Ok(match fields.needed("do")?.as_str() {
            "rename" => Rule::Rename { target: target()?, to: fields.needed("to")? },
            "retype" => Rule::Retype { target: target()?, kind: fields.needed("kind")? },
            "merge" => {
                let with = fields.items("with")?.unwrap_or_default();
                let path = |index| format!("{}[{index}]", fields.path("with"));
                let with = with.iter().enumerate().map(|(index, value)| self::target(&value, path(index)));
                Rule::Merge { target: target()?, with: with.collect::<Result<_, _>>()? }
            }
            "split" => Rule::Split { target: target()?, name: fields.string("name")? },
            "hide" => Rule::Hide { target: target()? },
            "add" => Rule::Add {
                text: fields.needed("text")?,
                kind: fields.needed("kind")?,
                at: place(&fields.get("at"), fields.path("at"))?,
            },
            other => {
                let path = fields.path("do");
                return Err(bad(format!(
                    "'{path}' is '{other}'; there are rename, retype, merge, split, hide, add."
                )));
            }
        })
    };
    let rules = fields.items("rules")?.unwrap_or_default();
    let rules = rules.iter().enumerate().map(rule).collect::<Result<_, Error>>()?;
    let version = fields.number("corrections")?.unwrap_or_default() as u32;
    Ok(Some(Corrections { version, rules }))
}

fn target(value: &JsValue, path: String) -> Result<Target, Error> {
    let Some(fields) = Fields::of(value, path, &["kind", "name", "at"])? else {
        return Ok(Target::default());
    };
    let at = place(&fields.get("at"), fields.path("at"))?;
    Ok(Target { kind: fields.string("kind")?, name: fields.string("name")?, at })
}

fn place(value: &JsValue, path: String) -> Result<Option<Place>, Error> {
    let Some(fields) = Fields::of(value, path, &["quote", "occurrence"])? else { return Ok(None) };
    let occurrence = fields
        .number("occurrence")?
        .map_or(Ok(1), |number| whole(&fields.path("occurrence"), number).map(|number| number as u32))?;
    Ok(Some(Place { quote: fields.needed("quote")?, occurrence }))
}

fn limits(value: &JsValue) -> Result<Option<RawLimits>, Error> {
    let Some(fields) = Fields::of(value, "limits", &RawOptions::LIMIT_NAMES)? else {
        return Ok(None);
    };
    Ok(Some(RawLimits {
        keywords: fields.number("keywords")?,
        ngrams: fields.number("ngrams")?,
        keyphrases: fields.number("keyphrases")?,
        mentions: fields.number("mentions")?,
        entities: fields.number("entities")?,
    }))
}
