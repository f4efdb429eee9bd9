//! Words of languages other than English: which carry no content, and which are forms of one word.
//!
//! `stop_words` is a generated table; `phrase` and `joints` tell what phrases are made of; `stem` calls Snowball's stemmers where there is one, and `suffixes` holds short
//! lists of endings for languages where there is none. `fold` makes spellings equal that a reader takes for the same.

mod fold;
mod joints;
mod phrase;
mod stem;
mod stop_words;
mod suffixes;

pub use fold::fold;
pub use joints::{Joints, elided_form};
pub use phrase::{capitalizes_nouns, is_verb};
pub use stem::stem;

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::Language;

/// Whether `form` (lower case, plain apostrophe, without an elided article) carries no content in `language`.
/// Always false where there is no list.
pub fn is_stop_word(language: Language, form: &str) -> bool {
    let Some(words) = words_of(language) else { return false };
    let folded = fold(language, form);
    words.contains(&*folded) || has_no_content(language, &folded)
}

/// Words without content that a list cannot name one by one.
fn has_no_content(language: Language, form: &str) -> bool {
    match language.code() {
        // "a-t-il", "dit-elle": a verb with its subject.
        "fr" => INVERSIONS.iter().any(|subject| form.ends_with(subject)),
        // Inflection and particles are written in Hiragana.
        "ja" => form.chars().count() <= 2 && form.chars().all(is_hiragana) || is_han_number(form),
        "zh" => is_han_number(form),
        _ => false,
    }
}

const INVERSIONS: [&str; 12] =
    ["-il", "-ils", "-elle", "-elles", "-on", "-ce", "-je", "-tu", "-nous", "-vous", "-là", "-ci"];

fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}' | 'ー')
}

/// Whether a word is nothing but a number written in Han characters.
fn is_han_number(form: &str) -> bool {
    form.chars().all(|c| "〇零一二三四五六七八九十百千万億兆亿萬两兩数數".contains(c))
}

/// The form without a particle that is written together with it, as in Korean; the form itself in other languages.
/// `has` tells whether the document has a form.
pub fn without_particle(language: Language, form: &str, has: impl Fn(&str) -> bool) -> &str {
    if language.code() == "ko" { suffixes::korean(form, has) } else { form }
}

/// The place in [`stop_words::STOP_WORDS`] of the list for a language; close languages share theirs.
fn list_of(language: Language) -> Option<usize> {
    let code = match language.code() {
        "nn" | "no" => "nb",
        "ms" => "id",
        "bs" => "hr",
        "oc" => "ca",
        code => code,
    };
    stop_words::STOP_WORDS.iter().position(|(listed, ..)| *listed == code)
}

type Words = FxHashSet<Box<str>>;

/// The words of a language in the spelling that [`fold`] gives; the set is made when it is first asked for.
fn words_of(language: Language) -> Option<&'static Words> {
    static SETS: [OnceLock<Words>; stop_words::STOP_WORDS.len()] =
        [const { OnceLock::new() }; stop_words::STOP_WORDS.len()];
    let place = list_of(language)?;
    let (code, letters, coded) = stop_words::STOP_WORDS[place];
    Some(SETS[place].get_or_init(|| {
        let mut words = Words::default();
        for word in decode(letters, coded) {
            if code == "uz" {
                words.insert(fold::uzbek_cyrillic(&fold(language, &word)).into());
            }
            words.insert(fold(language, &word).into());
        }
        words
    }))
}

