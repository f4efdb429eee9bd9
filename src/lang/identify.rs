//! Which language a text is written in, from its scripts and its most frequent function words and letters.
//!
//! The script decides where it belongs to one language (Hangul, Kana, Thai, …); within the Latin, Cyrillic and Arabic
//! scripts, function words and letters that only some languages have decide.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_segmentation::UnicodeSegmentation;

use super::Language;

/// A language and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Identified {
    /// The likeliest language; [`Language::UNDETERMINED`] where the text has no letters.
    pub language: Language,
    /// From 0 to 1.
    pub confidence: f64,
}

/// A language told by words and letters.
struct Profile {
    code: &'static str,
    /// Frequent function words, in lower case, divided by spaces.
    words: &'static str,
    /// Letters beyond those that all languages of the script share.
    letters: &'static str,
}

const LATIN: &[Profile] = &[
    Profile {
        code: "en",
        words: "the of and to in is that was for it with as his on be at by had not are but from or have an they which one \
                you were her all she there would their we him been has when who will more no if out so said what up its \
                about into than them can only other new some could time these two may then do first any my now such like \
                our over even most also after your how",
        letters: "",
    },
    Profile {
        code: "de",
        words: "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er \
                hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor \
                zur bis mehr durch man sein wurde sei ich wir ihr kein",
        letters: "äöüß",
    },
    Profile {
        code: "fr",
        words: "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son aux \
                d'un cette ont ses mais comme ou si leur y nous elle été vous c'est je sa ces même être fait l'on deux",
        letters: "àâçèéêëîïôùûœ",
    },
    Profile {
        code: "es",
        words: "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin \
                sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está",
        letters: "áéíñóúü¿¡",
    },
    Profile {
        code: "it",
        words: "di e il la che in a un per è del una con non le si da i dei al alla della sono come anche nel ma lo gli più \
                ha delle o su dal se essere questo ad della ed nella tra degli dalla stato due hanno era",
        letters: "àèéìòù",
    },
    Profile {
        code: "pt",
        words: "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu \
                sua ou ser quando muito há nos já está eu também só pelo pela até isso são entre",
        letters: "ãõáâàçéêíóôú",
    },
    Profile {
        code: "nl",
        words: "de het een en van in is dat op te zijn voor met die niet aan er om ook als dan maar bij nog uit door over \
                naar heeft hij ze worden kan wel of meer was geen deze wordt haar tot zo hebben werd veel",
        letters: "ëïé",
    },
    Profile {
        code: "sv",
        words: "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när \
                också eller efter hon under skulle nu mot än där alla sin vid mycket",
        letters: "åäö",
    },
    Profile {
        code: "da",
        words: "og i at det er en til på som af med for de den har ikke et om der var jeg han men fra vi så kan også eller \
                efter hun skal ved blev når mod over sin være havde hvor",
        letters: "æøå",
    },
    Profile {
        code: "nb",
        words: "og i det er på som en til av for at med de har ikke den et om var jeg han men fra vi så kan også eller etter \
                hun skal ved ble når mot over sin være hadde hvor seg opp ut",
        letters: "æøå",
    },
    Profile {
        code: "fi",
        words: "ja on ei että se hän oli ovat joka mutta kun myös tai niin kuin sen ole mukaan ovat jos vain jo sekä hänen \
                vielä mitä nyt olla sitä tämä voi ne",
        letters: "äö",
    },
    Profile {
        code: "pl",
        words: "w i na z się do nie że to jest o jak za od po co przez dla ale są tym oraz było być który ma jego tak także \
                już może przed tego które której jako jej czy tylko",
        letters: "ąćęłńóśźż",
    },
    Profile {
        code: "cs",
        words: "a v se na je že z o do to s ve i pro za by jsem si jako po ale který jeho k tak jak jsou nebo už od až které \
                bylo co při také však podle jen",
        letters: "áčďéěíňóřšťúůýž",
    },
    Profile {
        code: "tr",
        words: "ve bir bu da de için ile olarak çok daha gibi en ne olan kadar var ise ama olduğu sonra diye değil her ki \
                türk oldu bunu ancak göre yeni iki dedi tarafından",
        letters: "çğıöşüİ",
    },
    Profile {
        code: "uz",
        words: "va bilan uchun bu ham da bir bo'lgan edi esa har o'z yil shu ko'ra haqida bo'lib bo'yicha kerak emas qilish \
                hamda tomonidan yangi eng ko'p katta mumkin deb",
        letters: "ʻ",
    },
    Profile {
        code: "id",
        words: "yang dan di dengan untuk dari pada ini dalam itu tidak adalah akan ke juga oleh sebagai telah para bisa ada \
                karena mereka lebih tersebut kata atau saya dia menjadi",
        letters: "",
    },
    Profile {
        code: "ro",
        words: "de și în a la cu pe că nu este o din care mai pentru un să au sunt se ce fost al prin sau ca după fi dar ai \
                lui această către între",
        letters: "ăâîșțşţ",
    },
    Profile {
        code: "hu",
        words: "a az és hogy nem is egy ez azt volt van meg csak már de ha még mint el vagy ki lehet után szerint lesz kell \
                minden pedig én",
        letters: "áéíóöőúüű",
    },
    Profile {
        code: "vi",
        words: "và của là có được cho không trong một các với những người này đã khi để về từ ra đến tại theo cũng nhiều \
                năm",
        letters: "ăâđêôơưạảấầẩẫậắằẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    },
];

const CYRILLIC: &[Profile] = &[
    Profile {
        code: "ru",
        words: "и в не на что с по как это он а к но из у за от так для о же все было его до бы только был она при или их \
                уже мы ее если этого также может есть года который",
        letters: "ыэёъ",
    },
    Profile {
        code: "uk",
        words: "і в на що не з до у та як за це від про для але й або його він також під вже щоб які був було є із року \
                який бути при",
        letters: "іїєґ",
    },
    Profile {
        code: "bg",
        words: "на и в за да се от е с че по не са като до от това при или ще но беше са след той има още има които",
        letters: "ъщ",
    },
    Profile {
        code: "sr",
        words: "је и у да се на су за од са не који као што о би из али то ће који после није",
        letters: "ђјљњћџ",
    },
    Profile {
        code: "kk",
        words: "және мен бұл үшін бір де да деп осы болып жылы туралы бар оның бойынша ғана",
        letters: "әғқңөұүһі",
    },
];

const ARABIC: &[Profile] = &[
    Profile {
        code: "ar",
        words: "في من على إلى أن التي الذي عن مع هذا هذه كان قد لا ما بين كما وقد ذلك بعد",
        letters: "ةىأإ",
    },
    Profile {
        code: "fa",
        words: "و در به از که این را با است برای آن یک خود تا بر هم شده می کرد بود",
        letters: "پچژگیک",
    },
    Profile {
        code: "ur",
        words: "کے میں کی ہے اور سے کا کو نے پر یہ کہ ہیں تھا بھی ایک",
        letters: "ٹڈڑےہںھ",
    },
];

/// Scripts in which one language is written, or nearly only one: first and last character, code.
const SCRIPTS: &[(char, char, &str)] = &[
    ('\u{370}', '\u{3ff}', "el"),
    ('\u{530}', '\u{58f}', "hy"),
    ('\u{590}', '\u{5ff}', "he"),
    ('\u{900}', '\u{97f}', "hi"),
    ('\u{980}', '\u{9ff}', "bn"),
    ('\u{a00}', '\u{a7f}', "pa"),
    ('\u{a80}', '\u{aff}', "gu"),
    ('\u{b80}', '\u{bff}', "ta"),
    ('\u{c00}', '\u{c7f}', "te"),
    ('\u{e00}', '\u{e7f}', "th"),
    ('\u{10a0}', '\u{10ff}', "ka"),
    ('\u{1100}', '\u{11ff}', "ko"),
    ('\u{3040}', '\u{30ff}', "ja"),
    ('\u{ac00}', '\u{d7af}', "ko"),
];

/// For each function word, the profiles that have it, as bits; one table a script.
type Words = FxHashMap<&'static str, u32>;

static LATIN_WORDS: LazyLock<Words> = LazyLock::new(|| words_of(LATIN));
static CYRILLIC_WORDS: LazyLock<Words> = LazyLock::new(|| words_of(CYRILLIC));
static ARABIC_WORDS: LazyLock<Words> = LazyLock::new(|| words_of(ARABIC));

fn words_of(profiles: &[Profile]) -> Words {
    let mut words = Words::default();
    for (i, profile) in profiles.iter().enumerate() {
        for word in profile.words.split_ascii_whitespace() {
            *words.entry(word).or_insert(0) |= 1 << i;
        }
    }
    words
}

/// Whether `form` is one of the function words of `language`; for languages without a table of their own.
pub fn is_function_word(language: Language, form: &str) -> bool {
    [(LATIN, &LATIN_WORDS), (CYRILLIC, &CYRILLIC_WORDS), (ARABIC, &ARABIC_WORDS)].iter().any(
        |(profiles, words)| {
            let profile = profiles.iter().position(|profile| profile.code == language.code());
            profile.is_some_and(|i| words.get(form).is_some_and(|bits| bits & (1 << i) != 0))
        },
    )
}

/// Tells the language of a text, or of a sample of it.
pub fn identify(text: &str) -> Identified {
    let (mut latin, mut cyrillic, mut arabic, mut han) = (0usize, 0usize, 0usize, 0usize);
    let mut single = [0usize; SCRIPTS.len()];
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => latin += 1,
            '\u{400}'..='\u{52f}' => cyrillic += 1,
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' => arabic += 1,
            '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}' => han += 1,
            _ => {
                if let Some(i) = SCRIPTS.iter().position(|(first, last, _)| (*first..=*last).contains(&c)) {
                    single[i] += 1;
                }
            }
        }
    }
    // Japanese is written with Han characters too, Chinese without Kana.
    let kana = SCRIPTS.iter().position(|(_, _, code)| *code == "ja").map_or(0, |i| single[i]);
    if kana * 20 > han + kana && kana > 0 {
        if let Some(i) = SCRIPTS.iter().position(|(_, _, code)| *code == "ja") {
            single[i] += han;
        }
        han = 0;
    }
    let letters = latin + cyrillic + arabic + han + single.iter().sum::<usize>();
    if letters == 0 {
        return Identified { language: Language::UNDETERMINED, confidence: 0.0 };
    }
    let (best, count) =
        single.iter().enumerate().max_by_key(|(i, n)| (**n, usize::MAX - i)).unwrap_or((0, &0));
    let most = latin.max(cyrillic).max(arabic).max(han).max(*count);
    let share = most as f64 / letters as f64;
    let (code, certainty) = if most == latin {
        by_words(text, LATIN, &LATIN_WORDS)
    } else if most == cyrillic {
        by_words(text, CYRILLIC, &CYRILLIC_WORDS)
    } else if most == arabic {
        by_words(text, ARABIC, &ARABIC_WORDS)
    } else if most == han {
        ("zh", 1.0)
    } else {
        (SCRIPTS[best].2, 1.0)
    };
    let language = Language::from_code(code).unwrap_or(Language::UNDETERMINED);
    Identified { language, confidence: share * certainty }
}

