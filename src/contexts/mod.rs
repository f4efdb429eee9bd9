//! A concordance: every place of a word or phrase with the words around it (keyword in context, KWIC).
//!
//! A [`Concordance`] is what an analysis knows of a text's words, kept; asking it again is one walk over the tokens.

#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use serde::Serialize;

use crate::annotate::keywords::{PARTS, dispersion, part, parts};
use crate::annotate::salience::{self, Salience};
use crate::annotate::tags;
use crate::document::Document;
use crate::error::{Error, ErrorCode};
use crate::import::{Article, Repair};
use crate::lang::{Language, Packs};
use crate::options::Options;
use crate::output::round;
use crate::text::{OffsetUnit, Offsets, Sentence, Token, TokenKind, TokenRange, Vocabulary, WordId};

/// What is looked for, and how it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// A word or a phrase. Case does not count.
    pub words: String,
    /// Whether all forms of the words are meant: "ran" and "runs" by "run".
    pub by_lemma: bool,
    /// The order of the lines.
    pub sort: Sort,
    /// Words that are shown on either side, at most [`Query::MAX_WINDOW`].
    pub window: usize,
    /// Lines that are given; all occurrences are counted.
    pub limit: usize,
    /// The unit of offsets.
    pub offsets: OffsetUnit,
}

/// The order of the lines of a concordance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Sort {
    /// As they stand in the text.
    #[default]
    Place,
    /// By the word before, then by the one before that.
    Before,
    /// By the word after, then by the one after that.
    After,
}

impl Sort {
    /// The order's name in the public interface.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Before => "before",
            Self::After => "after",
        }
    }

    /// The order of this name.
    ///
    /// # Errors
    /// [`ErrorCode::BadOption`] for any other word.
    pub fn parse(name: &str) -> Result<Self, Error> {
        match name {
            "place" => Ok(Self::Place),
            "before" => Ok(Self::Before),
            "after" => Ok(Self::After),
            _ => Err(bad(format!("'sort' is '{name}'; it must be 'place', 'before' or 'after'."))),
        }
    }
}

impl Query {
    /// Words on either side of what is looked for, where the caller does not say.
    pub const WINDOW: usize = 8;
    /// The most words on either side.
    pub const MAX_WINDOW: usize = 100;
    /// Lines that are given, where the caller does not say.
    pub const LIMIT: usize = 1000;

    /// The occurrences of `words` in text order.
    pub fn new(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            by_lemma: false,
            sort: Sort::Place,
            window: Self::WINDOW,
            limit: Self::LIMIT,
            offsets: OffsetUnit::Utf16,
        }
    }
}

/// The occurrences of a word or phrase.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Contexts {
    /// What was looked for: the words as they were understood.
    pub query: String,
    /// "form" or "lemma".
    pub by: &'static str,
    /// "place", "before" or "after".
    pub sort: &'static str,
    /// All occurrences.
    pub count: u32,
    /// Words of the text, title and all else included.
    pub words: u32,
    /// From 0, evenly spread over the text, to 1, all in one tenth of it: Gries' normalized deviation of proportions (2008).
    /// 0 where there is no occurrence.
    pub dispersion: f64,
    /// The forms that were found, most frequent first; case does not make another form.
    pub forms: Vec<Form>,
    /// As many of the occurrences as were asked for.
    pub lines: Vec<Line>,
}

/// A form that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Form {
    /// As it is written most often.
    pub text: String,
    /// How often it stands in the text.
    pub count: u32,
}

/// One occurrence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Line {
    /// Where it begins, inclusive.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// Index of its sentence.
    pub sentence: u32,
    /// Index of its block.
    pub block: u32,
    /// The text before it, within its block; white space folded.
    pub before: String,
    /// The words themselves; white space folded.
    pub text: String,
    /// The text after it, within its block; white space folded.
    pub after: String,
}

/// A text that can be asked for the contexts of its words.
///
/// ```
/// use nutgraf::{Concordance, Options, Query};
///
/// let text = "The ferry ran aground. Ferries have run here since 1871.";
/// let concordance = Concordance::new(text, &Options::default());
/// let found = concordance.find(&Query { by_lemma: true, ..Query::new("ferry") })?;
/// let forms: Vec<_> = found.forms.iter().map(|form| form.text.as_str()).collect();
/// assert_eq!(forms, ["ferry", "Ferries"]);
/// assert_eq!(found.lines[1].after, "have run here since 1871.");
/// # Ok::<(), nutgraf::Error>(())
/// ```
pub struct Concordance {
    text: String,
    language: Language,
    lacking: Vec<Language>,
    packs: Packs,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    vocabulary: Vocabulary,
    salience: Salience,
    /// Words of the text, title and all else included.
    words: u32,
}

