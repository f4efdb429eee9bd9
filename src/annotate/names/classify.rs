//! Which kind each candidate is of. A name is of one kind throughout a document, so the evidence of all its
//! occurrences is added up; shorter names take the kind of the longer ones they are part of.

use super::EntityKind;
use super::candidates::Candidate;
use super::clues::{Clue, Collector, Evidence};
use super::groups::{Numbers, hash_of};
use super::longer::Longer;
use super::surface::Surface;
use crate::lang::classes::Classes;
use crate::lang::en::grammar;
use crate::text::{TokenKind, TokenRange};

/// Clues that a group keeps for its explanation.
const KEPT_CLUES: usize = 6;

/// The most that the contexts of a name weigh against the name itself.
const CONTEXT_LIMIT: i32 = 12;

/// A candidate with its kind.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// Where it stands, and what stands before it.
    pub candidate: Candidate,
    /// What it is.
    pub kind: EntityKind,
    /// Index of its group.
    pub group: u32,
    /// How sure the tagger is of it, see [`super::tagger::Tagged::certainty`]; [`SURE`] where that is not asked.
    pub certainty: i32,
}

/// What is no matter of the tagger's.
pub const SURE: i32 = i32::MAX;

/// All candidates of the same words.
#[derive(Clone, Debug)]
pub struct Group {
    /// The first occurrence.
    pub first: TokenRange,
    /// Number of occurrences.
    pub count: u32,
    /// Its kind; `None` where nothing speaks for a name.
    pub kind: Option<EntityKind>,
    /// What speaks for the kinds.
    pub clues: Vec<Evidence>,
    /// Points by kind, of the words themselves.
    inner: [i32; 7],
    /// Points by kind, of all contexts.
    outer: [i32; 7],
    /// Whether some occurrence is capitalized for no other reason than being a name.
    is_sure: bool,
    /// Whether every occurrence is doubtful.
    is_doubtful: bool,
}

/// The named things of a document.
pub struct Names {
    /// In text order.
    pub names: Vec<Name>,
    /// What the names' `group` refers to.
    pub groups: Vec<Group>,
}

/// Decides the kinds of all candidates; those that seem to be no names are left out.
pub fn decide(surface: &Surface<'_, '_>, candidates: &[Candidate]) -> Names {
    let mut groups: Vec<Group> = Vec::new();
    let mut numbers = Numbers::default();
    let mut collector = Collector::new(surface);
    let mut membership = Vec::with_capacity(candidates.len());
    let mut titled = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let (number, is_new) = numbers.number(surface, candidate.tokens);
        if is_new {
            collector.found.clear();
            collector.read_name(candidate);
            let mut group = Group::new(candidate.tokens);
            group.add(&collector.found, true);
            groups.push(group);
        }
        collector.found.clear();
        collector.read_context(candidate);
        let group = &mut groups[number as usize];
        group.add(&collector.found, false);
        group.count += 1;
        group.is_sure |= !candidate.is_exposed;
        group.is_doubtful &= candidate.is_doubtful;
        let strongest =
            collector.found.iter().filter(|e| e.kind == EntityKind::Person && e.clue == Clue::Title);
        titled.push(strongest.map(|e| e.weight).max().unwrap_or(0));
        membership.push(number);
    }
    for group in &mut groups {
        group.decide(surface);
    }
    inherit(surface, &mut groups);
    let mut names = Vec::with_capacity(candidates.len());
    for ((candidate, &group), &title) in candidates.iter().zip(&membership).zip(&titled) {
        let Some(kind) = groups[group as usize].kind else { continue };
        // "Mr. Washington" is a person whatever the other Washingtons are.
        let is_person = title >= 9 && kind == EntityKind::Place && candidate.tokens.len() <= 3;
        let kind = if is_person { EntityKind::Person } else { kind };
        names.push(Name { candidate: *candidate, kind, group, certainty: SURE });
    }
    Names { names, groups }
}

impl Group {
    /// A group of a kind that was decided elsewhere, with what speaks for it.
    pub fn decided(first: TokenRange, kind: EntityKind, clues: &[Evidence]) -> Self {
        let mut group = Self::new(first);
        group.kind = Some(kind);
        // Found before there is room for them: there are many groups, and most have one or two.
        let (mut kept, mut count) = ([None; KEPT_CLUES], 0);
        for clue in clues.iter().filter(|clue| clue.kind == kind && clue.weight > 1) {
            let is_new = kept.iter().flatten().all(|known: &Evidence| known.clue != clue.clue);
            if is_new && count < KEPT_CLUES {
                (kept[count], count) = (Some(*clue), count + 1);
            }
        }
        group.clues.reserve_exact(count);
        group.clues.extend(kept.into_iter().flatten());
        group
    }

