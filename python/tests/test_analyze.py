"""`analyze`: the dictionary of the other edges, and errors that say what would be right."""

import datetime
import json
import textwrap
import types
import typing
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from texts import FERRY, GERMAN, PORT, cases, command_line, lines

import nutgraf
from nutgraf import _types


def conforms(value: Any, hint: Any, path: str) -> None:
    """Fails unless the value is of the type, down to its last key."""
    origin = typing.get_origin(hint)
    if origin in (typing.Required, typing.NotRequired):
        conforms(value, typing.get_args(hint)[0], path)
    elif typing.is_typeddict(hint):
        assert isinstance(value, dict), path
        hints = typing.get_type_hints(hint, include_extras=True)
        assert value.keys() <= hints.keys(), f"{path} has {value.keys() - hints.keys()}"
        assert hint.__required_keys__ <= value.keys(), f"{path} lacks {hint.__required_keys__ - value.keys()}"
        for key, one in value.items():
            conforms(one, hints[key], f"{path}.{key}")
    elif origin is list:
        assert isinstance(value, list), path
        for place, one in enumerate(value):
            conforms(one, typing.get_args(hint)[0], f"{path}[{place}]")
    elif origin is typing.Literal:
        assert value in typing.get_args(hint), f"{path} is {value!r}"
    elif origin in (typing.Union, types.UnionType):
        kinds = typing.get_args(hint)
        if value is None:
            assert type(None) in kinds, path
        else:
            (kind,) = (kind for kind in kinds if kind is not type(None))
            conforms(value, kind, path)
    else:
        assert type(value) is hint, f"{path} is {value!r}, no {hint}"


def test_it_is_the_json_of_the_command_line() -> None:
    texts = cases()
    told = [json.loads(line) for line in command_line("analyze", "--jsonl", stdin=lines(texts)).splitlines()]
    assert [line["id"] for line in told] == list(texts)
    for line in told:
        analysis = nutgraf.analyze(texts[line["id"]], repair="never", offsets="utf16")
        # Written out, so that 5 is not 5.0 and the order of keys counts.
        assert json.dumps(analysis) == json.dumps(line["analysis"]), line["id"]


def test_types_are_true() -> None:
    for slug, text in cases().items():
        conforms(nutgraf.analyze(text, watch="harbour\nmayor"), _types.Analysis, slug)


def test_places_index_python_strings() -> None:
    text = PORT.replace("\n\n", " 🚢\n\n", 1)
    analysis = nutgraf.analyze(text)
    (quote,) = analysis["quotes"]
    assert text[quote["start"] : quote["end"]] == "We have run out of ships that want it,"
    sixteen = nutgraf.analyze(text, offsets="utf16")["quotes"][0]["start"]
    assert sixteen == quote["start"] + 1, "the ship is two units of UTF-16"
    german = nutgraf.analyze(GERMAN)
    assert german["language"]["code"] == "de"
    names = {entity["name"]: entity for entity in german["entities"]}
    (mention,) = names["Jonas Feldmar"]["mentions"]
    assert GERMAN[mention["start"] : mention["end"]] == "Jonas Feldmar"


def test_options_arrive() -> None:
    assert len(nutgraf.analyze(PORT, sentences=1)["summary"]) == 1
    assert len(nutgraf.analyze(PORT, ratio=1)["summary"]) > 3
    assert nutgraf.analyze("Ja.", language="de")["language"] == {"code": "de", "confidence": 1.0}
    monday = "They met on Monday."
    for day in ("2026-06-10", datetime.date(2026, 6, 10), datetime.datetime(2026, 6, 10, 9, 30)):
        (date,) = nutgraf.analyze(monday, date=day)["dates"]
        assert date["value"] == "2026-06-08"
    told = nutgraf.analyze(PORT, stop_words=["terminal"], limits={"keywords": 4})["keywords"]
    assert len(told) == 4 and "terminal" not in [keyword["lemma"] for keyword in told]
    corrections: _types.Corrections = {
        "corrections": 1,
        "rules": [{"do": "rename", "target": {"name": "Rosa Quint"}, "to": "Rosa Quint-Marlow"}],
    }
    corrected = nutgraf.analyze(PORT, corrections=corrections)
    assert "Rosa Quint-Marlow" in [entity["name"] for entity in corrected["entities"]]
    assert corrected["corrections"][0]["applied"] == 2
    for watch in ([{"name": "Rosa Quint", "id": "7"}], "name;id\nRosa Quint;7"):
        found = nutgraf.analyze(PORT, watch=watch)  # type: ignore[arg-type]
        assert [hit["watch"] for hit in found["watch"]] == ["7"]
    few = nutgraf.analyze(PORT, fields=["entities.name", "stats"])
    assert set(few["entities"][0]) == {"name"} and "keywords" not in few
    assert nutgraf.analyze(PORT, language=None, sentences=None) == nutgraf.analyze(PORT)


