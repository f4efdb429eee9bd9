//! Who and what is the same over documents. A wrong join is worse than a missed one: two names are joined where they are of one
//! kind and the same in full, unless what the documents call them contradicts; what could be either of two is joined with neither.
//!
//! All of it is worked out from the documents in the order of their ids, so the order in which they were collected does not
//! matter, and in maps, so the work grows with the number of names.

mod grouping;

use std::cmp::Reverse;

use hashbrown::{HashMap, HashSet};
use rustc_hash::FxBuildHasher;

use super::named::{Known, Names};
use super::record::{Name, Record};
use super::roles::Facts;
use super::sets::Sets;
use super::{Collection, KINDS};
use crate::text::Vocabulary;

type Map<K, V> = HashMap<K, V, FxBuildHasher>;

/// Places of a document that tell which "Ministry of Health" it speaks of: the most mentioned ones.
const TELLING_PLACES: usize = 3;

/// A name in a document.
struct Seen {
    document: u32,
    /// Place of its kind in [`KINDS`].
    kind: u8,
    /// Number of its key.
    key: u32,
    /// Number of the name's text.
    name: u32,
    mentions: u32,
    /// Place in the list of facts, from 1; 0 where there are none.
    facts: u32,
}

/// What entities of the collection there are, and which name is which of them.
pub struct Joins {
    /// For each name of each document, one document after the other: its entity.
    pub of: Vec<u32>,
    /// Where the names of each document begin, and where the last ones end.
    pub starts: Vec<u32>,
    /// The entities: those in most documents first, then the most mentioned, then by name.
    pub entities: Vec<Joined>,
}

/// An entity of the collection.
#[derive(Clone, Debug, Default)]
pub struct Joined {
    /// Place of its kind in [`KINDS`].
    pub kind: u8,
    /// Number of its commonest name's text.
    pub name: u32,
    /// The documents that name it, in order, with the mentions in each.
    pub documents: Vec<(u32, u32)>,
    pub mentions: u64,
    pub why: Vec<String>,
}

impl Joins {
    /// The entities of the names of a document, in their order.
    pub fn of_document(&self, document: usize) -> &[u32] {
        &self.of[self.starts[document] as usize..self.starts[document + 1] as usize]
    }
}

/// Joins the names of all documents, `order` of which is by their ids.
pub fn join(collection: &Collection, order: &[u32]) -> Joins {
    let mut joiner = Joiner::read(collection, order);
    let groups = joiner.group();
    joiner.link(&groups);
    joiner.finish()
}

/// Names that were found to be the same, before those of other forms are joined with them.
struct Group {
    /// Numbers of names in [`Joiner::seen`].
    members: Vec<u32>,
    facts: Facts,
}

struct Joiner<'c> {
    collection: &'c Collection,
    order: &'c [u32],
    seen: Vec<Seen>,
    starts: Vec<u32>,
    facts: Vec<Facts>,
    keys: Vocabulary,
    /// What is known of each key.
    known: Vec<Known>,
    /// Other full forms: the name and the key of the form.
    forms: Vec<(u32, u32)>,
    /// The keys of the most mentioned places of each document.
    places: Vec<[u32; TELLING_PLACES]>,
    sets: Sets,
    /// Reasons, by the number of a name.
    why: Map<u32, Vec<String>>,
}

/// A key that is nobody's.
const NONE: u32 = u32::MAX;

impl<'c> Joiner<'c> {
    fn read(collection: &'c Collection, order: &'c [u32]) -> Self {
        let mut joiner = Self {
            collection,
            order,
            seen: Vec::new(),
            starts: vec![0],
            facts: Vec::new(),
            keys: Vocabulary::default(),
            known: Vec::new(),
            forms: Vec::new(),
            places: Vec::with_capacity(order.len()),
            sets: Sets::new(0),
            why: Map::default(),
        };
        let mut names = Names::default();
        let mut cache: Map<(u8, u32), u32> = Map::default();
        for (document, &at) in order.iter().enumerate() {
            let record = collection.record(at as usize);
            joiner.read_document(document as u32, &record, &mut names, &mut cache);
            joiner.starts.push(joiner.seen.len() as u32);
        }
        joiner.sets = Sets::new(joiner.seen.len());
        joiner
    }

