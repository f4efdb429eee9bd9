//! Tests of dates: texts with the mentions that are expected, as "span = value".

use proptest::prelude::*;

use super::{DateKind, find};
use crate::document::Document;
use crate::import::Article;
use crate::lang::Language;
use crate::options::{Options, Repair};
use crate::segment::segment;

fn with_document<T>(text: &str, use_it: impl FnOnce(&Document<'_>) -> T) -> T {
    let options = Options { language: Some(Language::ENGLISH), repair: Repair::Never, ..Options::default() };
    let article = Article::from_text(text, Repair::Never);
    use_it(&segment(&article, &options))
}

fn found(text: &str, reference: Option<(i32, u8, u8)>) -> Vec<(String, DateKind)> {
    let reference = reference.and_then(|(year, month, day)| super::period::date(year, month, day));
    with_document(text, |document| {
        let mentions = find(document, reference);
        mentions
            .iter()
            .map(|m| (format!("{} = {}", document.range_text(m.tokens), m.value), m.kind))
            .collect()
    })
}

/// Checks the mentions of a text, seen from Tuesday, 30 April 2024.
fn check(text: &str, expected: &[&str]) {
    let found: Vec<_> = found(text, Some((2024, 4, 30))).into_iter().map(|(mention, _)| mention).collect();
    assert_eq!(found, expected, "in {text:?}");
}

/// As `check`, where nobody knows what day it is.
fn check_undated(text: &str, expected: &[&str]) {
    let found: Vec<_> = found(text, None).into_iter().map(|(mention, _)| mention).collect();
    assert_eq!(found, expected, "in {text:?}");
}

fn check_kind(text: &str, expected: DateKind) {
    let kinds: Vec<_> = found(text, Some((2024, 4, 30))).into_iter().map(|(_, kind)| kind).collect();
    assert_eq!(kinds, [expected], "in {text:?}");
}

#[test]
fn days_in_all_forms() {
    check("It opened on 30 April 2024.", &["30 April 2024 = 2024-04-30"]);
    check("It opened on April 30, 2024, in the rain.", &["April 30, 2024 = 2024-04-30"]);
    check("It opened on the 30th of April, 2024.", &["the 30th of April, 2024 = 2024-04-30"]);
    check("It opened on Apr. 30, 2019.", &["Apr. 30, 2019 = 2019-04-30"]);
    check("It opened on 2019-04-30.", &["2019-04-30 = 2019-04-30"]);
    check("It opened on 30.04.2019.", &["30.04.2019 = 2019-04-30"]);
    check("It opened on Saturday, 13 June 2020.", &["Saturday, 13 June 2020 = 2020-06-13"]);
    check("It opened on the twenty-first of May 2020.", &["the twenty-first of May 2020 = 2020-05-21"]);
    check("It closed in June 2019 and in 2021.", &["June 2019 = 2019-06", "2021 = 2021"]);
    check("There is no 31 June 2020.", &["31 June 2020 = "]);
}

#[test]
fn figures_take_the_order_that_the_text_shows() {
    check("It opened on 04/05/2020.", &["04/05/2020 = 2020-04-05"]);
    check(
        "It opened on 04/05/2020 and closed on 23/05/2020.",
        &["04/05/2020 = 2020-05-04", "23/05/2020 = 2020-05-23"],
    );
}

#[test]
fn ranges() {
    check("The fair ran on 13-15 June 2023.", &["13-15 June 2023 = 2023-06-13/2023-06-15"]);
    check("The fair ran from 13 to 15 June 2023.", &["from 13 to 15 June 2023 = 2023-06-13/2023-06-15"]);
    check(
        "The fair ran from June 28 to July 2, 2023.",
        &["from June 28 to July 2, 2023 = 2023-06-28/2023-07-02"],
    );
    check(
        "From Nov. 20 to Jan. 5, 2020 it was shut.",
        &["From Nov. 20 to Jan. 5, 2020 = 2019-11-20/2020-01-05"],
    );
    check("Prices doubled (2013–2022).", &["2013–2022 = 2013/2022"]);
    check("Prices doubled between 1985 and 1987.", &["between 1985 and 1987 = 1985/1987"]);
    check("In the 2019-20 season it won.", &["2019-20 = 2019/2020"]);
    check("Sales fell from January to April 2015.", &["from January to April 2015 = 2015-01/2015-04"]);
    check("It rained on 18 and 19 June 2023.", &["18 and 19 June 2023 = 2023-06-18/2023-06-19"]);
}

#[test]
fn the_year_comes_from_the_tense() {
    check("On 13-15 June the president came to the city.", &["13-15 June = 2023-06-13/2023-06-15"]);
    check("The president will come on 13 June.", &["13 June = 2024-06-13"]);
    check("It was signed in October.", &["October = 2023-10"]);
    check("It will be signed in October.", &["October = 2024-10"]);
    check("The plant closes in August or September 2026.", &["August = 2026-08", "September 2026 = 2026-09"]);
    check_undated("It began in May and ended in July 2019.", &["May = ", "July 2019 = 2019-07"]);
}

#[test]
fn a_modal_verb_tells_more_than_the_form_it_governs() {
    check("It will be held on 5 March.", &["5 March = 2025-03-05"]);
    check("The council said it would be published on 2 March.", &["2 March = 2025-03-02"]);
    check("It was held on 5 March.", &["5 March = 2024-03-05"]);
}

#[test]
fn weekdays() {
    check("He resigned on Monday.", &["Monday = 2024-04-29"]);
    check("She will speak on Friday.", &["Friday = 2024-05-03"]);
    check("They met last Friday.", &["last Friday = 2024-04-26"]);
    check("They meet next Friday.", &["next Friday = 2024-05-10"]);
    check("They met on Tuesday.", &["Tuesday = 2024-04-30"]);
    check("The shop is open until Sunday.", &["Sunday = 2024-05-05"]);
    check("The Sun and the Sunday Times reported it.", &[]);
    check_undated("He resigned on Monday.", &["Monday = "]);
}

#[test]
fn relative_days_and_periods() {
    check(
        "It came yesterday, not today; tomorrow it goes.",
        &["yesterday = 2024-04-29", "today = 2024-04-30", "tomorrow = 2024-05-01"],
    );
    check(
        "Three days ago it broke; last week it worked.",
        &["Three days ago = 2024-04-27", "last week = 2024-W17"],
    );
    check("Last month was better than this year.", &["Last month = 2024-03", "this year = 2024"]);
    check("It opened five years ago.", &["five years ago = 2019"]);
    check("Early next year they move.", &["Early next year = 2025"]);
    check("By the end of 2030 it will be gone.", &["the end of 2030 = 2030"]);
    check(
        "On 3 May 2020 it opened. Two weeks later it burnt.",
        &["3 May 2020 = 2020-05-03", "Two weeks later = 2020-W20"],
    );
    check(
        "On 3 May 2020 it opened. The next day it burnt.",
        &["3 May 2020 = 2020-05-03", "The next day = 2020-05-04"],
    );
    check("It shut the day before yesterday.", &["the day before yesterday = 2024-04-28"]);
    check(
        "Several years ago it was new, and now it is old.",
        &["Several years ago = PAST_REF", "now = PRESENT_REF"],
    );
    check_undated("Last month they left.", &["Last month = "]);
}

#[test]
fn longer_and_shorter_than_a_year() {
    check("In the 1990s and the late '80s it grew.", &["the 1990s = 199", "the late '80s = 198"]);
    check("It was the worst flood of the 20th century.", &["the 20th century = 19"]);
    check("Profits fell in the third quarter of 2023.", &["the third quarter of 2023 = 2023-Q3"]);
    check("First-quarter sales rose.", &["First-quarter = 2024-Q1"]);
    check("The first half of 2024 was dry.", &["The first half of 2024 = 2024-H1"]);
    check("It froze in the winter of 2010.", &["the winter of 2010 = 2010-WI"]);
    check("They married last summer.", &["last summer = 2023-SU"]);
    check("It began in the week of March 6, 2023.", &["the week of March 6, 2023 = 2023-W10"]);
    check("It rained in the first week of 2015.", &["the first week of 2015 = 2015-W01"]);
    check("He is in his 30s.", &[]);
}

#[test]
fn times() {
    check("It began at 10:30 a.m. on Monday.", &["10:30 a.m. on Monday = 2024-04-29T10:30"]);
    check("It began at 3pm GMT yesterday.", &["3pm GMT yesterday = 2024-04-29T15:00"]);
    check("It began on 12 May 2023 at noon.", &["12 May 2023 at noon = 2023-05-12T12:00"]);
    check("They left on Monday morning.", &["Monday morning = 2024-04-29TMO"]);
    check("It snowed last night.", &["last night = 2024-04-29TNI"]);
    check("The shop opens from 2 to 4 p.m.", &["from 2 to 4 p.m. = 2024-04-30T14:00/2024-04-30T16:00"]);
    check_undated("It begins at 18:45.", &["18:45 = T18:45"]);
    check("They won 10:30 in the end.", &[]);
}

#[test]
fn lengths() {
    check_undated("It took three days.", &["three days = P3D"]);
    check_undated("Over the next 3 years it will grow.", &["the next 3 years = P3Y"]);
    check_undated("Over the past 10 years it grew.", &["the past 10 years = P10Y"]);
    check_undated("It grew over the last decade.", &["the last decade = P10Y"]);
    check_undated("It lasted at least 90 minutes.", &["at least 90 minutes = PT90M"]);
    check_undated("A two-week strike and a 10-year plan.", &["two-week = P2W", "10-year = P10Y"]);
    check_undated("After several months he left.", &["several months = PXM"]);
    check_undated("Two and a half years passed.", &["Two and a half years = P2.5Y"]);
    check_undated("It runs two to three weeks.", &["two to three weeks = P2W/P3W"]);
    check_undated("The film is 2 hours, 32 minutes long.", &["2 hours, 32 minutes = PT2H32M"]);
    check_undated("A 10-year-old and a man aged 40 years, who is 40 years old.", &[]);
}

#[test]
fn recurrences() {
    check_undated("They meet every Monday.", &["every Monday = XXXX-WXX-1"]);
    check_undated("It runs twice a week.", &["twice a week = P1W"]);
    check_undated("It pays annually, and checks daily.", &["annually = P1Y", "daily = P1D"]);
    check_undated("It is held every two years.", &["every two years = P2Y"]);
    check_undated("They sing on Tuesday nights.", &["Tuesday nights = XXXX-WXX-2TNI"]);
    check_undated("The Daily Planet wrote it.", &[]);
}

#[test]
fn holidays() {
    check("They met at Easter 2018.", &["Easter 2018 = 2018-04-01"]);
    check("They met last Thanksgiving.", &["last Thanksgiving = 2023-11-23"]);
    check("On New Year's Eve 1999 it rained.", &["New Year's Eve 1999 = 1999-12-31"]);
}

#[test]
fn a_weekday_by_its_number_in_a_month_or_year() {
    check(
        "It met on the third Sunday of October last year.",
        &["the third Sunday of October last year = 2023-10-15"],
    );
    check("It will meet on the first Monday in September.", &["the first Monday in September = 2024-09-02"]);
    check("It met on the last Friday of May 2021.", &["the last Friday of May 2021 = 2021-05-28"]);
    check("It meets on the 3rd Tuesday of next month.", &["the 3rd Tuesday of next month = 2024-05-21"]);
    check("The last Sunday of 2019 was dry.", &["The last Sunday of 2019 = 2019-12-29"]);
    check("They sat on the fifth Friday of June 2021.", &["the fifth Friday of June 2021 = "]);
    check("It sits on the first Thursday of every month.", &["the first Thursday of every month = P1M"]);
}

#[test]
fn centuries_by_their_hundreds() {
    check("Built in the 1700s, it burnt in the early 1900s.", &["the 1700s = 17", "the early 1900s = 19"]);
    check("By the 1600's it was a port, by the 2000s a ruin.", &["the 1600's = 16", "the 2000s = 200"]);
}

#[test]
fn years_and_decades_with_an_apostrophe() {
    check("It shut in the 60's and opened in the late 1980’s.", &["the 60's = 196", "the late 1980’s = 198"]);
    check("It rose in the mid-70s.", &["the mid-70s = 197"]);
    check("He is in his late 70s.", &[]);
    check("They met in the winter of ’84.", &["the winter of ’84 = 1984-WI"]);
    check("It stood since '08, and fell in June '11.", &["'08 = 2008", "June '11 = 2011-06"]);
    check("Yields fell in '06/'07.", &["'06/'07 = 2006/2007"]);
    check("He spoke of '20 goats' and '99'.", &[]);
    check("By 1990's end it was gone.", &["1990 = 1990"]);
}

#[test]
fn a_weekday_beside_a_date_tells_the_year() {
    // 7 November is a Thursday in 2024, 20 August a Sunday in 2023.
    check("The fair is on Thursday, November 7.", &["Thursday, November 7 = 2024-11-07"]);
    check("The fair is on Sunday, 20 August.", &["Sunday, 20 August = 2023-08-20"]);
    check("The lamps go on at 8pm on Thursday, Nov. 7.", &["8pm on Thursday, Nov. 7 = 2024-11-07T20:00"]);
    // No year nearby fits: the tense tells, as without the weekday.
    check("The fair was held on Monday, November 7.", &["Monday, November 7 = 2023-11-07"]);
}

#[test]
fn hours_in_four_digits() {
    check("They left at 0630 hours on Monday.", &["0630 hours on Monday = 2024-04-29T06:30"]);
    check_undated("The gate shut at 1430 hrs.", &["1430 hrs = T14:30"]);
    check_undated("It lasts from 0900 to 1730 hours.", &["from 0900 to 1730 hours = T09:00/T17:30"]);
    check_undated(
        "It struck at 10:35 a.m. (0735 GMT), and at 1210 GMT.",
        &["10:35 a.m. = T10:35", "1210 GMT = T12:10"],
    );
    check_undated("He did 1500 hours of work.", &["1500 hours = PT1500H"]);
    check_undated("They woke at 0545hrs.", &["0545hrs = T05:45"]);
}

#[test]
fn days_with_hyphens() {
    check("Dated 19-Nov-12, sent 3-March-2015.", &["19-Nov-12 = 2012-11-19", "3-March-2015 = 2015-03-03"]);
    check("Dated 07-JAN-1998 and 08-jan-98.", &["07-JAN-1998 = 1998-01-07", "08-jan-98 = 1998-01-08"]);
}

#[test]
fn lengths_in_one_word() {
    check_undated("The more than 14-month-long siege.", &["more than 14-month-long = P14M"]);
    check_undated("It took about one-and-a-half hours.", &["about one-and-a-half hours = PT1.5H"]);
    check_undated("A two-and-a-half-year term.", &["two-and-a-half-year = P2.5Y"]);
    check_undated("A twenty-four-hour watch.", &["twenty-four-hour = PT24H"]);
    check_undated("A week-long strike.", &["week-long = P1W"]);
}

#[test]
fn years_of_accounts_and_of_winters() {
    check("Sales fell in FY2018/19, not in FY20.", &["FY2018/19 = 2018/2019", "FY20 = 2020"]);
    check("Sales fell in FY2016-17 and FY17–18.", &["FY2016-17 = 2016/2017", "FY17–18 = 2017/2018"]);
    check("Sales fell in fiscal 2018/19.", &["fiscal 2018/19 = 2018/2019"]);
    check("It froze in the winter of 2011/12.", &["the winter of 2011/12 = 2011-WI"]);
}

#[test]
fn a_clause_that_hangs_on_another_has_its_own_tense() {
    check("You will know that on Sunday the board resigned.", &["Sunday = 2024-04-28"]);
    check("He said that on Sunday the board will resign.", &["Sunday = 2024-05-05"]);
    check("She will tell how last Sunday it rained.", &["last Sunday = 2024-04-28"]);
    check("The board will resign on Sunday, he said.", &["Sunday = 2024-05-05"]);
}

#[test]
fn weekdays_from_one_to_another() {
    check("It is open Monday through Friday.", &["Monday through Friday = 2024-04-29/2024-05-03"]);
    check("It is open Mon-Fri.", &["Mon-Fri = 2024-04-29/2024-05-03"]);
    check("It opens Tuesdays to Sundays.", &["Tuesdays to Sundays = XXXX-WXX-2/XXXX-WXX-7"]);
    check(
        "It is open 9 a.m. to 5 p.m. Monday to Friday.",
        &["9 a.m. to 5 p.m. Monday to Friday = 2024-04-29T09:00/2024-05-03T17:00"],
    );
}

#[test]
fn what_has_a_number_for_its_name_has_no_year() {
    check("Resolution 1973 was passed in room 1998.", &[]);
    check("Convoy 2010 left, then Flight 1999.", &[]);
    check("From 1500-2000 people came.", &[]);
}

#[test]
fn what_is_no_date() {
    check("You may march after the fall of the wall, said May Doe.", &[]);
    check("He won 2000 votes and 1500 metres.", &[]);
    check("On June 5, 2000 people came.", &["June 5 = 2023-06-05"]);
    check("On June 5, 2000 it opened, as 1999 profits fell.", &["June 5, 2000 = 2000-06-05", "1999 = 1999"]);
    check("The strategy “Coastland 2030” is new.", &[]);
    check("It may be that this may help.", &[]);
}

#[test]
fn kinds() {
    check_kind("It opened in 2020.", DateKind::Date);
    check_kind("It opened at 5 p.m.", DateKind::Time);
    check_kind("It lasted two days.", DateKind::Duration);
    check_kind("It comes every day.", DateKind::Set);
}

#[test]
fn words_of_other_languages_are_left_alone() {
    let options =
        Options { language: Language::from_code("de"), repair: Repair::Never, ..Options::default() };
    let article = Article::from_text("Am 30.04.2024 war es now. Last week.", Repair::Never);
    let document = segment(&article, &options);
    let mentions = find(&document, None);
    assert_eq!(mentions.len(), 1);
    assert_eq!(mentions[0].value, "2024-04-30");
}

proptest! {
    #[test]
    fn mentions_ascend_within_sentences(
        words in prop::collection::vec(prop::sample::select(vec![
            "the", "last", "next", "two", "three", "of", "June", "may", "Monday", "2020", "13", "-", "–", "to", "from",
            "between", "and", "week", "years", "ago", "half", "a", "10:30", "a.m.", "quarter", "first", "end", "every",
            ",", ".", "1990s", "12/12/2020", "fiscal", "year", "'s", "twenty", "hundred", "99999999999999999999", "few",
            "9999", "millennia", "later", "earlier", "in", "at", "least", "morning", "now",
        ]), 0..40),
        year in 1..=9999_i32,
    ) {
        let text = words.join(" ");
        with_document(&text, |document| {
            let mentions = find(document, super::period::date(year, 2, 28));
            let mut end = 0;
            for mention in mentions {
                prop_assert!(mention.tokens.start() >= end && !mention.tokens.is_empty());
                end = mention.tokens.end();
                let sentence = document.sentence_of(mention.tokens.start());
                prop_assert!(document.sentences[sentence].tokens.contains(mention.tokens));
            }
            Ok(())
        })?;
    }
}

/// At both ends of the calendar nothing is told of a year that is not written.
#[test]
fn days_outside_of_the_calendar_are_not_resolved() {
    use crate::options::{Options, parse_date};

    for (day, text) in [
        ("0001-01-01", "They met on Friday."),
        ("0001-01-01", "They met last Monday."),
        ("0001-01-01", "They met yesterday, the day before yesterday and last week."),
        ("0001-01-03", "They met on Sunday, on Saturday, a month ago and last year."),
        ("9999-12-31", "They will meet on Monday, next Friday, tomorrow and next week."),
        ("9999-12-31", "They will meet from Friday to Sunday, in a month, in two years and next spring."),
    ] {
        let options = Options { date: parse_date(day).ok(), ..Options::default() };
        for date in crate::analyze(text, &options).dates {
            let years = date.value.split('/').filter_map(|value| value.get(..4));
            let known = |year: &str| year.parse::<i32>().is_ok_and(|year| (1..=9999).contains(&year));
            assert!(years.into_iter().all(known), "{date:?} in {text:?}");
        }
    }
}
