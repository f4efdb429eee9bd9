//! Small words that tie the words of a phrase together, or are written as one with the next word.

use crate::lang::Language;

/// The small words of one language. To be asked for once a document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Joints {
    /// What loses its vowel before another word: "l" of "l'économie".
    elided: &'static [&'static str],
    /// Prepositions that stand inside a phrase between two nouns: "base de datos".
    links: &'static [&'static str],
    /// Articles that may follow such a preposition: "ministro de la guerra".
    articles: &'static [&'static str],
}

impl Joints {
    /// Those of a language; languages that are not listed have none.
    pub fn of(language: Language) -> Self {
        match language.code() {
            "ca" => Self {
                elided: &["l", "d", "s", "n", "m", "t"],
                links: &["d", "de", "del", "dels"],
                articles: &["la", "las", "los", "les", "els", "el"],
            },
            "es" => Self {
                elided: &[],
                links: &["de", "del"],
                articles: &["la", "las", "los", "les", "els", "el"],
            },
            "fr" => Self {
                elided: &[
                    "l", "d", "qu", "n", "s", "j", "m", "t", "c", "jusqu", "lorsqu", "puisqu", "quoiqu",
                    "presqu",
                ],
                links: &["d", "de", "du", "des"],
                articles: &["la"],
            },
            "gl" | "pt" => Self { elided: &[], links: &["de", "da", "do", "das", "dos"], articles: &[] },
            "it" => Self {
                elided: &[
                    "l", "d", "un", "c", "dell", "all", "nell", "sull", "dall", "quest", "quell", "bell",
                    "sant", "tutt", "anch", "m", "s", "t", "v", "n", "gl", "com", "cos", "dov", "quand",
                ],
                links: &["d", "di", "del", "della", "dei", "delle", "degli", "dello"],
                articles: &[],
            },
            "ro" => Self { elided: &[], links: &["de"], articles: &[] },
            _ => Self::default(),
        }
    }

    /// Length in bytes of the elided word that `form` begins with: "l'" of "l'économie", "dell'" of "dell'acqua". 0 where
    /// there is none. Both kinds of apostrophe are known.
    pub fn elided(&self, form: &str) -> usize {
        if self.elided.is_empty() {
            return 0;
        }
        let Some(at) = form.find(['\'', '’']) else { return 0 };
        let after = at + form[at..].chars().next().map_or(1, char::len_utf8);
        let is_elided = self.elided.iter().any(|word| form[..at].eq_ignore_ascii_case(word));
        if is_elided && after < form.len() { after } else { 0 }
    }

    /// Whether `form` (lower case) may stand inside a phrase between two nouns.
    pub fn links(&self, form: &str) -> bool {
        self.links.contains(&form)
    }

    /// Whether `form` (lower case) is an article that may follow such a preposition.
    pub fn is_article(&self, form: &str) -> bool {
        self.articles.contains(&form)
    }
}

/// The elided word itself, "d" of "d'honneur", for a form of which [`Joints::elided`] tells that it begins with one.
pub fn elided_form(form: &str) -> &str {
    form.split(['\'', '’']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elided_words() {
        let elided = |code, form| Joints::of(Language::from_code(code).unwrap()).elided(form);
        assert_eq!(elided("fr", "l’économie"), "l’".len());
        assert_eq!(elided("fr", "Jusqu'ici"), "jusqu'".len());
        assert_eq!(elided("fr", "aujourd'hui"), 0);
        assert_eq!(elided("it", "dell'acqua"), "dell'".len());
        assert_eq!(elided("en", "d'artagnan"), 0);
        assert_eq!(elided("fr", "l'"), 0);
    }
}
