//! Whether summaries can be understood without the text: forty articles of the data folder, read by a checker that knows
//! nothing of how sentences were chosen. What it found, and what a reader found, stands in `docs/summaries.md`.

use std::path::PathBuf;

use nutgraf::options::Repair;
use nutgraf::text::OffsetUnit;
use nutgraf::{Options, analyze};

/// Articles of at least this many sentences, each eighteenth of them.
const LEAST_SENTENCES: usize = 10;
const EACH: usize = 18;
const ARTICLES: usize = 40;

/// Of a summary's sentence: its text, whether the sentence before it in the article is chosen too, and whom the program
/// says that it speaks of.
struct Read<'t> {
    text: &'t str,
    follows: bool,
    context: Option<&'t str>,
    /// What the summary says before it.
    before: &'t str,
}

const BACKWARD: &[&str] = &[
    "it", "its", "they", "their", "them", "this", "that", "these", "those", "such", "both", "others",
    "neither", "another", "which",
];
const PERSONAL: &[&str] = &["he", "she", "his", "her", "him", "hers"];
const CONNECTIVES: &[&str] = &[
    "accordingly",
    "additionally",
    "also",
    "and",
    "as a result",
    "as such",
    "at the same time",
    "but",
    "besides",
    "by contrast",
    "consequently",
    "conversely",
    "finally",
    "for example",
    "for instance",
    "furthermore",
    "hence",
    "however",
    "in addition",
    "in contrast",
    "in response",
    "instead",
    "likewise",
    "meanwhile",
    "moreover",
    "nevertheless",
    "nonetheless",
    "nor",
    "on the other hand",
    "or",
    "otherwise",
    "similarly",
    "so",
    "then",
    "therefore",
    "thus",
    "yet",
];
const ORPHANS: &[&str] = &[
    "couple", "duo", "former", "incident", "latter", "man", "men", "other", "pair", "same", "suspect",
    "suspects", "teenager", "trio", "two", "victim", "woman", "women",
];
const SPANS: &[&str] =
    &["week", "month", "year", "season", "summer", "winter", "morning", "evening", "afternoon", "decade"];
