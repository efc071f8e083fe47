"""The second look at single lines, now that their neighbours are known: what only its place shows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Final

from kg.corpus.split.dictionary import is_word
from kg.corpus.split.lines import (
    BODY,
    BYLINE,
    DATE,
    FURNITURE,
    ITEM,
    JUMP_FROM,
    NOTE,
    RUBRIC,
    SECTION,
    SIGN,
    TITLE,
    Line,
    is_label,
)  # fmt: skip
from kg.corpus.split.marks import DIGITS
from kg.corpus.split.punctuation import FULL, OPENERS, PAUSES, openness
from kg.corpus.split.runs import settle_runs
from kg.corpus.split.titles import NAMED

LABEL: Final = 6  # letters that a label over items with bullets has at most
# Short items below a label that make it one over items; paragraphs of such an item.
ITEMS: Final = 2
PARAGRAPHS: Final = 3
SIGNED: Final = 3  # signatures that make it the custom of a page to sign its items
ADDRESS: Final = 14  # letters that a line which speaks to somebody has at most
SPEAKER: Final = re.compile(r"[^\W\d_]{1,4}[:：]")
ASIDE: Final = 30  # letters that a remark in brackets under a title has at most
SIGNING: Final = 4  # bodies that sign a notice together
SIGNED_ON: Final = re.compile(rf"[\d{DIGITS}]{{4}}年")
DAY: Final = re.compile(SIGNED_ON.pattern + r"[^\s,，]{3,7}日")
ENDS: Final = (RUBRIC, SECTION, FURNITURE, JUMP_FROM)  # kinds of lines before which an item is at its end
ENTRY: Final = re.compile(r"[^\s:：，,。]{2,14}[:：].*、")  # what a list is of, and its members
NARROWEST: Final = 12  # letters that a line of wrapped text has at least


def settle(lines: list[Line]) -> list[Line]:
    """Second look at lines that could be titles, now that their neighbours are known."""
    out = _unwrap(lines)
    custom = sum(line.kind == SIGN for line in out) >= SIGNED
    for i, line in enumerate(out):
        before = out[i - 1] if i else None
        after = out[i + 1] if i + 1 < len(out) else None
        line = out[i] = _as_label(out, i)
        bylined = after is not None and after.kind == BYLINE and not after.photo
        if (
            line.maybe
            and line.kind == TITLE
            and _signature(line, before, after, custom=custom, below=_credit_below(out, i))
        ):
            out[i] = replace(line, kind=SIGN, names=line.maybe, openness=0.0, tail=0)
        elif line.kind in (TITLE, SIGN, BODY) and before and ENTRY.match(line.text) and _lists(before):
            out[i - 1] = replace(before, openness=0.0)  # each entry is a paragraph
            ended = line.kind != BODY or line.openness < 1.0
            out[i] = replace(line, kind=BODY, openness=0.0 if ended else 1.0, names=(), tail=-1)
        elif line.kind == TITLE and _author(line, before, after):
            out[i] = replace(line, kind=SIGN, names=line.pen, openness=0.0, tail=0)
        elif line.kind == TITLE and (speech := _speech(line, after, lines)):
            out[i] = replace(line, kind=BODY, role=speech, openness=0.0)
        elif line.kind == TITLE and line.role == "body" and before and (kind := _body(out, i)):
            out[i] = replace(line, kind=kind, openness=0.0, tail=0 if kind == SIGN else -1)
        elif line.kind in (TITLE, BODY) and before and before.role == "closing" and len(line.text) < ADDRESS:
            out[i] = replace(line, kind=NOTE, openness=0.0)  # who closes a letter
        elif line.kind == NOTE and before and before.kind == TITLE and _aside(line):
            out[i] = replace(line, kind=TITLE)
        elif line.kind == DATE and i > 1 and before and before.kind in (SIGN, NOTE) and out[i - 2].kind != TITLE:
            out[i] = replace(line, kind=NOTE)
        elif line.kind == FURNITURE and i > 1 and out[i - 1].kind == SIGN and out[i - 2].kind == NOTE:
            if SIGNED_ON.match(line.text):  # the day of a letter
                out[i] = replace(line, kind=NOTE)
        elif (
            line.kind == TITLE
            and not (line.hint or bylined or _heads(out, i))
            and (_fragment(line) or (len(line.text) > 30 and after is None))
        ):
            out[i] = replace(line, kind=BODY)
        elif line.kind == TITLE and before and before.kind in (BODY, ITEM, NOTE) and (bodies := _signing(out, i)):
            for at in range(i, i + bodies + 1):
                out[at] = replace(out[at], kind=NOTE)
        elif line.kind in (SIGN, TITLE) and before and after and ITEM == before.kind == after.kind:
            out[i] = replace(line, kind=ITEM)
        elif line.kind == SIGN and after and after.kind in (TITLE, RUBRIC) and _closed(before) and len(line.names) == 1:
            out[i] = replace(line, kind=TITLE, names=(), tail=-1)
        elif (
            line.kind == ITEM
            and not (before and before.kind in (ITEM, TITLE, SIGN, BYLINE))
            and not (after and after.kind == ITEM)
        ):
            out[i] = replace(line, kind=TITLE)
    return _dated(settle_runs(out))


def _dated(lines: list[Line]) -> list[Line]:
    """The lines with the day under a list as its own: who publishes it stands above the day as one more row."""
    out = list(lines)
    for i, line in enumerate(lines[1:], start=1):
        if line.kind == FURNITURE and lines[i - 1].kind == ITEM and DAY.fullmatch(line.text):
            out[i] = replace(line, kind=NOTE)
    return out


def _unwrap(lines: list[Line]) -> list[Line]:
    """Text set in lines of one width: what fills its line, and what follows a full line without indent, is body."""
    widths = Counter(len(line.text) + line.offset for line in lines)
    width, _ = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    full = [width - 1 <= len(line.text) + line.offset <= width + 1 for line in lines]
    if width < NARROWEST or len(lines) < 6 or sum(full) < 0.4 * len(lines):
        return list(lines)
    out = list(lines)
    for i, line in enumerate(out):
        carried = i > 0 and full[i - 1] and out[i - 1].kind == BODY and not line.indent and not line.gap
        carried = carried and not (i + 1 < len(out) and _opens_item(out[i + 1]))
        if line.kind in (TITLE, ITEM, SIGN) and (full[i] or carried):
            out[i] = replace(line, kind=BODY, names=(), tail=-1, openness=openness(line.text))
    return out


def _opens_item(line: Line) -> bool:
    """Whether a head stands over this line whatever is above: a dateline, a reporter's byline."""
    return line.lead > 0 or (line.kind == BYLINE and not line.photo)


