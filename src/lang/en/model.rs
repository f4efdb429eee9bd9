//! The trained model of English, which is part of the program.

use std::sync::LazyLock;

use super::classes;
use crate::model::Model;
use crate::model::fingerprint::Fingerprint;
use crate::sequence::templates;

/// What a model of English is fitted to.
pub const FITS: Fingerprint = Fingerprint { templates: templates::FINGERPRINT, lists: classes::FINGERPRINT };

/// The model; `None` if it were damaged or fitted to something else, which a test rules out.
pub fn model() -> Option<&'static Model> {
    static MODEL: LazyLock<Option<Model>> =
        LazyLock::new(|| Model::read(include_bytes!("../../../models/en.nut"), FITS).ok());
    MODEL.as_ref()
}
