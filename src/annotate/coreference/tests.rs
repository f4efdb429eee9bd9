//! Names and what they stand for, on short texts.

use super::*;
use crate::document::Document;
use crate::import::Article;
use crate::lang::Language;
use crate::options::{Options, Repair};

/// The entities of a text that is taken as it stands.
fn analyzed<T>(text: &str, read: impl Fn(&Document<'_>, &[Entity]) -> T) -> T {
    resolved(text, |document, found| read(document, &found.entities))
}

/// The same with the pronouns.
fn resolved<T>(text: &str, read: impl Fn(&Document<'_>, &Coreference) -> T) -> T {
    let options = Options { repair: Repair::Never, language: Some(Language::ENGLISH), ..Options::default() };
    let article = Article::from_text(text, options.repair);
    let document = crate::segment::segment(&article, &options);
    read(&document, &crate::annotate::resolve_names(&document, document.pack.name_model()))
}

/// `marked` is the text with every mention in braces after its kind: "{person Jane Roe} went to {place Oslo}". Nominal
/// mentions have "~" before the kind.
pub(crate) fn check(marked: &str) {
    let mut text = String::new();
    let mut rest = marked;
    while let Some(open) = rest.find('{') {
        let close = open + rest[open..].find('}').expect("every brace is closed");
        text.push_str(&rest[..open]);
        text.push_str(rest[open + 1..close].split_once(' ').expect("a kind and a name").1);
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    let found = analyzed(&text, |document, entities| {
        let mut mentions: Vec<(Mention, &Entity)> =
            entities.iter().flat_map(|entity| entity.mentions.iter().map(move |&m| (m, entity))).collect();
        mentions.sort_by_key(|(mention, _)| mention.tokens);
        let mut out = String::new();
        let mut at = 0;
        for (mention, entity) in mentions {
            let span = document.span(mention.tokens);
            out.push_str(&text[at..span.start()]);
            let nominal = if mention.form == MentionForm::Nominal { "~" } else { "" };
            out.push_str(&format!("{{{nominal}{} {}}}", entity.kind.as_str(), span.of(&text)));
            at = span.end();
        }
        out + &text[at..]
    });
    assert_eq!(found, marked);
}

/// What is known of the entity `name`: "kind; aliases; roles; forms of its mentions".
pub(crate) fn check_entity(text: &str, name: &str, expected: &str) {
    let found = analyzed(text, |_, entities| {
        let entity = entities.iter().find(|entity| entity.name == name);
        let entity = entity.unwrap_or_else(|| panic!("{name:?} among {entities:#?}"));
        let forms: Vec<_> = entity.mentions.iter().map(|mention| mention.form.as_str()).collect();
        let (aliases, roles) = (entity.aliases.join(", "), entity.roles.join(", "));
        format!("{}; {aliases}; {roles}; {}", entity.kind.as_str(), forms.join(" "))
    });
    assert_eq!(found, expected, "{name} in {text:?}");
}

#[test]
fn titles_and_roles_are_no_part_of_the_name() {
    check(
        "{place Norland}'s Prime Minister {person Ola Brandt} met Dr. {person Mirza Halilov} in {place Geneva}.",
    );
    check("The talks were led by Secretary of State {person Anton Weller} on Monday.");
    check(
        "Ambassador to {place Peru} {person Dilnoza Karimova} and chief engineer {person Tom Okafor} spoke.",
    );
}

#[test]
fn the_organization_inside_a_role_is_a_mention() {
    check(
        "Head of the {organization Department of Water and Land Use} {person Irene Moss} and CEO of \
         {organization Quarry Bank} {person Luis Ferrer} signed it.",
    );
    check_entity(
        "Head of the Department of Water and Land Use Irene Moss signed it.",
        "Irene Moss",
        "person; ; Head of the Department of Water and Land Use; name",
    );
}

#[test]
fn organizations_keep_what_they_are_for() {
    check("A visit to the {organization Ministry of Foreign Trade and Fisheries} followed.");
    check("The {organization Scientific and Technical Center for Rare Plants and Mosses} opened.");
    check(
        "The {organization Food and Timber Administration} sued {organization Delmar Foods, Inc.} on Friday.",
    );
    check("{organization Bank of Canada} officials met the {organization Kenyan Ministry of Health}.");
}

#[test]
fn peoples_and_hyphens() {
    check("An {group Uzbek}-{group German} forum drew {group Koreans} and {group French} guests.");
    check("The {organization Uzbek-German Center for Music} opened.");
    check("{organization Coca-Cola} and {person Jean-Claude Morel} and {person Bashar al-Assad} were named.");
    check("The {place Moscow}-based carrier and {person Kim Jong-un} were named.");
}

/// A place stays one beside an organization that is called after it.
#[test]
fn places_that_organizations_are_called_after() {
    for (place, organization) in [
        ("Northern Territory", "Northern Territory Fisheries Association"),
        ("United States", "United States Wool Board"),
        ("Lake Verra", "Lake Verra Port Authority"),
    ] {
        let marked = format!(
            "The {{organization {organization}}} met on Monday. Farmers from the {{place {place}}} asked for rain. Roads in the \
             {{place {place}}} were closed."
        );
        check(&marked);
    }
}

/// Offices before a name are no part of it, and nobody is a group.
#[test]
fn people_behind_their_offices() {
    for office in ["Bishop", "Chief Justice", "Deputy Prime Minister and Minister of Defense", "Commissioner"]
    {
        check(&format!(
            "The crowd heard {office} {{person Rosa Quint}} on Monday. {{person Quint}} spoke for an hour."
        ));
    }
}

#[test]
fn places() {
    check("Storms hit {place Lake Verra}, northern {place Iraq} and the {place Gulf of Aden}.");
    check(
        "It began in {place Tupelo}, {place Mississippi}, and in {place Dublin}, {place Cork} and {place Galway}.",
    );
    check("The {place U.S.} and the {place UK} told us why they left {place Sri Lanka}.");
}

#[test]
fn beginnings_of_sentences_are_no_names() {
    check(
        "Farmers are angry. Growing wheat costs more. Nevertheless prices fell. Brandishing signs, they left.",
    );
    check("{person Okonjo} said no. However, {person Okonjo} came.");
}

#[test]
fn headlines() {
    check(
        "Farmers Block Roads in {place Bolivia} as Prices Rise\n\nFarmers blocked roads in {place Bolivia} on Monday.",
    );
    check(
        "PORT WORKERS STRIKE IN {place ROTTERDAM}\n\nPort workers went on strike in {place Rotterdam} on Monday.",
    );
}

#[test]
fn works_and_events() {
    check("The {work Strategy “Northland 2040”} and the film “{work The Quiet Harbor}” were praised.");
    check(
        "It rose in the {work Global Harvest Index} before the {event Lisbon Summit} and the {event World Cup}.",
    );
    check("She lost the {event 2015 Ontario general election} there.");
}

#[test]
fn surnames_and_acronyms_are_linked() {
    check_entity(
        "Rosa Quint, mayor of Tallow, resigned. Quint had served for nine years. “Enough,” Mrs. Quint said.",
        "Rosa Quint",
        "person; Quint; mayor of Tallow; name short short",
    );
    check_entity(
        "The World Harvest Organization (WHO) met. The WHO said no. The organization will meet again.",
        "World Harvest Organization",
        "organization; WHO; ; name short short nominal",
    );
    check_entity(
        "Tamarind Steel rose. Shares of Tamarind fell later.",
        "Tamarind Steel",
        "organization; Tamarind; ; name short",
    );
}

/// The names of the organizations in a text.
fn organizations_in(text: &str) -> Vec<String> {
    analyzed(text, |_, entities| {
        let organizations = entities.iter().filter(|entity| entity.kind == EntityKind::Organization);
        organizations.map(|entity| entity.name.clone()).collect()
    })
}

#[test]
fn longer_names_of_one_organization() {
    for (text, name) in [
        // Where it is, once the text has spoken of that place.
        (
            "Ghana votes. The Electoral Commission met. The Electoral Commission of Ghana is new.",
            "Electoral Commission of Ghana",
        ),
        (
            "Kenya waits. The Supreme Court ruled. So did the Supreme Court of Kenya before.",
            "Supreme Court of Kenya",
        ),
        ("The Peruvian Congress met on Monday. The Congress then voted.", "Peruvian Congress"),
        // What kind of company, party or school.
        ("Veltora paid the fine. Veltora Technologies Co. had asked for time.", "Veltora Technologies Co."),
        ("Shares of Tamarind Steel rose. Tamarind Steel Co had asked for time.", "Tamarind Steel Co"),
        ("BKT bought the mine. BKT Minerals Ltd. paid in cash.", "BKT Minerals Ltd."),
        (
            "Shares of Jorvik Motors rose. Jorvik Motors Group Co. had asked for time.",
            "Jorvik Motors Group Co.",
        ),
        (
            "Costa Rica votes. The Supreme Court ruled. So did the Supreme Court of Costa Rica before.",
            "Supreme Court of Costa Rica",
        ),
    ] {
        assert_eq!(organizations_in(text), [name], "{text}");
    }
}

#[test]
fn longer_names_of_other_organizations() {
    for text in [
        "The Electoral Commission met. The Electoral Commission of Ghana is abroad.",
        "Ghana and Kenya wait. The Supreme Court of Ghana ruled. The Supreme Court of Kenya ruled. The Supreme Court was praised.",
        "Veltora paid the fine. Veltora Gas Marketing Ltd. did not.",
        "The Bank of China lent. The Agricultural Bank of China did not.",
        "Veltora paid the fine. The Veltora Foundation did not.",
        "Veltora paid the fine. The Veltora Regional Corporation did not.",
        "Tamarind Steel rose. Tamarind Steel Insurance Ltd. did not.",
        "New Mexico waits. The Electoral Commission met. The Electoral Commission of Mexico did not.",
        "Russia vetoed it. The Security Council adjourned. He sits on the Security Council of Russia.",
    ] {
        let found = organizations_in(text);
        assert!(found.len() > 1, "{text}: {found:?}");
    }
}

#[test]
fn father_and_son_are_told_apart_by_what_stands_behind() {
    let text = "Tom Quint Jr. sold the mill. Rosa Quint stayed. Quint Jr. left for Tallow.";
    check_entity(text, "Tom Quint Jr.", "person; Quint Jr.; ; name short");
    let text = "Tom Quint Jr. sold the mill. Rosa Quint stayed. Quint Sr. left for Tallow.";
    check_entity(text, "Tom Quint Jr.", "person; ; ; name");
}

#[test]
fn spellings_of_one_name_are_one_person() {
    check_entity(
        "Farrukh Ibrahimov spoke. Later Farrukh Ibragimov left.",
        "Farrukh Ibrahimov",
        "person; Farrukh Ibragimov; ; name name",
    );
    check_entity("Anna Weber spoke. Later Anna Weger left.", "Anna Weber", "person; ; ; name");
}

#[test]
fn other_names_of_a_country() {
    check_entity(
        "South Korea won. The Republic of Korea is far away. Korea is glad.",
        "South Korea",
        "place; Republic of Korea, Korea; ; name name name",
    );
    check_entity("The United States agreed. The U.S. paid.", "United States", "place; U.S.; ; name name");
}

#[test]
fn nominal_mentions_need_one_antecedent() {
    check("The {organization Ministry of Fisheries} agreed. The {~organization ministry} will pay.");
    check("President {person Ola Brandt} spoke. The {~person president} left. The ministry was silent.");
    check("Minister {person Ola Brandt} met minister {person Mirza Halilov}. The minister left.");
}

#[test]
fn every_entity_says_why() {
    let text =
        "Ambassador Ola Brandt of the Fisheries Board flew from Oslo to Peru with Zembla Tarn (ZT) and NATO.";
    analyzed(text, |_, entities| {
        assert!(entities.len() >= 4);
        assert!(entities.iter().all(|entity| !entity.why.is_empty() && !entity.mentions.is_empty()));
    });
}

/// Whom the pronouns outside of quotations mean, in text order: "-" for nobody known, a tilde before what is only likely.
fn check_pronouns(text: &str, expected: &str) {
    let told = resolved(text, |document, found| {
        let told = found.pronouns.iter().map(|pronoun| {
            let name = pronoun.antecedent.map_or("-", |entity| found.entities[entity].name.as_str());
            let tilde = if pronoun.bond == Bond::Likely && name != "-" { "~" } else { "" };
            format!("{}={tilde}{name}", document.form(pronoun.token))
        });
        told.collect::<Vec<_>>().join(" ")
    });
    assert_eq!(told, expected, "{text:?}");
}

#[test]
fn pronouns_mean_who_was_spoken_of() {
    // The one spoken of last, by gender.
    check_pronouns("Rosa Quint runs the mill. She bought it in 2009.", "she=Rosa Quint it=-");
    check_pronouns(
        "Rosa Quint met Tom Okafor in Tallow. She praised the mill, and he agreed.",
        "she=Rosa Quint he=Tom Okafor",
    );
    // The subject rather than who comes after.
    check_pronouns("Tavin Orlan greeted Peter Okafor. He was late.", "he=Tavin Orlan");
    check_pronouns(
        "“The mill is shut,” said Rosa Quint, who works with Anna Berger. She left.",
        "she=Rosa Quint",
    );
    check_pronouns("Rosa Quint, a teacher, told Anna Berger to wait. She left.", "she=Rosa Quint");
    // Within the sentence, before and after.
    check_pronouns("Tom Okafor said he would stay.", "he=Tom Okafor");
    check_pronouns("In his speech, Tom Okafor said nothing.", "his=Tom Okafor");
    check_pronouns("Tom Okafor came. At the meeting he attacked Peter Quint, the mayor.", "he=Tom Okafor");
    // Somebody without a name is not whoever has one.
    check_pronouns("Tom Okafor waited. The driver said he would come.", "he=-");
    check_pronouns("Tom Okafor waited. The young woman left. She was cold.", "she=-");
    // What is quoted is told by somebody else.
    check_pronouns("Tom Okafor spoke. “He is late,” said Rosa Quint. She laughed.", "she=Rosa Quint");
    // Long ago: only likely.
    let far = "Tom Okafor came. Rain fell. Snow fell. Hail fell. Then he left.";
    check_pronouns(far, "he=~Tom Okafor");
    check_pronouns("The harbor is old. He left.", "he=-");
}

#[test]
fn gender_is_what_the_text_shows() {
    let genders = [
        ("Mrs. Quint sold the farm.", "Quint", Some(Gender::Female)),
        ("Tavin Orlan came. She was late.", "Tavin Orlan", Some(Gender::Female)),
        ("Tavin Orlan, a spokesman for the port, came.", "Tavin Orlan", Some(Gender::Male)),
        // A given name lets suppose, and shows nothing.
        ("Rosa Quint sold the farm.", "Rosa Quint", None),
        ("Rosa Quint met Tom Okafor. The weather was fine.", "Tom Okafor", None),
    ];
    for (text, name, expected) in genders {
        analyzed(text, |_, entities| {
            let entity = entities.iter().find(|entity| entity.name == name);
            assert_eq!(entity.map(|entity| entity.gender), Some(expected), "{text:?}");
        });
    }
}

#[test]
fn a_nickname_in_quotation_marks_is_part_of_the_name() {
    for (open, close) in [("“", "”"), ("\"", "\""), ("‘", "’")] {
        let text = format!("Former President José {open}Pepe{close} Quint has retired. Quint is 89.");
        check_entity(
            &text,
            &format!("José {open}Pepe{close} Quint"),
            "person; Quint; Former President; name short",
        );
    }
}
