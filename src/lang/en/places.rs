//! Countries, regions, cities, and the names of peoples and faiths, folded; `_` joins the words of a name.

/// Countries and territories with their other names; states of the past that news still mention. Collected by hand.
pub const COUNTRIES: &str = "
abkhazia afghanistan albania algeria america andorra angola antigua antigua_and_barbuda argentina armenia
australia austria azerbaijan bahamas bahrain bangladesh barbados belarus belgium belize belorussia benin
bermuda bhutan bolivia bosnia bosnia-herzegovina bosnia_and_herzegovina botswana brazil britain brunei
bulgaria burkina_faso burma burundi cabo_verde cambodia cameroon canada cape_verde
central_african_republic ceylon chad chechnya chile china colombia comoros congo congo-brazzaville
congo-kinshasa costa_rica cote_d'ivoire crimea croatia cuba cyprus czech_republic czechia czechoslovakia
côte_d'ivoire democratic_people's_republic_of_korea democratic_republic_of_congo
democratic_republic_of_the_congo denmark djibouti dominica dominican_republic dr_congo east_germany
east_timor ecuador egypt el_salvador england equatorial_guinea eritrea estonia eswatini ethiopia
federal_republic_of_germany fiji finland france gabon gambia germany ghana gibraltar great_britain greece
greenland grenada guam guatemala guinea guinea-bissau guyana haiti holland holy_see honduras hong_kong
hungary iceland india indonesia iran iraq ireland islamic_republic_of_iran israel italy ivory_coast
jamaica japan jordan kampuchea kazakhstan kenya kiribati korea kosovo kurdistan kuwait kyrgyzstan laos
latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg macao macau macedonia madagascar
mainland_china malawi malaysia maldives mali malta marshall_islands mauritania mauritius mexico
micronesia moldova monaco mongolia montenegro morocco mozambique myanmar nagorno-karabakh namibia nauru
nepal netherlands new_zealand nicaragua niger nigeria north_korea north_macedonia northern_ireland norway
oman pakistan palau palestine panama papua_new_guinea paraguay people's_republic_of_china peru
philippines poland portugal prussia puerto_rico qatar republic_of_ireland republic_of_korea
republic_of_the_congo rhodesia romania russia russian_federation rwanda saint_lucia samoa san_marino
sao_tome_and_principe saudi_arabia scotland senegal serbia seychelles siam sierra_leone singapore
slovakia slovenia solomon_islands somalia south_africa south_korea south_ossetia south_sudan soviet_union
spain sri_lanka st._lucia sudan suriname swaziland sweden switzerland syria taiwan tajikistan tanzania
thailand tibet timor-leste togo tonga trinidad trinidad_and_tobago tunisia turkey turkiye turkmenistan
tuvalu türkiye uganda ukraine united_arab_emirates united_kingdom united_states united_states_of_america
uruguay uzbekistan vanuatu vatican vatican_city venezuela viet_nam vietnam wales west_germany
western_sahara yemen yugoslavia zaire zambia zimbabwe
";

/// Abbreviations of places, which count only in capital letters: "us" is a pronoun.
pub const CAPITAL_LETTER_PLACES: &str = "
d.c. dc dprk drc l.a. la n.y.c. nyc prc sf u.a.e. u.k u.k. u.s u.s. u.s.a u.s.a. u.s.s.r. uae uk us usa
ussr
";

/// States of the United States, and what else is written after a comma like one.
pub const STATES: &str = "
alabama alaska arizona arkansas california colorado connecticut delaware district_of_columbia florida
georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts
michigan minnesota mississippi missouri montana nebraska nevada new_hampshire new_jersey new_mexico
new_york new_york_city north_carolina north_dakota ohio oklahoma oregon pennsylvania rhode_island
south_carolina south_dakota tennessee texas utah vermont virginia washington washington,_d.c.
washington_d.c. west_virginia wisconsin wyoming
";

/// Traditional abbreviations of American states and Canadian provinces.
pub const STATE_ABBREVIATIONS: &str = "
ala. ariz. ark. b.c. calif. colo. conn. d.c. del. fla. ga. ill. ind. kan. ky. la. mass. md. mich. minn.
miss. mo. mont. n.b. n.c. n.d. n.h. n.j. n.m. n.s. n.y. neb. nev. okla. ont. ore. pa. que. r.i. s.c. s.d.
tenn. tex. va. vt. w.va. wash. wis. wyo.
";

