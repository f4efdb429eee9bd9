//! What a trained model is made of: features, weights, a lexicon of word classes, the most probable sequence, and the
//! file that holds them.

pub mod features;
pub mod file;
pub mod lexicon;
pub mod packing;
pub mod weights;

use std::sync::LazyLock;

use file::{ModelError, Sections};
use lexicon::Lexicon;
use weights::Weights;

/// Number of labels that tokens of names have.
pub const NAME_LABELS: usize = 29;
/// Number of labels that parts of speech have.
pub const TAG_LABELS: usize = 16;

/// A trained model.
pub struct Model {
    /// What is known of words.
    pub lexicon: Lexicon,
    /// Weights of the tagger of names.
    pub names: Weights,
    /// Weights of the tagger of parts of speech.
    pub tags: Weights,
}

impl Model {
    /// Reads a model's file.
    ///
    /// # Errors
    /// Where the bytes are not a whole and undamaged model of this version.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let sections = Sections::read(bytes)?;
        let names = Weights::read(sections.get(b"NAME")?)?;
        let tags = Weights::read(sections.get(b"TAGS")?)?;
        if names.labels() != NAME_LABELS || tags.labels() != TAG_LABELS {
            return Err(ModelError::Damaged);
        }
        Ok(Self { lexicon: Lexicon::read(sections.get(b"LEXI")?)?, names, tags })
    }

    /// The model of English that is part of the program; `None` if it were damaged, which a test rules out.
    pub fn english() -> Option<&'static Self> {
        static ENGLISH: LazyLock<Option<Model>> =
            LazyLock::new(|| Model::read(include_bytes!("../../models/en.nut")).ok());
        ENGLISH.as_ref()
    }
}
