//! A document's digest: what a collection keeps of its analysis, in at most 1 kB and a quarter of the text's bytes. What does not
//! find room is left out from the end: words that stand in it once, and last, go first.

use super::record::{Amount, Moment, Name, Phrase, Quote, Record, Term};
use super::{AMOUNTS, KINDS, bytes, shingles};
use crate::error::{Error, ErrorCode};
use crate::options::Key;
use crate::output::{Analysis, Cutter};
use crate::text::OffsetUnit;

/// Bytes that a digest may take, beside the id: these, and a quarter of the text's.
const ROOM: usize = 1024;

/// Bytes of a title, of a quotation, of a name or role that are kept.
const TITLE: usize = 160;
const QUOTE: usize = 100;
const LABEL: usize = 80;
/// Phrases, other forms and roles that are kept of a document or a name.
const PHRASES: usize = 12;
const ALIASES: usize = 8;
const ROLES: usize = 4;

/// What is kept of an analysis. `text` is the text that was analysed, where the analysis does not have it itself.
///
/// # Errors
/// [`ErrorCode::BadOption`] where the analysis lacks a field, or the text is not to be had.
pub fn digest(id: &str, analysis: &Analysis, text: &str, unit: OffsetUnit) -> Result<Record<String>, Error> {
    for key in
        [Key::Totals, Key::Keywords, Key::Keyphrases, Key::Entities, Key::Quotes, Key::Dates, Key::Amounts]
    {
        if !analysis.fields.has(key) {
            return Err(bad("The analysis lacks what a collection is made of; analyse with all fields."));
        }
    }
    let text = analysis.text.as_deref().unwrap_or(text);
    if text.is_empty() && analysis.stats.characters > 0 {
        return Err(bad(
            "The text is missing, and the analysis does not hold it; hand it over beside the analysis.",
        ));
    }
    let mut record = whole(id, analysis, text, unit);
    fit(&mut record, ROOM + text.len() / 4);
    Ok(record)
}

fn bad(message: &str) -> Error {
    Error::new(ErrorCode::BadOption, message)
}

fn whole(id: &str, analysis: &Analysis, text: &str, unit: OffsetUnit) -> Record<String> {
    let cutter = Cutter::new(analysis, text, unit);
    let (shingles, signature) = shingles::sign(text);
    let title = analysis.title.map(|title| cutter.cut(title.start, title.end));
    let title = title.or_else(|| analysis.metadata.title.clone()).unwrap_or_default();
    let date = analysis.published.as_ref().or(analysis.metadata.date.as_ref());
    let phrases = analysis.keyphrases.iter().take(PHRASES);
    Record {
        id: id.to_owned(),
        title: cut(&title, TITLE),
        date: date.filter(|date| is_day(date)).cloned().unwrap_or_default(),
        language: cut(&analysis.language.code, 8),
        bytes: text.len() as u32,
        words: analysis.totals.words,
        shingles,
        signature,
        terms: terms(analysis),
        phrases: phrases
            .map(|phrase| Phrase { text: cut(&phrase.text, LABEL), count: phrase.count })
            .collect(),
        names: analysis.entities.iter().filter_map(name).collect(),
        quotes: quotes(analysis, &cutter),
        dates: dates(analysis),
        amounts: analysis.amounts.iter().filter_map(amount).collect(),
    }
}

fn is_day(date: &str) -> bool {
    date.len() == 10
        && date
            .bytes()
            .enumerate()
            .all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() })
}

/// What stands where words were cut off.
const REST: &str = " …";

/// The text on one line, up to so many bytes; what is longer is cut between words where there are several, and says so.
pub fn cut(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.len() <= most {
        return line;
    }
    let room = line.floor_char_boundary(most.saturating_sub(REST.len()));
    let end = line[..room].rfind(' ').filter(|&end| end * 2 > most).unwrap_or(room);
    line[..end].to_owned() + REST
}

/// Words that are no names: those are counted as such.
fn terms(analysis: &Analysis) -> Vec<Term<String>> {
    let mut named: Vec<String> = Vec::new();
    for entity in analysis.entities.iter().filter(|entity| entity.kind != "group") {
        named.extend([&entity.name].into_iter().chain(&entity.aliases).map(|form| form.to_lowercase()));
    }
    named.sort_unstable();
    let is_name = |word: &str| named.binary_search_by(|name| name.as_str().cmp(word)).is_ok();
    let words = analysis.keywords.iter().filter(|word| word.lemma.len() <= LABEL && word.text.len() <= LABEL);
    let words = words.filter(|word| !is_name(&word.lemma) && !is_name(&word.text.to_lowercase()));
    words.map(|word| Term { lemma: word.lemma.clone(), text: word.text.clone(), count: word.count }).collect()
}

