"""Who is let in: the name the server is called by, the page that asks, and the headers every answer wears.

A browser can be made to call a server on its own machine by another name (DNS rebinding) or from a foreign page. So
the `Host` of each request must be on a list, and an `Origin` must be the server's own or one that was allowed; both
are compared whole, never by pattern.
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": "no-cache",
}


class Door:
    """ASGI middleware in front of everything."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str], origins: Iterable[str]) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts)
        self.origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 to what is not let in, pass on the rest."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin", "")
        allowed = bool(origin) and bool({"*", origin} & self.origins)

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                worn = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    worn.setdefault(name, value)
                if allowed:
                    worn["access-control-allow-origin"] = "*" if "*" in self.origins else origin
                    worn["access-control-expose-headers"] = "Kg-Truncated"
                    worn.add_vary_header("Origin")
            await send(message)

        refusal = self._refusal(scope, headers, origin, allowed)
        await (refusal or self.app)(scope, receive, dressed)

    def _refusal(self, scope: Scope, headers: Headers, origin: str, allowed: bool) -> Response | None:
        host = headers.get("host", "")
        if bare(host) not in self.hosts:
            return PlainTextResponse("this server does not go by that name; start it with --allow-host\n", 403)
        if origin and not allowed and origin != f"{scope['scheme']}://{host}":
            return PlainTextResponse("pages of other origins may not ask here; start it with --cors\n", 403)
        if scope["method"] == "OPTIONS" and allowed and "access-control-request-method" in headers:
            permitted = {
                "access-control-allow-methods": "GET, POST",
                "access-control-allow-headers": "content-type, accept",
                "access-control-max-age": "600",
            }
            return Response(status_code=204, headers=permitted)
        return None


def bare(host: str) -> str:
    """A `Host` header without its port.

    >>> bare("localhost:8000"), bare("[::1]:8000"), bare("[::1]")
    ('localhost', '[::1]', '[::1]')
    """
    name, colon, port = host.rpartition(":")
    return (name if colon and (port.isdigit() or not port) and not name.endswith(":") and name else host).lower()
