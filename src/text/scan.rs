//! Finds bytes in text, eight at a time: most bytes of a message need only a scan.

/// Bytes in a word.
const WORD: usize = 8;
const ONES: u64 = u64::from_ne_bytes([1; WORD]);
const TOPS: u64 = ONES << 7;

/// A set of bytes to search for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ByteSet<const N: usize> {
    /// These bytes,
    pub(crate) bytes: [u8; N],
    /// every byte below this one, at most 128,
    pub(crate) below: u8,
    /// and, if set, every byte that is not ASCII.
    pub(crate) non_ascii: bool,
}

impl<const N: usize> ByteSet<N> {
    /// These bytes alone.
    pub(crate) const fn new(bytes: [u8; N]) -> Self {
        Self { bytes, below: 0, non_ascii: false }
    }

    /// Where the first of them stands; the length of the text where there is none.
    #[expect(clippy::inline_always, reason = "a search for bytes that the compiler knows takes half as long")]
    #[inline(always)]
    pub(crate) fn find(self, text: &[u8]) -> usize {
        let (words, _) = text.as_chunks::<WORD>();
        for (index, word) in words.iter().enumerate() {
            let found = self.marks(u64::from_le_bytes(*word));
            if found != 0 {
                return index * WORD + (found.trailing_zeros() / u8::BITS) as usize;
            }
        }
        let done = words.len() * WORD;
        text[done..].iter().position(|&byte| self.has(byte)).map_or(text.len(), |at| done + at)
    }

    /// Whether one of them is in the text.
    pub(crate) fn is_in(self, text: &str) -> bool {
        self.find(text.as_bytes()) < text.len()
    }

    fn has(self, byte: u8) -> bool {
        byte < self.below || self.non_ascii && !byte.is_ascii() || self.bytes.contains(&byte)
    }

    /// The top bit of each byte of a word that is one of them. Above the first one others may be marked, too: a
    /// subtraction borrows from the bytes above. So only the lowest mark counts.
    fn marks(self, word: u64) -> u64 {
        let mut marks = word.wrapping_sub(ONES * u64::from(self.below)) & !word;
        if self.non_ascii {
            marks |= word;
        }
        for byte in self.bytes {
            let same = word ^ (ONES * u64::from(byte));
            marks |= same.wrapping_sub(ONES) & !same;
        }
        marks & TOPS
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn finds_what_a_byte_by_byte_search_finds() {
        let set = ByteSet { bytes: *b"\"\\\xff", below: b' ', non_ascii: false };
        let with_non_ascii = ByteSet { non_ascii: true, ..set };
        let mut state = 7_u32;
        for length in 0..200 {
            let text: Vec<u8> = (0..length)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    // Mostly letters, so that the first hit stands at every distance.
                    let [high, low, ..] = state.to_be_bytes();
                    if low < 8 { high } else { b'a' | (high & 15) }
                })
                .collect();
            let expected = text.iter().position(|byte| *byte < b' ' || b"\"\\\xff".contains(byte));
            assert_eq!(set.find(&text), expected.unwrap_or(length), "{text:?}");
        }
        for byte in 0..=255 {
            for at in 0..17 {
                let mut text = [b'x'; 17];
                text[at] = byte;
                let hit = byte < b' ' || b"\"\\\xff".contains(&byte);
                assert_eq!(set.find(&text), if hit { at } else { 17 }, "{byte} at {at}");
                assert_eq!(with_non_ascii.find(&text), if hit || byte > 127 { at } else { 17 }, "{byte} at {at}");
            }
        }
    }
}
