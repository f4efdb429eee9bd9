//! Words that tell close languages apart where n-grams hardly do: each is usual in one of them and foreign to the others.
//! In Devanagari they have their vowel signs, which the n-grams leave out.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::ngrams::Group;

/// Script, code, and what one word is worth, in nats.
const WORDS: &[(Group, &str, f64, &str)] = &[
    (
        Group::Latin,
        "nb",
        2.0,
        "ikke jeg en hun noen noe hva hvor hvordan hvorfor hvem mye fra ble blir være gjøre etter også først nå de \
         mer bare selv mellom sier fortsatt av ut opp uke meg deg seg gjennom følge eller når dem ifølge samme mange \
         norske skriver penger kommer andre siste mens hadde skulle kunne ville sammen veldig allerede selskapet",
    ),
    (
        Group::Latin,
        "nn",
        2.0,
        "ikkje eg ein ei ho nokon noko kva kvar korleis kvifor kven mykje frå vart blir vere vera gjere gjera òg også \
         først fyrst no dei meir berre sjølv mellom seier framleis av ut opp veke meg deg seg gjennom følgje eller når \
         ifølgje same mange norske skriv pengar kjem andre siste medan hadde skulle kunne ville saman selskapet dette",
    ),
    (
        Group::Latin,
        "da",
        2.0,
        "ikke jeg en hun nogen noget hvad hvor hvordan hvorfor hvem meget fra blev bliver være gøre efter også først nu \
         de mere kun selv mellem siger stadig af ud op uge mig dig sig gennem følge eller når dem ifølge samme mange \
         danske skriver penge kommer andre sidste mens havde skulle kunne ville sammen allerede",
    ),
    (
        Group::Latin,
        "gl",
        3.0,
        "unha dunha nunha unhas polo pola coa onte hoxe xente xa non tamén proxecto concello xunta galicia galego galega \
         galegos máis moi despois nin ata dende cando cartos pero aínda entón logo mentres ningún algunha súa súas xeral xornal goberno facer dixo sexa \
         teñen tiña haberá ademais axuda ningunha noutro novas lingua unidade presidenta traballo",
    ),
    (
        Group::Latin,
        "pt",
        2.0,
        "uma uns não também são mais muito depois governo fazer disse seja têm tinha ontem hoje já até",
    ),
    (
        Group::Latin,
        "uz",
        2.0,
        "va bilan uchun bu ham emas edi esa har yil yilda shu haqida kerak qilish hamda tomonidan yangi katta deb uning \
         lekin ammo yoki agar chunki hozir bugun kuni mumkin orqali davlat xalq ikki uni ular biz men siz nima qilib \
         qilgan qildi etdi etish etildi eng yana juda barcha",
    ),
    (
        Group::Latin,
        "tr",
        2.0,
        "ve bir için ile olarak çok daha gibi ne olan kadar var ise ama olduğu sonra diye değil her ki oldu bunu ancak \
         göre yeni iki dedi tarafından",
    ),
    (
        Group::Latin,
        "hr",
        2.0,
        "tko što tijekom također obitelj tjedan tjedna tjednu tjedana tisuća tisuće tisuću siječnja veljače ožujka \
         travnja svibnja lipnja srpnja kolovoza rujna listopada studenog studenoga prosinca povijest povijesti \
         priopćio priopćenju izvješće izvješću europski europska europske europskih europskoj europe glazba glazbe \
         tvrtka tvrtke tvrtki točno veleposlanik sveučilište vlak zrakoplov nogomet tisućama kazalište općine općina \
         županija županije žrtava suradnja suradnje uvjeti uvjeta primjerice odnosno glede ravnatelj \
         zagreb zagrebu hrvatska hrvatske hrvatskoj hrvatski hrvatskog hrvatskih kuna kunu",
    ),
    (
        Group::Latin,
        "bs",
        2.0,
        "historija historije sedmica sedmice sedmici sarajevo sarajevu sarajeva bih bosna bosne bosni bosanski \
         hercegovina hercegovine hercegovini saopćeno saopćio saopćenju lahko mehko kahva kahve općinski kanton \
         kantona kantonu federacije fbih rs dejton dejtonski tuzla tuzli mostar mostaru zenica uposlenik uposlenika \
         augusta januara februara aprila juna jula septembra oktobra novembra decembra",
    ),
    (
        Group::Latin,
        "sr",
        4.0,
        "gde uvek vreme vremena mesto mesta mestu reč reči pre posle dece deca dve svet sveta svetu videti \
         nedelja nedelje nedelju takođe saopštio saopšteno opština opštine opštini bezbednost bezbednosti istorija \
         istorije vek veka beograd beogradu beograda srbija srbije srbiji srpski srpska predsednik predsednika \
         predsednica vest vesti leto delu deo ceo cela cele obe čovek čoveka evropski evropske \
         sednica sednici uspeh primer rešenje potpredsednik sledeći sledeće poslednji poslednjih ovde lepo verovatno \
         predlog predloga reka reke reku reci cena cene cenu mera mere promena promene zahtev zahteva uspešno \
         nemački nemačka nemačke sneg mleko dete primena primene smena odeljenje izveštaj izveštaju tačno",
    ),
    (
        Group::Latin,
        "id",
        3.0,
        "bisa karena bahwa setelah saat sudah kalau cuma mobil uang kantor polisi perusahaan yaitu jadi saja \
         sedangkan rupiah rp indonesia jakarta jumat rabu senin namun hingga pihak provinsi kabupaten \
         februari agustus desember kualitas universitas kota butuh berbeda bagaimana",
    ),
    (
        Group::Latin,
        "ms",
        3.0,
        "boleh kerana bahawa selepas beliau ialah daripada wang pejabat syarikat kereta polis isnin ahad \
         khamis jumaat malaysia kuala lumpur melayu ringgit rm negeri kerajaan ogos disember kualiti \
         universiti bandar berkenaan manakala sahaja bagaimanapun dapati sempena datuk seri encik cikgu mahu baharu bandaran mesyuarat hendaklah ujarnya awak",
    ),
    (Group::Devanagari, "hi", 5.0, "है हैं में के की का और से नहीं यह पर था थे थी गया करने लिए कि हो"),
    (Group::Devanagari, "mr", 5.0, "आहे आहेत आणि या तो ते ती व मध्ये होते होता होती नाही केली केले त्या म्हणून असे झाले"),
    (
        Group::Devanagari,
        "ne",
        5.0,
        "छ छन् र छैन भएको गरेको पनि लागि थियो हुन्छ गर्ने हो तथा रहेको भने गरेका बनाउने गर्न भन्ने भए हुने अनुसार यसको उनले आफ्नो",
    ),
];

