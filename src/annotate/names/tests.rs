//! Which names there are and of which kind, on short texts with the program's own model.

use crate::annotate::coreference::tests::{check, check_entity};

#[test]
fn given_names_that_are_function_words_belong_to_the_name() {
    for marked in [
        "The board met on Monday. {person Will Brandt} said the budget was sound. {person Brandt} will sign it.",
        "Officers named the driver. {person Will Okafor}, 51, was held overnight.",
        "The firm's chief {person Do Hwan} resigned on Monday.",
        "Its treasurer {person May Orlan} left in June.",
    ] {
        check(marked);
    }
    // A question and a verb stay what they are.
    check("The vote is near. Will {person Brandt} sign it?");
}

#[test]
fn brackets_that_open_in_a_name_close_in_it() {
    check("The {organization Union for Hope} ( {organization Unes} ) met in May. {organization Unes} won.");
}

#[test]
fn surnames_that_are_places_follow_their_bearers() {
    for marked in [
        "Former minister {person Rosa Lima} spoke first. {person Lima} said the count was fair.",
        "{person Tom Houston} lost the race. {person Houston} blamed the rain.",
        "Judge {person Ann Florence} ruled on Monday. Voters trust {person Florence}.",
        "The firm's Mr {person England} expects a profit.",
        "The widow thanked Mrs. {person Sun} for it.",
        // The place stays a place.
        "{person Tom Houston} was born in {place Houston}, and he works in {place Houston}.",
        "{person Ida Marlow} moved from {place Lima} to {place Oslo}.",
    ] {
        check(marked);
    }
}

#[test]
fn a_lone_word_needs_evidence_to_be_a_person() {
    for marked in [
        "Shares of {organization Zentrix} and {organization Quorvia} fell on Monday.",
        "Rivals {organization Plomax} and {organization Ventara} rose.",
        "They bought {organization Tamarix} for a song in May.",
        // Evidence of a person.
        "The company hired Mr. {person Velmar} in May.",
        "{person Velmar} said she would leave the council in June.",
        "Hello {person Quilla}, thank you for your letter.",
        "{person Orvald} was elected in 2019 and resigned in May.",
    ] {
        check(marked);
    }
}

#[test]
fn a_company_s_short_name_is_no_person() {
    check(
        "Police searched {organization Corvalab Group} on Monday. {organization Corvalab} is under investigation. \
         {organization Corvalab} denied it.",
    );
}

#[test]
fn news_agencies_are_no_people() {
    for agency in ["Efe", "Antara", "Kyodo", "Ritzau", "Bernama"] {
        check(&format!("“We will wait,” a spokesman told {{organization {agency}}} on Friday."));
        check(&format!("The line stays shut, {{organization {agency}}} reported."));
    }
    check(
        "{place Amman} ({organization Petra}) - The line stays shut. That is what {organization Petra} reports.",
    );
    // Somebody may be called so.
    check("{person Efe Yilmaz} was late. {person Efe} had missed the bus.");
    check("{person Petra Weller} was late. Later {person Petra} spoke.");
}

#[test]
fn only_peoples_and_their_like_are_groups() {
    for marked in [
        "The {group Sri Lankan} press and two {group New Zealanders} agreed with {group Iraqi Kurds}.",
        "Talks between {place France} and {place Spain} went on.",
        "Special Envoy {person Orlan} met the minister.",
        "The {group Polish} {group Jew} {person Gedal Orlan} left in 1916.",
    ] {
        check(marked);
    }
}

#[test]
fn two_countries_and_a_hyphen_are_two_places() {
    check(
        "A report on {place US}-{place China} relations and on the {place Russia}-{place Ukraine} war is due.",
    );
}

#[test]
fn a_body_keeps_the_list_in_its_name() {
    for marked in [
        "She runs the {organization Ministry of Health, Youth and Rural Planning}.",
        "He leads the {organization Department of Trade, Industry and Fisheries}.",
        "The {organization Chamber of Commerce, Industry and Agriculture of Norway} objected.",
        "She advises the {organization Department of Trade and Foreign Economic Activity}.",
        // Three bodies are three.
        "She wrote to the {organization Ministry of Health}, {organization Tamarind Steel Corp.} and the \
         {organization Interior Ministry}.",
    ] {
        check(marked);
    }
}

#[test]
fn a_dignity_is_somebody_s_or_somebody() {
    for marked in [
        "Letters from the {person Earl of Strand} were read.",
        "Prince {person Otto} and {person Albert}, Duke of Marne, attended.",
    ] {
        check(marked);
    }
}

#[test]
fn codes_of_countries_behind_a_list_of_people() {
    check(
        "{person Ann Roth} ({place SWE}) beat {person Ida Quint} ({place KEN}) and {person Tom Okafor} ({place BRA}) \
         on Sunday.",
    );
}

#[test]
fn roles_are_whole() {
    check_entity(
        "Norland Chief of Police General Luis Orlan explained the plan.",
        "Luis Orlan",
        "person; ; Norland Chief of Police, General; name",
    );
    check_entity(
        "Swimming coach Ida Marlow, who is also a chief safety officer in the ministry, spoke.",
        "Ida Marlow",
        "person; ; Swimming coach, chief safety officer in the ministry; name",
    );
    check_entity(
        "Norland Chief of Staff Maj. Gen. Tom Okafor spoke.",
        "Tom Okafor",
        "person; ; Norland Chief of Staff, Maj. Gen.; name",
    );
}

