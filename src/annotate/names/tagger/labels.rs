//! The labels of tokens: O outside names; for each kind B, I and L for the first, inner and last tokens of names of
//! several tokens, and U for a name of one (Ratinov and Roth 2009, "Design challenges and misconceptions in named entity
//! recognition").

use crate::annotate::names::EntityKind;
use crate::model::NAME_LABELS;

/// Number of kinds.
pub const KINDS: usize = EntityKind::ALL.len();
/// Number of labels.
pub const LABELS: usize = NAME_LABELS;

const _: () = assert!(LABELS == 1 + 4 * KINDS);

/// Places of a token in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Place {
    /// First of several.
    Begin = 0,
    /// Neither first nor last.
    Inside = 1,
    /// Last of several.
    Last = 2,
    /// The only one.
    Unit = 3,
}

/// The label of a token of a name.
pub const fn label(kind: usize, place: Place) -> usize {
    1 + 4 * kind + place as usize
}

/// The labels of a name of so many tokens.
pub fn of_name(kind: usize, tokens: usize) -> impl ExactSizeIterator<Item = u8> {
    let place = move |at: usize| match (at == 0, at + 1 == tokens) {
        (true, true) => Place::Unit,
        (true, false) => Place::Begin,
        (false, false) => Place::Inside,
        (false, true) => Place::Last,
    };
    (0..tokens).map(move |at| label(kind, place(at)) as u8)
}

/// Whether a name goes on after a token of this label.
pub const fn is_open(label: usize) -> bool {
    label > 0 && (label - 1) % 4 < 2
}

/// Whether a token of this label goes on with a name.
pub const fn goes_on(label: usize) -> bool {
    label > 0 && matches!((label - 1) % 4, 1 | 2)
}

/// Whether a token of one label may be followed by one of the other; `from` is `LABELS` at the start, `to` at the end.
pub const fn may_follow(from: usize, to: usize) -> bool {
    let open = from < LABELS && is_open(from);
    // A name cannot stay open.
    if to >= LABELS {
        return !open;
    }
    open == goes_on(to) && (!open || (from - 1) / 4 == (to - 1) / 4)
}

/// Calls `visit` with the index of each name's first label, one past its last, and its kind.
pub fn spans(labels: &[u8], mut visit: impl FnMut(usize, usize, usize)) {
    let mut at = 0;
    while at < labels.len() {
        let label = usize::from(labels[at]);
        let mut end = at + 1;
        if label > 0 {
            while end < labels.len() && is_open(usize::from(labels[end - 1])) {
                end += 1;
            }
            visit(at, end, (label - 1) / 4);
        }
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_follow_each_other() {
        let begin = label(2, Place::Begin);
        assert!(
            may_follow(0, begin) && may_follow(LABELS, begin) && may_follow(begin, label(2, Place::Last))
        );
        assert!(!may_follow(begin, label(1, Place::Last)) && !may_follow(begin, 0));
        assert!(
            !may_follow(LABELS, label(0, Place::Inside))
                && !may_follow(label(0, Place::Unit), label(0, Place::Last))
        );
    }

    #[test]
    fn names_of_labels() {
        let labels = [0, label(0, Place::Begin), label(0, Place::Last), label(3, Place::Unit), 0]
            .map(|label| label as u8);
        let mut found = Vec::new();
        spans(&labels, |start, end, kind| found.push((start, end, kind)));
        assert_eq!(found, [(1, 3, 0), (3, 4, 3)]);
    }
}
