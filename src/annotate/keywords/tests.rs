use super::*;

#[test]
fn spread_by_hand() {
    // All of it in one of ten equal parts; as much in each; in two of four.
    let mut one = [0; 10];
    one[3] = 7;
    assert!((dispersion(&one, 1000) - 1.0).abs() < 1e-12);
    assert!(dispersion(&[2; 10], 1000) < 1e-12);
    assert!((dispersion(&[5, 5, 0, 0], 400) - 0.5 / 0.75).abs() < 1e-12);
    assert!(dispersion(&[3], 3) < 1e-12);
}
