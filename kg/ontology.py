"""Reads an ontology folder: the only module that knows how domain knowledge is written down.

A folder holds `ontology.toml` (names and namespaces), `kg.ttl` (classes and properties), `shapes.ttl` (SHACL),
`lexicon/*.tsv` (words), `patterns/*.toml` (relations) and `questions/*.toml` (queries). A folder that says
`extends = "default"` takes each lexicon file it does not have itself from the ontology that comes with the program; a
file called `NAME.more.tsv` adds its rows to those of NAME.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyoxigraph as ox

from kg.errors import KgError

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SCHEMA = "https://schema.org/"
MORE = ".more"

Row = Mapping[str, str]


class OntologyError(KgError):
    """Everything that is wrong with an ontology folder, found in one go. `faults` holds each as a KgError."""

    def __init__(self, faults: list[KgError]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults

    def __reduce__(self) -> tuple[object, ...]:
        return OntologyError, (self.faults,)


@dataclass(frozen=True, slots=True)
class Class:
    """A class: `name` as in Python and JSON, `parent` the name of the class above it ("" for a top class)."""

    name: str
    parent: str
    iri: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Property:
    """A relation between entities: `name` in snake case; `domain`, `range` and `qualifiers` are names."""

    name: str
    iri: str
    labels: Mapping[str, str]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    qualifiers: tuple[str, ...]
    symmetric: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A relation rule as written: `source` says where, `fields` is its table in the file."""

    name: str
    predicate: str
    source: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Ontology:
    """A checked ontology. Lexicon rows are mappings from column to cell, by file name without its ending."""

    folder: Path
    name: str
    namespace: str
    base: str
    prefix: str
    language: str
    classes: Mapping[str, Class]
    properties: Mapping[str, Property]
    lexicon: Mapping[str, tuple[Row, ...]]
    patterns: tuple[Pattern, ...]
    questions: tuple[Mapping[str, Any], ...]
    digest: str = field(default="")

    def top(self, name: str) -> str:
        """The top class above `name` (or `name` itself).

        >>> default().top("TradeUnion")
        'Organization'
        """
        seen = {name}
        while (parent := self.classes[name].parent) in self.classes and parent not in seen:
            seen.add(parent)
            name = parent
        return name

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of one lexicon file, () if the ontology has none of that name."""
        return self.lexicon.get(table, ())

    def __reduce__(self) -> tuple[object, ...]:
        return load, (self.folder,)


def default_folder() -> Path:
    """Where the ontology that comes with the program stands: beside the package when installed, else in the tree."""
    packaged = Path(__file__).parent / "_ontology"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "ontology"


def default() -> Ontology:
    """The ontology that comes with the program."""
    return load(default_folder())


@lru_cache(maxsize=8)
def load(folder: Path) -> Ontology:
    """Read and check a folder.

    Raises:
        OntologyError: with every fault that was found, each naming file, line and remedy.
    """
    folder = Path(folder)
    faults: list[KgError] = []
    settings = _toml(folder / "ontology.toml", faults)
    base_folder = default_folder() if settings.get("extends") == "default" else None
    digest = hashlib.sha256()
    for path in [*_data_files(folder), *(_data_files(base_folder) if base_folder else ())]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    namespace = str(settings.get("namespace", "https://kg.example/ontology#"))
    classes, properties = _vocabulary(folder / "kg.ttl", namespace, faults)
    lexicon = _lexicon(folder / "lexicon", faults)
    if base_folder:
        lexicon = _lexicon(base_folder / "lexicon", faults) | lexicon
    for name in [name for name in lexicon if name.endswith(MORE)]:
        lexicon[name.removesuffix(MORE)] = (*lexicon.get(name.removesuffix(MORE), ()), *lexicon.pop(name))
    patterns = tuple(_patterns(folder / "patterns", properties, faults))
    questions = tuple(
        MappingProxyType(table | {"source": path.name})
        for path in sorted((folder / "questions").glob("*.toml"))
        for table in _toml(path, faults).get("question", [])
    )
    if faults:
        raise OntologyError(faults)
    return Ontology(
        folder=folder,
        name=str(settings.get("name", folder.name)),
        namespace=namespace,
        base=str(settings.get("base", "https://kg.example/id/")),
        prefix=str(settings.get("prefix", "kg")),
        language=str(settings.get("language", "zh")),
        classes=MappingProxyType(classes),
        properties=MappingProxyType(properties),
        lexicon=MappingProxyType(lexicon),
        patterns=patterns,
        questions=questions,
        digest=digest.hexdigest(),
    )


def snake(local_name: str) -> str:
    """The name of a property in Python and JSON.

    >>> snake("locatedIn")
    'located_in'
    """
    return re.sub(r"(?<!^)(?=[A-Z])", "_", local_name).lower()


def _data_files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.suffix in {".toml", ".ttl", ".tsv"})


def _toml(path: Path, faults: list[KgError]) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        faults.append(KgError("the file is missing", "an ontology folder needs it", file=str(path)))
    except UnicodeDecodeError:
        faults.append(KgError("the file is not UTF-8", "save it as UTF-8", file=str(path)))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        faults.append(
            KgError(f"not valid TOML ({error})", "mend the syntax", file=str(path), line=int(line[1]) if line else 0)
        )
    return {}


def _vocabulary(path: Path, namespace: str, faults: list[KgError]) -> tuple[dict[str, Class], dict[str, Property]]:
    try:
        triples = [
            (q.subject, q.predicate.value, q.object) for q in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        ]
    except FileNotFoundError:
        faults.append(KgError("the file is missing", "an ontology folder needs it", file=str(path)))
        return {}, {}
    except (SyntaxError, OSError) as error:
        line = getattr(error, "lineno", None) or 0
        faults.append(KgError(f"not valid Turtle ({error})", "mend the syntax", file=str(path), line=line))
        return {}, {}
    facts: dict[str, list[tuple[str, Any]]] = {}
    for subject, predicate, value in triples:
        if isinstance(subject, ox.NamedNode) and subject.value.startswith(namespace):
            facts.setdefault(subject.value, []).append((predicate, value))

    def local(values: list[Any]) -> tuple[str, ...]:
        found = {v.value for v in values if isinstance(v, ox.NamedNode)}
        return tuple(sorted(v.removeprefix(namespace) for v in found if v.startswith(namespace)))

    classes: dict[str, Class] = {}
    properties: dict[str, Property] = {}
    for iri, pairs in sorted(facts.items()):

        def values(predicate: str, pairs: list[tuple[str, Any]] = pairs) -> list[Any]:
            return [value for p, value in pairs if p == predicate]

        kinds = {v.value for v in values(RDF + "type") if isinstance(v, ox.NamedNode)}
        labels = MappingProxyType({v.language or "": v.value for v in values(RDFS + "label")})
        name = iri.removeprefix(namespace)
        if OWL + "Class" in kinds:
            parents = local(values(RDFS + "subClassOf"))
            classes[name] = Class(name, parents[0] if parents else "", iri, labels)
        elif OWL + "ObjectProperty" in kinds and values(SCHEMA + "domainIncludes"):
            properties[snake(name)] = Property(
                name=snake(name),
                iri=iri,
                labels=labels,
                domain=local(values(SCHEMA + "domainIncludes")),
                range=local(values(SCHEMA + "rangeIncludes")),
                qualifiers=tuple(snake(q) for q in local(values(namespace + "qualifier"))),
                symmetric=OWL + "SymmetricProperty" in kinds,
            )
    terms: list[Class | Property] = [*classes.values(), *properties.values()]
    for each in terms:
        if not {"zh", "en"} & set(each.labels):
            faults.append(KgError(f"{each.name} has no label", "add rdfs:label in @zh or @en", file=str(path)))
    for prop in properties.values():
        for name in (*prop.domain, *prop.range):
            if name not in classes:
                faults.append(
                    KgError(f"{prop.name} names a class {name} that is not declared", "declare it", file=str(path))
                )
    return classes, properties


def _lexicon(folder: Path, faults: list[KgError]) -> dict[str, tuple[Row, ...]]:
    tables: dict[str, tuple[Row, ...]] = {}
    for path in sorted(folder.glob("*.tsv")):
        try:
            tables[path.stem] = tuple(_table(path, faults))
        except UnicodeDecodeError:
            faults.append(KgError("the file is not UTF-8", "save it as UTF-8", file=str(path)))
    return tables


def _table(path: Path, faults: list[KgError]) -> Iterator[Row]:
    header: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = cells
            for column in ("form", "source", "licence"):
                if column not in header:
                    faults.append(
                        KgError(f"no column {column!r}", "name it in the first line", file=str(path), line=number)
                    )
            continue
        if len(cells) != len(header):
            faults.append(
                KgError(
                    f"{len(cells)} cells where the header names {len(header)}",
                    "separate cells by one tab each",
                    file=str(path),
                    line=number,
                )
            )
            continue
        yield dict(zip(header, cells, strict=True))


def _patterns(folder: Path, properties: Mapping[str, Property], faults: list[KgError]) -> Iterator[Pattern]:
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        for table in _toml(path, faults).get("pattern", []):
            name, predicate = str(table.get("name", "")), str(table.get("predicate", ""))
            if not name:
                faults.append(KgError("a pattern has no name", "give it one", file=str(path)))
            elif name in seen:
                faults.append(KgError(f"pattern {name} is also in {seen[name]}", "rename one", file=str(path)))
            elif predicate not in properties:
                faults.append(
                    KgError(f"pattern {name}: no property {predicate!r}", "declare it in kg.ttl", file=str(path))
                )
            for needed in ("examples", "counter_examples"):
                if not table.get(needed):
                    faults.append(KgError(f"pattern {name} has no {needed}", "add at least one", file=str(path)))
            seen[name] = path.name
            yield Pattern(name, predicate, path.name, MappingProxyType(table))
