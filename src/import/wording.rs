//! Fixed phrases that stand around articles on web pages and in newspapers. Compared in lower case with the whole line
//! or with its start, so that no sentence of an article is ever taken for one.

use std::cmp::Ordering;

/// Whole lines.
const LINES: &[&str] = &[
    "accept all cookies",
    "accept cookies",
    "ad",
    "add a comment",
    "advert",
    "advertisement",
    "advertisement feature",
    "advertising",
    "all rights reserved",
    "all rights reserved.",
    "also read",
    "article continues below",
    "article continues below advertisement",
    "back to top",
    "close",
    "comments",
    "continue reading",
    "continue reading below",
    "copied",
    "copy link",
    "download",
    "download pdf",
    "editor's picks",
    "email",
    "email this",
    "facebook",
    "follow us",
    "home",
    "instagram",
    "jump to comments",
    "keep reading",
    "leave a comment",
    "leave a reply",
    "linkedin",
    "listen",
    "listen to this article",
    "load more",
    "loading",
    "log in",
    "login",
    "menu",
    "more from this section",
    "more on this story",
    "more stories",
    "more>>",
    "most popular",
    "most read",
    "newsletter",
    "no comments",
    "pinterest",
    "print",
    "print this page",
    "published",
    "read later",
    "read more",
    "read more...",
    "read next",
    "recommended",
    "recommended stories",
    "register",
    "related",
    "related articles",
    "related content",
    "related links",
    "related news",
    "related stories",
    "related topics",
    "related video",
    "reply",
    "save",
    "save article",
    "search",
    "see all",
    "see more",
    "share",
    "share article",
    "share on facebook",
    "share on linkedin",
    "share on twitter",
    "share on whatsapp",
    "share on x",
    "share this",
    "share this article",
    "share this page",
    "share this story",
    "show more",
    "sign in",
    "sign up",
    "skip to content",
    "skip to main content",
    "sponsored",
    "sponsored content",
    "story continues below",
    "story continues below advertisement",
    "subscribe",
    "subscribe now",
    "telegram",
    "toggle navigation",
    "trending",
    "trending now",
    "tweet",
    "twitter",
    "updated",
    "view all",
    "view comments",
    "whatsapp",
    "you may also like",
    "you might also like",
];

/// Starts of short lines.
const STARTS: &[&str] = &[
    "also read:",
    "also read |",
    "by using this site",
    "categories:",
    "click here to",
    "copyright 19",
    "copyright 20",
    "copyright ©",
    "copyright (c)",
    "filed under:",
    "follow us on ",
    "have your say",
    "keywords:",
    "more:",
    "read also:",
    "read more:",
    "read more about",
    "read next:",
    "recommended:",
    "related:",
    "see also:",
    "share this ",
    "sign up for our",
    "sign up to our",
    "subscribe to our",
    "tags:",
    "this site uses cookies",
    "this website uses cookies",
    "topics:",
    "we use cookies",
    "© 19",
    "© 20",
    "©19",
    "©20",
];

/// What is counted on web pages: "12 comments", "3 min read".
const COUNTED: &[&str] = &[
    "comment",
    "comments",
    "hits",
    "like",
    "likes",
    "min",
    "min read",
    "mins read",
    "minute read",
    "minutes read",
    "reads",
    "share",
    "shares",
    "times read",
    "view",
    "views",
];

/// Longest line of furniture, in bytes.
const LONGEST: usize = 160;

/// Whether `line` is one of the phrases around articles.
pub fn is_furniture(line: &str) -> bool {
    let bare = line.trim_matches(|character: char| {
        character.is_whitespace() || matches!(character, '»' | '›' | '→' | '>' | '<' | '•')
    });
    bare.len() <= LONGEST
        && (LINES.binary_search_by(|phrase| compare(phrase, bare)).is_ok()
            || STARTS.iter().any(|start| starts_with(bare, start))
            || is_count(bare))
}

/// How a phrase in small letters compares with a line in any.
fn compare(phrase: &str, line: &str) -> Ordering {
    phrase.bytes().cmp(line.bytes().map(|byte| byte.to_ascii_lowercase()))
}

