"""`kg review`."""

from __future__ import annotations

import json
from pathlib import Path

import click

PATH = click.Path(path_type=Path)


@click.command()
@click.argument("folder", metavar="DIR", type=PATH)
@click.option("--review", "file", type=PATH, help="The corrections so far, if not DIR/review.jsonl.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(0), help="How many to list, 0 for all.")
@click.option("--json", "as_data", is_flag=True, help="Print JSON.")
@click.option("--ontology", type=PATH, help="The ontology folder the graph was built with.")
def command(folder: Path, file: Path | None, limit: int, as_data: bool, ontology: Path | None) -> None:
    """List what is most doubtful in the graph in DIR, worst first, each with a correction to use.

    Copy the line that mends it into DIR/review.jsonl and build again. docs/review.md tells all corrections.

    Example: kg review exports --limit 50
    """
    import kg.ontology
    from kg import graphfile, review
    from kg.review.doubts import as_json

    vocabulary = kg.ontology.load(ontology) if ontology else kg.ontology.default()
    entries = [entry for path in review.places([], folder, file) for entry in review.read(path)[0]]
    found = review.doubts(graphfile.load(folder), vocabulary, entries)
    shown = found[:limit] if limit else found
    click.echo(json.dumps(as_json(shown), ensure_ascii=False, indent=1) if as_data else "\n".join(review.lines(shown)))
    if len(shown) < len(found):
        click.echo(f"kg: {len(found) - len(shown)} more; --limit 0 lists all", err=True)
