//! Text of any size for measuring: articles made of the sentences of our own articles in tests/cases/, shuffled, with
//! other names in every article and a rare new word now and then, so that the vocabulary grows as in real text. The same
//! size gives the same text.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// The cases that are articles in English; the others are there for what is wrong with them.
const CASES: [&str; 3] = ["wire", "news-site", "interview"];

/// Their texts.
pub fn cases() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("cases");
    let read = |case| fs::read_to_string(folder.join(case).join("source.txt")).expect("the case is there");
    CASES.map(read).to_vec()
}

/// Articles of `bytes` bytes together, cut at a character.
pub fn text(bytes: usize) -> String {
    let texts = cases();
    let titles: Vec<&str> =
        texts.iter().filter_map(|text| text.lines().find(|line| !line.trim().is_empty())).collect();
    let sentences: Vec<&str> = texts.iter().flat_map(|text| sentences(text)).collect();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut rare = 0;
    let mut result = String::with_capacity(bytes + 1000);
    while result.len() < bytes {
        let mut names = HashMap::new();
        rewrite(titles[dice.below(titles.len())], &mut names, &mut rare, &mut dice, &mut result);
        result.push_str("\n\n");
        for _ in 0..8 + dice.below(16) {
            for _ in 0..1 + dice.below(4) {
                rewrite(
                    sentences[dice.below(sentences.len())],
                    &mut names,
                    &mut rare,
                    &mut dice,
                    &mut result,
                );
                result.push(' ');
            }
            result.pop();
            result.push_str("\n\n");
        }
    }
    let end = (0..=bytes).rev().find(|&end| result.is_char_boundary(end)).unwrap_or(0);
    result.truncate(end);
    result
}

/// Sentences in other languages, and an ending for the made-up word that each gets.
const SENTENCES: [(&str, &[&str], &str); 7] = [
    (
        "German",
        &[
            "Die Fähre fährt seit gestern wieder über den Fluss, sagte der Hafenmeister",
            "Drei Wochen lang mussten die Leute aus den Dörfern am anderen Ufer einen Umweg nehmen",
            "Die neue Maschine kostet 40.000 Euro und soll leiser sein als die alte",
        ],
        "straße",
    ),
    (
        "Russian",
        &[
            "Паром снова ходит через реку, сообщил вчера начальник порта",
            "Три недели жителям деревень на другом берегу приходилось ехать в объезд",
            "Новый двигатель стоит 40 000 евро и работает тише старого",
        ],
        "ово",
    ),
    (
        "Korean",
        &[
            "항만 책임자는 어제 나룻배가 다시 강을 건넌다고 말했다",
            "강 건너 마을 사람들은 3주 동안 먼 길을 돌아가야 했다",
            "새 엔진은 4만 유로이며 예전 것보다 조용하다",
        ],
        "동",
    ),
    ("Arabic", &["قال مدير الميناء أمس إن العبارة تعبر النهر من جديد"], "ية"),
    ("Hindi", &["बंदरगाह प्रमुख ने कल कहा कि नाव फिर से नदी पार करती है"], "पुर"),
    ("Chinese", &["港口负责人昨天说，渡船又开始过河了"], "港"),
    ("Thai", &["ผู้อำนวยการท่าเรือกล่าวเมื่อวานนี้ว่าเรือข้ามฟากกลับมาวิ่งแล้ว"], "ท่า"),
];

/// Ten megabytes of English, or one of another language, each of whose sentences ends in a word that is mostly new.
pub fn in_language(language: &str) -> String {
    let Some((_, sentences, ending)) = SENTENCES.iter().find(|(name, ..)| *name == language) else {
        return text(10_000_000);
    };
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let letters: Vec<char> =
        ending.chars().chain(sentences[0].chars()).filter(|c| c.is_alphabetic()).collect();
    let mut text = String::new();
    while text.len() < 1_000_000 {
        text.push_str(sentences[dice.below(sentences.len())]);
        text.push(' ');
        for _ in 0..4 {
            text.push(letters[dice.below(letters.len())]);
        }
        text.push_str(ending);
        text.push_str(if dice.below(5) == 0 { ".\n\n" } else { ". " });
    }
    text
}

/// The sentences of the paragraphs, roughly: what ends with a mark and is followed by a capital.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for paragraph in text.split('\n').filter(|line| line.len() > 80) {
        let mut start = 0;
        for (at, _) in paragraph.match_indices(". ") {
            let next = paragraph[at + 2..].chars().next();
            if at - start > 40 && next.is_some_and(char::is_uppercase) {
                found.push(&paragraph[start..at + 1]);
                start = at + 2;
            }
        }
        found.push(&paragraph[start..]);
    }
    found
}

/// A sentence with this article's names for the capitalised words within it, and a rare word here and there.
fn rewrite<'a>(
    sentence: &'a str,
    names: &mut HashMap<&'a str, Option<String>>,
    rare: &mut usize,
    dice: &mut Dice,
    result: &mut String,
) {
    for (position, word) in sentence.split(' ').enumerate() {
        if position > 0 {
            result.push(' ');
        }
        let plain = word.bytes().all(|byte| byte.is_ascii_alphabetic());
        let capital = word.starts_with(|first: char| first.is_ascii_uppercase());
        if plain && capital && position > 0 && word.len() > 3 {
            // Half of them keep theirs: countries, months and well-known names come back in every article.
            let name =
                names.entry(word).or_insert_with(|| (dice.below(2) == 0).then(|| name(dice.below(200_000))));
            result.push_str(name.as_deref().unwrap_or(word));
        } else if plain && !capital && word.len() > 5 && dice.below(50) == 0 {
            // Every other rare word is a new one, the others have been seen before.
            *rare += usize::from(dice.below(2) == 0);
            let number = if *rare == 0 { 0 } else { dice.below(*rare) };
            result.push_str(&name(7 * number + 1).to_lowercase());
        } else {
            result.push_str(word);
        }
    }
}

/// A pronounceable name for a number.
fn name(number: usize) -> String {
    const STARTS: [&str; 16] =
        ["b", "br", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v"];
    const VOWELS: [&str; 6] = ["a", "e", "i", "o", "u", "ei"];
    let mut left = number;
    let mut name = String::new();
    for _ in 0..3 {
        name.push_str(STARTS[left % STARTS.len()]);
        left /= STARTS.len();
        name.push_str(VOWELS[left % VOWELS.len()]);
        left /= VOWELS.len();
    }
    name.push('n');
    name[..1].to_uppercase() + &name[1..]
}

/// xorshift64*: numbers that are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        number as usize % bound
    }
}
