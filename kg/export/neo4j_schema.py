"""What a Neo4j database is told about the graph besides its data: constraints, indexes, colours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

FULL_TEXT: Final = "kg_names"
PALETTE: Final = (
    ("#FFF8DC", "#B8A66A", "#222222"),
    ("#F2994A", "#B86B22", "#FFFFFF"),
    ("#D9534F", "#9E2F2C", "#FFFFFF"),
    ("#4A90D9", "#24609E", "#FFFFFF"),
    ("#8E6BBF", "#5E3F8C", "#FFFFFF"),
    ("#3FA796", "#22705F", "#FFFFFF"),
    ("#7A8B99", "#4D5B66", "#FFFFFF"),
    ("#C2699B", "#8D3F6C", "#FFFFFF"),
)


def quoted(name: str) -> str:
    """A label or type as Cypher reads it whatever it holds.

    >>> quoted("a`b")
    '`a``b`'
    """
    return "`" + name.replace("`", "``") + "`"


def constraint_statements(tops: Sequence[str]) -> list[str]:
    """Cypher that may be run again, a statement each: `id` is unique below a label; names have indexes and a search."""
    statements = []
    for label in tops:
        key = quoted(f"kg_{label}_id")
        statements.append(f"CREATE CONSTRAINT {key} IF NOT EXISTS FOR (n:{quoted(label)}) REQUIRE n.id IS UNIQUE")
    for label in tops:
        key = quoted(f"kg_{label}_name")
        name = "headline" if label == "Article" else "name"
        statements.append(f"CREATE INDEX {key} IF NOT EXISTS FOR (n:{quoted(label)}) ON (n.{name})")
    labels = "|".join(quoted(label) for label in tops)
    statements.append(
        f"CREATE FULLTEXT INDEX {FULL_TEXT} IF NOT EXISTS FOR (n:{labels}) ON EACH [n.name, n.aliases, n.headline] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
    )
    return statements


def constraints(tops: Sequence[str]) -> str:
    """The same as a file for `cypher-shell -f`."""
    search = f"//   CALL db.index.fulltext.queryNodes('{FULL_TEXT}', $text) YIELD node, score RETURN node.name, score"
    head = "// Run once after the import: cypher-shell -f constraints.cypher. The last line lets you search by name:\n"
    return f"{head}{search}\n" + "".join(statement + ";\n" for statement in constraint_statements(tops))


def style(tops: Sequence[str]) -> str:
    """A style sheet for Neo4j Browser: drop the file on its window, or paste it after `:style`."""
    blocks = [
        "node { diameter: 50px; color: #A5ABB6; border-color: #9AA1AC; border-width: 2px; "
        'text-color-internal: #222222; font-size: 10px; caption: "{name}"; }',
        "relationship { color: #A5ABB6; shaft-width: 1px; font-size: 8px; padding: 3px; "
        'text-color-external: #000000; text-color-internal: #FFFFFF; caption: "<type>"; }',
    ]
    for number, label in enumerate(tops):
        fill, border, text = PALETTE[number % len(PALETTE)]
        caption = "headline" if label == "Article" else "name"
        blocks.append(
            f"node.{label} {{ color: {fill}; border-color: {border}; text-color-internal: {text}; "
            f'caption: "{{{caption}}}"; }}'
        )
    blocks.append('relationship.MENTIONS { color: #DDDDDD; shaft-width: 1px; caption: ""; }')
    lines = (block.replace("{ ", "{\n  ", 1).replace("; ", ";\n  ").replace("  }", "}") for block in blocks)
    return "\n\n".join(lines) + "\n"
