"""`kg explain`."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("explain")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("name")
@click.option("--json", "as_data", is_flag=True, help="Print JSON.")
@click.option("--ontology", type=click.Path(path_type=Path), help="The ontology folder the graph was built with.")
def command(folder: Path, name: str, as_data: bool, ontology: Path | None) -> None:
    """Show what DIR knows of NAME (a name, an alias or an id): its edges and the sentences behind them.

    \b
      kg explain out NAME
      kg explain out person/3f2a9c1b4d5e --json
    """
    from kg import explain, graphfile
    from kg.ontology import default, load

    graph = graphfile.load(folder)
    found = explain.explain(graph, name)
    if as_data:
        click.echo(json.dumps(explain.as_json(found, graph), ensure_ascii=False, indent=2))
    else:
        for line in explain.as_text(found, graph, load(ontology) if ontology else default()):
            click.echo(line)
