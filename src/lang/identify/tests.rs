//! Tests of language identification, and of tables that are damaged.

use super::*;
use crate::model::file::ModelError;

fn check(text: &str, code: &str) {
    let found = identify(text);
    assert_eq!(found.language.code(), code, "{text} ({})", found.confidence);
    assert!((0.0..=1.0).contains(&found.confidence));
}

#[test]
fn main_languages() {
    check("The council has approved the plan for a new bridge over the river.", "en");
    check("Der Rat hat dem Plan für eine neue Brücke über den Fluss zugestimmt.", "de");
    check("Le conseil a approuvé le projet d'un nouveau pont sur la rivière.", "fr");
    check("El consejo ha aprobado el plan de un puente nuevo sobre el río.", "es");
    check("Il consiglio ha approvato il progetto di un nuovo ponte sul fiume.", "it");
    check("A câmara aprovou ontem o projeto de uma nova ponte sobre o rio.", "pt");
    check("De raad heeft het plan voor een nieuwe brug over de rivier goedgekeurd.", "nl");
    check("Rada miasta zatwierdziła wczoraj plan budowy nowego mostu przez rzekę.", "pl");
    check("Belediye meclisi nehrin üzerine yeni bir köprü yapılmasını onayladı.", "tr");
    check("Совет одобрил план строительства нового моста через реку.", "ru");
    check("Рада схвалила план будівництва нового мосту через річку.", "uk");
    check("시의회는 강을 건너는 새 다리를 승인했다.", "ko");
    check("市議会は川に新しい橋を架ける計画を承認した。", "ja");
    check("市议会批准了在河上建造新桥的计划。", "zh");
    check("وافق المجلس على خطة بناء جسر جديد فوق النهر", "ar");
    check("شورای شهر طرح ساخت پل جدیدی را روی رودخانه تصویب کرد.", "fa");
    check("नगर परिषद ने नदी पर नया पुल बनाने की योजना को मंज़ूरी दी है।", "hi");
    check("सिंधू नदीवर नवीन पूल बांधण्याच्या योजनेला परिषदेने मंजुरी दिली आहे.", "mr");
}

#[test]
fn languages_of_central_asia() {
    check("Shahar kengashi daryo ustidan yangi koʻprik qurish rejasini maʼqulladi.", "uz");
    check("Shahar kengashi daryo ustidan yangi ko'prik qurish rejasini ma'qulladi.", "uz");
    check("Shahar kengashi daryo ustidan yangi ko’prik qurish rejasini ma’qulladi.", "uz");
    check("Elchi Berlinda ikki davlat hamkorligining istiqbollari haqida nutq so‘zladi.", "uz");
    check("Шаҳар кенгаши дарё устидан янги кўприк қуриш режасини маъқуллади.", "uz");
    check("Бугун пойтахтда хорижий сармоядорлар билан учрашув бўлиб ўтди.", "uz");
    check("Қала кеңесі өзен үстінен жаңа көпір салу жоспарын мақұлдады.", "kk");
    check("Шаардык кеңеш дарыянын үстүнөн жаңы көпүрө куруу планын жактырды.", "ky");
    check("Шӯрои шаҳр нақшаи сохтмони пули навро аз болои дарё тасдиқ кард.", "tg");
    check("Şäher geňeşi derýanyň üstünden täze köpri gurmagyň meýilnamasyny makullady.", "tk");
    check("Şəhər şurası çayın üzərində yeni körpü tikilməsi planını təsdiqlədi.", "az");
    check("Хотын зөвлөл гол дээгүүр шинэ гүүр барих төлөвлөгөөг баталлаа.", "mn");
}

