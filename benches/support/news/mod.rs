//! Articles that are as much work as news of the same length, and say nothing: made-up sentences whose lengths, words,
//! names, numbers and quotations are as frequent, and come back as often within an article, as in real news.
//! `../statistics.rs` measures both, tests/news.rs compares them.
//!
//! The same seed gives the same articles, on every machine: whole numbers and square roots only.

mod dice;
mod vocabulary;

use std::borrow::Cow;

pub use dice::Dice;
use vocabulary::Class;

/// Words an article at each twentieth of 929 real ones, shortest to longest.
const ARTICLE_WORDS: [usize; 21] = [
    62, 148, 183, 209, 239, 269, 299, 327, 358, 393, 427, 467, 509, 555, 608, 676, 780, 881, 1024, 1277, 3200,
];
/// Words a sentence at each twentieth of theirs.
const SENTENCE_WORDS: [usize; 21] =
    [1, 2, 6, 9, 11, 13, 15, 16, 18, 19, 21, 22, 24, 26, 28, 30, 32, 35, 38, 45, 80];

/// Articles without end.
pub struct News {
    dice: Dice,
}

/// Articles without end, always the same ones.
pub fn articles() -> News {
    News { dice: Dice::default() }
}

/// Articles of `bytes` bytes together, cut at a character.
pub fn text(bytes: usize) -> String {
    joined(articles(), bytes)
}

/// Articles one after the other, up to so many bytes or as far as they go, cut at a character.
pub fn joined(articles: impl IntoIterator<Item = String>, bytes: usize) -> String {
    let mut text = String::new();
    for article in articles {
        if text.len() >= bytes {
            break;
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(article.trim_end());
    }
    let end = (0..=bytes.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    text.truncate(end);
    text
}

impl Iterator for News {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let words = self.dice.quantile(&ARTICLE_WORDS);
        Some(Writer::new(&mut self.dice).article(words))
    }
}

/// Somebody or something that an article speaks of.
struct Named {
    /// As it is introduced.
    full: String,
    /// As it is called from then on.
    short: String,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Person,
    Organization,
    Place,
}

/// An article underway: its text, and what it may come back to.
struct Writer<'d> {
    dice: &'d mut Dice,
    text: String,
    words: usize,
    /// The ranks of the words of content that have stood in it, by class.
    used: [Vec<usize>; 8],
    /// Noun phrases that have stood in it.
    phrases: Vec<String>,
    names: Vec<Named>,
    /// Whether the next word begins a sentence.
    opens: bool,
}

impl<'d> Writer<'d> {
    fn new(dice: &'d mut Dice) -> Self {
        Self {
            dice,
            text: String::new(),
            words: 0,
            used: Default::default(),
            phrases: Vec::new(),
            names: Vec::new(),
            opens: true,
        }
    }

    fn article(mut self, words: usize) -> String {
        self.title();
        // Half a paragraph will go beyond.
        while self.words + 20 < words {
            self.paragraph();
        }
        self.text
    }

    fn title(&mut self) {
        self.name();
        self.content(Class::ThirdPerson);
        self.noun_phrase();
        self.say("in");
        self.noun_phrase();
        self.end("\n\n");
    }

    fn paragraph(&mut self) {
        // Two thirds of the paragraphs are one sentence.
        let sentences = [1, 1, 1, 1, 2, 2, 3][self.dice.below(7)];
        for _ in 0..sentences {
            let length = self.dice.quantile(&SENTENCE_WORDS);
            if self.dice.chance(210) {
                self.quote(length);
            } else {
                self.sentence(length);
            }
        }
        self.text.push_str("\n\n");
    }

    fn sentence(&mut self, length: usize) {
        let end = self.words + length;
        if length < 6 {
            self.noun_phrase();
        } else {
            self.clauses(end);
        }
        self.end(". ");
    }

