//! Carries out the content of a page as far as text is concerned: what glyphs stand where.

use super::bounds::{
    MAX_FORM_DEPTH, MAX_GLYPHS, MAX_OPERATORS, MAX_PAGE_FORMS, MAX_PAGE_GLYPHS, MAX_PAGE_OPERATORS,
    MAX_SAVED_STATES, MAX_STREAM_BYTES, is_modest,
};
use super::font::{Face, Fonts, Look};
use super::geometry::{Matrix, Turn};
use hayro_syntax::content::{Instruction, UntypedIter};
use hayro_syntax::object::dict::keys::{CONTENTS, MATRIX, RESOURCES, SUBTYPE};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as Bytes};
use hayro_syntax::page::{Page, Resources};
use std::rc::Rc;

/// A glyph on a page. Positions are in points from the upper left corner of the page as it is shown.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// What it stands for; empty where that is not known.
    pub text: Rc<str>,
    /// Where it begins, on its baseline.
    pub x: f32,
    /// Where it begins, on its baseline, downwards.
    pub y: f32,
    /// How far it reaches along its line.
    pub advance: f32,
    /// The size of its font.
    pub size: f32,
    /// Where its line runs.
    pub turn: Turn,
    /// How its font looks.
    pub look: Look,
    /// Whether it is marked as not belonging to the text.
    pub is_artifact: bool,
}

/// What came of a page.
#[derive(Debug, Default)]
pub struct Drawn {
    /// Its glyphs, in the order in which they are drawn.
    pub glyphs: Vec<Glyph>,
    /// How many glyphs there were that stand for nothing known.
    pub unknown: usize,
    /// Whether it shows a picture.
    pub has_picture: bool,
    /// Whether something was left out because it could not be decoded.
    pub is_damaged: bool,
    /// Whether something was left out because it passed a bound.
    pub is_cut: bool,
}

/// The flags of an annotation that is not shown.
const HIDDEN: u32 = 0b10_0010;

/// What is still allowed for a document.
pub struct Budget {
    operators: usize,
    glyphs: usize,
}

impl Budget {
    /// All that is allowed.
    pub const FULL: Self = Self { operators: MAX_OPERATORS, glyphs: MAX_GLYPHS };
}

#[derive(Clone)]
struct State<'a> {
    matrix: Matrix,
    face: Option<Rc<Face<'a>>>,
    size: f64,
    char_space: f64,
    word_space: f64,
    /// Horizontal scaling, 1 for none.
    stretch: f64,
    leading: f64,
    rise: f64,
}

