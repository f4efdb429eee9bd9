//! The forms in which an analysis leaves the program: an analysis that is read again says the same, and nothing that stands in a
//! text runs, links or steers anything in a report, a table or a picture.

#![cfg(feature = "export")]

use std::fs;
use std::path::Path;

use nutgraf::options::Fields;
use nutgraf::output::export::{Export, ExportOptions, Picture, Report, export};
use nutgraf::output::{Table, controls};
use nutgraf::text::OffsetUnit;
use nutgraf::{Analysis, ErrorCode, Options};
use sha2::{Digest, Sha256};

/// Texts that try something. What is hostile stands in the headline, in names, in quotes, in words that are repeated.
const HOSTILE: &[&str] = &[
    "=HYPERLINK(\"http://evil.example\";\"Pay\") says Mara Tolle\n\n\"=1+1\" said Mara Tolle of @SUM Bank on 3 May 2024. \"+cmd|' /C calc'!A0\" \
     said Mara Tolle. -2+3 @SUM =A1 ;=A2; ＝A3 pay 5 million dollars. \"\t=tab\" said Mara Tolle.",
    "</style><script>alert(1)</script> in Selvick\n\nMayor Ana <b onmouseover=alert(2)>Belova met Ana Belova in Selvick on 3 May 2024. \
     \"</title><img src=x onerror=alert(3)>\" said Mayor Ana Belova. <iframe src=javascript:alert(4)> --> ]]> <!-- <svg onload=alert(5)>",
    "javascript:alert(1) [harbour](javascript:alert(2)) ![port](http://evil.example/x.png)\n\n<http://evil.example> http://evil.example \
     www.evil.example. \"[click](javascript:alert(3))\" said Ana [Belova](http://evil.example). # No heading\n\n```\ncode\n```\n\n\
     | a | b |\n| - | - |\n\n&#x3c;script&#x3e;alert(4)&#x3c;/script&#x3e; &lt;b&gt; \\<b\\> \\\\<i> `<i>` $x$ ~~no~~ **no** __no__",
    "Invoice\u{202e}fdp.exe of Ana\u{2066} Belova\u{2069} \u{202a}and\u{202b} others\n\nAna\u{202e} Belova\u{202c} spoke in Sel\u{0}vick\u{7} on \
     3 May 2024.\u{2028}=A1\u{2029}# head\u{85}| pipe \u{b}x\u{c}y \u{1b}[31mred \u{9b}31m \u{feff}\u{ffff}\u{fffe}. \"\u{2067}So\u{2069}\" said Ana Belova.",
    "' onmouseover='alert(1) \" onfocus=\"alert(2) in Selvick\n\n\"' autofocus onfocus='alert(3)\" said Ana O'Brien \"Nick\" Belova. Ana O'Brien \
     ' style='background:url(http://evil.example) of AT&T & Marks & Spencer in Selvick on 3 May 2024. AT&T pays.",
    "Ρ\u{5d0}\u{5d1} \u{627}\u{628} Ana Belova \u{5d2}\u{5d3}\n\n- one\n+ two\n* three\n1. four\n2) five\n> six\n    seven\n===\n---\n***\n",
];

/// The exports of a text: name, and what is written.
fn exports(text: &str, offsets: OffsetUnit) -> Vec<(String, String)> {
    let analysis = nutgraf::analyze(text, &Options { offsets, ..Options::default() });
    let options = ExportOptions { offsets, bom: false };
    all().map(|(name, what)| (name, export(&analysis, text, what, options))).collect()
}

/// Every export by its name.
fn all() -> impl Iterator<Item = (String, Export)> {
    let names = ["markdown", "html", "json", "text"].map(str::to_owned).into_iter();
    let tables = Table::ALL.map(|table| format!("csv:{}", table.as_str()));
    let pictures = Picture::ALL.map(|picture| format!("svg:{}", picture.as_str()));
    names.chain(tables).chain(pictures).map(|name| {
        let export = Export::parse(&name).unwrap();
        (name, export)
    })
}

