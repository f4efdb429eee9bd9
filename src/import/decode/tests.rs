//! Tests of the decoder.

use super::*;
use crate::text::ByteSpan;

/// The outcome of `bytes` in pieces of every size from 1 to 7, which must all be the same.
fn outcome(bytes: &[u8]) -> Result<Outcome, Error> {
    outcome_as(bytes, None)
}

fn outcome_as(bytes: &[u8], encoding: Option<Encoding>) -> Result<Outcome, Error> {
    let mut whole = Decoder::default().read_as(encoding);
    let expected = whole.push(bytes).and_then(|()| whole.finish());
    for size in 1..8 {
        let mut decoder = Decoder::with_capacity(bytes.len()).read_as(encoding);
        let result =
            bytes.chunks(size).try_for_each(|piece| decoder.push(piece)).and_then(|()| decoder.finish());
        assert_eq!(result, expected, "in pieces of {size}");
    }
    expected
}

fn text(bytes: &[u8]) -> Decoded {
    match outcome(bytes) {
        Ok(Outcome::Text(decoded)) => decoded,
        other => panic!("no text: {other:?}"),
    }
}

fn message(bytes: &[u8]) -> (String, String) {
    let decoded = text(bytes);
    (decoded.text, decoded.notices.into_iter().map(|notice| notice.message).collect())
}

fn utf16(text: &str, order: ByteOrder) -> Vec<u8> {
    text.encode_utf16()
        .flat_map(|unit| match order {
            ByteOrder::Little => unit.to_le_bytes(),
            ByteOrder::Big => unit.to_be_bytes(),
        })
        .collect()
}

#[test]
fn unicode_is_read_by_itself() {
    assert_eq!(text(b""), Decoded::default());
    assert_eq!(message("żółw — 亀".as_bytes()), ("żółw — 亀".into(), String::new()));
    assert_eq!(message("\u{feff}with a mark".as_bytes()), ("with a mark".into(), String::new()));
    assert_eq!(message(&[0xff, 0xfe, b'a', 0]), ("a".into(), "Read as UTF-16LE.".into()));
    assert_eq!(message(&[0xfe, 0xff, 0, b'a']), ("a".into(), "Read as UTF-16BE.".into()));
}

#[test]
fn utf16_without_a_mark_is_told_by_its_zero_bytes() {
    for sample in
        ["A harbour, a hill and a house.\r\n", "Гавань, холм и дом у воды.\n", "𝄞 clef 🙂 and so on\n"]
    {
        for order in [ByteOrder::Little, ByteOrder::Big] {
            let text = sample.repeat(200);
            assert_eq!(message(&utf16(&text, order)).0, text, "{order:?}");
        }
    }
}

#[test]
fn short_utf16_without_a_mark_is_told_by_its_script() {
    for text in [
        "Hi",
        "OK",
        "Port",
        "1984",
        "Harbour-to-close-now",
        "Überfähre",
        "Żółw",
        "Да",
        "ГАВАНЬ",
        "Переправа",
        "Переправа закрыта",
        "Πορθμείο",
        "ΛΙΜΑΝΙ",
        "נמל",
        "ميناء",
        "बंदरगाह",
        "ท่าเรือ",
        "ნავსადგური",
        "港の新しい橋が開通しました。",
        "市议会决定买回公共汽车公司,2009年",
        "시의회는 버스 회사를 다시 사들이기로 했다",
        "One\r\nTwo",
        "a\tb",
        "“Да”",
        "🙂 ok",
    ] {
        for order in [ByteOrder::Little, ByteOrder::Big] {
            let expected = (text.to_owned(), format!("Read as {}.", order.encoding()));
            assert_eq!(message(&utf16(text, order)), expected, "{text} {order:?}");
        }
    }
}

#[test]
fn zero_bytes_do_not_make_utf16_of_everything() {
    for bytes in [
        &[0_u8, 0][..],
        b"a\0",
        b"abc\0def\0\0\0",
        b"\0\x01\0\x02\0\x03\0\x04",
        &[7, 1, 2, 3, 200, 9, 14, 250],
        b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0",
    ] {
        assert_eq!(outcome(bytes).unwrap_err().code(), ErrorCode::Unreadable, "{bytes:?}");
    }
    // Plain text stays what it is, whatever its pairs of bytes would be.
    for text in ["No", "Bush hid the facts", "港の橋", "Да"] {
        assert_eq!(message(text.as_bytes()), (text.into(), String::new()));
    }
}

