//! Puts glyphs together to words.

use super::accents::{accented, is_accent};
use super::font::Look;
use super::geometry::{Area, Turn, median};
use super::interpret::Glyph;

/// A word, or a piece of one that is set otherwise, where it stands when its page is turned so that its line runs from
/// left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// Its text, in reading order.
    pub text: String,
    /// The box around it, from the height of its capitals to its baseline.
    pub area: Area,
    /// The size of its letters.
    pub size: f32,
    /// How it looks.
    pub look: Look,
    /// Whether it belongs to the word before it without a space between.
    pub is_glued: bool,
}

impl Word {
    /// Its baseline.
    pub fn base(&self) -> f32 {
        self.area.bottom
    }
}

/// How far capitals reach above the baseline, in sizes.
const CAPITALS: f32 = 0.7;
/// The smallest gap between words, in sizes.
const WORD_GAP: f32 = 0.14;
/// How much a baseline may waver, in sizes.
const WAVER: f32 = 0.08;
/// The smallest size of letters that can be read at all; smaller ones are no text.
const MIN_SIZE: f32 = 0.5;

/// A piece of a line that was drawn in one go.
struct Piece {
    /// The texts of its glyphs, in the order in which they stand.
    glyphs: Vec<Placed>,
    size: f32,
    base: f32,
    look: Look,
}

struct Placed {
    text: std::rc::Rc<str>,
    left: f32,
    right: f32,
}

impl Piece {
    fn left(&self) -> f32 {
        self.glyphs.first().map_or(0.0, |glyph| glyph.left)
    }

    fn right(&self) -> f32 {
        self.glyphs.last().map_or(0.0, |glyph| glyph.right)
    }

    /// Whether both stand on one line in letters of one size.
    fn is_level(&self, size: f32, base: f32) -> bool {
        (self.base - base).abs() <= WAVER * self.size.max(size)
            && (self.size - size).abs() <= 0.1 * self.size.max(size)
    }
}

/// The words that run in one direction.
pub fn words(glyphs: &[Glyph], turn: Turn) -> Vec<Word> {
    let mut pieces = pieces(glyphs, turn);
    // Pieces of a line in the order in which they stand, whatever the order in which they were drawn.
    pieces.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut words = Vec::new();
    let mut line: Vec<Piece> = Vec::new();
    for piece in pieces {
        if line.first().is_some_and(|first| !on_one_line(first, &piece)) {
            finish_line(&mut line, &mut words);
        }
        line.push(piece);
    }
    finish_line(&mut line, &mut words);
    words
}

fn on_one_line(first: &Piece, piece: &Piece) -> bool {
    (piece.base - first.base).abs() <= WAVER * first.size.min(piece.size)
}

/// Glyphs that follow one another, cut where something stands between or they do not stand on one line. Right-to-left
/// letters stay alone, since files hold them in either order.
fn pieces(glyphs: &[Glyph], turn: Turn) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut accent: Option<(&Glyph, Placed)> = None;
    for glyph in glyphs.iter().filter(|glyph| glyph.turn == turn && glyph.size >= MIN_SIZE) {
        let (left, _) = turn.upright(glyph.x, glyph.y);
        let mut placed = Placed { text: glyph.text.clone(), left, right: left + glyph.advance };
        if let Some((before, sign)) = accent.take() {
            match accented(&before.text, &glyph.text).filter(|_| is_over(&sign, &placed, glyph.size)) {
                Some(text) => placed.text = text,
                None => add(&mut pieces, before, sign, turn),
            }
        }
        if is_accent(&glyph.text) {
            let under = pieces.last_mut().and_then(|piece| piece.glyphs.last_mut());
            if let Some(letter) = under.filter(|letter| is_over(&placed, letter, glyph.size))
                && let Some(text) = accented(&glyph.text, &letter.text)
            {
                letter.text = text;
            } else {
                accent = Some((glyph, placed));
            }
            continue;
        }
        add(&mut pieces, glyph, placed, turn);
    }
    if let Some((glyph, placed)) = accent {
        add(&mut pieces, glyph, placed, turn);
    }
    pieces
}

/// Whether an accent stands over or under a letter.
fn is_over(accent: &Placed, letter: &Placed, size: f32) -> bool {
    let middle = |placed: &Placed| f32::midpoint(placed.left, placed.right);
    (middle(accent) - middle(letter)).abs() < 0.2 * size
}

