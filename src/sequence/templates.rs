//! The templates of all uses of the tagger, in one enumeration: two with one number do not compile. What each observes is
//! computed where its use is ([`super::Observer`]).

use super::SLOTS;
use crate::model::features::{Feature, feature};

/// Numbers between a template's slots.
const STRIDE: u32 = 32;

macro_rules! templates {
    (
        in each slot: $($(#[doc = $slot_meaning:literal])+ $slot:ident = $slot_number:expr,)+
        of a token: $($(#[doc = $meaning:literal])+ $name:ident = $number:expr,)+
    ) => {
        /// What is observed. The numbers are part of a model: a template that observes something else takes another number.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u32)]
        pub enum Template {
            $($(#[doc = $slot_meaning])+ $slot = $slot_number,)+
            $($(#[doc = $meaning])+ $name = $number,)+
        }

        /// Those of a form in one of the slots beside a token.
        const IN_SLOTS: &[(&str, u32)] = &[$((stringify!($slot), Template::$slot as u32),)+];
        /// Those of a token with its neighbors and its place.
        const OF_TOKENS: &[(&str, u32)] = &[$((stringify!($name), Template::$name as u32),)+];
    };
}

templates! {
    in each slot:

    /// The slot is outside the sentence: before it or behind it.
    NameEdge = 0,
    /// The folded form.
    NameText = 1,
    /// How it is written.
    NameCase = 2,
    /// Its coarse cluster.
    NameCoarse = 3,
    /// Its fine cluster.
    NameFine = 4,
    /// Its outline; of near neighbors only.
    NameShape = 6,
    /// Its last three characters; of near neighbors only.
    NameTail3 = 7,
    /// Each class of the word lists that it belongs to.
    NameClass = 8,
    /// The token's own last two characters.
    NameTail2 = 10,
    /// Its own last four.
    NameTail4 = 11,
    /// Its own first three.
    NameHead3 = 12,
    /// Its own first four.
    NameHead4 = 13,
    /// The token's own form as it is written.
    NameTextCase = 14,
    /// Its own fine cluster and how it is written.
    NameFineCase = 15,

    /// The slot is outside the sentence: before it or behind it.
    TagEdge = TAGS,
    /// The folded form, digits alike.
    TagText = TAGS + 1,
    /// Its fine cluster.
    TagFine = TAGS + 2,
    /// How the token itself is written.
    TagCase = TAGS + 3,
    /// Its own form as it is written.
    TagTextCase = TAGS + 4,
    /// Its own outline.
    TagShape = TAGS + 5,
    /// Its own last two characters.
    TagTail2 = TAGS + 6,
    /// Its own last three.
    TagTail3 = TAGS + 7,
    /// Its own last four.
    TagTail4 = TAGS + 8,
    /// Its own first character.
    TagHead1 = TAGS + 9,
    /// Its own first two.
    TagHead2 = TAGS + 10,
    /// Its own first three.
    TagHead3 = TAGS + 11,
    /// Its own coarse cluster.
    TagCoarse = TAGS + 12,
    /// Its own fine cluster and how it is written.
    TagFineCase = TAGS + 13,
    /// Its own fine cluster and last two characters.
    TagFineTail2 = TAGS + 14,
    /// Its own coarse cluster and last three characters.
    TagCoarseTail3 = TAGS + 15,
    /// The last three characters of a near neighbor.
    TagNeighborTail3 = TAGS + 16,

    of a token:

    /// The form before, and its own.
    NameTextBefore = 256,
    /// Its own, and the one after.
    NameTextAfter = 257,
    /// The cluster before, and its own.
    NameFineBefore = 258,
    /// Its own, and the one after.
    NameFineAfter = 259,
    /// The coarse clusters of three tokens.
    NameCoarseAround = 260,
    /// The form before, and how the token is written.
    NameCaseTextBefore = 261,
    /// The form after, and how the token is written.
    NameCaseTextAfter = 262,
    /// How three tokens are written.
    NameCaseAround = 263,
    /// How five are written.
    NameCaseWide = 264,
    /// The two forms before, and how the token is written.
    NameCaseTextsBefore = 265,
    /// The two forms after, and how the token is written.
    NameCaseTextsAfter = 266,
    /// The cluster before, and how the token is written.
    NameCaseFineBefore = 267,
    /// The cluster after, and how the token is written.
    NameCaseFineAfter = 268,
    /// The outlines of three tokens.
    NameShapeAround = 269,
    /// Whether the token opens the sentence, and how it is written.
    NameOpens = 270,
    /// Its form as it is written, where it opens the sentence.
    NameTextOpens = 271,
    /// What the sentence's capitals tell, and how the token is written.
    NameCapitals = 272,
    /// How it is written, where it is part of a date or an amount.
    NameMasked = 273,
    /// Place in the run of capitalized words, and the run's length.
    NameRunLength = 276,
    /// Place, and the run's last form.
    NameRunLastText = 277,
    /// Place, and its first form.
    NameRunFirstText = 278,
    /// Place, and its last cluster.
    NameRunLastFine = 279,
    /// Place, and its first cluster.
    NameRunFirstFine = 280,
    /// Place, and the form before the run.
    NameRunTextBefore = 281,
    /// Place, and the form after it.
    NameRunTextAfter = 282,
    /// Place, and the cluster before it.
    NameRunFineBefore = 283,
    /// Place, and the cluster after it.
    NameRunFineAfter = 284,
    /// The forms before and after the run.
    NameRunTextsAround = 285,
    /// Place, and each class of the run's first form.
    NameRunFirstClass = 286,
    /// Place, and each class of its last form.
    NameRunLastClass = 287,
    /// What the rules say of the token.
    NameRule = 296,
    /// That, and how strongly.
    NameRuleStrength = 297,
    /// What they say of it and the token before.
    NameRuleBefore = 298,
    /// Of it and the token after.
    NameRuleAfter = 299,
    /// Of three tokens.
    NameRuleAround = 300,
    /// Of the token, and its cluster.
    NameRuleFine = 301,
    /// Of the token, and how it is written.
    NameRuleCase = 302,
    /// Of the token, and its form.
    NameRuleText = 303,
    /// Of the token, and how its neighbors are written.
    NameRuleCaseAround = 304,
    /// The kind of block, and how the token is written.
    NameBlock = 307,
    /// Place, and all forms of the run.
    NameRunTexts = 336,
    /// Place, all forms of the run, and the one after it.
    NameRunTextsAfter = 337,
    /// Place, and the clusters of the run's last and first form.
    NameRunFines = 338,
    /// Place, and how all of the run is written.
    NameRunCases = 339,
    /// Place, and the clusters before and after the run.
    NameRunFinesAround = 340,
    /// Place and length, the cluster before, and the last.
    NameRunFineBeforeLast = 341,
    /// Place and length, the cluster after, and the last.
    NameRunFineAfterLast = 342,
    /// What the rules say of the token and two before.
    NameRuleTwoBefore = 346,
    /// Of the token and two after.
    NameRuleTwoAfter = 347,
    /// Of the token, and the form before.
    NameRuleTextBefore = 348,
    /// Of the token, and the form after.
    NameRuleTextAfter = 349,
    /// Of the token, and the coarse clusters of its neighbors.
    NameRuleCoarseAround = 350,
    /// Of the token and the one after, and the cluster after.
    NameRuleFineAfter = 351,
    /// Of the token and the one before, and the cluster before.
    NameRuleFineBefore = 352,
    /// Which corpus the token is of; the trainer's alone, as the two after it.
    NameCorpus = 900,
    /// That, of what is not capitalized.
    NameCorpusLower = 901,
    /// That, of what is.
    NameCorpusCapitalized = 902,

    /// The form before, and the token's own.
    TagTextBefore = TAGS_CONTEXT,
    /// The form before, and its cluster.
    TagFineTextBefore = TAGS_CONTEXT + 1,
    /// The form before, and its last two characters.
    TagTailTextBefore = TAGS_CONTEXT + 2,
    /// The cluster before, and its form.
    TagTextFineBefore = TAGS_CONTEXT + 3,
    /// The form before, and how the token is written.
    TagCaseTextBefore = TAGS_CONTEXT + 4,
    /// The two forms before.
    TagTextsBefore = TAGS_CONTEXT + 5,
    /// The form after, and the token's own.
    TagTextAfter = TAGS_CONTEXT + 8,
    /// The form after, and its cluster.
    TagFineTextAfter = TAGS_CONTEXT + 9,
    /// The form after, and its last two characters.
    TagTailTextAfter = TAGS_CONTEXT + 10,
    /// The cluster after, and its form.
    TagTextFineAfter = TAGS_CONTEXT + 11,
    /// The form after, and how the token is written.
    TagCaseTextAfter = TAGS_CONTEXT + 12,
    /// The two forms after.
    TagTextsAfter = TAGS_CONTEXT + 13,
    /// What the sentence's capitals tell, and how the token is written.
    TagCapitals = TAGS_CONTEXT + 16,
    /// Whether it is the first, and how it is written.
    TagOpens = TAGS_CONTEXT + 17,
    /// Its form as it is written, where it is the first.
    TagTextOpens = TAGS_CONTEXT + 18,
    /// The forms before and after.
    TagTextsAround = TAGS_CONTEXT + 20,
    /// How three tokens are written.
    TagCaseAround = TAGS_CONTEXT + 21,
}

/// Where the numbers of parts of speech begin.
const TAGS: u32 = 0x5000;
const TAGS_CONTEXT: u32 = TAGS + 256;

/// One past the largest number that any template has in any slot.
const END: usize = 0x5200;

// The compiler refuses two equal numbers in the enumeration; this refuses a number that another template has in a slot.
const _: () = {
    let mut taken = [false; END];
    let mut at = 0;
    while at < IN_SLOTS.len() {
        let mut slot = 0;
        while slot < SLOTS {
            let number = IN_SLOTS[at].1 as usize + slot * STRIDE as usize;
            assert!(!taken[number], "a template's number in a slot is another's");
            taken[number] = true;
            slot += 1;
        }
        at += 1;
    }
    at = 0;
    while at < OF_TOKENS.len() {
        assert!(!taken[OF_TOKENS[at].1 as usize], "a template's number is another's in a slot");
        taken[OF_TOKENS[at].1 as usize] = true;
        at += 1;
    }
};

/// What is observed beside that in languages whose names no rules know. Of the token's own form alone; part of the models in
/// packs, and of nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Further {
    /// Its last five characters.
    Tail5 = 1000,
    /// Its first five.
    Head5 = 1001,
    /// Three and four characters inside it.
    Inside = 1002,
    /// What stands before and behind the elided word or the particle that is written together with it.
    Tied = 1003,
}

impl Further {
    /// The feature of what the token's own form shows.
    pub fn of(self, value: u64) -> Feature {
        feature(self as u32, value)
    }
}

/// The number that models in packs carry. Change it with what [`Further`] observes.
pub const FINGERPRINT_OF_PACKS: u64 = crate::model::fingerprint::number(FINGERPRINT, 1);

impl Template {
    /// The feature of what a token shows together with its neighbors and its place.
    pub fn of(self, value: u64) -> Feature {
        feature(self as u32, value)
    }

    /// The feature of what a form shows in a slot.
    pub fn at(self, slot: usize, value: u64) -> Feature {
        feature(self as u32 + slot as u32 * STRIDE, value)
    }
}

/// A number that names and numbers of all templates are behind: models that were fitted to others do not fit.
pub const FINGERPRINT: u64 = {
    let mut hash = crate::model::fingerprint::START;
    let mut list = IN_SLOTS;
    let mut lists = 0;
    while lists < 2 {
        let mut at = 0;
        while at < list.len() {
            hash = crate::model::fingerprint::text(hash, list[at].0);
            hash = crate::model::fingerprint::number(hash, list[at].1 as u64);
            at += 1;
        }
        list = OF_TOKENS;
        lists += 1;
    }
    hash
};
