//! What is kept of one document, and its form in whole numbers. `S` is a text: as such, or the number of one.

use super::wire::{Damaged, Reader, Writer};

/// A document of a collection.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record<S> {
    /// What the caller calls it; no two documents of a collection are called the same.
    pub id: S,
    /// Its headline, "" where there is none.
    pub title: S,
    /// Its own date, `YYYY-MM-DD` or "".
    pub date: S,
    /// The code of its language.
    pub language: S,
    /// Bytes of its text.
    pub bytes: u32,
    /// Words of title and body: what the counts of terms are out of.
    pub words: u32,
    /// Distinct shingles of its text.
    pub shingles: u32,
    /// MinHash of them; empty where there are none.
    pub signature: Vec<u16>,
    /// Words with content that are no names.
    pub terms: Vec<Term<S>>,
    /// What it is about, best first.
    pub phrases: Vec<Phrase<S>>,
    /// Whom and what it names, most mentioned first.
    pub names: Vec<Name<S>>,
    /// Who said what, in text order.
    pub quotes: Vec<Quote<S>>,
    /// The dates that it names, in order of appearance.
    pub dates: Vec<Moment<S>>,
    /// Sums, percentages and quantities, in text order.
    pub amounts: Vec<Amount<S>>,
}

/// A word with its commonest form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Term<S> {
    pub lemma: S,
    pub text: S,
    pub count: u32,
}

/// A phrase.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase<S> {
    pub text: S,
    pub count: u32,
}

/// An entity of the document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name<S> {
    /// Place of its kind in [`crate::corrections::KINDS`].
    pub kind: u8,
    /// 0 unknown, 1 woman, 2 man.
    pub gender: u8,
    pub name: S,
    pub aliases: Vec<S>,
    pub roles: Vec<S>,
    pub mentions: u32,
}

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quote<S> {
    /// 0 unknown, else the place among the names, from 1.
    pub speaker: u32,
    pub is_direct: bool,
    /// Its first words.
    pub text: S,
    /// Words of the whole.
    pub words: u32,
}

/// A date that the document names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment<S> {
    /// A TIMEX3 value, or an ISO range.
    pub value: S,
    pub count: u32,
}

/// An amount.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount<S> {
    /// Place of its kind in [`super::AMOUNTS`].
    pub kind: u8,
    pub unit: S,
    /// The bits of its value, and those of the upper end of a range.
    pub value: u64,
    pub to: Option<u64>,
}

impl<S> Record<S> {
    /// Shows every text in it, some more than once.
    pub fn each_text(&self, mut show: impl FnMut(&S)) {
        let _: Record<u8> = self.map(|text| {
            show(text);
            0
        });
    }

    /// The same with other texts; terms are in the order of those.
    pub fn map<T: Ord>(&self, mut text: impl FnMut(&S) -> T) -> Record<T> {
        let mut terms: Vec<Term<T>> = Vec::with_capacity(self.terms.len());
        for term in &self.terms {
            terms.push(Term { lemma: text(&term.lemma), text: text(&term.text), count: term.count });
        }
        terms.sort_unstable();
        let names = self.names.iter().map(|name| Name {
            kind: name.kind,
            gender: name.gender,
            name: text(&name.name),
            aliases: name.aliases.iter().map(&mut text).collect(),
            roles: name.roles.iter().map(&mut text).collect(),
            mentions: name.mentions,
        });
        let names = names.collect();
        Record {
            id: text(&self.id),
            title: text(&self.title),
            date: text(&self.date),
            language: text(&self.language),
            bytes: self.bytes,
            words: self.words,
            shingles: self.shingles,
            signature: self.signature.clone(),
            terms,
            phrases: self.phrases.iter().map(|p| Phrase { text: text(&p.text), count: p.count }).collect(),
            names,
            quotes: self
                .quotes
                .iter()
                .map(|quote| Quote {
                    speaker: quote.speaker,
                    is_direct: quote.is_direct,
                    text: text(&quote.text),
                    words: quote.words,
                })
                .collect(),
            dates: self.dates.iter().map(|d| Moment { value: text(&d.value), count: d.count }).collect(),
            amounts: self
                .amounts
                .iter()
                .map(|a| Amount { kind: a.kind, unit: text(&a.unit), value: a.value, to: a.to })
                .collect(),
        }
    }
}

