//! An entity as it is put together, and what is said of it in the end: its name, aliases and roles.

use std::cmp::Reverse;

use super::joined::{Joined, Named, Why};
use super::places;
use super::roles::{Number, Role};
use super::{Entity, Mention, MentionForm, explain, inflected};
use crate::annotate::names::EntityKind;
use crate::annotate::names::clues::Evidence;
use crate::annotate::names::surface::Surface;
use crate::lang::Gender;
use crate::lang::classes::Classes;
use crate::text::TokenRange;

/// Forms, roles, clues and joins kept for one entity.
const MAX_FORMS: usize = 24;
const MAX_ROLES: usize = 8;
const MAX_CLUES: usize = 8;
const MAX_JOINED: usize = 8;

/// An entity in the making.
pub struct Draft {
    /// Its place in order of appearance.
    pub number: u32,
    /// What it is.
    pub kind: EntityKind,
    /// The first occurrence of each distinct form, in text order.
    pub forms: Vec<TokenRange>,
    /// How often each form occurs.
    form_counts: Vec<u32>,
    /// What the text shows of a person.
    pub gender: Option<Gender>,
    /// Its titles and roles, in text order.
    pub roles: Vec<Role>,
    /// Its mentions; in text order in the end.
    pub mentions: Vec<Mention>,
    /// What speaks for its kind.
    pub clues: Vec<Evidence>,
    /// Which names were joined, and why.
    pub joined: Vec<Joined>,
    /// How sure the tagger is of the mention that it is surest of.
    pub certainty: i32,
}

impl Draft {
    /// An entity without names.
    pub fn new(number: u32, kind: EntityKind) -> Self {
        Self {
            number,
            kind,
            forms: Vec::new(),
            form_counts: Vec::new(),
            gender: None,
            roles: Vec::new(),
            mentions: Vec::new(),
            clues: Vec::new(),
            joined: Vec::new(),
            certainty: i32::MIN,
        }
    }

    /// Adds a mention by name.
    pub fn add_name(&mut self, surface: &Surface<'_, '_>, named: &Named, clues: &[Evidence]) {
        let tokens = named.tokens;
        let known = self.forms.iter().position(|&form| same_words(surface, form, tokens));
        match known {
            Some(at) => {
                self.form_counts[at] += 1;
                // A dateline or headline in capitals is not how the name is written.
                if surface.is_all_caps(self.forms[at].start()) && !surface.is_all_caps(tokens.start()) {
                    self.forms[at] = tokens;
                }
            }
            None if self.forms.len() < MAX_FORMS => {
                self.forms.push(tokens);
                self.form_counts.push(1);
            }
            None => {}
        }
        for clue in clues.iter().filter(|clue| clue.kind == named.kind) {
            let is_new = self.clues.iter().all(|known| known.clue != clue.clue);
            if is_new && self.clues.len() < MAX_CLUES {
                self.clues.push(*clue);
            }
        }
        // A headline's "BMDV" is of the kind of the name that it stands for.
        if named.kind != self.kind
            && tokens.len() > 1
            && self.forms.iter().all(|form| form.len() == 1 || *form == tokens)
        {
            self.kind = named.kind;
        }
        self.certainty = self.certainty.max(named.certainty);
        self.mentions.push(Mention { tokens, form: MentionForm::Name });
    }

    /// Adds what the text calls a person.
    pub fn add_roles(&mut self, roles: &[Role]) {
        let free = MAX_ROLES.saturating_sub(self.roles.len());
        self.roles.extend(roles.iter().take(free));
    }

    /// Adds a decision, where its kind of words is not yet explained.
    pub fn add_joined(&mut self, surface: &Surface<'_, '_>, joined: Joined) {
        let same = |known: &Joined| {
            (known.why == Why::Ambiguous) == (joined.why == Why::Ambiguous)
                && same_words(surface, known.short, joined.short)
        };
        if self.joined.len() < MAX_JOINED && !self.joined.iter().any(same) {
            self.joined.push(joined);
        }
    }

    /// The finished entity.
    pub fn finish(&self, surface: &Surface<'_, '_>) -> Entity {
        let document = surface.document;
        let texts: Vec<String> = self.forms.iter().map(|&form| document.shown_name(form)).collect();
        let full = self.fullest(surface, &texts);
        let mut name = texts.get(full).cloned().unwrap_or_default();
        if let Some(base) = self.forms.get(full).and_then(|form| inflected::without_genitive(surface, *form))
        {
            name.truncate(base.min(name.len()));
        }
        let mut aliases: Vec<String> = Vec::new();
        for text in &texts {
            if *text != name && !aliases.contains(text) {
                aliases.push(text.clone());
            }
        }
        let full_length = self.forms.get(full).map_or(1, |&form| words(surface, form));
        let is_short = |mention: &Mention| {
            mention.form == MentionForm::Name
                && self.kind != EntityKind::Place
                && (words(surface, mention.tokens) < full_length
                    || mention.tokens.len() == 1
                        && full_length > 1
                        && surface.is_all_caps(mention.tokens.start()))
        };
        let mentions = self.mentions.iter().map(|mention| {
            let form = if is_short(mention) { MentionForm::Short } else { mention.form };
            Mention { form, ..*mention }
        });
        let mentions = mentions.collect();
        let why = explain::explain(surface, self.kind, (&self.clues, &self.joined), &name);
        let roles = self.role_texts(surface);
        Entity { kind: self.kind, aliases, gender: self.gender, roles, mentions, why, name }
    }

