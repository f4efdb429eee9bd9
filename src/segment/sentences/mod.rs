//! Sentences: ranges of tokens that end with a full stop, question or exclamation mark, except where the stop
//! belongs to an abbreviation or the sentence plainly goes on.
//!
//! A block is read once, from left to right, with a bounded look at the tokens beside each mark: rules, no model.
//! Where a mark stands decides first (in brackets, in a quotation, after an abbreviation), then what follows it.
//!
//! # Differences from UAX #29
//!
//! Of the 512 cases of Unicode's sentence break test (version 17) 476 have the same boundaries, white space aside. What
//! is different on purpose, here and in running text:
//!
//! | Difference | Example, with a bar at each boundary |
//! | --- | --- |
//! | White space belongs to no sentence. | "It rained.", "They left." |
//! | A single line break inside a paragraph is white space. | "It⏎rained.\|They left." |
//! | A sentence does not end after an abbreviation before a name or number. | "Mr. Roe ate.\|See p. 5." |
//! | It may end before a small letter after a whole word. | "it rained.\|we left." |
//! | It ends where two sentences are glued together. | "It rained.\|They left." without the space |
//! | A mark before a word, after white space or nothing, is part of the word. | "!Kung", ".net" |
//! | Brackets inside a sentence and short quotations hold it together. | "He cried “Out! Out!” again.\|" |
//! | Marks of footnotes and emoticons belong to the sentence before. | "It rained.\[7\]\|They left :)\|" |
//! | Three stops with white space between do not end a sentence, four do. | "It . . . We\|", "It . . . .\|We\|" |
//! | The next item of a list begins a sentence without any mark before it. | "1. Rain\|2. Snow\|" |
//! | The Greek ";", the Armenian ":" and the Tibetan "།" end sentences, the Burmese "၊" does not. | |
//! | A sign without width that stands alone (a word joiner after a mark) is not looked through. | |
//!
//! The test `differences_from_unicode_are_those_listed` holds the cases of Unicode's test that differ.

mod lists;
mod marks;
mod stops;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod unicode;

use crate::lang::{Language, Pack};
use crate::text::{Sentence, Token, TokenFlags, TokenKind, TokenRange};
use lists::Marker;
use marks::{Pair, Side, Terminal};

/// Divides the blocks of one text into sentences.
pub struct Splitter<'t> {
    text: &'t str,
    language: Language,
    /// What is known of it.
    pack: &'t Pack,
}

impl<'t> Splitter<'t> {
    /// A splitter for a text of the pack's language.
    pub fn new(text: &'t str, pack: &'t Pack) -> Self {
        Self { text, language: pack.language(), pack }
    }

    /// Appends the sentences of one block, whose tokens are `range`. Together they hold all of its tokens.
    pub fn split(&self, tokens: &[Token], range: TokenRange, block: u32, out: &mut Vec<Sentence>) {
        let (first, end) = (range.start(), range.end());
        let mut scan = Scan {
            splitter: self,
            tokens: &tokens[..end],
            first,
            start: first,
            list: None,
            inside: [None; 2],
            closers: [first; Pair::ALL.len()],
        };
        while scan.start < end {
            let start = scan.start;
            let ends = scan.sentence_end();
            out.push(Sentence { tokens: TokenRange::new(start, ends), block });
            scan.start = ends;
        }
    }
}

/// Marks before a sentence's first word that are looked at.
const MAX_OPENING_MARKS: usize = 8;

/// Tokens of the longest brackets that hold a sentence together.
const MAX_BRACKETS: usize = 60;

/// Tokens of the longest quotation that is looked for.
const MAX_QUOTATION: usize = 200;

/// Tokens of the longest quotation that is read as a part of the sentence around it.
const MAX_PHRASE: usize = 12;

/// Words of the longest name of who said something, with a title.
const MAX_SPEAKER: usize = 5;

/// Characters of a line that divides ("-----").
const MIN_DIVIDER: usize = 5;

