//! From the stages' values to [`Analysis`]: offsets in the caller's unit, ids, rounding, limits.

use super::{
    Amount, Analysis, Block, Corrected, DateMention, Entity, Formula, Keyness, Keyphrase, Keyword, Language,
    Measure, Mention, Metadata, Ngram, Notice, Nutgraf, Quote, Readability, ReadabilityScores, Repair,
    SCHEMA, Sentence, Span, Stats, SummarySentence, Totals, Variant, Watched, wording,
};
use crate::annotate::readability::Scores;
use crate::annotate::{
    Annotations, amounts, coreference, dates, keyphrases, keywords, ngrams, quotes, summary, watching,
};
use crate::document::Document;
use crate::import::{self, Article};
use crate::lang::{Gender, pack};
use crate::options::{Key, Options};
use crate::text::{ByteSpan, Offsets, TokenRange};

/// Puts the results together. They are taken over: of a list that is as long as the text, one form at a time is held.
pub fn present(
    article: &Article<'_>,
    document: &Document<'_>,
    annotations: Annotations,
    options: &Options,
) -> Analysis {
    let offsets = Offsets::new(document.text, options.offsets);
    let window = options.window.map_or(u32::MAX, |window| window_end(document.text, &offsets, window));
    Presenter { article, document, options, offsets, window }.analysis(annotations)
}

/// Bytes before the window's end among which the end of a word is looked for.
const WORD_SEARCH_BYTES: usize = 200;

/// Where the lists stop: at the end of the last word before `window`, if there is one near, else between two
/// characters. [`u32::MAX`] where the window holds the whole text.
fn window_end(text: &str, offsets: &Offsets<'_>, window: u32) -> u32 {
    if offsets.convert(text.len()) <= window {
        return u32::MAX;
    }
    // Offsets ascend with bytes: halve what is left until it is one character.
    let (mut inside, mut outside) = (0, text.len());
    loop {
        let middle = text.floor_char_boundary(inside + (outside - inside) / 2);
        if middle <= inside {
            break;
        }
        if offsets.convert(middle) <= window { inside = middle } else { outside = middle }
    }
    while let Some(c) = text[inside..].chars().next()
        && offsets.convert(inside + c.len_utf8()) <= window
    {
        inside += c.len_utf8();
    }
    let near = text.ceil_char_boundary(inside.saturating_sub(WORD_SEARCH_BYTES));
    let word_end = text[near..inside].rfind(char::is_whitespace).map(|at| near + at);
    offsets.convert(word_end.unwrap_or(inside))
}

struct Presenter<'a> {
    article: &'a Article<'a>,
    document: &'a Document<'a>,
    options: &'a Options,
    offsets: Offsets<'a>,
    /// Where the lists stop, in the caller's unit.
    window: u32,
}

