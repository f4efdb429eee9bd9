//! Being told to end: the line that is being written is finished first.

use std::process;
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use crate::console;

/// So long a line that is being written may take once a signal has come; a second signal ends it at once. The reader of
/// a pipe may have stopped reading, and then it would take for ever.
const PATIENCE: Duration = Duration::from_secs(2);

/// Watches for SIGINT and SIGTERM. The program still ends by the signal, as shells expect: they show 130 and 143.
pub fn watch() {
    // Handlers are set by the thread that serves them: where it cannot be started, the system ends the program.
    let watching = thread::Builder::new().name("signals".to_owned()).spawn(|| {
        let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
        let signal = loop {
            if let Some(signal) = signals.wait().next() {
                break signal;
            }
        };
        console::stop_after_line(PATIENCE, || signals.pending().next().is_some());
        let _ = emulate_default_handler(signal);
        process::exit(128 + signal)
    });
    drop(watching);
}
