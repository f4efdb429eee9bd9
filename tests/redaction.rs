//! What is taken out of a text, and what is left: cases with their reasons, properties, and the share of persons of which any
//! part is left on the development sets of the data folder (`NUTGRAF_DATA`, else `../shared` beside the project; without it
//! those checks are skipped, and say so). With `TELL_LEFT` each name of which something is left is printed.

use std::fs;
use std::path::{Path, PathBuf};

use nutgraf::lang::classes::Classes;
use nutgraf::options::{Options, Repair};
use nutgraf::redaction::{Key, Kind, RedactOptions, Style};
use nutgraf::{OffsetUnit, redact};
use proptest::prelude::*;

#[path = "redaction/bio.rs"]
mod bio;

fn set(name: &str) -> Option<Vec<bio::Text>> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let data = std::env::var_os("NUTGRAF_DATA").map_or_else(beside, PathBuf::from);
    let path = data.join(format!("data/ner/dev/{name}.dev.bio"));
    let Ok(source) = fs::read_to_string(&path) else {
        eprintln!("skipped: no {}", path.display());
        return None;
    };
    Some(bio::read(&source))
}

fn options() -> Options {
    let language = nutgraf::Language::from_code("en");
    Options { repair: Repair::Never, offsets: OffsetUnit::Utf8, language, ..Options::default() }
}

fn persons() -> RedactOptions {
    RedactOptions { kinds: vec![Kind::Person], ..RedactOptions::default() }
}

/// What was measured on one set.
#[derive(Default)]
struct Measured {
    /// Names of persons, and those of which any part is left.
    persons: usize,
    left: usize,
    /// Words that are no part of a person's name, and those that were taken out.
    words: usize,
    needless: usize,
    /// Words that were taken out.
    taken: usize,
}

fn measure(texts: &[bio::Text], options: &Options) -> Measured {
    let mut measured = Measured::default();
    for text in texts {
        let redacted = redact(&text.text, options, &persons(), Key::default());
        let is_taken = |start: usize, end: usize| {
            redacted.replacements.iter().any(|cut| cut.start as usize <= start && end <= cut.end as usize)
        };
        let is_word = |start: usize, end: usize| text.text[start..end].chars().any(char::is_alphabetic);
        for &(start, end) in &text.persons {
            let words = || {
                text.words.iter().filter(|word| start <= word.0 && word.1 <= end && is_word(word.0, word.1))
            };
            measured.persons += 1;
            let left = words().any(|&(from, to)| !is_taken(from, to));
            measured.left += usize::from(left);
            if left && std::env::var_os("TELL_LEFT").is_some() {
                let around = text.text.floor_char_boundary(start.saturating_sub(50));
                println!("left: {:?}", &text.text[around..end]);
            }
        }
        for &(start, end) in text.words.iter().filter(|word| is_word(word.0, word.1)) {
            let is_person = text.persons.iter().any(|person| person.0 <= start && end <= person.1);
            measured.taken += usize::from(is_taken(start, end));
            if !is_person {
                measured.words += 1;
                measured.needless += usize::from(is_taken(start, end));
            }
        }
    }
    measured
}

/// The share of persons of which any part is left, in per cent.
fn share_left(name: &str) -> Option<f64> {
    let language = name.split_once('.').map_or("en", |(language, _)| language);
    let options = Options { language: nutgraf::Language::from_code(language), ..options() };
    let measured = measure(&set(name)?, &options);
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole as f64;
    println!(
        "{name}: of {} persons {:.2} % left in part; {:.2} % of {} other words taken out, {:.1} % of all that was taken out",
        measured.persons,
        share(measured.left, measured.persons),
        share(measured.needless, measured.words),
        measured.words,
        share(measured.needless, measured.taken),
    );
    Some(share(measured.left, measured.persons))
}

#[test]
fn few_persons_are_left_in_news_of_the_whole_world() {
    let Some(share) = share_left("worldwide") else { return };
    assert!(share <= 6.0, "{share:.2} % of the persons are left in part");
}

