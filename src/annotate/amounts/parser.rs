//! Reads amounts: a number, and the sign, currency, unit or word that says what it counts.

use super::lexicon::{Lexicon, Term};
use super::{Amount, AmountKind, Measure};
use crate::annotate::numbers::{Number, Numeral, Numerals, Reading};
use crate::document::Document;
use crate::lang::en::numerals::NumberWord;
use crate::lang::en::units::{self, Country, Guard};
use crate::text::{Sentence, TokenRange};

/// What was read, and the token after it.
pub(super) type Read<T> = Option<(T, usize)>;

/// A number with what it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    pub kind: AmountKind,
    pub number: Number,
    /// The upper end of a range that begins with `number`.
    pub to: Option<Number>,
    pub negative: bool,
    pub unit: Option<&'static str>,
}

/// Tokens from which on a text is long: a third of a megabyte.
const LONG_TEXT: usize = 1 << 16;

/// Reads the amounts of one document.
pub struct Parser<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) lexicon: Lexicon<'d>,
    pub(super) numerals: &'d Numerals<'d>,
    /// Of each word of the document whether an amount can begin with it.
    beginners: Vec<bool>,
    /// The countries that the document names, with how often.
    pub(super) countries: Vec<(Country, u32)>,
    /// Whether pounds are money in this document.
    pub(super) has_pounds: bool,
    /// Whether the document speaks of money, so that "17c" are cents: by other sums, or "17c a share".
    pub(super) has_money: bool,
}

impl<'d> Parser<'d> {
    /// A parser for a document.
    pub fn new(document: &'d Document<'d>, numerals: &'d Numerals<'d>) -> Self {
        let lexicon = Lexicon::new(document);
        let mut countries: Vec<(Country, u32)> = Vec::new();
        let (mut has_pounds, mut has_money) = (false, false);
        for (at, token) in document.tokens.iter().enumerate() {
            match lexicon.get(token.word) {
                Term::Country(country) => match countries.iter_mut().find(|(known, _)| *known == country) {
                    Some((_, count)) => *count += 1,
                    None => countries.push((country, 1)),
                },
                Term::Sum(currency, _) | Term::Sign(currency) => {
                    has_pounds |= currency.code == Some("GBP");
                    let is_each = || {
                        at + 1 < document.tokens.len()
                            && matches!(document.form(at + 1), "a" | "per" | "each")
                    };
                    has_money |= currency.guard == Guard::None || currency.guard == Guard::Cents && is_each();
                }
                Term::Name(currency) => {
                    has_pounds |= currency.code == Some("GBP") && currency.guard == Guard::None;
                    has_money |= currency.guard == Guard::None;
                }
                _ => {}
            }
        }
        let begins = |word| match lexicon.get(word) {
            Term::Sign(_) | Term::Sum(..) | Term::Measured(..) | Term::Age(..) | Term::Percentual(_) => true,
            Term::Suffixed(_) | Term::Range | Term::Country(_) => true,
            _ => {
                let form = lexicon.english(word, document.vocabulary.form(word));
                numerals.may_begin_with(word) || is_minus_sign(form) || is_age(form) || form == "gh"
            }
        };
        let beginners = document.vocabulary.words().map(begins).collect();
        Self { document, lexicon, numerals, beginners, countries, has_pounds, has_money }
    }

