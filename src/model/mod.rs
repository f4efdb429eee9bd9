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

use crate::annotate::entities::tagger::labels;
use crate::annotate::tags;

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
        if names.labels() != labels::LABELS {
            return Err(ModelError::Damaged);
        }
        let tags = Weights::read(sections.get(b"TAGS")?)?;
        if tags.labels() != tags::LABELS {
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

/// The names that a text has by this model, in order of frequency: for trying a model out.
pub fn names_in(model: &Model, text: &str) -> Vec<String> {
    use crate::annotate::{amounts, dates, entities};
    use crate::options::{Options, Repair};

    let options = Options {
        repair: Repair::Never,
        language: Some(crate::lang::Language::ENGLISH),
        ..Options::default()
    };
    let article = crate::import::Article::from_text(text, options.repair);
    let document = crate::segment::segment(&article, &options);
    let dates = dates::find(&document, None);
    let amounts = amounts::find(&document, &dates);
    let entities = entities::find_with(&document, &dates, &amounts, Some(model));
    entities.into_iter().map(|entity| entity.name).collect()
}