/// For each word the lists that have it, as bits.
static LISTS_OF: LazyLock<FxHashMap<&'static str, u32>> = LazyLock::new(|| {
    let mut lists = FxHashMap::default();
    for (i, (_, _, _, words)) in WORDS.iter().enumerate() {
        words.split(' ').for_each(|word| *lists.entry(word).or_insert(0) |= 1 << i);
    }
    lists
});

/// Whether a language of this script has close ones from which words tell it.
pub fn has(group: Group, code: &str) -> bool {
    WORDS.iter().any(|(of, language, ..)| *of == group && *language == code)
}

/// Calls `f` with the code of the language and the nats of each telling word of `text`.
pub fn each(text: &str, mut f: impl FnMut(&'static str, f64)) {
    let sign = |c: char| c.is_alphabetic() || matches!(c, '\u{93c}' | '\u{94d}');
    for word in text.split(|c: char| !sign(c)).filter(|word| !word.is_empty()) {
        let lists = if word.starts_with(char::is_uppercase) {
            LISTS_OF.get(word.to_lowercase().as_str())
        } else {
            LISTS_OF.get(word)
        };
        let lists = lists.copied().unwrap_or(0);
        for (i, (_, code, nats, _)) in WORDS.iter().enumerate() {
            if lists >> i & 1 == 1 {
                f(code, *nats);
            }
        }
    }
}
