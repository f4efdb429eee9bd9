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
        let (mut root, end) = if step >= length {
            (step - length, length)
        } else {
            list.swap(0, step);
            (0, step)
        };
        loop {
            let mut child = 2 * root + 1;
            if child >= end {
                break;
            }
            if child + 1 < end && is_less(&list[child], &list[child + 1]) {
                child += 1;
            }
            if !is_less(&list[root], &list[child]) {
                break;
            }
            list.swap(root, child);
            root = child;
        }
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
    use super::{sort, sort_by_key};

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
}
