//! UTF-16: told by its zero bytes where it has no byte order mark, and decoded as it comes.

use super::decode::{Decoded, decoded_as};

/// Which byte of a code unit comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    /// The low byte.
    Little,
    /// The high byte.
    Big,
}

impl ByteOrder {
    /// The name of the encoding in the Encoding Standard.
    const fn encoding(self) -> &'static str {
        match self {
            Self::Little => "UTF-16LE",
            Self::Big => "UTF-16BE",
        }
    }

    fn unit(self, first: u8, second: u8) -> u16 {
        match self {
            Self::Little => u16::from_le_bytes([first, second]),
            Self::Big => u16::from_be_bytes([first, second]),
        }
    }

    /// Whether the first bytes of a file without a mark are UTF-16, and which.
    ///
    /// In any script with spaces at least one code unit in fifty is a space, a line break, a comma or a full stop,
    /// all of which have one zero byte; and hardly any zero byte stands on the other side of a unit.
    pub fn detect(head: &[u8]) -> Option<Self> {
        let units = head.len() / 2;
        let evidence = |order: Self| {
            let (mut marks, mut wrong) = (0, 0);
            for pair in head.chunks_exact(2) {
                match order.unit(pair[0], pair[1]) {
                    0x20 | 0x0a | 0x0d | 0x2c | 0x2e => marks += 1,
                    // NUL and other controls; in the wrong order these are spaces and line breaks.
                    0..=8 | 0x0e..=0x1f | 0x2000 | 0x0a00 | 0x0d00 | 0xfffe | 0xffff => wrong += 1,
                    _ => {}
                }
            }
            (units >= 8 && marks * 50 >= units && wrong * 100 <= units).then_some(marks)
        };
        match (evidence(Self::Little), evidence(Self::Big)) {
            (Some(little), Some(big)) if little == big => None,
            (little, big) if little > big => Some(Self::Little),
            (_, big) => big.map(|_| Self::Big),
        }
    }
}

/// Decodes UTF-16 that comes in pieces, which may end anywhere.
#[derive(Debug)]
pub struct Utf16Reader {
    order: ByteOrder,
    /// The first byte of a unit whose second has not come.
    half: Option<u8>,
    /// A high surrogate whose low surrogate has not come.
    high: Option<u16>,
    text: String,
    lost: usize,
    first_lost: Option<usize>,
}

impl Utf16Reader {
    /// A reader for about `bytes` bytes.
    pub fn new(order: ByteOrder, bytes: usize) -> Self {
        let mut text = String::new();
        // Right for ASCII, and a start for the rest. Where there is no memory for it the text grows as it must.
        _ = text.try_reserve(bytes / 2);
        Self { order, half: None, high: None, text, lost: 0, first_lost: None }
    }

    /// Size of the text so far in bytes.
    pub fn text_bytes(&self) -> usize {
        self.text.len()
    }

    /// Takes the next bytes.
    pub fn push(&mut self, piece: &[u8]) {
        let mut rest = piece;
        if let (Some(first), Some((&second, tail))) = (self.half, rest.split_first()) {
            self.half = None;
            self.unit(self.order.unit(first, second));
            rest = tail;
        }
        let pairs = rest.chunks_exact(2);
        if let [half] = pairs.remainder() {
            self.half = Some(*half);
        }
        for pair in pairs {
            self.unit(self.order.unit(pair[0], pair[1]));
        }
    }

    /// The text and how it was read.
    pub fn finish(mut self) -> Decoded {
        if self.high.take().is_some() {
            self.lose();
        }
        if self.half.is_some() {
            self.lose();
        }
        let notice = decoded_as(self.order.encoding(), self.lost, "character", self.first_lost);
        Decoded { text: self.text, notices: vec![notice] }
    }

    fn unit(&mut self, unit: u16) {
        if let Some(high) = self.high.take() {
            if let Some(Ok(character)) = char::decode_utf16([high, unit]).next() {
                self.text.push(character);
                return;
            }
            self.lose();
        }
        match char::from_u32(u32::from(unit)) {
            Some(character) => self.text.push(character),
            None if unit < 0xdc00 => self.high = Some(unit),
            None => self.lose(),
        }
    }

    fn lose(&mut self) {
        self.first_lost.get_or_insert(self.text.len());
        self.lost += 1;
        self.text.push(char::REPLACEMENT_CHARACTER);
    }
}
