"""A real cluster gives the bytes of the serial build, also when a worker is killed.

The test builds 2,000 generated articles, as many as the environment variable KG_SPARK_ARTICLES says.
"""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from benchmarks.corpus import write_pages
from kg import cluster
from kg.errors import KgError
from kg.ontology import Ontology
from tests.engine.spark import cluster as standalone
from tests.pages import build_folder, contents

pytestmark = [pytest.mark.spark, pytest.mark.slow]
ARTICLES = int(os.environ.get("KG_SPARK_ARTICLES", "2000"))


def test_cluster_gives_the_same_bytes_though_a_worker_is_killed(tmp_path: Path, ontology: Ontology) -> None:
    write_pages(tmp_path / "pages", ARTICLES)
    build_folder([tmp_path / "pages"], tmp_path / "serial", ontology)
    expected = contents(tmp_path / "serial")
    with standalone(tmp_path) as found:
        with cluster.session(found.url) as spark:
            assert spark.session.sparkContext.master == found.url
            with pytest.raises(KgError, match="a session on spark://"), cluster.session("local[2]"):
                pass
            start = time.monotonic()
            cluster.build_on(spark, [tmp_path / "pages"], tmp_path / "spark", ontology)
            takes = time.monotonic() - start
            assert contents(tmp_path / "spark") == expected
            half = threading.Timer(takes / 3, found.kill_worker)
            half.start()
            cluster.build_on(spark, [tmp_path / "pages"], tmp_path / "killed", ontology)
            half.join()
            assert contents(tmp_path / "killed") == expected
        assert found.alive() == 1
