//! Sequences of words with content between two marks or stop words of one sentence: what n-grams are counted in, and
//! what phrases are found in where no parts of speech are known.

use super::salience::{LemmaId, Salience, is_counted};
use crate::document::Document;
use crate::lang::pack::elided_form;

/// Stands for a preposition that ties two nouns to one phrase, in languages where one does: "base de datos".
pub const LINK: u32 = u32::MAX - 1;

/// A run of words with content, without anything between them but white space, hyphens or a preposition that links them.
pub struct Run {
    /// Token index and lemma of each word; of a preposition [`LINK`].
    pub words: Vec<(usize, LemmaId)>,
}

/// Calls `visit` with each run of the title and the body.
pub fn each_run(document: &Document<'_>, salience: &Salience, mut visit: impl FnMut(&Run)) {
    let pack = &document.pack;
    let mut run = Run { words: Vec::new() };
    for sentence in document.sentences.iter().filter(|s| is_counted(document.block_of(s).kind)) {
        for index in sentence.tokens.indices() {
            let token = &document.tokens[index];
            match salience.lemma_of(token) {
                Some(lemma) => {
                    // An elided article or preposition stands before the word: "président d'honneur".
                    match pack.elided(document.token_text(index)) {
                        0 => {}
                        _ if run.ends_in_link() => {}
                        _ if pack.links(elided_form(document.form(index))) => run.link(index),
                        _ => flush(&mut run, &mut visit),
                    }
                    run.words.push((index, lemma));
                    // A particle closes a phrase, but for the genitive "의".
                    if salience.particle(document, index) > 0
                        && !pack.links_by_particle(document.token_text(index))
                    {
                        flush(&mut run, &mut visit);
                    }
                }
                // A hyphen between two names: "Uzbek-German".
                None if is_tie(document, index) => {}
                None if pack.links(document.form(index)) => run.link(index),
                None if run.ends_in_link() && pack.is_article(document.form(index)) => {}
                None => flush(&mut run, &mut visit),
            }
        }
        flush(&mut run, &mut visit);
    }
}

impl Run {
    /// Adds a preposition between two nouns; a run does not begin with one.
    fn link(&mut self, index: usize) {
        if !self.words.is_empty() && !self.ends_in_link() {
            self.words.push((index, LemmaId::from_key(LINK)));
        }
    }

    fn ends_in_link(&self) -> bool {
        self.words.last().is_some_and(|(_, lemma)| lemma.key() == LINK)
    }
}

fn flush(run: &mut Run, visit: &mut impl FnMut(&Run)) {
    if run.ends_in_link() {
        run.words.pop();
    }
    if !run.words.is_empty() {
        visit(run);
        run.words.clear();
    }
}

/// Whether a token ties the words on both sides together.
pub fn is_tie(document: &Document<'_>, index: usize) -> bool {
    let glued = |i: usize| document.tokens.get(i).is_some_and(|token| !token.space_before());
    glued(index) && glued(index + 1) && document.form(index) == "-"
}