/// Hostile texts, and one that is long in every way.
fn texts() -> Vec<String> {
    let word = "x".repeat(100_000);
    let long =
        format!("{word}\n\nAna {word} said \"{word}\" to Ana {word}. {} on 3 May 2024", "A=1 ".repeat(2_000));
    HOSTILE.iter().map(|text| (*text).to_owned()).chain([long, HOSTILE.join("\n\n"), String::new()]).collect()
}

#[test]
fn fields_of_an_analysis_are_read_again_as_fields() {
    let text = texts().concat();
    for names in
        [&[][..], &["stats"], &["text", "nutgraf"], &["summary", "quotes", "totals"], &["entities", "blocks"]]
    {
        let options = Options { fields: Fields::parse(names).unwrap(), ..Options::default() };
        let analysis = nutgraf::analyze(&text, &options);
        let json = serde_json::to_string(&analysis).unwrap();
        let again: Analysis = serde_json::from_str(&json).unwrap();
        assert_eq!(again.fields, analysis.fields, "{names:?}");
        assert_eq!(serde_json::to_string(&again).unwrap(), json);
        for (name, what) in all() {
            let is_made = !export(&again, &text, what, ExportOptions::default()).is_empty();
            assert!(is_made, "{name} of {names:?}");
            let is_of_one = name.starts_with("csv") || name.starts_with("svg");
            if is_of_one && names.len() < 2 {
                assert_eq!(
                    what.check(&again.fields).unwrap_err().code(),
                    ErrorCode::BadOption,
                    "{name} of {names:?}"
                );
            }
        }
    }
    let parts = Fields::parse(&["entities.name"]).unwrap();
    let analysis = nutgraf::analyze(
        "The Port of Vellmar will close its coal terminal, Harbour Master Ines Calloway said.",
        &Options { fields: parts, ..Options::default() },
    );
    assert!(Export::Markdown.check(&parts).is_err() && Export::Json.check(&parts).is_ok());
    let error = serde_json::from_str::<Analysis>(&serde_json::to_string(&analysis).unwrap()).unwrap_err();
    assert!(error.to_string().contains("missing field"), "{error}");
}

#[test]
fn an_analysis_that_is_read_again_is_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut texts: Vec<String> = texts();
    for case in fs::read_dir(folder).unwrap() {
        let bytes = fs::read(case.unwrap().path().join("source.txt")).unwrap();
        texts.push(nutgraf::extract(&bytes, &Options::default()).unwrap());
    }
    texts.push("It grew 3 km², 40 km/h, 5 ft 2 in, 20 degrees Celsius, HK$5, 7 pesos in Mexico, aged 41, £3bn, 12 percent, 9 lbs, 3 to 5 percent, $10-12 million.".into());
    assert!(texts.len() > 14);
    for text in &texts {
        let analysis = nutgraf::analyze(text, &Options::default());
        let json = serde_json::to_string(&analysis).unwrap();
        let again: Analysis =
            serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error} in {json:.2000}"));
        assert_eq!(again, analysis);
        assert_eq!(serde_json::to_string(&again).unwrap(), json);
        for (name, what) in all() {
            let of = |analysis| export(analysis, text, what, ExportOptions::default());
            assert!(of(&analysis) == of(&again), "{name} of {text:.80}");
        }
    }
}

#[test]
fn a_range_has_both_ends_in_every_export() {
    let text = "The dam will cost $10 to $12 billion, and hold 40 boats.";
    let analysis: serde_json::Value =
        serde_json::to_value(nutgraf::analyze(text, &Options::default())).unwrap();
    let amounts = &analysis["amounts"];
    assert_eq!((amounts[0]["value"].as_f64(), amounts[0]["valueTo"].as_f64()), (Some(1e10), Some(1.2e10)));
    assert!(amounts[1].get("valueTo").is_none(), "{amounts}");
    let found: std::collections::HashMap<_, _> = exports(text, OffsetUnit::Utf16).into_iter().collect();
    for name in ["text", "markdown", "html"] {
        assert!(found[name].contains("10,000,000,000 to 12,000,000,000"), "{name}: {}", found[name]);
    }
    assert!(found["csv:amounts"].contains("10000000000,12000000000,USD"), "{}", found["csv:amounts"]);
    assert!(found["csv:amounts"].contains("40,number,40,,"), "{}", found["csv:amounts"]);
}

