//! Stemmers as data: a small machine that runs programs of Snowball (Porter, 2001; snowballstem.org), the language in
//! which stemmers are published. `cargo xtask tables` compiles them into the pack files.
//!
//! A program is tables and code. All numbers are LEB128, signed ones in zigzag. Registers (1 byte), of which the first
//! are [`CURSOR`], [`LIMIT`], [`LIMIT_BACKWARD`], [`BRA`] and [`KET`]; string variables (1 byte); the tables of endings, each a
//! number of entries with the ending's length and bytes, its result, the number plus one of the longest other ending that it ends
//! (or begins) with, and the number plus one of a routine that must agree; groups of characters, each the first, the last, and the
//! length and bytes of a set of bits; strings, each its length and bytes; the first step of each routine; the number of steps and
//! the steps. The first routine is the stemmer.
//!
//! A program from a damaged file may do nonsense, but it ends and never reaches outside: the word is then its own stem.

pub mod step;

use crate::model::file::{Cursor, ModelError};
pub use step::{Step, Way};
use step::{signed, unsigned};

/// Where the next look is, in bytes.
pub const CURSOR: u8 = 0;
/// The end of the word.
pub const LIMIT: u8 = 1;
/// Where looking backward ends.
pub const LIMIT_BACKWARD: u8 = 2;
/// The beginning of what is replaced.
pub const BRA: u8 = 3;
/// Its end.
pub const KET: u8 = 4;
/// Registers that every program has.
pub const FIXED_REGISTERS: u8 = 5;

/// Numbers that a step can leave for later ones.
const STACK: usize = 8;
/// Calls inside calls.
const MOST_CALLS: u32 = 24;
/// Steps of one run; a word of fifty letters takes some hundreds.
const MOST_STEPS: u32 = 20_000;
/// Bytes that a word may grow to.
const MOST_BYTES: usize = 4096;

/// A stemmer.
pub struct Program {
    registers: usize,
    variables: usize,
    tables: Vec<Vec<Ending>>,
    groups: Vec<Group>,
    strings: Vec<Box<[u8]>>,
    routines: Vec<u32>,
    steps: Vec<Step>,
}

struct Ending {
    bytes: Box<[u8]>,
    result: i32,
    /// The longest other ending of the table that this one ends (or begins) with.
    shorter: Option<u32>,
    /// A routine that must agree.
    condition: Option<u32>,
}

/// A set of characters.
struct Group {
    first: u32,
    last: u32,
    bits: Box<[u8]>,
}

impl Group {
    fn has(&self, c: u32) -> bool {
        if c < self.first || c > self.last {
            return false;
        }
        let place = c - self.first;
        self.bits.get(place as usize / 8).is_some_and(|byte| byte >> (place % 8) & 1 == 1)
    }
}

