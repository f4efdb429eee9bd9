//! Lines that tell when and by whom an article was published.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use time::Date;

use super::lines::{self, Opening};
use super::months::{date, month, partial_date};
use super::wording;

/// What a line of metadata is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// Which of the kinds that follow.
    pub kind: MetadataKind,
    /// The day that it names, and how surely that is the day of publication.
    pub published: Option<(Certainty, Date)>,
}

/// The kinds of lines of metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetadataKind {
    /// It holds a date or a time.
    Date,
    /// It names the author.
    Byline,
    /// It only counts something.
    Count,
}

/// How surely a date is the day of publication; the greatest wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The day of a change.
    Updated,
    /// The day in a dateline: when it was written.
    Dateline,
    /// A day without a label.
    Plain,
    /// "Published …".
    Published,
}

/// Longest line of metadata, in bytes.
const LONGEST: usize = 200;

/// Reads a line as metadata; `None` where it is anything else. `labelled` lines only ("Published: …"), or any.
pub fn read(line: &str, labelled_only: bool) -> Option<Metadata> {
    if line.len() > LONGEST
        || line.contains('\n')
        || labelled_only && !line.contains(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let mut rest = words(line);
    let mut words: Vec<&str> = rest.by_ref().take(LABEL_WORDS).collect();
    let label = label(&words);
    if labelled_only && label.is_none() {
        return None;
    }
    words.extend(rest);
    let by = if labelled_only { None } else { byline_words(&words) };
    let (mut published, mut dated, mut named, mut others) = (None::<(Certainty, Date)>, false, 0, 0);
    let mut certainty = label.unwrap_or(Certainty::Plain);
    let mut at = 0;
    // A word that is of no such line settles it, but for the date beside an author's name.
    while at < words.len() && (others == 0 || by.is_some()) {
        if let Some((date, length)) = date(&words[at..]) {
            if published.is_none_or(|(before, _)| certainty > before) {
                published = Some((certainty, date));
            }
            dated = true;
            at += length;
            continue;
        }
        if let Some(length) = partial_date(&words[at..]) {
            dated = true;
            at += length;
            continue;
        }
        let word = words[at].trim_end_matches([':', '.']);
        match label_word(word) {
            Some(next) => certainty = next,
            None if is_time_word(word) => {}
            None if is_by(word) && words.get(at + 1).is_some_and(|next| is_capitalized(next)) => {}
            None if is_capitalized(word) || lines::opening(word) == Opening::Caseless => named += 1,
            None => others += 1,
        }
        at += 1;
    }
    if by.is_some_and(|rest| is_byline(words[0], rest) || is_first_field(line)) {
        return Some(Metadata { kind: MetadataKind::Byline, published });
    }
    let is_whole = published.is_some() || label.is_some() || named == 0;
    let most = match label {
        Some(_) => 6,
        // Fields between bars, as portals write them.
        None if line.contains(" | ") && published.is_some() => 8,
        None => 3,
    };
    if dated && is_whole && others == 0 && named <= most && !ends_sentence(line) {
        return Some(Metadata { kind: MetadataKind::Date, published });
    }
    if labelled_only {
        return None;
    }
    if is_time(line, &words) {
        return Some(Metadata { kind: MetadataKind::Date, published: None });
    }
    let counts = wording::is_count(line) || line.bytes().all(|byte| byte.is_ascii_digit());
    counts.then_some(Metadata { kind: MetadataKind::Count, published: None })
}

/// The words of a line without the signs that part them.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| {
        c.is_whitespace() || matches!(c, '|' | '•' | '·' | '—' | '–' | ',' | '(' | ')' | '[' | ']' | '@')
    })
    .filter(|word| !word.is_empty() && !matches!(*word, "-" | "--" | "/" | ":" | "." | ".-"))
}

/// Words at the start of a line that [`label`] looks at.
const LABEL_WORDS: usize = 3;

/// "3 May 2024." is a sentence's end, "3. Mai 2024 10:15 p.m." is none.
fn ends_sentence(line: &str) -> bool {
    line.ends_with('.') && !["a.m.", "p.m.", "A.M.", "P.M."].iter().any(|end| line.ends_with(end))
}

