//! A cardinal number while it is read, part by part.

use super::{Number, Numeral};
use crate::lang::en::numerals::NumberWord;

/// By which rules the parts of a number follow each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rules {
    /// Those of English.
    English,
    /// Those of all packs; whether the article that is one, too, follows without anything between: "двадцать один".
    Pack { adds_article: bool },
    /// Those within a word: "dreiundzwanzig".
    Word,
}

/// The last part of a cardinal number so far.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    Nothing,
    /// The "a" of "a hundred".
    Factor,
    Digit,
    Teen,
    Tens,
    /// "soixante", "quatre-vingt".
    Vigesimal,
    Hundred,
    /// A power of ten, by its exponent.
    Scale(u8),
    Figure,
}

impl Last {
    pub fn is_spoken(self) -> bool {
        matches!(self, Self::Digit | Self::Teen | Self::Tens | Self::Hundred)
    }

    pub fn is_scale(self) -> bool {
        matches!(self, Self::Scale(_))
    }
}

/// A cardinal number while it is read.
#[derive(Clone, Copy)]
pub(super) struct Cardinal {
    rules: Rules,
    /// What stands before the last power of ten, with it.
    done: Number,
    /// What came since.
    pub group: Number,
    pub last: Last,
    /// Exponent of the last power of ten; the next one must be smaller.
    pub smallest: u8,
    /// The same of the last one above the thousands.
    ceiling: u8,
    /// Groups of figures, as in "1 414 021 100".
    pub groups: u8,
    pub after_and: bool,
}

impl Cardinal {
    pub fn new(initial: Option<Number>, rules: Rules) -> Self {
        let last = if initial.is_some() { Last::Factor } else { Last::Nothing };
        let group = initial.unwrap_or(Number::whole(0));
        let none = u8::MAX;
        let done = Number::whole(0);
        Self { rules, done, group, last, smallest: none, ceiling: none, groups: 0, after_and: false }
    }

    pub fn takes_and(&self) -> bool {
        let is_open = match self.last {
            Last::Hundred | Last::Scale(_) => true,
            Last::Tens | Last::Vigesimal => self.rules != Rules::English,
            Last::Digit => self.rules == Rules::Word,
            _ => false,
        };
        is_open && !self.after_and
    }

    /// The same behind an "and".
    pub fn joined(self) -> Self {
        Self { after_and: true, ..self }
    }

    /// What the group becomes with the next numeral; `None` where that begins something else.
    pub fn step(&self, numeral: Numeral) -> Option<(Number, Last)> {
        use Last::{Digit, Figure, Hundred, Nothing, Scale, Teen, Tens};
        let opens = matches!(self.last, Nothing | Hundred | Scale(_));
        let plus = |value: u8, last| Some((self.group.plus(Number::whole(value.into()))?, last));
        let counts = !matches!(self.last, Nothing | Scale(_) | Hundred);
        if self.rules != Rules::English
            && let Some(next) = self.step_of_pack(numeral)
        {
            return next;
        }
        match numeral {
            Numeral::Word(NumberWord::Digit(0)) if self.last == Nothing => plus(0, Digit),
            Numeral::Word(NumberWord::Digit(digit @ 1..)) if opens || self.last == Tens => plus(digit, Digit),
            Numeral::Word(NumberWord::Teen(value)) if opens => plus(value, Teen),
            Numeral::Word(NumberWord::Tens(value)) if opens => plus(value, Tens),
            Numeral::Compound(value) if opens => plus(value, Teen),
            Numeral::Word(NumberWord::Hundred) if counts => Some((self.group.scaled(2), Hundred)),
            Numeral::Word(NumberWord::Scale(exponent)) => match self.last {
                // "100 thousand million"
                Scale(3) if exponent > 3 => Some((self.done.scaled(exponent.into()), Scale(exponent))),
                Nothing | Scale(_) => None,
                _ if exponent < self.smallest => Some((self.group.scaled(exponent.into()), Scale(exponent))),
                _ => None,
            },
            Numeral::Word(NumberWord::ScaleAbbreviation(exponent)) if self.last == Figure => {
                Some((self.group.scaled(exponent.into()), Scale(exponent)))
            }
            Numeral::Figure(figure) if self.last == Nothing => Some((figure, Figure)),
            Numeral::Figure(figure) if self.after_and => Some((self.group.plus(figure)?, Figure)),
            _ => None,
        }
    }

