//! UTF-16: told by its zero bytes where it has no byte order mark, and decoded as it comes.

use super::decoded::{Decoded, decoded_as};

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
    pub const fn encoding(self) -> &'static str {
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
    pub fn detect(head: &[u8]) -> Option<Self> {
        Self::by_spaces(head).or_else(|| Self::by_script(head))
    }

    /// In any script with spaces at least one code unit in fifty is a space, a line break, a comma or a full stop,
    /// all of which have one zero byte; and hardly any zero byte stands on the other side of a unit.
    fn by_spaces(head: &[u8]) -> Option<Self> {
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

    /// A headline may have no spaces. Where there are control characters, which no other text has, the units of one order
    /// are still all of one script; those of the other are of many, or of none.
    fn by_script(head: &[u8]) -> Option<Self> {
        let is_control = |byte: &u8| *byte < 9 || (14..32).contains(byte) && *byte != 0x1b;
        let controls = head.iter().filter(|byte| is_control(byte)).count();
        if controls * 50 <= head.len() {
            return None;
        }
        let scripts =
            |order: Self| Script::of_all(head.chunks_exact(2).map(|pair| order.unit(pair[0], pair[1])));
        match (scripts(Self::Little), scripts(Self::Big)) {
            (Some(little), Some(big)) if little != big => {
                // Letters of an alphabet make characters of the East when they are turned round, and not the reverse: those
                // have any second byte.
                if little == Script::East {
                    Some(Self::Big)
                } else {
                    (big == Script::East).then_some(Self::Little)
                }
            }
            (Some(_), None) => Some(Self::Little),
            (None, Some(_)) => Some(Self::Big),
            _ => None,
        }
    }
}

/// What the units of a text in UTF-16 are, to tell the order of its bytes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    /// ASCII, the punctuation of any script, and what else says nothing.
    Common,
    /// An alphabet or an abugida; the number is that of its block of 128 characters, the first of them where it has
    /// several.
    Alphabet(u16),
    /// Chinese characters, Kana, Hangul.
    East,
}

impl Script {
    /// `None` for what no text has, or hardly any.
    fn of(unit: u16) -> Option<Self> {
        Some(match unit {
            0x09 | 0x0a | 0x0d | 0x20..=0x7e => Self::Common,
            0xa0..=0xbf
            | 0xd7
            | 0xf7
            | 0x2010..=0x2027
            | 0x202f..=0x205f
            | 0x20a0..=0x20c0
            | 0x2100..=0x214f => Self::Common,
            // Surrogates: pictures, mostly.
            0xd83c..=0xd83e | 0xdc00..=0xdfff | 0x200b..=0x200f | 0xfe0f => Self::Common,
            0xc0..=0x24f | 0x1e00..=0x1eff => Self::Common,
            0x370..=0x3ff | 0x1f00..=0x1fff => Self::Alphabet(0x370 >> 7),
            0x400..=0x52f => Self::Alphabet(0x400 >> 7),
            0x600..=0x6ff | 0x750..=0x77f => Self::Alphabet(0x600 >> 7),
            0x531..=0x58f | 0x591..=0x5f4 | 0x900..=0xeff | 0x10a0..=0x10ff => Self::Alphabet(unit >> 7),
            0x3000..=0x30ff | 0x4e00..=0x9fff | 0xac00..=0xd7a3 | 0xff01..=0xffef => Self::East,
            _ => return None,
        })
    }

    /// The one script of all units; `None` where they have several, or are no text. One in fifty may be anything.
    fn of_all(units: impl ExactSizeIterator<Item = u16>) -> Option<Self> {
        let (count, mut strange) = (units.len(), 0);
        let (mut found, mut own) = (Self::Common, 0);
        for unit in units {
            match Self::of(unit) {
                Some(Self::Common) => own += 1,
                Some(script) if found == Self::Common || script == found => (found, own) = (script, own + 1),
                _ => strange += 1,
            }
        }
        // Eight characters of the East happen by chance once in thousands of times, two letters with their zero bytes
        // hardly more often.
        let least = if found == Self::East { 8 } else { 2 };
        (own >= least && strange * 50 <= count).then_some(found)
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
        Decoded { text: self.text, notices: vec![notice], ..Decoded::default() }
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
