//! The file of a pack: sections in the model file's outer form, nearly all of them lists of words.

use rustc_hash::FxHashMap;

use super::snowball::Program;
use super::speech::Speech;
use super::times::Times;
use super::{AmountWords, Formula, Numerals, Pack, RoleWords, words};
use crate::lang::spaceless::Division;
use crate::lang::{AbbreviationRole, Language};
use crate::model::Model;
use crate::model::file::{ModelError, Sections};
use crate::model::fingerprint::Fingerprint;
use crate::model::lexicon::Lexicon;
use crate::sequence::templates;

/// A section: what it is called in `packs/languages.txt`, and in a pack's file.
pub type Section = (&'static str, [u8; 4]);

/// All sections that are lists of words, in the file's order. Not all packs have all.
pub const SECTIONS: &[Section] = &[
    ("stop-words", *b"STOP"),
    ("stop-endings", *b"STEN"),
    ("digits", *b"DIGI"),
    ("inflection", *b"INFL"),
    ("abbreviations-before-names", *b"ABNA"),
    ("abbreviations-before-numbers", *b"ABNU"),
    ("abbreviations", *b"ABBR"),
    ("clipped-before-consonants", *b"CLIP"),
    ("folded", *b"FOLD"),
    ("latin", *b"LATN"),
    ("enclitics", *b"ENCL"),
    ("undoubled", *b"UNDO"),
    ("endings", *b"ENDI"),
    ("least-stem", *b"LEST"),
    ("rounds", *b"ROUN"),
    ("hardened", *b"HARD"),
    ("particles", *b"PART"),
    ("doubtful-particles", *b"PADO"),
    ("noun-particles", *b"PANO"),
    ("long-noun-particles", *b"PALO"),
    ("linking-particles", *b"PALI"),
    ("prefixes", *b"PREF"),
    ("prefixes-for-article", *b"PRAR"),
    ("article", *b"ARTI"),
    ("elided", *b"ELID"),
    ("links", *b"LINK"),
    ("articles", *b"ARTS"),
    ("verb-endings", *b"VEEN"),
    ("least-verb", *b"LEVE"),
    ("capitalized-nouns", *b"CAPN"),
    ("chinese-words", *b"ZHWO"),
    ("simplified", *b"ZHSI"),
    ("characters", *b"ZHCH"),
    ("japanese-weights", *b"JAWE"),
    ("noun-suffixes", *b"JANO"),
    ("thai-words", *b"THWO"),
    ("particles-of-two", *b"THPA"),
    ("apostrophe-endings", *b"APEN"),
    ("base-endings", *b"BAEN"),
    ("case-endings", *b"CAEN"),
    ("numerals", *b"NUME"),
    ("amounts", *b"AMNT"),
    ("times", *b"TIME"),
    ("time-patterns", *b"TIPA"),
    ("speech", *b"SPEE"),
    ("roles", *b"ROLE"),
    ("participle-prefixes", *b"PAPR"),
    ("lemmas", *b"LEMM"),
    ("syllable-vowels", *b"SYVO"),
    ("syllable-groups", *b"SYGR"),
    ("silent-endings", *b"SIEN"),
    ("readability", *b"READ"),
];

/// The section of a stemmer's program.
pub const PROGRAM: [u8; 4] = *b"SNOW";
/// The section of frequencies: a lexicon of stems, without clusters.
pub const FREQUENCIES: [u8; 4] = *b"FREQ";
/// The section of the language's code.
pub const LANGUAGE: [u8; 4] = *b"LANG";
/// The sections of the model that finds names, which not all packs have.
#[cfg(feature = "train")]
pub const NAMES: [[u8; 4]; 3] = [*b"FITS", *b"LEXI", *b"NAME"];
/// What the models of packs are fitted to. The lists whose classes they observe are their own.
pub const FITS: Fingerprint = Fingerprint { templates: templates::FINGERPRINT_OF_PACKS, lists: 0 };
/// The version of a pack's file.
pub const VERSION: u8 = 2;

/// The word lists of one file.
struct Lists<'a>(Sections<'a>);

impl Lists<'_> {
    /// The list that is called so; an empty one where there is none.
    fn get(&self, key: &str) -> Result<Vec<Box<str>>, ModelError> {
        let section = SECTIONS.iter().find(|(other, _)| *other == key);
        match section.and_then(|(_, name)| self.0.get(name).ok()) {
            Some(bytes) => words::read(bytes),
            None => Ok(Vec::new()),
        }
    }

    fn flag(&self, key: &str) -> Result<bool, ModelError> {
        Ok(!self.get(key)?.is_empty())
    }

    fn number(&self, key: &str) -> Result<usize, ModelError> {
        match self.get(key)?.first() {
            // More than a word has characters is no number of them.
            Some(number) => number.parse::<u8>().map(usize::from).map_err(|_| ModelError::Damaged),
            None => Ok(0),
        }
    }
}

