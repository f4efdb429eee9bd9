//! The few options the commands take, and the error for a wrong one.

use std::fmt;

/// A wrong call: told with the command's usage, exit status 2.
#[derive(Debug)]
pub struct Usage(pub String);

impl fmt::Display for Usage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}

/// What stands after the command's name; taking an option removes it.
pub struct Arguments {
    rest: Vec<String>,
}

impl Arguments {
    pub fn new(given: impl Iterator<Item = String>) -> Self {
        Self { rest: given.collect() }
    }

    pub fn asks_for_help(&self) -> bool {
        self.rest.iter().any(|argument| argument == "--help" || argument == "-h")
    }

    /// Whether the option without a value, such as `--save`, is given.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.rest.len();
        self.rest.retain(|argument| argument != name);
        self.rest.len() < before
    }

    /// The value of an option, given as `--port 8080` or `--port=8080`.
    pub fn value(&mut self, name: &str) -> Result<Option<String>, Usage> {
        let joined = format!("{name}=");
        let Some(at) =
            self.rest.iter().position(|argument| argument == name || argument.starts_with(&joined))
        else {
            return Ok(None);
        };
        let argument = self.rest.remove(at);
        if let Some(value) = argument.strip_prefix(&joined) {
            return Ok(Some(value.to_owned()));
        }
        if at < self.rest.len() && !self.rest[at].starts_with("--") {
            return Ok(Some(self.rest.remove(at)));
        }
        Err(Usage(format!("{name} needs a value")))
    }

    /// All that is left, for a program that is called with it.
    pub fn rest(self) -> Vec<String> {
        self.rest
    }

    /// Refuses what no option has taken.
    pub fn finish(self) -> Result<(), Usage> {
        match self.rest.first() {
            None => Ok(()),
            Some(argument) => Err(Usage(format!("unexpected argument '{argument}'"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(given: &[&str]) -> Arguments {
        Arguments::new(given.iter().map(|argument| argument.to_string()))
    }

    #[test]
    fn takes_options_in_any_order() {
        let mut given = arguments(&["--save", "--port", "81"]);
        assert_eq!(given.value("--port").unwrap().as_deref(), Some("81"));
        assert!(given.flag("--save"));
        assert!(given.finish().is_ok());
        assert_eq!(arguments(&["--port=81"]).value("--port").unwrap().as_deref(), Some("81"));
    }

    #[test]
    fn names_what_is_wrong() {
        assert_eq!(arguments(&["--port"]).value("--port").unwrap_err().to_string(), "--port needs a value");
        assert_eq!(
            arguments(&["--port", "--save"]).value("--port").unwrap_err().to_string(),
            "--port needs a value"
        );
        assert_eq!(arguments(&["--fast"]).finish().unwrap_err().to_string(), "unexpected argument '--fast'");
    }
}
