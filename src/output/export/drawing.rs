//! What the pictures have in common: one drawing in rows, labels on the left, an axis below. A drawing is a file of its own, with
//! its style in it, or a part of a report, whose style knows the same names.
//!
//! Lengths are in units of the drawing, which on screen are pixels, and are written with one decimal, so that they are the same
//! on every machine.

use super::markup::{escape, one_line};
use crate::output::plain::push;

/// The style of all drawings; the report has it in its own.
pub const STYLE: &str = include_str!("drawing.css");

/// The width of a drawing, and of its labels.
pub const WIDTH: f64 = 720.0;
const LABELS: f64 = 212.0;
/// Room on the right, for the numbers behind bars.
const MARGIN: f64 = 44.0;
/// The height of a row, of what stands above the rows, and of what stands below.
const ROW: f64 = 24.0;
const HEAD: f64 = 34.0;
const FOOT: f64 = 66.0;
/// How many letters a label shows; wide ones, such as Chinese, count as two.
const LABEL_LETTERS: usize = 25;

/// A picture as it is made.
pub struct Drawing {
    title: String,
    /// What it shows, for those who do not see it.
    told: String,
    legend: String,
    /// What stands on the axis, and where: from 0 to 1.
    marks: Vec<(f64, String)>,
    body: String,
    rows: usize,
}

impl Drawing {
    /// `title` stands above it, `legend` below: what its signs mean.
    pub fn new(title: &str, legend: &str) -> Self {
        let [title, legend] = [title, legend].map(str::to_owned);
        Self { title, told: String::new(), legend, marks: Vec::new(), body: String::new(), rows: 0 }
    }

    /// Puts a mark on the axis, at `place` from 0 to 1.
    pub fn mark(&mut self, place: f64, label: String) {
        self.marks.push((place, label));
    }

    /// Begins a row; `kind` stands behind its label and is never cut off, `told` says in words what the row shows.
    pub fn row(&mut self, label: &str, kind: &str, told: &str) {
        self.rows += 1;
        if !self.told.is_empty() {
            self.told.push(' ');
        }
        self.told.push_str(told);
        let (x, y) = (LABELS - 10.0, self.middle() + 4.0);
        let label = shortened(label, LABEL_LETTERS.saturating_sub(kind.len())) + kind;
        let label = escape(&label);
        push(
            &mut self.body,
            format_args!("<text class=\"label\" x=\"{x:.1}\" y=\"{y:.1}\">{label}</text>\n"),
        );
    }

    /// A tick of the row, at `place` from 0 to 1.
    pub fn tick(&mut self, class: &str, place: f64) {
        let (x, y) = (across(place) - 1.0, self.middle() - 8.0);
        self.rectangle(class, x, y, 2.0, 16.0);
    }

    /// A bar of the row between two places from 0 to 1.
    pub fn bar(&mut self, class: &str, from: f64, to: f64) {
        let (x, y) = (across(from), self.middle() - 6.0);
        self.rectangle(class, x, y, (across(to) - x).max(1.0), 12.0);
    }

    /// A dot of the row, at `place` from 0 to 1.
    pub fn dot(&mut self, class: &str, place: f64) {
        let (x, y) = (across(place), self.middle());
        push(
            &mut self.body,
            format_args!("<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5.0\"/>\n"),
        );
    }

    /// A number of the row, to the right of `place` from 0 to 1.
    pub fn number(&mut self, place: f64, number: &str) {
        let (x, y) = (across(place) + 6.0, self.middle() + 4.0);
        push(&mut self.body, format_args!("<text x=\"{x:.1}\" y=\"{y:.1}\">{}</text>\n", escape(number)));
    }

    fn rectangle(&mut self, class: &str, x: f64, y: f64, width: f64, height: f64) {
        push(
            &mut self.body,
            format_args!(
                "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"/>\n"
            ),
        );
    }

    /// The middle of the row that was begun last.
    fn middle(&self) -> f64 {
        HEAD + ROW * (self.rows as f64 - 0.5)
    }

    /// Whether it shows nothing.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// As a file.
    pub fn file(&self) -> String {
        self.write(&format!(
            "<style>{STYLE}</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n"
        ))
    }

