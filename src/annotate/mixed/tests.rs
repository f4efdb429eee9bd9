//! Names of texts in more than one language.

use crate::{Options, analyze};

const ENGLISH: &str = "The city council of Ostrava Bay approved the plan of Margaret Holloway for a new bridge over the river \
                       on Tuesday. Holloway said that the work is to begin before the end of the year.";
const FRENCH: &str = "Le maire de Lyon, Étienne Vasselin, a déclaré mardi que la ville de Lyon soutient le projet. Selon \
                      Étienne Vasselin, les travaux doivent commencer avant la fin de l'année, et Margaret Holloway les suivra.";
const GERMAN: &str = "Der Bürgermeister von Hamburg, Jürgen Großmann, hat am Dienstag erklärt, dass die Stadt das Vorhaben \
                      unterstützt. Jürgen Großmann sagte, die Arbeiten sollen noch vor dem Ende des Jahres beginnen.";

/// Each name with its kind and its mentions.
fn check(text: &str, language: &str, expected: &[(&str, &str, u32)]) {
    let analysis = analyze(text, &Options::default());
    assert_eq!(analysis.language.code, language);
    for &(name, kind, count) in expected {
        let found = analysis.entities.iter().find(|entity| entity.name == name);
        let found = found.map(|entity| (entity.kind, entity.count));
        let all: Vec<(&str, &str)> = analysis.entities.iter().map(|e| (e.kind, e.name.as_str())).collect();
        assert_eq!(found, Some((kind, count)), "{name} in {all:?}");
    }
}

#[test]
fn each_paragraph_is_read_in_its_own_language() {
    check(
        &format!("{ENGLISH}\n\n{FRENCH}\n\n{ENGLISH}\n"),
        "en",
        &[("Margaret Holloway", "person", 5), ("Étienne Vasselin", "person", 2), ("Lyon", "place", 2)],
    );
    check(
        &format!("{FRENCH}\n\n{FRENCH}\n\n{ENGLISH}\n"),
        "fr",
        &[("Étienne Vasselin", "person", 4), ("Margaret Holloway", "person", 4), ("Lyon", "place", 4)],
    );
    check(
        &format!("{ENGLISH}\n\n{GERMAN}\n\n{FRENCH}\n\n{ENGLISH}\n"),
        "en",
        &[("Jürgen Großmann", "person", 2), ("Étienne Vasselin", "person", 2), ("Hamburg", "place", 1)],
    );
}

#[test]
fn names_are_in_order_and_apart() {
    for text in [
        format!("{GERMAN}\n\n{ENGLISH}\n\n{FRENCH}\n\n{GERMAN}\n\n{GERMAN}"),
        format!("{FRENCH}\n\n{ENGLISH}\n\n{ENGLISH}\n\n{ENGLISH}"),
    ] {
        let analysis = analyze(&text, &Options::default());
        let mut spans: Vec<(u32, u32)> = analysis
            .entities
            .iter()
            .flat_map(|entity| &entity.mentions)
            .map(|mention| (mention.span.start, mention.span.end))
            .collect();
        spans.sort_unstable();
        assert!(spans.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{spans:?}");
    }
}

/// What English makes of a paragraph in another language, and the other way round, is not what stands there.
#[test]
fn dates_amounts_and_quotes_follow_the_language_of_their_paragraph() {
    let french = "« Nous n'avons pas eu le choix », a déclaré Marie Duvallet, la maire de Nantes, le 3 mars devant la presse. La \
                  ville de Nantes a payé 2,5 millions d'euros pour ce pont, et les travaux ont duré plus de deux ans.";
    let german = "„Wir hatten leider keine andere Wahl“, sagte Jürgen Großmann am 3. März vor der Presse in Hamburg. Die Stadt \
                  hat 2,5 Millionen Euro für die Brücke bezahlt, und die Arbeiten haben mehr als zwei Jahre gedauert.";
    let english = "“We had no choice at all in this matter,” said Margaret Holloway on March 3 in front of the press. The city \
                   paid 2.5 million euros for the bridge, and the work has taken more than two years.";
    for (around, inside, speaker) in [
        (ENGLISH, french, "Marie Duvallet"),
        (ENGLISH, german, "Jürgen Großmann"),
        (GERMAN, french, "Marie Duvallet"),
        (FRENCH, german, "Jürgen Großmann"),
        (FRENCH, english, "Margaret Holloway"),
        (GERMAN, english, "Margaret Holloway"),
    ] {
        let text = format!("{around}\n\n{inside}\n\n{around}\n");
        let options = Options { date: crate::options::parse_date("2024-05-02").ok(), ..Options::default() };
        let analysis = analyze(&text, &options);
        let from = text.find(inside).unwrap();
        let before = text[..from].encode_utf16().count() as u32;
        let end = before + inside.encode_utf16().count() as u32;
        let is_inside = |start: u32| (before..end).contains(&start);
        let dates = analysis.dates.iter().filter(|date| is_inside(date.span.start));
        let values: Vec<&str> = dates.map(|date| date.value.as_str()).collect();
        assert_eq!(values, ["2024-03-03", "P2Y"], "{inside}");
        let amounts = analysis.amounts.iter().filter(|amount| is_inside(amount.span.start));
        let sums: Vec<(f64, &str)> =
            amounts.map(|amount| (amount.value, amount.unit.unwrap_or_default())).collect();
        assert_eq!(sums, [(2_500_000.0, "EUR")], "{inside}");
        let quotes: Vec<Option<&str>> = analysis
            .quotes
            .iter()
            .filter(|quote| is_inside(quote.span.start))
            .map(|quote| quote.speaker_name.as_deref())
            .collect();
        assert_eq!(quotes, [Some(speaker)], "{inside}");
    }
}
