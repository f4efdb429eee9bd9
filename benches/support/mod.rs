//! What benchmarks and the growth test share.

pub mod memory;
pub mod text;
