//! Tells which kind of document the members of a ZIP file make up together.

use super::super::xml::{Event, Xml};
use super::Zipped;

/// What a ZIP file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A Word document, with the name of the member that holds its text.
    Word(String),
    /// An `OpenDocument` text.
    OpenText,
    /// An e-book.
    Epub,
    /// A document that is not opened: what it is, with its article, and what can be done.
    Refused(&'static str, &'static str),
    /// Files, and no document of their own.
    Archive,
}

/// What to do with a document that holds no running text.
const COPY: &str = "Copy the text that you want to read, or save it as a Word document or a PDF file.";

/// What to do with a table.
const SAVE_ROWS: &str = "Save it as .csv if every row is an article; else copy the text.";

impl Kind {
    /// What the file is, by its content.
    pub fn of(zipped: &mut Zipped<'_>) -> Self {
        if zipped.has("mimetype")
            && let Ok(kind) = zipped.read("mimetype")
            && let Some(kind) = Self::of_media_type(String::from_utf8_lossy(&kind).trim())
        {
            return kind;
        }
        if zipped.has("META-INF/container.xml") {
            return Self::Epub;
        }
        if zipped.has("content.xml") && zipped.has("META-INF/manifest.xml") {
            return Self::OpenText;
        }
        if zipped.has("[Content_Types].xml") || zipped.has("_rels/.rels") {
            return Self::of_office(zipped).unwrap_or(Self::Archive);
        }
        if zipped.names().iter().any(|name| name.ends_with(".iwa")) {
            let remedy = "Export it there as a Word document or a PDF file, and open that.";
            return Self::Refused("a document of Pages, Numbers or Keynote", remedy);
        }
        Self::Archive
    }

    /// What the media type in an `OpenDocument` or EPUB file says.
    fn of_media_type(media_type: &str) -> Option<Self> {
        if media_type.starts_with("application/epub+zip") {
            return Some(Self::Epub);
        }
        let kind = media_type
            .strip_prefix("application/vnd.oasis.opendocument.")
            .or_else(|| media_type.strip_prefix("application/vnd.sun.xml."))?;
        Some(match kind.split(['-', '.']).next() {
            Some("text" | "writer") => Self::OpenText,
            Some("spreadsheet" | "calc") => Self::Refused("a spreadsheet", SAVE_ROWS),
            Some("presentation" | "impress") => Self::Refused("a presentation", COPY),
            _ => Self::Refused("a drawing", COPY),
        })
    }

    /// What an Office document's relationships say, or the names of its members.
    fn of_office(zipped: &mut Zipped<'_>) -> Option<Self> {
        let main = related(zipped, "", "/officeDocument").or_else(|| {
            let usual = ["word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"];
            usual.into_iter().find(|name| zipped.has(name)).map(str::to_owned)
        })?;
        let kind = content_type(zipped, &main).unwrap_or_default();
        let is = |type_part: &str, folder: &str| {
            kind.contains(type_part) || kind.is_empty() && main.trim_start_matches('/').starts_with(folder)
        };
        Some(if is("wordprocessingml", "word/") || kind.contains("ms-word") {
            Self::Word(main)
        } else if is("spreadsheetml", "xl/") || kind.contains("ms-excel") {
            Self::Refused("a spreadsheet", SAVE_ROWS)
        } else if is("presentationml", "ppt/") || kind.contains("ms-powerpoint") {
            Self::Refused("a presentation", COPY)
        } else if zipped.names().iter().any(|name| name.starts_with("word/document")) {
            Self::Word(main)
        } else {
            Self::Refused("a document of an Office program", COPY)
        })
    }
}