impl Record<u32> {
    /// Everything but the signature, which stands elsewhere: it has no pattern.
    pub fn write(&self, out: &mut Writer) {
        for number in [self.id, self.title, self.date, self.language, self.bytes, self.words, self.shingles] {
            out.number(number);
        }
        out.number(self.signature.len() as u32);
        out.number(self.terms.len() as u32);
        let mut before = 0;
        for term in &self.terms {
            // They ascend; most are written like their lemma, or beside it in the alphabet.
            out.number(term.lemma - before);
            out.signed(i64::from(term.text) - i64::from(term.lemma));
            before = term.lemma;
        }
        // Together: nearly all are small.
        self.terms.iter().for_each(|term| out.number(term.count));
        out.number(self.phrases.len() as u32);
        for phrase in &self.phrases {
            out.number(phrase.text);
            out.number(phrase.count);
        }
        out.number(self.names.len() as u32);
        for name in &self.names {
            out.byte(name.kind << 2 | name.gender);
            out.number(name.mentions);
            out.number(name.name);
            out.list(&name.aliases);
            out.list(&name.roles);
        }
        out.number(self.quotes.len() as u32);
        for quote in &self.quotes {
            out.number(quote.speaker << 1 | u32::from(quote.is_direct));
            out.number(quote.words);
            out.number(quote.text);
        }
        out.number(self.dates.len() as u32);
        for date in &self.dates {
            out.number(date.value);
            out.number(date.count);
        }
        out.number(self.amounts.len() as u32);
        for amount in &self.amounts {
            out.byte(amount.kind << 1 | u8::from(amount.to.is_some()));
            out.number(amount.unit);
            out.float(amount.value);
            amount.to.into_iter().for_each(|to| out.float(to));
        }
    }

    /// Takes in the values of the signature, whose length is known.
    pub fn read_signature(&mut self, from: &mut Reader<'_>) -> Result<(), Damaged> {
        let bytes = from.take(2 * self.signature.len())?;
        for (value, pair) in self.signature.iter_mut().zip(bytes.chunks_exact(2)) {
            *value = u16::from(pair[0]) | u16::from(pair[1]) << 8;
        }
        Ok(())
    }

    /// The bytes of the signature.
    pub fn signature_bytes(&self) -> impl Iterator<Item = u8> + '_ {
        self.signature.iter().flat_map(|value| value.to_le_bytes())
    }

    /// Reads what [`Self::write`] wrote; the signature has its length and nothing in it.
    pub fn read(from: &mut Reader<'_>) -> Result<Self, Damaged> {
        let mut record = Self {
            id: from.number()?,
            title: from.number()?,
            date: from.number()?,
            language: from.number()?,
            bytes: from.number()?,
            words: from.number()?,
            shingles: from.number()?,
            ..Self::default()
        };
        let length = from.number()?;
        if length != 0 && length as usize != super::shingles::HASHES {
            return Err(Damaged);
        }
        record.signature = vec![0; length as usize];
        let mut lemma = 0u32;
        for _ in 0..from.count()? {
            lemma = lemma.checked_add(from.number()?).ok_or(Damaged)?;
            let text = u32::try_from(i64::from(lemma) + from.signed()?).map_err(|_| Damaged)?;
            record.terms.push(Term { lemma, text, count: 0 });
        }
        for term in &mut record.terms {
            term.count = from.number()?;
        }
        for _ in 0..from.count()? {
            record.phrases.push(Phrase { text: from.number()?, count: from.number()? });
        }
        for _ in 0..from.count()? {
            let head = from.byte()?;
            let mentions = from.number()?;
            let name = Name {
                kind: head >> 2,
                gender: head & 3,
                mentions,
                name: from.number()?,
                aliases: from.list()?,
                roles: from.list()?,
            };
            if usize::from(name.kind) >= super::KINDS.len() {
                return Err(Damaged);
            }
            record.names.push(name);
        }
        for _ in 0..from.count()? {
            let head = from.number()?;
            let quote = Quote {
                speaker: head >> 1,
                is_direct: head & 1 == 1,
                words: from.number()?,
                text: from.number()?,
            };
            if quote.speaker as usize > record.names.len() {
                return Err(Damaged);
            }
            record.quotes.push(quote);
        }
        for _ in 0..from.count()? {
            record.dates.push(Moment { value: from.number()?, count: from.number()? });
        }
        for _ in 0..from.count()? {
            let head = from.byte()?;
            let unit = from.number()?;
            let value = from.float()?;
            let to = if head & 1 == 1 { Some(from.float()?) } else { None };
            if usize::from(head >> 1) >= super::AMOUNTS.len() {
                return Err(Damaged);
            }
            record.amounts.push(Amount { kind: head >> 1, unit, value, to });
        }
        Ok(record)
    }
}
