//! Given names and surnames, folded.
//! A name is evidence for a person, never proof: "Paris", "Chelsea" and "Jordan" are in here as well.

/// Given names: the six hundred most frequent of either sex in the United States (Census 1990, public domain)
/// without those that are everyday words, and names frequent in other parts of the world, collected by hand.
pub const FIRST_NAMES: &str = "
aaron abdallah abdel abdelaziz abdoulaye abdul abdulaziz abdulla abdullah abdulrahman abdurrahman abel
abhishek abhisit abigail abiy abraham abu ada adam addie adele adeline aditya adolfo adrian adriana
adrienne aecio agnes agnieszka agus agustin ahmad ahmed ahmet aida aigul aimee aino aisha ajay akhilesh
akmal akufo al alain alan alasdair alassane albert alberta alberto albin aldo alejandra alejandro
aleksandar aleksander aleksandr aleksei alessandra alessandro alex alexander alexandra alexandre alexei
alexey alexis alfonso alfred alfredo ali alice alicia alija alisa alisha alisher alison aliyu allan allen
allison alma almazbek alonso alonzo alpha alta alton alvaro alvin alyaksandr alyssa amadou amanda amber
amelia amina aminah aminata amir amit amos amy ana anand anastasia anatoli anatoly anders andre andrea
andreas andrei andrej andres andrew andrey andrij andriy andrzej andré andrés andy angel angela angelica
angelina angeline angelo angie angus anibal anil anita anja anke ann anna annalena anne annegret annette
annie annika anthony antoine antoinette anton antonella antonia antonin antonio antonis antonín antti
antónio anwar aníbal aoife april archie ariel arkady arlene armando armen arnold artem arthur arturo
artyom arun arvind asad asha ashley ashok ashraf asif askar aslan assad astrid atal atiku attila aubrey
audrey august aung aurelie aurora aurélie avi avigdor ayesha ayo aziz azizbek aécio babar babatunde
baburam bakhodir bakhtiyor bakir bal balazs balázs bambang barack barbara barry bart bashar bashir beata
beatrice beatriz becky bela belinda ben benazir benigno benito benjamin bennie benny benoit benoît
berdimuhamedov bernadette bernard bernice bernie bert bertha bessie beth bethany betsy bette bettie betty
beulah beverly bharat bidzina bilal bill billie billy binali bingu binyamin birgit bjorn björn blaine
blaise blake blanca blanche bo bob bobbie bobby bobur bogdan bohdan bohumil bojan bolat bonita bonnie
boris borut botir boubacar boyd boyko brad bradford bradley brady brandi brandon brandy branko brenda
brendan brent bret brett brian bridget brigitte brittany brittney bronislaw bronisław brooke bruce bruno
bryan bryant bryce buddy budi bulent burton byron béla bülent caitlin caleb calin callum calvin cameron
camila camille candace candice candy cara carey carl carla carlo carlos carlton carmela carmen carol
carole carolina caroline carolyn carrie carroll cary casey cassandra cassie catalina catherine cathy
cecelia cecil cecile cecilia cedric celeste celia cem cesar chaim chandra chandrika charity charlene
charles charlie charlotte chase chelsea cheri cherie cheryl chester chiara chidi chinua chloe chloé chris
christa christer christian christie christina christine christoph christophe christopher christy chuan
chuck chukwuma ciara cindy claire clara clarence clarice clark claude claudia claudio clay clayton
clemence clement cleo cleveland clifford clifton clint clinton clyde clémence cody colin colleen colm
condoleezza connie conrad constance consuelo cora corazon corey corinne corneliu cornelius cory costas
courtney craig cristian cristiano cristina cristobal cristóbal crystal curt curtis cynthia cyril czeslaw
czesław césar călin dacian dag dagmar daisy dale dalia damian damien damon dan dana daniel daniela
daniele danielle daniil danilo daniyar danny daphne darin dario darla darlene darnell darrel darrell
darren darrin darryl darwin daryl dave david davide davron dawn dean deanna debbie debora deborah debra
declan deepak deepika dejan delbert delia delores deloris demetrius dena deng denis denise deniz dennis
derek derrick desiree desmond devendra devin devlet devon dewayne dewey dewi dexter dian diana diane
dianna dianne dick didier diego dietrich dildora dilip dilma dilnoza dimitrios dimitris dina
dinesh dixie dmitri dmitry dmytro dolores domenico domingo dominic dominick dominique don donald donna
donnie dora doreen doris dorothea dorothy dorthy doug douglas doyle dragan drew duane duncan dusan dustin
dušan dwayne dwight dylan dzhokhar eamon earl earnest eberhard ebony ed eddie edgar edi edith edmond
edmund edna edouard eduard eduardo edward edwin effie efrain ehud eileen eitan ekaterina eko ekrem elaine
elbert eldon eldor eleanor elena eleni eli elias elijah elin elisa elisabeth elise elizabeth ella ellen
elliot elliott ellis elmer eloise elsa elsie elton elva elvin elvira elyor emanuel emeka emil emilio
emily emine emma emmanuel emmerson emmett emomali enda enrico enrique enzo eoin ercan erdal eric erica
erick erik erika erin erkan erlan erma ernest ernestine ernesto ernie ernst ervin erwin esperanza essie
esteban estella estelle ester esther ethan ethel etienne etta ettore eugene eugenia eula eunice eva evan
evangelos evelyn everett evgenia evgeny evo ewa ewan ezer fabien fabio fahd faisal faith fannie farhod
farooq farouk farrukh fatih fatima fatma fatos fatou faure fay faye federico fedor felicia felipe
felix femi ferdinand ferdinando ferenc fergus fern fernanda fernando feruza fethullah fidel filipe
filippo fiona flora florence florin floyd forrest frances francesca francesco francine francis francisca
francisco franco francois francoise franjo frank frankie franklin franz françois françoise fred freda
freddie freddy frederick fredrick fredrik friedrich fritz fumio fyodor félix gabor gabriel gabriela
gabriele gadi gail galina gareth garland garrett garry gary gautam gayle gene geneva genevieve gennady
geoffrey georg george georgi georgia georgios georgy gerald geraldine geraldo gerard gerardo gerd gerhard
gerhart germán gerry gertrude getulio getúlio gheorghe giacomo giancarlo gianluca gianni giannis gideon
gilbert gilberto gilles gina ginger gino giorgi giorgio giovanni girija giulio giuseppe gladys glen
glenda glenn glenna gloria gnassingbe golan golda goldie gonzalo goodluck gopal goran gordon gotabaya
govind grace gracie graciela grady grant greg gregg gregorio gregory gretchen grigory grover grzegorz
guadalupe guglielmo guido guillaume guillermo gul gulbuddin gulnara gulnora gunnar gunter gunther
gurbanguly gustaf gustav gustavo guy gwen gwendolyn gyorgy györgy gábor gérard göran gül günter habib
habibullah hadi hafiz hage haidar haile hailemariam haitham hakainde hakan hamad hameed hamid hamida
hamish hani hanna hannah hans hari harlan harley harold harriet harrison harry harsh haruka haruki harvey
hasan hashim hasina hassan hatem hattie hazel heath heather hector heidi heiko heinrich heinz hekmat
helen helena helene helga helle helmut hemant henri henrietta henrik henry herbert herman hermann hernan
hernán herve hervé heydar hideki hikmat hilda hillary hiroko hiroshi hizb holly homer hope horace horst
hossein howard hrant hristo hu hubert hugh hugo hulusi humberto husain husan hussain hussein huw håkan
héctor iain ian ibrahim ibrahima ichiro ida idi idriss ifeanyi ignacio igor ihor ijaz ilham iliescu ilir
ilse ilya imad imelda imogene imran imtiaz ina indah indira indra ines inez inga ingmar ingrid ingvar
inés ioannis iqbal ira irakli irene irfan irina iris irma irvin irving iryna isaac isabel isabelle isaias
ishaq islam ismael ismail istvan istván itzhak iva ivan ivaylo ivica ivo iván jaakko jacek jack jackie
jaclyn jacob jacqueline jacquelyn jacques jagdish jahongir jaime jair jakaya jake jakob jakub jamal james
jamie jamil jamshid jan jana jane janelle janet janette janez janice janie janine janis janos jared
jaroslav jaroslaw jarosław jarrod jasmine jason jasper jasur javed javier javlon jawad jawaharlal jay
jayne jean jeanette jeanine jeanne jeannette jeannie jeff jeffery jeffrey jejomar jenifer jenna jennie
jennifer jenny jens jerald jeremiah jeremy jermaine jerome jerry jerzy jess jesse jessica jessie jesus
jesús jewel jewell jiang jill jillian jim jimmie jimmy jiri jiří jo joachim joan joann joanna joanne joao
joaquim joaquin joaquín jocelyn jodi jody joe joel joey johann johanna johannes john johnathan johnnie
johnny joko jolene jomo jon jonas jonathan jonathon joni jordan jorg jorge jorgen jose josef josefina
joseph josephine josh joshua josie josip josé joy joyce jozef joão juan juana juanita judith judy juha
jukka julia julian juliana julie julien julio julius julián jun junaid june junichiro junior junko jurgen
justin jutta jyoti jános jérôme józef jörg jørgen jürgen kaarina kai kaj kamal kamala kamau kamel kamol
kamola kaoru kapil kara karan kareem karel karen kari karim karin karl karla kashif katalin kate
katherine kathleen kathryn kathy katie katja katrin katrina katsuya kay kayla kazimierz kazuo keiko keir
keisha keith keizo kelley kelli kellie kelly kelsey kelvin kemal ken kendall kendra kenji kenneth kenny
kent kenta kenyatta kenzo keri kermit kerri kerry kevin khadija khaled khalid khalida kieran kim
kimberley kimberly kimi kiran kiril kirill kirk kirsten kirsty kishore kiyoshi kizza kjell klaus knut
kofi koichi koji kolinda konrad konstantin konstantinos kostas krasimir krishna krista kristalina kristen
kristi kristie kristin kristina kristine kristopher kristy krystal krzysztof ksenia kumar kurmanbek kurt
kwame kyle kyriakos lacey ladislav lajos lakshmi lal lalit lamar lamont lana lance larisa larry lars
laszlo lata latasha latif latonya latoya laura laurel lauren laurence laurent laurie laverne lawrence
layla laziz leah lech lee leif leigh leila lela leland lena leni lenora leo leola leon leona leonard
leonardo leonel leonid leopold leroy lesley leslie lester leszek leticia lev levi levon levy lewis liam
lila lillian lillie lina linda lindsay lindsey linnea lionel lisa liviu lizzie ljubomir lloyd logan lois
lola lonnie lora loren lorena lorene lorenzo loretta lori lorna lorraine lothar lottie lou louie louis
louise lourdes lowell lubomir lubomír luc luca lucas lucia luciano lucie lucille lucinda lucy lucía
ludmila ludwig luigi luis luisa luiz lukas luke lukáš lula lupe luther lutz luz lydia lyle lynda lynette
lynn lynne lyudmila lászló léopold maada mabel mable maciej mack macky madeleine madeline madina mae
maeve maggie magnus mahathir mahatma mahdi mahesh mahinda mahmoud mahmud maithripala maja majid makoto
maksim malcolm malgorzata malik malika mamadou mamata mamie mandy manfred manish manmohan manohar manoj
manon mansoor mansour mansur manuel mao mara marat marc marcel marcela marcella marcello marcelo marcia
marco marcos marcus marek margaret margarita margie marguerite maria mariam marian mariana marianne
mariano maribel marie mariko marilyn marina marine mario marion marisa marisol marissa mariusz marjorie
mark marko markus marla marlene marlon marsha marshall marta martha martin martina marty martín marvin
marwan mary maryam maryann maría masahiro masako masao masayoshi masood massimo massoud mateo mateusz
mathew mathieu matt matteo matthew matthias matti mattie maude maureen maurice mauricio maurizio max
maxim maxine mayawati mayra mazen małgorzata meena megan megawati meghan mehdi mehmet melanie melba meles
melinda melissa melody melvin menachem mengistu meral mercedes meredith merle mesut mette mevlut mevlüt
micah michael michal michał micheal michel michele michelle mickey miguel mihai mika mikael mike mikhail
mikheil miklos miklós milan mildred miles milo milorad milos miloš milton mindy minnie miranda mircea
miriam mirjana miroslav mirzo misty mitch mitchell mitsuko mladen mobutu mohamad mohamed mohammad
mohammed mohan mohsen moira mollie molly mona monica monika monique monte moon morgan moritz morris moses
moshe mostafa moussa muhammad muhammadu muhyiddin mujibur mukesh mulayam munir murad murat muriel murod
murray musa mustafa mwai mykhailo mykola myra myrna myron myrtle márta mónica nabil nadezhda nadia nadine
naftali najib nana nancy nandan naoki naomi naoto narendra naresh nargiza nasir nasser natalia natalie
nataliya natalya natasha nathalie nathan nathaniel naveen nawaz nayib neal nebojsa nebojša necmettin neha
neil nell nellie nelson nestor nettie newt neymar ngo ngozi niall nicholas nichole nick nicola nicolae
nicolas nicole nicolás niels nigel nigora nikhil nikita nikki nikol nikola nikolai nikolaos nikolay nikos
nils nina nino nir nirmala nitin nitish nizar njoroge nkosazana noah noboru nobuo nodir nodira noel nolan
noor nora norbert norma norman norodom nour novak nozima nuala nuno nur nursultan néstor obi octavio odil
ofer oisin oisín oksana ola olaf oleg oleh oleksandr olena olexandr olga olha olive oliver olivia olivier
ollie olof olusegun oluwaseun omar omer ondrej ondřej opal ophir ora orhan orlando orrin orville osamu
oscar oskar osman osvaldo otabek othman otieno otis otto ouattara ousmane owain owen oybek paavo pablo
padraig paige pam pamela panagiotis pankaj paolo park parvez pascal pat patrica patrice patricia patricio
patrick patsy patti patty paul paula paulette pauline paulo pavel pavlo pawel paweł pearl pedro peggy
pekka penny percy pernille perry pervez petar pete peter petr petra petre petro phil philip philippe
phillip phyllis pier piero pierre pietro pilar pino piotr piyush plamen polly pooja prabowo pradeep
prakash pranab prasad prayut predrag prem preston priscilla priya priyanka pushpa pyotr pádraig péter
qamar qasim qassem quentin quinton rachael rachel rachelle radoslaw radosław radovan radu rafael rafik
rafiq raghuram ragnar rahim rahman rahul raila rainer raj raja rajendra rajesh rajiv rajnath rakesh ralf
ralph ram ramesh rami ramiro ramon ramona ramzan ramón randal randall randolph randy rania ranil ranjit
raquel rasheed rashid rasmus ratan ratko rauf raul ravi ravshan ray raymond raúl reba rebecca rebekah
recep regina reginald rehman reinhard remi rena renate rene renee rené reuben reuven rex reynaldo reza
rhonda rhys riad ricardo richard rick rickey ricky rigoberta rishi rita robbie robert roberta roberto
robin robyn rochelle rocky rod roderick rodger rodney rodolfo rodrigo rogelio roger rohit roland rolando
rolf romain roman romano ron ronald ronaldo ronan ronda ronnie roosevelt rory rosa rosalie rosalind
rosario roscoe rose rosemarie rosemary rosen rosetta rosie ross roxanne roy royce roza ruben ruby rubén
rudiger rudolf rudolph rudy rufus rui rumen ruslan russel russell rustam ruth ryan ryo ryutaro rémi
rüdiger saad sabah sabine sabrina sachin sadako saddam sadie sadiq sadyr saeed safa sahra saida saifullah
sakura saleem saleh sali salih salim sallie sally salman salome salvador salvatore sam samantha sami
samia samir samira sammy samora samuel sandeep sandor sandra sandro sandy sani sanjar sanjay sanna
santiago santosh saparmurat sara sarah sardor sarita saskia satish satoshi satya saul sauli sayed sayyid
scott scotty seamus sean sebastian sebastien sebastián segolene seiji selahattin semyon serdar sergei
sergey sergio serhiy serzh seth seydou seán shafiq shahbaz shahid shakhzod shana shane shankar shanna
shannon sharad shari sharif sharon shashi shaukat shaul shaun shawn shawna sheena sheikh sheila
shekhar shelby sheldon shelia shelley shelly sher sheri sherman sherri sherrie sherry sheryl sherzod
shigeru shimon shinji shintaro shinzo shinzō shirley shivraj shlomo shukhrat shyam siddharth sidney
siegfried sigrid silke silvia silvio simeon simon simone simón sinead sinéad siobhan sipho slavko
slobodan smriti sofia sofía sohail solomon sombat somchai somsak sondra sonia sonja sonya sophia sophie
soren sorin soumya spencer spyros sri srinivas stacey stacie stacy stan stanislav stanislaw stanisław
stanley stavros stefan stefanie stefano steffen stella sten stephan stephane stephanie stephen sterling
steve steven stewart stig stjepan strobe strom stuart stéphane subhas subramanian sudha sudhir sue
suharto sukarno sulaiman suleiman suleyman sune sunil sunita suresh susan susana susanne sushil sushma
susie susilo suu suzanne svante sven svetlana syed sylvanus sylvester sylvia sylvie sándor séamus
sébastien ségolène søren süleyman tabitha tadeusz tage taha tahir takako takashi takeshi taku talal
tamara tami tamika tamim tammie tammy tansu tanya tara taras tarek tariq tarja taro tarun tasha tatiana
tatsuya tatyana taylor tayyip ted teddy temur teodoro terence teresa teri terrance terrell terrence terri
terry tetsuya thabo thaksin thanasis thandiwe thelma theodore theodoros theresa therese thierry thilo
thomas thor thorsten thulani tibor tidjane tiffany tim timmy timo timothy timur tina tobias toby todd
todor tom tomas tomasz tomislav tommie tommy tomoko tomás toni tonia tony tonya tor torbjorn torbjörn
torsten toshihiko toshio tracey traci tracie tracy traian travis trent trevor tricia trina trisha troy
trudy trygve tuncay tunde tunku turgut tyler tyrone tyson tzipi uche uday uddhav udo uhuru ulf ulises
ulla ulrich ulrike ulugbek uma umar umberto umid umida urho ursula usman ute uthman uwe vaclav vadim
valentin valentina valentino valeri valeria valerie valery valérie vance vandana vanessa varun vasco
vasile vasily vassilis vasyl velma velupillai venkaiah vera verna vernon veronica veronique vesna vicente
vicki vickie vicky victor victoria vijay vikas vikram viktor viktoria viktória ville vincent vincenzo
vinod viola violet violeta virgil virginia vishal vitali vitaly vittorio vivek vivian vladimir vladislav
vo vojislav volker volodymyr vuk vyacheslav václav véronique víctor wade wael wahyu waleed walid wallace
walter wanda wangari wanjiru warren wasim wayne wen wendell wendy werner wesley whitney wilbert wilbur
wilfred wilfredo wilhelm willard william williams willie willis wilma wilson winifred winnie winston
wislawa wisława wm wojciech wole wolfgang woodrow xavier xi ximena xiomara yahya yair yakubu yana yanis
yannis yaroslav yashwant yasin yasir yasmin yasser yasuhiro yasuo yavuz yekaterina yelena yerlan yevgeni
yevgeny yilmaz yingluck yitzhak yoav yogi yoichi yoko yolanda yoon yoshihide yoshihiko yoshio yossi
yousef youssef yousuf yoweri yudi yui yuki yukiko yukio yulia yuliya yuri yuriko yuriy yury yusuf yutaka
yuval yves yvette yvonne zachary zafar zahid zahir zainab zaki zayed zbigniew zdenek zdeněk ze'ev zeev
zeinab zeljko zhelyu zhou zhu zia ziad ziaur zilola zlatko zokir zoltan zoltán zoran zoya zsolt zubair
zulfikar zurab zuzana zviad zygmunt ádám álvaro ángel édouard élisabeth éric étienne óscar ömer željko
";

