"""Every engine does the same, in the same order, and none loses an item."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from kg.engine import Engine, Failure, Loopback, Pool, Serial
from kg.engine.beside import in_a_copy
from tests.conftest import ROOT

ENGINES: dict[str, Engine] = {
    "serial": Serial(),
    "pool": Pool(2),
    "pool, spawned": Pool(2, batch=3, method="spawn"),
    "loopback": Loopback(),
    "loopback, dealt otherwise": Loopback(partitions=7, seed=5),
}


SPARK = pytest.param("spark", marks=[pytest.mark.spark, pytest.mark.slow])


@pytest.fixture(params=[*sorted(ENGINES), SPARK])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.getfixturevalue("spark") if request.param == "spark" else ENGINES[request.param]
    return found


def multiply(item: int, shared: int) -> int:
    return item * shared


def largest(values: list[tuple[int, str]]) -> tuple[int, str]:
    return max(values)


def refuse(item: int, shared: int) -> int:
    if item == shared:
        raise ValueError(f"not {item}")
    return item


def who(item: int, shared: None) -> int:
    time.sleep(0.05)
    return os.getpid()


def die(item: int, shared: int) -> int:
    if item == shared:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def test_results_keep_the_order_of_the_items(engine: Engine) -> None:
    assert list(engine.map(multiply, range(50), 3)) == [3 * n for n in range(50)]


def test_no_items_give_no_results(engine: Engine) -> None:
    assert list(engine.map(multiply, [], 3)) == []


def test_an_error_of_the_function_is_raised(engine: Engine) -> None:
    with pytest.raises(ValueError, match="not 7"):
        list(engine.map(refuse, range(20), 7))


def test_values_are_combined_by_key_and_sorted(engine: Engine) -> None:
    pairs = [(str(n % 7), (n, f"value {n}")) for n in range(100)]
    found = engine.merge(pairs, largest)
    assert list(found) == sorted(found)
    assert found == {str(k): (max(n for n in range(100) if n % 7 == k), found[str(k)][1]) for k in range(7)}
    assert found["0"] == (98, "value 98")


def join(values: list[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sorted({n for value in values for n in value}))


def test_a_key_of_very_many_values_holds_all_of_them(engine: Engine) -> None:
    pairs: list[tuple[str, tuple[int, ...]]]
    pairs = [("seldom" if n % 1000 == 0 else "common", (n,)) for n in range(20_000)]
    found = engine.merge(pairs, join)
    assert found["seldom"] == tuple(range(0, 20_000, 1000))
    assert found["common"] == tuple(n for n in range(20_000) if n % 1000)


def test_work_beside_other_work_is_done_at_the_end(engine: Engine) -> None:
    done: list[str] = []
    with engine.beside(lambda: done.append("beside")):
        done.append("body")
    assert sorted(done) == ["beside", "body"]
    with pytest.raises(ValueError, match="not 7"), engine.beside(lambda: refuse(7, 7)):
        pass
    with pytest.raises(KeyError), engine.beside(lambda: done.append("again")):
        raise KeyError("body")


def test_work_apart_gives_its_result_or_its_error(engine: Engine) -> None:
    with engine.apart(lambda: join([(2,), (1,)])) as result:
        pass
    assert result.result() == (1, 2)
    with pytest.raises(ValueError, match="not 7"), engine.apart(lambda: refuse(7, 7)):
        pass
    with pytest.raises(KeyError), engine.apart(lambda: join([])):
        raise KeyError("body")


class StubbornError(Exception):
    """One that pickles and does not unpickle."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} and {other}")


@pytest.mark.skipif(sys.platform != "linux", reason="no process is copied here")
class TestCopy:
    """Work done by a copy of the process."""

    def test_is_done_elsewhere_with_what_is_in_memory(self) -> None:
        here = [os.getpid()]
        with in_a_copy(lambda: (here[0], os.getpid())) as result:
            pass
        assert result.result()[0] == here[0] != result.result()[1]

    @pytest.mark.parametrize("size", [0, 2**20], ids=["while it works", "while it gives its result"])
    def test_that_dies_is_done_here(self, size: int) -> None:
        here = os.getpid()

        def work() -> bytes:
            if os.getpid() != here and not size:
                os.kill(os.getpid(), signal.SIGKILL)
            return str(os.getpid()).encode() + bytes(size)

        with in_a_copy(work) as result:
            if size:
                time.sleep(0.5)  # more than a pipe holds: it waits until somebody reads
                multiprocessing.active_children()[0].kill()
        assert result.result() == str(here).encode() + bytes(size)

    def test_that_cannot_be_made_is_done_here(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_memory() -> int:
            raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))

        monkeypatch.setattr(os, "fork", no_memory)
        with in_a_copy(os.getpid) as result:
            pass
        assert result.result() == os.getpid()

    def test_tells_an_error_that_cannot_be_sent(self) -> None:
        def fail() -> None:
            raise StubbornError("one", "other")

        with pytest.raises(StubbornError, match="one and other"), in_a_copy(fail):
            pass

    def test_ends_when_the_work_beside_it_fails(self) -> None:
        start = time.monotonic()
        with pytest.raises(KeyError), in_a_copy(lambda: time.sleep(60)):
            raise KeyError("body")
        assert time.monotonic() - start < 30
        assert not multiprocessing.active_children()


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_worker_that_dies_costs_its_item_and_nothing_else(method: str) -> None:
    results = list(Pool(2, batch=4, method=method).map(die, range(30), 13))
    assert results[:13] + results[14:] == [n for n in range(30) if n != 13]
    assert results[13] == Failure(13, "the process that worked on it died")


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_workers_end_when_the_first_process_is_killed(method: str) -> None:
    code = f"""
from kg.engine import Pool
from tests.engine.test_engines import who
for pid in Pool(2, batch=1, method={method!r}).map(who, range(100), None):
    print(pid, flush=True)
"""
    first = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT)
    assert first.stdout
    worker = int(first.stdout.readline())
    assert worker != first.pid
    first.kill()
    first.wait()
    for _ in range(100):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("the worker lives on")


def test_items_are_taken_as_results_are_asked_for() -> None:
    taken = []

    def items() -> Iterator[int]:
        for n in range(1000):
            taken.append(n)
            yield n

    results = Pool(2, batch=2).map(multiply, items(), 1)
    assert [next(results) for _ in range(10)] == list(range(10))
    assert len(taken) <= 40
    results.close()  # type: ignore[attr-defined]
