"""jieba's dictionary (https://github.com/fxsjy/jieba, MIT): what words there are, how often and of what kind.

The file holds a word, its count and its tag a line. jieba itself reads all of it at every start, which takes longer
than to understand a page; here only the words that begin with a character are read, when one of them is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from math import inf, log
from pathlib import Path
from typing import Final
from zlib import crc32

from kg.errors import KgError

FILE: Final = "dict.txt"
RECENT: Final = 2**14  # words or phrases that a process keeps what it found for: more saves one hundredth of the work
NOTHING: Final = -inf  # the logarithm of no share
# Checksum of the file → sum of its counts, so that it is not added up at every start.
TOTALS: Final = {0x1394096D: 60101967}
_RUN: Final = re.compile(r"(.).*\n(?:\1.*\n)*")  # lines that begin with one character


@dataclass(frozen=True, slots=True)
class Part:
    """The words that begin with one character.

    `counts` and `tags` have words, `weights` the logarithms of their shares of the whole, that of nothing for what only
    begins words; `alone` is the weight of the character where no longer word takes it.
    """

    counts: dict[str, int]
    tags: dict[str, str]
    weights: dict[str, float]
    alone: float


class Parts(dict[str, Part]):
    """First character → the words that begin with it; an empty part where there are none.

    `single` is the weight of a word that stands once.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__()
        text = data.decode("utf-8")
        self._text = text if text.endswith("\n") else text + "\n"
        self._spans: dict[str, list[tuple[int, int]]] = {}
        for match in _RUN.finditer(self._text):
            self._spans.setdefault(match[1], []).append(match.span())
        total = TOTALS.get(crc32(data)) or sum(map(int, text.split(" ")[1::2]))
        self.single = -log(total)

    def __missing__(self, character: str) -> Part:
        cells = "".join(self._text[start:end] for start, end in self._spans.get(character, ())).split()
        words, counts = cells[::3], list(map(int, cells[1::3]))
        weights = {
            word: log(count) + self.single if count else NOTHING for word, count in zip(words, counts, strict=True)
        }
        alone = weights.get(character, NOTHING)
        for word in words:
            size = len(word) - 1
            while size and word[:size] not in weights:
                weights[word[:size]] = NOTHING
                size -= 1
        part = self[character] = Part(
            dict(zip(words, counts, strict=True)),
            dict(zip(words, cells[2::3], strict=True)),
            weights,
            self.single if alone == NOTHING else alone,
        )
        return part


@lru_cache(maxsize=1)
def parts() -> Parts:
    """The dictionary that comes with jieba, which itself is not loaded.

    Raises:
        KgError: jieba is not installed.
    """
    found = find_spec("jieba")
    if found is None or found.origin is None:
        raise KgError("jieba's dictionary is missing", "run `pip install jieba`")
    return Parts((Path(found.origin).parent / FILE).read_bytes())


@lru_cache(maxsize=RECENT)
def count(word: str) -> int:
    """How often the dictionary's corpus has the word, 0 for never."""
    return parts()[word[:1]].counts.get(word, 0)


@lru_cache(maxsize=RECENT)
def tag(word: str) -> str:
    """The kind of a word, "" when the dictionary does not know it."""
    return parts()[word[:1]].tags.get(word, "")
