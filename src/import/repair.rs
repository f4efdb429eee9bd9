//! Mends what a container broke: wrapped lines, hyphens at line ends, justified spaces, ligatures, page furniture,
//! characters that were read in the wrong encoding.

use std::borrow::Cow;

use super::Repair;
use super::RepairCount;
use super::columns;
use super::entities;
use super::hyphens::Forms;
use super::layout::{self, Layout};
use super::letters;
use super::letterspacing;
use super::lines::{self, Line, Link, Role};
use super::mojibake;
use super::pieces;

/// A text and what was mended in it.
pub struct Repaired<'t> {
    /// Borrowed where nothing had to be mended.
    pub text: Cow<'t, str>,
    /// What was mended.
    pub repairs: Vec<RepairCount>,
    /// The lines of the text as [`Repair::Auto`] reads them, where that was found out on the way.
    pub layout: Option<Layout>,
}

/// Mending may bring more to light (a line that only shows as broken once its neighbors are whole), so it is done
/// until nothing is left to do; two rounds nearly always see to that. The limit keeps time linear.
const ROUNDS: usize = 4;

/// Mends `text` as `mode` says. [`Repair::Auto`] asks for strong evidence, [`Repair::Always`] takes less. A text that
/// was mended stays as it is when it is mended again.
pub fn repair(text: &str, mode: Repair) -> Repaired<'_> {
    let mut counts = Counts::default();
    let (text, layout) = mend(text, mode, &mut counts);
    Repaired { text, repairs: counts.list(), layout }
}

/// [`repair`], with what is mended added to `counts`.
pub fn mend<'t>(text: &'t str, mode: Repair, counts: &mut Counts) -> (Cow<'t, str>, Option<Layout>) {
    let mut text = Cow::Borrowed(text);
    if mode != Repair::Never {
        for _ in 0..ROUNDS {
            match round(&text, mode, counts) {
                Round::Mended(mut mended) => {
                    // It is kept as long as the document, and may have grown to twice the room that it takes.
                    mended.shrink_to_fit();
                    text = Cow::Owned(mended);
                }
                Round::Whole(lines) => return (text, Some(lines).filter(|_| mode == Repair::Auto)),
            }
        }
    }
    (text, None)
}

/// What came of one round.
enum Round {
    /// The mended text.
    Mended(String),
    /// Nothing was to do; these are the text's lines.
    Whole(Layout),
}

/// The kinds of repair, as they stand in JSON.
pub const KINDS: [&str; 12] = [
    "joined-lines",
    "joined-hyphens",
    "folded-spaces",
    "expanded-ligatures",
    "removed-soft-hyphens",
    "removed-furniture",
    "repaired-mojibake",
    "removed-controls",
    "closed-letterspacing",
    "decoded-entities",
    "joined-letters",
    "parted-columns",
];

/// How often each mend was made, in the order of [`KINDS`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    lines: u32,
    hyphens: u32,
    spaces: u32,
    ligatures: u32,
    soft_hyphens: u32,
    furniture: u32,
    mojibake: u32,
    controls: u32,
    letterspacing: u32,
    entities: u32,
    joined_letters: u32,
    columns: u32,
}

impl Counts {
    /// Those that are not 0.
    pub fn list(self) -> Vec<RepairCount> {
        let counts = [
            self.lines,
            self.hyphens,
            self.spaces,
            self.ligatures,
            self.soft_hyphens,
            self.furniture,
            self.mojibake,
            self.controls,
            self.letterspacing,
            self.entities,
            self.joined_letters,
            self.columns,
        ];
        KINDS
            .into_iter()
            .zip(counts)
            .filter(|&(_, count)| count > 0)
            .map(|(kind, count)| RepairCount { kind, count })
            .collect()
    }
}

/// The text with its characters mended; its lines stay as they are.
pub fn mend_characters<'t>(text: &'t str, counts: &mut Counts) -> Cow<'t, str> {
    let mut text = Cow::Borrowed(text);
    text = step(text, |text| {
        let (read, misread) = mojibake::mend(text);
        counts.mojibake += misread;
        read
    });
    text = step(text, |text| {
        let (read, misread) = mojibake::mend_controls(text);
        counts.mojibake += misread;
        read
    });
    text = step(text, |text| {
        let (letters, mended) = letters::mend(text);
        counts.ligatures += mended.ligatures;
        counts.soft_hyphens += mended.soft_hyphens;
        counts.controls += mended.controls;
        letters
    });
    text = step(text, |text| {
        let (closed, count) = letterspacing::mend(text);
        counts.letterspacing += count;
        closed
    });
    step(text, |text| {
        let (whole, mended) = pieces::mend(text);
        counts.joined_letters += mended.joined;
        counts.ligatures += mended.ligatures;
        whole
    })
}

