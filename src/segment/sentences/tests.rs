//! Tests of sentences: texts with the places where they end.

use super::*;
use crate::lang::Packs;
use crate::segment::forms::Words;
use crate::segment::tokens::Tokenizer;
use crate::text::ByteSpan;

/// `marked` is an English text with "|" where a sentence ends.
#[track_caller]
fn check(marked: &str) {
    check_in("en", marked);
}

/// As `check`, for a text of another language.
#[track_caller]
fn check_in(code: &str, marked: &str) {
    let text = marked.replace('|', "");
    let mut words = Words::default();
    let mut tokens = Vec::new();
    Tokenizer::new(&text, &mut words).tokenize(ByteSpan::new(0, text.len()), &mut tokens);
    let mut sentences = Vec::new();
    let language = Language::from_code(code).expect("a code");
    Splitter::new(&text, &Packs::default().get_or_empty(language)).split(
        &tokens,
        TokenRange::new(0, tokens.len()),
        0,
        &mut sentences,
    );
    let mut found = String::new();
    let mut at = 0;
    for sentence in &sentences {
        let end = tokens[sentence.tokens.end() - 1].span.end();
        found.push_str(&text[at..end]);
        found.push('|');
        at = end;
    }
    assert_eq!(found.trim_end_matches('|'), marked);
}

#[test]
fn full_stops() {
    check("It rained.| The match was off.| Why?| Nobody knows!");
    check("It rose by 4.5 per cent in 2023.| The rest fell.");
    check("He left.|The next day he came back.| All was well.");
    check("They paid 2,000.|That was too much.");
    check("");
    check("No mark at all");
    check("...");
}

#[test]
fn questions_are_attributed_in_their_sentence() {
    check("“Do the dead frighten you?” Roth asked.| The wood was dark.");
    check("\"Is the dam safe?\" Ann Roth asked the engineers.| Nobody knew.");
    check("“Stop!” Dr. Ada Roth cried.| “Why?” Mr. Quint said.");
    check("“Is it over?”| Roth left the room.| “Is it?”| The mayor said nothing.");
    check("“Is it over?”| He said nothing.| “Why?”| Said in anger, it hurt.");
    check("He asked “Why?”| Senate reports were late.");
}

#[test]
fn abbreviations() {
    check("Mr. Doe met Dr. Roe in the U.S. Senate.| It was late.");
    check("They moved to the U.S.| The move was hard.");
    check("He came at 5 p.m. on Friday.| She came at 6 p.m.| Nobody else came.");
    check("It ended at 5 p.m. Monday.| Then it rained.");
    check("At 7 p.m. Mr. Roe sang.| He sang until 9 p.m.| Mr. Roe then slept.");
    check("Acme Inc. said so.| It was sold to Acme Inc.| The price was low.");
    check("See p. 12 and no. 5, fig. 3 and ext. 204.| The rest is online.");
    check("He was born c. 1650 in Leeds.| He died there.");
    check("The tech. support was slow.| It was cheap.");
    check("Acme (U.S.A.) Inc. of Newark (N.J.) Bay grew.| It paid.");
    check("The pond is 7 ft. 3 in. deep.");
    check("The case of Doe v. Roe is known, e.g. Smith knows it.");
    check("P.S. I am back.| P.P.S. So is she.");
}

#[test]
fn letters_with_stops() {
    check("She moved to the U.K.| Hundreds met her.| The U.K. Treasury paid.");
    check("It is made in the U.S.| Three workers died.| A U.S. Marine came.");
    check("It was in Vellmar, D.C.| Police came at once.");
    check("U.K. Officials Meet Again");
    check_in("da", "De kom til E.U.| Hvor skulle de hen?");
    check_in("nl", "Hij woont in de V.S.| Waar is hij nu?");
}

#[test]
fn letters_that_are_no_initials() {
    check("Ask for vitamin D.| Milk has it.| They took plan B.| Orrin paid.| Group C.| Vellmar leads.");
    check("It was Grant T. Moss.| The class of J. Orne was full.");
}

#[test]
fn symbols_join() {
    check("The works of Roe Mfg. & Sons are shut.| Moss, Roe Ltd. & Co. bought them.");
    check("Press Alt-! or Alt-? twice.| It works.");
    check("Is it over -- really?| nobody knows.");
}

#[test]
fn initials() {
    check("See No. 5 and J. R. Doe.| He knows.");
    check("It was you and I.| Did Albert I. Moss call?");
    check("Q. Who is it?| A. It is J. Roe.");
    check("It reached 31.5°C.| Nobody minded.");
    check("They chose plan B.| It worked.");
}

#[test]
fn quotes_and_brackets() {
    check("“It is over.”| She left.| “Is it?” he asked.");
    check("\"It is over.\"| She left.| \"Is it?\" he asked.");
    check("(It rained.)| They stayed.");
    check("He said: “Go.| Go now.”| They went.");
    check("He said, ‘What? Why?’ and left.| She stayed.");
    check("They shouted “Out! Out!” for an hour.| Nobody came.");
    check("It was late (no. It was early. Or was it?) and dark.| They slept.");
    check("(They came.| All of them did.");
    check("“Stairs [...] are steep [...]” (Moss 12).| He knew.");
    check("It was :( but fine.| They left :)| We stayed.");
    check("She wrote 'Enough.'| Then she left.");
    check("He quoted `the old rule.'| Then he left.");
}

