//! Where a text names somebody or something that is to be taken out. What was found as a name is found in all its forms; of
//! persons more is taken out than was found, because a name that is left does harm and a word too many does little.

use super::forms::Forms;
use super::key::Key;
use super::pass::touches;
use super::pieces::{self, Piece};
use super::{Kind, RedactOptions};
use crate::annotate::coreference::{Entity, MentionForm};
use crate::annotate::names::EntityKind;
use crate::annotate::names::surface::{LetterCase, Surface};
use crate::lang::classes::Classes;
use crate::model::Model;
use crate::model::lexicon::Case;
use crate::text::{ByteSpan, TokenFlags, Vocabulary, WordId};

/// Somebody or something that is taken out.
struct Subject {
    kind: Kind,
    name: String,
}

/// Nobody.
const NONE: u32 = u32::MAX;

/// Words that are no part of a person's name though they stand in it.
const BESIDE: Classes =
    Classes::PARTICLE.and(Classes::NUMERAL).and(Classes::HONORIFIC).and(Classes::FUNCTION);

/// Words that are known as something else than a person's name.
const KNOWN: Classes = Classes::ANY_PLACE
    .and(Classes::PEOPLE)
    .and(Classes::ORGANIZATION)
    .and(Classes::PRODUCT)
    .and(Classes::STATE_ABBREVIATION);

/// Everyday words, titles and the nouns of names that are no persons'.
const ORDINARY: Classes = Classes::COMMON
    .and(Classes::FUNCTION)
    .and(Classes::NO_NAME)
    .and(Classes::SEEN_LOWER)
    .and(Classes::ANY_ROLE)
    .and(Classes::ROLE_MODIFIER)
    .and(Classes::FAMILY)
    .and(Classes::ANY_HEAD)
    .and(Classes::WEAK_HEAD)
    .and(Classes::VAGUE_HEAD)
    .and(Classes::LEGAL_FORM)
    .and(Classes::DIRECTION)
    .and(Classes::ELECTION_ADJECTIVE);

/// The names of one text.
pub struct Names<'s, 'd, 't> {
    surface: &'s Surface<'d, 't>,
    model: Option<&'static Model>,
    words: Vocabulary,
    pieces: Vec<Piece>,
    classes: Vec<Classes>,
    /// Whether a piece lies in a label, an address or a number that is taken out anyway.
    closed: Vec<bool>,
    /// Whether a piece is inside a known name of several words: "Costa Rica".
    in_known: Vec<bool>,
    /// Whether one of them stands between a piece and the next one.
    parted: Vec<bool>,
    /// Of each piece the number of its find, or [`NONE`].
    taken: Vec<u32>,
    /// The subject of each find.
    finds: Vec<u32>,
    /// Of each piece the kind of the mention that it is in, where that is not taken out.
    other: Vec<Option<EntityKind>>,
    subjects: Vec<Subject>,
    forms: Forms,
}

impl<'s, 'd, 't> Names<'s, 'd, 't> {
    /// Finds the names of the kinds that are wanted, outside of what is `closed`.
    pub fn find(
        surface: &'s Surface<'d, 't>,
        entities: &[Entity],
        wanted: &RedactOptions,
        closed: &[ByteSpan],
        key: &Key,
    ) -> Self {
        let document = surface.document;
        let mut words = Vocabulary::default();
        let pieces = pieces::of(document, &mut words);
        let class = |piece: &Piece| {
            let token = &document.tokens[piece.token as usize];
            if token.span == piece.span {
                surface.class(piece.token as usize)
            } else {
                document.pack.classify_word(words.form(piece.word))
            }
        };
        let mut classes: Vec<Classes> = pieces.iter().map(class).collect();
        let in_known = mark_known(surface, &pieces, &mut classes);
        let is_closed = pieces.iter().map(|piece| touches(closed, piece.span)).collect();
        let parted = pieces
            .windows(2)
            .map(|two| {
                let between = (two[0].span.end(), two[1].span.start());
                between.0 < between.1 && touches(closed, ByteSpan::new(between.0, between.1))
            })
            .collect();
        let count = pieces.len();
        let mut names = Self {
            surface,
            model: document.pack.name_model(),
            words,
            pieces,
            classes,
            in_known,
            closed: is_closed,
            parted,
            taken: vec![NONE; count],
            finds: Vec::new(),
            other: vec![None; count],
            subjects: Vec::new(),
            forms: Forms::default(),
        };
        names.take_mentions(entities, wanted);
        names.take_up_key(key, wanted);
        if wanted.has(Kind::Person) {
            names.take_doubtful(entities, wanted);
        }
        names.take_forms();
        if wanted.has(Kind::Person) && document.pack.has_names() {
            names.take_unknown();
        }
        names
    }

