//! Which mentions name the same thing: full names, surnames, acronyms, short forms, other names of a country,
//! spelling variants.

use std::cmp::Reverse;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::classify::{Name, Names, hash_words};
use super::clues;
use super::draft::Draft;
use super::lexicon::Classes;
use super::reader::Reader;
use super::{Entity, EntityKind, Mention, MentionForm, nominal, roles};
use crate::lang::en::places;
use crate::text::{TokenRange, WordId};

type Map<K, V> = HashMap<K, V, FxBuildHasher>;

/// Roles and explanations kept for one entity.
const MAX_ROLES: usize = 8;
const MAX_CLUES: usize = 8;
const MAX_ALIASES: usize = 24;

/// Links all names to entities: most mentioned first, equals in order of appearance.
pub fn link(reader: &Reader<'_, '_>, names: &Names) -> Vec<Entity> {
    let mut linker = Linker::new(reader, names);
    linker.merge_persons();
    linker.merge_organizations();
    linker.merge_countries();
    linker.assign();
    linker.find_roles();
    let mut mentions = std::mem::take(&mut linker.placed);
    mentions.sort_by_key(|(mention, _)| mention.tokens);
    let mut drafts = linker.drafts;
    nominal::add(reader, &mut drafts, &mentions);
    drafts.retain(|draft| !draft.mentions.is_empty());
    for draft in &mut drafts {
        draft.mentions.sort_by_key(|mention| mention.tokens);
    }
    drafts.sort_by_key(|draft| (Reverse(draft.mentions.len()), draft.mentions[0].tokens));
    drafts.iter().map(|draft| draft.finish(reader)).collect()
}

/// One kind of one group of names; nodes of the same entity are united.
struct Node {
    kind: EntityKind,
    range: TokenRange,
    count: u32,
    /// Union-find.
    parent: u32,
}

struct Linker<'r, 'd, 't> {
    reader: &'r Reader<'d, 't>,
    names: &'r Names,
    nodes: Vec<Node>,
    /// Node of each name.
    node_of: Vec<u32>,
    drafts: Vec<Draft>,
    placed: Vec<(Mention, u32)>,
}

impl<'r, 'd, 't> Linker<'r, 'd, 't> {
    fn new(reader: &'r Reader<'d, 't>, names: &'r Names) -> Self {
        let mut nodes: Vec<Node> = Vec::new();
        let mut numbers: Map<(u32, EntityKind), u32> = Map::default();
        let mut node_of = Vec::with_capacity(names.names.len());
        for name in &names.names {
            let number = *numbers.entry((name.group, name.kind)).or_insert_with(|| {
                let parent = nodes.len() as u32;
                let range = name.candidate.tokens;
                nodes.push(Node { kind: name.kind, range, count: 0, parent });
                parent
            });
            nodes[number as usize].count += 1;
            node_of.push(number);
        }
        Self { reader, names, nodes, node_of, drafts: Vec::new(), placed: Vec::new() }
    }

    fn root(&mut self, mut node: u32) -> u32 {
        while self.nodes[node as usize].parent != node {
            let parent = self.nodes[node as usize].parent;
            self.nodes[node as usize].parent = self.nodes[parent as usize].parent;
            node = parent;
        }
        node
    }

    /// Makes two nodes one entity; the earlier one stays the root.
    fn unite(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.nodes[a.max(b) as usize].parent = a.min(b);
    }

