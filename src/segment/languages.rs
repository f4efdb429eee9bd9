//! The language of paragraphs that are not in the document's language.
//!
//! Most paragraphs show by a few stop words that they are in it; only the others are looked at closely.

use crate::lang::known::Known;
use crate::lang::{self, Language};
use crate::text::{Block, BlockKind, Token, WordId};

/// Bytes of a block below which it is not looked at.
const SHORTEST: usize = 60;
/// Words of a block among which stop words are looked for.
const WORDS: usize = 24;
/// Where its language has no list of stop words, those words stand for them that are one in this many tokens.
const FREQUENT: usize = 250;
/// A document of fewer words has no frequent words.
const LONG: usize = 1000;
/// A block is suspect with less than one stop word in this many words.
const SELDOM: usize = 7;

/// For each block its language where it is another than `document`, the language of the document; `known` are the records of
/// its words.
pub fn of_blocks(
    text: &str,
    blocks: &[Block],
    tokens: &[Token],
    known: &[Known],
    document: Language,
) -> Vec<Option<Language>> {
    let mut languages = Vec::new();
    if document == Language::UNDETERMINED || blocks.len() < 2 {
        return languages;
    }
    let familiar = Familiar::new(tokens, known);
    let mut next = 0;
    for (number, block) in blocks.iter().enumerate() {
        next += tokens_before(&tokens[next..], block.span.start());
        if block.span.len() < SHORTEST || matches!(block.kind, BlockKind::Code | BlockKind::Table) {
            continue;
        }
        let words = tokens[next..]
            .iter()
            .take_while(|token| token.span.start() < block.span.end())
            .filter(|token| token.is_word())
            .map(|token| token.word)
            .take(WORDS);
        if familiar.has_most(words) {
            continue;
        }
        if let Some(language) = lang::other_language(block.span.of(text), document) {
            // Nearly all documents have none.
            languages.resize(blocks.len(), None);
            languages[number] = Some(language);
        }
    }
    languages
}

/// How many tokens begin before byte `at`: looked for near the first, so that the far end of a long text is not fetched for
/// each of its blocks.
fn tokens_before(tokens: &[Token], at: usize) -> usize {
    let is_before = |token: &Token| token.span.start() < at;
    let mut near = 1;
    while tokens.get(near).is_some_and(is_before) {
        near *= 2;
    }
    tokens[..tokens.len().min(near)].partition_point(is_before)
}

/// Words that show the document's language.
struct Familiar<'k> {
    known: &'k [Known],
    /// By word whether it is one, where no list tells.
    frequent: Vec<bool>,
}

impl<'k> Familiar<'k> {
    fn new(tokens: &[Token], known: &'k [Known]) -> Self {
        let mut familiar = Self { known, frequent: Vec::new() };
        let sample = tokens.iter().filter(|token| token.is_word()).take(LONG);
        let stop_words = sample.filter(|token| familiar.knows(token.word)).count();
        if stop_words * SELDOM < LONG && tokens.len() >= LONG {
            familiar.learn(tokens);
        }
        familiar
    }

    fn knows(&self, word: WordId) -> bool {
        match self.frequent.get(word.index()) {
            Some(is_frequent) => *is_frequent,
            None => self.known[word.index()].is(Known::STOP),
        }
    }

    /// Takes the document's own most frequent words instead.
    fn learn(&mut self, tokens: &[Token]) {
        let mut counts = vec![0u32; self.known.len()];
        for token in tokens.iter().filter(|token| token.is_word()) {
            counts[token.word.index()] += 1;
        }
        self.frequent = counts.iter().map(|count| *count as usize * FREQUENT >= tokens.len()).collect();
    }

    /// Whether enough of `words` are in the document's language.
    fn has_most(&self, words: impl Iterator<Item = WordId>) -> bool {
        let (mut all, mut familiar) = (0, 0);
        for word in words {
            all += 1;
            familiar += usize::from(self.knows(word));
        }
        all > 0 && familiar * SELDOM >= all
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze};

    /// The languages of the blocks, "" for the document's own.
    fn check(text: &str, document: &str, expected: &[&str]) {
        let analysis = analyze(text, &Options::default());
        assert_eq!(analysis.language.code, document);
        let found: Vec<&str> =
            analysis.blocks.iter().map(|block| block.language.as_deref().unwrap_or("")).collect();
        assert_eq!(found, expected, "{text}");
    }

    const ENGLISH: &str = "The council approved the plan for a new bridge over the river on Tuesday. It will cost more \
                           than anybody had expected, and the work is to begin before the end of the year.";
    const GERMAN: &str = "Der Rat hat am Dienstag dem Plan für eine neue Brücke über den Fluss zugestimmt. Sie wird mehr \
                          kosten, als alle erwartet hatten, und die Arbeit soll noch vor dem Ende des Jahres beginnen.";
    const UZBEK: &str = "Shahar kengashi seshanba kuni daryo ustidan yangi koʻprik qurish rejasini maʼqulladi. U hamma \
                         kutganidan koʻra qimmatroq boʻladi, ishlar esa yil oxirigacha boshlanishi kerak.";

    #[test]
    fn paragraphs_in_other_languages() {
        check(&format!("{ENGLISH}\n\n{GERMAN}\n\n{ENGLISH}\n"), "en", &["", "de", ""]);
        check(&format!("{UZBEK}\n\n{UZBEK}\n\n{ENGLISH}\n"), "uz", &["", "", "en"]);
        check(&format!("{GERMAN}\n\n{GERMAN}\n\n{UZBEK}\n"), "de", &["", "", "uz"]);
    }

    #[test]
    fn names_and_short_quotations_are_no_other_language() {
        let names = "Those who were present were Friedrich Schönberger, Ulrike Müller-Landgraf, Jürgen Großmann and Käthe \
                     Wöhrl of the Bundesministerium für Verkehr und digitale Infrastruktur.";
        check(&format!("{ENGLISH}\n\n{names}\n\nWir schaffen das.\n"), "en", &["", "", ""]);
    }

    #[test]
    fn one_language_has_no_others() {
        check(&format!("{ENGLISH}\n\n{ENGLISH}\n"), "en", &["", ""]);
        check(&format!("{UZBEK}\n\n{UZBEK}\n"), "uz", &["", ""]);
    }
}
