//! Which English words are written with a hyphen: for words that are broken at a line's end where one may stand.
//!
//! Counted in two corpora of news and other texts, the Groningen Meaning Bank (public domain) and the Manually Annotated
//! Sub-Corpus (free for any use), with what a reader would add by hand. A part is listed where words with a hyphen there
//! are at least twice as common as words that a line breaker parts there; words that are common all the same and would
//! be judged wrongly by their parts are listed whole.

/// First parts that English joins with a hyphen.
pub const FIRST: &str = "\
all and anti best co cross double drug eight eighty far fast fifty first five forty four fourth free
front full government half hard high ill large last left like line long low mid middle military month
much multi newly nine ninety non nuclear oil one open pan quarter quasi right second self semi seven
seventy short single six sixty small ten third thirty three tsunami twenty two vice well wide year";

/// Second parts that English joins with a hyphen.
pub const SECOND: &str = "\
air along and backed based billion bound business by care century class control controlled cost country
damaged day decade depth dollar driven elect elected election elections ending era established fired
five foot for free friendly funded general government growing half hand handed held hit home hour in
inch income independence laden language largest law led level like linked long looking loving made
making market match metre mile million minute month odd of off old only oriented out owned packed page
park party priced producing proliferation quality quarter ranging ranking ravaged related rich ridden
risk round ruled run running saving scale school seeded selling service seven shaped sharing sized
speaking specific sponsored star story stricken strong style tenths term than the thousand time to
topping torn trade two up war week wide winning year years";

/// Words that are written solid although their parts are in [`FIRST`] or [`SECOND`].
pub const WHOLE: &str = "\
anticipated behalf belong birthday cabin camera capsized cholera coalition cocaine coincide colonial
cooperate cooperating cooperation coordinate coordinated coordinating coordination coordinator cousin
crossbar crossfire crossover crossroads crossword crosswords enrich everyday friday holiday into
lifestyle lifetime likewise longtime maritime meantime multilateral multiparty nationwide nonetheless
opera pandemic ruin runoff semifinal semifinals shortages shortcomings sometime tension tensions
throughout unlike upheld wartime widespread within worldwide yesterday";

/// Words that are written with a hyphen although their parts are in neither.
pub const PARTED: &str = "\
attorney-client bird-flu cease-fire center-left cost-effective counter-terrorism court-ordered
cross-border cross-examination cross-field fact-finding front-end fuel-efficient human-rights in-house know-how
ninth-grade no-confidence non-oil old-fashioned pre-dawn pro-democracy pro-western re-vote record-high
rocket-propelled same-sex so-called socio-economic supply-demand tax-deductible then-president
weapons-grade would-be";

/// Participles that do not end in "-ed", as they stand in "specially-written".
pub const PARTICIPLES: &str = "\
born bound built chosen drawn driven fought grown held kept known led made paid run seen set shown sold
sought spoken taught won worn written";

/// Starts of words that British English writes with a hyphen after the prefix and American English without.
pub const BRITISH: &str = "cooperat coordinat semifinal";

/// Words in British and in American spelling.
pub const SPELLINGS: (&str, &str) = (
    "analyse behaviour catalogue centre centres colour colours defence favour favourite grey harbour honour kilometres \
     labour licence metres neighbour neighbours neighbouring organisation organisations organise organised programme \
     programmes realise realised recognise recognised rumour theatre tonnes towards travelled travellers tyre",
    "analyze behavior catalog center centers color colors defense favor favorite gray harbor honor kilometers labor \
     license meters neighbor neighbors neighboring organization organizations organize organized program programs \
     realize realized recognize recognized rumor theater toward traveled travelers tire",
);
