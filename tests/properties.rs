//! What holds for any text at all: the rules of `invariants/`, on texts that proptest makes of what breaks analysers.

mod invariants;

use nutgraf::options::{Limits, Repair, SummaryLength};
use nutgraf::text::OffsetUnit;
use nutgraf::{Analyzer, Language, Options, analyze};
use proptest::prelude::*;

/// Text made of what breaks analysers: marks, quotes, abbreviations, numbers, line ends, scripts, names.
fn texts() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("\n"),
        Just("\r\n\r\n"),
        Just("  "),
        Just(" "),
        Just(". "),
        Just(", "),
        Just("“"),
        Just("” "),
        Just("\""),
        Just("'s "),
        Just("’s "),
        Just("- "),
        Just("–"),
        Just("("),
        Just(")"),
        Just("Mr. "),
        Just("U.S. "),
        Just("$3.5bn "),
        Just("5% "),
        Just("13–15 June "),
        Just("said "),
        Just("the "),
        Just("of "),
        Just("President "),
        Just("Ministry of "),
        Just("Jane Roe "),
        Just("Acme Inc. "),
        Just("(NATO) "),
        Just("2024 "),
        Just("yesterday "),
        Just("million "),
        Just("http://example.org/a "),
        Just("漢字"),
        Just("한국 "),
        Just("مرحبا "),
        Just("é"),
        Just("e\u{301}"),
        Just("\u{1f469}\u{200d}\u{1f466} "),
        Just("\u{0}"),
        Just("\u{feff}"),
        Just("\u{ad}"),
        Just("\u{2028}"),
    ];
    let mixed = proptest::collection::vec(part, 0..60).prop_map(|parts| parts.concat());
    prop_oneof![mixed, "\\PC{0,120}", any::<String>()]
}

/// What import knows lines by.
const LINE_PARTS: &[&str] = &[
    "From: ",
    "To: ",
    "Date: ",
    "Subject: ",
    "Re: ",
    "AW:",
    "On 3 June 2024, Jane Roe wrote:",
    "> ",
    ">> ",
    "-- ",
    "-----",
    "By ",
    "Von ",
    "Jane Roe",
    "Jane Roe, staff writer",
    "(Photo: ",
    "Photo: ",
    "© ",
    "Read more: ",
    "Related:",
    "Share",
    "3 May 2024",
    "2024-05-03",
    "10:42",
    "5 min read",
    "1,204 views",
    "LONDON (AP) — ",
    "TASHKENT, June 14 (Reuters) -- ",
    "# ",
    "## ",
    "* ",
    "- ",
    "1. ",
    "a) ",
    "• ",
    "| ",
    "|",
    "\t",
    "    ",
    "```",
    "===",
    "* * *",
    "A B S T R A C T",
    "co-",
    "â€™",
    "Ã©",
    "\u{fb01}",
    "\u{ad}",
    "\u{3000}",
    "\u{a0}",
    "\u{2003}",
    "\u{200b}",
    "é",
    "漢",
    "🙂",
    ")",
    "]",
    ":",
    ".",
    ",",
    "12",
    "iv",
    "The ferry runs again from Monday, the harbour office said.",
    "and the old one",
    "Was it late?",
    "00:01:02,000 --> 00:01:04,000",
];

/// Pages made of lines as import looks for them: labels, quotation marks, markers and rules, with white space of all kinds.
fn pages() -> impl Strategy<Value = String> {
    let line = proptest::collection::vec((proptest::sample::select(LINE_PARTS), 1usize..40), 0..5);
    // Now and then one part many times over.
    let line = line.prop_map(|parts| {
        let times = |times: usize| if times == 39 { 130 } else { 1 };
        parts.iter().map(|(part, n)| part.repeat(times(*n))).collect::<String>()
    });
    let end = proptest::sample::select(&["\n", "\n", "\n\n", "\r\n", "\u{c}", "\u{85}"][..]);
    proptest::collection::vec((line, end), 0..24)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_text_is_analysed_within_its_bounds(text in prop_oneof![texts(), pages()], repair in 0..3) {
        let repair = [Repair::Auto, Repair::Always, Repair::Never][repair as usize];
        let options = Options { repair, offsets: OffsetUnit::Utf8, ..Options::default() };
        let analysis = invariants::check(&text, &options);
        invariants::relate(text.len(), &analysis, &text, &options);
    }

    #[test]
    fn bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Err(error) = nutgraf::analyze_bytes(&bytes, &Options::default()) {
            prop_assert!(!error.message().is_empty());
        }
    }

    #[test]
    fn limits_and_windows_only_shorten(text in texts(), window in 1u32..200) {
        let limits = Limits { keywords: 2, ngrams: 1, keyphrases: 1, mentions: 1, entities: 1 };
        let small = Options {
            limits,
            window: Some(window),
            summary: SummaryLength::Ratio(0.2),
            repair: Repair::Never,
            ..Options::default()
        };
        let cut = invariants::check(&text, &small);
        let whole = analyze(&text, &Options { repair: Repair::Never, ..Options::default() });
        for (short, full) in cut.blocks.iter().zip(&whole.blocks) {
            prop_assert_eq!((short.kind, short.span.start), (full.kind, full.span.start));
            prop_assert!(short.span.end <= full.span.end.min(window));
        }
        prop_assert!(cut.sentences.iter().all(|sentence| sentence.span.end <= window));
        prop_assert_eq!(cut.stats, whole.stats);
        for (few, all) in cut.keywords.iter().zip(&whole.keywords) {
            prop_assert_eq!((&few.text, few.count), (&all.text, all.count));
        }
    }

    #[test]
    fn what_was_read_before_changes_nothing(read in proptest::collection::vec((texts(), 0..3), 1..6)) {
        let options = [None, Some("en"), Some("de")]
            .map(|code| Options { language: code.and_then(Language::from_code), ..Options::default() });
        let mut analyzer = Analyzer::default();
        // Each once, and again in the other order.
        for (text, choice) in read.iter().chain(read.iter().rev()) {
            let options = &options[*choice as usize];
            prop_assert_eq!(json(&analyzer.analyze(text, options)), json(&analyze(text, options)));
        }
    }
}

fn json(analysis: &nutgraf::Analysis) -> String {
    serde_json::to_string(analysis).unwrap()
}

/// More words than are kept from one text to the next, and more forms than the taggers keep.
#[test]
fn what_was_too_much_to_keep_changes_nothing() {
    let long: String = (0..70_000).map(|number| format!("Wo{number:x}n said. ")).collect();
    let short =
        "Mayor Ida Marlow opened the old mill in Orrin on 3 May 2024. \"It turns again,\" Marlow said.";
    let options = Options::default();
    let mut analyzer = Analyzer::default();
    for text in [short, &long, short, short] {
        let analysis = analyzer.analyze(text, &options);
        if text == short {
            assert_eq!(json(&analysis), json(&analyze(short, &options)));
        }
    }
}