/// Continents, regions, provinces, waters, mountains, quarters. Collected by hand.
pub const REGIONS: &str = "
aceh adriatic aegean africa alberta alps alsace amazon anatolia andalusia andes andhra_pradesh anhui
antarctica appalachians arabian_peninsula aral_sea arctic asia asia-pacific asia_pacific assam atlantic
atlantic_ocean bali balkan_peninsula balkans balochistan baltic_sea baluchistan bashkortostan
basque_country bavaria bay_area biafra bihar black_sea borneo bosphorus brandenburg british_columbia
brittany bronx brooklyn buckingham_palace burgundy camp_david canary_islands cape_town capitol_hill
caribbean carpathians caspian_sea catalonia catalunya caucasus cayman_islands central_africa
central_america central_asia central_europe central_park channel_islands chhattisgarh cornwall corsica
crete cumbria dagestan danube darfur dead_sea deep_south devon donbas donbass downing_street east_africa
east_asia east_china_sea east_coast east_jerusalem eastern_europe eiffel_tower english_channel essex
euphrates eurasia europe falkland_islands far_east faroe_islands flanders fujian galapagos galicia
galilee ganges gansu gaza gaza_strip goa gobi golan_heights gold_coast great_barrier_reef great_lakes
ground_zero guangdong guangxi guantanamo_bay guantánamo_bay guizhou gujarat gulf_coast gulf_of_mexico
hainan harlem haryana hawaii_island heathrow hebei heilongjiang helmand henan hesse himachal_pradesh
himalayas hokkaido hollywood honshu horn_of_africa hubei hudson hunan iberia indian_ocean indochina
ingushetia inner_mongolia isle_of_man ivory_coast jammu_and_kashmir java jharkhand jiangsu jiangxi jilin
judea jupiter kalimantan kaliningrad kamchatka kandahar_province karelia karnataka kashmir katanga kent
kerala khyber_pakhtunkhwa kilimanjaro korean_peninsula kuril_islands kyushu lake_baikal lake_michigan
lake_victoria lancashire latin_america levant liaoning lombardy long_island lorraine lower_manhattan
lower_saxony luzon madhya_pradesh maghreb maharashtra manchuria manhattan manipur manitoba mars
mediterranean meghalaya mekong mekong_delta melanesia mesopotamia middle_east midwest mindanao
mississippi_river mount_everest mount_fuji nagaland near_east neptune new_brunswick new_england
new_south_wales newfoundland niger_delta nile nile_delta ningxia norfolk normandy north_africa
north_america north_atlantic north_island north_rhine-westphalia north_sea northeast_asia
northern_territory northwest_territories nova_scotia nunavut oceania odisha okinawa ontario oromia
pacific pacific_ocean pacific_rim panama_canal papua patagonia pearl_harbor persian_gulf piedmont pluto
polynesia pomerania potomac prince_edward_island provence punjab puntland pyrenees qinghai quebec queens
queensland rajasthan red_sea red_square rhine rhineland rhodes rockies rocky_mountains saarland sahara
sahel samaria sardinia saskatchewan saturn saxony scandinavia schleswig-holstein seine shaanxi shandong
shanxi siberia sichuan sicily silesia silicon_valley sinai sindh somaliland south-east_asia south_america
south_asia south_atlantic south_australia south_caucasus south_china_sea south_island south_pacific
southeast_asia southern_africa spratly_islands staten_island strait_of_hormuz sub-saharan_africa
suez_canal suffolk sulawesi sumatra surrey sussex tamil_nadu tasmania tatarstan telangana thames
thuringia tiananmen_square tigray tigris times_square transylvania tuscany tyrol ulster urals uranus
uttar_pradesh uttarakhand vatican_city venus victoria virgin_islands volga wall_street wallonia
waziristan west_africa west_bank west_bengal west_coast western_australia western_europe westminster
whitehall xinjiang yangtze yorkshire yukon yunnan zanzibar zhejiang zululand
";

