//! Tests of amounts: texts with the amounts that are expected, as "span = value unit".

#[cfg(feature = "languages")]
mod languages;

use proptest::prelude::*;

use super::{AmountKind, Measure, find};
use crate::annotate::dates;
use crate::document::Document;
use crate::import::Article;
use crate::lang::Language;
use crate::options::{Options, Repair};
use crate::segment::segment;

fn with_document<T>(text: &str, use_it: impl FnOnce(&Document<'_>) -> T) -> T {
    in_language(Language::ENGLISH, text, use_it)
}

fn in_language<T>(language: Language, text: &str, use_it: impl FnOnce(&Document<'_>) -> T) -> T {
    let options = Options { language: Some(language), repair: Repair::Never, ..Options::default() };
    let article = Article::from_text(text, Repair::Never);
    use_it(&segment(&article, &options))
}

fn written(measure: &Measure) -> String {
    in_unit(measure.value.to_string(), measure)
}

fn in_unit(value: String, measure: &Measure) -> String {
    match measure.unit {
        Some(unit) => format!("{value} {unit}"),
        None => value,
    }
}

fn found(text: &str) -> Vec<(String, AmountKind)> {
    found_in(Language::ENGLISH, text)
}

fn found_in(language: Language, text: &str) -> Vec<(String, AmountKind)> {
    in_language(language, text, |document| {
        let dates = dates::find(document, None);
        let amounts = find(document, &dates);
        let describe = |amount: &super::Amount| {
            let value = match amount.value_to {
                Some(to) => in_unit(format!("{}..{to}", amount.measure.value), &amount.measure),
                None => written(&amount.measure),
            };
            let mut line = format!("{} = {value}", document.range_text(amount.tokens));
            for alternative in &amount.alternatives {
                line += &format!(" or {}", written(alternative));
            }
            (line, amount.kind)
        };
        amounts.iter().map(describe).collect()
    })
}

fn check(text: &str, expected: &[&str]) {
    let found: Vec<_> = found(text).into_iter().map(|(line, _)| line).collect();
    assert_eq!(found, expected, "in {text:?}");
}

fn check_kind(text: &str, expected: AmountKind) {
    let kinds: Vec<_> = found(text).into_iter().map(|(_, kind)| kind).collect();
    assert_eq!(kinds, [expected], "in {text:?}");
}

#[test]
fn counters_in_the_lines_about_an_article_are_no_amounts() {
    let story = "The port of Selvick took in 12 ships on Monday, and its clerk was glad of each of them.";
    for line in
        ["Economy 30 April 2024 2525", "30 April 2024, 14:10 | 1,204", "Page 3", "12 May 2023  418  7"]
    {
        check(&format!("A harbour opens again after the long winter\n\n{line}\n\n{story}"), &["12 = 12"]);
    }
    // What is measured is told of, wherever it stands.
    check(
        &format!("A harbour opens\n\nBudget 30 April 2024 $5 million\n\n{story}"),
        &["$5 million = 5000000 USD", "12 = 12"],
    );
}

#[test]
fn money_with_its_sign_before() {
    check("It cost $3.5bn.", &["$3.5bn = 3500000000 USD"]);
    check("It cost £300m or €1.2 billion.", &["£300m = 300000000 GBP", "€1.2 billion = 1200000000 EUR"]);
    check("It cost US$20 million.", &["US$20 million = 20000000 USD"]);
    check("It cost A$5 and HK$10.5.", &["A$5 = 5 AUD", "HK$10.5 = 10.5 HKD"]);
    check(
        "It cost Rs 500, Rs. 1,00,000 and RM10.",
        &["Rs 500 = 500 INR", "Rs. 1,00,000 = 100000 INR", "RM10 = 10 MYR"],
    );
    check("It cost USD 75 million and EUR 5m.", &["USD 75 million = 75000000 USD", "EUR 5m = 5000000 EUR"]);
    check("It cost $75 000.", &["$75 000 = 75000 USD"]);
    check("Bob 3 has no currency.", &["3 = 3"]);
}

#[test]
fn money_with_its_name_behind() {
    check("It cost 5 euros.", &["5 euros = 5 EUR"]);
    check("It cost half a million Swiss francs.", &["half a million Swiss francs = 500000 CHF"]);
    check("It cost 50 cents.", &["50 cents = 0.5 USD"]);
    check(
        "It cost thirteen dollars and forty-five cents.",
        &["thirteen dollars and forty-five cents = 13.45 USD"],
    );
    check("It cost 35 lakh rupees.", &["35 lakh rupees = 3500000 INR"]);
    check("It cost 20 billion francs.", &["20 billion francs = 20000000000"]);
    check("It cost 100 pesos in Mexico.", &["100 pesos = 100 MXN"]);
    check("It cost 3 million pounds.", &["3 million pounds = 3000000 GBP"]);
    check("She lost 25 pounds.", &["25 pounds = 25 [lb_av]"]);
    check("He has 12 marks, and 3 won.", &["12 = 12", "3 = 3"]);
    check("It cost 5 to 10 million dollars.", &["5 to 10 million dollars = 5000000..10000000 USD"]);
    check("It cost 5 or 10 million dollars.", &["5 = 5000000 USD", "10 million dollars = 10000000 USD"]);
    check("It cost half-a million ringgit.", &["half-a million ringgit = 500000 MYR"]);
}

#[test]
fn sums_of_a_range_share_their_scale() {
    check("It cost $10 to $12 billion.", &["$10 to $12 billion = 10000000000..12000000000 USD"]);
    check("It cost between $10 and 12 billion.", &["$10 and 12 billion = 10000000000..12000000000 USD"]);
    check("It rose from £3 to £4 million.", &["£3 = 3000000 GBP", "£4 million = 4000000 GBP"]);
    check("It drew 10 to 12 million tourists.", &["10 to 12 million = 10000000..12000000"]);
    check("It cost £3 or £4m.", &["£3 = 3000000 GBP", "£4m = 4000000 GBP"]);
    // From less than a million to more.
    check("It rose from $900 to $2 million.", &["$900 = 900 USD", "$2 million = 2000000 USD"]);
}

#[test]
fn currencies_written_with_letters() {
    check("It cost R500 million.", &["R500 million = 500000000 ZAR"]);
    check("It cost QR 5m, KD 20 and GH¢500.", &["QR 5m = 5000000 QAR", "KD 20 = 20 KWD", "GH¢500 = 500 GHS"]);
    check("Room R75 is free.", &[]);
    check("In Nigeria N500,000 bought N95 masks.", &["N500,000 = 500000 NGN"]);
    check("Gate N500 is open.", &[]);
    check("Support of 50 MUSD was set aside.", &["50 MUSD = 50000000 USD"]);
    check(
        "It cost N$2 000, EC$40 or NT$1,500.",
        &["N$2 000 = 2000 NAD", "EC$40 = 40 XCD", "NT$1,500 = 1500 TWD"],
    );
    check("The summit COP26 met, and COP 50,000 was paid.", &["COP 50,000 = 50000 COP"]);
}

#[test]
fn currencies_said_twice_or_with_hyphens() {
    check("It cost $300 million US dollars.", &["$300 million US dollars = 300000000 USD"]);
    check("It cost $5 Canadian dollars less.", &["$5 = 5 USD"]);
    check("The 70-million-peso ship sank.", &["70-million-peso = 70000000"]);
    check(
        "The 336-million-ringgit (US$83 million) case went on.",
        &["336-million-ringgit = 336000000 MYR or 83000000 USD"],
    );
    check("The 2.5-billion-won bridge opened.", &["2.5-billion-won = 2500000000 KRW"]);
}

#[test]
fn words_of_magnitude() {
    check("It cost $ 728 mil.", &["$ 728 mil = 728000000 USD"]);
    check("It cost $1MM.", &["$1MM = 1000000 USD"]);
    check("It cost Rs 2.5 lakh crore.", &["Rs 2.5 lakh crore = 2500000000000 INR"]);
    check("The 5G network was built.", &[]);
}

#[test]
fn ages_beside_names() {
    check("Tom Reed, 48, lives in Leeds.", &["48 = 48 a"]);
    check("Law No. (19) and Vellmar Institute of Science (18), both new.", &["19 = 19", "18 = 18"]);
    check("In Ghent, 48, of them left.", &["48 = 48"]);
}

#[test]
fn shares_of_many() {
    check("One in four tenants cannot pay.", &["One in four = 25 %"]);
    check("In 3 in 10 cases it rained.", &["3 in 10 = 30 %"]);
    check("It rained one in three days.", &[]);
}

#[test]
fn basis_points() {
    check("Rates rose by 25 basis points, then 50 bps.", &["25 basis points = 0.25 %", "50 bps = 0.5 %"]);
}

#[test]
fn the_same_in_other_units() {
    check(
        "Output exceeded 42 trillion won (30 billion dollars) in 2020.",
        &["42 trillion won = 42000000000000 KRW or 30000000000 USD"],
    );
    check("It rose to 8,000 metres (26,247 feet).", &["8,000 metres = 8000 m or 26247 [ft_i]"]);
    check("It cost $36 ($32 for children).", &["$36 = 36 USD", "$32 = 32 USD"]);
}

#[test]
fn percentages() {
    check("It rose 42.5%.", &["42.5% = 42.5 %"]);
    check("It rose five per cent.", &["five per cent = 5 %"]);
    check("It rose 3 percentage points.", &["3 percentage points = 3 %"]);
    check("It rose 3 to 5 percent.", &["3 to 5 percent = 3..5 %"]);
    check("It rose from 3 to 5 percent.", &["3 = 3 %", "5 percent = 5 %"]);
    check("It fell (-5%).", &["-5% = -5 %"]);
}

#[test]
fn quantities() {
    check("It is 5 km or 3 miles away.", &["5 km = 5 km", "3 miles = 3 [mi_i]"]);
    check("A 1,500-metre run at 10 km/h.", &["1,500-metre = 1500 m", "10 km/h = 10 km/h"]);
    check("On 20 hectares or 8 square miles.", &["20 hectares = 20 har", "8 square miles = 8 [mi_i]2"]);
    check("It was 30°C or 86 degrees Fahrenheit.", &["30°C = 30 Cel", "86 degrees Fahrenheit = 86 [degF]"]);
    check("A plant of 400MW and 3 GB of data.", &["400MW = 400 MW", "3 GB = 3 GBy"]);
    check("It shipped 1.2 million tonnes.", &["1.2 million tonnes = 1200000 t"]);
    check("A 10-year-old and a man 60 years old.", &["10-year-old = 10 a", "60 years old = 60 a"]);
    check("About 5m people live 5m below.", &["5m = 5000000", "5m = 5 m"]);
    check("He is 5 feet 6 inches tall.", &["5 feet 6 inches = 5.5 [ft_i]"]);
    check("He is 5ft 6in tall.", &["5ft 6in = 5.5 [ft_i]"]);
}

#[test]
fn ranges_in_one_word() {
    check("Hired were 10-15 welders and 200–300 cooks.", &["10-15 = 10..15", "200–300 = 200..300"]);
    check("Prices rose 2-3 per cent, rents 5–7.5%.", &["2-3 per cent = 2..3 %", "5–7.5% = 5..7.5 %"]);
    check(
        "It cost $10-12 billion or €3-4m.",
        &["$10-12 billion = 10000000000..12000000000 USD", "€3-4m = 3000000..4000000 EUR"],
    );
    check("It cost 250-300 rupees.", &["250-300 rupees = 250..300 INR"]);
    check("It weighs 10-15kg, and is 3-4 km long.", &["10-15kg = 10..15 kg", "3-4 km = 3..4 km"]);
    check(
        "For 15-16-year-olds and those aged 17-18.",
        &["15-16-year-olds = 15..16 a", "aged 17-18 = 17..18 a"],
    );
    check(
        "The beam has 12.8–13.0 units, 5-10m seeds.",
        &["12.8–13.0 = 12.8..13", "5-10m = 5000000..10000000"],
    );
    check("Some 1,500-2,500 heavily laden carts.", &["1,500-2,500 = 1500..2500"]);
    // Results and numbers of things.
    check("They lost 10-15 on a 2-3 night, 21-19 points, tel 020-7946 calls.", &[]);
    check("Vellmar 2-3 wins.", &[]);
}

#[test]
fn ranges_in_several_words() {
    check("It cost between $5 and $10.", &["$5 = 5 USD", "$10 = 10 USD"]);
    check("It weighs between 5 and 10 kg.", &["5 and 10 kg = 5..10 kg"]);
    check("It cost $5–$10 or 20%-30%.", &["$5–$10 = 5..10 USD", "20%-30% = 20..30 %"]);
    check("Between 150 and 200 fish died.", &["150 and 200 = 150..200"]);
    check("Two to three goats and 10 to 15 hens.", &["Two to three = 2..3", "10 to 15 = 10..15"]);
    check("The bill fell $2 to $45 a head.", &["$2 = 2 USD", "$45 = 45 USD"]);
    check("It went from 10 to 15 hens, and lost 5 to 3.", &["10 = 10", "15 = 15", "5 = 5", "3 = 3"]);
    check(
        "It rose to 3 to 4 million won (2 to 3 million euros).",
        &["3 to 4 million won = 3000000..4000000 KRW", "2 to 3 million euros = 2000000..3000000 EUR"],
    );
    check("Rates rose by 25 to 50 basis points.", &["25 to 50 basis points = 0.25..0.5 %"]);
    check("It cost 40 to 50 cents.", &["40 to 50 cents = 0.4..0.5 USD"]);
    check("Of them 15 to 20 of the old fled.", &["15 to 20 = 15..20"]);
    check("Those aged 13 to 15.", &["aged 13 to 15 = 13..15 a"]);
}

#[test]
fn cents_by_their_letter() {
    check("The levy rose by 12c to 19c a bag.", &["12c = 0.12 USD", "19c = 0.19 USD"]);
    check("Fees of 5c, then 10.5c per unit.", &["5c = 0.05 USD", "10.5c = 0.105 USD"]);
    check("It cost $2, then 68c.", &["$2 = 2 USD", "68c = 0.68 USD"]);
    check("See figure 17c, at 17C.", &[]);
}

#[test]
fn shillings_and_thousands_of_the_swiss() {
    check("A meal costs Ksh. 4,000 or Sh600.", &["Ksh. 4,000 = 4000 KES", "Sh600 = 600 KES"]);
    check("The share SH600519 fell.", &[]);
    check("A seat costs CHF 1'234.50.", &["CHF 1'234.50 = 1234.5 CHF"]);
    check("In all 1’234’567 came.", &["1’234’567 = 1234567"]);
    check("The mat is 5'10 long.", &[]);
}

#[test]
fn codes_that_are_words() {
    check("It paid TRY 5 million and XCD 20.", &["TRY 5 million = 5000000 TRY", "XCD 20 = 20 XCD"]);
    check("TOP 10 of all $5 hats.", &["10 = 10", "$5 = 5 USD"]);
    check("It weighs 50 kgs or 20kgs.", &["50 kgs = 50 kg", "20kgs = 20 kg"]);
}

#[test]
fn numbers_that_are_names() {
    check("In room 12 the Resolution 242 of Channel 4 was read.", &[]);
    check("They train 200 young men in room 12.", &["200 = 200"]);
}

#[test]
fn numbers_are_exact() {
    check("In all 267.5 thousand came.", &["267.5 thousand = 267500"]);
    check("Two hundred and five sheep and a dozen goats.", &["Two hundred and five = 205", "a dozen = 12"]);
    check("Half a million and 1.1 million.", &["Half a million = 500000", "1.1 million = 1100000"]);
    check("Two-thirds of 1,234,567.", &["Two-thirds = 0.6666666666666666", "1,234,567 = 1234567"]);
    check("A population of 1 414 021 100.", &["1 414 021 100 = 1414021100"]);
    check("Two and a half million trees.", &["Two and a half million = 2500000"]);
    check("It grew five point two times.", &["five point two = 5.2"]);
    check("Thousands came, hundreds stayed.", &[]);
    check(
        "3 hundred and 21 sheep, 3 hundred and 2 hundred.",
        &["3 hundred and 21 = 321", "3 hundred = 300", "2 hundred = 200"],
    );
}

#[test]
fn ranks() {
    check("From 18th to 6th, and fourth in May.", &["18th = 18", "6th = 6", "fourth = 4"]);
    check(
        "The twenty-first and the one hundred twenty-fifth.",
        &["twenty-first = 21", "one hundred twenty-fifth = 125"],
    );
    check("A fifth of the land.", &["fifth = 0.2"]);
}

#[test]
fn what_is_no_amount() {
    check("One of the men, no one, the one you know.", &[]);
    check("Covid-19, Apollo 11, and 192.168.0.1.", &[]);
    check("In June 2020, for three days, at 10:30.", &[]);
    check(&"9".repeat(400), &[]);
}

#[test]
fn kinds() {
    check_kind("It cost $5.", AmountKind::Money);
    check_kind("It rose 5%.", AmountKind::Percent);
    check_kind("It is 5 km.", AmountKind::Quantity);
    check_kind("It has 5 legs.", AmountKind::Number);
    check_kind("It came 5th.", AmountKind::Ordinal);
}

proptest! {
    #[test]
    fn amounts_ascend_and_are_finite(
        words in prop::collection::vec(prop::sample::select(vec![
            "5", "$", "$5", "million", "billion", "and", "a", "half", "quarter", "(", ")", "won", "pounds", "percent", "%",
            "two", "hundred", "twenty", "-", "third", "km", "per", "hour", "square", "dollars", "USD", "Rs", ".", "1/2",
            "999999999999999999", "trillion", "quintillion", "dozen", "cents", "minus", "point", "10-year-old", "feet",
            "June", "2020", "years", "old", "½", "5m", "000", "US", "to", "between",
        ]), 0..40),
    ) {
        let text = words.join(" ");
        with_document(&text, |document| {
            let dates = dates::find(document, None);
            let mut end = 0;
            for amount in find(document, &dates) {
                prop_assert!(amount.tokens.start() >= end && !amount.tokens.is_empty());
                end = amount.tokens.end();
                prop_assert!(amount.measure.value.is_finite());
                prop_assert!(!dates.iter().any(|date| date.tokens.overlaps(amount.tokens)));
            }
            Ok(())
        })?;
    }
}
