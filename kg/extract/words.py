"""Where words begin and end, and what kind of word they are: jieba's dictionary, read once per process."""

from __future__ import annotations

from functools import lru_cache

import jieba

# Kinds of words (tags of jieba's dictionary) that do not stand inside a name.
OUTSIDE = frozenset(
    {"p", "c", "u", "uj", "ul", "uz", "ug", "ud", "uv", "d", "r", "rr", "rz", "y", "e", "o", "v", "zg", "i", "q"}
)
COMMON = frozenset(
    {"n", "v", "a", "d", "vn", "b", "l", "i", "t", "m", "r", "c", "p", "ad", "an", "j", "s", "f", "q", "z"}
)


@lru_cache(maxsize=1)
def _tags() -> dict[str, str]:
    """word → tag, for words of two characters and more and for the function words."""
    jieba.setLogLevel(60)
    jieba.dt.initialize()
    tags: dict[str, str] = {}
    with jieba.dt.get_dict_file() as lines:
        for raw in lines:
            word, _, tag = raw.decode("utf-8").split()
            tags[word] = tag
    return tags


def segment(text: str) -> list[str]:
    """The words of `text`, most probable reading by the dictionary's frequencies."""
    _tags()
    return list(jieba.dt.cut(text, HMM=False))


def tag(word: str) -> str:
    """The kind of a word, "" when the dictionary does not know it."""
    return _tags().get(word, "")


def frequency(word: str) -> int:
    """How often the dictionary's corpus has the word, 0 for never."""
    _tags()
    return int(jieba.dt.FREQ.get(word, 0))


def is_common(word: str) -> bool:
    """Whether the dictionary knows the word as something other than a name."""
    return tag(word) in COMMON
