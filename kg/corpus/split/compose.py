"""From the blocks of one article to the record: headline, bylines, dateline, paragraphs in reading order."""

from __future__ import annotations

import hashlib
import itertools
import re
from dataclasses import dataclass, replace
from typing import Final

from kg.corpus.split.blocks import SHORT
from kg.corpus.split.lines import (
    BODY,
    BYLINE,
    DATE,
    ENUMERATOR,
    JUMP_FROM,
    JUMP_TO,
    NOTE,
    RUBRIC,
    SECTION,
    SIGN,
    TITLE,
    Line,
)
from kg.corpus.split.marks import Marks
from kg.corpus.split.punctuation import FULL
from kg.corpus.split.reading import Step
from kg.corpus.split.titles import begins_with_place
from kg.model import Article, Byline, Document, Paragraph

RUBRIC_LENGTH: Final = 6
CLAUSE: Final = 15  # a shorter clause says when or where, not what
PLAIN: Final = 0.8  # a second title that is shorter and has nothing striking only adds to the first
LONGER: Final = 2.0  # a second title so many times as long as the first is its subtitle
STRIKING: Final = re.compile(r"[“”‘’\d！!？? \u3000]")
CLAUSES: Final = re.compile("[,，;；]")
NUMBER: Final = re.compile(r"\d[\d.,%]*")
DASH: Final = re.compile(r"[—─―－]{2,}|—")


@dataclass(frozen=True, slots=True)
class Part:
    """One line of an article with its role; `joined` when it carries on the line before."""

    line: Line
    role: str
    joined: bool = False


def compose(document: Document, lines: list[Line], steps: list[Step], marks: Marks, day: str = "") -> Article:
    """Put one article together from its steps; `day` is the ISO date of printing if the edition has none."""
    parts = _parts(lines, steps, marks)
    headline = _headline(parts, steps)
    paragraphs = _paragraphs(parts)
    names: list[Byline] = []
    place = date = jump = ""
    for part in parts:
        if part.role in ("kicker", "headline", "subtitle", "subhead"):
            continue
        names += part.line.names
        jump = jump or _page_named(part, marks)
        if part.role == "body" and part.line.lead and (match := marks.lead.match(part.line.text)):
            place, date = place or match[1] or "", date or match[2] or ""
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    numbers = tuple(part.line.number for part in parts)
    key = f"{document.name}\0{text}\0{numbers[0] if numbers else 0}"
    edition = document.edition
    return Article(
        id="article/" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12],
        document=document.name,
        headline=headline,
        lines=numbers,
        paragraphs=paragraphs,
        bylines=_named_once(names, marks),
        edition=edition,
        encoding=document.encoding,
        place=place,
        date=_iso(date, edition.date or day),
        continues=jump,
    )


def _named_once(names: list[Byline], marks: Marks) -> tuple[Byline, ...]:
    """Each writer once: one whose post stands in the head is not named anew by the name alone at the end."""
    posted = {byline.name for byline in names if byline.role in marks.posts}
    return tuple(dict.fromkeys(b for b in names if b.role != marks.alone or b.name not in posted))


def _page_named(part: Part, marks: Marks) -> str:
    """The page that an article comes from or goes to, where this line says it, alone or beside its text."""
    text = part.line.text
    if part.role == "jump":
        return match[3] if (match := marks.jump.match(text)) else ""
    if part.line.role == "resumes":
        return match[1] or match[2] if (match := marks.resumes.match(text)) else ""
    if part.line.role == "leaves":
        return match[1] if (match := marks.leaves.match(text, part.line.tail)) else ""
    return ""


