//! From what the tagger found to the names that are linked: without titles, of one kind throughout the document where its
//! occurrences say so, and with what speaks for them.

use hashbrown::{HashMap, HashTable};
use rustc_hash::FxBuildHasher;

use super::EntityKind;
use super::candidates::{Candidate, Lead};
use super::classify::{Group, Name, Names, hash_words};
use super::clues::{Clue, Collector};
use super::surface::{LetterCase, Surface};
use super::tagger::Tagged;
use crate::lang::classes::Classes;
use crate::lang::en::grammar;
use crate::text::{BlockKind, TokenRange, WordId};

/// Kinds of a name's occurrences.
type Votes = [u32; 7];

/// Brings what the tagger found and what the rules found together. Where a work's title stands in quotation marks beside
/// its noun, or an election's name after its year, the rules are right more often.
pub fn decide(surface: &Surface<'_, '_>, rules: &Names, tagged: &[Tagged]) -> Names {
    let mut spans = merge(surface, rules, tagged);
    for span in &mut spans {
        trim(surface, span);
    }
    spans.retain(|span| {
        !is_currency(surface, span.tokens) && (span.is_fixed || !is_in_role(surface, span.tokens))
    });
    let mut spans = apart(surface, rules, spans);
    lengthen(surface, rules, &mut spans);
    doubt_rare_kinds(surface, rules, &mut spans);
    // What is added may be the full name of something else.
    for _ in 0..2 {
        add_overlooked(surface, rules, &mut spans);
    }
    settle_kinds(surface, &mut spans);
    explain(surface, rules, &spans)
}

/// A name that is being decided upon.
struct Span {
    tokens: TokenRange,
    sentence: u32,
    kind: EntityKind,
    /// Index of the same name among those of the rules.
    rule: Option<usize>,
    is_fixed: bool,
}

fn merge(surface: &Surface<'_, '_>, rules: &Names, tagged: &[Tagged]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::with_capacity(tagged.len());
    let mut fixed = rules
        .names
        .iter()
        .enumerate()
        .filter(|(_, name)| matches!(name.candidate.lead, Lead::Work(_) | Lead::Election(_)))
        .peekable();
    let mut push_fixed = |until: usize, spans: &mut Vec<Span>| {
        while let Some((number, name)) = fixed.next_if(|(_, name)| name.candidate.tokens.start() < until) {
            let tokens = name.candidate.tokens;
            while spans.last().is_some_and(|last| last.tokens.overlaps(tokens)) {
                spans.pop();
            }
            let sentence = name.candidate.sentence;
            spans.push(Span { tokens, sentence, kind: name.kind, rule: Some(number), is_fixed: true });
        }
    };
    for one in tagged {
        if is_apart(surface, one.sentence) {
            continue;
        }
        push_fixed(one.tokens.end(), &mut spans);
        if spans.last().is_some_and(|last| last.tokens.overlaps(one.tokens)) {
            continue;
        }
        spans.push(Span {
            tokens: one.tokens,
            sentence: one.sentence,
            kind: one.kind,
            rule: None,
            is_fixed: false,
        });
    }
    push_fixed(surface.document.tokens.len() + 1, &mut spans);
    let mut at = 0;
    for span in &mut spans {
        while rules.names.get(at).is_some_and(|name| name.candidate.tokens.start() < span.tokens.start()) {
            at += 1;
        }
        if let Some(name) = rules.names.get(at).filter(|name| name.candidate.tokens == span.tokens) {
            span.rule = Some(at);
            let margin = rules.groups[name.group as usize].margin();
            // Where both see the same words as a name, clues such as "CEO of" say more of its kind.
            if margin >= if span.tokens.len() > 1 { SURE_OF_WORDS } else { SURE_OF_WORD } {
                span.kind = name.kind;
            }
            // Peoples are listed nearly completely.
            if name.kind == EntityKind::Group && margin >= SURE {
                span.kind = EntityKind::Group;
            }
        }
    }
    spans
}

/// Leaves out an article or a title before the name and a possessive after it.
fn trim(surface: &Surface<'_, '_>, span: &mut Span) {
    if span.is_fixed {
        return;
    }
    let (mut start, mut end) = (span.tokens.start(), span.tokens.end());
    loop {
        let class = surface.class(start);
        let is_title = span.kind == EntityKind::Person
            && class.any(Classes::HONORIFIC)
            && !class.any(Classes::ANY_PERSON)
            && (start + 1 < end);
        let is_article = grammar::is_article(surface.form(start)) && start + 1 < end;
        if !(is_title || is_article) {
            break;
        }
        start += 1;
    }
    while end > start + 1 && matches!(surface.form(end - 1), "'s" | "'") {
        end -= 1;
    }
    if (start, end) != (span.tokens.start(), span.tokens.end()) {
        span.tokens = TokenRange::new(start, end);
        span.rule = None;
    }
}

