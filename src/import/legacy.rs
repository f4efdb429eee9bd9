//! Text in an encoding from before Unicode: chardetng tells which, encoding_rs decodes it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::decode::{Decoded, decoded_as};

/// Decodes bytes that are not UTF-8. Always succeeds: the detector's last resort is windows-1252, which gives every
/// byte a meaning.
pub fn decode(bytes: &[u8]) -> Decoded {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    // Not told that this is the end: a character cut off there would rule its encoding out.
    detector.feed(bytes, false);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let (mut lost, mut first) = (0, None);
    if had_errors {
        first = text.find(char::REPLACEMENT_CHARACTER);
        lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    }
    let notice = decoded_as(encoding.name(), lost, "character", first);
    Decoded { text: text.into_owned(), notices: vec![notice] }
}

#[cfg(test)]
mod tests {
    use encoding_rs::Encoding;

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
            let encoding =
                Encoding::for_label(label.as_bytes()).expect("the label is in the Encoding Standard");
            let (bytes, _, _) = encoding.encode(sample);
            let decoded = decode(&bytes);
            if decoded.text != sample {
                wrong.push(format!("{label}: {} {}", decoded.notices[0].message, decoded.text));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
