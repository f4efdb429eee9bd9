//! Numbers in plain decimal digits.

use std::fmt;

/// Writes a number with at most four digits behind its point: "2.5", "100". The library's ways of writing floating-point numbers to the
/// last digit take 15 kB of code, and nothing that is told to readers needs them.
#[derive(Clone, Copy)]
pub struct Decimal(pub f64);

/// From here on not every whole number with four digits behind it is a value of its own.
const LARGE: f64 = 1e12;

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(value) = *self;
        if value.is_nan() {
            return f.write_str("no number");
        }
        let scaled = libm::round(value.abs().min(LARGE) * 1e4) as u64;
        let (whole, rest) = (scaled / 10_000, scaled % 10_000);
        if value < 0.0 && scaled > 0 {
            f.write_str("-")?;
        }
        write!(f, "{whole}")?;
        if rest > 0 {
            let digits = (1..=4).find(|&digits| rest % 10_u64.pow(4 - digits) == 0).unwrap_or(4);
            write!(f, ".{:0width$}", rest / 10_u64.pow(4 - digits), width = digits as usize)?;
        }
        if value.abs() > LARGE { f.write_str(" or more") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn at_most_four_digits_behind_the_point() {
        let cases = [
            (0.0, "0"),
            (-0.0, "0"),
            (2.5, "2.5"),
            (100.0, "100"),
            (-1.0, "-1"),
            (0.05, "0.05"),
            (1.0 / 3.0, "0.3333"),
            (2.0 / 3.0, "0.6667"),
            (0.999_99, "1"),
            (-0.000_01, "0"),
            (12.340_5, "12.3405"),
            (1e12, "1000000000000"),
            (1e300, "1000000000000 or more"),
            (f64::NEG_INFINITY, "-1000000000000 or more"),
            (f64::NAN, "no number"),
        ];
        for (value, expected) in cases {
            assert_eq!(Decimal(value).to_string(), expected);
        }
    }
}
