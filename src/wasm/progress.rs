//! How far a request is, told to a JavaScript function as `(step, fraction)`.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use crate::Step;

/// The share of a request's time that its file takes to be read.
const READING: f64 = 0.05;

/// Tells a listener, if there is one, which step is running and which share of the whole request is done (0 to 1).
pub struct Progress {
    listener: Option<Function>,
    /// The share that is over when the analysis begins.
    before: f64,
}

impl Progress {
    /// The progress of an analysis of a text at hand.
    pub fn of_text(listener: Option<Function>) -> Self {
        Self { listener, before: 0.0 }
    }

    /// The progress of reading a file and analysing it.
    pub fn of_file(listener: Option<Function>) -> Self {
        Self { listener, before: READING }
    }

    /// So much of the file, 0 to 1, has been read.
    pub fn read(&self, share: f64) {
        self.tell("read", self.before * share);
    }

    /// A step of the analysis is running, of which the share `done`, 0 to 1, is over.
    pub fn step(&self, step: Step, done: f64) {
        // Shares of the time, measured on long English texts.
        let (begin, end) = match step {
            Step::Import => (0.0, 0.1),
            Step::Segment => (0.1, 0.25),
            Step::Annotate => (0.25, 0.9),
            Step::Present => (0.9, 1.0),
        };
        let share = begin + (end - begin) * done;
        self.tell(step.as_str(), self.before + (1.0 - self.before) * share);
    }

    fn tell(&self, step: &str, fraction: f64) {
        if let Some(listener) = &self.listener {
            // The package's own listeners do not throw.
            let _ = listener.call2(&JsValue::NULL, &step.into(), &fraction.into());
        }
    }
}
