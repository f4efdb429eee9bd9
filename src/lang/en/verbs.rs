//! English words that are nearly always verbs (or adverbs), for stages that run before the parts of speech are known.
//!
//! Lower-case forms that stand at least six times in MASC (the Manually Annotated Sub-Corpus of the American National
//! Corpus, free for any use) and are tagged as a verb, adverb or function word there nine times in ten; stop words,
//! adverbs in "-ly" and forms of one or two letters are left out.

use std::sync::LazyLock;

use crate::lang::words::Places;

static VERBS: LazyLock<Places> = LazyLock::new(|| Places::of(&mut WORDS.split_ascii_whitespace()));

/// Whether `form` (lower case) is nearly always a verb or adverb.
pub fn is_verb_or_adverb(form: &str) -> bool {
    VERBS.has(form) || form.ends_with("ly") && form.len() > 5 && !LY_NOUNS.contains(&form)
}

/// Nouns and adjectives in "-ly".
const LY_NOUNS: [&str; 16] = [
    "anomaly",
    "assembly",
    "daily",
    "deadly",
    "early",
    "elderly",
    "family",
    "friendly",
    "likely",
    "monopoly",
    "monthly",
    "quarterly",
    "supply",
    "weekly",
    "yearly",
    "rally",
];

/// Words that stand beside what a phrase is about: numbers, days, months, spans of time, measures. In alphabetical
/// order.
pub(super) const VAGUE: &[&str] = &[
    "afternoon",
    "april",
    "august",
    "billion",
    "day",
    "days",
    "december",
    "dozen",
    "dozens",
    "early",
    "eight",
    "evening",
    "february",
    "first",
    "five",
    "four",
    "friday",
    "half",
    "hour",
    "hours",
    "hundred",
    "hundreds",
    "january",
    "july",
    "june",
    "lot",
    "lots",
    "million",
    "minute",
    "minutes",
    "monday",
    "month",
    "months",
    "morning",
    "new",
    "night",
    "nine",
    "november",
    "number",
    "october",
    "part",
    "percent",
    "recent",
    "rep.",
    "result",
    "results",
    "saturday",
    "second",
    "sen.",
    "september",
    "seven",
    "six",
    "sunday",
    "ten",
    "third",
    "thousand",
    "thousands",
    "three",
    "thursday",
    "time",
    "times",
    "today",
    "tomorrow",
    "tonight",
    "trillion",
    "tuesday",
    "two",
    "wednesday",
    "week",
    "weekend",
    "weeks",
    "year",
    "years",
    "yesterday",
];

