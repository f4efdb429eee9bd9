//! Features as numbers: every observation is hashed, so that no vocabulary of features has to be kept.

/// A hashed observation.
pub type Feature = u32;

/// The feature of a template and what it observed.
pub fn feature(template: u32, value: u64) -> Feature {
    let mixed =
        (value ^ u64::from(template).wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    ((mixed ^ mixed >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93) >> 32) as u32
}

/// Text as a value: FNV-1a of its bytes.
pub fn text(value: &str) -> u64 {
    bytes(value.as_bytes())
}

/// The FNV-1a hash of bytes (Fowler, Noll and Vo).
pub fn bytes(value: &[u8]) -> u64 {
    value.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(FNV_PRIME))
}

const FNV_PRIME: u64 = 0x0100_0000_01b3;

/// The first one, two, three and four characters of a text as values, each as [`text`]; of a shorter one all of it.
pub fn heads(value: &str) -> [u64; 4] {
    let bytes = value.as_bytes();
    let mut heads = [0; 4];
    let (mut hash, mut end) = (text(""), 0);
    for head in &mut heads {
        while end < bytes.len() {
            hash = (hash ^ u64::from(bytes[end])).wrapping_mul(FNV_PRIME);
            end += 1;
            if value.is_char_boundary(end) {
                break;
            }
        }
        *head = hash;
    }
    heads
}

/// Two values as one.
pub fn pair(a: u64, b: u64) -> u64 {
    (a.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ b).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(29)
}

/// Letters, digits and marks of a form in outline, as a value; `start` sets apart what is alike only in outline.
pub fn shape(form: &str, start: u64) -> u64 {
    let mut hash = start;
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

/// The last characters of a form.
pub fn tail(form: &str, characters: usize) -> &str {
    form.char_indices().rev().nth(characters.saturating_sub(1)).map_or(form, |(at, _)| &form[at..])
}

/// The first characters of a form.
pub fn head(form: &str, characters: usize) -> &str {
    form.char_indices().nth(characters).map_or(form, |(at, _)| &form[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_the_first_characters() {
        for form in ["", "a", "été", "harbor", "\u{1f6a2}x", "日本語です", "né"] {
            assert_eq!(heads(form), [1, 2, 3, 4].map(|length| text(head(form, length))), "{form}");
        }
    }
}
