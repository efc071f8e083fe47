"""What the counts of the dictionary's words say of letters that a line break may have cut apart."""

from __future__ import annotations

from functools import lru_cache
from math import log
from typing import Final

from kg.corpus.dictionary import count, parts

# Counts at which a word or letter tells half as much as an unknown one.
COMMON_WORD: Final = 3_000
COMMON_LETTER: Final = 200_000


def is_word(text: str, seen: int = 31) -> bool:
    """Whether the letters are a word in everyday use; names stand in the dictionary too, but seldom."""
    return count(text) >= seen


@lru_cache(maxsize=65536)
def telling_pair(pair: str) -> float:
    """How much two letters side by side tell of what a text is about, 0 to 1: little where they are an everyday word,
    or one of them is a word that stands in any text."""
    return 1 / (1 + count(pair) / COMMON_WORD + max(count(pair[0]), count(pair[1])) / COMMON_LETTER)


@lru_cache(maxsize=4096)
def word_gain(tail: str, head: str) -> float:
    """How much likelier the letters are when a word may stand across the join, in nats; 0 when none does."""
    single = parts().single
    text, cut = tail + head, len(tail)

    def best(forced: bool) -> float:
        scores = [0.0] + [-1e9] * len(text)
        for end in range(1, len(text) + 1):
            for start in range(max(0, end - 5), end):
                if forced and start < cut < end:
                    continue
                seen = count(text[start:end])
                if seen or end - start == 1:
                    scores[end] = max(scores[end], scores[start] + log(seen or 1) + single)
        return scores[-1]

    return best(False) - best(True)
