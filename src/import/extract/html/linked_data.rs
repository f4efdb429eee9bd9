//! What a page says of its article in JSON-LD, with the vocabulary of schema.org.

use crate::import::extract::markup;
use serde_json::Value;

/// What a page's JSON-LD says.
#[derive(Debug, Default)]
pub struct LinkedData {
    /// The headline.
    pub headline: Option<String>,
    /// The authors, with "; " between.
    pub author: Option<String>,
    /// When it was published, as it is written.
    pub published: Option<String>,
    /// The article's address.
    pub url: Option<String>,
    /// Its language.
    pub language: Option<String>,
}

/// How many nodes of the data are looked at.
const MAX_NODES: usize = 10_000;

/// Takes over what a script of JSON-LD says of an article, where nothing is known yet.
pub fn read(script: &str, data: &mut LinkedData) {
    let script =
        script.trim().trim_start_matches("<![CDATA[").trim_end_matches(';').trim_end_matches("]]>").trim();
    let Ok(value) = serde_json::from_str::<Value>(script) else { return };
    let nodes = nodes(&value);
    let Some(article) = nodes.iter().find(|node| is_article(node)) else { return };
    let text = |key: &str| article.get(key).and_then(plain);
    let url = || article.get("mainEntityOfPage").and_then(|page| page.get("@id").unwrap_or(page).as_str());
    data.headline = data.headline.take().or_else(|| text("headline")).or_else(|| text("name"));
    data.author = data.author.take().or_else(|| names(article.get("author")?, &nodes));
    data.published = data.published.take().or_else(|| text("datePublished")).or_else(|| text("dateCreated"));
    data.url = data.url.take().or_else(|| text("url")).or_else(|| url().map(str::to_owned));
    data.language = data.language.take().or_else(|| text("inLanguage"));
}

/// The objects at the top, in arrays and in `@graph`, and what a page says to be about.
fn nodes(value: &Value) -> Vec<&Value> {
    let (mut waiting, mut found) = (vec![value], Vec::new());
    while let Some(value) = waiting.pop()
        && found.len() < MAX_NODES
    {
        match value {
            Value::Array(values) => waiting.extend(values.iter().rev()),
            Value::Object(object) => {
                found.push(value);
                let inner = ["mainEntity", "@graph"].iter().filter_map(|key| object.get(*key));
                waiting.extend(inner);
            }
            _ => {}
        }
    }
    found
}

/// Whether an object describes an article.
fn is_article(node: &Value) -> bool {
    let is_named = |name: &str| {
        let name = name.rsplit(['/', ':']).next().unwrap_or(name);
        name.ends_with("Article")
            || name.ends_with("BlogPosting")
            || matches!(name, "Report" | "Review" | "LiveBlogPosting")
    };
    match node.get("@type") {
        Some(Value::String(name)) => is_named(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(is_named),
        _ => false,
    }
}

/// A string without markup.
fn plain(value: &Value) -> Option<String> {
    Some(markup::text(value.as_str()?)).filter(|text| !text.is_empty())
}

/// The names of people: strings, objects, references to objects, or several of them.
fn names(value: &Value, nodes: &[&Value]) -> Option<String> {
    let one = |value: &Value| {
        let referred = || {
            let id = value.get("@id")?;
            nodes.iter().find(|node| node.get("@id") == Some(id))?.get("name").and_then(plain)
        };
        plain(value).or_else(|| value.get("name").and_then(plain)).or_else(referred)
    };
    let mut names: Vec<String> = match value {
        Value::Array(values) => values.iter().take(50).filter_map(one).collect(),
        value => one(value).into_iter().collect(),
    };
    names.retain(|name| !name.starts_with("http"));
    names.dedup();
    (!names.is_empty()).then(|| names.join("; "))
}
