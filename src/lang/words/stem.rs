//! The stem that the forms of one word share, so that they count as one.

use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::{fold, suffixes};
use crate::lang::Language;

/// A stemmer of Snowball.
type Snowball = fn(&str) -> String;

/// A function for each algorithm: so the linker keeps those that are named here and leaves out the others.
macro_rules! snowball {
    ($algorithm:ident) => {
        |word| Stemmer::create(Algorithm::$algorithm).stem(word).into_owned()
    };
}

/// Languages with their stemmers.
const STEMMERS: &[(&str, Snowball)] = &[
    ("af", snowball!(DutchPorter)),
    ("ar", snowball!(Arabic)),
    ("cs", snowball!(Czech)),
    ("da", snowball!(Danish)),
    ("de", snowball!(German)),
    ("es", snowball!(Spanish)),
    ("fa", snowball!(Persian)),
    ("fi", snowball!(Finnish)),
    ("fr", snowball!(French)),
    ("gl", snowball!(Portuguese)),
    ("hi", snowball!(Hindi)),
    ("hu", snowball!(Hungarian)),
    ("hy", snowball!(Armenian)),
    ("id", snowball!(Indonesian)),
    ("it", snowball!(Italian)),
    ("lt", snowball!(Lithuanian)),
    ("ms", snowball!(Indonesian)),
    ("nb", snowball!(Norwegian)),
    ("nl", snowball!(DutchPorter)),
    ("nn", snowball!(Norwegian)),
    ("no", snowball!(Norwegian)),
    ("pl", snowball!(Polish)),
    ("pt", snowball!(Portuguese)),
    ("ro", snowball!(Romanian)),
    ("ru", snowball!(Russian)),
    ("sv", snowball!(Swedish)),
    ("tr", snowball!(Turkish)),
    ("uk", snowball!(Ukrainian)),
];

/// Longer words are no words of a language; the stemmers are not asked about them.
const MAX_CHARACTERS: usize = 48;
/// How often a stem is stemmed again.
const MAX_ROUNDS: usize = 2;
/// What stemming again leaves at least.
const LEAST_CHARACTERS: usize = 4;

/// What the forms of a word have in common: a key to group them by, seldom a word itself. `form` is in lower case with
/// plain apostrophes and without an elided article; `has` tells whether the document has a form, which decides where
/// an ending may belong to the word.
pub fn stem(language: Language, form: &str, has: impl Fn(&str) -> bool) -> String {
    let folded = fold(language, form);
    if !is_stemmed(&folded) {
        return if folded.is_empty() { form.to_owned() } else { folded.into_owned() };
    }
    let stemmed = if let Some(stemmer) = stemmer(language) {
        stable(stemmer, stemmer(without_enclitic(language, &folded)))
    } else {
        suffixes::stem(language, &folded, has)
    };
    let stemmed = match language.code() {
        "af" | "nl" => without_doubled(stemmed),
        _ => stemmed,
    };
    // An ending that is all there is of the word is the word.
    let whole = if folded.is_empty() { form } else { &*folded };
    if stemmed.chars().nth(1).is_some() { stemmed } else { whole.to_owned() }
}

/// What is left when the stemmer finds nothing more: the stem of "ciudades" is "ciudad", that of "ciudad" "ciud".
fn stable(stemmer: Snowball, mut stem: String) -> String {
    for _ in 0..MAX_ROUNDS {
        let shorter = stemmer(&stem);
        if shorter == stem || shorter.chars().count() < LEAST_CHARACTERS {
            break;
        }
        stem = shorter;
    }
    stem
}

fn stemmer(language: Language) -> Option<Snowball> {
    let place = STEMMERS.binary_search_by_key(&language.code(), |(code, _)| code).ok()?;
    Some(STEMMERS[place].1)
}

/// Whether the form is made of letters, with marks and hyphens inside.
fn is_stemmed(form: &str) -> bool {
    let is_part = |c: char| c.is_alphabetic() || matches!(c, '\'' | '-' | '\u{200c}') || !c.is_ascii();
    form.chars().count() <= MAX_CHARACTERS && form.chars().all(|c| is_part(c) && !c.is_numeric())
}

/// The stem with one of two equal consonants at its end: "bruggen" is of "brug".
fn without_doubled(mut stem: String) -> String {
    let mut ends = stem.chars().rev();
    if let (Some(last), Some(before)) = (ends.next(), ends.next())
        && last == before
        && !"aeiou".contains(last)
    {
        stem.pop();
    }
    stem
}

