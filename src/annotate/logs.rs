//! Logarithms that the rankers ask for once for every word or phrase, though a document has few different ones: of whole
//! numbers, and of frequencies. They are libm's, to the last bit.

use std::sync::LazyLock;

/// Whole numbers whose logarithms are kept: of most articles these are all counts and places.
const KEPT: usize = 512;

/// Natural and binary logarithms of one more than each number.
static LOGS: LazyLock<[[f64; 2]; KEPT]> = LazyLock::new(|| {
    std::array::from_fn(|number| {
        let more = 1.0 + number as f64;
        [libm::log(more), libm::log2(more)]
    })
});

/// The natural logarithm of one more than a number.
pub fn ln_1p(number: u32) -> f64 {
    match LOGS.get(number as usize) {
        Some(&[natural, _]) => natural,
        None => libm::log(1.0 + f64::from(number)),
    }
}

/// The binary logarithm of one more than a number.
pub fn log2_1p(number: u32) -> f64 {
    match LOGS.get(number as usize) {
        Some(&[_, binary]) => binary,
        None => libm::log2(1.0 + f64::from(number)),
    }
}

/// Places for numbers whose values are remembered.
const PLACES: usize = 128;

/// A function that is asked again and again for few numbers.
pub struct Remembered {
    function: fn(f64) -> f64,
    /// Numbers with their values; those that share a place take turns.
    kept: [(f64, f64); PLACES],
}

impl Remembered {
    /// Nothing is remembered but the value of 0.
    pub fn new(function: fn(f64) -> f64) -> Self {
        Self { function, kept: [(0.0, function(0.0)); PLACES] }
    }

    /// The function's value.
    pub fn of(&mut self, number: f64) -> f64 {
        let bits = number.to_bits();
        let place = (bits ^ bits >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - PLACES.ilog2());
        let kept = &mut self.kept[place as usize];
        if kept.0.to_bits() != bits {
            *kept = (number, (self.function)(number));
        }
        kept.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_logarithms_are_those_of_libm() {
        for number in [0, 1, 2, 41, KEPT as u32 - 1, KEPT as u32, 100_000, u32::MAX] {
            let more = 1.0 + f64::from(number);
            assert_eq!(ln_1p(number).to_bits(), libm::log(more).to_bits(), "{number}");
            assert_eq!(log2_1p(number).to_bits(), libm::log2(more).to_bits(), "{number}");
        }
    }

    #[test]
    fn remembered_values_are_the_functions_own() {
        let mut remembered = Remembered::new(|x| libm::log(x.max(0.3)));
        for round in 0..3 {
            for number in 0..1000 {
                let number = f64::from(number) * 0.37;
                let value = libm::log(number.max(0.3));
                assert_eq!(remembered.of(number).to_bits(), value.to_bits(), "{number}, round {round}");
            }
        }
        // Neither is what the other is.
        assert_eq!(remembered.of(-0.0).to_bits(), remembered.of(0.0).to_bits());
        assert!(Remembered::new(|x| 1.0 / x).of(-0.0) < 0.0);
    }
}
