//! What a full stop, question or exclamation mark does where it stands.

use super::marks::{self, Side, Terminal};
use super::{Look, MAX_OPENING_MARKS, MAX_SPEAKER, Scan};
use crate::lang::classes::Classes;
use crate::lang::{AbbreviationRole, en};
use crate::text::{Token, TokenFlags, TokenKind};

/// Letters that a word needs at least so that its full stop before a small letter is not taken for an abbreviation's,
/// in a language whose abbreviations are all known, and in any other.
const MIN_WORD: (usize, usize) = (3, 5);

/// Letters of the longest unknown abbreviation before a number.
const MAX_CLIPPED: usize = 5;

/// Tokens at the beginning of a sentence in which a time only tells when: "At 5 a.m. Mr. Smith went".
const MAX_TIME_PHRASE: usize = 4;

/// Languages that write ordinal numbers with a full stop ("12. Juni").
const ORDINAL_STOPS: [&str; 18] = [
    "de", "da", "nb", "nn", "no", "fi", "cs", "sk", "hu", "sl", "hr", "sr", "bs", "is", "et", "lv", "tr",
    "pl",
];

/// German, Danish and Norwegian nouns whose number comes after them and is no ordinal.
const COUNTING_NOUNS: [&str; 13] = [
    "Seite", "Seiten", "Kapitel", "Artikel", "Nummer", "Platz", "Rang", "Gleis", "Zimmer", "side", "kapitel",
    "artikel", "nummer",
];

/// English nouns that a single letter after them tells from their like: "size S", "Group B".
const LETTERED_NOUNS: &[&str] = &[
    "appendix",
    "article",
    "block",
    "category",
    "class",
    "exhibit",
    "formula",
    "gate",
    "grade",
    "group",
    "hepatitis",
    "influenza",
    "model",
    "option",
    "part",
    "phase",
    "plan",
    "row",
    "section",
    "serie",
    "size",
    "terminal",
    "type",
    "unit",
    "vitamin",
    "war",
    "zone",
];

