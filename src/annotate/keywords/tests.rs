//! Tests of keywords, on short texts.

use super::*;

#[test]
fn spread_by_hand() {
    // All of it in one of ten equal parts; as much in each; in two of four.
    let mut one = [0; 10];
    one[3] = 7;
    assert!((dispersion(&one, 1000) - 1.0).abs() < 1e-12);
    assert!(dispersion(&[2; 10], 1000) < 1e-12);
    assert!((dispersion(&[5, 5, 0, 0], 400) - 0.5 / 0.75).abs() < 1e-12);
    assert!(dispersion(&[3], 3) < 1e-12);
}

/// A stop word of one's own is meant without what the language writes before or behind it.
#[test]
fn own_stop_words_are_bare_words() {
    use crate::options::Options;

    for (code, word, text) in [
        (
            "fr",
            "usine",
            "L’usine ferme. L’usine d’Aix était chère, dit le maire de l’usine. Une usine, des usines.",
        ),
        ("fr", "Usine", "L'usine ferme. L'usine d'Aix. L'usine, l'usine."),
        ("it", "acqua", "L’acqua sale. Dell’acqua alta parla il sindaco: l’acqua, quell’acqua, nell’acqua."),
        ("ca", "aigua", "L’aigua puja. L’aigua del port, d’aigua, l’aigua."),
        ("en", "ferry", "The ferry's crew left. The ferry, a ferry, ferries."),
    ] {
        let language = crate::lang::Language::from_code(code);
        let options = Options { language, stop_words: vec![word.to_owned()], ..Options::default() };
        let found = crate::analyze(text, &options);
        let lemmas: Vec<&str> = found.keywords.iter().map(|keyword| keyword.lemma.as_str()).collect();
        assert!(!lemmas.contains(&&*word.to_lowercase()), "{code}: {lemmas:?}");
        let all = crate::analyze(text, &Options { language, ..Options::default() });
        assert!(
            all.keywords.iter().any(|keyword| keyword.lemma == word.to_lowercase()),
            "{code}: nothing to leave out"
        );
    }
}

#[test]
fn small_foreign_words_are_none() {
    let text =
        "The esprit de corps of the crew was praised. An esprit de corps grows slowly. The van is white.";
    let found = crate::analyze(text, &crate::options::Options::default()).keywords;
    assert!(found.iter().all(|word| word.text != "de"), "{found:?}");
    assert!(found.iter().any(|word| word.text == "van"), "{found:?}");
}
