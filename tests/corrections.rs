//! The reader's corrections: what each rule does to entities, quotes and words, and that rules hold in order, twice as once.

use nutgraf::corrections::{Corrections, Place, Rule, Target};
use nutgraf::{Analysis, Options};
use proptest::prelude::*;

const TEXT: &str = "Port of Vellmar to close its coal terminal

VELLMAR, June 3 (Tern News) - The Port of Vellmar will close its coal terminal by 2027, Harbour Master Ines Calloway said on Monday. \
\"We have run out of ships that want it,\" Calloway said.

Calloway's deputy, Tavin Orlan, disagreed. \"The rails are good for thirty years,\" Orlan said. The Blue Heron, a dredger, lies in the basin.

Minister Rosa Quint will visit Vellmar on Friday. Quint has backed the Green Coast Programme, and Skerrow Shipping (SSC) wants the quay. \
SSC declined to comment. Her brother, Marek Quint, owns a share of Skerrow Shipping.

\"Nobody asked the people of Vellmar,\" said Dana Orlan of the Quayside Union. She wants the ministry to wait.
";

fn named(name: &str) -> Target {
    Target { name: Some(name.to_owned()), ..Target::default() }
}

fn of_kind(kind: &str, name: &str) -> Target {
    Target { kind: Some(kind.to_owned()), ..named(name) }
}

fn place(quote: &str, occurrence: u32) -> Place {
    Place { quote: quote.to_owned(), occurrence }
}

fn at(name: &str, quote: &str, occurrence: u32) -> Target {
    Target { at: Some(place(quote, occurrence)), ..named(name) }
}

fn here(quote: &str) -> Target {
    Target { at: Some(place(quote, 1)), ..Target::default() }
}

fn rename(target: Target, to: &str) -> Rule {
    Rule::Rename { target, to: to.to_owned() }
}

fn retype(target: Target, kind: &str) -> Rule {
    Rule::Retype { target, kind: kind.to_owned() }
}

fn merge(target: Target, with: Target) -> Rule {
    Rule::Merge { target, with: vec![with] }
}

fn split(target: Target) -> Rule {
    Rule::Split { target, name: None }
}

fn split_as(target: Target, name: &str) -> Rule {
    Rule::Split { target, name: Some(name.to_owned()) }
}

fn hide(target: Target) -> Rule {
    Rule::Hide { target }
}

fn add(text: &str, kind: &str) -> Rule {
    Rule::Add { text: text.to_owned(), kind: kind.to_owned(), at: None }
}

fn add_at(text: &str, kind: &str, quote: &str, occurrence: u32) -> Rule {
    Rule::Add { text: text.to_owned(), kind: kind.to_owned(), at: Some(place(quote, occurrence)) }
}

fn corrected(text: &str, rules: Vec<Rule>) -> Analysis {
    let corrections = Corrections { rules, ..Corrections::default() };
    corrections.check().unwrap();
    let options = Options { corrections: Some(corrections), ..Options::default() };
    let analysis = nutgraf::analyze(text, &options);
    assert_in_place(&analysis, text);
    analysis
}

