//! Corpora of tagged tokens as running text with spans.

use std::fs;
use std::io;
use std::path::Path;

/// A tagged span of a text.
#[derive(Clone, Debug)]
pub struct Gold {
    pub start: usize,
    pub end: usize,
    pub label: String,
}

/// A text with its spans, in bytes.
#[derive(Clone, Debug, Default)]
pub struct Text {
    pub text: String,
    pub spans: Vec<Gold>,
}

/// A token, its tag, and whether the next one follows without a space, where the file says so.
type Tagged = (String, String, Option<bool>);
type Sentence = Vec<Tagged>;

/// Reads a file of tokens and tags; documents where it marks them, else runs of `chunk` sentences.
pub fn read(path: &Path, chunk: usize) -> io::Result<Vec<Text>> {
    let source = fs::read_to_string(path)?;
    let has_documents = source.lines().any(|line| line.starts_with("-DOCSTART-"));
    let mut documents: Vec<Vec<Sentence>> = vec![Vec::new()];
    let mut sentence: Sentence = Vec::new();
    for line in source.lines().chain([""]) {
        let starts = line.starts_with("-DOCSTART-");
        if (starts || line.trim().is_empty()) && !sentence.is_empty() {
            let full = !has_documents && documents.last().is_some_and(|d| d.len() >= chunk);
            if full {
                documents.push(Vec::new());
            }
            if let Some(document) = documents.last_mut() {
                document.push(std::mem::take(&mut sentence));
            }
        }
        if starts {
            documents.push(Vec::new());
        } else if !line.trim().is_empty() {
            let mut parts = line.split('\t');
            let word = parts.next().unwrap_or_default();
            let tag = parts.next_back().unwrap_or("O");
            let is_tight = parts.next().map(|spacing| spacing == "-");
            sentence.push((word.to_owned(), tag.to_owned(), is_tight));
        }
    }
    Ok(documents.into_iter().filter(|d| !d.is_empty()).map(|d| join(&d)).collect())
}

const NO_SPACE_BEFORE: &str =
    ", . ; : ! ? % ) ] } 's 'S ’s ’S n't N'T n’t 're ’re 've ’ve 'll ’ll 'd ’d 'm ’m ' ’ ” '' … ...";
const CLOSING: [char; 10] = ['”', '"', '’', '\'', ')', ']', '»', '“', '」', '』'];
const FULL_WIDTH: [char; 5] = ['。', '！', '？', '」', '』'];
const NO_SPACE_AFTER: &str = "( [ { $ “ ‘ `` £ €";

fn join(sentences: &[Sentence]) -> Text {
    let listed = |list: &str, word: &str| list.split(' ').any(|entry| entry == word);
    let mut out = Text::default();
    for sentence in sentences {
        if !out.text.is_empty() {
            let closed = out
                .text
                .trim_end_matches(CLOSING)
                .ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।']);
            // Marks of full width take the place of a space.
            out.text.push_str(match closed {
                true if out.text.ends_with(FULL_WIDTH) => "",
                true => " ",
                false => "\n\n",
            });
        }
        let (mut glue, mut open) = (true, false);
        let mut places = Vec::new();
        for (word, _, is_tight) in sentence {
            let closing = word == "\"" && open;
            if !glue && (is_tight.is_some() || !listed(NO_SPACE_BEFORE, word) && !closing) {
                out.text.push(' ');
            }
            places.push(out.text.len()..out.text.len() + word.len());
            out.text.push_str(word);
            glue = is_tight.unwrap_or_else(|| listed(NO_SPACE_AFTER, word));
            if word == "\"" && is_tight.is_none() {
                (glue, open) = (!open, !open);
            }
        }
        let mut current: Option<(usize, &str)> = None;
        for at in 0..=sentence.len() {
            let tag = sentence.get(at).map_or("O", |(_, tag, _)| tag.as_str());
            let label = tag.get(2..).unwrap_or("");
            let goes_on = tag.starts_with("I-") && current.is_some_and(|(_, open)| open == label);
            if !goes_on {
                if let Some((start, label)) = current.take() {
                    out.spans.push(Gold {
                        start: places[start].start,
                        end: places[at - 1].end,
                        label: label.to_owned(),
                    });
                }
                if tag != "O" {
                    current = Some((at, label));
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_become_running_text() {
        let words = ["\"", "Quint", "'s", "mayor", ",", "of", "(", "old", ")", "Tallow", "\"", "left", "."];
        let tags = ["O", "B-PER", "O", "O", "O", "O", "O", "B-LOC", "O", "B-LOC", "O", "O", "O"];
        let sentence: Sentence =
            words.iter().zip(tags).map(|(word, tag)| ((*word).to_owned(), tag.to_owned(), None)).collect();
        let headline = vec![("Storm".to_owned(), "O".to_owned(), None)];
        let text = join(&[headline, sentence]);
        assert_eq!(text.text, "Storm\n\n\"Quint's mayor, of (old) Tallow\" left.");
        let spans: Vec<&str> = text.spans.iter().map(|span| &text.text[span.start..span.end]).collect();
        assert_eq!(spans, ["Quint", "old", "Tallow"]);
    }
}
