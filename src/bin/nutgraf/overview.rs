//! A collection for reading in a terminal: the beginning of each list of its report.

use nutgraf::collection::{EntityRow, Report};
use nutgraf::output::KINDS;

/// Things that are told of each list.
const TOLD: usize = 12;
/// Names that are told of each kind.
const NAMES_TOLD: usize = 8;
/// Other names, and offices, that are told of each.
const FORMS_TOLD: usize = 3;

/// A title and sections, as a report of one document has them.
pub fn text(report: &Report) -> String {
    let mut out = format!("{}\n", counted(report.totals.documents, "DOCUMENT", "DOCUMENTS"));
    let mut facts = vec![counted(report.totals.words, "word", "words")];
    if let (Some(first), Some(last)) = (report.periods.first(), report.periods.last()) {
        let range = if first == last { String::new() } else { format!(" to {}", last.period) };
        facts.push(format!("published {}{range}", first.period));
    }
    facts.push(counted(report.totals.entities, "name", "names"));
    out += &format!("{}\n", facts.join(" · "));

    let id = |document: u32| report.documents.get(document as usize).map_or("", |row| &row.id);
    section(
        &mut out,
        "Watch list",
        report.watch.len(),
        report.watch.iter().map(|watched| {
            let ids: Vec<&str> = watched.hits.iter().take(FORMS_TOLD).map(|hit| id(hit.document)).collect();
            let more = if watched.hits.len() > ids.len() { ", …" } else { "" };
            match ids.as_slice() {
                [] => format!("{} (not found)", watched.watch),
                ids => format!("{} ({}): {}{more}", watched.watch, within(watched.documents), ids.join(", ")),
            }
        }),
    );
    section(
        &mut out,
        "Copies",
        report.copies.len(),
        report.copies.iter().map(|copies| {
            let ids: Vec<&str> = copies.documents.iter().map(|document| id(*document)).collect();
            let share = (copies.similarity * 100.0).round();
            let about = if copies.estimated { "about " } else { "" };
            format!("{} ({about}{share} % alike)", ids.join(", "))
        }),
    );
    for (kind, heading) in KINDS {
        let names: Vec<&EntityRow> = report.entities.iter().filter(|entity| entity.kind == kind).collect();
        section(&mut out, heading, names.len(), names.iter().take(NAMES_TOLD).map(|entity| name(entity)));
    }
    section(
        &mut out,
        "Named together",
        report.edges.len(),
        report.edges.iter().map(|edge| {
            let name = |entity: u32| report.entities.get(entity as usize).map_or("", |row| &row.name);
            format!("{} and {} ({})", name(edge.0), name(edge.1), within(edge.2))
        }),
    );
    section(
        &mut out,
        "Words",
        report.words.len(),
        report
            .words
            .iter()
            .map(|word| format!("{:>4}  {} ({})", word.count, word.text, within(word.documents))),
    );
    section(
        &mut out,
        "Phrases",
        report.phrases.len(),
        report.phrases.iter().map(|phrase| format!("{} ({})", phrase.text, within(phrase.documents))),
    );
    section(
        &mut out,
        "When",
        report.timeline.len(),
        report.timeline.iter().map(|moment| format!("{} ({})", moment.value, within(moment.documents))),
    );
    out
}

fn name(entity: &EntityRow) -> String {
    let first = |all: &[String]| all.iter().take(FORMS_TOLD).cloned().collect::<Vec<_>>();
    let mut line = match entity.mentions {
        1 => format!("{} (once)", entity.name),
        times => format!("{} ({times} times {})", entity.name, within(entity.documents)),
    };
    if !entity.roles.is_empty() {
        line += &format!(", {}", first(&entity.roles).join("; "));
    }
    if !entity.aliases.is_empty() {
        line += &format!(" · also {}", first(&entity.aliases).join(", "));
    }
    line
}

fn within(documents: u32) -> String {
    format!("in {}", counted(documents.into(), "document", "documents"))
}

/// "1 document", "2 documents".
pub fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The first lines of a list, and how many there are beside them.
fn section(out: &mut String, heading: &str, all: usize, lines: impl Iterator<Item = String>) {
    if all == 0 {
        return;
    }
    *out += &format!("\n{heading}\n");
    let mut told = 0;
    for line in lines.take(TOLD) {
        told += 1;
        *out += &format!("  {line}\n");
    }
    if all > told {
        *out += &format!("  and {} more\n", all - told);
    }
}
