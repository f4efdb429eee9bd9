//! In which order the functions of a wasm file stand. gzip finds repetitions within 32 kB only, so functions that have much in
//! common are put close to each other: 13 of 450 kB less than in the order of their names, where what was made of one generic
//! function stands together already.

use std::collections::{HashMap, VecDeque};

use anyhow::{Context, Result, bail};

/// Bytes of a piece of code by which functions are compared.
const PIECE: usize = 7;
/// A piece that more functions have says nothing of any.
const MOST_FUNCTIONS: usize = 300;
/// Bytes of functions before the next that are compared with it: what gzip still sees of them once the next stands there.
const WINDOW: usize = 28_000;
/// Added to what a function consists of, so that tiny ones do not come first because they have one piece in common.
const SMALL: u64 = 20 * STEPS_PER_BIT;
/// Weights of pieces are whole numbers, so that sums do not depend on their order.
const STEPS_PER_BIT: u64 = 16;

/// Numbers of sections.
const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const CODE: u8 = 10;

/// The file with each function called by its place in the new order, for `--reorder-functions-by-name`.
///
/// # Errors
/// Where `wasm` is no module.
pub fn named(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut rest = Reader(wasm);
    let mut out = rest.take(8)?.to_vec();
    let (mut imported, mut bodies) = (0, Vec::new());
    while !rest.0.is_empty() {
        let before = rest.0;
        let id = rest.byte()?;
        let length = rest.number()?;
        let mut section = Reader(rest.take(length)?);
        match id {
            CUSTOM => {
                let length = section.number()?;
                if section.take(length)? == b"name" {
                    continue;
                }
            }
            IMPORT => imported = imported_functions(section)?,
            CODE => {
                for _ in 0..section.number()? {
                    let length = section.number()?;
                    bodies.push(section.take(length)?);
                }
            }
            _ => {}
        }
        out.extend_from_slice(&before[..before.len() - rest.0.len()]);
    }
    let mut places = vec![0; bodies.len()];
    for (place, function) in order(&bodies).into_iter().enumerate() {
        places[function] = place;
    }
    let mut names = Vec::new();
    push_number(&mut names, places.len());
    for (function, place) in places.into_iter().enumerate() {
        push_number(&mut names, imported + function);
        push_bytes(&mut names, format!("{place:06}").as_bytes());
    }
    let mut section = Vec::new();
    push_bytes(&mut section, b"name");
    section.push(1);
    push_bytes(&mut section, &names);
    out.push(CUSTOM);
    push_bytes(&mut out, &section);
    Ok(out)
}

/// The numbers of functions, each followed by the one that has most in common with the functions just before.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let pieces = Pieces::of(bodies);
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    // What each function has in common with those in the window.
    let mut shared = vec![0; bodies.len()];
    let mut in_window = vec![0_u32; pieces.weights.len()];
    let mut window = VecDeque::new();
    let (mut size, mut order) = (0, Vec::with_capacity(bodies.len()));
    let mut next = left.iter().copied().max_by_key(|&function| bodies[function].len());
    while let Some(function) = next {
        order.push(function);
        left.retain(|&other| other != function);
        window.push_back(function);
        size += bodies[function].len();
        for &piece in &pieces.of_function[function] {
            in_window[piece] += 1;
            if in_window[piece] == 1 {
                pieces.functions[piece].iter().for_each(|&other| shared[other] += pieces.weights[piece]);
            }
        }
        while size > WINDOW && window.len() > 1 {
            let gone = window.pop_front().expect("more than one");
            size -= bodies[gone].len();
            for &piece in &pieces.of_function[gone] {
                in_window[piece] -= 1;
                if in_window[piece] == 0 {
                    pieces.functions[piece].iter().for_each(|&other| shared[other] -= pieces.weights[piece]);
                }
            }
        }
        // Of equals the first.
        next = left.iter().copied().reduce(|best, other| {
            let is_better = shared[other] * pieces.wholes[best] > shared[best] * pieces.wholes[other];
            if is_better { other } else { best }
        });
    }
    order
}