/// Adds a glyph to the last piece or begins another.
fn add(pieces: &mut Vec<Piece>, glyph: &Glyph, placed: Placed, turn: Turn) {
    let (left, base) = turn.upright(glyph.x, glyph.y);
    let follows = pieces.last().is_some_and(|piece| {
        let gap = left - piece.right();
        piece.is_level(glyph.size, base)
            && piece.look == glyph.look
            && gap < glyph.size
            && gap > -0.5 * glyph.size
            && left > piece.left()
            && !is_right_to_left(&glyph.text)
            && !piece.glyphs.last().is_some_and(|last| is_right_to_left(&last.text))
    });
    match pieces.last_mut().filter(|_| follows) {
        Some(piece) => piece.glyphs.push(placed),
        None => pieces.push(Piece { glyphs: vec![placed], size: glyph.size, base, look: glyph.look }),
    }
}

/// A place in a line: a glyph, with the piece it comes from.
struct Spot {
    placed: Placed,
    size: f32,
    base: f32,
    look: Look,
    /// The gap before it at which a word begins.
    word_gap: f32,
}

fn finish_line(line: &mut Vec<Piece>, words: &mut Vec<Word>) {
    line.sort_by(|a, b| a.left().total_cmp(&b.left()));
    let mut spots = Vec::new();
    for piece in line.drain(..) {
        let word_gap = word_gap(&piece);
        let (size, base, look) = (piece.size, piece.base, piece.look);
        spots.extend(piece.glyphs.into_iter().map(|placed| Spot { placed, size, base, look, word_gap }));
    }
    drop_doubles(&mut spots);
    let mut word: Vec<Spot> = Vec::new();
    let mut is_glued = false;
    for spot in spots {
        if spot.placed.text.trim().is_empty() && !spot.placed.text.is_empty() {
            finish_word(&mut word, is_glued, words);
            is_glued = false;
            continue;
        }
        if let Some(last) = word.last() {
            let gap = spot.placed.left - last.placed.right;
            let is_far = gap > spot.word_gap.min(last.word_gap) || gap < -last.size.max(spot.size);
            if is_far || spot.look != last.look || (spot.size - last.size).abs() > 0.1 * last.size {
                finish_word(&mut word, is_glued, words);
                is_glued = !is_far;
            }
        }
        word.push(spot);
    }
    finish_word(&mut word, is_glued, words);
}

/// The gap that separates words in a piece: more than between its letters, which may be spaced.
fn word_gap(piece: &Piece) -> f32 {
    let gaps: Vec<f32> = piece
        .glyphs
        .iter()
        .zip(piece.glyphs.iter().skip(1))
        .filter(|(a, b)| !a.text.trim().is_empty() && !b.text.trim().is_empty())
        .map(|(a, b)| b.left - a.right)
        .collect();
    if gaps.len() < 4 {
        return WORD_GAP * piece.size;
    }
    let usual = median(gaps, 0.0).max(0.0);
    (usual * 1.5).max(usual + WORD_GAP * piece.size)
}

/// Leaves out glyphs that are drawn twice to look bold or to throw a shadow.
fn drop_doubles(spots: &mut Vec<Spot>) {
    let mut kept: Vec<Spot> = Vec::with_capacity(spots.len());
    for spot in spots.drain(..) {
        let is_double = kept.iter().rev().take(3).any(|other| {
            other.placed.text == spot.placed.text
                && !spot.placed.text.trim().is_empty()
                && (other.placed.left - spot.placed.left).abs() < 0.12 * spot.size
                && (other.size - spot.size).abs() < 0.1 * spot.size
        });
        if !is_double {
            kept.push(spot);
        }
    }
    *spots = kept;
}

fn finish_word(spots: &mut Vec<Spot>, is_glued: bool, words: &mut Vec<Word>) {
    let (Some(first), Some(last)) = (spots.first(), spots.last()) else { return };
    let (left, right, base, size, look) =
        (first.placed.left, last.placed.right, first.base, first.size, first.look);
    let texts: Vec<&str> = spots.iter().map(|spot| &*spot.placed.text).collect();
    let text = in_reading_order(&texts);
    spots.clear();
    if !text.is_empty() {
        let area = Area { left, top: base - CAPITALS * size, right: right.max(left), bottom: base };
        words.push(Word { text, area, size, look, is_glued });
    }
}

