"""Groups lines into blocks: what stands together on any page, whichever article it turns out to belong to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from kg.corpus.split.dictionary import is_word
from kg.corpus.split.lines import (
    BODY,
    BOX,
    BYLINE,
    CUT,
    DATE,
    FULL,
    FURNITURE,
    ITEM,
    JUMP_FROM,
    JUMP_TO,
    NOTE,
    OPENERS,
    PAUSES,
    RUBRIC,
    SECTION,
    SIGN,
    TITLE,
    Line,
    is_label,
    openness,
)  # fmt: skip
from kg.corpus.split.runs import settle_runs

ENUMERATOR = re.compile(r"[一二三四五六七八九十]+、|[（(]?[一二三四五六七八九十\d]+[)）.、．]")
SIGNED = 3  # signatures that make it the custom of a page to sign its items
READ_FIRST = 3  # paragraphs after a head that are read before a box over it
ADDRESS = 14  # letters that a line which speaks to somebody has at most
SPEAKER = re.compile(r"[^\W\d_]{1,4}[:：]")
LABEL = 6  # letters that a label over pictures has at most
NARROWEST = 12  # letters that a line of wrapped text has at least
ALONE = -1.5  # a title of which nothing else is known is rather a subhead
BULLETS = 1.0  # a title with a bullet
SIGNED_BELOW = 2.0  # the one paragraph under a title is signed
NEWS = 1.5  # the first line under a title begins with the day
WIDE = 3.0  # what an unusual gap before a title says for a new article, in nats
HEAD, TEXT, SHORT, CAPTION, END, EXTRA, NOISE, FROM, TO = (
    "head", "text", "short", "caption", "end", "extra", "noise", "from", "to",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stay together.

    `kind` is head (titles with their byline), text (one line of body), short (an item of one line without a head, with
    its signature), caption (picture text with title and credit),
    end (names under an article, author's note), extra (a box inside an article), noise, from and to (jump lines).
    `lines` are indices into the page's lines; `newness` of a head is the evidence, in nats, that it begins an article
    and not a part of one; `wide` says that it stands after an unusual gap.
    """

    kind: str
    lines: tuple[int, ...]
    newness: float = 0.0
    wide: bool = False
    gap: int = 0


def settle(lines: list[Line]) -> list[Line]:
    """Second look at lines that could be titles, now that their neighbours are known."""
    out = _unwrap(lines)
    custom = sum(line.kind == SIGN for line in out) >= SIGNED
    for i, line in enumerate(out):
        before = out[i - 1] if i else None
        after = out[i + 1] if i + 1 < len(out) else None
        line = out[i] = _as_label(out, i)
        bylined = after is not None and after.kind == BYLINE and not after.photo
        if line.maybe and line.kind == TITLE and _signature(line, before, after, custom):
            out[i] = replace(line, kind=SIGN, names=line.maybe, openness=0.0, tail=0)
        elif line.kind == TITLE and _author(line, before, after):
            out[i] = replace(line, kind=SIGN, names=line.pen, openness=0.0, tail=0)
        elif line.kind == TITLE and _addresses(line, after, lines):
            out[i] = replace(line, kind=BODY)
        elif (
            line.kind == TITLE
            and not line.hint
            and not bylined
            and not _heads(before, line, after)
            and (_fragment(line) or (len(line.text) > 30 and after is None))
        ):
            out[i] = replace(line, kind=BODY)
        elif line.kind == TITLE and after and after.kind == FURNITURE and re.match(r"\d{4}年", after.text):
            if before and before.kind in (BODY, ITEM, NOTE):  # a letter or notice is signed with a body and a date
                out[i] = replace(line, kind=NOTE)
                out[i + 1] = replace(after, kind=NOTE)
        elif line.kind in (SIGN, TITLE) and before and after and ITEM == before.kind == after.kind:
            out[i] = replace(line, kind=ITEM)
        elif line.kind == SIGN and after and after.kind in (TITLE, RUBRIC) and _closed(before) and len(line.names) == 1:
            out[i] = replace(line, kind=TITLE, names=(), tail=-1)
        elif line.kind == ITEM and not (before and before.kind in (ITEM, TITLE)) and not (after and after.kind == ITEM):
            out[i] = replace(line, kind=TITLE)
    return settle_runs(out)


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
        if line.kind in (TITLE, ITEM, SIGN) and (full[i] or carried):
            out[i] = replace(line, kind=BODY, names=(), tail=-1, openness=openness(line.text))
    return out


