//! An analysis as CSV tables (RFC 4180), safe to open in a spreadsheet.

#[cfg(feature = "export")]
use crate::options::Key;
use crate::output::controls::readable;
use crate::output::plain::Cutter;
use crate::output::{Amount, Analysis, DateMention, Keyphrase, Keyword, Ngram, Quote, Span};
use crate::text::OffsetUnit;

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum Table {
    /// One row a mention of an entity.
    #[default]
    Entities,
    /// One row a word.
    Keywords,
    /// One row a sequence of words.
    Ngrams,
    /// One row a phrase.
    Keyphrases,
    /// One row a quotation.
    Quotes,
    /// One row an expression of time.
    Dates,
    /// One row an amount.
    Amounts,
}

impl Table {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Entities,
        Self::Keywords,
        Self::Ngrams,
        Self::Keyphrases,
        Self::Quotes,
        Self::Dates,
        Self::Amounts,
    ];

    /// Its name, as it is asked for.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Entities => "entities",
            Self::Keywords => "keywords",
            Self::Ngrams => "ngrams",
            Self::Keyphrases => "keyphrases",
            Self::Quotes => "quotes",
            Self::Dates => "dates",
            Self::Amounts => "amounts",
        }
    }

    /// The keys of the analysis that it is made of.
    #[cfg(feature = "export")]
    pub(crate) const fn keys(self) -> &'static [Key] {
        match self {
            // A row has the mention's sentence.
            Self::Entities => &[Key::Entities, Key::Sentences],
            Self::Keywords => &[Key::Keywords],
            Self::Ngrams => &[Key::Ngrams],
            Self::Keyphrases => &[Key::Keyphrases],
            Self::Quotes => &[Key::Quotes],
            Self::Dates => &[Key::Dates],
            Self::Amounts => &[Key::Amounts],
        }
    }

    /// The head of the table.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Entities => &["kind", "name", "mention", "form", "sentence", "start", "end"],
            Self::Keywords => &[
                "word",
                "lemma",
                "count",
                "dispersion",
                "keyness",
                "direction",
                "expected",
                "reference",
                "variants",
            ],
            Self::Ngrams => &["ngram", "words", "count", "g2"],
            Self::Keyphrases => &["phrase", "score", "count"],
            Self::Quotes => &["speaker", "quote", "kind", "start", "end"],
            Self::Dates => &["text", "kind", "value", "start", "end"],
            Self::Amounts => &["text", "kind", "value", "valueTo", "unit", "start", "end"],
        }
    }
}

/// The rows of one table. `input` is the text that was analysed, `unit` the unit of the analysis' offsets; with
/// `file`, a first column names it.
pub fn csv(
    analysis: &Analysis,
    input: &str,
    unit: OffsetUnit,
    table: Table,
    file: Option<&str>,
) -> Vec<Vec<String>> {
    let cutter = Cutter::new(analysis, input, unit);
    let rows = match table {
        Table::Entities => entities(analysis, &cutter),
        Table::Keywords => analysis.keywords.iter().map(keyword).collect(),
        Table::Ngrams => {
            let row = |ngram: &Ngram| {
                let numbers = [ngram.words.to_string(), ngram.count.to_string(), ngram.g2.to_string()];
                [ngram.text.clone()].into_iter().chain(numbers).collect()
            };
            analysis.ngrams.iter().map(row).collect()
        }
        Table::Keyphrases => {
            let row = |phrase: &Keyphrase| {
                vec![phrase.text.clone(), phrase.score.to_string(), phrase.count.to_string()]
            };
            analysis.keyphrases.iter().map(row).collect()
        }
        Table::Quotes => {
            let row = |quote: &Quote| {
                let head = [
                    quote.speaker_name.clone().unwrap_or_default(),
                    cutter.span(quote.span),
                    quote.kind.into(),
                ];
                with_offsets(head, quote.span)
            };
            analysis.quotes.iter().map(row).collect()
        }
        Table::Dates => {
            let row = |date: &DateMention| {
                with_offsets([cutter.span(date.span), date.kind.into(), date.value.clone()], date.span)
            };
            analysis.dates.iter().map(row).collect()
        }
        Table::Amounts => {
            let row = |amount: &Amount| {
                let unit = amount.unit.unwrap_or_default().to_owned();
                let to = amount.value_to.map(|to| to.to_string()).unwrap_or_default();
                let head = [cutter.span(amount.span), amount.kind.into(), amount.value.to_string(), to, unit];
                with_offsets(head, amount.span)
            };
            analysis.amounts.iter().map(row).collect()
        }
    };
    let finish = |row: Vec<String>| {
        let cells = row.into_iter().map(|cell| inert(&cell));
        // A name is otherwise kept as it is: programs look for the file by it.
        file.map(no_formula).into_iter().chain(cells).collect()
    };
    rows.into_iter().map(finish).collect()
}

fn keyword(word: &Keyword) -> Vec<String> {
    let variants = word.variants.iter().map(|form| format!("{} {}", form.text, form.count));
    let variants = variants.collect::<Vec<_>>().join("; ");
    let keyness = word.keyness.map_or_else(Default::default, |keyness| {
        let [g2, expected] = [keyness.g2, keyness.expected].map(|number| number.to_string());
        [g2, keyness.direction.to_owned(), expected, keyness.reference.to_string()]
    });
    let head = [word.text.clone(), word.lemma.clone(), word.count.to_string(), word.dispersion.to_string()];
    head.into_iter().chain(keyness).chain([variants]).collect()
}

