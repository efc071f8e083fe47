"""Files of blocks: brought up to date they are what they would be written whole."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.blocks import Binder, Ledger, Shelf
from kg.export.sections import Piece, Section

Records = dict[str, str]
KEYS = st.dictionaries(st.sampled_from("abcdefgh"), st.text("xyz\n甲", max_size=3), max_size=8)


def pieces(one: Records, other: Records, between: str) -> list[Piece]:
    """A file with two sections that follow each other and a third that stands alone."""
    one, other = dict(sorted(one.items())), dict(sorted(other.items()))
    return [
        "head [",
        Section("one", one, "<{}>".format, between),
        Section("other", other, "({})".format, between),
        "] [",
        Section("again", one, "{}!".format),
        "]\n",
    ]


def bind(
    folder: Path, parts: list[Piece], shelf: Shelf | None = None, wanted: dict[str, set[str]] | None = None
) -> Shelf:
    """Write the file and its ledger, and read the ledger again."""
    folder.mkdir()
    binder = Binder(folder, shelf, wanted)
    binder.bind("file", parts)
    binder.ledger.save(folder)
    return Shelf(folder, Ledger.load(folder))


@settings(deadline=None)
@given(KEYS, KEYS, KEYS, KEYS, st.sampled_from([",", ",\n"]))
def test_a_file_brought_up_to_date_is_the_file_written_whole(
    one: Records, other: Records, new_one: Records, new_other: Records, between: str
) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        old = bind(Path(scratch) / "old", pieces(one, other, between))
        changed = {key for key in {*one, *new_one} if one.get(key) != new_one.get(key)}
        others = {key for key in {*other, *new_other} if other.get(key) != new_other.get(key)}
        part = pieces(
            {key: text for key, text in new_one.items() if key in changed},
            {key: text for key, text in new_other.items() if key in others},
            between,
        )
        grown = bind(Path(scratch) / "grown", part, old, {"one": changed, "other": others, "again": changed})
        fresh = bind(Path(scratch) / "fresh", pieces(new_one, new_other, between))
        for name in ("file", "ledger.json", "lengths.bin"):
            assert (grown.folder / name).read_bytes() == (fresh.folder / name).read_bytes()
        found = grown.read("file", "again", ["a", "b", "z"])
        assert found == {key: f"{new_one[key]}!".encode() for key in "ab" if key in new_one}


def test_files_with_other_keys_for_one_kind_are_a_fault(tmp_path: Path) -> None:
    binder = Binder(tmp_path)
    binder.bind("one", [Section("kind", {"a": "1"}, str)])
    binder.bind("other", [Section("kind", {"a": "1", "b": "2"}, str)])
    with pytest.raises(ValueError, match="other has 2 blocks for 1 kind"):
        binder.ledger.save(tmp_path)
