use proptest::prelude::*;

use super::*;
use crate::options::Options;
use crate::{Analyzer, ErrorCode};

/// Sentences of which the made-up documents are put together: all kinds of things that a digest holds.
const SENTENCES: [&str; 12] = [
    "Harbour Master Ines Calloway said on Monday that the coal terminal would close.",
    "\"We have run out of ships that want it,\" Calloway said.",
    "The terminal handled 1.2 million tonnes in 2023, worth $40.5 million.",
    "Tamarind Steel Corp. will take over the quay on 3 May 2024.",
    "Striker Marek Quint scored twice for the Rovers.",
    "Finance Minister Marek Quint told parliament that the budget was balanced.",
    "The World Harvest Organization (WHO) warned of a poor season in Norland.",
    "Зафар Юсупов приехал в Ташкент во вторник.",
    "About 15 to 20 per cent of the ferries stood idle.",
    "\u{1b}[31m=1+1, <b>said nobody</b>.",
    "The Ministry of Health of Norland had no comment.",
    "Nothing else happened.",
];

/// A document: its id and its text.
fn document() -> impl Strategy<Value = (String, String)> {
    let sentences = prop::collection::vec(prop::sample::select(&SENTENCES[..]), 0..9);
    (0u8..6, sentences).prop_map(|(id, sentences)| (format!("d{id}"), sentences.join(" ")))
}

fn collected(documents: &[(String, String)]) -> Collection {
    let (mut analyzer, options) = (Analyzer::default(), Options::default());
    let mut collection = Collection::default();
    for (id, text) in documents {
        let analysis = analyzer.analyze(text, &options);
        collection.add(id, &analysis, text, options.offsets).unwrap();
    }
    collection
}

fn merged(one: &Collection, other: &Collection) -> Collection {
    let mut whole = one.clone();
    whole.merge(other);
    whole
}

