//! Takes out of an article what pages put between its paragraphs: links to others, requests, buttons, repeated captions.

use super::headline::same_words;
use super::phrases;
use crate::import::decoded::{Metadata, PartKind};
use crate::import::extract::Part;
use dom_query::{Document, NodeRef};

/// Words in the class or the name of an element that is no part of an article, whatever holds it.
const MARKED: [&str; 30] = [
    "newsletter",
    "newsletters",
    "related",
    "recirc",
    "recirculation",
    "breadcrumb",
    "breadcrumbs",
    "share",
    "sharing",
    "sharebar",
    "social",
    "byline",
    "subscribe",
    "signup",
    "promo",
    "trending",
    "recommended",
    "authorbio",
    "timestamp",
    "taglist",
    "readmore",
    "advert",
    "advertisement",
    "sponsored",
    "comments",
    "disqus",
    "toolbar",
    "outbrain",
    "taboola",
    "addthis",
];

/// Pairs of such words.
const MARKED_PAIRS: [(&str, &str); 14] = [
    ("author", "bio"),
    ("author", "box"),
    ("about", "author"),
    ("read", "more"),
    ("sign", "up"),
    ("most", "read"),
    ("most", "popular"),
    ("more", "stories"),
    ("see", "also"),
    ("also", "read"),
    ("tag", "list"),
    ("post", "tags"),
    ("entry", "meta"),
    ("article", "meta"),
];

/// What is so marked and holds more than one part in so many of the article is believed to be the article.
const MAX_SHARE: usize = 5;

/// Elements that stand in a line.
const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
    "small", "span", "strong", "sub", "sup", "time", "u", "br",
];

/// A block without blocks in it.
struct Leaf<'a> {
    node: NodeRef<'a>,
    text: String,
    /// Whether all of it leads elsewhere.
    is_link: bool,
}

/// Takes out of a page what is marked as something else than an article.
pub fn remove_marked(page: &Document) {
    let total = page.root().text().len();
    for node in page.root().descendants() {
        if node.is_element()
            && is_marked(&node)
            && !holds_article(&node)
            && node.text().len() * MAX_SHARE <= total
        {
            node.remove_from_parent();
        }
    }
}

/// Whether an element has in it what only articles have.
fn holds_article(node: &NodeRef<'_>) -> bool {
    let is_main = |inner: &NodeRef<'_>| ["article", "main", "h1"].iter().any(|name| inner.has_name(name));
    is_main(node) || node.descendants_it().any(|inner| is_main(&inner))
}

/// The article's markup without what is marked as something else, and without lists of links to other articles.
pub fn without_surroundings(content: &str) -> String {
    let document = Document::from(content);
    remove_marked(&document);
    let leaves = leaves(&document);
    for at in linked(&leaves) {
        if let Some(leaf) = leaves.get(at) {
            leaf.node.remove_from_parent();
        }
    }
    document.html().to_string()
}

/// Whether an element's class or name tells that it is no part of an article.
fn is_marked(node: &NodeRef<'_>) -> bool {
    if node.has_name("body") || node.has_name("html") || node.has_name("article") {
        return false;
    }
    let names = [node.class(), node.id_attr()];
    names.iter().flatten().flat_map(|names| names.split_ascii_whitespace()).any(|name| {
        let words: Vec<String> = words(name);
        let has_pair = |pair: &[String]| matches!(pair, [one, two] if MARKED_PAIRS.contains(&(one.as_str(), two.as_str())));
        words.iter().any(|word| MARKED.contains(&word.as_str())) || words.windows(2).any(has_pair)
    })
}

/// The words of a class's name: `RelatedStories` and `related_stories` have two each.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && was_lower) {
            words.push(String::new());
        }
        was_lower = c.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn leaves(document: &Document) -> Vec<Leaf<'_>> {
    let is_inline = |node: &NodeRef<'_>| {
        node.is_text() || node.node_name().is_none_or(|name| INLINE.contains(&name.as_ref()))
    };
    let mut leaves = Vec::new();
    for node in document.root().descendants() {
        if !node.is_element() || is_inline(&node) || !node.descendants_it().all(|inner| is_inline(&inner)) {
            continue;
        }
        let text = node.text().split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            continue;
        }
        let links =
            node.descendants_it().filter(|inner| inner.has_name("a")).map(|link| link.text().trim().len());
        let is_link = links.sum::<usize>() * 20 >= text.len() * 17;
        leaves.push(Leaf { node, text, is_link });
    }
    leaves
}

