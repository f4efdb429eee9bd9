//! Runs every contender over the texts of a folder, in turn, and prints one JSON object a line.

use std::hint::black_box;
use std::time::Instant;

use nutgraf_peers::CONTENDERS;

/// Rounds; in each, every contender has one turn, so that what else the machine does meets all of them.
const ROUNDS: usize = 5;

fn main() {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).expect("the text can be read");
        let name = std::path::Path::new(&path).file_stem().expect("a file has a name").to_string_lossy();
        let mut seconds = vec![Vec::new(); CONTENDERS.len()];
        for _ in 0..ROUNDS {
            for (contender, runs) in CONTENDERS.iter().zip(&mut seconds) {
                let began = Instant::now();
                black_box((contender.run)(black_box(&text)));
                runs.push(began.elapsed().as_secs_f64());
            }
        }
        for (contender, mut runs) in CONTENDERS.iter().zip(seconds) {
            runs.sort_by(f64::total_cmp);
            println!(
                "{{\"place\":\"native\",\"text\":\"{name}\",\"task\":\"{}\",\"library\":\"{}\",\"bytes\":{},\"seconds\":{}}}",
                contender.task,
                contender.library,
                text.len(),
                runs[ROUNDS / 2]
            );
        }
    }
}