    /// What somebody says, in marks.
    fn quote(&mut self, length: usize) {
        let (open, close) = if self.dice.chance(400) { ("\"", "\"") } else { ("“", "”") };
        let end = self.words + length.max(6);
        self.space();
        self.text.push_str(open);
        self.clauses(end - 3);
        self.text.push(',');
        self.text.push_str(close);
        self.say("said");
        if self.dice.chance(250) {
            self.pronoun();
        } else {
            self.name_of(Kind::Person);
        }
        self.end(". ");
    }

    /// Clauses up to a number of words in all.
    fn clauses(&mut self, end: usize) {
        if self.dice.chance(120) {
            let opening = ["in", "on", "after", "during", "while", "but", "and", "however,", "meanwhile,"];
            self.say_any(&opening);
        }
        self.clause();
        while self.words + 2 < end {
            match self.dice.below(100) {
                0..29 => self.prepositional(),
                29..41 => {
                    self.say("and");
                    if self.dice.chance(500) {
                        self.predicate();
                    } else {
                        self.noun_phrase();
                    }
                }
                41..53 => {
                    let link = ["that", "as", "because", "when", "while", "if", "after", "but", "that"];
                    self.say_any(&link);
                    self.clause();
                }
                53..64 => {
                    self.text.push(',');
                    let link = ["which", "who", "and", "but", "as"];
                    self.say_any(&link);
                    self.predicate();
                }
                64..71 => {
                    self.text.push(',');
                    self.content(Class::Participle);
                    self.noun_phrase();
                }
                71..77 => {
                    self.say("to");
                    self.content(Class::Verb);
                    self.noun_phrase();
                }
                77..86 => self.time(),
                86..94 => self.amount(),
                94..96 => {
                    self.space();
                    self.text.push('(');
                    self.name();
                    self.text.push(')');
                }
                _ => {
                    self.text.push(',');
                    self.say("and");
                    self.clause();
                }
            }
        }
    }

    fn clause(&mut self) {
        match self.dice.below(100) {
            0..29 => self.pronoun(),
            29..62 => self.name(),
            _ => self.noun_phrase(),
        }
        self.predicate();
    }

    fn predicate(&mut self) {
        match self.dice.below(100) {
            0..40 => self.content(Class::Past),
            40..47 => self.content(Class::ThirdPerson),
            47..61 => {
                let modal = ["will", "would", "can", "could", "should", "may", "must"];
                self.say_some(&modal);
                if self.dice.chance(150) {
                    self.say("not");
                }
                self.content(Class::Verb);
            }
            61..77 => {
                let be = ["is", "was", "are", "were", "will be", "has been", "had been", "be"];
                self.say_some(&be);
                if self.dice.chance(500) {
                    self.content(Class::Adjective);
                } else {
                    self.content(Class::Past);
                    if self.dice.chance(300) {
                        self.say("by");
                    } else {
                        return;
                    }
                }
            }
            77..90 => {
                let have = ["has", "have", "had"];
                self.say_some(&have);
                if self.dice.chance(150) {
                    self.say("also");
                }
                self.content(Class::Past);
            }
            _ => {
                let be = ["is", "are", "was", "were"];
                self.say_some(&be);
                self.content(Class::Participle);
            }
        }
        if self.dice.chance(180) {
            if self.dice.chance(500) {
                let small =
                    ["also", "not", "only", "more", "now", "even", "still", "just", "then", "already"];
                self.say_some(&small);
            } else {
                self.content(Class::Adverb);
            }
        }
        if self.dice.chance(620) {
            self.noun_phrase();
        }
    }

    fn prepositional(&mut self) {
        const PREPOSITIONS: [&str; 20] = [
            "in",
            "to",
            "for",
            "on",
            "with",
            "at",
            "from",
            "by",
            "of",
            "as",
            "about",
            "after",
            "over",
            "against",
            "between",
            "during",
            "under",
            "through",
            "into",
            "according to",
        ];
        self.say_some(&PREPOSITIONS);
        match self.dice.below(100) {
            0..34 => self.name(),
            34..44 => self.name_of(Kind::Place),
            _ => self.noun_phrase(),
        }
    }

