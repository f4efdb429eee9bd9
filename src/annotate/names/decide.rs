//! From what the tagger found to the names of a document: without titles, of one kind throughout the document where its
//! occurrences say so, and with what speaks for them.

use super::EntityKind;
use super::candidates::Lead;
use super::classify::{Group, Name, Names, SURE};
use super::clues::{Clue, Collector, Evidence};
use super::groups::{Numbers, hash_of};
use super::longer::Longer;
use super::spans::{Span, candidate};
use super::surface::{LetterCase, Surface};
use super::tagger::Tagged;
use super::{bearers, branches, kinds, lists, lone, offices, openings, peoples, topics};
use crate::lang::classes::Classes;
use crate::lang::en::{gender, grammar};
use crate::text::{BlockKind, TokenRange, order};

/// Points by which the rules' kind must lead to be taken instead of the tagger's, for names of one word and of several.
const SURE_OF_WORD: i32 = 5;
const SURE_OF_WORDS: i32 = 4;

fn sure_of(tokens: TokenRange) -> i32 {
    if tokens.len() > 1 { SURE_OF_WORDS } else { SURE_OF_WORD }
}

/// For what the tagger has learnt little of: peoples, events, works, products.
const SURE_OF_RARE_KIND: i32 = 6;

/// Decides which names there are, and of which kind each is: the tagger's names, of the kind that their other occurrences
/// have; titles in quotation marks, elections, headlines, and further occurrences, as the rules see them.
pub fn decide(surface: &Surface<'_, '_>, rules: &Names, tagged: &[Tagged]) -> Names {
    let mut spans = both(surface, rules, tagged);
    spans.retain(|span| {
        !is_currency(surface, span.tokens) && (span.is_fixed || !is_in_role(surface, span.tokens))
    });
    let mut spans = split(surface, rules, spans);
    join_nicknames(surface, &mut spans);
    topics::lengthen(surface, rules, &mut spans);
    openings::lengthen(surface, &mut spans);
    take_clear_kinds(surface, rules, &mut spans);
    doubt_rare_kinds(surface, rules, &mut spans);
    add(surface, rules, &mut spans, |name, before| known_to_rules(surface, rules, name, before));
    let seen = kinds::votes(surface, &spans);
    let longer = Longer::of(surface, spans.iter().map(|span| (span.tokens, span.kind)));
    add(surface, rules, &mut spans, |name, _| {
        let tokens = name.candidate.tokens;
        let hash = hash_of(surface, tokens);
        let seen = seen.get(&hash).map(|votes| kinds::most(votes, 0));
        let is_surname =
            || tokens.len() == 1 && longer.person(surface, tokens).is_some_and(|borne| borne.is_rare);
        seen.or_else(|| longer.is_placed(hash).then_some(EntityKind::Organization))
            .or_else(|| is_surname().then_some(EntityKind::Person))
    });
    drop(seen);
    let mut spans = peoples::sort_out(surface, spans);
    openings::lengthen(surface, &mut spans);
    kinds::settle(surface, &mut spans, &longer);
    drop(longer);
    bearers::settle(surface, &mut spans);
    branches::settle(surface, &mut spans);
    lone::settle(surface, rules, &mut spans);
    lists::settle(surface, &mut spans);
    offices::cut(surface, &mut spans);
    explain(surface, rules, &spans)
}

/// The tagger's names, and those that the rules know as a whole: titles of works in quotation marks beside their noun,
/// elections after their year.
fn both(surface: &Surface<'_, '_>, rules: &Names, tagged: &[Tagged]) -> Vec<Span> {
    let fixed = rules.names.iter().enumerate();
    let mut fixed = fixed
        .filter(|(_, name)| matches!(name.candidate.lead, Lead::Work(_) | Lead::Election(_)))
        .map(|(number, name)| Span {
            tokens: name.candidate.tokens,
            sentence: name.candidate.sentence,
            kind: name.kind,
            rule: Some(number),
            is_fixed: true,
            certainty: SURE,
        })
        .peekable();
    let mut spans: Vec<Span> = Vec::with_capacity(tagged.len());
    for one in tagged.iter().filter(|one| !is_no_sentence(surface, one.sentence)) {
        while let Some(work) = fixed.next_if(|work| work.tokens.start() < one.tokens.end()) {
            while spans.last().is_some_and(|last| last.tokens.overlaps(work.tokens)) {
                spans.pop();
            }
            spans.push(work);
        }
        if spans.last().is_none_or(|last| !last.tokens.overlaps(one.tokens)) {
            spans.push(trim(surface, one));
        }
    }
    spans.extend(fixed);
    spans
}

