//! Reads HTML and XHTML, in whatever state it is in: markup to parts. It knows neither scripts nor style sheets, and does
//! not tell an article from what stands around it.

#[cfg(feature = "html")]
mod balance;
mod builder;
mod elements;
mod entities;
mod lines;
mod tables;
mod tokens;

use super::Part;
#[cfg(feature = "html")]
pub use balance::balance;
#[cfg(feature = "html")]
pub use tokens::{Tag, Token, Tokens};

/// The text of a page, with what its elements say of the parts.
pub fn parts(html: &str) -> Vec<Part> {
    builder::build(html)
}

/// Reads all of what was copied out of a page or a word processor.
///
/// # Errors
/// Those of decoding.
#[cfg(all(feature = "import", not(feature = "html")))]
pub fn read(bytes: &[u8], known: &super::Known<'_>) -> Result<super::Extract, super::Error> {
    let decoded = super::text_of(bytes, known, declared_charset(bytes).as_deref())?;
    let parts = parts(&decoded.text);
    Ok(super::Extract { parts, notices: decoded.notices, ..super::Extract::default() })
}

/// The text of a piece of markup, in one line.
#[cfg(feature = "html")]
pub fn text(html: &str) -> String {
    let parts = parts(html);
    let words: Vec<&str> = parts.iter().flat_map(|part| part.text.split_whitespace()).collect();
    words.join(" ")
}

/// How far the beginning of a page reaches in which its encoding is declared.
const HEAD: usize = 4096;

