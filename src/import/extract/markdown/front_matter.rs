//! What a Markdown file says of itself before its text: YAML between `---`, TOML between `+++`, or the title block of
//! pandoc. Of those languages as much is read as such files hold: keys with a value or a list.

use super::super::fields;
use crate::import::decoded::Metadata;

/// The longest front matter that is looked for, in bytes.
const MAX_LENGTH: usize = 64 << 10;

/// Keys of the title, by preference; the same for the others.
const TITLE: [&str; 2] = ["title", "headline"];
const AUTHOR: [&str; 5] = ["author", "authors", "by", "byline", "writer"];
const DATE: [&str; 8] = [
    "date",
    "publishdate",
    "pubdate",
    "published",
    "datepublished",
    "published_at",
    "publisheddate",
    "created",
];
const LANGUAGE: [&str; 3] = ["lang", "language", "locale"];
const URL: [&str; 4] = ["canonical_url", "canonical", "url", "permalink"];

/// Keys whose value is an address on the site, which often has the date in it.
const PATH: [&str; 5] = ["path", "permalink", "slug", "url", "aliases"];

/// A key in lower case and its values.
type Field = (String, Vec<String>);

/// Takes the front matter off a text.
pub fn split(text: &str) -> (Metadata, &str) {
    let languages = [("---", ':'), ("+++", '=')];
    let read = languages.into_iter().find_map(|(fence, sign)| {
        let (matter, rest) = fenced(text, fence)?;
        let fields = fields(matter, sign);
        (!fields.is_empty()).then(|| (metadata(&fields), rest))
    });
    read.unwrap_or_else(|| title_block(text))
}

/// What stands between two lines that consist of `fence`, the first of which begins the text, and what comes after.
fn fenced<'t>(text: &'t str, fence: &str) -> Option<(&'t str, &'t str)> {
    let (first, rest) = text.split_once('\n')?;
    if first.trim_end() != fence {
        return None;
    }
    let mut end = 0;
    for line in rest.split_inclusive('\n') {
        let is_end = line.trim_end() == fence || fence == "---" && line.trim_end() == "...";
        if is_end {
            return Some((&rest[..end], &rest[end + line.len()..]));
        }
        end += line.len();
        if end > MAX_LENGTH {
            return None;
        }
    }
    None
}

/// The fields of a front matter in which `sign` stands between key and value.
fn fields(matter: &str, sign: char) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut lines = matter.lines();
    while let Some(line) = lines.next() {
        if line.trim_start().starts_with('#') {
            continue;
        }
        let is_inside = line.starts_with([' ', '\t', '-']);
        if is_inside && sign == ':' {
            if let Some((_, values)) = fields.last_mut() {
                continue_value(values, line.trim());
            }
            continue;
        }
        let Some((key, value)) = line.split_once(sign) else {
            // A line of text: these are no fences of front matter, but lines across the page.
            if sign == ':' && !line.trim().is_empty() {
                return Vec::new();
            }
            continue;
        };
        let mut value = value.trim().to_owned();
        // A list can go on over several lines.
        while value.starts_with('[') && !value.ends_with(']') {
            let Some(next) = lines.next() else { break };
            value.push_str(next.trim());
        }
        fields.push((key.trim().to_ascii_lowercase(), values(&value)));
    }
    fields
}

/// Adds a line that goes on with the value of a key of YAML: an item, a property of one, a line of text.
fn continue_value(values: &mut Vec<String>, line: &str) {
    let item = line.strip_prefix("- ").map(str::trim_start);
    let entry = item.unwrap_or(line);
    if let Some((key, value)) =
        entry.split_once(": ").filter(|(key, _)| key.chars().all(char::is_alphanumeric))
    {
        // Of an author with several properties the name counts.
        if key.eq_ignore_ascii_case("name") {
            values.push(unquoted(value));
        }
    } else if item.is_some() || values.is_empty() {
        values.push(unquoted(entry));
    } else if let Some(last) = values.last_mut() {
        last.push(' ');
        last.push_str(entry);
    }
}

/// The values of a list, or the one value.
fn values(value: &str) -> Vec<String> {
    let list = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
    let values = list.map_or_else(|| vec![value], divided);
    let is_sign_of_text = |value: &str| matches!(value, "|" | ">" | "|-" | ">-" | "|+" | ">+");
    values
        .into_iter()
        .filter(|value| !is_sign_of_text(value))
        .map(unquoted)
        .filter(|value| !value.is_empty())
        .collect()
}

/// The items between the commas that stand outside of quotation marks.
fn divided(list: &str) -> Vec<&str> {
    let mut quote = None;
    list.split(|c: char| {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
        c == ',' && quote.is_none()
    })
    .map(str::trim)
    .collect()
}

/// A value without its quotation marks, or without the comment behind it.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    for (quote, escaped) in [('"', "\\\""), ('\'', "''")] {
        if let Some(inner) = value.strip_prefix(quote) {
            let end = inner.rfind(quote).unwrap_or(inner.len());
            return inner[..end].replace(escaped, &quote.to_string()).trim().to_owned();
        }
    }
    value.split(" #").next().unwrap_or_default().trim().to_owned()
}

