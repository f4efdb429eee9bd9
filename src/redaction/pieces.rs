//! The words of a document as names are looked for in them: hyphenated words in their parts, each part without accents and in
//! lower case.

use super::facts::Token;
use crate::annotate::coreference::plain;
use crate::text::{ByteSpan, TokenKind, Vocabulary, WordId};

/// A word, or a part of a hyphenated one, or of an address.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// Where it stands.
    pub span: ByteSpan,
    /// Index of its token.
    pub token: u32,
    /// Its plain form.
    pub word: WordId,
    /// Whether its first letter is upper case.
    pub is_capital: bool,
    /// Whether it is part of an address or a handle.
    pub is_address: bool,
}

/// All pieces of a text, in text order.
pub fn of(text: &str, tokens: &[Token], words: &mut Vocabulary) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let is_address = token.is_address();
        if !token.is(TokenKind::Word) && !is_address {
            continue;
        }
        let whole = token.span().of(text);
        for (start, end) in parts(whole, is_address) {
            let part = &whole[start..end];
            pieces.push(Piece {
                span: ByteSpan::new(token.span().start() + start, token.span().start() + end),
                token: index as u32,
                word: words.intern(&fold(if is_address {
                    part.trim_matches(|c: char| c.is_numeric())
                } else {
                    part
                })),
                is_capital: part.chars().next().is_some_and(|c| c.is_uppercase()),
                is_address,
            });
        }
    }
    pieces
}

/// The plain forms of the words of a name.
pub fn words_of(name: &str) -> Vec<String> {
    let split = |c: char| c.is_whitespace() || is_divider(c, false);
    name.split(split).map(fold).filter(|word| word.chars().any(char::is_alphabetic)).collect()
}

/// A word in lower case, without accents, apostrophes and full stops.
pub fn fold(word: &str) -> String {
    plain(&word.to_lowercase()).into_owned()
}

fn is_divider(c: char, is_address: bool) -> bool {
    // A name has apostrophes and full stops inside: "O'Brien", "J.Q."; in an address a full stop divides.
    if is_address {
        !c.is_alphanumeric()
    } else {
        !(c.is_alphanumeric()
            || matches!(c, '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`' | '.' | '\u{ad}' | '\u{300}'..='\u{36f}'))
    }
}

/// Where the parts of a token stand in it.
fn parts(text: &str, is_address: bool) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let divides = at == text.len() || is_divider(c, is_address);
        match start {
            None if !divides => start = Some(at),
            Some(begin) if divides => {
                found.push((begin, at));
                start = None;
            }
            _ => {}
        }
    }
    // The full stop of "Quint." at the end of a line is no part of a word that is no abbreviation; it does not hurt there.
    found.retain(|&(begin, end)| text[begin..end].chars().any(char::is_alphanumeric));
    found
}

/// Whether one of the spans, which ascend, shares a byte with `span`.
pub fn touches(spans: &[ByteSpan], span: ByteSpan) -> bool {
    let next = spans.partition_point(|other| other.end() <= span.start());
    spans.get(next).is_some_and(|other| other.start() < span.end())
}
