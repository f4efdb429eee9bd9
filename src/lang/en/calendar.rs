//! The English words of dates and times: months, weekdays, units, parts of the day, and the small words that tell how
//! they hang together.

use std::sync::LazyLock;

use crate::lang::words::Places;

/// A unit of the calendar or the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day, or a night as a stretch of time.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// A week.
    Week,
    /// Two weeks.
    Fortnight,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// Half a year.
    HalfYear,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

/// A season; of a year as TIMEX3 writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    /// March to May in the north.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Fall,
    /// December to February.
    Winter,
}

/// A part of the day, as TIMEX3 names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayPart {
    /// MO.
    Morning,
    /// AF.
    Afternoon,
    /// EV.
    Evening,
    /// NI.
    Night,
    /// DT.
    Daytime,
}

/// A word that picks a day, month, year out of many by where "now" is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pick {
    /// "last".
    Last,
    /// "past".
    Past,
    /// "previous", "preceding": before the time that is spoken of.
    Previous,
    /// "this", "current".
    This,
    /// "next".
    Next,
    /// "coming", "upcoming".
    Coming,
    /// "following": after the time that is spoken of.
    Following,
    /// "that", "same": the time that is spoken of.
    That,
    /// "latest".
    Latest,
    /// "recent".
    Recent,
}

/// A part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edge {
    /// "early".
    Early,
    /// "earlier".
    Earlier,
    /// "mid", "middle".
    Mid,
    /// "late".
    Late,
    /// "later".
    Later,
    /// "beginning", "start".
    Beginning,
    /// "end".
    End,
}

/// What tells of the past or the future.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    /// "was", "had".
    Past,
    /// "will", "plans".
    Future,
}

/// What a word is within an expression of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeWord {
    /// Nothing.
    None,
    /// A month by its full name, 1 to 12.
    Month(u8),
    /// A month's abbreviation; may be another word.
    MonthShort(u8),
    /// A weekday, 1 (Monday) to 7.
    Weekday(u8),
    /// A weekday's abbreviation; may be another word.
    WeekdayShort(u8),
    /// "Mondays".
    Weekdays(u8),
    /// "year".
    Unit(Unit),
    /// "years".
    Units(Unit),
    /// "min", "hr".
    UnitShort(Unit),
    /// "summer".
    Season(Season),
    /// "summers".
    Seasons(Season),
    /// "morning".
    DayPart(DayPart),
    /// "mornings".
    DayParts(DayPart),
    /// "noon", "midnight", by its hour.
    Hour(u8),
    /// "today", "yesterday", by days from today.
    Day(i8),
    /// "tonight".
    Tonight,
    /// "overnight".
    Overnight,
    /// "now".
    Now,
    /// "right", before "now".
    Right,
    /// "recently".
    Recently,
    /// "daily", "annually": every so many of a unit.
    Recurring(u8, Unit),
    /// "future", after "the".
    Future,
    /// "present", after "the".
    Present,
    /// "ago".
    Ago,
    /// "before", "previously".
    Before,
    /// "after".
    After,
    /// "hence".
    Hence,
    /// "last", "next".
    Pick(Pick),
    /// "every", "each".
    Every,
    /// "any".
    Any,
    /// "other", "second", after "every".
    Other,
    /// "early", "end".
    Edge(Edge),
    /// "several": a number that is not told.
    Several,
    /// "few".
    Few,
    /// "couple".
    Couple,
    /// "about", "nearly".
    About,
    /// "over": before "a week" as "more than", else a preposition.
    Over,
    /// "more", "less".
    More,
    /// "than".
    Than,
    /// "at".
    At,
    /// "least", "most".
    Least,
    /// "up".
    Up,
    /// "fiscal", "financial".
    Fiscal,
    /// "period".
    Period,
    /// "once", "twice", by how often.
    Times(u8),
    /// "times".
    TimesWord,
    /// "am", "a.m.".
    Am,
    /// "pm", "p.m.".
    Pm,
    /// "o'clock".
    OClock,
    /// "GMT".
    Zone,
    /// "eastern" in "eastern time".
    ZoneName,
    /// "time".
    Time,
    /// "the".
    The,
    /// "a", "an".
    A,
    /// "of".
    Of,
    /// "in".
    In,
    /// "on".
    On,
    /// "to".
    To,
    /// "until", "till", "through".
    Until,
    /// "from".
    From,
    /// "between".
    Between,
    /// "and".
    And,
    /// "or".
    Or,
    /// "per".
    Per,
    /// A preposition of time without a part of its own: "since", "by", "during".
    Preposition,
    /// "Q3".
    QuarterCode(u8),
    /// "H1": half a year.
    HalfCode(u8),
    /// "BC".
    Bc,
    /// "AD", "CE".
    Ad,
    /// "comparable", "same", "full", "whole", "trading": between an article and a unit.
    Filler,
    /// "beginning", "starting", "ended", "ending", before a date.
    Ending,
    /// "old": makes an age of a duration.
    Old,
    /// "age".
    Age,
    /// "all".
    All,
    /// "date" in "to date".
    Date,
    /// The first word of a holiday's name.
    Holiday,
    /// Tells the tense of its sentence.
    Cue(Tense),
    /// ",".
    Comma,
    /// "-", "–", "—", "~".
    Dash,
    /// "(".
    Open,
    /// "/".
    Slash,
    /// "$" and the like.
    Currency,
    /// "@".
    AtSign,
    /// "'", before the last two digits of a year.
    Apostrophe,
}

