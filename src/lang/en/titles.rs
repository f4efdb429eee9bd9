//! Words that stand before or after a person's name and say who it is, folded. Collected by hand.

/// Courtesy titles, ranks and forms of address that stand directly before a name.
pub const HONORIFICS: &str = "
adm adm. admiral archbishop atty atty. aunt ayatollah baron baroness bishop brigadier brother capt capt.
captain cardinal cmdr cmdr. coach col col. colonel commander commodore comrade constable corporal count
countess cpl cpl. czar dame dato' datuk deacon detective don doña dr dr. duchess duke earl emir emperor
empress father fr. frau gen gen. general gov gov. haji hajji herr hon hon. imam insp insp. inspector
judge justice kaiser king lady lama lieutenant lord lt lt. m. madam madame maj maj. major marshal maulana
miss mlle mme monsieur monsignor mr mr. mrs mrs. ms ms. mullah pandit pastor patriarch pope pres pres.
prince princess private prof prof. professor pvt pvt. queen rabbi rep rep. rev rev. reverend saint sen
sen. senor senora sergeant señor señora sgt sgt. shah shaikh sheik sheikh sheriff shri sir sister smt
smt. sultan superintendent supt supt. swami tan_sri tsar tun uncle ustad viscount
";

/// Offices of more than one word.
pub const ROLE_PHRASES: &str = "
army_chief attorney_general brigadier_general chancellor_of_the_exchequer chief_engineer chief_executive
chief_executive_officer chief_financial_officer chief_justice chief_minister chief_of_police
chief_of_staff chief_operating_officer chief_technology_officer commander_in_chief crown_prince
defence_minister defense_minister deputy_minister deputy_president deputy_prime_minister director_general
district_attorney editor_in_chief education_minister executive_director executive_vice_president
field_marshal finance_minister first_lady first_minister first_secretary foreign_minister
foreign_secretary general_manager general_secretary governor_general harbor_master harbour_master
head_coach head_of_government head_of_state head_teacher health_minister high_commissioner home_secretary
house_speaker interior_minister justice_minister leader_of_the_opposition lieutenant_colonel
lieutenant_general major_general managing_director master_sergeant member_of_parliament
members_of_parliament minister_of_state permanent_secretary police_chief president-elect press_secretary
prime_minister rear_admiral secretaries_of_state secretary_general secretary_of_defense
secretary_of_state senior_vice_president solicitor_general special_envoy special_representative
staff_sergeant station_master surgeon_general under_secretary vice_admiral vice_chairman vice_chancellor
vice_premier vice_president
";

/// Nouns of offices, professions and relations.
pub const ROLES: &str = "
accountant activist actor actress administrator admiral adviser advisor agent aide alderman ambassador
analyst anchor anthropologist archaeologist archbishop architect artist assistant astronaut astronomer
athlete attorney auditor aunt author ayatollah baker bandleader banker baron barrister bassist batsman
billionaire biologist bishop blogger bomber boss bowler boxer boyfriend broadcaster broker brother
brother-in-law businessman businesswoman campaigner candidate captain cardinal cardiologist catcher
celebrity ceo cfo chair chairman chairperson chairwoman champion chancellor chef chemist chief
choreographer cio citizen cleric clerk cm co-author co-chair co-chairman co-founder coach cofounder
colleague colonel columnist comedian commander commissioner composer conductor congressman congresswoman
constable consul consultant contender contestant coo coordinator correspondent cosmonaut councillor
councilman councilor councilwoman counsel cousin cricketer critic cto cyclist dancer daughter dean
defender dentist deputy designer detective developer dgp dictator diplomat director director-general
dissident doctor dramatist driver drummer economist editor emperor employee empress engineer entrepreneur
envoy epidemiologist ex-husband ex-minister ex-president ex-wife executive expert explorer farmer father
father-in-law fellow fiancee fiancé film-maker filmmaker financier fisherman footballer forward founder
friend frontman fugitive general geologist girlfriend goalkeeper golfer governor graduate granddaughter
grandfather grandmother grandson guerrilla guitarist gunman head heir hero historian host husband imam
incumbent inspector inventor investor jockey journalist judge justice king lady lawmaker lawyer leader
lecturer legend legislator librarian lieutenant lieutenant-governor linguist lobbyist lord magistrate
magnate manager master mastermind mathematician mayor medalist medallist mediator member mep midfielder
militant millionaire miner minister missionary mla model moderator monarch monk mother mp musician
navigator negotiator neighbor neighbour nephew niece nominee novelist nun nurse officer official
organiser organizer outfielder owner painter parliamentarian partner pastor patient patron pediatrician
pharmacist philanthropist philosopher photographer physician physicist pianist pilot pitcher player
playmaker playwright pm poet policeman politician pope preacher premier presenter president priest prince
princess principal producer professor programmer prosecutor provost psychiatrist psychologist publisher
pupil quarterback queen rabbi racer rapper rebel rector referee reporter representative researcher
resident reverend ruler runner sailor saint scholar scientist screenwriter sculptor secretary
secretary-general senator sergeant sheikh sheriff shortstop singer singer-songwriter sister skater skier
skipper sociologist soldier solicitor son son-in-law songwriter speaker specialist spokesman spokesperson
spokeswoman sprinter star statesman stateswoman strategist striker student superintendent supermodel
supervisor supremo surgeon survivor suspect swimmer teacher terrorist theologian trader trainer treasurer
trustee tycoon umpire uncle under-secretary undersecretary veteran veterinarian vice-president victim
violinist virologist vocalist warlord whip widow widower wife winger witness worker wrestler writer
";

