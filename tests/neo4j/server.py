"""A real Neo4j Community server of one's own, on loopback, in a folder that can be thrown away."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

import neo4j

PASSWORD = "only-for-tests-here"
OPENED = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.io", "sun.nio.ch", "java.lang")]


def program() -> Path:
    """Where `.ci/neo4j.sh` puts Neo4j."""
    return Path(os.environ.get("KG_CACHE", Path.home() / ".cache" / "kg")) / "neo4j"


class Server:
    """One server below `home`; `uri`, `user` and `password` let one in once it is started.

    A `brief` server is made for small graphs: it starts and warms up sooner, and never gets as fast.
    """

    user = "neo4j"
    password = PASSWORD

    def __init__(self, home: Path, brief: bool = False) -> None:
        self.home = home
        self.brief = brief
        self.process: subprocess.Popen[bytes] | None = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.uri = f"bolt://127.0.0.1:{port}"
        for name in ("conf", "data", "logs", "import", "plugins"):
            (home / name).mkdir(parents=True, exist_ok=True)
        settings = [
            "server.default_listen_address=127.0.0.1",
            f"server.bolt.listen_address=127.0.0.1:{port}",
            f"server.bolt.advertised_address=127.0.0.1:{port}",
            "server.http.enabled=false",
            "server.https.enabled=false",
            "server.memory.pagecache.size=256m",
            "db.tx_log.rotation.retention_policy=keep_none",
            "dbms.usage_report.enabled=false",
        ]
        (home / "conf" / "neo4j.conf").write_text("\n".join(settings) + "\n", encoding="utf-8")
        self.admin("dbms", "set-initial-password", PASSWORD)

    @property
    def environment(self) -> dict[str, str]:
        """What neo4j-admin, and so import.sh, has to be told."""
        return {
            **os.environ,
            "NEO4J_HOME": str(self.home),
            "NEO4J_CONF": str(self.home / "conf"),
            "NEO4J_ADMIN": str(program() / "bin" / "neo4j-admin"),
        }

    def admin(self, *arguments: str) -> str:
        """Run neo4j-admin and return what it says."""
        command = [str(program() / "bin" / "neo4j-admin"), *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False, timeout=600)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def bulk(self, folder: Path, *options: str) -> str:
        """Import the folder `neo4j/` of a build by its own script, in place of what was there."""
        assert self.process is None, "the server must be stopped"
        command = ["bash", str(folder / "neo4j" / "import.sh"), "neo4j", "--overwrite-destination"]
        report = self.home / "import.report"
        done = subprocess.run(
            [*command, "--max-off-heap-memory=1g", "--bad-tolerance=0", *options],
            env=self.environment | {"KG_IMPORT_REPORT": str(report)},
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert not report.exists() or not report.read_text().strip(), report.read_text()
        return done.stdout

    def start(self, patience: float = 120) -> None:
        """Start the server and wait until it answers."""
        command = ["java", "-Xms256m", "-Xmx1g", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8", *OPENED]
        command += ["-XX:TieredStopAtLevel=1"] if self.brief else []
        command += ["-cp", f"{program()}/lib/*", "org.neo4j.server.CommunityEntryPoint"]
        command += [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        log = (self.home / "logs" / "console.log").open("ab")
        self.process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, start_new_session=True)
        log.close()
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            assert self.process.poll() is None, (self.home / "logs" / "console.log").read_text()
            try:
                with self.driver() as driver:
                    driver.verify_connectivity()
                    driver.execute_query("RETURN 1")
                return
            except (neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError, OSError):
                time.sleep(0.3)
        raise AssertionError("the server did not answer: " + (self.home / "logs" / "console.log").read_text())

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop the server; with SIGKILL it dies as in a crash."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(60)
            self.process = None

    def driver(self) -> neo4j.Driver:
        """A driver to look into the database with."""
        return neo4j.GraphDatabase.driver(self.uri, auth=(self.user, self.password), connection_timeout=5)

    def rows(self, cypher: str, **parameters: object) -> list[dict[str, object]]:
        """The rows of a query."""
        with self.driver() as driver:
            return [record.data() for record in driver.execute_query(cypher, parameters).records]

    def rows_apart(self, cypher: str) -> list[dict[str, object]]:
        """The rows of a query that makes its own transactions, as cypher-shell runs it."""
        with self.driver() as driver, driver.session() as session:
            return [record.data() for record in session.run(cypher)]

    def clear(self, schema: bool = False) -> None:
        """Empty the database, with `schema` of its constraints and indexes too."""
        self.rows("MATCH (n) DETACH DELETE n")
        if not schema:
            return
        for word, kind in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
            condition = "WHERE type <> 'LOOKUP'" if kind == "INDEXES" else ""
            for row in self.rows(f"SHOW {kind} YIELD * {condition} RETURN name"):
                self.rows(f"DROP {word} `{str(row['name']).replace('`', '``')}`")