/// Mentions of all entities ascend, do not overlap and are words of the text; each entity has one.
fn assert_in_place(analysis: &Analysis, text: &str) {
    let mut spans = Vec::new();
    for entity in &analysis.entities {
        assert!(entity.mentions.is_sorted_by_key(|mention| mention.span.start), "{}", entity.name);
        assert!(entity.mentions.iter().any(|mention| mention.form != "nominal"), "{}", entity.name);
        assert_eq!(entity.count as usize, entity.mentions.len());
        assert!(!entity.aliases.contains(&entity.name), "{}", entity.name);
        spans.extend(entity.mentions.iter().map(|mention| (mention.span.start, mention.span.end)));
    }
    spans.sort_unstable();
    assert!(spans.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{spans:?}");
    assert!(spans.iter().all(|&(start, end)| start < end && end as usize <= text.encode_utf16().count()));
    let ids: Vec<_> = analysis.entities.iter().map(|entity| entity.id.as_str()).collect();
    for quote in &analysis.quotes {
        assert!(quote.speaker.as_deref().is_none_or(|id| ids.contains(&id)));
    }
}

/// What is to be seen: "NAME: KIND COUNT", "NAME = ALIAS, ALIAS", "no NAME", "N applied", "'WORDS' by NAME" (of a quotation),
/// "word NAME", "no word NAME".
fn assert_shows(analysis: &Analysis, text: &str, expected: &str, why: &str) {
    let entity = |name: &str| {
        let listed = || analysis.entities.iter().map(|entity| entity.name.as_str()).collect::<Vec<_>>();
        let found = analysis.entities.iter().find(|entity| entity.name == name);
        found.unwrap_or_else(|| panic!("{why}: no '{name}' among {:?}", listed()))
    };
    for seen in expected.split("; ") {
        if let Some(counts) = seen.strip_suffix(" applied") {
            let told: Vec<_> = analysis.corrections.iter().map(|one| one.applied.to_string()).collect();
            assert_eq!(told.join(" "), counts, "{why}");
        } else if let Some(word) = seen.strip_prefix("no word ") {
            assert!(analysis.keywords.iter().all(|keyword| keyword.text != word), "{why}: {seen}");
        } else if let Some(name) = seen.strip_prefix("no ") {
            assert!(analysis.entities.iter().all(|entity| entity.name != name), "{why}: {seen}");
        } else if let Some(word) = seen.strip_prefix("word ") {
            assert!(analysis.keywords.iter().any(|keyword| keyword.text == word), "{why}: {seen}");
        } else if let Some((words, speaker)) = seen.split_once(" by ") {
            let words = words.trim_matches('\'');
            let quote = analysis.quotes.iter().find(|quote| {
                let units: Vec<u16> = text.encode_utf16().collect();
                let range = quote.span.start as usize..quote.span.end as usize;
                String::from_utf16_lossy(&units[range]).contains(words)
            });
            let told = quote.and_then(|quote| quote.speaker_name.as_deref()).unwrap_or("nobody");
            assert_eq!(told, speaker, "{why}: {seen}");
        } else if let Some((name, aliases)) = seen.split_once(" = ") {
            assert_eq!(entity(name).aliases.join(", "), aliases, "{why}: {seen}");
        } else if let Some((name, told)) = seen.split_once(": ") {
            let named = analysis.entities.iter().filter(|entity| entity.name == name);
            let shown: Vec<_> = named.map(|entity| format!("{} {}", entity.kind, entity.count)).collect();
            assert!(shown.iter().any(|one| one == told), "{why}: {seen}, and it is {shown:?}");
        } else {
            panic!("'{seen}' says nothing");
        }
    }
}

#[test]
fn the_text_is_read_as_the_cases_suppose() {
    let seen = "Ines Calloway: person 3; Rosa Quint: person 2; Rosa Quint = Quint; Marek Quint: person 1; Vellmar: place 3; \
                Skerrow Shipping: organization 4; Blue Heron: organization 1; Tavin Orlan = Orlan; 'run out' by Ines Calloway; \
                'rails' by Tavin Orlan; 'Nobody' by Dana Orlan";
    assert_shows(&corrected(TEXT, vec![]), TEXT, seen, "as it is");
}

#[test]
fn rules_do_what_they_say() {
    let cases: Vec<(Vec<Rule>, &str, &str)> = vec![
        // Rename.
        (
            vec![rename(named("Rosa Quint"), "R. Quint")],
            "R. Quint: person 2; R. Quint = Rosa Quint, Quint; no Rosa Quint; 2 applied",
            "the old name stays as another form",
        ),
        (
            vec![rename(named("Ines Calloway"), "Inés Calloway")],
            "'run out' by Inés Calloway; word Inés Calloway",
            "speakers and words follow",
        ),
        (
            vec![rename(named("Quint"), "Rosa Quint")],
            "Rosa Quint: person 2; 2 applied",
            "named by another form",
        ),
        (vec![rename(named("quint"), "X")], "Rosa Quint: person 2; 0 applied", "case counts"),
        (
            vec![rename(of_kind("place", "Rosa Quint"), "X")],
            "Rosa Quint: person 2; 0 applied",
            "of another kind there is none",
        ),
        (vec![rename(of_kind("person", "Rosa Quint"), "X")], "X: person 2; 2 applied", "of its kind"),
        (
            vec![rename(named("Marek Quint"), "Rosa Quint")],
            "Rosa Quint: person 3; no Marek Quint",
            "to a name that is there: they are one",
        ),
        (
            vec![rename(named("Vellmar"), "Rosa Quint")],
            "Rosa Quint: person 2",
            "but not with what is of another kind",
        ),
        (
            vec![rename(at("Rosa Quint", "Quint has backed", 1), "Marek Quint")],
            "Marek Quint: person 2; Rosa Quint: person 1; 1 applied",
            "one mention goes to whom it means",
        ),
        (
            vec![rename(at("Rosa Quint", "Quint has backed", 1), "Nils Quint")],
            "Nils Quint: person 1; Nils Quint = Quint; Rosa Quint: person 1",
            "or to somebody new",
        ),
        (vec![rename(named("Nobody Here"), "X")], "no X; 0 applied", "what is not there stays listed"),
        (
            vec![rename(named("Rosa  Quint"), "Rosa\nQuint-Tarn")],
            "Rosa Quint-Tarn: person 2",
            "white space in rules does not count",
        ),
        (
            vec![rename(named("Skerrow Shipping"), "Skerrow Shipping Company")],
            "Skerrow Shipping Company = Skerrow Shipping, SSC",
            "all forms of the text stay",
        ),
        // Retype.
        (
            vec![retype(named("Blue Heron"), "product")],
            "Blue Heron: product 1; 1 applied",
            "a ship is a product",
        ),
        (vec![retype(named("Vellmar"), "organization")], "Vellmar: organization 3", "all mentions"),
        (
            vec![retype(at("Vellmar", "will visit Vellmar", 1), "organization")],
            "Vellmar: place 2; 1 applied",
            "one mention only",
        ),
        (
            vec![retype(named("Rosa Quint"), "person")],
            "Rosa Quint: person 2; 2 applied",
            "the kind that it has",
        ),
        (
            vec![retype(named("Ines Calloway"), "organization")],
            "Ines Calloway: organization 3; 'run out' by Ines Calloway",
            "organizations speak too",
        ),
        (
            vec![retype(named("Ines Calloway"), "place")],
            "Ines Calloway: place 3",
            "places are not joined by surname, but the mentions are kept",
        ),
        (
            vec![retype(here("Blue Heron"), "product")],
            "Blue Heron: product 1",
            "a place without a name will do",
        ),
        (
            vec![retype(of_kind("work", "Green Coast Programme"), "organization")],
            "Green Coast Programme: organization 1",
            "by kind and name",
        ),
        // Merge.
        (
            vec![merge(named("Port of Vellmar"), named("Vellmar"))],
            "Port of Vellmar: place 5; no Vellmar; 3 applied",
            "two are one",
        ),
        (
            vec![merge(named("Vellmar"), named("Port of Vellmar"))],
            "Vellmar: place 5",
            "by the name of the first",
        ),
        (
            vec![merge(named("Rosa Quint"), named("Marek Quint"))],
            "Rosa Quint = Quint, Marek Quint",
            "names become other forms",
        ),
        (
            vec![merge(named("Quayside Union"), named("Dana Orlan"))],
            "Quayside Union: organization 2; 'Nobody' by Quayside Union",
            "of the kind of the first",
        ),
        (
            vec![merge(named("Rosa Quint"), named("Nobody Here"))],
            "Rosa Quint: person 2; 0 applied",
            "with what is not there",
        ),
        (
            vec![merge(named("Nobody Here"), named("Rosa Quint"))],
            "Rosa Quint: person 2; 0 applied",
            "into what is not there",
        ),
        (vec![merge(named("Rosa Quint"), named("Rosa Quint"))], "Rosa Quint: person 2", "with itself"),
        (
            vec![merge(named("Marek Quint"), at("Rosa Quint", "Quint has backed", 1))],
            "Marek Quint: person 2; Rosa Quint: person 1; 1 applied",
            "one mention",
        ),
        (
            vec![Rule::Merge {
                target: named("Vellmar"),
                with: vec![named("Port of Vellmar"), named("Skerrow Shipping")],
            }],
            "Vellmar: place 9; 6 applied",
            "several at once",
        ),
        (
            vec![merge(named("Tavin Orlan"), named("Dana Orlan"))],
            "'rails' by Tavin Orlan; 'Nobody' by Tavin Orlan",
            "speakers follow",
        ),
        // Split.
        (
            vec![split(named("Quint"))],
            "Quint: person 1; Rosa Quint: person 1; 1 applied",
            "a form becomes somebody else",
        ),
        (
            vec![split_as(named("Quint"), "Nils Quint")],
            "Nils Quint: person 1; Nils Quint = Quint",
            "with a name",
        ),
        (
            vec![split(named("SSC"))],
            "SSC: organization 2; Skerrow Shipping: organization 2",
            "all mentions of the form",
        ),
        (
            vec![split(at("Skerrow Shipping", "SSC declined", 1))],
            "SSC: organization 1; Skerrow Shipping: organization 3",
            "or one",
        ),
        (vec![split(named("Calloway"))], "Calloway: person 2; 'run out' by Calloway", "speakers follow"),
        (
            vec![split(named("Blue Heron"))],
            "Blue Heron: organization 1; 1 applied",
            "what is on its own stays",
        ),
        (
            vec![split(here("Orlan said"))],
            "Orlan: person 1; Tavin Orlan: person 1; 'rails' by Orlan",
            "at a place",
        ),
        (vec![split(named("Nobody"))], "0 applied", "what is not there"),
        // Hide.
        (vec![hide(named("Blue Heron"))], "no Blue Heron; 1 applied", "a name that is none"),
        (
            vec![hide(named("Tavin Orlan"))],
            "no Tavin Orlan; 'run out' by Ines Calloway; 2 applied",
            "others stay",
        ),
        (vec![hide(at("Vellmar", "will visit Vellmar", 1))], "Vellmar: place 2; 1 applied", "one mention"),
        (vec![hide(here("SSC"))], "Skerrow Shipping: organization 3", "one mention of whatever stands there"),
        (vec![hide(of_kind("person", "Vellmar"))], "Vellmar: place 3; 0 applied", "of another kind"),
        (
            vec![hide(named("Skerrow Shipping"))],
            "no Skerrow Shipping; no word Skerrow Shipping; 4 applied",
            "words follow",
        ),
        (
            vec![hide(at("Vellmar", "Vellmar", 99))],
            "Vellmar: place 3; 0 applied",
            "an occurrence that is not there",
        ),
        // Add.
        (
            vec![add("Harbour Master", "group")],
            "Harbour Master: group 1; 1 applied",
            "words that were no name",
        ),
        (vec![add("basin", "place")], "basin: place 1; word basin", "in small letters too"),
        (vec![add("Basin", "place")], "no Basin; 0 applied", "in this case"),
        (
            vec![add("coal terminal", "place")],
            "coal terminal: place 2; word coal terminal",
            "everywhere, the title too",
        ),
        (
            vec![add_at("coal terminal", "place", "its coal terminal by", 1)],
            "coal terminal: place 1; 1 applied",
            "at one place",
        ),
        (
            vec![add("Master Ines Calloway", "person")],
            "Master Ines Calloway: person 1; Ines Calloway: person 2",
            "the reader's words go before what stands across",
        ),
        (
            vec![add("Quint", "person")],
            "Rosa Quint: person 2; Marek Quint: person 1; 1 applied",
            "a form that is known stays whose form it is; within another name it is none",
        ),
        (
            vec![add("Vellmar", "organization")],
            "Vellmar: organization 2; Vellmar: place 1; Port of Vellmar: place 2; 2 applied",
            "of another kind: the reader's word goes before, but for longer names and other letters",
        ),
        (vec![add("zeppelin", "product")], "no zeppelin; 0 applied", "what is not there"),
        // In order.
        (
            vec![rename(named("Rosa Quint"), "X"), retype(named("X"), "group")],
            "X: group 2; 2 2 applied",
            "by the name that it has now",
        ),
        (
            vec![rename(named("Rosa Quint"), "X"), retype(named("Rosa Quint"), "group")],
            "X: group 2",
            "or by the name that it had",
        ),
        (
            vec![hide(named("Vellmar")), add("Vellmar", "place")],
            "Vellmar: place 2; Port of Vellmar: place 2",
            "hidden, and added anew where it stands alone",
        ),
        (
            vec![split(named("Quint")), merge(named("Marek Quint"), named("Quint"))],
            "Marek Quint: person 2; Rosa Quint: person 1",
            "parted and joined otherwise",
        ),
        (
            vec![add("Blue Heron", "product"), rename(named("Blue Heron"), "MV Blue Heron")],
            "MV Blue Heron: product 1; MV Blue Heron = Blue Heron",
            "added and renamed",
        ),
        (
            vec![merge(named("Rosa Quint"), named("Marek Quint")), split(named("Marek Quint"))],
            "Marek Quint: person 1; Rosa Quint: person 2",
            "joined and parted again",
        ),
        (
            vec![rename(named("Rosa Quint"), "X"), rename(named("X"), "Rosa Quint")],
            "Rosa Quint: person 2; Rosa Quint = Quint",
            "there and back",
        ),
        (
            vec![retype(named("Vellmar"), "person"), hide(of_kind("person", "Vellmar"))],
            "no Vellmar; 3 3 applied",
            "by the kind that it has now",
        ),
    ];
    assert!(cases.len() >= 60, "{}", cases.len());
    for (rules, expected, why) in cases {
        let once = corrected(TEXT, rules.clone());
        assert_shows(&once, TEXT, expected, why);
        let twice = rules.into_iter().flat_map(|rule| [rule.clone(), rule]).collect();
        assert_eq!(corrected(TEXT, twice).entities, once.entities, "{why}: each rule twice");
    }
}

#[test]
fn targets_survive_edits_elsewhere() {
    let edited = format!(
        "{}\n\nA new last paragraph speaks of Vellmar and of Sten Brook.\n",
        TEXT.replace("June 3", "3 June").replace("on Monday", "yesterday, as the Tern News first reported,")
    );
    let rules = vec![
        rename(at("Rosa Quint", "Quint has backed", 1), "Nils Quint"),
        split(at("Skerrow Shipping", "SSC declined", 1)),
        retype(named("Blue Heron"), "product"),
        add("coal terminal", "place"),
    ];
    let analysis = corrected(&edited, rules);
    let seen = "Nils Quint: person 1; SSC: organization 1; Blue Heron: product 1; coal terminal: place 2; 1 1 1 2 applied";
    assert_shows(&analysis, &edited, seen, "the same rules on the edited text");
}

#[test]
fn what_the_rules_do_not_touch_stays_as_it_was() {
    let plain = nutgraf::analyze(TEXT, &Options::default());
    let mut nothing = corrected(TEXT, vec![hide(named("Nobody Here"))]);
    nothing.corrections.clear();
    assert_eq!(nothing, plain);
    let one = corrected(TEXT, vec![rename(named("Rosa Quint"), "X")]);
    for entity in plain.entities.iter().filter(|entity| entity.name != "Rosa Quint") {
        let same = one.entities.iter().find(|other| other.name == entity.name).unwrap();
        assert_eq!((&same.mentions, &same.why, &same.roles), (&entity.mentions, &entity.why, &entity.roles));
    }
    assert!(one.entities.iter().any(|entity| entity.why.iter().any(|why| why == "corrected by hand")));
}

#[test]
fn a_language_without_names_takes_those_that_are_added() {
    let text = "A kikötő bezár. A polgármester, Kovács Ilona szerint nincs több hajó.";
    let analysis = corrected(text, vec![add("Kovács Ilona", "person")]);
    assert_shows(&analysis, text, "Kovács Ilona: person 1; 1 applied", "Hungarian");
}

const NAMES: &[&str] = &[
    "Rosa Quint",
    "Quint",
    "Marek Quint",
    "Vellmar",
    "Port of Vellmar",
    "SSC",
    "Skerrow Shipping",
    "Blue Heron",
    "Orlan",
    "Tavin Orlan",
    "Dana Orlan",
    "coal terminal",
    "Calloway",
    "Ines Calloway",
    "X",
    "the",
];

fn any_name() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(NAMES)
}