def _as_label(lines: list[Line], i: int) -> Line:
    """A short line by what follows it: what only ends like a label is one when a head or a short item stands under it;
    what stands first on the page over a title is the page's name; so is what stands over titles with bullets."""
    line = lines[i]
    after = lines[i + 1] if i + 1 < len(lines) else None
    if line.role == "tail" and line.kind in (SECTION, RUBRIC):
        if all(other.kind in (FURNITURE, SECTION) for other in lines[:i]):
            return replace(line, kind=SECTION)
        over = after is not None and (after.kind in (TITLE, RUBRIC) or bool(after.lead) or after.bullet)
        return line if over else replace(line, kind=TITLE, role="")
    if line.kind != TITLE or line.hint or line.bullet or after is None or after.kind != TITLE:
        return line
    if is_label(line.text) and all(other.kind in (FURNITURE, SECTION) for other in lines[:i]):
        return replace(line, kind=SECTION)
    bullets = sum(other.kind == TITLE and other.text[0] == after.text[0] for other in lines) if after.bullet else 0
    return replace(line, kind=SECTION) if bullets > 1 and len(line.text) <= LABEL else line


def _signature(line: Line, before: Line | None, after: Line | None, custom: bool) -> bool:
    """Whether a line that may hold names is the signature under the text before it: that ends its last sentence, and
    a new item begins, or, on a page of signed items, the rest of a broken line."""
    if before is None or before.kind != BODY or before.openness or before.tail >= 0:
        return False
    named = line.role == "named"
    if after is None or after.kind != BODY:
        return named and (after is None or after.kind in (TITLE, RUBRIC, SECTION, FURNITURE, JUMP_FROM))
    if after.lead or after.photo:
        return False
    return (custom and named) or ((custom or named) and not after.starts)


def _author(line: Line, before: Line | None, after: Line | None) -> bool:
    """Whether a line between a title and the text is the writer's name, though no surname speaks for it."""
    if not line.pen or before is None or after is None or before.kind != TITLE or after.kind != BODY:
        return False
    return not (after.lead or after.photo) and (" " in line.text or "　" in line.text or not is_word(line.text))


def _addresses(line: Line, after: Line | None, lines: list[Line]) -> bool:
    """Whether a short line speaks to somebody, as over a letter, or begins with a speaker who speaks again."""
    if after is not None and after.kind == BODY and line.text[-1] in ":：" and len(line.text) < ADDRESS:
        return True
    speaker = SPEAKER.match(line.text)
    return speaker is not None and sum(other.text.startswith(speaker[0]) for other in lines) > 1


def _heads(before: Line | None, line: Line, after: Line | None) -> bool:
    """A line between a kicker that ends in a dash and the beginning of an item is the title."""
    if line.closers or line.text[0] in PAUSES or before is None or after is None or not after.lead or after.bullet:
        return False
    return before.kind == TITLE and before.text.endswith("—")


def _closed(before: Line | None) -> bool:
    """The line before is the last of its article."""
    return before is None or before.tail >= 0 or before.kind in (NOTE, FURNITURE, SECTION)


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


def blocks_of(lines: list[Line]) -> list[Block]:
    """The blocks of a page in the order of its lines; each line is in exactly one."""
    usual = Counter(line.gap for line in lines[1:]).most_common(1)[0][0] if len(lines) > 1 else 0
    found: list[Block] = []
    i = 0
    while i < len(lines):
        block = _head(lines, i) or _caption(lines, i) or _other(lines, i, found)
        wide = lines[i].gap > usual and i > 0
        if block.kind == HEAD and wide:
            block = replace(block, newness=block.newness + WIDE)
        if block.kind == TEXT and _is_short(lines, i, found):
            block = replace(block, kind=SHORT)
        found.append(replace(block, wide=wide))
        i = block.lines[-1] + 1
    return _delayed(_labelled(lines, found, usual))


def _labelled(lines: list[Line], blocks: list[Block], usual: int) -> list[Block]:
    """A label over several pictures belongs to none of them; over one picture it is a part of that one. So it is when
    a head stands between the label and the pictures."""
    out: list[Block] = []
    pictures = sum(block.kind == CAPTION and lines[block.lines[0]].role != "picture" for block in blocks)
    for at, block in enumerate(blocks):
        first = lines[block.lines[0]]
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        label = first.kind == RUBRIC
        if block.kind == CAPTION and len(block.lines) > 1 and first.kind == TITLE and len(first.text) <= LABEL:
            label = lines[block.lines[1]].kind == BODY and lines[block.lines[1]].gap > usual
        several = following is not None and following.kind == CAPTION and lines[following.lines[0]].kind != RUBRIC
        astray = block.kind == HEAD and first.role == "picture" and pictures > 1
        if len(block.lines) > 1 and (astray or (label and several and block.kind == CAPTION)):
            out.append(Block(NOISE, block.lines[:1], wide=block.wide))
            out.append(replace(block, lines=block.lines[1:]))
        else:
            out.append(block)
    return out


def _is_short(lines: list[Line], i: int, found: list[Block]) -> bool:
    """Under a label over items, a signed paragraph without a head is an item; so is one that follows such an item."""
    line = lines[i]
    if line.kind != BODY or line.bullet or line.tail < 0 or not line.names or line.photo or line.begins <= CUT:
        return False
    return bool(found) and (found[-1].kind == SHORT or lines[found[-1].lines[-1]].kind == SECTION)