#[test]
fn no_more_persons_are_left_in_other_languages_than_is_told() {
    for (name, most) in [
        ("ru.factrueval", 4.0),
        ("pt.uner_bosque", 12.0),
        ("fr.wikineural", 13.0),
        ("es.conll02", 14.0),
        ("nb.norne", 19.0),
        ("it.wikineural", 22.0),
        ("de.germeval14", 30.0),
        ("nl.conll02", 40.0),
        ("pl.nkjp", 54.0),
    ] {
        let Some(share) = share_left(name) else { return };
        assert!(share <= most, "{name}: {share:.2} % of the persons are left in part");
    }
}

#[test]
fn few_persons_are_left_in_an_encyclopedia() {
    let Some(share) = share_left("wikigold") else { return };
    assert!(share <= 8.0, "{share:.2} % of the persons are left in part");
}

/// What is in none of the redacted texts: the words of a case are its text, what must be gone, and what must be left.
struct Case {
    why: &'static str,
    kinds: &'static [Kind],
    text: &'static str,
    gone: &'static [&'static str],
    left: &'static [&'static str],
}

const PERSON: &[Kind] = &[Kind::Person];
const NUMBERS: &[Kind] = &[Kind::Phone, Kind::Account];

/// A case of persons.
const fn person(
    why: &'static str,
    text: &'static str,
    gone: &'static [&'static str],
    left: &'static [&'static str],
) -> Case {
    Case { why, kinds: PERSON, text, gone, left }
}

/// A case of numbers.
const fn number(
    why: &'static str,
    text: &'static str,
    gone: &'static [&'static str],
    left: &'static [&'static str],
) -> Case {
    Case { why, kinds: NUMBERS, text, gone, left }
}

