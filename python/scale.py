"""A collection of many documents by Spark on this machine, beside the wheel alone: times, memory, skew, and an executor that dies.

    cargo bench --bench collection -- --documents 50000 > documents.jsonl
    python scale.py documents.jsonl

docs/scale.md explains what comes out. Memory and executors are looked up in /proc, so this is for Linux.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import signal
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.json
import pyarrow.parquet

import nutgraf

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

#: What a task tells of itself.
TASK = (
    "digest binary, partition int, attempt int, executor string, documents int, bytes long, begin double, seconds double, "
    "work double, rss long"
)
#: Rows that cross from Spark at a time.
BATCH = 500


@dataclass
class Task:
    """What one task did."""

    partition: int
    attempt: int
    executor: str
    documents: int
    bytes: int
    #: From its first row to its last, and of that in the wheel.
    seconds: float
    work: float
    #: Of its Python worker, in bytes.
    rss: int


@dataclass
class Told:
    """What came of a run."""

    merged: bytes
    documents: int
    #: Of reading all documents into as many parts as there are files: of the clock, and of the processors that all processes used.
    seconds: float
    cpu: float
    #: Of a processor, for putting the parts together at the end, which one process does.
    merging: float
    #: The most memory that all processes held together while they read, in bytes.
    peak: int
    tasks: list[Task] = field(default_factory=list)
    killed: str | None = None


def write_parquet(table: pa.Table, folder: Path, files: int) -> None:
    """The documents, divided into files of equally many."""
    rows = -(-table.num_rows // files)
    for number in range(files):
        part = table.slice(number * rows, rows)
        pa.parquet.write_table(part, folder / f"part-{number:04}.parquet", compression="zstd")


def one_machine(folder: Path, parallel: bool) -> Told:
    """The wheel alone: the same files, one after the other."""
    parts, documents = [], 0
    began, used = time.monotonic(), time.process_time()
    for file in sorted(folder.glob("*.parquet")):
        part = nutgraf.Collection()
        for batch in pa.parquet.ParquetFile(file).iter_batches(BATCH):
            part.add_array(batch["text"], batch["id"], parallel=parallel)
            documents += batch.num_rows
        parts.append(part.to_bytes())
    reading, used = time.monotonic() - began, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    merged, merging = put_together(parts)
    return Told(merged, documents, reading, used, merging, peak)


def put_together(parts: list[bytes]) -> tuple[bytes, float]:
    """The whole, and the seconds of a processor that it took."""
    began = time.process_time()
    merged = nutgraf.merge(parts)
    return merged, time.process_time() - began


def cluster(executors: int) -> str:
    """A cluster of processes on this machine, each with a core."""
    return f"local-cluster[{executors},1,1024]"


@contextmanager
def session(master: str) -> Iterator[SparkSession]:
    """A Spark that is stopped at the end."""
    import pyspark
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    # Executors of a local cluster are started from here.
    os.environ["SPARK_HOME"] = str(Path(pyspark.__file__).parent)
    # What executors write beside their work.
    scratch = tempfile.mkdtemp(prefix="nutgraf-spark-")
    os.environ["SPARK_WORKER_DIR"] = scratch
    spark = (
        SparkSession.builder.master(master)
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.local.dir", scratch)
        .config("spark.sql.warehouse.dir", scratch)
        .config("spark.driver.memory", "1g")
        .config("spark.driver.maxResultSize", "0")
        .config("spark.executor.memory", "1g")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", BATCH)
        # A file is a task.
        .config("spark.sql.files.openCostInBytes", "1g")
        .config("spark.sql.files.maxPartitionBytes", "1g")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("OFF")
    # Tasks are functions of this file.
    spark.sparkContext.addPyFile(__file__)
    try:
        yield spark
    finally:
        spark.stop()
        shutil.rmtree(scratch, ignore_errors=True)


def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """A task: the collection of its documents, and what it tells of itself."""
    from pyspark import TaskContext

    context = TaskContext.get()
    assert context is not None
    began, work, documents, size, part = time.time(), 0.0, 0, 0, nutgraf.Collection()
    for batch in batches:
        start = time.monotonic()
        part.add_array(batch["text"], batch["id"], parallel=False)
        work += time.monotonic() - start
        documents += batch.num_rows
        size += batch["text"].nbytes
    start = time.monotonic()
    merged = part.to_bytes()
    work += time.monotonic() - start
    # Its executor is what started the daemon that started it.
    daemon = parent(os.getpid())
    yield pa.record_batch(
        {
            "digest": pa.array([merged], pa.binary()),
            "partition": pa.array([context.partitionId()], pa.int32()),
            "attempt": pa.array([context.attemptNumber()], pa.int32()),
            "executor": [str(parent(daemon))],
            "documents": pa.array([documents], pa.int32()),
            "bytes": pa.array([size], pa.int64()),
            "begin": [began],
            "seconds": [time.time() - began],
            "work": [work],
            "rss": pa.array([resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024], pa.int64()),
        }
    )


def collect(spark: SparkSession, folder: Path, kill_after: float | None = None) -> Told:
    """The collection by Spark; after `kill_after` seconds an executor that works is killed."""
    warm(spark)
    files = spark.read.parquet(str(folder))
    began = time.monotonic()
    with Watch(kill_after) as watch:
        rows = files.mapInArrow(read, TASK).collect()
        seconds = time.monotonic() - began
    merged, merging = put_together([bytes(row.digest) for row in rows])
    tasks = [
        Task(row.partition, row.attempt, row.executor, row.documents, row.bytes, row.seconds, row.work, row.rss)
        for row in rows
    ]
    documents = sum(task.documents for task in tasks)
    tasks = [task for task in tasks if task.documents]
    return Told(merged, documents, seconds, watch.cpu, merging, watch.peak, tasks, watch.killed)


def warm(spark: SparkSession) -> None:
    """Waits until executors and their Python workers stand; that is the start, which is not measured."""

    def touch(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            nutgraf.digest_array(["Rosa Quint spoke in Tallow."] * batch.num_rows, batch["id"], parallel=False)
            yield batch

    spark.range(64).repartition(8).mapInArrow(touch, "id long").count()


def parent(pid: int) -> int:
    """The process that started this one."""
    status = Path(f"/proc/{pid}/stat").read_text()
    return int(status.rpartition(")")[2].split()[1])


def descendants(of: int) -> list[int]:
    """All processes that come from this one, itself included."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                children.setdefault(parent(int(entry.name)), []).append(int(entry.name))
            except OSError:
                continue  # It has ended.
    found = [of]
    for pid in found:
        found.extend(children.get(pid, []))
    return found