/// "US" in "US$6 billion" is no country.
fn is_currency(surface: &Surface<'_, '_>, tokens: TokenRange) -> bool {
    let next = surface.document.token_text(tokens.end());
    tokens.len() == 1 && next.starts_with(['$', '€', '£']) && surface.is_all_caps(tokens.start())
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
fn apart(surface: &Surface<'_, '_>, rules: &Names, spans: Vec<Span>) -> Vec<Span> {
    let mut out = Vec::with_capacity(spans.len());
    let mut at = 0;
    for span in spans {
        let (start, end) = (span.tokens.start(), span.tokens.end());
        while rules.names.get(at).is_some_and(|name| name.candidate.tokens.end() <= start) {
            at += 1;
        }
        // The person whose role the rest of the name is.
        let inside = || rules.names[at..].iter().take_while(|name| name.candidate.tokens.end() <= end);
        let is_holder = |name: &Name| {
            let (tokens, lead) = (name.candidate.tokens, name.candidate.lead);
            name.kind == EntityKind::Person
                && tokens.end() == end
                && tokens.start() > start
                && tokens.len() > 1
                && (matches!(lead, Lead::Title(_)) || surface.class(tokens.start()).any(Classes::FIRST_NAME))
        };
        if !span.is_fixed && span.kind != EntityKind::Person && inside().any(is_holder) {
            for name in inside().filter(|name| name.candidate.tokens.start() >= start) {
                out.push(Span { tokens: name.candidate.tokens, rule: None, kind: name.kind, ..span });
            }
            continue;
        }
        let is_people = |index: usize| surface.class(index).any(Classes::PEOPLE);
        if span.kind == EntityKind::Group
            && end == start + 3
            && is_people(start)
            && is_people(end - 1)
            && matches!(surface.form(start + 1), "-" | "–")
        {
            for tokens in [TokenRange::new(start, start + 1), TokenRange::new(end - 1, end)] {
                out.push(Span { tokens, rule: None, ..span });
            }
        } else {
            out.push(span);
        }
    }
    out
}

/// Gives a name all the words that the rules give it, where the rest is everyday words: "Department of International
/// Transport and Customs Policy". Such names are seldom twice the same, so little can be learnt of them.
fn lengthen(surface: &Surface<'_, '_>, rules: &Names, spans: &mut Vec<Span>) {
    let mut at = 0;
    let mut until = 0;
    for span in spans.iter_mut() {
        let (tokens, kind) = (span.tokens, span.kind);
        if tokens.start() < until {
            // It is part of the one before now.
            span.tokens = TokenRange::new(tokens.start(), tokens.start());
            continue;
        }
        while rules.names.get(at).is_some_and(|name| name.candidate.tokens.start() < tokens.start()) {
            at += 1;
        }
        let Some(name) = rules.names.get(at).filter(|_| !span.is_fixed) else { continue };
        let whole = name.candidate.tokens;
        let plain = Classes::COMMON | Classes::FUNCTION | Classes::ANY_HEAD | Classes::ROLE_MODIFIER;
        let is_plain = (tokens.end()..whole.end()).all(|i| {
            surface.class(i).any(plain)
                && !surface.class(i).any(Classes::ANY_PLACE | Classes::PEOPLE | Classes::ANY_PERSON)
        });
        let is_topic = tokens.indices().any(|i| grammar::opens_topic(surface.form(i)));
        if whole.start() == tokens.start()
            && whole.end() > tokens.end()
            && name.kind == EntityKind::Organization
            && kind == EntityKind::Organization
            && is_topic
            && is_plain
        {
            span.tokens = whole;
            span.rule = Some(at);
            until = whole.end();
        }
    }
    spans.retain(|span| !span.tokens.is_empty());
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
        let mut points = [0i32; 7];
        collector.found.clear();
        collector.read_name(&candidate(rules, span));
        collector.read_context(&candidate(rules, span));
        for clue in &collector.found {
            points[clue.kind as usize] += i32::from(clue.weight);
        }
        let own = span.kind as usize;
        let best =
            (0..points.len()).fold(own, |best, kind| if points[kind] > points[best] { kind } else { best });
        if span.kind == EntityKind::Organization {
            let is_country = collector.found.iter().any(|clue| clue.clue == Clue::Country);
            if is_country && best == EntityKind::Place as usize {
                span.kind = EntityKind::Place;
            }
        } else if points[own] <= 0 && points[best] >= SURE_OF_WORDS {
            span.kind = EntityKind::ALL[best];
        }
    }
}

