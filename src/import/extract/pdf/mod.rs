//! PDF: the glyphs of its pages put together to words, lines, columns and paragraphs.

mod accents;
mod bounds;
mod collection;
mod columns;
mod font;
mod furniture;
mod geometry;
mod info;
mod interpret;
mod kinds;
mod lines;
mod maps;
mod naming;
mod paragraphs;
mod shapes;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod wording;
mod words;

use super::{Error, ErrorCode, Extract, Known, Part, PartKind, damaged, locked, notice};
use columns::Column;
use font::Fonts;
use geometry::Turn;
use hayro_syntax::object::{Dict, Number};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use interpret::{Budget, Drawn};
use std::collections::BTreeMap;
use words::Word;

/// The largest file that is opened.
const MAX_BYTES: usize = 1 << 30;

/// How much of a page's height is its edge.
const EDGE: f32 = 0.12;

/// Reads a PDF file.
pub fn read(bytes: &[u8], known: &Known<'_>) -> Result<Extract, Error> {
    if bytes.len() > MAX_BYTES {
        return Err(Error::new(
            ErrorCode::TooLong,
            "This PDF file is larger than a gigabyte. Split it with another program and open the pieces.",
        ));
    }
    if !bounds::has_modest_objects(bytes) {
        return Err(damaged("a PDF file"));
    }
    let pdf = load(bytes, known)?;
    let mut extract = Extract::default();
    let (pages, unknown) = pages(&pdf, &mut extract)?;
    let count = pdf.pages().len();
    if count > 0 && is_mostly_missing(&pdf) {
        return Err(damaged("a PDF file"));
    }
    let has_text = pages.iter().any(|page| !page.words.is_empty());
    if !has_text {
        return Err(if unknown > 0 { no_letters() } else { no_text(count) });
    }
    extract.parts = parts(pages);
    extract.metadata = info::metadata(&pdf, &extract.parts);
    Ok(extract)
}

/// Opens the file: with an empty password, or with the one that was given, whose bytes depend on who wrote the file.
fn load(bytes: &[u8], known: &Known<'_>) -> Result<Pdf, Error> {
    let mut loaded = Pdf::new(bytes.to_vec());
    if let Some(password) = known.password
        && matches!(loaded, Err(LoadPdfError::Decryption(_)))
    {
        loaded = Pdf::new_with_password(bytes.to_vec(), password);
    }
    loaded.map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => locked("a PDF file", known),
        LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => Error::new(
            ErrorCode::Unsupported,
            "This PDF file is locked in a way that Nutgraf does not know, such as with a certificate. \
             Open it in another program, and save it without a lock or copy the text.",
        ),
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => damaged("a PDF file"),
    })
}

/// Whether the tree of pages is lost, or most pages that it counts are. What can still be found then is in no order,
/// and nobody could see what is missing from it.
fn is_mostly_missing(pdf: &Pdf) -> bool {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let Some(tree) = root.and_then(|root| root.get::<Dict<'_>>("Pages")) else { return true };
    let count = tree.get::<Number>("Count").map_or(0, |count| count.as_i64());
    // In numbers that are as large everywhere: a damaged count may be.
    i64::try_from(pdf.pages().len()).is_ok_and(|pages| count / 2 > pages)
}

fn no_text(pages: usize) -> Error {
    let message = match pages {
        0 => return damaged("a PDF file"),
        1 => "This PDF has 1 page but no text: it is a picture. ".to_owned(),
        _ => format!("This PDF has {pages} pages but no text: they are pictures. "),
    };
    let remedy = "Recognise the text with another program (OCR) and open that.";
    Error::new(ErrorCode::Unreadable, message + remedy)
}

/// The error about glyphs without characters.
fn no_letters() -> Error {
    let message = "This PDF file shows text but does not say which letters it consists of. \
                   Recognise the text with another program (OCR) and open that.";
    Error::new(ErrorCode::Unreadable, message)
}

/// The error about a file that names tables which only builds with the feature `pdf-cmaps` have.
fn no_maps() -> Error {
    let message = "This PDF file is in Chinese, Japanese or Korean and takes tables of characters that this build does not have. \
                   Open it with a build that has the feature 'pdf-cmaps', or copy the text.";
    Error::new(ErrorCode::Unsupported, message)
}

/// The words of a page.
struct PageWords {
    words: Vec<Word>,
    /// What runs in other directions, but in the margin.
    turned: Vec<Vec<Word>>,
}

/// How many glyphs come to one that is not known before that is said.
const MANY_PER_UNKNOWN: usize = 50;

/// The words of all pages, and how many glyphs stand for nothing known.
fn pages(pdf: &Pdf, extract: &mut Extract) -> Result<(Vec<PageWords>, usize), Error> {
    let (mut glyphs, mut unknown, mut pictures) = (0, 0, 0);
    let (mut fonts, mut budget) = (Fonts::new(), Budget::FULL);
    let (mut is_damaged, mut is_cut) = (false, pdf.pages().len() > bounds::MAX_PAGES);
    let mut pages = Vec::new();
    for page in pdf.pages().iter().take(bounds::MAX_PAGES) {
        let drawn = interpret::draw(page, &mut fonts, &mut budget);
        glyphs += drawn.glyphs.len();
        unknown += drawn.unknown;
        is_damaged |= drawn.is_damaged;
        is_cut |= drawn.is_cut;
        let has_picture = drawn.has_picture;
        let (width, height) = page.render_dimensions();
        let words = page_words(drawn, width, height);
        pictures += usize::from(has_picture && words.words.is_empty());
        pages.push(words);
    }
    if fonts.lack_a_map() {
        return Err(no_maps());
    }
    let mut tell = |is_so: bool, code: &'static str, message: &str| {
        if is_so {
            extract.notices.push(notice(code, message));
        }
    };
    tell(is_damaged, "damaged", "Parts of this PDF file could not be read; some of its text may be missing.");
    tell(
        pictures > 0,
        "pictures",
        &format!(
            "{pictures} of the {} pages {} no text but a picture and could not be read. If there is text in it, \
             recognise that with another program (OCR) and open the result.",
            pages.len(),
            if pictures == 1 { "holds" } else { "hold" },
        ),
    );
    tell(
        unknown * MANY_PER_UNKNOWN > glyphs,
        "unknown-letters",
        "This PDF file does not say of all its letters which they are; some are missing. \
         If words look wrong, recognise the text with another program (OCR) and open that.",
    );
    tell(
        is_cut,
        "cut",
        "This PDF file is too large or too intricate to be read whole; some of its text is missing. \
         Split it with another program and open the pieces.",
    );
    Ok((pages, unknown))
}

