"""Mentions into entities: the front door of the room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.extract.claim import Claim
from kg.extract.lexicon import Lexicon, compile_lexicon
from kg.model import Article, Entity, Mention, Statement, order_of_mentions
from kg.ontology import Ontology
from kg.resolve.anaphora import resolve_anaphors
from kg.resolve.dates import DATE, shared
from kg.resolve.derived import NAME_PLACE, derived, own_studios
from kg.resolve.gazetteer import Place, Region
from kg.resolve.house import bodies_of, of_page, parts
from kg.resolve.identity import Group, by_article, entity, group, make_id
from kg.resolve.naming import Name, Namer
from kg.resolve.placing import called, located

__all__ = ["make_id", "resolve"]


def resolve(
    articles: Sequence[Article],
    mentions: Sequence[Sequence[Mention]],
    claims: Sequence[Sequence[Claim]],
    ontology: Ontology,
) -> tuple[tuple[Mention, ...], tuple[Entity, ...], tuple[Statement, ...]]:
    """The entities and statements of one document.

    Args:
        articles: the document's articles.
        mentions: for each article its mentions.
        claims: for each article its claims, which name mentions by index.
        ontology: the ontology.

    Returns:
        The mentions with their entity, the entities, the statements, each sorted.
    """
    lexicon = compile_lexicon(ontology)
    names = []
    namers: list[Namer] = []
    places: list[Place] = []
    towns: dict[str, Place] = {}
    extra = []
    said: list[dict[int, Name]] = []
    for number in range(len(articles)):
        namer = Namer(mentions[number], lexicon, towns)
        places += namer.name_places()
        namers.append(namer)
    elsewhere, short = located(places), called(namers, lexicon)
    for namer in namers:
        namer.called = short
        namer.name_rest(places, elsewhere)
    house = of_page(mentions, [namer.names for namer in namers], lexicon)
    for number, namer in enumerate(namers):
        meant = resolve_anaphors(mentions[number], namer, lexicon, house)
        namer.names |= meant
        names.append(namer.names)
        said.append(meant)
    keys = sorted({n.key for table in names for n in table.values() if n.place is not None and n.key == n.place.key})
    bodies = bodies_of(mentions, names) if house is not None else {}
    for number, namer in enumerate(namers):
        other = {key: len(mentions[number]) + place for place, key in enumerate(keys)}
        own = tuple(derived(mentions[number], namer, lexicon, other))
        if house is not None:
            first = len(mentions[number]) + len(keys)
            beyond = {key: first + body for body, key in enumerate(bodies)}
            own += tuple(parts(house, mentions[number], names[number], said[number], beyond))
        extra.append(own)
    groups = group(articles, mentions, names, lexicon)
    entities = {id(g): entity(g, articles, _anchor(g, articles)) for g in groups.values()}
    of_mention = {
        number: {index: entities[id(g)].id for index, g in table.items()}
        for number, table in by_article(groups.values()).items()
    }
    known = tuple(
        sorted(
            (
                _known(m, of_mention.get(number, {}).get(index, ""))
                for number, each in enumerate(mentions)
                for index, m in enumerate(each)
            ),
            key=order_of_mentions,
        )
    )
    statements: dict[str, Statement] = {}
    of_place = [entities[id(groups["Place", key])].id for key in keys]
    for number, article in enumerate(articles):
        ids = {len(mentions[number]) + place: ident for place, ident in enumerate(of_place)}
        ids |= {
            len(mentions[number]) + len(keys) + body: of_mention[other][index]
            for body, (other, index) in enumerate(bodies.values())
        }
        ids |= of_mention.get(number, {})
        for claim in (*claims[number], *extra[number]):
            statement = _statement(claim, article, ids)
            if statement is None or statement.predicate not in ontology.properties:
                continue
            old = statements.get(statement.id)
            if old is None or (statement.confidence, len(statement.qualifiers), -len(statement.evidence)) > (
                old.confidence,
                len(old.qualifiers),
                -len(old.evidence),
            ):
                statements[statement.id] = statement
    dated = {name for name, prop in ontology.properties.items() if DATE in prop.qualifiers}
    for statement in shared(statements.values(), {e.id: e for e in entities.values()}, dated):
        statements[statement.id] = statement
    if "part_of" in ontology.properties:
        for statement in list(own_studios(statements.values(), {e.id: e for e in entities.values()}, lexicon)):
            statements.setdefault(statement.id, statement)
    for ident in _vaguer(statements.values(), {e.id: e for e in entities.values()}, lexicon):
        del statements[ident]
    return (
        known,
        tuple(sorted(entities.values(), key=lambda e: e.id)),
        tuple(sorted(statements.values(), key=lambda s: s.id)),
    )


def _known(m: Mention, entity: str) -> Mention:
    """The mention with its entity."""
    return Mention(m.article, m.paragraph, m.start, m.end, m.type, m.subtype, m.text, m.name, entity, m.anaphor)


def _vaguer(statements: Iterable[Statement], entities: Mapping[str, Entity], lexicon: Lexicon) -> list[str]:
    """What a name says of where a body lies, when a sentence names a smaller place inside that one."""
    said: dict[str, list[Statement]] = defaultdict(list)
    for each in statements:
        if each.predicate == "located_in" and entities[each.subject].type == "Organization":
            said[each.subject].append(each)
    vague = []
    for several in said.values():
        stated = [each.object for each in several if each.rule != NAME_PLACE]
        for each in several:
            code = dict(entities[each.object].attributes).get("code", "")
            if each.rule == NAME_PLACE and code and any(_within(entities[place], code, lexicon) for place in stated):
                vague.append(each.id)
    return vague


def _within(place: Entity, code: str, lexicon: Lexicon) -> bool:
    """Whether a place lies in the division of a code; a town or zone, which has no code of its own, does."""
    own = dict(place.attributes).get("code", "")
    if not own:
        return True
    division = lexicon.division(own)
    return division is not None and own != code and code in Region(lexicon).ancestors(division)


def _anchor(g: Group, articles: Sequence[Article]) -> str:
    """What tells people of one name, and things whose name could mean several, apart over documents: the document."""
    return articles[0].document if (g.type == "Person" or g.ambiguous) and articles else ""


def _statement(claim: Claim, article: Article, ids: dict[int, str]) -> Statement | None:
    subject, obj = ids.get(claim.subject, ""), ids.get(claim.object, "")
    if not subject or not obj or subject == obj:
        return None
    paragraph = article.paragraphs[claim.paragraph]
    qualifiers = {name: value if isinstance(value, str) else ids.get(value, "") for name, value in claim.qualifiers}
    return Statement(
        id=make_id("Statement", f"{subject}|{claim.predicate}|{obj}|{article.id}"),
        subject=subject,
        predicate=claim.predicate,
        object=obj,
        article=article.id,
        lines=paragraph.lines(claim.start, claim.end),
        evidence=paragraph.text[claim.start : claim.end],
        paragraph=claim.paragraph,
        start=claim.start,
        end=claim.end,
        qualifiers=tuple(sorted((n, v) for n, v in qualifiers.items() if v)),
        confidence=claim.confidence,
        rule=claim.rule,
    )
