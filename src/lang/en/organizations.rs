//! Organizations and products that news mention without saying what they are, folded; `_` joins the words of a name.
//! Collected by hand.

/// Bodies, media, companies, clubs.
pub const ORGANIZATIONS: &str = "
aclu adidas afl-cio african_union agence_france-presse agence_france_presse air_force airbnb airbus
al-jazeera al-qaeda al-qaida al-shabaab al_arabiya al_jazeera al_qaeda al_qaida al_shabaab alibaba amazon
american_express amnesty_international anc aol apple arab_league aramco armed_forces arsenal asean
associated_press astrazeneca at&t audi baidu bank_of_america barclays bayer bayern_munich bbc
berkshire_hathaway bharatiya_janata_party bloomberg bmw boeing boko_haram bombardier bp brics bundesbank
bundestag cambridge_university cbs cdc celtics central_intelligence_agency chelsea chevron chrysler cia
cisco citibank citigroup citroen cnn coast_guard coca-cola comcast commerce_department compaq congress
costco cowboys credit_suisse daimler defence_ministry defense_department defense_ministry dell
der_spiegel deutsche_bank disney doctors_without_borders dodgers downing_street duma ebay
economist_magazine el_pais embraer enron epa ericsson european_central_bank european_commission
european_council european_parliament european_union europol exxon exxon_mobil exxonmobil facebook farc
fatah fbi fc_barcelona fcc fda federal_bureau_of_investigation federal_reserve ferrari fiat fifa
finance_ministry financial_times ford foreign_ministry foreign_office fox_news fsb ftc gazprom ge
general_assembly general_electric general_motors glaxosmithkline gm goldman_sachs google greenpeace gru
hamas harvard health_ministry hewlett-packard hewlett_packard hezbollah hitachi hizbollah hizbullah
house_of_commons house_of_lords house_of_representatives hp hsbc huawei human_rights_watch hyundai iaea
ibm ikea imf instagram intel interfax interior_ministry international_atomic_energy_agency
international_criminal_court international_monetary_fund interpol ioc irs islamic_jihad islamic_state
itar-tass johnson_&_johnson joint_chiefs_of_staff jpmorgan jpmorgan_chase justice_department juventus kgb
kia knesset kremlin ku_klux_klan lakers le_monde league_of_nations lehman_brothers likud liverpool_fc
lockheed lockheed_martin los_angeles_times lukoil manchester_city manchester_united marine_corps
mastercard mazda mcdonald's mercedes-benz merck mercosur merrill_lynch meta mets microsoft mit mitsubishi
mlb moderna morgan_stanley mossad motorola muslim_brotherhood naacp nafta nasa national_guard nato nba
nbc nestle nestlé netflix new_york_times newsweek nfl nhl nike nissan nokia
north_atlantic_treaty_organization northrop novartis nsa nvidia oecd opec oracle osce oxfam
oxford_university panasonic paramount parliament paypal pentagon pepsico petrobras peugeot pfizer philips
plo politburo porsche procter_&_gamble puma radio_free_europe raytheon real_madrid red_crescent
red_crescent_society red_cross renault reuters roche rosneft royal_air_force royal_dutch_shell royal_navy
samsung sanofi scotland_yard sec secret_service security_council senate siemens sony spacex
stanford_university starbucks state_department subaru supreme_court suzuki taleban taliban tass telegram
tencent tesla texaco the_economist the_guardian the_times tiktok time_magazine time_warner toshiba toyota
treasury_department twitter uber ubs uefa unesco unhcr unicef unilever united_nations usa_today verizon
viacom visa vodafone voice_of_america volkswagen volvo wal-mart wall_street_journal walmart walt_disney
warner_bros washington_post wells_fargo whatsapp white_house wikileaks wikipedia world_bank
world_health_organization world_trade_organization wto xiaomi xinhua yahoo yale yankees youtube yukos
";

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
