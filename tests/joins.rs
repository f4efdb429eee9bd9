//! Which mentions name the same person, organization or place, and what the text calls them: short passages in
//! `tests/joins.txt`, each with the reason why it is there, and in `tests/joins/` those in other languages. The first lines of
//! the former explain the form of all.

use nutgraf::options::Repair;
use nutgraf::{Analysis, Options, analyze};

const CASES: &str = include_str!("joins.txt");

/// The passages in other languages.
#[cfg(feature = "languages")]
const ELSEWHERE: [(&str, &str); 11] = [
    ("da", include_str!("joins/da.txt")),
    ("de", include_str!("joins/de.txt")),
    ("es", include_str!("joins/es.txt")),
    ("fr", include_str!("joins/fr.txt")),
    ("it", include_str!("joins/it.txt")),
    ("nb", include_str!("joins/nb.txt")),
    ("nl", include_str!("joins/nl.txt")),
    ("pl", include_str!("joins/pl.txt")),
    ("pt", include_str!("joins/pt.txt")),
    ("ru", include_str!("joins/ru.txt")),
    ("sv", include_str!("joins/sv.txt")),
];

/// One passage.
struct Case<'t> {
    name: &'t str,
    reason: String,
    text: String,
    expected: Vec<&'t str>,
}

fn cases(source: &'static str) -> Vec<Case<'static>> {
    let parts = source.split("\n=== ").skip(1);
    let read = |part: &'static str| {
        let mut sections = part.split("\n---\n");
        let (name, reason) = sections.next().unwrap().split_once('\n').expect("a name and a reason");
        let text = sections.next().expect("a text").trim().to_owned();
        let expected = sections.next().expect("expectations").lines().filter(|line| !line.trim().is_empty());
        Case { name, reason: reason.trim().to_owned(), text, expected: expected.collect() }
    };
    parts.map(read).collect()
}

fn list(field: Option<&str>) -> Option<Vec<String>> {
    let field = field?.trim();
    (field != "*").then(|| {
        field.split(';').map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect()
    })
}

/// What one line of expectations finds wrong.
fn complaint(analysis: &Analysis, line: &str) -> Option<String> {
    if let Some(rest) = line.strip_prefix("count ") {
        let (kind, count) = rest.split_once(' ').expect("a kind and a count");
        let found = analysis.entities.iter().filter(|entity| entity.kind == kind).count();
        return (found.to_string() != count.trim()).then(|| format!("{found} of kind {kind}, not {count}"));
    }
    if let Some(reason) = line.strip_prefix("why ") {
        let found = analysis.entities.iter().any(|entity| entity.why.iter().any(|why| why == reason.trim()));
        return (!found).then(|| format!("no entity says why: {reason}"));
    }
    let mut fields = line.split('|');
    let (kind, name) = fields.next()?.trim().split_once(' ').expect("a kind and a name");
    let entity = analysis.entities.iter().find(|entity| entity.kind == kind && entity.name == name.trim());
    let Some(entity) = entity else { return Some(format!("no {kind} {name}")) };
    let forms: Vec<String> = entity.mentions.iter().map(|mention| mention.form.to_string()).collect();
    let found = [("aliases", entity.aliases.clone()), ("roles", entity.roles.clone()), ("forms", forms)];
    for (what, found) in found {
        let Some(expected) = list(fields.next()) else { continue };
        let separated = if what == "forms" {
            expected.iter().flat_map(|forms| forms.split_whitespace().map(str::to_owned)).collect()
        } else {
            expected
        };
        if found != separated {
            return Some(format!("{what} of {name}: {found:?}, not {separated:?}"));
        }
    }
    None
}

/// The complaints about the passages in one language.
fn complaints(code: &str, source: &'static str) -> Vec<String> {
    let options = Options {
        repair: Repair::Never,
        language: nutgraf::lang::Language::from_code(code),
        ..Options::default()
    };
    let mut wrong = Vec::new();
    let only = std::env::var("NUTGRAF_CASE").unwrap_or_default();
    for case in cases(source).iter().filter(|case| case.name.contains(&only)) {
        assert!(case.reason.len() > 10, "{}: why is it here?", case.name);
        let analysis = analyze(&case.text, &options);
        let complaints: Vec<String> =
            case.expected.iter().filter_map(|line| complaint(&analysis, line)).collect();
        if !complaints.is_empty() {
            let entities: Vec<String> = analysis
                .entities
                .iter()
                .map(|e| {
                    format!(
                        "{} {} | {} | {} | {} | {:?}",
                        e.kind,
                        e.name,
                        e.aliases.join("; "),
                        e.roles.join("; "),
                        e.mentions.iter().map(|m| m.form.to_string()).collect::<Vec<_>>().join(" "),
                        e.why
                    )
                })
                .collect();
            wrong.push(format!(
                "{}: {}\n  {}\n  found:\n    {}",
                case.name,
                case.text,
                complaints.join("\n  "),
                entities.join("\n    ")
            ));
        }
    }
    wrong
}

#[test]
fn names_are_joined_and_kept_apart() {
    let wrong = complaints("en", CASES);
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n\n"));
}

#[cfg(feature = "languages")]
#[test]
fn other_languages_join_names_and_have_roles() {
    let wrong: Vec<String> = ELSEWHERE
        .iter()
        .flat_map(|(code, source)| {
            complaints(code, source).into_iter().map(move |wrong| format!("{code} {wrong}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn there_are_enough_cases_of_both_sorts() {
    let cases = cases(CASES);
    let guards = cases.iter().filter(|case| case.name.starts_with("apart")).count();
    assert!(cases.len() >= 75 && guards >= 20, "{} cases, {guards} guards", cases.len());
    let mut names: Vec<_> = cases.iter().map(|case| case.name).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "a name stands twice");
}
