//! Head nouns that tell what a name names: "Ministry of …", "… River", "… Summit"; in lower case they describe a
//! name beside them. Folded. Collected by hand, legal forms of companies from cleanco 2.3 (MIT).

/// Nouns of organizations.
pub const ORGANIZATION_HEADS: &str = "
& academy administration advisers advisors aerospace afc agency aircraft airforce airlines airways
alliance archdiocese army assembly associates association athletic authority automaker automotive
aviation ballet band bank battalion biotech bloc board brands breweries brewery brigade broadcaster
broadcasting bros brotherhood brothers builders bundestag bureau cabinet capital carrier cartel caucus
cavalry center centre cf chamber chemical chemicals choir chronicle church clinic club co co-operative
coalition college command commission committee commonwealth communications communists community companies
company confederation congress conservatives consortium constabulary construction consulate consultancy
consulting cooperative corp corporation corps council court delegation democrats department diocese
directorate division duma electric electronics embassy energy engineering ensemble enterprises
entertainment equity estate exchange faction faculty fc federation financial firm fleet foods force
forces foundation front fund gang gas gazette gendarmerie government greens group guard guardian guards
guild healthcare herald holding holdings homes hospital hotels inc incorporated industries infantry
initiative institute institution insurance insurer intelligence international investments journal
judiciary knesset lab laboratories laboratory labour league legion legislature lender liberals limited
lines llc lobby logistics ltd mafia magazine maker manufacturer manufacturing marines materials media
militia mills minerals mining ministry mission mobile motors movement nations navy network networking
networks news newspaper ngo observer office oil operator orchestra organisation organization parliament
partners party patrol petroleum pharma pharmaceuticals philharmonic pictures platform plc police post
power press products properties publications publisher publishing radio railroad railways realty records
regiment regulator representation republicans reserve resorts resources restaurants retailer rights
rovers school secretariat securities semiconductor semiconductors seminary senate service services
shipping socialists society software solutions sons squad squadron start-up startup steel stores studio
studios subcommittee supermarkets symphony syndicate synod systems taskforce team technologies technology
technopark telecom telecommunications telegraph television therapeutics think-tank times treasury
tribunal tribune trust union united university ventures watch watchdog wireless
";

/// Those of them that mean an organization only with other capitalized words beside them.
pub const WEAK_ORGANIZATION_HEADS: &str = "
band bank board capital center centre church club college command community court division electric
energy estate exchange force front gas guard homes initiative international league materials media
mission mobile news office oil post power press products radio reserve resources rights school service
services team television times union watch
";

/// Legal forms of companies.
pub const LEGAL_FORMS: &str = "
a.s. a/s ab ag aps asa b.v. berhad bhd bhd. bv co. corp corp. corporation d.o.o. doo e.v. eg ev gbr gmbh
holdings inc inc. incorporated jsc jsc. k.k. kft kg kk l.l.c. l.p. limited llc llc. llp llp. lp ltd ltd.
n.v. nasdaq nv nyse oao ooo oyj pjsc plc plc. pt pte pte. pty pty. s.a. s.a.b. s.l. s.p.a. s.r.l. sa sarl
sas sdn se sp. spa srl tbk zao zrt
";

/// Nouns of places, waters, buildings.
pub const PLACE_HEADS: &str = "
abbey airbase airfield airport archipelago arena atoll avenue barracks base basilica basin bay beach
border borough boulevard bridge building camp campus canal canyon cape capital castle cathedral cemetery
channel checkpoint circle cities city coast coliseum continent counties country county courthouse cove
creek crossing dam delta desert district districts dome drive east emirate empire expressway falls farm
field forest fort fortress freeway frontier gallery garden gardens gate glacier governorate grove gulf
hall hamlet harbor harbour heights highway hill hills hotel house interstate island islands isle isles
jail junction jungle kingdom krai lake lane library mall mansion memorial mine monastery monument mosque
motorway mount mountain mountains mt. municipality museum nation neighborhood neighbourhood north oblast
ocean oilfield palace parish park peak peninsula penitentiary plain plains plant plateau plaza point port
ports prefecture prison province provinces quarter racecourse railway ranch range reef refinery region
regions republic reservoir resort ridge river rivers road route sea settlement shore shrine south
speedway springs square stadium state states station statue strait straits street suburb sultanate
synagogue temple terminal territory theater theatre tower towers town towns township track tunnel
turnpike valley villa village villages volcano wall ward waterfall west woods zoo
";

