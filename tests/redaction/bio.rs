//! Sets of words with marks (BIO) as running text, joined as the reference scorer joins them.

/// What has no space before it.
const CLOSING: &str =
    ", . ; : ! ? % ) ] } 's 'S ’s ’S n't N'T n’t 're ’re 've ’ve 'll ’ll 'd ’d 'm ’m ' ’ ” '' … ...";

/// A document as text; spans in bytes.
#[derive(Default)]
pub struct Text {
    pub text: String,
    pub words: Vec<(usize, usize)>,
    pub persons: Vec<(usize, usize)>,
}

/// The documents of a file, or its sentences where it has no `-DOCSTART-`.
pub fn read(source: &str) -> Vec<Text> {
    let has_documents = source.lines().any(|line| line.starts_with("-DOCSTART-"));
    let mut texts = Vec::new();
    let mut text = Text::default();
    let mut sentence: Vec<(&str, &str)> = Vec::new();
    for line in source.lines().chain(["", "-DOCSTART-"]) {
        let starts = line.starts_with("-DOCSTART-");
        if !starts && !line.trim().is_empty() {
            let mut fields = line.split('\t');
            let word = fields.next().unwrap_or_default();
            sentence.push((word, fields.next_back().unwrap_or("O")));
            continue;
        }
        if !sentence.is_empty() {
            text.add(&std::mem::take(&mut sentence));
        }
        if (starts || !has_documents) && !text.words.is_empty() {
            texts.push(std::mem::take(&mut text));
        }
    }
    texts
}

impl Text {
    fn add(&mut self, sentence: &[(&str, &str)]) {
        if !self.text.is_empty() {
            let closed = self.text.trim_end_matches(['"', '\'', ')', ']', '”', '’', '»', '“']);
            self.text += if closed.ends_with(['.', '!', '?', '…']) { " " } else { "\n\n" };
        }
        let (mut glue, mut open) = (true, false);
        let mut person: Option<(usize, usize)> = None;
        for &(word, tag) in sentence {
            let closes = word == "\"" && open;
            if !glue && !CLOSING.split(' ').any(|mark| mark == word) && !closes {
                self.text.push(' ');
            }
            let start = self.text.len();
            self.text += word;
            let end = self.text.len();
            self.words.push((start, end));
            glue = "( [ { $ “ ‘ `` £ €".split(' ').any(|mark| mark == word);
            if word == "\"" {
                glue = !open;
                open = !open;
            }
            let is_person = matches!(tag.get(2..), Some("Person" | "PER"));
            if let Some(span) = person.as_mut().filter(|_| is_person && tag.starts_with("I-")) {
                span.1 = end;
            } else {
                self.persons.extend(person.take());
                person = is_person.then_some((start, end));
            }
        }
        self.persons.extend(person);
    }
}
