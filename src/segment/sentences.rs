//! Sentences: ranges of tokens that end with a full stop, question or exclamation mark, except where the stop
//! belongs to an abbreviation or the sentence plainly goes on.

use crate::lang::en;
use crate::text::{Sentence, Token, TokenFlags, TokenKind, TokenRange};

/// Appends the sentences of one block, whose tokens are `range`. Together they hold all of its tokens.
pub fn split(text: &str, tokens: &[Token], range: TokenRange, block: u32, out: &mut Vec<Sentence>) {
    let splitter = Splitter { text, tokens: &tokens[..range.end()], first: range.start() };
    let mut start = range.start();
    let mut at = range.start();
    while at < range.end() {
        match splitter.look(start, at) {
            Look::Ends(end) => {
                out.push(Sentence { tokens: TokenRange::new(start, end), block });
                (start, at) = (end, end);
            }
            Look::GoesOn(next) => at = next,
        }
    }
    if start < range.end() {
        out.push(Sentence { tokens: TokenRange::new(start, range.end()), block });
    }
}

/// What stands at a token.
enum Look {
    /// The sentence ends before this token.
    Ends(usize),
    /// It does not; this token is the next to look at, so that a run of marks is read once.
    GoesOn(usize),
}

/// Marks before a sentence's first word that are looked at.
const MAX_OPENING_MARKS: usize = 8;

struct Splitter<'a> {
    text: &'a str,
    /// Up to the end of the block.
    tokens: &'a [Token],
    /// Index of the block's first token.
    first: usize,
}

