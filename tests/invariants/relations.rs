//! What holds between two analyses of one text: each relation makes a second one and compares.

use nutgraf::import::Article;
use nutgraf::options::{Limits, Repair, SummaryLength};
use nutgraf::output::Span;
use nutgraf::text::OffsetUnit;
use nutgraf::{Analysis, Options};

use super::{Checked, Outcome, Rule, bytes_of};

pub const RELATIONS: &[Rule] = &[
    ("the same again is the same", |c| same(c.analysis, &nutgraf::analyze(c.given, c.options))),
    ("what was read before makes no difference", |c| {
        let other = "Ulla Brandt, head of the Port of Vellmar, said on Monday: “We close in 2027.” It cost $3 million.";
        nutgraf::analyze(other, &Options::default());
        same(c.analysis, &nutgraf::analyze(c.given, c.options))
    }),
    ("offsets in bytes tell of the same places", |c| in_unit(c, OffsetUnit::Utf8)),
    ("offsets in UTF-16 units tell of the same places", |c| in_unit(c, OffsetUnit::Utf16)),
    ("offsets in characters tell of the same places", |c| in_unit(c, OffsetUnit::Chars)),
    ("limits only shorten", |c| {
        let limits = Limits { keywords: 2, ngrams: 1, keyphrases: 1, mentions: 1, entities: 1 };
        let few = nutgraf::analyze(c.given, &Options { limits, ..c.options.clone() });
        let all = c.analysis;
        if c.options.limits != Limits::default() {
            return Ok(());
        }
        ensure!(few.blocks == all.blocks && few.sentences == all.sentences, "blocks or sentences differ");
        ensure!(few.stats == all.stats && few.totals == all.totals, "counts differ");
        ensure!(few.summary == all.summary && few.dates == all.dates, "the summary or the dates differ");
        for (few, all) in few.keywords.iter().zip(&all.keywords) {
            ensure!((&few.text, few.count) == (&all.text, all.count), "{few:?}, not {all:?}");
            ensure!(all.mentions.starts_with(&few.mentions), "{few:?}, not {all:?}");
        }
        for (few, all) in few.entities.iter().zip(&all.entities) {
            ensure!((&few.name, few.count) == (&all.name, all.count), "{few:?}, not {all:?}");
        }
        ensure!(all.ngrams.starts_with(&few.ngrams), "{:?}, not {:?}", few.ngrams, all.ngrams);
        // A phrase takes up its variants as long as the list has room, so its count is another in a short list.
        ensure!(
            few.keyphrases.len() <= all.keyphrases.len(),
            "{:?}, not {:?}",
            few.keyphrases,
            all.keyphrases
        );
        Ok(())
    }),
    ("a window only shortens", |c| {
        if c.options.window.is_some() {
            return Ok(());
        }
        let window = (c.text.len() / 3).max(1) as u32;
        let head = nutgraf::analyze(c.given, &Options { window: Some(window), ..c.options.clone() });
        let all = c.analysis;
        ensure!(head.stats == all.stats && head.readability == all.readability, "counts differ");
        ensure!(
            head.summary == all.summary && head.ngrams == all.ngrams,
            "the summary or the n-grams differ"
        );
        ensure!(all.sentences.starts_with(&head.sentences), "sentences differ");
        ensure!(all.quotes.starts_with(&head.quotes), "quotes differ");
        ensure!(all.dates.starts_with(&head.dates) && all.amounts.starts_with(&head.amounts), "facts differ");
        ensure!(head.blocks.iter().all(|block| block.span.end <= window), "a block is not cut");
        ensure!(head.keywords.len() == all.keywords.len(), "keywords differ");
        ensure!(head.entities.len() == all.entities.len(), "entities differ");
        let ends = head.sentences.iter().map(|sentence| sentence.span.end);
        ensure!(ends.max().is_none_or(|end| end <= window), "sentences go on past {window}");
        Ok(())
    }),
    ("bytes are read as the string that they are", |c| from_bytes(c, c.given.as_bytes().to_vec())),
    ("UTF-8 with its mark is read as without", |c| {
        from_bytes(c, [b"\xef\xbb\xbf", c.given.as_bytes()].concat())
    }),
    ("UTF-16, little end first, is read as UTF-8", |c| {
        let units = c.given.encode_utf16().flat_map(u16::to_le_bytes);
        from_bytes(c, [0xff, 0xfe].into_iter().chain(units).collect())
    }),
    ("UTF-16, big end first, is read as UTF-8", |c| {
        let units = c.given.encode_utf16().flat_map(u16::to_be_bytes);
        from_bytes(c, [0xfe, 0xff].into_iter().chain(units).collect())
    }),
    ("a title given apart changes no place", |c| {
        let title = Some("Coal terminal to close".to_owned());
        let titled = nutgraf::analyze(c.given, &Options { title, ..c.options.clone() });
        let all = c.analysis;
        ensure!(
            titled.blocks == all.blocks && titled.sentences == all.sentences,
            "blocks or sentences differ"
        );
        ensure!(titled.stats == all.stats && titled.title == all.title, "counts or the title differ");
        ensure!(titled.entities == all.entities && titled.quotes == all.quotes, "names or quotes differ");
        ensure!(titled.dates == all.dates && titled.amounts == all.amounts, "dates or amounts differ");
        Ok(())
    }),
    ("stop words of one's own leave out words only", |c| {
        let Some(keyword) = c.analysis.keywords.first() else { return Ok(()) };
        let mut options = c.options.clone();
        options.stop_words.push(keyword.lemma.clone());
        let fewer = nutgraf::analyze(c.given, &options);
        let all = c.analysis;
        let left_out = fewer.keywords.iter().all(|other| other.lemma != keyword.lemma);
        ensure!(left_out, "{:?} is a keyword all the same", keyword.lemma);
        ensure!(fewer.entities == all.entities && fewer.quotes == all.quotes, "names or quotes differ");
        ensure!(fewer.sentences == all.sentences && fewer.stats == all.stats, "sentences or counts differ");
        Ok(())
    }),
    ("the language that was found may be named", |c| {
        let found = nutgraf::lang::Language::from_code(&c.analysis.language.code);
        let named = nutgraf::analyze(c.given, &Options { language: found, ..c.options.clone() });
        let all = c.analysis;
        ensure!(named.sentences == all.sentences, "sentences differ");
        ensure!(named.stats == all.stats && named.keywords == all.keywords, "counts or keywords differ");
        ensure!(named.entities == all.entities, "entities differ");
        Ok(())
    }),
    ("more sentences contain fewer", |c| {
        let with = |count| {
            let options = Options { summary: SummaryLength::Sentences(count), ..c.options.clone() };
            nutgraf::analyze(c.given, &options).summary
        };
        let (two, five) = (with(2), with(5));
        ensure!(two.len() <= five.len(), "{two:?}, then {five:?}");
        Ok(())
    }),
    ("progress runs from 0 to 1 through all steps in order", |c| {
        let mut told: Vec<(usize, f64)> = Vec::new();
        let article = Article::from_text(c.given, c.options.repair);
        let analysis = nutgraf::analyze_article(article, c.options, &mut |step, done| {
            told.push((step as usize, done));
        });
        ensure!(told.is_sorted_by(|a, b| a <= b), "{told:?}");
        ensure!(told.iter().all(|(_, done)| (0.0..=1.0).contains(done)), "{told:?}");
        same(c.analysis, &analysis)
    }),
    ("tokens are those of the sentences", |c| {
        if c.options.repair != Repair::Never || c.options.language.is_some() || c.is_windowed() {
            return Ok(());
        }
        let tokens = nutgraf::tokenize(c.given);
        let known = bytes_of(c.given, OffsetUnit::Utf16);
        let (mut end, mut last) = (0, 0);
        for token in tokens.chunks(4) {
            let &[from, to, kind, sentence] = token else { return Err(format!("{token:?} is no token")) };
            let cuts = [from, to].iter().any(|at| known.get(*at as usize).copied().flatten().is_none());
            ensure!(!cuts && end <= from && from < to && kind < 8, "{token:?} after {end}");
            ensure!(sentence == last || sentence == last + 1, "{token:?} after sentence {last}");
            (end, last) = (to, sentence);
        }
        let sentences = if tokens.is_empty() { 0 } else { last as usize + 1 };
        ensure!(sentences == c.analysis.sentences.len(), "{sentences} sentences of tokens");
        Ok(())
    }),
];