#[test]
fn another_analysis_is_refused() {
    let analysis = nutgraf::analyze(
        "The ferry costs 5 million euros, Ana Belova said on 3 May 2024.",
        &Options::default(),
    );
    let json = serde_json::to_string(&analysis).unwrap();
    for (name, other) in
        [("\"EUR\"", "\"ducats\""), ("\"person\"", "\"dragon\""), ("\"paragraph\"", "\"stanza\"")]
    {
        assert!(json.contains(name), "{name} is missing in {json}");
        let error = serde_json::from_str::<Analysis>(&json.replace(name, other)).unwrap_err();
        assert!(error.to_string().contains(other), "{error}");
    }
    assert!(serde_json::from_str::<Analysis>("{}").is_err());
}

#[test]
fn exports_are_asked_for_by_name() {
    assert_eq!(Export::parse("csv:quotes"), Ok(Export::Csv(Table::Quotes)));
    assert_eq!(Export::parse("svg:bars"), Ok(Export::Svg(Picture::Bars)));
    for name in ["", "csv", "svg:", "CSV:quotes", "csv:csv", "pdf"] {
        let error = Export::parse(name).unwrap_err();
        assert_eq!(error.code(), ErrorCode::BadOption);
        assert!(error.message().contains("markdown, html, json, csv:entities, "), "{error}");
    }
}

#[test]
fn offsets_that_are_not_the_texts_break_nothing() {
    let text = "Ana Belova said \"Größe 亀 🙂\" in Selvick on 3 May 2024. Ana Belova paid 5 million euros.";
    let analysis = nutgraf::analyze(text, &Options::default());
    for offsets in [OffsetUnit::Utf8, OffsetUnit::Chars] {
        for other in ["", "🙂🙂🙂", &text[3..], text] {
            for (_, what) in all() {
                export(&analysis, other, what, ExportOptions { offsets, bom: false });
            }
        }
    }
    // What a program may hand over that made the analysis up.
    let mut hostile = analysis.clone();
    for entity in &mut hostile.entities {
        for mention in &mut entity.mentions {
            (mention.span.start, mention.span.end) = (u32::MAX, 3);
        }
    }
    hostile.summary[0].sentence = u32::MAX;
    hostile.language.code = "\"><script>".into();
    hostile.published = Some("<script>".into());
    for date in &mut hostile.dates {
        date.value = "<script>/2024".into();
    }
    for (name, what) in all() {
        let written = export(&hostile, text, what, ExportOptions::default());
        if matches!(what, Export::Html | Export::Svg(_)) {
            check_markup(&name, &written);
        }
    }
}

#[test]
fn units_of_offsets_say_the_same() {
    for text in texts() {
        let [a, b, c] =
            [OffsetUnit::Utf16, OffsetUnit::Utf8, OffsetUnit::Chars].map(|unit| exports(&text, unit));
        for ((a, b), c) in a.iter().zip(&b).zip(&c) {
            // Offsets stand in tables and in JSON; ticks may lie elsewhere by as much as the letters are longer.
            if matches!(a.0.as_str(), "text" | "html" | "markdown" | "svg:bars" | "svg:timeline")
                && text.is_ascii()
            {
                assert!(a == b && b == c, "{}", a.0);
            }
        }
    }
}

#[test]
fn html_and_svg_of_hostile_texts_are_only_what_is_written_there() {
    for text in texts() {
        for (name, written) in exports(&text, OffsetUnit::Utf16) {
            if name == "html" || name.starts_with("svg:") {
                check_markup(&name, &written);
            }
        }
        let analysis = nutgraf::analyze(&text, &Options::default());
        let several = Report::begin("<script>")
            + &Report::heading("'\">")
            + &Report::article(&analysis, &text, OffsetUnit::Utf16, Some("<b>.txt\u{202e}"));
        check_markup("several", &(several + Report::END));
    }
}

