//! Japanese: whether a word ends between two characters, by TinySegmenter's weights (Taku Kudo, 2008) for the
//! characters around the place, their kinds, and whether words ended at the three places before.

use rustc_hash::FxHashMap;

/// Characters before the first and after the last one.
const EDGES: [char; 6] = ['\u{1}', '\u{2}', '\u{3}', '\u{4}', '\u{5}', '\u{6}'];
/// Their names in the features.
const EDGE_NAMES: [&str; 6] = ["B3", "B2", "B1", "E1", "E2", "E3"];

/// What a feature looks at: places around the boundary (0 to 5, the boundary lies before 3) of characters or kinds,
/// and of the outcomes at the three places before (0 to 2).
struct Template {
    name: &'static str,
    outcomes: &'static [usize],
    kinds: &'static [usize],
    characters: &'static [usize],
}

const fn template(
    name: &'static str,
    outcomes: &'static [usize],
    kinds: &'static [usize],
    characters: &'static [usize],
) -> Template {
    Template { name, outcomes, kinds, characters }
}

const TEMPLATES: [Template; 42] = [
    template("UP1", &[0], &[], &[]),
    template("UP2", &[1], &[], &[]),
    template("UP3", &[2], &[], &[]),
    template("BP1", &[0, 1], &[], &[]),
    template("BP2", &[1, 2], &[], &[]),
    template("UC1", &[], &[0], &[]),
    template("UC2", &[], &[1], &[]),
    template("UC3", &[], &[2], &[]),
    template("UC4", &[], &[3], &[]),
    template("UC5", &[], &[4], &[]),
    template("UC6", &[], &[5], &[]),
    template("BC1", &[], &[1, 2], &[]),
    template("BC2", &[], &[2, 3], &[]),
    template("BC3", &[], &[3, 4], &[]),
    template("TC1", &[], &[0, 1, 2], &[]),
    template("TC2", &[], &[1, 2, 3], &[]),
    template("TC3", &[], &[2, 3, 4], &[]),
    template("TC4", &[], &[3, 4, 5], &[]),
    template("UQ1", &[0], &[0], &[]),
    template("UQ2", &[1], &[1], &[]),
    template("UQ3", &[2], &[2], &[]),
    template("BQ1", &[1], &[1, 2], &[]),
    template("BQ2", &[1], &[2, 3], &[]),
    template("BQ3", &[2], &[1, 2], &[]),
    template("BQ4", &[2], &[2, 3], &[]),
    template("TQ1", &[1], &[0, 1, 2], &[]),
    template("TQ2", &[1], &[1, 2, 3], &[]),
    template("TQ3", &[2], &[0, 1, 2], &[]),
    template("TQ4", &[2], &[1, 2, 3], &[]),
    template("UW1", &[], &[], &[0]),
    template("UW2", &[], &[], &[1]),
    template("UW3", &[], &[], &[2]),
    template("UW4", &[], &[], &[3]),
    template("UW5", &[], &[], &[4]),
    template("UW6", &[], &[], &[5]),
    template("BW1", &[], &[], &[1, 2]),
    template("BW2", &[], &[], &[2, 3]),
    template("BW3", &[], &[], &[3, 4]),
    template("TW1", &[], &[], &[0, 1, 2]),
    template("TW2", &[], &[], &[1, 2, 3]),
    template("TW3", &[], &[], &[2, 3, 4]),
    template("TW4", &[], &[], &[3, 4, 5]),
];

/// Kinds of characters, as letters of the features, and outcomes.
const KINDS: &str = "OHIKM";
const OUTCOMES: &str = "UBO";

/// The weights that Japanese text is divided by.
pub struct Japanese {
    /// For each template of kinds and outcomes, the weights of all their combinations, by [`shape`].
    shapes: Vec<Vec<i32>>,
    /// Weights of characters, by [`key`].
    characters: FxHashMap<u64, i32>,
    /// Added to every score.
    bias: i32,
    /// Characters that follow a noun and are a part of it where no further Han character follows.
    suffixes: Vec<Box<str>>,
}

impl Japanese {
    /// From weights: after the name of a template its features, each followed by its weight; "BIAS" has the bias for its only
    /// feature.
    pub fn new(weights: &[Box<str>], suffixes: Vec<Box<str>>) -> Self {
        let of_shapes = &TEMPLATES[..FIRST_OF_CHARACTERS];
        let mut model = Self {
            shapes: of_shapes.iter().map(|template| vec![0; template.combinations()]).collect(),
            characters: FxHashMap::default(),
            bias: 0,
            suffixes,
        };
        let mut words = weights.iter().map(|word| &**word);
        let mut number = 0;
        while let Some(word) = words.next() {
            if let Some(named) = TEMPLATES.iter().position(|template| template.name == word) {
                number = named;
                continue;
            }
            let weight: i16 = words.next().and_then(|weight| weight.parse().ok()).unwrap_or(0);
            let weight = i32::from(weight);
            if word == "BIAS" {
                model.bias = weight;
            } else if let Some(shapes) = model.shapes.get_mut(number) {
                if let Some(shape) = shape_of(&TEMPLATES[number], word) {
                    shapes[shape] = weight;
                }
            } else {
                let named = EDGE_NAMES.iter().zip(EDGES).fold(word.to_owned(), |text, (name, edge)| {
                    text.replace(name, edge.encode_utf8(&mut [0; 4]))
                });
                model.characters.insert(key(number, named.chars()), weight);
            }
        }
        model
    }
}