/// Both are the same to the byte.
fn same(a: &Analysis, b: &Analysis) -> Outcome {
    if a == b {
        return Ok(());
    }
    let [a, b] = [a, b].map(|analysis| serde_json::to_string(analysis).unwrap_or_default());
    let at = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let part = |text: &str| {
        let from = text.floor_char_boundary(at.saturating_sub(60));
        text[from..text.floor_char_boundary(from + 160)].to_owned()
    };
    Err(format!("…{}… is not …{}…", part(&a), part(&b)))
}

/// The analysis in another unit of offsets, its spans turned back into this one's, is the same.
fn in_unit(c: &Checked<'_>, unit: OffsetUnit) -> Outcome {
    if c.options.window.is_some() {
        return Ok(());
    }
    let options = Options { offsets: unit, ..c.options.clone() };
    let other = nutgraf::analyze(c.given, &options);
    let there = Checked::new(&other, c.given, &options);
    ensure!(c.text == there.text, "the texts differ");
    let (mut here, mut other_spans) = (Vec::new(), Vec::new());
    for (checked, all) in [(c, &mut here), (&there, &mut other_spans)] {
        for span in spans(checked.analysis) {
            all.push(checked.bytes(span)?);
        }
    }
    ensure!(here == other_spans, "in {unit:?} other places are told");
    Ok(())
}

