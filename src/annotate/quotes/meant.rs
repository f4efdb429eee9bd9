//! Whom the words at a cue mean: a name, a pronoun, an office, or somebody of whom the text has no name.

use rustc_hash::FxHashMap;

use super::speakers::{Cue, Source};
use super::{Reading, Speaker};
use crate::annotate::coreference::{Bond, Entity};
use crate::annotate::names::EntityKind;
use crate::lang::en::grammar;
use crate::text::TokenRange;

/// People who have a word of an office in common; of more nobody knows who is meant.
const MAX_BEARERS: usize = 16;

/// The people that the text calls something, by the words of that in lower case.
fn people_by_words_of_roles(entities: &[Entity]) -> FxHashMap<String, Vec<usize>> {
    let mut called: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (number, entity) in
        entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityKind::Person)
    {
        for word in entity.roles.iter().flat_map(|role| role.split(' ')) {
            let people = called.entry(word.to_lowercase()).or_default();
            if people.last() != Some(&number) {
                people.push(number);
            }
        }
    }
    called
}

impl Reading<'_, '_> {
    pub(super) fn resolve_cue(&self, cue: &Cue) -> Speaker {
        cue.source.as_ref().map_or(Speaker { entity: None, name: None }, |source| self.resolve(source))
    }

    /// The speaker that the words at a cue stand for.
    pub(super) fn resolve(&self, source: &Source) -> Speaker {
        if self.is_elsewhere {
            return self.resolve_elsewhere(source);
        }
        if let Some(entity) = source.entity {
            return self.named(entity);
        }
        if source.is_pronoun {
            return self.of_pronoun(source.mention.start());
        }
        if let Some(bearer) = self.bearer(source.mention) {
            return self.named(bearer);
        }
        match &self.speaker {
            // "the leftist leader": whoever is spoken of anyway.
            Some(speaker)
                if self.speakers.is_office(source.mention)
                    && self.is_person(speaker)
                    && speaker.entity.is_none_or(|entity| self.may_hold(entity, source.mention)) =>
            {
                speaker.clone()
            }
            _ => Speaker { entity: None, name: Some(self.document.range_string(source.mention)) },
        }
    }

    /// The one person who has an office in so many words: "the Greens leader" behind "Australian Greens leader Ada Reed".
    fn bearer(&self, office: TokenRange) -> Option<usize> {
        let is_of_named =
            self.speakers.mentions_in(office.indices()).iter().any(|one| !self.speakers.is_person(one.1));
        if !self.speakers.is_office(office) || office.len() < 3 || !is_of_named {
            return None;
        }
        let words = || (office.start() + 1..office.end()).map(|at| self.document.form(at));
        let called = self.called.get_or_init(|| people_by_words_of_roles(self.entities));
        let of_word = |word| called.get(word).map_or(&[][..], Vec::as_slice);
        let fewest = words().map(of_word).min_by_key(|people| people.len())?;
        let holds = |role: &String| {
            let role = role.to_lowercase();
            words().all(|word| role.split(' ').any(|known| known == word))
        };
        if fewest.len() > MAX_BEARERS {
            return None;
        }
        let mut bearers =
            fewest.iter().copied().filter(|&number| self.entities[number].roles.iter().any(holds));
        bearers.next().filter(|_| bearers.next().is_none())
    }

    /// Whether the roles of somebody leave it open that an office is theirs: "the prime minister" is nobody who is called a
    /// foreign or deputy minister only.
    fn may_hold(&self, entity: usize, office: TokenRange) -> bool {
        let document = self.document;
        // "The prosecutor said Quint had been …": nobody speaks of themselves by name.
        let sentence = document.sentences[document.sentence_of(office.start())].tokens;
        let later = self.speakers.mentions_in(office.end()..sentence.end());
        if later.iter().any(|(_, named)| *named == entity) {
            return false;
        }
        let noun = document.form(office.end() - 1);
        let rank = |word: &str| grammar::is_deputy(word) || grammar::is_always_named(word);
        let mut ranks = office.indices().map(|at| document.form(at)).filter(|word| rank(word));
        let wanted = (ranks.next(), ranks.next());
        let roles = self.entities[entity].roles.iter().map(|role| role.to_lowercase());
        let mut same = roles.filter(|role| role.split(' ').any(|word| word == noun)).peekable();
        let fits = |role: String| {
            let mut ranks = role.split(' ').filter(|word| rank(word));
            (ranks.next(), ranks.next()) == wanted
        };
        same.peek().is_none() || same.any(fits)
    }

    fn is_person(&self, speaker: &Speaker) -> bool {
        speaker.entity.is_some_and(|entity| self.speakers.is_person(entity))
    }

    /// Whom "he", "she", "it" or "they" at a cue means: where it is not sure, whoever speaks before goes on.
    fn of_pronoun(&self, at: usize) -> Speaker {
        let known = self.pronouns.binary_search_by_key(&at, |pronoun| pronoun.token);
        let pronoun = known.ok().map(|number| self.pronouns[number]);
        let antecedent = pronoun.and_then(|pronoun| pronoun.antecedent);
        let is_likely = antecedent.is_none() || pronoun.is_some_and(|pronoun| pronoun.bond == Bond::Likely);
        let is_later = |entity: usize| {
            let mentions = &self.entities[entity].mentions;
            let last = mentions[..mentions.partition_point(|mention| mention.tokens.start() < at)].last();
            last.is_none_or(|mention| mention.tokens.start() < self.speaker_since)
        };
        let fits = |speaker: &&Speaker| match (pronoun, speaker.entity) {
            (Some(pronoun), Some(entity)) => pronoun.fits(&self.entities[entity]),
            // "Residents" go on as "they", and so do "the council" as "it" and "a nurse" as "she" where they were spoken
            // of later.
            (Some(pronoun), None) => {
                speaker.name.as_deref().is_some_and(|name| self.speakers.may_be(name, pronoun.gender))
                    && antecedent.is_none_or(is_later)
            }
            (None, entity) => entity.is_none(),
        };
        match (self.speaker.as_ref().filter(fits), antecedent) {
            (Some(speaker), _) if is_likely => speaker.clone(),
            (_, Some(entity)) => self.named(entity),
            _ => {
                let body = self.body.clone().filter(|_| self.document.form(at) == "it");
                body.unwrap_or(Speaker { entity: None, name: None })
            }
        }
    }
}
