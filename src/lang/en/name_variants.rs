//! Names that are written, shortened or read in several ways: given names and their short forms, given names of women
//! and men, surnames that stand first, other names of cities, irregular names of peoples. Folded, without accents.
//! Collected by hand.

/// Each row holds given names that one person may bear: short forms and other spellings. A name may stand in more rows
/// than one ("alex").
pub const GIVEN_NAMES: &[&str] = &[
    "abdullah abdulla abdallah",
    "abigail abby gail",
    "ahmed ahmad ahmet akhmed akhmad",
    "albert al bert",
    "alexander alex alec sandy aleksandr aleksander alexandr oleksandr alyaksandr sasha",
    "alexandra alex sandra aleksandra oleksandra sasha",
    "alexei aleksei alexey aleksey oleksii",
    "alfred al alf fred",
    "alisher alisheir",
    "allan allen alan al",
    "amanda mandy",
    "anastasia anastasiya anastasiia nastya",
    "andrew andy drew",
    "andrei andrey andriy andrij",
    "anthony tony antony",
    "antonio tony",
    "arthur art artur",
    "barbara barb",
    "benjamin ben benny",
    "bernard bernie",
    "beverly bev",
    "bradley brad",
    "bradford brad",
    "calvin cal",
    "catherine cathy kate katie katherine kathryn kathy katharine cat",
    "charles charlie chuck chas",
    "christina chris christine tina kristina christie",
    "christopher chris kit christoph",
    "clifford cliff",
    "clinton clint",
    "cynthia cindy",
    "daniel dan danny",
    "david dave davey",
    "deborah deb debbie debra",
    "dennis denny",
    "dmitry dmitri dmitrii dmytro dima",
    "donald don donnie",
    "dorothy dot dottie",
    "douglas doug",
    "edward ed eddie ted ned teddy",
    "edwin ed eddie",
    "eleanor ellie nell",
    "elizabeth liz beth betty bess betsy lizzie eliza elisabeth libby",
    "emmanuel emanuel manny",
    "eugene gene",
    "evgeny evgeni evgenii yevgeny yevgeni yevgeniy evgeniy yevhen",
    "francis frank fran",
    "franklin frank",
    "frederick fred freddie freddy frederic fredrick",
    "gabriel gabe",
    "geoffrey geoff jeff jeffrey",
    "gerald gerry jerry",
    "gregory greg gregor",
    "gulnara gulnora",
    "harold harry hal",
    "henry hank harry",
    "howard howie",
    "hussein husain hussain husayn husein hossein hussien",
    "igor ihor",
    "isaac ike",
    "jacob jake",
    "jacqueline jackie",
    "james jim jimmy jamie",
    "janet jan",
    "jennifer jen jenny",
    "jeremy jerry",
    "jessica jess jessie",
    "jonathan jon johnny jonny",
    "john jack johnny jon",
    "joseph joe joey josef",
    "joshua josh",
    "judith judy",
    "julia yulia julie yuliya iuliia",
    "kenneth ken kenny",
    "khaled khalid",
    "kimberly kim",
    "lawrence larry laurence",
    "leonard leo len lenny",
    "leonardo leo",
    "lewis lew",
    "louis lou louie",
    "manuel manny",
    "margaret meg maggie peggy peg marge margie",
    "martin marty",
    "matthew matt",
    "maxwell max",
    "maximilian max",
    "melissa mel",
    "michael mike mick mickey",
    "mikhail mykhailo misha",
    "mitchell mitch",
    "mohammed muhammad mohamed mohammad muhammed mohamad mohamed mehmed mehmet muhamad mahomed mukhammad",
    "mustafa mustapha moustafa",
    "nancy nan",
    "natalia natalya nataliya natalie nataliia natasha",
    "nathan nate",
    "nathaniel nate nathan",
    "nicholas nick nicky nicolas",
    "nikolai nikolay nikolaj mykola",
    "oleg oleh",
    "oliver ollie",
    "omar umar omer",
    "osama usama",
    "osman usman othman uthman",
    "pamela pam",
    "patricia pat patty tricia trish",
    "patrick pat paddy",
    "pavel pavlo",
    "peter pete",
    "philip phil phillip",
    "raymond ray",
    "rebecca becky becca",
    "richard rick dick rich ricky richie",
    "robert bob rob bobby robbie bert",
    "roberta bobbie",
    "rodney rod",
    "ronald ron ronnie",
    "russell russ",
    "saeed said sayid saeid",
    "samantha sam",
    "samuel sam sammy",
    "sergei sergey serhiy serhii sergej",
    "shavkat shavqat",
    "solomon sol",
    "stanley stan",
    "stephen steve steven stephan",
    "stephanie steph",
    "stuart stu stewart",
    "susan sue suzanne susie",
    "terence terry terrence",
    "theodore ted teddy theo",
    "theresa terry tess teresa",
    "thomas tom tommy",
    "timothy tim",
    "tobias toby",
    "ulugbek ulughbek",
    "valery valeri valeriy valerii",
    "veronica ronnie",
    "victor vic viktor",
    "victoria vicky tori",
    "vincent vince",
    "virginia ginny",
    "vladimir volodymyr vladymyr uladzimir",
    "walter walt",
    "wesley wes",
    "william bill will billy willie liam",
    "xenia ksenia kseniya",
    "yuri yury yuriy yurii iurii",
    "yusuf yousef youssef yusef yousuf yusup",
    "zachary zach zack",
];