/// "José “Pepe” Mujica" as one name.
fn join_nicknames(surface: &Surface<'_, '_>, spans: &mut Vec<Span>) {
    let is_mark = |at: usize| matches!(surface.document.token_text(at), "“" | "”" | "\"" | "‘" | "’" | "'");
    let is_nickname = |from: usize, to: usize| {
        (3..=4).contains(&(to - from))
            && is_mark(from)
            && is_mark(to - 1)
            && (from + 1..to - 1).all(|at| surface.is_capitalized(at))
    };
    spans.dedup_by(|later, span| {
        let (from, to) = (span.tokens.end(), later.tokens.start());
        let are_persons = span.kind == EntityKind::Person && later.kind == EntityKind::Person;
        let are_one = are_persons && from < to && is_nickname(from, to);
        if are_one {
            (span.tokens, span.rule) = (TokenRange::new(span.tokens.start(), later.tokens.end()), None);
        }
        are_one
    });
}

/// Whether a sentence is none: a headline, whose capitals tell nothing, or the words before the text. There the rules, which
/// know what such lines are like, are right more often.
fn is_no_sentence(surface: &Surface<'_, '_>, sentence: u32) -> bool {
    let of = &surface.document.sentences[sentence as usize];
    surface.letter_case(sentence as usize) != LetterCase::Sentence
        || matches!(surface.document.block_of(of).kind, BlockKind::Byline | BlockKind::Dateline)
}

/// Leaves out an article or a title before the name and a possessive after it.
fn trim(surface: &Surface<'_, '_>, one: &Tagged) -> Span {
    let (mut start, mut end) = (one.tokens.start(), one.tokens.end());
    // "Baroness Kell" is no group.
    let is_titled = one.kind == EntityKind::Group
        && one.tokens.len() > 1
        && gender::of_title(surface.form(start)).is_some()
        && !one.tokens.indices().any(|at| surface.class(at).any(Classes::PEOPLE));
    let kind = if is_titled { EntityKind::Person } else { one.kind };
    let is_title = |at: usize| {
        kind == EntityKind::Person
            && surface.class(at).any(Classes::HONORIFIC)
            && !surface.class(at).any(Classes::ANY_PERSON)
    };
    while start + 1 < end && (is_title(start) || grammar::is_article(surface.form(start))) {
        start += 1;
    }
    while end > start + 1 && matches!(surface.form(end - 1), "'s" | "'") {
        end -= 1;
    }
    // "Union for Hope ( Unes )": a bracket that opens in a name closes in it.
    let bracket =
        (start + 1..end).rev().find(|&at| matches!(surface.document.token_text(at), "(" | ")" | "[" | "]"));
    if let Some(at) = bracket.filter(|&at| matches!(surface.document.token_text(at), "(" | "[")) {
        end = at;
    }
    let tokens = TokenRange::new(start, end);
    let certainty = one.certainty();
    Span { tokens, sentence: one.sentence, kind, rule: None, is_fixed: false, certainty }
}

/// "US" in "US$6 billion", "US dollars" and "US6 billion" is no country.
fn is_currency(surface: &Surface<'_, '_>, tokens: TokenRange) -> bool {
    let next = tokens.end();
    let text = surface.document.token_text(next);
    let is_amount = text.starts_with(['$', '€', '£'])
        || text.starts_with(|c: char| c.is_ascii_digit()) && !surface.has_space_before(next)
        || matches!(surface.form(next), "dollar" | "dollars");
    tokens.len() == 1 && is_amount && surface.is_all_caps(tokens.start())
}

