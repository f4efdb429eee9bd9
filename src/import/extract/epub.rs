//! Reads e-books (EPUB 2 and 3): the documents of the book in reading order.

use super::fields::{self, entered};
use super::xml::{Event, Xml};
use super::zipped::{Zipped, resolved};
use super::{Error, ErrorCode, Extract, Known, damaged, markup, notice, text_of};
use crate::import::decoded::Metadata;
use std::collections::{BTreeMap, BTreeSet};

/// What cannot be read is this.
const BOOK: &str = "an e-book";

/// How many documents of a book are read.
const MAX_DOCUMENTS: usize = 10_000;

/// Ways of disguising fonts, which do not concern the text.
const FONTS: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// Media types of documents that hold text.
const DOCUMENTS: [&str; 4] =
    ["application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"];

/// What a book's package says of it.
#[derive(Debug, Default)]
struct Package {
    metadata: Metadata,
    /// The names of its documents by their identifiers; without its tables of contents.
    documents: BTreeMap<String, String>,
    /// The identifiers of documents in reading order, those beside the main text last.
    order: Vec<String>,
}

/// Reads a book.
///
/// # Errors
/// [`ErrorCode::Unreadable`] where its package or all its text is damaged, [`ErrorCode::Unsupported`] where its text is protected.
pub fn read(zip: &mut Zipped<'_>, known: &Known<'_>) -> Result<Extract, Error> {
    let name = package_name(zip).ok_or_else(|| damaged(BOOK))?;
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let package = Package::read(&zip.read_xml(&name).map_err(|_| damaged(BOOK))?, &folder);
    let names: Vec<String> =
        package.order.iter().filter_map(|id| package.documents.get(id)).cloned().collect();
    let protected = protected(zip);
    if names.iter().any(|name| protected.contains(name)) {
        let message = "This is an e-book that is protected against copying, and only its shop's own program opens it. Choose \
                       an edition without protection, or copy the text out of that program.";
        return Err(Error::new(ErrorCode::Unsupported, message));
    }
    let mut extract = Extract { metadata: package.metadata, ..Extract::default() };
    let mut lost = 0_usize;
    for name in names.iter().take(MAX_DOCUMENTS) {
        let content = zip.read(name).and_then(|bytes| {
            let declared = markup::declared_charset(&bytes);
            text_of(&bytes, known, declared.as_deref())
        });
        match content {
            Ok(decoded) => extract.parts.extend(markup::parts(&decoded.text)),
            Err(error) if error.code() == ErrorCode::PasswordNeeded => return Err(error),
            Err(_) => lost += 1,
        }
    }
    if extract.parts.is_empty() && lost > 0 {
        return Err(damaged(BOOK));
    }
    if lost > 0 {
        let message = format!(
            "{lost} of the book's {} chapters are missing or damaged and were left out.",
            names.len()
        );
        extract.notices.push(notice("damaged", message));
    }
    if names.len() > MAX_DOCUMENTS {
        let message = format!("Only the book's first {MAX_DOCUMENTS} chapters were read.");
        extract.notices.push(notice("too-long", message));
    }
    Ok(extract)
}

/// The name of the book's package: as its container says, else the only one there is.
fn package_name(zip: &mut Zipped<'_>) -> Option<String> {
    let container = zip.read_xml("META-INF/container.xml").unwrap_or_default();
    let mut xml = Xml::new(&container);
    loop {
        match xml.next() {
            Event::Open(tag) if tag.name() == "rootfile" => {
                let path = tag.attribute("full-path").map(|path| resolved("", &decoded_path(&path)));
                if let Some(path) = path.filter(|path| zip.has(path)) {
                    return Some(path);
                }
            }
            Event::End => break,
            _ => {}
        }
    }
    zip.names().iter().find(|name| name.to_ascii_lowercase().ends_with(".opf")).cloned()
}

