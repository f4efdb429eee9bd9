//! Sums of money: the sign or code before the number, the name behind it, cents, and which currency a word stands for.

use super::AmountKind;
use super::lexicon::Term;
use super::parser::{Counted, Parser, Read};
use crate::annotate::numbers::{Number, Numeral, Reading};
use crate::lang::en::numerals::NumberWord;
use crate::lang::en::units::{self, Country, Currency, Guard};
use crate::text::TokenFlags;

impl Parser<'_> {
    /// A sum in one word, "$3.5bn", and the power of ten that may follow: "$3.5 billion".
    pub(super) fn sum(
        &self,
        at: usize,
        currency: Currency,
        number: Number,
        limit: usize,
    ) -> (Counted, usize) {
        let suffix = self.letters_behind(at).trim_start_matches('-');
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
                if let Some((exponent, end)) = self.scale_at(next, limit) {
                    return money(number.scaled(exponent), end);
                }
                let Some((exponent, second, end)) = self.scaled_sum_behind(at, number, next, limit) else {
                    return money(number, next);
                };
                let (first, after) = money(number.scaled(exponent), next);
                if self.form(next) == "or" || self.follows_from(at) {
                    return (first, after);
                }
                let to = second.scaled(currency.exponent + exponent);
                (first.up_to(to), self.past_currency_word(end, currency, limit))
            }
        }
    }

    /// The second sum of "$10 to $12 billion" and "between $10 and 12 billion", where the first, at `at`, has no power of ten of
    /// its own: the power, the number without it, and the token behind. `joint` is the token behind the first.
    fn scaled_sum_behind(
        &self,
        at: usize,
        first: Number,
        joint: usize,
        limit: usize,
    ) -> Option<(i16, Number, usize)> {
        let joins = matches!(self.form(joint), "to" | "or" | "-" | "–")
            || self.form(joint) == "and" && self.follows_between(at);
        if !joins {
            return None;
        }
        let bare = |at: usize| match self.numerals.at(at) {
            Numeral::Figure(number) => Some(number),
            _ => None,
        };
        let (second, own, end) = match self.term(joint + 1) {
            Term::Sum(_, second) | Term::Suffixed(second) => {
                (second, self.magnitude_at(joint + 1), joint + 2)
            }
            Term::Sign(_) => (bare(joint + 2)?, None, joint + 3),
            _ => (bare(joint + 1)?, None, joint + 2),
        };
        let (exponent, end) = match own {
            Some(exponent) => (exponent, end),
            None => self.scale_at(end, limit)?,
        };
        // From 900 to 2 million is as it says.
        (first.to_f64() < second.to_f64() && end <= limit).then_some((exponent, second, end))
    }

    /// The power of ten that the letters behind the last digit of token `at` stand for.
    fn magnitude_at(&self, at: usize) -> Option<i16> {
        units::magnitude(self.letters_behind(at))
    }

    /// What stands behind the last digit of token `at`, as it is written.
    pub(super) fn letters_behind(&self, at: usize) -> &str {
        let text = self.document.token_text(at);
        text.rfind(|c: char| c.is_ascii_digit()).map_or("", |last| &text[last + 1..])
    }

    /// Whether the sum in one word at `at` is one.
    pub(super) fn is_sum(&self, at: usize, currency: Currency, number: Number, limit: usize) -> bool {
        match currency.guard {
            // "R500" is money where the country is named, "R500 million" and "R5m" everywhere. Masks are of the kind N95.
            Guard::Large => {
                let is_price = currency.code != Some("NGN") || number.to_f64() >= 100.0;
                is_price && self.names_country_of(currency)
                    || self.magnitude_at(at).is_some()
                    || self.scale_at(at + 1, limit).is_some()
            }
            Guard::Cents => self.is_cents(at),
            _ => {
                let text = self.document.token_text(at);
                // "COP26" is a conference: no sum in pesos is so small.
                let is_conference = text.starts_with("COP")
                    && number.to_f64() < 1000.0
                    && self.magnitude_at(at).is_none()
                    && !text.contains('$');
                // "SH600519" is a share's code.
                !text.starts_with("SH") && !is_conference
            }
        }
    }

    /// Whether "17c" at `at` are cents: in small letters, in an article about money or prices of each.
    fn is_cents(&self, at: usize) -> bool {
        self.has_money && self.document.token_text(at).ends_with('c')
    }

    /// The rest of "$75 000": groups of three digits behind a whole number.
    pub(super) fn spaced_groups(&self, mut number: Number, mut at: usize, limit: usize) -> (Number, usize) {
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

    /// The currency of the letters right before the dollar sign at `at`, in the language of a pack: "R$ 20".
    pub(super) fn sign_letters(&self, at: usize) -> Option<Currency> {
        let is_sign = self.is_of_pack() && at > 0 && self.document.form(at) == "$" && !self.space_before(at);
        let letters = is_sign.then(|| self.document.form(at - 1)).filter(|letters| letters.len() <= 3)?;
        units::currency_sign(&[letters, "$"].concat())
    }

    /// "$ 75 million", "USD 20", "Rs. 500".
    pub(super) fn after_sign(&self, at: usize, currency: Currency, limit: usize) -> Read<Counted> {
        let currency = self.sign_letters(at).unwrap_or(currency);
        // Words like "inr" or "rs" are signs in capitals only.
        let is_code = self.form(at).bytes().all(|b| b.is_ascii_alphabetic() || b == b'.');
        let mut next = at + 1 + usize::from(self.form(at + 1) == "." && !self.space_before(at + 1));
        if is_code && !self.is_written_as_code(at, next) {
            return None;
        }
        // "AUD$ 15"
        next += usize::from(is_code && self.form(next) == "$");
        match self.term(next) {
            Term::Sum(_, number) | Term::Suffixed(number) => Some(self.sum(next, currency, number, limit)),
            _ => {
                let reading = self.plain_number(next, limit)?;
                // "TOP 10", but "TOP 10 million"
                if currency.guard == Guard::Large && !reading.scaled {
                    return None;
                }
                let number = reading.number.scaled(currency.exponent);
                let counted = Counted::new(AmountKind::Money, number, currency.code);
                Some((counted, self.past_currency_word(reading.end, currency, limit)))
            }
        }
    }

    /// Whether the letters at `at` are a currency's: "Rs", "USD", "AUD$", not the name of "Bob 3".
    pub(super) fn is_written_as_code(&self, at: usize, next: usize) -> bool {
        let flags = self.document.tokens[at].flags;
        match self.form(at) {
            "dlrs" | "dlr" | "usd" | "eur" | "gbp" | "rmb" => true,
            "rs" | "rs." | "rp" | "tk" | "sfr" | "ksh" | "ksh." | "kshs" | "ush" | "tsh" | "sh" | "sh."
            | "dh" | "dhs" => flags.has(TokenFlags::CAPITALIZED),
            "all" | "top" | "try" => flags.has(TokenFlags::ALL_CAPS),
            _ => flags.has(TokenFlags::ALL_CAPS) || self.document.token_text(next).starts_with('$'),
        }
    }

    /// "US $150", "HK $10": a country's dollars.
    pub(super) fn after_country(&self, at: usize, limit: usize) -> Read<Counted> {
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

    /// "30 billion dollars", "10,000 Swiss francs", "100 €", "75 USD million", "15 dollars and 50 cents".
    pub(super) fn money_after(&self, reading: Reading, limit: usize) -> Read<Counted> {
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
        let named = country.or_else(|| self.country_at(at + 1));
        if at > reading.end + 2 || !self.is_currency(currency, reading, named, at) {
            return None;
        }
        let number = reading.number.scaled(currency.exponent);
        let mut end = at + 1;
        // "francs suisses", "долларов США"
        if let (None, Some(found)) = (country, named)
            && currency.by_country.iter().any(|(of, _)| *of == found)
        {
            (country, end) = (Some(found), end + 1);
        }
        let code = self.code(currency, country);
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

    /// The country at `at`, where a language of a pack names it behind its currency.
    fn country_at(&self, at: usize) -> Option<Country> {
        match self.term(at) {
            Term::Country(country) if self.is_of_pack() => Some(country),
            _ => None,
        }
    }

    /// "and forty-five cents" behind "thirteen dollars".
    pub(super) fn cents_after(&self, at: usize, limit: usize, currency: Currency) -> Read<Number> {
        if currency.exponent != 0 {
            return None;
        }
        let is_and = self.numerals.at(at) == Numeral::And || self.is_of_pack() && self.form(at) == "and";
        let reading = self.plain_number(at + usize::from(is_and), limit)?;
        match self.term(reading.end) {
            Term::Name(small) | Term::Cent(small) if small.exponent < 0 && small.code == currency.code => {
                Some((reading.number.scaled(small.exponent), reading.end + 1))
            }
            _ => None,
        }
    }

    /// Whether the currency's name at `at` is one, behind this number.
    pub(super) fn is_currency(
        &self,
        currency: Currency,
        reading: Reading,
        country: Option<Country>,
        at: usize,
    ) -> bool {
        let value = reading.number.to_f64();
        match currency.guard {
            Guard::None | Guard::Cents => true,
            Guard::Named => country.is_some() || reading.scaled,
            Guard::Large => {
                country.is_some() || reading.scaled || value >= 100.0 && self.names_country_of(currency)
            }
            Guard::Pound => {
                country.is_some() || reading.scaled || self.has_pounds || self.form(at + 1) == "sterling"
            }
        }
    }

    pub(super) fn names_country_of(&self, currency: Currency) -> bool {
        currency
            .by_country
            .iter()
            .any(|(country, _)| self.countries.iter().any(|(named, _)| named == country))
    }

    /// The code of a currency: by the country before it, else by the country of that currency that the document names
    /// most, else the usual one.
    pub(super) fn code(&self, currency: Currency, country: Option<Country>) -> Option<&'static str> {
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

    /// A sign behind the number: "100 €" but not the "$" of the next sum, codes in capitals.
    pub(super) fn sign_may_follow(&self, at: usize) -> bool {
        let is_code = self.form(at).bytes().all(|b| b.is_ascii_alphabetic());
        if is_code {
            let capitals = self.document.tokens[at].flags.has(TokenFlags::ALL_CAPS);
            return capitals || matches!(self.form(at), "usd" | "eur" | "gbp" | "rmb" | "dlrs");
        }
        !matches!(self.numerals.at(at + 1), Numeral::Figure(_)) || !self.space_before(at)
    }

    /// Past "dollars" or "US dollars" behind "$5 million", which says it twice; "US$5 million" needs no "USD".
    pub(super) fn past_currency_word(&self, at: usize, currency: Currency, limit: usize) -> usize {
        if let (Term::Country(country), Term::Name(name)) = (self.term(at), self.term(at + 1)) {
            let is_of_country = |(of, code): &(Country, &str)| *of == country && currency.code == Some(*code);
            let repeats = at + 1 < limit && name.by_country.iter().any(is_of_country);
            return if repeats { at + 2 } else { at };
        }
        let repeats = match self.term(at) {
            Term::Name(name) => name.code == currency.code && name.guard == Guard::None,
            Term::Sign(sign) => sign.code == currency.code && self.form(at).len() == 3,
            _ => false,
        };
        if repeats && at < limit { at + 1 } else { at }
    }
}

/// As `scale_of`, of a word as written: the "million" of "$300-million".
fn scale_word(word: &str) -> Option<i16> {
    match crate::lang::en::numerals::number_word(word) {
        Some(NumberWord::Scale(exponent)) => Some(exponent.into()),
        _ => None,
    }
}