def test_a_text_that_was_mended_comes_with_its_text() -> None:
    wrapped = textwrap.fill(FERRY, 50)
    mended = nutgraf.analyze(wrapped)
    assert mended["text"] is not None and mended["repairs"] == [{"kind": "joined-lines", "count": 5}]
    for entity in mended["entities"]:
        for mention in entity["mentions"]:
            assert mended["text"][mention["start"] : mention["end"]] in [entity["name"], *entity["aliases"]]
    assert nutgraf.analyze(wrapped, repair="never")["text"] is None


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"sentences": 2.5}, "'sentences' is 2.5"),
        ({"sentences": "three"}, "'sentences' is a str; it must be a number."),
        ({"sentences": True}, "'sentences' is a bool; it must be a number."),
        ({"sentences": 3, "ratio": 0.5}, "both"),
        ({"ratio": 2}, "'ratio' is 2; it must be above 0 and at most 1."),
        ({"language": "English"}, "'English' is no language code"),
        ({"language_hints": "en"}, "'language_hints' is a str; it must be a list of strings."),
        ({"languageHints": ["en"]}, "There is no option 'languageHints'; there are language, language_hints,"),
        ({"date": "10.6.2026"}, "'10.6.2026' is no date; write it like 2024-04-30."),
        ({"date": 20260610}, "'date' is an int; it must be a date, or a string like '2024-04-30'."),
        ({"repair": "yes"}, "'repair' is 'yes'; it must be 'auto', 'always' or 'never'."),
        ({"offsets": "bytes"}, "'offsets' is 'bytes'; it must be 'utf16', 'utf8' or 'chars'."),
        ({"limits": {"words": 3}}, "'limits' is not to be read: unknown field `words`, expected one of `keywords`"),
        ({"limits": {"keywords": -1}}, "'limits.keywords' is -1"),
        ({"fields": ["people"]}, "There is no field 'people'; there are schema, text,"),
        ({"corrections": {"rules": []}}, "'corrections' is not to be read: missing field `corrections`"),
        ({"corrections": {1, 2}}, "'corrections' is not to be read:"),
        ({"watch": []}, "The watch list has no name in it"),
    ],
)
def test_wrong_options_say_what_would_be_right(options: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError) as raised:
        nutgraf.analyze("The ferry sank.", **options)
    assert told in str(raised.value)
    assert isinstance(raised.value, nutgraf.NutgrafError)
    assert raised.value.code == "bad-option"


def test_only_text_is_analysed() -> None:
    for wrong in (b"bytes", None, 5, ["list"]):
        with pytest.raises(nutgraf.NutgrafError, match="'text' is .*; it must be a string"):
            nutgraf.analyze(wrong)  # type: ignore[arg-type]


def test_any_string_is_analysed() -> None:
    for text in ("", " \n", "\0", "\ud83d alone \udea2", "é" * 1000, "a\u0301" * 100):
        stats = nutgraf.analyze(text)["stats"]
        assert stats["characters"] <= len(text)
    # Half of a pair counts as one character, as it does in Python.
    text = "\ud83d Rosa Quint spoke."
    (entity,) = nutgraf.analyze(text)["entities"]
    mention = entity["mentions"][0]
    assert text[mention["start"] : mention["end"]] == "Rosa Quint"


def test_threads_get_the_same_answers() -> None:
    expected = {text: nutgraf.analyze(text) for text in (PORT, FERRY, GERMAN)}
    with ThreadPoolExecutor(4) as pool:
        for text, analysis in zip([PORT, FERRY, GERMAN] * 20, pool.map(nutgraf.analyze, [PORT, FERRY, GERMAN] * 20)):
            assert analysis == expected[text]


def test_all_languages_are_inside() -> None:
    codes = nutgraf.languages()
    assert {"en", "de", "ru", "zh", "tr"} <= set(codes) and codes == sorted(codes)
    assert not [notice for notice in nutgraf.analyze(GERMAN)["notices"] if notice["code"] == "language-pack-missing"]
