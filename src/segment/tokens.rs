//! Tokens: the words of UAX #29 (Unicode text segmentation), put together where news needs it: "U.S.", "$3.5bn",
//! "10-year-old", "13–15", web and e-mail addresses; and taken apart at possessives and between names.
//!
//! Text is read in chunks between white space. A chunk is divided into the word pieces of UAX #29, by a fast path
//! where it is ASCII, and the pieces are then joined to tokens from left to right.

use std::ops::Range;

use super::forms::{Words, takes_period};
use super::words;
use crate::lang::{Language, Packs, en, spaceless};
use crate::text::{ByteSpan, Token, TokenFlags, TokenKind, WordId};

/// Most parts that hyphens tie together to one word: longer chains are no words.
const MAX_PARTS: usize = 8;

/// Letters and digits of the longest part of a designation ("CRISPR").
const MAX_CODE: usize = 6;

/// Turns blocks of one text into tokens.
pub struct Tokenizer<'t, 'w> {
    text: &'t str,
    /// Reads runs of what is written without spaces.
    divider: spaceless::Divider,
    forms: &'w mut Words,
    /// The pieces of the current chunk; kept for its capacity.
    pieces: Vec<Piece>,
}

/// More pieces than a chunk of language has: a megabyte of marks without a space, of which no array may be longer than
/// it has to be.
const MANY_PIECES: usize = 1 << 12;

/// A word piece of UAX #29.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    span: ByteSpan,
    class: Class,
}

/// What a piece begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Currency,
    Hyphen,
    Period,
    Apostrophe,
    Punctuation,
    Symbol,
}

impl<'t, 'w> Tokenizer<'t, 'w> {
    /// A tokenizer that knows forms by `words`, and adds to them.
    pub fn new(text: &'t str, words: &'w mut Words) -> Self {
        Self {
            text,
            divider: spaceless::Divider::new(Language::UNDETERMINED, &Packs::default()),
            forms: words,
            pieces: Vec::new(),
        }
    }

    /// The same for a text in `language`, which tells Japanese from Chinese where the characters do not, with the packs
    /// that divide what is written without spaces.
    pub fn of_language(self, language: Language, packs: &Packs) -> Self {
        Self { divider: spaceless::Divider::new(language, packs), ..self }
    }

    /// The languages whose packs would have divided what has been read so far otherwise, perhaps.
    pub fn lacking(&self) -> &[Language] {
        self.divider.lacking()
    }

    /// Appends the tokens of one part of the text.
    pub fn tokenize(&mut self, part: ByteSpan, out: &mut Vec<Token>) {
        let first = out.len();
        self.divide_part(part, out);
        self.name(&mut out[first..]);
    }

    /// Gives tokens their words and shapes: in a pass of its own, so that the processor fetches the places of many forms
    /// at once.
    fn name(&mut self, tokens: &mut [Token]) {
        for token in tokens {
            let (word, shape) = self.forms.look(self.text, token.span.start(), token.span.end());
            token.word = word;
            if token.kind == TokenKind::Word {
                token.flags.set(shape);
            }
        }
    }

    /// Appends the tokens of one part of the text, which lack their words and shapes yet.
    fn divide_part(&mut self, part: ByteSpan, out: &mut Vec<Token>) {
        let mut before = TokenFlags::default();
        let mut at = part.start();
        while at < part.end() {
            let (length, flags) = white_space_at(self.text, at, part.end());
            if length > 0 {
                before.set(flags);
                at += length;
                continue;
            }
            at = match self.plain(at, part.end(), before, out) {
                Some(end) => end,
                None => {
                    let end = chunk_end(self.text, at, part.end());
                    self.chunk(at, end, before, out);
                    end
                }
            };
            before = TokenFlags::default();
        }
    }

