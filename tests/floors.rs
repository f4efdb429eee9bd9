//! The order of the house: imports run downward only, and no circle of files leads back to where it began. A folder's
//! `mod.rs` is its door and may name its rooms.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The floors from the ground up; a module may use those before it. `lib` is the crate's own door, on which the boundary to
/// JavaScript stands.
const FLOORS: [&str; 19] = [
    "error",
    "text",
    "model",
    "sequence",
    "lang",
    "document",
    "import",
    "corrections",
    "watch",
    "options",
    "segment",
    "annotate",
    "output",
    "contexts",
    "redaction",
    "collection",
    "train",
    "lib",
    "wasm",
];

/// Each module with the modules that it names.
type Arrows = BTreeMap<String, BTreeSet<String>>;

fn arrows() -> Arrows {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = BTreeMap::new();
    collect(&root, "", &mut sources);
    let names: BTreeSet<String> = sources.keys().cloned().collect();
    sources
        .iter()
        .map(|(name, source)| {
            let found = paths(source).into_iter().filter_map(|path| resolve(&path, name, &names));
            (name.clone(), found.filter(|other| other != name).collect())
        })
        .collect()
}

/// The program's own code by module; programs and tests are left out.
fn collect(folder: &Path, prefix: &str, sources: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let module = if prefix.is_empty() { name.clone() } else { format!("{prefix}::{name}") };
        if path.is_dir() {
            if module != "bin" && name != "tests" {
                collect(&path, &module, sources);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") && name != "tests" {
            let source = fs::read_to_string(&path).unwrap();
            let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let lines = code.lines().map(|line| line.split("//").next().unwrap_or_default());
            let module = if name == "mod" { prefix.to_owned() } else { module };
            sources.insert(module, lines.collect::<Vec<_>>().join("\n"));
        }
    }
}

/// The paths that a source names: what its `use` lines bring in, and what begins with `crate`, `super` or `self`.
fn paths(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find("use ") {
        let begins = rest[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || c == ')');
        rest = &rest[at + 4..];
        if begins && let Some(end) = rest.find(';') {
            expand("", &rest[..end], &mut found);
        }
    }
    for start in ["crate::", "super::", "self::"] {
        for (at, _) in source.match_indices(start) {
            if source[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let path: String =
                source[at..].chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':')).collect();
            found.push(path);
        }
    }
    found
}

/// Takes the braces out of a tree of imports.
fn expand(prefix: &str, tree: &str, found: &mut Vec<String>) {
    let Some(open) = tree.find('{') else {
        found.push(format!("{prefix}{}", tree.split(" as ").next().unwrap_or_default().trim()));
        return;
    };
    let prefix = format!("{prefix}{}", tree[..open].trim());
    let inner = tree[open + 1..].trim_end().strip_suffix('}').unwrap_or_default();
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !inner[start..at].trim().is_empty() {
                    expand(&prefix, inner[start..at].trim(), found);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}

/// The module that a path leads to.
fn resolve(path: &str, from: &str, modules: &BTreeSet<String>) -> Option<String> {
    let mut parts = path.split("::").peekable();
    let mut place: Vec<&str> =
        if parts.peek() == Some(&"crate") { Vec::new() } else { from.split("::").collect() };
    match parts.next()? {
        "crate" | "self" => {}
        "super" => _ = place.pop(),
        _ => return None,
    }
    for part in parts {
        if part == "super" {
            place.pop();
        } else {
            place.push(part);
        }
    }
    while !place.is_empty() && !modules.contains(&place.join("::")) {
        place.pop();
    }
    Some(if place.is_empty() { "lib".to_owned() } else { place.join("::") })
}

fn floor(module: &str) -> usize {
    let room = module.split("::").next().unwrap_or_default();
    FLOORS.iter().position(|floor| *floor == room).unwrap_or_else(|| panic!("{room} has no floor"))
}

#[test]
fn imports_run_downward() {
    let arrows = arrows();
    assert!(arrows.len() > 150, "only {} modules were found", arrows.len());
    let upward: Vec<String> = arrows
        .iter()
        .flat_map(|(from, to)| to.iter().map(move |to| (from, to)))
        .filter(|(from, to)| floor(to) > floor(from))
        .map(|(from, to)| format!("{from} uses {to}"))
        .collect();
    assert!(upward.is_empty(), "{upward:#?}");
}

#[test]
fn no_circle_of_files() {
    let mut arrows = arrows();
    // What nothing leads out of, or only to such, is in no circle.
    loop {
        let done: Vec<String> =
            arrows.iter().filter(|(_, to)| to.is_empty()).map(|(from, _)| from.clone()).collect();
        if done.is_empty() {
            break;
        }
        for from in &done {
            arrows.remove(from);
        }
        for to in arrows.values_mut() {
            to.retain(|to| !done.contains(to));
        }
        let left: BTreeSet<String> = arrows.keys().cloned().collect();
        for to in arrows.values_mut() {
            to.retain(|to| left.contains(to));
        }
    }
    assert!(arrows.is_empty(), "these are in circles or lead to them: {arrows:#?}");
}

#[test]
fn paths_are_read() {
    let modules = ["a", "a::b", "c"].map(str::to_owned).into();
    let of = |path: &str| resolve(path, "a::b", &modules);
    assert_eq!(of("super::X").as_deref(), Some("a"));
    assert_eq!(of("super::super::c::Y").as_deref(), Some("c"));
    assert_eq!(of("crate::c").as_deref(), Some("c"));
    assert_eq!(of("std::fmt"), None);
    let source =
        "use crate::{a::{self, X}, c};\npub use super::Y;\nfn f() { crate::c::g(); }\nmisuse crate::nowhere;";
    let mut found = paths(source);
    found.sort_unstable();
    found.dedup();
    assert!(
        ["crate::a::self", "crate::a::X", "crate::c", "super::Y", "crate::c::g"]
            .iter()
            .all(|path| found.iter().any(|f| f == path)),
        "{found:?}"
    );
}
