//! Amounts in other languages than English: lines of a text, " => ", and its amounts divided by semicolons.

use super::found_in;
use crate::lang::Language;

fn check(code: &str, cases: &str) {
    let language = Language::from_code(code).unwrap();
    let cases: Vec<&str> = cases.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let answer = |case: &&str| {
        let text = case.split(" =>").next().unwrap_or_default();
        let amounts: Vec<String> = found_in(language, text).into_iter().map(|(line, _)| line).collect();
        format!("{text} => {}", amounts.join("; ")).trim_end().to_owned()
    };
    let answers: Vec<String> = cases.iter().map(answer).collect();
    let wrong: Vec<_> = answers.iter().zip(&cases).filter(|(answer, case)| answer != case).collect();
    assert!(wrong.is_empty(), "{code}: {wrong:#?}");
}

#[test]
fn german() {
    check(
        "de",
        "Der Kran kostete 1.500 € und 20 Euro Gebühr. => 1.500 € = 1500 EUR; 20 Euro = 20 EUR
         Sie zahlte € 3,50 und 67,50 $ dazu. => € 3,50 = 3.5 EUR; 67,50 $ = 67.5 USD
         Der Hafen erhielt 2,5 Mio. Euro und 4 Mrd. EUR. => 2,5 Mio. Euro = 2500000 EUR; 4 Mrd. EUR = 4000000000 EUR
         Das sind drei Milliarden Dollar. => drei Milliarden Dollar = 3000000000 USD
         Es waren 400 Schweizer Franken und 30 Cent. => 400 Schweizer Franken = 400 CHF; 30 Cent = 0.3 EUR
         Ein Boot für anderthalb Millionen Euro. => anderthalb Millionen Euro = 1500000 EUR
         Es waren 100.000 Mark und 500 Rubel. => 100.000 Mark = 100000 DEM; 500 Rubel = 500 RUB
         Das kostet 10 bis 12 Millionen Euro. => 10 bis 12 Millionen Euro = 10000000..12000000 EUR
         Zwischen 150 und 200 Fische starben. => 150 und 200 = 150..200
         Die Miete stieg um 3,5 % und 20%. => 3,5 % = 3.5 %; 20% = 20 %
         Sie fiel um zwei Prozentpunkte auf 5 Prozent. => zwei Prozentpunkte = 2 %; 5 Prozent = 5 %
         Zwischen 1,5 und 2,5 Prozent liegt er. => 1,5 und 2,5 Prozent = 1.5..2.5 %
         Rund 70 bis 80 Prozent kamen. => 70 bis 80 Prozent = 70..80 %
         Der Deich ist 15 Kilometer lang und 4 m breit. => 15 Kilometer = 15 km; 4 m = 4 m
         Auf 20 Hektar oder 8 Quadratkilometern. => 20 Hektar = 20 har; 8 Quadratkilometern = 8 km2
         Der Sturm hatte 120 km/h und 90 Stundenkilometer. => 120 km/h = 120 km/h; 90 Stundenkilometer = 90 km/h
         Es war minus fünf Grad Celsius, dann 30 °C oder mehr. => minus fünf Grad Celsius = -5 Cel; 30 °C = 30 Cel
         Sie luden 1,2 Millionen Tonnen und 500 Gramm. => 1,2 Millionen Tonnen = 1200000 t; 500 Gramm = 500 g
         Das Werk liefert 400 MW und 3000 Kilowattstunden. => 400 MW = 400 MW; 3000 Kilowattstunden = 3000 kW.h
         Die Wirtin ist 34 Jahre alt. => 34 Jahre alt = 34 a
         Ein 34-jähriger Fischer und eine 7-Jährige. => 34-jähriger = 34 a; 7-Jährige = 7 a
         Er starb im Alter von 81 Jahren. => 81 Jahren = 81 a
         Es kamen dreiundzwanzig Boote und 10 000 Gäste. => dreiundzwanzig = 23; 10 000 = 10000
         Auf den ersten Platz folgte der 2. Platz. => ersten = 1; 2. = 2
         Zwei Drittel der Boote. => Zwei Drittel = 0.6666666666666666
         Gesucht werden 10-15 Schweißer. => 10-15 = 10..15
         Ein Boot, eine Frau und der eine von ihnen. =>
         Der Krimi auf Seite 12 und in Zimmer 7. =>
         Er gewann 2019 und wohnt Hafenstraße 2b. =>
         Ruf 03 25 42 10 an, es steht 3:1. =>
         Tausende kamen, Millionen hofften. =>",
    );
}

