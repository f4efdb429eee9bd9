//! Abbreviations that end in a full stop, language by language, and what each tells about the end of a sentence.
//!
//! English has its own table in [`super::en`], which the tokenizer knows too. The lists here hold what newspapers and
//! reference works use; no corpus stands behind them.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Language;

/// What usually follows an abbreviation, which decides whether a capital after it begins a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbbreviationRole {
    /// A name or the rest of the phrase: "Mr.", "Gen.", "vgl.", "т. е.". It does not end a sentence.
    BeforeName,
    /// A number: "No.", "Jan.", "p.".
    BeforeNumber,
    /// Nothing in particular, at the end of a time: "p.m.".
    AfterTime,
    /// Anything: "U.S.", "Inc.", "etc.", "usw.".
    Any,
}

/// The abbreviations of one language: without their last full stop, in lower case, divided by spaces.
struct Table {
    code: &'static str,
    before_name: &'static str,
    before_number: &'static str,
    any: &'static str,
}

/// In order of their codes.
const TABLES: &[Table] = &[
    Table {
        code: "bg",
        before_name: "акад бул вкл ген гр доц ж.к инж им кап кв напр подп полк проф св сп срв т.е т.нар ул чл.-кор",
        before_number: "ал бр бул гл изд кн рис с стр табл тел том фиг чл",
        any: "в вв г гг др и.др лв млн млрд мин н.е пр.н.е т.н хил ч",
    },
    Table {
        code: "cs",
        before_name: "akad arch bc doc gen ing kpt mgr mjr mudr např nám npor odst phdr pplk popř por prof resp rndr sv tj tzn \
                      tzv ul vč zejm",
        before_number: "č čís čl kap obr odst par písm roč s sb str sv tab tel",
        any: "a.s apod atd hod kč mil mld n.l o.p.s př.n.l s.r.o tis",
    },
    Table {
        code: "da",
        before_name: "adj adm adv afd alm ang bl.a ca cand civ dept dir dr ekskl evt f.eks fhv fmd frk gl hr hrs ing inkl jf \
                      jvf kbh kgl kl max mht min mods nuv oprr p.g.a p.t pga pr prof red ref resp sct sdr skt stk stud t.ex \
                      vedr vha",
        before_number: "afs apr art aug bd bl dec feb febr fig jan jf jul jun kap kl maj mar nov nr okt p par pkt s sek sep sept side \
                        stk tab tel tlf vol",
        any: "a.m.b.a aps co d.d d.v.s dvs e.kr etc f.kr jr kr ltd m.fl m.m m.v mia mio mv o.a o.l o.lign o.s.v osv ph.d tdr \
              tsd",
    },
    Table {
        code: "de",
        before_name: "abg allg bes betr bez bspw bzgl bzw ca d.h d.i dgl dipl dr durchschn ehem eigtl einschl entspr evtl \
                      exkl ff.m fr fam frl geb gebr gegr gem gen gest ggf ggfs h.c hl hr hrn hrsg i.a i.d.r i.v i.v.m i.s.v \
                      ing inkl insb insbes jew kath lat lt max med min mind nat näml o.g österr parl phil pol prof rd \
                      rel resp sog spez st staatl stellv städt techn u.a umg v.a verh vermutl versch vgl vorm vors wg wiss \
                      z.b z.hd z.t z.z zb zt zw zz zzgl zzt",
        before_number: "abb abs abschn anm apr art aufl aug bd bde bl dez feb febr fig hs jan jg jh jul jun kap mär mrz nov \
                        nr nrn okt p par pkt s sep sept sp str tab taf tel tsd v vers ziff",
        any: "a.a.o a.d a.m al co dergl e.v etc et.al f ff jhs jr ltd m.e mill mio mrd n.chr o.ä o.dgl sen u.ä u.dgl u.s.w \
              u.v.a u.v.m usf usw v.chr",
    },
    Table {
        code: "el",
        before_name: "αγ αι βλ γρ δηλ διευθ δρ καθ κ κα κκ λ.χ λεωφ οδ π.χ πρβλ πρωθ πχ στρ συγγρ υπ χ",
        before_number: "άρθ αρ αρθ αριθ αυγ γεν δεκ εδ εικ εκδ ιαν ιουλ ιουν κεφ μαρ νοε οκτ παρ πίν σ σελ σεπ σχ τηλ τόμ φεβ",
        any: "α.ε δισ ε.ε εκ εκατ ευρ ε.π.ε η.π.α κ.ά κ.α κ.λπ κ.ο.κ κ.τ.λ κλπ κτλ μ.μ μ.χ π.μ τρισ χιλ χλμ",
    },
    Table {
        code: "es",
        before_name: "adj admón adv aprox arq av avda bibl blvr bvar c.f calz cap cf cmdte cnel col coord ctra d dir dña dpto dr \
                      dra dras dres ej excma excmo fr fray gob gral hno hna ilma ilmo ing izq lic licda lda ldo máx mín \
                      mons mtra mtro ntra ntro ob p.ej p.e pbro pdte prof profa prov pte pza rda rev rte s.a.r s.e s.m \
                      sgto sr sra sras sres srta srtas sta sto stgo tte ud uds vd vda vds",
        before_number: "abr abril ago agt art arts cap caps cód dic ed ene feb febr fig figs fol jul jun lám lib mar may n no \
                        nov núm núms nro oct op p pág págs par párr párrf párrs pp s sec sept sep ss t tel teléf tít tom v vol \
                        vols",
        any: "a.c a.m apdo cía d.c d.f depto dptos ee ee.uu etc hnos inc jr ltda mm p.d p.m ptas s.a s.l s.r.l uu",
    },
    Table {
        code: "fi",
        before_name: "dipl.ins dos ent esim fil hra huom kapt kenr ks kts maist mm.muassa mr mrs nk ns os oik prof puh rva \
                      toim tri ts v vrt vt yht",
        before_number: "art huhtik klo kpl luku n nro os p puh s siv v vs",
        any: "e.kr eaa ekr etc j.kr jkr jne kpl mk milj mm mrd muk ml oy tms ym yms",
    },
    Table {
        code: "fr",
        before_name: "adj adm adv amb app apr arch av bd bibl boul brig bull c.-à-d c.à.d cap capt cdt cf col com comm conf \
                      dép dir dr env ex gal gén hab ing inf inv lieut lt max me mes mgr min ml mlle mlles mm mme mmes mr mrs \
                      p.ex parl ph pdt pl pr prés préf prof réf resp sgt st ste supp trad vve",
        before_number: "art arts août avr chap coll déc éd fasc fév févr fig figs fol hab jan janv juil livr n no nos nov num \
                        obs oct p pp par sect sept t tél tom v vol vols",
        any: "a.m apr.j.-c av.j.-c bros cie co dpt éd ets etc inc j.-c jr ltd n.b p.-s p.m p.s s.a s.a.r.l sq sqq sr ss",
    },
    Table {
        code: "hu",
        before_name: "dr dipl ezr gen gr hg id ifj ill ism kb mr mrs ny özv pl prof ref szds szt ún vö vörgy",
        before_number: "apr aug ápr bek dec feb febr fsz jan jún júl kr máj márc nov okt o old par sz szept tel ú.n",
        any: "bt co etc inc i.e i.sz kft kkt krt ltd mill mrd nyrt rt stb u zrt",
    },
    Table {
        code: "hy",
        before_name: "ակադ արք գեն դոկտ պրոֆ",
        before_number: "գլ էջ հատ հեռ նկ",
        any: "թ թթ դ մլն մլրդ",
    },
    Table {
        code: "it",
        before_name: "all amm arch avv azz bibl brig ca cap card cav cfr col com comm cons corr cost d dir dott dott.ssa dr ecc.mo \
                      egr es f.to fam gen geom giud gov id ill ill.mo imp ing int isp ist lett mag magg max mass \
                      min mod mons mr mrs ms on onn p.es pres presid prof prof.ssa prov psicol rag rev rif sac segr sen \
                      serg sig sig.na sig.ra sigg sost spett st sta sto ten trad univ v.le ved vs",
        before_number: "ago apr art artt cap capp cod dic ed feb fig figg gen giu gio lug lun mag mar mer n nn nov num ott p \
                        pag pagg par pp sab sec set sett tab tav tel ven vol voll",
        any: "a.c a.m aa.vv coop d.c dom ecc etc f.lli jr ltd m n.b n.d.r p.m p.s r.l s.a.s s.n.c s.p.a s.r.l sgg soc u.s.a",
    },
    Table {
        code: "kk",
        before_name: "акад ген доц им инж мыс проф т.с ул",
        before_number: "бет гл рис стр сур тел том",
        any: "б.з.б б.з.д ғ ғғ г гг ж жж км млн млрд мың т т.б т.с.с тг",
    },
    Table {
        code: "nb",
        before_name: "adj adm adv ang bl.a ca dir dr eks ekskl evt f.eks fhv frk gl hhv hr inkl int jf kgl kl max mht min nåv \
                      p.g.a p.t pga prof red resp siv.ing st t.o.m tidl vedr vha",
        before_number: "apr art aug avd bd des feb febr fig jan jul jun kap mai mar kl nov nr okt p par pkt s sep sept tab tlf vol",
        any: "co d.v.s dvs e.kr etc f.kr jr kr m.fl m.m m.v mfl mill mrd mv o.a o.l o.s.v osv ph.d",
    },
    Table {
        code: "nl",
        before_name: "a.u.b afd afk alg arch bijv blz.v burg c.q ca cf dhr div dr drs ds e.g eig evt excl fa fam gebr gen gesch \
                      i.c i.p.v i.s.m i.v.m incl ing ir jhr jl jkvr kapt kol lic luit m.a.w m.b.t m.b.v m.i.v m.m.v m.n m.u.v \
                      maj max mej mevr mgr min mr mrs ms mw n.a.v nl o.a o.i.v o.l.v ong o.m p.a plm plv prof prov red resp \
                      sgt st t.a.v t.b.v t.g.v t.n.v t.o.v t.w.v vgl voorz wnd z.g zgn",
        before_number: "afb apr art aug blz dec deel feb febr fig hfst hfdst jan jul jun kap lid mrt nov nr nrs okt p pag par r \
                        sep sept str tab tel vol",
        any: "a.d b.v bv cie co e.a e.d e.v.a enz etc inc jr ltd m.m mil mln mld n.chr n.v s.v.p sr v.chr",
    },
    Table {
        code: "pl",
        before_name: "abp adm adw al ang arch bł bp chor dh doc dr dyr fr gen gł hab hr im in inż jw kard kmdr kpr kpt ks lek lic \
                      łac m.in mec mgr min mjr mł moż n.p nb np nt o ob odp ok os pchor pl plut płk por ppłk ppor prof \
                      prok prom przew ps pt red rtm śp st sierż św szt szer tj tłum tow tzn tzw ul vs wg właśc woj ww zast zob",
        before_number: "art cz fig godz lp nr ok p pkt poz r rozdz rys s sek str syg t tab tel tom ust vol w wyd",
        any: "cd cdn co etc inc itd itp jr km kw ltd mies mld mln n.e nast p.n.e pow r s.a sp.k tys ww zł",
    },
    Table {
        code: "pt",
        before_name: "adj adm adv al alm arq av brig cap card cel cf cia col com comte cons coord d da des dir dona dr dra dras \
                      drs emb eng enga exa exma exmo ex frei gen gov ilma ilmo insp lic maj máx mín mons mr mrs ms p.ex \
                      pça pe pref pres prof profa profs prov rev s.ex sarg sen srª sr sra sras sres srs srta sta sto \
                      sub ten trav v.ex v.exa ver vig",
        before_number: "abr ago apto art arts cap caps cód dez ed fasc fev fig figs fl fls fol jan jul jun liv mai mar n no nov \
                        núm obs op out p pág págs par pp sec séc sécs set tab tel tít tom v vol vols",
        any: "a.c a.m cia d.c etc eua e.u.a inc jr lda ltda ltd n.b p.m p.s s.a",
    },
    Table {
        code: "ro",
        before_name: "acad adj arh av bd cap col com conf dl d-l d-na d-ra dna dr ec ex gen gral ing înv lt max min mr op pers plt \
                      prep prof sf şos sos st str univ vs",
        before_number: "alin apr art aug cap dec ed feb fig ian iul iun lit nov nr oct p pag par pct pp sec sept sep tab tel vol",
        any: "a.c d.c d.hr etc e.n inc î.e.n î.hr mil mld s.a s.r.l s.a.m.d ş.a ș.a ş.a.m.d ș.a.m.d",
    },
    Table {
        code: "ru",
        before_name: "адм акад англ архим архиеп бул бывш в.т гв ген гос гр деп дер доц ж.-д зав зам заст и.о изв им инж \
                      исп к.т.н канд кап комн лат лейт маст мл напр нач нем о отв пер пл подп полк пос пр-т преп проезд проф \
                      прот пгт ред респ рос рус св сев сел соч спец ср ст.-л т.е т.к т.н т.о тов тж ул урожд франц хим худ \
                      чл.-кор юж",
        before_number: "авг апр вып гл дек дом ед изд илл июл июн кв корп кн л нояб окт п пп пункт рис сб сент см стб стр табл тел \
                        том ф февр фев ч янв",
        any: "в вв г гг гр д до.н.э др и.др коп км м мин млн млрд мм мес н.э обл р руб с сек ст т т.д т.п тыс тг трлн ч час \
              чел шт экз э",
    },
    Table {
        code: "sv",
        before_name: "adj adv ang avd bl.a ca dir doc dr ev exkl f.d fhv fr frk gl hr i.o.m inkl int jfr kapt kgl max min möjl \
                      nuv p.g.a pga prof red resp s.k st t.ex t.o.m tex tills vd",
        before_number: "apr art aug avd bd dec feb febr fig jan jul jun kap kl nov nr okt p par s sep sept sid st tab tel vol",
        any: "co dvs d.v.s e.kr etc f.kr f.ö jr kr m.fl m.m mfl milj mkr mrd o.d o.dyl o.s.v osv",
    },
    Table {
        code: "tr",
        before_name: "alb apt arş asb av bkz bl böl bşk bul cad çev dan doç dr ecz gen gön haz hst hz ing inş kd kim kom kor kur \
                      mah müh müd okt ord op öğr ör örn prof sağ sn sok tar tğm uzm üstğm vet yard yay yb yön yrd yzb",
        before_number: "bs c cilt fig md no nr s sf sn str şek tab tel yy",
        any: "a.ş aş co inc ltd m.ö m.s mö ms p.s san şti tic t.a.ş vb vd vs",
    },
    Table {
        code: "uk",
        before_name: "акад англ бл бульв вул ген гол гр деп див доц зав заст зб ім інж канд кап лат лейт мал напр нар нач нім обл пл \
                      полк пор пос пров прим просп проф ред рос св сер спец т.зв т.ч тзв тов укр центр чл.-кор",
        before_number: "арк вип гл груд жовт журн іл кв кн квіт корп лип лист лют п пп рис розд серп січ ст стор табл тел трав ч \
                        черв",
        any: "в вв г гг год грн д до.н.е др ін і.т.д км коп м млн млрд н.е обл р рр руб с сек см т т.д т.п тис хв чол",
    },
];