impl Splitter<'_> {
    /// Whether the sentence that began at token `start` ends with token `at` and the marks that follow it.
    fn look(&self, start: usize, at: usize) -> Look {
        let token = self.tokens[at];
        if token.flags.has(TokenFlags::PERIOD) {
            let end = self.closing(at + 1);
            let ends = if end == at + 1 { self.abbreviation_ends(at) } else { self.can_begin(end) };
            return if end < self.tokens.len() && ends { Look::Ends(end) } else { Look::GoesOn(at + 1) };
        }
        let last = self.str(at).chars().next_back().unwrap_or(' ');
        let wide = matches!(last, '。' | '！' | '？' | '．' | '।' | '॥' | '؟' | '۔');
        let terminal = wide || matches!(last, '.' | '!' | '?' | '…');
        if token.kind != TokenKind::Punctuation || !terminal {
            return Look::GoesOn(at + 1);
        }
        let mut end = at + 1;
        while self.tokens.get(end).is_some_and(|t| !t.space_before())
            && matches!(self.str(end), "!" | "?" | "." | "..." | "…" | "！" | "？" | "。")
        {
            end += 1;
        }
        end = self.closing(end);
        if end >= self.tokens.len() {
            return Look::GoesOn(end);
        }
        if wide {
            return Look::Ends(end);
        }
        // "1. First": the stop after a list's number, at the beginning of a line.
        let line = start == self.first || self.tokens[start].flags.has(TokenFlags::LINE_BEFORE);
        let numbering = line
            && at == start + 1
            && self.tokens[start].kind == TokenKind::Number
            && self.str(start).len() <= 3;
        let glued = !self.tokens[end].space_before();
        if numbering || glued && !self.begins_glued(at, end) || !self.can_begin(end) {
            return Look::GoesOn(end);
        }
        Look::Ends(end)
    }

    /// Past the closing quotation marks and brackets that stand at `at`.
    fn closing(&self, mut at: usize) -> usize {
        while let Some(token) = self.tokens.get(at) {
            let text = self.str(at);
            let closes = match text {
                "”" | "’" | "»" | ")" | "]" | "}" | "''" | "」" | "』" | "）" => true,
                // A straight mark closes where white space follows it and none stands before it.
                "\"" | "'" => self.tokens.get(at + 1).is_none_or(|next| next.space_before()),
                _ => false,
            };
            if token.space_before() || !closes {
                break;
            }
            at += 1;
        }
        at
    }

    /// Whether a sentence may begin with token `at`: not with a lower-case word, nor with a mark that goes on.
    fn can_begin(&self, at: usize) -> bool {
        let last = at + MAX_OPENING_MARKS;
        let mut at = at;
        while at < last && self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Punctuation) {
            match self.str(at) {
                "“" | "‘" | "\"" | "'" | "«" | "(" | "[" | "``" | "''" | "¿" | "¡" | "„" | "‹" | "「" => {
                    at += 1
                }
                // A dash may open a line of dialogue or an item.
                "-" | "–" | "—" | "--" => at += 1,
                "..." | "…" => at += 1,
                _ => return false,
            }
        }
        let Some(token) = self.tokens.get(at) else { return true };
        match token.kind {
            TokenKind::Word => {
                let first = self.str(at).chars().find(|c| c.is_alphabetic());
                first.is_none_or(|c| !c.is_lowercase()) || self.is_camel(at)
            }
            TokenKind::Clitic => false,
            _ => true,
        }
    }

    /// "iPhone", "eBay": names that begin in lower case.
    fn is_camel(&self, at: usize) -> bool {
        let mut chars = self.str(at).chars();
        chars.next().is_some_and(char::is_lowercase) && chars.next().is_some_and(char::is_uppercase)
    }

    /// Whether a sentence begins at `end` although no white space stands before it: "over.The next".
    fn begins_glued(&self, at: usize, end: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| self.tokens[before]) else { return false };
        let plain = before.is_word() && !before.flags.has(TokenFlags::ALL_CAPS) && before.span.len() > 2;
        plain && self.tokens[end].is_word() && self.tokens[end].is_capitalized()
    }

    /// Whether the abbreviation at `at` also ends its sentence.
    fn abbreviation_ends(&self, at: usize) -> bool {
        let Some(next) = self.tokens.get(at + 1) else { return false };
        if !next.space_before() || !self.can_begin(at + 1) {
            return false;
        }
        let last = self.tokens.len().min(at + 1 + MAX_OPENING_MARKS);
        let first_word = (at + 1..last).find(|&i| self.tokens[i].kind != TokenKind::Punctuation);
        let Some(first_word) = first_word else { return false };
        let next_word = self.str(first_word);
        let opens_quote = first_word > at + 1 && matches!(self.str(at + 1), "“" | "\"" | "«");
        let starter = self.tokens[first_word].is_word() && en::begins_sentences(next_word);
        match en::abbreviation_role(self.str(at)) {
            en::AbbreviationRole::BeforeName => false,
            en::AbbreviationRole::BeforeNumber => {
                starter && self.tokens[first_word].kind != TokenKind::Number
            }
            en::AbbreviationRole::AfterTime => {
                self.tokens[first_word].is_capitalized() && !en::follows_time(next_word) || opens_quote
            }
            en::AbbreviationRole::Any => starter || opens_quote,
        }
    }

    fn str(&self, at: usize) -> &str {
        self.tokens[at].span.of(self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::tokens::Tokenizer;
    use crate::text::{ByteSpan, Vocabulary};

    /// `marked` is the text with "|" where a sentence ends.
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let mut vocabulary = Vocabulary::default();
        let mut tokens = Vec::new();
        Tokenizer::new(&text, &mut vocabulary).tokenize(ByteSpan::new(0, text.len()), &mut tokens);
        let mut sentences = Vec::new();
        split(&text, &tokens, TokenRange::new(0, tokens.len()), 0, &mut sentences);
        let mut found = String::new();
        let mut at = 0;
        for sentence in &sentences {
            let end = tokens[sentence.tokens.end() - 1].span.end();
            found.push_str(&text[at..end]);
            found.push('|');
            at = end;
        }
        assert_eq!(found.trim_end_matches('|'), marked);
    }

    #[test]
    fn full_stops() {
        check("It rained.| The match was off.| Why?| Nobody knows!");
        check("It rose by 4.5 per cent in 2023.| The rest fell.");
        check("He left.|The next day he came back.| All was well.");
    }

    #[test]
    fn abbreviations() {
        check("Mr. Doe met Dr. Roe in the U.S. Senate.| It was late.");
        check("They moved to the U.S.| The move was hard.");
        check("He came at 5 p.m. on Friday.| She came at 6 p.m.| Nobody else came.");
        check("It ended at 5 p.m. Monday.| Then it rained.");
        check("Acme Inc. said so.| It was sold to Acme Inc.| The price was low.");
        check("See No. 5 and J. R. Doe.| He knows.");
    }

    #[test]
    fn quotes_and_brackets() {
        check("“It is over.”| She left.| “Is it?” he asked.");
        check("\"It is over.\"| She left.| \"Is it?\" he asked.");
        check("(It rained.)| They stayed.");
        check("He said: “Go.| Go now.”| They went.");
    }

    #[test]
    fn what_goes_on() {
        check("They won ... and lost.| Wait …| Then it came.");
        check("1. The first thing.| It is good.");
        check("It was 1.| The rest was 0.");
        check("今日は。|明日も。");
    }
}