#[test]
fn french() {
    check(
        "fr",
        "La grue a coûté 1 500 € et 20 euros de frais. => 1 500 € = 1500 EUR; 20 euros = 20 EUR
         Le port a reçu 2,5 millions d'euros. => 2,5 millions d'euros = 2500000 EUR
         Trois milliards de dollars manquent. => Trois milliards de dollars = 3000000000 USD
         Il doit 400 francs suisses et 30 centimes. => 400 francs suisses = 400 CHF; 30 centimes = 0.3 EUR
         Un prêt de 5 000 dollars canadiens. => 5 000 dollars canadiens = 5000 CAD
         Entre 10 et 12 millions d'euros. => 10 et 12 millions d'euros = 10000000..12000000 EUR
         Le loyer a augmenté de 3,5 % puis de 20%. => 3,5 % = 3.5 %; 20% = 20 %
         Quelque cinq pour cent des bateaux. => cinq pour cent = 5 %
         Soixante-quinze pour cent des voix. => Soixante-quinze pour cent = 75 %
         La digue fait 15 kilomètres et 4 m de large. => 15 kilomètres = 15 km; 4 m = 4 m
         Sur 20 hectares ou 8 kilomètres carrés. => 20 hectares = 20 har; 8 kilomètres carrés = 8 km2
         Des vents de 30 °C et 120 km/h. => 30 °C = 30 Cel; 120 km/h = 120 km/h
         Il faisait cinq degrés Celsius. => cinq degrés Celsius = 5 Cel
         Ils ont chargé 1,2 million de tonnes. => 1,2 million de tonnes = 1200000 t
         La centrale donne 400 MW. => 400 MW = 400 MW
         Jeanne Melvec, 34 ans, pêche seule. => 34 ans = 34 a
         Une femme âgée de 81 ans. => 81 ans = 81 a
         Elle est morte à l'âge de 90 ans. => 90 ans = 90 a
         Vingt et un bateaux et dix mille visiteurs. => Vingt et un = 21; dix mille = 10000
         Enfin quatre-vingt-dix-sept marins sont rentrés. => quatre-vingt-dix-sept = 97
         Quatre-vingt-dix-sept marins sont rentrés. =>
         Le premier quai, la 2e écluse, le 20ème port. => premier = 1; 2e = 2; 20ème = 20
         Les deux tiers des quais. => deux tiers = 0.6666666666666666
         Les cinquante premiers marins. => cinquante = 50; premiers = 1
         Une douzaine de filets. => Une douzaine = 12
         Un bateau, une femme et l'un d'eux. =>
         Le premier ministre a parlé. =>
         Des milliers de marins, des centaines de filets. =>
         Il habite chambre 12 depuis 2019. =>
         Renseignements au 03 25 42 10 46. =>",
    );
}

