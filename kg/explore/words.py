"""How names are cut up for the index, and what is asked of it: pairs of characters, readings, first letters.

A phrase of pairs finds any part of a name exactly; a phrase of readings finds it as it sounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

GAP = " xgapx "  # between two names: a phrase does not reach over it
LENGTH = 80  # characters of a name that are indexed
LONGEST = 6  # letters of the longest reading


def letters(name: str) -> str:
    """What of a name is searched: its letters and digits, small.

    >>> letters("'3D-Print' A1")
    '3dprinta1'
    """
    return "".join(c for c in name.lower()[:LENGTH] if c.isalnum())


def grams(name: str) -> list[str]:
    """
    >>> grams("Cup")
    ['cu', 'up']
    """
    text = letters(name)
    return [text[i : i + 2] for i in range(len(text) - 1)] or ([text] if text else [])


def gram_text(forms: Iterable[str]) -> str:
    """The pairs of all forms of a name."""
    return GAP.join(" ".join(grams(form)) for form in forms)


def _readings(name: str, sounds: Mapping[str, str], choice: int) -> list[str]:
    found = []
    for character in letters(name):
        known = sounds.get(character, character).split(" ")
        found.append(known[choice] if choice < len(known) else known[0])
    return found


def _variants(forms: Iterable[str], sounds: Mapping[str, str]) -> list[list[str]]:
    """Each form as it is mostly read and, where characters have one, by their second reading."""
    found = []
    for form in forms:
        first, second = (_readings(form, sounds, choice) for choice in (0, 1))
        found.extend([first] if first == second else [first, second])
    return found


def sound_text(forms: Iterable[str], sounds: Mapping[str, str]) -> str:
    """The readings of all forms of a name."""
    return GAP.join(" ".join(variant) for variant in _variants(forms, sounds))


def initial_text(forms: Iterable[str], sounds: Mapping[str, str]) -> str:
    """The first letters of the readings, in pairs."""
    return GAP.join(" ".join(grams("".join(r[0] for r in v if r))) for v in _variants(forms, sounds))


@lru_cache(maxsize=1)
def _syllables() -> frozenset[str]:
    from pypinyin.constants import PINYIN_DICT
    from pypinyin.contrib.tone_convert import to_normal

    return frozenset(to_normal(r) for text in PINYIN_DICT.values() for r in text.split(","))


def segmentations(typed: str, limit: int = 4) -> list[list[str]]:
    """Ways to cut typed letters into readings; the last one may be cut short.

    >>> segmentations("shanhai")[0]
    ['shan', 'hai']
    """
    known = _syllables()
    found: list[list[str]] = []

    def cut(start: int, parts: list[str]) -> None:
        if len(found) >= limit:
            return
        rest = typed[start:]
        for length in range(min(LONGEST, len(rest)), 0, -1):
            part = rest[:length]
            if length == len(rest) and (part in known or any(s.startswith(part) for s in known)):
                found.append([*parts, part])
            elif part in known and length < len(rest):
                cut(start + length, [*parts, part])

    cut(0, [])
    return found


def questions(query: str) -> list[str]:
    """What to ask the full-text index for a query, in the order of how much the answers are worth."""
    text = letters(query)
    if not text:
        return []
    pairs = " ".join(grams(text))
    asked = [f'grams : "{pairs}"' if len(text) > 1 else f'grams : "{text}" *']
    if text.isascii() and text.isalpha():
        asked += [f'sounds : "{" ".join(parts)}" *' for parts in segmentations(text[:40])]
        if len(text) > 1:
            asked.append(f'initials : "{pairs}"')
    return asked
