"""How well one line carries on another: scores in nats, positive where it speaks for a join.

Three things are weighed: marks (an open quotation finds its end, a line begins with a comma), words (the letters on
both sides of the join make a word of the dictionary, or a string that stands elsewhere on the page), and topic (rare
letter pairs shared, as in lexical cohesion: Hearst 1997, TextTiling, aclanthology.org/J97-1003).
"""

from __future__ import annotations

from collections import Counter
from math import log

from kg.corpus.split.dictionary import word_gain
from kg.corpus.split.lines import CLOSERS, FULL, PAIRS, PAUSES, Line

REACH = 6  # letters looked at on either side of a join


class Page:
    """The lines of a page with what is needed to compare any two of them; everything is computed when first asked."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self._pairs: dict[int, frozenset[str]] = {}
        self._weights: dict[str, float] | None = None
        self._norms: dict[int, float] = {}
        self._likeness: dict[tuple[int, int], float] = {}
        self._junctions: dict[tuple[int, int], float] = {}
        self._text = ""

    def junction(self, left: int, right: int) -> float:
        """Evidence that line `right` carries on the sentence that line `left` breaks off."""
        key = (left, right)
        if key not in self._junctions:
            self._junctions[key] = self._junction(self.lines[left], self.lines[right])
        return self._junctions[key]

    def _junction(self, left: Line, right: Line) -> float:
        first, last = right.text[0], left.text[-1]
        score = 0.0
        if first in PAUSES + FULL + "；;：:" + CLOSERS:
            score += 3.0
        wanted = {PAIRS[closing] for closing in right.closers}
        score += 3.5 * bool(wanted & set(left.openers)) - 2.0 * len(wanted - set(left.openers))
        score -= 1.0 * bool(set(left.openers) - wanted)
        score += -1.5 if right.starts else 0.5
        if last in PAUSES:
            score += 0.5
        tail, head = left.text[-REACH:], right.text[:REACH]
        score += 0.5 * min(word_gain(tail, head), 8.0) - 0.4
        return score + min(1.5 * self._repeated(tail, head), 6.0)

    def _repeated(self, tail: str, head: str) -> int:
        """Letters beyond two of the longest string across the join that stands elsewhere on the page."""
        if not self._text:
            self._text = "\n".join(line.text for line in self.lines)
        best = 0
        for a in range(1, len(tail) + 1):
            if tail[-a:] + head[:1] not in self._text:
                break
            for b in range(1, len(head) + 1):
                if tail[-a:] + head[:b] not in self._text:
                    break
                best = max(best, a + b - 2)
        return best

    def likeness(self, a: int, b: int) -> float:
        """Rare letter pairs that two lines share, 0 to 1."""
        key = (a, b) if a < b else (b, a)
        if key not in self._likeness:
            weights = self._weigh()
            shared = sum(weights[pair] for pair in self._pairs[a] & self._pairs[b])
            self._likeness[key] = shared / (self._norms[a] * self._norms[b]) ** 0.5 if shared else 0.0
        return self._likeness[key]

    def cohesion(self, line: int, others: tuple[int, ...]) -> float:
        """How much a line is about what the other lines are about."""
        found = sorted((self.likeness(line, other) for other in others), reverse=True)[:3]
        return sum(found) / max(1, min(2, len(found))) if found else 0.0

    def _weigh(self) -> dict[str, float]:
        if self._weights is None:
            counts: Counter[str] = Counter()
            for i, line in enumerate(self.lines):
                text = line.text[:1500]
                self._pairs[i] = frozenset(map(str.__add__, text, text[1:]))
                counts.update(self._pairs[i])
            total = len(self.lines) + 1
            self._weights = {pair: log(total / count) if count > 1 else 0.0 for pair, count in counts.items()}
            rare = log(total)
            for i, pairs in self._pairs.items():
                self._norms[i] = sum(self._weights[pair] or 0.3 * rare for pair in pairs) + 10.0
        return self._weights
