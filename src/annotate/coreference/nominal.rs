//! Mentions by a common noun: "the ministry", "the president", "the company". They are linked only where a single
//! entity of the text so far answers to the noun.

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::draft::{Draft, is_former};
use super::{Mention, MentionForm};
use crate::annotate::names::EntityKind;
use crate::annotate::names::surface::Surface;
use crate::lang::classes::Classes;
use crate::lang::en::grammar;
use crate::lang::en::nominal::{COMPANY_NOUNS, PAST_FORMS, is_head};
use crate::text::{TokenKind, TokenRange, WordId, order};

/// Tokens that may lie between a nominal mention and the last mention of what it stands for.
const REACH: usize = 600;

/// The same for "the company", which as many things may be: only the organization that was named last is meant.
const COMPANY_REACH: usize = 80;

/// The same for "the vice president": there are many of whom the text says no more.
const DEPUTY_REACH: usize = 200;

/// Forms and roles of an entity that are read.
const MAX_RANGES: usize = 4;
const MAX_WORDS: usize = 12;

/// A noun with what tells its bearers apart: "the prime minister" is neither the foreign nor the deputy prime minister.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Noun {
    word: WordId,
    /// "prime", "foreign", "chief" before what a person is.
    office: Option<WordId>,
    rank: Rank,
}

/// How somebody has an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Rank {
    Present,
    Former,
    /// Below its bearer, or in for them.
    Deputy,
}

impl Noun {
    fn plain(word: WordId) -> Self {
        Self { word, office: None, rank: Rank::Present }
    }

    /// The noun of what a person is, which stands at `at`; its words begin at `start`.
    fn of_person(surface: &Surface<'_, '_>, start: usize, at: usize) -> Self {
        let is_any = |is: fn(&str) -> bool| (start..at).any(|before| is(surface.form(before)));
        let rank = if is_any(grammar::is_former) || surface.form(at).starts_with("ex-") {
            Rank::Former
        } else if is_any(grammar::is_deputy) {
            Rank::Deputy
        } else {
            Rank::Present
        };
        let office = at.checked_sub(1).filter(|&before| before >= start);
        let office = office.filter(|&before| grammar::names_office(surface.form(before)));
        let office = office.map(|before| surface.document.tokens[before].word);
        Self { word: present(surface, at), office, rank }
    }
}

/// Who answers to a noun.
#[derive(Clone, Copy)]
struct Antecedent {
    draft: u32,
    /// Where it was last mentioned.
    at: usize,
    /// Whether another one answers to the noun as well.
    is_ambiguous: bool,
}

