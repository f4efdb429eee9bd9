//! What the phrases of a language are made of, as far as it can be told without a tagger.

use super::fold;
use crate::lang::Language;

/// Endings that only verbs have, or nearly so, and letters that stay before them at least. They are grammar's own (tenses
/// and persons of regular verbs), collected by hand; those that many nouns share are left out.
const VERBS: &[(&str, usize, &str)] = &[
    ("ca", 2, "arà iran aran arien irà"),
    ("cs", 3, "ala alo aly ila ilo ily ovat uje ují"),
    (
        "es",
        2,
        "ó aron ieron eron arán erán irán ará erá irá aría ería iría arían aban aba ían ando iendo arse",
    ),
    ("fr", 2, "era eront erait eraient aient ira iront issent issait èrent irent urent assent eront uera"),
    ("gl", 2, "ou aron eron iron ará erá irá ando endo"),
    (
        "it",
        2,
        "erà eranno irà iranno arono irono erono avano evano ivano ando endo arsi ersi irsi ebbe ebbero",
    ),
    ("pl", 3, "ała ało ały ali iła iło iły ili ował owali ować uje ują ając"),
    (
        "pt",
        2,
        "ou aram eram iram ará erá irá arão erão irão ava avam ando endo indo aria eria iria ariam eriam ar-se er-se",
    ),
    (
        "ru",
        2,
        "ется ются ится ятся атся ется лся лась лось лись ться ала ало али ила ило или ыла ыло ыли ует уют ает ают яет яют \
         ит ят ать ить еть ывать овать ился",
    ),
    (
        "tr",
        3,
        "ıyor iyor uyor üyor acak ecek acağı eceği mıştır miştir muştur müştür maktadır mektedir yecek yacak ladı ledi ndı \
         ndi ldı ldi ttı tti rdı rdi",
    ),
    (
        "uk",
        2,
        "ється ються иться яться ався лася лося лися тися ала ало али ила ило или ує ють ити ати увати",
    ),
];

/// Whether a word looks like a finite verb, or an infinitive, and so divides phrases. Languages that are not listed have
/// none.
pub fn is_verb(language: Language, form: &str) -> bool {
    let Some((_, least, endings)) = VERBS.iter().find(|(code, ..)| *code == language.code()) else {
        return false;
    };
    let form = fold(language, form);
    endings
        .split_ascii_whitespace()
        .any(|ending| form.strip_suffix(ending).is_some_and(|stem| stem.chars().count() >= *least))
}

/// Whether all nouns are written with a capital, so that a phrase ends in one.
pub fn capitalizes_nouns(language: Language) -> bool {
    matches!(language.code(), "de" | "lb")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_by_their_endings() {
        let check = |code: &str, verbs: &str, others: &str| {
            let language = Language::from_code(code).unwrap();
            let wrong: Vec<&str> = verbs
                .split_whitespace()
                .filter(|word| !is_verb(language, word))
                .chain(others.split_whitespace().filter(|word| is_verb(language, word)))
                .collect();
            assert!(wrong.is_empty(), "{code}: {wrong:?}");
        };
        check("es", "aprobó unirá protestaron", "puente ayuntamiento construcción");
        check("fr", "reliera manifestèrent", "pont maire mystère lait");
        check("it", "collegherà protestarono", "ponte città");
        check("pt", "aprovou protestaram custará", "ponte câmara");
        check("ru", "соединит начнётся продлится рассказать", "мост город рыбак район");
        check("tr", "başlayacak çalışıyor", "köprü belediye");
        check("de", "", "brücke beschlossen");
    }
}