def _iso(day: str, edition: str) -> str:
    match = re.fullmatch(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日", day)
    if not match:
        return ""
    year, month = match[1] or edition[:4], int(match[2] or edition[5:7] or 0)
    if not year or not month:
        return ""
    if not match[1] and len(edition) == 10 and (month, int(match[3])) > (int(edition[5:7]), int(edition[8:])):
        year = str(int(year) - 1) if month - int(edition[5:7]) > 6 else year
    return f"{year}-{month:02}-{int(match[3]):02}"


def _parts(lines: list[Line], steps: list[Step], marks: Marks) -> list[Part]:
    """The lines of an article in reading order: boxes stand between the head and the body."""
    head: list[Part] = []
    boxes: list[Part] = []
    rest: list[Part] = []
    for number, step in enumerate(steps):
        members = [lines[i] for i in step.block.lines]
        if step.role == "head" or (step.role == "caption" and number == 0):
            roles = _head_roles(members, marks, caption=step.role == "caption")
            halves = [line.kind == BODY and line.openness == 1.0 for line in members]
            joined = [False, *(half and role == "caption" for half, role in zip(halves, roles[1:], strict=False))]
            head += [Part(*part) for part in zip(members, roles, joined, strict=True)]
        elif step.role == "extra":
            boxes += [Part(line, "subhead" if i == 0 else "body") for i, line in enumerate(members)]
        elif step.role == "jump":
            (head if members[0].kind == JUMP_FROM else rest).extend(Part(line, "jump") for line in members)
        elif step.role == "sign":
            rest += [Part(line, "note" if line.kind == NOTE else "byline") for line in members]
        else:
            rest += [Part(line, step.role, step.joined) for line in members]
    return head + boxes + rest


def _head_roles(members: list[Line], marks: Marks, *, caption: bool) -> list[str]:
    titles = [i for i, line in enumerate(members) if line.kind == TITLE]
    roles = ["byline" if line.kind in (BYLINE, SIGN) else "caption" if caption else "body" for line in members]
    for i, line in enumerate(members):
        if line.kind in (TITLE, RUBRIC):
            roles[i] = "kicker"
        elif line.kind in (DATE, JUMP_TO):
            roles[i] = "note" if line.kind == DATE else "jump"
    if not titles:
        if not caption and members[0].kind in (RUBRIC, SECTION):
            roles[0] = "headline"
        return roles
    main = _main_title([members[i] for i in titles], marks)
    for order, i in enumerate(titles):
        roles[i] = "headline" if order == main else "kicker" if order < main else "subtitle"
    return roles


def _main_title(titles: list[Line], marks: Marks) -> int:
    """Which of the titles names the story: not the one that ends in a dash, nor what begins with one after it."""
    if len(titles) == 1:
        return 0
    for i, line in enumerate(titles):
        if line.hint == "headline":
            return i
    for i, line in enumerate(titles[:-1]):
        if line.text.endswith("—"):
            return i + 1
    for i, line in enumerate(titles[1:], start=1):
        if line.text.startswith("—"):
            return i - 1
    if len(titles[0].text.replace(" ", "")) <= RUBRIC_LENGTH < len(titles[1].text):
        return 1 + _main_title(titles[1:], marks)
    if len(titles) > 2:
        return 1
    first, second = titles
    if len(second.text) <= RUBRIC_LENGTH < len(first.text) / 2:
        return 0
    if _adds(first.text, second.text, marks):
        return 0
    limit = 1.0 if STRIKING.search(first.text) else PLAIN
    if (
        not STRIKING.search(second.text)
        and not CLAUSES.search(first.text)
        and len(second.text) < limit * len(first.text)
        and not begins_with_place(second.text, marks)
    ):
        return 0
    return 0 if len(second.text) > LONGER * len(first.text) else 1


def _adds(first: str, second: str, marks: Marks) -> bool:
    """Whether the second of two titles only gives figures to what the first says or who was there, or is the first
    heading of a list."""
    if second.endswith(marks.title_tails) or ENUMERATOR.match(second) or (second[0] in "（(" and second[-1] in "）)"):
        return True
    figures = len(NUMBER.findall(second)) + second.startswith(marks.title_heads)
    return figures > 1 and not NUMBER.search(first)


def _headline(parts: list[Part], steps: list[Step]) -> str:
    for part in parts:
        if part.role == "headline":
            pieces = DASH.split(part.line.text)
            if len(pieces) == 2 and len(pieces[0]) > 14 and len(pieces[1]) > 5:
                return pieces[1].strip()
            return part.line.text
    if any(part.line.kind == JUMP_FROM or part.line.role == "resumes" for part in parts):
        return ""
    for part in parts:
        if part.role == "caption" or (part.role == "body" and (part.line.lead or steps[0].block.kind == SHORT)):
            return first_clause(part.line.text[part.line.lead :])
    return ""


def first_clause(text: str) -> str:
    """What stands for the headline of a caption: its first clause, with the time that may stand before it."""
    text = text.lstrip("▲▼▶►◀●■◆△ \u3000")
    clauses = re.split(rf"([，,。；;{FULL}])", text)
    end = 0
    while end < min(4, len(clauses) - 2) and len(clauses[end]) < CLAUSE and clauses[end + 1] in "，,":
        end += 2
    return "".join(clauses[: end + 1])


def _paragraphs(parts: list[Part]) -> tuple[Paragraph, ...]:
    """Paragraphs that cover the lines; byline stretches inside a line stand as paragraphs of their own."""
    out: list[Paragraph] = []
    for part in parts:
        line = part.line
        cuts = sorted({0, line.lead if part.role == "body" else 0, line.tail if line.tail > 0 else 0, len(line.text)})
        for start, end in itertools.pairwise(cuts):
            marked = (start < line.lead and part.role == "body") or (0 < line.tail <= start)
            beside = "jump" if line.role == ("resumes" if start < line.lead else "leaves") else "byline"
            role = beside if marked and part.role in ("body", "caption") else part.role
            piece = line.text[start:end]
            if part.joined and start == 0 and out and role == out[-1].role:
                before = out[-1]
                joined = (*before.pieces, (len(before.text), line.number, line.offset))
                out[-1] = replace(before, text=before.text + piece, pieces=joined)
            else:
                out.append(Paragraph(role, piece, ((0, line.number, line.offset + start),)))
    return tuple(out)
