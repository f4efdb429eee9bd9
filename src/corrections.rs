//! The reader's word: rules by which what was found is renamed, joined, parted, told anew, hidden or added.
//!
//! A rule names its target by words, not by offsets or ids, so that it also holds for the same text read anew, and for one
//! that was changed elsewhere.

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode};

/// The version of the shape of [`Corrections`].
pub const VERSION: u32 = 1;

/// The kinds that a rule may name.
pub const KINDS: [&str; 7] = ["person", "organization", "place", "group", "event", "work", "product"];

/// Rules, applied in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Corrections {
    /// [`VERSION`].
    #[serde(rename = "corrections")]
    pub version: u32,
    /// What is to be corrected.
    pub rules: Vec<Rule>,
}

impl Default for Corrections {
    fn default() -> Self {
        Self { version: VERSION, rules: Vec::new() }
    }
}

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "lowercase", deny_unknown_fields)]
#[non_exhaustive]
pub enum Rule {
    /// Shows it by another name; where something of the same kind has that name, the two are one.
    Rename {
        /// What is meant.
        target: Target,
        /// The name.
        to: String,
    },
    /// It is of another kind.
    Retype {
        /// What is meant.
        target: Target,
        /// One of [`KINDS`].
        kind: String,
    },
    /// They are one, by the name and kind of the first.
    Merge {
        /// What stays.
        target: Target,
        /// What becomes part of it.
        with: Vec<Target>,
    },
    /// The mentions that are written so, or the one at a place, are something else.
    Split {
        /// What is meant.
        target: Target,
        /// Its name; else the words themselves.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
    },
    /// It is no name, or nobody wants to see it.
    Hide {
        /// What is meant.
        target: Target,
    },
    /// The words are a name.
    Add {
        /// The words, in this case.
        text: String,
        /// One of [`KINDS`].
        kind: String,
        /// The one place; else wherever they stand.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Place>,
    },
}

/// What a rule is about: all that has a name, or one mention of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// One of [`KINDS`]; else any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The name as it is shown; where nothing is shown by it, another form. May be missing where there is a place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The one mention; else all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Place>,
}

/// A place in the text, told by its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Words that stand there, in this case; the mention, or more around it.
    pub quote: String,
    /// Which occurrence of them, from 1.
    #[serde(default = "first")]
    pub occurrence: u32,
}

fn first() -> u32 {
    1
}

impl Corrections {
    /// Checks the rules.
    ///
    /// # Errors
    /// [`ErrorCode::BadOption`], naming the rule and what would be right.
    pub fn check(&self) -> Result<(), Error> {
        if self.version != VERSION {
            return Err(bad(format!(
                "These corrections have version {}; this program reads version {VERSION}.",
                self.version
            )));
        }
        for (number, rule) in self.rules.iter().enumerate() {
            rule.check().map_err(|wrong| bad(format!("Rule {} of the corrections: {wrong}.", number + 1)))?;
        }
        Ok(())
    }
}

impl Rule {
    fn check(&self) -> Result<(), String> {
        match self {
            Self::Rename { target, to } => target.check().and_then(|()| name("to", to)),
            Self::Retype { target, kind } => target.check().and_then(|()| is_kind(kind)),
            Self::Merge { target, with } => {
                if with.is_empty() {
                    return Err("'with' names nothing; name what becomes part of the target".to_owned());
                }
                target.check().and_then(|()| with.iter().try_for_each(Target::check))
            }
            Self::Split { target, name: own } => {
                target.check()?;
                own.as_ref().map_or(Ok(()), |own| name("name", own))
            }
            Self::Hide { target } => target.check(),
            Self::Add { text, kind, at } => {
                name("text", text)?;
                is_kind(kind)?;
                at.as_ref().map_or(Ok(()), Place::check)
            }
        }
    }
}

impl Target {
    fn check(&self) -> Result<(), String> {
        if let Some(kind) = &self.kind {
            is_kind(kind)?;
        }
        match (&self.name, &self.at) {
            (None, None) => Err("its target has neither 'name' nor 'at'; give one of them".to_owned()),
            (name, at) => {
                name.as_ref().map_or(Ok(()), |name| words("name", name))?;
                at.as_ref().map_or(Ok(()), Place::check)
            }
        }
    }
}

