//! Reads amounts: a number, and the sign, currency, unit or word that says what it counts.

use super::lexicon::{Lexicon, Term};
use super::{Amount, AmountKind, Measure};
use crate::annotate::numbers::{Number, Numeral, Numerals, Reading};
use crate::document::Document;
use crate::lang::en::numerals::NumberWord;
use crate::lang::en::units::{self, Country, Currency, Guard, Measurement, UnitRole};
use crate::text::{Sentence, TokenFlags, TokenRange};

/// What was read, and the token after it.
type Read<T> = Option<(T, usize)>;

/// A number with what it counts.
#[derive(Clone, Copy, Debug)]
struct Counted {
    kind: AmountKind,
    number: Number,
    negative: bool,
    unit: Option<&'static str>,
}

/// Tokens from which on a text is long: a third of a megabyte.
const LONG_TEXT: usize = 1 << 16;

/// Reads the amounts of one document.
pub struct Parser<'d> {
    document: &'d Document<'d>,
    lexicon: Lexicon,
    numerals: Numerals<'d>,
    /// Of each word of the document whether an amount can begin with it.
    beginners: Vec<bool>,
    /// The countries that the document names, with how often.
    countries: Vec<(Country, u32)>,
    /// Whether pounds are money in this document.
    has_pounds: bool,
}

impl<'d> Parser<'d> {
    /// A parser for a document.
    pub fn new(document: &'d Document<'d>) -> Self {
        let lexicon = Lexicon::new(document);
        let mut countries: Vec<(Country, u32)> = Vec::new();
        let mut has_pounds = false;
        for token in &document.tokens {
            match lexicon.get(token.word) {
                Term::Country(country) => match countries.iter_mut().find(|(known, _)| *known == country) {
                    Some((_, count)) => *count += 1,
                    None => countries.push((country, 1)),
                },
                Term::Sum(currency, _) | Term::Sign(currency) => has_pounds |= currency.code == Some("GBP"),
                Term::Name(currency) => {
                    has_pounds |= currency.code == Some("GBP") && currency.guard == Guard::None
                }
                _ => {}
            }
        }
        let numerals = Numerals::new(document);
        let begins = |word| match lexicon.get(word) {
            Term::Sign(_) | Term::Sum(..) | Term::Measured(..) | Term::Age(..) | Term::Percentual(_) => true,
            Term::Suffixed(_) | Term::Country(_) => true,
            _ => {
                let form = document.vocabulary.form(word);
                numerals.may_begin_with(word) || is_minus_sign(form) || is_age(form) || form == "gh"
            }
        };
        let beginners = document.vocabulary.words().map(begins).collect();
        Self { document, lexicon, numerals, beginners, countries, has_pounds }
    }

    /// The amount that begins at token `at` and ends by token `limit`.
    pub fn amount(&self, at: usize, limit: usize, sentence: &Sentence) -> Read<Amount> {
        if !self.may_begin(at) {
            return None;
        }
        let (counted, end) = self.counted(at, limit, sentence)?;
        let amount = |alternatives| Amount {
            tokens: TokenRange::new(at, end),
            kind: counted.kind,
            measure: counted.measure(),
            alternatives,
        };
        match self.alternative(counted, end, limit, sentence) {
            Some((alternative, after)) => Some((amount(vec![alternative.measure()]), after)),
            None => Some((amount(Vec::new()), end)),
        }
    }

    /// Room for all amounts of a long text: an array that doubles would for a moment be three times as large as it has to
    /// be, and a text may be nothing but percentages. 0 for a text of ordinary length.
    pub fn most_amounts(&self) -> usize {
        let tokens = self.document.tokens.len();
        if tokens < LONG_TEXT { 0 } else { (0..tokens).filter(|&at| self.may_begin(at)).count() }
    }

