//! The reader's corrections, applied to who and what was found before anything else reads it.
//!
//! A rule that is given twice does the same as once: what is hidden, renamed or merged is still known by the name it had.

use super::coreference::{Coreference, Entity, Mention, MentionForm, Reason, in_order};
use super::names::EntityKind;
use crate::corrections::{Corrections, Place, Rule, Target};
use crate::document::Document;
use crate::import::{Article, Repair};
use crate::options::Options;
use crate::text::{TokenRange, order};

/// Other forms that one entity lists.
const MAX_ALIASES: usize = 24;

/// Applies the rules in order. For each of them: the number of mentions that it holds for.
pub fn apply(document: &Document<'_>, found: &mut Coreference, corrections: &Corrections) -> Vec<u32> {
    let items = std::mem::take(&mut found.entities).into_iter().map(Item::of);
    let mut corrector = Corrector { document, items: items.collect() };
    let applied = corrections.rules.iter().map(|rule| corrector.apply(rule)).collect();
    let places = corrector.finish(&mut found.entities);
    for pronoun in &mut found.pronouns {
        pronoun.antecedent = pronoun.antecedent.and_then(|old| places.get(old).copied().flatten());
    }
    applied
}

/// An entity, and what it was.
struct Item {
    entity: Entity,
    /// The kinds and names that it has or had, and those that became part of it.
    known_as: Vec<(EntityKind, String)>,
    /// Where it went: the number of the item that it is part of now.
    merged_into: Option<usize>,
    /// How many mentions a rule took away.
    hidden: u32,
    is_touched: bool,
}

impl Item {
    fn of(entity: Entity) -> Self {
        let known_as = vec![(entity.kind, entity.name.clone())];
        Self { entity, known_as, merged_into: None, hidden: 0, is_touched: false }
    }

    fn is_alive(&self) -> bool {
        !self.entity.mentions.is_empty()
    }

    fn note(&mut self) {
        let now = (self.entity.kind, self.entity.name.clone());
        if !self.known_as.contains(&now) {
            self.known_as.push(now);
        }
        self.is_touched = true;
        if !self.entity.why.contains(&Reason::Corrected) {
            self.entity.why.push(Reason::Corrected);
        }
    }
}

struct Corrector<'d, 't> {
    document: &'d Document<'t>,
    items: Vec<Item>,
}

impl Corrector<'_, '_> {
    fn apply(&mut self, rule: &Rule) -> u32 {
        match rule {
            Rule::Rename { target, to } => self.rename(target, to),
            Rule::Retype { target, kind } => self.retype(target, kind_of(kind)),
            Rule::Merge { target, with } => self.merge(target, with),
            Rule::Split { target, name } => self.split(target, name.as_deref()),
            Rule::Hide { target } => self.hide(target),
            Rule::Add { text, kind, at } => self.add(text, kind_of(kind), at.as_ref()),
        }
    }

    /// The items that a target names: those that are or were shown by the name; where there is none, those of which it is
    /// another form.
    fn fitting(&self, target: &Target) -> Vec<usize> {
        let kind = target.kind.as_deref().map(kind_of);
        let Some(name) = target.name.as_deref().map(on_one_line) else {
            let fits =
                |item: &Item| kind.is_none_or(|kind| item.known_as.iter().any(|known| known.0 == kind));
            return (0..self.items.len()).filter(|&number| fits(&self.items[number])).collect();
        };
        let is_known = |item: &Item| {
            item.known_as.iter().any(|known| kind.is_none_or(|kind| known.0 == kind) && known.1 == name)
        };
        let has_form = |item: &Item| {
            kind.is_none_or(|kind| item.entity.kind == kind) && item.entity.aliases.contains(&name)
        };
        // What became part of another is known by nothing any more.
        let numbers = |fits: &dyn Fn(&Item) -> bool| -> Vec<usize> {
            (0..self.items.len()).filter(|&number| fits(&self.items[number])).collect()
        };
        let known = numbers(&is_known);
        if known.is_empty() { numbers(&has_form) } else { known }
    }

    /// The item of which an item is part now.
    fn whole(&self, mut number: usize) -> usize {
        while let Some(other) = self.items[number].merged_into {
            number = other;
        }
        number
    }

