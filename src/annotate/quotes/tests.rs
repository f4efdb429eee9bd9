//! The stage as a whole, on short texts.

use super::*;
use crate::annotate::quotations;
use crate::import::Article;
use crate::lang::Language;
use crate::options::{Options, Repair};

/// One line a quotation: "kind | first words | speaker's name | mention | cue", "-" for what is unknown.
fn check(text: &str, expected: &[&str]) {
    let options = Options { repair: Repair::Never, language: Some(Language::ENGLISH), ..Options::default() };
    let article = Article::from_text(text, options.repair);
    let document = crate::segment::segment(&article, &options);
    let found = crate::annotate::resolve_names(&document, document.pack.name_model());
    let quotations = quotations::find(&document);
    let found: Vec<String> = find(&document, &quotations, &found.entities, &found.pronouns)
        .iter()
        .map(|quote| {
            let words: Vec<_> = document.range_text(quote.tokens).split_whitespace().take(3).collect();
            let name = quote.speaker_name.as_deref().unwrap_or("-");
            let part = |range: Option<TokenRange>| range.map_or("-", |range| document.range_text(range));
            let kind = quote.kind.as_str();
            format!("{kind} | {} | {name} | {} | {}", words.join(" "), part(quote.mention), part(quote.cue))
        })
        .collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn cues_after_before_and_in_the_middle() {
    check(
        "“We are out of ships,” Ines Calloway said on Monday.",
        &["direct | We are out | Ines Calloway | Ines Calloway | said"],
    );
    check(
        "“We are out of ships,” said Ines Calloway, the harbor master.",
        &["direct | We are out | Ines Calloway | Ines Calloway | said"],
    );
    check(
        "As Ola Brandt emphasized, “trade between the two ports has grown.”",
        &["direct | trade between the | Ola Brandt | Ola Brandt | emphasized"],
    );
    check(
        "“We are out of ships,” said Ines Calloway. “They will not come back.”",
        &[
            "direct | We are out | Ines Calloway | Ines Calloway | said",
            "direct | They will not | Ines Calloway | - | -",
        ],
    );
    check(
        "According to Rosa Quint, the plan is “a gift to the smugglers” of the coast.",
        &["partial | a gift to | Rosa Quint | Rosa Quint | According"],
    );
}

#[test]
fn all_kinds_of_marks() {
    for (open, close) in [("“", "”"), ("\"", "\""), ("«", "»"), ("‘", "’"), ("'", "'"), ("„", "“")]
    {
        check(
            &format!("{open}It is over for us,{close} Ola Brandt said. The workers' rights don't change."),
            &["direct | It is over | Ola Brandt | Ola Brandt | said"],
        );
    }
}

#[test]
fn pronouns_and_short_forms_give_the_full_name() {
    check(
        "Rosa Quint, mayor of Tallow, resigned on Friday. “It was time to go,” she said. “I am tired,” Quint added.",
        &[
            "direct | It was time | Rosa Quint | she | said",
            "direct | I am tired, | Rosa Quint | Quint | added",
        ],
    );
}

#[test]
fn unnamed_speakers_keep_their_words() {
    check(
        "“The bridge is closed to all traffic,” a spokesman for the port said.",
        &["direct | The bridge is | a spokesman for the port | a spokesman for the port | said"],
    );
}

#[test]
fn paragraphs_that_open_again() {
    check(
        "Ines Calloway spoke for an hour.\n\n“We built this port with our own hands.\n\n“We will not see it close,” she said.",
        &[
            "direct | We built this | Ines Calloway | - | -",
            "direct | We will not | Ines Calloway | she | said",
        ],
    );
}

#[test]
fn implied_speakers() {
    check(
        "Angus Moor said the lights had failed. “That is when the thieves come out at night.”",
        &["direct | That is when | Angus Moor | - | -"],
    );
}

#[test]
fn series_share_a_cue() {
    check(
        "Ola Brandt called them “traitors to the coast,” “thieves,” and “friends of the smugglers.”",
        &[
            "partial | traitors to the | Ola Brandt | Ola Brandt | called",
            "partial | thieves, | Ola Brandt | Ola Brandt | called",
            "partial | friends of the | Ola Brandt | Ola Brandt | called",
        ],
    );
}

#[test]
fn titles_and_doubtful_words_are_no_quotations() {
    check("She wrote “The Quiet Harbor” and “Salt” in one year.", &[]);
    check(
        "The so-called “dirty war” ended. Growers use a “berry safety system,” helping to keep prices low.",
        &[],
    );
    check("The “Go North” programme was praised by Ola Brandt.", &[]);
}

#[test]
fn stray_marks_do_no_harm() {
    check("5\" pipes and 'til dawn, \" and ” or “", &[]);
    check("“", &[]);
    check("“”", &[]);
    check("\"\"\"\" \"", &[]);
}

/// Wherever marks fall, the words that name the speaker are none of the quotation's.
#[test]
fn the_cue_stands_outside_of_the_quotation() {
    for text in [
        "â€œSe. R. \"Bb\"O said",
        "“It goes on. R. \"Bob\" Ode said.",
        "\"We stay here, and R. \"Bob\" Ode said so.",
        "“Never again, said Rosa “Rosie” Quint of Tallow.",
        "Rosa \"Rosie\" Quint said: \"We close, R. \"Bob\" Ode told us.\"",
    ] {
        let options = crate::Options { language: Some(crate::lang::Language::ENGLISH), ..Default::default() };
        for quote in crate::analyze(text, &options).quotes {
            for words in [quote.mention, quote.cue].into_iter().flatten() {
                let is_apart = words.end <= quote.span.start || quote.span.end <= words.start;
                assert!(is_apart, "{words:?} in {quote:?}: {text}");
            }
        }
    }
}