/// What stands at a token.
enum Look {
    /// The sentence ends before this token.
    Ends(usize),
    /// It does not; this token is the next to look at, so that a run of marks is read once.
    GoesOn(usize),
}

/// A pair of marks that is open.
#[derive(Clone, Copy)]
struct Inside {
    pair: Pair,
    /// The mark that opens it.
    open: usize,
    /// The mark that closes it.
    close: usize,
    /// Whether it was opened in the middle of a sentence.
    embedded: bool,
}

/// The reading of one block.
struct Scan<'a> {
    splitter: &'a Splitter<'a>,
    /// Up to the end of the block.
    tokens: &'a [Token],
    /// Index of the block's first token.
    first: usize,
    /// First token of the sentence.
    start: usize,
    /// The last marker of a list.
    list: Option<Marker>,
    /// The brackets and the quotation that were opened last.
    inside: [Option<Inside>; 2],
    /// For each pair, up to where its next closing mark was looked for: each token is looked at once.
    closers: [usize; Pair::ALL.len()],
}

impl Scan<'_> {
    /// The end of the sentence that begins at `start`.
    fn sentence_end(&mut self) -> usize {
        let mut at = self.take_marker();
        while let Some(token) = self.tokens.get(at) {
            let look = match token.kind {
                TokenKind::Punctuation | TokenKind::Symbol => self.mark(at),
                TokenKind::Word if token.flags.has(TokenFlags::PERIOD) => self.abbreviation(at),
                TokenKind::Number => self.number(at),
                TokenKind::Word if self.list.is_some() && token.span.len() == 1 => self.item(at),
                TokenKind::Word if self.is_underscored(token) && self.is_divider(at) => self.divider(at),
                _ => Look::GoesOn(at + 1),
            };
            match look {
                Look::Ends(end) if end > self.start && end < self.tokens.len() => return end,
                Look::Ends(end) | Look::GoesOn(end) => at = end.max(at + 1),
            }
        }
        self.tokens.len()
    }

    /// Whether a token that is a word begins with an underscore, as only dividers and names in programs do.
    fn is_underscored(&self, token: &Token) -> bool {
        self.splitter.text.as_bytes().get(token.span.start()) == Some(&b'_')
    }

    /// A number may count an item of a list.
    fn number(&mut self, at: usize) -> Look {
        match self.open_list(at) {
            Some(end) => Look::GoesOn(end),
            None => self.item(at),
        }
    }

    /// What may be the marker of the next item in a list.
    fn item(&self, at: usize) -> Look {
        if self.begins_item(at) { Look::Ends(at) } else { Look::GoesOn(at + 1) }
    }

    /// A mark or sign.
    fn mark(&mut self, at: usize) -> Look {
        let Some(c) = self.char_at(at) else { return Look::GoesOn(at + 1) };
        match c {
            ',' => Look::GoesOn(at + 1),
            '.' | '!' | '?' => {
                self.terminal(at, if c == '.' { Terminal::Stop } else { Terminal::Exclamation })
            }
            '-' | '=' | '*' | '~' | '#' | '_' if self.is_divider(at) => self.divider(at),
            ':' | ';' | '=' if self.emoticon(at).is_some() => self.after_emoticon(at),
            ':' if self.is_language("hy") => self.terminal(at, Terminal::Plain),
            ';' | '\u{37e}' if self.is_language("el") => self.terminal(at, Terminal::Exclamation),
            '(' if self.begins_item(at) => Look::Ends(at),
            _ => match marks::terminal(c) {
                Some(terminal) => self.terminal(at, terminal),
                None if marks::is_bullet(c) && self.begins_item(at) => Look::Ends(at),
                None => {
                    self.open(at);
                    Look::GoesOn(at + 1)
                }
            },
        }
    }

    /// Notes the brackets or the quotation that a mark opens.
    fn open(&mut self, at: usize) {
        let Some(pair) = self.opens(at) else { return };
        let slot = usize::from(pair.is_quotation());
        if self.inside[slot].is_some_and(|inside| at < inside.close) {
            return;
        }
        let limit = if matches!(pair, Pair::Round | Pair::Square) { MAX_BRACKETS } else { MAX_QUOTATION };
        let close = self.next_closer(pair, at + 1);
        if close - at <= limit && close < self.tokens.len() {
            self.inside[slot] = Some(Inside { pair, open: at, close, embedded: at > self.start });
        }
    }

    /// The first mark from `from` on that closes such a pair; the end of the block where there is none.
    fn next_closer(&mut self, pair: Pair, from: usize) -> usize {
        let mut at = self.closers[pair as usize].max(from);
        while at < self.tokens.len() && !self.closes(at, pair) {
            at += 1;
        }
        self.closers[pair as usize] = at;
        at
    }

    /// The pair that the mark at `at` opens.
    fn opens(&self, at: usize) -> Option<Pair> {
        match marks::side(self.str(at))? {
            // The mouth of ":(" opens nothing.
            Side::Opens(Pair::Round) if self.is_glued(at) && self.is_eyes(at - 1) => None,
            Side::Opens(pair) => Some(pair),
            Side::Either(pair) => {
                let opens = match (self.is_glued(at), self.is_glued(at + 1)) {
                    (false, true) => true,
                    (true, true) => {
                        let spaceless = || self.str(at) == "“" && stops::is_ideographic(self.str(at + 1));
                        self.follows_opening(at) || spaceless()
                    }
                    // « Oui », with white space inside the marks.
                    (false, false) => matches!(self.str(at), "«" | "‹" | "“" | "‘"),
                    (true, false) => false,
                };
                opens.then_some(pair)
            }
            Side::Closes(_) => None,
        }
    }

    /// Whether the mark at `at` closes such a pair.
    fn closes(&self, at: usize, pair: Pair) -> bool {
        if self.tokens[at].kind != TokenKind::Punctuation {
            return false;
        }
        match marks::side(self.str(at)) {
            Some(Side::Closes(closed)) => closed == pair,
            Some(Side::Either(closed)) => closed == pair && self.is_closing(at),
            _ => false,
        }
    }

    /// Whether a mark that may open or close closes here: no white space before it, and none or a mark after it.
    fn is_closing(&self, at: usize) -> bool {
        let next = self.tokens.get(at + 1);
        if self.is_glued(at) {
            let apart = next.is_none_or(|next| next.space_before() || !next.is_countable());
            // “好。”他 has no white space after its mark, nor has “Yes.”²
            let closes = |next: &str| {
                next.chars().all(marks::is_note) || self.str(at) == "”" && stops::is_ideographic(next)
            };
            return (apart || closes(self.str(at + 1))) && !self.follows_opening(at);
        }
        let alone = next.is_none_or(Token::space_before);
        alone && !matches!(self.str(at), "«" | "‹" | "“" | "‘")
    }

    /// Whether the token before `at` opens something, so that a straight mark after it opens, too.
    fn follows_opening(&self, at: usize) -> bool {
        at > self.first
            && matches!(self.str(at - 1), "(" | "[" | "“" | "„" | "«" | "‘" | "``" | "-" | "–" | "—" | "--")
    }

    /// The end of a mark that ends sentences, and of what belongs to it.
    fn terminal(&mut self, at: usize, kind: Terminal) -> Look {
        let run = self.run_end(at);
        if self.continues(at, run, kind) {
            return Look::GoesOn(run);
        }
        if kind == Terminal::Stop
            && !self.is_glued(at)
            && at > self.first
            && let Some(end) = self.spaced_ellipsis(at)
        {
            // Three stops leave something out; a fourth, before or after them, ends the sentence.
            let four = end >= at + 4 || self.str(at - 1) == "." && self.is_glued(at - 1);
            let closed = self.closing(end);
            let ends = four && closed < self.tokens.len() && at > self.start && self.can_begin(closed);
            return if ends { Look::Ends(closed) } else { Look::GoesOn(end) };
        }
        let closed = self.closing(run);
        let noted = self.footnotes(closed);
        let end = self.emoticon(noted).unwrap_or(noted);
        if end >= self.tokens.len() {
            return Look::GoesOn(run);
        }
        let is_question = kind == Terminal::Exclamation && closed > run;
        if self.holds_together(at, run, end, kind) || is_question && self.is_attributed(end) {
            return Look::GoesOn(run);
        }
        let ends = match kind {
            Terminal::Plain => true,
            _ if self.tokens[end].space_before() => {
                self.can_begin(end) && !self.goes_on_after(at, run, end)
                    || end == run && self.begins_lower(at, run, kind)
                    || end > noted && self.tokens[end].is_word()
                    || kind == Terminal::Stop && self.begins_left_out(end)
            }
            _ => self.begins_glued(at, end),
        };
        // A mark that ends nothing leaves the quotation marks after it to be read.
        if ends { Look::Ends(end) } else { Look::GoesOn(run) }
    }

    /// Past the marks that stand directly after the one at `at` and end sentences, too: "?!".
    fn run_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.is_glued(end) && self.char_at(end).is_some_and(|c| marks::terminal(c).is_some()) {
            end += 1;
        }
        end
    }

    /// Whether brackets or a quotation around the mark at `at` keep their sentence together.
    fn holds_together(&self, at: usize, run: usize, end: usize, kind: Terminal) -> bool {
        let around = |inside: &Inside| at < inside.close;
        let ends_inside = |inside: &Inside| run < inside.close && end <= inside.close;
        self.inside.iter().flatten().any(|inside| match inside.pair {
            Pair::Round | Pair::Square => inside.embedded && around(inside) && ends_inside(inside),
            // 「行くよ。待って」と言った
            Pair::Corner => {
                let part = inside.embedded
                    || self.is_glued(inside.close + 1) && self.tokens[inside.close + 1].is_word();
                part && around(inside) && ends_inside(inside)
            }
            // “走。”他说
            Pair::Double if around(inside) && kind == Terminal::Plain => {
                let told = !inside.embedded
                    && end == inside.close + 1
                    && self.is_glued(end)
                    && self.tokens[end].is_word();
                told || ends_inside(inside) && self.is_dash(end)
            }
            // “What? Why?” he asked. The marks of an embedded quotation are not those of its sentence.
            Pair::Double | Pair::Single if around(inside) => {
                let embedded = kind == Terminal::Exclamation && self.is_phrase(inside);
                let within = ends_inside(inside) && (embedded || self.is_dash(end));
                let aside = embedded && end == inside.close + 1 && self.str(end) == "(";
                within || aside
            }
            _ => false,
        })
    }

    /// Whether a quotation in the middle of a sentence is part of it: a short one, or one in single marks that ends
    /// in a mark of its own, since an apostrophe may look like its beginning or end.
    fn is_phrase(&self, quotation: &Inside) -> bool {
        let ends_in_mark = || self.char_at(quotation.close - 1).is_some_and(|c| marks::terminal(c).is_some());
        quotation.embedded
            && match quotation.pair {
                Pair::Single => ends_in_mark(),
                _ => quotation.close - quotation.open <= MAX_PHRASE,
            }
    }

    /// Past the closing quotation marks and brackets that stand at `at`.
    fn closing(&self, mut at: usize) -> usize {
        while self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Punctuation) {
            let closes = match marks::side(self.str(at)) {
                Some(Side::Closes(_)) => self.is_glued(at),
                Some(Side::Either(_)) => self.is_closing(at),
                _ => false,
            };
            if !closes {
                break;
            }
            at += 1;
        }
        at
    }

    /// Past the marks of footnotes at `at`: "[7][8]", "²", "†", and a number that stands directly after the mark or
    /// before a word that begins sentences.
    fn footnotes(&self, at: usize) -> usize {
        let mut end = at;
        while self.is_glued(end) && self.str(end).chars().all(marks::is_note) {
            end += 1;
        }
        if end > at {
            return end;
        }
        while self.str_at(end) == "["
            && self.str_at(end + 2) == "]"
            && self.is_glued(end + 1)
            && self.is_glued(end + 2)
        {
            let is_note = self.tokens[end + 1].kind == TokenKind::Number || self.str(end + 1).len() == 1;
            if !is_note {
                break;
            }
            end += 3;
        }
        if end == at && self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number) {
            let is_small = self.str(at).len() <= 3 && self.str(at).bytes().all(|byte| byte.is_ascii_digit());
            let apart = self.tokens.get(at + 1).is_some_and(Token::space_before);
            let is_note = if self.is_glued(at) { self.can_begin(at + 1) } else { self.is_starter(at + 1) };
            if is_small && apart && is_note {
                return at + 1;
            }
        }
        end
    }

    /// The end of the emoticon at `at`.
    fn emoticon(&self, at: usize) -> Option<usize> {
        let token = self.tokens.get(at)?;
        if !token.space_before() || token.kind != TokenKind::Punctuation {
            return None;
        }
        let start = token.span.start();
        let length = marks::emoticon(self.splitter.text.get(start..)?)?;
        let mut end = at;
        while self.tokens.get(end).is_some_and(|token| token.span.end() <= start + length) {
            end += 1;
        }
        Some(end).filter(|&end| end > at)
    }

    /// An emoticon ends its sentence where another may begin after it.
    fn after_emoticon(&self, at: usize) -> Look {
        let Some(end) = self.emoticon(at) else { return Look::GoesOn(at + 1) };
        let capital = self.tokens.get(end).is_some_and(Token::is_capitalized);
        if capital && at > self.start { Look::Ends(end) } else { Look::GoesOn(end) }
    }

    /// Whether a line that divides begins at `at`: "=====", "_____".
    fn is_divider(&self, at: usize) -> bool {
        let span = self.tokens[at].span;
        let bytes = &self.splitter.text.as_bytes()[span.start()..];
        let Some(&first @ (b'-' | b'=' | b'*' | b'~' | b'#' | b'_')) = bytes.first() else { return false };
        !self.is_glued(at)
            && bytes.iter().take(MIN_DIVIDER).filter(|&&byte| byte == first).count() == MIN_DIVIDER
    }

    /// A line that divides ends the sentence before it; what it belongs to ends with it.
    fn divider(&self, at: usize) -> Look {
        if at > self.start {
            return Look::Ends(at);
        }
        let first = self.char_at(at);
        let mut end = at + 1;
        while self.is_glued(end) && self.char_at(end) == first {
            end += 1;
        }
        if self.is_glued(end) { Look::GoesOn(end) } else { Look::Ends(end) }
    }

    /// Whether the token at `at` begins a line.
    fn begins_line(&self, at: usize) -> bool {
        at == self.first || self.tokens[at].flags.has(TokenFlags::LINE_BEFORE)
    }

    /// Whether no white space stands before the token at `at`, which is there.
    fn is_glued(&self, at: usize) -> bool {
        at > self.first && self.tokens.get(at).is_some_and(|token| !token.space_before())
    }

    fn is_dash(&self, at: usize) -> bool {
        matches!(self.str_at(at), "-" | "–" | "—" | "--")
    }

    /// Whether the token at `at` may be the eyes or the nose of an emoticon.
    fn is_eyes(&self, at: usize) -> bool {
        matches!(self.str(at), ":" | ";" | "=" | "-" | ":-")
    }

    fn is_language(&self, code: &str) -> bool {
        self.splitter.language.code() == code
    }

    // Out of line: many places ask, and the size of the first WebAssembly file counts.
    #[inline(never)]
    fn str(&self, at: usize) -> &str {
        self.tokens[at].span.of(self.splitter.text)
    }

    /// As `str`, "" past the end of the block.
    fn str_at(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.splitter.text))
    }

    /// The first character of a token. Out of line as `str`.
    #[inline(never)]
    fn char_at(&self, at: usize) -> Option<char> {
        self.str_at(at).chars().next()
    }
}
