//! Text that goes into HTML or SVG: shown as it is, and nothing but text.

use std::borrow::Cow;

use crate::output::controls::readable;

/// The text without a sign that begins markup, in an element or between quotation marks of either kind, and without a character
/// that XML forbids or that turns the direction of writing.
pub fn escape(text: &str) -> Cow<'_, str> {
    let is_special = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'' | '\u{fffe}' | '\u{ffff}');
    let text = readable(text);
    if !text.contains(is_special) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            _ => out.push(c),
        }
    }
    out.into()
}

/// The text with every run of white space made one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_is_left_that_means_something() {
        assert_eq!(escape("plain, é 亀"), "plain, é 亀");
        assert_eq!(
            escape("</style><a href='x'>\"&lt;"),
            "&lt;/style&gt;&lt;a href=&#39;x&#39;&gt;&quot;&amp;lt;"
        );
        assert_eq!(escape("\u{0}\u{ffff}\u{202e}txt"), "\u{fffd}\u{fffd}txt");
    }
}
