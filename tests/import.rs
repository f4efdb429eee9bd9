//! From files and pasted text to articles: decoding, repair and structure, as the rest of the crate sees them.
//!
//! `fixtures/import/NAME.txt` is a text as people have it, `NAME.mended.txt` what automatic repair makes of it (no such
//! file: it must stay as it is), and `NAME.blocks` has a line for each block: its kind, a tab, its text with " / " for
//! line breaks. `NUTGRAF_BLESS=1 cargo test --test import` writes both anew; read the diff before committing it.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use nutgraf::ErrorCode;
use nutgraf::import::{Article, Decoder, Outcome, decode};
use nutgraf::options::Repair;
use nutgraf::text::BlockKind;
use proptest::prelude::*;

const MODES: [Repair; 3] = [Repair::Auto, Repair::Always, Repair::Never];

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import")
}

/// One line for each block.
fn blocks(article: &Article) -> String {
    let line = |block: &nutgraf::text::Block| {
        format!(
            "{}\t{}\n",
            block.kind.as_str(),
            block.span.of(&article.text).replace("\r\n", "\n").replace('\n', " / ")
        )
    };
    article.blocks.iter().map(line).collect()
}

fn count(article: &Article, kind: &str) -> u32 {
    article.repairs.iter().find(|repair| repair.kind == kind).map_or(0, |repair| repair.count)
}

#[test]
fn fixtures_are_mended_and_divided() {
    let mut names: Vec<String> = fs::read_dir(fixtures())
        .unwrap()
        .filter_map(|entry| Some(entry.unwrap().file_name().to_str()?.strip_suffix(".blocks")?.to_owned()))
        .collect();
    names.sort();
    assert!(names.len() > 10, "the fixtures are missing");
    for name in names {
        let read = |suffix: &str| fs::read_to_string(fixtures().join(format!("{name}{suffix}"))).ok();
        let text = read(".txt").unwrap();
        let article = Article::from_text(&text, Repair::Auto);
        if std::env::var_os("NUTGRAF_BLESS").is_some() {
            let write = |suffix: &str, text: &str| {
                fs::write(fixtures().join(format!("{name}{suffix}")), text).unwrap()
            };
            write(".blocks", &blocks(&article));
            if !article.held_by_caller {
                write(".mended.txt", &article.text);
            }
        }
        let expected = read(".mended.txt");
        assert_eq!(article.held_by_caller, expected.is_none(), "{name}");
        assert_eq!(article.text, expected.unwrap_or_else(|| text.clone()), "{name}");
        assert_eq!(blocks(&article), read(".blocks").unwrap(), "{name}");
        check(&text);
    }
}

#[test]
fn line_ends_of_windows_give_the_same_article() {
    for name in ["pdf", "newswire", "mixed"] {
        let text = fs::read_to_string(fixtures().join(format!("{name}.txt"))).unwrap();
        let windows = text.replace('\n', "\r\n");
        let (one, other) =
            (Article::from_text(&text, Repair::Auto), Article::from_text(&windows, Repair::Auto));
        assert_eq!(blocks(&one), blocks(&other), "{name}");
        assert_eq!(one.repairs, other.repairs, "{name}");
        assert!(!other.text.contains('\r'), "{name}");
    }
}

#[test]
fn wrapped_lines_are_one_paragraph_even_when_nothing_is_mended() {
    let text = fs::read_to_string(fixtures().join("german.txt")).unwrap();
    let article = Article::from_text(&text, Repair::Never);
    assert!(matches!(article.text, Cow::Borrowed(_)) && article.repairs.is_empty());
    assert_eq!(article.blocks.len(), 2);
    assert!(article.blocks.iter().all(|block| block.kind == BlockKind::Paragraph));
}

#[test]
fn what_was_mended_is_counted() {
    let text = fs::read_to_string(fixtures().join("pdf.txt")).unwrap();
    let article = Article::from_text(&text, Repair::Auto);
    assert_eq!(count(&article, "joined-hyphens"), 3);
    assert_eq!(count(&article, "expanded-ligatures"), 5);
    assert_eq!(count(&article, "removed-furniture"), 4);
    assert!(count(&article, "joined-lines") >= 14 && count(&article, "folded-spaces") > 20);
    assert!(Article::from_text(&text, Repair::Never).repairs.is_empty());
}

