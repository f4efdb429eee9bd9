"""Digests that are merged anywhere are the collection of one machine, and its tables are those of the command line."""

import copy
import csv
import io
import json
import math
import pickle
import random
from pathlib import Path
from typing import Any, get_args

import pyarrow as pa
import pytest
from test_analyze import conforms
from texts import FERRY, GERMAN, PORT, cases, command_line, lines

import nutgraf
from nutgraf import _types

TEXTS = {
    "port": PORT,
    "ferry": FERRY,
    "german": GERMAN,
    "copy": "What is known\n\n" + FERRY.split("\n\n")[1] + " More will follow.",
    **cases(),
}


def collected() -> nutgraf.Collection:
    digests = nutgraf.digest_array(TEXTS.values(), TEXTS.keys())
    return nutgraf.Collection.from_bytes(nutgraf.merge(digests))


def test_the_order_and_the_parts_make_no_difference() -> None:
    digests = nutgraf.digest_array(TEXTS.values(), TEXTS.keys()).to_pylist()
    whole = nutgraf.merge(digests)
    one_by_one = nutgraf.Collection()
    for id, text in TEXTS.items():
        one_by_one.add(id, text)
    assert one_by_one.to_bytes() == whole
    for parallel in (False, True):
        at_once = nutgraf.Collection()
        at_once.add_array(TEXTS.values(), TEXTS.keys(), parallel=parallel)
        at_once.add_array([None, FERRY], [None, "ferry"])
        assert at_once.to_bytes() == whole
    shuffled = digests[:]
    random.Random(7).shuffle(shuffled)
    parts = [nutgraf.merge(shuffled[begin : begin + 5]) for begin in range(0, len(shuffled), 5)]
    # Some are merged twice, as where a task is run again.
    assert nutgraf.merge([*parts, *parts[:2], None]) == whole
    assert nutgraf.merge(pa.array(parts)) == nutgraf.merge(pa.chunked_array([parts[:1], parts[1:]])) == whole
    assert nutgraf.merge([]) == nutgraf.Collection().to_bytes()


def test_it_is_the_collection_of_the_command_line(tmp_path: Path) -> None:
    given, saved = tmp_path / "articles.jsonl", tmp_path / "articles.ngc"
    given.write_text(lines(TEXTS))
    report = command_line("collect", "--jsonl", str(given), "--save", str(saved))
    collection = collected()
    assert saved.read_bytes() == collection.to_bytes()
    assert json.loads(report) == collection.report(texts=TEXTS)
    (tmp_path / "list.csv").write_text("name;note\nRosa Quint;mayor\nferry;ship\n")
    watch = (tmp_path / "list.csv").read_text()
    for table in get_args(_types.TableName):
        told = command_line("collect", "--jsonl", str(given), "--table", table, "--watch", str(tmp_path / "list.csv"))
        assert told == collection.csv(table, texts=TEXTS, watch=watch), table
    html = command_line("collect", "--jsonl", str(given), "--format", "html")
    assert html == collection.html(texts=TEXTS)


def test_types_are_true() -> None:
    collection = collected()
    report = collection.report(texts=TEXTS, watch="Rosa Quint\nferry")
    conforms(report, _types.Report, "report")
    assert report["watch"][0]["documents"] >= 3
    comparison = collection.compare(["port", "ferry"], ["copy"], texts=TEXTS)
    conforms(comparison, _types.Comparison, "comparison")
    assert comparison["passages"] and not collection.compare(["ferry"], ["copy"])["passages"]


