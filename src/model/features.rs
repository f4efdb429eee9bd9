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
    value
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Two values as one.
pub fn pair(a: u64, b: u64) -> u64 {
    (a.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ b).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(29)
}
