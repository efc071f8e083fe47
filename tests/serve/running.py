"""A real `kg serve` on a free port of loopback, and raw HTTP to ask it."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n0 ?o }"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


@dataclass(frozen=True)
class Running:
    """A server process and where it answers."""

    address: str
    pid: int

    @property
    def port(self) -> int:
        port = urlsplit(self.address).port
        assert port is not None
        return port

    def request(
        self, path: str, method: str = "GET", body: bytes | str | None = None, timeout: float = 30, **headers: str
    ) -> Answer:
        """One request with the path exactly as given; header names are written with `_` for `-`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            data = body.encode() if isinstance(body, str) else body
            connection.putrequest(method, path, skip_host="Host" in named, skip_accept_encoding=True)
            for name, value in named.items():
                connection.putheader(name, value)
            if data is not None:
                connection.putheader("Content-Length", str(len(data)))
            connection.endheaders(data)
            response = connection.getresponse()
            return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()

    def query(self, text: str, accept: str = "application/sparql-results+json", timeout: float = 30) -> Answer:
        """A query by GET."""
        return self.request(f"/sparql?{urlencode({'query': text})}", timeout=timeout, Accept=accept)

    def count(self) -> bytes:
        """How many triples it holds, as it says."""
        found = self.query(COUNT, "text/csv")
        assert found.status == 200
        return found.body


@contextmanager
def running(folder: Path, *options: str) -> Iterator[Running]:
    """`kg serve folder` with these options, ended on the way out."""
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", str(folder), "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        while (line := process.stderr.readline()).startswith("kg: the index of"):
            pass
        if not line.startswith("http://"):
            process.terminate()  # else what it says has no end
            pytest.fail(line + process.stderr.read())
        threading.Thread(target=process.stderr.read, daemon=True).start()
        server = Running(line.split()[0], process.pid)
        wait_until_well(server)
        yield server
    finally:
        process.terminate()
        process.wait(10)


def wait_until_well(server: Running) -> None:
    """The socket listens before the workers are up; the first answer waits for them."""
    assert server.request("/health", timeout=30).status == 200


@dataclass
class Listener:
    """Counts who calls it."""

    port: int
    hits: int = 0


@contextmanager
def listening() -> Iterator[Listener]:
    """A server on loopback that should never be called."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        listener = Listener(server.getsockname()[1])

        def take() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                listener.hits += 1
                connection.close()

        threading.Thread(target=take, daemon=True).start()
        yield listener


def children(pid: int) -> list[int]:
    """The processes below a process (Linux)."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(path.parent.name))
    return found


@contextmanager
def watched_memory(pid: int) -> Iterator[list[int]]:
    """The most megabytes that the processes below `pid` hold at each look, meanwhile (Linux)."""
    seen: list[int] = []
    done = threading.Event()

    def look() -> None:
        while not done.wait(0.02):
            seen.extend(peak_megabytes(each) for each in children(pid))

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield seen
    finally:
        done.set()
        watcher.join()


def peak_megabytes(pid: int) -> int:
    """The most memory a process has held, 0 when it is gone (Linux)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) // 1024


def processor_seconds(pid: int) -> float:
    """The processor time of a process and of those below it (Linux)."""
    total = 0
    for each in [pid, *children(pid)]:
        try:
            fields = Path(f"/proc/{each}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total / 100
