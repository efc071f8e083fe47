"""The SHACL shapes of an ontology: its own `shapes.ttl`, or shapes made from its classes and relations.

`ontology/shapes.ttl` has two parts. The first is about what every graph holds (statements, articles, posts) and is
written by hand; the second, from the line MARK on, is about classes and relations and is what `vocabulary` makes of
`kg.ttl`. An ontology folder without shapes gets the first part in its own namespace and a second part of its own.

Source: Shapes Constraint Language (SHACL), https://www.w3.org/TR/shacl/.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.errors import KgError
from kg.ontology import RDF, Ontology, Property, default

MARK = "# ==== made from the classes and relations of kg.ttl"
_OTHERS = {"Article", "Statement"}


def shapes(ontology: Ontology) -> str:
    """The shapes of `ontology` in Turtle.

    Raises:
        KgError: when its `shapes.ttl` cannot be read.
    """
    own = ontology.folder / "shapes.ttl"
    try:
        if own.exists():
            return own.read_text(encoding="utf-8")
        common = (default().folder / "shapes.ttl").read_text(encoding="utf-8").partition(MARK)[0]
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(f"the shapes cannot be read ({error})", "save the file as UTF-8", file=str(own)) from error
    return common.replace(default().namespace, ontology.namespace) + vocabulary(ontology)


def vocabulary(ontology: Ontology) -> str:
    """The part that follows from the classes and relations."""
    space = f"@prefix k: <{ontology.namespace}> .\n"
    return "\n".join([MARK, space, *_classes(ontology), *_relations(ontology)])


def _classes(ontology: Ontology) -> Iterator[str]:
    below: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(ontology.classes):
        below[ontology.top(name)].append(name)
    tops = sorted(below.keys() - _OTHERS)
    for top in tops:
        others = [name for name in tops if name != top]
        yield (
            f"shape:{top} a sh:NodeShape ;\n"
            f"    sh:targetClass k:{top} ;\n"
            "    sh:property shape:label, shape:prefLabel, shape:altLabel,\n"
            "        shape:code, shape:note, shape:reason, shape:ambiguous ;\n"
            f'    sh:nodeKind sh:IRI ;\n    sh:pattern "^[a-z][a-z0-9+.-]*:[!-~]*/{top.lower()}/[0-9a-z]+$" ;\n'
            + (f"    sh:not [ sh:or ( {_classes_of(others)} ) ] ;\n" if others else "")
            + f'    sh:message "the IRI is malformed, or the thing is also of another kind than {top}"@en .\n'
        )
        if subclasses := [name for name in below[top] if name != top]:
            yield (
                f"shape:{top}Subtypes a sh:NodeShape ;\n"
                f"    sh:targetClass {', '.join(f'k:{name}' for name in subclasses)} ;\n"
                f"    sh:class k:{top} ;\n"
                f'    sh:message "it has a subtype of {top} without being a {top}"@en .\n'
            )
    yield (
        "shape:Mentioned a sh:NodeShape ;\n"
        "    sh:targetObjectsOf <https://schema.org/mentions> ;\n"
        f"    sh:or ( {_classes_of(tops)} ) ;\n"
        '    sh:message "an article mentions something that is not described"@en .\n'
    )


def _relations(ontology: Ontology) -> Iterator[str]:
    carriers: defaultdict[str, list[Property]] = defaultdict(list)
    for prop in ontology.properties.values():
        local = prop.iri.removeprefix(ontology.namespace)
        for qualifier in prop.qualifiers:
            carriers[qualifier].append(prop)
        yield (
            f"shape:{local}Domain a sh:NodeShape ;\n"
            f"    sh:targetSubjectsOf k:{local} ;\n"
            f"    sh:or ( {_classes_of(prop.domain)} ) ;\n"
            f'    sh:message "only {_words(prop.domain)} can stand before “{_label(prop)}”"@en .\n'
        )
        yield (
            f"shape:{local}Range a sh:NodeShape ;\n"
            f"    sh:targetSubjectsOf k:{local} ;\n"
            f"    sh:property [ sh:path k:{local} ; sh:nodeKind sh:IRI ; sh:or ( {_classes_of(prop.range)} ) ;\n"
            f'        sh:message "only {_words(prop.range)} can stand after “{_label(prop)}”"@en ] .\n'
        )
        yield (
            f"shape:{local}Evidence a sh:NodeShape ;\n"
            f"    sh:targetSubjectsOf k:{local} ;\n"
            '    sh:sparql [ sh:select """SELECT $this ?value WHERE {\n'
            f"            $this <{prop.iri}> ?value .\n"
            f"            OPTIONAL {{ ?said <{RDF}subject> $this ;\n"
            f"                <{RDF}predicate> <{prop.iri}> ;\n"
            f"                <{RDF}object> ?value }}\n"
            '            FILTER(!BOUND(?said)) }""" ;\n'
            f'        sh:message "no statement gives the evidence for this “{_label(prop)}”"@en ] .\n'
        )
    relations = " ".join(f"<{prop.iri}>" for prop in ontology.properties.values())
    yield (
        "shape:Predicate a sh:NodeShape ;\n    sh:targetObjectsOf rdf:predicate ;\n"
        f"    sh:in ( {relations} ) ;\n"
        '    sh:message "a statement uses a relation the ontology does not have"@en .\n'
    )
    for qualifier, props in sorted(carriers.items()):
        yield (
            f"shape:{qualifier}Carriers a sh:NodeShape ;\n"
            f"    sh:targetSubjectsOf k:{qualifier} ;\n"
            f"    sh:property [ sh:path rdf:predicate ; sh:in ( {' '.join(f'<{p.iri}>' for p in props)} ) ;\n"
            f'        sh:message "a statement of this relation carries no {qualifier}"@en ] .\n'
        )


def _classes_of(names: Iterable[str]) -> str:
    return " ".join(f"[ sh:class k:{name} ]" for name in names)


def _words(names: Iterable[str]) -> str:
    return " or ".join(names)


def _label(prop: Property) -> str:
    return (prop.labels.get("en") or prop.name).replace("\\", "").replace('"', "")
