//! Lists of names: what stands in one is of one kind, so a member of which the tagger is not sure follows the others.

use std::ops::Range;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::EntityKind;
use super::groups::hash_of;
use super::spans::Span;
use super::surface::Surface;
use crate::lang::classes::Classes;
use crate::lang::en::grammar;

/// Certainty from which a member tells of the others, and below which it may be told, in steps of the model's weights.
const SURE: i32 = 40;

/// Gives members of lists the kind that all others have of which the tagger is sure, where they are two at least.
pub fn settle(surface: &Surface<'_, '_>, spans: &mut [Span]) {
    let is_list = |before: &Span, after: &Span| {
        let between = before.tokens.end()..after.tokens.start();
        // "In France or Italy, Okafor said": the list ends with the member that "or" stands before.
        let is_last =
            before.tokens.start().checked_sub(1).is_some_and(|at| matches!(surface.form(at), "and" | "or"));
        !is_last
            && (1..=2).contains(&between.len())
            && before.sentence == after.sentence
            && between.clone().all(|at| grammar::ties_list(surface.form(at)))
    };
    let mut lists: Vec<(Range<usize>, EntityKind)> = Vec::new();
    let mut at = 0;
    for list in spans.chunk_by(is_list) {
        let told = kind_of_all(list).filter(|_| list.iter().any(|span| span.certainty < SURE));
        lists.extend(told.map(|kind| (at..at + list.len(), kind)));
        at += list.len();
    }
    if lists.is_empty() {
        return;
    }
    let mut counts: HashMap<u64, u32, FxBuildHasher> = HashMap::default();
    for span in spans.iter() {
        *counts.entry(hash_of(surface, span.tokens)).or_default() += 1;
    }
    let mut key = String::new();
    for (list, kind) in lists {
        for span in &mut spans[list] {
            let (start, end) = (span.tokens.start(), span.tokens.end());
            let is_once = counts.get(&hash_of(surface, span.tokens)) == Some(&1);
            // What the lists know is of its own kind: "Boeing, Rosa Quint and Tom Okafor".
            let is_known = surface.class(start).any(Classes::ORGANIZATION | Classes::PEOPLE)
                || surface.phrase(start, end, &mut key).is_some();
            if span.certainty < SURE
                && !span.is_fixed
                && is_once
                && !is_known
                && span.kind != EntityKind::Group
            {
                span.kind = kind;
                // It is as sure as they are.
                span.certainty = SURE;
            }
        }
    }
}

/// The kind that all members have of which the tagger is sure, where they are two at least.
fn kind_of_all(list: &[Span]) -> Option<EntityKind> {
    let mut sure = list.iter().filter(|span| span.certainty >= SURE).map(|span| span.kind);
    let kind = sure.next()?;
    let is_told = matches!(kind, EntityKind::Person | EntityKind::Organization | EntityKind::Place)
        && sure.next() == Some(kind)
        && sure.all(|other| other == kind);
    is_told.then_some(kind)
}
