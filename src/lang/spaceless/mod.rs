//! Words of scripts that write them without spaces: Chinese, Japanese, Thai; Lao, Khmer and Burmese by phrases.
//!
//! Each file knows one language and divides a run of its letters in linear time, by lists and weights that come with the
//! language's pack: Chinese and Thai into the fewest words of a list of the most frequent ones, Japanese by TinySegmenter's weights.

mod chinese;
mod japanese;
mod thai;

use super::{Language, Packs};
use crate::model::file::ModelError;
use chinese::Chinese;
use japanese::Japanese;
use thai::Thai;

/// How the text of one language is divided into words.
pub enum Division {
    /// Into the fewest words of a list.
    Chinese(Chinese),
    /// Between characters, by weights.
    Japanese(Japanese),
    /// Into the fewest words of a list.
    Thai(Thai),
}

impl Division {
    /// From a pack's lists; `None` where it has none for this.
    ///
    /// # Errors
    /// Those of reading the lists.
    pub fn new(list: impl Fn(&str) -> Result<Vec<Box<str>>, ModelError>) -> Result<Option<Self>, ModelError> {
        let words = list("chinese-words")?;
        if !words.is_empty() {
            return Ok(Some(Self::Chinese(Chinese::new(&words, &list("simplified")?, &list("characters")?))));
        }
        let weights = list("japanese-weights")?;
        if !weights.is_empty() {
            return Ok(Some(Self::Japanese(Japanese::new(&weights, list("noun-suffixes")?))));
        }
        let words = list("thai-words")?;
        Ok((!words.is_empty()).then_some(Self::Thai(Thai::new(&words, list("particles-of-two")?))))
    }

    fn divide(&self, run: &str, offset: usize, ends: &mut Vec<usize>) {
        match self {
            Self::Chinese(chinese) => chinese.divide(run, offset, ends),
            Self::Japanese(japanese) => japanese.divide(run, offset, ends),
            Self::Thai(thai) => thai.divide(run, offset, ends),
        }
    }
}

/// Divides a run without a pack: wherever the kind of character changes, Han characters two by two, for most words of
/// Chinese have two.
fn divide_by_kind(run: &str, offset: usize, ends: &mut Vec<usize>) {
    let kind = |c: char| if is_kana(c) { 1 } else { u8::from(writing(c) == Some(Writing::Thai)) * 2 };
    let (mut at, mut taken) = (offset, 0);
    let mut characters = run.chars().peekable();
    while let Some(c) = characters.next() {
        at += c.len_utf8();
        taken += 1;
        let goes_on =
            characters.peek().is_some_and(|&next| kind(next) == kind(c)) && (kind(c) > 0 || taken < 2);
        if !goes_on {
            ends.push(at);
            taken = 0;
        }
    }
}

/// Characters that are divided at a time, so that a run of megabytes takes no more memory than a sentence.
const MAX_CHARACTERS: usize = 2000;

/// Whether words of this character's script stand without spaces between them. Hangul is not such a script.
pub fn is_spaceless(c: char) -> bool {
    c >= '\u{e00}' && writing(c).is_some()
}

/// What is written together in one run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Writing {
    /// Han characters and Kana.
    Han,
    Thai,
    /// Divided by its spaces only.
    Phrases(u8),
}

fn writing(c: char) -> Option<Writing> {
    match c {
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}' => Some(Writing::Thai),
        '\u{e81}'..='\u{ecd}' | '\u{edc}'..='\u{edf}' => Some(Writing::Phrases(0)),
        '\u{1000}'..='\u{103f}'
        | '\u{1050}'..='\u{109f}'
        | '\u{a9e0}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aa7f}' => Some(Writing::Phrases(1)),
        '\u{1780}'..='\u{17d3}' | '\u{17d7}' | '\u{17dc}'..='\u{17dd}' => Some(Writing::Phrases(2)),
        '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{309f}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}' => Some(Writing::Han),
        _ => None,
    }
}

/// Whether a character is of the Japanese syllabaries.
fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}')
}

/// Divides the runs of one document, and remembers what it lacked for that.
pub struct Divider {
    /// The language of the document: it decides how a run of Han characters without Kana is read.
    language: Language,
    packs: Packs,
    lacking: Vec<Language>,
}

impl Divider {
    /// For a document in `language`.
    pub fn new(language: Language, packs: &Packs) -> Self {
        Self { language, packs: packs.clone(), lacking: Vec::new() }
    }

    /// The languages whose runs it divided without their packs, in the order in which it met them.
    pub fn lacking(&self) -> &[Language] {
        &self.lacking
    }

