"""The files that corrections stand in: JSON Lines that a person may write and a program may add to."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.model import Problem
from kg.review.entry import Entry, parse

NAME = "review.jsonl"


def places(paths: Iterable[str | Path], output: Path, named: Path | None = None) -> list[Path]:
    """The files of corrections that a build applies, in this order, each once.

    Args:
        paths: what is built: a folder may hold one, a file may have one beside it, and one may be among them.
        output: the folder that is built into, which may hold one.
        named: one the user names; it need not be called `review.jsonl`.

    Raises:
        KgError: `named` does not exist.
    """
    if named and not named.is_file():
        raise KgError("there is no such file", "check the name given with --review", file=str(named))
    found = [named] if named else []
    for path in (Path(path) for path in paths if str(path) != "-"):
        found.append((path if path.is_dir() else path.parent) / NAME)
    found.append(output / NAME)
    return list({path.resolve(): path for path in found if path.is_file()}.values())


def without(paths: Iterable[str | Path]) -> list[str | Path]:
    """The paths that are pages: all but files of corrections."""
    return [path for path in paths if Path(path).name != NAME]


def read(path: Path) -> tuple[list[Entry], list[Problem]]:
    """The corrections of a file; what is no correction comes as a problem, and the others still count.

    Empty lines and lines that begin with # are passed over.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror or str(error)
        return [], [Problem(path.name, 0, f"the corrections cannot be read ({reason})", "mend the file")]
    entries: list[Entry] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            entries.append(parse(json.loads(line), path.name, number))
        except KgError as error:
            problems.append(Problem(path.name, number, error.problem, error.remedy))
        except (ValueError, RecursionError) as error:
            problems.append(Problem(path.name, number, f"not JSON ({error})", "write one JSON object a line"))
    return entries, problems


def append(path: Path, row: Mapping[str, Any]) -> Entry:
    """Add one correction to a file, which is made when it is missing: all of it, or nothing.

    Returns:
        The correction.

    Raises:
        KgError: it has not the form of a correction, or the file cannot be written.
    """
    entry = parse(dict(row), str(path))
    text = json.dumps(row, ensure_ascii=False) + "\n"
    try:
        with path.open("a+b") as out:
            if size := out.seek(0, os.SEEK_END):
                out.seek(size - 1)
                text = text if out.read(1) == b"\n" else f"\n{text}"
            os.write(out.fileno(), text.encode("utf-8", "replace"))  # one write, at the end whoever else appends
            os.fsync(out.fileno())
    except OSError as error:
        problem = f"the correction cannot be kept ({error.strerror})"
        raise KgError(problem, "make room, or make the file writable", file=str(path)) from error
    return entry
