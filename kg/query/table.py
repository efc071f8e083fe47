"""An answer for the eye: a table on the terminal, addresses shortened."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.query.results import read_json

IDENTIFIER = "_id"
_WIDE = 4000


def show(answer: bytes, out: TextIO, prefixes: Mapping[str, str]) -> int:
    """Print a JSON answer as a table and give the number of its rows.

    Columns that hold only the identifier of another column (`union_id` beside `union`) are left out; JSON and CSV
    have them.
    """
    names, rows = read_json(answer)
    shown = [name for name in names if not (name.endswith(IDENTIFIER) and name.removesuffix(IDENTIFIER) in names)]
    table = Table(*shown, show_edge=False, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*(Text(shorten(row.get(name, ""), prefixes), overflow="fold") for name in shown))
    width = shutil.get_terminal_size().columns if out is sys.stdout and out.isatty() else _WIDE
    Console(file=out, width=width, soft_wrap=False).print(table)
    return table.row_count


def shorten(value: str, prefixes: Mapping[str, str]) -> str:
    """An address by its prefix where one fits.

    >>> shorten("https://schema.org/text", {"schema": "https://schema.org/"})
    'schema:text'
    """
    for prefix, space in prefixes.items():
        if value.startswith(space) and "/" not in value[len(space) :]:
            return f"{prefix}:{value[len(space) :]}"
    return value
