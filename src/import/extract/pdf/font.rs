//! The fonts of a document: which characters their codes stand for, and how wide they are.

use super::bounds::is_modest;
use super::collection::Collection;
use super::maps::Maps;
use super::naming::Names;
use super::shapes::typed;
use hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontResolverFn};
use hayro_syntax::object::dict::keys::{
    BASE_FONT, DESCENDANT_FONTS, ENCODING, FLAGS, FONT_DESC, FONT_FILE, FONT_FILE2, FONT_FILE3, FONT_WEIGHT,
    TO_UNICODE,
};
use hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier, Stream};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// A font as a run of text uses it.
pub struct Face<'a> {
    font: Font<'a>,
    names: Names,
    collection: Option<Collection>,
    /// What was looked up, by code.
    known: RefCell<FxHashMap<u32, Shape>>,
    /// Whether it is written from top to bottom.
    pub is_vertical: bool,
    /// How it looks, as far as that tells kinds of text apart.
    pub look: Look,
}

/// How a font looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Look {
    /// Whether its strokes are thick.
    pub is_bold: bool,
    /// Whether it slants.
    pub is_italic: bool,
    /// Whether all its glyphs are of one width.
    pub is_fixed: bool,
    /// Which of the document's fonts it is.
    pub id: u16,
}

/// What a code stands for.
#[derive(Clone)]
pub struct Shape {
    /// Its text; empty where it is not known.
    pub text: Rc<str>,
    /// How far the next glyph is away, in thousandths of the size.
    pub advance: (f32, f32),
    /// Where it is drawn relative to the current point, in thousandths of the size.
    pub offset: (f32, f32),
}

impl Face<'_> {
    /// The next code of a string and how many bytes it takes.
    pub fn read_code(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        let (code, length) = self.font.read_code(bytes, at);
        (code, length.max(1))
    }

    /// What a code stands for.
    pub fn shape(&self, code: u32) -> Shape {
        if let Some(shape) = self.known.borrow().get(&code) {
            return shape.clone();
        }
        let glyph = self.font.glyph(self.font.map_code(code), code);
        let text = match &glyph {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let text: Rc<str> = match text {
            Some(BfString::Char(char)) => typed(&char.to_string()),
            Some(BfString::String(text)) => typed(&text),
            None => "".into(),
        };
        let text = if text.is_empty() {
            let known = self.names.text(code).or_else(|| self.collection.as_ref()?.text(code));
            known.map_or(text, |known| typed(&known))
        } else {
            text
        };
        let (advance, offset) = (self.font.code_advance(code), self.font.origin_displacement(code));
        let shape = Shape {
            text,
            advance: (finite(advance.x), finite(advance.y)),
            offset: (finite(offset.x), finite(offset.y)),
        };
        self.known.borrow_mut().insert(code, shape.clone());
        shape
    }
}

#[expect(clippy::cast_possible_truncation, reason = "positions on a page")]
fn finite(value: f64) -> f32 {
    if value.is_finite() { value.clamp(-1e6, 1e6) as f32 } else { 0.0 }
}

/// The fonts of a document.
pub struct Fonts<'a> {
    cache: FontCache<'a>,
    faces: FxHashMap<ObjectIdentifier, Option<Rc<Face<'a>>>>,
    resolve_font: FontResolverFn,
    resolve_cmap: CMapResolverFn,
    maps: Maps,
    count: u16,
}

impl<'a> Fonts<'a> {
    /// No fonts yet.
    pub fn new() -> Self {
        let stand_in = Arc::new(stand_in());
        let maps = Maps::default();
        let resolver = maps.clone();
        Self {
            cache: FontCache::new(),
            faces: FxHashMap::default(),
            resolve_font: Arc::new(move |_| Some((stand_in.clone(), 0))),
            resolve_cmap: Arc::new(move |name| resolver.get(name)),
            maps,
            count: 0,
        }
    }

    /// Whether another build could read more.
    pub fn lack_a_map(&self) -> bool {
        self.maps.lack_one()
    }