fn name(entity: &crate::output::Entity) -> Option<Name<String>> {
    let kind = KINDS.iter().position(|kind| *kind == entity.kind)?;
    let gender = match entity.gender {
        Some("f") => 1,
        Some(_) => 2,
        None => 0,
    };
    let labels =
        |list: &[String], most: usize| list.iter().take(most).map(|label| cut(label, LABEL)).collect();
    Some(Name {
        kind: kind as u8,
        gender,
        name: cut(&entity.name, LABEL),
        aliases: labels(&entity.aliases, ALIASES),
        roles: labels(&entity.roles, ROLES),
        mentions: entity.count,
    })
}

fn quotes(analysis: &Analysis, cutter: &Cutter<'_>) -> Vec<Quote<String>> {
    let quote = |quote: &crate::output::Quote| {
        let text = cutter.cut(quote.span.start, quote.span.end);
        let speaker = quote.speaker.as_deref();
        let speaker = speaker.and_then(|id| analysis.entities.iter().position(|entity| entity.id == id));
        Quote {
            speaker: speaker.map_or(0, |at| at as u32 + 1),
            is_direct: quote.kind == "direct",
            words: text.split(' ').count() as u32,
            text: cut(&text, QUOTE),
        }
    };
    analysis.quotes.iter().map(quote).collect()
}

/// Days, months, years and what lies between two of them; each once.
fn dates(analysis: &Analysis) -> Vec<Moment<String>> {
    let mut found: Vec<Moment<String>> = Vec::new();
    let is_told = |value: &str| value.len() <= 32 && value.as_bytes().first().is_some_and(u8::is_ascii_digit);
    for date in
        analysis.dates.iter().filter(|date| matches!(date.kind, "date" | "time") && is_told(&date.value))
    {
        // The hour is no matter of a collection.
        let value = date.value.split('T').next().unwrap_or_default();
        match found.iter_mut().find(|known| known.value == value) {
            Some(known) => known.count += 1,
            None => found.push(Moment { value: value.to_owned(), count: 1 }),
        }
    }
    found
}

fn amount(amount: &crate::output::Amount) -> Option<Amount<String>> {
    let kind = AMOUNTS.iter().position(|kind| *kind == amount.kind)?;
    let unit = amount.unit.unwrap_or_default().to_owned();
    Some(Amount {
        kind: kind as u8,
        unit,
        value: amount.value.to_bits(),
        to: amount.value_to.map(f64::to_bits),
    })
}

/// Leaves out what does not fit into `room` bytes.
fn fit(record: &mut Record<String>, room: usize) {
    let room = room + record.id.len();
    if bytes::size(record) <= room {
        return;
    }
    // What is told of a quotation beside who said it.
    for quote in &mut record.quotes {
        quote.text = cut(&quote.text, QUOTE / 2);
    }
    for name in &mut record.names {
        name.roles.truncate(2);
    }
    let mut now = bytes::size(record);
    while now > room {
        // The share of the terms that has to go, if they are as long as the others; somewhat more, for it is a guess.
        let all: usize = record.terms.iter().map(term_size).sum();
        let excess = (now - room) * 21 / 20 + 8;
        let mut gone = 0;
        // A letter comes to about half a byte.
        while gone < excess * 2 && !record.terms.is_empty() && all > 0 {
            gone += record.terms.pop().map_or(0, |term| term_size(&term));
        }
        now = bytes::size(record);
        if record.terms.is_empty() && now > room {
            break;
        }
    }
    // Nothing but names, quotations, dates and amounts, and still too many of them.
    while now > room {
        record.quotes.iter_mut().for_each(|quote| quote.text.clear());
        let keep = |length: usize| length * 3 / 4;
        record.quotes.truncate(keep(record.quotes.len()));
        record.dates.truncate(keep(record.dates.len()));
        record.amounts.truncate(keep(record.amounts.len()));
        record.phrases.truncate(keep(record.phrases.len()));
        record.names.truncate(keep(record.names.len()));
        let left = record.names.len() as u32;
        record.quotes.iter_mut().filter(|quote| quote.speaker > left).for_each(|quote| quote.speaker = 0);
        let is_bare = record.names.is_empty() && record.amounts.is_empty() && record.dates.is_empty();
        now = bytes::size(record);
        if is_bare && record.quotes.is_empty() && record.phrases.is_empty() {
            break;
        }
    }
}

/// About the bytes of a term before they are squeezed: what it does not share with the one before, and its numbers.
fn term_size(term: &Term<String>) -> usize {
    let text = if term.text == term.lemma { 0 } else { term.text.len() / 2 + 2 };
    (term.lemma.len() * 3 / 4).max(1) + text + 4
}
