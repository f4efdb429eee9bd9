//! Tests of datelines.

use super::*;

fn dateline(paragraph: &str) -> Option<(&str, Option<String>)> {
    find(paragraph, paragraph)
        .map(|(length, date)| (&paragraph[..length], date.map(|date| format!("{date:?}"))))
}

#[test]
fn lists_are_sorted() {
    assert!(AGENCIES.is_sorted());
    assert!(LABELS.split_whitespace().is_sorted());
}

#[test]
fn datelines_of_agencies() {
    let rest = "The port will close next year.";
    for (head, date) in [
        ("VELLMAR, April 30 (AP) —", None),
        ("VELLMAR (Coast News) -", None),
        ("NEW VELLMAR _", None),
        ("ST. VELLMAR, Norland —", None),
        ("VELLMAR CITY, July 25:", None),
        ("(CNN) --", None),
        ("(CNN)", None),
        ("Old Vellmar, Norland (Reuters) –", None),
        ("VELLMAR, 30 April 2024 (AFP) –", Some("2024-04-30")),
        ("VELLMAR – 25 July 2022:", Some("2022-07-25")),
        ("VELLMAR, July 25, 2022 /PRNewswire/ --", Some("2022-07-25")),
        ("VELLMAR, Norland – July 25, 2022 –", Some("2022-07-25")),
        ("Vellmar, 25 jul (EFE).-", None),
        ("Vellmar (EFE).-", None),
        ("ВЕЛЛЬМАР, 25 июля — РИА Новости.", None),
        ("Paris —", None),
        ("Vellmar, 25. Juli 2022.", Some("2022-07-25")),
        ("VELLMAR, July 25. /TASS/.", None),
        ("Vellmar, France —", None),
        ("MADRID, July 25 (Coast Wire) --", None),
        ("VELLMAR:", None),
        ("NEW VELLMAR:", None),
        ("Madrid:", None),
        ("Madrid -", None),
        ("Cape Town -", None),
        ("Vellmar-", None),
        ("Old Vellmar, Norland-", None),
        ("VELLMAR--", None),
        ("VELLMAR, Norland Prefecture--", None),
        ("marl News, 27 July -", None),
        ("marl News / Coast Bulletin, 5 November -", None),
        ("Coast News -", None),
        ("Orrin, July 14 (OQA) -", None),
        ("Orrin, July 14:", None),
        ("Norland, Orrin, June 2022:", None),
        ("Old Orrin (November 25, 2021):", Some("2021-11-25")),
        ("Orrin /COASTWIRE/.", None),
        ("Orrin & Vellmar, Jul 19 2022 (IPS) -", Some("2022-07-19")),
        ("27 July 2022, Orrin –", Some("2022-07-27")),
    ] {
        assert_eq!(dateline(&format!("{head} {rest}")), Some((head, date.map(str::to_owned))), "{head}");
    }
    let long = "The council of the town has voted to close the port in June, it said.";
    assert_eq!(dateline(&format!("Vellmar: {long}")), Some(("Vellmar:", None)));
    let again = "Orrin Bay - The port will close next year, a judge in Orrin Bay has ruled.";
    assert_eq!(dateline(again), Some(("Orrin Bay -", None)));
    assert_eq!(dateline("(CNN)The port will close next year."), Some(("(CNN)", None)));
    assert_eq!(dateline("VELLMAR (AP)_ The port will close next year."), Some(("VELLMAR (AP)_", None)));
}

#[test]
fn sentences_have_none() {
    for text in [
        "The port — the oldest in the land — will close.",
        "NORCOM — the company that runs the port — will close it.",
        "Ines Calloway (Independent) said that the port will close.",
        "UPDATE — The port will close after all, the council said.",
        "VELLMAR will close its port next year, the council said.",
        "Vellmar - The port will close next year.",
        "(See also page 4.) The port will close next year.",
        "VELLMAR —",
        "Surprise — The port will close next year, the council said.",
        "Paris — the port of call — will close next year, the council said.",
        "WARNING: The port will close next year.",
        "MATCH REPORT: The port will close next year.",
        "Football: The council of the town has voted to close the port in June, it said.",
        "Reminder: The council of the town has voted to close the port in June, it said.",
        "Shoals: The council of the town has looked at the shoals of June, it said on Monday.",
        "Marta – The council of the town has looked at the tides of June, it said on Monday.",
        "Mayor: The council of the town has voted to close the port in June, it said.",
        "Orrin: the council of the town has voted to close the port in June, it said.",
        "The result - The port will close next year, the council said.",
        "Vice- President Marl has voted to close the port in June, he said.",
        "On May 3: The council of the town has voted to close the port in June.",
        "Tuesday, May 3: The council of the town has voted to close the port.",
        "Breaking News - The council of the town has voted to close the port.",
        "Marta Quill (Labour) - The councillor has voted to close the port.",
        "VELLMAR, July 25 The Public Anti- Corruption Office will close.",
    ] {
        assert_eq!(dateline(text), None, "{text}");
    }
}
