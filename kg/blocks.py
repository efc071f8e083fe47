"""Files as sequences of blocks sorted by key, written whole or brought up to date with copies of what stayed.

A ledger knows the keys and for each file the length of every block, so that a block is found without reading what
stands before it, and a changed file is written by copying the stretches between the blocks that changed. Writing a
file whole is the same work with nothing to copy.
"""

from __future__ import annotations

import json
import mmap
from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from pathlib import Path
from typing import BinaryIO, Final

from kg.export.sections import Piece, Section

LENGTH: Final = "I"  # of array: a block is shorter than 4 GiB
KEYS: Final = "ledger.json"
LENGTHS: Final = "lengths.bin"
Layout = list[int | str]
"""What a file consists of, in order: a number of bytes, or the kind of a section."""
Watch = Callable[[bytes], object] | None


@dataclass(slots=True)
class Ledger:
    """The keys of each kind of section; for each file its layout, and the lengths of the blocks of its sections."""

    keys: dict[str, list[str]] = field(default_factory=dict)
    layouts: dict[str, Layout] = field(default_factory=dict)
    lengths: dict[tuple[str, str], array[int]] = field(default_factory=dict)

    def save(self, folder: Path) -> None:
        """Write two files below `folder`, the same bytes for the same ledger.

        Raises:
            ValueError: two files have different keys in sections of one kind.
        """
        with (folder / LENGTHS).open("wb") as out:
            for (name, kind), lengths in sorted(self.lengths.items()):
                if len(lengths) != len(self.keys[kind]):
                    raise ValueError(f"{name} has {len(lengths)} blocks for {len(self.keys[kind])} {kind}")
                lengths.tofile(out)
        text = json.dumps({"keys": self.keys, "layouts": self.layouts, "sections": sorted(self.lengths)})
        (folder / KEYS).write_text(text, encoding="utf-8")

    def add(self, other: Ledger) -> None:
        """Know also the files that another ledger knows, of the same keys."""
        self.layouts.update(other.layouts)
        self.lengths.update(other.lengths)
        self.keys = other.keys | self.keys

    @classmethod
    def load(cls, folder: Path) -> Ledger:
        """What `save` wrote.

        Raises:
            OSError, ValueError, KeyError, EOFError: it is not there or damaged.
        """
        found = json.loads((folder / KEYS).read_text(encoding="utf-8"))
        ledger = cls(found["keys"], found["layouts"])
        with (folder / LENGTHS).open("rb") as lengths:
            for name, kind in found["sections"]:
                ledger.lengths[name, kind] = array(LENGTH)
                ledger.lengths[name, kind].fromfile(lengths, len(ledger.keys[kind]))
        return ledger


