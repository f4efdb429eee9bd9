//! Whether a line is one of the fixed phrases that stand around articles. Compared in lower case with the whole line or
//! with its start, so that no sentence of an article is ever taken for one. The phrases are in [`super::phrases`].

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{lines, phrases};

/// A table of whole lines.
struct Lines(FxHashSet<&'static str>);

impl Lines {
    fn new(table: &'static str) -> Self {
        Self(table.lines().collect())
    }

    fn has(&self, folded: &str) -> bool {
        self.0.contains(folded)
    }
}

/// A table of starts, by their first character.
struct Starts(FxHashMap<char, Vec<&'static str>>);

impl Starts {
    fn new(table: &'static str) -> Self {
        let mut starts = FxHashMap::<char, Vec<&'static str>>::default();
        for start in table.lines() {
            if let Some(first) = start.chars().next() {
                starts.entry(first).or_default().push(start);
            }
        }
        Self(starts)
    }

    /// Whether `folded` begins with one of them, and no word is cut by that.
    fn begin(&self, folded: &str) -> bool {
        let Some(starts) = folded.chars().next().and_then(|first| self.0.get(&first)) else {
            return false;
        };
        starts.iter().any(|start| {
            folded.strip_prefix(start).is_some_and(|rest| {
                !start.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphabetic)
            })
        })
    }
}

static LINES: LazyLock<Lines> = LazyLock::new(|| Lines::new(phrases::LINES));
static LEADS: LazyLock<Lines> = LazyLock::new(|| Lines::new(phrases::LEADS));
static COUNTED: LazyLock<Lines> = LazyLock::new(|| Lines::new(phrases::COUNTED));
static KICKERS: LazyLock<Lines> = LazyLock::new(|| Lines::new(phrases::KICKERS));
static ROLES: LazyLock<Lines> = LazyLock::new(|| Lines::new(phrases::ROLES));
static STARTS: LazyLock<Starts> = LazyLock::new(|| Starts::new(phrases::STARTS));
static CAPTIONS: LazyLock<Starts> = LazyLock::new(|| Starts::new(phrases::CAPTIONS));

/// Longest line of furniture, in bytes.
const LONGEST: usize = 200;

/// The line in small letters, without the signs that buttons and links have around their words.
fn folded(line: &str) -> String {
    let bare = line.trim_matches(|character: char| {
        character.is_whitespace()
            || matches!(character, '»' | '›' | '→' | '>' | '<' | '•' | '|' | '*' | '↓' | '▼' | '▶' | '+')
    });
    bare.to_lowercase()
}

/// Whether `line` is one of the phrases around articles.
pub fn is_furniture(line: &str) -> bool {
    if line.len() > LONGEST || memchr::memchr(b'\n', line.as_bytes()).is_some() {
        return false;
    }
    let folded = folded(line);
    let whole = folded.trim_end_matches(['.', ':', '!', '…', ' ']);
    LINES.has(&folded)
        || LINES.has(whole)
        || STARTS.begin(&folded)
        || is_count(&folded)
        || is_breadcrumb(&folded)
        || is_hashtags(&folded)
        || is_notice_of_copyright(&folded)
}

/// Whether `line` announces links to other articles, which follow: "Related:", "Most read".
pub fn is_lead(line: &str) -> bool {
    line.len() <= 60 && LEADS.has(folded(line).trim_end_matches([':', '.', '…', ' ']))
}

/// Whether `line` announces whom the press may ask, and says nothing else.
pub fn is_contact(line: &str) -> bool {
    const CONTACTS: [&str; 10] = [
        "contact",
        "contacts",
        "press contact",
        "media contact",
        "media contacts",
        "pressekontakt",
        "kontakt",
        "contact presse",
        "contacto de prensa",
        "contatti stampa",
    ];
    line.len() <= 40 && CONTACTS.contains(&folded(line).trim_end_matches([':', ' ']))
}

/// "Home > News > Politics": the place of the page in its site.
fn is_breadcrumb(folded: &str) -> bool {
    const HOMES: [&str; 8] =
        ["home", "startseite", "accueil", "inicio", "início", "home page", "homepage", "главная"];
    if folded.len() > 100 || lines::ends_sentence(folded) {
        return false;
    }
    let separator = |c: char| matches!(c, '>' | '›' | '»' | '/' | '|' | '→' | '•');
    let mut parts = folded.split(separator).map(str::trim);
    let first = parts.next().unwrap_or_default();
    let (mut count, mut known) = (1, usize::from(KICKERS.has(first)));
    let are_short = parts.all(|part| {
        count += 1;
        known += usize::from(KICKERS.has(part));
        !part.is_empty() && part.split_whitespace().count() <= 4
    });
    are_short && count >= 2 && (HOMES.contains(&first) || count >= 3 && known >= 2)
}

/// "#ferry #night"
fn is_hashtags(folded: &str) -> bool {
    folded.starts_with('#')
        && folded.split_whitespace().count() >= 2
        && folded
            .split_whitespace()
            .all(|word| word.len() >= 3 && word.starts_with('#') && !word.starts_with("##"))
}

/// "Copyright The Coast Courier, 2024", "2024 © Coast Courier. All rights reserved."
fn is_notice_of_copyright(folded: &str) -> bool {
    folded.ends_with("all rights reserved") || folded.ends_with("all rights reserved.")
}

/// "1,234 views", "3 min read".
pub fn is_count(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '\u{a0}'));
    if rest.len() == line.len() || rest.len() > 40 {
        return false;
    }
    let rest = rest.trim_start_matches(['K', 'k', 'M', '+']);
    let rest = rest.trim_start_matches([' ', '-']).trim_end();
    COUNTED.has(rest) || COUNTED.has(rest.to_lowercase().trim_end_matches('.'))
}