    /// Appends the tokens of the chunk at `at` where it is of the plainest kind, and returns its end: a word of
    /// letters only, perhaps after an opening mark, perhaps before a mark. Most chunks are; the result is the same as
    /// [`Self::chunk`]'s, for less work.
    #[inline]
    fn plain(&mut self, at: usize, end: usize, before: TokenFlags, out: &mut Vec<Token>) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let word = at + usize::from(matches!(bytes[at], b'"' | b'(' | b'['));
        let word_end = words::letters_end(bytes, word, end);
        if word_end == word {
            return None;
        }
        let ends_chunk = |at: usize| at == end || matches!(bytes[at], b' ' | b'\t'..=b'\r');
        let mark = if ends_chunk(word_end) {
            None
        } else if ends_chunk(word_end + 1) {
            Some(bytes[word_end])
        } else {
            return None;
        };
        let mut kept_stop = false;
        match mark {
            None => {}
            // "www." is the beginning of an address.
            Some(b'.') if bytes[word_end - 1] != b'w' => {
                kept_stop = self.forms.takes_period(self.text, word, word_end)
            }
            Some(b',' | b';' | b'!' | b'?' | b')' | b']' | b'"') => {}
            Some(b':') => {}
            Some(_) => return None,
        }
        let mut before = before;
        if word > at {
            out.push(token(at, word, TokenKind::Punctuation, before));
            before = TokenFlags::default();
        }
        let token_end = word_end + usize::from(kept_stop);
        out.push(token(word, token_end, TokenKind::Word, before));
        if mark.is_some() && !kept_stop {
            out.push(token(word_end, word_end + 1, TokenKind::Punctuation, TokenFlags::default()));
        }
        Some(word_end + usize::from(mark.is_some()))
    }

    /// Appends the tokens of a run without white space.
    fn chunk(&mut self, start: usize, end: usize, before: TokenFlags, out: &mut Vec<Token>) {
        let chunk = &self.text[start..end];
        let first = out.len();
        if let Some((lead, length, kind)) = address(chunk) {
            self.pieces_to_tokens(start, start + lead, false, out);
            self.push(start + lead, start + lead + length, kind, out);
            self.pieces_to_tokens(start + lead + length, end, true, out);
        } else {
            self.pieces_to_tokens(start, end, false, out);
        }
        if let Some(token) = out.get_mut(first) {
            token.flags.set(before);
        }
    }

    /// Appends the tokens of a part of a chunk; `glued` tells whether a token stands directly before it.
    fn pieces_to_tokens(&mut self, start: usize, end: usize, glued: bool, out: &mut Vec<Token>) {
        if start == end {
            return;
        }
        let mut pieces = std::mem::take(&mut self.pieces);
        pieces.clear();
        divide(self.text, start, end, &mut self.divider, &mut pieces);
        if pieces.len() > MANY_PIECES {
            pieces.shrink_to_fit();
            // Hardly any are joined there. Only where the tokens at least double: many steps of one size would be quadratic.
            if pieces.len() > out.len() {
                out.reserve_exact(pieces.len());
            }
        }
        let mut at = 0;
        while at < pieces.len() {
            let (taken, kind) = Joiner { text: self.text, pieces: &pieces, glued }.join(at);
            let (from, to) = (pieces[at].span.start(), pieces[at + taken - 1].span.end());
            match kind {
                TokenKind::Word | TokenKind::Number if from < to => {
                    self.push_without_clitic(from, to, kind, out)
                }
                _ => self.push(from, to, kind, out),
            }
            at += taken;
        }
        if pieces.len() <= MANY_PIECES {
            self.pieces = pieces;
        }
    }

    /// A trailing "'s" becomes a token of its own, so that a name ends where it ends.
    fn push_without_clitic(&mut self, start: usize, end: usize, kind: TokenKind, out: &mut Vec<Token>) {
        let text = &self.text[start..end];
        let clitic = ["'s", "’s", "'S", "’S"].iter().find(|s| text.len() > s.len() && text.ends_with(**s));
        match clitic {
            Some(clitic) => {
                self.push(start, end - clitic.len(), kind, out);
                self.push(end - clitic.len(), end, TokenKind::Clitic, out);
            }
            None => self.push(start, end, kind, out),
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind, out: &mut Vec<Token>) {
        out.push(token(start, end, kind, TokenFlags::default()));
    }
}

