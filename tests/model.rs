//! The model's file: whole it is read, damaged it is an error and never a panic.

#[path = "model/names.rs"]
mod names;

use names::names_in;
use nutgraf::annotate::tags::features::Sentence;
use nutgraf::lang::en::model::{FITS, model};
use nutgraf::model::Model;
use nutgraf::model::file::ModelError;
use nutgraf::model::fingerprint::{self, Fingerprint};
use nutgraf::sequence::forms::Forms;
use nutgraf::sequence::{Observer, SLOTS, Wanted};

const ENGLISH: &[u8] = include_bytes!("../models/en.nut");

/// Bytes of the outer form: magic, version, hash.
const HEAD: usize = 13;

fn error(bytes: &[u8]) -> Option<ModelError> {
    Model::read(bytes, FITS).err()
}

/// The FNV-1a hash that a file carries of everything after it.
fn hashed(mut bytes: Vec<u8>) -> Vec<u8> {
    let hash = bytes[HEAD..].iter().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    bytes[5..HEAD].copy_from_slice(&hash.to_le_bytes());
    bytes
}

/// Numbers without a pattern, the same each time.
fn scattered() -> impl Iterator<Item = usize> {
    let mut state = 7u64;
    std::iter::from_fn(move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Some((state >> 33) as usize)
    })
}

#[test]
fn the_model_that_ships_is_whole() {
    assert_eq!(error(ENGLISH), None);
    assert!(model().is_some());
}

#[test]
fn foreign_files_are_named_so() {
    for bytes in [&b"NLID\x01 something else entirely"[..], b"\x89PNG\r\n\x1a\n0000", b"<html></html>"] {
        assert_eq!(error(bytes), Some(ModelError::Foreign));
    }
    for version in [ENGLISH[4] - 1, ENGLISH[4] + 1] {
        let mut other = ENGLISH.to_vec();
        other[4] = version;
        assert_eq!(error(&other), Some(ModelError::Version));
    }
}

#[test]
fn a_model_of_other_templates_or_lists_says_so() {
    for (other, error) in [
        (Fingerprint { templates: !FITS.templates, ..FITS }, ModelError::Templates),
        (Fingerprint { lists: !FITS.lists, ..FITS }, ModelError::Lists),
    ] {
        assert_eq!(Model::read(ENGLISH, other).err(), Some(error));
        assert!(error.to_string().contains("cargo xtask train"), "{error}");
    }
    // A file that does not say what it fits is older than that.
    let section =
        [&b"FITS"[..], &16u32.to_le_bytes(), &FITS.templates.to_le_bytes(), &FITS.lists.to_le_bytes()]
            .concat();
    let at = ENGLISH.windows(section.len()).position(|bytes| bytes == section).unwrap();
    let older = [&ENGLISH[..at], &ENGLISH[at + section.len()..]].concat();
    assert_eq!(error(&hashed(older)), Some(ModelError::Version));
}

#[test]
fn truncated_files_are_errors() {
    for length in (0..64).chain(scattered().take(200).map(|n| n % ENGLISH.len())) {
        assert!(error(&ENGLISH[..length]).is_some(), "{length} bytes");
        // A hash that fits does not make it whole.
        if length > HEAD {
            assert!(error(&hashed(ENGLISH[..length].to_vec())).is_some(), "{length} bytes, hashed");
        }
    }
}

#[test]
fn flipped_bits_are_noticed() {
    for place in scattered().take(2_000).map(|n| n % (ENGLISH.len() * 8)) {
        let mut bytes = ENGLISH.to_vec();
        bytes[place / 8] ^= 1 << (place % 8);
        assert!(error(&bytes).is_some(), "bit {place}");
    }
}

/// Files with a hash that fits, so that what is inside has to be checked too: whatever is read must be usable.
#[test]
fn hostile_files_never_panic() {
    let article = "Mayor Rosa Quint of Tallow met the Ministry of Fisheries in Oslo on Monday. Quint smiled.";
    let mut read = 0;
    for round in 0..600usize {
        let mut bytes = ENGLISH.to_vec();
        // The numbers at the head of each section, where a change does most, and anywhere.
        let limit = if round % 3 == 0 { 400 } else { bytes.len() };
        for place in scattered().skip(round * 5).take(1 + round % 4) {
            let at = HEAD + place % (limit - HEAD);
            bytes[at] = (place >> 8) as u8;
        }
        if let Ok(model) = Model::read(&hashed(bytes), FITS) {
            read += 1;
            let names = names_in(&model, article);
            assert!(names.iter().all(|name| article.contains(name.as_str())));
        }
    }
    assert!(read > 0);
}

/// What is observed of a few words, as one number: where it changes, a template means something else than the model was
/// fitted to, and has to take another number of its own.
#[test]
fn templates_observe_what_the_model_was_fitted_to() {
    let words = ["Mayor", "Rosa", "Quint", "opened", "the", "quay", "on", "3", "May", ",", "AFP", "said"];
    let model = model().unwrap();
    let forms = Forms::of_words(words.into_iter(), &model.lexicon);
    let sentence = Sentence::new(&forms.list, &forms.of_token);
    let mut hash = fingerprint::START;
    let mut add = |feature: u32| hash = fingerprint::number(hash, u64::from(feature));
    for index in 0..words.len() {
        for slot in 0..SLOTS {
            match sentence.form_at(index, slot) {
                Some(_) => sentence.observe_form(index, slot, &mut add),
                None => add(Sentence::edge(slot)),
            }
        }
        sentence.observe_context(index, Wanted { settings: true, words: true }, &mut add);
    }
    assert_eq!(
        hash, 6_537_707_442_751_608_304,
        "parts of speech: give what changed another number in sequence/templates.rs"
    );
}