impl Scan<'_> {
    /// A word that ends in its own full stop.
    pub fn abbreviation(&mut self, at: usize) -> Look {
        let closed = self.closing(at + 1);
        let end = self.footnotes(closed);
        let Some(next) = self.tokens.get(end) else { return Look::GoesOn(at + 1) };
        let ends = if end > at + 1 {
            next.space_before()
                && self.can_begin(end)
                && !self.closes_brackets(at, end)
                && !self.holds_together(at, at + 1, end, Terminal::Stop)
        } else {
            next.space_before() && self.can_begin(end) && self.abbreviation_ends(at, end)
        };
        if ends { Look::Ends(end) } else { Look::GoesOn(at + 1) }
    }

    /// Whether brackets in the middle of a sentence are closed between an abbreviation and `end`: "(N.J.)".
    fn closes_brackets(&self, at: usize, end: usize) -> bool {
        self.inside[0].is_some_and(|inside| inside.embedded && (at..end).contains(&inside.close))
    }

    /// Whether the abbreviation whose last token is before `end` also ends its sentence.
    fn abbreviation_ends(&self, at: usize, end: usize) -> bool {
        let word = self.str(at).trim_end_matches('.');
        let role = self.role(at, word);
        let ends = self.is_lettered(at, word) && self.tokens[end].is_capitalized()
            || self.ends_after(role, at, end)
            || word.contains('.') && self.begins_after_letters(at, end);
        ends && !self.holds_together(at, end, end, Terminal::Stop)
    }

    /// What usually follows the abbreviation at `at`.
    fn role(&self, at: usize, word: &str) -> AbbreviationRole {
        // "A. His name is …", "P.S. I am …": what begins a sentence is not all of it.
        if at == self.start && (is_single(word) || is_postscript(word)) {
            return AbbreviationRole::BeforeName;
        }
        // "120.5°C."
        if is_single(word) && self.is_glued(at) && self.str(at - 1) == "°" {
            return AbbreviationRole::AfterTime;
        }
        self.own_role(word).unwrap_or_else(|| en::abbreviation_role(word))
    }

    /// The same by the language's own list; what is elided before an apostrophe ("l'Ing.") is no part of the word.
    fn own_role(&self, word: &str) -> Option<AbbreviationRole> {
        let pack = self.splitter.pack;
        pack.abbreviation(word).or_else(|| pack.abbreviation(word.split_once(['\'', '’'])?.1))
    }

    /// "It wears size S. Fits well.": a letter that is no initial of the name after it.
    fn is_lettered(&self, at: usize, word: &str) -> bool {
        is_single(word)
            && at > self.start
            && self.is_language("en")
            && LETTERED_NOUNS.iter().any(|noun| noun.eq_ignore_ascii_case(self.str(at - 1)))
    }

    /// Whether an abbreviation of `role` at token `at` ends the sentence before token `end`.
    fn ends_after(&self, role: AbbreviationRole, at: usize, end: usize) -> bool {
        let last = self.tokens.len().min(end + MAX_OPENING_MARKS);
        let first_word = (end..last).find(|&i| self.tokens[i].kind != TokenKind::Punctuation);
        let Some(first_word) = first_word else { return false };
        let opens_quote = first_word > end && matches!(self.str(end), "“" | "\"" | "«" | "„" | "``");
        let starter = self.is_starter(first_word);
        match role {
            AbbreviationRole::BeforeName => false,
            AbbreviationRole::BeforeNumber => starter,
            AbbreviationRole::AfterTime => {
                let capital = self.tokens[first_word].is_capitalized();
                let phrase = at < self.start + MAX_TIME_PHRASE && !starter;
                capital && !phrase && !en::follows_time(self.str(first_word)) || opens_quote
            }
            AbbreviationRole::Any => starter || opens_quote,
        }
    }

    /// "in the U.S. Millions came": whether the next sentence begins at `end` with a word that is no name, and stands
    /// before a small one as no word of a heading does.
    fn begins_after_letters(&self, at: usize, end: usize) -> bool {
        let is_lower = |token: &Token| token.is_word() && !token.is_capitalized();
        at > self.start
            && self.tokens.get(end + 1).is_some_and(is_lower)
            && self.tokens[end].is_capitalized()
            && self.splitter.pack.begins_after_letters(self.str(end))
    }

    /// Whether the word at `at` often begins a sentence and seldom follows an abbreviation within one.
    pub fn is_starter(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        if !token.is_word() {
            return false;
        }
        let word = self.str(at);
        let capitalized = token.is_capitalized() && !token.flags.has(TokenFlags::PERIOD);
        self.splitter.pack.begins_sentences(word, capitalized)
    }

    /// Whether `at` tells who said what was quoted before it: "“Are they all there?” Ada Roth asked."
    pub fn is_attributed(&self, at: usize) -> bool {
        let is_name = |token: &&Token| token.is_word() && token.is_capitalized();
        let words = self.tokens[at..].iter().take(MAX_SPEAKER).take_while(is_name).count();
        let says = || {
            let Some(verb) = self.tokens.get(at + words).filter(|token| token.is_word()) else {
                return false;
            };
            let verb = verb.span.of(self.splitter.text);
            let classes = self.splitter.pack.look_up(verb);
            let is_verb = !classes.any(Classes::SPEECH_NOUN) && !verb.ends_with("ing") || verb == "said";
            classes.any(Classes::SPEECH) && is_verb
        };
        words > 0 && self.is_language("en") && !self.is_starter(at) && says()
    }

    /// Whether the mark from `at` to `run` plainly does not end a sentence, before anything else is asked.
    pub fn continues(&self, at: usize, run: usize, kind: Terminal) -> bool {
        let apart = !self.is_glued(at) && at > self.first;
        let glued_after = self.is_glued(run);
        match kind {
            // "!Kung", "?key": the mark belongs to what follows.
            Terminal::Exclamation => {
                let word_after = self.tokens.get(run).is_some_and(Token::is_countable);
                glued_after && word_after && (apart || at == self.first)
            }
            // Armenian writes its colon as a full stop; Thai and Lao have the full stop after abbreviations only.
            Terminal::Stop => matches!(self.splitter.language.code(), "hy" | "th" | "lo"),
            // "３．５"
            Terminal::Plain => {
                self.str(at) == "．"
                    && glued_after
                    && self.tokens.get(run).is_some_and(|token| token.kind == TokenKind::Number)
            }
        }
    }

    /// The end of ". . ." with white space between, which begins at `at`.
    pub fn spaced_ellipsis(&self, at: usize) -> Option<usize> {
        let mut end = at;
        while self.str_at(end) == "." && !self.is_glued(end) {
            end += 1;
        }
        (end >= at + 3).then_some(end)
    }

    /// Whether a sentence begins with ". . ." at `at`: something is left out between the two.
    pub fn begins_left_out(&self, at: usize) -> bool {
        self.spaced_ellipsis(at)
            .is_some_and(|end| self.tokens.get(end).is_some_and(Token::is_countable) && self.can_begin(end))
    }

    /// Whether the sentence goes on after the mark although a word with a capital or a number follows at `end`.
    pub fn goes_on_after(&self, at: usize, run: usize, end: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&before| before >= self.first && self.is_glued(at))
        else {
            return false;
        };
        let word = self.str(before);
        if !self.is_full_stop(at, run) {
            // "Yahoo! Inc."
            return self.str(at) == "!" && en::ends_in_mark(word) && !self.is_starter(end);
        }
        let next = &self.tokens[end];
        let kind = self.tokens[before].kind;
        // "(3 May 2010. № 70)"
        if self.str(end) == "№" {
            return true;
        }
        if kind == TokenKind::Number {
            return self.is_ordinal(before, end);
        }
        if self.str(before) == "°" || self.str(before) == "º" {
            return next.kind == TokenKind::Number;
        }
        if kind != TokenKind::Word || end > at + 1 {
            return false;
        }
        let is_number = next.kind == TokenKind::Number;
        if let Some(role) = self.own_role(word) {
            return !self.ends_after(role, at, end);
        }
        if before == self.start && is_postscript(word) {
            return true;
        }
        if is_single(word) {
            if self.is_lettered(before, word) && next.is_capitalized() {
                return false;
            }
            // "you and I." ends a sentence, "Albert I. Jones" and "z. B." do not.
            if self.splitter.pack.is_capital_pronoun(word) {
                let named = before > self.start && self.tokens[before - 1].is_capitalized();
                return named && before > self.start + 1 && !self.is_starter(end);
            }
            if before == self.start {
                return true;
            }
            let caseless = word.chars().all(|c| !c.is_lowercase() && !c.is_uppercase());
            if caseless {
                return !is_ideographic(word) && self.tokens[before - 1].kind != TokenKind::Number;
            }
            return !self.ends_after(AbbreviationRole::Any, at, end);
        }
        is_number && (en::before_number_only(word) || self.is_clipped_unknown(word))
    }

    /// Whether `word` before a number is an abbreviation in a language without a list: "Nr. 5", "tālr. 64".
    fn is_clipped_unknown(&self, word: &str) -> bool {
        !self.splitter.pack.has_abbreviations()
            && word.chars().count() <= MAX_CLIPPED
            && word.chars().any(char::is_lowercase)
            && !self.splitter.pack.is_function_word(&word.to_lowercase())
    }

    /// Whether the mark from `at` to `run` is one full stop.
    fn is_full_stop(&self, at: usize, run: usize) -> bool {
        run == at + 1 && self.str(at).trim_end_matches(is_direction) == "."
    }

    /// Whether ordinal numbers are written with a full stop.
    pub fn writes_ordinals(&self) -> bool {
        ORDINAL_STOPS.contains(&self.splitter.language.code())
    }

    /// "12. Juni", "19. Jahrhundert", but not "Seite 12."
    fn is_ordinal(&self, number: usize, end: usize) -> bool {
        let short = self.str(number).len() <= 2 && self.str(number).bytes().all(|byte| byte.is_ascii_digit());
        let counts = number > self.start && COUNTING_NOUNS.contains(&self.str(number - 1));
        if !short || counts || !self.writes_ordinals() {
            return false;
        }
        // "aus dem 1. -3. Jahrhundert"
        let next = if self.is_dash(end) { end + 1 } else { end };
        self.tokens.get(next).is_some_and(|token| match token.kind {
            TokenKind::Word => !self.is_starter(next),
            TokenKind::Number => next > end,
            _ => false,
        })
    }

    /// Whether a sentence may begin with token `at`: not with a lower-case word, nor with a mark that goes on.
    pub fn can_begin(&self, at: usize) -> bool {
        let last = at + MAX_OPENING_MARKS;
        let mut at = at;
        let mut ellipsis = false;
        while at < last && self.tokens.get(at).is_some_and(|token| self.is_mark(token)) {
            let mark = self.str(at);
            match (mark, marks::side(mark)) {
                ("(" | "[", _) if self.is_reference(at) => return false,
                (_, Some(Side::Opens(_) | Side::Either(_))) => {}
                ("¿" | "¡" | "''" | "-" | "–" | "—" | "--", _) => {}
                ("..." | "…", _) => ellipsis = true,
                _ if is_weightless(mark) => {}
                _ => return false,
            }
            at += 1;
        }
        let Some(token) = self.tokens.get(at) else { return true };
        match token.kind {
            TokenKind::Word => {
                let first = self.str(at).chars().find(|c| c.is_alphabetic());
                // "...en toen": an ellipsis stands for what was left out before.
                let left_out = ellipsis && self.is_glued(at);
                left_out || first.is_none_or(|c| !c.is_lowercase()) || self.is_camel(at)
            }
            TokenKind::Clitic => false,
            // "Com. & Adm."
            TokenKind::Symbol => !matches!(self.str(at), "&" | "=" | "×" | "÷" | "±" | "≤" | "≥"),
            _ => true,
        }
    }

    /// Whether a token is a mark that may stand before a sentence's first word.
    fn is_mark(&self, token: &Token) -> bool {
        token.kind == TokenKind::Punctuation
            || token.kind == TokenKind::Symbol && is_weightless(token.span.of(self.splitter.text))
    }

    /// "(Smith 55).": brackets that end their sentence's full stop after them belong to the sentence before.
    fn is_reference(&self, at: usize) -> bool {
        let last = self.tokens.len().min(at + MAX_OPENING_MARKS);
        let close = (at + 1..last).find(|&i| matches!(self.str(i), ")" | "]"));
        close.is_some_and(|close| {
            let inside_ends = matches!(self.str(close - 1), "." | "!" | "?" | "…" | "...");
            !inside_ends && close > at + 1 && self.is_glued(close + 1) && self.str(close + 1) == "."
        })
    }

    /// "iPhone", "eBay": names that begin in lower case.
    fn is_camel(&self, at: usize) -> bool {
        let mut chars = self.str(at).chars();
        chars.next().is_some_and(char::is_lowercase) && chars.next().is_some_and(char::is_uppercase)
    }

    /// Whether a sentence that begins in lower case follows the mark from `at` to `run`: informal writing. An
    /// ellipsis, a closing mark or an abbreviation before the small letter go on.
    pub fn begins_lower(&self, at: usize, run: usize, kind: Terminal) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&before| before >= self.start && self.is_glued(at))
        else {
            return false;
        };
        let next = &self.tokens[run];
        if !next.is_word() || next.flags.has(TokenFlags::PERIOD) || self.str_at(run + 1) == "." {
            return false;
        }
        let token = &self.tokens[before];
        let word = self.str(before);
        // A name that is written with its mark: "Yahoo! is", "the quiz show Jeopardy! has".
        let name = token.is_word() && token.is_capitalized() && before > self.start;
        if kind == Terminal::Exclamation {
            // "Ctrl-? is a key."
            if self.is_dash(before) {
                return false;
            }
            return !(name && run == at + 1 && !token.flags.has(TokenFlags::ALL_CAPS));
        }
        if !self.is_full_stop(at, run) {
            return false;
        }
        match token.kind {
            TokenKind::Number => {
                self.splitter.pack.ends_sentences_after_numbers()
                    && word.len() >= 2
                    && !next.flags.has(TokenFlags::PERIOD)
            }
            TokenKind::Url | TokenKind::Email | TokenKind::Handle => true,
            TokenKind::Word => self.is_whole_word(word),
            _ => matches!(word, ")" | "%" | "\"" | "”"),
        }
    }

    /// Whether a full stop after `word` is hardly that of an unknown abbreviation.
    fn is_whole_word(&self, word: &str) -> bool {
        if !word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')) {
            return false;
        }
        if self.own_role(word).is_some() || en::is_clipped(word) {
            return false;
        }
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if self.splitter.pack.is_function_word(&word.to_lowercase()) {
            // "7 ft. 3 in. tall"
            return letters >= 2 && word != "in";
        }
        // Italian words end in vowels, clipped ones in consonants: "meteor.", "psicol.".
        let clipped = self.splitter.pack.clips_before_consonants()
            && word.ends_with(|c: char| c.is_ascii_alphabetic() && !is_vowel(c));
        let has_vowel = word.chars().any(|c| !c.is_ascii_alphabetic() || is_vowel(c));
        has_vowel
            && !clipped
            && letters >= if self.splitter.pack.knows_most_abbreviations() { MIN_WORD.0 } else { MIN_WORD.1 }
    }

    /// Whether a sentence begins at `end` although no white space stands before it: "over.The next".
    pub fn begins_glued(&self, at: usize, end: usize) -> bool {
        let Some(before) =
            at.checked_sub(1).filter(|&before| before >= self.start).map(|before| self.tokens[before])
        else {
            return false;
        };
        let next = &self.tokens[end];
        let capital = next.is_word() && next.is_capitalized();
        match before.kind {
            TokenKind::Word if is_ideographic(self.str(at - 1)) => is_ideographic(self.str(end)),
            TokenKind::Word => !before.flags.has(TokenFlags::ALL_CAPS) && before.span.len() > 2 && capital,
            TokenKind::Number => capital && self.is_starter(end),
            TokenKind::Punctuation => {
                capital && matches!(self.str(at - 1), ")" | "]" | "\"" | "”") && self.is_starter(end)
            }
            _ => false,
        }
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// One letter; marks of writing direction aside.
fn is_single(word: &str) -> bool {
    let mut chars = word.chars().filter(|c| !is_direction(*c));
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// Marks without width that tell the direction of writing; they belong to the word or mark before them.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
}

/// Signs without width that stand alone, after white space or a mark: word joiners, combining marks.
fn is_weightless(sign: &str) -> bool {
    let weightless = |c| {
        is_direction(c)
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{300}'..='\u{36f}')
    };
    sign.chars().all(weightless)
}

/// "P.S. I am back.", without the last full stop.
fn is_postscript(word: &str) -> bool {
    matches!(word, "P.S" | "PS" | "P.P.S" | "PPS" | "N.B" | "NB")
}

/// Whether words are written without white space between them, so that a single character may be one.
pub fn is_ideographic(word: &str) -> bool {
    word.chars().any(|c| c >= '\u{2e80}')
}
