"""How characters are read aloud, so that a name is found by typing its sounds or their first letters."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Final

FIRST: Final = "\u3400"  # from here on characters may have a reading


def readings(names: Iterable[str]) -> dict[str, str]:
    """Every reading of every character of `names` that has one, without tones, separated by blanks.

    A table of characters is far smaller than two spellings of every name, and knows that one character can be read
    in several ways. Source of the readings: pypinyin.
    """
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")  # single characters do without the table that takes longest
    from pypinyin import Style, pinyin

    characters = sorted({character for name in names for character in name if character >= FIRST})
    found = {}
    for character in characters:
        sounds = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
        if sounds:
            found[character] = " ".join(dict.fromkeys(sounds[0]))
    return found
