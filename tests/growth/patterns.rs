//! Texts that are as dense as can be in what one stage looks for: where memory and time grow faster than the text, one of
//! these shows it.

/// One piece of a text, by its number.
pub type Make = fn(usize) -> String;

/// At least so many bytes of pieces.
pub fn fill(bytes: usize, make: Make) -> String {
    let mut text = String::with_capacity(bytes + 200);
    let mut number = 0;
    while text.len() < bytes {
        text.push_str(&make(number));
        number += 1;
    }
    text
}

/// All of them, with what they are dense in.
pub const ALL: &[(&str, Make)] = &[
    ("distinct words", |i| format!("{} ", word(i, 6))),
    ("distinct words with a capital", |i| format!("{} ", name(i, 6))),
    ("distinct acronyms", |i| format!("{} ", word(i, 4).to_uppercase())),
    ("distinct names in a list", |i| format!("{} {}, ", name(i * 7 + 3, 5), name(i * 13 + 1, 7))),
    ("distinct names on lines", |i| format!("{} {}\n", name(i * 7 + 3, 5), name(i * 13 + 1, 7))),
    ("English names", |i| format!("{} {} and ", GIVEN[i % GIVEN.len()], name(i * 13 + 1, 6))),
    ("people who met", |i| {
        format!("Then {} {} met the mayor. ", GIVEN[i % GIVEN.len()], name(i * 13 + 1, 6))
    }),
    ("people with titles", |i| format!("President {} {} spoke. ", GIVEN[i % GIVEN.len()], name(i, 6))),
    ("ministries", |i| format!("the Ministry of {} and ", name(i * 11, 6))),
    ("companies", |i| format!("{} Ltd. and ", name(i * 11, 6))),
    ("titles of works", |i| format!("the film “The {}” and ", name(i * 13, 7))),
    ("president of the", |_| "president of the ".to_owned()),
    ("quotations", |_| "He said “we will go there now”. ".to_owned()),
    ("quotations in plain marks", |_| "He said \"we will go there now\". ".to_owned()),
    ("quotations by many", |i| format!("{} {} said “we go”. ", GIVEN[i % GIVEN.len()], name(i, 6))),
    ("short quotations", |_| "“a” ".to_owned()),
    ("quotations in German", |i| format!("„Wir gehen jetzt nach Hause“, sagte {} Brenner. ", name(i, 6))),
    ("quotations around clauses", |_| "«Мы идём, — сказал он. — Мы дома». ".to_owned()),
    ("dialogues", |_| "— Мы идём, — сказал он.\n\n".to_owned()),
    ("headings", |_| "# Heading\n\n".to_owned()),
    ("distinct headings", |i| format!("# Heading {}\n\n", word(i, 3))),
    ("list items", |i| format!("- item {i}\n")),
    ("paragraphs of a letter", |_| "a\n\n".to_owned()),
    ("table rows", |i| format!("{i}\t{}\t{}\n", i * 3, word(i, 4))),
    ("marks", |_| "!?".to_owned()),
    ("initials", |_| "A B C. ".to_owned()),
    ("short sentences", |_| "A. B! C? ".to_owned()),
    ("percentages", |_| "5% ".to_owned()),
    ("sums", |i| format!("${i} million, ")),
    ("days", |i| format!("{} May {}, ", i % 28 + 1, 1900 + i % 120)),
    ("addresses", |i| format!("a{i}@example.org ")),
    ("letters that stand apart", |_| "T he W hen ".to_owned()),
    ("ligatures that stand apart", |_| "o ffi ce ".to_owned()),
    ("entities", |_| "&ldquo;a&amp;amp;#8221; ".to_owned()),
    ("leftovers of spaces", |_| "sawÂ it.Â ".to_owned()),
    ("characters without width", |_| "a\u{200b} b\u{200b}B ".to_owned()),
    ("columns", |i| format!("the ferry ran. It {:<20}and the boats go. Then\n", word(i, 4))),
    ("heads between lines", |i| {
        format!("the ferry ran to the pier that had been\nHead {}\n", word(i / 2, 4))
    }),
    ("mixed languages", |i| MIXED[i % MIXED.len()].to_owned()),
    ("Chinese signs", |i| {
        char::from_u32(0x4e00 + (i as u32).wrapping_mul(7919) % 20_000).unwrap_or('一').to_string()
    }),
];

const GIVEN: [&str; 8] = ["John", "Mary", "Peter", "Anna", "David", "Susan", "Thomas", "Helen"];

const MIXED: [&str; 5] = [
    "The council met in the town hall on Monday evening.\n\n",
    "Der Stadtrat tagte am Montagabend im Rathaus der Stadt.\n\n",
    "Городской совет собрался вечером в понедельник в ратуше.\n\n",
    "市議会は月曜日の夜に市役所で会合を開いた。\n\n",
    "Le conseil municipal s’est réuni lundi soir à la mairie.\n\n",
];

/// A made-up word of so many small letters; others for other numbers.
fn word(number: usize, length: usize) -> String {
    // Odd and prime to 26: neighbors differ in all their letters.
    let mut rest = number.wrapping_mul(7_777_777);
    (0..length)
        .map(|_| {
            let letter = b'a' + (rest % 26) as u8;
            rest /= 26;
            char::from(letter)
        })
        .collect()
}

fn name(number: usize, length: usize) -> String {
    let word = word(number, length);
    word[..1].to_uppercase() + &word[1..]
}