/// A block shorter than this, in bytes, does not go on with an article.
const MIN_TEXT: usize = 100;

/// The places of those that only lead to other articles: runs of links with a heading that says so, with several at the end
/// or with several that read like headlines.
fn linked(leaves: &[Leaf<'_>]) -> Vec<usize> {
    let last_long = leaves.iter().rposition(|leaf| leaf.text.len() >= MIN_TEXT);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(leaf) = leaves.get(at) {
        let labelled = phrases::is_related(&leaf.text) && leaf.text.len() < 80;
        let start = if labelled && !leaf.is_link { at + 1 } else { at };
        let count = leaves.iter().skip(start).take_while(|leaf| leaf.is_link).count();
        let end = start + count;
        let run = leaves.get(start..end).unwrap_or_default();
        let is_end = last_long.is_none_or(|last| last < end);
        let are_headlines = run.iter().all(|leaf| leaf.text.split_whitespace().count() >= 4);
        let goes = match count {
            0 => false,
            1 | 2 => labelled,
            _ => labelled || is_end || are_headlines,
        };
        // Where most of a text is links, they are its content.
        if goes && count * 2 <= leaves.len() {
            found.extend(at..end);
        }
        at = end.max(at + 1);
    }
    found
}

/// The parts without buttons and requests, and without what follows the article.
pub fn trailing(mut parts: Vec<Part>) -> Vec<Part> {
    let end = (0..parts.len())
        .rev()
        .take_while(|&at| at * 3 >= parts.len() * 2)
        .filter(|&at| heads_afterword(&parts, at))
        .last();
    parts.truncate(end.unwrap_or(parts.len()));
    parts.retain(|part| {
        part.kind == PartKind::Code || part.kind == PartKind::Table || !phrases::is_furniture(&part.text)
    });
    let closes = |part: &mut Part| part.kind == PartKind::Heading || phrases::is_closing(&part.text);
    while parts.len() > 1 && parts.pop_if(closes).is_some() {}
    without_repeats(&mut parts);
    parts
}

/// Whether the part at `at` heads what follows an article: a form, or short parts about other articles.
fn heads_afterword(parts: &[Part], at: usize) -> bool {
    let Some(part) = parts.get(at) else { return false };
    let is_label = part.text.len() <= 60 && phrases::is_related(&part.text);
    let are_short = || parts.iter().skip(at + 1).all(|part| part.text.chars().count() <= LONG);
    phrases::is_afterword(&part.text) || is_label && at + 2 < parts.len() && are_short()
}

/// How many parts back a repeated one is looked for.
const BACK: usize = 3;

/// The shortest text that is not repeated by chance, in bytes.
const TELLING: usize = 20;

/// Takes out what was just said word by word: galleries give each caption several times.
fn without_repeats(parts: &mut Vec<Part>) {
    let mut before: Vec<String> = Vec::new();
    parts.retain(|part| {
        let repeats = part.text.len() > TELLING && before.contains(&part.text);
        before.push(part.text.clone());
        if before.len() > BACK {
            before.remove(0);
        }
        !repeats
    });
}

/// How many parts in front may be the lines about an article.
const MAX_LEAD: usize = 8;

/// A part longer than this, in characters, is the article's beginning.
const LONG: usize = 160;

/// The parts without the lines about date and author that the metadata has.
pub fn leading(mut parts: Vec<Part>, metadata: &Metadata) -> Vec<Part> {
    let start =
        parts.iter().position(|part| part.text.chars().count() > LONG).unwrap_or(parts.len()).min(MAX_LEAD);
    let author = metadata.author.as_deref();
    let is_known = |text: &str| {
        phrases::is_path(text)
            || metadata.date.is_some() && phrases::is_dated(text)
            || author.is_some_and(|author| {
                same_words(text, author)
                    || text.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "))
                        && text.contains(author)
                        && text.len() < 2 * author.len() + 20
            })
    };
    let mut at = 0;
    parts.retain(|part| {
        at += 1;
        at > start || !is_known(&part.text)
    });
    parts
}
