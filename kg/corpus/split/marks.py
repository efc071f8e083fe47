"""The words that mark the parts of a page, taken from the ontology and compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from kg.ontology import Ontology

HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇\U00020000-\U0003134f"
GAP: Final = "[ \t\u3000\u00a0]"
DIGITS: Final = "〇○零一二三四五六七八九十"


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
    compares: re.Pattern[str]
    unnames: frozenset[str]
    sections: frozenset[str]
    rubrics: frozenset[str]
    afterwords: frozenset[str]
    pictures: frozenset[str]
    section_tails: tuple[str, ...]
    section_heads: tuple[str, ...]
    paper_tails: tuple[str, ...]
    page_tails: tuple[str, ...]
    rubric_heads: tuple[str, ...]
    honorifics: tuple[str, ...]
    rubric_tails: tuple[str, ...]
    picture_tails: tuple[str, ...]
    places: frozenset[str]
    notices: tuple[str, ...]
    title_heads: tuple[str, ...]
    greetings: tuple[str, ...]
    answers: re.Pattern[str]
    title_tails: tuple[str, ...]
    happenings: tuple[str, ...]
    body_first: re.Pattern[str]
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
    others: frozenset[str]
    arrows: str
    given: re.Pattern[str]
    collective: re.Pattern[str]
    role: re.Pattern[str]
    agency: re.Pattern[str]
    lead: re.Pattern[str]
    dateline_end: re.Pattern[str]
    jump: re.Pattern[str]
    resumes: re.Pattern[str]
    leaves: re.Pattern[str]
    page: re.Pattern[str]
    date: re.Pattern[str]
    dated: re.Pattern[str]
    note: re.Pattern[str]
    imprint: re.Pattern[str]
    editors: re.Pattern[str]
    head_sure: re.Pattern[str]
    head_maybe: re.Pattern[str]
    page_notes: re.Pattern[str]
    pointers: tuple[str, ...]
    caption: re.Pattern[str]


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first; one that never matches when there are none."""
    ordered = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")" if ordered else "(?!)"


