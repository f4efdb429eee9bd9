//! The formats of documents that are opened.

/// A format that holds a document's text in some form other than plain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// A web page.
    Html,
    /// Text with the marks of Markdown.
    Markdown,
    /// Text that was pasted: Markdown where its marks are plain to see, else text.
    Pasted,
    /// Portable Document Format.
    Pdf,
    /// Rich Text Format.
    Rtf,
    /// An e-mail as it is sent (RFC 5322), or a file of several (mbox).
    Mail,
    /// Something in a ZIP file: a Word, OpenDocument or EPUB document, or an archive.
    Zip,
    /// A table, or lines of JSON, in which every row is an article.
    Rows,
}

/// Which of the files that Nutgraf consists of opens a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Importer {
    /// Everything small: older encodings, Office, e-mail, books, archives, Markdown.
    Text,
    /// Web pages.
    Html,
    /// PDF.
    Pdf,
}

impl Importer {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Text, Self::Html, Self::Pdf];

    /// Its name in the package.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Pdf => "pdf",
        }
    }

    /// Whether this build has it.
    pub const fn is_built_in(self) -> bool {
        match self {
            Self::Text => cfg!(feature = "import"),
            Self::Html => cfg!(feature = "html"),
            Self::Pdf => cfg!(feature = "pdf"),
        }
    }
}

/// The formats with their names for programs and the usual endings of their files' names. What has several formats in
/// one is told apart by its content.
const NAMES: [(Format, &str, &[&str]); 8] = [
    (Format::Html, "html", &["html", "htm", "xhtml", "xht"]),
    (Format::Markdown, "md", &["md", "markdown", "mdown", "mkd"]),
    (Format::Pasted, "pasted", &[]),
    (Format::Pdf, "pdf", &["pdf"]),
    (Format::Rtf, "rtf", &["rtf"]),
    (Format::Mail, "eml", &["eml", "mbox"]),
    (Format::Zip, "zip", &["zip", "docx", "docm", "dotx", "odt", "ott", "epub"]),
    (Format::Rows, "rows", &["csv", "tsv", "jsonl", "ndjson"]),
];

impl Format {
    /// Its name for programs.
    pub fn as_str(self) -> &'static str {
        NAMES.iter().find(|(format, ..)| *format == self).map_or("", |(_, name, _)| name)
    }

    /// The format with this name, or the one whose files end so: "docx" is in a ZIP file.
    pub fn of_name(name: &str) -> Option<Self> {
        NAMES
            .iter()
            .find(|(_, own, endings)| *own == name || endings.contains(&name))
            .map(|(format, ..)| *format)
    }

    /// The format that a file's name claims.
    pub fn of_file_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        Self::of_name(&ending.to_ascii_lowercase())
    }

    /// What opens it.
    pub const fn importer(self) -> Importer {
        match self {
            Self::Html => Importer::Html,
            Self::Pdf => Importer::Pdf,
            Self::Markdown | Self::Pasted | Self::Rtf | Self::Mail | Self::Zip | Self::Rows => Importer::Text,
        }
    }
}