    /// Whether an amount can begin with token `at`; cheap, for it is asked of every token.
    fn may_begin(&self, at: usize) -> bool {
        if !self.beginners[self.document.tokens[at].word.index()] {
            return false;
        }
        match self.term(at) {
            Term::Country(_) => matches!(self.term(at + 1), Term::Sign(_) | Term::Sum(..)),
            _ => !is_minus_sign(self.form(at)) || self.is_minus(at),
        }
    }

    /// The same sum or quantity in another unit, in brackets right behind: what it is and the token after the bracket.
    fn alternative(&self, first: Counted, at: usize, limit: usize, sentence: &Sentence) -> Read<Counted> {
        if !matches!(first.kind, AmountKind::Money | AmountKind::Quantity) || self.form(at) != "(" {
            return None;
        }
        let inner = at
            + 1
            + usize::from(matches!(
                self.form(at + 1),
                "about" | "around" | "approximately" | "nearly" | "or"
            ));
        let (second, end) = self.counted(inner, limit, sentence)?;
        let fits =
            second.kind == first.kind && second.unit != first.unit && self.form(end) == ")" && end < limit;
        fits.then_some((second, end + 1))
    }

    fn counted(&self, at: usize, limit: usize, sentence: &Sentence) -> Read<Counted> {
        if at >= limit {
            return None;
        }
        if self.is_minus(at) {
            let (counted, end) = self.positive(at + 1, limit, sentence)?;
            return Some((Counted { negative: true, ..counted }, end));
        }
        self.positive(at, limit, sentence)
    }

    fn positive(&self, at: usize, limit: usize, sentence: &Sentence) -> Read<Counted> {
        let token_read = match self.term(at) {
            // "GH¢500", the sign of cents behind the letters of Ghana
            _ if self.form(at) == "gh"
                && !self.space_before(at + 1)
                && let Term::Sum(_, number) = self.term(at + 1) =>
            {
                Some(self.sum(at + 1, units::currency_sign("ghs")?, number, limit))
            }
            // "R500" is money where the country is named, "R500 million" everywhere.
            Term::Sum(currency, _)
                if currency.guard == Guard::Large
                    && !self.names_country_of(currency)
                    && self.scale_at(at + 1, limit).is_none() =>
            {
                return None;
            }
            Term::Sum(currency, number) => Some(self.sum(at, currency, number, limit)),
            Term::Sign(currency) => Some(self.after_sign(at, currency, limit)?),
            // "US $150 million"
            Term::Country(_) => Some(self.after_country(at, limit)?),
            // "5ft 10in"
            Term::Measured(feet, unit)
                if unit.code == "[ft_i]"
                    && let Some(inches) = self.tight_inches(at + 1) =>
            {
                let number = feet.plus(Number::fraction(inches, 12)?)?;
                Some((Counted::new(AmountKind::Quantity, number, Some(unit.code)), at + 2))
            }
            Term::Measured(number, unit) => {
                let unit = self.unit_code(unit, at + 1);
                Some((Counted::new(AmountKind::Quantity, number, Some(unit.0)), unit.1))
            }
            Term::Age(number, code) => Some((Counted::new(AmountKind::Quantity, number, Some(code)), at + 1)),
            Term::Percentual(number) => Some((Counted::new(AmountKind::Percent, number, Some("%")), at + 1)),
            Term::Suffixed(number) => Some(self.suffixed(at, number, limit)?),
            _ => None,
        };
        if let Some((counted, end)) = token_read {
            return (end <= limit).then_some((counted, end));
        }
        if is_age(self.form(at)) {
            let reading = self.plain_number(at + 1, limit)?;
            let plausible = reading.number.integer().is_some_and(|age| age <= 120);
            let counted = Counted::new(AmountKind::Quantity, reading.number, Some("a"));
            return plausible.then_some((counted, reading.end));
        }
        if let Some(read) = self.ordinal(at, limit) {
            return Some(read);
        }
        if let Some(reading) = self.numerals.read_fraction(at, limit) {
            return self
                .unit_after(reading, limit)
                .or_else(|| Some((Counted::new(AmountKind::Number, reading.number, None), reading.end)));
        }
        if let Some(read) = self.one_in(at, limit) {
            return Some(read);
        }
        let reading = self.numerals.read(at, limit)?;
        let with_unit = self.unit_after(reading, limit);
        if with_unit.is_some() {
            return with_unit;
        }
        if let Some(unit) = self.shared_unit(at, reading, limit, sentence) {
            return Some((unit, reading.end));
        }
        if self.is_age_of_name(at, reading, sentence) {
            return Some((Counted::new(AmountKind::Quantity, reading.number, Some("a")), reading.end));
        }
        self.is_number(at, reading, sentence).then(|| {
            let counted = Counted::new(AmountKind::Number, reading.number, None);
            (Counted { negative: reading.negative, ..counted }, reading.end)
        })
    }

