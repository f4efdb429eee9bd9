//! Quotation marks: which opens and which closes, and what stands between them.

mod inserted;

use crate::document::Document;
use crate::text::{TokenKind, TokenRange};
pub use inserted::is_dialogue;

/// What stands between two quotation marks, or between one and the end of its paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The opening mark; where a quotation goes on without one, its first word.
    pub open: usize,
    /// The words inside the marks.
    pub inner: TokenRange,
    /// One past the closing mark, or the end of the words where there is none.
    pub end: usize,
    /// The block it stands in.
    pub block: u32,
    /// Whether the quotation goes on in the next paragraph: no mark closes it.
    pub is_open: bool,
    /// Whether it goes on with the one before, behind a clause that tells who says it.
    pub goes_on: bool,
}

/// A pair of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// “ ”
    Curly,
    /// „ “
    Low,
    /// « »
    Guillemets,
    /// ” “
    Reversed,
    /// " "
    Straight,
    /// `` ''
    Backticks,
    /// ‘ ’
    Single,
    /// ' '
    SingleStraight,
    /// Marks of the language, and what closes them: » «
    Own(char),
}

/// Finds the quotations, in text order; those within others are left out.
pub fn find(document: &Document<'_>) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut first = 0;
    let has_clauses = document.pack.speech().is_known();
    // The last paragraph that a dash opened as what somebody says.
    let mut dialogue = None;
    while first < document.sentences.len() {
        let block = document.sentences[first].block;
        let rest = &document.sentences[first..];
        let count = rest.iter().take_while(|sentence| sentence.block == block).count();
        let mut range = TokenRange::new(rest[0].tokens.start(), rest[count - 1].tokens.end());
        // A quotation that nothing closed in the paragraph before may be closed here.
        let goes_on = found.last().is_some_and(|last| last.is_open && last.block + 1 == block);
        // In French each paragraph of a long quotation may begin with the mark that closes it.
        let opens_by_closing = goes_on && range.len() > 1 && document.token_text(range.start()) == "»";
        if opens_by_closing {
            range = TokenRange::new(range.start() + 1, range.end());
        }
        if goes_on && let Some(close) = lone_closing(document, range) {
            let inner = TokenRange::new(range.start(), close);
            found.push(Quotation {
                open: inner.start(),
                inner,
                end: close + 1,
                block,
                is_open: false,
                goes_on: false,
            });
            range = TokenRange::new(close + 1, range.end());
        } else if opens_by_closing {
            found.push(Quotation {
                open: range.start(),
                inner: range,
                end: range.end(),
                block,
                is_open: true,
                goes_on: false,
            });
            range = TokenRange::new(range.end(), range.end());
        }
        if has_clauses
            && !goes_on
            && let Some(dash) =
                inserted::first_dash(document, first, count).filter(|&dash| dash >= range.start())
        {
            let answers = dash == range.start() && dialogue.is_some_and(|last| last + 1 == block);
            let mut said = Vec::new();
            let end = inserted::add_dialogue(
                document,
                TokenRange::new(dash, range.end()),
                block,
                answers,
                &mut said,
            );
            if let Some(end) = end {
                dialogue = Some(block);
                find_divided(document, TokenRange::new(range.start(), dash), block, &mut found);
                found.append(&mut said);
                range = TokenRange::new(end, range.end());
            }
        }
        find_divided(document, range, block, &mut found);
        first += count;
    }
    found
}

/// Whether a token stands inside one of the quotations.
pub fn contain(quotations: &[Quotation], at: usize) -> bool {
    let next = quotations.partition_point(|quotation| quotation.inner.end() <= at);
    quotations.get(next).is_some_and(|quotation| quotation.inner.start() <= at)
}

/// Finds the quotations of a range, in the parts into which clauses divide them.
fn find_divided(document: &Document<'_>, range: TokenRange, block: u32, found: &mut Vec<Quotation>) {
    let before = found.len();
    find_in_block(document, range, block, found);
    if document.pack.speech().is_known() {
        for whole in found.split_off(before) {
            inserted::add(document, whole, found);
        }
    }
}

fn find_in_block(document: &Document<'_>, range: TokenRange, block: u32, found: &mut Vec<Quotation>) {
    let mut at = range.start();
    // Once a kind of mark has no partner up to the end of the block, later ones have none either.
    let mut unpaired: Option<Mark> = None;
    while at < range.end() {
        let Some(mark) = opening(document, at, range).filter(|&mark| Some(mark) != unpaired) else {
            at += 1;
            continue;
        };
        let is_single = matches!(mark, Mark::Single | Mark::SingleStraight);
        match closing(document, at + 1, range, mark) {
            Ending::Mark(close) if close > at + 1 => {
                let inner = TokenRange::new(at + 1, close);
                found.push(Quotation {
                    open: at,
                    inner,
                    end: close + 1,
                    block,
                    is_open: false,
                    goes_on: false,
                });
                at = close + 1;
            }
            Ending::Line(end)
                if end > at + 1 && !is_single && is_left_open(document, at, end, range, mark) =>
            {
                found.push(Quotation {
                    open: at,
                    inner: TokenRange::new(at + 1, end),
                    end,
                    block,
                    is_open: true,
                    goes_on: false,
                });
                at = end;
            }
            Ending::Line(end) => {
                if end == range.end() {
                    unpaired = Some(mark);
                }
                at += 1;
            }
            Ending::Mark(_) => at += 1,
        }
    }
}

/// The first closing mark of a block before which none opens.
fn lone_closing(document: &Document<'_>, range: TokenRange) -> Option<usize> {
    let mark = range.indices().find(|&at| matches!(document.token_text(at), "“" | "”" | "«" | "»"))?;
    (mark > range.start() && matches!(document.token_text(mark), "”" | "»")).then_some(mark)
}

