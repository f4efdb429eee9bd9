//! Facts on their way from the file of the analysis to the one that redacts: as plain numbers and strings.

use super::facts::{Facts, Word};
use crate::annotate::names::surface::LetterCase;
use crate::lang::classes::Classes;

impl Word {
    /// As one number.
    #[cfg(any(test, not(any(feature = "import", feature = "export"))))]
    pub fn bits(self) -> u64 {
        self.0
    }

    /// The word of such a number.
    #[cfg(any(test, feature = "export"))]
    pub fn from_bits(bits: u64) -> Self {
        Self(bits)
    }
}

const INITIAL: u32 = 1 << 8;
const MASKED: u32 = 1 << 9;
const OPENS: u32 = 1 << 10;
const ALL_CAPS: u32 = 1 << 11;
const TITLE: u32 = 1 << 12;
const UPPER: u32 = 1 << 13;

impl Facts {
    /// Tokens and entities as numbers and strings: few, plain things cross the border quickly.
    #[cfg(any(test, not(any(feature = "import", feature = "export"))))]
    pub fn flat(&self) -> (Vec<u32>, Vec<String>) {
        let mut numbers = vec![self.tokens.len() as u32];
        let halves = |classes: Classes| [classes.bits() as u32, (classes.bits() >> 32) as u32];
        for token in &self.tokens {
            let mut bits = token.kind as u32;
            let flags = [
                (token.is_initial, INITIAL),
                (token.is_masked, MASKED),
                (token.opens, OPENS),
                (token.is_all_caps, ALL_CAPS),
                (token.case == LetterCase::Title, TITLE),
                (token.case == LetterCase::Upper, UPPER),
            ];
            for (_, flag) in flags.into_iter().filter(|(is_set, _)| *is_set) {
                bits |= flag;
            }
            numbers.extend([token.span.start() as u32, token.span.end() as u32, bits]);
            numbers.extend(halves(token.classes));
            numbers.extend(halves(token.known));
        }
        let mut strings = Vec::new();
        for entity in &self.entities {
            numbers.extend([entity.kind as u32, entity.forms.len() as u32, entity.mentions.len() as u32]);
            for &(start, end) in &entity.mentions {
                numbers.extend([start as u32, end as u32]);
            }
            strings.extend(entity.forms.iter().cloned());
        }
        (numbers, strings)
    }

    /// Takes tokens and entities from what [`Facts::flat`] made; nothing where it did not make it.
    #[cfg(any(test, feature = "export"))]
    pub fn fill(&mut self, numbers: &[u32], strings: Vec<String>) -> Option<()> {
        use super::facts::{Entity, Token};
        use crate::annotate::names::EntityKind;
        use crate::text::{ByteSpan, TokenKind};

        /// Each at its number.
        const KINDS: [TokenKind; 8] = [
            TokenKind::Word,
            TokenKind::Number,
            TokenKind::Clitic,
            TokenKind::Punctuation,
            TokenKind::Symbol,
            TokenKind::Url,
            TokenKind::Email,
            TokenKind::Handle,
        ];
        /// The numbers that a token takes.
        const TOKEN_NUMBERS: usize = 7;
        let (&count, rest) = numbers.split_first()?;
        let (tokens, mut rest) = rest.split_at_checked((count as usize).checked_mul(TOKEN_NUMBERS)?)?;
        let classes = |low: u32, high: u32| Classes::from_bits(u64::from(low) | u64::from(high) << 32);
        for token in tokens.chunks_exact(TOKEN_NUMBERS) {
            let &[start, end, bits, low, high, known_low, known_high] = token else { return None };
            let case = match (bits & TITLE, bits & UPPER) {
                (0, 0) => LetterCase::Sentence,
                (_, 0) => LetterCase::Title,
                _ => LetterCase::Upper,
            };
            self.tokens.push(Token {
                span: ByteSpan::new(start as usize, end as usize),
                kind: *KINDS.get((bits & 0xff) as usize)?,
                is_initial: bits & INITIAL != 0,
                is_masked: bits & MASKED != 0,
                opens: bits & OPENS != 0,
                is_all_caps: bits & ALL_CAPS != 0,
                case,
                classes: classes(low, high),
                known: classes(known_low, known_high),
            });
        }
        let mut strings = strings.into_iter();
        while let Some((&[kind, forms, mentions], after)) = rest.split_first_chunk::<3>() {
            let (places, after) = after.split_at_checked(2 * mentions as usize)?;
            self.entities.push(Entity {
                kind: *EntityKind::ALL.get(kind as usize)?,
                forms: strings.by_ref().take(forms as usize).collect(),
                mentions: places
                    .chunks_exact(2)
                    .map(|place| (place[0] as usize, place[1] as usize))
                    .collect(),
            });
            rest = after;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::analysed::facts;
    use super::*;
    use crate::import::{Article, Repair};
    use crate::options::Options;

    #[test]
    fn facts_arrive_as_they_were() {
        let text = "MAYOR LEAVES TALLOW HARBOUR\n\nRosa J. Quint left Costa Rica on 3 May, she said; write to rq@tallow.example.";
        let (sent, _) = facts(&Article::from_text(text, Repair::Auto), &Options::default());
        assert!(sent.entities.len() > 1 && sent.tokens.iter().any(|token| token.known != Classes::NONE));
        let (numbers, strings) = sent.flat();
        let mut come = Facts { language: "en".to_owned(), has_names: true, ..Facts::default() };
        assert_eq!(come.fill(&numbers, strings.clone()), Some(()));
        assert_eq!(come, sent);
        assert_eq!(Facts::default().fill(&numbers[..20], strings), None);
        let word = Word::new(Classes::FUNCTION, true, false);
        assert_eq!(Word::from_bits(word.bits()), word);
    }
}
