//! The headline of a page's article: its title without the name of the site, and its place in front.

use crate::import::decoded::PartKind;
use crate::import::extract::Part;

/// What stands between a headline and the name of its site.
const SEPARATORS: [&str; 9] = [" | ", " - ", " – ", " — ", " » ", " · ", " :: ", " / ", "｜"];

/// The title without the name of the site behind it or in front: where another place gives the headline without it, where
/// the site gives its name, or, as a last resort, behind a stroke and a short name.
pub fn without_site(title: &str, site: Option<&str>, headlines: &[String]) -> String {
    let pieces = || {
        SEPARATORS.iter().flat_map(|separator| [title.rsplit_once(separator), title.split_once(separator)])
    };
    let mut pairs = pieces().flatten().flat_map(|(left, right)| [(left, right), (right, left)]);
    let found = pairs.find(|(headline, rest)| {
        headlines.iter().any(|other| same_words(other, headline))
            || site.is_some_and(|site| same_words(site, rest))
    });
    found.map_or(title, |(headline, _)| headline).trim().to_owned()
}

/// Whether two texts have the same letters and digits in the same order.
pub fn same_words(one: &str, other: &str) -> bool {
    let letters = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    letters(one) == letters(other)
}

/// How far down the headline may stand in an article.
const MAX_DEPTH: usize = 4;

/// Puts the headline in front, and takes out where it is repeated.
pub fn put_first(parts: &mut Vec<Part>, headlines: &[String], title: Option<&str>) {
    let is_headline = |text: &str| headlines.iter().any(|headline| same_words(headline, text));
    let mut first = None;
    let mut at = 0;
    parts.retain(|part| {
        let repeats = at < MAX_DEPTH && is_headline(&part.text);
        at += 1;
        if repeats && first.is_none() {
            first = Some(part.text.clone());
        }
        !repeats
    });
    // The page's own heading is nearer to the article than its title.
    let heading =
        || headlines.iter().find(|heading| title.is_some_and(|title| same_words(heading, title))).cloned();
    if let Some(first) = first.or_else(heading).or_else(|| title.map(str::to_owned)) {
        parts.insert(0, Part::new(PartKind::Title, first));
    }
}
