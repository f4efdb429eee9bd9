//! Equal tasks, done by Nutgraf and by other libraries: each takes a text and returns how much it found, so that nothing
//! of the work can be left out.

use std::hint::black_box;

use icu_segmenter::options::{SentenceBreakInvariantOptions, WordBreakInvariantOptions};
use icu_segmenter::{SentenceSegmenter, WordSegmenter};
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

/// Word boundaries; tokens and sentences together.
pub const CONTENDERS: [Contender; 6] = [
    Contender { task: "words", library: "nutgraf", run: nutgraf_words },
    Contender { task: "words", library: "unicode-segmentation", run: unicode_words },
    Contender { task: "words", library: "icu_segmenter", run: icu_words },
    Contender { task: "tokens and sentences", library: "nutgraf", run: nutgraf_segments },
    Contender { task: "tokens and sentences", library: "unicode-segmentation", run: unicode_segments },
    Contender { task: "tokens and sentences", library: "icu_segmenter", run: icu_segments },
];

fn nutgraf_words(text: &str) -> usize {
    nutgraf::segment::words(text).map(|piece| black_box(piece).1.len().min(1)).sum()
}

fn unicode_words(text: &str) -> usize {
    text.split_word_bound_indices().map(|piece| black_box(piece).1.len().min(1)).sum()
}

fn icu_words(text: &str) -> usize {
    let segmenter = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
    segmenter.segment_str(text).map(|end| black_box(end).min(1)).sum()
}

/// Blocks, tokens with their kinds, shapes and word numbers, sentences.
fn nutgraf_segments(text: &str) -> usize {
    let options = nutgraf::Options { repair: nutgraf::options::Repair::Never, ..nutgraf::Options::default() };
    let article = nutgraf::import::Article::from_text(text, options.repair);
    let document = nutgraf::segment::segment(&article, &options);
    document.tokens.len() + document.sentences.len()
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
