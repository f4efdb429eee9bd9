"""Spark: the README's recipes on local cores, and a cluster of two executors, one of which dies on the way.

`cargo xtask test --only spark` runs these; without Spark or Java they are skipped.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from test_readme import recipes, run
from texts import FERRY, GERMAN, PORT

import nutgraf

pyspark = pytest.importorskip("pyspark")
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    pytest.skip("there is no Java here", allow_module_level=True)

from pyspark.sql import SparkSession  # noqa: E402

sys.path.insert(0, str(Path(__file__).parents[1]))
import scale  # noqa: E402


@pytest.fixture(autouse=True)
def ended() -> Iterator[None]:
    """Each test has a Spark of its own."""
    yield
    if session := SparkSession.getActiveSession():
        session.stop()


@pytest.mark.parametrize("code", [pytest.param(code, id=heading) for heading, code in recipes(spark=True)])
def test_recipe(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    with scale.session("local[2]"):
        run(code)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    texts = [f"{text}\n\nThis is report number {number}." for number in range(800) for text in (PORT, FERRY, GERMAN)]
    ids = [f"d{number:05}" for number in range(len(texts))]
    scale.write_parquet(pa.table({"id": ids, "text": texts}), folder, files=12)
    return folder


def test_a_cluster_gives_the_bytes_of_one_machine(documents: Path) -> None:
    with scale.session(scale.cluster(2)) as spark:
        told = scale.collect(spark, documents)
    assert told.merged == scale.one_machine(documents, parallel=True).merged
    assert told.documents == 2400
    assert len({task.executor for task in told.tasks}) == 2


def test_an_executor_that_dies_takes_nothing_along(documents: Path) -> None:
    with scale.session(scale.cluster(2)) as spark:
        told = scale.collect(spark, documents, kill_after=0.5)
    # Early, so that both still have most of their tasks before them.
    assert told.killed
    assert told.merged == scale.one_machine(documents, parallel=True).merged
    assert told.documents == 2400
    collection = nutgraf.Collection.from_bytes(told.merged)
    assert collection.ids() == [f"d{number:05}" for number in range(2400)]
