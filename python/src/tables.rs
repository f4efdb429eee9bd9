//! The table of analyses: one row a text, flat enough for SQL.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{Field, Schema, SchemaRef};
use nutgraf::Analysis;
use nutgraf::output::{Formula, ReadabilityScores, Span};

use crate::columns::{counts, floats, lists, string_lists, strings, structs};

/// The version of the table's shape. A further column does not change it; another meaning, name or type does.
const VERSION: &str = "1";

/// A text that was read, with its offsets in bytes.
pub struct Read<'t> {
    text: &'t str,
    pub analysis: Analysis,
    /// Of each 64th byte: how many characters begin before it. Empty where all of them are of one byte.
    characters: Vec<u32>,
}

const STEP: usize = 64;

impl<'t> Read<'t> {
    pub fn new(text: &'t str, analysis: Analysis) -> Self {
        let mut characters = Vec::new();
        if !text.is_ascii() {
            let mut before = 0;
            for bytes in text.as_bytes().chunks(STEP) {
                characters.push(before);
                before += begun(bytes);
            }
            characters.push(before);
        }
        Self { text, analysis, characters }
    }

    fn words(&self, span: Span) -> &'t str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// A place in characters.
    fn place(&self, byte: u32) -> u32 {
        let at = (byte as usize).min(self.text.len());
        let step = at / STEP;
        match self.characters.get(step) {
            None => byte,
            Some(before) => before + begun(&self.text.as_bytes()[step * STEP..at]),
        }
    }
}

/// How many characters begin among these bytes of UTF-8.
fn begun(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count() as u32
}

/// Rows of a piece; `None` where there was no text.
type Rows<'t> = [Option<Read<'t>>];

struct Column {
    name: &'static str,
    /// The fields of an analysis that it is made of.
    needs: &'static [&'static str],
    make: for<'r, 't> fn(&'r Rows<'t>) -> ArrayRef,
}

const COLUMNS: [Column; 21] = [
    Column {
        name: "language",
        needs: &[],
        make: |rows| text(rows, |read| Some(&read.analysis.language.code)),
    },
    Column {
        name: "language_confidence",
        needs: &[],
        make: |rows| measure(rows, |read| Some(read.analysis.language.confidence)),
    },
    Column {
        name: "title",
        needs: &[],
        make: |rows| text(rows, |read| Some(read.words(read.analysis.title?))),
    },
    Column {
        name: "published",
        needs: &[],
        make: |rows| text(rows, |read| read.analysis.published.as_deref()),
    },
    Column { name: "characters", needs: &["stats"], make: |rows| count(rows, |of| of.stats.characters) },
    Column { name: "words", needs: &["stats"], make: |rows| count(rows, |of| of.stats.words) },
    Column { name: "unique_words", needs: &["stats"], make: |rows| count(rows, |of| of.stats.unique_words) },
    Column { name: "sentences", needs: &["stats"], make: |rows| count(rows, |of| of.stats.sentences) },
    Column { name: "paragraphs", needs: &["stats"], make: |rows| count(rows, |of| of.stats.paragraphs) },
    Column {
        name: "reading_minutes",
        needs: &["stats"],
        make: |rows| measure(rows, |read| Some(read.analysis.stats.reading_minutes)),
    },
    Column { name: "readability", needs: &["readability"], make: readability },
    Column { name: "summary", needs: &["summary"], make: summary },
    Column { name: "nutgraf", needs: &["nutgraf", "blocks"], make: |rows| text(rows, nutgraf) },
    Column { name: "keywords", needs: &["keywords"], make: keywords },
    Column { name: "keyphrases", needs: &["keyphrases"], make: keyphrases },
    Column { name: "ngrams", needs: &["ngrams"], make: ngrams },
    Column { name: "entities", needs: &["entities"], make: entities },
    Column { name: "quotes", needs: &["quotes"], make: quotes },
    Column { name: "dates", needs: &["dates"], make: dates },
    Column { name: "amounts", needs: &["amounts"], make: amounts },
    Column { name: "notices", needs: &[], make: notices },
];

