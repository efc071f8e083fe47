"""`kg evaluate`."""

from __future__ import annotations

import json
from pathlib import Path

import click

PATH = click.Path(path_type=Path)


@click.command()
@click.argument("golds", nargs=-1, required=True, metavar="GOLD.json...", type=PATH)
@click.option("--graph", "graphs", multiple=True, type=PATH, help="A build's folder or graph.json; may be repeated.")
@click.option("--pages", type=PATH, help="Where the documents are; else beside the gold's folder.")
@click.option("--ontology", "folder", type=PATH, help="An ontology of your own.")
@click.option("--errors", is_flag=True, help="List what was missed (-) and made up (+).")
@click.option("--json", "as_data", is_flag=True, help="Print JSON.")
@click.option("-o", "--output", type=PATH, help="A folder to write report.md with calibration and faults to.")
def command(
    golds: tuple[Path, ...], graphs: tuple[Path, ...], pages: Path | None, folder: Path | None,
    errors: bool, as_data: bool, output: Path | None,
) -> None:  # fmt: skip
    """Score graphs against gold annotations: entities, names, statements, qualifiers, articles.

    Without --graph the document of each annotation is built. With it, give one graph for each in the same order, or
    one that holds all documents.

    Example: kg evaluate seeds/gold/*.json --errors
    """
    from kg import evaluate, ontology

    vocabulary = ontology.load(folder) if folder else ontology.default()
    terms = evaluate.terms(vocabulary)
    tallies = evaluate.score(evaluate.pairs(golds, graphs, pages, vocabulary), terms)
    found = evaluate.figures(tallies, terms)
    click.echo(json.dumps(found, ensure_ascii=False, indent=1) if as_data else "\n".join(evaluate.table(found)))
    for row in tallies.faults if errors else ():
        click.echo("\t".join(row), err=as_data)
    if output:
        evaluate.write_report(output, found, tallies, [path.name for path in golds])
