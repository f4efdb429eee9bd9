//! What a page says of its article: in JSON-LD, in `meta` elements, and in elements that are marked.

use super::super::fields;
use super::headline::without_site;
use super::linked_data::{self, LinkedData};
use crate::import::decoded::Metadata;
use crate::import::extract::markup::{self, Tag, Token, Tokens};

/// What a page says of its article.
#[derive(Debug, Default)]
pub struct Page {
    /// For the reader.
    pub metadata: Metadata,
    /// The headline as it is given in several places.
    pub headlines: Vec<String>,
}

/// The names of `meta` elements, the best ones first.
const TITLES: [&str; 9] = [
    "og:title",
    "dc.title",
    "dcterms.title",
    "dc:title",
    "parsely-title",
    "sailthru.title",
    "twitter:title",
    "weibo:article:title",
    "title",
];
const AUTHORS: [&str; 11] = [
    "author",
    "article:author_name",
    "dc.creator",
    "dcterms.creator",
    "dc:creator",
    "parsely-author",
    "sailthru.author",
    "article:author",
    "byl",
    "citation_author",
    "twitter:data1",
];
const DATES: [&str; 18] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "publishdate",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "dc:date",
    "citation_publication_date",
    "article.published",
    "date",
];
const SITES: [&str; 2] = ["og:site_name", "application-name"];

/// What was found in the markup.
#[derive(Debug, Default)]
struct Found {
    meta: Vec<(String, String)>,
    data: LinkedData,
    canonical: Option<String>,
    language: Option<String>,
    /// The text of `title`.
    title: Option<String>,
    /// The texts of `h1`.
    headings: Vec<String>,
    /// The texts of elements that are marked as author.
    authors: Vec<String>,
    /// The day of elements that are marked as the date of publication, and of the first `time`.
    published: Option<String>,
    time: Option<String>,
}

impl Found {
    /// The first of these `meta` elements that says something usable.
    fn first<T>(&self, names: &[&str], usable: impl Fn(&str) -> Option<T>) -> Option<T> {
        let mut values = names.iter().flat_map(|name| self.meta.iter().filter(move |(own, _)| own == name));
        values.find_map(|(_, value)| usable(value))
    }
}

/// Reads what the page says.
pub fn find(html: &str) -> Page {
    let found = collect(html);
    let named = |value: &str| (!value.is_empty()).then(|| value.to_owned());
    let site = found.first(&SITES, named);
    let given = found.data.headline.clone().or_else(|| found.first(&TITLES, named));
    let mut headlines: Vec<String> = found.headings.clone();
    headlines.extend(found.data.headline.clone());
    headlines.extend(found.first(&TITLES[..1], named));
    let cleaned = found.title.as_deref().map(|title| without_site(title, site.as_deref(), &headlines));
    let title = given.map(|title| without_site(&title, site.as_deref(), &headlines)).or(cleaned);
    headlines.extend(title.clone());
    let metadata = Metadata {
        author: author(&found),
        date: date(&found),
        is_published: date(&found).is_some(),
        url: url(&found),
        language: language(&found),
        title,
        pages: None,
    };
    Page { metadata, headlines }
}

fn author(found: &Found) -> Option<String> {
    let name = |value: &str| {
        let value = value.trim().trim_start_matches("By ").trim_start_matches("by ").trim();
        let is_name = !value.is_empty()
            && value.len() <= 200
            && !value.starts_with("http")
            && !value.starts_with('@')
            && !value.starts_with('/');
        is_name.then(|| value.to_owned())
    };
    let marked = || {
        let mut names: Vec<String> =
            found.authors.iter().filter_map(|value| name(by(value)?)).take(10).collect();
        names.dedup();
        (!names.is_empty() && names.len() <= 5).then(|| names.join("; "))
    };
    found.data.author.as_deref().and_then(name).or_else(|| found.first(&AUTHORS[..10], name)).or_else(marked)
}

/// The longest name that is taken out of a byline, in words.
const MAX_NAME: usize = 6;

/// The name in a byline: what follows "by".
fn by(line: &str) -> Option<&str> {
    let at = line.to_ascii_lowercase().rfind("by ").filter(|&at| at == 0 || line[..at].ends_with(' '));
    let name = at.map_or(line, |at| &line[at + 3..]).trim();
    let is_name = name.split_whitespace().count() <= MAX_NAME && !name.contains(|c: char| c.is_ascii_digit());
    is_name.then_some(name)
}

fn date(found: &Found) -> Option<String> {
    let marked = || found.published.clone().or_else(|| found.time.clone());
    found
        .data
        .published
        .as_deref()
        .and_then(fields::date)
        .or_else(|| found.first(&DATES, fields::date))
        .or_else(marked)
}

