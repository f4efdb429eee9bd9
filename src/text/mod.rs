//! The data that every stage shares: spans, tokens, the document, the vocabulary, offset conversion.

mod document;
mod offsets;
mod span;
mod vocabulary;

pub use document::{Block, BlockKind, Document, Sentence, Token, TokenFlags, TokenKind};
pub use offsets::{OffsetUnit, Offsets};
pub use span::{ByteSpan, TokenRange};
pub use vocabulary::{Vocabulary, WordId, has_no_capitals};
