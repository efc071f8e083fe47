"""`kg diff OLD NEW`."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

import kg.diff
import kg.graphfile


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="print one JSON object a difference")
@click.option("--exit-code", is_flag=True, help="exit with 1 when the graphs differ")
@click.pass_context
def command(ctx: click.Context, old: Path, new: Path, as_json: bool, exit_code: bool) -> None:
    """List the articles, entities and statements that came (+), went (-) or changed (~) from graph OLD to graph NEW."""
    changes = kg.diff.diff(kg.graphfile.load(old), kg.graphfile.load(new))
    for change in changes:
        click.echo(json.dumps(dataclasses.asdict(change), ensure_ascii=False) if as_json else str(change))
    counts = {event: sum(change.event == event for change in changes) for event in kg.diff.SIGNS}
    click.echo(", ".join(f"{count} {event}" for event, count in counts.items()), err=True)
    ctx.exit(1 if exit_code and changes else 0)
