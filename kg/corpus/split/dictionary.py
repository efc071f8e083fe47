"""jieba's word counts (https://github.com/fxsjy/jieba, MIT): read once, and only when something has to be weighed."""

from __future__ import annotations

from functools import lru_cache
from math import log


@lru_cache(maxsize=1)
def words() -> tuple[dict[str, int], float]:
    """The counts by word, and the logarithm of their sum."""
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    return jieba.dt.FREQ, log(jieba.dt.total)


def is_word(text: str, seen: int = 31) -> bool:
    """Whether the letters are a word in everyday use; names stand in the dictionary too, but seldom."""
    return words()[0].get(text, 0) >= seen


@lru_cache(maxsize=4096)
def word_gain(tail: str, head: str) -> float:
    """How much likelier the letters are when a word may stand across the join, in nats; 0 when none does."""
    counts, total = words()
    text, cut = tail + head, len(tail)

    def best(forced: bool) -> float:
        scores = [0.0] + [-1e9] * len(text)
        for end in range(1, len(text) + 1):
            for start in range(max(0, end - 5), end):
                if forced and start < cut < end:
                    continue
                count = counts.get(text[start:end], 0)
                if count or end - start == 1:
                    scores[end] = max(scores[end], scores[start] + log(count or 1) - total)
        return scores[-1]

    return best(False) - best(True)