/// Given names of women.
pub const WOMEN: &str = "
abigail agnes aida aisha aliya alice alina alison amanda amelia amy ana anastasia andrea angela anita ann anna anne
annette annie april ashley astrid barbara beatrice beatriz bella beth betty beverly brenda bridget camilla carla carmen
carol caroline catherine cecilia charlotte chloe christina christine cindy clara claudia cynthia daniela deborah debra
denise diana dilnoza dina donna dora doris dorothy edith eileen elena eleanor elisa elise eliza elizabeth ella ellen elsa
emily emma erica erin esther eva evelyn fatima fiona frances gabriela galina georgia gloria grace greta gulnara hanna
hannah hazel heather heidi helen helena hilary hillary ida ines inga ingrid irene irina iris isabel isabella jacqueline
jane janet janice jennifer jenny jessica jill joan joanna josephine joyce judith judy julia juliana julie karen karin
karina kate katherine kathleen kathryn katie kerstin kristin lara larisa laura lauren layla leila lena lidia liis lilian
lily linda lisa liz lola lorena louise lucia lucy ludmila madeleine malala maria marie marina marta martha mary maryam
matilda maya megan melania melissa mia michelle miriam monica monika nadia nancy naomi natalia natalie natasha nicole nina
nora olga olivia pamela patricia paula pauline penelope petra rachel rebecca renata rita rosa rosalind rosemary rosie ruth
sabina sally samantha sandra sara sarah sharon sheila shirley silvia simone sofia sonia sophia sophie stella stephanie
susan susanna svetlana sylvia tamara tanya tatiana teresa theresa ursula valentina vanessa vera veronica victoria violet
virginia yasmin yulia yvonne zoe zulfiya
";

/// Given names of men.
pub const MEN: &str = "
aaron abdul abdullah abraham adam adrian ahmad ahmed akbar alan albert alejandro alessandro alfred ali alisher allan
allen alvin amir anders andreas andrei andrew anthony anton antonio arthur aziz barack benjamin bernard bilal bill bob
boris brad bradley brandon brian bruce bruno bryan carl carlos charles christian christopher clarence clinton craig dale
daniel darren david denis dennis diego dilshod dmitri dmitry donald douglas dylan edgar eduardo edward edwin emmanuel eric
ernest ethan eugene evgeny farkhod felipe felix fernando francis francisco frank franz fred frederick gabriel gary george
gerald gilbert glenn gordon graham greg gregory gustav hans harold harry harvey hassan hector henry herbert herman hugo
hussein ian ibrahim igor ivan jack jacob jacques jake james jamshid jan jason jeffrey jeremy jerome jesus jim joe joel johan
john jonas jonathan jorge jose joseph joshua juan julian julio karim karl keith kenneth kevin khaled klaus kurt lars
lawrence leon leonard louis luca lucas luis luiz luke malcolm manuel marco marcus mario mark martin mathias matteo matthew
max maxim michael miguel mike mikhail mohamed mohammad mohammed muhammad mustafa narendra nathan neil nicholas nikolai
nikita norman oleg oliver olivier omar oscar oskar osman otto pablo patrick paul pavel pedro peter philip pierre pieter
rafael rajesh ralph raymond ricardo richard robert roberto roger roland roman ronald roy russell rustam salman samuel
scott sean sergei sergey shavkat simon stanley stefan stephen steve steven stuart sven thomas timothy timur tobias todd tom
toshiro tony ulugbek umar victor viktor vincent vladimir walter wayne werner wilhelm william wolfgang xavier yuri yusuf
zachary
";

