//! Tables of weights as compressed streams: a range coder, and the layout of sparse rows.

pub mod coder;
pub mod decoder;
#[cfg(any(test, feature = "train"))]
pub mod encoder;
pub mod rows;
