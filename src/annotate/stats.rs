//! How much text there is.

use crate::document::Document;
use crate::text::BlockKind;

/// Words read in a minute: the mean for silent reading of English non-fiction (Brysbaert, "How many words do we read
/// per minute?", Journal of Memory and Language 109, 2019).
const WORDS_PER_MINUTE: f64 = 238.0;

/// Counts of the body.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stats {
    /// Unicode scalar values of its blocks, white space within them included.
    pub characters: u32,
    /// Words, numbers and addresses.
    pub words: u32,
    /// Distinct ones, case aside.
    pub unique_words: u32,
    /// Sentences.
    pub sentences: u32,
    /// Paragraphs, list items and quotations that have words.
    pub paragraphs: u32,
    /// Time to read it.
    pub reading_minutes: f64,
}

/// Counts the body of a document.
pub fn count(document: &Document<'_>) -> Stats {
    let body = || document.blocks.iter().filter(|block| block.kind.is_body());
    let mut stats = Stats {
        characters: body().map(|block| block.span.of(document.text).chars().count() as u32).sum(),
        ..Stats::default()
    };
    let mut paragraph = None;
    let mut seen = vec![false; document.vocabulary.len()];
    for (_, sentence) in document.body_sentences() {
        stats.sentences += 1;
        for token in document.tokens[sentence.tokens.indices()].iter().filter(|token| token.is_countable()) {
            stats.words += 1;
            if paragraph != Some(sentence.block) && document.block_of(sentence).kind != BlockKind::Heading {
                paragraph = Some(sentence.block);
                stats.paragraphs += 1;
            }
            let seen = &mut seen[token.word.index()];
            stats.unique_words += u32::from(!*seen);
            *seen = true;
        }
    }
    stats.reading_minutes = f64::from(stats.words) / WORDS_PER_MINUTE;
    stats
}