/// Sorted, for binary search.
const WORDS: &[(&str, TimeWord)] = {
    use super::calendar::{DayPart as P, Edge as E, Pick as K, Season as S, Unit as U};
    use TimeWord::*;
    &[
        ("$", Currency),
        ("'", Apostrophe),
        ("'ll", Cue(Tense::Future)),
        ("(", Open),
        (",", Comma),
        ("-", Dash),
        ("--", Dash),
        ("/", Slash),
        ("@", AtSign),
        ("a", A),
        ("a.d.", Ad),
        ("a.m", Am),
        ("a.m.", Am),
        ("about", About),
        ("ad", Ad),
        ("after", After),
        ("afternoon", DayPart(P::Afternoon)),
        ("afternoons", DayParts(P::Afternoon)),
        ("age", Age),
        ("ago", Ago),
        ("all", All),
        ("almost", About),
        ("am", Am),
        ("an", A),
        ("and", And),
        ("annually", Recurring(1, U::Year)),
        ("any", Any),
        ("approximately", About),
        ("apr", MonthShort(4)),
        ("apr.", MonthShort(4)),
        ("april", Month(4)),
        ("around", About),
        ("as", Preposition),
        ("at", At),
        ("aug", MonthShort(8)),
        ("aug.", MonthShort(8)),
        ("august", Month(8)),
        ("autumn", Season(S::Fall)),
        ("autumns", Seasons(S::Fall)),
        ("b.c.", Bc),
        ("bc", Bc),
        ("bce", Bc),
        ("became", Cue(Tense::Past)),
        ("been", Cue(Tense::Past)),
        ("before", Before),
        ("began", Cue(Tense::Past)),
        ("beginning", Edge(E::Beginning)),
        ("between", Between),
        ("biannually", Recurring(6, U::Month)),
        ("biweekly", Recurring(2, U::Week)),
        ("black", Holiday),
        ("bore", Cue(Tense::Past)),
        ("bought", Cue(Tense::Past)),
        ("boxing", Holiday),
        ("broke", Cue(Tense::Past)),
        ("brought", Cue(Tense::Past)),
        ("bst", Zone),
        ("built", Cue(Tense::Past)),
        ("by", Preposition),
        ("calendar", Filler),
        ("came", Cue(Tense::Past)),
        ("caught", Cue(Tense::Past)),
        ("ce", Ad),
        ("centuries", Units(U::Century)),
        ("century", Unit(U::Century)),
        ("cest", Zone),
        ("cet", Zone),
        ("chose", Cue(Tense::Past)),
        ("christmas", Holiday),
        ("circa", About),
        ("columbus", Holiday),
        ("coming", Pick(K::Coming)),
        ("commencing", Ending),
        ("comparable", Filler),
        ("corresponding", Filler),
        ("couple", Couple),
        ("cst", Zone),
        ("current", Pick(K::This)),
        ("currently", Now),
        ("daily", Recurring(1, U::Day)),
        ("date", Date),
        ("day", Unit(U::Day)),
        ("days", Units(U::Day)),
        ("daytime", DayPart(P::Daytime)),
        ("dealt", Cue(Tense::Past)),
        ("dec", MonthShort(12)),
        ("dec.", MonthShort(12)),
        ("decade", Unit(U::Decade)),
        ("decades", Units(U::Decade)),
        ("december", Month(12)),
        ("did", Cue(Tense::Past)),
        ("died", Cue(Tense::Past)),
        ("drew", Cue(Tense::Past)),
        ("drove", Cue(Tense::Past)),
        ("due", Cue(Tense::Future)),
        ("during", Preposition),
        ("each", Every),
        ("earlier", Edge(E::Earlier)),
        ("early", Edge(E::Early)),
        ("easter", Holiday),
        ("eastern", ZoneName),
        ("edt", Zone),
        ("eet", Zone),
        ("effective", Cue(Tense::Future)),
        ("election", Holiday),
        ("end", Edge(E::End)),
        ("ended", Ending),
        ("ending", Ending),
        ("est", Zone),
        ("et", Zone),
        ("evening", DayPart(P::Evening)),
        ("evenings", DayParts(P::Evening)),
        ("every", Every),
        ("everyday", Recurring(1, U::Day)),
        ("expected", Cue(Tense::Future)),
        ("expects", Cue(Tense::Future)),
        ("fall", Season(S::Fall)),
        ("father", Holiday),
        ("feb", MonthShort(2)),
        ("feb.", MonthShort(2)),
        ("february", Month(2)),
        ("fell", Cue(Tense::Past)),
        ("felt", Cue(Tense::Past)),
        ("few", Few),
        ("fewer", More),
        ("financial", Fiscal),
        ("fiscal", Fiscal),
        ("fled", Cue(Tense::Past)),
        ("flew", Cue(Tense::Past)),
        ("following", Pick(K::Following)),
        ("for", Preposition),
        ("foreseeable", Filler),
        ("fortnight", Unit(U::Fortnight)),
        ("fortnightly", Recurring(2, U::Week)),
        ("fortnights", Units(U::Fortnight)),
        ("fought", Cue(Tense::Past)),
        ("found", Cue(Tense::Past)),
        ("fri", WeekdayShort(5)),
        ("fri.", WeekdayShort(5)),
        ("friday", Weekday(5)),
        ("fridays", Weekdays(5)),
        ("from", From),
        ("full", Filler),
        ("future", Future),
        ("fy", Fiscal),
        ("gave", Cue(Tense::Past)),
        ("gmt", Zone),
        ("going", Cue(Tense::Future)),
        ("good", Holiday),
        ("got", Cue(Tense::Past)),
        ("grew", Cue(Tense::Past)),
        ("h1", HalfCode(1)),
        ("h2", HalfCode(2)),
        ("had", Cue(Tense::Past)),
        ("halloween", Holiday),
        ("has", Cue(Tense::Past)),
        ("have", Cue(Tense::Past)),
        ("heard", Cue(Tense::Past)),
        ("held", Cue(Tense::Past)),
        ("hence", Hence),
        ("hopes", Cue(Tense::Future)),
        ("hour", Unit(U::Hour)),
        ("hourly", Recurring(1, U::Hour)),
        ("hours", Units(U::Hour)),
        ("hr", UnitShort(U::Hour)),
        ("hrs", UnitShort(U::Hour)),
        ("in", In),
        ("independence", Holiday),
        ("intends", Cue(Tense::Future)),
        ("ist", Zone),
        ("jan", MonthShort(1)),
        ("jan.", MonthShort(1)),
        ("january", Month(1)),
        ("jst", Zone),
        ("jul", MonthShort(7)),
        ("jul.", MonthShort(7)),
        ("july", Month(7)),
        ("jun", MonthShort(6)),
        ("jun.", MonthShort(6)),
        ("june", Month(6)),
        ("kept", Cue(Tense::Past)),
        ("knew", Cue(Tense::Past)),
        ("kst", Zone),
        ("labor", Holiday),
        ("labour", Holiday),
        ("laid", Cue(Tense::Past)),
        ("last", Pick(K::Last)),
        ("late", Edge(E::Late)),
        ("later", Edge(E::Later)),
        ("latest", Pick(K::Latest)),
        ("lay", Cue(Tense::Past)),
        ("least", Least),
        ("led", Cue(Tense::Past)),
        ("left", Cue(Tense::Past)),
        ("less", More),
        ("likely", Cue(Tense::Future)),
        ("local", ZoneName),
        ("lost", Cue(Tense::Past)),
        ("made", Cue(Tense::Past)),
        ("mar", MonthShort(3)),
        ("mar.", MonthShort(3)),
        ("march", Month(3)),
        ("martin", Holiday),
        ("may", Month(5)),
        ("mdt", Zone),
        ("meant", Cue(Tense::Past)),
        ("memorial", Holiday),
        ("met", Cue(Tense::Past)),
        ("mid", Edge(E::Mid)),
        ("mid-afternoon", DayPart(P::Afternoon)),
        ("mid-morning", DayPart(P::Morning)),
        ("midafternoon", DayPart(P::Afternoon)),
        ("midday", Hour(12)),
        ("middle", Edge(E::Mid)),
        ("midmorning", DayPart(P::Morning)),
        ("midnight", Hour(24)),
        ("millennia", Units(U::Millennium)),
        ("millennium", Unit(U::Millennium)),
        ("min", UnitShort(U::Minute)),
        ("mins", UnitShort(U::Minute)),
        ("minute", Unit(U::Minute)),
        ("minutes", Units(U::Minute)),
        ("mon", WeekdayShort(1)),
        ("mon.", WeekdayShort(1)),
        ("monday", Weekday(1)),
        ("mondays", Weekdays(1)),
        ("month", Unit(U::Month)),
        ("monthly", Recurring(1, U::Month)),
        ("months", Units(U::Month)),
        ("more", More),
        ("morning", DayPart(P::Morning)),
        ("mornings", DayParts(P::Morning)),
        ("moscow", ZoneName),
        ("most", Least),
        ("mother", Holiday),
        ("msk", Zone),
        ("mst", Zone),
        ("near", Filler),
        ("nearly", About),
        ("new", Holiday),
        ("next", Pick(K::Next)),
        ("night", DayPart(P::Night)),
        ("nights", DayParts(P::Night)),
        ("noon", Hour(12)),
        ("nov", MonthShort(11)),
        ("nov.", MonthShort(11)),
        ("november", Month(11)),
        ("now", Now),
        ("nowadays", Now),
        ("o'clock", OClock),
        ("oct", MonthShort(10)),
        ("oct.", MonthShort(10)),
        ("october", Month(10)),
        ("of", Of),
        ("old", Old),
        ("on", On),
        ("once", Times(1)),
        ("or", Or),
        ("other", Other),
        ("over", Over),
        ("overnight", Overnight),
        ("p.m", Pm),
        ("p.m.", Pm),
        ("pacific", ZoneName),
        ("paid", Cue(Tense::Past)),
        ("palm", Holiday),
        ("past", Pick(K::Past)),
        ("payable", Cue(Tense::Future)),
        ("pdt", Zone),
        ("per", Per),
        ("period", Period),
        ("planned", Cue(Tense::Future)),
        ("plans", Cue(Tense::Future)),
        ("pm", Pm),
        ("preceding", Pick(K::Previous)),
        ("present", Present),
        ("previous", Pick(K::Previous)),
        ("prior", Pick(K::Previous)),
        ("pst", Zone),
        ("q1", QuarterCode(1)),
        ("q2", QuarterCode(2)),
        ("q3", QuarterCode(3)),
        ("q4", QuarterCode(4)),
        ("quarter", Unit(U::Quarter)),
        ("quarterly", Recurring(3, U::Month)),
        ("quarters", Units(U::Quarter)),
        ("ran", Cue(Tense::Past)),
        ("rang", Cue(Tense::Past)),
        ("recent", Pick(K::Recent)),
        ("recently", Recently),
        ("remembrance", Holiday),
        ("right", Right),
        ("rose", Cue(Tense::Past)),
        ("roughly", About),
        ("said", Cue(Tense::Past)),
        ("same", Pick(K::That)),
        ("sank", Cue(Tense::Past)),
        ("sat", WeekdayShort(6)),
        ("sat.", WeekdayShort(6)),
        ("saturday", Weekday(6)),
        ("saturdays", Weekdays(6)),
        ("saw", Cue(Tense::Past)),
        ("scheduled", Cue(Tense::Future)),
        ("sec", UnitShort(U::Second)),
        ("second", Unit(U::Second)),
        ("seconds", Units(U::Second)),
        ("secs", UnitShort(U::Second)),
        ("semi-annually", Recurring(6, U::Month)),
        ("semiannually", Recurring(6, U::Month)),
        ("sent", Cue(Tense::Past)),
        ("sep", MonthShort(9)),
        ("sep.", MonthShort(9)),
        ("sept", MonthShort(9)),
        ("sept.", MonthShort(9)),
        ("september", Month(9)),
        ("set", Cue(Tense::Future)),
        ("several", Several),
        ("shall", Cue(Tense::Future)),
        ("shook", Cue(Tense::Past)),
        ("shot", Cue(Tense::Past)),
        ("should", Cue(Tense::Future)),
        ("shut", Cue(Tense::Past)),
        ("since", Preposition),
        ("slid", Cue(Tense::Past)),
        ("sold", Cue(Tense::Past)),
        ("some", Several),
        ("sought", Cue(Tense::Past)),
        ("spent", Cue(Tense::Past)),
        ("spoke", Cue(Tense::Past)),
        ("spring", Season(S::Spring)),
        ("springs", Seasons(S::Spring)),
        ("st", Holiday),
        ("st.", Holiday),
        ("start", Edge(E::Beginning)),
        ("starting", Ending),
        ("stole", Cue(Tense::Past)),
        ("stood", Cue(Tense::Past)),
        ("struck", Cue(Tense::Past)),
        ("stuck", Cue(Tense::Past)),
        ("summer", Season(S::Summer)),
        ("summers", Seasons(S::Summer)),
        ("sun", WeekdayShort(7)),
        ("sun.", WeekdayShort(7)),
        ("sunday", Weekday(7)),
        ("sundays", Weekdays(7)),
        ("swept", Cue(Tense::Past)),
        ("swore", Cue(Tense::Past)),
        ("taught", Cue(Tense::Past)),
        ("than", Than),
        ("thanksgiving", Holiday),
        ("that", Pick(K::That)),
        ("the", The),
        ("these", Pick(K::This)),
        ("this", Pick(K::This)),
        ("thought", Cue(Tense::Past)),
        ("threw", Cue(Tense::Past)),
        ("through", Until),
        ("throughout", Preposition),
        ("thu", WeekdayShort(4)),
        ("thu.", WeekdayShort(4)),
        ("thur", WeekdayShort(4)),
        ("thurs", WeekdayShort(4)),
        ("thurs.", WeekdayShort(4)),
        ("thursday", Weekday(4)),
        ("thursdays", Weekdays(4)),
        ("till", Until),
        ("time", Time),
        ("times", TimesWord),
        ("to", To),
        ("today", Day(0)),
        ("told", Cue(Tense::Past)),
        ("tomorrow", Day(1)),
        ("tonight", Tonight),
        ("took", Cue(Tense::Past)),
        ("tore", Cue(Tense::Past)),
        ("trading", Filler),
        ("tue", WeekdayShort(2)),
        ("tue.", WeekdayShort(2)),
        ("tues", WeekdayShort(2)),
        ("tues.", WeekdayShort(2)),
        ("tuesday", Weekday(2)),
        ("tuesdays", Weekdays(2)),
        ("twice", Times(2)),
        ("under", About),
        ("understood", Cue(Tense::Past)),
        ("until", Until),
        ("up", Up),
        ("upcoming", Pick(K::Coming)),
        ("utc", Zone),
        ("valentine", Holiday),
        ("veterans", Holiday),
        ("was", Cue(Tense::Past)),
        ("wed", WeekdayShort(3)),
        ("wed.", WeekdayShort(3)),
        ("wednesday", Weekday(3)),
        ("wednesdays", Weekdays(3)),
        ("week", Unit(U::Week)),
        ("weekend", Unit(U::Weekend)),
        ("weekends", Units(U::Weekend)),
        ("weekly", Recurring(1, U::Week)),
        ("weeknight", DayPart(P::Night)),
        ("weeks", Units(U::Week)),
        ("went", Cue(Tense::Past)),
        ("were", Cue(Tense::Past)),
        ("whole", Filler),
        ("will", Cue(Tense::Future)),
        ("winter", Season(S::Winter)),
        ("winters", Seasons(S::Winter)),
        ("withdrew", Cue(Tense::Past)),
        ("within", Preposition),
        ("woke", Cue(Tense::Past)),
        ("won", Cue(Tense::Past)),
        ("won't", Cue(Tense::Future)),
        ("wore", Cue(Tense::Past)),
        ("would", Cue(Tense::Future)),
        ("wrote", Cue(Tense::Past)),
        ("year", Unit(U::Year)),
        ("yearly", Recurring(1, U::Year)),
        ("years", Units(U::Year)),
        ("yesterday", Day(-1)),
        ("yr", UnitShort(U::Year)),
        ("yrs", UnitShort(U::Year)),
        ("~", Dash),
        ("£", Currency),
        ("–", Dash),
        ("—", Dash),
        ("€", Currency),
    ]
};

