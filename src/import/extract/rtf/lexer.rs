//! The signs that Rich Text Format consists of: braces, control words, control symbols, bytes of text.

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word, without its backslash, and its number.
    Word(&'a str, Option<i32>),
    /// A control symbol: what stands after the backslash.
    Symbol(u8),
    /// A byte of text that is written as `\'hh`.
    Hex(u8),
    /// Bytes of text, without line breaks.
    Text(&'a [u8]),
}

/// The most letters of a control word; what is longer is cut in two.
const MAX_WORD: usize = 32;

/// The most digits of its number.
const MAX_DIGITS: usize = 10;

/// Takes a document apart into signs. What `\bin` announces is passed over.
#[derive(Debug, Default)]
pub struct Lexer<'a> {
    rest: &'a [u8],
}

impl<'a> Lexer<'a> {
    /// Of a document.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// What was not read yet.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Takes `length` bytes, or what there is.
    fn take(&mut self, length: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// Takes up to `limit` bytes of a kind.
    fn take_while(&mut self, limit: usize, is_of_kind: impl Fn(u8) -> bool) -> &'a [u8] {
        let length = self.rest.iter().take(limit).take_while(|&&byte| is_of_kind(byte)).count();
        self.take(length)
    }

    /// What stands after a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let word = self.take_while(MAX_WORD, |byte| byte.is_ascii_alphabetic());
        let Ok(word) = str::from_utf8(word) else { return None };
        if word.is_empty() {
            let &symbol = self.take(1).first()?;
            return Some(if symbol == b'\'' { Token::Hex(self.hex_byte()) } else { Token::Symbol(symbol) });
        }
        let number = self.number();
        if self.rest.first() == Some(&b' ') {
            self.take(1);
        }
        if word == "bin" {
            self.take(number.and_then(|length| usize::try_from(length).ok()).unwrap_or(0));
        }
        Some(Token::Word(word, number))
    }

    /// The number at the end of a control word; one too large is the largest there is.
    fn number(&mut self) -> Option<i32> {
        let is_negative =
            matches!(self.rest, [b'-', digit, ..] if digit.is_ascii_digit()) && !self.take(1).is_empty();
        let digits = self.take_while(MAX_DIGITS, |byte| byte.is_ascii_digit());
        let add = |sum: i32, &digit: &u8| sum.saturating_mul(10).saturating_add(i32::from(digit - b'0'));
        let number = digits.iter().fold(0, add);
        (!digits.is_empty()).then_some(if is_negative { -number } else { number })
    }

    /// The two digits of a byte; a space where there are none.
    fn hex_byte(&mut self) -> u8 {
        let digits = self.take_while(2, |byte| byte.is_ascii_hexdigit());
        str::from_utf8(digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok()).unwrap_or(b' ')
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            match *self.rest.first()? {
                b'{' => {
                    self.take(1);
                    return Some(Token::Open);
                }
                b'}' => {
                    self.take(1);
                    return Some(Token::Close);
                }
                b'\\' => {
                    self.take(1);
                    return self.control();
                }
                b'\r' | b'\n' | 0 => {
                    self.take(1);
                }
                _ => {
                    let is_text = |byte| !matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
                    return Some(Token::Text(self.take_while(usize::MAX, is_text)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_told_apart() {
        let table: &[(&[u8], &[Token<'_>])] = &[
            (b"{a}", &[Token::Open, Token::Text(b"a"), Token::Close]),
            (b"\\b tide", &[Token::Word("b", None), Token::Text(b"tide")]),
            (b"\\b0  tide", &[Token::Word("b", Some(0)), Token::Text(b" tide")]),
            (b"\\u-10 ?", &[Token::Word("u", Some(-10)), Token::Text(b"?")]),
            (b"\\par-tide", &[Token::Word("par", None), Token::Text(b"-tide")]),
            (b"\\f99999999999", &[Token::Word("f", Some(i32::MAX)), Token::Text(b"9")]),
            (b"\\'e9\\'zz", &[Token::Hex(0xe9), Token::Hex(b' '), Token::Text(b"zz")]),
            (b"a\r\nb", &[Token::Text(b"a"), Token::Text(b"b")]),
            (b"\\*\\{", &[Token::Symbol(b'*'), Token::Symbol(b'{')]),
            (b"\\bin3 }{}low", &[Token::Word("bin", Some(3)), Token::Text(b"low")]),
            (b"\\bin99 low", &[Token::Word("bin", Some(99))]),
            (b"\\bin-4 low", &[Token::Word("bin", Some(-4)), Token::Text(b"low")]),
            (b"low\\", &[Token::Text(b"low")]),
        ];
        for (bytes, expected) in table {
            let tokens: Vec<_> = Lexer::new(bytes).collect();
            assert_eq!(tokens, *expected, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
