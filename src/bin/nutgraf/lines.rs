//! Lines of bounded length out of a stream of any length.

use std::io::{self, BufRead};

use nutgraf::{Error, ErrorCode};

/// One line.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// Without its line end.
    Whole(Vec<u8>),
    /// It was too long, or there was no memory for it. The rest of it has been skipped, and the next line can be read.
    Refused(Error),
}

/// The lines of `reader`, each of up to `limit` bytes. Ends after an error of the reader.
pub struct Lines<R> {
    reader: R,
    limit: usize,
    position: u64,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    pub fn new(reader: R, limit: usize) -> Self {
        Self { reader, limit, position: 0, ended: false }
    }

    /// Bytes of the lines so far, with their line ends: where the next one begins.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// Reads to the end of the line; `None` at the end of the input.
    fn read(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        let mut refused = None;
        let mut any = false;
        loop {
            let piece = match self.reader.fill_buf() {
                Ok(piece) => piece,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if piece.is_empty() {
                self.ended = true;
                break;
            }
            any = true;
            let end = memchr::memchr(b'\n', piece);
            let part = &piece[..end.unwrap_or(piece.len())];
            if refused.is_none() {
                refused = keep(&mut line, part, self.limit).err();
                if refused.is_some() {
                    line = Vec::new();
                }
            }
            let read = part.len() + usize::from(end.is_some());
            self.reader.consume(read);
            self.position += read as u64;
            if end.is_some() {
                break;
            }
        }
        Ok(any.then(|| refused.map_or(Line::Whole(line), Line::Refused)))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let line = self.read();
        self.ended |= line.is_err();
        line.transpose()
    }
}

fn keep(line: &mut Vec<u8>, part: &[u8], limit: usize) -> Result<(), Error> {
    if line.len() + part.len() > limit {
        let message = format!("The line is longer than {} MB. Divide its text.", limit >> 20);
        return Err(Error::new(ErrorCode::TooLong, message));
    }
    line.try_reserve(part.len()).map_err(|_| {
        Error::new(ErrorCode::TooLong, "There is not enough memory for this line. Divide its text.")
    })?;
    line.extend_from_slice(part);
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};

    use super::*;

    const LIMIT: usize = 2 << 20;

    /// "12" for a line of 12 bytes, "-" for one that was refused.
    fn shapes(input: &[u8], buffer: usize) -> String {
        let lines = Lines::new(BufReader::with_capacity(buffer, input), LIMIT);
        let shape = |line: io::Result<Line>| match line.unwrap() {
            Line::Whole(line) => line.len().to_string(),
            Line::Refused(error) => {
                assert_eq!(error.code(), ErrorCode::TooLong);
                assert!(error.message().contains("2 MB"), "{error}");
                "-".to_owned()
            }
        };
        lines.map(shape).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn lines_up_to_the_limit_are_kept_and_longer_ones_skipped() {
        let long = |bytes: usize| "x".repeat(bytes);
        for (input, expected) in [
            (String::new(), String::new()),
            ("\n".to_owned(), "0".to_owned()),
            ("a\nbc".to_owned(), "1 2".to_owned()),
            ("a\n\nbc\n".to_owned(), "1 0 2".to_owned()),
            (format!("{}\na\n", long(LIMIT)), format!("{LIMIT} 1")),
            (format!("{}\na\n", long(LIMIT + 1)), "- 1".to_owned()),
            (format!("a\n{}", long(LIMIT * 2)), "1 -".to_owned()),
            (format!("{0}\n{0}\nab\n", long(LIMIT * 3 / 2)), "- - 2".to_owned()),
        ] {
            for buffer in [1000, 1 << 16, 1 << 23] {
                assert_eq!(shapes(input.as_bytes(), buffer), expected);
            }
        }
    }

    #[test]
    fn the_next_line_begins_behind_one_that_was_refused() {
        let input = format!("ab\n{}\r\n\nlast", "x".repeat(LIMIT * 2));
        let mut lines = Lines::new(BufReader::with_capacity(1000, input.as_bytes()), LIMIT);
        let mut begins = Vec::new();
        while lines.next().is_some() {
            begins.push(lines.position());
        }
        let long = LIMIT as u64 * 2 + 2;
        assert_eq!(begins, [3, 3 + long, 4 + long, input.len() as u64]);
    }

    #[test]
    fn an_error_of_the_reader_comes_once_and_is_the_last() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("unplugged"))
            }
        }
        let reader = BufReader::new(b"one\ntwo".chain(Broken));
        let lines: Vec<_> = Lines::new(reader, LIMIT).take(10).map(|line| line.ok()).collect();
        assert_eq!(lines, [Some(Line::Whole(b"one".to_vec())), None]);
    }
}