impl State<'_> {
    /// The state at the beginning of a page on which points go where `matrix` takes them.
    fn new(matrix: Matrix) -> Self {
        Self {
            matrix,
            face: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

struct Interpreter<'a, 'f> {
    fonts: &'f mut Fonts<'a>,
    drawn: Drawn,
    state: State<'a>,
    saved: Vec<State<'a>>,
    text: Matrix,
    line: Matrix,
    operators: usize,
    glyphs: usize,
    forms: usize,
    /// For each marked content that is open, whether it is an artifact.
    marks: Vec<bool>,
}

/// Draws a page.
pub fn draw<'a>(page: &Page<'a>, fonts: &mut Fonts<'a>, budget: &mut Budget) -> Drawn {
    let state = State::new(Matrix(page.initial_transform(true).as_coeffs()));
    let (operators, glyphs) = (budget.operators.min(MAX_PAGE_OPERATORS), budget.glyphs.min(MAX_PAGE_GLYPHS));
    let mut interpreter = Interpreter {
        fonts,
        drawn: Drawn::default(),
        state,
        saved: Vec::new(),
        text: Matrix::IDENTITY,
        line: Matrix::IDENTITY,
        operators,
        glyphs,
        forms: MAX_PAGE_FORMS,
        marks: Vec::new(),
    };
    let content = interpreter.content(page.raw());
    interpreter.run(&content, page.resources(), 0);
    interpreter.draw_annotations(page);
    budget.operators -= operators - interpreter.operators;
    budget.glyphs -= glyphs - interpreter.glyphs;
    interpreter.drawn
}

impl<'a> Interpreter<'a, '_> {
    /// The content of a page, whose streams count as one.
    fn content(&mut self, page: &Dict<'a>) -> Vec<u8> {
        if let Some(stream) = page.get::<Stream<'_>>(CONTENTS) {
            return self.decoded(&stream);
        }
        let mut content = Vec::new();
        for stream in page.get::<Array<'_>>(CONTENTS).iter().flat_map(Array::iter::<Stream<'_>>) {
            if content.len() > MAX_STREAM_BYTES {
                self.drawn.is_cut = true;
                break;
            }
            content.append(&mut self.decoded(&stream));
            content.push(b'\n');
        }
        content
    }

    fn decoded(&mut self, stream: &Stream<'_>) -> Vec<u8> {
        if !is_modest(stream) {
            self.drawn.is_cut = true;
            return Vec::new();
        }
        let decoded = stream.decoded_data();
        self.drawn.is_damaged |= decoded.is_err();
        decoded.map(std::borrow::Cow::into_owned).unwrap_or_default()
    }

    fn run(&mut self, content: &[u8], resources: &Resources<'a>, depth: usize) {
        let (saved, marks) = (self.saved.len(), self.marks.len());
        let mut instructions = UntypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            if self.operators == 0 || self.glyphs == 0 {
                self.drawn.is_cut = true;
                break;
            }
            self.operators -= 1;
            self.carry_out(&instruction, resources, depth, saved);
        }
        self.saved.truncate(saved);
        self.marks.truncate(marks);
    }

    fn carry_out(
        &mut self,
        instruction: &Instruction<'_, '_>,
        resources: &Resources<'a>,
        depth: usize,
        saved: usize,
    ) {
        let operand = |at: usize| instruction.operands().nth(at);
        let number = |at: usize| operand(at).map_or(0.0, value);
        let matrix = || Matrix([number(0), number(1), number(2), number(3), number(4), number(5)]);
        match &**instruction.operator {
            b"q" if self.saved.len() < MAX_SAVED_STATES => self.saved.push(self.state.clone()),
            b"Q" if self.saved.len() > saved => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            b"cm" => self.state.matrix = matrix().then(self.state.matrix),
            b"BT" => self.set_line(Matrix::IDENTITY),
            b"Tc" => self.state.char_space = number(0),
            b"Tw" => self.state.word_space = number(0),
            b"Tz" => self.state.stretch = number(0) / 100.0,
            b"TL" => self.state.leading = number(0),
            b"Ts" => self.state.rise = number(0),
            b"Tf" => {
                if let Some(Object::Name(name)) = operand(0) {
                    self.set_font(resources.fonts.get::<Dict<'a>>(&**name), number(1));
                }
            }
            b"Td" => self.next_line(number(0), number(1)),
            b"TD" => {
                self.state.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            b"Tm" => self.set_line(matrix()),
            b"T*" => self.next_line(0.0, -self.state.leading),
            b"Tj" => self.show_operand(operand(0)),
            b"TJ" => {
                if let Some(Object::Array(items)) = operand(0) {
                    self.show_all(items);
                }
            }
            b"'" => {
                self.next_line(0.0, -self.state.leading);
                self.show_operand(operand(0));
            }
            b"\"" => {
                (self.state.word_space, self.state.char_space) = (number(0), number(1));
                self.next_line(0.0, -self.state.leading);
                self.show_operand(operand(2));
            }
            b"gs" => {
                if let Some(Object::Name(name)) = operand(0) {
                    self.set_graphics_state(resources, name);
                }
            }
            b"Do" => {
                if let Some(Object::Name(name)) = operand(0)
                    && let Some(object) = resources.x_objects.get::<Stream<'a>>(&**name)
                {
                    self.draw_form(&object, resources, depth);
                }
            }
            b"BI" => self.drawn.has_picture = true,
            b"BMC" | b"BDC" if self.marks.len() < MAX_SAVED_STATES => {
                let is_artifact = matches!(operand(0), Some(Object::Name(tag)) if &**tag == b"Artifact");
                self.marks.push(is_artifact);
            }
            b"EMC" => {
                self.marks.pop();
            }
            _ => {}
        }
    }

    fn set_line(&mut self, matrix: Matrix) {
        (self.text, self.line) = (matrix, matrix);
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.set_line(Matrix::shift(x, y).then(self.line));
    }

    fn set_font(&mut self, dict: Option<Dict<'a>>, size: f64) {
        self.state.face = dict.and_then(|dict| self.fonts.face(&dict));
        self.state.size = size;
    }

    fn set_graphics_state(&mut self, resources: &Resources<'a>, name: &Name<'_>) {
        let states = resources.ext_g_states.get::<Dict<'a>>(&**name);
        let Some(font) = states.and_then(|state| state.get::<Array<'a>>("Font")) else { return };
        let mut items = font.flex_iter();
        let dict = items.next::<Dict<'a>>();
        let size = items.next::<f32>().unwrap_or(0.0);
        self.set_font(dict, size.into());
    }

    fn draw_form(&mut self, form: &Stream<'a>, resources: &Resources<'a>, depth: usize) {
        let dict = form.dict();
        self.drawn.has_picture |= dict.get::<Name<'_>>(SUBTYPE).is_some_and(|kind| &*kind == b"Image");
        if dict.get::<Name<'_>>(SUBTYPE).is_none_or(|kind| &*kind != b"Form") {
            return;
        }
        if depth >= MAX_FORM_DEPTH || self.forms == 0 {
            self.drawn.is_cut = true;
            return;
        }
        self.forms -= 1;
        let content = self.decoded(form);
        // Decoding costs time too.
        self.operators = self.operators.saturating_sub(content.len() / 64);
        let own = dict.get::<Dict<'a>>(RESOURCES).map(Resources::new);
        let before = (self.state.clone(), self.text, self.line);
        if let Some(matrix) = dict.get::<[f64; 6]>(MATRIX) {
            self.state.matrix = Matrix(matrix).then(self.state.matrix);
        }
        self.run(&content, own.as_ref().unwrap_or(resources), depth + 1);
        (self.state, self.text, self.line) = before;
    }

    /// Draws what was filled into forms and written onto the page.
    fn draw_annotations(&mut self, page: &Page<'a>) {
        let annotations = page.raw().get::<Array<'a>>("Annots");
        for annotation in annotations.iter().flat_map(Array::iter::<Dict<'a>>).take(MAX_PAGE_FORMS) {
            let is_text = annotation
                .get::<Name<'_>>(SUBTYPE)
                .is_some_and(|kind| matches!(&*kind, b"Widget" | b"FreeText"));
            let is_hidden = annotation.get::<u32>("F").is_some_and(|flags| flags & HIDDEN != 0);
            let appearance = annotation.get::<Dict<'a>>("AP");
            let form = appearance.and_then(|appearance| appearance.get::<Stream<'a>>("N"));
            let place = annotation.get::<[f64; 4]>("Rect");
            if let (true, false, Some(form), Some([x0, y0, x1, y1])) = (is_text, is_hidden, form, place) {
                let bounds = form.dict().get::<[f64; 4]>("BBox").unwrap_or_default();
                let origin = Matrix::shift(x0.min(x1) - bounds[0], y0.min(y1) - bounds[1]);
                self.state = State::new(origin.then(Matrix(page.initial_transform(true).as_coeffs())));
                self.draw_form(&form, page.resources(), 0);
            }
        }
    }

    fn show_operand(&mut self, operand: Option<&Object<'_>>) {
        if let Some(Object::String(text)) = operand {
            self.show(text);
        }
    }

    fn show_all(&mut self, items: &Array<'_>) {
        let is_vertical = self.state.face.as_ref().is_some_and(|face| face.is_vertical);
        for item in items.iter::<Object<'_>>() {
            match item {
                Object::String(text) => self.show(&text),
                Object::Number(number) => {
                    let shift = -number.as_f64() / 1000.0 * self.state.size;
                    let (x, y) = if is_vertical { (0.0, shift) } else { (shift * self.state.stretch, 0.0) };
                    self.text = Matrix::shift(x, y).then(self.text);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, text: &Bytes<'_>) {
        let bytes = text.as_bytes();
        let Some(face) = self.state.face.clone() else {
            self.drawn.unknown += bytes.len();
            return;
        };
        let mut at = 0;
        while at < bytes.len() && self.glyphs > 0 {
            let (code, length) = face.read_code(bytes, at);
            let is_space = length == 1 && code == 32;
            at += length;
            self.glyphs -= 1;
            self.show_glyph(&face, code, is_space);
        }
    }

    fn show_glyph(&mut self, face: &Face<'a>, code: u32, is_space: bool) {
        let state = &self.state;
        let shape = face.shape(code);
        let scale = state.size / 1000.0;
        let spacing = state.char_space + if is_space { state.word_space } else { 0.0 };
        let (width, height) = (f64::from(shape.advance.0) * scale, f64::from(shape.advance.1) * scale);
        let step =
            if face.is_vertical { (0.0, height + spacing) } else { ((width + spacing) * state.stretch, 0.0) };
        let place = self.text.then(state.matrix);
        let reach = if face.is_vertical { (0.0, height) } else { (width * state.stretch, 0.0) };
        let along = place.vector(reach.0, reach.1);
        // The direction is that of the font's, even of a glyph without a width.
        let (dx, dy) =
            if face.is_vertical { place.vector(0.0, -1.0) } else { place.vector(state.stretch, 0.0) };
        let up = if face.is_vertical { place.vector(1.0, 0.0) } else { place.vector(0.0, 1.0) };
        // Glyphs of vertical text are drawn from the middle of the line, which serves as their baseline.
        let origin = if face.is_vertical {
            place.point(0.0, 0.0)
        } else {
            place.point(f64::from(shape.offset.0) * scale, state.rise)
        };
        let glyph = Glyph {
            text: shape.text,
            x: narrow(origin.0),
            y: narrow(origin.1),
            advance: narrow(along.0.hypot(along.1)),
            size: narrow(up.0.hypot(up.1) * state.size.abs()),
            turn: Turn::of(dx * state.size.signum(), dy * state.size.signum()),
            look: face.look,
            is_artifact: self.marks.contains(&true),
        };
        self.drawn.unknown += usize::from(glyph.text.is_empty() && !is_space && glyph.advance > 0.0);
        self.drawn.glyphs.push(glyph);
        self.text = Matrix::shift(step.0, step.1).then(self.text);
    }
}

fn value(object: &Object<'_>) -> f64 {
    let Object::Number(number) = object else { return 0.0 };
    let value = number.as_f64();
    if value.is_finite() { value } else { 0.0 }
}

/// A position in single precision; what is not a number or far outside any page counts as outside.
#[expect(clippy::cast_possible_truncation, reason = "positions on a page")]
fn narrow(value: f64) -> f32 {
    if value.is_finite() { value.clamp(-1e6, 1e6) as f32 } else { -1e6 }
}
