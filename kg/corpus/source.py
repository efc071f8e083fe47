"""Finds the input files: files, folders, members of archives, standard input, in an order that does not vary."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from kg.corpus import archive, edition
from kg.corpus.options import ReadOptions
from kg.model import Problem

FORMATS = {
    ".txt": "txt", ".text": "txt", ".md": "txt",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".pdf": "pdf", ".docx": "docx",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv",
}  # fmt: skip
ARCHIVES = (".zip",)
# what a build writes, and what stands beside pages without being one
OUTPUTS = {"report.md", "graph.ttl", "graph.html", "graph.json", "neo4j", "store", ".kg"}
NOT_PAGES = ("README", "LICENSE", "LICENCE", "CHANGELOG", "review.jsonl")


@dataclass(frozen=True, slots=True)
class Source:
    """One input file. `path` is where it is read from ("-" for standard input, whose bytes are in `data`), `member`
    its name inside an archive, `name` what its documents are called."""

    name: str
    path: str
    member: str = ""
    data: bytes | None = None

    @property
    def format(self) -> str:
        """The format by the ending of the name, "" when it is unknown."""
        return FORMATS.get(PurePosixPath(self.member or self.name).suffix.lower(), "" if self.path != "-" else "txt")


def discover(paths: Iterable[str | Path], options: ReadOptions | None = None) -> Iterator[Source | Problem]:
    """The input files below `paths`, sorted by name, each once; what cannot be used comes as a problem.

    A folder is walked; in it, files of an unknown ending, sidecars and what an earlier build wrote are passed over. A
    file that is named itself is always taken.
    """
    options = options or ReadOptions()
    found: dict[tuple[str, str], Source] = {}
    problems: list[Problem] = []
    for path in paths:
        for item in _below(str(path), options):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                item = replace(item, name=_printable(item.name))
                found.setdefault((os.path.realpath(item.path) if item.path != "-" else "-", item.member), item)
    yield from sorted(problems)
    yield from sorted(_unique(list(found.values())), key=lambda source: source.name)


def _printable(name: str) -> str:
    """A name whose bytes are no text with those bytes written out.

    >>> _printable(os.fsdecode(b"a\\xff"))
    'a\\\\xff'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def content(source: Source, options: ReadOptions) -> bytes:
    """The bytes of a source.

    Raises:
        OSError, archive.ArchiveError: it cannot be read or is larger than allowed.
    """
    if source.data is not None:
        return source.data
    if source.member:
        return archive.member_bytes(source.path, source.member, options)
    if Path(source.path).stat().st_size > options.max_bytes:
        raise archive.ArchiveError(f"the file is larger than {options.max_bytes} bytes", "split it")
    return Path(source.path).read_bytes()


def digest(source: Source, data: bytes, options: ReadOptions) -> str:
    """SHA-256 over the bytes and whatever else decides what is read from them."""
    total = hashlib.sha256(data)
    beside = edition.sidecar_bytes(Path(source.path)) if source.path != "-" and not source.member else b""
    for part in (source.name.encode("utf-8", "surrogateescape"), repr(options).encode(), beside):
        total.update(b"\0" + part)
    return total.hexdigest()


def _below(path: str, options: ReadOptions) -> Iterator[Source | Problem]:
    if path == "-":
        yield Source("stdin", "-", data=sys.stdin.buffer.read(options.max_bytes + 1))
        return
    place = Path(path)
    if place.is_dir():
        closed: list[OSError] = []
        files = sorted(_walk(place, path, closed.append))
        for error in closed:
            problem = f"the folder cannot be read ({error.strerror})"
            yield Problem(str(error.filename or path), 0, problem, "see to its permissions, or leave it out")
        if not files and not closed:
            yield Problem(path, 0, "the folder holds no pages", "name a folder with .txt, .html, .pdf or .jsonl files")
        for name, file in files:
            yield from _file(name, file, options)
    elif place.exists():
        yield from _file(place.name, path, options)
    else:
        yield Problem(path, 0, "there is no such file", "check the path")


def _walk(folder: Path, root: str, closed: Callable[[OSError], None]) -> Iterator[tuple[str, str]]:
    for directory, folders, files in os.walk(folder, onerror=closed):
        built = "graph.ttl" in files or "report.md" in files
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not (built and f in OUTPUTS))
        for file in sorted(files):
            suffix = Path(file).suffix.lower()
            if file.startswith((".", *NOT_PAGES)) or file == edition.SHEET or ".meta." in file:
                continue
            if (built and file in OUTPUTS) or (suffix not in FORMATS and suffix not in ARCHIVES):
                continue
            full = os.path.join(directory, file)  # noqa: PTH118
            yield os.path.relpath(full, root).replace(os.sep, "/"), full


def _file(name: str, path: str, options: ReadOptions) -> Iterator[Source | Problem]:
    place = Path(path)
    if place.exists() and not place.is_file():  # a pipe or a device has no end, or waits for one who writes
        yield Problem(name, 0, "this is no ordinary file", "name files, folders, or - for standard input")
        return
    if place.suffix.lower() not in ARCHIVES:
        yield Source(name, path)
        return
    for item in archive.members(path, name, options):
        if isinstance(item, Problem):
            yield item
        elif PurePosixPath(item).suffix.lower() in FORMATS:
            yield Source(f"{name}/{item}", path, item)


def _unique(sources: list[Source]) -> list[Source]:
    """Give sources from different folders that bear one name as much of their path as tells them apart."""
    by_name: dict[str, list[Source]] = {}
    for source in sources:
        by_name.setdefault(source.name, []).append(source)
    return [
        source if len(group) == 1 else replace(source, name=_longer(source))
        for group in by_name.values()
        for source in group
    ]


def _longer(source: Source) -> str:
    return os.path.realpath(source.path).replace(os.sep, "/").lstrip("/") + (
        f"/{source.member}" if source.member else ""
    )