/// Words that may stand between the start of a role and its noun: "former deputy prime minister".
pub const ROLE_MODIFIERS: &str = "
acting affairs agriculture air army assistant associate attorney award-winning business campaign
celebrated chief chief_executive co-founding commissioner communist community company conservative
counter culture current defence defending defense democratic deputy designate economy education elder
eldest elected energy environment ex executive external famous federal fellow film finance financial
first folk force foreign former founding general harbor harbour head health high home honorary human
incoming independent information intelligence interim interior internal jazz junior justice labor labour
late laureate lead leading left-wing leftist legal liberal local long-time longtime managing marketing
media military movie municipal national navy nobel noted old olympic opera operating opposition outgoing
party permanent police political pop popular president-elect presidential press prime principal prominent
provincial public pulitzer radio regional reigning religious renowned republican retired right-wing
rights rock ruling sales security self-styled senior socialist special spiritual star state student
supreme technology television top trade transport tv union veteran vice world young younger youngest
";

/// Relations by blood or marriage.
pub const FAMILY: &str = "
aunt boyfriend brother brothers children cousin daughter daughters father fiancee girlfriend
granddaughter grandfather grandmother grandson husband mother nephew niece parents sister sisters son
sons uncle widow widower wife
";

/// Offices of one person, which no body, work or product is called by.
const OFFICES: &[&str] = &[
    "advocate",
    "ambassador",
    "assistant",
    "chairman",
    "chairperson",
    "chairwoman",
    "commissioner",
    "comptroller",
    "coordinator",
    "counsellor",
    "counselor",
    "director",
    "director-general",
    "envoy",
    "governor",
    "inspector",
    "mayor",
    "minister",
    "officer",
    "president",
    "prosecutor",
    "rapporteur",
    "secretary",
    "secretary-general",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "superintendent",
    "undersecretary",
    "under-secretary",
    "vice-president",
];

/// Whether a word is such an office.
pub fn is_office(form: &str) -> bool {
    OFFICES.contains(&form)
}

/// Whether a word before a name is a title of courtesy or learning.
pub fn is_courtesy(form: &str) -> bool {
    matches!(form.trim_end_matches('.'), "mr" | "mrs" | "ms" | "dr" | "prof" | "professor")
}

/// Whether a word before a name says with what respect somebody is spoken of, or what their rank is.
pub fn is_style(form: &str) -> bool {
    matches!(
        form,
        "h.e." | "he" | "hh" | "hrh" | "gen" | "lt" | "col" | "maj" | "brig" | "sgt" | "capt" | "cpl" | "eng"
    )
}
