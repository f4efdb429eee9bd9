//! Objects of options as JavaScript gives them: plain objects, every name and type of which is checked.
//!
//! serde-wasm-bindgen would pass over names that it does not know and say of a wrong type not where it stands, so the fields are
//! read by hand.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::error::{Error, ErrorCode};

/// The properties of an object of options.
pub struct Fields<'v> {
    object: &'v JsValue,
    /// The option that the object is the value of; "" for the options themselves.
    of: String,
}

impl<'v> Fields<'v> {
    /// `None` where the object itself is not given.
    pub fn of(object: &'v JsValue, of: &str, names: &[&str]) -> Result<Option<Self>, Error> {
        if object.is_undefined() || object.is_null() {
            return Ok(None);
        }
        let fields = Self { object, of: of.to_owned() };
        if !object.is_object() || Array::is_array(object) {
            let example = format!("{{ {}: … }}", names[0]);
            let what = match fields.of.as_str() {
                "" => "The argument of options".to_owned(),
                of => format!("'{of}'"),
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

    /// A string that must be given.
    pub fn needed(&self, name: &str) -> Result<String, Error> {
        self.string(name)?
            .ok_or_else(|| bad(format!("'{}' is missing; it must be a string.", self.path(name))))
    }

    pub fn items(&self, name: &str) -> Result<Option<Array>, Error> {
        self.value(name, "an array", |value| Array::is_array(value).then(|| Array::from(value)))
    }

    /// Whether something is so.
    pub fn boolean(&self, name: &str) -> Result<Option<bool>, Error> {
        self.value(name, "true or false", JsValue::as_bool)
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
