"""Which block belongs to which article: the likeliest reading of the page, found by beam search.

A reading takes the blocks in order. Each block carries on the article being read, takes up one that was broken off, or
begins a new one; every step costs or earns nats. Only readings within `SLACK` of the best are kept, so an ordinary page
costs one reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import exp, log1p

from kg.corpus.split.blocks import CAPTION, END, EXTRA, FROM, HEAD, NOISE, TEXT, TO, Block, bodyness
from kg.corpus.split.joins import Page
from kg.corpus.split.lines import BODY, ITEM, OPENERS, SIGN, TITLE, Line

WIDTH, SLACK = 12, 9.0
# what a step costs, in nats
CARRY_ON = 0.0  # the next paragraph of the article being read
NEXT_LINE = 0.0  # a broken line carried on by the line right after it
SWITCH = -2.5  # carry on a broken line of another article
RESUME = -6.0  # take up another article between two paragraphs
LOST = -3.0  # a broken line is left behind, its rest is not on the page
AFTER_END = -7.0  # go on after the names under the article
ORPHAN = -6.5  # an article without a head
LEFT_BARE = -7.0  # a head without a line under it
SUBHEAD_PARALLEL = 0.7  # an article with subheads has more of them
NAMED_TWICE = -3.0  # writers named under an article whose head names them
STUB = -2.5  # a paragraph of a few letters


@dataclass(frozen=True, slots=True)
class Thread:
    """An article as far as it has been read. `lines` are its body lines, `about` these and its titles; `open` how broken off the last one is,
    `named` whether its writers are known already."""

    lines: tuple[int, ...] = ()
    about: tuple[int, ...] = ()
    open: float = 0.0
    ended: bool = False
    headed: bool = True
    subheads: int = 0
    named: bool = False
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """What a reading does with one block: `thread` -1 sets it aside; `joined` when it carries on a broken line."""

    block: Block
    thread: int
    role: str
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the page so far."""

    score: float
    current: int
    threads: tuple[Thread, ...]
    steps: tuple[object, ...] = ()


def assemble(lines: list[Line], blocks: list[Block], page: Page) -> list[Step]:
    """The steps of the best reading, one for each block."""
    beam = [Reading(0.0, -1, ())]
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        grown = [reading for old in beam for reading in _grow(old, block, following, lines, page)]
        best = max(reading.score for reading in grown)
        unique: dict[tuple[int, tuple[Thread, ...]], Reading] = {}
        for reading in sorted(grown, key=lambda reading: -reading.score):
            if reading.score >= best - SLACK:
                unique.setdefault((reading.current, reading.threads), reading)
        beam = list(unique.values())[:WIDTH]
    last = max(beam, key=lambda reading: reading.score + sum(LOST * t.open / 2 for t in reading.threads if not t.ended))
    steps: list[Step] = []
    link: tuple[object, ...] = last.steps
    while link:
        link, step = link  # type: ignore[assignment]
        steps.append(step)  # type: ignore[arg-type]
    return steps[::-1]


def _grow(old: Reading, block: Block, following: Block | None, lines: list[Line], page: Page) -> Iterator[Reading]:
    if block.kind in (NOISE, CAPTION):
        if block.kind == NOISE:
            yield _step(old, Step(block, -1, "noise"), 0.0)
            return
        caption = Thread(ended=True, fresh=False)
        yield replace(
            _step(old, Step(block, len(old.threads), "caption"), 0.0), threads=(*old.threads, caption), current=old.current
        )
        return
    if block.kind == HEAD:
        yield from _head(old, block, following, lines, page)
    elif block.kind == FROM:
        yield _begin(old, Step(block, len(old.threads), "jump"), 0.0, Thread(headed=True))
    elif block.kind == TEXT:
        yield from _text(old, block, lines, page)
    else:
        yield from _end(old, block, lines, page)


def _step(old: Reading, step: Step, gain: float) -> Reading:
    return Reading(old.score + gain, old.current, old.threads, (old.steps, step))


def _begin(old: Reading, step: Step, gain: float, thread: Thread) -> Reading:
    return replace(_step(old, step, gain), threads=(*old.threads, thread), current=len(old.threads))


def _extend(old: Reading, step: Step, gain: float, thread: Thread) -> Reading:
    threads = (*old.threads[: step.thread], thread, *old.threads[step.thread + 1 :])
    return replace(_step(old, step, gain), threads=threads, current=step.thread)


def _head(old: Reading, block: Block, following: Block | None, lines: list[Line], page: Page) -> Iterator[Reading]:
    if len(block.lines) == 1 and old.current >= 0 and lines[block.lines[0]].kind == TITLE:
        odds = bodyness(lines[block.lines[0]]) - max(0.0, block.newness)
        for reading in _text(old, replace(block, kind=TEXT), lines, page):
            yield replace(reading, score=reading.score + _log_odds(odds))
    current = old.threads[old.current] if old.current >= 0 else None
    broken = current.open if current and not current.ended else 0.0
    newness = block.newness + (3.0 if current is None or current.ended else 0.0) + 1.0 * broken
    titles = tuple(i for i in block.lines if lines[i].kind == TITLE)
    begun = Thread(about=titles, named=any(lines[i].names for i in block.lines))
    if block.newness > 6 or not any(t.lines and not t.ended for t in old.threads):
        yield _begin(old, Step(block, len(old.threads), "head"), 0.0, begun)
        return
    first = following.lines[0] if following is not None and following.kind == TEXT else -1
    alone = 0.0  # what beginning an article costs: only the one being read could have this title as a subhead
    for k in _candidates(old):
        thread = old.threads[k]
        if thread.ended or not thread.lines:
            continue
        against = newness - SUBHEAD_PARALLEL * min(thread.subheads, 2)
        if first >= 0:
            against -= page.topic(first, thread.about)
        gain = _log_odds(-against) + LOST * thread.open / 2
        if k == old.current:
            alone = _log_odds(against)
        else:
            gain += RESUME
        yield _extend(old, Step(block, k, "subhead"), gain, replace(thread, open=0.0, subheads=thread.subheads + 1))
    yield _begin(old, Step(block, len(old.threads), "head"), alone, begun)


