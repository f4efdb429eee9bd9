//! The fuzz targets without a fuzzer: the seeds, what was found once, and a fixed number of inputs by a fixed random sequence,
//! the same for everybody. `cargo xtask fuzz` goes on from there.

#[path = "../fuzz/src/lib.rs"]
mod fuzz;

use std::collections::HashSet;

use fuzz::targets::{TARGETS, Target};
use fuzz::{files, invariants, seeded};

/// The same inputs every time.
const SEED: u64 = 11;

fn target(name: &str) -> &'static Target {
    TARGETS.iter().find(|target| target.name == name).unwrap()
}

/// Tries the target's share of inputs; what is found is written down for a look.
fn holds(name: &str) {
    let target = target(name);
    let inputs = seeded::Inputs::new(target, SEED).take(target.inputs);
    let mut wrong = Vec::new();
    for (number, seeded::Finding { input, said }) in seeded::findings(target, inputs).into_iter().enumerate()
    {
        let folder = files::root().join("target/fuzz/findings").join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join(format!("seeded-{number}"));
        std::fs::write(&file, &input).unwrap();
        wrong.push(format!("{}: {said}", file.display()));
    }
    let kept = format!("tests/regressions/{name}/WHAT-IT-IS.txt");
    assert!(wrong.is_empty(), "{}\nMended, an input stays as {kept}.", wrong.join("\n\n"));
}

#[test]
fn analyze_holds() {
    holds("analyze");
}

#[test]
fn decode_holds() {
    holds("decode");
}

#[test]
fn containers_holds() {
    holds("containers");
}

#[test]
fn html_holds() {
    holds("html");
}

#[test]
fn markdown_holds() {
    holds("markdown");
}

#[test]
fn pdf_holds() {
    holds("pdf");
}

#[test]
fn rtf_holds() {
    holds("rtf");
}

#[test]
fn mail_holds() {
    holds("mail");
}

#[test]
fn archive_holds() {
    holds("archive");
}

#[test]
fn rows_holds() {
    holds("rows");
}

#[test]
fn docx_holds() {
    holds("docx");
}

#[test]
fn odt_holds() {
    holds("odt");
}

#[test]
fn epub_holds() {
    holds("epub");
}

#[test]
fn model_holds() {
    holds("model");
}

#[test]
fn pack_holds() {
    holds("pack");
}

/// Every seed and everything that was found once, under every rule; texts also under every relation.
#[test]
fn seeds_and_regressions_hold() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for target in TARGETS {
        for folder in ["fuzz/seeds", "tests/regressions"] {
            for (path, input) in files::inputs(&format!("{folder}/{}", target.name)) {
                tried += 1;
                let name = path.strip_prefix(files::root()).unwrap_or(&path).display();
                if let Err(said) = seeded::run(target, &input) {
                    wrong.push(format!("{name}: {said}"));
                } else if target.name == "analyze" {
                    wrong.extend(unrelated(&input).map(|said| format!("{name}: {said}")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(tried >= 40, "only {tried} seeds and regressions");
}

/// What the relations say of a text that keeps all rules.
fn unrelated(input: &[u8]) -> Option<String> {
    let every = Target {
        run: |input| {
            let (text, options) = fuzz::options::split(input);
            let analysis = nutgraf::analyze(&text, &options);
            (0..invariants::RELATIONS.len()).for_each(|n| invariants::relate(n, &analysis, &text, &options));
        },
        ..*target("analyze")
    };
    seeded::run(&every, input).err()
}

/// Each rule has a name of its own by which a finding is told.
#[test]
fn rules_are_named() {
    let rules = invariants::RULES.into_iter().flatten().chain(invariants::RELATIONS);
    let names: Vec<&str> = rules.map(|(name, _)| *name).collect();
    let distinct: HashSet<&&str> = names.iter().collect();
    assert_eq!(distinct.len(), names.len());
    assert!(names.len() >= 70, "{} rules", names.len());
}

/// A target is a file for libFuzzer, a program in fuzz/Cargo.toml, a folder of seeds and a test above.
#[test]
fn targets_are_whole() {
    let manifest = std::fs::read_to_string(files::root().join("fuzz/Cargo.toml")).unwrap();
    for target in TARGETS {
        let path = format!("fuzz_targets/{}.rs", target.name);
        assert!(manifest.contains(&path), "fuzz/Cargo.toml does not name {path}");
        let source = std::fs::read_to_string(files::root().join("fuzz").join(&path)).unwrap();
        assert!(source.contains(&format!("targets::{}(", target.name)), "{path} calls another target");
        assert!(!files::inputs(&format!("fuzz/seeds/{}", target.name)).is_empty());
        assert!(include_str!("fuzz.rs").contains(&format!("holds(\"{}\")", target.name)));
    }
    assert!(files::dictionary().len() >= 200, "{} words", files::dictionary().len());
}
