//! Standard output and standard error: whole lines, errors instead of panics.
//!
//! `println!` and `eprintln!` panic where the other end does not take more; nothing here uses them.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anstream::AutoStream;
use nutgraf::output::controls::{escaped, readable};

use crate::progress;
use crate::terminal::Look;

/// Held while lines are written, so that a signal finds them whole.
static LINES: Mutex<()> = Mutex::new(());
/// Whether a message could not be written to standard error.
static UNSAID: AtomicBool = AtomicBool::new(false);
/// Whether standard output was closed (`>&-`) when the program began.
static STDOUT_CLOSED: AtomicBool = AtomicBool::new(false);
/// The same of standard error.
static STDERR_CLOSED: AtomicBool = AtomicBool::new(false);

// Before `main`, Rust opens /dev/null in place of a closed stream, and what is written there is lost without a word. Only
// what runs still earlier can see that it was closed.
#[cfg(unix)]
ctor::declarative::ctor! {
    #[ctor(unsafe)]
    fn look_for_closed_streams() {
        STDOUT_CLOSED.store(is_closed(&io::stdout()), Ordering::Relaxed);
        STDERR_CLOSED.store(is_closed(&io::stderr()), Ordering::Relaxed);
    }
}

/// Whether the descriptor of `stream` is not open. It is copied, which no other state of it prevents.
#[cfg(unix)]
fn is_closed(stream: &impl std::os::fd::AsFd) -> bool {
    /// "Bad file descriptor", the same number on all Unix systems.
    const EBADF: i32 = 9;
    let copy = stream.as_fd().try_clone_to_owned();
    copy.is_err_and(|error| error.raw_os_error() == Some(EBADF))
}

/// Standard output.
pub struct Output {
    pub is_terminal: bool,
    /// How text for reading looks there.
    pub look: Look,
}

impl Output {
    pub fn new() -> Self {
        Self { is_terminal: io::stdout().is_terminal(), look: Look::of_stdout() }
    }

    /// Writes whole lines in one piece and at once.
    pub fn write(&mut self, lines: &[u8]) -> io::Result<()> {
        self.hold(|out| out.write_all(lines))
    }

    /// Writes what goes to a person or a program: as it is, except to a terminal, which it must not steer.
    pub fn write_data(&mut self, lines: &[u8]) -> io::Result<()> {
        self.write(&data(lines, self.is_terminal))
    }

    /// Writes text for reading that has colors where [`Look`] wants them.
    pub fn write_styled(&mut self, lines: &str) -> io::Result<()> {
        whole(|| {
            // Older terminals of Windows have other means than escape sequences.
            let mut out = AutoStream::always(io::stdout().lock());
            out.write_all(lines.as_bytes())?;
            out.flush()
        })
    }

    /// Writes what is made while it is written, in large pieces. No line is left unfinished unless it takes longer than
    /// a signal waits.
    pub fn stream(&mut self, make: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        self.hold(|out| {
            let mut buffered = BufWriter::with_capacity(1 << 16, out);
            make(&mut buffered)?;
            buffered.flush()
        })
    }

    /// Lets `write` write whole lines.
    pub fn hold(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        whole(|| {
            let mut out = io::stdout().lock();
            write(&mut out)?;
            out.flush()
        })
    }
}

/// Lets `write` write whole lines to standard output, unless that was closed.
fn whole(write: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
    if STDOUT_CLOSED.load(Ordering::Relaxed) {
        return Err(io::Error::other("standard output is closed"));
    }
    progress::aside(|| {
        let _whole = LINES.lock().unwrap_or_else(PoisonError::into_inner);
        write()
    })
}

/// `lines` as they go out.
fn data(lines: &[u8], to_terminal: bool) -> std::borrow::Cow<'_, [u8]> {
    if !to_terminal {
        return lines.into();
    }
    readable(&String::from_utf8_lossy(lines)).into_owned().into_bytes().into()
}

/// Tells `message` in one line on standard error.
pub fn say(message: &str) {
    stderr(&format!("nutgraf: {}\n", escaped(message)));
}

/// Tells what is wrong with how `command` was called.
pub fn say_usage(message: &str, command: &str) {
    let message = escaped(message);
    stderr(&format!("nutgraf: {message}\n\nFor more information, try 'nutgraf {command} --help'.\n"));
}

/// Writes lines to standard error, at once.
pub fn stderr(lines: &str) {
    let closed = STDERR_CLOSED.load(Ordering::Relaxed);
    if closed || progress::aside(|| io::stderr().lock().write_all(lines.as_bytes())).is_err() {
        UNSAID.store(true, Ordering::Relaxed);
    }
}

/// Whether every message reached standard error.
pub fn all_said() -> bool {
    !UNSAID.load(Ordering::Relaxed)
}

/// Waits until no line is half written, but no longer than `patience` or until `hurry`. After it, nothing is written any
/// more: it is for ending the program.
pub fn stop_after_line(patience: Duration, mut hurry: impl FnMut() -> bool) {
    let begin = Instant::now();
    loop {
        match LINES.try_lock() {
            Ok(lines) => return std::mem::forget(lines),
            Err(std::sync::TryLockError::Poisoned(lines)) => return std::mem::forget(lines),
            Err(std::sync::TryLockError::WouldBlock) if begin.elapsed() > patience || hurry() => return,
            Err(std::sync::TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(2)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::data;

    #[test]
    fn data_is_left_alone_except_on_a_terminal() {
        for text in ["\u{1b}[31mred", "\u{202e}txt.exe", "a\u{9b}2J\n", "plain\n"] {
            assert_eq!(data(text.as_bytes(), false), text.as_bytes());
            let shown = String::from_utf8(data(text.as_bytes(), true).into_owned()).unwrap();
            assert!(!shown.contains(|c| nutgraf::output::controls::is_control(c) && c != '\n'), "{shown:?}");
        }
    }
}
