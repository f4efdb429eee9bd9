"""The part of the package that is written in Rust."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Protocol, Self, SupportsIndex, Unpack, final

from ._types import (
    Analysis,
    ArrayOptions,
    Comparison,
    DigestOptions,
    DocumentOptions,
    Options,
    Report,
    TableName,
    WatchEntry,
)

class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

#: Arrow arrays of pyarrow, Polars, pandas, …, or any iterable of strings, of which some may be `None`.
_Strings = _ArrowArray | _ArrowStream | Iterable[str | None]
#: The same, and whole numbers.
_Ids = _ArrowArray | _ArrowStream | Iterable[str | SupportsIndex | None]
#: The same, and days: `2024-04-30`.
_Dates = _ArrowArray | _ArrowStream | Iterable[str | date | None]
#: Texts of documents by id, where they are at hand.
_Texts = Mapping[str, str] | Callable[[str], str | None]

__version__: str

class NutgrafError(ValueError):
    """What is wrong, and what would be right."""

    #: For programs: "bad-option", "unreadable", "version-mismatch" or "crashed".
    code: str

@final
class RecordBatch:
    """A table, as `pyarrow.record_batch`, `polars.DataFrame`, DuckDB and others take it over the PyCapsule interface."""

    @property
    def column_names(self) -> list[str]: ...
    @property
    def metadata(self) -> dict[str, str]: ...
    @property
    def num_rows(self) -> int: ...
    def __len__(self) -> int: ...
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...

@final
class Schema:
    """What columns a table has, as `pyarrow.schema` takes it."""

    @property
    def names(self) -> list[str]: ...
    @property
    def metadata(self) -> dict[str, str]: ...
    def __arrow_c_schema__(self) -> object: ...

@final
class BinaryArray:
    """Byte strings and nulls, as `pyarrow.array` takes them."""

    def __len__(self) -> int: ...
    def to_pylist(self) -> list[bytes | None]: ...
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...
    def __arrow_c_schema__(self) -> object: ...

def analyze(text: str, /, **options: Unpack[Options]) -> Analysis:
    """Everything that is said about one article: the dictionary that the command line writes as JSON.

    Raises `NutgrafError`, a `ValueError`, where an option is wrong.
    """

def analyze_array(
    texts: _Strings,
    *,
    fields: Iterable[str] | None = None,
    titles: _Strings | None = None,
    dates: _Dates | None = None,
    parallel: bool = True,
    **options: Unpack[ArrayOptions],
) -> RecordBatch:
    """Analyses many texts into one table, a row for each; where a text is null, all of its row is.

    `fields` chooses columns, and only the work for them is done; `schema()` names them all. `titles` and `dates` are what is known of
    each text apart. Texts are read as they stand: nothing is mended, and places are code points of the text as it was given.
    With `parallel` all cores read, else one. At most 1 GiB of text at a time.
    """

def schema(fields: Iterable[str] | None = None) -> Schema:
    """The columns of `analyze_array`; the metadata `nutgraf.schema` is the version of their shape."""

def digest_array(
    texts: _Strings,
    ids: _Ids,
    *,
    titles: _Strings | None = None,
    dates: _Dates | None = None,
    parallel: bool = True,
    **options: Unpack[DigestOptions],
) -> BinaryArray:
    """Makes a digest of each text, under its id: a collection of one document, which `merge` takes. Null where a text is.

    The same texts and ids give the same digests, however they are divided and wherever they are read; they are those of
    `nutgraf collect --jsonl`.
    """

def merge(parts: _ArrowArray | _ArrowStream | Iterable[bytes | None]) -> bytes:
    """Puts digests, and what was put together before, together into one collection; nulls are passed over.

    In whatever order and however often: the same documents give the same bytes.
    """

def languages() -> list[str]:
    """The codes of the languages that more is known of than their names. Texts in all others are analysed too."""

@final
class Collection:
    """Documents, of each of which a digest is kept: what the command line's `collect` and `compare` work with."""

    def __init__(self) -> None: ...
    @classmethod
    def from_bytes(cls, bytes: bytes) -> Self:
        """The collection of what `merge`, `to_bytes` or `nutgraf collect --save` gave."""

    def to_bytes(self) -> bytes:
        """The collection as bytes: the same ones for the same documents."""

    def add(self, id: str, text: str, **options: Unpack[DocumentOptions]) -> None:
        """Takes in a document; one of the same id gives way."""

    def add_array(
        self,
        texts: _Strings,
        ids: _Ids,
        *,
        titles: _Strings | None = None,
        dates: _Dates | None = None,
        parallel: bool = True,
        **options: Unpack[DigestOptions],
    ) -> None:
        """Takes in many documents: the same as `merge` of what `digest_array` gives, without writing and reading digests in between.

        Where two documents have one id, one of them stays, the same one in whatever order they come.
        """

    def merge(self, other: Collection | bytes) -> None:
        """Takes in all documents of another collection."""

    def remove(self, id: str) -> bool:
        """Takes out a document; whether there was one."""

    def ids(self) -> list[str]:
        """The ids of the documents, in order."""

    def __len__(self) -> int: ...
    def report(
        self,
        *,
        limit: float | None = None,
        watch: list[WatchEntry] | str | None = None,
        texts: _Texts | None = None,
    ) -> Report:
        """What the documents say together: the JSON of `nutgraf collect`.

        Each list has at most `limit` things, by default 1,000 (`math.inf` for all); documents and copies are all listed, and totals
        are of everything. Where `texts` gives the texts of documents, copies are compared word by word; they are estimated else.
        """

    def table(
        self,
        table: TableName,
        *,
        limit: float | None = None,
        watch: list[WatchEntry] | str | None = None,
        texts: _Texts | None = None,
    ) -> RecordBatch:
        """A table of the report for Arrow, whole unless it is limited."""

    def csv(
        self,
        table: TableName,
        *,
        limit: float | None = None,
        watch: list[WatchEntry] | str | None = None,
        texts: _Texts | None = None,
    ) -> str:
        """A table of the report as CSV, whole unless it is limited: what `nutgraf collect --table` writes."""

    def html(
        self,
        *,
        limit: float | None = None,
        watch: list[WatchEntry] | str | None = None,
        texts: _Texts | None = None,
    ) -> str:
        """The report as one HTML file, without a script."""

    def compare(
        self, these: Iterable[str], those: Iterable[str], *, texts: _Texts | None = None
    ) -> Comparison:
        """How two groups of documents differ, by their ids; passages that both have are told where `texts` gives them."""

    def __reduce__(self) -> tuple[Any, ...]: ...
