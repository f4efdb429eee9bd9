//! Texts in other languages, of a few sentences each: for what has to be tried in many scripts. What is measured in
//! English is `news/`.

use super::news::{self, Dice};

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
        return news::text(10_000_000);
    };
    let mut dice = Dice::default();
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