/// The token of these bytes, without its word.
#[inline]
fn token(start: usize, end: usize, kind: TokenKind, flags: TokenFlags) -> Token {
    Token { span: ByteSpan::new(start, end), word: WordId::default(), kind, flags }
}

/// Length of the white space at `at` and what it means to the token after it; 0 where there is none.
#[inline]
fn white_space_at(text: &str, at: usize, end: usize) -> (usize, TokenFlags) {
    const SPACE: TokenFlags = TokenFlags::SPACE_BEFORE;
    const LINE: TokenFlags = TokenFlags::SPACE_BEFORE.with(TokenFlags::LINE_BEFORE);
    match text.as_bytes()[at] {
        b' ' | b'\t' | 0x0b | 0x0c => (1, SPACE),
        b'\n' | b'\r' => (1, LINE),
        0xc2 | 0xe1..=0xe3 => match text[at..end].chars().next() {
            Some(c @ ('\u{2028}' | '\u{2029}' | '\u{85}')) => (c.len_utf8(), LINE),
            Some(c) if is_space(c) => (c.len_utf8(), SPACE),
            _ => (0, TokenFlags::default()),
        },
        _ => (0, TokenFlags::default()),
    }
}

/// End of the run without white space that begins at `at`.
fn chunk_end(text: &str, at: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    let mut i = at;
    while i < end {
        match bytes[i] {
            b' ' | b'\t'..=b'\r' => return i,
            // The only bytes that white space beyond ASCII begins with.
            0xc2 | 0xe1..=0xe3 if text[i..end].starts_with(is_space) => return i,
            _ => i += 1,
        }
    }
    end
}

/// White space. Marks without width are symbols: whatever stands in a block stands in one of its sentences.
fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// A web or e-mail address or a handle inside a chunk: bytes before it, its length, its kind.
fn address(chunk: &str) -> Option<(usize, usize, TokenKind)> {
    let at_sign = memchr::memchr(b'@', chunk.as_bytes());
    let is_web = || {
        let lead = chunk.find(|c: char| c.is_ascii_alphanumeric())?;
        let rest = &chunk[lead..];
        let scheme = rest.find("://").is_some_and(|i| (2..=8).contains(&i) && rest.len() > i + 3);
        (scheme || rest.starts_with("www.")).then(|| (lead, trimmed(rest)))
    };
    if memchr::memchr2(b'/', b'w', chunk.as_bytes()).is_some()
        && let Some((lead, length)) = is_web()
    {
        return Some((lead, length, TokenKind::Url));
    }
    if let Some(at_sign) = at_sign {
        let is_local = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
        let local =
            chunk[..at_sign].chars().rev().take_while(|&c| is_local(c)).map(char::len_utf8).sum::<usize>();
        let domain = chunk[at_sign + 1..]
            .chars()
            .take_while(|&c| c.is_alphanumeric() || ".-_".contains(c))
            .map(char::len_utf8)
            .sum::<usize>();
        let domain = &chunk[at_sign + 1..at_sign + 1 + domain];
        let domain = domain.trim_end_matches(['.', '-']);
        if local > 0 && domain.contains('.') {
            return Some((at_sign - local, local + 1 + domain.len(), TokenKind::Email));
        }
        if local == 0 && !domain.is_empty() {
            return Some((at_sign, 1 + domain.len(), TokenKind::Handle));
        }
    }
    let hash = chunk.find('#').filter(|&i| i == 0 || !chunk.as_bytes()[i - 1].is_ascii_alphanumeric())?;
    let topic = chunk[hash + 1..].chars().take_while(|c| c.is_alphanumeric() || *c == '_');
    let topic = topic.map(char::len_utf8).sum::<usize>();
    let has_letter = chunk[hash + 1..hash + 1 + topic].chars().any(char::is_alphabetic);
    has_letter.then_some((hash, 1 + topic, TokenKind::Handle))
}

