//! What a trained model is made of: hashed features, weights, a lexicon of word clusters and counts, and the file that
//! holds them.

pub mod features;
pub mod file;
pub mod fingerprint;
pub mod lexicon;
pub mod packing;
pub mod weights;

use file::{ModelError, Sections};
use fingerprint::Fingerprint;
use lexicon::Lexicon;
use weights::Weights;

/// The version of a model's file.
pub const VERSION: u8 = 3;
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
    /// Weights of the tagger of parts of speech, which packs do not have.
    pub tags: Option<Weights>,
}

impl Model {
    /// Reads a model's file.
    ///
    /// # Errors
    /// Where the bytes are not a whole and undamaged model of this version, or it was fitted to something else than `fits`.
    pub fn read(bytes: &[u8], fits: Fingerprint) -> Result<Self, ModelError> {
        let sections = Sections::read(bytes, VERSION)?;
        let fitted = sections.get(b"FITS").map_err(|_| ModelError::Version)?;
        Fingerprint::read(fitted)?.check(fits)?;
        let tags = Weights::read(sections.get(b"TAGS")?)?;
        if tags.labels() != TAG_LABELS {
            return Err(ModelError::Damaged);
        }
        Self::read_names(&sections, Some(tags))
    }

    /// Reads what the sections of a pack hold of a model: names alone. `None` where they hold nothing of it.
    ///
    /// # Errors
    /// Where it is damaged, or was fitted to something else than `fits`.
    pub fn of_pack(sections: &Sections<'_>, fits: Fingerprint) -> Result<Option<Self>, ModelError> {
        let Ok(fitted) = sections.get(b"FITS") else { return Ok(None) };
        Fingerprint::read(fitted)?.check(fits)?;
        Self::read_names(sections, None).map(Some)
    }

    fn read_names(sections: &Sections<'_>, tags: Option<Weights>) -> Result<Self, ModelError> {
        let names = Weights::read(sections.get(b"NAME")?)?;
        if names.labels() != NAME_LABELS {
            return Err(ModelError::Damaged);
        }
        Ok(Self { lexicon: Lexicon::read(sections.get(b"LEXI")?)?, names, tags })
    }

    /// Writes a model's file from the sections of its lexicon, names and parts of speech.
    #[cfg(any(test, feature = "train"))]
    pub fn write([lexicon, names, tags]: [Vec<u8>; 3], fits: Fingerprint) -> Vec<u8> {
        let sections = [(*b"FITS", fits.write()), (*b"LEXI", lexicon), (*b"NAME", names), (*b"TAGS", tags)];
        file::write(VERSION, &sections)
    }
}