    fn new(first: TokenRange) -> Self {
        Self {
            first,
            count: 0,
            kind: None,
            clues: Vec::new(),
            inner: [0; 7],
            outer: [0; 7],
            is_sure: false,
            is_doubtful: true,
        }
    }

    fn add(&mut self, evidence: &[Evidence], is_inner: bool) {
        let points = if is_inner { &mut self.inner } else { &mut self.outer };
        for one in evidence {
            points[index_of(one.kind)] += i32::from(one.weight);
            let is_new = self.clues.iter().all(|known| (known.kind, known.clue) != (one.kind, one.clue));
            if is_new && one.weight > 1 && self.clues.len() < KEPT_CLUES {
                self.clues.push(*one);
            }
        }
    }

    /// Points of a kind.
    fn points(&self, kind: EntityKind) -> i32 {
        let at = index_of(kind);
        self.inner[at] + self.outer[at].clamp(-CONTEXT_LIMIT, CONTEXT_LIMIT)
    }

    /// By how many points its kind leads.
    pub fn margin(&self) -> i32 {
        let Some(best) = self.kind else { return 0 };
        let others = EntityKind::ALL.into_iter().filter(|&kind| kind != best).map(|kind| self.points(kind));
        self.points(best) - others.max().unwrap_or(0).max(0)
    }

    fn decide(&mut self, surface: &Surface<'_, '_>) {
        if self.is_doubtful {
            return;
        }
        let mut best = (0, None);
        for kind in EntityKind::ALL {
            let points = self.points(kind);
            if points > best.0 {
                best = (points, Some(kind));
            }
        }
        let (points, mut kind) = best;
        let is_unknown = is_unknown_subject(surface, self.first);
        if !self.is_sure && points < 2 && !is_unknown {
            kind = None;
        }
        if kind.is_none() && (self.is_sure || is_unknown) {
            kind = default_kind(surface, self.first);
        }
        self.kind = kind;
    }

    /// Whether the kind rests on fewer points.
    fn has_less_than(&self, points: i32) -> bool {
        self.kind.is_none_or(|kind| self.points(kind) < points)
    }
}

/// Whether a word that opens a sentence is known to no list and does what subjects do: "Quint's lawyer denies".
fn is_unknown_subject(surface: &Surface<'_, '_>, range: TokenRange) -> bool {
    let (first, next) = (surface.form(range.start()), range.end());
    let ending = grammar::WORD_ENDINGS.iter().any(|ending| first.ends_with(ending));
    let is_owner = surface.document.tokens.get(next).is_some_and(|token| token.kind == TokenKind::Clitic);
    let acts = is_owner || surface.acts(next);
    acts && !ending && !surface.class(range.start()).any(Classes::COMMON | Classes::SEEN_LOWER)
}

/// The kind of a name about which nothing is known; `None` where it is made of everyday words.
fn default_kind(surface: &Surface<'_, '_>, range: TokenRange) -> Option<EntityKind> {
    let plain = Classes::COMMON | Classes::ANY_HEAD | Classes::FUNCTION | Classes::ROLE_MODIFIER;
    if range.indices().all(|i| surface.class(i).any(plain)) {
        None
    } else if range.len() == 1 {
        Some(EntityKind::Person)
    } else {
        Some(EntityKind::Organization)
    }
}

fn index_of(kind: EntityKind) -> usize {
    kind as usize
}

/// Gives short names the kind of the longer names whose first or last words they are.
fn inherit(surface: &Surface<'_, '_>, groups: &mut [Group]) {
    let longer =
        Longer::of(surface, groups.iter().filter_map(|group| group.kind.map(|kind| (group.first, kind))));
    for group in groups.iter_mut() {
        let range = group.first;
        let known =
            Classes::ANY_PLACE | Classes::PEOPLE | Classes::ORGANIZATION | Classes::CAPITAL_LETTER_PLACE;
        let is_known = range.len() == 1 && surface.class(range.start()).any(known);
        let person = longer.person(surface, range).filter(|_| range.len() == 1);
        if let Some(borne) = person
            && group.kind != Some(EntityKind::Person)
        {
            let is_surname = borne.as_surname > 0;
            let is_weak = group.has_less_than(if is_surname { 8 } else { 6 });
            if is_weak && (is_surname || !is_known && !group.is_doubtful) {
                group.kind = Some(EntityKind::Person);
                continue;
            }
        }
        if group.is_doubtful
            || group.kind == Some(EntityKind::Organization)
            || is_known
            || !group.has_less_than(if range.len() > 1 { 10 } else { 6 })
        {
            continue;
        }
        if person.is_none() && longer.opens_organization(hash_of(surface, range)) {
            group.kind = Some(EntityKind::Organization);
        }
    }
}