/// Longest caption, in bytes.
const LONGEST_CAPTION: usize = 400;

/// Whether `line` describes a picture: it says so at its start, or ends with the picture's source.
pub fn is_caption(line: &str) -> bool {
    if line.len() > LONGEST_CAPTION || memchr::memchr(b'\n', line.as_bytes()).is_some() {
        return false;
    }
    let begins = || {
        let start = &line[..line.floor_char_boundary(24)];
        CAPTIONS.begin(&start.to_lowercase())
    };
    line.len() <= 240 && begins()
        || line.starts_with('©')
            && line.len() <= 80
            && !["reserved", "reserved.", "riservata"].iter().any(|end| line.ends_with(end))
        || is_credited(line)
}

/// Bytes on either side of a sign that the longest mark of a credit can have, in small letters or others.
const BESIDE_SIGN: usize = 24;

/// Whether `line` ends with the source of a picture: "(Photo: Coast Courier)". Every mark of [`phrases::CREDITS`] has
/// one of three signs, so only what stands beside these is compared.
fn is_credited(line: &str) -> bool {
    memchr::memchr3_iter(b'(', b'[', b':', line.as_bytes()).any(|at| {
        let before = line[line.floor_char_boundary(at.saturating_sub(BESIDE_SIGN))..at].to_lowercase();
        let end = line.ceil_char_boundary((at + BESIDE_SIGN).min(line.len()));
        let after = line[at..end].to_lowercase();
        phrases::CREDITS.lines().any(|mark| {
            let sign = mark.find(['(', '[', ':']).unwrap_or(0);
            let (left, right) = mark.split_at(sign);
            if !after.starts_with(right) || !before.ends_with(left) {
                return false;
            }
            // Signs and spaces, and letters whose small form is as long.
            let rest = line.get(at + right.len()..).unwrap_or_default();
            if sign == 0 {
                // The credit ends the line: nothing follows its bracket.
                rest.find([')', ']']).is_none_or(|close| rest[close + 1..].trim().len() <= 1)
            } else {
                rest.len() <= 60 && !rest.ends_with(['.', '!', '?'])
            }
        })
    })
}

/// Whether `line` is a section's name or the like.
pub fn is_kicker(line: &str) -> bool {
    line.len() <= 40 && KICKERS.has(line.trim_end_matches([':', ' ']).to_lowercase().as_str())
}

/// Whether one of the words says that somebody writes for a living: "staff writer", "correspondent".
pub fn holds_role(words: &str) -> bool {
    let folded = words.to_lowercase();
    folded.contains("associated press")
        || folded.split(|c: char| !c.is_alphabetic()).any(|word| ROLES.has(word))
}

/// Bytes of the longest label of a mail's header, and its colon, spaces and marks.
const LONGEST_LABEL: usize = 32;

