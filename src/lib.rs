//! Nutgraf reads an article on the reader's own device: what it comes down to, what it is about, who and where,
//! who said what, when and how much.
//!
//! ```
//! let text = "Port of Vellmar to close its coal terminal\n\n\
//!     The Port of Vellmar will close its coal terminal by 2027, Harbour Master Ines Calloway said on Monday. \
//!     \"We have run out of ships that want it,\" Calloway said. The terminal handled 1.2 million tonnes last year.";
//! let analysis = nutgraf::analyze(text, &nutgraf::Options::default());
//! assert_eq!(analysis.language.code, "en");
//! assert!(analysis.entities.iter().any(|entity| entity.name == "Ines Calloway"));
//! assert_eq!(analysis.keywords[0].text, "terminal");
//! ```
//!
//! The way of a text through the crate, module by module:
//!
//! 1. [`import`]: bytes become an [`import::Article`]: decoded, repaired, divided into blocks.
//! 2. `segment`: the article becomes tokens, sentences, a vocabulary.
//! 3. `annotate`: each stage reads the document and returns plain values.
//! 4. [`output`]: the values become one serializable [`Analysis`].
//! 5. [`collection`]: many analyses become one [`Collection`].
//!
//! English is built in; what is known of other languages comes with the feature `languages` (a part of `cli`), or one by one as
//! [`Pack`].
//!
//! Nothing here reads a clock, a file or the network; the same text, options and version give the same result.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod collection;
pub mod contexts;
pub mod corrections;
pub mod error;
pub mod import;
pub mod options;
pub mod output;
pub mod redaction;
#[cfg(feature = "train")]
pub mod train;
#[cfg(feature = "wasm")]
mod wasm;
pub mod watch;

// The rooms behind the front door. Tests, benchmarks and the trainer are let in by a feature; what they see there may change with
// any version.
#[cfg(not(feature = "internals"))]
mod annotate;
#[cfg(feature = "internals")]
pub mod annotate;
#[cfg(not(feature = "internals"))]
mod document;
#[cfg(feature = "internals")]
pub mod document;
#[cfg(not(feature = "internals"))]
mod lang;
#[cfg(feature = "internals")]
pub mod lang;
#[cfg(not(feature = "internals"))]
mod model;
#[cfg(feature = "internals")]
pub mod model;
#[cfg(not(feature = "internals"))]
mod segment;
#[cfg(feature = "internals")]
pub mod segment;
#[cfg(not(feature = "internals"))]
mod sequence;
#[cfg(feature = "internals")]
pub mod sequence;
#[cfg(not(feature = "internals"))]
mod text;
#[cfg(feature = "internals")]
pub mod text;

pub use collection::Collection;
pub use contexts::{Concordance, Query};
pub use corrections::Corrections;
pub use error::{Error, ErrorCode};
pub use lang::{Language, Pack, Packs};
pub use options::Options;
pub use output::Analysis;
pub use redaction::{RedactOptions, Redacted};
pub use text::{Day, OffsetUnit};
pub use watch::Watch;

// The examples of the documents run with those of the crate.
#[cfg(doctest)]
#[doc = include_str!("../docs/redaction.md")]
struct Redaction;
#[cfg(doctest)]
#[doc = include_str!("../docs/collections.md")]
struct Collections;

use annotate::salience::Salience;
use import::Article;
pub use import::MAX_TEXT_BYTES;
use redaction::Key;
use text::Offsets;

/// The version of this crate, of its result for equal input, and of the npm package built from it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A step of an analysis, for telling people how far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// Repair and structure.
    Import,
    /// Tokens and sentences.
    Segment,
    /// Names, dates, quotes, keywords, summary.
    Annotate,
    /// The result takes its outer form.
    Present,
}

impl Step {
    /// All steps, in order.
    pub const ALL: [Self; 4] = [Self::Import, Self::Segment, Self::Annotate, Self::Present];

    /// The step's name in the public interface.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Segment => "segment",
            Self::Annotate => "annotate",
            Self::Present => "present",
        }
    }
}

/// Analyses one text after the other, and keeps what it has found out about words from one to the next, which makes it faster
/// than the functions of the same names. Results do not depend on what was read before.
///
/// ```
/// let mut analyzer = nutgraf::Analyzer::default();
/// for text in ["The ferry sank.", "Nobody was hurt."] {
///     assert_eq!(analyzer.analyze(text, &nutgraf::Options::default()).stats.sentences, 1);
/// }
/// ```
#[derive(Default)]
pub struct Analyzer {
    scratch: annotate::Scratch,
}

impl Analyzer {
    /// An analyzer of one text.
    fn for_one() -> Self {
        Self { scratch: annotate::Scratch::for_one() }
    }

    /// See [`analyze()`].
    pub fn analyze(&mut self, text: &str, options: &Options) -> Analysis {
        self.analyze_article(Article::from_text(text, options.repair), options, &mut |_, _| {})
    }

