//! Whom a sentence of the summary speaks of, for those whose sentence is left out. A wrong name is worse than none, so one
//! is given only where hardly anybody else can be meant.

use std::ops::Range;

use super::cohesion::{Antecedent, Cohesion};
use super::{Sources, SummarySentence};
use crate::annotate::coreference::{Mention, MentionForm};
use crate::annotate::names::EntityKind;
use crate::annotate::tags::Pos;
use crate::lang::en::discourse::is_human;
use crate::lang::en::gender;
use crate::text::{TokenRange, order};

/// Whom a sentence speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// The fullest name in the text.
    pub name: String,
    /// The words of the sentence that mean it: "she", "the ministry", "Quint"; `None` where nothing does, as in a
    /// quotation alone.
    pub words: Option<TokenRange>,
}

/// Names of one sentence that are looked at for whom it speaks of.
const MOST_NAMES: usize = 50;
/// Sentences before a pronoun in which somebody else may be meant.
const NEAR: usize = 2;
/// Sentences before it in which whom it means was named last.
const MEMORY: usize = 3;

/// Tells whom sentences speak of whose antecedent is left out.
pub fn add(sources: &Sources<'_, '_>, cohesion: &[Cohesion], sentences: &mut [SummarySentence]) {
    let document = sources.document;
    let at = |sentence: usize| sentences.binary_search_by_key(&sentence, |s| s.sentence).ok();
    // For each sentence of the summary whom it names, how, and where.
    let mut named: Vec<Vec<(usize, Mention)>> = vec![Vec::new(); sentences.len()];
    for (number, entity) in sources.entities.iter().enumerate() {
        for mention in &entity.mentions {
            if let Some(place) = at(document.sentence_of(mention.tokens.start()))
                && named[place].len() < MOST_NAMES
            {
                named[place].push((number, *mention));
            }
        }
    }
    let mut known = vec![false; sources.entities.len()];
    let persons = Persons::new(sources);
    for place in 0..sentences.len() {
        let sentence = sentences[place].sentence;
        let after_its_own = place > 0 && sentences[place - 1].sentence + 1 == sentence;
        let names_it = |entity: usize, nominal: bool| {
            let told = |mention: &Mention| nominal || mention.form != MentionForm::Nominal;
            named[place].iter().any(|(e, mention)| *e == entity && told(mention))
        };
        let ties = cohesion[sentence];
        let name = match ties.antecedent {
            Some(_) if after_its_own => None,
            Some(Antecedent::Entity(entity)) if persons.is_certain(entity, sentence, ties.anaphor) => {
                let described = names_it(entity, true) && !names_it(entity, false);
                let clear = names_it(entity, false) || described && known[entity];
                (!clear).then(|| sources.entities[entity].name.clone())
            }
            Some(Antecedent::Speaker(quote)) => sources.quotes[quote].speaker_name.clone(),
            Some(Antecedent::Entity(_)) | None => None,
        };
        let meant = name.map(|name| {
            let words = ties.anaphor.map(|start| {
                let mention = named[place].iter().find(|(_, mention)| mention.tokens.start() == start);
                mention.map_or(TokenRange::new(start, start + 1), |(_, mention)| mention.tokens)
            });
            Context { name, words }
        });
        // "Quint said": who that is was told in a sentence that is left out.
        let short = named[place].iter().find(|(entity, mention)| {
            let entity_named = &sources.entities[*entity];
            let in_full =
                |(other, mention): &(usize, Mention)| other == entity && mention.form == MentionForm::Name;
            entity_named.kind == EntityKind::Person
                && mention.form == MentionForm::Short
                && mention.tokens.len() == 1
                && !known[*entity]
                && !named[place].iter().any(in_full)
                && (2..=4).contains(&entity_named.name.split(' ').count())
        });
        let short = short.map(|(entity, mention)| Context {
            name: sources.entities[*entity].name.clone(),
            words: Some(mention.tokens),
        });
        sentences[place].context = meant.or(short);
        for (entity, _) in named[place].iter().filter(|(_, mention)| mention.form == MentionForm::Name) {
            known[*entity] = true;
        }
    }
}

/// The persons of a text, to tell who stands near a pronoun.
struct Persons<'s, 'd, 't> {
    sources: &'s Sources<'d, 't>,
    /// First tokens of their mentions with the numbers of the entities, in text order.
    mentions: Vec<(usize, usize)>,
}

