"""What the user says about the files, apart from what they say themselves."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Edition


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read.

    `fields` are (part of an article, column) pairs for tables, see `tables.FIELDS`; `filename` is a regular
    expression with named groups newspaper, date (or year, month, day), page, page_name that is searched in the path;
    `encoding` is used before guessing; `edition` fills what the files do not say. Files larger than `max_bytes` are
    refused; `max_files` and `max_total` bound what one archive may unpack to.
    """

    fields: tuple[tuple[str, str], ...] = ()
    filename: str = ""
    encoding: str = ""
    edition: Edition = field(default_factory=Edition)
    max_bytes: int = 256 * 2**20
    max_files: int = 100_000
    max_total: int = 4 * 2**30
    max_ratio: int = 200
