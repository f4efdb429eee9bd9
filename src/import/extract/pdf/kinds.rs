//! Tells what the paragraphs of a document are, and joins what was cut by columns and pages.

use super::lines::{Line, is_ideograph};
use super::paragraphs::{Paragraph, table_text};
use super::wording::{
    Vocabulary, begins_caption, begins_item, begins_section, bullet, ends_sentence, is_hyphen,
};
use super::{Part, PartKind};
use std::collections::BTreeMap;

/// How much larger than the body a headline is.
const TITLE_SIZE: f32 = 1.15;
/// How much larger than the body a heading is.
const HEADING_SIZE: f32 = 1.08;
/// How much smaller than the body a note is.
const NOTE_SIZE: f32 = 0.93;
/// The longest heading, in characters.
const MAX_HEADING: usize = 160;

struct Item {
    paragraph: Paragraph,
    kind: PartKind,
    text: String,
}

/// The parts of a document, whose body is set in letters of this size.
pub fn parts(paragraphs: Vec<Paragraph>, size: f32) -> Vec<Part> {
    let vocabulary = vocabulary(&paragraphs);
    let body_is_bold = is_bold(&paragraphs, size);
    let mut items: Vec<Item> = paragraphs
        .into_iter()
        .map(|paragraph| {
            let text = text(&paragraph, &vocabulary);
            let kind = kind(&paragraph, &text, size, body_is_bold);
            Item { paragraph, kind, text }
        })
        .filter(|item| !item.text.trim().is_empty())
        .collect();
    find_notes(&mut items, size);
    find_title(&mut items, size);
    let items = notes_last(items);
    let items = joined(items, &vocabulary, size);
    items.into_iter().map(part).collect()
}

fn vocabulary(paragraphs: &[Paragraph]) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    for line in paragraphs.iter().flat_map(|paragraph| &paragraph.lines) {
        vocabulary.count(&line.text());
    }
    vocabulary
}

/// Whether most of the body is bold.
fn is_bold(paragraphs: &[Paragraph], size: f32) -> bool {
    let (mut bold, mut all) = (0, 0);
    for line in paragraphs.iter().flat_map(|paragraph| &paragraph.lines) {
        if (line.size - size).abs() < 0.05 * size {
            all += 1;
            bold += usize::from(line.is_bold);
        }
    }
    2 * bold > all
}

fn text(paragraph: &Paragraph, vocabulary: &Vocabulary) -> String {
    if paragraph.is_table {
        return table_text(&paragraph.lines);
    }
    let mut text = String::new();
    for line in &paragraph.lines {
        vocabulary.join(&mut text, &line.text());
    }
    text
}

/// The size of most of a paragraph.
fn size_of(paragraph: &Paragraph) -> f32 {
    let longest = paragraph.lines.iter().max_by_key(|line| line.words.len());
    longest.map_or(0.0, |line| line.size)
}

fn kind(paragraph: &Paragraph, text: &str, size: f32, body_is_bold: bool) -> PartKind {
    let own = size_of(paragraph);
    let lines = &paragraph.lines;
    if paragraph.is_table {
        return PartKind::Table;
    }
    if begins_caption(text) {
        return PartKind::Caption;
    }
    if own < NOTE_SIZE * size && is_note(text, lines) {
        return PartKind::Note;
    }
    if bullet(text).is_some() {
        return PartKind::ListItem;
    }
    let chars = text.chars().count();
    let has_letters = text.chars().filter(|char| char.is_alphabetic()).count() * 2 > chars;
    let all_bold = lines.iter().all(|line| line.is_bold) && !body_is_bold;
    let is_numbered = begins_section(text);
    // A sign of Chinese or Japanese says as much as a few letters.
    let weight = chars + 2 * text.chars().filter(|&char| is_ideograph(char)).count();
    let is_short = weight <= MAX_HEADING && lines.len() <= 3;
    let all_italic =
        lines.len() == 1 && lines.iter().all(|line| line.is_italic) && chars <= 60 && !ends_sentence(text);
    let is_open = (chars < 60 || !has_sentence(text))
        && !text.ends_with(['.', ',', ';', '。', '、', '，', '।', '۔', '؛'])
        || is_numbered && lines.len() == 1;
    let is_capitals = text.chars().filter(|char| char.is_alphabetic()).all(char::is_uppercase) && chars > 3;
    let is_section = is_numbered && is_capitals && own > 0.7 * size;
    if is_short && has_letters && is_open && (own > 0.9 * size || is_section) {
        let is_larger = own > HEADING_SIZE * size;
        if is_larger
            || all_bold
            || all_italic && text.starts_with(char::is_uppercase)
            || is_capitals && lines.len() <= 2
            || is_numbered && lines.len() == 1 && chars < 60 && !text.ends_with('.')
        {
            return PartKind::Heading;
        }
    }
    if begins_item(text) {
        return PartKind::ListItem;
    }
    PartKind::Paragraph
}

