//! Phase 2: the article becomes one array of tokens, with sentences as ranges over it.

mod forms;
mod languages;
mod sentences;
mod tokens;
mod words;

pub use forms::Words;
pub use words::words;

use crate::document::Document;
use crate::import::Article;
use crate::lang::{self, Language};
use crate::options::Options;
use crate::text::{BlockKind, Sentence, Token, TokenFlags, TokenRange};

/// Bytes of text for each token: a little fewer than English prose has.
const BYTES_PER_TOKEN: usize = 5;

/// Divides an article into tokens and sentences.
pub fn segment<'t>(article: &'t Article<'_>, options: &Options) -> Document<'t> {
    segment_with(article, options, &mut Words::default())
}

/// As [`segment`], with what is known of words that were read before.
pub fn segment_with<'t>(article: &'t Article<'_>, options: &Options, words: &mut Words) -> Document<'t> {
    let text: &str = &article.text;
    let identified = match options.language {
        Some(language) => lang::Identified { language, confidence: 1.0 },
        None => lang::identify_for(text, &options.language_hints),
    };
    let pack = options.packs.get_or_empty(identified.language);
    words.begin(&pack, text.len());
    let mut tokenizer = tokens::Tokenizer::new(text, words).of_language(identified.language, &options.packs);
    let splitter = sentences::Splitter::new(text, &pack);
    let mut all = Vec::with_capacity(text.len() / BYTES_PER_TOKEN + 16);
    let mut sentences = Vec::new();
    let mut title_words = Vec::new();
    for (number, block) in article.blocks.iter().enumerate() {
        let first = all.len();
        // By less than the doubling that Vec would do: tokens are most of what a document takes.
        if all.capacity() - first < block.span.len() / BYTES_PER_TOKEN {
            let left = text.len() - block.span.start();
            all.reserve_exact(left / BYTES_PER_TOKEN * 5 / 4 + 16);
        }
        tokenizer.tokenize(block.span, &mut all);
        let range = TokenRange::new(first, all.len());
        splitter.split(&all, range, number as u32, &mut sentences);
        if block.kind == BlockKind::Title {
            title_words.extend(all[first..].iter().filter(|token| token.is_word()).map(|token| token.word));
        }
    }
    // Room to spare is for a moment only.
    all.shrink_to(all.len() / 8 * 9);
    let mut lacking = Vec::from_iter(options.packs.lacks(identified.language).then_some(identified.language));
    add_new(&mut lacking, tokenizer.lacking());
    // What the file calls its document stands in for a headline that the text does not have.
    let of_file = article.metadata.title.as_ref().filter(|_| article.title().is_none());
    if let Some(title) = options.title.as_ref().or(of_file) {
        let mut given = Vec::new();
        let whole = crate::text::ByteSpan::new(0, title.len());
        let mut tokenizer =
            tokens::Tokenizer::new(title, words).of_language(identified.language, &options.packs);
        tokenizer.tokenize(whole, &mut given);
        add_new(&mut lacking, tokenizer.lacking());
        title_words.extend(given.iter().filter(|token| token.is_word()).map(|token| token.word));
    }
    let blocks = article.blocks.clone();
    let (vocabulary, known) = words.end();
    let block_languages = languages::of_blocks(text, &blocks, &all, &known, pack.language());
    if !block_languages.is_empty() {
        sentences = divided_by_languages(text, &all, &sentences, &block_languages, options);
    }
    sentences.shrink_to_fit();
    for sentence in &sentences {
        all[sentence.tokens.start()].flags.set(TokenFlags::SENTENCE_START);
    }
    let mut document = Document {
        text,
        language: identified.language,
        pack,
        language_confidence: identified.confidence,
        blocks,
        block_languages,
        tokens: all,
        sentences,
        vocabulary,
        known,
        title_words,
        lacking,
    };
    // Paragraphs in other languages have their names by other packs.
    let others = document.other_languages().into_iter().filter(|language| options.packs.lacks(*language));
    add_new(&mut document.lacking, &others.collect::<Vec<_>>());
    document
}

/// The sentences, those of paragraphs in another language as that language divides them where its pack is at hand: "am 3. Mai" is
/// one sentence in German.
fn divided_by_languages(
    text: &str,
    tokens: &[Token],
    sentences: &[Sentence],
    block_languages: &[Option<Language>],
    options: &Options,
) -> Vec<Sentence> {
    let mut divided = Vec::with_capacity(sentences.len());
    for of_block in sentences.chunk_by(|one, next| one.block == next.block) {
        let (Some(first), Some(last)) = (of_block.first(), of_block.last()) else { continue };
        let language = block_languages[first.block as usize];
        match language.and_then(|language| options.packs.get(language)) {
            Some(pack) => {
                let range = TokenRange::new(first.tokens.start(), last.tokens.end());
                sentences::Splitter::new(text, &pack).split(tokens, range, first.block, &mut divided);
            }
            None => divided.extend_from_slice(of_block),
        }
    }
    divided
}

/// Adds those that are not there yet.
fn add_new(languages: &mut Vec<Language>, more: &[Language]) {
    for language in more {
        if !languages.contains(language) {
            languages.push(*language);
        }
    }
}
