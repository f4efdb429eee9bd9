//! The two articles that users really drop, read from the data folder: facts that a careful reader would expect.
//! Without the folder (`NUTGRAF_DATA`, else `../shared` beside the project) the checks are skipped, and say so.

use std::path::{Path, PathBuf};

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

    assert_has(
        &analysis,
        "person",
        &["Dilshod Akhatov", "Farkhod Ibrahimov", "Stefan Schnor", "Mark Ledermann", "Diana Huster"],
    );
    assert_has(&analysis, "organization", &["Federal Ministry of Digital Technologies and Transport"]);
    assert_has(&analysis, "place", &["Uzbekistan", "Germany"]);
    let ministry = analysis.entities.iter().find(|e| e.name.starts_with("Federal Ministry")).unwrap();
    assert!(ministry.aliases.iter().any(|alias| alias == "BMDV"), "{ministry:?}");
    let ambassador = analysis.entities.iter().find(|e| e.name == "Dilshod Akhatov").unwrap();
    assert!(ambassador.roles.iter().any(|role| role.contains("Ambassador")), "{ambassador:?}");

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

    assert_has(&analysis, "person", &["Yoon Suk Yeol", "Shavkat Mirziyoyev"]);
    assert_has(&analysis, "place", &["Uzbekistan", "China", "USA", "Japan", "Seoul"]);
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