    /// The same where packs have rules of their own; `None` where they have none.
    fn step_of_pack(&self, numeral: Numeral) -> Option<Option<(Number, Last)>> {
        use Last::{Digit, Factor, Figure, Hundred, Nothing, Scale, Teen, Tens, Vigesimal};
        let plus = |value: u32, last| Some((self.group.plus(Number::whole(value.into()))?, last));
        let ends_in =
            |digits: u64, unit: u64| self.group.integer().is_some_and(|group| group % unit == digits);
        let Numeral::Word(word) = numeral else {
            let follows = matches!(self.last, Tens | Vigesimal | Hundred | Scale(_));
            let is_added =
                self.after_and || self.last == Hundred || self.rules != Rules::Pack { adds_article: false };
            return (numeral == Numeral::Article).then(|| plus(1, Digit).filter(|_| follows && is_added));
        };
        let is_swapped = self.rules == Rules::Word && self.after_and && self.last == Digit;
        Some(match word {
            NumberWord::Tens(value) | NumberWord::Vigesimal(value) if is_swapped => plus(value.into(), Teen),
            NumberWord::Vigesimal(20) if self.last == Digit && ends_in(4, 100) => plus(76, Vigesimal),
            NumberWord::Vigesimal(value) => match self.last {
                Nothing | Hundred | Scale(_) => {
                    plus(value.into(), if value == 20 { Tens } else { Vigesimal })
                }
                _ => None,
            },
            NumberWord::Digit(value @ 1..) if self.last == Vigesimal => plus(value.into(), Digit),
            // "dix-sept" in two words
            NumberWord::Digit(value @ 7..) if self.last == Teen && ends_in(0, 10) => plus(value.into(), Teen),
            NumberWord::Teen(value) if self.last == Vigesimal => plus(value.into(), Teen),
            NumberWord::Hundred => match self.last {
                Nothing | Scale(_) => plus(100, Hundred),
                Factor | Digit | Teen if !self.after_and => self.hundreds().map(|group| (group, Hundred)),
                _ => None,
            },
            NumberWord::Large(value) => {
                let fits = match self.last {
                    Nothing => true,
                    Scale(exponent) => value.ilog10() < u32::from(exponent),
                    Hundred => value < 1000 && ends_in(0, 1000),
                    _ => false,
                };
                let last = if value.is_multiple_of(100) { Hundred } else { Teen };
                plus(value, last).filter(|_| fits)
            }
            NumberWord::Power(exponent) => self.scaled(exponent, true),
            NumberWord::Scale(exponent) => self.scaled(exponent, false),
            NumberWord::ScaleAbbreviation(exponent) if self.last == Figure => self.scaled(exponent, false),
            _ => return None,
        })
    }

    /// The group where what was read last counts hundreds: "duemila" and "cinque" are 2500 then.
    fn hundreds(&self) -> Option<Number> {
        let Some(group) = self.group.integer() else { return Some(self.group.scaled(2)) };
        let last = group % if self.last == Last::Digit { 10 } else { 100 };
        let above = group - last;
        above.is_multiple_of(1000).then(|| Number::whole(above).plus(Number::whole(last * 100))).flatten()
    }

    /// All of the number with a power of ten, which counts once where nothing stands before it and it may stand `alone`.
    fn scaled(&self, exponent: u8, alone: bool) -> Option<(Number, Last)> {
        let is_bare = matches!(self.last, Last::Nothing | Last::Scale(_));
        let done = if exponent < self.smallest {
            let factor = if is_bare { alone.then(|| Number::whole(1))? } else { self.group };
            self.done.plus(factor.scaled(exponent.into()))?
        } else if self.smallest == 3 && exponent > 3 && exponent < self.ceiling {
            // "doce mil quinientos millones"
            let all = self.total()?.integer()?;
            let above = all - all % 10_u64.checked_pow(self.ceiling.into()).unwrap_or(u64::MAX);
            Number::whole(all - above).scaled(exponent.into()).plus(Number::whole(above))?
        } else {
            return None;
        };
        Some((done, Last::Scale(exponent)))
    }

    /// Goes on to what [`Self::step`] gave.
    pub fn take(&mut self, group: Number, last: Last) -> Option<()> {
        if let Last::Scale(exponent) = last {
            if self.last.is_scale() || self.rules != Rules::English {
                self.done = Number::whole(0);
            }
            self.smallest = exponent;
            self.ceiling = if exponent > 3 { exponent } else { self.ceiling };
            self.done = self.done.plus(group)?;
            self.group = Number::whole(0);
        } else {
            self.group = group;
        }
        self.groups += u8::from(last == Last::Figure);
        self.last = last;
        self.after_and = false;
        Some(())
    }

    pub fn total(&self) -> Option<Number> {
        if self.group.is_zero() { Some(self.done) } else { self.done.plus(self.group) }
    }
}
