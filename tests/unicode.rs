//! What Unicode says about words and sentences, in its own test cases, and every deliberate difference from it.

use std::fs;
use std::path::Path;

use nutgraf::Options;
use nutgraf::import::Article;
use nutgraf::options::Repair;
use nutgraf::segment;
use unicode_segmentation::UnicodeSegmentation;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .expect("the file is in the repository")
}

/// The cases of one of Unicode's files: the pieces of each, in order.
fn cases(file: &str) -> Vec<Vec<String>> {
    let piece = |codes: &str| -> String {
        let code = |code| u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a code point");
        codes.split(' ').map(code).collect()
    };
    let text = read(&format!("tests/fixtures/unicode/{file}"));
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('|').map(piece).collect()).collect()
}

fn tokens(text: &str) -> Vec<String> {
    let options = Options { repair: Repair::Never, ..Options::default() };
    let article = Article::from_text(text, options.repair);
    let document = segment::segment(&article, &options);
    (0..document.tokens.len()).map(|index| document.token_text(index).to_owned()).collect()
}

/// Pieces of UAX #29 that are not white space, without the white space that combining marks tied to some.
fn visible<'a>(pieces: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let trimmed = pieces.into_iter().map(str::trim);
    trimmed.filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
}

#[test]
fn words_are_those_of_unicodes_cases() {
    let cases = cases("word_break.txt");
    assert_eq!(cases.len(), 1944);
    for case in cases {
        let text = case.concat();
        let found: Vec<_> = segment::words(&text).map(|(_, piece)| piece).collect();
        assert_eq!(found, case, "{text:?}");
    }
}

/// Two rows of the table are all that sets tokens apart from Unicode's cases: runs of one mark are one token, and a
/// capital has its stop.
#[test]
fn tokens_differ_from_unicodes_cases_as_the_table_says() {
    let (mut runs, mut initials) = (0, 0);
    for case in cases("word_break.txt") {
        let mut expected: Vec<String> = Vec::new();
        let found = tokens(&case.concat());
        let pieces = visible(case.iter().map(String::as_str));
        for piece in &pieces {
            match expected.last_mut() {
                Some(before) if *piece == "." && before.chars().all(char::is_uppercase) => {
                    before.push_str(piece);
                    initials += 1;
                }
                Some(before)
                    if *piece == "'" && before == "'" || *piece == "." && before.starts_with('.') =>
                {
                    before.push_str(piece);
                    runs += 1;
                }
                _ => expected.push(piece.clone()),
            }
        }
        assert_eq!(found, expected, "{:?}", case.concat());
    }
    assert_eq!((runs, initials), (19, 2));
}

#[test]
fn every_row_of_the_table_is_true() {
    let document = read("docs/segmentation.md");
    let rows = document.lines().filter(|line| line.starts_with("| ") && line.matches('`').count() >= 6);
    let mut checked = 0;
    for row in rows {
        let cells: Vec<_> = row.split(" | ").map(|cell| cell.trim_matches(['|', ' ', '`'])).collect();
        let [_, text, unicode, ours, _] = cells[..] else { panic!("five cells in {row}") };
        assert_eq!(visible(text.split_word_bounds()).join("·"), unicode, "UAX #29 in {row}");
        assert_eq!(tokens(text).join("·"), ours, "Nutgraf in {row}");
        checked += 1;
    }
    assert!(checked >= 20, "{checked} rows were read");
}
