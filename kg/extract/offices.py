"""Which posts go with which bodies, and whose post it is where the body is not said beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from kg.extract import words
from kg.extract.claim import Claim
from kg.model import Mention
from kg.ontology import Ontology

Ends = Mapping[str, Sequence[tuple[str, str]]]

TITLE: Final = "title"
LISTED: Final = "、"
_NOWHERE: Final = "-"  # the end of no name: what is called so is no post
_BUT: Final = "!"  # before the ends that the names of such bodies do not have
_LOOSE: Final = frozenset({"p", "d", "ad", "c"})  # the dictionary's tags of words that begin no title
_VERB: Final = "v"  # and of verbs
_NOUN: Final = "n"  # and of nouns
_SELDOM: Final = 100  # a verb met less often in the dictionary says what somebody works at


@dataclass(frozen=True, slots=True)
class Posts:
    """What is known of posts: which ends of names they go with, which there are, the words that say in what capacity
    or trade one is held, and those that say of what kind somebody is."""

    ends: Ends
    known: frozenset[str]
    capacities: frozenset[str]
    kinds: frozenset[str]


def by_last(rows: Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """(post, ends of names), longer posts first, by the last character of the post; so are honours and holders."""
    found: dict[str, list[tuple[str, str]]] = {}
    for post, ends in sorted(rows, key=lambda row: -len(row[0])):
        found.setdefault(post[-1:], []).append((post, ends))
    return found


def heads(ontology: Ontology) -> Ends:
    """The posts of those who head bodies whose names end in certain characters."""
    return by_last(
        (row["form"], row["ends"]) for row in (*ontology.rows("heading_posts"), *ontology.rows("fitting_posts"))
    )


def posts(ontology: Ontology) -> Posts:
    """The posts of an ontology."""
    forms = {
        table: frozenset(row["form"] for row in ontology.rows(table))
        for table in ("posts", "statuses", "nominal_verbs", "generic_modifiers")
    }
    return Posts(
        by_last((row["form"], row["ends"]) for row in ontology.rows("fitting_posts")),
        forms["posts"],
        forms["statuses"] | forms["nominal_verbs"],
        forms["generic_modifiers"],
    )


def governed(title: str, known: Posts) -> bool:
    """Whether what looks like a title is a verb, a preposition or an adverb, and the one whom it governs."""
    first, *rest = words.segment(title)
    if not rest or title in known.known or first in known.capacities:
        return False
    kind = words.tag(first)
    if kind in _LOOSE:
        return True
    if kind != _VERB or (len(first) > 1 and words.frequency(first) < _SELDOM):
        return False
    for number, word in enumerate(rest):
        post = "".join(rest[number:])
        if post in known.known or words.tag(post)[:1] == _NOUN:
            return True
        if word not in known.kinds:
            break
    return False


def ends_of(title: str, posts: Ends) -> str:
    """The ends of names that the post at the end of a title goes with, "" where it goes with any."""
    return next((ends for post, ends in posts.get(title[-1:], ()) if title.endswith(post)), "")


def fits(title: str, name: str, known: Posts, fitting: bool) -> bool:
    """Whether a title is a post, and, where that is asked for, one that a body of that name can have."""
    if title and governed(title, known):
        return False
    ends = ends_of(title, known.ends)
    while ends == _NOWHERE and LISTED in title:  # "foreman, party member": the post before counts
        title = title.rpartition(LISTED)[0]
        ends = ends_of(title, known.ends)
    if not ends or ends == _NOWHERE:
        return not ends
    return not fitting or (name[-1:] not in ends[1:] if ends[0] == _BUT else name[-1:] in ends)


def headed(
    title: str,
    before: tuple[int, int],
    mentions: Sequence[Mention],
    posts: Ends,
    others: Posts,
    wanted: Callable[[int], bool],
) -> list[int]:
    """The body that whoever has this post heads: the one named last before, in the same paragraph or the one before it,
    by any name that goes with the post, be it inside another name; none where its paragraph names two, or another body
    that may have such a post was named since.

    Args:
        mentions: those of the article, sorted.
        before: (paragraph, offset) of the post.
        posts: which heads go with which ends of names.
        others: which posts bodies may have at all.
        wanted: whether the mention of an index is of a class that counts.
    """
    ends = ends_of(title, posts)
    if not ends or ends[0] in (_NOWHERE, _BUT):
        return []
    place = attrgetter("paragraph", "start")
    first, last = bisect_left(mentions, (before[0] - 1, 0), key=place), bisect_left(mentions, before, key=place)
    near = [(index, mentions[index]) for index in range(first, last) if mentions[index].end <= before[1]
            or mentions[index].paragraph < before[0]]  # fmt: skip
    fitting = [(index, m) for index, m in near if (m.name or m.text)[-1:] in ends and wanted(index)]
    if not fitting:
        return []
    index, body = max(fitting, key=lambda each: (each[1].paragraph, each[1].end, each[1].start - each[1].end))
    here = [m for _, m in fitting if m.paragraph == body.paragraph]
    beside = {m.name for m in here if m.name and (m is body or not m.start <= body.start < body.end <= m.end)}
    since = any(
        (m.paragraph, m.start) >= (body.paragraph, body.end) and wanted(other) and fits(title, m.name, others, True)
        for other, m in near
    )
    return [index] if len(beside) < 2 and not since else []


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
