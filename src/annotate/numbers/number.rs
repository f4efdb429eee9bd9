//! A number's value, and how it is written in figures.

use std::fmt;

use crate::text::Decimal;

/// A number in decimal digits, perhaps over a divisor: `digits` × 10^`exponent` / `divisor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    digits: u64,
    exponent: i16,
    divisor: u32,
}

impl Number {
    /// A whole number.
    pub const fn whole(digits: u64) -> Self {
        Self { digits, exponent: 0, divisor: 1 }
    }

    /// Whether it is zero.
    pub const fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// A fraction; those of a finite decimal form take that form. `None` where the denominator is zero.
    pub fn fraction(numerator: u32, denominator: u32) -> Option<Self> {
        for exponent in 0..=6 {
            let scaled = u64::from(numerator) * 10_u64.pow(exponent);
            if scaled.checked_rem(u64::from(denominator))? == 0 {
                let digits = scaled / u64::from(denominator);
                return Some(Self { digits, exponent: -(exponent as i16), divisor: 1 });
            }
        }
        Some(Self { digits: numerator.into(), exponent: 0, divisor: denominator })
    }

    /// This number times a power of ten.
    pub fn scaled(self, exponent: i16) -> Self {
        Self { exponent: self.exponent + exponent, ..self }
    }

    /// The product; `None` where it has too many digits.
    pub fn times(self, other: u64) -> Option<Self> {
        Some(Self { digits: self.digits.checked_mul(other)?, ..self })
    }

    /// The sum; `None` where it has too many digits.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.digits == 0 || other.digits == 0 {
            return Some(if self.digits == 0 { other } else { self });
        }
        let exponent = self.exponent.min(other.exponent);
        let raise = |n: Self| n.digits.checked_mul(10_u64.checked_pow((n.exponent - exponent) as u32)?);
        let (a, b) = (raise(self)?, raise(other)?);
        let (a, b) = (a.checked_mul(other.divisor.into())?, b.checked_mul(self.divisor.into())?);
        let divisor = self.divisor.checked_mul(other.divisor)?;
        Some(Self { digits: a.checked_add(b)?, exponent, divisor })
    }

    /// The number, if it is whole.
    pub fn integer(self) -> Option<u64> {
        if self.divisor != 1 {
            return None;
        }
        let power = 10_u64.checked_pow(u32::from(self.exponent.unsigned_abs()))?;
        if self.exponent >= 0 {
            return self.digits.checked_mul(power);
        }
        self.digits.is_multiple_of(power).then(|| self.digits / power)
    }

    /// The floating-point number: the nearest one up to 2^53 and 22 powers of ten, else within a few units in the last
    /// place (reading those exactly would bring 10 kB of tables into the WebAssembly file).
    pub fn to_f64(self) -> f64 {
        // One correctly rounded operation on two exact numbers (W. D. Clinger, "How to read floating point numbers
        // accurately", 1990); larger powers take several.
        let mut decimal = self.digits as f64;
        let mut left = self.exponent.unsigned_abs();
        while left > 0 {
            let step = left.min(22);
            let power = (0..step).fold(1.0, |product: f64, _| product * 10.0);
            decimal = if self.exponent < 0 { decimal / power } else { decimal * power };
            left -= step;
        }
        if self.divisor == 1 { decimal } else { decimal / f64::from(self.divisor) }
    }
}

impl fmt::Display for Number {
    /// In plain decimal digits: "2.5", "100".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.divisor == 1 && self.exponent >= 0 && self.digits > 0 {
            write!(f, "{}", self.digits)?;
            return (0..self.exponent).try_for_each(|_| f.write_str("0"));
        }
        match self.integer() {
            Some(integer) => write!(f, "{integer}"),
            None => Decimal(self.to_f64()).fmt(f),
        }
    }
}

/// Longest figure that is still an amount; longer ones are keys and codes.
const MAX_DIGITS: usize = 18;

