//! An analysis for reading in a terminal.

use std::fmt::Write;

use super::{Amount, Analysis, Keyness, Keyword, SummarySentence};
use crate::options::Key;
use crate::text::OffsetUnit;

/// Headings of the kinds of entities, in the order in which they are told.
pub const KINDS: [(&str, &str); 7] = [
    ("person", "People"),
    ("organization", "Organisations"),
    ("place", "Places"),
    ("group", "Groups"),
    ("event", "Events"),
    ("work", "Laws, programmes and works"),
    ("product", "Products"),
];

/// Keywords and phrases that are told; the rest is in the tables.
pub(super) const TOLD: usize = 12;
/// Other forms of a keyword that are told.
const FORMS_TOLD: usize = 4;

/// The text that an analysis refers to, cut by its offsets.
pub(crate) struct Cutter<'a> {
    text: &'a str,
    #[cfg(feature = "export")]
    unit: OffsetUnit,
    /// Offset and byte of the start of each character, where the unit is not bytes.
    starts: Option<Vec<(u32, u32)>>,
}

impl<'a> Cutter<'a> {
    /// `input` is the text as the caller holds it; where the analysis has its own, that is the one.
    pub fn new(analysis: &'a Analysis, input: &'a str, unit: OffsetUnit) -> Self {
        let text = analysis.text.as_deref().unwrap_or(input);
        let needs_table = unit != OffsetUnit::Utf8 && !text.is_ascii();
        let starts = needs_table.then(|| {
            let mut offset = 0;
            let start = |(byte, c): (usize, char)| {
                let start = (offset, byte as u32);
                offset += unit.count(c);
                start
            };
            text.char_indices().map(start).collect()
        });
        Self {
            text,
            #[cfg(feature = "export")]
            unit,
            starts,
        }
    }

    /// The part of the text from `start` to `end`, with every run of white space made one space.
    pub fn cut(&self, start: u32, end: u32) -> String {
        self.raw(start, end).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The part of the text from `start` to `end` as it stands; nothing where an offset lies within a character.
    pub fn raw(&self, start: u32, end: u32) -> &'a str {
        self.text.get(self.byte(start)..self.byte(end)).unwrap_or_default()
    }

    /// The length of the text in the unit of the offsets.
    #[cfg(feature = "export")]
    pub fn length(&self) -> u32 {
        match self.starts.as_ref().and_then(|starts| starts.last()) {
            None => self.text.len() as u32,
            Some(&(start, byte)) => {
                let last = self.text[byte as usize..].chars().next();
                start + last.map_or(0, |c| self.unit.count(c))
            }
        }
    }

    fn byte(&self, offset: u32) -> usize {
        match &self.starts {
            None => offset as usize,
            Some(starts) => {
                let character = starts.partition_point(|(start, _)| *start < offset);
                starts.get(character).map_or(self.text.len(), |(_, byte)| *byte as usize)
            }
        }
    }
}

/// A sentence of the summary, with whom it speaks of in brackets where it does not say so itself: "She [Ines Calloway]".
pub(super) fn told(cutter: &Cutter<'_>, sentence: &SummarySentence) -> String {
    let (start, end) = (sentence.span.start, sentence.span.end);
    match (&sentence.context, sentence.context_of) {
        (None, _) => cutter.cut(start, end),
        (Some(name), None) => format!("{} [{name}]", cutter.cut(start, end)),
        (Some(name), Some(words)) => {
            let rest = cutter.cut(words.end, end);
            let closes =
                |c: char| c.is_ascii_punctuation() && !matches!(c, '(' | '"' | '$' | '[') || c == '’';
            let space = if rest.is_empty() || rest.starts_with(closes) { "" } else { " " };
            format!("{} [{name}]{space}{rest}", cutter.cut(start, words.end))
        }
    }
}

