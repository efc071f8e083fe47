"""Groups lines into blocks: what stands together on any page, whichever article it turns out to belong to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Final

from kg.corpus.letters import pairs
from kg.corpus.split.lines import (
    BODY,
    BOX,
    BYLINE,
    DATE,
    ENUMERATOR,
    FURNITURE,
    JUMP_FROM,
    JUMP_TO,
    NOTE,
    RUBRIC,
    SECTION,
    SIGN,
    TITLE,
    Line,
)  # fmt: skip

READ_FIRST: Final = 3  # paragraphs after a head that are read before a box over it
CAPTION_LINES: Final = 6  # lines that the text of a caption has at most
LABEL: Final = 6  # letters that a label over pictures has at most
LABEL_LENGTH: Final = 12  # letters that the name of a paper or page has at most
AFTERWORD: Final = -6.0  # what the editor adds to an item
ALONE: Final = -1.5  # a title of which nothing else is known is rather a subhead
BULLETS: Final = 1.0  # a title with a bullet
# Under a title somebody is named with what he is, or by name alone.
BYLINED: Final = 8.0
SIGNED_UNDER: Final = 5.0
SIGNED_BELOW: Final = 2.0  # the one paragraph under a title is signed
# Two or three paragraphs below it somebody signs.
SIGNED_SOON: Final = 1.5
SOON: Final = 3
NOTICE: Final = 4.0  # a title says that it heads a list or a notice
ADDRESSED: Final = 5.0  # the text under a title speaks to somebody, as a letter or a notice does
# Letters of the first paragraph of a picture story; what part of the second shares with it.
STORY: Final = 160
SAME: Final = 0.08
# A photographer is named a few paragraphs below the title.
PICTURED: Final = 3.0
FEW: Final = 4
JUMPED: Final = 5.0  # under a title goes on what was begun on another page
NEWS: Final = 2.0  # the first line under a title begins with the day
WIDE: Final = 3.0  # what an unusual gap before a title says for a new article, in nats
HEAD: Final = "head"
TEXT: Final = "text"
SHORT: Final = "short"
CAPTION: Final = "caption"
END: Final = "end"
EXTRA: Final = "extra"
NOISE: Final = "noise"
FROM: Final = "from"
TO: Final = "to"


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


def blocks_of(lines: list[Line]) -> list[Block]:
    """The blocks of a page in the order of its lines; each line is in exactly one."""
    usual = Counter(line.gap for line in lines[1:]).most_common(1)[0][0] if len(lines) > 1 else 0
    found: list[Block] = []
    i = 0
    while i < len(lines):
        block = _head(lines, i) or _caption(lines, i) or _other(lines, i)
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
    if (
        line.kind != BODY
        or line.bullet
        or line.tail < 0
        or not line.names
        or line.photo
        or line.carries
        or line.closers
    ):
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


def _other(lines: list[Line], i: int) -> Block:
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
    if lines[i].kind == BYLINE and under and under.kind in (TITLE, RUBRIC) and _opens(lines, i):
        end += 1  # the writer stands above the title
    start = end
    while end < len(lines) and lines[end].kind in (TITLE, RUBRIC) and (end == start or not _breaks(lines, end)):
        end += 1
    if end == start:
        return None
    titles = lines[start:end]
    newness = 1.5 * (len(titles) - 1) + ALONE
    newness += 4.0 * any(line.text.endswith("—") or line.text.startswith("—") for line in titles)
    newness += 4.0 * any(line.hint == "headline" for line in titles)
    newness += 5.0 * any(line.kind == RUBRIC for line in titles)
    longest = max(len(line.text) for line in titles)
    newness += min(3.0, max(-1.5, (longest - 13) * 0.3))
    newness += max(line.telling for line in titles)
    newness -= 4.0 * bool(ENUMERATOR.match(titles[0].text))
    newness += BULLETS * titles[0].bullet + AFTERWORD * (titles[0].role == "after")
    newness += NOTICE * any(line.role == "notice" for line in titles)
    after = end
    while after < len(lines) and after < end + 3 and lines[after].kind in (BYLINE, SIGN, DATE):
        if lines[after].photo and _is_credit(lines, after):
            break
        newness += {BYLINE: BYLINED, DATE: 1.0}.get(lines[after].kind, SIGNED_UNDER)
        after += 1
    if after == end and after < len(lines):
        if lines[after].photo:  # a title over a credit alone, or a title, one paragraph and a credit
            return Block(CAPTION, tuple(range(i, after + 1)))
        if last := _caption_end(lines, after):
            return Block(CAPTION, tuple(range(i, last)))
        if _story(lines, i, after):
            credit = 2 if lines[after + 1].photo else 3
            return Block(CAPTION, tuple(range(i, after + credit)))
        newness += 5.0 * bool(lines[after].lead) + NEWS * lines[after].news
        if lines[after].tail >= 0 and lines[after].names and titles[0].kind == TITLE:
            newness += SIGNED_BELOW
        newness += PICTURED * _pictured(lines, after) + SIGNED_SOON * _signed_soon(lines, after)
    if after < len(lines) and (lines[after].kind == JUMP_FROM or lines[after].role == "resumes"):
        newness += JUMPED
    if after < len(lines) and lines[after].role == "address":
        newness += ADDRESSED
    bare = after < len(lines) and (lines[after].kind in (FURNITURE, SECTION) or lines[after].role == "picture")
    dated = longest > LABEL_LENGTH and after + 1 < len(lines) and lines[after + 1].kind == BODY
    if bare and after == end and not dated:
        return Block(NOISE, tuple(range(i, after)))
    return Block(HEAD, tuple(range(i, after)), newness)


def _pictured(lines: list[Line], at: int) -> bool:
    """Whether the text that begins here is a few paragraphs and a photographer's credit."""
    for line in lines[at : at + FEW]:
        if line.photo:
            return True
        if line.kind != BODY or line.openness:
            break
    return False


