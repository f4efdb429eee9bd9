//! The nut graf: the paragraph that tells why the story matters. It stands near the beginning, behind the news itself, and
//! gives away what it is by the way it is written: what something marks or threatens, what it comes after, the first since
//! when, what has been going on for years. Only English is known; where nothing gives a paragraph away, there is none.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Nutgraf, Sources};
use crate::annotate::tags::Pos;
use crate::document::Document;
use crate::lang::en::discourse::{SIGNS, TELLING};
use crate::text::{BlockKind, TokenKind, TokenRange};

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
    let counts = PHRASES.count(document, range);
    let mut sum = 0.0;
    for (group, (&(worth, _), &count)) in SIGNS.iter().zip(&counts).enumerate() {
        // What may come and whom it concerns tell nothing where nothing says what it means.
        if group == TELLING && sum == 0.0 {
            return 0.0;
        }
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

/// The phrases that speak for a paragraph, by their first words: hardly any word of a text begins one.
static PHRASES: LazyLock<Phrases> = LazyLock::new(Phrases::new);

struct Phrases {
    all: Vec<Phrase>,
    /// For each first word the last phrase that begins with it.
    last: FxHashMap<&'static str, u32>,
}

struct Phrase {
    /// Index into [`SIGNS`].
    group: usize,
    /// Its words but the first, with a space between two.
    rest: &'static str,
    /// The phrase before it that begins with the same word.
    previous: Option<u32>,
}

impl Phrases {
    fn new() -> Self {
        let mut phrases = Self { all: Vec::new(), last: FxHashMap::default() };
        for (group, (_, signs)) in SIGNS.iter().enumerate() {
            for sign in *signs {
                let (first, rest) = sign.split_once(' ').unwrap_or((sign, ""));
                let previous = phrases.last.insert(first, phrases.all.len() as u32);
                phrases.all.push(Phrase { group, rest, previous });
            }
        }
        phrases
    }

    /// How many phrases of each group stand in a paragraph, each counted once.
    fn count(&self, document: &Document<'_>, range: TokenRange) -> [usize; SIGNS.len()] {
        let mut counts = [0; SIGNS.len()];
        let mut seen = vec![false; self.all.len()];
        for at in range.indices() {
            let mut next = self.last.get(document.form(at)).copied();
            while let Some(number) = next {
                let phrase = &self.all[number as usize];
                let seen = &mut seen[number as usize];
                if !*seen && phrase.goes_on(document, TokenRange::new(at + 1, range.end())) {
                    *seen = true;
                    counts[phrase.group] += 1;
                }
                next = phrase.previous;
            }
        }
        counts
    }
}

impl Phrase {
    /// Whether a range begins with the words behind the first.
    fn goes_on(&self, document: &Document<'_>, range: TokenRange) -> bool {
        let mut rest = self.rest;
        for at in range.indices() {
            if rest.is_empty() {
                break;
            }
            match rest.strip_prefix(document.form(at)) {
                Some("") => rest = "",
                Some(behind) if behind.starts_with(' ') => rest = &behind[1..],
                _ => return false,
            }
        }
        rest.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::PHRASES;
    use crate::import::Article;
    use crate::options::{Options, Repair};
    use crate::segment::segment;
    use crate::text::TokenRange;

    #[test]
    fn phrases_are_whole_words_and_count_once() {
        for (text, expected) in [
            ("The strike comes at a time when prices fall.", [0, 3, 0, 0, 0, 0]),
            ("A test of nerves is a test of strength, a Test for all.", [2, 0, 0, 0, 0, 0]),
            ("Benchmarks and the recordings remind us of the mostly first.", [0; 6]),
            ("A far-reaching rise in decades-old rents could follow", [1, 0, 0, 0, 1, 0]),
            ("It rose 5 % in recent years, the first since", [0, 0, 1, 1, 0, 1]),
            ("It was over the", [0; 6]),
        ] {
            let article = Article::from_text(text, Repair::Never);
            let document = segment(&article, &Options::default());
            let all = TokenRange::new(0, document.tokens.len());
            assert_eq!(PHRASES.count(&document, all), expected, "{text}");
        }
    }
}
