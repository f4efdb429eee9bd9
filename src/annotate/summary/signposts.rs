//! Sentences that only point to what comes, or to another page: they say nothing by themselves, whatever words they hold.

use crate::document::Document;
use crate::lang::en::discourse::SIGNPOSTS;
use crate::text::TokenRange;

/// Whether a sentence is a question, leads into a list or points elsewhere.
pub fn is_signpost(document: &Document<'_>, range: TokenRange) -> bool {
    is_unfinished(document.range_text(range)) || document.pack.has_discourse() && points_on(document, range)
}

/// Closing marks after the end mark of a sentence.
const CLOSING: [char; 8] = ['"', '”', '»', '’', '\'', ')', '」', ' '];

/// Whether it ends as a question does or as what comes before a list. A question that somebody else is quoted with at
/// the end of a statement is part of that.
fn is_unfinished(text: &str) -> bool {
    let bare = text.trim_end_matches(CLOSING);
    let statement = bare.len() < text.len() && !text.starts_with(['"', '“', '«', '„', '‘', '(', '「']);
    bare.ends_with([':', '：']) || bare.ends_with(['?', '？', '؟']) && !statement
}

/// "Here is what to know", "Read more".
fn points_on(document: &Document<'_>, range: TokenRange) -> bool {
    let first = document.first_word(range);
    let begins = |phrase: &str| {
        let mut words = phrase.split(' ').enumerate();
        words.all(|(i, word)| first + i < range.end() && document.form(first + i) == word)
    };
    // Hardly any sentence begins as one of them does.
    let initial = document.form(first).as_bytes().first();
    let may_begin = |phrase: &str| phrase.as_bytes().first() == initial;
    first == range.start() && SIGNPOSTS.iter().any(|phrase| may_begin(phrase) && begins(phrase))
}

#[cfg(test)]
mod tests {
    use super::is_unfinished;

    #[test]
    fn questions_and_lead_ins() {
        for text in ["Who pays?", "“Who pays?”", "Two things are known:", "誰が払う？", "(Who pays?)"]
        {
            assert!(is_unfinished(text), "{text}");
        }
        for text in ["She asked: “Who pays?”", "Nobody pays.", "“Who pays?” he asked."] {
            assert!(!is_unfinished(text), "{text}");
        }
    }
}