def _log_odds(x: float) -> float:
    """The logarithm of the probability that evidence of x nats stands for."""
    return -log1p(exp(-x)) if x > -30 else x


def _candidates(old: Reading) -> list[int]:
    order = [old.current] if old.current >= 0 else []
    return order + [k for k in range(len(old.threads) - 1, -1, -1) if k != old.current][:8]


def _text(old: Reading, block: Block, lines: list[Line], page: Page) -> Iterator[Reading]:
    index = block.lines[0]
    line = lines[index]
    opens = line.openness if line.kind in (BODY, TITLE) else 0.0
    ended = line.tail >= 0 and not line.bullet
    options = _candidates(old) if line.kind != ITEM else [k for k in (old.current,) if k >= 0]
    live = [k for k in options if not old.threads[k].ended and old.threads[k].lines]
    topics = {k: page.topic(index, old.threads[k].about) for k in live} if len(live) > 1 else {}
    best = max(topics.values(), default=0.0)
    for k in options:
        thread = old.threads[k]
        here = k == old.current
        if thread.ended and not here and not thread.lines:
            continue
        grown = replace(
            thread, lines=(*thread.lines, index), about=(*thread.about, index), open=opens, ended=thread.ended or ended, fresh=False,
            named=thread.named or (bool(line.names) and not line.photo),
        )  # fmt: skip
        twice = NAMED_TWICE if thread.named and ended and line.names and not line.photo else 0.0
        if line.lead and not thread.fresh:
            continue
        left = LEFT_BARE if not here and old.current >= 0 and old.threads[old.current].fresh else 0.0
        topic = min(0.0, topics[k] - best) if k in topics else 0.0
        if not thread.lines:  # the first line under a head
            if here and not thread.ended:
                yield _extend(old, Step(block, k, "body"), CARRY_ON - 2.0 * bool(line.closers), grown)
            continue
        start = -2.0 * bool(line.closers) - 4.0 * (line.text[0] in "，,。、；;：:！？!?”’）)》")
        start += STUB if len(line.text) < 10 and line.kind == BODY and line.text[0] not in OPENERS else 0.0
        away = old.current >= 0 and not old.threads[old.current].ended
        price = left + (CARRY_ON if here else RESUME if away else RESUME / 3) + (AFTER_END if thread.ended else 0.0)
        yield _extend(old, Step(block, k, "body"), price + start + topic + twice + LOST * thread.open, grown)
        if thread.open and not thread.ended:
            adjacent = here and thread.lines[-1] == index - 1
            price = NEXT_LINE if adjacent else -0.5 if here else SWITCH + left
            gain = price + page.junction(thread.lines[-1], index) + topic + twice + (LOST if thread.open < 1 else 0.0)
            yield _extend(old, Step(block, k, "body", joined=True), gain, grown)
    thread = Thread((index,), (index,), opens, ended, headed=False, fresh=False)
    price = ORPHAN if not line.lead else -1.0
    if old.current >= 0 and old.threads[old.current].fresh:
        price += LEFT_BARE
    yield _begin(old, Step(block, len(old.threads), "body"), price, thread)


def _end(old: Reading, block: Block, lines: list[Line], page: Page) -> Iterator[Reading]:
    role = {END: "sign", EXTRA: "extra", TO: "jump"}[block.kind]
    first = lines[block.lines[0]]
    if block.kind == END and first.kind not in (SIGN, TITLE, ITEM) and first.names:
        role = "sign"
    if old.current < 0:
        yield _begin(old, Step(block, 0, "body"), 0.0, Thread(block.lines, block.lines, headed=False, fresh=False))
        return
    for k in _candidates(old):
        thread = old.threads[k]
        if k != old.current and (not thread.lines or thread.ended):
            continue
        gain = 0.0 if k == old.current else RESUME - 3.0
        if block.kind == EXTRA:  # a box stands anywhere in the columns of its article
            gain = -0.5 * (k != old.current) + page.topic(block.lines[-1], thread.about)
            yield replace(_extend(old, Step(block, k, role), gain, thread), current=old.current)
            continue
        gain += LOST / 2 * thread.open if block.kind == END else 0.0
        gain += NAMED_TWICE if thread.named and first.names and not first.photo else 0.0
        gain += -2.0 if thread.ended and block.kind != TO and first.kind != "note" else 0.0
        yield _extend(old, Step(block, k, role), gain, replace(thread, ended=True, open=0.0))