/// Capitals and cities in the news, collected by hand; cities over a million people, and over 170,000 in
/// English-speaking countries, from GeoNames (geonames.org, CC BY 4.0), without everyday words and surnames.
pub const CITIES: &str = "
aarhus aberdeen abidjan abobo abu_dhabi abuja acapulco accra adana addis_ababa adelaide aden agra
ahmedabad akron albany albuquerque aleppo alexandria algiers almaty amarillo amman amritsar amsterdam
anaheim anchorage andijan ankara ann_arbor annapolis anshan antalya antananarivo antwerp anyang aqaba
arequipa arkhangelsk arlington ashgabat asmara aspen astana asuncion asunción athens atlanta
atlantic_city auckland augusta aurangabad aurora auschwitz austin ayodhya baghdad bakersfield bakhmut
baku baltimore bamako banda_aceh bandar_lampung bandar_seri_begawan bandung bangalore bangkok bangor
bangui banja_luka bannu bao'an baoding baoji baoshan baotou barcelona bari barquisimeto barranquilla
basel basra basrah batam baton_rouge batumi bayan_nur bazhong beijing beirut bekasi belfast belgrade
belo_horizonte belém bengaluru benghazi benin_city bergen berkeley berlin bern beslan bethesda bethlehem
beverly_hills bexley bhopal bijie bilbao biloxi birkenhead birmingham bishkek bloemfontein boca_raton
bogor bogota bogotá boise bologna bombay bonn bordeaux boston boulder bozhou brampton brasilia brasília
bratislava brazzaville bremen brighton brisbane bristol brno brownsville bruges brussels bucharest
budapest buenos_aires buffalo bujumbura bukavu bukhara burlington burnaby bursa busan cairo calais
calcutta calgary cali callao caloocan cambridge campinas canberra cancun cannes canterbury canton
cape_coral caracas cardiff casablanca cebu chandigarh chandler changchun changde changsha changshu
changwon changzhi changzhou chaozhou charleston charlotte chattanooga chattogram chelyabinsk chengdu
chennai chernobyl chesapeake cheyenne chiang_mai chicago chisinau chittagong chongqing christchurch
chula_vista cincinnati city_of_westminster ciudad_juarez ciudad_juárez ciudad_nezahualcoyotl cixi
cleveland cluj cochin coimbatore cologne colombo colorado_springs columbia columbus conakry concord
constantinople copenhagen cordoba cork corpus_christi coventry croydon cupertino curitiba cusco cuzco
córdoba da_nang daegu daejeon dakar dalian dallas damascus dammam danang daqing dar_es_salaam darwin
datong davao davos dayton daytona_beach dazhou dearborn deir_ez-zor delhi denpasar denver depok
des_moines detroit dhaka dhanbad dili diyarbakir dodoma doha dombivali donetsk dongguan dortmund douala
dover dresden dubai dublin dubrovnik duluth dunedin durban durham dushanbe dusseldorf düsseldorf
east_new_york ecatepec_de_morelos edinburgh edmonton eindhoven el_paso erbil essen etobicoke exeter
faisalabad fallujah fargo faridabad fayetteville fengxiang fergana fez flint florence fort_collins
fort_lauderdale fort_wayne fort_worth fortaleza foshan frankfurt freetown fremont fresno fukuoka
fukushima fushun fuyang fuzhou gaborone gainesville galveston ganzhou garden_grove garland gatineau
gaza_city gaziantep gazipur gdansk geelong geneva genoa gettysburg ghent giza glasgow glendale goma
gorakhpur gothenburg goyang-si gqeberha granada grand_prairie grand_rapids graz green_bay greensboro
grenoble groningen grozny guadalajara guangzhou guankou guarulhos guatemala_city guayaquil guigang guilin
guiyang gujranwala gustavo_adolfo_madero guwahati gwalior gwangju hague haifa haikou haiphong halifax
hama hamburg handan hangzhou hanoi hanover hanzhong harare harbin hartford hastings havana hebron hefei
heidelberg helsinki hengyang herat heshan heze hezhou hialeah hiroshima ho_chi_minh_city hobart hodeidah
hohhot homs hong_kong_island honolulu houston howrah huai'an huaibei huainan huizhou hull
huntington_beach huntsville huzhou hyderabad ibadan idlib ilorin imphal incheon indianapolis indore
innsbruck ipswich irvine irving isfahan islamabad islington istanbul ithaca izmir iztapalapa jabalpur
jacksonville jaffna jaipur jakarta jalalabad jammu jamshedpur jeddah jeju jenin jepara jericho
jersey_city jerusalem jiading jiangmen jiangyin jiaxing jieyang jinan jingzhou jinhua jining jinjiang
jinzhong jiujiang jodhpur johannesburg johor_bahru juba kabul kaduna kaesong kaifeng kakamega
kallakurichi kampala kananga kandahar kandy kano kanpur kansas_city kaohsiung karachi karaganda karaj
karbala kashgar kathmandu kaunas kawasaki kayseri kazan key_west kharkiv khartoum khartoum_north kherson
khiva khujand khulna kiev kigali kingston kingston_upon_hull kinshasa kirkuk kisangani kitchener
knoxville kobe kochi kolkata konya kota kowloon krakow kraków krasnoyarsk kuala_lumpur kumasi kunduz
kunming kunshan kuwait_city kyiv kyoto köln la_paz lagos lahore lansing lanzhou laredo las_vegas lausanne
laval leeds leicester leipzig leningrad lexington lexington-fayette lhasa lianyungang liaocheng
libreville liege lille lilongwe lima limerick lincoln linyi linz lisbon little_rock liupanshui liuzhou
liverpool ljubljana lodz lomé london long_beach longueuil longyan los_angeles louisville luanda
luang_prabang lubbock lubumbashi lucknow ludhiana lugano luhansk luohe luohu_district luoyang lusaka
luton luxembourg_city lviv lyon lüliang maastricht maceió madinah madison madras madrid madurai maiduguri
makassar makkah malabo malacca malaga malibu malingao malmo managua manama manaus manchester mandalay
manila mansfield maoming maputo maracaibo mariupol markham marrakesh marseille marseilles mashhad matola
mazar-i-sharif mbuji-mayi mecca medan medellin medellín medina meerut meishan melbourne memphis mesa
mexicali mexico_city miami mianyang milan milton_keynes milwaukee minhang minneapolis minsk misrata
mississauga modesto mogadishu mombasa monrovia monterrey montevideo montgomery montreal montréal
moreno_valley moscow mostar mosul mountain_view multan mumbai munich murmansk muscat muzaffarabad mwanza
mysore mérida n'djamena nablus nagasaki nagoya nagpur nairobi najaf najafgarh namangan nanchang nanchong
nanjing nanning nantes nantong nanyang naples nara nashik nashville navi_mumbai naypyidaw naypyitaw
nazareth ndjamena neijiang nepean new_delhi new_haven new_orleans new_taipei_city new_territories newark
newcastle newcastle_upon_tyne newport_news niagara_falls niamey nice nicosia ningbo nizhniy_novgorod
north_las_vegas northampton norwich nottingham nouakchott novi_sad novosibirsk nowrangapur nukus
nur-sultan nuremberg oakland oakville oaxaca oceanside odesa odessa oklahoma_city oldham omaha omdurman
omsk onitsha oran ordos orlando osaka osh oshawa oslo ottawa ouagadougou overland_park oxford oxnard
palembang palermo palm_beach palo_alto panama_city panjin panmunjom paris pasadena patna pattaya
pekanbaru peking penang pensacola peoria perth peshawar petersburg philadelphia phnom_penh phoenix phuket
pikine pimpri pimpri-chinchwad piraeus pisa pittsburgh plano plovdiv plymouth podgorica pointe-noire
pokhara port-au-prince port_harcourt port_moresby port_said portland porto porto_alegre portsmouth
potsdam poznan prague prayagraj pretoria princeton pristina providence pudong puebla pune pusan putian
putuo puxi puyang pyongyang qingdao qingpu qingyang qingyuan qinzhou qom quanzhou quebec_city quetta
quezon_city quito qujing québec rabat raipur raleigh ramadi ramallah ranchi rancho_cucamonga rangoon
rangpur rapid_city raqqa rawalpindi recife reno reykjavik richmond richmond_hill riga rio rio_de_janeiro
riverside riyadh rochester rome rosario rostov rostov-on-don rotterdam rouen sacramento sadr_city saigon
saint_paul saint_petersburg saitama salem salt_lake_city salvador salzburg samara samarkand samarra
san_antonio san_bernardino san_diego san_francisco san_jose san_juan san_salvador sanaa santa_ana
santa_barbara santa_clara santa_clarita santa_cruz santa_fe santa_monica santa_rosa santiago
santiago_de_cuba santiago_de_querétaro santo_domingo sanya sao_paulo sapporo sarajevo saskatoon savannah
scottsdale seattle semarang sendai seoul sevastopol seville shanghai shangqiu shangrao shantou shaoguan
shaoxing sharjah sheffield shenyang shenzhen shijiazhuang shiraz shivaji_nagar shiyan shreveport shymkent
sialkot siem_reap siena simferopol sioux_falls sirte skopje sochi sofia sokoto songjiang south_boston
south_tangerang southampton southend-on-sea soweto sparta spokane spring_valley springfield srebrenica
srinagar st._louis st._paul st._petersburg st_helens st_louis st_paul stalingrad stamford stanford
stockholm stockton stoke-on-trent strasbourg stratford stuttgart suez sukhumi sunderland sunshine_coast
suqian surabaya surat suva suwon suzhou swansea swindon sydney syracuse são_paulo tabriz tacoma taguig
taichung tainan taipei taiyuan taizhou tallahassee tallinn tampa tampere tangerang tangier tangshan
tashkent tbilisi tegucigalpa tehran tel_aviv tempe termez the_bronx the_hague thessaloniki thimphu
tianjin tianshui tijuana tikrit timbuktu timisoara tirana tiruchirappalli tirunelveli tokyo toledo topeka
toronto touba toulouse townsville trenton trieste tripoli trondheim tucson tulsa tunis turin turku
ulaanbaatar ulan_bator ulsan upper_west_side uppsala urgench urumqi utrecht vadodara valencia valparaiso
vancouver varanasi venice verona versailles vienna vientiane vijayawada vilnius virginia_beach
visakhapatnam vladivostok volgograd voronezh walsall wanzhou warrington warsaw waterloo weifang weimar
weinan wellington wenzhou west_palm_beach west_raleigh wichita wigan wilmington windhoek windsor winnipeg
winston-salem wollongong wolverhampton worcester wroclaw wuhan wuhu wuwei wuxi wuzhong xi'an xiamen
xiangyang xianyang xining xinxiang xinyang xuchang xuhui xuzhou yalta yamoussoukro yancheng yangjiang
yangon yangpu yangzhou yantai yaounde yaoundé yekaterinburg yerevan yichang yichun yinchuan yiwu yixing
yogyakarta yokohama yongzhou yonkers york yulin yunfu zagreb zamboanga zapopan zaporizhzhia zaragoza
zhangjiagang zhanjiang zhaoqing zhengzhou zhongshan zhongwei zhu_cheng_city zhuhai zhuzhou zibo zigong
zunyi zurich zürich
";

