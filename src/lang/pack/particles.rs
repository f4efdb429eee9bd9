//! Particles that are written together with a word: after it in Korean, before it in Hebrew.

/// The particles of a language. Empty in most.
#[derive(Default)]
pub struct Particles {
    /// After a word, longest first.
    pub certain: Vec<Box<str>>,
    /// After a word too, but words end so by themselves; taken off only where the document has the word in another form.
    pub doubtful: Vec<Box<str>>,
    /// What makes another form of a word.
    pub others: Vec<Box<str>>,
    /// Those of `doubtful` that words of three syllables and more seldom end in by themselves.
    pub after_long: Vec<Box<str>>,
    /// Those that tie a word to the next.
    pub linking: Vec<Box<str>>,
    /// Before a word, of one letter each.
    pub before: Vec<Box<str>>,
    /// Those of `before` that swallow the article.
    pub before_article: Vec<Box<str>>,
    /// The article, which is written together with the word after it.
    pub article: Vec<Box<str>>,
}

fn has_two(word: &str) -> bool {
    word.chars().nth(1).is_some()
}

/// `word` without the first of `list` that it begins with.
fn strip_any<'w>(word: &'w str, list: &[Box<str>]) -> Option<&'w str> {
    list.iter().find_map(|part| word.strip_prefix(&**part))
}

impl Particles {
    /// The form without a particle after it.
    pub fn without<'f>(&self, form: &'f str, has: impl Fn(&str) -> bool) -> &'f str {
        if self.certain.is_empty() {
            return form;
        }
        let bare = self.certain.iter().find_map(|particle| form.strip_suffix(&**particle));
        if let Some(rest) = bare.filter(|rest| has_two(rest)) {
            return rest;
        }
        let doubtful = self.doubtful.iter().find_map(|particle| form.strip_suffix(&**particle));
        let Some(rest) = doubtful.filter(|rest| has_two(rest)) else { return form };
        let stands_elsewhere = || {
            std::iter::once("").chain(self.others.iter().map(|other| &**other)).any(|particle| {
                let other = format!("{rest}{particle}");
                other != form && has(&other)
            })
        };
        let after_long = self.after_long.iter().any(|particle| form.ends_with(&**particle));
        if after_long && rest.chars().nth(2).is_some() || stands_elsewhere() { rest } else { form }
    }

    /// Whether a particle at the end of a word ties it to the next.
    pub fn link(&self, word: &str) -> bool {
        self.linking.iter().any(|particle| word.ends_with(&**particle))
    }

    /// The form without particles and article before it, where the document has the rest as a word.
    pub fn without_before<'f>(&self, form: &'f str, has: impl Fn(&str) -> bool) -> &'f str {
        let mut best = form;
        let mut rest = form;
        // "ושבהממשלה" has at most four.
        for _ in 0..4 {
            let Some(shorter) = strip_any(rest, &self.before) else { break };
            rest = shorter;
            if has_two(rest) && has(rest) {
                best = rest;
            }
        }
        if best != form {
            return best;
        }
        let Some(article) = self.article.first() else { return form };
        if let Some(noun) = strip_any(form, &self.before_article)
            && has_two(noun)
            && has(&format!("{article}{noun}"))
        {
            // "בעירייה" beside "העירייה".
            return noun;
        }
        match form.strip_prefix(&**article) {
            Some(noun) if noun.chars().nth(2).is_some() => noun,
            _ => form,
        }
    }
}