    /// As a part of a page that has [`STYLE`].
    pub fn part(&self) -> String {
        self.write("")
    }

    fn write(&self, style: &str) -> String {
        let height = HEAD + ROW * self.rows as f64 + FOOT;
        let told = if self.is_empty() { "There is nothing to show." } else { &self.told };
        let [title, told, legend] = [&self.title, told, &self.legend].map(|text| escape(text).into_owned());
        let mut out = String::new();
        push(
            &mut out,
            format_args!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\" role=\"img\" width=\"{WIDTH:.0}\" \
                 height=\"{height:.0}\" viewBox=\"0 0 {WIDTH:.0} {height:.0}\">\n<title>{title}</title>\n\
                 <desc>{told}</desc>\n{style}<text class=\"title\" x=\"8.0\" y=\"20.0\">{title}</text>\n"
            ),
        );
        let bottom = HEAD + ROW * self.rows as f64 + 4.0;
        if self.is_empty() {
            push(
                &mut out,
                format_args!("<text x=\"8.0\" y=\"{:.1}\">There is nothing to show.</text>\n", bottom + 10.0),
            );
        } else {
            for (place, _) in &self.marks {
                let x = across(*place);
                push(
                    &mut out,
                    format_args!(
                        "<line class=\"grid\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{HEAD:.1}\" y2=\"{:.1}\"/>\n",
                        bottom + 5.0
                    ),
                );
            }
            out.push_str(&self.body);
            let (left, right) = (across(0.0), across(1.0));
            push(
                &mut out,
                format_args!(
                    "<line class=\"axis\" x1=\"{left:.1}\" x2=\"{right:.1}\" y1=\"{bottom:.1}\" y2=\"{bottom:.1}\"/>\n"
                ),
            );
            for (place, label) in &self.marks {
                let (x, y) = (across(*place), bottom + 19.0);
                push(
                    &mut out,
                    format_args!("<text class=\"mark\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text>\n", escape(label)),
                );
            }
        }
        push(
            &mut out,
            format_args!(
                "<text class=\"legend\" x=\"8.0\" y=\"{:.1}\">{legend}</text>\n</svg>\n",
                height - 12.0
            ),
        );
        out
    }
}

/// From a place on the axis, 0 to 1, to the drawing.
fn across(place: f64) -> f64 {
    LABELS + (WIDTH - LABELS - MARGIN) * place.clamp(0.0, 1.0)
}

/// A label of at most so many letters.
fn shortened(label: &str, letters: usize) -> String {
    let label = one_line(label);
    let wide = |c: char| {
        if matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{1f300}'..)
        {
            2
        } else {
            1
        }
    };
    if label.chars().map(wide).sum::<usize>() <= letters {
        return label;
    }
    let mut left = letters.saturating_sub(1);
    let fits = |c: &char| {
        let fits = wide(*c) <= left;
        left = left.saturating_sub(wide(*c));
        fits
    };
    let kept: String = label.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

/// A step between marks that people count in: 1, 2 or 5 times a power of ten, of which at most `most` go into `end`.
pub fn step(end: u64, most: u64) -> u64 {
    let mut unit = 1;
    loop {
        for step in [unit, 2 * unit, 5 * unit] {
            if end / step <= most {
                return step;
            }
        }
        let Some(next) = unit.checked_mul(10).filter(|next| *next < u64::MAX / 10) else { return end.max(1) };
        unit = next;
    }
}

#[cfg(test)]
mod tests {
    use super::{shortened, step};

    #[test]
    fn steps_are_round() {
        for (end, expected) in [
            (0, 1),
            (1, 1),
            (6, 1),
            (7, 2),
            (12, 2),
            (13, 2),
            (14, 5),
            (31, 5),
            (3000, 500),
            (4_000_000_000, 1_000_000_000),
        ] {
            assert_eq!(step(end, 6), expected, "{end}");
        }
        assert!(step(u64::MAX, 6) > 0);
    }

    #[test]
    fn labels_fit() {
        assert_eq!(shortened("Ines Calloway", 25), "Ines Calloway");
        assert_eq!(shortened(&"x".repeat(40), 25), format!("{}…", "x".repeat(24)));
        assert_eq!(shortened(&"亀".repeat(40), 25).chars().count(), 13);
    }
}
