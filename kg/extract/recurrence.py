"""People who are named again: the authors of an article, and whom one paragraph made sure of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kg.extract import words
from kg.extract.person_name import CLASS
from kg.extract.scan import Found, Scan

TEAM: Final = "Team"
BLANKS: Final = (" ", "　")


def authors(scan: Scan, names: Iterable[str]) -> None:
    """Mark the authors wherever their names stand."""
    for name in names:
        if len(name) == 2:
            _spaced(scan, name)
        else:
            _everywhere(scan, name)


def _everywhere(scan: Scan, name: str) -> None:
    for at in scan.occurrences(name):
        _once(scan, at, at + len(name), name)


def _spaced(scan: Scan, name: str) -> None:
    """Mark a name of two characters wherever it stands, also with a blank inside."""
    first, second = name[0], name[1]
    if second in scan.text:
        done = 0
        for at in scan.occurrences(first):
            end = at + 1 + scan.text.startswith(BLANKS, at + 1)
            if at >= done and scan.text.startswith(second, end):
                done = end + 1
                _once(scan, at, done, name)


def _once(scan: Scan, start: int, end: int, name: str) -> None:
    if scan.text[start - 1 : start] not in ("·", "•") and not scan.covered(start, end):
        scan.add(start, end, CLASS, name)


def lengthen(scan: Scan, names: Iterable[str]) -> None:
    """Take the full name where another paragraph has it: its last character may begin a word, too."""
    known = frozenset(names)
    for found in (f for f in scan.found if f.cls == CLASS):
        end = min(found.end + 1, len(scan.text))
        if found.end < end and (full := scan.text[found.start : end]) in known and not scan.covered(found.end, end):
            found.end, found.name = end, full


def repeat(scan: Scan, names: Iterable[str]) -> None:
    """Mark further occurrences of names that the article introduced with a post or in a list."""
    teams = [f for f in scan.found if f.cls == TEAM]
    for name in names:
        if name in scan.text and not words.is_common(name):
            _everywhere(scan, name)
            _in_teams(scan, name, teams)


def _in_teams(scan: Scan, name: str, teams: Iterable[Found]) -> None:
    """Mark the person after whom a team is called: the name opens that of the team, or stands behind its body's."""
    for team in teams:
        start = scan.text.find(name, team.start, team.end)
        if start < 0:
            continue
        end = start + len(name)
        inside = [f for f in scan.found if f is not team and f.start < end and start < f.end]
        opens = start == team.start or any(f.start == team.start and f.end == start for f in scan.found)
        if opens and end < team.end and all(f.cls == TEAM and f.end == team.end for f in inside):
            scan.add(start, end, CLASS, name)


def shorten(scan: Scan, names: dict[str, str]) -> None:
    """Give the people of these names the shorter ones, which begin them."""
    for found in scan.found:
        if found.cls == CLASS and found.name in names and scan.text[found.start : found.end] == found.name:
            found.end -= len(found.name) - len(names[found.name])
            found.name = names[found.name]