impl Pack {
    /// Reads a pack's file.
    ///
    /// # Errors
    /// Where the bytes are not a whole and undamaged pack of this version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let sections = Sections::read(bytes, VERSION)?;
        let code = std::str::from_utf8(sections.get(&LANGUAGE)?).map_err(|_| ModelError::Damaged)?;
        let mut pack = Self::empty(Language::from_code(code).ok_or(ModelError::Damaged)?);
        let program = sections.get(&PROGRAM).ok().map(Program::read).transpose()?;
        let frequencies = sections.get(&FREQUENCIES).ok().map(Lexicon::read).transpose()?;
        pack.frequencies = frequencies.map(Box::new);
        pack.names = Model::of_pack(&sections, FITS)?.map(Box::new);
        let lists = Lists(sections);
        pack.stop_words = lists.get("stop-words")?.into_iter().collect();
        pack.stop_endings = lists.get("stop-endings")?;
        pack.digits = lists.get("digits")?;
        pack.kana_inflection = lists.flag("inflection")?;
        // A word may stand in two lists ("p." is a page or a person): the later list decides.
        for (key, role) in [
            ("abbreviations-before-names", AbbreviationRole::BeforeName),
            ("abbreviations-before-numbers", AbbreviationRole::BeforeNumber),
            ("abbreviations", AbbreviationRole::Any),
        ] {
            pack.abbreviations.extend(lists.get(key)?.into_iter().map(|word| (word, role)));
        }
        pack.clips_before_consonants = lists.flag("clipped-before-consonants")?;
        pack.spelling.folded = pairs(&lists.get("folded")?, |to| to.chars().next());
        pack.spelling.latin = pairs(&lists.get("latin")?, |to| to.into());
        pack.stems.program = program;
        pack.stems.enclitics = lists.get("enclitics")?;
        pack.stems.undoubled = lists.flag("undoubled")?;
        pack.stems.endings = lists.get("endings")?;
        pack.stems.least = lists.number("least-stem")?;
        pack.stems.rounds = lists.number("rounds")?;
        pack.stems.hardened = lists.get("hardened")?;
        pack.lemmas.rules = lists.get("lemmas")?;
        pack.lemmas.prefixes = lists.get("participle-prefixes")?;
        pack.syllables.vowels = lists.get("syllable-vowels")?;
        pack.syllables.groups = lists.get("syllable-groups")?;
        pack.syllables.silent = lists.get("silent-endings")?;
        let formulas = lists.get("readability")?;
        let formulas: Option<Vec<Formula>> = formulas.iter().map(|formula| Formula::read(formula)).collect();
        pack.formulas = formulas.ok_or(ModelError::Damaged)?;
        pack.particles.certain = lists.get("particles")?;
        pack.particles.doubtful = lists.get("doubtful-particles")?;
        pack.particles.others = lists.get("noun-particles")?;
        pack.particles.after_long = lists.get("long-noun-particles")?;
        pack.particles.linking = lists.get("linking-particles")?;
        pack.particles.before = lists.get("prefixes")?;
        pack.particles.before_article = lists.get("prefixes-for-article")?;
        pack.particles.article = lists.get("article")?;
        pack.elided = lists.get("elided")?;
        pack.links = lists.get("links")?;
        pack.articles = lists.get("articles")?;
        pack.verb_endings = lists.get("verb-endings")?;
        pack.least_verb = lists.number("least-verb")?;
        pack.capitalizes_nouns = lists.flag("capitalized-nouns")?;
        pack.name_endings.after_apostrophe = lists.flag("apostrophe-endings")?;
        pack.name_endings.base = lists.get("base-endings")?;
        pack.name_endings.cases = lists.get("case-endings")?;
        pack.numerals = Numerals::read(lists.get("numerals")?)?;
        pack.amounts = AmountWords::read(&lists.get("amounts")?);
        pack.times = Times::read(&lists.get("times")?, lists.get("time-patterns")?)?;
        pack.speech = Speech::read(&lists.get("speech")?)?;
        pack.roles = RoleWords::read(&lists.get("roles")?)?;
        pack.division = Division::new(|key| lists.get(key))?;
        Ok(pack)
    }
}

/// Pairs of a character and what stands for it.
fn pairs<T>(list: &[Box<str>], value: impl Fn(&str) -> T) -> FxHashMap<char, T> {
    let pair = |word: &str| {
        let mut chars = word.chars();
        let first = chars.next()?;
        Some((first, value(chars.as_str())))
    };
    list.iter().filter_map(|word| pair(word)).collect()
}
