//! What it comes down to: the sentences that say most, and the paragraph that tells why the story matters.
//!
//! Each sentence of the body is scored by its place, the weight of its words, the words of the title, names and
//! numbers; sentences are then taken one by one, each time the one that scores best after what the chosen ones
//! already say has been taken off (maximal marginal relevance: Carbonell and Goldstein, 1998).

use super::entities::{Entity, EntityKind, MentionForm};
use super::salience::{LemmaId, Salience};
use super::tags::Pos;
use crate::options::SummaryLength;
use crate::text::{BlockKind, Document, TokenKind};

/// The chosen sentences.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// In text order.
    pub sentences: Vec<SummarySentence>,
    /// The paragraph that tells why the story matters, where the text is long enough to have one.
    pub nutgraf: Option<Nutgraf>,
}

/// One sentence of the summary.
#[derive(Clone, Debug, PartialEq)]
pub struct SummarySentence {
    /// Index into the document's sentences.
    pub sentence: usize,
    /// 1 for the best.
    pub rank: u32,
    /// From 0 to 1; comparable within one document only.
    pub score: f64,
    /// What spoke for it: "lead", "title", "words", "entities", "numbers".
    pub reasons: Vec<&'static str>,
    /// Whom the sentence's opening pronoun means.
    pub context: Option<String>,
}

/// The nut graf.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nutgraf {
    /// Index into the document's blocks.
    pub block: usize,
    /// From 0 to 1; comparable within one document only.
    pub score: f64,
}

/// Body sentences from which a summary is chosen: further ones of a very long text are left out, so that the time
/// stays linear.
const MAX_CANDIDATES: usize = 20_000;
/// Sentences of fewer words say too little by themselves.
const MIN_WORDS: usize = 5;
/// Most sentences that are chosen, whatever is asked for.
const MAX_CHOSEN: usize = 1000;

/// What a sentence has.
struct Candidate {
    sentence: usize,
    /// Its lemmas, each once, in ascending order.
    lemmas: Vec<LemmaId>,
    score: f64,
    reasons: Vec<&'static str>,
}

/// Chooses the summary.
pub fn select(
    document: &Document<'_>,
    salience: &Salience,
    _tags: &[Pos],
    entities: &[Entity],
    length: SummaryLength,
) -> Summary {
    let mut candidates = candidates(document, salience, entities, MIN_WORDS);
    if candidates.is_empty() {
        // A text of nothing but short sentences.
        candidates = self::candidates(document, salience, entities, 1);
    }
    let best = candidates.iter().map(|c| c.score).fold(0.0, f64::max);
    for candidate in &mut candidates {
        candidate.score = if best > 0.0 { (candidate.score / best).clamp(0.0, 1.0) } else { 0.0 };
    }
    let nutgraf = nutgraf(document, &candidates);
    let wanted = match length {
        SummaryLength::Sentences(n) => n as usize,
        SummaryLength::Ratio(ratio) => {
            (ratio * document.body_sentences().count() as f64 + 0.5).max(1.0) as usize
        }
    };
    let chosen = choose(salience, &candidates, wanted.min(MAX_CHOSEN));
    let mut sentences: Vec<SummarySentence> = chosen
        .into_iter()
        .enumerate()
        .map(|(rank, index)| {
            let candidate = &candidates[index];
            SummarySentence {
                sentence: candidate.sentence,
                rank: rank as u32 + 1,
                score: candidate.score,
                reasons: candidate.reasons.clone(),
                context: context(document, entities, candidate.sentence),
            }
        })
        .collect();
    sentences.sort_unstable_by_key(|sentence| sentence.sentence);
    Summary { sentences, nutgraf }
}

