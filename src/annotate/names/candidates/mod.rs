//! Where names stand: runs of capitalized words with what may stand between them ("of", "and", "van der"), cut
//! apart where one name ends and another, or a title, begins.

mod joins;
mod pieces;
mod works;

use std::ops::Range;

use super::surface::{LetterCase, Surface};
use crate::lang::classes::Classes;
use crate::text::{TokenKind, TokenRange};
use pieces::{Gap, Piece, is_head, is_strong_head};

/// A stretch of text that may be a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Where it stands.
    pub tokens: TokenRange,
    /// The sentence it stands in.
    pub sentence: u32,
    /// What stands directly before it.
    pub lead: Lead,
    /// Whether it is capitalized because a sentence begins with it, or because everything there is.
    pub is_exposed: bool,
    /// Whether it is an everyday word, which names somebody only where a longer name says so.
    pub is_doubtful: bool,
}

/// A title or role before a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// Neither.
    None,
    /// A capitalized title directly before it; its last token.
    Title(u32),
    /// A role and "of", "to" or "at": "CEO of …"; the role's token.
    RoleOf(u32),
    /// The noun of a work, and quotation marks: the film “…”; the noun's token.
    Work(u32),
    /// The year of an election: "2015 United Kingdom general election".
    Election(u32),
}

/// Finds the candidates, in text order.
pub fn find(surface: &Surface<'_, '_>) -> Vec<Candidate> {
    let mut finder =
        Finder { surface, pieces: Vec::new(), titles: Vec::new(), key: String::new(), out: Vec::new() };
    for (number, sentence) in surface.document.sentences.iter().enumerate() {
        finder.sentence(number, sentence.tokens.indices());
    }
    finder.out
}

struct Finder<'r, 'd, 't> {
    surface: &'r Surface<'d, 't>,
    pieces: Vec<Piece>,
    /// For each piece whether it is a title or role rather than a part of a name.
    titles: Vec<bool>,
    key: String,
    out: Vec<Candidate>,
}