fn entities(analysis: &Analysis, cutter: &Cutter<'_>) -> Vec<Vec<String>> {
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    for entity in &analysis.entities {
        for mention in &entity.mentions {
            let after =
                analysis.sentences.partition_point(|sentence| sentence.span.end <= mention.span.start);
            let sentence =
                analysis.sentences.get(after).map_or(String::new(), |sentence| cutter.span(sentence.span));
            let head = [
                entity.kind.to_owned(),
                entity.name.clone(),
                cutter.span(mention.span),
                mention.form.to_owned(),
                sentence,
            ];
            rows.push((mention.span.start, with_offsets(head, mention.span)));
        }
    }
    rows.sort_unstable_by_key(|(start, _)| *start);
    rows.into_iter().map(|(_, row)| row).collect()
}

fn with_offsets<const N: usize>(head: [String; N], span: Span) -> Vec<String> {
    head.into_iter().chain([span.start.to_string(), span.end.to_string()]).collect()
}

/// A cell that a spreadsheet neither runs as a formula nor shows as something else: what steers the direction of writing is left
/// out.
pub fn inert(cell: &str) -> String {
    no_formula(&readable(cell))
}

/// The cell with an apostrophe before what would start a formula, on each of its lines and behind white space too.
fn no_formula(cell: &str) -> String {
    if is_number(cell) {
        return cell.to_owned();
    }
    let mut out = String::with_capacity(cell.len() + 1);
    for line in cell.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let begins = line.trim_start_matches(|c: char| c.is_whitespace() || is_unseen(c));
        // Wide forms are read as the signs themselves where the keyboard is set to Chinese or Japanese.
        let runs =
            begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹢', '﹣', '﹦', '﹫', '−']);
        if runs || line.starts_with('\t') {
            out.push('\'');
        }
        out.push_str(line);
    }
    out
}

/// "-3.5" is no formula: a sign, digits, a fraction, and what Rust writes of an exponent.
fn is_number(cell: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (number, exponent) =
        cell.split_once('e').map_or((cell, None), |(number, exponent)| (number, Some(exponent)));
    let (whole, fraction) =
        number.split_once('.').map_or((number, None), |(whole, fraction)| (whole, Some(fraction)));
    is_digits(unsigned(whole))
        && fraction.is_none_or(is_digits)
        && exponent.is_none_or(|power| is_digits(unsigned(power)))
}

fn unsigned(number: &str) -> &str {
    number.strip_prefix(['-', '+']).unwrap_or(number)
}

/// What stands in a cell and takes no room in it: marks of order, joiners, the byte order mark.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Rows as lines of CSV (RFC 4180, lines end in a line feed). What other separators would cut apart stands in quotation marks
/// too: opened with semicolons or tabs, a table must not get cells that nobody has looked at.
pub fn lines<C: AsRef<str>>(rows: &[impl AsRef<[C]>]) -> String {
    let mut out = String::new();
    for row in rows {
        let row = row.as_ref();
        for (place, cell) in row.iter().map(AsRef::as_ref).enumerate() {
            if place > 0 {
                out.push(',');
            }
            // A row of one empty cell would be an empty line.
            if cell.contains(['"', ',', ';', '\t', '\n', '\r']) || row.len() == 1 && cell.is_empty() {
                out.push('"');
                out.push_str(&cell.replace('"', "\"\""));
                out.push('"');
            } else {
                out.push_str(cell);
            }
        }
        out.push('\n');
    }
    out
}

impl Cutter<'_> {
    fn span(&self, span: Span) -> String {
        self.cut(span.start, span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::{inert, lines};

    #[test]
    fn formulas_are_made_inert() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("@name", "'@name"),
            ("-3.5", "-3.5"),
            ("1e-7", "1e-7"),
            ("-inf", "'-inf"),
            ("+-5", "'+-5"),
            ("-1.", "'-1."),
            ("+49123", "+49123"),
            ("plain", "plain"),
            ("a = b", "a = b"),
            ("  =A1", "'  =A1"),
            ("\t1", "'\t1"),
            ("\u{feff}\u{200b}=A1", "'\u{feff}\u{200b}=A1"),
            ("＝A1", "'＝A1"),
            ("－１", "'－１"),
            ("two\n=lines\n+1", "two\n'=lines\n'+1"),
            ("a\r=b", "a\n'=b"),
            ("\u{202e}=gpj.exe", "'=gpj.exe"),
        ] {
            assert_eq!(inert(cell), expected, "{cell:?}");
        }
    }

    #[test]
    fn cells_come_back() {
        let rows = [vec!["plain", "a,b", "say \"no\""], vec!["a;=b", "two\nlines", ""], vec![""]];
        let written = lines(&rows);
        assert_eq!(written, "plain,\"a,b\",\"say \"\"no\"\"\"\n\"a;=b\",\"two\nlines\",\n\"\"\n");
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(written.as_bytes());
        let read: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(read, rows.map(csv::StringRecord::from));
    }
}
