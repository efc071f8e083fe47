"""What the punctuation of a line leaves open."""

from __future__ import annotations

from typing import Final

FULL: Final = "。！？!?…"
HALF: Final = "；;：:"
CLOSERS: Final = '”’」』）)》〉】]"'
OPENERS: Final = "“‘「『（(《〈【["
PAIRS: Final = {
    "”": "“",
    "’": "‘",
    "」": "「",
    "』": "『",
    "）": "（",
    ")": "(",
    "》": "《",
    "〉": "〈",
    "】": "【",
    "]": "[",
}
PAUSES: Final = "，,、"
CONTINUES: Final = PAUSES + FULL + "；;：:" + CLOSERS


def openness(text: str) -> float:
    """How much a line looks broken off.

    >>> openness("…。"), openness("…〇:"), openness("〇〇")
    (0.0, 0.5, 1.0)
    """
    end = text.rstrip(CLOSERS)
    last = end[-1:] or text[-1]
    if last in FULL:
        return 0.0
    if text[-1] in "）)":
        return 0.4
    return 0.5 if last in HALF else 1.0


def unmatched(text: str) -> tuple[str, str]:
    """The closing marks that stand before any opening one of their kind, and the opening marks that stand last.

    >>> unmatched("〇”〇"), unmatched("〇“〇")
    (('”', ''), ('', '“'))
    """
    closers = openers = ""
    for closing, opening in PAIRS.items():
        last_closing, last_opening = text.rfind(closing), text.rfind(opening)
        if last_closing < 0 and last_opening < 0:
            continue
        if last_opening > last_closing:
            openers += opening
        if last_closing >= 0:
            first = text.find(closing)
            if not 0 <= text.find(opening) < first and not (closing == ")" and text[first - 1 : first].isalnum()):
                closers += closing
    return closers, openers