#[test]
fn a_deputy_is_not_whom_they_stand_in_for() {
    for marked in [
        "{person Rex Dale}, deputy prime minister, wrote. The prime minister denied it.",
        "Foreign Minister {person Rex Dale} wrote. The prime minister denied it, and the {~person foreign minister} left.",
        "Assistant coach {person Rik Moss} was ill. The coach said nothing.",
        "Prime Minister {person Ida Quint} wrote. The {~person prime minister} was brief.",
        "Vice President {person Ola Brandt} came. The {~person vice president} spoke, the president did not.",
    ] {
        check(marked);
    }
}

#[test]
fn acronyms_of_a_part_of_the_name_are_joined() {
    check_entity(
        "The Orrin Free Trade Party (FTP) won. The FTP is strong in the east.",
        "Orrin Free Trade Party",
        "organization; FTP; ; name short short",
    );
    check_entity(
        "The Norway Water Safety Agency met. The WSA objected.",
        "Norway Water Safety Agency",
        "organization; WSA; ; name short",
    );
}

#[test]
fn where_a_body_is_based_is_a_place() {
    check("{place Lima}-based {organization Orrin Health Institute} and its staff agreed.");
}

#[test]
fn rare_surnames_and_those_with_an_article_are_their_bearers() {
    check_entity(
        "Resident Hayley L'Orlan wrote to the council. L'Orlan said the paint had come off.",
        "Hayley L'Orlan",
        "person; L'Orlan; Resident; name short",
    );
    check_entity(
        "Ahmed Al Musawa Al Dherian, director of the railway, spoke. Al Dherian said the line would grow.",
        "Ahmed Al Musawa Al Dherian",
        "person; Al Dherian; director of the railway; name short",
    );
}

#[test]
fn double_surnames_are_joined() {
    check_entity(
        "Mary-Ann Williams-Orlan, 44, won the seat. Ms Williams-Orlan said the count was fair.",
        "Mary-Ann Williams-Orlan",
        "person; Williams-Orlan; ; name short",
    );
}

#[test]
fn what_somebody_is_names_nothing_and_is_no_part_of_a_name() {
    for marked in [
        "The Minister of Rural Works, {person Ida Quint}, opened the bridge.",
        "The Minister of Employment and Housing, {person Rosa Orlan}, left early.",
        "The {place U.S.} Special Envoy met farmers in {place Oslo} on Monday.",
        "He asked a Senior Advocate for help, and later a Research Institute in {place Oslo}.",
        "The talks were led by HE {person Rosa Okafor} on Monday.",
        "They thanked Comptroller {person Rosa Quint} for the report.",
    ] {
        check(marked);
    }
}

#[test]
fn dollars_are_no_country() {
    for marked in [
        "It cost 300 US dollars in {place Peru}.",
        "The road was worth US93 million in {place Peru}.",
        "Relations of the {place US} and {place Peru} are good.",
    ] {
        check(marked);
    }
}

#[test]
fn a_country_is_nobody_s_surname() {
    check("Sales of {organization Marlow Carden Norway} rose. {place Norway} is a small market.");
}

#[test]
fn surnames_that_companies_have_are_their_bearers_who_speak() {
    check(
        "The painter {person Rosa Michelin} came to the village in May. {person Michelin} said she had learnt much. \
         {person Michelin} left in June.",
    );
    // Nobody of that name: the company.
    check("{organization Michelin} said sales had risen in May.");
}

/// Sentences without a name, so many that the text is long.
fn long(about: &str) -> String {
    let filler = "The road was closed for a week and nobody knew why it had been built there. ";
    format!("{about}\n\n{}", filler.repeat(16))
}

#[test]
fn nouns_in_capitals_are_no_names_by_themselves() {
    for marked in [
        "They said the State must act, and that the Constitution says so.",
        "The {organization Senate} met on Monday.",
    ] {
        check(&long(marked));
    }
}

#[test]
fn what_is_named_once_in_a_long_text_needs_more_than_its_capital() {
    // Whoever speaks is somebody; what has a noun that says what it is, is clear; so is what is named again.
    for marked in [
        "{person Tomas Orvald} said the train was late.",
        "The {organization Ministry of Health} asked {place Norway} for help.",
    ] {
        check(&long(marked));
    }
}

#[cfg(feature = "languages")]
#[test]
fn a_name_does_not_begin_with_what_attributes() {
    for (code, text, name) in [
        ("es", "Según Tomás Herrera, presidente de la cofradía, atracan cuarenta barcos.", "Tomás Herrera"),
        (
            "fr",
            "Selon Marc Tanguy, président de la coopérative, quarante bateaux y accostent.",
            "Marc Tanguy",
        ),
    ] {
        let language = crate::lang::Language::from_code(code);
        let options = crate::options::Options { language, ..Default::default() };
        let found = crate::analyze(text, &options).entities;
        assert!(found.iter().any(|entity| entity.name == name), "{code}: {found:?}");
    }
}