/// The figure that `text` begins with ("2,525", "42.5", "1.111,11", "1'234.50"), and its length in bytes.
pub fn figure(text: &str) -> Option<(Number, usize)> {
    figure_with(text, b'.')
}

/// The same where `decimal`, a full stop or a comma, is the mark before decimal digits: it decides what the only mark of a
/// figure is.
pub fn figure_with(text: &str, decimal: u8) -> Option<(Number, usize)> {
    let bytes = text.as_bytes();
    let mark = |b: u8| matches!(b, b',' | b'.' | b'\'');
    let mut end = 0;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_digit() {
            end = at + 1;
        } else if !mark(byte) || at != end {
            break;
        }
        at += 1;
        if at > 2 * MAX_DIGITS {
            return None;
        }
    }
    let written = &bytes[..end];
    let first = written.first()?;
    let decimal_at = match decimal_mark(written, decimal) {
        Marks::Unreadable => return None,
        Marks::Decimal(position) => position,
        Marks::GroupsOnly => end,
    };
    if mark(*first) && decimal_at != 0 {
        return None;
    }
    let mut digits = 0_u64;
    let mut count = 0;
    let mut exponent = 0;
    for (position, byte) in written.iter().enumerate().filter(|(_, b)| b.is_ascii_digit()) {
        digits = digits * 10 + u64::from(byte - b'0');
        count += usize::from(digits > 0);
        exponent -= i16::from(position > decimal_at);
        if count > MAX_DIGITS {
            return None;
        }
    }
    Some((Number { digits, exponent, divisor: 1 }, end))
}

enum Marks {
    /// No decimal part.
    GroupsOnly,
    /// Where the decimal mark stands.
    Decimal(usize),
    /// Not one number: "22,24,26", "10.12.2023".
    Unreadable,
}

/// Which of the marks within a figure parts whole from decimal digits.
fn decimal_mark(written: &[u8], decimal: u8) -> Marks {
    let mut marks = written.iter().enumerate().filter(|(_, b)| !b.is_ascii_digit()).map(|(i, &b)| (i, b));
    let Some((first, kind)) = marks.next() else { return Marks::GroupsOnly };
    let Some((last, last_kind)) = marks.next_back() else {
        // One mark: one before three digits groups thousands.
        return match (kind, written.len() - first - 1) {
            (b',', _) if decimal == b',' => Marks::Decimal(first),
            (b'.', 3) if decimal == b',' && (1..=3).contains(&first) && written[0] != b'0' => {
                Marks::GroupsOnly
            }
            (b'.', 3..) if decimal == b',' => Marks::Unreadable,
            (b',' | b'\'', 3) if (1..=3).contains(&first) => Marks::GroupsOnly,
            // "5'10" is a height.
            (b'\'', _) => Marks::Unreadable,
            // "1,3" as the continent writes; "3,2251" is a slip of some kind.
            (b',', 3..) => Marks::Unreadable,
            _ => Marks::Decimal(first),
        };
    };
    if last_kind == b'\'' && kind != last_kind {
        return Marks::Unreadable;
    }
    let whole = if last_kind == kind { written } else { &written[..last] };
    let mut groups = whole.split(|&b| b == kind);
    let head = groups.next().map_or(0, <[u8]>::len);
    let tail = groups.next_back().map_or(3, <[u8]>::len);
    let digits_only = whole.iter().all(|&b| b == kind || b.is_ascii_digit());
    let by_threes = groups.clone().all(|g| g.len() == 3) && head <= 3;
    // "1,00,000": lakhs and crores.
    let by_twos = kind == b',' && groups.all(|g| g.len() == 2) && head <= 2;
    if !digits_only || head == 0 || tail != 3 || !(by_threes || by_twos) {
        return Marks::Unreadable;
    }
    if last_kind == kind { Marks::GroupsOnly } else { Marks::Decimal(last) }
}