const CASES: &[Case] = &[
    person(
        "a full name, and the surname further on",
        "Rosa Quint resigned on Friday. Quint had served for nine years.",
        &["Rosa", "Quint"],
        &["resigned on Friday", "had served for nine years"],
    ),
    person(
        "the possessive stays outside the label",
        "Rosa Quint spoke. Quint's plan failed.",
        &["Quint"],
        &["Person 1's plan"],
    ),
    person(
        "a typographic apostrophe",
        "Rosa Quint spoke. Quint’s plan failed.",
        &["Quint"],
        &["Person 1’s plan"],
    ),
    person(
        "in a hyphenated word",
        "Rosa Quint won. The Quint-led council met.",
        &["Quint"],
        &["Person 1-led council"],
    ),
    person(
        "all capitals in a headline",
        "ROSA QUINT RESIGNS AS MAYOR\n\nRosa Quint resigned as mayor on Friday, her office said.",
        &["QUINT", "ROSA", "Quint"],
        &["MAYOR", "resigned as mayor"],
    ),
    person(
        "in the title",
        "Mayor Quint to go\n\nRosa Quint, the mayor of Tallow, resigned on Friday.",
        &["Quint", "Rosa"],
        &["to go"],
    ),
    person(
        "in the byline",
        "Harbour closes\n\nBy Jonas Feldmar\n\nThe harbour closed on Friday after a storm, officials said.",
        &["Jonas", "Feldmar"],
        &["By ", "The harbour closed"],
    ),
    person(
        "in a caption's credit",
        "The harbour closed on Friday, officials said.\n\nPhoto: Jonas Feldmar",
        &["Feldmar", "Jonas"],
        &["Photo"],
    ),
    person(
        "a name broken over two lines",
        "The mayor of Tallow, Rosa\nQuint, resigned on Friday after nine years in office.",
        &["Rosa", "Quint"],
        &["resigned on Friday"],
    ),
    person(
        "a name with several spaces",
        "Rosa   Quint resigned on Friday. Rosa Quint had served.",
        &["Rosa", "Quint"],
        &["resigned"],
    ),
    person(
        "without its accents further on",
        "André Lévêque spoke on Monday. Mr Leveque then left.",
        &["Lévêque", "Leveque", "André"],
        &["spoke on Monday"],
    ),
    person(
        "first letters of a full name",
        "Rosa Quint wrote the letter. It was signed R.Q. in ink.",
        &["R.Q."],
        &["It was signed"],
    ),
    person(
        "first letters with a space",
        "Rosa Quint wrote the letter. It was signed R. Q. in ink.",
        &["R. Q."],
        &["It was signed"],
    ),
    person(
        "an initial before the surname",
        "Rosa Quint resigned. R. Quint did not speak.",
        &["Quint", "R."],
        &["did not speak"],
    ),
    person(
        "the given name alone",
        "Rosa Quint resigned. Her friends call her Rosa still.",
        &["Rosa"],
        &["Her friends call her"],
    ),
    person(
        "a family in the plural",
        "Rosa Quint married. The Quints live in Oslo.",
        &["Quint"],
        &["live in Oslo"],
    ),
    person(
        "inside an e-mail address that is left",
        "Rosa Quint resigned. Write to rosa.quint@tallow.example today.",
        &["rosa", "quint"],
        &["tallow.example"],
    ),
    person(
        "joined in an e-mail address",
        "Rosa Quint resigned. Write to rquint@tallow.example today.",
        &["quint"],
        &["tallow.example"],
    ),
    person("in a handle", "Rosa Quint resigned. Follow @rosaquint for more.", &["quint"], &["for more"]),
    person(
        "in a web address",
        "Rosa Quint resigned. See https://tallow.example/people/rosa-quint for more.",
        &["quint", "rosa"],
        &["tallow.example"],
    ),
    person(
        "a title stays before the label",
        "President Dilshod Karimbek arrived. Mr Karimbek left.",
        &["Karimbek", "Dilshod"],
        &["President", "Mr Person 1 left"],
    ),
    person(
        "a particle belongs to the name",
        "Jan van der Meulenberg spoke. Van der Meulenberg left.",
        &["Meulenberg", "van der"],
        &["spoke", "left"],
    ),
    person(
        "a numeral belongs to the name",
        "Martin Halvorsen Jr. spoke on Monday in Oslo.",
        &["Halvorsen", "Martin", "Jr"],
        &["spoke on Monday in Oslo"],
    ),
    person(
        "an apostrophe in the name",
        "Maeve O'Dorrigan spoke. O’Dorrigan left.",
        &["Dorrigan"],
        &["spoke", "left"],
    ),
    person(
        "a hyphen in the name",
        "Anne-Lise Berthoud spoke. Berthoud left with Anne-Lise's sister.",
        &["Berthoud", "Anne", "Lise"],
        &["left with", "sister"],
    ),
    person(
        "an everyday word as a surname",
        "Hannah Rice spoke on Monday. The farmers grow rice. They met Rice later.",
        &["Hannah", "met Rice"],
        &["grow rice"],
    ),
    person(
        "a verb at the beginning of a sentence is no name",
        "Mark Tolland spoke. Will he go? Tolland did not say.",
        &["Tolland", "Mark"],
        &["Will he go?"],
    ),
    person(
        "countries and days stay",
        "Rosa Quint left Norway for Kenya on Monday in March.",
        &["Quint"],
        &["Norway", "Kenya", "Monday in March"],
    ),
    person(
        "organizations stay",
        "Rosa Quint left the World Bank and the Ministry of Finance on Monday.",
        &["Quint"],
        &["World Bank", "Ministry of Finance"],
    ),
    person(
        "two persons have two labels",
        "Rosa Quint met Jonas Feldmar. Quint smiled; Feldmar did not.",
        &["Quint", "Feldmar"],
        &["Person 1 smiled; Person 2 did not"],
    ),
    person(
        "a name that no list knows, within a sentence",
        "Officials said that Zhqarvek had refused to sign the paper.",
        &["Zhqarvek"],
        &["Officials said that", "had refused to sign the paper"],
    ),
    person(
        "a person in quotation marks",
        "“Quint must go,” said Jonas Feldmar of Rosa Quint.",
        &["Quint", "Feldmar"],
        &["must go"],
    ),
    person(
        "in a list",
        "- Rosa Quint, mayor\n- Jonas Feldmar, deputy\n- the clerk",
        &["Quint", "Feldmar"],
        &["mayor", "deputy", "the clerk"],
    ),
    person(
        "labels of an earlier redaction stay",
        "Person 1 met Person 2 in Oslo. Person 1's deputy left.",
        &[],
        &["Person 1 met Person 2 in Oslo. Person 1's deputy left."],
    ),
    person(
        "a new label does not take the number of one that stands there",
        "Person 4 met Rosa Quint in Oslo.",
        &["Quint"],
        &["Person 4 met Person 5 in Oslo."],
    ),
    Case {
        why: "organizations alone",
        kinds: &[Kind::Organization],
        text: "Rosa Quint left the Ministry of Finance. The ministry did not comment. The Ministry of Finance was silent.",
        gone: &["Ministry of Finance"],
        left: &["Rosa Quint", "The ministry did not comment"],
    },
    Case {
        why: "places alone",
        kinds: &[Kind::Place],
        text: "Rosa Quint left Norway for Kenya. Norway's king stayed.",
        gone: &["Norway", "Kenya"],
        left: &["Rosa Quint", "king stayed"],
    },
    Case {
        why: "e-mail addresses",
        kinds: &[Kind::Email],
        text: "Write to Rosa.Quint@tallow.example or press@tallow.example today.",
        gone: &["tallow.example", "Quint", "press"],
        left: &["Email 1 or Email 2 today"],
    },
    Case {
        why: "one address in two ways of writing has one label",
        kinds: &[Kind::Email],
        text: "Write to Press@Tallow.example, that is press@tallow.example, today.",
        gone: &["allow.example"],
        left: &["Email 1, that is Email 1, today"],
    },
    Case {
        why: "web addresses and handles",
        kinds: &[Kind::Url],
        text: "See https://www.tallow.example/a?b=1 and www.tallow.example/c or @tallowcity today.",
        gone: &["tallow"],
        left: &["Link 1", "Link 2", "Link 3"],
    },
    number(
        "international",
        "Call +49 30 1234567 or +1 (555) 234-5678 now.",
        &["1234567", "555", "+49"],
        &["Call Phone 1 or Phone 2 now"],
    ),
    number(
        "one number written in two ways has one label",
        "Call +49 30 1234567, that is 0049 30 123 4567, now.",
        &["123", "30"],
        &["Phone 1, that is Phone 1, now"],
    ),
    number(
        "North American",
        "Call 555-234-5678 or (555) 987-6543 now.",
        &["234", "987"],
        &["Call Phone 1", "now"],
    ),
    number(
        "national with a zero",
        "Reach the desk under 030 / 1234 5678 at noon, or 020 7946 0018 later.",
        &["1234", "7946"],
        &["at noon", "later"],
    ),
    number(
        "a short number behind its word",
        "Tel: 234567. The harbour closed.",
        &["234567"],
        &["The harbour closed"],
    ),
    number(
        "a full stop ends the sentence, not the number",
        "Call 555-234-5678. Then wait.",
        &["234"],
        &["Phone 1. Then wait"],
    ),
    number(
        "days and years are no telephone numbers",
        "From 01.05.2024 to 2024-06-30, 1999-2005 and 12/06/2023 it rained.",
        &[],
        &["From 01.05.2024 to 2024-06-30, 1999-2005 and 12/06/2023 it rained."],
    ),
    number(
        "amounts are none",
        "It cost $1,234,567 or 1 234 567 890 won, 0.123456789 of 4500000 in all, 12,5 %.",
        &[],
        &["$1,234,567 or 1 234 567 890 won, 0.123456789 of 4500000"],
    ),
    number(
        "the number of a book is none",
        "The book (ISBN 978-3-16-148410-0) and the other, 978 0 306 40615 7, sold well.",
        &[],
        &["978-3-16-148410-0", "978 0 306 40615 7"],
    ),
    number(
        "an IBAN with spaces",
        "Pay to DE89 3704 0044 0532 0130 00 by Friday.",
        &["3704", "DE89"],
        &["Pay to Account 1 by Friday"],
    ),
    number(
        "an IBAN without spaces is the same",
        "Pay to DE89370400440532013000, or GB82 WEST 1234 5698 7654 32, or DE89 3704 0044 0532 0130 00.",
        &["DE89", "WEST"],
        &["Account 1, or Account 2, or Account 1."],
    ),
    number(
        "a wrong check digit is no IBAN",
        "The code DE88 3704 0044 0532 0130 00 is wrong.",
        &[],
        &["DE88"],
    ),
    number(
        "a payment card",
        "The card 4111 1111 1111 1111 and 5500-0000-0000-0004 were used.",
        &["4111", "5500"],
        &["The card Account 1 and Account 2 were used"],
    ),
    number(
        "a wrong check digit is no card",
        "The code 4111 1111 1111 1112 was used.",
        &[],
        &["4111 1111 1111 1112"],
    ),
];