impl Template {
    /// Number of combinations of kinds and outcomes.
    fn combinations(&self) -> usize {
        OUTCOMES.len().pow(self.outcomes.len() as u32) * KINDS.len().pow(self.kinds.len() as u32)
    }
}

/// The number of a combination: the outcomes at the places that the template looks at, then the kinds.
fn shape(template: &Template, kinds: &[usize], outcomes: [usize; 3]) -> usize {
    let outcomes =
        template.outcomes.iter().fold(0, |number, &place| number * OUTCOMES.len() + outcomes[place]);
    template.kinds.iter().fold(outcomes, |number, &place| number * KINDS.len() + kinds[place])
}

/// The number of the combination that a feature names.
fn shape_of(template: &Template, feature: &str) -> Option<usize> {
    let mut letters = feature.chars();
    let mut number = 0;
    for _ in template.outcomes {
        number = number * OUTCOMES.len() + OUTCOMES.find(letters.next()?)?;
    }
    for _ in template.kinds {
        number = number * KINDS.len() + KINDS.find(letters.next()?)?;
    }
    Some(number)
}

/// A feature as a number: its template and up to three characters.
fn key(template: usize, feature: impl Iterator<Item = char>) -> u64 {
    (template as u64) << 56 | feature.fold(0, |key, c| key << 16 | u64::from(u32::from(c) & 0xffff))
}

/// The kind of a character: 0 other, 1 Han, 2 Hiragana, 3 Katakana, 4 a numeral.
fn kind(c: char) -> usize {
    match c {
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '万' | '億'
        | '兆' => 4,
        '々' | '〆' | 'ヵ' | 'ヶ' => 1,
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => 1,
        '\u{3041}'..='\u{3096}' => 2,
        '\u{30a1}'..='\u{30f4}' | 'ー' | '\u{ff66}'..='\u{ff9f}' => 3,
        _ => 0,
    }
}

/// How many Han characters stand at the end of `kinds`.
fn since_han_began(kinds: &[usize]) -> usize {
    kinds.iter().rev().take_while(|kind| **kind == 1).count()
}

impl Japanese {
    /// Appends the ends of the words of `run`, moved by `offset`.
    pub fn divide(&self, run: &str, offset: usize, ends: &mut Vec<usize>) {
        let edges = |places: std::ops::Range<usize>| EDGES[places].iter().copied();
        let text: Vec<char> = edges(0..3).chain(run.chars()).chain(edges(3..6)).collect();
        let kinds: Vec<usize> = text.iter().map(|&c| kind(c)).collect();
        // 0 unknown, 1 a word ends there, 2 none does.
        let mut outcomes = [0; 3];
        let mut at = offset;
        for place in 3..text.len() - 3 {
            if place > 3 {
                let window = &text[place - 3..place + 3];
                let around = &kinds[place - 3..place + 3];
                let of_shape =
                    |(template, weights): (&Template, &Vec<i32>)| weights[shape(template, around, outcomes)];
                let mut score = self.bias + TEMPLATES.iter().zip(&self.shapes).map(of_shape).sum::<i32>();
                for (number, template) in TEMPLATES.iter().enumerate().skip(FIRST_OF_CHARACTERS) {
                    let feature = key(number, template.characters.iter().map(|&i| window[i]));
                    score += self.characters.get(&feature).copied().unwrap_or(0);
                }
                // Foreign words are one word, however long.
                let inside = kinds[place - 1] == 3 && kinds[place] == 3;
                // "市議会", "説明会": a single Han character that makes a noun of the one before it.
                let after = kinds[place + 1];
                let suffix = kinds[place - 1] == 1
                    && after != 1
                    && after != 4
                    && self.suffixes.iter().any(|suffixes| suffixes.contains(text[place]));
                let ends_word = score > 0 && !inside && !(suffix && since_han_began(&kinds[3..place]) > 1);
                if ends_word {
                    ends.push(at);
                }
                outcomes = [outcomes[1], outcomes[2], if ends_word { 1 } else { 2 }];
            }
            at += text[place].len_utf8();
        }
        ends.push(at);
    }
}

/// The templates before look at kinds and outcomes, those from here on at characters.
const FIRST_OF_CHARACTERS: usize = 29;
