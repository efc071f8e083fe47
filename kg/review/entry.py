"""One correction: what a line of `review.jsonl` says, checked."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import KgError

# action → (keys it needs besides its own, keys it may have)
ACTIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "merge": ((), ("name",)),
    "split": (("articles",), ("name",)),
    "rename": (("to",), ()),
    "retype": (("to",), ()),
    "alias": (("of",), ()),
    "distinct": ((), ()),
    "accept": ((), ("article", "evidence", "qualifiers")),
    "reject": ((), ("article",)),
}
ABOUT = ("author", "date", "note")
EDGES = ("accept", "reject")
MANY = ("merge", "distinct")
_ID = re.compile(r"[a-z]+/[0-9a-f]{12}")
REFERENCE = ("id", "name", "type", "article")


@dataclass(frozen=True, slots=True)
class Reference:
    """An entity as a person names it: by id, or by name or alias, where several bear it narrowed by a class and by an
    article (its headline, document or id) that mentions it. An id that is unknown falls back on the name."""

    name: str = ""
    type: str = ""
    article: str = ""
    id: str = ""

    def __str__(self) -> str:
        words = f"{self.name or self.id!r}"
        return words + (f" ({self.type})" if self.type else "") + (f" in {self.article}" if self.article else "")


@dataclass(frozen=True, slots=True)
class Entry:
    """A correction. What is not part of its `action` is empty; `file` and `line` say where it stands.

    `things` are the entities merged or kept apart, the one changed, or subject and object of an edge; `value` is the
    new name, class or alias; `articles` those split off, or the one of an edge.
    """

    action: str
    things: tuple[Reference, ...]
    value: str = ""
    predicate: str = ""
    articles: tuple[str, ...] = ()
    evidence: str = ""
    qualifiers: tuple[tuple[str, str], ...] = ()
    author: str = ""
    date: str = ""
    note: str = ""
    file: str = ""
    line: int = 0


def parse(row: object, file: str = "", line: int = 0) -> Entry:
    """The correction that a JSON object stands for.

    >>> parse({"rename": "A", "to": "B"}).value
    'B'

    Raises:
        KgError: it has not the form of any action, saying what is wrong.
    """

    def wrong(problem: str, remedy: str = "see docs/review.md for the form") -> KgError:
        return KgError(problem, remedy, file=file, line=line)

    if not isinstance(row, dict):
        raise wrong("a correction is a JSON object")
    named = [action for action in ACTIONS if action in row]
    if len(named) != 1:
        raise wrong(f"a correction has one of the keys {', '.join(ACTIONS)}, this one has {len(named)}")
    action = named[0]
    needed, allowed = ACTIONS[action]
    if missing := [key for key in needed if not row.get(key)]:
        raise wrong(f"{action} needs {', '.join(missing)}")
    if unknown := sorted(row.keys() - {action, *needed, *allowed, *ABOUT}):
        raise wrong(f"{action} has no {', '.join(unknown)}")
    try:
        return _entry(action, row, file, line)
    except ValueError as error:
        raise wrong(str(error)) from error


def _entry(action: str, row: Mapping[str, Any], file: str, line: int) -> Entry:
    own = row[action]
    articles = row.get("articles") or ([row["article"]] if row.get("article") else [])
    if not isinstance(articles, list):
        raise ValueError("articles is a list of headlines, documents or ids")
    things: tuple[Reference, ...]
    predicate, value = "", row.get("to") or row.get("name") or ""
    if action in EDGES:
        if not isinstance(own, list) or len(own) != 3:
            raise ValueError(f"{action} names an edge: [subject, relation, object]")
        things, predicate = (_reference(own[0]), _reference(own[2])), _text(own[1], "relation")
    elif action in MANY:
        if not isinstance(own, list) or len(own) < 2:
            raise ValueError(f"{action} names two entities or more in a list")
        things = tuple(map(_reference, own))
    elif action == "alias":
        things, value = (_reference(row["of"]),), own
    else:
        things = (_reference(own),)
    qualifiers = row.get("qualifiers") or {}
    if not isinstance(qualifiers, dict):
        raise ValueError("qualifiers is an object of names and values")
    return Entry(
        action=action,
        things=things,
        value=_text(value, "name") if value else "",
        predicate=predicate,
        articles=tuple(_text(each, "article") for each in articles),
        evidence=_text(row["evidence"], "evidence") if row.get("evidence") else "",
        qualifiers=tuple(sorted((name, _text(each, name)) for name, each in qualifiers.items())),
        **{key: _text(row[key], key) for key in ABOUT if row.get(key)},
        file=file,
        line=line,
    )


def _reference(value: object) -> Reference:
    if isinstance(value, str) and value.strip():
        return Reference(id=value) if _ID.fullmatch(value) else Reference(value.strip())
    if isinstance(value, dict) and not value.keys() - set(REFERENCE) and (value.get("name") or value.get("id")):
        return Reference(**{key: _text(each, key) for key, each in value.items() if each})
    said = json.dumps(value, ensure_ascii=False)
    raise ValueError(f"{said} names no entity: give a name, an id, or an object of name, type and article")


def _text(value: object, what: str) -> str:
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise ValueError(f"{what} is a text that is not empty")
