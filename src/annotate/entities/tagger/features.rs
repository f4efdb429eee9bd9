//! What the tagger observes of each token: the templates that trainer and predictor share.

use std::ops::Range;

use super::super::classify::Names;
use super::super::lexicon::Classes;
use super::super::reader::{Capitals, Reader};
use crate::model::features::{Feature, feature, pair, text};
use crate::model::lexicon::{Case, Cluster, Lexicon};
use crate::text::{BlockKind, TokenFlags, TokenKind, WordId};

/// Everything about one written form that the templates need.
struct Form {
    text: u64,
    case: Case,
    cluster: Cluster,
    classes: Classes,
    shape: u64,
    word: WordId,
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
                    shape: shape(document.token_text(index), token.kind),
                    word: token.word,
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

    fn form(&self, index: isize, sentence: &Range<usize>) -> Option<&Form> {
        let index = usize::try_from(index).ok()?;
        sentence.contains(&index).then(|| &self.forms[self.of_token[index] as usize])
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
        add(feature(base + 3, u64::from(form.cluster.coarse)));
        add(feature(base + 4, u64::from(form.cluster.fine)));
        if near {
            add(feature(base + 6, form.shape));
            add(feature(base + 7, text(tail(self.reader.document.vocabulary.form(form.word), 3))));
        }
        let mut bits = form.classes.bits();
        while bits != 0 {
            add(feature(base + 8, u64::from(bits.trailing_zeros())));
            bits &= bits - 1;
        }
        if slot == 0 {
            let written = self.reader.document.vocabulary.form(form.word);
            add(feature(base + 10, text(tail(written, 2))));
            add(feature(base + 11, text(tail(written, 4))));
            add(feature(base + 12, text(head(written, 3))));
            add(feature(base + 13, text(head(written, 4))));
            add(feature(base + 14, pair(form.text, form.case as u64)));
            add(feature(base + 15, pair(u64::from(form.cluster.fine), form.case as u64)));
        }
    }

    /// Calls `add` with each feature that more than one token, or the place, has a part in.
    pub fn observe_context(&self, index: usize, view: &View, add: &mut dyn FnMut(Feature)) {
        let (sentence, capitals) = (&view.tokens, view.capitals);
        let reader = self.reader;
        let at = index as isize;
        let none = Form {
            text: 1,
            case: Case::Lower,
            cluster: Cluster::default(),
            classes: Classes::default(),
            shape: 99,
            word: WordId::default(),
        };
        let form = |slot: isize| self.form(at + slot, sentence).unwrap_or(&none);
        let (p2, p1, own, n1, n2) = (form(-2), form(-1), form(0), form(1), form(2));
        let coarse = |form: &Form| u64::from(form.cluster.coarse);
        let fine = |form: &Form| u64::from(form.cluster.fine);
        let base = 256;
        add(feature(base, pair(p1.text, own.text)));
        add(feature(base + 1, pair(own.text, n1.text)));
        add(feature(base + 2, pair(fine(p1), fine(own))));
        add(feature(base + 3, pair(fine(own), fine(n1))));
        add(feature(base + 4, pair(pair(coarse(p1), coarse(own)), coarse(n1))));
        add(feature(base + 5, pair(p1.text, own.case as u64)));
        add(feature(base + 6, pair(n1.text, own.case as u64)));
        let cases = |a: &Form, b: &Form, c: &Form| pair(pair(a.case as u64, b.case as u64), c.case as u64);
        add(feature(base + 7, cases(p1, own, n1)));
        add(feature(base + 8, pair(cases(p2, p1, own), cases(own, n1, n2))));
        add(feature(base + 9, pair(pair(p2.text, p1.text), own.case as u64)));
        add(feature(base + 10, pair(pair(own.case as u64, n1.text), n2.text)));
        add(feature(base + 11, pair(fine(p1), own.case as u64)));
        add(feature(base + 12, pair(fine(n1), own.case as u64)));
        add(feature(base + 13, pair(pair(p1.shape, own.shape), n1.shape)));
        // The sentence and the place in it.
        let opens = reader.opens(index, sentence);
        add(feature(base + 14, pair(u64::from(opens), own.case as u64)));
        if opens {
            add(feature(base + 15, pair(own.text, own.case as u64)));
        }
        add(feature(base + 16, pair(capitals as u64, own.case as u64)));
        if reader.is_masked(index) {
            add(feature(base + 17, own.case as u64));
        }
        // The run of capitals that the token belongs to.
        let is_cap = |i: usize| sentence.contains(&i) && reader.is_capitalized(i);
        if is_cap(index) {
            let mut start = index;
            while start > sentence.start && index - start < 8 && is_cap(start - 1) {
                start -= 1;
            }
            let mut end = index + 1;
            while end - index < 8 && is_cap(end) {
                end += 1;
            }
            let of = |i: usize| self.form(i as isize, sentence).unwrap_or(&none);
            let (first, last) = (of(start), of(end - 1));
            let before = self.form(start as isize - 1, sentence).unwrap_or(&none);
            let after = self.form(end as isize, sentence).unwrap_or(&none);
            let place = pair(u64::from(start == index), u64::from(end == index + 1));
            let length = (end - start).min(5) as u64;
            add(feature(base + 20, pair(place, length)));
            add(feature(base + 21, pair(place, last.text)));
            add(feature(base + 22, pair(place, first.text)));
            add(feature(base + 23, pair(place, fine(last))));
            add(feature(base + 24, pair(place, fine(first))));
            add(feature(base + 25, pair(place, before.text)));
            add(feature(base + 26, pair(place, after.text)));
            add(feature(base + 27, pair(place, fine(before))));
            add(feature(base + 28, pair(place, fine(after))));
            add(feature(base + 29, pair(before.text, after.text)));
            {
                let whole = (start..end).fold(3, |h, i| pair(h, of(i).text));
                add(feature(base + 80, pair(place, whole)));
                add(feature(base + 81, pair(place, pair(whole, after.text))));
                add(feature(base + 82, pair(pair(place, fine(last)), fine(first))));
                let run_cases = (start..end).fold(3, |h, i| pair(h, of(i).case as u64));
                add(feature(base + 83, pair(place, run_cases)));
                add(feature(base + 84, pair(place, pair(fine(before), fine(after)))));
                add(feature(base + 85, pair(pair(place, length), pair(fine(before), fine(last)))));
                add(feature(base + 86, pair(pair(place, length), pair(fine(after), fine(last)))));
            }
            for (template, form) in [(30, first), (31, last)] {
                let mut bits = form.classes.bits();
                while bits != 0 {
                    add(feature(base + template, pair(place, u64::from(bits.trailing_zeros()))));
                    bits &= bits - 1;
                }
            }
        }
        // What the rules say.
        let rule = |slot: isize| -> u64 {
            let rule = usize::try_from(at + slot)
                .ok()
                .filter(|i| sentence.contains(i))
                .map_or(Rule::default(), |i| self.rules[i]);
            u64::from(rule.kind) * 2 + u64::from(rule.begins)
        };
        let (r1, r0, s1) = (rule(-1), rule(0), rule(1));
        let strength = u64::from(self.rules[index].strength);
        add(feature(base + 40, r0));
        add(feature(base + 41, pair(r0, strength)));
        add(feature(base + 42, pair(r1, r0)));
        add(feature(base + 43, pair(r0, s1)));
        add(feature(base + 44, pair(pair(r1, r0), s1)));
        add(feature(base + 45, pair(r0, fine(own))));
        add(feature(base + 46, pair(r0, own.case as u64)));
        add(feature(base + 47, pair(r0, own.text)));
        {
            let (r2, s2) = (rule(-2), rule(2));
            add(feature(base + 90, pair(pair(r2, r1), r0)));
            add(feature(base + 91, pair(pair(r0, s1), s2)));
            add(feature(base + 92, pair(r0, p1.text)));
            add(feature(base + 93, pair(r0, n1.text)));
            add(feature(base + 94, pair(r0, pair(coarse(p1), coarse(n1)))));
            add(feature(base + 95, pair(pair(r0, s1), fine(n1))));
            add(feature(base + 96, pair(pair(r1, r0), fine(p1))));
        }
        add(feature(base + 48, pair(r0, pair(p1.case as u64, n1.case as u64))));
        if view.block != 0 {
            add(feature(base + 51, pair(view.block, own.case as u64)));
        }
    }
}

