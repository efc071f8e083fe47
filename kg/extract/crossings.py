"""Nouns for bodies and posts that cross each other: only one of the two is meant."""

from __future__ import annotations

from kg.extract.scan import Hit, Scan, maximal


def uncrossed(scan: Scan, heads: list[Hit]) -> list[Hit]:
    """Without nouns whose last character begins a post: "the head of a primary school" is no head of a small school."""
    following = {h.start for h in heads} | {f.start for f in scan.found}  # what begins inside a post: it is none
    all_posts = maximal(scan.hits.get("post", []))
    following |= {p.start for p in all_posts}  # "a member of the league" is none where "an employee" begins in it
    posts = [p for p in all_posts if not following.intersection(range(p.start + 1, p.end))]
    ends = {h.end for h in heads}
    posts = [p for p in posts if not _read_apart(scan, p, ends) and not _of_union(heads, p)]
    crossed = {p.start for p in posts}
    return [
        h
        for h in heads
        if not (
            crossed.intersection(range(h.start + 1, h.end)) and any(h.start < p.start < h.end < p.end for p in posts)
        )
    ]


def _read_apart(scan: Scan, post: Hit, ends: set[int]) -> bool:
    """Whether the phrase is read so that a noun for a body ends inside a post, and a longer word begins there: "the
    firm's machinist" is no driver."""
    inside = ends.intersection(range(post.start + 1, post.end))
    return not scan.word_starts(post.start) and any(
        scan.word_starts(end) and len(scan.words_after(end)[0]) > 1 for end in inside
    )


def _of_union(heads: list[Hit], post: Hit) -> bool:
    """Whether a post begins with a noun for a body that also ends a longer one: "union clerk" of a federation."""
    return any(h.start == post.start and h.end < post.end and len(h.form) > 1 for h in heads)