/// The name as the rules would have it, or as one of which they know nothing.
fn candidate(rules: &Names, span: &Span) -> Candidate {
    let unknown = Candidate {
        tokens: span.tokens,
        sentence: span.sentence,
        lead: Lead::None,
        is_exposed: false,
        is_doubtful: false,
    };
    span.rule.map_or(unknown, |number| rules.names[number].candidate)
}

/// Surnames of people and first words of organizations that are named in full, each with the kind.
fn parts(surface: &Surface<'_, '_>, spans: &[Span]) -> HashMap<u64, EntityKind, FxBuildHasher> {
    let words = |range: TokenRange| surface.document.tokens[range.indices()].iter().map(|token| token.word);
    let mut parts = HashMap::default();
    for span in spans.iter().filter(|span| span.tokens.len() > 1) {
        let (start, length) = (span.tokens.start(), span.tokens.len());
        if span.kind == EntityKind::Person {
            parts.insert(hash_words(words(span.tokens).skip(length - 1)), span.kind);
        }
        if span.kind != EntityKind::Organization {
            continue;
        }
        for end in start + 1..start + length.min(4) {
            let part = TokenRange::new(start, end);
            let known = Classes::COMMON
                | Classes::ANY_HEAD
                | Classes::FUNCTION
                | Classes::ANY_PLACE
                | Classes::PEOPLE;
            let is_plain = part.indices().all(|i| surface.class(i).any(known));
            // "IT Quarter", "Rail Park" of "Rail Park Norland": two such words are a name.
            let is_pair = part.len() == 2 && part.indices().all(|i| surface.is_capitalized(i));
            if surface.is_capitalized(end - 1) && (!is_plain || is_pair) {
                parts.entry(hash_words(words(part))).or_insert(span.kind);
            }
        }
    }
    parts
}

/// Adds names of the rules where the tagger saw none, if more than capitals speaks for them: they name something that has
/// its full name elsewhere, or are of a kind that the rules know better.
fn add_overlooked(surface: &Surface<'_, '_>, rules: &Names, spans: &mut Vec<Span>) {
    let tokens = &surface.document.tokens;
    let words = |range: TokenRange| tokens[range.indices()].iter().map(|token| token.word);
    let mut known: HashMap<u64, Votes, FxBuildHasher> = HashMap::default();
    let parts = parts(surface, spans);
    for span in spans.iter() {
        known.entry(hash_words(words(span.tokens))).or_default()[span.kind as usize] += 1;
    }
    let mut added = Vec::new();
    let mut at = 0;
    for (number, name) in rules.names.iter().enumerate() {
        let range = name.candidate.tokens;
        while spans.get(at).is_some_and(|span| span.tokens.end() <= range.start()) {
            at += 1;
        }
        if spans.get(at).is_some_and(|span| span.tokens.overlaps(range)) || is_currency(surface, range) {
            continue;
        }
        // "(MEAC)" after an organization's name.
        let before = at.checked_sub(1).and_then(|before| spans.get(before));
        let is_abbreviation = surface.is_all_caps(range.start())
            && surface.document.token_text(range.start().wrapping_sub(1)) == "("
            && before.is_some_and(|span| {
                span.kind == EntityKind::Organization && span.tokens.end() + 1 == range.start()
            });
        let hash = hash_words(words(range));
        let lead = rules.groups[name.group as usize].margin();
        let kind = match name.kind {
            kind if is_apart(surface, name.candidate.sentence) => Some(kind),
            _ if is_abbreviation => Some(EntityKind::Organization),
            EntityKind::Group | EntityKind::Work | EntityKind::Event | EntityKind::Product
                if lead >= SURE =>
            {
                Some(name.kind)
            }
            EntityKind::Person | EntityKind::Organization | EntityKind::Place
                if lead >= if range.len() > 1 { SURE_OF_WORDS } else { SURE_OF_WORD } =>
            {
                Some(name.kind)
            }
            _ => match known.get(&hash) {
                Some(votes) => {
                    let best = (0..votes.len())
                        .fold(0, |best, kind| if votes[kind] > votes[best] { kind } else { best });
                    Some(EntityKind::ALL[best])
                }
                None => parts.get(&hash).copied(),
            },
        };
        if let Some(kind) = kind {
            let sentence = name.candidate.sentence;
            added.push(Span { tokens: range, sentence, kind, rule: Some(number), is_fixed: false });
        }
    }
    spans.append(&mut added);
    spans.sort_unstable_by_key(|span| span.tokens);
}