def _delayed(blocks: list[Block]) -> list[Block]:
    """A box directly over a head may belong to that article as well as to one before it: it is looked at after the
    first paragraphs of both are known."""
    out = list(blocks)
    for at, block in enumerate(blocks):
        if block.kind == EXTRA and at + 1 < len(blocks) and blocks[at + 1].kind == HEAD and blocks[at + 1].newness > 0:
            end = at + 2
            while end < len(blocks) and end < at + 2 + READ_FIRST and blocks[end].kind == TEXT:
                end += 1
            out[at:end] = [*blocks[at + 1 : end], block]
    return out


def _other(lines: list[Line], i: int, found: list[Block]) -> Block:
    kind = lines[i].kind
    if kind in (FURNITURE, SECTION):
        return Block(NOISE, (i,))
    if kind in (BYLINE, SIGN, NOTE):
        return Block(END, (i,))
    if kind == JUMP_FROM:
        return Block(FROM, (i,))
    if kind == JUMP_TO:
        return Block(TO, (i,))
    if kind == BOX:
        last = i + 1 if i + 1 < len(lines) and lines[i + 1].kind == BODY else i
        return Block(EXTRA, tuple(range(i, last + 1)))
    return Block(TEXT, (i,))


def without_first(lines: list[Line], block: Block) -> Block | None:
    """The same titles without the first, which may be the beginning of a paragraph that breaks off; None where it is
    certain to be a title, or the only one."""
    first = block.lines[0]
    if len(block.lines) == 1 or lines[first].kind != TITLE or lines[first].hint or lines[first].text.endswith("—"):
        return None
    rest = _head(lines, first + 1) or _caption(lines, first + 1)
    return rest if rest is not None and rest.lines == block.lines[1:] else None


def _head(lines: list[Line], i: int) -> Block | None:
    """Titles and rubrics with the byline and date under them."""
    end = i
    under = lines[i + 1] if i + 1 < len(lines) else None
    if lines[i].kind == SECTION and under and under.bullet and under.kind == BODY and not under.lead:
        return Block(HEAD, (i,), 8.0)  # short items under one label, none with a head of its own
    while end < len(lines) and lines[end].kind in (TITLE, RUBRIC) and (end == i or not _breaks(lines, end)):
        end += 1
    if end == i:
        return None
    titles = lines[i:end]
    newness = 1.5 * (len(titles) - 1) + ALONE
    newness += 4.0 * any(line.text.endswith("—") or line.text.startswith("—") for line in titles)
    newness += 4.0 * any(line.hint == "headline" for line in titles)
    newness += 5.0 * any(line.kind == RUBRIC for line in titles)
    longest = max(len(line.text) for line in titles)
    newness += min(3.0, max(-1.5, (longest - 13) * 0.3))
    newness -= 4.0 * bool(ENUMERATOR.match(titles[0].text))
    newness += BULLETS * titles[0].bullet
    after = end
    while after < len(lines) and after < end + 3 and lines[after].kind in (BYLINE, SIGN, DATE):
        if lines[after].photo and _is_credit(lines, after, end):
            break
        newness += 5.0 if lines[after].kind != DATE else 1.0
        after += 1
    if after == end and after < len(lines):
        if lines[after].photo:  # a title over a credit alone, or a title, one paragraph and a credit
            return Block(CAPTION, tuple(range(i, after + 1)))
        if _credited(lines, after):
            credit = 1 if lines[after].photo else 2
            return Block(CAPTION, tuple(range(i, after + credit)))
        newness += 5.0 * bool(lines[after].lead) + NEWS * lines[after].news
        if lines[after].tail >= 0 and lines[after].names and titles[0].kind == TITLE:
            newness += SIGNED_BELOW
    bare = after < len(lines) and (lines[after].kind in (FURNITURE, SECTION) or lines[after].role == "picture")
    if bare and after == end:
        return Block(NOISE, tuple(range(i, after)))
    return Block(HEAD, tuple(range(i, after)), newness)


def _breaks(lines: list[Line], i: int) -> bool:
    """A rubric, or a line after a wide gap, begins a new group of titles."""
    return (
        lines[i].kind == RUBRIC
        and lines[i - 1].kind != RUBRIC
        and len(lines[i].text) < 8
        and i + 1 < len(lines)
        and (lines[i + 1].kind == TITLE)
    )


def _is_credit(lines: list[Line], at: int, end: int) -> bool:
    """A photographer's line directly under a title is the item's byline when text follows that has no credit itself."""
    follows = lines[at + 1] if at + 1 < len(lines) else None
    return follows is None or follows.kind != BODY or _credited(lines, at + 1)


def _credited(lines: list[Line], i: int) -> bool:
    if lines[i].kind != BODY or lines[i].lead:
        return False
    if lines[i].photo:
        return True
    return (
        i + 1 < len(lines) and lines[i + 1].photo and lines[i + 1].kind in (BYLINE, SIGN) and lines[i].openness != 1.0
    )


def _caption(lines: list[Line], i: int) -> Block | None:
    if not _credited(lines, i):
        return None
    return Block(CAPTION, (i,) if lines[i].photo else (i, i + 1))
