//! Entities, quotes, dates, amounts.

use std::collections::HashSet;

use nutgraf::output::{Amount, Span};

use super::{Checked, Rule, is_trimmed};

const KINDS: [&str; 7] = ["person", "organization", "place", "group", "event", "work", "product"];

pub const RULES: &[Rule] = &[
    ("no more entities than asked for", |c| {
        ensure!(c.analysis.entities.len() <= c.options.limits.entities, "{}", c.analysis.entities.len());
        Ok(())
    }),
    ("entities are numbered from e1", |c| {
        for (number, entity) in c.analysis.entities.iter().enumerate() {
            ensure!(entity.id == format!("e{}", number + 1), "{entity:?}");
        }
        Ok(())
    }),
    ("entities are of known kinds", |c| {
        for entity in &c.analysis.entities {
            ensure!(KINDS.contains(&entity.kind), "{entity:?}");
        }
        Ok(())
    }),
    ("entities have names", |c| {
        for entity in &c.analysis.entities {
            ensure!(is_trimmed(&entity.name) && entity.name.chars().any(char::is_alphanumeric), "{entity:?}");
        }
        Ok(())
    }),
    ("names and aliases stand in the text", |c| {
        let text = one_line(c.text);
        for entity in &c.analysis.entities {
            let mut names = entity.aliases.iter().chain([&entity.name]);
            ensure!(names.all(|name| text.contains(&one_line(name))), "{entity:?}");
        }
        Ok(())
    }),
    ("aliases are other names, once each", |c| {
        for entity in &c.analysis.entities {
            let mut seen = HashSet::from([&entity.name]);
            for alias in &entity.aliases {
                ensure!(is_trimmed(alias) && seen.insert(alias), "{alias:?} of {entity:?}");
            }
        }
        Ok(())
    }),
    ("roles are told once each", |c| {
        for entity in &c.analysis.entities {
            let mut seen = HashSet::new();
            for role in &entity.roles {
                ensure!(is_trimmed(role) && seen.insert(role.to_lowercase()), "{role:?} of {entity:?}");
            }
        }
        Ok(())
    }),
    ("an entity says why", |c| {
        for entity in &c.analysis.entities {
            ensure!(!entity.why.is_empty() && entity.why.iter().all(|why| is_trimmed(why)), "{entity:?}");
        }
        Ok(())
    }),
    ("entities come most mentioned first", |c| {
        let counts = c.analysis.entities.iter().map(|entity| entity.count);
        ensure!(counts.is_sorted_by(|a, b| a >= b), "{:?}", c.analysis.entities);
        Ok(())
    }),
    ("mentions are listed as counted and asked for", |c| {
        let limits = c.options.limits;
        let most = if limits.entities == usize::MAX { usize::MAX } else { limits.mentions };
        for entity in &c.analysis.entities {
            let (listed, counted) = (entity.mentions.len(), (entity.count as usize).min(most));
            let fits = if c.is_windowed() { listed <= counted } else { listed == counted };
            ensure!(fits && entity.count > 0, "{entity:?}");
        }
        Ok(())
    }),
    ("mentions stand in text order", |c| {
        c.analysis.entities.iter().try_for_each(|entity| c.ascend(entity.mentions.iter().map(|x| x.span)))
    }),
    ("mentions of all entities lie apart", |c| {
        let mut spans: Vec<Span> =
            c.analysis.entities.iter().flat_map(|entity| &entity.mentions).map(|x| x.span).collect();
        spans.sort_unstable_by_key(|span| (span.start, span.end));
        c.ascend(spans)
    }),
    ("mentions are of known forms", |c| {
        for mention in c.analysis.entities.iter().flat_map(|entity| &entity.mentions) {
            ensure!(["name", "short", "nominal"].contains(&mention.form), "{mention:?}");
        }
        Ok(())
    }),
    ("mentions begin and end with words", |c| {
        for mention in c.analysis.entities.iter().flat_map(|entity| &entity.mentions) {
            let text = c.cut(mention.span)?;
            ensure!(text.trim() == text && text.chars().any(char::is_alphanumeric), "{text:?}");
        }
        Ok(())
    }),
    ("mentions lie in one sentence each", |c| {
        for mention in c.analysis.entities.iter().flat_map(|entity| &entity.mentions) {
            in_one_sentence(c, mention.span)?;
        }
        Ok(())
    }),
    (
        "entities are found in English, where no language is told, and where a pack has a model of names",
        |c| {
            let packs = &c.options.packs;
            let has_model = |code: &str| {
                let pack = nutgraf::Language::from_code(code).and_then(|language| packs.get(language));
                matches!(code, "en" | "und") || pack.is_some_and(|pack| pack.name_model().is_some())
            };
            let mut paragraphs = c.analysis.blocks.iter().filter_map(|block| block.language.as_deref());
            // A window may leave the paragraph out.
            let is_cut = c.options.window.is_some();
            let is_read = has_model(&c.analysis.language.code) || paragraphs.any(has_model) || is_cut;
            let is_added =
                |entity: &nutgraf::output::Entity| entity.why.iter().any(|why| why == "corrected by hand");
            ensure!(is_read || c.analysis.entities.iter().all(is_added), "{:?}", c.analysis.entities);
            Ok(())
        },
    ),
    ("quotes lie in the text, in order, apart", |c| c.ascend(c.analysis.quotes.iter().map(|x| x.span))),
    ("quotes are of known kinds", |c| {
        for quote in &c.analysis.quotes {
            ensure!(["direct", "partial"].contains(&quote.kind), "{quote:?}");
        }
        Ok(())
    }),
    ("speakers are entities, by their names", |c| {
        for quote in &c.analysis.quotes {
            ensure!(quote.speaker_name.as_deref().is_none_or(is_trimmed), "{quote:?}");
            let Some(id) = &quote.speaker else { continue };
            let name = c.analysis.entity(id).map(|entity| &entity.name);
            ensure!(name.is_some() && name == quote.speaker_name.as_ref(), "{quote:?} by {name:?}");
        }
        Ok(())
    }),
    ("the words at the cue stand outside of their quote", |c| {
        for quote in &c.analysis.quotes {
            for span in [quote.mention, quote.cue].into_iter().flatten() {
                c.bytes(span)?;
                let is_apart = span.end <= quote.span.start || quote.span.end <= span.start;
                ensure!(is_apart, "{span:?} is inside {quote:?}");
            }
        }
        Ok(())
    }),
    (
        "a speaker's words stand at a cue, or at a mark that is none: a dash before them, a colon behind their clause",
        |c| {
            for quote in &c.analysis.quotes {
                let Some(mention) = quote.mention.filter(|_| quote.cue.is_none()) else { continue };
                let (mention, quote_at) = (c.bytes(mention)?, c.bytes(quote.span)?);
                let marked = if mention.end <= quote_at.start {
                    let between = &c.text[mention.end..quote_at.start];
                    between.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ':').ends_with(':')
                } else {
                    c.text[quote_at.end..mention.start].contains(['-', '–', '—', '―'])
                };
                ensure!(marked, "{quote:?}");
            }
            Ok(())
        },
    ),
    ("dates lie in the text, in order, apart", |c| c.ascend(c.analysis.dates.iter().map(|x| x.span))),
    ("dates are of known kinds", |c| {
        for date in &c.analysis.dates {
            ensure!(["date", "time", "duration", "set"].contains(&date.kind), "{date:?}");
        }
        Ok(())
    }),
    ("dates have values of TIMEX3", |c| {
        for date in &c.analysis.dates {
            let fits = match date.kind {
                "duration" => date.value.split('/').all(is_length),
                "set" => is_recurrence(&date.value),
                _ => date.value.is_empty() || is_vague(&date.value) || date.value.split('/').all(is_moment),
            };
            ensure!(fits && date.value.split('/').count() <= 2, "{date:?}: {:?}", c.cut(date.span)?);
        }
        Ok(())
    }),
    ("ranges of days run forwards", |c| {
        for date in &c.analysis.dates {
            let Some((from, to)) = date.value.split_once('/') else { continue };
            let are_days = [from, to].iter().all(|end| end.len() == 10 && !end.contains(['T', 'W']));
            ensure!(!are_days || from <= to, "{date:?}: {:?}", c.cut(date.span)?);
        }
        Ok(())
    }),
    ("dates lie in one sentence each", |c| {
        c.analysis.dates.iter().try_for_each(|date| in_one_sentence(c, date.span))
    }),
    ("amounts lie in the text, in order, apart", |c| c.ascend(c.analysis.amounts.iter().map(|x| x.span))),
    ("amounts are finite", |c| {
        for amount in &c.analysis.amounts {
            let mut values = amount.alternatives.iter().map(|measure| measure.value).chain([amount.value]);
            ensure!(values.all(f64::is_finite), "{amount:?}");
            ensure!(amount.value_to.is_none_or(|to| amount.value < to && to.is_finite()), "{amount:?}");
        }
        Ok(())
    }),
    ("amounts have units by their kinds", |c| {
        for amount in &c.analysis.amounts {
            ensure!(has_its_unit(amount), "{amount:?}: {:?}", c.cut(amount.span)?);
        }
        Ok(())
    }),
    ("amounts are no dates", |c| {
        let dates: Vec<Span> = c.analysis.dates.iter().map(|date| date.span).collect();
        for amount in &c.analysis.amounts {
            let after = dates.partition_point(|date| date.end <= amount.span.start);
            let is_apart = dates.get(after).is_none_or(|date| amount.span.end <= date.start);
            ensure!(is_apart, "{amount:?} is in {:?}", dates.get(after));
        }
        Ok(())
    }),
    ("amounts lie in one sentence each", |c| {
        c.analysis.amounts.iter().try_for_each(|amount| in_one_sentence(c, amount.span))
    }),
];

