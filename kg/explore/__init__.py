"""The explorer a server offers: a start page, an address for every thing and article, neighbourhoods as asked for.

`explorer` makes what `kg.serve.application` takes in: the routes, and the page of a thing.
"""

from __future__ import annotations

from kg.explore.site import explorer

__all__ = ["explorer"]
