"""Options of every command that reads pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from kg.errors import UsageError


def reading_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say how to read; the command gets them as one argument `reading`."""

    @click.option("--encoding", default="", metavar="NAME", help="Encoding tried before guessing, for example gb18030.")
    @click.option("--field", "fields", multiple=True, metavar="PART=COLUMN", help="Which column of a table holds what.")
    @click.option(
        "--filename", default="", metavar="REGEX", help="Groups newspaper, date, page, page_name in file names."
    )
    @click.option("--newspaper", default="", help="The newspaper, where the files do not say.")
    @click.option("--date", default="", help="The day of the edition, where the files do not say.")
    @wraps(function)
    def command(
        *args: Any, encoding: str, fields: tuple[str, ...], filename: str, newspaper: str, date: str, **rest: Any
    ) -> None:
        from kg.corpus import ReadOptions
        from kg.model import Edition

        if wrong := [field for field in fields if "=" not in field]:
            raise UsageError(f"--field {wrong[0]} is not PART=COLUMN", "write for example --field text=content")
        pairs = tuple((part.strip(), column.strip()) for part, _, column in (field.partition("=") for field in fields))
        reading = ReadOptions(pairs, filename, encoding, Edition(newspaper=newspaper, date=date))
        function(*args, reading=reading, **rest)

    return command
