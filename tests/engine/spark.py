"""A real standalone cluster on the loopback interface: a master and two workers from the pip package."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

PATIENCE = 120


@dataclass(frozen=True)
class Cluster:
    """`workers` are process ids; killing one also ends its executors."""

    url: str
    web: str
    workers: list[subprocess.Popen[bytes]]

    def alive(self) -> int:
        """How many workers the master knows."""
        try:
            with urllib.request.urlopen(f"{self.web}/json/", timeout=5) as answer:
                return sum(worker["state"] == "ALIVE" for worker in json.load(answer)["workers"])
        except OSError:
            return 0

    def kill_worker(self) -> None:
        """Kill a worker and everything it started, at once."""
        os.killpg(self.workers.pop().pid, signal.SIGKILL)


@contextmanager
def cluster(folder: Path, workers: int = 2) -> Iterator[Cluster]:
    """Start it, wait until all workers are there, and end it."""
    import pyspark

    home = Path(pyspark.__file__).parent
    environment = os.environ | {
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_DIRS": str(folder / "local"),
        "PYSPARK_PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT),
        "SPARK_MASTER_OPTS": "-Dspark.master.rest.enabled=false",
    }
    port, web, *ports = _free(2 + 2 * workers)
    url = f"spark://127.0.0.1:{port}"
    started: list[subprocess.Popen[bytes]] = []

    def start(name: str, *arguments: str) -> subprocess.Popen[bytes]:
        log = (folder / f"{name}.log").open("wb")
        command = [str(home / "bin" / "spark-class"), *arguments]
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        started.append(process)
        return process

    try:
        place = ("--host", "127.0.0.1", "--port", str(port), "--webui-port", str(web))
        start("master", "org.apache.spark.deploy.master.Master", *place)
        found = Cluster(url, f"http://127.0.0.1:{web}", [])
        for number in range(workers):
            own, page = ports[2 * number : 2 * number + 2]
            place = ("--host", "127.0.0.1", "--port", str(own), "--webui-port", str(page))
            room = ("--cores", "1", "--memory", "2g", "--work-dir", str(folder / f"work{number}"))
            found.workers.append(start(f"worker{number}", "org.apache.spark.deploy.worker.Worker", *place, *room, url))
        end = time.monotonic() + PATIENCE
        while found.alive() < workers:
            assert time.monotonic() < end, (folder / "master.log").read_text()
            time.sleep(0.5)
        yield found
    finally:
        for process in started:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _free(count: int) -> list[int]:
    """Ports that nobody listens on."""
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports
