"""`analyze_array` and `digest_array`: whatever holds strings goes in, the same rows come out."""

import datetime
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from texts import FERRY, GERMAN, PORT, cases

import nutgraf

TEXTS = [PORT, None, FERRY, "", GERMAN]


def rows(texts: Any, **options: Any) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = pa.record_batch(nutgraf.analyze_array(texts, **options)).to_pylist()
    return told


def camel(name: str) -> str:
    """The key of an analysis, by the name of the column."""
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))


def test_every_column_says_what_analyze_says() -> None:
    texts = [*cases().values(), PORT, FERRY, GERMAN]
    for text, row in zip(texts, rows(texts)):
        # Keys are put together here, which no type follows.
        analysis: Any = nutgraf.analyze(text, repair="never")

        def words(span: Any, text: str = text) -> str | None:
            return text[span["start"] : span["end"]] if span else None

        assert row["language"] == analysis["language"]["code"]
        assert row["language_confidence"] == analysis["language"]["confidence"]
        assert row["title"] == words(analysis["title"])
        assert row["published"] == analysis["published"]
        for column in ("characters", "words", "unique_words", "sentences", "paragraphs", "reading_minutes"):
            assert row[column] == analysis["stats"][camel(column)]
        told = {camel(name): score for name, score in row["readability"].items()}
        told["formulas"] = [{camel(name): value for name, value in of.items()} for of in told["formulas"]]
        # English has none, which the analysis does not say.
        told = {name: score for name, score in told.items() if score != []}
        assert told == {
            name: score for name, score in analysis["readability"].items() if name != "withoutQuotes"
        }
        assert row["summary"] == [words(sentence) for sentence in analysis["summary"]]
        nut = analysis["nutgraf"]
        assert row["nutgraf"] == (words(analysis["blocks"][nut["block"]]) if nut else None)
        for column in ("keywords", "keyphrases", "ngrams"):
            told = analysis[column]
            assert row[column] == [{key: one[key] for key in row[column][at]} for at, one in enumerate(told)]
        for told, entity in zip(row["entities"], analysis["entities"], strict=True):
            assert told == {key: entity[key] for key in told}
        assert row["quotes"] == [
            {
                "start": quote["start"],
                "end": quote["end"],
                "text": words(quote),
                "kind": quote["kind"],
                "speaker": quote["speaker"],
                "speaker_name": quote["speakerName"],
            }
            for quote in analysis["quotes"]
        ]
        assert row["dates"] == [{**date, "text": words(date), "value": date["value"] or None} for date in analysis["dates"]]
        for told, amount in zip(row["amounts"], analysis["amounts"], strict=True):
            assert told["text"] == words(amount)
            assert told["value_to"] == amount.get("valueTo")
            assert all(told[key] == amount[key] for key in ("start", "end", "kind", "value", "unit"))
        assert row["notices"] == [{key: one[key] for key in ("code", "message")} for one in analysis["notices"]]


def many(name: str) -> Any:
    """The texts as a user has them."""
    return {
        "list": TEXTS,
        "tuple": tuple(TEXTS),
        "generator": (text for text in TEXTS),
        "numpy": np.array(TEXTS, dtype=object),
        "string": pa.array(TEXTS),
        "large_string": pa.array(TEXTS, pa.large_string()),
        "string_view": pa.array(TEXTS, pa.string_view()),
        "dictionary": pa.array(TEXTS).dictionary_encode(),
        "chunked": pa.chunked_array([TEXTS[:2], [], TEXTS[2:]]),
        "sliced": pa.array([FERRY, *TEXTS, PORT]).slice(1, 5),
        "polars": pl.Series(TEXTS),
        "categorical": pl.Series(TEXTS, dtype=pl.Categorical),
        "pandas": pd.Series(TEXTS),
        "pandas object": pd.Series(TEXTS, dtype=object),
        "pandas NaN": pd.Series([float("nan") if text is None else text for text in TEXTS], dtype=object),
        "pandas arrow": pd.Series(TEXTS, dtype=pd.ArrowDtype(pa.string())),
        "pandas category": pd.Series(TEXTS, dtype="category"),
    }[name]


@pytest.mark.parametrize(
    "name",
    "list,tuple,generator,numpy,string,large_string,string_view,dictionary,chunked,sliced,polars,categorical,pandas,"
    "pandas object,pandas NaN,pandas arrow,pandas category".split(","),
)
def test_texts_come_in_any_array(name: str) -> None:
    assert rows(many(name)) == rows(TEXTS)


def test_null_texts_give_null_rows() -> None:
    told = rows(TEXTS)
    assert len(told) == len(TEXTS)
    assert all(value is None for value in told[1].values())
    assert told[3]["words"] == 0 and told[3]["entities"] == [] and told[3]["summary"] == []
    assert rows(pa.nulls(2))[1]["language"] is None


def test_the_schema_is_told_and_versioned() -> None:
    schema = pa.schema(nutgraf.schema())
    batch = nutgraf.analyze_array([])
    assert pa.record_batch(batch).schema.equals(schema, check_metadata=True)
    assert schema.metadata[b"nutgraf.schema"] == b"1"
    assert batch.metadata["nutgraf.version"] == nutgraf.__version__
    assert batch.column_names == nutgraf.schema().names == schema.names
    assert (len(batch), batch.num_rows) == (0, 0)
    # Engines that know no unsigned numbers take it.
    assert not [field for field in schema if pa.types.is_unsigned_integer(field.type)]


def test_fields_choose_columns() -> None:
    some = nutgraf.analyze_array(TEXTS, fields=["words", "language"])
    assert some.column_names == nutgraf.schema(["words", "language"]).names == ["language", "words"]
    whole = pa.record_batch(nutgraf.analyze_array(TEXTS))
    assert pa.record_batch(some)["words"] == whole["words"]
    # Each column by itself is what it is among all.
    for name in nutgraf.schema().names:
        assert pa.record_batch(nutgraf.analyze_array(TEXTS, fields=[name]))[name] == whole[name], name


def test_what_is_known_of_each_text_apart() -> None:
    texts = ["They met on Monday.", "They met on Monday.", None]
    days = [datetime.date(2026, 6, 10), datetime.date(2026, 6, 20), None]
    for dates in (pa.array(days), days, [str(day) if day else None for day in days], pl.Series(days)):
        told = rows(texts, dates=dates, fields=["dates"])
        assert [row["dates"] and row["dates"][0]["value"] for row in told] == ["2026-06-08", "2026-06-15", None]
    text = FERRY.split("\n\n")[1]
    titles = ["Rosa Quint", None, " "]
    titled = rows([text] * 3, titles=titles, fields=["summary", "keyphrases"])
    for row, title in zip(titled, titles):
        analysis = nutgraf.analyze(text, title=title, repair="never")
        assert [phrase["score"] for phrase in row["keyphrases"]] == [phrase["score"] for phrase in analysis["keyphrases"]]
    assert titled[0] != titled[1] == titled[2]


def test_one_core_and_all_say_the_same() -> None:
    texts = [f"{text} It was number {number}." for number in range(60) for text in (PORT, FERRY, GERMAN)]
    both = [pa.record_batch(nutgraf.analyze_array(texts, parallel=parallel)) for parallel in (False, True)]
    assert both[0].equals(both[1])
    digests = [nutgraf.digest_array(texts, range(180), parallel=parallel).to_pylist() for parallel in (False, True)]
    assert digests[0] == digests[1]


@pytest.mark.parametrize(
    ("texts", "options", "told"),
    [
        (PORT, {}, "'texts' is a str; it must be an Arrow array of strings, or a list of str."),
        (5, {}, "'texts' is an int; it must be"),
        ([PORT, 5], {}, "'texts[1]' is an int; it must be a string."),
        (pa.array([1.5]), {}, "'texts' is an array of Float64; it must be"),
        (pa.array([[PORT]]), {}, "'texts' is an array of List"),
        ([PORT], {"fields": ["people"]}, "There is no field 'people'; there are language,"),
        ([PORT], {"fields": []}, "'fields' names nothing; leave it out to have all."),
        ([PORT], {"fields": "words"}, "'fields' is a str; it must be a list of strings."),
        ([PORT], {"titles": ["a", "b"]}, "'titles' has 2 rows and 'texts' has 1; give one for each text."),
        ([FERRY, PORT], {"dates": [None, "Monday"]}, "'dates[1]': 'Monday' is no date"),
        ([PORT], {"repair": "always"}, "There is no option 'repair'; there are language,"),
        (pa.array([1]), {}, "'texts' is an array of Int64; it must be"),
        ([PORT], {"sentences": -1}, "'sentences' is -1"),
    ],
)
def test_wrong_arguments_name_their_row(texts: Any, options: dict[str, Any], told: str) -> None:
    with pytest.raises(nutgraf.NutgrafError) as raised:
        nutgraf.analyze_array(texts, **options)
    assert told in str(raised.value)


def test_ids_are_needed() -> None:
    seven: Any
    with pytest.raises(nutgraf.NutgrafError, match=r"'ids\[1\]' is null; give each text an id of its own"):
        nutgraf.digest_array([PORT, FERRY], ["a", None])
    with pytest.raises(nutgraf.NutgrafError, match="'ids' has 1 rows and 'texts' has 2"):
        nutgraf.digest_array([PORT, FERRY], ["a"])
    told = nutgraf.digest_array([PORT, None], ["a", None])
    assert len(told) == 2 and told.to_pylist()[1] is None
    assert pa.array(told).type == pa.binary()
    # Numbers are ids, too.
    for seven in (pa.array([7]), [7], np.array([7]), pd.Series([7]), pl.Series([7])):
        assert nutgraf.digest_array([PORT], seven).to_pylist() == nutgraf.digest_array([PORT], ["7"]).to_pylist()
    with pytest.raises(nutgraf.NutgrafError, match=r"'ids\[0\]' is a tuple; it must be a string, a whole number or a date"):
        nutgraf.digest_array([PORT], [(7,)])  # type: ignore[list-item]


def test_other_threads_run_meanwhile() -> None:
    texts, ticks, is_done = [PORT] * 2000, 0, threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not is_done.wait(0.005):
            ticks += 1

    clock = threading.Thread(target=tick)
    clock.start()
    nutgraf.analyze_array(texts)
    is_done.set()
    clock.join()
    assert ticks > 10


@pytest.mark.skipif(sys.platform == "win32", reason="a signal ends the process there")
def test_it_can_be_interrupted() -> None:
    texts = pa.array([PORT] * 200_000)
    timer = threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT))
    began = time.monotonic()
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        nutgraf.analyze_array(texts)
    # All of them would take some minutes.
    assert time.monotonic() - began < 10


def in_a_child(_: int) -> int:
    return nutgraf.analyze_array([PORT] * 40, fields=["words"]).num_rows


@pytest.fixture
def forked() -> Iterator[Any]:
    nutgraf.analyze_array([PORT] * 40)
    with multiprocessing.get_context("fork").Pool(2) as pool:
        yield pool


@pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked there")
def test_it_works_in_forked_processes(forked: Any) -> None:
    assert forked.map(in_a_child, range(4)) == [40] * 4
