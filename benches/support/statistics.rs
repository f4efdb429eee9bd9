//! What of a collection of articles decides how much work they are: its measures, taken the same way of real news and of
//! generated news (`news/`).

use std::collections::HashMap;

use nutgraf::import::Article;
use nutgraf::options::Repair;
use nutgraf::{Options, segment};

/// One figure of a collection.
pub struct Measure {
    /// What it says, with its unit.
    pub name: &'static str,
    /// How much of it there is.
    pub value: f64,
}

/// Numbers of words at which distinct ones are counted (Heaps' curve).
const CURVE: [(usize, &str); 4] = [
    (1_000, "distinct words in 1,000"),
    (10_000, "distinct words in 10,000"),
    (100_000, "distinct words in 100,000"),
    (500_000, "distinct words in 500,000"),
];
/// Of how many articles one is analysed whole.
const ANALYSED: usize = 8;

/// The measures of a collection; of the curve, as far as its words go.
pub fn measure<'a>(articles: impl IntoIterator<Item = &'a str>) -> Vec<Measure> {
    let mut counts = Counts::default();
    for (number, text) in articles.into_iter().enumerate() {
        counts.read(text);
        if number % ANALYSED == 0 {
            counts.analyse(text);
        }
    }
    counts.measures()
}

#[derive(Default)]
struct Counts {
    bytes: usize,
    words: usize,
    paragraphs: usize,
    /// Occurrences of each folded form.
    forms: HashMap<String, usize>,
    curve: Vec<Measure>,
    article_words: Vec<usize>,
    sentence_words: Vec<usize>,
    /// Sums over the articles of their distinct words.
    distinct: usize,
    /// Pairs of neighbouring words, and those of them that their article has more than once.
    pairs: usize,
    repeated_pairs: usize,
    /// Capitalised words that begin no sentence, those that their article has more than once, distinct ones an article.
    capitals: usize,
    repeated_capitals: usize,
    distinct_capitals: usize,
    numbers: usize,
    marks: usize,
    found: Found,
}

/// What whole analyses find, and in how many words.
#[derive(Default)]
struct Found {
    words: usize,
    entities: usize,
    mentions: usize,
    dates: usize,
    amounts: usize,
    quotes: usize,
}

impl Counts {
    fn read(&mut self, text: &str) {
        let article = Article::from_text(text, Repair::Never);
        let document = segment::segment(&article, &Options::default());
        let before = self.words;
        let (mut words, mut capitals) = (HashMap::new(), HashMap::new());
        let mut pairs = HashMap::new();
        for sentence in &document.sentences {
            let (mut length, mut previous) = (0, None);
            for index in sentence.tokens.start()..sentence.tokens.end() {
                let token = &document.tokens[index];
                let written = document.token_text(index);
                self.marks += usize::from(matches!(written, "\"" | "“" | "”"));
                if !token.is_countable() {
                    continue;
                }
                self.numbers += usize::from(written.starts_with(|first: char| first.is_ascii_digit()));
                if token.is_capitalized() && length > 0 {
                    *capitals.entry(token.word).or_insert(0) += 1;
                }
                *words.entry(token.word).or_insert(0) += 1;
                if let Some(previous) = previous {
                    *pairs.entry((previous, token.word)).or_insert(0) += 1;
                }
                previous = Some(token.word);
                length += 1;
                self.words += 1;
                *self.forms.entry(document.form(index).to_owned()).or_insert(0) += 1;
                if let Some((_, name)) = CURVE.iter().find(|(words, _)| *words == self.words) {
                    self.curve.push(Measure { name, value: self.forms.len() as f64 });
                }
            }
            if length > 0 {
                self.sentence_words.push(length);
            }
        }
        let repeated =
            |counts: &mut dyn Iterator<Item = usize>| counts.filter(|&count| count > 1).sum::<usize>();
        self.bytes += text.len();
        self.paragraphs += document.blocks.len();
        self.article_words.push(self.words - before);
        self.distinct += words.len();
        self.pairs += pairs.values().sum::<usize>();
        self.repeated_pairs += repeated(&mut pairs.values().copied());
        self.capitals += capitals.values().sum::<usize>();
        self.distinct_capitals += capitals.len();
        self.repeated_capitals += repeated(&mut capitals.values().copied());
    }

    fn analyse(&mut self, text: &str) {
        let analysis = nutgraf::analyze(text, &Options::default());
        let found = &mut self.found;
        found.words += self.article_words.last().copied().unwrap_or(0);
        found.entities += analysis.entities.len();
        found.mentions += analysis.entities.iter().map(|entity| entity.mentions.len()).sum::<usize>();
        found.dates += analysis.dates.len();
        found.amounts += analysis.amounts.len();
        found.quotes += analysis.quotes.len();
    }

    fn measures(mut self) -> Vec<Measure> {
        let words = self.words as f64;
        let thousand = words / 1000.0;
        let mut frequencies: Vec<usize> = self.forms.values().copied().collect();
        frequencies.sort_unstable_by(|one, other| other.cmp(one));
        let frequent = frequencies.iter().take(100).sum::<usize>() as f64;
        let [short_article, article, long_article] = deciles(&mut self.article_words);
        let [short, sentence, long] = deciles(&mut self.sentence_words);
        let sentences = self.sentence_words.len() as f64;
        let analysed = self.found.words as f64 / 1000.0;
        let share = |part: usize, whole: usize| 100.0 * part as f64 / whole as f64;
        let mut measures = std::mem::take(&mut self.curve);
        let more = [
            ("the 100 most frequent words, % of all", 100.0 * frequent / words),
            ("distinct words of an article, % of its words", share(self.distinct, self.words)),
            ("pairs of words that an article repeats, %", share(self.repeated_pairs, self.pairs)),
            ("bytes a word", self.bytes as f64 / words),
            ("words an article, lowest tenth", short_article),
            ("words an article, median", article),
            ("words an article, highest tenth", long_article),
            ("words a paragraph", words / self.paragraphs as f64),
            ("words a sentence", words / sentences),
            ("words a sentence, lowest tenth", short),
            ("words a sentence, median", sentence),
            ("words a sentence, highest tenth", long),
            ("capitals within sentences, in 1,000 words", self.capitals as f64 / thousand),
            ("those that an article repeats, %", share(self.repeated_capitals, self.capitals)),
            ("distinct ones of an article, in 1,000 words", self.distinct_capitals as f64 / thousand),
            ("numbers in 1,000 words", self.numbers as f64 / thousand),
            ("quotation marks in 1,000 words", self.marks as f64 / thousand),
            ("names found in 1,000 words", self.found.entities as f64 / analysed),
            ("mentions of names in 1,000 words", self.found.mentions as f64 / analysed),
            ("dates in 1,000 words", self.found.dates as f64 / analysed),
            ("amounts in 1,000 words", self.found.amounts as f64 / analysed),
            ("quotes in 1,000 words", self.found.quotes as f64 / analysed),
        ];
        measures.extend(more.map(|(name, value)| Measure { name, value }));
        measures
    }
}

/// The values at a tenth, at half and at nine tenths of a list, which is sorted for it.
fn deciles(values: &mut [usize]) -> [f64; 3] {
    values.sort_unstable();
    [1, 5, 9].map(|tenth| values.get(values.len() * tenth / 10).copied().unwrap_or(0) as f64)
}