#[test]
fn spanish() {
    check(
        "es",
        "La grúa costó 1.500 € y 20 euros más. => 1.500 € = 1500 EUR; 20 euros = 20 EUR
         El puerto recibió 2,5 millones de euros. => 2,5 millones de euros = 2500000 EUR
         Faltan tres mil millones de dólares. => tres mil millones de dólares = 3000000000 USD
         Son 3.270 millones de euros. => 3.270 millones de euros = 3270000000 EUR
         Cobró 400 francos suizos y 30 céntimos. => 400 francos suizos = 400 CHF; 30 céntimos = 0.3 EUR
         Un préstamo de 5.000 pesos mexicanos. => 5.000 pesos mexicanos = 5000 MXN
         Pagaron 200 pesetas y 50 libras esterlinas. => 200 pesetas = 200 ESP; 50 libras = 50 GBP
         Entre 10 y 12 millones de euros. => 10 y 12 millones de euros = 10000000..12000000 EUR
         La renta subió un 3,5 % y un 20%. => 3,5 % = 3.5 %; 20% = 20 %
         El cinco por ciento de los barcos. => cinco por ciento = 5 %
         Aventaja en 17 puntos porcentuales. => 17 puntos porcentuales = 17 %
         El dique mide 15 kilómetros y 4 m de ancho. => 15 kilómetros = 15 km; 4 m = 4 m
         En 20 hectáreas o 8 kilómetros cuadrados. => 20 hectáreas = 20 har; 8 kilómetros cuadrados = 8 km2
         Vientos de 30 °C y 120 km/h. => 30 °C = 30 Cel; 120 km/h = 120 km/h
         Hacía cinco grados centígrados. => cinco grados centígrados = 5 Cel
         Cargaron 1,2 millones de toneladas. => 1,2 millones de toneladas = 1200000 t
         La central da 400 megavatios. => 400 megavatios = 400 MW
         Lucía Morvel, 34 años, pesca sola. => 34 años = 34 a
         Murió a la edad de 81 años. => 81 años = 81 a
         Treinta y un barcos y diez mil visitantes. => Treinta y un = 31; diez mil = 10000
         El primer muelle, el 3º y la vigésima esclusa. => primer = 1; 3º = 3; vigésima = 20
         Dos tercios de los muelles. => Dos tercios = 0.6666666666666666
         Media docena de redes y una docena de barcos. => Media docena = 6; una docena = 12
         Dos millones y medio de redes. => Dos millones y medio = 2500000
         Cerca de 72.500 espectadores. => 72.500 = 72500
         Un barco, una mujer y uno de ellos. =>
         El primer ministro habló en 2019. =>
         Miles de marinos y cientos de redes. =>
         La habitación 12 es suya. =>",
    );
}

#[test]
fn portuguese() {
    check(
        "pt",
        "O guindaste custou 1.500 € e 20 euros. => 1.500 € = 1500 EUR; 20 euros = 20 EUR
         O porto recebeu 2,5 milhões de reais. => 2,5 milhões de reais = 2500000 BRL
         Custa R$ 31 bilhões ou US$ 5. => R$ 31 bilhões = 31000000000 BRL; US$ 5 = 5 USD
         Faltam três bilhões de dólares. => três bilhões de dólares = 3000000000 USD
         Pagou 200 escudos e 50 libras. => 200 escudos = 200 PTE; 50 libras = 50 [lb_av]
         Entre 10 e 12 milhões de euros. => 10 e 12 milhões de euros = 10000000..12000000 EUR
         A renda subiu 3,5 % e 20%. => 3,5 % = 3.5 %; 20% = 20 %
         Setenta e cinco por cento dos barcos. => Setenta e cinco por cento = 75 %
         Caiu dois pontos percentuais. => dois pontos percentuais = 2 %
         O dique tem 15 quilómetros e 4 m. => 15 quilómetros = 15 km; 4 m = 4 m
         Em 20 hectares ou 8 quilômetros quadrados. => 20 hectares = 20 har; 8 quilômetros quadrados = 8 km2
         Ventos de 30 °C e 120 km/h. => 30 °C = 30 Cel; 120 km/h = 120 km/h
         Fazia cinco graus Celsius. => cinco graus Celsius = 5 Cel
         Carregaram 11 mil toneladas. => 11 mil toneladas = 11000 t
         Levou 435 quilos e dois litros. => 435 quilos = 435 kg; dois litros = 2 L
         A usina dá 400 megawatts. => 400 megawatts = 400 MW
         Lúcia Morvel, 34 anos, pesca. => 34 anos = 34 a
         Morreu com a idade de 81 anos. => 81 anos = 81 a
         Vinte e um barcos e dez mil pessoas. => Vinte e um = 21; dez mil = 10000
         Cento e vinte e três redes. => Cento e vinte e três = 123
         O primeiro cais, o 3º e a décima rede. => primeiro = 1; 3º = 3; décima = 10
         Dois terços dos barcos. => Dois terços = 0.6666666666666666
         Meia dúzia de redes. => Meia dúzia = 6
         Dois milhões e meio de redes. => Dois milhões e meio = 2500000
         Cerca de 72.500 pessoas. => 72.500 = 72500
         Um barco, uma mulher e um deles. =>
         O primeiro ministro falou em 2019. =>
         Milhares de barcos e centenas de redes. =>
         A página 12 é sua. =>",
    );
}

