//! Whole documents.

use super::*;
use PartKind::{Heading, ListItem, Note, Paragraph, Quote, Table};

fn parts_of(document: &[u8]) -> Vec<(PartKind, String)> {
    let extract = read(document, &Known::default()).expect("a document");
    extract.parts.into_iter().map(|part| (part.kind, part.text)).collect()
}

/// The parts, a line each.
fn text_of(document: &[u8]) -> String {
    let texts: Vec<_> = parts_of(document).into_iter().map(|(_, text)| text).collect();
    texts.join("|")
}

#[test]
fn text_is_read() {
    let table: &[(&str, &str)] = &[
        (r"{\rtf1\ansi Low {\b tide}.\par High tide.}", "Low tide.|High tide."),
        (r"{\rtf1 Line one.\line Line two.\line\line A paragraph.}", "Line one.\nLine two.|A paragraph."),
        (r"{\rtf1 A\tab B\~C\_D\-E \{F\} \\}", "A\tB\u{a0}C-DE {F} \\"),
        (r"{\rtf1 \ldblquote Ebb\rdblquote  \endash  \lquote so\rquote\emdash}", "“Ebb” – ‘so’—"),
        (r"{\rtf1\ansi\ansicpg1250 \'b3\'f3d\'9f}", "łódź"),
        (r"{\rtf1\mac \'8e}", "é"),
        (r"{\rtf1\pc \'82}", "é"),
        (r"{\rtf1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f1 \'ef\'ee\f0  \'ef{\f1\'ee}}", "по ïо"),
        (r"{\rtf1{\fonttbl{\f3\fcharset128 M;}}\f3\'83\'5d\'83\'8b\'83Q}", "ゾルゲ"),
        (r"{\rtf1\uc1 caf\u233\'e9 \u8364? {\uc2\u12478\'83\'5d}\u26684?}", "café € ゾ格"),
        (r"{\rtf1\uc0\u233 t\u233\u55357 \u56834 \u-3913 !}", "été😂!"),
        (r"{\rtf1\u128514? \u56834? x}", "😂 \u{fffd} x"),
        (r"{\rtf1\uc1\u233\par Next.}", "é|Next."),
        ("{\\rtf1 Caf\u{e9} \u{17b}uraw}", "Café Żuraw"),
        (r"{\rtf1{\upr{A??}{\*\ud{A\u322?d}}} end}", "Ałd end"),
        (r"{\rtf1 A{\v hidden}{\deleted gone}\v B\v0 C}", "AC"),
        (r#"{\rtf1 See {\field{\*\fldinst{HYPERLINK "a.example"}}{\fldrslt the list}}.}"#, "See the list."),
        (r"{\rtf1{\header Head}{\footer 3}{\*\unknown x}{\pict 00ff}Text{\*\annotation Note}}", "Text"),
        (r"{\rtf1{\object{\*\objdata 00}{\result Shown}}{\pict\bin5 }}}}}} on}", "Shown on"),
        (
            r"{\rtf1 Quay{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt Box\par}}{\shprslt Box}}side\par End}",
            "Quayside|Box|End",
        ),
        (r"{\rtf1\pard\intbl{\trowd A\cell B\cell\row}\pard Next}", "A\tB|Next"),
        (
            r"{\rtf1\trowd\intbl\itap2 N1\nestcell N2\nestcell{\*\nesttableprops\nestrow}\itap1\cell B\cell\row}",
            "N1 N2\tB",
        ),
        (r"{\rtf1 Low tide.}\par {\pict 00}High tide.\par}", "Low tide.|High tide."),
        (r"junk{\rtf1 Text} more junk", "Text"),
    ];
    for (document, expected) in table {
        assert_eq!(text_of(document.as_bytes()), *expected, "{document}");
    }
}

#[test]
fn parts_have_kinds() {
    let styles = r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 Quote;}{\*\cs3 Strong;}}";
    let table: &[(&str, PartKind, &str)] = &[
        (r"\s1 The pier", Heading, "The pier"),
        (r"\outlinelevel2 The pier", Heading, "The pier"),
        (r"\s2 It sails.", Quote, "It sails."),
        (r"\s1\pard It sails.", Paragraph, "It sails."),
        (r"{\listtext\f2\'b7\tab}Ropes", ListItem, "Ropes"),
        (r"{\pntext o\tab}Ropes", ListItem, "Ropes"),
        (r"{\listtext 2.\tab}Ropes", ListItem, "2. Ropes"),
        (r"{\listtext (a)\tab}\ls1 Ropes", ListItem, "(a) Ropes"),
        (r"\ls1 Ropes", ListItem, "Ropes"),
        (r"{\listtext 1.2\tab}\s1\ls1 Ropes", Heading, "1.2 Ropes"),
        (r"\trowd\intbl a\cell b\cell\row", Table, "a\tb"),
    ];
    for &(text, kind, expected) in table {
        let document = format!(r"{{\rtf1{styles}\pard {text}\par}}");
        assert_eq!(parts_of(document.as_bytes()), [(kind, expected.to_owned())], "{text}");
    }
}

