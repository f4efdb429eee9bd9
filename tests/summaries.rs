//! Summaries of short texts of every genre: what is chosen, what is not, and whom a sentence is said to speak of.

use nutgraf::options::{Repair, SummaryLength};
use nutgraf::text::OffsetUnit;
use nutgraf::{Analysis, Options, analyze};

fn analysis(text: &str, summary: SummaryLength) -> Analysis {
    let options = Options { summary, repair: Repair::Never, offsets: OffsetUnit::Utf8, ..Options::default() };
    analyze(text, &options)
}

/// The chosen sentences, each with whom it speaks of in brackets.
fn summary(text: &str, sentences: u32) -> Vec<String> {
    let analysis = analysis(text, SummaryLength::Sentences(sentences));
    let shown = analysis.summary.iter().map(|chosen| {
        let sentence = &text[chosen.span.start as usize..chosen.span.end as usize];
        match &chosen.context {
            Some(name) => format!("{sentence} [{name}]"),
            None => sentence.to_owned(),
        }
    });
    shown.collect()
}

fn has(summary: &[String], part: &str) -> bool {
    summary.iter().any(|sentence| sentence.contains(part))
}

const HARBOR: &str = "The harbor of Ellery will be closed to freight ships from May, the city council decided on Monday. \
    The decision ends two centuries of trade on the northern bank. But nobody cheered in the hall. Mayor Rosa Quint said \
    the harbor had lost 40 million crowns since 2015. She promised that the 300 harbor workers would be offered other \
    jobs in the city. They do not believe her. Union leader Tom Aske called the harbor's closing a betrayal of the city. \
    He said the workers would block the gates of the harbor in May. That is why police were called. Freight ships will \
    go to Dunmore, 60 kilometers to the south.";

#[test]
fn sentences_that_depend_on_others_are_left_out() {
    for count in 1..=6 {
        let chosen = summary(HARBOR, count);
        assert_eq!(chosen.len(), count as usize);
        for dependent in ["But nobody", "They do not", "That is why"] {
            let after_its_own = |place: usize| {
                let before = HARBOR[..HARBOR.find(dependent).unwrap()].trim_end();
                place > 0 && before.ends_with(chosen[place - 1].split(" [").next().unwrap())
            };
            let place = chosen.iter().position(|sentence| sentence.starts_with(dependent));
            assert!(place.is_none_or(after_its_own), "{dependent}: {chosen:?}");
        }
    }
}

#[test]
fn pronouns_are_told_whom_they_mean() {
    // Whatever is chosen: without the sentence before it, "She" and "He" are explained, and rightly.
    for count in 1..=8 {
        let chosen = summary(HARBOR, count);
        for (sentence, before, name) in [
            ("She promised", "Mayor Rosa Quint", "Rosa Quint"),
            ("He said the workers", "Union leader", "Tom Aske"),
        ] {
            let Some(found) = chosen.iter().find(|one| one.starts_with(sentence)) else { continue };
            assert_eq!(found.ends_with(&format!("[{name}]")), !has(&chosen, before), "{chosen:?}");
        }
    }
}

#[test]
fn she_is_no_man() {
    let text = "Martin Okafor and his wife opened the bakery in Dunmore in March. Customers stood in line for rye bread \
        on the first day. She wants to open a second bakery in Dunmore next year with rye bread for everybody.";
    let chosen = summary(text, 3);
    assert!(!has(&chosen, "[Martin Okafor]"), "{chosen:?}");
}

#[test]
fn a_surname_is_given_its_full_name() {
    let text = "It rained. Geologist Ida Brandvold of the University of Sund was late. Brandvold found gold, silver and \
        copper under the village of Upper Garn, and the village of Upper Garn now fears a mine. The mine could bring \
        gold and silver to the village of Upper Garn, and 400 jobs with the copper.";
    for count in 1..=3 {
        let chosen = summary(text, count);
        if let Some(found) = chosen.iter().find(|one| one.starts_with("Brandvold")) {
            assert_eq!(found.ends_with("[Ida Brandvold]"), !has(&chosen, "Geologist Ida"), "{chosen:?}");
        }
    }
}

