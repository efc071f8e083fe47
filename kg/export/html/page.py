"""Puts the page together: pyvis holds the graph and renders our template; scripts and styles are all inside.

vis-network comes out of the installed pyvis package. The content security policy allows the three scripts and the
style by their hashes and nothing else, so the page cannot ask anything of any network, whatever a name contains.
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from kg.errors import KgError
from kg.export.html.records import Records, columns

ASSETS: Final = Path(__file__).parent / "assets"
VIS: Final = "lib/vis-9.1.2/vis-network.min.js"
# in this order they make one script; each file says at its top what it does
SCRIPTS: Final = (
    "words",
    "source",
    "data",
    "match",
    "state",
    "filter",
    "view",
    "place",
    "shapes",
    "draw",
    "labels",
    "select",
    "panel",
    "evidence",
    "legend",
    "filters",
    "search",
    "path",
    "picture",
    "table",
    "keys",
    "main",
)
STYLES: Final = ("colours", "frame", "parts", "phone")


def render(records: Records, strings: dict[str, dict[str, str]]) -> str:
    """The text of the page for `records`, with the interface's words in each language of `strings`.

    Raises:
        KgError: when the installed pyvis does not carry the script the page is made for.
    """
    from markupsafe import Markup
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    net.nodes = records.nodes  # add_node and add_edge look each one up: minutes on a large graph
    net.edges = records.edges
    net.set_template_dir(str(ASSETS), "page.html")
    script, style, library = application(), styles(), vis_network()
    net.templateEnv.autoescape = True
    net.templateEnv.filters["columns"] = columns
    net.templateEnv.filters["data"] = lambda value: Markup(as_data(value))
    net.templateEnv.globals.update(
        policy=policy([library, script], style),
        library=Markup(library),
        script=Markup(script),
        style=Markup(style),
        tables=records.tables,
        sentences=records.sentences,
        strings=strings,
        language=records.tables["language"],
    )
    return str(net.generate_html("graph.html"))


def render_shell(tables: dict[str, Any], strings: dict[str, dict[str, str]], api: str) -> str:
    """The same page without a graph inside: it asks `api` on its own server for what it shows."""
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup

    environment = Environment(loader=FileSystemLoader(ASSETS), autoescape=True)
    environment.filters |= {"columns": columns, "data": lambda value: Markup(as_data(value))}
    values = {"nodes": [], "edges": [], "sentences": [], "language": tables["language"]}
    return environment.get_template("page.html").render(api=api, tables=tables, strings=strings, **values)


def application() -> str:
    """The page's own script, one scope around all modules."""
    modules = "\n".join(_text(ASSETS / f"{name}.js") for name in SCRIPTS)
    return f"(() => {{\n'use strict';\n{modules}\n}})();\n"


def styles() -> str:
    """The page's styles."""
    return "\n".join(_text(ASSETS / f"{name}.css") for name in STYLES)


def vis_network() -> str:
    """vis-network as the installed pyvis carries it, without its pointer to a source map."""
    import pyvis

    path = Path(pyvis.__file__).parent / "templates" / VIS
    if not path.is_file():
        raise KgError("pyvis does not carry vis-network 9.1.2", "install pyvis 0.3.2", file=str(path))
    return _text(path).replace("//# sourceMappingURL=vis-network.min.js.map", "")


def policy(scripts: list[str], style: str) -> str:
    """A content security policy that lets these texts run and style the page, and nothing go out."""
    runs = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {runs}; style-src {_hash(style)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def as_data(value: Any) -> str:
    """JSON that stands safely inside a script element of data: no `<` is left in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")