    /// Where names stand, with what they name.
    pub fn spans(&self) -> Vec<(ByteSpan, Kind, String)> {
        let mut found: Vec<(ByteSpan, u32)> = Vec::new();
        let mut last = NONE;
        for (piece, &taken) in self.pieces.iter().zip(&self.taken) {
            if taken != NONE && taken == last && !found.is_empty() {
                if let Some((span, _)) = found.last_mut() {
                    *span = span.cover(piece.span);
                }
            } else if taken != NONE {
                found.push((piece.span, taken));
            }
            last = taken;
        }
        let named = |(span, find): (ByteSpan, u32)| {
            let subject = &self.subjects[self.finds[find as usize] as usize];
            (span, subject.kind, subject.name.clone())
        };
        found.into_iter().map(named).collect()
    }

    /// Capitalized words within sentences that are left though no list knows them.
    pub fn unsure(&self, most: usize) -> Vec<ByteSpan> {
        let is_unsure = |&at: &usize| {
            self.is_free(at)
                && self.pieces[at].is_capital
                && self.letter_case(at) == LetterCase::Sentence
                && !self.opens(at)
                && !self.is_ordinary(at)
                && !self.classes[at].any(KNOWN)
                && !self.surface.is_masked(self.pieces[at].token as usize)
        };
        (0..self.pieces.len()).filter(is_unsure).map(|at| self.pieces[at].span).take(most).collect()
    }

    fn take_mentions(&mut self, entities: &[Entity], wanted: &RedactOptions) {
        for entity in entities {
            let kind = kind_of(entity.kind);
            let is_wanted = wanted.has(kind);
            let mentions = entity.mentions.iter().filter(|mention| mention.form != MentionForm::Nominal);
            let ranges: Vec<(usize, usize)> =
                mentions.map(|mention| self.range(mention.tokens.start(), mention.tokens.end())).collect();
            if !is_wanted {
                for (start, end) in ranges {
                    self.other[start..end].fill(Some(entity.kind));
                }
                continue;
            }
            let subject = self.subject(kind, &entity.name);
            for form in std::iter::once(&entity.name).chain(&entity.aliases) {
                self.add_form(form, subject);
            }
            for (start, end) in ranges {
                self.add_form_of(start, end, subject);
                self.take(start, end, subject);
            }
        }
        // What stands beside a person's name and looks like more of it.
        if wanted.has(Kind::Person) {
            let mut at = 0;
            while at < self.pieces.len() {
                let end = self.end_of_find(at);
                if self.taken[at] != NONE && self.subject_at(at).kind == Kind::Person {
                    self.extend(at, end);
                }
                at = self.end_of_find(at).max(end);
            }
        }
    }

    /// Those whom other texts of the collection named.
    fn take_up_key(&mut self, key: &Key, wanted: &RedactOptions) {
        for entry in &key.labels {
            let Some(kind) = entry.kind().filter(|&kind| kind.is_name() && wanted.has(kind)) else {
                continue;
            };
            let subject = self.subject(kind, &entry.name);
            let plain = pieces::words_of(&entry.name);
            for form in std::iter::once(&entry.name).chain(&entry.forms) {
                let words = pieces::words_of(form);
                let [only] = &words[..] else {
                    self.forms.add(form, subject, &mut self.words, |_| false);
                    continue;
                };
                // A given name alone means somebody else in another text.
                let classes = self.surface.document.pack.classify_word(only);
                let is_given = classes.any(Classes::FIRST_NAME) && !classes.any(Classes::SURNAME);
                if kind == Kind::Person && !(is_given && plain.len() > 1) {
                    self.add_form(form, subject);
                } else if kind != Kind::Person {
                    self.forms.add(form, subject, &mut self.words, |_| false);
                }
            }
            if kind == Kind::Person {
                self.forms.add_joined(&entry.name, subject, &mut self.words);
                if let [_, .., last] = &plain[..] {
                    let last = last.clone();
                    self.add_form(&last, subject);
                }
            }
        }
    }