/// Adds the nominal mentions to the drafts, and returns them in text order with the numbers of their drafts. `mentions`
/// are those by name.
pub fn add(
    surface: &Surface<'_, '_>,
    drafts: &mut [Draft],
    mentions: &[(Mention, u32)],
) -> Vec<(Mention, u32)> {
    let mut known: HashMap<Noun, Antecedent, FxBuildHasher> = HashMap::default();
    let nouns: Vec<Vec<Noun>> = drafts.iter().map(|draft| nouns(surface, draft)).collect();
    let mut moved: Vec<(Mention, u32, u32)> = Vec::new();
    let mut named = mentions.iter().peekable();
    let mut found: Vec<(Mention, u32)> = Vec::new();
    let mut last_organization = None;
    let vocabulary = &surface.document.vocabulary;
    let mut openers = vec![false; vocabulary.len()];
    for word in grammar::POINTING_BACK.iter().filter_map(|form| vocabulary.get_folded(form)) {
        openers[word.index()] = true;
    }
    for sentence in &surface.document.sentences {
        let range = sentence.tokens.indices();
        let mut at = range.start;
        while at < range.end {
            if let Some((mention, draft)) = named.next_if(|(mention, _)| mention.tokens.start() <= at) {
                if is_noun_only(surface, &drafts[*draft as usize]) {
                    let noun = Noun::plain(surface.document.tokens[mention.tokens.start()].word);
                    if let Some(antecedent) =
                        known.get(&noun).filter(|one| !one.is_ambiguous && at < one.at + REACH)
                    {
                        moved.push((*mention, *draft, antecedent.draft));
                    }
                    at = mention.tokens.end().max(at + 1);
                    continue;
                }
                if drafts[*draft as usize].kind == EntityKind::Organization {
                    last_organization = Some(*draft);
                }
                for &noun in &nouns[*draft as usize] {
                    let other = known.get(&noun);
                    let is_ambiguous = other.is_some_and(|other| other.is_ambiguous || other.draft != *draft);
                    known.insert(noun, Antecedent { draft: *draft, at: mention.tokens.end(), is_ambiguous });
                }
                at = mention.tokens.end().max(at + 1);
                continue;
            }
            if openers[surface.document.tokens[at].word.index()]
                && let Some((tokens, noun)) = noun_phrase(surface, at, range.end)
            {
                let is_free = named.peek().is_none_or(|(mention, _)| mention.tokens.start() >= tokens.end());
                let is_company = COMPANY_NOUNS.contains(&surface.form(tokens.end() - 1));
                let reach = match noun.rank {
                    _ if is_company => COMPANY_REACH,
                    Rank::Deputy => DEPUTY_REACH,
                    Rank::Present | Rank::Former => REACH,
                };
                if let Some(antecedent) = known.get_mut(&noun)
                    && is_free
                    && !antecedent.is_ambiguous
                    && tokens.start() < antecedent.at + reach
                    && (!is_company || last_organization == Some(antecedent.draft))
                {
                    antecedent.at = tokens.end();
                    found.push((Mention { tokens, form: MentionForm::Nominal }, antecedent.draft));
                }
                at = tokens.end();
                continue;
            }
            // "the French president": from here on "the president" may be that one.
            if let Some(noun) = other_bearer(surface, at, range.start)
                && let Some(antecedent) = known.get_mut(&noun)
            {
                let is_own = named.peek().is_some_and(|(mention, draft)| {
                    *draft == antecedent.draft && mention.tokens.start() <= at + MAX_WORDS
                });
                antecedent.is_ambiguous |= !is_own;
            }
            at += 1;
        }
    }
    order::sort_by_key(&mut moved, |(mention, from, _)| (*from, mention.tokens));
    for of_one in moved.chunk_by(|a, b| a.1 == b.1) {
        let is_moved = |mention: &Mention| {
            of_one.binary_search_by_key(&mention.tokens, |(moved, ..)| moved.tokens).is_ok()
        };
        drafts[of_one[0].1 as usize].mentions.retain(|mention| !is_moved(mention));
    }
    for (mention, _, to) in moved {
        drafts[to as usize].mentions.push(mention);
    }
    for &(mention, draft) in &found {
        drafts[draft as usize].mentions.push(mention);
    }
    found
}

/// Whether an organization has no name but a noun in capitals: "the Ministry". Such a name stands for whoever answers
/// to the noun.
fn is_noun_only(surface: &Surface<'_, '_>, draft: &Draft) -> bool {
    draft.kind == EntityKind::Organization
        && draft.forms.iter().all(|form| form.len() == 1 && is_head(surface.form(form.start())))
}

/// The nouns that may stand for an entity: the heads of an organization's name, the roles of a person.
fn nouns(surface: &Surface<'_, '_>, draft: &Draft) -> Vec<Noun> {
    let mut nouns = Vec::new();
    let mut add = |noun: Noun| {
        if !nouns.contains(&noun) {
            nouns.push(noun);
        }
    };
    match draft.kind {
        EntityKind::Organization => {
            let mut is_company = false;
            for range in draft.forms.iter().take(MAX_RANGES) {
                for at in range.indices().take(MAX_WORDS) {
                    let class = surface.class(at);
                    let is_legal = class.any(Classes::LEGAL_FORM) && at > range.start();
                    is_company |= is_legal && surface.is_capitalized(at);
                    if is_head(surface.form(at)) && !is_legal {
                        add(Noun::plain(surface.document.tokens[at].word));
                    }
                }
            }
            let vocabulary = &surface.document.vocabulary;
            for word in COMPANY_NOUNS.iter().filter(|_| is_company).filter_map(|noun| vocabulary.get(noun)) {
                add(Noun::plain(word));
            }
        }
        EntityKind::Person => {
            for role in draft.roles.iter().take(MAX_RANGES) {
                let at = role.at as usize;
                if surface.class(at).any(Classes::FAMILY | Classes::COMMON_ROLE) {
                    continue;
                }
                let mut noun = Noun::of_person(surface, role.tokens.start(), at);
                if is_former(surface, role) {
                    noun.rank = Rank::Former;
                }
                add(noun);
                // "the minister" may be the foreign minister, but is not the prime minister.
                let office = at.checked_sub(1).map_or("", |before| surface.form(before));
                if noun.office.is_some() && !grammar::is_always_named(office) {
                    add(Noun { office: None, ..noun });
                }
            }
        }
        _ => {}
    }
    nouns
}

