//! Sorting in little code. The library's unstable sort is faster on long lists, and four to fourteen kilobytes for each type
//! that is sorted, of which everybody who opens the page would load some hundred.

use std::cmp::Ordering;

/// Sorts in place, in time that is n log n in the worst case: a heap sort (Williams, "Algorithm 232", CACM 1964). The order
/// of equals is fixed, but not kept.
pub fn sort_by<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut is_less = |a: &T, b: &T| compare(a, b) == Ordering::Less;
    // Most lists come sorted, or all but.
    if list.windows(2).all(|pair| !is_less(&pair[1], &pair[0])) {
        return;
    }
    let length = list.len();
    for step in (0..length + length / 2).rev() {
        let (root, end) = if step >= length {
            (step - length, length)
        } else {
            list.swap(0, step);
            (0, step)
        };
        sink(&mut list[..end], root, &mut is_less);
    }
}

/// Calls `visit` with the least first, until it returns false: for lists of which few are looked at.
pub fn each_in_order<T>(
    list: &mut [T],
    mut compare: impl FnMut(&T, &T) -> Ordering,
    mut visit: impl FnMut(&T) -> bool,
) {
    // The greatest is on top of a heap, so greater is what comes first.
    let mut is_less = |a: &T, b: &T| compare(a, b) == Ordering::Greater;
    for root in (0..list.len() / 2).rev() {
        sink(list, root, &mut is_less);
    }
    let mut rest = list;
    while let Some(first) = rest.first() {
        if !visit(first) {
            break;
        }
        let last = rest.len() - 1;
        rest.swap(0, last);
        rest = &mut rest[..last];
        sink(rest, 0, &mut is_less);
    }
}

/// Lets an element sink to where nothing below it in the heap is greater.
fn sink<T>(heap: &mut [T], mut root: usize, is_less: &mut impl FnMut(&T, &T) -> bool) {
    loop {
        let mut child = 2 * root + 1;
        if child >= heap.len() {
            break;
        }
        if child + 1 < heap.len() && is_less(&heap[child], &heap[child + 1]) {
            child += 1;
        }
        if !is_less(&heap[root], &heap[child]) {
            break;
        }
        heap.swap(root, child);
        root = child;
    }
}

/// The same by a key.
pub fn sort_by_key<T, K: Ord>(list: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

/// The same by the values themselves.
pub fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, T::cmp);
}

#[cfg(test)]
mod tests {
    use super::{each_in_order, sort, sort_by_key};

    #[test]
    fn lists_are_sorted() {
        // Numbers in a fixed disorder, with equals.
        for length in 0..70u32 {
            let mut list: Vec<u32> = (0..length).map(|i| i * 7919 % 53).collect();
            let mut expected = list.clone();
            expected.sort();
            sort(&mut list);
            assert_eq!(list, expected);
            sort_by_key(&mut list, |&number| std::cmp::Reverse(number));
            expected.reverse();
            assert_eq!(list, expected);
        }
    }

    #[test]
    fn the_first_come_in_order() {
        for length in 0..40u32 {
            for wanted in 0..=length as usize {
                let mut list: Vec<u32> = (0..length).map(|i| i * 7919 % 53).collect();
                let mut expected = list.clone();
                expected.sort();
                let mut first = Vec::new();
                each_in_order(&mut list, u32::cmp, |&number| {
                    let is_wanted = first.len() < wanted;
                    first.extend(is_wanted.then_some(number));
                    is_wanted
                });
                assert_eq!(first, expected[..wanted]);
            }
        }
    }
}
