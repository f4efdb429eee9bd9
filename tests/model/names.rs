//! What a model finds in a text, for trying out models that are damaged or changed.

use nutgraf::annotate;
use nutgraf::import::Article;
use nutgraf::lang::Language;
use nutgraf::model::Model;
use nutgraf::options::{Options, Repair};
use nutgraf::segment;

/// The names that a text has by this model, in order of frequency.
pub fn names_in(model: &Model, text: &str) -> Vec<String> {
    let options = Options { repair: Repair::Never, language: Some(Language::ENGLISH), ..Options::default() };
    let article = Article::from_text(text, options.repair);
    let document = segment::segment(&article, &options);
    annotate::resolve_names(&document, Some(model)).entities.into_iter().map(|entity| entity.name).collect()
}