/// Columns that were chosen, in the order of the table.
pub struct Chosen(Vec<&'static Column>);

impl Chosen {
    /// All of them where none is named; the error is what to say of a name that there is not.
    pub fn new(names: Option<&[String]>) -> Result<Self, String> {
        let Some(names) = names else { return Ok(Self(COLUMNS.iter().collect())) };
        if let Some(name) = names.iter().find(|name| COLUMNS.iter().all(|column| column.name != **name)) {
            let known = COLUMNS.map(|column| column.name).join(", ");
            return Err(format!("There is no field '{name}'; there are {known}."));
        }
        let columns: Vec<_> =
            COLUMNS.iter().filter(|column| names.iter().any(|name| name == column.name)).collect();
        if columns.is_empty() {
            return Err("'fields' names nothing; leave it out to have all.".to_owned());
        }
        Ok(Self(columns))
    }

    /// The fields of an analysis that they are made of.
    pub fn needs(&self) -> Vec<&'static str> {
        self.0.iter().flat_map(|column| column.needs).copied().collect()
    }

    pub fn schema(&self) -> SchemaRef {
        self.batch(&[]).schema()
    }

    /// The table of some rows.
    pub fn batch(&self, rows: &Rows<'_>) -> RecordBatch {
        let (mut fields, mut arrays) = (Vec::new(), Vec::new());
        for column in &self.0 {
            let array = (column.make)(rows);
            fields.push(Field::new(column.name, array.data_type().clone(), true));
            arrays.push(array);
        }
        let metadata = HashMap::from([
            ("nutgraf.schema".to_owned(), VERSION.to_owned()),
            ("nutgraf.version".to_owned(), nutgraf::VERSION.to_owned()),
        ]);
        let schema = Arc::new(Schema::new_with_metadata(fields, metadata));
        RecordBatch::try_new(schema, arrays).expect("all columns were made of the same rows")
    }
}

fn text<'r, 't>(rows: &'r Rows<'t>, pick: fn(&'r Read<'t>) -> Option<&'r str>) -> ArrayRef {
    strings(rows.iter().map(|row| pick(row.as_ref()?)))
}

fn count(rows: &Rows<'_>, pick: fn(&Analysis) -> u32) -> ArrayRef {
    counts(rows.iter().map(|row| Some(pick(&row.as_ref()?.analysis))))
}

fn measure(rows: &Rows<'_>, pick: fn(&Read<'_>) -> Option<f64>) -> ArrayRef {
    floats(rows.iter().map(|row| pick(row.as_ref()?)))
}

/// The paragraph that tells why the story matters.
fn nutgraf<'r>(read: &'r Read<'_>) -> Option<&'r str> {
    let block = read.analysis.nutgraf?.block;
    Some(read.words(read.analysis.blocks.get(block as usize)?.span))
}

fn readability(rows: &Rows<'_>) -> ArrayRef {
    let score = |pick: fn(&ReadabilityScores) -> Option<f64>| {
        floats(rows.iter().map(|row| pick(&row.as_ref()?.analysis.readability.all)))
    };
    let formulas = lists(
        rows.iter().map(|row| Some(row.as_ref()?.analysis.readability.formulas.iter().collect())),
        |all: &[&Formula]| {
            structs(
                [
                    ("name", strings(all.iter().map(|of| Some(&of.name)))),
                    ("scale", strings(all.iter().map(|of| Some(&of.scale)))),
                    ("score", floats(all.iter().map(|of| of.score))),
                    ("without_quotes", floats(all.iter().map(|of| of.without_quotes))),
                ],
                None,
            )
        },
    );
    structs(
        [
            ("flesch_reading_ease", score(|of| of.flesch_reading_ease)),
            ("flesch_kincaid_grade", score(|of| of.flesch_kincaid_grade)),
            ("gunning_fog", score(|of| of.gunning_fog)),
            ("smog", score(|of| of.smog)),
            ("coleman_liau", score(|of| of.coleman_liau)),
            ("automated_readability", score(|of| of.automated_readability)),
            ("words_per_sentence", score(|of| of.words_per_sentence)),
            ("syllables_per_word", score(|of| of.syllables_per_word)),
            ("formulas", formulas),
        ],
        Some(rows.iter().map(Option::is_some).collect()),
    )
}