    /// "one in five adults": a share of many.
    fn one_in(&self, at: usize, limit: usize) -> Read<Counted> {
        let part = self.plain_number(at, limit)?;
        if self.form(part.end) != "in" || part.scaled {
            return None;
        }
        let whole = self.plain_number(part.end + 1, limit)?;
        let few = |reading: Reading| reading.number.integer().and_then(|number| u32::try_from(number).ok());
        let (part, of) = (few(part)?, few(whole).filter(|of| (2..=1000).contains(of))?);
        // "one in three years" tells how often.
        let next = self.document.tokens.get(whole.end).filter(|next| next.is_word() && whole.end < limit)?;
        let is_time = matches!(self.term(whole.end), Term::Time(_) | Term::Hour)
            || self.form(whole.end).starts_with("minute");
        let is_plural = self.counts_things(whole.end) && !next.is_capitalized();
        let share = Number::fraction(part.checked_mul(100)?, of)?;
        (0 < part && part < of && is_plural && !is_time)
            .then(|| (Counted::new(AmountKind::Percent, share, Some("%")), whole.end))
    }

    /// "Ada Reed, 48, lives": a figure between commas behind the last word of a name.
    fn is_age_of_name(&self, at: usize, reading: Reading, sentence: &Sentence) -> bool {
        let is_figure = reading.end == at + 1 && matches!(self.numerals.at(at), Numeral::Figure(_));
        let is_age = reading.number.integer().is_some_and(|years| (5..=110).contains(&years));
        let is_bounded = |at: usize| matches!(self.form(at), "," | ";" | "of");
        // Two words in capitals: "In Ghent, 48, …" is none.
        let is_name = |at: usize| self.document.tokens[at].is_word() && self.is_capitalized(at);
        is_figure
            && is_age
            && at >= sentence.tokens.start() + 3
            && self.form(at - 1) == ","
            && is_name(at - 2)
            && is_name(at - 3)
            && !crate::lang::en::is_stop_word(self.form(at - 3))
            && is_bounded(reading.end)
    }

    /// A sum in one word, "$3.5bn", and the power of ten that may follow: "$3.5 billion".
    fn sum(&self, at: usize, currency: Currency, number: Number, limit: usize) -> (Counted, usize) {
        let text = self.document.token_text(at);
        let letters = text.rfind(|c: char| c.is_ascii_digit()).map_or("", |last| &text[last + 1..]);
        let suffix = letters.trim_start_matches('-');
        let written = units::magnitude(suffix).or_else(|| scale_word(suffix));
        let number = number.scaled(currency.exponent);
        let money = |number, end| {
            let counted = Counted::new(AmountKind::Money, number, currency.code);
            (counted, self.past_currency_word(end, currency, limit))
        };
        match written {
            Some(exponent) if !suffix.is_empty() => money(number.scaled(exponent), at + 1),
            _ => {
                let (number, next) = self.spaced_groups(number, at + 1, limit);
                match self.scale_at(next, limit) {
                    Some((exponent, end)) => money(number.scaled(exponent), end),
                    None => money(number.scaled(self.scale_of_range(number, next, limit)), next),
                }
            }
        }
    }