/// Pieces of code that more than one function has.
struct Pieces {
    /// What each says, by its rarity.
    weights: Vec<u64>,
    /// The functions that have it.
    functions: Vec<Vec<usize>>,
    /// The pieces of each function.
    of_function: Vec<Vec<usize>>,
    /// The weight of all that a function has.
    wholes: Vec<u64>,
}

impl Pieces {
    fn of(bodies: &[&[u8]]) -> Self {
        let mut found: HashMap<&[u8], Vec<usize>> = HashMap::new();
        for (function, body) in bodies.iter().enumerate() {
            for piece in body.windows(PIECE) {
                let functions = found.entry(piece).or_default();
                if functions.last() != Some(&function) && functions.len() <= MOST_FUNCTIONS {
                    functions.push(function);
                }
            }
        }
        let mut functions: Vec<Vec<usize>> =
            found.into_values().filter(|all| (2..=MOST_FUNCTIONS).contains(&all.len())).collect();
        functions.sort_unstable();
        let weigh = |all: &Vec<usize>| {
            let rarity = bodies.len() as f64 / all.len() as f64;
            (rarity.log2() * STEPS_PER_BIT as f64) as u64
        };
        let weights: Vec<u64> = functions.iter().map(weigh).collect();
        let mut of_function = vec![Vec::new(); bodies.len()];
        let mut wholes = vec![SMALL; bodies.len()];
        for (piece, all) in functions.iter().enumerate() {
            for &function in all {
                of_function[function].push(piece);
                wholes[function] += weights[piece];
            }
        }
        Self { weights, functions, of_function, wholes }
    }
}

/// How many functions a section of imports has.
fn imported_functions(mut section: Reader<'_>) -> Result<usize> {
    let mut functions = 0;
    for _ in 0..section.number()? {
        for _ in 0..2 {
            let length = section.number()?;
            section.take(length)?;
        }
        match section.byte()? {
            0 => {
                section.number()?;
                functions += 1;
            }
            // A table has a type and limits, a memory limits, a global a type and whether it changes.
            kind @ (1 | 2) => {
                if kind == 1 {
                    section.byte()?;
                }
                let has_most = section.byte()? & 1 == 1;
                section.number()?;
                if has_most {
                    section.number()?;
                }
            }
            3 => drop(section.take(2)?),
            kind => bail!("an import of kind {kind}"),
        }
    }
    Ok(functions)
}

/// Reads a wasm file.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length).context("the wasm file is cut off")?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// An unsigned number in LEB128.
    fn number(&mut self) -> Result<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return usize::try_from(number).context("too large a number");
            }
            shift += 7;
            if shift > 56 {
                bail!("too long a number");
            }
        }
    }
}

fn push_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn push_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    push_number(out, bytes.len());
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alike_functions_stand_together() {
        let kinds: [&[u8]; 2] = [b"a function of the one kind", b"and here it is of the other"];
        let bodies: Vec<Vec<u8>> =
            (0..6).map(|number| [kinds[number % 2], &[b'0' + number as u8]].concat()).collect();
        let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
        let order = order(&bodies);
        let kinds: Vec<usize> = order.iter().map(|function| function % 2).collect();
        assert!(kinds.is_sorted() || kinds.is_sorted_by(|a, b| a >= b), "{order:?}");
        let mut all = order;
        all.sort_unstable();
        assert_eq!(all, [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn names_are_written_and_the_rest_is_kept() {
        // One imported function of type 0, two of our own.
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        let sections: [(u8, &[u8]); 5] = [
            (1, &[1, 0x60, 0, 0]),
            (2, &[1, 1, b'm', 1, b'f', 0, 0]),
            (3, &[2, 0, 0]),
            (10, &[2, 2, 0, 0x0b, 2, 0, 0x0b]),
            (0, b"\x04name\x01\x04\x01\x00\x01x"),
        ];
        for (id, bytes) in sections {
            wasm.push(id);
            push_bytes(&mut wasm, bytes);
        }
        let out = named(&wasm).unwrap();
        let kept = wasm.len() - sections[4].1.len() - 2;
        assert_eq!(out[..kept], wasm[..kept]);
        assert_eq!(&out[kept..], b"\0\x18\x04name\x01\x11\x02\x01\x06000001\x02\x06000000");
        assert!(named(&wasm[..20]).is_err());
    }
}
