//! Which corpora the tagger of names learns from, and what their labels mean.

/// Kinds that a token may name, as bits.
pub type Kinds = u8;

/// What a corpus means by its labels.
pub type KindsOf = fn(&str) -> Kinds;

/// Person.
pub const PER: Kinds = 1;
/// Organization.
pub const ORG: Kinds = 1 << 1;
/// Place.
pub const LOC: Kinds = 1 << 2;
/// Group.
pub const GRP: Kinds = 1 << 3;
/// Event.
pub const EVT: Kinds = 1 << 4;
/// Work.
pub const WRK: Kinds = 1 << 5;
/// Product.
pub const PRD: Kinds = 1 << 6;
/// What some corpora do not tell apart.
pub const MISC: Kinds = GRP | EVT | WRK | PRD;
/// It may also name nothing.
pub const NONE: Kinds = 1 << 7;

/// A corpus for training.
pub struct Corpus {
    /// Its file below `ner/`.
    pub file: &'static str,
    /// Where its texts and labels come from.
    pub source: &'static str,
    /// The licence it is used under.
    pub license: &'static str,
    /// Sentences that make a document, where the file does not tell documents apart.
    pub chunk: usize,
    /// How much a sentence counts.
    pub weight: f32,
    /// What its labels mean; 0 for what is no name.
    pub kinds: KindsOf,
    /// Kinds that it does not mark: where it says nothing, one of these may stand.
    pub unmarked: Kinds,
    /// Another file with other labels of the same sentences: a token may have either.
    pub second: Option<(&'static str, KindsOf)>,
    /// Labeled by a machine.
    pub is_silver: bool,
    /// Under a licence that asks derived works to be shared alike.
    pub is_share_alike: bool,
}

pub(super) const fn corpus(file: &'static str, kinds: KindsOf, unmarked: Kinds) -> Corpus {
    Corpus {
        file,
        source: "",
        license: "",
        chunk: 1,
        weight: 4.0,
        kinds,
        unmarked,
        second: None,
        is_silver: false,
        is_share_alike: false,
    }
}

const fn silver(file: &'static str, chunk: usize, weight: f32) -> Corpus {
    Corpus { chunk, weight, is_silver: true, ..corpus(file, ontonotes, 0) }
}

const fn cross_ner(file: &'static str) -> Corpus {
    Corpus {
        source: "CrossNER (zliucr/CrossNER), texts of Wikipedia",
        license: "MIT; texts CC BY-SA 3.0",
        is_share_alike: true,
        ..corpus(file, crossner, GRP)
    }
}

/// The corpora. How they are weighted was chosen on the development sets.
pub const TRAINING: &[Corpus] = &[
    Corpus {
        source: "Groningen Meaning Bank 2.2, labelled by spaCy en_core_web_md 3.8 and by its own tagger and readers",
        license: "texts public domain; extract ODbL 1.0; labels MIT",
        second: Some(("train/gmb_norm.train.bio", conll)),
        is_share_alike: true,
        ..silver("silver/gmb.bio", 15, 0.5)
    },
    Corpus {
        source: "MASC (anc.org), labelled by spaCy en_core_web_md 3.8",
        license: "free for any use; labels MIT",
        ..silver("silver/masc.bio", 25, 0.5)
    },
    Corpus {
        source: "Wikipedia sentences as in Babelscape/wikineural, labelled by spaCy en_core_web_md 3.8",
        license: "texts CC BY-SA 3.0; labels MIT",
        is_share_alike: true,
        ..silver("silver/wikipedia.bio", 3, 0.5)
    },
    Corpus {
        source: "addresses of presidents of the United States, labelled by spaCy en_core_web_md 3.8",
        license: "texts public domain; labels MIT",
        ..silver("silver/speeches.bio", 25, 0.3)
    },
    Corpus {
        source: "Universal NER, English EWT (UniversalNER/UNER_English-EWT)",
        license: "CC BY-SA 4.0",
        is_share_alike: true,
        ..corpus("train/uner_ewt.train.bio", conll, MISC)
    },
    Corpus {
        source: "WikiGold (Balasuriya and others 2009)",
        license: "CC BY 4.0",
        ..corpus("train/wikigold.train.bio", conll, 0)
    },
    Corpus {
        source: "GUM (UniversalDependencies/UD_English-GUM), genres under CC BY and in the public domain",
        license: "CC BY 4.0",
        ..corpus("train/gum.train.bio", gum, MISC)
    },
    cross_ner("train/crossner_politics.train.bio"),
    cross_ner("train/crossner_science.train.bio"),
    cross_ner("train/crossner_literature.train.bio"),
    cross_ner("train/crossner_music.train.bio"),
    cross_ner("train/crossner_ai.train.bio"),
    Corpus {
        source: "multiNER (suralk/multiNER), documents of the government of Sri Lanka",
        license: "CC0 1.0",
        chunk: 20,
        weight: 1.2,
        ..corpus("train/multiner_en.train.bio", multiner, MISC)
    },
    Corpus {
        source: "grobid-ner (kermitt2/grobid-ner), texts of Wikipedia",
        license: "Apache-2.0; texts CC BY-SA 3.0",
        is_share_alike: true,
        ..corpus("train/grobid_wikipedia.train.bio", grobid, MISC)
    },
];

/// Development sets, for scores only.
pub const DEVELOPMENT: &[&str] =
    &["crossner_politics", "finer_ord", "gum", "ieer", "uner_ewt", "wikigold", "worldwide"];

/// The labels of OntoNotes 5.
fn ontonotes(label: &str) -> Kinds {
    match label {
        "PERSON" => PER,
        "NORP" => GRP,
        "ORG" => ORG,
        "GPE" | "LOC" | "FAC" => LOC,
        "PRODUCT" => PRD,
        "EVENT" => EVT,
        "WORK_OF_ART" | "LAW" => WRK,
        _ => 0,
    }
}

fn conll(label: &str) -> Kinds {
    match label {
        "PER" => PER,
        "ORG" => ORG,
        "LOC" => LOC,
        "NORP" => GRP,
        "MISC" => MISC,
        _ => 0,
    }
}

fn gum(label: &str) -> Kinds {
    match label {
        // Peoples count as persons there.
        "PERSON" => PER | GRP,
        "PLACE" => LOC,
        "ORG" => ORG,
        "EVENT" => EVT,
        _ => NONE | MISC,
    }
}

fn crossner(label: &str) -> Kinds {
    match label {
        "politician" | "person" | "writer" | "musicalartist" | "scientist" | "researcher" => PER,
        "organisation" | "politicalparty" | "band" | "university" => ORG,
        "country" | "location" => LOC,
        "election" | "event" | "conference" => EVT,
        "book" | "poem" | "album" | "song" | "magazine" | "academicjournal" => WRK,
        "product" | "programlang" => PRD,
        _ => NONE | MISC,
    }
}

fn multiner(label: &str) -> Kinds {
    match label {
        "MISC" => NONE | MISC | ORG,
        other => conll(other),
    }
}

fn grobid(label: &str) -> Kinds {
    match label {
        "LOCATION" | "INSTALLATION" => LOC,
        "NATIONAL" => GRP,
        "EVENT" => EVT,
        "ORGANISATION" | "INSTITUTION" | "BUSINESS" => ORG,
        "PERSON" => PER,
        "PERIOD" | "MEASURE" => 0,
        _ => NONE | MISC,
    }
}
