//! Which line breaks only wrap a line and which end a paragraph: the one decision that repair and structure share.
//!
//! A text editor or a printer that wraps lines breaks one only where the next word would not have fitted. So every
//! break that surely is none (the next line goes on in small letters) tells how full lines were, and from these the
//! text's own measure is learned: `full`, the columns that a line and the next line's first word need together. A
//! break that needed less was made by an author. Where the measure cannot say (a sentence that ends at a full line),
//! indentation, empty lines and the running text around it decide, and in doubt the break stays.

use super::Repair;
use super::furniture;
use super::heads;
use super::lines::{self, Line, Link, Opening, Role, need};
use super::rows;
use super::verse;
use super::wording;

/// The lines of a text and how they hang together.
pub struct Layout {
    /// Lines with their links and roles, in text order.
    pub lines: Vec<Line>,
}

/// Longest line that a line breaker made, in columns; longer lines are paragraphs.
const WIDEST: usize = 200;

/// Reads the lines of `text` and links them. [`Repair::Always`] asks for less evidence than the other two.
pub fn of(text: &str, mode: Repair) -> Layout {
    let mut lines = lines::read(text);
    furniture::mark(text, &mut lines);
    heads::mark(text, &mut lines);
    let spacing = u8::from(is_double_spaced(text, &lines));
    mark_fences(text, &mut lines);
    // Lines with no empty line between them decide together.
    let is_close = |before: &Line, line: &Line| {
        line.blanks() <= spacing
            && (line.role == Role::Furniture) == (before.role == Role::Furniture)
            && line.quote_depth(text) == before.quote_depth(text)
    };
    let poem = verse::is_poem(text, lines.chunk_by(is_close));
    for group in lines.chunk_by_mut(is_close) {
        mark_code_and_tables(text, group);
        // Verse says nothing about how long full lines are, so it must be known before that is learned.
        if verse::is_verse(text, group, None) || poem && verse::is_like_verse(text, group) {
            group.iter_mut().for_each(|line| line.role = Role::Verse);
        }
    }
    let linker = Linker::new(text, lines.len(), || lines.chunk_by(is_close), mode);
    for group in lines.chunk_by_mut(is_close) {
        linker.link(group);
    }
    linker.link_over_furniture(&mut lines);
    mark_insets(text, &mut lines);
    Layout { lines }
}

/// Whether every line is followed by an empty one, so that one empty line means nothing.
fn is_double_spaced(text: &str, lines: &[Line]) -> bool {
    let pairs = lines.len().saturating_sub(1);
    let close = lines.iter().skip(1).filter(|line| line.blanks() == 0).count();
    let single = || lines.windows(2).filter(|pair| pair[1].blanks() == 1);
    let split = single().filter(|pair| goes_on(text, pair[0], pair[1])).count();
    pairs >= 4
        && close * 10 <= pairs
        && single().count() * 10 >= pairs * 6
        && split * 5 >= single().count() * 2
}

/// Marks the lines from one "```" or "~~~" to the next.
fn mark_fences(text: &str, lines: &mut [Line]) {
    let mut open = None;
    for at in 0..lines.len() {
        let line = lines[at].text(text);
        if !line.starts_with("```") && !line.starts_with("~~~") {
            continue;
        }
        if let Some(from) = open.take() {
            lines[from..=at].iter_mut().for_each(|line| line.role = Role::Code);
        } else {
            open = Some(at);
        }
    }
}

/// Marks runs of at least two lines of code or of a table.
fn mark_code_and_tables(text: &str, group: &mut [Line]) {
    if group.len() < 2 {
        return;
    }
    let code = group.iter().filter(|line| rows::looks_like_code(line.text(text))).count();
    if code >= 2 && code * 2 >= group.len() {
        group.iter_mut().filter(|line| line.role == Role::Prose).for_each(|line| line.role = Role::Code);
        return;
    }
    let mut from = 0;
    while from < group.len() {
        let run = group[from..]
            .iter()
            .take_while(|line| line.role == Role::Prose && rows::cells(line.text(text)) > 0)
            .count();
        let is_table = run >= 2 && !rows::is_comma_row(group[from].text(text))
            || run >= 3
                && group[from..from + run]
                    .windows(2)
                    .all(|pair| rows::cells(pair[0].text(text)) == rows::cells(pair[1].text(text)));
        if is_table {
            group[from..from + run].iter_mut().for_each(|line| line.role = Role::Table);
        }
        from += run.max(1);
    }
}

