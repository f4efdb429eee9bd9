//! The steps of a program, and how they are written in a pack's file.

use crate::model::file::{Cursor, ModelError};

/// One step. What is called a flag is a number that is 0 or 1; steps take their operands from the stack and leave their
/// results there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Ends the routine with this flag.
    Return(bool),
    /// Goes on at a step.
    Jump(u32),
    /// Goes on at a step if the flag is 0.
    Unless(u32),
    /// Goes on at a step if the flag is 1.
    If(u32),
    /// Runs a routine; leaves its flag.
    Call(u32),
    /// Leaves a register.
    Load(u8),
    /// Leaves a number.
    Number(i32),
    /// Takes a number into a register.
    Store(u8),
    /// Takes away the number on top of the stack.
    Drop,
    /// The sum.
    Add,
    /// The difference.
    Subtract,
    /// Whether the first is less.
    Less,
    /// Whether the first is not greater.
    AtMost,
    /// Whether they are equal.
    Equal,
    /// 1 of 0, 0 of anything else.
    Not,
    /// The number of characters of the word.
    Characters,
    /// Takes a place; the byte there, 0 outside of the word.
    Byte,
    /// The first shifted to the right by as many bits as the second says.
    Shift,
    /// The bits that both have.
    And,
    /// Whether a string stands after the cursor, or before it; the cursor moves over it.
    Text(Way, u32),
    /// The same with a string variable.
    Variable(Way, u8),
    /// Whether the character after or before the cursor is of a group, or is not; the cursor moves over it.
    Group(Way, bool, u32),
    /// Moves the cursor over characters that are of a group, or are not; whether one stopped it.
    Skip(Way, bool, u32),
    /// The result of the longest ending of a table that stands after or before the cursor, 0 for none; the cursor moves
    /// over it.
    Among(Way, u32),
    /// Takes a number; whether there are so many characters after or before the cursor, which moves over them.
    Hop(Way),
    /// Moves the cursor over one character.
    Move(Way),
    /// Puts a string in the place of what is between [`BRA`] and [`KET`].
    Replace(u32),
    /// Takes two numbers; puts a string between them.
    Insert(u32),
    /// Keeps what is between [`BRA`] and [`KET`] in a string variable.
    Keep(u8),
    /// The first register's number into the second. This and the following are not in files: they stand for several steps.
    Copy(u8, u8),
    /// How far the cursor is from [`LIMIT`], into a register.
    Measure(u8),
    /// The cursor to where it is so far from [`LIMIT`] as a register says.
    Restore(u8),
    /// Goes on at a step unless a register holds a number.
    UnlessIs(u8, i32, u32),
    /// Goes on at a step unless the first register is less.
    UnlessLess(u8, u8, u32),
    /// Goes on at a step unless the first register is not greater.
    UnlessAtMost(u8, u8, u32),
}

/// Where a step looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// After the cursor.
    Forward,
    /// Before it.
    Backward,
}

impl Step {
    /// Reads a step.
    ///
    /// # Errors
    /// Where the bytes are none.
    pub fn read(cursor: &mut Cursor<'_>) -> Result<Self, ModelError> {
        use Way::{Backward, Forward};
        Ok(match cursor.byte()? {
            0 => Step::Return(false),
            1 => Step::Return(true),
            2 => Step::Jump(unsigned(cursor)?),
            3 => Step::Unless(unsigned(cursor)?),
            4 => Step::If(unsigned(cursor)?),
            5 => Step::Call(unsigned(cursor)?),
            6 => Step::Load(cursor.byte()?),
            7 => Step::Number(signed(cursor)?),
            8 => Step::Store(cursor.byte()?),
            9 => Step::Drop,
            10 => Step::Add,
            11 => Step::Subtract,
            12 => Step::Less,
            13 => Step::AtMost,
            14 => Step::Equal,
            15 => Step::Not,
            16 => Step::Characters,
            17 => Step::Text(Forward, unsigned(cursor)?),
            18 => Step::Text(Backward, unsigned(cursor)?),
            19 => Step::Variable(Forward, cursor.byte()?),
            20 => Step::Variable(Backward, cursor.byte()?),
            21 => Step::Group(Forward, true, unsigned(cursor)?),
            22 => Step::Group(Backward, true, unsigned(cursor)?),
            23 => Step::Group(Forward, false, unsigned(cursor)?),
            24 => Step::Group(Backward, false, unsigned(cursor)?),
            25 => Step::Skip(Forward, true, unsigned(cursor)?),
            26 => Step::Skip(Backward, true, unsigned(cursor)?),
            27 => Step::Skip(Forward, false, unsigned(cursor)?),
            28 => Step::Skip(Backward, false, unsigned(cursor)?),
            29 => Step::Among(Forward, unsigned(cursor)?),
            30 => Step::Among(Backward, unsigned(cursor)?),
            31 => Step::Hop(Forward),
            32 => Step::Hop(Backward),
            33 => Step::Move(Forward),
            34 => Step::Move(Backward),
            35 => Step::Replace(unsigned(cursor)?),
            36 => Step::Insert(unsigned(cursor)?),
            37 => Step::Keep(cursor.byte()?),
            38 => Step::Byte,
            39 => Step::Shift,
            40 => Step::And,
            _ => return Err(ModelError::Damaged),
        })
    }

