//! Tells whether a text that came without a file name is written in Markdown.
//!
//! To take a plain text for Markdown loses characters that its author meant, so only strong evidence counts: several
//! signs that other texts do not have.

/// How much of a text is looked at, in bytes.
const MAX_HEAD: usize = 64 << 10;

/// The weight that signs have to reach together.
const ENOUGH: u32 = 4;

/// How often a sign of one kind counts.
const MAX_COUNT: u32 = 3;

/// The longest link, in bytes.
const MAX_LINK: usize = 500;

/// The fewest words of a line that is a sentence rather than a setting or program text.
const MIN_WORDS: usize = 5;

/// Keys of front matter that tell it from the head of a letter.
const KEYS: [&str; 10] =
    ["title", "layout", "date", "author", "authors", "tags", "categories", "slug", "draft", "description"];

/// How targets of links begin.
const TARGETS: [&str; 7] = ["http://", "https://", "mailto:", "/", "./", "../", "#"];

/// Words that begin lines of programs.
const PROGRAM: [&str; 14] = [
    "def ", "class ", "import ", "from ", "return ", "if (", "for (", "while (", "#include", "#define",
    "fn ", "let ", "const ", "var ",
];

/// How often signs were seen.
#[derive(Debug, Default)]
struct Signs {
    headings: u32,
    links: u32,
    /// Addresses that stand apart: `[name]: https://…`.
    addresses: u32,
    bold: u32,
    /// Items of a list that begin in bold.
    bold_items: u32,
    fences: u32,
    tables: u32,
    lines: u32,
    program_lines: u32,
}

impl Signs {
    fn weight(&self) -> u32 {
        let weights = [
            (self.headings, 2),
            (self.links, 2),
            (self.addresses, 2),
            (self.bold_items, 2),
            (self.bold, 1),
            (self.fences.min(1), 3),
            (self.tables.min(1), 3),
        ];
        weights.into_iter().map(|(count, weight)| count.min(MAX_COUNT) * weight).sum()
    }

    /// Whether the text is that of a program, in which "#" begins a comment.
    fn is_program(&self) -> bool {
        self.program_lines >= 2 && self.program_lines * 8 >= self.lines
    }
}

/// Whether a text is clearly Markdown.
pub fn is_likely(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head = &text[..text.floor_char_boundary(MAX_HEAD)];
    if has_front_matter(head) {
        return true;
    }
    let signs = signs(head);
    !signs.is_program() && signs.weight() >= ENOUGH
}

/// Whether it begins with the front matter of a site generator.
fn has_front_matter(text: &str) -> bool {
    let mut lines = text.lines();
    let (fence, sign) = match lines.next().map(str::trim_end) {
        Some("---") => ("---", ':'),
        Some("+++") => ("+++", '='),
        _ => return false,
    };
    let mut has_key = false;
    for line in lines {
        if line.trim_end() == fence {
            return has_key;
        }
        has_key |= line.split_once(sign).is_some_and(|(key, _)| KEYS.contains(&key.trim_end()));
    }
    false
}

fn signs(text: &str) -> Signs {
    let mut signs = Signs::default();
    let mut is_in_fence = false;
    let mut before = "";
    let mut lines = text.lines().map(str::trim_end).peekable();
    while let Some(line) = lines.next() {
        let start = line.trim_start();
        if start.starts_with("```") || start.starts_with("~~~") {
            signs.fences += u32::from(is_in_fence);
            is_in_fence = !is_in_fence;
        } else if !is_in_fence && !start.starts_with('>') {
            let after = lines.peek().copied().unwrap_or_default();
            signs.headings += u32::from(before.is_empty() && is_heading(line) && can_follow_heading(after));
            signs.tables += u32::from(before.contains('|') && is_rule_of_table(start));
            signs.addresses += u32::from(is_address(line));
            signs.bold_items += u32::from(item(start).is_some_and(|item| item.starts_with("**")));
            signs.links += links(line);
            signs.bold += bold(line);
            signs.lines += u32::from(!line.is_empty());
            let is_comment = start.starts_with("//") || line.starts_with('#') && before.starts_with('#');
            signs.program_lines += u32::from(is_comment || is_of_program(start));
        }
        before = line;
    }
    signs
}

