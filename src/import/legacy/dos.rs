//! Code pages of DOS that the Encoding Standard does not have. The tables are those of the Unicode Consortium
//! (<https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/>).

/// A code page: ASCII, and these characters for the bytes from 0x80 up.
#[derive(Debug)]
pub struct CodePage {
    /// The name of the encoding.
    pub name: &'static str,
    upper: &'static str,
}

/// Western European; the one of most PCs outside the United States.
pub static IBM850: CodePage = CodePage {
    name: "IBM850",
    upper: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
            ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
};

/// That of the first PC.
pub static IBM437: CodePage = CodePage {
    name: "IBM437",
    upper: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧\
            ╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
};

/// Central European.
pub static IBM852: CodePage = CodePage {
    name: "IBM852",
    upper: "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤\
            đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}",
};

impl CodePage {
    /// The page of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        [&IBM850, &IBM437, &IBM852].into_iter().find(|page| page.name == name)
    }

    /// The text; every byte means something.
    pub fn decode(&self, bytes: &[u8]) -> String {
        let upper: Vec<char> = self.upper.chars().collect();
        let character = |&byte: &u8| match usize::from(byte).checked_sub(0x80) {
            // 128 characters, as a test says.
            Some(place) => upper.get(place).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
            None => char::from(byte),
        };
        bytes.iter().map(character).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_byte_has_a_character_of_its_own() {
        for page in [&IBM850, &IBM437, &IBM852] {
            let upper: BTreeSet<char> = page.upper.chars().collect();
            assert_eq!((upper.len(), page.upper.chars().count()), (128, 128), "{}", page.name);
            assert!(
                upper.iter().all(|c| !c.is_ascii() && *c != char::REPLACEMENT_CHARACTER),
                "{}",
                page.name
            );
        }
    }
}