#[test]
fn cases_hold() {
    let mut wrong = Vec::new();
    for case in CASES {
        let wanted = RedactOptions { kinds: case.kinds.to_vec(), ..RedactOptions::default() };
        let redacted = redact(case.text, &options(), &wanted, Key::default());
        let gone = case.gone.iter().filter(|form| redacted.text.contains(**form));
        let left = case.left.iter().filter(|form| !redacted.text.contains(**form));
        for form in gone {
            wrong.push(format!("{}: {form:?} is left in {:?}", case.why, redacted.text));
        }
        for form in left {
            wrong.push(format!("{}: {form:?} is not in {:?}", case.why, redacted.text));
        }
        wrong.extend(complaint(case.text, &wanted).map(|complaint| format!("{}: {complaint}", case.why)));
    }
    assert!(CASES.len() >= 40);
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is wrong with the redaction of a text, if anything is: places, labels, forms that are left, a second redaction.
fn complaint(text: &str, wanted: &RedactOptions) -> Option<String> {
    let redacted = redact(text, &options(), wanted, Key::default());
    // The redacted text is the text with each replacement made.
    let (mut made, mut copied) = (String::new(), 0);
    for cut in &redacted.replacements {
        let (start, end) = (cut.start as usize, cut.end as usize);
        if start < copied
            || text.get(copied..start).is_none()
            || text.get(start..end).is_none()
            || start >= end
        {
            return Some(format!("a replacement is out of place: {cut:?} in {text:?}"));
        }
        made += &text[copied..start];
        if made.len() != cut.at as usize {
            return Some(format!("the label is not at {}: {cut:?} in {text:?}", cut.at));
        }
        made += if wanted.style == Style::Bars { "█████" } else { &cut.label };
        copied = end;
        if redacted.key.labels.iter().all(|entry| entry.label != cut.label) {
            return Some(format!("{} is not in the key", cut.label));
        }
    }
    made += &text[copied..];
    if made != redacted.text {
        return Some(format!("{:?} is not {made:?}", redacted.text));
    }
    if redacted.notices.last().is_none_or(|notice| notice.code != "redaction-unsure") {
        return Some("what cannot be promised is not said".to_owned());
    }
    if let Err(error) = redacted.key.check() {
        return Some(error.message().to_owned());
    }
    let again = redact(&redacted.text, &options(), wanted, redacted.key.clone());
    if again.text != redacted.text || again.key != redacted.key {
        return Some(format!("redacted again, {:?} becomes {:?}", redacted.text, again.text));
    }
    redacted.key.labels.iter().filter(|entry| entry.kind == "person").find_map(|entry| {
        let forms = entry.forms.iter().chain([&entry.name]).filter(|form| form.chars().count() >= 3);
        let mut left = forms.filter(|form| is_name_alone(form) && has_word(&redacted.text, form));
        left.next().map(|form| format!("{form:?} is left in {:?}", redacted.text))
    })
}

/// Whether a form is a name wherever it stands: of several words, or one that is neither an everyday word nor a known place,
/// people or title, and is capitalized.
fn is_name_alone(form: &str) -> bool {
    let other = Classes::COMMON
        | Classes::FUNCTION
        | Classes::NO_NAME
        | Classes::ANY_PLACE
        | Classes::PEOPLE
        | Classes::ANY_ROLE
        | Classes::FAMILY;
    let words = form.split_whitespace().count();
    let pack = nutgraf::Packs::default().get(nutgraf::Language::ENGLISH).expect("English is built in");
    form.starts_with(char::is_uppercase)
        && (words > 1 || !pack.classify_word(&form.to_lowercase()).any(other))
}

/// Whether `form` stands in the text between ends of words.
fn has_word(text: &str, form: &str) -> bool {
    // A mark over a letter and a soft hyphen are inside a word.
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}');
    let is_end = |c: Option<char>| !c.is_some_and(goes_on);
    text.match_indices(form).any(|(at, _)| {
        is_end(text[..at].chars().next_back()) && is_end(text[at + form.len()..].chars().next())
    })
}