#[test]
fn languages_that_are_close() {
    check("Byrådet har godkendt planen om en ny bro over åen, men der mangler stadig penge.", "da");
    check("Kommunestyret har godkjent planen om en ny bru over elva, men det mangler fortsatt penger.", "nb");
    check("Kommunestyret har godkjent planen om ei ny bru over elva, men det manglar framleis pengar.", "nn");
    check("Zastupitelstvo schválilo plán na stavbu nového mostu přes řeku, řekl starosta.", "cs");
    check("Zastupiteľstvo schválilo plán na výstavbu nového mosta cez rieku, povedal primátor.", "sk");
    check("Gradsko vijeće prihvatilo je prijedlog o gradnji novoga mosta tijekom iduće godine.", "hr");
    check("Градско веће је прихватило предлог о изградњи новог моста преко реке.", "sr");
    check(
        "Gradsko veće je prihvatilo predlog o izgradnji novog mosta preko reke. Predsednik opštine je rekao da će posle \
         leta početi radovi, i da je cena veća nego što se očekivalo pre dve godine.",
        "sr",
    );
    check("Градският съвет одобри плана за нов мост над реката и определи средствата.", "bg");
    check("Градскиот совет го одобри планот за нов мост преку реката.", "mk");
    check("Гарадскі савет ухваліў план будаўніцтва новага моста цераз раку.", "be");
    check("L'ajuntament ha aprovat el projecte d'un pont nou que farà servir la gent de la vila.", "ca");
    check(
        "O concello aprobou onte unha nova ponte sobre o río, pero a xente non sabe cando haberá cartos.",
        "gl",
    );
    check(
        "Majlis bandaran meluluskan rancangan membina sebuah jambatan baharu kerana sungai itu luas.",
        "ms",
    );
    check("Dewan kota menyetujui rencana pembangunan jembatan baru karena sungai itu lebar sekali.", "id");
    check("شہر کی کونسل نے دریا پر نئے پل کی تعمیر کے منصوبے کی منظوری دے دی ہے۔", "ur");
    check("नगर परिषद्ले नदीमाथि नयाँ पुल बनाउने योजना स्वीकृत गरेको छ।", "ne");
}

#[test]
fn scripts_of_one_language() {
    check("Το δημοτικό συμβούλιο ενέκρινε τη νέα γέφυρα.", "el");
    check("מועצת העיר אישרה גשר חדש מעל הנהר.", "he");
    check("דער שטאָטראַט האָט באַשטעטיקט אַ נײַע בריק.", "yi");
    check("สภาเมืองอนุมัติสะพานใหม่ข้ามแม่น้ำ", "th");
    check("საბჭომ ახალი ხიდი დაამტკიცა.", "ka");
    check("Քաղաքի խորհուրդը հաստատեց նոր կամուրջը։", "hy");
    check("নগর পরিষদ নদীর উপর নতুন সেতু অনুমোদন করেছে।", "bn");
    check("নগৰ পৰিষদে নদীৰ ওপৰত নতুন দলং অনুমোদন কৰিছে।", "as");
    check("የከተማው ምክር ቤት አዲስ ድልድይ አጸደቀ።", "am");
}

#[test]
fn names_of_another_language_in_headlines() {
    for line in [
        "Quintmann leaves the Orrinbank of Vellmar",
        "De Roos visits Brouwersdijk",
        "Von Rheinfels beats Schönbrunn in Graz",
        "Petrović scores twice for Orrin",
        "Giovannelli to lead Vellmar",
    ] {
        check(line, "en");
    }
    check("Quintmann verlässt die Bank von Vellmar", "de");
    check("Rossi lascia la banca di Orrin", "it");
    check("Dupont quitte la banque de Vellmar", "fr");
}

#[test]
fn a_jumble_has_no_language() {
    check("XQN BRZTK WPLMV SDFGH JKLQW TRZXV BNMQP KJHGF WQZX", "und");
    check("ok", "und");
}

#[test]
fn hints_decide_about_few_words() {
    let hinted = |text: &str, codes: &[&str]| {
        let hints: Vec<Language> = codes.iter().filter_map(|code| Language::from_code(code)).collect();
        identify_for(text, &hints).language.code().to_owned()
    };
    assert_eq!(hinted("Gas plant", &["en"]), "en");
    assert_eq!(hinted("water", &["en", "uz"]), "en");
    assert_eq!(hinted("Der Rat hat dem Plan für eine neue Brücke zugestimmt", &["en", "uz"]), "de");
}

