//! Names as nodes that are put together: one node for each kind of each group of equal words, united where they name
//! the same thing, kept apart where the text tells them apart.

use hashbrown::HashMap;
use rustc_hash::{FxBuildHasher, FxHashSet};

use super::joined::{Joined, Named, Why};
use crate::annotate::names::EntityKind;
use crate::annotate::names::classify::Names;
use crate::annotate::names::surface::Surface;
use crate::lang::pack::RolePart;
use crate::text::{BlockKind, TokenRange};

pub type Map<K, V> = HashMap<K, V, FxBuildHasher>;

/// Nodes that one node can be held apart from; no text has more, and hostile ones shall not cost more.
const MAX_APART: usize = 64;

/// Entries of a bucket that are compared with one another.
pub const MAX_COMPARED: usize = 16;

/// One kind of one group of names.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// What it is.
    pub kind: EntityKind,
    /// Where it first stands.
    pub range: TokenRange,
    /// The sentence it first stands in.
    pub sentence: u32,
    /// Group of equal words.
    pub group: u32,
    /// Union-find.
    parent: u32,
}

/// All names of a document, and what belongs together.
pub struct Graph<'r, 'd, 't> {
    /// The document.
    pub surface: &'r Surface<'d, 't>,
    /// In text order.
    pub names: Vec<Named>,
    /// What is put together.
    pub nodes: Vec<Node>,
    /// Node of each name.
    pub node_of: Vec<u32>,
    /// By root: nodes it must not be united with.
    apart: Map<u32, Vec<u32>>,
    /// By node: how it was joined.
    pub joined: Vec<(u32, Joined)>,
    /// Nodes and the groups whose mentions are explained.
    noted: FxHashSet<(u32, u32)>,
}

impl<'r, 'd, 't> Graph<'r, 'd, 't> {
    /// Every name on its own.
    pub fn new(surface: &'r Surface<'d, 't>, found: &Names) -> Self {
        let named = found.names.iter().map(|name| Named {
            tokens: name.candidate.tokens,
            sentence: name.candidate.sentence,
            kind: name.kind,
            group: name.group,
            certainty: name.certainty,
        });
        let names: Vec<Named> = named.collect();
        let mut graph = Self {
            surface,
            node_of: Vec::with_capacity(names.len()),
            names: Vec::new(),
            nodes: Vec::new(),
            apart: Map::default(),
            joined: Vec::new(),
            noted: FxHashSet::default(),
        };
        let mut numbers: Map<(u32, EntityKind), u32> = Map::default();
        for name in &names {
            let number = *numbers.entry((name.group, name.kind)).or_insert_with(|| graph.add(name));
            graph.node_of.push(number);
        }
        graph.names = names;
        graph.note_lists();
        graph
    }

    /// A new node for a name.
    pub fn add(&mut self, name: &Named) -> u32 {
        let parent = self.nodes.len() as u32;
        let Named { kind, tokens: range, sentence, group, .. } = *name;
        self.nodes.push(Node { kind, range, sentence, group, parent });
        parent
    }

    /// "Rosa Quint and Tom Quint", "Tamarind and Tamarind Steel": what is listed side by side is not the same.
    fn note_lists(&mut self) {
        for at in 1..self.names.len() {
            let (left, right) = (self.names[at - 1], self.names[at]);
            let is_named_so = !matches!(left.kind, EntityKind::Place | EntityKind::Group);
            if left.kind == right.kind
                && is_named_so
                && self.is_listed(left.tokens.end(), right.tokens.start())
            {
                self.hold_apart(self.node_of[at - 1], self.node_of[at]);
            }
        }
    }

    /// Whether only "and" or "or" stands between two names.
    pub fn is_listed(&self, from: usize, to: usize) -> bool {
        if to < from || to - from > 3 {
            return false;
        }
        let mut ties = 0;
        for at in from..to {
            match self.surface.form(at) {
                "and" | "&" | "versus" | "vs." => ties += 1,
                "," | "the" => {}
                form if self.surface.document.pack.roles().listed(form).any(RolePart::AND) => ties += 1,
                _ => return false,
            }
        }
        ties == 1
    }

    /// The node that stands for all it is united with.
    pub fn root(&mut self, mut node: u32) -> u32 {
        while self.nodes[node as usize].parent != node {
            let parent = self.nodes[node as usize].parent;
            self.nodes[node as usize].parent = self.nodes[parent as usize].parent;
            node = parent;
        }
        node
    }

    /// Keeps two nodes, and what is united with them, from being united.
    pub fn hold_apart(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        for (one, other) in [(a, b), (b, a)] {
            let held = self.apart.entry(one).or_default();
            if held.len() < MAX_APART && !held.contains(&other) {
                held.push(other);
            }
        }
    }

    /// Whether two nodes are held apart.
    pub fn are_apart(&mut self, a: u32, b: u32) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        let Some(held) = self.apart.get(&a).cloned() else { return false };
        a != b && held.into_iter().any(|other| self.root(other) == b)
    }

    /// Makes two nodes one entity, unless they are held apart; the earlier one stays the root.
    pub fn unite(&mut self, long: u32, short: u32, why: Why) -> bool {
        let (a, b) = (self.root(long), self.root(short));
        if a == b {
            return true;
        }
        if self.are_apart(a, b) {
            return false;
        }
        let (root, child) = (a.min(b), a.max(b));
        self.nodes[child as usize].parent = root;
        if let Some(held) = self.apart.remove(&child) {
            for other in held {
                // The other side knows the child by its number, which now leads to the root.
                let list = self.apart.entry(root).or_default();
                if list.len() < MAX_APART && !list.contains(&other) {
                    list.push(other);
                }
            }
        }
        self.tell(long, short, why);
        true
    }

    /// Whether a short form first stands after the full one, or in a headline.
    pub fn follows(&self, short: u32, long: u32) -> bool {
        let (short, long) = (self.nodes[short as usize], self.nodes[long as usize]);
        let document = self.surface.document;
        let block = document.block_of(&document.sentences[short.sentence as usize]).kind;
        let is_head = matches!(
            block,
            BlockKind::Title
                | BlockKind::Heading
                | BlockKind::Kicker
                | BlockKind::Caption
                | BlockKind::Dateline
        );
        is_head || long.range.start() < short.range.start()
    }

    /// Notes why `short` belongs to `long`.
    fn tell(&mut self, long: u32, short: u32, why: Why) {
        let (long, range) = (self.nodes[long as usize].range, self.nodes[short as usize].range);
        self.joined.push((short, Joined { short: range, long, other: None, why }));
    }

    /// Notes what was decided about one mention; the same decision about the same words is noted once.
    pub fn note(&mut self, node: u32, named: &Named, long: TokenRange, other: Option<TokenRange>, why: Why) {
        if self.noted.insert((node, named.group)) {
            self.joined.push((node, Joined { short: named.tokens, long, other, why }));
        }
    }
}