/// The abbreviations of one language, to look up.
pub struct Abbreviations {
    roles: &'static Roles,
}

/// The words of a table with what each tells.
type Roles = FxHashMap<&'static str, AbbreviationRole>;

/// The tables for looking up, each built when it is first needed.
static ROLES: [OnceLock<Roles>; TABLES.len()] = [const { OnceLock::new() }; TABLES.len()];

impl Table {
    fn roles(&self) -> Roles {
        let mut roles = Roles::default();
        // A word may stand in two lists ("p." is a page or a person): the later list decides.
        for (list, role) in [
            (self.before_name, AbbreviationRole::BeforeName),
            (self.before_number, AbbreviationRole::BeforeNumber),
            (self.any, AbbreviationRole::Any),
        ] {
            roles.extend(list.split_ascii_whitespace().map(|word| (word, role)));
        }
        roles
    }
}

impl Abbreviations {
    /// The list of `language`; `None` where there is none.
    pub fn of(language: Language) -> Option<Self> {
        let code = match language.code() {
            "no" | "nn" => "nb",
            "sk" => "cs",
            "be" => "ru",
            "ca" | "gl" => "es",
            code => code,
        };
        let found = TABLES.binary_search_by(|table| table.code.cmp(code)).ok()?;
        Some(Self { roles: ROLES[found].get_or_init(|| TABLES[found].roles()) })
    }