    /// The power of ten of "$10 to $12 billion" and "$10-12 billion", where the first number has none of its own; `at` is the
    /// token behind it.
    fn scale_of_range(&self, first: Number, at: usize, limit: usize) -> i16 {
        if !matches!(self.form(at), "to" | "or" | "-" | "–") {
            return 0;
        }
        let sum = match self.term(at + 1) {
            Term::Sum(_, second) | Term::Suffixed(second) => {
                let text = self.document.token_text(at + 1);
                let last = text.rfind(|c: char| c.is_ascii_digit()).map_or(text.len(), |last| last + 1);
                Some((second, units::magnitude(&text[last..]), at + 2))
            }
            Term::Sign(_) => self.bare_figure(at + 2).map(|second| (second, None, at + 3)),
            _ => self.bare_figure(at + 1).map(|second| (second, None, at + 2)),
        };
        let Some((second, own, end)) = sum else { return 0 };
        // From 900 to 2 million is as it says.
        let is_range = first.to_f64() < second.to_f64();
        own.or_else(|| self.scale_at(end, limit).map(|(exponent, _)| exponent))
            .filter(|_| is_range)
            .unwrap_or(0)
    }

    fn bare_figure(&self, at: usize) -> Option<Number> {
        match self.numerals.at(at) {
            Numeral::Figure(number) => Some(number),
            _ => None,
        }
    }

    /// The rest of "$75 000": groups of three digits behind a whole number.
    fn spaced_groups(&self, mut number: Number, mut at: usize, limit: usize) -> (Number, usize) {
        while let Numeral::Figure(group) = self.numerals.at(at) {
            let text = self.document.token_text(at);
            let is_group = at < limit && text.len() == 3 && text.bytes().all(|b| b.is_ascii_digit());
            let wider = number.integer().and(number.times(1000)).and_then(|thousands| thousands.plus(group));
            match wider {
                Some(wider) if is_group => (number, at) = (wider, at + 1),
                _ => break,
            }
        }
        (number, at)
    }

    /// "$ 75 million", "USD 20", "Rs. 500".
    fn after_sign(&self, at: usize, currency: Currency, limit: usize) -> Read<Counted> {
        // Words like "inr" or "rs" are signs in capitals only.
        let is_code = self.form(at).bytes().all(|b| b.is_ascii_alphabetic() || b == b'.');
        let mut next = at + 1 + usize::from(self.form(at + 1) == "." && !self.space_before(at + 1));
        if is_code && !self.is_written_as_code(at, next) {
            return None;
        }
        // "AUD$ 15"
        next += usize::from(is_code && self.form(next) == "$");
        match self.term(next) {
            Term::Sum(..) | Term::Suffixed(_) => {
                let number = match self.term(next) {
                    Term::Sum(_, number) | Term::Suffixed(number) => number,
                    _ => return None,
                };
                Some(self.sum(next, currency, number, limit))
            }
            _ => {
                let reading = self.plain_number(next, limit)?;
                let number = reading.number.scaled(currency.exponent);
                let counted = Counted::new(AmountKind::Money, number, currency.code);
                Some((counted, self.past_currency_word(reading.end, currency, limit)))
            }
        }
    }

    /// Whether the letters at `at` are a currency's: "Rs", "USD", "AUD$", not the name of "Bob 3".
    fn is_written_as_code(&self, at: usize, next: usize) -> bool {
        let flags = self.document.tokens[at].flags;
        match self.form(at) {
            "dlrs" | "dlr" | "usd" | "eur" | "gbp" | "rmb" => true,
            "rs" | "rs." | "rp" | "tk" | "sfr" | "ksh" | "ush" | "tsh" | "dh" | "dhs" => {
                flags.has(TokenFlags::CAPITALIZED)
            }
            _ => flags.has(TokenFlags::ALL_CAPS) || self.document.token_text(next).starts_with('$'),
        }
    }

