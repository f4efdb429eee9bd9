//! The segmented article: what every stage reads.

use std::ops::Range;
use std::sync::Arc;

use crate::lang::known::Known;
use crate::lang::{Language, Pack};
use crate::model::Model;
use crate::model::lexicon::Lexicon;
use crate::sequence::Memory;
use crate::sequence::forms::{Bare, Forms};
use crate::text::{Block, ByteSpan, Sentence, Token, TokenFlags, TokenKind, TokenRange, Vocabulary, WordId};

/// Languages beside its own that a document is read in.
const MOST_LANGUAGES: usize = 3;

/// A segmented article. Stages read it and return values; none changes it.
pub struct Document<'t> {
    /// The immutable text that all spans refer to.
    pub text: &'t str,
    /// The language that the text is written in.
    pub language: Language,
    /// What is known of that language.
    pub pack: Arc<Pack>,
    /// How sure that is, 0 to 1; 1 where the caller named it.
    pub language_confidence: f64,
    /// Blocks in text order; every character that is not white space lies in exactly one.
    pub blocks: Vec<Block>,
    /// For each block its language where that is another than the document's; empty where no block has another.
    pub block_languages: Vec<Option<Language>>,
    /// All tokens; their spans ascend and never overlap.
    pub tokens: Vec<Token>,
    /// Sentences in text order; together they hold every token.
    pub sentences: Vec<Sentence>,
    /// The distinct forms of the tokens and of `title_words`.
    pub vocabulary: Vocabulary,
    /// What is known of each of them in whatever text it stands.
    pub known: Vec<Known>,
    /// The words of the title: of the title block, or of a title given apart.
    pub title_words: Vec<WordId>,
    /// The languages whose packs would have told more of this text and are not at hand, each once, the document's own
    /// first: others are of runs that only a pack divides into words, and of paragraphs.
    pub lacking: Vec<Language>,
}

impl<'t> Document<'t> {
    /// The text of one token.
    pub fn token_text(&self, index: usize) -> &'t str {
        self.tokens.get(index).map_or("", |token| token.span.of(self.text))
    }

    /// The bytes of a token's text without an elided word before it ("l'économie") and a particle after it ("도서관에서").
    pub fn bare(&self, index: usize) -> Range<usize> {
        self.pack.bare(self.token_text(index))
    }

    /// Whether the word at `index` has a capital behind an elided word: "d'Europe".
    pub fn is_capitalized_behind(&self, index: usize) -> bool {
        if !self.pack.ties_words() {
            return false;
        }
        let text = self.token_text(index);
        let start = self.pack.elided(text);
        start > 0 && text[start..].starts_with(char::is_uppercase)
    }

    /// The bytes of a name: as [`Self::span`], without what is written together with it and is no part of it.
    pub fn named_span(&self, range: TokenRange) -> ByteSpan {
        let span = self.span(range);
        if !self.pack.ties_words() || range.is_empty() {
            return span;
        }
        let (first, last) = (range.start(), range.end() - 1);
        let opens = self.tokens[first].flags.has(TokenFlags::SENTENCE_START);
        // "L'Équipe" is called so, if it does not begin a sentence.
        let start = match self.bare(first).start {
            start if opens || !self.tokens[first].is_capitalized() => start,
            _ => 0,
        };
        let end = self.pack.particle(self.token_text(last));
        ByteSpan::new(span.start() + start, span.end() - end)
    }

    /// The folded form (lower case, plain apostrophe) of one token; "" past the end.
    pub fn form(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| self.vocabulary.form(token.word))
    }

    /// Looks up the written forms of the tokens, for the taggers.
    pub fn read_forms(&self, memory: &mut Memory<'_>) {
        self.read_written(&mut memory.forms, &memory.model.lexicon);
    }

    /// Looks up the written forms of the tokens in a lexicon.
    pub fn read_written(&self, forms: &mut Forms, lexicon: &Lexicon) {
        let bare = |text: &str| self.pack.bare(text);
        let bare: Option<Bare<'_>> = if self.pack.ties_words() { Some(&bare) } else { None };
        forms.read(self.text, &self.tokens, &self.vocabulary, lexicon, bare);
    }

    /// A memory of this document alone; none where there is no model.
    pub fn memory<'m>(&self, model: Option<&'m Model>) -> Option<Memory<'m>> {
        let mut memory = Memory::new(model?);
        self.read_forms(&mut memory);
        Some(memory)
    }

    /// The bytes from the first to the last of `range`; an empty span where the range is empty.
    pub fn span(&self, range: TokenRange) -> ByteSpan {
        match self.tokens.get(range.indices()) {
            Some([only]) => only.span,
            Some([first, .., last]) => first.span.cover(last.span),
            _ => ByteSpan::default(),
        }
    }

    /// The text from the first to the last token of `range`.
    pub fn range_text(&self, range: TokenRange) -> &'t str {
        self.span(range).of(self.text)
    }

    /// The text of a range with every run of white space made one space: a name that is broken over two lines is
    /// still the same name.
    pub fn range_string(&self, range: TokenRange) -> String {
        on_one_line(self.range_text(range))
    }

    /// The text of [`Self::named_span`], white space as in [`Self::range_string`].
    pub fn named_string(&self, range: TokenRange) -> String {
        on_one_line(self.named_span(range).of(self.text))
    }

    /// A name as it is shown: also without the ending of a case behind an apostrophe, "Ankara" for "Ankara'da".
    pub fn shown_name(&self, range: TokenRange) -> String {
        let mut name = self.named_string(range);
        let last = self.token_text(range.end().saturating_sub(1));
        let ending = last.len() - self.pack.before_apostrophe(last).len();
        name.truncate(name.len().saturating_sub(ending));
        name
    }

    /// The first word of a range; quotation marks and brackets do not count.
    pub fn first_word(&self, range: TokenRange) -> usize {
        let is_mark = |kind| matches!(kind, TokenKind::Punctuation | TokenKind::Symbol | TokenKind::Clitic);
        range.indices().find(|&at| !is_mark(self.tokens[at].kind)).unwrap_or(range.start())
    }

    /// Index of the sentence that holds token `index`.
    pub fn sentence_of(&self, index: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end() <= index)
    }

    /// The block of a sentence.
    pub fn block_of(&self, sentence: &Sentence) -> Block {
        self.blocks[sentence.block as usize]
    }

    /// The language of block `index`, where it is another than the document's.
    pub fn block_language(&self, index: usize) -> Option<Language> {
        self.block_languages.get(index).copied().flatten()
    }

    /// The languages of [`Document::block_languages`], each once; of many the first, for each is read apart.
    pub fn other_languages(&self) -> Vec<Language> {
        let mut languages: Vec<Language> = Vec::new();
        for language in self.block_languages.iter().flatten() {
            if languages.len() < MOST_LANGUAGES && !languages.contains(language) {
                languages.push(*language);
            }
        }
        languages
    }

    /// Sentences of the body, with their indices.
    pub fn body_sentences(&self) -> impl Iterator<Item = (usize, &Sentence)> {
        self.sentences.iter().enumerate().filter(|(_, s)| self.block_of(s).kind.is_body())
    }
}

fn on_one_line(text: &str) -> String {
    let mut before = 0;
    let is_plain = text.bytes().all(|byte| {
        let is_plain = (0x21..0x80).contains(&byte) || byte == b' ' && before != b' ';
        before = byte;
        is_plain
    });
    if is_plain { text.to_owned() } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}
