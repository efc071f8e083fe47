"""Where words begin and end, and what kind of word they are, by jieba's dictionary.

Words are found as jieba finds them without its hidden Markov model: the path through the dictionary's words with the
largest product of frequencies. The search here gives the same words in about half the time, since it keeps the
logarithms and makes no graph first.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from kg.corpus.dictionary import RECENT, parts, tag
from kg.corpus.dictionary import count as frequency

__all__ = ["COMMON", "OUTSIDE", "frequency", "is_common", "segment", "tag"]

# Kinds of words (tags of jieba's dictionary) that do not stand inside a name.
OUTSIDE: Final = frozenset(
    {"p", "c", "u", "uj", "ul", "uz", "ug", "ud", "uv", "d", "r", "rr", "rz", "y", "e", "o", "v", "zg", "i", "q"}
)
COMMON: Final = frozenset(
    {"n", "v", "a", "d", "vn", "b", "l", "i", "t", "m", "r", "c", "p", "ad", "an", "j", "s", "f", "q", "z"}
)
LATIN: Final = re.compile(r"[A-Za-z0-9]+")


@lru_cache(maxsize=RECENT)
def segment(text: str) -> tuple[str, ...]:
    """The words of `text`, most probable reading by the dictionary's frequencies; phrases recur, so they are kept.

    >>> segment("山海市总工会")
    ('山海', '市', '总工会')
    """
    by_first = parts()
    size = len(text)
    best = [0.0] * (size + 1)
    step = [0] * size
    for start in range(size - 1, -1, -1):
        end = start + 1
        part = by_first[text[start]]
        top, at, weights = part.alone + best[end], end, part.weights
        while end < size:
            end += 1
            weight = weights.get(text[start:end])
            if weight is None:
                break  # no word begins so
            if weight + best[end] >= top:
                top, at = weight + best[end], end
        best[start], step[start] = top, at
    found = []
    position = 0
    while position < size:
        end = step[position]
        if end == position + 1 and text[position].isascii() and (run := LATIN.match(text, position)):
            end = run.end()
        found.append(text[position:end])
        position = end
    return tuple(found)


@lru_cache(maxsize=RECENT)
def is_common(word: str) -> bool:
    """Whether the dictionary knows the word as something other than a name."""
    return tag(word) in COMMON