    /// Persons whom the analysis took for something else, perhaps: names of several words none of which is known as part of
    /// such a name.
    fn take_doubtful(&mut self, entities: &[Entity], wanted: &RedactOptions) {
        for entity in entities {
            if wanted.has(kind_of(entity.kind)) {
                continue;
            }
            let mentions = entity.mentions.iter().filter(|mention| mention.form != MentionForm::Nominal);
            let ranges: Vec<(usize, usize)> =
                mentions.map(|mention| self.range(mention.tokens.start(), mention.tokens.end())).collect();
            let mut subject = NONE;
            for (start, end) in ranges {
                if self.may_be_person(start, end, entity.kind) {
                    if subject == NONE {
                        subject = self.subject(Kind::Person, &entity.name);
                        self.add_form(&entity.name, subject);
                    }
                    self.take(start, end, subject);
                } else {
                    self.take_namesakes(start, end);
                }
            }
        }
    }

    /// The person in the name of something else: "Thomas A. Scott Chair of Mathematics".
    fn take_namesakes(&mut self, start: usize, end: usize) {
        let mut at = start;
        while at < end {
            let mut last = at;
            let opens =
                self.pieces[at].is_capital && self.classes[at].any(Classes::FIRST_NAME) && !self.in_known[at];
            while opens && last + 1 < end && self.is_beside_name(last, last + 1) {
                last += 1;
            }
            if last > at
                && (at..=last).all(|place| self.is_free(place))
                && !self.surface.is_initial(self.pieces[last].token as usize)
            {
                let span = self.pieces[at].span.cover(self.pieces[last].span);
                let name =
                    span.of(self.surface.document.text).split_whitespace().collect::<Vec<_>>().join(" ");
                let subject = self.subject(Kind::Person, &name);
                self.add_form(&name, subject);
                self.take(at, last + 1, subject);
            }
            at = last + 1;
        }
    }

    /// Whether a word goes on a name that has begun.
    fn is_beside_name(&self, first: usize, second: usize) -> bool {
        let is_initial = self.surface.is_initial(self.pieces[second].token as usize);
        let is_name =
            !self.is_ordinary(second) && !self.classes[second].any(KNOWN) && !self.is_all_caps(second);
        self.is_beside(first, second) && self.pieces[second].is_capital && (is_initial || is_name)
    }

    fn may_be_person(&self, mut start: usize, end: usize, kind: EntityKind) -> bool {
        const TITLES: Classes = Classes::ANY_ROLE.and(Classes::FAMILY);
        let has_title = self.classes[start..end].first().is_some_and(|class| class.any(TITLES));
        while start < end && self.classes[start].any(TITLES) {
            start += 1;
        }
        let others = ORDINARY.without(Classes::SEEN_LOWER).without(Classes::FUNCTION);
        let is_particle = |at: usize| self.classes[at].any(Classes::PARTICLE) && !self.pieces[at].is_capital;
        let words: Vec<usize> = (start..end).filter(|&at| !is_particle(at)).collect();
        let is_other = |&at: &usize| {
            let is_person = self.classes[at].any(Classes::ANY_PERSON);
            self.classes[at].any(if is_person { others.without(Classes::ANY_ROLE) } else { others })
                || !self.pieces[at].is_capital
                || self.is_all_caps(at)
        };
        if words.is_empty() || words.iter().any(is_other) {
            return false;
        }
        let any = |classes: Classes| words.iter().any(|&at| self.classes[at].any(classes));
        let is_person = any(Classes::ANY_PERSON);
        let is_unknown = words.iter().all(|&at| self.is_unknown(at));
        let is_country = any(Classes::COUNTRY.and(Classes::STATE).and(Classes::PEOPLE));
        let several = words.len() > 1;
        match kind {
            EntityKind::Person => false,
            _ if has_title => !is_country && (is_person || is_unknown),
            EntityKind::Organization => {
                is_unknown && (is_person || several)
                    || several && !is_country && (is_person || self.is_unknown(words[0]))
            }
            EntityKind::Place => is_unknown && is_person || several && is_person && !is_country,
            _ => is_unknown && (is_person || several),
        }
    }