/// Whether a mark that nothing closes up to `end` opens a quotation nevertheless: at the head of a paragraph, after a colon, or
/// where the next paragraph opens with the same mark.
fn is_left_open(document: &Document<'_>, at: usize, end: usize, range: TokenRange, mark: Mark) -> bool {
    let after_colon = at > range.start() && document.token_text(at - 1) == ":";
    let opens_again = || {
        let next = document.tokens.get(end + 1).filter(|_| end == range.end());
        next.is_some_and(|next| !next.space_before()) && document.token_text(end) == document.token_text(at)
    };
    begins_line(document, at, range)
        || after_colon && matches!(mark, Mark::Curly | Mark::Guillemets)
        || opens_again()
}

/// Whether a paragraph, or a line, begins with token `at`.
fn begins_line(document: &Document<'_>, at: usize, range: TokenRange) -> bool {
    at == range.start() || document.tokens[at].flags.has(crate::text::TokenFlags::LINE_BEFORE)
}

/// What a mark opens in every language.
fn general(text: &str) -> Option<Mark> {
    Some(match text {
        "“" => Mark::Curly,
        "”" => Mark::Reversed,
        "„" => Mark::Low,
        "«" => Mark::Guillemets,
        "\"" => Mark::Straight,
        "``" => Mark::Backticks,
        "‘" => Mark::Single,
        "'" => Mark::SingleStraight,
        _ => return None,
    })
}

/// The mark that token `at` opens, if it is one.
fn opening(document: &Document<'_>, at: usize, range: TokenRange) -> Option<Mark> {
    let token = &document.tokens[at];
    if token.kind != TokenKind::Punctuation {
        return None;
    }
    let text = document.token_text(at);
    let own = document.pack.speech().closing_of(text).map(Mark::Own);
    let mark = match own {
        Some(own) => own,
        None => general(text)?,
    };
    let free_before = at == range.start()
        || token.space_before()
        || matches!(document.token_text(at - 1), "(" | "[" | "—" | "–" | "-" | "--" | ":" | "/");
    let has_word = at + 1 < range.end();
    let touches = has_word && !document.tokens[at + 1].space_before();
    match mark {
        Mark::Straight => (has_word && (free_before && touches || at == range.start())).then_some(mark),
        Mark::Reversed | Mark::Own(_) => (free_before && touches && has_word).then_some(mark),
        Mark::Single | Mark::SingleStraight => (free_before && touches).then_some(mark),
        _ => has_word.then_some(mark),
    }
}

/// Where a quotation ends.
enum Ending {
    /// At this mark.
    Mark(usize),
    /// No mark closes it before the end of the block, or before a line that opens anew.
    Line(usize),
}

/// Finds the end of the quotation whose words begin at `from`.
fn closing(document: &Document<'_>, from: usize, range: TokenRange, mark: Mark) -> Ending {
    let mut depth = 0u32;
    let mut first_within = None;
    for at in from..range.end() {
        let token = &document.tokens[at];
        let text = document.token_text(at);
        if token.kind == TokenKind::Clitic {
            continue;
        }
        if token.kind != TokenKind::Punctuation {
            continue;
        }
        // A new line that opens again goes on with the same quotation.
        let is_same = match mark {
            Mark::Curly => text == "“",
            Mark::Straight => text == "\"",
            Mark::Backticks => text == "``",
            Mark::Guillemets => text == "«",
            _ => false,
        };
        let next_touches =
            mark == Mark::Guillemets || at + 1 < range.end() && !document.tokens[at + 1].space_before();
        if is_same && begins_line(document, at, range) && next_touches {
            return Ending::Line(at);
        }
        let closes = match mark {
            Mark::Curly => text == "”" || text == "\"" && !token.space_before(),
            Mark::Reversed => text == "“" && !token.space_before(),
            Mark::Low => matches!(text, "“" | "”" | "\""),
            Mark::Guillemets => text == "»",
            Mark::Straight => text == "\"" || text == "”",
            Mark::Backticks => matches!(text, "''" | "\""),
            Mark::Single => text == "’" && ends_word(document, at, range),
            Mark::SingleStraight => text == "'" && ends_word(document, at, range),
            Mark::Own(closing) => !token.space_before() && text.strip_prefix(closing) == Some(""),
        };
        let opens_within = match mark {
            Mark::Curly => text == "“",
            Mark::Low => text == "„",
            Mark::Guillemets => text == "«",
            _ => false,
        };
        if opens_within {
            depth += 1;
        } else if closes {
            if depth == 0 {
                return Ending::Mark(at);
            }
            depth -= 1;
            // «ООО «Ромашка»: one mark often closes both.
            first_within = first_within.or(Some(at)).filter(|_| mark != Mark::Curly);
        }
        let is_far = first_within.is_some_and(|first| at - first > MAX_TOKENS_AROUND);
        if is_far || at - from > MAX_QUOTED_TOKENS {
            break;
        }
    }
    first_within.map_or(Ending::Line(range.end()), Ending::Mark)
}

/// Tokens after which a mark that nothing closes is given up: keeps a text full of stray marks linear.
const MAX_QUOTED_TOKENS: usize = 2000;

/// Tokens behind a quotation within another, after which the mark that closes the outer one is given up.
const MAX_TOKENS_AROUND: usize = 200;

/// Whether a single mark stands where a quotation may end, rather than after a plural's possessive: after a full
/// stop or comma, or before one, or where the words after it do not go on as after "workers’".
fn ends_word(document: &Document<'_>, at: usize, range: TokenRange) -> bool {
    let free_after = at + 1 >= range.end()
        || document.tokens[at + 1].space_before()
        || document.tokens[at + 1].kind == TokenKind::Punctuation;
    free_after && !document.tokens[at].space_before()
}
