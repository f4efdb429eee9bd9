//! The pieces of a run of capitalized words, and what may stand between them.

use super::Finder;
use crate::annotate::names::surface::LetterCase;
use crate::lang::classes::Classes;
use crate::text::TokenKind;

/// Words of a longer run are read as several runs; no name is that long, and it keeps the stage linear.
const MAX_PIECES: usize = 24;

/// A capitalized word, or a name from the lists.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub start: usize,
    pub end: usize,
    pub classes: Classes,
    /// What ties it to the piece before.
    pub gap: Gap,
}

/// What stands between two pieces of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing that could be part of a name: the run begins.
    Start,
    Space,
    Hyphen,
    Ampersand,
    Of,
    For,
    On,
    In,
    To,
    And,
    Possessive,
    Particle,
    /// A comma before "Inc."
    Comma,
}

impl Gap {
    /// Whether the two pieces stand side by side, as words of one name do.
    pub fn is_tight(self) -> bool {
        matches!(self, Self::Space | Self::Hyphen | Self::Ampersand | Self::Particle)
    }
}

/// Whether a piece names what kind of thing the name is of.
pub(super) fn is_head(piece: &Piece) -> bool {
    piece.classes.any(Classes::ANY_HEAD | Classes::LEGAL_FORM)
}

/// Whether it does so by itself.
pub(super) fn is_strong_head(piece: &Piece) -> bool {
    piece.classes.any(Classes::ORGANIZATION_HEAD | Classes::EVENT_HEAD | Classes::WORK_HEAD)
        && !piece.classes.any(Classes::WEAK_HEAD)
}

