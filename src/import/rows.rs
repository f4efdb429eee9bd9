//! Whether a line looks like program text or like a row of a table.

use super::lines::ends_sentence;

/// Whether `line` looks like program text: it ends or starts as statements and tags do and is dense in signs, or is a
/// statement of one of the usual forms.
pub fn looks_like_code(line: &str) -> bool {
    let signs = line.bytes().map(|byte| usize::from(SIGNS[usize::from(byte)])).sum::<usize>();
    let bounds = line.ends_with(['{', '}', ';'])
        || line.starts_with(['{', '}', '#'])
        || line.starts_with("//")
        || line.starts_with('<') && line.ends_with('>');
    bounds && signs * 10 >= line.len() || signs * 4 >= line.len() && line.len() > 3 || is_statement(line)
}

/// The signs that program text is dense in, by their bytes.
static SIGNS: [bool; 256] = {
    let mut signs = [false; 256];
    let known = b"{}()[]<>=;:_/\\|&$#\"'+*";
    let mut at = 0;
    while at < known.len() {
        signs[known[at] as usize] = true;
        at += 1;
    }
    signs
};

/// "def read(path):", "return total", "import os", "print(times[0])", "total = 0".
fn is_statement(line: &str) -> bool {
    if line.len() > 120 || ends_sentence(line) {
        return false;
    }
    let is_name = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.[]'\"".contains(&b))
    };
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    let opens = line.ends_with(':') || line.ends_with('{');
    match first {
        "def" | "class" | "elif" | "except" | "func" | "fn" | "function" | "struct" | "impl" => {
            return opens || rest.contains('(') && rest.ends_with(')');
        }
        "if" | "for" | "while" | "with" => return opens && !rest.contains(", ") && signs_of_code(rest) >= 1,
        "else:" | "try:" | "finally:" | "pass" | "end" => return rest.is_empty(),
        "import" => {
            return !rest.contains(' ') && is_name(rest)
                || rest.contains(" from \"")
                || rest.contains(" as ");
        }
        "from" => return rest.contains(" import "),
        "return" | "const" | "let" | "var" => return signs_of_code(rest) >= 1,
        _ => {}
    }
    if let Some((left, right)) = line.split_once(" = ").or_else(|| line.split_once(" += ")) {
        return is_name(left) && !right.is_empty();
    }
    line.ends_with(')') && line.split_once('(').is_some_and(|(name, _)| is_name(name) && !name.is_empty())
}

fn signs_of_code(words: &str) -> usize {
    words.bytes().filter(|byte| b"()[]{}=<>_;".contains(byte)).count()
}

/// Whether `line` is a row of values between commas: "Vellmar,1988,14".
pub fn is_comma_row(line: &str) -> bool {
    let mut commas = 0;
    let mut beside_letter = false;
    let bytes = line.as_bytes();
    for at in memchr::memchr_iter(b',', bytes) {
        let around = [at.checked_sub(1).and_then(|before| bytes.get(before)), bytes.get(at + 1)];
        if around[1] == Some(&b' ') {
            return false;
        }
        commas += 1;
        beside_letter |= around.into_iter().flatten().any(u8::is_ascii_alphabetic);
    }
    commas >= 2 && beside_letter
}

/// How many cells a line of a table has, by its separators: tabs, bars, commas, or three and more spaces. A justified
/// line, whose gaps are of many widths, has none.
pub fn cells(line: &str) -> usize {
    if is_comma_row(line) {
        return line.bytes().filter(|&byte| byte == b',').count() + 1;
    }
    let bars = line.bytes().filter(|&byte| byte == b'|').count();
    if bars >= 2 {
        return bars;
    }
    let (mut wide, mut double, mut run) = (0, 0, 0);
    for byte in line.bytes() {
        match byte {
            b'\t' => run = 100,
            b' ' => run += 1,
            _ => {
                wide += usize::from(run >= 3);
                double += usize::from(run == 2);
                run = 0;
            }
        }
    }
    if double == 0 && wide > 0 { wide + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_tables() {
        assert!(
            looks_like_code("let total = items.len();") && looks_like_code("}") && looks_like_code("<p>")
        );
        for line in
            ["def read(path):", "with open(path) as file:", "import os", "print(times[0])", "total = 0"]
        {
            assert!(looks_like_code(line), "{line}");
        }
        for line in
            ["for the following reasons:", "from the harbour", "He called her (twice)", "if, as he said:"]
        {
            assert!(!looks_like_code(line), "{line}");
        }
        assert!(!looks_like_code("He came, he saw; he left;") && !looks_like_code("(see the map on page 3)"));
        assert_eq!(cells("Town\t12\t14"), 3);
        assert_eq!(cells("| a | b |"), 3);
        assert_eq!(cells("North     12     14"), 3);
        assert_eq!(cells("Vellmar,1988,14"), 3);
        assert_eq!(cells("It had 1,204,567 visitors, they say"), 0);
        assert_eq!(cells("the   council  of  the   old  town"), 0);
        assert_eq!(cells("one  sentence.  another."), 0);
    }
}