impl Presenter<'_> {
    fn analysis(&self, found: Annotations) -> Analysis {
        let all = |key| self.most(key, usize::MAX);
        let amounts = self.in_window(
            found.amounts,
            all(Key::Amounts),
            |amount| amount.tokens,
            |amount| self.amount(amount),
        );
        let dates = self.in_window(found.dates, all(Key::Dates), |date| date.tokens, |date| self.date(date));
        let quotes =
            self.in_window(found.quotes, all(Key::Quotes), |quote| quote.tokens, |quote| self.quote(quote));
        // Also of entities that are not listed.
        let count = |one: &watching::Watched| match one.entity {
            Some(entity) => found.entities[entity].mentions.len(),
            None => one.mentions.len(),
        };
        let counts: Vec<usize> = found.watched.iter().map(count).collect();
        let mut entities = self.entities(found.entities);
        let watch = self.options.watch.as_ref().filter(|_| self.options.fields.has(Key::Watch));
        let watched = found.watched.into_iter().zip(counts);
        let watched = watched.map(|(watched, count)| self.watched(watched, count, &mut entities));
        let watched: Vec<Watched> = watched.collect();
        let watch = watch.map(|_| watched);
        let rules = self.options.corrections.iter().flat_map(|corrections| &corrections.rules);
        let corrections = rules.zip(found.corrected);
        let corrections = corrections.map(|(rule, applied)| Corrected { rule: rule.clone(), applied });
        let fields = self.options.fields;
        let blocks = self.blocks(all(Key::Blocks));
        let sentences = self.sentences(all(Key::Sentences));
        let notices = self.notices();
        Analysis {
            fields,
            schema: SCHEMA,
            text: (!self.article.held_by_caller).then(|| self.document.text.to_owned()),
            notices,
            repairs: self.article.repairs.iter().map(|r| Repair { kind: r.kind, count: r.count }).collect(),
            language: self.language(),
            title: self.article.title().map(|block| self.span(block.span)),
            published: self.article.published.map(|day| day.to_string()),
            metadata: self.article.metadata.clone().into(),
            blocks,
            sentences,
            stats: stats(found.stats),
            readability: Readability {
                all: scores(found.readability.all),
                without_quotes: scores(found.readability.without_quotes),
                formulas: self.formulas(&found.readability.formulas),
            },
            totals: Totals { words: found.keywords.words, reference: found.keywords.reference_words },
            keywords: found
                .keywords
                .list
                .into_iter()
                .take(all(Key::Keywords))
                .map(|keyword| self.keyword(keyword, &found.keywords.mentions))
                .collect(),
            ngrams: found.ngrams.into_iter().map(ngram).collect(),
            keyphrases: found.keyphrases.into_iter().map(|phrase| self.keyphrase(phrase)).collect(),
            summary: found
                .summary
                .sentences
                .into_iter()
                .take(all(Key::Summary))
                .map(|sentence| self.summary_sentence(sentence))
                .collect(),
            nutgraf: found
                .summary
                .nutgraf
                .filter(|_| fields.has(Key::Nutgraf))
                .map(|nutgraf| Nutgraf { block: nutgraf.block as u32, score: round(nutgraf.score) }),
            entities,
            quotes,
            dates,
            amounts,
            corrections: corrections.take(all(Key::Corrections)).collect(),
            watch,
        }
    }

    /// `most`, where the key is asked for: else nothing is listed that was found for other stages.
    fn most(&self, key: Key, most: usize) -> usize {
        if self.options.fields.has(key) { most } else { 0 }
    }

    fn span(&self, span: ByteSpan) -> Span {
        let (start, end) = self.offsets.convert_span(span);
        Span { start, end }
    }

    /// Of a name: without what is written together with it.
    fn named(&self, range: TokenRange) -> Span {
        self.span(self.document.named_span(range))
    }

    fn tokens(&self, range: TokenRange) -> Span {
        self.span(self.document.span(range))
    }

    /// Whether a span is listed: all of it lies before the window's end.
    fn is_listed(&self, span: Span) -> bool {
        span.end <= self.window
    }

    /// Whether the text goes on after the window.
    fn is_windowed(&self) -> bool {
        self.window != u32::MAX
    }

    /// The items of an ascending list up to the window's end.
    fn in_window<T, U>(
        &self,
        items: Vec<T>,
        most: usize,
        range: impl Fn(&T) -> TokenRange,
        present: impl Fn(T) -> U,
    ) -> Vec<U> {
        let listed = items.partition_point(|item| self.is_listed(self.tokens(range(item))));
        items.into_iter().take(listed.min(most)).map(present).collect()
    }

    fn notices(&self) -> Vec<Notice> {
        let present = |n: &crate::import::Notice| Notice {
            code: n.code.clone(),
            message: n.message.clone(),
            span: n.span.map(|span| self.span(span)),
            language: None,
        };
        let mut notices: Vec<Notice> = self.article.notices.iter().map(present).collect();
        if self.is_windowed() {
            notices.push(Notice {
                code: "windowed".into(),
                message: wording::WINDOWED.into(),
                span: None,
                language: None,
            });
        }
        notices.extend(self.document.lacking.iter().map(|&language| self.lacking(language)));
        notices
    }

    fn lacking(&self, language: crate::lang::Language) -> Notice {
        Notice {
            code: "language-pack-missing".into(),
            message: wording::lacking(language, self.document.language),
            span: None,
            language: Some(language.code().to_owned()),
        }
    }

    fn language(&self) -> Language {
        Language {
            code: self.document.language.code().to_owned(),
            confidence: round(self.document.language_confidence),
        }
    }

    fn blocks(&self, most: usize) -> Vec<Block> {
        let blocks = &self.document.blocks;
        let listed = blocks.partition_point(|block| self.offsets.convert(block.span.start()) < self.window);
        // The block that goes on past the window is cut there, so that what lies in its head has its block.
        let present = |(index, block): (usize, &crate::text::Block)| {
            let Span { start, end } = self.span(block.span);
            let span = Span { start, end: end.min(self.window) };
            let language = self.document.block_language(index).map(|language| language.code().to_owned());
            let source = self.article.page_at(block.span.start()).map(wording::page);
            Block { span, kind: block.kind.as_str(), body: block.kind.is_body(), language, source }
        };
        blocks[..listed.min(most)].iter().enumerate().map(present).collect()
    }

    fn sentences(&self, most: usize) -> Vec<Sentence> {
        let sentences = &self.document.sentences;
        let listed = sentences.partition_point(|sentence| self.is_listed(self.tokens(sentence.tokens)));
        let present = |sentence: &crate::text::Sentence| Sentence {
            span: self.tokens(sentence.tokens),
            block: sentence.block,
        };
        sentences[..listed.min(most)].iter().map(present).collect()
    }

    fn keyword(&self, keyword: keywords::Keyword, mentions: &[TokenRange]) -> Keyword {
        let keyness = keyword.keyness.map(|keyness| Keyness {
            reference: keyness.reference,
            expected: round(keyness.expected),
            g2: round(keyness.g2),
            direction: keyness.direction.as_str(),
        });
        Keyword {
            text: keyword.text,
            lemma: keyword.lemma,
            count: keyword.count,
            mentions: self.flat(mentions.get(keyword.mentions).unwrap_or_default()),
            dispersion: round(keyword.dispersion),
            keyness,
            variants: keyword.variants.into_iter().map(|(text, count)| Variant { text, count }).collect(),
        }
    }

    fn formulas(&self, scores: &[[Option<f64>; 2]]) -> Vec<Formula> {
        let formulas = self.document.pack.formulas().iter().zip(scores);
        let present = |(formula, scores): (&pack::Formula, &[Option<f64>; 2])| {
            let [score, without_quotes] = scores.map(|score| score.map(round));
            Formula {
                name: formula.name.to_string(),
                scale: formula.scale.to_string(),
                score,
                without_quotes,
            }
        };
        formulas.map(present).collect()
    }

    fn keyphrase(&self, phrase: keyphrases::Keyphrase) -> Keyphrase {
        Keyphrase {
            text: phrase.text,
            score: round(phrase.score),
            count: phrase.count,
            mentions: self.flat(&phrase.mentions),
        }
    }

    /// `start, end, start, end, …`.
    fn flat(&self, mentions: &[TokenRange]) -> Vec<u32> {
        let mut flat = Vec::with_capacity(2 * mentions.len());
        for &range in mentions {
            let span = self.tokens(range);
            if !self.is_listed(span) {
                // A window may leave out nearly all of them.
                flat.shrink_to_fit();
                break;
            }
            flat.extend([span.start, span.end]);
        }
        flat
    }

    fn summary_sentence(&self, chosen: summary::SummarySentence) -> SummarySentence {
        let (context, words) = chosen.context.map(|context| (context.name, context.words)).unzip();
        SummarySentence {
            span: self.tokens(self.document.sentences[chosen.sentence].tokens),
            sentence: chosen.sentence as u32,
            rank: chosen.rank,
            score: round(chosen.score),
            reasons: chosen.reasons,
            context,
            context_of: words.flatten().map(|words| self.tokens(words)),
        }
    }

    fn entities(&self, found: Vec<coreference::Entity>) -> Vec<Entity> {
        let limits = self.options.limits;
        let most = if limits.entities == usize::MAX { usize::MAX } else { limits.mentions };
        let found = found.into_iter().take(self.most(Key::Entities, limits.entities)).enumerate();
        found
            .map(|(index, entity)| {
                let mentions = entity.mentions.iter().take(most).map(|mention| self.mention(mention));
                let why = entity.why.iter().map(|&why| wording::reason(self.document, &entity.name, why));
                Entity {
                    id: entity_id(index),
                    kind: entity.kind.as_str(),
                    count: entity.mentions.len() as u32,
                    mentions: mentions.take_while(|mention| self.is_listed(mention.span)).collect(),
                    why: why.collect(),
                    name: entity.name,
                    aliases: entity.aliases,
                    gender: entity.gender.map(|gender| match gender {
                        Gender::Female => "f",
                        Gender::Male => "m",
                    }),
                    roles: entity.roles,
                    watch: None,
                    sure: None,
                }
            })
            .collect()
    }

    /// What was found of the watch list; the entity that it is says so, too, of the surest entry.
    fn watched(&self, watched: watching::Watched, count: usize, entities: &mut [Entity]) -> Watched {
        let watching::Watched { found, entity, mentions } = watched;
        let entity = entity.filter(|&index| index < self.options.limits.entities);
        let entries = self.options.watch.iter().flat_map(|watch| &watch.entries);
        let label = entries.map(|entry| entry.label()).nth(found.entry as usize).unwrap_or_default();
        if let Some(entity) = entity.and_then(|entity| entities.get_mut(entity))
            && entity.sure.is_none_or(|sure| sure < found.sure)
        {
            entity.watch = Some(label.to_owned());
            entity.sure = Some(found.sure);
        }
        Watched {
            watch: label.to_owned(),
            sure: found.sure,
            why: found.why(),
            entity: entity.map(entity_id),
            count: count as u32,
            mentions: self.flat(&mentions[..mentions.len().min(self.options.limits.mentions)]),
        }
    }

    fn mention(&self, mention: &coreference::Mention) -> Mention {
        Mention { span: self.named(mention.tokens), form: mention.form.as_str() }
    }

    fn quote(&self, quote: quotes::Quote) -> Quote {
        // A speaker that a limit left out of the entities is still named.
        let speaker = quote.speaker.filter(|&index| index < self.options.limits.entities);
        Quote {
            span: self.tokens(quote.tokens),
            kind: quote.kind.as_str(),
            speaker: speaker.map(entity_id),
            speaker_name: quote.speaker_name,
            mention: quote.mention.map(|range| self.tokens(range)),
            cue: quote.cue.map(|range| self.tokens(range)),
        }
    }

    fn date(&self, date: dates::DateMention) -> DateMention {
        DateMention { span: self.tokens(date.tokens), kind: date.kind.as_str(), value: date.value }
    }

    fn amount(&self, amount: amounts::Amount) -> Amount {
        Amount {
            span: self.tokens(amount.tokens),
            kind: amount.kind.as_str(),
            value: amount.measure.value,
            value_to: amount.value_to,
            unit: amount.measure.unit,
            alternatives: amount
                .alternatives
                .iter()
                .map(|m| Measure { value: m.value, unit: m.unit })
                .collect(),
        }
    }
}

