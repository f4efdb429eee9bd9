//! Sentences in many languages, written in every encoding that has their letters.

use encoding_rs::Encoding;

use super::dos::{IBM437, IBM850, IBM852};
use super::{Reading, decode};

/// A text, and the encodings in which such texts are found: "western", "central" and so on as [`encodings`] says.
const SAMPLES: &[(&str, &str)] = &[
    (
        "western",
        "The café on the quay, run by Zoë Brontë and her fiancé, serves a soufflé that the naïve find too rich.",
    ),
    (
        "western central",
        "Der Bürgermeister fährt täglich über die Brücke. Für die Straße fehlt das Geld, hört man im Rathaus.",
    ),
    (
        "western",
        "La décision a été prise à l'unanimité, et le café du port n'a pas fermé cet été. Les élèves étaient là.",
    ),
    (
        "western",
        "El año pasado llegó más gente al pueblo que nunca. La alcaldesa prometió que también habrá autobús de día.",
    ),
    (
        "western",
        "A câmara não aprovou a construção da nova estação. Segundo o prefeito, a decisão virá só no próximo mês.",
    ),
    (
        "western",
        "La città è già in festa, però il sindaco non c'è. Tornerà martedì, ha detto, perché più di così non può.",
    ),
    (
        "western",
        "L'ajuntament ha decidit que la nova estació es farà a la plaça. Així ho va explicar l'alcaldessa, però amb dubtes.",
    ),
    (
        "western",
        "Borgmesteren tog færgen til øen på søndag. Han sagde, at havnen må vente på flere både næste år.",
    ),
    (
        "western",
        "Rådmannen sa at fergen går hver dag også på søndager. Været på øya har vært dårlig, og båten måtte snu.",
    ),
    (
        "western",
        "Kommunen vill bygga en bro över sundet för att båten är för långsam. Förslaget möter motstånd på ön.",
    ),
    (
        "western",
        "Kaupunki päätti jättää sillan rakentamatta, koska rahaa ei ole. Lautta kulkee yhä, mutta työväki pitää sitä hitaana.",
    ),
    (
        "western",
        "Bæjarstjórnin ákvað að kaupa ferjuna aftur. Hún siglir á hverjum degi, en veðrið hefur verið óvenju vont í vetur.",
    ),
    (
        "western",
        "De coëfficiënten zijn geïnd en de zeeën beïnvloed, zo schreef de coördinator. Het café is van de reünie op de hoogte.",
    ),
    (
        "western",
        "Hääletus lõppes öösel. Linnapea ütles, et sõidab võõra laevaga koju, sest oma käik jäi ära ja tööd ei ole.",
    ),
    (
        "western",
        "Tá an comhairleoir ag caint faoi bhád nua. Dúirt sé go mbeidh an tseirbhís ar fáil gach lá ón tsráidbhaile.",
    ),
    (
        "western central",
        "Kryetari i bashkisë tha se ura është e vjetër dhe duhet mbyllur. Banorët kërkojnë një anije që të niset çdo ditë.",
    ),
    (
        "central",
        "A tűzoltók este értek az erdőhöz. Az önkormányzat szerint a következő héten újra fölépül a híd, ha jó idő lesz.",
    ),
    (
        "central",
        "Rada miasta postanowiła odkupić spółkę, którą sprzedała wcześniej. Żegluga śródlądowa też będzie działać.",
    ),
    (
        "central",
        "Městská rada rozhodla, že přívoz zůstane. Starostka řekla, že příští rok bude dražší, ale lidé si stěžují už teď.",
    ),
    (
        "central",
        "Mestská rada rozhodla, že prievoz zostáva. Primátorka povedala, že budúci rok bude drahší, ľudia sa sťažujú už dnes.",
    ),
    (
        "central",
        "Gradsko vijeće odlučilo je da će brod voziti i noću. Načelnik kaže da će karte poskupjeti, što putnike ljuti.",
    ),
    (
        "central",
        "Občina je odločila, da bo ladja vozila tudi ponoči. Župan pravi, da se bodo vozovnice podražile že prihodnje leto.",
    ),
    (
        "central",
        "Consiliul oraşului a hotărât să păstreze feribotul. Primăriţa a spus că biletele vor fi mai scumpe începând de mâine.",
    ),
    (
        "turkish",
        "Belediye meclisi daha önce sattığı şirketi geri almaya karar verdi. Yolcular şaşkın, işçiler değil, çünkü gemi çalışıyor.",
    ),
    (
        "baltic",
        "Miesto taryba nusprendė išsaugoti keltą. Merė sakė, kad bilietai kitąmet brangs, o žmonės jau dabar skundžiasi.",
    ),
    (
        "baltic",
        "Pilsētas dome nolēma saglabāt prāmi. Mēra vietniece teica, ka biļetes nākamgad kļūs dārgākas, bet prāmis paliks.",
    ),
    (
        "cyrillic",
        "Городской совет решил выкупить автобусную компанию, которую он продал в 2009 году. Эта новость удивила многих.",
    ),
    (
        "ukrainian",
        "Міська рада вирішила викупити автобусну компанію, яку продала раніше. Її мешканці задоволені, але квитки подорожчають.",
    ),
    (
        "cyrillic",
        "Общинският съвет реши да откупи автобусната компания, която продаде по-рано. Според кмета това ще стане през лятото.",
    ),
    (
        "serbian",
        "Градско веће је одлучило да откупи аутобуско предузеће које је раније продало. Грађани кажу да ће карте бити скупље.",
    ),
    (
        "greek",
        "Το δημοτικό συμβούλιο αποφάσισε να αγοράσει ξανά την εταιρεία λεωφορείων. Ο δήμαρχος είπε ότι τα εισιτήρια θα ακριβύνουν.",
    ),
    ("hebrew", "מועצת העיר החליטה לקנות בחזרה את חברת האוטובוסים שמכרה."),
    ("arabic", "قرر مجلس المدينة شراء شركة الحافلات التي باعها في عام 2009."),
];

