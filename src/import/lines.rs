//! The lines of a text, and what can be told from one line alone.
//!
//! Which of their breaks only wrap a line and which end a paragraph is decided in [`super::layout`].

/// A line that holds something other than white space: 16 bytes, so that a text of very short lines stays affordable.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// First byte that is not white space.
    start: u32,
    /// One past the last byte that is not white space.
    end: u32,
    /// Columns of white space before it; a tab reaches to the next multiple of 8.
    indent: u16,
    /// Characters from `start` to `end`.
    width: u16,
    /// Empty lines before it.
    blanks: u8,
    /// Bytes of a mail quotation's ">" signs and the spaces between and after them.
    prefix: u8,
    /// How it follows the line before.
    pub link: Link,
    /// What it belongs to.
    pub role: Role,
}

/// How a line follows the line before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// It starts something new, after an empty line or at the start of the text.
    Apart,
    /// It starts something new on the next line.
    New,
    /// It belongs to the line before, and the break between them is meant: verse, tables, code.
    Kept,
    /// It belongs to the line before, and the break is only where the line was full.
    Wrapped,
}

impl Link {
    /// Whether the line starts something new.
    pub fn starts(self) -> bool {
        matches!(self, Self::Apart | Self::New)
    }
}

/// What a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Running text, titles and everything else.
    Prose,
    /// An item of a list; its first line has the marker.
    Item,
    /// Rows and columns.
    Table,
    /// Program text.
    Code,
    /// Lines that the author ended.
    Verse,
    /// Running text that stands further in than the rest.
    Inset,
    /// A page number or running head.
    Furniture,
}

/// How a line's first letter is written, opening marks aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// A small letter: hardly ever the start of a sentence.
    Lower,
    /// A capital letter.
    Upper,
    /// A letter of a script without case.
    Caseless,
    /// A digit or any other sign.
    Other,
}

impl Line {
    /// The line without the white space around it.
    pub fn text(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or_default()
    }

    /// The line without the marks of a mail quotation.
    pub fn body(self, text: &str) -> &str {
        text.get(self.start() + usize::from(self.prefix)..self.end()).unwrap_or_default()
    }

    /// First byte that is not white space.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte that is not white space.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Columns before the first character.
    pub fn indent(self) -> u16 {
        self.indent
    }

    /// Characters of the line.
    pub fn width(self) -> u16 {
        self.width
    }

    /// The column where the line ends.
    pub fn end_column(self) -> u16 {
        self.indent.saturating_add(self.width)
    }

    /// Empty lines before it, up to 255.
    pub fn blanks(self) -> u8 {
        self.blanks
    }

    /// Whether it is a line of a mail quotation.
    pub fn is_quoted(self) -> bool {
        self.prefix > 0
    }

    /// How many marks of a mail quotation it has.
    pub fn quote_depth(self, text: &str) -> usize {
        let marks = &self.text(text)[..usize::from(self.prefix)];
        marks.bytes().filter(|&byte| byte == b'>').count()
    }

    /// Whether a form feed stands between the line before and this one.
    pub fn begins_page(self, text: &str, before: Option<Self>) -> bool {
        let from = before.map_or(0, Self::end);
        text.as_bytes().get(from..self.start()).is_some_and(|gap| gap.contains(&0x0c))
    }
}

/// The lines of `text` that are not empty. Lines end with LF, CR LF, CR, vertical tab, form feed, NEL, or Unicode's
/// line and paragraph separators.
pub fn read(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut blanks = 0_u8;
    let mut ends = LineEnds::new(text.as_bytes());
    let mut at = 0;
    while at < text.len() {
        let end = ends.after(at);
        if let Some(line) = line(text, at, end, blanks) {
            lines.push(line);
            blanks = 0;
        } else if !ends_at_form_feed(text, end) {
            blanks = blanks.saturating_add(1);
        }
        at = end + break_length(text.as_bytes(), end);
    }
    if let Some(first) = lines.first_mut() {
        first.blanks = first.blanks.max(1);
    }
    lines
}

/// A form feed usually has a line break of its own beside it: the two are one break.
fn ends_at_form_feed(text: &str, at: usize) -> bool {
    text.as_bytes().get(at) == Some(&0x0c)
}

/// Finds where lines end. What the next break of each kind is, is searched once and kept, so that a text without
/// one kind costs one search for it.
struct LineEnds<'t> {
    bytes: &'t [u8],
    /// The next line feed, the next break of one other byte, the next one of several bytes.
    next: [Option<usize>; 3],
}

impl<'t> LineEnds<'t> {
    fn new(bytes: &'t [u8]) -> Self {
        Self { bytes, next: [None; 3] }
    }

