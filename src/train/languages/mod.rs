//! Fits the table of n-gram weights by which languages are told apart (`cargo xtask languages SOURCES`).
//!
//! `SOURCES` is a folder that holds the unpacked crates `lingua-*-language-model-1.3.0` (Apache-2.0; `cargo vendor`
//! brings them for a project that depends on `lingua` 1.8) and the unpacked npm package `trigrams` 5.2.0 (MIT) as
//! `trigrams/`. Languages that neither has in full have a page of our own sentences in `sentences/`.
//!
//! `--entries 0.5` keeps half of the weights, to see what size is worth; `--output` writes elsewhere.
//!
//! Those sources hold counts of n-grams, not texts. From them `chains` makes up words that have the same n-grams;
//! `train` fits a logistic regression to such words, prunes and rounds it; `write` packs it. All of it is
//! deterministic, so the same sources give the same bytes.

mod chains;
mod train;
mod write;

use std::io;
use std::path::Path;

use crate::lang::identify::ngrams::{GROUPS, Group};
use chains::{Chain, WordGenerator};
use train::Plan;

/// Where words of a language come from.
enum Source {
    /// The n-grams of up to five letters of a lingua crate: its name.
    Lingua(&'static str),
    /// The most frequent trigrams of the Universal Declaration of Human Rights: its name in `trigrams`.
    Declaration(&'static str),
    /// Our own sentences: the file's name without `.txt`.
    Own(&'static str),
}

use Source::{Declaration, Lingua, Own};

/// A column of the table.
struct Class {
    code: &'static str,
    group: Group,
    /// How often it is expected, relative to others.
    prior: f64,
    sources: &'static [Source],
    /// How a word of the sources is written in this class.
    spell: fn(&[char]) -> Vec<char>,
}

/// A language as often written as most.
const fn plain(code: &'static str, group: Group, sources: &'static [Source]) -> Class {
    Class { code, group, prior: 1.0, sources, spell: <[char]>::to_vec }
}

/// A language that many more articles are written in than in others of its script.
const fn main(code: &'static str, group: Group, sources: &'static [Source]) -> Class {
    Class { code, group, prior: 1.6, sources, spell: <[char]>::to_vec }
}

/// A language of which little is known, or one beside a close one that is written much more: expected less often, so
/// that it does not take words from the other.
const fn small(code: &'static str, group: Group, sources: &'static [Source]) -> Class {
    Class { code, group, prior: 0.5, sources, spell: <[char]>::to_vec }
}

use Group::{Arabic, Cyrillic, Devanagari, Han, Latin};

/// Related languages stand together: that packs better.
const CLASSES: &[Class] = &[
    main("en", Latin, &[Lingua("english")]),
    main("de", Latin, &[Lingua("german")]),
    main("nl", Latin, &[Lingua("dutch")]),
    plain("af", Latin, &[Lingua("afrikaans")]),
    plain("sv", Latin, &[Lingua("swedish")]),
    main("da", Latin, &[Lingua("danish")]),
    main("nb", Latin, &[Lingua("bokmal")]),
    small("nn", Latin, &[Lingua("nynorsk")]),
    plain("is", Latin, &[Lingua("icelandic")]),
    main("fr", Latin, &[Lingua("french")]),
    main("it", Latin, &[Lingua("italian")]),
    main("es", Latin, &[Lingua("spanish")]),
    plain("ca", Latin, &[Lingua("catalan")]),
    plain("gl", Latin, &[Declaration("glg"), Own("gl")]),
    main("pt", Latin, &[Lingua("portuguese")]),
    plain("ro", Latin, &[Lingua("romanian")]),
    plain("la", Latin, &[Lingua("latin")]),
    plain("eo", Latin, &[Lingua("esperanto")]),
    main("pl", Latin, &[Lingua("polish")]),
    plain("cs", Latin, &[Lingua("czech")]),
    plain("sk", Latin, &[Lingua("slovak")]),
    plain("sl", Latin, &[Lingua("slovene")]),
    plain("hr", Latin, &[Lingua("croatian")]),
    plain("bs", Latin, &[Lingua("bosnian")]),
    // Serbian in Latin letters is mostly told by its words.
    Class { code: "sr", group: Latin, prior: 0.5, sources: &[Lingua("serbian")], spell: serbian_in_latin },
    plain("lt", Latin, &[Lingua("lithuanian")]),
    plain("lv", Latin, &[Lingua("latvian")]),
    plain("et", Latin, &[Lingua("estonian")]),
    plain("fi", Latin, &[Lingua("finnish")]),
    plain("hu", Latin, &[Lingua("hungarian")]),
    plain("sq", Latin, &[Lingua("albanian")]),
    plain("eu", Latin, &[Lingua("basque")]),
    plain("ga", Latin, &[Lingua("irish")]),
    plain("cy", Latin, &[Lingua("welsh")]),
    main("tr", Latin, &[Lingua("turkish")]),
    plain("az", Latin, &[Lingua("azerbaijani")]),
    main("uz", Latin, &[Declaration("uzn_latn"), Own("uz"), Own("uz")]),
    small("tk", Latin, &[Declaration("tuk_latn"), Own("tk")]),
    plain("id", Latin, &[Lingua("indonesian")]),
    // The Malay model of lingua is made from Indonesian texts.
    plain("ms", Latin, &[Declaration("mly_latn"), Own("ms")]),
    plain("tl", Latin, &[Lingua("tagalog")]),
    plain("mi", Latin, &[Lingua("maori")]),
    plain("vi", Latin, &[Lingua("vietnamese")]),
    plain("sw", Latin, &[Lingua("swahili")]),
    plain("so", Latin, &[Lingua("somali")]),
    plain("yo", Latin, &[Lingua("yoruba")]),
    plain("lg", Latin, &[Lingua("ganda")]),
    plain("sn", Latin, &[Lingua("shona")]),
    plain("zu", Latin, &[Lingua("zulu")]),
    plain("xh", Latin, &[Lingua("xhosa")]),
    plain("st", Latin, &[Lingua("sotho")]),
    plain("tn", Latin, &[Lingua("tswana")]),
    plain("ts", Latin, &[Lingua("tsonga")]),
    main("ru", Cyrillic, &[Lingua("russian")]),
    main("uk", Cyrillic, &[Lingua("ukrainian")]),
    plain("be", Cyrillic, &[Lingua("belarusian")]),
    plain("bg", Cyrillic, &[Lingua("bulgarian")]),
    plain("mk", Cyrillic, &[Lingua("macedonian")]),
    plain("sr", Cyrillic, &[Lingua("serbian")]),
    plain("kk", Cyrillic, &[Lingua("kazakh")]),
    plain("ky", Cyrillic, &[Declaration("kir"), Own("ky")]),
    small("tt", Cyrillic, &[Declaration("tat"), Own("tt")]),
    Class {
        code: "uz",
        group: Cyrillic,
        prior: 1.0,
        sources: &[Declaration("uzn_cyrl"), Own("uz"), Own("uz")],
        spell: uzbek_in_cyrillic,
    },
    plain("tg", Cyrillic, &[Declaration("tgk"), Own("tg")]),
    plain("mn", Cyrillic, &[Lingua("mongolian")]),
    main("ar", Arabic, &[Lingua("arabic")]),
    main("fa", Arabic, &[Lingua("persian")]),
    plain("ur", Arabic, &[Lingua("urdu")]),
    small("ps", Arabic, &[Declaration("pbu")]),
    small("ckb", Arabic, &[Declaration("ckb")]),
    small("ug", Arabic, &[Declaration("uig_arab")]),
    main("hi", Devanagari, &[Lingua("hindi")]),
    plain("mr", Devanagari, &[Lingua("marathi")]),
    small("ne", Devanagari, &[Declaration("nep"), Own("ne")]),
    plain("zh", Han, &[Lingua("chinese")]),
    plain("ja", Han, &[Lingua("japanese")]),
];

/// Weights that are kept in each group: where more of them stop paying for their bytes.
const ENTRIES: [usize; GROUPS.len()] = [28_000, 5_000, 2_000, 800, 1_200];

/// Serbian is written in both scripts, letter for letter.
fn serbian_in_latin(word: &[char]) -> Vec<char> {
    const CYRILLIC: &str = "абвгдђежзијклљмнњопрстћуфхцчџш";
    const LATIN: &str = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š";
    spell(word, CYRILLIC, LATIN)
}

/// Uzbek words in Latin letters are written in Cyrillic ones; Cyrillic ones stay.
fn uzbek_in_cyrillic(word: &[char]) -> Vec<char> {
    // What is written with two letters comes first.
    const PAIRS: &[(&str, char)] = &[
        ("oʻ", 'ў'),
        ("gʻ", 'ғ'),
        ("sh", 'ш'),
        ("ch", 'ч'),
        ("ya", 'я'),
        ("yu", 'ю'),
        ("yo", 'ё'),
        ("ye", 'е'),
    ];
    const LATIN: &str = "abdefghijklmnopqrstuvxyz";
    const CYRILLIC: &str = "абдефгҳижклмнопқрстувхйз";
    let mut text: String = word.iter().collect();
    for (from, to) in PAIRS {
        text = text.replace(from, &to.to_string());
    }
    let mut letters: Vec<char> = text
        .chars()
        .map(|c| LATIN.chars().position(|l| l == c).and_then(|i| CYRILLIC.chars().nth(i)).unwrap_or(c))
        .collect();
    if word.first() == Some(&'e') {
        letters[0] = 'э';
    }
    letters
}

fn spell(word: &[char], from: &str, to: &str) -> Vec<char> {
    let mut spelt = Vec::new();
    for c in word {
        match from.chars().position(|f| f == *c).and_then(|i| to.split(' ').nth(i)) {
            Some(letters) => spelt.extend(letters.chars()),
            None => spelt.push(*c),
        }
    }
    spelt
}

/// Makes the table from a folder of sources; `share` of the usual number of weights is kept.
///
/// # Errors
/// Where a source cannot be read.
pub fn make(folder: &Path, share: f64, tell: &mut dyn FnMut(String)) -> io::Result<Vec<u8>> {
    let mut table = write::Table::default();
    for group in GROUPS {
        let classes: Vec<&Class> = CLASSES.iter().filter(|class| class.group == group).collect();
        let words = classes.iter().map(|class| words_of(folder, class)).collect::<io::Result<Vec<_>>>()?;
        let kept = (ENTRIES[group as usize] as f64 * share) as usize;
        let model = train::train(&Plan { group, words: &words, entries: kept });
        let size = table.add(&classes.iter().map(|class| class.code).collect::<Vec<_>>(), &model);
        tell(format!("{group:?}: {} languages, {size} bytes", classes.len()));
    }
    Ok(table.finish())
}

fn words_of(folder: &Path, class: &Class) -> io::Result<WordGenerator> {
    let read = |path: &Path| {
        std::fs::read(path).map_err(|error| io::Error::other(format!("{}: {error}", path.display())))
    };
    let chain = |source: &Source| match source {
        Lingua(name) => {
            let path = folder.join(format!("lingua-{name}-language-model-1.3.0/models/ngrams.fst"));
            Chain::of_lingua(&read(&path)?)
        }
        Declaration(name) => {
            let declarations = serde_json::from_slice(&read(&folder.join("trigrams/lib/top.json"))?)?;
            Chain::of_trigrams(&declarations, name)
        }
        Own(name) => {
            let sentences = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/train/languages/sentences");
            let text = String::from_utf8(read(&sentences.join(format!("{name}.txt")))?);
            Ok(Chain::of_text(&text.map_err(io::Error::other)?))
        }
    };
    Ok(WordGenerator {
        chains: class.sources.iter().map(chain).collect::<io::Result<_>>()?,
        prior: class.prior,
        spell: class.spell,
    })
}