    /// "US $150", "HK $10": a country's dollars.
    fn after_country(&self, at: usize, limit: usize) -> Read<Counted> {
        let Term::Country(country) = self.term(at) else { return None };
        let dollars = units::currency_name("dollars")?;
        let (counted, end) = match self.term(at + 1) {
            Term::Sum(currency, number) if currency.code == Some("USD") => {
                self.sum(at + 1, currency, number, limit)
            }
            Term::Sign(currency) if self.form(at + 1) == "$" => self.after_sign(at + 1, currency, limit)?,
            _ => return None,
        };
        let code = dollars.by_country.iter().find(|(of, _)| *of == country)?.1;
        Some((Counted { unit: Some(code), ..counted }, end))
    }

    /// "5bn", "100k", "5m": a number in thousands or millions, or metres and tonnes.
    fn suffixed(&self, at: usize, number: Number, limit: usize) -> Read<Counted> {
        let text = self.document.token_text(at);
        let suffix = &text[text.rfind(|c: char| c.is_ascii_digit())? + 1..];
        let exponent = units::magnitude(suffix);
        let lower = match suffix {
            "m" if !self.counts_things(at + 1) => Some("m"),
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

    /// A number with a percent sign, currency, unit or age behind it.
    fn unit_after(&self, reading: Reading, limit: usize) -> Read<Counted> {
        let read = self
            .percent_after(reading)
            .or_else(|| self.money_after(reading, limit))
            .or_else(|| self.age_after(reading))
            .or_else(|| self.quantity_after(reading))?;
        let (counted, end) = read;
        (end <= limit).then_some((Counted { negative: reading.negative, ..counted }, end))
    }

    fn percent_after(&self, reading: Reading) -> Read<Counted> {
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

    /// "30 billion dollars", "10,000 Swiss francs", "100 €", "75 USD million", "15 dollars and 50 cents".
    fn money_after(&self, reading: Reading, limit: usize) -> Read<Counted> {
        let mut at = reading.end + usize::from(self.is_tight_hyphen(reading.end));
        let mut country = None;
        while country.is_none() && at < reading.end + 2 {
            match self.term(at) {
                Term::Country(found) => country = Some(found),
                // "Hong Kong dollars", "South Korean won".
                Term::None if self.is_capitalized(at) && matches!(self.term(at + 1), Term::Country(_)) => {}
                _ => break,
            }
            at += 1;
        }
        let (currency, is_sign) = match self.term(at) {
            Term::Name(currency) | Term::Cent(currency) => (currency, false),
            Term::Sign(currency) if self.sign_may_follow(at) => (currency, true),
            _ => return None,
        };
        if at > reading.end + 2 || !self.is_currency(currency, reading, country, at) {
            return None;
        }
        let number = reading.number.scaled(currency.exponent);
        let code = self.code(currency, country);
        let mut end = at + 1;
        let scale = if is_sign && !reading.scaled { self.scale_at(end, limit) } else { None };
        if let Some((exponent, after)) = scale {
            return Some((Counted::new(AmountKind::Money, number.scaled(exponent), code), after));
        }
        let mut number = number;
        if let Some((cents, after)) = self.cents_after(end, limit, currency) {
            (number, end) = (number.plus(cents)?, after);
        }
        Some((Counted::new(AmountKind::Money, number, code), end))
    }

    /// "and forty-five cents" behind "thirteen dollars".
    fn cents_after(&self, at: usize, limit: usize, currency: Currency) -> Read<Number> {
        if currency.exponent != 0 {
            return None;
        }
        let next = at + usize::from(self.numerals.at(at) == Numeral::And);
        let reading = self.plain_number(next, limit)?;
        match self.term(reading.end) {
            Term::Name(small) | Term::Cent(small) if small.exponent < 0 && small.code == currency.code => {
                Some((reading.number.scaled(small.exponent), reading.end + 1))
            }
            _ => None,
        }
    }

    /// Whether the currency's name at `at` is one, behind this number.
    fn is_currency(&self, currency: Currency, reading: Reading, country: Option<Country>, at: usize) -> bool {
        let value = reading.number.to_f64();
        match currency.guard {
            Guard::None => true,
            Guard::Named => country.is_some() || reading.scaled,
            Guard::Large => {
                country.is_some() || reading.scaled || value >= 100.0 && self.names_country_of(currency)
            }
            Guard::Pound => {
                country.is_some() || reading.scaled || self.has_pounds || self.form(at + 1) == "sterling"
            }
        }
    }

    fn names_country_of(&self, currency: Currency) -> bool {
        currency
            .by_country
            .iter()
            .any(|(country, _)| self.countries.iter().any(|(named, _)| named == country))
    }

    /// The code of a currency: by the country before it, else by the country of that currency that the document names
    /// most, else the usual one.
    fn code(&self, currency: Currency, country: Option<Country>) -> Option<&'static str> {
        if let Some(country) = country {
            let of_country = currency.by_country.iter().find(|(of, _)| *of == country);
            return of_country.map(|(_, code)| *code).or(currency.code);
        }
        if currency.code.is_some_and(|code| matches!(code, "USD" | "GBP")) {
            return currency.code;
        }
        let mut best = (0, currency.code);
        for (country, code) in currency.by_country {
            let count =
                self.countries.iter().find(|(named, _)| named == country).map_or(0, |(_, count)| *count);
            if count > best.0 {
                best = (count, Some(code));
            }
        }
        best.1
    }

    fn age_after(&self, reading: Reading) -> Read<Counted> {
        let at = reading.end + usize::from(self.is_tight_hyphen(reading.end));
        let Term::Time(code) = self.term(at) else {
            let counted = Counted::new(AmountKind::Quantity, reading.number, Some("a"));
            return matches!(self.form(at), "yo" | "y/o").then_some((counted, at + 1));
        };
        let next = at + 1 + usize::from(self.is_tight_hyphen(at + 1));
        let end = match (self.form(next), self.form(next + 1)) {
            ("old" | "olds", _) => next + 1,
            ("of", "age") => next + 2,
            _ => return None,
        };
        Some((Counted::new(AmountKind::Quantity, reading.number, Some(code)), end))
    }

    fn quantity_after(&self, reading: Reading) -> Read<Counted> {
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
    fn tight_inches(&self, at: usize) -> Option<u32> {
        let form = self.form(at);
        let inches = form.strip_suffix("ins").or_else(|| form.strip_suffix("in"))?;
        inches.parse().ok().filter(|inches| *inches < 12)
    }

    /// "2 inches" behind "5 feet", in feet.
    fn inches_after(&self, at: usize) -> Read<Number> {
        let next = at + usize::from(self.numerals.at(at) == Numeral::And);
        let reading = self.plain_number(next, next + 2)?;
        let is_inch = matches!(self.form(reading.end), "inches" | "inch" | "in");
        let inches = u32::try_from(reading.number.integer()?).ok()?;
        is_inch.then_some((Number::fraction(inches, 12)?, reading.end + 1))
    }

    /// Whether a short unit is one: a letter by itself only in its own case and not before a name.
    fn is_unit(&self, at: usize, number_end: usize) -> bool {
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
    fn unit_code(&self, unit: Measurement, end: usize) -> (&'static str, usize) {
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
                let is_per = matches!(self.form(end), "per" | "a" | "an" | "/");
                match self.form(end + 1) {
                    "hour" | "h" | "hr" if is_per => (derived.hourly, end + 2),
                    "second" | "s" | "sec" if is_per && self.form(end) != "a" => (derived.secondly, end + 2),
                    _ => (unit.code, end),
                }
            }
        }
    }

    /// "3" of "3 to 5 percent", "5" of "5 or 10 million dollars": takes the unit of the number that follows.
    fn shared_unit(&self, at: usize, reading: Reading, limit: usize, sentence: &Sentence) -> Option<Counted> {
        let joins = match self.form(reading.end) {
            "to" | "or" | "-" | "–" => true,
            "and" => at > sentence.tokens.start() && self.form(at - 1) == "between",
            _ => false,
        };
        let next = reading.end + 1;
        if !joins || reading.scaled || !self.numerals.may_begin(next) {
            return None;
        }
        let second = self.numerals.read(next, limit)?;
        let (counted, _) = self.unit_after(second, limit)?;
        let ratio = if second.scaled { scale_of(self.numerals.at(second.end - 1))? } else { 0 };
        let exponent = match counted.kind {
            // Cents and the like have moved the point.
            AmountKind::Money => ratio + self.exponent_at(second.end),
            _ => ratio,
        };
        Some(Counted { number: reading.number.scaled(exponent), negative: reading.negative, ..counted })
    }

    fn exponent_at(&self, at: usize) -> i16 {
        match self.term(at) {
            Term::Name(currency) | Term::Cent(currency) => currency.exponent,
            _ => 0,
        }
    }

    /// Ranks: "4th", "twenty-first", "second".
    fn ordinal(&self, at: usize, limit: usize) -> Read<Counted> {
        let (value, end) = self.numerals.read_ordinal(at, limit)?;
        let before = if at > 0 { self.form(at - 1) } else { "" };
        let is_unit_of_time = self.form(at) == "second" && matches!(before, "per" | "split" | "every" | "/");
        let is_adverb = self.form(at) == "first" && before == "at";
        // "a fifth of", but "a fifth term".
        if matches!(before, "a" | "an")
            && self.form(end) == "of"
            && end == at + 1
            && (3..=100).contains(&value)
        {
            let number = Number::fraction(1, value as u32)?;
            return Some((Counted::new(AmountKind::Number, number, None), end));
        }
        let counted = Counted::new(AmountKind::Ordinal, Number::whole(value), None);
        (!is_unit_of_time && !is_adverb && end <= limit).then_some((counted, end))
    }

    /// Whether a number without a unit is worth its place: "one" is more often a pronoun, and the figure of "Apollo 11"
    /// is part of a name.
    fn is_number(&self, at: usize, reading: Reading, sentence: &Sentence) -> bool {
        let in_name = at > sentence.tokens.start() + 1
            && self.space_before(at)
            && self.is_capitalized(at - 1)
            && self.document.tokens[at - 1].is_word()
            && reading.end == at + 1
            && !self
                .document
                .tokens
                .get(reading.end)
                .is_some_and(|next| next.is_word() && reading.end < sentence.tokens.end());
        if in_name && matches!(self.numerals.at(at), Numeral::Figure(_)) {
            return false;
        }
        // The rest of a number that was written with a space.
        if self.document.token_text(at).starts_with("00") {
            return false;
        }
        // "Covid-19"
        if at >= sentence.tokens.start() + 2
            && self.is_tight_hyphen(at - 1)
            && self.document.tokens[at - 2].is_word()
        {
            return false;
        }
        if reading.end != at + 1 || self.numerals.at(at) != Numeral::Word(NumberWord::Digit(1)) {
            return true;
        }
        let before = if at > sentence.tokens.start() { self.form(at - 1) } else { "" };
        let pronoun = matches!(
            before,
            "the"
                | "this"
                | "that"
                | "no"
                | "any"
                | "each"
                | "every"
                | "which"
                | "some"
                | "another"
                | "only"
                | "not"
                | "or"
        );
        let next = reading.end;
        let is_last = next >= sentence.tokens.end();
        let counts = !is_last
            && self.document.tokens[next].is_word()
            && !crate::lang::en::is_stop_word(self.form(next))
            && self.form(next) != "another";
        !pronoun && counts
    }

    // What the rules look at.

    fn term(&self, at: usize) -> Term {
        self.document.tokens.get(at).map_or(Term::None, |token| self.lexicon.get(token.word))
    }

    fn form(&self, at: usize) -> &str {
        self.document.form(at)
    }

    fn space_before(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.space_before())
    }

    fn is_capitalized(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.is_capitalized())
    }