impl Concordance {
    /// Divides a text into words and finds their lemmas. `options` name the language and the packs; nothing is repaired.
    pub fn new(text: &str, options: &Options) -> Self {
        Self::of(Article::from_text(text, Repair::Never), options)
    }

    /// The same for an imported article.
    pub fn of(article: Article<'_>, options: &Options) -> Self {
        let document = crate::segment::segment(&article, options);
        let model = document.pack.model();
        let tags = tags::tag(&document, document.memory(model).as_mut());
        let salience = salience::weigh(&document, &tags, &[], model, &[]);
        let kept = Kept::of(document);
        kept.of_text(article.text.into_owned(), salience, options)
    }

    /// The text that offsets refer to.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The language that its words were read in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The languages whose packs would have told more of the words and are not at hand.
    pub fn lacking(&self) -> &[Language] {
        &self.lacking
    }

    /// The occurrences of a word or phrase.
    ///
    /// # Errors
    /// [`ErrorCode::BadOption`] where there is nothing to look for, or the window is too wide.
    pub fn find(&self, query: &Query) -> Result<Contexts, Error> {
        if query.window > Query::MAX_WINDOW {
            let most = Query::MAX_WINDOW;
            return Err(bad(format!("'window' is {}; it must be at most {most} words.", query.window)));
        }
        let (words, wanted) = self.understand(query)?;
        let blocks = self.block_tokens();
        let (found, spread, total) = self.occurrences(&wanted);
        let count = found.len() as u32;
        let forms = self.forms(&found, wanted.len());
        let lines = self.lines(found, wanted.len(), query, &blocks);
        let dispersion = if count == 0 { 0.0 } else { dispersion(&spread[..parts(total) as usize], total) };
        Ok(Contexts {
            query: words,
            by: if query.by_lemma { "lemma" } else { "form" },
            sort: query.sort.as_str(),
            count,
            words: total,
            dispersion: round(dispersion),
            forms,
            lines,
        })
    }

    /// The words that are looked for, and for each of them which words of the text it may be.
    fn understand(&self, query: &Query) -> Result<(String, Vec<Wanted>), Error> {
        let article = Article::from_text(&query.words, Repair::Never);
        let options =
            Options { language: Some(self.language), packs: self.packs.clone(), ..Options::default() };
        let asked = crate::segment::segment(&article, &options);
        // Marks around the words belong to the question.
        let is_mark = |token: &Token| matches!(token.kind, TokenKind::Punctuation);
        let start = asked.tokens.iter().position(|token| !is_mark(token));
        let end = asked.tokens.iter().rposition(|token| !is_mark(token));
        let Some(range) = start.zip(end).map(|(start, end)| TokenRange::new(start, end + 1)) else {
            return Err(bad("There is nothing to look for; give a word or a phrase.".to_owned()));
        };
        let wanted = range.indices().map(|at| {
            let form = asked.form(at);
            if query.by_lemma { self.by_lemma(form) } else { self.by_form(form, at + 1 == range.end()) }
        });
        Ok((asked.range_string(range), wanted.collect()))
    }

    fn by_form(&self, form: &str, is_last: bool) -> Wanted {
        let same = self.vocabulary.get(form);
        // "Mr" at the end of a question is the text's "Mr."
        let abbreviated = if is_last { self.vocabulary.get(&format!("{form}.")) } else { None };
        Wanted::Words([same, abbreviated])
    }

    fn by_lemma(&self, form: &str) -> Wanted {
        let pack = self.packs.get_or_empty(self.language);
        let model = pack.model();
        let lemma_of = |word: WordId| self.salience.lemma(word);
        let known = self.vocabulary.get(form).and_then(lemma_of);
        let lemmas = match known {
            Some(lemma) => vec![self.salience.key(lemma).to_owned(), form.to_owned()],
            None => salience::possible_lemmas(&pack, &self.vocabulary, model, form),
        };
        let wanted: Vec<_> = lemmas.iter().filter_map(|lemma| self.salience.lemma_named(lemma)).collect();
        let is_wanted = |word: WordId| match lemma_of(word) {
            Some(lemma) => wanted.contains(&lemma),
            None => {
                let own = self.vocabulary.form(word);
                lemmas.iter().any(|lemma| lemma == own)
                    || salience::possible_lemmas(&pack, &self.vocabulary, model, own)
                        .iter()
                        .any(|lemma| lemmas.contains(lemma))
            }
        };
        Wanted::Set(self.vocabulary.words().map(is_wanted).collect())
    }