#[test]
fn a_text_that_needs_nothing_stays_with_the_caller() {
    for text in [
        "",
        "One line without an end",
        "Port closes\n\nThe port will close in 2027. Two spaces.  A typist's habit.\n\nNobody is surprised.\n",
        "A list\r\n\r\n- ships\r\n- trains\r\n\r\nThat is the whole of what was on the list.\r\n",
        "A word-\nand nothing else",
    ] {
        let article = Article::from_text(text, Repair::Auto);
        assert!(article.held_by_caller, "{text:?} became {:?}", article.text);
    }
}

#[test]
fn titles_are_found_only_where_a_text_follows() {
    let title = |text: &str| {
        let article = Article::from_text(text, Repair::Auto);
        article.title().map(|block| block.span.of(&article.text).to_owned())
    };
    let body = "The Port of Vellmar will close its coal terminal by 2027, the harbour master said.";
    for headline in
        ["Port to close terminal", "Why is the port closing?", "Vellmar: the end of coal", "It's over!"]
    {
        assert_eq!(title(&format!("{headline}\n\n{body}\n")).as_deref(), Some(headline));
        assert_eq!(
            title(&format!("https://example.org/port\r\n\r\n{headline}\r\n{body}")).as_deref(),
            Some(headline)
        );
    }
    for text in [
        "Port to close terminal",
        body,
        "ships\ntrains\nbuses",
        "Dear Ines,\n\nThank you for the figures.",
        "",
    ] {
        assert_eq!(title(text), None, "{text}");
    }
    assert_eq!(title(&format!("{body}\n\nIt was built in 1902.")), None);
}

#[test]
fn the_day_of_publication_is_found() {
    let published =
        |text: &str| Article::from_text(text, Repair::Auto).published.map(|date| format!("{date:?}"));
    let body = "The Port of Vellmar will close its coal terminal by 2027, the harbour master said.";
    for (line, expected) in [
        ("    Economy 30 April 2024 2525", Some("2024-04-30")),
        ("Updated 2 May 2024 | Published 30 April 2024", Some("2024-04-30")),
        ("By Ines Calloway | April 30, 2024", Some("2024-04-30")),
        ("2024-04-30T08:00:00Z", Some("2024-04-30")),
        ("04/05/2024", None),
        ("Spring 2024", None),
    ] {
        assert_eq!(published(&format!("Port to close\n\n{line}\n\n{body}")).as_deref(), expected, "{line}");
    }
    assert_eq!(published(&format!("VELLMAR, April 30, 2024 (AP) — {body}")).as_deref(), Some("2024-04-30"));
    assert_eq!(published("It was 30 April 2024, and it rained on the harbour as it always does."), None);
}

#[test]
fn large_texts_of_any_shape_are_read_in_linear_time() {
    // A quadratic path would take hours on these.
    for unit in [
        "a\n",
        " ",
        "word ",
        "\n",
        "x",
        "1\n\n",
        "a b-\nc d e\n",
        "> text that goes on\n",
        "\r",
        "(A) - ",
        "\u{ad}x",
        "’",
    ] {
        let text = unit.repeat((2 << 20) / unit.len());
        for mode in MODES {
            let article = Article::from_text(&text, mode);
            assert_eq!(article.blocks.is_empty(), article.text.trim().is_empty(), "{unit:?}");
        }
    }
}

#[test]
fn files_become_articles_with_notices() {
    let mut bytes =
        "\u{feff}The caf\u{e9} by the harbour closed on Monday, and nobody knows why.".as_bytes().to_vec();
    bytes.insert(20, 0xff);
    let decoded = decode(&bytes).unwrap();
    let article = Article::from_decoded(&decoded, Repair::Auto);
    assert!(!article.held_by_caller);
    assert_eq!(article.notices[0].code, "decoded-as");
    assert_eq!(article.notices[0].span.map(|span| span.of(&article.text)), Some("\u{fffd}"));
}

#[test]
fn a_notice_points_into_the_mended_text() {
    let mut bytes = fs::read(fixtures().join("pdf.txt")).unwrap();
    let at = bytes.len() - 30;
    bytes[at] = 0xff;
    let decoded = decode(&bytes).unwrap();
    let article = Article::from_decoded(&decoded, Repair::Auto);
    assert!(count(&article, "joined-lines") > 0);
    assert_eq!(article.notices[0].span.map(|span| span.of(&article.text)), Some("\u{fffd}"));
}

