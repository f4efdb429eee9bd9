//! What a document says of itself.

use super::super::fields;
use super::words::Destination;
use crate::import::decoded::Metadata;

/// The document's own information, as far as it is used.
#[derive(Debug, Default)]
pub struct Info {
    /// The title that was entered.
    pub title: String,
    /// The author that was entered, or the owner of the program.
    pub author: String,
    year: i32,
    month: i32,
    day: i32,
    pages: Option<u32>,
}

impl Info {
    /// A control word in it, which stands in `destination`; gives the one of what follows.
    pub fn word(&mut self, word: &str, number: Option<i32>, destination: Destination) -> Destination {
        let is_date = destination == Destination::Created;
        match (word, number) {
            // Some programs write a field twice.
            ("title", _) => {
                self.title.clear();
                return Destination::Title;
            }
            ("author", _) => {
                self.author.clear();
                return Destination::Author;
            }
            ("creatim", _) => return Destination::Created,
            ("yr", Some(year)) if is_date => self.year = year,
            ("mo", Some(month)) if is_date => self.month = month,
            ("dy", Some(day)) if is_date => self.day = day,
            ("nofpages", Some(pages)) => self.pages = u32::try_from(pages).ok().filter(|&pages| pages > 0),
            _ => {}
        }
        destination
    }

    /// The same for the reader.
    pub fn into_metadata(self) -> Metadata {
        // A date before there was the format is that of a clock that was not set.
        let small = |number: i32| u8::try_from(number).ok();
        let date = small(self.month).zip(small(self.day)).filter(|_| self.year >= 1985);
        Metadata {
            title: fields::entered(&self.title),
            author: fields::entered(&self.author),
            date: date.and_then(|(month, day)| fields::day(self.year, month, day)),
            pages: self.pages,
            ..Metadata::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_real_dates_count() {
        for (year, month, day, expected) in [
            (2019, 3, 9, Some("2019-03-09")),
            (1601, 1, 1, None),
            (2019, 13, 1, None),
            (2019, 0, 1, None),
            (2019, 3, -2, None),
        ] {
            let info = Info { year, month, day, ..Info::default() };
            assert_eq!(info.into_metadata().date.as_deref(), expected);
        }
    }
}
