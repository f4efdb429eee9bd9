//! A fuzzer without coverage: seeds, mutated by a fixed random sequence. The same inputs on every machine, every time.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use super::files;
use super::targets::Target;

/// Marsaglia's xorshift64 ("Xorshift RNGs", Journal of Statistical Software 8, 2003).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `limit`; 0 where that is 0.
    fn below(&mut self, limit: usize) -> usize {
        if limit == 0 { 0 } else { ((self.next() >> 16) % limit as u64) as usize }
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }
}

/// An endless sequence of inputs.
pub struct Inputs {
    random: Random,
    seeds: Vec<Vec<u8>>,
    dictionary: Vec<Vec<u8>>,
    longest: usize,
}

impl Inputs {
    /// The inputs of a target; those of another `seed` are others.
    ///
    /// # Panics
    /// Where the target has no seeds.
    pub fn new(target: &Target, seed: u64) -> Self {
        let files = files::inputs(&format!("fuzz/seeds/{}", target.name));
        let regressions = files::inputs(&format!("tests/regressions/{}", target.name));
        let seeds: Vec<Vec<u8>> = files.into_iter().chain(regressions).map(|(_, bytes)| bytes).collect();
        assert!(!seeds.is_empty(), "fuzz/seeds/{} holds nothing", target.name);
        // Xorshift stays at 0 for ever.
        let random = Random((seed ^ 0x9e37_79b9_7f4a_7c15).max(1));
        Self { random, seeds, dictionary: files::dictionary(), longest: target.longest }
    }

    fn seed(&mut self) -> Vec<u8> {
        self.random.pick(&self.seeds).cloned().unwrap_or_default()
    }

    /// A few bytes to a few hundred out of a seed, cut between lines half of the time.
    fn passage(&mut self) -> Vec<u8> {
        let seed = self.seed();
        let from = self.random.below(seed.len());
        let length = 1 << self.random.below(9);
        let end = (from + 1 + self.random.below(length)).min(seed.len());
        let lines = self.random.below(2) == 0;
        let begin =
            if lines { seed[..from].iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1) } else { from };
        seed[begin..end].to_vec()
    }

    fn mutate(&mut self, input: &mut Vec<u8>) {
        let at = self.random.below(input.len() + 1);
        let end = (at + 1 + self.random.below(24)).min(input.len());
        let range = at.min(end)..end;
        match self.random.below(10) {
            0..3 => {
                let word = self.random.pick(&self.dictionary).cloned().unwrap_or_default();
                input.splice(at..at, word);
            }
            3 => {
                let word = self.random.pick(&self.dictionary).cloned().unwrap_or_default();
                input.splice(range, word);
            }
            4 => {
                let passage = self.passage();
                input.splice(at..at, passage);
            }
            5 => {
                // One part many times over.
                let part = input[range].to_vec();
                let times = 1 << self.random.below(6);
                input.splice(at..at, part.repeat(times));
            }
            6 => drop(input.drain(range)),
            7 => {
                if let Some(byte) = input.get_mut(at) {
                    *byte ^= 1 << self.random.below(8);
                }
            }
            8 => {
                let byte = self.random.next() as u8;
                input.insert(at, byte);
            }
            _ => {
                // Options, for the target that has them: each byte one choice, most of them the default.
                input.push(0x1e);
                for _ in 0..self.random.below(14) {
                    let byte = if self.random.below(3) == 0 { self.random.below(16) } else { 0 };
                    input.push(byte as u8);
                }
            }
        }
        input.truncate(self.longest);
    }
}

impl Iterator for Inputs {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        let mut input = if self.random.below(4) == 0 { self.passage() } else { self.seed() };
        for _ in 0..=self.random.below(12) {
            self.mutate(&mut input);
        }
        Some(input)
    }
}

/// What a target says of an input: nothing, or the message of its panic.
pub fn run(target: &Target, input: &[u8]) -> Result<(), String> {
    panic::catch_unwind(AssertUnwindSafe(|| (target.run)(input))).map_err(|payload| {
        let text = payload.downcast_ref::<String>().map(String::as_str);
        text.or(payload.downcast_ref::<&str>().copied()).unwrap_or("a panic without words").to_owned()
    })
}

/// Something found: an input, made as short as a few hundred attempts can, and what was said of it.
pub struct Finding {
    /// The input.
    pub input: Vec<u8>,
    /// The message of the panic.
    pub said: String,
}

/// Findings after which no more inputs are tried.
const MOST_FINDINGS: usize = 5;

/// Tries inputs; of findings that say the same, only the first is kept.
pub fn findings(target: &Target, inputs: impl Iterator<Item = Vec<u8>>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let _quiet = Quiet::new();
    for input in inputs {
        let Err(said) = run(target, &input) else { continue };
        if found.iter().any(|known| kind(&known.said) == kind(&said)) {
            continue;
        }
        let input = shortened(target, input, &kind(&said));
        let said = run(target, &input).err().unwrap_or_default();
        found.push(Finding { input, said });
        if found.len() == MOST_FINDINGS {
            break;
        }
    }
    found
}

/// What a message says, without the numbers and texts of one input.
fn kind(said: &str) -> String {
    let line = said.lines().next().unwrap_or_default();
    let line = line.split_once(" is broken").map_or(line, |(rule, _)| rule);
    line.chars().filter(|c| !c.is_ascii_digit()).take(60).collect()
}

/// Takes out parts, large ones first, as long as the target still says the same.
fn shortened(target: &Target, mut input: Vec<u8>, wanted: &str) -> Vec<u8> {
    let says_it = |input: &[u8]| run(target, input).err().is_some_and(|said| kind(&said) == wanted);
    let mut size = input.len().next_power_of_two();
    let mut attempts = 0;
    while size > 0 && attempts < 600 {
        let mut at = 0;
        while at < input.len() && attempts < 600 {
            attempts += 1;
            let mut without = input.clone();
            without.drain(at..(at + size).min(input.len()));
            if says_it(&without) { input = without } else { at += size }
        }
        size /= 2;
    }
    input
}

thread_local! {
    static IS_QUIET: Cell<bool> = const { Cell::new(false) };
}

/// As long as it lives, panics of this thread are not printed; those of other tests are.
struct Quiet;

impl Quiet {
    fn new() -> Self {
        static HOOK: Once = Once::new();
        HOOK.call_once(|| {
            let hook = panic::take_hook();
            panic::set_hook(Box::new(move |panic| {
                if !IS_QUIET.get() {
                    hook(panic);
                }
            }));
        });
        IS_QUIET.set(true);
        Self
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        IS_QUIET.set(false);
    }
}
