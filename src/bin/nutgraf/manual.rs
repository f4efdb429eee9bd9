//! `nutgraf completions` and `nutgraf man`, and the examples of each command, which its help and its page show.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use clap::{Args, Command, ValueHint};
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::console::{self, Output};
use crate::{Failure, Outcome, input};

#[derive(Args)]
pub struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

#[derive(Args)]
pub struct ManArgs {
    /// The command whose page is printed; none for the page of nutgraf itself.
    #[arg(value_name = "COMMAND", conflicts_with = "dir")]
    command: Option<String>,
    /// Write the pages of nutgraf and of all its commands into this folder.
    #[arg(short, long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    dir: Option<OsString>,
}

/// What the exit status tells.
const STATUS: [(&str, &str); 3] = [
    ("0", "All was done."),
    ("1", "An input failed (the others are done), or something was not written."),
    ("2", "Wrong usage."),
];

/// A call, and what it is for.
type Example = (&'static str, &'static str);

/// The examples of each command, without `nutgraf COMMAND`; under "" those of the program.
const EXAMPLES: &[(&str, &[Example])] = &[
    (
        "",
        &[
            ("analyze article.txt", "what an article says"),
            ("analyze -r news -f csv > names.csv", "who is named in a folder"),
            ("extract report.pdf", "the text of a document"),
            ("collect -r news", "many documents as a whole"),
        ],
    ),
    (
        "analyze",
        &[
            ("article.txt", "a report for reading"),
            ("-f json report.pdf letter.eml", "all that was found"),
            ("-r news -f csv -t quotes", "who said what in a folder"),
            ("'news/**/*.txt' -f html", "a report for a browser"),
            ("--jsonl articles.jsonl", "one JSON object a line"),
            ("--jsonl --fields entities.name", "only that, of each line"),
            ("-l de -d 2024-05-03 brief.txt", "language and day are known"),
        ],
    ),
    (
        "extract",
        &[
            ("report.docx", "the text, and nothing else"),
            ("-f markdown page.html", "with headings, lists and tables"),
            ("-r inbox -f json", "one JSON object a document"),
        ],
    ),
    (
        "contexts",
        &[
            ("ferry article.txt", "a word with those around it"),
            ("\"coal terminal\" 'news/**/*.txt'", "a phrase, in many files"),
            ("run --lemma -s before -r news", "\"ran\" and \"runs\", too"),
        ],
    ),
    (
        "collect",
        &[
            ("-r news", "who and what is in how many"),
            ("-r news -t entities > names.csv", "a table for a spreadsheet"),
            ("--jsonl articles.jsonl -f html", "a report for a browser"),
            ("--watch names.csv 'inbox/*.eml'", "who of a list is named"),
            ("--save part.ngc monday", "a part to collect again"),
        ],
    ),
    (
        "compare",
        &[
            ("monday --with friday", "how two folders differ"),
            ("'a/*.txt' --with 'b/*.txt' -f csv", "the words, as a table"),
        ],
    ),
    (
        "redact",
        &[
            ("letter.txt > clean.txt", "without names and numbers"),
            ("--key key.json letter.txt", "who is who, for the next"),
            ("--kinds person --style bars a.txt", "only these, as bars"),
        ],
    ),
    (
        "completions",
        &[
            ("bash > /etc/bash_completion.d/nutgraf", ""),
            ("zsh > \"${fpath[1]}/_nutgraf\"", ""),
            ("fish > ~/.config/fish/completions/nutgraf.fish", ""),
            ("powershell >> $PROFILE", ""),
        ],
    ),
    (
        "man",
        &[
            ("> nutgraf.1", "the page of nutgraf itself"),
            ("analyze | man -l -", "that of a command, read"),
            ("--dir /usr/local/share/man/man1", "all of them, installed"),
        ],
    ),
];

/// The calls of a command's examples, each with its purpose.
fn examples(command: &str) -> Vec<(String, &'static str)> {
    let known = EXAMPLES.iter().find(|(name, _)| *name == command);
    let examples = known.map_or(&[][..], |(_, examples)| examples);
    let space = if command.is_empty() { "" } else { " " };
    examples.iter().map(|(call, about)| (format!("nutgraf {command}{space}{call}"), *about)).collect()
}

/// The end of a command's help: examples, and of the program's what the exit status tells.
fn ending(command: &str) -> String {
    let mut out = "Examples:\n".to_owned();
    let examples = examples(command);
    let longest = examples.iter().map(|(call, _)| call.len()).max().unwrap_or(0);
    for (call, about) in &examples {
        out += format!("  {call:<longest$}  {about}").trim_end();
        out.push('\n');
    }
    if command.is_empty() {
        out += "\nExit status:\n";
        for (status, about) in STATUS {
            out += &format!("  {status}  {about}\n");
        }
    }
    out.trim_end().to_owned()
}

