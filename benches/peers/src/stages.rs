//! Nutgraf's stages, as far as one answer needs them: from the bare text, its language and structure found out as
//! always. `nutgraf::annotate` says what each stage needs; [`rank`] follows it.

use nutgraf::annotate::coreference::Coreference;
use nutgraf::annotate::{
    amounts, coreference, dates, keyphrases, keywords, names, ngrams, quotations, quotes, salience, summary,
    tags,
};
use nutgraf::import::Article;
use nutgraf::options::{Limits, SummaryLength};
use nutgraf::{Options, segment};

use crate::Contender;

/// How many phrases or words are asked for.
pub const ASKED: usize = 10;

/// In each task the first is what the other libraries are compared with: none of them knows names or parts of
/// speech, so both are left out there. What follows does more.
pub const CONTENDERS: [Contender; 9] = [
    Contender {
        task: "keyphrases",
        library: "nutgraf, no names or tags",
        run: |text| rank(text, Ranked::Keyphrases, Reading::Words),
    },
    Contender {
        task: "keyphrases",
        library: "nutgraf",
        run: |text| rank(text, Ranked::Keyphrases, Reading::All),
    },
    Contender { task: "keyphrases", library: "nutgraf, whole analysis", run: whole },
    Contender {
        task: "phrases between stop words",
        library: "nutgraf, n-grams",
        run: |text| rank(text, Ranked::Ngrams, Reading::Words),
    },
    Contender {
        task: "phrases between stop words",
        library: "nutgraf, keyphrases, no names or tags",
        run: |text| rank(text, Ranked::Keyphrases, Reading::Words),
    },
    Contender {
        task: "keywords",
        library: "nutgraf",
        run: |text| rank(text, Ranked::Keywords, Reading::Words),
    },
    Contender {
        task: "summary",
        library: "nutgraf, no names or tags",
        run: |text| rank(text, Ranked::Sentences, Reading::Words),
    },
    Contender {
        task: "summary",
        library: "nutgraf",
        run: |text| rank(text, Ranked::Sentences, Reading::All),
    },
    Contender { task: "summary", library: "nutgraf, whole analysis", run: whole },
];

#[derive(Clone, Copy)]
enum Ranked {
    Keyphrases,
    Ngrams,
    Keywords,
    Sentences,
}

/// Whether dates, amounts, names and parts of speech are found first, as in the whole analysis.
#[derive(Clone, Copy)]
enum Reading {
    All,
    Words,
}

/// Ten phrases or words, or three sentences.
fn rank(text: &str, ranked: Ranked, reading: Reading) -> usize {
    let limits = Limits { keywords: ASKED, ngrams: ASKED, keyphrases: ASKED, ..Limits::default() };
    let options = Options { limits, summary: SummaryLength::Sentences(3), ..Options::default() };
    let article = Article::from_text(text, options.repair);
    let document = segment::segment(&article, &options);
    let model = document.pack.model();
    let mut found = Found::default();
    if matches!(reading, Reading::All) {
        found.dates = dates::find(&document, article.published);
        found.amounts = amounts::find(&document, &found.dates);
        let mut memory = document.memory(document.pack.name_model());
        found.tags = tags::tag(&document, memory.as_mut());
        let names = names::find(&document, memory.as_mut(), &found.dates, &found.amounts);
        found.quotations = quotations::find(&document);
        found.coreference = coreference::resolve(names, &found.tags, &found.quotations);
    }
    let Found { dates, amounts, quotations, coreference, tags } = &found;
    let Coreference { entities, pronouns } = coreference;
    let salience = salience::weigh(&document, tags, entities, model, &options.stop_words);
    match ranked {
        Ranked::Keyphrases => keyphrases::find(&document, &salience, tags, entities, limits).len(),
        Ranked::Ngrams => ngrams::find(&document, &salience, entities, limits).len(),
        Ranked::Keywords => keywords::rank(&document, &salience, entities, limits).list.len(),
        Ranked::Sentences => {
            // Who speaks is asked for by the whole reading only.
            let quotes = match reading {
                Reading::All => quotes::find(&document, tags, quotations, entities, pronouns),
                Reading::Words => Vec::new(),
            };
            let sources = summary::Sources {
                document: &document,
                salience: &salience,
                tags,
                entities,
                pronouns,
                quotes: &quotes,
                dates,
                amounts,
            };
            summary::select(&sources, options.summary).sentences.len()
        }
    }
}

/// What the earlier stages found.
#[derive(Default)]
struct Found {
    dates: Vec<dates::DateMention>,
    amounts: Vec<amounts::Amount>,
    quotations: Vec<quotations::Quotation>,
    coreference: Coreference,
    tags: Vec<tags::Pos>,
}

/// Everything, as the program does it.
fn whole(text: &str) -> usize {
    let analysis = nutgraf::analyze(text, &Options::default());
    analysis.keyphrases.len() + analysis.summary.len()
}
