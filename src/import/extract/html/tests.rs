//! Tests of the reader of web pages.

use super::super::fields;
use super::*;
use std::time::{Duration, Instant};

const SENTENCES: &str = "The harbour council decided on Monday that the old ferry will sail again in spring. Its engine, which had \
                         been silent for three winters, was repaired by volunteers, and the first tickets are sold already.";

fn opened(html: &str) -> Extract {
    read(html.as_bytes(), &Known::default()).unwrap()
}

/// A page with an article of several paragraphs, and with `more` behind the third.
fn page(head: &str, more: &str) -> String {
    let paragraphs = format!("<p>{SENTENCES}</p>").repeat(3);
    // Each paragraph is a text of its own.
    let paragraphs = paragraphs.replacen("Monday", "Tuesday", 1).replacen("Monday", "Friday", 1);
    format!(
        "<!doctype html><html lang=en><head>{head}</head><body><nav><a href=/>Home</a> <a href=/n>News</a></nav><article><h1>The ferry \
         sails again</h1>{paragraphs}{more}</article><footer>All rights reserved</footer></body></html>"
    )
}

fn texts(extract: &Extract) -> Vec<&str> {
    extract.parts.iter().map(|part| part.text.as_str()).collect()
}

#[test]
fn the_article_is_found() {
    let extract = opened(&page("<title>The ferry sails again | Harbour Post</title>", ""));
    assert_eq!(extract.parts[0], Part::new(PartKind::Title, "The ferry sails again"));
    assert_eq!(extract.parts.len(), 4);
    assert_eq!(extract.notices.iter().map(|notice| &*notice.code).collect::<Vec<_>>(), ["article-only"]);
    assert_eq!(extract.metadata.title.as_deref(), Some("The ferry sails again"));
    assert_eq!(extract.metadata.language.as_deref(), Some("en"));
}

#[test]
fn what_stands_between_is_left_out() {
    for more in [
        "<p>Sign up for our newsletter to get the headlines.</p>",
        "<h3>Related</h3><ul><li><a href=/a>A pier is built</a></li><li><a href=/b>A pier is lost</a></li></ul>",
        "<p><a href=/a>Read more: a pier is built</a></p>",
        "<div class='story-share'>Tell others of this</div>",
        "<p>Share Tweet Email</p>",
        "<p>Copyright 2019 Harbour Post</p>",
        "<h3>About the author</h3><p>Ines Marl writes about ferries.</p>",
    ] {
        let extract = opened(&page("", more));
        assert_eq!(extract.parts.len(), 4, "{more}: {:?}", texts(&extract));
    }
    for more in [
        "<p>The council asked people to sign up as additional subscribers by Friday, and many did.</p>",
        "<p>The timetable is <a href=/t>in the harbour office</a>, she said.</p>",
        "<blockquote><p>We sail at nine whatever the weather.</p></blockquote>",
    ] {
        let extract = opened(&page("", more));
        assert_eq!(extract.parts.len(), 5, "{more}: {:?}", texts(&extract));
    }
}

#[test]
fn metadata_is_found() {
    let table = [
        (
            r##"<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"headline":"Ferry","author":[{"name":"Ines Marl"},
               {"@id":"#r"}],"datePublished":"2019-03-04T10:00:00Z"},{"@type":"Person","@id":"#r","name":"Rosa Pint"}]}</script>"##,
            ("Ferry", "Ines Marl; Rosa Pint", "2019-03-04"),
        ),
        (
            "<meta property='og:title' content='Ferry - Post'><meta property='og:site_name' content=Post><meta name=author content='By Ines Marl'>\
             <meta property='article:published_time' content='2019-03-04 10:00'>",
            ("Ferry", "Ines Marl", "2019-03-04"),
        ),
        (
            "<title>Ferry</title><meta name='DC.creator' content='Ines Marl'><meta name='sailthru.date' content='Mon, 4 Mar 2019 10:00:00 +0000'>",
            ("Ferry", "Ines Marl", "2019-03-04"),
        ),
        (
            "<title>Ferry</title><meta name=parsely-author content='Ines Marl'><meta name=parsely-pub-date content='20190304'>",
            ("Ferry", "Ines Marl", "2019-03-04"),
        ),
        (
            "<title>Ferry</title><body><a rel='author' href=/i>Ines Marl</a><time datetime='2019-03-04'>Monday</time>",
            ("Ferry", "Ines Marl", "2019-03-04"),
        ),
        (
            "<title>Ferry</title><body><span class=byline>March by Ines Marl</span><time itemprop=datePublished datetime='2019-03-04T01'>x</time>",
            ("Ferry", "Ines Marl", "2019-03-04"),
        ),
    ];
    for (head, (title, author, date)) in table {
        let metadata = metadata::find(head).metadata;
        assert_eq!(metadata.title.as_deref(), Some(title), "{head}");
        assert_eq!(metadata.author.as_deref(), Some(author), "{head}");
        assert_eq!(metadata.date.as_deref(), Some(date), "{head}");
        assert!(metadata.is_published);
    }
    let page = "<link rel=canonical href='https://harbour.example/a?b=1&amp;c=2'><script type='application/ld+json'>{broken</script>";
    assert_eq!(metadata::find(page).metadata.url.as_deref(), Some("https://harbour.example/a?b=1&c=2"));
}

