//! What the words of a language with a pack are grouped by: their dictionary forms, or where those are not known their stems.

use rustc_hash::FxHashMap;

use super::coreference::{Entity, MentionForm};
use crate::document::Document;
use crate::lang::Pack;
use crate::text::{BlockKind, Token, TokenFlags, WordId};

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

/// What a word is by the way it is written, where dictionary forms are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
enum Nature {
    /// A name or nothing that is known: it keeps its form.
    #[default]
    Name,
    /// A noun, in a language where all of them have a capital.
    Noun,
    /// Anything else.
    Other,
}

/// What each word of the document is most of the time; nothing where no dictionary forms are known.
fn natures(document: &Document<'_>, entities: &[Entity]) -> Vec<Nature> {
    if !document.pack.has_dictionary_forms() {
        return Vec::new();
    }
    let has_nouns = document.pack.capitalizes_nouns();
    // Occurrences inside of sentences, those with a capital, and those in names.
    let mut seen = vec![[0u32; 3]; document.vocabulary.len()];
    for (_, token) in counted_tokens(document).filter(|(_, token)| token.is_word()) {
        let begins = token.flags.has(TokenFlags::SENTENCE_START);
        let [inside, capitalized, _] = &mut seen[token.word.index()];
        *inside += u32::from(!begins);
        *capitalized += u32::from(!begins && token.is_capitalized());
    }
    let named =
        entities.iter().flat_map(|entity| &entity.mentions).filter(|m| m.form != MentionForm::Nominal);
    for token in named.flat_map(|mention| &document.tokens[mention.tokens.indices()]) {
        let [inside, _, named] = &mut seen[token.word.index()];
        *named += 1 + u32::from(*inside == 0);
    }
    let nature = |[inside, capitalized, named]: [u32; 3]| match has_nouns {
        _ if 2 * named > inside => Nature::Name,
        // A capital at the beginning of a sentence may be of anything.
        true if inside == 0 => Nature::Name,
        true if 2 * capitalized > inside => Nature::Noun,
        false if inside > 0 && capitalized == inside => Nature::Name,
        _ => Nature::Other,
    };
    seen.into_iter().map(nature).collect()
}

/// The form that stands in dictionaries, where it is known.
fn dictionary_form(pack: &Pack, form: &str, nature: Nature) -> Option<String> {
    match nature {
        Nature::Name => None,
        nature => pack.dictionary_form(form, nature == Nature::Noun),
    }
}

/// What a word is grouped by.
pub struct Key {
    /// The dictionary form or the stem.
    pub text: String,
    /// Whether it is a dictionary form.
    pub is_lemma: bool,
    /// Bytes of a particle at the end of the word.
    pub particle: u8,
}

/// Bytes of the longest ending that the form of a word has more than the word itself.
const LONGEST_ENDING: usize = 3;

/// Words whose dictionary form the text has, and words with the same stem whose rules tell another: what "Werften" and "Fähren" are
/// forms of, the text knows better than the rules where it has "Werft" and "Fähre".
#[derive(Default)]
struct OwnForms<'d> {
    /// By stem and nature: the shortest that is its own dictionary form.
    shortest: FxHashMap<(String, Nature), &'d str>,
    all: Vec<((String, Nature), WordId, &'d str)>,
}

impl<'d> OwnForms<'d> {
    fn note(&mut self, stem: &str, word: WordId, form: &'d str, lemma: &str, nature: Nature) {
        let key = (stem.to_owned(), nature);
        if lemma == form {
            let shortest = self.shortest.entry(key.clone()).or_insert(form);
            if form.len() < shortest.len() {
                *shortest = form;
            }
        }
        self.all.push((key, word, form));
    }

    /// The words that are another's forms by what the text has, with that other.
    fn shorter(self) -> impl Iterator<Item = (WordId, String)> + use<'d> {
        let shortest = self.shortest;
        self.all.into_iter().filter_map(move |(key, word, form)| {
            let other = *shortest.get(&key)?;
            let is_form = other != form
                && form.strip_prefix(other).is_some_and(|ending| ending.len() <= LONGEST_ENDING);
            is_form.then(|| (word, other.to_owned()))
        })
    }
}

/// In languages other than English: the key of each word with content. That is its dictionary form, or where none is known its
/// stem, unless a dictionary form has the same stem.
pub fn keys(document: &Document<'_>, entities: &[Entity]) -> Vec<Option<Key>> {
    let pack = &document.pack;
    if pack.has_lemmas() {
        return Vec::new();
    }
    let natures = natures(document, entities);
    let has = |other: &str| document.vocabulary.get(other).is_some();
    let has_content = |form| has_content(form, pack.is_stop_word(form) || pack.is_number_word(form));
    let mut by_stem: FxHashMap<String, String> = FxHashMap::default();
    let mut own = OwnForms::default();
    let key = |word: WordId| {
        let form = document.vocabulary.form(word);
        let form = &form[pack.elided(form)..];
        let bare = pack.without_particle(form, has);
        let particle = u8::try_from(form.len() - bare.len()).unwrap_or(0);
        if !has_content(form) || particle > 0 && !has_content(bare) {
            return None;
        }
        let nature = natures.get(word.index()).copied().unwrap_or_default();
        let Some(lemma) = dictionary_form(pack, bare, nature) else {
            return Some(Key { text: pack.stem(bare, has), is_lemma: false, particle });
        };
        // Forms of "to be" are as empty as it is; among the stop words of German are nouns.
        if nature == Nature::Other && lemma != bare && pack.is_stop_word(&lemma) {
            return None;
        }
        let stem = pack.stem(&lemma, has);
        own.note(&stem, word, bare, &lemma, nature);
        by_stem.entry(stem).or_insert_with(|| lemma.clone());
        Some(Key { text: lemma, is_lemma: true, particle })
    };
    let mut keys: Vec<Option<Key>> = document.vocabulary.words().map(key).collect();
    for (word, lemma) in own.shorter() {
        if let Some(key) = &mut keys[word.index()] {
            key.text = lemma;
        }
    }
    for key in keys.iter_mut().flatten().filter(|key| !key.is_lemma) {
        if let Some(lemma) = by_stem.get(&key.text) {
            key.text.clone_from(lemma);
            key.is_lemma = true;
        }
    }
    keys
}

/// Whether a form stands for something; `is_empty` tells that it is a stop word or a number.
pub fn has_content(form: &str, is_empty: bool) -> bool {
    let mut chars = form.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else { return false };
    // One letter of an alphabet is an initial or a label; one sign of another script can be a word.
    let long_enough =
        second.is_some() || matches!(first, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}');
    let initial = second == Some('.') && form.len() == first.len_utf8() + 1;
    first.is_alphabetic() && long_enough && form.len() <= MAX_WORD_BYTES && !initial && !is_empty
}