    /// Whether nothing is known of a word but that it may be a person's name.
    fn is_unknown(&self, at: usize) -> bool {
        !self.is_ordinary(at) && !self.classes[at].any(KNOWN)
    }

    /// All further places where a form stands of those who were found.
    fn take_forms(&mut self) {
        let mut last_seen: Vec<usize> = vec![usize::MAX; self.subjects.len()];
        let mut at = 0;
        while at < self.pieces.len() {
            if self.taken[at] != NONE {
                let subject = self.finds[self.taken[at] as usize];
                last_seen[subject as usize] = at;
                at += 1;
                continue;
            }
            if self.closed[at] {
                at += 1;
                continue;
            }
            let found =
                self.whole_name(at).or_else(|| self.part(at, &last_seen)).or_else(|| self.initials(at));
            match found {
                Some((end, subject)) => {
                    self.take(at, end, subject);
                    last_seen[subject as usize] = at;
                    if self.subjects[subject as usize].kind == Kind::Person && !self.pieces[at].is_address {
                        self.extend(at, end);
                    }
                    at = end;
                }
                None => at += 1,
            }
        }
    }

    /// A whole name that begins here: its end, and whose it is.
    fn whole_name(&self, at: usize) -> Option<(usize, u32)> {
        let candidates = self.forms.beginning(self.pieces[at].word);
        let fits = |words: &[WordId]| {
            let end = at + words.len();
            end <= self.pieces.len()
                && (at..end)
                    .zip(words)
                    .all(|(place, &word)| self.pieces[place].word == word && self.is_free(place))
                && (at + 1..end).all(|place| self.is_beside(place - 1, place))
        };
        let longest = candidates.iter().filter(|(words, _)| fits(words)).max_by_key(|(words, _)| words.len());
        let (words, subject) = longest?;
        let end = at + words.len();
        // One word alone is a name where it is written like one.
        let is_name = words.len() > 1
            && ((at..end).any(|place| self.pieces[place].is_capital)
                || self.pieces[at].is_address
                || (at..end).any(|place| !self.is_ordinary(place)))
            || words.len() == 1 && self.is_written_as_name(at);
        is_name.then_some((end, *subject))
    }

    /// A run of parts of one person's name that begins here.
    fn part(&self, at: usize, last_seen: &[usize]) -> Option<(usize, u32)> {
        if let Some(subject) = self.forms.of_joined(self.pieces[at].word) {
            let is_name = self.pieces[at].is_address || self.pieces[at].is_capital && !self.is_ordinary(at);
            if is_name {
                return Some((at + 1, subject));
            }
        }
        let mut who: Vec<u32> = self.of_part(at).to_vec();
        if who.is_empty() {
            return None;
        }
        let mut end = at + 1;
        while end < self.pieces.len() && self.is_free(end) && self.is_beside(end - 1, end) {
            let more: Vec<u32> =
                self.of_part(end).iter().copied().filter(|subject| who.contains(subject)).collect();
            if more.is_empty() || !(self.pieces[end].is_capital || self.pieces[at].is_address) {
                break;
            }
            who = more;
            end += 1;
        }
        if end - at == 1 && !self.is_written_as_name(at) {
            return None;
        }
        if end - at > 1 && !self.pieces[at].is_capital && !self.pieces[at].is_address {
            return None;
        }
        // Who was named last is the one who is meant.
        let subject = who.iter().copied().max_by_key(|&subject| {
            let seen = last_seen.get(subject as usize).copied().unwrap_or(usize::MAX);
            (if seen == usize::MAX { 0 } else { seen + 1 }, std::cmp::Reverse(subject))
        })?;
        Some((end, subject))
    }

