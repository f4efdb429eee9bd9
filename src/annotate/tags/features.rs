//! What is observed of each token to tell its part of speech: the templates that trainer and program share.

use crate::model::features::{Feature, pair};
use crate::model::lexicon::Cluster;
use crate::sequence::capitals::Capitals;
use crate::sequence::forms::{Form, OUTSIDE};
use crate::sequence::templates::Template as T;
use crate::sequence::{Observer, REACH, SLOTS, Wanted};

/// One sentence as the templates see it.
#[derive(Clone, Copy)]
pub struct Sentence<'f> {
    /// The forms that `numbers` refers to.
    pub forms: &'f [Form],
    /// The form of each token.
    pub numbers: &'f [u32],
    /// What its capitals tell.
    pub capitals: Capitals,
}

impl<'f> Sentence<'f> {
    /// The sentence of these forms.
    pub fn new(forms: &'f [Form], numbers: &'f [u32]) -> Self {
        let capitals = Capitals::of(numbers.iter().map(|&form| &forms[form as usize]));
        Self { forms, numbers, capitals }
    }

    fn form(&self, index: usize, slot: usize) -> &'f Form {
        self.form_at(index, slot).map_or(&OUTSIDE, |form| &self.forms[form])
    }
}

impl Observer for Sentence<'_> {
    /// No development sentence is tagged otherwise for it, and a good part of the tokens need no look at their neighbors.
    const SURE: i16 = 70;

    fn form_at(&self, index: usize, slot: usize) -> Option<usize> {
        let at = (index + slot).checked_sub(REACH)?;
        self.numbers.get(at).map(|&form| form as usize)
    }

    fn edge(slot: usize) -> Feature {
        T::TagEdge.at(slot, u64::from(slot < REACH))
    }

    fn observe_form(&self, index: usize, slot: usize, add: &mut impl FnMut(Feature)) {
        let form = self.form(index, slot);
        let mut add = |template: T, value: u64| add(template.at(slot, value));
        let Cluster { coarse, fine } = form.cluster;
        let (coarse, fine) = (u64::from(coarse), u64::from(fine));
        let [tail2, tail3, tail4] = form.tails;
        let [head1, head2, head3, _] = form.heads;
        add(T::TagText, form.digits_alike);
        add(T::TagFine, fine);
        match slot.abs_diff(REACH) {
            0 => {
                let case = form.case as u64;
                add(T::TagCase, case);
                add(T::TagTextCase, pair(form.digits_alike, case));
                add(T::TagShape, form.shape);
                add(T::TagTail2, tail2);
                add(T::TagTail3, tail3);
                add(T::TagTail4, tail4);
                add(T::TagHead1, head1);
                add(T::TagHead2, head2);
                add(T::TagHead3, head3);
                add(T::TagCoarse, coarse);
                add(T::TagFineCase, pair(fine, case));
                add(T::TagFineTail2, pair(fine, tail2));
                add(T::TagCoarseTail3, pair(coarse, tail3));
            }
            1 => add(T::TagNeighborTail3, tail3),
            _ => {}
        }
    }

    fn setting(&self, index: usize) -> u64 {
        let case = |slot: usize| self.form(index, slot).case as u64;
        let cases = case(REACH - 1) << 4 | case(REACH) << 2 | case(REACH + 1);
        (cases << 3 | self.capitals as u64) << 1 | u64::from(index == 0)
    }

    fn observe_context(&self, index: usize, wanted: Wanted, add: &mut impl FnMut(Feature)) {
        let mut add = |template: T, value: u64| add(template.of(value));
        let [two_before, previous, own, next, two_after]: [&Form; SLOTS] =
            std::array::from_fn(|slot| self.form(index, slot));
        let (text, fine, tail) = (own.digits_alike, u64::from(own.cluster.fine), own.tails[0]);
        let case = own.case as u64;
        let cluster = |form: &Form| u64::from(form.cluster.fine);
        let (before, after) = (previous.digits_alike, next.digits_alike);
        if wanted.words {
            add(T::TagTextBefore, pair(text, before));
            add(T::TagFineTextBefore, pair(fine, before));
            add(T::TagTailTextBefore, pair(tail, before));
            add(T::TagTextFineBefore, pair(text, cluster(previous)));
            add(T::TagTextAfter, pair(text, after));
            add(T::TagFineTextAfter, pair(fine, after));
            add(T::TagTailTextAfter, pair(tail, after));
            add(T::TagTextFineAfter, pair(text, cluster(next)));
            add(T::TagCaseTextBefore, pair(case, before));
            add(T::TagCaseTextAfter, pair(case, after));
            add(T::TagTextsBefore, pair(two_before.digits_alike, before));
            add(T::TagTextsAfter, pair(after, two_after.digits_alike));
            add(T::TagTextsAround, pair(before, after));
        }
        if wanted.settings {
            add(T::TagCaseAround, pair(case, pair(previous.case as u64, next.case as u64)));
            add(T::TagCapitals, pair(self.capitals as u64, case));
            add(T::TagOpens, pair(u64::from(index == 0), case));
        }
        if wanted.words && index == 0 {
            add(T::TagTextOpens, pair(text, case));
        }
    }
}
