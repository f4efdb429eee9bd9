//! What holds for any text at all.

use nutgraf::options::{Limits, Repair, SummaryLength};
use nutgraf::text::OffsetUnit;
use nutgraf::{Analysis, Options, analyze};
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

fn spans(analysis: &Analysis) -> Vec<(u32, u32)> {
    let mut all = Vec::new();
    all.extend(analysis.blocks.iter().map(|x| x.span));
    all.extend(analysis.sentences.iter().map(|x| x.span));
    all.extend(analysis.summary.iter().map(|x| x.span));
    all.extend(analysis.quotes.iter().map(|x| x.span));
    all.extend(analysis.dates.iter().map(|x| x.span));
    all.extend(analysis.amounts.iter().map(|x| x.span));
    all.extend(analysis.entities.iter().flat_map(|entity| entity.mentions.iter().map(|m| m.span)));
    let mut lemmas = std::collections::HashSet::new();
    for keyword in &analysis.keywords {
        assert!(lemmas.insert(&keyword.lemma), "{} stands twice", keyword.lemma);
        assert!((0.0..=1.0).contains(&keyword.dispersion), "{} is spread", keyword.text);
        assert!(keyword.variants.iter().map(|form| form.count).sum::<u32>() <= keyword.count);
        assert!(keyword.keyness.is_none_or(|keyness| keyness.g2.is_finite() && keyness.expected >= 0.0));
    }
    let flat = analysis.keywords.iter().flat_map(|k| k.mentions.chunks(2));
    let flat = flat.chain(analysis.keyphrases.iter().flat_map(|k| k.mentions.chunks(2)));
    all.into_iter().map(|span| (span.start, span.end)).chain(flat.map(|pair| (pair[0], pair[1]))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_text_is_analysed_within_its_bounds(text in prop_oneof![texts(), pages()], repair in 0..3) {
        let repair = [Repair::Auto, Repair::Always, Repair::Never][repair as usize];
        let options = Options { repair, offsets: OffsetUnit::Utf8, ..Options::default() };
        let analysis = analyze(&text, &options);
        let analysed = analysis.text.as_deref().unwrap_or(&text);
        for (start, end) in spans(&analysis) {
            prop_assert!(start < end && analysed.is_char_boundary(start as usize), "{start}..{end}");
            prop_assert!(analysed.is_char_boundary(end as usize) && end as usize <= analysed.len(), "{start}..{end}");
        }
        let mut at = 0;
        for block in &analysis.blocks {
            prop_assert!(analysed[at as usize..block.span.start as usize].chars().all(char::is_whitespace));
            at = block.span.end;
        }
        prop_assert!(analysed[at as usize..].chars().all(char::is_whitespace));
        if repair == Repair::Never {
            prop_assert!(analysis.text.is_none());
        }
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
        let cut = analyze(&text, &small);
        let units: Vec<u16> = text.encode_utf16().collect();
        for block in &cut.blocks {
            let (start, end) = (block.span.start as usize, block.span.end as usize);
            prop_assert!(String::from_utf16(&units[start..end]).is_ok(), "a character is cut");
        }
        let whole = analyze(&text, &Options { repair: Repair::Never, ..Options::default() });
        prop_assert!(cut.keywords.len() <= 2 && cut.entities.len() <= 1 && cut.keyphrases.len() <= 1);
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
}