/// The command line with the examples at the end of each command's help.
pub fn with_examples(program: Command) -> Command {
    let names: Vec<String> = program.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let program = program.after_help(ending(""));
    names.iter().fold(program, |program, name| {
        program.mut_subcommand(name, |command| command.after_help(ending(name)))
    })
}

/// `nutgraf completions`.
pub fn completions(arguments: &CompletionsArgs, mut program: Command) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut program, "nutgraf", &mut script);
    Output::new().write(&script)?;
    Ok(true)
}

/// `nutgraf man`.
pub fn man(arguments: &ManArgs, program: Command) -> Outcome {
    let pages = pages(program)?;
    if let Some(folder) = &arguments.dir {
        return match write_all(Path::new(folder), &pages) {
            Ok(()) => Ok(true),
            Err(error) => {
                let message = "The pages could not be written; choose another folder with --dir";
                console::say(&format!("{}: {message}: {error}.", input::label(folder)));
                Ok(false)
            }
        };
    }
    let wanted = arguments.command.as_deref().unwrap_or_default();
    let Some(page) = pages.iter().find(|page| page.command == wanted) else {
        let names: Vec<&str> =
            pages.iter().map(|page| page.command.as_str()).filter(|name| !name.is_empty()).collect();
        return Err(Failure::Usage(format!(
            "There is no command '{wanted}'; there are {}.",
            names.join(", ")
        )));
    };
    Output::new().write(&page.roff)?;
    Ok(true)
}

/// A page of the manual.
struct Page {
    /// The name of its command; none for the program's.
    command: String,
    file: String,
    roff: Vec<u8>,
}

fn write_all(folder: &Path, pages: &[Page]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    pages.iter().try_for_each(|page| fs::write(folder.join(&page.file), &page.roff))
}

fn pages(program: Command) -> io::Result<Vec<Page>> {
    let mut program = program.disable_help_subcommand(true);
    program.build();
    let version = program.get_version().unwrap_or_default().to_owned();
    let mut pages = vec![page("", program.clone(), &version)?];
    for command in program.get_subcommands() {
        pages.push(page(command.get_name(), command.clone(), &version)?);
    }
    Ok(pages)
}

fn page(name: &str, command: Command, version: &str) -> io::Result<Page> {
    let has_commands = command.has_subcommands();
    let man = Man::new(command).source(format!("nutgraf {version}")).manual("Nutgraf");
    let mut roff = Vec::new();
    man.render_title(&mut roff)?;
    man.render_name_section(&mut roff)?;
    man.render_synopsis_section(&mut roff)?;
    man.render_description_section(&mut roff)?;
    man.render_options_section(&mut roff)?;
    if has_commands {
        man.render_subcommands_section(&mut roff)?;
    }
    let mut end = Roff::new();
    end.control("SH", ["EXAMPLES"]);
    for (call, about) in examples(name) {
        end.control("TP", []).text([bold(call)]).text([roman(about)]);
    }
    end.control("SH", ["EXIT STATUS"]);
    for (status, about) in STATUS {
        end.control("TP", []).text([bold(status)]).text([roman(about)]);
    }
    end.to_writer(&mut roff)?;
    roff.flush()?;
    Ok(Page { command: name.to_owned(), file: man.get_filename(), roff })
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::*;
    use crate::Cli;

    /// The words of a call, as a shell divides them, up to where its output goes.
    fn words(call: &str) -> Vec<String> {
        let mut words = vec![String::new()];
        let mut quote = None;
        for c in call.chars() {
            match quote {
                Some(open) if c == open => quote = None,
                None if matches!(c, '\'' | '"') => quote = Some(c),
                None if c == ' ' => words.push(String::new()),
                _ => words.last_mut().unwrap().push(c),
            }
        }
        let end = words.iter().position(|word| matches!(word.as_str(), ">" | ">>" | "|"));
        words.truncate(end.unwrap_or(words.len()));
        words
    }

    #[test]
    fn each_command_has_examples_that_work() {
        let program = Cli::command();
        for command in program.get_subcommands().map(Command::get_name).chain([""]) {
            let examples = examples(command);
            assert!(examples.len() > 1, "{command}");
            for (call, _) in examples {
                let words = words(&call);
                assert!(Cli::try_parse_from(&words).is_ok(), "{call}: {words:?}");
            }
            for line in ending(command).lines() {
                assert!(line.chars().count() <= 80, "too long for a terminal: {line}");
            }
        }
        let unknown =
            EXAMPLES.iter().find(|(name, _)| !name.is_empty() && program.find_subcommand(name).is_none());
        assert!(unknown.is_none(), "{unknown:?}");
    }

    #[test]
    fn the_command_line_is_sound() {
        with_examples(Cli::command()).debug_assert();
    }
}
