"""What a line looks like by itself: the first reading of a page, before any line is seen in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from kg.corpus.split import bylines
from kg.corpus.split.dictionary import is_word
from kg.corpus.split.furniture import is_furniture
from kg.corpus.split.marks import GAP, HAN, Marks
from kg.corpus.split.punctuation import CLOSERS, CONTINUES, FULL, OPENERS, openness, unmatched
from kg.corpus.split.titles import names_fields, telling
from kg.model import Byline, Document

TITLE: Final = "title"
BYLINE: Final = "byline"
SIGN: Final = "sign"
BODY: Final = "body"
ITEM: Final = "item"
RUBRIC: Final = "rubric"
SECTION: Final = "section"
BOX: Final = "box"
NOTE: Final = "note"
JUMP_FROM: Final = "jump_from"
JUMP_TO: Final = "jump_to"
FURNITURE: Final = "furniture"
DATE: Final = "date"

BRACKETS: Final = re.compile(r"[（）()]")
# How much the beginning of a line says that a paragraph begins there and no broken sentence goes on: log ratio of how
# often it is seen at paragraphs and inside of them, over annotated pages (benchmarks/splits.py).
OPENS: Final = 2.2
QUOTES: Final = 0.65
RELATES: Final = 1.0
PLAIN: Final = 0.1
SURNAME: Final = -1.2
CUT: Final = -1.5
CARRIES: Final = -2.0
GOES_ON: Final = -4.0
ABRUPT: Final = -3.0  # a sentence or the first of a list ends after so few letters
STOP: Final = re.compile(r"[^，,。；;、：:！!？?“”]{1,5}[。、]")
ENUMERATOR: Final = re.compile(r"[一二三四五六七八九十]+、|[（(]?[一二三四五六七八九十\d]+[)）.、．]")
CONTACT: Final = re.compile(rf"[{HAN}]{{2,8}}[:：]{GAP}*[-+—\d\s()（）、]+")
IDEOGRAPH: Final = re.compile(f"[{HAN}]")
SLASHED: Final = re.compile(rf"[{HAN}][/／](?=[{HAN}])")  # verses run together
PEN: Final = re.compile(f"{GAP}+")
PEN_NAME: Final = re.compile(rf"[{HAN}]{GAP}*[{HAN}]{GAP}*[{HAN}]?")
MARK: Final = re.compile(f"[^{HAN}]")
TWIN: Final = re.compile(rf"[{HAN}]{{2,4}}[·•|｜/／][{HAN}]{{2,4}}")  # two words that name a page or column
LABEL_LENGTH: Final = 10
LABEL: Final = re.compile(rf"[{HAN}]{{4,5}}")
NAME: Final = rf"(?:[{HAN}]{{2,4}}|[{HAN}]{GAP}+[{HAN}]|[{HAN}]+·[{HAN}·]+)"
ROLL: Final = re.compile(rf"{NAME}(?:[（(][^（）()]{{1,8}}[）)])?{GAP}+[^\s，,。]{{6,}}(?:{GAP}+[^\s，,。]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    `offset` is where `text` begins in the physical line, `gap` the blank lines before it, `openness` how much it looks
    broken off: 0 ends a sentence, 1 does not, between for a colon or semicolon; `closers` are closing marks without
    their opening ones, `openers` the reverse. `starts` says that it begins as paragraphs do, `news` as the first
    paragraph of an item does, `carries` with a word that only carries on a sentence; `begins` is in nats how much its
    beginning speaks for a paragraph. `maybe` are the names it holds if its place shows that it is a signature, `pen` is
    the one name it is where a writer is named; `telling` is in nats how much a title names what items are about. `role`
    tells kinds apart: "named" when a surname speaks for the names, "name" when one might, "body" when it is the name of
    a body, "after" over an afterword, "notice" when a title says that it heads a list or notice, "address" over a
    letter, "turn" of one who speaks again, "photo", "picture"; "tail" when only its end says that it is a label, "page"
    when it may be the name of a page, "paper" when it may be the newspaper's, "greeting" when it may speak to somebody,
    "answer" when it begins with whose answer it is, "aside" when it stands in brackets; "resumes" and "leaves" when it
    begins or ends with a jump line.
    """

    number: int
    text: str
    offset: int
    gap: int
    kind: str
    openness: float = 0.0
    closers: str = ""
    openers: str = ""
    names: tuple[Byline, ...] = ()
    lead: int = 0
    tail: int = -1
    indent: bool = False
    starts: bool = False
    carries: bool = False
    begins: float = 0.0
    bullet: bool = False
    news: bool = False
    unit: int = 0
    hint: str = ""
    role: str = ""
    maybe: tuple[Byline, ...] = ()
    pen: tuple[Byline, ...] = ()
    telling: float = 0.0

    @property
    def photo(self) -> bool:
        """A line that ends in a photographer's credit or is one."""
        return self.tail >= 0 and self.role == "photo"