    /// A number without a sign or unit of its own.
    fn plain_number(&self, at: usize, limit: usize) -> Option<Reading> {
        let begins = self.numerals.may_begin(at) && self.numerals.at(at) != Numeral::Article;
        begins.then(|| self.numerals.read(at, limit)).flatten().filter(|reading| !reading.negative)
    }

    /// A minus sign with a number right behind it and none before.
    fn is_minus(&self, at: usize) -> bool {
        is_minus_sign(self.form(at))
            && !self.space_before(at + 1)
            && (at == 0 || self.space_before(at) || self.form(at - 1) == "(")
            && (self.numerals.may_begin(at + 1) || matches!(self.term(at + 1), Term::Sum(..)))
    }

    fn is_tight_hyphen(&self, at: usize) -> bool {
        self.numerals.at(at) == Numeral::Hyphen && !self.space_before(at) && !self.space_before(at + 1)
    }

    /// A sign behind the number: "100 €" but not the "$" of the next sum, codes in capitals.
    fn sign_may_follow(&self, at: usize) -> bool {
        let is_code = self.form(at).bytes().all(|b| b.is_ascii_alphabetic());
        if is_code {
            let capitals = self.document.tokens[at].flags.has(TokenFlags::ALL_CAPS);
            return capitals || matches!(self.form(at), "usd" | "eur" | "gbp" | "rmb" | "dlrs");
        }
        !matches!(self.numerals.at(at + 1), Numeral::Figure(_)) || !self.space_before(at)
    }

