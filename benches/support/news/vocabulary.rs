//! The words of generated news: lists, what is made up where they end, and how often each comes.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::Dice;

/// What stands at a place of a sentence, and is drawn from a list of its own.
#[derive(Clone, Copy, PartialEq)]
pub enum Class {
    Noun,
    Plural,
    Adjective,
    Adverb,
    Verb,
    ThirdPerson,
    Past,
    Participle,
    GivenName,
    Surname,
    Country,
    City,
    People,
}

/// The sections of words.txt, in its order; most frequent words first.
const CLASSES: [(&str, Class); 13] = [
    ("nouns", Class::Noun),
    ("plurals", Class::Plural),
    ("adjectives", Class::Adjective),
    ("adverbs", Class::Adverb),
    ("verbs", Class::Verb),
    ("verbs in the third person", Class::ThirdPerson),
    ("verbs in the past", Class::Past),
    ("verbs with -ing", Class::Participle),
    ("given names", Class::GivenName),
    ("surnames", Class::Surname),
    ("countries", Class::Country),
    ("cities", Class::City),
    ("peoples", Class::People),
];

/// Words of the lists in src/lang/en/, chosen once, so that a change of those leaves the texts as they are: common words by
/// their part of speech, in the order of their frequency in newswire and speeches of the public domain; names at random.
fn list(class: Class) -> &'static [&'static str] {
    static LISTS: OnceLock<Vec<Vec<&'static str>>> = OnceLock::new();
    let lists = LISTS.get_or_init(|| {
        let sections = include_str!("words.txt").split("# ").skip(1);
        let lists: Vec<Vec<&str>> = sections
            .zip(CLASSES)
            .map(|(section, (title, _))| {
                let words = section.strip_prefix(title).expect("words.txt has the sections in this order");
                words.split_whitespace().collect()
            })
            .collect();
        assert_eq!(lists.len(), CLASSES.len());
        lists
    });
    &lists[class as usize]
}

/// How often the words of a class come: the law of Zipf and Mandelbrot, for which a share of (1 + r/q)^-α of all draws
/// falls on ranks from r on.
struct Law {
    /// Ranks that are about equally frequent (q).
    shift: f64,
    /// How much rarer the rest becomes.
    tail: Tail,
}

/// 1/α, so that whole numbers and square roots are enough.
#[derive(Clone, Copy)]
enum Tail {
    /// 5/4: few words come again and again.
    Short,
    /// 3/2: new ones all the time.
    Long,
}

impl Class {
    fn law(self) -> Law {
        let (shift, tail) = match self {
            Self::Noun => (250.0, Tail::Short),
            Self::Plural => (140.0, Tail::Short),
            Self::Adjective => (80.0, Tail::Short),
            Self::Adverb => (14.0, Tail::Short),
            Self::Verb | Self::Past => (110.0, Tail::Short),
            Self::ThirdPerson | Self::Participle => (80.0, Tail::Short),
            Self::GivenName => (150.0, Tail::Short),
            Self::Surname => (300.0, Tail::Long),
            Self::Country => (25.0, Tail::Short),
            Self::City => (110.0, Tail::Long),
            Self::People => (20.0, Tail::Short),
        };
        Law { shift, tail }
    }

    /// A rank, drawn by the law.
    pub fn draw(self, dice: &mut Dice) -> usize {
        let Law { shift, tail } = self.law();
        let share = dice.share();
        let root = share.sqrt();
        let beyond = match tail {
            Tail::Short => share * root.sqrt(),
            Tail::Long => share * root,
        };
        (shift * (1.0 / beyond - 1.0)) as usize
    }

    /// The word of a rank: one of the list's, or one that is made for it.
    pub fn word(self, rank: usize) -> Cow<'static, str> {
        let list = list(self);
        if let Some(word) = list.get(rank) {
            return Cow::Borrowed(word);
        }
        let number = rank - list.len();
        let ending = match self {
            Self::Noun => ["er", "ment", "ion", "ity", "ness", "age"][number % 6],
            Self::Plural => ["ers", "ments", "ions", "ities", "nesses", "ages"][number % 6],
            Self::Adjective => ["al", "ous", "ive", "ary", "able"][number % 5],
            Self::Adverb => ["ally", "ously", "ively"][number % 3],
            Self::Verb => ["ate", "ise", "ify", "en"][number % 4],
            Self::ThirdPerson => ["ates", "ises", "ifies", "ens"][number % 4],
            Self::Past => ["ated", "ised", "ified", "ened"][number % 4],
            Self::Participle => ["ating", "ising", "ifying", "ening"][number % 4],
            Self::GivenName => ["a", "o", "an", "in"][number % 4],
            Self::Surname => ["ov", "sen", "ez", "ani", "ley", "man"][number % 6],
            Self::Country | Self::City => ["ville", "burg", "pur", "ton", "abad"][number % 5],
            Self::People => "ian",
        };
        Cow::Owned(coined(number, ending, self as usize >= Class::GivenName as usize))
    }
}

/// A pronounceable word for a number.
fn coined(number: usize, ending: &str, is_name: bool) -> String {
    const STARTS: [&str; 24] = [
        "b", "br", "c", "cr", "d", "f", "fl", "g", "gr", "h", "k", "l", "m", "n", "p", "pr", "r", "s", "sc",
        "st", "t", "tr", "v", "w",
    ];
    const MIDDLES: [&str; 20] = [
        "ar", "an", "al", "ac", "el", "en", "er", "ec", "in", "ic", "il", "ir", "or", "on", "ol", "ot", "um",
        "ur", "ub", "ea",
    ];
    let mut word = String::with_capacity(12);
    let mut left = number;
    loop {
        word.push_str(STARTS[left % STARTS.len()]);
        left /= STARTS.len();
        word.push_str(MIDDLES[left % MIDDLES.len()]);
        left /= MIDDLES.len();
        if left == 0 {
            break;
        }
        left -= 1;
    }
    word.push_str(ending);
    if is_name {
        word[..1].make_ascii_uppercase();
    }
    word
}