    /// "Rosa N Quint" and "Rosa Quint"; "Luis Ferrer Moro" and "Luis Ferrer"; "Farrukh Ibrahimov"
    /// and "Farrukh Ibragimov".
    fn merge_persons(&mut self) {
        let mut full: Map<u64, u32> = Map::default();
        let mut by_first: Map<(WordId, usize), Vec<u32>> = Map::default();
        let mut longer: Vec<(u32, Vec<WordId>)> = Vec::new();
        for number in 0..self.nodes.len() as u32 {
            let node = &self.nodes[number as usize];
            if node.kind != EntityKind::Person {
                continue;
            }
            let words: Vec<WordId> = person_words(self.reader, node.range).take(8).collect();
            if words.len() < 2 {
                continue;
            }
            let key = hash_words(words.iter().copied());
            let same = *full.entry(key).or_insert(number);
            if same != number {
                self.unite(same, number);
                continue;
            }
            let others = by_first.entry((words[0], words.len())).or_default();
            let variant = others.iter().copied().find(|&other| self.is_variant(other, &words));
            if let Some(other) = variant {
                self.unite(other, number);
            } else if others.len() < MAX_COMPARED {
                others.push(number);
            }
            if words.len() > 2 {
                longer.push((number, words));
            }
        }
        for (number, words) in longer {
            let last = words.len() - 1;
            let parts: [&[WordId]; 3] = [&words[..last], &words[..2], &words[1..]];
            let keys = parts.map(|part| hash_words(part.iter().copied()));
            let outer = hash_words([words[0], words[last]].into_iter());
            for key in keys.into_iter().chain([outer]) {
                if let Some(&other) = full.get(&key) {
                    self.unite(other, number);
                }
            }
        }
    }

    /// Whether two names of the same first word differ by one letter in another.
    fn is_variant(&self, other: u32, words: &[WordId]) -> bool {
        let forms = |word: WordId| self.reader.document.vocabulary.form(word);
        let mut differing = 0;
        for (a, &b) in person_words(self.reader, self.nodes[other as usize].range).zip(words) {
            if a != b {
                differing += 1;
                let (a, b) = (forms(a), forms(b));
                if a.len().min(b.len()) < 6 || !is_within_one_edit(a, b) {
                    return false;
                }
            }
        }
        differing == 1
    }

    /// "World Harvest Organization (WHO)", "Tamarind Steel" and "Tamarind".
    fn merge_organizations(&mut self) {
        let document = self.reader.document;
        let mut prefixes: Map<u64, Option<u32>> = Map::default();
        let mut initials: Map<u64, Option<u32>> = Map::default();
        let put = |map: &mut Map<u64, Option<u32>>, key: u64, number: u32| {
            map.entry(key)
                .and_modify(|known| *known = known.filter(|&k| k == number))
                .or_insert(Some(number));
        };
        for (number, node) in self.nodes.iter().enumerate() {
            let takes = matches!(node.kind, EntityKind::Organization | EntityKind::Work | EntityKind::Event);
            if !takes || node.range.len() < 2 {
                continue;
            }
            let range = node.range.indices().take(16);
            let mut letters = String::new();
            let mut words = Vec::new();
            for index in range {
                words.push(document.tokens[index].word);
                if self.reader.is_capitalized(index) {
                    letters.extend(
                        document.token_text(index).chars().next().into_iter().flat_map(char::to_lowercase),
                    );
                    if words.len() < node.range.len()
                        && words.len() <= 4
                        && node.kind == EntityKind::Organization
                    {
                        put(&mut prefixes, hash_words(words.iter().copied()), number as u32);
                    }
                }
            }
            if letters.chars().count() >= 2 {
                put(&mut initials, hash_text(&letters), number as u32);
            }
        }
        for number in 0..self.nodes.len() as u32 {
            let node = &self.nodes[number as usize];
            if node.kind != EntityKind::Organization {
                continue;
            }
            let range = node.range;
            let words = document.tokens[range.indices()].iter().map(|t| t.word);
            let mut target = prefixes.get(&hash_words(words)).copied().flatten();
            if target.is_none() && range.len() == 1 && self.reader.is_all_caps(range.start()) {
                let letters: String = self.reader.form(range.start()).chars().filter(|c| *c != '.').collect();
                target = initials.get(&hash_text(&letters)).copied().flatten();
            }
            if let Some(target) = target {
                self.unite(target, number);
            }
        }
        self.merge_bracketed();
    }