pub fn is_capitalized(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether the line starts with a label, and what that says about its date.
fn label(words: &[&str]) -> Option<Certainty> {
    let first = words.first()?.trim_end_matches(':');
    label_word(first).or_else(|| {
        // "Last updated", "mis à jour", "Опубликовано": the word that counts is the first, second or third.
        let leads = is_one_of(first, &ADVERBS);
        let next = |at: usize| words.get(at).and_then(|word| label_word(word.trim_end_matches(':')));
        leads.then(|| next(1).or_else(|| next(2)))?
    })
}

/// A table of words in small letters.
pub type Words = LazyLock<FxHashSet<&'static str>>;

/// Makes a table of words.
macro_rules! words_of {
    ($words:expr) => {
        LazyLock::new(|| $words.split_ascii_whitespace().collect())
    };
}

/// Words before a label: "last updated", "mis à jour".
static ADVERBS: Words = words_of!(
    "first last originally article story date post this page zuletzt erstmals artikel mis mise última ultimo ultima último fecha data"
);
/// Words that stand before an author's name inside a line.
static BY_INSIDE: Words = words_of!("by von par por door");
/// Words that stand before an author's name at a line's start.
static BY: Words =
    words_of!("by author: words: writer: von par por di da door av автор: текст: text: autor: autora:");
/// Words before "by".
static WRITTEN: Words = words_of!(
    "written words text story reporting reported posted photographs texte propos report exclusive analysis opinion \
    comment review"
);
/// Words after those.
static AFTER_WRITTEN: Words = words_of!("by von par");
/// Small words in a byline.
static BESIDE_NAMES: Words = words_of!(
    "and in for of the de da del di van von der den bin al & with at y e et und news comments comment views и"
);
/// Words for "by" that are everyday prepositions.
static PREPOSITIONS: Words = words_of!("von par por di da door av");
/// Whether `word`, in any case, is one of the words of a table.
pub fn is_one_of(word: &str, table: &Words) -> bool {
    if word.len() > 24 {
        return false;
    }
    // Most words are in small letters and ASCII already.
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return table.contains(word);
    }
    table.contains(word.to_lowercase().as_str())
}

fn label_word(word: &str) -> Option<Certainty> {
    static PUBLISHED: Words = words_of!(
        "available published posted publication issued created date dated released veröffentlicht \
        erschienen erstellt datum publié publiée publicado publicada pubblicato pubblicata gepubliceerd \
        publicerad udgivet опубликовано дата"
    );
    static UPDATED: Words = words_of!(
        "received accepted updated modified edited changed revised update aktualisiert geändert stand jour \
        actualisé modifié actualizado actualizada actualización atualizado atualizada aggiornato aggiornata \
        aggiornamento bijgewerkt uppdaterad opdateret обновлено изменено"
    );
    if is_one_of(word, &PUBLISHED) {
        Some(Certainty::Published)
    } else if is_one_of(word, &UPDATED) {
        Some(Certainty::Updated)
    } else {
        None
    }
}

/// Words that stand beside a date: weekdays, times, zones, particles, the time that reading takes.
pub fn is_time_word(word: &str) -> bool {
    static WORDS: Words = words_of!(
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur \
        thurs fri sat sun am pm a.m p.m noon midnight gmt utc bst cet cest est edt cst cdt pst pdt ist jst et pt \
        local time views comments reads likes shares subscribers online at on first last originally article story of the to and min mins minute minutes read ago hours \
        hour days day weeks week just now \
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so uhr um am der \
        den dem zuletzt und vom von lesezeit lesedauer minuten \
        lundi mardi mercredi jeudi vendredi samedi dimanche le la à h mis mise et temps lecture de \
        lunes martes miércoles jueves viernes sábado domingo el los las a en del hora horas tiempo lectura h. \
        lunedì martedì mercoledì giovedì venerdì sabato domenica alle ore il di tempo lettura minuti \
        segunda-feira terça-feira quarta-feira quinta-feira sexta-feira às as em leitura minutos \
        понедельник вторник среда четверг пятница суббота воскресенье в мск г года"
    );
    let is_number = || {
        ["am", "pm", "AM", "PM"]
            .iter()
            .fold(word, |stem, end| stem.trim_end_matches(end))
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | 'h' | 'H' | 'Z' | '時' | '分' | '시'))
    };
    word.starts_with(|c: char| c.is_ascii_digit()) && is_number() || is_one_of(word, &WORDS)
}

