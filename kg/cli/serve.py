"""`kg serve`."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.progress import progress_bar
from kg.errors import UsageError


@click.command("serve")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one.")
@click.option("--allow-host", multiple=True, metavar="NAME", help="A name the server may be called by; several times.")
@click.option(
    "--cors", multiple=True, metavar="ORIGIN", help="A web origin whose pages may ask; several times, * for all."
)
@click.option("--timeout", type=click.FloatRange(min=0.1), default=10.0, show_default=True, help="Seconds for a query.")
@click.option("--memory", type=click.IntRange(min=64), default=400, show_default=True, help="Megabytes for a query.")
@click.option("--rows", type=click.IntRange(min=1), default=100_000, show_default=True, help="Most rows of an answer.")
@click.option("--workers", type=click.IntRange(1, 64), default=4, show_default=True, help="Queries at the same time.")
@click.option("--ontology", type=click.Path(path_type=Path), help="The ontology folder the graph was built with.")
@click.option(
    "--review", type=click.Path(path_type=Path), metavar="FILE", help="Let readers correct; what they say goes here."
)
def command(
    folder: Path,
    host: str,
    port: int,
    allow_host: tuple[str, ...],
    cors: tuple[str, ...],
    timeout: float,
    memory: int,
    rows: int,
    workers: int,
    ontology: Path | None,
    review: Path | None,
) -> None:
    """Serve the graph in DIR: explorer, SPARQL endpoint, an address for every thing, query page. Read-only."""
    from kg.ontology import default, load
    from kg.query import Limits

    try:
        from kg.explore import explorer
        from kg.serve import Settings, application, run
    except ModuleNotFoundError as error:
        raise UsageError(f"the extra serve is not installed ({error.name})", "pip install 'kg[serve]'") from error
    limits = Limits(seconds=timeout, rows=rows, megabytes=memory)
    settings = Settings(host, port, allow_host, cors, limits, workers)
    chosen = load(ontology) if ontology else default()
    with progress_bar() as bar:

        def progress(what: str, done: int, total: int) -> None:
            if not done:
                click.echo(f"kg: the index of {folder} is made, once for this graph", err=True)
            bar(what, done, total)

        parts, page = explorer(folder, chosen, review, progress)
    app = application(folder, chosen, settings, parts, page)
    run(app, settings, lambda address: click.echo(f"{address} (Ctrl-C ends)", err=True))
