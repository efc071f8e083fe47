"""From characters with places to lines in reading order: columns by recursive cuts along white space.

The XY cut of Nagy and Seth (1984): a region is cut at a gutter into columns, else at a wide gap into stripes,
until neither is left. Inside a block, lines that run to its right edge go on in the next line unless that is indented.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

Letter = tuple[str, float, float, float, float, float]  # character, left, bottom, right, top, size

GUTTER = 0.8  # a column gutter is at least this wide, in letters
LONE = 3.0  # and a single line is cut only at a gap this wide
STRIPE = 0.9  # a gap between lines that is wider than this, in letters, is no line spacing


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of letters on one line. `y` grows upwards, as in PDF."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line as the reader of the page should see it; `large` when it is set larger than the body; `block` counts the
    blocks of the page."""

    text: str
    large: bool
    block: int


def rows(characters: list[Letter]) -> list[Row]:
    """The lines of a page in reading order, paragraphs put together within a column."""
    segments = list(_segments(characters))
    if not segments:
        return []
    lengths: dict[float, int] = {}
    for segment in segments:
        key = round(segment.size, 1)
        lengths[key] = lengths.get(key, 0) + len(segment.text)
    body = max(lengths, key=lambda size: (lengths[size], -size))
    found: list[Row] = []
    for number, block in enumerate(_cut(segments, 0)):
        found += [Row(text, size > 1.15 * body, number) for text, size in _paragraphs(block)]
    return found


def _segments(characters: list[Letter]) -> Iterator[Segment]:
    """Letters that follow each other on a line without a gap wider than a letter; upright headlines top to bottom."""
    spaces = [c for c in characters if c[0].isspace()]
    letters, upright = _upright([c for c in characters if not c[0].isspace() and c[5] > 0])
    yield from upright
    lines: list[list[Letter]] = []
    for letter in sorted([*letters, *spaces], key=lambda c: -(c[2] + c[4])):
        middle, height = (letter[2] + letter[4]) / 2, letter[4] - letter[2]
        if lines:
            first = lines[-1][0]
            if abs((first[2] + first[4]) / 2 - middle) < 0.4 * min(height, first[4] - first[2]):
                lines[-1].append(letter)
                continue
        lines.append([letter])
    for line in lines:
        line.sort(key=lambda c: c[1])
        start = 0
        for i in range(1, len(line) + 1):
            if i < len(line):
                size = max(line[i][5], line[i - 1][5], 1.0)
                if line[i][1] - line[i - 1][3] <= 0.9 * size and 0.6 < line[i][5] / max(line[i - 1][5], 0.1) < 1.7:
                    continue
            piece = [c for c in line[start:i] if not c[0].isspace()]
            if piece:
                yield _segment([c for c in line[start:i] if piece[0][1] <= c[1] <= piece[-1][1]])
            start = i


def _segment(letters: list[Letter]) -> Segment:
    """One stretch; letters printed twice to look bold count once, and wide gaps become spaces."""
    text = letters[0][0]
    pairs = list(itertools.pairwise(letters))
    usual = median(b[1] - a[3] for a, b in pairs) if pairs else 0.0
    usual = min(usual, 0.08 * letters[0][5])  # a justified line is set a little wider
    for before, letter in pairs:
        size = max(letter[5], 1.0)
        if before[0] == letter[0] and letter[0].isalnum() and letter[1] - before[1] < 0.15 * size:
            continue
        space = letter[0].isspace() or letter[1] - before[3] > usual + _space(before[0], letter[0]) * size
        text += letter[0] if not space else "" if text[-1:] == " " else " "
        text += letter[0] if space and not letter[0].isspace() else ""
    return Segment(
        text,
        letters[0][1],
        min(c[2] for c in letters),
        max(c[3] for c in letters),
        max(c[4] for c in letters),
        median(c[5] for c in letters),
    )


def _space(before: str, after: str) -> float:
    """The gap, in letters, from which on it is a space: punctuation is set with room around it, so it needs more."""
    if ord(before) > 0x2E7F and ord(after) > 0x2E7F and before.isalpha() and after.isalpha():
        return 0.13
    return 0.2 if before.isalnum() and after.isalnum() and before.isascii() and after.isascii() else 0.8