/// Whether it is the end of an office's name: "State" of "Secretary of State".
fn is_in_role(surface: &Surface<'_, '_>, tokens: TokenRange) -> bool {
    let mut key = String::new();
    (2..4).any(|before| {
        let Some(start) = tokens.start().checked_sub(before) else { return false };
        surface
            .phrase(start, tokens.end(), &mut key)
            .is_some_and(|(end, classes)| end == tokens.end() && classes.any(Classes::ROLE_PHRASE))
    })
}

/// "Uzbek-German" as two peoples; "Department of Health Anna Lindgren" as an organization and a person.
fn split(surface: &Surface<'_, '_>, rules: &Names, spans: Vec<Span>) -> Vec<Span> {
    let mut out = Vec::with_capacity(spans.len());
    let mut at = 0;
    for span in spans {
        let (start, end) = (span.tokens.start(), span.tokens.end());
        while rules.names.get(at).is_some_and(|name| name.candidate.tokens.end() <= start) {
            at += 1;
        }
        let part = |tokens: TokenRange, kind: EntityKind| Span { tokens, kind, rule: None, ..span };
        let inside = || rules.names[at..].iter().take_while(|name| name.candidate.tokens.end() <= end);
        let is_people = |index: usize| surface.class(index).any(Classes::PEOPLE);
        // "Justice Rosa Quint" is no group.
        let is_no_group = span.kind == EntityKind::Group && !span.tokens.indices().any(is_people);
        let holder = inside().find(|name| {
            let tokens = name.candidate.tokens;
            name.kind == EntityKind::Person
                && tokens.end() == end
                && tokens.start() > start
                && tokens.len() > 1
                && (is_no_group
                    || (start..tokens.start()).any(|i| surface.class(i).any(Classes::ORGANIZATION_HEAD)))
        });
        // "Uzbek-German", "US-China"
        let are_two = end == start + 3
            && matches!(surface.form(start + 1), "-" | "–")
            && match span.kind {
                EntityKind::Group => is_people(start) && is_people(end - 1),
                EntityKind::Place => is_country(surface, start) && is_country(surface, end - 1),
                _ => false,
            };
        match holder {
            Some(_) if !span.is_fixed && span.kind != EntityKind::Person => {
                let parts = inside().filter(|name| name.candidate.tokens.start() >= start);
                out.extend(parts.map(|name| part(name.candidate.tokens, name.kind)));
            }
            _ if are_two => {
                let ends = [TokenRange::new(start, start + 1), TokenRange::new(end - 1, end)];
                out.extend(ends.map(|tokens| part(tokens, span.kind)));
            }
            // "Queensland's Galilee Basin"
            _ if let Some(mark) = possessive(surface, &span) => {
                out.push(part(TokenRange::new(start, mark), EntityKind::Place));
                out.push(part(TokenRange::new(mark + 1, end), span.kind));
            }
            // "Lima-based Tamarind Hospital"
            _ if is_based(surface, span.tokens) => {
                out.push(part(TokenRange::new(start, start + 1), EntityKind::Place));
                out.push(part(TokenRange::new(start + 3, end), span.kind));
            }
            // "Ministry of Fisheries in Norway": where it is, is no part of what it is called.
            _ if span.kind == EntityKind::Organization
                && end > start + 3
                && surface.form(end - 2) == "in"
                && surface.class(end - 1).any(Classes::COUNTRY) =>
            {
                out.push(part(TokenRange::new(start, end - 2), span.kind));
                out.push(part(TokenRange::new(end - 1, end), EntityKind::Place));
            }
            _ => out.push(span),
        }
    }
    out
}

/// Whether one word is a country's name.
fn is_country(surface: &Surface<'_, '_>, at: usize) -> bool {
    let class = surface.class(at);
    class.any(Classes::COUNTRY) || surface.is_all_caps(at) && class.any(Classes::CAPITAL_LETTER_PLACE)
}

/// Whether a name begins with where its bearer is: "Lima-based".
fn is_based(surface: &Surface<'_, '_>, tokens: TokenRange) -> bool {
    let start = tokens.start();
    tokens.len() > 3 && surface.form(start + 1) == "-" && grammar::follows_place(surface.form(start + 2))
}

