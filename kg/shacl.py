"""SHACL shapes compiled to SPARQL queries that find the offenders, so that a graph of millions of triples is checked.

Each constraint becomes one query over the whole graph, in the way of "SHACL to SPARQL" validation (Corman et al.,
Validating SHACL constraints over a SPARQL endpoint, ISWC 2019). What is compiled is the part of SHACL Core that the
shapes of this project use, and SHACL-SPARQL selects (https://www.w3.org/TR/shacl/, sections 4 and 5); a shape that
uses more raises UnsupportedShapeError, and the caller takes pySHACL, the reference: the same answer, some hundred
times slower.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import pyoxigraph as ox

SH = "http://www.w3.org/ns/shacl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPE = f"<{RDF}type>"
_TARGETS = {"targetClass", "targetSubjectsOf", "targetObjectsOf"}
_SAYS_NOTHING = {"message", "name", "description", "order", "group", "severity", "flags", "path"}
# Datatypes whose written form a cast of SPARQL 1.1 (or of Oxigraph, for dates) checks.
_CAST = {XSD + name for name in ("boolean", "integer", "decimal", "date", "dateTime", "gYear", "gYearMonth")}


class UnsupportedShapeError(Exception):
    """The shapes use a part of SHACL that is not compiled here."""


@dataclass(frozen=True, slots=True)
class Check:
    """A query whose rows are violations: `?this` the focus node, `?value` the value if any, `?path` if it varies.

    `path` is the property it is about, "" when it is about the node itself; `about` the property that made the node a
    target, where one did.
    """

    query: str
    message: str
    shape: str
    path: str = ""
    about: str = ""


def compiled(shapes: str) -> list[Check]:
    """All checks of a shapes graph in Turtle.

    Raises:
        UnsupportedShapeError: when a shape uses what is not compiled.
        SyntaxError: when it is not Turtle.
    """
    return list(_Compiler(shapes).checks())


class _Compiler:
    def __init__(self, shapes: str) -> None:
        self._facts: dict[Any, dict[str, list[Any]]] = {}
        for quad in ox.parse(shapes, format=ox.RdfFormat.TURTLE):
            facts = self._facts.setdefault(quad.subject, {})
            facts.setdefault(quad.predicate.value.removeprefix(SH), []).append(quad.object)
        self._names = (f"v{number}" for number in count())

    def checks(self) -> Iterator[Check]:
        for shape in sorted(self._facts, key=str):
            if targets := list(self._targets(shape)):
                target = " UNION ".join(f"{{ {pattern} }}" for pattern, _ in targets)
                about = targets[0][1] if len(targets) == 1 else ""
                yield from self._node_checks(shape, target, about)

    def _targets(self, shape: Any) -> Iterator[tuple[str, str]]:
        facts = self._facts[shape]
        for each in facts.get("targetClass", []):
            yield f"?this {_TYPE} {each}", ""
        for each in facts.get("targetSubjectsOf", []):
            yield f"SELECT DISTINCT ?this WHERE {{ ?this {each} ?{next(self._names)} }}", each.value
        for each in facts.get("targetObjectsOf", []):
            yield f"SELECT DISTINCT ?this WHERE {{ ?{next(self._names)} {each} ?this }}", each.value

    def _node_checks(self, shape: Any, target: str, about: str) -> Iterator[Check]:
        facts, name = self._facts[shape], str(shape).strip("<>")
        for select in facts.get("sparql", []):
            text = self._one(select, "select")
            head, brace, tail = text.value.partition("{")
            yield Check(f"{head}{brace} {{ {target} }} {tail}", self._message(select, shape), name)
        for part in facts.get("property", []):
            yield from self._property_checks(part, target, self._message(part, shape), name)
        conditions = list(self._conditions(shape, "?this", without_properties=True))
        if conditions:
            where = f"{{ {target} }} FILTER(!COALESCE({' && '.join(conditions)}, false))"
            yield Check(f"SELECT DISTINCT ?this WHERE {{ {where} }}", self._message(shape), name, "", about)

    def _property_checks(self, shape: Any, target: str, message: str, name: str) -> Iterator[Check]:
        path = self._path(shape)
        single = self._one(shape, "path")
        known = single.value if isinstance(single, ox.NamedNode) else ""
        for condition in self._cardinality(shape, "?this"):
            fails = condition.removeprefix("NOT ") if condition.startswith("NOT ") else f"!({condition})"
            where = f"{{ {target} }} FILTER({fails})"
            if condition.startswith("EXISTS"):  # a set operation: many times faster than a filter on a long path
                where = f"{{ {target} }} MINUS {condition.removeprefix('EXISTS')}"
            yield Check(f"SELECT DISTINCT ?this WHERE {{ {where} }}", message, name, known)
        conditions = list(self._conditions(shape, "?value", without_properties=False))
        if conditions:
            where = f"{{ {target} }} ?this {path} ?value FILTER(!COALESCE({' && '.join(conditions)}, false))"
            yield Check(f"SELECT DISTINCT ?this ?value WHERE {{ {where} }}", message, name, known)

    def _conforms(self, shape: Any, node: str) -> str:
        """A SPARQL expression: whether `node` conforms to `shape`."""
        if "path" in self._facts[shape]:
            return " && ".join(self._property_conforms(shape, node)) or "true"
        return " && ".join(self._conditions(shape, node, without_properties=False)) or "true"

    def _property_conforms(self, shape: Any, node: str) -> Iterator[str]:
        yield from self._cardinality(shape, node)
        value = f"?{next(self._names)}"
        if conditions := " && ".join(self._conditions(shape, value, without_properties=False)):
            yield f"NOT EXISTS {{ {node} {self._path(shape)} {value} FILTER(!COALESCE({conditions}, false)) }}"

    def _cardinality(self, shape: Any, node: str) -> Iterator[str]:
        facts, path = self._facts[shape], self._path(shape)
        first, second = f"?{next(self._names)}", f"?{next(self._names)}"
        for least in facts.get("minCount", []):
            if least.value != "1":
                raise UnsupportedShapeError(f"sh:minCount {least.value}")
            yield f"EXISTS {{ {node} {path} {first} }}"
        for most in facts.get("maxCount", []):
            if most.value != "1":
                raise UnsupportedShapeError(f"sh:maxCount {most.value}")
            yield f"NOT EXISTS {{ {node} {path} {first}, {second} FILTER(!sameTerm({first}, {second})) }}"
        for other in facts.get("lessThan", []):
            unordered = f"FILTER(!COALESCE({first} < {second}, false))"
            yield f"NOT EXISTS {{ {node} {path} {first} ; {other} {second} {unordered} }}"
        for wanted in facts.get("hasValue", []):
            yield f"EXISTS {{ {node} {path} {wanted} }}"

    def _conditions(self, shape: Any, node: str, *, without_properties: bool) -> Iterator[str]:
        facts = self._facts[shape]
        flags = f', "{facts["flags"][0].value}"' if "flags" in facts else ""
        is_property = "path" in facts
        for constraint, values in sorted(facts.items()):
            if constraint.startswith("http") or constraint in _TARGETS | _SAYS_NOTHING:
                continue
            if constraint in {"minCount", "maxCount", "lessThan", "hasValue"} and is_property:
                continue
            if constraint in {"sparql", "property"} and without_properties:
                continue
            for value in values:
                yield self._condition(constraint, value, node, flags)

    def _condition(self, constraint: str, value: Any, node: str, flags: str) -> str:
        match constraint:
            case "class":
                return f"EXISTS {{ {node} {_TYPE} {value} }}"
            case "datatype":
                written = f' && COALESCE(STR({value}(STR({node}))), "?") != "?"' if value.value in _CAST else ""
                return f"(isLiteral({node}) && datatype({node}) = {value}{written})"
            case "nodeKind" if value.value == SH + "IRI":
                return f"isIRI({node})"
            case "pattern":
                return f"(!isBlank({node}) && REGEX(STR({node}), {ox.Literal(value.value)}{flags}))"
            case "minLength":
                return f"(!isBlank({node}) && STRLEN(STR({node})) >= {value.value})"
            case "minInclusive":
                return f"COALESCE({node} >= {value}, false)"
            case "maxInclusive":
                return f"COALESCE({node} <= {value}, false)"
            case "in":
                return f"{node} IN ({', '.join(map(str, self._list(value)))})"
            case "or" | "and":
                sign = " || " if constraint == "or" else " && "
                return f"({sign.join(f'COALESCE({self._conforms(each, node)}, false)' for each in self._list(value))})"
            case "not":
                return f"!COALESCE({self._conforms(value, node)}, false)"
            case "node" | "property":
                return f"({self._conforms(value, node)})"
        raise UnsupportedShapeError(f"sh:{constraint}")

    def _path(self, shape: Any) -> str:
        path = self._one(shape, "path")
        if isinstance(path, ox.NamedNode):
            return str(path)
        if RDF + "first" in self._facts.get(path, {}):
            return "/".join(str(step) for step in self._list(path))
        raise UnsupportedShapeError("a path other than a property or a sequence of properties")

    def _list(self, node: Any) -> list[Any]:
        items = []
        while node.value != RDF + "nil":
            items.append(self._one(node, RDF + "first"))
            node = self._one(node, RDF + "rest")
        return items

    def _message(self, *shapes: Any) -> str:
        for shape in shapes:
            for message in self._facts[shape].get("message", []):
                return str(message.value)
        return f"it does not conform to {shapes[-1]}"

    def _one(self, node: Any, what: str) -> Any:
        try:
            return self._facts[node][what][0]
        except KeyError as error:
            raise UnsupportedShapeError(f"a shape without {what}") from error
