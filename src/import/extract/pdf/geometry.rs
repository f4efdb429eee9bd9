//! Positions on a page.

/// An affine map of the plane, as PDF writes it: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Matrix(pub [f64; 6]);

impl Matrix {
    /// The map that leaves everything in place.
    pub const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// A shift.
    pub const fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this map and then `next`.
    pub fn then(self, next: Self) -> Self {
        let ([a, b, c, d, e, f], [na, nb, nc, nd, ne, nf]) = (self.0, next.0);
        Self([
            a * na + b * nc,
            a * nb + b * nd,
            c * na + d * nc,
            c * nb + d * nd,
            e * na + f * nc + ne,
            e * nb + f * nd + nf,
        ])
    }

    /// Where a point goes.
    pub fn point(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// Where a direction goes.
    pub fn vector(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, ..] = self.0;
        (a * x + c * y, b * x + d * y)
    }
}

/// The direction in which text runs, clockwise from the usual one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Turn {
    /// From left to right.
    #[default]
    None,
    /// Downwards: text turned to the right, and vertical Japanese, whose lines likewise follow one another leftwards.
    Right,
    /// Upside down.
    Half,
    /// Upwards.
    Left,
}

impl Turn {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::None, Self::Right, Self::Half, Self::Left];

    /// The one that a direction (downwards positive) is closest to.
    pub fn of(dx: f64, dy: f64) -> Self {
        match (dx.abs() >= dy.abs(), dx >= 0.0, dy >= 0.0) {
            (true, true, _) => Self::None,
            (true, false, _) => Self::Half,
            (false, _, true) => Self::Right,
            (false, _, false) => Self::Left,
        }
    }

    /// A point as it lies when the page is turned so that this text runs from left to right.
    pub fn upright(self, x: f32, y: f32) -> (f32, f32) {
        match self {
            Self::None => (x, y),
            Self::Right => (y, -x),
            Self::Half => (-x, -y),
            Self::Left => (-y, x),
        }
    }
}

/// A rectangle, with `top` above `bottom` in growing numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub left: f32,
    /// Its upper edge.
    pub top: f32,
    /// Its right edge.
    pub right: f32,
    /// Its lower edge.
    pub bottom: f32,
}

impl Area {
    /// The smallest one that holds both.
    pub fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// How wide it is.
    pub fn width(self) -> f32 {
        self.right - self.left
    }
}

/// The middle one of some values, or `default` where there are none.
pub fn median(mut values: Vec<f32>, default: f32) -> f32 {
    let middle = values.len() / 2;
    if values.is_empty() {
        return default;
    }
    *values.select_nth_unstable_by(middle, f32::total_cmp).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_follow_one_another() {
        let scale = Matrix([2.0, 0.0, 0.0, 3.0, 0.0, 0.0]);
        assert_eq!(scale.then(Matrix::shift(1.0, 1.0)).point(1.0, 1.0), (3.0, 4.0));
        assert_eq!(Matrix::shift(1.0, 1.0).then(scale).point(1.0, 1.0), (4.0, 6.0));
        assert_eq!(Matrix::shift(5.0, 5.0).vector(1.0, 2.0), (1.0, 2.0));
    }

    #[test]
    fn turned_text_runs_from_left_to_right_once_upright() {
        for (dx, dy) in [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)] {
            let turn = Turn::of(dx.into(), dy.into());
            assert_eq!(turn.upright(dx, dy), (1.0, 0.0), "{turn:?}");
        }
    }

    #[test]
    fn the_middle_value() {
        assert_eq!(median(vec![3.0, 1.0, 2.0], 0.0), 2.0);
        assert_eq!(median(vec![], 7.0), 7.0);
    }
}