static PLACES: LazyLock<Places> = LazyLock::new(|| Places::of(&mut WORDS.iter().map(|entry| entry.0)));

/// What `word`, in lower case, is within an expression of time.
pub fn time_word(word: &str) -> TimeWord {
    if word.len() > 16 {
        return TimeWord::None;
    }
    PLACES.find(word).map_or(TimeWord::None, |place| WORDS[place].1)
}

/// The words of the list.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    WORDS.iter().map(|entry| entry.0)
}

/// The day of a holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HolidayRule {
    /// Month and day.
    Fixed(u8, u8),
    /// Month, weekday (1 is Monday) and which of that month; 0 is the last.
    Weekday(u8, u8, u8),
    /// Days from Easter Sunday of the Western churches.
    Easter(i8),
    /// The Tuesday after the first Monday of November.
    ElectionDay,
    /// The Friday after Thanksgiving.
    BlackFriday,
}

/// Names of holidays, token by token; longer ones before those they begin with.
pub const HOLIDAYS: &[(&[&str], HolidayRule)] = {
    use HolidayRule::{BlackFriday, Easter, ElectionDay, Fixed, Weekday};
    &[
        (&["black", "friday"], BlackFriday),
        (&["boxing", "day"], Fixed(12, 26)),
        (&["christmas", "eve"], Fixed(12, 24)),
        (&["christmas", "day"], Fixed(12, 25)),
        (&["christmas"], Fixed(12, 25)),
        (&["columbus", "day"], Weekday(10, 1, 2)),
        (&["easter", "sunday"], Easter(0)),
        (&["easter", "monday"], Easter(1)),
        (&["easter"], Easter(0)),
        (&["election", "day"], ElectionDay),
        (&["father", "'s", "day"], Weekday(6, 7, 3)),
        (&["good", "friday"], Easter(-2)),
        (&["halloween"], Fixed(10, 31)),
        (&["independence", "day"], Fixed(7, 4)),
        (&["labor", "day"], Weekday(9, 1, 1)),
        (&["martin", "luther", "king", "day"], Weekday(1, 1, 3)),
        (&["memorial", "day"], Weekday(5, 1, 0)),
        (&["mother", "'s", "day"], Weekday(5, 7, 2)),
        (&["new", "year", "'s", "day"], Fixed(1, 1)),
        (&["new", "year", "'s", "eve"], Fixed(12, 31)),
        (&["new", "year", "'s"], Fixed(1, 1)),
        (&["palm", "sunday"], Easter(-7)),
        (&["remembrance", "day"], Fixed(11, 11)),
        (&["st.", "patrick", "'s", "day"], Fixed(3, 17)),
        (&["st", "patrick", "'s", "day"], Fixed(3, 17)),
        (&["thanksgiving", "day"], Weekday(11, 4, 4)),
        (&["thanksgiving"], Weekday(11, 4, 4)),
        (&["valentine", "'s", "day"], Fixed(2, 14)),
        (&["veterans", "day"], Fixed(11, 11)),
    ]
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        for pair in WORDS.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{:?} before {:?}", pair[0], pair[1]);
        }
        assert_eq!(time_word("june"), TimeWord::Month(6));
        assert_eq!(time_word("juno"), TimeWord::None);
    }

    #[test]
    fn holidays_can_be_found_by_their_first_word() {
        for (name, _) in HOLIDAYS {
            assert_eq!(time_word(name[0]), TimeWord::Holiday, "{name:?}");
        }
    }
}