def _as_label(lines: list[Line], i: int) -> Line:
    """A short line by what follows it: what only ends like a label is one when a head or a short item stands under it;
    what stands first on the page over a title is the page's name; so is what stands over titles with bullets."""
    line = lines[i]
    after = lines[i + 1] if i + 1 < len(lines) else None
    if line.kind == RUBRIC and after is not None and after.kind == RUBRIC and i == 0:
        return replace(line, kind=SECTION)
    if line.role == "after" and after is not None and (after.kind == BODY or after.text[-1] in ":："):
        return line if after.lead else replace(line, kind=TITLE)  # what the editor adds to the item above
    if line.role in ("tail", "page") and line.kind in (SECTION, RUBRIC):
        if line.role == "page" and all(other.kind in (FURNITURE, SECTION) for other in lines[:i]):
            return replace(line, kind=SECTION)
        over = after is not None and (after.kind in (TITLE, RUBRIC) or bool(after.lead) or after.bullet)
        return line if over else replace(line, kind=TITLE, role="")
    if line.kind != TITLE or line.hint or line.bullet or after is None:
        return line
    if i == 0 and line.role == "paper" and after.kind in (TITLE, RUBRIC):
        return replace(line, kind=SECTION)
    top = all(other.kind in (FURNITURE, SECTION) and other.role != "first" for other in lines[:i])
    if after.kind == RUBRIC and top and len(line.text) <= LABEL:
        return replace(line, kind=SECTION, role="first")
    if after.kind != TITLE:
        return line
    if is_label(line.text) and top:
        return replace(line, kind=SECTION, role="first")
    if is_label("".join(line.text.split())) and _items(lines, i + 1) >= ITEMS:
        return replace(line, kind=SECTION)
    bullets = sum(other.kind == TITLE and other.text[0] == after.text[0] for other in lines) if after.bullet else 0
    return replace(line, kind=SECTION) if bullets > 1 and len(line.text) <= LABEL else line


def _items(lines: list[Line], start: int) -> int:
    """How many short items stand below each other from a line on: a title, a few paragraphs, a dateline or names."""
    count, i = 0, start
    while count < ITEMS and i < len(lines) and lines[i].kind == TITLE and lines[i].role != "notice":
        end = i + 1
        while end < len(lines) and end <= i + PARAGRAPHS and lines[end].kind == BODY and not lines[end].openness > 0.5:
            end += 1
        body = lines[i + 1 : end]
        signed = end < len(lines) and lines[end].kind == SIGN
        if not body or not (body[0].lead or (body[-1].tail >= 0 and not body[-1].photo) or signed):
            break
        count, i = count + 1, end + signed
    return count


def _signature(line: Line, before: Line | None, after: Line | None, *, custom: bool, below: bool) -> bool:
    """Whether a line that may hold names is the signature under the text before it: that ends its last sentence, and
    a new item begins, or, on a page of signed items, the rest of a broken line."""
    if before is None or before.kind != BODY or before.openness or before.tail >= 0:
        return False
    named = line.role == "named"
    if custom and line.role == "name" and after is not None and after.kind in (TITLE, RUBRIC, SECTION):
        return True
    if after is None or after.kind != BODY:
        return named and (after is None or after.kind in (TITLE, RUBRIC, SECTION, FURNITURE, JUMP_FROM))
    if after.lead or after.photo:
        return named and len(line.maybe) == 1 and line.maybe[0].name not in after.text
    return (custom and named) or ((custom or named) and not after.starts) or (named and below)