/// Words of a sample that are looked at: a language shows itself early.
const SAMPLE_WORDS: usize = 600;

/// The profile that explains most words, and how far it is ahead of the next.
fn by_words(text: &str, profiles: &[Profile], known: &Words) -> (&'static str, f64) {
    let mut scores = vec![0.0f64; profiles.len()];
    let mut words = 0usize;
    for word in text.unicode_words().take(SAMPLE_WORDS) {
        let lower = word.to_lowercase().replace(['’', 'ʻ', '‘'], "'");
        words += 1;
        let bits = known.get(lower.as_str()).copied().unwrap_or(0);
        for (i, score) in scores.iter_mut().enumerate() {
            *score += f64::from(bits >> i & 1);
        }
        if lower.is_ascii() {
            continue;
        }
        let has_ascii_letter = lower.bytes().any(|b| b.is_ascii_alphabetic());
        for (score, profile) in scores.iter_mut().zip(profiles) {
            let marked = || lower.chars().filter(|c| !c.is_ascii() && c.is_alphabetic());
            let own = marked().filter(|&c| profile.letters.contains(c)).count();
            // In Cyrillic and Arabic every letter is beyond ASCII, so only a language's own letters tell.
            let foreign = if has_ascii_letter { marked().count() - own } else { 0 };
            *score += 0.5 * (own as f64 - foreign as f64);
        }
    }
    let mut order: Vec<usize> = (0..profiles.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
    let (first, second) = (scores[order[0]], scores.get(order[1]).copied().unwrap_or(0.0).max(0.0));
    if first <= 0.0 {
        return (profiles[order[0]].code, 0.1);
    }
    // Sure where many words speak for the first and few for the second.
    let lead = (first - second) / first;
    let evidence = (first / (0.1 * words as f64).clamp(1.0, 20.0)).min(1.0);
    (profiles[order[0]].code, (0.5 + 0.5 * lead) * evidence)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, code: &str) {
        let found = identify(text);
        assert_eq!(found.language.code(), code, "{text}");
        assert!((0.0..=1.0).contains(&found.confidence));
    }

    #[test]
    fn main_languages() {
        check("The council has approved the plan for a new bridge over the river.", "en");
        check("Der Rat hat dem Plan für eine neue Brücke über den Fluss zugestimmt.", "de");
        check("Le conseil a approuvé le projet d'un nouveau pont sur la rivière.", "fr");
        check("El consejo ha aprobado el plan de un puente nuevo sobre el río.", "es");
        check("Совет одобрил план строительства нового моста через реку.", "ru");
        check("Рада схвалила план будівництва нового мосту через річку.", "uk");
        check("시의회는 강을 건너는 새 다리를 승인했다.", "ko");
        check("市議会は川に新しい橋を架ける計画を承認した。", "ja");
        check("市议会批准了在河上建造新桥的计划。", "zh");
        check("وافق المجلس على خطة بناء جسر جديد فوق النهر", "ar");
        check("1234 !?", "und");
        check("", "und");
    }
}
