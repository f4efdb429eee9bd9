//! Scores of a model on the development sets, by the rules of the reference scorer: exact spans without articles and
//! possessives, persons, organizations and places; groups where a set marks them.

use std::io;
use std::path::Path;

use super::corpora::{self, Text};
use super::sets::DEVELOPMENT;
use crate::annotate;
use crate::annotate::coreference::MentionForm;
use crate::annotate::names::EntityKind;
use crate::import::Article;
use crate::lang::Language;
use crate::model::Model;
use crate::options::{Options, Repair};

/// Spans in common, found, and in the gold standard.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    right: usize,
    found: usize,
    gold: usize,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.gold += other.gold;
    }

    /// Of several kinds together.
    pub fn sum(kinds: &[Self]) -> Self {
        let mut all = Self::default();
        kinds.iter().for_each(|&kind| all.add(kind));
        all
    }

    /// Whether the set marks this kind.
    pub fn has_gold(self) -> bool {
        self.gold > 0
    }

    /// F1, in percent.
    pub fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.gold).max(1) as f64
    }

    /// Precision, in percent.
    pub fn precision(self) -> f64 {
        100.0 * self.right as f64 / self.found.max(1) as f64
    }

    /// Recall, in percent.
    pub fn recall(self) -> f64 {
        100.0 * self.right as f64 / self.gold.max(1) as f64
    }
}

/// The kinds that are scored, as the sets' labels are read.
pub const KINDS: [&str; 4] = ["PER", "ORG", "LOC", "GRP"];

/// The scores of one set.
pub struct Scores {
    /// Its name.
    pub set: &'static str,
    /// By kind.
    pub kinds: [Counts; 4],
}

impl Scores {
    /// Persons, organizations and places together.
    pub fn all(&self) -> Counts {
        Counts::sum(&self.kinds[..3])
    }
}

type Span = (usize, usize, usize);

/// Scores a model on every development set of a data folder.
///
/// # Errors
/// Where a set cannot be read.
pub fn score(folder: &Path, model: Option<&Model>) -> io::Result<Vec<Scores>> {
    let mut all = Vec::new();
    for &set in DEVELOPMENT {
        let kinds = score_set(&folder.join(format!("ner/dev/{set}.dev.bio")), Language::ENGLISH, model)?;
        all.push(Scores { set, kinds });
    }
    Ok(all)
}

/// Scores a model on one file, by kind.
///
/// # Errors
/// Where it cannot be read.
pub fn score_set(path: &Path, language: Language, model: Option<&Model>) -> io::Result<[Counts; 4]> {
    let mut kinds = [Counts::default(); 4];
    for text in corpora::read(path, 1)? {
        let (gold, found) = (gold(&text), found(&text, language, model));
        for (kind, counts) in kinds.iter_mut().enumerate() {
            let of = |spans: &[Span]| spans.iter().filter(|span| span.2 == kind).count();
            let right = found.iter().filter(|span| span.2 == kind && gold.contains(span)).count();
            counts.add(Counts { right, found: of(&found), gold: of(&gold) });
        }
    }
    Ok(kinds)
}

/// The mean of the sets' F1.
pub fn mean(scores: &[Scores]) -> f64 {
    scores.iter().map(|scores| scores.all().f1()).sum::<f64>() / scores.len().max(1) as f64
}

fn gold(text: &Text) -> Vec<Span> {
    let spans = text.spans.iter().filter_map(|span| {
        let kind = match span.label.to_ascii_lowercase().as_str() {
            "per" | "person" | "politician" | "writer" | "musicalartist" | "scientist" | "researcher" => 0,
            "org" | "organization" | "organisation" | "politicalparty" | "band" | "university"
            | "corporation" | "group" => 1,
            "loc" | "location" | "country" | "geo" | "place" | "facility" | "gpe" | "fac" => 2,
            "norp" => 3,
            _ => return None,
        };
        let (start, end) = trim(&text.text, span.start, span.end)?;
        Some((start, end, kind))
    });
    unique(spans.collect())
}

fn found(text: &Text, language: Language, model: Option<&Model>) -> Vec<Span> {
    let options = Options { repair: Repair::Never, language: Some(language), ..Options::default() };
    let article = Article::from_text(&text.text, options.repair);
    let document = crate::segment::segment(&article, &options);
    let mut spans = Vec::new();
    for entity in annotate::resolve_names(&document, model).entities {
        let kind = match entity.kind {
            EntityKind::Person => 0,
            EntityKind::Organization => 1,
            EntityKind::Place => 2,
            EntityKind::Group => 3,
            _ => continue,
        };
        for mention in entity.mentions.iter().filter(|mention| mention.form != MentionForm::Nominal) {
            let span = document.named_span(mention.tokens);
            spans.extend(trim(&text.text, span.start(), span.end()).map(|(start, end)| (start, end, kind)));
        }
    }
    unique(spans)
}

fn unique(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// Without leading articles and trailing possessives.
fn trim(text: &str, mut start: usize, mut end: usize) -> Option<(usize, usize)> {
    loop {
        let rest = text[start..end].to_ascii_lowercase();
        let Some(article) = ["the ", "a ", "an "].iter().find(|article| rest.starts_with(**article)) else {
            break;
        };
        start += article.len();
        start += text[start..end].len() - text[start..end].trim_start().len();
    }
    loop {
        let rest = text[start..end].trim_end();
        let bare = ["'s", "’s", "'", "’"].iter().find_map(|mark| rest.strip_suffix(mark)).unwrap_or(rest);
        if start + bare.len() == end {
            break;
        }
        end = start + bare.len();
    }
    let rest = text[start..end].to_ascii_lowercase();
    (start < end && !matches!(rest.as_str(), "the" | "a" | "an")).then_some((start, end))
}
