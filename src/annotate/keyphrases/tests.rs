//! Tests of keyphrases, on short texts.

use super::*;
use crate::annotate::{amounts, coreference, dates, names, quotations, salience, tags};
use crate::import::Article;
use crate::options::{Options, Repair};
use crate::segment::segment;

fn with_phrases<R>(text: &str, show: impl FnOnce(&Phrases<'_>) -> R) -> R {
    let article = Article::from_text(text, Repair::Never);
    let document = segment(&article, &Options::default());
    let dates = dates::find(&document, None);
    let amounts = amounts::find(&document, &dates);
    let model = document.pack.model();
    let mut memory = document.memory(document.pack.name_model());
    let tags = tags::tag(&document, memory.as_mut());
    let names = names::find(&document, memory.as_mut(), &dates, &amounts);
    let entities = coreference::resolve(names, &tags, &quotations::find(&document)).entities;
    let salience = salience::weigh(&document, &tags, &[], model, &[]);
    show(&Phrases::new(&document, &salience, &tags, &entities))
}

fn candidates(text: &str) -> Vec<(String, u32)> {
    with_phrases(text, |phrases| {
        let found = Candidates::find(phrases);
        let shown = |c: &candidates::Candidate| (phrases.document.range_string(c.first), c.count);
        found.list.iter().map(shown).collect()
    })
}

/// What is chosen where the candidates are ranked in the order of `wanted`.
fn chosen(text: &str, wanted: &[&str]) -> Vec<Vec<String>> {
    with_phrases(text, |phrases| {
        let found = Candidates::find(phrases);
        let shown = |index: usize| phrases.document.range_string(found.list[index].first);
        let rank = |index: usize| wanted.iter().position(|&phrase| phrase == shown(index));
        let mut choice = Choice::new(phrases, &found);
        let mut order: Vec<usize> = (0..found.list.len()).filter(|&index| rank(index).is_some()).collect();
        order.sort_by_key(|&index| rank(index));
        assert_eq!(order.len(), wanted.len(), "not all are candidates");
        for index in order {
            choice.offer(index, 10);
        }
        let chosen = &choice.chosen;
        (0..chosen.len()).map(|slot| chosen.group(slot).map(shown).collect()).collect()
    })
}

const PORT: &str = "Port of Vellmar to close its coal terminal\n\n\
    The city council of Vellmar will close the old coal terminal by 2027, Harbour Master Ines Calloway said on Monday. \
    The coal terminals handled two million tonnes last year. Calloway said that the council would sell the land.";

#[test]
fn noun_phrases_and_their_parts_are_candidates() {
    let found = candidates(PORT);
    let has = |phrase: &str| found.iter().any(|(text, _)| text == phrase);
    for phrase in ["coal terminal", "coal", "old coal terminal", "city council", "Ines Calloway", "land"] {
        assert!(has(phrase), "{phrase} in {found:?}");
    }
    for phrase in ["its coal terminal", "Ines", "the land", "2027", "Monday", "tonnes last year"] {
        assert!(!has(phrase), "{phrase} in {found:?}");
    }
}

#[test]
fn forms_of_a_phrase_are_counted_together() {
    let found = candidates(PORT);
    assert!(found.contains(&("coal terminal".to_owned(), 3)), "{found:?}");
}

/// Of a text that repeats a few words endlessly not all occurrences are kept.
#[test]
fn occurrences_are_as_many_as_were_counted() {
    for (text, are_many) in [(PORT.to_owned(), false), ("The harbour boat is old. ".repeat(6000), true)] {
        with_phrases(&text, |phrases| {
            let found = Candidates::find(phrases);
            let mut counts = vec![0; found.list.len()];
            found.each_occurrence(phrases, |index, _| counts[index] += 1);
            assert!(counts.iter().eq(found.list.iter().map(|candidate| &candidate.count)), "{counts:?}");
            assert_eq!(counts.iter().sum::<u32>() > 1 << 14, are_many);
        });
    }
}

/// The sum of a score is the same to the bit only in one order.
#[test]
fn features_come_in_their_order() {
    with_phrases(PORT, |phrases| {
        let found = Candidates::find(phrases);
        let measure = Measure::new(phrases, &found);
        for candidate in &found.list {
            let mut numbers = Vec::new();
            measure.each(candidate, |feature, _| numbers.push(feature as usize));
            assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]), "{numbers:?}");
        }
    });
}

#[test]
fn names_stay_whole() {
    let text = "The mayor Dora Quint met the Ministry of Trade. Quint spoke about trade.";
    let found = candidates(text);
    let has = |phrase: &str| found.iter().any(|(text, _)| text == phrase);
    assert!(has("Dora Quint") && has("Ministry of Trade"), "{found:?}");
    assert!(!has("Dora") && !has("Ministry"), "{found:?}");
}

#[test]
fn none_repeats_another() {
    assert_eq!(chosen(PORT, &["coal terminal", "coal"]), [["coal terminal"]]);
    assert_eq!(chosen(PORT, &["coal terminal", "old coal terminal"]), [["coal terminal"]]);
    assert_eq!(chosen(PORT, &["city council", "council"]), [["city council"]]);
    // A noun that is added says more.
    assert_eq!(chosen(PORT, &["terminal", "coal terminal"]).len(), 2);
    let text = "The mayor Dora Quint met the tax board. Quint spoke. Friends of Mayor Quint came.";
    assert_eq!(chosen(text, &["Quint", "Dora Quint"]), [["Dora Quint", "Quint"]]);
    assert_eq!(chosen(text, &["Dora Quint", "Quint"]), [["Dora Quint", "Quint"]]);
}

#[test]
fn variants_are_one_phrase() {
    let text = "The start-up grew. The startup hired people. The Vellmar Coal Board met. The VCB voted.";
    assert_eq!(chosen(text, &["start-up", "startup"]), [["start-up", "startup"]]);
    assert_eq!(chosen(text, &["Vellmar Coal Board", "VCB"]), [["Vellmar Coal Board", "VCB"]]);
    assert_eq!(chosen(text, &["VCB", "Vellmar Coal Board"]), [["Vellmar Coal Board", "VCB"]]);
}

/// Where a phrase begins with the word that it ends with, repetition makes it overlap itself; its words are counted once.
#[test]
fn occurrences_lie_apart() {
    for text in [
        "signa signa signa signa signa",
        "Harbour boat harbour boat harbour boat harbour boat harbour. Harbour boat harbour boat harbour.",
        "The old quay wall old quay wall old quay wall old quay wall old quay is closed.",
        "Port-to-port-to-port-to-port traffic, port to port to port to port traffic, grew.",
        "SAID ON THE ANJune 3 ANJune 13 ANJune 13 ANJune",
        "Hafen Boot Hafen Boot Hafen Boot Hafen und der Hafen Boot Hafen ist zu.",
    ] {
        let found = crate::analyze(text, &Options::default());
        for phrase in &found.keyphrases {
            assert!(phrase.mentions.is_sorted(), "{phrase:?} in {text:?}");
            assert_eq!(phrase.mentions.len(), phrase.count as usize * 2);
        }
    }
}