    /// See [`analyze_bytes`].
    ///
    /// # Errors
    /// Those of [`analyze_bytes`].
    pub fn analyze_bytes(&mut self, bytes: &[u8], options: &Options) -> Result<Analysis, Error> {
        let decoded = import::decode_as(bytes, options.encoding)?;
        Ok(self.analyze_article(Article::from_decoded(&decoded, options.repair), options, &mut |_, _| {}))
    }

    /// See [`analyze_article`].
    pub fn analyze_article(
        &mut self,
        article: Article<'_>,
        options: &Options,
        progress: &mut dyn FnMut(Step, f64),
    ) -> Analysis {
        self.read(&article, options, progress).0
    }

    /// See [`analyze_and_keep`].
    pub fn analyze_and_keep(
        &mut self,
        article: Article<'_>,
        options: &Options,
        progress: &mut dyn FnMut(Step, f64),
    ) -> (Analysis, Concordance) {
        let (analysis, words) = self.read(&article, options, progress);
        let concordance = match words {
            Some((kept, salience)) => kept.of_text(article.text.into_owned(), salience, options),
            // Nothing that was asked for is made of words.
            None => Concordance::of(article, options),
        };
        (analysis, concordance)
    }

    /// [`Self::analyze_and_keep`], which keeps only what the fields that are asked for are made of.
    #[cfg(feature = "analysis")]
    fn analyze_and_keep_some(
        &mut self,
        article: Article<'_>,
        options: &Options,
        progress: &mut dyn FnMut(Step, f64),
    ) -> (Analysis, Option<Concordance>) {
        let (analysis, words) = self.read(&article, options, progress);
        let text = article.text;
        (analysis, words.map(|(kept, salience)| kept.of_text(text.into_owned(), salience, options)))
    }

    /// The analysis, and the words where it took them.
    fn read(
        &mut self,
        article: &Article<'_>,
        options: &Options,
        progress: &mut dyn FnMut(Step, f64),
    ) -> (Analysis, Option<(contexts::Kept, Salience)>) {
        progress(Step::Segment, 0.0);
        let document = segment::segment_with(article, options, &mut self.scratch.words);
        let (annotations, salience) =
            annotate::annotate(&document, article, options, &mut self.scratch, &mut |done| {
                progress(Step::Annotate, done);
            });
        progress(Step::Present, 0.0);
        let analysis = output::present(article, &document, annotations, options);
        (analysis, salience.map(|salience| (contexts::Kept::of(document), salience)))
    }
}

/// Analyses a text. Succeeds for any text of up to [`MAX_TEXT_BYTES`]; a longer one is read to that point, with a
/// notice.
///
/// ```
/// use nutgraf::Options;
/// use nutgraf::options::SummaryLength;
///
/// let options = Options { summary: SummaryLength::Sentences(1), ..Options::default() };
/// let analysis = nutgraf::analyze("The ferry sank. Nobody was hurt.", &options);
/// assert_eq!(analysis.summary.len(), 1);
/// ```
pub fn analyze(text: &str, options: &Options) -> Analysis {
    Analyzer::for_one().analyze(text, options)
}

/// Opens and analyses the bytes of a file: text in any encoding, or a document of a format that is built in (features
/// `import`, `html`, `pdf`).
///
/// ```
/// use nutgraf::{ErrorCode, Options};
///
/// let analysis = nutgraf::analyze_bytes(b"\xff\xfeH\0i\0", &Options::default())?;
/// assert_eq!(analysis.stats.words, 1);
/// let error = nutgraf::analyze_bytes(b"7z\xbc\xaf\x27\x1c", &Options::default()).unwrap_err();
/// assert_eq!(error.code(), ErrorCode::Unsupported);
/// # Ok::<(), nutgraf::Error>(())
/// ```
///
/// # Errors
/// [`ErrorCode::Unsupported`] or [`ErrorCode::Unreadable`] where the bytes hold no text that this build can open,
/// [`ErrorCode::PasswordNeeded`] where they are locked, [`ErrorCode::Archive`] where they hold several documents
/// ([`import::open`] gives them); [`ErrorCode::TooLong`] above [`MAX_TEXT_BYTES`].
pub fn analyze_bytes(bytes: &[u8], options: &Options) -> Result<Analysis, Error> {
    Analyzer::for_one().analyze_bytes(bytes, options)
}

/// Analyses an imported article; `progress` is called with the running step and the share of it that is done, 0 to 1.
pub fn analyze_article(
    article: Article<'_>,
    options: &Options,
    progress: &mut dyn FnMut(Step, f64),
) -> Analysis {
    Analyzer::for_one().analyze_article(article, options, progress)
}

/// [`analyze_article`], and what it takes to be asked for contexts of words without reading the text anew: offsets of both are
/// those of the article's text.
///
/// ```
/// use nutgraf::import::{Article, Repair};
/// use nutgraf::{Options, Query};
///
/// let article = Article::from_text("The ferry sank. No ferry is safe.", Repair::Never);
/// let (analysis, concordance) = nutgraf::analyze_and_keep(article, &Options::default(), &mut |_, _| {});
/// assert_eq!(analysis.keywords[0].text, "ferry");
/// assert_eq!(concordance.find(&Query::new("ferry"))?.count, 2);
/// # Ok::<(), nutgraf::Error>(())
/// ```
pub fn analyze_and_keep(
    article: Article<'_>,
    options: &Options,
    progress: &mut dyn FnMut(Step, f64),
) -> (Analysis, Concordance) {
    Analyzer::for_one().analyze_and_keep(article, options, progress)
}

