//! Spellings that a reader takes for the same word.

use std::borrow::Cow;

use crate::lang::Language;

/// `form` (lower case, plain apostrophe) without what is often left out in writing, such as vowel marks, and with one
/// of several signs for the same letter. Not meant to be shown.
pub fn fold(language: Language, form: &str) -> Cow<'_, str> {
    if form.is_ascii() {
        return Cow::Borrowed(form);
    }
    let letter: fn(char) -> Option<char> = match language.code() {
        "ar" => arabic,
        "fa" | "ur" | "ps" => persian,
        "he" | "yi" => |c| (!matches!(c, '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}')).then_some(c),
        "el" => |c| Some(greek(c)),
        // The lower case of "İ" is "i" and a dot.
        "tr" | "az" => |c| (c != '\u{307}').then_some(c),
        "ro" => |c| {
            Some(match c {
                'ş' => 'ș',
                'ţ' => 'ț',
                _ => c,
            })
        },
        "ru" | "be" => |c| Some(if c == 'ё' { 'е' } else { c }),
        "uz" => |c| Some(if matches!(c, 'ʻ' | '`' | 'ʹ') { '\'' } else { c }),
        _ => return Cow::Borrowed(form),
    };
    if form.chars().all(|c| letter(c) == Some(c)) {
        Cow::Borrowed(form)
    } else {
        Cow::Owned(form.chars().filter_map(letter).collect())
    }
}

/// Without vowel marks and lengthening strokes, with one Alif and one Ya.
fn arabic(c: char) -> Option<char> {
    match c {
        '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => None,
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        _ => Some(c),
    }
}

/// With the Persian Ya and Kaf where Arabic ones were typed.
fn persian(c: char) -> Option<char> {
    match c {
        '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => None,
        'ي' | 'ى' => Some('ی'),
        'ك' => Some('ک'),
        'أ' | 'إ' => Some('ا'),
        _ => Some(c),
    }
}

fn greek(c: char) -> char {
    match c {
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        _ => c,
    }
}

/// Letters of Uzbek's Latin alphabet and the Cyrillic ones they stand for; those of two signs first.
const UZBEK: [(&str, &str); 35] = [
    ("o'", "ў"),
    ("g'", "ғ"),
    ("sh", "ш"),
    ("ch", "ч"),
    ("yo", "ё"),
    ("yu", "ю"),
    ("ya", "я"),
    ("ye", "е"),
    ("ts", "ц"),
    ("a", "а"),
    ("b", "б"),
    ("d", "д"),
    ("e", "е"),
    ("f", "ф"),
    ("g", "г"),
    ("h", "ҳ"),
    ("i", "и"),
    ("j", "ж"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("q", "қ"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("v", "в"),
    ("x", "х"),
    ("y", "й"),
    ("z", "з"),
    ("'", "ъ"),
    ("-", "-"),
];

/// An Uzbek word of the Latin alphabet in Cyrillic letters, by the rules of the two alphabets.
pub fn uzbek_cyrillic(word: &str) -> String {
    let mut cyrillic = String::with_capacity(2 * word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        if let Some((latin, letter)) = UZBEK.iter().find(|(latin, _)| rest.starts_with(latin)) {
            let opens = cyrillic.is_empty() && *latin == "e";
            cyrillic.push_str(if opens { "э" } else { letter });
            rest = &rest[latin.len()..];
        } else {
            cyrillic.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    cyrillic
}

/// An Uzbek word of the Cyrillic alphabet in Latin letters, with plain apostrophes.
pub fn uzbek_latin(word: &str) -> String {
    let mut latin = String::with_capacity(word.len());
    for c in word.chars() {
        let mut sign = [0; 4];
        let sign: &str = c.encode_utf8(&mut sign);
        let letter = UZBEK.iter().find(|(_, cyrillic)| *cyrillic == sign);
        latin.push_str(if matches!(c, 'э' | 'е') { "e" } else { letter.map_or(sign, |(latin, _)| latin) });
    }
    latin
}

/// A Serbian or Croatian word in Latin letters.
pub fn serbian_latin(word: &str) -> Cow<'_, str> {
    if !word.chars().any(|c| matches!(c, '\u{400}'..='\u{45f}')) {
        return Cow::Borrowed(word);
    }
    let mut latin = String::with_capacity(word.len());
    for c in word.chars() {
        match "абвгдђежзијклљмнњопрстћуфхцчџш".chars().position(|letter| letter == c)
        {
            Some(place) => latin.push_str(
                [
                    "a", "b", "v", "g", "d", "đ", "e", "ž", "z", "i", "j", "k", "l", "lj", "m", "n", "nj",
                    "o", "p", "r", "s", "t", "ć", "u", "f", "h", "c", "č", "dž", "š",
                ][place],
            ),
            None => latin.push(c),
        }
    }
    Cow::Owned(latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: &str, form: &str, expected: &str) {
        assert_eq!(fold(Language::from_code(code).unwrap(), form), expected, "{code}");
    }

    #[test]
    fn spellings_of_one_word() {
        check("ar", "إِقْتِصـَـاد", "اقتصاد");
        check("fa", "كتابي", "کتابی");
        check("el", "γέφυρας", "γεφυρασ");
        check("tr", "i\u{307}stanbul", "istanbul");
        check("ro", "oraşului", "orașului");
        check("ru", "счёт", "счет");
        check("uz", "oʻzbek", "o'zbek");
        check("de", "straße", "straße");
    }

    #[test]
    fn uzbek_alphabets() {
        assert_eq!(uzbek_cyrillic("o'zbekiston"), "ўзбекистон");
        assert_eq!(uzbek_cyrillic("elchi"), "элчи");
        assert_eq!(uzbek_cyrillic("yangi"), "янги");
        assert_eq!(uzbek_latin("ўзбекистон"), "o'zbekiston");
        assert_eq!(serbian_latin("његов"), "njegov");
    }
}
