//! What the tagger observes of each token: the templates that trainer and predictor share.

use std::ops::Range;

use super::super::classify::Names;
use super::super::lexicon::Classes;
use super::super::reader::{Capitals, Reader};
use crate::model::features::{Feature, feature, head, pair, shape, tail, text};
use crate::model::lexicon::{Case, Cluster, Lexicon};
use crate::text::{BlockKind, TokenFlags};

/// Everything about one written form that the templates need.
struct Form {
    text: u64,
    case: Case,
    cluster: Cluster,
    classes: Classes,
    shape: u64,
    /// Its last three letters.
    tail: u64,
    /// Its last two and four letters, its first three and four.
    affixes: [u64; 4],
}

/// What stands outside the sentence.
static NO_FORM: Form = Form {
    text: 1,
    case: Case::Lower,
    cluster: Cluster { coarse: 0, fine: 0 },
    classes: Classes::NONE,
    shape: 99,
    tail: 0,
    affixes: [0; 4],
};

impl Form {
    fn coarse(&self) -> u64 {
        u64::from(self.cluster.coarse)
    }

    fn fine(&self) -> u64 {
        u64::from(self.cluster.fine)
    }
}

/// What the rules say of one token.
#[derive(Clone, Copy, Default)]
struct Rule {
    /// 0 where no candidate is, else 1 + kind, 8 for a candidate of no kind.
    kind: u8,
    begins: bool,
    strength: u8,
}

/// The templates, applied to one document.
pub struct Observer<'r, 'd, 't> {
    reader: &'r Reader<'d, 't>,
    /// Index into `forms` by word and case.
    of_token: Vec<u32>,
    forms: Vec<Form>,
    rules: Vec<Rule>,
}

/// Tokens on either side whose own features count.
const REACH: usize = 2;

/// A token and its neighbors: two before, itself, two after.
pub const SLOTS: usize = 2 * REACH + 1;

/// A sentence as the templates see it.
pub struct View {
    /// Its tokens.
    pub tokens: Range<usize>,
    capitals: Capitals,
    /// Where that says something: the kind of its block, plus one.
    block: u64,
}

impl View {
    /// Of the sentence of this number.
    pub fn of(reader: &Reader<'_, '_>, number: usize) -> Self {
        let sentence = &reader.document.sentences[number];
        let block = match reader.document.block_of(sentence).kind {
            kind @ (BlockKind::Title | BlockKind::Heading | BlockKind::ListItem | BlockKind::Table) => {
                1 + kind as u64
            }
            _ => 0,
        };
        Self { tokens: sentence.tokens.indices(), capitals: reader.capitals(number), block }
    }
}

impl<'r, 'd, 't> Observer<'r, 'd, 't> {
    /// Looks up every distinct form.
    pub fn new(reader: &'r Reader<'d, 't>, lexicon: &Lexicon, names: &Names) -> Self {
        let document = reader.document;
        // The first form of a word that has these flags stands for others ("McDonald", "Mcdonald").
        let mut numbers = vec![u32::MAX; document.vocabulary.len() * 4];
        let mut forms: Vec<Form> = Vec::new();
        let mut of_token = Vec::with_capacity(document.tokens.len());
        for (index, token) in document.tokens.iter().enumerate() {
            let flags =
                usize::from(token.is_capitalized()) + 2 * usize::from(token.flags.has(TokenFlags::ALL_CAPS));
            let number = &mut numbers[token.word.index() * 4 + flags];
            if *number == u32::MAX {
                *number = forms.len() as u32;
                let form = document.form(index);
                let case = if token.is_word() { Case::of(document.token_text(index)) } else { Case::Lower };
                forms.push(Form {
                    text: text(form),
                    case,
                    cluster: lexicon.cluster(form, case),
                    classes: reader.class(index),
                    shape: shape(document.token_text(index), token.kind as u64 + 7),
                    tail: text(tail(form, 3)),
                    affixes: [tail(form, 2), tail(form, 4), head(form, 3), head(form, 4)].map(text),
                });
            }
            of_token.push(*number);
        }
        let mut rules = vec![Rule::default(); document.tokens.len()];
        for name in &names.names {
            let group = &names.groups[name.group as usize];
            let strength = group.margin().clamp(0, 15) as u8 / 4 + u8::from(name.candidate.is_exposed) * 4;
            for (nth, index) in name.candidate.tokens.indices().enumerate() {
                rules[index] = Rule { kind: 1 + name.kind as u8, begins: nth == 0, strength };
            }
        }
        Self { reader, of_token, forms, rules }
    }

    /// Number of distinct forms.
    pub fn forms(&self) -> usize {
        self.forms.len()
    }

    /// The form in a slot of the token `index`; `None` outside its sentence.
    pub fn form_at(&self, index: usize, slot: usize, view: &View) -> Option<usize> {
        let at = (index + slot).checked_sub(REACH)?;
        view.tokens.contains(&at).then(|| self.of_token[at] as usize)
    }

