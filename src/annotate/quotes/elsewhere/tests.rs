//! Who says it in other languages than English, kind by kind.

use crate::lang::Language;
use crate::options::{Options, Repair};
use crate::text::OffsetUnit;

/// One line a quotation: "speaker's name | first two words", "-" for nobody known.
#[track_caller]
fn check(code: &str, text: &str, expected: &[&str]) {
    let options = Options {
        repair: Repair::Never,
        language: Language::from_code(code),
        offsets: OffsetUnit::Utf8,
        ..Options::default()
    };
    let found: Vec<String> = crate::analyze(text, &options)
        .quotes
        .iter()
        .map(|quote| {
            let words = &text[quote.span.start as usize..quote.span.end as usize];
            let words: Vec<_> = words.split_whitespace().take(2).collect();
            format!("{} | {}", quote.speaker_name.as_deref().unwrap_or("-"), words.join(" "))
        })
        .collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn the_subject_follows_its_verb() {
    check(
        "de",
        "„Wir haben keine Schiffe mehr“, sagte Petra Wolkert am Montag.",
        &["Petra Wolkert | Wir haben"],
    );
    check(
        "fr",
        "« Nous n'avons plus de bateaux », a déclaré lundi Marc Delorme.",
        &["Marc Delorme | Nous n'avons"],
    );
    check("es", "«Ya no tenemos barcos», dijo ayer Ramón Ortuño.", &["Ramón Ortuño | Ya no"]);
    check("ru", "«У нас больше нет кораблей», — сказал Игорь Самойлов.", &["Игорь Самойлов | У нас"]);
    check("nl", "„We hebben geen schepen meer”, zei Henk Verschuur.", &["Henk Verschuur | We hebben"]);
}

#[test]
fn a_verb_may_stand_before_or_around_its_subject() {
    check("de", "Petra Wolkert erklärte: „Wir haben keine Schiffe mehr.“", &["Petra Wolkert | Wir haben"]);
    check("de", "„Das Geld ist nicht da“, hat Jörg Lindau den Leuten gesagt.", &["Jörg Lindau | Das Geld"]);
    check("ru", "Игорь Самойлов сообщил: «У нас больше нет кораблей».", &["Игорь Самойлов | У нас"]);
}

#[test]
fn offices_stand_before_names() {
    check(
        "de",
        "„Wir haben keine Schiffe mehr“, sagte der Sprecher des Ministeriums, Karl Brenner.",
        &["Karl Brenner | Wir haben"],
    );
    check(
        "fr",
        "« Nous n'avons plus de bateaux », a expliqué le maire de Lyon, Marc Delorme.",
        &["Marc Delorme | Nous n'avons"],
    );
}

#[test]
fn whoever_is_no_entity_keeps_the_words_of_the_text() {
    check("de", "„Wir haben keine Schiffe mehr“, sagte ein Sprecher.", &["ein Sprecher | Wir haben"]);
    check("fr", "« Nous n'avons plus de bateaux », a dit la ministre.", &["la ministre | Nous n'avons"]);
    check("ru", "«У нас больше нет кораблей», — сообщила полиция.", &["полиция | У нас"]);
}

#[test]
fn what_stands_behind_a_preposition_speaks_not() {
    check("de", "„Wir haben keine Schiffe mehr“, sagte sie zu Karl Brenner.", &["- | Wir haben"]);
    check(
        "fr",
        "« Nous n'avons plus de bateaux », a dit l'avocat de Marc Delorme.",
        &["l'avocat de Marc Delorme | Nous n'avons"],
    );
}

#[test]
fn pronouns_tell_women_from_men() {
    check(
        "de",
        "Petra Wolkert traf Karl Brenner. „Wir haben keine Schiffe mehr“, sagte er. „Das ist schade“, sagte sie.",
        &["Karl Brenner | Wir haben", "Petra Wolkert | Das ist"],
    );
    check(
        "fr",
        "Anne Tissot a reçu Marc Delorme. « Nous n'avons plus de bateaux », a-t-il dit.",
        &["Marc Delorme | Nous n'avons"],
    );
    check("de", "„Wir haben keine Schiffe mehr“, sagte er.", &["- | Wir haben"]);
    check("de", "Petra Wolkert kam. „Wir haben keine Schiffe mehr“, heißt es.", &["- | Wir haben"]);
}

#[test]
fn clauses_stand_within_what_is_said() {
    check(
        "ru",
        "«Мы начнём заново, — сказал Олег Рыбаков. — Люди помогут».",
        &["Олег Рыбаков | Мы начнём", "Олег Рыбаков | Люди помогут"],
    );
    check(
        "es",
        "—Yo no me lo creo —dijo Josefa Ruano—. Siempre igual.",
        &["Josefa Ruano | Yo no", "Josefa Ruano | Siempre igual."],
    );
    check(
        "pl",
        "– Stoję w korkach – powiedziała Ewa Malik. – Codziennie.",
        &["Ewa Malik | Stoję w", "Ewa Malik | Codziennie."],
    );
    check(
        "fr",
        "— C'est trop loin pour moi, dit Odette Martel. Je reste.",
        &["Odette Martel | C'est trop", "Odette Martel | Je reste."],
    );
}

#[test]
fn names_and_titles_in_marks_are_no_quotations() {
    check("ru", "Об этом сообщил директор завода «Красный луч» Виктор Жилин.", &[]);
    check("de", "Petra Wolkert sagte, der Film „Heimat“ sei gut.", &[]);
    check("es", "Su obra «La casa del río» se ha traducido, dijo Ramón Ortuño.", &[]);
}

#[test]
fn marks_of_the_language() {
    check("de", "»Wir haben keine Schiffe mehr«, sagte Petra Wolkert.", &["Petra Wolkert | Wir haben"]);
    check("de", "„Er rief ‚Feuer!‘ und lief los“, sagte Petra Wolkert.", &["Petra Wolkert | Er rief"]);
    check("ru", "«Мы видели «Волну» на море», — сказал Игорь Самойлов.", &["Игорь Самойлов | Мы видели"]);
    check("sv", "Hon ropade: ”Vi har inga båtar kvar.”", &["- | Vi har"]);
}