/// Surnames of East Asia, which stand before the given name in the order of their countries.
pub const SURNAMES_FIRST: &str = "
abe ahn bae baek bai cao cha chan chang chen cheng cheung cho chong choi chow chu chuang chung dang deng ding duong eom feng fu gao gong
goh guo gwon han he heo ho hong hu huang hung hwang im jang jeon jeong ji jia jiang jin joo jung kang kim ko koo kwak kwon lai
lam lau le lee leung li liang lim lin ling liu lu luo ma mao moon nam ng ngo nguyen noh oh pan pang park peng pham phan
qi qian qin ryu seo shen shi shin sim song su sun sze tan tam tang tao tian tran trinh tsai vo vu wang wei wen wong woo wu xi
xia xiao xie xu yang yao ye yoo yoon you yu yuan yuen yun zeng zhang zhao zheng zhou zhu
";

/// Other names and spellings of cities; the usual one first.
pub const CITY_ALIASES: &[&[&str]] = &[
    &["almaty", "alma-ata"],
    &["astana", "nur-sultan"],
    &["bengaluru", "bangalore"],
    &["beijing", "peking"],
    &["chennai", "madras"],
    &["ho_chi_minh_city", "saigon"],
    &["kharkiv", "kharkov"],
    &["kolkata", "calcutta"],
    &["kyiv", "kiev"],
    &["lviv", "lvov"],
    &["mumbai", "bombay"],
    &["odesa", "odessa"],
    &["st._petersburg", "saint_petersburg", "st_petersburg"],
    &[
        "washington",
        "washington_d.c.",
        "washington_dc",
        "washington,_d.c.",
        "washington,_dc",
        "washington_d.c",
    ],
    &["yangon", "rangoon"],
];

/// Names of one people that no rule ties together: the adjective first, then the words for its members.
pub const PEOPLES: &[&str] = &[
    "afghan afghani",
    "arab arabic arabian",
    "british briton brit",
    "croatian croat",
    "danish dane",
    "dutch dutchman dutchmen dutchwoman",
    "english englishman englishmen englishwoman",
    "filipino filipina philippine",
    "finnish finn",
    "french frenchman frenchmen frenchwoman",
    "greek hellenic",
    "irish irishman irishmen irishwoman",
    "jewish jew",
    "kurdish kurd",
    "polish pole",
    "scottish scot scots scotsman",
    "serbian serb",
    "slovak slovakian",
    "slovenian slovene",
    "spanish spaniard",
    "swedish swede",
    "turkish turk",
    "welsh welshman welshmen",
];

/// What may stand before the name of a country, and of nothing else.
pub const COUNTRY_OPENINGS: &[&str] = &[
    "republic_of_",
    "kingdom_of_",
    "state_of_",
    "islamic_republic_of_",
    "commonwealth_of_",
    "sultanate_of_",
];

/// Names that several countries have: the name, which of them it may mean, and which speak against that.
pub const SHARED_NAMES: &[(&str, &[&str], &[&str])] = &[
    ("korea", &["south_korea"], &["north_korea"]),
    ("congo", &["democratic_republic_of_the_congo", "republic_of_the_congo"], &[]),
];

/// First words of places that are written in several ways, and the one that stands for them.
pub const WRITTEN_OUT: &[(&[&str], &str)] =
    &[(&["saint", "st"], "st"), (&["mount", "mt"], "mount"), (&["fort", "ft"], "fort")];
