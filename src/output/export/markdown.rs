//! An analysis as a Markdown report.

use crate::output::Analysis;
use crate::output::controls::readable;
use crate::output::plain::{Cutter, KINDS, TOLD, describe_entity, facts, figures, most_unusual, push, told};
use crate::text::OffsetUnit;

/// A Markdown report. `input` is the text that was analysed, `unit` the unit of the analysis' offsets.
pub fn markdown(analysis: &Analysis, input: &str, unit: OffsetUnit) -> String {
    let cutter = Cutter::new(analysis, input, unit);
    let mut out = String::new();
    let title = analysis.title.map(|title| cutter.cut(title.start, title.end));
    let title = title.or_else(|| analysis.metadata.title.clone());
    push(&mut out, format_args!("# {}\n\n", escape(title.as_deref().unwrap_or("Analysis"))));
    push(&mut out, format_args!("{}\n", escape(&facts(analysis))));
    for notice in &analysis.notices {
        push(&mut out, format_args!("\n> {}\n", escape(&notice.message)));
    }
    section(&mut out, "In brief", analysis.summary.iter().map(|sentence| told(&cutter, sentence)));
    for (kind, heading) in KINDS {
        let of_kind = analysis.entities.iter().filter(|entity| entity.kind == kind);
        section(&mut out, heading, of_kind.map(describe_entity));
    }
    let quotes = analysis.quotes.iter().map(|quote| {
        let speaker = quote.speaker_name.as_deref().unwrap_or("Unknown");
        format!("{speaker}: “{}”", cutter.cut(quote.span.start, quote.span.end))
    });
    section(&mut out, "Who said what", quotes);
    let dates =
        analysis.dates.iter().map(|date| [cutter.cut(date.span.start, date.span.end), date.value.clone()]);
    table(&mut out, "When", ["Expression", "Value"], dates);
    let amounts = analysis.amounts.iter().filter(|amount| !matches!(amount.kind, "number" | "ordinal"));
    let amounts = amounts.map(|amount| {
        let unit = amount.unit.map(|unit| format!(" {unit}")).unwrap_or_default();
        [cutter.cut(amount.span.start, amount.span.end), format!("{}{unit}", figures(amount))]
    });
    table(&mut out, "How much", ["Expression", "Value"], amounts);
    let words = analysis.keywords.iter().take(TOLD).map(|word| [word.text.clone(), word.count.to_string()]);
    table(&mut out, "Words", ["Word", "Count"], words);
    let unusual = most_unusual(analysis).into_iter();
    let unusual = unusual.map(|(word, keyness)| {
        [word.text.clone(), format!("{} where {:.2} are expected", word.count, keyness.expected)]
    });
    table(&mut out, "Unusually frequent here", ["Word", "Count"], unusual);
    section(&mut out, "Phrases", analysis.keyphrases.iter().take(TOLD).map(|phrase| phrase.text.clone()));
    readable(&out).into_owned()
}

fn section(out: &mut String, heading: &str, items: impl Iterator<Item = String>) {
    let mut items = items.peekable();
    if items.peek().is_some() {
        push(out, format_args!("\n## {heading}\n\n"));
        for item in items {
            push(out, format_args!("- {}\n", escape(&item)));
        }
    }
}

fn table(out: &mut String, heading: &str, columns: [&str; 2], rows: impl Iterator<Item = [String; 2]>) {
    let mut rows = rows.peekable();
    if rows.peek().is_some() {
        push(out, format_args!("\n## {heading}\n\n| {} | {} |\n| --- | --- |\n", columns[0], columns[1]));
        for [first, second] in rows {
            push(out, format_args!("| {} | {} |\n", escape(&first), escape(&second)));
        }
    }
}

/// The text in one line, with the signs that Markdown reads as markup escaped; addresses too, which would become links.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // At the beginning, "-", "+" and "1." would make a list, "=" and "-" a heading of the line before.
    let number = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in text.char_indices() {
        let begins_block =
            at == 0 && matches!(c, '-' | '+' | '=') || number > 0 && at == number && matches!(c, '.' | ')');
        let is_markup =
            matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '@');
        let before = &text.as_bytes()[..at];
        let makes_link = c == ':' && text[at + 1..].starts_with("//")
            || c == '.' && before.last_chunk().is_some_and(|www: &[u8; 3]| www.eq_ignore_ascii_case(b"www"));
        if begins_block || is_markup || makes_link {
            out.push('\\');
        }
        // A line break would let the rest begin a block of its own.
        let breaks =
            c != ' ' && c.is_whitespace() && (c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'));
        out.push(if breaks { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_is_escaped() {
        assert_eq!(escape("a|b <i> *c*"), "a\\|b \\<i\\> \\*c\\*");
        assert_eq!(escape("- 1. &lt; 2."), "\\- 1. \\&lt; 2.");
        assert_eq!(escape("1. First"), "1\\. First");
        assert_eq!(escape("= a\n# b\u{2028}c"), "\\= a \\# b c");
        assert_eq!(escape("http://a.b www.c.d e@f.g"), "http\\://a.b www\\.c.d e\\@f.g");
    }
}