/// Whether a line is a heading: one to six "#", a space and words.
fn is_heading(line: &str) -> bool {
    let title = line.trim_start_matches('#');
    let is_title = title.strip_prefix(' ').is_some_and(|title| title.contains(char::is_alphanumeric));
    is_title && (1..=6).contains(&(line.len() - title.len()))
}

/// Whether a heading can stand before a line. After a comment in a program or in settings there is what it explains.
fn can_follow_heading(line: &str) -> bool {
    line.is_empty()
        || item(line).is_some()
        || line.split_whitespace().nth(MIN_WORDS - 1).is_some() && !line.starts_with('#')
}

/// What stands in an item of a list.
fn item(line: &str) -> Option<&str> {
    let numberless = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let marks: &[&str] = if numberless.len() < line.len() { &[". ", ") "] } else { &["- ", "* ", "+ "] };
    marks.iter().find_map(|mark| numberless.strip_prefix(mark))
}

/// Whether a line divides the head of a table from its rows: "|---|:--:|".
fn is_rule_of_table(line: &str) -> bool {
    line.contains("--")
        && line.contains('|')
        && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' '))
}

/// Whether a line gives the address of links: "[name]: https://…".
fn is_address(line: &str) -> bool {
    let address = line.strip_prefix('[').and_then(|line| line.split_once("]: "));
    address.is_some_and(|(name, address)| !name.is_empty() && is_target(address.trim_start()))
}

fn is_target(text: &str) -> bool {
    TARGETS.iter().any(|start| text.starts_with(start))
}

/// How many links and pictures are in a line.
fn links(line: &str) -> u32 {
    let mut count = 0;
    let mut rest = line;
    while let Some(at) = rest.find("](") {
        let name = &rest[rest.floor_char_boundary(at.saturating_sub(MAX_LINK))..at];
        let target = &rest[at + 2..];
        let window = &target[..target.floor_char_boundary(MAX_LINK)];
        let is_link = window.find(')').is_some_and(|end| {
            let target = &window[..end];
            is_target(target) || target.ends_with(".md") || target.ends_with(".html")
        });
        count += u32::from(name.contains('[') && is_link);
        rest = target;
    }
    count
}

/// How many words or phrases in bold are in a line: between "**" that touch them and nothing else.
fn bold(line: &str) -> u32 {
    let mut count = 0;
    let mut before: Option<char> = None;
    let mut is_open = false;
    for (at, piece) in line.split("**").enumerate() {
        let begins_word = piece.starts_with(|c: char| c.is_alphanumeric() || "\"“„«‘'([¿¡".contains(c));
        let ends_word = before.is_some_and(|c| !c.is_whitespace());
        if at > 0 && is_open {
            let can_close = ends_word && !piece.starts_with(char::is_alphanumeric);
            count += u32::from(can_close);
            is_open = false;
        } else if at > 0 {
            is_open = begins_word && before.is_none_or(|c| c.is_whitespace() || "(“„«\"'".contains(c));
        }
        before = piece.chars().next_back();
    }
    count
}