    /// Writes the step as [`Step::read`] reads it.
    #[cfg(feature = "train")]
    pub fn write(self, out: &mut Vec<u8>) {
        let backward = |way: Way| u8::from(way == Way::Backward);
        let (code, operand) = match self {
            Step::Return(flag) => (u8::from(flag), None),
            Step::Jump(to) => (2, Some(to)),
            Step::Unless(to) => (3, Some(to)),
            Step::If(to) => (4, Some(to)),
            Step::Call(routine) => (5, Some(routine)),
            Step::Load(register) => return out.extend([6, register]),
            Step::Number(number) => {
                out.push(7);
                return write_signed(out, number);
            }
            Step::Store(register) => return out.extend([8, register]),
            Step::Drop => (9, None),
            Step::Add => (10, None),
            Step::Subtract => (11, None),
            Step::Less => (12, None),
            Step::AtMost => (13, None),
            Step::Equal => (14, None),
            Step::Not => (15, None),
            Step::Characters => (16, None),
            Step::Text(way, string) => (17 + backward(way), Some(string)),
            Step::Variable(way, variable) => return out.extend([19 + backward(way), variable]),
            Step::Group(way, of, group) => (21 + 2 * u8::from(!of) + backward(way), Some(group)),
            Step::Skip(way, of, group) => (25 + 2 * u8::from(!of) + backward(way), Some(group)),
            Step::Among(way, table) => (29 + backward(way), Some(table)),
            Step::Hop(way) => (31 + backward(way), None),
            Step::Move(way) => (33 + backward(way), None),
            Step::Replace(string) => (35, Some(string)),
            Step::Insert(string) => (36, Some(string)),
            Step::Keep(variable) => return out.extend([37, variable]),
            // Only made when a program is read.
            Step::Copy(..)
            | Step::Measure(_)
            | Step::Restore(_)
            | Step::UnlessIs(..)
            | Step::UnlessLess(..)
            | Step::UnlessAtMost(..) => return,
            Step::Byte => (38, None),
            Step::Shift => (39, None),
            Step::And => (40, None),
        };
        out.push(code);
        if let Some(operand) = operand {
            write_unsigned(out, operand);
        }
    }
}

/// A number in LEB128.
pub fn unsigned(cursor: &mut Cursor<'_>) -> Result<u32, ModelError> {
    let mut number = 0u32;
    for shift in (0..32).step_by(7) {
        let byte = cursor.byte()?;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(number);
        }
    }
    Err(ModelError::Damaged)
}

/// A signed number, in zigzag.
pub fn signed(cursor: &mut Cursor<'_>) -> Result<i32, ModelError> {
    let number = unsigned(cursor)?;
    Ok((number >> 1) as i32 ^ -((number & 1) as i32))
}

/// Writes a number as [`unsigned`] reads it.
#[cfg(feature = "train")]
pub fn write_unsigned(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Writes a number as [`signed`] reads it.
#[cfg(feature = "train")]
pub fn write_signed(out: &mut Vec<u8>, number: i32) {
    write_unsigned(out, ((number << 1) ^ (number >> 31)) as u32);
}