/// Points by which the rules' kind must lead where the tagger saw no name: for what it has learnt little of, for names of
/// several words, for those of one. On the development sets all this is as often right as wrong; to the reader a name on
/// a list that is not found looks worse.
const SURE: i32 = 6;
const SURE_OF_WORDS: i32 = 4;
const SURE_OF_WORD: i32 = 5;

/// Whether a sentence is none: a headline, whose capitals tell nothing, or the words before the text. There the rules, which
/// know what such lines are like, are right more often.
fn is_apart(surface: &Surface<'_, '_>, sentence: u32) -> bool {
    let of = &surface.document.sentences[sentence as usize];
    surface.letter_case(sentence as usize) != LetterCase::Sentence
        || matches!(surface.document.block_of(of).kind, BlockKind::Byline | BlockKind::Dateline)
}

/// Gives a name the kind that twice as many of its other occurrences have; the surname of somebody who is named in full
/// counts as that person.
fn settle_kinds(surface: &Surface<'_, '_>, spans: &mut [Span]) {
    let words = |range: TokenRange| surface.document.tokens[range.indices()].iter().map(|token| token.word);
    let mut votes: HashMap<u64, Votes, FxBuildHasher> = HashMap::default();
    let mut surnames: HashMap<WordId, u32, FxBuildHasher> = HashMap::default();
    for span in spans.iter() {
        votes.entry(hash_words(words(span.tokens))).or_default()[span.kind as usize] += 1;
        if span.kind == EntityKind::Person && span.tokens.len() > 1 {
            *surnames.entry(surface.document.tokens[span.tokens.end() - 1].word).or_default() += 1;
        }
    }
    let parts = parts(surface, spans);
    for span in spans.iter_mut().filter(|span| !span.is_fixed) {
        let hash = hash_words(words(span.tokens));
        // "Rail Park" of "Rail Park Norland"; but "Western Cape" of "Western Cape High Court".
        if span.kind != EntityKind::Person
            && span.tokens.len() > 1
            && parts.get(&hash) == Some(&EntityKind::Organization)
            && surface.class(span.tokens.end() - 1).any(Classes::ANY_HEAD)
        {
            span.kind = EntityKind::Organization;
            continue;
        }
        let Some(mut votes) = votes.get(&hash).copied() else { continue };
        let first = surface.class(span.tokens.start());
        let is_place = span.kind == EntityKind::Place && first.any(Classes::ANY_PLACE);
        // "Al-Hamdan" of "Bashir al-Hamdan".
        let is_surname = span.tokens.len() == 1 || span.tokens.len() <= 3 && first.any(Classes::PARTICLE);
        if is_surname
            && !is_place
            && let Some(full) = surnames.get(&surface.document.tokens[span.tokens.end() - 1].word)
        {
            votes[EntityKind::Person as usize] += 2 * full;
        }
        let own = span.kind as usize;
        let best =
            (0..votes.len()).fold(own, |best, kind| if votes[kind] > votes[best] { kind } else { best });
        if best != own && votes[best] >= 2 * votes[own] {
            span.kind = EntityKind::ALL[best];
        }
    }
}

/// Puts names of the same words into groups, with the clues that speak for their kind.
fn explain(surface: &Surface<'_, '_>, rules: &Names, spans: &[Span]) -> Names {
    let words = |range: TokenRange| surface.document.tokens[range.indices()].iter().map(|token| token.word);
    let mut collector = Collector::new(surface);
    let mut groups: Vec<Group> = Vec::new();
    let mut table: HashTable<u32> = HashTable::new();
    let mut names = Vec::with_capacity(spans.len());
    for span in spans {
        let rule = span.rule.map(|number| &rules.names[number]);
        let candidate = candidate(rules, span);
        let hash = hash_words(words(span.tokens));
        let same = |&group: &u32| words(groups[group as usize].first).eq(words(span.tokens));
        let group = table.find(hash, same).copied().unwrap_or_else(|| {
            let number = groups.len() as u32;
            let clues = match rule {
                Some(name) => rules.groups[name.group as usize].clues.clone(),
                None => {
                    collector.found.clear();
                    collector.read_name(&candidate);
                    collector.read_context(&candidate);
                    std::mem::take(&mut collector.found)
                }
            };
            groups.push(Group::decided(span.tokens, span.kind, clues));
            table.insert_unique(hash, number, |&g| hash_words(words(groups[g as usize].first)));
            number
        });
        groups[group as usize].count += 1;
        names.push(Name { candidate, kind: span.kind, group });
    }
    Names { names, groups }
}
