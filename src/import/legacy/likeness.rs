//! How much a reading of bytes looks like a text: whether its letters beyond ASCII are those of one language, and whether
//! signs stand where writers put them.

use std::collections::BTreeMap;

/// Languages in the Latin script: letters beyond ASCII, the most frequent first, and frequent words in ASCII. Languages
/// that agree in the letters stand together.
const LATIN: [(&str, &str); 27] = [
    // English; the letters are those of loans and names.
    ("éöüáèíóñçäâïôêëåøãúàîœæšž", "the of and to in that is was for with as on by from are this"),
    ("üäößé", "der die und das ist von den mit dem des ein eine nicht auf sich im"),
    ("éèàêçôùâîûœïëü", "le la les et des du est une dans pour que qui par sur avec pas"),
    ("óíáñéúü", "el la los de que en y las del por con una para se no es"),
    ("ãçáéíóêõúâàôü", "de que do da em os as um uma para com por dos das na no mais"),
    ("èàùòìéî", "di che il la per un del una con non le della sono dei gli alla"),
    // Catalan, Occitan.
    ("óàèéíòçúüï", "de la que el els les amb per una del dels en ha al es"),
    // Danish, Norwegian.
    ("åøæéöäü", "og i det er at en til av af som for den med ikke har et"),
    ("äåöéü", "och i att det som en av den med ett har inte till om var de"),
    ("äöåéšž", "ja on ei oli se ovat mutta kun joka sen hän ole tai myös kuin"),
    ("áíðóþéöúæý", "og er um sem til ekki en hann var af og hefur"),
    // Dutch, Afrikaans.
    ("ëéïêèöüôáíó", "de het een van en in is dat die op te met voor zijn nie wat sy vir om"),
    ("äõüöšž", "ja on ei oli et see mis kui aga oma ning ka tema"),
    ("áéíóú", "an na ar ag agus go is le sa don bhi leis do i"),
    ("ëç", "dhe i e te se ka nga me per nuk u si por"),
    ("éáöőóíüúű", "a az hogy nem is egy ez meg csak van mint volt de el azt"),
    ("łęóążśćńź", "w i na z do nie jest o od po za przez dla jak tym oraz"),
    ("íáěéšýžčřůúóťďň", "a v na se je o s do z za by pro jako jsem ale nebo jeho"),
    ("áíýčéšžúľťôňóďäĺŕ", "a v na sa je o s do z za by pre ako som ale alebo jeho"),
    // Croatian, Bosnian, Serbian, Slovenian.
    ("čšžćđ", "i u je se na za da od su s koji kao nije bi v in ki pa so ne po ali"),
    ("ăîţşâșț", "de a la cu din pe care nu pentru o este mai un sa se al ale"),
    ("ıüşğçöâîûİ", "ve bir bu da de olarak olan ile ne daha gibi kadar ama en"),
    ("ėšąįžūųčę", "ir kad i tai su yra buvo kaip bet iš ar po nuo apie"),
    ("āīēšūņļžķģč", "un ir no par uz ka ar bet kas arī vai lai"),
    ("đàáưạảơâêếôấộớăìãíịúậốủọợờởễểệýèéùòóõ", "trong cho khi theo ra anh sau hai con nay tin"),
    // Esperanto, Welsh.
    ("ĉŝĝŭĵĥŵŷâôêîï", "la kaj de estas al en por ne mi yn y o ar i a mae"),
    // Languages that are written in ASCII: Indonesian, Swahili, Basque and others.
    ("éñ", "yang dan di ini untuk dengan ya wa na kwa ni katika la eta da du sa ang ng"),
];

/// Letters of languages in the Cyrillic script, the most frequent first: Russian, Ukrainian, Bulgarian, Serbian,
/// Macedonian, Belarusian.
const CYRILLIC: [&str; 6] = [
    "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    "оанивітерслкдмупяьзгбчхйцєїжшюфщґ",
    "аоеитнсрвлдкпмзуягъчбцйжшщхюфь",
    "аоиентрсвдукјмплзгбчћшцжхљњђфџ",
    "аоеитнсрвдклпмјузбгчцшжќфѓхњљѕџ",
    "анеіоырсквтьдлпмуцзягбчйхжўшюэёф",
];

/// What a frequent word of a language says for it, in nats, and how many of them are counted. Words are listed by hand
/// and short ones belong to several languages, so much is not made of it.
const WORD: f64 = 0.8;
const WORDS: u32 = 10;

/// A byte beyond ASCII is one of so many: what a letter's frequency is compared with.
const BYTES: f64 = 128.0;
/// How often a letter is seen that a language does not have.
const FOREIGN: f64 = 0.001;
/// What a letter says, in nats, of whose script no languages are looked at; about as much as in the others.
const OTHER_LETTER: f64 = 2.0;

/// Compares readings of the same bytes.
pub struct Likeness {
    /// What the words in ASCII say against each language of [`LATIN`], in nats, 0 for the likeliest. They are the same in
    /// every reading.
    against: [f64; LATIN.len()],
}

