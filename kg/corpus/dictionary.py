"""jieba's dictionary (https://github.com/fxsjy/jieba, MIT): what words there are, how often and of what kind.

The file holds a word, its count and its tag a line. jieba itself reads all of it at every start, which takes longer
than to understand a page; here only the words that begin with a character are read, when one of them is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from math import log
from pathlib import Path

from kg.errors import KgError

FILE = "dict.txt"
_RUN = re.compile(r"(.).*\n(?:\1.*\n)*")  # lines that begin with one character


@dataclass(frozen=True, slots=True)
class Part:
    """The words that begin with one character.

    `counts` has words and their beginnings (0 for what is only a beginning), `tags` only words, and `weights` the
    logarithms of the shares of the whole, None for a mere beginning.
    """

    counts: dict[str, int]
    tags: dict[str, str]
    weights: dict[str, float | None]


class Parts(dict[str, Part]):
    """First character → the words that begin with it; an empty part where there are none.

    `single` is the weight of a word that stands once.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text if text.endswith("\n") else text + "\n"
        self._spans: dict[str, list[tuple[int, int]]] = {}
        for match in _RUN.finditer(self._text):
            self._spans.setdefault(match[1], []).append(match.span())
        self.single = -log(sum(map(int, text.split(" ")[1::2])))

    def __missing__(self, character: str) -> Part:
        part = self[character] = Part({}, {}, {})
        for start, end in self._spans.get(character, ()):
            cells = self._text[start:end].split()
            for word, count in zip(cells[::3], map(int, cells[1::3]), strict=True):
                part.counts[word] = count
                for size in range(1, len(word)):
                    part.counts.setdefault(word[:size], 0)
            part.tags.update(zip(cells[::3], cells[2::3], strict=True))
        for word, count in part.counts.items():
            part.weights[word] = log(count) + self.single if count else None
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
    return Parts((Path(found.origin).parent / FILE).read_text(encoding="utf-8"))


def count(word: str) -> int:
    """How often the dictionary's corpus has the word, 0 for never."""
    return parts()[word[:1]].counts.get(word, 0)


def tag(word: str) -> str:
    """The kind of a word, "" when the dictionary does not know it."""
    return parts()[word[:1]].tags.get(word, "")
