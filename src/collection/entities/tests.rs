use super::*;
use crate::collection::record::Name;

/// A case of joins.txt.
struct Case<'t> {
    reason: &'t str,
    documents: Vec<(&'t str, Vec<Name<String>>)>,
    expected: Vec<(bool, Vec<&'t str>)>,
}

fn cases() -> Vec<Case<'static>> {
    let text = include_str!("../joins.txt");
    let blocks = text.split("\n\n").filter(|block| !block.starts_with('#'));
    let case = |block: &'static str| {
        let mut lines = block.trim().lines();
        let mut case = Case { reason: lines.next().unwrap(), documents: Vec::new(), expected: Vec::new() };
        for line in lines {
            let (first, rest) = line.split_once(' ').unwrap();
            if matches!(first, "=" | "/") {
                case.expected.push((first == "=", rest.split(' ').collect()));
                continue;
            }
            let name = name(rest);
            match case.documents.iter_mut().find(|(document, _)| *document == first) {
                Some((_, names)) => names.push(name),
                None => case.documents.push((first, vec![name])),
            }
        }
        case
    };
    blocks.map(case).collect()
}

fn name(line: &str) -> Name<String> {
    let (kind, rest) = line.split_once(' ').unwrap();
    let (rest, gender) = match rest.strip_suffix(" f") {
        Some(rest) => (rest, 1),
        None => rest.strip_suffix(" m").map_or((rest, 0), |rest| (rest, 2)),
    };
    let (rest, role) = rest.split_once(" is ").map_or((rest, None), |(rest, role)| (rest, Some(role)));
    let (name, form) = rest.split_once(" as ").map_or((rest, None), |(name, form)| (name, Some(form)));
    Name {
        kind: KINDS.iter().position(|known| *known == kind).unwrap() as u8,
        gender,
        name: name.to_owned(),
        aliases: form.map(str::to_owned).into_iter().collect(),
        roles: role.map(str::to_owned).into_iter().collect(),
        mentions: 1,
    }
}

fn collected(documents: &[(&str, Vec<Name<String>>)]) -> Collection {
    let mut collection = Collection::default();
    for (id, names) in documents {
        let record = Record { id: (*id).to_owned(), names: names.clone(), ..Record::default() };
        let record = record.map(|text| collection.intern(text));
        collection.put(&record);
    }
    collection
}

#[test]
fn names_are_joined_as_the_cases_say() {
    let cases = cases();
    let against = cases.iter().filter(|case| case.expected.iter().all(|(is_one, _)| !is_one)).count();
    assert!(cases.len() >= 60 && against >= 25, "{} cases, {against} against a join", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        let mut turned = case.documents.clone();
        turned.reverse();
        for documents in [&case.documents, &turned] {
            let collection = collected(documents);
            let joins = join(&collection, &collection.order());
            // Documents are in the order of their ids, "a" first.
            let first = |id: &&str| joins.of_document((id.as_bytes()[0] - b'a') as usize)[0];
            for (is_one, ids) in &case.expected {
                let entities: HashSet<u32, FxBuildHasher> = ids.iter().map(first).collect();
                if *is_one != (entities.len() == 1) {
                    wrong.push(format!("{} ({})", case.reason, ids.join(" ")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn reasons_are_told() {
    let documents = [
        ("a", vec![name("organization World Harvest Organization as WHVO")]),
        ("b", vec![name("organization WHVO"), name("person Marek Quint is striker")]),
        ("c", vec![name("person Marek Quint is finance minister")]),
    ];
    let collection = collected(&documents);
    let joins = join(&collection, &collection.order());
    let why =
        |document: usize, at: usize| joins.entities[joins.of_document(document)[at] as usize].why.join(" ");
    assert_eq!(
        why(0, 0),
        "The same name in 2 documents, also written “WHVO”. “WHVO” stands for “World Harvest Organization” in a, and for \
         nothing else in the collection."
    );
    assert_eq!(why(2, 0), "Kept apart from another Marek Quint, in b: there striker, here minister.");
    assert_eq!(why(1, 1), "Kept apart from another Marek Quint, in c: there minister, here striker.");
}