/// Length of a web address without the punctuation that follows it in a sentence.
fn trimmed(address: &str) -> usize {
    let mut end = address.find(['"', '<', '>', '“', '”', '»', '«', '|']).unwrap_or(address.len());
    let opened = address[..end].matches('(').count();
    let mut closed = address[..end].matches(')').count();
    loop {
        let Some(last) = address[..end].chars().next_back() else { return address.len() };
        // A closing bracket belongs to the address if it closes one that was opened there.
        let closes = last == ')' && opened < closed;
        closed -= usize::from(closes);
        if closes || matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | ']' | '}' | '\'' | '’' | '…') {
            end -= last.len_utf8();
        } else {
            return end;
        }
    }
}

/// Divides a chunk into the word pieces of UAX #29, and letters of scripts that are written without spaces into words.
fn divide(text: &str, start: usize, end: usize, divider: &mut spaceless::Divider, pieces: &mut Vec<Piece>) {
    let chunk = &text[start..end];
    let mut run_end = 0;
    for (at, piece) in words::words(chunk) {
        if at < run_end {
            continue;
        }
        if is_spaceless(piece) {
            run_end = divide_run(&chunk[at..], start + at, divider, pieces) - start;
            continue;
        }
        let span = ByteSpan::new(start + at, start + at + piece.len());
        push_piece(text, Piece { span, class: class_of(piece) }, pieces);
    }
}

/// Divides the letters that `rest` begins with into words, and returns where they end. A word ends where one of the
/// pieces of UAX #29 does, so that marks stay with their letters.
fn divide_run(rest: &str, start: usize, divider: &mut spaceless::Divider, pieces: &mut Vec<Piece>) -> usize {
    let piece_ends: Vec<usize> = words::words(rest)
        .take_while(|(_, piece)| is_spaceless(piece))
        .map(|(at, piece)| at + piece.len())
        .collect();
    let run = piece_ends.last().copied().unwrap_or(0);
    let mut ends = Vec::new();
    match piece_ends[..] {
        // One word, whatever a pack might say.
        [only] => ends.push(only),
        _ => divider.divide(&rest[..run], &mut ends),
    }
    let mut from = start;
    for end in ends.into_iter().filter(|end| piece_ends.binary_search(end).is_ok()) {
        pieces.push(Piece { span: ByteSpan::new(from, start + end), class: Class::Letter });
        from = start + end;
    }
    start + run
}

/// Whether a piece is of letters that are written without spaces between words.
fn is_spaceless(piece: &str) -> bool {
    piece.chars().next().is_some_and(spaceless::is_spaceless)
}

/// Appends a piece, or its three parts where a full stop stands between two sentences in it.
fn push_piece(text: &str, piece: Piece, pieces: &mut Vec<Piece>) {
    match glued_stop(piece.span.of(text)) {
        Some(stop) => {
            let (start, end) = (piece.span.start(), piece.span.end());
            let stop = ByteSpan::new(start + stop.start, start + stop.end);
            pieces.push(Piece { span: ByteSpan::new(start, stop.start()), ..piece });
            pieces.push(Piece { span: stop, class: class_of(stop.of(text)) });
            pieces.push(Piece { span: ByteSpan::new(stop.end(), end), class: Class::Letter });
        }
        None => pieces.push(piece),
    }
}

/// Where a full stop stands between two sentences that were glued together: "over.The next". UAX #29 reads that as
/// one word, as it does with a fullwidth stop ("over．The next").
fn glued_stop(piece: &str) -> Option<Range<usize>> {
    let stop = match memchr::memrchr(b'.', piece.as_bytes()) {
        Some(stop) => stop..stop + 1,
        None if piece.is_ascii() => return None,
        None => piece.rfind('．').map(|stop| stop..stop + '．'.len_utf8())?,
    };
    let (before, after) = (&piece[..stop.start], &piece[stop.end..]);
    let mut last = before.chars().rev();
    let ends_word = last.by_ref().take(2).filter(|c| c.is_lowercase()).count() == 2 && last.next().is_some();
    let mut next = after.chars();
    let begins_word = next.next().is_some_and(char::is_uppercase) && next.all(char::is_lowercase);
    let numeral = after.len() > 1 && after.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    (ends_word && (begins_word || numeral)).then_some(stop)
}