#[test]
fn what_is_lost_is_counted_and_shown() {
    let mut bytes = "déjà vu, œuvre, naïve".as_bytes().to_vec();
    bytes.push(0xe2); // A sequence cut off by the end of the file.
    let decoded = text(&bytes);
    assert_eq!(decoded.notices[0].message, "Read as UTF-8; 1 byte could not be decoded.");
    assert_eq!(decoded.notices[0].span.map(|span| span.of(&decoded.text)), Some("\u{fffd}"));

    let mut lone = vec![0xff, 0xfe];
    lone.extend([b'a', 0, 0x00, 0xd8, b'b', 0, 0x01, 0xdc, 7]);
    let decoded = text(&lone);
    assert_eq!(decoded.text, "a\u{fffd}b\u{fffd}\u{fffd}");
    assert_eq!(decoded.notices[0].message, "Read as UTF-16LE; 3 characters could not be decoded.");
    assert_eq!(decoded.notices[0].span, Some(ByteSpan::new(1, 4)));
}

#[test]
fn binary_data_and_containers_are_refused() {
    let code = |bytes: &[u8]| outcome(bytes).unwrap_err().code();
    assert_eq!(code(&[0; 5000]), ErrorCode::Unreadable);
    assert_eq!(code(&[0xff, 0xfe, 0, 0, b'a', 0, 0, 0]), ErrorCode::Unsupported);
    assert_eq!(code(b"7z\xbc\xaf\x27\x1c"), ErrorCode::Unsupported);
    let noise: Vec<u8> = (0..6000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(code(&noise), ErrorCode::Unreadable);
}

#[test]
fn plain_text_may_begin_like_a_container() {
    for text in
        ["<html><p>Source of a page.", "%PDF-1.7 is how such a file begins.", "PK\u{3}\u{4} is a mark."]
    {
        assert!(matches!(outcome(text.as_bytes()), Ok(Outcome::Document(..))), "{text}");
        let mut decoder = Decoder::default().plain_text();
        decoder.push(text.as_bytes()).unwrap();
        let Ok(Outcome::Text(decoded)) = decoder.finish() else { panic!("{text}") };
        assert_eq!(decoded.text, text);
    }
    let mut binary = Decoder::default().plain_text();
    let error = binary.push(&[0; 5000]).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Unreadable);
}

#[test]
fn a_text_over_the_limit_is_refused_with_the_remedy() {
    let mut decoder = Decoder { limit: 10_000, ..Decoder::default() };
    decoder.push(&[b'a'; 9000]).unwrap();
    let error = decoder.push(&[b'a'; 1001]).unwrap_err();
    assert_eq!(error.code(), ErrorCode::TooLong);
    assert!(error.message().contains("Divide"));
    let mut decoder = Decoder { limit: 10_000, ..Decoder::default() };
    decoder.push(&[0xff, 0xfe]).unwrap();
    let error = decoder.push(&utf16(&"が".repeat(5000), ByteOrder::Little)).unwrap_err();
    assert_eq!(error.code(), ErrorCode::TooLong);
}

#[test]
fn utf8_becomes_the_text_without_a_copy() {
    let piece = [b'x'; 1000];
    let mut decoder = Decoder::with_capacity(20_000);
    for _ in 0..20 {
        decoder.push(&piece).unwrap();
    }
    let before = decoder.bytes.as_ptr();
    let Ok(Outcome::Text(decoded)) = decoder.finish() else { panic!("ASCII is text") };
    assert_eq!(decoded.text.as_ptr(), before);
}

#[test]
fn utf32_is_refused_with_a_remedy() {
    for little in [true, false] {
        let unit = |c: char| if little { u32::from(c).to_le_bytes() } else { u32::from(c).to_be_bytes() };
        for mark in ["", "\u{feff}"] {
            let text = format!("{mark}The café by the harbour");
            let error = outcome(&text.chars().flat_map(unit).collect::<Vec<u8>>()).unwrap_err();
            assert_eq!(error.code(), ErrorCode::Unsupported);
            assert!(error.message().contains("UTF-32"), "{}", error.message());
        }
    }
}

