//! The packs that are at hand.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use super::Pack;
use crate::lang::Language;
use crate::text::order;

/// The languages that have packs, and with the feature `languages` the packs.
macro_rules! languages {
    ($($code:literal)*) => {
        /// The codes of the languages that have packs, in order.
        pub const CODES: &[&str] = &[$($code),*];

        #[cfg(feature = "languages")]
        static FILES: &[&[u8]] = &[$(include_bytes!(concat!("../../../packs/", $code, ".nut"))),*];
    };
}

languages!(
    "af" "ar" "az" "be" "bg" "bn" "bs" "ca" "cs" "da" "de" "el" "es" "et" "eu" "fa" "fi"
    "fr" "ga" "gl" "gu" "he" "hi" "hr" "hu" "hy" "id" "it" "ja" "ka" "kk" "ko" "ky" "lb"
    "lt" "lv" "mk" "mr" "ms" "nb" "ne" "nl" "nn" "no" "oc" "pl" "ps" "pt" "ro" "ru" "sk"
    "sl" "sq" "sr" "sv" "sw" "ta" "te" "tg" "th" "tl" "tr" "uk" "ur" "uz" "vi" "yi" "zh"
);

#[cfg(feature = "languages")]
fn built_in(language: Language) -> Option<Arc<Pack>> {
    static READ: [OnceLock<Option<Arc<Pack>>>; CODES.len()] = [const { OnceLock::new() }; CODES.len()];
    let place = CODES.binary_search(&language.code()).ok()?;
    // A damaged one would be a fault of the build, which a test rules out.
    READ[place].get_or_init(|| Pack::from_bytes(FILES[place]).ok().map(Arc::new)).clone()
}

/// The file of a built-in pack.
#[cfg(all(test, feature = "languages"))]
pub fn file_of(code: &str) -> &'static [u8] {
    CODES.binary_search(&code).map_or(&[], |place| FILES[place])
}

#[cfg(not(feature = "languages"))]
fn built_in(_: Language) -> Option<Arc<Pack>> {
    None
}

/// The packs that an analysis may use: English, those that are built in (all with the feature `languages`), and those that were
/// added. Cheap to copy.
///
/// ```
/// use nutgraf::{Options, Pack, Packs};
///
/// let mut packs = Packs::default();
/// packs.add(Pack::from_bytes(&std::fs::read("packs/de.nut")?)?);
/// let options = Options { packs, ..Options::default() };
/// let analysis = nutgraf::analyze("Die Brücke bleibt offen. Die Brücken sind sicher.", &options);
/// assert_eq!((analysis.keywords[0].text.as_str(), analysis.keywords[0].count), ("Brücke", 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default)]
pub struct Packs {
    added: Arc<BTreeMap<Language, Arc<Pack>>>,
    /// Whether those that are built in are left aside.
    only_added: bool,
}

impl Packs {
    /// English alone, whatever is built in: as it is in a browser before anything is loaded.
    #[cfg(any(test, feature = "internals"))]
    pub fn none() -> Self {
        Self { only_added: true, ..Self::default() }
    }

    /// Adds a pack; it takes the place of one of the same language.
    pub fn add(&mut self, pack: Pack) {
        Arc::make_mut(&mut self.added).insert(pack.language(), Arc::new(pack));
    }

    /// The pack of a language; `None` where it is not at hand.
    pub fn get(&self, language: Language) -> Option<Arc<Pack>> {
        static ENGLISH: OnceLock<Arc<Pack>> = OnceLock::new();
        if let Some(pack) = self.added.get(&language) {
            return Some(Arc::clone(pack));
        }
        if language.is_english() {
            return Some(Arc::clone(ENGLISH.get_or_init(|| Arc::new(Pack::empty(Language::ENGLISH)))));
        }
        if self.only_added { None } else { built_in(language) }
    }

    /// The pack of a language, or one without anything.
    pub fn get_or_empty(&self, language: Language) -> Arc<Pack> {
        self.get(language).unwrap_or_else(|| Arc::new(Pack::empty(language)))
    }

    /// Whether there is a pack of a language that is not at hand.
    pub fn lacks(&self, language: Language) -> bool {
        CODES.binary_search(&language.code()).is_ok() && self.get(language).is_none()
    }

    /// The languages whose packs are at hand, in order of their codes.
    pub fn languages(&self) -> Vec<Language> {
        let with_packs = CODES.iter().filter_map(|code| Language::from_code(code));
        let are_built_in = cfg!(feature = "languages") && !self.only_added;
        let mut languages: Vec<Language> = with_packs
            .filter(|_| are_built_in)
            .chain(self.added.keys().copied())
            .chain([Language::ENGLISH])
            .collect();
        order::sort(&mut languages);
        languages.dedup();
        languages
    }
}

/// Equal are those that hold the same packs.
impl PartialEq for Packs {
    fn eq(&self, other: &Self) -> bool {
        let pairs = || self.added.iter().zip(other.added.iter());
        self.only_added == other.only_added
            && self.added.len() == other.added.len()
            && pairs().all(|((a, one), (b, other))| a == b && Arc::ptr_eq(one, other))
    }
}

impl fmt::Debug for Packs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.languages()).finish()
    }
}
