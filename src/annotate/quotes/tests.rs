//! The stage as a whole, on short texts.

mod subjects;

use crate::lang::Language;
use crate::options::{Options, Repair};
use crate::output::Span;
use crate::text::OffsetUnit;

/// One line a quotation: "kind | first words | speaker's name | mention | cue", "-" for what is unknown.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let options = Options {
        repair: Repair::Never,
        language: Some(Language::ENGLISH),
        offsets: OffsetUnit::Utf8,
        ..Options::default()
    };
    let of = |span: Span| &text[span.start as usize..span.end as usize];
    let found: Vec<String> = crate::analyze(text, &options)
        .quotes
        .iter()
        .map(|quote| {
            let words: Vec<_> = of(quote.span).split_whitespace().take(3).collect();
            let name = quote.speaker_name.as_deref().unwrap_or("-");
            let part = |span: Option<Span>| span.map_or("-", of);
            let kind = &quote.kind;
            format!("{kind} | {} | {name} | {} | {}", words.join(" "), part(quote.mention), part(quote.cue))
        })
        .collect();
    assert_eq!(found, expected, "{text:?}");
}

/// Who says each of the quotations of a text, "-" for nobody known.
#[track_caller]
pub(super) fn check_speakers(text: &str, expected: &[&str]) {
    let options = Options { repair: Repair::Never, language: Some(Language::ENGLISH), ..Options::default() };
    let quotes = crate::analyze(text, &options).quotes;
    let found: Vec<&str> = quotes.iter().map(|quote| quote.speaker_name.as_deref().unwrap_or("-")).collect();
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

#[test]
fn questions_and_cries_are_attributed() {
    for (text, speaker) in [
        ("“Is the dam safe?” Ann Roth asked the surveyors on Sunday.", "Ann Roth"),
        ("\"Stop the train!\" Ola Brandt shouted.", "Ola Brandt"),
        (
            "‘Who pays for all of it?’ Mr. Brandt asked. ‘Who pays for the bridge?’ Rosa Quint said.",
            "Rosa Quint",
        ),
    ] {
        let quotes = check_last(text);
        assert_eq!(quotes.as_deref(), Some(speaker), "{text}");
    }
}

#[test]
fn quotations_that_a_paragraph_leaves_open() {
    for (open, close) in [("“", "”"), ("\"", "\""), ("«", "»")] {
        check_speakers(
            &format!(
                "{open}The ferry is full,{close} Ines Calloway said. {open}It was full in May and it is full now.\n\n{open}Nobody \
                 wants to wait.{close}\n\nThen the hall emptied."
            ),
            &["Ines Calloway"; 3],
        );
    }
    // However short what follows is.
    check_speakers(
        "“The ferry is full,” Ines Calloway said. “It was full in May and it is full now.\n\n“Nobody waits.”\n\nShe left.",
        &["Ines Calloway"; 3],
    );
}

#[test]
fn inches_are_no_quotation_marks() {
    for text in [
        "Ines Calloway cut a 6\" pipe and said \"the old pipes\" would do.",
        "Ines Calloway bought 2'6\" planks and said \"the '80s planks\" would do.",
    ] {
        check_speakers(text, &["Ines Calloway"]);
    }
}

#[test]
fn signatures_behind_a_dash() {
    for dash in ["— ", "– ", "-", "-- "] {
        check_speakers(
            &format!("“The cellar floods every spring.” {dash}Ola Brandt, tenant"),
            &["Ola Brandt"],
        );
    }
    check_speakers(
        "Tessa Marlow opened the meeting.\n\n“The pipes are older than most of us in this room.” — Commissioner Geoff Harrow",
        &["Geoff Harrow"],
    );
}

#[test]
fn any_verb_between_a_quotation_and_a_name() {
    for verb in ["grumbled", "fumed", "snapped", "chuckled", "bellowed"] {
        check_speakers(
            &format!(
                "Mayor Odile Brandt closed the pool on Monday.\n\n“The roof leaks in every room,” {verb} tenant Ola Brandt."
            ),
            &["Ola Brandt"],
        );
    }
}

#[test]
fn who_is_told_does_not_speak() {
    check_speakers(
        "Rosa Quint went to the port. “The order cannot be changed,” she was told by officials.",
        &["officials"],
    );
    check_speakers("Rosa Quint went to the port. “The order cannot be changed now,” she was told.", &["-"]);
    check_speakers("“The order was never mine,” Rosa Quint told officials.", &["Rosa Quint"]);
}

#[test]
fn subjects_of_their_own_clause() {
    check_speakers(
        "Protests broke out in the port, and observers said that it was “a new low for us”.",
        &["observers"],
    );
    check_speakers(
        "The bank rejected claims by Ola Brandt that the vote was “a sham and a shame”.",
        &["Ola Brandt"],
    );
    check_speakers("The bank said that the vote was “a sham and a shame”.", &["The bank"]);
}

#[test]
fn rulings_and_verdicts() {
    check_speakers(
        "The High Court ruled that “the names of all persons must be kept from the press.”",
        &["High Court"],
    );
    check_speakers(
        "Rosa Quint has commended the “good working relationship between the two ports”.",
        &["Rosa Quint"],
    );
}

#[test]
fn names_before_a_colon() {
    check(
        "Ola Brandt: “The budget is balanced.” Rosa Quint: “It is not.” Ola Brandt: “Count again.”",
        &[
            "direct | The budget is | Ola Brandt | Ola Brandt | -",
            "direct | It is not. | Rosa Quint | Rosa Quint | -",
            "direct | Count again. | Ola Brandt | Ola Brandt | -",
        ],
    );
}

#[test]
fn reversed_marks() {
    check_speakers(
        "The chief spoke on Monday. ”Two men came by boat and left,“ Rosa Quint said. ”A porter came to help but he slipped,“ she added.",
        &["Rosa Quint", "Rosa Quint"],
    );
}

#[test]
fn pronouns_mean_whom_their_gender_allows() {
    check_speakers("Ann Florian asked Peter Orlan to wait. “The ferry has left,” he said.", &["Peter Orlan"]);
    check_speakers("Mr Tarn passed the file on to Mrs Okafor. “We meet in June,” she said.", &["Okafor"]);
    check_speakers(
        "Peter Orlan kept the inn until 2014, when he sold it to Ann Florian. “The stairs were rotten,” she recalled. “I had no loan.”",
        &["Ann Florian", "Ann Florian"],
    );
}

#[test]
fn participles_behind_with_have_a_subject_of_their_own() {
    check_speakers(
        "Ines Calloway shrugged the figures off, with The Guardian saying in an editorial that \"her calm is out of place\".",
        &["Guardian"],
    );
}

#[test]
fn the_author_s_own_words_in_marks_are_no_quotations() {
    check_speakers("I read that the mill is \"out of bounds\" for everybody.", &[]);
}

/// The last quotation's speaker.
fn check_last(text: &str) -> Option<String> {
    let options = Options { repair: Repair::Never, language: Some(Language::ENGLISH), ..Options::default() };
    crate::analyze(text, &options).quotes.pop().and_then(|quote| quote.speaker_name)
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
