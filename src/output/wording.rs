//! What the analysis says in words for the reader: notices, and why an entity is what it is.

use crate::annotate::coreference::{Reason, Why};
use crate::annotate::names::EntityKind;
use crate::annotate::names::clues::Clue;
use crate::document::Document;
use crate::lang::Language;
use crate::text::TokenRange;

/// The notice "windowed".
pub const WINDOWED: &str = "All of the text was analysed; only its beginning is listed position by position.";

/// The notice "language-pack-missing" in a text of the language `main`.
pub fn lacking(language: Language, main: Language) -> String {
    let code = language.code();
    let sentence = if language == main {
        "What is known of this language (%) is not loaded: words are counted form by form, and those without content too."
    } else {
        "What is known of a language that stands in this text (%) is not loaded: its words, between which there are no spaces, \
         may be divided wrongly."
    };
    filled(sentence, &[code])
}

/// A reason of an entity that is shown by `name`.
pub fn reason(document: &Document<'_>, name: &str, reason: Reason) -> String {
    let text = |range: TokenRange| document.named_string(range);
    match reason {
        Reason::Clue(Clue::Title, words) => filled("title '%'", &[&text(words)]),
        Reason::Clue(clue, words) => filled(told_by(clue), &[document.range_text(words)]),
        Reason::Used(kind) => filled("written and used as names of % are", &[many(kind)]),
        Reason::Corrected => "corrected by hand".to_owned(),
        Reason::Joined(words, why) => filled(joined(why), &[&text(words), name]),
        Reason::Ambiguous { short, long, other: Some(other) } => {
            filled("'%' may be '%' or '%'", &[&text(short), &text(long), &text(other)])
        }
        Reason::Ambiguous { short, long, other: None } => {
            filled("'%' may be somebody else than '%'", &[&text(short), &text(long)])
        }
    }
}

/// The sentence with the words in the places of its "%". What is told so often needs no machinery of formats for each sentence.
fn filled(sentence: &str, words: &[&str]) -> String {
    let mut pieces = sentence.split('%');
    let length = words.iter().map(|word| word.len()).sum::<usize>();
    let mut out = String::with_capacity(sentence.len() + length);
    out.push_str(pieces.next().unwrap_or_default());
    for (word, piece) in words.iter().zip(pieces) {
        out.push_str(word);
        out.push_str(piece);
    }
    out
}

fn many(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "people",
        EntityKind::Organization => "organizations",
        EntityKind::Place => "places",
        EntityKind::Group => "groups",
        EntityKind::Event => "events",
        EntityKind::Work => "works",
        EntityKind::Product => "products",
    }
}

/// Why one name was taken for another.
fn joined(why: Why) -> &'static str {
    match why {
        Why::Surname => "'%' is the surname of '%'",
        Why::GivenName => "'%' is the given name of '%'",
        Why::Part => "'%' is part of '%'",
        Why::ShortGivenName => "'%' has a short form of the given name of '%'",
        Why::Initials => "'%' has the initials of '%'",
        Why::Spelling => "'%' is another spelling of '%'",
        Why::Order => "'%' has the words of '%' in another order",
        Why::Brackets => "'%' stands in brackets after the name",
        Why::SaidSo => "the text says that '%' is '%'",
        Why::FirstLetters => "'%' are the first letters of '%'",
        Why::LegalForm => "'%' is '%' but for the legal form",
        Why::OtherName => "'%' is another name of '%'",
        Why::OnlyOne => "'%' can only be '%' here",
        Why::WordForm => "'%' is a form of '%'",
        Why::Title => "the title or role before '%' fits only '%'",
        Why::Ambiguous => "'%' may be '%'",
    }
}

/// What words tell of a kind.
fn told_by(clue: Clue) -> &'static str {
    match clue {
        Clue::Title => "title '%'",
        Clue::RoleOf => "after '% of'",
        Clue::GivenName => "given name '%'",
        Clue::Surname => "surname '%'",
        Clue::NameShape => "formed like a person's name",
        Clue::Unknown => "words that are no everyday words",
        Clue::Head => "noun '%'",
        Clue::LegalForm => "legal form '%'",
        Clue::Country => "country",
        Clue::KnownPlace => "known place",
        Clue::KnownOrganization => "known organization",
        Clue::KnownProduct => "known product",
        Clue::People => "nationality, people or faith",
        Clue::Acronym => "abbreviation in capitals",
        Clue::PlaceEnding => "ends like a place",
        Clue::PlaceWord => "after '%'",
        Clue::Within => "before ', %'",
        Clue::Dateline => "in a dateline",
        Clue::Says => "beside '%'",
        Clue::Age => "age or birth beside it",
        Clue::Described => "described as '%'",
        Clue::Who => "'who' beside it",
        Clue::Owns => "before '%'",
        Clue::Article => "after '%'",
        Clue::Abbreviated => "abbreviation '%' in brackets",
        Clue::Listed => "beside '%' in a list",
        Clue::Quoted => "in quotation marks beside '%'",
    }
}

/// Where a part of a document with pages begins.
pub fn page(number: u32) -> String {
    format!("page {number}")
}
