"""Finds dates in Chinese text and resolves them to ISO 8601 or EDTF against the day something was printed.

Absolute dates need no words; relative ones (this year, yesterday …) are named in lexicon/time_words.tsv: `unit` is
year, month, day or recent, `offset` how many units from the reference; `later` counts years from the date named before
(none in the same year, which needs a month behind it), `years_later` as many as the number before it says; `weekday`
names a day of the week, Monday 1.
EDTF: https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from kg.ontology import Ontology

WEEKDAY: Final = "weekday"
LONGEST: Final = 4  # characters of a word that says that a date comes again, or is one up to which something lasts
BREAKING: Final = "，。；：！？,;:!?、“” 　\t"  # behind these a clause begins
DIGITS: Final = "一二三四五六七八九"
TEN: Final = "十"
_DIGITS: Final = re.compile("[0-9.]+")
_YEAR: Final = re.compile(r"(?<![0-9\-—–－~～])((?:19|20)[0-9]{2})年(?![-—–－~～])")
_YEAR_OF_NAME: Final = re.compile(r"(?<![\w\-—–－~～])((?:19|20)[0-9]{2})(?![0-9年])([^\W\d_])[^\W\d_]")
_PAST: Final = 3  # years named besides that show an earlier one to be no aim
_NEAR: Final = 4  # years between those that a page looks back on and that of its news
_FIRST_YEAR: Final = re.compile(r"((?:19|20)[0-9]{2})(?![0-9\-—–－~～])")
_SPAN: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年?[-—–－~～]{1,2}(?:19|20)[0-9]{2}年")
_DAY: Final = re.compile(r"((?:19|20)[0-9]{2})\s?年\s?([0-9]{1,2})\s?月\s?([0-9]{1,2})\s?日\s*")


class DateFinder:
    """The date expressions of an ontology.

    >>> import kg.ontology
    >>> list(DateFinder(kg.ontology.default()).find("2024年3月20日—21日", 0, 14, ""))
    [(0, 14, '2024-03-20/2024-03-21')]
    """

    def __init__(self, ontology: Ontology) -> None:
        rows = [row for row in ontology.rows("time_words") if row["unit"] != WEEKDAY]
        self.words = {row["form"]: (row["unit"], int(row["offset"])) for row in rows}
        until = [row["form"] for row in ontology.rows("relation_words") if row["class"] == "until"]
        joints = "|".join(map(re.escape, sorted(until, key=len, reverse=True))) or "(?!)"
        between = f"(?:[-—–－~～]{{1,2}}|{joints})"
        self.between = re.compile(between)
        self.limits = tuple(row["form"] for row in ontology.rows("relation_words") if row["class"] == "limit")
        self.yearly = tuple(row["form"] for row in ontology.rows("relation_words") if row["class"] == "each_year")
        fillers = [row["form"] for row in ontology.rows("time_fillers")]

        def of(*units: str) -> str:
            forms = sorted((w for w, (unit, _) in self.words.items() if unit in units), key=len, reverse=True)
            return "|".join(map(re.escape, forms)) or "(?!)"

        later = sorted((w for w, (unit, _) in self.words.items() if unit == "later"), key=len, reverse=True)
        same = "|".join(re.escape(word) for word in later if not self.words[word][1]) or "(?!)"
        after = "|".join(re.escape(word) for word in later if self.words[word][1]) or "(?!)"
        counted = rf"(?P<n>[0-9]{{1,2}}|[{DIGITS}{TEN}]{{1,3}})(?:{of('years_later')})"
        day = r"(?:(?P<d>[0-9]{1,2})日)"
        self.pattern = re.compile(
            rf"(?P<mw>{of('month')})(?P<d3>[0-9]{{1,2}})日|(?P<w>{of('month', 'day', 'recent')})|(?P<d4>[0-9]{{1,2}})日"
            rf"|(?P<y1>(?:19|20)[0-9]{{2}})年?{between}(?P<y2>(?:19|20)[0-9]{{2}})年"
            rf"|{counted}"
            rf"|(?:(?P<y>(?:19|20)[0-9]{{2}})年|(?P<yw>{of('year')})|(?P<lw>{after}|(?:{same})(?=[0-9]{{1,2}}月)))?"
            rf"(?:(?P<m>[0-9]{{1,2}})月(?:{day}(?:{between}(?:(?P<m2>[0-9]{{1,2}})月)?(?P<d2>[0-9]{{1,2}})日)?)?)?"
        )
        self.filler = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(fillers, key=len, reverse=True))) or '(?!)'})+")
        starts = {form[0] for form, (unit, _) in self.words.items() if unit != "years_later"}
        begun = "".join(map(re.escape, sorted(starts)))
        self.start = re.compile(rf"[0-9{begun}]|[{DIGITS}{TEN}]{{1,3}}(?:{of('years_later')})")

    def find(self, text: str, start: int, end: int, reference: str, before: str = "") -> Iterator[tuple[int, int, str]]:
        """(start, end, value) of each date in `text[start:end]`; the value is "" where the year cannot be known.

        `reference` is the ISO date of printing, as much of it as is known, `before` the date named last before.
        """
        position = start
        while hit := self.start.search(text, position, end):
            match = self.pattern.match(text, hit.start(), end)
            if not match or match.end() == match.start():
                run = _DIGITS.match(text, hit.start(), end)
                position = run.end() if run else hit.end()
                continue
            tail = self.filler.match(text, match.end(), end)
            position = tail.end() if tail else match.end()
            value = self.resolve(match, reference, before)
            if match["lw"] or match["n"]:
                first = match.start() == start or text[match.start() - 1] in BREAKING
                head = first or not self.words.get(match["lw"], ("", 1))[1]
                if not head:  # how long something lasted
                    position = match.end("lw") if match["lw"] else match.end("n")
                    continue
            if value and match["m"]:
                ahead = text[max(start, match.start() - LONGEST) : match.start()]
                if ahead.endswith(self.yearly) or ahead.endswith(self.limits):
                    value = ""  # it comes again each year, or something lasts up to it
                else:
                    position, value = self._span(text, position, end, value, reference)
            before = value or before
            yield match.start(), position, value

    def _span(self, text: str, position: int, end: int, value: str, reference: str) -> tuple[int, str]:
        """Where the span of time ends that begins with a month or a day, and its value; as given where it is none."""
        joint = self.between.match(text, position, end)
        last = self.pattern.match(text, joint.end(), end) if joint and "/" not in value else None
        if joint is None or last is None or not last["m"] or last["d2"]:
            return position, value
        begun = value[:4]
        until = self.resolve(last, begun if begun.isdigit() and not last["yw"] else reference)
        if begun.isdigit() and until[:7] < value[:7] and not (last["y"] or last["yw"]):
            until = f"{int(begun) + 1}{until[4:]}"
        tail = self.filler.match(text, last.end(), end)
        later = until[: len(value)] > value[: len(until)]
        return (tail.end() if tail else last.end(), f"{value}/{until}") if later else (position, value)

    def resolve(self, match: re.Match[str], reference: str, before: str = "") -> str:
        """The value of one expression found."""
        part = match.groupdict()
        known = reference.split("-") if reference else []
        if part["w"]:
            return self._relative(part["w"], reference)
        year = part["y"] or ""
        if part["yw"] and known:
            year = str(int(known[0]) + self.words[part["yw"]][1])
        if part["lw"] or part["n"]:
            later = _number(part["n"]) if part["n"] else self.words[part["lw"]][1]
            year = str(int(before[:4]) + later) if before[:4].isdigit() else ""
            if not year or (known and year > known[0]):
                return ""
        month = part["m"]
        if part["mw"]:
            base = self._relative(part["mw"], reference)
            return f"{base}-{int(part['d3']):02}" if len(base) == 7 else ""
        if part["d4"]:
            return self._day(int(part["d4"]), reference, before)
        if part["y1"]:
            return f"{part['y1']}/{part['y2']}"
        if month is None:
            return year
        if not 1 <= int(month) <= 12:
            return ""
        if not year and not part["yw"] and known:
            late = len(known) > 1 and int(month) > int(known[1]) + 6
            year = str(int(known[0]) - late)
        year = year or "XXXX"
        first = f"{year}-{int(month):02}" + (f"-{int(part['d']):02}" if part["d"] else "")
        if part["d2"]:
            turn = year.isdigit() and int(part["m2"] or month) < int(month)  # of the year
            return f"{first}/{int(year) + 1 if turn else year}-{int(part['m2'] or month):02}-{int(part['d2']):02}"
        return first

    def _day(self, day: int, reference: str, before: str) -> str:
        """A day alone: of the month named before where that is no long time ago, else of the month of printing."""
        month = reference[:7]
        near = {month, _month_before(month)} if len(month) == len("2000-01") else set()
        dated = re.match(r"([0-9]{4}-[0-9]{2})(?:-([0-9]{2}))?", before)
        if dated and (dated[1] in near or (not near and dated[1][:4] == month)) and day >= int(dated[2] or 0):
            month = dated[1]
        return f"{month}-{day:02}" if len(month) == len("2000-01") else ""

    def _relative(self, word: str, reference: str) -> str:
        unit, offset = self.words[word]
        if not reference:
            return ""
        if unit == "recent":
            return f"{reference[:7]}~"
        if unit == "month" and len(reference) >= 7:
            months = int(reference[:4]) * 12 + int(reference[5:7]) - 1 + offset
            return f"{months // 12:04}-{months % 12 + 1:02}"
        if unit == "day" and len(reference) == 10:
            try:
                return (date.fromisoformat(reference) + timedelta(days=offset)).isoformat()
            except ValueError:
                return ""
        return ""


def _month_before(month: str) -> str:
    return (date.fromisoformat(f"{month}-01") - timedelta(days=1)).isoformat()[:7]


def _number(text: str) -> int:
    """A number below a hundred, in figures or in characters.

    >>> [_number(text) for text in ("10", "三", "十", "二十五")]
    [10, 3, 10, 25]
    """
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition(TEN)
    return 10 * (_value(tens) or 1) * bool(ten) + _value(ones)


def _value(digit: str) -> int:
    return DIGITS.find(digit) + 1 if digit else 0


def year_in(name: str) -> str:
    """The year that a name bears, "" for none.

    >>> year_in("2024年度职工运动会")
    '2024'
    """
    match = _YEAR.search(name) or _FIRST_YEAR.match(name)
    return match[1] if match else ""


@lru_cache(maxsize=4)
def _weekdays(ontology: Ontology) -> dict[str, int]:
    """The words for the days of the week, and which day each is."""
    return {row["form"]: int(row["offset"]) for row in ontology.rows("time_words") if row["unit"] == WEEKDAY}


def printed(lines: Iterable[str], ontology: Ontology) -> str:
    """The ISO date of printing that a page's head bears: a full date followed by its day of the week, "" for none.

    The day of the week must be the right one, so that a date somebody looks back on is not taken for it by chance.

    >>> import kg.ontology
    >>> printed(["第2版 2024年3月20日 星期三"], kg.ontology.default())
    '2024-03-20'
    """
    days = _weekdays(ontology)
    for line in lines:
        for match in _DAY.finditer(line):
            named = next((n for word, n in days.items() if line.startswith(word, match.end())), 0)
            try:
                day = date(*map(int, match.groups()))
            except ValueError:
                continue
            if named == day.isoweekday():
                return day.isoformat()
    return ""


@lru_cache(maxsize=4)
def _ahead(ontology: Ontology) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What tells of a year that was reached, and of one that is aimed at."""
    rows = ontology.rows("relation_words")
    words, reached, source, coming = (
        "|".join(re.escape(row["form"]) for row in rows if row["class"] == name) or "(?!)"
        for name in ("ahead", "reached", "source", "coming")
    )
    before, due = (_aims(ontology, side) for side in ("before", "behind"))
    # "since then, or from one year to another": what was reached is no aim
    # and the feasts of the new year are spoken of in the old one
    since = rf"(?:{source})[^，,。；;]*?(?:19|20)[0-9]{{2}}年[^，,。；;]*?(?:{words})"
    past = rf"(?:{reached})|{since}|{_YEAR.pattern}(?:{coming})"
    return re.compile(past), re.compile(f"(?:{words}|{before}){_YEAR.pattern}|{_YEAR.pattern}(?:{due})")


