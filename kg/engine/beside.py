"""Work done beside other work: afterwards, on a thread, or by a copy of this process.

Each is a context manager: while its body runs, or after it, the call is done; at its end it is done, and the future it
gave holds what the call returned. An error of the call is raised there; where the body fails, that error is raised.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")

LATER = 5  # added to the niceness of a copy


@contextmanager
def afterwards(call: Callable[[], T]) -> Iterator[Future[T]]:
    """`call()` here, once the body has run."""
    done: Future[T] = Future()
    yield done
    done.set_result(call())


@contextmanager
def on_a_thread(call: Callable[[], T]) -> Iterator[Future[T]]:
    """`call()` on a thread while the body runs: what Python waits for, as the store's own code, is done beside it."""
    with ThreadPoolExecutor(1) as pool:
        under_way = pool.submit(call)
        yield under_way
    under_way.result()


@contextmanager
def in_a_copy(call: Callable[[], T]) -> Iterator[Future[T]]:
    """`call()` by a copy of this process while the body runs: it has what is in memory without being sent it.

    What it returns is pickled. Where a copy that dies (killed for its memory) leaves nothing, and on systems that copy
    no process safely, the call is done here, afterwards.
    """
    if sys.platform != "linux":
        with afterwards(call) as later:
            yield later
        return
    receiver, sender = multiprocessing.Pipe(duplex=False)
    copy = multiprocessing.get_context("fork").Process(target=_do, args=(call, sender), daemon=True)
    copy.start()
    sender.close()
    done: Future[T] = Future()
    try:
        yield done
        try:
            error, result = receiver.recv()
        except EOFError:
            error, result = None, call()
        if error is not None:
            raise error
        done.set_result(result)
    finally:
        copy.kill()
        copy.join()
        receiver.close()


def _do(call: Callable[[], object], sender: Connection) -> None:
    """What the copy does: after what the process does that it is a copy of, when there are too few cores for both.

    Nobody interrupts it, and it ends with that process.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(LATER)
    threading.Thread(target=end_with_parent, daemon=True).start()
    answer: tuple[Exception | None, object]
    try:
        answer = None, call()
    except Exception as error:
        answer = error, None
    sender.send(answer)


def end_with_parent() -> None:
    """End this process when its parent does: one that was killed would leave it waiting, or writing, for ever."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
