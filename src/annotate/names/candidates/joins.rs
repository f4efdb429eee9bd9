//! Which pieces of a run belong to one name.

use super::pieces::{Gap, Piece, is_head, is_strong_head};
use super::{Finder, Lead};
use crate::lang::classes::Classes;

impl Finder<'_, '_, '_> {
    /// Whether piece `at` belongs to the name that begins with piece `start`.
    pub(super) fn joins(&self, start: usize, at: usize, lead: Lead) -> bool {
        let left = &self.pieces[start..at];
        let (Some(&last), piece) = (left.last(), self.pieces[at]) else { return false };
        if self.titles[at] || self.titles[at - 1] {
            return false;
        }
        let group_end = self.group_end(at);
        // A person's name that follows does not count: "… and Foreign Economic Activity Diana Huster".
        let person = (at + 1..group_end).find(|&i| {
            let next = self.pieces.get(i + 1).filter(|_| i + 1 < group_end);
            self.pieces[i].classes.any(Classes::FIRST_NAME)
                && next.is_some_and(|p| !p.classes.any(Classes::COMMON | Classes::ANY_HEAD))
        });
        let group = &self.pieces[at..person.unwrap_or(group_end)];
        let topic = left[1..].iter().any(|p| matches!(p.gap, Gap::Of | Gap::For | Gap::On));
        let has_head = left.iter().any(|p| p.classes.any(Classes::ANY_HEAD));
        let group_has_head = group.iter().any(is_head);
        let is_plain =
            |p: &Piece| p.classes.any(Classes::COMMON | Classes::ANY_HEAD | Classes::ROLE_MODIFIER);
        let is_known_place = |p: &Piece| p.classes.any(Classes::ANY_PLACE | Classes::PEOPLE);
        match piece.gap {
            Gap::Start => false,
            Gap::Space | Gap::Particle => self.joins_side_by_side(left, at, lead),
            Gap::Hyphen => {
                let lists = is_known_place(&last) && is_known_place(&piece);
                !lists || group_has_head
            }
            Gap::Ampersand => true,
            Gap::Comma => !last.classes.any(Classes::ANY_PLACE | Classes::LEGAL_FORM),
            Gap::Of => {
                let takes = last.classes.any(Classes::COMMON | Classes::ANY_HEAD | Classes::ORGANIZATION)
                    && !last.classes.any(Classes::PEOPLE);
                let again = topic && is_known_place(&piece) && group.len() == 1;
                takes && !again && !is_known_place(&last)
            }
            Gap::For => has_head && last.classes.any(Classes::ANY_HEAD | Classes::COMMON),
            Gap::On => last.classes.any(Classes::ANY_HEAD) && group.iter().all(is_plain),
            Gap::In => topic && has_head && group.iter().all(is_plain),
            Gap::To => false,
            Gap::And => {
                let left_is_plain =
                    left.iter().all(|p| is_plain(p) || p.gap != Gap::Start && p.gap != Gap::Space);
                let right_is_plain = group.iter().all(is_plain);
                let own_head = is_strong_head(&piece)
                    && self.pieces.get(at + 1).is_some_and(|p| matches!(p.gap, Gap::Of | Gap::For));
                let ends_in_head = group.last().is_some_and(|p| p.classes.any(Classes::ORGANIZATION_HEAD));
                let right_is_word =
                    group.len() == 1 && !piece.classes.any(Classes::ANY_NAME) && !self.is_acronym(&piece);
                if own_head {
                    false
                } else if topic && has_head {
                    // "… of Digital Technologies and Transport", but "Ministry of Health and Interior Ministry"
                    let names_itself = group.len() > 1
                        && group.last().is_some_and(|p| {
                            p.classes.any(Classes::ORGANIZATION_HEAD) && !p.classes.any(Classes::WEAK_HEAD)
                        });
                    last.classes.any(Classes::COMMON | Classes::ANY_HEAD)
                        && (right_is_plain || right_is_word)
                        && !names_itself
                } else {
                    // "Food and Drug Administration"
                    let is_open =
                        |p: &Piece| is_plain(p) || !p.classes.any(Classes::ANY_NAME) && !self.is_acronym(p);
                    group.iter().all(is_open)
                        && left_is_plain
                        && !left.iter().any(is_strong_head)
                        && ends_in_head
                }
            }
            Gap::Possessive => {
                let left_is_plain =
                    left.iter().all(|p| p.classes.any(Classes::COMMON) && !p.classes.any(Classes::PEOPLE))
                        && !left.iter().any(is_strong_head);
                let is_saint = self.surface.form(left[0].start).starts_with("st");
                (left_is_plain || is_saint && left.len() > 1) && group_has_head
            }
        }
    }

    /// Whether a piece belongs to the name whose last word stands directly before it.
    fn joins_side_by_side(&self, left: &[Piece], at: usize, lead: Lead) -> bool {
        let (piece, group_end) = (self.pieces[at], self.group_end(at));
        let (first, last) = (left[0], left[left.len() - 1]);
        if piece.classes.any(Classes::NUMERAL) {
            return true;
        }
        if last.classes.any(Classes::LEGAL_FORM) && left.len() > 1 && !piece.classes.any(Classes::LEGAL_FORM)
        {
            return false;
        }
        let group = &self.pieces[at..group_end];
        let group_has_head = group.iter().any(is_head);
        let rest = group_end - at;
        // "German Chancellor", "French Louis": a people is a name of its own, unless a head follows.
        if left.len() == 1 && first.classes.any(Classes::PEOPLE) {
            let is_given_name = first.classes.any(Classes::FIRST_NAME)
                && rest == 1
                && !piece.classes.any(Classes::COMMON | Classes::ANY_PLACE | Classes::SEEN_LOWER);
            return group_has_head || piece.classes.any(Classes::ORGANIZATION) || is_given_name;
        }
        if piece.classes.any(Classes::PEOPLE) {
            let is_surname = left.len() == 1
                && rest == 1
                && first.classes.any(Classes::FIRST_NAME)
                && !piece.classes.any(Classes::COMMON);
            return group_has_head || is_surname;
        }
        if piece.classes.any(Classes::ORGANIZATION) && piece.end - piece.start > 1 {
            // A known name of several words stands for itself, but for "Texas National Guard".
            let leads = Classes::PEOPLE | Classes::ANY_PLACE | Classes::COMMON | Classes::ROLE_MODIFIER;
            return left
                .iter()
                .all(|p| p.classes.any(leads) || self.is_acronym(p) && p.classes.any(Classes::ORGANIZATION));
        }
        let role_of = matches!(lead, Lead::RoleOf(_));
        let starts_person = piece.classes.any(Classes::FIRST_NAME);
        if !group_has_head && rest >= 2 {
            let next_is_plain = self.pieces[at + 1].classes.any(Classes::COMMON | Classes::ANY_HEAD);
            let left_ends = last.classes.any(Classes::ANY_PLACE | Classes::COMMON | Classes::ANY_HEAD);
            let left_has_head = left.iter().any(is_head);
            if starts_person && !next_is_plain && left_ends && (role_of || left_has_head || left.len() > 1) {
                return false;
            }
            // "Head of the Department of Digital Infrastructure Liis Orav"
            let is_unknown = |p: &Piece| {
                !p.classes.any(Classes::COMMON | Classes::ANY_HEAD | Classes::ANY_PLACE | Classes::PEOPLE)
                    && !self.is_acronym(p)
            };
            let topic = left.len() > 2 && left[1..].iter().any(|p| p.gap == Gap::Of);
            let ends_topic = last.classes.any(Classes::COMMON | Classes::ANY_HEAD);
            if role_of && topic && ends_topic && rest <= 3 && group.iter().all(is_unknown) {
                return false;
            }
            // "Ambassador to Peru Mirza Halilov", "CEO of Rail Park Norland Aliya Tarn"
            if role_of && last.classes.any(Classes::ANY_PLACE) && !piece.classes.any(Classes::COMMON) {
                return false;
            }
            if role_of && first.classes.any(Classes::COMMON | Classes::ANY_HEAD) && starts_person {
                return false;
            }
        }
        if first.classes.any(Classes::COUNTRY)
            && left.len() == 1
            && starts_person
            && rest >= 2
            && !group_has_head
        {
            return false;
        }
        true
    }

    /// Whether a piece is one word in capitals.
    pub(super) fn is_acronym(&self, piece: &Piece) -> bool {
        piece.end == piece.start + 1 && self.surface.is_all_caps(piece.start)
    }
}
