//! `cargo xtask smoke ADDRESS`: whether the site works where it was put.

use std::time::Duration;

use anyhow::{Result, bail};

use crate::arguments::{Arguments, Usage};
use crate::{run, setup};

/// A visit takes seconds; a slow host has its time.
const LIMIT: Duration = Duration::from_secs(5 * 60);

pub fn command(arguments: Arguments) -> Result<()> {
    let [address] = &arguments.rest()[..] else {
        return Err(Usage("give the site's address, such as https://host.example/nutgraf/".into()).into());
    };
    let browser = setup::browser()?;
    setup::npm_packages()?;
    let mut script = run::node("tests/web/deployed.mjs");
    script.arg(address).env("NUTGRAF_BROWSER", &browser).env("NUTGRAF_PATIENCE", "60000");
    let report = run::watched(&mut script, LIMIT)?;
    if !report.success {
        bail!("the site at {address} does not work ({})", report.ending);
    }
    Ok(())
}
