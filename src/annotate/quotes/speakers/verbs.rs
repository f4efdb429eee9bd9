//! Which verbs tell that something is said: those of the lists in all their forms, those that judge in somebody's words, and the
//! passive, whose subject is not who speaks.

use super::{Cue, Speakers};
use crate::annotate::tags::Pos;
use crate::lang::classes::Classes;
use crate::text::TokenRange;

/// Tokens between a verb that judges and the "as" before its words: "dismissed the whole report as “…”".
const MAX_JUDGED: usize = 12;

/// Tokens behind a verb in which its object stands: "issued a short press statement".
const MAX_WRITTEN: usize = 6;

impl Speakers<'_, '_> {
    /// Whether token `at` is a verb of saying rather than a noun like it ("the report").
    pub fn is_cue(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        let form = self.document.vocabulary.form(word);
        if form == "according" {
            return self.form(at + 1) == "to";
        }
        if self.document.tokens[at].is_capitalized() {
            return false;
        }
        let class = self.document.known[word.index()].classes();
        if !class.any(Classes::SPEECH) {
            return false;
        }
        let noun_like = class.any(Classes::SPEECH_NOUN);
        let before = at.checked_sub(1).map_or("", |i| self.form(i));
        let after_determiner = matches!(
            before,
            "a" | "an"
                | "the"
                | "this"
                | "that"
                | "his"
                | "her"
                | "its"
                | "their"
                | "our"
                | "my"
                | "of"
                | "in"
                | "no"
                | "'s"
                | "to"
                | "some"
                | "any"
                | "these"
                | "those"
                | "with"
                | "by"
                | "for"
                | "on"
                | "other"
                | "new"
        );
        !(noun_like && after_determiner)
    }

    /// As [`Self::is_cue`], also in forms that the lists leave out: "vowing", "condemns". It costs more, so it is asked beside
    /// quotations only.
    pub(super) fn is_saying(&self, at: usize) -> bool {
        if self.is_cue(at) {
            return true;
        }
        if self.tag(at) != Pos::Verb || self.word(at).is_none() || self.document.tokens[at].is_capitalized() {
            return false;
        }
        let form = self.form(at);
        // What somebody wishes is hardly ever told in words.
        if matches!(form, "hoping" | "believing" | "thinking" | "feeling") {
            return false;
        }
        let is_listed = |past: String| self.document.pack.look_up(&past).any(Classes::SPEECH);
        let of_stem = |stem: &str| ["", "d", "ed"].iter().any(|ending| is_listed([stem, ending].concat()));
        match form.strip_suffix("ing") {
            Some(stem) => is_listed([stem, "ed"].concat()),
            None => of_stem(form.strip_suffix('s').unwrap_or(form)),
        }
    }

    /// Whether the verb between a quotation and a name, or behind a name that follows one, may be any at all: "grumbled",
    /// "marvels". It tells how somebody speaks.
    pub(super) fn may_tell_how(&self, at: usize) -> bool {
        let form = self.form(at);
        // "…,” includes Jo Adler"
        let is_other = ["feature", "include", "star"].iter().any(|stem| form.starts_with(stem));
        let is_finite = form.ends_with("ed")
            || form.ends_with('s') && form.len() > 3
            || matches!(form, "began" | "continue" | "swore");
        let sums_up = matches!(form, "sums" | "summed") && self.form(at + 1) == "up";
        // "Quint beams.", which may be a noun.
        let ends = matches!(self.document.token_text(at + 1), "." | ",")
            && at
                .checked_sub(1)
                .and_then(|before| self.entity_at(before))
                .is_some_and(|one| self.is_person(one.1));
        (self.tag(at) == Pos::Verb || sums_up || ends && self.tag(at) == Pos::Noun)
            && is_finite
            && !is_other
            && self.word(at).is_some()
            && !self.document.tokens[at].is_capitalized()
    }

    /// Whether the subject of the verb of saying at `verb` is who was told: "he was told", "they had been asked".
    pub(super) fn is_hearer(&self, verb: usize) -> bool {
        const HEARING: [&str; 7] = ["told", "asked", "informed", "advised", "warned", "urged", "ordered"];
        HEARING.contains(&self.form(verb)) && self.follows_being(verb)
    }

    /// Whether somebody else says of the subject what the verb of saying at `verb` tells: "was declared guilty of", "is said to be",
    /// "are described as". Who "is quoted" speaks.
    pub(super) fn is_passive(&self, verb: usize) -> bool {
        let form = self.form(verb);
        let is_participle = form.ends_with("ed") || matches!(form, "said" | "told" | "thought" | "written");
        is_participle && !matches!(form, "agreed" | "quoted" | "reported") && self.follows_being(verb)
    }