/// Without the pronouns that Portuguese hangs on a verb: "reuniu-se".
fn without_enclitic(language: Language, form: &str) -> &str {
    const PRONOUNS: [&str; 12] =
        ["-se", "-lhe", "-lhes", "-o", "-a", "-os", "-as", "-me", "-nos", "-lo", "-la", "-te"];
    match language.code() {
        "pt" | "gl" => PRONOUNS.iter().find_map(|pronoun| form.strip_suffix(pronoun)).unwrap_or(form),
        _ => form,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(code: &str, groups: &[&str]) {
        let language = Language::from_code(code).unwrap();
        for group in groups {
            let forms: Vec<&str> = group.split_whitespace().collect();
            let stems: Vec<String> =
                forms.iter().map(|form| stem(language, form, |other| forms.contains(&other))).collect();
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{code}: {forms:?} have {stems:?}");
        }
    }

    #[test]
    fn forms_of_one_word() {
        check("ar", &["مدينة المدينة", "جسر الجسر"]);
        check("az", &["körpü körpünün", "şəhər şəhəri şəhərin şəhərdə"]);
        check("be", &["мост моста", "горад горада"]);
        check("bg", &["мост моста мостът", "град града"]);
        check("ca", &["pont ponts"]);
        check("cs", &["most mostu mostem"]);
        check("da", &["kommune kommunen kommuner"]);
        check("de", &["brücke brücken", "hafen hafens"]);
        check("el", &["γέφυρα γέφυρας γέφυρες", "δήμος δήμου δήμο", "κάτοικος κάτοικοι"]);
        check("es", &["puente puentes", "ciudad ciudades", "vecino vecinos vecina"]);
        check("et", &["linna linnas linnast", "vald valda"]);
        check("fa", &["شهر شهرها"]);
        check("fi", &["talo talon talossa"]);
        check("fr", &["pont ponts", "habitant habitants habitante"]);
        check("he", &["גשר הגשר בגשר", "עירייה העירייה"]);
        check("hi", &["शहर शहरों"]);
        check("hr", &["most mosta mostu mostom", "grad grada gradu"]);
        check("hu", &["város városban", "ház házak"]);
        check("id", &["jembatan jembatannya"]);
        check("it", &["ponte ponti", "abitante abitanti"]);
        check("kk", &["көпір көпірдің көпірді көпірге", "қала қаланың қалада"]);
        check("ko", &["다리 다리를 다리는 다리의", "시장 시장이 시장은", "도서관 도서관에서 도서관으로"]);
        check("lt", &["tiltas tilto tiltui", "miestas mieste"]);
        check("lv", &["tilts tilta tiltu", "pilsēta pilsētas pilsētā"]);
        check("nb", &["kommune kommunen kommuner"]);
        check("nl", &["brug bruggen", "gemeente gemeenten"]);
        check("pl", &["miasto miasta miastem"]);
        check("pt", &["ponte pontes", "reuniu reuniu-se"]);
        check("ro", &["locuitor locuitori"]);
        check("ru", &["мост моста мосту мостом", "город города городе", "жителя жители жителей"]);
        check("sk", &["most mosta moste", "mesto mesta"]);
        check("sl", &["most mosta mostu", "mesto mesta"]);
        check("sr", &["most мост моста мосту"]);
        check("sv", &["kommun kommunen kommuner"]);
        check("tr", &["köprü köprüler köprünün", "belediye belediyenin"]);
        check("uk", &["місто міста місту"]);
        check("ur", &["شہر شہروں"]);
        check(
            "uz",
            &["ko'prik ko'prikni ko'prikning ko'prigi", "shahar shaharlar shaharda", "шаҳар шаҳарда shahar"],
        );
    }

    #[test]
    fn other_words_stay_apart() {
        let all = |code: &str, forms: &[&str]| {
            let language = Language::from_code(code).unwrap();
            let stems: Vec<String> =
                forms.iter().map(|form| stem(language, form, |other| forms.contains(&other))).collect();
            for (i, one) in stems.iter().enumerate() {
                assert!(!stems[..i].contains(one), "{code}: {forms:?} have {stems:?}");
            }
        };
        all("ko", &["회의", "회사", "평가", "평야", "정도"]);
        all("he", &["בית", "בנק", "לימון", "מים"]);
        all("uz", &["davlat", "daraxt", "suv", "soliq"]);
        all("el", &["πόλη", "πόλεμος", "νερό", "νόμος"]);
    }

    #[test]
    fn stemmers_are_sorted() {
        assert!(STEMMERS.is_sorted_by_key(|(code, _)| *code));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

        #[test]
        fn any_word_has_a_stem(form in "[a-zß-öø-žșțабвгґдђеєёжзиіїйјклљмнњопрстћуфхцчџшщъыьэюяўқғҳөүұһәα-ωάέήίόύώϊϋא-תء-ْپچژگکیہںےऀ-ॿԱ-և가-힣ก-๎'\u{200c}-]{1,20}") {
            let form = form.to_lowercase();
            let others = ["ky", "et", "ka", "mk", "sl", "hr", "sk", "lv", "he", "ur", "kk", "bg", "be", "el", "ca", "ko", "uz", "az", "sr", "sq", "xx"];
            let codes = STEMMERS.iter().map(|(code, _)| *code).chain(others);
            for code in codes {
                if let Some(language) = Language::from_code(code) {
                    prop_assert!(!stem(language, &form, |_| true).is_empty());
                }
            }
        }

        #[test]
        fn endings_upon_endings(parts in prop::collection::vec(prop::sample::select(vec![
            "en", "er", "es", "ung", "lich", "keit", "ment", "tion", "mente", "idad", "ando", "issimo", "ului", "ează",
            "lar", "ler", "nın", "dan", "ların", "ıyor", "ssa", "llä", "ista", "kin", "nak", "ban", "okat", "ości",
            "owania", "ями", "ость", "ами", "ейш", "ування", "ому", "ات", "ون", "ال", "ها", "های", "तियों", "ओं", "kan", "nya", "memper",
            "iems", "uose", "ություն", "ներ", "\u{200c}", "-", "'", "e", "a", "i", "o",
        ]), 1..10)) {
            let form: String = parts.concat();
            for (code, _) in STEMMERS {
                let language = Language::from_code(code).unwrap();
                prop_assert!(!stem(language, &form, |_| true).is_empty());
            }
        }
    }
}
