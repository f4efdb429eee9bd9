//! The card of a model: what it is made of, how, and how good it is.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use nutgraf::model::lexicon::LEAST_COUNT;
use nutgraf::train::lexicon::COUNTED;
use nutgraf::train::score::{KINDS, Scores, mean};
use nutgraf::train::sets::TRAINING;

const HEAD: &str = r#"# The model of English: written by `cargo xtask train`, together with en.nut.

[model]
file = "en.nut"
language = "en"
task = "names of people, organizations, places, groups, events, works and products; parts of speech; how frequent words are in general English"
method = "linear-chain conditional random field over hashed features, fitted with FTRL-Proximal (L1), labels that a corpus does not mark left open; rounded to 8 bits, entropy coded"
features = "word, case, shape, affixes, word classes of our lists and clusters of word vectors at five places; pairs of neighbors; the run of capitals; what the rules of this program see in the document"
command = "cargo xtask train"
seed = "fixed in src/train/ner.rs; two runs give the same bytes"
license = "CC-BY-SA-4.0"
"#;

const WEAKNESSES: &str = r#"
[weaknesses]
unfamiliar_names = "names that no corpus holds are told by their context: companies with surnames for a name are taken for people, places with given names too"
abbreviations = "abbreviations that the text does not explain are missed more often than other organizations"
conventions = "corpora disagree on where a name ends ('Union in Bavaria', 'Van province') and on what is one ('Parliament'); the silver ones carry the habits of their teacher"
case = "lines in capitals or in title case are read by rules, lower-cased text hardly at all"
rare_kinds = "events, works and products have few examples and no development set"
"#;

/// What the card tells.
pub struct Card<'a> {
    /// The folder of the corpora.
    pub data: &'a Path,
    /// Bytes of parts of the file and of the whole.
    pub sizes: [(&'static str, usize); 3],
    /// Scores of the names.
    pub scores: &'a [Scores],
    /// The same without silver and share-alike corpora.
    pub open_scores: &'a [Scores],
    /// Right parts of speech, in percent.
    pub tags: [(&'static str, f64); 2],
}

impl Card<'_> {
    /// The card's text.
    pub fn write(&self) -> io::Result<String> {
        let mut text = HEAD.to_owned();
        let sizes: Vec<String> = self.sizes.iter().map(|(name, bytes)| format!("{name} = {bytes}")).collect();
        let _ = writeln!(text, "bytes = {{ {} }}", sizes.join(", "));
        for corpus in TRAINING {
            let source = fs::read_to_string(self.data.join("ner").join(corpus.file))?;
            let tokens =
                source.lines().filter(|l| !l.trim().is_empty() && !l.starts_with("-DOCSTART-")).count();
            let _ = write!(
                text,
                "\n[[corpus]]\nname = {:?}\nsource = {:?}\nlicense = {:?}\nlabels = {:?}\ntokens = {tokens}\nweight = {:.1}\n",
                corpus.file,
                corpus.source,
                corpus.license,
                if corpus.is_silver { "by machine" } else { "by people" },
                corpus.weight,
            );
            if let Some((second, _)) = corpus.second {
                let _ = writeln!(text, "second_labels = {second:?}");
            }
        }
        text.push_str(OTHER_SOURCES);
        let _ = write!(
            text,
            "\n[frequencies]\n# Words are counted as this program divides texts; a count is kept in steps of half a doubling, and as 0 below \
             {LEAST_COUNT}.\ntexts = {COUNTED:?}\n"
        );
        table(&mut text, "scores", self.scores);
        table(&mut text, "scores_without_silver_and_share_alike", self.open_scores);
        let _ = write!(
            text,
            "\n[scores_of_parts_of_speech]\n# percent of the tokens of English EWT's development sentences\n"
        );
        for (name, percent) in self.tags {
            let _ = writeln!(text, "{name} = {percent:.2}");
        }
        text.push_str(WEAKNESSES);
        Ok(text)
    }
}

const OTHER_SOURCES: &str = r#"
[[corpus]]
name = "clusters/word_clusters.tsv"
source = "k-means over the vectors of spaCy en_core_web_md 3.8"
license = "MIT"
labels = "word classes"

[[corpus]]
name = "pos/ewt.train.tlux"
source = "Universal Dependencies, English EWT (UniversalDependencies/UD_English-EWT)"
license = "CC BY-SA 4.0"
labels = "parts of speech, by people"

[[corpus]]
name = "pos/masc_*.train.tsv"
source = "MASC (anc.org)"
license = "free for any use"
labels = "parts of speech, by machine and people"
"#;

/// F1 on the development sets, in percent: all three kinds, then each.
fn table(text: &mut String, name: &str, scores: &[Scores]) {
    let _ = write!(
        text,
        "\n[{name}]\n# F1 in percent on development sets: persons, organizations and places, then each kind\n"
    );
    for one in scores {
        let kinds: Vec<String> = KINDS
            .iter()
            .zip(one.kinds)
            .filter(|(_, counts)| counts.has_gold())
            .map(|(kind, counts)| format!("{} = {:.2}", kind.to_lowercase(), counts.f1()))
            .collect();
        let _ = writeln!(text, "{} = {{ all = {:.2}, {} }}", one.set, one.all().f1(), kinds.join(", "));
    }
    let _ = writeln!(text, "mean = {:.2}", mean(scores));
}