#[test]
fn no_letters_no_language() {
    check("1234 !?", "und");
    check("", "und");
    assert_eq!(identify("1 2 3").confidence, 0.0);
}

#[test]
fn a_jumble_is_not_certain() {
    let jumble = "river Straße voiture pueblo fiume ponte brug most köprü híd silta bro";
    assert!(identify(jumble).confidence < 0.6, "{:?}", identify(jumble));
    let table = "1,234 kg\n5,678 m\n9,012 km\n3,456 s\n7,890 Hz\n";
    assert!(identify(table).confidence < 0.6, "{:?}", identify(table));
}

#[test]
fn a_text_is_certain() {
    let text = "The council approved the plan for a new bridge over the river on Tuesday. It will cost more than \
                anybody had expected, and the work is to begin before the end of the year.";
    assert!(identify(text).confidence > 0.95, "{:?}", identify(text));
}

#[test]
fn long_texts_are_read_in_stretches() {
    let text = "Der Rat hat dem Plan für die Brücke zugestimmt. ".repeat(2000);
    check(&text, "de");
    let japanese = "市議会は川に新しい橋を架ける計画を承認した。".repeat(500);
    check(&japanese, "ja");
    let digits = format!("{} nihoyat javob keldi va hamma xursand boʻldi", "1 ".repeat(3000));
    check(&digits, "uz");
}

#[test]
fn parts_in_another_language() {
    let english = Language::ENGLISH;
    let german = "Wir haben lange über diesen Plan gesprochen, und am Ende waren alle der Meinung, dass die Stadt eine \
                  neue Brücke braucht.";
    let of = |text, language| other_language(text, language).map(|found| found.code().to_owned());
    assert_eq!(of(german, english).as_deref(), Some("de"));
    assert_eq!(of(german, identify(german).language), None);
    let russian =
        "Мы долго говорили об этом плане, и в конце концов все решили, что городу нужен новый мост.";
    assert_eq!(of(russian, english).as_deref(), Some("ru"));
    // Too short, and half of it only.
    assert_eq!(of("Das ist nicht wahr.", english), None);
    let half = "She said: Wir haben lange über diesen Plan gesprochen. But nobody in the room had understood a word of \
                what she told them.";
    assert_eq!(of(half, english), None);
}

#[test]
fn the_table_is_whole() {
    let table = Table::read(BYTES).map_err(|error| format!("{error:?}"));
    let table = table.unwrap_or_else(|error| panic!("{error}"));
    let languages: std::collections::BTreeSet<String> = ngrams::GROUPS
        .iter()
        .filter_map(|&group| table.model(group))
        .flat_map(|model| model.classes.iter().map(|class| class.language.code().to_owned()))
        .collect();
    assert!(table.parts().all(|part| part.model().is_ok()));
    assert!(languages.len() >= 60, "{}", languages.len());
    assert!(BYTES.len() <= 50_000, "{}", BYTES.len());
}

#[test]
fn damaged_tables_are_errors() {
    // Every length near the fields, and a sample of those within the streams.
    for length in (0..400).chain((400..BYTES.len()).step_by(4999)) {
        assert!(Table::read(&BYTES[..length]).is_err(), "{length}");
    }
    let longer = [BYTES, &[0]].concat();
    assert_eq!(Table::read(&longer).err(), Some(ModelError::Damaged));
    let mut other = BYTES.to_vec();
    other[4] = 77;
    assert_eq!(Table::read(&other).err(), Some(ModelError::Foreign));
    // A flipped bit may give another table, but no panic.
    for place in (5..BYTES.len()).step_by(2503) {
        let mut flipped = BYTES.to_vec();
        flipped[place] ^= 0x55;
        if let Ok(table) = Table::read(&flipped) {
            table.parts().for_each(|part| _ = part.model());
        }
    }
}