#[test]
fn italian() {
    check(
        "it",
        "La gru costò 1.500 € e 20 euro. => 1.500 € = 1500 EUR; 20 euro = 20 EUR
         Il porto ebbe 2,5 milioni di euro. => 2,5 milioni di euro = 2500000 EUR
         Mancano tre miliardi di dollari. => tre miliardi di dollari = 3000000000 USD
         Costa 50 mld di lire. => 50 mld di lire = 50000000000 ITL
         Deve 400 franchi svizzeri e 30 centesimi. => 400 franchi svizzeri = 400 CHF; 30 centesimi = 0.3 EUR
         Tra 10 e 12 milioni di euro. => 10 e 12 milioni di euro = 10000000..12000000 EUR
         L'affitto salì del 3,5 % e del 20%. => 3,5 % = 3.5 %; 20% = 20 %
         Il cinque per cento delle barche. => cinque per cento = 5 %
         Scese di due punti percentuali. => due punti percentuali = 2 %
         La diga misura 15 chilometri e 4 m. => 15 chilometri = 15 km; 4 m = 4 m
         Su 20 ettari o 8 chilometri quadrati. => 20 ettari = 20 har; 8 chilometri quadrati = 8 km2
         Raffiche di 30 °C e 120 km/h. => 30 °C = 30 Cel; 120 km/h = 120 km/h
         Erano cinque gradi Celsius. => cinque gradi Celsius = 5 Cel
         Caricarono duemila tonnellate. => duemila tonnellate = 2000 t
         Portava 435 chili e due litri. => 435 chili = 435 kg; due litri = 2 L
         La centrale dà 400 megawatt. => 400 megawatt = 400 MW
         Lucia Morvelli, 34 anni, pesca sola. => 34 anni = 34 a
         Morì all'età di 81 anni. => 81 anni = 81 a
         Ventuno barche e diecimila visitatori. => Ventuno = 21; diecimila = 10000
         Duecentocinquanta reti, centottanta ami. => Duecentocinquanta = 250; centottanta = 180
         Il primo molo, la terza rete, il ventesimo porto. => primo = 1; terza = 3; ventesimo = 20
         Due terzi delle barche. => Due terzi = 0.6666666666666666
         Una dozzina di reti. => Una dozzina = 12
         Due milioni e mezzo di reti. => Due milioni e mezzo = 2500000
         Circa 72.500 spettatori. => 72.500 = 72500
         Una barca, un uomo e uno di loro, secondo lui. =>
         Il primo ministro parlò nel 2019. =>
         Migliaia di barche e centinaia di reti. =>
         La pagina 12 è sua, prima di tutto. =>",
    );
}

