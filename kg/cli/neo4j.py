"""`kg neo4j`: push a graph into a database, verify that it holds it, write the script for RDF import."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

import kg.graphfile
import kg.ontology
from kg.cli.progress import progress_bar
from kg.errors import UsageError


@click.group()
def command() -> None:
    """Load a graph into Neo4j and verify it.

    The password is read from the environment variable NEO4J_PASSWORD, or asked for; it is never an option.
    """


def database_options(function: Callable[..., None]) -> Callable[..., None]:
    """The options that say which graph and which database."""
    for decorate in (
        click.option("--ontology", type=click.Path(path_type=Path), help="folder of the ontology, if not the own"),
        click.option("--allow-foreign", is_flag=True, help="let data be that is not the graph's"),
        click.option("--database", envvar="NEO4J_DATABASE", default="", help="database, if not the user's home"),
        click.option("--user", envvar="NEO4J_USERNAME", default="neo4j", show_default=True, help="who asks"),
        click.option("--uri", envvar="NEO4J_URI", default="bolt://localhost:7687", show_default=True, help="server"),
        click.argument("folder", metavar="DIR", type=click.Path(path_type=Path)),
    ):
        function = decorate(function)
    return function


@command.command()
@database_options
@click.option("--replace", is_flag=True, help="put the graph in the place of another one")
@click.option("--batch", type=click.IntRange(1, 100_000), default=5000, show_default=True, help="records at a time")
@click.option("--patience", type=click.FloatRange(0), default=120, show_default=True, help="seconds to wait")
def push(folder: Path, ontology: Path | None, replace: bool, batch: int, patience: float, **where: Any) -> None:
    """Make the database hold the graph of DIR: add, change and remove what differs.

    Pushing again changes nothing; after a push that was cut off, push again.
    """
    from kg.neo4j.push import push as make

    graph, vocabulary = kg.graphfile.load(folder), vocabulary_of(ontology)
    allow_foreign = where.pop("allow_foreign")
    with opened(patience=patience, **where) as database, progress_bar() as progress:
        done = make(
            database, graph, vocabulary, allow_foreign=allow_foreign, replace=replace, batch=batch, progress=progress
        )
    click.echo(f"nodes          {done.nodes_added} added, {done.nodes_changed} changed, {done.nodes_removed} removed")
    edges = f"{done.relationships_added} added, {done.relationships_changed} changed"
    click.echo(f"relationships  {edges}, {done.relationships_removed} removed")
    if done.kept:
        click.echo(f"kg: {done.kept} old nodes stay: relationships that are not the graph's hang on them", err=True)


@command.command()
@database_options
def verify(folder: Path, ontology: Path | None, allow_foreign: bool, **where: Any) -> None:
    """Count nodes, relationships and properties of DIR and of the database, and name the first difference."""
    from kg.neo4j.verify import verify as check

    graph, vocabulary = kg.graphfile.load(folder), vocabulary_of(ontology)
    with opened(patience=0, **where) as database:
        verdict = check(database, graph, vocabulary, allow_foreign=allow_foreign)
    click.echo("what\tname\tgraph\tdatabase")
    for row in verdict.rows:
        click.echo(f"{row.what}\t{row.name}\t{row.in_graph}\t{row.in_database}")
    if not verdict.equal:
        click.echo(f"kg: first difference: {verdict.first_difference}", err=True)
        sys.exit(1)
    click.echo("kg: the database holds the graph", err=True)


@command.command()
@click.option(
    "--url", metavar="URL", required=True, help="where the server finds graph.ttl, e.g. file:///import/graph.ttl"
)
@click.option("--ontology", type=click.Path(path_type=Path), help="folder of the ontology, if not the own")
def n10s(url: str, ontology: Path | None) -> None:
    """Print the Cypher that imports graph.ttl with the plugin neosemantics (n10s) and gives the same graph."""
    from kg.neo4j.n10s import script

    click.echo(script(vocabulary_of(ontology), url), nl=False)


def vocabulary_of(folder: Path | None) -> kg.ontology.Ontology:
    """The ontology the user named, or the one that comes with the program."""
    return kg.ontology.load(folder) if folder else kg.ontology.default()


@contextmanager
def opened(uri: str, user: str, database: str, patience: float) -> Iterator[Any]:
    """The database the options name, with the password from the environment or the terminal."""
    from kg.neo4j.connection import Address, connect

    password = os.environ.get("NEO4J_PASSWORD")
    if password is None:
        if not sys.stdin.isatty():
            raise UsageError("there is no password", "set the environment variable NEO4J_PASSWORD")
        password = click.prompt(f"Password of {user} at {uri}", hide_input=True, err=True)
    address = Address(uri, user, password, database)
    with connect(address, patience, lambda text: click.echo(f"kg: {text}", err=True)) as it:
        yield it