/// Whether a sentence ends inside of a text and another begins.
fn has_sentence(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        if word.contains(['。', '！', '？']) && !word.ends_with(['。', '！', '？']) {
            return true;
        }
        let is_end = word.chars().count() > 3 && word.ends_with(['.', '!', '?']);
        if is_end && words.peek().is_some_and(|next| next.starts_with(char::is_uppercase)) {
            return true;
        }
    }
    false
}

/// Whether a paragraph in small letters begins with the mark of a footnote.
fn is_note(text: &str, lines: &[Line]) -> bool {
    let is_raised = begins_raised(lines);
    let begins_sign = text.starts_with(['*', '†', '‡', '§', '¶', '∗']);
    let begins_number = text.split_whitespace().next().is_some_and(|word| {
        let inner = word.trim_start_matches('[').trim_end_matches(['.', ')', ']']);
        !inner.is_empty() && inner.len() <= 3 && inner.bytes().all(|byte| byte.is_ascii_digit())
    });
    let begins_attached = text.starts_with(|char: char| char.is_ascii_digit())
        && text.trim_start_matches(|char: char| char.is_ascii_digit()).starts_with(char::is_alphabetic);
    is_raised || begins_sign || begins_number || begins_attached
}

/// The most lines of small text at the foot of a column that are taken for notes without a mark.
const MAX_NOTE_LINES: usize = 10;

/// Finds the notes without marks: small text at the foot of a column of the body.
fn find_notes(items: &mut [Item], size: f32) {
    let mut bottoms: BTreeMap<u32, f32> = BTreeMap::new();
    for item in items.iter() {
        let bottom = bottoms.entry(item.paragraph.page).or_default();
        *bottom = bottom.max(item.paragraph.area.bottom);
    }
    let mut start = 0;
    while start < items.len() {
        let column = items.get(start).map(|item| item.paragraph.column);
        let end = items.iter().skip(start).position(|item| Some(item.paragraph.column) != column);
        let end = end.map_or(items.len(), |length| start + length);
        let Some(column) = items.get_mut(start..end) else { return };
        let is_small =
            |item: &Item| size_of(&item.paragraph) < NOTE_SIZE * size || begins_raised(&item.paragraph.lines);
        let small = column.iter().rev().take_while(|item| is_small(item)).count();
        let (body, foot) = column.split_at_mut(column.len() - small);
        let lines: usize = foot.iter().map(|item| item.paragraph.lines.len()).sum();
        let is_under_body =
            body.last().is_some_and(|item| matches!(item.kind, PartKind::Paragraph | PartKind::ListItem));
        let is_low = foot.first().is_some_and(|item| {
            let top = item.paragraph.lines.first().map_or(0.0, |line| line.area.top);
            top > 0.65 * bottoms.get(&item.paragraph.page).copied().unwrap_or(0.0)
        });
        if is_under_body && is_low && lines <= MAX_NOTE_LINES {
            for item in
                foot.iter_mut().filter(|item| matches!(item.kind, PartKind::Paragraph | PartKind::Heading))
            {
                item.kind = PartKind::Note;
            }
        }
        start = end;
    }
}

/// Whether lines begin with a small raised mark.
fn begins_raised(lines: &[Line]) -> bool {
    let first = lines.first().and_then(|line| Some((line.words.first()?, line)));
    first.is_some_and(|(word, line)| {
        word.size < 0.85 * line.size && line.area.bottom - word.base() > 0.1 * line.size
    })
}

