//! Counts what the heap is asked for: an allocator around the system's own.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// The system's allocator, counted. To be made the program's `#[global_allocator]`.
pub struct Counted;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);
static CALLS: AtomicUsize = AtomicUsize::new(0);

/// What a piece of work asked of the heap.
pub struct Demand {
    /// Bytes held at the highest point, beyond those held before.
    pub peak: usize,
    /// Bytes that the result holds.
    pub held: usize,
    /// Allocations, a growing one counted each time it moves on.
    pub allocations: usize,
}

/// Does the work and says what it asked of the heap. One thread at a time.
pub fn demand<T>(work: impl FnOnce() -> T) -> (T, Demand) {
    let (before, calls) = (NOW.load(Relaxed), CALLS.load(Relaxed));
    PEAK.store(before, Relaxed);
    let result = work();
    let demand = Demand {
        peak: PEAK.load(Relaxed) - before,
        held: NOW.load(Relaxed).saturating_sub(before),
        allocations: CALLS.load(Relaxed) - calls,
    };
    (result, demand)
}

fn add(bytes: usize) {
    CALLS.fetch_add(1, Relaxed);
    let now = NOW.fetch_add(bytes, Relaxed) + bytes;
    PEAK.fetch_max(now, Relaxed);
}

// SAFETY: every call goes to the system's allocator with the arguments as given; counting touches nothing else.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        // SAFETY: the caller's promises are the ones System asks for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // For a moment both may exist; counted so, the peak is never told too low.
        add(size);
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as above.
        unsafe { System.realloc(pointer, layout, size) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as above.
        unsafe { System.dealloc(pointer, layout) }
    }
}
