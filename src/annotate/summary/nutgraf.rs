//! The nut graf: the paragraph that tells why the story matters. It stands near the beginning, behind the news itself, and
//! gives away what it is by the way it is written: what something marks or threatens, what it comes after, the first since
//! when, what has been going on for years. Only English is known; where nothing gives a paragraph away, there is none.

use super::Sources;
use crate::annotate::tags::Pos;
use crate::lang::en::discourse::{SIGNS, TELLING};
use crate::text::{BlockKind, TokenKind, TokenRange};

use super::Nutgraf;

/// Paragraphs of a text that is long enough to have one.
const LEAST_PARAGRAPHS: usize = 4;
/// The last paragraph that may be one, counted from 0.
const LAST: usize = 5;
/// Tokens of a paragraph that are read.
const MOST_TOKENS: usize = 250;
/// Words of a paragraph that says enough.
const LEAST_WORDS: usize = 12;
/// Points that make a paragraph one.
const ENOUGH: f64 = 2.7;
/// Points that are as sure as can be.
const SURE: f64 = 6.0;

/// Finds the nut graf.
pub fn find(sources: &Sources<'_, '_>) -> Option<Nutgraf> {
    let document = sources.document;
    if !document.pack.has_discourse() {
        return None;
    }
    let mut paragraphs: Vec<(usize, TokenRange)> = Vec::with_capacity(LAST + 1);
    for sentence in &document.sentences {
        let block = sentence.block as usize;
        if document.blocks[block].kind != BlockKind::Paragraph {
            continue;
        }
        let full = paragraphs.len() > LAST;
        match paragraphs.last_mut() {
            Some((last, range)) if *last == block => {
                *range = TokenRange::new(range.start(), sentence.tokens.end());
            }
            _ if full => break,
            _ => paragraphs.push((block, sentence.tokens)),
        }
    }
    let lists =
        document.blocks.iter().filter(|b| matches!(b.kind, BlockKind::ListItem | BlockKind::Table)).count();
    if paragraphs.len() < LEAST_PARAGRAPHS
        || lists > document.blocks.len() / 3
        || is_no_news(sources, &paragraphs)
    {
        return None;
    }
    let scored = paragraphs
        .iter()
        .enumerate()
        .skip(1)
        .map(|(place, (block, range))| (*block, points(sources, place, *range)));
    let best = scored.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    (best.1 >= ENOUGH).then(|| Nutgraf { block: best.0, score: (best.1 / SURE).min(1.0) })
}

/// Letters, and texts whose paragraphs begin with who speaks.
fn is_no_news(sources: &Sources<'_, '_>, paragraphs: &[(usize, TokenRange)]) -> bool {
    let document = sources.document;
    let labels = paragraphs.iter().filter(|(_, range)| {
        range.indices().take(5).any(|i| i > range.start() && document.token_text(i) == ":")
    });
    let first = paragraphs[0].1;
    document.form(first.start()) == "dear" || labels.count() * 2 > paragraphs.len()
}

/// What speaks for a paragraph.
fn points(sources: &Sources<'_, '_>, place: usize, range: TokenRange) -> f64 {
    let document = sources.document;
    let range = TokenRange::new(range.start(), range.end().min(range.start() + MOST_TOKENS));
    let words = document.tokens[range.indices()].iter().filter(|token| token.is_countable()).count();
    if words < LEAST_WORDS {
        return 0.0;
    }
    // What people say in it is not the writer's telling why.
    let mut quoted = 0usize;
    let from = sources.quotes.partition_point(|quote| quote.tokens.end() <= range.start());
    for quote in sources.quotes[from..].iter().take_while(|quote| quote.tokens.start() < range.end()) {
        quoted += quote.tokens.end().min(range.end()) - quote.tokens.start().max(range.start());
    }
    let mut text = String::from(" ");
    for i in range.indices() {
        text.push_str(document.form(i));
        text.push(' ');
    }
    let mut sum = 0.0;
    for (group, (worth, phrases)) in SIGNS.iter().enumerate() {
        // What may come and whom it concerns tell nothing where nothing says what it means.
        if group == TELLING && sum == 0.0 {
            return 0.0;
        }
        let count = phrases.iter().filter(|phrase| has(&text, phrase)).count();
        if count > 0 {
            sum += worth + 0.3 * (count - 1).min(2) as f64;
        }
    }
    let tag = |i: usize| sources.tags.get(i).copied().unwrap_or(Pos::Other);
    let perfect = range.indices().any(|i| {
        matches!(document.form(i), "has" | "have")
            && (i + 1..(i + 4).min(range.end())).any(|j| tag(j) == Pos::Verb || document.form(j) == "been")
    });
    sum += if perfect { 0.8 } else { 0.0 };
    let numbers = document.tokens[range.indices()].iter().filter(|t| t.kind == TokenKind::Number).count();
    sum += 0.2 * numbers.min(2) as f64;
    sum -= 3.0 * (quoted as f64 / range.len() as f64);
    let opens_quoted = document.first_word(range) > range.start();
    sum -= if opens_quoted { 1.5 } else { 0.0 };
    sum + [0.0, 0.3, 0.6, 0.5, 0.2, 0.0][place.min(LAST)]
}

/// Whether `text`, words with a space at both sides, has the phrase.
fn has(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase)
        .any(|(at, found)| text[..at].ends_with(' ') && text[at + found.len()..].starts_with(' '))
}