    /// A power of ten in words at `at`: its exponent.
    fn scale_at(&self, at: usize, limit: usize) -> Read<i16> {
        let hyphen = usize::from(self.is_tight_hyphen(at));
        let exponent = scale_of(self.numerals.at(at + hyphen))?;
        let end = at + hyphen + 1;
        // "2.5 lakh crore", "3 thousand million"
        let further = scale_of(self.numerals.at(end)).filter(|further| *further > exponent && end < limit);
        match further {
            Some(further) => Some((exponent + further, end + 1)),
            None => (end <= limit).then_some((exponent, end)),
        }
    }

    /// Past "dollars" behind "$5 million", which says it twice; "US$5 million" needs no "USD".
    fn past_currency_word(&self, at: usize, currency: Currency, limit: usize) -> usize {
        let repeats = match self.term(at) {
            Term::Name(name) => name.code == currency.code && name.guard == Guard::None,
            Term::Sign(sign) => sign.code == currency.code && self.form(at).len() == 3,
            _ => false,
        };
        if repeats && at < limit { at + 1 } else { at }
    }

    /// Whether a plural follows that "5m" could be the number of.
    fn counts_things(&self, at: usize) -> bool {
        let form = self.form(at);
        let token = self.document.tokens.get(at);
        token.is_some_and(|token| token.is_word() && !token.is_capitalized())
            && (form.len() > 3 && form.ends_with('s') && !form.ends_with("ss")
                || matches!(form, "people" | "men" | "women" | "children"))
    }
}

impl Counted {
    fn new(kind: AmountKind, number: Number, unit: Option<&'static str>) -> Self {
        Self { kind, number, negative: false, unit }
    }

    fn measure(&self) -> Measure {
        let value = self.number.to_f64();
        Measure { value: if self.negative { -value } else { value }, unit: self.unit }
    }
}

fn is_minus_sign(form: &str) -> bool {
    matches!(form, "-" | "−" | "–")
}

/// Whether a number after the word is somebody's age.
fn is_age(form: &str) -> bool {
    matches!(form, "aged" | "age")
}

/// The exponent of a word for a power of ten.
fn scale_of(numeral: Numeral) -> Option<i16> {
    match numeral {
        Numeral::Word(NumberWord::Scale(exponent) | NumberWord::ScaleAbbreviation(exponent)) => {
            Some(exponent.into())
        }
        Numeral::Word(NumberWord::Hundred) => Some(2),
        _ => None,
    }
}

/// As `scale_of`, of a word as written: the "million" of "$300-million".
fn scale_word(word: &str) -> Option<i16> {
    match crate::lang::en::numerals::number_word(word) {
        Some(NumberWord::Scale(exponent)) => Some(exponent.into()),
        _ => None,
    }
}
