//! What the words around a name say about it.

use std::ops::Range;

use super::{Clue, Collector};
use crate::annotate::names::EntityKind::{Event, Organization, Person, Place, Work};
use crate::annotate::names::candidates::{Candidate, Lead};
use crate::annotate::names::surface::Surface;
use crate::lang::classes::Classes;
use crate::lang::en::grammar;
use crate::text::{BlockKind, TokenKind};

impl<'t> Collector<'_, '_, 't> {
    /// Evidence in the words around a mention.
    pub fn read_context(&mut self, candidate: &Candidate) {
        let surface = self.surface;
        let sentence = surface.document.sentences[candidate.sentence as usize];
        let bounds = sentence.tokens.indices();
        let (start, end) = (candidate.tokens.start(), candidate.tokens.end());
        match candidate.lead {
            Lead::Title(token) => {
                let at = token as usize;
                let class = surface.class(at);
                let doubtful = !surface.is_capitalized(at) && class.any(Classes::DOUBTFUL_ROLE);
                let weight = if class.any(Classes::HONORIFIC) {
                    9
                } else if doubtful {
                    2
                } else {
                    7
                };
                self.add(Person, Clue::Title, at, weight);
            }
            Lead::RoleOf(token) => {
                let at = token as usize;
                if surface.class(at).any(Classes::FAMILY | Classes::PERSONAL_ROLE) {
                    self.add(Person, Clue::RoleOf, at, 3);
                } else if surface.class(at).any(Classes::ROLE_FOR_SOMEBODY) {
                    self.add(Person, Clue::RoleOf, at, 1);
                    self.add(Organization, Clue::RoleOf, at, 1);
                } else {
                    self.add(Organization, Clue::RoleOf, at, 3);
                    self.add(Place, Clue::RoleOf, at, 1);
                    self.add(Person, Clue::RoleOf, at, -2);
                }
            }
            Lead::None | Lead::Work(_) | Lead::Election(_) => {}
        }
        self.read_neighbors(start, end, &bounds);
        self.read_before(start, &bounds, candidate);
        self.read_after(end, &bounds);
        let leads = start == bounds.start;
        let by_mark = match self.text(end) {
            "," | "(" | "—" | "–" | "--" => surface.is_all_caps(start),
            // "Tallow: The police said"
            ":" => candidate.sentence < 3 && candidate.tokens.len() <= 2,
            _ => false,
        };
        // "OSLO, May 3 (Nordwire) –": the agency.
        let in_brackets = start > bounds.start && self.text(start - 1) == "(" && self.text(end) == ")";
        if in_brackets && candidate.sentence < 3 && start < bounds.start + 8 {
            self.add(Organization, Clue::Dateline, start, 4);
        }
        if leads && surface.document.block_of(&sentence).kind == BlockKind::Dateline {
            self.add(Place, Clue::Dateline, start, 5);
        } else if leads && by_mark {
            self.add(Place, Clue::Dateline, start, 3);
        }
    }