def _aims(ontology: Ontology, side: str) -> str:
    """An expression for the words on one side of a year that is aimed at."""
    return "|".join(re.escape(row["form"]) for row in ontology.rows("aims") if row["side"] == side) or "(?!)"


@lru_cache(maxsize=4)
def _counted(ontology: Ontology) -> frozenset[str]:
    """The characters behind a number that make it one of things, and no year."""
    about = {row["form"] for row in ontology.rows("relation_words") if row["class"] in ("about", "count")}
    money = {row["form"][0] for row in ontology.rows("money")}
    return frozenset(about | money | {row["form"][0] for row in ontology.rows("measures")})


def year_of(texts: Iterable[str], ontology: Ontology | None = None) -> str:
    """The year a page is likely to be of, where its date of printing is not known: the last that it names, "" if none.

    Spans of years (plans, histories) do not count, nor does, with an ontology's words for what lies ahead, a year that
    is aimed at, or any after it, unless a span's first year is well after all others: a plan is seldom older than its
    news. A year in the name of an event counts as well. Without an ontology the year named most is taken.

    >>> year_of(["2024年3月20日", "2023—2027年", "2024年"])
    '2024'
    """
    texts = list(texts)
    named = [text for text in texts if _YEAR.search(text)]
    if ontology is None:
        counted: Counter[str] = Counter(year for text in named for year in _YEAR.findall(text))
        return max(counted, key=lambda year: counted[year]) if counted else ""
    past, aim = _ahead(ontology)
    named = [past.sub(" ", text) for text in named]
    years = {year for text in named for year in _YEAR.findall(text)}
    aimed = {before or behind for text in named for before, behind in aim.findall(text)}
    said = {year for text in named for year in _YEAR.findall(aim.sub(" ", text))}
    # by what was aimed at long ago, years went by since
    aims = {aim for aim in aimed if len([year for year in said if year > aim]) < _PAST}
    last = max((year for year in years if not aims or year < min(aims)), default=max(years, default=""))
    names = {year for text in texts for year, after in _YEAR_OF_NAME.findall(text) if after not in _counted(ontology)}
    last = max((year for year in names if not last or 0 < int(year) - int(last) < _NEAR), default=last)
    begun = max((year for text in texts for year in _SPAN.findall(text)), default="")
    return begun if begun and int(begun) > int(last or 0) + 1 else last
