//! Which words carry what the article is about: counts by lemma, and a weight for each.

use crate::lang::{self, en};
use crate::text::{BlockKind, Document, Token, TokenFlags, Vocabulary, WordId};

/// A lemma of a document: the index into the arrays of [`Salience`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LemmaId(u32);

impl LemmaId {
    /// The index for arrays that run parallel to the lemmas.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The bare number, for keys of tables.
    pub fn key(self) -> u32 {
        self.0
    }

    /// The lemma that [`LemmaId::key`] gave.
    pub fn from_key(key: u32) -> Self {
        Self(key)
    }
}

/// How often each lemma stands in the title and body, and how much it weighs.
pub struct Salience {
    lemmas: Vocabulary,
    /// The word of `lemmas` that each [`LemmaId`] stands for.
    ids: Vec<WordId>,
    /// The lemma of each word of the document's vocabulary; `None` for words without content.
    of_word: Vec<Option<LemmaId>>,
    counts: Vec<u32>,
    in_title: Vec<bool>,
    weights: Vec<f64>,
}

impl Salience {
    /// The lemma of a word, unless the word carries no content.
    pub fn lemma(&self, word: WordId) -> Option<LemmaId> {
        self.of_word.get(word.index()).copied().flatten()
    }

    /// The lemma of a token: words with content only.
    pub fn lemma_of(&self, token: &Token) -> Option<LemmaId> {
        if token.is_word() { self.lemma(token.word) } else { None }
    }

    /// The lemma in lower case.
    pub fn form(&self, lemma: LemmaId) -> &str {
        self.lemmas.form(self.ids[lemma.index()])
    }

    /// Occurrences in the title and the body.
    pub fn count(&self, lemma: LemmaId) -> u32 {
        self.counts[lemma.index()]
    }

    /// How much the lemma says about the article; from 0 up.
    pub fn weight(&self, lemma: LemmaId) -> f64 {
        self.weights[lemma.index()]
    }

    /// Whether the title has the lemma.
    pub fn in_title(&self, lemma: LemmaId) -> bool {
        self.in_title[lemma.index()]
    }

    /// Number of lemmas.
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    /// Whether the document has no word with content.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// All lemmas, in order of first appearance.
    pub fn lemmas(&self) -> impl Iterator<Item = LemmaId> + use<> {
        (0..self.counts.len() as u32).map(LemmaId)
    }
}

/// Longer "words" are encoded data, not language.
const MAX_WORD_BYTES: usize = 100;

/// Whether the sentences of such a block are counted: the title and the body.
pub fn is_counted(kind: BlockKind) -> bool {
    kind == BlockKind::Title || kind.is_body()
}

/// The tokens whose words are counted, with their indices.
pub fn counted_tokens<'d>(document: &'d Document<'_>) -> impl Iterator<Item = (usize, &'d Token)> + use<'d> {
    document
        .sentences
        .iter()
        .filter(|sentence| is_counted(document.block_of(sentence).kind))
        .flat_map(|sentence| sentence.tokens.indices())
        .map(|i| (i, &document.tokens[i]))
}

/// Finds the lemmas of a document and weighs them.
pub fn weigh(document: &Document<'_>) -> Salience {
    let names = names(document);
    let mut lemmas = Vocabulary::default();
    let mut ids: Vec<WordId> = Vec::new();
    let mut of_word = vec![None; document.vocabulary.len()];
    let english = document.language.is_english();
    for word in document.vocabulary.words() {
        let form = document.vocabulary.form(word);
        if !has_content(document, form) {
            continue;
        }
        let base = if english {
            en::lemma(form, names[word.index()], |other| document.vocabulary.get(other).is_some())
        } else {
            None
        };
        let id = lemmas.intern(base.as_deref().unwrap_or(form));
        if id.index() == ids.len() {
            ids.push(id);
        }
        of_word[word.index()] = Some(LemmaId(id.index() as u32));
    }
    let mut salience = Salience {
        lemmas,
        of_word,
        counts: vec![0; ids.len()],
        in_title: vec![false; ids.len()],
        weights: Vec::new(),
        ids,
    };
    for (_, token) in counted_tokens(document) {
        if let Some(lemma) = salience.lemma_of(token) {
            salience.counts[lemma.index()] += 1;
        }
    }
    for &word in &document.title_words {
        if let Some(lemma) = salience.lemma(word) {
            salience.in_title[lemma.index()] = true;
        }
    }
    salience.weights = salience
        .lemmas()
        .map(|lemma| {
            let count = f64::from(salience.count(lemma));
            // Once is chance; the gain of each further occurrence falls.
            let weight = libm::log2(1.0 + count);
            if salience.in_title(lemma) { 1.5 * weight.max(1.0) } else { weight }
        })
        .collect();
    salience
}

/// For each word, whether it is a name wherever it stands: always capitalised where that is a choice.
fn names(document: &Document<'_>) -> Vec<bool> {
    let mut seen = vec![(0u32, 0u32); document.vocabulary.len()];
    for (_, token) in counted_tokens(document) {
        if token.is_word() && !token.flags.has(TokenFlags::SENTENCE_START) {
            let (all, capitalized) = &mut seen[token.word.index()];
            *all += 1;
            *capitalized += u32::from(token.is_capitalized());
        }
    }
    seen.into_iter().map(|(all, capitalized)| all > 0 && all == capitalized).collect()
}

fn has_content(document: &Document<'_>, form: &str) -> bool {
    let mut chars = form.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else { return false };
    // One letter of an alphabet is an initial or a label; one sign of another script can be a word.
    let long_enough =
        second.is_some() || matches!(first, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}');
    let initial = second == Some('.') && form.len() == first.len_utf8() + 1;
    let counts = document.language.is_english() && en::numerals::number_word(form).is_some();
    first.is_alphabetic()
        && long_enough
        && form.len() <= MAX_WORD_BYTES
        && !initial
        && !counts
        && !lang::is_stop_word(document.language, form)
}