fn page_words(drawn: Drawn, width: f32, height: f32) -> PageWords {
    let mut glyphs = drawn.glyphs;
    glyphs
        .retain(|glyph| (-1.0..=width + 1.0).contains(&glyph.x) && (-1.0..=height + 1.0).contains(&glyph.y));
    // What a tagged file marks as no part of its text and stands at the edge is a running head or foot.
    let is_edge = |y: f32| y < EDGE * height || y > (1.0 - EDGE) * height;
    let artifacts = glyphs.iter().filter(|glyph| glyph.is_artifact).count();
    if 4 * artifacts < glyphs.len() {
        glyphs.retain(|glyph| !(glyph.is_artifact && is_edge(glyph.y)));
    }
    let count = |turn: Turn| {
        glyphs.iter().filter(|glyph| glyph.turn == turn && !glyph.text.trim().is_empty()).count()
    };
    let main = Turn::ALL.into_iter().rev().max_by_key(|&turn| count(turn)).unwrap_or_default();
    let words = words::words(&glyphs, main);
    let others = Turn::ALL.into_iter().filter(|&turn| turn != main && count(turn) > 0);
    let turned = others.map(|turn| words::words(&glyphs, turn)).collect();
    PageWords { words, turned }
}

/// The parts of the document.
fn parts(pages: Vec<PageWords>) -> Vec<Part> {
    let (mut words, mut turned) = (Vec::new(), Vec::new());
    for page in pages {
        words.push(page.words);
        turned.push(page.turned);
    }
    furniture::take_out(&mut words);
    let size = body_size(&words);
    let is_right_to_left = is_right_to_left(&words);
    let mut columns: Vec<Vec<Column>> = Vec::new();
    for (page, turned) in words.into_iter().zip(turned) {
        let is_sparse = page.len() < 20;
        let mut page = columns::columns(page, size, is_right_to_left);
        for words in turned {
            // A few words that run another way are a stamp in the margin or the labels of a figure.
            if words.len() > 40 || is_sparse {
                page.extend(columns::columns(words, size, is_right_to_left));
            }
        }
        columns.push(page);
    }
    kinds::parts(paragraphs::paragraphs(columns, size), size)
}

/// The size of most letters.
#[expect(clippy::cast_possible_truncation, reason = "sizes of type in half points")]
fn body_size(pages: &[Vec<Word>]) -> f32 {
    let mut sizes: BTreeMap<i32, (usize, f32)> = BTreeMap::new();
    for word in pages.iter().flatten() {
        let chars = word.text.chars().count();
        let (count, size) = sizes.entry((word.size * 2.0).round() as i32).or_default();
        *count += chars;
        *size = word.size;
    }
    sizes.into_values().max_by_key(|&(count, _)| count).map_or(10.0, |(_, size)| size.max(1.0))
}

/// Whether most words run from right to left.
fn is_right_to_left(pages: &[Vec<Word>]) -> bool {
    let (mut all, mut count) = (0, 0);
    for word in pages.iter().flatten() {
        all += 1;
        count += usize::from(words::is_right_to_left(&word.text));
    }
    2 * count > all
}
