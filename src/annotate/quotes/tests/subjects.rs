//! Whom the words around a quotation name: subjects of other clauses, titles and possessives are not who speaks.

use super::check_speakers;

#[test]
fn whose_the_next_words_are_is_not_who_speaks() {
    for (text, speaker) in [
        ("“The senator was ill that week,” Quint’s office explained to the Herald.", "Quint’s office"),
        ("“The two will marry in May,” announced Quint’s agency on Monday.", "Quint’s agency"),
        ("“The two will marry in May,” said Quint’s lawyer Ola Brandt.", "Ola Brandt"),
    ] {
        check_speakers(&format!("Rosa Quint was not there. {text}"), &[speaker]);
    }
}

#[test]
fn a_title_may_hold_another_name() {
    check_speakers("“It was a long wait,” Ada Reed biographer Ola Brandt told the Post.", &["Ola Brandt"]);
    check_speakers("“It was a long wait,” said Tallow Athletic guard Ola Brandt.", &["Ola Brandt"]);
}

#[test]
fn an_office_means_who_holds_it() {
    let before = "Norland Greens leader Ada Reed spoke on Monday. Farmers Party leader Ola Brandt had called her a dreamer.";
    for text in [
        "“We can pay for the trains,” the Greens leader will say.",
        "“We can pay for the trains,” said the Greens leader.",
        "The Greens leader will also press the mills, calling them “a drain on every village”.",
    ] {
        check_speakers(&format!("{before} {text}"), &["Ada Reed"]);
    }
}

#[test]
fn any_verb_behind_the_subject_of_a_clause() {
    for verb in ["marvelled", "continued", "beams", "chuckles", "winces"] {
        check_speakers(
            &format!("Rosa Quint led the tour.\n\n“There are frogs in every well,” Ola Brandt {verb}."),
            &["Ola Brandt"],
        );
    }
    // No title, and nothing that goes on without a quotation.
    check_speakers("In “The Quiet Harbor,” Ola Brandt explores the coast.", &[]);
}

#[test]
fn the_subject_of_a_passive_does_not_speak() {
    for (text, expected) in [
        ("The guards of the Brandt ministry were declared guilty of “looking away for years”.", vec!["-"]),
        ("Ola Brandt is described as a man “full of doubts and debts”.", vec!["-"]),
        ("Ola Brandt was accused by Rosa Quint of “looking away for years”.", vec!["Rosa Quint"]),
        ("Ola Brandt was quoted as saying that the vote was “a sham and a shame”.", vec!["Ola Brandt"]),
    ] {
        check_speakers(text, &expected);
    }
}

#[test]
fn auxiliaries_stand_between_subject_and_verb() {
    for auxiliary in ["may", "might", "could", "does", "can"] {
        check_speakers(
            &format!("Rosa Quint left, and the judges {auxiliary} say that it was “a low day for us”."),
            &["the judges"],
        );
    }
}

#[test]
fn clauses_with_subjects_of_their_own() {
    for (text, speaker) in [
        (
            "The vote did not calm the street, with another tenant asking: “Why was nobody told before?”",
            "another tenant",
        ),
        (
            "The row troubles the voters, who last year warned the town to “love the sea and its laws”.",
            "the voters",
        ),
        ("Quint was ill in May, the report says, and “nobody took her place at all”.", "the report"),
        ("Critics insisted that the council must declare “a state of need for all harbors”.", "Critics"),
        ("Rosa Quint answered the council’s charges of “plain theft and fraud”.", "the council"),
    ] {
        check_speakers(&format!("Rosa Quint went to Tallow. {text}"), &[speaker]);
    }
}

#[test]
fn what_goes_on_behind_a_quotation_is_no_attribution() {
    for text in [
        "Rosa Quint said the harbor was “closed to all of us,” pointing out the delay of the ferry.",
        "Rosa Quint said the harbor was “closed to all of us,” underlining her wish to sail.",
        "Rosa Quint said it was “closed to all” for Ola Brandt, who is known as a sailor, and told to wait.",
    ] {
        check_speakers(text, &["Rosa Quint"]);
    }
    check_speakers("“It is very hard,” Hockly said. “It is late in the year.”", &["Hockly", "Hockly"]);
}

#[test]
fn series_go_on_with_one_speaker() {
    check_speakers(
        "After being called “lazy and late” by Peter Orlan, Rosa Quint said the port was “old” and that “with him as its head it \
         goes down”.",
        &["Peter Orlan", "Rosa Quint", "Rosa Quint"],
    );
    check_speakers(
        "“It is late,” Rosa Quint said in answer to the council’s charges of “plain theft”. “It is over for us now.”",
        &["Rosa Quint", "the council", "Rosa Quint"],
    );
}

#[test]
fn statements_speak_for_whoever_makes_them() {
    for text in [
        "The harbor guard issued a statement on Monday, and below it stands in full:",
        "The harbor guard released a short press statement titled “Boats Are Safe In Port” and here is its text:",
        "The harbor guard has posted a letter to all sailors:",
    ] {
        check_speakers(
            &format!(
                "Rosa Quint came home. {text}\n\n“All boats are safe in port today.\n\n“The guard thanks all sailors.”"
            ),
            &["The harbor guard"; 2],
        );
    }
}

#[test]
fn nouns_like_verbs_of_saying_do_not_attribute() {
    check_speakers("Ola Brandt lives under financial stress, and the rate (“blue money”) grew.", &[]);
    check_speakers(
        "The judges refused Quint’s request, saying what he said was “a bold claim of his own”.",
        &["The judges"],
    );
    check_speakers(
        "Referring to the new boats, the commander of the Norland Navy added: “We will sail in May.”",
        &["the commander of the Norland Navy"],
    );
}

#[test]
fn verdicts_in_all_their_forms() {
    for verb in
        ["dismisses the report as", "dismissed the whole report as", "slammed it as", "is rejecting the"]
    {
        check_speakers(&format!("Rosa Quint {verb} “slow and useless work”."), &["Rosa Quint"]);
    }
    for verb in ["is condemning", "condemns", "denounces", "praises"] {
        check_speakers(
            &format!("Rosa Quint {verb} the “slow and useless work” of the court."),
            &["Rosa Quint"],
        );
    }
}

#[test]
fn who_is_not_named_is_not_whoever_spoke_before() {
    check_speakers(
        "Rosa Quint said the ferry was full. “The ferry was never full in May,” said one.",
        &["-"],
    );
    check_speakers("No one can claim to be free of “harbor fever” in the town.", &[]);
    // What is said of a thing is not said by it.
    check_speakers(
        "Ola Brandt, head of the so-called Free Port, said the mission is late.\n\n“It is what we have in the end.”",
        &["Ola Brandt"],
    );
}

#[test]
fn whom_a_sentence_is_about_stands_behind_its_opening_phrase() {
    check_speakers(
        "After being called a dreamer by rival Peter Orlan on Monday, Mr Brandt will answer him today. “The trains can be paid for,” \
         he is expected to say.\n\n“It takes one vote in the council.”",
        &["Brandt", "Brandt"],
    );
    check_speakers(
        "The speaker for the guests of Peter Orlan, Ivo Kranz said the road was closed. “It will stay closed,” he said.",
        &["Ivo Kranz"],
    );
    check_speakers(
        "Rosa Quint told the press that she was robbed. Speaking of the prime minister, she said: “I want justice from him.”",
        &["Rosa Quint"],
    );
}
