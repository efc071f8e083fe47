"""Runs the examples that stand beside each pattern: they are its tests, in any ontology.

An example is text in which the things are marked, `{TradeUnion:…}` (one inside another where a name holds a name,
`{Enterprise?:…}` for a noun phrase that stands for a thing said before), so that a pattern is tested by itself,
whatever the recognition of names does. Lines are paragraphs; one may begin with its role, `[headline]`. `gives` lists
what the pattern must find, as `subject | predicate | object | qualifier=value …`; a counter-example must give nothing
by that pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kg.errors import KgError
from kg.extract.claim import Claim
from kg.extract.relations import relate
from kg.model import Article, Byline, Mention, Paragraph
from kg.ontology import Ontology, Pattern

_OPEN: Final = re.compile(r"\{(\w+)(\??):")
_ROLE: Final = re.compile(r"\[(\w+)\]")
_QUOTES: Final = '“”‘’"「」『』《》〈〉'


def marked(text: str, ontology: Ontology, byline: str = "") -> tuple[Article, tuple[Mention, ...]]:
    """The article and the mentions that a marked text means.

    Raises:
        KgError: for a class that the ontology does not have, or a bracket that does not close.
    """
    mentions: list[Mention] = []
    paragraphs: list[Paragraph] = []
    for number, line in enumerate(text.split("\n")):
        role = _ROLE.match(line)
        line = line[role.end() :] if role else line
        plain: list[str] = []
        length = position = 0
        stack: list[tuple[int, str, bool]] = []
        while position < len(line):
            if match := _OPEN.match(line, position):
                if match[1] not in ontology.classes:
                    raise KgError(f"no class {match[1]!r} in example {line!r}", "name a class of kg.ttl")
                stack.append((length, match[1], bool(match[2])))
                position = match.end()
                continue
            if line[position] == "}" and stack:
                start, name, anaphor = stack.pop()
                form = "".join(plain)[start:]
                top = ontology.top(name)
                mentions.append(
                    Mention(
                        "article/0",
                        number,
                        start,
                        length,
                        top,
                        name if name != top else "",
                        form,
                        form.strip(_QUOTES) if form.count(form[:1]) == 1 else form,
                        anaphor=anaphor,
                    )
                )
            else:
                plain.append(line[position])
                length += 1
            position += 1
        if stack:
            raise KgError(f"a bracket stays open in example {line!r}", "close it with }")
        paragraphs.append(Paragraph(role[1] if role else "body", "".join(plain), ((0, number + 1, 0),)))
    bylines = tuple(Byline("", name) for name in byline.split())
    article = Article("article/0", "example", "", tuple(range(1, len(paragraphs) + 1)), tuple(paragraphs), bylines)
    return article, tuple(mentions)


def spell(claim: Claim, mentions: Sequence[Mention]) -> str:
    """A claim as `subject | predicate | object | qualifier=value …`."""
    values = [f"{name}={mentions[v].name if isinstance(v, int) else v}" for name, v in claim.qualifiers]
    return " | ".join([mentions[claim.subject].name, claim.predicate, mentions[claim.object].name, *values])


def run_examples(pattern: Pattern, ontology: Ontology) -> Iterator[KgError]:
    """What is wrong with the examples of one pattern."""
    for example in pattern.fields.get("examples", []):
        article, mentions = marked(example["text"], ontology, example.get("byline", ""))
        made = [set(spell(c, mentions).split(" | ")) for c in relate(article, mentions, ontology, only=pattern.name)]
        for wanted in example["gives"]:
            if not any(set(wanted.split(" | ")) <= parts for parts in made):
                yield KgError(
                    f"pattern {pattern.name} does not give {wanted!r}",
                    f"mend the pattern or {example['text']!r}",
                    file=pattern.source,
                )
    for text in pattern.fields.get("counter_examples", []):
        article, mentions = marked(text, ontology)
        for claim in relate(article, mentions, ontology, only=pattern.name):
            yield KgError(
                f"pattern {pattern.name} gives {spell(claim, mentions)!r}",
                f"it must give nothing for {text!r}",
                file=pattern.source,
            )