/// The day in the date of a mail's header: "Tue, 12 Mar 2024 10:14:03 +0000", "Tue Mar 12 10:14:03 2024".
pub fn sent_on(line: &str) -> Option<Date> {
    let words: Vec<&str> = words(line).take(10).collect();
    if let Some((day, _)) = (0..words.len()).find_map(|at| date(&words[at..])) {
        return Some(day);
    }
    // The year stands after the time, or has two digits.
    let at = (0..words.len()).find(|&at| partial_date(&words[at..]) == Some(2))?;
    let is_year = |word: &&&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let short = || words.get(at + 2).filter(|word| word.len() == 2).map(|word| format!("20{word}"));
    let year = words[at + 2..].iter().find(is_year).map(|word| (*word).to_owned()).or_else(short)?;
    date(&[words[at], words[at + 1], &year]).map(|(day, _)| day)
}

/// Whether the line is a time of day ("10:42", "11.42 p.m.", "18h40") or how long ago ("3 hours ago").
fn is_time(line: &str, words: &[&str]) -> bool {
    if words.is_empty() || words.len() > 6 || !line.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let is_clock = |word: &&str| {
        let word = word.to_lowercase();
        let word = word.trim_end_matches("am").trim_end_matches("pm");
        let mut parts = word.split([':', '.', 'h']);
        let two = (parts.next(), parts.next());
        let is_part = |part: &str, most: u8| {
            (1..=2).contains(&part.len()) && part.parse().is_ok_and(|number: u8| number <= most)
        };
        matches!(two, (Some(hour), Some(minute)) if is_part(hour, 24) && minute.len() == 2 && is_part(minute, 59))
            && (word.contains([':', 'h']) || words.len() > 1)
    };
    let clocks = words.iter().filter(|word| is_clock(word)).count();
    clocks == 1 && words.iter().all(|word| is_clock(word) || is_time_word(word.trim_end_matches(['.', ':'])))
        || clocks == 0 && is_ago(words)
}

/// Whether the line is a time of day and nothing else: an entry of a live report.
pub fn is_clock(line: &str) -> bool {
    line.len() <= 16 && line.contains([':', 'h', '.']) && is_time(line, &words(line).collect::<Vec<_>>())
}

/// "3 hours ago", "vor 3 Stunden", "il y a 3 heures", "hace 3 horas", "3 ore fa", "há 3 horas", "3 часа назад".
fn is_ago(words: &[&str]) -> bool {
    static UNITS: Words = words_of!(
        "second seconds sec secs minute minutes min mins hour hours hr hrs h day days d week weeks \
        month months year years m sekunden minuten stunde stunden tag tagen woche wochen monat monaten heure heures \
        jour jours semaine semaines mois minuto minutos hora horas día días semana semanas mes meses minuti ora ore \
        giorno giorni settimana settimane mese mesi dia dias минуту минуты минут час часа часов день дня дней"
    );
    let is_amount = |number: &str, unit: &str| {
        number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit()) && is_one_of(unit, &UNITS)
    };
    match words {
        [number, unit, "ago" | "fa" | "назад"] => is_amount(number, unit),
        ["vor" | "Vor" | "hace" | "Hace" | "há" | "Há", number, unit] => is_amount(number, unit),
        ["il" | "Il", "y", "a", number, unit] => is_amount(number, unit),
        _ => false,
    }
}

/// Whether `word` stands before an author's name.
fn is_by(word: &str) -> bool {
    is_one_of(word, &BY_INSIDE)
}

/// The words after "By" or the like at the start of a line.
fn byline_words<'w, 't>(words: &'w [&'t str]) -> Option<&'w [&'t str]> {
    match words {
        [first, rest @ ..] if is_one_of(first, &BY) => Some(rest),
        [first, by, rest @ ..] if is_one_of(first, &WRITTEN) && is_one_of(by, &AFTER_WRITTEN) => Some(rest),
        ["Reporting", "from", ..] => None,
        _ => None,
    }
}