class Shelf:
    """The files that a ledger knows, in the folder they stand in."""

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self.folder = folder
        self.ledger = ledger
        self._maps: dict[str, memoryview] = {}
        self._places: dict[tuple[str, str], array[int]] = {}

    def close(self) -> None:
        """Let go of the files, which some systems do not replace while they are held."""
        while self._maps:
            _, view = self._maps.popitem()
            held = view.obj
            view.release()
            if isinstance(held, mmap.mmap):
                held.close()

    def section(self, name: str, kind: str) -> tuple[list[str], array[int]]:
        """The keys of a section of a file, and where each block begins; one more for where the last one ends."""
        if (name, kind) not in self._places:
            at = 0
            for piece in self.ledger.layouts[name]:
                if piece == kind:
                    break
                at += piece if isinstance(piece, int) else sum(self.ledger.lengths[name, piece])
            self._places[name, kind] = array("Q", accumulate(self.ledger.lengths[name, kind], initial=at))
        return self.ledger.keys[kind], self._places[name, kind]

    def bytes_of(self, name: str) -> memoryview:
        """The content of a file."""
        if name not in self._maps:
            with (self.folder / name).open("rb") as file:
                empty = not file.seek(0, 2)
                self._maps[name] = memoryview(b"" if empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        return self._maps[name]

    def read(self, name: str, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """The blocks of those keys that there are, in the order given."""
        known, places = self.section(name, kind)
        whole, found = self.bytes_of(name), {}
        for key in keys:
            at = bisect_left(known, key)
            if at < len(known) and known[at] == key:
                found[key] = bytes(whole[places[at] : places[at + 1]])
        return found

    def every(self, name: str, kind: str) -> Iterator[bytes]:
        """All blocks of a section."""
        _, places = self.section(name, kind)
        whole = self.bytes_of(name)
        return (bytes(whole[a:b]) for a, b in pairwise(places))


class Binder:
    """Writes files and the ledger of them; with a `shelf`, all but the blocks of the `wanted` keys are copied from it.

    Args:
        folder: where files are written.
        shelf: the files as they were.
        wanted: for each kind of section the keys whose blocks came, went or changed.
    """

    def __init__(
        self, folder: Path, shelf: Shelf | None = None, wanted: Mapping[str, Collection[str]] | None = None
    ) -> None:
        self.folder = folder
        self.shelf = shelf
        self.ledger = Ledger()
        self.wanted = dict(wanted or {})

    def bind(self, name: str, pieces: Iterable[Piece], errors: str = "replace", watch: Watch = None) -> None:
        """Write the file `name`; `watch` is given each block that was not copied."""
        layout: Layout = []
        with (self.folder / name).open("wb", buffering=2**18) as out:
            run = _Run()
            for piece in pieces:
                if isinstance(piece, str):
                    data = piece.encode("utf-8", errors)
                    out.write(data)
                    layout.append(len(data))
                    run = _Run()
                else:
                    self._section(out, name, piece, errors, run, watch)
                    layout.append(piece.kind)
        self.ledger.layouts[name] = layout

    def _section(self, out: BinaryIO, name: str, section: Section, errors: str, run: _Run, watch: Watch) -> None:
        run.between = section.between.encode()
        if self.shelf is None:
            self._fresh(out, name, section, errors, run, watch)
        else:
            self._changed(out, name, section, errors, run, watch, self.shelf)

    def _fresh(self, out: BinaryIO, name: str, section: Section, errors: str, run: _Run, watch: Watch) -> None:
        """Write a section of which nothing is copied: the short way, since a first build goes it for every block."""
        text, lengths, before = section.text, array(LENGTH), run.between if run.begun else b""
        for record in section.records.values():
            data = before + text(record).encode("utf-8", errors)
            before = run.between
            out.write(data)
            lengths.append(len(data))
            if watch:
                watch(data)
        run.begun = run.begun or bool(lengths)
        self.ledger.lengths[name, section.kind] = lengths
        if section.kind not in self.ledger.keys:
            self.ledger.keys[section.kind] = [*section.records]

    def _changed(
        self, out: BinaryIO, name: str, section: Section, errors: str, run: _Run, watch: Watch, shelf: Shelf
    ) -> None:
        """Write a section with copies of the blocks that stayed."""
        kind, records = section.kind, section.records
        old, places = shelf.section(name, kind)
        whole, old_lengths = shelf.bytes_of(name), shelf.ledger.lengths[name, kind]
        known = kind in self.ledger.keys
        lengths = self.ledger.lengths[name, kind] = array(LENGTH)
        keys: list[str] = []

        def copy(first: int, end: int) -> None:
            if first < end:
                if not known:
                    keys.extend(old[first:end])
                lengths.extend(old_lengths[first:end])
                start, more = run.copied(places[first], first == 0)
                lengths[first - end] += len(more) - start + places[first]
                out.write(more)
                out.write(whole[start : places[end]])

        at = 0
        for key in sorted(self.wanted.get(kind, ())):
            here = bisect_left(old, key, at)
            copy(at, here)
            at = here + (here < len(old) and old[here] == key)
            if key in records:
                data = run.written(section.text(records[key]).encode("utf-8", errors))
                out.write(data)
                if not known:
                    keys.append(key)
                lengths.append(len(data))
                if watch:
                    watch(data)
        copy(at, len(old))
        run.had_begun = run.had_begun or bool(old)
        if not known:
            self.ledger.keys[kind] = keys


@dataclass(slots=True)
class _Run:
    """Sections that follow each other: whether a block stood before, in the new file and in the old one."""

    begun: bool = False
    had_begun: bool = False
    between: bytes = b""

    def written(self, data: bytes) -> bytes:
        """A block as it stands in the file."""
        data = self.between + data if self.begun else data
        self.begun = True
        return data

    def copied(self, start: int, first: bool) -> tuple[int, bytes]:
        """From where on blocks are copied that began at `start`, and what stands before them."""
        had = not first or self.had_begun
        more = self.between if self.begun and not had else b""
        skipped = len(self.between) if had and not self.begun else 0
        self.begun = True
        return start + skipped, more
