//! What the tagger observes of each token: the templates that trainer and program share.

use std::ops::Range;

use crate::annotate::names::classify::Names;
use crate::annotate::names::surface::{LetterCase, Surface};
use crate::lang::classes::Classes;
use crate::model::features::{Feature, head, pair, tail, text};
use crate::sequence::forms::{Form, Forms, OUTSIDE};
use crate::sequence::templates::{Further, Template as T};
use crate::sequence::{self, REACH, Wanted};
use crate::text::BlockKind;

/// What the rules say of one token.
#[derive(Clone, Copy, Default)]
struct Rule {
    /// 0 where no candidate is, else 1 + kind, 8 for a candidate of no kind.
    kind: u8,
    begins: bool,
    strength: u8,
}

/// What is observed in one document.
pub struct Observed<'r, 'd, 't> {
    surface: &'r Surface<'d, 't>,
    forms: &'r Forms,
    rules: Vec<Rule>,
    /// Whether the rules and their lists know the language.
    has_rules: bool,
}

impl<'r, 'd, 't> Observed<'r, 'd, 't> {
    /// Of a document, its forms, and what the rules found in it.
    pub fn new(surface: &'r Surface<'d, 't>, forms: &'r Forms, names: &Names) -> Self {
        let mut rules = vec![Rule::default(); surface.document.tokens.len()];
        for name in &names.names {
            let group = &names.groups[name.group as usize];
            let strength = group.margin().clamp(0, 15) as u8 / 4 + u8::from(name.candidate.is_exposed) * 4;
            for (nth, index) in name.candidate.tokens.indices().enumerate() {
                rules[index] = Rule { kind: 1 + name.kind as u8, begins: nth == 0, strength };
            }
        }
        Self { surface, forms, rules, has_rules: surface.document.pack.has_rules_of_names() }
    }

    /// The document as names are read in it.
    #[cfg(feature = "train")]
    pub fn surface(&self) -> &'r Surface<'d, 't> {
        self.surface
    }

    /// The classes of the form of a token.
    fn classes(&self, index: usize) -> Classes {
        let form = &self.forms.list[self.forms.of_token[index] as usize];
        if !form.is_word {
            return Classes::NONE;
        }
        let classes = self.surface.class_of(self.surface.document.tokens[index].word);
        // What the text itself tells is so in every language.
        if self.has_rules { classes } else { classes.and(SEEN[0] | SEEN[1]) }
    }

    /// The sentence of this number.
    pub fn sentence(&self, number: usize) -> Sentence<'_, 'r, 'd, 't> {
        let sentence = &self.surface.document.sentences[number];
        let block = match self.surface.document.block_of(sentence).kind {
            kind @ (BlockKind::Title | BlockKind::Heading | BlockKind::ListItem | BlockKind::Table) => {
                1 + kind as u64
            }
            _ => 0,
        };
        let letter_case = self.surface.letter_case(number);
        Sentence { observed: self, tokens: sentence.tokens.indices(), letter_case, block }
    }
}

/// A sentence as the templates see it. Indices are those of the document's tokens.
pub struct Sentence<'o, 'r, 'd, 't> {
    observed: &'o Observed<'r, 'd, 't>,
    /// Its tokens.
    pub tokens: Range<usize>,
    letter_case: LetterCase,
    /// Where that says something: the kind of its block, plus one.
    block: u64,
}

impl sequence::Observer for Sentence<'_, '_, '_, '_> {
    fn form_at(&self, index: usize, slot: usize) -> Option<usize> {
        let at = (index + slot).checked_sub(REACH)?;
        self.tokens.contains(&at).then(|| self.observed.forms.of_token[at] as usize)
    }

    fn edge(slot: usize) -> Feature {
        T::NameEdge.at(slot, u64::from(slot < REACH))
    }

