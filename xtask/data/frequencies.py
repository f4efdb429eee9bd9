"""Prints how frequent words are, one line a word: language, rank, word. Called by `cargo xtask tables`.

Reads the lists of wordfreq (a folder `data/` of gzipped MessagePack: a header, then one list of words for each
hundredth of a power of ten, most frequent first). Usage: frequencies.py DATA_FOLDER DEEPEST_LIST CODE...
"""

import gzip
import os
import struct
import sys


def unpack(data):
    """The value of MessagePack `data`: the few types that the lists use."""
    at = 0

    def take(form):
        nonlocal at
        size = struct.calcsize(form)
        (value,) = struct.unpack_from(form, data, at)
        at += size
        return value

    def text(length):
        nonlocal at
        at += length
        return data[at - length : at].decode("utf-8")

    def value():
        tag = take(">B")
        if tag <= 0x7F:
            return tag
        if 0x80 <= tag <= 0x8F:
            return {value(): value() for _ in range(tag & 15)}
        if 0x90 <= tag <= 0x9F:
            return [value() for _ in range(tag & 15)]
        if 0xA0 <= tag <= 0xBF:
            return text(tag & 31)
        readers = {
            0xCC: lambda: take(">B"),
            0xD9: lambda: text(take(">B")),
            0xDA: lambda: text(take(">H")),
            0xDC: lambda: [value() for _ in range(take(">H"))],
            0xDD: lambda: [value() for _ in range(take(">I"))],
        }
        return readers[tag]()

    return value()


def read(folder, code):
    """The lists of a language, one for each hundredth of a power of ten; none where there are none."""
    for kind in ("large", "small"):
        path = os.path.join(folder, f"{kind}_{code}.msgpack.gz")
        if os.path.exists(path):
            with open(path, "rb") as file:
                return unpack(gzip.decompress(file.read()))[1:]
    return []


def main():
    folder, deepest, codes = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for code in codes:
        for rank, words in enumerate(read(folder, code)[:deepest]):
            for word in words:
                print(code, rank, word, sep="\t")


if __name__ == "__main__":
    main()