#[test]
fn no_form_of_a_person_who_was_found_is_left_in_the_development_texts() {
    for name in ["worldwide", "wikigold"] {
        let Some(texts) = set(name) else { return };
        let mut wrong = Vec::new();
        for text in &texts {
            wrong.extend(complaint(&text.text, &persons()));
        }
        assert!(
            wrong.is_empty(),
            "{name}, {} texts:\n{}",
            wrong.len(),
            wrong.join("\n").chars().take(6000).collect::<String>()
        );
    }
}

#[test]
fn a_collection_shares_one_key() {
    let wanted = RedactOptions::default();
    let first = redact("Rosa Quint met Jonas Feldmar in Oslo.", &options(), &wanted, Key::default());
    assert_eq!(first.text, "Person 1 met Person 2 in Oslo.");
    let second = redact("Feldmar left on Monday. So did Carla Ostrander.", &options(), &wanted, first.key);
    assert_eq!(second.text, "Person 2 left on Monday. So did Person 3.");
    let third = redact("Two people saw Rosa Quint and Rosa Lindqvist.", &options(), &wanted, second.key);
    assert_eq!(third.text, "Two people saw Person 1 and Person 4.", "a given name is no evidence");
    assert_eq!(third.key.labels.len(), 4);
}

#[test]
fn bars_are_of_one_length() {
    let wanted = RedactOptions { style: Style::Bars, ..RedactOptions::default() };
    let text = "Rosa Quint met Maximiliana Featherstonehaugh in Oslo; write to r@t.example.";
    assert_eq!(
        redact(text, &options(), &wanted, Key::default()).text,
        "█████ met █████ in Oslo; write to █████."
    );
    assert_eq!(complaint(text, &wanted), None);
}