    fn observe_form(&self, index: usize, slot: usize, add: &mut impl FnMut(Feature)) {
        let at = index + slot - REACH;
        let form = self.form(Some(at));
        let classes = SEEN.iter().fold(self.observed.classes(at), |classes, &seen| classes.without(seen));
        let add_any = add;
        let mut add = |template: T, value: u64| add_any(template.at(slot, value));
        let case = form.name.case as u64;
        let [tail2, tail3, tail4] = form.tails;
        let [_, _, head3, head4] = form.heads;
        add(T::NameText, form.text);
        add(T::NameCase, case);
        add(T::NameCoarse, coarse(form));
        add(T::NameFine, fine(form));
        if slot.abs_diff(REACH) <= 1 {
            add(T::NameShape, form.name.shape);
            add(T::NameTail3, tail3);
        }
        each_bit(classes, |bit| add(T::NameClass, bit));
        if slot == REACH {
            add(T::NameTail2, tail2);
            add(T::NameTail4, tail4);
            add(T::NameHead3, head3);
            add(T::NameHead4, head4);
            add(T::NameTextCase, pair(form.text, case));
            add(T::NameFineCase, pair(fine(form), case));
            if !self.observed.has_rules {
                self.letters(index, &mut |template: Further, value| add_any(template.of(value)));
            }
        }
    }

    fn seen(&self, index: usize, slot: usize) -> usize {
        let classes = self.observed.classes(index + slot - REACH);
        SEEN.iter().enumerate().map(|(bit, &seen)| usize::from(classes.any(seen)) << bit).sum()
    }

    fn observe_seen(seen: usize, slot: usize, add: &mut impl FnMut(Feature)) {
        for (_, &classes) in SEEN.iter().enumerate().filter(|(bit, _)| seen >> bit & 1 == 1) {
            each_bit(classes, |bit| add(T::NameClass.at(slot, bit)));
        }
    }

    fn setting(&self, index: usize) -> u64 {
        let surface = self.observed.surface;
        let mut setting = self.letter_case as u64 * 16 + self.block;
        setting = setting * 4 + u64::from(surface.opens(index)) * 2 + u64::from(surface.is_masked(index));
        for slot in 0..=2 * REACH {
            let at = (index + slot).checked_sub(REACH);
            setting = setting * 4 + case(self.form(at));
            if self.observed.has_rules {
                // Half of the bits are those of the rules: nine kinds and whether a name begins.
                setting = setting * 32 + self.rule(at);
            }
        }
        setting * 8 + u64::from(self.observed.rules[index].strength)
    }

    fn observe_context(&self, index: usize, wanted: Wanted, add: &mut impl FnMut(Feature)) {
        let mut add = |template: T, value: u64| add(template.of(value));
        let form = |at: Option<usize>| self.form(at);
        let around = Around {
            before: [form(index.checked_sub(2)), form(index.checked_sub(1))],
            own: form(Some(index)),
            after: [form(Some(index + 1)), form(Some(index + 2))],
        };
        neighbors(&around, wanted, &mut add);
        self.place_in_sentence(index, &around, wanted, &mut add);
        if wanted.words {
            self.run_of_capitals(index, &mut add);
        }
        if self.observed.has_rules {
            self.rules(index, &around, wanted, &mut add);
        }
    }
}

/// What the text tells of a word, beside the classes that it has in every text.
const SEEN: [Classes; 2] = [Classes::SEEN_LOWER, Classes::SEEN_CAPITALIZED];

fn case(form: &Form) -> u64 {
    form.name.case as u64
}

fn coarse(form: &Form) -> u64 {
    u64::from(form.name.cluster.coarse)
}

fn fine(form: &Form) -> u64 {
    u64::from(form.name.cluster.fine)
}

impl Sentence<'_, '_, '_, '_> {
    fn number(&self, at: Option<usize>) -> Option<usize> {
        at.filter(|at| self.tokens.contains(at)).map(|at| self.observed.forms.of_token[at] as usize)
    }

    fn form(&self, at: Option<usize>) -> &Form {
        self.number(at).map_or(&OUTSIDE, |form| &self.observed.forms.list[form])
    }

