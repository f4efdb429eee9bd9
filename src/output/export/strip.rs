//! Where in the text those stand who are mentioned most.

use super::drawing::Drawing;
use crate::output::Analysis;
use crate::output::plain::Cutter;
use crate::text::OffsetUnit;

/// Names that are shown.
const ROWS: usize = 12;
/// Parts of the text that are told apart: two mentions in one are one tick. Half of the drawing's units.
const PARTS: f64 = 500.0;

/// A row for each of the most mentioned, a tick for each mention.
pub fn strip(analysis: &Analysis, text: &str, unit: OffsetUnit) -> Drawing {
    let length = f64::from(Cutter::new(analysis, text, unit).length().max(1));
    let mut drawing = Drawing::new(
        "Who and what, where in the text",
        "Each tick is a mention; the axis is the length of the text. The color is the kind, which stands behind the name.",
    );
    for quarter in 0..=4 {
        drawing.mark(f64::from(quarter) / 4.0, format!("{} %", quarter * 25));
    }
    for entity in analysis.entities.iter().filter(|entity| !entity.mentions.is_empty()).take(ROWS) {
        let (kind, name) = (entity.kind, &entity.name);
        let times = if entity.count == 1 { "once".to_owned() } else { format!("{} times", entity.count) };
        let places: Vec<f64> =
            entity.mentions.iter().map(|mention| f64::from(mention.span.start) / length).collect();
        let percent = |place: Option<&f64>| format!("{:.0} %", place.unwrap_or(&0.0) * 100.0);
        let (first, last) = (percent(places.first()), percent(places.last()));
        let told =
            format!("{name} ({kind}): mentioned {times}, first at {first}, last at {last} of the text.");
        drawing.row(name, &format!(" ({kind})"), &told);
        let mut before = None;
        for place in places {
            let part = libm::floor(place * PARTS) as u32;
            if before != Some(part) {
                drawing.tick(kind, place);
            }
            before = Some(part);
        }
    }
    drawing
}
