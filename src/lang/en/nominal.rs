//! Common nouns by which a text speaks of what it has named: "the ministry", "the company".

use std::sync::LazyLock;

use crate::lang::words::Places;

/// What organizations are called that do business.
pub const COMPANY_NOUNS: &[&str] = &["company", "firm"];

/// What an organization that has such a word in its name may be called: "the ministry".
const HEADS: &[&str] = &[
    "academy",
    "agency",
    "airline",
    "alliance",
    "association",
    "authority",
    "bank",
    "board",
    "bureau",
    "cabinet",
    "center",
    "centre",
    "chamber",
    "church",
    "clinic",
    "club",
    "coalition",
    "college",
    "commission",
    "committee",
    "confederation",
    "consortium",
    "corporation",
    "council",
    "court",
    "department",
    "directorate",
    "embassy",
    "federation",
    "foundation",
    "hospital",
    "institute",
    "institution",
    "league",
    "ministry",
    "museum",
    "newspaper",
    "orchestra",
    "organisation",
    "organization",
    "parliament",
    "party",
    "school",
    "secretariat",
    "senate",
    "society",
    "tribunal",
    "trust",
    "union",
    "university",
];

/// What a noun in capitals stands for by itself in some texts: "the State", "the Constitution"; no name of anything.
const GENERIC: &[&str] = &[
    "budget",
    "chamber",
    "city",
    "constitution",
    "executive",
    "government",
    "kingdom",
    "media",
    "moon",
    "opposition",
    "province",
    "radio",
    "republic",
    "revolution",
    "state",
    "treaty",
];

/// Whether a word in capitals is no name by itself, unless it stands for one that the text has: "the Ministry". A
/// parliament is mostly the only one.
pub fn is_generic(form: &str) -> bool {
    GENERIC.contains(&form)
        || is_head(form) && !matches!(form, "cabinet" | "coalition" | "parliament" | "senate")
}

/// Whether `form` is such a word.
pub fn is_head(form: &str) -> bool {
    static PLACES: LazyLock<Places> = LazyLock::new(|| Places::of_list(HEADS));
    PLACES.has(form)
}

/// Past forms that are nouns or adjectives as well.
pub const PAST_FORMS: &[&str] = &[
    "cut", "fell", "found", "held", "hit", "led", "left", "let", "lost", "met", "put", "rose", "sent", "set",
    "split",
];
