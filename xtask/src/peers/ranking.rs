//! Keyphrases, keywords and summaries of English texts from 10 kB to 10 MB.
//!
//! Some libraries are quadratic and worse, so each run is a process of its own that is ended after a time, and what did
//! not get through one text is spared the larger ones.

use std::fmt::Write as _;
use std::time::Duration;

use anyhow::Result;
use serde_json::Value;

use crate::peers::{self, Programs};
use crate::{bench, run};

const SIZES: [&str; 4] = ["10 kB", "100 kB", "1 MB", "10 MB"];
/// Growth and comparison count from this size on, in bytes: below it, what a start costs shows more than the text.
const COUNTED: f64 = 100_000.0;
/// In each round every contender has one turn, so that what else the machine does meets all of them.
const ROUNDS: usize = 3;
/// Seconds from which one run says enough.
const LONG: f64 = 10.0;

/// How long one run may take; the sizes and rounds that are worth it.
#[derive(Clone, Copy)]
pub struct Effort {
    limit: Duration,
    rounds: usize,
    sizes: &'static [&'static str],
}

impl Effort {
    /// What the published table is measured with.
    pub const FULL: Self = Self { limit: Duration::from_secs(20), rounds: ROUNDS, sizes: &SIZES };
    /// Whether it works, and about how fast.
    pub const QUICK: Self = Self { limit: Duration::from_secs(5), rounds: 1, sizes: SIZES.split_at(3).0 };
}

/// One library at one task in one place.
struct Contender {
    place: String,
    task: String,
    library: String,
    /// Its number in its place's program.
    number: usize,
    /// For each size that was tried.
    outcomes: Vec<Outcome>,
}

enum Outcome {
    Measured { bytes: f64, runs: Vec<f64> },
    Stopped,
    Failed(String),
}

impl Outcome {
    /// Bytes and the median of the runs' seconds.
    fn point(&self) -> Option<(f64, f64)> {
        let Self::Measured { bytes, runs } = self else { return None };
        let mut runs = runs.clone();
        runs.sort_by(f64::total_cmp);
        Some((*bytes, *runs.get(runs.len() / 2)?))
    }
}

/// The comparison as a table.
pub fn table(programs: &Programs, effort: Effort) -> Result<String> {
    let packages = peers::install()?;
    let command = |place: &str| {
        if place == "native" {
            return programs.native("ranking");
        }
        let mut node = programs.node("benches/peers/ranking.mjs");
        node.arg(&packages);
        node
    };
    let mut contenders = Vec::new();
    for place in ["native", "node"] {
        for (number, row) in bench::values(&mut command(place))?.iter().enumerate() {
            let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
            let (task, library) = (text("task"), text("library"));
            contenders.push(Contender {
                place: place.to_owned(),
                task,
                library,
                number,
                outcomes: Vec::new(),
            });
        }
    }
    for (tried, size) in effort.sizes.iter().enumerate() {
        let text = programs.texts.join("sizes").join(format!("{size}.txt"));
        for _ in 0..effort.rounds {
            for contender in &mut contenders {
                if contender.takes_part(tried) {
                    let mut command = command(&contender.place);
                    let report =
                        run::watched(command.arg(contender.number.to_string()).arg(&text), effort.limit)?;
                    contender.note(tried, &report);
                }
            }
        }
    }
    Ok(report(&contenders, effort))
}

impl Contender {
    /// Whether another run with the text of this number would tell something.
    fn takes_part(&self, tried: usize) -> bool {
        match self.outcomes.get(tried) {
            None => {
                self.outcomes.len() == tried
                    && self.outcomes.iter().all(|outcome| matches!(outcome, Outcome::Measured { .. }))
            }
            Some(outcome) => outcome.point().is_some_and(|(_, seconds)| seconds < LONG),
        }
    }

    fn note(&mut self, tried: usize, report: &run::Report) {
        let row = report.lines.iter().rev().find_map(|line| serde_json::from_str::<Value>(line).ok());
        let number = |key: &str| row.as_ref().and_then(|row| row[key].as_f64());
        let outcome = match (number("bytes"), number("seconds")) {
            (Some(bytes), Some(seconds)) => {
                if let Some(Outcome::Measured { runs, .. }) = self.outcomes.get_mut(tried) {
                    runs.push(seconds);
                    return;
                }
                Outcome::Measured { bytes, runs: vec![seconds] }
            }
            _ if report.stopped => Outcome::Stopped,
            _ => {
                let told = row.as_ref().and_then(|row| row["failed"].as_str());
                Outcome::Failed(told.unwrap_or(&report.ending).to_owned())
            }
        };
        self.outcomes.truncate(tried);
        self.outcomes.push(outcome);
    }

    /// The points from [`COUNTED`] on.
    fn counted(&self) -> impl Iterator<Item = (f64, f64)> {
        self.outcomes.iter().filter_map(Outcome::point).filter(|(bytes, _)| *bytes >= COUNTED)
    }

    /// The slope of the line through the points of log time over log size, by least squares.
    fn exponent(&self) -> Option<f64> {
        let points: Vec<(f64, f64)> =
            self.counted().map(|(bytes, seconds)| (bytes.ln(), seconds.ln())).collect();
        if points.len() < 2 {
            return None;
        }
        let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / points.len() as f64;
        let (x, y) = (mean(|point| point.0), mean(|point| point.1));
        let together: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
        let alone: f64 = points.iter().map(|point| (point.0 - x).powi(2)).sum();
        Some(together / alone)
    }

