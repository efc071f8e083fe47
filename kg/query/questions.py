"""The built-in questions: data of the ontology, checked here, and bound to the values a user gives.

A question writes its parameters `$name` and its variables `?name`. A value is put in as a whole RDF term, written by
the RDF library, so that no value can end the term it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.errors import KgError, UsageError
from kg.interface import LANGUAGES
from kg.ontology import Ontology
from kg.query.guard import QUOTED

_XSD = "http://www.w3.org/2001/XMLSchema#"
_PARAMETER = re.compile(QUOTED.pattern + r"|\$(\w+)", re.DOTALL)
KINDS = ("name", "text", "number")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value a question asks for. `kind` is name (a label of the graph's language), text or number."""

    name: str
    kind: str
    labels: Mapping[str, str]
    default: str
    example: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its texts in each language, its parameters and its two queries, which give the same rows."""

    name: str
    labels: Mapping[str, str]
    descriptions: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    sparql: str
    cypher: str
    source: str


def questions(ontology: Ontology) -> dict[str, Question]:
    """The questions of an ontology by name, in the order they are written.

    Raises:
        KgError: when one lacks something, naming file and question.
    """
    found: dict[str, Question] = {}
    for table in ontology.questions:
        question = _question(table)
        if question.name in found:
            raise KgError(f"question {question.name} is there twice", "rename one", file=question.source)
        found[question.name] = question
    return found


def _question(table: Mapping[str, Any]) -> Question:
    name, source = str(table.get("name", "")), str(table.get("source", ""))
    parameters = tuple(_parameter(row, name, source) for row in table.get("params", ()))
    for field in ("name", "label", "description", "sparql", "cypher"):
        if not table.get(field):
            raise KgError(f"question {name or '?'} has no {field}", "add it", file=source)
    question = Question(
        name=name,
        labels=_texts(table["label"], f"question {name}: label", source),
        descriptions=_texts(table["description"], f"question {name}: description", source),
        parameters=parameters,
        sparql=str(table["sparql"]).strip() + "\n",
        cypher=str(table["cypher"]).strip() + "\n",
        source=source,
    )
    used, declared = set(_used(question.sparql)), {each.name for each in parameters}
    if used != declared:
        raise KgError(
            f"question {name}: {' '.join(sorted(used ^ declared))} is used or declared alone",
            "declare each $parameter of the query in params, and no other",
            file=source,
        )
    return question


def _parameter(row: Mapping[str, Any], question: str, source: str) -> Parameter:
    name, kind = str(row.get("name", "")), str(row.get("kind", "name"))
    if not name.isidentifier() or kind not in KINDS or "example" not in row:
        problem = f"question {question}: parameter {name!r} needs a name, an example and a kind ({', '.join(KINDS)})"
        raise KgError(problem, "mend it", file=source)
    labels = _texts(row.get("label", {}), f"question {question}: label of {name}", source)
    return Parameter(name, kind, labels, str(row.get("default", "")), str(row["example"]))


def _texts(texts: Mapping[str, str], what: str, source: str) -> Mapping[str, str]:
    if missing := [language for language in LANGUAGES if not texts.get(language)]:
        raise KgError(f"{what} is missing in {', '.join(missing)}", "add it", file=source)
    return {language: str(texts[language]) for language in texts}


def _used(sparql: str) -> list[str]:
    return [found[1] for found in _PARAMETER.finditer(sparql) if found[1]]


def find(known: Mapping[str, Question], name: str) -> Question:
    """The question of that name.

    Raises:
        UsageError: when there is none, listing those there are.
    """
    if name not in known:
        raise UsageError(f"there is no question {name!r}", f"choose one of {', '.join(known) or 'none'}")
    return known[name]


def values(question: Question, given: Mapping[str, str]) -> dict[str, str]:
    """A value for each parameter: the given one, else its default.

    Raises:
        UsageError: when one is missing, unknown, or no number where one is asked for.
    """
    names = [parameter.name for parameter in question.parameters]
    if unknown := sorted(set(given) - set(names)):
        raise UsageError(
            f"question {question.name} has no parameter {', '.join(unknown)}",
            f"it has {', '.join(names)}" if names else "it has none",
        )
    found = {}
    for parameter in question.parameters:
        value = given.get(parameter.name) or parameter.default
        if not value:
            raise UsageError(
                f"question {question.name} needs {parameter.name} ({parameter.labels['en']})",
                f"for instance --param {parameter.name}={parameter.example}",
            )
        if parameter.kind == "number" and not re.fullmatch(r"-?\d+(\.\d+)?", value, re.ASCII):
            raise UsageError(f"{parameter.name} is {value!r}, not a number", f"for instance {parameter.example}")
        found[parameter.name] = value
    return found


def bind(question: Question, given: Mapping[str, str], language: str) -> str:
    """The SPARQL text with the values in place.

    Raises:
        UsageError: as `values` does.
    """
    chosen = values(question, given)
    terms = {each.name: _term(each.kind, chosen[each.name], language) for each in question.parameters}
    return _PARAMETER.sub(lambda found: terms[found[1]] if found[1] else found[0], question.sparql)


def _term(kind: str, value: str, language: str) -> str:
    clean = value.encode("utf-8", "replace").decode()
    if kind == "name":
        return str(ox.Literal(clean, language=language))
    if kind == "number":
        return str(ox.Literal(clean, datatype=ox.NamedNode(_XSD + "decimal")))
    return str(ox.Literal(clean))
