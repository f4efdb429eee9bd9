//! The lemma of an English word, so that "countries" and "country" count as one.
//!
//! Plurals are undone by rule. Verb forms in "-ed" and "-ing" are undone only where the document itself has the
//! shorter form: without a tagger, "meeting" alone is no evidence of "meet".

/// Irregular forms and their lemmas, in alphabetical order.
const IRREGULAR: &[(&str, &str)] = &[
    ("analyses", "analysis"),
    ("ate", "eat"),
    ("began", "begin"),
    ("begun", "begin"),
    ("bought", "buy"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("caught", "catch"),
    ("children", "child"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("crises", "crisis"),
    ("criteria", "criterion"),
    ("drew", "draw"),
    ("drove", "drive"),
    ("feet", "foot"),
    ("flew", "fly"),
    ("fought", "fight"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("halves", "half"),
    ("held", "hold"),
    ("hypotheses", "hypothesis"),
    ("knew", "know"),
    ("knives", "knife"),
    ("known", "know"),
    ("leaves", "leaf"),
    ("lives", "life"),
    ("lost", "lose"),
    ("men", "man"),
    ("met", "meet"),
    ("mice", "mouse"),
    ("paid", "pay"),
    ("phenomena", "phenomenon"),
    ("ran", "run"),
    ("risen", "rise"),
    ("rose", "rise"),
    ("selves", "self"),
    ("sent", "send"),
    ("shelves", "shelf"),
    ("shown", "show"),
    ("sold", "sell"),
    ("sought", "seek"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("stood", "stand"),
    ("taught", "teach"),
    ("teeth", "tooth"),
    ("theses", "thesis"),
    ("thieves", "thief"),
    ("threw", "throw"),
    ("wives", "wife"),
    ("wolves", "wolf"),
    ("women", "woman"),
    ("won", "win"),
    ("wore", "wear"),
    ("written", "write"),
    ("wrote", "write"),
];

/// Nouns in "-s" that are no plurals, in alphabetical order.
const NO_PLURAL: &[&str] = &[
    "athletics",
    "atlas",
    "basics",
    "bias",
    "bus",
    "canvas",
    "chaos",
    "christmas",
    "corps",
    "cosmos",
    "diabetes",
    "dynamics",
    "economics",
    "electronics",
    "ethics",
    "gas",
    "genetics",
    "goods",
    "gymnastics",
    "headquarters",
    "hiv/aids",
    "lens",
    "linguistics",
    "logistics",
    "mathematics",
    "mechanics",
    "news",
    "olympics",
    "overseas",
    "pancreas",
    "perhaps",
    "physics",
    "politics",
    "robotics",
    "series",
    "species",
    "statistics",
    "tactics",
    "tennis",
    "texas",
    "yes",
];

/// The lemma of `form` (lower case, plain apostrophe), in lower case; `None` where `form` is its own lemma.
///
/// `has` tells whether the document has a form; `is_name` whether the word is a name wherever it stands, so that
/// "Texas" keeps its ending.
pub fn lemma(form: &str, is_name: bool, has: impl Fn(&str) -> bool) -> Option<String> {
    if form.len() < 4 || !form.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
        return None;
    }
    if let Ok(i) = IRREGULAR.binary_search_by_key(&form, |(irregular, _)| irregular) {
        let lemma = IRREGULAR[i].1;
        // "lives", "leaves", "rose" and "won" are words of their own unless the document has the lemma.
        let ambiguous =
            matches!(form, "lives" | "leaves" | "rose" | "won" | "met" | "held" | "sent" | "lost");
        return (!ambiguous || has(lemma)).then(|| lemma.to_owned());
    }
    if let Some(singular) = singular(form) {
        return (!is_name || has(&singular)).then_some(singular);
    }
    verb_base(form, has)
}

/// The singular of a regular plural.
fn singular(form: &str) -> Option<String> {
    let stem = form.strip_suffix('s')?;
    if form.ends_with("ss")
        || form.ends_with("us")
        || form.ends_with("is")
        || NO_PLURAL.binary_search(&form).is_ok()
    {
        return None;
    }
    if let Some(stem) = form.strip_suffix("ies") {
        // "ties", "movies": the y would leave a word of two letters, or was never there.
        return Some(
            if stem.len() <= 2 || matches!(form, "movies" | "cookies" | "calories" | "zombies" | "species") {
                format!("{stem}ie")
            } else {
                format!("{stem}y")
            },
        );
    }
    for ending in ["sses", "shes", "ches", "xes", "zzes", "oes"] {
        if form.ends_with(ending) && !matches!(form, "shoes" | "axes" | "aches" | "headaches" | "toes") {
            return Some(form[..form.len() - 2].to_owned());
        }
    }
    Some(stem.to_owned())
}

/// The base of a form in "-ed" or "-ing", if the document has it.
fn verb_base(form: &str, has: impl Fn(&str) -> bool) -> Option<String> {
    let stem = form.strip_suffix("ing").or_else(|| form.strip_suffix("ed"))?;
    if stem.len() < 3 || !stem.bytes().any(|b| b"aeiouy".contains(&b)) {
        return None;
    }
    let bytes = stem.as_bytes();
    let doubled = bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
    let mut candidates = vec![stem.to_owned(), format!("{stem}e")];
    if doubled {
        candidates.push(stem[..stem.len() - 1].to_owned());
    }
    if let Some(i_stem) = stem.strip_suffix('i') {
        candidates.push(format!("{i_stem}y"));
    }
    candidates.into_iter().find(|candidate| has(candidate))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(form: &str, expected: Option<&str>) {
        let document = ["develop", "discuss", "plan", "carry", "create", "korean"];
        let found = lemma(form, false, |word| document.contains(&word));
        assert_eq!(found.as_deref(), expected, "{form}");
    }

    #[test]
    fn plurals() {
        check("countries", Some("country"));
        check("technologies", Some("technology"));
        check("meetings", Some("meeting"));
        check("classes", Some("class"));
        check("branches", Some("branch"));
        check("houses", Some("house"));
        check("women", Some("woman"));
        check("news", None);
        check("politics", None);
        check("campus", None);
        check("basis", None);
    }

    #[test]
    fn verbs_need_evidence() {
        check("developing", Some("develop"));
        check("planned", Some("plan"));
        check("carried", Some("carry"));
        check("created", Some("create"));
        check("meeting", None);
        check("hundred", None);
    }

    #[test]
    fn names_keep_their_ending() {
        assert_eq!(lemma("paris", true, |_| false), None);
        assert_eq!(lemma("koreans", true, |word| word == "korean").as_deref(), Some("korean"));
    }

    #[test]
    fn tables_are_sorted() {
        assert!(NO_PLURAL.is_sorted() && IRREGULAR.is_sorted());
    }
}
