//! `nutgraf-train names`: fits the taggers of names in packs, and writes their cards.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;
use std::time::Instant;

use nutgraf::train::pack_names::{self, Plan};
use nutgraf::train::pack_sets::{RECIPES, Recipe};
use nutgraf::train::score::{Counts, KINDS};

const HEAD: &str = r#"task = "names of people, organizations and places; groups where a corpus marks them"
method = "linear-chain conditional random field over hashed features, fitted with FTRL-Proximal (L1); rounded to 8 bits, entropy coded"
features = "word, case, shape, affixes and inner letters, what other languages' corpora know of the word, at five places; pairs of neighbors; the run of capitals; how the word is written elsewhere in the document"
command = "cargo xtask train --languages"
seed = "fixed in src/train/pack_names.rs; two runs give the same bytes"
license = "CC-BY-SA-4.0"
"#;

/// F1 on the best set by people, below which names are called rough, and below which there are none.
const GOOD: f64 = 60.0;
const ROUGH: f64 = 45.0;

/// `DATA [--languages CODE,…] [--output FOLDER] [--alone] [SETTING=NUMBER]…`; FOLDER is the crate's.
pub fn main(arguments: Vec<String>) -> io::Result<()> {
    let (mut data, mut codes, mut output, mut plan) = (None, None, None, Plan::default());
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--languages" => codes = arguments.next(),
            "--output" => output = arguments.next(),
            "--alone" => plan.with_relatives = false,
            _ if argument.contains('=') => set(&mut plan, &argument)?,
            _ if data.is_none() => data = Some(argument),
            _ => return Err(io::Error::other(format!("{argument}: what is that?"))),
        }
    }
    let data = data.ok_or_else(|| io::Error::other("name the data folder"))?;
    let data = Path::new(&data);
    let is_asked =
        |code: &str| codes.as_ref().is_none_or(|codes| codes.split(',').any(|other| other == code));
    let started = Instant::now();
    let mut tell = |line: String| println!("{:4.0} s  {line}", started.elapsed().as_secs_f32());
    for recipe in RECIPES.iter().filter(|recipe| is_asked(recipe.code)) {
        let sections = pack_names::train(data, recipe, &plan, &mut tell)?;
        let scores = pack_names::score(data, recipe, &pack_names::model(&sections)?)?;
        for (set, kinds) in &scores {
            println!("{} {}", recipe.code, scored(set, kinds));
        }
        if let Some(folder) = &output {
            write(Path::new(folder), recipe, &plan, &sections, &scores)?;
        }
    }
    Ok(())
}

/// The scores of one set in a line: all three kinds, then each.
fn scored(set: &str, kinds: &[Counts; 4]) -> String {
    let all = Counts::sum(&kinds[..3]);
    let mut line =
        format!("{set:<14} F1 {:5.2}  P {:5.2}  R {:5.2}  ", all.f1(), all.precision(), all.recall());
    for (kind, counts) in KINDS.iter().zip(kinds).filter(|(_, counts)| counts.has_gold()) {
        let _ = write!(line, " {kind} {:5.2} ", counts.f1());
    }
    line
}

/// Writes the model into the pack, or takes it out where it is not good enough, and its card.
fn write(
    folder: &Path,
    recipe: &Recipe,
    plan: &Plan,
    sections: &[([u8; 4], Vec<u8>)],
    scores: &[(&'static str, [Counts; 4])],
) -> io::Result<()> {
    let best = scores.iter().filter(|(set, _)| *set != "wikineural");
    let best = best.map(|(_, kinds)| Counts::sum(&kinds[..3]).f1()).fold(0.0, f64::max);
    let quality = match best {
        GOOD.. => "good",
        ROUGH.. => "rough",
        _ => "too low: the pack finds no names",
    };
    let none = Vec::new();
    let kept = if best >= ROUGH { sections } else { &none };
    for code in std::iter::once(&recipe.code).chain(recipe.also) {
        let path = folder.join(format!("packs/{code}.nut"));
        fs::write(&path, pack_names::put_into(&fs::read(&path)?, kept)?)?;
    }
    let code = recipe.code;
    let bytes: usize = sections.iter().map(|(_, bytes)| bytes.len()).sum();
    let mut card = format!(
        "# What finds names in the pack {code}.nut: written by `cargo xtask train --languages {code}`.\n\n\
         [model]\nfile = \"packs/{code}.nut\"\nlanguage = \"{code}\"\nquality = \"{quality}\"\n{HEAD}bytes = {bytes}\n"
    );
    for (corpus, _, weight) in pack_names::corpora_of(recipe, plan)? {
        let _ = write!(
            card,
            "\n[[corpus]]\nname = \"train/{}.train.bio\"\nsource = {:?}\nlicense = {:?}\nlabels = {:?}\nweight = {weight:.2}\n",
            corpus.file,
            corpus.source,
            corpus.license,
            if corpus.is_silver { "by machine" } else { "by people" },
        );
    }
    card.push_str(
        "\n[scores]\n# F1 in percent on development sets: persons, organizations and places, then each kind; the labels of \
         wikineural are a machine's\n",
    );
    for (set, kinds) in scores {
        let each: Vec<String> = KINDS
            .iter()
            .zip(kinds)
            .filter(|(_, counts)| counts.has_gold())
            .map(|(kind, counts)| format!("{} = {:.2}", kind.to_lowercase(), counts.f1()))
            .collect();
        let _ =
            writeln!(card, "{set} = {{ all = {:.2}, {} }}", Counts::sum(&kinds[..3]).f1(), each.join(", "));
    }
    fs::write(folder.join(format!("models/{code}.toml")), card)
}

fn set(plan: &mut Plan, setting: &str) -> io::Result<()> {
    let wrong = || io::Error::other(format!("{setting}: no such setting"));
    let (name, number) = setting.split_once('=').ok_or_else(wrong)?;
    let number: f32 = number.parse().map_err(|_| wrong())?;
    match name {
        "epochs" => plan.settings.epochs = number as usize,
        "alpha" => plan.settings.alpha = number,
        "l1" => plan.settings.l1 = number,
        "l2" => plan.settings.l2 = number,
        "dropout" => plan.settings.dropout = number,
        "words" => plan.words = number as usize,
        "least" => plan.least = number as u32,
        "steps" => plan.rounding.steps = number,
        "lean" => plan.rounding.lean = number as i16,
        "most" => plan.rounding.most = number as usize,
        "sturdiest" => plan.rounding.sturdiest = number as i8,
        _ => return Err(wrong()),
    }
    Ok(())
}
