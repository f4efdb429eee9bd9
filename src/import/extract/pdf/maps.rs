//! The tables of characters that a file names and does not hold: those of Chinese, Japanese and Korean. They are part of
//! builds with the feature `pdf-cmaps`; in others it is noticed that one was asked for.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro_cmap::{CMapName, load_embedded};

/// The tables of this build.
#[derive(Clone, Default)]
pub struct Maps {
    is_one_missing: Arc<AtomicBool>,
}

impl Maps {
    /// The table with this name.
    pub fn get(&self, name: CMapName<'_>) -> Option<&'static [u8]> {
        let found = load_embedded(name);
        if found.is_none() && !cfg!(feature = "pdf-cmaps") {
            self.is_one_missing.store(true, Ordering::Relaxed);
        }
        found
    }

    /// Whether another build has a table that was asked for.
    pub fn lack_one(&self) -> bool {
        self.is_one_missing.load(Ordering::Relaxed)
    }
}
