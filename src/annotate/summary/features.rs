//! What is known of a sentence before it is chosen: about fifty numbers, none of which is a word. The trainer and the
//! program call the same function.

use super::Sources;
use super::cohesion::{Cohesion, Dependence};
use super::concepts::Concepts;
use super::signposts::is_signpost;
use super::unique;
use crate::annotate::amounts::AmountKind;
use crate::annotate::coreference::MentionForm;
use crate::annotate::features::features;
use crate::annotate::logs::log2_1p;
use crate::annotate::names::EntityKind;
use crate::annotate::salience::LemmaId;
use crate::annotate::tags::Pos;
use crate::document::Document;
use crate::lang::classes::Classes;
use crate::text::{BlockKind, Token, TokenKind, TokenRange};

features! {
    /// The features of a sentence. Of those before and after it the ones count that may be chosen too.
    pub enum Feature {
        /// No whole sentence stands before it.
        First: "yes = 1",
        /// One whole sentence stands before it.
        Second: "yes = 1",
        /// Two whole sentences stand before it.
        Third: "yes = 1",
        /// Whole sentences before it.
        Near: "1/(1 + sentences)",
        /// Whole sentences before it.
        Depth: "log2(1 + sentences)/7, at most 1",
        /// Whole sentences before it.
        Relative: "share of candidates, 0..1",
        /// Words.
        Length: "words/20, at most 3",
        /// How far it stays below twelve words.
        Short: "1 - words/12, at least 0",
        /// How far it goes beyond thirty words.
        Long: "words/30 - 1, 0..1",
        /// Squares of its lemmas' weights, added, divided by the square root of their number.
        Centrality: "standard deviations from the text's mean, -3..3",
        /// Chances of its lemmas, added.
        Coverage: "standard deviations from the text's mean, -3..3",
        /// Chances of its lemmas, added, divided by its words.
        Density: "standard deviations from the text's mean, -3..3",
        /// The greatest chance among its lemmas.
        Peak: "standard deviations from the text's mean, -3..3",
        /// The title's lemmas that it has.
        Title: "share of the title's lemmas, 0..1",
        /// Its lemmas that the first candidate has; 0 for that itself.
        LikeLead: "share of lemmas, 0..1",
        /// Its lemmas that no candidate before it has.
        New: "share of lemmas, 0..1",
        /// Its lemmas that a candidate after it has.
        Again: "share of lemmas, 0..1",
        /// Entities that it names.
        Names: "entities/4, at most 1",
        /// Entities whose first mention it has, by name.
        NewNames: "entities/3, at most 1",
        /// It names the entity that is mentioned most.
        MainName: "yes = 1",
        /// Entities that it names, of the four that are mentioned most.
        MainNames: "entities/4, at most 1",
        /// It names a person.
        Person: "yes = 1",
        /// It names an organization.
        Organization: "yes = 1",
        /// It names a place.
        Place: "yes = 1",
        /// Numbers in digits.
        Numbers: "tokens/3, at most 1",
        /// Sums of money and percentages.
        Sums: "amounts/2, at most 1",
        /// Expressions of time.
        Dates: "expressions/2, at most 1",
        /// Tokens inside quotations.
        Quoted: "share of tokens, 0..1",
        /// It begins with a quotation mark.
        QuoteStart: "yes = 1",
        /// More than four fifths of it are quoted.
        QuoteWhole: "yes = 1",
        /// It has a verb of speech, or another word that tells who is quoted.
        Said: "yes = 1",
        /// A question mark stands at its end.
        Question: "yes = 1",
        /// It cannot be understood without the sentence before it, or is cut.
        Dependent: "yes = 1",
        /// It depends a little on the sentence before it.
        WeaklyDependent: "yes = 1",
        /// It begins with a pronoun of the third person.
        Pronoun: "yes = 1",
        /// "I", "we", "you" and their forms.
        FirstPerson: "words/2, at most 1",
        /// Pronouns.
        Pronouns: "share of words",
        /// Common nouns.
        Nouns: "share of words",
        /// Proper nouns.
        ProperNouns: "share of words",
        /// Verbs; auxiliaries are none.
        Verbs: "share of words",
        /// Adjectives.
        Adjectives: "share of words",
        /// Adverbs.
        Adverbs: "share of words",
        /// Numerals.
        Numerals: "share of words",
        /// It has neither a verb nor an auxiliary.
        Verbless: "yes = 1",
        /// It ends with a conjunction or a determiner.
        Broken: "yes = 1",
        /// It has an opening bracket.
        Brackets: "yes = 1",
        /// It has a colon.
        Colon: "yes = 1",
        /// Its lemmas that the first candidate has, each by its chance; 0 for that itself.
        LeadWords: "share of chances, 0..1",
        /// Its lemmas that one of the first three candidates has, each by its chance; 0 for these.
        EarlyWords: "share of chances, 0..1",
    }
}

