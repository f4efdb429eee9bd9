//! Numbers in other languages than English: a text, and the numbers that are read in it from left to right. Ordinals have a full
//! stop.

use super::{Numeral, Numerals};
use crate::import::Article;
use crate::lang::Language;
use crate::options::{Options, Repair};
use crate::segment::segment;

fn numbers(language: Language, text: &str) -> Vec<String> {
    let options = Options { language: Some(language), repair: Repair::Never, ..Options::default() };
    let article = Article::from_text(text, Repair::Never);
    let document = segment(&article, &options);
    let numerals = Numerals::new(&document);
    let mut found = Vec::new();
    let mut at = 0;
    let end = document.tokens.len();
    while at < end {
        let begins = numerals.may_begin(at);
        let ordinal = begins.then(|| numerals.read_ordinal(at, end)).flatten();
        let fraction = || numerals.read_fraction(at, end);
        let cardinal = || begins.then(|| fraction().or_else(|| numerals.read(at, end))).flatten();
        at = match ordinal.map(|(value, end)| (format!("{value}."), end)) {
            None => match cardinal().map(|reading| (reading.number.to_string(), reading.end)) {
                None => at + 1,
                Some((number, end)) => {
                    found.push(number);
                    end
                }
            },
            Some((ordinal, end)) => {
                found.push(ordinal);
                end
            }
        };
    }
    found
}

/// Checks lines of a text and its numbers, "text = numbers".
fn check(code: &str, cases: &[&str]) {
    let language = Language::from_code(code).unwrap();
    let read = |case: &&str| format!("{} =", case.split(" =").next().unwrap_or_default());
    let found = cases.iter().map(|case| {
        [vec![read(case)], numbers(language, case.split(" =").next().unwrap_or_default())].concat().join(" ")
    });
    assert_eq!(found.collect::<Vec<_>>(), cases);
}

#[test]
fn german() {
    check(
        "de",
        &[
            "Es waren dreiundzwanzig Boote = 23",
            "mit zweitausendfünfhundert Gästen = 2500",
            "hundertfünf oder zweihundertsiebzehntausendvierhundertelf = 105 217411",
            "achtundneunzig, dann sechzehn Kähne = 98 16",
            "eine Million, zwei Millionen, 3,5 Milliarden = 1000000 2000000 3500000000",
            "2,5 Mio. Fässer und 4 Mrd. Dosen = 2500000 4000000000",
            "anderthalb Millionen, zweieinhalb Liter = 1500000 2.5",
            "zwei Drittel und drei Viertel der Fischer = 0.6667 0.75",
            "ein Drittel, eine halbe Million = 0.3333 500000",
            "1.234,5 und 10.000 und 3,25 und 1'234.50 = 1234.5 10000 3.25 1234.5",
            "10 000 Netze = 10000",
            "zwei Komma drei = 2.3",
            "am dreiundzwanzigsten Tag, der dritte Sieg = 23. 3.",
            "die erste, die zweiten, das hundertste Netz = 1. 2. 100.",
            "der 2. Platz und im 19. Jahrhundert = 2. 19.",
            "ein Boot, eine Frau, einer von vielen =",
            "Sie hat die Erde geerbt und das Achtel =",
            "Hunderte, Tausende und Millionen kamen =",
            "neunzehnhundert Tonnen, minus fünf Grad = 1900 5",
            "ein Dutzend Eier, zwei Dutzend = 12 24",
        ],
    );
}

#[test]
fn french() {
    check(
        "fr",
        &[
            "vingt et un bateaux = 21",
            "quatre-vingt-dix-sept, soixante-quinze, quatre-vingts = 97 75 80",
            "soixante et onze puis soixante-dix-huit = 71 78",
            "deux cent trois filets, mille cinq cents = 203 1500",
            "trois mille deux cents = 3200",
            "un million, deux millions et demi, trois milliards = 1000000 2500000 3000000000",
            "d'un million à 1,5 milliard = 1000000 1500000000",
            "1 234 567,89 et 10 000 = 1234567.89 10000",
            "10\u{202f}000 et 3,5 = 10000 3.5",
            "les deux tiers, trois quarts = 0.6667 0.75",
            "le 1er, la 2e, le 20ème = 1. 2. 20.",
            "le premier, la vingt-deuxième, le vingt et unième = 1. 22. 21.",
            "septante-cinq, nonante = 75 90",
            "un bateau, une femme et une autre =",
            "vingt et trente = 20 30",
            "quatre-vingt-un mille = 81000",
            "le onzième quai de l'onzième port = 11. 11.",
            "une douzaine, cent, mille = 12 100 1000",
            "des milliers et des centaines =",
            "deux virgule cinq = 2.5",
        ],
    );
}

#[test]
fn spanish() {
    check(
        "es",
        &[
            "treinta y un barcos, treinta y dos = 31 32",
            "veintitrés y veintiún = 23 21",
            "ciento veinte y ciento treinta = 120 130",
            "mil doscientos, dos mil quinientos = 1200 2500",
            "mil millones, dos mil quinientos millones = 1000000000 2500000000",
            "3.500 millones y 2,5 millones = 3500000000 2500000",
            "un millón, tres millones y medio = 1000000 3500000",
            "un billón quinientos mil millones = 1500000000000",
            "entre diez y veinte, entre mil y dos mil = 10 20 1000 2000",
            "el primer puerto, la tercera red, el vigésimo = 1. 3. 20.",
            "el 3º y la 2ª = 3. 2.",
            "quinientas redes y setecientos noventa y nueve = 500 799",
            "dos tercios, tres cuartos = 0.6667 0.75",
            "un barco, una mujer, uno de ellos =",
            "miles y cientos de redes =",
            "cien, ciento uno, ciento cinco = 100 101 105",
            "1.234,56 y 10 000 = 1234.56 10000",
            "media docena, una docena = 6 12",
            "cuarenta y cinco mil = 45000",
            "noventa y nueve = 99",
        ],
    );
}