    fn noun_phrase(&mut self) {
        match self.dice.below(100) {
            0..50 => self.say("the"),
            50..63 => self.say("a"),
            63..80 => {
                const OTHERS: [&str; 15] = [
                    "this", "his", "their", "its", "her", "our", "all", "other", "some", "no", "these",
                    "more", "such", "any", "each",
                ];
                self.say_some(&OTHERS);
            }
            _ => {}
        }
        if !self.phrases.is_empty() && self.dice.chance(160) {
            let phrase = self.phrases[self.dice.below(self.phrases.len())].clone();
            self.say(&phrase);
        } else {
            self.space();
            let start = self.text.len();
            match self.dice.below(100) {
                0..40 => self.content(Class::Adjective),
                40..46 => {
                    let people = self.drawn(Class::People);
                    self.say(&people);
                }
                _ => {}
            }
            if self.dice.chance(200) {
                self.content(Class::Noun);
            }
            let head = if self.dice.chance(350) { Class::Plural } else { Class::Noun };
            self.content(head);
            let phrase = self.text[start..].trim_start().to_owned();
            self.phrases.push(phrase);
        }
        if self.dice.chance(300) {
            self.say("of");
            if self.dice.chance(250) {
                self.name();
            } else {
                self.noun_phrase();
            }
        }
    }

    fn pronoun(&mut self) {
        const PRONOUNS: [&str; 14] = [
            "it", "he", "they", "we", "I", "she", "there", "who", "this", "you", "people", "that", "what",
            "many",
        ];
        self.say_some(&PRONOUNS);
    }

    fn time(&mut self) {
        const DAYS: [&str; 7] =
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let (day, month) = (DAYS[self.dice.below(7)], MONTHS[self.dice.below(12)]);
        let year = 2022 - self.dice.zipf(60);
        let number = 1 + self.dice.below(28);
        let time = match self.dice.below(8) {
            0 | 1 => format!("on {day}"),
            2 => format!("on {number} {month}"),
            3 => format!("on {month} {number}, {year}"),
            4 | 5 => format!("in {year}"),
            6 => format!("last {}", ["year", "week", "month"][number % 3]),
            _ => format!("for {number} years"),
        };
        self.say(&time);
    }

    fn amount(&mut self) {
        let number = 2 + self.dice.zipf(900);
        let amount = match self.dice.below(7) {
            0 => format!("{number} percent"),
            1 => format!("${number} million"),
            2 => format!("{number},{:03}", self.dice.below(1000)),
            3 => format!("{}.{} per cent", number % 100, number % 10),
            4 | 5 => ["two", "three", "four", "five", "seven", "ten"][number % 6].to_owned(),
            _ => number.to_string(),
        };
        self.say(&amount);
        self.content(Class::Plural);
    }

    /// A name of any kind, or a capital that names nothing by itself: "the Court".
    fn name(&mut self) {
        if self.dice.chance(130) {
            self.say("the");
            let noun = self.drawn(Class::Noun);
            self.say(&capitalized(&noun));
            return;
        }
        let kind = match self.dice.below(100) {
            0..38 => Kind::Person,
            38..68 => Kind::Organization,
            _ => Kind::Place,
        };
        self.name_of(kind);
    }

    /// One that has been introduced, or a new one.
    fn name_of(&mut self, kind: Kind) {
        let known: Vec<usize> =
            (0..self.names.len()).filter(|&index| self.names[index].kind == kind).collect();
        if !known.is_empty() && self.dice.chance(615) {
            let named = &self.names[known[self.dice.zipf(known.len())]];
            let called = if self.dice.chance(420) { &named.full } else { &named.short };
            let called = if kind == Kind::Person && self.dice.chance(80) {
                format!("Mr {called}")
            } else {
                called.clone()
            };
            self.say(&called);
        } else {
            let named = self.introduced(kind);
            self.say(&named.full);
            self.names.push(named);
        }
        if self.dice.chance(70) {
            self.text.push_str("’s");
            self.content(Class::Noun);
        }
    }