/// Every span of an analysis.
fn spans(analysis: &Analysis) -> Vec<Span> {
    let mut all: Vec<Span> = analysis.title.into_iter().collect();
    all.extend(analysis.notices.iter().filter_map(|x| x.span));
    all.extend(analysis.blocks.iter().map(|x| x.span));
    all.extend(analysis.sentences.iter().map(|x| x.span));
    all.extend(analysis.summary.iter().map(|x| x.span));
    all.extend(analysis.summary.iter().filter_map(|x| x.context_of));
    all.extend(analysis.entities.iter().flat_map(|entity| &entity.mentions).map(|x| x.span));
    all.extend(analysis.quotes.iter().map(|x| x.span));
    all.extend(analysis.quotes.iter().flat_map(|x| [x.mention, x.cue]).flatten());
    all.extend(analysis.dates.iter().map(|x| x.span));
    all.extend(analysis.amounts.iter().map(|x| x.span));
    let flat =
        analysis.keywords.iter().map(|x| &x.mentions).chain(analysis.keyphrases.iter().map(|x| &x.mentions));
    all.extend(flat.flat_map(|flat| flat.chunks(2)).map(|pair| Span { start: pair[0], end: pair[1] }));
    all
}

/// The analysis of the given text as a file. A string that looks like another kind of file is none of a text's.
fn from_bytes(c: &Checked<'_>, bytes: Vec<u8>) -> Outcome {
    let is_text = nutgraf::import::decode(&bytes).is_ok_and(|decoded| decoded.text == c.given);
    if !is_text {
        // Which bytes are another kind of file is the business of the target "decode".
        return Ok(());
    }
    let mut analysis = nutgraf::analyze_bytes(&bytes, c.options).map_err(|error| error.to_string())?;
    analysis.notices.retain(|notice| notice.code != "decoded-as");
    ensure!(analysis.text.as_deref() == Some(c.text), "another text is analysed");
    analysis.text.clone_from(&c.analysis.text);
    same(c.analysis, &analysis)
}
