//! Tests of parts of speech, on sentences.

use super::*;

use crate::import::Article;
use crate::lang::Language;
use crate::options::{Options, Repair};

fn tags_of(text: &str) -> Vec<(String, &'static str)> {
    let model = crate::lang::en::model::model().expect("the model that is built in is whole");
    let options = Options { repair: Repair::Never, language: Some(Language::ENGLISH), ..Options::default() };
    let article = Article::from_text(text, options.repair);
    let document = crate::segment::segment(&article, &options);
    let tags = tag(&document, document.memory(Some(model)).as_mut());
    assert_eq!(tags.len(), document.tokens.len());
    (0..tags.len()).map(|index| (document.token_text(index).to_owned(), tags[index].as_str())).collect()
}

/// Each word with the tag behind a stroke.
#[track_caller]
fn check(expected: &str) {
    let pairs: Vec<(&str, &str)> = expected.split(' ').filter_map(|pair| pair.rsplit_once('|')).collect();
    let mut text = String::new();
    for (word, tag) in &pairs {
        if !(text.is_empty() || *tag == "PUNCT" || matches!(*word, "'s")) {
            text.push(' ');
        }
        text.push_str(word);
    }
    let found: Vec<String> = tags_of(&text).into_iter().map(|(word, tag)| format!("{word}|{tag}")).collect();
    assert_eq!(found.join(" "), expected);
}

#[test]
fn plain_sentences() {
    check(
        "The|DET council|NOUN will|AUX close|VERB three|NUM small|ADJ libraries|NOUN in|ADP May|PROPN .|PUNCT",
    );
    check("She|PRON said|VERB that|SCONJ the|DET river|NOUN rose|VERB quickly|ADV .|PUNCT");
    check(
        "Farmers|NOUN and|CCONJ fishermen|NOUN were|AUX not|PART told|VERB about|ADP the|DET plan|NOUN .|PUNCT",
    );
}

#[test]
fn one_form_with_two_tags() {
    check("They|PRON plan|VERB to|PART read|VERB the|DET plan|NOUN .|PUNCT");
    check("He|PRON has|VERB a|DET boat|NOUN .|PUNCT");
    check("He|PRON has|AUX sold|VERB a|DET boat|NOUN .|PUNCT");
}

#[test]
fn tokens_of_our_own() {
    check("We|PRON don't|AUX know|VERB .|PUNCT");
    check("Maria|PROPN 's|PART high-tech|ADJ office|NOUN opened|VERB .|PUNCT");
}

#[test]
fn marks_are_no_interjections() {
    for (word, tag) in tags_of("Oh , yes ! ( Well ... )") {
        assert_eq!(word.chars().any(char::is_alphabetic), tag != "PUNCT", "{word} {tag}");
    }
}

#[test]
fn given_words_are_tagged_as_they_stand() {
    let model = crate::lang::en::model::model().expect("the model that is built in is whole");
    let tags = tag_words(["I", "do", "n't", "like", "it", "."].into_iter(), model);
    let names: Vec<&str> = tags.into_iter().map(Pos::as_str).collect();
    assert_eq!(names, ["PRON", "AUX", "PART", "VERB", "PRON", "PUNCT"]);
    assert!(tag_words(std::iter::empty(), model).is_empty());
}

#[test]
fn other_languages_have_no_model() {
    let options = Options { language: Language::from_code("de"), ..Options::default() };
    let article = Article::from_text("Der Fluss ist lang.", options.repair);
    assert!(crate::segment::segment(&article, &options).pack.model().is_none());
}

#[test]
fn names_of_tags_are_read_back() {
    for (number, tag) in Pos::ALL.into_iter().enumerate() {
        assert_eq!(tag as usize, number);
        assert_eq!(Pos::from_name(tag.as_str()), Some(tag));
        assert!(usize::from(tag.label()) < LABELS);
    }
    assert_eq!(Pos::from_name("NOUNS"), None);
}

#[test]
fn a_long_sentence_does_not_overflow() {
    let model = crate::lang::en::model::model().expect("the model that is built in is whole");
    let words = ["buffalo"; 20_000];
    assert_eq!(tag_words(words.into_iter(), model).len(), words.len());
}