    /// The mentions of a target: all of each item, or the one at its place.
    fn mentions(&self, target: &Target) -> Vec<(usize, Vec<Mention>)> {
        let place = target.at.as_ref().map(|at| self.place(at));
        let of = |number: usize| {
            let all = self.items[number].entity.mentions.iter().copied();
            let here = all.filter(|mention| match place {
                None => true,
                Some(None) => false,
                Some(Some(range)) => mention.tokens.overlaps(range),
            });
            (number, here.collect::<Vec<_>>())
        };
        let found = self.fitting(target).into_iter().map(of);
        let found: Vec<_> = found.filter(|(_, mentions)| !mentions.is_empty()).collect();
        if target.at.is_some() {
            // One mention: the first in the words that were quoted.
            let first = found.into_iter().min_by_key(|(_, mentions)| mentions[0].tokens);
            return first.map(|(number, mentions)| (number, vec![mentions[0]])).into_iter().collect();
        }
        found
    }

    /// Where the words of a place stand.
    fn place(&self, at: &Place) -> Option<TokenRange> {
        self.occurrences(&at.quote).into_iter().nth(at.occurrence as usize - 1)
    }

    /// Where words stand, in this case and whatever the white space between them.
    fn occurrences(&self, words: &str) -> Vec<TokenRange> {
        let article = Article::from_text(words, Repair::Never);
        let options = Options { language: Some(self.document.language), ..Options::default() };
        let asked = crate::segment::segment(&article, &options);
        let wanted: Vec<&str> = (0..asked.tokens.len()).map(|at| asked.token_text(at)).collect();
        let Some((first, rest)) = wanted.split_first() else { return Vec::new() };
        let Some(first_word) = self.document.vocabulary.get(first) else { return Vec::new() };
        let mut found = Vec::new();
        let mut at = 0;
        while at + wanted.len() <= self.document.tokens.len() {
            let is_it = self.document.tokens[at].word == first_word
                && self.document.token_text(at) == *first
                && rest.iter().enumerate().all(|(i, word)| self.document.token_text(at + 1 + i) == *word);
            if is_it {
                found.push(TokenRange::new(at, at + wanted.len()));
            }
            at += if is_it { wanted.len() } else { 1 };
        }
        found
    }

    fn text(&self, mention: &Mention) -> String {
        self.document.named_string(mention.tokens)
    }

    fn rename(&mut self, target: &Target, to: &str) -> u32 {
        let to = on_one_line(to);
        let mut count = 0;
        for (number, mentions) in self.mentions(target) {
            count += mentions.len() as u32;
            let kind = self.items[number].entity.kind;
            let namesake = self.shown_by(&to, kind);
            let is_all = mentions.len() == self.items[number].entity.mentions.len();
            match namesake {
                Some(other) if other == number => {}
                Some(other) if is_all => self.unite(other, number),
                Some(other) => self.hand_over(number, &mentions, other),
                None if is_all => {
                    self.items[number].entity.name.clone_from(&to);
                    self.items[number].note();
                }
                None => self.part(number, &mentions, to.clone(), kind),
            }
        }
        count
    }

    fn retype(&mut self, target: &Target, kind: EntityKind) -> u32 {
        let mut count = 0;
        for (number, mentions) in self.mentions(target) {
            count += mentions.len() as u32;
            let item = &mut self.items[number];
            if item.entity.kind == kind {
                continue;
            }
            if mentions.len() == item.entity.mentions.len() {
                item.entity.kind = kind;
                item.note();
            } else {
                let name = item.entity.name.clone();
                match self.shown_by(&name, kind) {
                    Some(other) => self.hand_over(number, &mentions, other),
                    None => self.part(number, &mentions, name, kind),
                }
            }
        }
        count
    }

    fn merge(&mut self, target: &Target, with: &[Target]) -> u32 {
        let Some(&(whole, _)) = self.mentions(target).first() else { return 0 };
        let mut count = 0;
        for one in with {
            // What has become part of it has no mentions of its own any more.
            if one.at.is_none() && self.fitting(one) == [whole] {
                count += self.written(whole, one);
            }
            for (number, mentions) in self.mentions(one) {
                if number == whole {
                    continue;
                }
                count += mentions.len() as u32;
                if mentions.len() == self.items[number].entity.mentions.len() {
                    self.unite(whole, number);
                } else {
                    self.hand_over(number, &mentions, whole);
                }
            }
        }
        count
    }

    /// How many mentions of an item are written as a target is named.
    fn written(&self, number: usize, target: &Target) -> u32 {
        let name = target.name.as_deref().map(on_one_line);
        let mentions = self.items[number].entity.mentions.iter();
        mentions.filter(|mention| Some(self.text(mention)) == name).count() as u32
    }