/// Whether a line looks like one of a program.
fn is_of_program(line: &str) -> bool {
    line.ends_with(['{', ';'])
        || line == "}"
        || PROGRAM.iter().any(|start| line.starts_with(start))
            && (line.ends_with([':', ')', '"'])
                || !line.contains(". ") && !line.ends_with('.') && line.split(' ').count() < MIN_WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_recognized() {
        for text in [
            "# The pier\n\nIt closes.\n\n## When\n\nOn Monday.",
            "# The pier\n\nIt closes, says [the council](https://a.example/pier).",
            "## Ferries\nThe ferry to the north pier sails again.\n\n## Tides\nLow water is at nine in the morning.",
            "---\ntitle: The pier\n---\nIt closes.",
            "+++\ntitle = \"The pier\"\ndate = 2021-05-03\n+++\n\nIt closes.",
            "The [pier](https://a.example) and the [ferry](/ferry) are closed.",
            "- [Pier](pier.md)\n- [Ferry](ferry.md)\n- [Tides](tides.md)",
            "**Where:** the pier\n\n# When\n\nOn **Monday**.",
            "Here is why:\n\n- **Wind:** it was strong.\n- **Tide:** it was low.",
            "1. **Wind** was strong.\n2. **Tide** was low.",
            "# Use\n\n```\nferry --north\n```\n",
            "Run `ferry`, see [the list](https://a.example):\n\n```sh\nferry\n```",
            "| Pier | Boats |\n|------|-------|\n| North | 12 |\n\n**Note** the times.",
            "See [the pier][1] and [the ferry][2].\n\n[1]: https://a.example\n[2]: https://b.example",
            "![The pier](/pier.jpg)\n\nIt **closes** on **Monday**.",
            "\u{feff}# Гавань\n\nПорт закрыт.\n\n## Причал\n\nОн старый.",
            "# 港\n\n閉鎖。\n\n# 桟橋\n\n古い。",
            "Intro.\r\n\r\n# One\r\n\r\nText\r\n\r\n# Two\r\n\r\nText",
            "### Q: Is it open?\n\nNo.\n\n### Q: Why?\n\nWind.",
            "# Changes\n\n- The pier\n\n# Plans\n- The ferry\n",
            "The pier is **closed**. The **ferry** sails **daily**. See [why](#why).",
            "# Tools\n\n```c\nint main() {\n  return 0;\n}\n```\n\nText (see [here](./a)).",
        ] {
            assert!(is_likely(text), "{text}");
        }
    }

    #[test]
    fn other_texts_are_not() {
        for text in [
            "",
            "The pier is closed. It opens on Monday.",
            "# The pier\n\nIt closes on Monday.",
            "We are #1 in the harbour!\n\n#ferry #pier",
            "* The pier is closed.\n* The ferry sails.\n- And so on.",
            "It was *very* late, and **cold**.",
            "Price: 5*\n\n* without tax",
            "[10:02] Ines: hello\n[10:03] Rosa: *waves* #fun\n[10:04] Ines: # nice",
            "#include <stdio.h>\n\nint main(int argc, char **argv) {\n  char **a, **b;\n  return 0;\n}",
            "# Helpers\n\ndef tide(x):\n    return x ** 2 ** 3\n\n# More\n\nimport os\n",
            "name,boats\n# comment,**x**\nnorth,12\n",
            "The council met.\n\n-- \nInes Moor\n# 12, The Quay",
            "> # Title\n> **bold** [a](https://a.example) [b](https://b.example)\n\nI agree.",
            "From: Ines\nTo: Rosa\n---\nDate: today\n---\n",
            "---\nDate: Monday\nSubject: Pier\n---\nIt closes.",
            "# Logs\n*.log\n\n# Builds\ntarget/\n\n# Editors\n.idea\n",
            "# set the port\nPORT=80\n\n# set the name\nNAME=pier\n",
            "The pier (see [1]) and the ferry [2](p. 4) are old [3](ibid.).",
            "Pier\n====\n\nIt closes.\n\nFerry\n-----\n\nIt sails.",
            "== Pier ==\n'''Bold''' [http://a.example the list] [[Ferry]]",
            "x[0](y) + a[i](/re/) ** 2",
            "| a | b |\n| c | d |",
            "**********\n** PIER **\n**********\nIt closes.",
            "#\n#\n#\n\n## \n\n####### seven\n\nText",
            "2**3**4 and a ** b ** c and **/*.rs and **/*.md",
            "```\nunclosed",
            "# Settings of the pier\n#\n# They are read at start.\n\n# Opening hours\n\n#open = 8\n#close = 20\n",
            "//! # Piers\n//!\n//! See [piers](https://a.example), [ferries](https://b.example).",
            "<p>A [link] (not one) and # text</p>",
        ] {
            assert!(!is_likely(text), "{text}");
        }
    }

    #[test]
    fn hostile_texts_take_no_time() {
        for piece in ["](", "[", "**a", "# a\n\n", "```\n", "|--", "[]: "] {
            is_likely(&piece.repeat(1 << 20));
        }
    }
}
