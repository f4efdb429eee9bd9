//! Tests of whole files, written on the spot.

use super::testing::{Writer, column, line};
use super::*;

fn opened(writer: &Writer) -> Extract {
    read(&writer.finish(), &Known::default()).expect("a file that can be read")
}

fn texts(extract: &Extract) -> Vec<(PartKind, &str)> {
    extract.parts.iter().map(|part| (part.kind, part.text.as_str())).collect()
}

/// Sentences that can be told apart, about a harbour.
fn story(name: &str, sentences: usize) -> String {
    (1..=sentences)
        .map(|at| format!("In part {at} of the {name} report the harbour master counts the ferries. "))
        .collect()
}

#[test]
fn a_page_becomes_title_heading_and_paragraphs() {
    let content = line("F2", 22.0, 60.0, 740.0, "Ferry pier closes for repairs")
        + &column("F1", 11.0, 60.0, 700.0, 90, &story("first", 4))
        + &line("F2", 11.0, 60.0, 600.0, "What the council says")
        + &column("F1", 11.0, 60.0, 580.0, 90, &story("second", 4));
    let extract = opened(&Writer::default().page(&content));
    let (first, second) = (story("first", 4), story("second", 4));
    assert_eq!(
        texts(&extract),
        [
            (PartKind::Title, "Ferry pier closes for repairs"),
            (PartKind::Paragraph, first.trim()),
            (PartKind::Heading, "What the council says"),
            (PartKind::Paragraph, second.trim()),
        ]
    );
    assert_eq!(extract.metadata.title.as_deref(), Some("Ferry pier closes for repairs"));
    assert_eq!((extract.metadata.language.as_deref(), extract.metadata.pages), (Some("en-GB"), Some(1)));
}

#[test]
fn a_newspaper_page_is_read_column_by_column() {
    // Four columns under a headline over all of them; their lines do not stand at one height.
    let mut content = line("F2", 36.0, 40.0, 740.0, "Harbour council votes on ferries");
    for (at, name) in ["north", "east", "south", "west"].into_iter().enumerate() {
        let (x, y) = (40.0 + 135.0 * at as f32, 700.0 - 3.0 * at as f32);
        content += &column("F1", 9.0, x, y, 30, &story(name, 12));
    }
    let extract = opened(&Writer::default().page(&content));
    let text: Vec<&str> = extract.parts.iter().map(|part| part.text.as_str()).collect();
    let expected = ["north", "east", "south", "west"].map(|name| story(name, 12)).concat();
    assert_eq!(extract.parts.first().map(|part| part.kind), Some(PartKind::Title));
    assert_eq!(text[1..].join(" "), expected.trim());
}

#[test]
fn a_paragraph_goes_on_over_columns_and_pages_past_notes_and_furniture() {
    let page = |number: u32, left: &str, note: &str, right: &str| {
        line("F3", 8.0, 60.0, 780.0, "Harbour Weekly")
            + &column("F1", 10.0, 60.0, 740.0, 46, left)
            + &line("F1", 7.0, 60.0, 90.0, note)
            + &column("F1", 10.0, 320.0, 740.0, 46, right)
            + &line("F3", 8.0, 300.0, 30.0, &number.to_string())
    };
    let words = |count: usize| vec!["ferries"; count].join(" ");
    let writer = Writer::default()
        .page(&page(
            7,
            &format!("The {} and", words(60)),
            "1 Counted by hand on the quay.",
            &format!("the {} and", words(60)),
        ))
        .page(&page(
            8,
            &format!("more {} end here.", words(60)),
            "2 See the report of the pilots.",
            &story("last", 6),
        ));
    let extract = opened(&writer);
    let joined = format!("The {0} and the {0} and more {0} end here.", words(60));
    let paragraphs: Vec<&str> = extract
        .parts
        .iter()
        .filter(|part| part.kind == PartKind::Paragraph)
        .map(|part| part.text.as_str())
        .collect();
    assert_eq!(paragraphs, [joined.as_str(), story("last", 6).trim()]);
    let notes = extract.parts.iter().filter(|part| part.kind == PartKind::Note).count();
    assert_eq!((notes, extract.parts.len()), (2, 4), "{:?}", texts(&extract));
}

/// A font with a map to Unicode that is written from top to bottom.
fn vertical_font() -> Writer {
    let map = "begincmap 1 begincodespacerange <0000><ffff> endcodespacerange 1 beginbfrange <0000><ffff><0000> endbfrange endcmap";
    Writer {
        fonts: "/V 100 0 R".to_owned(),
        objects: vec![
            "<</Type/Font/Subtype/Type0/BaseFont/Mincho/Encoding/Identity-V/DescendantFonts[101 0 R]/ToUnicode 102 0 R>>".to_owned(),
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/Mincho/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>".to_owned(),
            format!("<</Length {}>>stream\n{map}\nendstream", map.len()),
        ],
        ..Writer::default()
    }
}

#[test]
fn vertical_japanese_is_read_from_the_right() {
    let lines = ["港の議会は渡し船の新しい", "桟橋を認めた。工事は", "来年の春に始まる。"];
    let mut content = String::new();
    for (at, text) in lines.iter().enumerate() {
        let codes: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
        content += &format!("BT /V 12 Tf 1 0 0 1 {} 700 Tm <{codes}> Tj ET\n", 500 - 20 * at);
    }
    let extract = opened(&vertical_font().page(&content));
    assert_eq!(texts(&extract), [(PartKind::Paragraph, lines.concat().as_str())]);
}

