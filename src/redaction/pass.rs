//! One reading of a text: what is to be taken out of it.

use super::facts::{Facts, Reader, Token};
use super::key::Labels;
use super::names::Names;
use super::patterns::{self, Pattern};
use super::pieces::touches;
use super::{Kind, MOST_UNSURE, RedactOptions};
use crate::text::{ByteSpan, TokenKind};

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
}

/// Says what is to be taken out of a text; `known` takes up what is new.
pub fn read<R: Reader>(
    text: &str,
    facts: &Facts,
    reader: &R,
    wanted: &RedactOptions,
    known: &mut Labels,
) -> Result<Read, R::Error> {
    let labels = patterns::labels(text);
    for &(_, kind, number) in &labels {
        known.keep_clear_of(kind, number);
    }
    let labels: Vec<ByteSpan> = labels.into_iter().map(|(span, ..)| span).collect();
    let found = by_form(text, &facts.tokens, wanted, &labels);
    let mut closed: Vec<ByteSpan> =
        labels.iter().copied().chain(found.iter().map(|found| found.span)).collect();
    closed.sort_unstable();
    let names = Names::find(text, facts, reader, wanted, &closed, known.key())?;
    let unsure = names.unsure(MOST_UNSURE);
    let mut all: Vec<(ByteSpan, Kind, String)> = names.spans();
    all.extend(found.into_iter().map(|found| (found.span, found.kind, found.name)));
    all.sort_unstable_by_key(|(span, ..)| *span);
    let mut finds: Vec<Find> = Vec::with_capacity(all.len());
    for (span, kind, name) in all {
        if finds.last().is_some_and(|last| last.span.end() > span.start()) {
            continue;
        }
        let label = known.label(kind, &name, span.of(text)).to_owned();
        finds.push(Find { span, label, kind });
    }
    Ok(Read { finds, unsure })
}

/// What is told by its form, of the kinds that are wanted, in text order; nothing of it touches a label.
fn by_form(whole: &str, tokens: &[Token], wanted: &RedactOptions, labels: &[ByteSpan]) -> Vec<Pattern> {
    let mut found: Vec<Pattern> = Vec::new();
    for token in tokens {
        if !token.is_address() {
            continue;
        }
        let text = token.span().of(whole);
        let (kind, name) = if token.is(TokenKind::Email) {
            (Kind::Email, text.to_lowercase())
        } else if token.is(TokenKind::Url) {
            let plain = text.to_lowercase();
            let plain = plain.trim_start_matches("https://").trim_start_matches("http://");
            (Kind::Url, plain.trim_start_matches("www.").trim_end_matches('/').to_owned())
        } else if text.starts_with('@') {
            (Kind::Url, text.to_lowercase())
        } else {
            continue;
        };
        if wanted.has(kind) {
            found.push(Pattern { span: token.span(), kind, name });
        }
    }
    if wanted.has(Kind::Phone) || wanted.has(Kind::Account) {
        let addresses = found.len();
        for pattern in patterns::find(whole).into_iter().filter(|pattern| wanted.has(pattern.kind)) {
            let next =
                found[..addresses].partition_point(|address| address.span.end() <= pattern.span.start());
            let is_free = next == addresses || found[next].span.start() >= pattern.span.end();
            // Nor are the digits inside an address that is left a telephone's.
            let inside = tokens.partition_point(|token| token.span().end() <= pattern.span.start());
            let in_address = tokens.get(inside).is_some_and(Token::is_address);
            if is_free && !in_address {
                found.push(pattern);
            }
        }
        found.sort_unstable_by_key(|pattern| pattern.span);
    }
    found.retain(|pattern| !touches(labels, pattern.span));
    found
}