const PEOPLE: &[&str] = &[
    "man",
    "woman",
    "boy",
    "girl",
    "mother",
    "father",
    "husband",
    "wife",
    "son",
    "daughter",
    "driver",
    "officer",
    "student",
    "teacher",
    "president",
    "minister",
    "leader",
    "widow",
];

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’' && c != '-')
        .map(|word| word.trim_matches(['\'', '’', '-']).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// The sentence without what stands in quotation marks.
fn unquoted(text: &str) -> String {
    let (mut out, mut inside) = (String::new(), false);
    for c in text.chars() {
        match c {
            '“' => inside = true,
            '”' => inside = false,
            '"' => inside = !inside,
            _ if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

/// What keeps a reader from understanding the sentence.
fn complaint(read: &Read<'_>) -> Option<&'static str> {
    let straight = read.text.matches('"').count();
    if straight % 2 == 1 || read.text.matches('“').count() != read.text.matches('”').count() {
        return Some("a quotation that is cut");
    }
    if !read.text.trim_end_matches(['"', '”', '’', '\'', ')', ' ']).ends_with(['.', '!', '?', '…', ':'])
    {
        return Some("no whole sentence");
    }
    if read.follows {
        return None;
    }
    let own = unquoted(read.text);
    let plain = words(&own);
    let lower: Vec<String> = plain.iter().map(|word| word.to_lowercase()).collect();
    let opening = lower.join(" ") + " ";
    if let Some(tie) = CONNECTIVES.iter().find(|tie| opening.starts_with(&format!("{tie} "))) {
        return (!(*tie == "so" && opening.starts_with("so far"))).then_some("a connective");
    }
    let early: String = own.to_lowercase().chars().take(70).collect();
    if [", however,", ", meanwhile,", ", therefore,", ", though,"].iter().any(|tie| early.contains(tie)) {
        return Some("a connective");
    }
    let first = lower.first().map_or("", String::as_str);
    let second = lower.get(1).map_or("", String::as_str);
    let expletive = first == "it"
        && matches!(second, "is" | "was" | "remains" | "seems")
        && [" that ", " to ", " whether ", " how ", " first ", " since "].iter().any(|w| opening.contains(w));
    let time = first == "this" && SPANS.contains(&second)
        || first == "those" && second == "who"
        || first == "both" && opening.contains(" and ");
    if BACKWARD.contains(&first) && !expletive && !time && read.context.is_none() {
        return Some("an opening that points back");
    }
    if first == "the" && ORPHANS.contains(&second) && read.context.is_none() {
        let next = lower.get(2).map_or("", String::as_str);
        if !matches!(next, "who" | "whose" | "of" | "in" | "from" | "with" | "behind")
            && !read.before.to_lowercase().contains(second)
        {
            return Some("somebody or something described whom nobody has introduced");
        }
    }
    // "He said" or "the day she died" where no name or person comes before it.
    let pronoun = lower.iter().position(|word| PERSONAL.contains(&word.as_str()));
    if let Some(at) = pronoun
        && read.context.is_none()
    {
        let named = plain[..at].iter().enumerate().any(|(i, word)| {
            PEOPLE.contains(&lower[i].as_str())
                || i > 0 && word.starts_with(char::is_uppercase)
                || i == 0
                    && at > 1
                    && word.starts_with(char::is_uppercase)
                    && plain.get(1).is_some_and(|next| next.starts_with(char::is_uppercase))
        });
        let ahead = matches!(
            first,
            "in" | "after"
                | "when"
                | "before"
                | "with"
                | "despite"
                | "as"
                | "during"
                | "while"
                | "since"
                | "at"
                | "on"
        ) && plain[at..].iter().any(|word| word.starts_with(char::is_uppercase));
        // A surname at the beginning: "Okafor said he".
        let surname = at > 1 && plain[0].starts_with(char::is_uppercase) && !is_function_word(first);
        if !named && !ahead && !surname {
            return Some("a pronoun without anybody it could mean");
        }
    }
    // Words of a speaker who is not named.
    if own.trim().chars().filter(|c| c.is_alphabetic()).count() < 3 && read.context.is_none() {
        return Some("a quotation without its speaker");
    }
    None
}

fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "in"
            | "on"
            | "at"
            | "for"
            | "from"
            | "to"
            | "of"
            | "by"
            | "when"
            | "after"
            | "before"
            | "if"
            | "there"
            | "one"
            | "some"
            | "many"
            | "most"
            | "all"
            | "we"
            | "i"
            | "you"
            | "while"
            | "with"
            | "since"
            | "as"
            | "now"
            | "today"
            | "last"
            | "until"
            | "because"
            | "although"
    )
}

#[test]
fn the_checker_sees_what_is_missing() {
    let check = |text: &str| complaint(&Read { text, follows: false, context: None, before: "" });
    for bad in [
        "But the bridge stayed closed.",
        "The bridge, however, stayed closed.",
        "They left at dawn.",
        "He said the bridge would stay closed.",
        "\"We are tired,\" he said.",
        "\"We are tired.",
        "The pair left at dawn.",
        "That is why the bridge was closed.",
        "\"Nobody has asked us what we want.\"",
        "The bridge and",
    ] {
        assert!(check(bad).is_some(), "{bad}");
    }
    for good in [
        "Okafor said he would close the bridge.",
        "\"We are tired,\" said Rosa Timm.",
        "This week the bridge was closed.",
        "It is not clear whether the bridge will open.",
        "In his speech, Tom Okafor promised a bridge.",
        "The man who built the bridge was sixty.",
        "The mayor opened the bridge.",
    ] {
        assert_eq!(check(good), None, "{good}");
    }
}

#[test]
fn summaries_are_understood_without_the_text() {
    let folder = std::env::var_os("NUTGRAF_DATA")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")), PathBuf::from);
    let file = [folder.join("data/plain/worldwide.jsonl"), folder.join("plain/worldwide.jsonl")];
    let Some(source) = file.iter().find_map(|path| std::fs::read_to_string(path).ok()) else {
        println!("skipped: no plain/worldwide.jsonl in the data folder");
        return;
    };
    let options = Options { repair: Repair::Never, offsets: OffsetUnit::Utf8, ..Options::default() };
    let texts = source.lines().filter_map(|line| {
        let article: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(article.get("text")?.as_str()?.to_owned())
    });
    let long = texts.filter_map(|text| {
        let analysis = analyze(&text, &options);
        let body = analysis.sentences.iter().filter(|s| analysis.blocks[s.block as usize].body).count();
        (body >= LEAST_SENTENCES).then_some((text, analysis))
    });
    let (mut sentences, mut bad, mut summaries, mut articles) = (0, 0, 0, 0);
    for (text, analysis) in long.step_by(EACH).take(ARTICLES) {
        articles += 1;
        let mut before = String::new();
        let mut clear = true;
        for (number, chosen) in analysis.summary.iter().enumerate() {
            let one = &text[chosen.span.start as usize..chosen.span.end as usize];
            let follows = number > 0 && analysis.summary[number - 1].sentence + 1 == chosen.sentence;
            let read = Read { text: one, follows, context: chosen.context.as_deref(), before: &before };
            sentences += 1;
            if let Some(complaint) = complaint(&read) {
                bad += 1;
                clear = false;
                println!("article {articles}, sentence {}: {complaint}", chosen.sentence);
                if std::env::var_os("NUTGRAF_SHOW").is_some() {
                    println!("    {one}");
                }
            }
            before.push_str(one);
            before.push(' ');
        }
        summaries += usize::from(!clear);
    }
    println!(
        "{articles} summaries, {sentences} sentences; {bad} sentences in {summaries} summaries not understood"
    );
    assert!(summaries * 20 <= articles, "{summaries} of {articles} summaries");
}