/// Whether `line` starts with a phrase in small letters.
fn starts_with(line: &str, phrase: &str) -> bool {
    line.as_bytes().get(..phrase.len()).is_some_and(|start| start.eq_ignore_ascii_case(phrase.as_bytes()))
}

/// "1,234 views", "3 min read".
pub fn is_count(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '\u{a0}'));
    rest.len() < line.len() && COUNTED.iter().any(|counted| rest.trim().eq_ignore_ascii_case(counted))
}

/// Starts of lines that describe a picture.
const CAPTIONS: &[&str] = &[
    "photo:",
    "photo by",
    "photo credit",
    "photo/",
    "photos:",
    "photos by",
    "photograph:",
    "photograph by",
    "(photo",
    "[photo",
    "picture:",
    "image:",
    "image credit",
    "image source",
    "images:",
    "credit:",
    "file photo",
    "(file photo",
    "illustration:",
    "graphic:",
    "video:",
    "(ap photo",
    "ap photo",
    "afp photo",
    "getty images",
    "(image",
];

/// Marks in a line that name a picture's source.
const CREDITS: &[&str] =
    &["(ap photo", "(photo by", "(photo:", "[photo:", "(image:", "photo credit:", "(file photo", "photo: ap"];

/// Longest caption, in bytes.
const LONGEST_CAPTION: usize = 400;

/// Whether `line` describes a picture: it says so at its start, or ends with the picture's source.
pub fn is_caption(line: &str) -> bool {
    if line.len() > LONGEST_CAPTION {
        return false;
    }
    let is_credited = || {
        let lower = line.to_ascii_lowercase();
        CREDITS.iter().filter_map(|mark| lower.rfind(mark)).any(|at| {
            // The credit ends the line: nothing follows its bracket.
            lower[at..].find([')', ']']).is_none_or(|close| lower[at + close + 1..].trim().len() <= 1)
        })
    };
    CAPTIONS.iter().any(|start| starts_with(line, start)) && line.len() <= 240
        || line.starts_with('©')
            && line.len() <= 80
            && !line.ends_with("reserved")
            && !line.ends_with("reserved.")
        || line.contains(['(', '[', ':']) && is_credited()
}

/// Labels of newspaper sections and of kinds of article, as they stand above headlines.
const KICKERS: &[&str] = &[
    "africa",
    "americas",
    "analysis",
    "arts",
    "asia",
    "breaking",
    "breaking news",
    "business",
    "climate",
    "comment",
    "culture",
    "economy",
    "education",
    "environment",
    "europe",
    "exclusive",
    "explainer",
    "fact check",
    "feature",
    "finance",
    "health",
    "interview",
    "investigation",
    "latest news",
    "lifestyle",
    "live",
    "local news",
    "markets",
    "middle east",
    "money",
    "national",
    "news",
    "news analysis",
    "opinion",
    "politics",
    "press release",
    "profile",
    "science",
    "society",
    "sport",
    "sports",
    "technology",
    "travel",
    "world",
    "world news",
];

/// Whether `line` is a section's name or the like.
pub fn is_kicker(line: &str) -> bool {
    KICKERS.binary_search_by(|phrase| compare(phrase, line.trim_end_matches(':'))).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_known_and_sentences_are_not() {
        assert!(LINES.is_sorted() && KICKERS.is_sorted());
        for line in [
            "Share",
            "ADVERTISEMENT",
            "Read more: Bridge opens",
            "© 2024 The Vellmar Post",
            "3 min read",
            "1,204 views",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "Share prices fell.",
            "Read on",
            "He likes to share",
            "3 minutes later",
            "Advertisement rates rise",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }

    #[test]
    fn captions_name_a_picture() {
        for line in
            ["Photo: Ines Calloway", "The old pier at dawn (Photo by I. Calloway)", "© Harbour archive"]
        {
            assert!(is_caption(line), "{line}");
        }
        for line in [
            "Photographs were found.",
            "She took a photo: it was dark.",
            "The (Photo by X) tag is common in captions.",
        ] {
            assert!(!is_caption(line), "{line}");
        }
    }
}
