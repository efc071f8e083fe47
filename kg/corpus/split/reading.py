"""One way to read a page so far: the articles that are open in it, and how it grows by a step.

No record here is changed once it is made. They are not frozen because a page makes thousands of them, and a frozen one
takes four times as long to make.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.corpus.split.blocks import Block

LIVE: Final = 16  # articles that may still be taken up; the one begun first is let go when there are more


@dataclass(slots=True)
class Thread:
    """An article as far as it has been read.

    `last` is its last body line, -1 while there is none; `about` its titles and lines of text, a bit for each, `known`
    how many they are; `open` how broken off the last line is; `ended` whether names or a note closed it; `subheads`
    how many it has, `size` how long the last is; `named` whether its writers are known; `bare` whether its last title
    or subhead has no text yet; `led` that its text begins with a dateline; `texts` how many lines of text it has.
    """

    number: int
    last: int = -1
    about: int = 0
    known: int = 0
    open: float = 0.0
    ended: bool = False
    subheads: int = 0
    named: bool = False
    bare: bool = True
    size: int = 0
    led: bool = False
    texts: int = 0

    def grow(self, line: int, openness: float, *, ends: bool, names: bool, led: bool = False) -> Thread:
        """The article with one more line of body text."""
        return Thread(
            self.number,
            line,
            self.about | 1 << line,
            self.known + 1,
            openness,
            self.ended or ends,
            self.subheads,
            self.named or names,
            False,
            self.size,
            self.led or led,
            self.texts + 1,
        )

    def head(self, size: int, lines: int) -> Thread:
        """The article with one more subhead."""
        return Thread(
            self.number,
            self.last,
            self.about | lines,
            self.known,
            0.0,
            False,
            self.subheads + 1,
            self.named,
            True,
            size,
            self.led,
            self.texts,
        )

    def end(self) -> Thread:
        """The article with its end seen."""
        return Thread(self.number, self.last, self.about, self.known, 0.0, True, self.subheads, self.named, self.bare)


@dataclass(slots=True)
class Step:
    """What a reading does with one block: `thread` -1 sets it aside; `joined` when it carries on a broken line."""

    block: Block
    thread: int
    role: str
    joined: bool = False


@dataclass(slots=True)
class Reading:
    """One way to read the page so far. `threads` are the articles that can still grow, the one being read last; `count`
    all that were begun; `steps` the way here as a linked list; `label` that a label over items was passed just now."""

    score: float
    threads: tuple[Thread, ...] = ()
    current: Thread | None = None
    count: int = 0
    steps: tuple[object, ...] = ()
    label: bool = False

    def aside(self, block: Block, *, label: bool) -> Reading:
        """The block belongs to no article."""
        step = Step(block, -1, "noise")
        return Reading(self.score, self.threads, self.current, self.count, (self.steps, step), label or self.label)

    def alone(self, block: Block, role: str) -> Reading:
        """The block is an article by itself; the one being read goes on."""
        step = Step(block, self.count, role)
        return Reading(self.score, self.threads, self.current, self.count + 1, (self.steps, step))

    def begin(self, block: Block, role: str, gain: float, thread: Thread) -> Reading:
        """The block begins an article."""
        step = Step(block, thread.number, role)
        threads = (*(t for t in self.threads if not t.ended), thread)[-LIVE:]
        return Reading(self.score + gain, threads, thread, self.count + 1, (self.steps, step))

    def extend(self, block: Block, role: str, gain: float, thread: Thread, *, joined: bool = False) -> Reading:
        """The block carries on an article, which is the one being read from now on."""
        threads = (*(t for t in self.threads if t.number != thread.number and not t.ended), thread)
        return Reading(
            self.score + gain, threads, thread, self.count, (self.steps, Step(block, thread.number, role, joined))
        )

    def insert(self, block: Block, role: str, gain: float, thread: Thread) -> Reading:
        """The block belongs to an article, but another goes on being read."""
        step = Step(block, thread.number, role)
        return Reading(self.score + gain, self.threads, self.current, self.count, (self.steps, step))

    def after(self, kind: str) -> bool:
        """Whether the block before was of this kind."""
        return bool(self.steps) and isinstance(step := self.steps[1], Step) and step.block.kind == kind

    def outlook(self) -> tuple[object, ...]:
        """What decides how a reading can go on: two that agree in it are one, and the better stays."""
        ends = frozenset((t.number, t.last, t.open) for t in self.threads)
        return self.current.number if self.current else -1, self.count, ends

    def way(self) -> list[Step]:
        """The steps from the top of the page."""
        steps: list[Step] = []
        link = self.steps
        while link:
            before, step = link
            assert isinstance(step, Step)
            assert isinstance(before, tuple)
            steps.append(step)
            link = before
        return steps[::-1]
