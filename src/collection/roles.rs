//! What the roles of two people of one name say: whether they can be one person. A minister is no striker, and the mayor of one
//! town is not the mayor of another; who was something once may be anything now.

use crate::annotate::coreference::{plain, usual_place};

/// What people do for a living, by the words for it. Fields that one person often has together are no contradiction.
const FIELDS: &[(&str, &str)] = &[
    (
        "politics",
        "minister president premier chancellor senator mp lawmaker governor mayor congressman \
         congresswoman councillor councilman councilwoman ambassador envoy diplomat politician legislator \
         deputy commissioner king queen prince princess",
    ),
    (
        "sport",
        "footballer striker midfielder defender goalkeeper winger coach cyclist boxer swimmer sprinter \
         runner athlete quarterback pitcher golfer jockey skier batsman bowler referee forward wrestler \
         rower gymnast skater",
    ),
    (
        "science",
        "professor researcher scientist biologist economist historian physicist chemist epidemiologist \
         surgeon nurse lecturer geologist oceanographer doctor dr astronomer virologist psychologist \
         archaeologist paediatrician cardiologist",
    ),
    (
        "law",
        "judge prosecutor lawyer attorney detective sheriff magistrate barrister solicitor constable \
         inspector justice",
    ),
    (
        "business",
        "ceo chairman chairwoman chairperson founder entrepreneur banker businessman businesswoman trader",
    ),
    (
        "arts",
        "actor actress singer musician novelist poet painter composer filmmaker rapper pianist conductor \
         sculptor violinist comedian dancer soprano tenor drummer guitarist",
    ),
    ("press", "journalist reporter correspondent columnist photographer broadcaster"),
    ("church", "bishop archbishop priest pastor imam rabbi pope cardinal vicar nun monk reverend"),
    ("forces", "general colonel lieutenant sergeant admiral soldier major commander brigadier corporal"),
    (
        "trades",
        "farmer teacher baker fisherman plumber driver carpenter waiter waitress mechanic shopkeeper \
         butcher student pupil postman gardener firefighter pensioner electrician welder hairdresser \
         schoolboy schoolgirl ferryman beekeeper miller",
    ),
];

/// Fields that one person rarely has both of.
const APART: &[(&str, &[&str])] = &[
    ("sport", &["politics", "science", "law", "arts", "church", "forces", "trades"]),
    ("arts", &["politics", "science", "law", "church", "forces", "trades"]),
    ("trades", &["politics", "science", "law", "business", "church", "forces", "press"]),
    ("church", &["politics", "law", "business", "forces", "press"]),
    ("forces", &["science", "business", "press"]),
    ("science", &["law"]),
];

/// Offices that are held of one thing at a time: "mayor of Vellmar".
const OFFICES: &str = "president premier chancellor governor mayor king queen bishop archbishop sheriff minister ceo chairman \
    chairwoman principal headteacher dean rector coach captain ambassador";