/// An analysis for reading. `input` is the text that was analysed, `unit` the unit of the analysis' offsets.
pub fn plain(analysis: &Analysis, input: &str, unit: OffsetUnit) -> String {
    let cutter = Cutter::new(analysis, input, unit);
    let mut out = String::new();
    let title = analysis.title.map(|title| cutter.cut(title.start, title.end));
    if let Some(title) = title.or_else(|| analysis.metadata.title.clone()) {
        push(&mut out, format_args!("{}\n", title.to_uppercase()));
    }
    push(&mut out, format_args!("{}\n", facts(analysis)));
    for notice in &analysis.notices {
        push(&mut out, format_args!("Note: {}\n", notice.message));
    }
    section(&mut out, "In brief", analysis.summary.iter().map(|sentence| told(&cutter, sentence)));
    for (kind, heading) in KINDS {
        let of_kind = analysis.entities.iter().filter(|entity| entity.kind == kind);
        section(&mut out, heading, of_kind.map(describe_entity));
    }
    section(
        &mut out,
        "Who said what",
        analysis.quotes.iter().map(|quote| {
            let speaker = quote.speaker_name.as_deref().unwrap_or("unknown");
            format!("{speaker}: “{}”", cutter.cut(quote.span.start, quote.span.end))
        }),
    );
    section(
        &mut out,
        "When",
        analysis.dates.iter().map(|date| {
            let words = cutter.cut(date.span.start, date.span.end);
            // "now" and "three years" say it better than "PRESENT_REF" and "P3Y".
            match date.value.as_bytes() {
                [] => format!("{words} (unresolved)"),
                [b'0'..=b'9', ..] => format!("{words} ({})", date.value),
                _ => words,
            }
        }),
    );
    let sums = analysis.amounts.iter().filter(|amount| !matches!(amount.kind, "number" | "ordinal"));
    section(
        &mut out,
        "How much",
        sums.map(|amount| {
            let unit = amount.unit.map(|unit| format!(" {unit}")).unwrap_or_default();
            format!("{} ({}{unit})", cutter.cut(amount.span.start, amount.span.end), figures(amount))
        }),
    );
    section(&mut out, "Words", analysis.keywords.iter().take(TOLD).map(describe_keyword));
    let key = most_unusual(analysis).into_iter().map(|(word, keyness)| {
        format!("{:>4}  {} ({:.2} expected)", word.count, word.text, keyness.expected)
    });
    section(&mut out, "Unusually frequent here", key);
    section(&mut out, "Phrases", analysis.keyphrases.iter().take(TOLD).map(|phrase| phrase.text.clone()));
    out
}

/// A word with its count and other forms.
fn describe_keyword(word: &Keyword) -> String {
    let mut line = format!("{:>4}  {}", word.count, word.text);
    if !word.variants.is_empty() {
        let forms: Vec<&str> = word.variants.iter().take(FORMS_TOLD).map(|form| form.text.as_str()).collect();
        push(&mut line, format_args!(" · also {}", forms.join(", ")));
    }
    line
}

/// The words whose frequency is most unusual against general texts, most unusual first.
pub(super) fn most_unusual(analysis: &Analysis) -> Vec<(&Keyword, Keyness)> {
    let over =
        |word: &&Keyword| word.count > 1 && word.keyness.is_some_and(|keyness| keyness.direction == "over");
    let mut words: Vec<(&Keyword, Keyness)> =
        analysis.keywords.iter().filter(over).filter_map(|word| Some((word, word.keyness?))).collect();
    words.sort_by(|a, b| b.1.g2.total_cmp(&a.1.g2));
    words.truncate(TOLD);
    words
}

/// "417 words, 2 minutes, English …" in one line.
pub(super) fn facts(analysis: &Analysis) -> String {
    let mut facts = vec![analysis.published.clone().unwrap_or_default()];
    if analysis.fields.has(Key::Stats) {
        let minutes = libm::ceil(analysis.stats.reading_minutes);
        facts.extend([format!("{} words", analysis.stats.words), format!("{minutes} min read")]);
    }
    facts.push(format!("language {}", analysis.language.code));
    if let Some(grade) = analysis.readability.all.flesch_kincaid_grade {
        facts.push(format!("school grade {grade:.1}"));
    }
    facts.retain(|fact| !fact.is_empty());
    facts.join(" · ")
}

/// The value of an amount, of a range both ends: "10 to 15".
pub(super) fn figures(amount: &Amount) -> String {
    match amount.value_to {
        Some(to) => format!("{} to {}", grouped(amount.value), grouped(to)),
        None => grouped(amount.value),
    }
}

/// A number with commas between groups of three digits.
pub(super) fn grouped(value: f64) -> String {
    let plain = value.to_string();
    let whole = plain.split('.').next().unwrap_or_default().len();
    let mut out = String::new();
    for (place, digit) in plain.chars().enumerate() {
        let left = whole.saturating_sub(place);
        if digit.is_ascii_digit() && left > 0 && left % 3 == 0 && out.ends_with(|c: char| c.is_ascii_digit())
        {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A name with its count, aliases and roles.
pub(super) fn describe_entity(entity: &super::Entity) -> String {
    let mut line = format!("{} ({})", entity.name, entity.count);
    if !entity.roles.is_empty() {
        line.push_str(", ");
        line.push_str(&entity.roles.join("; "));
    }
    if !entity.aliases.is_empty() {
        line.push_str(" · also ");
        line.push_str(&entity.aliases.join(", "));
    }
    line
}

fn section(out: &mut String, heading: &str, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    if lines.peek().is_some() {
        push(out, format_args!("\n{heading}\n"));
        for line in lines {
            push(out, format_args!("  {line}\n"));
        }
    }
}

/// Writing to a string cannot fail.
pub(super) fn push(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    let written = out.write_fmt(arguments);
    debug_assert!(written.is_ok());
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_are_grouped() {
        assert_eq!(grouped(42e12), "42,000,000,000,000");
        assert_eq!(grouped(-1234.5678), "-1,234.5678");
        assert_eq!(grouped(42.5), "42.5");
        assert_eq!(grouped(-100.0), "-100");
    }
}
