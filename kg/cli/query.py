"""`kg query`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.errors import UsageError

FORMATS = ("table", "json", "csv", "tsv", "xml", "sheet", "turtle", "nt", "jsonld", "rdfxml")


@click.command("query")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("sparql", required=False)
@click.option(
    "-f",
    "--file",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Read the query from a file (- for standard input).",
)
@click.option("-n", "--name", help="Ask a built-in question (--list shows them).")
@click.option(
    "-p", "--param", multiple=True, metavar="NAME=VALUE", help="A value for the question; may be given several times."
)
@click.option("--list", "listed", is_flag=True, help="Show the built-in questions.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="sheet is CSV for spreadsheet programs, with formulas made harmless.",
)
@click.option("--limit", type=click.IntRange(min=1), help="Give this many rows at most.")
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Seconds a query may take."
)
@click.option(
    "--memory", type=click.IntRange(min=64), default=4096, show_default=True, help="Megabytes a query may take."
)
@click.option("--ontology", type=click.Path(path_type=Path), help="The ontology folder the graph was built with.")
def command(
    folder: Path,
    sparql: str | None,
    file: Path | None,
    name: str | None,
    param: tuple[str, ...],
    listed: bool,
    form: str,
    limit: int | None,
    timeout: float,
    memory: int,
    ontology: Path | None,
) -> None:
    """Ask the graph in DIR in SPARQL, or by a built-in question.

    \b
      kg query out 'SELECT ?name { ?union a kg:TradeUnion ; rdfs:label ?name }'
      kg query out --name programs-in-year --param year=2025 --format csv
    """
    from kg.ontology import default, load
    from kg.query import Limits
    from kg.query.command import Asked, listing, parameters, run

    known = load(ontology) if ontology else default()
    if listed:
        click.echo(listing(known), nl=False)
        return
    if sum(given is not None for given in (sparql, file, name)) != 1:
        raise UsageError("give one query", "as text, with -f FILE or with --name QUESTION; --list shows the questions")
    asked = Asked(sparql, file, name, parameters(param))
    limits = Limits(seconds=timeout, rows=limit, size=None, megabytes=memory)
    for note in run(folder, asked, form, known, limits, sys.stdout):
        click.echo(note, err=True)