    /// An abbreviation in brackets directly after a name stands for that name, whatever its letters.
    fn merge_bracketed(&mut self) {
        for at in 1..self.names.names.len() {
            let (before, name) = (&self.names.names[at - 1], &self.names.names[at]);
            let open = before.candidate.tokens.end();
            let inside = name.candidate.tokens;
            let stands_so = inside.len() == 1
                && inside.start() == open + 1
                && clues::is_abbreviation(self.reader, inside.start(), open)
                && before.candidate.tokens.len() > 1;
            let fits = before.kind == name.kind || name.kind == EntityKind::Organization;
            if stands_so && fits && !matches!(before.kind, EntityKind::Person | EntityKind::Group) {
                let (full, short) = (self.node_of[at - 1], self.node_of[at]);
                self.unite(full, short);
            }
        }
    }

    /// "U.S." and "America"; "Republic of Korea" and "South Korea".
    fn merge_countries(&mut self) {
        let mut known: Map<&'static str, u32> = Map::default();
        let mut plain: Map<String, u32> = Map::default();
        let mut key = String::new();
        let mut bare_korea = None;
        for number in 0..self.nodes.len() as u32 {
            let node = &self.nodes[number as usize];
            if node.kind != EntityKind::Place || node.range.len() > 8 {
                continue;
            }
            key.clear();
            for index in node.range.indices() {
                if index > node.range.start() && self.reader.has_space_before(index) {
                    key.push('_');
                }
                key.push_str(self.reader.form(index));
            }
            let row = places::COUNTRY_ALIASES.iter().find(|row| row.contains(&key.as_str()));
            let other = if let Some(row) = row {
                *known.entry(row[0]).or_insert(number)
            } else {
                let short = ["republic_of_", "kingdom_of_", "state_of_", "islamic_republic_of_", "city_of_"]
                    .iter()
                    .find_map(|start| key.strip_prefix(start))
                    .unwrap_or(&key);
                if short == "korea" {
                    bare_korea = Some(number);
                }
                *plain.entry(short.to_owned()).or_insert(number)
            };
            if other != number {
                self.unite(other, number);
            }
        }
        // "Korea" alone is the one of the two that the text speaks of.
        if let (Some(korea), Some(&south), None) =
            (bare_korea, known.get("south_korea"), known.get("north_korea"))
        {
            self.unite(korea, south);
        }
    }

    /// Gives every name its draft: surnames and given names go to the person they fit best so far.
    fn assign(&mut self) {
        let mut draft_of: Map<u32, u32> = Map::default();
        let mut by_word: Map<WordId, Vec<u32>> = Map::default();
        // Everybody with a full name, known before the first short form: a headline may have only the surname.
        let mut everybody: Map<WordId, u32> = Map::default();
        for number in 0..self.nodes.len() as u32 {
            let node = &self.nodes[number as usize];
            if node.kind == EntityKind::Person && node.range.len() > 1 {
                let words: Vec<WordId> = person_words(self.reader, node.range).collect();
                if let [first, .., last] = words[..] {
                    everybody.entry(last).or_insert(number);
                    everybody.entry(first).or_insert(number);
                }
            }
        }
        for at in 0..self.names.names.len() {
            let name = self.names.names[at];
            let node = self.node_of[at];
            let range = name.candidate.tokens;
            let is_single = name.kind == EntityKind::Person && person_words(self.reader, range).count() == 1;
            let mut draft = None;
            let word = person_words(self.reader, range).next();
            if is_single && let Some(word) = word {
                let so_far = by_word.get(&word).and_then(|drafts| self.best(drafts));
                draft = match (so_far, everybody.get(&word)) {
                    (None, Some(&person)) => Some(self.draft_of(person, &mut draft_of)),
                    _ => so_far,
                };
            }
            let draft = match draft {
                Some(draft) => draft,
                None => self.draft_of(node, &mut draft_of),
            };
            if name.kind == EntityKind::Person && !is_single {
                let words: Vec<WordId> = person_words(self.reader, range).collect();
                if let [first, .., last] = words[..] {
                    for word in [first, last] {
                        let drafts = by_word.entry(word).or_default();
                        if !drafts.contains(&draft) && drafts.len() < MAX_COMPARED {
                            drafts.push(draft);
                        }
                    }
                }
            }
            self.place(&name, draft);
        }
    }

    /// The draft with the most mentions.
    fn best(&self, drafts: &[u32]) -> Option<u32> {
        drafts.iter().copied().max_by_key(|&draft| self.drafts[draft as usize].mentions.len())
    }