/// Letters, digits and marks of a form in outline.
fn shape(form: &str, kind: TokenKind) -> u64 {
    let mut hash = kind as u64 + 7;
    let mut last = 0;
    let mut run = 0;
    for c in form.chars().take(24) {
        let class = match c {
            c if c.is_uppercase() => 1,
            c if c.is_alphabetic() => 2,
            c if c.is_numeric() => 3,
            '-' => 4,
            '.' => 5,
            '\'' | '’' => 6,
            _ => 7,
        };
        run = if class == last { run + 1 } else { 0 };
        if class != last || run < 2 && class != 2 {
            hash = pair(hash, class);
        }
        last = class;
    }
    hash
}

fn tail(form: &str, letters: usize) -> &str {
    form.char_indices().rev().nth(letters - 1).map_or(form, |(at, _)| &form[at..])
}

fn head(form: &str, letters: usize) -> &str {
    form.char_indices().nth(letters).map_or(form, |(at, _)| &form[..at])
}

/// The stretches of a sentence where names may stand: about everything that is capitalized for another reason than
/// opening the sentence. Between them nothing is looked at, which is most of a text.
pub fn stretches(reader: &Reader<'_, '_>, sentence: &Range<usize>, mut visit: impl FnMut(Range<usize>)) {
    let mut open: Option<Range<usize>> = None;
    for index in sentence.clone() {
        if !reader.is_capitalized(index) || is_plain(reader, index, sentence) {
            continue;
        }
        let end = (index + 1 + AFTER).min(sentence.end);
        open = match open.take() {
            Some(range) if index <= range.end => Some(range.start..end),
            closed => {
                let least = closed.as_ref().map_or(sentence.start, |range| range.end);
                if let Some(range) = closed {
                    visit(range);
                }
                Some(start_before(reader, index, least)..end)
            }
        };
    }
    if let Some(range) = open {
        visit(range);
    }
}

/// Tokens after a capitalized word that may still belong to its name, or to a name that goes on: "of the".
const AFTER: usize = 2;

/// "The", "I", "But": words that are no names though they are capitalized, if nothing capitalized is beside them.
fn is_plain(reader: &Reader<'_, '_>, index: usize, sentence: &Range<usize>) -> bool {
    let is_beside = |at: usize| sentence.contains(&at) && reader.is_capitalized(at);
    reader.class(index).any(Classes::FUNCTION)
        && !reader.is_all_caps(index)
        && !is_beside(index + 1)
        && !is_beside(index.wrapping_sub(1))
}

/// Where a name that is capitalized from `index` on may begin: "van der Berg", "al-Assad", "2030 Agenda".
fn start_before(reader: &Reader<'_, '_>, index: usize, least: usize) -> usize {
    let mut start = index;
    while start > least && index - start < 3 {
        let before = start - 1;
        let token = &reader.document.tokens[before];
        let belongs = token.kind == TokenKind::Number
            || reader.class(before).any(Classes::PARTICLE)
            || matches!(reader.form(before), "-" | "'" | "\"" | "“" | "‘");
        if !belongs {
            break;
        }
        start = before;
    }
    start
}
