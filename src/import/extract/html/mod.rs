//! Reads web pages: the article with what the page says of it, or the whole page.

mod clean;
mod headline;
mod linked_data;
mod metadata;
mod phrases;

use super::{Error, Extract, Known, Part, markup, notice, text_of};
use crate::import::decoded::PartKind;
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// The share of a page's text that an article without a name of its own must have, one in so many.
const MIN_SHARE: usize = 12;

/// Articles shorter than this, in bytes, are distrusted.
const SHORT: usize = 250;

/// The largest page in which an article is looked for, in bytes of its text and tags without scripts and the like.
const MAX_PAGE: usize = 4 << 20;

/// Reads a page.
pub fn read(bytes: &[u8], known: &Known<'_>) -> Result<Extract, Error> {
    let decoded = text_of(bytes, known, markup::declared_charset(bytes).as_deref())?;
    let html = decoded.text.as_str();
    let balanced = markup::balance(html);
    let page = metadata::find(html);
    let mut extract = Extract { notices: decoded.notices, metadata: page.metadata, ..Extract::default() };
    let article = if known.whole_page { None } else { article(&balanced) };
    if let Some(article) = article {
        extract.parts = clean::leading(article, &extract.metadata);
        headline::put_first(&mut extract.parts, &page.headlines, extract.metadata.title.as_deref());
        extract.notices.push(notice("article-only", "What stands around the article was left out."));
        return Ok(extract);
    }
    extract.parts = markup::parts(html);
    if !known.whole_page {
        let message = "No article stands out in this page, so all of its text was read, menus included. Delete what does not \
                       belong to the article.";
        extract.notices.push(notice("whole-page", message));
    }
    Ok(extract)
}

/// The parts of the page's article, where there is one.
fn article(balanced: &str) -> Option<Vec<Part>> {
    if balanced.len() > MAX_PAGE {
        return None;
    }
    // The page's data has been read already; classes tell what stands around an article.
    let config = Config { keep_classes: true, disable_json_ld: true, ..Config::default() };
    let document = Document::from(balanced);
    clean::remove_marked(&document);
    let article = Readability::with_document(document, None, Some(config)).ok()?.parse().ok()?;
    let parts = clean::trailing(markup::parts(&clean::without_surroundings(&article.content)));
    let length = text_length(&parts);
    (length >= SHORT || length * MIN_SHARE >= text_length(&markup::parts(balanced)) && length > 0)
        .then_some(parts)
}

/// How much text there is, in bytes.
fn text_length(parts: &[Part]) -> usize {
    parts.iter().filter(|part| part.kind != PartKind::Furniture).map(|part| part.text.len()).sum()
}

#[cfg(test)]
mod tests;