const WORDS: &str = "
    aboard accept accepted accepting accommodate accompanying accomplish accomplished accounted achieve
    achieved achieving acknowledge acknowledged acted acting activated add addressed addressing adjust
    admired admit admitted adopt adopted advise advised affected affecting afford agree agreed aimed alike
    allow allowed allowing allows alongside alter altered announced answered answering anymore apologize
    appear appeared appearing appears applied applies appreciate appreciated approached approaching
    approve approved approving argue argued arguing arise armed arrange arrested arrive arrived arrives
    ashore asking asks asleep assembled assess assessing assigned assist associated assume assumed
    assuming assure assured ate attacked attempted attempting attend attended attending attract attracted
    attributed authorized averaged avoid awarded backed began begin begins begun believe believed believes
    believing belong bless blessed blinked blip blocked blowing bored born borrowed bother bought bound
    breaking breathe breathing bring bringing brings broke brought bugger build built buried burn burned
    buy calculate calculated called calling camping captured cares caring carried carries carry carrying
    carved catches catching caught caused causing celebrate chaired challenged challenging changed
    changing characterized charged chasing checked choose choosing chose chosen cited claimed claiming
    classified cleaning cleared climbed climbing closed collected collecting colored combine combined
    commented commit committed compare compared comparing completed composed composing concerned
    concerning conclude concluded concludes conducted conducting confirm confirmed confront confused
    connect connected consider considered considering consists construct constructed consume contacted
    contacting contain contained containing contains continue continued continues continuing contribute
    contributed contributing controlled controlling convert converted convince convinced coordinated
    corrected correspond counted counting covered crashed create created creates creating criticized
    crossed crosses crossing crowded crushing crying customized dangling dating dealing dealt dear debated
    decide decided decides deciding declared decreased dedicated deemed defeated defend deferred define
    defined defining deformed delete deliver delivered demonstrate demonstrated demonstrates denied depend
    depending depends derived descended descending describe described describes describing deserve
    designed desired destroy destroyed detect detected determine determined determines develop developing
    die died differ directed disagree disappear disappeared disclosed discounted discover discovered
    discuss discussed discussing displaced displayed distinguish distribute distributed divided documented
    dominated don donate drafted dragged draw drawn draws dressed drew driven driving dropped dropping
    drove dying earn earned eat elected eliminate eliminated eliminating embedded embraced emerge emerges
    emphasized employ enable enacted encoding encountered encourage encouraged ended enduring enforce
    engage engaged enhance enjoy enjoyed enjoying ensure enter entered entering entitled escaped establish
    established establishes establishing evaluate evidenced evolved examine examined excited excluded
    exist existed existing exists expand expanding expect expected experienced explain explained
    explaining explains explore exposed expressed expresses extend extends faced facilitate facing fail
    failed failing fallen falling falls fast faster faulting feel feels fell felt fighting figured filed
    fill filled filling fills filmmaking find finds finish finished finishing fired fits flashed fled flew
    floating floats flourished flown flying focused focusing folding follow followed follows foraging
    forced forever forget forgive forgot forgotten formed forth forward fought found founded fucking
    gained gather gathered gaze generate generated glanced gonna gotta gotten grabbed graduated granted
    grew grow growing grown guaranteed guess guessed halfway handed handle handled hang hanging hangs
    happen happened happening happens harder hated headed heading hear heard hears heh held hello helped
    helping helps hesitate hey hidden hide highlighted hired hit hitting holding holds hoping hung hurt
    hurts identified identify ignore ignored ignoring illustrates imagine imagined implement implemented
    impose imposing improve improved improving include included includes increasing indicate indicated
    indicates indicating influenced inform inhabited initiate initiated insist inspired install installed
    instructed intend intended interpret interpreted interrupted interviewed introduce introduced
    introducing invented invest invested investigate investigating invite invited inviting involve
    involved involves involving issued join joined joining jumped keeping kick kidding killed knew knocked
    knocking knocks know knowing known knows labeling lacked lacking laid landed lasted lasts laughed
    laughing laughs lay leading leads leaned leans learn learned leave leaves leaving led lend lets
    letting licky lies lifted liked likewise lined linked listed listen listened listening live lived
    loaded located locked looked looking lose losing lost loved loves lowered lowering lying maintain
    maintained maintains manage managed marked married matched meant measured measuring meet mentioned met
    minded minus miss missed missing misunderstanding modeled modified moved moving murdered named
    navigate needed negotiate negotiated nods noted noticed notify noting nurture obligated observe
    observed obtain obtained occur occurred occurring occurs offered offers offset opened opens operate
    operated operates oppose opposed ordered organize organized outdoors overboard overcome overlap owe
    owed owned owns packed paid painted parsing participate participating passed paused paying pending
    perform performed permitted pick picked picking picks placed planned played playing please plus
    pointed pointing posed posted posting pounding preceding predict prefer prepare prepared preparing
    presented presents preserve preserved preserving pressed pretend pretending pretty prevail prevailing
    prevent prevented printed prior proceed produced produces producing profiling promised promote
    promoting prompt propose protect protecting prove proved proven provide provided provides providing
    publish published pulled pulling pulls punish punished purchased purchasing pursue pushed pushes
    pushing putting questioned questioning quit raise raised raises raising ran ranging rated reached
    reaching react read reads realize realized rebuild rebuilt recall recalled recalls receive received
    receiving reclaimed recognize recognized recognizing recover recovering reduce reduced reducing refer
    referred referring refers reflect reflected reflects refunded refuse refused regain regardless regards
    registered rejected relate related relates relaxing released remain remained remaining remember
    remembered remind reminded remove removed rendered renewed repeated replace replaced replied replies
    reported represent represented representing represents reproduced requested require required requires
    requiring resemble reserved resist resolved respected responded responding restore restored resulted
    resulting retain returned returning reveal revealed reveals reviewed riding rigging rises rising
    rolling rose rotate ruled rulemaking running runs rushed sat satisfied save saved saves saving scammed
    scared scheduled screamed screaming screams searched searching secure seeing seek seeking sees select
    selected sell selling send sending sensing sent serve served serves serving settle settled shake
    shaped sharing shed shifted shipped shocked shook shoot shooting shorten shouted shouting showed
    shower showing shown shrinking shrugged shut sighed signaling signed signing sing singled sit sits
    sitting situated slam sleeping slid sliding slipped smelled smiled smiling snapped snatched sold solve
    somehow sometime sooner sought sounded speak speaking speaks specify spend spent spoke spoken springs
    spun stare stared staring started starting starts stated stating stayed staying steal steepening
    stepped stepping stimulated stolen stood stopped stops stretched stripped struck struggled struggling
    stuck studied studying stunned submit submitted subscribed subsisting subtract succeed suffer suffered
    suffering suggest suggested suggesting suggests supported supporting suppose supposed surfaces
    surprised surrounded surrounding survive suspect sustain swept swim tagged talked talking tapping
    taught teach tearing telling tempted tend tested testified testify testifying thank think thinks
    thought threaten threatened threw throw throwing thrown throws tied tilting torpedo toss tossed
    touched touching trace trained transferred translate translated transmitted traveled traveling treated
    tried tries trim trusted try trying turned turns twice underlying understand understands understood
    undertaken unlocks updated updating upset upstream urging valued vanished verify viewed violate
    violated visited visiting voted waited waiting walked walking walks wander wanna wanting warn warned
    washed watched watching waving wear wearing weigh whatsoever whispered win winning wish withdraw woke
    won wondered wondering wore worked working worried worry wow wrapped write writes written wrote yell
    yelled yelling
";

#[cfg(test)]
mod tests {
    use super::{VAGUE, is_verb_or_adverb};

    #[test]
    fn tells_verbs_from_nouns() {
        assert!(is_verb_or_adverb("discussed") && is_verb_or_adverb("quickly"));
        assert!(!is_verb_or_adverb("family") && !is_verb_or_adverb("technology"));
        assert!(VAGUE.is_sorted());
    }
}
