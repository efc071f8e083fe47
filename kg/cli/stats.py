"""`kg stats DIR`."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

import kg.graphfile
import kg.ontology
import kg.stats


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="print one JSON object")
@click.option("--ontology", type=click.Path(path_type=Path), help="folder of the ontology, if not the own")
def command(folder: Path, as_json: bool, ontology: Path | None) -> None:
    """Count what the graph in DIR holds and print its digest: equal for equal graphs, whatever the order."""
    vocabulary = kg.ontology.load(ontology) if ontology else kg.ontology.default()
    found = kg.stats.stats(kg.graphfile.load(folder), vocabulary)
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(kg.stats.lines(found)))