    fn read_document(
        &mut self,
        document: u32,
        record: &Record<u32>,
        names: &mut Names,
        cache: &mut Map<(u8, u32), u32>,
    ) {
        let mut places = [NONE; TELLING_PLACES];
        let mut place_count = 0;
        for name in &record.names {
            let key = self.key(name.kind, name.name, names, cache);
            let number = self.seen.len() as u32;
            let mut facts = 0;
            match KINDS[usize::from(name.kind)] {
                "person" if key != NONE => {
                    let told =
                        Facts::read(name.gender, name.roles.iter().map(|&role| self.collection.text(role)));
                    if told != Facts::default() {
                        self.facts.push(told);
                        facts = self.facts.len() as u32;
                    }
                }
                "place"
                    if key != NONE && place_count < TELLING_PLACES && !self.known[key as usize].is_shared =>
                {
                    places[place_count] = key;
                    place_count += 1;
                }
                _ => {}
            }
            for &form in &name.aliases {
                let other = self.key(name.kind, form, names, cache);
                if other != NONE && other != key {
                    self.forms.push((number, other));
                }
            }
            let Name { kind, name, mentions, .. } = *name;
            self.seen.push(Seen { document, kind, key, name, mentions, facts });
        }
        self.places.push(places);
    }

    fn key(&mut self, kind: u8, text: u32, names: &mut Names, cache: &mut Map<(u8, u32), u32>) -> u32 {
        *cache.entry((kind, text)).or_insert_with(|| {
            let Some(known) = names.know(KINDS[usize::from(kind)], self.collection.text(text)) else {
                return NONE;
            };
            let number = self.keys.intern_folded(&known.key).index();
            match self.known.get_mut(number) {
                Some(before) => {
                    // One of them with its legal form, or in capitals.
                    before.is_acronym |= known.is_acronym;
                }
                None => self.known.push(known),
            }
            number as u32
        })
    }

    fn facts_of(&self, seen: &Seen) -> Option<&Facts> {
        self.facts.get((seen.facts as usize).wrapping_sub(1))
    }