    /// The roles as they are shown: each once, "President" not beside "President of the Republic".
    fn role_texts(&self, surface: &Surface<'_, '_>) -> Vec<String> {
        let mut found: Vec<(String, String)> = Vec::new();
        for role in &self.roles {
            let text = role_text(surface, role);
            let folded = text.to_lowercase();
            if !found.iter().any(|(_, known)| *known == folded) {
                found.push((text, folded));
            }
        }
        let covers = |longer: &str, shorter: &str| {
            longer.len() > shorter.len()
                && longer.match_indices(shorter).any(|(at, _)| {
                    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '-');
                    is_edge(longer[..at].chars().next_back())
                        && is_edge(longer[at + shorter.len()..].chars().next())
                })
        };
        let kept = found.iter().filter(|(_, folded)| !found.iter().any(|(_, other)| covers(other, folded)));
        kept.map(|(text, _)| text.clone()).collect()
    }

    /// Index of the fullest form. For places and peoples it is the usual one, for all others the longest.
    fn fullest(&self, surface: &Surface<'_, '_>, texts: &[String]) -> usize {
        let usual = |at: usize| places::is_usual(surface, &places::key(surface, self.forms[at]));
        let has_short_given_name = self.joined.iter().any(|joined| joined.why == Why::ShortGivenName);
        // "KOREA" in a headline; an abbreviation of a few letters is written so.
        let is_loud = |at: usize| {
            let mut words = self.forms[at].indices().filter(|&i| surface.is_capitalized(i));
            texts[at].len() > 5 && words.all(|i| surface.is_all_caps(i))
        };
        let case = |at: usize| inflected::case(surface, self.forms[at]);
        // Only among the longest forms does it count which of them is the base form.
        let longest = self.forms.iter().map(|&form| words(surface, form)).max().unwrap_or(0);
        let is_short =
            |at: usize| surface.document.pack.inflects_names() && words(surface, self.forms[at]) < longest;
        let order = |&at: &usize| {
            let (count, length) = (self.form_counts[at] as usize, words(surface, self.forms[at]));
            match self.kind {
                EntityKind::Place => (!is_loud(at), usual(at), Reverse(case(at)), count, length, Reverse(at)),
                EntityKind::Group => (!is_loud(at), true, Reverse(case(at)), length, count, Reverse(at)),
                // Of two spellings the usual one counts, not the longer.
                EntityKind::Person if !has_short_given_name => {
                    let length = length * 64 + self.forms[at].len();
                    (!is_loud(at), !is_short(at), Reverse(case(at)), length, count, Reverse(at))
                }
                _ => (
                    !is_loud(at),
                    !is_short(at),
                    Reverse(case(at)),
                    length * 64 + self.forms[at].len(),
                    texts[at].chars().count(),
                    Reverse(at),
                ),
            }
        };
        (0..self.forms.len()).max_by_key(order).unwrap_or(0)
    }
}

/// Whether two ranges hold the same words.
pub fn same_words(surface: &Surface<'_, '_>, a: TokenRange, b: TokenRange) -> bool {
    let words = |range: TokenRange| surface.document.tokens[range.indices()].iter().map(|token| token.word);
    words(a).eq(words(b))
}

/// Words of a name that tell something: neither initials nor marks.
fn words(surface: &Surface<'_, '_>, range: TokenRange) -> usize {
    let is_word = |&at: &usize| {
        let token = &surface.document.tokens[at];
        token.is_countable() && !surface.is_initial(at)
    };
    let words = range.indices().filter(is_word).map(|at| surface.form(at));
    // "Jong-un" is as long as "Jong Un", and "al-Assad" as "Assad".
    let pieces = |form: &str| form.split('-').filter(|piece| piece.len() > 1 && *piece != "al").count();
    words.map(|form| if form.as_bytes().contains(&b'-') { pieces(form).max(1) } else { 1 }).sum()
}

/// A role in words: "minister" for those who are "ministers".
fn role_text(surface: &Surface<'_, '_>, role: &Role) -> String {
    let document = surface.document;
    let at = role.at as usize;
    let text = document.text;
    let noun = document.tokens[at].span;
    // Plural roles are those in "s".
    let base = match role.number {
        Number::One => base_form(surface, role),
        Number::Several => Some(noun.of(text).trim_end_matches(['s', 'S']).to_owned()),
    };
    let Some(noun_text) = base else { return document.named_string(role.tokens) };
    let span = document.span(role.tokens);
    let before = text.get(span.start()..noun.start()).unwrap_or_default();
    let after = text.get(noun.end()..span.end()).unwrap_or_default();
    let joined = format!("{before}{noun_text}{after}");
    joined.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The office of a role as dictionaries have it, where it stands in another case and no adjective before it, which would have to
/// follow: "министром обороны" is "министр обороны".
fn base_form(surface: &Surface<'_, '_>, role: &Role) -> Option<String> {
    let (pack, at) = (&surface.document.pack, role.at as usize);
    let before = at.checked_sub(1).filter(|before| *before >= role.tokens.start());
    if !pack.roles().is_inflected || before.is_some_and(|before| surface.document.token_text(before) != "-") {
        return None;
    }
    let is_capitalized = surface.is_capitalized(at);
    let (_, base) = pack.role_part(surface.form(at), pack.capitalizes_nouns() && is_capitalized);
    let mut letters = base.chars();
    let first = letters.next().filter(|_| *base != *surface.form(at))?;
    let first: String = if is_capitalized { first.to_uppercase().collect() } else { first.into() };
    Some(first + letters.as_str())
}

/// Whether somebody has a role no more: "former", "ex-".
pub fn is_former(surface: &Surface<'_, '_>, role: &Role) -> bool {
    let before = role.tokens.start()..role.at as usize;
    before.clone().any(|at| {
        matches!(surface.form(at), "former" | "ex" | "late" | "outgoing" | "past" | "one-time")
            && !surface.class(at).any(Classes::ROLE)
    }) || surface.form(role.at as usize).starts_with("ex-")
}
