//! Which words carry what the article is about: counts by lemma, and a weight for each.

use std::borrow::Cow;

use super::coreference::Entity;
use super::grouped::{self, Key};
use super::tags::Pos;
use crate::document::Document;
use crate::lang::en::{Evidence, WordClass};
use crate::lang::known::Known;
use crate::lang::{Pack, en};
use crate::model::Model;
use crate::model::lexicon::Lexicon;
use crate::text::{Token, TokenFlags, TokenRange, Vocabulary, WordId};

pub use super::grouped::{counted_tokens, is_counted};

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
    /// KnownForms of it are numbered like lemmas.
    lemmas: Vocabulary,
    /// In languages where words are grouped by their stem: the dictionary form of each lemma, or its commonest form where none
    /// is known. Empty in others.
    shown: Shown,
    /// In languages that write particles together with the word before them: bytes of the particle that each word of
    /// the document's vocabulary ends in. Empty in others.
    particles: Vec<u8>,
    /// The lemma of each word of the document's vocabulary; [`NO_LEMMA`] for words without content.
    of_word: Vec<LemmaId>,
    counts: Vec<u32>,
    in_title: Vec<bool>,
    weights: Vec<f64>,
    /// Empty in languages other than English.
    per_million: Vec<f64>,
    /// KnownForms that the caller wants left out.
    stopped: Vocabulary,
}

/// Stands for "no lemma" in four bytes.
const NO_LEMMA: LemmaId = LemmaId(u32::MAX);

/// A form for each lemma, one after the other.
#[derive(Default)]
struct Shown {
    arena: String,
    /// End of each form in `arena`.
    ends: Vec<u32>,
}

impl Shown {
    fn get(&self, lemma: LemmaId) -> Option<&str> {
        let end = *self.ends.get(lemma.index())?;
        let start = lemma.index().checked_sub(1).map_or(0, |before| self.ends[before]);
        self.arena.get(start as usize..end as usize)
    }
}

impl Salience {
    /// The lemma that is written so (in any case).
    pub fn lemma_named(&self, form: &str) -> Option<LemmaId> {
        self.lemmas.get(form).map(|word| LemmaId(word.index() as u32))
    }

    /// Whether the caller wants this word, lemma or name left out; in any case.
    pub fn is_stopped(&self, form: &str) -> bool {
        self.has_stopped() && self.stopped.get(form).is_some()
    }

    /// Whether the caller wants anything left out.
    pub fn has_stopped(&self) -> bool {
        !self.stopped.is_empty()
    }

    /// The lemma of a word, unless the word carries no content.
    pub fn lemma(&self, word: WordId) -> Option<LemmaId> {
        self.of_word.get(word.index()).copied().filter(|lemma| *lemma != NO_LEMMA)
    }

    /// The lemma of a token: words with content only.
    pub fn lemma_of(&self, token: &Token) -> Option<LemmaId> {
        if token.is_word() { self.lemma(token.word) } else { None }
    }

    /// The lemma in lower case: a word of the dictionary, or where none is known the commonest of the forms that share a
    /// stem.
    pub fn form(&self, lemma: LemmaId) -> &str {
        self.shown.get(lemma).unwrap_or_else(|| self.lemmas.form_at(lemma.index()))
    }

    /// What the lemma is known by: in English the lemma itself, in other languages a stem.
    pub fn key(&self, lemma: LemmaId) -> &str {
        self.lemmas.form_at(lemma.index())
    }

    /// The token's text without an elided word before it ("l'économie") and a particle after it ("도서관에서").
    pub fn bare<'t>(&self, document: &Document<'t>, index: usize) -> &'t str {
        let text = document.token_text(index);
        let start = document.pack.elided(text);
        &text[start..text.len() - self.particle(document, index)]
    }

    /// The text of a range of tokens, white space folded, without what [`Salience::bare`] takes off at its ends.
    pub fn bare_range(&self, document: &Document<'_>, range: TokenRange) -> String {
        let mut text = document.range_string(range);
        text.truncate(text.len() - self.particle(document, range.end() - 1));
        text.drain(..document.pack.elided(document.token_text(range.start())));
        text
    }

    /// Bytes of the particle that the token ends in.
    pub fn particle(&self, document: &Document<'_>, index: usize) -> usize {
        if self.particles.is_empty() { 0 } else { self.particles[document.tokens[index].word.index()].into() }
    }

    /// Occurrences in the title and the body.
    pub fn count(&self, lemma: LemmaId) -> u32 {
        self.counts[lemma.index()]
    }

    /// How much the lemma says about the article; from 0 up.
    pub fn weight(&self, lemma: LemmaId) -> f64 {
        self.weights[lemma.index()]
    }

    /// How often the document's forms of the lemma stand in a million words of general English; 0 where that is hardly
    /// ever, and in other languages.
    pub fn per_million(&self, lemma: LemmaId) -> f64 {
        self.per_million.get(lemma.index()).copied().unwrap_or(0.0)
    }

    /// Whether the title has the lemma.
    pub fn in_title(&self, lemma: LemmaId) -> bool {
        self.in_title[lemma.index()]
    }

    /// Number of lemmas.
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    #[cfg(any(test, feature = "internals"))]
    /// Whether the document has no word with content.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// All lemmas, in order of first appearance.
    pub fn lemmas(&self) -> impl Iterator<Item = LemmaId> + use<> {
        (0..self.counts.len() as u32).map(LemmaId)
    }
}

