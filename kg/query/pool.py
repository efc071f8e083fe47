"""The worker processes and their keeper: each query has a deadline, and what overruns it is killed and replaced."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.query.guard import RefusedError, check

PACKAGE = Path(__file__).parents[2]
_START_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may cost: past `rows` and `size` (bytes; None: no limit) it is cut, past the others ended."""

    seconds: float = 10.0
    rows: int | None = 100_000
    size: int | None = 16_000_000
    megabytes: int = 400


@dataclass(frozen=True, slots=True)
class Query:
    """A query as asked: its text, the media types liked (best first), and the dataset where it is not the store's."""

    text: str
    formats: Sequence[str]
    default_graphs: Sequence[str] | None = None
    named_graphs: Sequence[str] | None = None
    base: str | None = None
    prefixes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer: its media type, its bytes, and whether a limit cut it."""

    media: str
    body: bytes
    truncated: bool


class Worker:
    """One process and the two ends of its pipes."""

    def __init__(self, process: asyncio.subprocess.Process, identity: tuple[int, int], isolated: bool) -> None:
        self.process = process
        self.identity = identity
        self.isolated = isolated

    @classmethod
    async def start(cls, store: Path, megabytes: int) -> Worker:
        """A worker that has the store open.

        Raises:
            OSError: when it does not come up.
        """
        search = os.pathsep.join(filter(None, [str(PACKAGE), os.environ.get("PYTHONPATH", "")]))
        identity = identify(store)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "kg.query.worker", str(store), str(megabytes)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": search},
            start_new_session=True,
        )
        worker = cls(process, identity, False)
        try:
            head = json.loads(await asyncio.wait_for(worker._line(), _START_SECONDS))
        except BaseException as error:
            await worker.end()
            if isinstance(error, ValueError | TimeoutError):
                raise OSError(f"no worker could be started on {store}") from error
            raise
        worker.isolated = head["isolated"]
        return worker

    async def _line(self) -> bytes:
        assert self.process.stdout
        return await self.process.stdout.readline()

    async def ask(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """One request and its reply.

        Raises:
            EOFError: when the process ended on it.
        """
        assert self.process.stdin
        assert self.process.stdout
        try:
            self.process.stdin.write(json.dumps(request).encode() + b"\n")
            await self.process.stdin.drain()
            head = json.loads(await self._line() or b"null")
            if head is None:
                raise EOFError
            return head, await self.process.stdout.readexactly(head["length"])
        except (ConnectionError, asyncio.IncompleteReadError) as error:
            raise EOFError from error

    async def end(self) -> None:
        """Kill it at once and wait until it is gone."""
        with suppress(ProcessLookupError):
            self.process.kill()
        await self.process.communicate()


def identify(store: Path) -> tuple[int, int]:
    """What tells one store folder from the one that takes its place."""
    found = store.stat()
    return found.st_dev, found.st_ino


class Pool:
    """So many workers on one store. Leave it by `close`."""

    def __init__(self, store: Path, limits: Limits, size: int) -> None:
        self.store = store
        self.limits = limits
        self.size = size
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._all: set[Worker] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._ending: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Bring the workers up.

        Raises:
            OSError: when none comes up.
        """
        await asyncio.gather(*(self._add() for _ in range(self.size)))

    async def close(self) -> None:
        """End every worker."""
        for task in self._starting:
            task.cancel()
        await asyncio.gather(*self._starting, *self._ending, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._all), return_exceptions=True)
        self._all.clear()

    @property
    def isolated(self) -> bool:
        """Whether every worker is without a network."""
        return bool(self._all) and all(worker.isolated for worker in self._all)

    async def _add(self) -> None:
        worker = await Worker.start(self.store, self.limits.megabytes)
        self._all.add(worker)
        self._idle.put_nowait(worker)

    async def _add_until_there(self) -> None:
        while True:
            try:
                return await self._add()
            except OSError:
                await asyncio.sleep(1)

    def _replace(self, worker: Worker) -> None:
        self._all.discard(worker)
        with suppress(ProcessLookupError):
            worker.process.kill()
        for tasks, what in ((self._ending, worker.end()), (self._starting, self._add_until_there())):
            task = asyncio.create_task(what)
            tasks.add(task)
            task.add_done_callback(tasks.discard)

    async def _take(self, until: float) -> Worker:
        loop = asyncio.get_running_loop()
        while True:
            worker = await asyncio.wait_for(self._idle.get(), until - loop.time())
            try:
                current = worker.process.returncode is None and worker.identity == identify(self.store)
            except FileNotFoundError:
                current = True
            if current:
                return worker
            self._replace(worker)

    async def ask(self, query: Query) -> Reply:
        """Run one query. When the caller is cancelled, so is the query.

        Raises:
            RefusedError: with the HTTP status and the reason.
        """
        check(query.text)
        until = asyncio.get_running_loop().time() + self.limits.seconds
        try:
            worker = await self._take(until)
        except TimeoutError as error:
            raise RefusedError(503, "all workers are busy; try again in a moment") from error
        whole = False
        try:
            async with asyncio.timeout_at(until):
                head, body = await worker.ask(self._request(query))
            whole = True
        except TimeoutError as error:
            raise RefusedError(503, f"the query took longer than {self.limits.seconds:g} seconds") from error
        except EOFError as error:
            problem = f"the query needed more than {self.limits.megabytes} MB, or is too complex"
            raise RefusedError(503, problem) from error
        finally:
            if whole:
                self._idle.put_nowait(worker)
            else:
                self._replace(worker)
        if head["status"] != 200:
            raise RefusedError(head["status"], head["problem"])
        return Reply(head["media"], body, head["truncated"])

    def _request(self, query: Query) -> dict[str, Any]:
        return {
            "query": query.text,
            "formats": list(query.formats),
            "default_graphs": None if query.default_graphs is None else list(query.default_graphs),
            "named_graphs": None if query.named_graphs is None else list(query.named_graphs),
            "base": query.base,
            "prefixes": dict(query.prefixes),
            "rows": self.limits.rows,
            "bytes": self.limits.size,
            "seconds": self.limits.seconds,
        }


@asynccontextmanager
async def pool(store: Path, limits: Limits, size: int) -> AsyncIterator[Pool]:
    """A running pool, ended on the way out."""
    workers = Pool(store, limits, size)
    try:
        await workers.start()
        yield workers
    finally:
        await workers.close()
