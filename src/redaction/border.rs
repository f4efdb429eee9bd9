//! Facts on their way from the file of the analysis to the one that redacts: as plain numbers and strings.

use super::facts::{Facts, Word};

impl Word {
    /// As one number.
    #[cfg(any(test, feature = "analysis"))]
    pub fn bits(self) -> u64 {
        self.0
    }

    /// The word of such a number.
    #[cfg(any(test, feature = "export"))]
    pub fn from_bits(bits: u64) -> Self {
        Self(bits)
    }
}

impl Facts {
    /// Tokens and entities as numbers and strings: few, plain things cross the border quickly.
    #[cfg(any(test, feature = "analysis"))]
    pub fn flat(self) -> (Vec<u32>, Vec<String>) {
        let mut numbers = vec![self.tokens.len() as u32];
        let mut strings = Vec::new();
        for token in &self.tokens {
            let (classes, known) = (token.classes.bits(), token.known.bits());
            numbers.extend_from_slice(&[token.start, token.end, token.bits]);
            numbers.extend_from_slice(&[classes as u32, (classes >> 32) as u32]);
            numbers.extend_from_slice(&[known as u32, (known >> 32) as u32]);
        }
        for entity in self.entities {
            let counts = [entity.kind as u32, entity.forms.len() as u32, entity.mentions.len() as u32];
            numbers.extend_from_slice(&counts);
            numbers.extend_from_slice(entity.mentions.as_flattened());
            for form in entity.forms {
                strings.push(form);
            }
        }
        (numbers, strings)
    }

    /// Takes tokens and entities from what [`Facts::flat`] made; nothing where it did not make it.
    #[cfg(any(test, feature = "export"))]
    pub fn fill(&mut self, numbers: &[u32], strings: Vec<String>) -> Option<()> {
        use super::facts::{Entity, Token};
        use crate::annotate::names::EntityKind;
        use crate::lang::classes::Classes;

        /// The numbers that a token takes.
        const TOKEN_NUMBERS: usize = 7;
        let (&count, rest) = numbers.split_first()?;
        let (tokens, mut rest) = rest.split_at_checked((count as usize).checked_mul(TOKEN_NUMBERS)?)?;
        let classes = |low: u32, high: u32| Classes::from_bits(u64::from(low) | u64::from(high) << 32);
        for token in tokens.chunks_exact(TOKEN_NUMBERS) {
            let &[start, end, bits, low, high, known_low, known_high] = token else { return None };
            let (classes, known) = (classes(low, high), classes(known_low, known_high));
            self.tokens.push(Token { start, end, bits, classes, known });
        }
        let mut strings = strings.into_iter();
        while let Some((&[kind, forms, mentions], after)) = rest.split_first_chunk::<3>() {
            let (places, after) = after.split_at_checked(2 * mentions as usize)?;
            self.entities.push(Entity {
                kind: *EntityKind::ALL.get(kind as usize)?,
                forms: strings.by_ref().take(forms as usize).collect(),
                mentions: places.as_chunks::<2>().0.to_vec(),
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
    use crate::lang::classes::Classes;
    use crate::options::Options;

    #[test]
    fn facts_arrive_as_they_were() {
        let text = "MAYOR LEAVES TALLOW HARBOUR\n\nRosa J. Quint left Costa Rica on 3 May, she said; write to rq@tallow.example.";
        let (sent, _) = facts(&Article::from_text(text, Repair::Auto), Options::default());
        assert!(sent.entities.len() > 1 && sent.tokens.iter().any(|token| token.known != Classes::NONE));
        let mut come =
            Facts { language: "en".to_owned(), has_names: true, has_lists: true, ..Facts::default() };
        let (tokens, entities) = (sent.tokens.clone(), sent.entities.clone());
        let (numbers, strings) = sent.flat();
        assert_eq!(come.fill(&numbers, strings.clone()), Some(()));
        assert_eq!((come.tokens, come.entities), (tokens, entities));
        assert_eq!(Facts::default().fill(&numbers[..20], strings), None);
        let word = Word::new(Classes::FUNCTION, true, false);
        assert_eq!(Word::from_bits(word.bits()), word);
    }
}