    /// The letters of a form that may be of no list.
    fn letters(&self, index: usize, add: &mut impl FnMut(Further, u64)) {
        let document = self.observed.surface.document;
        let bare = document.bare(index);
        let form = document.form(index);
        let form = form.get(bare.start..bare.end).unwrap_or(form);
        add(Further::Tail5, text(tail(form, 5)));
        add(Further::Head5, text(head(form, 5)));
        if bare.len() < document.tokens[index].span.len() {
            add(Further::Tied, pair(bare.start as u64, 1));
        }
        let starts = || form.char_indices().map(|(at, _)| at).take(MOST_LETTERS);
        for at in starts() {
            for length in 3..=4 {
                let inside = head(&form[at..], length);
                if inside.chars().count() == length {
                    add(Further::Inside, text(inside));
                }
            }
        }
    }

    fn place_in_sentence(
        &self,
        index: usize,
        around: &Around<'_>,
        wanted: Wanted,
        add: &mut impl FnMut(T, u64),
    ) {
        let (own, surface) = (around.own, self.observed.surface);
        let case = case(own);
        let opens = surface.opens(index);
        if wanted.settings {
            add(T::NameOpens, pair(u64::from(opens), case));
        }
        if wanted.words && opens {
            add(T::NameTextOpens, pair(own.text, case));
        }
        if !wanted.settings {
            return;
        }
        add(T::NameCapitals, pair(self.letter_case as u64, case));
        // Part of a date or an amount.
        if surface.is_masked(index) {
            add(T::NameMasked, case);
        }
        if self.block != 0 {
            add(T::NameBlock, pair(self.block, case));
        }
    }

    /// The capitalized words side by side that the token is one of.
    fn run_of_capitals(&self, index: usize, add: &mut impl FnMut(T, u64)) {
        let is_capitalized = |i: usize| self.tokens.contains(&i) && self.observed.surface.is_capitalized(i);
        if !is_capitalized(index) {
            return;
        }
        let (mut start, mut end) = (index, index + 1);
        while start > self.tokens.start && index - start < MOST_OF_RUN && is_capitalized(start - 1) {
            start -= 1;
        }
        while end - index < MOST_OF_RUN && is_capitalized(end) {
            end += 1;
        }
        let (first, last) = (self.form(Some(start)), self.form(Some(end - 1)));
        let (before, after) = (self.form(start.checked_sub(1)), self.form(Some(end)));
        let place = pair(u64::from(start == index), u64::from(end == index + 1));
        let sized = pair(place, (end - start).min(5) as u64);
        let texts = (start..end).fold(3, |hash, i| pair(hash, self.form(Some(i)).text));
        let cases = (start..end).fold(3, |hash, i| pair(hash, case(self.form(Some(i)))));
        add(T::NameRunLength, sized);
        add(T::NameRunLastText, pair(place, last.text));
        add(T::NameRunFirstText, pair(place, first.text));
        add(T::NameRunLastFine, pair(place, fine(last)));
        add(T::NameRunFirstFine, pair(place, fine(first)));
        add(T::NameRunTextBefore, pair(place, before.text));
        add(T::NameRunTextAfter, pair(place, after.text));
        add(T::NameRunFineBefore, pair(place, fine(before)));
        add(T::NameRunFineAfter, pair(place, fine(after)));
        add(T::NameRunTextsAround, pair(before.text, after.text));
        each_bit(self.observed.classes(start), |bit| add(T::NameRunFirstClass, pair(place, bit)));
        each_bit(self.observed.classes(end - 1), |bit| add(T::NameRunLastClass, pair(place, bit)));
        add(T::NameRunTexts, pair(place, texts));
        add(T::NameRunTextsAfter, pair(place, pair(texts, after.text)));
        add(T::NameRunFines, pair(pair(place, fine(last)), fine(first)));
        add(T::NameRunCases, pair(place, cases));
        add(T::NameRunFinesAround, pair(place, pair(fine(before), fine(after))));
        add(T::NameRunFineBeforeLast, pair(sized, pair(fine(before), fine(last))));
        add(T::NameRunFineAfterLast, pair(sized, pair(fine(after), fine(last))));
    }

    /// What the rules say of a token, as a number below 32.
    fn rule(&self, at: Option<usize>) -> u64 {
        let rule =
            at.filter(|at| self.tokens.contains(at)).map_or(Rule::default(), |at| self.observed.rules[at]);
        u64::from(rule.kind) * 2 + u64::from(rule.begins)
    }

