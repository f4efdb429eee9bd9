//! Which tokens are counted together: names of several words, and names that are written like stop words.

use crate::annotate::coreference::{Entity, Mention, MentionForm};
use crate::annotate::salience::{LemmaId, Salience, is_counted};
use crate::document::Document;
use crate::lang::classes::Classes;
use crate::text::{Token, TokenRange, Vocabulary, WordId};

/// The names of a document that are counted as names. Each thing that is counted has a slot: the lemmas first, then the
/// names.
pub struct Names {
    lemmas: usize,
    /// The names in lower case.
    folded: Vocabulary,
    /// In the order of their slots: the names in lower case, as the entities have them, and whether the reader gave them.
    written: Vec<(WordId, String, bool)>,
    /// Mentions with their slots; [`STOPPED`] where they are not counted. They do not overlap.
    mentions: Vec<(TokenRange, usize)>,
    /// For each token the mention that begins there, counted from 1; 0 where none does.
    begins: Vec<u32>,
}

/// The slot of what the caller wants left out.
const STOPPED: usize = usize::MAX;

/// One occurrence of a lemma or name.
pub struct Unit {
    /// What it is one of.
    pub slot: usize,
    /// Where it stands.
    pub range: TokenRange,
    /// Number of words before it in what is counted.
    pub word: u32,
}

impl Names {
    /// Those of the entities that have a mention of several words, or one that is no word with content ("US").
    pub fn of(document: &Document<'_>, salience: &Salience, entities: &[Entity]) -> Self {
        let lemmas = salience.len();
        let mut names = Self {
            lemmas,
            folded: Vocabulary::default(),
            written: Vec::new(),
            mentions: Vec::new(),
            begins: Vec::new(),
        };
        for entity in entities {
            // The reader may call anything a name: "1", "§".
            let has_word = |range: TokenRange| {
                !entity.is_corrected() || document.tokens[range.indices()].iter().any(|token| token.is_word())
            };
            let named = || {
                let names =
                    |mention: &&Mention| mention.form != MentionForm::Nominal && has_word(mention.tokens);
                entity.mentions.iter().filter(names)
            };
            let is_whole = |range: TokenRange| {
                let token = &document.tokens[range.start()];
                range.len() > 1 || token.is_word() && salience.lemma_of(token).is_none()
            };
            let is_named = entity.is_corrected() && named().next().is_some();
            if !is_named && !named().any(|mention| is_whole(mention.tokens)) {
                continue;
            }
            let slot = if salience.is_stopped(&entity.name) {
                STOPPED
            } else if let Some(lemma) = salience.lemma_named(&entity.name) {
                // A name of one word that has longer forms elsewhere.
                lemma.index()
            } else {
                let name = names.folded.intern(&entity.name);
                if name.index() == names.written.len() {
                    names.written.push((name, entity.name.clone(), entity.is_corrected()));
                }
                lemmas + name.index()
            };
            names.mentions.extend(named().map(|mention| {
                let is_stopped =
                    salience.has_stopped() && salience.is_stopped(&document.range_string(mention.tokens));
                (mention.tokens, if is_stopped { STOPPED } else { slot })
            }));
        }
        if !names.mentions.is_empty() {
            names.begins.resize(document.tokens.len(), 0);
        }
        for (number, (range, _)) in (1..).zip(&names.mentions) {
            names.begins[range.start()] = number;
        }
        names
    }

    /// The mention that begins at a token, with its slot.
    fn at(&self, token: usize) -> Option<(TokenRange, usize)> {
        let number = *self.begins.get(token)?;
        self.mentions.get((number as usize).checked_sub(1)?).copied()
    }

    /// Number of slots.
    pub fn slots(&self) -> usize {
        self.lemmas + self.written.len()
    }

    /// The name of a slot as the entities have it, and whether the reader gave it; `None` for a lemma.
    pub fn name(&self, slot: usize) -> Option<(&str, bool)> {
        self.written.get(slot.checked_sub(self.lemmas)?).map(|(_, name, given)| (name.as_str(), *given))
    }

    /// The lemma of a slot: of a name the name in lower case.
    pub fn lemma<'a>(&'a self, salience: &'a Salience, slot: usize) -> &'a str {
        match slot.checked_sub(self.lemmas).and_then(|name| self.written.get(name)) {
            Some((folded, ..)) => self.folded.form(*folded),
            None => salience.form(LemmaId::from_key(slot as u32)),
        }
    }
}

/// Whether a word of an English text is a small word of another language, as in "chef de mission"; those that are English
/// nouns aside.
fn is_foreign(document: &Document<'_>, token: &Token) -> bool {
    let known = document.known[token.word.index()];
    document.pack.has_lemmas()
        && known.classes().any(Classes::PARTICLE)
        && token.is_word()
        && !token.is_capitalized()
        && !matches!(document.vocabulary.form(token.word), "bin" | "den" | "van")
}

/// Calls `visit` with each occurrence of a lemma or name in the title and the body, in text order. Returns the number of
/// words there.
pub fn each_unit(
    document: &Document<'_>,
    salience: &Salience,
    names: &Names,
    mut visit: impl FnMut(&Unit),
) -> u32 {
    let (mut word, mut named_until) = (0, 0);
    for sentence in document.sentences.iter().filter(|s| is_counted(document.block_of(s).kind)) {
        for index in sentence.tokens.indices() {
            let token = &document.tokens[index];
            let unit = match names.at(index) {
                Some((range, slot)) => {
                    named_until = range.end();
                    (slot != STOPPED).then_some((slot, range))
                }
                None if index < named_until => None,
                None if is_foreign(document, token) => None,
                None => {
                    salience.lemma_of(token).map(|lemma| (lemma.index(), TokenRange::new(index, index + 1)))
                }
            };
            if let Some((slot, range)) = unit {
                visit(&Unit { slot, range, word });
            }
            word += u32::from(token.is_word());
        }
    }
    word
}