fn documents() -> impl Strategy<Value = Vec<(String, String)>> {
    prop::collection::vec(document(), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Also where both hold a document of one id and other words.
    #[test]
    fn merging_is_associative_commutative_and_idempotent(a in documents(), b in documents(), c in documents()) {
        let [a, b, c] = [a, b, c].map(|documents| collected(&documents));
        let bytes = |collection: &Collection| collection.to_bytes();
        prop_assert_eq!(bytes(&merged(&a, &b)), bytes(&merged(&b, &a)));
        prop_assert_eq!(bytes(&merged(&merged(&a, &b), &c)), bytes(&merged(&a, &merged(&b, &c))));
        prop_assert_eq!(bytes(&merged(&a, &a)), bytes(&a));
        prop_assert_eq!(merged(&a, &b).report(&Default::default()), merged(&b, &a).report(&Default::default()));
    }

    #[test]
    fn bytes_come_back(documents in documents()) {
        let collection = collected(&documents);
        let bytes = collection.to_bytes();
        let again = Collection::from_bytes(&bytes).unwrap();
        prop_assert_eq!(again.len(), collection.len());
        prop_assert_eq!(again.report(&Default::default()), collection.report(&Default::default()));
        prop_assert_eq!(again.to_bytes(), bytes);
    }

    /// Whatever is changed in them or cut off is an error and no panic.
    #[test]
    fn damaged_bytes_are_an_error(documents in documents(), at in any::<prop::sample::Index>(), change in 1u8..) {
        let mut bytes = collected(&documents).to_bytes();
        let place = at.index(bytes.len());
        prop_assert!(Collection::from_bytes(&bytes[..place]).is_err());
        bytes[place] ^= change;
        let error = Collection::from_bytes(&bytes).err().map(|error| error.code());
        prop_assert!(matches!(error, Some(ErrorCode::Unreadable | ErrorCode::VersionMismatch)), "{error:?}");
    }

    /// At most 1 kB and a quarter of the text's bytes, however dense it is.
    #[test]
    fn digests_are_small(sentences in prop::collection::vec(prop::sample::select(&SENTENCES[..]), 0..200)) {
        let text = sentences.join(" ");
        let size = collected(&[("d".to_owned(), text.clone())]).to_bytes().len();
        prop_assert!(size <= 1024 + text.len() / 4, "{size} bytes of {}", text.len());
    }
}

#[test]
fn dense_texts_have_small_digests() {
    let names: String = (0..900)
        .map(|n| format!("Minister Ada Q{n}ly met Tamarind{n} Corp. on {} May. ", n % 28 + 1))
        .collect();
    let amounts: String = (0..2000).map(|n| format!("${n}.5 and {n}%, ")).collect();
    let words: String = (0..9000u32).map(|n| format!("w{}x ", n.wrapping_mul(2_654_435_761))).collect();
    let quotes: String =
        (0..500).map(|n| format!("\"It was number {n} that came in last,\" Rosa Quint said. ")).collect();
    for text in [names, amounts, words, quotes, String::new(), "Hi".to_owned()] {
        let size = collected(&[("d".to_owned(), text.clone())]).to_bytes().len();
        assert!(size <= 1024 + text.len() / 4, "{size} bytes of {}: {:.30}", text.len(), text);
    }
}

#[test]
fn documents_are_added_replaced_and_removed() {
    let text = |n: usize| ("d".to_owned(), SENTENCES[n].to_owned());
    let mut collection = collected(&[text(0), text(4)]);
    assert_eq!(collection.len(), 1);
    assert_eq!(collection.to_bytes(), collected(&[text(4)]).to_bytes());
    assert!(!collection.remove("other") && collection.remove("d") && !collection.remove("d"));
    assert!(collection.is_empty());
    assert_eq!(collection.to_bytes(), Collection::default().to_bytes());
    let report = collection.report(&Default::default());
    assert_eq!((report.totals, report.periods.len()), Default::default());
}

#[test]
fn what_is_no_whole_analysis_is_refused() {
    let fields = crate::options::Fields::parse(&["entities"]).unwrap();
    let part = crate::analyze(SENTENCES[0], &Options { fields, ..Options::default() });
    let whole = crate::analyze(SENTENCES[0], &Options::default());
    let mut collection = Collection::default();
    for (analysis, text) in [(&part, SENTENCES[0]), (&whole, "")] {
        let error = collection.add("d", analysis, text, OffsetUnit::Utf16).unwrap_err();
        assert_eq!(error.code(), ErrorCode::BadOption);
    }
    let version = Collection::from_bytes(b"NGC\x63").err().unwrap();
    assert_eq!(version.code(), ErrorCode::VersionMismatch);
    assert!(version.message().contains("version 99"));
}

#[test]
fn a_report_tells_what_the_documents_say() {
    let texts = [
        (
            "a",
            "Port to close\n\n1 May 2024\n\nHarbour Master Ines Calloway said that the coal terminal of Vellmar would close on 3 June 2024. \"It is over,\" Calloway said. It cost $5 million.",
        ),
        (
            "b",
            "Terminal closes\n\n4 June 2024\n\nThe coal terminal has closed, Harbour Master Ines Calloway told Tamarind Steel Corp. on Tuesday.",
        ),
    ];
    let collection = collected(&texts.map(|(id, text)| (id.to_owned(), text.to_owned())));
    let report = collection.report(&Default::default());
    assert_eq!(report.totals.documents, 2);
    let periods: Vec<_> = report.periods.iter().map(|period| (&*period.period, period.documents)).collect();
    assert_eq!(periods, [("2024-05-01", 1), ("2024-06-04", 1)]);
    let calloway = &report.entities[0];
    assert_eq!((&*calloway.name, calloway.documents, calloway.kind), ("Ines Calloway", 2, "person"));
    assert_eq!(calloway.within, [(0, 2), (1, 1)]);
    assert_eq!(calloway.trend, [1, 1]);
    let terminal = report.words.iter().find(|word| word.lemma == "terminal").unwrap();
    assert_eq!((terminal.documents, terminal.trend.clone()), (2, vec![1, 2]));
    assert_eq!((&*report.quotes[0].text, report.quotes[0].speaker), ("It is over,", Some(0)));
    assert_eq!((report.amounts[0].value, &*report.amounts[0].unit), (5e6, "USD"));
    assert!(report.timeline.iter().any(|moment| moment.value == "2024-06-03" && moment.within == [0]));
    assert!(report.edges.iter().any(|edge| report.entities[edge.1 as usize].name.starts_with("Tamarind")));
    let table = report.csv(CollectionTable::Entities);
    assert!(
        table.starts_with("kind,name,documents,mentions,aliases,roles,why\nperson,Ines Calloway,2,3,"),
        "{table}"
    );
}

#[test]
fn groups_are_compared() {
    let texts = [
        (
            "a",
            "The coal terminal in Berlin closed on 3 June 2024 after a century of smoke and noise by the river. Ines Calloway watched.",
        ),
        (
            "b",
            "The ferries in Berlin stopped. After a century of smoke and noise by the river, Rosa Quint paid $5 million for ferries.",
        ),
    ];
    let collection = collected(&texts.map(|(id, text)| (id.to_owned(), text.to_owned())));
    let mut find =
        |id: &str| texts.iter().find(|(known, _)| *known == id).map(|(_, text)| (*text).to_owned());
    let comparison = collection.compare(&["a"], &["b"], &mut find).unwrap();
    let side = |name: &str| comparison.names.iter().find(|sided| sided.text == name).map(|sided| sided.side);
    assert_eq!(
        (side("Ines Calloway"), side("Rosa Quint"), side("Berlin")),
        (Some("here"), Some("there"), Some("both"))
    );
    let ferry = comparison.keywords.iter().find(|word| word.lemma == "ferry").unwrap();
    assert_eq!((ferry.counts, ferry.direction), ([0, 2], "there"));
    assert_eq!(comparison.passages.len(), 1);
    assert_eq!(comparison.passages[0].text, "after a century of smoke and noise by the river");
    assert_eq!(comparison.dates[0].side, "here");
    assert_eq!((&*comparison.amounts[0].text, comparison.amounts[0].side), ("5000000 USD", "there"));
    for (these, those) in [(&["a"][..], &[][..]), (&["a"], &["a"]), (&["a"], &["z"])] {
        let error = collection.compare(these, those, &mut |_| None).unwrap_err();
        assert_eq!(error.code(), ErrorCode::BadOption);
    }
}
