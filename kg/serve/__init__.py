"""The graph over HTTP, read-only: a SPARQL 1.1 Protocol endpoint, an address for every thing, a query page.

`application` makes an ASGI application; `run` serves it. What a page of its own adds (the explorer) comes in as a
`Part`: a function from the `Site` to its routes. Needs the extra `serve`.
"""

from __future__ import annotations

from kg.serve.app import application
from kg.serve.server import run
from kg.serve.site import Part, Settings, Site

__all__ = ["Part", "Settings", "Site", "application", "run"]
