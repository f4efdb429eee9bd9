//! The words with which pages set off what does not belong to an article.

/// How a part begins that leads to other articles, or that heads a list of them.
const RELATED: [&str; 62] = [
    "related",
    "read more",
    "read also",
    "read next",
    "also read",
    "see also",
    "see more",
    "more from",
    "more on ",
    "more about",
    "more stories",
    "more great",
    "more news",
    "more:",
    "also on",
    "also in",
    "don't miss",
    "don’t miss",
    "you may also",
    "you might also",
    "recommended",
    "top stories",
    "most read",
    "most popular",
    "most viewed",
    "popular",
    "trending",
    "latest",
    "watch:",
    "watch more",
    "what to read next",
    "up next",
    "keep reading",
    "further reading",
    "lesen sie auch",
    "mehr zum thema",
    "auch interessant",
    "das könnte sie",
    "lire aussi",
    "à lire aussi",
    "sur le même sujet",
    "lee también",
    "leé también",
    "lea también",
    "te puede interesar",
    "más noticias",
    "noticias relacionadas",
    "leia também",
    "leia mais",
    "veja também",
    "leggi anche",
    "potrebbe interessarti",
    "lees ook",
    "czytaj też",
    "czytaj także",
    "zobacz też",
    "читайте также",
    "читайте також",
    "ayrıca bakınız",
    "関連記事",
    "相关阅读",
    "相关新闻",
];

/// Parts that are nothing else, by their letters.
const ALONE: [&str; 42] = [
    "image of",
    "by",
    "advert",
    "advertisement",
    "advertising",
    "sponsored",
    "sponsored content",
    "anzeige",
    "werbung",
    "publicité",
    "publicidad",
    "publicidade",
    "pubblicità",
    "advertentie",
    "reklama",
    "реклама",
    "share",
    "share this",
    "share this article",
    "share this story",
    "tweet",
    "email",
    "print",
    "save",
    "subscribe",
    "sign up",
    "comments",
    "comment",
    "leave a comment",
    "close",
    "caption",
    "loading",
    "loading content",
    "get short url",
    "click to tweet",
    "continue reading",
    "read more",
    "back to top",
    "media playback is unsupported on your device",
    "teilen",
    "partager",
    "compartir",
];

/// How a sentence begins that asks the reader for something.
const REQUESTS: [&str; 27] = [
    "sign up",
    "subscribe",
    "follow us",
    "like us",
    "like this story",
    "join our",
    "join us",
    "download our",
    "get breaking news",
    "get the latest",
    "get the day",
    "let our news",
    "want more",
    "stay on top",
    "register for",
    "click here",
    "share it with",
    "find us",
    "read our",
    "abonnieren sie",
    "folgen sie",
    "inscrivez-vous",
    "abonnez-vous",
    "suscríbete",
    "iscriviti",
    "assine",
    "siga",
];

/// What it is about.
const REQUESTED: [&str; 19] = [
    "newsletter",
    "inbox",
    "email",
    "e-mail",
    "alerts",
    "channel",
    "updates",
    "facebook",
    "twitter",
    "instagram",
    "telegram",
    "whatsapp",
    "our app",
    "free",
    "a friend",
    "weekdays",
    "headlines",
    "stories",
    "subscription",
];

/// The words of rows of buttons.
const BUTTONS: [&str; 32] = [
    "share",
    "tweet",
    "submit",
    "email",
    "e-mail",
    "mail",
    "print",
    "pin",
    "it",
    "facebook",
    "twitter",
    "x",
    "whatsapp",
    "linkedin",
    "pinterest",
    "reddit",
    "telegram",
    "copy",
    "link",
    "url",
    "save",
    "comment",
    "comments",
    "like",
    "flipboard",
    "post",
    "sms",
    "messenger",
    "on",
    "via",
    "this",
    "more",
];

/// How the last lines of a page begin.
const CLOSINGS: [&str; 16] = [
    "copyright",
    "©",
    "(c) ",
    "tags ",
    "tags:",
    "tagged",
    "filed under",
    "topics:",
    "schlagwörter",
    "schlagworte",
    "etiquetas",
    "mots-clés",
    "теги",
    "метки",
    "категории",
    "© ",
];

/// What begins a line about when something was published.
const DATED: [&str; 20] = [
    "published",
    "updated",
    "posted",
    "last updated",
    "last modified",
    "first published",
    "created",
    "date:",
    "veröffentlicht",
    "aktualisiert",
    "stand:",
    "publié",
    "mis à jour",
    "publicado",
    "actualizado",
    "atualizado",
    "pubblicato",
    "gepubliceerd",
    "опубликовано",
    "обновлено",
];

/// Headings of what follows an article.
const AFTERWORDS: [&str; 12] = [
    "about the author",
    "about the authors",
    "about author",
    "share this",
    "leave a reply",
    "leave a comment",
    "comments",
    "you may also like",
    "related articles",
    "related posts",
    "related stories",
    "über den autor",
];

/// Whether `text` begins with one of `phrases`, whatever the case.
fn begins(text: &str, phrases: &[&str]) -> bool {
    let text = text.trim_start().to_lowercase();
    phrases.iter().any(|phrase| text.starts_with(phrase))
}

/// The letters and spaces of a text, in lower case.
fn letters(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_alphabetic() || c.is_whitespace()).flat_map(char::to_lowercase);
    kept.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many words there are.
fn word_count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether this leads to other articles.
pub fn is_related(text: &str) -> bool {
    begins(text, &RELATED)
}

/// Whether this is part of a page's workings, wherever it stands.
pub fn is_furniture(text: &str) -> bool {
    let count = word_count(text);
    let alone = letters(text);
    let are_buttons = || (2..=8).contains(&count) && alone.split(' ').all(|word| BUTTONS.contains(&word));
    count <= 45 && (ALONE.contains(&alone.as_str()) || are_buttons() || is_request(text))
}

/// Whether this asks for the reader's address or company.
fn is_request(text: &str) -> bool {
    let lower = text.to_lowercase();
    let asks = lower.split(['.', '!', '?', ':']).any(|sentence| begins(sentence, &REQUESTS));
    asks && REQUESTED.iter().any(|word| lower.contains(word))
}

/// Whether this closes a page: tags and rights.
pub fn is_closing(text: &str) -> bool {
    let has_rights = || text.to_lowercase().contains("all rights reserved");
    word_count(text) <= 45 && (begins(text, &CLOSINGS) || has_rights())
}

/// Whether this is the way to an article through the site: "News > Nation".
pub fn is_path(text: &str) -> bool {
    let steps: Vec<&str> = text.split(['>', '›', '»', '/']).collect();
    steps.len() >= 2
        && word_count(text) <= 16
        && steps.iter().all(|step| step.len() <= 40)
        && !text.ends_with('.')
}

/// Whether this heads what follows an article.
pub fn is_afterword(text: &str) -> bool {
    AFTERWORDS.contains(&letters(text).as_str())
}

/// Whether this is a line about when something was published, and no sentence.
pub fn is_dated(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_short = word_count(text) <= 16 && digits >= 5;
    is_short && (begins(text, &DATED) || is_date_alone(text))
}

/// Whether a line holds little more than a date: a year, and digits for a good part of its words.
fn is_date_alone(text: &str) -> bool {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has_year =
        words.iter().any(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")));
    let numbers = words.iter().filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).count();
    has_year && words.len() <= 12 && numbers * 5 >= words.len() * 2 && !text.trim_end().ends_with(['?', '!'])
}
