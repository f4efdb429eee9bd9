//! What benchmarks and tests share: texts, and what is counted.

// Each of them uses its part.
#![allow(dead_code)]

pub mod data;
pub mod memory;
pub mod news;
pub mod statistics;
pub mod text;
