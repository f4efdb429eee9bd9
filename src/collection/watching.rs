//! A watch list looked for in all documents: in their names with all forms, and in their words.

use hashbrown::{HashMap, HashSet};
use rustc_hash::FxBuildHasher;

use super::rows::{WatchHit, Watched};
use super::{Collection, KINDS};
use crate::annotate::watching::{Match, Matcher};
use crate::output::round;
use crate::watch::Watch;

/// What was found of each entry.
pub fn watch(collection: &Collection, order: &[u32], watch: &Watch) -> Vec<Watched> {
    let mut matcher = Matcher::new(watch);
    let row = |entry: &crate::watch::Entry| Watched {
        watch: entry.label().to_owned(),
        note: entry.note.clone(),
        documents: 0,
        mentions: 0,
        hits: Vec::new(),
    };
    let mut rows: Vec<Watched> = watch.entries.iter().map(row).collect();
    let mut cache: HashMap<(u32, u8), Vec<Match>, FxBuildHasher> = HashMap::default();
    for (document, &at) in order.iter().enumerate() {
        let record = collection.record(at as usize);
        let mut here: HashSet<u32, FxBuildHasher> = HashSet::default();
        for name in &record.names {
            // Each form of it; of an entry the surest counts.
            let mut best: Vec<(Match, u32)> = Vec::new();
            for &form in [&name.name].into_iter().chain(&name.aliases) {
                let kind = KINDS[usize::from(name.kind)];
                let found = cache
                    .entry((form, name.kind))
                    .or_insert_with(|| matcher.name(collection.text(form), kind));
                for one in found.iter() {
                    match best.iter_mut().find(|(known, _)| known.entry == one.entry) {
                        Some((known, text)) if known.sure < one.sure => (*known, *text) = (one.clone(), form),
                        Some(_) => {}
                        None => best.push((one.clone(), form)),
                    }
                }
            }
            for (one, form) in best {
                here.insert(one.entry);
                push(
                    &mut rows[one.entry as usize],
                    document,
                    collection.text(form),
                    KINDS[usize::from(name.kind)],
                    name.mentions,
                    &one,
                );
            }
        }
        const WORD: u8 = u8::MAX;
        for term in &record.terms {
            let found =
                cache.entry((term.lemma, WORD)).or_insert_with(|| matcher.word(collection.text(term.lemma)));
            for one in found.iter() {
                here.insert(one.entry);
                push(
                    &mut rows[one.entry as usize],
                    document,
                    collection.text(term.text),
                    "word",
                    term.count,
                    one,
                );
            }
        }
        here.into_iter().for_each(|entry| rows[entry as usize].documents += 1);
    }
    for row in &mut rows {
        row.hits.sort_by(|a, b| {
            a.document.cmp(&b.document).then(b.sure.total_cmp(&a.sure)).then_with(|| a.form.cmp(&b.form))
        });
    }
    rows
}

fn push(row: &mut Watched, document: usize, form: &str, kind: &'static str, mentions: u32, found: &Match) {
    row.mentions += u64::from(mentions);
    row.hits.push(WatchHit {
        document: document as u32,
        form: form.to_owned(),
        kind,
        mentions,
        sure: round(found.sure),
        why: found.why(),
    });
}
