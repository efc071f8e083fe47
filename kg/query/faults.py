"""What is wrong with a query, where, and what to do: the engine's message in words, with the place pointed at."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.errors import KgError, UsageError
from kg.query.guard import QUOTED, RefusedError

_PLACE = re.compile(r"(?:error )?at (\d+):(\d+): expected (.*)", re.DOTALL)
_WORD = re.compile(r'"([^"\s]+|\\")"|\b([A-Z]{2,})\b')
_RANGE = re.compile(r"\['.*?\](?=,|\s|$)", re.DOTALL)
_DECLARED = re.compile(r"\bprefix\s+([^\s:<]*)\s*:", re.IGNORECASE)
_USED = re.compile(r"(?<![\w:?$@.\-%\\])([A-Za-z][\w\-]*)?:(?=[\w%\\]|\s|$)")
_SHOWN = 8


def fault(query: str, refusal: RefusedError, file: str = "", known: Mapping[str, str] | None = None) -> KgError:
    """The error to show for a refused query.

    Args:
        query: its text.
        refusal: why it was refused.
        file: where the text came from, empty for the command line.
        known: prefixes that need no declaration.
    """
    if refusal.status == 400:
        return UsageError(f"{describe(query, refusal.problem, known or {})}", file=file)
    remedy = {503: "ask for less, or allow more time with --timeout or memory with --memory"}.get(refusal.status, "")
    return KgError(refusal.problem, remedy, file=file)


def describe(query: str, problem: str, known: Mapping[str, str]) -> str:
    """The engine's message with the line it speaks of, a mark under the place, and a hint."""
    place = _PLACE.search(problem)
    if not place:
        return problem
    line, column = int(place[1]), int(place[2])
    if missing := undeclared(query, known):
        before = query[: missing.start()]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        hint = f"the prefix {missing[1]}: is not declared; begin with PREFIX {missing[1]}: <…>"
    elif expected := _expected(place[3]):
        hint = f"expected {expected}"
    else:
        hint = "the query should end before this, or something is missing in front of it"
    lines = query.split("\n")
    shown, number = (lines[line - 1].rstrip("\r") if line <= len(lines) else ""), column
    shown, column = (shown[column - 61 : column + 60], 61) if column > 120 else (shown[:120], column)
    mark = " " * (column - 1) + "^"
    return f"syntax error in the query at line {line}, column {number}: {hint}\n  {shown}\n  {mark}"


def undeclared(query: str, known: Mapping[str, str]) -> re.Match[str] | None:
    """Where the first prefix stands that is used and not declared (group 1 is its name)."""
    text = QUOTED.sub(lambda found: " " * len(found[0]), query)
    declared = {"", "_", *known, *_DECLARED.findall(text)}
    return next((found for found in _USED.finditer(text) if (found[1] or "") not in declared), None)


def _expected(words: str) -> str:
    found = dict.fromkeys(quoted or keyword for quoted, keyword in _WORD.findall(_RANGE.sub("", words)))
    if list(found) == ["OPTIONAL"]:  # what the engine names where a group goes wrong at its end
        return ""
    few = list(found)[:_SHOWN]
    return " ".join(few) + (" …" if len(found) > _SHOWN else "")