#[test]
fn days_are_read() {
    let table = [
        ("2019-03-04T23:00:00-05:00", Some("2019-03-04")),
        ("2019/3/4", Some("2019-03-04")),
        ("March 4, 2019", Some("2019-03-04")),
        ("4 Mar 2019 10:00", Some("2019-03-04")),
        ("2019-13-04", None),
        ("2019", None),
        ("1551700000", None),
        ("soon", None),
        ("", None),
        ("é-é-é", None),
    ];
    for (text, expected) in table {
        assert_eq!(fields::date(text).as_deref(), expected, "{text}");
    }
}

#[test]
fn titles_lose_the_name_of_the_site() {
    let headings = ["The ferry sails".to_owned()];
    let table = [
        ("The ferry sails | Harbour Post", None, "The ferry sails"),
        ("Harbour Post: all - The ferry sails", None, "The ferry sails"),
        ("Tides - a guide | Harbour Post", Some("Harbour Post"), "Tides - a guide"),
        ("Tides - a guide", None, "Tides - a guide"),
        ("", None, ""),
    ];
    for (title, site, expected) in table {
        assert_eq!(headline::without_site(title, site, &headings), expected);
    }
}

#[test]
fn pages_without_an_article_are_read_whole() {
    let list = "<ul>".to_owned()
        + &"<li><a href=/x>A short entry of the harbour's list</a></li>".repeat(60)
        + "</ul>";
    let extract = opened(&format!("<html><title>List</title><body>{list}<p>x</p></body></html>"));
    assert_eq!(extract.parts.len(), 61);
    assert_eq!(extract.notices[0].code, "whole-page");
    let whole = Known { whole_page: true, ..Known::default() };
    let extract = read(page("", "").as_bytes(), &whole).unwrap();
    assert!(extract.parts.iter().any(|part| part.kind == PartKind::Furniture) && extract.notices.is_empty());
}

#[test]
fn declared_encodings_count() {
    let html = page("<meta charset=windows-1251>", "").replace("harbour council", "порт");
    let bytes: Vec<u8> = html
        .chars()
        .map(|c| if c >= 'а' { u8::try_from(c as u32 - 0x430 + 0xe0).unwrap() } else { c as u8 })
        .collect();
    let extract = read(&bytes, &Known::default()).unwrap();
    assert!(texts(&extract).iter().any(|text| text.contains("порт")));
}

/// Each takes a second or less on a machine with nothing else to do; what takes longer with the square of a page takes hours.
const BOUND: Duration = Duration::from_secs(60);

#[test]
fn hostile_pages_are_survived() {
    let pieces = [
        "<div>",
        "<div><p>",
        "<b>",
        "<p><font size=1>",
        "<table><tr><td>",
        "<a href=x>",
        "<ul><li>",
        "<blockquote>",
        "<h1>",
        "<span class=byline>",
        "<script type='application/ld+json'>[",
        "<meta name=a content=b>",
        "<!--",
        "<svg><g>",
        "<section class=related>",
        "<br>",
        "<select><option>",
        "<p>a pier</p>",
        "<p><a href=x>a pier is built here</a></p>",
    ];
    for piece in pieces {
        let html = page("", &(piece.repeat(100_000) + "<p>The end of the pier.</p>"));
        let start = Instant::now();
        let _ = read(html.as_bytes(), &Known::default());
        assert!(start.elapsed() < BOUND, "{piece}: {:?}", start.elapsed());
    }
    let deep = format!("<script type='application/ld+json'>{}</script>", "{\"@graph\":[".repeat(50_000));
    assert_eq!(metadata::find(&deep).metadata.title, None);
}