def _signed_soon(lines: list[Line], at: int) -> bool:
    """Whether the text that begins here is two or three paragraphs, the last of which is signed."""
    for i in range(at, min(at + SOON + 1, len(lines))):
        if i > at and (lines[i].kind == SIGN or (lines[i].tail >= 0 and lines[i].names and not lines[i].photo)):
            return lines[i].kind in (BODY, SIGN)
        if lines[i].kind != BODY:
            break
    return False


def _opens(lines: list[Line], i: int) -> bool:
    """Whether a writer's name stands where something begins: at the top or under a label, and is no photographer's."""
    return not lines[i].photo and (i == 0 or lines[i - 1].kind in (FURNITURE, SECTION))


def _breaks(lines: list[Line], i: int) -> bool:
    """A rubric, or a line after a wide gap, begins a new group of titles."""
    return (
        lines[i].kind == RUBRIC
        and lines[i - 1].kind != RUBRIC
        and len(lines[i].text) < 8
        and i + 1 < len(lines)
        and (lines[i + 1].kind == TITLE)
    )


def _is_credit(lines: list[Line], at: int) -> bool:
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


def _story(lines: list[Line], title: int, at: int) -> bool:
    """A picture with a title and two paragraphs, the second with the credit and about the same things."""
    if at + 1 >= len(lines) or lines[at].kind != BODY or lines[at].lead or lines[at].openness:
        return False
    if lines[at].tail >= 0:  # signed, so it is at its end
        return False
    if not _credited(lines, at + 1) or len(lines[at].text) > STORY:
        return False
    above = pairs("\n".join(line.text for line in lines[title : at + 1]))
    below = pairs(lines[at + 1].text)
    return len(above & below) > SAME * len(below)


def _caption(lines: list[Line], i: int) -> Block | None:
    last = _caption_end(lines, i)
    return Block(CAPTION, tuple(range(i, last))) if last else None


def _caption_end(lines: list[Line], i: int) -> int:
    """Where the caption ends that begins with a line; 0 when none does. Its text may be set in two lines."""
    line = lines[i]
    if line.kind == BODY and (line.news or line.bullet) and line.openness == 1.0 and not line.photo:
        i = _text_end(lines, i)
    if not _credited(lines, i):
        return 0
    return i + 1 if lines[i].photo else i + 2


def _text_end(lines: list[Line], i: int) -> int:
    """The last line of a caption's text that begins at a line and is set in several; the line itself where none is."""
    for at in range(i + 1, min(i + CAPTION_LINES, len(lines))):
        line = lines[at]
        if line.starts or line.bullet or line.gap > lines[i].gap or line.kind != BODY:
            break
        if _credited(lines, at):
            return at
        if line.openness != 1.0:
            break
    return i