/// The sentences of at least `min_words` words that have content.
fn candidates(
    document: &Document<'_>,
    salience: &Salience,
    entities: &[Entity],
    min_words: usize,
) -> Vec<Candidate> {
    let names = names_by_sentence(document, entities);
    let title: Vec<LemmaId> = unique(document.title_words.iter().filter_map(|&word| salience.lemma(word)));
    let body: Vec<usize> = document
        .body_sentences()
        .filter(|(_, s)| document.block_of(s).kind != BlockKind::Heading)
        .map(|(i, _)| i)
        .take(MAX_CANDIDATES)
        .collect();
    let total: f64 = salience.lemmas().map(|lemma| f64::from(salience.count(lemma))).sum::<f64>().max(1.0);
    let mut found = Vec::with_capacity(body.len());
    for (place, &index) in body.iter().enumerate() {
        let sentence = &document.sentences[index];
        let tokens = &document.tokens[sentence.tokens.indices()];
        let words = tokens.iter().filter(|token| token.is_countable()).count();
        let lemmas = unique(tokens.iter().filter_map(|token| salience.lemma_of(token)));
        if words < min_words && body.len() > 3 || lemmas.is_empty() {
            continue;
        }
        // Mean probability of its words, as in SumBasic (Nenkova and Vanderwende, 2005), tempered for rare ones.
        let mean = lemmas.iter().map(|&l| libm::sqrt(f64::from(salience.count(l)) / total)).sum::<f64>()
            / lemmas.len() as f64;
        let shared = lemmas.iter().filter(|lemma| title.binary_search(lemma).is_ok()).count();
        let in_title = if title.is_empty() { 0.0 } else { shared as f64 / title.len() as f64 };
        let lead = 1.0 / (1.0 + place as f64);
        let numbers = tokens.iter().filter(|token| token.kind == TokenKind::Number).count().min(2) as f64;
        let name_count = f64::from(names[index].min(3));
        let first_of_paragraph = index == 0 || document.sentences[index - 1].block != sentence.block;
        // A sentence of the usual length says enough and not too much.
        let length = (words as f64 / 10.0).min(1.0) * (30.0 / words.max(1) as f64).min(1.0);
        let question = matches!(document.token_text(sentence.tokens.end() - 1), "?" | "？" | "؟" | "՞");
        let quoted = tokens.iter().take(1).any(|_| starts_with_quote(document, sentence.tokens.start()));
        let parts = [
            ("lead", WEIGHTS.lead * lead),
            ("words", WEIGHTS.words * mean),
            ("title", WEIGHTS.title * in_title),
            ("entities", WEIGHTS.names * name_count),
            ("numbers", WEIGHTS.numbers * numbers),
        ];
        let mut score = parts.iter().map(|(_, part)| part).sum::<f64>();
        score += if first_of_paragraph { WEIGHTS.first_of_paragraph } else { 0.0 };
        score *= (0.5 + 0.5 * length) * if question { 0.5 } else { 1.0 } * if quoted { 0.8 } else { 1.0 };
        let strongest = parts.iter().map(|(_, part)| *part).fold(0.0, f64::max);
        let reasons =
            parts.iter().filter(|(_, part)| *part > 0.5 * strongest).map(|(name, _)| *name).collect();
        found.push(Candidate { sentence: index, lemmas, score, reasons });
    }
    found
}

/// What each fact about a sentence adds to its score.
struct Weights {
    lead: f64,
    words: f64,
    title: f64,
    names: f64,
    numbers: f64,
    first_of_paragraph: f64,
}

/// Chosen on 450 articles of CNN/DailyMail's training and validation parts.
const WEIGHTS: Weights =
    Weights { lead: 1.5, words: 10.0, title: 0.6, names: 0.025, numbers: 0.04, first_of_paragraph: 0.1 };

/// How much of a sentence's score what is already said takes off.
const REDUNDANCY: f64 = 0.3;

/// Takes the best sentences one by one; gives their indices among the candidates, best first.
fn choose(salience: &Salience, candidates: &[Candidate], wanted: usize) -> Vec<usize> {
    let mut said = vec![false; salience.len()];
    let mut left: Vec<usize> = (0..candidates.len()).collect();
    left.sort_unstable_by(|&a, &b| candidates[b].score.total_cmp(&candidates[a].score).then(a.cmp(&b)));
    // What is chosen comes from the best; looking at all of them again for each choice would be quadratic. What turns
    // out to say nothing new gives its place to the next best.
    let mut rest = left.split_off(left.len().min((4 * wanted).max(50))).into_iter();
    let mut repeated_ones = Vec::new();
    let mut chosen = Vec::new();
    while chosen.len() < wanted {
        let repeated = |index: usize, said: &[bool]| {
            candidates[index].lemmas.iter().filter(|lemma| said[lemma.index()]).count()
        };
        let gain = |index: usize| {
            let candidate = &candidates[index];
            let share = repeated(index, &said) as f64 / candidate.lemmas.len() as f64;
            candidate.score * (1.0 - REDUNDANCY * share)
        };
        let best = (0..left.len()).reduce(|best, i| if gain(left[i]) > gain(left[best]) { i } else { best });
        let Some(best) = best else { break };
        let index = left.remove(best);
        if !chosen.is_empty() && repeated(index, &said) * 10 >= candidates[index].lemmas.len() * 9 {
            repeated_ones.push(index);
            left.extend(rest.next());
            continue;
        }
        for lemma in &candidates[index].lemmas {
            said[lemma.index()] = true;
        }
        chosen.push(index);
    }
    // Better a sentence that says it again than a summary shorter than was asked for.
    let missing = wanted - chosen.len();
    chosen.extend(repeated_ones.into_iter().take(missing));
    chosen
}

