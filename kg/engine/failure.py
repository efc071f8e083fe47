"""What is left of an item whose worker died."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that could not be worked on: `index` is its place among the items, `reason` says why."""

    index: int
    reason: str


class EngineError(RuntimeError):
    """An engine cannot work: `problem` says why, `remedy` what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}; {remedy}")
        self.problem = problem
        self.remedy = remedy