#[test]
fn footnotes() {
    check("They left in 1805.[17]| He stayed.[3][4]| She did not. [5]| It rained.");
    check("They left (all of them).10| This was noted.");
    check("The law was changed.| 12 people came.");
    check("The law was changed. 4| Even so, few came.");
    check(
        "The dam held.³| The road did not.*| Why?†| “It is old.”¹²| So it went to the U.S.⁴| Then it rained.",
    );
    check("The pond has 90 m².| It is deep.");
}

#[test]
fn what_goes_on() {
    check("They won ... and lost.| Wait …| Then it came.");
    check("It was said . . . I forget when.");
    check("He read on.| . . . The page was torn.");
    check("It ends with four . . . .| Then comes the next.");
    check("It was 1.| The rest was 0.");
    check("The firm Yahoo! is here, and Yahoo! Inc. too.| It grew.");
    check("They speak !Kung and ?Xu.| Few do.");
    check("And -- really! -- it was so.");
}

#[test]
fn small_letters() {
    check("i saw it yesterday.| it was big.| why would you ask?| because i can!| ok");
    check("\"Is it?\" he asked.| \"It is!\" she said.");
    check("The approx. three hours went by.");
    check("Write to jo@example.com.| they will answer.");
}

#[test]
fn lists() {
    check("1. The first thing.| It is good.");
    check("1. The first thing| 2. The second thing| 3. The third");
    check("1.) One thing.| 2.) Another thing.| It is odd.| 3.) A third.");
    check("a) one thing| b) another| c) a third");
    check("(1) one thing| (2) another");
    check("• 9. One thing| • 10. Another");
    check("• one thing| • another| • a third");
    check("Home • and away");
    check("There was: 1) rain, 2) snow and 3) hail.| It was cold.");
    check("He has 2.| That is enough.");
    check("Do as follows: 1. Open the lid.| 2. Look inside.");
    check("2.1. The second part");
    check("They want three things.| 1. More light.| 2. Less noise.| 3. A bench.| The mayor agrees.");
    check_in("de", "Sie wollen drei Dinge.| 1. Mehr Licht.| 2. Weniger Lärm.| Der 1. Preis kam am 2. Mai.");
}

#[test]
fn lines_that_divide() {
    check("Regards, Jo| ______________| The text below is long.");
    check("It ended.| ----------| Then it began.");
    check("A well-known man -- it was he -- came.");
    check("It is good :-)| We like it.");
}

#[test]
fn many_scripts() {
    check_in("ja", "今日は。|明日も！|それは？|「行くよ。待って」と言った。|彼（一人。二人）は来た。");
    check_in("ja", "１．目的。|２．方法。|雨は３．５ミリ．|晴れ．");
    check_in("zh", "“走。”他说。|“好．”她说．|他说：“走。”|她走了。");
    check("Ｉｔ ｒａｉｎｅｄ．|Ｗｅ ｌｅｆｔ．| Why？|No reason．");
    check_in("hi", "यह एक घर है।| वह आया।");
    check_in("ur", "یہ ایک گھر ہے۔| وہ آیا۔");
    check_in("ar", "هل هو هنا؟| نعم هو هنا.| قال د. سامي ذلك.");
    check_in("hy", "Նա եկավ։| Հետո գնաց:| Ասաց. գնանք:");
    check_in("am", "ሰላም ነው።|ደህና ነህ፧|እሺ።");
    check_in("my", "သူလာသည်။|သူသွားသည်။");
    check_in("km", "គាត់មក។| គាត់ទៅ។");
    check_in("el", "Πού είναι;| Ο κ. Νίκος ήρθε.| Έφυγε στις 5 μ.μ. χθες.");
    check_in("th", "เวลา 10.30 น. ถึง 11.00 น. ที่นี่");
    check_in("bo", "ཁོང་ཡོང་།| ཁོང་ཕྱིན།");
}

#[test]
fn other_languages() {
    check_in("de", "Am 12. Juni kam er, z. B. mit Brot, Käse usw.| Das war gut.| Im 19. Jahrhundert nicht.");
    check_in(
        "de",
        "Es steht auf Seite 12.| Orrin las es.| Dann kam Platz 3.| Wer war es?| Am 12. Mai kam er.",
    );
    check_in("it", "Parla l'Avv. Neri.| Poi dell’Ing. Bianchi, secondo l'art. 5.| Va bene.");
    check_in("de", "„Komm!“| Er kam.| „Geh“, sagte sie.");
    check_in("de", "Vgl. Abb. 3 und Art. 5.| Es gilt u. a. für Dr. Moos.");
    check_in("fr", "M. Roux et Mme Blanc sont là.| « Il pleut. »| Elle sort.");
    check_in("es", "El Sr. Gil vive en EE. UU. desde 1990.| ¿Viene hoy?| ¡Sí!");
    check_in("it", "Il sig. Bianchi è a pag. 5.| Va bene.| Lo dice la psicol. Neri.");
    check_in("pt", "O Sr. Melo chegou às cinco.| Veja o art. 7.| A Dra. Reis saiu.");
    check_in("nl", "Dhr. Bos kwam o.a. met brood.| ...en toen ging hij.");
    check_in("pl", "Prof. Nowak mieszka przy ul. Długiej.| To jest m.in. dom.");
    check_in("ru", "В 1990 г. Иванов жил на ул. Мира.| Это было давно и т. д.| Он уехал.");
    check_in("ru", "«Кто там? – спросил он. – Это я».");
    check_in("da", "Den 3. maj kom hr. Bo kl. 5.| Det var f.eks. sent.");
    check_in("kk", "Ол 1990 ж. Алматыға келді.| Бұл жақсы.");
    check_in("und", "Tas ir nr. 5.| Tas ir labi.");
}
