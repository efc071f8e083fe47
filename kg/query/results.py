"""The answers of a query in the formats of SPARQL 1.1, cut where a limit says.

The engine's own writers know no limit on rows, so that rows are written here: JSON
(https://www.w3.org/TR/sparql11-results-json/), XML (https://www.w3.org/TR/rdf-sparql-XMLres/), CSV and TSV
(https://www.w3.org/TR/sparql11-results-csv-tsv/). Booleans and triples are the engine's.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from itertools import islice
from typing import Any

import pyoxigraph as ox

from kg.query.guard import QUOTED

Answers = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
CSV = "text/csv"
TSV = "text/tab-separated-values"
TURTLE = "text/turtle"
SHEET = "text/csv; spreadsheet"
TABLES = (JSON, XML, CSV, TSV, SHEET)
_BOOLEANS = {
    JSON: ox.QueryResultsFormat.JSON,
    XML: ox.QueryResultsFormat.XML,
    CSV: ox.QueryResultsFormat.CSV,
    TSV: ox.QueryResultsFormat.TSV,
    SHEET: ox.QueryResultsFormat.CSV,
}
GRAPHS = {
    TURTLE: ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STAR = re.compile(r"[^{]*?\bselect\s*(?:distinct\b|reduced\b)?\s*\*", re.IGNORECASE)
_FORMULA = re.compile(r"[=+\-@\t\r]")
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


class NotAcceptableError(Exception):
    """None of the formats asked for can say this kind of answer."""


def write(
    answers: Answers,
    formats: Iterable[str],
    *,
    rows: int | None = None,
    size: int | None = None,
    prefixes: Mapping[str, str] | None = None,
    query: str = "",
) -> tuple[str, bytes, bool]:
    """The first of `formats` that fits the kind of answer, the bytes, and whether something was left out.

    Args:
        answers: what the store gave.
        formats: media types, the one liked best first.
        rows: how many rows or triples to write at most.
        size: how many bytes to write at most.
        prefixes: prefix → namespace, for Turtle.
        query: its text; with `SELECT *` the columns come in the order it names them.

    Raises:
        NotAcceptableError: when none of `formats` fits.
    """
    known: Iterable[str] = GRAPHS if isinstance(answers, ox.QueryTriples) else TABLES
    chosen = next((media for media in formats if media in known), None)
    if chosen is None:
        raise NotAcceptableError(", ".join(known))
    if isinstance(answers, ox.QueryBoolean):
        return chosen, answers.serialize(format=_BOOLEANS[chosen]) or b"", False
    if isinstance(answers, ox.QueryTriples):
        return chosen, *_graph(answers, GRAPHS[chosen], rows, size, prefixes or {})
    return chosen, *_table(answers, _WRITERS[chosen], rows, size, query)


def _graph(
    answers: ox.QueryTriples, form: ox.RdfFormat, rows: int | None, size: int | None, prefixes: Mapping[str, str]
) -> tuple[bytes, bool]:
    kept: dict[ox.Triple, None] = {}
    cut = False
    for triple in answers:
        if triple in kept:
            continue
        if size is not None:
            size -= len(str(triple).encode())
        if cut := len(kept) == rows or (size is not None and size < 0):
            break
        kept[triple] = None
    return ox.serialize(kept, format=form, prefixes=_needed(kept, prefixes)) or b"", cut


def _needed(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> dict[str, str]:
    spaces = {
        re.sub("[^#/]*$", "", term.value)
        for triple in triples
        for term in (triple.subject, triple.predicate, triple.object)
        if isinstance(term, ox.NamedNode)
    }
    return {prefix: space for prefix, space in prefixes.items() if space in spaces}


def columns(names: list[str], query: str) -> list[str]:
    """The variables of an answer in the order to show them.

    >>> columns(["o", "p", "s"], "SELECT * { ?s ?p ?o }"), columns(["o", "s"], "SELECT ?o ?s { ?s ?p ?o }")
    (['s', 'p', 'o'], ['o', 's'])
    """
    text = QUOTED.sub(" ", query)
    if not _STAR.match(text):
        return names
    places = {found[1]: -found.start() for found in reversed(list(re.finditer(r"[?$](\w+)", text)))}
    return sorted(names, key=lambda name: -places.get(name, -len(text)))


Row = list[Any]
Writer = tuple[Callable[[list[str]], str], Callable[[list[str], Row], str], str, str, str]


def _table(
    answers: ox.QuerySolutions, writer: Writer, rows: int | None, size: int | None, query: str
) -> tuple[bytes, bool]:
    head, row_text, separator, end, end_cut = writer
    names = columns([variable.value for variable in answers.variables], query)
    parts = [head(names).encode()]
    left = None if size is None else size - len(parts[0])
    for number, solution in enumerate(answers):
        row = (separator if number else "") + row_text(names, [solution[name] for name in names])
        data = row.encode("utf-8", "replace")
        if number == rows or (left is not None and (left := left - len(data)) < 0):
            return b"".join([*parts, end_cut.encode()]), True
        parts.append(data)
    return b"".join([*parts, end.encode()]), False


def _json_head(names: list[str]) -> str:
    return '{"head":{"vars":' + json.dumps(names, ensure_ascii=False) + '},"results":{"bindings":['


def _json_row(names: list[str], row: Row) -> str:
    bound = {name: _json_term(term) for name, term in zip(names, row, strict=True) if term is not None}
    return json.dumps(bound, ensure_ascii=False, separators=(",", ":"))


def _json_term(term: Any) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
        if term.direction:
            found["its:dir"] = str(term.direction.value)
    elif term.datatype.value != _XSD_STRING:
        found["datatype"] = term.datatype.value
    return found


def _xml_head(names: list[str]) -> str:
    variables = "".join(f"<variable name={_quoted(name)}/>" for name in names)
    return (
        f'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>{variables}</head><results>'
    )


def _xml_row(names: list[str], row: Row) -> str:
    bound = (
        f"<binding name={_quoted(name)}>{_xml_term(term)}</binding>"
        for name, term in zip(names, row, strict=True)
        if term is not None
    )
    return f"<result>{''.join(bound)}</result>"


def _xml_term(term: Any) -> str:
    if isinstance(term, ox.Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return f"<triple>{''.join(f'<{name}>{_xml_term(part)}</{name}>' for name, part in parts)}</triple>"
    text = escape(_NOT_XML.sub("\ufffd", term.value), quote=False).replace("\r", "&#13;")
    if isinstance(term, ox.NamedNode):
        return f"<uri>{text}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{text}</bnode>"
    if term.language:
        return f"<literal xml:lang={_quoted(term.language)}>{text}</literal>"
    kind = "" if term.datatype.value == _XSD_STRING else f" datatype={_quoted(term.datatype.value)}"
    return f"<literal{kind}>{text}</literal>"


def _quoted(value: str) -> str:
    return f'"{escape(value)}"'


def _csv_line(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _csv_cell(term: Any) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _csv_row(names: list[str], row: Row) -> str:
    return _csv_line([_csv_cell(term) for term in row])


def _sheet_row(names: list[str], row: Row) -> str:
    return _csv_line([guarded(_csv_cell(term)) for term in row])


def guarded(cell: str) -> str:
    """A cell that a spreadsheet program shows and does not run (OWASP, CSV injection): a formula gets a `'` before it.

    >>> guarded("=1+1"), guarded("plain")
    ("'=1+1", 'plain')
    """
    return "'" + cell if _FORMULA.match(cell) else cell


def _tsv_head(names: list[str]) -> str:
    return "\t".join(f"?{name}" for name in names) + "\n"


def _tsv_row(names: list[str], row: Row) -> str:
    return "\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) + "\n"


_WRITERS: dict[str, Writer] = {
    JSON: (_json_head, _json_row, ",", "]}}", ']},"truncated":true}'),
    XML: (_xml_head, _xml_row, "", "</results></sparql>", "</results></sparql>"),
    CSV: (_csv_line, _csv_row, "", "", ""),
    TSV: (_tsv_head, _tsv_row, "", "", ""),
    SHEET: (lambda names: "\ufeff" + _csv_line(names), _sheet_row, "", "", ""),
}


def read_json(data: bytes) -> tuple[list[str], Iterator[dict[str, str]]]:
    """The columns and rows of a JSON answer, each cell as its plain text; ("answer",) for a yes or no."""
    found = json.loads(data)
    if "boolean" in found:
        return ["answer"], iter([{"answer": "yes" if found["boolean"] else "no"}])
    rows = ({name: _plain(cell) for name, cell in row.items()} for row in found["results"]["bindings"])
    return found["head"]["vars"], rows


def _plain(cell: dict[str, Any]) -> str:
    if cell["type"] == "triple":
        return " ".join(_plain(cell["value"][part]) for part in ("subject", "predicate", "object"))
    return str(cell["value"])


def first(rows: Iterable[Any], number: int) -> list[Any]:
    """The first rows of a table."""
    return list(islice(rows, number))