    fn split(&mut self, target: &Target, name: Option<&str>) -> u32 {
        let mut parted: Option<usize> = None;
        let mut count = 0;
        for (number, mut mentions) in self.mentions(target) {
            if let (None, Some(form)) = (&target.at, target.name.as_deref().map(on_one_line)) {
                mentions.retain(|mention| self.text(mention) == form);
            }
            let Some(first) = mentions.first() else { continue };
            count += mentions.len() as u32;
            if mentions.len() == self.items[number].entity.mentions.len() {
                continue;
            }
            match parted {
                Some(other) => self.hand_over(number, &mentions, other),
                None => {
                    let name = name.map_or_else(|| self.text(first), on_one_line);
                    parted = Some(self.items.len());
                    self.part(number, &mentions, name, self.items[number].entity.kind);
                }
            }
        }
        count
    }

    fn hide(&mut self, target: &Target) -> u32 {
        let mut count = 0;
        if target.at.is_none() {
            // What is hidden already is still held to be.
            count = self.fitting(target).iter().map(|&number| self.items[number].hidden).sum();
        }
        for (number, mentions) in self.mentions(target) {
            count += mentions.len() as u32;
            self.take(number, &mentions);
            if !self.items[number].is_alive() {
                self.items[number].hidden += mentions.len() as u32;
            }
        }
        count
    }

    fn add(&mut self, text: &str, kind: EntityKind, at: Option<&Place>) -> u32 {
        let name = on_one_line(text);
        let mut ranges = self.occurrences(text);
        match at {
            Some(at) => {
                let place = self.place(at);
                ranges.retain(|range| place.is_some_and(|place| place.overlaps(*range)));
                ranges.truncate(1);
            }
            // "Quint" is no name of its own in "Marek Quint".
            None => {
                let is_part = |range: TokenRange, mention: &Mention| {
                    mention.tokens.contains(range) && mention.tokens != range
                };
                let all = self.items.iter().flat_map(|item| &item.entity.mentions);
                let mut parts = vec![false; ranges.len()];
                for mention in all {
                    let from = ranges.partition_point(|range| range.end() <= mention.tokens.start());
                    let until = ranges.partition_point(|range| range.start() < mention.tokens.end());
                    for at in from..until {
                        parts[at] |= is_part(ranges[at], mention);
                    }
                }
                let mut parts = parts.into_iter();
                ranges.retain(|_| parts.next() == Some(false));
            }
        }
        if ranges.is_empty() {
            return 0;
        }
        let count = ranges.len() as u32;
        let same = |item: &Item| {
            item.is_alive()
                && item.entity.kind == kind
                && (item.entity.name == name || item.entity.aliases.contains(&name))
        };
        let named = |item: &Item| same(item) && item.entity.name == name;
        let number = self.items.iter().position(named).or_else(|| self.items.iter().position(same));
        // The reader's words go before what stands across them.
        for other in 0..self.items.len() {
            let across: Vec<Mention> = self.items[other]
                .entity
                .mentions
                .iter()
                .copied()
                .filter(|mention| {
                    let after = ranges.partition_point(|range| range.end() <= mention.tokens.start());
                    ranges.get(after).is_some_and(|range| {
                        range.overlaps(mention.tokens) && (Some(other) != number || *range != mention.tokens)
                    })
                })
                .collect();
            self.take(other, &across);
        }
        let number = number.unwrap_or_else(|| self.new_item(name, kind));
        let item = &mut self.items[number];
        for tokens in ranges {
            if item.entity.mentions.iter().all(|mention| mention.tokens != tokens) {
                item.entity.mentions.push(Mention { tokens, form: MentionForm::Name });
            }
        }
        in_order(&mut item.entity.mentions);
        item.note();
        count
    }

    /// The item of this kind that is shown by a name.
    fn shown_by(&self, name: &str, kind: EntityKind) -> Option<usize> {
        let is_it = |item: &Item| item.is_alive() && item.entity.kind == kind && item.entity.name == name;
        self.items.iter().position(is_it)
    }

    fn new_item(&mut self, name: String, kind: EntityKind) -> usize {
        let entity = bare(kind, name);
        self.items.push(Item::of(entity));
        self.items.len() - 1
    }

    /// Takes mentions away from an item.
    fn take(&mut self, number: usize, mentions: &[Mention]) {
        if !mentions.is_empty() {
            let item = &mut self.items[number];
            item.entity.mentions.retain(|mention| !mentions.contains(mention));
            item.is_touched = true;
        }
    }

    /// Makes mentions of an item those of another.
    fn hand_over(&mut self, from: usize, mentions: &[Mention], to: usize) {
        self.take(from, mentions);
        let item = &mut self.items[to];
        item.entity.mentions.extend_from_slice(mentions);
        in_order(&mut item.entity.mentions);
        item.note();
    }

