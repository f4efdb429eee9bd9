//! Who is named together: people and organizations in one document.

use std::cmp::Reverse;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::KINDS;
use super::entities::Joins;
use super::rows::Edge;

/// Of a document, those most mentioned: pairs grow with the square.
const MOST_NAMES: usize = 24;

/// The pairs among the first `listed` entities that most documents name together, and how many pairs there are.
pub fn edges(joins: &Joins, listed: usize, limit: usize) -> (Vec<Edge>, usize) {
    let is_somebody = |entity: u32| {
        let kind = KINDS[usize::from(joins.entities[entity as usize].kind)];
        (entity as usize) < listed && matches!(kind, "person" | "organization")
    };
    let mut pairs: HashMap<(u32, u32), u32, FxBuildHasher> = HashMap::default();
    for document in 0..joins.starts.len() - 1 {
        // Most mentioned first, as the analysis has them.
        let mut together: Vec<u32> = Vec::new();
        for &entity in joins.of_document(document) {
            if together.len() < MOST_NAMES && is_somebody(entity) && !together.contains(&entity) {
                together.push(entity);
            }
        }
        together.sort_unstable();
        for (at, &one) in together.iter().enumerate() {
            for &other in &together[at + 1..] {
                *pairs.entry((one, other)).or_default() += 1;
            }
        }
    }
    let all = pairs.len();
    let mut edges: Vec<Edge> =
        pairs.into_iter().map(|((one, other), documents)| Edge(one, other, documents)).collect();
    edges.sort_unstable_by_key(|edge| (Reverse(edge.2), edge.0, edge.1));
    edges.truncate(limit);
    (edges, all)
}