    /// What usually follows `word`, which is written without its last full stop and in any case; `None` where it is
    /// no abbreviation.
    pub fn role(&self, word: &str) -> Option<AbbreviationRole> {
        if word.len() > MAX_BYTES {
            return None;
        }
        self.roles.get(word.to_lowercase().as_str()).copied()
    }
}

/// Bytes of the longest abbreviation.
const MAX_BYTES: usize = 24;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_order_and_lower_case() {
        assert!(TABLES.is_sorted_by_key(|table| table.code));
        for table in TABLES {
            for list in [table.before_name, table.before_number, table.any] {
                for word in list.split_ascii_whitespace() {
                    assert_eq!(word.to_lowercase(), word, "{}", table.code);
                    assert!(word.len() <= MAX_BYTES && !word.ends_with('.'), "{word}");
                }
            }
        }
    }

    #[test]
    fn roles() {
        let role = |code, word| {
            let language = Language::from_code(code).expect("a code");
            Abbreviations::of(language).and_then(|list| list.role(word))
        };
        assert_eq!(role("de", "Bzw"), Some(AbbreviationRole::BeforeName));
        assert_eq!(role("de", "Nr"), Some(AbbreviationRole::BeforeNumber));
        assert_eq!(role("ru", "г"), Some(AbbreviationRole::Any));
        assert_eq!(role("de", "Haus"), None);
        assert!(Abbreviations::of(Language::ENGLISH).is_none());
        assert_eq!(role("no", "osv"), Some(AbbreviationRole::Any));
    }
}
