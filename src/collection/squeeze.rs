//! A general coder for bytes: what follows in a context that was seen before is foretold, and only what is not foretold costs
//! room. The bits of each byte are told one by one, by three contexts (the last byte, the last two, the last three), whose
//! views a small mixer weighs by how well they did (Mahoney, "Adaptive weighing of context models for lossless data
//! compression", 2005), and put down by an arithmetic coder (Witten, Neal and Cleary, CACM 1987).
//!
//! No library does this: those that squeeze so short a text well bring tables as large as the rest of this program, and the small
//! ones take no dictionary to begin from.
//!
//! Whole numbers only, so the same bytes everywhere; the two tables of curves are rounded once.

use std::sync::LazyLock;

/// Contexts that foretell a bit.
const ORDERS: usize = 3;
/// The table of each context has so many entries, as a power of two, where the bytes are few.
const SMALL: u32 = 15;
/// The largest table.
const LARGE: u32 = 20;
/// A guess is worth no more than so many sightings: what came last counts more.
const MOST_SEEN: u8 = 60;
/// How fast the mixer learns, as a shift.
const RATE: u32 = 14;

/// Words and beginnings that digests have, from which everybody begins: a short digest cannot teach its own letters. A change of
/// it is a new version of the bytes.
const PRIMER: &str = "\
able about access accident according account action administration affair age agency agreement aid air airport allow \
analyst announce April area army article Asian attack August authority average bank battle become begin believe bill \
border break British budget build business call campaign capital care case central century chairman chance change charge \
chief child China citizen city claim climate close coal coast committee community company concern condition conference \
consider continue control cost council country county court crime crisis cut data day death debate decade decision \
December defence deal demand department despite development die director district doctor dollar drug early economic \
economy education effort election emergency employee end energy European event evidence executive expect expert export \
face fall family farmer February federal ferry figure film final finance find fire flight follow food force foreign \
former fund game gas German give global government governor great group grow growth half harbour head health help high \
history hold home hospital hour house housing human ice immediately import include increase independent industry \
inflation information interest international investigation investment investor issue Italian January job join judge July \
June justice keep kill know labour land late launch law lawyer lead leader leave level life live local long loss low \
major make man manager March market mayor measure media meet meeting member million minister ministry month murder name \
nation national near negotiation network new news night north November nuclear number October offer office officer \
official oil open operation opposition order organization own parliament part party pay peace people percent period plan \
plant player point police policy political pope port power present president pressure price prime prison private problem \
process produce production programme project protest provide public question quarter raise rate reach ready reason \
receive recent record reform region release report require research resident resign result rise river road role rule run \
Russian safety sale school season second secretary security sell Senate send September service set share ship shoot show \
situation small social source south speech spend spokesman staff start state statement stop storm street strike strong \
student summer support talk target tax team technology term test Thursday time today town trade train travel treatment \
trial troop Tuesday union United University use value victim victory village violence vote voter wage war water weapon \
week west win winter witness woman work worker world year young";

/// What each context foretells, and how much is given on it.
#[derive(Clone)]
struct Model {
    mask: u32,
    /// Chance of a one, out of 65,536, and how often the context was seen.
    slots: [Vec<(u16, u8)>; ORDERS],
    /// Weights of the contexts in units of 65,536, by which of the longer ones were seen before.
    weights: [[i32; ORDERS]; 4],
    history: u32,
    /// The bits of the present byte, behind a one.
    partial: u32,
    curves: &'static Curves,
}

/// The logistic curve and its inverse.
struct Curves {
    /// ln(p / (1 - p)) in units of 1/256, for a chance out of 4,096.
    stretch: Vec<i16>,
    /// The chance out of 65,536, for numbers from -2,047 to 2,047 in units of 1/256.
    squash: Vec<u16>,
}

static CURVES: LazyLock<Curves> = LazyLock::new(|| {
    let stretch = |p: u32| {
        let p = (f64::from(p) + 0.5) / 4096.0;
        libm::round(256.0 * libm::log(p / (1.0 - p))).clamp(-2047.0, 2047.0) as i16
    };
    let squash = |x: i32| {
        let p = 65536.0 / (1.0 + libm::exp(-f64::from(x) / 256.0));
        libm::round(p).clamp(32.0, 65504.0) as u16
    };
    Curves { stretch: (0..4096).map(stretch).collect(), squash: (-2047..=2047).map(squash).collect() }
});

/// A model of few bytes that has read the primer.
static PRIMED: LazyLock<Model> = LazyLock::new(|| Model::primed(SMALL));

impl Model {
    /// The model for so many bytes.
    fn new(length: usize) -> Self {
        let bits = (usize::BITS - length.leading_zeros() + 1).clamp(SMALL, LARGE);
        if bits == SMALL { PRIMED.clone() } else { Self::primed(bits) }
    }

    fn primed(bits: u32) -> Self {
        let mut model = Self {
            mask: (1 << bits) - 1,
            slots: std::array::from_fn(|_| vec![(1 << 15, 0); 1 << bits]),
            weights: [[20_000; ORDERS]; 4],
            history: 0,
            partial: 1,
            curves: &CURVES,
        };
        let mut previous = "";
        for word in PRIMER.split_ascii_whitespace() {
            let shared = word.bytes().zip(previous.bytes()).take_while(|(a, b)| a == b).count();
            let rest = &word.as_bytes()[shared..];
            let head = [shared as u8, rest.len() as u8];
            for &byte in head.iter().chain(rest) {
                for bit in (0..8).rev() {
                    let guess = model.guess();
                    model.learn(&guess, byte >> bit & 1 == 1);
                }
            }
            previous = word;
        }
        model
    }

