"""`kg export DIR --format F [-o FILE]`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

import kg.export
import kg.graphfile
import kg.ontology

FORMATS = "\b\n" + "\n".join(f"{name:<10} {each.what}" for name, each in sorted(kg.export.FORMATS.items()))


@click.command(help=f"Write the graph in DIR in another format.\n\n{FORMATS}")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--format", "name", type=click.Choice(sorted(kg.export.FORMATS)), required=True, help="what to write")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="file or folder; without it, standard output")
@click.option("--ontology", "ontology", type=click.Path(path_type=Path), help="folder of the ontology, if not the own")
def command(folder: Path, name: str, output: Path | None, ontology: Path | None) -> None:
    if ontology is None and kg.export.copy(name, folder, output, sys.stdout.buffer):
        return
    vocabulary = kg.ontology.load(ontology) if ontology else kg.ontology.default()
    kg.export.export(name, kg.graphfile.load(folder), vocabulary, output, sys.stdout.buffer)
