//! Text, notices, blocks, sentences, counts.

use nutgraf::lang::Language;
use nutgraf::options::{Repair, parse_date};

use super::{Rule, is_blank};

const REPAIRS: [&str; 12] = [
    "joined-lines",
    "joined-hyphens",
    "folded-spaces",
    "expanded-ligatures",
    "removed-soft-hyphens",
    "removed-furniture",
    "repaired-mojibake",
    "removed-controls",
    "closed-letterspacing",
    "decoded-entities",
    "joined-letters",
    "parted-columns",
];
const BODY: [&str; 4] = ["heading", "paragraph", "list-item", "quote"];
const AROUND: [&str; 9] =
    ["title", "kicker", "byline", "dateline", "date", "caption", "table", "code", "furniture"];

pub const RULES: &[Rule] = &[
    ("the schema is the current one", |c| {
        ensure!(c.analysis.schema == nutgraf::output::SCHEMA, "{}", c.analysis.schema);
        Ok(())
    }),
    ("text is null where the caller holds it", |c| {
        ensure!(c.analysis.text.as_deref() != Some(c.given), "the text given comes back");
        Ok(())
    }),
    ("a text that may not be repaired is not changed", |c| {
        let is_untouched = c.analysis.text.is_none() && c.analysis.repairs.is_empty();
        ensure!(c.options.repair != Repair::Never || is_untouched, "{:?}", c.analysis.repairs);
        Ok(())
    }),
    ("a changed text says what was mended", |c| {
        let is_told = c.analysis.text.is_some() != c.analysis.repairs.is_empty();
        ensure!(is_told, "repairs {:?}, text {:?}", c.analysis.repairs, c.analysis.text);
        Ok(())
    }),
    ("repairs are known, once each, at least one", |c| {
        for (at, repair) in c.analysis.repairs.iter().enumerate() {
            ensure!(REPAIRS.contains(&repair.kind) && repair.count > 0, "{repair:?}");
            ensure!(
                c.analysis.repairs[..at].iter().all(|other| other.kind != repair.kind),
                "{repair:?} twice"
            );
        }
        Ok(())
    }),
    ("notices have a code in kebab case and a sentence for the reader", |c| {
        for notice in &c.analysis.notices {
            let is_code =
                !notice.code.is_empty() && notice.code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
            ensure!(is_code && notice.message.ends_with('.'), "{notice:?}");
        }
        Ok(())
    }),
    ("notices point into the text", |c| {
        for span in c.analysis.notices.iter().filter_map(|notice| notice.span) {
            c.bytes(span)?;
        }
        Ok(())
    }),
    ("only a blank text is told to be none", |c| {
        let is_told = c.analysis.notices.iter().any(|notice| notice.code == "no-text");
        ensure!(is_told == is_blank(c.text), "notices {:?}", c.analysis.notices);
        Ok(())
    }),
    ("the language has a code", |c| {
        let code = &c.analysis.language.code;
        let known = Language::from_code(code);
        ensure!(known.is_some_and(|known| known.code() == code), "{code:?}");
        Ok(())
    }),
    ("confidence is a share", |c| {
        let confidence = c.analysis.language.confidence;
        ensure!((0.0..=1.0).contains(&confidence), "{confidence}");
        Ok(())
    }),
    ("a language that was named is taken", |c| {
        let Some(named) = c.options.language else { return Ok(()) };
        let language = &c.analysis.language;
        ensure!(language.code == named.code() && language.confidence == 1.0, "{language:?}, not {named:?}");
        Ok(())
    }),
    ("the title is the title's block", |c| {
        let block = c.analysis.blocks.iter().find(|block| block.kind == "title").map(|block| block.span);
        match c.analysis.title {
            Some(title) if c.is_windowed() => c.bytes(title).map(drop),
            title => {
                ensure!(title == block, "{title:?}, not {block:?}");
                Ok(())
            }
        }
    }),
    ("there is one title at most", |c| {
        let titles = c.analysis.blocks.iter().filter(|block| block.kind == "title").count();
        ensure!(titles <= 1, "{titles}");
        Ok(())
    }),
    ("the day of publication is a day", |c| {
        let published = c.analysis.published.as_deref();
        ensure!(published.is_none_or(|day| parse_date(day).is_ok()), "{published:?}");
        Ok(())
    }),
    ("blocks lie in the text, in order, apart", |c| c.ascend(c.analysis.blocks.iter().map(|x| x.span))),
    ("blocks hold all that is no white space", |c| {
        let end = match c.analysis.blocks.last() {
            Some(last) if c.is_windowed() => c.bytes(last.span)?.end,
            None if c.is_windowed() => 0,
            _ => c.text.len(),
        };
        c.cover(0..end, c.analysis.blocks.iter().map(|block| block.span))
    }),
    ("blocks have no white space around them", |c| {
        let whole = c.analysis.blocks.len() - usize::from(c.is_windowed()).min(c.analysis.blocks.len());
        for block in &c.analysis.blocks[..whole] {
            let text = c.cut(block.span)?;
            ensure!(text.trim() == text, "{block:?}: {text:?}");
        }
        Ok(())
    }),
    ("blocks are of known kinds, told rightly to be body or not", |c| {
        for block in &c.analysis.blocks {
            let known = if block.body { &BODY[..] } else { &AROUND[..] };
            ensure!(known.contains(&block.kind), "{block:?}");
        }
        Ok(())
    }),
    ("a block's language is another than the text's", |c| {
        for code in c.analysis.blocks.iter().filter_map(|block| block.language.as_deref()) {
            ensure!(Language::from_code(code).is_some_and(|known| known.code() == code), "{code:?}");
            ensure!(code != c.analysis.language.code, "{code:?} is the text's");
        }
        Ok(())
    }),
    ("sentences lie in the text, in order, apart", |c| c.ascend(c.analysis.sentences.iter().map(|x| x.span))),
    ("sentences lie in their blocks", |c| {
        for sentence in &c.analysis.sentences {
            let block = c.analysis.blocks.get(sentence.block as usize);
            let holds =
                block.is_some_and(|b| b.span.start <= sentence.span.start && sentence.span.end <= b.span.end);
            ensure!(holds, "{sentence:?} is not in {block:?}");
        }
        Ok(())
    }),
    ("sentences hold all of their blocks", |c| {
        if c.is_windowed() {
            return Ok(());
        }
        for (number, block) in c.analysis.blocks.iter().enumerate() {
            let own = c.analysis.sentences.iter().filter(|sentence| sentence.block as usize == number);
            c.cover(c.bytes(block.span)?, own.map(|sentence| sentence.span))?;
        }
        Ok(())
    }),
    ("sentences have no white space around them", |c| {
        for sentence in &c.analysis.sentences {
            let text = c.cut(sentence.span)?;
            ensure!(text.trim() == text, "{text:?}");
        }
        Ok(())
    }),
    ("characters are those of the body", |c| {
        if c.is_windowed() {
            return Ok(());
        }
        let mut count = 0;
        for block in c.analysis.blocks.iter().filter(|block| block.body) {
            count += c.cut(block.span)?.chars().count();
        }
        ensure!(
            c.analysis.stats.characters as usize == count,
            "{}, not {count}",
            c.analysis.stats.characters
        );
        Ok(())
    }),
    ("there are no more words than characters", |c| {
        let stats = c.analysis.stats;
        ensure!(stats.words <= stats.characters, "{stats:?}");
        Ok(())
    }),
    ("unique words are words", |c| {
        let stats = c.analysis.stats;
        let fits = stats.unique_words <= stats.words && (stats.unique_words == 0) == (stats.words == 0);
        ensure!(fits, "{stats:?}");
        Ok(())
    }),
    ("the body's sentences are counted", |c| {
        let is_body = |block: u32| c.analysis.blocks.get(block as usize).is_some_and(|block| block.body);
        let listed = c.analysis.sentences.iter().filter(|sentence| is_body(sentence.block)).count();
        let counted = c.analysis.stats.sentences as usize;
        ensure!(
            if c.is_windowed() { listed <= counted } else { listed == counted },
            "{counted}, not {listed}"
        );
        Ok(())
    }),
    ("paragraphs are blocks of the body", |c| {
        let blocks = c.analysis.blocks.iter().filter(|block| block.body && block.kind != "heading").count();
        let paragraphs = c.analysis.stats.paragraphs as usize;
        ensure!(c.is_windowed() || paragraphs <= blocks, "{paragraphs} of {blocks}");
        Ok(())
    }),
    ("reading takes a minute for 238 words", |c| {
        let stats = c.analysis.stats;
        let minutes = f64::from(stats.words) / 238.0;
        ensure!((stats.reading_minutes - minutes).abs() <= 0.00005 + 1e-9, "{stats:?}");
        Ok(())
    }),
    ("readability is finite", |c| {
        for score in scores(c).into_iter().flatten().flatten() {
            ensure!(score.is_finite(), "{:?}", c.analysis.readability);
        }
        for formula in &c.analysis.readability.formulas {
            let scores = [formula.score, formula.without_quotes];
            ensure!(scores.into_iter().flatten().all(f64::is_finite), "{formula:?}");
            ensure!(formula.score.is_some() && c.analysis.language.code != "en", "{formula:?}");
            ensure!(matches!(&*formula.scale, "ease" | "grade" | "index"), "{formula:?}");
        }
        Ok(())
    }),
    ("formulas for English are told of English only", |c| {
        let is_english = c.analysis.language.code == "en";
        for [length, english @ ..] in scores(c) {
            let expected = is_english && length.is_some();
            ensure!(english.iter().all(|score| score.is_some() == expected), "{:?}", c.analysis.readability);
        }
        Ok(())
    }),
    ("a sentence has a word and no more than there are", |c| {
        let most = f64::from(c.analysis.stats.words);
        for length in scores(c).into_iter().filter_map(|[length, ..]| length) {
            ensure!((1.0..=most).contains(&length), "{length} of {most}");
        }
        Ok(())
    }),
    ("what is read without quotes is read with them", |c| {
        let [all, own] = scores(c);
        ensure!(own[0].is_none() || all[0].is_some(), "{:?}", c.analysis.readability);
        Ok(())
    }),
];

/// The scores of the body and of the body without quotes; the mean length of a sentence first.
fn scores(c: &super::Checked<'_>) -> [[Option<f64>; 8]; 2] {
    let readability = &c.analysis.readability;
    [readability.all, readability.without_quotes].map(|scores| {
        [
            scores.words_per_sentence,
            scores.flesch_reading_ease,
            scores.flesch_kincaid_grade,
            scores.gunning_fog,
            scores.smog,
            scores.coleman_liau,
            scores.automated_readability,
            scores.syllables_per_word,
        ]
    })
}