fn url(found: &Found) -> Option<String> {
    let address = |value: &str| {
        (value.starts_with("https://") || value.starts_with("http://")).then(|| value.to_owned())
    };
    found
        .canonical
        .as_deref()
        .and_then(address)
        .or_else(|| found.first(&["og:url"], address))
        .or_else(|| found.data.url.as_deref().and_then(address))
}

fn language(found: &Found) -> Option<String> {
    let declared = found.language.as_deref().and_then(fields::language);
    declared
        .or_else(|| found.data.language.as_deref().and_then(fields::language))
        .or_else(|| found.first(&["og:locale"], fields::language))
}

/// An element whose text is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Heading,
    Author,
}

/// The longest headline or name that is read, in bytes of markup.
const MAX_TEXT: usize = 4000;

/// How many of each kind are read.
const MAX_COUNT: usize = 20;

/// Goes through the markup once.
fn collect(html: &str) -> Found {
    let mut found = Found::default();
    let mut tokens = Tokens::new(html);
    // The element whose text is being read: its name, what it is and the text so far.
    let mut reading: Option<(&str, Wanted, String)> = None;
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(text) | Token::Data(text) => {
                if let Some((.., read)) = reading.as_mut().filter(|(.., read)| read.len() < MAX_TEXT) {
                    read.push_str(text);
                }
            }
            Token::Open(tag) => {
                let raw = tokens.raw(&tag);
                let wanted = open(&tag, raw, &mut found);
                if let Some((.., read)) = &mut reading {
                    read.push(' ');
                }
                if let Some(wanted) = wanted.filter(|_| reading.is_none()) {
                    reading = Some((tag.name, wanted, String::new()));
                }
            }
            Token::Close(name) => {
                if let Some((_, wanted, read)) = reading.take_if(|(own, ..)| own.eq_ignore_ascii_case(name)) {
                    take(&mut found, wanted, &markup::text(&read));
                }
            }
        }
    }
    found
}

fn take(found: &mut Found, wanted: Wanted, text: &str) {
    let list = if wanted == Wanted::Heading { &mut found.headings } else { &mut found.authors };
    if !text.is_empty() && list.len() < MAX_COUNT {
        list.push(text.to_owned());
    }
}

/// Reads what a tag says; returns whether the element's text is wanted.
fn open(tag: &Tag<'_>, raw: Option<&str>, found: &mut Found) -> Option<Wanted> {
    match tag.name.to_ascii_lowercase().as_str() {
        "meta" => meta(tag, found),
        "html" => {
            found.language =
                tag.attribute("lang").or_else(|| tag.attribute("xml:lang")).map(|tag| tag.trim().to_owned());
        }
        "title" if found.title.is_none() => {
            found.title = raw.map(markup::text).filter(|title| !title.is_empty());
        }
        "script"
            if tag.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json")) =>
        {
            linked_data::read(raw.unwrap_or_default(), &mut found.data);
        }
        "link" if tag.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
            found.canonical = tag.attribute("href").map(|href| href.trim().to_owned());
        }
        "time" => time(tag, found),
        "h1" => return Some(Wanted::Heading),
        "a" if tag
            .attribute("rel")
            .is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word == "author")) =>
        {
            return Some(Wanted::Author);
        }
        _ => return is_byline(tag).then_some(Wanted::Author),
    }
    None
}

/// Whether an element holds the author's name.
fn is_byline(tag: &Tag<'_>) -> bool {
    let is_named = |class: &str| {
        class.to_ascii_lowercase().contains("byline") || class == "p-author" || class == "author-name"
    };
    tag.attribute("itemprop").is_some_and(|property| property == "author")
        || tag.attribute("class").is_some_and(|classes| classes.split_ascii_whitespace().any(is_named))
}

fn meta(tag: &Tag<'_>, found: &mut Found) {
    let name = ["property", "name", "itemprop"].iter().find_map(|name| tag.attribute(name));
    if let (Some(name), Some(content)) = (name, tag.attribute("content"))
        && found.meta.len() < 1000
    {
        let content = content.split_whitespace().collect::<Vec<_>>().join(" ");
        found.meta.push((name.trim().to_ascii_lowercase(), content));
    }
}

fn time(tag: &Tag<'_>, found: &mut Found) {
    let Some(day) = tag.attribute("datetime").and_then(|value| fields::date(&value)) else { return };
    let is_published = tag.attribute("pubdate").is_some()
        || tag.attribute("itemprop").is_some_and(|property| property.eq_ignore_ascii_case("datePublished"));
    let place = if is_published { &mut found.published } else { &mut found.time };
    place.get_or_insert(day);
}