    /// Whom a word may mean as a part of a name; also "Quints".
    fn of_part(&self, at: usize) -> &[u32] {
        let found = self.forms.of_part(self.pieces[at].word);
        if !found.is_empty() || !self.pieces[at].is_capital {
            return found;
        }
        let form = self.words.form(self.pieces[at].word);
        let singular = form.strip_suffix('s').filter(|rest| rest.len() > 3);
        let ways = [singular, singular.and_then(|rest| rest.strip_suffix('e'))];
        let known = ways.into_iter().flatten().find_map(|form| self.words.get(form));
        known.map_or(&[], |word| self.forms.of_part(word))
    }

    /// "R.Q.", "R. Q.": first letters of a full name.
    fn initials(&self, at: usize) -> Option<(usize, u32)> {
        let document = self.surface.document;
        let mut letters = String::new();
        let mut end = at;
        while end < self.pieces.len()
            && self.is_free(end)
            && (end == at || self.is_beside(end - 1, end))
            && self.pieces[end].span.of(document.text).contains('.')
            && self.surface.is_initial(self.pieces[end].token as usize)
        {
            letters.push_str(self.words.form(self.pieces[end].word));
            end += 1;
        }
        let is_written = letters.chars().count() >= 2;
        // "U. S." is nobody's.
        let dotted: String = letters.chars().flat_map(|letter| [letter, '.']).collect();
        let is_other = [&letters, &dotted].iter().any(|form| self.surface.look_up(form) != Classes::NONE);
        if !is_written || is_other {
            return None;
        }
        self.forms.of_initials(&letters).map(|subject| (end, subject))
    }

    /// Whether a single word that is part of a name stands here as a name.
    fn is_written_as_name(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        if piece.is_address {
            return self.words.form(piece.word).len() >= 3;
        }
        let class = self.classes[at];
        if !piece.is_capital || self.surface.is_masked(piece.token as usize) {
            return false;
        }
        let may_be_place = matches!(self.other[at], Some(EntityKind::Place | EntityKind::Group));
        if may_be_place && class.any(KNOWN) || self.in_known[at] {
            return false;
        }
        let is_everyday =
            class.any(Classes::COMMON | Classes::FUNCTION | Classes::NO_NAME | Classes::SEEN_LOWER);
        let tells = self.letter_case(at) == LetterCase::Sentence && !self.opens(at);
        (tells || !is_everyday) && !class.any(Classes::FUNCTION)
    }

    /// Words beside a person's name that may belong to it.
    fn extend(&mut self, mut start: usize, mut end: usize) {
        let find = self.taken[start];
        while start > 0
            && self.is_free(start - 1)
            && self.is_beside(start - 1, start)
            && self.may_belong(start - 1)
        {
            start -= 1;
            self.taken[start] = find;
        }
        // "Jan van der Berg", where "Berg" alone was found.
        let mut before = start;
        while before > 0
            && self.is_free(before - 1)
            && self.is_beside(before - 1, before)
            && self.is_particle(before - 1)
        {
            before -= 1;
        }
        if before < start
            && before > 0
            && self.is_free(before - 1)
            && self.is_beside(before - 1, before)
            && self.may_belong(before - 1)
        {
            for at in before - 1..start {
                self.taken[at] = find;
            }
        }
        while end < self.pieces.len() && self.is_free(end) && self.is_beside(end - 1, end) {
            if self.may_belong(end) || self.classes[end].any(Classes::NUMERAL) && self.pieces[end].is_capital
            {
                self.taken[end] = find;
                end += 1;
                continue;
            }
            let mut after = end;
            while after < self.pieces.len()
                && self.is_free(after)
                && self.is_beside(after - 1, after)
                && self.is_particle(after)
            {
                after += 1;
            }
            let goes_on = after > end
                && after < self.pieces.len()
                && self.is_free(after)
                && self.is_beside(after - 1, after)
                && self.may_belong(after);
            if !goes_on {
                break;
            }
            for at in end..=after {
                self.taken[at] = find;
            }
            end = after + 1;
        }
    }