def processor_time(pid: int) -> float:
    """Seconds of processors that a process, and those that it waited for, have used."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def command(pid: int) -> str:
    """How a process was started; "" where it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def memory(pid: int) -> int:
    """The memory of a process that no other one shares with it, in bytes."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("RssAnon:"))


class Watch:
    """Looks after the processes of a run: how much memory they hold, and, where it is told to, ends an executor."""

    def __init__(self, kill_after: float | None) -> None:
        self.kill_after = kill_after
        self.killed: str | None = None
        self.peak = 0
        self.cpu = 0.0
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)

    def __enter__(self) -> Watch:
        self.cpu = -sum(map(processor_time, descendants(os.getpid())))
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self.thread.join()
        # Of a process that was killed it is not known.
        self.cpu += sum(map(processor_time, descendants(os.getpid())))

    def run(self) -> None:
        began = time.monotonic()
        while not self.stopped.wait(0.2):
            ours = descendants(os.getpid())
            self.peak = max(self.peak, sum(map(memory, ours)))
            due = self.kill_after is not None and time.monotonic() - began >= self.kill_after
            if due and not self.killed:
                executors = [pid for pid in ours if "CoarseGrainedExecutorBackend" in command(pid)]
                if executors:
                    self.killed = str(executors[0])
                    os.kill(executors[0], signal.SIGKILL)


def main() -> None:
    arguments = argparse.ArgumentParser(description="A collection by Spark on this machine, beside the wheel alone.")
    arguments.add_argument("documents", type=Path, help='lines of JSON: {"id": …, "text": …}')
    arguments.add_argument("--files", type=int, default=40, help="files that the documents are divided into; each is a task")
    arguments.add_argument("--rounds", type=int, default=3, help="how often each is measured, in turn")
    given = arguments.parse_args()
    table = pa.json.read_json(given.documents, pa.json.ReadOptions(block_size=1 << 24)).select(["id", "text"])
    size = table["text"].nbytes
    print(f"{table.num_rows} documents, {size / 1e6:.1f} MB of text, {given.files} files\n")
    with tempfile.TemporaryDirectory(prefix="nutgraf-documents-") as name:
        folder = Path(name)
        write_parquet(table, folder, given.files)
        del table
        measure(folder, size, given.rounds)


def measure(folder: Path, size: int, rounds: int) -> None:
    """Measures all in turn, so that what else the machine does falls on each."""
    runs: dict[str, list[Told]] = {}
    for _ in range(rounds):
        runs.setdefault("wheel, 1 core", []).append(one_machine(folder, parallel=False))
        for executors, name in ((1, "Spark, 1 executor"), (2, "Spark, 2 executors")):
            with session(cluster(executors)) as spark:
                runs.setdefault(name, []).append(collect(spark, folder))
    middle = statistics.median(told.seconds for told in runs["Spark, 2 executors"]) / 2
    with session(cluster(2)) as spark:
        runs["Spark, 2 executors, one killed"] = [collect(spark, folder, kill_after=middle)]

    (merged,) = {told.merged for all in runs.values() for told in all}
    documents = nutgraf.Collection.from_bytes(merged).ids()
    print(f"All {sum(map(len, runs.values()))} runs gave the same {len(merged) / 1e6:.1f} MB, of {len(documents)} documents\n")
    print("| | s | documents/s | MB/s | s of processors | memory, MB | merging at the end, s of a processor |")
    print("| --- | --: | --: | --: | --: | --: | --: |")
    for name, all in runs.items():
        told = sorted(all, key=lambda told: told.seconds)[len(all) // 2]
        used = "–" if told.killed else f"{told.cpu:.1f}"
        print(
            f"| {name} | {told.seconds:.1f} | {told.documents / told.seconds:.0f} | {size / told.seconds / 1e6:.2f} | {used} | "
            f"{max(told.peak for told in all) / 1e6:.0f} | {told.merging:.1f} |"
        )
    print()
    for name, all in runs.items():
        for told in all:
            if told.tasks:
                tell(name, told)
    print()
    pairs = list(zip(runs["wheel, 1 core"], runs["Spark, 1 executor"], strict=True))
    for what, ratios in (
        ("time", [spark.seconds / wheel.seconds for wheel, spark in pairs]),
        ("time of processors", [spark.cpu / wheel.cpu for wheel, spark in pairs]),
    ):
        by_round = ", ".join(f"{ratio:.2f}" for ratio in ratios)
        print(f"One executor takes {statistics.median(ratios):.2f} of the {what} of the wheel on one core (by round: {by_round})")

    def hours(seconds: list[float]) -> str:
        return f"{statistics.median(seconds) / size * 1e12 / 3600:.0f} core-hours"

    print(
        f"1 TB of such text: {hours([spark.cpu for _, spark in pairs])} by Spark, {hours([wheel.cpu for wheel, _ in pairs])} by the "
        f"wheel alone; merging all parts {hours([told.merging for told in runs['Spark, 1 executor']])}"
    )


def tell(name: str, told: Told) -> None:
    """How the work was divided."""
    seconds = sorted(task.seconds for task in told.tasks)
    shares: dict[str, int] = {}
    for task in told.tasks:
        shares[task.executor] = shares.get(task.executor, 0) + task.documents
    again = sum(task.attempt > 0 for task in told.tasks)
    print(
        f"{name}: tasks {len(seconds)}, median {statistics.median(seconds):.2f} s, longest {seconds[-1]:.2f} s; in the wheel "
        f"{sum(task.work for task in told.tasks) / sum(seconds):.0%}; documents by executor {sorted(shares.values())}; "
        f"a Python worker at most {max(task.rss for task in told.tasks) / 1e6:.0f} MB"
        + (f"; executor {told.killed} killed, {again} tasks done again" if told.killed else "")
    )


if __name__ == "__main__":
    main()
