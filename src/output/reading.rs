//! The names in an analysis that is read again: kinds, forms, reasons, units. Each is looked up among those that there are, which
//! also tells an analysis of another version, or none at all.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use crate::annotate::amounts::AmountKind;
use crate::annotate::coreference::MentionForm;
use crate::annotate::dates::DateKind;
use crate::annotate::keywords::Direction;
use crate::annotate::names::EntityKind;
use crate::annotate::quotes::QuoteKind;
use crate::annotate::summary::features::Reason;
use crate::import::REPAIRS;
use crate::lang::en::units;
use crate::text::BlockKind;

/// A set of names.
trait Names {
    /// What one of them is.
    const WHAT: &str;

    /// The name that is written like this.
    fn find(name: &str) -> Option<&'static str>;
}

/// A name of the set, as it stands in the analysis.
struct Found<N>(&'static str, PhantomData<N>);

impl<'de, N: Names> Deserialize<'de> for Found<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Finder(PhantomData))
    }
}

struct Finder<N>(PhantomData<N>);

impl<N: Names> Visitor<'_> for Finder<N> {
    type Value = Found<N>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(N::WHAT)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        let found =
            N::find(name).ok_or_else(|| E::custom(format_args!("\"{name:.40}\" is not {}", N::WHAT)))?;
        Ok(Found(found, PhantomData))
    }
}

/// Sets of names, and the functions that read one of each.
macro_rules! names {
    ($($function:ident $set:ident $what:literal: $names:expr;)+) => {$(
        enum $set {}

        impl Names for $set {
            const WHAT: &str = $what;

            fn find(name: &str) -> Option<&'static str> {
                $names.into_iter().find(|known| *known == name)
            }
        }

        pub fn $function<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'static str, D::Error> {
            Found::<$set>::deserialize(deserializer).map(|found| found.0)
        }
    )+};
}

names! {
    repair Repairs "a kind of repair": REPAIRS;
    block Blocks "a kind of block": BlockKind::ALL.map(BlockKind::as_str);
    entity Entities "a kind of entity": EntityKind::ALL.map(EntityKind::as_str);
    form Forms "a form of mention": MentionForm::ALL.map(MentionForm::as_str);
    quote Quotes "a kind of quotation": QuoteKind::ALL.map(QuoteKind::as_str);
    date Dates "a kind of date": DateKind::ALL.map(DateKind::as_str);
    amount Amounts "a kind of amount": AmountKind::ALL.map(AmountKind::as_str);
    direction Directions "a direction": Direction::ALL.map(Direction::as_str);
}

enum Reasons {}

impl Names for Reasons {
    const WHAT: &str = "a reason";

    fn find(name: &str) -> Option<&'static str> {
        Reason::ALL.map(Reason::as_str).into_iter().find(|known| *known == name)
    }
}

pub fn reasons<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<&'static str>, D::Error> {
    let found = Vec::<Found<Reasons>>::deserialize(deserializer)?;
    Ok(found.into_iter().map(|found| found.0).collect())
}

enum Units {}

impl Names for Units {
    const WHAT: &str = "a unit";

    fn find(name: &str) -> Option<&'static str> {
        units::code(name)
    }
}

pub fn unit<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<&'static str>, D::Error> {
    Ok(Option::<Found<Units>>::deserialize(deserializer)?.map(|found| found.0))
}