class Shape(NamedTuple):
    """The kind of a line, its bylines, where its lead ends, where its tail (credit, sign-off) begins, and what the tail
    is ("photo", "sign", or "leaves" for a jump line); the role is "resumes" where the lead is a jump line."""

    kind: str
    names: tuple[Byline, ...] = ()
    lead: int = 0
    tail: int = -1
    role: str = ""


def read_lines(document: Document, marks: Marks) -> list[Line]:
    """The lines of a document that hold text, each with its shape."""
    found: list[Line] = []
    last = 0
    hints = {hint.line: hint for hint in document.hints}
    for number, raw in enumerate(document.lines, start=1):
        text = raw.strip()
        if not text:
            continue
        hint = hints.get(number)
        found.append(
            _read(number, raw, text, number - last - 1, marks, hint.unit if hint else 0, hint.role if hint else "")
        )
        last = number
    return found


def _read(number: int, raw: str, text: str, gap: int, marks: Marks, unit: int, hint: str) -> Line:
    offset = raw.index(text[0])
    kind, names, lead, tail, role = shape(text, marks)
    if hint in HINTED and kind in (BODY, TITLE, ITEM, SIGN):
        kind = HINTED[hint]
        if kind == BYLINE:
            names = names or bylines.parse(text, marks) or ()
        elif kind == TITLE:
            names, lead, tail, role = (), 0, -1, ""
    elif hint == "large" and kind in (BODY, SIGN) and len(text) <= 60 and not lead and text[-1] not in "。；，":
        kind, names, tail, role = TITLE, (), -1, ""
    closers, openers = unmatched(text) if kind in (BODY, TITLE) else ("", "")
    starts = bool(marks.openers.match(text))
    carries = not starts and text[0] in marks.carriers and not (is_word(text[:2], 1) or marks.compares.match(text))
    maybe = bylines.loosely(text, marks) if kind == TITLE and not hint and len(text) < 16 else ()
    if bylines.surnamed(maybe, marks):
        role = "named"
    elif bylines.conceivable(maybe, marks):
        role = "name"
    elif kind in (TITLE, RUBRIC) and text.endswith(marks.notices):
        role = role or "notice"
    elif kind == TITLE and len(text) < LABEL_LENGTH and text.endswith(marks.paper_tails) and not MARK.search(text):
        role = "paper"
    elif kind == TITLE and text[-1] in ":：" and text.startswith(marks.greetings):
        role = "greeting"
    elif kind == TITLE and not role and marks.body_first.fullmatch(text):
        role = "body"
    return Line(
        number=number,
        text=text,
        offset=offset,
        gap=gap,
        kind=kind,
        openness=_left_open(text, tail) if kind in (BODY, TITLE) and role != "leaves" else 0.0,
        closers=closers,
        openers=openers,
        names=names,
        lead=lead,
        tail=tail,
        indent="\u3000" in raw[:offset] or offset >= 2,
        starts=starts,
        carries=carries,
        begins=_begins(text, marks, starts=starts, carries=carries),
        bullet=text[0] in marks.bullets,
        news=bool(marks.news.match(text)),
        unit=unit,
        hint=hint,
        role=role,
        maybe=maybe,
        pen=(Byline(marks.alone, PEN.sub("", text)),)
        if kind == TITLE and not hint and PEN_NAME.fullmatch(text)
        else (),
        telling=telling(text, marks) if kind == TITLE else 0.0,
    )


