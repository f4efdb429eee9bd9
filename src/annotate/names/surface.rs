//! A document as the entity stage reads it: every token with its classes, and how the letters of each
//! sentence are set.

use crate::annotate::amounts::{Amount, AmountKind};
use crate::annotate::dates::DateMention;
use crate::document::Document;
use crate::lang::classes::Classes;
use crate::lang::en::grammar;
use crate::lang::pack::RolePart;
use crate::text::{BlockKind, TokenFlags, TokenKind, WordId};

/// How the letters of a sentence are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterCase {
    /// Names are capitalized, other words are not.
    Sentence,
    /// Nearly every word begins with a capital: a headline.
    Title,
    /// Nearly every word is written in capitals.
    Upper,
}

/// A document with the classes of its words.
pub struct Surface<'d, 't> {
    /// The document.
    pub document: &'d Document<'t>,
    /// Classes of each word of the vocabulary.
    classes: Vec<Classes>,
    /// Of each sentence.
    letter_cases: Vec<LetterCase>,
    /// Tokens that belong to an expression of time or an amount.
    masked: Vec<bool>,
    /// Tokens at which something begins: a sentence, or what a mark before them opens.
    opening: Vec<bool>,
}

impl<'d, 't> Surface<'d, 't> {
    /// Looks every distinct word up once and reads the case of every sentence.
    pub fn new(document: &'d Document<'t>, dates: &[DateMention], amounts: &[Amount]) -> Self {
        let mut masked = vec![false; document.tokens.len()];
        let measures = amounts
            .iter()
            .filter(|a| matches!(a.kind, AmountKind::Money | AmountKind::Percent | AmountKind::Quantity));
        for range in dates.iter().map(|d| d.tokens).chain(measures.map(|a| a.tokens)) {
            if let Some(tokens) = masked.get_mut(range.indices()) {
                tokens.fill(true);
            }
        }
        let classes = document.known.iter().map(|known| known.classes()).collect();
        let mut surface = Self { document, classes, letter_cases: Vec::new(), masked, opening: Vec::new() };
        surface.letter_cases =
            (0..document.sentences.len()).map(|sentence| surface.read_letter_case(sentence)).collect();
        surface.note_cases();
        surface.note_openings();
        surface
    }

    /// Notes which words occur in lower case and which are capitalized where they need not be.
    fn note_cases(&mut self) {
        for (number, sentence) in self.document.sentences.iter().enumerate() {
            let mut opens = true;
            for index in sentence.tokens.indices() {
                let token = &self.document.tokens[index];
                if token.kind != TokenKind::Word {
                    opens |= self.opens_after(index);
                    continue;
                }
                let seen = &mut self.classes[token.word.index()];
                if !token.is_capitalized() {
                    seen.add(Classes::SEEN_LOWER);
                } else if !opens && self.letter_cases[number] == LetterCase::Sentence && !self.masked[index] {
                    seen.add(Classes::SEEN_CAPITALIZED);
                }
                opens = false;
            }
        }
    }

    fn read_letter_case(&self, sentence: usize) -> LetterCase {
        let sentence = &self.document.sentences[sentence];
        let (mut words, mut capitalized, mut all_caps, mut common) = (0u32, 0u32, 0u32, 0u32);
        for index in sentence.tokens.indices() {
            let token = &self.document.tokens[index];
            let length = token.span.len();
            if token.kind != TokenKind::Word || length < 2 {
                continue;
            }
            let caps = token.flags.has(TokenFlags::ALL_CAPS);
            if self.class(index).any(Classes::FUNCTION | Classes::PARTICLE) && !caps {
                continue;
            }
            words += 1;
            capitalized += u32::from(token.is_capitalized());
            all_caps += u32::from(caps);
            let is_common = self.class(index).any(Classes::COMMON | Classes::FUNCTION);
            common += u32::from(is_common && token.is_capitalized());
        }
        let last = sentence.tokens.end() - 1;
        let is_closed = matches!(self.document.token_text(last), "." | "!" | "?");
        let kind = self.document.block_of(sentence).kind;
        let is_head = matches!(kind, BlockKind::Title | BlockKind::Heading | BlockKind::Kicker);
        if all_caps * 5 >= words * 4 && words >= 3 && (common >= 1 || is_head) {
            LetterCase::Upper
        } else if capitalized * 4 >= words * 3 && words >= 4 && common >= 2 && (!is_closed || is_head) {
            LetterCase::Title
        } else {
            LetterCase::Sentence
        }
    }

    /// How the letters of a sentence are set.
    pub fn letter_case(&self, sentence: usize) -> LetterCase {
        self.letter_cases.get(sentence).copied().unwrap_or(LetterCase::Sentence)
    }

    /// Classes of the word at a token; none past either end.
    pub fn class(&self, index: usize) -> Classes {
        match self.document.tokens.get(index) {
            Some(token) if token.kind == TokenKind::Word => self.classes[token.word.index()],
            _ => Classes::default(),
        }
    }

    /// What the lists know of a name of several words, which are joined by `_`, or of a word of no text.
    pub fn look_up(&self, key: &str) -> Classes {
        self.document.pack.look_up(key)
    }

