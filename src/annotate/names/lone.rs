//! Names of one word that the tagger takes for people and of which nothing else in the text says so. Half of them are
//! companies, products or places, so each needs evidence: of a person, or of what else it is; without any it is no name.

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::EntityKind;
use super::classify::Names;
use super::clues::{Clue, Collector};
use super::spans::{Span, candidate};
use super::surface::Surface;
use crate::lang::classes::Classes;
use crate::lang::en::{grammar, lone_names};
use crate::text::WordId;

/// Tokens after a name in which "it" or "she" may stand for it.
const REACH: usize = 24;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    is_person: bool,
    /// Whether a noun before it says that it is a body: "the organisation “Tamarind”".
    is_body: bool,
    organization: i32,
    place: i32,
    /// Whether somebody says something by this name.
    says: bool,
    /// Whether a verb follows it.
    is_subject: bool,
    /// Pronouns after it: of people, and of things.
    people: u32,
    things: u32,
}

impl Known {
    /// What the word names, as far as its own surroundings tell.
    fn kind(self) -> Option<EntityKind> {
        if self.is_body {
            Some(EntityKind::Organization)
        } else if self.is_person
            || self.is_subject && self.people > self.things
            || self.says && self.people >= self.things && self.organization == 0
        {
            Some(EntityKind::Person)
        } else if self.organization > 0 && self.organization >= self.place {
            Some(EntityKind::Organization)
        } else if self.place > 0 {
            Some(EntityKind::Place)
        } else if self.says {
            Some(EntityKind::Organization)
        } else {
            None
        }
    }
}

/// Settles what lone words name, and takes out those of which nothing tells.
pub fn settle(surface: &Surface<'_, '_>, rules: &Names, spans: &mut Vec<Span>) {
    let word = |span: &Span| surface.document.tokens[span.tokens.start()].word;
    let is_one_word =
        |span: &Span| span.kind == EntityKind::Person && span.tokens.len() == 1 && !span.is_fixed;
    let mut known: HashMap<WordId, Known, FxBuildHasher> = HashMap::default();
    for span in spans.iter().filter(|span| is_one_word(span)) {
        known.entry(word(span)).or_default();
    }
    // A part of a longer name is no lone word.
    for span in spans.iter().filter(|span| span.kind == EntityKind::Person && span.tokens.len() > 1) {
        for at in span.tokens.indices() {
            known.remove(&surface.document.tokens[at].word);
        }
    }
    if known.is_empty() {
        return;
    }
    let mut collector = Collector::new(surface);
    for span in spans.iter().filter(|span| is_one_word(span)) {
        if let Some(known) = known.get_mut(&word(span)) {
            observe(&mut collector, rules, span, known);
        }
    }
    let is_lone = |span: &Span| is_one_word(span) && known.contains_key(&word(span));
    let mut kinds: Vec<Option<EntityKind>> = spans
        .iter()
        .map(|span| if is_lone(span) { known[&word(span)].kind() } else { Some(span.kind) })
        .collect();
    follow_lists(surface, spans, &mut kinds);
    // A word is of one kind: what a list tells holds for its other mentions, too.
    let mut told: HashMap<WordId, EntityKind, FxBuildHasher> = HashMap::default();
    for (span, kind) in spans.iter().zip(&kinds) {
        if let Some(kind) = kind.filter(|_| is_lone(span)) {
            told.entry(word(span)).or_insert(kind);
        }
    }
    spans.retain_mut(|span| {
        if !is_lone(span) {
            return true;
        }
        let kind = told.get(&word(span)).copied();
        span.kind = kind.unwrap_or(span.kind);
        kind.is_some()
    });
}

