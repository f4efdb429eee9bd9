//! Options as JavaScript gives them: a plain object, every name and type of which is checked.
//!
//! serde-wasm-bindgen would pass over names that it does not know and say of a wrong type not where it stands, so the
//! fields are read by hand; their values are checked by [`RawOptions::check`].

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::languages;
use crate::corrections::{Corrections, Place, Rule, Target};
use crate::error::{Error, ErrorCode};
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

/// The properties of an object of options.
pub struct Fields<'v> {
    object: &'v JsValue,
    /// The option that the object is the value of; "" for the options themselves.
    of: String,
}

impl<'v> Fields<'v> {
    /// `None` where the object itself is not given.
    pub fn of(object: &'v JsValue, of: impl Into<String>, names: &[&str]) -> Result<Option<Self>, Error> {
        if object.is_undefined() || object.is_null() {
            return Ok(None);
        }
        let fields = Self { object, of: of.into() };
        if !object.is_object() || Array::is_array(object) {
            let (what, example) = match fields.of.as_str() {
                "" => ("The argument of options".to_owned(), format!("{{ {}: … }}", names[0])),
                of => (format!("'{of}'"), format!("{{ {}: … }}", names[0])),
            };
            return Err(bad(format!("{what} is {}; it must be an object like {example}.", kind(object))));
        }
        for name in Object::keys(object.unchecked_ref::<Object>()).iter().filter_map(|key| key.as_string()) {
            if !names.contains(&name.as_str()) && is_given(&fields.get(&name)) {
                let path = fields.path(&name);
                return Err(bad(format!("There is no option '{path}'; there are {}.", names.join(", "))));
            }
        }
        Ok(Some(fields))
    }

    pub fn get(&self, name: &str) -> JsValue {
        // Fails where a getter throws; such a property is as good as none.
        Reflect::get(self.object, &name.into()).unwrap_or_default()
    }

    pub fn string(&self, name: &str) -> Result<Option<String>, Error> {
        self.value(name, "a string", JsValue::as_string)
    }

    pub fn number(&self, name: &str) -> Result<Option<f64>, Error> {
        self.value(name, "a number", JsValue::as_f64)
    }

    pub fn boolean(&self, name: &str) -> Result<Option<bool>, Error> {
        self.value(name, "true or false", JsValue::as_bool)
    }

    /// A string that must be given.
    fn needed(&self, name: &str) -> Result<String, Error> {
        self.string(name)?
            .ok_or_else(|| bad(format!("'{}' is missing; it must be a string.", self.path(name))))
    }

    fn items(&self, name: &str) -> Result<Option<Array>, Error> {
        self.value(name, "an array", |value| Array::is_array(value).then(|| Array::from(value)))
    }

    pub fn strings(&self, name: &str) -> Result<Option<Vec<String>>, Error> {
        let array = |value: &JsValue| Array::is_array(value).then(|| Array::from(value));
        let Some(array) = self.value(name, "an array of strings", array)? else { return Ok(None) };
        let string = |(place, value): (usize, JsValue)| {
            let path = || format!("{}[{place}]", self.path(name));
            value
                .as_string()
                .ok_or_else(|| bad(format!("'{}' is {}; it must be a string.", path(), kind(&value))))
        };
        array.iter().enumerate().map(string).collect::<Result<_, _>>().map(Some)
    }

    fn value<T>(
        &self,
        name: &str,
        wanted: &str,
        convert: fn(&JsValue) -> Option<T>,
    ) -> Result<Option<T>, Error> {
        let value = self.get(name);
        if !is_given(&value) {
            return Ok(None);
        }
        convert(&value)
            .map(Some)
            .ok_or_else(|| bad(format!("'{}' is {}; it must be {wanted}.", self.path(name), kind(&value))))
    }

    pub fn path(&self, name: &str) -> String {
        if self.of.is_empty() { name.to_owned() } else { format!("{}.{name}", self.of) }
    }
}

fn is_given(value: &JsValue) -> bool {
    !value.is_undefined() && !value.is_null()
}

/// What a value is, for a message.
fn kind(value: &JsValue) -> String {
    if Array::is_array(value) {
        return "an array".to_owned();
    }
    let name = value.js_typeof().as_string().unwrap_or_default();
    let article = if name.starts_with('o') { "an" } else { "a" };
    format!("{article} {name}")
}

pub fn bad(message: String) -> Error {
    Error::new(ErrorCode::BadOption, message)
}