/// The word at a token without "ex-".
fn present(surface: &Surface<'_, '_>, at: usize) -> WordId {
    let vocabulary = &surface.document.vocabulary;
    let plain = surface.form(at).strip_prefix("ex-").and_then(|form| vocabulary.get(form));
    plain.unwrap_or(surface.document.tokens[at].word)
}

/// "the ministry", "this agency", "the former president": the words without the determiner, and the noun.
pub(super) fn noun_phrase(surface: &Surface<'_, '_>, at: usize, end: usize) -> Option<(TokenRange, Noun)> {
    if !grammar::points_back(surface.form(at)) {
        return None;
    }
    let mut noun = at + 1;
    let is_role = |at: usize| surface.class(at).any(Classes::ROLE);
    // "the deputy" is a noun, "the deputy director" has another.
    while noun < end.min(at + 3)
        && grammar::opens_office(surface.form(noun))
        && (!is_role(noun)
            || noun + 1 < end && (is_role(noun + 1) || grammar::opens_office(surface.form(noun + 1))))
    {
        noun += 1;
    }
    let class = surface.class(noun);
    let form = surface.form(noun);
    let is_noun = class.any(Classes::ROLE)
        || is_head(form)
        || COMPANY_NOUNS.contains(&form)
        || form.strip_prefix("ex-").is_some_and(|rest| surface.look_up(rest).any(Classes::ROLE));
    if noun >= end || surface.is_masked(noun) || !is_noun {
        return None;
    }
    // "the president of …", "the ministry building": something else.
    let next = noun + 1;
    let goes_on = next < end
        && (grammar::narrows(surface.form(next))
            || surface.document.tokens[next].kind == TokenKind::Word
                && (surface.is_capitalized(next) || is_compound(surface, next)));
    if goes_on {
        return None;
    }
    let mut meant = Noun::of_person(surface, at + 1, noun);
    // "the central bank": the words before an organization's noun tell less.
    if !class.any(Classes::ROLE) {
        meant.office = None;
    }
    Some((TokenRange::new(at + 1, noun + 1), meant))
}

/// Whether a word after a noun makes another noun with it: "the court case", "the party chief"; a verb does not.
fn is_compound(surface: &Surface<'_, '_>, next: usize) -> bool {
    let (class, form) = (surface.class(next), surface.form(next));
    if class.any(Classes::SPEECH | Classes::FUNCTION) || surface.document.pack.is_verb_or_adverb(form) {
        return false;
    }
    let is_verb = form.ends_with("ed") || form.ends_with('s') || PAST_FORMS.contains(&form);
    class.any(Classes::ROLE | Classes::ANY_HEAD) || !is_verb
}

/// The noun of "the French president", "Peru's president", "a president": of whom there may be another than the one
/// spoken of so far.
fn other_bearer(surface: &Surface<'_, '_>, at: usize, start: usize) -> Option<Noun> {
    if !surface.class(at).any(Classes::ROLE) || at == start {
        return None;
    }
    // "the French prime minister"
    let mut first = at;
    while first > start + 1 && grammar::opens_office(surface.form(first - 1)) {
        first -= 1;
    }
    let before = first - 1;
    let is_other = surface.class(before).any(Classes::PEOPLE)
        || surface.document.tokens[before].kind == TokenKind::Clitic
        || grammar::means_another(surface.form(before));
    is_other.then(|| Noun::of_person(surface, first, at))
}