#[test]
fn what_cannot_be_promised_is_said() {
    let told = |language: &str, text: &str| {
        let options = Options { language: nutgraf::Language::from_code(language), ..options() };
        let redacted = redact(text, &options, &RedactOptions::default(), Key::default());
        let codes: Vec<_> = redacted.notices.iter().map(|notice| notice.code.to_string()).collect();
        (codes.join(" "), redacted.text)
    };
    for (language, text, codes, left) in [
        (
            "is",
            "Bæjarstjórinn Jónas Feldmar sagði af sér. Meira hjá blod@tallow.example.",
            "redaction-no-names redaction-unsure",
            "Bæjarstjórinn Jónas Feldmar sagði af sér. Meira hjá Email 1.",
        ),
        (
            "de",
            "Der Bürgermeister Jonas Feldmar trat zurück. Feldmar bleibt Mitglied. Mehr unter presse@tallow.example.",
            "redaction-fewer-names redaction-unsure",
            "Der Bürgermeister Person 1 trat zurück. Person 1 bleibt Mitglied. Mehr unter Email 1.",
        ),
        (
            "es",
            "El alcalde Jonás Feldmar dimitió, dijo Carla Ostrander en la Universidad de Tallow. Feldmar no habló.",
            "redaction-fewer-names redaction-unsure",
            "El alcalde Person 1 dimitió, dijo Person 2 en la Universidad de Tallow. Person 1 no habló.",
        ),
    ] {
        assert_eq!(told(language, text), (codes.to_owned(), left.to_owned()));
    }
    // Three words may be in any language.
    let short = redact("Rosa Quint resigned.", &Options::default(), &persons(), Key::default());
    assert_eq!(short.text, "Person 1 resigned.");
}

