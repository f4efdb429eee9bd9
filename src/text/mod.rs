//! The data that every stage shares: spans, tokens, the vocabulary, offset conversion.

mod day;
mod decimal;
mod offsets;
pub mod order;
mod span;
mod token;
mod vocabulary;

pub use day::Day;
pub use decimal::Decimal;
pub use offsets::{OffsetUnit, Offsets};
pub use span::{ByteSpan, TokenRange};
pub use token::{Block, BlockKind, Sentence, Token, TokenFlags, TokenKind};
pub use vocabulary::{Vocabulary, WordId, has_no_capitals};
