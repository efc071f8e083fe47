"""Which newspaper, day and page a file is of: its own front matter or fields, a sidecar, the pattern of its name."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.model import Document, Edition

NAMES = tuple(field.name for field in fields(Edition))
DATE = re.compile(r"(\d{4})\s*(?:[-/.年]\s*)?(\d{1,2})(?:\s*(?:[-/.月]\s*)?(\d{1,2})日?)?(?!\d)")
DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)"
)  # a full day as names of files have it
KEY = re.compile(r"([A-Za-z_]+)\s*[:：=]\s*(.*)")
SHEET = "editions.csv"
TABLES = frozenset({"jsonl", "json", "csv"})  # formats whose documents are the rows of a file


def iso_date(text: str) -> str:
    """A date in the forms files use as ISO 8601, "" when there is none.

    >>> iso_date("2025年11月26日"), iso_date("20251126"), iso_date("2025/3"), iso_date("2025")
    ('2025-11-26', '2025-11-26', '2025-03', '2025')
    """
    text = text.strip()
    if re.fullmatch(r"\d{4}年?", text):
        return text[:4]
    if match := re.search(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)", text) or DATE.search(text):
        year, month, day = match[1], int(match[2]), int(match[3] or 0)
        if 1 <= month <= 12 and day <= 31:
            return f"{year}-{month:02}" + (f"-{day:02}" if day else "")
    return ""


def from_mapping(values: Mapping[str, Any], base: Edition) -> Edition:
    """`base` with what `values` says under the names of an edition's fields; `title` and such are left alone."""
    found = {name: str(values[name]).strip() for name in NAMES if values.get(name) not in (None, "")}
    if "date" in found:
        found["date"] = iso_date(found["date"]) or base.date
    return replace(base, **found)


def front_matter(lines: tuple[str, ...], base: Edition) -> tuple[tuple[str, ...], Edition]:
    """Read `key: value` lines between two lines of three hyphens at the top; they come back empty, so numbers stay."""
    start = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    if start == len(lines) or lines[start].strip() != "---":
        return lines, base
    for end in range(start + 1, min(start + 40, len(lines))):
        if lines[end].strip() == "---":
            pairs = [match.groups() for line in lines[start + 1 : end] if (match := KEY.match(line.strip()))]
            values = {key.lower(): value.strip().strip("\"'") for key, value in pairs}
            if not set(values) & set(NAMES):
                return lines, base
            return ("",) * (end + 1) + lines[end + 1 :], from_mapping(values, base)
    return lines, base


def from_name(path: str, pattern: str, base: Edition) -> Edition:
    """`base` with what the groups of `pattern` find in the path.

    Raises:
        KgError: the pattern is not a regular expression.
    """
    if not pattern:
        return base
    try:
        match = re.search(pattern, path)
    except re.error as error:
        raise KgError(f"the filename pattern is not a regular expression ({error})", "mend it") from error
    if not match:
        return base
    groups = {key: value for key, value in match.groupdict().items() if value}
    if "year" in groups and "date" not in groups:
        groups["date"] = "-".join(groups[key] for key in ("year", "month", "day") if key in groups)
    return from_mapping(groups, base)


def day_in_name(document: Document) -> str:
    """The one day that the own name of a page's file has in it, "" for none; a table's name says nothing of its rows.

    >>> day_in_name(Document("2025/2025-08-14-p3.txt", "", ()))
    '2025-08-14'
    """
    if document.format in TABLES:
        return ""
    named = {"-".join(day) for day in DAY.findall(document.name.rpartition("/")[2])}
    try:
        (day,) = named
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return ""  # none, several, or none of the calendar


def sidecar(path: Path, base: Edition) -> Edition:
    """`base` with what stands beside the file: a row of editions.csv, over it `<name>.meta.json` or `.meta.toml`.

    Raises:
        KgError: a sidecar cannot be read.
    """
    sheet = path.parent / SHEET
    edition = base
    if sheet.is_file():
        for row in read_sheet(str(sheet), sheet.stat().st_mtime_ns):
            if row.get("file", "").strip() in {path.name, path.stem}:
                edition = from_mapping(row, edition)
    for ending, parse in ((".meta.json", json.loads), (".meta.toml", tomllib.loads)):
        for beside in (Path(f"{path}{ending}"), path.with_suffix(ending)):
            if beside.is_file():
                try:
                    values = parse(beside.read_text(encoding="utf-8-sig"))
                except (ValueError, OSError) as error:
                    raise KgError(
                        f"the sidecar cannot be read ({error})", "mend or remove it", file=str(beside)
                    ) from error
                if isinstance(values, dict):
                    edition = from_mapping(values, edition)
    return edition


def sidecar_bytes(path: Path) -> bytes:
    """What of the sidecars decides the meaning of this file, for its digest."""
    try:
        edition = sidecar(path, Edition())
    except KgError as error:
        return str(error).encode()
    return repr(edition).encode() if edition != Edition() else b""


@lru_cache(maxsize=64)
def read_sheet(sheet: str, _changed: int) -> tuple[Mapping[str, str], ...]:
    """The rows of an editions.csv; cached until the file changes.

    Raises:
        KgError: it is not UTF-8 or not a table with a column `file`.
    """
    try:
        text = Path(sheet).read_text(encoding="utf-8-sig")
        rows = tuple(
            {key.strip(): (value or "").strip() for key, value in row.items() if isinstance(key, str)}
            for row in csv.DictReader(io.StringIO(text))
        )
    except (ValueError, OSError, csv.Error) as error:
        raise KgError(f"the table of editions cannot be read ({error})", "save it as UTF-8 CSV", file=sheet) from error
    if rows and "file" not in rows[0]:
        raise KgError("the table of editions has no column file", "name the columns file,newspaper,date,…", file=sheet)
    return rows