fn stats(stats: crate::annotate::stats::Stats) -> Stats {
    Stats {
        characters: stats.characters,
        words: stats.words,
        unique_words: stats.unique_words,
        sentences: stats.sentences,
        paragraphs: stats.paragraphs,
        reading_minutes: round(stats.reading_minutes),
    }
}

fn entity_id(index: usize) -> String {
    format!("e{}", index + 1)
}

fn ngram(ngram: ngrams::Ngram) -> Ngram {
    Ngram { text: ngram.text, words: ngram.words, count: ngram.count, g2: round(ngram.g2) }
}

fn scores(scores: Scores) -> ReadabilityScores {
    ReadabilityScores {
        flesch_reading_ease: scores.flesch_reading_ease.map(round),
        flesch_kincaid_grade: scores.flesch_kincaid_grade.map(round),
        gunning_fog: scores.gunning_fog.map(round),
        smog: scores.smog.map(round),
        coleman_liau: scores.coleman_liau.map(round),
        automated_readability: scores.automated_readability.map(round),
        words_per_sentence: scores.words_per_sentence.map(round),
        syllables_per_word: scores.syllables_per_word.map(round),
    }
}

impl From<import::Metadata> for Metadata {
    fn from(of: import::Metadata) -> Self {
        let import::Metadata { title, author, date, url, language, pages, is_published: _ } = of;
        Self { title, author, date, url, language, pages }
    }
}

/// To four decimals.
pub fn round(value: f64) -> f64 {
    libm::round(value * 10_000.0) / 10_000.0
}