fn any_target() -> impl Strategy<Value = Target> {
    let kinds = proptest::sample::select(&["person", "organization", "place", "product"][..]);
    (
        any_name(),
        proptest::option::weighted(0.3, kinds),
        proptest::option::weighted(0.4, (any_name(), 1..4u32)),
    )
        .prop_map(|(name, kind, place)| Target {
            kind: kind.map(str::to_owned),
            name: Some(name.to_owned()),
            at: place.map(|(quote, occurrence)| self::place(quote, occurrence)),
        })
}

fn any_rule() -> impl Strategy<Value = Rule> {
    let kinds = || proptest::sample::select(&["person", "organization", "place", "product"][..]);
    prop_oneof![
        (any_target(), any_name()).prop_map(|(target, to)| rename(target, to)),
        (any_target(), kinds()).prop_map(|(target, kind)| retype(target, kind)),
        (any_target(), any_target()).prop_map(|(target, with)| merge(target, with)),
        any_target().prop_map(split),
        any_target().prop_map(hide),
        (any_name(), kinds()).prop_map(|(text, kind)| add(text, kind)),
        (any_name(), kinds(), any_name(), 1..3u32)
            .prop_map(|(text, kind, quote, nth)| add_at(text, kind, quote, nth)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Whatever the rules: spans stay in place, all rules are listed, and the same rules give the same again.
    #[test]
    fn any_rules_leave_spans_in_place(rules in proptest::collection::vec(any_rule(), 1..6)) {
        let once = corrected(TEXT, rules.clone());
        prop_assert_eq!(once.corrections.len(), rules.len());
        prop_assert!(once.corrections.iter().map(|one| &one.rule).eq(&rules));
        prop_assert_eq!(&corrected(TEXT, rules), &once);
    }

    /// A rule that is given twice does the same as once.
    #[test]
    fn a_rule_twice_is_a_rule_once(rule in any_rule()) {
        let once = corrected(TEXT, vec![rule.clone()]);
        let twice = corrected(TEXT, vec![rule.clone(), rule]);
        prop_assert_eq!(twice.entities, once.entities);
    }
}
