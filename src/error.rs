//! The one error type: a code that programs can match and a message that names the remedy.
//!
//! Analysis of text never fails; errors come from the edges only: decoding, containers, options, size limits.

use std::fmt;

/// What went wrong, in a form that programs can match. The names are part of the public interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorCode {
    /// The input is larger than Nutgraf reads in one piece.
    TooLong,
    /// An option has an unknown name or a value out of range.
    BadOption,
    /// A model file is damaged or of another format version.
    BadModel,
    /// Two parts of Nutgraf that work together have different versions.
    VersionMismatch,
    /// The file is locked with a password: none was given, or one that does not open it.
    PasswordNeeded,
    /// The file holds several documents, which are to be opened one by one.
    Archive,
    /// The kind of file is not one that Nutgraf opens.
    Unsupported,
    /// The bytes could not be read as the kind of file that they claim to be.
    Unreadable,
    /// The analysis stopped unexpectedly.
    Crashed,
    /// The caller asked to stop.
    Aborted,
}

impl ErrorCode {
    /// The code as it stands in JSON and in JavaScript's `NutgrafError.code`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TooLong => "too-long",
            Self::BadOption => "bad-option",
            Self::BadModel => "bad-model",
            Self::VersionMismatch => "version-mismatch",
            Self::PasswordNeeded => "password-needed",
            Self::Archive => "archive",
            Self::Unsupported => "unsupported",
            Self::Unreadable => "unreadable",
            Self::Crashed => "crashed",
            Self::Aborted => "aborted",
        }
    }
}

/// An error at one of the edges. Its text says what happened and what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    code: ErrorCode,
    message: String,
}

impl Error {
    /// An error with a message for the person in front of the screen; it should name the remedy.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// What went wrong, for programs.
    pub fn code(&self) -> ErrorCode {
        self.code
    }

    /// What went wrong and what can be done, for people.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