/// What spoke for a sentence, as a reader is told it. The names are part of the public interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Reason {
    /// "lead": it stands at the beginning, or says again what the beginning says.
    Lead,
    /// "title": it shares words with the title.
    Title,
    /// "words": it holds the words that matter most.
    Words,
    /// "entities": it names those whom the text is about.
    Entities,
    /// "numbers": it gives figures.
    Numbers,
}

impl Reason {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 5] = [Self::Lead, Self::Title, Self::Words, Self::Entities, Self::Numbers];

    /// The reason as it stands in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Title => "title",
            Self::Words => "words",
            Self::Entities => "entities",
            Self::Numbers => "numbers",
        }
    }

    /// The features that give it, in ascending order. What only tells how a sentence is made is no reason by itself.
    pub const fn features(self) -> &'static [Feature] {
        use Feature::{
            Again, Centrality, Coverage, Dates, Density, Depth, EarlyWords, First, LeadWords, LikeLead,
            MainName, MainNames, Names, Near, NewNames, Numbers, Organization, Peak, Person, Place, Relative,
            Second, Sums, Third, Title,
        };
        match self {
            Self::Lead => &[First, Second, Third, Near, Depth, Relative, LikeLead, LeadWords, EarlyWords],
            Self::Title => &[Title],
            Self::Words => &[Centrality, Coverage, Density, Peak, Again],
            Self::Entities => &[Names, NewNames, MainName, MainNames, Person, Organization, Place],
            Self::Numbers => &[Numbers, Sums, Dates],
        }
    }
}

/// A sentence that may be chosen.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Index into the document's sentences.
    pub sentence: usize,
    /// Words.
    pub words: u32,
    /// Whether it needs the sentence before it.
    pub dependence: Dependence,
    /// Whether it says nothing by itself, so that it is chosen only where nothing else is there.
    pub is_signpost: bool,
    /// Whether the candidate before it is the sentence before it.
    pub follows: bool,
    /// Its lemmas, each once, in ascending order.
    pub lemmas: Vec<LemmaId>,
    /// What is known of it.
    pub values: [f32; Feature::COUNT],
}

impl Candidate {
    fn set(&mut self, feature: Feature, value: f64) {
        self.values[feature as usize] = value as f32;
    }

    /// Whether it is a line without a verb, or half a sentence.
    fn is_no_sentence(&self) -> bool {
        self.get(Feature::Verbless) > 0.0 || self.get(Feature::Broken) > 0.0
    }

    /// One feature.
    pub fn get(&self, feature: Feature) -> f32 {
        self.values[feature as usize]
    }
}

/// Body sentences from which a summary is chosen: further ones of a very long text are left out, so that the time
/// stays linear.
const MAX_CANDIDATES: usize = 20_000;

/// Lemmas of a sentence that count.
const MAX_LEMMAS: usize = 200;

/// What each sentence holds of names, amounts and so on.
#[derive(Clone, Copy, Default)]
struct Holds {
    names: u8,
    new: u8,
    main: u8,
    first: bool,
    kinds: u8,
    sums: u8,
    dates: u8,
    quoted: u32,
    cue: bool,
}

