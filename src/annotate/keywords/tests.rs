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

/// The keyword and its count, in a text of a language with a pack.
#[cfg(feature = "languages")]
fn check_shown(code: &str, text: &str, expected: &[(&str, u32)]) {
    let options =
        crate::options::Options { language: crate::lang::Language::from_code(code), ..Default::default() };
    let found = crate::analyze(text, &options).keywords;
    for &(word, count) in expected {
        let is_it = found.iter().any(|keyword| (keyword.text.as_str(), keyword.count) == (word, count));
        let all: Vec<(&str, u32)> =
            found.iter().map(|keyword| (keyword.text.as_str(), keyword.count)).collect();
        assert!(is_it, "{code}: no {word} {count} times in {all:?}");
    }
}

#[cfg(feature = "languages")]
#[test]
fn words_are_shown_in_their_dictionary_form() {
    for (code, text, expected) in [
        (
            "de",
            "Am Hafen brannten zwei Häuser. Die neuen Häuser der Städte stehen leer.",
            &[("Haus", 2), ("Stadt", 1)][..],
        ),
        // The text has the word itself, whatever the rules say of its forms.
        (
            "de",
            "Heute legt die Fähre ab. Zwei Fähren bleiben in der Werft. Andere Werften warten auf alte Fähren.",
            &[("Fähre", 3), ("Werft", 2)],
        ),
        (
            "fr",
            "Les ministres arrivent. On attend les ministres et les journaux.",
            &[("ministre", 2), ("journal", 1)],
        ),
        ("es", "Los puentes unen las ciudades. Hay puentes nuevos.", &[("puente", 2), ("ciudad", 1)]),
        (
            "it",
            "I ponti uniscono il centro e il porto. Due ponti sono nuovi.",
            &[("ponte", 2), ("centro", 1), ("porto", 1)],
        ),
        ("nl", "De bruggen zijn nieuw. De kranten schrijven over de bruggen.", &[("brug", 2), ("krant", 1)]),
        ("pt", "As pontes unem as margens do rio. Duas pontes fecharam.", &[("ponte", 2), ("rio", 1)]),
        (
            "ru",
            "Итоги выборов известны. После выборов жители города ждут.",
            &[("выбор", 2), ("житель", 1), ("город", 1)],
        ),
        ("pl", "Mieszkańcy miasta czekają. Do miasta płynie prom.", &[("miasto", 2), ("prom", 1)]),
        (
            "el",
            "Οι κάτοικοι περνούν πάνω από τις γέφυρες. Δύο γέφυρες έκλεισαν.",
            &[("κάτοικος", 1), ("περνάω", 1)],
        ),
    ] {
        check_shown(code, text, expected);
    }
}

/// Names keep their form, and forms that the text has are shown as it writes them.
#[cfg(feature = "languages")]
#[test]
fn names_have_no_dictionary_form() {
    check_shown(
        "fr",
        "La ville de Lindrup vote. On attend Lindrup, dit la maire de Lindrup.",
        &[("Lindrup", 3)],
    );
    check_shown(
        "de",
        "In Bergen wird gewählt, und Bergen wartet. Der Bürgermeister von Bergen schweigt.",
        &[("Bergen", 3)],
    );
}

#[cfg(feature = "languages")]
#[test]
fn keyness_beside_general_texts_of_the_language() {
    let options =
        crate::options::Options { language: crate::lang::Language::from_code("de"), ..Default::default() };
    let text = "Die Fähre bleibt. Die Fähre fährt jeden Tag, und die Menschen lieben die Fähre. Viele Menschen warten.";
    let found = crate::analyze(text, &options);
    assert!(found.totals.reference.is_some_and(|words| words > 100_000));
    let g2 =
        |word: &str| found.keywords.iter().find(|k| k.text == word).and_then(|k| k.keyness).map(|k| k.g2);
    assert!(g2("Fähre") > g2("Mensch") && g2("Mensch").is_some(), "{:?}", found.keywords);
}