    /// Appends the end of each word of `run` to `ends`, in bytes from its start; the last is the length of `run`.
    ///
    /// `run` holds letters that are [`is_spaceless`] and nothing else between them; other characters are taken for
    /// phrases.
    pub fn divide(&mut self, run: &str, ends: &mut Vec<usize>) {
        let mut start = 0;
        let mut characters = run.chars().peekable();
        let mut at = 0;
        let (mut count, mut kana) = (0, false);
        while let Some(c) = characters.next() {
            at += c.len_utf8();
            count += 1;
            kana |= is_kana(c);
            let now = writing(c);
            let continues = characters.peek().is_some_and(|&next| writing(next) == now);
            // A long run is cut between two characters; Thai vowels and marks may lose their consonant there.
            if continues && count < MAX_CHARACTERS {
                continue;
            }
            let part = &run[start..at];
            match now {
                Some(Writing::Han) if kana || self.language == Language::JAPANESE => {
                    self.divide_as(Language::JAPANESE, part, start, ends)
                }
                Some(Writing::Han) => self.divide_as(Language::CHINESE, part, start, ends),
                Some(Writing::Thai) => self.divide_as(Language::THAI, part, start, ends),
                Some(Writing::Phrases(_)) | None => ends.push(at),
            }
            (start, count, kana) = (at, 0, false);
        }
    }

    /// Divides a run by the pack of a language, or where that is not at hand as well as can be without.
    fn divide_as(&mut self, language: Language, run: &str, offset: usize, ends: &mut Vec<usize>) {
        let pack = self.packs.get(language);
        if let Some(division) = pack.as_ref().and_then(|pack| pack.division()) {
            return division.divide(run, offset, ends);
        }
        if pack.is_none() && !self.lacking.contains(&language) {
            self.lacking.push(language);
        }
        divide_by_kind(run, offset, ends);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn divider(code: &str) -> Divider {
        Divider::new(Language::from_code(code).unwrap(), &Packs::default())
    }

    fn check(code: &str, text: &str, expected: &str) {
        let mut ends = Vec::new();
        divider(code).divide(text, &mut ends);
        let mut start = 0;
        let words: Vec<&str> = ends
            .iter()
            .map(|&end| {
                let word = &text[start..end];
                start = end;
                word
            })
            .collect();
        assert_eq!(words.join("|"), expected);
    }

    #[test]
    fn chinese() {
        check("zh", "总统在首都会见了企业代表", "总统|在|首都|会见|了|企业|代表");
        check("zh", "總統在首都會見了企業代表", "總統|在|首都|會見|了|企業|代表");
        check("zh", "市议会批准了新桥的计划", "市议会|批准|了|新桥|的|计划");
    }

    #[test]
    fn japanese() {
        check("ja", "大統領は首都で企業の代表と会談し", "大統領|は|首都|で|企業|の|代表|と|会談|し");
        check("zh", "大統領は首都で", "大統領|は|首都|で");
        check("ja", "エネルギー供給について協議した", "エネルギー|供給|について|協議|し|た");
    }

    #[test]
    fn thai() {
        check("th", "สภาเมืองอนุมัติแผนการสร้างสะพานใหม่", "สภา|เมือง|อนุมัติ|แผนการ|สร้าง|สะพาน|ใหม่");
        check("th", "ประธานาธิบดีพบผู้แทนที่เมืองหลวง", "ประธานาธิบดี|พบ|ผู้แทน|ที่|เมืองหลวง");
    }

    #[test]
    fn scripts_side_by_side() {
        check("th", "เมืองລາວខ្មែរမြန်မာ中国", "เมือง|ລາວ|ខ្មែរ|မြန်မာ|中国");
        check("und", "", "");
    }

    proptest! {
        #[test]
        fn any_run_is_divided_on_character_boundaries(
            run in "[ก-๛ກ-ໟក-៝က-႟ぁ-ゟァ-ヿ一-鿿㐀-䶿𠀀-𠀏ｦ-ﾟ々a-c😀]{0,60}"
        ) {
            for code in ["zh", "ja", "th", "en"] {
                let mut ends = Vec::new();
                divider(code).divide(&run, &mut ends);
                prop_assert!(ends.windows(2).all(|pair| pair[0] < pair[1]));
                prop_assert!(ends.iter().all(|&end| end > 0 && run.is_char_boundary(end)));
                prop_assert_eq!(ends.last().copied().unwrap_or(0), run.len());
            }
        }
    }

    #[test]
    fn very_long_runs() {
        for (code, word) in
            [("zh", "总统"), ("ja", "大統領は"), ("th", "เมือง"), ("th", "เ"), ("th", "่"), ("km", "ខ្មែ")]
        {
            let run = word.repeat(20_000);
            let mut ends = Vec::new();
            divider(code).divide(&run, &mut ends);
            assert_eq!(ends.last(), Some(&run.len()));
            assert!(ends.is_sorted());
        }
    }
}