#[test]
fn keys_from_outside_are_checked() {
    let entry = |label: &str, kind: &str| nutgraf::redaction::KeyEntry {
        label: label.to_owned(),
        kind: kind.to_owned(),
        name: "Rosa Quint".to_owned(),
        forms: Vec::new(),
    };
    let key = |labels: Vec<nutgraf::redaction::KeyEntry>| Key { schema: 1, labels };
    assert!(key(vec![entry("Person 1", "person"), entry("Place 1", "place")]).check().is_ok());
    assert!(key(vec![entry("Person 1", "person"), entry("Person 1", "person")]).check().is_err());
    assert!(key(vec![entry("Mayor 1", "person")]).check().is_err());
    assert!(key(vec![entry("Person 1", "mayor")]).check().is_err());
    assert!(Key { schema: 2, labels: Vec::new() }.check().is_err());
    assert!(RedactOptions::parse(Some(&["persons"]), None).unwrap_err().message().contains("'persons'"));
    assert!(RedactOptions::parse::<&str>(None, Some("dots")).is_err());
}

/// Text made of names, addresses, numbers and what stands between them.
fn texts() -> impl Strategy<Value = String> {
    let parts = [
        "Rosa Quint ",
        "Quint",
        "Rosa",
        "QUINT ",
        "R.Q. ",
        "Jonas Feldmar",
        "Feldmar's ",
        "Mr ",
        "President ",
        "van der ",
        "Jr. ",
        "-led ",
        "Person 1 ",
        "Person 2",
        "Organization 1 ",
        "█████",
        " Email 1",
        "@rosaquint ",
        "rosa.quint@tallow.example ",
        "https://tallow.example/rosa-quint ",
        "+49 30 1234567",
        "555-234-5678 ",
        "4111 1111 1111 1111",
        "DE89 3704 0044 0532 0130 00 ",
        "Ministry of Finance ",
        "Oslo",
        "the ",
        "said ",
        "and ",
        ". ",
        ", ",
        " ",
        "\n",
        "\n\n",
        "“",
        "” ",
        "'s ",
        "(",
        ") ",
        "By ",
        "Will ",
        "漢字",
        "é",
        "e\u{301}",
        "\u{ad}",
        "2024 ",
        "O’Dorrigan ",
        "İ",
        "ß",
    ];
    let mixed = proptest::collection::vec(proptest::sample::select(parts.to_vec()), 0..40)
        .prop_map(|parts| parts.concat());
    prop_oneof![4 => mixed, 1 => "\\PC{0,80}"]
}

#[test]
fn labels_that_a_text_had_before_are_no_part_of_names() {
    for text in [
        "President Person 2 Email 1. O’Dorrigan 漢字President Jonas FeldmarFeldmar's -led ",
        "Minister Person 1 met Organization 3 Chair Rosa Quint. Minister Person wrote.",
        "Deputy Person 12 Quint, Mayor Person 12, and Person 12 Feldmar of Place 4.",
    ] {
        assert_eq!(complaint(text, &RedactOptions::default()), None, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_is_redacted_once_and_for_all(text in texts(), bars in any::<bool>(), all in any::<bool>()) {
        let style = if bars { Style::Bars } else { Style::Labels };
        let kinds = if all { Kind::ALL.to_vec() } else { RedactOptions::default().kinds };
        prop_assert_eq!(complaint(&text, &RedactOptions { kinds, style }), None);
    }
}
