"""Bytes to text: finds the encoding of a page and says which it was.

The order is fixed: byte order mark, strict UTF-8, what the file declares, UTF-16 by its zero bytes, then GB18030
against Big5 by how everyday the characters come out. A declared gb2312 or gbk is read as gb18030, as the WHATWG
Encoding Standard (https://encoding.spec.whatwg.org/#gbk) does.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.model import Problem

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 200_000  # bytes looked at when encodings are weighed against each other
ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs"}
PUNCTUATION = "、。，：；？！“”‘’（）《》—…·０１２３４５６７８９　"
FEW = 64  # a zero in so many bytes is a slip, not UTF-16


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the name of its encoding; `doubt` says in words what is not certain about it, "" if nothing is."""

    text: str
    encoding: str
    doubt: str = ""

    def problems(self, name: str, remedy: str = "name the encoding with --encoding") -> Iterator[Problem]:
        """What to tell of the file `name` when its encoding is in doubt."""
        if self.doubt:
            yield Problem(name, 0, f"read as {self.encoding}, but {self.doubt}", remedy, fatal=False)


def decode(data: bytes, declared: str = "") -> Decoded:
    """Decode a whole file.

    Args:
        data: the bytes of the file.
        declared: the encoding the file or its surroundings name, "" if none.

    Returns:
        Always a text: bytes that no encoding explains become U+FFFD and are told of in `doubt`.

    >>> decode("一月二日".encode("gbk")).encoding
    'gb18030'
    """
    for mark, name in BOMS:
        if data.startswith(mark):
            return _lossy(data, name)
    if data.count(b"\0") * FEW <= len(data):
        found = _strict(data, "utf-8")
        if found is not None:
            return found
    if name := canonical(declared):
        found = _strict(data, name)
        if found is not None:
            return found
    if name := _zero_bytes(data):
        found = _strict(data, name)
        if found is not None:
            return found
    return _weigh(data, canonical(declared))


def canonical(label: str) -> str:
    """The codec for a label as files declare it, "" when there is none.

    >>> canonical("GB2312")
    'gb18030'
    """
    try:
        name = codecs.lookup(label.strip().lower()).name if label.strip() else ""
    except (LookupError, ValueError):
        return ""
    if name in {"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"}:
        return ""
    try:
        "".encode(name)
    except (LookupError, UnicodeError):
        return ""
    return ALIASES.get(name, name)


def _strict(data: bytes, name: str) -> Decoded | None:
    """The text when every byte is valid, or when only the last character is cut off, which is told of."""
    try:
        return Decoded(data.decode(name), name)
    except UnicodeDecodeError as error:
        if len(data) - 4 <= error.start and error.start > 16:
            try:
                return Decoded(data[: error.start].decode(name), name, "the last character is cut off")
            except UnicodeError:
                return None
        return None
    except (UnicodeError, LookupError):
        return None


def _lossy(data: bytes, name: str) -> Decoded:
    found = _strict(data, name)
    if found is not None:
        return found
    text = data.decode(name, errors="replace")
    return Decoded(text, name, f"{text.count(chr(0xFFFD))} places are not valid {name}")


def _zero_bytes(data: bytes) -> str:
    """UTF-16 without a mark: ASCII digits, commas and line ends leave zeros on one side only."""
    sample = data[:SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or not even + odd:
        return ""
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else ""


@lru_cache(maxsize=1)
def _everyday() -> dict[str, frozenset[str]]:
    """Level 1 of each standard holds the characters of everyday text: GB 2312 rows 16-55, Big5 A440-C67E."""
    gb = b"".join(bytes((a, b)) for a in range(0xB0, 0xD8) for b in range(0xA1, 0xFF))
    big5 = b"".join(bytes((a, b)) for a in range(0xA4, 0xC7) for b in [*range(0x40, 0x7F), *range(0xA1, 0xFF)])
    extra = frozenset(PUNCTUATION)
    return {
        "gb18030": frozenset(gb.decode("gb2312", errors="ignore")) | extra,
        "big5hkscs": frozenset(big5.decode("big5", errors="ignore")) | extra,
    }


def _weigh(data: bytes, declared: str) -> Decoded:
    best: tuple[float, str, str] = (-1.0, "gb18030", "")
    for name, everyday in _everyday().items():
        text = data[:SAMPLE].decode(name, errors="replace")
        foreign = [c for c in text if not c.isascii()]
        share = sum(c in everyday for c in foreign) / len(foreign) if foreign else 0.0
        share -= 4 * text.count("\ufffd") / max(1, len(text)) + 0.01 * (name == "big5hkscs")
        if share > best[0]:
            best = (share, name, text)
    share, name, _ = best
    result = _lossy(data, name)
    if result.doubt or share < 0.6:
        doubt = result.doubt or "the characters are unusual for this encoding"
        return Decoded(result.text, name, doubt + (f" (declared {declared})" if declared else ""))
    return result
