//! Tests of packs: what their words do, and files that are damaged.

use proptest::prelude::*;
use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::*;
use crate::model::file::Sections;

fn pack(code: &str) -> std::sync::Arc<Pack> {
    Packs::default().get(Language::from_code(code).unwrap()).unwrap_or_else(|| panic!("no pack of {code}"))
}

#[test]
fn every_pack_is_whole_and_of_its_language() {
    for code in CODES {
        assert_eq!(pack(code).language().code(), *code);
        let lists = pack(code).stop_words.len();
        assert!(lists == 0 || lists >= 40, "{code} has {lists} stop words");
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("packs");
    let files =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut codes: Vec<String> =
        files.filter_map(|name| name.strip_suffix(".nut").map(str::to_owned)).collect();
    codes.sort_unstable();
    assert_eq!(codes, CODES);
}

#[test]
fn a_pack_that_is_added_takes_the_place_of_another() {
    let mut packs = Packs::default();
    packs.add(Pack::empty(Language::from_code("de").unwrap()));
    assert!(!packs.get(Language::from_code("de").unwrap()).unwrap().is_stop_word("und"));
    assert!(pack("de").is_stop_word("und"));
    assert_ne!(packs, Packs::default());
    assert_eq!(packs, packs.clone());
    assert!(
        !packs.lacks(Language::from_code("fr").unwrap()) && !packs.lacks(Language::from_code("xh").unwrap())
    );
}

#[test]
fn damaged_files_are_errors() {
    let whole = super::packs::file_of("tr");
    assert!(Pack::from_bytes(whole).is_ok());
    for end in (0..whole.len()).step_by(7) {
        assert!(Pack::from_bytes(&whole[..end]).is_err(), "{end} bytes");
    }
    for at in 0..whole.len() {
        let mut bytes = whole.to_vec();
        bytes[at] ^= 0x10;
        assert!(Pack::from_bytes(&bytes).is_err(), "byte {at}");
    }
}

fn check_stop_words(code: &str, stop: &str, content: &str) {
    let pack = pack(code);
    let is_stop = |word: &&str| pack.is_stop_word(word);
    let missing: Vec<&str> = stop.split_whitespace().filter(|word| !is_stop(word)).collect();
    let wrong: Vec<&str> = content.split_whitespace().filter(is_stop).collect();
    assert!(missing.is_empty() && wrong.is_empty(), "{code}: missing {missing:?}, wrong {wrong:?}");
}

#[test]
fn function_words_and_words_with_content() {
    check_stop_words(
        "de",
        "der und wurde montag sagte nicht über",
        "brücke mensch präsident jahrhundert ordnung",
    );
    check_stop_words("fr", "le des été dit-il plus cette lundi", "pont personne président ville musée");
    check_stop_words("es", "el los según también dijo lunes", "país puente presidente estado trabajo");
    check_stop_words("it", "il della anche detto", "città ponte consiglio governo");
    check_stop_words("pt", "da não também disse", "governo ponte população sistema");
    check_stop_words("nl", "de het een werd volgens", "brug gemeente minister");
    check_stop_words("sv", "och att inte enligt", "bro kommun beslut");
    check_stop_words("da", "og ikke ifølge", "bro kommune");
    check_stop_words("nb", "og ikke ifølge", "bro arbeid folk");
    check_stop_words("nn", "og ikkje", "bru");
    check_stop_words("fi", "ja on ovat myös", "silta kaupunki");
    check_stop_words("pl", "się nie który według", "most prezydent miasto");
    check_stop_words("cs", "se že podle", "most prezident článek");
    check_stop_words("ru", "не что также сказал которые", "президент россия город мост война мать");
    check_stop_words("uk", "і не що також сказав які", "президент місто міст війна");
    check_stop_words("bg", "не че също", "мост град живот");
    check_stop_words("sr", "се који је se koji", "мост град");
    check_stop_words("el", "και το είναι ότι", "γέφυρα δήμος");
    check_stop_words("hu", "és hogy nem volt", "híd város");
    check_stop_words("ro", "este care", "pod oraș");
    check_stop_words("tr", "ve bir için olarak dedi", "köprü cumhurbaşkanı kaynak");
    check_stop_words("az", "və bir üçün", "körpü şəhər");
    check_stop_words(
        "uz",
        "va bilan uchun bo'lgan oʻz ва билан учун бўлган ҳам",
        "ko'prik prezident кўприк шаҳар",
    );
    check_stop_words("kk", "және мен үшін болды", "көпір қала президент");
    check_stop_words("ar", "في من على أن التي إلى قال", "جسر المدينة الرئيس");
    check_stop_words("fa", "در از است این می‌شود", "پل شهر مردم");
    check_stop_words("he", "של את על כי", "גשר עיר");
    check_stop_words("ur", "کے میں کی ہے", "پل شہر");
    check_stop_words("hi", "के में की है", "पुल शहर");
    check_stop_words("id", "yang dan di tidak", "jembatan kota masalah");
    check_stop_words("ms", "yang dan di", "jambatan");
    check_stop_words("vi", "và của là", "cầu thành");
    check_stop_words("th", "และ ของ ที่", "สะพาน เมือง");
    check_stop_words("ja", "は の した これ 三十", "橋 大統領 いちご");
    check_stop_words("zh", "的 了 和 我们 我們 三十", "桥 总统 学校");
    check_stop_words("ko", "그 및 있다", "다리 대통령");
    let unknown = Pack::empty(Language::from_code("xh").unwrap());
    assert!(!unknown.is_stop_word("the"));
}

fn check_spelling(code: &str, form: &str, expected: &str) {
    assert_eq!(pack(code).spelling.fold(form), expected, "{code}");
}

#[test]
fn spellings_of_one_word() {
    check_spelling("ar", "إِقْتِصـَـاد", "اقتصاد");
    check_spelling("fa", "كتابي", "کتابی");
    check_spelling("el", "γέφυρας", "γεφυρασ");
    check_spelling("tr", "i\u{307}stanbul", "istanbul");
    check_spelling("ro", "oraşului", "orașului");
    check_spelling("ru", "счёт", "счет");
    check_spelling("uz", "oʻzbek", "o'zbek");
    check_spelling("de", "straße", "straße");
}

#[test]
fn other_alphabets() {
    assert_eq!(pack("uz").spelling.latin("ўзбекистон"), "o'zbekiston");
    assert_eq!(pack("sr").spelling.latin("његов"), "njegov");
    assert_eq!(pack("sr").spelling.latin("njegov"), "njegov");
    for word in ["ўзбекистон", "элчи"] {
        assert!(!pack("uz").is_stop_word(word));
    }
}

#[test]
fn elided_words() {
    let elided = |code, form| pack(code).elided(form);
    assert_eq!(elided("fr", "l’économie"), "l’".len());
    assert_eq!(elided("fr", "Jusqu'ici"), "jusqu'".len());
    assert_eq!(elided("fr", "aujourd'hui"), 0);
    assert_eq!(elided("it", "dell'acqua"), "dell'".len());
    assert_eq!(Pack::empty(Language::ENGLISH).elided("d'artagnan"), 0);
    assert_eq!(elided("fr", "l'"), 0);
}

#[test]
fn verbs_by_their_endings() {
    let check = |code: &str, verbs: &str, others: &str| {
        let pack = pack(code);
        let wrong: Vec<&str> = verbs
            .split_whitespace()
            .filter(|word| !pack.is_verb(word))
            .chain(others.split_whitespace().filter(|word| pack.is_verb(word)))
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

fn check_stems(code: &str, groups: &[&str]) {
    let pack = pack(code);
    for group in groups {
        let forms: Vec<&str> = group.split_whitespace().collect();
        let stems: Vec<String> =
            forms.iter().map(|form| pack.stem(form, |other| forms.contains(&other))).collect();
        assert!(stems.iter().all(|stem| *stem == stems[0]), "{code}: {forms:?} have {stems:?}");
    }
}

#[test]
fn forms_of_one_word() {
    check_stems("ar", &["مدينة المدينة", "جسر الجسر"]);
    check_stems("az", &["körpü körpünün", "şəhər şəhəri şəhərin şəhərdə"]);
    check_stems("be", &["мост моста", "горад горада"]);
    check_stems("bg", &["мост моста мостът", "град града"]);
    check_stems("ca", &["pont ponts"]);
    check_stems("cs", &["most mostu mostem"]);
    check_stems("da", &["kommune kommunen kommuner"]);
    check_stems("de", &["brücke brücken", "hafen hafens"]);
    check_stems("el", &["γέφυρα γέφυρας γέφυρες", "δήμος δήμου δήμο", "κάτοικος κάτοικοι"]);
    check_stems("es", &["puente puentes", "ciudad ciudades", "vecino vecinos vecina"]);
    check_stems("et", &["linna linnas linnast", "vald valda"]);
    check_stems("fa", &["شهر شهرها"]);
    check_stems("fi", &["talo talon talossa"]);
    check_stems("fr", &["pont ponts", "habitant habitants habitante"]);
    check_stems("he", &["גשר הגשר בגשר", "עירייה העירייה"]);
    check_stems("hi", &["शहर शहरों"]);
    check_stems("hr", &["most mosta mostu mostom", "grad grada gradu"]);
    check_stems("hu", &["város városban", "ház házak"]);
    check_stems("id", &["jembatan jembatannya"]);
    check_stems("it", &["ponte ponti", "abitante abitanti"]);
    check_stems("kk", &["көпір көпірдің көпірді көпірге", "қала қаланың қалада"]);
    check_stems("ko", &["다리 다리를 다리는 다리의", "시장 시장이 시장은", "도서관 도서관에서 도서관으로"]);
    check_stems("lt", &["tiltas tilto tiltui", "miestas mieste"]);
    check_stems("lv", &["tilts tilta tiltu", "pilsēta pilsētas pilsētā"]);
    check_stems("nb", &["kommune kommunen kommuner"]);
    check_stems("nl", &["brug bruggen", "gemeente gemeenten"]);
    check_stems("pl", &["miasto miasta miastem"]);
    check_stems("pt", &["ponte pontes", "reuniu reuniu-se"]);
    check_stems("ro", &["locuitor locuitori"]);
    check_stems("ru", &["мост моста мосту мостом", "город города городе", "жителя жители жителей"]);
    check_stems("sk", &["most mosta moste", "mesto mesta"]);
    check_stems("sl", &["most mosta mostu", "mesto mesta"]);
    check_stems("sr", &["most мост моста мосту"]);
    check_stems("sv", &["kommun kommunen kommuner"]);
    check_stems("tr", &["köprü köprüler köprünün", "belediye belediyenin"]);
    check_stems("uk", &["місто міста місту"]);
    check_stems("ur", &["شہر شہروں"]);
    check_stems(
        "uz",
        &["ko'prik ko'prikni ko'prikning ko'prigi", "shahar shaharlar shaharda", "шаҳар шаҳарда shahar"],
    );
}

#[test]
fn other_words_stay_apart() {
    let all = |code: &str, forms: &[&str]| {
        let pack = pack(code);
        let stems: Vec<String> =
            forms.iter().map(|form| pack.stem(form, |other| forms.contains(&other))).collect();
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
fn abbreviations() {
    let role = |code, word| pack(code).abbreviation(word);
    assert_eq!(role("de", "Bzw"), Some(AbbreviationRole::BeforeName));
    assert_eq!(role("de", "Nr"), Some(AbbreviationRole::BeforeNumber));
    assert_eq!(role("ru", "г"), Some(AbbreviationRole::Any));
    assert_eq!(role("de", "Haus"), None);
    assert_eq!(role("no", "osv"), Some(AbbreviationRole::Any));
    for code in CODES {
        for word in pack(code).abbreviations.keys() {
            assert_eq!(word.to_lowercase(), **word, "{code}");
            assert!(word.len() <= LONGEST_ABBREVIATION && !word.ends_with('.'), "{code}: {word}");
        }
    }
}

/// The stemmers of the packs, and the same as code.
const STEMMERS: &[(&str, Algorithm)] = &[
    ("af", Algorithm::DutchPorter),
    ("ar", Algorithm::Arabic),
    ("cs", Algorithm::Czech),
    ("da", Algorithm::Danish),
    ("de", Algorithm::German),
    ("es", Algorithm::Spanish),
    ("fa", Algorithm::Persian),
    ("fi", Algorithm::Finnish),
    ("fr", Algorithm::French),
    ("gl", Algorithm::Portuguese),
    ("hi", Algorithm::Hindi),
    ("hu", Algorithm::Hungarian),
    ("hy", Algorithm::Armenian),
    ("id", Algorithm::Indonesian),
    ("it", Algorithm::Italian),
    ("lt", Algorithm::Lithuanian),
    ("ms", Algorithm::Indonesian),
    ("nb", Algorithm::Norwegian),
    ("nl", Algorithm::DutchPorter),
    ("nn", Algorithm::Norwegian),
    ("no", Algorithm::Norwegian),
    ("pl", Algorithm::Polish),
    ("pt", Algorithm::Portuguese),
    ("ro", Algorithm::Romanian),
    ("ru", Algorithm::Russian),
    ("sv", Algorithm::Swedish),
    ("tr", Algorithm::Turkish),
    ("uk", Algorithm::Ukrainian),
];

#[test]
fn all_stemmers_are_compared() {
    let with_programs = CODES.iter().filter(|code| pack(code).stems.program.is_some());
    assert!(with_programs.eq(STEMMERS.iter().map(|(code, _)| code)));
}

fn check_against_code(word: &str) -> Result<(), TestCaseError> {
    for (code, algorithm) in STEMMERS {
        let stem = pack(code).stems.program.as_ref().map(|program| program.stem(word));
        let expected = Stemmer::create(*algorithm).stem(word).into_owned();
        prop_assert_eq!(stem, Some(expected), "{}: {}", code, word);
    }
    Ok(())
}

/// Programs with some bytes changed, as a hostile file may have them.
#[test]
fn changed_programs_end() {
    let mut state = 1u64;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut sound = 0;
    for round in 0..4000 {
        let (code, _) = STEMMERS[round % STEMMERS.len()];
        let sections = Sections::read(super::packs::file_of(code), super::VERSION).unwrap();
        let mut bytes = sections.get(&PROGRAM).unwrap().to_vec();
        for _ in 0..1 + random(6) {
            let at = random(bytes.len());
            bytes[at] = random(256) as u8;
        }
        let Ok(program) = snowball::Program::read(&bytes) else { continue };
        sound += 1;
        for word in ["", "a", "straßenbahnen", "ություններ", "غيرها", "ların", "governments"]
        {
            assert!(program.stem(word).len() <= 4096);
        }
    }
    assert!(sound > 100, "only {sound} of the changed programs can be read");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn any_word_has_the_stem_that_the_code_gives(form in "[a-zß-öø-žșțабвгґдђеєёжзиіїйјклљмнњопрстћуфхцчџшщъыьэюяўқғҳөүұһәα-ωάέήίόύώϊϋא-תء-ْپچژگکیہںےऀ-ॿԱ-և가-힣ก-๎'\u{200c}-]{1,20}") {
        let form = form.to_lowercase();
        check_against_code(&form)?;
        for code in CODES {
            prop_assert!(!pack(code).stem(&form, |_| true).is_empty());
        }
    }

    #[test]
    fn endings_upon_endings(parts in prop::collection::vec(prop::sample::select(vec![
        "en", "er", "es", "ung", "lich", "keit", "ment", "tion", "mente", "idad", "ando", "issimo", "ului", "ează",
        "lar", "ler", "nın", "dan", "ların", "ıyor", "ssa", "llä", "ista", "kin", "nak", "ban", "okat", "ości",
        "owania", "ями", "ость", "ами", "ейш", "ування", "ому", "ات", "ون", "ال", "ها", "های", "तियों", "ओं", "kan", "nya", "memper",
        "iems", "uose", "ություն", "ներ", "\u{200c}", "-", "'", "e", "a", "i", "o", "بال", "وال", "کنند", "ته", "ejš", "ovi", "ech",
    ]), 1..10)) {
        check_against_code(&parts.concat())?;
    }
}
