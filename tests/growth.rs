//! Memory grows with the text and no faster, and small things are not allocated one by one. Bytes and counts, unlike
//! seconds, are the same on every machine, so this can stand in the tests.

#[path = "../benches/support/mod.rs"]
mod support;

use nutgraf::Options;
use support::{memory, text};

#[global_allocator]
static HEAP: memory::Counted = memory::Counted;

/// Highest number of bytes held, for each byte of text.
const PEAK_PER_BYTE: f64 = 25.0;
/// Allocations for each kB of text, which is about 170 words.
const ALLOCATIONS_PER_KB: f64 = 400.0;

#[test]
fn memory_is_linear_in_the_text() {
    // The whole test is one function: the allocator counts all threads.
    let options = Options::default();
    let _ = nutgraf::analyze("Tables that are built once are not the text's.", &options);
    let mut shares = Vec::new();
    // Eight times apart: what doubles as it grows is then as full in one as in the other.
    for bytes in [125_000, 1_000_000] {
        let text = text::text(bytes);
        let (_, demand) = memory::demand(|| nutgraf::analyze(&text, &options));
        let peak = demand.peak as f64 / bytes as f64;
        let allocations = demand.allocations as f64 / (bytes as f64 / 1000.0);
        println!("{bytes} bytes: peak {peak:.1} bytes a byte, {allocations:.1} allocations a kB");
        assert!(peak < PEAK_PER_BYTE, "{bytes} bytes of text take {peak:.1} bytes of memory a byte");
        assert!(allocations < ALLOCATIONS_PER_KB, "{allocations:.1} allocations a kB in {bytes} bytes");
        shares.push(peak);
    }
    let [small, large] = shares[..] else { panic!("two sizes were measured") };
    assert!(
        large < small * 1.5,
        "a byte of an eight times longer text takes {large:.1} bytes, not {small:.1}"
    );
}