impl<'s, 'd, 't> Persons<'s, 'd, 't> {
    fn new(sources: &'s Sources<'d, 't>) -> Self {
        let persons =
            sources.entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityKind::Person);
        let mut mentions: Vec<(usize, usize)> = persons
            .flat_map(|(number, entity)| entity.mentions.iter().map(move |m| (m.tokens.start(), number)))
            .collect();
        order::sort(&mut mentions);
        Self { sources, mentions }
    }

    fn within(&self, tokens: Range<usize>) -> &[(usize, usize)] {
        let place = |token: usize| self.mentions.partition_point(|(start, _)| *start < token);
        &self.mentions[place(tokens.start)..place(tokens.end)]
    }

    /// Whether the pronoun at `anaphor` of a sentence means the entity and may mean nobody else near. Descriptions ("the
    /// ministry") were certain when they were found.
    fn is_certain(&self, entity: usize, sentence: usize, anaphor: Option<usize>) -> bool {
        let document = self.sources.document;
        let is_pronoun = |at: &usize| gender::PRONOUNS.iter().any(|(form, _)| *form == document.form(*at));
        let Some(at) = anaphor.filter(is_pronoun) else { return true };
        let near = document.sentences[sentence.saturating_sub(MEMORY)].tokens.start();
        let Some(last) = self.last_reference(entity, near..at) else { return false };
        let first = document.first_word(document.sentences[sentence].tokens);
        // "She", as the first word, means whom the sentences before are about; in the middle it may mean anybody near, and
        // "In his letter, Moss wrote" tells later.
        let (from, to) = if at == first {
            (last, at)
        } else {
            let before = document.sentences[sentence.saturating_sub(NEAR)].tokens.start();
            (before.min(last), document.sentences[sentence].tokens.end())
        };
        self.within(from..to).iter().all(|&(_, other)| !self.is_rival(other, entity))
            && !(last..at).any(|token| self.is_described_subject(token))
    }

    /// Where the entity was last named, or meant by a pronoun.
    fn last_reference(&self, entity: usize, tokens: Range<usize>) -> Option<usize> {
        let named = self.within(tokens.clone()).iter().rfind(|(_, number)| *number == entity);
        let pronouns = self.sources.pronouns;
        let before = pronouns.partition_point(|pronoun| pronoun.token < tokens.end);
        let near = pronouns[..before].iter().rev().take_while(|pronoun| pronoun.token >= tokens.start);
        let meant = { near }.find(|pronoun| pronoun.antecedent == Some(entity)).map(|pronoun| pronoun.token);
        named.map(|(start, _)| *start).max(meant)
    }

    /// Whether a pronoun that may mean the one may also mean the other.
    fn is_rival(&self, other: usize, meant: usize) -> bool {
        let (other_one, meant_one) = (&self.sources.entities[other], &self.sources.entities[meant]);
        let differ = other_one.gender.zip(meant_one.gender).is_some_and(|(one, other)| one != other);
        other != meant && !differ
    }

    /// "the victim felt": somebody without a name does something.
    fn is_described_subject(&self, at: usize) -> bool {
        let tag = |at: usize| self.sources.tags.get(at).copied();
        tag(at) == Some(Pos::Noun)
            && matches!(tag(at + 1), Some(Pos::Verb | Pos::Auxiliary))
            && is_human(self.sources.document.form(at))
    }
}

#[cfg(test)]
mod tests {
    use crate::options::{Options, Repair};

    /// Whom the sentence that begins with `opening` is told to speak of, where the summary has it without the one before.
    fn context(before: &str, opening: &str) -> Option<String> {
        let text = format!(
            "{before} {opening} the coal terminal of Vellmar for 40 million euros in 2019 and closed its northern quay.\n\n\
             The weather was mild."
        );
        let summary = crate::options::SummaryLength::Sentences(1);
        let options = Options { summary, repair: Repair::Never, ..Options::default() };
        let analysis = crate::analyze(&text, &options);
        let told = analysis.summary.iter().find(|s| text[s.span.start as usize..].starts_with(opening));
        told.and_then(|sentence| sentence.context.clone())
    }

    #[test]
    fn a_name_is_given_only_where_nobody_else_can_be_meant() {
        assert_eq!(context("Dora Quint is rich.", "She bought").as_deref(), Some("Dora Quint"));
        assert_eq!(context("Dora Quint is rich. A woman smiled.", "She bought"), None);
        assert_eq!(context("Dora Quint met Ada Roth.", "After lunch she bought"), None);
    }
}
