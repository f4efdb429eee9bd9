//! Words that are capitalized only because a sentence begins or a headline is written so, folded.

/// Pronouns, prepositions, conjunctions, auxiliaries, adverbs that open sentences. Collected by hand.
pub const FUNCTION_WORDS: &str = "
a aboard about above according accordingly across actually additionally after again against all almost
along alongside already also although always am amid amidst among an and another any anyone anything
apparently are aren't around as asked at based basically be because been before behind being below
beneath beside besides between beyond billion born both but by came can can't certainly clearly come
concerning consequently could couldn't currently dear despite did didn't do does doesn't don't done down
dozen dozens due during each earlier eight either eleven especially even eventually ever every everybody
everyone everything except few fewer finally first five following for four from furthermore generally get
given go going gone got had has have having he he'd he's hello hence her here here's hers hey hi him his
how however hundred hundreds i i'd i'll i'm i've if in including indeed initially inside instead into is
isn't it it's its just known largely last later least less let let's lets like likewise made mainly make
many may maybe me meanwhile might million millions mine more moreover most mostly much must my near
nearly neither never nevertheless next nine no nobody none nonetheless nor not nothing now obviously of
off often oh ok okay on once one only onto or originally other others otherwise our ours out outside over
own particularly partly past per perhaps please plus possibly previously probably quite rather recently
regarding said same says second see seven several shall she she'd she's should shouldn't similarly since
six so some somebody someone something sometimes soon speaking specifically still subsequently such
surely take taken ten than thank thanks that that's the their theirs them then there there's therefore
these they they'll they're they've third this those though thousand thousands three through throughout
thus till to today tomorrow tonight too took toward towards twelve two ultimately under unless unlike
until up upon us used using usually versus very via was wasn't we we'll we're we've well were weren't
what what's whatever when whenever where whereas wherever whether which while who who's whoever whom
whose why will with within without won't would wouldn't yes yesterday yet you you'd you'll you're you've
your yours
";

