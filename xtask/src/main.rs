//! Every command of the README: `cargo xtask COMMAND`.
//!
//! This file is the list of commands. Each does all of its own set-up (`setup`), so that a fresh machine needs only
//! Rust and Node.

#![forbid(unsafe_code)]

mod archive;
mod arguments;
mod bench;
mod counts;
mod eval;
mod fuzz;
mod package;
mod peers;
mod pictures;
mod python;
mod reproducible;
mod run;
mod sbom;
mod semver;
mod serve;
mod setup;
mod site;
mod sizes;
mod smoke;
mod supply;
mod tables;
mod test;
mod train;
mod wasm;

use std::process::ExitCode;

use arguments::{Arguments, Usage};

struct Command {
    name: &'static str,
    options: &'static str,
    about: &'static str,
    run: fn(Arguments) -> anyhow::Result<()>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "build",
        options: "",
        about: "build the npm package's generated files into pkg/",
        run: wasm::command,
    },
    Command {
        name: "serve",
        options: "[--port N]",
        about: "build everything and serve the page on this machine",
        run: serve::command,
    },
    Command {
        name: "test",
        options: "[--only STEP]",
        about: "format, lints, types, unit, golden, wasm, npm and browser tests",
        run: test::command,
    },
    Command {
        name: "site",
        options: "",
        about: "build the finished static site into target/site/",
        run: site::command,
    },
    Command {
        name: "package",
        options: "",
        about: "build the npm package as it is published into target/npm/",
        run: package::command,
    },
    Command {
        name: "languages",
        options: "SOURCES [--entries FACTOR] [--output FILE]",
        about: "make the table of n-grams by which languages are told apart (CONTRIBUTING.md)",
        run: train::languages,
    },
    Command {
        name: "bench",
        options: "[--save] [--quick] [--only pipeline|analysis|boundaries|ranking]",
        about: "speed and memory: native, in wasm under Node, in the browser's worker, and beside other libraries",
        run: bench::command,
    },
    Command {
        name: "eval",
        options: "[--data DIR] [SCORER OPTIONS]",
        about: "quality against the development sets, or the golden cases where there are none",
        run: eval::command,
    },
    Command {
        name: "train",
        options: "[--data DIR] [--without silver|share-alike|second|domains]...",
        about: "the models, fitted anew to the data folder's corpora; an experiment if something is left out",
        run: train::command,
    },
    Command {
        name: "fuzz",
        options: "[--target NAME] [--seconds N] [--jobs N] [--seeded]",
        about: "inputs that nobody would think of, for N seconds (60) a target",
        run: fuzz::command,
    },
    Command {
        name: "sizes",
        options: "[--update]",
        about: "sizes of wasm, page and package against benches/sizes.snap",
        run: sizes::command,
    },
    Command {
        name: "counts",
        options: "[--update]",
        about: "instructions and allocations of the analysis against benches/counts.snap",
        run: counts::command,
    },
    Command {
        name: "archive",
        options: "[--target TARGET]",
        about: "the command line with manual and completions, as a release has it, into target/archives/",
        run: archive::command,
    },
    Command {
        name: "sbom",
        options: "",
        about: "what is inside the WebAssembly files, as CycloneDX, into target/",
        run: sbom::command,
    },
    Command {
        name: "pictures",
        options: "",
        about: "the README's pictures, taken anew of the finished site, into docs/",
        run: pictures::command,
    },
    Command {
        name: "smoke",
        options: "ADDRESS",
        about: "open the site where it was put, read an article there, and go astray",
        run: smoke::command,
    },
    Command {
        name: "tables",
        options: "[--check] [--only FILE]",
        about: "the word tables of other languages, made anew from the packages they come from",
        run: tables::command,
    },
];

fn main() -> ExitCode {
    let mut given = std::env::args().skip(1);
    let Some(name) = given.next() else {
        print!("{}", help());
        return ExitCode::SUCCESS;
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print!("{}", help());
        return ExitCode::SUCCESS;
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        eprintln!("error: there is no command '{name}'\n\n{}", help());
        return ExitCode::from(2);
    };
    let arguments = Arguments::new(given);
    if arguments.asks_for_help() {
        println!("cargo xtask {} {}\n\n{}", command.name, command.options, command.about);
        return ExitCode::SUCCESS;
    }
    match (command.run)(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is::<Usage>() => {
            eprintln!("error: {error}\nusage: cargo xtask {} {}", command.name, command.options);
            ExitCode::from(2)
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn help() -> String {
    let mut text = String::from("cargo xtask COMMAND\n\n");
    for command in COMMANDS {
        let call = format!("{} {}", command.name, command.options);
        text.push_str(&format!("  {call:<36} {}\n", command.about));
    }
    text
}