impl Place {
    fn check(&self) -> Result<(), String> {
        words("quote", &self.quote)?;
        if self.occurrence == 0 { Err("'occurrence' is 0; the first is 1".to_owned()) } else { Ok(()) }
    }
}

fn words(field: &str, text: &str) -> Result<(), String> {
    if text.trim().is_empty() { Err(format!("'{field}' is empty; write the words")) } else { Ok(()) }
}

/// What somebody or something is called holds a letter or a digit.
fn name(field: &str, text: &str) -> Result<(), String> {
    words(field, text)?;
    if text.contains(char::is_alphanumeric) {
        Ok(())
    } else {
        Err(format!("'{field}' has no letter and no digit; write a name"))
    }
}

fn is_kind(kind: &str) -> Result<(), String> {
    if KINDS.contains(&kind) {
        Ok(())
    } else {
        Err(format!("'{kind}' is no kind; there are {}", KINDS.join(", ")))
    }
}

fn bad(message: String) -> Error {
    Error::new(ErrorCode::BadOption, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Corrections, String> {
        let corrections: Corrections = serde_json::from_str(json).map_err(|error| error.to_string())?;
        corrections.check().map_err(|error| error.message().to_owned())?;
        Ok(corrections)
    }

    #[test]
    fn rules_are_read_and_written_the_same() {
        let json = concat!(
            r#"{"corrections":1,"rules":[{"do":"rename","target":{"kind":"person","name":"Quint"},"to":"Rosa Quint"},"#,
            r#"{"do":"retype","target":{"name":"Vellmar","at":{"quote":"Vellmar said","occurrence":2}},"kind":"person"},"#,
            r#"{"do":"merge","target":{"name":"Port of Vellmar"},"with":[{"name":"PoV"}]},"#,
            r#"{"do":"split","target":{"name":"Quint"},"name":"Tavin Quint"},{"do":"hide","target":{"name":"Skerrow"}},"#,
            r#"{"do":"add","text":"Blue Heron","kind":"product"}]}"#
        );
        assert_eq!(serde_json::to_string(&read(json).unwrap()).unwrap(), json);
    }

    #[test]
    fn wrong_rules_are_named_with_a_remedy() {
        let cases = [
            (r#"{"corrections":2,"rules":[]}"#, "reads version 1"),
            (
                r#"{"corrections":1,"rules":[{"do":"hide","target":{}}]}"#,
                "Rule 1 of the corrections: its target has neither",
            ),
            (
                r#"{"corrections":1,"rules":[{"do":"forget","target":{"name":"A"}}]}"#,
                "unknown variant `forget`",
            ),
            (
                r#"{"corrections":1,"rules":[{"do":"hide","target":{"name":"A"},"why":1}]}"#,
                "unknown field `why`",
            ),
            (r#"{"corrections":1,"rules":[{"do":"hide","target":{"name":" "}}]}"#, "'name' is empty"),
            (
                r#"{"corrections":1,"rules":[{"do":"rename","target":{"name":"A"},"to":"(…)"}]}"#,
                "'to' has no letter",
            ),
            (
                r##"{"corrections":1,"rules":[{"do":"add","text":"#","kind":"place"}]}"##,
                "'text' has no letter",
            ),
            (
                r#"{"corrections":1,"rules":[{"do":"retype","target":{"name":"A"},"kind":"ship"}]}"#,
                "there are person, organization",
            ),
            (
                r#"{"corrections":1,"rules":[{"do":"merge","target":{"name":"A"},"with":[]}]}"#,
                "'with' names nothing",
            ),
            (
                r#"{"corrections":1,"rules":[{"do":"add","text":"A","kind":"work","at":{"quote":"A","occurrence":0}}]}"#,
                "the first is 1",
            ),
        ];
        for (json, expected) in cases {
            let told = read(json).unwrap_err();
            assert!(told.contains(expected), "{json}: {told}");
        }
    }
}
