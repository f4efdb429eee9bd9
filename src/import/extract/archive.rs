//! Archives of files: the documents in them, those in archives in them included.

use std::collections::BTreeMap;

use super::zipped::{Failure, Kind, Zipped};
use super::{Error, ErrorCode, Extract, Known, Member, damaged, locked, notice};
use crate::import::container::{Container, recognize};

/// How many documents are taken out of an archive.
const MAX_DOCUMENTS: usize = 2000;

/// How many members are looked at.
const MAX_MEMBERS: usize = 50_000;

/// How deep archives are opened in archives.
const MAX_NESTING: u8 = 1;

/// How much of a file without a known ending is looked at to tell whether it is text, in bytes.
const HEAD_BYTES: usize = 4096;

/// How many files a notice names.
const MAX_NAMED: usize = 5;

/// A label longer than this, in characters, is cut.
const MAX_NAME: usize = 300;

/// The endings of files that hold documents, whatever else they may turn out to be when they are opened. Those that are
/// not opened are among them: whoever packed a presentation should be told what to do with it.
const DOCUMENTS: &[&str] = &[
    "txt", "text", "md", "markdown", "mdown", "mkd", "html", "htm", "xhtml", "pdf", "rtf", "eml", "mbox",
    "doc", "docx", "docm", "dotx", "dotm", "odt", "ott", "epub", "csv", "tsv", "jsonl", "ndjson", "xlsx",
    "xls", "pptx", "ppt", "ods", "odp", "pages", "wpd", "msg",
];

/// The endings of files that are text and yet no documents: what web pages and programs are made of.
const NO_DOCUMENTS: &[&str] = &[
    "css", "js", "mjs", "ts", "map", "json", "xml", "xsl", "svg", "ini", "cfg", "conf", "toml", "yaml",
    "yml", "py", "rs", "c", "h", "java", "sh", "bat", "ps1", "sql", "log", "lock", "plist", "url", "webloc",
    "lnk", "srt", "vtt", "ics", "vcf", "bib", "opf", "ncx",
];

/// What was found on the way through an archive.
#[derive(Debug, Default)]
struct Found {
    members: Vec<Member>,
    /// The names that are taken, and how many documents would have the same.
    names: BTreeMap<String, usize>,
    /// Files that hold no text.
    passed: usize,
    locked: Vec<String>,
    damaged: Vec<String>,
    too_large: Vec<String>,
    too_deep: Vec<String>,
    is_mended: bool,
    is_cut: bool,
}

/// Takes the documents out of an archive.
///
/// # Errors
/// [`ErrorCode::PasswordNeeded`] where all that it holds is locked, [`ErrorCode::Unreadable`] where all is damaged,
/// [`ErrorCode::Unsupported`] where there is no document in it.
pub fn read(mut zipped: Zipped<'_>, known: &Known<'_>) -> Result<Extract, Error> {
    let mut found = Found::default();
    found.look_through(&mut zipped, known, "", 0);
    if found.members.is_empty() {
        return Err(found.error(known));
    }
    let notices = found.notices();
    Ok(Extract { members: found.members, notices, ..Extract::default() })
}

impl Found {
    /// Adds the documents of an archive; `folder` is what their names begin with.
    fn look_through(&mut self, zipped: &mut Zipped<'_>, known: &Known<'_>, folder: &str, nesting: u8) {
        self.is_mended |= zipped.is_mended();
        for at in 0..zipped.names().len() {
            if self.members.len() >= MAX_DOCUMENTS || at >= MAX_MEMBERS {
                self.is_cut = true;
                return;
            }
            let Some(raw) = zipped.names().get(at) else { return };
            let name = format!("{folder}{}", label(raw));
            if !zipped.is_file(at) || is_leftover(raw) {
                continue;
            }
            if is_known_to_hold_none(&name) {
                self.passed += 1;
                continue;
            }
            match zipped.unpack(at) {
                Ok(content) => self.sort_in(name, content, zipped, known, nesting),
                Err(Failure::Locked) => self.locked.push(name),
                Err(Failure::TooLarge) => self.too_large.push(name),
                Err(Failure::Damaged) => self.damaged.push(name),
            }
        }
    }

