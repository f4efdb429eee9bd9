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
//! 2. [`segment`]: the article becomes a [`document::Document`]: tokens, sentences, vocabulary.
//! 3. [`annotate`]: each stage reads the document and returns plain values.
//! 4. [`output`]: the values become one serializable [`Analysis`].
//!
//! Nothing here reads a clock, a file or the network; the same text, options and version give the same result.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod annotate;
pub mod document;
pub mod error;
pub mod import;
pub mod lang;
pub mod model;
pub mod options;
pub mod output;
pub mod segment;
pub mod text;
#[cfg(feature = "train")]
pub mod train;
#[cfg(feature = "wasm")]
mod wasm;

pub use error::{Error, ErrorCode};
pub use lang::{Pack, Packs};
pub use options::Options;
pub use output::Analysis;

use import::Article;
pub use import::MAX_TEXT_BYTES;
use text::Offsets;

/// The version of this crate, of its result for equal input, and of the npm package built from it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A step of an analysis, for telling people how far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// Analyses a text. Succeeds for any text of up to [`MAX_TEXT_BYTES`]; a longer one is read to that point, with a
/// notice.
pub fn analyze(text: &str, options: &Options) -> Analysis {
    analyze_article(Article::from_text(text, options.repair), options, &mut |_, _| {})
}

/// Decodes and analyses the bytes of a text file.
///
/// # Errors
/// [`ErrorCode::Unsupported`] or [`ErrorCode::Unreadable`] where the bytes are no text that this build can open;
/// [`ErrorCode::TooLong`] above [`MAX_TEXT_BYTES`].
pub fn analyze_bytes(bytes: &[u8], options: &Options) -> Result<Analysis, Error> {
    let decoded = import::decode_as(bytes, options.encoding)?;
    Ok(analyze_article(Article::from_decoded(&decoded, options.repair), options, &mut |_, _| {}))
}

/// Analyses an imported article; `progress` is called with the running step and the share of it that is done, 0 to 1.
pub fn analyze_article(
    article: Article<'_>,
    options: &Options,
    progress: &mut dyn FnMut(Step, f64),
) -> Analysis {
    progress(Step::Segment, 0.0);
    let document = segment::segment(&article, options);
    let annotations =
        annotate::annotate(&document, &article, options, &mut |done| progress(Step::Annotate, done));
    progress(Step::Present, 0.0);
    output::present(&article, &document, annotations, options)
}

/// The tokens of a text as `start, end, kind, sentence` for each, in UTF-16 units; kinds are numbered as in
/// [`text::TokenKind`], sentences from 0.
pub fn tokenize(text: &str) -> Vec<u32> {
    tokenize_with(text, &Packs::default())
}

/// The same with the packs that divide text without spaces.
pub fn tokenize_with(text: &str, packs: &Packs) -> Vec<u32> {
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
    flat
}
