"""Where words begin and end, and what kind of word they are: jieba's dictionary, read once per process.

Words are found as jieba finds them without its hidden Markov model: the path through the dictionary's words with the
largest product of frequencies. The search here gives the same words in about half the time, since it keeps the
logarithms and makes no graph first.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import log

import jieba

# Kinds of words (tags of jieba's dictionary) that do not stand inside a name.
OUTSIDE = frozenset(
    {"p", "c", "u", "uj", "ul", "uz", "ug", "ud", "uv", "d", "r", "rr", "rz", "y", "e", "o", "v", "zg", "i", "q"}
)
COMMON = frozenset(
    {"n", "v", "a", "d", "vn", "b", "l", "i", "t", "m", "r", "c", "p", "ad", "an", "j", "s", "f", "q", "z"}
)
LATIN = re.compile(r"[A-Za-z0-9]+")


@lru_cache(maxsize=1)
def _dictionary() -> tuple[dict[str, str], dict[str, int], dict[str, float | None], float]:
    """word → tag, word → frequency, prefix → logarithm of the frequency (None for a mere prefix), and that of 1."""
    jieba.setLogLevel(60)
    jieba.dt.initialize()
    tags: dict[str, str] = {}
    with jieba.dt.get_dict_file() as lines:
        for raw in lines:
            word, _, tag = raw.decode("utf-8").split()
            tags[word] = tag
    total = log(jieba.dt.total)
    weights = {word: log(count) - total if count else None for word, count in jieba.dt.FREQ.items()}
    return tags, jieba.dt.FREQ, weights, -total


def segment(text: str) -> list[str]:
    """The words of `text`, most probable reading by the dictionary's frequencies.

    >>> segment("山海市总工会")
    ['山海', '市', '总工会']
    """
    _, _, weights, single = _dictionary()
    size = len(text)
    best = [0.0] * (size + 1)
    step = [0] * size
    for start in range(size - 1, -1, -1):
        end = start + 1
        weight = weights.get(text[start])
        top, at = (single if weight is None else weight) + best[end], end
        known = text[start] in weights
        while known and end < size:
            end += 1
            piece = text[start:end]
            known = piece in weights
            if known and (weight := weights[piece]) is not None and weight + best[end] >= top:
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
    return found


def tag(word: str) -> str:
    """The kind of a word, "" when the dictionary does not know it."""
    return _dictionary()[0].get(word, "")


def frequency(word: str) -> int:
    """How often the dictionary's corpus has the word, 0 for never."""
    return int(_dictionary()[1].get(word, 0))


def is_common(word: str) -> bool:
    """Whether the dictionary knows the word as something other than a name."""
    return tag(word) in COMMON
