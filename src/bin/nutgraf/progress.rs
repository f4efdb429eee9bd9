//! How far long work is, on a terminal's standard error; nothing elsewhere.

use std::io::{self, IsTerminal};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What is done sooner needs no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// The bar that is on the terminal.
static SHOWN: Mutex<Option<ProgressBar>> = Mutex::new(None);

/// What is counted.
#[derive(Clone, Copy)]
pub enum Unit {
    Files,
    Bytes,
}

/// A bar, which goes away with this.
pub struct Progress {
    /// `None` where there is nobody to see it.
    bar: Option<ProgressBar>,
    begin: Instant,
}

impl Progress {
    /// A bar of this length; none where less than two things are to be done.
    pub fn new(length: u64, unit: Unit) -> Self {
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let is_seen = length > 1 && !is_dumb && io::stderr().is_terminal();
        let bar = is_seen.then(|| {
            let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden());
            let template = match unit {
                Unit::Files => "{bar:32} {pos} of {len} files, {eta} left",
                Unit::Bytes => "{bar:32} {decimal_bytes} of {decimal_total_bytes}, {eta} left",
            };
            // The template is ours.
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style);
            }
            bar
        });
        Self { bar, begin: Instant::now() }
    }

    /// One more is done.
    pub fn step(&self) {
        if let Some(bar) = &self.bar {
            self.show(bar);
            bar.inc(1);
        }
    }

    /// So much is done.
    pub fn reach(&self, position: u64) {
        if let Some(bar) = &self.bar {
            self.show(bar);
            bar.set_position(position);
        }
    }

    fn show(&self, bar: &ProgressBar) {
        if bar.is_hidden() && self.begin.elapsed() >= PATIENCE {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            *SHOWN.lock().unwrap_or_else(PoisonError::into_inner) = Some(bar.clone());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            SHOWN.lock().unwrap_or_else(PoisonError::into_inner).take();
            bar.finish_and_clear();
        }
    }
}

/// Lets `write` write to the terminal as if there were no bar: it is taken away before and put back afterwards.
pub fn aside<T>(write: impl FnOnce() -> T) -> T {
    let bar = SHOWN.lock().unwrap_or_else(PoisonError::into_inner).clone();
    match bar {
        Some(bar) => bar.suspend(write),
        None => write(),
    }
}