fn holds(sources: &Sources<'_, '_>) -> Vec<Holds> {
    let document = sources.document;
    let mut holds = vec![Holds::default(); document.sentences.len()];
    let add = |count: &mut u8| *count = count.saturating_add(1);
    let mut mains = 0;
    for (rank, entity) in sources.entities.iter().enumerate() {
        let kind = match entity.kind {
            EntityKind::Person => 1,
            EntityKind::Organization => 2,
            EntityKind::Place => 4,
            _ => 8,
        };
        let mut last = usize::MAX;
        for (number, mention) in entity.mentions.iter().enumerate() {
            if mention.form == MentionForm::Nominal {
                continue;
            }
            let sentence = document.sentence_of(mention.tokens.start());
            let Some(held) = holds.get_mut(sentence) else { continue };
            if number == 0 {
                add(&mut held.new);
            }
            if last != sentence {
                add(&mut held.names);
                held.kinds |= kind;
                if mains < 4 {
                    add(&mut held.main);
                    held.first |= rank == 0;
                }
            }
            last = sentence;
        }
        mains += 1;
    }
    for amount in sources.amounts.iter().filter(|a| matches!(a.kind, AmountKind::Money | AmountKind::Percent))
    {
        if let Some(held) = holds.get_mut(document.sentence_of(amount.tokens.start())) {
            add(&mut held.sums);
        }
    }
    for date in sources.dates {
        if let Some(held) = holds.get_mut(document.sentence_of(date.tokens.start())) {
            add(&mut held.dates);
        }
    }
    for quote in sources.quotes {
        let mut sentence = document.sentence_of(quote.tokens.start());
        while let Some(range) = document.sentences.get(sentence).map(|s| s.tokens)
            && range.start() < quote.tokens.end()
        {
            let shared =
                range.end().min(quote.tokens.end()).saturating_sub(range.start().max(quote.tokens.start()));
            holds[sentence].quoted += shared as u32;
            sentence += 1;
        }
        if let Some(cue) = quote.cue
            && let Some(held) = holds.get_mut(document.sentence_of(cue.start()))
        {
            held.cue = true;
        }
    }
    holds
}

/// For each word of the vocabulary whether it means who speaks or who is spoken to.
fn first_persons(document: &Document<'_>) -> Vec<bool> {
    let mut are = vec![false; document.vocabulary.len()];
    for word in FIRST_PERSONS.iter().filter_map(|form| document.vocabulary.get_folded(form)) {
        are[word.index()] = true;
    }
    are
}

/// The sentences that may be chosen, with all that is known of them. Those of fewer than `min_words` words are left
/// out, and those that are no sentences.
pub fn candidates(
    sources: &Sources<'_, '_>,
    concepts: &Concepts,
    cohesion: &[Cohesion],
    kinds: &[BlockKind],
    min_words: usize,
) -> Vec<Candidate> {
    let (document, salience) = (sources.document, sources.salience);
    let holds = holds(sources);
    let title: Vec<LemmaId> = unique(document.title_words.iter().filter_map(|&word| salience.lemma(word)));
    let first_persons = first_persons(document);
    let mut found: Vec<Candidate> = Vec::new();
    let body = document.body_sentences().filter(|(_, s)| kinds.contains(&document.block_of(s).kind));
    for (index, sentence) in body.take(MAX_CANDIDATES) {
        let range = sentence.tokens;
        let tokens = &document.tokens[range.indices()];
        let many = tokens.iter().filter(|token| token.is_countable()).count();
        let mut lemmas = unique(tokens.iter().filter_map(|token| salience.lemma_of(token)));
        lemmas.truncate(MAX_LEMMAS);
        if many < min_words || lemmas.is_empty() {
            continue;
        }
        let follows = index > 0 && found.last().is_some_and(|last| last.sentence == index - 1);
        let dependence = cohesion[index].dependence;
        let mut one = Candidate {
            sentence: index,
            words: many as u32,
            dependence,
            is_signpost: is_signpost(document, range),
            follows,
            lemmas,
            values: [0.0; Feature::COUNT],
        };
        let many = many as f64;
        one.set(Feature::Length, (many / 20.0).min(3.0));
        one.set(Feature::Short, (1.0 - many / 12.0).max(0.0));
        one.set(Feature::Long, (many / 30.0 - 1.0).clamp(0.0, 1.0));
        let holds = holds[index];
        let up_to = |count: u8, most: u8| f64::from(count.min(most)) / f64::from(most);
        let flag = |yes: bool| f64::from(u8::from(yes));
        one.set(Feature::Names, up_to(holds.names, 4));
        one.set(Feature::NewNames, up_to(holds.new, 3));
        one.set(Feature::MainName, flag(holds.first));
        one.set(Feature::MainNames, up_to(holds.main, 4));
        one.set(Feature::Person, flag(holds.kinds & 1 != 0));
        one.set(Feature::Organization, flag(holds.kinds & 2 != 0));
        one.set(Feature::Place, flag(holds.kinds & 4 != 0));
        one.set(Feature::Sums, up_to(holds.sums, 2));
        one.set(Feature::Dates, up_to(holds.dates, 2));
        let numbers = tokens.iter().filter(|token| token.kind == TokenKind::Number).count();
        one.set(Feature::Numbers, up_to(numbers.min(3) as u8, 3));
        let quoted = f64::from(holds.quoted) / tokens.len() as f64;
        one.set(Feature::Quoted, quoted.min(1.0));
        one.set(Feature::QuoteWhole, flag(quoted > 0.8));
        one.set(Feature::QuoteStart, flag(is_quotation_mark(document.token_text(range.start()))));
        let is_speech = |token: &Token| document.known[token.word.index()].classes().any(Classes::SPEECH);
        one.set(Feature::Said, flag(holds.cue || tokens.iter().any(is_speech)));
        let first_person = tokens.iter().filter(|token| first_persons[token.word.index()]).count();
        one.set(
            Feature::Question,
            flag(
                tokens
                    .iter()
                    .rev()
                    .take(2)
                    .any(|t| matches!(t.span.of(document.text), "?" | "？" | "؟" | "՞")),
            ),
        );
        one.set(Feature::Dependent, flag(cohesion[index].dependence >= Dependence::Strong));
        one.set(Feature::WeaklyDependent, flag(cohesion[index].dependence == Dependence::Weak));
        one.set(Feature::Pronoun, flag(is_pronoun(document.form(document.first_word(range)))));
        let marks = || tokens.iter().filter(|token| token.kind == TokenKind::Punctuation);
        one.set(Feature::Brackets, flag(marks().any(|mark| mark.span.of(document.text) == "(")));
        one.set(Feature::Colon, flag(marks().any(|mark| mark.span.of(document.text) == ":")));
        grammar(sources, range, first_person, &mut one);
        overlap(sources, concepts, &title, &mut one);
        if one.is_no_sentence() {
            one.dependence = Dependence::Fragment;
        }
        found.push(one);
    }
    place(&mut found);
    relate(sources, concepts, &mut found);
    found
}