def _body(lines: list[Line], i: int) -> str:
    """What the name of a body on a line of its own is: who signs the notice above, or wrote what stands below a title;
    "" where it is neither."""
    before, after = lines[i - 1], lines[i + 1] if i + 1 < len(lines) else None
    if before.kind == BODY and not before.openness and (after is None or after.role == "notice" or after.kind in ENDS):
        heads = (at for at in range(i - 1, -1, -1) if lines[at].kind not in (BODY, NOTE))
        if any(line.role == "address" for line in lines[next(heads, 0) : i]):
            return NOTE
    if before.kind == TITLE and after is not None and after.kind == BODY and not after.lead:
        return SIGN if lines[i].telling > NAMED else ""
    return ""


def _credit_below(lines: list[Line], i: int) -> bool:
    """Whether the line after the next is a photographer's."""
    return i + 2 < len(lines) and lines[i + 2].photo and lines[i + 2].kind != BODY


def _author(line: Line, before: Line | None, after: Line | None) -> bool:
    """Whether a line between a title and the text is the writer's name, though no surname speaks for it."""
    if not line.pen or before is None or after is None or before.kind != TITLE:
        return False
    if after.kind != BODY and not (after.kind == TITLE and after.text[-1] in ":："):
        return False
    like = " " in line.text or "　" in line.text or line.role == "named" or not is_word(line.text)
    return like and not (after.lead or after.photo)


def _speech(line: Line, after: Line | None, lines: list[Line]) -> str:
    """Whether a short line speaks to somebody ("address"), as over a letter, or begins with a speaker who speaks again
    ("turn"); "" for any other."""
    greets = len(line.text) < ADDRESS or line.role == "greeting"
    if greets and after is not None and after.kind == BODY and line.text[-1] in ":：":
        return "address"
    speaker = SPEAKER.match(line.text)
    return "turn" if speaker and sum(other.text.startswith(speaker[0]) for other in lines) > 1 else ""


def _heads(lines: list[Line], i: int) -> bool:
    """Whether a line is a title by what stands around it: a kicker that ends in a dash above the beginning of an item,
    a subtitle with its dash below, or a label or the end of an article above the writer's name and the text."""
    line, before = lines[i], lines[i - 1] if i else None
    after = lines[i + 1] if i + 1 < len(lines) else None
    if line.closers or line.text[0] in PAUSES or after is None:
        return False
    if after.kind == TITLE and not line.openers and before is not None and before.kind in (FURNITURE, SECTION):
        return True
    if after.kind == TITLE and after.text.startswith("—") and (before is None or not before.openness):
        return True
    if after.kind in (SIGN, BYLINE) and not after.photo and i + 2 < len(lines) and lines[i + 2].kind == BODY:
        return _closed(before) or (before is not None and before.kind == RUBRIC)
    if not after.lead or after.bullet or before is None:
        return False
    return before.text.endswith("—") or (before.kind != TITLE and not before.openness and not line.openers)


def _signing(lines: list[Line], i: int) -> int:
    """How many bodies sign a letter or notice from a line on: the day stands under them."""
    for at in range(i, min(i + SIGNING + 1, len(lines))):
        if at > i and lines[at].kind == FURNITURE and SIGNED_ON.match(lines[at].text):
            return at - i
        if lines[at].kind != TITLE or lines[at].hint or lines[at].role == "notice":
            break
    return 0


def _aside(line: Line) -> bool:
    """Whether a line in brackets is short enough to say which part of a work the title above is over."""
    return line.role == "aside" and len(line.text) <= ASIDE


def _closed(before: Line | None) -> bool:
    """The line before is the last of its article."""
    return before is None or before.tail >= 0 or before.kind in (NOTE, FURNITURE, SECTION)


def _lists(line: Line) -> bool:
    """Whether a line begins a list that is set in several lines, each after what it is of."""
    return line.kind == BODY and (bool(ENTRY.match(line.text)) or line.text[-1] in ":：")


def _fragment(line: Line) -> bool:
    """A short line that no title would be: it begins or ends inside a phrase."""
    text = line.text
    return (
        (len(text) < 3 and not is_word(text, seen=1))
        or bodyness(line) > 1.5
        or text[0] in PAUSES + FULL + "；;：:、”’）)》"
        or bool(line.closers)
        or (bool(line.openers) and not text.endswith("—"))
    )


def bodyness(line: Line) -> float:
    """Evidence, in nats, that a line short enough for a title is text: it is long, has clauses, begins as paragraphs
    do, or ends in what someone says."""
    text = line.text
    commas = sum(text.count(c) for c in "，,")
    score = 0.12 * max(0, len(text) - 20) + (1.5 * commas - 0.9 if commas else 0.0) - 2.5
    score += (1.0 + 2.5 * ("," in text[:6] or "，" in text[:6])) * (line.starts and text[0] not in OPENERS)
    score += 2.0 * (line.openness == 0 and text[-1] in "”’」")
    return (
        score
        - 3.0 * ("——" in text)
        - 3.0 * ("——" in text[-2:] or "——" in text[:2])
        - 2.0 * (" " in text or "　" in text)
    )