/// Nationalities, peoples and faiths, as nouns and adjectives. Collected by hand.
pub const PEOPLES: &str = "
aboriginal aborigines afghan afghans african african-american african-americans africans afro-american
alawite alawites albanian albanians algerian algerians american americans amish andean anglican anglicans
anglo-saxon angolan angolans apache arab arabian arabs argentine argentinean argentines argentinian
armenian armenians aryan ashkenazi asian asians assyrian assyrians australian australians austrian
austrians azerbaijani azerbaijanis azeri azeris bahraini bahrainis bangladeshi bangladeshis baptist
baptists basque basques bavarian bedouin belarusian belarusians belarussian belgian belgians bengali
berber berbers bolivian bolivians bosniak bosniaks bosnian bosnians brazilian brazilians breton british
briton britons buddhism buddhist buddhists bulgarian bulgarians burkinabe burmese burundian californian
californians calvinist cambodian cambodians cameroonian canadian canadians catalan catalans catholic
catholicism catholics caucasian celtic chadian chechen chechens cherokee chilean chileans chinese
christian christianity christians colombian colombians congolese copt coptic copts cossack cossacks
costa_rican costa_ricans creole croat croatian croatians croats cuban cubans cypriot cypriots czech
czechs dane danes danish djiboutian dominican dominicans druze dutch dutchman east_german east_germans
ecuadorean ecuadorian ecuadorians egyptian egyptians emirati emiratis english englishman englishmen
episcopal episcopalian equatoguinean eritrean eritreans estonian estonians ethiopian ethiopians european
europeans evangelical evangelicals fijian filipina filipino filipinos finn finnish finns flemish french
frenchman frenchmen frenchwoman gabonese gaelic gambian georgian georgians german germanic germans
ghanaian ghanaians greco greek greeks guatemalan guatemalans guinean guyanese gypsies gypsy haitian
haitians han hausa hazara hebrew hindu hinduism hindus hispanic hispanics honduran hondurans hong_konger
hong_kongers houthi houthis hungarian hungarians hutu hutus icelander icelandic igbo indian indians
indonesian indonesians inuit iranian iranians iraqi iraqis irish irishman islam islamic islamist
islamists israeli israelis italian italians ivorian jamaican jamaicans japanese javanese jesuit jesuits
jew jewish jews jordanian jordanians judaism kashmiri kashmiris kazakh kazakhs kazakhstani kenyan kenyans
khmer kikuyu korean koreans kosovan kosovar kosovars kurd kurdish kurds kuwaiti kuwaitis kyrgyz lao
laotian laotians latin_american latin_americans latino latinos latvian latvians lebanese liberian
liberians libyan libyans lithuanian lithuanians londoner londoners luo lutheran lutherans maasai
macedonian macedonians malagasy malawian malay malays malaysian malaysians maldivian malian malians
maltese maori maronite mauritanian mauritian mayan methodist methodists mexican mexicans moldovan
moldovans mongol mongolian mongolians mongols montenegrin montenegrins moor moors mormon mormons moroccan
moroccans moslem moslems mozambican muslim muslims namibian navajo nepalese nepali nepalis new_zealander
new_zealanders nicaraguan nicaraguans nigerian nigerians norman normans north_american north_americans
north_korean north_koreans norwegian norwegians omani omanis ossetian ottoman ottomans pakistani
pakistanis palestinian palestinians panamanian panamanians papuan paraguayan parisian pashtun pashtuns
persian persians peruvian peruvians pole poles polish portuguese presbyterian protestant protestants
prussian prussians puerto_rican puerto_ricans punjabi qatari qataris quaker quakers quebecois rohingya
roma roman romanian romanians romans russian russians rwandan rwandans salafi salvadoran salvadorans
salvadorean sami samoan saudi saudi_arabian saudis saxon saxons scandinavian scot scots scotsman scottish
senegalese sephardic serb serbian serbians serbs shi'ite shi'ites shia shiite shiites sicilian sikh sikhs
singaporean singaporeans sinhalese sioux slav slavic slavs slovak slovakian slovaks slovene slovenes
slovenian slovenians somali somalis south_african south_africans south_american south_americans
south_korean south_koreans south_sudanese soviet soviets spaniard spaniards spanish sri_lankan
sri_lankans sudanese sufi sunni sunnis swede swedes swedish swiss syrian syrians taiwanese tajik tajiks
tamil tamils tanzanian tanzanians taoist tatar tatars texan texans thai thais tibetan tibetans togolese
tongan tunisian tunisians turk turkic turkish turkmen turks tutsi tutsis ugandan ugandans uighur uighurs
ukrainian ukrainians uruguayan uruguayans uyghur uyghurs uygur uzbek uzbekistani uzbeks venezuelan
venezuelans vietnamese viking vikings wahhabi welsh welshman west_german west_germans western_european
yazidi yazidis yemeni yemenis yorker yorkers yoruba yugoslav yugoslavs zambian zambians zimbabwean
zimbabweans zoroastrian zulu zulus
";

