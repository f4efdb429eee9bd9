//! Equal tasks, done by Nutgraf and by other libraries: each takes a text and returns how much it found, so that nothing
//! of the work can be left out. Here are the boundaries of words and sentences; `ranking` has keyphrases and summaries.

#[cfg(not(target_family = "wasm"))]
pub mod ranking;
mod stages;

use std::hint::black_box;

use icu_segmenter::options::{SentenceBreakInvariantOptions, WordBreakInvariantOptions};
use icu_segmenter::{SentenceSegmenter, WordSegmenter};
use nutgraf::import::Article;
use nutgraf::options::Repair;
use nutgraf::text::{Block, BlockKind, ByteSpan};
use nutgraf::{Options, segment};
use unicode_segmentation::UnicodeSegmentation;
use wasm_bindgen::prelude::wasm_bindgen;

/// One way of doing a task.
pub struct Contender {
    /// What is done.
    pub task: &'static str,
    /// By which library.
    pub library: &'static str,
    /// Does it; returns the number of pieces found.
    pub run: fn(&str) -> usize,
}

/// Word boundaries; tokens and sentences together; what comes with them in Nutgraf.
pub const CONTENDERS: [Contender; 7] = [
    Contender { task: "words", library: "nutgraf", run: nutgraf_words },
    Contender { task: "words", library: "unicode-segmentation", run: unicode_words },
    Contender { task: "words", library: "icu_segmenter", run: icu_words },
    Contender { task: "tokens and sentences", library: "nutgraf", run: nutgraf_segments },
    Contender { task: "tokens and sentences", library: "unicode-segmentation", run: unicode_segments },
    Contender { task: "tokens and sentences", library: "icu_segmenter", run: icu_segments },
    Contender { task: "and the article's structure", library: "nutgraf", run: nutgraf_structure },
];

fn nutgraf_words(text: &str) -> usize {
    segment::words(text).map(|piece| black_box(piece).1.len().min(1)).sum()
}

fn unicode_words(text: &str) -> usize {
    text.split_word_bound_indices().map(|piece| black_box(piece).1.len().min(1)).sum()
}

fn icu_words(text: &str) -> usize {
    let segmenter = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
    segmenter.segment_str(text).map(|end| black_box(end).min(1)).sum()
}

/// Tokens with their kinds, shapes and word numbers, sentences: of the text as one block, as it is to the others.
fn nutgraf_segments(text: &str) -> usize {
    let block = Block { span: ByteSpan::new(0, text.len()), kind: BlockKind::Paragraph };
    let article = Article::of_blocks(text, vec![block]);
    let document = segment::segment(&article, &Options::default());
    document.tokens.len() + document.sentences.len()
}

/// The same, and before it paragraphs, headings, title and so on.
fn nutgraf_structure(text: &str) -> usize {
    let article = Article::from_text(text, Repair::Never);
    let document = segment::segment(&article, &Options::default());
    document.tokens.len() + document.sentences.len() + document.blocks.len()
}

fn unicode_segments(text: &str) -> usize {
    unicode_words(text)
        + text.split_sentence_bound_indices().map(|piece| black_box(piece).1.len().min(1)).sum::<usize>()
}

fn icu_segments(text: &str) -> usize {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    icu_words(text) + segmenter.segment_str(text).map(|end| black_box(end).min(1)).sum::<usize>()
}

/// A text held on the WebAssembly side, so that handing it over is not measured.
#[wasm_bindgen]
pub struct Track {
    text: String,
}

#[wasm_bindgen]
impl Track {
    /// Takes the text over.
    #[wasm_bindgen(constructor)]
    pub fn new(text: String) -> Self {
        Self { text }
    }

    /// Does task `contender` once.
    pub fn run(&self, contender: usize) -> usize {
        (CONTENDERS[contender].run)(&self.text)
    }

    /// "task\tlibrary" of all contenders, one a line.
    pub fn names() -> String {
        CONTENDERS.map(|one| format!("{}\t{}", one.task, one.library)).join("\n")
    }
}

/// What Nutgraf's stages do for one answer, by number; the text comes from JavaScript each time, as it does for the
/// package.
#[wasm_bindgen]
pub fn rank(contender: usize, text: &str) -> usize {
    (stages::CONTENDERS[contender].run)(text)
}

/// "task\tlibrary" of what [`rank`] does, one a line.
#[wasm_bindgen]
pub fn ranking() -> String {
    stages::CONTENDERS.map(|one| format!("{}\t{}", one.task, one.library)).join("\n")
}