    /// All occurrences, how many begin in each part of the text, and the words of the text.
    fn occurrences(&self, wanted: &[Wanted]) -> (Vec<Hit>, [u32; PARTS as usize], u32) {
        let total = self.words;
        let mut found = Vec::new();
        let mut spread = [0; PARTS as usize];
        let mut word = 0;
        let mut until = 0;
        let first = &wanted[0];
        for (number, sentence) in self.sentences.iter().enumerate() {
            for at in sentence.tokens.indices() {
                let token = &self.tokens[at];
                let is_it = at >= until
                    && first.is(token.word)
                    && at + wanted.len() <= sentence.tokens.end()
                    && wanted.iter().zip(&self.tokens[at..]).skip(1).all(|(one, token)| one.is(token.word));
                if is_it {
                    found.push(Hit {
                        at: at as u32,
                        sentence: number as u32,
                        block: sentence.block,
                        beside: 0,
                    });
                    spread[part(word, total)] += 1;
                    until = at + wanted.len();
                }
                word += u32::from(token.is_countable());
            }
        }
        (found, spread, total)
    }

    fn forms(&self, found: &[Hit], length: usize) -> Vec<Form> {
        // The spellings of each form with their counts; case and line ends make no other form.
        let mut seen: Vec<Vec<(&str, u32)>> = Vec::new();
        let mut numbers = Vocabulary::default();
        for hit in found {
            let text = self.slice(hit.at as usize, length);
            let number = if length == 1 { numbers.intern(text) } else { numbers.intern(&folded(text)) };
            if number.index() == seen.len() {
                seen.push(Vec::new());
            }
            let spellings = &mut seen[number.index()];
            match spellings.iter_mut().find(|(spelling, _)| *spelling == text) {
                Some((_, count)) => *count += 1,
                None => spellings.push((text, 1)),
            }
        }
        let count = |spellings: &[(&str, u32)]| spellings.iter().map(|(_, count)| count).sum::<u32>();
        // Most frequent first, then in order of appearance: the complement of the count above the number.
        let mut order: Vec<u64> = (0u64..)
            .zip(&seen)
            .map(|(number, spellings)| u64::from(!count(spellings)) << 32 | number)
            .collect();
        order.sort_unstable();
        let form = |key: u64| {
            let spellings = &seen[key as u32 as usize];
            let usual = spellings.iter().fold(("", 0), |best, one| if one.1 > best.1 { *one } else { best });
            Form { text: folded(usual.0), count: count(spellings) }
        };
        order.into_iter().map(form).collect()
    }

    fn lines(&self, mut found: Vec<Hit>, length: usize, query: &Query, blocks: &[TokenRange]) -> Vec<Line> {
        let compare = |a: &Hit, b: &Hit| {
            let [a_in, b_in] = [a, b].map(|hit| blocks[hit.block as usize]);
            let whole = || self.compare((a.at as usize, a_in), (b.at as usize, b_in), length, query);
            a.beside.cmp(&b.beside).then_with(whole)
        };
        if query.sort != Sort::Place {
            for hit in &mut found {
                hit.beside = self.first_beside(hit, blocks[hit.block as usize], length, query);
            }
            if found.len() > query.limit && query.limit > 0 {
                found.select_nth_unstable_by(query.limit - 1, compare);
                found.truncate(query.limit);
            }
            found.sort_unstable_by(compare);
        }
        found.truncate(query.limit);
        if found.is_empty() {
            return Vec::new();
        }
        let offsets = Offsets::new(&self.text, query.offsets);
        let line = |hit: Hit| self.line(hit, blocks[hit.block as usize], length, query, &offsets);
        found.into_iter().map(line).collect()
    }

    fn line(&self, hit: Hit, block: TokenRange, length: usize, query: &Query, offsets: &Offsets<'_>) -> Line {
        let at = hit.at as usize;
        let end = at + length;
        let is_word = |&at: &usize| self.tokens[at].is_countable();
        let from = (block.start()..at).rev().filter(is_word).take(query.window).last();
        let until = (end..block.end()).filter(is_word).take(query.window).last();
        // Marks right after the last word are shown with it.
        let until = until.map(|last| {
            (last + 1..block.end()).take_while(|&at| !self.tokens[at].space_before()).last().unwrap_or(last)
        });
        let (start, stop) = (self.tokens[at].span.start(), self.tokens[end - 1].span.end());
        let before = from.map_or("", |from| &self.text[self.tokens[from].span.start()..start]);
        let after = until.map_or("", |until| &self.text[stop..self.tokens[until].span.end()]);
        Line {
            start: offsets.convert(start),
            end: offsets.convert(stop),
            sentence: hit.sentence,
            block: hit.block,
            before: folded(before),
            text: folded(&self.text[start..stop]),
            after: folded(after),
        }
    }

