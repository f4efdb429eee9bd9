//! Which sentences are taken: each time the one whose score is best after what the chosen ones already say has been
//! taken off (maximal marginal relevance, Carbonell and Goldstein, 1998, with the weighted coverage of Lin and Bilmes,
//! "A Class of Submodular Functions for Document Summarization", 2011).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::cohesion::Dependence;
use super::concepts::Concepts;
use super::features::Candidate;

/// A candidate as it is chosen from.
pub struct Choice<'c> {
    /// What is known of it.
    pub candidate: &'c Candidate,
    /// Its score by itself.
    pub score: f64,
}

/// Looked at for each sentence that is wanted, so that the time stays bounded.
const BREADTH: usize = 4;
/// At least so many are looked at.
const LEAST: usize = 60;

struct Waiting {
    gain: f64,
    index: usize,
    /// Number of chosen sentences when the gain was worked out.
    stamp: usize,
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Waiting {}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Waiting {
    /// Earlier sentences win where gains are equal.
    fn cmp(&self, other: &Self) -> Ordering {
        self.gain.total_cmp(&other.gain).then(other.index.cmp(&self.index))
    }
}

/// Indices of the chosen ones, best first. `repeated` is what a lemma that is said again takes off, times its chance.
pub fn choose(choices: &[Choice<'_>], concepts: &Concepts, repeated: f64, wanted: usize) -> Vec<usize> {
    let mut said = concepts.marks();
    let all_point_on = choices.iter().all(|choice| choice.candidate.is_signpost);
    let says_something = |&i: &usize| all_point_on || !choices[i].candidate.is_signpost;
    let mut best: Vec<usize> = (0..choices.len()).filter(says_something).collect();
    order::sort_by(&mut best, |&a, &b| choices[b].score.total_cmp(&choices[a].score).then(a.cmp(&b)));
    // What turns out to say nothing new gives its place to the next best.
    let mut rest = best.split_off(best.len().min((BREADTH * wanted).max(LEAST))).into_iter();
    let gain = |index: usize, said: &[bool]| {
        let choice = &choices[index];
        let again: f64 = choice
            .candidate
            .lemmas
            .iter()
            .filter(|lemma| said[lemma.index()])
            .map(|lemma| concepts.chance(*lemma))
            .sum();
        choice.score - repeated * again
    };
    let mut heap: BinaryHeap<Waiting> = BinaryHeap::new();
    let mut in_reach = vec![false; choices.len()];
    for &index in &best {
        in_reach[index] = true;
        if choices[index].candidate.dependence < Dependence::Strong {
            heap.push(Waiting { gain: gain(index, &said), index, stamp: 0 });
        }
    }
    let mut chosen: Vec<usize> = Vec::new();
    let mut taken = vec![false; choices.len()];
    let mut duplicates = Vec::new();
    while chosen.len() < wanted {
        let Some(top) = heap.pop() else {
            let Some(index) = rest.find(|&i| choices[i].candidate.dependence < Dependence::Strong) else {
                break;
            };
            heap.push(Waiting { gain: gain(index, &said), index, stamp: chosen.len() });
            continue;
        };
        if top.stamp != chosen.len() {
            heap.push(Waiting { gain: gain(top.index, &said), index: top.index, stamp: chosen.len() });
            continue;
        }
        let lemmas = &choices[top.index].candidate.lemmas;
        let known = lemmas.iter().filter(|lemma| said[lemma.index()]).count();
        if !chosen.is_empty() && known * 10 >= lemmas.len() * 9 {
            duplicates.push(top.index);
            if let Some(index) = rest.find(|&i| choices[i].candidate.dependence < Dependence::Strong) {
                heap.push(Waiting { gain: gain(index, &said), index, stamp: chosen.len() });
            }
            continue;
        }
        for lemma in lemmas {
            said[lemma.index()] = true;
        }
        taken[top.index] = true;
        chosen.push(top.index);
        // What depends on this one can be understood now.
        let next = top.index + 1;
        if choices
            .get(next)
            .is_some_and(|c| c.candidate.follows && c.candidate.dependence == Dependence::Strong)
            && in_reach[next]
        {
            heap.push(Waiting { gain: gain(next, &said), index: next, stamp: chosen.len() });
        }
    }
    // Better a sentence that depends on another or says it again than a summary shorter than was asked for.
    let dependent = best.iter().copied().filter(|&i| choices[i].candidate.dependence >= Dependence::Strong);
    for index in duplicates.into_iter().chain(dependent) {
        if chosen.len() == wanted {
            break;
        }
        if !taken[index] {
            taken[index] = true;
            chosen.push(index);
        }
    }
    chosen
}
use crate::text::order;