    fn guess(&self) -> Guess {
        let mut guess = Guess::default();
        for order in 0..ORDERS {
            let context = self.history & (0xff_ffff >> (8 * (ORDERS - 1 - order)));
            let hash = (context ^ (order as u32 + 1) << 28).wrapping_mul(0x9e37_79b1);
            let at = ((hash ^ hash >> 15).wrapping_add(self.partial.wrapping_mul(0x0002_4c57))) & self.mask;
            guess.at[order] = at;
            let (chance, _) = self.slots[order][at as usize];
            guess.views[order] = i32::from(self.curves.stretch[usize::from(chance >> 4)]);
        }
        let was_seen = |order: usize| usize::from(self.slots[order][guess.at[order] as usize].1 > 0);
        guess.set = was_seen(2) * 2 + was_seen(1);
        let sum: i64 = guess
            .views
            .iter()
            .zip(&self.weights[guess.set])
            .map(|(&v, &w)| i64::from(v) * i64::from(w))
            .sum();
        let mixed = (sum >> 16).clamp(-2047, 2047) as i32;
        guess.chance = self.curves.squash[(mixed + 2047) as usize];
        guess
    }

    fn learn(&mut self, guess: &Guess, bit: bool) {
        let error = if bit { 65_536 - i32::from(guess.chance) } else { -i32::from(guess.chance) };
        for order in 0..ORDERS {
            let weight = &mut self.weights[guess.set][order];
            *weight =
                (*weight + ((guess.views[order] * (error >> 2)) >> (RATE - 6))).clamp(-(1 << 20), 1 << 20);
            let (chance, seen) = &mut self.slots[order][guess.at[order] as usize];
            let goal = if bit { 65_535 } else { 0 };
            let step = (goal - i32::from(*chance)) * 2 / (2 * i32::from(*seen) + 3);
            *chance = (i32::from(*chance) + step).clamp(16, 65_519) as u16;
            *seen = (*seen + 1).min(MOST_SEEN);
        }
        self.partial = self.partial << 1 | u32::from(bit);
        if self.partial > 0xff {
            self.history = self.history << 8 | (self.partial & 0xff);
            self.partial = 1;
        }
    }
}

/// What is foretold of a bit.
#[derive(Default)]
struct Guess {
    at: [u32; ORDERS],
    views: [i32; ORDERS],
    set: usize,
    /// Of a one, out of 65,536.
    chance: u16,
}

/// Where the interval `low..=high` is divided.
fn middle(low: u32, high: u32, chance: u16) -> u32 {
    low + ((u64::from(high - low) * u64::from(chance)) >> 16) as u32
}

/// The bytes in less room.
pub fn squeeze(bytes: &[u8]) -> Vec<u8> {
    let mut model = Model::new(bytes.len());
    let mut out = Vec::with_capacity(bytes.len() / 2 + 8);
    let (mut low, mut high) = (0u32, u32::MAX);
    for &byte in bytes {
        for bit in (0..8).rev() {
            let bit = byte >> bit & 1 == 1;
            let guess = model.guess();
            let middle = middle(low, high, guess.chance);
            if bit {
                high = middle
            } else {
                low = middle + 1
            }
            model.learn(&guess, bit);
            while (low ^ high) >> 24 == 0 {
                out.push((high >> 24) as u8);
                low <<= 8;
                high = high << 8 | 0xff;
            }
        }
    }
    // As many bytes as it takes to lie within the interval, whatever is read behind them.
    let mut end = low.checked_add(1 << 24).filter(|end| *end <= high).unwrap_or(high) & 0xff00_0000;
    let mut last = 1;
    if end < low {
        end = high;
        last = 4;
    }
    out.extend_from_slice(&end.to_be_bytes()[..last]);
    out
}

/// The `length` bytes that were squeezed; `None` where there are fewer in them.
pub fn unsqueeze(squeezed: &[u8], length: usize) -> Option<Vec<u8>> {
    /// Bytes behind the end that a whole stream may ask for.
    const BEYOND: usize = 8;
    let mut model = Model::new(length);
    let mut bytes = Vec::new();
    let mut at = 0;
    let mut next = || {
        let byte = squeezed.get(at).copied().unwrap_or(0);
        at += 1;
        (at <= squeezed.len() + BEYOND).then_some(u32::from(byte))
    };
    let mut value = 0;
    for _ in 0..4 {
        value = value << 8 | next()?;
    }
    let (mut low, mut high) = (0u32, u32::MAX);
    for _ in 0..length {
        let mut byte = 0;
        for _ in 0..8 {
            let guess = model.guess();
            let middle = middle(low, high, guess.chance);
            let bit = value <= middle;
            if bit {
                high = middle
            } else {
                low = middle + 1
            }
            byte = byte << 1 | u8::from(bit);
            model.learn(&guess, bit);
            while (low ^ high) >> 24 == 0 {
                low <<= 8;
                high = high << 8 | 0xff;
                value = value << 8 | next()?;
            }
        }
        bytes.push(byte);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{squeeze, unsqueeze};

    proptest! {
        #[test]
        fn what_is_squeezed_comes_back(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            prop_assert_eq!(unsqueeze(&squeeze(&bytes), bytes.len()), Some(bytes));
        }

        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), length in 0usize..5000) {
            if let Some(found) = unsqueeze(&bytes, length) {
                prop_assert_eq!(found.len(), length);
            }
        }
    }

    #[test]
    fn words_take_a_third() {
        let words =
            "The harbour master said that the council would vote on the ferry after the summer. ".repeat(4);
        assert!(squeeze(words.as_bytes()).len() * 3 < words.len());
        let long = words.repeat(300);
        assert_eq!(unsqueeze(&squeeze(long.as_bytes()), long.len()), Some(long.clone().into_bytes()));
        assert!(squeeze(long.as_bytes()).len() * 12 < long.len());
    }
}