fn ascii_class(byte: u8) -> Class {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'_' => Class::Letter,
        b'0'..=b'9' => Class::Digit,
        b'$' => Class::Currency,
        b'-' => Class::Hyphen,
        b'.' => Class::Period,
        b'\'' => Class::Apostrophe,
        b'!' | b'"' | b'(' | b')' | b',' | b'/' | b':' | b';' | b'?' | b'[' | b']' | b'`' | b'{' | b'}' => {
            Class::Punctuation
        }
        _ => Class::Symbol,
    }
}

fn class_of(piece: &str) -> Class {
    let Some(c) = piece.chars().next() else { return Class::Symbol };
    match c {
        _ if c.is_ascii() => ascii_class(c as u8),
        '‐' | '‑' => Class::Hyphen,
        '’' | '‘' | 'ʼ' => Class::Apostrophe,
        '£' | '¢' | '¥' | '\u{20a0}'..='\u{20cf}' => Class::Currency,
        '…' => Class::Period,
        '\u{ad}' => Class::Symbol,
        _ if c.is_alphabetic() => Class::Letter,
        _ if c.is_numeric() => Class::Digit,
        '§' | '©' | '®' | '°' | '±' | '¬' | '¦' | '×' | '÷' | '†' | '‡' | '•' => Class::Symbol,
        '\u{a1}'..='\u{bf}' | '\u{2010}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{301f}' => {
            Class::Punctuation
        }
        '\u{ff01}' | '\u{ff08}' | '\u{ff09}' | '\u{ff0c}' | '\u{ff0e}' | '\u{ff1a}' | '\u{ff1b}'
        | '\u{ff1f}' => Class::Punctuation,
        '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{6d4}' | '\u{964}' | '\u{965}' | '\u{589}' => {
            Class::Punctuation
        }
        _ => Class::Symbol,
    }
}

/// Joins word pieces to tokens.
struct Joiner<'a> {
    text: &'a str,
    pieces: &'a [Piece],
    /// Whether a token stands directly before the first piece.
    glued: bool,
}

