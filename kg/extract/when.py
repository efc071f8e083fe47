"""When what is said happened: by a date in the sentence, by the scene it belongs to, or by what it is about.

A sentence seldom repeats a date: news gives it once, at the beginning or beside the name of an event, and goes on with
"at the ceremony" or "the contest is organized by …". `When` goes through an article sentence by sentence and keeps what
the dates in it belong to.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.extract.clauses import Sentence
from kg.extract.dates import year_in
from kg.extract.symbols import BREAKS, Alphabet
from kg.model import Article, Mention

DATE: Final = "date"
_VAGUE: Final = "~"  # ends the EDTF value of "recently"
_YEAR: Final = len("2000")
_DAY: Final = len("2000-01-01")
# Characters of a date in a paragraph of its own, how many paragraphs from the end it may stand.
_ALONE: Final = 16
_UNDER: Final = 4
_NEAR: Final = 2  # symbols between a name and the date that belongs to it
_BREAK: Final = re.compile(f"[{BREAKS}]")


@dataclass(frozen=True)
class Moments:
    """What of an ontology's words tells when something happened.

    `days`, `years` and `scenes` are the symbols of words that refer to the day, the year or the event named last,
    `since` those that end a clause on how long something has lasted, `yearly` those that make a year the attribute of
    a name, `things` those of names, `verbs` those of verbs, `begun` those by which events and bodies begin or end,
    `founded` those by which bodies do. `events` are the symbols of what is held, `texts` of what is issued,
    `bodies` of what is founded.
    """

    days: frozenset[str]
    years: frozenset[str]
    scenes: frozenset[str]
    since: frozenset[str]
    yearly: frozenset[str]
    things: frozenset[str]
    verbs: frozenset[str]
    begun: frozenset[str]
    founded: frozenset[str]
    events: frozenset[str]
    texts: frozenset[str]
    bodies: frozenset[str]


def moments(letters: Alphabet) -> Moments:
    """The words for times that an alphabet holds."""
    nothing: frozenset[str] = frozenset()
    words, types = letters.words, letters.types
    founded = words.get("found", nothing)
    return Moments(
        days=words.get("same_day", nothing),
        years=words.get("same_year", nothing),
        scenes=words.get("there", nothing) | words.get("then", nothing),
        since=words.get("since", nothing),
        yearly=words.get("yearly", nothing),
        things=letters.things,
        verbs=letters.verbs,
        begun=founded | words.get("held", nothing),
        founded=founded | words.get("unveil", nothing),
        events=types.get("Program", nothing),
        texts=types.get("Document", nothing),
        bodies=types.get("Organization", nothing) | types.get("Place", nothing),
    )


def signed(article: Article, letters: Alphabet) -> str:
    """The full date that stands alone at the end of an article, under who decided what it says, "" for none."""
    for paragraph in article.paragraphs[:-_UNDER:-1]:
        text = paragraph.text.strip()
        if len(text) <= _ALONE:
            for start, end, value in letters.dates.find(text, 0, len(text), ""):
                if (start, end) == (0, len(text)) and len(value) == _DAY:
                    return value
    return ""


class When:
    """The dates of one article, as far as it has been read.

    `symbols` are those of the classes of its mentions, `signed` is the date under it.
    """

    def __init__(self, moments: Moments, mentions: Sequence[Mention], symbols: Sequence[str], signed: str = "") -> None:
        self.moments, self.mentions, self.symbols = moments, mentions, symbols
        self.day = signed
        self.year = self.scene = ""
        # the date of the last dated sentence that names a thing; that of the last thing of a type under no name
        self.of: dict[tuple[str, str], str] = {}

    def leave(self, sentence: Sentence) -> None:
        """Remember the dates of a sentence before the next one is read."""
        moments, strip = self.moments, sentence.strip
        dates = {at: value for at, value in self._dates(sentence, sentence.start, sentence.end) if value}
        if not dates and (again := self._again(sentence, sentence.end)):
            dates = {sentence.start: again}
        for date in dates.values():
            self.day = date if len(date) >= _DAY else self.day
            self.year = date[:_YEAR] if date[:_YEAR].isdigit() else self.year
        begins = [p for p in range(sentence.start, sentence.end) if strip.code[p] in moments.begun]
        new = not moments.founded.isdisjoint(strip.code[sentence.start : sentence.end])
        for position, index in strip.inside(sentence.start, sentence.end):
            kind, key = self.symbols[index], self._key(index)
            event = kind in moments.events
            held = event or kind in moments.texts or (new and kind in moments.bodies)
            if held and (date := self._beside(sentence, position, dates)):
                if len(date) > _YEAR:  # what a whole year had may come again
                    self.of[key] = date
                self._set(date if event else "")
            elif event and begins and not dates and not self.mentions[index].anaphor and key not in self.of:
                self.scene = ""  # another event, and nobody says when
            if not self.mentions[index].anaphor and (held or kind in moments.bodies):
                self.of[key[0], ""] = self.of.get(key, "")
        if dates and begins:
            self._set(self._beside(sentence, begins[0], dates))

    def _set(self, date: str) -> None:
        """Begin a scene; one of an earlier year is looked back on."""
        if date and not date[:_YEAR] < self.scene[:_YEAR]:
            self.scene = date

    def _beside(self, sentence: Sentence, position: int, dates: Mapping[int, str]) -> str:
        """The last of the dates of a sentence before a place, else one behind it in the same clause."""
        before = [at for at in dates if at < position]
        if before:
            return dates[before[-1]]
        after = next((at for at in dates if at > position), -1)
        return dates[after] if after > 0 and self._close(sentence.strip.code, position + 1, after) else ""

    def _close(self, code: str, start: int, end: int) -> bool:
        """Whether hardly anything stands between two places, and no break or verb."""
        between = code[start:end]
        return len(between) <= _NEAR and not _BREAK.search(between) and self.moments.verbs.isdisjoint(between)

    def own(self, sentence: Sentence, start: int, end: int) -> str:
        """The date that stands between two places of a sentence or right before the first, "" for none."""
        return next((value for _, value in self._dates(sentence, max(start - 1, sentence.start), end)), "")

    def said(self, sentence: Sentence, end: int, *, once: bool = False) -> str:
        """The date of what is said up to a place of a sentence, "" for none.

        It is the last one named before, else one right behind, else that of the day, the year or the scene that the
        sentence refers to. What happens only `once`, such as an honour that is given, did not happen on the day since
        when something has lasted.
        """
        dates = list(self._dates(sentence, sentence.start, end))
        if once:
            dates = [date for date in dates if not self._past(sentence, date[0], end)]
        if dates:
            date = dates[-1][1]
            finer = (value for _, value in reversed(dates) if len(date) == _YEAR and value.startswith(f"{date}-"))
            return next(finer, date)
        return self._behind(sentence, end) or self._again(sentence, end)

    def _past(self, sentence: Sentence, date: int, end: int) -> bool:
        """Whether a date opens a clause that ends before a place, and says since when what follows has been so."""
        close = _BREAK.search(sentence.strip.code, date, end)
        return close is not None and sentence.strip.code[close.start() - 1] in self.moments.since

    def _behind(self, sentence: Sentence, end: int) -> str:
        """The first date after a place of a sentence, in the same clause or at the head of a clause on a beginning."""
        code = sentence.strip.code
        position, value = next(self._dates(sentence, end, sentence.end), (end, ""))
        if self._close(code, end, position):
            return value
        opens = len(_BREAK.findall(code, end, position)) == 1 and _BREAK.match(code, position - 1)
        return value if opens and code[position + 1 : position + 2] in self.moments.begun else ""

    def _again(self, sentence: Sentence, end: int) -> str:
        """The date named before that the sentence refers to."""
        code, moments = sentence.strip.code[sentence.start : end], self.moments
        for words, value in ((moments.days, self.day), (moments.years, self.year)):
            if value and not words.isdisjoint(code):
                return value
        heads = (c for at, c in enumerate(code) if c in moments.scenes and (not at or code[at - 1] in BREAKS))
        return self.scene if self.scene and next(heads, "") else ""

    def qualified(self, subject: int, thing: int, qualifiers: dict[str, str | int]) -> dict[str, str | int]:
        """With the date of what a relation is about where the sentence has none or a vague one: that of the sentence
        which spoke of it before, or the year in a program's name."""
        said = str(qualifiers.get(DATE, ""))
        about = [i for i in (thing, subject) if self.symbols[i] in self.moments.events]
        date = said or next(filter(None, (self.of.get(self._key(i), "") for i in (thing, *about))), "")
        if date[-1:] in ("", _VAGUE):
            date = next(filter(None, (year_in(self.mentions[i].name) for i in about)), date)
        if len(date) == _YEAR + len(_VAGUE):
            date = date.removesuffix(_VAGUE)  # recently, on a page of that year
        return qualifiers | {DATE: date} if date != said else qualifiers

    def _dates(self, sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, str]]:
        """(position, value) of the dates between two places, "" for one that cannot be told; a year that only qualifies
        a name is none."""
        code, days = sentence.strip.code, sentence.strip.days
        for position in days[bisect_left(days, start) : bisect_left(days, end)]:
            of = code[position + 1 : position + 2] in self.moments.yearly
            if not (of and code[position + 2 : position + 3] in self.moments.things):
                yield position, sentence.strip.dates[position]

    def _key(self, index: int) -> tuple[str, str]:
        mention = self.mentions[index]
        return mention.type, "" if mention.anaphor else mention.name