/// What the label at the start of `line`, where it is one of a mail's header, is about; and the bytes of the label with its colon.
pub fn mail_label(line: &str) -> Option<(MailLabel, usize)> {
    let head = &line[..line.floor_char_boundary(LONGEST_LABEL)];
    let colon = head.find(':')?;
    let label = head[..colon].trim_end().trim_matches('*').to_lowercase();
    let known = || phrases::MAIL_LABELS.lines().find(|entry| entry.get(2..) == Some(label.as_str()));
    let found = if label.starts_with("x-") { "t x" } else { known()? };
    let kind = match found.as_bytes().first() {
        Some(b'f') => MailLabel::From,
        Some(b'd') => MailLabel::Date,
        Some(b's') => MailLabel::Subject,
        _ => MailLabel::To,
    };
    let value = line[colon + 1..].trim_start_matches(|c: char| c == '*' || c.is_whitespace());
    Some((kind, line.len() - value.len()))
}

/// What a line of a mail's header tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailLabel {
    /// Who wrote it.
    From,
    /// When it was sent.
    Date,
    /// Who has got it.
    To,
    /// What it is about.
    Subject,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_in_small_letters_and_say_nothing_twice() {
        for table in [
            phrases::LINES,
            phrases::STARTS,
            phrases::LEADS,
            phrases::COUNTED,
            phrases::CAPTIONS,
            phrases::CREDITS,
            phrases::KICKERS,
            phrases::MAIL_LABELS,
            phrases::ROLES,
        ] {
            for line in table.lines() {
                assert!(!line.is_empty() && line.trim() == line && line.to_lowercase() == line, "{line:?}");
            }
        }
        // A phrase is one line, so nothing stands in it that the rules take off.
        for line in phrases::LINES.lines().chain(phrases::LEADS.lines()) {
            assert!(is_furniture(line), "{line:?}");
        }
    }

    #[test]
    fn phrases_are_known_and_sentences_are_not() {
        for line in [
            "Share",
            "ADVERTISEMENT",
            "Read more: Bridge opens",
            "Read more…",
            "© 2024 The Vellmar Post",
            "© The Vellmar Post 2024. All rights reserved.",
            "3 min read",
            "5-minute read",
            "1,204 views",
            "40K subscribers",
            "#ferry #night",
            "Sent from my phone",
            "Home > News > Harbour",
            "News | Politics | Sport",
            "Anzeige",
            "Lesen Sie auch: Die letzte Straßenbahn",
            "Temps de lecture : 3 min",
            "Suscríbete a nuestro boletín",
            "Читайте также: Последний трамвай",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "Share prices fell.",
            "Read on",
            "He likes to share",
            "3 minutes later",
            "Advertisement rates rise",
            "Home rule / self-government",
            "Reading times of the meter",
            "Watch makers strike",
            "Themenpark öffnet",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
        assert!(is_lead("Related:") && is_lead("Mehr zum Thema") && !is_lead("Read more: Bridge opens"));
    }

    #[test]
    fn captions_name_a_picture() {
        for line in [
            "Photo: Ines Calloway",
            "The old pier at dawn (Photo by I. Calloway)",
            "The old pier at dawn. Photo: I. Calloway / Coast Pictures",
            "© Harbour archive",
            "Foto: Ines Calloway/dpa",
            "Photo : Ines Calloway",
        ] {
            assert!(is_caption(line), "{line}");
        }
        for line in [
            "Photographs were found.",
            "She took a photo: it was dark.",
            "The (Photo by X) tag is common in captions.",
            "It went wrong. Photo: the word stood there and nobody knew why.",
        ] {
            assert!(!is_caption(line), "{line}");
        }
    }

    #[test]
    fn labels_of_mail() {
        assert_eq!(mail_label("Subject: Re: tides"), Some((MailLabel::Subject, 9)));
        assert_eq!(mail_label("*From:* Ines"), Some((MailLabel::From, 8)));
        assert_eq!(mail_label("Objet : marées"), Some((MailLabel::Subject, 8)));
        assert_eq!(mail_label("Кому: Роза"), Some((MailLabel::To, 10)));
        assert_eq!(mail_label("Nobody: at all"), None);
        for space in (0..=0x3000).filter_map(char::from_u32).filter(|c| c.is_whitespace()) {
            let line = format!("Subject:{space}tides");
            assert_eq!(mail_label(&line), Some((MailLabel::Subject, line.len() - 5)), "{space:?}");
        }
        assert!(holds_role("Jane Roe, Staff writer") && !holds_role("Jane Roe, baker"));
    }
}