/// What the roles of somebody say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// 0 unknown, 1 woman, 2 man.
    pub gender: u8,
    /// A bit for each of the fields.
    fields: u16,
    /// The word that stands for each of the fields.
    words: Vec<(u8, &'static str)>,
    /// Offices and of what they are.
    offices: Vec<(&'static str, String)>,
}

impl Facts {
    /// Reads gender and roles.
    pub fn read<'r>(gender: u8, roles: impl Iterator<Item = &'r str>) -> Self {
        let mut facts = Self { gender, ..Self::default() };
        roles.for_each(|role| facts.add(role));
        facts
    }

    fn add(&mut self, role: &str) {
        let role = role.to_lowercase();
        let is_over = |opening| role.starts_with(opening);
        if ["former ", "ex-", "ex ", "late ", "retired ", "one-time ", "then-"].into_iter().any(is_over) {
            return;
        }
        // The noun stands before "of", "for" and "to", and at the end of what stands there.
        let role = role.replace("chief executive", "ceo");
        let end = [" of ", " for ", " to ", " at ", " in ", ","]
            .into_iter()
            .filter_map(|mark| role.find(mark))
            .min();
        let (front, rest) = role.split_at(end.unwrap_or(role.len()));
        let Some(noun) = front.split_whitespace().next_back() else { return };
        for (number, (_, words)) in FIELDS.iter().enumerate() {
            if let Some(word) = words.split_ascii_whitespace().find(|word| *word == noun) {
                self.fields |= 1 << number;
                if self.words.iter().all(|(known, _)| usize::from(*known) != number) {
                    self.words.push((number as u8, word));
                }
            }
        }
        let of = rest.strip_prefix(" of ").map(|of| {
            let end =
                [" to ", " in ", " and ", ",", " for "].into_iter().filter_map(|mark| of.find(mark)).min();
            plain(of[..end.unwrap_or(of.len())].trim_start_matches("the ").trim()).into_owned()
        });
        let office = OFFICES.split_ascii_whitespace().find(|office| *office == noun);
        // There are several ministers in a government, but for its first.
        let office = office.filter(|office| *office != "minister" || front.ends_with("prime minister"));
        if let Some((office, of)) = office.zip(of) {
            let office = (office, of);
            if !self.offices.contains(&office) {
                self.offices.push(office);
            }
        }
    }

    /// How much they say.
    pub fn weight(&self) -> u32 {
        self.fields.count_ones() + self.offices.len() as u32 * 2 + u32::from(self.gender > 0)
    }

    /// What is told of the same person elsewhere, too.
    pub fn take_in(&mut self, other: &Self) {
        self.gender = self.gender.max(other.gender);
        self.fields |= other.fields;
        for word in &other.words {
            if self.words.iter().all(|known| known.0 != word.0) {
                self.words.push(*word);
            }
        }
        for office in &other.offices {
            if !self.offices.contains(office) {
                self.offices.push(office.clone());
            }
        }
    }

    /// Why two people cannot be one: what the first is, and the second.
    pub fn contradiction(&self, other: &Self) -> Option<(String, String)> {
        if self.gender != 0 && other.gender != 0 && self.gender != other.gender {
            let told = |gender| if gender == 1 { "a woman" } else { "a man" };
            return Some((told(self.gender).to_owned(), told(other.gender).to_owned()));
        }
        for (office, of) in &self.offices {
            for (another, elsewhere) in &other.offices {
                if office == another
                    && !is_same(of, elsewhere)
                    && !other.offices.iter().any(|held| held.0 == *office && is_same(&held.1, of))
                {
                    return Some((format!("{office} of {of}"), format!("{another} of {elsewhere}")));
                }
            }
        }
        if self.fields & other.fields != 0 {
            return None;
        }
        for &(mine, word) in &self.words {
            for &(theirs, another) in &other.words {
                if are_apart(mine, theirs) {
                    return Some((word.to_owned(), another.to_owned()));
                }
            }
        }
        None
    }
}

fn are_apart(one: u8, other: u8) -> bool {
    let name = |number: u8| FIELDS[usize::from(number)].0;
    let against =
        |one: &str, other: &str| APART.iter().any(|(field, others)| *field == one && others.contains(&other));
    against(name(one), name(other)) || against(name(other), name(one))
}

/// Whether two names are of one thing, as far as offices go: "Uzbekistan", "the Republic of Uzbekistan".
fn is_same(a: &str, b: &str) -> bool {
    let usual =
        |name: &str| usual_place(&name.replace(' ', "_")).map_or_else(|| name.to_owned(), str::to_owned);
    let is_part =
        |long: &str, short: &str| long.split(' ').any(|word| word == short) || long.ends_with(short);
    usual(a) == usual(b) || is_part(a, b) || is_part(b, a)
}

#[cfg(test)]
mod tests {
    use super::Facts;

    fn facts(roles: &[&str]) -> Facts {
        Facts::read(0, roles.iter().copied())
    }

    #[test]
    fn what_cannot_be_one_person() {
        for (one, other, apart) in [
            (&["finance minister"][..], &["striker"][..], true),
            (&["Mayor of Vellmar"], &["mayor of Tallow Bay"], true),
            (&["Mayor of Vellmar"], &["Vellmar mayor"], false),
            (&["Minister of Health"], &["Minister of Transport"], false),
            (&["Prime Minister of Norland"], &["prime minister of Sunderia"], true),
            (&["former striker"], &["sports minister"], false),
            (&["President of the Republic of Uzbekistan"], &["President of Uzbekistan"], false),
            (&["President of the United States"], &["president of the USA"], false),
            (&["professor"], &["health minister"], false),
            (&["baker"], &["High Court judge"], true),
            (&["Bishop of Quell"], &["chief executive of Tamarind"], true),
            (&[], &["singer"], false),
            (&["spokeswoman"], &["singer"], false),
        ] {
            assert_eq!(facts(one).contradiction(&facts(other)).is_some(), apart, "{one:?} {other:?}");
            assert_eq!(facts(other).contradiction(&facts(one)).is_some(), apart, "{other:?} {one:?}");
        }
        let (woman, man) = (Facts::read(1, [].into_iter()), Facts::read(2, [].into_iter()));
        assert!(woman.contradiction(&man).is_some() && woman.contradiction(&woman).is_none());
    }
}