/// Where "'s" stands behind the place that a name begins with: "Queensland's Galilee Basin".
fn possessive(surface: &Surface<'_, '_>, span: &Span) -> Option<usize> {
    let tokens = span.tokens;
    let mark = tokens.indices().find(|at| matches!(surface.form(*at), "'s" | "'"))?;
    let is_place = |at: usize| surface.class(at).any(Classes::ANY_PLACE);
    let is_two = mark > tokens.start() && mark + 1 < tokens.end() && (tokens.start()..mark).all(is_place);
    (is_two && !span.is_fixed).then_some(mark)
}

/// Where tagger and rules see the same words as a name, clues such as "CEO of" say more of its kind.
fn take_clear_kinds(surface: &Surface<'_, '_>, rules: &Names, spans: &mut [Span]) {
    let mut at = 0;
    let mut key = String::new();
    for span in spans.iter_mut().filter(|span| !span.is_fixed) {
        // "Morgan Stanley" and "La Prensa" are known as a whole, whatever their first words may be.
        let whole = surface.phrase(span.tokens.start(), span.tokens.end(), &mut key);
        let is_titled = kinds::follows_courtesy(surface, span.tokens);
        if is_titled {
            span.kind = EntityKind::Person;
        } else if whole
            .is_some_and(|(end, class)| end == span.tokens.end() && class.any(Classes::ORGANIZATION))
        {
            span.kind = EntityKind::Organization;
        }
        while rules.names.get(at).is_some_and(|name| name.candidate.tokens.start() < span.tokens.start()) {
            at += 1;
        }
        let Some(name) = rules.names.get(at).filter(|name| name.candidate.tokens == span.tokens) else {
            continue;
        };
        span.rule = Some(at);
        if !is_titled && rules.groups[name.group as usize].margin() >= sure_of(span.tokens) {
            span.kind = name.kind;
        }
    }
}

/// Takes the rules' word where the tagger names a kind of which it has seen few, and nothing in the name or beside it
/// says so.
fn doubt_rare_kinds(surface: &Surface<'_, '_>, rules: &Names, spans: &mut [Span]) {
    let mut collector = Collector::new(surface);
    for span in spans.iter_mut().filter(|span| !span.is_fixed) {
        let is_people = |index: usize| surface.class(index).any(Classes::PEOPLE);
        let is_rare = match span.kind {
            EntityKind::Group => !span.tokens.indices().any(is_people),
            EntityKind::Event | EntityKind::Work | EntityKind::Product => true,
            // Countries of several words.
            EntityKind::Organization => span.tokens.len() > 1,
            _ => false,
        };
        if !is_rare {
            continue;
        }
        let candidate = candidate(rules, span);
        collector.found.clear();
        collector.read_name(&candidate);
        collector.read_context(&candidate);
        let mut points = [0i32; 7];
        for clue in &collector.found {
            points[clue.kind as usize] += i32::from(clue.weight);
        }
        let own = span.kind as usize;
        let best =
            (0..points.len()).fold(own, |best, kind| if points[kind] > points[best] { kind } else { best });
        let best = EntityKind::ALL[best];
        let is_country = || collector.found.iter().any(|clue| clue.clue == Clue::Country);
        let is_office = |index: usize| {
            surface.class(index).any(Classes::ORGANIZATION_HEAD)
                && grammar::opens_topic(surface.form(index + 1))
                && index + 1 < span.tokens.end()
        };
        span.kind = match span.kind {
            EntityKind::Organization if best == EntityKind::Place && is_country() => best,
            EntityKind::Organization => span.kind,
            _ if points[best as usize] >= points[own].max(0) + SURE_OF_WORDS => best,
            // "Technological Center for Rare Metals" is not written by anybody.
            EntityKind::Work if points[own] <= 0 && span.tokens.indices().any(is_office) => {
                EntityKind::Organization
            }
            _ => span.kind,
        };
    }
}