    /// The font that a dictionary describes; `None` where it is damaged.
    pub fn face(&mut self, dict: &Dict<'a>) -> Option<Rc<Face<'a>>> {
        let id = dict.obj_id();
        if let Some(face) = id.and_then(|id| self.faces.get(&id)) {
            return face.clone();
        }
        let face = self.load(dict).map(Rc::new);
        if let Some(id) = id {
            self.faces.insert(id, face.clone());
        }
        face
    }

    fn load(&mut self, dict: &Dict<'a>) -> Option<Face<'a>> {
        let descendant =
            dict.get::<Array<'_>>(DESCENDANT_FONTS).and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let descriptor = descendant.as_ref().unwrap_or(dict).get::<Dict<'_>>(FONT_DESC).unwrap_or_default();
        let streams = [TO_UNICODE, ENCODING].map(|key| dict.get::<Stream<'_>>(key));
        let programs = [FONT_FILE, FONT_FILE2, FONT_FILE3].map(|key| descriptor.get::<Stream<'_>>(key));
        let map = descendant.as_ref().and_then(|font| font.get::<Stream<'_>>("CIDToGIDMap"));
        if !streams.iter().chain(&programs).chain([&map]).flatten().all(is_modest) {
            return None;
        }
        let font = self.cache.font(dict, &self.resolve_font, &self.resolve_cmap)?;
        self.count = self.count.saturating_add(1);
        let collection =
            descendant.as_ref().and_then(|descendant| Collection::of(dict, descendant, &self.maps));
        let is_vertical = !font.is_horizontal();
        let look = look(dict, &descriptor, self.count);
        Some(Face { font, names: Names::of(dict), collection, known: RefCell::default(), is_vertical, look })
    }
}

/// How a font looks by its name and its description.
fn look(dict: &Dict<'_>, descriptor: &Dict<'_>, id: u16) -> Look {
    let name =
        dict.get::<Name<'_>>(BASE_FONT).map(|name| name.as_str().to_ascii_lowercase()).unwrap_or_default();
    let name = name.split_once('+').map_or(name.as_str(), |(_, name)| name);
    let flags = descriptor.get::<u32>(FLAGS).unwrap_or(0);
    let weight = descriptor.get::<f32>(FONT_WEIGHT).unwrap_or(0.0);
    let named = |words: &[&str]| words.iter().any(|word| name.contains(word));
    Look {
        is_bold: weight >= 600.0
            || flags & 1 << 18 != 0
            || named(&["bold", "black", "heavy", "cmbx", "cmssbx", "nimbusromno9l-medi", "demi", "-bd"])
            || name.ends_with("-b"),
        is_italic: flags & 1 << 6 != 0 || named(&["italic", "oblique", "cmti", "slant"]),
        is_fixed: flags & 1 != 0 || named(&["courier", "mono", "cmtt", "consolas", "menlo"]),
        id,
    }
}

/// The smallest font that is one: it stands in for fonts that a file names but does not hold. Only their widths and
/// their encodings are used, which do not come from it.
fn stand_in() -> Vec<u8> {
    let mut head = vec![0; 54];
    put(&mut head, 0, &[0, 1, 0, 0]);
    put(&mut head, 12, &[0x5f, 0x0f, 0x3c, 0xf5]);
    put(&mut head, 18, &1000u16.to_be_bytes());
    let mut hhea = vec![0; 36];
    put(&mut hhea, 0, &[0, 1, 0, 0]);
    put(&mut hhea, 34, &[0, 1]);
    let mut maxp = vec![0; 32];
    put(&mut maxp, 0, &[0, 1, 0, 0, 0, 1]);
    let tables: [(&[u8; 4], Vec<u8>); 6] = [
        (b"glyf", vec![0; 4]),
        (b"head", head),
        (b"hhea", hhea),
        (b"hmtx", vec![0; 4]),
        (b"loca", vec![0; 4]),
        (b"maxp", maxp),
    ];
    let mut font = vec![0, 1, 0, 0, 0, 6, 0, 64, 0, 2, 0, 32];
    let mut offset = 12 + 16 * tables.len();
    for (tag, table) in &tables {
        font.extend_from_slice(*tag);
        for number in [0, offset, table.len()] {
            font.extend_from_slice(&u32::try_from(number).unwrap_or(0).to_be_bytes());
        }
        offset += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        font.extend_from_slice(&table);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    font
}

fn put(table: &mut [u8], at: usize, bytes: &[u8]) {
    if let Some(place) = table.get_mut(at..at + bytes.len()) {
        place.copy_from_slice(bytes);
    }
}