/// Adds what a mention and its surroundings say.
fn observe(collector: &mut Collector<'_, '_, '_>, rules: &Names, span: &Span, known: &mut Known) {
    let surface = collector.surface();
    let (start, end) = (span.tokens.start(), span.tokens.end());
    let class = surface.class(start);
    let is_titled = start.checked_sub(1).is_some_and(|before| {
        surface.class(before).any(Classes::HONORIFIC | Classes::ROLE | Classes::FAMILY)
            && !surface.class(before).any(Classes::DOUBTFUL_ROLE)
    });
    known.is_person |= is_titled
        || is_personal(surface, start, end)
        || class.any(Classes::ANY_PERSON | Classes::SURNAME_LIKE)
            && !class.any(Classes::ORGANIZATION | Classes::PRODUCT | Classes::ANY_PLACE);
    let quoted = start.checked_sub(1).is_some_and(|at| matches!(surface.form(at), "\"" | "“" | "‘"));
    let noun = start.saturating_sub(1 + usize::from(quoted));
    known.is_body |= noun < start
        && !surface.is_capitalized(noun)
        && matches!(
            surface.form(noun),
            "organisation" | "organization" | "company" | "firm" | "agency" | "ngo" | "charity" | "newspaper"
        );
    collector.found.clear();
    let candidate = candidate(rules, span);
    collector.read_name(&candidate);
    collector.read_context(&candidate);
    for clue in &collector.found {
        known.says |= clue.clue == Clue::Says && clue.weight > 1;
        match clue.kind {
            EntityKind::Person => {
                known.is_person |= clue.weight > 2
                    && matches!(
                        clue.clue,
                        Clue::Title | Clue::RoleOf | Clue::Age | Clue::Who | Clue::Owns | Clue::Described
                    );
            }
            EntityKind::Organization if clue.weight > 2 => known.organization += i32::from(clue.weight),
            EntityKind::Place if clue.weight > 2 => known.place += i32::from(clue.weight),
            _ => {}
        }
    }
    known.organization += i32::from(is_company(surface, start, end)) * 3;
    let sentence = surface.document.sentences[span.sentence as usize].tokens;
    let pronoun =
        (end..sentence.end().min(end + REACH)).map(|at| surface.form(at)).find_map(|form| match form {
            "he" | "she" | "his" | "her" | "him" | "himself" | "herself" => Some(true),
            "it" | "its" | "itself" => Some(false),
            _ => None,
        });
    known.is_subject |= surface.acts(end) || surface.form(end).ends_with("ed");
    known.people += u32::from(pronoun == Some(true));
    known.things += u32::from(pronoun == Some(false));
}

/// "Orlan was elected", "led by Orlan", "Hello Orlan".
fn is_personal(surface: &Surface<'_, '_>, start: usize, end: usize) -> bool {
    let form = |back: usize| start.checked_sub(back).map_or("", |at| surface.form(at));
    let mut verb = end;
    while verb < end + 3
        && matches!(surface.form(verb), "was" | "is" | "has" | "had" | "been" | "also" | "first")
    {
        verb += 1;
    }
    lone_names::is_personal(surface.form(verb))
        || form(1) == "by" && lone_names::is_done_by_person(form(2))
        || lone_names::greets(form(1)) && surface.has_space_before(start)
        || surface.form(end) == "," && surface.form(end + 1) == "you"
}

/// "rivals Tamarind and Quarry", "brands like Tamarind", "shares of Tamarind", "bought Tamarind", "Tamarind's users".
fn is_company(surface: &Surface<'_, '_>, start: usize, end: usize) -> bool {
    let form = |back: usize| start.checked_sub(back).map_or("", |at| surface.form(at));
    let leads = lone_names::leads_to_company(form(1))
        || lone_names::deals_with_company(form(1))
        || matches!(form(1), "like" | "including" | ",") && lone_names::leads_to_company(form(2))
        || form(1) == "as" && form(2) == "such" && lone_names::leads_to_company(form(3))
        || form(1) == "of" && lone_names::belongs_to_company(form(2));
    let owned = if matches!(surface.form(end), "'s" | "'" | "’s" | "’") { end + 1 } else { end };
    leads || lone_names::belongs_to_company(surface.form(owned)) && !surface.is_capitalized(owned)
}

/// Gives words of which nothing is known the kind of a neighbor in a list: "Tamarind, Quarry and Orrin".
fn follow_lists(surface: &Surface<'_, '_>, spans: &[Span], kinds: &mut [Option<EntityKind>]) {
    let is_list = |before: &Span, after: &Span| {
        let between = before.tokens.end()..after.tokens.start();
        (1..=2).contains(&between.len())
            && before.sentence == after.sentence
            && between.clone().all(|at| grammar::ties_list(surface.form(at)))
    };
    let followed = |kind: Option<EntityKind>| {
        kind.filter(|kind| matches!(kind, EntityKind::Person | EntityKind::Organization | EntityKind::Place))
    };
    for at in 1..spans.len() {
        if kinds[at].is_none() && is_list(&spans[at - 1], &spans[at]) {
            kinds[at] = followed(kinds[at - 1]);
        }
    }
    for at in (1..spans.len()).rev() {
        if kinds[at - 1].is_none() && is_list(&spans[at - 1], &spans[at]) {
            kinds[at - 1] = followed(kinds[at]);
        }
    }
}