    fn draft_of(&mut self, node: u32, draft_of: &mut Map<u32, u32>) -> u32 {
        let root = self.root(node);
        let drafts = &mut self.drafts;
        let kind = self.nodes[root as usize].kind;
        *draft_of.entry(root).or_insert_with(|| {
            drafts.push(Draft {
                kind,
                forms: Vec::new(),
                form_counts: Vec::new(),
                role_ranges: Vec::new(),
                mentions: Vec::new(),
                clues: Vec::new(),
            });
            drafts.len() as u32 - 1
        })
    }

    fn place(&mut self, name: &Name, draft: u32) {
        let group = &self.names.groups[name.group as usize];
        let tokens = name.candidate.tokens;
        let document = self.reader.document;
        let words = |range: TokenRange| document.tokens[range.indices()].iter().map(|t| t.word);
        let mention = Mention { tokens, form: MentionForm::Name };
        let target = &mut self.drafts[draft as usize];
        let known = target.forms.iter().position(|&form| words(form).eq(words(tokens)));
        match known {
            Some(at) => {
                target.form_counts[at] += 1;
                // A dateline or headline in capitals is not how the name is written.
                let shown = target.forms[at].start();
                if self.reader.is_all_caps(shown) && !self.reader.is_all_caps(tokens.start()) {
                    target.forms[at] = tokens;
                }
            }
            None if target.forms.len() < MAX_ALIASES => {
                target.forms.push(tokens);
                target.form_counts.push(1);
            }
            None => {}
        }
        for clue in group.clues.iter().filter(|clue| clue.kind == name.kind) {
            let is_new = target.clues.iter().all(|known| known.clue != clue.clue);
            if is_new && target.clues.len() < MAX_CLUES {
                target.clues.push(*clue);
            }
        }
        target.mentions.push(mention);
        self.placed.push((mention, draft));
    }

    fn find_roles(&mut self) {
        let mut bound = 0;
        for at in 0..self.placed.len() {
            let (mention, draft) = self.placed[at];
            let sentence_index = self.names.names[at].candidate.sentence as usize;
            let sentence = self.reader.document.sentences[sentence_index].tokens;
            let target = &mut self.drafts[draft as usize];
            if target.kind != EntityKind::Person {
                continue;
            }
            let (start, end) = (mention.tokens.start(), mention.tokens.end());
            if target.role_ranges.len() < MAX_ROLES {
                target.role_ranges.extend(roles::before(self.reader, start, bound.max(sentence.start())));
                let mut later = self.names.names.iter().skip(at + 1).take(8);
                let next = later.find(|next| next.kind == EntityKind::Person);
                let next = next.map_or(usize::MAX, |next| next.candidate.tokens.start());
                target.role_ranges.extend(roles::after(self.reader, end, sentence.end(), next));
            }
            bound = end;
        }
    }
}

/// The words of a person's name that tell people apart: no initials, numerals, particles.
fn person_words<'a, 'd, 't>(
    reader: &'a Reader<'d, 't>,
    range: TokenRange,
) -> impl Iterator<Item = WordId> + Clone + use<'a, 'd, 't> {
    range.indices().filter_map(move |i| {
        let class = reader.class(i);
        let is_particle = class.any(Classes::PARTICLE) && !class.any(Classes::FIRST_NAME);
        let skip =
            reader.is_initial(i) || class.any(Classes::NUMERAL) || is_particle || !reader.is_capitalized(i);
        (!skip).then(|| reader.document.tokens[i].word)
    })
}

/// Names of the same first word that are compared letter by letter.
const MAX_COMPARED: usize = 8;

fn hash_text(text: &str) -> u64 {
    use std::hash::Hasher;
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// Whether one letter put in, left out or replaced makes one word the other.
fn is_within_one_edit(a: &str, b: &str) -> bool {
    let prefix = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let rest = |text: &str, skip: usize| text.chars().skip(skip).collect::<String>();
    let (x, y) = (rest(a, prefix), rest(b, prefix));
    rest(&x, 1) == rest(&y, 1) || rest(&x, 1) == y || x == rest(&y, 1)
}