/// Whether the sentence surely goes on from one line to the next.
fn goes_on(text: &str, line: Line, next: Line) -> bool {
    let body = line.body(text);
    if body.is_empty() {
        return false;
    }
    match lines::opening(next.body(text)) {
        Opening::Lower => !lines::ends_sentence(body) && !body.ends_with([':', ';']),
        Opening::Caseless => !lines::ends_sentence(body) && !body.ends_with([':', '：', ';', '；']),
        Opening::Upper | Opening::Other => false,
    }
}

/// Whether a word is broken between two lines. In "two- to three-year-olds" and "Kaffee- und Teehandel" none is.
pub fn is_broken_word(line: &str, next: &str) -> bool {
    let mut end = line.chars().rev();
    matches!(end.next(), Some('-' | '\u{2010}' | '\u{ad}'))
        && end.next().is_some_and(char::is_alphanumeric)
        && next.starts_with(char::is_alphanumeric)
        && !["and ", "or ", "to ", "und ", "oder ", "bzw. ", "sowie ", "и ", "или "]
            .iter()
            .any(|word| next.starts_with(word))
}

/// What was learned about the line breaker.
#[derive(Clone, Copy, Debug)]
struct Measure {
    /// Columns that a line and the next word need at least where the break was made for want of room.
    full: u16,
}

/// Counts of columns up to [`WIDEST`].
struct Columns {
    counts: [u32; WIDEST + 1],
    total: u32,
}

impl Columns {
    fn new() -> Self {
        Self { counts: [0; WIDEST + 1], total: 0 }
    }

    fn add(&mut self, column: u16) {
        self.counts[usize::from(column).min(WIDEST)] += 1;
        self.total += 1;
    }

    /// The smallest column that more than `percent` of the counted ones do not exceed.
    fn quantile(&self, percent: u32) -> u16 {
        let mut left = u64::from(self.total) * u64::from(percent) / 100;
        for (column, &count) in self.counts.iter().enumerate() {
            match left.checked_sub(u64::from(count)) {
                Some(rest) => left = rest,
                None => return column as u16,
            }
        }
        WIDEST as u16
    }
}

impl Measure {
    /// Learns from the lines of `groups`; `None` where they do not look wrapped.
    fn learn<'g>(text: &str, groups: impl Iterator<Item = &'g [Line]>, mode: Repair) -> Option<Self> {
        let (mut needs, mut ends) = (Columns::new(), Columns::new());
        let mut all = Columns::new();
        let mut unstopped = 0;
        for group in groups {
            let before = needs.total;
            let pairs = group.windows(2).filter(|pair| {
                pair.iter().all(|line| line.role == Role::Prose)
                    && lines::list_marker(pair[1].body(text)) == 0
            });
            for pair in pairs {
                let need = need(text, pair[0], pair[1]);
                all.add(need);
                let broken = is_broken_word(pair[0].body(text), pair[1].body(text));
                if goes_on(text, pair[0], pair[1]) && !broken {
                    needs.add(need);
                    ends.add(pair[0].end_column());
                }
            }
            if needs.total > before && !group.iter().any(|line| lines::holds_stop(line.body(text))) {
                unstopped += needs.total - before;
            }
        }
        let share = if mode == Repair::Always { 25 } else { 40 };
        let width = ends.quantile(90);
        let narrowest = if mode == Repair::Always { 20 } else { 28 };
        // Running text has full stops; songs and lists often have none.
        if needs.total < 2 || !(narrowest..=160).contains(&width) || unstopped * 2 > needs.total {
            return None;
        }
        // Where most lines are full to the column, some that are not (a name was left out, a headline) do no harm.
        // In narrow lines a word is a large part, and verse is as narrow.
        let careful = if width < 45 { 90 } else { 80 };
        let ragged = if mode == Repair::Always { 65 } else { careful };
        let full = [(10, ragged), (20, 90), (30, 90)].into_iter().find_map(|(percent, least)| {
            let full = needs.quantile(percent).min(ends.quantile(98).saturating_add(1));
            (u32::from(full) * 100 >= u32::from(width) * least).then_some(full)
        })?;
        let forced: u32 = all.counts[usize::from(full)..].iter().sum();
        (u64::from(forced) * 100 >= u64::from(all.total) * share).then_some(Self { full })
    }
}