    /// Where the line that contains `from` ends; `from` never goes back.
    fn after(&mut self, from: usize) -> usize {
        for (kind, next) in self.next.iter_mut().enumerate() {
            if next.is_none_or(|at| at < from) {
                *next = Some(find_break(self.bytes, from, kind));
            }
        }
        self.next.iter().flatten().min().map_or(self.bytes.len(), |at| *at)
    }
}

/// The first break of a kind from byte `from` on, or the text's end.
fn find_break(bytes: &[u8], from: usize, kind: usize) -> usize {
    let rest = &bytes[from..];
    let found = match kind {
        0 => memchr::memchr(b'\n', rest),
        1 => memchr::memchr3(b'\r', 0x0b, 0x0c, rest),
        _ => memchr::memchr2_iter(0xc2, 0xe2, rest).find(|at| break_length(bytes, from + at) > 0),
    };
    found.map_or(bytes.len(), |at| from + at)
}

/// Bytes of the line break at `at`; 0 where there is none.
fn break_length(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at..) {
        Some([b'\r', b'\n', ..] | [0xc2, 0x85, ..]) => 2,
        Some([0x0a..=0x0d, ..]) => 1,
        Some([0xe2, 0x80, 0xa8 | 0xa9, ..]) => 3,
        _ => 0,
    }
}

fn line(text: &str, from: usize, to: usize, blanks: u8) -> Option<Line> {
    let whole = text.get(from..to)?;
    let content = whole.trim_end();
    let trimmed = content.trim_start();
    if trimmed.is_empty() {
        return None;
    }
    let margin = &content[..content.len() - trimmed.len()];
    let indent = margin.chars().fold(0_u16, |column, character| {
        if character == '\t' { (column / 8 + 1).saturating_mul(8) } else { column.saturating_add(1) }
    });
    let start = from + margin.len();
    let width = trimmed.chars().count();
    Some(Line {
        start: start as u32,
        end: (start + trimmed.len()) as u32,
        indent,
        width: u16::try_from(width).unwrap_or(u16::MAX),
        blanks,
        prefix: quote_prefix(trimmed),
        link: Link::Apart,
        role: Role::Prose,
    })
}

/// Whether `character` is white space that ends no line: a space of any width, or a tab.
pub fn is_blank(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Length of "> > " at the start of a line; all of a line that has nothing else.
fn quote_prefix(line: &str) -> u8 {
    let body = line.trim_start_matches(|character| character == '>' || is_blank(character));
    let length = if line.starts_with('>') { line.len() - body.len() } else { 0 };
    u8::try_from(length).unwrap_or(0)
}

/// Signs that may stand before a sentence's first letter.
fn is_opening_mark(character: char) -> bool {
    matches!(character, '"' | '\'' | '“' | '‘' | '„' | '«' | '‹' | '(' | '[' | '{' | '¿' | '¡' | '`' | '‚')
}

/// Signs that may stand after a sentence's last mark.
fn is_closing_mark(character: char) -> bool {
    matches!(
        character,
        '"' | '\'' | '”' | '’' | '“' | '»' | '›' | ')' | ']' | '}' | '*' | '†' | '」' | '』' | '）'
            // Emoji and what joins them.
            | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}' | '\u{fe0f}' | '\u{200d}'
    )
}

/// How the first letter of `line` is written.
pub fn opening(line: &str) -> Opening {
    match line.chars().find(|&character| !is_opening_mark(character)) {
        Some(first) if first.is_lowercase() => Opening::Lower,
        Some(first) if first.is_uppercase() => Opening::Upper,
        Some(first) if first.is_alphabetic() => Opening::Caseless,
        _ => Opening::Other,
    }
}

/// Whether `line` begins with a mark that only stands after a word.
pub fn starts_with_closing_mark(line: &str) -> bool {
    let rest = line.trim_start_matches([',', ';', '!', '?', ')', '.', '。', '、', '，']);
    let length = line.len() - rest.len();
    (1..=3).contains(&length) && !line.starts_with("..") && (rest.is_empty() || rest.starts_with(' '))
}

/// Whether `line` ends as sentences end; the numbers of notes ("[3]") and pictures after the end aside.
pub fn ends_sentence(line: &str) -> bool {
    let mut end = line.trim_end_matches(|c| is_closing_mark(c) || c == ' ');
    if end.len() < line.len()
        && let Some(note) = end.rfind('[')
        && end.len() - note <= 4
        && end[note + 1..].bytes().all(|byte| byte.is_ascii_digit())
    {
        end = end[..note].trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']'));
        end = end.trim_end_matches(is_closing_mark);
    }
    end.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔', '։', '።', '။'])
}

/// Whether `line` ends as questions and exclamations end.
pub fn ends_loud(line: &str) -> bool {
    line.trim_end_matches([' ', '\u{a0}', '»', '”', '"', '’', ')']).ends_with(['?', '!', '？', '！'])
}

