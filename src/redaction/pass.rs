//! One reading of a text: what is to be taken out of it.

use super::key::Labels;
use super::names::Names;
use super::patterns::{self, Pattern};
use super::pieces::touches;
use super::{Kind, MOST_UNSURE, RedactOptions};
use crate::annotate;
use crate::document::Document;
use crate::import::Article;
use crate::lang::Language;
use crate::options::Options;
use crate::segment;
use crate::text::{ByteSpan, TokenKind};

/// Below this confidence a text is not taken to be in a language in which no names are found.
const SURE_OF_LANGUAGE: f64 = 0.8;

/// Something that is to be taken out.
pub struct Find {
    pub span: ByteSpan,
    pub label: String,
    pub kind: Kind,
}

/// What one reading found.
pub struct Read {
    /// In text order, without overlaps.
    pub finds: Vec<Find>,
    /// Words that may be names and are left.
    pub unsure: Vec<ByteSpan>,
    /// Whether names are looked for in this language.
    pub has_names: bool,
    pub language: Language,
}

/// Reads a text; `known` takes up what is new.
pub fn read(article: &Article<'_>, options: &Options, wanted: &RedactOptions, known: &mut Labels) -> Read {
    let mut document = segment::segment(article, options);
    // A few words are not enough to tell the language; read as English they at least do not keep their names unseen.
    let english = Options { language: Some(Language::ENGLISH), ..options.clone() };
    let is_unsure = options.language.is_none() && document.language_confidence < SURE_OF_LANGUAGE;
    if is_unsure && !document.pack.has_names() {
        document = segment::segment(article, &english);
    }
    let (entities, surface) = annotate::name(&document, article, options);
    let labels = patterns::labels(document.text);
    for &(_, kind, number) in &labels {
        known.keep_clear_of(kind, number);
    }
    let labels: Vec<ByteSpan> = labels.into_iter().map(|(span, ..)| span).collect();
    let found = by_form(&document, wanted, &labels);
    let mut closed: Vec<ByteSpan> =
        labels.iter().copied().chain(found.iter().map(|found| found.span)).collect();
    closed.sort_unstable();
    let names = Names::find(&surface, &entities, wanted, &closed, known.key());
    let unsure = names.unsure(MOST_UNSURE);
    let mut all: Vec<(ByteSpan, Kind, String)> = names.spans();
    all.extend(found.into_iter().map(|found| (found.span, found.kind, found.name)));
    all.sort_unstable_by_key(|(span, ..)| *span);
    let mut finds: Vec<Find> = Vec::with_capacity(all.len());
    for (span, kind, name) in all {
        if finds.last().is_some_and(|last| last.span.end() > span.start()) {
            continue;
        }
        let label = known.label(kind, &name, span.of(document.text)).to_owned();
        finds.push(Find { span, label, kind });
    }
    Read { finds, unsure, has_names: document.pack.has_names(), language: document.language }
}

/// What is told by its form, of the kinds that are wanted, in text order; nothing of it touches a label.
fn by_form(document: &Document<'_>, wanted: &RedactOptions, labels: &[ByteSpan]) -> Vec<Pattern> {
    let mut found: Vec<Pattern> = Vec::new();
    for (index, token) in document.tokens.iter().enumerate() {
        let text = document.token_text(index);
        let (kind, name) = match token.kind {
            TokenKind::Email => (Kind::Email, text.to_lowercase()),
            TokenKind::Url => {
                let plain = text.to_lowercase();
                let plain = plain.trim_start_matches("https://").trim_start_matches("http://");
                (Kind::Url, plain.trim_start_matches("www.").trim_end_matches('/').to_owned())
            }
            TokenKind::Handle if text.starts_with('@') => (Kind::Url, text.to_lowercase()),
            _ => continue,
        };
        if wanted.has(kind) {
            found.push(Pattern { span: token.span, kind, name });
        }
    }
    if wanted.has(Kind::Phone) || wanted.has(Kind::Account) {
        let addresses = found.len();
        for pattern in patterns::find(document.text).into_iter().filter(|pattern| wanted.has(pattern.kind)) {
            let next =
                found[..addresses].partition_point(|address| address.span.end() <= pattern.span.start());
            let is_free = next == addresses || found[next].span.start() >= pattern.span.end();
            // Nor are the digits inside an address that is left a telephone's.
            let inside = document.tokens.partition_point(|token| token.span.end() <= pattern.span.start());
            let in_address = document.tokens.get(inside).is_some_and(|token| {
                matches!(token.kind, TokenKind::Email | TokenKind::Url | TokenKind::Handle)
            });
            if is_free && !in_address {
                found.push(pattern);
            }
        }
        found.sort_unstable_by_key(|pattern| pattern.span);
    }
    found.retain(|pattern| !touches(labels, pattern.span));
    found
}
