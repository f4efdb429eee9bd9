//! Endings of languages for which no stemmer is at hand. They are grammar's own (cases, plurals, articles), collected by
//! hand; a word keeps at least a few letters before them.

use std::borrow::Cow;

use super::fold;
use crate::lang::Language;

/// How the endings of a language are taken off.
struct Endings {
    code: &'static str,
    /// Divided by spaces.
    endings: &'static str,
    /// Letters that stay at least.
    least: usize,
    /// How often an ending may be taken off.
    rounds: usize,
}

const ENDINGS: &[Endings] = &[
    Endings {
        code: "az",
        endings: "lar lər ların lərin ları ləri larda lərdə lardan lərdən lara lərə ın in un ün nın nin nun nün ı i u ü \
                  nı ni nu nü sı si su sü a ə ya yə na nə da də nda ndə dan dən ndan ndən ımız imiz umuz ümüz",
        least: 3,
        rounds: 3,
    },
    Endings {
        code: "be",
        endings: "амі ямі ах ях ам ям ага яга аму яму ога ому ымі імі ых іх ую юю ая яя ыя ія ой ай ом ем аў яў оў ёў ым \
                  ім ы і а я у ю е э о ь",
        least: 3,
        rounds: 1,
    },
    Endings {
        code: "bg",
        endings: "ovete овете овце ищата ище ият ията иите ите ата ята ето ото ове еве ъта ът ят ия ии а я о е и",
        least: 3,
        rounds: 2,
    },
    Endings { code: "ca", endings: "cions s", least: 3, rounds: 1 },
    Endings {
        code: "el",
        endings: "ματων ματοσ ματα ουσ οσ ου ον οι ων εσ εισ εων εωσ ασ ησ ισ υσ α η ο ι υ ε",
        least: 3,
        rounds: 1,
    },
    Endings {
        code: "et",
        endings: "dele dest telt tele test desse dega tega sse st le lt ga ks na ta de te l s d t e i a u",
        least: 4,
        rounds: 2,
    },
    Endings {
        code: "hr",
        endings: "ovima evima ovama ovi evi ova eva ama ima oga ega omu emu om em og eg oj im ih a e i o u",
        least: 3,
        rounds: 1,
    },
    Endings {
        code: "ka",
        endings: "ების ებმა ებს ებში ებზე ები ისთვის ში ზე მა ის ით ად ს ი ა",
        least: 3,
        rounds: 1,
    },
    Endings {
        code: "kk",
        endings: "лар лер дар дер тар тер ның нің дың дің тың тің ны ні ды ді ты ті ға ге қа ке на не да де та те нда нде дан \
                  ден тан тен нан нен мен бен пен ы і сы сі ын ін сын сін ымыз іміз ғы гі дағы дегі тағы тегі ндағы ндегі",
        least: 3,
        rounds: 4,
    },
    Endings {
        code: "ky",
        endings: "лар лер лор лөр дар дер дор дөр тар тер тор төр нын нин нун нүн дын дин дун дүн тын тин тун түн ны ни ну нү \
                  ды ди ду дү ты ти ту тү га ге го гө ка ке ко кө да де до дө та те то тө дан ден дон дөн тан тен тон төн \
                  нан нен нон нөн ы и у ү сы си су сү на не нда нде",
        least: 3,
        rounds: 3,
    },
    Endings {
        code: "lv",
        endings: "iem ajam ajai ām ās os us as is am em ei ai ie es ēm ēs īs im om um a ā e ē i ī o u ū s š m",
        least: 3,
        rounds: 1,
    },
    Endings {
        code: "mk",
        endings: "овите евите ите ата ето ото овци ови еви от та то те а о е и",
        least: 3,
        rounds: 2,
    },
    Endings {
        code: "sk",
        endings: "ami ými ími ových och iach ách ov om ám iam mi ho mu ým ých ích ím ej ou á é í ú ý a e i o u y ä",
        least: 3,
        rounds: 1,
    },
    Endings {
        code: "sl",
        endings: "ovih evih ovi evi ami ima oma ema imi ega emu om em ih im ov ev ah eh oj ju a e i o u",
        least: 3,
        rounds: 1,
    },
    Endings {
        code: "sq",
        endings: "ëve ave eve ësh ësi ve it in un ët at et ës i u a e ë t n",
        least: 3,
        rounds: 1,
    },
    Endings { code: "ur", endings: "وں یں ات یاں ے ی ا", least: 2, rounds: 1 },
    Endings {
        code: "uz",
        endings: "larning larni larga larda lardan laridan larida lari larimiz lar ning niki ni ga ka qa da dan dagi gacha si i \
                  sini sining siga sida sidan ini ining iga ida idan imiz ingiz imizning",
        least: 4,
        rounds: 3,
    },
];