/// Whether a text holds letters that run from right to left.
pub fn is_right_to_left(text: &str) -> bool {
    text.chars().any(|char| {
        matches!(char, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
            && !is_arabic_digit(char)
    })
}

fn is_arabic_digit(char: char) -> bool {
    matches!(char, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// Whether a text holds what runs from left to right in any surroundings.
pub fn is_left_to_right(text: &str) -> bool {
    text.chars().any(|char| {
        char.is_alphanumeric() && (!is_right_to_left(char.encode_utf8(&mut [0; 4])) || is_arabic_digit(char))
    })
}

/// Texts that stand from left to right in the order in which they are read, where some run from right to left.
pub fn in_reading_order(texts: &[&str]) -> String {
    if !texts.iter().any(|text| is_right_to_left(text)) {
        return texts.concat();
    }
    let texts = reading_order(texts).into_iter().filter_map(|at| texts.get(at));
    texts.map(|text| if is_neutral(text) { mirrored(text) } else { (*text).to_owned() }).collect()
}

/// Puts words without right-to-left letters that follow one another in a line from right to left as they are read there:
/// the signs around them belong to the line.
pub fn settle_amid_right_to_left(words: &mut [String]) {
    let is_sign = |char: char| {
        !char.is_alphanumeric() && !matches!(char, '%' | '+' | '-' | '#' | '@' | '$' | '€' | '&' | '/' | '*')
    };
    let (mut before, mut after) = (String::new(), String::new());
    if let Some(first) = words.first_mut() {
        let core = first.trim_start_matches(is_sign).len();
        let rest = first.split_off(first.len() - core);
        before = mirrored(&std::mem::replace(first, rest));
    }
    if let Some(last) = words.last_mut() {
        let core = last.trim_end_matches(is_sign).len();
        after = mirrored(&last.split_off(core));
        last.push_str(&before);
    }
    if let Some(first) = words.first_mut() {
        first.insert_str(0, &after);
    }
}

fn is_neutral(text: &str) -> bool {
    !is_right_to_left(text) && !is_left_to_right(text)
}

/// Signs in the reverse order, with brackets that open where they closed.
fn mirrored(signs: &str) -> String {
    const PAIRS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»')];
    let mirror = |char: char| {
        let pair = PAIRS.iter().find(|(open, close)| *open == char || *close == char);
        pair.map_or(char, |(open, close)| if *open == char { *close } else { *open })
    };
    signs.chars().rev().map(mirror).collect()
}

/// The order in which texts are read that stand from left to right in a line that runs from right to left.
pub fn reading_order(texts: &[&str]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..texts.len()).rev().collect();
    // What runs from left to right keeps its order inside, with what stands between.
    let is = |at: usize, test: fn(&str) -> bool| texts.get(at).is_some_and(|text| test(text));
    let mut start = 0;
    while start < order.len() {
        if !order.get(start).is_some_and(|&at| is(at, is_left_to_right) && !is(at, is_right_to_left)) {
            start += 1;
            continue;
        }
        let mut end = start + 1;
        let mut next = end;
        while let Some(&at) = order.get(next)
            && !is(at, is_right_to_left)
        {
            next += 1;
            if is(at, is_left_to_right) {
                end = next;
            }
        }
        if let Some(run) = order.get_mut(start..end) {
            run.reverse();
        }
        start = end;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visual_order_becomes_reading_order() {
        for (visual, expected) in [
            (&["ל", "מ", "נ"][..], "נמל"),
            (&["1", "2", " ", "ל", "מ", "נ"], "נמל 12"),
            (&["(", "ל", "מ", "נ", ")"], "(נמל)"),
            (&["p", "i", "e", "r"], "pier"),
        ] {
            assert_eq!(in_reading_order(visual), expected);
        }
        for (words, expected) in [
            (&[",(PIER)"][..], &["(PIER),"][..]),
            (&[".(the", "new", "pier)"], &["(the", "new", "pier)."]),
            (&["..."], &["..."]),
            (&[], &[]),
        ] {
            let mut words: Vec<String> = words.iter().map(ToString::to_string).collect();
            settle_amid_right_to_left(&mut words);
            assert_eq!(words, expected);
        }
    }
}
