//! Characters that were written as entities of HTML and never read back: "&rsquo;" for "’", "&#39;" for "'".
//!
//! Feeds, databases and scraped pages hold them. A text that shows HTML on purpose (it has tags, names the language, or
//! puts an entity in marks by itself) stays as it is.

use std::borrow::Cow;

use super::mojibake;

/// Bytes of the longest entity between its "&" and ";": "thetasym" and numbers up to "#x10FFFF" have eight.
const LONGEST: usize = 8;

/// A text with its entities decoded, and how many they were.
pub fn mend(text: &str) -> (Cow<'_, str>, u32) {
    let (mut out, mut copied, mut count) = (String::new(), 0, 0);
    for at in memchr::memchr_iter(b'&', text.as_bytes()) {
        if at < copied {
            continue;
        }
        let Some((character, length)) = entity(&text[at..]) else { continue };
        if count == 0 && shows_html(text) || is_shown(text, at, length) {
            return (Cow::Borrowed(text), 0);
        }
        out.push_str(&text[copied..at]);
        out.push(character);
        copied = at + length;
        count += 1;
    }
    // A lone "&amp;" may be meant, or be all that its typist knew of such things.
    if count == 0 || count == 1 && text[..copied].ends_with("&amp;") {
        return (Cow::Borrowed(text), 0);
    }
    out.push_str(&text[copied..]);
    (Cow::Owned(out), count)
}

/// Whether the text is the source of a page or tells about such sources.
fn shows_html(text: &str) -> bool {
    let is_tag = |at: usize| {
        matches!(text.as_bytes().get(at + 1), Some(b'/' | b'!' | b'a'..=b'z' | b'A'..=b'Z'))
            && text.as_bytes()[at..].iter().take(200).any(|&byte| byte == b'>')
    };
    memchr::memmem::find(text.as_bytes(), b"HTML").is_some()
        || memchr::memchr_iter(b'<', text.as_bytes()).any(is_tag)
}

/// Whether the entity of `length` bytes at `at` stands in marks or brackets by itself, as what is shown does.
fn is_shown(text: &str, at: usize, length: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + length..].chars().next();
    matches!(
        (before, after),
        (Some('"'), Some('"'))
            | (Some('\''), Some('\''))
            | (Some('`'), Some('`'))
            | (Some('“'), Some('”'))
            | (Some('‘'), Some('’'))
            | (Some('('), Some(')'))
    )
}

/// The character that the entity at the start of `text` stands for, and the entity's bytes. One that was escaped
/// several times ("&amp;amp;rsquo;") is read to its end.
fn entity(text: &str) -> Option<(char, usize)> {
    let (mut character, mut length) = one(text.strip_prefix('&')?)?;
    length += 1;
    while character == '&' {
        let Some((next, more)) = one(&text[length..]) else { break };
        (character, length) = (next, length + more);
    }
    Some((character, length))
}

/// The character of "rsquo;", "#8217;", "#x2019;" at the start of `text`, and its bytes.
fn one(text: &str) -> Option<(char, usize)> {
    let head = text.as_bytes().get(..text.len().min(LONGEST + 1))?;
    let end = memchr::memchr(b';', head)?;
    let name = text.get(..end)?;
    let character = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(name)?,
    };
    Some((character, end + 1))
}

/// The character with a number. Letters and digits of ASCII need no entity (with them and the signs of entities, new
/// ones could come about), and controls are none; the numbers of controls from 128 on mean windows-1252, as in browsers.
fn numbered(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    // A sign would be read as well.
    let code = u32::from_str_radix(digits, radix).ok().filter(|_| !digits.starts_with('+'))?;
    let character = char::from_u32(code)?;
    match character {
        '\u{80}'..='\u{9f}' => mojibake::of_control(character),
        '\t' | '\n' | '\r' => Some(' '),
        '#' | ';' => None,
        _ => Some(character).filter(|c| !c.is_control() && !c.is_ascii_alphanumeric()),
    }
}

