//! Puts together what the documents of a collection say.

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::copies::Copies;
use super::entities::{self, Joins};
use super::rows::{
    AmountRow, DocumentRow, EntityRow, QuoteRow, REPORT_SCHEMA, Report, ReportOptions, ReportTotals,
};
use super::timeline::Periods;
use super::words::Words;
use super::{AMOUNTS, Collection, KINDS, copies, edges, timeline, watching, words};

/// People and phrases that a document's row tells.
const TOLD: usize = 5;
/// Other forms and roles that an entity's row tells.
const MOST_FORMS: usize = 12;

/// Makes the report.
pub fn report(
    collection: &Collection,
    options: &ReportOptions,
    texts: &mut dyn FnMut(&str) -> Option<String>,
) -> Report {
    let order = collection.order();
    let limit = options.limit;
    let periods = Periods::of_all(collection, &order);
    let joins = entities::join(collection, &order);
    let counted = Words::count(collection, &order);
    let (phrases, all_phrases) = words::phrases(collection, &order, limit);
    let (edges, all_edges) = edges::edges(&joins, limit, limit);
    let (timeline, all_dates) = timeline::dates(collection, &order, limit);
    let copies = copies::copies(collection, &order, texts);
    let maker = Maker { collection, order: &order, joins: &joins, limit };
    let (quotes, all_quotes) = maker.quotes();
    let (amounts, all_amounts) = maker.amounts();
    let documents = maker.documents(&copies);
    let totals = ReportTotals {
        documents: order.len() as u64,
        words: documents.iter().map(|row| u64::from(row.words)).sum(),
        lemmas: counted.len() as u64,
        phrases: all_phrases as u64,
        entities: joins.entities.len() as u64,
        edges: all_edges as u64,
        copies: copies.len() as u64,
        dates: all_dates as u64,
        quotes: all_quotes,
        amounts: all_amounts,
    };
    Report {
        schema: REPORT_SCHEMA,
        totals,
        documents,
        entities: maker.entities(&periods),
        words: counted.rows(collection, &order, &periods, limit),
        phrases,
        edges,
        copies,
        timeline,
        quotes,
        amounts,
        watch: options
            .watch
            .as_ref()
            .map(|watch| watching::watch(collection, &order, watch))
            .unwrap_or_default(),
        periods: periods.list(),
    }
}

struct Maker<'c> {
    collection: &'c Collection,
    order: &'c [u32],
    joins: &'c Joins,
    limit: usize,
}

/// How often each text was seen, by number.
type Counts = HashMap<u32, u32, FxBuildHasher>;

impl<'c> Maker<'c> {
    fn text(&self, number: u32) -> &'c str {
        self.collection.text(number)
    }

    fn documents(&self, copies: &[Copies]) -> Vec<DocumentRow> {
        let mut copy_of: Vec<Option<u32>> = vec![None; self.order.len()];
        for group in copies {
            for &copy in &group.documents[1..] {
                copy_of[copy as usize] = Some(group.documents[0]);
            }
        }
        let known = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let row = |(document, &at): (usize, &u32)| {
            let record = self.collection.record(at as usize);
            let entities = self.joins.of_document(document).iter();
            let people = entities.map(|&entity| &self.joins.entities[entity as usize]);
            let people = people.filter(|joined| KINDS[usize::from(joined.kind)] == "person").take(TOLD);
            DocumentRow {
                id: self.text(record.id).to_owned(),
                title: known(self.text(record.title)),
                date: known(self.text(record.date)),
                words: record.words,
                language: self.text(record.language).to_owned(),
                people: people.map(|joined| self.text(joined.name).to_owned()).collect(),
                phrases: record
                    .phrases
                    .iter()
                    .take(TOLD)
                    .map(|phrase| self.text(phrase.text).to_owned())
                    .collect(),
                copy_of: copy_of[document],
            }
        };
        self.order.iter().enumerate().map(row).collect()
    }

    fn entities(&self, periods: &Periods) -> Vec<EntityRow> {
        let listed = &self.joins.entities[..self.joins.entities.len().min(self.limit)];
        let mut forms: Vec<(Counts, Counts)> = vec![Default::default(); listed.len()];
        for (document, &at) in self.order.iter().enumerate() {
            let record = self.collection.record(at as usize);
            for (name, &entity) in record.names.iter().zip(self.joins.of_document(document)) {
                let Some((aliases, roles)) = forms.get_mut(entity as usize) else { continue };
                for &form in name.aliases.iter().chain([&name.name]) {
                    *aliases.entry(form).or_default() += 1;
                }
                for &role in &name.roles {
                    *roles.entry(role).or_default() += 1;
                }
            }
        }
        let row = |(at, (joined, (aliases, roles))): (usize, (&entities::Joined, (Counts, Counts)))| {
            let mut trend = vec![0; periods.len()];
            for &(document, _) in &joined.documents {
                if let Some(period) = periods.of(document as usize) {
                    trend[period] += 1;
                }
            }
            let name = self.text(joined.name);
            EntityRow {
                id: format!("e{}", at + 1),
                kind: KINDS[usize::from(joined.kind)],
                name: name.to_owned(),
                aliases: self.commonest(&aliases, Some(name)),
                roles: self.commonest(&roles, None),
                documents: joined.documents.len() as u32,
                mentions: joined.mentions,
                within: joined.documents.clone(),
                trend,
                why: joined.why.clone(),
            }
        };
        listed.iter().zip(forms).enumerate().map(row).collect()
    }

    fn commonest(&self, counts: &Counts, but: Option<&str>) -> Vec<String> {
        let mut texts: Vec<(std::cmp::Reverse<u32>, &str)> =
            counts.iter().map(|(&text, &count)| (std::cmp::Reverse(count), self.text(text))).collect();
        texts.retain(|(_, text)| Some(*text) != but);
        texts.sort_unstable();
        texts.into_iter().take(MOST_FORMS).map(|(_, text)| text.to_owned()).collect()
    }

    fn quotes(&self) -> (Vec<QuoteRow>, u64) {
        let (mut rows, mut all) = (Vec::new(), 0);
        for (document, &at) in self.order.iter().enumerate() {
            let record = self.collection.record(at as usize);
            all += record.quotes.len() as u64;
            for quote in record.quotes.iter().take(self.limit - rows.len().min(self.limit)) {
                let speaker = quote.speaker.checked_sub(1);
                let speaker = speaker.and_then(|at| self.joins.of_document(document).get(at as usize));
                rows.push(QuoteRow {
                    document: document as u32,
                    speaker: speaker.copied().filter(|&entity| (entity as usize) < self.limit),
                    speaker_name: speaker
                        .map(|&entity| self.text(self.joins.entities[entity as usize].name).to_owned()),
                    kind: if quote.is_direct { "direct" } else { "partial" },
                    text: self.text(quote.text).to_owned(),
                    words: quote.words,
                });
            }
        }
        (rows, all)
    }

    fn amounts(&self) -> (Vec<AmountRow>, u64) {
        let (mut rows, mut all) = (Vec::new(), 0);
        for (document, &at) in self.order.iter().enumerate() {
            let record = self.collection.record(at as usize);
            all += record.amounts.len() as u64;
            for amount in record.amounts.iter().take(self.limit - rows.len().min(self.limit)) {
                rows.push(AmountRow {
                    document: document as u32,
                    kind: AMOUNTS[usize::from(amount.kind)],
                    value: f64::from_bits(amount.value),
                    value_to: amount.to.map(f64::from_bits),
                    unit: self.text(amount.unit).to_owned(),
                });
            }
        }
        (rows, all)
    }
}
