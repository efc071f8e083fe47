"""Which datatype a date has in RDF: XML Schema where it can say it, else the Extended Date/Time Format.

Sources: XML Schema Part 2 (date, gYearMonth, gYear, dateTime); EDTF as in ISO 8601-2:2019 and the Library of
Congress's specification, https://www.loc.gov/standards/datetime/ (levels 0 and 1, and the sets of level 2).
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

_PLAIN: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_POINT: Final = r"(?:-?[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2})?)?[?~%]?|Y-?\d{5,})"
_END: Final = rf"(?:{_POINT}|\.\.)?"
_EDTF: Final = re.compile(
    rf"{_POINT}|(?=.*\d){_END}/{_END}|[\[{{](?:\.\.)?{_POINT}(?:(?:,|\.\.){_POINT})*(?:\.\.)?[\]}}]", re.ASCII
)
_MONTH_OR_SEASON: Final = re.compile(r"(?<![\dX])-?[\dX]{4}-(\d\d)(?:-(\d\d))?", re.ASCII)
_KINDS: Final = ("xsd:gYear", "xsd:gYearMonth", "xsd:date")


def datatype(value: str) -> str:
    """The CURIE of the datatype of a date as written, "" when it is none (the shapes then complain).

    >>> [datatype(v) for v in ("2025", "2025-11", "2025-11-26", "2025-11~", "2025-11-20/2025-11-26", "lately")]
    ['xsd:gYear', 'xsd:gYearMonth', 'xsd:date', 'edtf:EDTF', 'edtf:EDTF', '']
    """
    if plain := _PLAIN.fullmatch(value):
        year, month, day = plain.groups()
        if _is_day(int(year), int(month or 1), int(day or 1)):
            return _KINDS[bool(month) + bool(day)]
    if _EDTF.fullmatch(value) and all(_in_calendar(m[1], m[2]) for m in _MONTH_OR_SEASON.finditer(value)):
        return "edtf:EDTF"
    if "T" in value and _is_time(value):
        return "xsd:dateTime"
    return ""


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year or 4, month, day)
    except ValueError:
        return False
    return True


def _is_time(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", value, re.ASCII) is not None


def _in_calendar(month: str, day: str | None) -> bool:
    """Months are 01-12, seasons and quarters 21-41; a season has no days."""
    if day is None:
        return 1 <= int(month) <= 12 or 21 <= int(month) <= 41
    return _is_day(2024, int(month), int(day)) if 1 <= int(month) <= 12 else False