impl Likeness {
    /// Looks at the words in ASCII.
    pub fn new(bytes: &[u8]) -> Self {
        let mut hits = [0_u32; LATIN.len()];
        for word in bytes.split(u8::is_ascii_whitespace).filter(|word| (1..8).contains(&word.len())) {
            for (hits, (_, words)) in hits.iter_mut().zip(LATIN) {
                let mut words = words.split(' ');
                *hits += u32::from(words.any(|own| own.as_bytes().eq_ignore_ascii_case(word)));
            }
        }
        let most = hits.iter().copied().max().unwrap_or(0);
        // In a long text the shares count, not the numbers.
        let scale = WORD * f64::from(most.min(WORDS)) / f64::from(most.max(1));
        Self { against: hits.map(|hits| f64::from(most - hits) * scale) }
    }

    /// How much a text looks like one, in nats: the likelihood of its letters in the language that has them most, against
    /// that of any byte at all, and what speaks for and against the places of signs.
    pub fn of(&self, text: &str) -> f64 {
        let mut sum = 0.0;
        let mut tally = BTreeMap::new();
        let mut before = Seen::START;
        let mut seen = Seen::START;
        for after in text.chars().map(Seen::of).chain([Seen::START]) {
            if !seen.c.is_ascii() || !before.c.is_ascii() && before.kind.is_letter() {
                sum += place(before, seen, after);
            }
            if !seen.c.is_ascii() && matches!(seen.kind, Kind::Latin | Kind::Cyrillic) {
                *tally.entry(lower(seen.c)).or_insert(0) += 1;
            }
            (before, seen) = (seen, after);
        }
        let of_script = |kind| tally.iter().filter(move |(c, _)| Kind::of(**c) == kind);
        let best = |scores: &mut dyn Iterator<Item = f64>| scores.reduce(f64::max).unwrap_or(0.0);
        let latin = || of_script(Kind::Latin);
        let cyrillic = || of_script(Kind::Cyrillic);
        sum + best(
            &mut LATIN.iter().zip(&self.against).map(|((own, _), against)| letters(own, latin()) - against),
        ) + best(&mut CYRILLIC.iter().map(|own| letters(own, cyrillic())))
    }
}

/// What letters say for a language that has `own`, by how often each stands there.
fn letters<'t>(own: &str, tally: impl Iterator<Item = (&'t char, &'t u32)>) -> f64 {
    let count = own.chars().count() as f64;
    // Frequencies of letters fall off about so, in order of rank.
    let decay = 1.0 + count / 3.0;
    let first = (1.0 - libm::exp(-1.0 / decay)) / (1.0 - libm::exp(-count / decay));
    let nats = |c: char| match own.chars().position(|letter| letter == c) {
        Some(rank) => libm::log(first * BYTES) - rank as f64 / decay,
        None => libm::log(FOREIGN * BYTES),
    };
    tally.map(|(c, times)| f64::from(*times) * nats(*c)).sum()
}

/// The small letter; "İ", whose small letter is "i", stays.
fn lower(c: char) -> char {
    c.to_lowercase().next().filter(|lower| !lower.is_ascii()).unwrap_or(c)
}

/// What a character is to its neighbors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A Latin letter, those of ASCII too.
    Latin,
    /// A Cyrillic letter.
    Cyrillic,
    /// A letter of another script.
    Other,
    /// White space.
    Space,
    /// Digits.
    Digit,
    /// Punctuation of ASCII, and the no-break space.
    Plain,
    /// "’": an apostrophe, or the end of a quotation.
    Apostrophe,
    /// Quotation marks; each begins a quotation somewhere and ends one elsewhere.
    Quote,
    /// Marks that stand before a word only.
    Opening,
    /// Dashes.
    Dash,
    /// "…"
    Ellipsis,
    /// Currencies, degrees and the like, which stand beside numbers.
    Unit,
    /// Inside words: hyphens, the middle dot, combining accents.
    Joint,
    /// Lines and blocks that tables were drawn with.
    Drawing,
    /// Other signs.
    Sign,
    /// A sign of mathematics or an accent without its letter, which prose does not have.
    Rare,
    /// What no text has.
    Junk,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            'a'..='z' | 'A'..='Z' => Self::Latin,
            '0'..='9' => Self::Digit,
            ' ' | '\t' | '\n' | '\r' => Self::Space,
            '\0'..='\x7f' | '\u{a0}' => Self::Plain,
            '\u{80}'..='\u{9f}' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}' => Self::Junk,
            '’' => Self::Apostrophe,
            '“' | '”' | '„' | '‘' | '«' | '»' | '‹' | '›' => Self::Quote,
            '‚' | '¿' | '¡' | '№' => Self::Opening,
            '–' | '—' => Self::Dash,
            '…' => Self::Ellipsis,
            '€' | '£' | '¥' | '¢' | '°' | '±' | '²' | '³' | '½' | '¼' | '¾' | '§' | '‰' | '×' | 'º' | 'ª' => {
                Self::Unit
            }
            '\u{ad}' | '·' | '\u{2010}' | '\u{2011}' | '\u{300}'..='\u{36f}' => Self::Joint,
            '\u{2500}'..='\u{259f}' => Self::Drawing,
            'ƒ' | 'µ' | '¤' | '¦' | '¬' | '¯' | '¸' | '¨' | '´' | '¹' | '÷' | '\u{2b0}'..='\u{2ff}' => {
                Self::Rare
            }
            'Ω' | 'π' | '\u{2190}'..='\u{23ff}' | '\u{25a0}'..='\u{27ff}' | 'ⁿ' | '₧' | '‡' => {
                Self::Rare
            }
            '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{fb01}' | '\u{fb02}' => Self::Latin,
            '\u{400}'..='\u{52f}' => Self::Cyrillic,
            // Half-width Kana: what Japanese is taken for, and nobody writes.
            '\u{ff61}'..='\u{ff9f}' => Self::Sign,
            _ if c.is_alphabetic() => Self::Other,
            _ => Self::Sign,
        }
    }

    fn is_letter(self) -> bool {
        matches!(self, Self::Latin | Self::Cyrillic | Self::Other)
    }
}

