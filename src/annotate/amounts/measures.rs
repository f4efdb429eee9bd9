//! What is no money: percentages, ages, quantities in units of measure.

use super::AmountKind;
use super::lexicon::Term;
use super::parser::{Counted, Parser, Read};
use crate::annotate::numbers::{Number, Numeral, Reading};
use crate::lang::en::units::{self, Guard, Measurement, UnitRole};

impl Parser<'_> {
    /// "5bn", "100k", "5m": a number in thousands or millions, or metres and tonnes.
    pub(super) fn suffixed(&self, at: usize, number: Number, limit: usize) -> Read<Counted> {
        let text = self.document.token_text(at);
        let suffix = &text[text.rfind(|c: char| c.is_ascii_digit())? + 1..];
        let exponent = units::magnitude(suffix);
        let lower = match suffix {
            "m" if self.is_of_pack() || !self.counts_things(at + 1) => Some("m"),
            "t" => Some("t"),
            "g" => Some("g"),
            "l" | "L" => Some("l"),
            "W" => Some("w"),
            "V" => Some("v"),
            _ => None,
        };
        if let Some(unit) = lower.and_then(units::measurement) {
            // "£5m" was a sum; "€" and "won" may stand behind.
            let million = Reading { number: number.scaled(6), negative: false, end: at + 1, scaled: true };
            if let Some(read) = self.money_after(million, limit).filter(|_| suffix == "m") {
                return Some(read);
            }
            let (code, end) = self.unit_code(unit, at + 1);
            return Some((Counted::new(AmountKind::Quantity, number, Some(code)), end));
        }
        let reading =
            Reading { number: number.scaled(exponent?), negative: false, end: at + 1, scaled: true };
        let plain = (Counted::new(AmountKind::Number, reading.number, None), at + 1);
        Some(self.unit_after(reading, limit).unwrap_or(plain))
    }

    pub(super) fn percent_after(&self, reading: Reading) -> Read<Counted> {
        let at = reading.end + usize::from(self.is_tight_hyphen(reading.end));
        let basis_points = match (self.form(at), self.form(at + 1)) {
            ("basis", "point" | "points") => Some(at + 2),
            ("bps" | "bp", _) => Some(at + 1),
            _ => None,
        };
        if let Some(end) = basis_points {
            return Some((Counted::new(AmountKind::Percent, reading.number.scaled(-2), Some("%")), end));
        }
        let end = match (self.term(at), self.term(at + 1)) {
            (Term::Percent, _) => at + 1,
            (Term::Per, Term::Cent(_)) => at + 2,
            (Term::Percentage, _) if matches!(self.form(at + 1), "point" | "points") => at + 2,
            _ => return None,
        };
        Some((Counted::new(AmountKind::Percent, reading.number, Some("%")), end))
    }

    pub(super) fn age_after(&self, reading: Reading) -> Read<Counted> {
        let at = reading.end + usize::from(self.is_tight_hyphen(reading.end));
        let Term::Time(code) = self.term(at) else {
            let counted = Counted::new(AmountKind::Quantity, reading.number, Some("a"));
            let is_age = match self.form(at) {
                "yo" | "y/o" => true,
                // "68-Jährige"
                "year-old" => self.is_of_pack(),
                _ => false,
            };
            return is_age.then_some((counted, at + 1));
        };
        let next = at + 1 + usize::from(self.is_tight_hyphen(at + 1));
        let end = match (self.form(next), self.form(next + 1)) {
            ("old" | "olds", _) => next + 1,
            ("of", "age") => next + 2,
            _ => return None,
        };
        Some((Counted::new(AmountKind::Quantity, reading.number, Some(code)), end))
    }

    pub(super) fn quantity_after(&self, reading: Reading) -> Read<Counted> {
        let at = reading.end + usize::from(self.is_tight_hyphen(reading.end));
        let quantity =
            |code, end| Some((Counted::new(AmountKind::Quantity, reading.number, Some(code)), end));
        match (self.term(at), self.term(at + 1)) {
            (Term::Square, Term::Unit(unit)) => quantity(units::derived(unit.code)?.square, at + 2),
            (Term::Cubic, Term::Unit(unit)) => quantity(units::derived(unit.code)?.cubic, at + 2),
            // "metric tons", "nautical miles"
            (Term::None, Term::Unit(unit)) if self.form(at) == "metric" => quantity(unit.code, at + 2),
            (Term::None, Term::Unit(unit)) if self.form(at) == "nautical" && unit.code == "[mi_i]" => {
                quantity("[nmi_i]", at + 2)
            }
            (Term::Name(currency), _) if currency.guard == Guard::Pound => quantity("[lb_av]", at + 1),
            (Term::Unit(unit), _) if self.is_unit(at, reading.end) => {
                let inches = if unit.code == "[ft_i]" { self.inches_after(at + 1) } else { None };
                if let Some((inches, end)) = inches {
                    let number = reading.number.plus(inches)?;
                    return Some((Counted::new(AmountKind::Quantity, number, Some(unit.code)), end));
                }
                let (code, end) = self.unit_code(unit, at + 1);
                quantity(code, end)
            }
            _ => None,
        }
    }

    /// "10in", "10ins" behind "5ft".
    pub(super) fn tight_inches(&self, at: usize) -> Option<u32> {
        let form = self.form(at);
        let inches = form.strip_suffix("ins").or_else(|| form.strip_suffix("in"))?;
        inches.parse().ok().filter(|inches| *inches < 12)
    }

    /// "2 inches" behind "5 feet", in feet.
    pub(super) fn inches_after(&self, at: usize) -> Read<Number> {
        let next = at + usize::from(self.numerals.at(at) == Numeral::And);
        let reading = self.plain_number(next, next + 2)?;
        let is_inch = matches!(self.form(reading.end), "inches" | "inch" | "in");
        let inches = u32::try_from(reading.number.integer()?).ok()?;
        is_inch.then_some((Number::fraction(inches, 12)?, reading.end + 1))
    }

    /// Whether a short unit is one: a letter by itself only in its own case and not before a name.
    pub(super) fn is_unit(&self, at: usize, number_end: usize) -> bool {
        let text = self.document.token_text(at);
        if text.len() > 2 || at != number_end {
            return true;
        }
        match text {
            "m" | "g" | "t" | "l" | "L" => true,
            "W" | "V" => !self.is_capitalized(at + 1),
            _ => text.len() == 2 || text == "°",
        }
    }

    /// The code of the unit read up to `end`, with the rate or scale that may follow: "km/h", "degrees Celsius", "km²".
    pub(super) fn unit_code(&self, unit: Measurement, end: usize) -> (&'static str, usize) {
        match unit.role {
            UnitRole::Plain => (unit.code, end),
            UnitRole::Degree => match self.form(end) {
                "c" | "celsius" | "centigrade" => ("Cel", end + 1),
                "f" | "fahrenheit" | "farenheit" => ("[degF]", end + 1),
                _ => (unit.code, end),
            },
            UnitRole::Length => {
                let Some(derived) = units::derived(unit.code) else { return (unit.code, end) };
                if !self.space_before(end) {
                    match self.form(end) {
                        "²" => return (derived.square, end + 1),
                        "³" => return (derived.cubic, end + 1),
                        _ => {}
                    }
                }
                // "kilomètres carrés"
                match self.term(end) {
                    Term::Square if self.is_of_pack() => return (derived.square, end + 1),
                    Term::Cubic if self.is_of_pack() => return (derived.cubic, end + 1),
                    _ => {}
                }
                let is_per = matches!(self.form(end), "per" | "a" | "an" | "/");
                match self.form(end + 1) {
                    "hour" | "h" | "hr" if is_per => (derived.hourly, end + 2),
                    "second" | "s" | "sec" if is_per && self.form(end) != "a" => (derived.secondly, end + 2),
                    _ => (unit.code, end),
                }
            }
        }
    }
}
