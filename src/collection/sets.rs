//! Sets that are united one by one (union-find; Galler and Fischer, CACM 1964).

/// Each number is in one set.
pub struct Sets {
    parents: Vec<u32>,
}

impl Sets {
    /// So many numbers, each in a set of its own.
    pub fn new(count: usize) -> Self {
        Self { parents: (0..count as u32).collect() }
    }

    /// The number that stands for the set of `number`: its smallest.
    pub fn root(&mut self, number: u32) -> u32 {
        let mut at = number;
        while self.parents[at as usize] != at {
            let above = self.parents[at as usize];
            self.parents[at as usize] = self.parents[above as usize];
            at = above;
        }
        at
    }

    /// Makes one set of two.
    pub fn unite(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        self.parents[one.max(other) as usize] = one.min(other);
    }
}