    /// Adds a document, opens an archive in the archive, and passes over anything else.
    fn sort_in(
        &mut self,
        name: String,
        content: Vec<u8>,
        outer: &mut Zipped<'_>,
        known: &Known<'_>,
        nesting: u8,
    ) {
        if !is_document(&name, &content) {
            self.passed += 1;
            return;
        }
        if content.starts_with(b"PK")
            && let Ok(mut inner) = outer.open_inner(&content, known)
        {
            let is_archive = Kind::of(&mut inner) == Kind::Archive;
            if is_archive && nesting < MAX_NESTING {
                self.look_through(&mut inner, known, &format!("{name}/"), nesting + 1);
            }
            outer.charge(&inner);
            if is_archive {
                self.too_deep.extend((nesting >= MAX_NESTING).then_some(name));
                return;
            }
        }
        let name = self.free_name(&name);
        self.members.push(Member { name, bytes: content });
    }

    /// The name, with a number where another document has it already.
    fn free_name(&mut self, name: &str) -> String {
        let (stem, ending) = match name.rsplit_once('.') {
            Some((stem, ending)) => (stem.to_owned(), format!(".{ending}")),
            None => (name.to_owned(), String::new()),
        };
        let mut free = name.to_owned();
        while self.names.contains_key(&free) {
            let count = self.names.entry(name.to_owned()).or_insert(1);
            *count += 1;
            free = format!("{stem} ({count}){ending}");
        }
        self.names.insert(free.clone(), 1);
        free
    }

    /// What to say where no document came out.
    fn error(&self, known: &Known<'_>) -> Error {
        if !self.locked.is_empty() {
            return locked("a ZIP archive", known);
        }
        if !self.too_large.is_empty() {
            let message = "This archive holds more than is unpacked, or is packed to overwhelm. Unpack it with another program, and open the documents in it.";
            return Error::new(ErrorCode::TooLong, message);
        }
        if !self.damaged.is_empty() {
            return damaged("a ZIP archive");
        }
        if !self.too_deep.is_empty() {
            let message = "There are only archives in the archives in this archive. Unpack it, and open those one by one.";
            return Error::new(ErrorCode::Unsupported, message);
        }
        let message = "There is no document in this archive. Choose one that holds texts, such as Word documents, PDF files or web pages.";
        Error::new(ErrorCode::Unsupported, message)
    }

    /// What to say of that which did not come out.
    fn notices(&self) -> Vec<super::Notice> {
        let mut notices = Vec::new();
        if self.passed > 0 {
            let (files, were) = if self.passed == 1 { ("file", "was") } else { ("files", "were") };
            let message =
                format!("{} {files} without text, such as pictures, {were} passed over.", self.passed);
            notices.push(notice("passed-over", message));
        }
        let kinds = [
            ("locked", &self.locked, "locked with a password", "Open the archive again with theirs."),
            ("damaged", &self.damaged, "damaged", "Unpack the archive with another program."),
            (
                "too-long",
                &self.too_large,
                "too large to be unpacked",
                "Unpack the archive with another program.",
            ),
            (
                "left-out",
                &self.too_deep,
                "an archive in an archive in the archive",
                "Unpack it, and open it by itself.",
            ),
        ];
        for (code, names, what, remedy) in kinds {
            if !names.is_empty() {
                notices.push(notice(code, format!("Left out, because {what}: {}. {remedy}", listed(names))));
            }
        }
        if self.is_mended {
            let message = "This archive is damaged; only the documents that are whole were taken out of it.";
            notices.push(notice("damaged", message));
        }
        if self.is_cut {
            let message = format!(
                "Only the first {} documents were taken out of this archive. Unpack it, and open the others by themselves.",
                self.members.len()
            );
            notices.push(notice("left-out", message));
        }
        notices
    }
}

