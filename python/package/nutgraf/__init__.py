"""Reads articles on your own machine: summary, keywords, names, quotes, dates and amounts.

One text is a dictionary (`analyze`), many are an Arrow table (`analyze_array`), and all of them together a collection
(`digest_array`, `merge`, `Collection`). Places in texts are counted in code points, as Python's strings are.
"""

from ._native import (
    BinaryArray,
    Collection,
    NutgrafError,
    RecordBatch,
    Schema,
    __version__,
    analyze,
    analyze_array,
    digest_array,
    languages,
    merge,
    schema,
)
from ._types import Analysis, Comparison, Report

__all__ = [
    "Analysis",
    "BinaryArray",
    "Collection",
    "Comparison",
    "NutgrafError",
    "RecordBatch",
    "Report",
    "Schema",
    "__version__",
    "analyze",
    "analyze_array",
    "digest_array",
    "languages",
    "merge",
    "schema",
]