fn named(name: &str) -> Option<char> {
    if let Some(at) = LATIN.split(' ').position(|known| known == name) {
        return char::from_u32(0xa0 + at as u32);
    }
    OTHERS.split(' ').find_map(|entry| entry.strip_prefix(name)?.strip_prefix('=')?.chars().next())
}

/// The names of U+00A0 to U+00FF.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 \
    sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml \
    Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml \
    times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave \
    eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute \
    ucirc uuml yacute thorn yuml";

/// Names of further characters of running text, those that have two names with both.
const OTHERS: &str = "amp=& lt=< gt=> quot=\" apos=' lsquo=‘ rsquo=’ sbquo=‚ ldquo=“ rdquo=” bdquo=„ lsaquo=‹ rsaquo=› \
    ndash=– mdash=— horbar=― hellip=… bull=• euro=€ trade=™ dagger=† Dagger=‡ permil=‰ prime=′ Prime=″ minus=− \
    ensp=\u{2002} emsp=\u{2003} thinsp=\u{2009} zwnj=\u{200c} zwj=\u{200d} lrm=\u{200e} rlm=\u{200f} OElig=Œ oelig=œ \
    Scaron=Š scaron=š Zcaron=Ž zcaron=ž Yuml=Ÿ fnof=ƒ ccaron=č Ccaron=Č cacute=ć Cacute=Ć rarr=→ larr=← ge=≥ le=≤ \
    ne=≠ lsqb=[ rsqb=] lpar=( rpar=) comma=, period=. colon=: excl=! quest=? sol=/ dollar=$ percnt=%";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_those_of_latin_1() {
        assert_eq!(LATIN.split(' ').count(), 96);
        for (name, character) in
            [("nbsp", '\u{a0}'), ("szlig", 'ß'), ("yuml", 'ÿ'), ("zcaron", 'ž'), ("percnt", '%')]
        {
            assert_eq!(named(name), Some(character));
        }
        assert!(LATIN.split(' ').chain(OTHERS.split(' ')).all(|name| name.len() <= LONGEST + 4));
    }

    #[test]
    fn entities_are_decoded() {
        for (escaped, read, count) in [
            ("The port&#39;s plan", "The port's plan", 1),
            ("&ldquo;We wait,&rdquo; she said &mdash; twice", "“We wait,” she said — twice", 3),
            ("Marl &amp; Sons paid &pound;40m", "Marl & Sons paid £40m", 2),
            ("Vellmar&#x2019;s caf&eacute;", "Vellmar’s café", 2),
            ("caf&amp;eacute; and &amp;amp;#8220;so&#38;rdquo;", "café and “so”", 3),
            ("the port&#146;s &#150; plan", "the port’s – plan", 2),
            ("40&nbsp;million &lt; 50", "40\u{a0}million < 50", 2),
            ("one&#10;two", "one two", 1),
            ("AT&T; and B&amp;B, bed &amp; board", "AT&T; and B&B, bed & board", 2),
        ] {
            let (text, found) = mend(escaped);
            assert_eq!((text.as_ref(), found), (read, count));
            assert!(matches!(mend(&text).0, Cow::Borrowed(_)), "{text} is decoded again");
        }
    }

    #[test]
    fn what_is_shown_stays() {
        for text in [
            "R&D; Q&A; AT&T &c; &thing; &#; &#x; &#+39; &#65; &#1;",
            "Write \"&lt;\" for the sign.",
            "a bracket (&gt;) and &amp;",
            "In HTML one writes &amp; for it.",
            "<p>Boats &amp; nets</p>",
            "fish & chips; nets",
            "&",
            "&amp",
            "AT&amp;T",
            "&#99999999;",
        ] {
            assert!(matches!(mend(text).0, Cow::Borrowed(_)), "{text}");
        }
    }
}