/// The text of a file, taken out of its container, decoded and repaired as [`analyze_bytes`] reads it: what all its offsets refer to.
///
/// ```
/// let file = "The har\u{ad}bour stays open.".as_bytes();
/// let text = nutgraf::extract(file, &nutgraf::Options::default())?;
/// assert_eq!(text, "The harbour stays open.");
/// # Ok::<(), nutgraf::Error>(())
/// ```
///
/// # Errors
/// Those of [`analyze_bytes`].
pub fn extract(bytes: &[u8], options: &Options) -> Result<String, Error> {
    let decoded = import::decode_as(bytes, options.encoding)?;
    Ok(Article::from_decoded(&decoded, options.repair).text.into_owned())
}

/// Takes names, addresses and numbers out of a text: labels that stay the same, or bars, stand for them. The key that comes back
/// tells who is who; given again with the next text of a collection, it keeps the labels. An empty one begins anew.
///
/// Names that are not found are not taken out, which the notices say.
///
/// ```
/// use nutgraf::redaction::{Key, RedactOptions};
///
/// let text = "Rosa Quint resigned on Friday. Quint's deputy, reached at deputy@tallow.example, said nothing.";
/// let redacted = nutgraf::redact(text, &nutgraf::Options::default(), &RedactOptions::default(), Key::default());
/// assert_eq!(redacted.text, "Person 1 resigned on Friday. Person 1's deputy, reached at Email 1, said nothing.");
/// assert_eq!(redacted.key.labels[0].name, "Rosa Quint");
/// ```
pub fn redact(text: &str, options: &Options, wanted: &RedactOptions, key: Key) -> Redacted {
    redact_article(Article::from_text(text, options.repair), options, wanted, key)
}

/// Opens and redacts the bytes of a file, as [`redact`] does a text.
///
/// # Errors
/// Those of [`analyze_bytes`].
pub fn redact_bytes(
    bytes: &[u8],
    options: &Options,
    wanted: &RedactOptions,
    key: Key,
) -> Result<Redacted, Error> {
    let decoded = import::decode_as(bytes, options.encoding)?;
    Ok(redact_article(Article::from_decoded(&decoded, options.repair), options, wanted, key))
}

/// Redacts an imported article, as [`redact`] does a text.
pub fn redact_article(article: Article<'_>, options: &Options, wanted: &RedactOptions, key: Key) -> Redacted {
    let reader = redaction::Analysed { article: &article, options };
    match redaction::redact(&reader, &article.text, options.offsets, wanted, key) {
        Ok(redacted) => redacted,
        Err(impossible) => match impossible {},
    }
}

/// The tokens of a text as `start, end, kind, sentence` for each: offsets in UTF-16 units, sentences from 0. Kinds: 0 word, 1
/// number, 2 clitic ("'s"), 3 punctuation, 4 symbol, 5 web address, 6 e-mail address, 7 handle ("@name", "#topic").
///
/// ```
/// let tokens = nutgraf::tokenize("Stop. Pay 5!");
/// assert_eq!(tokens, [0, 4, 0, 0, 4, 5, 3, 0, 6, 9, 0, 1, 10, 11, 1, 1, 11, 12, 3, 1]);
/// ```
pub fn tokenize(text: &str) -> Vec<u32> {
    tokenize_with(text, &Packs::default())
}

/// [`tokenize`] with packs: they divide text without spaces between words, and know the abbreviations that end no sentence.
///
/// ```
/// let packs = nutgraf::Packs::default();
/// assert_eq!(nutgraf::tokenize_with("Go", &packs), [0, 2, 0, 0]);
/// ```
pub fn tokenize_with(text: &str, packs: &Packs) -> Vec<u32> {
    tokenize_telling(text, packs).0
}

/// The tokens, and the languages whose packs would have divided the text better, perhaps.
fn tokenize_telling(text: &str, packs: &Packs) -> (Vec<u32>, Vec<Language>) {
    let options = Options { repair: options::Repair::Never, packs: packs.clone(), ..Options::default() };
    let article = Article::from_text(text, options.repair);
    let document = segment::segment(&article, &options);
    let offsets = Offsets::new(&article.text, options.offsets);
    let mut offsets = offsets.ascending();
    let mut flat = Vec::with_capacity(document.tokens.len() * 4);
    for (number, sentence) in document.sentences.iter().enumerate() {
        for token in &document.tokens[sentence.tokens.indices()] {
            let (start, end) = (offsets.convert(token.span.start()), offsets.convert(token.span.end()));
            flat.extend([start, end, token.kind as u32, number as u32]);
        }
    }
    (flat, document.lacking)
}
