//! A sort that is small: the standard library's is 10 KB of the module, each time it is used for another type. Messages
//! have some twenty fields, which a Shell sort sorts no slower.

/// How far apart items are that are compared, by Ciura.
const GAPS: [usize; 9] = [1750, 701, 301, 132, 57, 23, 10, 4, 1];

/// Sorts items by what comes before what. Equal ones may change places.
pub(crate) fn by<T>(items: &mut [T], comes_before: impl Fn(&T, &T) -> bool) {
    for gap in GAPS {
        for start in gap..items.len() {
            let mut at = start;
            while at >= gap && comes_before(&items[at], &items[at - gap]) {
                items.swap(at - gap, at);
                at -= gap;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;
    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut state = 1_u32;
        for length in [0, 1, 2, 3, 17, 300, 5000] {
            let mut items: Vec<u32> = (0..length)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    state >> 20
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_unstable();
            super::by(&mut items, |one, other| one < other);
            assert_eq!(items, expected, "{length}");
        }
    }
}
