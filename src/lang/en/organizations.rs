//! Organizations and products that news mention without saying what they are, folded; `_` joins the words of a name.
//! Collected by hand.

/// Bodies, media, companies, clubs.
pub const ORGANIZATIONS: &str = "
3m accenture aclu activision adidas adobe aeroflot aetna afl-cio african_union agence_france-presse
agence_france_presse air_canada air_china air_force air_france air_india airbnb airbus al-ahram
al-jazeera al-qaeda al-qaida al-shabaab al_ahram al_arabiya al_jazeera al_qaeda al_qaida al_shabaab
alibaba allianz alstom amazon amd american_airlines american_express amgen amnesty_international anc
anthropic aol apple arab_league aramco arcelormittal armed_forces arsenal asahi_shimbun asean asml asos
associated_press astrazeneca at&t atlassian audi axa baidu bangkok_post bank_of_america barclays bayer
bayern_munich bbc bbva berkshire_hathaway bharatiya_janata_party biontech blackberry blackrock
blackstone bloomberg bmw bnp_paribas boeing boko_haram bombardier booking.com bp brics bridgestone
bristol_myers_squibb british_airways british_petroleum broadcom budweiser bundesbank bundestag
burger_king byd bytedance calvin_klein cambridge_university capgemini cargill carrefour casio
cathay_pacific cbs cdc celtics central_intelligence_agency channel_4 chelsea chevron chick-fil-a
china_daily china_mobile chrysler cia cisco citibank citigroup citroen cnn coast_guard coca-cola
colgate-palmolive comcast commerce_department compaq congress corriere_della_sera costco cowboys
credit_suisse crédit_agricole daily_mail daily_mirror daily_telegraph daimler danone deezer
defence_ministry defense_department defense_ministry dell deloitte delta_air_lines der_spiegel
der_standard deutsche_bahn deutsche_bank deutsche_telekom dhl diageo die_welt die_zeit disney
doctors_without_borders dodgers downing_street dropbox duma duolingo dupont easyjet ebay
economist_magazine el_mundo el_pais el_universal eli_lilly embraer engie eni enron epa equinor ericsson
ernst_&_young eskom espn etihad etihad_airways etsy european_central_bank european_commission
european_council european_parliament european_union europol evergrande expedia exxon exxon_mobil
exxonmobil facebook farc fatah fbi fc_barcelona fcc fda federal_bureau_of_investigation federal_reserve
fedex ferrari fiat fifa finance_ministry financial_times flipkart folha_de_s._paulo ford
foreign_ministry foreign_office fox_news foxconn frankfurter_allgemeine_zeitung fsb ftc fujitsu gamestop
garmin gazeta_wyborcza gazprom ge general_assembly general_electric general_motors generali gilead
github gitlab glaxosmithkline glencore gm goldman_sachs goodyear google gopro greenpeace groupon gru h&m
haaretz haier hamas harvard health_ministry heineken helsingin_sanomat hewlett-packard hewlett_packard
hezbollah hindustan_times hitachi hizbollah hizbullah honda honeywell house_of_commons house_of_lords
house_of_representatives hp hsbc huawei hulu human_rights_watch hyundai iaea ibm icbc ikea imf
indian_express infosys instagram intel interfax interior_ministry international_atomic_energy_agency
international_criminal_court international_monetary_fund interpol ioc irish_times irs islamic_jihad
islamic_state itar-tass jaguar_land_rover japan_airlines jd.com jerusalem_post john_deere
johnson_&_johnson joint_chiefs_of_staff jpmorgan jpmorgan_chase justice_department juventus kfc kgb kia
kickstarter klm knesset kompas korea_herald kremlin ku_klux_klan l'oreal l'oréal la_nacion la_prensa
la_repubblica la_stampa lakers le_figaro le_monde league_of_nations lego lehman_brothers lenovo
levi_strauss lg lidl likud linkedin liverpool_fc lloyds lockheed lockheed_martin los_angeles_times
lufthansa lukoil lvmh lyft maersk malaysia_airlines manchester_city manchester_united marine_corps
marks_&_spencer mastercard mattel mazda mcdonald's mcdonalds mckinsey mediatek mercedes-benz merck
mercosur merrill_lynch meta mets michelin micron microsoft mit mitsubishi mlb moderna monsanto
morgan_stanley mossad motorola mozilla muslim_brotherhood médecins_sans_frontières naacp nafta nasa
nasdaq national_guard nato natwest nba nbc nec nestle nestlé netflix netscape neue_zürcher_zeitung
new_york_times news_corp newsweek nfl nhl nike nintendo nippon_steel nissan nokia norsk_hydro
north_atlantic_treaty_organization northrop novartis npr nsa nvidia ocado oecd opec openai oppo oracle
osce oxfam oxford_university palantir panasonic paramount parliament paypal pbs pdvsa pentagon pepsico
petrobras petronas peugeot pfizer philips pinterest plo politburo politico porsche prada
pricewaterhousecoopers primark procter_&_gamble puma pwc qantas qatar_airways qualcomm radio_free_europe
rakuten raytheon rbs real_madrid red_crescent red_crescent_society red_cross reddit reliance_industries
renault repsol reuters revolut rheinmetall rio_tinto roblox roche rolls-royce rosneft royal_air_force
royal_dutch_shell royal_navy ryanair saab sainsbury's salesforce samsung sanofi santander sap
saudi_aramco save_the_children sberbank scania schneider_electric scotland_yard sec secret_service
security_council senate shein shopify siemens singapore_airlines skoda snapchat société_générale
softbank sony south_china_morning_post southwest_airlines spacex spotify standard_chartered
stanford_university starbucks state_department statoil stellantis straits_times subaru supreme_court
suzuki swissair symantec süddeutsche_zeitung t-mobile taiwan_semiconductor taleban taliban tass
tata_motors telefonica telefónica telegram temu tencent tesco tesla texaco texas_instruments thales
the_economist the_guardian the_hindu the_independent the_times the_times_of_india thomson_reuters
thyssenkrupp tiktok time_magazine time_warner times_of_india toronto_star toshiba totalenergies toyota
treasury_department tripadvisor tsmc tumblr turkish_airlines twitch twitter uber ubs uefa unesco unhcr
unicef unicredit unilever uniqlo united_airlines united_nations ups usa_today valero verizon viacom
vice_news vimeo virgin_atlantic visa vivendi vmware vodafone voice_of_america volkswagen volvo wal-mart
wall_street_journal walmart walt_disney warner_bros washington_post wechat weibo wells_fargo wework
whatsapp white_house wikileaks wikipedia wirecard woolworths world_bank world_health_organization
world_trade_organization world_wildlife_fund wto wwf xerox xiaomi xinhua yahoo yale yandex yankees yelp
yomiuri_shimbun youtube yukos zalando zdf zte zynga
";