/// The text with every run of white space made one space, as names are shown.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn in_one_sentence(c: &Checked<'_>, span: Span) -> super::Outcome {
    let after = c.analysis.sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let sentence = c.analysis.sentences.get(after).map(|sentence| sentence.span);
    // The sentence in which a window ends is not listed.
    let holds = sentence.map_or(c.is_windowed(), |own| own.start <= span.start && span.end <= own.end);
    ensure!(holds, "{span:?} is not in {sentence:?}");
    Ok(())
}

fn has_its_unit(amount: &Amount) -> bool {
    match amount.kind {
        // A sum may be in a currency that the word alone does not tell.
        "money" => {
            amount.unit.is_none_or(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()))
        }
        "percent" => amount.unit == Some("%"),
        "quantity" => amount.unit.is_some_and(is_trimmed),
        "number" | "ordinal" => amount.unit.is_none() && amount.alternatives.is_empty(),
        _ => false,
    }
}

fn digits(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_vague(value: &str) -> bool {
    ["PAST_REF", "PRESENT_REF", "FUTURE_REF"].contains(&value)
}

/// A stretch of the calendar, a time of day, or both: "2024-04-30", "2024-W18", "2024-Q2", "199", "2024-04-30T18:30", "TEV".
fn is_moment(value: &str) -> bool {
    match value.split_once('T') {
        Some((day, clock)) => (day.is_empty() || is_period(day)) && is_clock(clock),
        None => is_period(value),
    }
}

fn is_period(value: &str) -> bool {
    // A century, a decade, a year.
    if digits(value, 2, 4) {
        return true;
    }
    let Some((year, part)) = value.split_once('-') else { return false };
    let between = |text: &str, least: u32, most: u32| {
        digits(text, 2, 2) && text.parse().is_ok_and(|number: u32| (least..=most).contains(&number))
    };
    digits(year, 4, 4)
        && match part.split_at_checked(1) {
            Some(("Q", quarter)) => ["1", "2", "3", "4"].contains(&quarter),
            Some(("H", half)) => ["1", "2"].contains(&half),
            Some(("W", week)) if week != "I" => between(week.strip_suffix("-WE").unwrap_or(week), 1, 53),
            _ if ["SP", "SU", "FA", "WI"].contains(&part) => true,
            _ => match part.split_once('-') {
                Some(_) => nutgraf::options::parse_date(value).is_ok(),
                None => between(part, 1, 12),
            },
        }
}

fn is_clock(value: &str) -> bool {
    let below = |text: &str, limit: u32| digits(text, 2, 2) && text.parse().is_ok_and(|n: u32| n < limit);
    let parts: Vec<&str> = value.split(':').collect();
    match parts[..] {
        [part] => ["MO", "AF", "EV", "NI", "DT"].contains(&part),
        [hour, minute] => below(hour, 25) && below(minute, 60),
        [hour, minute, second] => below(hour, 25) && below(minute, 60) && below(second, 60),
        _ => false,
    }
}

/// "P3D", "PT2H30M", "PXM", "P1.5Y".
fn is_length(value: &str) -> bool {
    let Some(mut rest) = value.strip_prefix('P') else { return false };
    let (mut parts, mut in_time) = (0, false);
    while !rest.is_empty() {
        if let Some(time) = rest.strip_prefix('T')
            && !in_time
        {
            (rest, in_time) = (time, true);
        }
        let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let number = &rest[..rest.len() - unit.len()];
        let after = unit.strip_prefix('X').filter(|_| number.is_empty()).unwrap_or(unit);
        let counted = after.len() < unit.len() || number.parse::<f64>().is_ok_and(f64::is_finite);
        let known: &[&str] = if in_time { &["H", "M", "S"] } else { &["WE", "W", "D", "M", "Y"] };
        let Some(next) = known.iter().find_map(|unit| after.strip_prefix(unit)).filter(|_| counted) else {
            return false;
        };
        (rest, parts) = (next, parts + 1);
    }
    parts > 0
}

/// "P1D", "XXXX-WXX-1", "XXXX-WXX-2TNI", "XXXX-06", "XXXX-SU", "XXXX-XX-XXTMO".
fn is_recurrence(value: &str) -> bool {
    let Some(rest) = value.strip_prefix("XXXX-") else { return is_length(value) };
    let (day, clock) = rest.split_once('T').map_or((rest, None), |(day, clock)| (day, Some(clock)));
    let is_day = match day.strip_prefix("WXX-") {
        Some(weekday) => digits(weekday, 1, 1) && ("1"..="7").contains(&weekday),
        None => day == "XX-XX" && clock.is_some() || is_period(&format!("2000-{day}")),
    };
    is_day && clock.is_none_or(is_clock)
}