impl Program {
    /// Reads a program.
    ///
    /// # Errors
    /// Where it ends too early, or names what it does not have.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut cursor = Cursor { rest: bytes };
        let registers = usize::from(cursor.byte()?);
        let variables = usize::from(cursor.byte()?);
        let tables = list(&mut cursor, |cursor| {
            list(cursor, |cursor| {
                Ok(Ending {
                    bytes: string(cursor)?,
                    result: signed(cursor)?,
                    shorter: unsigned(cursor)?.checked_sub(1),
                    condition: unsigned(cursor)?.checked_sub(1),
                })
            })
        })?;
        let groups = list(&mut cursor, |cursor| {
            Ok(Group { first: unsigned(cursor)?, last: unsigned(cursor)?, bits: string(cursor)? })
        })?;
        let strings = list(&mut cursor, string)?;
        let routines = list(&mut cursor, unsigned)?;
        let steps = list(&mut cursor, Step::read)?;
        let mut program = Self { registers, variables, tables, groups, strings, routines, steps };
        if !cursor.rest.is_empty() || !program.is_sound() {
            return Err(ModelError::Damaged);
        }
        program.fuse();
        Ok(program)
    }

    /// Makes one step of several that often stand together: most of the time is spent between steps.
    fn fuse(&mut self) {
        let mut is_target = vec![false; self.steps.len()];
        for step in &self.steps {
            if let Step::Jump(to) | Step::Unless(to) | Step::If(to) = *step {
                is_target[to as usize] = true;
            }
        }
        self.routines.iter().for_each(|start| is_target[*start as usize] = true);
        let mut fused = Vec::with_capacity(self.steps.len());
        let mut places = Vec::with_capacity(self.steps.len());
        let mut at = 0;
        while at < self.steps.len() {
            let rest = &self.steps[at..];
            let (step, count) = match *rest {
                [Step::Load(LIMIT), Step::Load(CURSOR), Step::Subtract, Step::Store(to), ..] => {
                    (Step::Measure(to), 4)
                }
                [Step::Load(LIMIT), Step::Load(from), Step::Subtract, Step::Store(CURSOR), ..] => {
                    (Step::Restore(from), 4)
                }
                [Step::Load(register), Step::Number(number), Step::Equal, Step::Unless(to), ..] => {
                    (Step::UnlessIs(register, number, to), 4)
                }
                [Step::Load(a), Step::Load(b), Step::Less, Step::Unless(to), ..] => {
                    (Step::UnlessLess(a, b, to), 4)
                }
                [Step::Load(a), Step::Load(b), Step::AtMost, Step::Unless(to), ..] => {
                    (Step::UnlessAtMost(a, b, to), 4)
                }
                [Step::Load(from), Step::Store(to), ..] => (Step::Copy(from, to), 2),
                [step, ..] => (step, 1),
                [] => break,
            };
            // A jump into the middle needs the steps apart.
            let (step, count) =
                if is_target[at + 1..at + count].contains(&true) { (rest[0], 1) } else { (step, count) };
            places.extend(std::iter::repeat_n(fused.len() as u32, count));
            fused.push(step);
            at += count;
        }
        for step in &mut fused {
            match step {
                Step::Jump(to)
                | Step::Unless(to)
                | Step::If(to)
                | Step::UnlessIs(_, _, to)
                | Step::UnlessLess(_, _, to)
                | Step::UnlessAtMost(_, _, to) => *to = places[*to as usize],
                _ => {}
            }
        }
        self.routines.iter_mut().for_each(|start| *start = places[*start as usize]);
        self.steps = fused;
    }

    /// Whether everything that is named exists.
    fn is_sound(&self) -> bool {
        let routine = |number: u32| (number as usize) < self.routines.len();
        let table = |(at, ending): (usize, &Ending)| {
            ending.shorter.is_none_or(|shorter| (shorter as usize) < at)
                && ending.condition.is_none_or(routine)
        };
        let step = |step: &Step| match *step {
            Step::Jump(to) | Step::Unless(to) | Step::If(to) => (to as usize) < self.steps.len(),
            Step::Call(number) => routine(number),
            Step::Load(register) | Step::Store(register) => usize::from(register) < self.registers,
            Step::Variable(_, variable) | Step::Keep(variable) => usize::from(variable) < self.variables,
            Step::Text(_, string) | Step::Replace(string) | Step::Insert(string) => {
                (string as usize) < self.strings.len()
            }
            Step::Group(_, _, group) | Step::Skip(_, _, group) => (group as usize) < self.groups.len(),
            Step::Among(_, table) => (table as usize) < self.tables.len(),
            _ => true,
        };
        self.registers >= usize::from(FIXED_REGISTERS)
            && routine(0)
            && self.routines.iter().all(|start| (*start as usize) < self.steps.len())
            && self.tables.iter().all(|entries| !entries.is_empty() && entries.iter().enumerate().all(table))
            && self.steps.iter().all(step)
    }

    /// The stem of a word; the word itself where the program makes nonsense of it.
    pub fn stem(&self, word: &str) -> String {
        let mut registers = vec![0; self.registers];
        let length = word.len() as i32;
        registers[usize::from(LIMIT)] = length;
        registers[usize::from(KET)] = length;
        let mut run = Run {
            program: self,
            word: word.as_bytes().to_vec(),
            registers,
            variables: vec![Vec::new(); self.variables],
            steps: MOST_STEPS,
        };
        let stem = run.routine(0, 0).and_then(|_| String::from_utf8(run.word).ok());
        stem.unwrap_or_else(|| word.to_owned())
    }
}

/// A list: its length, then its parts.
fn list<'a, T>(
    cursor: &mut Cursor<'a>,
    part: impl Fn(&mut Cursor<'a>) -> Result<T, ModelError>,
) -> Result<Vec<T>, ModelError> {
    let count = unsigned(cursor)? as usize;
    // Each part has a byte at least.
    if count > cursor.rest.len() {
        return Err(ModelError::Truncated);
    }
    (0..count).map(|_| part(cursor)).collect()
}

