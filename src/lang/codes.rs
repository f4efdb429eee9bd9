//! Language codes: those of ISO 639-1, and the ISO 639-3 codes that have one of two letters.

/// Each language of ISO 639-1 with its code in ISO 639-3, in alphabetical order of the first.
const CODES: &str = "
aa aar ab abk ae ave af afr ak aka am amh an arg ar ara as asm av ava ay aym az aze ba bak be bel bg bul bi bis
bm bam bn ben bo bod br bre bs bos ca cat ce che ch cha co cos cr cre cs ces cu chu cv chv cy cym da dan de deu
dv div dz dzo ee ewe el ell en eng eo epo es spa et est eu eus fa fas ff ful fi fin fj fij fo fao fr fra fy fry
ga gle gd gla gl glg gn grn gu guj gv glv ha hau he heb hi hin ho hmo hr hrv ht hat hu hun hy hye hz her ia ina
id ind ie ile ig ibo ii iii ik ipk io ido is isl it ita iu iku ja jpn jv jav ka kat kg kon ki kik kj kua kk kaz
kl kal km khm kn kan ko kor kr kau ks kas ku kur kv kom kw cor ky kir la lat lb ltz lg lug li lim ln lin lo lao
lt lit lu lub lv lav mg mlg mh mah mi mri mk mkd ml mal mn mon mr mar ms msa mt mlt my mya na nau nb nob nd nde
ne nep ng ndo nl nld nn nno no nor nr nbl nv nav ny nya oc oci oj oji om orm or ori os oss pa pan pi pli pl pol
ps pus pt por qu que rm roh rn run ro ron ru rus rw kin sa san sc srd sd snd se sme sg sag si sin sk slk sl slv
sm smo sn sna so som sq sqi sr srp ss ssw st sot su sun sv swe sw swa ta tam te tel tg tgk th tha ti tir tk tuk
tl tgl tn tsn to ton tr tur ts tso tt tat tw twi ty tah ug uig uk ukr ur urd uz uzb ve ven vi vie vo vol wa wln
wo wol xh xho yi yid yo yor za zha zh zho zu zul
";

/// The code by which a language is known here: two letters where it has one of two letters, else three. `None` for
/// two letters that ISO 639-1 does not have, and for anything but two or three letters.
pub fn canonical(code: &str) -> Option<String> {
    let lower = code.to_ascii_lowercase();
    if !(2..=3).contains(&lower.len()) || !lower.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let mut codes = CODES.split_ascii_whitespace();
    let mut pairs = std::iter::from_fn(|| codes.next().zip(codes.next()));
    let pair = pairs.find(|(two, three)| *two == lower || *three == lower);
    match pair {
        Some((two, _)) => Some(two.to_owned()),
        None => (lower.len() == 3).then_some(lower),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_three_letters_become_those_of_two() {
        assert_eq!(canonical("eng").as_deref(), Some("en"));
        assert_eq!(canonical("EN").as_deref(), Some("en"));
        assert_eq!(canonical("zho").as_deref(), Some("zh"));
        assert_eq!(canonical("kaa").as_deref(), Some("kaa"));
        assert_eq!(canonical("zz"), None);
        assert_eq!(canonical("english"), None);
        assert!(CODES.split_ascii_whitespace().count().is_multiple_of(2));
    }
}
