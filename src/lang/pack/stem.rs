//! The stem that the forms of one word share, so that they count as one.

use super::particles::Particles;
use super::snowball::Program;
use super::spelling::Spelling;

/// How a language's words become stems: by a program of Snowball, or by a short list of endings where there is none.
#[derive(Default)]
pub struct Stems {
    pub program: Option<Program>,
    /// Pronouns that hang on a verb: "reuniu-se".
    pub enclitics: Vec<Box<str>>,
    /// Whether one of two equal consonants at the end of a stem is dropped: "bruggen" is of "brug".
    pub undoubled: bool,
    /// Endings of grammar (cases, plurals, articles).
    pub endings: Vec<Box<str>>,
    /// Characters that stay before an ending at least.
    pub least: usize,
    /// How often an ending may be taken off.
    pub rounds: usize,
    /// Pairs of a consonant that a vowel after it has softened, and the hard one: "ko'prigi" is of "ko'prik".
    pub hardened: Vec<Box<str>>,
}

/// Longer words are no words of a language; nobody is asked about them.
const MAX_CHARACTERS: usize = 48;
/// How often a stem is stemmed again.
const MAX_ROUNDS: usize = 2;
/// What stemming again leaves at least.
const LEAST_CHARACTERS: usize = 4;

impl Stems {
    /// See [`super::Pack::stem`].
    pub fn stem(
        &self,
        spelling: &Spelling,
        particles: &Particles,
        form: &str,
        has: impl Fn(&str) -> bool,
    ) -> String {
        let folded = spelling.fold(form);
        // An ending that is all there is of the word is the word.
        let whole = if folded.is_empty() { form } else { &*folded };
        if !is_stemmed(&folded) {
            return whole.to_owned();
        }
        let mut stemmed = match &self.program {
            Some(program) => stable(program, program.stem(self.without_enclitic(&folded))),
            None if !particles.before.is_empty() => particles.without_before(&folded, has).to_owned(),
            None => self.harden(self.without_endings(&spelling.latin(particles.without(&folded, has)))),
        };
        if self.undoubled {
            undouble(&mut stemmed);
        }
        if stemmed.chars().nth(1).is_some() { stemmed } else { whole.to_owned() }
    }

    fn without_enclitic<'f>(&self, form: &'f str) -> &'f str {
        self.enclitics.iter().find_map(|pronoun| form.strip_suffix(&**pronoun)).unwrap_or(form)
    }

    fn without_endings(&self, form: &str) -> String {
        let mut stem = form;
        for _ in 0..self.rounds {
            let longest = self
                .endings
                .iter()
                .filter_map(|ending| stem.strip_suffix(&**ending))
                .filter(|rest| rest.chars().count() >= self.least)
                .min_by_key(|rest| rest.len());
            match longest {
                Some(rest) => stem = rest,
                None => break,
            }
        }
        stem.to_owned()
    }

    fn harden(&self, mut stem: String) -> String {
        let Some(last) = stem.chars().next_back() else { return stem };
        let hard = self.hardened.iter().find_map(|pair| pair.strip_prefix(last));
        if let Some(hard) = hard {
            stem.pop();
            stem.push_str(hard);
        }
        stem
    }
}

/// What is left when the stemmer finds nothing more: the stem of "ciudades" is "ciudad", that of "ciudad" "ciud".
fn stable(program: &Program, mut stem: String) -> String {
    for _ in 0..MAX_ROUNDS {
        let shorter = program.stem(&stem);
        if shorter == stem || shorter.chars().count() < LEAST_CHARACTERS {
            break;
        }
        stem = shorter;
    }
    stem
}

/// Whether the form is made of letters, with marks and hyphens inside.
fn is_stemmed(form: &str) -> bool {
    let is_part = |c: char| c.is_alphabetic() || matches!(c, '\'' | '-' | '\u{200c}') || !c.is_ascii();
    form.chars().count() <= MAX_CHARACTERS && form.chars().all(|c| is_part(c) && !c.is_numeric())
}

/// Takes off one of two equal consonants at the end.
fn undouble(stem: &mut String) {
    let mut ends = stem.chars().rev();
    if let (Some(last), Some(before)) = (ends.next(), ends.next())
        && last == before
        && !"aeiou".contains(last)
    {
        stem.pop();
    }
}