/// The text and the message, or the message of the error.
fn chosen_by_hand(bytes: &[u8], label: &str) -> (String, String) {
    let encoding = Encoding::for_label(label);
    assert!(encoding.is_some(), "{label}");
    match outcome_as(bytes, encoding) {
        Ok(Outcome::Text(decoded)) => {
            (decoded.text, decoded.notices.into_iter().map(|notice| notice.message).collect())
        }
        Ok(Outcome::NeedsImport(back)) => {
            assert_eq!(back, bytes);
            (String::new(), "handed on".into())
        }
        Ok(Outcome::Document(format, back)) => {
            assert_eq!(back, bytes);
            (String::new(), format.as_str().to_owned())
        }
        Err(error) => (String::new(), error.message().to_owned()),
    }
}

#[test]
fn unicode_chosen_by_hand_is_believed() {
    let check = |bytes: &[u8], label: &str, text: &str, message: &str| {
        assert_eq!(chosen_by_hand(bytes, label), (text.into(), message.into()), "{bytes:?} as {label}");
    };
    // A mark of the encoding is taken off; that of another is what it is.
    check("\u{feff}żółw".as_bytes(), "utf-8", "żółw", "");
    check(&[0xff, 0xfe, b'a', 0], "utf-16le", "a", "Read as UTF-16LE.");
    check(&[0xfe, 0xff, 0, b'a'], "utf-16be", "a", "Read as UTF-16BE.");
    check(&[0xfe, 0xff, b'a', 0], "utf-16le", "\u{fffe}a", "Read as UTF-16LE.");
    // "UTF-16" goes by the mark, and without one has the little end first.
    check(&[0xfe, 0xff, 0, b'a'], "utf-16", "a", "Read as UTF-16BE.");
    check(&[0xff, 0xfe, b'a', 0], "utf-16", "a", "Read as UTF-16LE.");
    check(b"a\0", "utf-16", "a", "Read as UTF-16LE.");
    // Too few or no zero bytes to tell it by.
    check(&utf16("港の橋", ByteOrder::Big), "utf-16be", "港の橋", "Read as UTF-16BE.");
    check(b"ab", "utf-16le", "扡", "Read as UTF-16LE.");
    // What cannot be decoded is counted.
    check(b"caf\xe9", "utf-8", "caf\u{fffd}", "Read as UTF-8; 1 byte could not be decoded.");
    check(b"a\0b", "utf-16le", "a\u{fffd}", "Read as UTF-16LE; 1 character could not be decoded.");
    check(
        &[0xff, 0xfe, 0, 0],
        "utf-8",
        "\u{fffd}\u{fffd}\0\0",
        "Read as UTF-8; 2 bytes could not be decoded.",
    );
    // Controls do not make it binary.
    check(&[7, 1, 2, 0], "utf-8", "\u{7}\u{1}\u{2}\0", "");
    check(b"", "utf-8", "", "");
    check(b"", "utf-16be", "", "Read as UTF-16BE.");
}

#[test]
fn containers_are_what_they_are_whatever_was_chosen() {
    for label in ["utf-8", "utf-16le", "windows-1250", "cp437"] {
        assert_eq!(chosen_by_hand(b"%PDF-1.7\n", label), (String::new(), "pdf".into()), "{label}");
        let (text, message) = chosen_by_hand(b"Rar!\x1a\x07\x01", label);
        assert!(text.is_empty() && message.contains("a RAR archive"), "{label}: {message}");
    }
}

/// The format that a file of this name and content is opened as; "" for plain text.
fn format(name: &str, content: &str) -> &'static str {
    let mut decoder = Decoder::default().named(name);
    decoder.push(content.as_bytes()).unwrap();
    match decoder.finish().unwrap() {
        Outcome::Document(format, _) => format.as_str(),
        Outcome::Text(_) | Outcome::NeedsImport(_) => "",
    }
}

#[test]
fn a_name_counts_where_the_content_leaves_it_open() {
    let message = "From: Ines <ines@tallow.example>\nSubject: Low tide\n\nThe ferry waits.";
    for (name, content, expected) in [
        ("notes.md", "# Low tide", "md"),
        ("NOTES.MARKDOWN", "Low tide", "md"),
        ("notes.txt", "# Low tide", ""),
        ("page.html", "<p>Low tide", "html"),
        ("page.html", "No mark in it", ""),
        ("page.txt", "<p>Low tide", ""),
        ("letter.eml", message, "eml"),
        ("letter.txt", message, ""),
        ("letter.eml", "Low tide", ""),
        // Content that shows what it is counts more than any name.
        ("tide.docx", "%PDF-1.4", "pdf"),
        ("tide.pdf", "<!doctype html><p>Not found", "html"),
        ("tide.pdf", "Plain words", ""),
        ("tide.csv", "title,text\nLow tide,The ferry waits.", ""),
    ] {
        assert_eq!(format(name, content), expected, "{name}: {content}");
    }
}

