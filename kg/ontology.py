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
from typing import Any, Final

import pyoxigraph as ox

from kg import wordlists
from kg.errors import KgError
from kg.wordlists import MORE, Row

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
SCHEMA: Final = "https://schema.org/"


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
    """A relation rule as written: `source` and `line` say where, `fields` is its table in the file."""

    name: str
    predicate: str
    source: str
    fields: Mapping[str, Any]
    line: int = 0


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


def lacking(ontology: Ontology) -> tuple[str, ...]:
    """The word lists of the ontology that comes with the program in which this one has no word.

    >>> lacking(default())
    ()
    """
    paths = sorted((default_folder() / "lexicon").glob("*.tsv"))
    return tuple(path.stem for path in paths if not ontology.rows(path.stem) and path.stem not in wordlists.OWN)


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
    lexicon = wordlists.read(folder / "lexicon", faults)
    if base_folder:
        lexicon = wordlists.read(base_folder / "lexicon", faults) | lexicon
    for name in [name for name in lexicon if name.endswith(MORE)]:
        lexicon[name.removesuffix(MORE)] = (*lexicon.get(name.removesuffix(MORE), ()), *lexicon.pop(name))
    patterns = tuple(_patterns(folder / "patterns", properties, faults))
    questions = tuple(
        MappingProxyType(table | {"source": path.name})
        for path in sorted((folder / "questions").glob("*.toml"))
        for table in _tables(path, "question", faults)
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
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        faults.append(KgError("the file is missing", "an ontology folder needs it", file=str(path)))
    except OSError as error:
        faults.append(KgError(f"cannot be read ({error.strerror})", "see to its permissions", file=str(path)))
    except UnicodeDecodeError:
        faults.append(KgError("the file is not UTF-8", "save it as UTF-8", file=str(path)))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        faults.append(
            KgError(f"not valid TOML ({error})", "mend the syntax", file=str(path), line=int(line[1]) if line else 0)
        )
    return {}


def _tables(path: Path, key: str, faults: list[KgError]) -> list[dict[str, Any]]:
    found = _toml(path, faults).get(key, [])
    if isinstance(found, list) and all(isinstance(each, dict) for each in found):
        return found
    faults.append(KgError(f"{key} is one table or a value", f"begin each with a line [[{key}]]", file=str(path)))
    return []


def _vocabulary(path: Path, namespace: str, faults: list[KgError]) -> tuple[dict[str, Class], dict[str, Property]]:
    try:
        triples = [
            (q.subject, q.predicate.value, q.object) for q in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        ]
    except (FileNotFoundError, NotADirectoryError):
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
    for each in classes.values():
        above, over = [each.name], each.parent
        while over in classes and over not in above:
            above.append(over)
            over = classes[over].parent
        if over == each.name:
            faults.append(KgError(f"{each.name} stands below itself", "mend rdfs:subClassOf", file=str(path)))
    for prop in properties.values():
        for name in (*prop.domain, *prop.range):
            if name not in classes:
                faults.append(
                    KgError(f"{prop.name} names a class {name} that is not declared", "declare it", file=str(path))
                )
    return classes, properties


def _patterns(folder: Path, properties: Mapping[str, Property], faults: list[KgError]) -> Iterator[Pattern]:
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        tables = _tables(path, "pattern", faults)
        for table, line in zip(tables, _heads(path, len(tables)), strict=True):
            name, predicate = str(table.get("name", "")), str(table.get("predicate", ""))
            found: list[tuple[str, str]] = []
            if not name:
                found.append(("a pattern has no name", "give it one"))
            elif name in seen:
                found.append((f"pattern {name} is also in {seen[name]}", "rename one"))
            elif predicate not in properties:
                found.append((f"pattern {name}: no property {predicate!r}", "declare it in kg.ttl"))
            for number in ("confidence", "carried"):
                value = table.get(number, 0.5)
                if not isinstance(value, (int, float)) or not 0 <= value <= 1:
                    found.append((f"pattern {name}: {number} is {value!r}", "write a number from 0 to 1"))
            for needed in ("examples", "counter_examples"):
                if not table.get(needed):
                    found.append((f"pattern {name} has no {needed}", "add at least one"))
            faults += (KgError(problem, remedy, file=str(path), line=line) for problem, remedy in found)
            seen[name] = path.name
            yield Pattern(name, predicate, path.name, MappingProxyType(table), line)


def _heads(path: Path, count: int) -> list[int]:
    """The lines on which the patterns of a file begin; zeros where they are not written as `[[pattern]]`."""
    if not count:
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [number for number, line in enumerate(lines, start=1) if re.match(r"\s*\[\[\s*pattern\s*\]\]", line)]
    return found if len(found) == count else [0] * count