/// The best paragraph near the beginning that is not the first: where the story is long enough to need one.
fn nutgraf(document: &Document<'_>, candidates: &[Candidate]) -> Option<Nutgraf> {
    let mut paragraphs: Vec<(usize, f64, u32)> = Vec::new();
    for candidate in candidates {
        let block = document.sentences[candidate.sentence].block as usize;
        if document.blocks[block].kind != BlockKind::Paragraph {
            continue;
        }
        match paragraphs.last_mut() {
            Some((last, sum, count)) if *last == block => {
                *sum += candidate.score;
                *count += 1;
            }
            _ => paragraphs.push((block, candidate.score, 1)),
        }
    }
    if paragraphs.len() < 5 {
        return None;
    }
    let near_beginning = paragraphs.len().min(6);
    let (block, score) = paragraphs[1..near_beginning]
        .iter()
        .map(|(block, sum, count)| {
            (*block, sum / f64::from(*count) + significance(document, candidates, *block))
        })
        .fold((0, 0.0), |best, next| if next.1 > best.1 { next } else { best });
    (score > 0.0).then_some(Nutgraf { block, score: score.min(1.0) })
}

/// Words with which a writer says why a story matters, in alphabetical order.
const SIGNIFICANCE: [&str; 19] = [
    "amid",
    "beyond",
    "comes",
    "critical",
    "crucial",
    "highlights",
    "important",
    "latest",
    "mark",
    "marks",
    "matter",
    "matters",
    "reflects",
    "significance",
    "significant",
    "turning",
    "underlines",
    "underscores",
    "unprecedented",
];

/// What a paragraph gains by saying itself why the story matters.
fn significance(document: &Document<'_>, candidates: &[Candidate], block: usize) -> f64 {
    let sentences = candidates.iter().map(|candidate| document.sentences[candidate.sentence]);
    let mut tokens = sentences.filter(|s| s.block as usize == block).flat_map(|s| s.tokens.indices());
    if tokens.any(|token| SIGNIFICANCE.binary_search(&document.form(token)).is_ok()) { 0.4 } else { 0.0 }
}

/// The person that a sentence's opening pronoun means: the last one named before it.
fn context(document: &Document<'_>, entities: &[Entity], sentence: usize) -> Option<String> {
    let tokens = document.sentences[sentence].tokens;
    let opening = document.form(tokens.start());
    if !matches!(opening, "he" | "she" | "his" | "her") {
        return None;
    }
    let persons = entities.iter().filter(|entity| entity.kind == EntityKind::Person);
    persons
        .filter_map(|entity| {
            let before = entity.mentions.partition_point(|mention| mention.tokens.start() < tokens.start());
            let last = entity.mentions[..before].last()?;
            Some((last.tokens.start(), &entity.name))
        })
        .max_by_key(|(at, _)| *at)
        .map(|(_, name)| name.clone())
}

/// Number of names in each sentence.
fn names_by_sentence(document: &Document<'_>, entities: &[Entity]) -> Vec<u32> {
    let mut names = vec![0; document.sentences.len()];
    let mentions = entities.iter().flat_map(|entity| &entity.mentions);
    for mention in mentions.filter(|mention| mention.form != MentionForm::Nominal) {
        if let Some(count) = names.get_mut(document.sentence_of(mention.tokens.start())) {
            *count += 1;
        }
    }
    names
}

fn starts_with_quote(document: &Document<'_>, index: usize) -> bool {
    matches!(
        document.token_text(index),
        "“" | "\"" | "«" | "‘" | "``" | "'" | "„" | "”" | "»" | "‚" | "‹" | "「" | "『" | "《"
    )
}

fn unique(lemmas: impl Iterator<Item = LemmaId>) -> Vec<LemmaId> {
    let mut lemmas: Vec<LemmaId> = lemmas.collect();
    lemmas.sort_unstable();
    lemmas.dedup();
    lemmas
}

#[cfg(test)]
mod tests {
    use crate::options::{Options, Repair};

    fn summary(text: &str, sentences: u32) -> Vec<String> {
        let summary = crate::options::SummaryLength::Sentences(sentences);
        let options = Options { summary, repair: Repair::Never, ..Options::default() };
        let analysis = crate::analyze(text, &options);
        analysis.summary.iter().map(|s| text[s.span.start as usize..s.span.end as usize].to_owned()).collect()
    }

    #[test]
    fn near_duplicates_are_the_last_resort() {
        let mut text: Vec<String> = (0..80)
            .map(|day| format!("The coal terminal in Vellmar shut on day {day} after talks."))
            .collect();
        text.insert(
            40,
            "Fishermen along the northern shore welcomed the news with fireworks and free soup.".into(),
        );
        text.insert(41, "Unions have promised strikes because three hundred cranes will stand idle.".into());
        let chosen = summary(&text.join(" "), 3);
        assert!(chosen.iter().any(|s| s.contains("Fishermen")), "{chosen:?}");
        assert!(chosen.iter().any(|s| s.contains("Unions")), "{chosen:?}");
        assert_eq!(summary(&text.join(" "), 5).len(), 5);
    }

    #[test]
    fn short_sentences_are_better_than_none() {
        let text = "It rained. He left us. She stayed home. They slept in. All quiet. Nobody knew why.";
        assert_eq!(summary(text, 2).len(), 2);
    }
}
