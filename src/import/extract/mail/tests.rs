//! Tests of the reader of e-mails.

use super::*;

const HEAD: &str = "From: Ines Marl <ines@harbour.example>\r\nTo: Rosa <rosa@harbour.example>\r\nSubject: Low water\r\n\
                    Date: Mon, 4 Mar 2019 23:30:00 -0500\r\nMIME-Version: 1.0\r\n";

fn opened(message: &[u8]) -> Extract {
    read(message, &Known::default()).unwrap()
}

/// The parts but the headline as lines of "kind: text".
fn shown(message: &str) -> String {
    let parts = opened(message.as_bytes()).parts;
    let line = |part: &Part| format!("{:?}: {}", part.kind, part.text.trim().replace('\n', "/"));
    let lines: Vec<String> = parts.iter().filter(|part| part.kind != PartKind::Title).map(line).collect();
    lines.join("\n")
}

#[test]
fn the_head_is_metadata() {
    let extract = opened(format!("{HEAD}\r\nThe ferry lies dry.").as_bytes());
    let expected = Metadata {
        title: Some("Low water".into()),
        author: Some("Ines Marl".into()),
        date: Some("2019-03-04".into()),
        is_published: true,
        ..Metadata::default()
    };
    assert_eq!(extract.metadata, expected);
}

#[test]
fn the_subject_is_the_headline() {
    for (subject, text, expected) in [
        ("Low water", "The ferry lies dry.", Some("Low water")),
        ("Re: Fwd: Low water", "The ferry lies dry.", Some("Low water")),
        ("Low water", "Low water\n\nThe ferry lies dry.", None),
        ("", "The ferry lies dry.", None),
    ] {
        let message = format!("From: a@b.example\nMessage-ID: <1@b>\nSubject: {subject}\n\n{text}");
        let parts = opened(message.as_bytes()).parts;
        let title = parts.first().filter(|part| part.kind == PartKind::Title).map(|part| part.text.as_str());
        assert_eq!(title, expected, "{message}");
    }
}

#[test]
fn addresses_are_no_messages_inside() {
    let letter =
        "From a@b.example Mon Mar  4 10:00:00 2024\nFrom: a@b.example\nSubject: Tides\nMessage-ID: <1@b>\n\n";
    let address = "See https://tallow.example/global/rfc822/digest for it.\n";
    let extract = opened(format!("{letter}{}\n{letter}Low.\n", address.repeat(300)).as_bytes());
    assert_eq!(extract.members.len(), 2);
}

#[test]
fn heads_are_decoded() {
    /// A message, its subject, its sender and its day.
    type Row = (&'static [u8], Option<&'static str>, Option<&'static str>, Option<&'static str>);
    let table: [Row; 5] = [
        (
            b"Subject: =?utf-8?q?Caf=C3=A9?=\nFrom: a@b.example\nDate: 4 Mar 95 10:00 GMT\n\nx",
            Some("Café"),
            Some("a@b.example"),
            Some("1995-03-04"),
        ),
        (
            b"Subject: Caf\xe9 am Hafen\nFrom: \"Marl, Ines\" <a@b.example>\n\nx",
            Some("Café am Hafen"),
            Some("Marl, Ines"),
            None,
        ),
        (b"Subject:\nFrom:\nDate: soon\n\nx", None, None, None),
        (
            b"subject: a\n b\nDate: Thu, 31 Dec 2020 23:59:59 +1400\n\nx",
            Some("a b"),
            None,
            Some("2020-12-31"),
        ),
        (b"broken line\nSubject: Tides\nMessage-ID: <1@b>\n\nx", Some("Tides"), None, None),
    ];
    for (message, title, author, date) in table {
        let metadata = opened(message).metadata;
        let found = (metadata.title.as_deref(), metadata.author.as_deref(), metadata.date.as_deref());
        assert_eq!(found, (title, author, date), "{}", String::from_utf8_lossy(message));
    }
}

#[test]
fn bodies_are_read() {
    let alternative = |plain: &str, html: &str| {
        format!(
            "{HEAD}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n{plain}\r\n--b\r\n\
             Content-Type: text/html\r\n\r\n{html}\r\n--b--\r\n"
        )
    };
    let long = "The ferry lies dry until the tide comes back. ".repeat(3);
    let table = [
        (format!("{HEAD}\r\nOne\r\ntwo"), "Lines: One/two".to_owned()),
        (
            format!("{HEAD}Content-Type: text/html\r\n\r\n<p>One<blockquote>Two</blockquote>"),
            "Paragraph: One\nQuote: Two".to_owned(),
        ),
        (
            format!("{HEAD}Content-Type: text/plain; format=flowed\r\n\r\nOne \r\ntwo\r\n\r\nThree"),
            "Lines: One two//Three".to_owned(),
        ),
        (
            format!("{HEAD}Content-Transfer-Encoding: quoted-printable\r\n\r\nCaf=E9 und Br=FCcke am Fluss"),
            "Lines: Café und Brücke am Fluss".to_owned(),
        ),
        (alternative("Plain", "<p>Formatted</p>"), "Lines: Plain".to_owned()),
        (
            alternative("View it in your browser.", &format!("<p>{long}</p>")),
            format!("Paragraph: {}", long.trim()),
        ),
        (alternative("  ", "<p>Formatted</p>"), "Paragraph: Formatted".to_owned()),
    ];
    for (message, expected) in table {
        assert_eq!(shown(&message), expected, "{message}");
    }
}