#[test]
fn a_choice_by_hand_counts_more_than_the_content() {
    for content in ["<!doctype html><p>Low tide", "%PDF-1.4", "Low tide"] {
        let mut decoder = Decoder::default().read_from(Format::Markdown);
        decoder.push(content.as_bytes()).unwrap();
        assert_eq!(decoder.finish(), Ok(Outcome::Document(Format::Markdown, content.into())));
    }
}

#[cfg(feature = "import")]
#[test]
fn older_encodings_chosen_by_hand_are_believed() {
    for (bytes, label, text, message) in [
        (&b"erd\xf5, t\xfb"[..], "cp1250", "erdő, tű", "Read as windows-1250."),
        (b"erd\xf5, t\xfb", "latin2", "erdő, tű", "Read as ISO-8859-2."),
        (b"erd\x8b, t\xfb", "cp852", "erdő, tű", "Read as IBM852."),
        (b"caf\x82 \xe1 \xab\xe4", "cp437", "café ß ½Σ", "Read as IBM437."),
        (b"caf\x82 \xe1 \xab\xe4", "cp850", "café ß ½õ", "Read as IBM850."),
        (b"caf\x8e \xd2oui\xd3", "mac-roman", "café “oui”", "Read as macintosh."),
        (b"\x8c\xee\xf1\xea\xe2\xe0", "x-mac-cyrillic", "Москва", "Read as x-mac-cyrillic."),
        (b"\x8c\xae\xe1\xaa\xa2\xa0", "ibm866", "Москва", "Read as IBM866."),
        // Valid UTF-8, plain ASCII and binary data are read as asked, too.
        ("ő".as_bytes(), "windows-1252", "Å‘", "Read as windows-1252."),
        (b"\xef\xbb\xbfa", "windows-1252", "ï»¿a", "Read as windows-1252."),
        (b"plain", "koi8-r", "plain", "Read as KOI8-R."),
        (&[0, 1, 2, 0, 0xe9], "latin1", "\0\u{1}\u{2}\0é", "Read as windows-1252."),
        (b"\x84\x31\x95\x33a", "gb18030", "a", "Read as gb18030."),
        (b"a\x82", "sjis", "a\u{fffd}", "Read as Shift_JIS; 1 character could not be decoded."),
        (b"", "big5", "", "Read as Big5."),
    ] {
        assert_eq!(chosen_by_hand(bytes, label), (text.into(), message.into()), "{bytes:?} as {label}");
    }
}

#[cfg(not(feature = "import"))]
#[test]
fn older_encodings_chosen_by_hand_are_handed_on() {
    for bytes in [&b"erd\xf5"[..], b"plain", b"\xef\xbb\xbfmarked", &[0, 1, 2]] {
        assert_eq!(chosen_by_hand(bytes, "cp1250").1, "handed on");
    }
}

#[cfg(feature = "import")]
#[test]
fn legacy_encodings_are_read() {
    let (sample, _, _) =
        encoding_rs::WINDOWS_1251.encode("Пресс-служба сообщила о новой переправе через реку.");
    let decoded = text(&sample);
    assert_eq!(decoded.text, "Пресс-служба сообщила о новой переправе через реку.");
    assert_eq!(decoded.notices[0].message, "Read as windows-1251.");
    let (sample, _, _) = encoding_rs::ISO_2022_JP.encode("港の新しい橋が開通しました。");
    assert_eq!(message(&sample), ("港の新しい橋が開通しました。".into(), "Read as ISO-2022-JP.".into()));
    let (sample, _, _) =
        encoding_rs::SHIFT_JIS.encode("港の新しい橋が開通しました。朝から多くの人が渡りました。");
    let mut sample = sample.into_owned();
    sample.push(0x82); // Half a character.
    let decoded = text(&sample);
    assert_eq!(decoded.notices[0].message, "Read as Shift_JIS; 1 character could not be decoded.");
    assert_eq!(decoded.notices[0].span.map(|span| span.of(&decoded.text)), Some("\u{fffd}"));
}

#[cfg(not(feature = "import"))]
#[test]
fn legacy_encodings_are_handed_on() {
    let bytes = b"caf\xe9 au lait".to_vec();
    assert_eq!(outcome(&bytes), Ok(Outcome::NeedsImport(bytes.clone())));
    assert_eq!(decode(&bytes).unwrap_err().code(), ErrorCode::Unsupported);
}
