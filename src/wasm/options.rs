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
        language_hints: fields.strings("languageHints")?,
        stop_words: fields.strings("stopWords")?,
        limits: limits(&fields.get("limits"))?,
        window: fields.number("window")?,
        encoding: fields.string("encoding")?,
        corrections: corrections(&fields.get("corrections"))?,
        watch: super::watch::entries(&fields)?,
        fields: fields.strings("fields")?,
    })
}

// Loops, not iterators that collect results: each of those has code of its own.
fn corrections(value: &JsValue) -> Result<Option<Corrections>, Error> {
    let Some(fields) = Fields::of(value, "corrections", &["corrections", "rules"])? else { return Ok(None) };
    let version = fields.number("corrections")?.unwrap_or_default() as u32;
    let given = fields.items("rules")?.unwrap_or_default();
    let mut rules = Vec::new();
    for index in 0..given.length() {
        rules.push(rule(&given.get(index), &format!("corrections.rules[{index}]"))?);
    }
    Ok(Some(Corrections { version, rules }))
}

fn rule(value: &JsValue, path: &str) -> Result<Rule, Error> {
    // What an analysis lists, "applied" with it, may be handed back as it is.
    const NAMES: [&str; 9] = ["do", "target", "to", "kind", "with", "name", "text", "at", "applied"];
    let Some(fields) = Fields::of(value, path, &NAMES)? else {
        return Err(bad(format!("'{path}' is missing; it must be an object.")));
    };
    let act = fields.needed("do")?;
    if act == "add" {
        let at = place(&fields.get("at"), &fields.path("at"))?;
        return Ok(Rule::Add { text: fields.needed("text")?, kind: fields.needed("kind")?, at });
    }
    let target = target(&fields.get("target"), &fields.path("target"))?;
    Ok(match act.as_str() {
        "rename" => Rule::Rename { target, to: fields.needed("to")? },
        "retype" => Rule::Retype { target, kind: fields.needed("kind")? },
        "merge" => {
            let given = fields.items("with")?.unwrap_or_default();
            let mut with = Vec::new();
            for index in 0..given.length() {
                let path = format!("{}[{index}]", fields.path("with"));
                with.push(self::target(&given.get(index), &path)?);
            }
            Rule::Merge { target, with }
        }
        "split" => Rule::Split { target, name: fields.string("name")? },
        "hide" => Rule::Hide { target },
        other => {
            let path = fields.path("do");
            return Err(bad(format!(
                "'{path}' is '{other}'; there are rename, retype, merge, split, hide, add."
            )));
        }
    })
}

#[inline(never)]
fn target(value: &JsValue, path: &str) -> Result<Target, Error> {
    let Some(fields) = Fields::of(value, path, &["kind", "name", "at"])? else {
        return Ok(Target::default());
    };
    let at = place(&fields.get("at"), &fields.path("at"))?;
    Ok(Target { kind: fields.string("kind")?, name: fields.string("name")?, at })
}

#[inline(never)]
fn place(value: &JsValue, path: &str) -> Result<Option<Place>, Error> {
    let Some(fields) = Fields::of(value, path, &["quote", "occurrence"])? else { return Ok(None) };
    let occurrence = match fields.number("occurrence")? {
        Some(number) => whole(&fields.path("occurrence"), number)? as u32,
        None => 1,
    };
    Ok(Some(Place { quote: fields.needed("quote")?, occurrence }))
}

fn limits(value: &JsValue) -> Result<Option<RawLimits>, Error> {
    let Some(fields) = Fields::of(value, "limits", &RawOptions::LIMIT_NAMES)? else {
        return Ok(None);
    };
    let mut given = RawOptions::LIMIT_NAMES.map(|_| None);
    for (given, name) in given.iter_mut().zip(RawOptions::LIMIT_NAMES) {
        *given = fields.number(name)?;
    }
    let [keywords, ngrams, keyphrases, mentions, entities] = given;
    Ok(Some(RawLimits { keywords, ngrams, keyphrases, mentions, entities }))
}
