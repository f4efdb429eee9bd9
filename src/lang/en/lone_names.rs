//! Words beside names of one word that no list has: what they say of people, and of companies, products and media.

/// Nouns before such a name, or before a list of them: "rivals Tamarind and Quarry", "brands like Tamarind".
const BEFORE: &[&str] = &[
    "airline",
    "airlines",
    "app",
    "apps",
    "brand",
    "brands",
    "broadcaster",
    "browser",
    "carmaker",
    "carrier",
    "chain",
    "chipmaker",
    "companies",
    "company",
    "daily",
    "firm",
    "firms",
    "giant",
    "giants",
    "label",
    "lender",
    "lenders",
    "manufacturer",
    "newspaper",
    "newspapers",
    "platform",
    "platforms",
    "provider",
    "retailer",
    "retailers",
    "rival",
    "rivals",
    "site",
    "sites",
    "start-up",
    "start-ups",
    "startup",
    "startups",
    "supplier",
    "suppliers",
    "website",
    "weekly",
];

/// Nouns of what a company has, is or makes, before "of" and its name or after it.
const BELONGINGS: &[&str] = &[
    "acquisition",
    "app",
    "apps",
    "brand",
    "ceo",
    "customers",
    "employees",
    "investors",
    "users",
    "maker",
    "owner",
    "platform",
    "products",
    "profit",
    "profits",
    "revenue",
    "sales",
    "shareholders",
    "shares",
    "site",
    "staff",
    "stake",
    "stock",
    "stores",
    "takeover",
    "website",
];

/// Verbs of what is done to companies: "bought Tamarind".
const DEALS: &[&str] = &["acquire", "acquired", "acquires", "acquiring", "bought", "buys", "founded", "owns"];

/// Whether a word before a name says that a company, product or medium is named.
pub fn leads_to_company(form: &str) -> bool {
    BEFORE.contains(&form)
}

/// Whether something belongs to companies.
pub fn belongs_to_company(form: &str) -> bool {
    BELONGINGS.contains(&form)
}

/// Whether a verb has a company for its object.
pub fn deals_with_company(form: &str) -> bool {
    DEALS.contains(&form)
}

/// Verbs and participles that only people are the subjects of: "Orlan was elected", "Orlan resigned".
const PERSONAL: &[&str] = &[
    "apologised",
    "apologized",
    "appointed",
    "argued",
    "arrested",
    "born",
    "campaigned",
    "died",
    "elected",
    "graduated",
    "jailed",
    "married",
    "nodded",
    "pleaded",
    "re-elected",
    "recalled",
    "reelected",
    "resigned",
    "retired",
    "sentenced",
    "served",
    "smiled",
    "studied",
    "testified",
    "tweeted",
    "wrote",
];

/// Whether a word after a name, or after "was" or "has been", says that it is a person's.
pub fn is_personal(form: &str) -> bool {
    PERSONAL.contains(&form)
}

/// Words before "by" and a person's name.
pub fn is_done_by_person(form: &str) -> bool {
    matches!(form, "led" | "headed" | "chaired" | "written" | "directed" | "composed" | "painted" | "signed")
}

/// What a greeting begins with.
pub fn greets(form: &str) -> bool {
    matches!(form, "hello" | "hi" | "hey" | "dear" | "goodbye" | "thanks" | "sorry")
}