/// The text after a mend, which borrows what it leaves as it is.
fn step<'t>(text: Cow<'t, str>, mend: impl FnOnce(&str) -> Cow<'_, str>) -> Cow<'t, str> {
    match mend(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(mended) => Cow::Owned(mended),
    }
}

/// One round of mending.
fn round(text: &str, mode: Repair, counts: &mut Counts) -> Round {
    let (read, entities) = entities::mend(text);
    counts.entities += entities;
    let letters = step(read, |read| mend_characters(read, counts));
    let letters = step(letters, |text| {
        let (read, columns) = columns::mend(text);
        counts.columns += columns;
        read
    });
    let layout = layout::of(&letters, mode);
    let writer = Writer::new(&letters, &layout.lines, mode);
    if !writer.has_nothing_to_do() {
        return Round::Mended(writer.write(counts));
    }
    match letters {
        Cow::Owned(letters) => Round::Mended(letters),
        Cow::Borrowed(_) => Round::Whole(layout),
    }
}

/// Writes the mended text.
struct Writer<'t> {
    text: &'t str,
    lines: &'t [Line],
    forms: Forms,
    /// Whether lines are joined, and paragraphs therefore set apart by one empty line each.
    reflows: bool,
    /// Which runs of spaces are folded.
    folds: Folds,
}

/// Which runs of spaces are folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Folds {
    /// None.
    Nothing,
    /// Slips: those inside a sentence.
    Slips,
    /// All, since lines were stretched with them.
    All,
}

impl<'t> Writer<'t> {
    fn new(text: &'t str, lines: &'t [Line], mode: Repair) -> Self {
        let reflows = lines.iter().any(|line| line.link == Link::Wrapped);
        let broken = Pairs::new(lines)
            .filter(|(_, line)| line.link == Link::Wrapped)
            .map(|(before, line)| (before.body(text), line.body(text)))
            .filter(|(line, next)| layout::is_broken_word(line, next));
        let forms = Forms::find(text, broken);
        Self { text, lines, forms, reflows, folds: folds(text, lines, mode) }
    }

    fn has_nothing_to_do(&self) -> bool {
        !self.reflows
            && self.folds == Folds::Nothing
            && self.lines.iter().all(|line| line.role != Role::Furniture)
    }

    fn write(&self, counts: &mut Counts) -> String {
        let mut out = String::with_capacity(self.text.len());
        let groups_with_joins = if self.reflows { self.groups_with_joins() } else { Vec::new() };
        let mut group = 0;
        let mut before: Option<Line> = None;
        let mut removed = false;
        for &line in self.lines {
            if line.role == Role::Furniture {
                counts.furniture += 1;
                removed = true;
                continue;
            }
            group += usize::from(line.link == Link::Apart && before.is_some());
            match before {
                Some(before) if line.link == Link::Wrapped => self.join(&mut out, before, line, counts),
                Some(before) if self.reflows => {
                    let open = groups_with_joins.get(group).is_some_and(|&joins| joins);
                    out.push_str(separator(self.text, before, line, open));
                    if !matches!(line.role, Role::Prose | Role::Item) {
                        out.push_str(self.margin(line));
                    }
                }
                before if removed => {
                    out.push_str(before.map_or("", |_| "\n\n"));
                    out.push_str(self.margin(line));
                }
                _ => {
                    let from = before.map_or(0, Line::end);
                    out.push_str(&self.text[from..line.start()]);
                }
            }
            if before.is_none() && self.reflows {
                out.clear();
            }
            let content =
                if line.link == Link::Wrapped { line.body(self.text) } else { line.text(self.text) };
            if self.folds != Folds::Nothing && is_prose(line) {
                fold(&mut out, content, self.folds, counts);
            } else {
                out.push_str(content);
            }
            before = Some(line);
            removed = false;
        }
        if !self.reflows {
            out.push_str(&self.text[self.lines.last().map_or(0, |line| line.end())..]);
        }
        out
    }

    /// Whether each group of lines without an empty line between them holds a join.
    fn groups_with_joins(&self) -> Vec<bool> {
        let mut groups = vec![false];
        let mut is_first = true;
        for line in self.lines.iter().filter(|line| line.role != Role::Furniture) {
            if line.link == Link::Apart && !is_first {
                groups.push(false);
            }
            is_first = false;
            if let (Link::Wrapped, Some(last)) = (line.link, groups.last_mut()) {
                *last = true;
            }
        }
        groups
    }

    /// Ends the line before and begins `line` as one.
    fn join(&self, out: &mut String, before: Line, line: Line, counts: &mut Counts) {
        let (body, next) = (before.body(self.text), line.body(self.text));
        counts.lines += 1;
        if layout::is_broken_word(body, next) {
            counts.hyphens += 1;
            let soft = body.ends_with('\u{ad}');
            if soft || !self.forms.keeps_hyphen(body, next) && !is_address(body) {
                out.pop();
            }
        } else if !is_tight(body, next) {
            out.push(' ');
        }
    }

