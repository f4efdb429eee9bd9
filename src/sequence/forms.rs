//! The distinct written forms of texts, each looked up once, for every use of the tagger.

use std::ops::Range;

use crate::model::features::{heads, shape, tail, text};
use crate::model::lexicon::{Case, Cluster, Lexicon};
use crate::text::{Token, TokenFlags, TokenKind, Vocabulary};

/// Everything about one written form that templates need, as values.
pub struct Form {
    /// The folded form.
    pub text: u64,
    /// The folded form, all its digits as 0.
    pub digits_alike: u64,
    /// How it is written.
    pub case: Case,
    /// Of the form written so.
    pub cluster: Cluster,
    /// Letters, digits and marks in outline.
    pub shape: u64,
    /// What names observe of it: what is no word has no case, and shapes of different kinds of tokens are different.
    pub name: NameForm,
    /// The last two, three and four characters.
    pub tails: [u64; 3],
    /// The first one, two, three and four.
    pub heads: [u64; 4],
    /// What it holds.
    pub letters: Letters,
    /// Whether it is a word, of which the word lists may know something.
    pub is_word: bool,
}

/// Case, cluster and shape as the tagger of names was fitted to them.
#[derive(Clone, Copy)]
pub struct NameForm {
    /// [`Case::Lower`] for what is no word.
    pub case: Case,
    /// With that case.
    pub cluster: Cluster,
    /// Apart for each kind of token.
    pub shape: u64,
}

/// What stands outside the sentence.
pub static OUTSIDE: Form = Form {
    text: 1,
    digits_alike: 1,
    case: Case::Lower,
    cluster: Cluster { coarse: 0, fine: 0 },
    shape: 99,
    name: NameForm { case: Case::Lower, cluster: Cluster { coarse: 0, fine: 0 }, shape: 99 },
    tails: [0; 3],
    heads: [0; 4],
    letters: Letters::None,
    is_word: false,
};

/// How many letters a form has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// None.
    None,
    /// Fewer than four bytes.
    Few,
    /// Four or more: what tells whether capitals mean something.
    Many,
}

/// Shapes begin with this, plus the kind of token.
const SHAPE: u64 = 7;

impl Form {
    /// Looks a form up; `folded` is the same in lower case with plain apostrophes.
    fn new(written: &str, folded: &str, kind: TokenKind, lexicon: &Lexicon) -> Self {
        let case = Case::of(written);
        let text_value = text(folded);
        let cluster = lexicon.cluster(text_value, case);
        let shape_of = |kind: u64| shape(written, SHAPE + kind);
        let plain = shape_of(0);
        let name = NameForm { case, cluster, shape: plain };
        let name = match kind {
            TokenKind::Word => name,
            _ if case == Case::Lower => NameForm { shape: shape_of(kind as u64), ..name },
            _ => NameForm {
                case: Case::Lower,
                cluster: lexicon.cluster(text_value, Case::Lower),
                shape: shape_of(kind as u64),
            },
        };
        let has_letters = folded.chars().any(char::is_alphabetic);
        Self {
            text: text_value,
            digits_alike: match folded.bytes().any(|byte| byte.is_ascii_digit()) {
                true => text(&digits_as_zero(folded)),
                false => text_value,
            },
            case,
            cluster,
            shape: plain,
            name,
            tails: [2, 3, 4].map(|length| text(tail(folded, length))),
            heads: heads(folded),
            letters: match folded.len() {
                _ if !has_letters => Letters::None,
                0..4 => Letters::Few,
                _ => Letters::Many,
            },
            is_word: kind == TokenKind::Word,
        }
    }

    /// Whether it has any letters.
    pub fn has_letters(&self) -> bool {
        self.letters != Letters::None
    }
}

fn digits_as_zero(form: &str) -> String {
    form.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// Tells which bytes of a written form are the word itself.
pub type Bare<'a> = &'a dyn Fn(&str) -> Range<usize>;

/// The forms of all texts that were read, and which of them the tokens of the last one are.
#[derive(Default)]
pub struct Forms {
    /// Each form once, in order of appearance.
    pub list: Vec<Form>,
    /// For each token of the text that was read last the index of its form in `list`.
    pub of_token: Vec<u32>,
    /// How each form of `list` is written, and a character for its kind of token.
    looks: Vocabulary,
    /// Reused while a form is looked for.
    look: String,
}

impl Forms {
    /// Reads the tokens of a text. `bare` tells which bytes of a written form are the word itself, where others may be tied to it.
    pub fn read(
        &mut self,
        text: &str,
        tokens: &[Token],
        vocabulary: &Vocabulary,
        lexicon: &Lexicon,
        bare: Option<Bare<'_>>,
    ) {
        // The first form of a word that has these flags stands for others ("McDonald", "Mcdonald").
        let mut numbers = vec![u32::MAX; vocabulary.len() * 4];
        self.of_token.clear();
        for token in tokens {
            let flags =
                usize::from(token.is_capitalized()) + 2 * usize::from(token.flags.has(TokenFlags::ALL_CAPS));
            let number = &mut numbers[token.word.index() * 4 + flags];
            if *number == u32::MAX {
                let (mut written, mut folded) = (token.span.of(text), vocabulary.form(token.word));
                // Where folding changes lengths, the word stays as it is.
                if let Some(bare) = bare.map(|bare| bare(written))
                    && let (Some(one), Some(other)) = (written.get(bare.clone()), folded.get(bare))
                {
                    (written, folded) = (one, other);
                }
                *number = self.number(written, folded, token.kind, lexicon);
            }
            self.of_token.push(*number);
        }
    }

    /// Gives up what it takes to read a further text.
    pub fn close(&mut self) {
        self.looks = Vocabulary::default();
        self.list.shrink_to_fit();
    }

    /// The index in `list` of what is written so; `folded` is the same in lower case with plain apostrophes.
    fn number(&mut self, written: &str, folded: &str, kind: TokenKind, lexicon: &Lexicon) -> u32 {
        self.look.clear();
        self.look.push_str(written);
        self.look.push(char::from(b'0' + kind as u8));
        let number = self.looks.intern_folded(&self.look).index();
        if number == self.list.len() {
            self.list.push(Form::new(written, folded, kind, lexicon));
        }
        number as u32
    }

    /// The forms of given words, which are one text.
    #[cfg(any(test, feature = "internals"))]
    pub fn of_words<'w>(words: impl Iterator<Item = &'w str>, lexicon: &Lexicon) -> Self {
        let mut forms = Self::default();
        forms.read_words(words, lexicon);
        forms
    }

    /// Reads given words as one text.
    #[cfg(any(test, feature = "internals"))]
    pub fn read_words<'w>(&mut self, words: impl Iterator<Item = &'w str>, lexicon: &Lexicon) {
        let mut vocabulary = Vocabulary::default();
        self.of_token.clear();
        for word in words {
            let folded = vocabulary.intern(word);
            let number = self.number(word, vocabulary.form(folded), TokenKind::Word, lexicon);
            self.of_token.push(number);
        }
    }
}
