//! Chance that is the same each time.

/// xorshift64*: numbers that are the same each time.
pub struct Dice(u64);

impl Default for Dice {
    fn default() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }
}

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.roll() as usize % bound
    }

    /// Whether so many of a thousand throws fall so.
    pub fn chance(&mut self, thousandths: usize) -> bool {
        self.below(1000) < thousandths
    }

    /// Above 0, at most 1.
    pub fn share(&mut self) -> f64 {
        (self.roll() + 1) as f64 / (1u64 << 31) as f64
    }

    /// An index into so many things, the first ones more often.
    pub fn zipf(&mut self, bound: usize) -> usize {
        let share = self.share();
        ((share * share * bound as f64) as usize).min(bound - 1)
    }

    /// A value by its distribution, of which every twentieth is given.
    pub fn quantile(&mut self, values: &[usize; 21]) -> usize {
        let (step, within) = (self.below(20), self.below(1000));
        values[step] + (values[step + 1] - values[step]) * within / 1000
    }
}