/// Everyday words: the most frequent lower-case words of the Manually Annotated Sub-Corpus (free for any use), of Voice
/// of America news and of American presidents' speeches (public domain), without those that are mostly names.
pub const COMMON_WORDS: &str = "
abandon abandoned abducted ability able abortion abroad absence absolutely abuse abuses accept accepted
access accident accidents accomplish accomplished accord account accounts accusations accuse accused
accuses accusing achieve achieved achievement achieving acknowledged act acted acting action actions
active activists activities activity acts actual add added adding addition additional address addressed
addressing adequate adjustment administration administrative admitted adopt adopted adoption adult adults
advance advanced advances advantage advice affairs affect affected afford affordable afraid afternoon age
agencies agency agenda agent agents ages aggression aggressive ago agree agreed agreement agreements
agricultural agriculture ah ahead aid aim aimed air aircraft airline airport al alcohol alert alike alive
allegations alleged allegedly alliance alliances allies allow allowed allowing allows ally alone
alternative amazing ambassador ambitions ambushed amendment amendments amount amounts analysis analysts
ancient anger angry animal animals anniversary announce announced announcement annual answer answered
ants anyway anywhere apart apartment apparent appeal appear appearance appeared appears applause applied
apply appointed appreciate approach appropriate appropriations approval approve approved approximately
architects architecture area areas argue argument arm armed arms army arrest arrested arrests arrive
arrived arriving art article articles arts aside ask asking assassination assault assets assist
assistance assume assumed assure assured astronauts atmosphere atomic attached attack attacked attackers
attacking attacks attempt attempted attempts attend attended attending attention attorney audience author
authorities authority authorized authors autonomous autonomy available average avian avoid award aware
away b ba'athist baathist baby back backed background bad bag balance balanced ballot ballots ban band
banking banks banned bar barrel barrels barriers bars base bases basic basis battle battling beach bear
beat beating beautiful beauty became become becomes becoming bed began begin beginning begins begun
behalf behavior belief believe believed believes belongs benefit benefits best better bid big bigger
biggest bike bilateral bill billions bills bin biology bipartisan bird birds birth birthday bit black
blame blamed blast blasts bless blessings blew bloc block blocked blood bloody blow blue board boat boats
bodies body bold bomb bomber bombers bombing bombings bombs bonds book books boost border borders bottle
bottom bought bound boundaryless box boy boycott boys brain branch branches break breaking bridge brief
briefly bright bring bringing brings broad broadcast broke broken brother brought budget build building
buildings built burden burdens buried burned burning bus business businesses busy buy buying ca cabinet
call called calling calls calm camp campaign camps canceled cancer candidate candidates cannibal cannot
cap capable capacity capital captain capture captured car carbon card care career careers careful
carefully cargo carried carry carrying cars cartoons case cases cash cast casualties cat catch caught
cause caused causes causing cease-fire ceasefire celebrate cell cells center centers central cents
centuries century ceremony certain chair chairman challenge challenges champion chance change changed
changes changing channel channels chaos character characters charge charged charges charity charset
charter check checkpoint checks chemical chest chickens chief child children choice choices choose chosen
church churches circumstances cited cities citing citizen citizens citizenship city civil civilian
civilians civilization claim claimed claims clash clashed clashes class classroom clean clear cleric
click climate clinical close closed closely closer closing clothes clothing coal coalition coast coastal
code coffee cold collapse collapsed colleagues collection collective college color colors com combat
combination combined comes coming command commander commanders comment commented comments commerce
commercial commit commitment commitments committed committee common communication communications
communism communist communists communities community companies company compared compassion compensation
compete competing competition competitive complete completed completely complex compliance compound
comprehensive compromise computer concept concern concerned concerns concluded conclusion concrete
condemned condition conditions conduct conducted conducting conference confidence confident confidential
confirm confirmed conflict conflicts confront congressional connected connection conscience consequences
conservation conservative consider considerable consideration considered considering consistent constant
constantly constitutional construction constructive consumer consumers consumption contact contain
contained contains content context continent continue continued continues continuing contract contracted
contracts contrary contribute contributed contribution contributions control controlled controls
controversial controversy conversation convicted conviction convinced convoy cool cooperate cooperation
coordinated copy copyright corner coronary corporate corporations correct corruption cost costs cotton
counsel count counted counter counterpart countries country countrymen coup couple courage course court
courts cover coverage covered crackdown crash crashed create created creating creation credit crew crime
crimes criminal criminals crisis critical criticism criticized critics crops cross crossed crossing crowd
crowded crucial crude cultural culture currency current custody customers customs cut cuts cutting d
daily damage damaged danger dangerous dangers dark data date daughter day days de dead deadliest deadline
deadly deal dealing deals death deaths debate debt decade decades decent decide decided decision
decisions deck declare declared decline declined declining decreased dedicated deep deeply defeat
defeated defend defendants defended defense defenses deficit deficits defined degree delay delayed
delegates delegation deliver delivered delivery demand demanded demanding demands democracy democrat
democratic democrats demonstrate demonstrated demonstration demonstrations demonstrators denied denies
deny departments depend dependent depending depends deployed deployment deposition depression deputy
describe described desert deserve design designed desire desk destiny destroy destroyed destruction
detail detailed details detained detainees detect detected detention determination determine determined
detonated devastated devastating develop developed developing development developments device devoted
dialogue dictator didn die died difference differences different difficult difficulties difficulty
dignity dinner diplomacy diplomat diplomatic diplomats direct directed direction directly director
disappeared disarmament disaster discharge discipline discovered discovery discrimination discuss
discussed discussing discussion discussions disease diseases dismissed displaced dispute disputed
disputes disrupt distance distant distinguished distributed distribution district districts divided
division divisions doctor doctors document documents dog doing dollar dollars domestic dominant dominated
don donor donors door doors double doubt draft dramatically draw drawn dream dreams dress drew drink
drinking drive driven driver driving drop dropped drove drug drugs dry duties duty e-mail early earn
earned earnings earthquake ease easier easily eastern easy eat eating economic economies economists
economy edge editor education educational effect effective effectively effects efficiency efficient
effort efforts elderly elected election elections electoral electricity electronic elements eligible
eliminate eliminating else elsewhere email embassy emergency emerging emissions employed employee
employees employment empty enable enact enacted enactment enclosed encourage encouraged encouraging end
endeavor ended ending ends enduring enemies enemy energy enforce enforcement engage engaged enhance enjoy
enjoyed enormous enough enrichment ensure enter entered entering enterprise enterprises entire entirely
entry environment environmental envoy equal equality equally equipment era error erupted escape escaped
essential establish established establishing establishment estate estimate estimated estimates et ethnic
euro evening event events everywhere evidence evil exact exactly examine example examples excellence
excellent excessive exchange exclusive excuse executed execution executive exercise exile exist existence
existing exists expand expanded expanding expansion expect expected expects expenditure expenditures
expense expenses expensive experience experienced experiment experts explain explained exploded
exploration explore explosion explosions explosives export exports exposed express expressed expression
extend extended extending extension extensive extent external extra extraordinary extremely extremists
eye eyes face faced faces facilities facility facing fact faction factions factories factors factory
facts fail failed failing failure fair fairly faith faithful fall fallen falling falls false familiar
families family famous far farm farmer farmers farms fast fate father fathers fault favor favorite fear
fears feature features feed feel feeling feels fees feet fell fellow felt female fibroblasts field fields
fifth fig fight fighter fighters fighting figure figures file filed fill filled film final finance
financial financing find finding findings finds fine fingers finish finished fire fired fires firing firm
firms fiscal fish fishing fit fix fixed flag fled flexibility flight flights flood flooding floods floor
flow flu fly flying focus focused follow followed follows food foot football force forced forces forcing
forecasters foreign foreigners forever forget forgotten form formal formally formation formed former
forming forms forth fortunately forward fought found foundation foundations founded fourth framework
frankly fraud free freed freedom freeze frequent frequently fresh friend friendly friends friendship
front fuel fulfill full fully fun function functions fund fundamental funding funds funeral further
future g gain gained gains game games gangs gap gas gasoline gather gathered gathering gave gay general
generation generations generous genius genocide gets getting giant gift gifts girl girls give gives
giving glass global globe goal goals god goes gold gonna good goods governing government governmental
governments governor grade gradient gradually grand grant granted grants grateful grave great greater
greatest greatly greatness green grew ground group groups grow growing grown growth guarantee guard
guards guerrillas guess guests guidance guide guided guilty gun gunmen guns guy ha hair half hall halt
hand handed handling hands hanging happen happened happiness happy harbor hard harder hardly harm harmony
hate head headed heading headquarters heads health healthy hear heard hearing heart hearts heat heavily
heavy held helicopter helicopters help helped helping helps heritage hiding high higher highest highly
highway himself historic history hit hmm hold holding holds holiday holy home homeland homeless homes
homosexuality honest honor honorable honored hope hoped hopeful hopes hoping hospital hospitals host
hostage hostages hostile hot hotel hour hours houses housing huge human humanitarian humanity humans
hunger hungry hunt hunting hurt husband ice id idea ideal ideals ideas identified identify identity
ignore ignored ill illegal illegally illness image images imagine immediate immediately immigrants
immigration impact implement importance important imports impose imposed impossible improve improved
improvement improvements improving inadequate incentives incident incidents include included includes
income incomes increase increased increases increasing increasingly independence independent index
indicate indicated indicates indicted indigenous individual individuals industrial industries industry
infected inflation influence information informed infrastructure initial initiative initiatives injured
injuries injury innocent inquiry insist inspectors installed instance instances institutions instrument
insurance insure insurgency insurgent insurgents integrity intelligence intelligent intend intended
intention interest interested interesting interests interference interim internal international interview
introduced invasion invest investigate investigating investigation investigators investment investments
investors invited involve involved involvement involves involving island islands isolated isolation issue
issued issues items itself jail jailed jet job jobs join joined joint journalist journalists journey
judge judges judgment judicial jury justice keep keeping kept key kidnapped kidnappers kidnapping
kidnappings kids kill killed killing killings kilometers kind kinds kingdom knew know knowing knowledge
knows label labor laboratory lack lady laid lakes land lands language languages large larger largest
lasting late latest laughter launch launched launching law lawmakers laws lawyer lawyers lay lead leader
leaders leadership leading leads learn learned learning leave leaves leaving led left leftist leg legal
legislation legislative legitimate lend length leninist lesson letter letters level levels liberty
library lie lies life lifetime lift lifted light lights likely limit limitations limited limits line
lines link linked links list listen listening little live lived liver lives living load loan loans local
located location long long-term longer look looked looking looks lose losing loss losses lost lot love
loved loving low lower lowest loyal lunch m machine magazine magnitude mail main mainland maintain
maintained maintaining maintenance major majority makes making male man manage managed management mandate
mankind manner manufacturing maoist maoists map marched mark marked market markets marking marks marriage
married marxist marxists mass massive master match material materials math matter matters maximum mayor
mean meaning means meant meantime measure measured measures media medical medicine meet meeting meetings
member members membership memory men mental mention mentioned mere merely message messages met metal
meters method methods midden miles militant militants military militia militias mind minds miners minimum
mining minister ministers minor minority minute minutes missed missile missiles missing mission mistake
mistakes mixed mobile model moderate modern mom moment moments monarchy monetary money monitor monitors
month months moon moral morning mortar mortgage mosque mother motion motive mountain mouth move moved
movement moves movie moving multiple murder museum music mutual myself n't name named names narrow nation
national nationals nations nationwide native natural nature naval nearby necessarily necessary necessity
neck need needed needs neglect negotiate negotiated negotiations negotiators neighbor neighborhood
neighborhoods neighboring neighbors nest net network networks new newly news newspaper newspapers nice
night nomination non normal northeastern northern northwest northwestern note noted notes notice noticed
nuclear null number numbers numerous o oath object objection objective objectives objects obligation
obligations observe observed observers obtain obtained obvious occasion occupation occupied occur
occurred offensive offer offered offering offers office officer officers offices official officially
officials oil old older oldest ones ongoing online open opened opening operate operating operation
operations opinion opinions opponent opponents opportunities opportunity oppose opposed opposition option
options order ordered orders ordinary organization organizations organized organizers original ought
ourselves ousted outbreak outbreaks output outstanding overall overcome overnight overseas overthrow
overwhelming owe owned ownership p pace package page pages paid pain panel paper parent parents parks
parliament parliamentary part partial participants participate participation particular parties partisan
partner partners partnership parts party pass passage passed passenger passengers passing path patient
patients patriotism patrol patrolling pattern patterns pay paying payment payments peace peaceful
peacekeepers peacekeeping peacetime penalty pending peninsula people peoples percent percentage perfect
perform performance performed period permanent permit permitted persistent person personal personally
personnel persons perspective phase phone photo physical pick picked picture pictures piece pilgrims
pipeline pirates place placed places plain plan plane planes planet planned planning plans plant plants
play played player players playing pleaded pleased pledge pledged plot plotting point pointed points
police policeman policemen policies policy political politically politicians politics poll polling polls
pollution pontiff poor poorest pope popular population port portion position positions positive
possibilities possibility possible post posted postponed potential poultry poverty power powerful powers
practical practice practices praised pray prayer prayers precious predecessor predicted preliminary
prepare prepared preparing prescription presence present presented preservation preserve preserved
preserving presidency president presidential presidents press pressing pressure pretty prevent prevented
preventing previous price prices pride primarily primary prime principal principle principles prior
priorities priority prison prisoner prisoners prisons private privilege pro-democracy pro-government
probe problem problems procedure procedures proceed proceedings process processes processing produce
produced producer producing product production productive productivity products professional profit
profits profound program programs progress project projects prominent promise promised promises promote
promoting promotion prompt prompted promptly proof proper properly property proposal proposals propose
proposed prosecutor prosecutors prospects prosperity prosperous protect protected protecting protection
protest protesters protesting protests proud prove proved provide provided provides providing province
provinces provincial provision provisions public publication publications publicly published pull pulled
punish purchase purchasing purpose purposes pursue pursued pursuing pursuit push pushed put putting q
quake quality quarter question questioned questioning questions quick quickly quiet quit quote quoted
quotes race racial radical radio raid raided raids rain rains raise raised raising rally ran range ransom
rapid rapidly rare rate rates re reach reached reaches reaching reaction read readers reading ready real
reality realize realized really reason reasonable reasons rebel rebels rebuild rebuilding recall receipts
receive received receiving recent recession recipient recipients recognition recognize recognized
recommend recommendation recommendations recommended reconciliation reconstruction record recorded
records recover recovered recovery reduce reduced reducing reduction reductions refer reference
referendum referred reflect reform reforms refugee refugees refused regard regardless regards regime
region regional regions registered registration regular regulations regulators regulatory reject rejected
related relation relations relationship relationships relative relatively relatives release released
relief religion religious remain remained remaining remains remarks remember remote remove removed renew
renewed repeat repeated repeatedly replace replaced replied reply report reported reportedly reporter
reporters reporting reports represent representative representatives represented representing represents
republican republicans request requested requests require required requirements requires rescue rescued
rescuers research researchers reserves residents resignation resigned resistance resolution resolve
resolved resort resource resources respect respond responded responding response responsibilities
responsibility responsible rest restaurant restaurants restore restored restoring restrictions rests
result resulted resulting results resume resumed retail retired retirement return returned returning
returns revealed revenue revenues reverse review revolution reward rewards rich ride right rights riot
riots rise risen rising risk risks rival river rivers road roads roadside robot rock rocket rockets role
room rose roughly round route row rs rule ruled rules ruling run running runs rural s sacred sacrifice
safe safely safer safety sake sale sales samples sanctions sand sat save saved saving savings saw say
saying scale scandal scene schedule scheduled school schools science scientific scientists scope scored
scores screen sea search searching season seat seats secondary seconds secret secretary secretly
sectarian section sections sector sectors secure secured securities security seeing seek seeking seeks
seem seemed seems seen sees seize seized selected selection self sell selling senator send sending senior
seniors sense sensitive sensors sent sentence sentenced sentences separate separately separatist
separatists series serious seriously serve served serves service services serving session set sets
setting settled settlement settlements settlers severe sex sexual shape share shared shares sharing sharp
sharply shelter shift ship ships shook shoot shooting shop shopping shops short shortage shortages
shortly shot shoulder show showed showing shown shows shut shuttle sick side sides sign signed
significant significantly signing signs silence similar simple simply sincerely singer single sister sit
site sites sitting situation sixth size skills skin slavery sleep slightly slow slowly small smaller
smile smuggling snow so-called soaring social socialist socialists society soil sold soldier soldiers
solemn solid solution solve somewhat somewhere son song sorry sort sought sound sounds source sources
southeastern southern southwestern sovereignty space sparked speak speaker special species specific
speculation speech speed spend spending spent spirit spiritual split spoke spoken spokesman spokeswoman
sports spot spread spreading spring square stability stable staff stage staged stake stalled stand
standard standards standing stands star stars start started starting starts state state-run statement
statements station stations status stay steadily steady steel step stepped steps stimulate stimulus stock
stocks stone stood stop stopped stops store stores stories storm stormed story straight strain strange
strategic strategy stream street streets strength strengthen strengthened strengthening stressed strict
strike strikes striking string strive stroke strong stronger strongest stronghold strongly struck
structural structure struggle struggling student students studied studies study stuff style subject
subjects submit submitted subsequent subsidies substantial substantially subway succeed success
successful successfully sudden suddenly suffer suffered suffering sufficient sugar suggest suggested
suggests suicide suit summer summit sun supplies supply support supported supporters supporting supports
suppose supposed sure surface surgery surplus surprise surprised surrender surrendered surrounded
surrounding surveillance survey survival survived survivors suspect suspected suspects suspend suspended
suspension suspicion sustain sustained swept sword sworn system systems t table takes taking talk talked
talking talks tape target targeted targeting targets tariff task tasks taught tax taxes taxpayers teach
teacher teachers teaching team teams technical technologies technology telephone television tell telling
tells temperatures temporarily temporary tennis tens tension tensions term terms territorial territories
territory terror terrorism terrorist terrorists test tested testimony testing tests text theme themselves
theory thereby thing things think thinking thinks thought thoughts threat threaten threatened threatening
threats three-day threw throw tied ties tight time times tired title tobacco together told toll tons
tools top tories torture tory total totally touch tough tour tourism tourist tourists tournament town
towns track trade traders trading tradition traditional traffic trafficking tragedy train trained
training transfer transferred transit transition transport transportation trapped travel traveled
traveling treated treaties treatment treaty tree tremendous trial trials tribal tribunal tried triggered
trillion trip troops tropical trouble troubled truce truck trucks true truly trust truth try trying
tsunami turn turned turning turns twenty twice twitter two-day type types tyranny uh uh-huh ultimate um
unable uncertainty unclear underground understand understanding understood unemployed unemployment unfair
unfortunately unidentified uniform unique unit units unity universal unknown unnecessary unprecedented
unrest upcoming upper uprising uranium urban urge urged urgent urging url us-ascii use useful user users
uses valuable value values variety various vast vehicle vehicles version vessel veterans veto vice victim
victims victory video view views vigorous village villagers villages violate violation violations
violence violent virtually virus vision visit visited visiting visitors visits vital voice voices
voluntary volunteers vote voted voters votes voting vowed wage wages wait waiting wake walk walked
walking walks wall walls want wanted wants war warm warming warned warning wars wartime wasn waste watch
watched watching water waters wave waves way ways weak wealth weapon weapons wearing weather web website
week weekend weekly weeks weight welcome welcomed welfare went western whig whigs whole wide widely
widespread wife wild wildlife willing win wind window windows winds wine winner winning winter wisdom
wise wisely wish withdraw withdrawal withdrew witness witnesses wo woman women won wonder wonderful
wondering wood word words work worked worker workers working works world worldwide worried worry worse
worst worth worthy wounded wounding wow write writing written wrong wrote yeah year years yep yield young
younger yourself youth zero zionist zionists zone
";