#[test]
fn history_is_quoted() {
    let table = [
        (
            "Yes.\n\nOn 3 March Rosa wrote:\n> Low?\n> Or high?\n>\n> Say.\n",
            "Lines: Yes.\nQuote: On 3 March Rosa wrote: Low? Or high?\nQuote: Say.",
        ),
        (
            "Yes.\n\nOn 3 March, Rosa\n<rosa@b.example> wrote:\n\n> Low?\nNo.",
            "Lines: Yes.\nQuote: On 3 March, Rosa <rosa@b.example> wrote:\nQuote: Low?\nLines: No.",
        ),
        (
            "Ja.\n-----Ursprüngliche Nachricht-----\nVon: Rosa\n\nEbbe?",
            "Lines: Ja.\nQuote: -----Ursprüngliche Nachricht----- Von: Rosa\nQuote: Ebbe?",
        ),
        (
            "-----Original Message-----\nFrom: Rosa\n\nLow?",
            "Lines: -----Original Message-----/From: Rosa//Low?",
        ),
        ("Tides:\n1 > 0\n-- \nInes", "Lines: Tides:/1 > 0/-- /Ines"),
        ("> Low?", "Quote: Low?"),
    ];
    for (text, expected) in table {
        assert_eq!(shown(&format!("{HEAD}\n{text}")), expected, "{text}");
    }
}

#[test]
fn attachments_are_members() {
    let message = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee the files.\r\n--b\r\nContent-Type: application/pdf; name=\"../tide.pdf\"\r\n\
         Content-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--b\r\nContent-Type: image/png\r\nContent-ID: <1>\r\n\r\nx\r\n\
         --b\r\nContent-Type: message/rfc822\r\n\r\nSubject: Inner\r\nFrom: a@b.example\r\n\r\nText\r\n--b--\r\n"
    );
    let extract = opened(message.as_bytes());
    let names: Vec<&str> = extract.members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["_tide.pdf", "Inner.eml"]);
    assert_eq!(extract.members[0].bytes, b"%PDF-");
    assert!(extract.members[1].bytes.starts_with(b"Subject: Inner"));
}

#[test]
fn encrypted_messages_say_what_to_do() {
    for message in [
        format!(
            "{HEAD}Content-Type: multipart/encrypted; boundary=b; protocol=\"application/pgp-encrypted\"\r\n\r\n--b\r\n\r\nx\r\n--b--"
        ),
        format!(
            "{HEAD}Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n\r\nx"
        ),
        format!("{HEAD}\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQEM"),
    ] {
        let error = read(message.as_bytes(), &Known::default()).unwrap_err();
        assert_eq!(error.code(), ErrorCode::Unsupported);
        assert!(error.message().contains("encrypted"));
    }
}

#[test]
fn mailboxes_hold_messages() {
    let one = "From a@b.example Mon Mar  4 10:00:00 2019\nFrom: a@b.example\nSubject: One\n\nLow.\n\nFrom here on it rises.\n>From the pier.\n\n";
    let extract = opened(one.as_bytes());
    assert!(extract.members.is_empty());
    assert!(extract.parts.iter().any(|part| part.text.contains("From here on it rises.\nFrom the pier.")));
    let extract = opened(format!("{one}{one}{one}").as_bytes());
    assert_eq!(extract.members.len(), 3);
    assert_eq!(extract.members[2].name, "message-3.eml");
    assert!(extract.members[1].bytes.starts_with(b"From: a@b.example"));
}

#[test]
fn hostile_messages_are_survived() {
    let nested = "Content-Type: message/rfc822\r\n\r\n".repeat(100_000);
    assert_eq!(read(nested.as_bytes(), &Known::default()).unwrap_err().code(), ErrorCode::TooLong);
    let boundary = |at: usize| format!("Content-Type: multipart/mixed; boundary=b{at}\r\n\r\n--b{at}\r\n");
    let cases = [
        HEAD.repeat(20_000),
        (0..2000).map(boundary).collect(),
        format!(
            "{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n{}",
            "--b\r\n\r\nx\r\n".repeat(50_000)
        ),
        format!("{HEAD}\r\n{}", "> x\n\na:\n".repeat(50_000)),
        format!("{HEAD}\r\n{}", "From a\nFrom: b\nTo: c\n\n".repeat(20_000)),
        "From a\nFrom: b\nTo: c\n\n".repeat(20_000),
        "Content-Type: message/rfc822\r\n\r\n".repeat(MAX_NESTED),
        String::new(),
        "\0\u{1}".into(),
    ];
    for message in cases {
        let start = std::time::Instant::now();
        let _ = read(message.as_bytes(), &Known::default());
        assert!(
            start.elapsed().as_secs() < 5,
            "{:?}: {}",
            start.elapsed(),
            &message[..message.len().min(80)]
        );
    }
}
