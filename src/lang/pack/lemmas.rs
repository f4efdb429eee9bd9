//! The dictionary form of a word, by rules for its longest known ending: ripple-down rules, as in Juršič, Mozetič, Erjavec and
//! Lavrač ("LemmaGen: Multilingual lemmatisation with induced ripple-down rules", 2010). `xtask/data/lemmas.py` fits them to
//! dictionaries and tells how they are written.

/// The rules of a language, none in most.
#[derive(Default)]
pub struct Lemmas {
    /// Each an ending from its last letter to its first, then what is done: in ascending order.
    pub rules: Vec<Box<str>>,
    /// What participles begin with: "gebaut". Words with it have rules of their own.
    pub prefixes: Vec<Box<str>>,
}

/// Stands for the beginning of a word, so that a rule can be for one word alone.
const BEGINNING: char = '^';
/// Stands before the endings of words with a capital, where all nouns have one.
const NOUN: char = '+';
/// Stands before the endings of words with one of the prefixes.
const PREFIXED: char = '*';
/// Nothing is known of such words.
const UNKNOWN: u8 = b'Z';
/// Characters behind a prefix at least.
const LEAST_REST: usize = 3;

impl Lemmas {
    /// See [`super::Pack::dictionary_form`].
    pub fn of(&self, form: &str, is_noun: bool) -> Option<String> {
        let is_long = |rest: &&str| rest.chars().nth(LEAST_REST - 1).is_some();
        let bare = self
            .prefixes
            .iter()
            .filter(|_| !is_noun)
            .find_map(|prefix| form.strip_prefix(&**prefix))
            .filter(is_long);
        let class = if is_noun { Some(NOUN) } else { bare.map(|_| PREFIXED) };
        let signs = class.into_iter().chain(form.chars().rev()).chain([BEGINNING]);
        apply(self.longest(signs)?, form, bare.unwrap_or(form))
    }

    /// What the rule of the longest ending does.
    fn longest(&self, mut signs: impl Iterator<Item = char>) -> Option<&str> {
        let (mut rules, mut at, mut found) = (&self.rules[..], 0, None);
        loop {
            // Capitals stand before all that may follow in a longer ending, but for the classes at the very beginning.
            let edits = rules.partition_point(|rule| rule.as_bytes().get(at).is_none_or(|byte| *byte < b'A'));
            let edit = rules.get(edits).and_then(|rule| rule.get(at..));
            found = edit.filter(|edit| edit.starts_with(|c: char| c.is_ascii_uppercase())).or(found);
            let Some(sign) = signs.next() else { return found };
            let mut buffer = [0; 4];
            let sign = &*sign.encode_utf8(&mut buffer);
            let start = rules.partition_point(|rule| rule.get(at..).is_none_or(|rest| rest < sign));
            let begins = |rest: &str| rest.starts_with(sign);
            let count = rules[start..].partition_point(|rule| rule.get(at..).is_some_and(begins));
            rules = &rules[start..start + count];
            if rules.is_empty() {
                // Of words in another alphabet nothing is known.
                return found.filter(|_| at > 0);
            }
            at += sign.len();
        }
    }
}

/// Takes letters off the end of `form` ("A" none, "B" one, …) and puts others in their place; with "<" off `bare`, which has no
/// prefix.
fn apply(edit: &str, form: &str, bare: &str) -> Option<String> {
    let (&taken, rest) = edit.as_bytes().split_first()?;
    let taken = usize::from(taken.checked_sub(b'A').filter(|_| taken != UNKNOWN)?);
    let rest = edit.get(edit.len() - rest.len()..)?;
    let (kept, added) = rest.strip_prefix('<').map_or((form, rest), |added| (bare, added));
    let end =
        taken.checked_sub(1).map_or(Some(kept.len()), |nth| Some(kept.char_indices().nth_back(nth)?.0))?;
    let lemma = [&kept[..end], added].concat();
    (!lemma.is_empty()).then_some(lemma)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lemmas(prefixes: &[&str], rules: &[&str]) -> Lemmas {
        let list = |words: &[&str]| words.iter().map(|&word| word.into()).collect::<Vec<Box<str>>>();
        let mut lemmas = Lemmas { rules: list(rules), prefixes: list(prefixes) };
        lemmas.rules.sort_unstable();
        lemmas
    }

    #[test]
    fn the_longest_ending_decides() {
        let french = lemmas(&[], &["A", "sB", "suA", "xuaCl", "xuae^A", "xuaeB", "ruelZ", "tA", "éA"]);
        for (form, lemma) in [
            ("ponts", Some("pont")),
            ("vous", Some("vous")),
            ("journaux", Some("journal")),
            ("bateaux", Some("bateau")),
            ("eaux", Some("eaux")),
            ("leur", None),
            ("pont", Some("pont")),
            ("s", Some("s")),
            ("été", Some("été")),
        ] {
            let expected = lemma.filter(|_| form != "s");
            assert_eq!(french.of(form, false).as_deref(), expected, "{form}");
        }
    }

    #[test]
    fn nouns_and_participles_have_rules_of_their_own() {
        let german = lemmas(&["ge"], &["A", "*tB<en", "+A", "+resuäFaus", "rA", "tA"]);
        for (form, is_noun, lemma) in [
            ("gebaut", false, "bauen"),
            ("häuser", true, "haus"),
            ("rathäuser", true, "rathaus"),
            ("häuser", false, "häuser"),
            ("gebaut", true, "gebaut"),
            ("get", false, "get"),
        ] {
            assert_eq!(german.of(form, is_noun).as_deref(), Some(lemma), "{form}");
        }
    }

    #[test]
    fn rules_in_no_order_are_no_panic() {
        for rules in
            [&["Z", "A", "ä", "B", "", "éA", "e"][..], &["é", "e", "^", "+", "*", "~"], &["sÄ", "s~", "A<"]]
        {
            let list = rules.iter().map(|&rule| rule.into()).collect();
            let lemmas = Lemmas { rules: list, prefixes: vec!["".into(), "é".into()] };
            for form in ["", "é", "éés", "s", "ss", "\u{1f600}s"] {
                let _ = (lemmas.of(form, false), lemmas.of(form, true));
            }
        }
    }
}
