//! Frequent function words of some languages.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lang::Language;

/// A language told by words and letters.
struct Profile {
    code: &'static str,
    /// Frequent function words, in lower case, divided by spaces.
    words: &'static str,
}

const LATIN: &[Profile] = &[
    Profile {
        code: "en",
        words: "the of and to in is that was for it with as his on be at by had not are but from or have an they which one \
                you were her all she there would their we him been has when who will more no if out so said what up its \
                about into than them can only other new some could time these two may then do first any my now such like \
                our over even most also after your how",
    },
    Profile {
        code: "de",
        words: "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er \
                hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor \
                zur bis mehr durch man sein wurde sei ich wir ihr kein \
                dort hier dann da doch dazu dabei damit danach deshalb was wer wo warum wann alle viele heute jetzt",
    },
    Profile {
        code: "fr",
        words: "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son aux \
                d'un cette ont ses mais comme ou si leur y nous elle été vous c'est je sa ces même être fait l'on deux",
    },
    Profile {
        code: "es",
        words: "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin \
                sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está",
    },
    Profile {
        code: "it",
        words: "di e il la che in a un per è del una con non le si da i dei al alla della sono come anche nel ma lo gli più \
                ha delle o su dal se essere questo ad della ed nella tra degli dalla stato due hanno era",
    },
    Profile {
        code: "pt",
        words: "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu \
                sua ou ser quando muito há nos já está eu também só pelo pela até isso são entre",
    },
    Profile {
        code: "nl",
        words: "de het een en van in is dat op te zijn voor met die niet aan er om ook als dan maar bij nog uit door over \
                naar heeft hij ze worden kan wel of meer was geen deze wordt haar tot zo hebben werd veel",
    },
    Profile {
        code: "sv",
        words: "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när \
                också eller efter hon under skulle nu mot än där alla sin vid mycket",
    },
    Profile {
        code: "da",
        words: "og i at det er en til på som af med for de den har ikke et om der var jeg han men fra vi så kan også eller \
                efter hun skal ved blev når mod over sin være havde hvor",
    },
    Profile {
        code: "nb",
        words: "og i det er på som en til av for at med de har ikke den et om var jeg han men fra vi så kan også eller etter \
                hun skal ved ble når mot over sin være hadde hvor seg opp ut",
    },
    Profile {
        code: "fi",
        words: "ja on ei että se hän oli ovat joka mutta kun myös tai niin kuin sen ole mukaan ovat jos vain jo sekä hänen \
                vielä mitä nyt olla sitä tämä voi ne",
    },
    Profile {
        code: "pl",
        words: "w i na z się do nie że to jest o jak za od po co przez dla ale są tym oraz było być który ma jego tak także \
                już może przed tego które której jako jej czy tylko",
    },
    Profile {
        code: "cs",
        words: "a v se na je že z o do to s ve i pro za by jsem si jako po ale který jeho k tak jak jsou nebo už od až které \
                bylo co při také však podle jen",
    },
    Profile {
        code: "tr",
        words: "ve bir bu da de için ile olarak çok daha gibi en ne olan kadar var ise ama olduğu sonra diye değil her ki \
                türk oldu bunu ancak göre yeni iki dedi tarafından",
    },
    Profile {
        code: "uz",
        words: "va bilan uchun bu ham da bir bo'lgan edi esa har o'z yil shu ko'ra haqida bo'lib bo'yicha kerak emas qilish \
                hamda tomonidan yangi eng ko'p katta mumkin deb",
    },
    Profile {
        code: "id",
        words: "yang dan di dengan untuk dari pada ini dalam itu tidak adalah akan ke juga oleh sebagai telah para bisa ada \
                karena mereka lebih tersebut kata atau saya dia menjadi",
    },
    Profile {
        code: "ro",
        words: "de și în a la cu pe că nu este o din care mai pentru un să au sunt se ce fost al prin sau ca după fi dar ai \
                lui această către între",
    },
    Profile {
        code: "hu",
        words: "a az és hogy nem is egy ez azt volt van meg csak már de ha még mint el vagy ki lehet után szerint lesz kell \
                minden pedig én",
    },
    Profile {
        code: "vi",
        words: "và của là có được cho không trong một các với những người này đã khi để về từ ra đến tại theo cũng nhiều \
                năm",
    },
];

const CYRILLIC: &[Profile] = &[
    Profile {
        code: "ru",
        words: "и в не на что с по как это он а к но из у за от так для о же все было его до бы только был она при или их \
                уже мы ее если этого также может есть года который",
    },
    Profile {
        code: "uk",
        words: "і в на що не з до у та як за це від про для але й або його він також під вже щоб які був було є із року \
                який бути при",
    },
    Profile {
        code: "bg",
        words: "на и в за да се от е с че по не са като до от това при или ще но беше са след той има още има които",
    },
    Profile {
        code: "sr",
        words: "је и у да се на су за од са не који као што о би из али то ће који после није",
    },
    Profile {
        code: "kk",
        words: "және мен бұл үшін бір де да деп осы болып жылы туралы бар оның бойынша ғана",
    },
];

const ARABIC: &[Profile] = &[
    Profile {
        code: "ar", words: "في من على إلى أن التي الذي عن مع هذا هذه كان قد لا ما بين كما وقد ذلك بعد"
    },
    Profile {
        code: "fa", words: "و در به از که این را با است برای آن یک خود تا بر هم شده می کرد بود"
    },
    Profile {
        code: "ur", words: "کے میں کی ہے اور سے کا کو نے پر یہ کہ ہیں تھا بھی ایک"
    },
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

/// Whether `form` is a function word of any language here.
pub fn is_any_function_word(form: &str) -> bool {
    [&LATIN_WORDS, &CYRILLIC_WORDS, &ARABIC_WORDS].iter().any(|words| words.contains_key(form))
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