/// News agencies whose names look like a person's or a place's. Not among the classes: a model is fitted to those.
pub const NEWS_AGENCIES: &[&str] = &[
    "agerpres",
    "anadolu",
    "ansa",
    "antara",
    "azertac",
    "belga",
    "belta",
    "bernama",
    "efe",
    "irna",
    "isna",
    "kazinform",
    "kyodo",
    "lusa",
    "montsame",
    "notimex",
    "ritzau",
    "tanjug",
    "telam",
    "télam",
    "ukrinform",
    "yonhap",
];

/// Those that are a given name or a town as well: they count where a text has them in brackets, as datelines do.
pub const BRACKETED_AGENCIES: &[&str] = &["fars", "hina", "mehr", "petra", "tasnim", "wafa"];

/// Abbreviations that count only in capital letters: "who" is a pronoun.
pub const CAPITAL_LETTER_ORGANIZATIONS: &str = "
adb afp ap bjp cia dup e.u. eu fbi gop imf ioc nhs nsa snp u.n. un upi who wto
";

/// Things that are made and sold.
pub const PRODUCTS: &str = "
airbus_a380 ak-47 android boeing_737 boeing_747 botox camry chatgpt civic corolla f-16 f-35 facebook_live
galaxy gmail humvee imac ipad iphone ipod kalashnikov kindle linux macbook mustang patriot pepsi
photoshop playstation prius prozac scud tomahawk unix viagra windows xbox
";
