"""Which name of a firm is short for another: without its legal form, its division, or letters of its trade."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Final, NamedTuple

from kg.corpus.dictionary import RECENT
from kg.extract.lexicon import Lexicon
from kg.extract.symbols import NUMERALS
from kg.resolve.placing import subsequence

BRAND: Final = 2  # characters of a brand
SHORT_BODY: Final = 4  # characters of a brand and a trade; of the shortest legal form that is a name's own


class Firm(NamedTuple):
    """A name taken apart: without its legal form (`stem`), that form (`tail`), the codes of the divisions it may begin
    with, and what stands behind them (`core`)."""

    stem: str
    tail: str
    codes: frozenset[str]
    core: str


class Firms:
    """Compares names of firms as they stand in keys."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.tails = tuple(sorted(lexicon.words["company_tails"], key=len, reverse=True))
        self._known: dict[str, Firm] = {}

    def read(self, name: str) -> Firm:
        """The parts of a name."""
        if name not in self._known:
            core, codes = stem, _ = self.stem(name), frozenset[str]()
            while end := next((n for n in range(len(core) - BRAND, 1, -1) if core[:n] in self.lexicon.by_name), 0):
                codes = frozenset(division.code for division in self.lexicon.by_name[core[:end]])
                core = core[end:]
            self._known[name] = Firm(stem, next((t for t in self.tails if name.endswith(t)), ""), codes, core)
        return self._known[name]

    def stem(self, name: str) -> str:
        """A name without the words for its legal form."""
        return _stem(name, self.tails)

    def same(self, short: str, full: str, named: Collection[str] = ()) -> bool:
        """Whether two names are of one firm in whatever articles of a document: they differ only in words for the legal
        form, in the division that the longer one begins with, or in letters left out of the trade.

        `named` are the codes of the divisions that the articles with the short name speak of: where all are others, it
        is a firm there.
        """
        a, b = self.read(short), self.read(full)
        if self._known_apart(short, full):
            return False
        if len(a.stem) >= SHORT_BODY and a.stem == b.stem:
            return True
        if a.codes and not b.codes and len(a.stem) >= SHORT_BODY and b.stem.endswith(a.stem):
            return True  # without the group before the place
        if len(a.core) < SHORT_BODY or not self._tail_fits(a, b, full) or not _one_place(a, b):
            return False
        if named and b.codes and not a.codes and not any(_within(x, y) for x in named for y in b.codes):
            return False
        return a.core == b.core or _initials(a.core, b.core)

    def short(self, short: str, full: str) -> bool:
        """Whether one article can call a firm by its short name beside the full one."""
        a, b = self.read(short), self.read(full)
        if self._known_apart(short, full) or len(a.stem) < BRAND or not self._tail_fits(a, b, full):
            return False
        lead = b.stem.removesuffix(a.stem)
        if len(a.stem) > 2 and lead != b.stem and any(lead.startswith(s) for s in self.lexicon.words["countries"]):
            return True
        if a.stem == b.stem or (len(a.stem) >= SHORT_BODY and b.stem.endswith(a.stem)):
            return True
        if len(a.tail) >= SHORT_BODY and full.endswith(a.tail):
            return False  # both bear their legal form: neither is short for the other
        if _begins(a.stem, b.stem):
            return True
        return bool(a.core) and _one_place(a, b) and (bool(a.tail) or len(a.core) > BRAND) and _begins(a.core, b.core)

    def local(self, short: str, full: str) -> bool:
        """Whether two names are a division, with its unit or without, and the same noun: "the power company of"."""
        a, b = self.read(short), self.read(full)
        return not a.codes.isdisjoint(b.codes) and (a.core, a.tail) == (b.core, b.tail)

    def _known_apart(self, short: str, full: str) -> bool:
        """Whether both are firms of general currency: of those none is short for another."""
        return short in self.lexicon.known and full in self.lexicon.known

    def _tail_fits(self, a: Firm, b: Firm, full: str) -> bool:
        """Whether the legal form of a short name is in that of the full one."""
        return not a.tail or a.tail in full or subsequence(a.tail, full[len(b.stem) :])


def _within(code: str, other: str) -> bool:
    """Whether one of two divisions lies in the other, or they are one.

    >>> _within("430000", "430626"), _within("430600", "430700")
    (True, False)
    """
    a, b = ("".join(pair for pair in (c[:2], c[2:4], c[4:]) if pair != "00") for c in (code, other))
    return a.startswith(b) or b.startswith(a)


def _one_place(a: Firm, b: Firm) -> bool:
    """Whether the divisions that two names begin with are the same, or the short one begins with none."""
    return not a.codes or not a.codes.isdisjoint(b.codes)


def _initials(a: str, b: str) -> bool:
    """Whether a brand and two characters are the brand and the first characters of two words for the trade.

    >>> _initials("abce", "abcdef"), _initials("abde", "abcdef")
    (True, False)
    """
    return len(a) == len(b) - 2 == BRAND + 2 and a == b[: BRAND + 1] + b[BRAND + 2]


def _begins(a: str, b: str) -> bool:
    """Whether a name is the beginning of another, or letters of it from the first on."""
    return a[0] == b[0] and (b.startswith(a) or letters_of(a, b))


def letters_of(a: str, b: str) -> bool:
    """Whether the letters of `a` stand in `b` in their order, and what is left out is no number.

    >>> letters_of("ac", "abc"), letters_of("ca", "abc")
    (True, False)
    """
    left = list(b)
    at = 0
    for character in a:
        if character not in left[at:]:
            return False
        at = left.index(character, at)
        del left[at]
    return not any(character in NUMERALS for character in left)


@lru_cache(maxsize=RECENT)
def _stem(name: str, tails: tuple[str, ...]) -> str:
    changed = True
    while changed:
        changed = False
        for tail in tails:
            if name.endswith(tail) and len(name) > len(tail) + 1:
                name, changed = name.removesuffix(tail), True
    return name
