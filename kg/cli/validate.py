"""`kg validate DIR`."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

import kg.ontology
import kg.validate


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="print one JSON object a violation")
@click.option("--reference", is_flag=True, help="check with pySHACL: the same answer, slowly")
@click.option("--ontology", type=click.Path(path_type=Path), help="folder of the ontology, if not the own")
@click.pass_context
def command(ctx: click.Context, folder: Path, as_json: bool, reference: bool, ontology: Path | None) -> None:
    """Check the graph in DIR (or a Turtle file) against the SHACL shapes and name each offending statement."""
    vocabulary = kg.ontology.load(ontology) if ontology else kg.ontology.default()
    found = kg.validate.validate(folder, vocabulary, reference=reference)
    for violation in found:
        click.echo(json.dumps(dataclasses.asdict(violation), ensure_ascii=False) if as_json else str(violation))
    click.echo(f"{len(found)} violation{'s' * (len(found) != 1)}" if found else "the graph conforms", err=True)
    ctx.exit(1 if found else 0)
