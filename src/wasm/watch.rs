//! Watch lists as JavaScript gives them.

use super::fields::{Fields, bad};
use crate::error::Error;
use crate::watch::{Entry, Watch};

/// The entries of the option `watch`, unchecked.
// A loop, not an iterator that collects results: each of those has code of its own.
pub fn entries(options: &Fields<'_>) -> Result<Option<Watch>, Error> {
    let Some(given) = options.items("watch")? else { return Ok(None) };
    let mut entries = Vec::new();
    for index in 0..given.length() {
        let (value, path) = (given.get(index), format!("watch[{index}]"));
        let fields = Fields::of(&value, &path, &["name", "aliases", "kind", "note", "id"])?
            .ok_or_else(|| bad(format!("'{path}' is missing; it must be an object.")))?;
        entries.push(Entry {
            name: fields.needed("name")?,
            aliases: fields.strings("aliases")?.unwrap_or_default(),
            kind: fields.string("kind")?,
            note: fields.string("note")?,
            id: fields.string("id")?,
        });
    }
    Ok(Some(Watch { entries }))
}
