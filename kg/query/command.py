"""What `kg query` does: find the query, run it, write the answer."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from kg import store
from kg.errors import UsageError
from kg.export.terms import prefixes
from kg.ontology import Ontology
from kg.query import Limits, ask, bind, find, questions, results

FILE = re.compile(r"\S+\.(?:rq|sparql|txt)")
MEDIA = {
    "table": (results.JSON, results.TURTLE),
    "json": (results.JSON, "application/ld+json"),
    "csv": (results.CSV,),
    "tsv": (results.TSV,),
    "xml": (results.XML, "application/rdf+xml"),
    "sheet": (results.SHEET,),
    "turtle": (results.TURTLE,),
    "nt": ("application/n-triples",),
    "jsonld": ("application/ld+json",),
    "rdfxml": ("application/rdf+xml",),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One of `text`, `file` and `name` is given; `parameters` belong to `name`."""

    text: str | None
    file: Path | None
    name: str | None
    parameters: Mapping[str, str]


def parameters(given: Iterable[str]) -> dict[str, str]:
    """NAME=VALUE pairs as a mapping.

    >>> parameters(["year=2025"])
    {'year': '2025'}
    """
    found = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"{pair!r} is no NAME=VALUE", "for instance --param year=2025")
        found[name] = value
    return found


def listing(ontology: Ontology) -> str:
    """The built-in questions with their parameters, to print."""
    lines = []
    for question in questions(ontology).values():
        lines += [question.name, f"    {question.labels['en']} · {question.labels['zh']}"]
        for each in question.parameters:
            value = f"default {each.default}" if each.default else f"for instance {each.example}"
            lines.append(f"    --param {each.name}=…  {each.labels['en']} · {each.labels['zh']} ({value})")
    return "".join(f"{line}\n" for line in lines)


def run(folder: Path, asked: Asked, form: str, ontology: Ontology, limits: Limits, out: TextIO) -> Iterator[str]:
    """Write the answer to `out` and give notes on it.

    Raises:
        KgError: when there is no graph, or the query is wrong or costs too much.
    """
    place = store.path(folder)
    known = prefixes(ontology)
    text = _text(asked, ontology)
    reply = ask(place, text, MEDIA[form], limits=limits, prefixes=known, file=str(asked.file or ""))
    if form == "table" and reply.media == results.JSON:
        from kg.query.table import show

        number = show(reply.body, out, known)
        yield f"{number} row{'' if number == 1 else 's'}"
    elif out is sys.stdout:
        out.flush()
        out.buffer.write(reply.body)
        out.buffer.flush()
    else:
        out.write(reply.body.decode("utf-8"))
    if reply.truncated:
        yield f"there is more: only the first {limits.rows} rows are shown"


def _text(asked: Asked, ontology: Ontology) -> str:
    if asked.name is None and asked.parameters:
        raise UsageError("--param goes with --name", "put the values into the query itself")
    if asked.name is not None:
        return bind(find(questions(ontology), asked.name), asked.parameters, ontology.language)
    if asked.file is None:
        if FILE.fullmatch(asked.text or ""):
            raise UsageError("this is the name of a file, not a query", f"kg query DIR --file {asked.text}")
        return asked.text or ""
    try:
        return sys.stdin.read() if str(asked.file) == "-" else asked.file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(
            f"the query cannot be read ({error.strerror})", "name a file that is there", file=str(asked.file)
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError("the query is not UTF-8", "save it as UTF-8", file=str(asked.file)) from error