/// Whether `line` cannot be the end of anything: it ends with a comma or with a word that binds to the next.
pub fn ends_open(line: &str) -> bool {
    if line.ends_with([',', '，', '、', '(', '“', '‘', '«', '&', '/', '–', '—']) {
        return true;
    }
    let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    last.len() < line.len() && BINDING_WORDS.binary_search(&last).is_ok()
}

/// English words that bind to what follows: articles, prepositions, conjunctions, auxiliaries. Sorted.
const BINDING_WORDS: &[&str] = &[
    "a", "about", "against", "among", "an", "and", "are", "as", "at", "be", "been", "before", "between",
    "but", "by", "can", "could", "during", "for", "from", "had", "has", "have", "he", "her", "his", "if",
    "in", "into", "is", "it", "its", "may", "more", "most", "my", "not", "of", "on", "or", "our", "over",
    "she", "should", "so", "than", "that", "the", "their", "they", "this", "through", "to", "under", "until",
    "was", "we", "were", "when", "where", "which", "while", "who", "whose", "will", "with", "without",
    "would", "your",
];

/// Marks of pauses and stops inside `line`: those that a space follows.
pub fn inner_marks(line: &str) -> usize {
    let bytes = line.as_bytes();
    memchr::memchr_iter(b' ', bytes)
        .filter(|&at| at > 0 && matches!(bytes[at - 1], b',' | b';' | b':' | b'.' | b'!' | b'?'))
        .count()
}

/// Sentences that end inside `line`: full stops and the like before a space and a capital. Initials and other short
/// words with a full stop end none.
pub fn inner_stops(line: &str) -> usize {
    let ends = |at: usize| {
        let before = line[..at].trim_end_matches(is_closing_mark);
        let word = before.trim_end_matches(['.', '!', '?']);
        let length = word.len() - word.rfind(' ').map_or(0, |space| space + 1);
        word.len() < before.len()
            && (length >= 4 || before.ends_with(['!', '?']))
            && opening(&line[at + 1..]) == Opening::Upper
    };
    memchr::memchr_iter(b' ', line.as_bytes()).filter(|&at| ends(at)).count()
}

/// Whether `line` begins with the name of somebody who speaks: "Q:", "INTERVIEWER:", "THE MAYOR:".
pub fn starts_turn(line: &str) -> bool {
    let head = &line[..line.floor_char_boundary(40)];
    head.split_once(": ").is_some_and(|(name, _)| {
        matches!(name, "Q" | "A")
            || name.chars().count() >= 3
                && name.starts_with(char::is_uppercase)
                && name.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '-' | '’' | '\''))
    })
}

/// Whether `line` has no letter and no digit.
pub fn is_signs(line: &str) -> bool {
    !line.is_empty() && !line.chars().any(char::is_alphanumeric)
}

/// Whether words of the script that `character` belongs to are written without spaces between them.
pub fn is_unspaced(character: char) -> bool {
    matches!(
        character,
        '\u{0e00}'..='\u{0eff}' // Thai, Lao
            | '\u{1000}'..='\u{109f}' // Myanmar
            | '\u{1780}'..='\u{17ff}' // Khmer
            | '\u{2e80}'..='\u{312f}' // Han radicals, CJK marks, kana, bopomofo
            | '\u{31a0}'..='\u{a4cf}' // kana extensions, Han, Yi
            | '\u{f900}'..='\u{faff}'
            | '\u{ff00}'..='\u{ff9f}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

/// Characters of the first word of `line`: what a line breaker would have had to fit.
pub fn first_word_width(line: &str) -> u16 {
    if line.starts_with(is_unspaced) {
        return 1;
    }
    let word = line.split(char::is_whitespace).next().unwrap_or_default();
    u16::try_from(word.chars().count()).unwrap_or(u16::MAX)
}

/// Bytes of a list item's marker and the space after it; 0 where `line` has none. Bullets, "1." "1)" "(1)", the same
/// with one small letter or a small Roman number.
pub fn list_marker(line: &str) -> usize {
    let mut start = line.char_indices().take(LONGEST_MARKER + 1);
    let Some((end, space)) = start.find(|(_, character)| is_blank(*character)) else {
        return 0;
    };
    let (marker, rest) = line.split_at(end);
    let is_marker = is_bullet(marker) || marker == "--" || is_enumerator(marker);
    // "* * *" is a rule.
    if is_marker && !is_signs(rest) { end + space.len_utf8() } else { 0 }
}

/// Characters of the longest marker: "(xviii)".
const LONGEST_MARKER: usize = 7;

/// Signs that mark list items.
const BULLETS: &str = "-–—*•‣◦·▪■□●○►➢✓§";

/// Whether `marker` is a sign that marks list items; a dash may be one.
pub fn is_bullet(marker: &str) -> bool {
    marker.chars().count() == 1 && BULLETS.contains(marker)
}

/// Whether `marker` is "1." "1)" "(1)" "a)" "(iv)" and the like.
pub fn is_enumerator(marker: &str) -> bool {
    let (inner, bracketed) = match marker.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (inner, true),
        None => match marker.strip_suffix(')').or_else(|| marker.strip_suffix('.')) {
            Some(inner) => (inner, marker.ends_with(')')),
            None => return false,
        },
    };
    let number = (1..=3).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_digit());
    let letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_alphabetic());
    let roman = (1..=5).contains(&inner.len()) && inner.bytes().all(|byte| b"ivx".contains(&byte));
    // "I." and "A." alone are more often initials than markers.
    let small = letter && inner.bytes().all(|byte| byte.is_ascii_lowercase());
    number || small || bracketed && (letter || roman)
}