    /// The feature of a slot outside the sentence.
    pub fn edge(slot: usize) -> Feature {
        feature(slot as u32 * 32, u64::from(slot < REACH))
    }

    /// Calls `add` with each feature that a form has in a slot.
    pub fn observe_form(&self, form: usize, slot: usize, add: &mut dyn FnMut(Feature)) {
        self.own(&self.forms[form], slot as isize - REACH as isize, slot as u32 * 32, add);
    }

    /// Calls `add` with each feature of the token `index`: those of the forms around it and those of its context.
    #[cfg(feature = "train")]
    pub fn observe(&self, index: usize, view: &View, add: &mut dyn FnMut(Feature)) {
        for slot in 0..SLOTS {
            match self.form_at(index, slot, view) {
                Some(form) => self.observe_form(form, slot, add),
                None => add(Self::edge(slot)),
            }
        }
        self.observe_context(index, view, add);
    }

    fn own(&self, form: &Form, slot: isize, base: u32, add: &mut dyn FnMut(Feature)) {
        let near = slot.abs() <= 1;
        add(feature(base + 1, form.text));
        add(feature(base + 2, form.case as u64));
        add(feature(base + 3, form.coarse()));
        add(feature(base + 4, form.fine()));
        if near {
            add(feature(base + 6, form.shape));
            add(feature(base + 7, form.tail));
        }
        each_bit(form.classes, |bit| add(feature(base + 8, bit)));
        if slot == 0 {
            for (template, affix) in (base + 10..).zip(form.affixes) {
                add(feature(template, affix));
            }
            add(feature(base + 14, pair(form.text, form.case as u64)));
            add(feature(base + 15, pair(form.fine(), form.case as u64)));
        }
    }

    /// Calls `add` with each feature that more than one token, or the place, has a part in.
    pub fn observe_context(&self, index: usize, view: &View, add: &mut dyn FnMut(Feature)) {
        let form = |at: Option<usize>| self.form_or_none(at, view);
        let around = Around {
            before: [form(index.checked_sub(2)), form(index.checked_sub(1))],
            own: form(Some(index)),
            after: [form(Some(index + 1)), form(Some(index + 2))],
        };
        neighbors(&around, add);
        self.place_in_sentence(index, view, &around, add);
        self.run_of_capitals(index, view, add);
        self.rules(index, view, &around, add);
    }

    fn form_or_none(&self, at: Option<usize>, view: &View) -> &Form {
        at.filter(|at| view.tokens.contains(at))
            .map_or(&NO_FORM, |at| &self.forms[self.of_token[at] as usize])
    }

    fn place_in_sentence(
        &self,
        index: usize,
        view: &View,
        around: &Around<'_>,
        add: &mut dyn FnMut(Feature),
    ) {
        let (own, case) = (around.own, around.own.case as u64);
        let opens = self.reader.opens(index, &view.tokens);
        add(feature(SENTENCE, pair(u64::from(opens), case)));
        if opens {
            add(feature(SENTENCE + 1, pair(own.text, case)));
        }
        add(feature(SENTENCE + 2, pair(view.capitals as u64, case)));
        // Part of a date or an amount.
        if self.reader.is_masked(index) {
            add(feature(SENTENCE + 3, case));
        }
        if view.block != 0 {
            add(feature(BLOCK, pair(view.block, case)));
        }
    }

    /// The capitalized words side by side that the token is one of.
    fn run_of_capitals(&self, index: usize, view: &View, add: &mut dyn FnMut(Feature)) {
        let is_capitalized = |i: usize| view.tokens.contains(&i) && self.reader.is_capitalized(i);
        if !is_capitalized(index) {
            return;
        }
        let (mut start, mut end) = (index, index + 1);
        while start > view.tokens.start && index - start < MOST_OF_RUN && is_capitalized(start - 1) {
            start -= 1;
        }
        while end - index < MOST_OF_RUN && is_capitalized(end) {
            end += 1;
        }
        let form = |at: Option<usize>| self.form_or_none(at, view);
        let (first, last) = (form(Some(start)), form(Some(end - 1)));
        let (before, after) = (form(start.checked_sub(1)), form(Some(end)));
        let place = pair(u64::from(start == index), u64::from(end == index + 1));
        let sized = pair(place, (end - start).min(5) as u64);
        let words = (start..end).fold(3, |hash, i| pair(hash, form(Some(i)).text));
        let cases = (start..end).fold(3, |hash, i| pair(hash, form(Some(i)).case as u64));
        add(feature(RUN, sized));
        let values = [
            last.text,
            first.text,
            last.fine(),
            first.fine(),
            before.text,
            after.text,
            before.fine(),
            after.fine(),
        ];
        for (template, value) in (RUN + 1..).zip(values) {
            add(feature(template, pair(place, value)));
        }
        add(feature(RUN + 9, pair(before.text, after.text)));
        each_bit(first.classes, |bit| add(feature(RUN + 10, pair(place, bit))));
        each_bit(last.classes, |bit| add(feature(RUN + 11, pair(place, bit))));
        add(feature(WHOLE_RUN, pair(place, words)));
        add(feature(WHOLE_RUN + 1, pair(place, pair(words, after.text))));
        add(feature(WHOLE_RUN + 2, pair(pair(place, last.fine()), first.fine())));
        add(feature(WHOLE_RUN + 3, pair(place, cases)));
        add(feature(WHOLE_RUN + 4, pair(place, pair(before.fine(), after.fine()))));
        add(feature(WHOLE_RUN + 5, pair(sized, pair(before.fine(), last.fine()))));
        add(feature(WHOLE_RUN + 6, pair(sized, pair(after.fine(), last.fine()))));
    }

