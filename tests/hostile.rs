//! Repetition that would show a quadratic path: each of these took seconds to minutes at some time, or would where a
//! scan began anew at every step. The bound is a hundred times what a linear pass takes.

use std::time::{Duration, Instant};

use nutgraf::options::Repair;
use nutgraf::{Language, Options, analyze};

const BOUND: Duration = Duration::from_secs(10);

#[test]
fn repetition_is_read_in_linear_time() {
    for part in [
        "!",
        "?!",
        "… ",
        "... ",
        "Ab-",
        "Ab-cd-",
        "a-",
        "(",
        ")",
        "\"",
        "“",
        "”",
        "“a” ",
        "said ",
        "Mr. ",
        "U.S. ",
        "Jane ",
        "Jane Roe said ",
        "J. ",
        "1 ",
        "1-",
        "1/",
        "$1 ",
        "May ",
        "5 May ",
        "last ",
        "the ",
        "of the ",
        "Ministry of ",
        "Inc. ",
        "#a",
        "@a ",
        "a@b.c ",
        ".",
        ",",
        "\n",
        "a\n",
        " a\n",
        "\u{200b}",
        "漢",
        "é",
        "한국 ",
        "-",
        "- a\n",
        "1. a\n",
        "> a\n",
        "a\tb\n",
        "A B C. ",
        "he said \"a\" ",
        "« a «",
        "«a» ",
        "„a ",
        "»a« ",
        "— a — сказал ",
        "— a\n\n",
        "«a, — сказал Иванов. — ",
        ", a dit ",
        "hat der ",
        "sagte Karl Brenner und ",
        "„Wir gehen jetzt“, sagte sie. ",
        "’s ",
        "& ",
        "A&B ",
        "T he ",
        "a ff ",
        "&amp;",
        "&amp",
        "seaÂ ",
        "\u{92}",
        "a\u{200d}",
        "To: a\n",
        "X-A: b\n",
        "On 5, a@b said:\n",
        "the ferry ran.   the boats go on\n",
        "the ferry ran to the pier that had\nHead\n",
    ] {
        let text = part.repeat(200_000 / part.len());
        let began = Instant::now();
        analyze(&text, &Options { repair: Repair::Always, ..Options::default() });
        assert!(began.elapsed() < BOUND, "{part:?} repeated took {:?}", began.elapsed());
    }
    for (head, part) in [("www.a", ")"), ("www.a", ")."), ("http://a/", "("), ("a@", "b."), ("#", "a")] {
        let text = format!("{head}{}", part.repeat(200_000 / part.len()));
        let began = Instant::now();
        analyze(&text, &Options::default());
        assert!(began.elapsed() < BOUND, "{head:?} and {part:?} repeated took {:?}", began.elapsed());
    }
}

#[test]
fn repeated_dates_and_numerals_of_other_languages_are_read_in_linear_time() {
    for (code, part) in [
        ("de", "3. "),
        ("de", "vom 3. bis "),
        ("de", "Montag, "),
        ("de", "am 3. Mai um "),
        ("de", "des letzten "),
        ("fr", "du 3 au "),
        ("fr", "il y a "),
        ("es", "de la "),
        ("ru", "с 3 по "),
        ("pl", "trzydzieści "),
        ("de", "ein "),
        ("de", "zweiund"),
        ("de", "hunderttausend "),
        ("de", "5 Mio. "),
        ("de", "2. Platz "),
        ("es", "mil y "),
        ("es", "millones de "),
        ("fr", "quatre-vingt-"),
        ("fr", "vingt et "),
        ("it", "cento"),
        ("pt", "R$ 5 "),
        ("ru", "двадцать "),
        ("ru", "1 млрд "),
        ("sv", "3:e "),
    ] {
        let text = part.repeat(200_000 / part.len());
        let language = Language::from_code(code);
        let began = Instant::now();
        analyze(&text, &Options { language, ..Options::default() });
        assert!(began.elapsed() < BOUND, "{part:?} repeated in {code} took {:?}", began.elapsed());
    }
}
