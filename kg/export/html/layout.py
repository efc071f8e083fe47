"""Where each entity stands: computed when the file is written, so that the view stands still when it opens.

Three cheap steps in plain Python, whose floats are the same on every machine (a force layout of a numerical library
differs in the last bits, and with it the bytes of the file): a radial tree around the best linked node (Eades 1992),
a short relaxation with springs and short-range repulsion for what is small enough to be looked at as a whole, and
the parts set side by side from the middle outwards.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.export.html.communities import Links, communities, components

Point = tuple[float, float]

WHOLE: Final = 300  # up to so many nodes are laid out and drawn as one picture
HELD: Final = 2000  # up to so many can be drawn as one picture when the reader asks for it
GROUP: Final = 120  # at most so many nodes in a group that folds into one
STEP: Final = 74.0  # distance of two neighbours
STRETCH: Final = 1.3  # labels are wide and low: room sideways
NUDGES: Final = 24
TIES: Final = 2
GAP: Final = 24.0


@dataclass(frozen=True, slots=True)
class Group:
    """A part that folds into one node: its members, its centre among all, and its place while parts are folded."""

    members: tuple[int, ...]
    centre: Point
    folded: Point


@dataclass(frozen=True, slots=True)
class Layout:
    """A place for every node; `groups` is empty for a graph that is drawn whole."""

    places: list[Point]
    groups: list[Group]


def layout(links: Links, widths: Sequence[float]) -> Layout:
    """Places for nodes with neighbours `links[i]` and labels `widths[i]` wide, in the units of the drawing."""
    count = len(links)
    if count <= WHOLE:
        parts = [part for part in components(links) if len(part) > 1]
        alone = [node for node in range(count) if not links[node]]
        places = _side_by_side(links, parts, alone, widths, rounds=90 if count <= 200 else 45)
        return Layout(places, [])
    parts = communities(links, GROUP)
    alone = parts.pop() if parts and not links[parts[-1][0]] else []
    if count <= HELD:
        places = _side_by_side(links, parts, alone, widths, rounds=12)
    else:  # never drawn as one picture: each group has its own middle
        places = [(0.0, 0.0)] * count
        for part in parts:
            for node, (x, y) in radial(links, part).items():
                places[node] = (x * STRETCH, y)
        _in_rows(alone, widths, places, [])
    parts = [*parts, alone] if alone else parts
    return Layout(places, _fold(links, parts, places))


def _side_by_side(
    links: Links, parts: list[list[int]], alone: list[int], widths: Sequence[float], rounds: int
) -> list[Point]:
    places: list[Point] = [(0.0, 0.0)] * len(links)
    boxes = []
    for part in parts:
        spots = radial(links, part)
        if rounds:
            relax(links, part, spots, rounds)
            spots = {node: (x * STRETCH, y) for node, (x, y) in spots.items()}
            unclutter(spots, widths)
        boxes.append(spots)
    for spots, (x, y) in zip(boxes, _pack([_extent(spots) for spots in boxes]), strict=True):
        left, top, right, bottom = _extent(spots)
        for node, (nx, ny) in spots.items():
            places[node] = (nx - (left + right) / 2 + x, ny - (top + bottom) / 2 + y)
    _in_rows(alone, widths, places, [places[node] for part in parts for node in part])
    return places


def radial(links: Links, part: list[int]) -> dict[int, Point]:
    """A tree drawn from its best linked node outwards; a crowded depth takes several rings."""
    inside = set(part)
    root = max(part, key=lambda n: (len(links[n]), -n))
    depth = {root: 0}
    children: dict[int, list[int]] = {}
    order = [root]
    for node in order:
        fresh = sorted((o for o in links[node] if o in inside and o not in depth), key=lambda o: (-len(links[o]), o))
        for other in fresh:
            depth[other] = depth[node] + 1
        children[node] = fresh
        order.extend(fresh)
    for node in part:  # a group may fall apart when its links run through other groups
        if node not in depth:
            depth[node] = 1
            children[root].append(node)
            children[node] = []
            order.append(node)
    weight = dict.fromkeys(order, 1)
    for node in reversed(order):
        for child in children[node]:
            weight[node] += weight[child]
    angle = {root: (0.0, math.tau)}
    levels: dict[int, list[int]] = {}
    for node in sorted(order, key=lambda n: depth[n]):
        levels.setdefault(depth[node], []).append(node)
        start, width = angle[node]
        total = weight[node] - 1
        for child in children[node]:
            share = width * weight[child] / total
            angle[child] = (start, share)
            start += share
    spots = {root: (0.0, 0.0)}
    radius = 0.0
    for level in range(1, len(levels)):
        nodes = levels[level]
        radius += STEP
        rings = 1
        while sum(math.tau * (radius + ring * STEP) for ring in range(rings)) < len(nodes) * STEP * 0.8:
            rings += 1
        for index, node in enumerate(nodes):
            start, width = angle[node]
            turn, far = start + width / 2, radius + (index % rings) * STEP
            spots[node] = (round(far * math.cos(turn), 3), round(far * math.sin(turn), 3))
        radius += (rings - 1) * STEP
    return spots


def relax(links: Links, part: list[int], spots: dict[int, Point], rounds: int) -> None:
    """Move linked nodes to one distance and near ones apart, in place, with steps that grow shorter."""
    reach = STEP * 2.6
    limit, strength = reach * reach, STEP * STEP
    linked = {node: [other for other in links[node] if other in spots] for node in part}
    for turn in range(rounds):
        heat = STEP * 0.35 * (1 - turn / rounds) + 1.0
        cells: dict[tuple[int, int], list[tuple[int, float, float]]] = {}
        for node in part:
            x, y = spots[node]
            cells.setdefault((int(x // reach), int(y // reach)), []).append((node, x, y))
        moves = {}
        for (column, row), inside in cells.items():
            near = [
                spot
                for c in (column - 1, column, column + 1)
                for r in (row - 1, row, row + 1)
                for spot in cells.get((c, r), ())
            ]
            for node, x, y in inside:
                dx = dy = 0.0
                for other, there, below in near:
                    ox, oy = x - there, y - below
                    square = ox * ox + oy * oy
                    if square < limit and other != node:
                        push = strength / (square + 40.0) - 0.14
                        dx += ox * push
                        dy += oy * push
                for other in linked[node]:
                    there, below = spots[other]
                    ox, oy = there - x, below - y
                    pull = (math.sqrt(ox * ox + oy * oy) / STEP - 1.0) * 0.5
                    dx += ox * pull
                    dy += oy * pull
                dx -= x * 0.02
                dy -= y * 0.02
                length = math.sqrt(dx * dx + dy * dy)
                factor = min(heat, length * 0.25) / length if length else 0.0
                moves[node] = (x + dx * factor, y + dy * factor)
        spots.update(moves)


def unclutter(spots: dict[int, Point], widths: Sequence[float]) -> None:
    """Push apart, in place, nodes whose labels would lie on each other."""
    height, nodes = 50.0, sorted(spots)
    taken = {node: min(widths[node], 110.0) for node in nodes}
    for _ in range(NUDGES):
        clashes = 0
        nodes.sort(key=lambda n: (spots[n][1], n))
        for index, one in enumerate(nodes, start=1):
            (ax, ay), own = spots[one], taken[one]
            for at in range(index, len(nodes)):
                other = nodes[at]
                bx, by = spots[other]
                if by - ay > height:
                    break
                high = height - abs(by - ay)
                wide = (own + taken[other]) / 2 - abs(bx - ax)
                if wide <= 0 or high <= 0:
                    continue
                clashes += 1
                if high < wide * 0.7:
                    shift = high / 2 * (1 if by >= ay else -1)
                    ay, by = ay - shift, by + shift
                else:
                    shift = wide / 2 * (1 if bx >= ax else -1)
                    ax, bx = ax - shift, bx + shift
                spots[other] = bx, by
            spots[one] = ax, ay
        if not clashes:
            break


def _extent(spots: dict[int, Point]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in spots.values()], [y for _, y in spots.values()]
    return min(xs), min(ys), max(xs), max(ys)


def _pack(extents: list[tuple[float, float, float, float]]) -> list[Point]:
    """Centres for boxes on a grid of cells, the largest in the middle, no two on the same cell."""
    if not extents:
        return []
    cell = STEP * 0.7
    sizes = [
        (int((right - left + STEP * 1.8) // cell) + 1, int((bottom - top + STEP * 1.1) // cell) + 1)
        for left, top, right, bottom in extents
    ]
    side = int(math.sqrt(sum(w * h for w, h in sizes)) * 1.2) + max(max(size) for size in sizes) + 2
    free = [(c, r) for c in range(-side, side + 1) for r in range(-side, side + 1)]
    free.sort(key=lambda s: (s[0] * s[0] / 2.6 + s[1] * s[1], s))
    taken: set[tuple[int, int]] = set()
    centres: list[Point] = [(0.0, 0.0)] * len(sizes)
    last, at = (0, 0), 0
    for index in sorted(range(len(sizes)), key=lambda i: (-sizes[i][0] * sizes[i][1], sizes[i], i)):
        wide, high = sizes[index]
        if (wide, high) != last:
            last, at = (wide, high), 0
            free = [spot for spot in free if spot not in taken]
        while at < len(free) - 1:
            left, top = free[at][0] - wide // 2, free[at][1] - high // 2
            if not any((c, r) in taken for r in range(top, top + high) for c in range(left, left + wide)):
                break
            at += 1
        left, top = free[at][0] - wide // 2, free[at][1] - high // 2
        taken.update((c, r) for r in range(top, top + high) for c in range(left, left + wide))
        centres[index] = ((left + wide / 2) * cell, (top + high / 2) * cell)
    return centres


def _in_rows(alone: list[int], widths: Sequence[float], places: list[Point], others: list[Point]) -> None:
    """Nodes without a link, in rows below all others."""
    left, right = (min(x for x, _ in others), max(x for x, _ in others)) if others else (0.0, 0.0)
    bottom = max((y for _, y in others), default=-2 * STEP)
    room = max(right - left, math.sqrt(len(alone)) * STEP * 2, STEP * 8)
    middle = (left + right) / 2
    rows: list[tuple[list[int], float]] = []
    for node in alone:
        taken = rows[-1][1] + GAP + widths[node] if rows else room + 1
        if taken > room:
            rows.append(([node], widths[node]))
        else:
            rows[-1][0].append(node)
            rows[-1] = (rows[-1][0], taken)
    y = bottom + 2 * STEP
    for row, width in rows:
        x = middle - width / 2
        for node in row:
            places[node] = (x + widths[node] / 2, y)
            x += widths[node] + GAP
        y += STEP * 0.8


def _fold(links: Links, parts: list[list[int]], places: list[Point]) -> list[Group]:
    home = [0] * len(links)
    for index, part in enumerate(parts):
        for node in part:
            home[node] = index
    shown = min(len(parts), WHOLE)
    between: list[Counter[int]] = [Counter() for _ in range(shown)]
    for node, others in enumerate(links):
        for other in others:
            if home[node] != home[other] and home[node] < shown and home[other] < shown:
                between[home[node]][home[other]] += 1
    closest: list[set[int]] = [set() for _ in range(shown)]
    for group, counts in enumerate(between):  # the strongest ties alone decide who stands beside whom
        for other, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:TIES]:
            closest[group].add(other)
            closest[other].add(group)
    folded = layout([sorted(others) for others in closest], [150.0] * shown).places
    groups = []
    for index, part in enumerate(parts):
        centre = (sum(places[n][0] for n in part) / len(part), sum(places[n][1] for n in part) / len(part))
        groups.append(Group(tuple(part), centre, folded[index] if index < shown else centre))
    return groups