    /// A particle of a name that is no common word: not "of the".
    fn is_particle(&self, at: usize) -> bool {
        let class = self.classes[at];
        class.any(Classes::PARTICLE) && !self.pieces[at].is_capital
    }

    /// Whether a word beside a person's name may be a part of it.
    fn may_belong(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        if !piece.is_capital || piece.is_address || self.surface.is_masked(piece.token as usize) {
            return false;
        }
        if self.other[at].is_some() && (self.classes[at].any(KNOWN) || self.is_all_caps(at)) {
            return false;
        }
        if self.letter_case(at) != LetterCase::Sentence {
            return !self.is_ordinary(at) && self.other[at].is_none() && !self.classes[at].any(KNOWN);
        }
        let is_initial = self.surface.is_initial(piece.token as usize)
            && self.words.form(piece.word) != "i"
            && !self.classes[at].any(Classes::FUNCTION);
        is_initial
            || !self.is_ordinary(at)
                && self.other[at].is_none()
                && !self.classes[at].any(KNOWN.without(Classes::PLACE))
    }

    /// Capitalized words that no list knows as anything else, and names of persons that are in the lists.
    fn take_unknown(&mut self) {
        let mut at = 0;
        while at < self.pieces.len() {
            let mut end = at;
            while end < self.pieces.len()
                && self.is_unknown_name(end)
                && (end == at || self.is_beside(end - 1, end))
            {
                end += 1;
            }
            if end > at {
                let document = self.surface.document;
                let span = self.pieces[at].span.cover(self.pieces[end - 1].span);
                let name = span.of(document.text).split_whitespace().collect::<Vec<_>>().join(" ");
                let subject = self.subject(Kind::Person, &name);
                self.take(at, end, subject);
                self.extend(at, end);
            }
            at = end.max(at + 1);
        }
    }

    fn is_unknown_name(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        if !self.is_free(at)
            || !piece.is_capital
            || piece.is_address
            || self.other[at].is_some()
            || self.surface.is_masked(piece.token as usize)
            || self.is_ordinary(at)
            || self.is_all_caps(at) && self.letter_case(at) != LetterCase::Upper
        {
            return false;
        }
        let class = self.classes[at];
        if class.any(KNOWN.and(Classes::FUNCTION).and(Classes::SPEECH)) {
            return false;
        }
        let is_listed = class.any(Classes::ANY_PERSON);
        let tells = self.letter_case(at) == LetterCase::Sentence && !self.opens(at);
        (tells || is_listed || !self.is_known_word(at)) && piece.span.len() > 1
    }

    /// Whether a word is no part of a name as far as lists and large texts tell.
    fn is_ordinary(&self, at: usize) -> bool {
        let class = self.classes[at];
        let is_listed = class.any(Classes::ANY_PERSON);
        class.any(ORDINARY) || !is_listed && self.is_known_word(at)
    }

    /// Whether large texts have the word in lower case.
    fn is_known_word(&self, at: usize) -> bool {
        let form = self.words.form(self.pieces[at].word);
        self.model.is_some_and(|model| model.lexicon.is_written(form, Case::Lower))
    }

    fn subject(&mut self, kind: Kind, name: &str) -> u32 {
        self.subjects.push(Subject { kind, name: name.to_owned() });
        self.subjects.len() as u32 - 1
    }

    fn add_form(&mut self, form: &str, subject: u32) {
        let is_person = self.subjects[subject as usize].kind == Kind::Person;
        let pack = &self.surface.document.pack;
        let alone =
            |word: &str| is_person && word.chars().count() > 1 && !pack.classify_word(word).any(BESIDE);
        self.forms.add(form, subject, &mut self.words, alone);
        if is_person {
            self.forms.add_joined(form, subject, &mut self.words);
        }
    }

    fn add_form_of(&mut self, start: usize, end: usize, subject: u32) {
        if start < end {
            let text = self.surface.document.text;
            let span = self.pieces[start].span.cover(self.pieces[end - 1].span);
            self.add_form(span.of(text), subject);
        }
    }