/// The names of members whose content is protected.
fn protected(zip: &mut Zipped<'_>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let Ok(text) = zip.read_xml("META-INF/encryption.xml") else { return names };
    let mut xml = Xml::new(&text);
    let mut is_font = false;
    loop {
        match xml.next() {
            Event::Open(tag) if tag.name() == "EncryptedData" => is_font = false,
            Event::Open(tag) if tag.name() == "EncryptionMethod" => {
                is_font |= tag.attribute("Algorithm").is_some_and(|own| FONTS.contains(&own.as_str()));
            }
            Event::Open(tag) if tag.name() == "CipherReference" && !is_font => {
                names.extend(tag.attribute("URI").map(|path| resolved("", &decoded_path(&path))));
            }
            Event::End => return names,
            _ => {}
        }
    }
}

impl Package {
    /// Reads the package in `folder`.
    fn read(text: &str, folder: &str) -> Self {
        let mut package = Self::default();
        let (mut authors, mut others, mut aside) = (Vec::new(), Vec::new(), Vec::new());
        let mut is_dated = false;
        let mut contents = BTreeSet::new();
        let mut xml = Xml::new(text);
        loop {
            let tag = match xml.next() {
                Event::Open(tag) => tag,
                Event::End => break,
                _ => continue,
            };
            let attribute = |name: &str| tag.attribute(name).unwrap_or_default();
            match tag.name() {
                "title" if package.metadata.title.is_none() => package.metadata.title = entered(&xml.text()),
                "creator" => {
                    let list = if matches!(attribute("role").as_str(), "" | "aut") {
                        &mut authors
                    } else {
                        &mut others
                    };
                    list.extend(entered(&xml.text()));
                }
                "language" if package.metadata.language.is_none() => {
                    package.metadata.language = fields::language(&xml.text());
                }
                "date"
                    if !is_dated && !matches!(attribute("event").as_str(), "modification" | "creation") =>
                {
                    is_dated = attribute("event") == "publication";
                    package.metadata.date =
                        fields::machine_date(&xml.text()).or(package.metadata.date.take());
                }
                "item" => {
                    let is_contents =
                        attribute("properties").split_ascii_whitespace().any(|word| word == "nav");
                    if !is_contents && is_document(&attribute("media-type"), &attribute("href")) {
                        let name = resolved(folder, &decoded_path(&attribute("href")));
                        package.documents.insert(attribute("id"), name);
                    }
                }
                "itemref" => {
                    let list = if attribute("linear") == "no" { &mut aside } else { &mut package.order };
                    list.push(attribute("idref"));
                }
                // With a fragment it is only a part of a document.
                "reference" if attribute("type") == "toc" && !attribute("href").contains('#') => {
                    contents.insert(resolved(folder, &decoded_path(&attribute("href"))));
                }
                _ => {}
            }
        }
        // A guide may call the only document its table of contents.
        if package.documents.values().any(|name| !contents.contains(name)) {
            package.documents.retain(|_, name| !contents.contains(name));
        }
        package.order.append(&mut aside);
        let mut seen = BTreeSet::new();
        package.order.retain(|id| seen.insert(id.clone()));
        package.metadata.author = Some(if authors.is_empty() { others } else { authors }.join("; "))
            .filter(|names| !names.is_empty());
        package.metadata.is_published = package.metadata.date.is_some();
        package
    }
}

/// Whether a member holds text, by its media type or else by its name.
fn is_document(media_type: &str, name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    DOCUMENTS.contains(&media_type)
        || media_type.is_empty() && [".xhtml", ".html", ".htm"].iter().any(|end| name.ends_with(end))
}

