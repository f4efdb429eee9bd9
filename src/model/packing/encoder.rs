//! The writer of packed tables.

use super::coder::{LOWEST_STATE, SCALE_BITS, Symbols, WORD_BITS};

/// Values of a symbol.
const SYMBOLS: usize = 256;

const SCALE: u32 = 1 << SCALE_BITS;

/// What is written at a time.
#[derive(Clone, Copy)]
enum Item {
    Symbol { context: usize, symbol: u8 },
    Number { bits: u32, number: u32 },
}

/// Takes symbols, and writes them once all are known.
#[derive(Default)]
pub struct Encoder {
    items: Vec<Item>,
}

impl Symbols for Encoder {
    fn symbol(&mut self, context: usize, given: u8) -> u8 {
        self.items.push(Item::Symbol { context, symbol: given });
        given
    }

    fn number(&mut self, bits: u32, given: u32) -> u32 {
        self.items.push(Item::Number { bits, number: given });
        given
    }
}

impl Encoder {
    /// The bytes; the symbols have so many contexts.
    pub fn finish(&self, contexts: usize) -> Vec<u8> {
        let mut counts = vec![[0; SYMBOLS]; contexts];
        for item in &self.items {
            if let Item::Symbol { context, symbol } = *item {
                counts[context][usize::from(symbol)] += 1;
            }
        }
        let frequencies: Vec<_> = counts.iter().map(frequencies_of).collect();
        let mut bytes = Vec::new();
        frequencies.iter().for_each(|frequencies| write(frequencies, &mut bytes));
        // The reader gets the words in the opposite order.
        let (mut state, mut words) = (LOWEST_STATE, Vec::new());
        for item in self.items.iter().rev() {
            match *item {
                Item::Symbol { context, symbol } => {
                    let (of, symbol) = (&frequencies[context], usize::from(symbol));
                    let start: u32 = of[..symbol].iter().sum();
                    narrow(&mut state, SCALE_BITS, of[symbol], &mut words);
                    let (high, offset) = (state / of[symbol], state % of[symbol]);
                    state = high << SCALE_BITS | (start + offset);
                }
                Item::Number { bits, number } => {
                    narrow(&mut state, bits, 1, &mut words);
                    state = state << bits | number;
                }
            }
        }
        bytes.extend(state.to_le_bytes());
        bytes.extend(words.iter().rev().flat_map(|word: &u16| word.to_le_bytes()));
        bytes
    }
}

/// Moves a word out of the state, where something with so many of `1 << bits` slots would not fit beside it.
fn narrow(state: &mut u32, bits: u32, slots: u32, words: &mut Vec<u16>) {
    if u64::from(*state) >= u64::from(slots) << (32 - bits) {
        words.push(*state as u16);
        *state >>= WORD_BITS;
    }
}

/// Counts as frequencies that are [`SCALE`] in all, and none of them 0 where its count is not.
fn frequencies_of(counts: &[u32; SYMBOLS]) -> [u32; SYMBOLS] {
    let all: u32 = counts.iter().sum();
    if all == 0 {
        // Never read, but it ends as all others do.
        return std::array::from_fn(|symbol| if symbol == 0 { SCALE } else { 0 });
    }
    let share = |count: u32| (u64::from(count) * u64::from(SCALE) / u64::from(all)) as u32;
    let mut frequencies = counts.map(|count| share(count).max(u32::from(count > 0)));
    // Bits that the symbols take less, where one has the greater of two frequencies.
    let gain = |symbol: usize, from: u32, to: u32| {
        f64::from(counts[symbol]) * libm::log2(f64::from(to) / f64::from(from))
    };
    loop {
        let sum: u32 = frequencies.iter().sum();
        let present = (0..SYMBOLS).filter(|symbol| counts[*symbol] > 0);
        if sum < SCALE {
            let gains =
                present.map(|symbol| (symbol, gain(symbol, frequencies[symbol], frequencies[symbol] + 1)));
            frequencies[gains.max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(symbol, _)| symbol)] += 1;
        } else if sum > SCALE {
            let losses = present
                .filter(|symbol| frequencies[*symbol] > 1)
                .map(|symbol| (symbol, gain(symbol, frequencies[symbol] - 1, frequencies[symbol])));
            frequencies[losses.min_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(symbol, _)| symbol)] -= 1;
        } else {
            return frequencies;
        }
    }
}

fn write(frequencies: &[u32; SYMBOLS], bytes: &mut Vec<u8>) {
    let last = frequencies.iter().rposition(|frequency| *frequency > 0).unwrap_or(0);
    for run in frequencies[..=last].chunk_by(|a, b| *a == 0 && *b == 0) {
        match run {
            [0, ..] => bytes.extend([0, (run.len() - 1) as u8]),
            [frequency @ 1..128, ..] => bytes.push(*frequency as u8),
            _ => bytes.extend([(run[0] >> 8) as u8 | 128, run[0] as u8]),
        }
    }
}