def _begins(text: str, marks: Marks, *, starts: bool, carries: bool) -> float:
    first = text[0]
    if first in CONTINUES:
        return GOES_ON
    if starts:
        return OPENS
    if carries:
        return CARRIES
    if STOP.match(text) and not ENUMERATOR.match(text):
        return ABRUPT
    if first in OPENERS:
        return QUOTES
    if first.isdigit():
        return CUT
    if marks.relating.match(text):
        return RELATES
    if not IDEOGRAPH.match(first) or any(text[:size] in marks.places or is_word(text[:size], 1) for size in (2, 3, 4)):
        return PLAIN
    return SURNAME if first in marks.surnames else CUT


HINTED: Final = dict.fromkeys(("kicker", "headline", "heading", "subtitle", "subhead"), TITLE) | {
    "byline": BYLINE,
    "body": BODY,
    "note": NOTE,
    "furniture": FURNITURE,
}


def shape(text: str, marks: Marks) -> Shape:
    """What a line is by itself."""
    size = len(text)
    if size <= 60 and "。" not in text and marks.dated.search(text) and not marks.lead.match(text):
        return Shape(FURNITURE)  # the head of the page
    if is_furniture(text, marks) and not marks.jump.match(text):
        return Shape(FURNITURE)
    if _is_roll_item(text, marks):
        return Shape(ITEM)
    if size <= 40:
        short = _short(text, marks)
        if short:
            return short
    if marks.note.match(text) and size <= 120:
        return Shape(NOTE, bylines.noted(text, marks))
    if text[0] in "（(" and text[-1] in "）)" and not BRACKETS.search(text[1:-1]):
        return Shape(NOTE, role="aside")
    if "。" not in text and len(SLASHED.findall(text)) > 1:
        return Shape(ITEM)
    lead, names = _lead(text, marks)
    if resumed := marks.resumes.match(text):  # begun on another page, whichever lines stand above it here
        tail, _, names = _tail(text, resumed.end(), marks)
        return Shape(BODY, names, resumed.end(), tail, "resumes")
    tail, role, tail_names = _tail(text, lead, marks)
    kind = BODY
    if not lead and tail < 0 and title_like(text):
        kind = TITLE
    role = role or ("answer" if kind == BODY and marks.answers.match(text) else "")
    return Shape(kind, (*names, *tail_names), lead, tail, role)


def _is_roll_item(text: str, marks: Marks) -> bool:
    """Whether a line is a name and who that is, set apart; not where the first word is the place of an item."""
    if len(text) > 80 or not ROLL.fullmatch(text) or text[-1] in FULL or marks.role.search(text):
        return False
    return text.split()[0] not in marks.places


def _short(text: str, marks: Marks) -> Shape | None:
    plain = marks.trimmings.sub("", text)
    bare = plain.strip("【】[]()（）<>《》—-·:：|")
    if match := marks.jump.match(text):
        return Shape(JUMP_FROM if match[1] else JUMP_TO)
    if credit := bylines.nameless(text, marks):
        return Shape(BYLINE, (), 0, 0, credit)
    if bare in marks.boxes:
        return Shape(BOX)
    if bare in marks.pictures or (is_label(bare) and bare.endswith(marks.picture_tails)):
        return Shape(RUBRIC, role="picture")
    if bare in marks.sections or (len(bare) < 15 and _labels(re.split("[·・/／|｜]", bare), marks)):
        return Shape(SECTION)
    if bare in marks.rubrics or (len(bare) < 7 and bare.endswith(marks.notices)):
        role = "after" if bare in marks.afterwords else "page" if bare.endswith(marks.page_tails) else ""
        return Shape(RUBRIC, role=role)
    if TWIN.fullmatch(bare) and all(map(is_word, MARK.split(bare))):
        return Shape(RUBRIC, role="page")
    if 3 < len(bare) < 7 and bare.startswith(marks.section_heads) and not MARK.search(bare):
        return Shape(SECTION)
    if 3 < len(bare) < LABEL_LENGTH and bare.startswith(marks.rubric_heads) and not MARK.search(bare):
        return Shape(RUBRIC, role="tail")
    if is_label(bare) and bare.endswith(marks.section_tails + marks.rubric_tails + marks.page_tails):
        role = "page" if bare.endswith(marks.page_tails) else "tail"
        return Shape(SECTION if bare.endswith(marks.section_tails) else RUBRIC, role=role)
    if marks.page.fullmatch(text) or (marks.entry.fullmatch(text) and not marks.lead.match(text)):
        return Shape(FURNITURE)  # a page number, or an entry in a table of contents
    if bare in marks.closings:
        return Shape(NOTE, role="closing")
    if marks.contact.match(text):
        return Shape(NOTE)
    if CONTACT.fullmatch(text):
        return Shape(NOTE)
    if marks.date.fullmatch(text):
        return Shape(FURNITURE if text[:4].isdigit() else DATE)
    if text[-1] in FULL and text[-1] not in "）)":
        return None
    if marks.note.match(text):
        return Shape(NOTE, bylines.noted(text, marks))
    whole = text[0] in "（(" + marks.bullets and text[0] not in marks.arrows
    whole = whole or bylines.FRAMED.fullmatch(text) is not None
    if names := bylines.parse(text, marks, alone=not whole):
        role = "photo" if any(name.role == marks.photo for name in names) else ""
        return Shape(BYLINE if any(n.role != marks.alone for n in names) else SIGN, names, 0, 0, role)
    return None