/// Whether the line is a byline and further short fields: "by Ines Calloway | 3 May 2024 | Local news".
fn is_first_field(line: &str) -> bool {
    let mut fields = line.split(['|', '•', '·', '–', '—']);
    let first: Vec<&str> = words(fields.next().unwrap_or_default()).collect();
    let mut count = 0;
    let are_short = fields.all(|field| {
        count += 1;
        (1..=4).contains(&words(field).count())
    });
    are_short
        && (1..=4).contains(&count)
        && !ends_sentence(line)
        && byline_words(&first).is_some_and(|rest| is_byline(first[0], rest))
}

/// Whether what follows `by` is nothing but names, roles and a date.
fn is_byline(by: &str, rest: &[&str]) -> bool {
    let is_name = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || is_one_of(word, &BESIDE_NAMES)
            || is_time_word(word)
    };
    // "By our harbour correspondent Jan Berg"
    let role = rest.iter().take(5).rposition(|word| wording::holds_role(word)).filter(|&role| {
        let is_before =
            |word: &&str| is_capitalized(word) || word.bytes().all(|byte| byte.is_ascii_lowercase());
        rest.len() - role > 2 && is_capitalized(rest[role + 1]) && rest[..role].iter().all(is_before)
    });
    let rest = role.map_or(rest, |role| &rest[role + 1..]);
    let Some(first) = rest.first() else { return false };
    // "By Monday …", "By May …" begin sentences; "By Jan Berg" does not.
    let goes_on = |next: &&str| is_capitalized(next) || PARTICLES.contains(next);
    let is_month = month(first).is_some() && !rest.get(1).is_some_and(goes_on);
    if !is_capitalized(first) || is_month || is_time_word(first) || rest.len() > 14 {
        return false;
    }
    // In other languages the word is also an everyday preposition: "Von Selvick nach Vellmar".
    let is_english = !is_one_of(by, &PREPOSITIONS);
    let capitals = rest.iter().take_while(|word| is_capitalized(word)).count();
    if !is_english && (capitals < 2 || rest.len() > 8) {
        return false;
    }
    let plain = rest.iter().position(|word| !is_name(word));
    match plain {
        None => true,
        // After a whole name anything may say what the author does.
        Some(at) => at >= 2 && capitals >= 2 && wording::holds_role(&rest[at..].join(" ")),
    }
}

/// Whether the line is a line of metadata with a whole date.
pub fn is_full_date(line: &str) -> bool {
    line.len() <= LONGEST
        // A year, at least.
        && line.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit))
        && read(line, false).is_some_and(|found| found.kind == MetadataKind::Date && found.published.is_some())
}

/// Whether the line is "By …" and names.
pub fn is_by_somebody(line: &str) -> bool {
    let first = line.split(' ').next().unwrap_or_default();
    (is_one_of(first, &BY) || is_one_of(first, &WRITTEN))
        && read(line, false).is_some_and(|found| found.kind == MetadataKind::Byline)
}

/// Small words inside names.
pub const PARTICLES: [&str; 13] =
    ["de", "da", "del", "di", "van", "von", "der", "den", "bin", "al", "la", "le", "dos"];

#[cfg(test)]
mod tests {
    use super::*;

    fn published(line: &str) -> Option<String> {
        read(line, false)?.published.map(|(_, date)| format!("{date:?}"))
    }

    fn kind(line: &str) -> Option<MetadataKind> {
        read(line, false).map(|metadata| metadata.kind)
    }

