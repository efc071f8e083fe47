"""Which block belongs to which article: the likeliest reading of the page, found by beam search.

A reading takes the blocks in order. Each block carries on the article being read, takes up one that was broken off, or
begins a new one; every step costs or earns nats. Only readings within `SLACK` of the best are kept, so an ordinary page
costs one reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from math import exp, inf, log1p
from typing import Final

from kg.corpus.split.blocks import (
    CAPTION,
    END,
    EXTRA,
    FROM,
    HEAD,
    NOISE,
    SHORT,
    TEXT,
    TO,
    Block,
    without_first,
)
from kg.corpus.split.dictionary import word_gain
from kg.corpus.split.joins import REACH, Page
from kg.corpus.split.lines import BODY, ENUMERATOR, ITEM, NOTE, SECTION, TITLE, Line
from kg.corpus.split.punctuation import CONTINUES, OPENERS
from kg.corpus.split.reading import Reading, Step, Thread
from kg.corpus.split.settle import bodyness

WIDTH: Final = 6
SLACK: Final = 5.0
SURE: Final = 6.0  # evidence that settles that a title begins an article
ANSWER: Final = "answer"  # the role of a line that begins with whose answer it is
REPLIES: Final = frozenset({ANSWER, "address"})
# what a step costs, in nats
CARRY_ON: Final = 0.0  # the next paragraph of the article being read
NOT_NEXT: Final = -0.5  # a broken line carried on after a box or subhead
PICTURE: Final = 4  # lines from a broken one to what stands under a picture with a title, a text and a credit
SWITCH: Final = -1.4  # carry on a broken line of another article
FAR: Final = 0.04  # for each line that lies between, beyond the length of an everyday article
RESUME: Final = -4.0  # take up another article between two paragraphs: 19 of 960 paragraphs of annotated pages do
LOST: Final = -3.0  # a broken line is left behind, its rest is not on the page
UNFINISHED: Final = -1.5  # a line is still broken at the end of the page
AFTER_END: Final = -4.5  # go on after the names under the article
NO_TITLE: Final = 1.5  # what it takes for the first of several titles to be none
ORPHAN: Final = -6.5  # an article without a head
AFTER_LIST: Final = 2.0  # a title under a list or verses
LEFT_BARE: Final = -7.0  # a head without a line under it
SUBHEAD_PARALLEL: Final = 0.45  # an article with subheads has more of them
LED: Final = 2.0  # under a dateline: 1 of 111 annotated items with one has subheads, 14 of 109 others
# Against it below so many lines of text: 12 of 14 are below 2 or 3.
FIRST_SUBHEAD: Final = (0.0, 1.0, 0.0, 0.0, 0.5, 1.0)
AFTER_PICTURE: Final = 1.5  # a title under a caption, where columns begin
ALIKE: Final = 4  # letters that subheads of one article differ in
NAMED_TWICE: Final = -2.0  # writers named under an article whose head names them
LABEL_BETWEEN: Final = -3.0  # a paragraph of the same article after a label over items
SCRAP: Final = -2.5  # the rest of a broken line, short as a title, breaks off again
# A paragraph of a few letters.
STUB: Final = -2.5
STUB_LINE: Final = 10
# A paragraph of one short phrase.
CURT: Final = -1.0
SHORT_LINE: Final = 18
# A paragraph that begins inside a quotation, or with a comma.
MID_CLOSER: Final = -2.0
MID_START: Final = -4.0
LEAD_ALONE: Final = -1.0  # an item that begins with its dateline, without a head
ASTRAY: Final = 1.0  # so clearly a line must be about the same things not to be tried elsewhere


def assemble(lines: list[Line], blocks: list[Block], page: Page) -> list[Step]:
    """The steps of the best reading, one for each block."""
    beam = [Reading(0.0)]
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        grown: list[Reading] = []
        floor = -inf  # what is below it will not be among the best
        for old in beam:
            for reading in _grow(old, block, following, lines, page, floor):
                grown.append(reading)
                floor = max(floor, reading.score - SLACK)
        grown.sort(key=lambda reading: -reading.score)
        unique: dict[tuple[object, ...], Reading] = {}
        for reading in grown:
            if reading.score < grown[0].score - SLACK or len(unique) == WIDTH:
                break
            unique.setdefault(reading.outlook(), reading)
        beam = list(unique.values())
    return max(beam, key=lambda reading: reading.score + sum(UNFINISHED * t.open for t in reading.threads)).way()


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


def _grow(
    old: Reading, block: Block, following: Block | None, lines: list[Line], page: Page, floor: float
) -> Iterator[Reading]:
    if block.kind == TEXT:
        yield from _text(old, block, lines, page, floor)
        return
    whole = list(_whole(old, block, following, lines, page))
    if block.kind in (HEAD, CAPTION) and lines[block.lines[0]].kind == TITLE and old.current is not None:
        least = max(reading.score for reading in whole) - SLACK
        yield from _broken_first(old, old.current, block, following, lines, page, least)
    yield from whole


def _whole(old: Reading, block: Block, following: Block | None, lines: list[Line], page: Page) -> Iterator[Reading]:
    if block.kind == NOISE:
        yield old.aside(block, label=lines[block.lines[0]].kind == SECTION)
    elif block.kind in (CAPTION, SHORT):
        yield old.alone(block, "caption" if block.kind == CAPTION else "body")
    elif block.kind == HEAD:
        yield from _head(old, block, following, lines, page)
    elif block.kind == FROM:
        current = old.current
        if current is not None and current.bare and current.last < 0:  # its title stands here, too
            yield old.extend(block, "jump", 0.0, current)
        else:
            yield old.begin(block, "jump", 0.0, Thread(old.count))
    elif block.kind == TEXT:
        yield from _text(old, block, lines, page)
    else:
        yield from _end(old, block, lines, page)


def _broken_first(
    old: Reading, current: Thread, block: Block, following: Block | None, lines: list[Line], page: Page, least: float
) -> Iterator[Reading]:
    """Readings in which the first of the titles is the beginning of a paragraph that breaks off after a few words.

    Titles only ever cost, so that what is below `least` with the first of them can be let go at once.
    """
    rest = without_first(lines, block)
    if rest is None and len(block.lines) > 1:
        return
    first = lines[block.lines[0]]
    if ENUMERATOR.match(first.text):
        return
    against = NO_TITLE if rest else max(0.0, block.newness)
    against += page.headed(block.lines[0], _below(block, lines)) + SUBHEAD_PARALLEL * min(current.subheads, 2)
    odds = _log_odds(bodyness(first) - against)
    for reading in _text(old, Block(TEXT, block.lines[:1]), lines, page):
        begun = replace(reading, score=reading.score + odds)
        if begun.score < least:
            continue
        if rest is None:
            yield begun
        else:
            yield from _whole(begun, rest, following, lines, page)


def _below(block: Block, lines: list[Line]) -> tuple[int, ...]:
    """The first two paragraphs under the titles of a head or caption."""
    last = block.lines[-1]
    body = [i for i in block.lines[1:] if lines[i].kind == BODY]
    return (*body, *takewhile(lambda i: lines[i].kind == BODY, range(last + 1, min(last + 3, len(lines)))))


def _head(old: Reading, block: Block, following: Block | None, lines: list[Line], page: Page) -> Iterator[Reading]:
    """A title begins an article, or is a subhead of one."""
    current = old.current
    newness = block.newness
    newness += 3.0 if current is None or current.ended or old.label else current.open
    newness += AFTER_LIST * (current is not None and current.last >= 0 and lines[current.last].kind == ITEM)
    newness += AFTER_PICTURE * old.after(CAPTION)
    titles = tuple(i for i in block.lines if lines[i].kind == TITLE)
    named = any(lines[i].names for i in block.lines)
    about = sum(1 << i for i in titles)
    begun = Thread(old.count, about=about, known=len(titles), named=named)
    size = max((len(lines[i].text) for i in titles), default=0)
    unlike = min(0.0, block.newness)  # titles that look like a subhead are rare at the beginning of an article
    # What beginning an article costs where only another than the one being read could have a subhead.
    alone = unlike / 2
    if block.newness <= SURE:
        first = following.lines[0] if following is not None and following.kind == TEXT else -1
        added = lines[block.lines[0]].role == "after"
        for thread in old.threads:
            if thread.last < 0 or (thread.ended and not (added and thread is current)):
                continue
            against = newness - SUBHEAD_PARALLEL * _parallel(thread, size)
            if not thread.subheads:
                against += LED if thread.led else FIRST_SUBHEAD[min(thread.texts, len(FIRST_SUBHEAD) - 1)]
            against -= page.topic(first, thread.about, thread.known) if first >= 0 else 0.0
            gain = _log_odds(unlike - against) + LOST * thread.open / 2
            if thread is current:
                alone = _log_odds(against - unlike) + unlike
            else:
                gain += _away(current)
            yield old.extend(block, "subhead", gain, thread.head(size, about))
    yield old.begin(block, "head", alone + _left(current), begun)


def _parallel(thread: Thread, size: int) -> int:
    """How many subheads of an article speak for a title of this length to be one more, less than none when unlike."""
    alike = abs(size - thread.size) <= ALIKE
    return min(thread.subheads, 2) * (1 if alike else -1)


def _away(current: Thread | None) -> float:
    """What it costs to take up another article than the one being read: less where that has ended."""
    return RESUME / 3 if current is not None and current.ended else RESUME


def _left(current: Thread | None) -> float:
    """What it costs to turn to another article now: a title without text under it is rare, a subhead less so."""
    if current is None or not current.bare:
        return 0.0
    return LEFT_BARE if current.last < 0 else LEFT_BARE / 2


def _log_odds(x: float) -> float:
    """The logarithm of the probability that evidence of x nats stands for."""
    return -log1p(exp(-x)) if x > -30 else x


def _text(old: Reading, block: Block, lines: list[Line], page: Page, floor: float = -inf) -> Iterator[Reading]:
    """Readings in which a line of body text goes to each article it could belong to, but for those below `floor`."""
    index = block.lines[0]
    line = lines[index]
    options = list(_options(old, index, lines, page))
    opens = line.openness if line.kind in (BODY, TITLE) else 0.0
    ends = line.tail >= 0 and not line.bullet
    names = bool(line.names) and not line.photo
    least = max(weight for weight, _, _ in options) - SLACK
    for weight, thread, joined in options:
        if weight < least or old.score + weight < floor:
            continue
        if thread is None:
            orphan = Thread(old.count).grow(index, opens, ends=ends, names=names, led=line.lead > 0)
            yield old.begin(block, "body", weight, orphan)
        else:
            grown = thread.grow(index, opens, ends=ends, names=names, led=thread.last < 0 and line.lead > 0)
            if line.role in REPLIES:  # an answer to the letter above
                grown = replace(grown, ended=False)
            yield old.extend(block, "body", weight, grown, joined=joined)


def _options(old: Reading, index: int, lines: list[Line], page: Page) -> Iterator[tuple[float, Thread | None, bool]]:
    """(weight in nats, article or None for a new one, whether it carries on a broken line) for each place of a line."""
    line = lines[index]
    current = old.current
    start = MID_CLOSER * bool(line.closers) + MID_START * (line.text[0] in CONTINUES or line.carries)
    if line.kind == BODY and len(line.text) < SHORT_LINE:
        start += STUB if len(line.text) < STUB_LINE and line.text[0] not in OPENERS else CURT
    left = _left(current)
    start += LABEL_BETWEEN * old.label
    yield (ORPHAN if not line.lead else LEAD_ALONE) + left, None, False
    if current is not None and current.bare and current.last < 0:
        yield CARRY_ON + start + max(0.0, page.topic(index, current.about, current.known)), current, False
    if line.lead or current is None:
        return
    away = _away(current)
    for thread in old.threads if _astray(old, current, index, line, page) else (current,):
        if thread.last < 0:
            continue
        here = thread is current
        topic = page.topic(index, thread.about, thread.known)
        topic = max(0.0, topic) if line.role == ANSWER else topic  # the office that answers is not named above
        topic += NAMED_TWICE if thread.named and line.tail >= 0 and line.names and not line.photo else 0.0
        price = CARRY_ON if here else away + left
        yield (
            price + start + topic + LOST * thread.open + AFTER_END * (thread.ended and line.role not in REPLIES),
            thread,
            False,
        )
        below_colon = line.kind == ITEM and lines[thread.last].text.endswith((":", "："))  # the first row of a list
        if thread.open and not thread.ended and not below_colon:
            price = 0.0 if here and _next(thread.last, index, lines) else NOT_NEXT if here else SWITCH + left
            price += LOST * (1 - thread.open) + SCRAP * (line.kind == TITLE) - FAR * max(0, index - thread.last - 12)
            yield price + page.junction(thread.last, index) + topic, thread, True


def _next(last: int, index: int, lines: list[Line]) -> bool:
    """Whether a line stands directly below another, or only a picture with its credit stands between them."""
    return last == index - 1 or (lines[index - 1].photo and index - last <= PICTURE)


def _astray(old: Reading, current: Thread, index: int, line: Line, page: Page) -> bool:
    """Whether a line might belong to another article than the one being read: that one has ended or is about other
    things, or some article waits for the rest of a broken line."""
    if line.kind == ITEM or line.role == ANSWER:
        return False
    if current.ended or any(thread.open for thread in old.threads):
        return True
    return page.topic(index, current.about, current.known) < ASTRAY


def _end(old: Reading, block: Block, lines: list[Line], page: Page) -> Iterator[Reading]:
    """Names or a note under an article, a jump line, or a box inside of one."""
    role = {END: "sign", EXTRA: "extra", TO: "jump"}[block.kind]
    first = lines[block.lines[0]]
    if old.current is None and first.kind == NOTE and not first.role:
        yield old.aside(block, label=False)  # how to reach the paper
        return
    if old.current is None:
        yield old.begin(block, "body", 0.0, Thread(old.count, last=block.lines[-1], bare=False))
        return
    for thread in old.threads:
        here = thread is old.current
        if not here and thread.last < 0:
            continue
        if block.kind == EXTRA:  # a box stands anywhere in the columns of its article
            gain = page.topic(block.lines[-1], thread.about, thread.known) - 0.5 * (not here)
            yield old.insert(block, role, gain, thread)
            continue
        gain = 0.0 if here else RESUME - 3.0
        gain += LOST / 2 * thread.open if block.kind == END else 0.0
        gain += NAMED_TWICE if thread.named and first.names and not first.photo else 0.0
        gain += -2.0 if thread.ended and block.kind != TO and first.kind != NOTE else 0.0
        yield old.extend(block, role, gain, thread.end() if thread.last >= 0 or first.kind != NOTE else thread)