impl Finder<'_, '_, '_> {
    fn sentence(&mut self, number: usize, range: Range<usize>) {
        let letter_case = self.surface.letter_case(number);
        let mut at = range.start;
        while at < range.end {
            if self.is_everyday(at) {
                at += 1;
                continue;
            }
            if let Some((candidate, end)) =
                self.quoted_work(at, number, range.end).or_else(|| self.election(at, number, range.end))
            {
                self.out.push(candidate);
                at = end;
                continue;
            }
            match self.piece(at, range.end, Gap::Start, letter_case) {
                None => at += 1,
                Some(first) => {
                    self.collect(first, range.end, letter_case);
                    at = self.pieces.last().map_or(at + 1, |piece| piece.end);
                    self.mark_titles();
                    self.cut(number, &range, letter_case);
                }
            }
        }
    }

    /// Whether the token is a word that no candidate begins with: not capitalized, and of none of the classes that may
    /// open one.
    fn is_everyday(&self, at: usize) -> bool {
        const OPENING: Classes =
            Classes::WORK_HEAD.and(Classes::PARTICLE).and(Classes::PRODUCT).and(Classes::ORGANIZATION);
        let token = &self.surface.document.tokens[at];
        token.kind == TokenKind::Word && !token.is_capitalized() && !self.surface.class(at).any(OPENING)
    }

    /// One past the last piece that stands side by side with piece `at`.
    fn group_end(&self, at: usize) -> usize {
        let rest = self.pieces[at + 1..].iter().position(|piece| !piece.gap.is_tight());
        rest.map_or(self.pieces.len(), |length| at + 1 + length)
    }

    /// Decides which pieces are titles.
    fn mark_titles(&mut self) {
        self.titles.clear();
        self.titles.resize(self.pieces.len(), false);
        for at in 0..self.pieces.len() {
            self.titles[at] = self.is_title(at);
        }
    }

    fn is_title(&self, at: usize) -> bool {
        let piece = self.pieces[at];
        if !piece.classes.any(Classes::ANY_ROLE)
            || piece.classes.any(Classes::ANY_PLACE | Classes::ORGANIZATION)
        {
            return false;
        }
        if piece.classes.any(Classes::ROLE_PHRASE) {
            return true;
        }
        let group_end = self.group_end(at);
        let ends_group = at + 1 == group_end;
        let before = (piece.gap.is_tight() && at > 0).then(|| self.pieces[at - 1]);
        if ends_group {
            if before.is_some() && !piece.classes.any(Classes::ROLE) {
                return false;
            }
            // "Howard Dean": a surname; "White House Secretary": a role.
            let after_given_name = before.is_some_and(|b| {
                b.classes.any(Classes::FIRST_NAME) && !b.classes.any(Classes::ANY_ROLE | Classes::ANY_PLACE)
                    || self.surface.is_initial(b.start)
            });
            return !after_given_name && !piece.classes.any(Classes::WEAK_HEAD);
        }
        // "Justice Department", "King Street": part of the name that the head names.
        let next = self.pieces[at + 1];
        let heads =
            Classes::ORGANIZATION_HEAD | Classes::PLACE_HEAD | Classes::EVENT_HEAD | Classes::LEGAL_FORM;
        let last = self.pieces[group_end - 1];
        let makes_name = next.classes.any(heads | Classes::WORK_HEAD)
            && !next.classes.any(Classes::ANY_PERSON)
            || last.classes.any(heads) && !last.classes.any(Classes::SURNAME | Classes::ANY_ROLE);
        !makes_name
    }

    /// Cuts the run into candidates.
    fn cut(&mut self, sentence: usize, range: &Range<usize>, letter_case: LetterCase) {
        let mut start = 0;
        let mut lead = self.lead_before(self.pieces[0].start, range);
        while start < self.pieces.len() {
            if self.titles[start] {
                let title = self.pieces[start];
                let next_gap = self.pieces.get(start + 1).map(|piece| piece.gap);
                lead = match next_gap {
                    Some(Gap::Space | Gap::Particle) => Lead::Title(title.start as u32),
                    Some(Gap::Of | Gap::To | Gap::For | Gap::In) => Lead::RoleOf(title.start as u32),
                    _ => Lead::None,
                };
                start += 1;
                continue;
            }
            let mut end = start + 1;
            while end < self.pieces.len() && self.joins(start, end, lead) {
                end += 1;
            }
            self.push((start, end), lead, sentence, letter_case);
            // "President of Peru, Rosa Quint" has a comma; "President of Peru Rosa Quint" has not.
            let next_is_named = self.pieces.get(end).is_some_and(|piece| piece.gap == Gap::Space);
            lead = match lead {
                // "Ambassador of Norland to Peru"
                Lead::RoleOf(role)
                    if self
                        .pieces
                        .get(end)
                        .is_some_and(|piece| matches!(piece.gap, Gap::To | Gap::In | Gap::Of | Gap::For)) =>
                {
                    Lead::RoleOf(role)
                }
                Lead::RoleOf(role) if next_is_named && !self.titles.get(end).copied().unwrap_or(true) => {
                    Lead::Title(role)
                }
                _ => Lead::None,
            };
            start = end;
        }
    }

    /// A role in lower case before the run: "chief executive of X", "spokesman X".
    fn lead_before(&self, at: usize, range: &Range<usize>) -> Lead {
        let surface = self.surface;
        let is_role =
            |i: usize| surface.class(i).any(Classes::ROLE | Classes::FAMILY) && !surface.is_masked(i);
        if at <= range.start {
            return Lead::None;
        }
        let before = at - 1;
        if is_role(before) && surface.has_space_before(at) {
            return Lead::Title(before as u32);
        }
        let preposition = if surface.form(before) == "the" { before.wrapping_sub(1) } else { before };
        if matches!(surface.form(preposition), "of" | "to" | "for" | "at" | "with")
            && preposition > range.start
            && is_role(preposition - 1)
        {
            return Lead::RoleOf(preposition as u32 - 1);
        }
        Lead::None
    }

    /// Trims the pieces `start..end` to what can be a name, and keeps it.
    fn push(&mut self, (start, end): (usize, usize), lead: Lead, sentence: usize, letter_case: LetterCase) {
        let surface = self.surface;
        let opens = surface.opens(self.pieces[start].start);
        let from = self.trimmed_start(start, end, opens);
        let to = self.trimmed_end(from, end);
        let opens = opens && from == start;
        // What follows "of" was part of the same name.
        let lost = from < to && self.pieces[start + 1..=from].iter().any(|piece| !piece.gap.is_tight());
        let lead = if lost { Lead::None } else { lead };
        let (from, to, is_known) = if from < to {
            (from, to, self.can_be_name(from, to))
        } else if self.acts(start) {
            // "Brown said" may be about Tessa Brown.
            (start, start + 1, false)
        } else {
            return;
        };
        let pieces = &self.pieces[from..to];
        let mut is_doubtful = false;
        if !is_known {
            let class = pieces[0].classes;
            let is_word = class.any(Classes::COMMON) && !class.any(Classes::NO_NAME | Classes::ANY_HEAD);
            if pieces.len() > 1 || !is_word {
                return;
            }
            let is_titled = matches!(lead, Lead::Title(title) if surface.is_capitalized(title as usize));
            let is_known = class.any(Classes::ORGANIZATION);
            is_doubtful = !(is_titled || is_known) || class.any(Classes::ROLE | Classes::ROLE_MODIFIER);
        }
        let tokens = TokenRange::new(pieces[0].start, pieces[pieces.len() - 1].end);
        let is_exposed = opens || letter_case != LetterCase::Sentence;
        self.out.push(Candidate { tokens, sentence: sentence as u32, lead, is_exposed, is_doubtful });
    }

    /// The first of the pieces `start..end` that may begin a name: past words that are capitalized because the
    /// sentence begins with them (`opens`), abbreviations that are no names, and words like "former".
    fn trimmed_start(&self, start: usize, end: usize, opens: bool) -> usize {
        let mut opens = opens;
        for at in start..end {
            let piece = self.pieces[at];
            let class = piece.classes;
            let rest = &self.pieces[at + 1..end];
            let next_is = |classes: Classes| rest.first().is_some_and(|next| next.classes.any(classes));
            let rest_has_head = rest.iter().any(is_head);
            let is_acronym = !rest.is_empty() && self.is_acronym(&piece);
            let is_no_name = class.any(Classes::NO_NAME | Classes::NUMERAL)
                && (!is_acronym || !rest_has_head && next_is(Classes::FIRST_NAME));
            let is_modifier = match self.surface.form(piece.start) {
                "former" | "late" | "acting" | "then" | "ex" => !rest.is_empty(),
                "new" => !rest.is_empty() && opens && !rest_has_head && piece.end == piece.start + 1,
                _ => false,
            };
            let is_tied = rest.first().is_some_and(|next| next.gap == Gap::Hyphen);
            if is_tied || !(is_no_name || is_modifier || opens && self.is_opening_word(at, end)) {
                return at;
            }
            opens = false;
        }
        end
    }

    /// Whether the piece at the head of a sentence is an everyday word rather than the beginning of a name.
    fn is_opening_word(&self, at: usize, end: usize) -> bool {
        let piece = self.pieces[at];
        let class = piece.classes;
        let rest = &self.pieces[at + 1..end];
        let is_given_name =
            class.any(Classes::FIRST_NAME) && rest.first().is_some_and(|p| !p.classes.any(Classes::COMMON));
        let is_name = class.any(Classes::ANY_PLACE | Classes::PEOPLE | Classes::PRODUCT)
            || class.any(Classes::ORGANIZATION | Classes::FIRST_NAME) && !class.any(Classes::COMMON);
        if is_name || is_given_name {
            return false;
        }
        let seen = class.any(Classes::SEEN_CAPITALIZED);
        if rest.is_empty() {
            return (!seen || class.any(Classes::SEEN_LOWER))
                && class.any(Classes::COMMON | Classes::SEEN_LOWER | Classes::SPEECH);
        }
        let is_seen_head = seen && piece.end == piece.start + 1 && is_head(&piece);
        let is_event = class.any(Classes::EVENT_OPENING) && !rest[0].classes.any(Classes::COMMON);
        class.any(Classes::COMMON | Classes::SPEECH)
            && !rest.iter().any(is_head)
            && !is_seen_head
            && !is_event
    }

    /// "Senate Majority | Leader": the words before a role's noun belong to the role.
    fn trimmed_end(&self, start: usize, end: usize) -> usize {
        let before_role = self.titles.get(end).is_some_and(|&title| title) && self.pieces[end].gap.is_tight();
        let mut end = end;
        while before_role && end > start && self.is_modifier(end - 1) {
            end -= 1;
        }
        end
    }

    /// Whether an everyday word does what only somebody does: "Brown said".
    fn acts(&self, at: usize) -> bool {
        let (class, next) = (self.pieces[at].classes, self.pieces[at].end);
        let has_verb = matches!(
            self.surface.form(next),
            "'s" | "is" | "was" | "has" | "had" | "will" | "," | "who" | "would"
        );
        (has_verb || self.surface.class(next).any(Classes::SPEECH))
            && !class.any(Classes::FUNCTION | Classes::SEEN_LOWER | Classes::NO_NAME)
    }

    /// Whether a piece before a role's noun belongs to the role.
    fn is_modifier(&self, at: usize) -> bool {
        let class = self.pieces[at].classes;
        class.any(Classes::COMMON | Classes::ROLE_MODIFIER)
            && !class.any(Classes::ANY_PLACE | Classes::PEOPLE | Classes::ORGANIZATION)
            && !is_strong_head(&self.pieces[at])
    }

    /// Whether the pieces say enough for a name: not only a role or everyday words without a head.
    fn can_be_name(&self, start: usize, end: usize) -> bool {
        let pieces = &self.pieces[start..end];
        let name = Classes::ANY_PLACE | Classes::PEOPLE | Classes::ORGANIZATION | Classes::PRODUCT;
        let next = self.pieces[end - 1].end;
        let is_currency = self.surface.document.token_text(next).starts_with(['$', '€', '£']);
        if pieces.len() == 1 && is_currency && self.surface.is_all_caps(pieces[0].start) {
            return false;
        }
        if pieces.iter().any(|p| p.classes.any(name)) {
            return true;
        }
        let plain =
            Classes::COMMON | Classes::ANY_HEAD | Classes::ROLE_MODIFIER | Classes::NO_NAME | Classes::ROLE;
        if pieces.iter().all(|p| p.classes.any(plain) && !p.classes.any(Classes::FIRST_NAME)) {
            let heads = pieces.iter().filter(|p| is_head(p)).count();
            return pieces.len() > 1 && heads > 0;
        }
        if pieces.len() == 1 {
            let (class, form) = (pieces[0].classes, self.surface.form(pieces[0].start));
            if class.any(Classes::LEGAL_FORM | Classes::NO_NAME)
                || is_direction(class, form)
                || is_price(form)
            {
                return false;
            }
        }
        // A single letter is no name.
        let only = self.surface.document.token_text(pieces[0].start);
        pieces.len() > 1
            || pieces[0].end > pieces[0].start + 1
            || only.chars().filter(|c| c.is_alphanumeric()).count() > 1
    }
}

/// Points of the compass, and what is made of them: "Western", "Northerners".
fn is_direction(class: Classes, form: &str) -> bool {
    class.any(Classes::DIRECTION) || form.ends_with("erner") || form.ends_with("erners")
}

/// "US58.90": an amount that lost its sign.
fn is_price(form: &str) -> bool {
    form.trim_start_matches(|c: char| c.is_ascii_alphabetic())
        .chars()
        .next()
        .is_some_and(|c| c.is_ascii_digit())
        && ["us", "rm", "rs", "hk", "nt", "au"].iter().any(|currency| form.starts_with(currency))
}
