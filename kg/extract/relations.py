"""The front door of relation extraction: article and mentions in, claims out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kg.extract.claim import Claim, best
from kg.extract.clauses import Sentence
from kg.extract.dates import year_of
from kg.extract.discourse import Discourse
from kg.extract.lexicon import compile_lexicon
from kg.extract.matcher import Matcher
from kg.extract.offices import sole
from kg.extract.ruleset import Rules, compile_rules
from kg.extract.symbols import Strip, outermost, strips
from kg.model import Article, Mention
from kg.ontology import Ontology

_compiled: dict[int, tuple[Ontology, Rules]] = {}
_KEPT: Final = 8
SIGNED: Final = frozenset({"byline", "note"})  # roles of paragraphs that say who wrote the article


def rules_of(ontology: Ontology) -> Rules:
    """The compiled patterns of an ontology, kept for the next call."""
    known = _compiled.get(id(ontology))
    if known is None:
        if len(_compiled) >= _KEPT:
            _compiled.clear()
        known = _compiled[id(ontology)] = (ontology, compile_rules(ontology))
    return known[1]


def check(ontology: Ontology) -> None:
    """Compile the patterns before a page is read, so that a fault of theirs is not taken for one of the page.

    Raises:
        OntologyError: with every pattern that is not understood.
    """
    rules_of(ontology)


def relate(
    article: Article, mentions: Sequence[Mention], ontology: Ontology, *, reference: str = "", only: str = ""
) -> tuple[Claim, ...]:
    """What the article says of the things mentioned in it.

    `mentions` are those of this article, in any order; a claim names them by their index. `reference` is the date of
    printing where the article itself does not know it (else the year it names most). Negated, wished for and
    conditional statements are left out; `only` names the one pattern to be used. Claims are sorted by their place.
    """
    rules = rules_of(ontology)
    printed = article.date or article.edition.date or reference
    reference = printed or year_of((p.text for p in article.paragraphs), ontology)
    of_paragraph: dict[int, list[tuple[int, Mention]]] = {}
    for index, mention in enumerate(mentions):
        of_paragraph.setdefault(mention.paragraph, []).append((index, mention))
    made: list[Strip] = []
    last = ""
    for number, inside in sorted(of_paragraph.items()):
        paragraph = article.paragraphs[number]
        found = list(strips(paragraph.text, paragraph.role, number, inside, rules.letters, reference, last))
        made += found
        last = next((date for date in reversed(found[0].dates.values()) if date), last)
    staff = writers(article, mentions, ontology)
    discourse = Discourse(mentions, rules.letters, rules.known, staff, article.paragraphs)
    matcher = Matcher(rules, article, mentions, discourse)
    claims: list[Claim] = []
    for sentence in discourse.read(made):
        claims += matcher.sentence(sentence)
        discourse.leave(sentence)
        matcher.when.leave(sentence)
    if rules.within:
        for number, inside in sorted(of_paragraph.items()):
            claims += _within(article, number, inside, matcher, rules, reference)
    return best((claim for claim in sole(claims, rules.sole) if only in ("", claim.rule)), mentions)


def writers(article: Article, mentions: Sequence[Mention], ontology: Ontology) -> frozenset[int]:
    """The mentions of those who wrote the article, who do not act in it.

    Who writes of a story that he has a part in is named there as everybody is, with his post: he acts.
    """
    names = {byline.name for byline in article.bylines}
    lexicon = compile_lexicon(ontology)
    roles = lexicon.having("byline_marks", "kind", "role")
    found = [index for index, mention in enumerate(mentions) if mention.name in names]
    acting: set[str] = set()
    for mention in (mentions[index] for index in found):
        paragraph = article.paragraphs[mention.paragraph]
        post = lexicon.ends("posts", paragraph.text, mention.start)
        if paragraph.role not in SIGNED and post and not post.endswith(roles):
            acting.add(mention.name)
    return frozenset(
        i for i in found if mentions[i].name not in acting or article.paragraphs[mentions[i].paragraph].role in SIGNED
    )


def _within(
    article: Article, number: int, inside: list[tuple[int, Mention]], matcher: Matcher, rules: Rules, reference: str
) -> Iterator[Claim]:
    """Claims between a mention and those that stand inside it."""
    paragraph = article.paragraphs[number]
    kept = outermost(inside)
    if len(kept) == len(inside):
        return
    ordered = sorted(inside, key=lambda pair: pair[1].start)
    starts = [m.start for _, m in ordered]
    for outer, whole in kept:
        fitting = [rule for rule, symbols in rules.within if matcher.discourse.is_a(outer, symbols)]
        if not fitting:
            continue
        first, base = bisect_left(starts, whole.start), whole.start
        nested = [
            (i, replace(m, start=m.start - base, end=m.end - base))
            for i, m in ordered[first : bisect_left(starts, whole.end, first)]
            if i != outer and m.end <= whole.end and (m.start, m.end) != (whole.start, whole.end)
        ]
        if not nested:
            continue
        text = paragraph.text[whole.start : whole.end]
        for strip in (each.moved(base) for each in strips(text, "", number, nested, rules.letters, reference)):
            sentence = Sentence(strip, 0, len(strip.code))
            for rule in fitting:
                yield from matcher.run(rule, sentence, outer)
