//! What is tried. A new target is one entry of [`TARGETS`], a file of one line in `fuzz_targets/`, its `[[bin]]` in Cargo.toml
//! and a folder of seeds.

use nutgraf::import::{self, Article, Decoded, Decoder, Format, Known, Outcome, Repair};
use nutgraf::lang::en::model::FITS;
use nutgraf::model::Model;
use nutgraf::model::file::ModelError;
use nutgraf::{Error, ErrorCode, Options, Pack, Packs};

use super::invariants;
use super::names::names_in;
use super::options;

/// Something that takes bytes from outside.
pub struct Target {
    /// Its name: of the binary, of the folder with its seeds, of the folder with its regressions.
    pub name: &'static str,
    /// Tries one input; panics where something is wrong.
    pub run: fn(&[u8]),
    /// Inputs that the tests try.
    pub inputs: usize,
    /// Longest input that is made, in bytes.
    pub longest: usize,
}

/// All targets.
pub const TARGETS: &[Target] = &[
    Target { name: "analyze", run: analyze, inputs: 3_000, longest: 2_048 },
    Target { name: "decode", run: decode, inputs: 10_000, longest: 12_288 },
    Target { name: "containers", run: containers, inputs: 4_000, longest: 2_048 },
    Target { name: "html", run: html, inputs: 1_500, longest: 4_096 },
    Target { name: "markdown", run: markdown, inputs: 1_500, longest: 4_096 },
    Target { name: "pdf", run: pdf, inputs: 1_500, longest: 8_192 },
    Target { name: "rtf", run: rtf, inputs: 2_000, longest: 4_096 },
    Target { name: "mail", run: mail, inputs: 2_000, longest: 4_096 },
    Target { name: "archive", run: archive, inputs: 2_000, longest: 4_096 },
    Target { name: "rows", run: rows, inputs: 2_000, longest: 4_096 },
    Target { name: "docx", run: docx, inputs: 1_500, longest: 4_096 },
    Target { name: "odt", run: odt, inputs: 1_500, longest: 4_096 },
    Target { name: "epub", run: epub, inputs: 1_500, longest: 4_096 },
    Target { name: "model", run: model, inputs: 400, longest: 512 },
    Target { name: "pack", run: pack, inputs: 3_000, longest: 512 },
];

/// A text with all options: every rule, and one of the relations.
pub fn analyze(input: &[u8]) {
    let (text, options) = options::split(input);
    let analysis = invariants::check(&text, &options);
    // Which one depends on the input, so that all have their turn and a finding is found again.
    invariants::relate(
        input.iter().fold(0, |sum, &byte| sum * 31 % 8191 + usize::from(byte)),
        &analysis,
        &text,
        &options,
    );
}

/// A file in pieces against the file as a whole. The first byte says how large pieces are.
pub fn decode(input: &[u8]) {
    let Some((&size, bytes)) = input.split_first() else { return };
    let size = if size < 128 { usize::from(size) + 1 } else { usize::from(size) * 32 };
    let whole = outcome(bytes, bytes.len().max(1), bytes.len());
    let pieces = outcome(bytes, size, 0);
    assert_eq!(pieces, whole, "in pieces of {size}");
    if let Err(error) = &whole {
        check_error(error);
    }
    match (import::decode(bytes), whole) {
        // Whether a document can be opened is for the other targets.
        (_, Ok(Outcome::Document(_, document))) => assert_eq!(document, bytes),
        (Ok(decoded), Ok(Outcome::Text(text))) => {
            assert_eq!(decoded, text);
            assert!(!text.text.starts_with('\u{feff}') || bytes.len() > 3, "the mark of UTF-8 is left");
            for span in decoded.notices.iter().filter_map(|notice| notice.span) {
                assert_eq!(span.of(&decoded.text), "\u{fffd}", "what could not be decoded is marked");
            }
            if let Ok(valid) = std::str::from_utf8(bytes)
                && decoded.notices.is_empty()
                && !bytes.contains(&0)
            {
                assert_eq!(valid.strip_prefix('\u{feff}').unwrap_or(valid), decoded.text);
            }
        }
        (Err(one), Err(other)) => assert_eq!(one, other),
        (one, other) => panic!("{one:?} is not {other:?}"),
    }
}

/// What the decoder makes of bytes that come in pieces.
fn outcome(bytes: &[u8], size: usize, expected: usize) -> Result<Outcome, Error> {
    let mut decoder = Decoder::with_capacity(expected);
    bytes.chunks(size).try_for_each(|piece| decoder.push(piece))?;
    decoder.finish()
}