/// Makes the largest text in the upper part of the first page the headline.
fn find_title(items: &mut Vec<Item>, size: f32) {
    let Some(first_page) = items.first().map(|item| item.paragraph.page) else { return };
    let is_candidate = |item: &Item| {
        let chars = item.text.chars().count();
        item.paragraph.page == first_page
            && matches!(item.kind, PartKind::Heading | PartKind::Paragraph)
            && (4..=300).contains(&chars)
            && item.text.chars().filter(|char| char.is_alphabetic()).count() * 2 > chars
    };
    let best = items
        .iter()
        .filter(|item| is_candidate(item))
        .map(|item| size_of(&item.paragraph))
        .fold(0.0, f32::max);
    if best < TITLE_SIZE * size {
        // Where nothing is larger, the document may begin with its headline.
        if let Some(item) = items
            .iter_mut()
            .take(2)
            .find(|item| item.kind == PartKind::Heading && item.text.chars().count() > 8)
            && !begins_section(&item.text)
        {
            item.kind = PartKind::Title;
        }
        return;
    }
    let Some(at) = items.iter().position(|item| is_candidate(item) && size_of(&item.paragraph) > 0.97 * best)
    else {
        return;
    };
    let mut end = at + 1;
    while items.get(end).is_some_and(|item| {
        is_candidate(item) && (size_of(&item.paragraph) - best).abs() < 0.04 * best && end - at < 4
    }) && is_near(items.get(end - 1), items.get(end))
    {
        end += 1;
    }
    let title: Vec<Item> = items.drain(at..end).collect();
    let text = title.iter().map(|item| item.text.trim()).collect::<Vec<_>>().join(" ");
    if let Some(mut item) = title.into_iter().next() {
        item.text = text;
        item.kind = PartKind::Title;
        items.insert(at, item);
    }
}

/// Whether the second follows the first as lines of one headline do.
fn is_near(first: Option<&Item>, second: Option<&Item>) -> bool {
    let last = first.and_then(|item| item.paragraph.lines.last());
    let next = second.and_then(|item| item.paragraph.lines.first());
    last.zip(next).is_some_and(|(last, next)| {
        (0.0..1.7 * last.size).contains(&(next.area.bottom - last.area.bottom))
            && last.is_bold == next.is_bold
    })
}

/// Puts the footnotes of every page after its text, those that go on included.
fn notes_last(items: Vec<Item>) -> Vec<Item> {
    let mut ordered: Vec<Item> = Vec::with_capacity(items.len());
    let mut notes: Vec<Item> = Vec::new();
    for item in items {
        if notes.first().is_some_and(|note| note.paragraph.page != item.paragraph.page) {
            ordered.append(&mut notes);
        }
        match item.kind {
            PartKind::Note => notes.push(item),
            _ => ordered.push(item),
        }
    }
    ordered.append(&mut notes);
    ordered
}

/// Joins paragraphs that go on in the next column or on the next page.
fn joined(items: Vec<Item>, vocabulary: &Vocabulary, size: f32) -> Vec<Item> {
    let mut joined: Vec<Item> = Vec::with_capacity(items.len());
    // The last paragraph of the body, as long as nothing but what floats came after it.
    let mut open: Option<usize> = None;
    for item in items {
        let is_small = size_of(&item.paragraph) < 0.96 * size;
        let floats = is_small || matches!(item.kind, PartKind::Note | PartKind::Caption | PartKind::Table);
        let last = joined.len().checked_sub(1);
        let before = if floats { last } else { open.or(last) };
        if let Some(before) = before.and_then(|at| joined.get_mut(at))
            && goes_on(before, &item)
        {
            vocabulary.join(&mut before.text, &item.text);
            before.paragraph.lines.extend(item.paragraph.lines);
            before.paragraph.column = item.paragraph.column;
            before.paragraph.is_full = item.paragraph.is_full;
            continue;
        }
        if !floats {
            open = matches!(item.kind, PartKind::Paragraph | PartKind::ListItem).then_some(joined.len());
        }
        joined.push(item);
    }
    joined
}

/// Whether a paragraph is the rest of one in an earlier column.
fn goes_on(before: &Item, item: &Item) -> bool {
    let (a, b) = (&before.paragraph, &item.paragraph);
    let is_alike = (size_of(a) - size_of(b)).abs() < 0.06 * size_of(a).max(1.0);
    let can_go_on = matches!(before.kind, PartKind::Paragraph | PartKind::ListItem);
    if a.column == b.column || !can_go_on || item.kind != PartKind::Paragraph || !is_alike {
        return false;
    }
    if before.text.ends_with(is_hyphen) && item.text.starts_with(char::is_alphabetic) {
        return true;
    }
    let begins_lower = item.text.chars().next().is_some_and(char::is_lowercase);
    if ends_sentence(&before.text) {
        return begins_lower && before.text.ends_with(['"', '”', ')', ']']);
    }
    begins_lower || !b.is_indented && a.is_full && before.text.chars().count() > 60
}

fn part(item: Item) -> Part {
    let text = match (item.kind, bullet(&item.text)) {
        (PartKind::ListItem, Some(rest)) => rest.to_owned(),
        _ => item.text,
    };
    Part { text, kind: item.kind, page: item.paragraph.page }
}
