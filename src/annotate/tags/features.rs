//! What is observed of each token: the templates that trainer and predictor share.

use crate::model::features::{Feature, feature, head, pair, shape, tail, text};
use crate::model::lexicon::{Case, Cluster, Lexicon};

/// Tokens on either side whose own features count.
pub const REACH: usize = 2;

/// A token and its neighbors: two before, itself, two after.
pub const SLOTS: usize = 2 * REACH + 1;

/// Templates of other models begin elsewhere.
const BASE: u32 = 0x5000;

/// Everything about one written form that the templates need, as values.
pub struct Form {
    /// The folded form, all its digits as 0.
    text: u64,
    case: Case,
    cluster: Cluster,
    shape: u64,
    /// The last two, three and four characters.
    tails: [u64; 3],
    /// The first one, two and three.
    heads: [u64; 3],
    letters: Letters,
}

/// What a form holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    None,
    Few,
    /// Four or more bytes: what tells whether capitals mean something.
    Many,
}

/// What the capitals of a sentence tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capitals {
    /// The sentence is too short to tell.
    Unknown = 0,
    /// There are none.
    None = 1,
    /// Every longer word has them: a headline, or all of it in capitals.
    Everywhere = 2,
    /// More than half of the longer words have them.
    Often = 3,
    /// Fewer have them.
    Some = 4,
}

impl Capitals {
    /// Of a sentence.
    pub fn of<'f>(forms: impl Iterator<Item = &'f Form>) -> Self {
        let (mut long, mut capitalized) = (0, 0);
        for form in forms.filter(|form| form.letters == Letters::Many) {
            long += 1;
            capitalized += usize::from(form.case != Case::Lower);
        }
        match capitalized {
            _ if long < 2 => Self::Unknown,
            0 => Self::None,
            all if all == long => Self::Everywhere,
            many if many * 2 > long => Self::Often,
            _ => Self::Some,
        }
    }
}

impl Form {
    /// Looks a form up; `folded` is the same in lower case with plain apostrophes.
    pub fn new(written: &str, folded: &str, lexicon: &Lexicon) -> Self {
        let case = Case::of(written);
        let digits: String;
        let same_digits = if folded.bytes().any(|byte| byte.is_ascii_digit()) {
            digits = folded.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
            &digits
        } else {
            folded
        };
        let has_letters = folded.chars().any(char::is_alphabetic);
        Self {
            text: text(same_digits),
            case,
            cluster: lexicon.cluster(folded, case),
            shape: shape(written, 7),
            tails: [2, 3, 4].map(|length| text(tail(folded, length))),
            heads: [1, 2, 3].map(|length| text(head(folded, length))),
            letters: match folded.len() {
                _ if !has_letters => Letters::None,
                0..4 => Letters::Few,
                _ => Letters::Many,
            },
        }
    }

    /// Whether it has any letters.
    pub fn has_letters(&self) -> bool {
        self.letters != Letters::None
    }
}

/// A token and what stands around it.
#[derive(Clone, Copy)]
pub struct Window<'f> {
    /// The forms that the sentence's numbers refer to.
    pub forms: &'f [Form],
    /// The sentence, as numbers of forms.
    pub sentence: &'f [u32],
    /// Which of its tokens.
    pub index: usize,
    /// What the sentence's capitals tell.
    pub capitals: Capitals,
}

impl<'f> Window<'f> {
    /// Number of the form in a slot; `None` outside the sentence.
    pub fn number(&self, slot: usize) -> Option<usize> {
        let at = (self.index + slot).checked_sub(REACH)?;
        self.sentence.get(at).map(|&form| form as usize)
    }

    fn form(&self, slot: usize) -> Option<&'f Form> {
        self.number(slot).map(|form| &self.forms[form])
    }
}

/// The feature of a slot outside the sentence.
pub fn edge(slot: usize) -> Feature {
    feature(BASE + slot as u32 * 32, u64::from(slot < REACH))
}

/// Calls `add` with each feature that a form has in a slot.
pub fn observe_form(form: &Form, slot: usize, add: &mut impl FnMut(Feature)) {
    let base = BASE + slot as u32 * 32;
    let mut add = |template: u32, value: u64| add(feature(base + template, value));
    let Cluster { coarse, fine } = form.cluster;
    let (coarse, fine) = (u64::from(coarse), u64::from(fine));
    let [tail2, tail3, tail4] = form.tails;
    add(1, form.text);
    add(2, fine);
    match slot.abs_diff(REACH) {
        0 => {
            let case = form.case as u64;
            add(3, case);
            add(4, pair(form.text, case));
            add(5, form.shape);
            for (template, tail) in [(6, tail2), (7, tail3), (8, tail4)] {
                add(template, tail);
            }
            for (template, head) in (9..).zip(form.heads) {
                add(template, head);
            }
            add(12, coarse);
            add(13, pair(fine, case));
            add(14, pair(fine, tail2));
            add(15, pair(coarse, tail3));
        }
        1 => add(16, tail3),
        _ => {}
    }
}

/// Calls `add` with each feature that a token has together with its neighbors.
pub fn observe_context(window: &Window<'_>, add: &mut impl FnMut(Feature)) {
    let mut add = |template: u32, value: u64| add(feature(BASE + 256 + template, value));
    let Some(own) = window.form(REACH) else { return };
    let (fine, tail) = (u64::from(own.cluster.fine), own.tails[0]);
    for (base, slot) in [(0, REACH - 1), (8, REACH + 1)] {
        let neighbor = window.form(slot);
        let (word, cluster) = neighbor.map_or((1, 0), |form| (form.text, u64::from(form.cluster.fine)));
        add(base, pair(own.text, word));
        add(base + 1, pair(fine, word));
        add(base + 2, pair(tail, word));
        add(base + 3, pair(own.text, cluster));
    }
    let case = own.case as u64;
    let word = |slot: usize| window.form(slot).map_or(1, |form| form.text);
    let case_of = |slot: usize| window.form(slot).map_or(0, |form| form.case as u64);
    let (before, after) = (word(REACH - 1), word(REACH + 1));
    add(4, pair(case, before));
    add(12, pair(case, after));
    add(5, pair(word(0), before));
    add(13, pair(after, word(SLOTS - 1)));
    add(20, pair(before, after));
    add(21, pair(case, pair(case_of(REACH - 1), case_of(REACH + 1))));
    add(16, pair(window.capitals as u64, case));
    add(17, pair(u64::from(window.index == 0), case));
    if window.index == 0 {
        add(18, pair(own.text, case));
    }
}
