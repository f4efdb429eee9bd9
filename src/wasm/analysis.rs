//! The exports of the analysis, `nutgraf_bg.wasm`; those for files are in `file`.

use std::cell::Cell;

use js_sys::{Array, Function, Reflect, Uint32Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::progress::Progress;
use super::{contexts, languages, options};
use crate::import::{Article, Decoded, Hint, Metadata, Notice, PartKind};
use crate::options::Options;
use crate::text::ByteSpan;
use crate::{Analyzer, Step};

thread_local! {
    /// What has been found out about words, kept from one text to the next.
    static ANALYZER: Cell<Option<Analyzer>> = const { Cell::new(None) };
}

/// Analyses a string.
///
/// # Errors
/// "bad-option".
#[wasm_bindgen]
pub fn analyze(text: &str, options: &JsValue, progress: Option<Function>) -> Result<JsValue, JsValue> {
    let options = options::read(options)?;
    run(&mut || Article::from_text(text, options.repair), &options, &Progress::of_text(progress))
}

/// `start, end, kind, sentence` of each token, in UTF-16 units; see [`crate::tokenize`]. Where there is an array `lacking`, the
/// codes are added to it of the languages whose packs are not loaded and would have told more.
#[wasm_bindgen]
pub fn tokenize(text: &str, lacking: Option<Array>) -> Vec<u32> {
    let (tokens, languages) = crate::tokenize_telling(text, &languages::loaded());
    if let Some(lacking) = lacking {
        for language in languages {
            lacking.push(&language.code().into());
        }
    }
    tokens
}

/// Analyses what an import module made of a file: its text, as UTF-8, and `[notices, hints, metadata]`, as `super::import`
/// writes them.
///
/// # Errors
/// "bad-option".
#[wasm_bindgen(js_name = analyzeDecoded)]
pub fn analyze_decoded(
    text: Vec<u8>,
    about: &Array,
    options: &JsValue,
    progress: Option<Function>,
) -> Result<JsValue, JsValue> {
    let options = options::read(options)?;
    // The import module gives well-formed UTF-8; of anything else the most is made.
    let text = String::from_utf8(text)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    let notices = Array::from(&about.get(0)).iter().filter_map(|object| notice(&object)).collect();
    let hints = Uint32Array::new(&about.get(1)).to_vec();
    let hints = hints.chunks_exact(4).filter_map(hint).collect();
    let decoded = Decoded { text, notices, hints, metadata: metadata(&about.get(2)) };
    run(&mut || Article::from_decoded(&decoded, options.repair), &options, &Progress::of_file(progress))
}

/// A hint as the import module wrote it: start, end, kind, page.
fn hint(of: &[u32]) -> Option<Hint> {
    let &[start, end, kind, page] = of else { return None };
    let kind = *PartKind::ALL.get(kind as usize)?;
    (start <= end).then(|| Hint { span: ByteSpan::new(start as usize, end as usize), kind, page })
}

/// Metadata as the import module wrote it.
fn metadata(of: &JsValue) -> Metadata {
    let of = Array::from(of);
    let text = |at| of.get(at).as_string();
    Metadata {
        title: text(0),
        author: text(1),
        date: text(2),
        url: text(3),
        language: text(4),
        pages: of.get(5).as_f64().map(|pages| pages as u32),
        is_published: of.get(6).is_truthy(),
    }
}

/// A notice as the import module wrote it.
fn notice(object: &JsValue) -> Option<Notice> {
    let of = Array::from(object);
    let offset = |at| of.get(at).as_f64().map(|offset| offset as usize);
    let span = offset(2).zip(offset(3)).filter(|(start, end)| start <= end);
    Some(Notice {
        code: of.get(0).as_string()?.into(),
        message: of.get(1).as_string()?,
        span: span.map(|(start, end)| ByteSpan::new(start, end)),
    })
}

/// Analyses what `article` makes, and gives the result the form of `JSON.parse` of what the command line writes.
pub fn run<'t>(
    article: &mut dyn FnMut() -> Article<'t>,
    options: &Options,
    progress: &Progress,
) -> Result<JsValue, JsValue> {
    let measure = Measure::start();
    contexts::give_up();
    progress.step(Step::Import, 0.0);
    // Where a progress function asks for another analysis, that one begins with nothing.
    let mut analyzer = ANALYZER.take().unwrap_or_default();
    let (analysis, words) =
        analyzer.analyze_and_keep_some(article(), options, &mut |step, done| progress.step(step, done));
    ANALYZER.set(Some(analyzer));
    if let Some(words) = words {
        contexts::keep(words);
    }
    let value = analysis.serialize(&Serializer::json_compatible())?;
    measure.end();
    Ok(value)
}

/// The time of an analysis on the platform's own timeline, its result's way to JavaScript included.
struct Measure(Option<web_sys::Performance>);

impl Measure {
    const NAME: &str = "nutgraf:analyze";

    /// What is called below. Some hosts have a `performance` that can only tell the time.
    const METHODS: [&str; 4] = ["clearMarks", "clearMeasures", "mark", "measure"];

    fn start() -> Self {
        let get = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).unwrap_or_default();
        let performance = get(&js_sys::global(), "performance");
        let complete = Self::METHODS.iter().all(|name| get(&performance, name).is_function());
        let performance = complete.then(|| performance.unchecked_into::<web_sys::Performance>());
        if let Some(performance) = &performance {
            // Only the last analysis stays on the timeline: a program that runs for days would fill it.
            performance.clear_measures_with_measure_name(Self::NAME);
            let _ = performance.mark(Self::NAME);
        }
        Self(performance)
    }

    fn end(self) {
        if let Some(performance) = self.0 {
            let _ = performance.measure_with_start_mark(Self::NAME, Self::NAME);
            performance.clear_marks_with_mark_name(Self::NAME);
        }
    }
}
