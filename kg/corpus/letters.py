"""Pairs of neighbouring letters: what two texts are compared by where no words need to be known."""

from __future__ import annotations


def pairs(text: str) -> set[str]:
    """Every two letters that stand side by side.

    >>> sorted(pairs("abcb"))
    ['ab', 'bc', 'cb']
    """
    return set(map(str.__add__, text, text[1:]))
