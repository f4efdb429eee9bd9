//! The two articles that users really drop, read from the data folder: facts that a careful reader would expect.
//! Without the folder (`NUTGRAF_DATA`, else `../shared` beside the project) the checks are skipped, and say so.

use std::path::{Path, PathBuf};

use nutgraf::output::Entity;
use nutgraf::{Analysis, Options};

/// The analysis of the seed whose name begins with `number`.
fn seed(number: &str) -> Option<Analysis> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let data = std::env::var_os("NUTGRAF_DATA").map_or_else(beside, PathBuf::from);
    let Ok(folder) = std::fs::read_dir(data.join("seeds")) else {
        eprintln!("skipped: no seeds in {}", data.display());
        return None;
    };
    let file = folder
        .map(|entry| entry.unwrap())
        .find(|entry| entry.file_name().to_string_lossy().starts_with(number));
    let bytes = std::fs::read(file.expect("the seed is in the folder").path()).unwrap();
    Some(nutgraf::analyze_bytes(&bytes, &Options::default()).unwrap())
}

fn cut(analysis: &Analysis, start: u32, end: u32) -> String {
    let units: Vec<u16> = analysis.text.as_deref().unwrap().encode_utf16().collect();
    String::from_utf16(&units[start as usize..end as usize]).unwrap()
}

fn names(analysis: &Analysis, kind: &str) -> Vec<String> {
    analysis.entities.iter().filter(|entity| entity.kind == kind).map(|entity| entity.name.clone()).collect()
}

fn assert_has(analysis: &Analysis, kind: &str, expected: &[&str]) {
    let found = names(analysis, kind);
    for name in expected {
        assert!(found.iter().any(|other| other == name), "{kind} {name} is missing from {found:?}");
    }
}

/// All entities of a kind with their roles, in any order.
fn assert_are(analysis: &Analysis, kind: &str, expected: &[(&str, &[&str])]) {
    let entities = analysis.entities.iter().filter(|entity| entity.kind == kind);
    let mut found: Vec<(&str, Vec<&str>)> = entities
        .map(|entity| (entity.name.as_str(), entity.roles.iter().map(String::as_str).collect()))
        .collect();
    let mut expected: Vec<(&str, Vec<&str>)> =
        expected.iter().map(|(name, roles)| (*name, roles.to_vec())).collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected, "all of kind {kind}");
}

fn entity<'a>(analysis: &'a Analysis, name: &str) -> &'a Entity {
    let found = analysis.entities.iter().find(|entity| entity.name == name);
    found.unwrap_or_else(|| panic!("{name} is missing"))
}

/// The other names of an entity, and the forms of its mentions.
fn assert_mentions(analysis: &Analysis, name: &str, aliases: &[&str], forms: &str) {
    let entity = entity(analysis, name);
    let found: Vec<_> = entity.mentions.iter().map(|mention| mention.form).collect();
    assert_eq!(found.join(" "), forms, "mentions of {name}");
    assert_eq!(entity.aliases, aliases, "other names of {name}");
}

/// Whether an entity gives a reason.
fn assert_says(analysis: &Analysis, name: &str, reason: &str) {
    let why = &entity(analysis, name).why;
    assert!(why.iter().any(|why| why == reason), "{reason} is missing from {why:?}");
}

#[test]
fn news_site_copy_with_metadata_line() {
    let Some(analysis) = seed("000") else { return };
    let blocks: Vec<_> = analysis.blocks.iter().map(|block| (block.kind, block.body)).collect();
    assert_eq!(blocks[..2], [("title", false), ("date", false)]);
    assert_eq!(blocks[2..], [("paragraph", true); 11]);
    let metadata = analysis.blocks[1].span;
    assert_eq!(cut(&analysis, metadata.start, metadata.end), "Digitalization 30 April 2024 2525");
    assert_eq!(analysis.published.as_deref(), Some("2024-04-30"));
    assert_eq!(analysis.language.code, "en");

    // Every person, and nobody else.
    assert_are(
        &analysis,
        "person",
        &[
            ("Dilshod Akhatov", &["Uzbek Ambassador to Germany", "Ambassador of Uzbekistan to Germany"]),
            ("Farkhod Ibrahimov", &["CEO of IT Park Uzbekistan"]),
            ("Stefan Schnor", &["Secretary of State"]),
            ("Mark Ledermann", &["Head of the Department of Bilateral Digital Policy"]),
            (
                "Diana Huster",
                &["Adviser to the Department of International Relations and Foreign Economic Activity"],
            ),
        ],
    );
    assert_are(
        &analysis,
        "organization",
        &[
            ("Federal Ministry of Digital Technologies and Transport", &[]),
            ("IT Park Uzbekistan", &[]),
            ("Department of Bilateral Digital Policy", &[]),
            ("Department of International Relations and Foreign Economic Activity", &[]),
        ],
    );
    assert_are(&analysis, "place", &[("Uzbekistan", &[]), ("Germany", &[])]);
    assert_are(&analysis, "group", &[("Uzbek", &[]), ("German", &[])]);
    assert_has(&analysis, "work", &["Strategy \"Uzbekistan 2030\""]);
    assert_mentions(&analysis, "Dilshod Akhatov", &[], "name name");
    assert_mentions(&analysis, "Farkhod Ibrahimov", &["Farkhod Ibragimov"], "name name");
    assert_mentions(&analysis, "IT Park Uzbekistan", &["IT Park"], "name short short");
    let ministry = "Federal Ministry of Digital Technologies and Transport";
    // The last one is "the Ministry": there is only one in the text.
    assert_mentions(&analysis, ministry, &["BMDV"], "name short nominal");
    assert_says(&analysis, ministry, "'BMDV' stands in brackets after the name");
    assert_says(
        &analysis,
        "Farkhod Ibrahimov",
        "'Farkhod Ibragimov' is another spelling of 'Farkhod Ibrahimov'",
    );

    let top: Vec<_> = analysis.keywords[..10].iter().map(|keyword| keyword.lemma.as_str()).collect();
    for lemma in ["uzbekistan", "cooperation", "german"] {
        assert!(top.contains(&lemma), "{lemma} is missing from {top:?}");
    }
    assert!(
        analysis.keywords.iter().all(|k| k.lemma != "2525" && k.lemma != "april"),
        "the metadata line is no body"
    );
    let metadata_sentence = analysis.sentences.iter().position(|s| s.span.start == metadata.start).unwrap();
    assert!(analysis.summary.iter().all(|s| s.sentence as usize != metadata_sentence));
    assert_eq!(analysis.summary.len(), 3);
}