#[test]
fn quotations_are_not_cut() {
    let text = "The council of Harrow sold the old mill on Friday. \"The mill was a burden for the council of Harrow. \
        We could not pay for the roof of the mill any more,\" said Mayor Ilse Maron. The buyer, a brewer from Dunmore, \
        paid 90,000 crowns. The roof of the mill will be mended first. The mill has stood empty since 1998.";
    for count in 1..=4 {
        let chosen = summary(text, count);
        let cut = chosen.iter().filter(|one| one.matches('"').count() == 1).count();
        assert!(cut == 0 || cut == 2, "{chosen:?}");
    }
}

#[test]
fn lists_headings_and_tables_are_not_sentences() {
    let text = "How the harbor changed\n\nThe harbor of Ellery was dug in 1820 by two hundred men with spades. It was made \
        deeper three times, the last time in 1961 for tankers of the oil company. Today mostly yachts lie there, and \
        the council wants to build flats on the quay.\n\nFigures\n\n- Length of the quay in the harbor of Ellery: 900 \
        meters\n- Depth of the harbor of Ellery at low tide: 9 meters\n- Yachts in the harbor of Ellery: 240\n\nYear | \
        Ships | Tons\n1950 | 2,100 | 400,000\n1990 | 800 | 350,000\n2020 | 12 | 3,000\n\nWhat comes next\n\nThe council \
        decides on the flats in June.";
    let chosen = summary(text, 5);
    for part in ["Length of", "Depth of", "Yachts in", "1950", "How the", "Figures", "What comes"] {
        assert!(!has(&chosen, part), "{part}: {chosen:?}");
    }
    assert!(has(&chosen, "dug in 1820"), "{chosen:?}");
}

#[test]
fn minutes_of_nothing_but_items_still_have_a_summary() {
    let text = "Minutes of the board, 3 March\n\n1. The minutes of the last meeting were approved without changes.\n\
        2. Mr. Adeyemi reported that the choir has 2,140 crowns in the bank.\n3. The choir will sing in the church on 14 \
        June, and Ms. Brandt will ask the organist.\n4. The next meeting of the board is on 7 April.";
    let analysis = analysis(text, SummaryLength::Sentences(2));
    assert_eq!(analysis.summary.len(), 2);
    assert!(analysis.nutgraf.is_none());
}

#[test]
fn letters_and_transcripts_have_no_nut_graf() {
    let letter = "Dear members of the club,\n\nThank you for all the help at the spring market, which was the biggest in \
        decades.\n\nThe money comes at a time when we need a fence, and growing numbers of deer threaten the roses.\n\n\
        Please bring your keys on Saturday, so that we can count them.\n\nWith warm greetings, Edda Falk";
    let transcript = "REPORTER: What has changed in thirty years?\n\nKEEPER: The crisis of recent years was the roof, which \
        has been rising in cost, and that reflects the times.\n\nREPORTER: Do you miss the flame?\n\nKEEPER: I miss the \
        excuse to stay up all night.\n\nREPORTER: What comes next?\n\nKEEPER: A younger man who likes gulls.";
    for text in [letter, transcript] {
        let analysis = analysis(text, SummaryLength::Sentences(2));
        assert!(analysis.nutgraf.is_none(), "{text}");
        assert_eq!(analysis.summary.len(), 2);
    }
}

#[test]
fn other_languages_are_summarized_by_what_is_known_of_them() {
    let text = "Der Hafen von Ellingen wird im Mai für Frachtschiffe geschlossen, beschloss der Stadtrat am Montag. Die \
        Entscheidung beendet zwei Jahrhunderte des Handels am Hafen. Es regnete den ganzen Tag. Der Hafen habe seit 2015 \
        vierzig Millionen Kronen verloren, sagte Bürgermeisterin Rosa Quint. Die Frachtschiffe fahren künftig nach \
        Dunmar. Jemand hatte Kuchen mitgebracht.";
    let chosen = summary(text, 2);
    assert_eq!(chosen.len(), 2);
    assert!(has(&chosen, "Hafen") && !has(&chosen, "Kuchen"), "{chosen:?}");
}

#[test]
fn ratios_and_reasons() {
    let analysis = analysis(HARBOR, SummaryLength::Ratio(0.3));
    assert_eq!(analysis.summary.len(), 3);
    let known = ["lead", "title", "words", "entities", "numbers"];
    for chosen in &analysis.summary {
        assert!(!chosen.reasons.is_empty() && chosen.reasons.len() <= 3, "{chosen:?}");
        assert!(chosen.reasons.iter().all(|reason| known.contains(reason)), "{chosen:?}");
        assert!((0.0..=1.0).contains(&chosen.score), "{chosen:?}");
    }
}