/// How the first lines of paragraphs differ from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Indentation {
    /// Not, or they stand further in: lines right of this column may start a paragraph.
    First(u16),
    /// They stand further out: lines at this column start a paragraph.
    Hanging(u16),
}

struct Linker<'t> {
    text: &'t str,
    mode: Repair,
    measure: Option<Measure>,
    /// Whether paragraphs are set apart by empty lines.
    apart: bool,
    /// The columns where paragraphs and their other lines begin, where the text indents first lines.
    margins: Option<(u16, u16)>,
    /// The column where most lines begin.
    base: u16,
    /// The first byte of the first line.
    start: u32,
}

/// Most lines of a lead and the titles over it.
const LONGEST_LEAD: usize = 12;

impl<'t> Linker<'t> {
    /// Learns from all groups of a text of `lines` lines.
    fn new<'g, I: Iterator<Item = &'g [Line]>>(
        text: &'t str,
        lines: usize,
        groups: impl Fn() -> I,
        mode: Repair,
    ) -> Self {
        let measure = Measure::learn(text, groups(), mode);
        // What a page number parts from the text before it is not set apart by that.
        let is_furniture = |group: &[Line]| group.first().is_some_and(|line| line.role == Role::Furniture);
        let mut after_furniture = false;
        let count = groups()
            .filter(|group| {
                let counts = !is_furniture(group) && !after_furniture;
                after_furniture = is_furniture(group);
                counts
            })
            .count();
        let apart = count >= 3 && count * 12 >= lines;
        let mut columns = Columns::new();
        groups().flatten().for_each(|line| columns.add(line.indent()));
        let base = columns.quantile(50);
        let start = groups().flatten().next().map_or(0, |line| line.start() as u32);
        Self { text, mode, measure, apart, margins: margins(text, groups()), base, start }
    }

    /// Links the lines of one group.
    fn link(&self, group: &mut [Line]) {
        let measure = match self.measure {
            // Two breaks are the least that anything can be learned from.
            None if group.len() > 2 => Measure::learn(self.text, std::iter::once(&*group), self.mode),
            // What stands further in may be narrower on the right as well.
            Some(whole) if group.len() > 2 && group.iter().all(|line| line.indent() >= self.base + INSET) => {
                Measure::learn(self.text, std::iter::once(&*group), Repair::Always).or(Some(whole))
            }
            measure => measure,
        };
        if verse::is_verse(self.text, group, measure.map(|measure| measure.full)) {
            group.iter_mut().for_each(|line| line.role = Role::Verse);
        }
        let indentation = self.indentation(group);
        let mut in_item = false;
        let mut joined = 0;
        for at in 0..group.len() {
            let is_item = group[at].role == Role::Prose && self.is_item(group, at, measure);
            let link =
                match at.checked_sub(1).map(|before| (group[before], group[at])) {
                    None => Link::Apart,
                    Some((before, line)) if is_fixed(before) || is_fixed(line) => {
                        if before.role == line.role { Link::Kept } else { Link::New }
                    }
                    Some(_) if is_item => Link::New,
                    Some(_) if self.ends_lead(&group[..=at]) => Link::New,
                    Some((before, line)) => self.link_of(before, line, indentation, measure),
                };
            in_item = is_item || in_item && !link.starts();
            let line = &mut group[at];
            line.link = link;
            if in_item && line.role == Role::Prose {
                line.role = Role::Item;
            }
            joined += usize::from(link == Link::Wrapped);
        }
        if joined + 1 < group.len() && self.is_one_by_itself(group) {
            group[1..].iter_mut().for_each(|line| line.link = Link::Wrapped);
        }
    }

    /// Whether the first paragraph of a text whose paragraphs are not set apart ends before the last of `lines`: it is
    /// one sentence, as the lead of news is, and nothing tells more where a sentence ends with a full line.
    fn ends_lead(&self, lines: &[Line]) -> bool {
        let [lead @ .., next] = lines else { return false };
        let (Some(last), false) = (lead.last(), self.apart || lead.len() > LONGEST_LEAD) else {
            return false;
        };
        let start = lead.iter().rposition(|line| line.link.starts()).unwrap_or(0);
        let is_first =
            lead[0].start() as u32 == self.start && lead[..start].iter().all(|line| !self.stops(*line));
        is_first
            && lead.len() - start >= 2
            && lines::ends_sentence(last.body(self.text))
            && lines::opening(next.body(self.text)) == Opening::Upper
            && lead[start..lead.len() - 1].iter().all(|line| !self.stops(*line))
            && lines::inner_stops(last.body(self.text)) == 0
    }