#[test]
fn dutch() {
    check(
        "nl",
        "De kraan kostte 1.500 € en 20 euro. => 1.500 € = 1500 EUR; 20 euro = 20 EUR
         De haven kreeg € 2,5 miljoen. => € 2,5 miljoen = 2500000 EUR
         Er ontbreken drie miljard dollar. => drie miljard dollar = 3000000000 USD
         Hij betaalde 400 Zwitserse frank. => 400 Zwitserse frank = 400 CHF
         Dat was 30 cent of 500 gulden. => 30 cent = 0.3 EUR; 500 gulden = 500 NLG
         Het kost 10 tot 12 miljoen euro. => 10 tot 12 miljoen euro = 10000000..12000000 EUR
         Tussen 150 en 200 vissen stierven. => 150 en 200 = 150..200
         De huur steeg 3,5 % en 20%. => 3,5 % = 3.5 %; 20% = 20 %
         Vijf procent van de boten. => Vijf procent = 5 %
         Het daalde twee procentpunten. => twee procentpunten = 2 %
         De dijk is 15 kilometer lang en 4 m breed. => 15 kilometer = 15 km; 4 m = 4 m
         Op 20 hectare of 8 vierkante kilometer. => 20 hectare = 20 har; 8 vierkante kilometer = 8 km2
         Wind van 120 km/u en 90 kilometer per uur. => 120 km/u = 120 km/h; 90 kilometer per uur = 90 km/h
         Het was 30 °C, dan vijf graden Celsius. => 30 °C = 30 Cel; vijf graden Celsius = 5 Cel
         Ze laadden 1,2 miljoen ton. => 1,2 miljoen ton = 1200000 t
         Er viel 35 liter en 500 gram. => 35 liter = 35 L; 500 gram = 500 g
         De centrale levert 400 MW. => 400 MW = 400 MW
         De schipper is 34 jaar oud. => 34 jaar oud = 34 a
         Een 34-jarige visser. => 34-jarige = 34 a
         Zij stierf op de leeftijd van 81 jaar. => 81 jaar = 81 a
         Drieëntwintig boten en tienduizend gasten. => Drieëntwintig = 23; tienduizend = 10000
         Tweehonderdvijftig netten. => Tweehonderdvijftig = 250
         De eerste kade, de 20ste haven. => eerste = 1; 20ste = 20
         Anderhalf miljoen netten. => Anderhalf miljoen = 1500000
         Ongeveer 72.500 toeschouwers. => 72.500 = 72500
         Een boot, een vrouw en een van hen. =>
         Hij woont in kamer 12 sinds 2019. =>
         Duizenden boten, honderden netten. =>
         Het werd 3:1 op pagina 4. =>",
    );
}

#[test]
fn swedish() {
    check(
        "sv",
        "Kranen kostade 1 500 kronor och 20 kr. => 1 500 kronor = 1500 SEK; 20 kr = 20 SEK
         Hamnen fick 2,5 miljoner kronor. => 2,5 miljoner kronor = 2500000 SEK
         Det saknas tre miljarder dollar. => tre miljarder dollar = 3000000000 USD
         Hon betalade 400 schweiziska franc och 50 euro. => 400 schweiziska franc = 400 CHF; 50 euro = 50 EUR
         Det kostar 10 till 12 miljoner kronor. => 10 till 12 miljoner kronor = 10000000..12000000 SEK
         Mellan 150 och 200 fiskar dog. => 150 och 200 = 150..200
         Hyran steg 3,5 % och 20%. => 3,5 % = 3.5 %; 20% = 20 %
         Fem procent av båtarna. => Fem procent = 5 %
         Det föll två procentenheter. => två procentenheter = 2 %
         Vallen är 15 kilometer lång och 4 m bred. => 15 kilometer = 15 km; 4 m = 4 m
         På 20 hektar eller 8 kvadratkilometer. => 20 hektar = 20 har; 8 kvadratkilometer = 8 km2
         Vind på 30 °C och 120 km/h. => 30 °C = 30 Cel; 120 km/h = 120 km/h
         Det var fem grader Celsius. => fem grader Celsius = 5 Cel
         De lastade 1,2 miljoner ton. => 1,2 miljoner ton = 1200000 t
         Det blev 35 liter och 500 gram. => 35 liter = 35 L; 500 gram = 500 g
         Verket ger 400 MW. => 400 MW = 400 MW
         Skepparen är 34 år gammal. => 34 år gammal = 34 a
         En 34-årig fiskare och en 22-åring. => 34-årig = 34 a; 22-åring = 22 a
         Tjugotre båtar och tiotusen gäster. => Tjugotre = 23; tiotusen = 10000
         Tvåhundrafemtio nät. => Tvåhundrafemtio = 250
         Den första kajen, den tredje hamnen. => första = 1; tredje = 3
         En miljon nät, två miljarder krokar. => En miljon = 1000000; två miljarder = 2000000000
         Ungefär 72 500 åskådare. => 72 500 = 72500
         Målet kom i den 33:e minuten. => 33:e = 33
         Två tredjedelar av båtarna. => Två tredjedelar = 0.6666666666666666
         En båt, ett nät och en av dem. =>
         Han bor i rum 12 sedan 2019. =>
         Tusentals båtar, de andra låg kvar. =>
         Läs sidan 4. =>",
    );
}