#[test]
fn hyphens_marks_bullets_and_accents() {
    let raised = "BT /F1 10 Tf 1 0 0 1 60 700 Tm (The pilot boats were counted.) Tj 5 Ts /F1 6 Tf (3) Tj 0 Ts /F1 10 Tf ( They are re-) Tj ET\n";
    let accent = "BT /F1 10 Tf 1 0 0 1 60 640 Tm (Se) Tj (\\361) Tj ET BT /F1 10 Tf 1 0 0 1 60 600 Tm (The captain L\\264) Tj -3.9 0 Td ET\n";
    let content = raised.to_owned()
        + &line("F1", 10.0, 60.0, 688.0, "paired in the yard by self-taught men.")
        + &line("F1", 10.0, 60.0, 660.0, "\\225 ropes and anchors")
        + accent;
    let extract = opened(&Writer::default().page(&content));
    let texts = texts(&extract);
    assert_eq!(texts[0].1, "The pilot boats were counted. They are repaired in the yard by self-taught men.");
    assert_eq!(texts[1], (PartKind::ListItem, "ropes and anchors"));
    assert_eq!(texts[2].1, "Señ");
}

#[test]
fn tables_keep_their_rows() {
    let mut content = column("F1", 10.0, 60.0, 740.0, 90, &story("first", 3));
    for (at, row) in
        [["Ferry", "Seats", "Crew"], ["Tern", "120", "6"], ["Gull", "80", "4"]].iter().enumerate()
    {
        for (cell, text) in row.iter().enumerate() {
            content += &line("F1", 10.0, 60.0 + 120.0 * cell as f32, 640.0 - 14.0 * at as f32, text);
        }
    }
    let extract = opened(&Writer::default().page(&content));
    let table = extract.parts.iter().find(|part| part.kind == PartKind::Table).expect("a table");
    assert_eq!(table.text, "Ferry\tSeats\tCrew\nTern\t120\t6\nGull\t80\t4");
}

#[test]
fn entered_titles_are_used_where_they_are_titles() {
    let page = column("F1", 10.0, 60.0, 740.0, 90, &story("first", 3));
    for (info, expected) in [
        ("/Title(Ferries of the northern harbour)", Some("Ferries of the northern harbour")),
        ("/Title(Microsoft Word - report.doc)", None),
        ("/Title(untitled)", None),
        ("/Title(harbour_report_v2)", None),
        ("/Title<feff004b006100690020006100720065006100730020>", Some("Kai areas")),
    ] {
        let writer = Writer { info: info.to_owned(), ..Writer::default() }.page(&page);
        assert_eq!(opened(&writer).metadata.title.as_deref(), expected, "{info}");
    }
}

#[test]
fn what_holds_no_text_is_refused_with_a_remedy() {
    for (bytes, code, words) in [
        (Vec::new(), ErrorCode::Unreadable, "damaged"),
        (b"%PDF-1.4\nnothing".to_vec(), ErrorCode::Unreadable, "damaged"),
        (Writer::default().page("0 0 10 10 re f").finish(), ErrorCode::Unreadable, "1 page but no text"),
        (Writer::default().page("").page("").finish(), ErrorCode::Unreadable, "2 pages but no text"),
    ] {
        let error = read(&bytes, &Known::default()).expect_err("no text");
        assert_eq!(error.code(), code);
        assert!(error.message().contains(words), "{}", error.message());
    }
}

#[test]
fn glyphs_without_letters_are_told_from_pictures() {
    let content = "BT /V 12 Tf 60 700 Td <00410042> Tj ET";
    let mut writer = vertical_font().page(content);
    writer.objects[0] = writer.objects[0].replace("/ToUnicode 102 0 R", "");
    let error = read(&writer.finish(), &Known::default()).expect_err("no letters");
    assert!(error.message().contains("which letters"), "{}", error.message());
}

#[test]
fn forms_in_forms_end() {
    let text = line("F1", 10.0, 60.0, 700.0, "Low tide at noon.");
    let draws = "/X Do /X Do";
    let form = |next: usize| {
        format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {next} 0 R>>>>/Length {}>>stream\n{draws}\nendstream",
            draws.len()
        )
    };
    let writer = Writer { objects: (101..140).map(form).collect(), ..Writer::default() };
    let extract = opened(&writer.page(&(text + "/X Do")));
    assert_eq!(texts(&extract), [(PartKind::Paragraph, "Low tide at noon.")]);
    assert!(extract.notices.iter().any(|notice| notice.code == "cut"));
}

#[test]
fn hostile_numbers_do_no_harm() {
    for content in [
        "BT /F1 1e30 Tf (Tide) Tj ET",
        "BT /F1 10 Tf 1e30 0 0 1e30 0 0 Tm (Tide) Tj ET",
        "BT /F1 10 Tf 0 0 0 0 0 0 Tm (Tide) Tj ET",
        "BT /F1 -10 Tf 60 700 Td (Tide) Tj ET",
        "BT /F9 10 Tf (Tide) Tj ET Q Q Q EMC EMC",
        "BT /F1 10 Tf 60 700 Td [(Ti) -99999999999999999999 (de)] TJ ET",
    ] {
        // Whatever comes of it, it is an answer.
        let _ = read(&Writer::default().page(content).finish(), &Known::default());
    }
}

#[test]
fn any_damage_is_survived() {
    let content = line("F2", 22.0, 60.0, 740.0, "Ferry pier closes")
        + &column("F1", 11.0, 60.0, 700.0, 90, &story("first", 2));
    let file = Writer::default().page(&content).finish();
    for at in (0..file.len()).step_by(7) {
        let mut changed = file.clone();
        changed[at] = changed[at].wrapping_add(13);
        let _ = read(&changed, &Known::default());
        let _ = read(&file[..at], &Known::default());
    }
}