/// A path whose escapes (`%20`) are resolved.
fn decoded_path(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|digits| byte == b'%' && digits.iter().all(u8::is_ascii_hexdigit));
        let code = digits.and_then(|digits| u8::from_str_radix(str::from_utf8(digits).ok()?, 16).ok());
        bytes.push(code.unwrap_or(byte));
        rest = if code.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::zipped::packed;
    use super::*;

    const CONTAINER: &str =
        "<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>";

    const PACKAGE: &str = "<package xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:opf='http://www.idpf.org/2007/opf'><metadata>\
        <dc:title>Tide Tables</dc:title><dc:creator opf:role='ill'>Rosa Pint</dc:creator><dc:creator>Ines Marl</dc:creator>\
        <dc:date>2019-03-04</dc:date><dc:language>en</dc:language></metadata><manifest>\
        <item id='n' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>\
        <item id='a' href='text/one%20a.xhtml' media-type='application/xhtml+xml'/>\
        <item id='b' href='../two.xhtml' media-type='application/xhtml+xml'/>\
        <item id='c' href='note.xhtml' media-type='application/xhtml+xml'/>\
        <item id='p' href='pier.svg' media-type='image/svg+xml'/></manifest><spine><itemref idref='n'/>\
        <itemref idref='c' linear='no'/><itemref idref='a'/><itemref idref='p'/><itemref idref='b'/><itemref idref='a'/></spine></package>";

    fn opened(members: &[(&str, &str)]) -> Result<Extract, Error> {
        let all: Vec<(&str, &[u8])> = members.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        let bytes = packed(&all);
        let known = Known::default();
        read(&mut Zipped::open(&bytes, &known).unwrap(), &known)
    }

    fn book<'m>(more: &[(&'m str, &'m str)]) -> Vec<(&'m str, &'m str)> {
        let mut members = vec![
            ("META-INF/container.xml", CONTAINER),
            ("OPS/book.opf", PACKAGE),
            ("OPS/nav.xhtml", "<p>Contents</p>"),
            ("OPS/text/one a.xhtml", "<h1>Low water</h1><p>The ferry lay dry.</p>"),
            ("OPS/note.xhtml", "<aside epub:type='endnote'>Until noon.</aside>"),
        ];
        members.extend(more);
        members
    }

    #[test]
    fn chapters_come_in_reading_order() {
        let extract = opened(&book(&[("two.xhtml", "<p>It left at two.</p>")])).unwrap();
        let texts: Vec<&str> = extract.parts.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(texts, ["Low water", "The ferry lay dry.", "It left at two.", "Until noon."]);
        let metadata = extract.metadata;
        assert_eq!(metadata.title.as_deref(), Some("Tide Tables"));
        assert_eq!(metadata.author.as_deref(), Some("Ines Marl"));
        assert_eq!(metadata.date.as_deref(), Some("2019-03-04"));
        assert_eq!(metadata.language.as_deref(), Some("en"));
        assert!(extract.notices.is_empty());
    }

    #[test]
    fn missing_chapters_are_told() {
        let extract = opened(&book(&[])).unwrap();
        assert_eq!(extract.notices.len(), 1);
        assert_eq!(extract.parts.len(), 3);
        let error = opened(&[("META-INF/container.xml", CONTAINER), ("OPS/book.opf", PACKAGE)]).unwrap_err();
        assert_eq!(error.code(), ErrorCode::Unreadable);
        assert_eq!(opened(&[("META-INF/container.xml", "<")]).unwrap_err().code(), ErrorCode::Unreadable);
    }

    #[test]
    fn protection_of_text_is_told_from_that_of_fonts() {
        let table = [
            ("http://www.idpf.org/2008/embedding", "OPS/pier.otf", true),
            ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OPS/pier.jpg", true),
            ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OPS/text/one%20a.xhtml", false),
        ];
        for (method, name, opens) in table {
            let encryption = format!(
                "<encryption><EncryptedData><EncryptionMethod Algorithm='{method}'/><CipherData><CipherReference URI='{name}'/>\
                 </CipherData></EncryptedData></encryption>"
            );
            let result = opened(&book(&[("META-INF/encryption.xml", &encryption)]));
            assert_eq!(result.is_ok(), opens, "{name}");
            assert!(result.is_ok() || result.is_err_and(|error| error.code() == ErrorCode::Unsupported));
        }
    }

    #[test]
    fn paths_are_decoded() {
        for (path, expected) in
            [("a%20b", "a b"), ("a%2", "a%2"), ("%", "%"), ("%zz%41", "%zzA"), ("%c3%a9", "é")]
        {
            assert_eq!(decoded_path(path), expected);
        }
    }
}
