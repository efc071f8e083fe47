"""`docs/questions.md`: every built-in question with its parameters and both its queries, written from the data.

`python -m kg.query.document > docs/questions.md` makes it anew; a test compares.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from kg.ontology import default
from kg.query.questions import Question, questions

_HEAD = """# Built-in questions

Ask one with `kg query DIR --name NAME --param key=value`, or on the query page of `kg serve`. The Cypher beside each
gives the same rows on the graph in Neo4j; pass the parameters as they are. A column `x_id` identifies what stands in
column `x`. Names are matched in full, against the name of a thing and its aliases.

This file is written from `ontology/questions/` by `python -m kg.query.document`.
"""


def markdown(known: Iterable[Question]) -> str:
    """The page, a section a question."""
    return "\n".join([_HEAD, *(_section(question) for question in known)])


def _section(question: Question) -> str:
    lines = [f"## {question.name}", "", f"**{question.labels['en']}** · {question.labels['zh']}", ""]
    lines += [question.descriptions["en"], "", question.descriptions["zh"], ""]
    if question.parameters:
        lines += ["| parameter | what | default | example |", "| --- | --- | --- | --- |"]
        for each in question.parameters:
            what = f"{each.labels['en']} · {each.labels['zh']}"
            lines.append(f"| `{each.name}` | {what} | {each.default} | {each.example} |")
        lines.append("")
    command = " ".join([question.name, *(f"--param {each.name}={each.example}" for each in question.parameters)])
    lines += ["```sh", f"kg query DIR --name {command}", "```", ""]
    lines += ["```sparql", question.sparql.rstrip(), "```", "", "```cypher", question.cypher.rstrip(), "```", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(markdown(questions(default()).values()))
