"""Whether a confidence is a probability: of edges given 0.9, about nine in ten should be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from kg.evaluate.tally import Judged

BINS = 10
Z = 1.959964  # of a two-sided interval of 95 %


@dataclass(frozen=True, slots=True)
class Bin:
    """Edges with a confidence from `low` up to `high`, their mean, and the interval that the share right lies in."""

    low: float
    high: float
    edges: int
    mean: float
    right: int
    least: float
    most: float

    @property
    def share(self) -> float:
        """The share that is right."""
        return self.right / self.edges


def calibration(judged: Sequence[Judged]) -> list[Bin]:
    """The edges by confidence, without empty bins.

    >>> [bin] = calibration([Judged(0.9, True), Judged(0.95, False)])
    >>> bin.low, bin.edges, bin.share
    (0.9, 2, 0.5)
    """
    bins = []
    for number in range(BINS):
        members = [each for each in judged if min(int(each.confidence * BINS + 1e-9), BINS - 1) == number]
        if members:
            right = sum(each.right for each in members)
            mean = sum(each.confidence for each in members) / len(members)
            least, most = wilson(right, len(members))
            bins.append(Bin(number / BINS, (number + 1) / BINS, len(members), mean, right, least, most))
    return bins


def wilson(right: int, whole: int) -> tuple[float, float]:
    """The score interval of a share (Wilson 1927, https://doi.org/10.1080/01621459.1927.10502953), 95 %.

    >>> [round(bound, 3) for bound in wilson(9, 10)]
    [0.596, 0.982]
    """
    share, square = right / whole, Z * Z
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    half = Z / (1 + square / whole) * sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    return max(0.0, middle - half), min(1.0, middle + half)


def brier(judged: Sequence[Judged]) -> float:
    """The mean square of what the confidence is off (Brier 1950): 0 is perfect, 0.25 is what a coin has.

    >>> brier([Judged(1.0, True), Judged(0.5, False)])
    0.125
    """
    return sum((each.confidence - each.right) ** 2 for each in judged) / len(judged) if judged else 0.0


def expected_error(judged: Sequence[Judged]) -> float:
    """By how much the confidence of a bin is off its share right, in the mean over all edges."""
    bins = calibration(judged)
    return sum(abs(each.mean - each.share) * each.edges for each in bins) / len(judged) if judged else 0.0