    /// What the rules say of the token and its neighbors.
    fn rules(&self, index: usize, around: &Around<'_>, wanted: Wanted, add: &mut impl FnMut(T, u64)) {
        let rule = |at: Option<usize>| self.rule(at);
        let (before, own, after) = (rule(index.checked_sub(1)), rule(Some(index)), rule(Some(index + 1)));
        let ([_, previous], form, [next, _]) = (around.before, around.own, around.after);
        let with_before = pair(before, own);
        let with_after = pair(own, after);
        if wanted.settings {
            add(T::NameRule, own);
            add(T::NameRuleStrength, pair(own, u64::from(self.observed.rules[index].strength)));
            add(T::NameRuleBefore, with_before);
            add(T::NameRuleAfter, with_after);
            add(T::NameRuleAround, pair(with_before, after));
        }
        if wanted.words {
            add(T::NameRuleFine, pair(own, fine(form)));
        }
        if wanted.settings {
            add(T::NameRuleCase, pair(own, case(form)));
        }
        if wanted.words {
            add(T::NameRuleText, pair(own, form.text));
        }
        if wanted.settings {
            add(T::NameRuleCaseAround, pair(own, pair(case(previous), case(next))));
            add(T::NameRuleTwoBefore, pair(pair(rule(index.checked_sub(2)), before), own));
            add(T::NameRuleTwoAfter, pair(with_after, rule(Some(index + 2))));
        }
        if wanted.words {
            add(T::NameRuleTextBefore, pair(own, previous.text));
            add(T::NameRuleTextAfter, pair(own, next.text));
            add(T::NameRuleCoarseAround, pair(own, pair(coarse(previous), coarse(next))));
            add(T::NameRuleFineAfter, pair(with_after, fine(next)));
            add(T::NameRuleFineBefore, pair(with_before, fine(previous)));
        }
    }
}

/// A token's form and those of its neighbors, nearest in the middle.
struct Around<'a> {
    before: [&'a Form; 2],
    own: &'a Form,
    after: [&'a Form; 2],
}

/// Pairs and triples of neighbors.
fn neighbors(around: &Around<'_>, wanted: Wanted, add: &mut impl FnMut(T, u64)) {
    let ([p2, p1], own, [n1, n2]) = (around.before, around.own, around.after);
    let cases = |a: &Form, b: &Form, c: &Form| pair(pair(case(a), case(b)), case(c));
    let case = case(own);
    if wanted.words {
        add(T::NameTextBefore, pair(p1.text, own.text));
        add(T::NameTextAfter, pair(own.text, n1.text));
        add(T::NameFineBefore, pair(fine(p1), fine(own)));
        add(T::NameFineAfter, pair(fine(own), fine(n1)));
        add(T::NameCoarseAround, pair(pair(coarse(p1), coarse(own)), coarse(n1)));
        add(T::NameCaseTextBefore, pair(p1.text, case));
        add(T::NameCaseTextAfter, pair(n1.text, case));
    }
    if wanted.settings {
        add(T::NameCaseAround, cases(p1, own, n1));
        add(T::NameCaseWide, pair(cases(p2, p1, own), cases(own, n1, n2)));
    }
    if wanted.words {
        add(T::NameCaseTextsBefore, pair(pair(p2.text, p1.text), case));
        add(T::NameCaseTextsAfter, pair(pair(case, n1.text), n2.text));
        add(T::NameCaseFineBefore, pair(fine(p1), case));
        add(T::NameCaseFineAfter, pair(fine(n1), case));
        add(T::NameShapeAround, pair(pair(p1.name.shape, own.name.shape), n1.name.shape));
    }
}

/// Letters of a form that are looked at.
const MOST_LETTERS: usize = 24;

/// Words of a run that are looked at on either side.
const MOST_OF_RUN: usize = 8;

fn each_bit(classes: Classes, mut visit: impl FnMut(u64)) {
    let mut bits = classes.bits();
    while bits != 0 {
        visit(u64::from(bits.trailing_zeros()));
        bits &= bits - 1;
    }
}
