"""Reads and checks the tables of words of an ontology folder.

A table is UTF-8 text with tabs between cells, its first line names the columns. What a table of a name must have beyond
the columns of every table stands here, since the readers of a page take it for granted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from kg.errors import KgError

MORE: Final = ".more"
OWN: Final = ("columns",)  # always read from the ontology that comes with the program
EVERY: Final = ("form", "source", "licence")
# Further columns that are read; a table that is not named here needs none.
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "after_names": ("strength",),
    "after_programs": ("class",),
    "agencies": ("class",),
    "aims": ("side",),
    "anaphors": ("class",),
    "byline_marks": ("kind", "role"),
    "callings": ("kind",),
    "divisions": ("code", "parent", "level"),
    "document_marks": ("side",),
    "fitting_honours": ("holder",),
    "fitting_posts": ("ends",),
    "firm_short_heads": ("class",),
    "furniture": ("kind",),
    "heading_posts": ("ends",),
    "honour_marks": ("side",),
    "known": ("class",),
    "loose_anaphors": ("classes",),
    "name_parts": ("whole",),
    "not_in_given_names": ("strength",),
    "organization_heads": ("class",),
    "paragraph_openers": ("kind",),
    "part_words": ("class",),
    "place_heads": ("class",),
    "place_verbs": ("stands",),
    "program_heads": ("class",),
    "relation_words": ("class",),
    "said_ends": ("ends", "only"),
    "service_heads": ("class",),
    "shapes": ("pattern",),
    "short_bodies": ("expanded", "class"),
    "surnames": ("frequency",),
    "tail_heads": ("class",),
    "time_words": ("unit", "offset"),
    "unit_nouns": ("class",),
    "units": ("level",),
    "variants": ("standard",),
}
# Cells that say one of a few things.
CHOICES: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("divisions", "level"): ("province", "prefecture", "county"),
    ("units", "level"): ("province", "prefecture", "county", "town", "village"),
    ("surnames", "frequency"): ("common", "rare", "compound"),
    ("aims", "side"): ("before", "behind"),
    ("honour_marks", "side"): ("before", "after", "list"),
    ("said_ends", "only"): ("yes", "no"),
    ("name_parts", "whole"): ("yes", "no"),
    ("place_verbs", "stands"): ("nowhere", "inside", "front"),
    ("document_marks", "side"): ("before", "after", "none"),
    ("time_words", "unit"): ("day", "month", "year", "recent", "later", "years_later", "weekday"),
}

Row = Mapping[str, str]


def read(folder: Path, faults: list[KgError]) -> dict[str, tuple[Row, ...]]:
    """The rows of each table below a folder, by file name without its ending; what is wrong is added to `faults`."""
    tables: dict[str, tuple[Row, ...]] = {}
    for path in sorted(folder.glob("*.tsv")):
        try:
            lines = path.read_text(encoding="utf-8-sig").splitlines()
        except UnicodeDecodeError:
            faults.append(KgError("the file is not UTF-8", "save it as UTF-8", file=str(path)))
        except OSError as error:
            faults.append(KgError(f"cannot be read ({error.strerror})", "see to its permissions", file=str(path)))
        else:
            tables[path.stem] = tuple(_rows(path, lines, faults))
    return tables


def _rows(path: Path, lines: list[str], faults: list[KgError]) -> Iterator[Row]:
    table = path.stem.removesuffix(MORE)
    choices = [(column, allowed) for (name, column), allowed in CHOICES.items() if name == table]
    header: list[str] = []
    whole = True
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = cells
            for column in (*EVERY, *COLUMNS.get(table, ())):
                if column not in header:
                    whole = False
                    remedy = f"name it in the first line; the columns of {table} are "
                    remedy += ", ".join(("form", *COLUMNS.get(table, ()), *EVERY[1:]))
                    faults.append(KgError(f"no column {column!r}", remedy, file=str(path), line=number))
            continue
        if len(cells) != len(header):
            problem = f"{len(cells)} cells where the header names {len(header)}"
            faults.append(KgError(problem, "separate cells by one tab each", file=str(path), line=number))
            continue
        row = dict(zip(header, cells, strict=True))
        if whole:
            faults += (KgError(*fault, file=str(path), line=number) for fault in _wrong(table, row, choices))
        yield row


def _wrong(table: str, row: Row, choices: list[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, str]]:
    """What no reader could use in a row: (problem, remedy). `choices` are the columns that say one of a few things."""
    if not row["form"].strip():
        yield "the cell `form` is empty", "write the word, or take the row out"
    for column, allowed in choices:
        if row[column] not in allowed:
            yield f"{column} is {row[column]!r}", f"write one of {', '.join(allowed)}"
    if table == "time_words" and not re.fullmatch(r"-?[0-9]+", row["offset"]):
        yield f"offset is {row['offset']!r}", "write a whole number, such as -1 for the day before"
    if table == "divisions" and not row["code"]:
        yield "the division has no code", "write one of your own where there is none, different from all others"
    if table == "shapes":
        try:
            re.compile(row["pattern"])
        except re.error as error:
            yield f"the regular expression is not understood ({error})", "mend it"