fn encodings(kind: &str) -> Vec<Reading> {
    let standard = |labels: &[&str]| -> Vec<Reading> {
        labels.iter().map(|label| Reading::Standard(Encoding::for_label(label.as_bytes()).unwrap())).collect()
    };
    match kind {
        "western" => {
            let mut all = standard(&["windows-1252", "macintosh"]);
            all.extend([Reading::Dos(&IBM850), Reading::Dos(&IBM437)]);
            all
        }
        "central" => {
            let mut all = standard(&["windows-1250", "iso-8859-2"]);
            all.push(Reading::Dos(&IBM852));
            all
        }
        "turkish" => standard(&["windows-1254"]),
        "baltic" => standard(&["windows-1257"]),
        "cyrillic" => {
            standard(&["windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "ibm866", "x-mac-cyrillic"])
        }
        "ukrainian" => standard(&["windows-1251", "koi8-u", "iso-8859-5", "x-mac-cyrillic"]),
        "serbian" => standard(&["windows-1251", "iso-8859-5", "x-mac-cyrillic"]),
        "greek" => standard(&["windows-1253", "iso-8859-7"]),
        "hebrew" => standard(&["windows-1255"]),
        "arabic" => standard(&["windows-1256"]),
        _ => unreachable!("{kind}"),
    }
}

/// The bytes of a text; `None` where the encoding does not have all of its characters.
fn encode(text: &str, encoding: Reading) -> Option<Vec<u8>> {
    match encoding {
        Reading::Standard(encoding) => {
            let (bytes, _, has_others) = encoding.encode(text);
            (!has_others).then(|| bytes.into_owned())
        }
        Reading::Dos(page) => {
            let all: Vec<u8> = (0..=255).collect();
            let characters: Vec<char> = page.decode(&all).chars().collect();
            text.chars().map(|c| characters.iter().position(|own| *own == c).map(|byte| byte as u8)).collect()
        }
    }
}

/// Texts that are not read as they were written.
fn misread(texts: impl Iterator<Item = (String, Reading)>) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (text, encoding) in texts {
        let Some(bytes) = encode(&text, encoding) else { continue };
        count += 1;
        let decoded = decode(&bytes, None);
        if decoded.text != text {
            wrong.push(format!("{}: {} {}", encoding.name(), decoded.notices[0].message, decoded.text));
        }
    }
    assert!(count > 10, "nothing was tried");
    wrong
}

fn samples() -> impl Iterator<Item = (&'static str, Reading)> {
    let pairs = SAMPLES.iter().flat_map(|&(kinds, text)| kinds.split(' ').map(move |kind| (kind, text)));
    pairs.flat_map(|(kind, text)| encodings(kind).into_iter().map(move |encoding| (text, encoding)))
}

#[test]
fn two_sentences_tell_their_encoding() {
    let wrong = misread(samples().map(|(text, encoding)| (text.to_owned(), encoding)));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn so_do_more_of_them_and_lines_of_windows() {
    let long = |text: &str| format!("{text}\r\n\r\n").repeat(100);
    let wrong = misread(samples().step_by(7).map(|(text, encoding)| (long(text), encoding)));
    let names: Vec<_> = wrong.iter().map(|wrong| wrong.split_once(' ').map(|(name, _)| name)).collect();
    assert!(wrong.is_empty(), "{names:?}");
}

#[test]
fn typographic_marks_do_not_mislead() {
    let texts = [
        "“We don’t know,” she said – and that’s all. ‘Nobody’s boat’ won’t sail… it isn’t theirs.",
        "Der Bürgermeister sagte: „Schön ist’s“ – und das für 5 €. „Für uns“, hieß es, „reicht’s“ …",
        "Le maire a dit : « C’est l’été », puis rien. L’hôtel n’a pas d’eau… « Qu’importe », dit-il.",
    ];
    let encodings = ["windows-1252", "macintosh"].map(|label| Encoding::for_label(label.as_bytes()).unwrap());
    // The same texts several times, for the count of what was tried.
    let pairs = texts.iter().flat_map(|text| [1, 2, 5].map(|times| format!("{text} ").repeat(times)));
    let pairs = pairs.flat_map(|text| encodings.map(|encoding| (text.clone(), Reading::Standard(encoding))));
    let wrong = misread(pairs);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// One byte beyond ASCII is what it is in windows-1252, the commonest, unless it can be nothing there.
#[test]
fn a_single_accent_is_windows_1252() {
    for (bytes, text) in [
        (&b"The caf\xe9 is open."[..], "The café is open."),
        (b"It cost 5 \x80 a day.", "It cost 5 € a day."),
        (b"It\x92s late.", "It’s late."),
        (b"A \x96 B", "A – B"),
        (b"na\xefve", "naïve"),
        (b"\xa9 2009 The Harbour Press", "© 2009 The Harbour Press"),
        (b"Nutgraf\x99 reads", "Nutgraf™ reads"),
        (b"25 \xb0C", "25 °C"),
        (b"more\x85", "more…"),
        (b"S\xe3o Paulo", "São Paulo"),
        (b"\xe9", "é"),
    ] {
        assert_eq!(decode(bytes, None).text, text);
    }
}

/// Tables were drawn in DOS.
#[test]
fn drawn_lines_are_those_of_dos() {
    let bytes = b"\xc9\xcd\xcd\xcd\xcd\xcd\xcd\xcd\xbb\r\n\xba Harbour \xba\r\n\xc8\xcd\xcd\xcd\xcd\xcd\xcd\xcd\xbc\r\nThe caf\x82 is open.";
    assert_eq!(decode(bytes, None).text.lines().next(), Some("╔═══════╗"));
    assert_eq!(
        decode(b"\xb3 1 \xb3 2 \xb3\r\n\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4", None).text,
        "│ 1 │ 2 │\r\n─────────"
    );
}