#[test]
fn notes_come_last() {
    let document = br"{\rtf1 It sails{\super\chftn}{\*\footnote\pard\plain\chftn On Mondays.\par Or not.} daily.\par End}";
    let expected =
        [(Paragraph, "It sails daily."), (Paragraph, "End"), (Note, "On Mondays."), (Note, "Or not.")];
    assert_eq!(parts_of(document), expected.map(|(kind, text)| (kind, text.to_owned())));
}

#[test]
fn the_document_says_who_wrote_it() {
    let document = br"{\rtf1{\info{\title Low  tide}{\author In\'e9s M.}{\author In\'e9s M.}{\operator X}{\creatim\yr2019\mo3\dy9\hr1}{\nofpages4}{\doccomm x}}Text}";
    let metadata = read(document, &Known::default()).expect("a document").metadata;
    assert_eq!(metadata.title.as_deref(), Some("Low tide"));
    assert_eq!(metadata.author.as_deref(), Some("Inés M."));
    assert_eq!(metadata.date.as_deref(), Some("2019-03-09"));
    assert_eq!(metadata.pages, Some(4));
}

#[test]
fn what_is_damaged_is_read_as_far_as_it_goes() {
    for (document, expected) in [
        (&br"{\rtf1 Low tide.\par {\b High"[..], "Low tide.|High"),
        (br"{\rtf1 A\cell B\cell", "A\tB"),
        (br"{\rtf1 A{\footnote B", "A|B"),
    ] {
        let extract = read(document, &Known::default()).expect("a document");
        assert_eq!(extract.notices.len(), 1);
        assert_eq!(text_of(document), expected);
    }
    for document in [&b"no document"[..], b"{\\rtf", b"{\\rtf1{\\pict 0011"] {
        assert!(read(document, &Known::default()).is_err());
    }
}

#[test]
fn hostile_files_are_survived() {
    let deep =
        [b"{\\rtf1 ".to_vec(), b"{".repeat(200_000), b"deep\\par".to_vec(), b"}".repeat(200_001)].concat();
    assert_eq!(text_of(&deep), "deep");
    let notes = [b"{\\rtf1 ".to_vec(), b"{\\footnote x".repeat(20_000)].concat();
    assert!(!text_of(&notes).is_empty());
    let closed = [b"{\\rtf1 a".to_vec(), b"}".repeat(200_000), b"\\par b}".to_vec()].concat();
    assert_eq!(text_of(&closed), "a|b");
    for piece in [
        "\\u",
        "\\u-",
        "\\'",
        "\\bin99999999999 ",
        "\\upr",
        "\\ud",
        "\\cell",
        "\\row",
        "{\\stylesheet\\s1",
        "\\*",
    ] {
        let document = [b"{\\rtf1 text ".to_vec(), piece.as_bytes().repeat(1000)].concat();
        assert!(read(&document, &Known::default()).is_ok(), "{piece}");
    }
    let looped = br"{\rtf1{\stylesheet{\s1\sbasedon2 A;}{\s2\sbasedon1 B;}}\s1 text}";
    assert_eq!(text_of(looped), "text");
}
