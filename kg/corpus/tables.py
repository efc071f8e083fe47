"""JSON Lines, JSON and CSV: one article a row.

Which column holds what is found by its name in any case (`FIELDS`, and the table `columns` of the ontology that
comes with the program for names in its language) or told by the user. A row without text is a problem of its own; the
others are read.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from kg import ontology as ontologies
from kg.corpus.edition import NAMES, from_mapping
from kg.corpus.encoding import Decoded, decode
from kg.corpus.options import ReadOptions
from kg.corpus.text import CONTROL, to_lines
from kg.model import Document, Edition, Hint, Problem

# part of an article → names a column may have when the user names none
FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "uid", "article_id"),
    "text": ("text", "content", "body", "article", "fulltext", "full_text"),
    "headline": ("headline", "title", "heading"),
    "kicker": ("kicker", "pretitle", "intro_title"),
    "subtitle": ("subtitle", "subheading", "sub_title"),
    "byline": ("byline", "author", "authors", "reporter"),
    "newspaper": ("newspaper", "source", "media", "paper"),
    "date": ("date", "pubdate", "publish_date", "published", "pub_date", "time"),
    "page": ("page", "page_no", "page_number"),
    "page_name": ("page_name", "section", "column"),
    "url": ("url", "link", "href"),
}
PARTS = ("kicker", "headline", "subtitle", "byline")
NOT_PAGES = ({"document", "articles", "entities"}, {"nodes", "edges"})  # gold annotations and graphs
EMPTY: tuple[Any, ...] = (None, "", [], {})


def json_lines(
    name: str, digest: str, data: bytes, options: ReadOptions, edition: Edition
) -> Iterator[Document | Problem]:
    """One document for each line of JSON; a line that is not JSON is a problem and the next is read."""
    for number, raw in (
        enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1) if b"\0" not in data else _wide(data)
    ):
        if not raw.strip():
            continue
        decoded = decode(raw.rstrip(b"\r"), options.encoding)
        value, fault = _parse(decoded.text)
        if fault:
            yield Problem(name, number, fault, "write one JSON object a line")
            continue
        yield from _row(name, number, value, decoded, "jsonl", options, edition)


def json_array(
    name: str, digest: str, data: bytes, options: ReadOptions, edition: Edition
) -> Iterator[Document | Problem]:
    """One document for each object of an array, of the first array inside an object, or for the object itself."""
    decoded = decode(data, options.encoding)
    value, fault = _parse(decoded.text.removeprefix("\ufeff"))
    if fault:
        yield Problem(name, 0, fault, "give it an array of objects, or name it .jsonl if it holds one object a line")
        return
    if isinstance(value, dict) and any(keys <= value.keys() for keys in NOT_PAGES):
        return  # it stands beside pages and is about them
    if isinstance(value, dict) and not _pick(value, "text", options):
        value = next((v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict)), value)
    rows = value if isinstance(value, list) else [value]
    if not rows:
        yield Problem(name, 0, "the array is empty", "check how it was made")
    for number, row in enumerate(rows, start=1):
        yield from _row(name, number, row, decoded, "json", options, edition)


def comma_separated(
    name: str, digest: str, data: bytes, options: ReadOptions, edition: Edition
) -> Iterator[Document | Problem]:
    """One document for each record below the header. A record in another encoding than the rest is a problem."""
    decoded = decode(data, options.encoding)
    text = decoded.text.removeprefix("\ufeff").replace("\0", "")
    yield from decoded.problems(name, "save the table in one encoding")
    first = text[: text.find("\n") + 1] or text
    delimiter = max(",\t;", key=first.count)
    previous = csv.field_size_limit(options.max_bytes)
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
        for number, row in enumerate(rows, start=2):
            yield from _row(
                name, number, {k: v for k, v in row.items() if k is not None}, decoded, "csv", options, edition
            )
    except csv.Error as error:
        yield Problem(name, 0, f"the table cannot be read ({error})", "save it as UTF-8 CSV")
    finally:
        csv.field_size_limit(previous)


def _wide(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Lines of a file in UTF-16, as UTF-8."""
    for number, line in enumerate(decode(data).text.split("\n"), start=1):
        yield number, line.removeprefix("\ufeff").encode("utf-8", "replace")


def _parse(text: str) -> tuple[Any, str]:
    try:
        return json.loads(text), ""
    except RecursionError:
        return None, "the JSON is nested too deep"
    except ValueError as error:
        return None, f"not valid JSON ({str(error)[:120]})"


def _row(
    name: str, number: int, row: Any, decoded: Decoded, form: str, options: ReadOptions, edition: Edition
) -> Iterator[Document | Problem]:
    if not isinstance(row, dict):
        yield Problem(name, number, "the row is not an object with named fields", "give each article a JSON object")
        return
    text = _pick(row, "text", options)
    if not text.strip():
        known = ", ".join(str(key) for key in list(row)[:12])
        yield Problem(
            name, number, f"the row has no text (its fields: {known})", "name the column with --field text=COLUMN"
        )
        return
    if "\ufffd" in text:
        yield Problem(name, number, f"the row is not valid {decoded.encoding}", "save the table in one encoding")
        return
    head = [(part, " ".join(_pick(row, part, options).split())) for part in PARTS]
    body = to_lines(CONTROL.sub("", text))
    plain = {"".join(line.split()) for line in body}
    head = [(part, value) for part, value in head if value and "".join(value.split()) not in plain]
    hints = [Hint(i, part, 1) for i, (part, _) in enumerate(head, start=1)]
    if head and any(part == "headline" for part, _ in head):
        hints += [Hint(i, "", 1) for i in range(len(head) + 1, len(head) + len(body) + 1)]
    else:
        hints = [Hint(hint.line, hint.role, 0) for hint in hints]
    found = from_mapping({key: _pick(row, key, options) for key in NAMES}, edition)
    label = _pick(row, "id", options) or str(number)
    content = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
    digest = hashlib.sha256((content + repr(options) + repr(edition)).encode("utf-8", "surrogatepass")).hexdigest()
    lines = (*(value for _, value in head), *body)
    yield Document(f"{name}#{label}", digest, lines, form, decoded.encoding, found, tuple(hints))


def _pick(row: Mapping[Any, Any], part: str, options: ReadOptions) -> str:
    told = [column for key, column in options.fields if key == part]
    names = told or (*FIELDS[part], *_native().get(part, ()))
    lowered = {str(key).strip().lower(): value for key, value in row.items()}
    for column in names:
        value = lowered.get(column.lower())
        if value in EMPTY:
            continue
        if isinstance(value, list):
            return "\n".join(str(item) for item in value)
        return str(value)
    return ""


@lru_cache(maxsize=1)
def _native() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in ontologies.default().rows("columns"):
        found[row["part"]] = (*found.get(row["part"], ()), row["form"])
    return found
