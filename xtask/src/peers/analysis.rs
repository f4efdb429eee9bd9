//! Whole analyses in Node beside npm packages that find some of the same: articles one by one, 100 kB, 1 MB.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use serde_json::Value;

use crate::peers;
use crate::{bench, run};

/// The texts, as their files are called, and what the columns are headed.
const TEXTS: [(&str, &str); 3] =
    [("article", "article of 800 words"), ("100 kB", "100 kB"), ("1 MB", "1 MB")];
/// In each round every contender has one turn, so that what else the machine does meets all of them.
const ROUNDS: usize = 3;
/// How long one run may take, the start included.
const LIMIT: Duration = Duration::from_secs(120);

struct Contender {
    library: String,
    finds: String,
    /// Seconds of each round, by text.
    runs: [Vec<f64>; TEXTS.len()],
    /// Whether a text took too long.
    stopped: [bool; TEXTS.len()],
}

/// The comparison, over the texts of a folder, as a table.
pub fn table(folder: &Path, quick: bool) -> Result<String> {
    let packages = peers::install()?;
    let script = || {
        let mut node = run::node("benches/peers/analysis.mjs");
        node.arg(&packages);
        node
    };
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let mut contenders: Vec<Contender> = bench::values(&mut script())?
        .iter()
        .map(|row| Contender {
            library: text(row, "library"),
            finds: text(row, "finds"),
            runs: Default::default(),
            stopped: Default::default(),
        })
        .collect();
    let rounds = if quick { 1 } else { ROUNDS };
    for (column, (name, _)) in TEXTS.into_iter().enumerate() {
        let texts = folder.join("analysis").join(format!("{name}.json"));
        for _ in 0..rounds {
            for (number, contender) in contenders.iter_mut().enumerate() {
                if contender.stopped[column] {
                    continue;
                }
                let report = run::watched(script().arg(number.to_string()).arg(&texts), LIMIT)?;
                let told =
                    report.lines.iter().rev().find_map(|line| serde_json::from_str::<Value>(line).ok());
                contender.stopped[column] = report.stopped;
                contender.runs[column].extend(told.and_then(|row| row["seconds"].as_f64()));
            }
        }
    }
    Ok(report(&contenders, rounds))
}

impl Contender {
    fn median(&self, column: usize) -> Option<f64> {
        let mut runs = self.runs[column].clone();
        runs.sort_by(f64::total_cmp);
        runs.get(runs.len() / 2).copied()
    }
}

fn report(contenders: &[Contender], rounds: usize) -> String {
    let mut table = format!(
        "\n### Whole analyses in Node\n\n\
         The same texts of news through each package, result objects included; the median of {rounds} rounds, in brackets how many\n\
         times Nutgraf's time. Each run is a process of its own, on one core, that has been at work for 2 s before the clock\n\
         starts. Nutgraf finds all that stands in its row; the others do less, each what stands in its own.\n\n\
         | library | finds |"
    );
    for (_, title) in TEXTS {
        let _ = write!(table, " {title} |");
    }
    let _ = write!(table, "\n| --- | --- |{}\n", " --: |".repeat(TEXTS.len()));
    for contender in contenders {
        let _ = write!(table, "| {} | {} |", contender.library, contender.finds);
        for column in 0..TEXTS.len() {
            let first = contenders.first().and_then(|first| first.median(column));
            let cell = match (contender.median(column), first) {
                (Some(seconds), Some(first)) => format!("{:.2} ms ({:.1})", seconds * 1e3, seconds / first),
                (Some(seconds), None) => format!("{:.2} ms", seconds * 1e3),
                (None, _) if contender.stopped[column] => format!("stopped after {} s", LIMIT.as_secs()),
                (None, _) => "–".to_owned(),
            };
            let _ = write!(table, " {cell} |");
        }
        table.push('\n');
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_stand_beside_those_of_the_first() {
        let contender = |library: &str, seconds: f64| Contender {
            library: library.into(),
            finds: "names".into(),
            runs: [vec![seconds, 9.0, 0.0], Vec::new(), vec![seconds]],
            stopped: [false, library == "other", false],
        };
        let table = report(&[contender("nutgraf", 0.004), contender("other", 0.01)], 3);
        assert!(table.contains("| nutgraf | names | 4.00 ms (1.0) | – | 4.00 ms (1.0) |"), "{table}");
        assert!(
            table.contains("| other | names | 10.00 ms (2.5) | stopped after 120 s | 10.00 ms (2.5) |"),
            "{table}"
        );
    }
}
