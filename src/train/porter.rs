//! Porter's stemmer with the extensions of NLTK, by which phrases and summaries are compared with those of people.
//!
//! M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980.

const IRREGULAR: [(&str, &str); 16] = [
    ("sky", "sky"),
    ("skies", "sky"),
    ("dying", "die"),
    ("lying", "lie"),
    ("tying", "tie"),
    ("news", "news"),
    ("innings", "inning"),
    ("inning", "inning"),
    ("outings", "outing"),
    ("outing", "outing"),
    ("cannings", "canning"),
    ("canning", "canning"),
    ("howe", "howe"),
    ("proceed", "proceed"),
    ("exceed", "exceed"),
    ("succeed", "succeed"),
];
const STEP_2: [(&str, &str); 22] = [
    ("ational", "ate"),
    ("tional", "tion"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("izer", "ize"),
    ("bli", "ble"),
    ("alli", "al"),
    ("entli", "ent"),
    ("eli", "e"),
    ("ousli", "ous"),
    ("ization", "ize"),
    ("ation", "ate"),
    ("ator", "ate"),
    ("alism", "al"),
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("aliti", "al"),
    ("iviti", "ive"),
    ("biliti", "ble"),
    ("fulli", "ful"),
    ("logi", "log"),
];
const STEP_3: [(&str, &str); 7] = [
    ("icate", "ic"),
    ("ative", ""),
    ("alize", "al"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ful", ""),
    ("ness", ""),
];
const STEP_4: [&str; 19] = [
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism",
    "ate", "iti", "ous", "ive", "ize",
];

/// The stem of a word in lower case.
pub fn stem(word: &str) -> String {
    if let Some((_, stem)) = IRREGULAR.iter().find(|(irregular, _)| *irregular == word) {
        return (*stem).to_owned();
    }
    let mut word: Vec<char> = word.chars().collect();
    if word.len() <= 2 {
        return word.into_iter().collect();
    }
    plural(&mut word);
    participle(&mut word);
    if ends(&word, "y") && word.len() > 2 && !is_vowel(&word, word.len() - 2) {
        replace(&mut word, 1, "i");
    }
    step_2(&mut word);
    rules(&mut word, &STEP_3, |stem, _| measure(stem) > 0);
    let step_4 = STEP_4.map(|suffix| (suffix, ""));
    rules(&mut word, &step_4, |stem, suffix| {
        measure(stem) > 1 && (suffix != "ion" || stem.last().is_some_and(|last| matches!(last, 's' | 't')))
    });
    if ends(&word, "e") {
        let stem = &word[..word.len() - 1];
        if measure(stem) > 1 || measure(stem) == 1 && !is_short(stem) {
            word.pop();
        }
    }
    if ends(&word, "ll") && measure(&word[..word.len() - 1]) > 1 {
        word.pop();
    }
    word.into_iter().collect()
}

fn plural(word: &mut Vec<char>) {
    if ends(word, "ies") && word.len() == 4 {
        word.pop();
    } else {
        rules(word, &[("sses", "ss"), ("ies", "i"), ("ss", "ss"), ("s", "")], |_, _| true);
    }
}

fn participle(word: &mut Vec<char>) {
    if ends(word, "ied") {
        let cut = if word.len() == 4 { 1 } else { 2 };
        word.truncate(word.len() - cut);
        return;
    }
    if ends(word, "eed") {
        if measure(&word[..word.len() - 3]) > 0 {
            word.pop();
        }
        return;
    }
    for suffix in ["ed", "ing"] {
        let Some(length) = word.len().checked_sub(suffix.len()).filter(|_| ends(word, suffix)) else {
            continue;
        };
        if !(0..length).any(|at| is_vowel(word, at)) {
            continue;
        }
        word.truncate(length);
        let doubled = length >= 2 && word[length - 1] == word[length - 2] && !is_vowel(word, length - 1);
        if ["at", "bl", "iz"].iter().any(|ending| ends(word, ending)) {
            word.push('e');
        } else if doubled {
            if !matches!(word[length - 1], 'l' | 's' | 'z') {
                word.pop();
            }
        } else if measure(word) == 1 && is_short(word) {
            word.push('e');
        }
        break;
    }
}

fn step_2(word: &mut Vec<char>) {
    if ends(word, "alli") && measure(&word[..word.len() - 4]) > 0 {
        word.truncate(word.len() - 2);
        return step_2(word);
    }
    rules(word, &STEP_2, |stem, suffix| match suffix {
        "logi" => measure(&[stem, &['l']].concat()) > 0,
        _ => measure(stem) > 0,
    });
}

/// The first rule whose suffix fits is applied where its condition on the stem holds; no other is tried.
fn rules(word: &mut Vec<char>, rules: &[(&str, &str)], holds: impl Fn(&[char], &str) -> bool) {
    if let Some((suffix, replacement)) = rules.iter().find(|(suffix, _)| ends(word, suffix))
        && holds(&word[..word.len() - suffix.len()], suffix)
    {
        replace(word, suffix.len(), replacement);
    }
}

fn replace(word: &mut Vec<char>, cut: usize, replacement: &str) {
    word.truncate(word.len() - cut);
    word.extend(replacement.chars());
}

/// Suffixes are ASCII.
fn ends(word: &[char], suffix: &str) -> bool {
    word.len() >= suffix.len() && word.iter().rev().zip(suffix.chars().rev()).all(|(a, b)| *a == b)
}

/// Whether the letter is a vowel; "y" is one after a consonant.
fn is_vowel(word: &[char], at: usize) -> bool {
    match word[at] {
        'a' | 'e' | 'i' | 'o' | 'u' => true,
        'y' => at > 0 && !is_vowel(word, at - 1),
        _ => false,
    }
}

/// How many times a consonant follows a vowel.
fn measure(stem: &[char]) -> usize {
    (1..stem.len()).filter(|&at| is_vowel(stem, at - 1) && !is_vowel(stem, at)).count()
}

/// Consonant, vowel and a consonant other than w, x, y at the end; or only vowel and consonant.
fn is_short(stem: &[char]) -> bool {
    match stem.len() {
        0 | 1 => false,
        2 => is_vowel(stem, 0) && !is_vowel(stem, 1),
        n => {
            !is_vowel(stem, n - 3)
                && is_vowel(stem, n - 2)
                && !is_vowel(stem, n - 1)
                && !matches!(stem[n - 1], 'w' | 'x' | 'y')
        }
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn stems() {
        let table = [
            ("caresses", "caress"),
            ("ponies", "poni"),
            ("ties", "tie"),
            ("cats", "cat"),
            ("feed", "feed"),
            ("agreed", "agre"),
            ("plastered", "plaster"),
            ("motoring", "motor"),
            ("sing", "sing"),
            ("conflated", "conflat"),
            ("hopping", "hop"),
            ("falling", "fall"),
            ("filing", "file"),
            ("happy", "happi"),
            ("sky", "sky"),
            ("enjoy", "enjoy"),
            ("relational", "relat"),
            ("generalization", "gener"),
            ("controlling", "control"),
            ("news", "news"),
            ("died", "die"),
        ];
        for (word, expected) in table {
            assert_eq!(stem(word), expected, "{word}");
        }
    }
}