/// The first few names, and how many more there are.
fn listed(names: &[String]) -> String {
    let mut list = names.iter().take(MAX_NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    if names.len() > MAX_NAMED {
        list = format!("{list} and {} more", names.len() - MAX_NAMED);
    }
    list
}

/// The name of a member as a label: folders with slashes between, without steps out of the archive.
fn label(name: &str) -> String {
    let is_step = |step: &&str| !matches!(step.trim(), "" | "." | "..") && !step.ends_with(':');
    let steps: Vec<&str> = name.split(['/', '\\']).filter(is_step).map(str::trim).collect();
    let visible = steps.join("/").chars().filter(|c| !c.is_control()).collect::<String>();
    if visible.is_empty() {
        return "Document".to_owned();
    }
    let skipped = visible.chars().count().saturating_sub(MAX_NAME);
    // The end tells more than the start: it is the file's own name and its ending.
    visible.chars().skip(skipped).collect()
}

/// Whether a member is what a file system leaves behind. Nobody put it there, so nobody is told of it.
fn is_leftover(name: &str) -> bool {
    name.split(['/', '\\']).any(|step| {
        step == "__MACOSX"
            || step.starts_with("._")
            || matches!(step, ".DS_Store" | "Thumbs.db" | "desktop.ini")
    })
}

/// The ending of a name, in small letters.
fn ending(name: &str) -> Option<String> {
    let file = name.rsplit('/').next()?;
    file.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map(|(_, ending)| ending.to_ascii_lowercase())
}

/// Whether a file's name is enough to tell that it holds no document.
fn is_known_to_hold_none(name: &str) -> bool {
    ending(name).is_some_and(|ending| NO_DOCUMENTS.contains(&ending.as_str()))
}

/// Whether a file is a document, by its ending or else by what it holds.
fn is_document(name: &str, content: &[u8]) -> bool {
    if ending(name).is_some_and(|ending| DOCUMENTS.contains(&ending.as_str())) {
        return true;
    }
    let head = content.get(..HEAD_BYTES).unwrap_or(content);
    match recognize(head) {
        Some(Container::Document(_)) => true,
        Some(Container::Refused(_)) => false,
        None => is_text(head),
    }
}

/// Whether the head of a file reads as text in some encoding.
fn is_text(head: &[u8]) -> bool {
    let is_utf16 = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    let is_control = |byte: &&u8| **byte < 9 || (14..27).contains(*byte);
    !head.is_empty() && (is_utf16 || head.iter().filter(is_control).count() == 0)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::unstable::write::FileOptionsExt;
    use zip::write::SimpleFileOptions;

    use super::super::package;
    use super::super::zipped::packed;
    use super::*;

    fn names(extract: &Extract) -> Vec<&str> {
        extract.members.iter().map(|member| member.name.as_str()).collect()
    }

    fn codes(extract: &Extract) -> Vec<&str> {
        extract.notices.iter().map(|notice| &*notice.code).collect()
    }

    fn opened(bytes: &[u8]) -> Extract {
        package::read(bytes, &Known::default()).unwrap()
    }

    #[test]
    fn documents_come_out_and_the_rest_is_counted() {
        let extract = opened(&packed(&[
            ("Texts/ferry.txt", b"The ferry waits."),
            ("Texts/tide", b"The tide does not."),
            ("Texts/report.pdf", b"%PDF-1.4"),
            ("__MACOSX/Texts/._ferry.txt", b"\0\x05"),
            (".DS_Store", b"\0\0"),
            ("quay.png", b"\x89PNG\r\n\x1a\n"),
            ("quay.bin", b"\0\x01\x02"),
            ("page_files/style.css", b"p {}"),
        ]));
        assert_eq!(names(&extract), ["Texts/ferry.txt", "Texts/tide", "Texts/report.pdf"]);
        assert_eq!(extract.notices[0].message, "3 files without text, such as pictures, were passed over.");
    }

    #[test]
    fn names_are_only_labels() {
        let table = [
            ("../../etc/quay.txt", "etc/quay.txt"),
            ("/abs/quay.txt", "abs/quay.txt"),
            ("C:\\docs\\quay.txt", "docs/quay.txt"),
            ("a/./b//quay\u{7}.txt", "a/b/quay.txt"),
            ("..", "Document"),
        ];
        for (name, expected) in table {
            assert_eq!(label(name), expected);
        }
        let extract = opened(&packed(&[("a.txt", b"One."), ("../a.txt", b"Two."), ("/a.txt", b"Three.")]));
        assert_eq!(names(&extract), ["a.txt", "a (2).txt", "a (3).txt"]);
    }

    #[test]
    fn archives_in_archives_are_opened_once() {
        let innermost = packed(&[("c.txt", b"Three.")]);
        let inner = packed(&[("b.txt", b"Two."), ("c.zip", &innermost)]);
        let extract = opened(&packed(&[("a.txt", b"One."), ("b.zip", &inner)]));
        assert_eq!((names(&extract), codes(&extract)), (vec!["a.txt", "b.zip/b.txt"], vec!["left-out"]));
        let word = packed(&[("[Content_Types].xml", b"<T/>"), ("word/document.xml", b"")]);
        assert_eq!(names(&opened(&packed(&[("letter.docx", &word)]))), ["letter.docx"]);
    }

    #[test]
    fn locked_archives_open_with_their_password() {
        let classic = SimpleFileOptions::default().with_deprecated_encryption("Möwe".as_bytes()).unwrap();
        let strong = SimpleFileOptions::default().with_aes_encryption(zip::AesMode::Aes256, "Möwe");
        check_lock(&locked_with(classic));
        check_lock(&locked_with(strong));
    }

    fn locked_with(options: zip::write::FileOptions<'_, '_, ()>) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("a.txt", options).unwrap();
        writer.write_all(b"The ferry waits.").unwrap();
        writer.finish().unwrap().into_inner()
    }

    fn check_lock(locked: &[u8]) {
        for (password, expected) in
            [(None, None), (Some("gull"), None), (Some("Möwe"), Some(&b"The ferry waits."[..]))]
        {
            let result = package::read(locked, &Known { password, ..Known::default() });
            match expected {
                Some(content) => assert_eq!(result.unwrap().members[0].bytes, content),
                None => assert_eq!(result.unwrap_err().code(), ErrorCode::PasswordNeeded),
            }
        }
    }

    #[test]
    fn damaged_and_overwhelming_members_are_named() {
        let mut bytes = packed(&[
            ("a.txt", b"The ferry waits for the tide."),
            ("b.txt", b"The quay."),
            ("c.txt", &[b'c'; 40 << 20]),
        ]);
        let data = bytes.windows(5).position(|five| five == b"a.txt").unwrap() + 5;
        bytes[data + 2] ^= 0xff;
        let extract = opened(&bytes);
        assert_eq!((names(&extract), codes(&extract)), (vec!["b.txt"], vec!["damaged", "too-long"]));
        assert!(extract.notices[0].message.contains("a.txt"));
    }

    #[test]
    fn a_broken_download_gives_what_is_whole() {
        let bytes = packed(&[("a.txt", b"The ferry waits."), ("b.txt", b"The tide does not.")]);
        let table = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
        let extract = opened(&bytes[..table - 2]);
        assert_eq!((names(&extract), codes(&extract)), (vec!["a.txt"], vec!["damaged"]));
    }

    #[test]
    fn archives_without_documents_say_so() {
        for bytes in [packed(&[]), packed(&[("quay.png", b"\x89PNG\r\n\x1a\n")])] {
            assert_eq!(package::read(&bytes, &Known::default()).unwrap_err().code(), ErrorCode::Unsupported);
        }
    }

    #[test]
    fn many_members_are_bounded() {
        let names: Vec<String> = (0..=MAX_DOCUMENTS).map(|at| format!("{at}.txt")).collect();
        let members: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"Tide."[..])).collect();
        let extract = opened(&packed(&members));
        assert_eq!((extract.members.len(), codes(&extract)), (MAX_DOCUMENTS, vec!["left-out"]));
    }

    #[test]
    fn no_file_brings_it_down() {
        let word =
            packed(&[("[Content_Types].xml", b"<T/>"), ("word/document.xml", b"<w:p><w:t>Tide</w:t></w:p>")]);
        for bytes in [packed(&[("a.txt", b"One."), ("b.zip", &word)]), word] {
            for at in 0..bytes.len() {
                for flip in [1, 0x80, 0xff] {
                    let mut broken = bytes.clone();
                    broken[at] ^= flip;
                    let _ = package::read(&broken, &Known::default());
                }
                let _ = package::read(&bytes[..at], &Known { password: Some("x"), ..Known::default() });
            }
        }
    }
}
