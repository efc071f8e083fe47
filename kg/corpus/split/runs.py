"""Runs of short lines: verses, rolls and other lists, told from the heads that stand over and under them."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from statistics import median
from typing import Final

from kg.corpus.letters import pairs
from kg.corpus.split.lines import (
    BODY,
    BOX,
    BYLINE,
    DATE,
    FURNITURE,
    ITEM,
    JUMP_FROM,
    JUMP_TO,
    NOTE,
    RUBRIC,
    SECTION,
    SIGN,
    TITLE,
    Line,
)  # fmt: skip
from kg.corpus.split.punctuation import CLOSERS, FULL, PAUSES

ROWS: Final = 3  # lines that make a list
DECK: Final = 3  # lines that a head under a list has at most
REST: Final = 20  # letters that a paragraph which something may head has at least
VERSE: Final = 20  # letters that a verse which ends in a mark has at most
# evidence, in nats, that a line at the end of a list is a line of the head of what follows
SHARED: Final = 8.0  # for the part of its letter pairs that stand in what follows
UNSHARED: Final = -1.2
ROW_LONG: Final = -1.2  # as long as the lines of the list
MARKED: Final = 1.2  # it has quotations, a colon or figures, which the lines of the list have not
UNLIKE: Final = 4.0  # what stands in rows above it is each a name and who that is, and it is not
LIKE: Final = -6.0  # it ends in parentheses as all rows do: each is a body and whose it is
DASHED: Final = 5.0  # it ends in a dash
WIDE: Final = 3.0  # an unusual gap before it
# What has no head begins as news does, as a paragraph, as a rest.
HEADLESS: Final = -5.0
UNLED: Final = -1.5
RESTS: Final = -0.5
CAPTION_HEADED: Final = -0.7  # a caption has a head
EACH: Final = -0.6  # one more line in the head
STOPS: Final = PAUSES + FULL + "；;：:" + CLOSERS
CLOSED: Final = ("）", ")")
MARKS: Final = "“”‘’:：!！?？—"


def settle_runs(lines: list[Line]) -> list[Line]:
    """The lines with the members of lists and verses as items; what heads a list or what follows it stays a title."""
    out = list(lines)
    start = 0
    while start < len(out):
        end = start
        while end < len(out) and _member(out, end, start) and not _begins_list(out, end, start):
            end += 1
        start = _below_writer(out, start, end)
        if end - start >= ROWS:
            signed = start > 1 and out[start - 1].kind in (SIGN, BYLINE) and out[start - 2].kind in (TITLE, RUBRIC)
            under = _heads_under(out, start, end)
            over = 0 if signed else _heads_over(out, start, end - under)
            if end - under - over - start >= ROWS:
                for i in range(start + over, end - under):
                    out[i] = replace(out[i], kind=ITEM, names=(), tail=-1)
        start = max(end, start + 1)
    return out


def _member(lines: list[Line], i: int, start: int) -> bool:
    """Whether a line can stand in a run that begins at `start`."""
    line = lines[i]
    if i > start and line.kind in (SIGN, BYLINE) and 2 < _columns(line) == _columns(lines[i - 1]):
        return True
    if line.hint or line.lead or line.photo:
        return False
    if line.kind in (TITLE, ITEM):
        return True
    if line.kind == SIGN:  # a row of names under the name of a prize
        after = lines[i + 1] if i + 1 < len(lines) else None
        return i > start + 1 and after is not None and after.kind in (TITLE, ITEM) and lines[i - 1].kind == TITLE
    if line.kind != BODY or len(line.text) > VERSE:
        return False
    if i == start:  # a verse that ends in a mark
        return i > 1 and lines[i - 1].kind in (SIGN, BYLINE) and lines[i - 2].kind in (TITLE, RUBRIC)
    return lines[i - 1].text[-1] in STOPS


def _below_writer(lines: list[Line], start: int, end: int) -> int:
    """Where the verses of a run begin when the first of its lines are a title and the writer, the only one it names."""
    names = [i for i in range(start, end) if lines[i].kind == SIGN]
    if len(names) != 1 or not start < names[0] <= start + DECK or len(lines[names[0]].names) != 1:
        return start
    return names[0] + 1 if end - names[0] > ROWS else start


def _columns(line: Line) -> int:
    """How many words apart from each other a row has."""
    return len(line.text.split())


def _begins_list(lines: list[Line], i: int, start: int) -> bool:
    """Whether a line inside a run heads another list or poem: it says so, or the writer stands below it after a gap.
    The run ends before it."""
    if i < start + ROWS or lines[i].kind != TITLE:
        return False
    if lines[i].role == "notice":
        return True
    below = lines[i + 1] if i + 1 < len(lines) else None
    return below is not None and lines[i].gap > lines[i - 1].gap and below.kind in (SIGN, BYLINE) and not below.photo


def _heads_over(lines: list[Line], start: int, end: int) -> int:
    """How many of the first lines of a run head the list: up to the one that says what it is, or else two."""
    for over, line in enumerate(lines[start : start + DECK], start=1):
        if line.role == "notice":
            return over
    if start and (lines[start - 1].role == "notice" or lines[start - 1].text[-1] in ":："):
        return 0
    if lines[start].kind != TITLE:
        return 0
    return 2 if lines[start + 1].kind == TITLE and end - start - 2 >= ROWS else 1


def _heads_under(lines: list[Line], start: int, end: int) -> int:
    """How many of the last lines of a run are the head of what follows it."""
    after = lines[end] if end < len(lines) else None
    if after is None or after.kind in (NOTE, FURNITURE, SECTION, RUBRIC, JUMP_FROM, JUMP_TO, TITLE):
        return 0
    caption = after.photo or (end + 1 < len(lines) and lines[end + 1].photo)
    named = after.kind in (SIGN, BYLINE, DATE) and not caption
    if named and (end + 1 >= len(lines) or lines[end + 1].kind not in (BODY, BOX, SIGN, BYLINE)):
        return 0
    rows = lines[start + 1 : max(start + 2, end - DECK)]
    size = median(len(line.text) for line in rows)
    marked = any(mark in line.text for line in rows for mark in MARKS)
    below = takewhile(lambda line: line.kind not in (TITLE, RUBRIC), lines[end : end + 3])
    following = pairs("\n".join(line.text for line in below))
    noted = all(line.text.endswith(CLOSED) for line in rows)
    roll = end - start > DECK and all(line.kind == ITEM for line in lines[end - DECK - 1 : end - DECK + 1])
    best, heads, score = CAPTION_HEADED / 2 if caption else _headless(after), 0, 0.0
    for count in range(1, min(DECK, end - start) + 1):
        line = lines[end - count]
        own = pairs(line.text)
        share = len(own & following) / len(own) if own else 0.0
        score += (SHARED * share if share else UNSHARED) + (EACH if count > 1 else 0.0) + CAPTION_HEADED * caption
        score += ROW_LONG if abs(len(line.text) - size) <= 2 else 0.0
        score += MARKED if not marked and any(mark in line.text for mark in MARKS) else 0.0
        score += UNLIKE * (roll and line.kind == TITLE)
        score += DASHED * line.text.endswith("—") + LIKE * (noted and line.text.endswith(CLOSED))
        wide = line.gap > lines[end - 1].gap or line.gap > after.gap
        if score + WIDE * wide > best:
            best, heads = score + WIDE * wide, count
    return heads


def _headless(after: Line) -> float:
    """What it costs that a line below a list has no head."""
    if after.lead or after.news or after.kind != BODY:
        return HEADLESS
    return RESTS if after.begins < 0 or after.closers or len(after.text) < REST else UNLED