/// The stem of `form` as [`fold`] gives it; `form` itself where the language is not known here.
pub fn stem(language: Language, form: &str, has: impl Fn(&str) -> bool) -> String {
    match language.code() {
        "he" => hebrew(form, has).to_owned(),
        "ko" => korean(form, has).to_owned(),
        "sr" | "bs" | "hr" => without_endings("hr", &fold::serbian_latin(form)),
        "uz" => {
            let is_cyrillic = form.chars().any(|c| matches!(c, '\u{400}'..='\u{4ff}'));
            let latin = if is_cyrillic { Cow::Owned(fold::uzbek_latin(form)) } else { Cow::Borrowed(form) };
            hardened(without_endings("uz", &latin))
        }
        code @ ("kk" | "ky") => hardened(without_endings(code, form)),
        code => without_endings(code, form),
    }
}

fn without_endings(code: &str, form: &str) -> String {
    let Some(list) = ENDINGS.iter().find(|endings| endings.code == code) else { return form.to_owned() };
    let mut stem = form;
    for _ in 0..list.rounds {
        let longest = list
            .endings
            .split_ascii_whitespace()
            .filter_map(|ending| stem.strip_suffix(ending))
            .filter(|rest| rest.chars().count() >= list.least)
            .min_by_key(|rest| rest.len());
        match longest {
            Some(rest) => stem = rest,
            None => break,
        }
    }
    stem.to_owned()
}

/// The consonant that a vowel after it has softened: "ko'prigi" is of "ko'prik".
fn hardened(mut stem: String) -> String {
    let hard = match stem.chars().next_back() {
        Some('g') => 'k',
        Some('г') => 'к',
        Some('ғ') => 'қ',
        Some('б') => 'п',
        _ => return stem,
    };
    stem.pop();
    stem.push(hard);
    stem
}

/// Particles that are written together with the word before them, longest first.
const PARTICLES: [&str; 41] = [
    "으로부터",
    "에서부터",
    "이라고",
    "이라는",
    "입니다",
    "에서는",
    "에서도",
    "에게서",
    "으로서",
    "으로써",
    "으로는",
    "으로도",
    "들에게",
    "들로부터",
    "까지",
    "부터",
    "라고",
    "라는",
    "이며",
    "이고",
    "이다",
    "에서",
    "에게",
    "에는",
    "에도",
    "으로",
    "로서",
    "로써",
    "께서",
    "보다",
    "처럼",
    "마다",
    "들이",
    "들은",
    "들을",
    "들의",
    "들",
    "을",
    "를",
    "은",
    "는",
];
/// Those that a noun may end in by itself; taken off only where the document has the noun in another form.
const DOUBTFUL: [&str; 10] = ["의", "에", "이", "가", "와", "과", "도", "만", "로", "인"];

/// A Korean noun without its particle.
pub fn korean(form: &str, has: impl Fn(&str) -> bool) -> &str {
    let is_noun = |rest: &&str| rest.chars().nth(1).is_some();
    let bare = PARTICLES.iter().find_map(|particle| form.strip_suffix(particle)).filter(is_noun);
    if let Some(rest) = bare {
        return rest;
    }
    let doubtful = DOUBTFUL.iter().find_map(|particle| form.strip_suffix(particle)).filter(is_noun);
    let others = ["", "을", "를", "은", "는", "의", "에", "이", "가", "와", "과", "도", "에서", "으로", "로"];
    let stands_elsewhere = |rest: &str| {
        others.iter().any(|particle| {
            let other = format!("{rest}{particle}");
            other != form && has(&other)
        })
    };
    match doubtful {
        // Three syllables and more are seldom a noun in "-의" or "-에" by themselves.
        Some(rest) if form.ends_with(['의', '에']) && rest.chars().nth(2).is_some() => rest,
        Some(rest) if stands_elsewhere(rest) => rest,
        _ => form,
    }
}

/// A Hebrew word without the particles that are written together with the word after them, where the document has the
/// rest as a word.
fn hebrew(form: &str, has: impl Fn(&str) -> bool) -> &str {
    let is_word = |rest: &str| rest.chars().nth(1).is_some();
    let mut best = form;
    let mut rest = form;
    // "ושבהממשלה" has at most four.
    for _ in 0..4 {
        let Some(shorter) = rest.strip_prefix(['ו', 'ה', 'ב', 'ל', 'מ', 'ש', 'כ']) else { break };
        rest = shorter;
        if is_word(rest) && has(rest) {
            best = rest;
        }
    }
    if best == form
        && let Some(noun) = form.strip_prefix(['ב', 'ל', 'מ', 'כ', 'ו'])
        && is_word(noun)
        && has(&format!("ה{noun}"))
    {
        // "בעירייה" beside "העירייה".
        return noun;
    }
    if best == form
        && let Some(noun) = form.strip_prefix('ה')
        && noun.chars().nth(2).is_some()
    {
        return noun;
    }
    best
}
