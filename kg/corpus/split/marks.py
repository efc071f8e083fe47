"""The words that mark the parts of a page, taken from the ontology and compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.ontology import Ontology

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇\U00020000-\U0003134f"
GAP = "[ \t\u3000\u00a0]"


@dataclass(frozen=True, slots=True)
class Marks:
    """Compiled marks. `roles` says what a role word makes of the names beside it."""

    roles: Mapping[str, str]
    posts: frozenset[str]
    reports: tuple[str, ...]
    surnames: frozenset[str]
    common: frozenset[str]
    openers: re.Pattern[str]
    news: re.Pattern[str]
    relating: re.Pattern[str]
    carriers: frozenset[str]
    unnames: frozenset[str]
    sections: frozenset[str]
    rubrics: frozenset[str]
    pictures: frozenset[str]
    section_tails: tuple[str, ...]
    section_heads: tuple[str, ...]
    page_tails: tuple[str, ...]
    rubric_tails: tuple[str, ...]
    picture_tails: tuple[str, ...]
    places: frozenset[str]
    notices: tuple[str, ...]
    closings: frozenset[str]
    contact: re.Pattern[str]
    entry: re.Pattern[str]
    boxes: frozenset[str]
    bullets: str
    trimmings: re.Pattern[str]
    photo: str
    alone: str
    units: tuple[str, ...]
    callings: tuple[str, ...]
    role: re.Pattern[str]
    agency: re.Pattern[str]
    lead: re.Pattern[str]
    dateline_end: re.Pattern[str]
    jump: re.Pattern[str]
    page: re.Pattern[str]
    date: re.Pattern[str]
    dated: re.Pattern[str]
    note: re.Pattern[str]
    imprint: re.Pattern[str]
    caption: re.Pattern[str]


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first; one that never matches when there are none."""
    ordered = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")" if ordered else "(?!)"


_CACHE: dict[tuple[str, str], Marks] = {}


def marks_of(ontology: Ontology) -> Marks:
    """The marks of an ontology; the same object for the same ontology."""
    key = (str(ontology.folder), ontology.digest)
    if key not in _CACHE or not ontology.digest:
        _CACHE[key] = _compile(ontology)
    return _CACHE[key]


def _openers(ontology: Ontology, *kinds: str) -> str:
    """A regular expression for what a paragraph may begin with."""
    return alternatives(row["form"] for row in ontology.rows("paragraph_openers") if row["kind"] in kinds)


