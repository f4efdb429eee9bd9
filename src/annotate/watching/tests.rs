use super::*;

fn sure(entry: &str, name: &str, kind: &str) -> Option<f64> {
    let watch = Watch::parse(entry).unwrap();
    let mut matcher = Matcher::new(&watch);
    let found = if kind.is_empty() { matcher.word(name) } else { matcher.name(name, kind) };
    found.first().map(|found| found.sure)
}

#[test]
fn names_are_found_in_other_forms() {
    for (entry, name, kind, expected) in [
        ("Dilshod Akhatov", "Dilshod Akhatov", "person", Some(1.0)),
        ("Dilshod Akhatov", "Dilshod R. Akhatov", "person", Some(1.0)),
        ("Łódź", "Lodz", "place", Some(0.95)),
        ("Kim Jong Un", "Kim Jong-un", "person", Some(0.95)),
        ("Vellmar", "Vellmars", "place", Some(0.85)),
        ("Zafar Ibragimov", "Zafar Ibrahimov", "person", Some(0.8)),
        ("Zafar Yusupov", "Зафар Юсупов", "person", Some(0.75)),
        ("Zafar Yusupov", "Зафара Юсупова", "person", Some(0.75)),
        ("Yusupov", "Юсупова", "person", Some(0.75)),
        ("Dilshod Akhatov", "Akhatov", "person", Some(0.4)),
        ("Dilshod Akhatov", "Akhatov", "place", None),
        ("name;kind\nVellmar;place", "Vellmar", "person", Some(0.5)),
        ("Marek Quint", "Rosa Quint", "person", None),
        ("Norland", "Northland", "place", None),
        ("Rosa", "Rose", "person", None),
    ] {
        assert_eq!(sure(entry, name, kind), expected, "{entry}: {name}");
    }
}

#[test]
fn words_are_found_inflected() {
    for (entry, word, expected) in [
        ("ferry", "ferries", Some(0.85)),
        ("corruption", "corruption", Some(1.0)),
        ("engines", "engine", Some(0.85)),
        ("ferries", "ferry", Some(0.85)),
        ("Charles", "Charly", None),
        ("strike", "striking", Some(0.85)),
        ("war", "wars", None),
        ("coal", "coastal", None),
    ] {
        assert_eq!(sure(entry, word, ""), expected, "{entry}: {word}");
    }
}

#[test]
fn names_and_words_of_a_text_are_found() {
    let watch =
        Watch::parse("id;name;kind\n1;Rosa Quint;person\n2;ferry;\n3;climate change;\n4;Marek Tolm;person")
            .unwrap();
    let text = "Rosa Quint sold the ferries. Quint spoke of climate change, and Lena Tolm of the ferry.";
    let options = crate::Options { watch: Some(watch), ..crate::Options::default() };
    let analysis = crate::analyze(text, &options);
    let found = analysis.watch.unwrap();
    let told: Vec<(&str, u32, f64)> = found.iter().map(|one| (&*one.watch, one.count, one.sure)).collect();
    // Lena Tolm is another, and has a full name.
    assert_eq!(told, [("1", 2, 1.0), ("2", 2, 1.0), ("3", 1, 1.0)]);
    let quint = &analysis.entities[0];
    assert_eq!(
        (quint.watch.as_deref(), quint.sure, found[0].entity.as_deref()),
        (Some("1"), Some(1.0), Some("e1"))
    );
    let words = found[1].mentions.chunks(2).map(|span| &text[span[0] as usize..span[1] as usize]);
    assert_eq!(words.collect::<Vec<_>>(), ["ferries", "ferry"]);
    assert_eq!(crate::analyze(text, &crate::Options::default()).watch, None);
    // What is listed besides changes no count.
    let fields = crate::options::Fields::parse(&["watch"]).unwrap();
    let alone = crate::analyze(text, &crate::Options { fields, ..options.clone() });
    assert_eq!(alone.watch.as_ref(), Some(&found));
    let limits = crate::options::Limits { entities: 0, ..Default::default() };
    let limited = crate::analyze(text, &crate::Options { limits, ..options }).watch.unwrap();
    assert_eq!(
        (limited[0].count, limited[0].entity.as_deref()),
        (2, None),
        "an entity that is not listed has no id"
    );
}