    #[test]
    fn dates_of_publication_in_all_orders() {
        for line in [
            "Digitalization 30 April 2024 2525",
            "Published: 30 April 2024",
            "Tuesday, April 30, 2024 | 10:15 GMT",
            "Apr. 30th, 2024",
            "2024-04-30",
            "2024-04-30T10:15:00Z",
            "30.04.2024",
            "04/30/2024 9.30pm",
            "30/04/2024",
            "Updated 2 May 2024, 10:15 · Published 30 April 2024",
            "London, 30th of April 2024",
            "Posted on April 30, 2024 by Rosa Demir",
            "Stand: 30. April 2024, 18:40 Uhr | Lesedauer: 3 Minuten",
            "Publié le 30 avril 2024 à 18h40, mis à jour le 2 mai 2024 à 07h15",
            "30 de abril de 2024, 18:40 h",
            "Pubblicato il 30 aprile 2024 alle 18:40",
            "30 de abril de 2024 às 18:40",
            "Опубликовано 30 апреля 2024, 18:40",
            "2024年4月30日 来源:海岸日报",
            "2024年4月30日 18時40分",
            "April 30, 2024 at 10:15 p.m.",
        ] {
            assert_eq!(published(line).as_deref(), Some("2024-04-30"), "{line}");
            assert_eq!(kind(line), Some(MetadataKind::Date), "{line}");
        }
        for line in ["04/05/2024", "30 April", "April 2024", "31 April 2024", "99.99.2024"] {
            assert_eq!(published(line), None, "{line}");
        }
    }

    #[test]
    fn times_and_days_without_a_year_are_metadata() {
        for line in [
            "10:42",
            "11:42 P.M.",
            "18h40",
            "3 hours ago",
            "vor 3 Stunden",
            "il y a 3 heures",
            "hace 2 días",
            "3 часа назад",
            "Friday, May 3",
            "04/05/2024",
        ] {
            assert_eq!(kind(line), Some(MetadataKind::Date), "{line}");
        }
        for line in
            ["10:42 to Vellmar", "May 3 be with you", "Room 10:42", "Three hours ago", "1.5", "2:1 win"]
        {
            assert_eq!(kind(line), None, "{line}");
        }
    }

    #[test]
    fn sentences_and_headlines_are_no_metadata() {
        for line in [
            "The bridge was opened on 30 April 2024",
            "Vellmar celebrates opening of bridge on 30 April 2024",
            "By the river they found a boat",
            "By staff writers at the paper",
            "By the river – a story of boats and nets and men",
            "By Monday the water had gone",
            "It rained on 3 May 2024.",
            "Von Selvick nach Vellmar in zwei Stunden",
            "Von Angst und Mut",
            "Par monts et par vaux",
            "Di notte tutti i gatti sono bigi",
        ] {
            assert_eq!(kind(line), None, "{line}");
        }
    }

    #[test]
    fn bylines_hold_names() {
        for line in [
            "By Ines Calloway",
            "BY INES CALLOWAY and TOM ABARA",
            "By Ines Calloway, Harbour Correspondent",
            "By JANE ROE",
            "By Jan van der Berg",
            "By Ines Calloway, our correspondent in Vellmar",
            "Written by Ines van der Berg",
            "by Marta Lindqvist | Jun 3, 2025 | 12 Comments",
            "Von Marta Lindqvist",
            "Par Marta Lindqvist et Tom Abara",
            "Por Marta Lindqvist",
            "di Marta Lindqvist",
            "Автор: Марта Линдквист",
            "By harbour reporter Ines Calloway",
            "By our correspondent Ines van der Berg in Vellmar",
            "By Ines Calloway | Harbour news",
            "by Ines Calloway – 3 May 2024 – Local news – 2 comments",
            "Exclusive by Ines Calloway",
        ] {
            assert_eq!(kind(line), Some(MetadataKind::Byline), "{line}");
        }
        assert_eq!(published("By Ines Calloway | 3 May 2024").as_deref(), Some("2024-05-03"));
        assert_eq!(kind("2525"), Some(MetadataKind::Count));
        assert_eq!(kind("4 min read"), Some(MetadataKind::Count));
    }

    #[test]
    fn labels_order_dates() {
        let certainty = |line: &str| {
            read(line, true).and_then(|metadata| metadata.published).map(|(certainty, _)| certainty)
        };
        assert_eq!(certainty("Last updated: 3 May 2024"), Some(Certainty::Updated));
        assert_eq!(certainty("Mis à jour le 3 mai 2024"), Some(Certainty::Updated));
        assert_eq!(certainty("First published 3 May 2024"), Some(Certainty::Published));
        assert_eq!(certainty("3 May 2024"), None);
    }
}