    /// The tokens of each block.
    fn block_tokens(&self) -> Vec<TokenRange> {
        let count = self.sentences.last().map_or(0, |sentence| sentence.block as usize + 1);
        let mut blocks = vec![TokenRange::default(); count];
        for sentence in &self.sentences {
            let block = &mut blocks[sentence.block as usize];
            let start = if block.is_empty() { sentence.tokens.start() } else { block.start() };
            *block = TokenRange::new(start, sentence.tokens.end());
        }
        blocks
    }

    /// The first eight bytes of the word that lines are sorted by first; 0 where there is none.
    fn first_beside(&self, hit: &Hit, block: TokenRange, length: usize, query: &Query) -> u64 {
        let at = hit.at as usize;
        let is_word = |at: &usize| self.tokens[*at].is_countable();
        let beside = match query.sort {
            _ if query.window == 0 => None,
            Sort::Place => None,
            Sort::Before => (block.start()..at).rev().find(is_word),
            Sort::After => (at + length..block.end()).find(is_word),
        };
        let mut bytes = [0; 8];
        let form = beside.map_or("", |at| self.vocabulary.form(self.tokens[at].word)).as_bytes();
        let most = form.len().min(bytes.len());
        bytes[..most].copy_from_slice(&form[..most]);
        u64::from_be_bytes(bytes)
    }

    /// Which of two occurrences (the first token, and the block's) comes first: by the words on one side, one after the other,
    /// then by their place.
    fn compare(
        &self,
        (a, a_in): (usize, TokenRange),
        (b, b_in): (usize, TokenRange),
        length: usize,
        query: &Query,
    ) -> Ordering {
        let word = |token: &&Token| token.is_countable();
        let form = |token: &Token| self.vocabulary.form(token.word);
        let sides = match query.sort {
            Sort::Place => Ordering::Equal,
            Sort::Before => {
                let side = |at: usize, block: TokenRange| {
                    self.tokens[block.start()..at].iter().rev().filter(word).take(query.window).map(form)
                };
                side(a, a_in).cmp(side(b, b_in))
            }
            Sort::After => {
                let side = |at: usize, block: TokenRange| {
                    self.tokens[at + length..block.end()].iter().filter(word).take(query.window).map(form)
                };
                side(a, a_in).cmp(side(b, b_in))
            }
        };
        sides.then(a.cmp(&b))
    }

    fn slice(&self, at: usize, length: usize) -> &str {
        &self.text[self.tokens[at].span.start()..self.tokens[at + length - 1].span.end()]
    }
}

/// One occurrence in the making.
#[derive(Clone, Copy)]
struct Hit {
    /// Its first token.
    at: u32,
    /// Its sentence.
    sentence: u32,
    /// Its block.
    block: u32,
    /// The first bytes of the form beside it, where lines are sorted by that: most comparisons need no more.
    beside: u64,
}

/// Which words of the text one that is looked for may be.
enum Wanted {
    /// These.
    Words([Option<WordId>; 2]),
    /// Those that are marked.
    Set(Vec<bool>),
}

impl Wanted {
    fn is(&self, word: WordId) -> bool {
        match self {
            Self::Words(words) => words.contains(&Some(word)),
            Self::Set(set) => set[word.index()],
        }
    }
}

/// What is kept of a document after its analysis.
pub(crate) struct Kept {
    language: Language,
    lacking: Vec<Language>,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    vocabulary: Vocabulary,
}

impl Kept {
    pub(crate) fn of(document: Document<'_>) -> Self {
        let Document { language, lacking, sentences, tokens, vocabulary, .. } = document;
        Self { language, lacking, sentences, tokens, vocabulary }
    }

    /// `text` is the document's.
    pub(crate) fn of_text(self, text: String, salience: Salience, options: &Options) -> Concordance {
        let Self { language, lacking, sentences, tokens, vocabulary } = self;
        let packs = options.packs.clone();
        let words = tokens.iter().filter(|token| token.is_countable()).count() as u32;
        Concordance { text, language, lacking, packs, sentences, tokens, vocabulary, salience, words }
    }
}

/// A text on one line.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn bad(message: String) -> Error {
    Error::new(ErrorCode::BadOption, message)
}
