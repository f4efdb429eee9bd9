//! Small words of English by what they do beside a name. All forms are folded.

/// "the", "a", "an".
pub fn is_article(form: &str) -> bool {
    is_definite_article(form) || is_indefinite_article(form)
}

/// "the".
pub fn is_definite_article(form: &str) -> bool {
    form == "the"
}

/// "a", "an".
pub fn is_indefinite_article(form: &str) -> bool {
    matches!(form, "a" | "an")
}

/// What opens a phrase that describes: an article, or whose it is.
pub fn opens_description(form: &str) -> bool {
    is_article(form) || matches!(form, "one" | "its" | "his" | "her" | "their" | "then")
}

/// What a description ends before: its noun stands earlier.
pub fn ends_description(form: &str) -> bool {
    matches!(
        form,
        "of" | "in" | "at" | "for" | "who" | "which" | "that" | "to" | "and" | "on" | "with" | "from" | "by"
    )
}

/// What opens a clause that tells when, before the main clause: "When he arrived, Quint".
pub fn opens_clause_of_time(form: &str) -> bool {
    matches!(form, "when" | "as" | "while" | "after" | "before" | "since")
}

/// Verbs of saying whose object is who hears it, and participles: none of them stands before its subject.
pub fn has_hearer(form: &str) -> bool {
    matches!(form, "told" | "tells" | "tell") || form.ends_with("ing")
}

/// What opens a noun phrase that means something named before.
pub const POINTING_BACK: [&str; 3] = ["the", "this", "that"];

/// Whether a form is one of those.
pub fn points_back(form: &str) -> bool {
    POINTING_BACK.contains(&form)
}

/// What means something else than was named before.
pub fn means_another(form: &str) -> bool {
    form == "another"
}

/// What ties the parts of a list of names.
pub fn ties_list(form: &str) -> bool {
    matches!(form, "," | "and" | "or" | "/")
}

/// Prepositions between the nouns of a name: "Ministry of …", "Center for …".
pub fn ties_name(form: &str) -> bool {
    matches!(form, "of" | "for" | "on" | "at" | "in")
}

/// "of", "for": what follows is the topic of a name.
pub fn opens_topic(form: &str) -> bool {
    matches!(form, "of" | "for")
}

/// Prepositions behind a noun that make it another: "the president of …".
pub fn narrows(form: &str) -> bool {
    matches!(form, "of" | "-" | "for" | "in" | "at")
}

/// A preposition that mostly stands before a place.
pub fn leads_to_place(form: &str) -> bool {
    matches!(form, "in" | "near")
}

/// A preposition that may stand before a place.
pub fn may_lead_to_place(form: &str) -> bool {
    matches!(form, "from" | "at" | "to")
}

/// Adjectives of places only.
pub fn describes_place(form: &str) -> bool {
    matches!(form, "downtown" | "nearby" | "mainland" | "suburban")
}

/// Nouns of places that are of other things as well: "the state of …".
pub fn is_vague_place_noun(form: &str) -> bool {
    matches!(form, "state" | "north" | "south" | "east" | "west")
}

/// What is "of" a place.
pub fn is_of_place(form: &str) -> bool {
    matches!(
        form,
        "north" | "south" | "east" | "west" | "outside" | "people" | "streets" | "part" | "parts" | "capital"
    )
}

/// What is "of" a company.
pub fn is_of_company(form: &str) -> bool {
    matches!(form, "subsidiary" | "unit" | "shares" | "division" | "branch" | "arm")
}

/// What a hyphen ties to a place: "Oslo-based".
pub fn follows_place(form: &str) -> bool {
    matches!(form, "based" | "born" | "area" | "occupied")
}

/// Verbs of saying behind which no speaker stands: "according to", "called".
pub fn says_of_somebody(form: &str) -> bool {
    matches!(form, "according" | "called" | "calls" | "call")
}

/// A verb between a name and what it is.
pub fn is_copula(form: &str) -> bool {
    matches!(form, "is" | "was" | "are" | "were" | "became")
}

/// What follows names of people rather than others.
pub fn follows_person(form: &str) -> bool {
    matches!(form, "he" | "has" | "had" | "told")
}

/// The pronoun of a clause about a person.
pub fn is_personal_relative(form: &str) -> bool {
    form == "who"
}

/// What comes after an age between commas: "Rosa Quint, 43, of Tallow".
pub fn follows_age(form: &str) -> bool {
    matches!(form, "," | "." | ")" | "of" | "from" | "and")
}

/// What stands before a year or a name of birth, in brackets.
pub fn is_born(form: &str) -> bool {
    matches!(form, "born" | "b." | "né" | "née")
}

/// What a verb form is that makes the word before it a subject.
pub fn makes_subject(form: &str) -> bool {
    matches!(form, "is" | "was" | "has" | "had" | "will" | "would" | "could" | "who")
}

/// Endings of words that are no names of people: participles, adverbs, adjectives.
pub const WORD_ENDINGS: &[&str] = &["ing", "ly", "ed", "less", "ful"];

/// What stands between "the" and an office: "the former president".
pub fn opens_office(form: &str) -> bool {
    is_former(form) || is_deputy(form) || names_office(form) || form == "central"
}

/// What tells one office from another of the same noun.
pub fn names_office(form: &str) -> bool {
    is_always_named(form) || matches!(form, "foreign" | "chief")
}

/// What is never left out of an office's name: nobody calls the prime minister "the minister".
pub fn is_always_named(form: &str) -> bool {
    form == "prime"
}

/// What says that somebody stands below the bearer of an office.
pub fn is_deputy(form: &str) -> bool {
    matches!(form, "deputy" | "vice" | "assistant" | "associate" | "junior" | "shadow")
}

/// What says that somebody has an office no longer.
pub fn is_former(form: &str) -> bool {
    matches!(form, "former" | "ex")
}
