//! How the small rankers declare what they know, each feature with a name, a unit and what it means; and how features
//! and the weights that were fitted to them stay together.

/// What a feature is.
#[cfg(any(test, feature = "train"))]
#[derive(Clone, Copy, Debug)]
pub struct Described {
    /// The variant's name, as it stands beside the weight.
    pub name: &'static str,
    /// What is counted, and how that becomes a number.
    pub unit: &'static str,
    /// What it tells, in one line.
    pub meaning: &'static str,
}

/// Declares features: a variant for each, by which values are set. The comment on it is its meaning, what stands behind
/// it its unit.
macro_rules! features {
    ($(#[$about:meta])* pub enum $set:ident { $(#[doc = $meaning:literal] $name:ident: $unit:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(usize)]
        pub enum $set {
            $(
                #[doc = $meaning]
                #[doc = concat!(" Unit: ", $unit, ".")]
                $name,
            )+
        }

        impl $set {
            /// How many there are.
            pub const COUNT: usize = [$(Self::$name),+].len();

            /// What they are, in the order of their numbers.
            #[cfg(any(test, feature = "train"))]
            pub const ALL: &[$crate::annotate::features::Described] = &[$(
                $crate::annotate::features::Described {
                    name: stringify!($name),
                    unit: $unit,
                    meaning: $meaning.trim_ascii(),
                }
            ),+];
        }
    };
}
pub(crate) use features;

/// One weight for each of `N` features. Where they were fitted to fewer, 0 is added, where to more, the rest is cut off:
/// so the trainer can be built after a change of features, and fits them anew.
pub const fn one_each<const N: usize>(weights: &[i16]) -> [i16; N] {
    let mut each = [0; N];
    let mut number = 0;
    while number < N && number < weights.len() {
        each[number] = weights[number];
        number += 1;
    }
    each
}

/// Tells sets of features from others: a hash of names and units in their order. The words of a meaning may be mended.
#[cfg(any(test, feature = "train"))]
pub fn fingerprint(sets: &[&[Described]]) -> u64 {
    let mut text = String::new();
    for set in sets {
        for feature in *set {
            text.extend([feature.name, "\t", feature.unit, "\n"]);
        }
        text.push('\n');
    }
    crate::model::features::bytes(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{Described, fingerprint, one_each};
    use crate::annotate::keyphrases::{features as phrase, weights as of_phrases};
    use crate::annotate::summary::{concepts, features as sentence, weights as of_summary};

    const ALL: [&[Described]; 3] = [phrase::Feature::ALL, sentence::Feature::ALL, concepts::Clue::ALL];

    #[test]
    fn weights_belong_to_the_features() {
        let fitted = |file: &str, fitted: u64, sets: &[&[Described]]| {
            assert!(
                fitted == fingerprint(sets),
                "{file} was fitted to other features: fit the rankers anew: cargo xtask train --only rankers"
            );
        };
        fitted("keyphrases/weights.rs", of_phrases::FINGERPRINT, &ALL[..1]);
        fitted("summary/weights.rs", of_summary::FINGERPRINT, &ALL[1..]);
    }

    #[test]
    fn every_feature_is_described() {
        for set in ALL {
            for (number, Described { name, unit, meaning }) in set.iter().enumerate() {
                assert!(!unit.is_empty() && meaning.ends_with('.'), "{name}: {unit}: {meaning}");
                assert!(set[..number].iter().all(|other| other.name != *name), "{name} is there twice");
            }
        }
    }

    #[test]
    fn names_units_and_order_tell_features_apart() {
        let one = |name, unit, meaning| Described { name, unit, meaning };
        let (a, b) = (one("Count", "ln(count)", "Occurrences."), one("Once", "yes = 1", "It stands once."));
        let known = fingerprint(&[&[a, b]]);
        assert_eq!(known, fingerprint(&[&[Described { meaning: "How often.", ..a }, b]]));
        for other in [[b, a], [Described { unit: "count", ..a }, b], [Described { name: "Often", ..a }, b]] {
            assert_ne!(known, fingerprint(&[&other]));
        }
        assert_ne!(known, fingerprint(&[&[a], &[b]]));
    }

    #[test]
    fn weights_of_other_features_leave_the_trainer_whole() {
        assert_eq!(one_each(&[1, 2]), [1, 2, 0]);
        assert_eq!(one_each(&[1, 2, 3]), [1, 2]);
    }
}