    /// Makes mentions of an item one of their own.
    fn part(&mut self, from: usize, mentions: &[Mention], name: String, kind: EntityKind) {
        let new = self.new_item(name, kind);
        self.hand_over(from, mentions, new);
    }

    /// Makes one item part of another.
    fn unite(&mut self, whole: usize, part: usize) {
        let empty = bare(self.items[part].entity.kind, String::new());
        let part_entity = std::mem::replace(&mut self.items[part].entity, empty);
        self.items[part].merged_into = Some(whole);
        let known_as = std::mem::take(&mut self.items[part].known_as);
        let item = &mut self.items[whole];
        item.known_as.extend(known_as);
        let entity = &mut item.entity;
        entity.gender = match (entity.gender, part_entity.gender) {
            (Some(one), Some(other)) if one != other => None,
            (one, other) => one.or(other),
        };
        entity.roles.extend(
            part_entity.roles.into_iter().filter(|role| !entity.roles.contains(role)).collect::<Vec<_>>(),
        );
        // Later rules may name it by them.
        entity.aliases.extend(part_entity.aliases);
        entity.mentions.extend(part_entity.mentions);
        in_order(&mut entity.mentions);
        item.note();
    }

    /// The entities in their order, and for each of those that there were its place.
    fn finish(mut self, entities: &mut Vec<Entity>) -> Vec<Option<usize>> {
        for number in 0..self.items.len() {
            if self.items[number].is_touched {
                self.describe(number);
            }
        }
        // Most mentions first, then by the first of them: the complement of the count above its token.
        let key = |item: &Item| {
            let mentions = &item.entity.mentions;
            let first = mentions.first()?.tokens.start() as u64;
            Some(u64::from(!(mentions.len() as u32)) << 32 | first)
        };
        let mut keys: Vec<u64> = self.items.iter().filter_map(key).collect();
        order::sort(&mut keys);
        let place_of = |item: &Item| key(item).and_then(|key| keys.binary_search(&key).ok());
        let places: Vec<Option<usize>> =
            (0..self.items.len()).map(|number| place_of(&self.items[self.whole(number)])).collect();
        let mut order = vec![0; keys.len()];
        for (number, item) in self.items.iter().enumerate() {
            if let Some(place) = place_of(item) {
                order[place] = number;
            }
        }
        let mut items: Vec<Option<Item>> = self.items.into_iter().map(Some).collect();
        entities.extend(order.into_iter().filter_map(|number| items[number].take()).map(|item| item.entity));
        places
    }

    /// Other forms of an entity, and how its mentions name it.
    fn describe(&mut self, number: usize) {
        let entity = &self.items[number].entity;
        let words = |text: &str| text.split_whitespace().count();
        let full = words(&entity.name);
        let mut aliases: Vec<String> = Vec::new();
        let mut mentions = entity.mentions.clone();
        for mention in mentions.iter_mut().filter(|mention| mention.form != MentionForm::Nominal) {
            let text = self.text(mention);
            let is_loud = |text: &str| !text.chars().any(char::is_lowercase);
            let is_short = words(&text) < full || mention.tokens.len() == 1 && full > 1 && is_loud(&text);
            mention.form = if is_short && entity.kind != EntityKind::Place {
                MentionForm::Short
            } else {
                MentionForm::Name
            };
            if text != entity.name && aliases.len() < MAX_ALIASES && !aliases.contains(&text) {
                aliases.push(text);
            }
        }
        // "The ministry" alone is nobody's.
        if mentions.iter().all(|mention| mention.form == MentionForm::Nominal) {
            mentions.clear();
        }
        let entity = &mut self.items[number].entity;
        (entity.aliases, entity.mentions) = (aliases, mentions);
    }
}

/// An entity without mentions.
fn bare(kind: EntityKind, name: String) -> Entity {
    let (aliases, roles, mentions, why) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    Entity { kind, name, aliases, gender: None, roles, mentions, why }
}

/// The kind of this name, which was checked.
fn kind_of(name: &str) -> EntityKind {
    EntityKind::ALL.into_iter().find(|kind| kind.as_str() == name).unwrap_or(EntityKind::Person)
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::annotate::names::EntityKind;
    use crate::corrections::KINDS;

    #[test]
    fn rules_know_the_kinds_that_there_are() {
        assert_eq!(KINDS, EntityKind::ALL.map(EntityKind::as_str));
    }
}
