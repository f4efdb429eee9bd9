//! The tags of site generators in Markdown: Liquid (Jekyll), shortcodes (Hugo, Zola), attribute lists (kramdown), and
//! the marks of containers. They are no text, and are taken out before the Markdown is read.

use std::borrow::Cow;

/// How tags begin and end.
const TAGS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{:", "}")];

/// The longest tag or piece of code in a line, in bytes: what is not closed so far is taken for text.
const MAX_LENGTH: usize = 1000;

/// The most tags that may not be closed. In a text with more, braces mean something else.
const MAX_UNCLOSED: usize = 1000;

/// The text without tags. Program text keeps what looks like one.
pub fn without_tags(text: &str) -> Cow<'_, str> {
    if !text.contains(":::") && !TAGS.iter().any(|(start, _)| text.contains(start)) {
        return Cow::Borrowed(text);
    }
    let mut cleaner = Cleaner { out: String::with_capacity(text.len()), unclosed: 0 };
    cleaner.run(text);
    Cow::Owned(cleaner.out)
}

/// A text that is being cleaned.
#[derive(Debug)]
struct Cleaner {
    out: String,
    /// How many tags were not closed.
    unclosed: usize,
}

impl Cleaner {
    fn run(&mut self, text: &str) {
        let mut fence: Option<&str> = None;
        let mut rest = text;
        while !rest.is_empty() {
            let (line, after) = rest.split_at(rest.find('\n').map_or(rest.len(), |end| end + 1));
            let mark = fence_of(line);
            let is_code =
                fence.is_some() || mark.is_some() || line.starts_with("    ") || line.starts_with('\t');
            match (fence, mark) {
                (None, Some(_)) => fence = mark,
                (Some(open), Some(mark)) if mark.starts_with(open) && line.trim() == mark => fence = None,
                _ => {}
            }
            rest = if is_code {
                self.out.push_str(line);
                after
            } else if line.trim_start().starts_with(":::") {
                self.out.push('\n');
                after
            } else {
                self.line(rest)
            };
        }
    }

    /// Takes over the line at the beginning of `text`, and gives what comes after it: tags can end on a later line.
    fn line<'t>(&mut self, text: &'t str) -> &'t str {
        let mut rest = text;
        while let Some(at) = rest.find(['{', '`', '\n']) {
            let (before, sign) = rest.split_at(at);
            self.out.push_str(before);
            let length = match sign.as_bytes().first() {
                Some(b'{') => self.brace(sign),
                Some(b'`') => self.keep(sign, code_span(sign)),
                _ => {
                    self.out.push('\n');
                    return &sign[1..];
                }
            };
            rest = &sign[length..];
        }
        self.out.push_str(rest);
        ""
    }

    /// Passes over the tag at the beginning of `text`, or keeps the brace that begins none. Gives the length.
    fn brace(&mut self, text: &str) -> usize {
        let Some((start, end)) = TAGS.into_iter().find(|(start, _)| text.starts_with(start)) else {
            return self.keep(text, 1);
        };
        let is_sought = self.unclosed < MAX_UNCLOSED;
        let Some(length) = is_sought.then(|| tag(text, start, end)).flatten() else {
            self.unclosed += 1;
            return self.keep(text, start.len());
        };
        // Program text stands between two of Liquid's tags.
        let name = text[start.len()..].trim_start_matches('-').trim_start();
        if start == "{%" && (name.starts_with("highlight") || name.starts_with("endhighlight")) {
            self.out.push_str("\n```\n");
        }
        // Where it stands for an address there has to be one.
        let before = self.out.strip_suffix(' ').unwrap_or(&self.out);
        if before.ends_with("](") || before.ends_with("]:") {
            self.out.push('#');
        }
        length
    }

    fn keep(&mut self, text: &str, length: usize) -> usize {
        self.out.push_str(&text[..length]);
        length
    }
}

/// The mark of a fence around program text, where the line begins with one.
fn fence_of(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let sign = line.chars().next().filter(|&sign| sign == '`' || sign == '~')?;
    let length = line.len() - line.trim_start_matches(sign).len();
    (length >= 3).then(|| &line[..length])
}

/// The length of the code at the beginning of `text`, or of the backticks, where none is closed on the line.
fn code_span(text: &str) -> usize {
    let window = &text[..text.floor_char_boundary(MAX_LENGTH)];
    let line = &window[..window.find('\n').unwrap_or(window.len())];
    let length = line.len() - line.trim_start_matches('`').len();
    let (ticks, rest) = line.split_at(length);
    rest.find(ticks).map_or(length, |end| length + end + length)
}

/// The length of the tag at the beginning of `text`, which starts and ends so.
fn tag(text: &str, start: &str, end: &str) -> Option<usize> {
    let window = &text[..text.floor_char_boundary(MAX_LENGTH)];
    let window = &window[..window.find("\n\n").unwrap_or(window.len())];
    window[start.len()..].find(end).map(|at| start.len() + at + end.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_taken_out() {
        for (text, expected) in [
            ("No tags.", "No tags."),
            ("Tide {{ page.tide }} low{% if x %}er{% endif %}.", "Tide  lower."),
            ("{{< figure\nsrc=\"a\" >}}\nText", "\nText"),
            ("Text\n{: .lead }\nMore", "Text\n\nMore"),
            ("[a]: {% post_url b %}\n[c]({{ d }})", "[a]: #\n[c](#)"),
            ("Write `{{ x }}` or ``{% y %}``, {{ z }}", "Write `{{ x }}` or ``{% y %}``, "),
            ("```\n{{ x }}\n~~~\n```\n{{ y }}", "```\n{{ x }}\n~~~\n```\n"),
            ("    {{ x }}\n\n::: note\nText {{ unclosed\n\n}}", "    {{ x }}\n\n\nText {{ unclosed\n\n}}"),
            ("{% highlight c %}\nx;\n{% endhighlight %}\nEnd", "\n```\n\nx;\n\n```\n\nEnd"),
            ("A set {a} and {", "A set {a} and {"),
        ] {
            assert_eq!(without_tags(text), expected, "{text}");
        }
    }
}