/// Whether a sentence ends at the end of `line` or inside it.
pub fn holds_stop(line: &str) -> bool {
    ends_sentence(line) || line.contains(['。', '।', '؟', '۔']) || line.contains(". ") || line.contains("? ")
}

/// The columns that `line` and the first word of `next` need together.
pub fn need(text: &str, line: Line, next: Line) -> u16 {
    let word = next.body(text);
    let space = u16::from(!word.starts_with(is_unspaced));
    line.end_column().saturating_add(space).saturating_add(first_word_width(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_line_breaks_are_known() {
        let text = "one\r\ntwo\rthree\n\n  four\u{b}five\u{c}six\u{85}seven\u{2028}eight\u{2029}nine’s";
        let lines = read(text);
        let words: Vec<_> = lines.iter().map(|line| line.text(text)).collect();
        assert_eq!(words, ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine’s"]);
        assert_eq!((lines[3].blanks(), lines[3].indent(), lines[8].width()), (1, 2, 6));
        assert!(lines[5].begins_page(text, Some(lines[4])));
    }

    #[test]
    fn quotations_of_mail_have_a_prefix() {
        let text = "> > as agreed\n>\n> 3 > 2";
        let lines = read(text);
        assert_eq!(lines[0].body(text), "as agreed");
        assert!(lines[1].is_quoted() && lines[1].body(text).is_empty());
        assert_eq!(lines[2].body(text), "3 > 2");
    }

    #[test]
    fn sentences_end_and_begin() {
        assert!(ends_sentence("he said.”") && ends_sentence("Why?)") && ends_sentence("終わり。」"));
        assert!(
            ends_sentence("It closed.[3]") && ends_sentence("So long! 🙂") && ends_sentence("he said.[1][2]")
        );
        assert!(!ends_sentence("the leader of the") && !ends_sentence("as follows:"));
        assert!(ends_open("in the") && ends_open("Paris,") && !ends_open("the") && !ends_open("the end"));
        assert!(BINDING_WORDS.is_sorted());
        assert_eq!(opening("“but then"), Opening::Lower);
        assert_eq!(opening("(Łódź)"), Opening::Upper);
        assert_eq!(opening("港の"), Opening::Caseless);
        assert_eq!(opening("13–15 June"), Opening::Other);
    }

    #[test]
    fn any_space_may_follow_a_marker() {
        let spaces: Vec<char> = ('\0'..=char::MAX).filter(|c| is_blank(*c)).collect();
        assert_eq!(spaces.len(), 18, "Unicode's 25 characters of white space without the 7 that end lines");
        for space in spaces {
            for marker in ["-", "–", "•", "▪", "--", "1.", "12)", "(7)", "a)", "(iv)", "(xviii)"] {
                let line = format!("{marker}{space}Boats");
                let length = list_marker(&line);
                assert_eq!(line.get(length..), Some("Boats"), "{line:?}");
                assert_eq!(quote_prefix(&format!(">{space}{line}")) as usize, 1 + space.len_utf8());
            }
            assert_eq!(list_marker(&format!("*{space}*{space}*")), 0);
        }
        for line_end in ['\n', '\u{85}', '\u{2028}'] {
            assert_eq!(list_marker(&format!("1.{line_end}Boats are")), 0);
        }
    }

    #[test]
    fn markers_of_lists() {
        for line in ["- milk", "• eggs", "1. flour", "(12) salt", "a) water", "(iv) oil", "b. sugar"] {
            assert!(list_marker(line) > 0, "{line}");
        }
        for line in [
            "* * *",
            "-milk",
            "1990. That",
            "A. Novak said",
            "mill) x",
            "p.m. today",
            "10 eggs",
            "1.5 litres",
        ] {
            assert_eq!(list_marker(line), 0, "{line}");
        }
    }
}