    /// What a name is the name of.
    fn kind(&self, number: u32) -> &'static str {
        KINDS[usize::from(self.seen[number as usize].kind)]
    }

    /// The id of a document.
    fn id(&self, document: u32) -> &'c str {
        self.collection.id(self.order[document as usize])
    }

    /// Names of one key that are of one entity, by key.
    fn group(&mut self) -> Vec<Vec<Group>> {
        let mut by_key: Vec<Vec<u32>> = vec![Vec::new(); self.known.len()];
        for (number, seen) in self.seen.iter().enumerate() {
            if seen.key != NONE {
                by_key[seen.key as usize].push(number as u32);
            }
        }
        let mut groups = Vec::with_capacity(by_key.len());
        for (key, numbers) in by_key.into_iter().enumerate() {
            let known = &self.known[key];
            let found = if known.is_shared || known.is_bare {
                self.by_places(&numbers)
            } else if numbers.first().is_some_and(|&number| self.kind(number) == "person") {
                self.by_roles(&numbers)
            } else {
                self.by_legal_form(&numbers)
            };
            for group in &found {
                let Some((&first, rest)) = group.members.split_first() else { continue };
                rest.iter().for_each(|&number| self.sets.unite(first, number));
            }
            groups.push(found);
        }
        groups
    }

    /// Joins names of other forms: "WHO" with the only name that a document says it stands for, a longer name with a full one
    /// that the same document calls it by.
    fn link(&mut self, groups: &[Vec<Group>]) {
        let mut group_of: Vec<u32> = vec![NONE; self.seen.len()];
        for found in groups {
            for (at, group) in found.iter().enumerate() {
                group.members.iter().for_each(|&number| group_of[number as usize] = at as u32);
            }
        }
        // For each form, the names that have it, told by their group.
        let mut longer: Map<u32, Vec<u32>> = Map::default();
        for &(number, form) in &self.forms {
            let own = self.seen[number as usize].key;
            let (known, full) = (&self.known[form as usize], own != NONE && self.known[own as usize].is_long);
            let tells = known.is_acronym && full || known.is_long;
            // A form of a kind that every country has tells nothing; of an abbreviation all are looked at.
            let is_one = groups[form as usize].len() == 1 || known.is_acronym;
            if own != NONE && tells && !known.is_shared && is_one {
                longer.entry(form).or_default().push(number);
            }
        }
        let mut forms: Vec<(u32, Vec<u32>)> = longer.into_iter().collect();
        forms.sort_unstable();
        for (form, numbers) in forms {
            let roots: HashSet<u32, FxBuildHasher> =
                numbers.iter().map(|&number| self.sets.root(number)).collect();
            if roots.len() != 1 {
                continue;
            }
            let number = numbers[0];
            let own = self.seen[number as usize].key as usize;
            let mine = groups[own].get(group_of[number as usize] as usize);
            for target in &groups[form as usize] {
                let Some(&first) = target.members.first() else { continue };
                let contradicts = mine.is_some_and(|mine| mine.facts.contradiction(&target.facts).is_some());
                if contradicts || !numbers.iter().any(|&number| self.may_share(number, first)) {
                    continue;
                }
                self.sets.unite(number, first);
                self.tell_form(number, first, form);
            }
        }
    }

    /// Whether the documents of two names speak of one place, as far as they name any.
    fn may_share(&self, one: u32, other: u32) -> bool {
        let [a, b] = [one, other].map(|number| &self.places[self.seen[number as usize].document as usize]);
        a[0] == NONE || b[0] == NONE || a.iter().any(|place| *place != NONE && b.contains(place))
    }

    /// Tells why a name of another form was joined.
    fn tell_form(&mut self, number: u32, first: u32, form: u32) {
        let document = self.seen[number as usize].document;
        let (short, long) = (self.seen[first as usize].name, self.seen[number as usize].name);
        let [short, long] = [short, long].map(|number| self.collection.text(number));
        let id = self.id(document);
        let reason = if self.known[form as usize].is_acronym {
            format!("“{short}” stands for “{long}” in {id}, and for nothing else in the collection.")
        } else {
            format!("“{short}” is another form of “{long}” in {id}.")
        };
        let reasons = self.why.entry(number).or_default();
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }

    fn finish(mut self) -> Joins {
        let mut numbers: Map<u32, u32> = Map::default();
        let mut of = Vec::with_capacity(self.seen.len());
        let mut entities: Vec<Joined> = Vec::new();
        let mut names: Vec<Map<u32, u32>> = Vec::new();
        for number in 0..self.seen.len() as u32 {
            let root = self.sets.root(number);
            let entity = *numbers.entry(root).or_insert_with(|| {
                entities.push(Joined::default());
                names.push(Map::default());
                entities.len() as u32 - 1
            });
            of.push(entity);
            let seen = &self.seen[number as usize];
            let joined = &mut entities[entity as usize];
            joined.kind = seen.kind;
            joined.mentions += u64::from(seen.mentions);
            match joined.documents.last_mut().filter(|(document, _)| *document == seen.document) {
                Some((_, mentions)) => *mentions += seen.mentions,
                None => joined.documents.push((seen.document, seen.mentions)),
            }
            *names[entity as usize].entry(seen.name).or_default() += 1;
            if let Some(reasons) = self.why.remove(&number) {
                joined.why.extend(reasons.into_iter().take(4usize.saturating_sub(joined.why.len())));
            }
        }
        self.name(&mut entities, &names);
        let mut sorted: Vec<u32> = (0..entities.len() as u32).collect();
        let text = |number: u32| self.collection.text(number);
        sorted.sort_by(|&a, &b| {
            let (a, b) = (&entities[a as usize], &entities[b as usize]);
            let rank = |joined: &Joined| (Reverse(joined.documents.len()), Reverse(joined.mentions));
            let order = rank(a).cmp(&rank(b));
            order
                .then_with(|| text(a.name).cmp(text(b.name)))
                .then_with(|| (a.kind, &a.documents).cmp(&(b.kind, &b.documents)))
        });
        let mut places = vec![0; entities.len()];
        for (place, &entity) in sorted.iter().enumerate() {
            places[entity as usize] = place as u32;
        }
        of.iter_mut().for_each(|entity| *entity = places[*entity as usize]);
        let mut taken: Vec<Option<Joined>> = entities.into_iter().map(Some).collect();
        let entities = sorted.into_iter().filter_map(|entity| taken[entity as usize].take()).collect();
        Joins { of, starts: self.starts, entities }
    }

    /// The commonest full name of each, of equals the longest, then the first in the alphabet; and why it is one.
    fn name(&self, entities: &mut [Joined], names: &[Map<u32, u32>]) {
        for (joined, names) in entities.iter_mut().zip(names) {
            let text = |number: u32| self.collection.text(number);
            let is_acronym =
                |number: u32| !text(number).contains(' ') && text(number).chars().all(|c| !c.is_lowercase());
            let best = names.iter().max_by_key(|&(&number, &count)| {
                (!is_acronym(number), count, text(number).len(), Reverse(text(number)))
            });
            joined.name = best.map_or(0, |(&number, _)| number);
            if joined.documents.len() < 2 {
                continue;
            }
            let mut others: Vec<&str> = names.keys().map(|&number| text(number)).collect();
            others.retain(|name| *name != text(joined.name));
            others.sort_unstable();
            let count = joined.documents.len();
            joined.why.insert(
                0,
                match others.first() {
                    None => format!("The same name in {count} documents."),
                    Some(other) => format!("The same name in {count} documents, also written “{other}”."),
                },
            );
        }
    }
}

#[cfg(test)]
mod tests;
