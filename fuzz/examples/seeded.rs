//! `seeded TARGET SECONDS SEED FOLDER`: the runner that needs no C++. Tries inputs until the time is over or a few things are
//! found, which it writes into FOLDER.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use nutgraf_fuzz::{seeded, targets};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, seconds, seed, folder] = &arguments[..] else {
        eprintln!("usage: seeded TARGET SECONDS SEED FOLDER");
        return ExitCode::from(2);
    };
    let Some(target) = targets::TARGETS.iter().find(|target| target.name == name) else {
        eprintln!("there is no target {name}");
        return ExitCode::from(2);
    };
    let (Ok(seconds), Ok(seed)) = (seconds.parse(), seed.parse()) else {
        eprintln!("SECONDS and SEED are whole numbers");
        return ExitCode::from(2);
    };
    let (began, limit) = (Instant::now(), Duration::from_secs(seconds));
    let mut tried = 0u64;
    let inputs = seeded::Inputs::new(target, seed).take_while(|_| {
        tried += 1;
        began.elapsed() < limit
    });
    let found = seeded::findings(target, inputs);
    // The form in which libFuzzer says it.
    eprintln!("stat::number_of_executed_units: {tried}");
    for seeded::Finding { input, said } in &found {
        let hash = input.iter().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let file = std::path::Path::new(folder).join(format!("crash-{hash:016x}"));
        eprintln!("{said}");
        if let Err(error) = std::fs::write(&file, input) {
            eprintln!("{} could not be written: {error}\n{input:?}", file.display());
        }
    }
    ExitCode::from(if found.is_empty() { 0 } else { 77 })
}