    /// Classes of a word of the vocabulary.
    pub fn class_of(&self, word: WordId) -> Classes {
        self.classes[word.index()]
    }

    /// What a word is in a role, by the lists of the document's pack.
    pub fn role_part(&self, index: usize) -> RolePart {
        let pack = &self.document.pack;
        let is_word = self.document.tokens.get(index).is_some_and(crate::text::Token::is_word);
        if !is_word || !pack.roles().is_known() {
            return RolePart::default();
        }
        pack.role_part(self.form(index), pack.capitalizes_nouns() && self.is_capitalized(index)).0
    }

    /// Whether the token belongs to an expression of time or an amount.
    pub fn is_masked(&self, index: usize) -> bool {
        self.masked.get(index).copied().unwrap_or(false)
    }

    /// Whether the token is a capitalized word.
    pub fn is_capitalized(&self, index: usize) -> bool {
        self.document.tokens.get(index).is_some_and(|t| {
            t.kind == TokenKind::Word && (t.is_capitalized() || self.document.is_capitalized_behind(index))
        })
    }

    /// Whether the token is a word of capital letters only, more than one.
    pub fn is_all_caps(&self, index: usize) -> bool {
        self.document
            .tokens
            .get(index)
            .is_some_and(|t| t.kind == TokenKind::Word && t.flags.has(TokenFlags::ALL_CAPS))
    }

    /// Whether the token is an initial: "J.".
    pub fn is_initial(&self, index: usize) -> bool {
        let Some(token) = self.document.tokens.get(index) else { return false };
        if token.kind != TokenKind::Word || !token.is_capitalized() {
            return false;
        }
        let text = self.document.token_text(index);
        // Most words have a second letter.
        matches!(text.chars().nth(1), None | Some('.'))
            && text.trim_end_matches('.').split('.').all(|letter| letter.chars().count() == 1)
    }

    /// Whether white space stands before the token.
    pub fn has_space_before(&self, index: usize) -> bool {
        self.document.tokens.get(index).is_some_and(crate::text::Token::space_before)
    }

    /// The folded form of a token.
    pub fn form(&self, index: usize) -> &'d str {
        let document: &'d Document<'t> = self.document;
        document.tokens.get(index).map_or("", |token| document.vocabulary.form(token.word))
    }

    /// Whether a sentence of its own may begin after this mark: an opening quotation mark, a colon, a bullet.
    fn opens_after(&self, index: usize) -> bool {
        let text = self.document.token_text(index);
        matches!(text, "“" | "\"" | "«" | ":" | "‘" | "•" | "*" | "``" | "—" | "–" | "-" | "--" | "…" | "...")
            && (!matches!(text, "-" | "–" | "—") || self.has_space_before(index))
            || self.document.tokens[index].kind == TokenKind::Number
    }

    /// Notes at which tokens something begins.
    fn note_openings(&mut self) {
        let document = self.document;
        self.opening = vec![false; document.tokens.len()];
        for sentence in &document.sentences {
            let start = sentence.tokens.start();
            let is_number = |at: usize| at == start && document.tokens[at].kind == TokenKind::Number;
            // The last token that is no mark, and whether a mark since then opens something.
            let (mut last, mut opened): (Option<usize>, bool) = (None, false);
            for index in sentence.tokens.indices() {
                self.opening[index] = match last {
                    None => true,
                    // A list's number: "2. Yellow".
                    Some(at) => is_number(at) || at + 1 < index && opened,
                };
                if matches!(document.tokens[index].kind, TokenKind::Punctuation | TokenKind::Symbol) {
                    opened |= self.opens_after(index);
                } else {
                    (last, opened) = (Some(index), false);
                }
            }
        }
    }

    /// Whether the word at `index` is capitalized because something begins there.
    pub fn opens(&self, index: usize) -> bool {
        self.opening.get(index).copied().unwrap_or(true)
    }

    /// Whether what stands at a token does what makes the word before it a subject: a verb, or "who".
    pub fn acts(&self, index: usize) -> bool {
        let form = self.form(index);
        let token = self.document.tokens.get(index);
        self.class(index).any(Classes::SPEECH)
            || grammar::makes_subject(form)
            || token.is_some_and(|token| token.is_word() && !token.is_capitalized())
                && self.document.pack.is_verb_or_adverb(form)
    }

    /// The longest entry of the word lists that begins at a token: one past its end, and its classes.
    pub fn phrase(&self, index: usize, end: usize, key: &mut String) -> Option<(usize, Classes)> {
        if !self.class(index).any(Classes::PHRASE_START) {
            return None;
        }
        key.clear();
        key.push_str(self.form(index));
        let mut found = None;
        for next in index + 1..end.min(index + MAX_PHRASE_TOKENS) {
            if self.has_space_before(next) {
                key.push('_');
            }
            key.push_str(self.form(next));
            let classes = self.look_up(key).without(Classes::PHRASE_START);
            if classes != Classes::default() {
                found = Some((next + 1, classes));
            }
        }
        found
    }
}

/// Tokens of the longest name in the lists ("Democratic Republic of the Congo" has five; hyphens count).
const MAX_PHRASE_TOKENS: usize = 7;
