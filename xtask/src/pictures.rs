//! `cargo xtask pictures`: the README's pictures, taken of the finished site.

use std::time::Duration;

use anyhow::{Result, bail};

use crate::arguments::Arguments;
use crate::run::{self, root};
use crate::{setup, site};

/// Each picture takes seconds.
const LIMIT: Duration = Duration::from_secs(5 * 60);

pub fn command(arguments: Arguments) -> Result<()> {
    arguments.finish()?;
    let browser = setup::browser()?;
    site::build()?;
    let mut script = run::node("tests/web/pictures.mjs");
    script.arg(root().join("docs")).env("NUTGRAF_BROWSER", &browser);
    let report = run::watched(&mut script, LIMIT)?;
    if !report.success {
        bail!("the pictures could not be taken ({})", report.ending);
    }
    Ok(())
}