/// The encoding that a page declares: in a `meta` element, or in the declaration of XML.
pub fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head: String = bytes.iter().take(HEAD).map(|&byte| char::from(byte)).collect();
    let lower = head.to_ascii_lowercase();
    let start = lower.find("charset").map(|at| at + "charset".len());
    let start = start.or_else(|| lower.find("encoding").map(|at| at + "encoding".len()))?;
    let value =
        lower.get(start..)?.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c)).unwrap_or(value.len());
    Some(value[..end].to_owned()).filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts as lines of "kind: text".
    fn shown(html: &str) -> String {
        let lines: Vec<String> = parts(html)
            .iter()
            .map(|part| format!("{:?}: {}", part.kind, part.text.replace('\n', "/")))
            .collect();
        lines.join("\n")
    }

    #[test]
    fn elements_become_parts() {
        let table = [
            ("", ""),
            ("The ferry left.", "Paragraph: The ferry left."),
            ("<p>One\n two<p>Three", "Paragraph: One two\nParagraph: Three"),
            ("<h2>Tides</h2>Low <b>w</b>ater", "Heading: Tides\nParagraph: Low water"),
            ("<ul><li>Oar<li>Sail <ul><li>Jib</ul></ul>", "ListItem: Oar\nListItem: Sail\nListItem: Jib"),
            ("<blockquote><p>We sail.</p></blockquote>Later", "Quote: We sail.\nParagraph: Later"),
            ("<pre>  a\n    b</pre>", "Code:   a/    b"),
            ("<figure><img alt=x><figcaption>The pier</figcaption></figure>", "Caption: The pier"),
            ("<p>By the pier<br>at nine</p>", "Paragraph: By the pier at nine"),
            ("<p>One<br><br/>Two<br>\n<br>Three", "Paragraph: One\nParagraph: Two\nParagraph: Three"),
            ("<p>Salt wind<br>over the bar,<br>slow bell", "Verse: Salt wind/over the bar,/slow bell"),
            ("<nav><ul><li>Home</ul></nav><p>Text", "Furniture: Home\nParagraph: Text"),
            ("<aside epub:type='footnote'><p>See above.</p></aside>", "Note: See above."),
            ("<div role=doc-endnote>See below.</div>", "Note: See below."),
            ("<script>if (a<b) '</p>'</script><style>p{}</style><p>Text", "Paragraph: Text"),
            (
                "<p>Seen<span hidden>x</span> <i style='DISPLAY : none'>y</i><b aria-hidden=true>z</b>",
                "Paragraph: Seen",
            ),
            ("<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>", "Paragraph: 港"),
            ("<ruby>港<rt>みなと</ruby>へ", "Paragraph: 港へ"),
            ("<p>Port<sup><a href='#n1'>[1]</a></sup>, 10 m<sup>2</sup>", "Paragraph: Port, 10 m2"),
            ("<q>Aye</q>", "Paragraph: “Aye”"),
            ("<![CDATA[a < b]]> &lt; c", "Paragraph: a < b < c"),
            ("<title>T</title><noscript><p>No</p></noscript><svg><text>x</text></svg>Yes", "Paragraph: Yes"),
        ];
        for (html, expected) in table {
            assert_eq!(shown(html), expected, "{html}");
        }
    }

    #[test]
    fn tables_hold_data_or_lay_out() {
        let table = [
            (
                "<table><caption>Tides</caption><tr><th>Day<th>Height<tr><td>Mon<td>2 m</table>",
                "Caption: Tides\nTable: Day\tHeight/Mon\t2 m",
            ),
            (
                "<table><tr><td>Mon<td>2 m<tr><td>Tue<td></table>",
                "Paragraph: Mon\nParagraph: 2 m\nParagraph: Tue",
            ),
            (
                "<table><tr><td><p>One<p>Two<td>Menu<tr><td>a<td>b</table>",
                "Paragraph: One\nParagraph: Two\nParagraph: Menu\nParagraph: a\nParagraph: b",
            ),
            (
                "<table><tr><td><table><tr><td>a<td>b<tr><td>c<td>d</table><td>e</table>f",
                "Table: a\tb/c\td\nParagraph: e\nParagraph: f",
            ),
            (
                "<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>",
                "Paragraph: a\nParagraph: b\nParagraph: c\nParagraph: d",
            ),
        ];
        for (html, expected) in table {
            assert_eq!(shown(html), expected, "{html}");
        }
    }

    #[test]
    fn broken_markup_is_read() {
        let table = [
            ("a < b and c <3 d", "Paragraph: a < b and c <3 d"),
            ("<p>One</div></b>Two", "Paragraph: One\nParagraph: Two"),
            ("<p title='a>b'>One", "Paragraph: One"),
            ("<p title=\"open>One</p><p>Two", "Paragraph: One\nParagraph: Two"),
            ("<!-- open <p>One", "Paragraph: One"),
            ("Text<script>never closed", "Paragraph: Text"),
            ("<title>never closed<p>Text", "Paragraph: never closed\nParagraph: Text"),
            ("Text <b", "Paragraph: Text <b"),
            ("<a href=/x/>One</a> two", "Paragraph: One two"),
            ("<?xml version='1.0'?><html><title/><p>One<a id='x'/> two</p>", "Paragraph: One two"),
            ("<b><p>One</b> two</p>", "Paragraph: One two"),
            ("<div hidden><p>Not</div>Seen", "Paragraph: Seen"),
        ];
        for (html, expected) in table {
            assert_eq!(shown(html), expected, "{html}");
        }
    }

    #[test]
    fn hostile_markup_takes_little_time() {
        let repeated = [
            "<div>",
            "<table><tr><td>",
            "<b>",
            "</b>",
            "<ul><li>",
            "<!--",
            "<![CDATA[",
            "<a b='",
            "<a b=\"'",
            "<script>",
            "<title/>",
            "<",
            "</",
            "<p",
            "&",
            "&#",
            "<blockquote>",
            "<p><br>",
            "<sup><a>",
            "<rt>",
            "<style ",
            "<a =",
            "<a b=",
        ];
        for piece in repeated {
            let html = piece.repeat(100_000) + "The ferry left.";
            assert!(parts(&html).len() <= 100_001, "{piece}");
        }
    }

    #[test]
    fn encodings_are_declared() {
        let table = [
            ("<meta charset=windows-1251>", Some("windows-1251")),
            ("<META http-equiv='Content-Type' content='text/html; charset=ISO-8859-2'>", Some("iso-8859-2")),
            ("<?xml version=\"1.0\" encoding='koi8-r'?>", Some("koi8-r")),
            ("<p>charset of harbours", None),
            ("", None),
        ];
        for (head, expected) in table {
            assert_eq!(declared_charset(head.as_bytes()).as_deref(), expected, "{head}");
        }
    }
}
