//! The facts of a text from the analysis itself.

use std::convert::Infallible;

use super::facts::{Entity, Facts, Reader, Token, Word};
use super::names::KNOWN;
use crate::annotate;
use crate::annotate::coreference::{self, MentionForm};
use crate::annotate::names::surface::{LetterCase, Surface};
use crate::import::{Article, Repair};
use crate::lang::Language;
use crate::lang::classes::Classes;
use crate::lang::pack::Pack;
use crate::model::lexicon::Case;
use crate::options::Options;
use crate::segment;
use crate::text::TokenFlags;

/// Below this confidence a text is not taken to be in a language in which no names are found.
const SURE_OF_LANGUAGE: f64 = 0.8;

/// Reads an article first, and then what redaction makes of it.
pub struct Analysed<'a, 't> {
    pub article: &'a Article<'t>,
    pub options: &'a Options,
}

impl Reader for Analysed<'_, '_> {
    type Error = Infallible;

    fn read(&self, text: &str, language: Option<&str>) -> Result<Facts, Infallible> {
        Ok(match language {
            None => facts(self.article, self.options.clone()).0,
            Some(_) => facts(&Article::from_text(text, Repair::Never), again(self.options, language)).0,
        })
    }

    fn words(&self, words: &str) -> Result<Vec<Word>, Infallible> {
        Ok(self::words(words))
    }
}

/// The options of a further reading: the text stays as it is, and the language that was told once is the same in all of them.
fn again(options: &Options, language: Option<&str>) -> Options {
    let language = language.and_then(Language::from_code).or(options.language);
    Options { repair: Repair::Never, language, ..options.clone() }
}

/// The facts of an article, and the languages whose packs would have told more.
pub fn facts(article: &Article<'_>, mut options: Options) -> (Facts, Vec<Language>) {
    let mut document = segment::segment(article, &options);
    // A few words are not enough to tell the language; read as English they at least do not keep their names unseen.
    let is_unsure = options.language.is_none() && document.language_confidence < SURE_OF_LANGUAGE;
    if is_unsure && !document.pack.has_rules_of_names() {
        options.language = Some(Language::ENGLISH);
        document = segment::segment(article, &options);
    }
    let (entities, surface) = annotate::name(&document, article, &options, &mut annotate::Scratch::for_one());
    let mut named = Vec::new();
    for found in entities {
        named.push(entity(found));
    }
    let mut notices = Vec::new();
    for notice in &article.notices {
        notices.push((notice.code.to_string(), notice.message.clone()));
    }
    let facts = Facts {
        text: (!article.held_by_caller).then(|| article.text.to_string()),
        language: document.language.code().to_owned(),
        has_names: document.pack.name_model().is_some(),
        has_lists: document.pack.has_rules_of_names(),
        notices,
        tokens: tokens(&surface),
        entities: named,
    };
    (facts, document.lacking)
}

fn tokens(surface: &Surface<'_, '_>) -> Vec<Token> {
    let document = surface.document;
    let mut tokens = Vec::with_capacity(document.tokens.len());
    for (number, sentence) in document.sentences.iter().enumerate() {
        let case = surface.letter_case(number);
        for at in sentence.tokens.indices() {
            let token = &document.tokens[at];
            let flags = [
                surface.is_initial(at),
                surface.is_masked(at),
                token.is_countable() && surface.opens(at),
                token.flags.has(TokenFlags::ALL_CAPS),
                case == LetterCase::Title,
                case == LetterCase::Upper,
            ];
            let mut bits = token.kind as u32;
            for (place, &is_set) in flags.iter().enumerate() {
                bits |= (u32::from(is_set) * Token::INITIAL) << place;
            }
            tokens.push(Token {
                start: token.span.start() as u32,
                end: token.span.end() as u32,
                bits,
                classes: surface.class(at),
                known: Classes::NONE,
            });
        }
    }
    debug_assert_eq!(tokens.len(), document.tokens.len(), "every token is in a sentence");
    let mut key = String::new();
    let mut at = 0;
    while at < tokens.len() {
        match surface.phrase(at, tokens.len(), &mut key) {
            Some((end, class)) if class.any(KNOWN) => {
                tokens[at..end].iter_mut().for_each(|token| token.known.add(class));
                at = end;
            }
            _ => at += 1,
        }
    }
    tokens
}

// Loops, not iterators that collect: each of those has code of its own.
fn entity(entity: coreference::Entity) -> Entity {
    let mut forms = entity.aliases;
    forms.insert(0, entity.name);
    let mut mentions = Vec::new();
    for mention in &entity.mentions {
        if mention.form != MentionForm::Nominal {
            mentions.push([mention.tokens.start() as u32, mention.tokens.end() as u32]);
        }
    }
    Entity { kind: entity.kind, forms, mentions }
}

/// What is known of words, one to a line. The word lists are of English, as are those who are looked for.
pub fn words(words: &str) -> Vec<Word> {
    let pack = Pack::empty(Language::ENGLISH);
    let model = pack.name_model();
    let mut found = Vec::new();
    for form in words.split('\n') {
        let lower = model.is_some_and(|model| model.lexicon.is_written(form, Case::Lower));
        found.push(Word::new(pack.classify_word(form), lower, pack.look_up(form) != Classes::NONE));
    }
    found
}
