//! Memory grows with the text and no faster, and small things are not allocated one by one. Bytes and counts, unlike
//! seconds, are the same on every machine, so this can stand in the tests.

#[path = "../benches/support/mod.rs"]
mod support;

#[path = "growth/patterns.rs"]
mod patterns;

use nutgraf::import::Article;
use nutgraf::options::Repair;
use nutgraf::{Options, segment};
use support::{memory, news, text};

#[global_allocator]
static HEAP: memory::Counted = memory::Counted;

/// Highest number of bytes held, for each byte of text.
const PEAK_PER_BYTE: f64 = 32.0;
/// Allocations for each kB of text, which is about 170 words.
const ALLOCATIONS_PER_KB: f64 = 450.0;

/// What a segmented document may hold beside its text, for each byte of that: English; other scripts; a text of
/// marks, each of which is a token and a sentence.
const ENGLISH: f64 = 4.0;
const OTHER: f64 = 10.0;
const WORST: f64 = 20.0;

/// Highest number of bytes held for each byte of a text that is as dense as can be in what one stage looks for, where
/// lists that go with positions stop at a window, as on the page.
const DENSE: f64 = 40.0;
/// The same where the lists are whole: a text of nothing but percentages is an amount in three bytes.
const DENSE_LISTED: f64 = 64.0;
/// What is kept whatever the text's length: scores of forms up to a limit, 8.4 MB, and half as much beside it at times, while
/// their array grows.
const KEPT: f64 = 12.6e6;
/// The same of a pack whose model finds names, which such texts are taken for: it does not grow with the text (of 1 and of 3 MB the
/// whole process takes 50 MB more, as in English).
const KEPT_OF_PACK: f64 = 20e6;

/// The allocator counts all threads, so one function is the whole test.
#[test]
fn memory_is_linear_in_the_text() {
    analyses();
    dense();
    documents();
}

/// Texts that hold as much as possible of what one stage looks for.
fn dense() {
    let windowed = Options { window: Some(10_000), ..Options::default() };
    let whole = Options::default();
    let mut too_many = Vec::new();
    for &(name, make) in patterns::ALL {
        let text = patterns::fill(1_000_000, make);
        for (options, bound) in [(&windowed, DENSE), (&whole, DENSE_LISTED)] {
            let (analysis, demand) = memory::demand(|| nutgraf::analyze(&text, options));
            let kept = if analysis.language.code == "en" { KEPT } else { KEPT + KEPT_OF_PACK };
            let peak = (demand.peak as f64 - kept).max(0.0) / text.len() as f64;
            let lists = if options.window.is_some() { "a window" } else { "whole lists" };
            println!("{name}, {lists}: {peak:.1} bytes a byte beside what is kept");
            if peak > bound {
                too_many.push(format!("{name}: {peak:.1} bytes of memory a byte, with {lists}"));
            }
        }
    }
    assert!(too_many.is_empty(), "{too_many:#?}");
}

/// Tokens, sentences, blocks, vocabulary.
fn documents() {
    let others = ["German", "Russian", "Korean", "Arabic", "Hindi", "Chinese", "Thai"];
    let mut samples =
        vec![("English", ENGLISH, news::text(1_000_000)), ("marks", WORST, "!a".repeat(500_000))];
    samples.extend(others.map(|language| (language, OTHER, text::in_language(language))));
    for (name, bound, text) in samples {
        let article = Article::from_text(&text, Repair::Never);
        let (document, demand) = memory::demand(|| segment::segment(&article, &Options::default()));
        let held = demand.held as f64 / text.len() as f64;
        println!("{name}: {} tokens, {held:.2} bytes a byte", document.tokens.len());
        assert!(held <= bound, "a document in {name} takes {held:.2} bytes a byte of its text");
    }
}

fn analyses() {
    let options = Options::default();
    let _ = nutgraf::analyze("Tables that are built once are not the text's.", &options);
    let mut shares = Vec::new();
    // Eight times apart: what doubles as it grows is then as full in one as in the other.
    for bytes in [125_000, 1_000_000] {
        let text = news::text(bytes);
        let (_, demand) = memory::demand(|| nutgraf::analyze(&text, &options));
        let peak = demand.peak as f64 / bytes as f64;
        let allocations = demand.allocations as f64 / (bytes as f64 / 1000.0);
        println!("{bytes} bytes: peak {peak:.1} bytes a byte, {allocations:.1} allocations a kB");
        assert!(peak < PEAK_PER_BYTE, "{bytes} bytes of text take {peak:.1} bytes of memory a byte");
        assert!(allocations < ALLOCATIONS_PER_KB, "{allocations:.1} allocations a kB in {bytes} bytes");
        shares.push(peak);
    }
    let [small, large] = shares[..] else { panic!("two sizes were measured") };
    assert!(
        large < small * 1.5,
        "a byte of an eight times longer text takes {large:.1} bytes, not {small:.1}"
    );
}