    /// Takes the free ones of some pieces for a subject; what is closed parts them.
    fn take(&mut self, start: usize, end: usize, subject: u32) {
        let mut open = false;
        let is_whole =
            (start..end).all(|at| self.is_free(at)) && (start + 1..end).all(|at| !self.parted[at - 1]);
        for at in start..end {
            // Of a name that was redacted in part before, only what is certainly one.
            if !self.is_free(at) || !is_whole && (!self.pieces[at].is_capital || self.is_ordinary(at)) {
                open = false;
                continue;
            }
            if !open || at > start && self.parted[at - 1] {
                self.finds.push(subject);
                open = true;
            }
            self.taken[at] = self.finds.len() as u32 - 1;
        }
    }

    fn subject_at(&self, at: usize) -> &Subject {
        &self.subjects[self.finds[self.taken[at] as usize] as usize]
    }

    fn end_of_find(&self, at: usize) -> usize {
        let find = self.taken[at];
        let mut end = at + 1;
        while find != NONE && end < self.pieces.len() && self.taken[end] == find {
            end += 1;
        }
        end
    }

    fn is_free(&self, at: usize) -> bool {
        self.taken[at] == NONE && !self.closed[at]
    }

    /// The pieces of some tokens.
    fn range(&self, start: usize, end: usize) -> (usize, usize) {
        let at = |token: usize| self.pieces.partition_point(|piece| (piece.token as usize) < token);
        (at(start), at(end))
    }

    /// Whether a piece follows another one as the next word of a name does.
    fn is_beside(&self, first: usize, second: usize) -> bool {
        let (first_piece, second_piece) = (&self.pieces[first], &self.pieces[second]);
        if self.parted[first] || first_piece.is_address != second_piece.is_address {
            return false;
        }
        let between = &self.surface.document.text[first_piece.span.end()..second_piece.span.start()];
        if first_piece.is_address {
            return first_piece.token == second_piece.token && between.len() <= 2;
        }
        let is_space = between.chars().all(char::is_whitespace) && between.matches('\n').count() < 2;
        is_space && !between.is_empty() || matches!(between, "-" | "‐" | "‑" | "–")
    }

    fn is_all_caps(&self, at: usize) -> bool {
        let token = &self.surface.document.tokens[self.pieces[at].token as usize];
        token.flags.has(TokenFlags::ALL_CAPS)
    }

    fn letter_case(&self, at: usize) -> LetterCase {
        self.surface.letter_case(self.surface.document.sentence_of(self.pieces[at].token as usize))
    }

    fn opens(&self, at: usize) -> bool {
        let token = self.pieces[at].token as usize;
        let document = self.surface.document;
        let is_first = document.tokens[token].span.start() == self.pieces[at].span.start();
        let sentence = document.sentences.get(document.sentence_of(token));
        is_first && sentence.is_some_and(|sentence| self.surface.opens(token, &sentence.tokens.indices()))
    }
}

/// Adds to the classes of words what is known of names of several words, and says which words are in one.
fn mark_known(surface: &Surface<'_, '_>, pieces: &[Piece], classes: &mut [Classes]) -> Vec<bool> {
    let mut marked = vec![false; pieces.len()];
    let mut key = String::new();
    let mut at = 0;
    while at < pieces.len() {
        let token = pieces[at].token as usize;
        let found = surface.phrase(token, surface.document.tokens.len(), &mut key);
        let mut next = at + 1;
        if let Some((end, class)) = found
            && class.any(KNOWN)
        {
            next = at + pieces[at..].partition_point(|piece| (piece.token as usize) < end);
            for place in at..next {
                classes[place].add(class);
                marked[place] = true;
            }
        }
        at = next.max(at + 1);
    }
    marked
}

fn kind_of(kind: EntityKind) -> Kind {
    match kind {
        EntityKind::Person => Kind::Person,
        EntityKind::Organization => Kind::Organization,
        EntityKind::Place => Kind::Place,
        EntityKind::Group => Kind::Group,
        EntityKind::Event => Kind::Event,
        EntityKind::Work => Kind::Work,
        EntityKind::Product => Kind::Product,
    }
}
