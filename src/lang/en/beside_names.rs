//! Words beside a name, or inside it, that tell what it names or how to read it, folded. Collected by hand.

/// Points of the compass and adjectives like them: "northern", "lower".
pub const DIRECTIONS: &str = "
central east eastern lower north northeast northeastern northern northwest northwestern south southeast southeastern
southern southwest southwestern upper west western
";

/// Nouns directly after a place's name: "Verra province".
pub const PLACE_NOUNS: &str = "
airport area beach border city coast county district harbor harbour island islands lighthouse municipality neighborhood neighbourhood peninsula
port prefecture province region residents river stadium state street suburb suburbs town township valley village
";

/// Nouns directly after the name of a company, a party or a team: "Tamarind shares".
pub const COMPANY_NOUNS: &str = "
activists agency analysts branch candidate chairman company customers employees executives fans fighters group
headquarters lawmakers leader leaders management members militants news newspaper party products shares spokesman
spokeswoman stock subsidiary supporters
";

/// Nouns directly after a person's name: "the Brandt administration".
pub const PERSON_NOUNS: &str = "administration brothers campaign era family presidency regime sisters";

/// What a person has: "Quint's lawyer".
pub const PERSON_BELONGINGS: &str = "body career death home lawyer life";

/// What a country or city has: "Norland's economy".
pub const PLACE_BELONGINGS: &str =
    "army capital central economy government largest main military parliament population president ruling";

/// What a company has: "Tamarind's shares".
pub const COMPANY_BELONGINGS: &str = "board chairman customers headquarters products shares spokesman stock";

/// Roles that as often stand before the name of a company or team: "partner Tamarind".
pub const DOUBTFUL_ROLES: &str = "
agent broker champion chief defender developer employee expert fellow forward graduate head host leader lender maker
member model operator owner partner producer publisher resident rival star student
";

/// Roles whose "of" is followed by a person: "friend of".
pub const PERSONAL_ROLES: &str = "biographer colleague critic friend supporter";

/// Roles of those who speak or act for a person or an organization: "spokesman for".
pub const ROLES_FOR_SOMEBODY: &str = "adviser advisor aide assistant attorney lawyer spokesman spokeswoman";

/// Roles that too many people have for "the" to single one out.
pub const COMMON_ROLES: &str = "
agent analyst employee expert fellow judge lawyer member officer official researcher resident source spokesman
spokesperson spokeswoman victim witness worker
";

/// Titles of courtesy, which say nothing of what somebody does.
pub const COURTESY_TITLES: &str = "
aunt brother dame don doña dr dr. father frau herr hon hon. lady lord m. madam madame miss mlle mme monsieur mother mr
mr. mrs mrs. ms ms. saint senor senora señor señora shri sir sister smt smt. uncle
";

/// Nouns that open the name of a place: "Lake Verra".
pub const PLACE_OPENINGS: &str = "bay camp cape fort gulf isle lake mount mt. port river";

/// Words that open the names of towns: "San Salvo".
pub const TOWN_OPENINGS: &str = "ciudad las little los new puerto saint san santa santo sao st st. são";

/// Words that open the names of events: "Hurricane Ada".
pub const EVENT_OPENINGS: &str = "cyclone hurricane operation storm typhoon";

/// What kind of election it is: "general election".
pub const ELECTION_ADJECTIVES: &str = "
by council democratic federal general gubernatorial legislative local mayoral municipal parliamentary party
presidential provincial regional republican snap special state
";

/// Forms of verbs of saying that are nouns as well: "the report".
pub const SPEECH_NOUNS: &str = "
answer answers brand brands call calls caution claim claims comment comments counter cry demand demands estimate
express feel hail highlight highlights hope hopes joke jokes label mention mentions note notes order orders pledge
pledges point points post posts praise promise promises quote quotes remark remarks repeat reply report reports said
saying state states stress tweet tweets vow vows welcome
";

/// Words that open a noun phrase that may speak: "local officials".
pub const PHRASE_OPENINGS: &str = "
a activists an analysts another authorities critics doctors experts government her his investigators its local many no
officials one organizers other police prosecutors researchers residents scientists senior several some sources that
the their this three two witnesses
";

/// Words that open a phrase before the subject: "In an interview, …".
pub const ADVERBIAL_OPENINGS: &str = "
after also asked at before by despite during earlier following for if in last later meanwhile on since speaking this
under when while with
";