#[test]
fn russian() {
    check(
        "ru",
        "Кран стоил 1500 рублей и 20 руб. сверху. => 1500 рублей = 1500 RUB; 20 руб = 20 RUB
         Порт получил 2,5 млн евро. => 2,5 млн евро = 2500000 EUR
         Не хватает трёх миллиардов долларов. => трёх миллиардов долларов = 3000000000 USD
         Он занял 5 тыс. долларов США. => 5 тыс. долларов США = 5000 USD
         Цена 400 швейцарских франков и 30 копеек. => 400 швейцарских франков = 400 CHF; 30 копеек = 0.3 RUB
         Тысяча рублей и миллион евро. => Тысяча рублей = 1000 RUB; миллион евро = 1000000 EUR
         Между 150 и 200 рыбами. => 150 и 200 = 150..200
         Аренда выросла на 3,5 % и на 20%. => 3,5 % = 3.5 %; 20% = 20 %
         Пять процентов лодок. => Пять процентов = 5 %
         Упала на два процентных пункта. => два процентных пункта = 2 %
         Дамба длиной 15 километров и 4 м. => 15 километров = 15 km; 4 м = 4 m
         На 20 гектарах, 8 квадратных километров. => 20 = 20; 8 квадратных километров = 8 km2
         Ветер 30 °C и 120 км/ч. => 30 °C = 30 Cel; 120 км/ч = 120 km/h
         Было пять градусов Цельсия. => пять градусов Цельсия = 5 Cel
         Погрузили 1,2 миллиона тонн. => 1,2 миллиона тонн = 1200000 t
         Ушло 35 литров и 500 граммов. => 35 литров = 35 L; 500 граммов = 500 g
         Станция даёт 400 мегаватт. => 400 мегаватт = 400 MW
         Он умер в возрасте 81 года. => 81 года = 81 a
         Пришёл 34-летний рыбак. => 34-летний = 34 a
         Двадцать три лодки и десять тысяч гостей. => Двадцать три = 23; десять тысяч = 10000
         Двести пятьдесят сетей. => Двести пятьдесят = 250
         Первый причал, в третьем порту, 5-й шлюз. => Первый = 1; третьем = 3; 5-й = 5
         Полтора миллиона сетей. => Полтора миллиона = 1500000
         Два с половиной миллиона тонн. => Два с половиной миллиона тонн = 2500000 t
         Около 72 500 зрителей. => 72 500 = 72500
         Один человек и одна из лодок. =>
         Тысячи лодок и миллионы людей. =>
         Он живёт там: комната 12. =>
         Статья 7 и страница 4. =>",
    );
}

