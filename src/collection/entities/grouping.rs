//! Which names of one key are of one entity: by the places of their documents, by what people are called, by legal forms.

use std::cmp::Reverse;

use super::{Group, Joiner, Map, NONE};
use crate::collection::named::Names;
use crate::collection::roles::Facts;

/// People of one name that are told apart; more are not compared with each other.
const MOST_NAMESAKES: usize = 32;

impl Joiner<'_> {
    /// Names that say not which one is meant: in documents that speak of one place more than of any other, it is one.
    pub(super) fn by_places(&self, numbers: &[u32]) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        let mut by_place: Map<u32, usize> = Map::default();
        for &number in numbers {
            let place = self.places[self.seen[number as usize].document as usize][0];
            let group = Group { members: vec![number], facts: Facts::default() };
            match by_place.get(&place).filter(|_| place != NONE) {
                Some(&at) => groups[at].members.push(number),
                None => {
                    by_place.insert(place, groups.len());
                    groups.push(group);
                }
            }
        }
        groups
    }

    /// People of one name, those of whom most is told first; whoever could be several of them is a group alone.
    pub(super) fn by_roles(&mut self, numbers: &[u32]) -> Vec<Group> {
        let weight = |number: u32| self.facts_of(&self.seen[number as usize]).map_or(0, Facts::weight);
        let mut sorted = numbers.to_vec();
        sorted.sort_by_key(|&number| (Reverse(weight(number)), number));
        let mut groups: Vec<Group> = Vec::new();
        let mut told = Vec::new();
        let mut alone: Vec<Group> = Vec::new();
        for number in sorted {
            let facts = self.facts_of(&self.seen[number as usize]).cloned().unwrap_or_default();
            let mut fitting = Vec::new();
            let mut against = None;
            for (at, group) in groups.iter().enumerate() {
                match group.facts.contradiction(&facts) {
                    None => fitting.push(at),
                    Some(contradiction) => against = against.or(Some((at, contradiction))),
                }
            }
            match (&fitting[..], against) {
                ([], against) if groups.len() < MOST_NAMESAKES => {
                    if let Some((at, contradiction)) = against {
                        told.push((groups[at].members[0], number, contradiction));
                    }
                    groups.push(Group { members: vec![number], facts });
                }
                ([only], _) => {
                    let group = &mut groups[*only];
                    group.members.push(number);
                    group.facts.take_in(&facts);
                }
                _ => alone.push(Group { members: vec![number], facts }),
            }
        }
        for (first, number, (of_first, of_this)) in told {
            let name = self.collection.text(self.seen[number as usize].name);
            let apart = |other: u32, there: &str, here: &str| {
                let id = self.id(self.seen[other as usize].document);
                format!("Kept apart from another {name}, in {id}: there {there}, here {here}.")
            };
            let (why, turned) = (apart(first, &of_first, &of_this), apart(number, &of_this, &of_first));
            self.why.entry(number).or_default().push(why);
            let reasons = self.why.entry(first).or_default();
            if reasons.len() < 3 {
                reasons.push(turned);
            }
        }
        groups.extend(alone);
        groups
    }

    /// "Quarry Ltd" and "Quarry GmbH" are two companies; which of them "Quarry" is, nobody can tell.
    pub(super) fn by_legal_form(&self, numbers: &[u32]) -> Vec<Group> {
        let mut forms: Vec<(&str, Vec<u32>)> = Vec::new();
        let mut names = Names::default();
        let mut cache: Map<u32, &'static str> = Map::default();
        for &number in numbers {
            let name = self.seen[number as usize].name;
            let legal = *cache.entry(name).or_insert_with(|| {
                let known = names.know(self.kind(number), self.collection.text(name));
                known.map_or("", |known| known.legal)
            });
            match forms.iter_mut().find(|(form, _)| *form == legal) {
                Some((_, members)) => members.push(number),
                None => forms.push((legal, vec![number])),
            }
        }
        if forms.iter().filter(|(form, _)| !form.is_empty()).count() < 2 {
            return vec![Group { members: numbers.to_vec(), facts: Facts::default() }];
        }
        let group = |members| Group { members, facts: Facts::default() };
        let (bare, legal): (Vec<_>, Vec<_>) = forms.into_iter().partition(|(form, _)| form.is_empty());
        let bare = bare.into_iter().flat_map(|(_, members)| members).map(|number| group(vec![number]));
        legal.into_iter().map(|(_, members)| group(members)).chain(bare).collect()
    }
}