    /// The white space before `line` on its own line.
    fn margin(&self, line: Line) -> &'t str {
        let before = &self.text[..line.start()];
        let length = before.bytes().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        &before[before.len() - length..]
    }
}

/// Each line that is no furniture with the one before.
struct Pairs<'t> {
    lines: std::slice::Iter<'t, Line>,
    before: Option<Line>,
}

impl<'t> Pairs<'t> {
    fn new(lines: &'t [Line]) -> Self {
        Self { lines: lines.iter(), before: None }
    }
}

impl Iterator for Pairs<'_> {
    type Item = (Line, Line);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let line = *self.lines.find(|line| line.role != Role::Furniture)?;
            if let Some(before) = self.before.replace(line) {
                return Some((before, line));
            }
        }
    }
}

/// What stands between two lines that stay apart. `open`: other lines around them were joined, so a single line break
/// is no longer enough between paragraphs.
fn separator(text: &str, before: Line, line: Line, open: bool) -> &'static str {
    let is_entry =
        |line: Line| line.role != Role::Prose || !lines::ends_sentence(line.body(text)) && line.width() < 60;
    match line.link {
        Link::Apart => "\n\n",
        Link::New if before.body(text).is_empty() => "\n",
        Link::New if open && !(is_entry(before) && is_entry(line)) => "\n\n",
        Link::New | Link::Kept | Link::Wrapped => "\n",
    }
}

/// Whether nothing stands between the two parts when a line break goes: around a dash or stroke that touches the word
/// before, and in scripts without spaces.
fn is_tight(line: &str, next: &str) -> bool {
    let mut end = line.chars().rev();
    let (last, before) = (end.next(), end.next());
    let touches = before.is_some_and(|character| !character.is_whitespace());
    let unspaced = |character: Option<char>| character.is_some_and(lines::is_unspaced);
    match last {
        Some('—' | '–' | '/' | '\u{ad}') => touches,
        _ => {
            unspaced(last) && unspaced(next.chars().next())
                || lines::starts_with_closing_mark(next)
                || starts_with_tight_dash(next)
        }
    }
}

fn starts_with_tight_dash(next: &str) -> bool {
    next.strip_prefix('—').is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

/// Whether the line ends in the middle of a web address, whose hyphens are its own.
fn is_address(line: &str) -> bool {
    line.rsplit(char::is_whitespace)
        .next()
        .is_some_and(|word| word.contains("://") || word.starts_with("www."))
}

/// Which runs of spaces are no meant ones. Two spaces after a full stop are a typist's habit and no sign that lines
/// were stretched, and a few elsewhere are slips.
fn folds(text: &str, lines: &[Line], mode: Repair) -> Folds {
    let (mut runs, mut stretched, mut bytes) = (0, 0, 0);
    for line in lines.iter().copied().filter(|&line| is_prose(line)) {
        let body = line.body(text);
        let found = gaps(body).filter(|&(at, _)| !follows_stop(body, at)).count();
        runs += found;
        stretched += usize::from(found > 0);
        bytes += body.len();
    }
    if runs >= 3 && stretched >= 2 && runs * 400 >= bytes {
        Folds::All
    } else if runs > 0 && mode == Repair::Always {
        Folds::Slips
    } else {
        Folds::Nothing
    }
}

fn is_prose(line: Line) -> bool {
    matches!(line.role, Role::Prose | Role::Item | Role::Inset)
}

fn follows_stop(line: &str, at: usize) -> bool {
    lines::ends_sentence(&line[..at]) || line[..at].ends_with([':', ';'])
}

/// Runs of at least two spaces inside a line: offset and length in bytes.
fn gaps(line: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = line.as_bytes();
    // Nearly every line has none, which is told without looking at each of its spaces.
    let mut at = if holds_gap(bytes) { 0 } else { bytes.len() };
    std::iter::from_fn(move || {
        loop {
            at += memchr::memchr(b' ', &bytes[at..])?;
            let length = bytes[at..].iter().take_while(|&&byte| byte == b' ').count();
            at += length;
            if length >= 2 && at < bytes.len() {
                return Some((at - length, length));
            }
        }
    })
}

/// Whether two spaces stand side by side; all pairs are compared, so that many are at once.
fn holds_gap(bytes: &[u8]) -> bool {
    let next = bytes.get(1..).unwrap_or_default();
    bytes.iter().zip(next).fold(false, |found, (&byte, &next)| found | ((byte == b' ') & (next == b' ')))
}

/// Writes `line` with each run of spaces that is to be folded made one.
fn fold(out: &mut String, line: &str, folds: Folds, counts: &mut Counts) {
    let mut copied = 0;
    for (at, length) in gaps(line) {
        if folds == Folds::Slips && follows_stop(line, at) {
            continue;
        }
        out.push_str(&line[copied..=at]);
        copied = at + length;
        counts.spaces += 1;
    }
    out.push_str(&line[copied..]);
}
