//! An analysis in forms that leave the program: reports in Markdown and HTML, tables as CSV, pictures as SVG, JSON.
//!
//! What stands in the text is shown and never carried out: markup, formulas, addresses and controls of any kind are written so
//! that no reader of these files takes them for anything but text. The same analysis gives the same bytes everywhere.

pub(super) mod article;
pub(super) mod markdown;
pub(super) mod tables;

#[cfg(feature = "export")]
mod bars;
#[cfg(feature = "export")]
mod drawing;
#[cfg(feature = "export")]
pub(crate) mod markup;
#[cfg(feature = "export")]
mod moments;
#[cfg(feature = "export")]
mod report;
#[cfg(feature = "export")]
mod strip;
#[cfg(feature = "export")]
mod timeline;

#[cfg(feature = "export")]
pub use report::Report;
#[cfg(feature = "export")]
pub use wanted::{Export, ExportOptions, Picture, export};

#[cfg(feature = "export")]
mod wanted {
    use super::{bars, markdown, report, strip, tables, timeline};
    use crate::error::{Error, ErrorCode};
    use crate::options::{Fields, Key};
    use crate::output::controls::{pretty_json, readable};
    use crate::output::{Analysis, Table, plain};
    use crate::text::OffsetUnit;

    /// What an analysis becomes.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Export {
        /// A report for reading as it is.
        Text,
        /// A report.
        Markdown,
        /// A report with pictures and the text, in one file without a script.
        Html,
        /// The analysis itself.
        Json,
        /// One table.
        Csv(Table),
        /// One picture.
        Svg(Picture),
    }

    /// What a picture shows.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    #[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
    #[non_exhaustive]
    pub enum Picture {
        /// Where in the text those stand who are mentioned most.
        #[default]
        Strip,
        /// The dates, on an axis of time.
        Timeline,
        /// How often the words stand in the text.
        Bars,
    }

    impl Picture {
        /// All of them.
        pub const ALL: [Self; 3] = [Self::Strip, Self::Timeline, Self::Bars];

        /// Its name, as it is asked for.
        pub const fn as_str(self) -> &'static str {
            match self {
                Self::Strip => "strip",
                Self::Timeline => "timeline",
                Self::Bars => "bars",
            }
        }
    }

    impl Export {
        /// "markdown", "html", "json", "csv:entities" and the other tables, "svg:strip" and the other pictures.
        ///
        /// # Errors
        /// [`ErrorCode::BadOption`] for any other name; the message says which there are.
        pub fn parse(name: &str) -> Result<Self, Error> {
            let find = |(known, export): &(String, Self)| (known == name).then_some(*export);
            let all = Self::all();
            all.iter().find_map(find).ok_or_else(|| {
                let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
                let message = format!("There is no export '{name:.40}'; there are {}.", names.join(", "));
                Error::new(ErrorCode::BadOption, message)
            })
        }

        /// Checks that an analysis of these fields can be written so. Reports tell what there is; a table or picture is of
        /// something.
        ///
        /// # Errors
        /// [`ErrorCode::BadOption`], naming the field that is missing.
        pub fn check(self, fields: &Fields) -> Result<(), Error> {
            let bad = |message| Err(Error::new(ErrorCode::BadOption, message));
            let needed: &[Key] = match self {
                Self::Json => return Ok(()),
                Self::Text | Self::Markdown | Self::Html => &[],
                Self::Csv(table) => table.keys(),
                Self::Svg(Picture::Strip) => &[Key::Entities],
                Self::Svg(Picture::Timeline) => &[Key::Dates],
                Self::Svg(Picture::Bars) => &[Key::Keywords],
            };
            if let Some(name) = fields.parted() {
                return bad(format!("Parts of '{name}' are for JSON; ask for '{name}', or for JSON."));
            }
            if needed.iter().any(|&key| !fields.has(key)) {
                let names: Vec<String> = needed.iter().map(|key| format!("'{}'", key.name())).collect();
                let names = names.join(" and ");
                return bad(format!("This is made of {names}; ask for {names}."));
            }
            Ok(())
        }

        /// All of them, with their names.
        fn all() -> Vec<(String, Self)> {
            let reports = [
                ("text", Self::Text),
                ("markdown", Self::Markdown),
                ("html", Self::Html),
                ("json", Self::Json),
            ];
            let reports = reports.map(|(name, export)| (name.to_owned(), export));
            let tables = Table::ALL.map(|table| (format!("csv:{}", table.as_str()), Self::Csv(table)));
            let pictures =
                Picture::ALL.map(|picture| (format!("svg:{}", picture.as_str()), Self::Svg(picture)));
            reports.into_iter().chain(tables).chain(pictures).collect()
        }
    }

    /// What may be said about an export.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct ExportOptions {
        /// The unit of the analysis' offsets: what its options said.
        pub offsets: OffsetUnit,
        /// Whether a table begins with a byte order mark, by which Excel knows that it is UTF-8. Only tables do.
        pub bom: bool,
    }

    /// Writes an analysis in another form. `text` is the text that was analysed; where the analysis has its own, that one is
    /// read.
    ///
    /// ```
    /// use nutgraf::output::export::{Export, ExportOptions, export};
    ///
    /// let text = "The ferry from Ostrava Bay sank on 3 May 2024. Nobody was hurt.";
    /// let analysis = nutgraf::analyze(text, &nutgraf::Options::default());
    /// let table = export(&analysis, text, Export::parse("csv:dates")?, ExportOptions::default());
    /// assert_eq!(table, "text,kind,value,start,end\n3 May 2024,date,2024-05-03,35,45\n");
    /// let report = export(&analysis, text, Export::Html, ExportOptions::default());
    /// assert!(report.starts_with("<!doctype html>"));
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    pub fn export(analysis: &Analysis, text: &str, export: Export, options: ExportOptions) -> String {
        let unit = options.offsets;
        match export {
            Export::Text => readable(&plain(analysis, text, unit)).into_owned(),
            Export::Markdown => markdown::markdown(analysis, text, unit),
            Export::Html => report::page(analysis, text, unit),
            Export::Json => {
                let mut json = Vec::new();
                // Neither strings, as keys are, nor memory can fail.
                let written = pretty_json(&mut json, analysis);
                debug_assert!(written.is_ok());
                json.push(b'\n');
                String::from_utf8(json).unwrap_or_default()
            }
            Export::Csv(table) => {
                let mark = if options.bom { "\u{feff}" } else { "" };
                let rows = tables::csv(analysis, text, unit, table, None);
                [mark, &tables::lines(&[table.columns()]), &tables::lines(&rows)].concat()
            }
            Export::Svg(Picture::Strip) => strip::strip(analysis, text, unit).file(),
            Export::Svg(Picture::Timeline) => timeline::timeline(analysis, text, unit).file(),
            Export::Svg(Picture::Bars) => bars::bars(analysis).file(),
        }
    }
}