    /// Whether a form of "be" stands before a verb.
    fn follows_being(&self, verb: usize) -> bool {
        const BEING: [&str; 8] = ["was", "were", "is", "are", "been", "being", "be", "'s"];
        let passes = |at: &usize| self.tag(*at) == Pos::Adverb || matches!(self.form(*at), "n't" | "not");
        let before = (verb.saturating_sub(3)..verb).rev().find(|at| !passes(at));
        before.is_some_and(|at| BEING.contains(&self.form(at)))
    }

    /// Who told it to whoever "was told": "by officials", or nobody who is named.
    pub(super) fn told_by(&self, verb: usize, end: usize) -> Cue {
        let source = if self.form(verb + 1) == "by" { self.subject_from(verb + 2, end) } else { None };
        Cue { tokens: TokenRange::new(verb, verb + 1), source }
    }

    /// "called “…” by Quint": who says of somebody what stands between a passive and the words at `end`.
    pub fn by_whom(&self, open: usize, end: usize, limit: usize) -> Option<Cue> {
        if self.form(end) != "by" || end >= limit {
            return None;
        }
        let verb =
            (open.saturating_sub(3)..open).rev().find(|&at| self.is_saying(at) && self.is_passive(at))?;
        Some(Cue::new(verb, self.subject_from(end + 1, limit)?))
    }

    /// Whether something ought to be said rather than is: "must declare", "should call".
    pub(super) fn is_wanted(&self, verb: usize) -> bool {
        verb > 0 && matches!(self.form(verb - 1), "must" | "should")
    }

    /// Whether a verb at `at` that is none of saying leads to a quotation at `end`: "ruled that “…”", "commended the “…”",
    /// "dismisses the report as “…”".
    pub(super) fn is_ruling(&self, at: usize, end: usize) -> bool {
        if self.tag(at) != Pos::Verb || self.word(at).is_none() {
            return false;
        }
        match end - at {
            2 if self.form(at + 1) == "that" => return true,
            1..=3 => {
                let between = at + 1..end;
                let is_direct = { between }
                    .all(|at| matches!(self.tag(at), Pos::Determiner | Pos::Adjective | Pos::Pronoun));
                if is_direct && judges(self.form(at)) {
                    return true;
                }
            }
            _ => {}
        }
        (3..=MAX_JUDGED).contains(&(end - at)) && self.form(end - 1) == "as" && judges(self.form(at))
    }

    /// Whether a word like a verb of saying is a noun within a phrase, "growing financial stress", or part of what is spoken of, "what
    /// she said".
    pub(super) fn is_named_thing(&self, at: usize) -> bool {
        let is_noun = self.tag(at) == Pos::Noun
            && self.is_noun_like(at)
            && !matches!(self.form(at + 1), "by" | "that")
            && at > 0
            && matches!(self.tag(at - 1), Pos::Adjective | Pos::Adposition | Pos::Determiner);
        let is_spoken_of = at > 1 && self.form(at - 2) == "what" && matches!(self.form(at + 1), "was" | "is");
        is_noun || is_spoken_of
    }

    /// Whether a verb at `at` tells that words are made public: "issued a statement".
    pub(super) fn is_publishing(&self, at: usize) -> bool {
        const PUBLISHING: [&str; 6] = ["issued", "posted", "published", "released", "sent", "shared"];
        const WRITTEN: [&str; 7] =
            ["email", "letter", "message", "note", "release", "statement", "communique"];
        PUBLISHING.contains(&self.form(at))
            && self.tag(at) == Pos::Verb
            && !self.follows_being(at)
            && (at + 1..at + MAX_WRITTEN).any(|at| WRITTEN.contains(&self.form(at)))
    }

    pub(super) fn is_noun_like(&self, at: usize) -> bool {
        self.word(at)
            .is_some_and(|word| self.document.known[word.index()].classes().any(Classes::SPEECH_NOUN))
    }
}

/// Stems of verbs whose subject judges something in words that stand in quotation marks, none of which is a verb of saying.
const JUDGING: [&str; 22] = [
    "applaud",
    "blast",
    "characteris",
    "characteriz",
    "cit",
    "commend",
    "decr",
    "deplor",
    "depict",
    "derid",
    "dismiss",
    "laud",
    "mock",
    "portray",
    "promis",
    "reject",
    "ridicul",
    "slam",
    "tout",
    "trumpet",
    "view",
    "welcom",
];

/// Whether a verb is a form of one that judges: "decried", "slamming".
fn judges(form: &str) -> bool {
    JUDGING.iter().any(|stem| {
        form.strip_prefix(stem).is_some_and(|ending| {
            matches!(ending, "s" | "es" | "ed" | "e" | "ing" | "med" | "ming" | "ies" | "ied" | "ying")
        })
    })
}

/// Nouns of what somebody says, before "of" and their words: "charges of “…”".
pub(super) fn is_said_thing(form: &str) -> bool {
    matches!(
        form,
        "accusation"
            | "accusations"
            | "allegation"
            | "allegations"
            | "charge"
            | "charges"
            | "claim"
            | "claims"
            | "complaint"
            | "complaints"
            | "warning"
            | "warnings"
    )
}
