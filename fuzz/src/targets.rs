//! What is tried. A new target is one entry of [`TARGETS`], a file of one line in `fuzz_targets/`, its `[[bin]]` in Cargo.toml
//! and a folder of seeds.

use nutgraf::import::{self, Decoder, Outcome};
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
            invariants::check(&decoded.text, &options);
        }
        (Err(one), Err(other)) => {
            assert_eq!(one, other);
            check_error(&one);
        }
        (one, other) => panic!("{:?} is not {:?}", one.map(drop), other.map(drop)),
    }
}

/// An error at the edge of files has a code that fits and says what happened and what to do: two sentences.
fn check_error(error: &Error) {
    let fits = matches!(error.code(), ErrorCode::Unsupported | ErrorCode::Unreadable | ErrorCode::TooLong);
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
