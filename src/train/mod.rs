//! Training: corpora in, weights out.
#![allow(missing_docs)]

pub mod corpora;
pub mod crf;
pub mod dictionary;
pub mod frequencies;
pub mod gazetteer;
pub mod keyphrases;
pub mod languages;
pub mod lexicon;
pub mod logistic;
pub mod ner;
pub mod pack_names;
pub mod pack_sets;
pub mod pack_times;
pub mod packs;
pub mod porter;
pub mod pos;
pub mod random;
pub mod risk;
pub mod rouge;
pub mod score;
pub mod sets;
pub mod snowball;
pub mod summary;
pub mod tagger;
mod weights;
