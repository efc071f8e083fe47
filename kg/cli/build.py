"""`kg build`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kg.cli.progress import progress_bar
from kg.cli.reading import reading_options
from kg.errors import KgError, UsageError

SHOWN = 20  # faults printed; all of them stand in report.md
LISTED = 6  # missing word lists that are named


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The folder the graph is left in.")
@click.option("--workers", type=click.IntRange(1), help="Processes to work in; without it, one a core.")
@click.option("--ontology", "folder", type=click.Path(path_type=Path), help="An ontology of your own.")
@click.option("--review", "corrections", type=click.Path(path_type=Path), help="A file of corrections.")
@click.option("--engine", type=click.Choice(["local", "spark"]), default="local", help="Where to work.")
@click.option("--master", default="local[*]", metavar="URL", show_default=True, help="The cluster of --engine spark.")
@click.option("--pieces", default="", metavar="PATH", help="With --engine spark, write the graph in many files, too.")
@reading_options
def command(paths: tuple[str, ...], output: Path, folder: Path | None, reading: Any, **where: Any) -> None:
    """Turn pages into a knowledge graph.

    PATH... are files, folders or archives of pages, or - for standard input. The output folder is made if it is
    missing; what an earlier build into it understood is not read again, what is gone from PATH... is dropped.
    Corrections in a review.jsonl beside the pages or in the output folder are applied (docs/review.md).

    Example: kg build seeds/*.txt -o exports
    """
    import kg.ontology
    from kg.engine.garbage import collect_seldom

    ontology = kg.ontology.load(folder) if folder else kg.ontology.default()
    if lists := kg.ontology.lacking(ontology):
        some = ", ".join(lists[:LISTED]) + (f" and {len(lists) - LISTED} more" if len(lists) > LISTED else "")
        remedy = 'add them (ontology/README.md), or write `extends = "default"` into its ontology.toml'
        click.echo(f"kg: {ontology.folder}: no word lists {some}: what needs them is not found; {remedy}", err=True)
    collect_seldom()
    with progress_bar() as progress:
        left = run(paths, output, ontology, reading, progress, **where)
    faults = [KgError(p.problem, p.remedy, file=p.file, line=p.line) for p in left.problems if p.fatal]
    for fault in faults[:SHOWN]:
        click.echo(f"kg: {fault}", err=True)
    if len(faults) > SHOWN:
        click.echo(f"kg: … and {len(faults) - SHOWN} more, see {output / 'report.md'}", err=True)
    if doubts := sum(not p.fatal for p in left.problems):
        click.echo(f"kg: {doubts} more to look at, see “Read, but look at it” in {output / 'report.md'}", err=True)
    counts = f"{left.entities} entities and {left.statements} statements"
    click.echo(f"kg: {counts} of {left.articles} articles stand in {output}", err=True)
    raise SystemExit(1 if faults else 0)


def run(
    paths: tuple[str, ...],
    output: Path,
    ontology: Any,
    reading: Any,
    progress: Callable[[str, int, int], None],
    *,
    engine: str,
    workers: int | None,
    master: str,
    pieces: str,
    corrections: Path | None,
) -> Any:
    """Build on this machine or on a cluster; what was left (`kg.growth.Left`)."""
    if engine == "spark":
        from kg import cluster
        from kg.growth import Left

        with cluster.session(master) as spark:
            graph = cluster.build_on(spark, paths, output, ontology, reading, progress, pieces, corrections)
        return Left.of(graph)
    if pieces:
        raise UsageError("--pieces is for --engine spark", "leave it out, or name the engine")
    from kg.build import build_into
    from kg.engine import local

    return build_into(paths, output, ontology, reading, local(workers), progress, corrections)
