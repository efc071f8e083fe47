"""Which posts go with which bodies, and whose post it is where the body is not said beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.extract.claim import Claim
from kg.model import Mention
from kg.ontology import Ontology

Ends = Mapping[str, Sequence[tuple[str, str]]]

TITLE = "title"
_NOWHERE = "-"  # the end of no name: what is called so is no post
_BUT = "!"  # before the ends that the names of such bodies do not have


def by_last(rows: Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """(post, ends of names) in their order, by the last character of the post; in the same way honours and holders."""
    found: dict[str, list[tuple[str, str]]] = {}
    for post, ends in rows:
        found.setdefault(post[-1:], []).append((post, ends))
    return found


def heads(ontology: Ontology) -> Ends:
    """The posts of those who head bodies whose names end in certain characters."""
    return by_last(
        (row["form"], row["ends"]) for row in (*ontology.rows("heading_posts"), *ontology.rows("fitting_posts"))
    )


def ends_of(title: str, posts: Ends) -> str:
    """The ends of names that the post at the end of a title goes with, "" where it goes with any."""
    return next((ends for post, ends in posts.get(title[-1:], ()) if title.endswith(post)), "")


def fits(title: str, name: str, posts: Ends, fitting: bool) -> bool:
    """Whether a title is a post, and, where that is asked for, one that a body of that name can have."""
    ends = ends_of(title, posts)
    if not ends or ends == _NOWHERE:
        return not ends
    return not fitting or (name[-1:] not in ends[1:] if ends[0] == _BUT else name[-1:] in ends)


def headed(
    title: str, before: tuple[int, int], mentions: Sequence[Mention], posts: Ends, wanted: Callable[[int], bool]
) -> list[int]:
    """The body that whoever has this post heads: the one named last before, by any name that goes with the post, be it
    inside another name; none where the paragraph names two."""
    ends = ends_of(title, posts)
    if not ends or ends[0] in (_NOWHERE, _BUT):
        return []
    fitting = [
        (m.paragraph, m.end, index)
        for index, m in enumerate(mentions)
        if (m.paragraph, m.end) <= before and (m.name or m.text)[-1:] in ends and wanted(index)
    ]
    if not fitting:
        return []
    spans = [(m.paragraph, m.start, m.end) for m in (mentions[index] for _, _, index in fitting)]
    whole = [
        each
        for each, (p, s, e) in zip(fitting, spans, strict=True)
        if not any(q == p and a <= s and e <= z and (a, z) != (s, e) for q, a, z in spans)
    ]  # a part, where both it and its whole have such heads
    fitting = whole or fitting
    last = max(fitting)
    beside = {mentions[i].name for paragraph, _, i in fitting if paragraph == last[0] and mentions[i].name}
    return [last[2]] if len(beside) < 2 else []


def sole(claims: Sequence[Claim], rules: frozenset[str]) -> list[Claim]:
    """Without what weaker rules say of a post that a rule of these gives to somebody: it is held in one body."""
    held = {(c.subject, dict(c.qualifiers).get(TITLE)): c for c in claims if c.rule in rules}
    if not held:
        return list(claims)
    kept = []
    for claim in claims:
        one = held.get((claim.subject, dict(claim.qualifiers).get(TITLE)))
        if one is None or claim.predicate != one.predicate or claim.confidence >= one.confidence:
            kept.append(claim)
    return kept
