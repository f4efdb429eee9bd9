//! Text in an encoding from before Unicode: `detect` tells which, encoding_rs and `dos` decode it.

mod detect;
mod dos;
mod likeness;
#[cfg(test)]
mod samples;

use std::borrow::Cow;

use super::decoded::{Decoded, decoded_as};
use super::encoding::Encoding;
use detect::detect;
use dos::CodePage;

/// What bytes can be read as.
#[derive(Clone, Copy, Debug)]
enum Reading {
    /// An encoding of the Encoding Standard.
    Standard(&'static encoding_rs::Encoding),
    /// A code page that is not in it.
    Dos(&'static CodePage),
}

impl Reading {
    fn of(encoding: Encoding) -> Self {
        let name = encoding.name();
        let standard =
            || encoding_rs::Encoding::for_label(name.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252);
        CodePage::named(name).map_or_else(|| Self::Standard(standard()), Self::Dos)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Standard(encoding) => encoding.name(),
            Self::Dos(page) => page.name,
        }
    }

    /// The text, with U+FFFD for what cannot be decoded, and whether there is such.
    fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        match self {
            Self::Standard(encoding) => encoding.decode_without_bom_handling(bytes),
            Self::Dos(page) => (page.decode(bytes).into(), false),
        }
    }
}

/// Decodes bytes in an encoding that was chosen, or in the likeliest one. Always succeeds: the detector's last resort is
/// windows-1252, which gives every byte a meaning.
pub fn decode(bytes: &[u8], chosen: Option<Encoding>) -> Decoded {
    let reading = chosen.map_or_else(|| detect(bytes), Reading::of);
    let (text, had_errors) = reading.decode(bytes);
    // GB18030 can have a mark, too.
    let text = match text.strip_prefix('\u{feff}') {
        Some(unmarked) => unmarked.to_owned(),
        None => text.into_owned(),
    };
    let (mut lost, mut first) = (0, None);
    if had_errors {
        first = text.find(char::REPLACEMENT_CHARACTER);
        lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    }
    let notice = decoded_as(reading.name(), lost, "character", first);
    Decoded { text, notices: vec![notice], ..Decoded::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts as people have them: a sentence or two.
    const SAMPLES: &[(&str, &str)] = &[
        ("windows-1252", "Der Bürgermeister fährt über die Brücke. „Schön“, sagte er – und das für 5 €."),
        ("windows-1252", "La décision a été prise à l’unanimité, et le café n’a pas fermé cet été."),
        (
            "windows-1251",
            "Городской совет решил выкупить автобусную компанию, которую он продал в 2009 году.",
        ),
        ("KOI8-U", "Городской совет решил выкупить автобусную компанию, которую он продал в 2009 году."),
        ("ISO-8859-5", "Городской совет решил выкупить автобусную компанию, которую он продал в 2009 году."),
        ("IBM866", "Городской совет решил выкупить автобусную компанию, которую он продал в 2009 году."),
        (
            "windows-1250",
            "Rada miasta postanowiła odkupić spółkę autobusową, którą sprzedała wcześniej. Źródło: żegluga śródlądowa.",
        ),
        (
            "ISO-8859-2",
            "Rada miasta postanowiła odkupić spółkę autobusową, którą sprzedała wcześniej. Źródło: żegluga śródlądowa.",
        ),
        (
            "windows-1254",
            "Belediye meclisi, daha önce sattığı otobüs şirketini geri almaya karar verdi. Yolcular şaşkın, İşçiler değil.",
        ),
        ("windows-1253", "Το δημοτικό συμβούλιο αποφάσισε να αγοράσει ξανά την εταιρεία λεωφορείων."),
        ("windows-1255", "מועצת העיר החליטה לקנות בחזרה את חברת האוטובוסים שמכרה."),
        ("windows-1256", "قرر مجلس المدينة شراء شركة الحافلات التي باعها في عام 2009."),
        ("windows-874", "สภาเมืองตัดสินใจซื้อบริษัทรถโดยสารคืน หลังจากที่ขายไปเมื่อปี 2009 และผู้โดยสารยังคงระมัดระวังอยู่มาก"),
        ("GB18030", "市议会决定买回二〇〇九年出售的公共汽车公司。旅客们仍然很谨慎。"),
        ("Big5", "市議會決定買回二〇〇九年出售的公共汽車公司。旅客們仍然很謹慎。"),
        ("Shift_JIS", "市議会は、2009年に売却したバス会社を買い戻すことを決めた。乗客は慎重だ。"),
        ("EUC-JP", "市議会は、2009年に売却したバス会社を買い戻すことを決めた。乗客は慎重だ。"),
        ("EUC-KR", "시의회는 2009년에 매각한 버스 회사를 다시 사들이기로 결정했다. 승객들은 신중하다."),
    ];

    #[test]
    fn encodings_are_told_by_a_sentence() {
        let mut wrong = Vec::new();
        for &(label, sample) in SAMPLES {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes())
                .expect("the label is in the Encoding Standard");
            let (bytes, _, _) = encoding.encode(sample);
            let decoded = decode(&bytes, None);
            if decoded.text != sample {
                wrong.push(format!("{label}: {} {}", decoded.notices[0].message, decoded.text));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn every_encoding_that_can_be_chosen_is_decoded() {
        for encoding in Encoding::all().filter(|encoding| encoding.form(&[]).is_none()) {
            assert_eq!(Reading::of(encoding).name(), encoding.name());
            assert_eq!(decode(b"plain", Some(encoding)).text, "plain", "{}", encoding.name());
        }
    }
}