    /// How many times the other's time this one takes, where the difference is smallest.
    fn beside(&self, other: &Self) -> Option<f64> {
        self.counted()
            .filter_map(|(bytes, seconds)| {
                let (_, least) = other.counted().find(|(same, _)| *same == bytes)?;
                Some(seconds / least)
            })
            .min_by(f64::total_cmp)
    }
}

fn report(contenders: &[Contender], effort: Effort) -> String {
    let mut table = format!(
        "\n### Keyphrases, keywords and summaries\n\n\
         The time of one text of ours, from the bare text to ten phrases, ten words or three sentences; each library in turn.\n\
         Rounds: {rounds}, of which the median, but one where it takes {long} s or longer. A run is a process of its own that has\n\
         read 10 kB before the clock starts (in Node for 2 s, until the code is compiled for speed); it is stopped after\n\
         {limit} s, and then no larger text is tried (–). \"Exponent\": the growth of time with size from 100 kB up, 1 where it is\n\
         linear. \"Times\": how many times the time of the first row of its task and place, where the difference is smallest, from\n\
         100 kB up. None of the others knows names or parts of speech, so both are left out in the first row; what follows of\n\
         Nutgraf finds names, dates, amounts and parts of speech first. Nutgraf finds out the language and the structure; the\n\
         others are told the stop words of English, the same list. lede's summaries are of up to 500 characters.\n\n\
         | task | library |",
        rounds = effort.rounds,
        long = LONG,
        limit = effort.limit.as_secs(),
    );
    for size in effort.sizes {
        let _ = write!(table, " {size} |");
    }
    let _ = write!(
        table,
        " exponent | times |\n| --- | --- |{} --: | --: |\n",
        " --: |".repeat(effort.sizes.len())
    );
    for contender in contenders {
        let same = |other: &&Contender| other.task == contender.task && other.place == contender.place;
        let first = contenders.iter().find(same);
        let place = if contender.place == "node" { ", Node" } else { "" };
        let _ = write!(table, "| {}{place} | {} |", contender.task, contender.library);
        for tried in 0..effort.sizes.len() {
            let _ = write!(table, " {} |", cell(contender.outcomes.get(tried), effort));
        }
        let figure = |value: Option<f64>, digits| {
            value.map_or_else(|| "–".to_owned(), |value| format!("{value:.digits$}"))
        };
        let times =
            first.filter(|first| !std::ptr::eq(*first, contender)).and_then(|first| contender.beside(first));
        let _ = writeln!(table, " {} | {} |", figure(contender.exponent(), 2), figure(times, 1));
    }
    table
}

fn cell(outcome: Option<&Outcome>, effort: Effort) -> String {
    match outcome {
        None => "–".to_owned(),
        Some(Outcome::Stopped) => format!("stopped after {} s", effort.limit.as_secs()),
        // Bars would end the cell.
        Some(Outcome::Failed(told)) => format!("failed: {}", told.replace(['|', '\n'], " ")),
        Some(outcome) => outcome.point().map_or_else(String::new, |(_, seconds)| {
            if seconds < 1.0 { format!("{:.1} ms", seconds * 1e3) } else { format!("{seconds:.1} s") }
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contender(times: &[(f64, f64)]) -> Contender {
        let measured = |&(bytes, seconds): &(f64, f64)| Outcome::Measured { bytes, runs: vec![seconds] };
        Contender {
            place: "native".into(),
            task: "summary".into(),
            library: "one".into(),
            number: 0,
            outcomes: times.iter().map(measured).collect(),
        }
    }

    #[test]
    fn growth_and_difference_count_from_100_kb() {
        let linear = contender(&[(1e4, 5.0), (1e5, 1.0), (1e6, 10.0), (1e7, 100.0)]);
        let quadratic = contender(&[(1e4, 0.1), (1e5, 2.0), (1e6, 200.0)]);
        assert!((linear.exponent().unwrap() - 1.0).abs() < 1e-9);
        assert!((quadratic.exponent().unwrap() - 2.0).abs() < 1e-9);
        assert_eq!(quadratic.beside(&linear), Some(2.0));
        assert_eq!(contender(&[(1e4, 5.0), (1e5, 1.0)]).exponent(), None);
    }

    #[test]
    fn what_did_not_get_through_is_spared_the_larger_texts() {
        let report = |lines: &[&str], stopped: bool| run::Report {
            lines: lines.iter().map(|line| line.to_string()).collect(),
            success: !stopped,
            stopped,
            ending: "exit status: 1".into(),
        };
        let mut one = contender(&[(1e4, 1.0)]);
        assert!(one.takes_part(1));
        one.note(1, &report(&[], true));
        assert!(matches!(one.outcomes[1], Outcome::Stopped));
        assert!(!one.takes_part(1) && !one.takes_part(2));

        let mut other = contender(&[]);
        other.note(0, &report(&[r#"{"bytes":10000,"seconds":3}"#], false));
        other.note(0, &report(&[r#"{"bytes":10000,"seconds":12}"#], false));
        assert_eq!(other.outcomes[0].point(), Some((10_000.0, 12.0)));
        assert!(!other.takes_part(0) && other.takes_part(1));
        other.note(1, &report(&[r#"{"failed":"no heap"}"#], false));
        assert_eq!(cell(other.outcomes.get(1), Effort::FULL), "failed: no heap");
        other.note(1, &report(&[], false));
        assert_eq!(cell(other.outcomes.get(1), Effort::FULL), "failed: exit status: 1");
    }
}
