//! Writes small PDF files for the tests of this folder.

use std::fmt::Write;

/// A file that grows object by object.
#[derive(Default)]
pub struct Writer {
    /// The content of each page.
    pub pages: Vec<String>,
    /// Fonts besides Times (`/F1`), Times bold (`/F2`) and Helvetica (`/F3`): their resource entries and their objects.
    pub fonts: String,
    /// Objects from number 100 on.
    pub objects: Vec<String>,
    /// The entries of the document information.
    pub info: String,
}

impl Writer {
    /// Adds a page with this content.
    pub fn page(mut self, content: &str) -> Self {
        self.pages.push(content.to_owned());
        self
    }

    /// The file.
    pub fn finish(&self) -> Vec<u8> {
        let kids: Vec<String> = (0..self.pages.len()).map(|at| format!("{} 0 R", 10 + 2 * at)).collect();
        let mut objects = vec![
            (1, "<</Type/Catalog/Pages 2 0 R/Lang(en-GB)>>".to_owned()),
            (
                2,
                format!(
                    "<</Type/Pages/Count {}/Kids[{}]/MediaBox[0 0 600 800]>>",
                    kids.len(),
                    kids.join(" ")
                ),
            ),
            (3, "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>".to_owned()),
            (4, "<</Type/Font/Subtype/Type1/BaseFont/Times-Bold/Encoding/WinAnsiEncoding>>".to_owned()),
            (5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned()),
            (6, format!("<<{}>>", self.info)),
        ];
        for (at, content) in self.pages.iter().enumerate() {
            let (page, stream) = (10 + 2 * at, 11 + 2 * at);
            let fonts = format!("/F1 3 0 R/F2 4 0 R/F3 5 0 R{}", self.fonts);
            objects.push((page, format!("<</Type/Page/Parent 2 0 R/Contents {stream} 0 R/Resources<</Font<<{fonts}>>/XObject<</X 100 0 R>>>>>>")));
            objects.push((stream, format!("<</Length {}>>stream\n{content}\nendstream", content.len())));
        }
        objects.extend(self.objects.iter().enumerate().map(|(at, object)| (100 + at, object.clone())));
        let mut file = "%PDF-1.7\n".to_owned();
        let mut offsets = Vec::new();
        for (number, object) in &objects {
            offsets.push((*number, file.len()));
            let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
        }
        let start = file.len();
        file.push_str("xref\n0 1\n0000000000 65535 f \n");
        for (number, offset) in offsets {
            let _ = write!(file, "{number} 1\n{offset:010} 00000 n \n");
        }
        let _ = write!(file, "trailer\n<</Size 1000/Root 1 0 R/Info 6 0 R>>\nstartxref\n{start}\n%%EOF\n");
        file.into_bytes()
    }
}

/// A line of text in a font with its size at a place, measured from the lower left corner.
pub fn line(font: &str, size: f32, x: f32, y: f32, text: &str) -> String {
    format!("BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n")
}

/// Words set into lines of about `chars` characters, one under the other.
pub fn column(font: &str, size: f32, x: f32, y: f32, chars: usize, text: &str) -> String {
    let (mut content, mut current, mut base) = (String::new(), String::new(), y);
    for word in text.split_whitespace() {
        if !current.is_empty() && current.len() + 1 + word.len() > chars {
            content += &line(font, size, x, base, &current);
            base -= 1.2 * size;
            current.clear();
        }
        current += if current.is_empty() { "" } else { " " };
        current += word;
    }
    content + &line(font, size, x, base, &current)
}