/// The member that an Office document relates to `source` (empty for the whole) by a kind of relationship that ends
/// so.
pub fn related(zipped: &mut Zipped<'_>, source: &str, kind: &str) -> Option<String> {
    let (folder, file) = source.rsplit_once('/').unwrap_or(("", source));
    let slash = if folder.is_empty() { "" } else { "/" };
    let text = zipped.read_xml(&format!("{folder}{slash}_rels/{file}.rels")).ok()?;
    let mut xml = Xml::new(&text);
    loop {
        match xml.next() {
            Event::Open(tag)
                if tag.name() == "Relationship"
                    && tag.attribute("Type").is_some_and(|own| own.ends_with(kind)) =>
            {
                return Some(resolved(folder, &tag.attribute("Target")?));
            }
            Event::End => return None,
            _ => {}
        }
    }
}

/// The name that `target` means from within `folder`: "../a.xml", "a.xml", "/word/a.xml".
pub fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

/// The type that an Office document declares for the member `name`.
fn content_type(zipped: &mut Zipped<'_>, name: &str) -> Option<String> {
    let text = zipped.read_xml("[Content_Types].xml").ok()?;
    let mut xml = Xml::new(&text);
    loop {
        match xml.next() {
            Event::Open(tag)
                if tag.name() == "Override"
                    && tag.attribute("PartName").is_some_and(|own| {
                        own.trim_start_matches('/').eq_ignore_ascii_case(name.trim_start_matches('/'))
                    }) =>
            {
                return tag.attribute("ContentType");
            }
            Event::End => return None,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Known;
    use super::super::packed;
    use super::*;

    #[test]
    fn kinds_are_told_by_content() {
        let office = |main: &str, kind: &str| {
            let relations = format!("<R><Relationship Type='http://x/officeDocument' Target='{main}'/></R>");
            let types =
                format!("<T><Override PartName='/{main}' ContentType='application/{kind}.main+xml'/></T>");
            packed(&[
                ("_rels/.rels", relations.as_bytes()),
                ("[Content_Types].xml", types.as_bytes()),
                (main, b"<x/>"),
            ])
        };
        let typed = |kind: &str| packed(&[("mimetype", format!("application/{kind}").as_bytes())]);
        let table = [
            (
                office("word/document.xml", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
                "word",
            ),
            (office("w/main.xml", "vnd.ms-word.document.macroEnabled"), "word"),
            (packed(&[("[Content_Types].xml", b"<T/>"), ("word/document.xml", b"")]), "word"),
            (
                office("xl/workbook.xml", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                "a spreadsheet",
            ),
            (office("ppt/presentation.xml", "vnd.ms-powerpoint.presentation.macroEnabled"), "a presentation"),
            (office("visio/document.xml", "vnd.ms-visio.drawing"), "a document of an Office program"),
            (typed("vnd.oasis.opendocument.text-template"), "text"),
            (typed("vnd.sun.xml.writer"), "text"),
            (typed("vnd.oasis.opendocument.spreadsheet"), "a spreadsheet"),
            (typed("vnd.oasis.opendocument.graphics"), "a drawing"),
            (packed(&[("content.xml", b""), ("META-INF/manifest.xml", b"")]), "text"),
            (typed("epub+zip"), "epub"),
            (packed(&[("META-INF/container.xml", b"")]), "epub"),
            (packed(&[("Index/Document.iwa", b"")]), "a document of Pages, Numbers or Keynote"),
            (packed(&[("a.txt", b"")]), "archive"),
            (packed(&[]), "archive"),
        ];
        for (at, (bytes, expected)) in table.into_iter().enumerate() {
            let kind = match Kind::of(&mut Zipped::open(&bytes, &Known::default()).unwrap()) {
                Kind::Word(_) => "word",
                Kind::OpenText => "text",
                Kind::Epub => "epub",
                Kind::Refused(what, _) => what,
                Kind::Archive => "archive",
            };
            assert_eq!(kind, expected, "{at}");
        }
    }

    #[test]
    fn targets_are_resolved() {
        let table = [
            ("word", "a.xml", "word/a.xml"),
            ("word", "../b/a.xml", "b/a.xml"),
            ("word", "/x/a.xml", "x/a.xml"),
        ];
        for (folder, target, expected) in
            table.into_iter().chain([("", "../../a", "a"), ("a/b", "./c", "a/b/c")])
        {
            assert_eq!(resolved(folder, target), expected);
        }
    }
}
