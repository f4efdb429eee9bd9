"""The README's recipes run as they stand there; those for Spark do so in test_spark.py."""

import re
from pathlib import Path

import pytest

README = Path(__file__).parents[1] / "README.md"


def recipes(spark: bool) -> list[tuple[str, str]]:
    """The heading and the code of each recipe."""
    found, heading = [], ""
    for title, code in re.findall(r"^#+ ([^\n]+)$|^```python\n(.*?)^```$", README.read_text(), re.MULTILINE | re.DOTALL):
        heading = title or heading
        if code and ("pyspark" in code) == spark:
            found.append((heading, code))
    assert found
    return found


def run(code: str) -> None:
    """Runs it as a program of its own would: what it defines is sent to workers by value."""
    exec(compile(code, str(README), "exec"), {"__name__": "__main__"})


@pytest.mark.parametrize("code", [pytest.param(code, id=heading) for heading, code in recipes(spark=False)])
def test_recipe(code: str) -> None:
    run(code)