#[test]
fn what_was_read_wrongly_is_mended_and_counted() {
    let mended = |text: &str, kind: &str| {
        let article = Article::from_text(text, Repair::Auto);
        (article.text.to_string(), count(&article, kind))
    };
    assert_eq!(
        mended("The harbour masterâ€™s cafÃ© is open.", "repaired-mojibake"),
        ("The harbour master’s café is open.".to_owned(), 2)
    );
    assert_eq!(
        mended("The \u{feff}port\0 is open.", "removed-controls"),
        ("The port is open.".to_owned(), 2)
    );
    assert_eq!(
        mended("A B S T R A C T\n\nThe port is open.", "closed-letterspacing"),
        ("ABSTRACT\n\nThe port is open.".to_owned(), 1)
    );
}

#[test]
fn a_typist_s_two_spaces_stay_where_slips_are_folded() {
    let text = "The port is  open.  It was closed on Monday.  Nobody came.";
    let article = Article::from_text(text, Repair::Always);
    assert_eq!(article.text, "The port is open.  It was closed on Monday.  Nobody came.");
    assert_eq!(count(&article, "folded-spaces"), 1);
    assert!(Article::from_text(text, Repair::Auto).held_by_caller);
}

#[test]
fn a_mail_s_subject_is_its_title_and_its_day_that_of_publication() {
    let text = "From: Ines\nDate: 3 May 2024\nTo: Tom\nSubject: Fwd: Tide tables\n\nHello Tom,\n\nhere are the tables that you asked for.\n";
    let article = Article::from_text(text, Repair::Auto);
    assert_eq!(article.title().map(|block| block.span.of(&article.text)), Some("Tide tables"));
    assert_eq!(article.published.map(|date| format!("{date:?}")).as_deref(), Some("2024-05-03"));
}

/// What holds for any text in any mode.
fn check(text: &str) {
    for mode in MODES {
        let article = Article::from_text(text, mode);
        let mut end = 0;
        for block in &article.blocks {
            let (from, to) = (block.span.start(), block.span.end());
            assert!(
                article.text[end..from].trim().is_empty(),
                "{:?} lies in no block",
                &article.text[end..from]
            );
            let content = &article.text[from..to];
            assert!(!content.is_empty() && content.trim() == content, "{content:?} is not trimmed");
            end = to;
        }
        assert!(article.text[end..].trim().is_empty());
        assert_eq!(
            article.repairs.is_empty(),
            matches!(article.text, Cow::Borrowed(_)),
            "{:?}",
            article.repairs
        );
        assert!(mode != Repair::Never || article.held_by_caller);

        let again = Article::from_text(&article.text, mode);
        assert!(again.held_by_caller, "mended twice: {:?} became {:?}", article.text, again.text);

        let rewrites = [
            "removed-furniture",
            "expanded-ligatures",
            "repaired-mojibake",
            "removed-controls",
            "decoded-entities",
            "parted-columns",
        ];
        if rewrites.iter().all(|kind| count(&article, kind) == 0) {
            assert_eq!(
                letters(text),
                letters(&article.text),
                "{mode:?} changed more than spaces and hyphens"
            );
        }
    }
}

/// Everything but white space, hyphens and the marks of mail quotations.
fn letters(text: &str) -> String {
    text.chars().filter(|&c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}' | '\u{ad}' | '>')).collect()
}

