"""The command line: a lazy group, so that `kg --help` loads no command's own imports."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from kg.errors import KgError, UsageError

# command → (module that holds a click command of that name, one-line help)
COMMANDS = {
    "articles": "Print the articles found on the pages, before building.",
    "build": "Turn pages into a knowledge graph.",
    "diff": "What came, went or changed between two graphs.",
    "evaluate": "Score graphs against gold annotations.",
    "explain": "An entity, its edges and the quotes behind them.",
    "export": "Write a graph in another format.",
    "neo4j": "Load a graph into Neo4j and verify it.",
    "query": "Ask a graph in SPARQL or by a built-in question.",
    "review": "What is most doubtful, worst first.",
    "serve": "Serve a graph: SPARQL endpoint and explorer.",
    "stats": "Counts and the digest of a graph.",
    "validate": "Check a graph against the SHACL shapes.",
}


class LazyGroup(click.Group):
    """Finds command X in `kg.cli.X` when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"kg.cli.{cmd_name}"), "command")  # noqa: B009
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KgError as error:
            click.echo(f"kg: {error}", err=True)
            ctx.exit(2 if isinstance(error, UsageError) else 1)
        except BrokenPipeError:
            sys.stderr.close()
            ctx.exit(1)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kg")
def main() -> None:
    """Chinese newspaper pages in, a knowledge graph out: query it, look at it, load it into Neo4j."""
