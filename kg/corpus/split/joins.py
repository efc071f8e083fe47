"""How well one line carries on another: scores in nats, positive where it speaks for a join.

Three things are weighed: marks (an open quotation finds its end, a line begins with a comma), words (the letters on
both sides of the join make a word of the dictionary, or a string that stands elsewhere on the page), and topic (letter
pairs that only one article has had so far; after lexical cohesion: Hearst 1997, TextTiling, aclanthology.org/J97-1003).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Set
from itertools import chain
from math import log
from typing import Final

from kg.corpus.letters import pairs
from kg.corpus.split.dictionary import telling_pair, word_gain
from kg.corpus.split.lines import BODY, MARK, Line
from kg.corpus.split.punctuation import CONTINUES, PAIRS, PAUSES

KNOWN: Final = 5  # lines of an article from which on unlikeness counts fully
LONG: Final = 1500  # letters of a line that tell what it is about
REACH: Final = 6  # letters looked at on either side of a join
# How letter pairs that a line shares with an article, and with no other line before it, speak for its being of that
# article: log ratio of how often so many of them, by the roots of the pairs on either side, are met within and between
# articles of annotated pages (609 and 2,460 places), and less at the ends, since the lines of an article do not speak
# independently of each other; see benchmarks/articles.py.
OWN: Final = (0.004, 0.008, 0.015, 0.022, 0.03, 0.045, 0.07)
EVIDENCE: Final = (-2.2, -1.4, -0.3, 0.8, 1.7, 2.4, 2.8, 4.0)
# Letter pairs added to either side: few of them tell little.
LEAST_OWN: Final = 5
LEAST_KNOWN: Final = 50
FULL_LENGTH: Final = 60  # letters of a line from which on evidence counts fully
# How the part of a title's letter pairs that stand in the two paragraphs under it speaks for its being their title: log
# ratio of its frequency at titles and at beginnings of paragraphs that break off over a head (128 and 255 of them).
SHARES: Final = (0.05, 0.1, 0.15, 0.25, 0.4)
HEADED: Final = (-2.2, -1.6, -0.7, 0.5, 1.7, 4.0)
FEW: Final = 20  # letter pairs of a title from which on it tells fully that they are not in the text below
# How rare letter pairs that stand on both sides within `NEAR` letters speak for a join: log ratio of their number at
# true places and at foreign ones (benchmarks/splits.py), halved, since likeness of the whole lines is counted, too.
NEAR: Final = 40
NEIGHBOURS: Final = (-0.3, 0.6, 1.2, 1.6)
RARE: Final = 1.6  # a pair that stands in a fifth of the lines at most
# A dictionary word stands across the join.
WORD: Final = 5.0
NO_WORD: Final = -0.2
NUMBER: Final = 2.5  # a number stands across the join
SHORT: Final = 1.8  # the second line is the rest of a paragraph, a few letters long


class Page:
    """The lines of a page with what is needed to compare any two of them; everything is computed when first asked."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self._pairs: dict[int, Set[str]] = {}
        self._weights: dict[str, float] | None = None
        self._sizes: list[int] = []
        self._sums: dict[int, int] = {}
        self._seen: dict[int, list[tuple[int, float]]] = {}
        self._places: dict[str, int] = {}
        self._junctions: dict[tuple[int, int], float] = {}
        self._topics: dict[tuple[int, int], float] = {}
        self._text = ""

    def junction(self, left: int, right: int) -> float:
        """Evidence that line `right` carries on the sentence that line `left` breaks off."""
        key = (left, right)
        if key not in self._junctions:
            self._junctions[key] = self._junction(self.lines[left], self.lines[right])
        return self._junctions[key]

    def _junction(self, left: Line, right: Line) -> float:
        """Weights are log ratios of how often each thing is seen at true joins and at other pairs (40 and 701)."""
        first, last = right.text[0], left.text[-1]
        wanted = {PAIRS[closing] for closing in right.closers}
        score = 3.5 * bool(wanted & set(left.openers)) - 2.0 * len(wanted - set(left.openers))
        score -= 1.0 * bool(set(left.openers) - wanted)
        score += 0.5 * (last in PAUSES) - right.begins
        score += NEIGHBOURS[min(self.neighbours(left.text[-NEAR:], right.text[:NEAR]), len(NEIGHBOURS) - 1)]
        score += SHORT if len(right.text) < 22 and right.kind == BODY else 0.0
        if last in PAUSES or first in CONTINUES:
            return score
        if last.isdigit() and first.isdigit():
            return score + NUMBER
        tail, head = left.text[-REACH:], right.text[:REACH]
        score += WORD if word_gain(tail, head) > 0.5 else NO_WORD
        return score + min(1.5 * self._repeated(tail, head), 4.5)

    def neighbours(self, tail: str, head: str) -> int:
        """How many rare letter pairs stand in both."""
        weights = self._weigh()
        both = pairs(tail) & pairs(head)
        return sum(weights.get(pair, 0.0) >= RARE and not MARK.search(pair) for pair in both)

    def _repeated(self, tail: str, head: str) -> int:
        """Letters beyond two of the longest string across the join that stands elsewhere on the page."""
        if not self._text:
            self._text = "\n".join(line.text for line in self.lines)
        best = 0
        for a in range(1, len(tail) + 1):
            if tail[-a] in PAUSES or tail[-a:] + head[:1] not in self._text:
                break
            for b in range(1, len(head) + 1):
                if head[b - 1] in PAUSES or tail[-a:] + head[:b] not in self._text:
                    break
                best = max(best, a + b - 2)
        return best

    def headed(self, title: int, below: tuple[int, ...]) -> float:
        """Evidence that a line is a title of the lines below it, in nats; none when there are none.

        A short title need not share a word with the text.
        """
        if not below:
            return 0.0
        self._weigh()
        own = len(pairs(self.lines[title].text))
        shared = sum(any(pair in self._pairs[line] for line in below) for pair in self._pairs[title])
        evidence = HEADED[bisect_right(SHARES, shared / own)] if own else 0.0
        return evidence if evidence > 0 else evidence * min(1.0, own / FEW)

    def topic(self, line: int, about: int, known: int) -> float:
        """Evidence that a line is of the article that has the lines `about`, a bit for each, in nats.

        It is less for a short line, and unlikeness means less while few lines of the article are known.
        """
        key = (line, about)
        if key not in self._topics:
            evidence = EVIDENCE[bisect_right(OWN, self.own(line, about))]
            evidence *= min(1.0, len(self.lines[line].text) / FULL_LENGTH)
            self._topics[key] = evidence if evidence > 0 else evidence * min(1.0, known / KNOWN)
        return self._topics[key]

    def own(self, line: int, about: int) -> float:
        """The letter pairs of a line that stand above it in these lines and nowhere else, by the roots of how many it
        has and how many they have."""
        self._weigh()
        if line not in self._seen:
            above = (1 << line) - 1
            found = [(self._places[pair] & above, pair) for pair in self._pairs[line]]
            self._seen[line] = [(seen, telling_pair(pair)) for seen, pair in found if seen and pair.isalpha()]
        foreign = ~about
        own = sum([telling for seen, telling in self._seen[line] if not seen & foreign])
        return own / ((self._sizes[line] + LEAST_OWN) * (self._size(about) + LEAST_KNOWN)) ** 0.5 if own else 0.0

    def _size(self, about: int) -> int:
        """How many letter pairs these lines have."""
        if about not in self._sums:
            last = about.bit_length() - 1
            self._sums[about] = self._sizes[last] + (self._size(rest) if (rest := about ^ (1 << last)) else 0)
        return self._sums[about]

    def _weigh(self) -> dict[str, float]:
        """The weight of each letter pair that more than one line has: the rarer, the more."""
        if self._weights is None:
            each = [pairs(line.text[:LONG]) for line in self.lines]
            counts = Counter(chain.from_iterable(each))
            rare = log(len(self.lines) + 1)
            self._weights = weights = {pair: rare - log(count) for pair, count in counts.items() if count > 1}
            common = frozenset(weights)
            self._places = places = dict.fromkeys(weights, 0)
            for i, found in enumerate(each):
                self._pairs[i] = shared = found & common
                self._sizes.append(sum(map(str.isalpha, found)))
                bit = 1 << i
                for pair in shared:
                    places[pair] |= bit
        return self._weights
