//! Which lines are verse: their author ended them, so they are never joined.

use super::lines::{self, Line, Opening, Role, need};

/// Whether the lines of the group may be verse: they are short, and there are enough of them to tell.
fn can_be_verse(text: &str, group: &[Line]) -> bool {
    let is_plain = |line: &Line| {
        line.role == Role::Prose && line.width() <= 64 && lines::list_marker(line.body(text)) == 0
    };
    group.len() >= 3 && group.iter().all(is_plain)
}

/// Lines of the group, the last aside, that end with a mark, and marks inside its lines. Running text has a mark every
/// eight words or so, and so many more inside lines than at their ends; verse has them at the ends.
fn marks(text: &str, group: &[Line]) -> (usize, usize) {
    let ends = |line: &str| lines::ends_sentence(line) || line.ends_with([',', ';', ':', '—', '–']);
    let (_, others) = group.split_last().unzip();
    let at_ends = others.unwrap_or_default().iter().filter(|line| ends(line.body(text))).count();
    (at_ends, group.iter().map(|line| lines::inner_marks(line.body(text))).sum())
}

/// Whether the group may be a stanza of a poem: a third of its lines end with a mark.
pub fn is_like_verse(text: &str, group: &[Line]) -> bool {
    can_be_verse(text, group) && {
        let (ends, inner) = marks(text, group);
        ends * 3 >= group.len() - 1 && inner <= ends
    }
}

/// Whether the text is a poem: in its groups of short lines the marks stand at the ends of lines.
pub fn is_poem<'g>(text: &str, groups: impl Iterator<Item = &'g [Line]>) -> bool {
    let (mut count, mut lines, mut ends, mut inner) = (0, 0, 0, 0);
    for group in groups.filter(|group| can_be_verse(text, group)) {
        let (at_ends, inside) = marks(text, group);
        count += 1;
        lines += group.len() - 1;
        ends += at_ends;
        inner += inside;
    }
    count >= 2 && lines >= 6 && ends * 5 >= lines * 2 && inner * 2 <= ends
}

/// Whether the group is verse, where lines that are full need `full` columns: short lines, all of which end with a mark; or most, where they are known not to be full
/// or hardly a mark stands inside them.
pub fn is_verse(text: &str, group: &[Line], full: Option<u16>) -> bool {
    if group.len() < 4 || group.iter().any(|line| line.role != Role::Prose || line.width() > 64) {
        return false;
    }
    let bodies = || group.iter().map(|line| line.body(text));
    let pauses = bodies().filter(|line| line.ends_with([',', ';', '—', '–'])).count();
    let stops = bodies().filter(|line| lines::ends_sentence(line) || line.ends_with(':')).count();
    let others = bodies().filter(|line| lines::opening(line) == Opening::Other).count();
    let is_full = |full: u16| {
        let reached = group.windows(2).filter(|pair| need(text, pair[0], pair[1]) >= full).count();
        reached * 4 > group.len()
    };
    let (ends, inner) = marks(text, group);
    let at_ends = ends >= 2 && ends * 2 >= group.len() - 1 && inner * 3 <= ends;
    pauses * 4 >= group.len()
        && others * 4 <= group.len()
        && (pauses + stops == group.len()
            || at_ends
            || (pauses + stops) * 2 >= group.len() && full.is_some_and(|full| !is_full(full)))
}