/// A character and what it is.
#[derive(Clone, Copy, Debug)]
struct Seen {
    c: char,
    kind: Kind,
}

impl Seen {
    /// What stands around the text.
    const START: Self = Self { c: ' ', kind: Kind::Space };

    fn of(c: char) -> Self {
        Self { c, kind: Kind::of(c) }
    }
}

/// What a character says by its place, in nats; it or the letter before it is beyond ASCII.
fn place(before: Seen, seen: Seen, after: Seen) -> f64 {
    let (left, right) = (before.kind.is_letter(), after.kind.is_letter());
    if seen.kind.is_letter() {
        let own = if seen.kind == Kind::Other { OTHER_LETTER } else { 0.0 };
        return own - if left { neighbours(before, seen) } else { beginning(before, seen, right) };
    }
    match seen.kind {
        Kind::Junk => -6.0,
        _ if matches!(seen.c, '™' | '®' | '²' | '³') && left && !right => 1.5,
        _ if seen.c.is_ascii() => 0.0,
        Kind::Apostrophe if left && right => 3.5,
        Kind::Apostrophe if left => 1.5,
        // So words begin in Dutch and Afrikaans ("’n", "’t").
        Kind::Apostrophe if after.kind == Kind::Latin => 3.0,
        Kind::Apostrophe if right => -2.0,
        // One that begins a quotation ends none.
        Kind::Apostrophe | Kind::Quote if left && right => -4.0,
        Kind::Quote if matches!(seen.c, '„') && left => -4.0,
        Kind::Quote if seen.c == '‘' && after.kind == Kind::Latin => 3.0,
        Kind::Quote if right || before.kind != Kind::Space && after.kind != Kind::Digit => 1.5,
        Kind::Opening if left => -4.0,
        Kind::Opening if right => 2.0,
        Kind::Dash if before.kind == Kind::Space && after.kind == Kind::Space => 3.0,
        Kind::Dash if before.kind == Kind::Digit && after.kind == Kind::Digit => 2.0,
        Kind::Ellipsis if left && !right => 1.0,
        Kind::Unit if before.kind == Kind::Digit || after.kind == Kind::Digit => 2.0,
        Kind::Drawing if before.kind == Kind::Drawing && before.c == seen.c => 4.0,
        Kind::Rare | Kind::Drawing if left || right => -4.0,
        Kind::Rare => -1.0,
        Kind::Joint | Kind::Apostrophe | Kind::Dash | Kind::Ellipsis => 0.0,
        _ if left && right => -4.0,
        _ if left || right => -1.0,
        _ => 0.0,
    }
}

/// What speaks against two letters side by side.
fn neighbours(before: Seen, seen: Seen) -> f64 {
    if before.kind != seen.kind {
        return 3.0;
    }
    if before.c.is_lowercase() && seen.c.is_uppercase() {
        return 4.0;
    }
    if seen.kind != Kind::Latin || before.c.is_ascii() || seen.c.is_ascii() {
        return 0.0;
    }
    // Letters with accents stand among letters without. Lines that were drawn look like capitals.
    if before.c == seen.c && seen.c.is_uppercase() { 4.0 } else { 1.5 }
}

/// What speaks against a letter beyond ASCII that begins a word; `right`: another letter follows.
fn beginning(before: Seen, seen: Seen, right: bool) -> f64 {
    match seen.c {
        // Not a letter but a sign, in another reading: nothing follows a full stop at once.
        _ if matches!(before.c, '.' | ',' | '!' | '?' | ';' | ':') => 3.0,
        // In Cyrillic many words have one letter.
        c if c.is_uppercase() && (right || seen.kind == Kind::Cyrillic) => 1.2,
        c if c.is_uppercase() => 2.0,
        // Words of one letter.
        c if !right && seen.kind == Kind::Latin && !"àáåäèéêíóòöıžýúůš".contains(c) => 2.0,
        _ => 0.0,
    }
}
