//! The tables of a collection for Arrow: those of `nutgraf collect --table`, with numbers that are numbers and lists that are lists.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{Field, Schema};
use nutgraf::collection::{CollectionTable, EntityRow, REPORT_SCHEMA, Report};

use crate::columns::{counts, flags, floats, lists, string_lists, strings, totals};

/// A table of a report; none where the library has one that is not known here.
pub fn table(table: CollectionTable, report: &Report) -> Option<RecordBatch> {
    let id = |document: u32| report.documents.get(document as usize).map(|row| &row.id);
    let columns: Vec<(&str, ArrayRef)> = match table {
        CollectionTable::Documents => {
            let rows = || report.documents.iter();
            vec![
                ("document", strings(rows().map(|row| Some(&row.id)))),
                ("title", strings(rows().map(|row| row.title.as_ref()))),
                ("date", strings(rows().map(|row| row.date.as_ref()))),
                ("words", counts(rows().map(|row| Some(row.words)))),
                ("language", strings(rows().map(|row| Some(&row.language)))),
                ("people", string_lists(rows().map(|row| Some(row.people.as_slice())))),
                ("phrases", string_lists(rows().map(|row| Some(row.phrases.as_slice())))),
                ("copy_of", strings(rows().map(|row| id(row.copy_of?)))),
            ]
        }
        CollectionTable::Entities => {
            let rows = || report.entities.iter();
            vec![
                ("kind", strings(rows().map(|row| Some(row.kind)))),
                ("name", strings(rows().map(|row| Some(&row.name)))),
                ("documents", counts(rows().map(|row| Some(row.documents)))),
                ("mentions", totals(rows().map(|row| row.mentions))),
                ("aliases", string_lists(rows().map(|row| Some(row.aliases.as_slice())))),
                ("roles", string_lists(rows().map(|row| Some(row.roles.as_slice())))),
                ("why", string_lists(rows().map(|row| Some(row.why.as_slice())))),
                ("in", within(rows().map(|row| row.within.iter().map(|&(document, _)| document)), report)),
            ]
        }
        CollectionTable::Words => {
            let rows = || report.words.iter();
            vec![
                ("word", strings(rows().map(|row| Some(&row.text)))),
                ("lemma", strings(rows().map(|row| Some(&row.lemma)))),
                ("count", totals(rows().map(|row| row.count))),
                ("documents", counts(rows().map(|row| Some(row.documents)))),
                ("dispersion", floats(rows().map(|row| Some(row.dispersion)))),
            ]
        }
        CollectionTable::Phrases => {
            let rows = || report.phrases.iter();
            vec![
                ("phrase", strings(rows().map(|row| Some(&row.text)))),
                ("count", totals(rows().map(|row| row.count))),
                ("documents", counts(rows().map(|row| Some(row.documents)))),
            ]
        }
        CollectionTable::Edges => {
            let rows = || report.edges.iter();
            let entity = |at: u32| report.entities.get(at as usize);
            let part = |side: fn(&nutgraf::collection::Edge) -> u32, part: fn(&EntityRow) -> &str| {
                strings(rows().map(|edge| entity(side(edge)).map(part)))
            };
            vec![
                ("name", part(|edge| edge.0, |row| &row.name)),
                ("kind", part(|edge| edge.0, |row| row.kind)),
                ("with", part(|edge| edge.1, |row| &row.name)),
                ("with_kind", part(|edge| edge.1, |row| row.kind)),
                ("documents", counts(rows().map(|edge| Some(edge.2)))),
            ]
        }
        CollectionTable::Copies => {
            let rows = || {
                let groups = (1..).zip(&report.copies);
                groups.flat_map(|(group, copies)| {
                    copies.documents.iter().map(move |&copy| (group, copies, copy))
                })
            };
            let is_first =
                |copies: &nutgraf::collection::Copies, copy| copies.documents.first() == Some(&copy);
            let changes = |(_, copies, copy): (u32, &nutgraf::collection::Copies, u32)| {
                copies.differences.iter().find(|told| told.document == copy).map(|told| told.count)
            };
            vec![
                ("group", counts(rows().map(|(group, ..)| Some(group)))),
                ("document", strings(rows().map(|(_, _, copy)| id(copy)))),
                (
                    "copy_of",
                    strings(rows().map(|(_, copies, copy)| {
                        id(*copies.documents.first()?).filter(|_| !is_first(copies, copy))
                    })),
                ),
                (
                    "similarity",
                    floats(rows().map(|(_, copies, copy)| {
                        Some(copies.similarity).filter(|_| !is_first(copies, copy))
                    })),
                ),
                ("estimated", flags(rows().map(|(_, copies, _)| copies.estimated))),
                ("changes", counts(rows().map(changes))),
            ]
        }
        CollectionTable::Dates => {
            let rows = || report.timeline.iter();
            vec![
                ("value", strings(rows().map(|row| Some(&row.value)))),
                ("documents", counts(rows().map(|row| Some(row.documents)))),
                ("mentions", totals(rows().map(|row| row.mentions))),
                ("in", within(rows().map(|row| row.within.iter().copied()), report)),
            ]
        }
        CollectionTable::Amounts => {
            let rows = || report.amounts.iter();
            vec![
                ("document", strings(rows().map(|row| id(row.document)))),
                ("kind", strings(rows().map(|row| Some(row.kind)))),
                ("value", floats(rows().map(|row| Some(row.value)))),
                ("value_to", floats(rows().map(|row| row.value_to))),
                ("unit", strings(rows().map(|row| Some(&row.unit)))),
            ]
        }
        CollectionTable::Quotes => {
            let rows = || report.quotes.iter();
            vec![
                ("document", strings(rows().map(|row| id(row.document)))),
                ("speaker", strings(rows().map(|row| row.speaker_name.as_ref()))),
                ("quote", strings(rows().map(|row| Some(&row.text)))),
                ("words", counts(rows().map(|row| Some(row.words)))),
                ("kind", strings(rows().map(|row| Some(row.kind)))),
            ]
        }
        CollectionTable::Watch => {
            let rows =
                || report.watch.iter().flat_map(|entry| entry.hits.iter().map(move |hit| (entry, hit)));
            vec![
                ("watch", strings(rows().map(|(entry, _)| Some(&entry.watch)))),
                ("document", strings(rows().map(|(_, hit)| id(hit.document)))),
                ("as", strings(rows().map(|(_, hit)| Some(&hit.form)))),
                ("kind", strings(rows().map(|(_, hit)| Some(hit.kind)))),
                ("mentions", counts(rows().map(|(_, hit)| Some(hit.mentions)))),
                ("sure", floats(rows().map(|(_, hit)| Some(hit.sure)))),
                ("why", strings(rows().map(|(_, hit)| Some(&hit.why)))),
                ("note", strings(rows().map(|(entry, _)| entry.note.as_ref()))),
            ]
        }
        _ => return None,
    };
    let fields: Vec<Field> =
        columns.iter().map(|(name, array)| Field::new(*name, array.data_type().clone(), true)).collect();
    let metadata = HashMap::from([("nutgraf.report".to_owned(), REPORT_SCHEMA.to_string())]);
    let schema = Arc::new(Schema::new_with_metadata(fields, metadata));
    let arrays = columns.into_iter().map(|(_, array)| array).collect();
    Some(RecordBatch::try_new(schema, arrays).expect("all columns were made of the same rows"))
}

/// The ids of the documents of each row.
fn within<D: Iterator<Item = u32>>(rows: impl Iterator<Item = D>, report: &Report) -> ArrayRef {
    lists(rows.map(|row| Some(row.collect::<Vec<_>>())), |all| {
        strings(all.iter().map(|&document| report.documents.get(document as usize).map(|row| &row.id)))
    })
}