#[test]
fn ukrainian() {
    check(
        "uk",
        "Кран коштував 1500 гривень і 20 грн. => 1500 гривень = 1500 UAH; 20 грн = 20 UAH
         Порт отримав 2,5 млн євро. => 2,5 млн євро = 2500000 EUR
         Бракує трьох мільярдів доларів. => трьох мільярдів доларів = 3000000000 USD
         Він позичив 5 тис. доларів США. => 5 тис. доларів США = 5000 USD
         Тисяча гривень і мільйон євро. => Тисяча гривень = 1000 UAH; мільйон євро = 1000000 EUR
         Між 150 і 200 рибами. => 150 і 200 = 150..200
         Оренда зросла на 3,5 % і на 20%. => 3,5 % = 3.5 %; 20% = 20 %
         П'ять відсотків човнів. => П'ять відсотків = 5 %
         Впала на два відсоткових пункти. => два відсоткових пункти = 2 %
         Дамба довжиною 15 кілометрів і 4 м. => 15 кілометрів = 15 km; 4 м = 4 m
         Усього 20 гектарів, 8 квадратних кілометрів. => 20 гектарів = 20 har; 8 квадратних кілометрів = 8 km2
         Вітер 30 °C і 120 км/год. => 30 °C = 30 Cel; 120 км/год = 120 km/h
         Було п'ять градусів Цельсія. => п'ять градусів Цельсія = 5 Cel
         Завантажили 1,2 мільйона тонн. => 1,2 мільйона тонн = 1200000 t
         Пішло 35 літрів і 500 грамів. => 35 літрів = 35 L; 500 грамів = 500 g
         Станція дає 400 мегават. => 400 мегават = 400 MW
         Прийшов 34-річний рибалка. => 34-річний = 34 a
         Він помер у віці 81 року. => 81 року = 81 a
         Двадцять три човни і десять тисяч гостей. => Двадцять три = 23; десять тисяч = 10000
         Двісті п'ятдесят сітей. => Двісті п'ятдесят = 250
         Перший причал, у третьому порту, 5-й шлюз. => Перший = 1; третьому = 3; 5-й = 5
         Півтора мільйона сітей. => Півтора мільйона = 1500000
         Два з половиною мільйона тонн. => Два з половиною мільйона тонн = 2500000 t
         Близько 72 500 глядачів. => 72 500 = 72500
         Заплатили $35 і 50 євро. => $35 = 35 USD; 50 євро = 50 EUR
         Один чоловік і одна з човнів. =>
         Тисячі човнів і мільйони людей. =>
         Стаття 7 і сторінка 4. =>",
    );
}

#[test]
fn polish() {
    check(
        "pl",
        "Dźwig kosztował 1500 zł i 20 złotych. => 1500 zł = 1500 PLN; 20 złotych = 20 PLN
         Port dostał 2,5 mln euro. => 2,5 mln euro = 2500000 EUR
         Brakuje trzech miliardów dolarów. => trzech miliardów dolarów = 3000000000 USD
         Pożyczył 45 mln 960 tys. zł. => 45 mln 960 tys. zł = 45960000 PLN
         Cena to 400 franków szwajcarskich. => 400 franków szwajcarskich = 400 CHF
         Tysiąc złotych i milion euro. => Tysiąc złotych = 1000 PLN; milion euro = 1000000 EUR
         Kosztuje 10-12 milionów euro. => 10-12 milionów euro = 10000000..12000000 EUR
         Między 150 a 200 ryb padło. => 150 a 200 = 150..200
         Czynsz wzrósł o 3,5 % i o 20%. => 3,5 % = 3.5 %; 20% = 20 %
         Pięć procent łodzi. => Pięć procent = 5 %
         Spadł o dwa punkty procentowe. => dwa punkty procentowe = 2 %
         Wał ma 15 kilometrów i 4 m. => 15 kilometrów = 15 km; 4 m = 4 m
         Na 20 hektarów lub 8 kilometrów kwadratowych. => 20 hektarów = 20 har; 8 kilometrów kwadratowych = 8 km2
         Wiatr 30 °C i 120 km/h. => 30 °C = 30 Cel; 120 km/h = 120 km/h
         Było pięć stopni Celsjusza. => pięć stopni Celsjusza = 5 Cel
         Załadowano 30 tys. ton. => 30 tys. ton = 30000 t
         Zużyto 35 litrów i 500 gramów. => 35 litrów = 35 L; 500 gramów = 500 g
         Elektrownia daje 400 megawatów. => 400 megawatów = 400 MW
         Przyszedł 34-letni rybak. => 34-letni = 34 a
         Zmarł w wieku 81 lat. => 81 lat = 81 a
         Dwadzieścia trzy łodzie i dziesięć tysięcy gości. => Dwadzieścia trzy = 23; dziesięć tysięcy = 10000
         Dwieście pięćdziesiąt sieci. => Dwieście pięćdziesiąt = 250
         Pierwszy pomost, w trzecim porcie. => Pierwszy = 1; trzecim = 3
         Półtora miliona sieci. => Półtora miliona = 1500000
         Około 72 500 widzów. => 72 500 = 72500
         Jeden człowiek i jedna z łodzi. =>
         Tysiące łodzi i miliony ludzi. =>
         Mieszka tam: pokój 12. =>
         Artykuł 7 i strona 4. =>",
    );
}