/// Parts of speech, where they are known.
fn grammar(sources: &Sources<'_, '_>, range: TokenRange, first_person: usize, one: &mut Candidate) {
    let Some(tags) = sources.tags.get(range.indices()).filter(|tags| !tags.is_empty()) else { return };
    let mut counts = [0u32; Pos::ALL.len()];
    for tag in tags {
        counts[*tag as usize] += 1;
    }
    let count = |tag: Pos| f64::from(counts[tag as usize]);
    let all = f64::from(one.words.max(1));
    one.set(Feature::Nouns, count(Pos::Noun) / all);
    one.set(Feature::ProperNouns, count(Pos::ProperNoun) / all);
    one.set(Feature::Verbs, count(Pos::Verb) / all);
    one.set(Feature::Adjectives, count(Pos::Adjective) / all);
    one.set(Feature::Adverbs, count(Pos::Adverb) / all);
    one.set(Feature::Numerals, count(Pos::Numeral) / all);
    let verbless = count(Pos::Verb) + count(Pos::Auxiliary) == 0.0;
    one.set(Feature::Verbless, f64::from(u8::from(verbless)));
    let last = tags.iter().rev().find(|tag| !matches!(tag, Pos::Punctuation | Pos::Symbol));
    let broken =
        matches!(last, Some(Pos::CoordinatingConjunction | Pos::Determiner | Pos::SubordinatingConjunction));
    one.set(Feature::Broken, f64::from(u8::from(broken)));
    one.set(Feature::FirstPerson, (first_person as f64 / 2.0).min(1.0));
    one.set(Feature::Pronouns, count(Pos::Pronoun) / all);
}

/// What the words of a sentence weigh.
fn overlap(sources: &Sources<'_, '_>, concepts: &Concepts, title: &[LemmaId], one: &mut Candidate) {
    let chances = || one.lemmas.iter().map(|lemma| concepts.chance(*lemma));
    let sum: f64 = chances().sum();
    let peak = chances().fold(0.0, f64::max);
    let shared = one.lemmas.iter().filter(|lemma| title.binary_search(lemma).is_ok()).count();
    let many = one.lemmas.len() as f64;
    one.set(Feature::Coverage, sum);
    one.set(Feature::Density, sum / f64::from(one.words.max(1)));
    one.set(Feature::Peak, peak);
    one.set(Feature::Title, if title.is_empty() { 0.0 } else { shared as f64 / title.len() as f64 });
    let weights = one.lemmas.iter().map(|l| sources.salience.weight(*l));
    let centrality = weights.clone().map(|w| w * w).sum::<f64>() / libm::sqrt(many);
    one.set(Feature::Centrality, centrality);
}