/// A file of any kind to its analysis: what is no text is refused with a remedy, what is one is analysed.
pub fn containers(input: &[u8]) {
    let options = Options::default();
    match (nutgraf::analyze_bytes(input, &options), import::decode(input)) {
        (Ok(analysis), Ok(decoded)) => {
            assert!(analysis.text.is_some(), "the caller of bytes does not hold their text");
            let read: Vec<&str> = decoded.notices.iter().map(|notice| &*notice.code).collect();
            let told = |code: &&str| analysis.notices.iter().any(|notice| notice.code == *code);
            assert!(read.iter().all(told), "{read:?} is not told in {:?}", analysis.notices);
            check_hints(&decoded);
            invariants::check(&decoded.text, &options);
        }
        (Err(one), Err(other)) => {
            assert_eq!(one, other);
            check_error(&one);
        }
        (one, other) => panic!("{:?} is not {:?}", one.map(drop), other.map(drop)),
    }
}

/// What a container told of its parts is in order and leaves out nothing.
fn check_hints(decoded: &Decoded) {
    let mut at = 0;
    for hint in &decoded.hints {
        let gap = decoded.text.get(at..hint.span.start()).expect("hints are in order, between characters");
        assert!(gap.trim().is_empty(), "{gap:?} is in no part");
        assert!(!hint.span.of(&decoded.text).trim().is_empty(), "a part is empty");
        at = hint.span.end();
    }
    assert!(decoded.hints.is_empty() || decoded.text[at..].trim().is_empty(), "the end is in no part");
}

/// A document of one format: opened or refused with a remedy; what is in it is analysed, and what is inside is opened too.
fn document(format: Format, input: &[u8]) {
    // The password is tried where there is one to try.
    for known in [Known::default(), Known { password: Some("tide"), whole_page: true, ..Known::default() }] {
        match import::open(format, input, &known) {
            Ok(extract) => {
                assert!(!extract.parts.is_empty() || !extract.members.is_empty(), "an empty success");
                for member in &extract.members {
                    assert!(
                        !member.name.is_empty() && !member.name.split('/').any(|part| part == ".."),
                        "{}",
                        member.name
                    );
                }
                let decoded = extract.into_decoded();
                check_hints(&decoded);
                let article = Article::from_decoded(&decoded, Repair::Auto);
                let mut at = 0;
                for block in &article.blocks {
                    assert!(article.text[at..block.span.start()].trim().is_empty(), "text is in no block");
                    at = block.span.end();
                }
                assert!(article.text[at..].trim().is_empty(), "the end is in no block");
            }
            Err(error) => check_error(&error),
        }
    }
}

/// A ZIP file with one member beside those that make it a document: what is mutated is the member, which has to be XML.
fn packed(members: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in members {
        let at = out.len() as u32;
        let size = (content.len() as u32).to_le_bytes();
        // Stored; version, flags, method, time, date, checksum, sizes, lengths of name and extra.
        let head = [
            &[20, 0, 0, 8, 0, 0, 0, 0, 0, 0][..],
            &crc32(content).to_le_bytes(),
            &size,
            &size,
            &(name.len() as u16).to_le_bytes(),
            &[0, 0],
        ]
        .concat();
        out.extend([b"PK\x03\x04", &head[..], name.as_bytes(), content].concat());
        directory
            .extend([b"PK\x01\x02\x14\0", &head[..], &[0; 10], &at.to_le_bytes(), name.as_bytes()].concat());
    }
    let count = (members.len() as u16).to_le_bytes();
    let (start, size) = ((out.len() as u32).to_le_bytes(), (directory.len() as u32).to_le_bytes());
    [&out[..], &directory, b"PK\x05\x06\0\0\0\0", &count, &count, &size, &start, &[0, 0]].concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| crc >> 1 ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 })
    })
}

/// A web page.
pub fn html(input: &[u8]) {
    document(Format::Html, input);
}

/// Text with the marks of Markdown.
pub fn markdown(input: &[u8]) {
    document(Format::Markdown, input);
    document(Format::Pasted, input);
}

/// A PDF.
pub fn pdf(input: &[u8]) {
    document(Format::Pdf, input);
}

/// An RTF document.
pub fn rtf(input: &[u8]) {
    document(Format::Rtf, input);
}

/// An e-mail, or several.
pub fn mail(input: &[u8]) {
    document(Format::Mail, input);
}

/// A ZIP file, as it is.
pub fn archive(input: &[u8]) {
    document(Format::Zip, input);
}

/// A table of articles.
pub fn rows(input: &[u8]) {
    document(Format::Rows, input);
}

/// The text of a Word document, its styles and its lists: the input is all three.
pub fn docx(input: &[u8]) {
    document(
        Format::Zip,
        &packed(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("word/document.xml", input),
            ("word/styles.xml", input),
            ("word/numbering.xml", input),
        ]),
    );
}

/// The text and styles of an OpenDocument text: the input is both.
pub fn odt(input: &[u8]) {
    let kind = b"application/vnd.oasis.opendocument.text";
    document(
        Format::Zip,
        &packed(&[("mimetype", kind), ("content.xml", input), ("styles.xml", input), ("meta.xml", input)]),
    );
}

