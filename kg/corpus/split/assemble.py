"""Which block belongs to which article: the likeliest reading of the page, found by beam search.

A reading takes the blocks in order. Each block carries on the article being read, takes up one that was broken off, or
begins a new one; every step costs or earns nats. Only readings within `SLACK` of the best are kept, so an ordinary page
costs one reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import exp, log1p

from kg.corpus.split.blocks import CAPTION, END, EXTRA, FROM, HEAD, NOISE, TEXT, TO, Block, bodyness, without_first
from kg.corpus.split.dictionary import word_gain
from kg.corpus.split.joins import CONTINUES, REACH, Page
from kg.corpus.split.lines import BODY, ITEM, OPENERS, SIGN, TITLE, Line

WIDTH, SLACK = 6, 6.0
# what a step costs, in nats
CARRY_ON = 0.0  # the next paragraph of the article being read
NOT_NEXT = -0.5  # a broken line carried on after a box or subhead
SWITCH = -2.2  # carry on a broken line of another article
FAR = 0.04  # for each line that lies between, beyond the length of an everyday article
RESUME = -7.0  # take up another article between two paragraphs
LOST = -3.0  # a broken line is left behind, its rest is not on the page
AFTER_END = -7.0  # go on after the names under the article
NO_TITLE = 1.5  # what it takes for the first of several titles to be none
ORPHAN = -6.5  # an article without a head
LEFT_BARE = -7.0  # a head without a line under it
SUBHEAD_PARALLEL = 0.7  # an article with subheads has more of them
NAMED_TWICE = -3.0  # writers named under an article whose head names them
STUB = -2.5  # a paragraph of a few letters
MID_CLOSER, MID_START = -2.0, -4.0  # a paragraph that begins inside a quotation, or with a comma
LEAD_ALONE = -1.0  # an item that begins with its dateline, without a head
ASTRAY = -1.2  # so little a line may be about the same things before it is tried elsewhere


@dataclass(frozen=True, slots=True)
class Thread:
    """An article as far as it has been read. `lines` are its body lines, `about` these and its titles; `open` is how
    broken off the last one is, `named` whether its writers are known already, `bare` whether its last title or subhead
    has no text yet."""

    lines: tuple[int, ...] = ()
    about: tuple[int, ...] = ()
    open: float = 0.0
    ended: bool = False
    subheads: int = 0
    named: bool = False
    bare: bool = True


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
        unique: dict[tuple[object, ...], Reading] = {}
        for reading in sorted(grown, key=lambda reading: -reading.score):
            if reading.score >= best - SLACK:
                unique.setdefault(_outlook(reading), reading)
        beam = list(unique.values())[:WIDTH]
    last = max(beam, key=lambda reading: reading.score + sum(LOST * t.open / 2 for t in reading.threads if not t.ended))
    steps: list[Step] = []
    link: tuple[object, ...] = last.steps
    while link:
        link, step = link  # type: ignore[assignment]
        steps.append(step)  # type: ignore[arg-type]
    return steps[::-1]


def _outlook(reading: Reading) -> tuple[object, ...]:
    """What decides how a reading can go on: two that agree in it are one, and the better stays."""
    ends = tuple((t.lines[-1] if t.lines else -1, t.open) for t in reading.threads if not t.ended)
    return reading.current, len(reading.threads), ends


def one_article(lines: list[Line], blocks: list[Block]) -> list[Step]:
    """The steps for blocks that the format gives as one article: captions still stand on their own."""
    steps: list[Step] = []
    captions, last, headed = 0, -1, False
    for block in blocks:
        role = {HEAD: "subhead" if headed else "head", TEXT: "body", END: "sign", EXTRA: "extra"}.get(
            block.kind, "jump"
        )
        if block.kind == CAPTION and any(step.thread == 0 for step in steps):
            captions += 1
            steps.append(Step(block, captions, "caption"))
            continue
        if block.kind == NOISE and lines[block.lines[0]].hint == "furniture":
            steps.append(Step(block, -1, "noise"))
            continue
        if block.kind in (CAPTION, NOISE):
            role = "caption" if block.kind == CAPTION else "sign"
        joined = False
        if block.kind == TEXT:
            line = lines[block.lines[0]]
            if last >= 0 and lines[last].openness == 1.0 and lines[last].kind == BODY:
                left = lines[last].text
                joined = line.text[0] in CONTINUES or word_gain(left[-REACH:], line.text[:REACH]) > 0.5
            last = block.lines[0]
        headed = headed or role in ("head", "body")
        steps.append(Step(block, 0, role, joined))
    return steps


def _grow(old: Reading, block: Block, following: Block | None, lines: list[Line], page: Page) -> Iterator[Reading]:
    if block.kind in (HEAD, CAPTION) and lines[block.lines[0]].kind == TITLE and old.current >= 0:
        yield from _broken_first(old, block, following, lines, page)
    if block.kind == NOISE:
        yield _step(old, Step(block, -1, "noise"), 0.0)
    elif block.kind == CAPTION:
        step = Step(block, len(old.threads), "caption")
        threads = (*old.threads, Thread(ended=True, bare=False))
        yield Reading(old.score, old.current, threads, (old.steps, step))
    elif block.kind == HEAD:
        yield from _head(old, block, following, lines, page)
    elif block.kind == FROM:
        yield _begin(old, Step(block, len(old.threads), "jump"), 0.0, Thread())
    elif block.kind == TEXT:
        yield from _text(old, block, lines, page)
    else:
        yield from _end(old, block, lines, page)


def _broken_first(
    old: Reading, block: Block, following: Block | None, lines: list[Line], page: Page
) -> Iterator[Reading]:
    """Readings in which the first of the titles is the beginning of a paragraph that breaks off after a few words."""
    rest = without_first(lines, block)
    if rest is None and len(block.lines) > 1:
        return
    first = lines[block.lines[0]]
    against = NO_TITLE if rest else max(0.0, block.newness)
    against += SUBHEAD_PARALLEL * min(old.threads[old.current].subheads, 2)
    odds = _log_odds(bodyness(first) - against)
    for reading in _text(old, Block(TEXT, block.lines[:1]), lines, page):
        begun = Reading(reading.score + odds, reading.current, reading.threads, reading.steps)
        if rest is None:
            yield begun
        else:
            yield from _grow(begun, rest, following, lines, page)


def _step(old: Reading, step: Step, gain: float) -> Reading:
    return Reading(old.score + gain, old.current, old.threads, (old.steps, step))


def _begin(old: Reading, step: Step, gain: float, thread: Thread) -> Reading:
    return Reading(old.score + gain, len(old.threads), (*old.threads, thread), (old.steps, step))


def _extend(old: Reading, step: Step, gain: float, thread: Thread) -> Reading:
    threads = (*old.threads[: step.thread], thread, *old.threads[step.thread + 1 :])
    return Reading(old.score + gain, step.thread, threads, (old.steps, step))


def _head(old: Reading, block: Block, following: Block | None, lines: list[Line], page: Page) -> Iterator[Reading]:
    current = old.threads[old.current] if old.current >= 0 else None
    broken = current.open if current and not current.ended else 0.0
    newness = block.newness + (3.0 if current is None or current.ended else 0.0) + 1.0 * broken
    titles = tuple(i for i in block.lines if lines[i].kind == TITLE)
    begun = Thread(about=titles, named=any(lines[i].names for i in block.lines))
    bare = _left(current)
    if block.newness > 6 or not any(t.lines and not t.ended for t in old.threads):
        yield _begin(old, Step(block, len(old.threads), "head"), bare, begun)
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
        yield _extend(
            old, Step(block, k, "subhead"), gain, replace(thread, open=0.0, subheads=thread.subheads + 1, bare=True)
        )
    yield _begin(old, Step(block, len(old.threads), "head"), alone + bare, begun)


def _left(current: Thread | None) -> float:
    """What it costs to turn to another article now: a title without text under it is rare, a subhead less so."""
    if current is None or not current.bare:
        return 0.0
    return LEFT_BARE / 2 if current.lines else LEFT_BARE


def _log_odds(x: float) -> float:
    """The logarithm of the probability that evidence of x nats stands for."""
    return -log1p(exp(-x)) if x > -30 else x


def _candidates(old: Reading) -> list[int]:
    order = [old.current] if old.current >= 0 else []
    return order + [k for k in range(len(old.threads) - 1, -1, -1) if k != old.current][:8]


def _text(old: Reading, block: Block, lines: list[Line], page: Page) -> Iterator[Reading]:
    """Readings in which a line of body text goes to each article it could belong to."""
    index = block.lines[0]
    options = list(_options(old, index, lines, page))
    line = lines[index]
    opens = line.openness if line.kind in (BODY, TITLE) else 0.0
    ends = line.tail >= 0 and not line.bullet
    names = bool(line.names) and not line.photo
    top = max(weight for weight, _, _ in options)
    for weight, k, joined in options:
        if weight < top - SLACK:
            continue
        if k == len(old.threads):
            thread = Thread((index,), (index,), opens, ends, bare=False, named=names)
            yield _begin(old, Step(block, k, "body"), weight, thread)
            continue
        thread = old.threads[k]
        grown = Thread(
            (*thread.lines, index), (*thread.about, index), opens, thread.ended or ends, thread.subheads,
            thread.named or names, bare=False,
        )  # fmt: skip
        yield _extend(old, Step(block, k, "body", joined), weight, grown)


def _options(old: Reading, index: int, lines: list[Line], page: Page) -> Iterator[tuple[float, int, bool]]:
    """(weight in nats, article, whether it carries on a broken line) for each place a line could have."""
    line = lines[index]
    current = old.threads[old.current] if old.current >= 0 else None
    start = MID_CLOSER * bool(line.closers) + MID_START * (line.text[0] in CONTINUES)
    start += STUB if len(line.text) < 10 and line.kind == BODY and line.text[0] not in OPENERS else 0.0
    left = _left(current)
    yield (ORPHAN if not line.lead else LEAD_ALONE) + left, len(old.threads), False
    if current is not None and current.bare and not current.lines:
        yield CARRY_ON + start, old.current, False
    for k in _candidates(old) if _astray(old, index, line, page) else [old.current]:
        if k < 0 or not old.threads[k].lines or line.lead:
            continue
        thread, here = old.threads[k], k == old.current
        topic = page.topic(index, thread.about)
        topic += NAMED_TWICE if thread.named and line.tail >= 0 and line.names and not line.photo else 0.0
        away = RESUME if current is not None and not current.ended else RESUME / 3
        price = CARRY_ON if here else away + left
        yield price + start + topic + LOST * thread.open + AFTER_END * thread.ended, k, False
        if thread.open and not thread.ended:
            price = 0.0 if here and thread.lines[-1] == index - 1 else NOT_NEXT if here else SWITCH + left
            price += LOST * (1 - thread.open) - FAR * max(0, index - thread.lines[-1] - 12)
            yield price + page.junction(thread.lines[-1], index) + topic, k, True


def _astray(old: Reading, index: int, line: Line, page: Page) -> bool:
    """Whether a line might belong to another article than the one being read: that one has ended or is about other
    things, or some article waits for the rest of a broken line."""
    if line.kind == ITEM:
        return False
    if old.current < 0 or old.threads[old.current].ended or any(t.open and not t.ended for t in old.threads):
        return True
    return page.topic(index, old.threads[old.current].about) < ASTRAY


def _end(old: Reading, block: Block, lines: list[Line], page: Page) -> Iterator[Reading]:
    role = {END: "sign", EXTRA: "extra", TO: "jump"}[block.kind]
    first = lines[block.lines[0]]
    if block.kind == END and first.kind not in (SIGN, TITLE, ITEM) and first.names:
        role = "sign"
    if old.current < 0:
        yield _begin(old, Step(block, 0, "body"), 0.0, Thread(block.lines, block.lines, bare=False))
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