/// Nouns of happenings.
pub const EVENT_HEADS: &str = "
anniversary armistice awards battle biennale bowl campaign carnival ceasefire championship championships
christmas conference congress convention coronation crisis crusade crusades cup cyclone day depression
derby diwali earthquake easter election elections emmys eve exhibition expo exposition fair festival
finals flood floods forum games genocide grammys grand_prix hanukkah holocaust hurricane inauguration
intifada invasion jubilee league_cup marathon massacre masters month nowruz offensive olympics open
operation oscars parade paralympics passover playoffs primaries primary prix ramadan rebellion referendum
revolt revolution series siege spring storm summit super_bowl superbowl symposium thanksgiving tournament
tsunami typhoon uprising war wars week
";

/// Nouns of laws, programmes, indices and works of art.
pub const WORK_HEADS: &str = "
accord accords act agenda agreement album amendment anthem award bible bill book census charter code
communique communiqué concerto constitution convention declaration directive doctrine documentary film
framework fund gospel guidelines index initiative journal koran law medal memorandum movie novel opera
order ordinance pact painting plan play poem policy prize program programme project protocol qur'an quran
regulation report resolution review roadmap saga scheme show sitcom sonata song standard standards
statute strategy study survey symphony testament torah treaty trilogy
";

/// Heads that may stand before or after what they are for: "Department of Justice", "Justice Department".
pub const TURNING_HEADS: &[&str] =
    &["agency", "bureau", "department", "directorate", "institute", "ministry", "office", "secretariat"];

/// What is named after an organization without being it: "Tamarind Workers Union", "Tamarind Foundation".
pub const SEPARATE_HEADS: &[&str] = &[
    "academy",
    "alumni",
    "association",
    "cup",
    "employees",
    "fans",
    "festival",
    "foundation",
    "fund",
    "hall",
    "index",
    "institute",
    "museum",
    "police",
    "prize",
    "protesters",
    "residents",
    "school",
    "stadium",
    "supporters",
    "trust",
    "union",
    "university",
    "workers",
];

/// How far the power of an authority reaches: "Federal Ministry of …", "National Health Service".
pub const WIDE: &[&str] =
    &["federal", "international", "national", "royal", "state", "union", "us", "uk", "eu", "un"];

/// What may be left out at the end of a name: "Liberal Party", "Tallow University".
pub const LEFT_OUT_HEADS: &[&str] = &["agency", "airlines", "airways", "newspaper", "party", "university"];

/// What several bodies are called, of which the world's needs no word more.
pub const SHARED_NAMES: &[(&str, &str)] =
    &[("general", "assembly"), ("premier", "league"), ("red", "cross"), ("security", "council")];

/// What before a legal form tells whose a company is, and not of what kind: "Norland Regional Corporation" is not Norland.
pub const BELONGING: &[&str] =
    &["central", "community", "development", "local", "municipal", "national", "provincial", "regional"];

/// Words of names that are spelled in two ways, and the one that stands for both; "" for others.
pub fn respelled(plain: &str) -> &'static str {
    match plain {
        "&" => "and",
        "centre" => "center",
        "defence" => "defense",
        "labour" => "labor",
        "theatre" => "theater",
        "programme" => "program",
        "harbour" => "harbor",
        _ => "",
    }
}

/// Legal forms that are written in several ways, and the others.
pub fn legal_form(form: &str) -> &'static str {
    match form.trim_end_matches('.') {
        "inc" | "incorporated" => "inc",
        "corp" | "corporation" => "corp",
        "co" | "company" => "co",
        "ltd" | "limited" => "ltd",
        "gmbh" => "gmbh",
        "ag" | "a.g" => "ag",
        "llc" | "l.l.c" => "llc",
        "plc" => "plc",
        "sa" | "s.a" => "sa",
        "nv" | "n.v" => "nv",
        _ => "other",
    }
}