/// Lists of what `pick` gives of each text, told with the text that it is of.
fn all<'r, 't, T>(
    rows: &'r Rows<'t>,
    pick: fn(&'r Analysis) -> &'r [T],
    values: impl FnOnce(&[(&'r Read<'t>, &'r T)]) -> ArrayRef,
) -> ArrayRef {
    let of_row = |row: &'r Option<Read<'t>>| {
        let read = row.as_ref()?;
        Some(pick(&read.analysis).iter().map(|one| (read, one)).collect())
    };
    lists(rows.iter().map(of_row), values)
}

fn summary(rows: &Rows<'_>) -> ArrayRef {
    all(rows, |of| &of.summary, |all| strings(all.iter().map(|(read, one)| Some(read.words(one.span)))))
}

fn keywords(rows: &Rows<'_>) -> ArrayRef {
    all(
        rows,
        |of| &of.keywords,
        |all| {
            let all = || all.iter().map(|(_, one)| one);
            structs(
                [
                    ("text", strings(all().map(|one| Some(&one.text)))),
                    ("lemma", strings(all().map(|one| Some(&one.lemma)))),
                    ("count", counts(all().map(|one| Some(one.count)))),
                    ("dispersion", floats(all().map(|one| Some(one.dispersion)))),
                ],
                None,
            )
        },
    )
}

fn keyphrases(rows: &Rows<'_>) -> ArrayRef {
    all(
        rows,
        |of| &of.keyphrases,
        |all| {
            let all = || all.iter().map(|(_, one)| one);
            structs(
                [
                    ("text", strings(all().map(|one| Some(&one.text)))),
                    ("score", floats(all().map(|one| Some(one.score)))),
                    ("count", counts(all().map(|one| Some(one.count)))),
                ],
                None,
            )
        },
    )
}

fn ngrams(rows: &Rows<'_>) -> ArrayRef {
    all(
        rows,
        |of| &of.ngrams,
        |all| {
            let all = || all.iter().map(|(_, one)| one);
            structs(
                [
                    ("text", strings(all().map(|one| Some(&one.text)))),
                    ("words", counts(all().map(|one| Some(one.words)))),
                    ("count", counts(all().map(|one| Some(one.count)))),
                    ("g2", floats(all().map(|one| Some(one.g2)))),
                ],
                None,
            )
        },
    )
}

fn entities(rows: &Rows<'_>) -> ArrayRef {
    all(
        rows,
        |of| &of.entities,
        |found| {
            let all = || found.iter().map(|(_, one)| one);
            let mentions = found.iter().map(|(read, one)| {
                Some(one.mentions.iter().map(|mention| (*read, mention)).collect::<Vec<_>>())
            });
            let mentions = lists(mentions, |mentions| {
                let span = |end: fn(Span) -> u32| {
                    counts(mentions.iter().map(|(read, mention)| Some(read.place(end(mention.span)))))
                };
                let form = strings(mentions.iter().map(|(_, mention)| Some(mention.form)));
                structs(
                    [("start", span(|span| span.start)), ("end", span(|span| span.end)), ("form", form)],
                    None,
                )
            });
            structs(
                [
                    ("id", strings(all().map(|one| Some(&one.id)))),
                    ("kind", strings(all().map(|one| Some(one.kind)))),
                    ("name", strings(all().map(|one| Some(&one.name)))),
                    ("count", counts(all().map(|one| Some(one.count)))),
                    ("aliases", string_lists(all().map(|one| Some(one.aliases.as_slice())))),
                    ("roles", string_lists(all().map(|one| Some(one.roles.as_slice())))),
                    ("gender", strings(all().map(|one| one.gender))),
                    ("mentions", mentions),
                ],
                None,
            )
        },
    )
}

/// Where things stand that were found in texts, and their words there.
fn spans<T>(found: &[(&Read<'_>, &T)], span: fn(&T) -> Span) -> [(&'static str, ArrayRef); 3] {
    let place =
        |end: fn(Span) -> u32| counts(found.iter().map(|(read, one)| Some(read.place(end(span(one))))));
    [
        ("start", place(|span| span.start)),
        ("end", place(|span| span.end)),
        ("text", strings(found.iter().map(|(read, one)| Some(read.words(span(one)))))),
    ]
}

fn quotes(rows: &Rows<'_>) -> ArrayRef {
    all(
        rows,
        |of| &of.quotes,
        |found| {
            let all = || found.iter().map(|(_, one)| one);
            let [start, end, words] = spans(found, |one| one.span);
            let kind = strings(all().map(|one| Some(one.kind)));
            let speaker = strings(all().map(|one| one.speaker.as_deref()));
            let name = strings(all().map(|one| one.speaker_name.as_deref()));
            structs([start, end, words, ("kind", kind), ("speaker", speaker), ("speaker_name", name)], None)
        },
    )
}

fn dates(rows: &Rows<'_>) -> ArrayRef {
    all(
        rows,
        |of| &of.dates,
        |found| {
            let all = || found.iter().map(|(_, one)| one);
            let [start, end, words] = spans(found, |one| one.span);
            let kind = strings(all().map(|one| Some(one.kind)));
            // What could not be resolved has no value.
            let value = strings(all().map(|one| Some(&one.value).filter(|value| !value.is_empty())));
            structs([start, end, words, ("kind", kind), ("value", value)], None)
        },
    )
}

fn amounts(rows: &Rows<'_>) -> ArrayRef {
    all(
        rows,
        |of| &of.amounts,
        |found| {
            let all = || found.iter().map(|(_, one)| one);
            let [start, end, words] = spans(found, |one| one.span);
            let kind = strings(all().map(|one| Some(one.kind)));
            let value = floats(all().map(|one| Some(one.value)));
            let to = floats(all().map(|one| one.value_to));
            let unit = strings(all().map(|one| one.unit));
            structs(
                [start, end, words, ("kind", kind), ("value", value), ("value_to", to), ("unit", unit)],
                None,
            )
        },
    )
}

fn notices(rows: &Rows<'_>) -> ArrayRef {
    all(
        rows,
        |of| &of.notices,
        |all| {
            let code = strings(all.iter().map(|(_, one)| Some(&one.code)));
            structs(
                [("code", code), ("message", strings(all.iter().map(|(_, one)| Some(&one.message))))],
                None,
            )
        },
    )
}