/// Names of one country, the usual one first; single-word official names and abbreviations included. Forms as in
/// [`COUNTRIES`]. Collected by hand.
pub const COUNTRY_ALIASES: &[&[&str]] = &[
    &["antigua_and_barbuda", "antigua"],
    &["belarus", "belorussia"],
    &["bosnia_and_herzegovina", "bosnia", "bosnia-herzegovina"],
    &["cambodia", "kampuchea"],
    &["cape_verde", "cabo_verde"],
    &["china", "people's_republic_of_china", "mainland_china", "prc"],
    &["czech_republic", "czechia"],
    &[
        "democratic_republic_of_the_congo",
        "democratic_republic_of_congo",
        "congo-kinshasa",
        "dr_congo",
        "drc",
    ],
    &["east_timor", "timor-leste"],
    &["eswatini", "swaziland"],
    &["germany", "federal_republic_of_germany"],
    &["iran", "islamic_republic_of_iran"],
    &["ireland", "republic_of_ireland"],
    &["ivory_coast", "cote_d'ivoire", "côte_d'ivoire"],
    &["macau", "macao"],
    &["macedonia", "north_macedonia"],
    &["myanmar", "burma"],
    &["netherlands", "holland"],
    &["north_korea", "democratic_people's_republic_of_korea", "dprk"],
    &["republic_of_the_congo", "congo", "congo-brazzaville"],
    &["russia", "russian_federation"],
    &["saint_lucia", "st._lucia"],
    &["south_korea", "republic_of_korea", "rok"],
    &["soviet_union", "ussr", "u.s.s.r."],
    &["sri_lanka", "ceylon"],
    &["thailand", "siam"],
    &["trinidad_and_tobago", "trinidad"],
    &["turkey", "türkiye", "turkiye"],
    &["united_arab_emirates", "uae", "u.a.e."],
    &["united_kingdom", "britain", "great_britain", "uk", "u.k.", "u.k"],
    &["united_states", "united_states_of_america", "america", "us", "usa", "u.s.", "u.s", "u.s.a.", "u.s.a"],
    &["vatican", "vatican_city", "holy_see"],
    &["vietnam", "viet_nam"],
    &["zimbabwe", "rhodesia"],
];