/// Text made of what divides and joins lines.
fn line_soup() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("\n"),
        Just("\n"),
        Just("\n\n"),
        Just("\r\n"),
        Just("\n   "),
        Just("\n\t"),
        Just("\u{c}"),
        Just("\u{2028}"),
        Just(" "),
        Just("  "),
        Just("    "),
        Just("-\n"),
        Just("\u{ad}\n"),
        Just("\u{ad}"),
        Just("> "),
        Just("\n- "),
        Just("\n• "),
        Just("\n1. "),
        Just("\n(a) "),
        Just("\n12\n\n"),
        Just("\n\nPage 2 of 3\n\u{c}"),
        Just("the harbour of Vellmar was closed to all ships that "),
        Just("went there with coal, and "),
        Just("the old town hall stood empty. "),
        Just("The council met on Monday. "),
        Just("Port To Close"),
        Just("well"),
        Just("known "),
        Just("oﬃce "),
        Just("a "),
        Just("“Yes,” she said. "),
        Just("VELLMAR (AP) — "),
        Just("By Ines Calloway"),
        Just("3 May 2024"),
        Just("Share"),
        Just("Related:\n"),
        Just("Subject: tides\n"),
        Just("From: Ines\n"),
        Just("Date: 3 May 2024\n"),
        Just("\n-----\n"),
        Just("\n--\n"),
        Just(">> "),
        Just("N I G H T B O A T\n"),
        Just("â€™"),
        Just("Ã©"),
        Just("    the quotation stands further in than all the rest of this text does, as a rule.\n"),
        Just("Water high,\nwater low,\nboats go by,\nboats go slow.\n"),
        Just("https://example.org/a-b"),
        Just("x = f(y);\n"),
        Just("```\n"),
        Just("a\tb\t1\n"),
        Just("| a | b |\n"),
        Just("港の新しい橋が開通しました"),
        Just("。"),
        Just("é"),
        Just("\u{feff}"),
        Just("\u{a0}"),
    ];
    proptest::collection::vec(part, 0..80).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_lines_can_be_read_and_mended(text in line_soup()) {
        check(&text);
    }

    #[test]
    fn any_text_can_be_read_and_mended(text in prop_oneof!["(?s).{0,200}", any::<String>()]) {
        check(&text);
    }

    #[test]
    fn any_bytes_decode_alike_in_any_pieces(bytes in proptest::collection::vec(any::<u8>(), 0..300), size in 1_usize..50) {
        let whole = decode(&bytes);
        let mut decoder = Decoder::with_capacity(bytes.len());
        let pieces = bytes.chunks(size).try_for_each(|piece| decoder.push(piece)).and_then(|()| decoder.finish());
        match (whole, pieces) {
            (Ok(whole), Ok(Outcome::Text(pieces))) => prop_assert_eq!(whole, pieces),
            (Err(whole), Err(pieces)) => prop_assert_eq!(whole, pieces),
            (Err(whole), Ok(Outcome::NeedsImport(back))) => {
                prop_assert_eq!(whole.code(), ErrorCode::Unsupported);
                prop_assert_eq!(back, bytes);
            }
            (whole, pieces) => prop_assert!(false, "{:?} at once, {:?} in pieces", whole, pieces),
        }
    }

    #[test]
    fn any_text_survives_utf16(text in any::<String>(), little in any::<bool>()) {
        let mut bytes = if little { vec![0xff, 0xfe] } else { vec![0xfe, 0xff] };
        bytes.extend(text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }));
        // Two zero bytes after the mark are that of UTF-32.
        prop_assume!(!text.starts_with('\0'));
        prop_assert_eq!(decode(&bytes).unwrap().text, text);
    }
}

/// A label of more than 255 bytes once ended in the middle of a character.
#[test]
fn much_white_space_after_the_label_of_a_mail() {
    let space = "\u{3000}".repeat(100);
    let mail = format!(
        "From: Ann Roe\nTo: Bob Doe\nDate: 3 June 2024\nSubject: Re:{space}The ferry timetable\n\n\
         The ferry runs again from Monday, the harbour office said. It had stopped in May.\n"
    );
    for mode in MODES {
        let article = Article::from_text(&mail, mode);
        assert_eq!(article.title().map(|block| block.span.of(&article.text)), Some("The ferry timetable"));
    }
}

/// However often a mail's header names its subject, the first one is the title.
#[test]
fn a_mail_has_one_title() {
    for header in [
        "From: Jane Roe\nSubject: Ferry runs again\nSubject: Ferry stops",
        "From: Jane Roe\nSubject: Ferry runs again\nTo: Tom Ode\nSubject: Re: Ferry stops",
        "Subject: Ferry runs again\r\nFrom: Jane Roe\r\nSubject: Ferry runs again\r\nSubject:",
        "Betreff: Ferry runs again\nVon: Jane Roe\nSubject: Fähre",
        "Subject: x\nFrom: Jane Roe\nSubject: Ferry runs again\nSubject: Ferry stops",
    ] {
        let text = format!("{header}\n\nThe ferry runs again from Monday, the harbour office said.\n");
        let article = Article::from_text(&text, Repair::Never);
        let titles = article.blocks.iter().filter(|block| block.kind == BlockKind::Title);
        let titles: Vec<&str> = titles.map(|block| block.span.of(&text)).collect();
        assert_eq!(titles, ["Ferry runs again"], "{header:?}");
    }
}
