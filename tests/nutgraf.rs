//! Whether the paragraph that tells why the story matters is found: short texts in `tests/nutgraf.txt`, whose first
//! lines explain their form.

use nutgraf::options::Repair;
use nutgraf::{Options, analyze};

const CASES: &str = include_str!("nutgraf.txt");

/// Of the cases of one group: how many are right, and what is wrong with the others.
fn accuracy(group: &str) -> (usize, usize, Vec<String>) {
    let (mut right, mut count, mut wrong) = (0, 0, Vec::new());
    let options = Options { repair: Repair::Never, ..Options::default() };
    for case in CASES.split("\n=== ").skip(1) {
        let (name, marked) = case.split_once('\n').unwrap();
        if !name.starts_with(group) {
            continue;
        }
        let marked = marked.trim();
        let expected = marked.split("\n\n").find_map(|paragraph| paragraph.strip_prefix("* "));
        let text = marked.replace("\n\n* ", "\n\n");
        let analysis = analyze(&text, &options);
        let found = analysis.nutgraf.as_ref().map(|core| {
            let span = analysis.blocks[core.block as usize].span;
            let utf16: Vec<u16> = text.encode_utf16().collect();
            String::from_utf16_lossy(&utf16[span.start as usize..span.end as usize])
        });
        count += 1;
        if found.as_deref() == expected {
            right += 1;
        } else {
            wrong.push(format!(
                "{name}: found {:?}",
                found.map(|text| text.chars().take(60).collect::<String>())
            ));
        }
    }
    (right, count, wrong)
}

#[test]
fn nut_grafs_are_found() {
    let (right, count, wrong) = accuracy("tuned");
    println!("tuned: {right} of {count}; {wrong:#?}");
    assert!(right + 1 >= count, "{wrong:#?}");
}

#[test]
fn nut_grafs_of_texts_held_back_are_found() {
    let (right, count, wrong) = accuracy("held");
    println!("held back: {right} of {count}; {wrong:#?}");
    assert!(right * 10 >= count * 7, "{wrong:#?}");
}