def _upright(
    letters: list[Letter],
) -> tuple[list[Letter], list[Segment]]:
    """Take out headlines set from top to bottom: four or more large letters below each other, nothing beside them."""
    sizes = sorted(c[5] for c in letters)
    if not sizes:
        return letters, []
    body = sizes[len(sizes) // 2]
    large = [c for c in letters if c[5] > 1.4 * body]
    stacks: dict[int, list[Letter]] = {}
    for letter in large:
        middle = (letter[1] + letter[3]) / 2
        beside = any(
            other is not letter and abs(other[2] - letter[2]) < 0.4 * letter[5]
            and 0 < abs((other[1] + other[3]) / 2 - middle) < 1.3 * letter[5]
            for other in large
        )  # fmt: skip
        if not beside:
            stacks.setdefault(round(middle / (0.5 * letter[5])), []).append(letter)
    found: list[Segment] = []
    taken: set[int] = set()
    for stack in stacks.values():
        stack.sort(key=lambda c: -c[4])
        if len(stack) < 4 or any(a[4] - b[4] > 2.5 * a[5] for a, b in itertools.pairwise(stack)):
            continue
        taken.update(id(c) for c in stack)
        found.append(Segment(
            "".join(c[0] for c in stack), min(c[1] for c in stack), min(c[2] for c in stack), max(c[3] for c in stack),
            max(c[4] for c in stack), stack[0][5],
        ))  # fmt: skip
    return [c for c in letters if id(c) not in taken], found


def _cut(segments: list[Segment], depth: int) -> Iterator[list[Segment]]:
    size = median(s.size for s in segments)
    if depth < 40 and len(segments) > 1:
        height = len({round(s.bottom / (0.5 * size)) for s in segments})
        at = _gap(((s.left, s.right) for s in segments), (GUTTER if height > 2 else LONE) * size)
        if at is not None:
            yield from _cut([s for s in segments if s.right <= at], depth + 1)
            yield from _cut([s for s in segments if s.right > at], depth + 1)
            return
        at = _gap(((s.bottom, s.top) for s in segments), STRIPE * size)
        if at is not None:
            yield from _cut([s for s in segments if s.bottom >= at], depth + 1)
            yield from _cut([s for s in segments if s.bottom < at], depth + 1)
            return
        across = _banner(segments, size)
        if across:
            for part in across:
                yield from _cut(part, depth + 1)
            return
    yield sorted(segments, key=lambda s: (-round(s.top, 1), s.left))


def _gap(spans: Iterator[tuple[float, float]], least: float) -> float | None:
    """The middle of the widest stretch that no span covers, None when none is wide enough."""
    best, at, reach = least, None, None
    for start, end in sorted(spans):
        if reach is not None and start - reach > best:
            best, at = start - reach, (start + reach) / 2
        reach = end if reach is None else max(reach, end)
    return at


def _banner(segments: list[Segment], size: float) -> list[list[Segment]]:
    """A larger line across columns with no wide gap above or below it: cut around it."""
    for banner in sorted(segments, key=lambda s: -s.size):
        if banner.size < 1.25 * size:
            return []
        above = [s for s in segments if s is not banner and s.bottom >= banner.top - 0.3 * size]
        below = [s for s in segments if s is not banner and s.top <= banner.bottom + 0.3 * size]
        rest = len(segments) - 1 - len(above) - len(below)
        if rest == 0 and (above or below):
            return [part for part in (above, [banner], below) if part]
    return []


def _paragraphs(block: list[Segment]) -> Iterator[tuple[str, float]]:
    lines = _same_line(block)
    left, right = min(line[0].left for line in lines), max(line[-1].right for line in lines)
    text, size = "", 0.0
    for number, line in enumerate(lines):
        words = "  ".join(segment.text for segment in line)
        indent = line[0].left - left
        before = lines[number - 1] if number else None
        goes_on = (
            before is not None
            and abs(size - line[0].size) < 0.1 * line[0].size
            and indent < 0.8 * line[0].size
            and right - before[-1].right < 1.6 * line[0].size
            and len(lines) > 1
        )
        if goes_on:
            join = (
                " "
                if text[-1:].isascii() and text[-1:].isalnum() and words[:1].isascii() and words[:1].isalnum()
                else ""
            )
            text += join + words
            continue
        if text:
            yield text, size
        text, size = words, line[0].size
    if text:
        yield text, size


def _same_line(block: list[Segment]) -> list[list[Segment]]:
    lines: list[list[Segment]] = []
    for segment in block:
        if lines and abs(lines[-1][0].bottom - segment.bottom) < 0.4 * segment.size:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return [sorted(line, key=lambda s: s.left) for line in lines]