/// The list of a book's chapters, which is a chapter too.
pub fn epub(input: &[u8]) {
    let container = b"<container><rootfiles><rootfile full-path=\"a.opf\"/></rootfiles></container>";
    document(
        Format::Zip,
        &packed(&[
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", container),
            ("a.opf", input),
            ("a.xhtml", input),
        ]),
    );
}

/// An error at the edge of files has a code that fits and says what happened and what to do: two sentences.
fn check_error(error: &Error) {
    let fits = matches!(
        error.code(),
        ErrorCode::Unsupported
            | ErrorCode::Unreadable
            | ErrorCode::TooLong
            | ErrorCode::PasswordNeeded
            | ErrorCode::Archive
    );
    assert!(fits, "{:?}", error.code());
    let sentences = error.message().matches(". ").count() + usize::from(error.message().ends_with('.'));
    assert!(sentences >= 2, "{error} names no remedy");
}

/// The article that models are tried on.
const ARTICLE: &str =
    "Mayor Rosa Quint of Tallow met the Ministry of Fisheries in Oslo on Monday. Quint smiled.";

/// A model's file. An even first byte: the bytes themselves. An odd one: the model that ships with changes, each of three
/// bytes of place and one of value, under a hash that fits, so that what is inside has to be checked too.
pub fn model(input: &[u8]) {
    let Some((first, rest)) = input.split_first() else { return };
    let bytes =
        if first % 2 == 0 { rest.to_vec() } else { changed(include_bytes!("../../models/en.nut"), rest) };
    match Model::read(&bytes, FITS) {
        Ok(model) => {
            let names = names_in(&model, ARTICLE);
            assert!(names.iter().all(|name| ARTICLE.contains(name.as_str())), "{names:?}");
        }
        Err(error) => names_remedy(error),
    }
}

fn names_remedy(error: ModelError) {
    let message = error.to_string();
    assert!(error == ModelError::Foreign || message.contains("; "), "{message} names no remedy");
}

/// Packs that ship, one with each kind of list, and texts that ask them.
const PACKS: [(&[u8], &str); 7] = [
    (
        include_bytes!("../../packs/tr.nut"),
        "Belediye başkanı İzmir'de köprünün açılışını yaptı. Köprüler kapandı.",
    ),
    (
        include_bytes!("../../packs/fr.nut"),
        "Le maire d'Arvenne l'a dit lundi, vers 18 h. env. L'économie du port va-t-elle mieux ?",
    ),
    (include_bytes!("../../packs/ko.nut"), "시장은 도서관에서 회의를 열었다. 도서관의 문은 닫혔다."),
    (include_bytes!("../../packs/he.nut"), "ראש העירייה פתח את הגשר. בעירייה אמרו שהגשר חדש."),
    (include_bytes!("../../packs/zh.nut"), "市议会批准了新桥的计划。總統在首都會見了企業代表。"),
    (
        include_bytes!("../../packs/ja.nut"),
        "大統領は首都で企業の代表と会談した。エネルギー供給について協議した。",
    ),
    (include_bytes!("../../packs/th.nut"), "สภาเมืองอนุมัติแผนการสร้างสะพานใหม่ ประธานาธิบดีพบผู้แทนที่เมืองหลวง"),
];

/// A pack's file, as [`model`]: the bytes themselves, or a pack that ships with changes. What can be read is asked.
pub fn pack(input: &[u8]) {
    let Some((first, rest)) = input.split_first() else { return };
    let (whole, text) = PACKS[usize::from(first / 2) % PACKS.len()];
    let bytes = if first % 2 == 0 { rest.to_vec() } else { changed(whole, rest) };
    match Pack::from_bytes(&bytes) {
        Ok(pack) => {
            let language = Some(pack.language());
            let mut packs = Packs::default();
            packs.add(pack);
            let analysis = nutgraf::analyze(text, &Options { language, packs, ..Options::default() });
            assert!(analysis.stats.words > 0, "no word was found");
        }
        Err(error) => names_remedy(error),
    }
}

/// Bytes before what the hash is of: magic, version, the hash itself.
const MODEL_HEAD: usize = 13;

fn changed(whole: &[u8], changes: &[u8]) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for change in changes.chunks_exact(4) {
        let place = usize::from(change[0]) << 16 | usize::from(change[1]) << 8 | usize::from(change[2]);
        let at = MODEL_HEAD + place % (bytes.len() - MODEL_HEAD);
        bytes[at] = change[3];
    }
    // FNV-1a.
    let hash = bytes[MODEL_HEAD..].iter().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    bytes[5..MODEL_HEAD].copy_from_slice(&hash.to_le_bytes());
    bytes
}