    /// Whether a sentence ends in or at the end of the line.
    fn stops(&self, line: Line) -> bool {
        let body = line.body(self.text);
        lines::ends_sentence(body) || lines::inner_stops(body) > 0
    }

    /// How `line` follows `before` in running text.
    fn link_of(&self, before: Line, line: Line, indentation: Indentation, measure: Option<Measure>) -> Link {
        let (body, next) = (before.body(self.text), line.body(self.text));
        // An empty line of a mail quotation.
        if next.is_empty() {
            return Link::Kept;
        }
        if lines::starts_with_closing_mark(next) && !body.is_empty() {
            return Link::Wrapped;
        }
        if lines::is_signs(next) || lines::is_signs(body) || wording::mail_label(next).is_some() {
            return Link::New;
        }
        let Some(Measure { full }) = measure.filter(|_| !body.is_empty()) else {
            return Link::New;
        };
        let need = need(self.text, before, line);
        let ended = lines::ends_sentence(body);
        let lower = lines::opening(next) == Opening::Lower;
        let broken = is_broken_word(body, next);
        if ended && lines::starts_turn(next) {
            return Link::New;
        }
        let starts = match indentation {
            Indentation::First(column) => line.indent() > column,
            Indentation::Hanging(column) => line.indent() <= column,
        };
        // In percent of `full`: what a break must have needed to be one of want of room.
        let least = match (starts, ended, lower) {
            _ if broken => 50,
            (true, true, _) | (true, _, false) => return Link::New,
            (_, false, true) => 50,
            // Where empty lines part paragraphs, one that ends inside a group is the exception: it must show.
            (_, true, _) if self.apart => 80,
            // Where their first lines stand further in, a line that does not is of the paragraph before.
            (_, true, _) if self.margins.is_some() => 90,
            (_, true, _) => 100,
            (_, false, false) if lines::ends_open(body) => 50,
            (_, false, false) => 85,
        };
        if u32::from(need) * 100 >= u32::from(full) * least { Link::Wrapped } else { Link::New }
    }

    /// How paragraphs of the group are indented.
    fn indentation(&self, group: &[Line]) -> Indentation {
        let base = group.iter().map(|line| line.indent()).min().unwrap_or_default();
        let deeper = group.iter().filter(|line| line.indent() > base).count();
        let first_is_deeper = group.first().is_some_and(|line| line.indent() > base);
        if let Some((first, other)) = self.margins
            && group.iter().all(|line| line.indent() == first)
        {
            return Indentation::First(other);
        }
        // A line further in starts a paragraph after a sentence's end, and goes on with one before it.
        let steps = || group.windows(2).filter(|pair| pair[1].indent() > pair[0].indent());
        let inside = steps().filter(|pair| !lines::ends_sentence(pair[0].body(self.text))).count();
        let steps_hang = inside >= 2 && inside * 3 >= steps().count() * 2;
        if !first_is_deeper && group.len() >= 3 && (deeper * 10 >= group.len() * 6 || steps_hang) {
            Indentation::Hanging(base)
        } else {
            Indentation::First(base)
        }
    }

    /// Whether line `at` begins with a list item's marker. A dash or number that a line breaker put at the start of a
    /// line is none.
    fn is_item(&self, group: &[Line], at: usize, measure: Option<Measure>) -> bool {
        let line = group[at];
        if lines::list_marker(line.body(self.text)) == 0 {
            return false;
        }
        let Some(before) = at.checked_sub(1).map(|before| group[before]) else {
            return true;
        };
        let body = before.body(self.text);
        let full = measure.is_some_and(|measure| need(self.text, before, line) >= measure.full);
        before.role == Role::Item || !full || lines::ends_sentence(body) || body.ends_with([':', ';'])
    }

