"""Finds what an article mentions: each recogniser reads each paragraph, stronger evidence first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kg.extract import (
    aliases,
    distributed,
    divisions,
    documents,
    explained,
    honours,
    occasions,
    organizations,
    parts,
    people,
    person_name,
    places,
    prizes,
    programs,
    quotations,
    recurrence,
    short_forms,
    stations,
    strangers,
    tails,
    units,
)
from kg.extract.lexicon import Lexicon, compile_lexicon
from kg.extract.program_edges import EVENTS
from kg.extract.scan import Found, Scan, scan
from kg.model import Article, Mention, order_of_mentions
from kg.ontology import Ontology

JUMP: Final = "jump"
SILENT: Final = frozenset({JUMP})
LONG: Final = 3000  # characters that are read at once; hardly a paragraph of a newspaper has a third of that
TITLE: Final = "《"
HEADLINE: Final = "headline"
TITLES: Final = frozenset({"headline", "kicker", "subtitle"})
SENTENCES: Final = "。！？!?；"
PHRASES: Final = "，、,;"


class Part(NamedTuple):
    """A paragraph, or a part of a very long one: where it begins, and its role in the article."""

    paragraph: int
    start: int
    text: str
    role: str

    @property
    def said(self) -> bool:
        """Whether things are said in it."""
        return self.role not in SILENT


def recognise(article: Article, ontology: Ontology) -> tuple[Mention, ...]:
    """The mentions of an article, sorted by paragraph and offset; one may stand inside a longer one.

    Args:
        article: the article, put together.
        ontology: the ontology whose lexicon says what names look like.
    """
    return recognise_all([article], ontology)[0]


def recognise_all(articles: Sequence[Article], ontology: Ontology) -> list[tuple[Mention, ...]]:
    """The mentions of each article of one page; a county that one names in full may be named short in the
    others, and so may a firm whose short form one introduces."""
    lexicon = compile_lexicon(ontology)
    pieces = [_parts(article) for article in articles]
    scans = [[scan(part.text, lexicon) for part in each] for each in pieces]
    codes = [divisions.named_in_full(each, lexicon) for each in scans]
    page = frozenset(code for each in codes for code in each if lexicon.divisions[code].level == divisions.COUNTY)
    read = list(zip(articles, pieces, scans, (c | page for c in codes), strict=True))
    for article, own, each, known in read:
        authors = _authors(article, lexicon)
        for part, one in zip(own, each, strict=True):
            if part.said:
                _read(one, authors, known, part.role)
    introduced = [aliases.introduced(each, lexicon) for each in scans]
    shared = aliases.shared(introduced, lexicon)
    return [_recognise(*each, shared, shorts, lexicon) for each, shorts in zip(read, introduced, strict=True)]


def _authors(article: Article, lexicon: Lexicon) -> list[str]:
    """Who wrote the article, but for those who are called by their surname alone."""
    anonymous = lexicon.shapes["anonymous"]
    return [byline.name for byline in article.bylines if byline.name and not anonymous.match(byline.name, 1)]


def _parts(article: Article) -> list[Part]:
    return [
        Part(index, start, paragraph.text[start:end], paragraph.role)
        for index, paragraph in enumerate(article.paragraphs)
        for start, end in stretches(paragraph.text, LONG)
    ]


def _recognise(
    article: Article,
    parts: list[Part],
    scans: list[Scan],
    codes: frozenset[str],
    shared: dict[str, Found],
    introduced: dict[str, Found],
    lexicon: Lexicon,
) -> tuple[Mention, ...]:
    """The mentions of an article whose paragraphs were read once, with the short forms that the page shares and those
    that it introduces itself."""
    shorts = shared | aliases.of_firms(scans, lexicon) | introduced
    shorts = aliases.of_trades(scans, lexicon) | shorts
    authors = _authors(article, lexicon)
    _again(scans, parts, shorts, authors, codes)
    called = aliases.of_parts(scans, lexicon)
    if called:
        open_to = [aliases.uncovered(each, called) for each in scans]
        chosen = [part if free else part._replace(role=JUMP) for part, free in zip(parts, open_to, strict=True)]
        _again(scans, chosen, called | shorts, authors, codes)
    _repeat(scans, lexicon)
    units.numbered(scans, lexicon)
    units.recalled(scans, lexicon)
    prizes.held(scans, lexicon)
    tails.later(scans)
    short_forms.drop_pointless(scans, lexicon)
    return tuple(
        sorted(
            (
                _mention(article, part, found, each)
                for part, each in zip(parts, scans, strict=True)
                for found in _kept(each)
            ),
            key=order_of_mentions,
        )
    )


def stretches(text: str, most: int) -> Iterator[tuple[int, int]]:
    """Where the parts of a paragraph begin and end: the whole of an ordinary one, a very long one cut after a sentence
    (or after a phrase, or anywhere where there is none), so that reading it takes no more than in proportion.

    >>> list(stretches("一句。两句。三句。", 7))
    [(0, 6), (6, 9)]
    """
    start = 0
    while len(text) - start > most:
        stop = start + most
        ends = (max(text.rfind(mark, start + most // 2, stop) for mark in marks) + 1 for marks in (SENTENCES, PHRASES))
        end = next(filter(None, ends), stop)
        yield start, end
        start = end
    yield start, len(text)


def _read(each: Scan, authors: list[str], codes: frozenset[str], role: str) -> None:
    documents.titled(each)
    documents.quoted(each)
    organizations.known(each)
    divisions.divisions(each, codes)
    short_forms.branded(each)
    short_forms.bureaus(each)
    short_forms.traded(each)
    units.subsidiaries(each)
    organizations.bodies(each)
    units.attached(each)
    short_forms.listed(each)
    short_forms.agencies(each)
    short_forms.short_firms(each)
    short_forms.local(each)
    distributed.distributed(each)
    parts.said(each)
    honours.honours(each)
    people.people(each, authors)
    explained.explained(each)
    strangers.introduced(each)
    documents.issued(each)
    if role == HEADLINE:
        documents.headline(each)
    occasions.joined(each)
    quotations.quoted(each)
    programs.named(each)
    programs.parts(each)
    programs.stages(each)
    places.facilities(each)
    stations.called_by_town(each)
    short_forms.anaphors(each, titled=role in TITLES)
    parts.beside(each)
    tails.soon(each)


def _again(
    scans: list[Scan],
    parts: list[Part],
    shorts: dict[str, Found],
    authors: list[str],
    codes: frozenset[str],
) -> None:
    """Read the paragraphs again that hold a short form which the article or the page introduced."""
    for index, each in enumerate(scans):
        if not parts[index].said or not any(short in each.text for short in shorts):
            continue
        fresh = each.again()
        if aliases.mark(fresh, shorts):
            _read(fresh, authors, codes, parts[index].role)
            scans[index] = fresh


def _repeat(scans: list[Scan], lexicon: Lexicon) -> None:
    """What one paragraph made sure of is recognised in the others."""
    shorter = strangers.shortened(scans)
    for each in scans:
        recurrence.shorten(each, shorter)
    names = sorted({f.name for s in scans for f in s.found if f.cls == person_name.CLASS} | strangers.recurring(scans))
    named = [
        f for s in scans for f in s.found if lexicon.tops[f.cls] in {"Program", "Honour"} and s.text[f.start] == "“"
    ]
    # what is called something somewhere counts more than what is only organized
    quoted = {f.name: f.cls for f in sorted(named, key=lambda f: f.cls != quotations.DEFAULT)}
    events = {
        f.name: f.cls
        for s in scans
        for f in s.found
        if f.cls in EVENTS and not f.anaphor and len(f.name) >= programs.OF_ITS_OWN
    }
    given = sorted(name for name, cls in quoted.items() if lexicon.tops[cls] == "Honour")
    for each in scans:
        honours.labels(each, given)
        recurrence.lengthen(each, names)
        recurrence.repeat(each, names)
        quotations.repeat(each, quoted)
        programs.repeat(each, events)


def _kept(each: Scan) -> list[Found]:
    """Without doubles, what crosses a longer mention, and classes that the ontology does not declare."""
    kept: list[Found] = []
    known = [f for f in each.found if f.cls in each.lexicon.tops]
    for found in sorted(known, key=lambda f: (f.start - f.end, f.start, f.cls)):
        if any(k.start == found.start and k.end == found.end for k in kept):
            continue
        if any(
            k.start < found.end and found.start < k.end and not (k.start <= found.start and found.end <= k.end)
            for k in kept
        ):
            continue
        inside = [k for k in kept if k.start <= found.start and found.end <= k.end]
        if inside and (found.anaphor or not _may_stand(each, inside, found)):
            continue
        found.inner = bool(inside)
        kept.append(found)
    return kept


def _may_stand(each: Scan, outer: list[Found], found: Found) -> bool:
    """Whether a mention inside longer ones counts: nothing inside a title, no body inside an honour.

    What is called by what it says, without title marks, may name the honour whose list it is, and a title the body
    that says something in it.
    """
    tops = each.lexicon.tops
    around = {tops[o.cls] for o in outer}
    if (
        tops[found.cls] == "Program"
        and not found.inner
        and any(tops[o.cls] == "Program" and o.start != found.start and each.text[found.start] != "“" for o in outer)
    ):
        return False
    if (
        found.cls == "Enterprise"
        and found.name in each.lexicon.known
        and len(found.name) < 4
        and "Organization" in around
    ):
        return False
    if tops[found.cls] == "Organization" and found.name in each.lexicon.known and not _own_words(each, outer, found):
        return False
    if "Document" in around:
        titles = [o for o in outer if tops[o.cls] == "Document"]
        if tops[found.cls] == "Organization" and each.lexicon.starts("document_openers", each.text, found.end):
            return any(found.start - o.start == (each.text[o.start] == TITLE) for o in titles)
        if tops[found.cls] != "Honour":
            return False
        return all(each.text[o.start] != TITLE or _conferred(each, o, found) for o in titles)
    return not ("Honour" in around and tops[found.cls] != "Place")


def _conferred(each: Scan, title: Found, honour: Found) -> bool:
    """Whether a title is that of a decision on whom an honour goes to, which it names with its region: "on naming"."""
    before = each.text[title.start : honour.start]
    placed = any(f.start == honour.start and each.lexicon.tops[f.cls] == "Place" for f in each.found)
    year = each.lexicon.shapes["year"]
    while not each.lexicon.ends("naming", before) and (found := [*year.finditer(before)]):
        before = before[: found[-1].start()]
    return placed and bool(each.lexicon.ends("naming", before))


def _own_words(each: Scan, outer: list[Found], found: Found) -> bool:
    """Whether a body of general currency inside a longer name stands at its front or behind another name in it: else
    it only ends a word of the longer one."""
    return found.start in {o.start for o in outer} or any(f.end == found.start for f in each.found)


def _mention(article: Article, part: Part, found: Found, each: Scan) -> Mention:
    top = each.lexicon.tops[found.cls]
    return Mention(
        article=article.id,
        paragraph=part.paragraph,
        start=part.start + found.start,
        end=part.start + found.end,
        type=top,
        subtype="" if found.cls == top else found.cls,
        text=each.text[found.start : found.end],
        name="" if found.anaphor else found.name,
        anaphor=found.anaphor,
    )