def _labels(parts: list[str], marks: Marks) -> bool:
    """Whether the parts are the names of a page side by side."""
    tails = marks.section_tails + marks.page_tails
    told = any(part in marks.sections or (is_label(part) and part.endswith(tails)) for part in parts)
    return len(parts) > 1 and (told or names_fields(parts))


def is_label(text: str) -> bool:
    """As long as the label of a column is: two words set side by side, no mark between.

    >>> is_label("〇〇〇〇"), is_label("〇〇，〇〇"), is_label("〇〇")
    (True, False, False)
    """
    return bool(LABEL.fullmatch(text))


def _lead(text: str, marks: Marks) -> tuple[int, tuple[Byline, ...]]:
    if match := marks.lead.match(text):
        group = 4 if match[4] else 3
        names = bylines.parse(match[group], marks) if match[group] else None
        return (match.end() if names or not match[group] else match.start(group) - (group == 3)), names or ()
    bracket = re.match(r"[（(]([^（）()]{2,60})[）)]", text)
    if bracket and (names := bylines.parse(bracket[1], marks)) and any(n.role != marks.alone for n in names):
        return bracket.end(), names
    return 0, ()


def _tail(text: str, start: int, marks: Marks) -> tuple[int, str, tuple[Byline, ...]]:
    """A credit or sign-off at the end of a line: after the last full stop, or in brackets."""
    if text[-1] in CLOSERS and (jump := marks.leaves.search(text, start)):
        return jump.start(), "leaves", ()
    if text[-1] in "）)":
        opening = max(text.rfind("（"), text.rfind("("))
        if opening > start:
            if marks.dateline_end.search(text, opening):
                return opening, "sign", ()
            if bylines.nameless(text[opening:], marks) == "photo":
                return opening, "photo", ()
            names = bylines.parse(text[opening:], marks)
            stop = text[:opening].rstrip()
            if names and stop and stop[-1] in FULL + CLOSERS:
                photo = any(name.role == marks.photo for name in names)
                wire = re.search(rf"[{HAN}]{{2,5}}$", stop) if stop[-1] not in FULL + CLOSERS else None
                return (wire.start() if wire else opening), "photo" if photo else "sign", names
            if names and any(n.role == marks.photo for n in names):
                after = max(text.rfind(c, 0, opening) for c in FULL)
                if after >= 0 and opening - after <= 12:
                    return after + 1, "photo", names
        return -1, "", ()
    if text[-1] in FULL:
        return -1, "", ()
    after = max(text.rfind(c) for c in FULL + CLOSERS)
    if after >= start and 2 <= len(text) - after <= 60:
        if bylines.nameless(text[after + 1 :], marks) == "photo":
            return after + 1, "photo", ()
        names = bylines.parse(text[after + 1 :], marks, alone=True)
        if names and any(name.role != marks.alone for name in names):
            photo = any(name.role == marks.photo for name in names)
            return after + 1, "photo" if photo else "sign", names
    return -1, "", ()


def title_like(text: str) -> bool:
    """Short, without a sentence's end inside or after it."""
    if len(text) > (80 if "——" in text else 60) or "。" in text or text[-1] in "；;，,、。":
        return False
    return sum(text.count(c) for c in "，,；;") <= 3


def _left_open(text: str, tail: int) -> float:
    """How much a line looks broken off when the names at its end are left out, too."""
    return min(openness(text), openness(text[:tail])) if tail > 0 else openness(text)
