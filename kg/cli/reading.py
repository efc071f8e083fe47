"""Options of every command that reads pages."""

from __future__ import annotations

import codecs
import re
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
        "--filename",
        default="",
        metavar="REGEX",
        help="Groups newspaper, date, page, page_name in file names. (A day in a name needs none.)",
    )
    @click.option("--newspaper", default="", help="The newspaper, where the files do not say.")
    @click.option("--date", default="", help="The day of the edition, where the files do not say.")
    @wraps(function)
    def command(
        *args: Any, encoding: str, fields: tuple[str, ...], filename: str, newspaper: str, date: str, **rest: Any
    ) -> None:
        from kg.corpus import ReadOptions, iso_date
        from kg.model import Edition

        if wrong := [field for field in fields if "=" not in field]:
            raise UsageError(f"--field {wrong[0]} is not PART=COLUMN", "write for example --field text=content")
        _check(encoding, filename)
        if date and not iso_date(date):
            raise UsageError(f"--date {date} is no date", "write for example 2025-11-26, or 2025-11, or 2025")
        pairs = tuple((part.strip(), column.strip()) for part, _, column in (field.partition("=") for field in fields))
        reading = ReadOptions(pairs, filename, encoding, Edition(newspaper=newspaper, date=iso_date(date)))
        function(*args, reading=reading, **rest)

    return command


def _check(encoding: str, filename: str) -> None:
    """Refuse what every file would be read wrongly with.

    Raises:
        UsageError: naming the option and what it takes.
    """
    try:
        codecs.lookup(encoding or "utf-8")
    except (LookupError, ValueError) as error:
        raise UsageError(f"--encoding {encoding} is not known", "write for example gb18030, big5 or utf-16") from error
    try:
        groups = re.compile(filename).groupindex
    except re.error as error:
        raise UsageError(f"--filename is not a regular expression ({error})", "mend it") from error
    if filename and not groups:
        raise UsageError("--filename names no group", "write for example (?P<date>[0-9]{8})-(?P<page>[0-9]+)")