_CACHE: Final[dict[tuple[str, str], Marks]] = {}


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

    def words(*names: str) -> str:
        return alternatives(form for name in names for form in kinds.get(name, ()))

    roles = {row["form"]: row["role"] for row in ontology.rows("byline_marks") if row["kind"] == "role"}
    single = {row["kind"]: row["role"] for row in ontology.rows("byline_marks") if row["kind"] in {"alone", "photo"}}
    media = words("medium")
    bodies = alternatives(row["form"] for row in ontology.rows("organization_heads"))
    # "wire" before "firm" is half of what the firm supplies, and before the rest of a trade the beginning of that
    trades = alternatives(
        post["form"].removeprefix(lead)
        for lead in kinds.get("lead", ())
        for post in ontology.rows("posts")
        if post["form"].startswith(lead) and len(post["form"]) > len(lead) + 1
    )
    lead_word = rf"{words('lead')}(?!{bodies}|{trades})"
    bullets = "".join(kinds.get("bullet", ()))
    bullet = f"[{re.escape(bullets)}]" if bullets else "(?!)"
    where = f"[{HAN}、·]{{0,12}}?"
    day = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日"
    before, after = words("page_before"), words("page_after")
    number = rf"[0-9A-Za-z一二三四五六七八九十]{{1,4}}|{words('page_word')}"
    page = rf"{before}?{GAP}*({number}){GAP}*[·—-]?{GAP}*{after}"
    issue, weekday = words("issue"), words("weekday")
    volume = rf"{words('volume')}{before}?\d+{issue}"
    full_day = rf"(?:[\d{DIGITS}]{{4}}年[\d{DIGITS}]{{1,3}}月[\d{DIGITS}]{{1,3}}日|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}})"
    jump_from, jump_to = words("jump_from"), words("jump_to")
    tails, agencies = words("medium_tail"), words("agency_tail")
    named = rf"(?:{media}|{words('reported')}?[{HAN}]{{2,6}}{tails})"
    medium = rf"(?:{media}|《[^《》]{{2,12}}》|[{HAN}]{{1,8}}{tails})"
    pictures = words("picture_word")
    opening, closing = "[（(【\\[〔]", "[）)】\\]〕]"
    marked = kinds.get("medium", ())
    posts = alternatives(form for form in roles if len(form) > 1)
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
        compares=re.compile(
            rf"{_openers(ontology, 'comparing')}[^，,。；]{{1,14}}?{_openers(ontology, 'compared')}[，,]"
        ),
        unnames=frozenset(kinds.get("unname", ())),
        sections=frozenset(kinds.get("section", ())),
        rubrics=frozenset((*kinds.get("rubric", ()), *kinds.get("afterword", ()))),
        afterwords=frozenset(kinds.get("afterword", ())),
        pictures=frozenset(kinds.get("picture", ())),
        section_tails=tuple(kinds.get("section_tail", ())),
        section_heads=tuple(kinds.get("section_head", ())),
        paper_tails=tuple(kinds.get("paper_tail", ())),
        page_tails=tuple(kinds.get("page_tail", ())),
        rubric_heads=tuple(kinds.get("rubric_head", ())),
        honorifics=tuple(row["form"] for row in ontology.rows("honorifics")),
        rubric_tails=tuple(kinds.get("rubric_tail", ())),
        picture_tails=tuple(kinds.get("picture_tail", ())),
        places=frozenset(
            name for row in ontology.rows("divisions") for name in (row["form"], row["form"][:-1]) if len(name) > 1
        ),
        closings=frozenset(kinds.get("closing", ())),
        contact=re.compile(rf"{words('contact')}{GAP}*[:：]"),
        entry=re.compile(rf"[^。]*(?:{GAP}|…|[.·—-]{{2}})[（(]?{before}?\d{{1,2}}{after}[)）]?$"),
        notices=tuple(kinds.get("notice", ())),
        title_heads=tuple(kinds.get("title_head", ())),
        greetings=tuple(kinds.get("greeting", ())),
        answers=re.compile(rf"[（(【\[]?{words('answer')}[】\]）)]?{GAP}*[:：]"),
        title_tails=tuple(kinds.get("title_tail", ())),
        happenings=tuple(kinds.get("happening", ())),
        body_first=re.compile(
            rf"[{HAN}“”]{{2,10}}?"
            + alternatives(row["form"] for row in ontology.rows("organization_heads") if len(row["form"]) > 1)
        ),
        boxes=frozenset(kinds.get("box", ())),
        bullets=bullets,
        trimmings=re.compile(rf"^[A-Z]\d{{0,2}}(?={GAP})|{GAP}+|{bullet}"),
        photo=single.get("photo", ""),
        alone=single.get("alone", ""),
        callings=tuple(kinds.get("calling", ())),
        units=tuple(row["form"] for row in ontology.rows("organization_heads")),
        others=frozenset(kinds.get("others", ())),
        arrows="".join(kinds.get("arrow", ())),
        given=re.compile(
            rf"{words('archive')}|{alternatives(marked)}{words('wire')}"
            rf"|(?:{pictures})?[{HAN}·]{{2,24}}?{GAP}*{words('given')}"
            rf"|{pictures}[{HAN}·]{{2,24}}?{GAP}*{words('given_picture')}"
        ),
        collective=re.compile(rf"{medium}{GAP}*{words('collective')}"),
        role=re.compile(rf"(?:{medium}[—–-]+)*(?:{medium})?{GAP}*({posts}|{letters}(?![{HAN}]))"),
        agency=re.compile(rf"(?:{media}|[{HAN}]{{2,4}}{agencies}){words('wire')}|{media}(?![{HAN}])"),
        lead=re.compile(
            rf"(?:{bullet}{GAP}*)*{opening}?{named}"
            rf"{GAP}*({where}){GAP}*({day})?{GAP}*{lead_word}{closing}?{GAP}*"
            rf"(?:[（(]([^（）()]{{0,60}})[）)]"
            rf"|((?:{posts}){GAP}*[{HAN}·]{{2,8}}?(?:{GAP}[{HAN}·]{{2,8}}?)*{GAP}*{alternatives(reports)})(?:{GAP}+|[:：]))?"
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
            rf"(?:[\s,，]*{words('weekday')}.)?(?:\s+[^\s,，。:：]{{1,8}}){{0,4}}"
        ),
        dated=re.compile(rf"\d{{4}}年\s*\d{{1,2}}月\s*\d{{1,2}}日[\s,，/／]*{words('weekday')}[{HAN}]"),
        jump=re.compile(
            rf"(?:{bullet})*{GAP}*{opening}?{GAP}*(?:({jump_from})"
            rf"|({jump_to})){GAP}*{page}[^。（）()]{{0,20}}{closing}?(?:{bullet})*$"
        ),
        resumes=re.compile(
            rf"(?:{bullet}|{GAP})*(?:{opening}{GAP}*{jump_from}{GAP}*{page}[^。（）()]{{0,20}}?{closing}{GAP}*"
            rf"|{jump_from}{GAP}*{page}(?:{GAP}|{bullet})+)(?=\S)"
        ),
        leaves=re.compile(rf"{opening}{GAP}*{jump_to}{GAP}*{page}[^。（）()]{{0,20}}{closing}$"),
        note=re.compile(rf"[（(【\[]?{GAP}*{words('note')}"),
        imprint=re.compile(
            rf"(?:^|(?<=[^{HAN}]))({words('imprint', 'reach')})"
            rf"{GAP}*(?:[:：/／]|{GAP}(?=\S))"
        ),
        editors=re.compile(rf"(?:{bullet}|{GAP})*{words('imprint')}{GAP}*(?:[:：/／]|{GAP}(?=\S)|(?=[A-Z]))"),
        head_sure=re.compile(
            rf"{before}[{DIGITS}\dA-Z]{{1,4}}{after}|[A-Z]?\d{{1,3}}{after}|[A-Z]\d{{1,2}}|0\d"
            rf"|[（(]?{volume}[）)]?|{weekday}[{HAN}]{full_day}|{full_day}{weekday}[{HAN}]"
        ),
        head_maybe=re.compile(
            rf"{full_day}{words('published')}?|{weekday}[{HAN}]"
            rf"|(?:\d{{4}}年(?:\d{{1,2}}月)?)?{before}\d+{issue}(?:[（(]{volume}[）)])?"
            rf"|{words('lunar')}[{HAN}]*|{words('today')}[\d{DIGITS}]+{after}"
        ),
        page_notes=re.compile(rf"[（(【]?(?:{words('page_note')}|[{HAN}]{{2,20}}{words('publisher_tail')}$)"),
        pointers=(*kinds.get("pointer", ()), *kinds.get("jump_from", ()), *kinds.get("jump_to", ())),
        caption=re.compile(rf"(?:{bullet})*{GAP}*{words('caption')}"),
    )