/// Surnames: the most frequent in the United States (Census 1990, public domain) without everyday words, and the
/// most frequent of China, Korea and Vietnam, collected by hand.
pub const SURNAMES: &str = "
abbott abe abrams acevedo acosta adams adkins aguilar aguirre ahmadinejad ahn akers albert albright
aldridge alexander alford allen allison alston alvarado alvarez ames amos andersen anderson andrade
andrews annan anthony archer arias armstrong arnold arrington arroyo arthur ashley assad atkins atkinson
austin avery avila ayala ayers baca bacon bai bailey baird baker baldwin ball ballard barber barker
barlow barnard barnes barnett barr barrera barrett barron barry bartlett barton bass bates bauer baxter
bean beard beasley beatty beck becker beethoven belcher bell beltran bender benjamin bennett benson
bentley benton berg berger bergeron berlusconi bernal bernard berry bhutto biden billings bingham bishop
blackburn blackwell blair blake blanchard bland blankenship blanton blevins blinken boggs bolden
bolsonaro bolton bond bonilla bonner booker boone booth boswell boucher bowden bowen bower bowers bowling
bowman boyce boyd boyer boyle bradford bradley bradshaw brady brandon brandt brantley braun bray brennan
brewer brewster bridges briggs britt britton brock brooks broussard brown browning bruce bruno bryan
bryant buchanan buck buckley buckner bui bullard bullock bunch burch burgess burke burks burnett burns
burrell burris burt burton bush butler butts byers byrd byrne cabrera cai cain calderon caldwell calhoun
callahan camacho cameron campbell campos cannon cantrell cantu cardenas carey carlisle carlson carlton
carney carpenter carr carrillo carroll carson carter cartwright carver casey castaneda castillo castro
cervantes chamberlain chambers chan chandler chaney chang chapman chappell charles chase chavez chen
cheney cheng cherry cheung childers childress childs chirac cho choi chow christensen christian
christopher chung churchill cisneros clark clarke clay clayton clement clements clemons cleveland clifton
cline clinton coates cobb cochran coffey coffman cohen coker colbert cole coleman collier collins colon
combs compton conklin conley conner connolly connor conrad contreras conway cook cooke cooley cooper
copeland corbett corbin cordova correa cortez costa costello cote couch courtney covington cowan cox
crabtree craft craig cramer crane crawford crews crocker crockett crosby crouch crow crowder crowe
crowley crum cruz cuevas cui cummings cunningham curry curtis dai dailey dale dalton daly dang daniel
daniels darwin daugherty davenport david davidson davies davila davis dawson dean decker dejesus delacruz
delaney delarosa deleon delgado dempsey deng dennis denton diaz dick dickerson dickey dickinson dickson
dillard dillon ding dixon dobson dodd dodson dominguez donahue donaldson donnelly donovan dooley dorsey
dotson dougherty douglas downey downing downs doyle drake draper duarte dubois dudley duffy duke dukes
dunbar duncan dunham dunlap dunn duong duran durham duterte dwyer dye dyer eaton edmonds edwards einstein
elder eldridge elkins elliott ellis ellison elmore emerson emery england english erdogan erickson ervin
erwin escobar esparza espinosa espinoza estes estrada evans everett ewing fan fang farley farrell farris
faulkner felix feng ferguson fernandez ferrell figueroa finch fink finley fischer fisher fitzgerald
fitzpatrick flanagan fleming fletcher flores flowers floyd flynn foley fontenot forbes ford foreman
forrest foster fowler fox francis franco frank franklin franks fraser frazier frederick freeman french
freud frey friedman fritz frost fry frye fuentes fuller fulton gaddafi gagnon gaines gallagher gallegos
galloway galvan gamble gandhi gao garcia gardner garland garner garrett garrison gary garza gaston gates
gentry george gibbons gibbs gibson gilbert giles gill gillespie gilliam gilmore givens glenn glover
godfrey godwin goff goins goldberg golden goldstein gomez gonzales gonzalez goode goodman goodwin
gorbachev gordon gore gorman goss gould grace grady graham graves gray greene greenwood greer gregg
gregory griffin griffith griggs grimes gross groves guerra guerrero gunn gunter guo guterres guthrie
gutierrez guzman haas hahn haines hale haley hamilton hamm hammond hampton han hancock haney hanna hannah
hansen hanson harden hardin harding hardy hargrove harmon harper harrell harrington harris harrison hart
hartley hartman harvey hasina hastings hatch hatcher hatfield hawkins hayden hayes haynes hays heath
hebert helms helton henderson hendricks hendrickson hendrix henry hensley henson herbert herman hernandez
herrera herring herron hess hester hewitt hickey hickman hicks higgins hill hilliard hilton hines hinkle
hinton hitler ho hoang hobbs hodge hodges hoffman hogan holbrook holcomb holden holder holland holley
hollingsworth hollis holloway holman holmes holt hong hood hooper hoover hopkins hopper horn horne horton
hoskins hou house houston howard howe howell hsieh hsu hu huang hubbard huber hudson huff huffman huggins
hughes hull humphrey hunter hurley hurst hutchins hutchinson hwang hyde ibarra ingram inman irwin ivey
jackson jacobs jacobson james jamison jang jarvis jefferson jeffries jenkins jennings jensen jeong jia
jiang jimenez jin john johns johnson johnston jones jordan joseph joyce joyner juarez jung kaiser kane
kang karzai katz kaufman keith keller kelley kelly kemp kendall kendrick kennedy kenney kent kerr kerry
kessler keys khamenei kidd kim kimball king kinney kirby kirk kirkland kirkpatrick klein kline knapp
knight knowles knox koch kofi koizumi kramer krause krueger kuhn kwok kwon lacy laden ladner lai lake lam
lamb lambert lancaster landry lane lang langley lara larsen larson latham lavrov lawrence lawson le leach
leal leblanc lee lehman lei lenin leon leonard leslie lester leung levine levy lewis li liang lilly lim
lin lindsay lindsey liu livingston lloyd locke lockhart logan lopez lord lott lovell lowe lowery lowry
lozano lu lucas lucero lugo lukashenko luna lund luo lutz lynch lynn lyon lyons ma macdonald macias mack
mackey macron madden maddox madison maduro magee mahathir mahoney maldonado malone maloney mandela manley
mann manning manuel marcos marquez marrero marsh marshall martin martinez marx mason massey mata mathews
mathis matthews maxwell mayer mayes mayfield maynard mayo mays mcallister mcbride mccabe mccain mccall
mccann mccarthy mccarty mcclain mcclellan mcclendon mcclure mcconnell mccord mccormick mccoy mccray
mccullough mcdaniel mcdermott mcdonald mcdowell mcelroy mcfadden mcfarland mcgee mcghee mcgill mcginnis
mcgowan mcgrath mcguire mcintosh mcintyre mckay mckee mckenzie mckinley mckinney mcknight mclaughlin
mclean mcleod mcmahon mcmillan mcneal mcneil mcneill mcpherson mcqueen meade meadows medina medvedev
meeks mejia melendez melton mendez mendoza meng mercado mercer meredith merkel merrill merritt meyer
meyers meza michael middleton miller milligan mills milton miner miranda mitchell mobley modi mok molina
monroe montes montgomery montoya moody moon mooney moore mora morales moran moreno morgan morin morris
morrison morrow morse morton moser moses mosley moss moyer mozart mubarak mueller mugabe mullen muller
mullins muniz munoz murdock murphy murray musharraf mussolini myers nance napoleon nash navarro neal
neely nehru nelson netanyahu newell newman newsome newton ng ngo nguyen nicholas nichols nicholson
nielsen nieves nix nixon noble noel nolan norman norris norton norwood novak nunez obama obrien ochoa
oconnell oconnor odell odom odonnell oliver olsen olson oneal oneil oneill orozco orr ortega ortiz osborn
osborne owen owens pacheco padgett padilla pagan paige palmer pan park parker parrish parsons pate patel
patrick patterson patton paul payne payton pearce pearson peck pelosi pena pence peng pennington perez
perkins perry peters petersen peterson petty pham phan phelps phillips phipps picasso pickett pierce
pierre pierson pike pineda piper pittman pitts plummer poe polk pollard pompeo ponce poole porter potter
potts powell pratt preston prince pritchard proctor pruitt pryor puckett pugh putin qin qiu quinn
quinones quintana quintero raines rainey ramaphosa ramirez ramos ramsey randall randolph rangel rankin
rasmussen ratliff ray raymond reagan reece reed reese reeves reid reilly ren reyes reyna reynolds rhodes
rice richard richards richardson richmond richter riddle riggs riley rios ritchie ritter rivas rivera
roach robbins roberson roberts robertson robinson robison robles rocha rodgers rodrigues rodriguez
rodriquez roe rogers roh rojas rollins roman romero romney roosevelt rosa rosado rosales rosario ross
roth rouse rowe rowland roy rubio rucker ruiz rumsfeld rush russell russo rutherford rutledge ryan ryu
saddam salas salazar salinas sampson samuels sanchez sanders sanderson sandoval sanford santana santiago
santos sargent sarkozy saunders savage sawyer schaefer schmidt schmitt schneider schroeder schultz
schwartz scott sears sellers seo serrano sewell sexton seymour shafer shaffer shakespeare shannon sharif
sharpe shaw shea sheehan shelton shen shepard shepherd sheppard sherman shi shields shin shirley
shoemaker silva simmons simms simon simons simpson sims sinclair singh singleton skinner slater slaughter
sloan smart smiley smith snell snider snyder solis solomon song sorensen sosa soto sparks spears spence
spencer spivey springer stafford stalin stanford stanley stanton stark starr steele stein stephens
stephenson sterling stevens stevenson steward stewart stinson stokes stout stover strickland stroud
stuart su suarez suharto sullivan summers sutherland sutton swain swanson swartz sweeney sweet swift
sykes talley tam tan tang tanner tapia tate tatum taylor teague terrell terry thatcher thomas thomason
thompson thornton thurman tian tidwell tillman tipton todd tolbert tomlinson torres townsend tracy tran
travis trent trevino trudeau trujillo trump tsai tsang tucker tung turner tuttle tyler tyson underwood
valdez valencia valentine valenzuela vance vang vargas vasquez vaughan vaughn vazquez vega velasquez
velazquez velez vickers vigil villa villanueva villarreal villegas vincent vinson vo vogel vu wade wagner
walden walker wallace waller walsh walter walters walton wang ward ware warner warren washington watkins
watson watts weaver webb webber weber webster wei weiss welch wells welsh werner west weston whaley
wheeler whitaker white whitehead whitfield whitley whitney wiggins wilcox wilder wiley wilkerson wilkins
wilkinson willard william williams williamson willis wills wilson winston winters witt wolf wolfe womack
wong woodard woodruff woods woodward wooten workman worley wright wu wyatt wynn xia xiao xie xiong xu xue
yang yao yarbrough yates ye yeltsin yeung yoder yoon york yu yuan yun zamora zardari zelensky zelenskyy
zhang zhao zheng zhou zhu zimmerman zou zuma zuniga
";
