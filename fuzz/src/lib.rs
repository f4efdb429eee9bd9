//! Inputs that nobody would think of.
//!
//! `targets` is the list of what is tried, each a function that takes bytes and panics where something is wrong.
//! libFuzzer calls them (`fuzz_targets/`, one line each), and so does the `seeded` runner, which needs no C++, is the same
//! every time and is a part of the tests (`tests/fuzz.rs` includes this file). `invariants` is what has to hold; the property
//! tests share it.

#![allow(dead_code)]

pub mod files;
#[path = "../../tests/invariants/mod.rs"]
pub mod invariants;
#[path = "../../tests/model/names.rs"]
pub mod names;
pub mod options;
pub mod seeded;
pub mod targets;