fn string(cursor: &mut Cursor<'_>) -> Result<Box<[u8]>, ModelError> {
    let length = unsigned(cursor)? as usize;
    Ok(cursor.take(length)?.into())
}

/// One word on its way to its stem. `None` is nonsense, wherever it is returned.
struct Run<'p> {
    program: &'p Program,
    word: Vec<u8>,
    registers: Vec<i32>,
    variables: Vec<Vec<u8>>,
    /// Steps that are left.
    steps: u32,
}

impl Run<'_> {
    fn get(&self, register: u8) -> i32 {
        self.registers[usize::from(register)]
    }

    fn set(&mut self, register: u8, value: i32) {
        self.registers[usize::from(register)] = value;
    }

    fn is_boundary(&self, place: i32) -> bool {
        // Bytes inside a character are 0x80 to 0xbf.
        usize::try_from(place)
            .ok()
            .and_then(|place| self.word.get(place))
            .is_none_or(|byte| byte & 0xc0 != 0x80)
    }

    /// The place one character away.
    fn beside(&self, place: i32, way: Way) -> i32 {
        let step = if way == Way::Forward { 1 } else { -1 };
        let mut place = place.saturating_add(step);
        while !self.is_boundary(place) {
            place = place.saturating_add(step);
        }
        place
    }

    /// Whether looking from `place` has come to its end.
    fn is_end(&self, place: i32, way: Way) -> bool {
        match way {
            Way::Forward => place >= self.get(LIMIT),
            Way::Backward => place <= self.get(LIMIT_BACKWARD),
        }
    }

    /// The character that begins at `place`.
    fn character(&self, place: i32) -> Option<u32> {
        let start = usize::try_from(place).ok()?;
        let end = (start + 4).min(self.word.len());
        let bytes = self.word.get(start..end)?;
        let chunk = bytes.utf8_chunks().next()?;
        chunk.valid().chars().next().map(u32::from)
    }

    fn routine(&mut self, number: u32, calls: u32) -> Option<bool> {
        if calls > MOST_CALLS {
            return None;
        }
        let program = self.program;
        let mut stack = Stack::default();
        let mut at = *program.routines.get(number as usize)? as usize;
        loop {
            self.steps = self.steps.checked_sub(1)?;
            let step = *program.steps.get(at)?;
            at += 1;
            match step {
                Step::Return(flag) => return Some(flag),
                Step::Jump(to) => at = to as usize,
                Step::Unless(to) => {
                    if stack.pop()? == 0 {
                        at = to as usize;
                    }
                }
                Step::If(to) => {
                    if stack.pop()? != 0 {
                        at = to as usize;
                    }
                }
                Step::Call(number) => {
                    let flag = self.routine(number, calls + 1)?;
                    stack.push(flag.into())?;
                }
                Step::Load(register) => stack.push(self.get(register))?,
                Step::Number(number) => stack.push(number)?,
                Step::Store(register) => {
                    let value = stack.pop()?;
                    self.set(register, value);
                }
                Step::Drop => _ = stack.pop()?,
                Step::Add => stack.two(i32::checked_add)?,
                Step::Subtract => stack.two(i32::checked_sub)?,
                Step::Less => stack.two(|a, b| Some((a < b).into()))?,
                Step::AtMost => stack.two(|a, b| Some((a <= b).into()))?,
                Step::Equal => stack.two(|a, b| Some((a == b).into()))?,
                Step::Not => {
                    let flag = stack.pop()?;
                    stack.push((flag == 0).into())?;
                }
                Step::Characters => {
                    let count = self.word.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
                    stack.push(count as i32)?;
                }
                Step::Byte => {
                    let place = stack.pop()?;
                    let byte = usize::try_from(place).ok().and_then(|place| self.word.get(place));
                    stack.push(byte.map_or(0, |byte| i32::from(*byte)))?;
                }
                Step::Shift => stack.two(|number, bits| number.checked_shr(u32::try_from(bits).ok()?))?,
                Step::And => stack.two(|a, b| Some(a & b))?,
                Step::Text(way, string) => {
                    let flag = self.text(way, &program.strings[string as usize])?;
                    stack.push(flag.into())?;
                }
                Step::Variable(way, variable) => {
                    let string = std::mem::take(&mut self.variables[usize::from(variable)]);
                    let flag = self.text(way, &string)?;
                    self.variables[usize::from(variable)] = string;
                    stack.push(flag.into())?;
                }
                Step::Group(way, of, group) => {
                    let group = &program.groups[group as usize];
                    let place = self.get(CURSOR);
                    let flag = self.is_of(place, way, group)? == Some(of);
                    if flag {
                        self.set(CURSOR, self.beside(place, way));
                    }
                    stack.push(flag.into())?;
                }
                Step::Skip(way, of, group) => {
                    let group = &program.groups[group as usize];
                    let mut place = self.get(CURSOR);
                    let stopped = loop {
                        self.steps = self.steps.checked_sub(1)?;
                        match self.is_of(place, way, group)? {
                            None => break false,
                            Some(is) if is != of => break true,
                            Some(_) => place = self.beside(place, way),
                        }
                    };
                    self.set(CURSOR, place);
                    stack.push(stopped.into())?;
                }
                Step::Among(way, table) => {
                    let result = self.among(way, &program.tables[table as usize], calls)?;
                    stack.push(result)?;
                }
                Step::Hop(way) => {
                    let count = stack.pop()?;
                    let mut place = self.get(CURSOR);
                    let mut flag = count >= 0;
                    for _ in 0..count {
                        if self.is_end(place, way) {
                            flag = false;
                            break;
                        }
                        self.steps = self.steps.checked_sub(1)?;
                        place = self.beside(place, way);
                    }
                    if flag {
                        self.set(CURSOR, place);
                    }
                    stack.push(flag.into())?;
                }
                Step::Move(way) => self.set(CURSOR, self.beside(self.get(CURSOR), way)),
                Step::Replace(string) => {
                    let string = &program.strings[string as usize];
                    let bra = self.get(BRA);
                    self.replace(bra, self.get(KET), string)?;
                    self.set(KET, bra + string.len() as i32);
                }
                Step::Insert(string) => {
                    let string = &program.strings[string as usize];
                    let (end, start) = (stack.pop()?, stack.pop()?);
                    let moved = self.replace(start, end, string)?;
                    for register in [BRA, KET] {
                        if start <= self.get(register) {
                            self.set(register, self.get(register).saturating_add(moved));
                        }
                    }
                }
                Step::Copy(from, to) => self.set(to, self.get(from)),
                Step::Measure(to) => self.set(to, self.get(LIMIT).checked_sub(self.get(CURSOR))?),
                Step::Restore(from) => self.set(CURSOR, self.get(LIMIT).checked_sub(self.get(from))?),
                Step::UnlessIs(register, number, to) => {
                    if self.get(register) != number {
                        at = to as usize;
                    }
                }
                Step::UnlessLess(a, b, to) => {
                    if self.get(a) >= self.get(b) {
                        at = to as usize;
                    }
                }
                Step::UnlessAtMost(a, b, to) => {
                    if self.get(a) > self.get(b) {
                        at = to as usize;
                    }
                }
                Step::Keep(variable) => {
                    let (start, end) = (self.get(BRA), self.get(KET));
                    let range = usize::try_from(start).ok()?..usize::try_from(end).ok()?;
                    self.variables[usize::from(variable)] = self.word.get(range)?.to_vec();
                }
            }
        }
    }

    /// Whether a string stands on one side of the cursor, which then moves over it.
    fn text(&mut self, way: Way, string: &[u8]) -> Option<bool> {
        let cursor = usize::try_from(self.get(CURSOR)).ok()?;
        let found = match way {
            Way::Forward => {
                // At the very end nothing stands, not even the empty string.
                !self.is_end(cursor as i32, way) && self.word.get(cursor..)?.starts_with(string)
            }
            Way::Backward => {
                let floor = usize::try_from(self.get(LIMIT_BACKWARD)).ok()?;
                floor <= cursor && self.word.get(floor..cursor)?.ends_with(string)
            }
        };
        if found {
            let length = string.len() as i32;
            let moved = if way == Way::Forward { length } else { -length };
            self.set(CURSOR, self.get(CURSOR) + moved);
        }
        Some(found)
    }

    /// Whether the character beside `place` is of a group; inside, `None` at the end.
    fn is_of(&self, place: i32, way: Way, group: &Group) -> Option<Option<bool>> {
        if self.is_end(place, way) {
            return Some(None);
        }
        let start = if way == Way::Forward { place } else { self.beside(place, way) };
        self.character(start).map(|c| Some(group.has(c)))
    }

    /// The result of the longest ending on one side of the cursor: a search by halves, in which what an ending shares
    /// with the word on both sides of the searched part is not compared again.
    fn among(&mut self, way: Way, table: &[Ending], calls: u32) -> Option<i32> {
        let cursor = self.get(CURSOR);
        let start = usize::try_from(cursor).ok()?;
        let room = match way {
            Way::Forward => self.get(LIMIT).saturating_sub(cursor),
            Way::Backward => cursor.saturating_sub(self.get(LIMIT_BACKWARD)),
        };
        let room = usize::try_from(room).unwrap_or(0);
        let beyond = if way == Way::Forward { self.word.len().checked_sub(start)? } else { start };
        if start > self.word.len() || room > beyond {
            return None;
        }
        // The byte at a distance from the cursor, or from the end of an ending.
        let of_word = |distance: usize| match way {
            Way::Forward => self.word[start + distance],
            Way::Backward => self.word[start - 1 - distance],
        };
        let (mut low, mut high) = (0, table.len());
        let (mut shared_low, mut shared_high) = (0, 0);
        let mut looked_at_first = false;
        loop {
            let middle = low + (high - low) / 2;
            let ending = &*table[middle].bytes;
            let mut shared = usize::min(shared_low, shared_high);
            let mut order = std::cmp::Ordering::Equal;
            while shared < ending.len() && order.is_eq() {
                if shared == room {
                    order = std::cmp::Ordering::Less;
                    break;
                }
                let byte = match way {
                    Way::Forward => ending[shared],
                    Way::Backward => ending[ending.len() - 1 - shared],
                };
                order = of_word(shared).cmp(&byte);
                shared += usize::from(order.is_eq());
            }
            if order.is_lt() {
                (high, shared_high) = (middle, shared);
            } else {
                (low, shared_low) = (middle, shared);
            }
            if high - low <= 1 {
                if low > 0 || high == low || looked_at_first {
                    break;
                }
                looked_at_first = true;
            }
        }
        let mut at = low;
        loop {
            let ending = &table[at];
            let length = ending.bytes.len() as i32;
            if shared_low as i32 >= length {
                let end = if way == Way::Forward { cursor + length } else { cursor - length };
                self.set(CURSOR, end);
                let agreed = match ending.condition {
                    Some(routine) => self.routine(routine, calls + 1)?,
                    None => true,
                };
                if agreed {
                    self.set(CURSOR, end);
                    return Some(ending.result);
                }
            }
            match ending.shorter {
                Some(shorter) => at = shorter as usize,
                None => return Some(0),
            }
        }
    }

    /// Puts a string in the place of a part of the word; returns by how much the word grew.
    fn replace(&mut self, start: i32, end: i32, string: &[u8]) -> Option<i32> {
        let range = usize::try_from(start).ok()?..usize::try_from(end).ok()?;
        self.word.get(range.clone())?;
        self.word.splice(range, string.iter().copied());
        if self.word.len() > MOST_BYTES {
            return None;
        }
        let moved = string.len() as i32 - (end - start);
        self.set(LIMIT, self.get(LIMIT).saturating_add(moved));
        let cursor = self.get(CURSOR);
        if cursor >= end {
            self.set(CURSOR, cursor.saturating_add(moved));
        } else if cursor > start {
            self.set(CURSOR, start);
        }
        Some(moved)
    }
}

/// A few numbers.
#[derive(Default)]
struct Stack {
    numbers: [i32; STACK],
    length: usize,
}

impl Stack {
    fn push(&mut self, number: i32) -> Option<()> {
        *self.numbers.get_mut(self.length)? = number;
        self.length += 1;
        Some(())
    }

    fn pop(&mut self) -> Option<i32> {
        self.length = self.length.checked_sub(1)?;
        self.numbers.get(self.length).copied()
    }

    fn two(&mut self, join: impl Fn(i32, i32) -> Option<i32>) -> Option<()> {
        let second = self.pop()?;
        let first = self.pop()?;
        self.push(join(first, second)?)
    }
}