#[test]
fn portuguese_and_italian() {
    check(
        "pt",
        &[
            "vinte e um barcos, cento e vinte e três = 21 123",
            "mil e duzentos, dois mil quinhentos e quarenta = 1200 2540",
            "um milhão, dois milhões e meio, 3 bilhões = 1000000 2500000 3000000000",
            "mil milhões, R 1,5 mi = 1000000000 1500000",
            "o primeiro, a décima, o 3º e a 2ª = 1. 10. 3. 2.",
            "um barco, uma rede =",
            "dezesseis, dezasseis, quatorze = 16 16 14",
            "dois terços e 1.234,5 = 0.6667 1234.5",
        ],
    );
    check(
        "it",
        &[
            "ventuno, ventidue, ventitré, ventotto = 21 22 23 28",
            "centottanta, centouno, duecentocinquanta = 180 101 250",
            "duemilacinquecento, trentamila, mille = 2500 30000 1000",
            "un milione, due milioni e mezzo, 3,5 miliardi = 1000000 2500000 3500000000",
            "il primo, la terza, il ventesimo, il ventitreesimo = 1. 3. 20. 23.",
            "due terzi, tre quarti = 0.6667 0.75",
            "un porto, una rete, uno di loro, prima e poi =",
            "il 3º posto e 1.234,5 = 3. 1234.5",
            "dell'undicesimo molo = 11.",
            "diciassette e diciotto = 17 18",
        ],
    );
}

#[test]
fn dutch_and_swedish() {
    check(
        "nl",
        &[
            "drieëntwintig, tweeënveertig, eenentachtig = 23 42 81",
            "tweehonderdvijftig, vijfduizend, tweeduizend driehonderd = 250 5000 2300",
            "een miljoen, twee miljard, 1,5 miljoen = 1000000 2000000000 1500000",
            "anderhalf miljoen, tweeënhalf = 1500000 2.5",
            "de eerste, de tweede, de drieëntwintigste, de 20ste, de 2e = 1. 2. 23. 20. 2.",
            "een boot, een vrouw =",
            "één boot = 1",
            "twee derde van 10.000 = 2 3. 10000",
        ],
    );
    check(
        "sv",
        &[
            "tjugotre, femtiofem, nittionio = 23 55 99",
            "tvåhundrafemtio, tretusen, två tusen femhundra = 250 3000 2500",
            "en miljon, två miljarder, 1,5 miljoner = 1000000 2000000000 1500000",
            "den första, den tredje, den tjugoandra, den tjugoförsta = 1. 3. 22. 21.",
            "en båt, ett nät, de andra =",
            "två tredjedelar = 0.6667",
            "10 000 kronor och 3,5 = 10000 3.5",
        ],
    );
}

#[test]
fn russian_ukrainian_and_polish() {
    check(
        "ru",
        &[
            "двадцать три лодки, двадцать один = 23 21",
            "двести сорок пять, тысяча двести = 245 1200",
            "двух тысяч, пятидесяти шести = 2000 56",
            "миллион, три миллиона, 3,5 млн, 10 тыс. сетей = 1000000 3000000 3500000 10000",
            "1 млрд 200 млн = 1200000000",
            "полтора миллиона, два с половиной миллиона = 1500000 2500000",
            "первый, двадцать первого, третьей, 5-й, 5-го = 1. 21. 3. 5. 5.",
            "один человек, одна из сетей =",
            "тысячи и миллионы людей =",
            "трёх и четырёх = 3 4",
            "две тысячи двадцатый = 2020.",
        ],
    );
    check(
        "uk",
        &[
            "двадцять три човни, двісті сорок п'ять = 23 245",
            "мільйон, три мільйони, 3,5 млн, 10 тис. сітей = 1000000 3000000 3500000 10000",
            "півтора мільйона, два з половиною мільйона = 1500000 2500000",
            "перший, двадцять першого, 5-й = 1. 21. 5.",
            "один чоловік, тисячі людей =",
        ],
    );
    check(
        "pl",
        &[
            "dwadzieścia trzy łodzie, dwieście czterdzieści pięć = 23 245",
            "milion, trzy miliony, 3,5 mln, 10 tys. sieci = 1000000 3000000 3500000 10000",
            "półtora miliona, dwa i pół miliona = 1500000 2500000",
            "pierwszy, trzecia, dwudziestego pierwszego, pięćdziesiąty = 1. 3. 21. 50.",
            "jeden człowiek, tysiące ludzi, w 2. lidze = 2.",
        ],
    );
}

#[test]
fn words_that_begin_as_numbers_are_none() {
    check("de", &["Achtung, Dreieck, Einheit, Zweig, Hundertschaft, erstens =", "die Vierer und Zehner ="]);
    check("fr", &["septembre, ontologie, centre, millefeuille =", "et demi, et un ="]);
    check("es", &["dosis, treintañero, milagro, y media hora ="]);
    check("it", &["seicento, ottobre, centrale, duello = 600"]);
    check("ru", &["столица, семья, пятница, стой, шестерня ="]);
}

#[test]
fn chains_of_numerals_end() {
    let german = Language::from_code("de").unwrap();
    for word in ["ein", "hundert", "und", "zweiund", "tausend", "million "] {
        assert!(numbers(german, &word.repeat(300)).len() <= 300);
    }
    assert_eq!(Numeral::of("5", false), Numeral::Figure(super::Number::whole(5)));
}
