"""The process that runs queries: it opens the store read-only, has no network where the system allows it, and can die.

It speaks over its standard input and output: a line of JSON and so many bytes each way. Nothing but the store, the
engine and the writers is loaded here, so that it is ready in a tenth of a second.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
from contextlib import suppress
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.query import results

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # clone flags of unshare(2)


def leave_network() -> bool:
    """Move this process to a network namespace with nothing in it (Linux); whether that worked."""
    unshare = getattr(ctypes.CDLL(None), "unshare", None) if sys.platform == "linux" else None
    return unshare is not None and (unshare(_NEW_USER | _NEW_NETWORK) == 0 or unshare(_NEW_NETWORK) == 0)


def bound_memory(megabytes: int) -> None:
    """Let this process take so much memory and no more: past it, the system refuses and the process ends."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(store: ox.Store, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Run one query; the reply's head and body."""
    dataset: dict[str, Any] = {}
    try:
        if not (request["default_graphs"] is None and request["named_graphs"] is None):
            dataset = {
                "default_graph": _nodes(request["default_graphs"]),
                "named_graphs": _nodes(request["named_graphs"]),
            }
        found = store.query(request["query"], base_iri=request["base"], prefixes=request["prefixes"], **dataset)
        media, body, cut = results.write(
            found,
            request["formats"],
            rows=request["rows"],
            size=request["bytes"],
            prefixes=request["prefixes"],
            query=request["query"],
        )
    except results.NotAcceptableError as error:
        return {"status": 406, "problem": f"this answer comes as {error}"}, b""
    except (SyntaxError, ValueError) as error:
        return {"status": 400, "problem": str(error)}, b""
    except RuntimeError as error:  # what the engine finds only when it runs: a function it does not know
        return {"status": 400, "problem": str(error)}, b""
    except OSError as error:
        return {"status": 500, "problem": str(error)}, b""
    return {"status": 200, "media": media, "truncated": cut}, body


def _nodes(addresses: list[str] | None) -> list[ox.NamedNode]:
    return [ox.NamedNode(address) for address in addresses or ()]


def serve(store: ox.Store, requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer until the other side goes away. The system's own alarm ends a query whose asker cannot end it any more."""
    for line in requests:
        request = json.loads(line)
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, request["seconds"] + 1)
        head, body = answer(store, request)
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        replies.write(json.dumps(head | {"length": len(body)}).encode() + b"\n" + body)
        replies.flush()


def main(place: str, megabytes: str) -> None:
    """Start on the store at `place`; standard output is kept for replies alone."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    isolated = leave_network()
    bound_memory(int(megabytes))
    store = ox.Store.read_only(place)
    replies.write(json.dumps({"ready": True, "isolated": isolated}).encode() + b"\n")
    replies.flush()
    serve(store, sys.stdin.buffer, replies)


if __name__ == "__main__":
    main(*sys.argv[1:])