/// Where the sentences stand among those that may be chosen: what stands before the text begins does not count.
fn place(found: &mut [Candidate]) {
    let all = found.len() as f64;
    let mut at = 0u32;
    for one in found {
        let place = f64::from(at);
        let flag = |yes: bool| f64::from(u8::from(yes));
        one.set(Feature::First, flag(at == 0));
        one.set(Feature::Second, flag(at == 1));
        one.set(Feature::Third, flag(at == 2));
        one.set(Feature::Near, 1.0 / (1.0 + place));
        one.set(Feature::Depth, log2_1p(at).min(7.0) / 7.0);
        one.set(Feature::Relative, place / all);
        at += u32::from(!one.is_no_sentence());
    }
}

/// What only shows beside the other sentences.
fn relate(sources: &Sources<'_, '_>, concepts: &Concepts, found: &mut [Candidate]) {
    let mut seen = concepts.marks();
    let mut left: Vec<u32> = vec![0; sources.salience.len()];
    for one in found.iter() {
        for lemma in &one.lemmas {
            left[lemma.index()] += 1;
        }
    }
    let (mut in_lead, mut in_early) = (concepts.marks(), concepts.marks());
    for (number, one) in found.iter().take(3).enumerate() {
        for lemma in &one.lemmas {
            in_early[lemma.index()] = true;
            in_lead[lemma.index()] |= number == 0;
        }
    }
    for (number, one) in found.iter_mut().enumerate() {
        let many = one.lemmas.len() as f64;
        let new = one.lemmas.iter().filter(|lemma| !seen[lemma.index()]).count() as f64;
        for lemma in &one.lemmas {
            seen[lemma.index()] = true;
            left[lemma.index()] -= 1;
        }
        let again = one.lemmas.iter().filter(|lemma| left[lemma.index()] > 0).count() as f64;
        one.set(Feature::New, new / many);
        one.set(Feature::Again, again / many);
        let chance = |lemma: &LemmaId| concepts.chance(*lemma);
        let all = one.lemmas.iter().map(chance).sum::<f64>().max(1e-9);
        let share = |marks: &[bool]| {
            one.lemmas.iter().filter(|lemma| marks[lemma.index()]).map(chance).sum::<f64>() / all
        };
        let (from_lead, from_early) = (share(&in_lead), share(&in_early));
        if number > 2 {
            one.set(Feature::EarlyWords, from_early);
        }
        if number > 0 {
            one.set(Feature::LeadWords, from_lead);
            let like = one.lemmas.iter().filter(|lemma| in_lead[lemma.index()]).count() as f64;
            one.set(Feature::LikeLead, like / many);
        }
    }
    // Measured by the document's own spread, so that long and short texts look alike.
    for feature in [Feature::Centrality, Feature::Coverage, Feature::Density, Feature::Peak] {
        let count = found.len().max(1) as f64;
        let mean = found.iter().map(|one| f64::from(one.get(feature))).sum::<f64>() / count;
        let squares = found.iter().map(|one| f64::from(one.get(feature)) - mean).map(|off| off * off);
        let square = squares.sum::<f64>() / count;
        let spread = libm::sqrt(square);
        for one in found.iter_mut() {
            let value = if spread > 1e-9 { (f64::from(one.get(feature)) - mean) / spread } else { 0.0 };
            one.set(feature, value.clamp(-3.0, 3.0));
        }
    }
}

/// "I", "we" and their forms, and "you".
const FIRST_PERSONS: [&str; 10] = ["i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your"];

fn is_pronoun(form: &str) -> bool {
    matches!(form, "he" | "she" | "it" | "they" | "his" | "her" | "its" | "their")
}

/// Marks that open or close a quotation.
fn is_quotation_mark(text: &str) -> bool {
    matches!(text, "“" | "\"" | "«" | "‘" | "``" | "'" | "„" | "”" | "»" | "‚" | "‹" | "「" | "『" | "《")
}

#[cfg(test)]
mod tests {
    use super::{Feature, Reason};

    #[test]
    fn a_feature_gives_one_reason_at_most() {
        let mut given = [false; Feature::COUNT];
        for reason in Reason::ALL {
            let numbers: Vec<usize> = reason.features().iter().map(|feature| *feature as usize).collect();
            assert!(numbers.is_sorted(), "{reason:?} adds up in another order");
            for number in numbers {
                assert!(!given[number], "{}", Feature::ALL[number].name);
                given[number] = true;
            }
        }
    }
}
