//! A treebank's sentences as Nutgraf divides them into tokens: "don't", "high-tech" and "10-year-old" are one token here
//! and two to five there.

use super::sets::Tagged;
use crate::annotate::tags::Pos;
use crate::document::Document;
use crate::import::Article;
use crate::lang::Language;
use crate::options::{Options, Repair};

/// Tokens of running text with the tag of each; `None` where its parts do not tell.
pub type Retokenized = Vec<(String, Option<Pos>)>;

/// The sentence as running text, with the place in bytes of each word.
pub fn join(words: &[Tagged]) -> (String, Vec<std::ops::Range<usize>>) {
    let (mut text, mut places) = (String::new(), Vec::new());
    let (mut glue, mut quotes) = (true, false);
    for word in words {
        let form = word.word.as_str();
        let lower = form.to_lowercase().replace('’', "'");
        let is_quote = form == "\"" || matches!(word.penn.as_str(), "``" | "''") && form.len() <= 2;
        let closes = matches!(word.penn.as_str(), "," | "." | ":" | "-RRB-" | "HYPH" | "POS")
            && !matches!(form, "-" | "--" | "–" | "—") | (word.penn == "HYPH")
            || matches!(
                lower.as_str(),
                "n't" | "'s" | "'re" | "'ve" | "'ll" | "'d" | "'m" | "%" | "na" | "ta"
            )
            || lower == "not" && text.to_lowercase().ends_with("can")
            || is_quote && quotes;
        if !glue && !closes {
            text.push(' ');
        }
        places.push(text.len()..text.len() + form.len());
        text.push_str(form);
        glue = matches!(word.penn.as_str(), "-LRB-" | "HYPH" | "$") || is_quote && !quotes;
        quotes ^= is_quote;
    }
    (text, places)
}

/// The tokens of the sentence's text; its words may end up in several sentences.
pub fn retokenize(words: &[Tagged]) -> Retokenized {
    let (text, places) = join(words);
    let options = Options { repair: Repair::Never, language: Some(Language::ENGLISH), ..Options::default() };
    let article = Article::from_text(&text, options.repair);
    // What reading the text changes moves the places.
    if article.text != text {
        return Vec::new();
    }
    let document = crate::segment::segment(&article, &options);
    align(&document, words, &places)
}

/// The tokens of a document with the tags of the words that stand at these places.
pub fn align(document: &Document<'_>, words: &[Tagged], places: &[std::ops::Range<usize>]) -> Retokenized {
    let mut next = 0;
    let tokens = document.tokens.iter().enumerate().map(|(index, token)| {
        let (start, end) = (token.span.start(), token.span.end());
        while next < places.len() && places[next].end <= start {
            next += 1;
        }
        let parts: Vec<&Tagged> =
            (next..places.len()).take_while(|&at| places[at].start < end).map(|at| &words[at]).collect();
        (document.token_text(index).to_owned(), tag_of(&parts))
    });
    tokens.collect()
}

/// The tag of a token that is made of these words.
fn tag_of(parts: &[&Tagged]) -> Option<Pos> {
    let (first, last) = (parts.first()?, parts.last()?);
    if parts.len() == 1 {
        return Some(first.tag);
    }
    let says = |part: &&&Tagged| !matches!(part.tag, Pos::Punctuation | Pos::Symbol);
    if parts.iter().any(|part| part.penn == "HYPH") {
        return Some(match last.tag {
            // "Paris-based", "fast-growing".
            Pos::Verb => Pos::Adjective,
            Pos::Punctuation => parts.iter().rfind(says)?.tag,
            tag => tag,
        });
    }
    // "don't", "they're", "$30", "etc.": the head is what comes first, but for signs.
    Some(parts.iter().find(says).unwrap_or(first).tag)
}