def _compile(ontology: Ontology) -> Marks:
    kinds: dict[str, list[str]] = {}
    for table in ("byline_marks", "furniture"):
        for row in ontology.rows(table):
            kinds.setdefault(row["kind"], []).append(row["form"])
    roles = {row["form"]: row["role"] for row in ontology.rows("byline_marks") if row["kind"] == "role"}
    single = {row["kind"]: row["role"] for row in ontology.rows("byline_marks") if row["kind"] in {"alone", "photo"}}
    media = alternatives(kinds.get("medium", ()))
    lead_word = alternatives(kinds.get("lead", ()))
    bullets = "".join(kinds.get("bullet", ()))
    bullet = f"[{re.escape(bullets)}]" if bullets else "(?!)"
    where = f"[{HAN}、·]{{0,12}}?"
    day = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日"
    before, after = alternatives(kinds.get("page_before", ())), alternatives(kinds.get("page_after", ()))
    page = rf"{before}?{GAP}*([0-9A-Za-z一二三四五六七八九十]{{1,4}}){GAP}*[·—-]?{GAP}*{after}"
    tails, agencies = alternatives(kinds.get("medium_tail", ())), alternatives(kinds.get("agency_tail", ()))
    named = rf"(?:{media}|{alternatives(kinds.get('reported', ()))}?[{HAN}]{{2,6}}{tails})"
    opening, closing = "[（(【\\[〔]", "[）)】\\]〕]"
    marked = kinds.get("medium", ())
    words = alternatives(form for form in roles if len(form) > 1)
    reports = tuple(form for form, role in roles.items() if not role)
    letters = alternatives(form for form in roles if len(form) == 1)
    return Marks(
        roles=roles,
        posts=frozenset(roles.values()) - {single.get("photo", ""), single.get("alone", ""), ""},
        reports=reports,
        surnames=frozenset(row["form"] for row in ontology.rows("surnames")),
        common=frozenset(
            row["form"] for row in ontology.rows("surnames") if row.get("frequency", "common") == "common"
        ),
        openers=re.compile(
            _openers(ontology, "news", "paragraph")
            + r"|[“「][^”」]{0,60}[，,。！？!?…]|《"  # somebody speaks, a title
            + r"|\d{4}年|\d{1,2}[月日]|\d{1,2}[.．、](?!\d)"  # a day, a number in a list
        ),
        relating=re.compile(_openers(ontology, "relating")),
        news=re.compile(_openers(ontology, "news") + r"|(?:\d{4}年)?\d{1,2}月\d{1,2}日"),
        carriers=frozenset(row["form"] for row in ontology.rows("paragraph_openers") if row["kind"] == "carrier"),
        unnames=frozenset(kinds.get("unname", ())),
        sections=frozenset(kinds.get("section", ())),
        rubrics=frozenset(kinds.get("rubric", ())),
        pictures=frozenset(kinds.get("picture", ())),
        section_tails=tuple(kinds.get("section_tail", ())),
        section_heads=tuple(kinds.get("section_head", ())),
        page_tails=tuple(kinds.get("page_tail", ())),
        rubric_tails=tuple(kinds.get("rubric_tail", ())),
        picture_tails=tuple(kinds.get("picture_tail", ())),
        places=frozenset(
            name for row in ontology.rows("divisions") for name in (row["form"], row["form"][:-1]) if len(name) > 1
        ),
        closings=frozenset(kinds.get("closing", ())),
        contact=re.compile(rf"{alternatives(kinds.get('contact', ()))}{GAP}*[:：]"),
        entry=re.compile(rf"[^。]*{GAP}[（(]?{before}?\d{{1,2}}{after}[)）]?$"),
        notices=tuple(kinds.get("notice", ())),
        boxes=frozenset(kinds.get("box", ())),
        bullets=bullets,
        trimmings=re.compile(rf"^[A-Z]\d{{0,2}}(?={GAP})|{GAP}+|{bullet}"),
        photo=single.get("photo", ""),
        alone=single.get("alone", ""),
        callings=tuple(kinds.get("calling", ())),
        units=tuple(row["form"] for row in ontology.rows("organization_heads")),
        role=re.compile(rf"(?:{media}|[{HAN}]{{1,8}}{tails})?{GAP}*({words}|{letters}(?![{HAN}]))"),
        agency=re.compile(rf"(?:{media}|[{HAN}]{{2,4}}{agencies}){alternatives(kinds.get('wire', ()))}"),
        lead=re.compile(
            rf"(?:{bullet}{GAP}*)*{opening}?{named}"
            rf"{GAP}*({where}){GAP}*({day})?{GAP}*{lead_word}{closing}?{GAP}*"
            rf"(?:[（(]([^（）()]{{0,60}})[）)]"
            rf"|((?:{words}){GAP}*[{HAN}·]{{2,8}}?(?:{GAP}[{HAN}·]{{2,8}}?)*{GAP}*{alternatives(reports)})(?:{GAP}+|[:：]))?"
        ),
        dateline_end=re.compile(
            rf"[（(]{GAP}*{alternatives(marked)}{GAP}*({where}){GAP}*({day})?{GAP}*{lead_word}[^（）()]{{0,20}}[）)]$"
        ),
        page=re.compile(
            rf"(?:{before}?\s*)?[A-Z]?\d{{1,3}}\s*{after}?(?:\s*[/／]\s*\d+)?|[A-Z]\d{{1,2}}"
            rf"|{before}[一二三四五六七八九十]+{after}|[-—]\s*\d+\s*[-—]"
        ),
        date=re.compile(
            r"(?:(?:\d{4}年)?\s*\d{1,2}月\s*\d{1,2}日|\d{4}[-./]\d{1,2}[-./]\d{1,2})"
            rf"(?:[\s,，]*{alternatives(kinds.get('weekday', ()))}.)?(?:\s+[^\s,，。:：]{{1,8}}){{0,4}}"
        ),
        dated=re.compile(
            rf"\d{{4}}年\s*\d{{1,2}}月\s*\d{{1,2}}日[\s,，/／]*{alternatives(kinds.get('weekday', ()))}[{HAN}]"
        ),
        jump=re.compile(
            rf"(?:{bullet})*{GAP}*{opening}?{GAP}*(?:({alternatives(kinds.get('jump_from', ()))})"
            rf"|({alternatives(kinds.get('jump_to', ()))})){GAP}*{page}[^。]{{0,20}}{closing}?$"
        ),
        note=re.compile(rf"[（(【\[]?{GAP}*{alternatives(kinds.get('note', ()))}"),
        imprint=re.compile(
            rf"(?:^|(?<=[^{HAN}]))({alternatives(kinds.get('imprint', ()))}){GAP}*(?:[:：/／]|{GAP}(?=\S))"
        ),
        caption=re.compile(rf"(?:{bullet})*{GAP}*{alternatives(kinds.get('caption', ()))}"),
    )