/// Capitalized words and abbreviations that name nobody and nothing.
pub const NO_NAMES: &str = "
3d 4g 5g act ad adhd aesa agm ai aids aka allah am annex appendix april ar arabic article asap asx atm
aud august b2b ba bbq bc bce bible bitcoin bpm bs btw cad cantonese cctv cd cdma cds cdt ce ceo cest cet
cfo cgi ch4 chapter christmas cio click cng co2 coo copyright covid covid-19 cpi cpu crore crypto ct cto
cyrillic dax dear december devil diwali diy dj dna dow dr dui dvd dvds dwi easter ebit ebitda edt eez
ekg emt emts english_language eod er esg esperanto est eta etc etf etfs eur ev evp evs ext faq faqs
farsi fax february figure fm friday fta ftas ftse fyi gbp gdp gmt gnp god gop_candidate gps gpu gst
halloween hanukkah heaven hindi hiv hkd hr html http i i'd i'll i'm i've icbm ict icu id ids ied ieds ii
iii image imho independence_day inr internet iot ip ipo ipos ipr it iv ivf ix january jpg jpy jr july
june k-pop kg km kpi kpis lakh latin lcd led lgbt lgbt+ lgbti lgbtq lgbtq+ lgbtqi lng lol lord lpg m&a
ma madam mandarin march may mba mc md mia monday more mou mous mp mph mps mr mri mrs ms myr
nasdaq_composite nev nevs nft nfts ngo ngos nikkei no. nos november nowruz nzd o'clock october ok okay
omg opd otc ott p.s. page part pashto pc pcr pcs pdf pdt ph phase phd photo pm pm10 pm2.5 pow pows ppe
pr ps pst ptsd pvc q&a r&d ramadan read regards republic_day rfid rip rm rna roi rs sanskrit santa sars
saturday sdg sdgs section september sgd share sim sincerely sir sme smes sms sop sops source sr
state_of_the_union stds stis sunday suv suvs svp swahili table tagalog tba tbd tel thanksgiving thursday
tk tuesday tv uav uavs ufo ufos uhf urdu url usb usd utc v2v vat vi vii viii vip vips volume vp vpn vr
vs web wednesday wmd wtf wwi wwii www x-ray x-rays xi xii xiii xiv xix xml xv xvi xvii xviii xx xxi
yiddish yo yoy
";