/// Adds names of the rules where the tagger saw none. `decide` gives the kind of one, told by the last name before it.
fn add(
    surface: &Surface<'_, '_>,
    rules: &Names,
    spans: &mut Vec<Span>,
    decide: impl Fn(&Name, Option<&Span>) -> Option<EntityKind>,
) {
    let mut added = Vec::new();
    let mut at = 0;
    for (number, name) in rules.names.iter().enumerate() {
        let tokens = name.candidate.tokens;
        while spans.get(at).is_some_and(|span| span.tokens.end() <= tokens.start()) {
            at += 1;
        }
        if spans.get(at).is_some_and(|span| span.tokens.overlaps(tokens)) || is_currency(surface, tokens) {
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| spans.get(before));
        if let Some(kind) = decide(name, before) {
            let sentence = name.candidate.sentence;
            added.push(Span { tokens, sentence, kind, rule: Some(number), is_fixed: false, certainty: SURE });
        }
    }
    spans.append(&mut added);
    order::sort_by_key(spans, |span| span.tokens);
}

/// What the rules know better: headlines, kinds of which the tagger has seen few, names with a noun that says what they
/// name, people behind their title, countries, places and organizations of the lists, abbreviations in brackets.
fn known_to_rules(
    surface: &Surface<'_, '_>,
    rules: &Names,
    name: &Name,
    before: Option<&Span>,
) -> Option<EntityKind> {
    let tokens = name.candidate.tokens;
    // "Ministry of Economic Affairs and Climate (MEAC)"
    let is_abbreviation = surface.is_all_caps(tokens.start())
        && surface.document.token_text(tokens.start().wrapping_sub(1)) == "("
        && before.is_some_and(|span| {
            span.kind == EntityKind::Organization && span.tokens.end() + 1 == tokens.start()
        });
    if is_abbreviation {
        return Some(EntityKind::Organization);
    }
    let group = &rules.groups[name.group as usize];
    let margin = group.margin();
    let is_exposed = name.candidate.is_exposed;
    // "Twitter said users had left."
    let says = |clue: &Evidence| clue.clue == Clue::Says && clue.weight > 0;
    if tokens.len() == 1
        && surface.class(tokens.start()).any(Classes::ORGANIZATION)
        && name.kind == EntityKind::Organization
        && group.clues.iter().any(says)
    {
        return Some(EntityKind::Organization);
    }
    let is_listed = |evidence: &Evidence| match evidence.clue {
        Clue::KnownOrganization | Clue::Country => true,
        // "Nice" may open a sentence as a word.
        Clue::KnownPlace => !is_exposed || !surface.class(tokens.start()).any(Classes::COMMON),
        _ => false,
    };
    let is_sure = match name.kind {
        _ if is_no_sentence(surface, name.candidate.sentence) => true,
        // "Bishop Rosa Quint", "Presidents Quint and Okafor"
        EntityKind::Person => matches!(name.candidate.lead, Lead::Title(_)) && margin >= sure_of(tokens),
        EntityKind::Organization | EntityKind::Place => {
            let has_head = tokens.indices().any(|i| surface.class(i).any(Classes::ANY_HEAD));
            let is_named = has_head && !is_exposed || group.clues.iter().any(is_listed);
            is_named && margin >= sure_of(tokens) && (tokens.len() > 1 || !has_head)
        }
        _ => margin >= SURE_OF_RARE_KIND,
    };
    is_sure.then_some(name.kind)
}

/// Puts names of the same words into groups, with the clues that speak for their kind.
fn explain(surface: &Surface<'_, '_>, rules: &Names, spans: &[Span]) -> Names {
    let mut collector = Collector::new(surface);
    let mut groups: Vec<Group> = Vec::new();
    let mut numbers = Numbers::default();
    let mut names = Vec::with_capacity(spans.len());
    for span in spans {
        let rule = span.rule.map(|number| &rules.names[number]);
        let candidate = candidate(rules, span);
        let (group, is_new) = numbers.number(surface, span.tokens);
        if is_new {
            let clues = match rule {
                Some(name) => &rules.groups[name.group as usize].clues,
                None => {
                    collector.found.clear();
                    collector.read_name(&candidate);
                    collector.read_context(&candidate);
                    &collector.found
                }
            };
            groups.push(Group::decided(span.tokens, span.kind, clues));
        }
        groups[group as usize].count += 1;
        names.push(Name { candidate, kind: span.kind, group, certainty: span.certainty });
    }
    Names { names, groups }
}