impl Finder<'_, '_, '_> {
    /// The piece that begins at a token, if one may.
    pub(super) fn piece(
        &mut self,
        at: usize,
        end: usize,
        gap: Gap,
        letter_case: LetterCase,
    ) -> Option<Piece> {
        let surface = self.surface;
        let class = surface.class(at);
        if surface.is_masked(at) {
            return None;
        }
        if !surface.is_capitalized(at) {
            // "al-Assad", "de Gaulle", "van Gogh" with nothing before them.
            let leads = gap == Gap::Start
                && class.any(Classes::PARTICLE)
                && matches!(surface.form(at), "al" | "el" | "bin" | "ibn" | "von" | "de" | "van");
            if leads {
                let next = if surface.form(at + 1) == "-" { at + 2 } else { at + 1 };
                let is_name =
                    next < end && surface.is_capitalized(next) && !surface.class(next).any(Classes::FUNCTION);
                return (is_name && !surface.is_masked(next)).then(|| Piece {
                    start: at,
                    end: next + 1,
                    classes: surface.class(next).without(Classes::PEOPLE),
                    gap,
                });
            }
            let is_brand = class.any(Classes::PRODUCT | Classes::ORGANIZATION)
                && surface.document.token_text(at).chars().any(char::is_uppercase);
            return is_brand.then_some(Piece { start: at, end: at + 1, classes: class, gap });
        }
        if let Some((phrase_end, classes)) = surface.phrase(at, end, &mut self.key) {
            let last = phrase_end - 1;
            let is_name =
                surface.is_capitalized(last) || surface.document.tokens[last].kind == TokenKind::Clitic;
            if is_name && !classes.any(Classes::FUNCTION | Classes::COMMON) {
                return Some(Piece { start: at, end: phrase_end, classes, gap });
            }
        }
        let mut classes = class;
        if surface.is_all_caps(at) && letter_case != LetterCase::Upper {
            if class.any(Classes::CAPITAL_LETTER_PLACE) {
                classes = Classes::COUNTRY;
            } else if class.any(Classes::CAPITAL_LETTER_ORGANIZATION) {
                classes = Classes::ORGANIZATION;
            } else if class.any(Classes::ROLE) {
                classes = Classes::ROLE;
            } else if class.any(Classes::FUNCTION | Classes::NO_NAME) {
                // "IT Quarter": an abbreviation that is no name may begin one.
                let next = at + 1;
                let begins = next < end && surface.is_capitalized(next) && surface.has_space_before(next);
                if !begins
                    || surface.class(next).any(Classes::ANY_ROLE | Classes::FUNCTION)
                    || class.any(Classes::NUMERAL)
                {
                    return self.numeral(at, class, gap);
                }
                classes = Classes::NO_NAME;
            }
        } else if class.any(Classes::FUNCTION | Classes::NO_NAME | Classes::NUMERAL) {
            return self.numeral(at, class, gap);
        }
        let is_believed = match letter_case {
            LetterCase::Sentence => true,
            LetterCase::Title => {
                classes.any(Classes::ANY_NAME | Classes::SEEN_CAPITALIZED)
                    || !classes.any(Classes::COMMON | Classes::SPEECH | Classes::SEEN_LOWER | Classes::ROLE)
            }
            LetterCase::Upper => {
                classes
                    .any(Classes::ANY_PLACE | Classes::PEOPLE | Classes::ORGANIZATION | Classes::FIRST_NAME)
                    && !classes.any(Classes::COMMON)
                    || classes.any(Classes::SEEN_CAPITALIZED)
                        && !classes.any(Classes::COMMON | Classes::SEEN_LOWER)
            }
        };
        is_believed.then_some(Piece { start: at, end: at + 1, classes, gap })
    }

    /// "II" or "Jr." after a name.
    fn numeral(&self, at: usize, class: Classes, gap: Gap) -> Option<Piece> {
        let follows = gap == Gap::Space && class.any(Classes::NUMERAL);
        follows.then_some(Piece { start: at, end: at + 1, classes: Classes::NUMERAL, gap })
    }

    /// Gathers the run that begins with `first`.
    pub(super) fn collect(&mut self, first: Piece, end: usize, letter_case: LetterCase) {
        self.pieces.clear();
        self.pieces.push(first);
        let mut last = first;
        while self.pieces.len() < MAX_PIECES {
            let Some((gap, start)) = self.gap(last.end, end) else { break };
            let from = match gap {
                // The particles belong to the piece after them, whether or not it belongs to the one before.
                Gap::Particle => (start..end).find(|&i| self.surface.is_capitalized(i)).unwrap_or(end),
                _ => start,
            };
            let Some(mut piece) = self.piece(from, end, gap, letter_case) else { break };
            if gap == Gap::Particle {
                piece.start = start;
            }
            piece.end = self.syllable_end(&piece, end);
            self.pieces.push(piece);
            last = piece;
        }
    }

    /// "Kim Jong-un": past a lower-case syllable that a hyphen ties to the second or third word of a run.
    fn syllable_end(&self, piece: &Piece, end: usize) -> usize {
        let surface = self.surface;
        let (hyphen, syllable) = (piece.end, piece.end + 1);
        let Some(token) = surface.document.tokens.get(syllable).filter(|_| syllable < end) else {
            return piece.end;
        };
        let class = surface.class(syllable);
        let is_tied = surface.form(hyphen) == "-"
            && !surface.has_space_before(hyphen)
            && !token.space_before()
            && token.kind == TokenKind::Word
            && !token.is_capitalized();
        let is_syllable = token.span.len() <= 6
            && (!class.any(Classes::COMMON | Classes::FUNCTION)
                || matches!(surface.form(syllable), "in" | "un" | "on" | "an" | "so" | "he" | "min" | "men"))
            && !matches!(
                surface.form(syllable),
                "based" | "led" | "born" | "backed" | "run" | "style" | "wide" | "era" | "owned"
            );
        let follows_surname =
            piece.gap == Gap::Space && !piece.classes.any(Classes::ANY_PLACE | Classes::PEOPLE);
        if is_tied && is_syllable && follows_surname { syllable + 1 } else { piece.end }
    }

    /// What stands at `at`, after a piece, and where the next piece would begin.
    fn gap(&self, at: usize, end: usize) -> Option<(Gap, usize)> {
        let surface = self.surface;
        let token = surface.document.tokens.get(at).filter(|_| at < end)?;
        let next_is_capitalized = |i: usize| i < end && surface.is_capitalized(i);
        if token.kind == TokenKind::Clitic {
            return next_is_capitalized(at + 1).then_some((Gap::Possessive, at + 1));
        }
        if token.kind != TokenKind::Word {
            return match surface.document.token_text(at) {
                "-" | "‐" | "‑" if !token.space_before() && !surface.has_space_before(at + 1) => {
                    next_is_capitalized(at + 1).then_some((Gap::Hyphen, at + 1))
                }
                "," if surface.class(at + 1).any(Classes::LEGAL_FORM) => {
                    next_is_capitalized(at + 1).then_some((Gap::Comma, at + 1))
                }
                // "Al - Sisi", as some texts have it.
                "-" if matches!(surface.form(at.wrapping_sub(1)), "al" | "el") => {
                    next_is_capitalized(at + 1).then_some((Gap::Hyphen, at + 1))
                }
                "&" | "+" => next_is_capitalized(at + 1).then_some((Gap::Ampersand, at + 1)),
                _ => None,
            };
        }
        if !token.space_before() {
            return None;
        }
        if token.is_capitalized() {
            return Some((Gap::Space, at));
        }
        let gap = match surface.form(at) {
            "of" => Some(Gap::Of),
            "for" => Some(Gap::For),
            "on" => Some(Gap::On),
            "in" | "at" => Some(Gap::In),
            "to" => Some(Gap::To),
            "and" => Some(Gap::And),
            _ => None,
        };
        if let Some(gap) = gap {
            let next = if surface.form(at + 1) == "the" { at + 2 } else { at + 1 };
            return next_is_capitalized(next).then_some((gap, next));
        }
        if surface.class(at).any(Classes::PARTICLE) {
            let mut next = at;
            while next < end.min(at + 4)
                && !surface.is_capitalized(next)
                && (surface.class(next).any(Classes::PARTICLE) || surface.form(next) == "-")
            {
                next += 1;
            }
            return next_is_capitalized(next).then_some((Gap::Particle, at));
        }
        None
    }
}
