//! Runs contenders natively and prints one JSON object a line.
//!
//!   peers boundaries TEXT…    words and sentences: every contender over every text
//!   peers ranking             the contenders that rank phrases and sentences
//!   peers ranking N TEXT      one of them, by its number from 0; the caller ends it if it takes too long

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use nutgraf_peers::{CONTENDERS, Contender, ranking};

/// Rounds; in each, every contender has one turn, so that what else the machine does meets all of them.
const ROUNDS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["ranking"] => {
            for contender in ranking::contenders() {
                println!("{{{}}}", named(&contender));
            }
        }
        ["ranking", number, path] => {
            let number: usize = number.parse().expect("the contender is named by its number");
            let contender = &ranking::contenders()[number];
            let text = read(path);
            let seconds = ranking::seconds(contender, &text);
            println!("{{{},\"bytes\":{},\"seconds\":{seconds}}}", named(contender), text.len());
        }
        ["boundaries", ref paths @ ..] => paths.iter().for_each(|path| boundaries(path)),
        _ => panic!("the first lines of main.rs say how to call this"),
    }
}

fn named(contender: &Contender) -> String {
    let Contender { task, library, .. } = contender;
    format!("\"place\":\"native\",\"task\":\"{task}\",\"library\":\"{library}\"")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(path).expect("the text can be read")
}

fn boundaries(path: &str) {
    let text = read(path);
    let name = Path::new(path).file_stem().expect("a file has a name").to_string_lossy();
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
            "{{{},\"text\":\"{name}\",\"bytes\":{},\"seconds\":{}}}",
            named(contender),
            text.len(),
            runs[ROUNDS / 2]
        );
    }
}