#[test]
fn the_text_stands_in_the_report() {
    let html = &exports(HOSTILE[1], OffsetUnit::Utf16)[1].1;
    for part in [
        "&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt; in",
        "&lt;img src=x onerror=alert(3)&gt;",
        "class=\"person\"",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    assert!(html.starts_with("<!doctype html>\n<html lang=\"en\">"));
    for part in
        ["<caption>", "scope=\"col\"", "scope=\"row\"", "<svg", "<desc>", "<mark", "<h2>The text</h2>"]
    {
        assert!(html.contains(part), "{part} is missing");
    }
}

/// Elements and attributes that reports and pictures are made of. None of them runs, loads or leads anywhere.
const ELEMENTS: &[&str] = &[
    "!doctype", "html", "head", "meta", "title", "style", "body", "main", "article", "header", "footer",
    "h1", "h2", "h3", "p", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "bdi",
    "figure", "div", "mark", "pre", "svg", "desc", "text", "rect", "line", "circle",
];
const ATTRIBUTES: &[&str] = &[
    "html",
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "dir",
    "class",
    "scope",
    "title",
    "xmlns",
    "role",
    "width",
    "height",
    "viewBox",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "cx",
    "cy",
    "r",
];

/// Reads a document sign by sign: every "<" begins an element of ours, every element that is begun ends, every attribute is ours and
/// in quotation marks, every "&" begins a character, and nothing steers.
fn check_markup(name: &str, document: &str) {
    let wrong = |what: &str, at: &str| panic!("{name}: {what} at {at:.120} in {document:.6000}");
    if let Some(at) = document
        .find(|c| controls::is_control(c) && c != '\n' && c != '\t' || matches!(c, '\u{fffe}' | '\u{ffff}'))
    {
        wrong("a control", &document[at..]);
    }
    let mut open: Vec<&str> = Vec::new();
    let mut rest = document;
    while let Some(at) = rest.find(['<', '&', '>']) {
        let found = &rest[at..];
        if found.starts_with('>') {
            wrong("an end of nothing", found);
        }
        if found.starts_with('&') {
            let entity = found.split_inclusive(';').next().unwrap();
            if !matches!(entity, "&amp;" | "&lt;" | "&gt;" | "&quot;" | "&#39;") {
                wrong("no entity", found);
            }
            rest = &found[entity.len()..];
            continue;
        }
        let end = found.find('>').unwrap_or_else(|| panic!("{name}: no end at {found:.120}"));
        let inside = &found[1..end];
        rest = &found[end + 1..];
        if let Some(element) = inside.strip_prefix('/') {
            if open.pop() != Some(element) {
                wrong("an end of another element", found);
            }
            continue;
        }
        let (element, mut attributes) = inside.split_once(' ').unwrap_or((inside, ""));
        let is_empty = attributes.ends_with('/');
        attributes = attributes.trim_end_matches('/');
        if !ELEMENTS.contains(&element) {
            wrong("an element of another", found);
        }
        while !attributes.is_empty() {
            let (attribute, value) = attributes.split_once("=\"").unwrap_or((attributes, "\""));
            if !ATTRIBUTES.contains(&attribute.trim_start()) || value.split_once('"').is_none() {
                wrong("an attribute of another", attributes);
            }
            let (value, more) = value.split_once('"').unwrap();
            let harmless = attribute.trim_start() == "content" || !value.contains('\'');
            if value.contains(['<', '>']) || !harmless {
                wrong("a value that is not escaped", attributes);
            }
            attributes = more;
        }
        if !is_empty && !matches!(element, "!doctype" | "meta") {
            open.push(element);
        }
        if element == "style" {
            rest = &rest[rest.find("</style>").unwrap()..];
        }
    }
    assert!(open.is_empty(), "{name}: {open:?} are not ended");
}

#[test]
fn the_policy_names_the_style() {
    let html = &exports("One.", OffsetUnit::Utf16)[1].1;
    assert_eq!(html.matches("<style").count(), 1);
    let (_, style) = html.split_once("<style>").unwrap();
    let (style, _) = style.split_once("</style>").unwrap();
    let hash = base64(&Sha256::digest(style));
    assert!(html.contains(&format!("style-src 'sha256-{hash}';")), "the hash of the style is {hash}");
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let number =
            three.iter().fold(0, |number, &byte| number << 8 | u32::from(byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let sign = SIGNS[(number >> (18 - 6 * place)) as usize & 63] as char;
            out.push(if place <= three.len() { sign } else { '=' });
        }
    }
    out
}

#[test]
fn tables_of_hostile_texts_hold_no_formula() {
    for text in texts() {
        for (name, written) in exports(&text, OffsetUnit::Utf16) {
            let Some(table) = name.strip_prefix("csv:") else { continue };
            let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(written.as_bytes());
            let columns = reader.headers().unwrap().len();
            for row in reader.records() {
                let row = row.unwrap();
                assert_eq!(row.len(), columns, "{table}");
                for cell in &row {
                    let seen = cell.trim_start_matches(|c: char| {
                        c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
                    });
                    let begins = seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
                    assert!(!begins || cell.parse::<f64>().is_ok(), "{table}: {cell:.80}");
                    assert!(!cell.contains(controls::is_control), "{table}: {cell:?}");
                }
            }
            // Where a program takes semicolons or tabs for separators, a cell with one is still in quotation marks.
            for line in written.lines() {
                let outside: String = line.split('"').step_by(2).collect();
                assert!(!outside.contains([';', '\t']), "{table}: {line:.200}");
            }
        }
    }
}

#[test]
fn only_tables_begin_with_a_byte_order_mark() {
    let analysis = nutgraf::analyze("Café costs 5 euros.", &Options::default());
    for (name, what) in all() {
        let [without, with] = [false, true].map(|bom| {
            export(&analysis, "Café costs 5 euros.", what, ExportOptions { bom, ..ExportOptions::default() })
        });
        assert!(!without.starts_with('\u{feff}'));
        assert_eq!(with.strip_prefix('\u{feff}') == Some(&without), name.starts_with("csv:"), "{name}");
        assert!(name.starts_with("csv:") || with == without, "{name}");
    }
}

#[test]
fn markdown_of_hostile_texts_is_text() {
    for text in texts() {
        let markdown = &exports(&text, OffsetUnit::Utf16)[0].1;
        assert!(!markdown.contains(|c| controls::is_control(c) && c != '\n'), "{markdown:?}");
        for line in markdown.lines() {
            // What we begin lines with; the rest of the line is text.
            let ours = ["# ", "## ", "> ", "- "].into_iter().find_map(|ours| line.strip_prefix(ours));
            let is_row = line.starts_with("| ") && line.ends_with(" |");
            let rest = ours.unwrap_or(line);
            let mut signs = rest.char_indices();
            let mut bars = 0;
            while let Some((at, c)) = signs.next() {
                match c {
                    '\\' => _ = signs.next(),
                    '|' => bars += 1,
                    '<' | '>' | '[' | ']' | '`' | '*' | '_' | '&' | '~' | '#' | '@' => {
                        panic!("{c} in {line:.300}")
                    }
                    ':' => assert!(!rest[at..].starts_with("://"), "{line:.300}"),
                    _ => {}
                }
            }
            assert_eq!(bars, if is_row { 3 } else { 0 }, "{line:.300}");
            assert!(!rest.starts_with(['-', '+', '=', '\t']) || rest.is_empty(), "{line:.300}");
            assert!(!rest.starts_with("    "), "{line:.300}");
        }
    }
}

#[test]
fn pictures_say_what_they_show() {
    let text = "Ana Belova met Tom Rees on 3 May 2024 in Selvick. In 2019 Ana Belova left Selvick; from 2020 to 2022 Tom Rees built the ferry.";
    for (name, written) in exports(text, OffsetUnit::Utf16) {
        let expected: &[&str] = match name.as_str() {
            "svg:strip" => &["Ana Belova (person)", "mentioned 2 times", "class=\"person\"", ">100 %<"],
            "svg:timeline" => &["2024-05-03: “3 May 2024”.", "<circle", "class=\"body\"", ">2020<"],
            "svg:bars" => &["<rect class=\"count\"", "class=\"axis\"", ">0<"],
            _ => continue,
        };
        for part in expected {
            assert!(written.contains(part), "{part} is missing in {written}");
        }
        assert!(
            written.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\"") && written.contains("<style>")
        );
        assert!(written.contains("prefers-color-scheme:dark") && written.contains("class=\"legend\""));
    }
    let empty = &exports("", OffsetUnit::Utf16);
    assert!(
        empty
            .iter()
            .filter(|(name, _)| name.starts_with("svg:"))
            .all(|(_, svg)| svg.contains("nothing to show"))
    );
}
