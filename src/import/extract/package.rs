//! Opens what is in a ZIP file: a document that is packed so, or an archive of documents.

use super::zipped::{Kind, Zipped};
use super::{Error, ErrorCode, Extract, Known, archive, damaged, docx, epub, odt};

/// Opens what is in a ZIP file.
///
/// # Errors
/// Those of the reader of what it turns out to be; [`ErrorCode::Unsupported`] for spreadsheets, presentations and the
/// like.
pub fn read(bytes: &[u8], known: &Known<'_>) -> Result<Extract, Error> {
    let mut zipped = Zipped::open(bytes, known)?;
    let kind = Kind::of(&mut zipped);
    if zipped.is_mended() {
        // Half a document would pass for the whole one; an archive's members are whole or not there.
        match kind {
            Kind::Word(_) => return Err(damaged("a Word document")),
            Kind::OpenText => return Err(damaged("an OpenDocument text")),
            Kind::Epub => return Err(damaged("an e-book")),
            Kind::Refused(..) | Kind::Archive => {}
        }
    }
    match kind {
        Kind::Word(main) => docx::read(&mut zipped, &main),
        Kind::OpenText => odt::read(&mut zipped),
        Kind::Epub => epub::read(&mut zipped, known),
        Kind::Refused(what, remedy) => {
            let message = format!("This is {what}, which Nutgraf does not open. {remedy}");
            Err(Error::new(ErrorCode::Unsupported, message))
        }
        Kind::Archive => archive::read(zipped, known),
    }
}

#[cfg(test)]
mod tests {
    use super::super::zipped::packed;
    use super::*;

    #[test]
    fn a_document_that_lost_its_table_is_damaged() {
        let bytes = packed(&[("[Content_Types].xml", b"<T/>"), ("word/document.xml", b"<w:document/>")]);
        let table = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
        let error = read(&bytes[..table], &Known::default()).unwrap_err();
        assert!(error.message().starts_with("This is a Word document, but it is damaged."), "{error}");
        assert!(read(b"PK\x03\x04", &Known::default()).is_err());
    }
}
