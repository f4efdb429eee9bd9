//! Words that tell whether somebody is spoken of as a woman or a man. Collected by hand.

use crate::lang::Gender;

/// What a title, an office or a relation tells of who bears it ("mrs", "actress", "widower"; folded).
pub fn of_title(form: &str) -> Option<Gender> {
    Some(match form.trim_end_matches('.') {
        "mr" | "sir" | "lord" | "king" | "prince" | "duke" | "baron" | "count" | "father" | "brother"
        | "señor" | "senor" | "herr" | "monsieur" | "chairman" | "spokesman" | "congressman"
        | "businessman" | "actor" | "councilman" | "policeman" | "emperor" | "imam" | "pope" | "husband"
        | "son" | "uncle" | "grandfather" | "nephew" | "widower" => Gender::Male,
        "mrs" | "ms" | "miss" | "mme" | "mlle" | "madame" | "madam" | "lady" | "dame" | "queen"
        | "princess" | "duchess" | "baroness" | "countess" | "mother" | "sister" | "señora" | "senora"
        | "frau" | "chairwoman" | "spokeswoman" | "congresswoman" | "businesswoman" | "actress"
        | "councilwoman" | "policewoman" | "empress" | "nun" | "wife" | "daughter" | "aunt"
        | "grandmother" | "niece" | "widow" => Gender::Female,
        _ => return None,
    })
}

/// The pronouns of one person, with what each tells.
pub const PRONOUNS: [(&str, Gender); 8] = [
    ("he", Gender::Male),
    ("his", Gender::Male),
    ("him", Gender::Male),
    ("himself", Gender::Male),
    ("she", Gender::Female),
    ("her", Gender::Female),
    ("hers", Gender::Female),
    ("herself", Gender::Female),
];
