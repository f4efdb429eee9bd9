//! What a concordance finds, and how it shows it.

use super::*;

const TEXT: &str = "Ferry to Skerrow stops\n\nThe ferry to Skerrow was stopped on Monday. Two ferries had run before; \
    one ran aground, Mr. Tarn said.\n\n\u{201c}No ferry runs when the harbour is shut,\u{201d} Tarn said. A ferry-boat is no ship.";

fn find(text: &str, query: Query) -> Contexts {
    Concordance::new(text, &Options::default()).find(&query).unwrap()
}

fn forms(contexts: &Contexts) -> Vec<(&str, u32)> {
    contexts.forms.iter().map(|form| (form.text.as_str(), form.count)).collect()
}

#[test]
fn forms_and_lemmas_are_found() {
    type Counts<'a> = &'a [(&'a str, u32)];
    let cases: &[(&str, bool, Counts<'_>, &str)] = &[
        ("ferry", false, &[("ferry", 3)], "case is no other form; a hyphenated word is another word"),
        ("FERRY", false, &[("ferry", 3)], "nor does the case of the question count"),
        ("ferry", true, &[("ferry", 3), ("ferries", 1)], "the plural too"),
        ("ferries", true, &[("ferry", 3), ("ferries", 1)], "asked by any form"),
        ("run", true, &[("run", 1), ("ran", 1), ("runs", 1)], "irregular forms"),
        ("be", true, &[("was", 1), ("is", 2)], "words without content"),
        ("had", true, &[("had", 1)], "asked by a form that is no lemma"),
        ("ferry to Skerrow", false, &[("Ferry to Skerrow", 2)], "a phrase"),
        ("\u{201c}ferry to Skerrow\u{201d}", false, &[("Ferry to Skerrow", 2)], "in quotation marks"),
        ("two ferry", true, &[("Two ferries", 1)], "a phrase by lemma"),
        ("Mr. Tarn", false, &[("Mr. Tarn", 1)], "an abbreviation inside"),
        ("Mr", false, &[("Mr.", 1)], "and without its stop"),
        ("Monday Two", false, &[], "not from one sentence to the next"),
        ("submarine", false, &[], "what is not there"),
        ("submarine", true, &[], "what is not there, by lemma"),
    ];
    for &(words, by_lemma, expected, why) in cases {
        let found = find(TEXT, Query { by_lemma, ..Query::new(words) });
        let mut expected = expected.to_vec();
        expected.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        assert_eq!(forms(&found), expected, "{words}: {why}");
        assert_eq!(found.count, expected.iter().map(|(_, count)| count).sum::<u32>(), "{words}");
        assert_eq!(found.lines.len() as u32, found.count, "{words}");
    }
}

#[test]
fn lines_stay_within_their_block_and_refer_to_the_text() {
    let found = find(TEXT, Query { window: 2, ..Query::new("tarn") });
    assert_eq!(found.lines.len(), 2);
    let line = &found.lines[1];
    assert_eq!(
        (line.before.as_str(), line.text.as_str(), line.after.as_str()),
        ("is shut,\u{201d}", "Tarn", "said. A")
    );
    let units: Vec<u16> = TEXT.encode_utf16().collect();
    assert_eq!(String::from_utf16_lossy(&units[line.start as usize..line.end as usize]), "Tarn");
    let first = &find(TEXT, Query::new("the")).lines[0];
    assert_eq!((first.before.as_str(), first.block), ("", 1), "the title is another block");
    assert_eq!(find(TEXT, Query { window: 0, ..Query::new("tarn") }).lines[0].before, "");
}

#[test]
fn lines_are_sorted_by_either_side() {
    let text = "red boat sinks. a blue boat sails. no red boat burns. boat";
    let order = |sort| {
        let found = find(text, Query { sort, limit: 3, ..Query::new("boat") });
        assert_eq!(found.count, 4);
        found.lines.into_iter().map(|line| line.start).collect::<Vec<_>>()
    };
    assert_eq!(order(Sort::Place), [4, 23, 42]);
    assert_eq!(order(Sort::Before), [23, 54, 4], "blue; burns; red, with nothing before");
    assert_eq!(order(Sort::After), [54, 42, 23], "nothing, burns, sails");
    let apart = "boat one\n\nzebra boat\n\naft boat";
    let found = find(apart, Query { sort: Sort::Before, ..Query::new("boat") });
    let before: Vec<_> = found.lines.iter().map(|line| line.before.as_str()).collect();
    assert_eq!(before, ["", "aft", "zebra"], "the words of another block do not count");
}

#[test]
fn dispersion_tells_the_even_from_the_clustered() {
    let even = "boat one two three four five six seven eight nine. ".repeat(10);
    assert_eq!(find(&even, Query::new("boat")).dispersion, 0.0);
    let clustered =
        format!("{} {}", "boat ".repeat(10), "one two three four five six seven eight nine ten. ".repeat(9));
    assert_eq!(find(&clustered, Query::new("boat")).dispersion, 1.0);
    assert_eq!(find(&even, Query::new("ship")).dispersion, 0.0);
}

#[test]
fn a_question_without_words_is_refused_with_a_remedy() {
    let concordance = Concordance::new(TEXT, &Options::default());
    for words in ["", " \n", "\u{201c}?!\u{201d}"] {
        let error = concordance.find(&Query::new(words)).unwrap_err();
        assert!(error.message().contains("give a word"), "{error}");
    }
    let wide = Query { window: 101, ..Query::new("ferry") };
    assert!(concordance.find(&wide).unwrap_err().message().contains("at most 100"));
    assert!(Sort::parse("left").unwrap_err().message().contains("'before'"));
}

#[test]
fn what_was_kept_answers_like_what_is_read_anew() {
    let article = Article::from_text(TEXT, Repair::Never);
    let (_, kept) = crate::analyze_and_keep(article, &Options::default(), &mut |_, _| {});
    for words in ["ferry", "run", "be", "Skerrow"] {
        let query = Query { by_lemma: true, ..Query::new(words) };
        assert_eq!(kept.find(&query).unwrap(), find(TEXT, query));
    }
}
