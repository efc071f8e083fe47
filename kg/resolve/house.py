"""The group that a page is about: an article that names none calls it "the group" all the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from kg.extract.claim import Claim
from kg.extract.lexicon import Lexicon
from kg.model import Mention
from kg.resolve.placing import Name, squeeze, subsequence

BODY: Final = "Organization"
FIRM: Final = "Enterprise"
ARTICLES: Final = 2  # in so many articles the page speaks of its group at the least
PART_OF: Final = "part_of"
RULE: Final = "house-part"
SURE: Final = 0.75


class House(NamedTuple):
    """What the group is called, and a mention of it: the number of its article and its own."""

    name: Name
    article: int
    mention: int


def of_page(
    mentions: Sequence[Sequence[Mention]], names: Sequence[Mapping[int, Name]], lexicon: Lexicon
) -> House | None:
    """The one group that a page names, or the one it names in more articles than all others together.

    It is its own that a page calls "the group" in articles that name none.
    """
    first: dict[str, House] = {}
    articles: Counter[str] = Counter()
    for number, table in enumerate(names):
        own = {
            name.key: House(replace(name, container=-1), number, index)
            for index, name in sorted(table.items(), reverse=True)
            if _is_group(mentions[number][index], name, lexicon)
        }
        articles.update(own.keys())
        first = own | first
    calling = sum(
        not any(_is_group(each[i], name, lexicon) for i, name in table.items())
        and any(m.anaphor and lexicon.starts("houses", m.text) for m in each)
        for each, table in zip(mentions, names, strict=True)
    )
    for key, count in articles.most_common(1):
        if max(count, calling) >= ARTICLES and 2 * count > articles.total():
            return first[key]
    return None


def _is_group(m: Mention, name: Name, lexicon: Lexicon) -> bool:
    return m.subtype == FIRM and any(ends_so(name.full, noun, lexicon) for noun in lexicon.words["houses"])


def meant(
    m: Mention, house: House | None, mentions: Sequence[Mention], names: Mapping[int, Name], lexicon: Lexicon
) -> Name | None:
    """The page's group, or the part of it, for a noun phrase in an article that names no group."""
    noun = lexicon.starts("houses", m.text)
    if house is None or not noun or any(_is_group(mentions[i], name, lexicon) for i, name in names.items()):
        return None
    return _part(m, house.name, m.text.removeprefix(noun), lexicon)


def kin(m: Mention, house: House | None, last: Name | None, lexicon: Lexicon) -> Name | None:
    """The part of the page's group for a noun alone, where the body spoken of last (`last`) is the group, or a part of
    it, in an article that names no group."""
    if house is None or last is None or last.container >= 0 or lexicon.ends("work_units", m.text):
        return None  # a gang or a workshop is one of the firm below the group
    own = last.key == house.name.key or last.key.startswith(house.name.key + "|")
    return _part(m, house.name, m.text, lexicon) if own else None


def _part(m: Mention, whole: Name, rest: str, lexicon: Lexicon) -> Name:
    own = lexicon.starts("part_words", rest)  # an office of its union
    steps = [squeeze(step) for step in (own, rest.removeprefix(own)) if step]
    return Name(whole.full + rest, "|".join((whole.key, *steps)), f"{m.text}: {whole.full}", whole.place)


def bodies_of(mentions: Sequence[Sequence[Mention]], names: Sequence[Mapping[int, Name]]) -> dict[str, tuple[int, int]]:
    """For each body of the page, by its key, a mention of it: the number of its article and its own."""
    found: dict[str, tuple[int, int]] = {}
    for number, table in enumerate(names):
        for index, name in table.items():
            if mentions[number][index].type == BODY:
                found.setdefault(name.key, (number, index))
    return found


def parts(
    house: House,
    mentions: Sequence[Mention],
    names: Mapping[int, Name],
    meant: Collection[int],
    bodies: Mapping[str, int],
) -> Iterator[Claim]:
    """What is part of the group, or of a part of it, in an article that does not name that: `bodies` has the index of
    each body of the page there, by its key."""
    here = {name.key for index, name in names.items() if mentions[index].type == BODY}
    for index in meant:
        name, m = names[index], mentions[index]
        if m.type != BODY or name.container >= 0 or not name.key.startswith(house.name.key + "|"):
            continue
        steps = name.key.split("|")
        outer = ["|".join(steps[:size]) for size in range(len(steps) - 1, 0, -1)]
        whole = next((key for key in outer if key in bodies), None)
        if whole is not None and whole not in here:
            yield Claim(index, PART_OF, bodies[whole], (), m.paragraph, m.start, m.end, RULE, SURE)


def ends_so(full: str, noun: str, lexicon: Lexicon) -> bool:
    """Whether a name ends with a noun, its legal form aside: a group that is a limited company; or as what the noun
    phrase stands for does."""
    tail = lexicon.ends("company_tails", full)
    if tail[:1] == noun[:1] and len(tail) < len(full) and subsequence(noun, tail):
        return True  # the noun leaves out "limited"
    row = lexicon.words["said_ends"].get(noun)
    for end in row["ends"].split("|") if row else (noun,):
        before, found, rest = full.rpartition(end)
        if before and found and (not rest or rest in lexicon.words["company_tails"]):
            return True
    return False