    /// What the rules say of the token and its neighbors.
    fn rules(&self, index: usize, view: &View, around: &Around<'_>, add: &mut dyn FnMut(Feature)) {
        let rule = |at: Option<usize>| -> u64 {
            let rule = at.filter(|at| view.tokens.contains(at)).map_or(Rule::default(), |at| self.rules[at]);
            u64::from(rule.kind) * 2 + u64::from(rule.begins)
        };
        let (before, own, after) = (rule(index.checked_sub(1)), rule(Some(index)), rule(Some(index + 1)));
        let ([_, previous], form, [next, _]) = (around.before, around.own, around.after);
        let with_before = pair(before, own);
        let with_after = pair(own, after);
        add(feature(RULES, own));
        add(feature(RULES + 1, pair(own, u64::from(self.rules[index].strength))));
        add(feature(RULES + 2, with_before));
        add(feature(RULES + 3, with_after));
        add(feature(RULES + 4, pair(with_before, after)));
        add(feature(RULES + 5, pair(own, form.fine())));
        add(feature(RULES + 6, pair(own, form.case as u64)));
        add(feature(RULES + 7, pair(own, form.text)));
        add(feature(RULES + 8, pair(own, pair(previous.case as u64, next.case as u64))));
        add(feature(RULES_WIDE, pair(pair(rule(index.checked_sub(2)), before), own)));
        add(feature(RULES_WIDE + 1, pair(with_after, rule(Some(index + 2)))));
        add(feature(RULES_WIDE + 2, pair(own, previous.text)));
        add(feature(RULES_WIDE + 3, pair(own, next.text)));
        add(feature(RULES_WIDE + 4, pair(own, pair(previous.coarse(), next.coarse()))));
        add(feature(RULES_WIDE + 5, pair(with_after, next.fine())));
        add(feature(RULES_WIDE + 6, pair(with_before, previous.fine())));
    }
}

/// A token's form and those of its neighbors, nearest in the middle.
struct Around<'a> {
    before: [&'a Form; 2],
    own: &'a Form,
    after: [&'a Form; 2],
}

/// Pairs and triples of neighbors.
fn neighbors(around: &Around<'_>, add: &mut dyn FnMut(Feature)) {
    let ([p2, p1], own, [n1, n2]) = (around.before, around.own, around.after);
    let case = own.case as u64;
    let cases = |a: &Form, b: &Form, c: &Form| pair(pair(a.case as u64, b.case as u64), c.case as u64);
    let values = [
        pair(p1.text, own.text),
        pair(own.text, n1.text),
        pair(p1.fine(), own.fine()),
        pair(own.fine(), n1.fine()),
        pair(pair(p1.coarse(), own.coarse()), n1.coarse()),
        pair(p1.text, case),
        pair(n1.text, case),
        cases(p1, own, n1),
        pair(cases(p2, p1, own), cases(own, n1, n2)),
        pair(pair(p2.text, p1.text), case),
        pair(pair(case, n1.text), n2.text),
        pair(p1.fine(), case),
        pair(n1.fine(), case),
        pair(pair(p1.shape, own.shape), n1.shape),
    ];
    for (template, value) in (NEIGHBORS..).zip(values) {
        add(feature(template, value));
    }
}

/// The first templates of each sort; a slot's own come before, 32 to a slot.
const NEIGHBORS: u32 = 256;
const SENTENCE: u32 = 270;
const RUN: u32 = 276;
const RULES: u32 = 296;
const BLOCK: u32 = 307;
const WHOLE_RUN: u32 = 336;
const RULES_WIDE: u32 = 346;

/// Words of a run that are looked at on either side.
const MOST_OF_RUN: usize = 8;

fn each_bit(classes: Classes, mut visit: impl FnMut(u64)) {
    let mut bits = classes.bits();
    while bits != 0 {
        visit(u64::from(bits.trailing_zeros()));
        bits &= bits - 1;
    }
}