    fn text(&self, index: usize) -> &'t str {
        self.surface.document.token_text(index)
    }

    /// "Oslo, Bergen and Moss": what stands in a list is of one kind.
    fn read_neighbors(&mut self, start: usize, end: usize, bounds: &Range<usize>) {
        let surface = self.surface;
        let is_tie = |i: usize| grammar::ties_list(self.text(i));
        let is_place = |i: usize| {
            surface.is_capitalized(i)
                && surface.class(i).any(Classes::ANY_PLACE)
                && !surface.class(i).any(Classes::ANY_PERSON | Classes::COMMON)
        };
        let before = start >= bounds.start + 2 && is_tie(start - 1) && is_place(start - 2);
        let after = end + 1 < bounds.end && is_tie(end) && is_place(end + 1);
        if before || after {
            self.add(Place, Clue::Listed, if before { start - 2 } else { end + 1 }, 2);
        }
    }

    fn read_before(&mut self, start: usize, bounds: &Range<usize>, candidate: &Candidate) {
        let surface = self.surface;
        if start <= bounds.start {
            return;
        }
        let mut before = start - 1;
        let form = surface.form(before);
        if grammar::is_definite_article(form) {
            // In "the Brandt administration" the article belongs to the noun.
            let next = candidate.tokens.end();
            let noun_follows = next < bounds.end
                && surface.document.tokens[next].is_word()
                && !surface.is_capitalized(next)
                && !surface.class(next).any(Classes::FUNCTION | Classes::SPEECH)
                && !surface.document.pack.is_verb_or_adverb(surface.form(next));
            if candidate.lead == Lead::None && !noun_follows {
                self.add(Person, Clue::Article, before, -4);
                self.add(Organization, Clue::Article, before, 1);
            }
            if before == bounds.start {
                return;
            }
            before -= 1;
        }
        if grammar::is_indefinite_article(form) {
            // "a Strategic Plan": any of its kind.
            for kind in [Work, Event] {
                self.add(kind, Clue::Article, before, -8);
            }
            self.add(Organization, Clue::Article, before, -3);
        }
        let (form, class) = (surface.form(before), surface.class(before));
        let lower = !surface.is_capitalized(before);
        if class.any(Classes::PLACE_PREPOSITION) && candidate.lead == Lead::None {
            self.add(Place, Clue::PlaceWord, before, if grammar::leads_to_place(form) { 3 } else { 2 });
        } else if grammar::may_lead_to_place(form) && candidate.lead == Lead::None {
            self.add(Place, Clue::PlaceWord, before, 1);
        } else if class.any(Classes::DIRECTION) && lower || grammar::describes_place(form) {
            self.add(Place, Clue::PlaceWord, before, 4);
        } else if class.any(Classes::SPEECH) && !grammar::says_of_somebody(form) {
            self.add(Person, Clue::Says, before, 2);
            self.add(Organization, Clue::Says, before, 1);
        } else if lower && class.any(Classes::EVENT_OPENING) && before + 1 == start {
            self.add(Event, Clue::Described, before, 5);
        } else if lower
            && class.any(Classes::ORGANIZATION_HEAD)
            && !class.any(Classes::ROLE | Classes::FUNCTION)
        {
            if before + 1 == start {
                self.add(Organization, Clue::Described, before, 4);
            }
        } else if form == "of" && before > bounds.start {
            let of = before - 1;
            let class = surface.class(of);
            if class.any(Classes::PLACE_HEAD)
                && !surface.is_capitalized(of)
                && !grammar::is_vague_place_noun(surface.form(of))
            {
                self.add(Place, Clue::Described, of, 5);
            } else if grammar::is_of_place(surface.form(of)) {
                self.add(Place, Clue::PlaceWord, of, 2);
            } else if grammar::is_of_company(surface.form(of)) {
                self.add(Organization, Clue::Described, of, 3);
            }
        }
    }

    fn read_after(&mut self, end: usize, bounds: &Range<usize>) {
        let surface = self.surface;
        if end >= bounds.end {
            return;
        }
        let next = surface.document.tokens[end];
        let (form, class) = (surface.form(end), surface.class(end));
        if next.kind == TokenKind::Clitic {
            let owned = end + 1;
            let class = surface.class(owned);
            if owned < bounds.end && !surface.is_capitalized(owned) {
                if class.any(Classes::FAMILY | Classes::PERSON_OWNS) {
                    self.add(Person, Clue::Owns, owned, 3);
                } else if class.any(Classes::PLACE_OWNS) {
                    self.add(Place, Clue::Owns, owned, 3);
                } else if class.any(Classes::COMPANY_OWNS) {
                    self.add(Organization, Clue::Owns, owned, 3);
                }
            }
            return;
        }
        if next.kind == TokenKind::Word && !next.is_capitalized() {
            if class.any(Classes::SPEECH) {
                self.add(Person, Clue::Says, end, 2);
                self.add(Organization, Clue::Says, end, 1);
            } else if grammar::is_personal_relative(form) {
                self.add(Person, Clue::Who, end, 3);
            } else if class.any(Classes::PERSON_NOUN) {
                self.add(Person, Clue::Owns, end, 4);
            } else if class.any(Classes::PLACE_NOUN) {
                self.add(Place, Clue::Described, end, 3);
            } else if class.any(Classes::COMPANY_NOUN) {
                self.add(Organization, Clue::Owns, end, 3);
            } else if grammar::is_copula(form) {
                self.read_description(end + 1, bounds, 4);
            } else if grammar::follows_person(form) {
                self.add(Person, Clue::Says, end, 1);
            }
            return;
        }
        match self.text(end) {
            "-" if grammar::follows_place(surface.form(end + 1)) => {
                self.add(Place, Clue::PlaceWord, end + 1, 4);
            }
            "," => {
                let after = end + 1;
                let Some(token) = surface.document.tokens.get(after).filter(|_| after < bounds.end) else {
                    return;
                };
                let class = surface.class(after);
                if token.kind == TokenKind::Number {
                    let years = self.text(after).parse::<u32>().is_ok_and(|years| (4..=115).contains(&years));
                    if years && grammar::follows_age(self.text(after + 1)) {
                        self.add(Person, Clue::Age, after, 6);
                    }
                } else if grammar::is_personal_relative(surface.form(after)) {
                    self.add(Person, Clue::Who, after, 3);
                } else if class.any(Classes::STATE | Classes::STATE_ABBREVIATION | Classes::COUNTRY)
                    && surface.is_capitalized(after)
                {
                    self.add(Place, Clue::Within, after, 3);
                } else {
                    self.read_description(after, bounds, 4);
                }
            }
            "(" => {
                let after = end + 1;
                if grammar::is_born(surface.form(after)) {
                    self.add(Person, Clue::Age, after, 6);
                } else if is_abbreviation(surface, after, end) {
                    self.add(Organization, Clue::Abbreviated, after, 4);
                }
            }
            _ => {}
        }
    }

    /// "a former Mexican ambassador to …", "the largest city of …": what the noun of a description says.
    fn read_description(&mut self, from: usize, bounds: &Range<usize>, weight: i16) {
        let surface = self.surface;
        let mut noun = None;
        let article = grammar::opens_description(surface.form(from));
        let end = bounds.end.min(from + 9);
        for index in from..end {
            let token = &surface.document.tokens[index];
            let class = surface.class(index);
            if token.kind == TokenKind::Clitic || token.kind == TokenKind::Number || self.text(index) == "-" {
                continue;
            }
            if token.kind != TokenKind::Word || grammar::ends_description(surface.form(index)) {
                break;
            }
            if class
                .any(Classes::ROLE | Classes::ORGANIZATION_HEAD | Classes::PLACE_HEAD | Classes::ROLE_PHRASE)
            {
                noun = Some(index);
            } else if !article
                && index == from
                && !class.any(Classes::ROLE_MODIFIER | Classes::PEOPLE)
                && !token.is_capitalized()
            {
                break;
            }
        }
        let Some(noun) = noun else { return };
        let class = surface.class(noun);
        if class.any(Classes::ROLE) {
            self.add(Person, Clue::Described, noun, weight);
        } else if article && !surface.is_capitalized(noun) {
            if class.any(Classes::PLACE_HEAD) {
                self.add(Place, Clue::Described, noun, weight);
            } else if class.any(Classes::ORGANIZATION_HEAD) {
                self.add(Organization, Clue::Described, noun, weight - 1);
            }
        }
    }
}

/// Whether `(` at `open` is followed by an abbreviation in capitals and `)`.
pub fn is_abbreviation(surface: &Surface<'_, '_>, at: usize, open: usize) -> bool {
    let text = surface.document.token_text(at);
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let upper = letters.clone().filter(|c| c.is_uppercase()).count();
    let is_short = (2..=8).contains(&letters.count());
    surface.document.token_text(open) == "("
        && surface.document.token_text(at + 1) == ")"
        && is_short
        && upper >= 2
        && !surface.is_masked(at)
        && !surface.class(at).any(Classes::CAPITAL_LETTER_PLACE)
}
