"""`kg build`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The folder the graph is left in.")
def command(paths: tuple[str, ...], output: Path) -> None:
    """Turn pages into a knowledge graph."""
    import kg.ontology
    from kg import corpus, export, graphfile
    from kg.build import build

    ontology = kg.ontology.default()
    graph = build((d for s in corpus.discover(list(paths)) for d in corpus.read(s)), ontology)
    output.mkdir(parents=True, exist_ok=True)
    graphfile.save(graph, output)
    for name in ("turtle", "html", "json", "neo4j"):
        export.write(name, graph, ontology, output)