    /// Whether the group is one title or paragraph that was wrapped in a measure of its own: each line is full as
    /// measured by the longest, and each goes on in the next.
    fn is_one_by_itself(&self, group: &[Line]) -> bool {
        let longest = group.iter().map(|line| line.end_column()).max().unwrap_or_default();
        let least = if self.mode == Repair::Always { 20 } else { 30 };
        if group.len() > 12 || longest < least || group.iter().any(|line| line.role != Role::Prose) {
            return false;
        }
        let mut sure = 0;
        let all_full = group.windows(2).all(|pair| {
            let (body, next) = (pair[0].body(self.text), pair[1].body(self.text));
            let bound = lines::ends_open(body) || is_broken_word(body, next);
            sure += usize::from(goes_on(self.text, pair[0], pair[1]) || bound);
            need(self.text, pair[0], pair[1]) > longest && !lines::ends_sentence(body)
        });
        // Scripts without case say nothing about where sentences begin, so they need a measure to be learned.
        let cased = group.iter().all(|line| lines::opening(line.body(self.text)) != Opening::Caseless);
        all_full && cased && if group.len() == 2 { sure == 1 } else { sure * 2 >= group.len() - 1 }
    }

    /// Decides whether a paragraph goes on after a page number and a running head.
    fn link_over_furniture(&self, lines: &mut [Line]) {
        let mut before: Option<usize> = None;
        let mut blanks = 0_u32;
        for at in 0..lines.len() {
            let line = lines[at];
            if line.role == Role::Furniture {
                blanks += u32::from(line.blanks());
                continue;
            }
            if let Some(earlier) = before.filter(|&earlier| earlier + 1 < at) {
                let earlier = lines[earlier];
                if earlier.role == line.role && matches!(line.role, Role::Prose | Role::Item) {
                    let ended = lines::ends_sentence(earlier.body(self.text));
                    // One empty line above the page number and one under the head belong to them.
                    let apart = ended && self.apart && blanks + u32::from(line.blanks()) > 2;
                    let column = Indentation::First(earlier.indent().min(line.indent()));
                    if !apart && self.link_of(earlier, line, column, self.measure) == Link::Wrapped {
                        lines[at].link = Link::Wrapped;
                    }
                }
            }
            before = Some(at);
            blanks = 0;
        }
    }
}

/// Columns that a quotation set apart stands further in than the rest, at least.
const INSET: u16 = 3;

/// Gives the role [`Role::Inset`] to running text that stands further in than most of the text: quotations set apart.
fn mark_insets(text: &str, lines: &mut [Line]) {
    let mut columns = Columns::new();
    lines.iter().filter(|line| line.role == Role::Prose).for_each(|line| columns.add(line.indent()));
    let base = columns.quantile(50);
    let least = base.saturating_add(INSET);
    if columns.counts[usize::from(least).min(WIDEST)..].iter().sum::<u32>() == 0 {
        return;
    }
    // A paragraph is as far in as its lines are; where the first line alone is, that is how the text sets paragraphs.
    let is_inset = |paragraph: &[Line]| {
        let width: u32 = paragraph.iter().map(|line| u32::from(line.width())).sum();
        paragraph.iter().all(|line| line.role == Role::Prose && line.indent() >= least && !line.is_quoted())
            && width >= 60
            && paragraph.last().is_some_and(|line| lines::ends_sentence(line.body(text)))
            && paragraph.first().is_some_and(|line| !lines::starts_turn(line.body(text)))
    };
    let together = |_: &Line, line: &Line| !line.link.starts();
    let (mut insets, mut paragraphs, mut indented) = (0, 0, 0);
    for paragraph in lines.chunk_by(together) {
        paragraphs += 1;
        insets += usize::from(is_inset(paragraph));
        let first = paragraph.first().map_or(0, |line| line.indent());
        indented += usize::from(first >= least && paragraph.iter().skip(1).any(|line| line.indent() < least));
    }
    if insets * 3 > paragraphs || indented > insets {
        return;
    }
    for paragraph in lines.chunk_by_mut(together) {
        if is_inset(paragraph) {
            paragraph.iter_mut().for_each(|line| line.role = Role::Inset);
        }
    }
}

/// The commonest columns of first lines that stand further in than the line that goes on from them, and of those.
fn margins<'g>(text: &str, groups: impl Iterator<Item = &'g [Line]>) -> Option<(u16, u16)> {
    let mut firsts = Columns::new();
    let mut others = Columns::new();
    for pair in groups.flat_map(|group| group.windows(2)) {
        if pair[0].indent() > pair[1].indent() && goes_on(text, pair[0], pair[1]) {
            firsts.add(pair[0].indent());
            others.add(pair[1].indent());
        }
    }
    (firsts.total >= 3).then(|| (firsts.quantile(50), others.quantile(50)))
}

/// Whether the line's place is part of what it says.
fn is_fixed(line: Line) -> bool {
    matches!(line.role, Role::Code | Role::Table | Role::Verse)
}