/// Finds the lemmas of a document and weighs them. `tags` are the parts of speech of its tokens, or empty; names among the
/// `entities` keep their form in languages with a pack; `stop_words` are left out, as forms and as lemmas.
// Not twice in the wasm file, for the analysis and for contexts alone.
#[inline(never)]
pub fn weigh(
    document: &Document<'_>,
    tags: &[Pos],
    entities: &[Entity],
    model: Option<&Model>,
    stop_words: &[String],
) -> Salience {
    let classes = classes(document, tags);
    let mut keys = grouped::keys(document, entities);
    let mut stopped = Vocabulary::default();
    for word in stop_words {
        stopped.intern(word);
    }
    let is_stopped = |form: &str| !stopped.is_empty() && stopped.get(form).is_some();
    // A few have forms of one lemma in common, a few have none.
    let mut lemmas = Vocabulary::with_room_for(document.vocabulary.len() / 4 * 3);
    let mut of_word = vec![NO_LEMMA; document.vocabulary.len()];
    let has_lemmas = document.pack.has_lemmas();
    let evidence =
        KnownForms { vocabulary: &document.vocabulary, lexicon: model.map(|model| &model.lexicon) };
    let mut particles = Vec::new();
    // Of each lemma whether it is a dictionary form, which is shown.
    let mut are_shown = Vec::new();
    for word in document.vocabulary.words() {
        let form = document.vocabulary.form(word);
        let mut bare = form;
        let mut is_dictionary_form = false;
        let key = if has_lemmas {
            if !grouped::has_content(form, document.known[word.index()].is(Known::STOP | Known::NUMBER)) {
                continue;
            }
            en::lemma(form, classes[word.index()], &evidence)
        } else {
            let Some(Key { text, particle, is_lemma }) = keys[word.index()].take() else { continue };
            bare = &form[document.pack.elided(form)..form.len() - usize::from(particle)];
            if particle > 0 {
                particles.resize(document.vocabulary.len(), 0);
                particles[word.index()] = particle;
            }
            is_dictionary_form = is_lemma;
            Some(text.into())
        };
        let key = key.as_deref().unwrap_or(form);
        // "Says" and "saying" are as empty as "say".
        let is_own = [form, bare, key].into_iter().any(is_stopped);
        if has_lemmas && key != form && document.pack.is_stop_word(key) || is_own {
            continue;
        }
        // Forms are folded, and so are the lemmas of English.
        let lemma = if has_lemmas { lemmas.intern_folded(key) } else { lemmas.intern(key) };
        of_word[word.index()] = LemmaId(lemma.index() as u32);
        are_shown.resize(lemmas.len(), false);
        are_shown[lemma.index()] |= is_dictionary_form;
    }
    let count = lemmas.len();
    let mut salience = Salience {
        lemmas,
        of_word,
        counts: vec![0; count],
        in_title: vec![false; count],
        weights: Vec::new(),
        per_million: Vec::new(),
        shown: Shown::default(),
        particles,
        stopped,
    };
    let mut words = vec![0u32; document.vocabulary.len()];
    for (_, token) in counted_tokens(document).filter(|(_, token)| token.is_word()) {
        words[token.word.index()] += 1;
    }
    for (word, count) in document.vocabulary.words().zip(&words) {
        if let Some(lemma) = salience.lemma(word) {
            salience.counts[lemma.index()] += count;
        }
    }
    if let Some(model) = model {
        let lexicon = &model.lexicon;
        salience.per_million = vec![0.0; count];
        for word in document.vocabulary.words() {
            if let Some(lemma) = salience.lemma(word) {
                let count = document.known[word.index()].count();
                salience.per_million[lemma.index()] +=
                    f64::from(count) * 1e6 / f64::from(lexicon.counted().max(1));
            }
        }
    }
    if !has_lemmas {
        salience.shown = shown(document, &salience, &are_shown, &words);
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

/// The lemmas that a form may have where nothing is known of its part of speech, itself among them: for a word that is looked
/// for, and for words without content, which are not weighed.
pub fn possible_lemmas(
    pack: &Pack,
    vocabulary: &Vocabulary,
    model: Option<&Model>,
    form: &str,
) -> Vec<String> {
    let mut lemmas = vec![form.to_owned()];
    if pack.has_lemmas() {
        let evidence = KnownForms { vocabulary, lexicon: model.map(|model| &model.lexicon) };
        let classes = [WordClass::Noun, WordClass::Verb, WordClass::Adjective];
        lemmas.extend(
            classes.iter().filter_map(|&class| en::lemma(form, class, &evidence)).map(Cow::into_owned),
        );
    } else {
        let has = |other: &str| vocabulary.get(other).is_some();
        let bare = pack.without_particle(&form[pack.elided(form)..], has);
        lemmas.extend([false, true].into_iter().filter_map(|is_noun| pack.dictionary_form(bare, is_noun)));
        lemmas.push(pack.stem(bare, has));
    }
    lemmas
}

/// What speaks for an English form to be a word.
struct KnownForms<'a> {
    vocabulary: &'a Vocabulary,
    lexicon: Option<&'a Lexicon>,
}

impl Evidence for KnownForms<'_> {
    fn in_document(&self, form: &str) -> bool {
        self.vocabulary.get(form).is_some()
    }

    fn frequency(&self, form: &str) -> u32 {
        self.lexicon.map_or(0, |lexicon| lexicon.count(form))
    }
}