/// The words of a list as [`stop_words::STOP_WORDS`] describes it.
fn decode(letters: &str, coded: &[u8]) -> Vec<String> {
    let letters: Vec<char> = letters.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(&shared) = coded.get(at) {
        let end = coded[at + 1..].iter().position(|byte| *byte < 0x20).map_or(coded.len(), |n| at + 1 + n);
        let rest = &coded[at + 1..end];
        let before = words.last().map_or("", String::as_str);
        let mut word: String = before.chars().take(usize::from(shared)).collect();
        if letters.is_empty() {
            word.push_str(&String::from_utf8_lossy(rest));
        } else {
            word.extend(rest.iter().filter_map(|&byte| match byte {
                0x80.. => letters.get(usize::from(byte - 0x80)).copied(),
                _ => Some(char::from(byte)),
            }));
        }
        words.push(word);
        at = end;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(code: &str) -> Language {
        Language::from_code(code).unwrap()
    }

    fn check(code: &str, stop: &str, content: &str) {
        let is_stop = |word: &&str| is_stop_word(language(code), word);
        let missing: Vec<&str> = stop.split_whitespace().filter(|word| !is_stop(word)).collect();
        let wrong: Vec<&str> = content.split_whitespace().filter(is_stop).collect();
        assert!(missing.is_empty() && wrong.is_empty(), "{code}: missing {missing:?}, wrong {wrong:?}");
    }

    #[test]
    fn function_words_and_words_with_content() {
        check("de", "der und wurde montag sagte nicht über", "brücke mensch präsident jahrhundert ordnung");
        check("fr", "le des été dit-il plus cette lundi", "pont personne président ville musée");
        check("es", "el los según también dijo lunes", "país puente presidente estado trabajo");
        check("it", "il della anche detto", "città ponte consiglio governo");
        check("pt", "da não também disse", "governo ponte população sistema");
        check("nl", "de het een werd volgens", "brug gemeente minister");
        check("sv", "och att inte enligt", "bro kommun beslut");
        check("da", "og ikke ifølge", "bro kommune");
        check("nb", "og ikke ifølge", "bro arbeid folk");
        check("nn", "og ikkje", "bru");
        check("fi", "ja on ovat myös", "silta kaupunki");
        check("pl", "się nie który według", "most prezydent miasto");
        check("cs", "se že podle", "most prezident článek");
        check("ru", "не что также сказал которые", "президент россия город мост война мать");
        check("uk", "і не що також сказав які", "президент місто міст війна");
        check("bg", "не че също", "мост град живот");
        check("sr", "се који је se koji", "мост град");
        check("el", "και το είναι ότι", "γέφυρα δήμος");
        check("hu", "és hogy nem volt", "híd város");
        check("ro", "este care", "pod oraș");
        check("tr", "ve bir için olarak dedi", "köprü cumhurbaşkanı kaynak");
        check("az", "və bir üçün", "körpü şəhər");
        check("uz", "va bilan uchun bo'lgan oʻz ва билан учун бўлган ҳам", "ko'prik prezident кўприк шаҳар");
        check("kk", "және мен үшін болды", "көпір қала президент");
        check("ar", "في من على أن التي إلى قال", "جسر المدينة الرئيس");
        check("fa", "در از است این می‌شود", "پل شهر مردم");
        check("he", "של את על כי", "גשר עיר");
        check("ur", "کے میں کی ہے", "پل شہر");
        check("hi", "के में की है", "पुल शहर");
        check("id", "yang dan di tidak", "jembatan kota masalah");
        check("ms", "yang dan di", "jambatan");
        check("vi", "và của là", "cầu thành");
        check("th", "และ ของ ที่", "สะพาน เมือง");
        check("ja", "は の した これ 三十", "橋 大統領 いちご");
        check("zh", "的 了 和 我们 我們 三十", "桥 总统 学校");
        check("ko", "그 및 있다", "다리 대통령");
        assert!(!is_stop_word(language("xh"), "the"));
    }

    #[test]
    fn every_list_is_read_whole() {
        for (code, letters, coded) in stop_words::STOP_WORDS {
            let words = decode(letters, coded);
            assert!(words.len() >= 40, "{code} has {} words", words.len());
            assert!(words.is_sorted(), "{code}");
            assert!(words.iter().all(|word| !word.is_empty() && !word.contains('\u{fffd}')), "{code}");
        }
        assert!(stop_words::STOP_WORDS.len() >= 45);
    }
}
