"""Articles of the tests: invented, like all of them."""

import json
import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PORT = (
    "Port of Vellmar to close its coal terminal\n\n"
    "The Port of Vellmar will close its coal terminal by March 2027, Harbour Master Ines Calloway said on Monday. "
    "“We have run out of ships that want it,” Calloway said. The terminal handled 1.2 million tonnes last year, "
    "down 40 percent, and lost 3 million euros.\n\n"
    "Rosa Quint, the mayor of Vellmar, called the decision overdue. Quint wants a park — not a car park — on the site."
)
FERRY = (
    "Ferry to Tallow sinks in calm weather\n\n"
    "The ferry from Vellmar to Tallow sank on 4 May 2026. Nobody was hurt, said Jonas Feldmar of the coast guard. "
    "Rosa Quint thanked the crew: “They stayed until the last passenger was ashore.” The ferry was 41 years old."
)
#: With characters of two and four bytes.
GERMAN = (
    "Der Hafen von Vellmar schließt im März 2027 das Kohleterminal. 🚢 „Es fehlen die Schiffe“, sagte Bürgermeisterin Rosa Quint. "
    "Jonas Feldmar von der Küstenwache widersprach ihr."
)


def command_line(*arguments: str, stdin: str = "") -> str:
    """What the program `nutgraf` writes."""
    program = os.environ.get("NUTGRAF_BINARY")
    if not program:
        pytest.skip("NUTGRAF_BINARY names no program to compare with")
    done = subprocess.run([program, *arguments], input=stdin.encode(), capture_output=True, check=True)
    return done.stdout.decode()


def lines(texts: dict[str, str]) -> str:
    """Texts as lines of JSON."""
    return "".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in texts.items())


def cases() -> dict[str, str]:
    """The texts of the golden cases, and the articles in other languages."""
    folder = ROOT / "tests"
    texts = {file.parent.name: file for file in sorted((folder / "cases").glob("*/source.txt"))}
    texts |= {file.stem: file for file in sorted((folder / "names").glob("*.txt"))}
    assert len(texts) > 15
    return {name: file.read_bytes().decode(errors="replace") for name, file in texts.items()}