/// What each word is most of the time; in languages other than English, where nobody asks, nothing.
fn classes(document: &Document<'_>, tags: &[Pos]) -> Vec<WordClass> {
    const CLASSES: [WordClass; 5] =
        [WordClass::Noun, WordClass::Verb, WordClass::Adjective, WordClass::Name, WordClass::Other];
    if !document.pack.has_lemmas() {
        return Vec::new();
    }
    if tags.len() != document.tokens.len() {
        return names(document)
            .into_iter()
            .map(|is_name| if is_name { WordClass::Name } else { WordClass::Unknown })
            .collect();
    }
    let mut votes = vec![[0u32; CLASSES.len()]; document.vocabulary.len()];
    for (token, tag) in document.tokens.iter().zip(tags) {
        let class = match tag {
            Pos::Noun => 0,
            Pos::Verb | Pos::Auxiliary => 1,
            Pos::Adjective => 2,
            Pos::ProperNoun => 3,
            _ => 4,
        };
        votes[token.word.index()][class] += 1;
    }
    // Of equals the first.
    let best = |votes: &[u32; CLASSES.len()]| {
        (1..CLASSES.len()).fold(0, |best, class| if votes[class] > votes[best] { class } else { best })
    };
    votes.iter().map(|votes| CLASSES[best(votes)]).collect()
}

/// For each word, whether it is a name wherever it stands: always capitalized where that is a choice.
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

/// Of each lemma the dictionary form; where that is not known its commonest form, of equals the first, without what
/// [`Salience::bare`] takes off.
fn shown(document: &Document<'_>, salience: &Salience, are_shown: &[bool], counts: &[u32]) -> Shown {
    let mut best: Vec<(u32, &str)> = vec![(0, ""); salience.len()];
    for word in document.vocabulary.words() {
        let Some(lemma) = salience.lemma(word) else { continue };
        let form = document.vocabulary.form(word);
        let particle = salience.particles.get(word.index()).map_or(0, |bytes| usize::from(*bytes));
        let bare = &form[document.pack.elided(form)..form.len() - particle];
        let (count, shown) = &mut best[lemma.index()];
        if shown.is_empty() || counts[word.index()] > *count {
            (*count, *shown) = (counts[word.index()], bare);
        }
    }
    let mut shown = Shown::default();
    for (lemma, (_, form)) in salience.lemmas().zip(best) {
        shown.arena.push_str(if are_shown[lemma.index()] { salience.key(lemma) } else { form });
        shown.ends.push(shown.arena.len() as u32);
    }
    shown
}
