//! Files and lines of JSON become one collection, on all cores. What is kept of a document is its digest; where its text is needed
//! again, it is read again.

use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::num::NonZeroUsize;
use std::ops::Range;

use nutgraf::import::{Article, Decoded, Known};
use nutgraf::{Analysis, Collection, Error, MAX_TEXT_BYTES, Options};

use crate::crash::guarded;
use crate::input::{Content, FileKind, Reading};
use crate::lines::{Line, Lines};
use crate::paths::{Folders, Found};
use crate::pipeline::{self, Bounds, Job};
use crate::progress::{Progress, Unit};
use crate::{Failure, analyzer, console, input, jsonl};

/// Bytes of files or lines that are analysed at a time.
const BATCH_BYTES: usize = 32 << 20;
/// What a saved collection begins with.
const SAVED: &[u8] = b"NGC";

/// What is collected, and how it is read.
pub struct Wanted<'a> {
    pub paths: &'a [OsString],
    pub recursive: bool,
    /// How many files or lines are worked on at a time.
    pub workers: Option<NonZeroUsize>,
    /// Whether the paths are files of lines of JSON.
    pub jsonl: bool,
    pub from: FileKind,
    pub password: Option<&'a str>,
    pub options: Options,
}

/// The documents of all inputs.
pub struct Collected {
    pub collection: Collection,
    /// Where the text of each document is, by its id.
    places: HashMap<String, Place>,
    /// The ids of the documents that came from each path, in the order of the paths.
    pub from: Vec<(OsString, Vec<String>)>,
    pub options: Options,
    /// Whether every input was done.
    pub all_done: bool,
}

/// Where a text is; in "-" where it cannot be read again, as in a pipe.
#[derive(Clone)]
enum Place {
    File(OsString),
    /// A document in an archive, by its number.
    Member(OsString, usize),
    /// A line: the file, and where in it.
    Line(OsString, Range<u64>),
}

/// A document with its digest, or what went wrong.
type Told = (String, Place, Result<Collection, Error>);

/// Collects all inputs.
pub fn collect(wanted: &Wanted<'_>) -> Result<Collected, Failure> {
    let mut collected = Collected {
        collection: Collection::default(),
        places: HashMap::new(),
        from: Vec::new(),
        options: wanted.options.clone(),
        all_done: true,
    };
    let folders = if wanted.recursive { Folders::Recursive } else { Folders::Flat };
    let found = crate::found(wanted.paths, folders)?.found;
    if wanted.jsonl {
        collected.all_lines(found, wanted)?;
    } else {
        collected.files(found, wanted)?;
    }
    Ok(collected)
}

impl Collected {
    fn files(&mut self, found: Vec<Found>, wanted: &Wanted<'_>) -> Result<(), Failure> {
        let mut files = Vec::new();
        for file in found {
            match file {
                Ok(file) => files.push(file),
                Err((path, error)) => self.failed(&input::label(&path), &error),
            }
        }
        let count = files.len();
        let jobs = files.into_iter().map(|file| Job {
            weight: input::weight(&file),
            task: file.clone(),
            name: file,
        });
        let work = {
            let (options, from) = (wanted.options.clone(), wanted.from);
            let password = wanted.password.map(str::to_owned);
            move |file: OsString| {
                let known =
                    Known { encoding: options.encoding, password: password.as_deref(), ..Known::default() };
                read(&file, Reading { from, known }, &options)
            }
        };
        let progress = Progress::new(count as u64, Unit::Files);
        pipeline::run(jobs, Bounds::new(BATCH_BYTES, wanted.workers, Some(count)), work, |file, told| {
            progress.step();
            let mut ids = Vec::new();
            match told {
                Ok(told) => told.into_iter().for_each(|told| ids.extend(self.take(told))),
                Err(error) => self.failed(&input::label(&file), &error),
            }
            self.from.push((file, ids));
            Ok(())
        })
    }

    fn all_lines(&mut self, found: Vec<Found>, wanted: &Wanted<'_>) -> Result<(), Failure> {
        for file in found {
            match file {
                Ok(file) => self.lines(&file, wanted.workers)?,
                Err((path, error)) => self.failed(&input::label(&path), &error),
            }
        }
        Ok(())
    }

