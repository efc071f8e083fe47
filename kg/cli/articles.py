"""`kg articles`."""

from __future__ import annotations

from typing import Any

import click

from kg.cli.reading import reading_options


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a document instead of text.")
@click.option("--ontology", "folder", type=click.Path(exists=True, file_okay=False), help="An ontology of your own.")
@reading_options
def command(paths: tuple[str, ...], as_json: bool, folder: str | None, reading: Any) -> None:
    """Print the articles found on the pages, before building.

    Example: kg articles seeds/ --json | head -1
    """
    from kg import articles

    problems = 0
    for line, problem in articles.show(paths, reading, folder, as_json=as_json):
        problems += problem
        click.echo(line, err=problem)
    raise SystemExit(1 if problems else 0)