#[test]
fn pdf_copy_with_broken_lines_and_justified_spaces() {
    let Some(analysis) = seed("004") else { return };
    let text = analysis.text.as_deref().unwrap();
    let title = analysis.title.expect("the three lines are one title");
    assert_eq!(
        cut(&analysis, title.start, title.end),
        "A high-tech vector of cooperation as a new stage in the development of a special strategic partnership \
         between Uzbekistan and South Korea"
    );
    for block in &analysis.blocks {
        let block = cut(&analysis, block.span.start, block.span.end);
        assert!(!block.contains('\n') && !block.contains("  "), "broken: {block}");
    }
    assert!(text.contains("The program of the South Korean leader’s stay was very informative"));
    let sentences: Vec<_> =
        analysis.sentences.iter().map(|s| cut(&analysis, s.span.start, s.span.end)).collect();
    let whole = "It is important to note that by now the countries have already managed to establish successful \
                 cooperation in this direction.";
    assert!(sentences.iter().any(|sentence| sentence == whole), "{sentences:#?}");
    assert!(analysis.repairs.iter().any(|repair| repair.kind == "joined-lines" && repair.count > 20));
    assert_eq!(analysis.published, None);

    assert_are(
        &analysis,
        "person",
        &[("Yoon Suk Yeol", &["President of the Republic of Korea"]), ("Shavkat Mirziyoyev", &["President"])],
    );
    assert_are(
        &analysis,
        "organization",
        &[
            ("Tashkent Technopark", &[]),
            ("Scientific and Technological Center for Rare Metals and Alloys", &[]),
            ("Design and Technology Center for Agricultural Machinery", &[]),
            ("Uzbek-Korean Center for Cooperation in the Field of Electronic Government", &[]),
        ],
    );
    assert_are(
        &analysis,
        "place",
        &[
            ("Uzbekistan", &[]),
            ("South Korea", &[]),
            ("China", &[]),
            ("USA", &[]),
            ("Japan", &[]),
            ("Seoul", &[]),
        ],
    );
    assert_mentions(&analysis, "Yoon Suk Yeol", &[], "name name name");
    // One country under three names, nine times; the other one under two, ten times.
    assert_mentions(&analysis, "South Korea", &["Republic of Korea", "Korea"], &["name"; 9].join(" "));
    assert_mentions(&analysis, "Uzbekistan", &["Republic of Uzbekistan"], &["name"; 10].join(" "));
    assert_says(&analysis, "South Korea", "'Korea' can only be 'South Korea' here");
    assert_has(&analysis, "work", &["Global Innovation Index"]);
    let quote = &analysis.quotes[0];
    assert_eq!(quote.speaker_name.as_deref(), Some("Yoon Suk Yeol"));
    let cue = quote.cue.expect("the cue is known");
    assert_eq!(cut(&analysis, cue.start, cue.end), "emphasized");

    let value = |text: &str| {
        let amount =
            analysis.amounts.iter().find(|a| cut(&analysis, a.span.start, a.span.end).contains(text));
        amount.map(|amount| (amount.value, amount.unit)).unwrap_or_else(|| panic!("{text} is no amount"))
    };
    assert_eq!(value("42 trillion won"), (42e12, Some("KRW")));
    assert_eq!(value("42.5%"), (42.5, Some("%")));
    assert_eq!(value("149 billion dollars"), (149e9, Some("USD")));
    assert_eq!(value("267.5 thousand"), (267_500.0, None));
    let dates: Vec<_> = analysis.dates.iter().map(|d| cut(&analysis, d.span.start, d.span.end)).collect();
    assert!(dates.iter().any(|date| date.contains("13-15 June")), "{dates:?}");
    assert!(dates.iter().any(|date| date.contains("2013–2022")), "{dates:?}");
}