impl Joiner<'_> {
    /// How many pieces, from `at` on, make one token, and its kind.
    fn join(&self, at: usize) -> (usize, TokenKind) {
        let piece = self.pieces[at];
        match piece.class {
            Class::Currency if self.is(at + 1, Class::Digit) => (1 + self.number(at + 1), TokenKind::Number),
            Class::Currency | Class::Symbol => (1, TokenKind::Symbol),
            Class::Digit => (self.number(at), TokenKind::Number),
            Class::Letter => self.word(at),
            Class::Apostrophe => self.apostrophe(at),
            Class::Period | Class::Hyphen => {
                let same = |other: &Piece| other.class == piece.class;
                let run = self.pieces[at..].iter().take_while(|other| same(other)).count();
                (run, TokenKind::Punctuation)
            }
            Class::Punctuation => {
                // "``" is an opening quote of two pieces.
                let doubled =
                    self.str(at) == "`" && self.pieces.get(at + 1).is_some() && self.str(at + 1) == "`";
                (1 + usize::from(doubled), TokenKind::Punctuation)
            }
        }
    }

    /// "42,000", "13–15", "10:30", "2023-06-13", "10-year-old": pieces of a token that begins with a digit.
    fn number(&self, at: usize) -> usize {
        let mut taken = 1;
        while self.pieces.get(at + taken + 1).is_some() {
            let (mark, next) = (self.str(at + taken), self.pieces[at + taken + 1]);
            let next_text = self.str(at + taken + 1);
            let joined = match (mark, next.class) {
                ("-" | "–" | "‐" | "‑" | "−" | "/", Class::Digit) => true,
                (":", Class::Digit) => next_text.bytes().take_while(u8::is_ascii_digit).count() == 2,
                ("-" | "‐" | "‑", Class::Letter) => next_text.chars().all(|c| !c.is_uppercase()),
                _ => false,
            };
            if !joined {
                break;
            }
            taken += 2;
        }
        taken
    }

    /// A word: with its full stop if that belongs to it, with its hyphens where the whole is one word.
    fn word(&self, at: usize) -> (usize, TokenKind) {
        let word = self.str(at);
        const CURRENCY_LETTERS: [&str; 19] = [
            "US", "A", "C", "HK", "NZ", "S", "CA", "AU", "R", "RM", "Rs", "N", "NT", "EC", "FJ", "J", "MX",
            "RD", "TT",
        ];
        let has_sign = self.is(at + 1, Class::Currency) && self.is(at + 2, Class::Digit);
        if has_sign && CURRENCY_LETTERS.contains(&word) {
            return (2 + self.number(at + 2), TokenKind::Number);
        }
        let is_upper = |text: &str| text.bytes().all(|b| b.is_ascii_uppercase());
        if is_upper(word)
            && self.is(at + 1, Class::Symbol)
            && self.str(at + 1) == "&"
            && self.is(at + 2, Class::Letter)
        {
            // "AT&T", "R&D".
            if is_upper(self.str(at + 2)) {
                return (3, TokenKind::Word);
            }
        }
        let parts = self.hyphenated(at);
        if parts > 1 && self.is_one_word(at, parts) {
            return (2 * parts - 1, TokenKind::Word);
        }
        if parts == 1 && self.str_at(at + 1) == "." && self.str_at(at + 2) != "." && takes_period(word) {
            return (2, TokenKind::Word);
        }
        (1, TokenKind::Word)
    }

    /// Number of word pieces that hyphens tie together from `at` on.
    fn hyphenated(&self, at: usize) -> usize {
        let mut parts = 1;
        loop {
            let hyphen = at + 2 * parts - 1;
            let tied = self.is(hyphen, Class::Hyphen)
                && (self.is(hyphen + 1, Class::Letter) || self.is(hyphen + 1, Class::Digit));
            if !tied || parts == MAX_PARTS {
                return parts;
            }
            parts += 1;
        }
    }

    /// Whether the `parts` pieces tied by hyphens are one word ("high-tech", "COVID-19", "T-shirt") rather than
    /// names side by side ("Uzbek-German") or a name with something added ("Moscow-based").
    fn is_one_word(&self, at: usize, parts: usize) -> bool {
        let first = self.str(at);
        let rest = || (1..parts).map(|part| at + 2 * part);
        let has_upper = |text: &str| text.chars().any(char::is_uppercase);
        if has_upper(first) {
            let is_code =
                first.chars().all(|c| c.is_uppercase() || c.is_numeric()) && first.chars().count() <= 6;
            let numbered = parts == 2 && self.is(at + 2, Class::Digit);
            let lettered = first.chars().count() == 1 || en::is_compound_prefix(first);
            let plain = lettered && rest().all(|i| !has_upper(self.str(i)));
            return is_code && numbered || plain || self.is_designation(at, parts);
        }
        // "mid-2023" keeps its year apart.
        rest().all(|i| self.is(i, Class::Letter) && !has_upper(self.str(i)))
    }

    /// Whether the `parts` pieces are the name of a type or a substance, which mixes letters in both cases with numbers:
    /// "SARS-CoV-2", "CRISPR-Cas9", "Su-57", "mRNA-1273".
    fn is_designation(&self, at: usize, parts: usize) -> bool {
        let is_code = |part: usize| {
            let text = self.str(at + 2 * part);
            let capitals = text.bytes().filter(u8::is_ascii_uppercase).count();
            let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
            text.is_ascii()
                && text.len() <= MAX_CODE
                && (capitals > 1 || capitals == letters || letters < text.len())
        };
        let has_digit = |part: usize| self.str(at + 2 * part).bytes().any(|byte| byte.is_ascii_digit());
        let short = || {
            let first = self.str(at);
            parts == 2
                && first.len() == 2
                && first != "Rs"
                && !en::is_compound_prefix(first)
                && self.is(at + 2, Class::Digit)
        };
        has_digit(parts - 1) && ((0..parts).all(is_code) || short())
    }

    /// "'90s" is a number, "'s" by itself a clitic, anything else a mark.
    fn apostrophe(&self, at: usize) -> (usize, TokenKind) {
        let next = self.str_at(at + 1);
        if at == 0 && next.len() == 3 && next.ends_with('s') && self.is(at + 1, Class::Digit) {
            return (2, TokenKind::Number);
        }
        if (at > 0 || self.glued) && (next == "s" || next == "S") {
            return (2, TokenKind::Clitic);
        }
        let doubled = self.str(at) == "'" && next == "'";
        (1 + usize::from(doubled), TokenKind::Punctuation)
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.class == class)
    }

    fn str(&self, at: usize) -> &str {
        self.pieces[at].span.of(self.text)
    }

    /// As `str`, "" past the end.
    fn str_at(&self, at: usize) -> &str {
        if at < self.pieces.len() { self.str(at) } else { "" }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Tokens with a mark for each kind but words: "n" numbers, "c" clitics, "." punctuation, "*" symbols, "u" web
    /// addresses, "e" e-mail addresses, "h" handles.
    fn check(text: &str, expected: &str) {
        let mut words = Words::default();
        let mut tokens = Vec::new();
        Tokenizer::new(text, &mut words).tokenize(ByteSpan::new(0, text.len()), &mut tokens);
        let marks = ["", "n:", "c:", ".:", "*:", "u:", "e:", "h:"];
        let found: Vec<_> =
            tokens.iter().map(|t| format!("{}{}", marks[t.kind as usize], t.span.of(text))).collect();
        assert_eq!(found.join(" "), expected, "tokens of {text:?}");
    }

    #[test]
    fn plain_words_and_marks() {
        check("It was, in short, over.", "It was .:, in short .:, over .:.");
        check("“So”—he said…", ".:“ So .:” .:— he said .:…");
        check("wait... no -- yes", "wait .:... no .:-- yes");
        check("", "");
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        check(
            "The U.S. and Mr. J. Doe at 5 p.m. on Jan. 3.",
            "The U.S. and Mr. J. Doe at n:5 p.m. on Jan. n:3 .:.",
        );
        check("e.g. Acme Inc., vs. others etc.", "e.g. Acme Inc. .:, vs. others etc.");
        check("It was I. The end.", "It was I .:. The end .:.");
    }

    #[test]
    fn numbers_and_money() {
        check("$3.5bn, £300m and US$20 million", "n:$3.5bn .:, n:£300m and n:US$20 million");
        check("42.5% (267.5 thousand)", "n:42.5 *:% .:( n:267.5 thousand .:)");
        check("13–15 June 2013-2022", "n:13–15 June n:2013-2022");
        check("on 2023-06-13 at 10:30, 9/11", "on n:2023-06-13 at n:10:30 .:, n:9/11");
        check("a 10-year-old in the 1990s, the '90s", "a n:10-year-old in the n:1990s .:, the n:'90s");
        check("1,000,000 or 18th", "n:1,000,000 or n:18th");
        check("€ 5", "*:€ n:5");
    }

    #[test]
    fn designations_are_words() {
        check(
            "The MERS-CoV-2, a Tu-22, mRNA-90 and CRISPR-Cas3",
            "The MERS-CoV-2 .:, a Tu-22 .:, mRNA-90 and CRISPR-Cas3",
        );
        check("Rs-50 Orrin-2", "Rs .:- n:50 Orrin .:- n:2");
    }

    #[test]
    fn possessives_stand_apart() {
        check("the leader’s stay, Korea's", "the leader c:’s stay .:, Korea c:'s");
        check("workers' don't it's", "workers .:' don't it c:'s");
        check("the 1980's U.S.'s", "the n:1980 c:'s U.S. c:'s");
    }

    #[test]
    fn hyphens_join_words_not_names() {
        check("a high-tech e-commerce T-shirt", "a high-tech e-commerce T-shirt");
        check("High-tech COVID-19 F-16", "High-tech COVID-19 F-16");
        check("Uzbek-German Moscow-based al-Assad", "Uzbek .:- German Moscow .:- based al .:- Assad");
        check("mid-2023 mid-June", "mid .:- n:2023 mid .:- June");
        check("AT&T and R&D", "AT&T and R&D");
    }

    #[test]
    fn addresses() {
        check("It is over.The rest", "It is over .:. The rest");
        check("мосту.Дети ждали", "мосту .:. Дети ждали");
        check("It is over．The rest", "It is over .:． The rest");
        check("“over.The rest” 3.5bn.The", ".:“ over .:. The rest .:” n:3.5bn .:. The");
        check("See https://example.org/a_(b), now.", "See u:https://example.org/a_(b) .:, now .:.");
        check("(www.example.com).", ".:( u:www.example.com .:) .:.");
        check("Write to jo.doe@example.com.", "Write to e:jo.doe@example.com .:.");
        check("@paper's #Budget2024 #1", "h:@paper c:'s h:#Budget2024 *:# n:1");
        check("http:// jo@example.com’s", "http .:: .:/ .:/ e:jo@example.com c:’s");
    }

    #[test]
    fn other_scripts() {
        check("한국어 문장.", "한국어 문장 .:.");
        check("今日は。", "今日 は .:。");
        check("Ташкент — столица", "Ташкент .:— столица");
    }

    /// The tokens of `text` with every chunk read in the general way.
    fn without_short_cut(text: &str) -> Vec<Token> {
        let mut words = Words::default();
        let mut tokenizer = Tokenizer::new(text, &mut words);
        let (mut tokens, mut before, mut at) = (Vec::new(), TokenFlags::default(), 0);
        while at < text.len() {
            let (length, flags) = white_space_at(text, at, text.len());
            before.set(flags);
            at += length;
            if length == 0 {
                let end = chunk_end(text, at, text.len());
                tokenizer.chunk(at, end, before, &mut tokens);
                (before, at) = (TokenFlags::default(), end);
            }
        }
        tokenizer.name(&mut tokens);
        tokens
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn the_short_cut_changes_nothing(
            text in "[ -~\n]{0,40}|([\"(\\[]?[A-Za-zéЖ한]{1,4}[.,;:!?)\"'’-]{0,2}[ \n\u{a0}]){0,8}|((Mr|No|www|U.S|I|п|etc)[.,:]? ){0,5}"
        ) {
            let mut words = Words::default();
            let mut tokens = Vec::new();
            Tokenizer::new(&text, &mut words).tokenize(ByteSpan::new(0, text.len()), &mut tokens);
            prop_assert_eq!(tokens, without_short_cut(&text));
        }

        #[test]
        fn tokens_ascend_and_leave_out_only_white_space(text in "\\PC{0,60}|[ \t\na-zA-Z0-9.,'’$@#:/-]{0,60}") {
            let mut words = Words::default();
            let mut tokens = Vec::new();
            Tokenizer::new(&text, &mut words).tokenize(ByteSpan::new(0, text.len()), &mut tokens);
            let mut at = 0;
            for token in &tokens {
                prop_assert!(token.span.start() >= at && token.span.end() > token.span.start());
                prop_assert!(text[at..token.span.start()].chars().all(is_space));
                at = token.span.end();
            }
            prop_assert!(text[at..].chars().all(is_space));
        }
    }
}
