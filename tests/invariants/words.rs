//! Keywords, n-grams, keyphrases, the summary, the nut graf.

use std::collections::HashSet;

use nutgraf::Options;
use nutgraf::corrections::Rule as Correction;
use nutgraf::options::SummaryLength;
use nutgraf::output::Span;

use super::{Checked, Outcome, Rule, is_trimmed};

const REASONS: [&str; 5] = ["lead", "title", "words", "entities", "numbers"];
/// Sentences that are chosen at most, whatever is asked for.
const MOST_CHOSEN: usize = 1000;

/// Whether the reader's corrections call somebody or something so.
fn is_given(options: &Options, name: &str) -> bool {
    options.corrections.iter().flat_map(|corrections| &corrections.rules).any(|rule| match rule {
        Correction::Rename { to, .. } => to == name,
        Correction::Split { name: given, .. } => given.as_deref() == Some(name),
        _ => false,
    })
}

pub const RULES: &[Rule] = &[
    ("no more keywords than asked for", |c| {
        ensure!(c.analysis.keywords.len() <= c.options.limits.keywords, "{}", c.analysis.keywords.len());
        Ok(())
    }),
    ("keywords come most frequent first", |c| {
        ensure!(c.analysis.keywords.is_sorted_by(|a, b| a.count >= b.count), "{:?}", c.analysis.keywords);
        Ok(())
    }),
    ("no two keywords have the same lemma", |c| {
        let mut lemmas = HashSet::new();
        for keyword in &c.analysis.keywords {
            ensure!(lemmas.insert(&keyword.lemma), "{:?} stands twice", keyword.lemma);
        }
        Ok(())
    }),
    ("keywords can be shown", |c| {
        for keyword in &c.analysis.keywords {
            ensure!(is_trimmed(&keyword.text) && is_trimmed(&keyword.lemma), "{keyword:?}");
        }
        Ok(())
    }),
    ("keywords stand where they say", |c| {
        c.analysis.keywords.iter().try_for_each(|keyword| mentions(c, &keyword.mentions, keyword.count))
    }),
    ("a keyword has no more occurrences than there are words", |c| {
        for keyword in &c.analysis.keywords {
            ensure!(keyword.count <= c.analysis.totals.words, "{keyword:?} of {:?}", c.analysis.totals);
        }
        Ok(())
    }),
    ("dispersion is a share", |c| {
        for keyword in &c.analysis.keywords {
            ensure!((0.0..=1.0).contains(&keyword.dispersion), "{keyword:?}");
        }
        Ok(())
    }),
    ("keyness is finite and says over or under as it is", |c| {
        for (keyword, keyness) in c.analysis.keywords.iter().filter_map(|k| Some((k, k.keyness?))) {
            let numbers = [keyness.g2, keyness.expected];
            ensure!(numbers.iter().all(|number| number.is_finite() && *number >= 0.0), "{keyword:?}");
            let (count, expected) = (f64::from(keyword.count), keyness.expected);
            let is_over = keyness.direction == "over";
            // Expected counts are rounded.
            let fits = if is_over { count > expected - 1e-4 } else { count < expected + 1e-4 };
            ensure!(fits && (is_over || keyness.direction == "under"), "{keyword:?}");
        }
        Ok(())
    }),
    ("keyness is told where the general language is known", |c| {
        let is_known = c.analysis.totals.reference.is_some();
        ensure!(is_known || c.analysis.language.code != "en", "{:?}", c.analysis.totals);
        let told = c.analysis.keywords.iter().any(|keyword| keyword.keyness.is_some());
        ensure!(is_known || !told, "told of {}", c.analysis.language.code);
        Ok(())
    }),
    ("variants are other forms, once each, and no more than counted", |c| {
        for keyword in &c.analysis.keywords {
            let mut seen = HashSet::from([&keyword.text]);
            for variant in &keyword.variants {
                ensure!(is_trimmed(&variant.text) && variant.count > 0, "{keyword:?}");
                ensure!(seen.insert(&variant.text), "{:?} stands twice in {keyword:?}", variant.text);
            }
            let sum: u32 = keyword.variants.iter().map(|variant| variant.count).sum();
            // A name that the reader gave need not stand in the text, nor the dictionary form: then all of it are variants.
            let is_dictionary_form =
                c.analysis.language.code != "en" && keyword.text.to_lowercase() == keyword.lemma;
            let stands = !is_given(c.options, &keyword.text) && !is_dictionary_form;
            let most = keyword.count - u32::from(stands);
            ensure!(sum <= most, "{keyword:?}");
        }
        Ok(())
    }),
    ("stop words of one's own are no keywords", |c| {
        let folded: HashSet<String> = c.options.stop_words.iter().map(|word| word.to_lowercase()).collect();
        for keyword in &c.analysis.keywords {
            ensure!(!folded.contains(&keyword.lemma), "{keyword:?}");
        }
        Ok(())
    }),
    ("no more n-grams than asked for", |c| {
        ensure!(c.analysis.ngrams.len() <= c.options.limits.ngrams, "{}", c.analysis.ngrams.len());
        Ok(())
    }),
    ("n-grams come best first, of finite weight", |c| {
        let ngrams = &c.analysis.ngrams;
        ensure!(ngrams.iter().all(|ngram| ngram.g2.is_finite() && ngram.g2 >= 0.0), "{ngrams:?}");
        ensure!(ngrams.is_sorted_by(|a, b| a.g2 >= b.g2), "{ngrams:?}");
        Ok(())
    }),
    ("n-grams are two to four words, twice at least", |c| {
        for ngram in &c.analysis.ngrams {
            ensure!((2..=4).contains(&ngram.words) && ngram.count >= 2, "{ngram:?}");
        }
        Ok(())
    }),
    ("n-grams can be shown", |c| {
        for ngram in &c.analysis.ngrams {
            ensure!(is_trimmed(&ngram.text), "{ngram:?}");
        }
        Ok(())
    }),
    ("n-grams stand in the text as often as there is room", |c| {
        for ngram in &c.analysis.ngrams {
            ensure!(ngram.count <= c.analysis.totals.words, "{ngram:?} of {:?}", c.analysis.totals);
        }
        Ok(())
    }),
    ("no more keyphrases than asked for", |c| {
        ensure!(
            c.analysis.keyphrases.len() <= c.options.limits.keyphrases,
            "{}",
            c.analysis.keyphrases.len()
        );
        Ok(())
    }),
    ("keyphrases come best first, from 1 to 0", |c| {
        let phrases = &c.analysis.keyphrases;
        ensure!(phrases.first().is_none_or(|first| first.score == 1.0), "{phrases:?}");
        ensure!(phrases.is_sorted_by(|a, b| a.score >= b.score), "{phrases:?}");
        ensure!(phrases.iter().all(|phrase| (0.0..=1.0).contains(&phrase.score)), "{phrases:?}");
        Ok(())
    }),
    ("keyphrases can be shown", |c| {
        for phrase in &c.analysis.keyphrases {
            ensure!(is_trimmed(&phrase.text) && phrase.count > 0, "{phrase:?}");
        }
        Ok(())
    }),
    ("keyphrases stand where they say", |c| {
        c.analysis.keyphrases.iter().try_for_each(|phrase| mentions(c, &phrase.mentions, phrase.count))
    }),
    ("the summary is as long as asked for", |c| {
        let most = match c.options.summary {
            SummaryLength::Sentences(count) => count as usize,
            SummaryLength::Ratio(ratio) => {
                (f64::from(c.analysis.stats.sentences) * ratio + 0.5).max(1.0) as usize
            }
        };
        let chosen = c.analysis.summary.len();
        ensure!(chosen <= most.min(MOST_CHOSEN), "{chosen} of {most}");
        Ok(())
    }),
    ("the summary is made of sentences of the body", |c| {
        for chosen in &c.analysis.summary {
            c.bytes(chosen.span)?;
            let Some(sentence) = c.analysis.sentences.get(chosen.sentence as usize) else {
                ensure!(c.is_windowed(), "{chosen:?} is no sentence");
                continue;
            };
            let is_body = c.analysis.blocks.get(sentence.block as usize).is_some_and(|block| block.body);
            ensure!(is_body && sentence.span == chosen.span, "{chosen:?} is not {sentence:?}");
        }
        Ok(())
    }),
    ("the summary stands in text order", |c| {
        let sentences = c.analysis.summary.iter().map(|chosen| chosen.sentence);
        ensure!(sentences.is_sorted_by(|a, b| a < b), "{:?}", c.analysis.summary);
        c.ascend(c.analysis.summary.iter().map(|chosen| chosen.span))
    }),
    ("ranks of the summary are 1 to n", |c| {
        let mut ranks: Vec<u32> = c.analysis.summary.iter().map(|chosen| chosen.rank).collect();
        ranks.sort_unstable();
        ensure!(ranks.iter().copied().eq(1..=ranks.len() as u32), "{ranks:?}");
        Ok(())
    }),
    ("scores of the summary are shares", |c| {
        for chosen in &c.analysis.summary {
            ensure!((0.0..=1.0).contains(&chosen.score), "{chosen:?}");
        }
        Ok(())
    }),
    ("a chosen sentence has one to three reasons", |c| {
        for chosen in &c.analysis.summary {
            let reasons: HashSet<&str> = chosen.reasons.iter().copied().collect();
            let fits = (1..=3).contains(&reasons.len()) && reasons.len() == chosen.reasons.len();
            ensure!(fits && reasons.iter().all(|reason| REASONS.contains(reason)), "{chosen:?}");
        }
        Ok(())
    }),
    ("whom a sentence speaks of has a name, and words in it", |c| {
        for chosen in &c.analysis.summary {
            ensure!(chosen.context.as_deref().is_none_or(is_trimmed), "{chosen:?}");
            let Some(words) = chosen.context_of else { continue };
            c.bytes(words)?;
            let is_inside = chosen.span.start <= words.start && words.end <= chosen.span.end;
            ensure!(is_inside && chosen.context.is_some(), "{chosen:?}");
        }
        Ok(())
    }),
    ("the nut graf is a block of the body", |c| {
        let Some(nutgraf) = c.analysis.nutgraf else { return Ok(()) };
        ensure!((0.0..=1.0).contains(&nutgraf.score), "{nutgraf:?}");
        let block = c.analysis.blocks.get(nutgraf.block as usize);
        ensure!(block.map_or(c.is_windowed(), |block| block.body), "{nutgraf:?}: {block:?}");
        Ok(())
    }),
];

/// Flat spans lie in the text, in order, as many as were counted and asked for.
fn mentions(c: &Checked<'_>, flat: &[u32], count: u32) -> Outcome {
    ensure!(flat.len().is_multiple_of(2), "{flat:?} are no pairs");
    c.ascend(flat.chunks(2).map(|pair| Span { start: pair[0], end: pair[1] }))?;
    let (listed, most) = (flat.len() / 2, (count as usize).min(c.options.limits.mentions));
    ensure!(if c.is_windowed() { listed <= most } else { listed == most }, "{listed} of {count} are listed");
    Ok(())
}