    fn lines(&mut self, path: &OsStr, workers: Option<NonZeroUsize>) -> Result<(), Failure> {
        let (reader, size) = match input::open(path) {
            Ok(opened) => opened,
            Err(error) => {
                self.failed(&input::label(path), &error);
                return Ok(());
            }
        };
        let mut lines = Lines::new(BufReader::with_capacity(1 << 16, reader), MAX_TEXT_BYTES);
        let label = input::label(path).into_owned();
        let mut number = 0;
        let jobs = std::iter::from_fn(move || {
            let begin = lines.position();
            let line = lines.next()?.unwrap_or_else(|error| Line::Refused(input::unreadable(&error)));
            number += 1;
            let at = begin..lines.position();
            let name = (format!("{label}: line {number}"), at);
            let task = jsonl::Task::of(number, line);
            Some(task.map(|task| Job { weight: task.weight(), task: (task, name.0.clone()), name }))
        })
        .flatten();
        let work = {
            let options = self.options.clone();
            move |(task, name): (jsonl::Task, String)| task.collect(&name, &options)
        };
        let progress = Progress::new(size.unwrap_or(0), Unit::Bytes);
        let again = size.map_or(OsStr::new("-"), |_| path);
        let mut ids = Vec::new();
        pipeline::run(jobs, Bounds::new(BATCH_BYTES / 4, workers, None), work, |(name, at), result| {
            progress.reach(at.end);
            let place = Place::Line(again.to_owned(), at);
            ids.extend(self.take((name, place, result)));
            Ok(())
        })?;
        self.from.push((path.to_owned(), ids));
        Ok(())
    }

    /// Takes in what was told of a document; its id.
    fn take(&mut self, (id, place, result): Told) -> Vec<String> {
        match result {
            Ok(part) => {
                self.collection.merge(&part);
                let ids = part.ids();
                for id in &ids {
                    let before = self.places.insert(id.clone(), place.clone());
                    if matches!((before, &place), (Some(_), Place::Line(..))) {
                        console::say(&format!(
                            "{id}: Two documents have this id, and only one of them counts. Give each its own."
                        ));
                    }
                }
                ids
            }
            Err(error) => {
                self.failed(&id, &error);
                Vec::new()
            }
        }
    }

    fn failed(&mut self, what: &str, error: &Error) {
        self.all_done = false;
        console::say(&format!("{what}: {error}"));
    }

    /// The text of a document, read once more; `None` where that cannot be done.
    pub fn text(&self, id: &str, from: FileKind, password: Option<&str>) -> Option<String> {
        let known = Known { encoding: self.options.encoding, password, ..Known::default() };
        let reading = Reading { from, known };
        let article =
            |decoded: &Decoded| Article::from_decoded(decoded, self.options.repair).text.into_owned();
        match self.places.get(id)? {
            Place::File(file) | Place::Member(file, _) | Place::Line(file, _) if file == "-" => None,
            Place::File(file) => input::read_text(file, reading).ok().map(|decoded| article(&decoded)),
            Place::Member(file, number) => match input::read(file, reading).ok()? {
                Content::Documents(members, _) => {
                    input::read_member(members.get(*number)?, known).ok().map(|decoded| article(&decoded))
                }
                Content::Text(_) => None,
            },
            Place::Line(file, at) => {
                let mut opened = File::open(file).ok()?;
                opened.seek(SeekFrom::Start(at.start)).ok()?;
                let mut line = Vec::new();
                opened.take(at.end - at.start).read_to_end(&mut line).ok()?;
                jsonl::text_of(&line)
            }
        }
    }
}

/// The documents in a file: one, but for archives and saved collections.
fn read(file: &OsStr, reading: Reading<'_>, options: &Options) -> Result<Vec<Told>, Error> {
    let name = file.to_string_lossy().into_owned();
    // A pipe can be opened only once.
    let (mut reader, size) = input::open(file)?;
    let again = size.map_or(OsStr::new("-"), |_| file);
    let unreadable = |error| input::unreadable(&error);
    let mut head = Vec::new();
    reader.by_ref().take(SAVED.len() as u64).read_to_end(&mut head).map_err(unreadable)?;
    if head == SAVED {
        reader.read_to_end(&mut head).map_err(unreadable)?;
        let saved = Collection::from_bytes(&head)?;
        return Ok(vec![(name, Place::File("-".into()), Ok(saved))]);
    }
    let mut told = Vec::new();
    match input::read_from(head.as_slice().chain(reader), size, file, reading)? {
        Content::Text(decoded) => {
            let part = digest(&name, &decoded, options);
            told.push((name, Place::File(again.to_owned()), part));
        }
        Content::Documents(members, notices) => {
            for notice in notices {
                console::say(&format!("{}: {}", input::label(file), notice.message));
            }
            for (number, member) in members.iter().enumerate() {
                let id = format!("{name}/{}", member.name);
                let part = guarded(|| {
                    input::read_member(member, reading.known)
                        .and_then(|decoded| digest(&id, &decoded, options))
                });
                told.push((id, Place::Member(again.to_owned(), number), part));
            }
        }
    }
    Ok(told)
}

fn digest(id: &str, decoded: &Decoded, options: &Options) -> Result<Collection, Error> {
    let article = Article::from_decoded(decoded, options.repair);
    of_analysis(
        id,
        &analyzer::with(|analyzer| analyzer.analyze_article(article, options, &mut |_, _| {})),
        "",
        options,
    )
}

/// A collection of one document.
pub fn of_analysis(
    id: &str,
    analysis: &Analysis,
    text: &str,
    options: &Options,
) -> Result<Collection, Error> {
    let mut part = Collection::default();
    part.add(id, analysis, text, options.offsets)?;
    Ok(part)
}