/// A length of time that somebody has lived, by the noun or the verb before it, and what only looks like one.
#[test]
fn ages() {
    check(
        "es",
        "Un vecino de 43 años y una mujer soltera de 38 años. => 43 años = 43 a; 38 años = 38 a
         La alcaldesa de 51 años ya tiene más de 20 nietos. => 51 años = 51 a; 20 = 20
         El faro tenía más de 12 años y el guardián cumplió ayer 70 años. => 12 años = 12 a; 70 años = 70 a
         Julia Ferrán, de 29 años, rema. => 29 años = 29 a
         Un potro de siete meses de edad. => siete meses de edad = 7 mo
         Tiene 20 años de experiencia. =>
         Tiene tres años para pagar. =>
         La sequía duró más de 4 años. =>",
    );
    check(
        "fr",
        "Un homme de 43 ans et une fille de 6 ans dormaient. => 43 ans = 43 a; 6 ans = 6 a
         J'ai seulement 29 ans et elle avait 31 ans. => 29 ans = 29 a; 31 ans = 31 a
         La maire de 51 ans attend. => 51 ans = 51 a
         Un poulain de sept mois d'âge. => sept mois d'âge = 7 mo
         Il a vingt ans d'expérience. =>
         Elle a trois ans pour payer. =>
         Il y a 20 ans, le pont a été bâti. =>",
    );
    check(
        "it",
        "Un uomo di 43 anni e la sindaca di 51 anni. => 43 anni = 43 a; 51 anni = 51 a
         Il 43enne ha una figlia; lei ha 12 anni. => 43enne = 43 a; 12 anni = 12 a
         Un puledro di sette mesi di età. => sette mesi di età = 7 mo
         Ha vent'anni di esperienza. =>
         Ha tre anni per pagare. =>",
    );
    check(
        "pt",
        "Um homem de 43 anos e a prefeita de 51 anos. => 43 anos = 43 a; 51 anos = 51 a
         O farol tem só 12 anos. => 12 anos = 12 a
         Tem vinte anos de experiência. =>
         Tem três anos para pagar. =>",
    );
    check("nl", "Een man van 43 jaar redde de hond. => 43 jaar = 43 a");
}

/// Ordinals of several words, and sums with their cents.
#[test]
fn what_several_words_come_to() {
    check(
        "es",
        "Es su vigésimo primero y el centésimo vigésimo quinto. => vigésimo primero = 21; centésimo vigésimo quinto = 125
         El dos milésimo tricentésimo visitante. => dos milésimo tricentésimo = 2300
         Cuesta trece euros y cuarenta y cinco céntimos. => trece euros y cuarenta y cinco céntimos = 13.45 EUR
         Son 3 docenas. => 3 docenas = 36",
    );
    check(
        "pt",
        "O vigésimo primeiro e o centésimo vigésimo quinto. => vigésimo primeiro = 21; centésimo vigésimo quinto = 125",
    );
    check(
        "fr",
        "Treize euros et quarante-cinq centimes. => Treize euros et quarante-cinq centimes = 13.45 EUR",
    );
    check("de", "Dreizehn Euro und 45 Cent. => Dreizehn Euro und 45 Cent = 13.45 EUR");
}