    fn introduced(&mut self, kind: Kind) -> Named {
        match kind {
            Kind::Person => {
                let (given, surname) = (self.drawn(Class::GivenName), self.drawn(Class::Surname));
                let title =
                    ["", "", "", "", "President ", "Minister ", "Dr ", "spokesman "][self.dice.below(8)];
                Named { full: format!("{title}{given} {surname}"), short: surname.into_owned(), kind }
            }
            Kind::Organization => {
                let (noun, other) = (self.drawn(Class::Noun), self.drawn(Class::Noun));
                let (noun, other) = (capitalized(&noun), capitalized(&other));
                let place = self.drawn(Class::Country);
                let family = self.drawn(Class::Surname);
                match self.dice.below(6) {
                    0 => Named {
                        full: format!("Ministry of {noun} and {other}"),
                        short: format!("{noun} Ministry"),
                        kind,
                    },
                    1 => {
                        let full = format!("{place} {noun} {other}");
                        let short = full.split(' ').filter_map(|word| word.chars().next()).collect();
                        Named { full, short, kind }
                    }
                    2 => Named {
                        full: format!("{family} {noun} Group"),
                        short: format!("{family} Group"),
                        kind,
                    },
                    3 => Named {
                        full: format!("{place} {noun} Council"),
                        short: format!("{noun} Council"),
                        kind,
                    },
                    4 => {
                        let short: String = [&*noun, &*other, &*place]
                            .iter()
                            .filter_map(|word| word.chars().next())
                            .collect();
                        Named { full: short.clone(), short, kind }
                    }
                    _ => Named {
                        full: format!("{family} University of {place}"),
                        short: format!("{family} University"),
                        kind,
                    },
                }
            }
            Kind::Place => {
                let class = if self.dice.chance(550) { Class::Country } else { Class::City };
                let place = self.drawn(class).into_owned();
                Named { full: place.clone(), short: place, kind }
            }
        }
    }

    /// A word of content: one that the article has had, or another.
    fn content(&mut self, class: Class) {
        let used = &self.used[class as usize];
        let rank = if !used.is_empty() && self.dice.chance(250) {
            used[self.dice.below(used.len())]
        } else {
            class.draw(self.dice)
        };
        self.used[class as usize].push(rank);
        self.say(&class.word(rank));
    }

    fn drawn(&mut self, class: Class) -> Cow<'static, str> {
        class.word(class.draw(self.dice))
    }

    /// Adds words, which stand as they are but for a capital at the start of a sentence.
    fn say(&mut self, words: &str) {
        if self.text.ends_with(" a") && words.starts_with(['a', 'e', 'i', 'o', 'u']) {
            self.text.push('n');
        }
        self.space();
        if std::mem::take(&mut self.opens) {
            self.text.push_str(&capitalized(words));
        } else {
            self.text.push_str(words);
        }
        self.words += 1 + words.bytes().filter(|&byte| byte == b' ').count();
    }

    /// Adds one of a list, each as often.
    fn say_any(&mut self, words: &[&str]) {
        let index = self.dice.below(words.len());
        self.say(words[index]);
    }

    /// Adds one of a list, the first ones more often.
    fn say_some(&mut self, words: &[&str]) {
        let index = self.dice.zipf(words.len());
        self.say(words[index]);
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n', '(', '“']) && !self.opens {
            self.text.push(' ');
        }
    }

    fn end(&mut self, mark: &str) {
        self.text.push_str(mark);
        self.opens = true;
    }
}

fn capitalized(words: &str) -> Cow<'_, str> {
    if words.starts_with(|first: char| first.is_ascii_lowercase()) {
        Cow::Owned(words[..1].to_ascii_uppercase() + &words[1..])
    } else {
        Cow::Borrowed(words)
    }
}