/// What the fields say.
fn metadata(fields: &[Field]) -> Metadata {
    let find = |keys: &[&str]| {
        let found = |key: &&str| fields.iter().find(|(own, values)| own == key && !values.is_empty());
        keys.iter().find_map(found).map(|(_, values)| values.as_slice())
    };
    let first = |keys: &[&str]| find(keys).and_then(<[String]>::first);
    let in_path = || find(&PATH)?.iter().find_map(|path| date_in(path));
    let date = DATE.iter().find_map(|key| first(&[key]).and_then(|date| fields::date(date))).or_else(in_path);
    Metadata {
        title: find(&TITLE).map(|values| values.join(", ")),
        author: find(&AUTHOR).map(|values| values.join("; ")),
        is_published: date.is_some(),
        date,
        url: first(&URL).filter(|url| url.starts_with("http")).cloned(),
        language: first(&LANGUAGE).and_then(|tag| fields::language(tag)),
        pages: None,
    }
}

/// The day in an address.
fn date_in(path: &str) -> Option<String> {
    path.char_indices()
        .filter(|&(at, _)| at == 0 || path[..at].ends_with('/'))
        .find_map(|(at, _)| fields::machine_date(&path[at..]))
}

/// Takes pandoc's title block off a text: lines of title, authors and date that begin with "%".
fn title_block(text: &str) -> (Metadata, &str) {
    let mut rest = text;
    let mut lines = Vec::new();
    while let Some(line) = rest.strip_prefix("% ").filter(|_| lines.len() < 3) {
        let (line, after) = line.split_once('\n').unwrap_or((line, ""));
        lines.push(line.trim());
        rest = after;
    }
    let line = |at: usize| lines.get(at).copied().filter(|line| !line.is_empty());
    let date = line(2).and_then(fields::date);
    let metadata = Metadata {
        title: line(0).map(str::to_owned),
        author: line(1).map(str::to_owned),
        is_published: date.is_some(),
        date,
        ..Metadata::default()
    };
    (metadata, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Title, author, date, language.
    type Expected<'a> = [Option<&'a str>; 4];

    #[test]
    fn front_matter_is_read() {
        let table: &[(&str, Expected<'_>)] = &[
            (
                "---\ntitle: Low tide\nauthor: I. Moor\ndate: 2021-05-03 10:00\nlang: en_GB\n---\nText",
                [Some("Low tide"), Some("I. Moor"), Some("2021-05-03"), Some("en-GB")],
            ),
            (
                "---\r\ntitle: 'Ferry: the ''last'' one' # yes\r\n---\r\nText",
                [Some("Ferry: the 'last' one"), None, None, None],
            ),
            (
                "---\ntitle: \"Say \\\"no\\\"\"\nauthors: [I. Moor, \"Quay, R.\"]\n...\nText",
                [Some("Say \"no\""), Some("I. Moor; Quay, R."), None, None],
            ),
            (
                "---\ntitle: >\n  Low\n  tide\nauthors:\n- I. Moor\n  - R. Quay\ndate: soon\n---\nText",
                [Some("Low tide"), Some("I. Moor; R. Quay"), None, None],
            ),
            (
                "---\nauthor:\n  name: I. Moor\n  email: a@b.example\n---\nText",
                [None, Some("I. Moor"), None, None],
            ),
            ("---\nauthors:\n  - name: I. Moor\n    url: x\n---\nText", [None, Some("I. Moor"), None, None]),
            (
                "+++\ntitle = \"Low tide\"\nauthors = [\n \"I. Moor\",\n \"R. Quay\"\n]\npath = \"2021/05/15/low\"\n[extra]\nx = 1\n+++\nText",
                [Some("Low tide"), Some("I. Moor; R. Quay"), Some("2021-05-15"), None],
            ),
            (
                "---\ntitle: Low\npermalink: /news/2020/13/01/\npublished: true\nlang: English\n---\nText",
                [Some("Low"), None, None, None],
            ),
            (
                "% Low tide\n% I. Moor\n% 2021-05-03\nText",
                [Some("Low tide"), Some("I. Moor"), Some("2021-05-03"), None],
            ),
        ];
        for (text, expected) in table {
            let (metadata, rest) = split(text);
            let own = [metadata.title, metadata.author, metadata.date, metadata.language];
            assert_eq!(own.each_ref().map(Option::as_deref), *expected, "{text}");
            assert_eq!(rest, "Text", "{text}");
        }
    }

    #[test]
    fn a_line_is_no_front_matter() {
        for text in [
            "",
            "---",
            "---\nText\n---\nMore",
            "---\nNote: low tide.\nIt is late.\n---\nMore",
            "---\nkey: value",
            "Text\n---\nkey: value\n---\n",
            "+++\n+++\n",
        ] {
            assert_eq!(split(text), (Metadata::default(), text), "{text}");
        }
    }
}
