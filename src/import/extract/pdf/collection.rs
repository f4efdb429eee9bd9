//! The characters of fonts that number their glyphs as one of Adobe's collections for Chinese, Japanese and Korean does
//! and hold no map to Unicode of their own. The tables are part of builds with the feature `pdf-cmaps`.

use hayro_cmap::{BfString, CMap, CMapName, CidFamily};
use hayro_syntax::object::dict::keys::{CIDSYSTEMINFO, ENCODING, ORDERING, REGISTRY, TO_UNICODE};
use hayro_syntax::object::{Dict, Name, Stream, String as Bytes};

use super::maps::Maps;

/// The maps from codes to the numbers of a collection, and from these to Unicode.
pub struct Collection {
    numbers: CMap,
    unicode: CMap,
}

impl Collection {
    /// The maps that a composite font needs; `None` where it has its own, or they are not in this build.
    pub fn of(font: &Dict<'_>, descendant: &Dict<'_>, maps: &Maps) -> Option<Self> {
        let get = |name: CMapName<'_>| maps.get(name);
        if font.get::<Stream<'_>>(TO_UNICODE).is_some() {
            return None;
        }
        let info = descendant.get::<Dict<'_>>(CIDSYSTEMINFO)?;
        let (registry, ordering) = (info.get::<Bytes<'_>>(REGISTRY)?, info.get::<Bytes<'_>>(ORDERING)?);
        let family = CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes());
        let unicode = CMap::parse(get(family.ucs2_cmap()?)?, get)?;
        let numbers = match font.get::<Name<'_>>(ENCODING).as_deref() {
            Some(b"Identity-H" | b"Identity-V") => CMap::identity_h(),
            Some(name) => CMap::parse(get(CMapName::from_bytes(name))?, get)?,
            None => {
                let stream = font.get::<Stream<'_>>(ENCODING)?;
                CMap::parse(&stream.decoded_data().ok()?, get)?
            }
        };
        Some(Self { numbers, unicode })
    }

    /// What a code of some length in bytes stands for.
    pub fn text(&self, code: u32) -> Option<String> {
        let number = (1..=4).find_map(|length| self.numbers.lookup_cid_code(code, length))?;
        match self.unicode.lookup_bf_string(number)? {
            BfString::Char(char) => Some(char.to_string()),
            BfString::String(text) => Some(text),
        }
    }
}