def test_tables_say_what_the_csv_says() -> None:
    collection = collected()
    # The CSV takes out of it what steers a screen.
    collection.remove("hostile")
    watch = "Rosa Quint\nferry"

    def told(value: Any) -> str:
        if isinstance(value, list):
            return "; ".join(value)
        return "" if value is None else str(value)

    for table in get_args(_types.TableName):
        typed = pa.record_batch(collection.table(table, texts=TEXTS, watch=watch)).to_pylist()
        head, *texts = csv.reader(io.StringIO(collection.csv(table, texts=TEXTS, watch=watch), newline=""))
        assert len(typed) == len(texts) > 0, table
        for row, cells in zip(typed, texts):
            for name, cell in zip(head, cells, strict=True):
                snake = "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)
                value = row[snake]
                if isinstance(value, float):
                    assert float(cell) == value, (table, name)
                elif name == "why" and isinstance(value, list):
                    assert cell.lstrip("'") == " ".join(value), (table, name)
                else:
                    assert cell.lstrip("'") == told(value).lstrip("'"), (table, name)


def test_limits_and_watch_lists() -> None:
    collection = collected()
    report = collection.report(limit=2)
    assert len(report["entities"]) == 2 and report["totals"]["entities"] > 2
    assert len(collection.report(limit=math.inf)["words"]) == report["totals"]["lemmas"]
    assert collection.table("entities", limit=2).num_rows == 2
    for wrong in (-1, 2.5, "all"):
        with pytest.raises(nutgraf.NutgrafError, match="'limit' is .*; it must be a whole number from 0 on"):
            collection.report(limit=wrong)  # type: ignore[arg-type]
    with pytest.raises(nutgraf.NutgrafError, match="There is no table 'people'; there are documents, entities"):
        collection.csv("people")  # type: ignore[arg-type]


def test_documents_come_and_go() -> None:
    collection = collected()
    assert len(collection) == len(TEXTS) and collection.ids() == sorted(TEXTS)
    assert collection.remove("port") and not collection.remove("port")
    other = nutgraf.Collection()
    other.add("port", PORT)
    collection.merge(other)
    collection.merge(other.to_bytes())
    collection.merge(collection)
    assert collection.to_bytes() == collected().to_bytes()
    other.add("port", FERRY)
    other.add("port", PORT, title="Coal", language="en", date="2026-06-10")
    assert len(other) == 1
    with pytest.raises(nutgraf.NutgrafError, match="'other' is an int"):
        collection.merge(5)  # type: ignore[arg-type]
    with pytest.raises(nutgraf.NutgrafError, match="There is no option 'sentences'; there are language"):
        other.add("a", PORT, sentences=3)  # type: ignore[call-arg]


def test_copies_are_compared_where_texts_are_at_hand() -> None:
    collection = collected()
    (estimated,) = (group for group in collection.report()["copies"] if group["estimated"])
    ids = [row["id"] for row in collection.report()["documents"]]
    assert {ids[document] for document in estimated["documents"]} == {"ferry", "copy"}
    for texts in (TEXTS, TEXTS.get):
        (compared,) = collection.report(texts=texts)["copies"]
        assert not compared["estimated"] and compared["differences"]

    def failing(id: str) -> str:
        raise KeyError(id)

    with pytest.raises(KeyError):
        collection.report(texts=failing)


def test_damaged_bytes_are_errors() -> None:
    good = collected().to_bytes()
    for damaged in (b"", b"NGC", good[:-1], good[:50] + b"\0" + good[51:]):
        with pytest.raises(nutgraf.NutgrafError) as raised:
            nutgraf.Collection.from_bytes(damaged)
        assert raised.value.code in ("unreadable", "version-mismatch")
    with pytest.raises(nutgraf.NutgrafError, match=r"'parts\[1\]'"):
        nutgraf.merge([good, b"no digest"])
    with pytest.raises(nutgraf.NutgrafError, match=r"'parts\[0\]' is a str; it must be bytes"):
        nutgraf.merge(["text"])  # type: ignore[list-item]


def test_collections_are_copied_and_sent() -> None:
    collection = collected()
    for other in (pickle.loads(pickle.dumps(collection)), copy.deepcopy(collection)):
        assert other.to_bytes() == collection.to_bytes()
