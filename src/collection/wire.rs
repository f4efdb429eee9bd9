//! Numbers as bytes: small ones take one (LEB128), and reading is checked.

/// The bytes are not what was written.
#[derive(Debug, PartialEq, Eq)]
pub struct Damaged;

/// Writes numbers.
#[derive(Default)]
pub struct Writer {
    pub bytes: Vec<u8>,
}

impl Writer {
    pub fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    pub fn number(&mut self, number: u32) {
        self.long(u64::from(number));
    }

    pub fn signed(&mut self, number: i64) {
        self.long((number << 1 ^ number >> 63) as u64);
    }

    pub fn list(&mut self, numbers: &[u32]) {
        self.number(numbers.len() as u32);
        numbers.iter().for_each(|&number| self.number(number));
    }

    /// The bits of a float. What people write has few digits.
    pub fn float(&mut self, bits: u64) {
        let value = f64::from_bits(bits);
        for (digits, scale) in SCALES.into_iter().enumerate() {
            let scaled = value * scale;
            if scaled.abs() < 9e15 && (scaled as i64 as f64 / scale).to_bits() == bits {
                self.byte(digits as u8);
                return self.signed(scaled as i64);
            }
        }
        self.byte(SCALES.len() as u8);
        self.bytes.extend_from_slice(&bits.to_le_bytes());
    }

    fn long(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }
}

/// Powers of ten by which a number of few digits becomes a whole one.
const SCALES: [f64; 5] = [1.0, 10.0, 100.0, 1000.0, 10_000.0];

/// Reads numbers.
pub struct Reader<'b> {
    bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { bytes }
    }

    pub fn is_at_end(&self) -> bool {
        self.bytes.is_empty()
    }

    pub fn byte(&mut self) -> Result<u8, Damaged> {
        let (&byte, rest) = self.bytes.split_first().ok_or(Damaged)?;
        self.bytes = rest;
        Ok(byte)
    }

    pub fn take(&mut self, length: usize) -> Result<&'b [u8], Damaged> {
        let (taken, rest) = self.bytes.split_at_checked(length).ok_or(Damaged)?;
        self.bytes = rest;
        Ok(taken)
    }

    pub fn number(&mut self) -> Result<u32, Damaged> {
        u32::try_from(self.long()?).map_err(|_| Damaged)
    }

    /// How many things follow, each of which takes at least a byte.
    pub fn count(&mut self) -> Result<u32, Damaged> {
        let count = self.number()?;
        if count as usize > self.bytes.len() { Err(Damaged) } else { Ok(count) }
    }

    pub fn signed(&mut self) -> Result<i64, Damaged> {
        let number = self.long()?;
        Ok((number >> 1) as i64 ^ -((number & 1) as i64))
    }

    pub fn list(&mut self) -> Result<Vec<u32>, Damaged> {
        (0..self.count()?).map(|_| self.number()).collect()
    }

    pub fn float(&mut self) -> Result<u64, Damaged> {
        let digits = usize::from(self.byte()?);
        match SCALES.get(digits) {
            Some(scale) => Ok((self.signed()? as f64 / scale).to_bits()),
            None if digits == SCALES.len() => {
                let bytes = self.take(8)?.try_into().map_err(|_| Damaged)?;
                Ok(u64::from_le_bytes(bytes))
            }
            None => Err(Damaged),
        }
    }

    fn long(&mut self) -> Result<u64, Damaged> {
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            // The last byte has room for one bit.
            if shift == 63 && bits > 1 {
                return Err(Damaged);
            }
            number |= bits << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Damaged)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_come_back(number in any::<u32>(), signed in any::<i64>(), value in any::<f64>(), digits in -99_999i32..99_999) {
            let short = f64::from(digits) / 100.0;
            let mut out = Writer::default();
            out.number(number);
            out.signed(signed);
            out.float(value.to_bits());
            out.float(short.to_bits());
            let mut from = Reader::new(&out.bytes);
            prop_assert_eq!(from.number(), Ok(number));
            prop_assert_eq!(from.signed(), Ok(signed));
            prop_assert_eq!(from.float(), Ok(value.to_bits()));
            prop_assert_eq!(from.float(), Ok(short.to_bits()));
            prop_assert!(from.is_at_end());
        }
    }

    #[test]
    fn an_end_too_early_is_an_error() {
        assert_eq!(Reader::new(&[]).byte(), Err(Damaged));
        assert_eq!(Reader::new(&[0x80]).number(), Err(Damaged));
        assert_eq!(Reader::new(&[0xff; 12]).signed(), Err(Damaged));
        assert_eq!(Reader::new(&[5, 1]).list(), Err(Damaged));
        assert_eq!(Reader::new(&[9]).float(), Err(Damaged));
    }
}