    /// The amount that begins at token `at` and ends by token `limit`.
    pub fn amount(&self, at: usize, limit: usize, sentence: &Sentence) -> Read<Amount> {
        if !self.may_begin(at) {
            return None;
        }
        let (counted, end) = self.counted(at, limit, sentence)?;
        let (counted, end) = self.up_to_another(at, counted, end, limit, sentence).unwrap_or((counted, end));
        let start = at - usize::from(self.sign_letters(at).is_some());
        let amount = |alternatives| Amount {
            tokens: TokenRange::new(start, end),
            kind: counted.kind,
            measure: counted.measure(),
            value_to: counted.to.map(Number::to_f64),
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

    /// Whether an amount can begin with the word of token `at`: it is asked of every token, and cheap.
    #[inline]
    pub fn begins(&self, at: usize) -> bool {
        self.beginners[self.document.tokens[at].word.index()]
    }

    /// Whether an amount can begin with token `at`.
    pub(super) fn may_begin(&self, at: usize) -> bool {
        if !self.begins(at) {
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
        let fits = second.to.is_none()
            && second.kind == first.kind
            && second.unit != first.unit
            && self.form(end) == ")"
            && end < limit;
        fits.then_some((second, end + 1))
    }

    pub(super) fn counted(&self, at: usize, limit: usize, sentence: &Sentence) -> Read<Counted> {
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
            Term::Sum(currency, number) if !self.is_sum(at, currency, number, limit) => return None,
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
            Term::Range => Some(self.range_in_word(at, limit, sentence)?),
            _ => None,
        };
        if let Some((counted, end)) = token_read {
            return (end <= limit).then_some((counted, end));
        }
        if is_age(self.form(at)) && !self.is_of_pack() {
            return self.aged(at + 1, limit);
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
        if let Some(read) = self.range(at, reading, limit) {
            return Some(read);
        }
        if let Some(read) = self.age_in_years(at, reading, limit, sentence) {
            return Some(read);
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

    /// A number with a percent sign, currency, unit or age behind it.
    pub(super) fn unit_after(&self, reading: Reading, limit: usize) -> Read<Counted> {
        let reading = self.past_link(reading);
        let read = self
            .percent_after(reading)
            .or_else(|| self.money_after(reading, limit))
            .or_else(|| self.age_after(reading))
            .or_else(|| self.quantity_after(reading))?;
        let (counted, end) = read;
        (end <= limit).then_some((Counted { negative: reading.negative, ..counted }, end))
    }

    /// A reading as if it ended behind the preposition that some languages put before what large numbers count: "dos millones de
    /// euros".
    fn past_link(&self, reading: Reading) -> Reading {
        let is_link = reading.scaled && self.is_of_pack() && {
            let form = self.document.form(reading.end);
            self.document.pack.links(form)
        };
        Reading { end: reading.end + usize::from(is_link), ..reading }
    }

    /// Ranks: "4th", "twenty-first", "second".
    fn ordinal(&self, at: usize, limit: usize) -> Read<Counted> {
        let (value, end) = self.numerals.read_ordinal(at, limit)?;
        // "le premier ministre"; years: "у 2008-му".
        if self.is_of_pack() && (self.form(end) == "minister" || end == at + 1 && value >= 1500) {
            return None;
        }
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

    // What the rules look at.

    pub(super) fn term(&self, at: usize) -> Term {
        self.document.tokens.get(at).map_or(Term::None, |token| self.lexicon.get(token.word))
    }

    /// The word at `at`, in lower case, as the rules know it: of other languages what it stands for in English.
    pub(super) fn form(&self, at: usize) -> &str {
        let Some(token) = self.document.tokens.get(at) else { return "" };
        self.lexicon.english(token.word, self.document.form(at))
    }

    /// Whether the language is that of a pack.
    pub(super) fn is_of_pack(&self) -> bool {
        self.lexicon.writing.is_of_pack()
    }

    /// Whether the word at `at` carries no content.
    pub(super) fn is_stop_word(&self, at: usize) -> bool {
        self.document.pack.is_stop_word(self.document.form(at))
    }

    pub(super) fn space_before(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.space_before())
    }

    pub(super) fn is_capitalized(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.is_capitalized())
    }

    /// A number without a sign or unit of its own.
    pub(super) fn plain_number(&self, at: usize, limit: usize) -> Option<Reading> {
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

    pub(super) fn is_tight_hyphen(&self, at: usize) -> bool {
        self.numerals.at(at) == Numeral::Hyphen && !self.space_before(at) && !self.space_before(at + 1)
    }

    /// A power of ten in words at `at`: its exponent.
    pub(super) fn scale_at(&self, at: usize, limit: usize) -> Read<i16> {
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

    /// Whether a plural follows that "5m" could be the number of.
    pub(super) fn counts_things(&self, at: usize) -> bool {
        let form = self.form(at);
        let token = self.document.tokens.get(at);
        if self.is_of_pack() {
            // Plurals of other languages have no ending in common.
            let nouns = self.document.pack.capitalizes_nouns();
            return token.is_some_and(|token| token.is_word() && token.is_capitalized() == nouns)
                && !self.is_stop_word(at);
        }
        token.is_some_and(|token| token.is_word() && !token.is_capitalized())
            && (form.len() > 3 && form.ends_with('s') && !form.ends_with("ss")
                || matches!(form, "people" | "men" | "women" | "children"))
    }
}

impl Counted {
    pub fn new(kind: AmountKind, number: Number, unit: Option<&'static str>) -> Self {
        Self { kind, number, to: None, negative: false, unit }
    }

    /// From here to another number of the same unit.
    pub fn up_to(self, to: Number) -> Self {
        Self { to: Some(to), ..self }
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
pub(super) fn is_age(form: &str) -> bool {
    matches!(form, "aged" | "age")
}

/// The exponent of a word for a power of ten.
pub(super) fn scale_of(numeral: Numeral) -> Option<i16> {
    match numeral {
        Numeral::Word(
            NumberWord::Scale(exponent)
            | NumberWord::ScaleAbbreviation(exponent)
            | NumberWord::Power(exponent),
        ) => Some(exponent.into()),
        Numeral::Word(NumberWord::Hundred) => Some(2),
        _ => None,
    }
}
