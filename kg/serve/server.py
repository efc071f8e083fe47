"""Listens and serves until it is told to stop."""

from __future__ import annotations

import socket
from collections.abc import Callable

from starlette.applications import Starlette

from kg.errors import KgError
from kg.serve.site import Settings


def run(app: Starlette, settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve `app`; `ready` is told the address once it answers there.

    Raises:
        KgError: when the address is taken or not this machine's.
    """
    import uvicorn

    host = settings.host.strip("[]")
    try:
        listener = socket.create_server((host, settings.port), family=_family(host), backlog=256)
    except OSError as error:
        remedy = "choose another --port, or end what listens there"
        raise KgError(f"cannot listen on {settings.host}:{settings.port} ({error.strerror})", remedy) from error
    config = uvicorn.Config(
        app,
        log_level="warning",
        lifespan="on",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=2,
        timeout_keep_alive=5,
    )
    shown = f"[{host}]" if ":" in host else host
    ready(f"http://{shown}:{listener.getsockname()[1]}/")
    with listener:
        uvicorn.Server(config).run(sockets=[listener])


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
